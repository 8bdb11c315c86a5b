"""What is kept of a check: marks, choices and declarations. Never a text that was found."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, DateTime, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from weegtafel.anonimiteit.codes import Controlewijze, Keuze, Onderwerp, Soort
from weegtafel.inrichting.werk import EnumTekst


class Vondstbesluit(SQLModel, table=True):
    """That found words stay in a field, why, and by whom. The words themselves are a keyed mark."""

    __tablename__ = "vondstbesluit"
    __table_args__ = (UniqueConstraint("onderwerp", "onderwerp_id", "veld", "merk"),)
    id: int | None = Field(default=None, primary_key=True)
    onderwerp: Onderwerp = Field(sa_column=Column(EnumTekst(Onderwerp), nullable=False))
    onderwerp_id: int
    veld: str
    soort: Soort = Field(sa_column=Column(EnumTekst(Soort), nullable=False))
    merk: str
    keuze: Keuze = Field(sa_column=Column(EnumTekst(Keuze), nullable=False))
    reden: str = Field(sa_column=Column(Text, nullable=False))
    door_id: int | None = Field(default=None, foreign_key="persoon.id")
    tijdstip: datetime = Field(sa_type=DateTime)


class Grondigcontrole(SQLModel, table=True):
    """That the thorough layer read this text of a field, and what it found there, as keyed marks."""

    __tablename__ = "grondigcontrole"
    __table_args__ = (UniqueConstraint("onderwerp", "onderwerp_id", "veld"),)
    id: int | None = Field(default=None, primary_key=True)
    onderwerp: Onderwerp = Field(sa_column=Column(EnumTekst(Onderwerp), nullable=False))
    onderwerp_id: int
    veld: str
    tekstmerk: str
    vondsten: str = Field(default="", sa_type=Text)
    """Kind and mark of each finding, ``persoon:0f3a…``, with a space between."""
    tijdstip: datetime = Field(sa_type=DateTime)


class Anoniemverklaring(SQLModel, table=True):
    """A person declares that nothing in these texts identifies anybody. Never changed, only followed."""

    __tablename__ = "anoniemverklaring"
    id: int | None = Field(default=None, primary_key=True)
    onderwerp: Onderwerp = Field(sa_column=Column(EnumTekst(Onderwerp), nullable=False))
    onderwerp_id: int = Field(index=True)
    tekstmerk: str
    """Mark of all fields together: another text is not declared."""
    wijze: Controlewijze = Field(sa_column=Column(EnumTekst(Controlewijze), nullable=False))
    reden: str = Field(default="", sa_type=Text)
    """Why it was checked by hand."""
    telling: str = Field(default="", sa_type=Text)
    """How many findings stayed, per kind and choice; and rare combinations, by their fields."""
    zeldzaam: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})
    """Keyed marks of the rare combinations that the declarant saw, with a space between."""
    door_id: int | None = Field(default=None, foreign_key="persoon.id")
    tijdstip: datetime = Field(sa_type=DateTime)


class Herkenwoord(SQLModel, table=True):
    """A name of this region that the check must know: a school, an institution, a district. Of nobody."""

    __tablename__ = "herkenwoord"
    __table_args__ = (UniqueConstraint("soort", "tekst"),)
    id: int | None = Field(default=None, primary_key=True)
    soort: Soort = Field(sa_column=Column(EnumTekst(Soort), nullable=False))
    tekst: str
