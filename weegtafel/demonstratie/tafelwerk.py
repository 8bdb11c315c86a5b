"""What happens at the table in the demonstration: presence, judgement, weighing, advice, actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import col, select

from weegtafel.casus.models import Casus
from weegtafel.demonstratie.speler import Speler
from weegtafel.demonstratie.verhaal import Verhaal, criteriumoordeel, notulenwoorden, vul_in
from weegtafel.inrichting.models import Alternatief
from weegtafel.inrichting.rijen import OrganisatieRij
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    Bekrachtigingsbesluit,
    CasusStatus,
    Criteriumoordeel,
    Oordeel,
    Oordeelmoment,
    PuntSoort,
)
from weegtafel.kernel.opdracht import Gewijzigd, Wijziging
from weegtafel.overleg.commands import (
    AdviesInvoer,
    BekrachtigAdvies,
    BewaarAdviesconcept,
    BewaarPunt,
    GeefSpoedadvies,
    HerzieAdvies,
    LegActieVast,
    RondPuntAf,
    SchuifPuntDoor,
    StelAdviesVast,
    StelNotulenVast,
    TrekTerug,
    WerkActieBij,
)
from weegtafel.overleg.models import (
    Aanwezigheid,
    Actie,
    Advies,
    Adviesconcept,
    Agendapunt,
    Indruk,
    Notulen,
    Weging,
)

AANVULVELDEN = ("profiel", "intensiteit", "volume", "eenheid", "frequentie", "duur_maanden")

#: How large a part of the adviezen is revised.
HERZIET = 0.02


@dataclass
class Tafelwerk(Speler):
    """Deals with the items of one overleg."""

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
            if self.kans.random() < HERZIET:
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
