"""What the machine said, in a sentence for the user."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path
from typing import Final

from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.storage.bestand import heeft_sleutels
from weegtafel.storage.driver import Fout, IntegrityError

_BEZET = (
    "De gegevens zijn in gebruik door een ander programma. Wat al bewaard was, is veilig. "
    "Sluit het andere programma en probeer het opnieuw."
)
_VOL = (
    "De schijf is vol, daarom kon dit niet worden bewaard. Wat al bewaard was, is veilig. "
    "Maak ruimte vrij en probeer het opnieuw."
)
_ALLEEN_LEZEN = (
    "In deze map mag Weegtafel niet schrijven. Wat al bewaard was, is veilig. "
    "Vraag de beheerder om schrijfrechten of kies een andere map."
)
_NIET_VAN_ONS = (
    "Dit bestand is geen gegevensbestand van Weegtafel. Er is niets aan gewijzigd. Kies de map waarin Weegtafel zelf "
    "de gegevens bewaarde."
)
_BESCHADIGD = (
    "Het gegevensbestand is beschadigd. Weegtafel heeft niets gewijzigd. Maak een kopie van de hele map en zet dan een "
    "kopie uit de map “kopieen” terug."
)


class Beschadigd(Storing):
    """The database file is damaged; a copy can be put back, or what is readable be saved."""

    def __init__(self, melding: str = _BESCHADIGD) -> None:
        super().__init__(melding)


class Onbereikbaar(Storing):
    """The file cannot be reached: a stick that was pulled, a folder that was moved. It may come back."""


WEG = (
    "De map met gegevens is niet te bereiken. Wat al bewaard was, is veilig. Steek de USB-stick terug of zet de map "
    "terug op haar plaats, en probeer het opnieuw."
)
"""While one works; :data:`_ONBEREIKBAAR` is for opening."""

_ONBEREIKBAAR = (
    "Het gegevensbestand is niet te openen. Er is niets gewijzigd. Controleer of de map of de USB-stick nog "
    "bereikbaar is en probeer het opnieuw."
)


def vertaal(fout: Fout, pad: Path | None = None) -> Storing | Regelovertreding | None:
    """The sentence for an error of SQLite; None when it is a bug of the program.

    A refusal by one of our own triggers becomes a Regelovertreding with the trigger's sentence.
    """
    tekst = str(fout)
    laag = tekst.lower()
    if isinstance(fout, IntegrityError) and tekst.endswith("."):
        return Regelovertreding(tekst)
    soorten = (
        (("locked", "busy"), _BEZET),
        (("disk is full",), _VOL),
        (("readonly", "read-only"), _ALLEEN_LEZEN),
        (("not a database",), _NIET_VAN_ONS),
        (("malformed", "corrupt"), _BESCHADIGD),
        (("unable to open", "disk i/o error"), _ONBEREIKBAAR),
    )
    zin = next((zin for woorden, zin in soorten if any(woord in laag for woord in woorden)), None)
    if zin is None:
        return None
    if zin in (_NIET_VAN_ONS, _BESCHADIGD) and pad is not None and is_weg(pad):
        return Onbereikbaar(_ONBEREIKBAAR)
    # The first page of an encrypted file that does not decrypt looks to SQLite like a file of somebody else.
    if zin is _BESCHADIGD or (zin is _NIET_VAN_ONS and pad is not None and heeft_sleutels(pad.parent)):
        return Beschadigd()
    if zin is _ONBEREIKBAAR:
        return _nader(pad)
    return Storing(zin)


def is_weg(pad: Path) -> bool:
    """Whether a file cannot be read at all, although its name may still be there.

    A disk that is gone leaves to SQLite pages that do not fit together, which looks like damage.
    """
    try:
        nummer = _houd_open(pad)
        try:
            if sys.platform == "linux":  # else the memory of the system answers for a disk that is no longer there
                os.posix_fadvise(nummer, 0, 0, os.POSIX_FADV_DONTNEED)
            os.lseek(nummer, 0, os.SEEK_SET)
            os.read(nummer, 4096)
        finally:
            if os.name != "posix":
                os.close(nummer)
    except OSError as fout:
        return fout.errno not in (errno.EACCES, errno.EPERM)
    return False


#: By device and number of the file. Never closed on POSIX: whoever closes a file ends every lock that its process has
#: on it, those of SQLite too (sqlite.org/howtocorrupt.html, 2.2); and this is asked while the vault is open.
_OPEN: Final[dict[tuple[int, int], int]] = {}


def _houd_open(pad: Path) -> int:
    if os.name != "posix":
        return os.open(pad, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    stand = pad.stat()
    sleutel = (stand.st_dev, stand.st_ino)
    if sleutel not in _OPEN:
        _OPEN[sleutel] = os.open(pad, os.O_RDONLY | os.O_CLOEXEC)
    return _OPEN[sleutel]


def _nader(pad: Path | None) -> Storing:
    """SQLite says "unable to open" or "disk I/O error" too when its side files cannot be written; look why."""
    weg = Onbereikbaar(_ONBEREIKBAAR)
    try:
        if pad is None or not pad.exists():
            return weg
        if not os.access(pad.parent, os.W_OK) or not os.access(pad, os.W_OK):
            return weg if is_weg(pad) else Storing(_ALLEEN_LEZEN)
        vrij = shutil.disk_usage(pad.parent).free
    except PermissionError:
        return Storing(_ALLEEN_LEZEN)
    except OSError:
        return weg
    return Storing(_VOL) if vrij < 128 * 1024 and not is_weg(pad) else weg


#: The disk or the folder itself is not there any more.
_ONVINDBAAR = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE, errno.ENOENT)


def bestaat(pad: Path) -> bool:
    """Whether something stands at a path that can be looked at."""
    try:
        return pad.exists()
    except OSError:
        return False


def vertaal_os(fout: OSError, wat: str) -> Storing:
    """The sentence for an error of the file system while doing ``wat`` ("de map maken")."""
    if fout.errno in (errno.ENOSPC, errno.EDQUOT):
        return Storing(
            f"De schijf is vol: {wat} lukte niet. Er is niets verloren. Maak ruimte vrij en probeer opnieuw."
        )
    if fout.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Storing(
            f"Weegtafel mag hier niet schrijven: {wat} lukte niet. Er is niets verloren. Kies een andere map of vraag "
            "om schrijfrechten."
        )
    if fout.errno in _ONVINDBAAR:
        return Onbereikbaar(
            f"De map is niet te bereiken: {wat} lukte niet. Er is niets verloren. Steek de USB-stick terug of zet de "
            "map terug op haar plaats, en probeer het opnieuw."
        )
    if fout.errno in (errno.ENOTDIR, errno.EEXIST):
        return Storing(
            f"Op deze plek staat al een bestand: {wat} lukte niet. Er is niets verloren. Kies een andere map."
        )
    return Storing(
        f"De computer weigerde: {wat} lukte niet. Er is niets verloren. Probeer het opnieuw of kies een andere map."
    )
