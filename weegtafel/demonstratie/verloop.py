"""Fourteen months of weekly overleggen, done with the very acts that users do."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from weegtafel.bootstrap import handlers
from weegtafel.casus.commands import MaakCasus, MeldCasusAan, TrekCasusIn, VerklaarGereed
from weegtafel.casus.models import Casus
from weegtafel.demonstratie.verhaal import Verhaal, criteriumoordeel, maak_verhaal, notulenwoorden, vul_in
from weegtafel.inrichting import queries
from weegtafel.inrichting.models import Alternatief
from weegtafel.inrichting.rijen import OrganisatieRij, PersoonRij
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    Bekrachtigingsbesluit,
    CasusSoort,
    CasusStatus,
    Criteriumoordeel,
    Oordeel,
    Oordeelmoment,
    PuntSoort,
)
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg.commands import (
    AdviesInvoer,
    BekrachtigAdvies,
    BewaarAdviesconcept,
    BewaarPunt,
    GeefSpoedadvies,
    HerzieAdvies,
    LegActieVast,
    MeldAanwezigheid,
    OpenOverleg,
    PlanOverleg,
    RondPuntAf,
    SchuifPuntDoor,
    SluitOverleg,
    StartPunt,
    StelAdviesVast,
    StelNotulenVast,
    TrekTerug,
    WerkActieBij,
    ZetOpAgenda,
)
from weegtafel.overleg.models import (
    Aanwezigheid,
    Actie,
    Advies,
    Adviesconcept,
    Agendapunt,
    Indruk,
    Notulen,
    Overleg,
    Weging,
)
from weegtafel.storage import journaal

WEKEN = 60
DONDERDAG = 3
AANVULVELDEN = ("profiel", "intensiteit", "volume", "eenheid", "frequentie", "duur_maanden")


@dataclass(slots=True)
class Verloop:
    """Plays the meetings one after the other in one transaction; ``meld`` hears (done, total)."""

    sessie: Session
    klok: VasteKlok
    kans: random.Random
    meld: Callable[[int, int], None]
    verhalen: dict[int, Verhaal] = field(default_factory=dict)
    open_casussen: list[int] = field(default_factory=list)
    afgedaan: list[int] = field(default_factory=list)
    actor: Actor = field(init=False)
    voorzitter: PersoonRij = field(init=False)
    secretaris: PersoonRij = field(init=False)
    leden: dict[int, list[PersoonRij]] = field(default_factory=dict)
    tafel: tuple[OrganisatieRij, ...] = ()
    criteria: tuple[tuple[int, str], ...] = ()

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

    # --- who is at the table ----------------------------------------------------------------------

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

    # --- intake -----------------------------------------------------------------------------------

    def _breng_in(self, dag: date, rijpheid: float) -> None:
        self._als(self.secretaris)
        aantal = max(2, round(self.kans.gauss(7.5 - 4.0 * rijpheid, 1.0)))
        for _ in range(aantal):
            casus_id = self._nieuwe_casus(dag - timedelta(days=self.kans.randint(9, 20)), rijpheid)
            self.open_casussen.append(casus_id)

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
            self.doe(VerklaarGereed(casus_id=gewijzigd.id, versie=self._versie(gewijzigd.id), geen_namen=True))
        return gewijzigd.id

    def _versie(self, casus_id: int) -> int:
        casus = self.sessie.get(Casus, casus_id)
        assert casus is not None
        return casus.versie

    # --- a meeting --------------------------------------------------------------------------------

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

    def _presentie(self, overleg_id: int) -> list[OrganisatieRij]:
        woorden = Aanwezigheidssoort
        schaars = self.kans.random() < 0.05
        aanwezig = []
        for organisatie in self.tafel:
            leden = self.leden.get(organisatie.id, [])
            er = self.kans.random() < (0.40 if schaars else 0.92)
            soort = woorden.AANWEZIG if er else self.kans.choice((woorden.AFWEZIG_MET_BERICHT, woorden.AFWEZIG))
            self.sessie.add(
                Aanwezigheid(
                    overleg_id=overleg_id,
                    organisatie_id=organisatie.id,
                    persoon_id=self.kans.choice(leden).id if er and leden else None,
                    soort=soort,
                    tijdstip=self.klok.moment,
                )
            )
            if er:
                aanwezig.append(organisatie)
        return aanwezig

    def _behandel(self, overleg_id: int, punt: Agendapunt, dag: date, aanwezig: list[OrganisatieRij]) -> None:
        assert punt.id is not None
        zinnen = notulenwoorden()
        if punt.soort is PuntSoort.CASUS:
            self._behandel_casus(overleg_id, punt, dag, aanwezig)
            return
        self.klok.moment += timedelta(minutes=self.kans.randint(1, 5))
        if punt.soort is PuntSoort.VORIGE_NOTULEN and punt.notulen_id is not None:
            notulen = self.sessie.get(Notulen, punt.notulen_id)
            assert notulen is not None
            self._typ(punt, self.kans.choice(zinnen["vorige_notulen"]))
            self.doe(StelNotulenVast(punt_id=punt.id, notulen_id=punt.notulen_id, versie=notulen.versie))
        elif punt.soort is PuntSoort.BEKRACHTIGING:
            if len(aanwezig) >= 6:
                self.doe(BekrachtigAdvies(punt_id=punt.id, besluit=Bekrachtigingsbesluit.BEKRACHTIGD))
            else:
                self.doe(SchuifPuntDoor(punt_id=punt.id, reden="Er was geen quorum om te bekrachtigen."))
        else:
            soort = {PuntSoort.OPENING: "mededelingen", PuntSoort.RONDVRAAG: "rondvraag"}.get(punt.soort)
            if soort:
                self._typ(punt, self.kans.choice(zinnen[soort]))
            if punt.soort is PuntSoort.ACTIES:
                self._werk_acties_bij(dag)
            self.doe(RondPuntAf(punt_id=punt.id))

    def _typ(self, punt: Agendapunt, tekst: str) -> None:
        assert punt.id is not None
        self.doe(BewaarPunt(punt_id=punt.id, wijzigingen=(Wijziging("verslag", "", tekst),)))

    def _behandel_casus(self, overleg_id: int, punt: Agendapunt, dag: date, aanwezig: list[OrganisatieRij]) -> None:
        assert punt.id is not None
        assert punt.casus_id is not None
        casus = self.sessie.get(Casus, punt.casus_id)
        assert casus is not None
        if len(aanwezig) < 3 or (self.kans.random() < 0.03):
            self.doe(SchuifPuntDoor(punt_id=punt.id, reden=self.kans.choice(notulenwoorden()["doorschuifredenen"])))
            return
        verhaal = self.verhalen[punt.casus_id]
        soort = Adviessoort(verhaal.advies["adviessoort"])  # type: ignore[call-arg]  # lookup by value
        oordelen = list(aanwezig)
        if self.kans.random() < 0.12 and len(aanwezig) > 4:
            weg = self.kans.choice(aanwezig)
            reden = self.kans.choice(notulenwoorden()["terugtrekredenen"])
            self.doe(TrekTerug(punt_id=punt.id, organisatie_id=weg.id, reden=reden))
            oordelen.remove(weg)
        self._oordeel(punt.id, oordelen, soort, rijp=punt.casus_id / 400)
        self.klok.moment += timedelta(minutes=self.kans.randint(8, 19), seconds=self.kans.randint(0, 59))
        for criterium_id, code in self.criteria:
            waarde, reden = criteriumoordeel(self.kans, code, soort.value)
            oordeel = Criteriumoordeel(waarde)  # type: ignore[call-arg]  # lookup by value
            self.sessie.add(Weging(agendapunt_id=punt.id, criterium_id=criterium_id, oordeel=oordeel, reden=reden))
        self._typ(punt, vul_in(self.kans.choice(notulenwoorden()["bespreking"]), verhaal.woorden))
        self._leg_advies_vast(punt, casus, verhaal, soort, dag, oordelen)

    def _oordeel(self, punt_id: int, organisaties: list[OrganisatieRij], soort: Adviessoort, rijp: float) -> None:
        staat = soort in (Adviessoort.PASSEND, Adviessoort.PASSEND_MET_AANPASSING)
        for organisatie in organisaties:
            eens = 0.45 + 0.35 * min(1.0, rijp)
            doel = Oordeel.PASSEND if staat else Oordeel.NIET_PASSEND
            anders = Oordeel.NIET_PASSEND if staat else Oordeel.PASSEND
            eerste = self.kans.choices(
                (doel, Oordeel.TWIJFEL, anders, Oordeel.ONTHOUDING), (eens, (1 - eens) * 0.6, (1 - eens) * 0.4, 0.01)
            )[0]
            later = eerste if eerste is doel or self.kans.random() < 0.25 else doel
            for moment, oordeel in ((Oordeelmoment.EERSTE, eerste), (Oordeelmoment.NA, later)):
                self.sessie.add(
                    Indruk(
                        agendapunt_id=punt_id,
                        organisatie_id=organisatie.id,
                        moment=moment,
                        oordeel=oordeel,
                        tijdstip=self.klok.moment,
                    )
                )

    def _inhoud(self, casus: Casus, verhaal: Verhaal, soort: Adviessoort, dag: date) -> dict[str, object]:
        advies, woorden = verhaal.advies, verhaal.woorden

        def een(sleutel: str, kans: float = 1.0) -> str:
            rijen = advies[sleutel]
            return vul_in(self.kans.choice(rijen), woorden) if rijen and self.kans.random() < kans else ""

        inhoud: dict[str, object] = {
            "motivering": een("motivering"),
            "voorwaarden": een("voorwaarden", 0.8),
            "afwijkend": een("afwijkend", 0.4),
            "leerpunt": een("leerpunt", 0.5),
        }
        if soort.indicatie_staat:
            inhoud["evaluatiedatum"] = dag + timedelta(days=182)
        if soort is Adviessoort.PASSEND_MET_AANPASSING:
            aanpassing = advies["aanpassing"] or {"duur_maanden": max(3, (casus.duur_maanden or 12) // 2)}
            inhoud.update({k: v for k, v in aanpassing.items() if k in AANVULVELDEN and v != getattr(casus, k)})
            if not any(k in inhoud for k in AANVULVELDEN):
                inhoud["duur_maanden"] = max(3, (casus.duur_maanden or 12) - 3)
        if soort is Adviessoort.ANDERE_GRONDSLAG:
            inhoud["grondslag"] = advies["grondslag"] or "wlz"
        if soort is Adviessoort.VOORLIGGEND_VELD:
            code = advies["alternatief"] or "buurtteam"
            inhoud["alternatief_id"] = self.sessie.exec(
                select(Alternatief.id).where(col(Alternatief.code) == code)
            ).first()
        if soort is Adviessoort.AANHOUDEN:
            nodig = advies["nodig"] or {
                "wat": "Een aanvullende analyse van wat de klachten in stand houdt.",
                "wie": "De inbrenger",
            }
            inhoud["nodig_wat"] = vul_in(nodig["wat"], woorden)
            inhoud["nodig_wie"] = nodig["wie"]
            inhoud["nodig_wanneer"] = dag + timedelta(days=21)
        return {k: v for k, v in inhoud.items() if v not in ("", None)}

    def _leg_advies_vast(
        self,
        punt: Agendapunt,
        casus: Casus,
        verhaal: Verhaal,
        soort: Adviessoort,
        dag: date,
        oordelen: list[OrganisatieRij],
    ) -> None:
        assert punt.id is not None
        inhoud = self._inhoud(casus, verhaal, soort, dag)
        leeg = Adviesconcept(agendapunt_id=punt.id)
        wijzigingen = [Wijziging("soort", None, soort)]
        wijzigingen += [Wijziging(veld, getattr(leeg, veld), waarde) for veld, waarde in inhoud.items()]
        self.doe(BewaarAdviesconcept(punt_id=punt.id, wijzigingen=tuple(wijzigingen)))
        concept = self.sessie.exec(select(Adviesconcept).where(col(Adviesconcept.agendapunt_id) == punt.id)).one()
        gewijzigd = self.doe(
            StelAdviesVast(
                punt_id=punt.id,
                concept_versie=concept.versie,
                bevestigd_door_id=self.secretaris.id,
            )
        )
        self._acties(punt, casus, verhaal, dag, oordelen)
        if casus.status is CasusStatus.GEADVISEERD:
            self.afgedaan.append(punt.casus_id or 0)
            if self.kans.random() < 0.02:
                self._herzie(gewijzigd, inhoud, soort)

    def _acties(
        self, punt: Agendapunt, casus: Casus, verhaal: Verhaal, dag: date, oordelen: list[OrganisatieRij]
    ) -> None:
        self._als(self.secretaris)
        if self.kans.random() < 0.55:
            algemeen = self.kans.choice(notulenwoorden()["acties"])
            self.doe(
                LegActieVast(
                    wat=f"{algemeen['wat'][0].upper()}{algemeen['wat'][1:]}",
                    wanneer=dag + timedelta(days=algemeen["termijn_dagen"]),
                    organisatie_id=casus.inbrenger_id,
                    punt_id=punt.id,
                )
            )
        if verhaal.advies["acties"] and self.kans.random() < 0.35:
            self.doe(
                LegActieVast(
                    wat=vul_in(self.kans.choice(verhaal.advies["acties"]), verhaal.woorden),
                    wanneer=dag + timedelta(days=21),
                    organisatie_id=casus.inbrenger_id,
                    punt_id=punt.id,
                )
            )
        self._als(self.voorzitter)

    def _herzie(self, gewijzigd: Gewijzigd, inhoud: dict[str, object], soort: Adviessoort) -> None:
        advies = self.sessie.exec(select(Advies).where(col(Advies.nummer) == gewijzigd.nummer)).first()
        if advies is None or advies.id is None:
            return
        self.klok.moment += timedelta(minutes=2)
        self.doe(
            HerzieAdvies(
                advies_id=advies.id,
                reden=self.kans.choice(notulenwoorden()["herzieningsredenen"]),
                inhoud=AdviesInvoer(soort=soort, **inhoud),  # type: ignore[arg-type]  # keys are its own fields
                bevestigd_door_id=self.secretaris.id,
            )
        )

    def _werk_acties_bij(self, dag: date) -> None:
        open_ = self.sessie.exec(select(Actie).where(col(Actie.status) == ActieStatus.OPEN)).all()
        for actie in open_:
            assert actie.id is not None
            if actie.wanneer <= dag + timedelta(days=2) and self.kans.random() < 0.8:
                self.doe(WerkActieBij(actie_id=actie.id, versie=actie.versie, status=ActieStatus.GEDAAN))

    def _spoed(self, dag: date) -> None:
        self._als(self.secretaris)
        casus_id = self._nieuwe_casus(dag - timedelta(days=4), 0.9)
        self._als(self.voorzitter)
        self.klok.moment = datetime.combine(dag - timedelta(days=2), time(15, 0))
        self.doe(
            GeefSpoedadvies(
                casus_id=casus_id,
                versie=self._versie(casus_id),
                inhoud=AdviesInvoer(
                    soort=Adviessoort.PASSEND,
                    motivering=self.kans.choice(
                        [
                            "De huidige plek stopt binnen een week en er is geen lichtere plek die veilig is.",
                            "Wachten tot het overleg brengt de veiligheid in gevaar; de inzet is kort en afgebakend.",
                        ]
                    ),
                    evaluatiedatum=dag + timedelta(days=91),
                ),
                bevestigd_door_id=self.secretaris.id,
            )
        )
        self.afgedaan.append(casus_id)

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
                self.doe(VerklaarGereed(casus_id=casus.id, versie=casus.versie, geen_namen=True))
            elif self.kans.random() < 0.08:
                self.doe(
                    TrekCasusIn(
                        casus_id=casus.id,
                        versie=casus.versie,
                        reden=self.kans.choice(notulenwoorden()["intrekredenen"]),
                    )
                )

    # --- what is still to come --------------------------------------------------------------------

    def _kijk_vooruit(self, vandaag: date) -> None:
        """Two planned overleggen, an agenda for the first, and casussen in every earlier state."""
        self._als(self.secretaris)
        volgende = vandaag + timedelta(days=(DONDERDAG - vandaag.weekday()) % 7)
        for _ in range(7):
            self._nieuwe_casus(vandaag - timedelta(days=self.kans.randint(6, 12)), 1.0)
        for stap in ("aangemeld", "aangemeld", "aangemeld", "concept", "concept"):
            self._nieuwe_casus(vandaag - timedelta(days=self.kans.randint(1, 4)), 1.0, stap=stap)
        eerste = self._plan(volgende)
        self._zet_casussen(eerste, volgende, hoogstens=6)
        self._plan(volgende + timedelta(weeks=1))
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


def _half(velden: object) -> dict[str, object]:
    """The first questions only, as a form looks while somebody is still writing."""
    assert isinstance(velden, dict)
    return {k: velden[k] for k in ("leeftijdsband", "hulpvraag", "problemen", "mening_ouders") if k in velden}
