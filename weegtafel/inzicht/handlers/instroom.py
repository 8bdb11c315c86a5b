"""Counting what comes in."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from weegtafel.inrichting.models import Organisatie
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.inzicht.codes import Instroombron
from weegtafel.inzicht.commands import BewaarInstroom, LeesInstroomIn, WisInstroom
from weegtafel.inzicht.instroom import Instroomregel, maandnaam, toets_menging, toets_regel
from weegtafel.inzicht.models import Instroom
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd

_GEWIJZIGD = frozenset({"inzicht"})


def _rij(werk: Werk, maand: date, organisatie_id: int | None) -> Instroom | None:
    return werk.sessie.exec(
        select(Instroom).where(col(Instroom.maand) == maand, col(Instroom.organisatie_id).is_(None))
        if organisatie_id is None
        else select(Instroom).where(col(Instroom.maand) == maand, col(Instroom.organisatie_id) == organisatie_id)
    ).first()


def _eis_ongemengd(werk: Werk, regels: tuple[Instroomregel, ...]) -> None:
    stand = werk.sessie.exec(
        select(col(Instroom.maand), col(Instroom.organisatie_id)).where(
            col(Instroom.maand).in_({r.maand for r in regels})
        )
    ).all()
    if redenen := toets_menging([*stand, *((r.maand, r.organisatie_id) for r in regels)]):
        raise Regelovertreding(redenen)


def _eis_als_gezien(werk: Werk, opdracht: LeesInstroomIn) -> None:
    """Refuse when somebody counted one of the months after the preview was shown."""
    anders = []
    for regel, gezien in zip(opdracht.regels, opdracht.gezien or (), strict=opdracht.gezien is not None):
        rij = _rij(werk, regel.maand, regel.organisatie_id)
        nu = None if rij is None else (rij.enkelvoudig, rij.complex)
        if nu != gezien:
            staat = "de telling is gewist" if nu is None else f"er staat nu {nu[0]} enkelvoudig en {nu[1]} complex"
            wie = "" if regel.organisatie_id is None else f" ({_naam(werk, regel.organisatie_id)})"
            anders.append(f"{maandnaam(regel.maand)}{wie}: {staat}")
    if anders:
        raise Regelovertreding(
            f"Sinds dit overzicht is geteld in {'; '.join(anders)}. Er is niets overgenomen. "
            "Kijk opnieuw wat er verandert."
        )


def _naam(werk: Werk, organisatie_id: int) -> str:
    return werk.haal(Organisatie, organisatie_id, "deze organisatie").naam


def _schrijf(werk: Werk, regel: Instroomregel, bron: Instroombron, rij: Instroom | None) -> Instroom:
    if regel.organisatie_id is not None:
        werk.haal(Organisatie, regel.organisatie_id, "deze organisatie")
    if rij is None:
        rij = Instroom(
            maand=regel.maand,
            organisatie_id=regel.organisatie_id,
            enkelvoudig=regel.enkelvoudig,
            complex=regel.complex,
            bron=bron,
            gezet_op=werk.nu,
            door_id=werk.actor.persoon_id,
        )
    else:
        rij.enkelvoudig, rij.complex, rij.bron = regel.enkelvoudig, regel.complex, bron
        rij.gezet_op, rij.door_id = werk.nu, werk.actor.persoon_id
        rij.versie += 1
    werk.sessie.add(rij)
    return rij


def bewaar_instroom(werk: Werk, opdracht: BewaarInstroom) -> Gewijzigd:
    """Set the counts of one month."""
    regel = Instroomregel(opdracht.maand, opdracht.organisatie_id, opdracht.enkelvoudig, opdracht.complex)
    if redenen := toets_regel(regel, werk.vandaag):
        raise Regelovertreding(redenen)
    rij = _rij(werk, regel.maand, regel.organisatie_id)
    if rij is not None and opdracht.versie == 0:
        raise VersieConflict("Deze maand is al geteld. Bekijk de stand en wijzig die.", {}, {})
    if rij is not None:
        eis_versie(rij, opdracht.versie, "deze telling")
    _eis_ongemengd(werk, (regel,))
    rij = _schrijf(werk, regel, Instroombron.HAND, rij)
    werk.boek("bewaar_instroom", f"{regel.maand:%Y-%m}", ["enkelvoudig", "complex"])
    werk.sessie.flush()
    return Gewijzigd(_GEWIJZIGD, rij.id or 0, rij.versie, f"{regel.maand:%Y-%m}")


def wis_instroom(werk: Werk, opdracht: WisInstroom) -> Gewijzigd:
    """Take a count away."""
    rij = werk.haal(Instroom, opdracht.instroom_id, "deze telling")
    eis_versie(rij, opdracht.versie, "deze telling")
    werk.sessie.delete(rij)
    werk.boek("wis_instroom", f"{rij.maand:%Y-%m}", ["enkelvoudig", "complex"])
    werk.sessie.flush()
    return Gewijzigd(_GEWIJZIGD, nummer=f"{rij.maand:%Y-%m}")


def lees_instroom_in(werk: Werk, opdracht: LeesInstroomIn) -> Gewijzigd:
    """Take over the rows of a preview, all or none."""
    if not opdracht.regels:
        raise Regelovertreding("Er is niets over te nemen uit dit bestand.")
    redenen = [zin for regel in opdracht.regels for zin in toets_regel(regel, werk.vandaag)]
    sleutels = [(r.maand, r.organisatie_id) for r in opdracht.regels]
    if len(set(sleutels)) < len(sleutels):
        redenen.append("Dezelfde maand staat twee keer in deze telling.")
    if redenen:
        raise Regelovertreding(tuple(dict.fromkeys(redenen)))
    _eis_als_gezien(werk, opdracht)
    _eis_ongemengd(werk, opdracht.regels)
    for regel in opdracht.regels:
        _schrijf(werk, regel, Instroombron.BESTAND, _rij(werk, regel.maand, regel.organisatie_id))
    maanden = sorted({regel.maand for regel in opdracht.regels})
    onderwerp = f"{maanden[0]:%Y-%m} tot en met {maanden[-1]:%Y-%m}"
    werk.boek("lees_instroom_in", onderwerp, [f"{len(opdracht.regels)} tellingen"])
    werk.sessie.flush()
    return Gewijzigd(_GEWIJZIGD, nummer=onderwerp)
