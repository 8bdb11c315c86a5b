"""Lists of what is to be destroyed, who touched them, holds, and requests of persons. Never any text of a casus."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, DateTime, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from weegtafel.bewaring.codes import Bewaarklasse, Lijstgrond, Lijststatus, Objectsoort, Verzoekbesluit, Weigergrond
from weegtafel.inrichting.werk import EnumTekst


def _tekst() -> str:
    return Field(default="", sa_type=Text)  # type: ignore[no-any-return]  # sqlmodel types Field() as Any


class Vernietigingslijst(SQLModel, table=True):
    """One list (``VV-2026-0001``): made by one, judged by another, carried out after the time to think."""

    __table_args__ = (UniqueConstraint("jaar", "volgnummer"),)
    id: int | None = Field(default=None, primary_key=True)
    nummer: str = Field(unique=True)
    jaar: int
    volgnummer: int
    grond: Lijstgrond = Field(sa_column=Column(EnumTekst(Lijstgrond), nullable=False))
    toelichting: str = _tekst()
    status: Lijststatus = Field(
        default=Lijststatus.CONCEPT, sa_column=Column(EnumTekst(Lijststatus), nullable=False, index=True)
    )
    gemaakt_op: datetime = Field(sa_type=DateTime)
    gemaakt_door_id: int = Field(foreign_key="persoon.id")
    ingediend_op: datetime | None = Field(default=None, sa_type=DateTime)
    beoordeeld_op: datetime | None = Field(default=None, sa_type=DateTime)
    beoordeeld_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    besluit_reden: str = _tekst()
    uitgevoerd_op: datetime | None = Field(default=None, sa_type=DateTime)
    uitgevoerd_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    schoon_op: datetime | None = Field(default=None, sa_type=DateTime)
    """When the free pages of the file were overwritten too; empty means that this still has to be done."""
    herhaalt: str = ""
    """The number of the list that is carried out again, after an older copy was put back."""
    eerder_uitgevoerd_op: datetime | None = Field(default=None, sa_type=DateTime)
    hash: str = ""
    """SHA-256 over the declaration, once the list was carried out."""
    versie: int = 1


class Vernietigingsregel(SQLModel, table=True):
    """One object on a list, by number, with the reckoning of its term as it stood when it was put on."""

    __table_args__ = (UniqueConstraint("lijst_id", "soort", "object_id"),)
    id: int | None = Field(default=None, primary_key=True)
    lijst_id: int = Field(foreign_key="vernietigingslijst.id", index=True)
    soort: Objectsoort = Field(sa_column=Column(EnumTekst(Objectsoort), nullable=False))
    object_id: int = Field(index=True)
    nummer: str
    klasse: Bewaarklasse = Field(sa_column=Column(EnumTekst(Bewaarklasse), nullable=False))
    termijn: str
    """ISO 8601: ``P20Y``, ``P42D``."""
    sinds: date | None = None
    vanaf: date | None = None
    """From which day it may be destroyed; None on the request of a person, before its term."""
    verwijderd_op: datetime | None = Field(default=None, sa_type=DateTime)
    verwijderd_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    verwijderd_reden: str = _tekst()


class Vernietigingsbewerking(SQLModel, table=True):
    """That a person worked on a list, once; the four eyes read this. Only added to."""

    __table_args__ = (UniqueConstraint("lijst_id", "persoon_id"),)
    id: int | None = Field(default=None, primary_key=True)
    lijst_id: int = Field(foreign_key="vernietigingslijst.id", index=True)
    persoon_id: int = Field(foreign_key="persoon.id")
    eerst_op: datetime = Field(sa_type=DateTime)


class VernietigingLopend(SQLModel, table=True):
    """What is being destroyed in the running transaction; every other trigger looks here. Empty at all other times."""

    __tablename__ = "vernietiging_lopend"
    id: int | None = Field(default=None, primary_key=True)
    lijst_id: int = Field(foreign_key="vernietigingslijst.id")
    soort: Objectsoort = Field(sa_column=Column(EnumTekst(Objectsoort), nullable=False))
    object_id: int
    tijdstip: datetime = Field(sa_type=DateTime)


class Bewaarplicht(SQLModel, table=True):
    """That something must stay whatever its term says, such as in a complaint or before a court; until lifted."""

    id: int | None = Field(default=None, primary_key=True)
    soort: Objectsoort = Field(sa_column=Column(EnumTekst(Objectsoort), nullable=False))
    object_id: int = Field(index=True)
    nummer: str
    reden: str = _tekst()
    gezet_op: datetime = Field(sa_type=DateTime)
    gezet_door_id: int = Field(foreign_key="persoon.id")
    opgeheven_op: datetime | None = Field(default=None, sa_type=DateTime)
    opgeheven_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    opgeheven_reden: str = _tekst()


class Verwijderverzoek(SQLModel, table=True):
    """The request of a person to remove a casus (Jeugdwet 7.3.9), by its number only."""

    id: int | None = Field(default=None, primary_key=True)
    soort: Objectsoort = Field(sa_column=Column(EnumTekst(Objectsoort), nullable=False))
    object_id: int = Field(index=True)
    nummer: str
    ontvangen_op: date
    uiterlijk: date
    besluit: Verzoekbesluit = Field(
        default=Verzoekbesluit.OPEN, sa_column=Column(EnumTekst(Verzoekbesluit), nullable=False)
    )
    weigergrond: Weigergrond | None = Field(default=None, sa_column=Column(EnumTekst(Weigergrond), nullable=True))
    reden: str = _tekst()
    gezet_op: datetime = Field(sa_type=DateTime)
    gezet_door_id: int = Field(foreign_key="persoon.id")
    besloten_op: datetime | None = Field(default=None, sa_type=DateTime)
    besloten_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    lijst_id: int | None = Field(default=None, foreign_key="vernietigingslijst.id")
