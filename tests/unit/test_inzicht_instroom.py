"""Counts of what comes in: what a file may hold, and each refusal as one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from weegtafel.bootstrap import Programma
from weegtafel.inzicht import instroomqueries
from weegtafel.inzicht.commands import BewaarInstroom, LeesInstroomIn, WisInstroom
from weegtafel.inzicht.instroom import Instroomregel, Instroomvoorstel, lees_maand, stel_voor
from weegtafel.inzicht.instroomqueries import aandeel
from weegtafel.kernel.errors import Regelovertreding, VersieConflict

VANDAAG = date(2026, 11, 12)
ORGANISATIES = {"jtn": (5, "Jeugdteam Noord"), "jeugdteam noord": (5, "Jeugdteam Noord")}
KOP = ("Maand", "Organisatie", "Complex", "Totaal")
HUIDIG: dict[tuple[date, int | None], tuple[int, int]] = {(date(2026, 9, 1), 5): (40, 10)}


def voorstel(*rijen: tuple[str, ...], kop: tuple[str, ...] = KOP) -> Instroomvoorstel:
    return stel_voor(kop, [(n, r) for n, r in enumerate(rijen, start=2)], ORGANISATIES, HUIDIG, VANDAAG)


@pytest.mark.parametrize(
    ("rij", "woord"),
    [
        (("2026-10", "JTN", "12", "10"), "meer complexe"),
        (("2026-12", "JTN", "1", "10"), "toekomst"),
        (("2026-10", "JTN", "acht", "10"), "geen heel getal"),
        (("2026-10", "JTN", "1,5", "10"), "geen heel getal"),
        (("2026-10", "JTN", "-1", "10"), "geen heel getal"),
        (("2026-10", "JTN", "1", ""), "geen totaal"),
        (("2026-10", "Onbekend", "1", "10"), "staat niet in de inrichting"),
        (("oktember 2026", "JTN", "1", "10"), "kalender"),
        (("volgende week", "JTN", "1", "10"), "geen maand"),
        (("2027-02-29", "JTN", "1", "10"), "kalender"),
        (("2026-09", "", "1", "10"), "hele tafel"),
        (("2014-01", "JTN", "1", "10"), "Jeugdwet"),
        (("2026-10", "JTN", "1", "99999999"), "te groot"),
    ],
)
def test_a_row_that_cannot_be_is_refused_in_one_sentence(rij: tuple[str, ...], woord: str) -> None:
    uit = voorstel(rij)
    assert uit.verschillen == ()
    (afgewezen,) = uit.afgewezen
    assert woord in afgewezen.zin
    assert afgewezen.zin.startswith("Rij 2: ")
    assert afgewezen.zin.count(".") == 1 and afgewezen.zin.endswith(".")


def test_the_same_month_twice_keeps_the_first() -> None:
    uit = voorstel(("2026-10", "JTN", "2", "10"), ("oktober 2026", "Jeugdteam Noord", "3", "10"))
    assert [v.regel for v in uit.verschillen] == [Instroomregel(date(2026, 10, 1), 5, 8, 2)]
    assert "dubbel" in uit.afgewezen[0].zin and "rij 2" in uit.afgewezen[0].zin


def test_the_preview_says_what_changes() -> None:
    uit = voorstel(("2026-09", "JTN", "10", "50"), ("2026-10", "JTN", "2", "10"), ("2026-11", "JTN", "5", "1.000"))
    assert uit.zin() == "2 nieuw, 0 gewijzigd, 1 gelijk; 0 afgewezen."
    assert voorstel(("2026-09", "JTN", "9", "50")).verschillen[0].oud == (40, 10)


def test_single_and_complex_must_make_the_total() -> None:
    kop = ("maand", "enkelvoudig", "complex", "totaal")
    assert "samen niet het totaal" in voorstel(("2026-08", "5", "5", "11"), kop=kop).afgewezen[0].zin
    assert voorstel(("2026-08", "5", "5", ""), kop=kop).regels == (Instroomregel(date(2026, 8, 1), None, 5, 5),)


@pytest.mark.parametrize("kop", [("maand", "totaal"), ("complex", "totaal"), ("maand", "complex"), (*KOP, "maand")])
def test_a_file_without_its_columns_is_refused(kop: tuple[str, ...]) -> None:
    with pytest.raises(Regelovertreding, match="kolom"):
        voorstel(kop=kop)


@pytest.mark.parametrize("tekst", ["2028-02", "2028-02-29", "29-2-2028", "02-2028", "februari 2028", "feb. 2028"])
def test_a_leap_day_is_a_day_in_february(tekst: str) -> None:
    assert lees_maand(tekst) == date(2028, 2, 1)


def test_below_the_minimum_there_is_no_percentage() -> None:
    assert aandeel(2, 9, 10).aandeel is None
    ruim = aandeel(2, 10, 10)
    assert ruim.aandeel == 0.2 and ruim.laag is not None and ruim.laag < 0.2
    assert aandeel(0, 0, 0).aandeel is None


def test_counting_by_hand_and_again(programma: Programma) -> None:
    maand = date(2026, 10, 1)
    gedaan = programma.voer_uit(BewaarInstroom(maand=maand, enkelvoudig=80, complex=20))
    assert programma.vraag(instroomqueries.per_maand, maand, maand) == ((maand, 20, 100),)
    with pytest.raises(VersieConflict):
        programma.voer_uit(BewaarInstroom(maand=maand, enkelvoudig=1, complex=1))
    programma.voer_uit(BewaarInstroom(maand=maand, enkelvoudig=70, complex=30, versie=gedaan.versie))
    assert programma.vraag(instroomqueries.per_maand, maand, maand) == ((maand, 30, 100),)
    (rij,) = programma.vraag(instroomqueries.tellingen, maand, maand)
    programma.voer_uit(WisInstroom(instroom_id=rij.id, versie=rij.versie))
    assert programma.vraag(instroomqueries.per_maand, maand, maand) == ()


def test_a_preview_that_meets_a_newer_count_names_the_months(programma: Programma) -> None:
    maand, ander = date(2026, 10, 1), date(2026, 9, 1)
    eerst = programma.voer_uit(BewaarInstroom(maand=maand, enkelvoudig=90, complex=10))
    regels = (Instroomregel(ander, None, 50, 5), Instroomregel(maand, None, 80, 20))
    oud = LeesInstroomIn(regels=regels, gezien=(None, (90, 10)))
    programma.voer_uit(BewaarInstroom(maand=maand, enkelvoudig=70, complex=30, versie=eerst.versie))
    with pytest.raises(Regelovertreding, match="oktober 2026: er staat nu 70 enkelvoudig en 30 complex") as fout:
        programma.voer_uit(oud)
    assert "september" not in str(fout.value)
    assert programma.vraag(instroomqueries.per_maand, ander, maand) == ((maand, 30, 100),)  # all or none
    programma.voer_uit(LeesInstroomIn(regels=regels, gezien=(None, (70, 30))))
    (_, rij) = programma.vraag(instroomqueries.tellingen, ander, maand)[::-1]
    programma.voer_uit(WisInstroom(instroom_id=rij.id, versie=rij.versie))
    with pytest.raises(Regelovertreding, match="oktober 2026: de telling is gewist"):
        programma.voer_uit(LeesInstroomIn(regels=regels[1:], gezien=((80, 20),)))


def test_whole_and_by_organisation_do_not_mix(programma: Programma) -> None:
    namen = programma.vraag(instroomqueries.organisatienamen)
    wie = next(iter(namen.values()))[0]
    programma.voer_uit(LeesInstroomIn(regels=(Instroomregel(date(2026, 9, 1), wie, 30, 10),)))
    with pytest.raises(Regelovertreding, match="kies één van beide"):
        programma.voer_uit(BewaarInstroom(maand=date(2026, 9, 1), enkelvoudig=1, complex=1))
    with pytest.raises(Regelovertreding, match="toekomst"):
        programma.voer_uit(BewaarInstroom(maand=date(2026, 12, 1), enkelvoudig=1, complex=1))
    with pytest.raises(Regelovertreding, match="niets over te nemen"):
        programma.voer_uit(LeesInstroomIn(regels=()))


def test_twelve_months_need_twelve_counts(programma: Programma) -> None:
    regels = tuple(Instroomregel(date(2025 + m // 12, m % 12 + 1, 1), None, 80, 20) for m in range(9, 22))
    programma.voer_uit(LeesInstroomIn(regels=regels))
    reeks = programma.vraag(instroomqueries.maandreeks, date(2025, 10, 1), date(2026, 10, 31))
    assert [m.twaalf is None for m in reeks] == [True] * 11 + [False] * 2
    assert reeks[-1].twaalf is not None and reeks[-1].twaalf.totaal == 1200
    assert (reeks[-1].band_laag, reeks[-1].band_hoog) == (15, 20)
    assert instroomqueries.trend(reeks).richting == "onduidelijk"
