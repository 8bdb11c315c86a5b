"""The aanmeldformulier as a file: write an empty one, read a filled one, read a folder of them."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from weegtafel.casus.formulier import EIGENSCHAP, Afzender, Codes, Formulieruitslag, beoordeel, vergelijkbaar
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
    pad: Path, codes: Codes | None = None, alternatieven: tuple[tuple[str, str], ...] | None = None
) -> Formulieruitslag:
    """Read a filled form. It never raises for what is wrong with the file: the outcome says so in one sentence.

    ``codes`` and ``alternatieven`` are the choices of the vault; without them those that ship with the program.
    """
    from weegtafel.rendering.aanmeldformulier_lezen import vind_inhoud
    from weegtafel.rendering.aanmeldformulier_pakket import NietOns, Onleesbaar, lees_bytes, open_pakket
    from weegtafel.rendering.aanmeldformulier_schrijven import vaste_teksten

    standaard, afzender = meegeleverd()
    codes = standaard if codes is None else codes
    alternatieven = afzender.alternatieven if alternatieven is None else alternatieven
    try:
        pakket = open_pakket(lees_bytes(pad))
        vast = frozenset(vergelijkbaar(tekst) for tekst in vaste_teksten(afzender.tafelnaam))
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
    return beoordeel(ruw, codes, alternatieven)


def lees_map(
    map_: Path, codes: Codes | None = None, alternatieven: tuple[tuple[str, str], ...] | None = None
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
    return [(naam, lees(map_ / naam, codes, alternatieven)) for naam in namen]
