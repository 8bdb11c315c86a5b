"""The palette of the window: Enter opens what belongs to the typed text, also when that is still being looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.actions import vensteracties
from ui.plaatsen import BESTEMMINGEN, SOORTNAMEN
from ui.widgets.commandopalet import Commandopalet, Treffer


class Palet(Commandopalet):
    """Never opens or does something that was found for an earlier text."""

    def __init__(self, venster: QWidget, zoek: Callable[[str], Sequence[Treffer] | None]) -> None:
        super().__init__(venster, zoek)
        self._geleverd: str | None = None
        self._neem_straks = False
        self.veld.setMaxLength(200)
        self.veld.textEdited.connect(self._anders)

    def _anders(self, _tekst: str) -> None:
        self._neem_straks = False

    def open(self) -> None:
        """Show with an empty field."""
        self._geleverd = None
        self._neem_straks = False
        super().open()

    def lever(self, tekst: str, treffers: Sequence[Treffer]) -> None:
        """Bring results for a text; take the first when Enter was pressed before they came."""
        super().lever(tekst, treffers)
        if tekst != self.veld.text().strip():
            return
        self._geleverd = tekst
        if self._neem_straks:
            self._neem_straks = False
            super()._neem()

    def _neem(self) -> None:
        if self._geleverd == self.veld.text().strip():
            super()._neem()
            return
        self._neem_straks = True
        self._vraag()


def als_treffer(gevonden: object) -> Treffer:
    """What the search found as a line of the palette: its name, and quietly how it stands and the words around it."""
    soort = str(getattr(gevonden, "soort", ""))
    groep, icoon = SOORTNAMEN[soort]
    sleutel = ("actie_id" if soort == "actie" else soort, getattr(gevonden, "id", 0))
    stil = " · ".join(filter(None, (getattr(gevonden, "regel", ""), getattr(gevonden, "fragment", ""))))
    return Treffer(groep, getattr(gevonden, "kop", ""), stil, icoon, sleutel)


def vaste_treffers(tekst: str, acties: Sequence[QAction], aangemeld: bool = False) -> list[Treffer]:
    """The acts of the page (``acties``), the places and the acts of the window whose name contains the text."""
    naald = tekst.strip().casefold()
    hier = [
        Treffer("Op dit scherm", a.text().replace("&", ""), sleutel=("actie", a), icoon="start",
                toetsen=a.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        for a in acties
        if a.isEnabled()
    ]  # fmt: skip
    plaatsen = [
        Treffer("Ga naar", b.tekst, icoon=b.icoon, sleutel=("plaats", b.sleutel),
                toetsen="" if b.onderaan else f"Ctrl+{n}")
        for n, b in enumerate(BESTEMMINGEN, 1)
    ]  # fmt: skip
    venster = [
        Treffer("Venster", w.tekst, sleutel=("venster", w.doe), toetsen=w.toetsen, icoon=w.icoon)
        for w in vensteracties(aangemeld)
        if w.doe != "open_palet"
    ]
    return [t for t in (*hier, *plaatsen, *venster) if naald in t.titel.casefold()]
