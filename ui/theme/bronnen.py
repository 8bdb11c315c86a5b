"""Qt resources made in memory, so that tinted icons need no file on the user's disk.

The format is the one that ``rcc`` writes (version 3): a tree of nodes, a table of names, and the data.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from PySide6.QtCore import qRegisterResourceData

_geregistreerd: list[tuple[bytes, bytes, bytes]] = []  # Qt reads these for as long as the program lives


def _hash(naam: str) -> int:
    waarde = 0
    for teken in naam.encode("utf-16-be")[1::2] if naam.isascii() else map(ord, naam):
        waarde = (waarde << 4) + teken
        waarde ^= (waarde & 0xF0000000) >> 23
        waarde &= 0x0FFFFFFF
    return waarde


def registreer(map_: str, bestanden: Mapping[str, bytes]) -> None:
    """Make ``:/map_/name`` readable for every name in ``bestanden``.

    ``map_`` is one path of plain names joined by ``/``. A second call with the same folder adds files to it.
    """
    namen, data, bomen = bytearray(), bytearray(), bytearray()
    knopen: list[tuple[str, bytes | None, int, int]] = [("", None, 1, 1)]
    delen = map_.split("/")
    for nummer, deel in enumerate(delen, start=1):
        laatste = nummer == len(delen)
        knopen.append((deel, None, len(bestanden) if laatste else 1, nummer + 1))
    knopen += [(naam, bestanden[naam], 0, 0) for naam in sorted(bestanden, key=_hash)]
    for naam, inhoud, aantal, eerste in knopen:
        plaats = 0
        if naam:
            plaats = len(namen)
            namen += struct.pack(">HI", len(naam), _hash(naam)) + naam.encode("utf-16-be")
        if inhoud is None:
            bomen += struct.pack(">IHIIQ", plaats, 2, aantal, eerste, 0)
        else:
            bomen += struct.pack(">IHHHIQ", plaats, 0, 0, 1, len(data), 0)
            data += struct.pack(">I", len(inhoud)) + inhoud
    stuk = (bytes(bomen), bytes(namen), bytes(data))
    if not qRegisterResourceData(3, *stuk):
        raise ValueError(f"Qt refused the resource data for {map_}")
    _geregistreerd.append(stuk)
