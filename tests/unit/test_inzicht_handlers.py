"""Evaluations, leerpunten and werkafspraken on a real vault, each with what it refuses; and the figures over them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.overleghulp import VANDAAG, Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.inzicht import eensgezindheid, evaluatiequeries, leercurve, leerpuntqueries
from weegtafel.inzicht.codes import UITKOMST_VAN, Opvolging, Resultaatbereik, Uitkomst
from weegtafel.inzicht.commands import (
    BewaarLeerpuntgroep,
    DeelLeerpuntIn,
    LegEvaluatieVast,
    StelWerkafspraakVast,
    TrekWerkafspraakIn,
)
from weegtafel.inzicht.ijking import ijking
from weegtafel.inzicht.leercurve import Plek, plekadvies
from weegtafel.inzicht.precedenten.zoek import casus_met, precedenten
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.overleg.models import Advies

DIT_JAAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def t(programma: Programma) -> Tafelhulp:
    """A table that gave two adviezen: one passend, one that points to another law."""
    tafel = Tafelhulp(programma)
    _, punten = tafel.open_met(2)
    tafel.stel_vast(punten[0], leerpunt="Vraag eerder naar het netwerk.")
    tafel.stel_vast(punten[1], Adviessoort.ANDERE_GRONDSLAG)
    return tafel


def adviezen(t: Tafelhulp) -> list[dict[str, Any]]:
    return t.alle(Advies)


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"opgevolgd": Opvolging.DEELS}, "waarom"),
        ({"opgevolgd": Opvolging.NIET, "waarom": " "}, "waarom"),
        ({"resultaat": Resultaatbereik.NIET}, "resultaat niet"),
        ({"datum": VANDAAG + timedelta(days=1)}, "toekomst"),
        ({"datum": VANDAAG - timedelta(days=1)}, "vóór het advies"),
        ({"toelichting": "Het gezin belt 06-12345678."}, "Toelichting"),
        ({"toelichting": "x" * 2001}, "onder 2000"),
    ],
)
def test_an_evaluation_that_cannot_be(t: Tafelhulp, anders: dict[str, Any], woord: str) -> None:
    opdracht = {"advies_id": adviezen(t)[0]["id"], "opgevolgd": Opvolging.GEHEEL, **anders}
    with pytest.raises(Regelovertreding, match=woord):
        t.doe(LegEvaluatieVast(**opdracht))
    assert t.programma.vraag(evaluatiequeries.opgevolgd, *DIT_JAAR).geevalueerd == 0


def test_the_last_evaluation_counts(t: Tafelhulp) -> None:
    eerste, tweede = adviezen(t)
    t.doe(LegEvaluatieVast(advies_id=eerste["id"], opgevolgd=Opvolging.NIET, waarom="Er was geen plek."))
    t.doe(LegEvaluatieVast(advies_id=eerste["id"], opgevolgd=Opvolging.GEHEEL, resultaat=Resultaatbereik.BEREIKT))
    uit = t.programma.vraag(evaluatiequeries.opgevolgd, *DIT_JAAR)
    assert uit.opgevolgd == {Opvolging.GEHEEL: 1, Opvolging.DEELS: 0, Opvolging.NIET: 0}
    assert uit.resultaat[Resultaatbereik.BEREIKT] == 1
    assert len(t.programma.vraag(evaluatiequeries.evaluaties, eerste["id"])) == 2
    with pytest.raises(Regelovertreding, match="geen indicatie"):
        t.doe(LegEvaluatieVast(advies_id=tweede["id"], opgevolgd=Opvolging.GEHEEL))


def test_a_reminder_goes_when_somebody_looked(t: Tafelhulp, klok: VasteKlok) -> None:
    eerste = adviezen(t)[0]
    dag = eerste["evaluatiedatum"]
    assert t.programma.vraag(evaluatiequeries.te_evalueren, dag - timedelta(days=1)) == ()
    (herinnering,) = t.programma.vraag(evaluatiequeries.te_evalueren, dag + timedelta(days=3))
    assert (herinnering.adviesnummer, herinnering.dagen_te_laat) == (eerste["nummer"], 3)
    t.doe(LegEvaluatieVast(advies_id=eerste["id"], opgevolgd=Opvolging.GEHEEL))
    assert t.programma.vraag(evaluatiequeries.aantal_te_evalueren, dag + timedelta(days=3)) == 0


def test_from_leerpunt_to_werkafspraak(t: Tafelhulp) -> None:
    (punt,) = t.programma.vraag(leerpuntqueries.leerpunten, alleen_los=True)
    groep = t.doe(BewaarLeerpuntgroep(naam="Netwerk", criteriumcode="veiligheid")).id
    t.doe(DeelLeerpuntIn(advies_id=punt.advies_id, groep_id=groep))
    assert t.programma.vraag(leerpuntqueries.leerpunten, alleen_los=True) == ()
    afspraak: dict[str, Any] = {
        "titel": "Netwerk",
        "tekst": "Eerst het netwerk.",
        "criteriumcode": "veiligheid",
        "datum": VANDAAG,
    }
    eerste = t.doe(StelWerkafspraakVast(**afspraak, groep_id=groep))
    assert (eerste.nummer, eerste.versie) == ("WA-0001", 1)
    (rij,) = t.programma.vraag(leerpuntqueries.groepen)
    assert (rij.leerpunten, rij.werkafspraak) == (1, "WA-0001")
    tweede = t.doe(StelWerkafspraakVast(**{**afspraak, "tekst": "Altijd het netwerk."}, code="WA-0001", versie=1))
    assert tweede.versie == 2
    with pytest.raises(VersieConflict):
        t.doe(StelWerkafspraakVast(**afspraak, code="WA-0001", versie=1))
    (geldt,) = t.programma.vraag(leerpuntqueries.werkafspraken, VANDAAG, "veiligheid")
    assert geldt.tekst == "Altijd het netwerk."
    assert t.programma.vraag(leerpuntqueries.werkafspraken, VANDAAG - timedelta(days=1)) == ()
    t.doe(TrekWerkafspraakIn(code="WA-0001", versie=2, reden="Het gaat nu vanzelf.", datum=VANDAAG))
    assert t.programma.vraag(leerpuntqueries.werkafspraken, VANDAAG) == ()
    assert [v.nummer for v in t.programma.vraag(leerpuntqueries.versies, "WA-0001")] == [3, 2, 1]
    with pytest.raises(Regelovertreding, match="ingetrokken"):
        t.doe(TrekWerkafspraakIn(code="WA-0001", versie=3, reden="Nog eens.", datum=VANDAAG))


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"titel": ""}, "titel"),
        ({"tekst": " "}, "afgesproken"),
        ({"criteriumcode": "bestaat_niet"}, "criterium"),
        ({"datum": VANDAAG + timedelta(days=1)}, "op of na"),
        ({"code": "WA-0099", "versie": 1}, "bestaat niet"),
    ],
)
def test_a_werkafspraak_that_cannot_be(t: Tafelhulp, anders: dict[str, Any], woord: str) -> None:
    opdracht = {"titel": "T", "tekst": "T.", "criteriumcode": "veiligheid", "datum": VANDAAG, **anders}
    with pytest.raises(Regelovertreding, match=woord):
        t.doe(StelWerkafspraakVast(**opdracht))


def test_every_kind_of_advice_is_in_one_group() -> None:
    assert set(UITKOMST_VAN) == set(Adviessoort)
    assert set(UITKOMST_VAN.values()) == set(Uitkomst)


def test_the_figures_of_a_period(t: Tafelhulp) -> None:
    uit = t.programma.vraag(leercurve.uitkomsten, *DIT_JAAR)
    assert {u: n for u, n in uit.items() if n} == {Uitkomst.PASSEND: 1, Uitkomst.ANDERE_GRONDSLAG: 1}
    curve = t.programma.vraag(leercurve.leercurve, *DIT_JAAR, VANDAAG)
    assert [(m.maand, m.casussen, m.nieuw, m.niet_zoals_gevraagd) for m in curve.maanden if m.casussen] == [
        ("2026-11", 2, 2, 1)
    ]
    assert "te weinig" in curve.plekadvies
    assert curve.trends["casussen"].richting == "onduidelijk"
    eens = t.programma.vraag(eensgezindheid.eerste_indruk, *DIT_JAAR)
    assert eens.alpha is None and eens.reden.endswith(".")


def test_a_period_of_nothing(t: Tafelhulp) -> None:
    toen = (date(2020, 1, 1), date(2020, 12, 31))
    assert sum(t.programma.vraag(leercurve.uitkomsten, *toen).values()) == 0
    assert t.programma.vraag(leercurve.leercurve, *toen, VANDAAG).maanden == ()
    assert t.programma.vraag(ijking, *toen).kansen.brier is None


def test_what_waits_for_the_index_is_found_all_the_same(t: Tafelhulp) -> None:
    nieuw = t.gereed()
    gevonden = t.programma.vraag(precedenten, nieuw)
    assert len(gevonden.gevonden) == gevonden.doorzocht == 2
    assert gevonden.gevonden[0].motivering
    assert gevonden.gevonden[0].woorden and gevonden.gevonden[0].velden
    assert "Dezelfde woorden" in gevonden.gevonden[0].waarom()
    assert nieuw not in {p.casus_id for p in gevonden.gevonden}


def test_an_advice_of_later_is_no_precedent(t: Tafelhulp) -> None:
    eerste = t.programma.vraag(precedenten, adviezen(t)[0]["casus_id"])
    assert eerste.gevonden == () and eerste.reden


def test_there_is_no_such_casus(t: Tafelhulp) -> None:
    with pytest.raises(Regelovertreding, match="bestaat niet"):
        t.programma.vraag(casus_met, "WT-1999-0001")


@pytest.mark.parametrize(
    ("vroeg", "laat", "zin"),
    [
        ((60, 2, 6), (60, 3, 7), "kan toeval zijn"),
        ((60, 1, 6), (60, 14, 7), "laat vaker aanhoudt is meer dan toeval"),
        ((60, 1, 4), (60, 1, 22), "laat vaker afwijst is meer dan toeval: las na drie casussen een pauze in"),
        ((60, 1, 4), (60, 14, 22), "laat vaker aanhoudt en afwijst is meer"),
        ((60, 20, 30), (60, 2, 4), "beslist de tafel dus niet slechter"),
        ((60, 2, 6), (9, 3, 7), "te weinig casussen laat"),
    ],
)
def test_what_the_place_on_the_agenda_does_is_said_with_its_doubt(
    vroeg: tuple[int, int, int], laat: tuple[int, int, int], zin: str
) -> None:
    plekken = (Plek(2, *vroeg, 12.0), Plek(5, *laat, 12.0))
    assert zin in plekadvies(plekken)
