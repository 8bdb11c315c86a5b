"""How the states of a casus are shown: a word, a shape and a meaning, in one place."""

from __future__ import annotations

from ui.widgets.statuslabel import KLEUR, Toon
from weegtafel.kernel.codes import CasusStatus

_VORMEN: dict[CasusStatus, tuple[str, Toon]] = {
    CasusStatus.CONCEPT: ("vorm-ring", "neutraal"),
    CasusStatus.AANGEMELD: ("vorm-halve-cirkel", "accent"),
    CasusStatus.GEREED: ("vorm-cirkel", "accent"),
    CasusStatus.GEAGENDEERD: ("vorm-ruit", "accent"),
    CasusStatus.GEADVISEERD: ("vinkje", "goed"),
    CasusStatus.AANGEHOUDEN: ("pauze", "let_op"),
    CasusStatus.INGETROKKEN: ("vorm-streep", "neutraal"),
    CasusStatus.VERNIETIGD: ("kruis", "neutraal"),
}


def statusvorm(status: CasusStatus) -> tuple[str, Toon]:
    """Icon and tone of a status."""
    return _VORMEN[status]


def statusicoon(status: CasusStatus) -> tuple[str, str]:
    """Icon and colour role of a status, for a column."""
    icoon, toon = _VORMEN[status]
    return icoon, KLEUR[toon]
