"""An example table with overleggen in every state, for the pictures and for the tests of the screens.

It is made by the same commands as the windows use. Everything in it is fictitious.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlmodel import Session

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Controlewijze, Keuze, Onderwerp
from weegtafel.anonimiteit.commands import BeslisVondst
from weegtafel.anonimiteit.opslag import open_vondsten
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.casus.anoniem import teksten_van
from weegtafel.casus.commands import MaakCasus, MeldCasusAan, VerklaarAnoniem, VerklaarGereed
from weegtafel.casus.queries import casus as lees_casus
from weegtafel.demonstratie.verhaal import criteriumoordeel, maak_verhaal, vul_in
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.vulling import laad_demonstratie_organisaties
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    Adviessoort,
    CasusSoort,
    Criteriumoordeel,
    Oordeel,
    Oordeelmoment,
    PuntSoort,
)
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg import queries
from weegtafel.overleg.commands import (
    AdviesInvoer,
    BewaarAdviesconcept,
    BewaarPunt,
    BewaarVoorzittersnotitie,
    GeefIndruk,
    GeefSpoedadvies,
    LegActieVast,
    MeldAanwezigheid,
    OpenOverleg,
    PlanOverleg,
    RondPuntAf,
    SluitOverleg,
    StartPunt,
    StelAdviesVast,
    TrekTerug,
    WeegCriterium,
    ZetOpAgenda,
)
from weegtafel.overleg.schermcasus import casusblad
from weegtafel.overleg.schermrijen import OverlegBlad

VANDAAG = date(2026, 11, 12)
ALLES = frozenset({Rol.VOORZITTER, Rol.SECRETARIS, Rol.LID, Rol.BEHEERDER})


@dataclass(slots=True)
class Voorbeeld:
    """A table with casussen and overleggen, made by the same commands as the windows use."""

    programma: Programma
    klok: VasteKlok
    kans: random.Random = field(default_factory=lambda: random.Random(7))
    verhalen: dict[int, object] = field(default_factory=dict)

    def doe(self, opdracht: Opdracht) -> Gewijzigd:
        """One act."""
        return self.programma.voer_uit(opdracht)

    def maak_casus(self, nummer: int, eerdere: int | None = None) -> int:
        """A casus that is gereed for the table."""
        tafel = [o for o in self.programma.vraag(inrichting.organisaties, self.klok.nu().date()) if o.neemt_deel]
        gemeente = self.programma.vraag(inrichting.gemeenten)[0]
        verhaal = maak_verhaal(self.kans, self.klok.nu().date(), her=eerdere is not None, rijpheid=0.6)
        casus = self.doe(
            MaakCasus(
                soort=CasusSoort.HER if eerdere is not None else CasusSoort.NIEUW,
                gemeente_id=gemeente.id,
                inbrenger_id=tafel[nummer % len(tafel)].id,
                inbrenger_functie="jeugdprofessional",
                eerdere_casus_id=eerdere,
                velden=verhaal.velden,
                gronden=verhaal.gronden,
                alternatieven=verhaal.alternatieven,
            )
        )
        gemeld = self.doe(MeldCasusAan(casus_id=casus.id, versie=casus.versie))
        self._besluit(casus.id)
        hand = Controlewijze.MET_DE_HAND
        self.doe(
            VerklaarAnoniem(
                casus_id=casus.id,
                versie=gemeld.versie,
                wijze=hand,
                reden="Verzonnen gegevens.",
                zeldzaam_gezien=True,
            )
        )
        self.doe(VerklaarGereed(casus_id=casus.id, versie=gemeld.versie, geen_namen=True))
        self.verhalen[casus.id] = verhaal
        return casus.id

    def _besluit(self, casus_id: int) -> None:
        """What the check finds in these invented texts identifies nobody."""

        def open_(sessie: Session) -> dict[str, tuple[Bevinding, ...]]:
            teksten = teksten_van(lees_casus(sessie, casus_id))
            return open_vondsten(sessie, Onderwerp.CASUS, casus_id, teksten, lezer=True)

        for veld, vondsten in self.programma.vraag(open_).items():
            for vondst in vondsten:
                self.doe(
                    BeslisVondst(
                        onderwerp=Onderwerp.CASUS,
                        onderwerp_id=casus_id,
                        veld=veld,
                        soort=vondst.soort,
                        tekst=vondst.tekst,
                        keuze=Keuze.GEEN_NAAM,
                        reden="Verzonnen gegevens.",
                    )
                )

    def plan(self, dag: date) -> int:
        """An overleg on a day."""
        voorzitter = self.programma.actor.persoon_id
        secretaris = self.programma.vraag(inrichting.personen, dag, Rol.SECRETARIS)[0]
        assert voorzitter is not None
        return self.doe(
            PlanOverleg(
                datum=dag,
                begintijd=time(13, 0),
                eindtijd=time(15, 30),
                locatie="Raadhuis, zaal 2.14",
                online_link="https://overleg.voorbeeld.invalid/weegtafel",
                voorzitter_id=voorzitter,
                secretaris_id=secretaris.id,
            )
        ).id

    def blad(self, overleg_id: int) -> OverlegBlad:
        """The overleg as it stands."""
        return self.programma.vraag(queries.overleg, overleg_id)

    def open(self, overleg_id: int, *, afwezig: int = 2) -> None:
        """Open the overleg; the last organisations are away, one of them with notice."""
        self.doe(OpenOverleg(overleg_id=overleg_id))
        tafel = self.blad(overleg_id).deelnemers
        for nummer, lid in enumerate(tafel):
            soort = Aanwezigheidssoort.AANWEZIG
            if nummer in range(1, 1 + afwezig):
                soort = Aanwezigheidssoort.AFWEZIG_MET_BERICHT if nummer == 1 else Aanwezigheidssoort.AFWEZIG
            self.doe(MeldAanwezigheid(overleg_id=overleg_id, organisatie_id=lid.id, soort=soort))

    def weeg(self, overleg_id: int, punt_id: int, *, na: bool = True, criteria: int = 99, indrukken: int = 99) -> None:
        """Judgements and criteria of one casus; the inbrenger recuses itself."""
        blad = self.blad(overleg_id)
        punt = blad.punt(punt_id)
        assert punt is not None and punt.casus_id is not None
        verhaal = self.verhalen[punt.casus_id]
        uitkomst = verhaal.advies["adviessoort"]  # type: ignore[attr-defined]  # a Verhaal
        er = [d for d in blad.deelnemers if d.aanwezigheid is not None and d.aanwezigheid.is_er]
        for lid in er:
            if lid.id == punt.inbrenger_id and indrukken:
                self.doe(TrekTerug(punt_id=punt_id, organisatie_id=lid.id, reden="Brengt de casus zelf in."))
        for lid in [d for d in er if d.id != punt.inbrenger_id][:indrukken]:
            gewicht = (6, 3, 2, 0) if uitkomst in ("passend", "passend_met_aanpassing") else (2, 4, 3, 1)
            oordeel = self.kans.choices(list(Oordeel), gewicht)[0]
            momenten = (Oordeelmoment.EERSTE, Oordeelmoment.NA) if na else (Oordeelmoment.EERSTE,)
            for moment in momenten:
                self.doe(GeefIndruk(punt_id=punt_id, organisatie_id=lid.id, moment=moment, oordeel=oordeel))
        for criterium in self.programma.vraag(inrichting.criteria, blad.criteriumversie_id)[:criteria]:
            gevonden, reden = criteriumoordeel(self.kans, criterium.code, uitkomst)
            self.doe(
                WeegCriterium(
                    punt_id=punt_id, criterium_id=criterium.id, oordeel=Criteriumoordeel(gevonden), reden=reden
                )
            )

    def concept(self, punt_id: int, soort: Adviessoort, **velden: object) -> int:
        """Fill the draft advice; gives its version."""
        waarden = {"soort": soort, **velden}
        leeg = {"soort": None, "evaluatiedatum": None, "volume": None, "duur_maanden": None}
        wijzigingen = tuple(Wijziging(v, leeg.get(v, ""), w) for v, w in waarden.items())
        return self.doe(BewaarAdviesconcept(punt_id=punt_id, wijzigingen=wijzigingen)).versie

    def adviseer(self, overleg_id: int, punt_id: int) -> None:
        """Weigh and fix the advice of one casus."""
        self.weeg(overleg_id, punt_id)
        punt = self.blad(overleg_id).punt(punt_id)
        assert punt is not None and punt.casus_id is not None
        verhaal = self.verhalen[punt.casus_id]
        advies, tekst = verhaal.advies, "De gevraagde inzet past bij het resultaat."  # type: ignore[attr-defined]  # a Verhaal
        if advies["adviessoort"] == "passend":
            tekst = vul_in(self.kans.choice(advies["motivering"]), verhaal.woorden)  # type: ignore[attr-defined]  # a Verhaal
        versie = self.concept(
            punt_id,
            Adviessoort.PASSEND,
            motivering=tekst + " De tafel ziet dat lichtere hulp is geprobeerd en niet genoeg was.",
            voorwaarden="Halverwege is er een gesprek met school.",
            evaluatiedatum=self.klok.nu().date() + timedelta(days=240),
        )
        secretaris = self.programma.vraag(inrichting.personen, VANDAAG, Rol.SECRETARIS)[0]
        self.doe(StelAdviesVast(punt_id=punt_id, concept_versie=versie, bevestigd_door_id=secretaris.id))


def maak_eerder_overleg(v: Voorbeeld) -> list[int]:
    """An overleg of two weeks ago, closed, with two advices; gives its casussen."""
    v.klok.moment = datetime(2026, 10, 20, 9, 0)
    casussen = [v.maak_casus(n) for n in (4, 6)]
    overleg_id = v.plan(date(2026, 10, 29))
    for casus in casussen:
        v.doe(ZetOpAgenda(overleg_id=overleg_id, casus_id=casus))
    v.klok.moment = datetime(2026, 10, 29, 13, 0)
    v.open(overleg_id, afwezig=1)
    for punt in v.blad(overleg_id).punten:
        v.doe(StartPunt(punt_id=punt.id))
        v.klok.moment += timedelta(minutes=max(2, punt.minuten - 2))
        if punt.soort is PuntSoort.CASUS:
            v.adviseer(overleg_id, punt.id)
            v.doe(
                LegActieVast(
                    wat="De inbrenger informeren over het advies en het gezin uitleggen wat het betekent.",
                    wanneer=date(2026, 11, 19),
                    organisatie_id=punt.inbrenger_id,
                    punt_id=punt.id,
                )
            )
        else:
            v.doe(RondPuntAf(punt_id=punt.id))
    v.doe(SluitOverleg(overleg_id=overleg_id))
    return casussen


def maak_overleg(v: Voorbeeld, eerder: list[int], aantal: int = 5) -> int:
    """The overleg of today, planned, with casussen on its agenda and two more that are gereed."""
    v.klok.moment = datetime(2026, 11, 3, 9, 0)
    casussen = [v.maak_casus(n, eerder[0] if n == 2 and eerder else None) for n in range(aantal)]
    overleg_id = v.plan(VANDAAG)
    for casus in casussen:
        v.doe(ZetOpAgenda(overleg_id=overleg_id, casus_id=casus))
    return overleg_id


def maak_bijzonder(v: Voorbeeld) -> tuple[int, int]:
    """A closed overleg with draft minutes, a spoedadvies after it, and the overleg of today, open; gives the ids of
    that one and of the closed one. One casus more is gereed."""
    maak_eerder_overleg(v)
    oud = v.programma.vraag(queries.overleggen)[0].id
    v.klok.moment = datetime(2026, 11, 3, 9, 0)
    spoed = v.maak_casus(2)
    nu = maak_overleg(v, [], 1)
    secretaris = v.programma.vraag(inrichting.personen, VANDAAG, Rol.SECRETARIS)[0]
    v.doe(
        GeefSpoedadvies(
            casus_id=spoed,
            versie=v.programma.vraag(casusblad, spoed).versie,
            inhoud=AdviesInvoer(
                soort=Adviessoort.PASSEND,
                motivering="De behandeling kan volgende week beginnen. Wachten op het overleg kost die plek. "
                "De gevraagde inzet past bij het resultaat en lichtere hulp is geprobeerd.",
                voorwaarden="Halverwege is er een gesprek met school.",
                evaluatiedatum=VANDAAG + timedelta(days=240),
            ),
            bevestigd_door_id=secretaris.id,
        )
    )
    v.maak_casus(5)
    v.klok.moment = datetime(2026, 11, 12, 13, 0)
    v.open(nu)
    return nu, oud


def maak_wereld(map_: Path) -> tuple[Voorbeeld, int, int]:
    """A fresh vault with two overleggen; gives it, the closed one and the planned one."""
    klok = VasteKlok(datetime(2026, 1, 5, 9, 0))
    programma = open_programma(map_, maak=True, klok=klok)
    with programma.kluis.transactie() as sessie:
        laad_demonstratie_organisaties(sessie, klok.nu())
    chef = programma.vraag(inrichting.personen, klok.nu().date(), Rol.VOORZITTER)[0]
    v = Voorbeeld(programma.als(Actor(chef.id, chef.naam, ALLES)), klok)
    eerder = maak_eerder_overleg(v)
    nu = maak_overleg(v, eerder)
    for nummer in (6, 7, 8):
        v.maak_casus(nummer)
    v.plan(VANDAAG + timedelta(days=7))
    oud = next(o.id for o in v.programma.vraag(queries.overleggen) if o.datum < VANDAAG)
    v.klok.moment = datetime(2026, 11, 12, 12, 50)
    return v, oud, nu


def speel_vergadering(v: Voorbeeld, overleg_id: int) -> int:
    """Play the overleg up to its third casus, half-way through the weighing; gives that item."""
    v.klok.moment = datetime(2026, 11, 12, 13, 0)
    v.open(overleg_id)
    casuspunten = 0
    for punt in v.blad(overleg_id).punten:
        v.doe(StartPunt(punt_id=punt.id))
        if punt.soort is PuntSoort.CASUS:
            casuspunten += 1
            if casuspunten == 3:
                v.klok.moment += timedelta(minutes=12, seconds=4)
                v.weeg(overleg_id, punt.id, na=False, criteria=4, indrukken=5)
                verslag = "De inbrenger licht toe dat de school een plek vasthoudt tot de zomer. "
                vraag = "JT Zuid vraagt wie de ouders ondersteunt als de behandeling is begonnen."
                v.doe(BewaarPunt(punt_id=punt.id, wijzigingen=(Wijziging("verslag", "", verslag + vraag),)))
                notitie = "Let op de tijd. Eerst GI het woord geven."
                v.doe(
                    BewaarVoorzittersnotitie(
                        punt_id=punt.id, wijzigingen=(Wijziging("voorzittersnotitie", "", notitie),)
                    )
                )
                return punt.id
            v.klok.moment += timedelta(minutes=13 if casuspunten == 1 else 18)
            v.adviseer(overleg_id, punt.id)
        elif punt.soort in {PuntSoort.OPENING, PuntSoort.ACTIES}:
            v.klok.moment += timedelta(minutes=4)
            v.doe(RondPuntAf(punt_id=punt.id))
    raise AssertionError("the example overleg has too few casussen")
