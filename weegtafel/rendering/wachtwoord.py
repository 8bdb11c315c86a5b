"""A password on an exported document, for when it travels by e-mail or stick.

PDF: AES-256 (revision 6, ISO 32000-2 § 7.6.4.4). PDF/A (ISO 19005-2 § 6.1.3) forbids encryption, so such a file is for
sending and not for the archive. DOCX: agile encryption of MS-OFFCRYPTO § 2.3.4.10, which Word and LibreOffice open.
"""

from __future__ import annotations

import io
from typing import Final

from weegtafel.kernel.errors import Regelovertreding

MINSTENS: Final = 12
#: LibreOffice and Word take no longer one (MS-OFFCRYPTO § 2.3.4.10: 255 UTF-16 code units).
HOOGSTENS: Final = 127


def toets_wachtwoord(wachtwoord: str) -> None:
    """Refuse a password that is guessed in an afternoon.

    Raises:
        Regelovertreding: too short, too long, one sign repeated, or with signs that not every reader can type.
    """
    if len(wachtwoord) < MINSTENS:
        raise Regelovertreding(f"Kies een wachtwoord van minstens {MINSTENS} tekens; een paar losse woorden is goed.")
    if len(wachtwoord.encode()) > HOOGSTENS:
        raise Regelovertreding(f"Kies een wachtwoord van hoogstens {HOOGSTENS} tekens.")
    if not wachtwoord.isprintable() or len(set(wachtwoord)) < 4:
        raise Regelovertreding("Kies een wachtwoord met verschillende letters, cijfers of woorden.")


def versleutel_pdf(data: bytes, wachtwoord: str) -> bytes:
    """The same PDF, readable with the password only; the structure for screen readers stays allowed.

    Raises:
        Regelovertreding: see :func:`toets_wachtwoord`.
    """
    import secrets

    import pikepdf

    toets_wachtwoord(wachtwoord)
    mag = pikepdf.Permissions(accessibility=True, extract=True)
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        # Nobody needs the rights of an owner, so that password is thrown away.
        slot = pikepdf.Encryption(user=wachtwoord, owner=secrets.token_urlsafe(32), R=6, aes=True, allow=mag)
        pdf.save(uit, encryption=slot)
    return uit.getvalue()


def versleutel_docx(data: bytes, wachtwoord: str) -> bytes:
    """The same DOCX, readable with the password only.

    Raises:
        Regelovertreding: see :func:`toets_wachtwoord`.
    """
    from msoffcrypto.format.ooxml import OOXMLFile

    toets_wachtwoord(wachtwoord)
    uit = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(wachtwoord, uit)
    return uit.getvalue()
