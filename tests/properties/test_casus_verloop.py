"""Random acts on casussen: whatever is pressed, numbers stay gapless and no status is reached by a back door."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.casus_wereld import GRONDEN, VOLLEDIG, Wereld, anoniem
from weegtafel.casus import rules
from weegtafel.casus.commands import BewaarCasus, BewaarGrond, MeldCasusAan, TrekCasusIn, VerklaarGereed, ZetCasusTerug
from weegtafel.casus.queries import casus
from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN, VELDEN
from weegtafel.kernel.codes import CasusSoort, CasusStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Opdracht, Wijziging

S = CasusStatus


class Verloop(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.wereld = Wereld()
        self.vorige: dict[int, CasusStatus] = {}
        self.aantal = 0

    def teardown(self) -> None:
        if hasattr(self, "wereld"):
            self.wereld.sluit()

    def _kies(self, keuze: int) -> tuple[int, int] | None:
        rijen = self.wereld.casussen()
        if not rijen:
            return None
        rij = rijen[keuze % len(rijen)]
        assert rij.id is not None
        return rij.id, rij.versie

    def _probeer(self, opdracht: Opdracht) -> None:
        regels = len(self.wereld.journaal)
        try:
            self.wereld.doe(opdracht)
        except Regelovertreding as fout:
            assert all(reden.strip().endswith((".", "?")) for reden in fout.redenen)
            assert len(self.wereld.journaal) == regels

    @rule(vol=st.booleans(), negatief=st.booleans())
    def maak(self, vol: bool, negatief: bool) -> None:
        try:
            self.wereld.maak(velden={**(VOLLEDIG if vol else {}), "volume": -1 if negatief else 4}, gronden=GRONDEN)
        except Regelovertreding:
            assert negatief
        else:
            assert not negatief
            self.aantal += 1

    @rule(keuze=st.integers(0, 9), oud=st.booleans())
    def meld_aan(self, keuze: int, oud: bool) -> None:
        if gekozen := self._kies(keuze):
            self._probeer(MeldCasusAan(casus_id=gekozen[0], versie=gekozen[1] - oud))

    @rule(keuze=st.integers(0, 9), geen_namen=st.booleans())
    def verklaar_gereed(self, keuze: int, geen_namen: bool) -> None:
        if gekozen := self._kies(keuze):
            if geen_namen:
                self._probeer(anoniem(*gekozen))
            self._probeer(VerklaarGereed(casus_id=gekozen[0], versie=gekozen[1], geen_namen=geen_namen))
            if not geen_namen:
                assert (
                    casus(self.wereld.sessie, gekozen[0]).status is not S.GEREED
                    or self.vorige.get(gekozen[0]) is S.GEREED
                )

    @rule(keuze=st.integers(0, 9), reden=st.sampled_from(["", "Nog een vraag."]))
    def zet_terug(self, keuze: int, reden: str) -> None:
        if gekozen := self._kies(keuze):
            self._probeer(ZetCasusTerug(casus_id=gekozen[0], versie=gekozen[1], reden=reden))

    @rule(keuze=st.integers(0, 9), reden=st.sampled_from(["", "Verhuisd."]))
    def trek_in(self, keuze: int, reden: str) -> None:
        if gekozen := self._kies(keuze):
            self._probeer(TrekCasusIn(casus_id=gekozen[0], versie=gekozen[1], reden=reden))

    @rule(keuze=st.integers(0, 9), tekst=st.sampled_from(["", "Veilig.", "Niet veilig."]))
    def typ(self, keuze: int, tekst: str) -> None:
        if gekozen := self._kies(keuze):
            nu = casus(self.wereld.sessie, gekozen[0]).veiligheid
            self._probeer(BewaarCasus(casus_id=gekozen[0], wijzigingen=(Wijziging("veiligheid", nu, tekst),)))

    @rule(keuze=st.integers(0, 9), uitkomst=st.sampled_from(["", "niet_overwogen", "niet_passend"]))
    def overweeg(self, keuze: int, uitkomst: str) -> None:
        if gekozen := self._kies(keuze):
            self._probeer(BewaarGrond(casus_id=gekozen[0], grondslag="wlz", uitkomst=uitkomst, toelichting="Reden."))

    @rule(keuze=st.integers(0, 9), naar=st.sampled_from(list(S)))
    def overleg(self, keuze: int, naar: CasusStatus) -> None:
        """What the room of the overleg does: only by the table."""
        if gekozen := self._kies(keuze):
            nu = casus(self.wereld.sessie, gekozen[0]).status
            uit_overleg = naar in (S.GEAGENDEERD, S.GEADVISEERD, S.AANGEHOUDEN)
            if uit_overleg and rules.overgang("WT", nu, naar).mag:
                self.wereld.zet_status(gekozen[0], naar)

    @invariant()
    def no_status_by_a_back_door(self) -> None:
        if not hasattr(self, "wereld"):
            return
        for rij in self.wereld.casussen():
            assert rij.id is not None
            vorige = self.vorige.get(rij.id, S.CONCEPT)
            assert rij.status is vorige or rij.status in rules.OVERGANGEN[vorige]
            self.vorige[rij.id] = rij.status
            if rij.status is S.GEREED:
                assert rules.ontbreekt(casus(self.wereld.sessie, rij.id)) == ()

    @invariant()
    def numbers_are_gapless(self) -> None:
        if hasattr(self, "wereld"):
            nummers = sorted(rij.volgnummer for rij in self.wereld.casussen())
            assert nummers == list(range(1, self.aantal + 1))


Verloop.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestVerloop = Verloop.TestCase

LEEGTE = st.sampled_from(["", " ", "\n\t", "\u200b\u200b", "-", "…", "?"])


@given(
    leeg=st.sets(st.sampled_from([v.sleutel for v in VELDEN if v.verplicht]), min_size=1),
    zonder=st.sets(st.sampled_from(TE_OVERWEGEN_GRONDEN)),
    leegte=LEEGTE,
)
def test_completeness_never_passes_with_a_required_item_empty(leeg: set[str], zonder: set[str], leegte: str) -> None:
    velden = {
        sleutel: (leegte if isinstance(waarde, str) else None) if sleutel in leeg else waarde
        for sleutel, waarde in VOLLEDIG.items()
    }
    gronden = {g: (("", "") if g in zonder else paar) for g, paar in GRONDEN.items()}
    gevonden = {o.veld for o in rules.ontbreekt_in(velden, gronden, CasusSoort.NIEUW, False)}
    assert gevonden == leeg | {f"grond.{g}" for g in zonder}


@given(st.sampled_from(list(S)), st.sampled_from(list(S)))
def test_a_transition_is_allowed_exactly_when_the_table_says_so(van: CasusStatus, naar: CasusStatus) -> None:
    uitslag = rules.overgang("WT-2026-0042", van, naar)
    assert uitslag.mag == (naar in rules.OVERGANGEN[van])
    assert uitslag.mag == (not uitslag.redenen)
