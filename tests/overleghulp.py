"""A table to test with: a complete casus, a planned or open overleg, and advices, through the real acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from tests.casus_wereld import anoniem
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import MaakCasus, MeldCasusAan, VerklaarGereed
from weegtafel.casus.models import Casus
from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN
from weegtafel.inrichting.models import Criterium, Gemeente, Organisatie, Persoon, PersoonRol
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    Adviessoort,
    CasusSoort,
    Criteriumoordeel,
    OrganisatieSoort,
    PuntSoort,
    PuntStatus,
)
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Adviesconcept, Agendapunt, Overleg
from weegtafel.overleg.rules.adviezen import casusstatus_na

T = TypeVar("T")

VANDAAG = date(2026, 11, 12)
MOTIVERING = "De gevraagde inzet past bij het resultaat en lichtere hulp is geprobeerd."
TEKST = "Een volledige beschrijving van wat er aan de hand is en wat er nodig is."
VELDEN: dict[str, object] = {
    "leeftijdsband": "10-12",
    **dict.fromkeys(
        (
            "hulpvraag",
            "mening_jeugdige",
            "mening_ouders",
            "problemen",
            "verklarende_analyse",
            "deskundigheid",
            "eerdere_hulp",
            "veiligheid",
            "resultaat",
            "hulp_nodig",
            "eigen_mogelijkheden",
            "onderbouwing",
        ),
        TEKST,
    ),
    "resultaat_datum": date(2028, 6, 1),
    "segment": "complex",
    "profiel": "2",
    "intensiteit": "intensief",
    "vorm": "AMB",
    "productcategorie": "45",
    "productcode": "45A04",
    "volume": 6,
    "eenheid": "04",
    "frequentie": "2",
    "ingangsdatum": date(2026, 12, 1),
    "duur_maanden": 12,
    "kosten_cent": 3_140_000,
}


def alle(sessie: Session, soort: type[T]) -> list[dict[str, Any]]:
    """Every row of a table as a plain mapping, by id."""
    rijen = sessie.exec(select(soort).order_by(col(soort.id))).all()  # type: ignore[attr-defined]  # every table has an id
    return [{naam: getattr(r, naam) for naam in type(r).model_fields} for r in rijen]  # type: ignore[attr-defined]  # sqlmodel tables only


@dataclass
class Tafelhulp:
    """The program with short ways to do what a test needs first."""

    programma: Programma
    dag: date = VANDAAG
    leden: list[int] = field(default_factory=list)
    gi: list[int] = field(default_factory=list)
    personen: dict[int, int] = field(default_factory=dict)
    """A person of each member organisation."""
    voorzitter: int = 0
    secretaris: int = 0
    gemeente: int = 0

    def __post_init__(self) -> None:
        def lees(sessie: Session) -> None:
            organisaties = sessie.exec(select(Organisatie).where(col(Organisatie.neemt_deel))).all()
            geldend = [o for o in organisaties if o.geldig_tot is None]
            self.leden = sorted(o.id or 0 for o in geldend)
            self.gi = [o.id or 0 for o in geldend if o.soort is OrganisatieSoort.GI]
            self.gemeente = (sessie.exec(select(Gemeente)).first() or Gemeente(naam="", geldig_van=self.dag)).id or 0
            rollen: dict[int, set[Rol]] = {}
            for rol in sessie.exec(select(PersoonRol)):
                rollen.setdefault(rol.persoon_id, set()).add(rol.rol)
            for persoon in sessie.exec(select(Persoon).order_by(col(Persoon.id))):
                eigen = rollen.get(persoon.id or 0, set())
                if Rol.VOORZITTER in eigen and not self.voorzitter:
                    self.voorzitter = persoon.id or 0
                elif Rol.SECRETARIS in eigen and not self.secretaris:
                    self.secretaris = persoon.id or 0
                elif persoon.organisatie_id in self.leden and persoon.geldig_tot is None:
                    self.personen.setdefault(persoon.organisatie_id, persoon.id or 0)

        self.programma.vraag(lees)
        alles = frozenset({Rol.VOORZITTER, Rol.SECRETARIS, Rol.LID, Rol.BEHEERDER})
        naam = self.lees(Persoon, self.voorzitter)["naam"]
        self.programma = self.programma.als(Actor(self.voorzitter, naam, alles))

    def doe(self, opdracht: Any) -> Any:
        """Do an act as the chair."""
        return self.programma.voer_uit(opdracht)

    def lees(self, soort: type[Any], sleutel: int) -> dict[str, Any]:
        """One row as a plain mapping."""

        def een(sessie: Session) -> dict[str, Any]:
            rij = sessie.get(soort, sleutel)
            assert rij is not None
            return {naam: getattr(rij, naam) for naam in type(rij).model_fields}

        return self.programma.vraag(een)

    def alle(self, soort: type[Any]) -> list[dict[str, Any]]:
        """Every row of a table."""
        return self.programma.vraag(alle, soort)

    def agenda(self, overleg_id: int) -> list[dict[str, Any]]:
        """The items of an overleg, in order."""
        return sorted(
            (p for p in self.alle(Agendapunt) if p["overleg_id"] == overleg_id), key=lambda p: int(p["volgorde"])
        )

    def concept_casus(self, inbrenger: int | None = None) -> int:
        """A complete casus that is still a concept."""
        opdracht = MaakCasus(
            soort=CasusSoort.NIEUW,
            gemeente_id=self.gemeente,
            inbrenger_id=self.leden[0] if inbrenger is None else inbrenger,
            velden=VELDEN,
            gronden=dict.fromkeys(TE_OVERWEGEN_GRONDEN, ("onvoldoende", "Overwogen, en op zichzelf niet genoeg.")),
        )
        return int(self.doe(opdracht).id)

    def gereed(self, inbrenger: int | None = None) -> int:
        """A casus that is gereed."""
        casus = self.concept_casus(inbrenger)
        self.doe(MeldCasusAan(casus_id=casus, versie=self.lees(Casus, casus)["versie"]))
        self.verklaar_gereed(casus)
        return casus

    def verklaar_gereed(self, casus: int) -> Any:
        """Declare a casus anonymous, checked by hand, and then gereed."""
        versie = self.lees(Casus, casus)["versie"]
        self.doe(anoniem(casus, versie))
        return self.doe(VerklaarGereed(casus_id=casus, versie=versie, geen_namen=True))

    def plan(self, over_dagen: int = 0, begin: time = time(13)) -> int:
        """A planned overleg so many days from ``dag``."""
        return int(
            self.doe(
                c.PlanOverleg(
                    datum=self.dag + timedelta(days=over_dagen),
                    begintijd=begin,
                    eindtijd=time(15, 30),
                    locatie="Raadzaal",
                    voorzitter_id=self.voorzitter,
                    secretaris_id=self.secretaris,
                )
            ).id
        )

    def meld(
        self,
        overleg: int,
        organisaties: Sequence[int],
        soort: Aanwezigheidssoort = Aanwezigheidssoort.AANWEZIG,
        punt: int | None = None,
    ) -> None:
        """Report presence of organisations."""
        for organisatie in organisaties:
            self.doe(c.MeldAanwezigheid(overleg_id=overleg, organisatie_id=organisatie, soort=soort, punt_id=punt))

    def open_met(self, casussen: int = 1, aanwezig: int | None = None) -> tuple[int, list[int]]:
        """An open overleg with that many casussen; the first ``aanwezig`` members (GI's first) are there."""
        overleg = self.plan()
        for _ in range(casussen):
            self.doe(c.ZetOpAgenda(overleg_id=overleg, casus_id=self.gereed()))
        self.doe(c.OpenOverleg(overleg_id=overleg))
        rij = self.gi + [o for o in self.leden if o not in self.gi]
        self.meld(overleg, rij[: len(rij) if aanwezig is None else aanwezig])
        return overleg, self.casuspunten(overleg)

    def casuspunten(self, overleg: int) -> list[int]:
        """Ids of the items with a casus."""
        return [int(p["id"]) for p in self.agenda(overleg) if p["soort"] is PuntSoort.CASUS]

    def weeg(self, punt: int) -> None:
        """Weigh every criterion of the version of the overleg."""
        overleg = self.lees(Overleg, self.lees(Agendapunt, punt)["overleg_id"])
        for criterium in self.alle(Criterium):
            if criterium["criteriumversie_id"] == overleg["criteriumversie_id"]:
                self.doe(
                    c.WeegCriterium(
                        punt_id=punt, criterium_id=criterium["id"], oordeel=Criteriumoordeel.VOLDOET, reden=""
                    )
                )

    def inhoud(self, soort: Adviessoort = Adviessoort.PASSEND, **anders: Any) -> dict[str, Any]:
        """Fields of an advice that says what its kind must say."""
        velden: dict[str, Any] = {"soort": soort, "motivering": MOTIVERING}
        if soort.indicatie_staat:
            velden["evaluatiedatum"] = self.dag + timedelta(days=180)
        if soort is Adviessoort.PASSEND_MET_AANPASSING:
            velden["volume"] = 4
        elif soort is Adviessoort.ANDERE_GRONDSLAG:
            velden["grondslag"] = "wlz"
        elif soort is Adviessoort.VOORLIGGEND_VELD:
            velden["alternatief_id"] = 1
        elif soort is Adviessoort.AANHOUDEN:
            velden |= {
                "nodig_wat": "Een verklarende analyse",
                "nodig_wie": "Jeugdteam Noord",
                "nodig_wanneer": self.dag + timedelta(days=21),
            }
        return velden | anders

    def schrijf_concept(self, punt: int, **velden: Any) -> int:
        """Type a draft advice; returns its version."""
        oud = next((k for k in self.alle(Adviesconcept) if k["agendapunt_id"] == punt), None)
        leeg = Adviesconcept(agendapunt_id=punt)
        wijzigingen = tuple(
            Wijziging(veld, oud[veld] if oud else getattr(leeg, veld), waarde) for veld, waarde in velden.items()
        )
        return int(self.doe(c.BewaarAdviesconcept(punt_id=punt, wijzigingen=wijzigingen)).versie)

    def bevestiger(self) -> int:
        """The secretary, who may always confirm."""
        return self.secretaris

    def stel_vast(self, punt: int, soort: Adviessoort = Adviessoort.PASSEND, **anders: Any) -> Any:
        """Weigh, draft and fix an advice."""
        self.weeg(punt)
        versie = self.schrijf_concept(punt, **self.inhoud(soort, **anders))
        return self.doe(c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=self.bevestiger()))

    def rond_alles_af(self, overleg: int) -> None:
        """Give every open item an outcome, or carry it over when its kind needs more."""
        for punt in self.agenda(overleg):
            if punt["status"] is not PuntStatus.OPEN:
                continue
            if punt["soort"] in (PuntSoort.OPENING, PuntSoort.ACTIES, PuntSoort.RONDVRAAG, PuntSoort.VRIJ):
                self.doe(c.RondPuntAf(punt_id=punt["id"]))
            else:
                self.doe(c.SchuifPuntDoor(punt_id=punt["id"], reden="Er was te weinig tijd."))

    def sluit(self, overleg: int) -> Any:
        """Finish and close an overleg."""
        self.rond_alles_af(overleg)
        return self.doe(c.SluitOverleg(overleg_id=overleg))


__all__ = ["MOTIVERING", "VANDAAG", "VELDEN", "Tafelhulp", "casusstatus_na"]
