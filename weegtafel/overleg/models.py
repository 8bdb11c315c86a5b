"""One overleg with all that was said, weighed and decided in it."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from weegtafel.inrichting.werk import EnumTekst
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    Bekrachtigingsbesluit,
    Criteriumoordeel,
    NotulenStatus,
    Oordeel,
    Oordeelmoment,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)


def _tekst() -> str:
    return Field(default="", sa_type=Text)  # type: ignore[no-any-return]  # sqlmodel types Field() as Any


class Overleg(SQLModel, table=True):
    """A meeting of the weegtafel. Its code (``WO-2026-0012``) is gapless per year."""

    __table_args__ = (UniqueConstraint("jaar", "volgnummer"),)
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    jaar: int
    volgnummer: int
    datum: date = Field(index=True)
    begintijd: time
    eindtijd: time
    locatie: str = ""
    online_link: str = ""
    voorzitter_id: int = Field(foreign_key="persoon.id")
    secretaris_id: int = Field(foreign_key="persoon.id")
    criteriumversie_id: int = Field(foreign_key="criteriumversie.id")
    status: OverlegStatus = Field(
        default=OverlegStatus.GEPLAND, sa_column=Column(EnumTekst(OverlegStatus), nullable=False, index=True)
    )
    vervallen_reden: str = ""
    geopend_op: datetime | None = Field(default=None, sa_type=DateTime)
    gesloten_op: datetime | None = Field(default=None, sa_type=DateTime)
    actief_punt_id: int | None = None
    actief_sinds: datetime | None = Field(default=None, sa_type=DateTime)
    versie: int = 1


class Deelnemer(SQLModel, table=True):
    """An organisation that belongs to the table in this overleg; the total for the quorum."""

    __table_args__ = (UniqueConstraint("overleg_id", "organisatie_id"),)
    id: int | None = Field(default=None, primary_key=True)
    overleg_id: int = Field(foreign_key="overleg.id", index=True)
    organisatie_id: int = Field(foreign_key="organisatie.id")


class Agendapunt(SQLModel, table=True):
    """One item of the agenda. Its id is never used again: another window may still be typing at an item that went."""

    __table_args__ = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    overleg_id: int = Field(foreign_key="overleg.id", index=True)
    soort: PuntSoort = Field(sa_column=Column(EnumTekst(PuntSoort), nullable=False))
    volgorde: int
    titel: str
    casus_id: int | None = Field(default=None, foreign_key="casus.id", index=True)
    advies_id: int | None = Field(
        default=None, sa_column=Column(Integer, ForeignKey("advies.id", use_alter=True, name="fk_agendapunt_advies"))
    )
    notulen_id: int | None = Field(default=None, foreign_key="notulen.id")
    """The minutes that an item of soort vorige_notulen establishes."""
    doorgeschoven_van_id: int | None = Field(default=None, foreign_key="agendapunt.id")
    """The item of an earlier overleg from which this one was carried over; the reason stands there."""
    minuten: int
    seconden_gebruikt: int = 0
    status: PuntStatus = Field(default=PuntStatus.OPEN, sa_column=Column(EnumTekst(PuntStatus), nullable=False))
    verslag: str = _tekst()
    voorzittersnotitie: str = _tekst()
    doorschuif_reden: str = ""
    afgerond_op: datetime | None = Field(default=None, sa_type=DateTime)
    versie: int = 1


class Aanwezigheid(SQLModel, table=True):
    """A change in the presence of an organisation, from an agendapunt on. Never changed, only followed."""

    id: int | None = Field(default=None, primary_key=True)
    overleg_id: int = Field(foreign_key="overleg.id", index=True)
    organisatie_id: int = Field(foreign_key="organisatie.id")
    persoon_id: int | None = Field(default=None, foreign_key="persoon.id")
    soort: Aanwezigheidssoort = Field(sa_column=Column(EnumTekst(Aanwezigheidssoort), nullable=False))
    agendapunt_id: int | None = Field(default=None, foreign_key="agendapunt.id")
    tijdstip: datetime = Field(sa_type=DateTime)


class Terugtrekking(SQLModel, table=True):
    """An organisation that takes no part in one item, with the reason; not the same as abstaining."""

    __table_args__ = (UniqueConstraint("agendapunt_id", "organisatie_id"),)
    id: int | None = Field(default=None, primary_key=True)
    agendapunt_id: int = Field(foreign_key="agendapunt.id", index=True)
    organisatie_id: int = Field(foreign_key="organisatie.id")
    reden: str
    tijdstip: datetime = Field(sa_type=DateTime)


class Indruk(SQLModel, table=True):
    """The judgement of one organisation, before or after the discussion."""

    __table_args__ = (UniqueConstraint("agendapunt_id", "organisatie_id", "moment"),)
    id: int | None = Field(default=None, primary_key=True)
    agendapunt_id: int = Field(foreign_key="agendapunt.id", index=True)
    organisatie_id: int = Field(foreign_key="organisatie.id")
    moment: Oordeelmoment = Field(sa_column=Column(EnumTekst(Oordeelmoment), nullable=False))
    oordeel: Oordeel = Field(sa_column=Column(EnumTekst(Oordeel), nullable=False))
    tijdstip: datetime = Field(sa_type=DateTime)


class Weging(SQLModel, table=True):
    """What the table finds on one criterion in one casus, with a short reason."""

    __table_args__ = (UniqueConstraint("agendapunt_id", "criterium_id"),)
    id: int | None = Field(default=None, primary_key=True)
    agendapunt_id: int = Field(foreign_key="agendapunt.id", index=True)
    criterium_id: int = Field(foreign_key="criterium.id")
    oordeel: Criteriumoordeel | None = Field(default=None, sa_column=Column(EnumTekst(Criteriumoordeel), nullable=True))
    reden: str = _tekst()


class AdviesInhoud(SQLModel):
    """What an advice says; the same fields in the draft and in the fixed advice."""

    motivering: str = _tekst()
    voorwaarden: str = _tekst()
    """One condition a line."""
    afwijkend: str = _tekst()
    """Dissent, as an argument and never as a name; one a line."""
    leerpunt: str = _tekst()
    evaluatiedatum: date | None = None
    profiel: str = ""
    intensiteit: str = ""
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    duur_maanden: int | None = None
    productcategorie: str = ""
    productcode: str = ""
    ingangsdatum: date | None = None
    grondslag: str = ""
    alternatief_id: int | None = Field(default=None, foreign_key="alternatief.id")
    nodig_wat: str = _tekst()
    nodig_wie: str = ""
    nodig_wanneer: date | None = None


class Adviesconcept(AdviesInhoud, table=True):
    """The advice while the table is still at it; one per agendapunt, saved while typing."""

    id: int | None = Field(default=None, primary_key=True)
    agendapunt_id: int = Field(foreign_key="agendapunt.id", unique=True)
    soort: Adviessoort | None = Field(default=None, sa_column=Column(EnumTekst(Adviessoort), nullable=True))
    versie: int = 1
    rood_in: str | None = None
    """Fields in which something red stood when saved, so that fixing need not read them; None: not checked."""
    bewerkers: str = ""
    """Ids of everybody who wrote in it, in order of first writing, a space between. Only added to."""


class Advies(AdviesInhoud, table=True):
    """A bindend advies as it was fixed. The database refuses to change or delete it."""

    # Eight people wait while an advice is written, and each index costs a page of the disk: the few adviezen with a
    # reservation or of a herziening have one of their own, and those of a casus are found by the unique key.
    __table_args__ = (
        UniqueConstraint("casus_id", "volgnummer"),
        Index("ix_advies_voorbehoud", "voorbehoud", sqlite_where=text("voorbehoud IS NOT NULL")),
        Index("ix_advies_herzien_in", "overleg_id", sqlite_where=text("herziet_id IS NOT NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    nummer: str = Field(unique=True)
    casus_id: int = Field(foreign_key="casus.id")
    volgnummer: int
    overleg_id: int | None = Field(default=None, foreign_key="overleg.id")
    agendapunt_id: int | None = Field(default=None, foreign_key="agendapunt.id", index=True)
    soort: Adviessoort = Field(sa_column=Column(EnumTekst(Adviessoort), nullable=False))
    voorbehoud: Voorbehoud | None = Field(default=None, sa_column=Column(EnumTekst(Voorbehoud), nullable=True))
    aanwezig: int
    """How many organisations took part in this item."""
    totaal: int
    """How many organisations belong to the table."""
    vastgesteld_op: datetime = Field(sa_type=DateTime)
    vastgesteld_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    bevestigd_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    herziet_id: int | None = Field(default=None, foreign_key="advies.id")
    herzien_reden: str = _tekst()


class Bekrachtiging(SQLModel, table=True):
    """What a next overleg decided on an advice under voorbehoud; once, never changed."""

    id: int | None = Field(default=None, primary_key=True)
    advies_id: int = Field(foreign_key="advies.id", unique=True)
    agendapunt_id: int = Field(foreign_key="agendapunt.id")
    overleg_id: int = Field(foreign_key="overleg.id")
    besluit: Bekrachtigingsbesluit = Field(sa_column=Column(EnumTekst(Bekrachtigingsbesluit), nullable=False))
    toelichting: str = _tekst()
    tijdstip: datetime = Field(sa_type=DateTime)
    door_id: int | None = Field(default=None, foreign_key="persoon.id")


class Actie(SQLModel, table=True):
    """Who does what, before when."""

    id: int | None = Field(default=None, primary_key=True)
    overleg_id: int | None = Field(default=None, foreign_key="overleg.id", index=True)
    agendapunt_id: int | None = Field(default=None, foreign_key="agendapunt.id", index=True)
    casus_id: int | None = Field(default=None, foreign_key="casus.id", index=True)
    wat: str = _tekst()
    persoon_id: int | None = Field(default=None, foreign_key="persoon.id")
    organisatie_id: int | None = Field(default=None, foreign_key="organisatie.id")
    wanneer: date
    status: ActieStatus = Field(
        default=ActieStatus.OPEN, sa_column=Column(EnumTekst(ActieStatus), nullable=False, index=True)
    )
    afgehandeld_op: date | None = None
    toelichting: str = _tekst()
    versie: int = 1


class Notulen(SQLModel, table=True):
    """The minutes of one overleg; once vastgesteld the database refuses every change."""

    id: int | None = Field(default=None, primary_key=True)
    overleg_id: int = Field(foreign_key="overleg.id", unique=True)
    documentnummer: str = Field(unique=True)
    status: NotulenStatus = Field(
        default=NotulenStatus.CONCEPT, sa_column=Column(EnumTekst(NotulenStatus), nullable=False)
    )
    gemaakt_op: datetime = Field(sa_type=DateTime)
    vastgesteld_op: datetime | None = Field(default=None, sa_type=DateTime)
    vastgesteld_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    vastgesteld_in_id: int | None = Field(default=None, foreign_key="overleg.id")
    hash: str = ""
    versie: int = 1


class NotulenDeel(SQLModel, table=True):
    """The running text of one section; ``gegenereerd`` is what the program wrote, ``tekst`` what stands."""

    __tablename__ = "notulen_deel"
    __table_args__ = (UniqueConstraint("notulen_id", "sleutel"),)
    id: int | None = Field(default=None, primary_key=True)
    notulen_id: int = Field(foreign_key="notulen.id", index=True)
    sleutel: str
    volgorde: int
    titel: str
    gegenereerd: str = _tekst()
    tekst: str = _tekst()
    versie: int = 1


class NotulenVersie(SQLModel, table=True):
    """A snapshot of all sections, to compare with and go back to; never changed."""

    __tablename__ = "notulen_versie"
    __table_args__ = (UniqueConstraint("notulen_id", "nummer"),)
    id: int | None = Field(default=None, primary_key=True)
    notulen_id: int = Field(foreign_key="notulen.id", index=True)
    nummer: int
    gemaakt_op: datetime = Field(sa_type=DateTime)
    door: str
    reden: str = ""
    inhoud: str = _tekst()
    """JSON: a list of [sleutel, titel, tekst]."""


class NotulenUitgave(SQLModel, table=True):
    """Established minutes as they were printed that day, with and without names; never changed."""

    __tablename__ = "notulen_uitgave"
    __table_args__ = (UniqueConstraint("notulen_id", "zonder_namen"),)
    id: int | None = Field(default=None, primary_key=True)
    notulen_id: int = Field(foreign_key="notulen.id", index=True)
    zonder_namen: bool
    inhoud: str = _tekst()
    """The document tree (``kernel.documentopslag``)."""
