"""The two ways in which an act can fail that a user must understand.

A :class:`Regelovertreding` is a rule of the house that says no, with its reasons. A
:class:`Storing` is the world that says no: a disk, a lock, a file that is not ours.
Every other exception is a bug.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Regelovertreding(Exception):
    """A rule refuses an act and says why, in sentences that a user can read.

    ``redenen`` are whole Dutch sentences, at least one. ``velden`` maps the name of an input field
    to the sentence that concerns it, so that a form can show it there.
    """

    def __init__(self, redenen: str | Iterable[str], velden: Mapping[str, str] | None = None) -> None:
        self.redenen: tuple[str, ...] = (redenen,) if isinstance(redenen, str) else tuple(redenen)
        if not self.redenen:
            raise ValueError("a Regelovertreding needs at least one reason")
        self.velden: dict[str, str] = dict(velden or {})
        super().__init__(" ".join(self.redenen))


class VersieConflict(Regelovertreding):
    """Somebody else saved the same record first; nothing of either text is lost.

    ``hun`` and ``ons`` map field names to the two texts, for the screen that shows both.
    """

    def __init__(self, reden: str, hun: Mapping[str, str], ons: Mapping[str, str]) -> None:
        super().__init__(reden)
        self.hun = dict(hun)
        self.ons = dict(ons)


class Storing(Exception):
    """The machine refuses: one Dutch sentence on what is wrong, what is safe and what to do."""

    def __init__(self, melding: str) -> None:
        self.melding = melding
        super().__init__(melding)
