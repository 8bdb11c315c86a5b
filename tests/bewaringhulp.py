"""A vault with a casus full of planted words, an established overleg around it, and a casus that must stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.overleghulp import Tafelhulp
from weegtafel.bewaring import commands as b
from weegtafel.bewaring import queries
from weegtafel.bewaring.codes import Objectsoort
from weegtafel.bewaring.rijen import Lijstfeiten
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import BewaarCasus, MeldCasusAan
from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Criterium
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import Aanwezigheidssoort, ActieStatus, Criteriumoordeel, PuntSoort
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Actie, Agendapunt, Notulen

#: One word for each place in which something is typed; none occurs anywhere else.
GEPLANT = (
    "kwikstaartnest", "lantaarnslinger", "moerasvergiet", "nachtvlinderhoed", "ooievaarsdoek", "pepermolenboom",
    "rietvoornkast", "sneeuwklokjestrap", "tulpenbolvijzel",
)  # fmt: skip
BLIJVEND = "zandloperbrug"


def vol(woord: str) -> str:
    """A sentence of ordinary length with a planted word."""
    return f"Bij dit gezin speelt al lang het verhaal van de {woord} in de ochtend."


@dataclass
class Wereld:
    """What was made: ids and numbers."""

    tafel: Tafelhulp
    klok: VasteKlok
    casus: int
    nummer: str
    blijft: int
    overleg: int
    later: int

    @property
    def programma(self) -> Programma:
        """The program for the maker of lists: a secretaris."""
        return self.als(self.tafel.secretaris, Rol.SECRETARIS)

    @property
    def beoordelaar(self) -> Programma:
        """The program for somebody else: the voorzitter."""
        return self.als(self.tafel.voorzitter, Rol.VOORZITTER)

    @property
    def beheerder(self) -> Programma:
        """The program for a beheerder."""
        return self.als(self.tafel.personen[self.tafel.leden[0]], Rol.BEHEERDER)

    def als(self, wie: int, *rollen: Rol) -> Programma:
        """The program for a person with these roles only."""
        return self.tafel.programma.als(Actor(wie, f"Persoon {wie}", frozenset(rollen)))

    def jaren_later(self, jaren: int = 25) -> None:
        """Everything over its term."""
        self.klok.moment = datetime(self.klok.moment.year + jaren, 3, 2, 10, 0)

    def lijst(self, lijst_id: int) -> Lijstfeiten:
        """A list as it stands."""
        return self.tafel.programma.vraag(queries.lijst, lijst_id)

    def versie(self, lijst_id: int) -> int:
        """The version of a list."""
        return self.lijst(lijst_id).lijst.versie

    def maak(self, *doelen: tuple[Objectsoort, int]) -> int:
        """A list by its maker, still a concept."""
        return int(self.programma.voer_uit(b.MaakLijst(doelen=doelen)).id)

    def goedgekeurd(self, *doelen: tuple[Objectsoort, int]) -> int:
        """A list that somebody else approved, with the time to think still to come."""
        id_ = self.maak(*doelen)
        self.programma.voer_uit(b.BiedAan(lijst_id=id_, versie=self.versie(id_)))
        self.beoordelaar.voer_uit(b.KeurLijstGoed(lijst_id=id_, versie=self.versie(id_)))
        return id_

    def wacht(self, dagen: int = 7) -> None:
        """Let days pass."""
        self.klok.moment += timedelta(days=dagen)


def _plant(tafel: Tafelhulp, casus: int, woorden: dict[str, str]) -> None:
    rij = tafel.lees(Casus, casus)
    tafel.doe(
        BewaarCasus(
            casus_id=casus,
            wijzigingen=tuple(Wijziging(veld, rij[veld], tekst) for veld, tekst in woorden.items()),
        )
    )  # fmt: skip


def bouw(programma: Programma, klok: VasteKlok) -> Wereld:
    """Two casussen in one overleg that is closed and established in a later one."""
    tafel = Tafelhulp(programma)
    gevuld = tafel.concept_casus()
    _plant(tafel, gevuld, {"hulpvraag": vol(GEPLANT[0]), "problemen": vol(GEPLANT[1])})
    tafel.doe(MeldCasusAan(casus_id=gevuld, versie=tafel.lees(Casus, gevuld)["versie"]))
    tafel.verklaar_gereed(gevuld)
    blijft = tafel.concept_casus()
    _plant(tafel, blijft, {"hulpvraag": vol(BLIJVEND)})
    tafel.doe(MeldCasusAan(casus_id=blijft, versie=tafel.lees(Casus, blijft)["versie"]))
    tafel.verklaar_gereed(blijft)
    overleg = tafel.plan()
    for casus in (gevuld, blijft):
        tafel.doe(c.ZetOpAgenda(overleg_id=overleg, casus_id=casus))
    tafel.doe(c.OpenOverleg(overleg_id=overleg))
    tafel.meld(overleg, tafel.leden, Aanwezigheidssoort.AANWEZIG)
    punten = {p["casus_id"]: p["id"] for p in tafel.agenda(overleg) if p["soort"] is PuntSoort.CASUS}
    for casus, punt in punten.items():
        eigen = casus == gevuld
        if eigen:
            tafel.doe(c.TrekTerug(punt_id=punt, organisatie_id=tafel.leden[-1], reden=vol(GEPLANT[2])))
            _notuleer(tafel, punt, vol(GEPLANT[3]))
        tafel.weeg(punt)
        if eigen:
            eerste = next(k for k in tafel.alle(Criterium))["id"]
            tafel.doe(
                c.WeegCriterium(
                    punt_id=punt, criterium_id=eerste, oordeel=Criteriumoordeel.VOLDOET, reden=vol(GEPLANT[4])
                )
            )
        motivering = vol(GEPLANT[5] if eigen else BLIJVEND)
        versie = tafel.schrijf_concept(punt, **tafel.inhoud(motivering=motivering))
        tafel.doe(c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=tafel.bevestiger()))
        if eigen:
            tafel.doe(
                c.LegActieVast(
                    wat=vol(GEPLANT[6]), wanneer=tafel.dag.replace(month=12), persoon_id=tafel.secretaris, punt_id=punt
                )
            )
    tafel.sluit(overleg)
    later = tafel.plan(over_dagen=7)
    klok.moment = klok.moment.replace(day=19)
    tafel.doe(c.OpenOverleg(overleg_id=later))
    tafel.meld(later, tafel.leden, Aanwezigheidssoort.AANWEZIG)
    vorige = next(p for p in tafel.agenda(later) if p["soort"] is PuntSoort.VORIGE_NOTULEN)
    tafel.doe(
        c.StelNotulenVast(
            punt_id=vorige["id"], notulen_id=vorige["notulen_id"],
            versie=tafel.lees(Notulen, vorige["notulen_id"])["versie"],
        )
    )  # fmt: skip
    for actie in tafel.alle(Actie):
        tafel.doe(c.WerkActieBij(actie_id=actie["id"], versie=actie["versie"], status=ActieStatus.GEDAAN))
    nummer = str(tafel.lees(Casus, gevuld)["nummer"])
    return Wereld(tafel, klok, gevuld, nummer, blijft, overleg, later)


def _notuleer(tafel: Tafelhulp, punt: int, tekst: str) -> None:
    rij = tafel.lees(Agendapunt, punt)
    tafel.doe(c.BewaarPunt(punt_id=punt, wijzigingen=(Wijziging("verslag", rij["verslag"], tekst),)))


__all__ = ["BLIJVEND", "GEPLANT", "Wereld", "bouw"]
