"""The acts on holds, and on the requests of persons. They never commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import col, select

from weegtafel.bewaring import commands as c
from weegtafel.bewaring import rules
from weegtafel.bewaring.codes import Lijstgrond, Objectsoort, Verzoekbesluit
from weegtafel.bewaring.handlers.lijsten import (
    SOORTEN,
    bewerk,
    lijst_gewijzigd,
    nieuwe_lijst,
    wie_werkt,
    zet_op,
)
from weegtafel.bewaring.models import Bewaarplicht, Verwijderverzoek
from weegtafel.bewaring.termijn import kandidaat, zoek_object
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht


def leg_plicht_op(werk: Werk, opdracht: c.LegPlichtOp) -> Gewijzigd:
    """See :class:`LegPlichtOp`."""
    soort, id_ = zoek_object(werk.sessie, opdracht.nummer)
    gevonden = kandidaat(werk.sessie, soort, id_, werk.vandaag)
    if gevonden.plicht:
        raise Regelovertreding(f"Op {gevonden.nummer} rust al een bewaarplicht.")
    rij = Bewaarplicht(
        soort=soort,
        object_id=id_,
        nummer=gevonden.nummer,
        reden=rules.eis_reden(opdracht.reden),
        gezet_op=werk.nu,
        gezet_door_id=wie_werkt(werk),
    )
    werk.sessie.add(rij)
    werk.sessie.flush()
    werk.boek("leg_bewaarplicht_op", gevonden.nummer, [])
    return Gewijzigd(SOORTEN, rij.id or 0, 0, gevonden.nummer)


def hef_plicht_op(werk: Werk, opdracht: c.HefPlichtOp) -> Gewijzigd:
    """See :class:`HefPlichtOp`."""
    rij = werk.haal(Bewaarplicht, opdracht.plicht_id, "deze bewaarplicht")
    if rij.opgeheven_op is not None:
        raise Regelovertreding(f"De bewaarplicht op {rij.nummer} is al opgeheven.")
    if rij.gezet_door_id == wie_werkt(werk):
        raise Regelovertreding("U legde deze bewaarplicht zelf op. Een ander heft haar op.")
    rij.opgeheven_reden = rules.eis_reden(opdracht.reden)
    rij.opgeheven_op, rij.opgeheven_door_id = werk.nu, wie_werkt(werk)
    werk.boek("hef_bewaarplicht_op", rij.nummer, [])
    werk.sessie.flush()
    return Gewijzigd(SOORTEN, rij.id or 0, 0, rij.nummer)


def neem_verzoek_op(werk: Werk, opdracht: c.NeemVerzoekOp) -> Gewijzigd:
    """See :class:`NeemVerzoekOp`."""
    soort, id_ = zoek_object(werk.sessie, opdracht.nummer)
    if soort is Objectsoort.OVERLEG:
        raise Regelovertreding("Een verzoek gaat over een casus of een aanvraag, niet over een overleg.")
    if opdracht.ontvangen_op > werk.vandaag:
        zin = "De dag van ontvangst ligt in de toekomst."
        raise Regelovertreding(zin, {"ontvangen_op": zin})
    gevonden = kandidaat(werk.sessie, soort, id_, werk.vandaag)
    open_ = select(Verwijderverzoek.id).where(
        col(Verwijderverzoek.soort) == soort,
        col(Verwijderverzoek.object_id) == id_,
        col(Verwijderverzoek.besluit) == Verzoekbesluit.OPEN,
    )
    if werk.sessie.exec(open_).first() is not None:
        raise Regelovertreding(f"Over {gevonden.nummer} ligt al een verzoek waarop nog besloten wordt.")
    rij = Verwijderverzoek(
        soort=soort,
        object_id=id_,
        nummer=gevonden.nummer,
        ontvangen_op=opdracht.ontvangen_op,
        uiterlijk=rules.maanden_later(opdracht.ontvangen_op, rules.VERZOEKMAANDEN),
        gezet_op=werk.nu,
        gezet_door_id=wie_werkt(werk),
    )
    werk.sessie.add(rij)
    werk.sessie.flush()
    werk.boek("neem_verwijderverzoek_op", gevonden.nummer, [])
    return Gewijzigd(SOORTEN, rij.id or 0, 0, gevonden.nummer)


def _open_verzoek(werk: Werk, verzoek_id: int) -> Verwijderverzoek:
    rij = werk.haal(Verwijderverzoek, verzoek_id, "dit verzoek")
    if rij.besluit is not Verzoekbesluit.OPEN:
        raise Regelovertreding(f"Op dit verzoek over {rij.nummer} is al besloten: {rij.besluit.omschrijving}.")
    return rij


def wijs_verzoek_toe(werk: Werk, opdracht: c.WijsVerzoekToe) -> Gewijzigd:
    """See :class:`WijsVerzoekToe`."""
    verzoek = _open_verzoek(werk, opdracht.verzoek_id)
    reden = rules.lijstreden(Lijstgrond.VERZOEK, opdracht.reden)
    rij = nieuwe_lijst(werk, Lijstgrond.VERZOEK, reden)
    bewerk(werk, rij.id or 0)
    zet_op(werk, rij, [(verzoek.soort, verzoek.object_id)])
    verzoek.besluit, verzoek.reden, verzoek.lijst_id = Verzoekbesluit.TOEGEWEZEN, reden, rij.id
    verzoek.besloten_op, verzoek.besloten_door_id = werk.nu, wie_werkt(werk)
    werk.boek("wijs_verwijderverzoek_toe", verzoek.nummer, [rij.nummer])
    werk.sessie.flush()
    return lijst_gewijzigd(rij)


def wijs_verzoek_af(werk: Werk, opdracht: c.WijsVerzoekAf) -> Gewijzigd:
    """See :class:`WijsVerzoekAf`."""
    verzoek = _open_verzoek(werk, opdracht.verzoek_id)
    if verzoek.gezet_door_id == wie_werkt(werk):
        raise Regelovertreding("U nam dit verzoek zelf op. Een ander wijst het af.")
    verzoek.reden = rules.eis_weigering(opdracht.weigergrond, opdracht.reden)
    verzoek.weigergrond, verzoek.besluit = opdracht.weigergrond, Verzoekbesluit.AFGEWEZEN
    verzoek.besloten_op, verzoek.besloten_door_id = werk.nu, wie_werkt(werk)
    werk.boek("wijs_verwijderverzoek_af", verzoek.nummer, ["weigergrond", "reden"])
    werk.sessie.flush()
    return Gewijzigd(SOORTEN, verzoek.id or 0, 0, verzoek.nummer)


HANDLERS: Mapping[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    c.LegPlichtOp: leg_plicht_op,
    c.HefPlichtOp: hef_plicht_op,
    c.NeemVerzoekOp: neem_verzoek_op,
    c.WijsVerzoekToe: wijs_verzoek_toe,
    c.WijsVerzoekAf: wijs_verzoek_af,
}
