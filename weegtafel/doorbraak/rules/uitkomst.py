"""What every rule answers."""

from __future__ import annotations

from dataclasses import dataclass

from weegtafel.kernel.errors import Regelovertreding


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a rule answers: may it, and if not why."""

    redenen: tuple[str, ...] = ()

    @property
    def mag(self) -> bool:
        """Whether the act may be done."""
        return not self.redenen

    def eis(self) -> None:
        """Go on only when the rule says yes.

        Raises:
            Regelovertreding: with the reasons.
        """
        if self.redenen:
            raise Regelovertreding(self.redenen)

    def __and__(self, ander: Uitkomst) -> Uitkomst:
        """Both must allow it; the reasons of both."""
        return Uitkomst(self.redenen + ander.redenen)


JA = Uitkomst()


def nee(*redenen: str) -> Uitkomst:
    """A refusal with its reasons."""
    return Uitkomst(redenen)


def eis_dat(mag: bool, *redenen: str) -> Uitkomst:
    """Yes when ``mag``, else a refusal with these reasons."""
    return JA if mag else Uitkomst(redenen)
