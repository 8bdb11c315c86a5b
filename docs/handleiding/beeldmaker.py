"""The window on demonstration data, and what it takes pictures of, for ``docs/maak_beelden.py``."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSettings, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from weegtafel.bootstrap import Programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.opdracht import Opdracht
from weegtafel.kernel.roles import Actor

VANDAAG = date(2026, 11, 12)
BREED, HOOG = 1280, 800
GROOTST = 150_000
"""Most bytes of one picture: it travels with the source."""


class Beeldmaker:
    """The window on a copy of the demonstration data, and what it takes pictures of."""

    def __init__(self, programma: Programma, klok: VasteKlok, doel: Path, alleen: str, tijdelijk: Path) -> None:
        from ui.venster import Hoofdvenster

        self.klok, self.doel, self.alleen, self.tijdelijk = klok, doel, alleen, tijdelijk
        self.geschreven: list[Path] = []
        self.kans = random.Random(7)
        self.kluis = programma
        self.overleg_id = self._overleg_van_vandaag()
        self.voorzitter, self.secretaris = self._leiders()
        voorkeuren = QSettings(str(tijdelijk / "voorkeuren.ini"), QSettings.Format.IniFormat)
        self.venster = Hoofdvenster(programma.als(self.secretaris), voorkeuren, demonstratie=True)
        self.venster.resize(BREED, HOOG)
        self.venster.begin()
        self.rust()

    def _overleg_van_vandaag(self) -> int:
        from weegtafel.overleg import queries

        return next(o.id for o in self.kluis.vraag(queries.overleggen) if o.datum == VANDAAG)

    def _leiders(self) -> tuple[Actor, Actor]:
        """The chair and the secretary of the overleg of the fixed day."""
        from weegtafel.inrichting.queries import personen
        from weegtafel.overleg import queries

        blad = self.kluis.vraag(queries.overleg, self.overleg_id)
        wie = {p.id: Actor(p.id, p.naam, p.rollen) for p in self.kluis.vraag(personen, VANDAAG)}
        return wie[blad.voorzitter_id], wie[blad.secretaris_id]

    # --- showing and keeping ----------------------------------------------------------------------

    def rust(self) -> None:
        """Until everything that was asked has been answered and painted."""
        for _ in range(4):
            QApplication.processEvents()
            self.venster.runner.wacht()
            QTest.qWait(40)

    def wil(self, naam: str) -> bool:
        """Whether this picture was asked for."""
        return self.alleen in naam

    def werk_als(self, actor: Actor) -> None:
        """Another person at the window."""
        self.venster.zet_actor(actor)
        self.rust()

    def ga(self, plaats: str, id_: int = 0) -> QWidget:
        """Show a page and wait for it."""
        self.venster.ga_naar(plaats, id_)
        self.rust()
        scherm = self.venster.scherm
        assert scherm is not None
        return scherm

    def neem(self, naam: str, boven: QWidget | None = None) -> None:
        """Keep what the window shows, with a dialog of its own over it when one is given."""
        if not self.wil(naam):
            return
        self.rust()
        beeld = self.venster.grab().toImage()
        if boven is not None:
            boven.show()
            self.rust()
            leg_op(beeld, boven.grab().toImage())
        self.bewaar(naam, beeld)

    def bewaar(self, naam: str, beeld: QImage) -> None:
        """Write one picture, in 256 colours when it would be too large otherwise."""
        data = als_png(beeld)
        if len(data) > GROOTST:
            data = als_png(in_256_kleuren(beeld))
        if len(data) > GROOTST:
            raise SystemExit(f"{naam}.png is {len(data)} bytes, more than {GROOTST}")
        pad = self.doel / f"{naam}.png"
        pad.write_bytes(data)
        self.geschreven.append(pad)

    # --- doing ------------------------------------------------------------------------------------

    def doe(self, actor: Actor, opdracht: Opdracht) -> Any:
        """One act of one person."""
        return self.kluis.als(actor).voer_uit(opdracht)


def leg_op(beeld: QImage, dialoog: QImage) -> None:
    """Paint a dialog in the middle of the window, the window dimmed, a thin line around it."""
    schilder = QPainter(beeld)
    schilder.fillRect(beeld.rect(), QColor(28, 33, 38, 90))
    plek = QPoint((beeld.width() - dialoog.width()) // 2, (beeld.height() - dialoog.height()) // 2)
    schilder.drawImage(plek, dialoog)
    schilder.setPen(QColor("#B9B6AE"))
    schilder.drawRect(plek.x(), plek.y(), dialoog.width() - 1, dialoog.height() - 1)
    schilder.end()


def als_png(beeld: QImage) -> bytes:
    """The picture as PNG, as small as Qt makes it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    beeld.save(buffer, "PNG", 0)  # type: ignore[call-overload]  # the stubs want bytes, Qt itself a str
    return bytes(data.data())


def in_256_kleuren(beeld: QImage) -> QImage:
    """The picture in 256 of its colours; what is left out is a shade in the edge of a letter.

    Of each bright hue the most used shade goes first, however small its surface: a red square must stay red.
    """
    vol = beeld.convertToFormat(QImage.Format.Format_RGB32)
    kleuren = [kleur for kleur, _ in Counter(memoryview(vol.constBits()).cast("I")).most_common()]
    fel: dict[tuple[int, ...], int] = {}
    for kleur in kleuren:
        rgb = (kleur >> 16 & 255, kleur >> 8 & 255, kleur & 255)
        if max(rgb) - min(rgb) > 60:
            fel.setdefault(tuple(deel >> 5 for deel in rgb), kleur)
    tabel = list(dict.fromkeys([*list(fel.values())[:96], *kleuren]))[:256]
    return vol.convertToFormat(
        QImage.Format.Format_Indexed8, [kleur | 0xFF000000 for kleur in tabel], Qt.ImageConversionFlag.ThresholdDither
    )
