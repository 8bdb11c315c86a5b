"""A municipality's own price list: the preview, the refused rows, and back again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegtafel.doorbraak.headless import laad_prijslijst
from weegtafel.doorbraak.prijslijst import lees_prijslijst
from weegtafel.doorbraak.prijslijstbestand import KOLOMMEN, VERPLICHT, Voorstel, stel_voor, uitvoer
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.rendering.tabelbestand import lees_tabel, maak_tabel

DAG = date(2026, 3, 1)
GOED = {
    "code": "eigen.opvang", "omschrijving": "Crisisopvang", "eenheid": "dag", "midden": "1.234,50",
    "prijsjaar": "2026", "bron": "Contract 2026", "betaler": "gemeente", "zekerheid": "A",
}  # fmt: skip


def voorstel(*rijen: dict[str, str], vervang: bool = False) -> Voorstel:
    kop = list(dict.fromkeys(naam for rij in rijen for naam in rij))
    tabel = [(nr, [rij.get(naam, "") for naam in kop]) for nr, rij in enumerate(rijen, start=2)]
    return stel_voor(kop, tabel, laad_prijslijst(), "2026-eigen", DAG, vervang=vervang)


@pytest.mark.parametrize("soort", [".csv", ".xlsx"])
def test_what_goes_out_comes_back_the_same(tmp_path: Path, soort: str) -> None:
    lijst = laad_prijslijst()
    kop, rijen = uitvoer(lijst)
    pad = tmp_path / f"prijzen{soort}"
    pad.write_bytes(maak_tabel(kop, rijen, pad))
    tabel = lees_tabel(pad)
    gevonden = stel_voor(tabel.kop, tabel.rijen, lijst, "x", DAG, vervang=True)
    assert (gevonden.verschillen, gevonden.afgewezen, gevonden.inhoud) == ((), (), "")
    assert gevonden.ongewijzigd == len(lijst.regels)


def test_a_new_price_and_a_changed_one() -> None:
    gevonden = voorstel(GOED, GOED | {"code": "jeugd.gezinshuis", "omschrijving": "Gezinshuis", "midden": "210"})
    assert [(v.soort, v.code) for v in gevonden.verschillen] == [
        ("gewijzigd", "jeugd.gezinshuis"), ("nieuw", "eigen.opvang"),
    ]  # fmt: skip
    assert ("midden", "", "210.00") in gevonden.verschillen[0].velden
    lijst = lees_prijslijst(gevonden.inhoud)
    regel = lijst.regel("eigen.opvang")
    assert regel is not None
    assert (str(regel.midden), regel.prijsjaar, lijst.versie, lijst.geldig_van) == ("1234.50", 2026, "2026-eigen", DAG)
    assert lijst.cpi == laad_prijslijst().cpi
    assert (
        gevonden.zin() == f"1 nieuw, 1 gewijzigd, 0 vervallen, {len(laad_prijslijst().regels) - 1} gelijk; 0 afgewezen."
    )


@pytest.mark.parametrize(
    ("veld", "waarde", "woorden"),
    [
        ("code", "", "code"),
        ("code", "Spatie hier", "code"),
        ("omschrijving", " ", "omschrijving is leeg"),
        ("omschrijving", "x" * 201, "langer dan 200"),
        ("midden", "-5", "geen bedrag"),
        ("midden", "0", "meer dan nul"),
        ("midden", "1,234", "geen bedrag"),
        ("prijsjaar", "26", "jaartal"),
        ("bron", "", "bron is leeg"),
        ("betaler", "ufo", "kies uit"),
        ("zekerheid", "", "zekerheid"),
        ("zekerheid", "lokaal", "zekerheid"),
        ("laag", "5", "marge"),
        ("geldig_van", "31-02-2026", "geen datum"),
        ("kern", "misschien", "ja of nee"),
        ("omvat", "bestaat.niet", "onbekende code"),
    ],
)
def test_a_row_that_is_wrong_is_refused_with_its_number(veld: str, waarde: str, woorden: str) -> None:
    gevonden = voorstel(GOED | {veld: waarde})
    assert gevonden.verschillen == ()
    assert len(gevonden.afgewezen) == 1
    assert gevonden.afgewezen[0].zin.startswith("Rij 2: ")
    assert woorden in gevonden.afgewezen[0].zin


def test_a_refused_row_leaves_the_price_as_it_was() -> None:
    gevonden = voorstel(GOED | {"code": "jeugd.uithuisplaatsing", "midden": "veel"}, vervang=True)
    (over,) = lees_prijslijst(gevonden.inhoud).regels
    assert str(over.midden) == "57500.00"


def test_a_code_that_stands_twice_counts_once() -> None:
    gevonden = voorstel(GOED, GOED | {"midden": "9"})
    assert [a.rij for a in gevonden.afgewezen] == [3]
    regel = lees_prijslijst(gevonden.inhoud).regel("eigen.opvang")
    assert regel is not None
    assert str(regel.midden) == "1234.50"


def test_a_range_needs_all_three_and_goes_up() -> None:
    goed = voorstel(GOED | {"laag": "1000", "hoog": "2000"})
    assert not goed.afgewezen
    assert "lopen niet op" in voorstel(GOED | {"laag": "2000", "hoog": "2001"}).afgewezen[0].zin


def test_what_is_not_in_the_file_stays_unless_it_replaces() -> None:
    assert len(lees_prijslijst(voorstel(GOED).inhoud).regels) == len(laad_prijslijst().regels) + 1
    assert [r.code for r in lees_prijslijst(voorstel(GOED, vervang=True).inhoud).regels] == ["eigen.opvang"]


@pytest.mark.parametrize("weg", VERPLICHT)
def test_a_column_that_is_needed_must_be_there(weg: str) -> None:
    with pytest.raises(Regelovertreding, match=weg):
        voorstel({naam: waarde for naam, waarde in GOED.items() if naam != weg})


def test_a_column_that_stands_twice_is_refused() -> None:
    with pytest.raises(Regelovertreding, match="twee keer"):
        stel_voor([*VERPLICHT, "bron"], [], laad_prijslijst(), "x", DAG)


CEL = st.one_of(st.text(max_size=12), st.sampled_from([*GOED.values(), "ja", "*", "1", "2026-01-01"]))


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(KOLOMMEN, CEL)), max_size=4), st.booleans())
def test_any_file_gives_a_readable_list_or_sentences(rijen: list[dict[str, str]], vervang: bool) -> None:
    tabel = [(nr, [rij[naam] for naam in KOLOMMEN]) for nr, rij in enumerate(rijen, start=2)]
    gevonden = stel_voor(KOLOMMEN, tabel, laad_prijslijst(), "x", DAG, vervang=vervang)
    assert bool(gevonden.inhoud) == bool(gevonden.verschillen)
    assert all(a.zin.endswith((".", "?")) for a in gevonden.afgewezen)
    if gevonden.inhoud:
        lees_prijslijst(gevonden.inhoud)
