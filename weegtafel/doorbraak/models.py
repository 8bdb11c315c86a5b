"""The doorbraak as it is stored. Amounts are whole cents, numbers of the calculation exact text with a point."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, DateTime, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from weegtafel.doorbraak.codes import (
    AanvraagStatus,
    Aanvragersoort,
    Besluitsoort,
    Effectuitslag,
    Mandaatgrond,
    Registerkolom,
    Registersoort,
    Rekenmoment,
    Routeuitkomst,
    Toetsoordeel,
)
from weegtafel.inrichting.werk import EnumTekst


def _tekst() -> str:
    return Field(default="", sa_type=Text)  # type: ignore[no-any-return]  # sqlmodel types Field() as Any


class Aanvraag(SQLModel, table=True):
    """One request for a doorbraak. Its number is gapless per year and never reused.

    ``planversie`` counts every change of what a toets is about; ``*_cent`` and ``besluit_op`` repeat what stands in
    other tables, so that a list reads one narrow row.
    """

    __table_args__ = (UniqueConstraint("jaar", "volgnummer"),)
    id: int | None = Field(default=None, primary_key=True)
    nummer: str = Field(unique=True)
    jaar: int
    volgnummer: int
    status: AanvraagStatus = Field(
        default=AanvraagStatus.AANVRAAG, sa_column=Column(EnumTekst(AanvraagStatus), nullable=False, index=True)
    )
    gemeente_id: int = Field(foreign_key="gemeente.id")
    aanvragersoort: Aanvragersoort = Field(sa_column=Column(EnumTekst(Aanvragersoort), nullable=False))
    aanvrager_functie: str = ""
    organisatie_id: int | None = Field(default=None, foreign_key="organisatie.id")
    ingediend_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    namens_id: int | None = Field(default=None, foreign_key="persoon.id")
    vastgelopen: str = _tekst()
    vastgelopen_sinds: str = ""
    geprobeerd: str = _tekst()
    perspectief: str = _tekst()
    eerst_nodig: str = _tekst()
    coach_id: int | None = Field(default=None, foreign_key="persoon.id", index=True)
    gesloten_reden: str = _tekst()
    herzien_reden: str = _tekst()
    plan_cent: int = 0
    besluit_cent: int | None = None
    besluit_op: date | None = None
    planversie: int = 1
    aangemaakt_op: datetime = Field(sa_type=DateTime)
    gewijzigd_op: datetime = Field(sa_type=DateTime)
    versie: int = 1


class Huishoudlid(SQLModel, table=True):
    """Somebody in the household: a role and an age band, never a name."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    rol: str = ""
    leeftijd: str = ""
    toelichting: str = ""


class Betrokkene(SQLModel, table=True):
    """A helper around the household by function and organisation; ``kosten_cent`` a year, None when unknown."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    functie: str = ""
    organisatie: str = ""
    kosten_cent: int | None = None
    toelichting: str = ""


class Routestap(SQLModel, table=True):
    """One regular provision that was looked at: law or scheme, office asked, when, and what it said."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    voorziening: str = ""
    regeling: str = ""
    loket: str = ""
    datum: date | None = None
    uitkomst: Routeuitkomst = Field(
        default=Routeuitkomst.OPEN, sa_column=Column(EnumTekst(Routeuitkomst), nullable=False)
    )
    reden: str = _tekst()


class Coachtoewijzing(SQLModel, table=True):
    """Who became coach of a request, when and by whom; only added to."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    coach_id: int = Field(foreign_key="persoon.id")
    door_id: int | None = Field(default=None, foreign_key="persoon.id")
    tijdstip: datetime = Field(sa_type=DateTime)
    reden: str = ""


class Doorbraakplan(SQLModel, table=True):
    """The plan of a request, with the three public values in words. ``coachuren`` stays outside the sum."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", unique=True)
    perspectief: str = _tekst()
    eerste_stap: str = _tekst()
    zelf: str = _tekst()
    legitimiteit_doel: str = _tekst()
    legitimiteit_regel: str = _tekst()
    legitimiteit_waarom: str = _tekst()
    betrokkenheid: str = _tekst()
    rendement: str = _tekst()
    coachuren: int | None = None
    zaad: int = 1
    versie: int = 1


class Besteding(SQLModel, table=True):
    """One thing that is bought: ``bedrag_cent`` each time, ``aantal`` times."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    type: str = ""
    omschrijving: str = ""
    leverancier: str = ""
    bedrag_cent: int | None = None
    herhaald: bool = False
    aantal: int = 1


class Leefdomeinoordeel(SQLModel, table=True):
    """Return without euros in one domain: now, expected and later, each in words and from 1 to 5."""

    __table_args__ = (UniqueConstraint("aanvraag_id", "domein"),)
    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    domein: str = ""
    nu: str = _tekst()
    nu_score: int | None = None
    verwacht: str = _tekst()
    verwacht_score: int | None = None
    later: str = _tekst()
    later_score: int | None = None


class Effectregel(SQLModel, table=True):
    """One effect of the calculation as typed. Empty ``laag`` and ``hoog`` mean that the number has no range.

    Price, unit and source are copies: a later price list changes nothing here.
    """

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    omschrijving: str = ""
    betaler: str = "gemeente"
    eenheid: str = ""
    prijs_laag: str = ""
    prijs_midden: str = ""
    prijs_hoog: str = ""
    prijsjaar: int | None = None
    prijscode: str = ""
    prijslijst: str = ""
    prijsbron: str = ""
    prijsstap: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})
    """The steps of indexing as JSON (``prijsstap``), "" for a price that was not indexed."""
    prijsherkomst: str = Field(default="", sa_type=Text, sa_column_kwargs={"server_default": ""})
    """Which price of the list this is, or of which it was made once something in it was changed."""
    aantal_laag: str = ""
    aantal_midden: str = "1"
    aantal_hoog: str = ""
    kans_zonder_laag: str = ""
    kans_zonder_midden: str = ""
    kans_zonder_hoog: str = ""
    kans_met_laag: str = ""
    kans_met_midden: str = ""
    kans_met_hoog: str = ""
    van_maand: int | None = 1
    tot_maand: int | None = 12
    motivering: str = _tekst()


class Rekenuitkomst(SQLModel, table=True):
    """A calculation as it stood at a toets or a besluit: all that went in and all that came out; never changed."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    moment: Rekenmoment = Field(sa_column=Column(EnumTekst(Rekenmoment), nullable=False))
    tijdstip: datetime = Field(sa_type=DateTime)
    planversie: int
    planhash: str
    invoer: str = _tekst()
    """JSON in the form of ``doorbraak.invoer``; with it alone the numbers can be made again."""
    effect_ids: str = ""
    """The ids of the effect rows in the order of the input, with spaces."""
    prijslijst_id: int = Field(foreign_key="prijslijstversie.id")
    peildatum: date
    uitkomst: str = _tekst()
    """JSON in the form of ``doorbraak.headless``: results, simulation, warnings, steps; and the request as it stood
    (``planafdruk``), so that a paper about it prints what was judged or decided."""
    budget_cent: int
    besparing_cent: int
    contant_cent: int
    kenmerk: str
    """SHA-256 over input, price list and outcome."""


class Toets(SQLModel, table=True):
    """The judgement of a second coach on one version of a plan; never changed. Whether it still counts is derived."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    toetser_id: int = Field(foreign_key="persoon.id")
    tijdstip: datetime = Field(sa_type=DateTime)
    oordeel: Toetsoordeel = Field(sa_column=Column(EnumTekst(Toetsoordeel), nullable=False))
    legitimiteit: str = _tekst()
    betrokkenheid: str = _tekst()
    rendement: str = _tekst()
    planversie: int
    planhash: str
    rekenuitkomst_id: int = Field(foreign_key="rekenuitkomst.id")


class Besluit(SQLModel, table=True):
    """A decision on a request; never changed, only followed by one that revises it."""

    __table_args__ = (UniqueConstraint("aanvraag_id", "volgnummer"),)
    id: int | None = Field(default=None, primary_key=True)
    nummer: str = Field(unique=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    volgnummer: int
    soort: Besluitsoort = Field(sa_column=Column(EnumTekst(Besluitsoort), nullable=False))
    datum: date = Field(index=True)
    tijdstip: datetime = Field(sa_type=DateTime)
    bedrag_cent: int
    motivering: str = _tekst()
    grond: Mandaatgrond = Field(sa_column=Column(EnumTekst(Mandaatgrond), nullable=False))
    mandaat_cent: int
    door_id: int = Field(foreign_key="persoon.id")
    toets_id: int = Field(foreign_key="toets.id")
    rekenuitkomst_id: int = Field(foreign_key="rekenuitkomst.id")
    potperiode_id: int = Field(foreign_key="potperiode.id")
    herziet_id: int | None = Field(default=None, foreign_key="besluit.id", unique=True)
    besparing_cent: int = 0


class Potperiode(SQLModel, table=True):
    """The pot between two days, both counted in; periods do not overlap."""

    id: int | None = Field(default=None, primary_key=True)
    van: date = Field(unique=True)
    tot: date
    bedrag_cent: int
    reden: str = ""
    gezet_op: datetime = Field(sa_type=DateTime)
    door_id: int | None = Field(default=None, foreign_key="persoon.id")
    versie: int = 1


class Registerregel(SQLModel, table=True):
    """One line of the budgetregister, in signed cents; only added to. It counts in ``kolom``."""

    id: int | None = Field(default=None, primary_key=True)
    potperiode_id: int = Field(foreign_key="potperiode.id", index=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    soort: Registersoort = Field(sa_column=Column(EnumTekst(Registersoort), nullable=False))
    kolom: Registerkolom = Field(sa_column=Column(EnumTekst(Registerkolom), nullable=False))
    bedrag_cent: int
    datum: date
    omschrijving: str = ""
    kenmerk: str = ""
    """Number in the ledger of the municipality."""
    corrigeert_id: int | None = Field(default=None, foreign_key="registerregel.id")
    besluit_id: int | None = Field(default=None, foreign_key="besluit.id")
    tijdstip: datetime = Field(sa_type=DateTime)
    door_id: int | None = Field(default=None, foreign_key="persoon.id")


class Nazorgmoment(SQLModel, table=True):
    """A day on which the effects are looked at; ``gedaan_op`` is empty until that was done."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    datum: date
    gedaan_op: date | None = None
    huishouden_zegt: str = _tekst()
    toelichting: str = _tekst()
    vervallen_reden: str = ""
    door_id: int | None = Field(default=None, foreign_key="persoon.id")
    versie: int = 1


class Nazorgeffect(SQLModel, table=True):
    """What came of one effect at one moment; ``bedrag_cent`` is what was really avoided, None when unknown."""

    __table_args__ = (UniqueConstraint("nazorgmoment_id", "effect_id"),)
    id: int | None = Field(default=None, primary_key=True)
    nazorgmoment_id: int = Field(foreign_key="nazorgmoment.id", index=True)
    effect_id: int = Field(index=True)
    """The id of the effect row; the row itself may since have been taken out of a later plan."""
    uitslag: Effectuitslag = Field(
        default=Effectuitslag.ONBEKEND, sa_column=Column(EnumTekst(Effectuitslag), nullable=False)
    )
    bedrag_cent: int | None = None
    toelichting: str = _tekst()


class Knelpunt(SQLModel, table=True):
    """A rule, scheme or habit that stood in the way ("meldpunt gedoe", JEP Veendam); ``van_wie`` says whose."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    soort: str = "regel"
    aard: str = "incidenteel"
    van_wie: str = ""
    omschrijving: str = _tekst()


class Bewerking(SQLModel, table=True):
    """That a person touched a part of a request, once for each part; the four eyes read this. Only added to."""

    __table_args__ = (UniqueConstraint("aanvraag_id", "persoon_id", "deel"),)
    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    persoon_id: int = Field(foreign_key="persoon.id")
    deel: str
    eerst_op: datetime = Field(sa_type=DateTime)


class Prijslijstversie(SQLModel, table=True):
    """A version of the price list as JSON, kept whole and never changed; the last one in force is used."""

    id: int | None = Field(default=None, primary_key=True)
    versie: str = Field(unique=True)
    naam: str
    geldig_van: date
    kenmerk: str
    inhoud: str = _tekst()
    herkomst: str = ""
    opgenomen_op: datetime = Field(sa_type=DateTime)
    door_id: int | None = Field(default=None, foreign_key="persoon.id")
