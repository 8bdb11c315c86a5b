from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import outloud
import pdfua
import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select

from tests.documents.overlegbouw import DAG, HASH, LANG, MOMENT, Gebouwd, bouw, maak_casus
from weegtafel.bootstrap import Programma
from weegtafel.inrichting.models import Organisatie, Persoon
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.document import (
    Document,
    Feitenlijst,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    Tabel,
    koppen,
    platte_tekst,
    teksten,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg import uitgaven
from weegtafel.overleg.models import Advies, Agendapunt, NotulenDeel, Overleg
from weegtafel.overleg.verzamelen import overlegfeiten
from weegtafel.rendering.schrijven import schrijf

TUSSEN = {"de", "den", "der", "van", "von", "te", "ten", "ter", "el", "al", "la", "le", "di", "da"}


@pytest.fixture
def gebouwd(programma: Programma) -> Gebouwd:
    with programma.kluis.transactie() as sessie:
        return bouw(sessie)


def doc(programma: Programma, g: Gebouwd, **opties: bool) -> Document:
    return programma.vraag(uitgaven.document_van, "notulen", g.overleg, **opties)


def kaders(document: Document) -> dict[str, str]:
    return {b.titel: "\n".join(teksten((b,))) for b in document.blokken if isinstance(b, Kader)}


def tabellen(document: Document, kop: str) -> list[Tabel]:
    return [b for b in document.blokken if isinstance(b, Tabel) and b.kop[0] == kop]


def test_headings_follow_the_agenda(programma: Programma, gebouwd: Gebouwd) -> None:
    document = doc(programma, gebouwd)
    een = [k.tekst for k in koppen(document) if k.niveau == 1]
    assert een == ["De adviezen in het kort", "Aanwezigheid", "Agendapunten", "Acties", "Sluiting", "Vaststelling"]
    twee = [k.tekst for k in koppen(document) if k.niveau == 2]
    assert twee[0] == "1. Opening en mededelingen"
    assert twee[4] == "5. WT-2026-0020 · her-indicatie"
    assert [int(t.split(".")[0]) for t in twee] == list(range(1, 15))


def test_no_heading_level_is_skipped(programma: Programma, gebouwd: Gebouwd) -> None:
    for soort, sleutel in (
        ("notulen", gebouwd.overleg),
        ("voorbereiding", gebouwd.overleg),
        ("casus", gebouwd.casussen[0]),
    ):
        niveaus = [k.niveau for k in koppen(programma.vraag(uitgaven.document_van, soort, sleutel))]
        assert niveaus[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(niveaus))


def test_presence_tells_who_came_left_and_stayed_away(programma: Programma, gebouwd: Gebouwd) -> None:
    (tabel,) = [t for t in tabellen(doc(programma, gebouwd), "Organisatie") if "Bij de opening" in t.kop]
    per_naam = {rij[0]: rij for rij in tabel.rijen}
    assert per_naam["Jeugdteam West"][2] == "afwezig met bericht"
    assert per_naam["Jeugdteam Centrum"][2:] == ("afwezig", "Gekomen bij punt 5 (13:25 uur)")
    assert per_naam["Jeugdteam Noord"][3] == "Vertrokken bij punt 10 (14:35 uur)"
    tekst = platte_tekst(doc(programma, gebouwd))
    assert "Bij de opening: 7 van 9 organisaties doen mee; 5 zijn nodig. Het quorum is gehaald." in tekst


def test_both_versions_of_a_revised_advice_stay_readable(programma: Programma, gebouwd: Gebouwd) -> None:
    gevonden = kaders(doc(programma, gebouwd))
    oud = gevonden["Advies WT-2026-0020/A1: passend, vervangen door WT-2026-0020/A2"]
    nieuw = gevonden["Herzien advies WT-2026-0020/A2: passend met aanpassing"]
    assert "De tafel ziet dat de inzet past" in oud
    assert "vervangt WT-2026-0020/A1. Reden: De school leverde na het overleg nieuwe gegevens aan." in nieuw
    assert "duur 6 maanden in plaats van 12 maanden" in nieuw
    assert "Duur\n12 maanden\n6 maanden" in nieuw


def test_an_advice_without_quorum_says_so_with_the_count(programma: Programma, gebouwd: Gebouwd) -> None:
    tekst = kaders(doc(programma, gebouwd))["Advies WT-2026-0023/A1: andere grondslag"]
    assert "onder voorbehoud, omdat het quorum ontbrak: van de 9 organisaties namen er drie deel." in tekst
    assert "Een volgend overleg besluit of het wordt bekrachtigd." in tekst
    assert "Grondslag\nWet langdurige zorg (Wlz)" in tekst


def test_ratification_shows_decision_and_advice(programma: Programma, gebouwd: Gebouwd) -> None:
    tekst = kaders(doc(programma, gebouwd))["Advies WT-2026-0002/A1 over WT-2026-0002: bekrachtigd"]
    assert "spoedadvies" in tekst and "De tafel volgt de spoedafweging." in tekst
    assert "het voorbehoud is vervallen" in tekst
    assert tekst.count("onder voorbehoud") == 1


def test_each_kind_of_advice_has_its_own_facts(programma: Programma, gebouwd: Gebouwd) -> None:
    gevonden = kaders(doc(programma, gebouwd))
    aanhouden = gevonden["Advies WT-2026-0026/A1: aanhouden"]
    assert "Een verslag van de school over het laatste half jaar." in aanhouden and "3 december 2026" in aanhouden
    assert "Alternatief\nJIM" in gevonden["Advies WT-2026-0024/A1: voorliggend veld"]
    for soort in Adviessoort:
        assert any(soort.omschrijving in titel for titel in gevonden), soort


def test_the_weighing_stands_once(programma: Programma, gebouwd: Gebouwd) -> None:
    """The generated text repeats the reasons of the table; a line that the secretary changed stays."""
    punt = gebouwd.punten[Adviessoort.ENKELVOUDIG.value]
    with programma.kluis.transactie() as sessie:
        deel = sessie.exec(select(NotulenDeel).where(col(NotulenDeel.sleutel) == f"punt:{punt}")).one()
        regels = deel.tekst.splitlines()
        plek = next(n for n, regel in enumerate(regels) if regel.startswith("Veiligheid ("))
        regels[plek] += " Met een kanttekening."
        deel.tekst = "\n".join(regels)
    tekst = platte_tekst(doc(programma, gebouwd))
    assert tekst.count("Met een kanttekening.") == 1
    assert "Hulpvraag en verklaring (voldoet):" not in tekst


def test_a_carried_over_item_gives_its_reason_once(programma: Programma, gebouwd: Gebouwd) -> None:
    tekst = platte_tekst(doc(programma, gebouwd))
    assert tekst.count("Reden: De inbrenger is ziek.") == 1
    (kort,) = tabellen(doc(programma, gebouwd), "Casus")
    assert kort.rijen[-1][2] == "doorgeschoven"


def test_draft_is_marked_until_established(programma: Programma) -> None:
    with programma.kluis.transactie() as sessie:
        g = bouw(sessie, vastgesteld=True)
    document = doc(programma, g, demonstratie=True)
    assert document.markering == "Fictieve demonstratiegegevens"
    assert document.kenmerk == "NOT-2026-0012"
    slot = document.blokken[-2]
    assert isinstance(slot, Feitenlijst)
    assert dict(slot.feiten) == {
        "Vastgesteld op": "26 november 2026",
        "In overleg": "WO-2026-0013",
        "Documentnummer": "NOT-2026-0012",
        "Bewaren": "Selectielijst gemeenten 2020, procestype 19: verslag van overleg met derden, 5 jaar na de "
        "vaststelling",
        "Controlegetal (SHA-256)": f"{HASH[:32]}\n{HASH[32:]}",
    }
    assert isinstance(document.blokken[-1], Ondertekening)


def test_a_draft_has_no_signature(programma: Programma, gebouwd: Gebouwd) -> None:
    document = doc(programma, gebouwd)
    assert document.markering == "Concept"
    assert not any(isinstance(b, Ondertekening) for b in document.blokken)


def test_established_minutes_do_not_change_by_a_later_revision(programma: Programma) -> None:
    with programma.kluis.transactie() as sessie:
        g = bouw(sessie, vastgesteld=True)
    voor = doc(programma, g)
    with programma.kluis.transactie() as sessie:
        oud = sessie.get(Advies, g.adviezen[Adviessoort.ENKELVOUDIG])
        assert oud is not None
        gegevens = oud.model_dump(exclude={"id"}) | {
            "nummer": f"{oud.nummer[:-1]}2",
            "volgnummer": 2,
            "herziet_id": oud.id,
            "herzien_reden": "Later bleek iets anders",
            "vastgesteld_op": MOMENT + timedelta(days=40),
        }
        sessie.add(Advies(**gegevens))
    assert doc(programma, g) == voor


# --- without names --------------------------------------------------------------------------------


def naamdelen(sessie: Session) -> set[str]:
    return {
        stuk
        for persoon in sessie.exec(select(Persoon)).all()
        for deel in persoon.naam.split()
        for stuk in deel.split("-")
        if stuk not in TUSSEN
    }


def test_without_names_no_part_of_any_name_is_left(programma: Programma) -> None:
    with programma.kluis.transactie() as sessie:
        personen = sessie.exec(select(Persoon)).all()
        zinnen = [
            zin
            for p in personen
            for zin in (
                f"Mevrouw {p.naam} zegt iets.",
                f"Volgens {p.naam.split()[0]} en {p.naam.upper()} klopt dat.",
                f"{p.naam.split()[-1]}s standpunt; mail {p.naam.split()[0].lower()}@voorbeeld.example.",
            )
        ]
        g = bouw(sessie, verslag="\n".join(zinnen))
    document = doc(programma, g, zonder_namen=True)
    tekst = platte_tekst(document)
    gevonden = [
        d for d in programma.vraag(naamdelen) if re.search(rf"(?<!\w){re.escape(d)}(?!\w)", tekst, re.IGNORECASE)
    ]
    assert gevonden == []
    assert "De voorzitter zegt iets." in tekst and "De secretaris zegt iets." in tekst
    assert document.auteur == ""
    vol = platte_tekst(doc(programma, g))
    assert all(p.naam in vol for p in programma.vraag(lambda s: s.exec(select(Persoon)).all()))


def test_without_names_organisations_stand_in_the_presence_only(programma: Programma, gebouwd: Gebouwd) -> None:
    document = doc(programma, gebouwd, zonder_namen=True)
    begin = next(n for n, b in enumerate(document.blokken) if isinstance(b, Kop) and b.tekst == "Agendapunten")
    aanwezig = next(n for n, b in enumerate(document.blokken) if isinstance(b, Kop) and b.tekst == "Aanwezigheid")
    namen = programma.vraag(lambda s: [o.naam for o in s.exec(select(Organisatie)).all() if o.neemt_deel])
    elders = "\n".join(teksten((*document.blokken[:aanwezig], *document.blokken[begin:])))
    assert [n for n in namen if n in elders] == []
    assert all(n in "\n".join(teksten(document.blokken[aanwezig:begin])) for n in namen)
    assert "De secretaris vat samen dat een jeugdteam de vraag helder vindt." in elders


def test_without_names_judgements_are_counts(programma: Programma, gebouwd: Gebouwd) -> None:
    tabel = tabellen(doc(programma, gebouwd, zonder_namen=True), "Oordeel")[0]
    assert tabel.rijen == (
        ("passend", "2", "5"), ("twijfel", "1", "0"), ("niet passend", "1", "0"), ("onthouding", "1", "0"),
    )  # fmt: skip
    vol = [t for t in tabellen(doc(programma, gebouwd), "Organisatie") if t.kop[1] == "Eerste indruk"]
    assert vol[0].rijen[0][0] == "Jeugdteam Centrum"


def test_only_minutes_have_an_edition_without_names(programma: Programma, gebouwd: Gebouwd) -> None:
    with pytest.raises(Regelovertreding, match="Alleen notulen"):
        programma.vraag(uitgaven.document_van, "agenda", gebouwd.overleg, zonder_namen=True)


@pytest.mark.parametrize(
    ("naam", "tekst", "verwacht"),
    [
        ("Roos van der Berg", "Dit zei mevrouw R. van der Berg. Op de berg groeit een roos.",
         "Dit zei een lid van de tafel. Op de berg groeit een roos."),
        ("José Núñez", "Jose Nunez en Jose\u0301.", "Een lid van de tafel en een lid van de tafel."),
        ("Ben de Jong", "Verzoek van De Jong. Ben belt.",
         "Verzoek van een lid van de tafel. Een lid van de tafel belt."),
        ("Anna Smit-Bakker", "Smits advies, anna.smit@x.nl.", "Een lid van de tafel advies, [e-mailadres]."),
    ],
)  # fmt: skip
def test_the_sweep_takes_whole_names_and_nothing_else(naam: str, tekst: str, verwacht: str) -> None:
    from weegtafel.overleg.documents.namen import Namen
    from weegtafel.overleg.feiten import PersoonFeiten

    namen = Namen([PersoonFeiten(1, naam, "", "", None, True)], [], None, None, zonder=True)
    assert namen.veeg(tekst) == verwacht


# --- facts and files ------------------------------------------------------------------------------


def test_the_number_of_statements_does_not_grow_with_the_casussen(programma: Programma, gebouwd: Gebouwd) -> None:
    def tel() -> int:
        aantal = 0

        def bij(*_: object) -> None:
            nonlocal aantal
            aantal += 1

        motor = programma.kluis._lees
        event.listen(motor, "before_cursor_execute", bij)
        try:
            programma.vraag(overlegfeiten, gebouwd.overleg)
        finally:
            event.remove(motor, "before_cursor_execute", bij)
        return aantal

    eerst = tel()
    with programma.kluis.transactie() as sessie:
        overleg = sessie.get(Overleg, gebouwd.overleg)
        assert overleg is not None
        nieuw = Overleg(
            **overleg.model_dump(exclude={"id"}) | {"code": "WO-2026-0099", "volgnummer": 99, "status": "gepland"}
        )
        sessie.add(nieuw)
        sessie.flush()
        assert nieuw.id is not None
        for n in range(60, 90):
            casus = maak_casus(sessie, n)
            sessie.add(
                Agendapunt(overleg_id=nieuw.id, soort="casus", volgorde=n, titel="Casus", casus_id=casus, minuten=10)
            )
    gebouwd.overleg = nieuw.id
    assert tel() <= eerst <= 40


def test_no_such_overleg_is_one_sentence(programma: Programma) -> None:
    with pytest.raises(Regelovertreding, match="niet meer vinden"):
        programma.vraag(uitgaven.document_van, "notulen", 12345)


SOORTEN: tuple[tuple[str, Callable[[Gebouwd], int], bool], ...] = (
    ("agenda", lambda g: g.overleg, False),
    ("voorbereiding", lambda g: g.overleg, False),
    ("notulen", lambda g: g.overleg, False),
    ("notulen", lambda g: g.overleg, True),
    ("casus", lambda g: g.casussen[0], False),
    *(("adviesbrief", lambda g, s=soort: g.adviezen[s], False) for soort in Adviessoort),
)


def test_every_kind_becomes_an_accessible_pdf_and_a_docx_that_opens(
    programma: Programma, gebouwd: Gebouwd, tmp_path: Path
) -> None:
    import docx

    for n, (soort, sleutel, zonder) in enumerate(SOORTEN):
        document = programma.vraag(uitgaven.document_van, soort, sleutel(gebouwd), zonder, demonstratie=True)
        pad = tmp_path / f"{n}.pdf"
        schrijf(document, pad, MOMENT)
        gehoord = outloud.check(str(pad))
        assert (soort, [v.message for v in gehoord.findings if v.severity == "error"]) == (soort, [])
        gekeurd = pdfua.validate(str(pad))
        assert (soort, [v.message for v in gekeurd.findings if v.severity.name == "ERROR"]) == (soort, [])
        schrijf(document, pad.with_suffix(".docx"), MOMENT)
        geopend = docx.Document(str(pad.with_suffix(".docx")))
        alle = [k.tekst for k in koppen(document)]
        gezet = [p.text for p in geopend.paragraphs if p.style is not None and p.style.name.startswith("Heading")]
        assert [t for t in gezet if t in set(alle)] == alle


def test_names_of_files_are_safe() -> None:
    assert (
        uitgaven.bestandsnaam("notulen", "WO-2026-0012", "PDF", zonder_namen=True)
        == "notulen-WO-2026-0012-zonder-namen.pdf"
    )
    assert uitgaven.bestandsnaam("adviesbrief", "WT-2026-0042/A1", "docx") == "adviesbrief-WT-2026-0042-A1.docx"
    assert uitgaven.bestandsnaam("casus", "../../é:*?", ".pdf") == "casus-e.pdf"


def test_lists_for_the_command_line(programma: Programma, gebouwd: Gebouwd) -> None:
    regels = programma.vraag(uitgaven.overlegregels)
    assert [r.code for r in regels] == ["WO-2026-0011", "WO-2026-0012"]
    assert regels[1].als_json()["datum"] == DAG.isoformat()
    assert regels[1].als_json()["status"] == "gesloten"
    assert regels[1].casussen[0] == "WT-2026-0020"
    assert programma.vraag(uitgaven.overleg_met_code, " wo-2026-0012") == gebouwd.overleg
    assert programma.vraag(uitgaven.laatste_advies_van, "WT-2026-0020") == gebouwd.herzien
    with pytest.raises(Regelovertreding, match="nog geen advies"):
        programma.vraag(uitgaven.laatste_advies_van, "WT-2026-0040")
    with pytest.raises(Regelovertreding, match="geen casus"):
        programma.vraag(uitgaven.laatste_advies_van, "WT-1999-0001")


def test_text_of_the_inbrenger_becomes_paragraphs_and_lists() -> None:
    from weegtafel.casus.documents import tekstblokken

    blokken = tekstblokken(LANG)
    assert [type(b).__name__ for b in blokken] == ["Alinea", "Alinea", "Lijst"]
    assert isinstance(blokken[2], Lijst) and len(blokken[2].punten) == 2
    assert tekstblokken("  \n\n ") == ()
