"""What every screen is: a page that knows which changes concern it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.kernel.roles import Actor, mag

if TYPE_CHECKING:
    from ui.messages import Mond
    from ui.runner import Runner


@dataclass(slots=True)
class Omgeving:
    """What a screen is given to work with; no screen looks anything up elsewhere."""

    runner: Runner
    mond: Mond
    instellingen: QSettings
    """The user's own preferences on this computer (window places, theme); never case data."""

    @property
    def actor(self) -> Actor:
        """Who works at this window."""
        return self.runner.programma.actor

    def mag(self, bevoegdheid: str) -> bool:
        """Whether the actor's role allows it; the handler asks again."""
        return mag(self.actor, bevoegdheid)

    @property
    def nu(self) -> datetime:
        """The time according to the program's clock."""
        return self.runner.programma.klok.nu()

    @property
    def vandaag(self) -> date:
        """The day according to the program's clock."""
        return self.nu.date()


class Scherm(QWidget):
    """One page of the window.

    ``naar`` asks the window to show something else: ("casus", id), ("overleg", id), ("vergadering", overleg_id),
    ("notulen", overleg_id), ("casussen", 0), ("overleggen", 0), ("acties", 0 or actie_id), ("inrichting", 0).
    """

    naar = Signal(str, int)
    titel_gewijzigd = Signal(str)
    volle_breedte: bool = False
    """Whether the screen wants the whole window; the sidebar then gives way."""
    houdt_wakker: bool = False
    """Whether an open overleg is led on this page, during which the lock waits longer."""
    soorten: frozenset[str] = frozenset()
    """Kinds of change (see ``Gewijzigd.soorten``) after which this screen fetches again."""

    def __init__(self, omgeving: Omgeving, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.omgeving = omgeving
        self._verouderd = False
        self._begin: QWidget | None = None
        omgeving.runner.gewijzigd.connect(self._na_wijziging)

    def begin_bij(self, widget: QWidget) -> None:
        """Who comes to this page begins at ``widget``, a part of it.

        Not by ``setFocusProxy``: with a part of itself as proxy, Qt leaves everything that was made before that part
        out of the order of Tab, such as the buttons in the head.
        """
        self._begin = widget

    def setFocus(self, *reden: Any) -> None:  # Qt's own name
        """Go to where the page begins."""
        if self._begin is not None:
            self._begin.setFocus(*reden)
        else:
            super().setFocus(*reden)

    def acties(self) -> list[QAction]:
        """The acts of this screen, for the menu, the shortcut card and the command palette."""
        return []

    def ververs(self) -> None:
        """Fetch again what is shown, keeping selection, scroll position and typed text."""

    def kies(self, id_: int) -> None:
        """Choose what has this id, on a page that shows many; a page of one thing has nothing to choose."""

    def mag_weg(self) -> bool:
        """Whether the screen may be left now; a screen with unsaved typing sends it first and answers True.

        The answer may come later: before a window closes or a page is thrown away, :meth:`onbewaard` is asked.
        """
        return True

    def onbewaard(self) -> tuple[str, ...]:
        """What stands on this page and could not be stored, in words; the window asks before it lets that go."""
        return ()

    def _na_wijziging(self, wat: Gewijzigd) -> None:
        if wat.soorten & self.soorten:
            self.verouder()

    def verouder(self) -> None:
        """What is shown may be old: fetch it now, or as soon as the page is shown."""
        if self.isVisible():
            self.ververs()
        else:
            self._verouderd = True

    def showEvent(self, event: object) -> None:  # noqa: D102
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's own event
        if self._verouderd:
            self._verouderd = False
            self.ververs()
