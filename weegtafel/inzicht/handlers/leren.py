"""From leerpunten and knelpunten, through a group, to a rule that the table agreed on."""

from __future__ import annotations

from sqlmodel import col, func, select

from weegtafel.doorbraak.models import Knelpunt
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.inzicht.commands import BewaarLeerpuntgroep, DeelLeerpuntIn, StelWerkafspraakVast, TrekWerkafspraakIn
from weegtafel.inzicht.handlers.hulp import GEWIJZIGD, criteriumcodes, eis_zonder_naam, net
from weegtafel.inzicht.models import Leerpuntgroep, Leerpuntlid, Werkafspraak
from weegtafel.inzicht.rules import eis, toets_groep, toets_ingang, toets_werkafspraak
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.models import Advies


def bewaar_leerpuntgroep(werk: Werk, opdracht: BewaarLeerpuntgroep) -> Gewijzigd:
    """Make or rename a group."""
    naam = net(opdracht.naam)
    eis(toets_groep(naam, opdracht.criteriumcode, criteriumcodes(werk)))
    eis_zonder_naam(werk, {"naam": ("Naam van de groep", naam)})
    if opdracht.groep_id:
        groep = werk.haal(Leerpuntgroep, opdracht.groep_id, "deze groep")
        eis_versie(groep, opdracht.versie, "deze groep")
        groep.naam, groep.criteriumcode, groep.versie = naam, opdracht.criteriumcode, groep.versie + 1
    else:
        groep = Leerpuntgroep(naam=naam, criteriumcode=opdracht.criteriumcode, gemaakt_op=werk.nu)
    werk.sessie.add(groep)
    werk.sessie.flush()
    werk.boek("bewaar_leerpuntgroep", f"leerpuntgroep {groep.id}", ["naam", "criteriumcode"])
    return Gewijzigd(GEWIJZIGD, groep.id or 0, groep.versie)


def deel_leerpunt_in(werk: Werk, opdracht: DeelLeerpuntIn) -> Gewijzigd:
    """Put one leerpunt or knelpunt in a group, out of the one it was in."""
    if (opdracht.advies_id is None) == (opdracht.knelpunt_id is None):
        raise Regelovertreding("Kies één leerpunt of één knelpunt.")
    vraag = select(Leerpuntlid)
    if opdracht.advies_id is not None:
        advies = werk.haal(Advies, opdracht.advies_id, "dit advies")
        if not advies.leerpunt.strip():
            raise Regelovertreding("Bij dit advies staat geen leerpunt.")
        onderwerp, vraag = advies.nummer, vraag.where(col(Leerpuntlid.advies_id) == opdracht.advies_id)
    else:
        assert opdracht.knelpunt_id is not None
        werk.haal(Knelpunt, opdracht.knelpunt_id, "dit knelpunt")
        onderwerp = f"knelpunt {opdracht.knelpunt_id}"
        vraag = vraag.where(col(Leerpuntlid.knelpunt_id) == opdracht.knelpunt_id)
    lid = werk.sessie.exec(vraag).first()
    if opdracht.groep_id is None:
        if lid is not None:
            werk.sessie.delete(lid)
    else:
        werk.haal(Leerpuntgroep, opdracht.groep_id, "deze groep")
        lid = lid or Leerpuntlid(
            groep_id=opdracht.groep_id, advies_id=opdracht.advies_id, knelpunt_id=opdracht.knelpunt_id
        )
        lid.groep_id = opdracht.groep_id
        werk.sessie.add(lid)
    werk.boek("deel_leerpunt_in", onderwerp, ["groep"])
    werk.sessie.flush()
    return Gewijzigd(GEWIJZIGD, opdracht.groep_id or 0)


def _laatste(werk: Werk, code: str) -> Werkafspraak | None:
    return werk.sessie.exec(
        select(Werkafspraak).where(col(Werkafspraak.code) == code).order_by(col(Werkafspraak.nummer).desc())
    ).first()


def _haal(werk: Werk, code: str, versie: int) -> Werkafspraak:
    vorige = _laatste(werk, code)
    if vorige is None:
        raise Regelovertreding(f"De werkafspraak {code} bestaat niet.")
    if vorige.nummer != versie:
        raise VersieConflict(
            f"Iemand anders heeft {code} net gewijzigd. Bekijk de nieuwe versie en doe het dan.", {}, {}
        )
    if not vorige.geldt:
        raise Regelovertreding(f"De werkafspraak {code} is ingetrokken. Stel een nieuwe vast.")
    return vorige


def _schrijf(werk: Werk, rij: Werkafspraak, handeling: str) -> Gewijzigd:
    rij.tijdstip, rij.door_id = werk.nu, werk.actor.persoon_id
    werk.sessie.add(rij)
    werk.boek(handeling, rij.code, [f"versie {rij.nummer}"])
    werk.sessie.flush()
    return Gewijzigd(GEWIJZIGD, rij.id or 0, rij.nummer, rij.code)


def stel_werkafspraak_vast(werk: Werk, opdracht: StelWerkafspraakVast) -> Gewijzigd:
    """Fix a new rule, or the next version of one."""
    titel, tekst = net(opdracht.titel), net(opdracht.tekst)
    vorige = _haal(werk, opdracht.code, opdracht.versie) if opdracht.code else None
    dag = None if vorige is None else vorige.datum
    criteria = criteriumcodes(werk)
    eis(toets_werkafspraak(titel, tekst, opdracht.criteriumcode, criteria, opdracht.datum, werk.vandaag, dag))
    eis_zonder_naam(werk, {"titel": ("Titel", titel), "tekst": ("Afspraak", tekst)})
    if opdracht.groep_id is not None:
        werk.haal(Leerpuntgroep, opdracht.groep_id, "deze groep")
    aantal = werk.sessie.exec(select(func.count(func.distinct(col(Werkafspraak.code))))).one()
    rij = Werkafspraak(
        code=opdracht.code or f"WA-{aantal + 1:04d}",
        nummer=1 if vorige is None else vorige.nummer + 1,
        titel=titel,
        tekst=tekst,
        criteriumcode=opdracht.criteriumcode,
        datum=opdracht.datum,
        groep_id=opdracht.groep_id if vorige is None else opdracht.groep_id or vorige.groep_id,
        tijdstip=werk.nu,
    )
    return _schrijf(werk, rij, "stel_werkafspraak_vast")


def trek_werkafspraak_in(werk: Werk, opdracht: TrekWerkafspraakIn) -> Gewijzigd:
    """End a rule: its last version says why."""
    vorige = _haal(werk, opdracht.code, opdracht.versie)
    reden = net(opdracht.reden)
    redenen = toets_ingang(opdracht.datum, werk.vandaag, vorige.datum)
    if not reden:
        redenen["reden"] = "Zeg waarom de tafel deze afspraak loslaat."
    eis(redenen)
    eis_zonder_naam(werk, {"reden": ("Reden", reden)})
    rij = Werkafspraak(
        code=vorige.code,
        nummer=vorige.nummer + 1,
        titel=vorige.titel,
        tekst=reden,
        criteriumcode=vorige.criteriumcode,
        datum=opdracht.datum,
        geldt=False,
        groep_id=vorige.groep_id,
        tijdstip=werk.nu,
    )
    return _schrijf(werk, rij, "trek_werkafspraak_in")
