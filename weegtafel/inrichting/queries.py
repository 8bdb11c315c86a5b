"""What screens and documents read of the set-up, as frozen rows.

``geldig_tot`` is the last day on which a row holds; empty means that no end is known.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from weegtafel.inrichting.instellingen import BRONNEN, definities
from weegtafel.inrichting.models import (
    Alternatief,
    Code,
    Criterium,
    Criteriumversie,
    Gemeente,
    Instelling,
    Organisatie,
    Persoon,
    PersoonRol,
    Standaardzin,
)
from weegtafel.inrichting.rijen import (
    AlternatiefRij,
    CodelijstRij,
    CodeRij,
    CriteriumRij,
    CriteriumversieRij,
    GemeenteRij,
    InstellingRij,
    OrganisatieRij,
    PersoonRij,
    Rolperiode,
    ZinRij,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Actor, Rol


def geldt(soort: Any, dag: date) -> ColumnElement[bool]:
    """The SQL condition that a row of ``soort`` (with geldig_van and geldig_tot) holds on a day."""
    return (col(soort.geldig_van) <= dag) & or_(col(soort.geldig_tot).is_(None), col(soort.geldig_tot) >= dag)


def gemeenten(sessie: Session, dag: date | None = None) -> tuple[GemeenteRij, ...]:
    """The municipalities, by name; only those that hold on ``dag`` when it is given."""
    vraag = select(Gemeente).order_by(col(Gemeente.naam))
    if dag is not None:
        vraag = vraag.where(geldt(Gemeente, dag))
    return tuple(
        GemeenteRij(g.id or 0, g.naam, g.jeugdregio, g.postadres, g.logo, g.geldig_van, g.geldig_tot, g.versie)
        for g in sessie.exec(vraag)
    )


def organisaties(sessie: Session, dag: date | None = None) -> tuple[OrganisatieRij, ...]:
    """The organisations, by name; only those that hold on ``dag`` when it is given."""
    vraag = (
        select(Organisatie, Gemeente)
        .join(Gemeente, col(Gemeente.id) == col(Organisatie.gemeente_id), isouter=True)
        .order_by(col(Organisatie.naam))
    )
    if dag is not None:
        vraag = vraag.where(geldt(Organisatie, dag))
    # An outer join gives None for a missing municipality, which the types of select do not know.
    rijen: Sequence[tuple[Organisatie, Gemeente | None]] = sessie.exec(vraag).all()
    return tuple(
        OrganisatieRij(
            o.id or 0,
            o.naam,
            o.afkorting,
            o.soort,
            o.gemeente_id,
            g.naam if g is not None else "",
            o.neemt_deel,
            o.geldig_van,
            o.geldig_tot,
            o.versie,
        )
        for o, g in rijen
    )


def personen(sessie: Session, dag: date, rol: Rol | None = None, alle: bool = False) -> tuple[PersoonRij, ...]:
    """The people who hold on a day, by name, with their roles of that day.

    ``rol`` keeps only who has that role then; ``alle`` adds who has left or is yet to come.
    """
    perioden: dict[int, list[PersoonRol]] = {}
    for periode in sessie.exec(select(PersoonRol).order_by(col(PersoonRol.geldig_van), col(PersoonRol.id))):
        perioden.setdefault(periode.persoon_id, []).append(periode)
    vraag = (
        select(Persoon, Organisatie)
        .join(Organisatie, col(Organisatie.id) == col(Persoon.organisatie_id), isouter=True)
        .order_by(col(Persoon.naam))
    )
    if not alle:
        vraag = vraag.where(geldt(Persoon, dag))
    uit = []
    rijen: Sequence[tuple[Persoon, Organisatie | None]] = sessie.exec(vraag).all()
    for p, o in rijen:
        eigen = perioden.get(p.id or 0, [])
        rollen = frozenset(
            r.rol for r in eigen if r.geldig_van <= dag and (r.geldig_tot is None or r.geldig_tot >= dag)
        )
        if rol is not None and rol not in rollen:
            continue
        uit.append(
            PersoonRij(
                p.id or 0,
                p.naam,
                p.functie,
                p.email,
                p.organisatie_id,
                o.naam if o is not None else "",
                o.afkorting if o is not None else "",
                rollen,
                tuple(Rolperiode(r.id or 0, r.rol, r.geldig_van, r.geldig_tot) for r in eigen),
                p.geldig_van,
                p.geldig_tot,
                p.versie,
            )
        )
    return tuple(uit)


def actor(sessie: Session, persoon_id: int, dag: date) -> Actor:
    """Who acts, with the roles of that day.

    Raises:
        Regelovertreding: there is no such person, or the person does not hold on that day.
    """
    persoon = sessie.get(Persoon, persoon_id)
    if persoon is None or persoon.geldig_van > dag or (persoon.geldig_tot is not None and persoon.geldig_tot < dag):
        raise Regelovertreding("Deze persoon is vandaag niet actief in Weegtafel. Kies een andere persoon.")
    rollen = sessie.exec(select(PersoonRol).where(col(PersoonRol.persoon_id) == persoon_id, geldt(PersoonRol, dag)))
    return Actor(persoon_id, persoon.naam, frozenset(rij.rol for rij in rollen))


def _coderij(c: Code) -> CodeRij:
    return CodeRij(
        c.id or 0,
        c.lijst,
        c.code,
        c.omschrijving,
        c.toelichting,
        c.volgorde,
        c.geldig_van,
        c.geldig_tot,
        c.bron,
        c.zekerheid,
        c.versie,
    )


def codes(sessie: Session, lijst: str, dag: date) -> tuple[CodeRij, ...]:
    """The codes of one list that hold on a day, in the order of the list."""
    vraag = select(Code).where(col(Code.lijst) == lijst, geldt(Code, dag)).order_by(col(Code.volgorde), col(Code.id))
    return tuple(_coderij(c) for c in sessie.exec(vraag))


def codes_op(sessie: Session, dag: date) -> dict[str, tuple[CodeRij, ...]]:
    """All codes that hold on a day, by list: for a form that shows every list at once."""
    uit: dict[str, list[CodeRij]] = {}
    for c in sessie.exec(select(Code).where(geldt(Code, dag)).order_by(col(Code.volgorde), col(Code.id))):
        uit.setdefault(c.lijst, []).append(_coderij(c))
    return {lijst: tuple(rijen) for lijst, rijen in uit.items()}


def alle_codes(sessie: Session, lijst: str) -> tuple[CodeRij, ...]:
    """Every row of one list, also those that ended or are yet to begin."""
    vraag = (
        select(Code)
        .where(col(Code.lijst) == lijst)
        .order_by(col(Code.volgorde), col(Code.code), col(Code.geldig_van), col(Code.id))
    )
    return tuple(_coderij(c) for c in sessie.exec(vraag))


@lru_cache(maxsize=1)
def _lijsttitels() -> dict[str, tuple[str, str]]:
    uit = {}
    for pad in sorted((BRONNEN / "codelijsten").glob("*.json")):
        inhoud = json.loads(pad.read_text(encoding="utf-8"))
        uit[inhoud["lijst"]] = (inhoud["titel"], inhoud["toelichting"])
    return uit


def lijsttitel(lijst: str) -> str:
    """What a code list is called on a screen."""
    return _lijsttitels().get(lijst, (lijst, ""))[0]


def codelijsten(sessie: Session) -> tuple[CodelijstRij, ...]:
    """The code lists of this vault, by title."""
    tellingen = sessie.exec(select(Code.lijst, func.count()).group_by(Code.lijst)).all()
    titels = _lijsttitels()
    rijen = (CodelijstRij(lijst, *titels.get(lijst, (lijst, "")), aantal) for lijst, aantal in tellingen)
    return tuple(sorted(rijen, key=lambda r: r.titel.casefold()))


def codenamen(sessie: Session, lijst: str, dag: date | None = None) -> dict[str, str]:
    """Description by code, ended codes included; of several periods the last one that began by ``dag``."""
    uit: dict[str, str] = {}
    for c in sessie.exec(select(Code).where(col(Code.lijst) == lijst).order_by(col(Code.geldig_van))):
        if c.code not in uit or dag is None or c.geldig_van <= dag:
            uit[c.code] = c.omschrijving
    return uit


def codenaam(sessie: Session, lijst: str, code: str, dag: date | None = None) -> str:
    """The description of one code; the code itself when it is not in the list, empty for no code."""
    return codenamen(sessie, lijst, dag).get(code, code) if code else ""


def _versierij(v: Criteriumversie) -> CriteriumversieRij:
    return CriteriumversieRij(v.id or 0, v.versienaam, v.naam, v.geldig_van, v.bron)


def criteriumversies(sessie: Session) -> tuple[CriteriumversieRij, ...]:
    """Every version of the weighing criteria, the newest first."""
    vraag = select(Criteriumversie).order_by(col(Criteriumversie.geldig_van).desc(), col(Criteriumversie.id).desc())
    return tuple(_versierij(v) for v in sessie.exec(vraag))


def criteriumversie_op(sessie: Session, dag: date) -> CriteriumversieRij:
    """The version of the criteria that holds on a day.

    Raises:
        Regelovertreding: none has begun by then.
    """
    vraag = (
        select(Criteriumversie)
        .where(col(Criteriumversie.geldig_van) <= dag)
        .order_by(col(Criteriumversie.geldig_van).desc(), col(Criteriumversie.id).desc())
        .limit(1)
    )
    versie = sessie.exec(vraag).first()
    if versie is None:
        raise Regelovertreding("Op deze dag gelden nog geen weegcriteria. Kies een latere dag of maak eerst criteria.")
    return _versierij(versie)


def criteria(sessie: Session, versie_id: int) -> tuple[CriteriumRij, ...]:
    """The criteria of one version, in order."""
    vraag = select(Criterium).where(col(Criterium.criteriumversie_id) == versie_id).order_by(col(Criterium.volgorde))
    return tuple(
        CriteriumRij(c.id or 0, c.volgorde, c.code, c.naam, c.vraag, c.toelichting, c.bron, c.zekerheid)
        for c in sessie.exec(vraag)
    )


def alternatieven(sessie: Session, dag: date | None = None) -> tuple[AlternatiefRij, ...]:
    """The catalogue of alternatives, by name; only those that hold on ``dag`` when it is given."""
    namen = codenamen(sessie, "grondslag", dag)
    vraag = select(Alternatief).order_by(col(Alternatief.naam))
    if dag is not None:
        vraag = vraag.where(geldt(Alternatief, dag))
    return tuple(
        AlternatiefRij(
            a.id or 0,
            a.code,
            a.naam,
            a.wat,
            a.voor_wie,
            a.grondslag,
            namen.get(a.grondslag, a.grondslag),
            a.kosten,
            a.kosten_jaar,
            a.effect,
            a.bron,
            a.zekerheid,
            a.geldig_van,
            a.geldig_tot,
            a.versie,
        )
        for a in sessie.exec(vraag)
    )


def standaardzinnen(sessie: Session, soort: str | None = None, alle: bool = False) -> tuple[ZinRij, ...]:
    """The reusable sentences, by kind and title; ``alle`` adds those that were switched off."""
    vraag = select(Standaardzin).order_by(col(Standaardzin.soort), col(Standaardzin.titel))
    if soort is not None:
        vraag = vraag.where(col(Standaardzin.soort) == soort)
    if not alle:
        vraag = vraag.where(col(Standaardzin.actief).is_(True))
    return tuple(
        ZinRij(z.id or 0, z.code, z.soort, z.adviessoort, z.titel, z.tekst, z.actief, z.versie)
        for z in sessie.exec(vraag)
    )


def instellingen(sessie: Session, dag: date) -> tuple[InstellingRij, ...]:
    """Every setting with the value that holds on a day, in the order of the shipped file."""
    gezet = {
        rij.sleutel: rij
        for rij in sessie.exec(
            select(Instelling).where(col(Instelling.geldig_van) <= dag).order_by(col(Instelling.geldig_van))
        )
    }
    uit = []
    for d in definities().values():
        rij = gezet.get(d.sleutel)
        waarde = d.waarde if rij is None else json.loads(rij.waarde)
        van = None if rij is None else rij.geldig_van
        uit.append(InstellingRij(d.sleutel, d.titel, d.toelichting, d.soort, waarde, van, d.bron, d.zekerheid))
    return tuple(uit)
