"""Versions of the price list in the vault."""

from __future__ import annotations

from sqlmodel import col, select

from weegtafel.doorbraak.commands import NeemPrijslijstOp
from weegtafel.doorbraak.handlers.basis import SOORTEN, sleutel, wie
from weegtafel.doorbraak.headless import HUIDIGE_VERSIE, MAP, laad_prijslijst
from weegtafel.doorbraak.models import Prijslijstversie
from weegtafel.doorbraak.prijslijst import lees_prijslijst
from weegtafel.doorbraak.prijsqueries import versie_op
from weegtafel.doorbraak.rules import controle
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd


def _met_versie(werk: Werk, versie: str) -> Prijslijstversie | None:
    return werk.sessie.exec(select(Prijslijstversie).where(col(Prijslijstversie.versie) == versie)).first()


def _neem_meegeleverde_op(werk: Werk) -> int:
    """The id of the list that ships; kept whole in the vault, so that an update of the program changes nothing here."""
    lijst = laad_prijslijst(HUIDIGE_VERSIE)
    bestaand = _met_versie(werk, lijst.versie)
    if bestaand is not None:
        return sleutel(bestaand)
    rij = Prijslijstversie(
        versie=lijst.versie,
        naam=lijst.naam,
        geldig_van=lijst.geldig_van,
        kenmerk=lijst.kenmerk,
        inhoud=(MAP / f"prijslijst-{HUIDIGE_VERSIE}.json").read_text(encoding="utf-8"),
        herkomst="meegeleverd met Weegtafel",
        opgenomen_op=werk.nu,
    )
    werk.sessie.add(rij)
    werk.sessie.flush()
    return sleutel(rij)


def zorg_prijslijst(werk: Werk) -> int:
    """The id of the version in force today; the list that ships is stored when it is first used."""
    rij = versie_op(werk.sessie, werk.vandaag)
    return _neem_meegeleverde_op(werk) if rij is None else sleutel(rij)


def neem_prijslijst_op(werk: Werk, opdracht: NeemPrijslijstOp) -> Gewijzigd:
    """Add a version. It never changes an older one, nor a calculation that used it."""
    wie(werk)
    try:
        lijst = lees_prijslijst(opdracht.inhoud)
    except (ValueError, KeyError):
        zin = "Deze prijslijst is niet volledig. Er is niets opgenomen: lees het bestand opnieuw in."
        raise Regelovertreding(zin) from None
    _neem_meegeleverde_op(werk)
    if not lijst.versie.strip() or _met_versie(werk, lijst.versie) is not None:
        raise controle.weiger("versie", f"De versie “{lijst.versie}” bestaat al of is leeg. Kies een andere naam.")
    rij = Prijslijstversie(
        versie=lijst.versie,
        naam=lijst.naam,
        geldig_van=lijst.geldig_van,
        kenmerk=lijst.kenmerk,
        inhoud=opdracht.inhoud,
        herkomst=controle.regel("herkomst", "Herkomst", opdracht.herkomst),
        opgenomen_op=werk.nu,
        door_id=werk.actor.persoon_id,
    )
    werk.sessie.add(rij)
    werk.sessie.flush()
    werk.boek("neem_prijslijst_op", f"prijslijst {lijst.versie}", ["versie", "geldig_van", "inhoud"])
    werk.sessie.flush()
    return Gewijzigd(SOORTEN, sleutel(rij), 0, lijst.versie)
