"""The rules of the doorbraak without a database."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weegtafel.doorbraak.codes import (
    AanvraagStatus,
    Besluitsoort,
    Deel,
    Mandaatgrond,
    Registerkolom,
    Registersoort,
    Toetsoordeel,
)
from weegtafel.doorbraak.rekeninvoer import in_woorden, invoer_object, lees
from weegtafel.doorbraak.rijen import EffectRij
from weegtafel.doorbraak.rules import controle, register, toets, verloop
from weegtafel.doorbraak.rules.register import Boeking, Stand
from weegtafel.doorbraak.velden import VELDEN, Invoer, Veld
from weegtafel.kernel.errors import Regelovertreding

S, K, R = AanvraagStatus, Registerkolom, Registersoort
EIND = {S.REGULIER_OPGELOST, S.INGETROKKEN, S.VERNIETIGD}
STANDEN = st.builds(Stand, *(st.integers(0, 10**9) for _ in range(3)))


def test_every_status_can_be_reached_and_left_as_the_table_says() -> None:
    bereikt = {S.AANVRAAG}
    for _ in S:
        bereikt |= {naar for van in bereikt for naar in verloop.OVERGANGEN[van]}
    assert bereikt == set(S) - {S.VERNIETIGD}  # that is the retention room's
    assert {van for van, naar in verloop.OVERGANGEN.items() if not naar} == EIND
    assert not verloop.overgang("DB-2026-0001", S.AANVRAAG, S.UITVOERING).mag
    assert "al op" in verloop.overgang("DB-2026-0001", S.PLAN, S.PLAN).redenen[0]


def test_after_a_decision_only_knelpunten_are_edited() -> None:
    for status in (S.UITVOERING, S.NAZORG, S.AFGESLOTEN, S.REGULIER_OPGELOST, S.INGETROKKEN):
        mag = {deel for deel in verloop.BEWERKBAAR if verloop.mag_bewerken("DB-2026-0001", status, deel).mag}
        assert mag == {Deel.KNELPUNT}


@pytest.mark.parametrize("status", [S.TOETS, S.BESLUIT])
def test_a_plan_that_changes_is_a_plan_again(status: AanvraagStatus) -> None:
    for deel in verloop.BEWERKBAAR:
        verwacht = status if deel is Deel.KNELPUNT else S.PLAN
        assert verloop.status_na_bewerking(status, deel) is verwacht
    assert verloop.status_na_bewerking(S.ROUTE, Deel.AANVRAAG) is S.ROUTE


@pytest.mark.parametrize(
    ("soort", "stand", "kolom", "teken"),
    [
        (R.RESERVERING, Stand(), K.GERESERVEERD, 1),
        (R.VERPLICHTING, Stand(), K.VERPLICHT, 1),
        (R.BETALING, Stand(verplicht=10), K.BETAALD, 1),
        (R.VRIJVAL, Stand(verplicht=10), K.VERPLICHT, -1),
        (R.VRIJVAL, Stand(gereserveerd=10), K.GERESERVEERD, -1),
    ],
)
def test_what_each_kind_means(soort: R, stand: Stand, kolom: K, teken: int) -> None:
    assert register.boeking(soort, 7, stand) == Boeking(soort, kolom, 7 * teken)


def test_a_correction_counts_where_the_corrected_line_counts() -> None:
    for kolom in K:
        assert register.boeking(R.CORRECTIE, -3, Stand(), kolom) == Boeking(R.CORRECTIE, kolom, -3)


def test_a_payment_takes_nothing_more_from_the_pot() -> None:
    voor = Stand(verplicht=100)
    na = voor.plus(K.BETAALD, 60)
    assert (na.vrij(500), voor.vrij(500)) == (400, 400)
    assert (na.onbesteed, na.overschreden) == (40, 0)
    assert na.plus(K.BETAALD, 50).overschreden == 10


@given(st.lists(st.tuples(st.sampled_from(K), st.integers(-(10**6), 10**6))))
def test_the_balance_is_the_sum_of_the_lines_in_any_order(regels: list[tuple[K, int]]) -> None:
    stand = register.tel_op(regels)
    assert stand == register.tel_op(reversed(regels))
    assert (stand.gereserveerd, stand.verplicht, stand.betaald) == tuple(
        sum(bedrag for kolom, bedrag in regels if kolom is k) for k in (K.GERESERVEERD, K.VERPLICHT, K.BETAALD)
    )


@given(
    st.dictionaries(st.integers(1, 4), st.builds(lambda g, v, b: Stand(g, v + b, b), *(st.integers(0, 999),) * 3)),
    st.integers(1, 4),
    st.integers(0, 5_000),
)
def test_a_decision_leaves_exactly_its_amount_committed(standen: dict[int, Stand], periode: int, bedrag: int) -> None:
    betaald = sum(stand.betaald for stand in standen.values())
    bedrag = max(bedrag, betaald)
    na = dict(standen)
    for wanneer, regel in register.bij_besluit(standen, periode, bedrag):
        na[wanneer] = na.get(wanneer, Stand()).plus(regel.kolom, regel.bedrag_cent)
    assert sum(stand.verplicht for stand in na.values()) == bedrag
    assert all(stand.gereserveerd == 0 and stand.verplicht >= stand.betaald for stand in na.values())


@given(STANDEN, st.integers(0, 10**9), st.integers(1, 10**9))
def test_nothing_is_promised_that_the_pot_does_not_hold(stand: Stand, pot: int, bedrag: int) -> None:
    regel = Boeking(R.VERPLICHTING, K.VERPLICHT, bedrag)
    assert register.past(regel, stand, pot).mag == (stand.plus(K.VERPLICHT, bedrag).vrij(pot) >= 0)


def test_what_is_freed_or_paid_always_fits() -> None:
    vol = Stand(verplicht=100)
    assert register.past(Boeking(R.BETALING, K.BETAALD, 50), vol, 100).mag
    assert register.past(Boeking(R.VRIJVAL, K.VERPLICHT, -50), vol, 0).mag


@pytest.mark.parametrize(
    ("bedrag", "soort", "coach", "mandaathouder", "bewerkt", "mag", "grond"),
    [
        (500_000, Besluitsoort.TOEKENNEN, True, False, True, True, Mandaatgrond.COACH),
        (500_000, Besluitsoort.TOEKENNEN, False, True, False, False, Mandaatgrond.COACH),
        (500_001, Besluitsoort.TOEKENNEN, True, False, True, False, Mandaatgrond.MANDAATHOUDER),
        (500_001, Besluitsoort.TOEKENNEN, False, True, False, True, Mandaatgrond.MANDAATHOUDER),
        (500_001, Besluitsoort.TOEKENNEN, False, True, True, False, Mandaatgrond.MANDAATHOUDER),
        (500_001, Besluitsoort.AFWIJZEN, True, False, True, True, Mandaatgrond.COACH),
        (500_001, Besluitsoort.AFWIJZEN, False, True, False, True, Mandaatgrond.MANDAATHOUDER),
        (500_001, Besluitsoort.AFWIJZEN, False, False, False, False, Mandaatgrond.MANDAATHOUDER),
    ],
)
def test_the_mandate(
    bedrag: int, soort: Besluitsoort, coach: bool, mandaathouder: bool, bewerkt: bool, mag: bool, grond: Mandaatgrond
) -> None:
    gevonden, uitkomst = register.mag_besluiten(
        soort,
        bedrag,
        500_000,
        is_coach=coach,
        is_mandaathouder=mandaathouder,
        heeft_bewerkt=bewerkt,
        heeft_getoetst=False,
        herziet=None,
        motivering="ja",
        betaald_cent=0,
    )
    assert (gevonden, uitkomst.mag) == (grond, mag)


def test_a_decision_has_a_reason_and_is_not_less_than_was_paid() -> None:
    rest: dict[str, Any] = {
        "is_coach": True, "is_mandaathouder": False, "heeft_bewerkt": True, "heeft_getoetst": False, "herziet": None,
    }  # fmt: skip
    _, leeg = register.mag_besluiten(Besluitsoort.TOEKENNEN, 10, 50, motivering=" ", betaald_cent=0, **rest)
    _, minder = register.mag_besluiten(Besluitsoort.AFWIJZEN, 10, 50, motivering="x", betaald_cent=1, **rest)
    assert (leeg.mag, minder.mag) == (False, False)


def test_when_a_toets_is_lost() -> None:
    stand = (4, "abc")
    assert toets.vervallen(stand, stand, False, laatste=True) == ""
    assert "latere" in toets.vervallen(stand, stand, False, laatste=False)
    assert "gewijzigd" in toets.vervallen(stand, (5, "abc"), False, laatste=True)
    assert "gewijzigd" in toets.vervallen(stand, (4, "abd"), False, laatste=True)
    assert "zelf" in toets.vervallen(stand, stand, True, laatste=True)


@pytest.mark.parametrize("oordeel", [None, *Toetsoordeel])
def test_on_which_judgement_can_be_decided(oordeel: Toetsoordeel | None) -> None:
    toekennen = toets.geldt(oordeel, "", Besluitsoort.TOEKENNEN).mag
    afwijzen = toets.geldt(oordeel, "", Besluitsoort.AFWIJZEN).mag
    assert toekennen == (oordeel is Toetsoordeel.AKKOORD)
    assert afwijzen == (oordeel in (Toetsoordeel.AKKOORD, Toetsoordeel.NIET_AKKOORD))
    assert not toets.geldt(oordeel, "Het plan is gewijzigd.", Besluitsoort.AFWIJZEN).mag


def test_assigning_and_booking_are_not_editing() -> None:
    assert not toets.heeft_inhoud_bewerkt({Deel.TOEWIJZING, Deel.REGISTER, Deel.NAZORG})
    assert toets.heeft_inhoud_bewerkt({Deel.TOEWIJZING, Deel.KNELPUNT})


def test_every_field_is_an_attribute_of_its_table() -> None:
    from weegtafel.doorbraak import models as m

    tabellen: dict[Deel, Any] = {
        Deel.AANVRAAG: m.Aanvraag, Deel.HUISHOUDEN: m.Huishoudlid, Deel.BETROKKENEN: m.Betrokkene,
        Deel.ROUTE: m.Routestap, Deel.PLAN: m.Doorbraakplan, Deel.BESTEDING: m.Besteding,
        Deel.LEEFDOMEIN: m.Leefdomeinoordeel, Deel.EFFECT: m.Effectregel, Deel.KNELPUNT: m.Knelpunt,
    }  # fmt: skip
    assert set(tabellen) == set(VELDEN)
    for deel, velden in VELDEN.items():
        assert {veld.sleutel for veld in velden} <= set(tabellen[deel].__table__.columns.keys())


@pytest.mark.parametrize(
    ("invoer", "goed", "bewaard"),
    [
        (Invoer.REGEL, "  twee   woorden\n", "twee woorden"),
        (Invoer.TEKST, "a\r\nb\x07", "a\nb"),
        (Invoer.DECIMAAL, " 12.50 ", "12.50"),
        (Invoer.DECIMAAL, "", ""),
        (Invoer.KANS, "1", "1"),
        (Invoer.GETAL, None, None),
        (Invoer.BEDRAG, 5, 5),
        (Invoer.DATUM, date(2026, 1, 1), date(2026, 1, 1)),
        (Invoer.JANEE, True, True),
    ],
)
def test_what_may_be_saved_is_tidied(invoer: Invoer, goed: object, bewaard: object) -> None:
    assert controle.controleer(Veld("x", "X", invoer=invoer), goed, {}) == bewaard


@pytest.mark.parametrize(
    ("invoer", "fout"),
    [
        (Invoer.TEKST, "a\x00"),
        (Invoer.REGEL, "x" * 301),
        (Invoer.DECIMAAL, "-1"),
        (Invoer.DECIMAAL, "1,5"),
        (Invoer.DECIMAAL, "1e9"),
        (Invoer.DECIMAAL, "٣"),
        (Invoer.KANS, "1.01"),
        (Invoer.GETAL, -1),
        (Invoer.GETAL, 1_000_001),
        (Invoer.BEDRAG, -5),
        (Invoer.CODE, "bestaat niet"),
        (Invoer.DATUM, date(1812, 1, 1)),
    ],
)
def test_what_may_not_be_saved_is_refused_at_its_field(invoer: Invoer, fout: object) -> None:
    with pytest.raises(Regelovertreding) as geweigerd:
        controle.controleer(Veld("x", "X", invoer=invoer), fout, {})
    assert list(geweigerd.value.velden) == ["x"]


def _effect(**anders: Any) -> EffectRij:
    velden: dict[str, Any] = dict.fromkeys(EffectRij.__dataclass_fields__, "") | {
        "id": 1, "omschrijving": "Opname", "betaler": "gemeente", "eenheid": "dag", "prijs_midden": "10",
        "aantal_midden": "1", "kans_zonder_midden": "0.5", "kans_met_midden": "0.2", "van_maand": 1, "tot_maand": 3,
        "prijsjaar": None,
    }  # fmt: skip
    return EffectRij(**(velden | anders))


def test_an_empty_low_or_high_is_the_middle() -> None:
    inhoud = invoer_object(12_345, controle.Decimal("0.0225"), 7, [_effect(prijs_hoog="20"), _effect()])
    assert inhoud["budget"] == "123.45"
    assert inhoud["effecten"][0]["prijs"] == {"laag": "10", "midden": "10", "hoog": "20"}
    assert inhoud["effecten"][1]["prijs"] == "10"
    assert lees(inhoud).zaad == 7


def test_complaints_are_in_words_for_the_screen() -> None:
    with pytest.raises(Regelovertreding) as fout:
        lees(invoer_object(1, controle.Decimal(0), 1, [_effect(), _effect(prijs_midden="", van_maand=9)]))
    assert fout.value.velden == {
        "effecten[1].prijs": "Effect 2, prijs: vul een getal in.",
        "effecten[1].van_maand": "Effect 2, van maand: maand 9 ligt na maand 3.",
    }
    assert in_woorden("effecten: de lijst is leeg.") == "Effecten: de lijst is leeg."


def test_the_words_of_an_authority_are_true_of_the_amount() -> None:
    coach, hoger = Mandaatgrond.COACH, Mandaatgrond.MANDAATHOUDER
    waarom = register.waarom_bevoegd
    assert waarom(coach, 300_000, 500_000, herziet=False) == "tot en met €\u00a05.000"
    assert waarom(hoger, 600_000, 500_000, herziet=False) == "boven het mandaat van de coach van €\u00a05.000"
    assert waarom(hoger, 600_000, 500_000, herziet=True) == "boven het mandaat van de coach van €\u00a05.000"
    assert waarom(hoger, 300_000, 500_000, herziet=True) == "herziening van een eerder besluit"
    assert register.bevoegd(500_000, 500_000, None) is coach
    assert register.bevoegd(500_001, 500_000, coach) is hoger
    assert register.bevoegd(1, 500_000, hoger) is hoger
