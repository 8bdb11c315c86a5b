"""The set-up of a municipality or jeugdregio, each row with the dates between which it holds."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, DateTime, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from weegtafel.inrichting.werk import EnumTekst
from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.kernel.roles import Rol


class Gemeente(SQLModel, table=True):
    """A municipality that uses this vault; a jeugdregio has several."""

    id: int | None = Field(default=None, primary_key=True)
    naam: str
    jeugdregio: str = ""
    postadres: str = ""
    logo: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    geldig_van: date
    geldig_tot: date | None = None
    versie: int = 1


class Organisatie(SQLModel, table=True):
    """A jeugdteam, GI, municipality or other; ``neemt_deel`` makes it a member of the table."""

    id: int | None = Field(default=None, primary_key=True)
    naam: str
    afkorting: str
    soort: OrganisatieSoort = Field(sa_column=Column(EnumTekst(OrganisatieSoort), nullable=False))
    gemeente_id: int | None = Field(default=None, foreign_key="gemeente.id")
    neemt_deel: bool = True
    geldig_van: date
    geldig_tot: date | None = None
    versie: int = 1


class Persoon(SQLModel, table=True):
    """Somebody at or around the table; never a child or a parent."""

    id: int | None = Field(default=None, primary_key=True)
    naam: str
    functie: str = ""
    email: str = ""
    organisatie_id: int | None = Field(default=None, foreign_key="organisatie.id", index=True)
    geldig_van: date
    geldig_tot: date | None = None
    versie: int = 1


class PersoonRol(SQLModel, table=True):
    """A role of a person between two dates."""

    __tablename__ = "persoon_rol"
    id: int | None = Field(default=None, primary_key=True)
    persoon_id: int = Field(foreign_key="persoon.id", index=True)
    rol: Rol = Field(sa_column=Column(EnumTekst(Rol), nullable=False))
    geldig_van: date
    geldig_tot: date | None = None


class Code(SQLModel, table=True):
    """One row of an editable code list, such as ``segment`` or ``productcategorie``."""

    __table_args__ = (UniqueConstraint("lijst", "code", "geldig_van"),)
    id: int | None = Field(default=None, primary_key=True)
    lijst: str = Field(index=True)
    code: str
    omschrijving: str
    toelichting: str = ""
    volgorde: int = 0
    geldig_van: date
    geldig_tot: date | None = None
    bron: str = ""
    zekerheid: str = ""
    versie: int = 1


class Criteriumversie(SQLModel, table=True):
    """A version of the set of weighing criteria; an overleg keeps the version it used."""

    id: int | None = Field(default=None, primary_key=True)
    versienaam: str = Field(unique=True)
    naam: str
    geldig_van: date
    bron: str = ""


class Criterium(SQLModel, table=True):
    """One weighing criterion of one version; never changed, only followed by a new version."""

    id: int | None = Field(default=None, primary_key=True)
    criteriumversie_id: int = Field(foreign_key="criteriumversie.id", index=True)
    volgorde: int
    code: str
    naam: str
    vraag: str
    toelichting: str = ""
    bron: str = ""
    zekerheid: str = ""


class Instelling(SQLModel, table=True):
    """A setting that holds from a date on; the last one before a day is the one in force."""

    __table_args__ = (UniqueConstraint("sleutel", "geldig_van"),)
    id: int | None = Field(default=None, primary_key=True)
    sleutel: str = Field(index=True)
    waarde: str = Field(sa_column=Column(Text, nullable=False))
    geldig_van: date
    gezet_op: datetime = Field(sa_type=DateTime)


class Alternatief(SQLModel, table=True):
    """Lighter or other help to which the table can point. Unknown cost or effect is empty, never guessed."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    naam: str
    wat: str = ""
    voor_wie: str = ""
    grondslag: str
    kosten: str | None = None
    kosten_jaar: int | None = None
    effect: str | None = None
    bron: str = ""
    zekerheid: str = ""
    geldig_van: date
    geldig_tot: date | None = None
    versie: int = 1


class Standaardzin(SQLModel, table=True):
    """A reusable sentence for motivering, voorwaarden, actions and minutes."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    soort: str = Field(index=True)
    adviessoort: str | None = None
    titel: str
    tekst: str
    actief: bool = True
    versie: int = 1


class Journaalregel(SQLModel, table=True):
    """One formal act: who, when, what kind, on which number, which fields. Never any case text.

    ``hash`` is the SHA-256 over this line and the hash of the line before it.
    """

    __tablename__ = "journaal"
    id: int | None = Field(default=None, primary_key=True)
    tijdstip: datetime = Field(sa_type=DateTime)
    persoon_id: int | None = None
    persoon: str
    # No index on what the screen filters by: every act of everybody would write a page for each.
    handeling: str
    onderwerp: str
    velden: str = ""
    vorige_hash: str
    hash: str


class Klad(SQLModel, table=True):
    """Typed text that could not be saved where it belonged, kept so that nothing is lost.

    ``soort`` and ``soort_id`` are the page it belongs on (casus, overleg, notulen, doorbraak) and ``onderwerp`` its
    number; ``casus_id`` is the casus it is about. A draft from before schema 8 knows none of these.
    """

    id: int | None = Field(default=None, primary_key=True)
    onderwerp: str = Field(index=True)
    veld: str
    tekst: str = Field(sa_column=Column(Text, nullable=False))
    persoon: str
    tijdstip: datetime = Field(sa_type=DateTime)
    soort: str = ""
    soort_id: int = 0
    casus_id: int | None = None
    persoon_id: int | None = None


class Kluiskenmerk(SQLModel, table=True):
    """What this vault is, as opposed to how it is set up; ``demonstratie`` marks fictitious data for good."""

    sleutel: str = Field(primary_key=True)
    waarde: str
