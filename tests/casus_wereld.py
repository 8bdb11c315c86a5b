"""A vault in memory with the shipped lists and a few organisations, for tests of handlers without a disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, create_engine, select

import weegtafel.casus.models
import weegtafel.overleg.models  # noqa: F401  # registers the tables that the set-up asks by name
from weegtafel.anonimiteit.codes import Controlewijze
from weegtafel.casus import handlers as casushandlers
from weegtafel.casus.commands import MaakCasus, MeldCasusAan, VerklaarAnoniem, VerklaarGereed
from weegtafel.casus.models import Casus
from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN
from weegtafel.inrichting import handlers as inrichtinghandlers
from weegtafel.inrichting.models import Gemeente, Organisatie, Persoon, PersoonRol
from weegtafel.inrichting.vulling import vul_nieuwe_kluis
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import CasusSoort, CasusStatus, OrganisatieSoort
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.kernel.roles import Actor, Rol

VANDAAG = date(2026, 11, 12)
HANDLERS = {**casushandlers.HANDLERS, **inrichtinghandlers.HANDLERS}

VOLLEDIG: dict[str, object] = {
    "leeftijdsband": "10-12",
    "maatregel": "vrijwillig",
    "hulpvraag": "Hoe kan de jeugdige weer naar school? De ouders vragen rust.",
    "mening_jeugdige": "Wil graag weer naar de klas.",
    "mening_ouders": "Beide ouders zien het zo.",
    "problemen": "Angst en een ontwikkelingsstoornis.",
    "verklarende_analyse": "De angst houdt het thuiszitten in stand.",
    "deskundigheid": "Gedragswetenschapper en jeugdarts.",
    "eerdere_hulp": "Ambulante begeleiding hielp een half jaar.",
    "veiligheid": "Veilig; er is een afspraak over de nacht.",
    "resultaat": "De jeugdige gaat weer vijf dagen in de week naar school.",
    "resultaat_datum": date(2027, 9, 1),
    "hulp_nodig": "Intensieve ambulante hulp in het gezin.",
    "eigen_mogelijkheden": "Een oom haalt twee keer per week; dat is niet genoeg.",
    "segment": "complex",
    "profiel": "7",
    "intensiteit": "intensief",
    "vorm": "AMB",
    "productcategorie": "45",
    "productcode": "45A04",
    "volume": 4,
    "eenheid": "04",
    "frequentie": "2",
    "ingangsdatum": date(2026, 12, 1),
    "duur_maanden": 12,
    "kosten_cent": 3_140_000,
    "onderbouwing": "Lichtere hulp is geprobeerd en was niet genoeg.",
}
GRONDEN = dict.fromkeys(TE_OVERWEGEN_GRONDEN, ("niet_passend", "Sluit niet aan op deze vraag."))


#: The filled database as bytes, made by the first world of a run.
_MAL: list[bytes] = []


def anoniem(casus_id: int, versie: int) -> VerklaarAnoniem:
    """The declaration by hand, for texts that were made up."""
    hand = Controlewijze.MET_DE_HAND
    return VerklaarAnoniem(
        casus_id=casus_id, versie=versie, wijze=hand, reden="De gegevens zijn verzonnen.", zeldzaam_gezien=True
    )


class Wereld:
    """Does acts as the program does them: one at a time, each whole or not at all."""

    def __init__(self) -> None:
        self.motor = create_engine("sqlite://", poolclass=StaticPool)
        self.klok = VasteKlok(datetime(2026, 11, 12, 13, 0))
        self.rollen = frozenset(Rol)
        self.journaal: list[tuple[str, str, tuple[str, ...]]] = []
        verbinding: Any = self.motor.raw_connection().driver_connection
        if _MAL:
            verbinding.deserialize(_MAL[0])
            self.sessie = Session(self.motor)
        else:
            SQLModel.metadata.create_all(self.motor)
            self.sessie = Session(self.motor)
            self._vul()
            _MAL.append(verbinding.serialize())
        self.gemeente = self.jeugdteam = self.persoon = 1

    def _vul(self) -> None:
        vul_nieuwe_kluis(self.sessie, self.klok.nu())
        gemeente = self._voeg(Gemeente(naam="Voorbeeldstad", geldig_van=date(2020, 1, 1)))
        self._voeg(
            Organisatie(
                naam="Jeugdteam Noord",
                afkorting="JT Noord",
                soort=OrganisatieSoort.JEUGDTEAM,
                gemeente_id=gemeente,
                geldig_van=date(2020, 1, 1),
            )
        )
        persoon = self._voeg(Persoon(naam="Sam de Wit", geldig_van=date(2020, 1, 1)))
        for rol in (Rol.BEHEERDER, Rol.VOORZITTER, Rol.SECRETARIS):
            self._voeg(PersoonRol(persoon_id=persoon, rol=rol, geldig_van=date(2020, 1, 1)))
        self.sessie.commit()

    def _voeg(self, rij: Any) -> int:
        self.sessie.add(rij)
        self.sessie.flush()
        return int(rij.id)

    def _boek(self, handeling: str, onderwerp: str, velden: Sequence[str]) -> None:
        self.journaal.append((handeling, onderwerp, tuple(velden)))

    def doe(self, opdracht: Opdracht) -> Gewijzigd:
        regels = len(self.journaal)
        werk = Werk(self.sessie, self.klok, Actor(self.persoon, "Sam de Wit", self.rollen), self._boek)
        try:
            uit = HANDLERS[type(opdracht)](werk, opdracht)
            self.sessie.commit()
        except BaseException:
            self.sessie.rollback()
            del self.journaal[regels:]
            raise
        return uit

    def maak(self, **extra: Any) -> Gewijzigd:
        return self.doe(
            MaakCasus(soort=CasusSoort.NIEUW, gemeente_id=self.gemeente, inbrenger_id=self.jeugdteam, **extra)
        )

    def maak_volledig(self) -> Gewijzigd:
        return self.maak(velden=VOLLEDIG, gronden=GRONDEN)

    def maak_gereed(self) -> Gewijzigd:
        nieuw = self.maak_volledig()
        aangemeld = self.doe(MeldCasusAan(casus_id=nieuw.id, versie=nieuw.versie))
        self.doe(anoniem(nieuw.id, aangemeld.versie))
        return self.doe(VerklaarGereed(casus_id=nieuw.id, versie=aangemeld.versie, geen_namen=True))

    def zet_status(self, casus_id: int, status: CasusStatus) -> int:
        """What an overleg does to a casus; returns the new version."""
        rij = self.sessie.get(Casus, casus_id)
        assert rij is not None
        rij.status = status
        rij.versie += 1
        self.sessie.commit()
        return rij.versie

    def casussen(self) -> list[Casus]:
        return list(self.sessie.exec(select(Casus)).all())

    def sluit(self) -> None:
        self.sessie.close()
        self.motor.dispose()
