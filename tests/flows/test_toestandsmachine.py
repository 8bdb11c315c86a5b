"""A machine that presses random acts on a real vault, allowed or not, and then looks whether all still holds."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlmodel import Session, col, select

from tests.casus_wereld import anoniem
from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import open_programma
from weegtafel.casus.commands import MeldCasusAan, TrekCasusIn, VerklaarGereed
from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Criterium, Journaalregel
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    Bekrachtigingsbesluit,
    CasusStatus,
    Criteriumoordeel,
    NotulenStatus,
    Oordeel,
    Oordeelmoment,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg.handlers.automatisch import wachtende_adviezen, wachtende_notulen
from weegtafel.overleg.models import (
    Actie,
    Advies,
    Agendapunt,
    Indruk,
    Notulen,
    NotulenDeel,
    NotulenVersie,
    Overleg,
)
from weegtafel.overleg.notulenfeiten import hash_van_notulen
from weegtafel.overleg.rules.adviezen import casusstatus_na
from weegtafel.overleg.tafel import tafel_van
from weegtafel.storage import journaal

#: Acts that are typing or steering, not formal: they leave no line in the journal.
ZONDER_JOURNAAL = (
    c.VerplaatsPunt,
    c.ZetMinuten,
    c.StartPunt,
    c.Pauzeer,
    c.GeefIndruk,
    c.WeegCriterium,
    c.BewaarPunt,
    c.BewaarVoorzittersnotitie,
    c.BewaarAdviesconcept,
    c.BewaarNotulendeel,
)
KEUS = st.integers(0, 10_000)
REDEN = "Dit is de reden die hierbij hoort."


def _rij(rij: Any) -> dict[str, Any]:
    return {naam: getattr(rij, naam) for naam in type(rij).model_fields}


class Weegtafel(RuleBasedStateMachine):
    """Every rule picks a target from what stands in the vault and presses one act."""

    def __init__(self, voorbeeld: Path) -> None:
        super().__init__()
        self.map = Path(tempfile.mkdtemp(prefix="toestand"))
        shutil.copytree(voorbeeld, self.map / "kluis")
        self.klok = VasteKlok(datetime(2026, 11, 12, 9, 0))
        programma = open_programma(self.map / "kluis", klok=self.klok)
        self.t = Tafelhulp(programma)
        self.regels = self._journaalregels()
        self.adviezen: dict[int, dict[str, Any]] = {}
        self.vast: dict[int, tuple[Any, ...]] = {}
        self.casusnummers: set[str] = set()
        self.gedaan: Counter[type[Opdracht]] = Counter()

    def teardown(self) -> None:
        self.t.programma.kluis.sluit()
        shutil.rmtree(self.map, ignore_errors=True)

    # --- pressing ---------------------------------------------------------------------------------

    def _journaalregels(self) -> int:
        return len(self.t.alle(Journaalregel))

    def druk(self, opdracht: Opdracht) -> Gewijzigd | None:
        """Press one act. Refused: in whole sentences, and nothing is written. Done: one line, or none for typing."""
        voor = self._journaalregels()
        try:
            uit = self.t.programma.voer_uit(opdracht)
        except Regelovertreding as nee:
            assert all(zin[0].isupper() or zin[0] in "“0123456789" for zin in nee.redenen), nee.redenen
            assert all(zin.endswith((".", "?")) for zin in nee.redenen), nee.redenen
            assert self._journaalregels() == voor, "a refused act left a line in the journal"
            return None
        assert isinstance(uit, Gewijzigd)
        self.gedaan[type(opdracht)] += 1
        verwacht = 0 if isinstance(opdracht, ZONDER_JOURNAAL) else 1
        assert self._journaalregels() == voor + verwacht, type(opdracht).__name__
        return uit

    def kies(self, soort: type[Any], n: int, **waar: Any) -> dict[str, Any] | None:
        """A row that fits; when none does, any row, so that refusals are pressed as well."""
        rijen = self.t.alle(soort)
        goed = [r for r in rijen if all(r[k] == v for k, v in waar.items())]
        keuze = goed or rijen
        return keuze[n % len(keuze)] if keuze else None

    def overleg(self, n: int, status: OverlegStatus) -> int:
        rij = self.kies(Overleg, n, status=status, vervallen_reden="")
        return 0 if rij is None else int(rij["id"])

    def punt(self, n: int, *soorten: PuntSoort, status: PuntStatus = PuntStatus.OPEN) -> int:
        """An item of the overleg that is open, when there is one that fits."""
        open_ = {o["id"] for o in self.t.alle(Overleg) if o["status"] is OverlegStatus.OPEN}
        punten = self.t.alle(Agendapunt)
        goed = [p for p in punten if p["overleg_id"] in open_ and p["status"] is status]
        goed = [p for p in goed if not soorten or p["soort"] in soorten] or goed or punten
        return int(goed[n % len(goed)]["id"]) if goed else 0

    # --- time and casussen ------------------------------------------------------------------------

    @rule(minuten=st.integers(-5, 240))
    def tik(self, minuten: int) -> None:
        self.klok.moment += timedelta(minutes=minuten)
        self.t.dag = self.klok.moment.date()

    @rule(dagen=st.integers(1, 8))
    def volgende_dag(self, dagen: int) -> None:
        self.klok.moment += timedelta(days=dagen)
        self.t.dag = self.klok.moment.date()

    @rule(n=KEUS)
    def nieuwe_casus(self, n: int) -> None:
        self.t.gereed(self.t.leden[n % len(self.t.leden)])
        self.regels = self._journaalregels()

    @rule(n=KEUS, geen_namen=st.booleans())
    def casus_stap(self, n: int, geen_namen: bool) -> None:
        rij = self.kies(Casus, n, status=CasusStatus.AANGEHOUDEN if n % 2 else CasusStatus.CONCEPT)
        if rij is None:
            self.t.concept_casus()
        elif rij["status"] is CasusStatus.CONCEPT:
            self.druk(MeldCasusAan(casus_id=rij["id"], versie=rij["versie"]))
        else:
            if geen_namen:
                self.druk(anoniem(rij["id"], rij["versie"]))
            self.druk(VerklaarGereed(casus_id=rij["id"], versie=rij["versie"], geen_namen=geen_namen))

    @rule(n=KEUS)
    def trek_casus_in(self, n: int) -> None:
        rij = self.kies(Casus, n)
        if rij is not None and n % 3 == 0:
            self.druk(TrekCasusIn(casus_id=rij["id"], versie=rij["versie"], reden=REDEN))

    # --- planning ---------------------------------------------------------------------------------

    @rule(dagen=st.integers(-1, 9), uur=st.integers(8, 16))
    def plan(self, dagen: int, uur: int) -> None:
        self.druk(
            c.PlanOverleg(
                datum=self.klok.moment.date() + timedelta(days=dagen),
                begintijd=time(uur),
                eindtijd=time(uur + 2),
                locatie="Raadzaal",
                voorzitter_id=self.t.voorzitter,
                secretaris_id=self.t.secretaris,
            )
        )

    @rule(n=KEUS, dagen=st.integers(0, 9))
    def verzet(self, n: int, dagen: int) -> None:
        rij = self.kies(Overleg, n, status=OverlegStatus.GEPLAND, vervallen_reden="")
        if rij is not None:
            nieuw = self.klok.moment.date() + timedelta(days=dagen)
            self.druk_misschien_leeg(
                c.WijzigOverleg(overleg_id=rij["id"], wijzigingen=(Wijziging("datum", rij["datum"], nieuw),)),
                leeg=nieuw == rij["datum"],
            )

    def druk_misschien_leeg(self, opdracht: Opdracht, *, leeg: bool) -> None:
        """An act that changes nothing is no formal act."""
        if not leeg:
            self.druk(opdracht)

    @rule(n=KEUS)
    def vervalt(self, n: int) -> None:
        rij = self.kies(Overleg, n, status=OverlegStatus.GEPLAND, vervallen_reden="")
        if rij is not None and n % 4 == 0:
            self.druk(c.LaatOverlegVervallen(overleg_id=rij["id"], versie=rij["versie"], reden=REDEN))

    @rule(n=KEUS, m=KEUS)
    def op_agenda(self, n: int, m: int) -> None:
        casus = self.kies(Casus, n, status=CasusStatus.GEREED)
        overleg = self.overleg(m, OverlegStatus.OPEN if m % 3 == 0 else OverlegStatus.GEPLAND)
        if casus is not None:
            self.druk(c.ZetOpAgenda(overleg_id=overleg, casus_id=casus["id"]))

    @rule(n=KEUS, titel=st.sampled_from(["Werkwijze rond verblijf", "", "Terugblik"]))
    def vrij_punt(self, n: int, titel: str) -> None:
        self.druk(c.VoegPuntToe(overleg_id=self.overleg(n, OverlegStatus.GEPLAND), titel=titel, minuten=10))

    @rule(n=KEUS)
    def van_agenda(self, n: int) -> None:
        punten = self.t.alle(Agendapunt)
        if punten:
            self.druk(c.HaalVanAgenda(punt_id=punten[n % len(punten)]["id"]))

    @rule(n=KEUS, naar=st.integers(-2, 12))
    def verplaats(self, n: int, naar: int) -> None:
        punten = self.t.alle(Agendapunt)
        if punten:
            self.druk(c.VerplaatsPunt(punt_id=punten[n % len(punten)]["id"], naar=naar))

    # --- the meeting ------------------------------------------------------------------------------

    @rule(n=KEUS, met=st.integers(0, 9))
    def open(self, n: int, met: int) -> None:
        gepland = [o for o in self.t.alle(Overleg) if o["status"] is OverlegStatus.GEPLAND and not o["vervallen_reden"]]
        if not gepland:
            self.plan(dagen=0, uur=9)
            return
        rij = gepland[n % len(gepland)]
        if rij["datum"] > self.klok.moment.date() and n % 4:
            self.klok.moment = datetime.combine(rij["datum"], rij["begintijd"])
            self.t.dag = rij["datum"]
        if self.druk(c.OpenOverleg(overleg_id=rij["id"])) is not None:
            wie = self.t.gi + [o for o in self.t.leden if o not in self.t.gi]
            for organisatie in wie[:met]:
                self.druk(
                    c.MeldAanwezigheid(
                        overleg_id=rij["id"], organisatie_id=organisatie, soort=Aanwezigheidssoort.AANWEZIG
                    )
                )

    @rule(n=KEUS, m=KEUS, soort=st.sampled_from(list(Aanwezigheidssoort)), begin=st.booleans())
    def aanwezigheid(self, n: int, m: int, soort: Aanwezigheidssoort, begin: bool) -> None:
        self.druk(
            c.MeldAanwezigheid(
                overleg_id=self.overleg(n, OverlegStatus.OPEN),
                organisatie_id=self.t.leden[m % len(self.t.leden)],
                soort=soort,
                punt_id=None if begin else self.punt(n) or None,
            )
        )

    @rule(n=KEUS, m=KEUS, weg=st.booleans())
    def terugtrekking(self, n: int, m: int, weg: bool) -> None:
        wie = self.t.leden[m % len(self.t.leden)]
        punt = self.punt(n, PuntSoort.CASUS)
        if weg:
            self.druk(c.HefTerugtrekkingOp(punt_id=punt, organisatie_id=wie))
        else:
            self.druk(c.TrekTerug(punt_id=punt, organisatie_id=wie, reden=REDEN))

    @rule(n=KEUS, m=KEUS, moment=st.sampled_from(list(Oordeelmoment)), oordeel=st.sampled_from([None, *Oordeel]))
    def indruk(self, n: int, m: int, moment: Oordeelmoment, oordeel: Oordeel | None) -> None:
        self.druk(
            c.GeefIndruk(
                punt_id=self.punt(n, PuntSoort.CASUS),
                organisatie_id=self.t.leden[m % len(self.t.leden)],
                moment=moment,
                oordeel=oordeel,
            )
        )

    @rule(n=KEUS)
    def start(self, n: int) -> None:
        self.druk(c.StartPunt(punt_id=self.punt(n)))

    @precondition(lambda self: any(o["status"] is OverlegStatus.OPEN for o in self.t.alle(Overleg)))
    @rule(n=KEUS, soort=st.sampled_from(list(Adviessoort)), gewogen=st.integers(0, 5), zelf=st.integers(0, 5))
    def advies(self, n: int, soort: Adviessoort, gewogen: int, zelf: int) -> None:
        punt = self.punt(n, PuntSoort.CASUS)
        criteria = self.t.alle(Criterium)
        for criterium in criteria if gewogen else criteria[:1]:
            self.druk(
                c.WeegCriterium(
                    punt_id=punt, criterium_id=criterium["id"], oordeel=Criteriumoordeel.VOLDOET, reden="Helder."
                )
            )
        if self.t.lees(Agendapunt, punt)["soort"] is not PuntSoort.CASUS:
            return
        try:
            versie = self.t.schrijf_concept(punt, **self.t.inhoud(soort))
        except Regelovertreding:
            return
        wie = self.t.voorzitter if zelf == 0 else self.t.secretaris
        self.druk(c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=wie))

    @rule(n=KEUS, soort=st.sampled_from(list(Adviessoort)), besluit=st.sampled_from(list(Bekrachtigingsbesluit)))
    def behandel_alles(self, n: int, soort: Adviessoort, besluit: Bekrachtigingsbesluit) -> None:
        """A meeting as it mostly goes: everybody there, every item dealt with as its kind asks."""
        if not any(o["status"] is OverlegStatus.OPEN for o in self.t.alle(Overleg)):
            if n % 2:
                self.nieuwe_casus(n)
            self.plan(dagen=0, uur=9)
            for casus in self.t.alle(Casus):
                if casus["status"] is CasusStatus.GEREED:
                    overleg = self.overleg(n, OverlegStatus.GEPLAND)
                    self.druk(c.ZetOpAgenda(overleg_id=overleg, casus_id=casus["id"]))
            self.open(n, met=9 - n % 3)
        for overleg in [o for o in self.t.alle(Overleg) if o["status"] is OverlegStatus.OPEN]:
            for punt in self.t.agenda(overleg["id"]):
                self.klok.moment += timedelta(minutes=n % 5)
                if punt["status"] is not PuntStatus.OPEN:
                    continue
                if punt["soort"] is PuntSoort.CASUS:
                    for criterium in self.t.alle(Criterium):
                        oordeel = Criteriumoordeel.VOLDOET
                        self.t.doe(
                            c.WeegCriterium(punt_id=punt["id"], criterium_id=criterium["id"], oordeel=oordeel, reden="")
                        )
                    versie = self.t.schrijf_concept(punt["id"], **self.t.inhoud(soort))
                    wie = self.t.secretaris
                    self.druk(c.StelAdviesVast(punt_id=punt["id"], concept_versie=versie, bevestigd_door_id=wie))
                elif punt["soort"] is PuntSoort.BEKRACHTIGING:
                    self.druk(c.BekrachtigAdvies(punt_id=punt["id"], besluit=besluit, toelichting=REDEN))
                elif punt["soort"] is PuntSoort.VORIGE_NOTULEN:
                    self._stel_vast(punt)

    @rule(n=KEUS, soort=st.sampled_from(list(Adviessoort)))
    def spoed(self, n: int, soort: Adviessoort) -> None:
        casus = self.kies(Casus, n, status=CasusStatus.GEREED if n % 2 else CasusStatus.GEAGENDEERD)
        if casus is not None:
            self.druk(
                c.GeefSpoedadvies(
                    casus_id=casus["id"],
                    versie=casus["versie"],
                    inhoud=c.AdviesInvoer(**self.t.inhoud(soort)),
                    bevestigd_door_id=self.t.secretaris,
                )
            )

    @rule(n=KEUS, soort=st.sampled_from(list(Adviessoort)))
    def herzie(self, n: int, soort: Adviessoort) -> None:
        advies = self.kies(Advies, n)
        if advies is not None:
            self.druk(
                c.HerzieAdvies(
                    advies_id=advies["id"],
                    reden=REDEN,
                    inhoud=c.AdviesInvoer(**self.t.inhoud(soort)),
                    bevestigd_door_id=self.t.secretaris,
                )
            )

    @rule(n=KEUS, besluit=st.sampled_from(list(Bekrachtigingsbesluit)))
    def bekrachtig(self, n: int, besluit: Bekrachtigingsbesluit) -> None:
        punt = self.punt(n, PuntSoort.BEKRACHTIGING)
        self.druk(c.BekrachtigAdvies(punt_id=punt, besluit=besluit, toelichting=REDEN))

    @rule(n=KEUS)
    def rond_af(self, n: int) -> None:
        self.druk(c.RondPuntAf(punt_id=self.punt(n)))

    @rule(n=KEUS)
    def schuif_door(self, n: int) -> None:
        self.druk(c.SchuifPuntDoor(punt_id=self.punt(n), reden=REDEN))

    @rule(n=KEUS)
    def heropen(self, n: int) -> None:
        status = PuntStatus.DOORGESCHOVEN if n % 2 else PuntStatus.AFGEROND
        self.druk(c.HeropenPunt(punt_id=self.punt(n, status=status)))

    @rule(n=KEUS, alles=st.integers(0, 3))
    def sluit(self, n: int, alles: int) -> None:
        overleg = self.overleg(n, OverlegStatus.OPEN)
        if alles and overleg and self.t.lees(Overleg, overleg)["status"] is OverlegStatus.OPEN:
            for punt in self.t.agenda(overleg):
                if (
                    punt["status"] is PuntStatus.OPEN
                    and self.druk(c.RondPuntAf(punt_id=punt["id"])) is None
                    and not (punt["notulen_id"] and self._stel_vast(punt))
                ):
                    self.druk(c.SchuifPuntDoor(punt_id=punt["id"], reden=REDEN))
            assert self.druk(c.SluitOverleg(overleg_id=overleg)) is not None, "all items have an outcome"
            return
        self.druk(c.SluitOverleg(overleg_id=overleg))

    # --- minutes and actions ----------------------------------------------------------------------

    def _stel_vast(self, punt: dict[str, Any]) -> bool:
        notulen = self.t.lees(Notulen, punt["notulen_id"])
        opdracht = c.StelNotulenVast(punt_id=punt["id"], notulen_id=notulen["id"], versie=notulen["versie"])
        return self.druk(opdracht) is not None

    @rule(n=KEUS)
    def stel_notulen_vast(self, n: int) -> None:
        punt = self.t.alle(Agendapunt)
        keuze = self.punt(n, PuntSoort.VORIGE_NOTULEN)
        notulen = self.kies(Notulen, n, status=NotulenStatus.CONCEPT)
        if punt and notulen is not None:
            rij = self.t.lees(Agendapunt, keuze)
            welke = rij["notulen_id"] or notulen["id"]
            versie = self.t.lees(Notulen, welke)["versie"]
            self.druk(c.StelNotulenVast(punt_id=keuze, notulen_id=welke, versie=versie))

    @rule(n=KEUS, tekst=st.text(max_size=40).filter(lambda t: "\x00" not in t))
    def schrijf_notulen(self, n: int, tekst: str) -> None:
        deel = self.kies(NotulenDeel, n)
        if deel is not None:
            self.druk(c.BewaarNotulendeel(deel_id=deel["id"], wijzigingen=(Wijziging("tekst", deel["tekst"], tekst),)))

    @rule(n=KEUS, wat=st.integers(0, 2))
    def notulenversie(self, n: int, wat: int) -> None:
        notulen = self.kies(Notulen, n)
        if notulen is None:
            return
        opdrachten: list[Opdracht] = [
            c.BewaarNotulenversie(notulen_id=notulen["id"], reden=REDEN),
            c.HerstelNotulenversie(notulen_id=notulen["id"], nummer=1 + n % 4),
            c.VernieuwNotulen(notulen_id=notulen["id"]),
        ]
        self.druk(opdrachten[wat])

    @rule(n=KEUS, dagen=st.integers(-1, 30), klaar=st.booleans())
    def actie(self, n: int, dagen: int, klaar: bool) -> None:
        bestaand = self.kies(Actie, n, status=ActieStatus.OPEN)
        if klaar and bestaand is not None:
            self.druk(c.WerkActieBij(actie_id=bestaand["id"], versie=bestaand["versie"], status=ActieStatus.GEDAAN))
            return
        self.druk(
            c.LegActieVast(
                wat="Vraag de verklarende analyse op",
                wanneer=self.klok.moment.date() + timedelta(days=dagen),
                organisatie_id=self.t.leden[n % len(self.t.leden)],
                punt_id=self.punt(n) or None,
            )
        )

    # --- what must always hold --------------------------------------------------------------------

    @invariant()
    def klopt(self) -> None:
        self.t.programma.vraag(self._kijk)

    def _kijk(self, sessie: Session) -> None:
        overleggen = {o.id or 0: o for o in sessie.exec(select(Overleg)).all()}
        punten = sessie.exec(select(Agendapunt).order_by(col(Agendapunt.volgorde))).all()
        self._nummering(sessie, overleggen)
        self._adviezen(sessie, overleggen)
        self._casussen(sessie, overleggen, list(punten))
        self._overleggen(sessie, overleggen, list(punten))
        self._notulen(sessie, overleggen)
        self._wachtend(sessie, overleggen, list(punten))
        _, stuk = journaal.controleer(sessie)
        assert stuk is None, "the chain of the journal is broken"

    def _nummering(self, sessie: Session, overleggen: dict[int, Overleg]) -> None:
        casussen = sessie.exec(select(Casus)).all()
        for rijen in (
            [(x.jaar, x.volgnummer) for x in casussen],
            [(o.jaar, o.volgnummer) for o in overleggen.values()],
        ):
            for jaar in {j for j, _ in rijen}:
                nummers = sorted(v for j, v in rijen if j == jaar)
                assert nummers == list(range(1, len(nummers) + 1)), "the numbers of a year have a gap"
        nummers_nu = {x.nummer for x in casussen}
        assert self.casusnummers <= nummers_nu, "a casus was lost"
        self.casusnummers = nummers_nu
        per_casus: dict[int, list[int]] = {}
        for advies in sessie.exec(select(Advies)):
            per_casus.setdefault(advies.casus_id, []).append(advies.volgnummer)
        for volgnummers in per_casus.values():
            assert sorted(volgnummers) == list(range(1, len(volgnummers) + 1))
        per_notulen: dict[int, list[int]] = {}
        for versie in sessie.exec(select(NotulenVersie)):
            per_notulen.setdefault(versie.notulen_id, []).append(versie.nummer)
        for volgnummers in per_notulen.values():
            assert sorted(volgnummers) == list(range(1, len(volgnummers) + 1))

    def _adviezen(self, sessie: Session, overleggen: dict[int, Overleg]) -> None:
        nu = {a.id or 0: _rij(a) for a in sessie.exec(select(Advies))}
        for sleutel, oud in self.adviezen.items():
            assert nu.get(sleutel) == oud, "a fixed advice was changed"
        self.adviezen = nu
        for advies in nu.values():
            assert advies["bevestigd_door_id"] != advies["vastgesteld_door_id"]
            if advies["agendapunt_id"] is None:
                continue
            stand = tafel_van(sessie, overleggen[advies["overleg_id"]]).quorum(advies["agendapunt_id"])
            assert stand.aanwezig == advies["aanwezig"], "who took part in a fixed advice was changed afterwards"
            assert (advies["voorbehoud"] is Voorbehoud.GEEN_QUORUM) is not stand.gehaald

    def _casussen(self, sessie: Session, overleggen: dict[int, Overleg], punten: list[Agendapunt]) -> None:
        staat = Counter(
            p.casus_id
            for p in punten
            if p.casus_id is not None
            and p.status is PuntStatus.OPEN
            and overleggen[p.overleg_id].status in (OverlegStatus.GEPLAND, OverlegStatus.OPEN)
            and not overleggen[p.overleg_id].vervallen_reden
        )
        laatste: dict[int, Advies] = {}
        for advies in sessie.exec(select(Advies).order_by(col(Advies.volgnummer))):
            laatste[advies.casus_id] = advies
        for casus in sessie.exec(select(Casus)):
            sleutel = casus.id or 0
            assert staat[sleutel] == (1 if casus.status is CasusStatus.GEAGENDEERD else 0), casus.status
            if casus.status in (CasusStatus.GEADVISEERD, CasusStatus.AANGEHOUDEN):
                assert casusstatus_na(laatste[sleutel].soort) is casus.status
            if casus.status is CasusStatus.INGETROKKEN:
                assert casus.ingetrokken_reden

    def _overleggen(self, sessie: Session, overleggen: dict[int, Overleg], punten: list[Agendapunt]) -> None:
        assert sum(o.status is OverlegStatus.OPEN for o in overleggen.values()) <= 1
        for sleutel, overleg in overleggen.items():
            eigen = [p for p in punten if p.overleg_id == sleutel]
            assert [p.volgorde for p in eigen] == list(range(1, len(eigen) + 1))
            assert eigen[0].soort is PuntSoort.OPENING and eigen[-1].soort is PuntSoort.RONDVRAAG
            assert all(p.seconden_gebruikt >= 0 for p in eigen)
            dicht = overleg.status in (OverlegStatus.GESLOTEN, OverlegStatus.VASTGESTELD)
            if dicht or overleg.vervallen_reden:
                assert all(p.status is not PuntStatus.OPEN for p in eigen), "a closed overleg has an open item"
            notulen = sessie.exec(select(Notulen).where(col(Notulen.overleg_id) == sleutel)).first()
            assert (notulen is not None) == dicht
            if overleg.status is not OverlegStatus.OPEN:
                continue
            tafel = tafel_van(sessie, overleg)
            for indruk in sessie.exec(select(Indruk).join(Agendapunt).where(col(Agendapunt.overleg_id) == sleutel)):
                punt = next(p for p in eigen if p.id == indruk.agendapunt_id)
                if punt.status is PuntStatus.OPEN:
                    assert indruk.organisatie_id in tafel.doen_mee(indruk.agendapunt_id)

    def _notulen(self, sessie: Session, overleggen: dict[int, Overleg]) -> None:
        for notulen in sessie.exec(select(Notulen)):
            overleg = overleggen[notulen.overleg_id]
            assert notulen.documentnummer == "NOT" + overleg.code[2:]
            is_vast = notulen.status is NotulenStatus.VASTGESTELD
            assert is_vast == (overleg.status is OverlegStatus.VASTGESTELD)
            if not is_vast:
                continue
            delen = sessie.exec(select(NotulenDeel).where(col(NotulenDeel.notulen_id) == notulen.id)).all()
            nu = (notulen.hash, tuple((d.id, d.titel, d.tekst) for d in delen))
            assert self.vast.setdefault(notulen.id or 0, nu) == nu, "established minutes were changed"
            assert hash_van_notulen(sessie, notulen) == notulen.hash

    def _wachtend(self, sessie: Session, overleggen: dict[int, Overleg], punten: list[Agendapunt]) -> None:
        def leeft(punt: Agendapunt) -> bool:
            overleg = overleggen[punt.overleg_id]
            return (
                punt.status is PuntStatus.OPEN
                and not overleg.vervallen_reden
                and overleg.status in (OverlegStatus.GEPLAND, OverlegStatus.OPEN)
            )

        komt_er_een = any(
            o.status is OverlegStatus.GEPLAND and not o.vervallen_reden and o.datum >= self.klok.moment.date()
            for o in overleggen.values()
        )
        notulen = Counter(p.notulen_id for p in punten if p.notulen_id is not None and leeft(p))
        adviezen = Counter(p.advies_id for p in punten if p.soort is PuntSoort.BEKRACHTIGING and leeft(p))
        assert all(n == 1 for n in (notulen | adviezen).values()), "a subject stands on two agendas"
        if komt_er_een:
            assert all(notulen[n.id] == 1 for n, _ in wachtende_notulen(sessie)), "minutes wait on no agenda"
            assert all(adviezen[a.id] == 1 for a in wachtende_adviezen(sessie)), "an advice waits on no agenda"


GEWOON = settings(
    max_examples=4,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


def test_random_acts_keep_every_promise(voorbeeldmap: Path) -> None:
    run_state_machine_as_test(lambda: Weegtafel(voorbeeldmap), settings=GEWOON)


def test_a_long_walk_does_every_formal_act_and_keeps_every_promise(voorbeeldmap: Path) -> None:
    """The same acts without shrinking: one history long enough for everything to have happened in it."""
    lot = random.Random(20261112)
    tafel = Weegtafel(voorbeeldmap)

    def n() -> int:
        return lot.randrange(10_000)

    def soort() -> Adviessoort:
        return lot.choice(list(Adviessoort))

    stappen: list[Callable[[], None]] = [
        lambda: tafel.behandel_alles(n=n(), soort=soort(), besluit=lot.choice(list(Bekrachtigingsbesluit))),
        lambda: tafel.sluit(n=n(), alles=1),
        lambda: tafel.volgende_dag(dagen=lot.randrange(1, 8)),
        lambda: tafel.nieuwe_casus(n=n()),
        lambda: tafel.plan(dagen=lot.randrange(0, 9), uur=13),
        lambda: tafel.op_agenda(n=n(), m=n()),
        lambda: tafel.spoed(n=1 + 2 * n(), soort=Adviessoort.PASSEND),
        lambda: tafel.herzie(n=n(), soort=soort()),
        lambda: tafel.schuif_door(n=n()),
        lambda: tafel.heropen(n=1 + 2 * n()),
        lambda: tafel.schrijf_notulen(n=n(), tekst="De tafel besprak dit punt."),
        lambda: tafel.vrij_punt(n=n(), titel="Terugblik"),
        lambda: tafel.aanwezigheid(n=n(), m=n(), soort=lot.choice(list(Aanwezigheidssoort)), begin=False),
        lambda: tafel.terugtrekking(n=n(), m=n(), weg=False),
        lambda: tafel.indruk(n=n(), m=n(), moment=Oordeelmoment.EERSTE, oordeel=Oordeel.TWIJFEL),
        lambda: tafel.bekrachtig(n=n(), besluit=Bekrachtigingsbesluit.BEKRACHTIGD),
    ]
    try:
        for _ in range(6):
            for stap in [*(stappen[i] for i in (3, 6, 0, 8, 9)), *lot.sample(stappen, len(stappen))]:
                stap()
                tafel.klopt()
        nooit = {
            c.PlanOverleg,
            c.OpenOverleg,
            c.StelAdviesVast,
            c.GeefSpoedadvies,
            c.HerzieAdvies,
            c.BekrachtigAdvies,
            c.SchuifPuntDoor,
            c.HeropenPunt,
            c.SluitOverleg,
            c.StelNotulenVast,
        } - set(tafel.gedaan)
        assert not nooit, "the walk never got to these acts"
    finally:
        tafel.teardown()


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_many_random_acts_keep_every_promise(voorbeeldmap: Path) -> None:
    diep = settings(GEWOON, max_examples=120, stateful_step_count=120)
    run_state_machine_as_test(lambda: Weegtafel(voorbeeldmap), settings=diep)
