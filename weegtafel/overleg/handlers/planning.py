"""Planning an overleg and making its agenda."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from weegtafel.casus.models import Casus
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.queries import criteriumversie_op
from weegtafel.inrichting.werk import Werk, eis_versie, pas_toe
from weegtafel.kernel.codes import CasusStatus, OverlegStatus, PuntSoort, PuntStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.kernel.roles import Rol
from weegtafel.overleg.commands import (
    HaalVanAgenda,
    LaatOverlegVervallen,
    PlanOverleg,
    VerplaatsPunt,
    VoegPuntToe,
    WijzigOverleg,
    ZetMinuten,
    ZetOpAgenda,
)
from weegtafel.overleg.handlers.automatisch import (
    hernummer,
    neem_weg,
    synchroniseer_deelnemers,
    ververs_agenda,
    volgend_overleg,
    zet_casus_op_agenda,
    zet_punt,
    zet_wachtende_casussen,
)
from weegtafel.overleg.handlers.basis import (
    OVERLEG,
    OVERLEG_EN_CASUS,
    eis_open_punt,
    geldig,
    haal_overleg,
    haal_persoon,
    haal_punt,
    heeft_rol,
    id_van,
    net,
    nette_wijzigingen,
    rond_af,
    tafelleden,
    volgend_nummer,
    zet_terug,
)
from weegtafel.overleg.models import (
    Aanwezigheid,
    Actie,
    Adviesconcept,
    Agendapunt,
    Indruk,
    Overleg,
    Terugtrekking,
    Weging,
)
from weegtafel.overleg.rules.agenda import (
    MET_DE_HAND,
    Leider,
    overlegcode,
    toets_minuten,
    toets_planning,
    toets_reden,
    toets_titel,
    verplaatst,
)
from weegtafel.overleg.tafel import punten_van, puntfeiten

#: What may change of an overleg: everything before it opens, afterwards only who leads it and where.
PLANVELDEN = frozenset({"datum", "begintijd", "eindtijd", "locatie", "online_link", "voorzitter_id", "secretaris_id"})
OPEN_VELDEN = frozenset({"eindtijd", "locatie", "online_link", "voorzitter_id", "secretaris_id"})
_LEGE_VELDEN = frozenset({"locatie", "online_link"})


def _leider(werk: Werk, persoon_id: int, rol: Rol, dag: date) -> Leider:
    persoon = haal_persoon(werk, persoon_id)
    return Leider(
        persoon.naam,
        geldig(persoon.geldig_van, persoon.geldig_tot, dag),
        heeft_rol(werk.sessie, persoon_id, rol, dag),
    )


def _toets(werk: Werk, overleg: Overleg | PlanOverleg, *, datum_is_nieuw: bool) -> None:
    toets_planning(
        overleg.datum,
        overleg.begintijd,
        overleg.eindtijd,
        werk.vandaag,
        locatie=overleg.locatie,
        online_link=overleg.online_link,
        voorzitter=_leider(werk, overleg.voorzitter_id, Rol.VOORZITTER, overleg.datum),
        secretaris=_leider(werk, overleg.secretaris_id, Rol.SECRETARIS, overleg.datum),
        datum_is_nieuw=datum_is_nieuw,
    ).eis()


def plan_overleg(werk: Werk, opdracht: PlanOverleg) -> Gewijzigd:
    """Plan an overleg; what waits for a next overleg comes onto its agenda by itself.

    ``extra["casussen"]`` is how many casussen did.
    """
    _toets(werk, opdracht, datum_is_nieuw=True)
    if not tafelleden(werk.sessie, opdracht.datum):
        raise Regelovertreding("Er is nog geen organisatie die deelneemt. Voeg eerst de organisaties van de tafel toe.")
    jaar = opdracht.datum.year
    nummer = volgend_nummer(werk.sessie, Overleg, jaar)
    overleg = Overleg(
        code=overlegcode(jaar, nummer),
        jaar=jaar,
        volgnummer=nummer,
        datum=opdracht.datum,
        begintijd=opdracht.begintijd,
        eindtijd=opdracht.eindtijd,
        locatie=net("locatie", "Plaats", opdracht.locatie).strip(),
        online_link=net("online_link", "Link", opdracht.online_link).strip(),
        voorzitter_id=opdracht.voorzitter_id,
        secretaris_id=opdracht.secretaris_id,
        criteriumversie_id=criteriumversie_op(werk.sessie, opdracht.datum).id,
    )
    werk.sessie.add(overleg)
    werk.sessie.flush()
    synchroniseer_deelnemers(werk, overleg)
    minuten = instellingen_op(werk.sessie, opdracht.datum).minuten_overig_punt
    for soort in (PuntSoort.OPENING, PuntSoort.ACTIES, PuntSoort.RONDVRAAG):
        zet_punt(
            werk,
            overleg,
            Agendapunt(overleg_id=id_van(overleg), soort=soort, volgorde=0, titel=soort.omschrijving, minuten=minuten),
        )
    ververs_agenda(werk)
    casussen = zet_wachtende_casussen(werk, overleg)
    werk.boek("plan_overleg", overleg.code, ["datum", "begintijd", "eindtijd", "voorzitter", "secretaris"])
    werk.sessie.flush()
    soorten = OVERLEG_EN_CASUS if casussen else OVERLEG
    return Gewijzigd(soorten, id_van(overleg), overleg.versie, overleg.code, {"casussen": casussen})


def wijzig_overleg(werk: Werk, opdracht: WijzigOverleg) -> Gewijzigd:
    """Change date, time, place, chair or secretary. The code stays, also when the date moves to another year."""
    overleg = haal_overleg(werk, opdracht.overleg_id, OverlegStatus.GEPLAND, OverlegStatus.OPEN)
    if overleg.status is OverlegStatus.OPEN and any(w.veld not in OPEN_VELDEN for w in opdracht.wijzigingen):
        raise Regelovertreding("Het overleg is al geopend; de datum en de begintijd wijzigen niet meer.")
    for w in opdracht.wijzigingen:
        if w.nieuw is None or (w.nieuw == "" and w.veld not in _LEGE_VELDEN):
            raise Regelovertreding("Vul dit veld in.", {w.veld: "Vul dit veld in."})
    oude_datum = overleg.datum
    wijzigingen = nette_wijzigingen(opdracht.wijzigingen, {"locatie": "Plaats", "online_link": "Link"})
    veranderd = pas_toe(overleg, wijzigingen, PLANVELDEN, "dit overleg")
    if veranderd:
        _toets(werk, overleg, datum_is_nieuw=overleg.datum != oude_datum)
        if "datum" in veranderd:
            overleg.criteriumversie_id = criteriumversie_op(werk.sessie, overleg.datum).id
            werk.sessie.flush()
            synchroniseer_deelnemers(werk, overleg)
            ververs_agenda(werk)
        werk.boek("wijzig_overleg", overleg.code, veranderd)
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(overleg), overleg.versie, overleg.code)


def laat_overleg_vervallen(werk: Werk, opdracht: LaatOverlegVervallen) -> Gewijzigd:
    """A planned overleg lapses: all that stood on its agenda goes to the next planned overleg, or waits for one.

    ``extra["casussen"]`` is how many casussen stand on that next agenda by this.
    """
    overleg = haal_overleg(werk, opdracht.overleg_id, OverlegStatus.GEPLAND)
    eis_versie(overleg, opdracht.versie, "dit overleg")
    toets_reden(opdracht.reden, "Vul in waarom het overleg vervalt.").eis()
    reden = " ".join(net("reden", "Reden", opdracht.reden).split())
    vrij: list[int] = []
    for punt in punten_van(werk.sessie, id_van(overleg)):
        if punt.status is not PuntStatus.OPEN:
            continue
        rond_af(werk, overleg, punt, PuntStatus.DOORGESCHOVEN)
        punt.doorschuif_reden = f"Het overleg is vervallen: {reden}"
        if punt.casus_id is not None:
            casus = werk.haal(Casus, punt.casus_id, "deze casus")
            if casus.status is CasusStatus.GEAGENDEERD and zet_terug(werk, casus):
                vrij.append(punt.casus_id)
    overleg.vervallen_reden = reden
    overleg.versie += 1
    ververs_agenda(werk)
    volgend = volgend_overleg(werk.sessie, werk.vandaag)
    casussen = 0 if volgend is None else zet_wachtende_casussen(werk, volgend, vrij)
    werk.boek("laat_overleg_vervallen", overleg.code, ["vervallen_reden"])
    werk.sessie.flush()
    return Gewijzigd(OVERLEG_EN_CASUS, id_van(overleg), overleg.versie, overleg.code, {"casussen": casussen})


def zet_op_agenda(werk: Werk, opdracht: ZetOpAgenda) -> Gewijzigd:
    """Put a casus that is gereed on an agenda, before the rondvraag."""
    overleg = haal_overleg(werk, opdracht.overleg_id, OverlegStatus.GEPLAND, OverlegStatus.OPEN)
    casus = werk.haal(Casus, opdracht.casus_id, "deze casus")
    minuten = opdracht.minuten
    if minuten is None:
        minuten = instellingen_op(werk.sessie, overleg.datum).minuten_per_casus
    toets_minuten(minuten).eis()
    punt = zet_casus_op_agenda(werk, overleg, casus, minuten)
    werk.boek("zet_op_agenda", casus.nummer, ["overleg"])
    werk.sessie.flush()
    return Gewijzigd(OVERLEG_EN_CASUS, id_van(punt), punt.versie, casus.nummer, {"overleg": id_van(overleg)})


def voeg_punt_toe(werk: Werk, opdracht: VoegPuntToe) -> Gewijzigd:
    """Put another item on an agenda, before the rondvraag."""
    overleg = haal_overleg(werk, opdracht.overleg_id, OverlegStatus.GEPLAND, OverlegStatus.OPEN)
    if opdracht.soort is PuntSoort.CASUS:
        raise Regelovertreding("Een casus zet u op de agenda met “Zet op de agenda”.")
    if opdracht.soort is not PuntSoort.VRIJ:
        raise Regelovertreding(f"Het punt “{opdracht.soort.omschrijving}” komt vanzelf op de agenda.")
    toets_titel(opdracht.titel).en(toets_minuten(opdracht.minuten)).eis()
    punt = zet_punt(
        werk,
        overleg,
        Agendapunt(
            overleg_id=id_van(overleg),
            soort=PuntSoort.VRIJ,
            volgorde=0,
            titel=net("titel", "Titel", opdracht.titel).strip(),
            minuten=opdracht.minuten,
        ),
    )
    werk.boek("voeg_punt_toe", overleg.code, ["titel", "minuten"])
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)


def _is_begonnen(werk: Werk, overleg: Overleg, punt: Agendapunt) -> bool:
    if overleg.status is not OverlegStatus.OPEN:
        return False
    if overleg.actief_punt_id == punt.id or punt.seconden_gebruikt:
        return True
    return any(
        werk.sessie.exec(select(soort.id).where(col(soort.agendapunt_id) == punt.id).limit(1)).first() is not None
        for soort in (Aanwezigheid, Terugtrekking, Indruk, Weging, Adviesconcept, Actie)
    )


def haal_van_agenda(werk: Werk, opdracht: HaalVanAgenda) -> Gewijzigd:
    """Take a casus or another item off the agenda; typed notes on it are kept apart."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.GEPLAND, OverlegStatus.OPEN)
    eis_open_punt(punt)
    if punt.soort not in MET_DE_HAND:
        raise Regelovertreding(
            f"Het punt “{punt.titel}” komt vanzelf op de agenda en blijft daar. Schuif het in het overleg door als "
            "het nu niet lukt."
        )
    if punt.soort is PuntSoort.VRIJ and punt.doorgeschoven_van_id is not None:
        raise Regelovertreding("Dit punt is doorgeschoven uit een vorig overleg. Rond het af in het overleg.")
    if _is_begonnen(werk, overleg, punt):
        raise Regelovertreding("Dit punt is al begonnen. Schuif het door in plaats van het van de agenda te halen.")
    nummer = overleg.code
    soorten = OVERLEG
    if punt.casus_id is not None:
        casus = werk.haal(Casus, punt.casus_id, "deze casus")
        if casus.status is CasusStatus.GEAGENDEERD:
            zet_terug(werk, casus)
        nummer, soorten = casus.nummer, OVERLEG_EN_CASUS
    neem_weg(werk, overleg, punt)
    werk.boek("haal_van_agenda", nummer, ["overleg"])
    werk.sessie.flush()
    return Gewijzigd(soorten, id_van(overleg), overleg.versie, nummer)


def verplaats_punt(werk: Werk, opdracht: VerplaatsPunt) -> Gewijzigd:
    """Move an item on its agenda. Typing order only: no journal line."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.GEPLAND, OverlegStatus.OPEN)
    punten = punten_van(werk.sessie, id_van(overleg))
    verankerd: set[int] = set()
    if overleg.status is OverlegStatus.OPEN:
        meldingen = select(Aanwezigheid.agendapunt_id).where(col(Aanwezigheid.overleg_id) == overleg.id)
        verankerd = {p for p in werk.sessie.exec(meldingen) if p is not None}
        verankerd |= {
            id_van(p)
            for p in punten
            if p.status is not PuntStatus.OPEN or p.seconden_gebruikt or p.id == overleg.actief_punt_id
        }
    volgorde = verplaatst(puntfeiten(werk.sessie, overleg, punten), id_van(punt), opdracht.naar, verankerd)
    op_id = {id_van(p): p for p in punten}
    hernummer([op_id[punt_id] for punt_id in volgorde])
    overleg.versie += 1
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)


def zet_minuten(werk: Werk, opdracht: ZetMinuten) -> Gewijzigd:
    """Plan the time of an item. No journal line."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.GEPLAND, OverlegStatus.OPEN)
    toets_minuten(opdracht.minuten).eis()
    punt.minuten = opdracht.minuten
    punt.versie += 1
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)
