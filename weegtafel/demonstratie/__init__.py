"""A folder full of fictitious cases and meetings, clearly marked as such, made with the same acts as users do."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from weegtafel.kernel.errors import Storing

ZAAD = 20211101


@dataclass(frozen=True, slots=True)
class Demonstratie:
    """How much was made."""

    casussen: int
    overleggen: int


def _stil(_gedaan: int, _totaal: int) -> None:
    return None


def maak_demonstratie(
    doel: Path, meld: Callable[[int, int], None] = _stil, vandaag: date | None = None
) -> Demonstratie:
    """Make the folder ``doel`` with demonstration data up to ``vandaag``; whole, or not at all.

    Raises:
        Storing: the folder already holds something, or cannot be written.
    """
    from weegtafel.storage.storingen import vertaal_os

    if doel.exists() and (not doel.is_dir() or any(doel.iterdir())):
        raise Storing(
            f"De map “{doel}” is niet leeg. Er is niets gewijzigd. Kies een nieuwe map voor de demonstratiegegevens."
        )
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        werkmap = Path(tempfile.mkdtemp(prefix=".weegtafel-demo-", dir=doel.parent))
    except OSError as fout:
        raise vertaal_os(fout, "de map voor de demonstratiegegevens maken") from fout
    try:
        uitkomst = _vul(werkmap, meld, vandaag or date.today())
        if doel.exists():
            doel.rmdir()
        werkmap.rename(doel)
    except OSError as fout:
        raise vertaal_os(fout, "de demonstratiegegevens bewaren") from fout
    finally:
        shutil.rmtree(werkmap, ignore_errors=True)
    return uitkomst


def _vul(map_: Path, meld: Callable[[int, int], None], vandaag: date) -> Demonstratie:
    from sqlmodel import func, select

    from weegtafel.bootstrap import open_programma
    from weegtafel.casus.models import Casus
    from weegtafel.demonstratie.doorbraak import speel_geschiedenis, speel_heden
    from weegtafel.demonstratie.inzicht import speel_inzicht
    from weegtafel.demonstratie.verhaal import MAP
    from weegtafel.demonstratie.verloop import WEKEN, Verloop
    from weegtafel.inrichting.models import Criteriumversie, Gemeente, Kluiskenmerk
    from weegtafel.inrichting.vulling import laad_demonstratie_organisaties
    from weegtafel.kernel.clock import VasteKlok

    begin = datetime.combine(vandaag - timedelta(weeks=WEKEN + 8), time(9, 0))
    klok = VasteKlok(begin)
    programma = open_programma(map_, maak=True, klok=klok)
    try:
        with programma.kluis.transactie() as sessie:
            laad_demonstratie_organisaties(sessie, begin)
            sessie.add(Kluiskenmerk(sleutel="demonstratie", waarde="ja"))
            for gemeente in sessie.exec(select(Gemeente)):
                gemeente.logo = (MAP / "logo.png").read_bytes()
            for versie in sessie.exec(select(Criteriumversie)):  # the fiction begins before the criteria that ship
                versie.geldig_van = min(versie.geldig_van, begin.date())
            sessie.flush()
            speel_geschiedenis(sessie, klok)
            overleggen = Verloop(sessie, klok, random.Random(ZAAD), meld).speel(vandaag)
            speel_heden(sessie, klok, vandaag)
            speel_inzicht(sessie, klok, vandaag)
            casussen = sessie.exec(select(func.count()).select_from(Casus)).one()
        programma.kluis.schrijf_bij()
    finally:
        programma.sluit()
    return Demonstratie(casussen, overleggen)
