from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.casus_wereld import GRONDEN, VOLLEDIG
from weegtafel.casus import rules
from weegtafel.casus.feiten import AlternatiefFeiten, CasusFeiten, GrondFeiten, kernzin
from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN, VELDEN, Invoer
from weegtafel.inrichting.rules import VASTE_CODES
from weegtafel.kernel.codes import CasusSoort, CasusStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Rol

S = CasusStatus


def feiten(**anders: object) -> CasusFeiten:
    basis = CasusFeiten(
        id=1,
        nummer="WT-2026-0042",
        soort=CasusSoort.NIEUW,
        status=S.AANGEMELD,
        versie=1,
        gemeente_id=1,
        gemeente="Voorbeeldstad",
        inbrenger_id=1,
        inbrenger="Jeugdteam Noord",
        inbrenger_afkorting="JT Noord",
        inbrenger_functie="consulent",
        eerdere_casus_id=None,
        eerdere_casus="",
        ingetrokken_reden="",
        gereed_door="",
        gereed_op=None,
        aangemaakt_op=datetime(2026, 11, 1),
        gewijzigd_op=datetime(2026, 11, 1),
        gronden=tuple(GrondFeiten(g, g.upper(), u, u, t) for g, (u, t) in GRONDEN.items()),
        alternatieven=(AlternatiefFeiten(1, "jim", "JIM", "geen steunfiguur"),),
        namen={"intensiteit": "Intensief"},
        **VOLLEDIG,  # type: ignore[arg-type]  # every value has the type of its field
    )
    return replace(basis, **anders)  # type: ignore[arg-type]  # the tests name real fields


def zinnen(casus: CasusFeiten) -> dict[str, str]:
    return {o.veld: o.zin for o in rules.ontbreekt(casus)}


def test_a_complete_casus_misses_nothing() -> None:
    assert rules.ontbreekt(feiten()) == ()


LEEG = [
    (veld.sleutel, leeg)
    for veld in VELDEN
    if veld.verplicht
    for leeg in (
        (None,)
        if veld.invoer is Invoer.DATUM
        else (None, 0)
        if veld.invoer in (Invoer.GETAL, Invoer.BEDRAG)
        else ("", "  \n ", "\u200b", "...")
    )
]


@pytest.mark.parametrize(("sleutel", "leeg"), LEEG)
def test_every_required_field_is_missed_with_its_own_sentence(sleutel: str, leeg: object) -> None:
    gevonden = zinnen(feiten(**{sleutel: leeg}))
    assert list(gevonden) == [sleutel]
    assert gevonden[sleutel].endswith(".") and ":" in gevonden[sleutel]


def test_the_sentence_about_the_result_says_what_to_write() -> None:
    assert zinnen(feiten(resultaat="")) == {
        "resultaat": "Het te bereiken resultaat ontbreekt: schrijf wat de jeugdige dan kan, doet of heeft."
    }


def test_a_result_that_is_too_short_is_refused() -> None:
    assert "te kort" in zinnen(feiten(resultaat="Het gaat beter."))["resultaat"]
    assert zinnen(feiten(resultaat="x" * 20)) == {}


@pytest.mark.parametrize("dag", [date(2026, 12, 1), date(2026, 11, 30)])
def test_a_result_must_lie_after_the_start(dag: date) -> None:
    assert "niet na de ingangsdatum" in zinnen(feiten(resultaat_datum=dag))["resultaat_datum"]


@pytest.mark.parametrize("grond", TE_OVERWEGEN_GRONDEN)
def test_every_other_ground_needs_an_outcome_and_a_reason(grond: str) -> None:
    zonder = tuple(g for g in feiten().gronden if g.grondslag != grond)
    assert "nog niet overwogen" in zinnen(feiten(gronden=zonder))[f"grond.{grond}"]
    niet = (*zonder, GrondFeiten(grond, grond, "niet_overwogen", "", "Geen tijd gehad."))
    assert "nog niet overwogen" in zinnen(feiten(gronden=niet))[f"grond.{grond}"]
    kaal = (*zonder, GrondFeiten(grond, grond, "niet_passend", "", " "))
    assert "De reden bij" in zinnen(feiten(gronden=kaal))[f"grond.{grond}"]


def test_a_her_indicatie_needs_its_earlier_casus() -> None:
    assert list(zinnen(feiten(soort=CasusSoort.HER))) == ["eerdere_casus_id"]
    assert zinnen(feiten(soort=CasusSoort.HER, eerdere_casus_id=7)) == {}


def test_a_long_duration_is_a_remark_and_no_obstacle() -> None:
    lang = feiten(duur_maanden=24)
    assert rules.ontbreekt(lang) == ()
    (opmerking,) = rules.opmerkingen(lang, 18)
    assert "24 maanden" in opmerking.zin and "18 maanden voor Intensief" in opmerking.zin
    assert rules.opmerkingen(feiten(duur_maanden=18), 18) == ()
    assert rules.opmerkingen(lang, None) == ()


def test_a_casus_without_alternatives_gets_a_remark() -> None:
    assert [o.veld for o in rules.opmerkingen(feiten(alternatieven=()), None)] == ["alternatieven"]


def test_the_sentences_follow_the_order_of_the_form() -> None:
    leeg = {v.sleutel: (None if not isinstance(VOLLEDIG[v.sleutel], str) else "") for v in VELDEN}
    gevonden = [o.veld for o in rules.ontbreekt(feiten(gronden=(), **leeg))]
    velden = [v for v in gevonden if not v.startswith("grond.")]
    assert velden == [v.sleutel for v in VELDEN if v.verplicht]
    assert gevonden.index("grond.wlz") == gevonden.index("segment") - len(TE_OVERWEGEN_GRONDEN)


def test_the_transition_table_is_the_one_of_the_procedure() -> None:
    assert rules.OVERGANGEN[S.CONCEPT] == {S.AANGEMELD, S.INGETROKKEN}
    assert rules.OVERGANGEN[S.GEAGENDEERD] == {
        S.GEADVISEERD,
        S.AANGEHOUDEN,
        S.INGETROKKEN,
        S.GEREED,
        S.AANGEMELD,
    }
    assert rules.OVERGANGEN[S.INGETROKKEN] == frozenset()
    assert set(rules.OVERGANGEN) == set(S)
    assert rules.OVERGANGEN[S.VERNIETIGD] == frozenset()
    for status in set(S) - rules.EINDSTATUSSEN - {S.VERNIETIGD}:
        assert S.INGETROKKEN in rules.OVERGANGEN[status]


def test_a_refused_transition_says_why() -> None:
    uitslag = rules.overgang("WT-2026-0042", S.CONCEPT, S.GEREED)
    assert not uitslag.mag
    with pytest.raises(Regelovertreding, match="WT-2026-0042 is concept en kan van daaruit niet gereed"):
        uitslag.eis()


def test_a_casus_on_an_agenda_is_not_edited_nor_withdrawn_behind_its_back() -> None:
    assert not rules.mag_bewerken("WT-2026-0042", S.GEAGENDEERD).mag
    assert "Haal de casus eerst van de agenda" in rules.mag_intrekken("WT-2026-0042", S.GEAGENDEERD, "x").redenen[0]


@pytest.mark.parametrize(
    ("rollen", "eigen", "mag"),
    [
        ({Rol.LID}, 3, True),
        ({Rol.LID}, 4, False),
        ({Rol.LID}, None, False),
        ({Rol.LID, Rol.SECRETARIS}, 4, True),
        ({Rol.VOORZITTER}, None, True),
        ({Rol.DOORBRAAKCOACH, Rol.BEHEERDER}, 4, False),
    ],
)
def test_a_lid_writes_for_the_own_organisation_only(rollen: set[Rol], eigen: int | None, mag: bool) -> None:
    uitslag = rules.mag_schrijven(rollen, eigen, 3)
    assert uitslag.mag is mag
    assert mag or "secretaris en de voorzitter" in uitslag.redenen[0]


def test_her_indicaties_make_no_ring() -> None:
    assert rules.toets_voorganger("WT-2026-0003", [(2, "WT-2026-0002"), (1, "WT-2026-0001")], 3).mag
    assert "eigen voorganger" in rules.toets_voorganger("WT-2026-0003", [(3, "WT-2026-0003")], 3).redenen[0]
    ring = rules.toets_voorganger("WT-2026-0003", [(2, "WT-2026-0002"), (1, "WT-2026-0001"), (3, "WT-2026-0003")], 3)
    assert ring.redenen == (
        "WT-2026-0002 volgt zelf op WT-2026-0003 en kan dus niet de eerdere casus zijn. Kies een andere.",
    )


def test_ready_needs_the_declaration_on_names() -> None:
    uitslag = rules.mag_gereed("WT-2026-0042", S.AANGEMELD, False, (), ())
    assert not uitslag.mag and "geen namen" in uitslag.redenen[0]
    assert rules.mag_gereed("WT-2026-0042", S.AANGEHOUDEN, True, (), ()).mag
    assert not rules.mag_gereed("WT-2026-0042", S.GEAGENDEERD, True, (), ()).mag


def test_the_set_up_protects_the_grounds_that_the_program_needs() -> None:
    assert VASTE_CODES["grondslag"] == set(TE_OVERWEGEN_GRONDEN)
    assert rules.NIET_OVERWOGEN in VASTE_CODES["uitkomst_grond"]


def test_kernzin_is_the_first_sentence_cut_at_a_word() -> None:
    assert kernzin("Hoe gaat het\nverder? En dan nog iets.") == "Hoe gaat het verder?"
    lang = kernzin("woord " * 60)
    assert len(lang) <= 140 and lang.endswith("woord…")


def test_feiten_show_values_as_people_read_them() -> None:
    casus = feiten()
    assert casus.toon("kosten_cent") == "€\u00a031.400"
    assert casus.toon("resultaat_datum") == "1 september 2027"
    assert casus.toon("intensiteit") == "Intensief"
    assert feiten(volume=1200).toon("volume") == "1.200"
    assert feiten(kosten_cent=None).toon("kosten_cent") == ""
