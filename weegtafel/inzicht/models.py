"""What the table learns from: inflow, evaluations, learning points, agreed rules, the index of precedents."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from weegtafel.inrichting.werk import EnumTekst
from weegtafel.inzicht.codes import Instroombron, Opvolging, Resultaatbereik


def _tekst() -> str:
    return Field(default="", sa_type=Text)  # type: ignore[no-any-return]  # sqlmodel types Field() as Any


class Instroom(SQLModel, table=True):
    """How many new indications began in one month, for one organisation or for the whole table (None)."""

    __table_args__ = (
        UniqueConstraint("maand", "organisatie_id"),
        # To SQL two NULLs differ, so the row of the whole table needs a guard of its own.
        Index("ix_instroom_geheel", "maand", unique=True, sqlite_where=text("organisatie_id IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    maand: date
    """The first day of the month."""
    organisatie_id: int | None = Field(default=None, foreign_key="organisatie.id")
    enkelvoudig: int
    complex: int
    bron: Instroombron = Field(sa_column=Column(EnumTekst(Instroombron), nullable=False))
    gezet_op: datetime = Field(sa_type=DateTime)
    door_id: int | None = Field(default=None, foreign_key="persoon.id")
    versie: int = 1


class Evaluatie(SQLModel, table=True):
    """What became of an advice, seen on one day; never changed, the last one of an advice counts."""

    id: int | None = Field(default=None, primary_key=True)
    advies_id: int = Field(foreign_key="advies.id", index=True)
    datum: date
    opgevolgd: Opvolging = Field(sa_column=Column(EnumTekst(Opvolging), nullable=False))
    waarom: str = _tekst()
    resultaat: Resultaatbereik = Field(sa_column=Column(EnumTekst(Resultaatbereik), nullable=False))
    toelichting: str = _tekst()
    tijdstip: datetime = Field(sa_type=DateTime)
    door_id: int | None = Field(default=None, foreign_key="persoon.id")


class Leerpuntgroep(SQLModel, table=True):
    """Leerpunten and knelpunten that say the same, under one name."""

    id: int | None = Field(default=None, primary_key=True)
    naam: str
    criteriumcode: str = ""
    gemaakt_op: datetime = Field(sa_type=DateTime)
    versie: int = 1


class Leerpuntlid(SQLModel, table=True):
    """One leerpunt of an advice, or one knelpunt of a doorbraak, in a group."""

    __table_args__ = (UniqueConstraint("advies_id"), UniqueConstraint("knelpunt_id"))
    id: int | None = Field(default=None, primary_key=True)
    groep_id: int = Field(foreign_key="leerpuntgroep.id", index=True)
    advies_id: int | None = Field(default=None, foreign_key="advies.id")
    # Whoever takes a knelpunt out of a request need not know of this room.
    knelpunt_id: int | None = Field(
        default=None, sa_column=Column(Integer, ForeignKey("knelpunt.id", ondelete="CASCADE"), nullable=True)
    )


class Werkafspraak(SQLModel, table=True):
    """A rule the table agreed on, beside one criterion; a change is a new version, an end too (``geldt`` False)."""

    __table_args__ = (UniqueConstraint("code", "nummer"),)
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(index=True)
    nummer: int
    """The version, from 1."""
    titel: str
    tekst: str = _tekst()
    criteriumcode: str
    datum: date
    geldt: bool = True
    groep_id: int | None = Field(default=None, foreign_key="leerpuntgroep.id")
    tijdstip: datetime = Field(sa_type=DateTime)
    door_id: int | None = Field(default=None, foreign_key="persoon.id")


class Precedent(SQLModel, table=True):
    """The words of one casus with an advice, as the search for precedents compares them."""

    casus_id: int = Field(sa_column=Column(Integer, ForeignKey("casus.id"), primary_key=True))
    casusversie: int
    advies_id: int = Field(index=True)
    termen: str = _tekst()
    """JSON: term to its weight in this casus."""
    keuzes: str = _tekst()
    """JSON: field to choice, of the fields that are compared; a casus itself is too wide to read for each candidate."""
    lengte: int
    """The sum of the weights, times a thousand."""


class Precedentterm(SQLModel, table=True):
    """In how many precedents a term stands; ``#aantal`` and ``#lengte`` are the sums over all precedents."""

    term: str = Field(primary_key=True)
    aantal: int
