"""The casus and what was considered beside it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, DateTime, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from weegtafel.inrichting.werk import EnumTekst
from weegtafel.kernel.codes import CasusSoort, CasusStatus


def _tekst() -> str:
    return Field(default="", sa_type=Text)  # type: ignore[no-any-return]  # sqlmodel types Field() as Any


class CasusBase(SQLModel):
    """What an inbrenger tells; the order is that of ``casus.velden``."""

    leeftijdsband: str = ""
    maatregel: str = ""
    hulpvraag: str = _tekst()
    mening_jeugdige: str = _tekst()
    mening_ouders: str = _tekst()
    problemen: str = _tekst()
    verklarende_analyse: str = _tekst()
    deskundigheid: str = _tekst()
    eerdere_hulp: str = _tekst()
    veiligheid: str = _tekst()
    resultaat: str = _tekst()
    resultaat_datum: date | None = None
    hulp_nodig: str = _tekst()
    eigen_mogelijkheden: str = _tekst()
    segment: str = ""
    profiel: str = ""
    intensiteit: str = ""
    vorm: str = ""
    productcategorie: str = ""
    productcode: str = ""
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    ingangsdatum: date | None = None
    duur_maanden: int | None = None
    kosten_cent: int | None = None
    onderbouwing: str = _tekst()


class Casus(CasusBase, table=True):
    """One requested complex indication. Its number is gapless per year and never reused."""

    __table_args__ = (UniqueConstraint("jaar", "volgnummer"),)
    id: int | None = Field(default=None, primary_key=True)
    nummer: str = Field(unique=True)
    jaar: int
    volgnummer: int
    soort: CasusSoort = Field(sa_column=Column(EnumTekst(CasusSoort), nullable=False))
    eerdere_casus_id: int | None = Field(default=None, foreign_key="casus.id")
    gemeente_id: int = Field(foreign_key="gemeente.id")
    inbrenger_id: int = Field(foreign_key="organisatie.id", index=True)
    inbrenger_functie: str = ""
    status: CasusStatus = Field(
        default=CasusStatus.CONCEPT, sa_column=Column(EnumTekst(CasusStatus), nullable=False, index=True)
    )
    ingetrokken_reden: str = ""
    teruggezet_reden: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """Why it was last sent back from gereed; empty once it is gereed again."""
    gereed_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    gereed_op: datetime | None = Field(default=None, sa_type=DateTime)
    aangemaakt_op: datetime = Field(sa_type=DateTime)
    aangemaakt_door_id: int | None = Field(default=None, foreign_key="persoon.id")
    gewijzigd_op: datetime = Field(sa_type=DateTime)
    versie: int = 1


class CasusGrond(SQLModel, table=True):
    """One other ground (Wlz, Zvw, ...): was it considered, with what outcome, and why is it not enough."""

    __tablename__ = "casus_grond"
    __table_args__ = (UniqueConstraint("casus_id", "grondslag"),)
    id: int | None = Field(default=None, primary_key=True)
    casus_id: int = Field(foreign_key="casus.id", index=True)
    grondslag: str
    uitkomst: str = ""
    toelichting: str = _tekst()


class CasusAlternatief(SQLModel, table=True):
    """An alternative from the catalogue that the inbrenger considered."""

    __tablename__ = "casus_alternatief"
    __table_args__ = (UniqueConstraint("casus_id", "alternatief_id"),)
    id: int | None = Field(default=None, primary_key=True)
    casus_id: int = Field(foreign_key="casus.id", index=True)
    alternatief_id: int = Field(foreign_key="alternatief.id")
    toelichting: str = _tekst()
