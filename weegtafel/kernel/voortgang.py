"""How far long work is, and stopping it where that is safe."""

from __future__ import annotations

from collections.abc import Callable

from weegtafel.kernel.errors import Regelovertreding

#: Called with how much is done, of how much, and in words what is being done ("" for the same as before). What it
#: raises ends the work, which then leaves everything as it was.
Voortgang = Callable[[int, int, str], None]


class Afgebroken(Regelovertreding):
    """The user stopped it; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("U hebt dit afgebroken. Er is niets gewijzigd.")


def stil(_gedaan: int, _totaal: int, _wat: str) -> None:
    """Nobody looks."""


def deel(voortgang: Voortgang, van: int, tot: int, wat: str) -> Callable[[int, int], None]:
    """A part of work that runs from ``van`` to ``tot`` per cent of the whole; tells each per cent once."""
    gezegd = -1

    def meld(gedaan: int, totaal: int) -> None:
        nonlocal gezegd
        nu = van + (tot - van) * min(gedaan, totaal) // max(totaal, 1)
        if nu != gezegd:
            gezegd = nu
            voortgang(nu, 100, wat)

    return meld
