"""What holds for every table, every order of events and every advice."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from weegtafel.inrichting.instellingen import Quorumregel
from weegtafel.kernel.codes import Aanwezigheidssoort, Adviessoort, PuntSoort
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.commands import AdviesInvoer
from weegtafel.overleg.rules import adviezen, agenda
from weegtafel.overleg.rules.aanwezigheid import (
    Deelnemende,
    Gebeurtenis,
    Puntfeit,
    aanwezig_bij,
    behandelvolgorde,
    quorumstand,
    stand_bij,
)

NU = datetime(2026, 11, 12, 13)
VANDAAG = NU.date()
ORGANISATIES = st.integers(1, 12)
GROEP = st.frozensets(ORGANISATIES)
REGELS = st.builds(
    Quorumregel,
    st.sampled_from(["0", "1/3", "1/2", "2/3", "3/4", "1"]),
    st.booleans(),
    st.integers(1, 12),
    st.booleans(),
    st.booleans(),
)
TAFELS = st.lists(st.booleans(), min_size=1, max_size=12).map(
    lambda gis: [Deelnemende(n, f"Organisatie {n}", gi) for n, gi in enumerate(gis, start=1)]
)


@given(REGELS, TAFELS, GROEP, GROEP, ORGANISATIES)
def test_one_more_at_the_table_never_loses_quorum(
    regel: Quorumregel, tafel: list[Deelnemende], er: frozenset[int], terug: frozenset[int], erbij: int
) -> None:
    voor, na = quorumstand(regel, tafel, er, terug), quorumstand(regel, tafel, er | {erbij}, terug)
    assert na.aanwezig >= voor.aanwezig
    assert na.gehaald or not voor.gehaald


@given(REGELS, TAFELS, GROEP, GROEP, ORGANISATIES)
def test_a_recusal_never_helps(
    regel: Quorumregel, tafel: list[Deelnemende], er: frozenset[int], terug: frozenset[int], wie: int
) -> None:
    voor, na = quorumstand(regel, tafel, er, terug), quorumstand(regel, tafel, er, terug | {wie})
    assert na.aanwezig <= voor.aanwezig
    assert voor.gehaald or not na.gehaald


@given(REGELS, TAFELS, GROEP, GROEP)
def test_quorum_counts_the_table_and_nobody_else(
    regel: Quorumregel, tafel: list[Deelnemende], er: frozenset[int], terug: frozenset[int]
) -> None:
    stand = quorumstand(regel, tafel, er, terug)
    assert stand.totaal == len(tafel) and stand.nodig >= regel.minimum
    assert stand.aanwezig + stand.teruggetrokken == len({d.id for d in tafel} & er)
    assert stand.aanwezig >= stand.nodig or not stand.gehaald


PUNTEN = st.lists(st.integers(1, 20), unique=True, min_size=1, max_size=8).map(tuple)
MELDINGEN = st.lists(
    st.builds(
        Gebeurtenis,
        ORGANISATIES,
        st.sampled_from(list(Aanwezigheidssoort)),
        st.one_of(st.none(), st.integers(1, 20)),
        st.just(NU),
    ),
    max_size=20,
)


@given(MELDINGEN, PUNTEN, st.data())
def test_what_happens_from_an_item_on_changes_nothing_before_it(
    meldingen: list[Gebeurtenis], volgorde: tuple[int, ...], data: st.DataObject
) -> None:
    plaats = data.draw(st.integers(0, len(volgorde) - 1))
    soort = data.draw(st.sampled_from(list(Aanwezigheidssoort)))
    wie = data.draw(ORGANISATIES)
    erbij = [*meldingen, Gebeurtenis(wie, soort, volgorde[plaats], NU)]
    for eerder in (None, *volgorde[:plaats]):
        assert stand_bij(erbij, volgorde, eerder) == stand_bij(meldingen, volgorde, eerder)
    assert (wie in aanwezig_bij(erbij, volgorde, volgorde[plaats])) is soort.is_er


@given(MELDINGEN, PUNTEN, st.data())
def test_reports_on_different_organisations_can_be_recorded_in_any_order(
    meldingen: list[Gebeurtenis], volgorde: tuple[int, ...], data: st.DataObject
) -> None:
    eigen = {m.organisatie_id: m for m in meldingen}.values()
    anders = data.draw(st.permutations(list(eigen)))
    for punt in (None, *volgorde):
        assert stand_bij(list(eigen), volgorde, punt) == stand_bij(anders, volgorde, punt)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=10))
def test_the_order_of_treatment_holds_every_item_once_and_finished_ones_first(vorm: list[tuple[int, bool]]) -> None:
    punten = [
        Puntfeit(n, n, PuntSoort.VRIJ, "", afgerond_op=NU + timedelta(minutes=m) if klaar else None)
        for n, (m, klaar) in enumerate(vorm, start=1)
    ]
    volgorde = behandelvolgorde(punten)
    klaar = [p.id for p in punten if p.afgerond_op is not None]
    assert sorted(volgorde) == [p.id for p in punten]
    assert set(volgorde[: len(klaar)]) == set(klaar)


@given(
    st.permutations(range(1, 7)),
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4), st.sampled_from(list(Aanwezigheidssoort))), max_size=30),
)
def test_who_took_part_is_the_same_just_before_and_ever_after_the_outcome(
    orde: list[int], stappen: list[tuple[int, int, Aanwezigheidssoort]]
) -> None:
    klaar: dict[int, datetime] = {}
    meldingen: list[Gebeurtenis] = []
    toen: dict[int, dict[int, Aanwezigheidssoort]] = {}
    nog = list(orde)

    def stand(punt: int) -> dict[int, Aanwezigheidssoort]:
        feiten = [Puntfeit(n, n, PuntSoort.CASUS, "", afgerond_op=klaar.get(n)) for n in orde]
        return stand_bij(meldingen, behandelvolgorde(feiten), punt)

    for moment, (wat, wie, soort) in enumerate(stappen):
        nu = NU + timedelta(seconds=moment)
        if wat < 3 and nog:
            punt = nog.pop(0)
            toen[punt] = stand(punt)
            klaar[punt] = nu
        elif nog:
            meldingen.append(Gebeurtenis(wie, soort, nog[wat % len(nog)], nu))
        assert all(stand(punt) == wat_gold for punt, wat_gold in toen.items())


TEKST = st.text(max_size=60)
DATUMS = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
GETALLEN = st.one_of(st.none(), st.integers(-5, 400))
INHOUD = st.builds(
    AdviesInvoer,
    soort=st.sampled_from(list(Adviessoort)),
    motivering=TEKST,
    evaluatiedatum=DATUMS,
    profiel=st.sampled_from(["", "2", "3"]),
    intensiteit=st.sampled_from(["", "intensief", "perspectief"]),
    volume=GETALLEN,
    duur_maanden=GETALLEN,
    grondslag=st.sampled_from(["", " ", "wlz"]),
    alternatief_id=st.one_of(st.none(), st.just(1)),
    ingangsdatum=DATUMS,
    nodig_wat=TEKST,
    nodig_wie=TEKST,
    nodig_wanneer=DATUMS,
)
GEVRAAGD = adviezen.Gevraagd("2", "intensief", 6, "04", "2", 12, "45", "45A04", date(2026, 12, 1))


@given(INHOUD)
def test_an_advice_that_may_be_fixed_says_all_that_its_kind_must(ruw: AdviesInvoer) -> None:
    inhoud = adviezen.maak_zelfstandig(ruw, GEVRAAGD)
    assert adviezen.maak_zelfstandig(inhoud, GEVRAAGD) == inhoud
    uit = adviezen.toets_advies(inhoud, GEVRAAGD, VANDAAG)
    assert all(zin[0].isupper() and zin.endswith(".") for zin in uit.redenen)
    if not uit.mag:
        return
    assert len(inhoud.motivering) >= adviezen.KORTSTE_MOTIVERING
    anders = adviezen.gewijzigde_velden(inhoud, GEVRAAGD)
    assert bool(anders) or inhoud.soort is not Adviessoort.PASSEND_MET_AANPASSING
    assert not anders or inhoud.soort is not Adviessoort.PASSEND
    if inhoud.soort.indicatie_staat:
        assert inhoud.evaluatiedatum is not None and inhoud.evaluatiedatum > VANDAAG
        assert inhoud.volume is not None and inhoud.volume > 0
    else:
        assert inhoud.volume is None and inhoud.ingangsdatum is None
    if inhoud.soort is Adviessoort.AANHOUDEN:
        assert inhoud.nodig_wat and inhoud.nodig_wie
        assert inhoud.nodig_wanneer is not None and inhoud.nodig_wanneer > VANDAAG


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.timedeltas(timedelta(-9), timedelta(9)))
def test_the_timer_adds_what_passed_and_never_takes_away(sinds: datetime, voorbij: timedelta) -> None:
    erbij = agenda.seconden_erbij(sinds, sinds + voorbij)
    assert erbij == max(0, int(voorbij.total_seconds()))


@given(st.lists(st.integers(1, 120), max_size=20))
def test_begin_times_follow_each_other_without_gaps(minuten: list[int]) -> None:
    plan = agenda.tijdplan(time(9), time(17), minuten)
    assert plan.gepland == sum(minuten) and plan.beschikbaar == 480
    assert plan.past is (sum(minuten) <= 480)
    for n, begin in enumerate(plan.aanvang):
        verwacht = datetime(2000, 1, 1, 9) + timedelta(minutes=sum(minuten[:n]))
        assert begin == verwacht.time()


@given(
    st.lists(st.sampled_from([PuntSoort.CASUS, PuntSoort.VRIJ, PuntSoort.ACTIES]), max_size=6),
    st.integers(0, 7),
    st.integers(-3, 12),
    st.frozensets(st.integers(1, 8)),
)
def test_moving_keeps_every_item_and_the_order_of_what_has_begun(
    midden: list[PuntSoort], welk: int, naar: int, begonnen: frozenset[int]
) -> None:
    soorten = [PuntSoort.OPENING, *midden, PuntSoort.RONDVRAAG]
    punten = [Puntfeit(n, n, soort, f"Punt {n}") for n, soort in enumerate(soorten, start=1)]
    punt_id = 1 + welk % len(punten)
    vast = begonnen & {p.id for p in punten[:-1]}
    try:
        volgorde = agenda.verplaatst(punten, punt_id, naar, vast)
    except Regelovertreding:
        assert punt_id in vast or punt_id in (1, len(punten))
        return
    assert sorted(volgorde) == [p.id for p in punten]
    assert volgorde[0] == 1 and volgorde[-1] == len(punten)
    assert [p for p in volgorde if p in vast] == sorted(vast)
    assert all(volgorde.index(p) < volgorde.index(punt_id) for p in vast)


@given(st.lists(st.sampled_from(list(PuntSoort)), max_size=10))
def test_an_agenda_that_fills_by_itself_keeps_its_shape(soorten: list[PuntSoort]) -> None:
    orde: list[PuntSoort] = []
    for soort in soorten:
        orde.insert(agenda.plaats_voor(orde, soort), soort)
    assert [agenda.RANG[s] for s in orde] == sorted(agenda.RANG[s] for s in orde)
