"""Draw the application icon as PNG files and one .ico, from the two SVG drawings beside this script.

Use: ``python resources/icons/maak_appicoon.py``. Needs no display. The drawing is our own: a trestle table whose top
is the beam of a balance. The small drawing leaves out what would blur under 40 pixels.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

MAP = Path(__file__).resolve().parent / "app"
MATEN = (16, 20, 24, 32, 40, 48, 64, 128, 256, 512)
IN_ICO = (16, 24, 32, 48, 64, 256)


def teken(maat: int) -> QImage:
    """The icon at one size."""
    bron = "weegtafel-klein.svg" if maat < 40 else "weegtafel.svg"
    beeld = QImage(maat, maat, QImage.Format.Format_ARGB32_Premultiplied)
    beeld.fill(Qt.GlobalColor.transparent)
    kwast = QPainter(beeld)
    QSvgRenderer(str(MAP / bron)).render(kwast)
    kwast.end()
    return beeld


def als_png(beeld: QImage) -> bytes:
    """The picture as the bytes of a PNG file."""
    bytes_ = QByteArray()
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    beeld.save(buffer, "PNG")
    return bytes(bytes_.data())


def main() -> None:
    """Write all files."""
    QGuiApplication([])
    pngs = {maat: als_png(teken(maat)) for maat in MATEN}
    for maat, inhoud in pngs.items():
        (MAP / f"weegtafel-{maat:03d}.png").write_bytes(inhoud)
    kop, lijf = struct.pack("<HHH", 0, 1, len(IN_ICO)), b""
    begin = 6 + 16 * len(IN_ICO)
    for maat in IN_ICO:
        kop += struct.pack("<BBBBHHII", maat % 256, maat % 256, 0, 0, 1, 32, len(pngs[maat]), begin + len(lijf))
        lijf += pngs[maat]
    (MAP / "weegtafel.ico").write_bytes(kop + lijf)


if __name__ == "__main__":
    main()
