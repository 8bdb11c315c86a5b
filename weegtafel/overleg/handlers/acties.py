"""Recording actions and keeping them up to date."""

from __future__ import annotations

from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.anonimiteit.handlers import eis_geen_rood
from weegtafel.anonimiteit.opslag import Tekst
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.codes import ActieStatus, OverlegStatus
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.commands import LegActieVast, WerkActieBij
from weegtafel.overleg.handlers.basis import geldig, haal_organisatie, haal_persoon, haal_punt, id_van, net
from weegtafel.overleg.models import Actie
from weegtafel.overleg.rules.acties import toets_actie, toets_bijwerking

_GEWIJZIGD = frozenset({"actie"})


def eis_zonder_naam(werk: Werk, punt_id: int, tekst: Tekst) -> None:
    """Refuse the text of an action that names somebody who is not at the table: what layer 1 and the second reader see.

    A day is an appointment here.

    Raises:
        Herkenbaar: naming field and kind.
    """
    eis_geen_rood(werk, Onderwerp.ACTIE, punt_id, [tekst], lezer=True)


def leg_actie_vast(werk: Werk, opdracht: LegActieVast) -> Gewijzigd:
    """Record an action, with the item of an open overleg from which it follows, if any."""
    wie = []
    if opdracht.persoon_id is not None:
        persoon = haal_persoon(werk, opdracht.persoon_id)
        wie.append(geldig(persoon.geldig_van, persoon.geldig_tot, werk.vandaag))
    if opdracht.organisatie_id is not None:
        organisatie = haal_organisatie(werk, opdracht.organisatie_id)
        wie.append(geldig(organisatie.geldig_van, organisatie.geldig_tot, werk.vandaag))
    toets_actie(opdracht.wat, opdracht.wanneer, werk.vandaag, heeft_wie=bool(wie), wie_geldig=all(wie)).eis()
    wat = net("wat", "Wat er moet gebeuren", opdracht.wat).strip()
    eis_zonder_naam(werk, opdracht.punt_id or 0, ("wat", "Wat er moet gebeuren", wat))
    actie = Actie(
        wat=wat,
        persoon_id=opdracht.persoon_id,
        organisatie_id=opdracht.organisatie_id,
        wanneer=opdracht.wanneer,
    )
    code = ""
    if opdracht.punt_id is not None:
        punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.OPEN)
        actie.overleg_id, actie.agendapunt_id, actie.casus_id = overleg.id, punt.id, punt.casus_id
        code = overleg.code
    werk.sessie.add(actie)
    werk.sessie.flush()
    werk.boek("leg_actie_vast", code or f"actie {actie.id}", ["wat", "wie", "wanneer"])
    werk.sessie.flush()
    return Gewijzigd(_GEWIJZIGD, id_van(actie), actie.versie, code)


def werk_actie_bij(werk: Werk, opdracht: WerkActieBij) -> Gewijzigd:
    """Mark an action done, dropped or open again, or move its date."""
    actie = werk.haal(Actie, opdracht.actie_id, "deze actie")
    eis_versie(actie, opdracht.versie, "deze actie")
    toets_bijwerking(
        actie.status, opdracht.status, opdracht.wanneer, actie.wanneer, werk.vandaag, opdracht.toelichting
    ).eis()
    actie.status = opdracht.status
    actie.afgehandeld_op = None if opdracht.status is ActieStatus.OPEN else actie.afgehandeld_op or werk.vandaag
    if opdracht.wanneer is not None:
        actie.wanneer = opdracht.wanneer
    if opdracht.toelichting.strip():
        actie.toelichting = net("toelichting", "Toelichting", opdracht.toelichting).strip()
        eis_zonder_naam(werk, actie.agendapunt_id or 0, ("toelichting", "Toelichting", actie.toelichting))
    actie.versie += 1
    werk.boek("werk_actie_bij", f"actie {actie.id}", ["status", "wanneer"])
    werk.sessie.flush()
    return Gewijzigd(_GEWIJZIGD, id_van(actie), actie.versie)
