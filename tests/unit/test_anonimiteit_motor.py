"""deduce made small: the same findings as deduce itself, read as this program reads them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from weegtafel.anonimiteit.bouwplaats import zorg_voor_lijsten
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.deducesoorten import duid
from weegtafel.anonimiteit.grondig import Grondig, standaardmap
from weegtafel.anonimiteit.woordlijsten import Woordlijst, schrijf_lijst

TEKST = (
    "Mevrouw Aaltje van der Meulen woont met haar zoon Sem in Ommen, Kerkstraat 12, 7731 AB. "
    "Op 12-11-2026 belde dhr. Bouzid. Zij fietsten over de Vechtlaan naar het Isala ziekenhuis."
)


def test_the_longest_entry_is_found_and_nothing_else(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.txt"
    reeksen = [["a"], ["a", "b", "c"], ["ab"], ["a!"], ["z"], ["é", "'s"]]
    assert schrijf_lijst(pad, [*reeksen, ["a"], [], ["x\ny"]]) == 6
    lijst = Woordlijst(pad)
    assert [lijst.langste(reeks) for reeks in (["a", "b"], ["a", "b", "c", "d"], ["b"], ["zz"], [])] == [1, 3, 0, 0, 0]
    assert lijst.langste(["x", "é", "'s"], 1) == 2
    assert lijst.langste(["\ud83d"]) == 0
    assert [woord for woord in ("a", "ab", "a!", "é", "b", "", "\ud83d", "zz") if lijst.begint(woord)] == [
        "a",
        "ab",
        "a!",
        "é",
    ]
    assert all(reeks in lijst for reeks in reeksen)
    assert ["a", "b"] not in lijst
    lijst.sluit()
    assert ["a"] not in lijst


def test_an_empty_list_finds_nothing(tmp_path: Path) -> None:
    assert schrijf_lijst(tmp_path / "leeg.txt", []) == 0
    assert Woordlijst(tmp_path / "leeg.txt").langste(["a"]) == 0


@pytest.fixture
def lijstmap(tmp_path: Path) -> Path:
    """Small lists in the place of the long ones; everything else is deduce as installed."""
    inhoud = {
        "street": [["Kerkstraat"], ["Vechtlaan"], ["Veen"]],
        "healthcare_institution": [["De", "Oever"]],
        "placename": [["Ommen"], ["Den", "Haag"]],
        "hospital": [["isala", "ziekenhuis"]],
        "eponymous_disease": [["Prader", "-", "Willi"]],
        "first_name": [["Aaltje"], ["Sem"], ["Willi"]],
        "surname": [["Meulen"], ["Bouzid"]],
    }
    for naam, reeksen in inhoud.items():
        schrijf_lijst(tmp_path / f"{naam}.txt", reeksen)
    return tmp_path


def test_deduce_on_small_lists(lijstmap: Path) -> None:
    from weegtafel.anonimiteit.motor import Motor

    gevonden = [(tag, TEKST[begin:einde]) for tag, begin, einde in Motor(lijstmap).vind(TEKST)]
    assert gevonden == [
        ("persoon", "Mevrouw Aaltje van der Meulen"),
        ("persoon", "Sem"),
        ("plaats", "Ommen"),
        ("adres", "Kerkstraat 12"),
        ("postcode", "7731 AB"),
        ("datum", "12-11-2026"),
        ("persoon", "dhr. Bouzid"),
        ("straat", "Vechtlaan"),
        ("ziekenhuis", "Isala ziekenhuis"),
    ]


def test_a_street_does_not_eat_a_name_and_a_disease_is_none(lijstmap: Path) -> None:
    from weegtafel.anonimiteit.motor import Motor

    tekst = "Aaltje van der Veen heeft het syndroom van Prader-Willi."
    assert [tekst[begin:einde] for _, begin, einde in Motor(lijstmap).vind(tekst)] == ["Aaltje van der Veen"]


def test_offsets_are_plain_numbers_where_deduce_cuts_one_finding_short(lijstmap: Path) -> None:
    from weegtafel.anonimiteit.motor import Motor

    schrijf_lijst(lijstmap / "placename.txt", [["Ommen", "aan", "den", "Vecht"]])
    schrijf_lijst(lijstmap / "surname.txt", [["Vecht"], ["Kerk"]])
    gevonden = Motor(lijstmap).vind("Zij woont in Ommen aan den Vecht Kerk en belt.")
    assert [tag for tag, _, _ in gevonden] == ["plaats", "persoon"]
    assert all(type(begin) is int and type(einde) is int for _, begin, einde in gevonden)


def test_the_lookup_on_disk_finds_what_that_of_deduce_finds(tmp_path: Path) -> None:
    from docdeid.document import Document
    from docdeid.ds.lookup import LookupTrie
    from docdeid.process.annotator import MultiTokenLookupAnnotator
    from docdeid.tokenizer import SpaceSplitTokenizer

    from weegtafel.anonimiteit.motor import Opzoeker

    toeval = random.Random(4)
    reeksen = [[toeval.choice("abcde") for _ in range(toeval.randint(1, 4))] for _ in range(60)]
    schrijf_lijst(tmp_path / "lijst.txt", reeksen)
    boom = LookupTrie()
    for reeks in reeksen:
        boom.add_item(reeks)
    tekst = " ".join(toeval.choice("abcdef") for _ in range(500))
    document = Document(tekst, tokenizers={"default": SpaceSplitTokenizer()})
    van_deduce = MultiTokenLookupAnnotator(trie=boom, overlapping=True, tag="x").annotate(document)
    eigen = Opzoeker(Woordlijst(tmp_path / "lijst.txt"), tag="x").annotate(document)
    assert len(eigen) > 300
    assert {(a.start_char, a.end_char) for a in eigen} == {(a.start_char, a.end_char) for a in van_deduce}


@pytest.mark.parametrize(
    ("tag", "tekst", "soort", "kern"),
    [
        ("persoon", "<mevrouw El Amrani>", Soort.PERSOON, "El Amrani"),
        ("persoon", "<de heer M. Bouzid> kwam", Soort.PERSOON, "M. Bouzid"),
        ("persoon", "<Zusje Shanaya>", Soort.PERSOON, "Shanaya"),
        ("persoon", "<mw. A>. belde", Soort.PERSOON, "A."),
        ("persoon", "<Fatima's> broer", Soort.PERSOON, "Fatima"),
        ("persoon", "<Anneke van der >en", Soort.PERSOON, "Anneke"),
        ("persoon", "<Petra Smit van Stichting De Oever>", Soort.PERSOON, "Petra Smit"),
        ("iets nieuws", "<Fatima>", Soort.PERSOON, "Fatima"),
        ("datum", "op <12 maart 2026>", Soort.DATUM, "12 maart 2026"),
        ("leeftijd", "Zij is <13> jaar.", Soort.LEEFTIJD, "13 jaar"),
        ("leeftijd", "Zij is <13> jaar, en", Soort.LEEFTIJD, "13 jaar"),
        ("leeftijd", "een <13>-jarige jongen", Soort.LEEFTIJD, "13-jarige"),
        ("leeftijd", "kinderen van <12-15> jaar", None, ""),
        ("leeftijd", "woont er <4> jaar met", None, ""),
        ("persoon", "<Broers> maken ruzie", None, ""),
        ("persoon", "< van >", None, ""),
        ("datum", "scores <1 2 24>", None, ""),
        ("datum", "Jeugdwet, artikel <7.3.10>", None, ""),
        ("adres", "<Schiedam\n9>. Kleding", None, ""),
        ("adres", "<Dorpsstraat\n9>. Kleding", Soort.ADRES, "Dorpsstraat"),
        ("adres", "<Oude Vest 9>-2, links", Soort.ADRES, "Oude Vest 9-2"),
        ("adres", "<Laan 8> hs en", Soort.ADRES, "Laan 8 hs"),
        ("adres", "<Laan 8> in de wijk", Soort.ADRES, "Laan 8"),
        ("plaats", "in <Zoetermeer>-Oost.", Soort.PLAATS, "Zoetermeer-Oost"),
        ("plaats", "terug naar <Polen>", None, ""),
        ("id", "PL2300-<2026018834>-1.", Soort.DOSSIERNUMMER, "PL2300-2026018834-1"),
        ("persoon", "<Claudio> T. belt", Soort.PERSOON, "Claudio T."),
        ("persoon", "<bij de Vries>", Soort.PERSOON, "de Vries"),
        ("persoon", "syndroom van <Smith-Magenis>", None, ""),
        ("zorginstelling", "doet <FACT>", None, ""),
        ("zorginstelling", "bij <De Oever>", Soort.INSTELLING, "De Oever"),
        ("straat", "de <Vechtlaan> in", Soort.ADRES, "Vechtlaan"),
        ("straat", "<Wegwijzer>", None, ""),
        ("straat", "<Onderweg> naar", None, ""),
        ("straat", "<Schoolloopbaan>: goed", None, ""),
    ],
)
def test_what_a_tag_means_here(tag: str, tekst: str, soort: Soort | None, kern: str) -> None:
    begin, einde = tekst.index("<"), tekst.index(">") - 1
    kaal = tekst.replace("<", "").replace(">", "")
    gevonden = [(s, kaal[van:tot]) for s, van, tot in duid(tag, begin, einde, kaal)]
    assert gevonden == ([(soort, kern)] if soort else [])


def test_two_names_around_the_end_of_a_sentence_are_two() -> None:
    tekst = "Zij speelt met Inaya. Hamza niet."
    assert [tekst[van:tot] for _, van, tot in duid("persoon", 15, 27, tekst)] == ["Inaya", "Hamza"]


def _lees(grondig: Grondig) -> list[tuple[Soort, str]]:
    return [(b.soort, b.tekst) for b in grondig.controleer(TEKST)]


VERWACHT = [
    (Soort.PERSOON, "Aaltje van der Meulen"),
    (Soort.PERSOON, "Sem"),
    (Soort.PLAATS, "Ommen"),
    (Soort.ADRES, "Kerkstraat 12"),
    (Soort.POSTCODE, "7731 AB"),
    (Soort.DATUM, "12-11-2026"),
    (Soort.PERSOON, "Bouzid"),
]


def test_the_real_worker_with_lists_that_stand() -> None:
    if not (standaardmap() / "klaar.json").is_file():
        pytest.skip("the lists of deduce are not built on this machine; the long test builds them")
    grondig = Grondig()
    try:
        gevonden = _lees(grondig)
    finally:
        grondig.stop()
    assert [deel for deel in gevonden if deel in VERWACHT] == VERWACHT


@pytest.mark.long
@pytest.mark.timeout(600)
def test_the_real_worker_builds_its_lists_and_then_finds(tmp_path: Path) -> None:
    """About 35 s on two quiet cores: too long for the ordinary run."""
    gehoord: list[int] = []
    grondig = Grondig(cachemap=tmp_path / "deduce", meld=lambda stand: gehoord.append(stand.deel))
    try:
        gevonden = _lees(grondig)
    finally:
        grondig.stop()
    assert [deel for deel in gevonden if deel in VERWACHT] == VERWACHT
    assert gehoord.count(100) == 1
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["deduce", "deduce.slot"]


@pytest.mark.long
def test_a_list_holds_what_deduce_puts_in_its_own(tmp_path: Path) -> None:
    from deduce.lookup_struct_loader import load_hospital_lookup, load_placename_lookup
    from deduce.lookup_structs import load_raw_itemsets

    from weegtafel.anonimiteit import motor

    zorg_voor_lijsten(tmp_path / "deduce", motor.bouw, lambda *_: None)
    ruw = load_raw_itemsets(
        motor._BRON,
        [
            *motor._WIT,
            "names/lst_surname",
            "locations/lst_placename",
            "institutions/lst_hospital",
            "institutions/lst_hospital_abbr",
        ],
    )
    snijder = motor._deduce.Deduce._initialize_tokenizer(motor._BRON)
    for naam, lader in (("placename", load_placename_lookup), ("hospital", load_hospital_lookup)):
        boom = lader(ruw, snijder)
        regels = (tmp_path / "deduce" / f"{naam}.txt").read_text(encoding="utf-8").splitlines()
        reeksen = [regel.split("\x1f") for regel in regels]
        assert len(reeksen) > 4000
        # deduce folds only the first word when it asks; the entries themselves are the same.
        assert all(_staat_in(boom, reeks) for reeks in reeksen)
        assert _aantal(boom) == len(reeksen)


def _staat_in(boom: Any, reeks: list[str]) -> bool:
    for woord in reeks:
        boom = boom.children.get(woord)
        if boom is None:
            return False
    return bool(boom.is_terminal)


def _aantal(boom: Any) -> int:
    eigen = int(boom.is_terminal)
    return eigen + sum(map(_aantal, boom.children.values()))
