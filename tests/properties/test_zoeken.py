"""Any text may be searched for, and the index always agrees with reading every text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.storage.hulp import maak_casus
from weegtafel.casus.models import Casus
from weegtafel.casus.queries import ALLES, Casusfilter
from weegtafel.inrichting.zoekwoorden import lees
from weegtafel.kernel.codes import CasusSoort, CasusStatus
from weegtafel.storage.kluis import Kluis
from weegtafel.storage.zoeken import zoek_alles, zoek_casussen

WOORDEN = ("de", "deel", "één", "een", "moeder", "moe", "crèche", "hulpverleningsplan", "hulpverleningstraject", "42")
#: Every character there is, lone surrogates and NUL too, with those that mean something to FTS5 made common.
ALLE_TEKST = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("\"*^():-+{}\\'\0 ANDORT,.…'"),
    )
)
GEWOON = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def kaal(tekst: str) -> str:
    return "".join(t for t in unicodedata.normalize("NFD", tekst.casefold()) if unicodedata.category(t) != "Mn")


@GEWOON
@given(ALLE_TEKST)
@example("0\u094d0")
def test_any_text_may_be_searched_for(kluis: Kluis, tekst: str) -> None:
    for zoek in (tekst, f'"{tekst}"', f"-{tekst}", f"a {tekst}"):
        kluis.lees(zoek_casussen, zoek, ALLES, 0, 10)
        kluis.lees(zoek_casussen, zoek, Casusfilter(soort=CasusSoort.HER, jaar=2026), 0, 10)
        kluis.lees(zoek_alles, zoek, 3)


@GEWOON
@given(ALLE_TEKST)
def test_reading_a_text_gives_words_only(tekst: str) -> None:
    opdracht = lees(tekst)
    for term in (*opdracht.met, *opdracht.zonder):
        assert term.woorden
        assert all(woord and '"' not in woord and "\0" not in woord for woord in term.woorden)


zinnen = st.lists(st.sampled_from(WOORDEN), max_size=6).map(" ".join)


@pytest.fixture
def gevulde_kluis(kluis: Kluis) -> Kluis:
    for volgnummer in range(1, 9):
        maak_casus(kluis, volgnummer, status=CasusStatus.GEREED if volgnummer % 2 else CasusStatus.CONCEPT)
    return kluis


@GEWOON
@given(
    st.lists(st.tuples(st.integers(1, 8), st.sampled_from(["hulpvraag", "problemen"]), zinnen), max_size=12),
    st.lists(st.sampled_from((*WOORDEN, "hulp", "c", "hulpverlenings")), min_size=1, max_size=3),
    st.lists(st.sampled_from(WOORDEN[:7]), max_size=1),
    st.booleans(),
)
def test_the_index_agrees_with_reading_every_text(
    gevulde_kluis: Kluis,
    wijzigingen: list[tuple[int, str, str]],
    gezocht: list[str],
    zonder: list[str],
    met_filter: bool,
) -> None:
    kluis = gevulde_kluis
    for volgnummer, veld, tekst in wijzigingen:
        with kluis.transactie() as sessie:
            casus = sessie.get(Casus, volgnummer)
            assert casus is not None
            setattr(casus, veld, tekst)

    def verwacht(sessie: object) -> set[int]:
        uit = set()
        for id_ in range(1, 9):
            casus = sessie.get(Casus, id_)  # type: ignore[attr-defined]  # Session
            if met_filter and casus.status is not CasusStatus.GEREED:
                continue
            woorden = kaal(f"wt 2026 {casus.volgnummer:04d} {casus.hulpvraag} {casus.problemen}").split()
            *heel, begin = map(kaal, gezocht)
            if any(kaal(w) in woorden for w in zonder):
                continue
            if all(w in woorden for w in heel) and any(w.startswith(begin) for w in woorden):
                uit.add(id_)
        return uit

    filter_ = Casusfilter(statussen=frozenset({CasusStatus.GEREED})) if met_filter else ALLES
    tekst = " ".join([*(f"-{w}" for w in zonder), *gezocht])
    uitslag = kluis.lees(zoek_casussen, tekst, filter_, 0, 100)
    assert {rij.id for rij in uitslag.rijen} == kluis.lees(verwacht)
    assert uitslag.aantal == len(uitslag.rijen)
