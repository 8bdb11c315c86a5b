"""The one place that names the database driver: SQLCipher, with a raw key or, without one, as plain SQLite.

A vault with a key is encrypted page by page (AES-256-CBC, HMAC-SHA256 on each page, also in the write-ahead log). The
key is the 32 bytes themselves, so opening derives nothing: SQLCipher's own PBKDF2 is for passwords and is passed by.
Without a key the same library reads and writes an ordinary SQLite file: a demonstration, a test.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # SQLCipher's module carries no types; it has the same interface, but its own classes.
    import sqlite3 as dbapi
    from sqlite3 import Connection, IntegrityError
    from sqlite3 import Error as Fout
else:
    from sqlcipher3 import dbapi2 as dbapi
    from sqlcipher3.dbapi2 import Connection, IntegrityError
    from sqlcipher3.dbapi2 import Error as Fout

__all__ = [
    "HMAC",
    "PAGINA",
    "SLEUTELLENGTE",
    "Connection",
    "Fout",
    "IntegrityError",
    "dbapi",
    "is_plat",
    "is_versleuteld",
    "verbind",
]

SLEUTELLENGTE = 32
"""Bytes in the key of a vault."""
PAGINA = 4096
"""Bytes in a page of an encrypted file; part of the file format."""
HMAC = "HMAC_SHA256"
"""What guards each page; part of the file format. A fifth faster than SQLCipher's own choice, SHA-512, where processors
have instructions for it, and 32 bytes are enough."""
_PLAT = b"SQLite format 3\x00"


def is_plat(bestand: Path) -> bool:
    """Whether a file is plain SQLite, which anybody can read. Raises OSError."""
    with bestand.open("rb") as stroom:
        return stroom.read(len(_PLAT)) == _PLAT


def is_versleuteld(bestand: Path) -> bool:
    """Whether a file holds something that is not plain SQLite; a missing or empty one does not. Raises OSError."""
    return bestand.exists() and bestand.stat().st_size > 0 and not is_plat(bestand)


def zet_sleutel(verbinding: Connection, sleutel: bytes | bytearray) -> None:
    """Give a fresh connection its raw key, before anything is read.

    Raises:
        ValueError: a key of another length (a bug).
    """
    if len(sleutel) != SLEUTELLENGTE:
        raise ValueError(f"a key has {SLEUTELLENGTE} bytes")
    # A wrong key is answered by a sentence of ours, not by SQLCipher on standard error.
    verbinding.execute("PRAGMA cipher_log_level = NONE")
    # Written into a buffer that is wiped, because text in Python cannot be.
    tekst = bytearray(b"x'" + bytes(2 * SLEUTELLENGTE) + b"'")
    for i, byte in enumerate(sleutel):
        tekst[2 + 2 * i] = b"0123456789abcdef"[byte >> 4]
        tekst[3 + 2 * i] = b"0123456789abcdef"[byte & 15]
    try:
        verbinding.set_key(tekst)  # type: ignore[attr-defined]  # of sqlcipher3 only
    finally:
        tekst[:] = bytes(len(tekst))
    verbinding.execute(f"PRAGMA cipher_page_size = {PAGINA}")
    verbinding.execute(f"PRAGMA cipher_hmac_algorithm = {HMAC}")


def verbind(pad: Path | str, sleutel: bytes | bytearray | None = None, **kwargs: Any) -> Connection:
    """A connection to a database file, with its key when it has one; nothing is read yet.

    ``kwargs`` go to ``sqlite3.connect`` (``uri``, ``isolation_level``, ``check_same_thread``).

    Raises:
        Fout: the file cannot be opened. A wrong key shows at the first read ("file is not a database").
    """
    verbinding: Connection = dbapi.connect(str(pad), **kwargs)
    if sleutel is not None:
        try:
            zet_sleutel(verbinding, sleutel)
        except BaseException:
            verbinding.close()
            raise
    return verbinding
