"""The aanmeldformulier as a file: write an empty one, read a filled one, read a folder of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.casus.formulier import (
    ALTERNATIEFREGELS,
    EIGENSCHAP,
    FORMULIERVELDEN,
    Afzender,
    Codes,
    Formulieruitslag,
    RuweInhoud,
    beoordeel,
    gronden_van,
    vergelijkbaar,
)
from weegtafel.inrichting.vulling import meegeleverde_keuzes
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.rendering.schrijven import schrijf_bytes

#: How many of our questions a document must hold to count as our form when every other mark is gone.
GENOEG_VRAGEN = 6
MAP_MAXIMUM = 1000


def schrijf_leeg(pad: Path, codes: Codes, afzender: Afzender) -> None:
    """Write the empty form as DOCX, whole or not at all.

    Raises:
        Regelovertreding: the name does not end in .docx.
        Storing: the place cannot be written; a file that stood there is untouched.
    """
    from weegtafel.rendering.aanmeldformulier_schrijven import maak_leeg

    if pad.suffix.lower() != ".docx":
        raise Regelovertreding("Kies voor het aanmeldformulier een bestandsnaam die eindigt op .docx.")
    if pad.is_dir():
        raise Storing(f"“{pad.name}” is een map. Er is niets overschreven: kies een andere bestandsnaam.")
    schrijf_bytes(maak_leeg(codes, afzender, datetime.now()), pad)


@lru_cache(maxsize=1)
def meegeleverd() -> tuple[Codes, Afzender]:
    """The choices that ship with the program, for a form outside any vault."""
    codes, alternatieven = meegeleverde_keuzes()
    return codes, Afzender(alternatieven=alternatieven)


def lees(
    pad: Path, codes: Codes | None = None, afzender: Afzender | None = None, lijsten: Lijsten | None = None
) -> Formulieruitslag:
    """Read a filled form. It never raises for what is wrong with the file: the outcome says so in one sentence.

    ``codes`` and ``afzender`` are the choices and names of the vault, ``lijsten`` its names for the sweep over the
    file; without them those that ship with the program.
    """
    from weegtafel.rendering.aanmeldformulier_lezen import vind_inhoud
    from weegtafel.rendering.aanmeldformulier_pakket import NietOns, Onleesbaar, lees_bytes, open_pakket
    from weegtafel.rendering.aanmeldformulier_schrijven import vaste_teksten
    from weegtafel.rendering.aanmeldformulier_vegen import veeg_formulier

    standaard, meegeleverde = meegeleverd()
    codes = standaard if codes is None else codes
    afzender = meegeleverde if afzender is None else afzender
    try:
        data = lees_bytes(pad)
        pakket = open_pakket(data)
        # Of this table under its own name; a form from before it had one is read as well.
        teksten = tuple(dict.fromkeys((*vaste_teksten(afzender.tafelnaam), *vaste_teksten(meegeleverde.tafelnaam))))
        vast = frozenset(vergelijkbaar(tekst) for tekst in teksten)
        ruw, herkend, merk = vind_inhoud(pakket, codes, vast)
    except Onleesbaar as fout:
        return Formulieruitslag("onleesbaar", opmerkingen=(fout.zin,))
    except NietOns as fout:
        return Formulieruitslag("niet_ons_formulier", opmerkingen=(fout.zin,))
    except RecursionError:
        zin = "Dit bestand is te ingewikkeld opgebouwd en wordt niet gelezen. Plak de tekst in een nieuw formulier."
        return Formulieruitslag("onleesbaar", opmerkingen=(zin,))
    ons = EIGENSCHAP in pakket.eigenschappen or merk or herkend >= GENOEG_VRAGEN
    if not ons or herkend == 0:
        zin = "Dit is niet het aanmeldformulier van Weegtafel. Stuur de inbrenger een leeg formulier."
        return Formulieruitslag("niet_ons_formulier", opmerkingen=(zin,))
    uitslag = beoordeel(ruw, codes, afzender.alternatieven)
    try:
        eigen = (*teksten, *_eigen_woorden(codes, afzender, ruw), *_gevraagde_dagen(uitslag, ruw))
        return replace(uitslag, vondsten=veeg_formulier(data, pad.name, eigen, lijsten))
    except (Onleesbaar, NietOns) as fout:
        return Formulieruitslag("onleesbaar", opmerkingen=(fout.zin,))


def _eigen_woorden(codes: Codes, afzender: Afzender, ruw: RuweInhoud) -> Iterator[str]:
    """The keys of the form and everything it offers to choose from; they stand in the file whatever was chosen."""
    yield from (veld.sleutel for veld in FORMULIERVELDEN)
    for deel in ("uitkomst", "toelichting"):
        yield from (f"grond.{grond}.{deel}" for grond, _ in gronden_van(codes))
    for deel in ("keuze", "toelichting"):
        yield from (f"alternatief.{nummer}.{deel}" for nummer in range(1, ALTERNATIEFREGELS + 1))
    for paren in (*codes.values(), afzender.alternatieven, *(lijst.items() for lijst in ruw.codes.values())):
        for paar in paren:
            yield from paar
    yield from (*afzender.gemeenten, *afzender.organisaties)


def _gevraagde_dagen(uitslag: Formulieruitslag, ruw: RuweInhoud) -> Iterator[str]:
    """The answers to questions that ask for a day, as they were typed."""
    yield from (ruw.velden[sleutel].strip() for sleutel, waarde in uitslag.velden.items() if isinstance(waarde, date))


def lees_map(
    map_: Path, codes: Codes | None = None, afzender: Afzender | None = None, lijsten: Lijsten | None = None
) -> list[tuple[str, Formulieruitslag]]:
    """Read every file of a folder, by name; hidden files and the lock files of Word and LibreOffice are passed over.

    Raises:
        Storing: the folder is not there, may not be read, or holds more than a thousand files.
    """
    try:
        namen = sorted(pad.name for pad in map_.iterdir() if not pad.name.startswith(("~$", ".")) and not pad.is_dir())
    except OSError:
        raise Storing("Deze map is niet te lezen. Er is niets ingelezen: kies een andere map.") from None
    if len(namen) > MAP_MAXIMUM:
        raise Storing("Deze map bevat meer dan duizend bestanden. Er is niets ingelezen: kies een map met formulieren.")
    return [(naam, lees(map_ / naam, codes, afzender, lijsten)) for naam in namen]
