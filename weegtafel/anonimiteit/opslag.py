"""What the database knows of checks: the secret of the marks, choices, what layer 2 read, declarations, own names."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from weegtafel.anonimiteit.besluitboek import Besluitboek
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Controlewijze, Keuze, Onderwerp, Soort
from weegtafel.anonimiteit.lezing import lees
from weegtafel.anonimiteit.lijsten import Lijsten, met_eigen
from weegtafel.anonimiteit.merken import geheelmerk, merk, veldmerk
from weegtafel.anonimiteit.models import Anoniemverklaring, Grondigcontrole, Herkenwoord, Vondstbesluit
from weegtafel.anonimiteit.normaliseren import plat
from weegtafel.anonimiteit.regels import Veldstand, zonder_toegestaan
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.anonimiteit.zeldzaam import Zeldzaam
from weegtafel.inrichting.models import Code, Gemeente, Kluiskenmerk, Organisatie, Persoon

_SLEUTEL: Final = "anonimiteitsgeheim"
#: Laws whose short name looks like a surname.
_VAST: Final = frozenset({"Woo"})
#: Kinds of which a municipality keeps a list of its own.
HERKENBAAR: Final = (Soort.INSTELLING, Soort.SCHOOL, Soort.PLAATS)
#: Kinds that a meeting names about itself: the day of a next overleg identifies no child. A date of birth is another.
AFSPRAAK: Final = frozenset({Soort.DATUM})
_MET_AFSPRAKEN: Final = frozenset({Onderwerp.NOTULEN, Onderwerp.ACTIE, Onderwerp.OVERLEG})

_SOORT: Final = {soort.value: soort for soort in Soort}

Tekst = tuple[str, str, str]
"""Key of a field, its title, and what stands in it."""


@dataclass(frozen=True, slots=True)
class Verklaringrij:
    """The last declaration on something."""

    tekstmerk: str
    wijze: Controlewijze
    door: str
    tijdstip: datetime
    zeldzaam: frozenset[str] = frozenset()
    """Marks of the rare combinations that were seen."""


@dataclass(frozen=True, slots=True)
class Herkenrij:
    """A name on the own list."""

    id: int
    soort: Soort
    tekst: str


def geheim_van(sessie: Session) -> bytes:
    """The secret of this vault; empty before the first choice, when there is no mark to compare with either."""
    rij = sessie.get(Kluiskenmerk, _SLEUTEL)
    return bytes.fromhex(rij.waarde) if rij is not None else b""


def eis_geheim(sessie: Session) -> bytes:
    """The secret of this vault, made now when there is none. Only inside an act."""
    geheim = geheim_van(sessie)
    if not geheim:
        geheim = secrets.token_bytes(32)
        sessie.add(Kluiskenmerk(sleutel=_SLEUTEL, waarde=geheim.hex()))
        sessie.flush()
    return geheim


def lijsten_van(sessie: Session) -> Lijsten:
    """The shipped lists with the own names of this vault."""
    eigen = [(rij.soort is Soort.PLAATS, plat(rij.tekst)) for rij in sessie.exec(select(Herkenwoord))]
    plaatsen, namen = (frozenset(tekst for is_plaats, tekst in eigen if is_plaats is welke) for welke in (True, False))
    return met_eigen(plaatsen, namen)


def herkenwoorden(sessie: Session) -> tuple[Herkenrij, ...]:
    """The own names, per kind in alphabetical order."""
    vraag = select(Herkenwoord).order_by(col(Herkenwoord.soort), col(Herkenwoord.tekst))
    return tuple(Herkenrij(rij.id or 0, rij.soort, rij.tekst) for rij in sessie.exec(vraag))


def eigen_woorden(sessie: Session) -> frozenset[str]:
    """Words of the procedure itself, such as "duurzaam licht": they stand in its lists and name nobody."""
    return frozenset(_VAST | {omschrijving for omschrijving in sessie.exec(select(Code.omschrijving)) if omschrijving})


def tafelnamen(sessie: Session) -> frozenset[str]:
    """The organisations, as a text about the table may name them, and the words of the procedure."""
    namen = {naam for o in sessie.exec(select(Organisatie)) for naam in (o.naam, o.afkorting) if naam}
    return eigen_woorden(sessie) | namen


def documentnamen(sessie: Session) -> frozenset[str]:
    """Everybody whom a document must name: organisations, municipalities and the people at the table, never a child.

    A person may stand there by the whole name and by the surname; a first name alone may be a child's.
    """
    namen = set(tafelnamen(sessie))
    for gemeente in sessie.exec(select(Gemeente)):
        namen |= {gemeente.naam, gemeente.jeugdregio, *gemeente.postadres.splitlines(), gemeente.postadres}
    for persoon in sessie.exec(select(Persoon)):
        namen |= {persoon.naam, persoon.naam.partition(" ")[2], persoon.email}
    return frozenset(naam.strip() for naam in namen if naam.strip())


def besluiten(sessie: Session, onderwerp: Onderwerp, onderwerp_id: int) -> dict[str, tuple[Soort, Keuze]]:
    """Mark of each decided finding, with its kind and the choice."""
    vraag = select(Vondstbesluit).where(
        col(Vondstbesluit.onderwerp) == onderwerp, col(Vondstbesluit.onderwerp_id) == onderwerp_id
    )
    return {rij.merk: (rij.soort, rij.keuze) for rij in sessie.exec(vraag)}


def toegestaan_bij(sessie: Session, onderwerp: Onderwerp) -> frozenset[str]:
    """Names that may stand in the texts of such a thing."""
    if onderwerp is Onderwerp.CASUS:
        return eigen_woorden(sessie)
    if onderwerp in (Onderwerp.ADVIES, Onderwerp.AANVRAAG):
        return tafelnamen(sessie)
    return documentnamen(sessie)


def niet_bij(onderwerp: Onderwerp) -> frozenset[Soort]:
    """Kinds that are no finding in the texts of such a thing: a meeting tells the days of its own procedure."""
    return AFSPRAAK if onderwerp in _MET_AFSPRAKEN else frozenset()


def boek_van(sessie: Session, onderwerp: Onderwerp, onderwerp_id: int) -> Besluitboek:
    """The decisions on one thing, for asking whether a finding falls under one."""
    geheim = geheim_van(sessie)
    if not geheim:
        return Besluitboek(b"", {})
    return Besluitboek(geheim, {m: soort for m, (soort, _) in besluiten(sessie, onderwerp, onderwerp_id).items()})


def open_vondsten(
    sessie: Session,
    onderwerp: Onderwerp,
    onderwerp_id: int,
    teksten: Sequence[Tekst],
    *,
    lezer: bool = False,
    boek: Besluitboek | None = None,
    als: Onderwerp | None = None,
) -> dict[str, tuple[Bevinding, ...]]:
    """What is found now in each field and nobody decided on; fields without findings are left out.

    Layer 1 only, for what people wait for; with ``lezer`` the second reader too. ``boek`` when decisions made
    elsewhere count as well; ``als`` when its texts are of another kind of thing than what they belong to.
    """
    lijsten = lijsten_van(sessie)
    inhoud = {veld: tekst for veld, _titel, tekst in teksten if tekst.strip()}
    gevonden = {veld: lees(tekst, lijsten) if lezer else zoek_vlug(tekst, lijsten) for veld, tekst in inhoud.items()}
    niet = niet_bij(als or onderwerp)
    gevonden = {veld: tuple(b for b in rij if b.soort not in niet) for veld, rij in gevonden.items()}
    if not any(gevonden.values()):
        return {}
    namen = toegestaan_bij(sessie, als or onderwerp)
    gevonden = {veld: zonder_toegestaan(inhoud[veld], rij, namen) for veld, rij in gevonden.items()}
    if any(gevonden.values()):
        boek = boek or boek_van(sessie, onderwerp, onderwerp_id)
        gevonden = {veld: boek.over(veld, inhoud[veld], rij) for veld, rij in gevonden.items()}
    return {veld: rij for veld, rij in gevonden.items() if rij}


def veldstanden(
    sessie: Session, onderwerp: Onderwerp, onderwerp_id: int, teksten: Sequence[Tekst]
) -> tuple[Veldstand, ...]:
    """How each filled field stands: layer 1 and the second reader as they find now, layer 2 as it read this text."""
    geheim = geheim_van(sessie)
    open_ = open_vondsten(sessie, onderwerp, onderwerp_id, teksten, lezer=True)
    beslist = besluiten(sessie, onderwerp, onderwerp_id)
    vraag = select(Grondigcontrole).where(
        col(Grondigcontrole.onderwerp) == onderwerp, col(Grondigcontrole.onderwerp_id) == onderwerp_id
    )
    gelezen = {rij.veld: rij for rij in sessie.exec(vraag)}
    uit = []
    for veld, titel, tekst in teksten:
        if not tekst.strip():
            continue
        rij = gelezen.get(veld)
        grondig = rij is not None and bool(geheim) and rij.tekstmerk == veldmerk(geheim, veld, tekst)
        vondsten = [v.split(":") for v in rij.vondsten.split()] if rij is not None and grondig else []
        nog = tuple(_SOORT[soort] for soort, merk in vondsten if merk not in beslist)
        behouden = sum(merk in beslist for _, merk in vondsten)
        uit.append(Veldstand(veld, titel, open_.get(veld, ()), nog, grondig, behouden))
    return tuple(uit)


def tekstmerk(sessie: Session, teksten: Sequence[Tekst]) -> str:
    """The mark of all fields together; empty while the vault has no secret."""
    geheim = geheim_van(sessie)
    return geheelmerk(geheim, [(veld, tekst) for veld, _titel, tekst in teksten]) if geheim else ""


def laatste_verklaring(sessie: Session, onderwerp: Onderwerp, onderwerp_id: int) -> Verklaringrij | None:
    """The last declaration on something, whatever its text is now."""
    vraag = (
        select(Anoniemverklaring, Persoon.naam)
        .outerjoin(Persoon, col(Persoon.id) == col(Anoniemverklaring.door_id))
        .where(col(Anoniemverklaring.onderwerp) == onderwerp, col(Anoniemverklaring.onderwerp_id) == onderwerp_id)
        .order_by(col(Anoniemverklaring.id).desc())
    )
    gevonden = sessie.exec(vraag).first()
    if gevonden is None:
        return None
    rij, naam = gevonden
    gezien = frozenset(rij.zeldzaam.split())
    return Verklaringrij(rij.tekstmerk, rij.wijze, naam or "Weegtafel", rij.tijdstip, gezien)


def zeldzaammerk(sessie: Session, combinatie: Zeldzaam) -> str:
    """The mark of a rare combination; empty while the vault has no secret."""
    geheim = geheim_van(sessie)
    return merk(geheim, "zeldzaam", *combinatie.merkdelen) if geheim else ""


@dataclass(frozen=True, slots=True)
class Naloop:
    """What a window needs to show findings itself while somebody types; the secret stays in its memory only."""

    boek: Besluitboek
    toegestaan: frozenset[str]
    niet: frozenset[Soort]
    lijsten: Lijsten
    banden: Mapping[str, str]
    """The code list of age bands: code to words."""
    gelezen: dict[str, str]
    """Mark of the text of each field that the thorough layer read; the window keeps it up to date."""


def naloop(sessie: Session, onderwerp: Onderwerp, onderwerp_id: int) -> Naloop:
    """Everything for checking the fields of something in the window."""
    vraag = select(Grondigcontrole.veld, Grondigcontrole.tekstmerk).where(
        col(Grondigcontrole.onderwerp) == onderwerp, col(Grondigcontrole.onderwerp_id) == onderwerp_id
    )
    banden = select(Code.code, Code.omschrijving).where(
        col(Code.lijst) == "leeftijdsband", col(Code.geldig_tot).is_(None)
    )
    return Naloop(
        boek_van(sessie, onderwerp, onderwerp_id),
        toegestaan_bij(sessie, onderwerp),
        niet_bij(onderwerp),
        lijsten_van(sessie),
        dict(sessie.exec(banden).all()),
        dict(sessie.exec(vraag).all()),
    )
