"""Writing a document to disk: the whole file or nothing, and never over half of an older one."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from weegtafel.kernel.document import Document
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.verwisselen import verwissel

_VEILIG: Final = "er is niets overschreven"
_VOL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DICHT: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


class Geschreven(NamedTuple):
    """What was written: where, the SHA-256 of the bytes in hexadecimal, and their number."""

    pad: Path
    sha256: str
    grootte: int


def _maker(pad: Path) -> Callable[[Document, datetime], bytes]:
    soort = pad.suffix.lower()
    if soort == ".pdf":
        from weegtafel.rendering.pdf import maak_pdf

        return maak_pdf
    if soort == ".docx":
        from weegtafel.rendering.docx import maak_docx

        return maak_docx
    raise Regelovertreding("Kies een bestandsnaam die eindigt op .pdf of .docx.")


def schrijf(document: Document, pad: Path, moment: datetime, wachtwoord: str = "") -> Geschreven:
    """Write the document as PDF or DOCX, as the suffix of ``pad`` says; ``moment`` is its time of making.

    With ``wachtwoord`` the file is encrypted before it touches the disk. The bytes go to a temporary file beside the
    target, reach the disk, and only then take its name.
    Raises Regelovertreding for another suffix or a weak password and Storing when the machine refuses; in both cases
    an older file of that name is still whole and no temporary file is left.
    """
    return schrijf_bytes(maak_bytes(document, pad, moment, wachtwoord), pad)


def maak_bytes(document: Document, pad: Path, moment: datetime, wachtwoord: str = "") -> bytes:
    """What :func:`schrijf` writes, made but not written yet; raises as it does."""
    maak = _maker(pad)
    try:
        if pad.is_dir():
            raise Storing(f"‘{pad.name}’ is een map en geen bestand; {_VEILIG}, kies een andere naam.")
        if not pad.parent.is_dir():
            raise Storing(f"De map ‘{pad.parent}’ bestaat niet; {_VEILIG}, maak de map of kies een andere.")
    except (OSError, ValueError) as fout:
        raise _storing(pad, fout) from fout
    data = maak(document, moment)
    if wachtwoord:
        from weegtafel.rendering.wachtwoord import versleutel_docx, versleutel_pdf

        data = (versleutel_pdf if pad.suffix.lower() == ".pdf" else versleutel_docx)(data, wachtwoord)
    return data


def schrijf_bytes(data: bytes, pad: Path) -> Geschreven:
    """Write bytes whole or not at all; raises Storing as :func:`schrijf` does."""
    tijdelijk = pad.parent / f".weegtafel-{secrets.token_hex(6)}.tmp"
    try:
        try:
            with tijdelijk.open("xb") as stroom:
                stroom.write(data)
                stroom.flush()
                os.fsync(stroom.fileno())
            verwissel(tijdelijk, pad)
        except BaseException:
            with contextlib.suppress(OSError, ValueError):
                tijdelijk.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as fout:
        raise _storing(pad, fout) from fout
    _bewaar_map(pad.parent)
    return Geschreven(pad, hashlib.sha256(data).hexdigest(), len(data))


def _bewaar_map(folder: Path) -> None:
    # The new name reaches the disk too. Systems without this (Windows, some network disks) keep it themselves.
    with contextlib.suppress(OSError):
        beschrijver = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(beschrijver)
        finally:
            os.close(beschrijver)


def _storing(pad: Path, fout: OSError | ValueError) -> Storing:
    nummer = fout.errno if isinstance(fout, OSError) else None
    if nummer in _VOL:
        reden, doe = "de schijf is vol", "maak ruimte vrij of kies een andere map"
    elif nummer in _DICHT:
        reden = "de map of het bestand is niet te beschrijven"
        doe = "sluit het bestand als het nog openstaat, of kies een andere map"
    elif nummer == errno.ENAMETOOLONG:
        reden, doe = "de naam is te lang", "kies een kortere naam"
    elif nummer in (errno.ENOENT, errno.ENOTDIR):
        reden, doe = "de map bestaat niet meer", "kies een andere map"
    else:
        reden, doe = "de schijf geeft een fout", "probeer het opnieuw of kies een andere map"
    return Storing(f"‘{pad.name[:60]}’ is niet bewaard, want {reden}; {_VEILIG}, {doe}.")
