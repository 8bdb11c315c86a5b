"""The price list: rows with their year and source, found by words, brought to a later price level in a shown step.

A version never changes; a calculation keeps the version it used and its ``kenmerk``, which gives away any edit. A row
without an amount is one that the municipality must fill in itself (*lokaal invullen*): no price is ever invented.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from typing import Any, TypeVar

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.rendement import CONTEXT
from weegtafel.doorbraak.stap import Maat, Stap, rond_euro, toon_getal
from weegtafel.kernel.codes import Benoemd

B = TypeVar("B", bound=Benoemd)
#: A price is flagged when it is older than this many years.
HOUDBAAR_JAREN = 2
#: In ``omvat``: this price holds every other one.
ALLES = "*"


class Zekerheid(Benoemd):
    """How well a price is known; the letters of ``resources/README.md``."""

    A = "A", "officiële of machineleesbare bron, gelezen"
    B = "B", "secundaire bron, gelezen"
    C = "C", "pers, oud of dun"
    K = "K", "algemene kennis, niet opgezocht"
    LOKAAL = "lokaal", "door de gemeente in te vullen"


@dataclass(frozen=True, slots=True)
class Prijsregel:
    """One price of one unit, in euros of ``prijsjaar``.

    ``laag`` and ``hoog`` are there only when the source gives a range. ``prijsjaar`` is None when the source names no
    year. ``omvat`` are the codes of prices that this one holds already, ``kern`` the rows that matter in this field.
    """

    code: str
    omschrijving: str
    categorie: str
    eenheid: str
    laag: Decimal | None
    midden: Decimal | None
    hoog: Decimal | None
    prijsjaar: int | None
    bron: str
    betaler: Betaler
    betaler_zekerheid: Zekerheid
    zekerheid: Zekerheid
    geldig_van: date | None
    geldig_tot: date | None
    kern: bool
    zoekwoorden: tuple[str, ...]
    toelichting: str
    omvat: tuple[str, ...]

    @property
    def lokaal_invullen(self) -> bool:
        """Whether no source gave an amount."""
        return self.midden is None

    def geldt_op(self, dag: date) -> bool:
        """Whether the row may be used on a day; ``geldig_tot`` is the last day."""
        return (self.geldig_van is None or self.geldig_van <= dag) and (
            self.geldig_tot is None or dag <= self.geldig_tot
        )


@dataclass(frozen=True, slots=True)
class Prijsindex:
    """How much consumer prices rose between the means of two years, in percent, with its source."""

    van_jaar: int
    naar_jaar: int
    procent: Decimal
    bron: str
    zekerheid: Zekerheid


@dataclass(frozen=True, slots=True)
class Prijslijst:
    """One version of the list."""

    versie: str
    naam: str
    geldig_van: date
    toelichting: str
    bron: str
    cpi: tuple[Prijsindex, ...]
    regels: tuple[Prijsregel, ...]
    kenmerk: str
    """SHA-256 over the whole content; two lists with the same kenmerk are the same list."""

    def regel(self, code: str) -> Prijsregel | None:
        """The row with this code, if it is there."""
        return next((regel for regel in self.regels if regel.code == code), None)

    def codes(self) -> frozenset[str]:
        """All codes of this version."""
        return frozenset(regel.code for regel in self.regels)


@dataclass(frozen=True, slots=True)
class Geindexeerd:
    """A row at the price level of a later year, and the steps that led there, one for each amount."""

    regel: Prijsregel
    stappen: tuple[Stap, ...]
    reeks: tuple[Prijsindex, ...]
    """The figures of the series that were used, the first year first."""


def is_verouderd(prijsjaar: int, jaar: int) -> bool:
    """Whether a price of one year is too old to use unseen in another (more than two years)."""
    return jaar - prijsjaar > HOUDBAAR_JAREN


def lees_prijslijst(tekst: str) -> Prijslijst:
    """Read a version from its JSON.

    Raises:
        ValueError: in English, naming the row; a shipped or stored version that fails here was tampered with.
    """
    inhoud = json.loads(tekst)
    try:
        regels = tuple(_regel(rij) for rij in inhoud["regels"])
        cpi = tuple(_index(rij) for rij in inhoud["cpi"])
        lijst = Prijslijst(
            inhoud["versie"],
            inhoud["naam"],
            date.fromisoformat(inhoud["geldig_van"]),
            inhoud["toelichting"],
            inhoud["bron"],
            cpi,
            regels,
            hashlib.sha256(json.dumps(inhoud, sort_keys=True, ensure_ascii=False).encode()).hexdigest(),
        )
    except (KeyError, TypeError, AttributeError, ArithmeticError) as fout:
        raise ValueError(f"not a price list: {fout!r}") from fout
    codes = lijst.codes()
    if len(codes) != len(regels):
        raise ValueError("two rows of the price list have the same code")
    for regel in regels:
        onbekend = set(regel.omvat) - codes - {ALLES}
        if onbekend:
            raise ValueError(f"{regel.code} holds unknown rows: {sorted(onbekend)}")
    return lijst


def _bedrag(code: str, tekst: str | None) -> Decimal | None:
    if tekst is None:
        return None
    if not isinstance(tekst, str):
        raise ValueError(f"{code}: an amount is a string")
    bedrag = Decimal(tekst)
    if not bedrag.is_finite() or bedrag <= 0 or bedrag != rond_euro(bedrag):
        raise ValueError(f"{code}: {tekst} is no amount in whole cents")
    return bedrag


def _dag(tekst: str | None) -> date | None:
    return None if tekst is None else date.fromisoformat(tekst)


def _regel(rij: Mapping[str, Any]) -> Prijsregel:
    code = rij["code"]
    laag, midden, hoog = (_bedrag(code, rij[deel]) for deel in ("laag", "midden", "hoog"))
    if (laag is None) != (hoog is None) or (laag is not None and midden is None):
        raise ValueError(f"{code}: a range has laag, midden and hoog")
    if laag is not None and midden is not None and hoog is not None and not laag <= midden <= hoog:
        raise ValueError(f"{code}: laag <= midden <= hoog does not hold")
    zekerheid = _lid(Zekerheid, rij["zekerheid"])
    if (midden is None) != (zekerheid is Zekerheid.LOKAAL):
        raise ValueError(f"{code}: exactly the rows without an amount are to be filled in locally")
    if not rij["bron"].strip():
        raise ValueError(f"{code}: no source")
    return Prijsregel(
        code,
        rij["omschrijving"],
        rij["categorie"],
        rij["eenheid"],
        laag,
        midden,
        hoog,
        rij["prijsjaar"],
        rij["bron"],
        _lid(Betaler, rij["betaler"]),
        _lid(Zekerheid, rij["betaler_zekerheid"]),
        zekerheid,
        _dag(rij["geldig_van"]),
        _dag(rij["geldig_tot"]),
        rij["kern"],
        tuple(rij["zoekwoorden"]),
        rij["toelichting"],
        tuple(rij["omvat"]),
    )


def _index(rij: Mapping[str, Any]) -> Prijsindex:
    van, naar = rij["van_jaar"], rij["naar_jaar"]
    if not van < naar:
        raise ValueError(f"the price index of {van} to {naar} goes back in time")
    return Prijsindex(van, naar, Decimal(rij["procent"]), rij["bron"], _lid(Zekerheid, rij["zekerheid"]))


def _lid(soort: type[B], waarde: str) -> B:
    for lid in soort:
        if lid.value == waarde:
            return lid
    raise ValueError(f"{waarde!r} is no {soort.__name__}")


def zoek(lijst: Prijslijst, woorden: str) -> tuple[Prijsregel, ...]:
    """The rows in which every word stands, whole or in part; accents and capitals make no difference.

    Rows that have the words in their name come first, then rows that matter in this field, then by name and unit.
    Without a word all rows are given, those that matter first.
    """
    gezocht = _kaal(woorden).split()
    gevonden = []
    for regel in lijst.regels:
        naam = _kaal(regel.omschrijving)
        alles = " ".join((naam, _overig(regel)))
        if all(woord in alles for woord in gezocht):
            in_naam = all(woord in naam for woord in gezocht)
            begint = bool(gezocht) and any(deel.startswith(gezocht[0]) for deel in naam.split())
            gevonden.append(((not in_naam, not regel.kern, not begint, naam, regel.eenheid, regel.code), regel))
    gevonden.sort(key=lambda paar: paar[0])
    return tuple(regel for _, regel in gevonden)


def _overig(regel: Prijsregel) -> str:
    betaler = regel.betaler
    delen: Iterable[str] = (
        regel.categorie, regel.eenheid, betaler.value, betaler.omschrijving, regel.code, *regel.zoekwoorden,
    )  # fmt: skip
    return _kaal(" ".join(delen))


def _kaal(tekst: str) -> str:
    """Without accents and capitals."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))


def indexeer(lijst: Prijslijst, regel: Prijsregel, naar_jaar: int) -> Geindexeerd | None:
    """Bring a row to the price level of ``naar_jaar``, or of the last year before it that the series reaches.

    A figure that spans several years goes before a chain of single years, since it was rounded once. Each amount is
    rounded to cents at the end of its step. None when the row has no amount or no year, or when the series does not
    run from its year.
    """
    if regel.midden is None or regel.prijsjaar is None:
        return None
    pad = _indexpad(lijst.cpi, regel.prijsjaar, naar_jaar)
    if not pad:
        return None
    jaar = pad[-1].naar_jaar
    stappen = {
        deel: _indexstap(regel, deel, bedrag, pad)
        for deel in ("laag", "midden", "hoog")
        if (bedrag := getattr(regel, deel)) is not None
    }
    laag, midden, hoog = (stappen[deel].afgerond if deel in stappen else None for deel in ("laag", "midden", "hoog"))
    nieuw = replace(regel, prijsjaar=jaar, laag=laag, midden=midden, hoog=hoog)
    return Geindexeerd(nieuw, tuple(stappen.values()), pad)


def _indexpad(cpi: Sequence[Prijsindex], van_jaar: int, naar_jaar: int) -> tuple[Prijsindex, ...]:
    """The fewest figures that lead as far as possible from one year towards another."""
    beste: dict[int, tuple[Prijsindex, ...]] = {van_jaar: ()}
    for index in sorted(cpi, key=lambda i: (i.van_jaar, i.naar_jaar)):
        if index.van_jaar in beste and index.naar_jaar <= naar_jaar:
            pad = (*beste[index.van_jaar], index)
            if index.naar_jaar not in beste or len(pad) < len(beste[index.naar_jaar]):
                beste[index.naar_jaar] = pad
    return beste[max(beste)]


def _indexstap(regel: Prijsregel, deel: str, bedrag: Decimal, pad: Sequence[Prijsindex]) -> Stap:
    van, naar = pad[0].van_jaar, pad[-1].naar_jaar
    with localcontext(CONTEXT):
        exact = bedrag
        for index in pad:
            exact *= 1 + index.procent / 100
        invoer = [(f"{deel}, prijspeil {van}", toon_getal(bedrag))]
        invoer += [(f"CPI {index.van_jaar}–{index.naar_jaar}", f"{toon_getal(index.procent)} %") for index in pad]
        formule = "bedrag × (1 + CPI ÷ 100), voor elk cijfer van de reeks"
        label = f"{regel.omschrijving}: {deel} naar prijspeil {naar}"
        return Stap(label, formule, tuple(invoer), exact, rond_euro(exact), Maat.EURO)
