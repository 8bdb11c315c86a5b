"""Sixty weeks of overleggen, done with the very acts that users do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import col, select

from weegtafel.casus.commands import TrekCasusIn
from weegtafel.casus.models import Casus
from weegtafel.demonstratie.tafelwerk import Tafelwerk
from weegtafel.demonstratie.verhaal import Verhaal, notulenwoorden
from weegtafel.inrichting import queries
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    CasusStatus,
)
from weegtafel.overleg.commands import (
    MeldAanwezigheid,
    OpenOverleg,
    PlanOverleg,
    SluitOverleg,
    StartPunt,
    ZetOpAgenda,
)
from weegtafel.overleg.models import (
    Agendapunt,
    Overleg,
)

WEKEN = 60
DONDERDAG = 3


@dataclass
class Verloop(Tafelwerk):
    """Plays the meetings one after the other."""

    def speel(self, vandaag: date) -> int:
        """Play until the last Thursday before ``vandaag`` and plan the next two. Returns the number of overleggen."""
        laatste = vandaag - timedelta(days=(vandaag.weekday() - DONDERDAG) % 7 or 7)
        dagen = [laatste - timedelta(weeks=w) for w in range(WEKEN - 1, -1, -1)]
        self._leer_kennen(dagen[0] - timedelta(days=28))
        gehouden = 0
        for nummer, dag in enumerate(dagen):
            rijpheid = nummer / (WEKEN - 1)
            self._breng_in(dag, rijpheid)
            if _is_vrij(dag):
                continue
            self._houd_overleg(dag, laatste_keer=nummer == WEKEN - 1)
            gehouden += 1
            self.sessie.flush()
            self.sessie.expunge_all()
            self.meld(nummer + 1, WEKEN)
        self._kijk_vooruit(vandaag)
        return gehouden + 2

    def _plan(self, dag: date) -> int:
        self._als(self.secretaris)
        self.klok.moment = datetime.combine(dag - timedelta(days=8), time(10, 0))
        return self.doe(
            PlanOverleg(
                datum=dag,
                begintijd=time(13, 0),
                eindtijd=time(16, 30),
                locatie="Stadhuis Voorbeeldstad, kamer 2.14",
                voorzitter_id=self.voorzitter.id,
                secretaris_id=self.secretaris.id,
            )
        ).id

    def _zet_casussen(self, overleg_id: int, dag: date, hoogstens: int = 9) -> None:
        self.klok.moment = datetime.combine(dag - timedelta(days=6), time(11, 0))
        gereed = self.sessie.exec(
            select(Casus.id).where(col(Casus.status) == CasusStatus.GEREED).order_by(col(Casus.id)).limit(hoogstens)
        ).all()
        for casus_id in gereed:
            self.doe(ZetOpAgenda(overleg_id=overleg_id, casus_id=casus_id or 0))

    def _houd_overleg(self, dag: date, *, laatste_keer: bool) -> None:
        overleg_id = self._plan(dag)
        self._zet_casussen(overleg_id, dag)
        if self.kans.random() < 0.10:
            self._spoed(dag)
        overleg = self.sessie.get(Overleg, overleg_id)
        assert overleg is not None
        self.criteria = tuple((c.id, c.code) for c in queries.criteria(self.sessie, overleg.criteriumversie_id))
        self.klok.moment = datetime.combine(dag, time(13, 0))
        self._als(self.voorzitter)
        self.doe(OpenOverleg(overleg_id=overleg_id))
        aanwezig = self._presentie(overleg_id)
        punten = self.sessie.exec(
            select(Agendapunt).where(col(Agendapunt.overleg_id) == overleg_id).order_by(col(Agendapunt.volgorde))
        ).all()
        for punt in punten:
            assert punt.id is not None
            self.doe(StartPunt(punt_id=punt.id))
            self._behandel(overleg_id, punt, dag, aanwezig)
        self.klok.moment += timedelta(minutes=3)
        self.doe(SluitOverleg(overleg_id=overleg_id))
        self._na_afloop(dag, laatste_keer)

    def _na_afloop(self, dag: date, laatste_keer: bool) -> None:
        """What was withheld comes back, or is withdrawn."""
        self._als(self.secretaris)
        aangehouden = self.sessie.exec(select(Casus).where(col(Casus.status) == CasusStatus.AANGEHOUDEN)).all()
        for casus in aangehouden:
            assert casus.id is not None
            self.klok.moment = datetime.combine(dag + timedelta(days=1), time(10, 30))
            if self.kans.random() < 0.3 and not laatste_keer:
                verhaal = self.verhalen[casus.id]
                nieuw = {**verhaal.advies, "adviessoort": "passend", "aanpassing": None, "afwijkend": []}
                passend = [a for a in (verhaal.advies,) if a["adviessoort"] == "passend"]
                if not passend:
                    nieuw["motivering"] = [
                        "Met de aanvullende informatie is navolgbaar waarom deze inzet bij het resultaat past."
                    ]
                self.verhalen[casus.id] = Verhaal(
                    verhaal.velden, verhaal.gronden, verhaal.alternatieven, nieuw, verhaal.woorden
                )
                self._verklaar_gereed(casus.id)
            elif self.kans.random() < 0.08:
                self.doe(
                    TrekCasusIn(
                        casus_id=casus.id,
                        versie=casus.versie,
                        reden=self.kans.choice(notulenwoorden()["intrekredenen"]),
                    )
                )

    def _kijk_vooruit(self, vandaag: date) -> None:
        """An overleg today, ready to open, the next one planned, and casussen in every earlier state."""
        self._als(self.secretaris)
        for _ in range(7):
            self._nieuwe_casus(vandaag - timedelta(days=self.kans.randint(6, 12)), 1.0)
        for stap in ("aangemeld", "aangemeld", "aangemeld", "concept", "concept"):
            self._nieuwe_casus(vandaag - timedelta(days=self.kans.randint(1, 4)), 1.0, stap=stap)
        eerste = self._plan(vandaag)
        self._zet_casussen(eerste, vandaag, hoogstens=6)
        self._plan(vandaag + timedelta(days=(DONDERDAG - vandaag.weekday()) % 7 or 7))
        self.klok.moment = datetime.combine(vandaag, time(9, 0))
        for organisatie in self.kans.sample(self.tafel, 1):
            self.doe(
                MeldAanwezigheid(
                    overleg_id=eerste,
                    organisatie_id=organisatie.id,
                    soort=Aanwezigheidssoort.AFWEZIG_MET_BERICHT,
                )
            )


def _is_vrij(dag: date) -> bool:
    """No table between Christmas and New Year, nor in the first weeks of August."""
    return (dag.month, dag.day) >= (12, 24) or (dag.month == 8 and dag.day <= 14)
