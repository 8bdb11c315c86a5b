"""The palette of the window: Enter opens what belongs to the typed text, also when that is still being looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

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
