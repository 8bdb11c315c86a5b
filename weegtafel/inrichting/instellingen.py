"""The settings of the table: shipped defaults, and the dated rows that stand over them.

A setting never changes for a day that has passed; a new value holds from a date on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import bindparam, select
from sqlmodel import Session, SQLModel

from weegtafel.inrichting.models import Instelling
from weegtafel.inrichting.vastesql import VasteSql, schoon_db
from weegtafel.kernel.bedrag import lees_bedrag
from weegtafel.kernel.errors import Regelovertreding, Storing

BRONNEN = Path(__file__).resolve().parents[2] / "resources"


_breuk = lru_cache(maxsize=16)(Fraction)


@dataclass(frozen=True, slots=True)
class Quorumregel:
    """When the table can give a full advice.

    ``aandeel`` is a fraction of the member organisations, as text (``1/2``). With ``meer_dan`` more than that
    share must take part, without it at least that share. ``minimum`` is the least number of organisations.
    """

    aandeel: str
    meer_dan: bool
    minimum: int
    minstens_een_gi: bool
    teruggetrokken_telt_in_totaal: bool

    @property
    def breuk(self) -> Fraction:
        """``aandeel`` as an exact number."""
        return _breuk(self.aandeel)


@dataclass(frozen=True, slots=True)
class Instellingen:
    """All settings as they hold on one day; the names are the keys of ``resources/instellingen.json``."""

    tafelnaam: str
    quorum: Quorumregel
    minuten_per_casus: int
    minuten_overig_punt: int
    begintijd: time
    eindtijd: time
    locatie: str
    evaluatie_na_maanden: int
    duurrichtlijn_maanden: tuple[tuple[str, int], ...]
    """Per intensiteit code the longest duration that the purchasing guide names."""
    bewaarklasse_notulen: str
    bewaartermijn_notulen_jaren: int
    bewaarklasse_advies: str
    bewaartermijn_advies_jaren: int
    bewaarklasse_geweigerd: str
    bewaartermijn_geweigerd_jaren: int
    bewaarklasse_afgebroken: str
    bewaartermijn_afgebroken_dagen: int
    """Of a casus or request that was withdrawn before there was an advice or a decision."""
    bewaarklasse_doorbraak: str
    bewaartermijn_doorbraak_jaren: int
    bewaartermijn_klad_dagen: int
    doorbraak_mandaat: Decimal
    """Euros up to which a doorbraakcoach decides."""
    doorbraak_pot: Decimal
    """Euros a calendar year for which no period of its own was set."""
    discontovoet: Decimal
    """A fraction a year: 0.0225 is 2,25 %."""
    vergrendelen_na_minuten: int
    vergrendelen_in_overleg_minuten: int
    """The same on the computer that leads an open overleg."""
    instroom_band_laag: int
    """Percent of all new indications that is complex: the lower and the upper end of what is aimed at."""
    instroom_band_hoog: int
    instroom_minimum: int
    """Fewer new indications than this give no percentage, only their number."""

    def richtlijn(self, intensiteit: str) -> int | None:
        """The guide for the duration in months of an intensiteit, None when there is none."""
        return dict(self.duurrichtlijn_maanden).get(intensiteit)


@dataclass(frozen=True, slots=True)
class Definitie:
    """What a setting is: its words, its kind and the shipped value (JSON)."""

    sleutel: str
    titel: str
    toelichting: str
    soort: str
    waarde: Any
    bron: str
    zekerheid: str


def _getal(waarde: Any, titel: str) -> int:
    if isinstance(waarde, bool) or not isinstance(waarde, int) or not 1 <= waarde <= 480:
        raise Regelovertreding(f"{titel}: vul een heel getal in van 1 tot en met 480.")
    return waarde


def _tekst(waarde: Any, titel: str) -> str:
    if not isinstance(waarde, str) or not waarde.strip():
        raise Regelovertreding(f"{titel}: vul een tekst in.")
    return _tekst_leeg(waarde, titel)


def _tekst_leeg(waarde: Any, titel: str) -> str:
    if not isinstance(waarde, str) or len(waarde) > 300 or not waarde.isprintable():
        raise Regelovertreding(f"{titel}: vul één regel van ten hoogste 300 tekens in.")
    return waarde.strip()


def _tijd(waarde: Any, titel: str) -> time:
    try:
        return time.fromisoformat(waarde)
    except (TypeError, ValueError):
        raise Regelovertreding(f"{titel}: vul een tijd in, bijvoorbeeld 13:00.") from None


def _quorum(waarde: Any, titel: str) -> Quorumregel:
    schakels = ("meer_dan", "minstens_een_gi", "teruggetrokken_telt_in_totaal")
    if not isinstance(waarde, dict) or set(waarde) != {"aandeel", "minimum", *schakels}:
        raise Regelovertreding(f"{titel}: de regel is niet volledig.")
    try:
        aandeel = Fraction(waarde["aandeel"]) if isinstance(waarde["aandeel"], str) else Fraction(-1)
    except (ValueError, ZeroDivisionError):
        aandeel = Fraction(-1)
    if not 0 <= aandeel <= 1 or (waarde["meer_dan"] and aandeel == 1):
        raise Regelovertreding(f"{titel}: schrijf het aandeel als een breuk tussen 0 en 1, bijvoorbeeld 1/2 of 2/3.")
    minimum = waarde["minimum"]
    if isinstance(minimum, bool) or not isinstance(minimum, int) or not 1 <= minimum <= 100:
        raise Regelovertreding(f"{titel}: het minimum is een heel getal van 1 tot en met 100.")
    if not all(isinstance(waarde[s], bool) for s in schakels):
        raise Regelovertreding(f"{titel}: de regel is niet volledig.")
    return Quorumregel(
        str(aandeel),
        waarde["meer_dan"],
        minimum,
        waarde["minstens_een_gi"],
        waarde["teruggetrokken_telt_in_totaal"],
    )


def _maanden_per_code(waarde: Any, titel: str) -> tuple[tuple[str, int], ...]:
    if not isinstance(waarde, dict) or not all(isinstance(code, str) and code for code in waarde):
        raise Regelovertreding(f"{titel}: vul per intensiteit een aantal maanden in.")
    return tuple((code, _getal(maanden, titel)) for code, maanden in sorted(waarde.items()))


def _bedrag(waarde: Any, titel: str) -> Decimal:
    try:
        return lees_bedrag(_tekst(waarde, titel))
    except ValueError as fout:
        raise Regelovertreding(f"{titel}: {fout}") from None


def _procent(waarde: Any, titel: str) -> Decimal:
    tekst = _tekst(waarde, titel).removesuffix("%").strip()
    if not re.fullmatch(r"[0-9]{1,2}(,[0-9]{1,4})?", tekst, re.ASCII):
        raise Regelovertreding(f"{titel}: vul een percentage in van 0 tot 100, bijvoorbeeld 2,25.")
    return Decimal(tekst.replace(",", ".")) / 100


_LEZERS: dict[str, Callable[[Any, str], Any]] = {
    "getal": _getal,
    "tekst": _tekst,
    "tekst_leeg": _tekst_leeg,
    "tijd": _tijd,
    "quorum": _quorum,
    "maanden_per_code": _maanden_per_code,
    "bedrag": _bedrag,
    "procent": _procent,
}


@lru_cache(maxsize=1)
def definities() -> dict[str, Definitie]:
    """Every setting by its key, in the order of the shipped file.

    Raises:
        Storing: the shipped file is missing or damaged.
    """
    try:
        inhoud = json.loads((BRONNEN / "instellingen.json").read_text(encoding="utf-8"))
        uit = {d["sleutel"]: Definitie(**d) for d in inhoud["instellingen"]}
    except (OSError, ValueError, KeyError, TypeError):
        raise Storing(
            "De meegeleverde instellingen zijn niet te lezen. Uw gegevens zijn veilig: installeer Weegtafel opnieuw."
        ) from None
    if set(uit) != set(Instellingen.__dataclass_fields__):
        raise Storing(
            "De meegeleverde instellingen passen niet bij dit programma. Uw gegevens zijn veilig: "
            "installeer Weegtafel opnieuw."
        )
    return uit


def lees_waarde(sleutel: str, waarde: Any) -> Any:
    """The typed value of a setting from its JSON value.

    Raises:
        Regelovertreding: an unknown key, or a value that is not possible for this setting.
    """
    definitie = definities().get(sleutel)
    if definitie is None:
        raise Regelovertreding(f"De instelling “{sleutel}” bestaat niet.")
    return _LEZERS[definitie.soort](waarde, definitie.titel)


def stel_samen(waarden: dict[str, Any]) -> Instellingen:
    """Settings from JSON values by key over the shipped defaults.

    Raises:
        Regelovertreding: an unknown key, an impossible value, or an end before the start.
    """
    onbekend = sorted(set(waarden) - set(definities()))
    if onbekend:
        raise Regelovertreding([f"De instelling “{sleutel}” bestaat niet." for sleutel in onbekend])
    alle = {sleutel: lees_waarde(sleutel, waarden.get(sleutel, d.waarde)) for sleutel, d in definities().items()}
    uit = Instellingen(**alle)
    if uit.eindtijd <= uit.begintijd:
        raise Regelovertreding("De eindtijd van een overleg moet na de begintijd liggen.")
    if not uit.instroom_band_laag < uit.instroom_band_hoog <= 100:
        raise Regelovertreding("De streefband voor complexe instroom loopt van laag naar hoog, tot ten hoogste 100 %.")
    return uit


_INSTELLING = SQLModel.metadata.tables[str(Instelling.__tablename__)]
_GEZET = VasteSql(
    select(_INSTELLING.c.sleutel, _INSTELLING.c.waarde)
    .where(_INSTELLING.c.geldig_van <= bindparam("dag"))
    .order_by(_INSTELLING.c.geldig_van)
)


def _gezet(sessie: Session, dag: date) -> tuple[tuple[str, str], ...]:
    """Key and JSON text of every row that began by a day, the newest last."""
    return tuple((sleutel, waarde) for sleutel, waarde in _GEZET.rijen(schoon_db(sessie), {"dag": dag}))


def waarden_op(sessie: Session, dag: date) -> dict[str, Any]:
    """The JSON values that were set in this vault and hold on a day, by key."""
    return {sleutel: cast(Any, json.loads(waarde)) for sleutel, waarde in _gezet(sessie, dag)}


@lru_cache(maxsize=16)
def _samen(gezet: tuple[tuple[str, str], ...]) -> Instellingen:
    return stel_samen({sleutel: json.loads(waarde) for sleutel, waarde in gezet})


def instellingen_op(sessie: Session, dag: date) -> Instellingen:
    """The settings that hold on a day.

    Raises:
        Regelovertreding: the vault holds a key or a value that this program does not know.
    """
    return _samen(_gezet(sessie, dag))
