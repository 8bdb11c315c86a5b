"""A chart on the screen: the shapes of a ``Figuur`` in the colours of the theme, with its table behind a key."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.theme import tokens
from ui.theme.theme import kleur, maat, marges, thema
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.lijst import Lijst
from weegtafel.kernel.document import Cirkel, Figuur, FiguurTekst, Lijn, Polygoon, Rechthoek, Vorm
from weegtafel.kernel.grafiek import Grafiek, als_svg

#: Okabe and Ito's set, safe for the colour-blind; in the dark the deep ones are lifted.
_REEKS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#B8A900", "#000000")
_REEKS_DONKER = ("#56B4E9", "#E69F00", "#3FC79A", "#E0A3C4", "#1F5F86", "#FF8A4C", "#F0E442", "#FFFFFF")
VEEL_PUNTEN = 60
_ROLLEN = {"wit": "vlak", "vlak": "grond", "aandacht": "let_op"}


#: Makes a chart for a width and a size of letter; None when there is nothing to draw.
Maker = Callable[[float, float], Grafiek | None]


def tint(naam: str, *, donker: bool | None = None) -> QColor:
    """The colour of a name of the document tree in the present theme."""
    if naam.startswith("reeks"):
        is_donker = thema().palet.donker if donker is None else donker
        return QColor((_REEKS_DONKER if is_donker else _REEKS)[int(naam[5:]) - 1])
    return kleur(_ROLLEN.get(naam, naam))


def teken(kwast: QPainter, figuur: Figuur) -> None:
    """Draw a figure at its own size from the origin of the painter."""
    kwast.setRenderHint(QPainter.RenderHint.Antialiasing)
    tekenaar = _Tekenaar(kwast)
    for vorm in figuur.vormen:
        tekenaar.vorm(vorm)


class _Tekenaar:
    """Draws shapes one after another; ten years are a thousand in a dozen kinds, so pens and letters are kept."""

    def __init__(self, kwast: QPainter) -> None:
        self._kwast = kwast
        self._pennen: dict[tuple[str | None, float, bool, bool], QPen] = {}
        self._verf: dict[str | None, QBrush] = {None: QBrush(Qt.BrushStyle.NoBrush)}
        self._letters: dict[tuple[float, bool], tuple[QFont, QFontMetrics]] = {}
        self._nu: tuple[object, ...] = ()

    def _zet(
        self, vulling: str | None, rand: str | None, dikte: float, *, streep: bool = False, stukken: bool = False
    ) -> None:
        soort = (rand, dikte, streep, stukken)
        if self._nu == (vulling, soort):
            return
        self._nu = (vulling, soort)
        pen = self._pennen.get(soort)
        if pen is None:
            pen = self._pennen[soort] = _pen(rand, dikte, gestreept=streep)
            if stukken:
                pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        if vulling not in self._verf:
            self._verf[vulling] = QBrush(tint(str(vulling)))
        self._kwast.setPen(pen)
        self._kwast.setBrush(self._verf[vulling])

    def vorm(self, vorm: Vorm) -> None:
        """Draw one shape."""
        kwast = self._kwast
        match vorm:
            case Lijn():
                self._zet(None, vorm.kleur, vorm.dikte, streep=vorm.gestreept)
                kwast.drawLine(QPointF(vorm.x1, vorm.y1), QPointF(vorm.x2, vorm.y2))
            case Rechthoek():
                self._zet(vorm.vulling, vorm.rand, vorm.dikte)
                kwast.drawRect(QRectF(vorm.x, vorm.y, vorm.breedte, vorm.hoogte))
            case Polygoon():
                punten = [QPointF(x, y) for x, y in vorm.punten]
                if vorm.gesloten:
                    self._zet(vorm.vulling, vorm.rand, vorm.dikte)
                    # The edge of a pale band of many years is not seen, and smoothing it takes most of a frame.
                    ruw = vorm.rand is None and len(punten) > VEEL_PUNTEN
                    kwast.setRenderHint(QPainter.RenderHint.Antialiasing, not ruw)
                    kwast.drawPolygon(QPolygonF(punten))
                    kwast.setRenderHint(QPainter.RenderHint.Antialiasing)
                elif vorm.rand is not None:
                    # Piece by piece with ends that stick out looks the same as one line. Qt works out one long line of
                    # ten years as a whole, and takes ten times as long.
                    self._zet(None, vorm.rand, vorm.dikte, stukken=True)
                    kwast.drawLines([QLineF(van, naar) for van, naar in pairwise(punten)])
            case Cirkel():
                self._zet(vorm.vulling, vorm.rand, vorm.dikte)
                kwast.drawEllipse(QPointF(vorm.x, vorm.y), vorm.straal, vorm.straal)
            case FiguurTekst():
                self._tekst(vorm)

    def _tekst(self, vorm: FiguurTekst) -> None:
        letter = self._letters.get((vorm.grootte, vorm.vet))
        if letter is None:
            soort = QFont(self._kwast.font())
            soort.setPixelSize(round(vorm.grootte))
            soort.setWeight(QFont.Weight.DemiBold if vorm.vet else QFont.Weight.Normal)
            letter = self._letters[vorm.grootte, vorm.vet] = (soort, QFontMetrics(soort, self._kwast.device()))
        self._zet(None, vorm.kleur, 1.0)
        self._kwast.setFont(letter[0])
        breed = letter[1].horizontalAdvance(vorm.tekst)
        x = vorm.x - {"links": 0.0, "midden": breed / 2, "rechts": float(breed)}[vorm.uitlijning]
        self._kwast.drawText(QPointF(x, vorm.y), vorm.tekst)


def _pen(naam: str | None, dikte: float, *, gestreept: bool = False) -> QPen:
    if naam is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(tint(naam), max(dikte, 0.8))
    if gestreept:
        pen.setDashPattern([4, 3])
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


class Grafiekvlak(QWidget):
    """The drawing alone. It is made anew for each width, so that letters keep their size.

    What is out of sight waits until it is looked at: while one types, only charts on the screen cost time.
    ``gemaakt`` says that there is another drawing, or none.
    """

    gemaakt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._maker: Maker | None = None
        self._beeld: Grafiek | None = None
        self._oud = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        thema().gewijzigd.connect(self.maak)

    def zet(self, maker: Maker) -> None:
        """Show another chart; it says None when there is nothing to draw."""
        self._maker = maker
        if self._beeld is not None and self.isVisible() and self.visibleRegion().isEmpty():
            self._oud = True
        else:
            self.maak()

    @property
    def beeld(self) -> Grafiek | None:
        """What is shown, or would be in sight."""
        if self._oud:
            self.maak()
        return self._beeld

    def maak(self) -> None:
        """Draw for the present width."""
        self._oud = False
        breedte = float(max(self.width(), maat(220)))
        beeld = None if self._maker is None else self._maker(breedte, float(maat(tokens.KLEIN)))
        self._beeld = beeld
        if beeld is not None:
            self.setFixedHeight(round(beeld.figuur.hoogte) + maat(4))
            self.setAccessibleName(beeld.titel)
            self.setAccessibleDescription(beeld.figuur.beschrijving)
        self.gemaakt.emit()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(maat(320), self.height())

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Another width is another drawing."""
        super().resizeEvent(gebeurtenis)
        if gebeurtenis.size().width() != gebeurtenis.oldSize().width():
            QTimer.singleShot(0, self, self.maak)

    def paintEvent(self, _gebeurtenis: QPaintEvent) -> None:
        """Draw, with a ring for who came here by key."""
        if self._oud:
            QTimer.singleShot(0, self, self.maak)  # it may be higher now, and that is not for a painter to change
        if self._beeld is None:
            return
        kwast = QPainter(self)
        kwast.setFont(self.font())
        teken(kwast, self._beeld.figuur)
        if self.hasFocus():
            kwast.setBrush(Qt.BrushStyle.NoBrush)
            kwast.setPen(QPen(kleur("accent"), 2))
            kwast.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), maat(4), maat(4))


class Grafiekkaart(Kaart):
    """A chart with its title, a sentence, and buttons for its table and a copy as a file.

    ``bewaar(chart)`` asks for a place, ``tabel`` for one for its numbers; Enter on the chart shows the table.
    """

    def __init__(
        self,
        bewaar: Callable[[Grafiekkaart], None] | None = None,
        tabel: Callable[[Grafiek], None] | None = None,
    ) -> None:
        super().__init__(" ")
        self._bewaar, self._tabel = bewaar, tabel
        self.vlak = Grafiekvlak()
        self.vlak.gemaakt.connect(self._na_maken)
        self._uitleg = Label("", "klein", breekt=True)
        self.tabelknop = Knop("Toon als tabel", "stil", hulp="De getallen van deze grafiek (Enter op de grafiek)")
        self.tabelknop.clicked.connect(lambda _aan=False: self.toon_tabel())
        knoppen = rij(self.tabelknop)
        if bewaar is not None:
            self.bewaarknop = Knop("Bewaar", "stil", hulp="Als SVG of PNG")
            self.bewaarknop.clicked.connect(lambda _aan=False: bewaar(self))
            knoppen.addWidget(self.bewaarknop)
        knoppen.addStretch(1)
        for widget in (self.vlak, self._uitleg):
            self.indeling.addWidget(widget)
        self.indeling.addStretch(1)  # cards beside each other are equally high
        self.indeling.addLayout(knoppen)

    def knoppen(self) -> list[QWidget]:
        """What takes the focus, in order."""
        rest: list[QWidget] = [] if self._bewaar is None else [self.bewaarknop]
        return [self.vlak, self.tabelknop, *rest]

    @property
    def beeld(self) -> Grafiek | None:
        """What is shown."""
        return self.vlak.beeld

    def zet(self, maker: Maker) -> None:
        """Show another chart; the card goes when there is nothing to draw."""
        self.vlak.zet(maker)

    def _na_maken(self) -> None:
        beeld = self.vlak.beeld
        self.setVisible(beeld is not None)
        if beeld is not None and self.kop is not None:
            self.kop.setText(beeld.titel)
            self._uitleg.setText(beeld.uitleg)
            self.tabelknop.setAccessibleName(f"Toon als tabel: {beeld.titel}")
            if self._bewaar is not None:
                self.bewaarknop.setAccessibleName(f"Bewaar de grafiek: {beeld.titel}")

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Enter or space on the chart shows its table."""
        if self.vlak.hasFocus() and gebeurtenis.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toon_tabel()
        else:
            super().keyPressEvent(gebeurtenis)

    def toon_tabel(self) -> None:
        """The same numbers as a table."""
        if self.beeld is not None:
            Tabelvenster(self.window(), self.beeld, self._tabel).exec()


class Tabelvenster(QDialog):
    """The numbers of a chart. ``bewaar(chart)`` asks for a place for them, after this window has gone."""

    def __init__(self, ouder: QWidget | None, beeld: Grafiek, bewaar: Callable[[Grafiek], None] | None = None) -> None:
        super().__init__(ouder)
        self.setWindowTitle(beeld.titel)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=12)
        kolom.addWidget(Label(beeld.titel, "kop"))
        kolom.addWidget(Label(beeld.uitleg, "stil", breekt=True))
        self.model: RijModel[tuple[int, tuple[str, ...]]] = RijModel(
            [self._kolom(n, titel) for n, titel in enumerate(beeld.kop)],
            list(enumerate(beeld.rijen)),
            sleutel=lambda r: r[0],
        )
        self.lijst = Lijst(self.model, beeld.titel)
        kolom.addWidget(self.lijst, 1)
        sluit = Knop("Sluit")
        sluit.clicked.connect(lambda _aan=False: self.accept())
        knoppen = rij(None)
        if bewaar is not None:
            self.bewaarknop = Knop("Bewaar als tabel", icoon="exporteer", hulp="Als Excel of CSV (Ctrl+E)")
            self.bewaarknop.setShortcut("Ctrl+E")
            self.bewaarknop.clicked.connect(self.accept)
            self.bewaarknop.clicked.connect(lambda _aan=False: bewaar(beeld))
            knoppen.addWidget(self.bewaarknop)
        knoppen.addWidget(sluit)
        kolom.addLayout(knoppen)
        self.resize(maat(300 + 150 * len(beeld.kop)), maat(480))
        self.lijst.kies_eerste()
        self.lijst.setFocus()

    @staticmethod
    def _kolom(nummer: int, titel: str) -> Kolom[tuple[int, tuple[str, ...]]]:
        if nummer == 0:
            return Kolom("0", titel, lambda r: r[1][0])
        return Kolom(str(nummer), titel, lambda r: r[1][nummer], uitlijning=Uitlijning.RECHTS, breedte=150)


def bewaar_svg(figuur: Figuur, pad: Path) -> None:
    """Write the drawing with the colours of the theme.

    Raises:
        OSError: the file cannot be written.
    """
    pad.write_text(als_svg(figuur, lambda naam: tint(naam).name(), tokens.LETTER), encoding="utf-8")


def bewaar_png(figuur: Figuur, pad: Path, *, vergroting: float = 3.0) -> None:
    """Write a picture with the colours of the theme on its ground.

    Raises:
        OSError: the file cannot be written.
    """
    beeld = QImage(round(figuur.breedte * vergroting), round(figuur.hoogte * vergroting), QImage.Format.Format_ARGB32)
    beeld.fill(kleur("vlak"))
    kwast = QPainter(beeld)
    kwast.scale(vergroting, vergroting)
    teken(kwast, figuur)
    kwast.end()
    if not beeld.save(str(pad)):
        raise OSError(f"cannot write {pad.name}")
