"""Tables that leave the program and that come in: who may, what they hold, and the line in the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqlmodel import Session

    from weegtafel.bootstrap import Programma
    from weegtafel.overleg.veeg import Opnieuw, Stukbesluit
    from weegtafel.rendering.schrijven import Geschreven
    from weegtafel.rendering.tabelbestand import Tabel

Tabelinhoud = tuple[tuple[str, ...], list[tuple[Any, ...]], str]


def _register(sessie: Session, potperiode_id: int) -> Tabelinhoud:
    from weegtafel.doorbraak.registerqueries import potten, registeruitvoer

    kop, rijen = registeruitvoer(sessie, potperiode_id)
    pot = next(p for p in potten(sessie) if p.id == potperiode_id)
    return kop, rijen, f"budgetregister {pot.van:%Y-%m-%d}"


def _aanvraagregister(sessie: Session, aanvraag_id: int) -> Tabelinhoud:
    from weegtafel.doorbraak.queries import haal
    from weegtafel.doorbraak.registerqueries import REGISTERKOP, registeruitvoer

    nummer = haal(sessie, aanvraag_id).nummer
    kop, rijen = registeruitvoer(sessie)
    kolom = REGISTERKOP.index("Aanvraag")
    return kop, [rij for rij in rijen if rij[kolom] == nummer], f"budgetregister {nummer}"


def _knelpunten(sessie: Session, _sleutel: int) -> Tabelinhoud:
    from weegtafel.doorbraak.registerqueries import knelpuntuitvoer

    return *knelpuntuitvoer(sessie), "knelpunten"


def _prijslijst(sessie: Session, prijslijst_id: int) -> Tabelinhoud:
    """The stored version with this id; 0 is the list that ships with the program."""
    from weegtafel.doorbraak.headless import HUIDIGE_VERSIE, laad_prijslijst
    from weegtafel.doorbraak.prijslijstbestand import uitvoer
    from weegtafel.doorbraak.prijsqueries import prijslijst

    lijst = prijslijst(sessie, prijslijst_id) if prijslijst_id else laad_prijslijst(HUIDIGE_VERSIE)
    return *uitvoer(lijst), f"prijslijst {lijst.versie}"


def _instroom(sessie: Session, _sleutel: int) -> Tabelinhoud:
    """Every count as it was entered, in the columns that reading a file asks for."""
    from datetime import date

    from weegtafel.inzicht.instroom import KOLOMMEN
    from weegtafel.inzicht.instroomqueries import tellingen

    rijen: list[tuple[Any, ...]] = [
        (f"{t.maand:%Y-%m}", t.organisatie, t.enkelvoudig, t.complex, t.enkelvoudig + t.complex)
        for t in reversed(tellingen(sessie, date.min, date.max))
    ]
    return KOLOMMEN, rijen, "instroom"


class Uitgave(NamedTuple):
    """What can leave as a table."""

    haal: Callable[[Session, int], Tabelinhoud]
    bevoegdheid: str
    geveegd: bool = True
    """Whether its cells are asked who can be recognised in them."""


TABELLEN = {
    "register": Uitgave(_register, "doorbraak.uitgeven"),
    "aanvraagregister": Uitgave(_aanvraagregister, "doorbraak.uitgeven"),
    "knelpunten": Uitgave(_knelpunten, "doorbraak.uitgeven"),
    # It names publications, authors and towns, and nobody of any case.
    "prijslijst": Uitgave(_prijslijst, "doorbraak.uitgeven", geveegd=False),
    "instroom": Uitgave(_instroom, "inzicht.uitgeven"),
}
#: Figures as they stand on a screen of inzicht.
CIJFERS = "inzicht.uitgeven"


def exporteer_tabel(
    programma: Programma, soort: str, sleutel: int, pad: Path, *, vervang: Sequence[Stukbesluit] = ()
) -> Geschreven:
    """Write a table as XLSX or CSV, as the suffix of ``pad`` says; its hash goes into the journal.

    ``vervang`` is what a person wants in the place of words.

    Raises:
        Regelovertreding: no role for it, nothing of that id, another suffix, or a cell that identifies somebody
            (:mod:`weegtafel.overleg.tabelveeg`).
        Storing: the place cannot be written; a file that stood there is untouched.
    """
    uitgave = TABELLEN[soort]
    programma.vraag(programma.eis, uitgave.bevoegdheid)
    weer = partial(exporteer_tabel, programma, soort, sleutel, pad) if uitgave.geveegd else None
    return _geef_uit(programma, soort, programma.vraag(uitgave.haal, sleutel), pad, vervang, weer)


def geef_cijfers_uit(
    programma: Programma,
    naam: str,
    kop: Sequence[str],
    rijen: Sequence[Sequence[str]],
    pad: Path,
    *,
    vervang: Sequence[Stukbesluit] = (),
) -> Geschreven:
    """Write a table that stands on a screen of inzicht, with numbers as numbers; its hash goes into the journal.

    Raises:
        Regelovertreding: no role for it, another suffix, or a cell that identifies somebody.
        Storing: the place cannot be written; a file that stood there is untouched.
    """
    from weegtafel.inzicht.getallen import als_cellen

    programma.vraag(programma.eis, CIJFERS)
    koppen, cellen = als_cellen(kop, rijen)
    weer = partial(geef_cijfers_uit, programma, naam, kop, rijen, pad)
    return _geef_uit(programma, "cijfers", (koppen, cellen, naam), pad, vervang, weer)


def _geef_uit(
    programma: Programma,
    soort: str,
    inhoud: Tabelinhoud,
    pad: Path,
    vervang: Sequence[Stukbesluit],
    weer: Opnieuw | None,
) -> Geschreven:
    """Sweep, write and journal; ``weer`` makes it again after a refusal, None for a table that is not swept."""
    from weegtafel.bootstrap.uitgeven import geef_uit
    from weegtafel.overleg.tabelveeg import eis_schone_tabel
    from weegtafel.rendering.tabelbestand import maak_tabel
    from weegtafel.storage import journaal

    kop, rijen, kenmerk = inhoud
    vervangen: Sequence[str] = ()
    if weer is not None:
        rijen, vervangen = programma.vraag(eis_schone_tabel, f"De tabel “{kenmerk}”", kop, rijen, vervang, weer)
    bytes_ = maak_tabel(kop, rijen, pad, anker=programma.vraag(journaal.anker))
    wat = [soort, pad.suffix.lower().lstrip("."), *vervangen]
    return geef_uit(programma, bytes_, pad, "geef_tabel_uit", kenmerk, wat)


def lees_tabel(pad: Path) -> Tabel:
    """Read a table that somebody brings. Raises Regelovertreding or Storing, as ``rendering.tabelbestand`` does."""
    from weegtafel.rendering import tabelbestand

    return tabelbestand.lees_tabel(pad)
