"""How long what stays: terms, from which day, and what holds it back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegtafel.bewaring import rules
from weegtafel.bewaring.codes import Bewaarklasse as K
from weegtafel.bewaring.codes import Lijststatus, Weigergrond
from weegtafel.bewaring.rules import Adviesfeit, Bewaring, Casusfeit
from weegtafel.kernel.codes import Adviessoort, CasusStatus, OverlegStatus
from weegtafel.kernel.errors import Regelovertreding

TERMIJNEN = {
    K.VERSTREKT: "P20Y", K.GEWEIGERD: "P5Y", K.AFGEBROKEN: "P42D", K.NOTULEN: "P5Y", K.DOORBRAAK: "P20Y",
    K.KLAD: "P42D",
}  # fmt: skip
DAG = date(2026, 3, 1)


def casus(status: CasusStatus = CasusStatus.GEADVISEERD, **rest: Any) -> Bewaring:
    return rules.van_casus(Casusfeit(status=status, laatst=DAG, **rest), TERMIJNEN)


def advies(soort: Adviessoort = Adviessoort.PASSEND, dag: date = DAG, **rest: Any) -> Adviesfeit:
    return Adviesfeit(soort=soort, dag=dag, **rest)


@pytest.mark.parametrize(
    ("dag", "termijn", "einde"),
    [
        (date(2026, 3, 1), "P20Y", date(2046, 3, 1)),
        (date(2028, 2, 29), "P5Y", date(2033, 3, 1)),
        (date(2028, 2, 29), "P4Y", date(2032, 2, 29)),
        (date(2026, 12, 1), "P42D", date(2027, 1, 12)),
    ],
)
def test_a_term_ends(dag: date, termijn: str, einde: date) -> None:
    assert rules.tel_op(dag, termijn) == einde


def test_another_form_of_term_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="20 jaar"):
        rules.tel_op(DAG, "20 jaar")


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(0, 40))
def test_months_later(dag: date, maanden: int) -> None:
    uit = rules.maanden_later(dag, maanden)
    assert (uit.year * 12 + uit.month) - (dag.year * 12 + dag.month) == maanden
    assert uit.day == dag.day or (uit.day < dag.day and (uit + timedelta(days=1)).day == 1)


def test_the_class_follows_the_advices() -> None:
    afwijzend = advies(Adviessoort.VOORLIGGEND_VELD)
    assert casus(adviezen=(advies(),)).klasse is K.VERSTREKT
    assert casus(adviezen=(afwijzend,)).klasse is K.GEWEIGERD
    assert casus(adviezen=(advies(), afwijzend)).klasse is K.VERSTREKT
    assert casus(CasusStatus.INGETROKKEN).klasse is K.AFGEBROKEN
    assert casus(CasusStatus.INGETROKKEN, adviezen=(advies(Adviessoort.AANHOUDEN),)).klasse is K.AFGEBROKEN
    assert casus(CasusStatus.INGETROKKEN, adviezen=(advies(),)).klasse is K.VERSTREKT


def test_the_last_day_counts() -> None:
    dagen: dict[str, Any] = {"evaluatie": date(2026, 9, 1), "tot": date(2027, 12, 1), "bekrachtigd": date(2026, 4, 1)}
    assert casus(adviezen=(advies(**dagen),)).sinds == date(2027, 12, 1)
    assert casus(adviezen=(advies(**(dagen | {"tot": None})),)).sinds == date(2026, 9, 1)
    assert casus(adviezen=(advies(),), tot=date(2028, 1, 1)).vanaf == date(2048, 1, 2)
    geweigerd = casus(adviezen=(advies(Adviessoort.ANDERE_GRONDSLAG),), tot=date(2028, 1, 1))
    assert geweigerd.vanaf == date(2031, 3, 2)


@pytest.mark.parametrize("status", sorted(set(CasusStatus) - {CasusStatus.GEADVISEERD, CasusStatus.INGETROKKEN}))
def test_what_is_under_way_has_no_day(status: CasusStatus) -> None:
    assert casus(status).vanaf is None
    assert status.omschrijving in casus(status).wacht_op


@pytest.mark.parametrize(
    ("rest", "woord"),
    [
        ({"adviezen": (advies(wacht=True),)}, "bekrachtiging"),
        ({"adviezen": (advies(),), "open_acties": 1}, "actie"),
        ({"adviezen": (advies(),), "later": Bewaring(K.VERSTREKT, "P20Y")}, "latere casus"),
    ],
)
def test_what_still_waits(rest: dict[str, Any], woord: str) -> None:
    assert casus(**rest).vanaf is None
    assert woord in casus(**rest).wacht_op


def test_a_later_casus_keeps_the_earlier_one() -> None:
    later = Bewaring(K.VERSTREKT, "P20Y", date(2030, 1, 1), date(2050, 1, 2))
    assert casus(CasusStatus.INGETROKKEN, later=later).vanaf == date(2050, 1, 2)


def test_minutes_count_from_when_they_were_established() -> None:
    vast = rules.van_overleg(OverlegStatus.VASTGESTELD, DAG, False, date(2026, 4, 1), 0, TERMIJNEN)
    assert vast.vanaf == date(2031, 4, 2)
    assert rules.van_overleg(OverlegStatus.GESLOTEN, DAG, False, None, 0, TERMIJNEN).vanaf is None
    assert rules.van_overleg(OverlegStatus.GEPLAND, DAG, True, None, 0, TERMIJNEN).vanaf == date(2031, 3, 2)


def test_money_is_kept_seven_years_after_the_last_booking() -> None:
    kort = TERMIJNEN | {K.DOORBRAAK: "P1Y"}
    uit = rules.van_aanvraag(klaar=True, besloten=True, laatst=DAG, boeking=date(2027, 5, 1), termijnen=kort)
    assert uit.vanaf == date(2034, 5, 2)


def test_no_list_before_the_term_but_on_request() -> None:
    vroeg = Bewaring(K.VERSTREKT, "P20Y", DAG, date(2046, 3, 2))
    with pytest.raises(Regelovertreding, match="wordt bewaard tot 2 maart 2046"):
        rules.eis_op_lijst("WT-1", vroeg, DAG, plicht=False, elders="", verzoek=False)
    rules.eis_op_lijst("WT-1", vroeg, DAG, plicht=False, elders="", verzoek=True)
    rules.eis_op_lijst("WT-1", vroeg, date(2046, 3, 2), plicht=False, elders="", verzoek=False)
    with pytest.raises(Regelovertreding, match="bewaarplicht"):
        rules.eis_op_lijst("WT-1", vroeg, DAG, plicht=True, elders="", verzoek=True)
    with pytest.raises(Regelovertreding, match="al op lijst VV-1"):
        rules.eis_op_lijst("WT-1", vroeg, DAG, plicht=False, elders="VV-1", verzoek=True)


def test_seven_days_to_the_second() -> None:
    goed = datetime(2026, 3, 1, 10, 0, 30)
    with pytest.raises(Regelovertreding, match="bedenktijd"):
        rules.eis_uitvoerbaar("VV-1", Lijststatus.GOEDGEKEURD, goed, goed + timedelta(days=7, seconds=-1))
    rules.eis_uitvoerbaar("VV-1", Lijststatus.GOEDGEKEURD, goed, goed + timedelta(days=7))
    with pytest.raises(Regelovertreding, match="niet goedgekeurd"):
        rules.eis_uitvoerbaar("VV-1", Lijststatus.BEOORDELING, None, goed)


def test_a_refusal_names_its_ground() -> None:
    with pytest.raises(Regelovertreding, match="Kies de grond"):
        rules.eis_weigering(None, "Een reden die lang genoeg is.")
    with pytest.raises(Regelovertreding, match="Schrijf in een zin"):
        rules.eis_weigering(Weigergrond.WET, "kort")
