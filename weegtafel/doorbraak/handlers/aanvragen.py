"""Filing a request, the regular route, and the coach."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, func, select

from weegtafel.doorbraak import queries
from weegtafel.doorbraak.codes import AanvraagStatus, Aanvragersoort, Deel
from weegtafel.doorbraak.commands import (
    BewaarAanvraag,
    DienAanvraagIn,
    LosRegulierOp,
    MaakAanvraag,
    SluitRouteAf,
    TrekAanvraagIn,
    WijsCoachToe,
)
from weegtafel.doorbraak.handlers.basis import (
    begin_bewerking,
    controleer_alle,
    eis_eigen,
    gewijzigd,
    haal,
    na_bewerking,
    netjes,
    noteer,
    sleutel,
    wie,
    zet_status,
)
from weegtafel.doorbraak.handlers.boeken import geef_vrij, standen
from weegtafel.doorbraak.models import Aanvraag, Coachtoewijzing, Doorbraakplan, Routestap
from weegtafel.doorbraak.planstand import ooit_aanvrager
from weegtafel.doorbraak.rules import controle, register, verloop
from weegtafel.doorbraak.velden import AANVRAAG
from weegtafel.inrichting.models import Gemeente, Organisatie, Persoon, PersoonRol
from weegtafel.inrichting.queries import geldt
from weegtafel.inrichting.werk import Werk, pas_toe
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.kernel.roles import Rol

S = AanvraagStatus
_VELDEN = frozenset(veld.sleutel for veld in AANVRAAG)


def aanvraagnummer(jaar: int, volgnummer: int) -> str:
    """The number of a request: ``DB-2026-0007``; after 9999 it grows a digit."""
    return f"DB-{jaar}-{volgnummer:04d}"


def _eis_geldig(werk: Werk, veld: str, waarde: Any) -> None:
    """Refuse who or what does not take part today."""
    if waarde is None:
        return
    soort: Any = {"organisatie_id": Organisatie, "namens_id": Persoon, "gemeente_id": Gemeente}[veld]
    rij = werk.haal(soort, waarde, "deze keuze")
    if rij.geldig_van > werk.vandaag or (rij.geldig_tot is not None and rij.geldig_tot < werk.vandaag):
        raise controle.weiger(veld, f"{rij.naam} doet vandaag niet mee. Kies een andere.")


def _noteer_namens(werk: Werk, aanvraag: Aanvraag, *personen: Any) -> None:
    """Keep for good for whom was filed: taking the name away later makes nobody an outsider."""
    for persoon_id in personen:
        if persoon_id is not None:
            noteer(werk, sleutel(aanvraag), Deel.NAMENS, persoon_id)


def maak_aanvraag(werk: Werk, opdracht: MaakAanvraag) -> Gewijzigd:
    """File a request under the next number of this year."""
    indiener = wie(werk)
    kop: dict[str, Any] = {
        veld: getattr(opdracht, veld) for veld in ("aanvragersoort", "aanvrager_functie", "organisatie_id", "namens_id")
    }
    if not isinstance(opdracht.aanvragersoort, Aanvragersoort):
        raise TypeError("aanvragersoort")
    waarden = controleer_alle(werk, Deel.AANVRAAG, {**kop, **opdracht.velden})
    for veld in ("organisatie_id", "namens_id"):
        _eis_geldig(werk, veld, waarden[veld])
    _eis_geldig(werk, "gemeente_id", opdracht.gemeente_id)
    jaar = werk.vandaag.year
    hoogste = werk.sessie.exec(select(func.max(Aanvraag.volgnummer)).where(col(Aanvraag.jaar) == jaar)).one()
    volgnummer = (hoogste or 0) + 1
    aanvraag = Aanvraag(
        nummer=aanvraagnummer(jaar, volgnummer),
        jaar=jaar,
        volgnummer=volgnummer,
        gemeente_id=opdracht.gemeente_id,
        ingediend_door_id=indiener,
        aangemaakt_op=werk.nu,
        gewijzigd_op=werk.nu,
        **waarden,
    )
    werk.sessie.add(aanvraag)
    werk.sessie.flush()
    werk.sessie.add(Doorbraakplan(aanvraag_id=sleutel(aanvraag)))
    noteer(werk, sleutel(aanvraag), Deel.AANVRAAG)
    _noteer_namens(werk, aanvraag, aanvraag.namens_id)
    werk.boek("maak_aanvraag", aanvraag.nummer, ["gemeente_id", *waarden])
    werk.sessie.flush()
    return gewijzigd(aanvraag)


def bewaar_aanvraag(werk: Werk, opdracht: BewaarAanvraag) -> Gewijzigd:
    """Save typed fields. A plan that was tested is then a plan again: ``extra["teruggezet"]``."""
    aanvraag = begin_bewerking(werk, opdracht.aanvraag_id, Deel.AANVRAAG)
    wijzigingen = netjes(werk, Deel.AANVRAAG, aanvraag, opdracht.wijzigingen)
    for w in wijzigingen:
        if w.veld in ("organisatie_id", "namens_id") and getattr(aanvraag, w.veld) != w.nieuw:
            _eis_geldig(werk, w.veld, w.nieuw)
        if w.veld == "namens_id" and w.nieuw is not None and w.nieuw == aanvraag.coach_id:
            raise controle.weiger(w.veld, "Deze persoon is de coach; de aanvrager is nooit de eigen coach.")
        if w.veld == "namens_id":
            _noteer_namens(werk, aanvraag, aanvraag.namens_id, w.nieuw)
    versie = aanvraag.versie
    veranderd = pas_toe(aanvraag, wijzigingen, _VELDEN, aanvraag.nummer)
    aanvraag.versie = versie
    return na_bewerking(werk, aanvraag, Deel.AANVRAAG, veranderd) if veranderd else gewijzigd(aanvraag)


def dien_aanvraag_in(werk: Werk, opdracht: DienAanvraagIn) -> Gewijzigd:
    """aanvraag → route."""
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    eis_eigen(werk, aanvraag)
    feiten = queries.aanvraag(werk.sessie, opdracht.aanvraag_id)
    verloop.overgang(aanvraag.nummer, aanvraag.status, S.ROUTE).eis()
    verloop.volledig(verloop.ontbreekt_aanvraag(feiten)).eis()
    noteer(werk, opdracht.aanvraag_id, Deel.VERLOOP)
    return zet_status(werk, aanvraag, S.ROUTE, "dien_aanvraag_in")


def los_regulier_op(werk: Werk, opdracht: LosRegulierOp) -> Gewijzigd:
    """Close a request because a regular way exists."""
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    feiten = queries.aanvraag(werk.sessie, opdracht.aanvraag_id)
    reden = controle.tekst("toelichting", "Toelichting", opdracht.toelichting, 4_000).strip()
    verloop.mag_regulier(aanvraag.nummer, feiten, reden).eis()
    noteer(werk, opdracht.aanvraag_id, Deel.VERLOOP)
    geef_vrij(werk, opdracht.aanvraag_id, "Regulier opgelost")
    aanvraag.gesloten_reden = reden
    return zet_status(werk, aanvraag, S.REGULIER_OPGELOST, "los_regulier_op", ["gesloten_reden"])


def sluit_route_af(werk: Werk, opdracht: SluitRouteAf) -> Gewijzigd:
    """route → coach. Why a provision that can is not enough is kept with that provision.

    What turns out to be possible later gets its reason in the same way; the request then stays where it is.
    """
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    feiten = queries.aanvraag(werk.sessie, opdracht.aanvraag_id)
    waarom = controle.tekst("toelichting", "Toelichting", opdracht.toelichting, 4_000).strip()
    verloop.mag_naar_coach(feiten, waarom).eis()
    noteer(werk, opdracht.aanvraag_id, Deel.VERLOOP)
    velden = []
    for rij in verloop.kan_zonder_waarom(feiten.route) if waarom else ():
        stap = werk.haal(Routestap, rij.id, "deze voorziening")
        stap.reden = f"{stap.reden}\n\n{verloop.TOCH} {waarom}"
        werk.sessie.add(stap)
        velden = ["route.reden"]
    if aanvraag.status is not S.ROUTE:
        werk.boek("sluit_route_af", aanvraag.nummer, velden)
        return na_bewerking(werk, aanvraag, Deel.ROUTE, velden)
    return zet_status(werk, aanvraag, S.COACH, "sluit_route_af", velden)


def wijs_coach_toe(werk: Werk, opdracht: WijsCoachToe) -> Gewijzigd:
    """Give a request its coach, or another one. Somebody who is or was its coach never judges its plan."""
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    eerste = aanvraag.status is S.COACH
    if not eerste:
        if aanvraag.coach_id is None:
            verloop.overgang(aanvraag.nummer, aanvraag.status, S.PLAN).eis()
        verloop.mag_wisselen(aanvraag.nummer, aanvraag.status).eis()
    reden = controle.regel("reden", "Reden", opdracht.reden)
    rol = select(PersoonRol.id).where(
        col(PersoonRol.persoon_id) == opdracht.coach_id,
        col(PersoonRol.rol) == Rol.DOORBRAAKCOACH,
        geldt(PersoonRol, werk.vandaag),
    )
    coach = werk.haal(Persoon, opdracht.coach_id, "deze persoon")
    actief = coach.geldig_van <= werk.vandaag and (coach.geldig_tot is None or coach.geldig_tot >= werk.vandaag)
    verloop.mag_coach_zijn(
        opdracht.coach_id,
        ooit_aanvrager(werk.sessie, aanvraag),
        heeft_rol=actief and werk.sessie.exec(rol).first() is not None,
        is_al=aanvraag.coach_id == opdracht.coach_id,
        wissel_reden=None if aanvraag.coach_id is None else reden,
    ).eis()
    noteer(werk, opdracht.aanvraag_id, Deel.TOEWIJZING)
    werk.sessie.add(
        Coachtoewijzing(
            aanvraag_id=opdracht.aanvraag_id,
            coach_id=opdracht.coach_id,
            door_id=werk.actor.persoon_id,
            tijdstip=werk.nu,
            reden=reden,
        )
    )
    aanvraag.coach_id = opdracht.coach_id
    return zet_status(werk, aanvraag, S.PLAN if eerste else aanvraag.status, "wijs_coach_toe", ["coach_id"])


def trek_aanvraag_in(werk: Werk, opdracht: TrekAanvraagIn) -> Gewijzigd:
    """Withdraw a request with its reason; what was reserved falls free."""
    aanvraag = haal(werk, opdracht.aanvraag_id, opdracht.versie)
    eis_eigen(werk, aanvraag)
    reden = controle.tekst("reden", "Reden", opdracht.reden, 4_000).strip()
    stand = register.samen(standen(werk, opdracht.aanvraag_id).values())
    verloop.mag_intrekken(aanvraag.nummer, aanvraag.status, stand.verplicht, stand.betaald, reden).eis()
    noteer(werk, opdracht.aanvraag_id, Deel.VERLOOP)
    geef_vrij(werk, opdracht.aanvraag_id, "Aanvraag ingetrokken")
    aanvraag.gesloten_reden = reden
    return zet_status(werk, aanvraag, S.INGETROKKEN, "trek_aanvraag_in", ["gesloten_reden"])
