"""Leerpunten, knelpunten, their groups, and the rules that the table made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlmodel import Session, col, select

from weegtafel.inzicht.models import Leerpuntgroep, Werkafspraak

#: Leerpunten that one list holds; the newest.
HOOGSTENS = 500


@dataclass(frozen=True, slots=True)
class LeerpuntRij:
    """One leerpunt of an advice or one knelpunt of a doorbraak; one of the two ids is None."""

    advies_id: int | None
    knelpunt_id: int | None
    herkomst: str
    """Number of the casus or request."""
    tekst: str
    datum: date
    groep_id: int | None


@dataclass(frozen=True, slots=True)
class GroepRij:
    """A group with how many leerpunten and knelpunten it holds, and the code of its werkafspraak, if any."""

    id: int
    naam: str
    criteriumcode: str
    leerpunten: int
    knelpunten: int
    werkafspraak: str
    versie: int


@dataclass(frozen=True, slots=True)
class WerkafspraakRij:
    """One version of a rule."""

    code: str
    nummer: int
    titel: str
    tekst: str
    criteriumcode: str
    datum: date
    geldt: bool
    groep_id: int | None


def leerpunten(
    sessie: Session, *, groep_id: int | None = None, alleen_los: bool = False, hoogstens: int = HOOGSTENS
) -> tuple[LeerpuntRij, ...]:
    """Everything that was learned, the newest first: of one group, of none yet, or all."""
    waar = "WHERE groep_id = :groep" if groep_id is not None else "WHERE groep_id IS NULL" if alleen_los else ""
    rijen = sessie.execute(
        text(
            "SELECT * FROM (SELECT a.id AS advies_id, NULL AS knelpunt_id, c.nummer, a.leerpunt, "
            "date(a.vastgesteld_op) AS dag, l.groep_id FROM advies a JOIN casus c ON c.id = a.casus_id "
            "LEFT JOIN leerpuntlid l ON l.advies_id = a.id WHERE a.leerpunt <> '' "
            "UNION ALL SELECT NULL, k.id, q.nummer, k.omschrijving, date(q.aangemaakt_op), l.groep_id FROM knelpunt k "
            "JOIN aanvraag q ON q.id = k.aanvraag_id LEFT JOIN leerpuntlid l ON l.knelpunt_id = k.id "
            f"WHERE k.omschrijving <> '') {waar} ORDER BY dag DESC, advies_id DESC, knelpunt_id DESC LIMIT :hoogstens"
        ),
        {"groep": groep_id, "hoogstens": hoogstens},
    )
    return tuple(LeerpuntRij(a, k, n, t, date.fromisoformat(d), g) for a, k, n, t, d, g in rijen)


def groepen(sessie: Session) -> tuple[GroepRij, ...]:
    """Every group, the fullest first."""
    tel: dict[int, tuple[int, int]] = {
        groep: (adviezen, knelpunten)
        for groep, adviezen, knelpunten in sessie.execute(
            text("SELECT groep_id, count(advies_id), count(knelpunt_id) FROM leerpuntlid GROUP BY groep_id")
        )
    }
    afspraken = {w.groep_id: w.code for w in werkafspraken(sessie, alles=True)}
    rijen = [
        GroepRij(g.id or 0, g.naam, g.criteriumcode, *tel.get(g.id or 0, (0, 0)), afspraken.get(g.id, ""), g.versie)
        for g in sessie.exec(select(Leerpuntgroep))
    ]
    return tuple(sorted(rijen, key=lambda r: (-(r.leerpunten + r.knelpunten), r.naam.casefold())))


def werkafspraken(
    sessie: Session, dag: date | None = None, criteriumcode: str | None = None, *, alles: bool = False
) -> tuple[WerkafspraakRij, ...]:
    """The rules that hold on a day (None: now and always), beside one criterion or all; by code.

    With ``alles`` also the rules that ended, as they ended.
    """
    vraag = select(Werkafspraak).order_by(col(Werkafspraak.code), col(Werkafspraak.nummer))
    if dag is not None:
        vraag = vraag.where(col(Werkafspraak.datum) <= dag)
    laatste = {w.code: w for w in sessie.exec(vraag)}
    return tuple(
        _rij(w)
        for w in laatste.values()
        if (w.geldt or alles) and (criteriumcode is None or w.criteriumcode == criteriumcode)
    )


def herkomst(sessie: Session, advies_id: int | None, knelpunt_id: int | None) -> tuple[str, int]:
    """The page that a leerpunt or a knelpunt came from: ``casus`` or ``doorbraak``, and the id there."""
    tabel, kolom, id_ = ("advies", "casus_id", advies_id) if advies_id else ("knelpunt", "aanvraag_id", knelpunt_id)
    vraag = text(f"SELECT {kolom} FROM {tabel} WHERE id = :id")  # both from this line
    return "casus" if advies_id else "doorbraak", int(sessie.execute(vraag, {"id": id_}).scalar_one())


def versies(sessie: Session, code: str) -> tuple[WerkafspraakRij, ...]:
    """Every version of a rule, the newest first."""
    vraag = select(Werkafspraak).where(col(Werkafspraak.code) == code).order_by(col(Werkafspraak.nummer).desc())
    return tuple(_rij(w) for w in sessie.exec(vraag))


def _rij(w: Werkafspraak) -> WerkafspraakRij:
    return WerkafspraakRij(w.code, w.nummer, w.titel, w.tekst, w.criteriumcode, w.datum, w.geldt, w.groep_id)
