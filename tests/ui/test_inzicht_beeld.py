"""The answer to "does this table work?" in words, and the charts that say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.overleghulp import Tafelhulp
from ui.inzicht import grafieken as g
from ui.inzicht import tafelgrafieken as t
from ui.inzicht.beeld import Tafelbeeld, haal_beeld, slotzin, twaalf_maanden, uitspraken
from weegtafel.bootstrap import Programma
from weegtafel.inzicht.codes import Opvolging, Resultaatbereik, Uitkomst
from weegtafel.inzicht.eensgezindheid import VoorEnNa
from weegtafel.inzicht.evaluatiequeries import Opgevolgd
from weegtafel.inzicht.headless import inzicht
from weegtafel.inzicht.instroomqueries import Aandeel, Maandinstroom
from weegtafel.inzicht.leercurve import Leercurve, Maandcurve
from weegtafel.inzicht.overeenstemming import Overeenstemming
from weegtafel.inzicht.periode import vrije_periode
from weegtafel.inzicht.statistiek import Trend

DAALT = Trend("aandeel", -0.05, -0.08, -0.02, 12)
STIJGT = Trend("aandeel", 0.05, 0.02, 0.08, 12)
ONZEKER = Trend("aandeel", -0.01, -0.05, 0.03, 12)
NIETS = Trend("aandeel", None, None, None, 0, "Te weinig maanden voor een richting: 0, nodig zijn er 6.")


def maand(nummer: int, deel: int, geheel: int) -> Maandinstroom:
    p = deel / geheel
    return Maandinstroom(date(2026, nummer, 1), Aandeel(deel, geheel, p, p - 0.05, p + 0.05), None, 15, 20)


def eens(alpha: str, laag: str, hoog: str) -> Overeenstemming:
    return Overeenstemming(Decimal(alpha), Decimal(laag), Decimal(hoog), 40, 0, 200)


def curve(trend: Trend) -> Leercurve:
    uit = {**dict.fromkeys(Uitkomst, 0), Uitkomst.PASSEND: 8, Uitkomst.AFGEWEZEN: 2}
    maanden = tuple(Maandcurve(f"2026-{m:02d}", 10, 6, 4, uit, 12.5, 14.0, 4, 3) for m in range(1, 11))
    namen = ("casussen", "afgewezen", "aangehouden", "minuten", "wachtdagen", "acties")
    return Leercurve(maanden, (), dict.fromkeys(namen, trend), "")


def gevolgd(geheel: int, deels: int, niet: int) -> Opgevolgd:
    hoe = {Opvolging.GEHEEL: geheel, Opvolging.DEELS: deels, Opvolging.NIET: niet}
    bereikt = {**dict.fromkeys(Resultaatbereik, 0), Resultaatbereik.BEREIKT: geheel + deels + niet}
    return Opgevolgd(hoe, bereikt, 3)


GOED = Tafelbeeld(
    twaalf_maanden(date(2026, 11, 12)),
    (maand(9, 30, 150), maand(10, 27, 150)),
    DAALT,
    curve(DAALT),
    VoorEnNa(eens("0.7", "0.6", "0.8"), eens("0.9", "0.85", "0.95")),
    gevolgd(80, 10, 10),
)


def test_de_periode_houdt_op_voor_de_lopende_maand() -> None:
    periode = twaalf_maanden(date(2028, 2, 29))
    assert (periode.van, periode.tot) == (date(2027, 2, 1), date(2028, 1, 31))


def test_als_alles_goed_gaat_is_het_antwoord_ja() -> None:
    alle = uitspraken(GOED)
    assert [u.antwoord for u in alle] == ["ja"] * 4
    assert slotzin(alle)[0] == "Ja, de tafel werkt"
    assert "18,0 % in oktober 2026" in alle[0].cijfer
    assert "binnen de streefband van 15 tot 20 %" in alle[0].zegt
    assert "meer dan toeval" in alle[0].zeker


def test_een_stijging_boven_de_band_is_nog_niet() -> None:
    beeld = replace(GOED, instroom=(maand(10, 60, 150),), instroomtrend=STIJGT)
    uitspraak = uitspraken(beeld)[0]
    assert uitspraak.antwoord == "nee"
    assert "boven de streefband" in uitspraak.zegt
    assert slotzin(uitspraken(beeld))[0] == "Deels"


def test_een_richting_met_nul_in_de_marge_heet_onzeker() -> None:
    uitspraak = uitspraken(replace(GOED, curve=curve(ONZEKER)))[1]
    assert uitspraak.antwoord == "deels"
    assert "geen duidelijke richting" in uitspraak.zegt
    assert uitspraak.zeker.startswith("Onzeker")


def test_verschillend_kijken_en_bij_elkaar_komen_is_deels() -> None:
    samen = VoorEnNa(eens("0.14", "0.11", "0.17"), eens("0.63", "0.59", "0.67"))
    uitspraak = uitspraken(replace(GOED, eens=samen))[2]
    assert uitspraak.antwoord == "deels"
    assert uitspraak.cijfer == "0,14 vóór, 0,63 na de bespreking"
    apart = VoorEnNa(eens("0.14", "0.11", "0.17"), eens("0.10", "0.02", "0.2"))
    assert uitspraken(replace(GOED, eens=apart))[2].antwoord == "nee"


def test_wat_wacht_is_in_elk_deel_hetzelfde_getal(programma: Programma) -> None:
    from ui.inzicht.opgevolgd import haal_volg, wachtenden

    tafel = Tafelhulp(programma)
    _, punten = tafel.open_met(2)
    for punt in punten:
        tafel.stel_vast(punt)
    vandaag = programma.klok.nu().date()
    dit_jaar = vrije_periode(date(2026, 1, 1), date(2027, 12, 31))  # runs on, beyond the days of the evaluations
    beeld = programma.vraag(haal_beeld, dit_jaar, vandaag)
    volg = programma.vraag(haal_volg, dit_jaar, vandaag)
    assert beeld.gevolgd == volg.gevolgd == programma.vraag(inzicht, dit_jaar.van, dit_jaar.tot, vandaag).opgevolgd
    assert beeld.gevolgd.te_evalueren == 0
    assert wachtenden(27, 25) == "Nu wachten 27 adviezen op een evaluatie, waarvan 25 uit deze periode"
    assert wachtenden(1, 0) == "Nu wacht 1 advies op een evaluatie, waarvan 0 uit deze periode"


def test_zonder_gegevens_zegt_elke_vraag_wat_er_ontbreekt() -> None:
    leeg = Overeenstemming(None, None, None, 0, 0, 0, "Er zijn nog geen oordelen in deze periode.")
    geen = Leercurve((), (), dict.fromkeys(("casussen", "afgewezen"), NIETS), "")
    beeld = Tafelbeeld(GOED.periode, (), NIETS, geen, VoorEnNa(leeg, leeg), gevolgd(0, 0, 0))
    alle = uitspraken(beeld)
    assert [u.antwoord for u in alle] == ["onbekend"] * 4
    assert slotzin(alle) == ("Daar is nog niets over te zeggen", "Er zijn nog geen gegevens in deze periode.")
    assert "Vul onder Instroom" in alle[0].zeker
    assert "3 adviezen" in alle[3].zeker
    for uitkomst in (
        t.instroombeeld(beeld.periode, (), 400, 12), t.casusbeeld(geen, 400, 12), t.uitkomstbeeld(geen, 400, 12),
        t.eenspaar(beeld.eens, 400, 12), t.volgbeeld(beeld.gevolgd, 400, 12), t.plekbeeld((), 400, 12),
    ):  # fmt: skip
        assert uitkomst is None


def test_niets_dat_wacht_is_geen_getal() -> None:
    leeg = replace(GOED, gevolgd=replace(gevolgd(0, 0, 0), te_evalueren=0))
    assert uitspraken(leeg)[3].zeker == "Van deze periode wacht geen advies op een evaluatie."
    wacht = replace(GOED, gevolgd=replace(gevolgd(0, 0, 0), te_evalueren=2))
    zin = "wachten nog 2 adviezen op een evaluatie. Leg evaluaties vast onder Opgevolgd."
    assert uitspraken(wacht)[3].zeker.endswith(zin)


def test_de_kleine_helft_gevolgd_is_nog_niet() -> None:
    assert uitspraken(replace(GOED, gevolgd=gevolgd(5, 20, 75)))[3].antwoord == "nee"
    assert uitspraken(replace(GOED, gevolgd=gevolgd(2, 1, 1)))[3].antwoord == "deels"


def test_de_tabel_van_een_grafiek_zegt_hetzelfde() -> None:
    beeld = t.instroombeeld(GOED.periode, GOED.instroom, 700, 12)
    assert beeld is not None
    assert beeld.kop == ("Maand", "per maand", "Marge")
    assert beeld.rijen[-1] == ("okt ’26", "18 %", "13 % tot 23 %")
    assert beeld.rijen[0][1] == "–"
    casussen = t.casusbeeld(GOED.curve, 700, 12)
    assert casussen is not None
    assert casussen.rijen[0] == ("jan ’26", "8", "2", "10")
    assert "samen 100" in casussen.figuur.beschrijving


@pytest.mark.parametrize("breedte", [220.0, 360.0, 1200.0])
def test_geen_letter_valt_buiten_het_vel(breedte: float) -> None:
    from weegtafel.kernel.document import FiguurTekst
    from weegtafel.kernel.grafiek import tekstbreedte

    for beeld in (
        t.instroombeeld(GOED.periode, GOED.instroom, breedte, 12), t.casusbeeld(GOED.curve, breedte, 12),
        t.tijdbeeld(GOED.curve, breedte, 12), t.actiebeeld(GOED.curve, breedte, 12),
    ):  # fmt: skip
        assert beeld is not None
        for vorm in beeld.figuur.vormen:
            if isinstance(vorm, FiguurTekst) and vorm.uitlijning == "midden":
                assert vorm.x + tekstbreedte(vorm.tekst, 12) / 2 <= breedte + 1


def test_getallen_zoals_ze_hier_worden_geschreven() -> None:
    assert g.getal(1234.5, 1) == "1.234,5"
    assert g.getal(-0.25, 2) == "−0,25"
    assert g.procent(20) == "20,0 %"
    assert g.assen(38, g.getal).streepjes == (0, 10, 20, 30, 40)
