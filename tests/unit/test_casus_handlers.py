from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy import event

from tests.casus_wereld import GRONDEN, VANDAAG, VOLLEDIG, Wereld, anoniem
from weegtafel.casus import queries
from weegtafel.casus.commands import (
    BewaarCasus,
    BewaarGrond,
    MaakCasus,
    MeldCasusAan,
    OverweegAlternatief,
    TrekCasusIn,
    VergeetAlternatief,
    VerklaarGereed,
    ZetCasusTerug,
)
from weegtafel.casus.models import Casus
from weegtafel.inrichting.commands import BeeindigCode
from weegtafel.inrichting.models import Organisatie, Persoon
from weegtafel.inrichting.queries import alternatieven, codes
from weegtafel.kernel.codes import CasusSoort, CasusStatus, OrganisatieSoort
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd, Wijziging
from weegtafel.kernel.roles import Rol

S = CasusStatus


@pytest.fixture
def wereld() -> Iterator[Wereld]:
    w = Wereld()
    yield w
    w.sluit()


def bewaar(wereld: Wereld, casus_id: int, veld: str, oud: object, nieuw: object) -> Gewijzigd:
    return wereld.doe(BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging(veld, oud, nieuw),)))


def test_numbers_are_gapless_per_year_and_grow_past_9999(wereld: Wereld) -> None:
    assert [wereld.maak().nummer for _ in range(2)] == ["WT-2026-0001", "WT-2026-0002"]
    wereld.klok.moment = datetime(2027, 1, 4, 9, 0)
    assert wereld.maak().nummer == "WT-2027-0001"
    laatste = wereld.casussen()[-1]
    laatste.volgnummer = 9999
    laatste.nummer = "WT-2027-9999"
    wereld.sessie.add(laatste)
    wereld.sessie.commit()
    assert wereld.maak().nummer == "WT-2027-10000"
    assert queries.casuslijst(wereld.sessie)[0].nummer == "WT-2027-10000"


def test_a_refused_casus_uses_no_number(wereld: Wereld) -> None:
    with pytest.raises(Regelovertreding) as fout:
        wereld.maak(velden={"volume": -3, "profiel": "99"})
    assert set(fout.value.velden) == {"volume", "profiel"}
    assert wereld.maak().nummer == "WT-2026-0001"
    assert [regel[0] for regel in wereld.journaal] == ["maak_casus"]


def test_a_casus_comes_back_with_names_grounds_and_alternatives(wereld: Wereld) -> None:
    nieuw = wereld.maak(velden=VOLLEDIG, gronden=GRONDEN, alternatieven={"jim": "Geen steunfiguur gevonden."})
    feiten = queries.casus(wereld.sessie, nieuw.id)
    assert feiten.toon("segment") == "Complex (segment C)"
    assert feiten.inbrenger == "Jeugdteam Noord" and feiten.gemeente == "Voorbeeldstad"
    assert [g.grondslag for g in feiten.gronden] == list(GRONDEN)
    assert feiten.gronden[0].naam == "Wet langdurige zorg (Wlz)"
    assert feiten.gronden[0].uitkomst_naam == "Overwogen: niet passend"
    assert [(a.code, a.toelichting) for a in feiten.alternatieven] == [("jim", "Geen steunfiguur gevonden.")]
    assert {v: feiten.waarde(v) for v in VOLLEDIG} == VOLLEDIG


def test_the_road_from_concept_to_ready_and_back(wereld: Wereld) -> None:
    gereed = wereld.maak_gereed()
    feiten = queries.casus(wereld.sessie, gereed.id)
    assert feiten.status is S.GEREED and feiten.gereed_door == "Sam de Wit"
    assert [r.id for r in queries.gereed_voor_agenda(wereld.sessie)] == [gereed.id]
    with pytest.raises(Regelovertreding, match="waarom"):
        wereld.doe(ZetCasusTerug(casus_id=gereed.id, versie=gereed.versie, reden=" "))
    wereld.doe(ZetCasusTerug(casus_id=gereed.id, versie=gereed.versie, reden="Nog een vraag."))
    terug = queries.casus(wereld.sessie, gereed.id)
    assert terug.status is S.AANGEMELD and terug.gereed_op is None
    assert terug.teruggezet_reden == "Nog een vraag.", "the inbrenger can read why"
    assert [regel[0] for regel in wereld.journaal] == [
        "maak_casus",
        "meld_casus_aan",
        "verklaar_anoniem",
        "verklaar_gereed",
        "zet_casus_terug",
    ]


def test_an_incomplete_casus_is_not_ready_and_says_all_that_is_missing(wereld: Wereld) -> None:
    nieuw = wereld.maak(velden={**VOLLEDIG, "resultaat": "", "kosten_cent": None})
    aan = wereld.doe(MeldCasusAan(casus_id=nieuw.id, versie=nieuw.versie))
    with pytest.raises(Regelovertreding) as fout:
        wereld.doe(VerklaarGereed(casus_id=nieuw.id, versie=aan.versie, geen_namen=False))
    assert len(fout.value.redenen) == 2 + 5 + 1 + 1
    assert {"resultaat", "kosten_cent", "grond.wlz"} <= set(fout.value.velden)


def test_a_code_that_ended_in_the_meantime_must_be_chosen_anew(wereld: Wereld) -> None:
    nieuw = wereld.maak_volledig()
    aan = wereld.doe(MeldCasusAan(casus_id=nieuw.id, versie=nieuw.versie))
    profiel = next(c for c in codes(wereld.sessie, "profiel", VANDAAG) if c.code == "7")
    wereld.doe(BeeindigCode(code_id=profiel.id, versie=profiel.versie, geldig_tot=date(2026, 11, 12)))
    wereld.klok.moment = datetime(2026, 11, 13, 9, 0)
    with pytest.raises(Regelovertreding, match="geldt vandaag niet meer"):
        wereld.doe(VerklaarGereed(casus_id=nieuw.id, versie=aan.versie, geen_namen=True))


def test_an_edit_makes_a_ready_casus_aangemeld_again_and_says_so(wereld: Wereld) -> None:
    gereed = wereld.maak_gereed()
    uit = bewaar(wereld, gereed.id, "veiligheid", VOLLEDIG["veiligheid"], "Opnieuw bekeken: veilig.")
    assert uit.extra == {"teruggezet": 1}
    assert queries.casus(wereld.sessie, gereed.id).status is S.AANGEMELD
    assert wereld.journaal[-1] == ("zet_casus_terug", "WT-2026-0001", ("status", "veiligheid"))


def test_typing_in_a_concept_writes_no_journal_line(wereld: Wereld) -> None:
    nieuw = wereld.maak()
    uit = bewaar(wereld, nieuw.id, "hulpvraag", "", "Hoe verder?")
    assert uit.versie == nieuw.versie + 1 and not uit.extra
    assert len(wereld.journaal) == 1


def test_saving_the_same_again_changes_nothing(wereld: Wereld) -> None:
    nieuw = wereld.maak_gereed()
    uit = bewaar(wereld, nieuw.id, "veiligheid", VOLLEDIG["veiligheid"], VOLLEDIG["veiligheid"])
    assert uit.versie == nieuw.versie
    assert queries.casus(wereld.sessie, nieuw.id).status is S.GEREED


def test_two_people_in_one_field_lose_nothing(wereld: Wereld) -> None:
    nieuw = wereld.maak(velden={"hulpvraag": "begin"})
    bewaar(wereld, nieuw.id, "hulpvraag", "begin", "de een")
    with pytest.raises(VersieConflict) as conflict:
        bewaar(wereld, nieuw.id, "hulpvraag", "begin", "de ander")
    assert conflict.value.hun == {"hulpvraag": "de een"} and conflict.value.ons == {"hulpvraag": "de ander"}
    bewaar(wereld, nieuw.id, "problemen", "", "een ander veld gaat gewoon door")


def test_a_screen_that_remembers_untidied_text_is_no_second_person(wereld: Wereld) -> None:
    nieuw = wereld.maak()
    bewaar(wereld, nieuw.id, "hulpvraag", "", "een\r\ntwee\x07")
    bewaar(wereld, nieuw.id, "hulpvraag", "een\r\ntwee\x07", "een\r\ntwee\x07 drie")
    assert queries.casus(wereld.sessie, nieuw.id).hulpvraag == "een\ntwee drie"


def test_too_long_a_text_is_refused_and_the_old_one_stays(wereld: Wereld) -> None:
    nieuw = wereld.maak(velden={"hulpvraag": "oud"})
    with pytest.raises(Regelovertreding, match=r"200\.000"):
        bewaar(wereld, nieuw.id, "hulpvraag", "oud", "x" * 200_000)
    assert queries.casus(wereld.sessie, nieuw.id).hulpvraag == "oud"


@pytest.mark.parametrize("status", [S.GEAGENDEERD, S.GEADVISEERD, S.INGETROKKEN])
def test_nothing_is_edited_after_it_is_on_an_agenda(wereld: Wereld, status: CasusStatus) -> None:
    nieuw = wereld.maak()
    wereld.zet_status(nieuw.id, status)
    jim = alternatieven(wereld.sessie, VANDAAG)[0].id
    for opdracht in (
        BewaarCasus(casus_id=nieuw.id, wijzigingen=(Wijziging("hulpvraag", "", "x"),)),
        BewaarGrond(casus_id=nieuw.id, grondslag="wlz", uitkomst="niet_passend", toelichting="x"),
        OverweegAlternatief(casus_id=nieuw.id, alternatief_id=jim, toelichting="x"),
        VergeetAlternatief(casus_id=nieuw.id, alternatief_id=jim),
    ):
        with pytest.raises(Regelovertreding, match="WT-2026-0001"):
            wereld.doe(opdracht)


def test_an_aangehouden_casus_is_completed_and_ready_again(wereld: Wereld) -> None:
    gereed = wereld.maak_gereed()
    wereld.zet_status(gereed.id, S.AANGEHOUDEN)
    uit = bewaar(wereld, gereed.id, "veiligheid", VOLLEDIG["veiligheid"], "Nu ook de nacht.")
    assert queries.casus(wereld.sessie, gereed.id).status is S.AANGEHOUDEN
    with pytest.raises(Regelovertreding, match="gewijzigd nadat"):
        wereld.doe(VerklaarGereed(casus_id=gereed.id, versie=uit.versie, geen_namen=True))
    wereld.doe(anoniem(gereed.id, uit.versie))
    wereld.doe(VerklaarGereed(casus_id=gereed.id, versie=uit.versie, geen_namen=True))
    assert queries.casus(wereld.sessie, gereed.id).status is S.GEREED


def test_withdrawing_keeps_the_number_and_the_reason(wereld: Wereld) -> None:
    nieuw = wereld.maak()
    with pytest.raises(Regelovertreding, match="waarom"):
        wereld.doe(TrekCasusIn(casus_id=nieuw.id, versie=nieuw.versie, reden=""))
    wereld.doe(TrekCasusIn(casus_id=nieuw.id, versie=nieuw.versie, reden="Verhuisd naar een andere gemeente."))
    assert queries.casus(wereld.sessie, nieuw.id).ingetrokken_reden.startswith("Verhuisd")
    assert wereld.maak().nummer == "WT-2026-0002"


def test_a_casus_on_an_agenda_is_withdrawn_there(wereld: Wereld) -> None:
    nieuw = wereld.maak()
    versie = wereld.zet_status(nieuw.id, S.GEAGENDEERD)
    with pytest.raises(Regelovertreding, match="agenda"):
        wereld.doe(TrekCasusIn(casus_id=nieuw.id, versie=versie, reden="x"))


def test_an_act_on_an_old_version_is_refused(wereld: Wereld) -> None:
    nieuw = wereld.maak()
    bewaar(wereld, nieuw.id, "hulpvraag", "", "anders")
    with pytest.raises(VersieConflict):
        wereld.doe(MeldCasusAan(casus_id=nieuw.id, versie=nieuw.versie))


def test_a_casus_is_not_its_own_predecessor(wereld: Wereld) -> None:
    een, twee = wereld.maak(), wereld.maak()
    with pytest.raises(Regelovertreding, match="voorganger"):
        bewaar(wereld, een.id, "eerdere_casus_id", None, een.id)
    bewaar(wereld, twee.id, "eerdere_casus_id", None, een.id)
    bewaar(wereld, twee.id, "soort", CasusSoort.NIEUW, CasusSoort.HER)
    assert queries.casus(wereld.sessie, twee.id).eerdere_casus == "WT-2026-0001"


def test_two_casussen_do_not_follow_each_other(wereld: Wereld) -> None:
    een, twee, drie = (wereld.maak() for _ in range(3))
    bewaar(wereld, twee.id, "eerdere_casus_id", None, een.id)
    bewaar(wereld, drie.id, "eerdere_casus_id", None, twee.id)
    for volger, zin in ((twee, "WT-2026-0002 volgt zelf op"), (drie, "WT-2026-0003 volgt zelf op")):
        with pytest.raises(Regelovertreding, match=zin) as fout:
            bewaar(wereld, een.id, "eerdere_casus_id", None, volger.id)
        assert set(fout.value.velden) == {"eerdere_casus_id"}
    assert queries.casus(wereld.sessie, een.id).eerdere_casus_id is None


def test_a_lid_leaves_the_casussen_of_others_alone(wereld: Wereld) -> None:
    """Another organisation's casus is not written, handed in or withdrawn by a lid, nor made in its name."""
    andere = wereld._voeg(
        Organisatie(
            naam="Jeugdteam Zuid",
            afkorting="JT Zuid",
            soort=OrganisatieSoort.JEUGDTEAM,
            gemeente_id=wereld.gemeente,
            geldig_van=VANDAAG,
        )
    )
    persoon = wereld.sessie.get(Persoon, wereld.persoon)
    assert persoon is not None
    vreemd = wereld.maak()
    persoon.organisatie_id = andere
    wereld.sessie.commit()
    wereld.rollen = frozenset({Rol.LID})
    alternatief = alternatieven(wereld.sessie, VANDAAG)[0].id
    for opdracht in (
        BewaarCasus(casus_id=vreemd.id, wijzigingen=(Wijziging("hulpvraag", "", "Iets anders."),)),
        BewaarGrond(casus_id=vreemd.id, grondslag="wlz", uitkomst="niet_passend", toelichting="Iets."),
        OverweegAlternatief(casus_id=vreemd.id, alternatief_id=alternatief, toelichting="Iets."),
        VergeetAlternatief(casus_id=vreemd.id, alternatief_id=alternatief),
        MeldCasusAan(casus_id=vreemd.id, versie=vreemd.versie),
        TrekCasusIn(casus_id=vreemd.id, versie=vreemd.versie, reden="Niet van ons."),
        MaakCasus(soort=CasusSoort.NIEUW, gemeente_id=wereld.gemeente, inbrenger_id=wereld.jeugdteam),
    ):
        with pytest.raises(Regelovertreding, match="alleen casussen van de eigen organisatie"):
            wereld.doe(opdracht)
    assert queries.casus(wereld.sessie, vreemd.id).versie == vreemd.versie
    eigen = wereld.doe(MaakCasus(soort=CasusSoort.NIEUW, gemeente_id=wereld.gemeente, inbrenger_id=andere))
    bewaar(wereld, eigen.id, "hulpvraag", "", "Van ons.")
    with pytest.raises(Regelovertreding, match="alleen casussen van de eigen organisatie") as fout:
        bewaar(wereld, eigen.id, "inbrenger_id", andere, wereld.jeugdteam)
    assert set(fout.value.velden) == {"inbrenger_id"}


def test_a_field_that_is_none_is_a_bug(wereld: Wereld) -> None:
    nieuw = wereld.maak()
    with pytest.raises(KeyError):
        bewaar(wereld, nieuw.id, "status", S.CONCEPT, S.GEREED)


def test_alternatives_come_and_go(wereld: Wereld) -> None:
    nieuw = wereld.maak()
    eerste = alternatieven(wereld.sessie, VANDAAG)[0]
    for reden in ("Te licht.", "Te licht, en te ver weg."):
        wereld.doe(OverweegAlternatief(casus_id=nieuw.id, alternatief_id=eerste.id, toelichting=reden))
    assert [a.toelichting for a in queries.casus(wereld.sessie, nieuw.id).alternatieven] == ["Te licht, en te ver weg."]
    wereld.doe(VergeetAlternatief(casus_id=nieuw.id, alternatief_id=eerste.id))
    assert queries.casus(wereld.sessie, nieuw.id).alternatieven == ()


def test_a_window_of_the_list_reads_only_the_window(wereld: Wereld) -> None:
    for i in range(30):
        wereld.maak(velden={"hulpvraag": f"Vraag {i}. En verder."})
    rijen = queries.casuslijst(wereld.sessie, offset=10, limit=5)
    assert [r.nummer for r in rijen] == [f"WT-2026-{n:04d}" for n in (20, 19, 18, 17, 16)]
    assert rijen[0].kern == "Vraag 19." and rijen[0].inbrenger == "JT Noord"
    concept = queries.Casusfilter(statussen=frozenset({S.CONCEPT}), oudste_eerst=True)
    assert queries.aantal(wereld.sessie, concept) == 30
    assert queries.casuslijst(wereld.sessie, concept, 0, 1)[0].nummer == "WT-2026-0001"
    assert queries.aantal(wereld.sessie, queries.Casusfilter(statussen=frozenset({S.GEREED}))) == 0
    assert queries.aantallen_per_status(wereld.sessie)[S.CONCEPT] == 30


def test_the_list_sorts_nothing(wereld: Wereld) -> None:
    opdrachten: list[str] = []
    event.listen(wereld.motor, "before_cursor_execute", lambda c, cur, sql, *rest: opdrachten.append(sql))
    queries.casuslijst(wereld.sessie, offset=0, limit=5)
    plan = wereld.sessie.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {opdrachten[0]}", (5, 0)).fetchall()
    assert plan and "TEMP B-TREE" not in " ".join(str(rij) for rij in plan)


def test_a_form_is_brought_home_to_this_vault(wereld: Wereld) -> None:
    eerdere = wereld.maak()
    kop = {"soort": "her", "inbrenger": "jt noord", "eerdere_casus": "wt-2026-0001", "inbrenger_functie": "consulent"}
    voorstel = queries.importvoorstel(wereld.sessie, kop, VANDAAG)
    assert voorstel.soort is CasusSoort.HER and voorstel.eerdere_casus_id == eerdere.id
    assert voorstel.inbrenger_id == wereld.jeugdteam and voorstel.gemeente_id == wereld.gemeente
    assert voorstel.opmerkingen == ()
    vreemd = queries.importvoorstel(wereld.sessie, {"inbrenger": "Onbekend", "eerdere_casus": "WT-1"}, VANDAAG)
    assert vreemd.inbrenger_id is None and len(vreemd.opmerkingen) == 2


def test_no_row_of_another_kind_is_touched(wereld: Wereld) -> None:
    een, twee = wereld.maak(), wereld.maak()
    voor = wereld.sessie.get(Casus, twee.id)
    assert voor is not None
    stand = voor.model_dump()
    bewaar(wereld, een.id, "hulpvraag", "", "alleen hier")
    na = wereld.sessie.get(Casus, twee.id)
    assert na is not None and na.model_dump() == stand
