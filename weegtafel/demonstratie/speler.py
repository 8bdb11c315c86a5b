"""Who plays the demonstration: one clock, one die, the people of the table, and what they bring in."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from weegtafel.anonimiteit.codes import Controlewijze, Keuze, Onderwerp
from weegtafel.anonimiteit.commands import BeslisVondst
from weegtafel.anonimiteit.opslag import open_vondsten
from weegtafel.bootstrap import handlers
from weegtafel.casus.anoniem import teksten_van
from weegtafel.casus.commands import MaakCasus, MeldCasusAan, VerklaarAnoniem, VerklaarGereed
from weegtafel.casus.models import Casus
from weegtafel.casus.queries import casus as lees_casus
from weegtafel.demonstratie.verhaal import Verhaal, maak_verhaal
from weegtafel.inrichting import queries
from weegtafel.inrichting.rijen import OrganisatieRij, PersoonRij
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import (
    CasusSoort,
)
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.storage import journaal


@dataclass
class Speler:
    """Plays acts in one transaction, as whoever has the word. ``meld`` hears (done, total)."""

    sessie: Session
    klok: VasteKlok
    kans: random.Random
    meld: Callable[[int, int], None]
    verhalen: dict[int, Verhaal] = field(default_factory=dict)
    afgedaan: list[int] = field(default_factory=list)
    actor: Actor = field(init=False)
    voorzitter: PersoonRij = field(init=False)
    secretaris: PersoonRij = field(init=False)
    leden: dict[int, list[PersoonRij]] = field(default_factory=dict)
    tafel: tuple[OrganisatieRij, ...] = ()
    criteria: tuple[tuple[int, str], ...] = ()

    def _leer_kennen(self, dag: date) -> None:
        self.klok.moment = datetime.combine(dag, time(9, 0))
        personen = queries.personen(self.sessie, dag)
        self.voorzitter = next(p for p in personen if Rol.VOORZITTER in p.rollen)
        self.secretaris = next(p for p in personen if Rol.SECRETARIS in p.rollen)
        self.tafel = tuple(o for o in queries.organisaties(self.sessie, dag) if o.neemt_deel)
        for persoon in personen:
            if persoon.organisatie_id is not None and Rol.LID in persoon.rollen:
                self.leden.setdefault(persoon.organisatie_id, []).append(persoon)
        self._als(self.secretaris)

    def _als(self, persoon: PersoonRij) -> None:
        self.actor = Actor(persoon.id, persoon.naam, persoon.rollen)

    def doe(self, opdracht: Opdracht) -> Gewijzigd:
        """One act by the present actor, with its journal line."""
        werk = Werk(
            self.sessie,
            self.klok,
            self.actor,
            lambda handeling, onderwerp, velden: journaal.boek(
                self.sessie, self.klok.nu(), self.actor, handeling, onderwerp, velden
            ),
        )
        gewijzigd = handlers()[type(opdracht)](werk, opdracht)
        self.sessie.flush()
        return gewijzigd

    def _breng_in(self, dag: date, rijpheid: float) -> None:
        self._als(self.secretaris)
        aantal = max(2, round(self.kans.gauss(7.5 - 4.0 * rijpheid, 1.0)))
        for _ in range(aantal):
            self._nieuwe_casus(dag - timedelta(days=self.kans.randint(9, 20)), rijpheid)

    def _nieuwe_casus(self, dag: date, rijpheid: float, *, stap: str = "gereed") -> int:
        self.klok.moment = datetime.combine(dag, time(self.kans.randint(9, 16), self.kans.randint(0, 59)))
        her = bool(self.afgedaan) and self.kans.random() < 0.28
        eerdere = self.kans.choice(self.afgedaan[:-10] or self.afgedaan) if her else None
        verhaal = maak_verhaal(self.kans, dag, her=her, rijpheid=rijpheid)
        inbrenger = self.kans.choice([o for o in self.tafel if o.soort != "gemeente"])
        gemeenten = queries.gemeenten(self.sessie)
        gewijzigd = self.doe(
            MaakCasus(
                soort=CasusSoort.HER if her else CasusSoort.NIEUW,
                eerdere_casus_id=eerdere,
                gemeente_id=inbrenger.gemeente_id or gemeenten[0].id,
                inbrenger_id=inbrenger.id,
                inbrenger_functie=self.kans.choice(("jeugdconsulent", "gedragswetenschapper", "jeugdbeschermer")),
                velden=verhaal.velden if stap != "concept" else _half(verhaal.velden),
                gronden=verhaal.gronden if stap != "concept" else {},
                alternatieven=verhaal.alternatieven if stap != "concept" else {},
            )
        )
        self.verhalen[gewijzigd.id] = verhaal
        if stap != "concept":
            self.doe(MeldCasusAan(casus_id=gewijzigd.id, versie=self._versie(gewijzigd.id)))
        if stap == "gereed":
            self.klok.moment += timedelta(days=1, hours=1)
            self._verklaar_gereed(gewijzigd.id)
        return gewijzigd.id

    def _verklaar_gereed(self, casus_id: int) -> None:
        """As the secretary does it; the texts ship with the program and were read by hand.

        The recognisers are sharpened more often than these texts are written, so what they find is decided on here as
        a secretary would: it is invented and identifies nobody.
        """
        versie = self._versie(casus_id)
        teksten = teksten_van(lees_casus(self.sessie, casus_id))
        for veld, vondsten in open_vondsten(self.sessie, Onderwerp.CASUS, casus_id, teksten, lezer=True).items():
            for vondst in vondsten:
                self.doe(
                    BeslisVondst(
                        onderwerp=Onderwerp.CASUS,
                        onderwerp_id=casus_id,
                        veld=veld,
                        soort=vondst.soort,
                        tekst=vondst.tekst,
                        keuze=Keuze.GEEN_NAAM,
                        reden="Verzonnen gegevens bij een demonstratie.",
                    )
                )
        self.doe(
            VerklaarAnoniem(
                casus_id=casus_id,
                versie=versie,
                wijze=Controlewijze.MET_DE_HAND,
                reden="Verzonnen gegevens bij een demonstratie.",
                zeldzaam_gezien=True,
            )
        )
        self.doe(VerklaarGereed(casus_id=casus_id, versie=versie, geen_namen=True))

    def _versie(self, casus_id: int) -> int:
        casus = self.sessie.get(Casus, casus_id)
        assert casus is not None
        return casus.versie


def _half(velden: object) -> dict[str, object]:
    """The first questions only, as a form looks while somebody is still writing."""
    assert isinstance(velden, dict)
    return {k: velden[k] for k in ("leeftijdsband", "hulpvraag", "problemen", "mening_ouders") if k in velden}
