"""Roles and the one table that says which role may do which act."""

from __future__ import annotations

from dataclasses import dataclass

from weegtafel.kernel.codes import Benoemd
from weegtafel.kernel.errors import Regelovertreding


class Rol(Benoemd):
    """What somebody is at the table; one person can have several."""

    VOORZITTER = "voorzitter", "voorzitter"
    SECRETARIS = "secretaris", "secretaris"
    LID = "lid", "lid"
    DOORBRAAKCOACH = "doorbraakcoach", "doorbraakcoach"
    BEHEERDER = "beheerder", "beheerder"


_V, _S, _L, _B = Rol.VOORZITTER, Rol.SECRETARIS, Rol.LID, Rol.BEHEERDER

#: Which roles may do which act. An act that is not listed here cannot be done by anyone.
BEVOEGDHEDEN: dict[str, frozenset[Rol]] = {
    "inrichting.wijzigen": frozenset({_B}),
    "inrichting.zinnen": frozenset({_B, _S, _V}),
    "casus.schrijven": frozenset({_S, _V, _L}),
    "casus.gereed": frozenset({_S, _V}),
    "casus.intrekken": frozenset({_S, _V, _L}),
    "overleg.plannen": frozenset({_S, _V}),
    "overleg.leiden": frozenset({_V, _S}),
    "overleg.notitie": frozenset({_V}),
    "advies.opstellen": frozenset({_V, _S}),
    "advies.vaststellen": frozenset({_V}),
    "actie.bijwerken": frozenset({_S, _V, _L}),
    "notulen.schrijven": frozenset({_S, _V}),
    "notulen.vaststellen": frozenset({_V}),
    "document.uitgeven": frozenset({_S, _V, _B}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. ``persoon_id`` is None only for the program itself (demonstration data, set-up of a new folder)."""

    persoon_id: int | None
    naam: str
    rollen: frozenset[Rol]


PROGRAMMA = Actor(None, "Weegtafel", frozenset(Rol))


def mag(actor: Actor, bevoegdheid: str) -> bool:
    """Whether the actor has a role for this. Raises KeyError for a bevoegdheid that does not exist."""
    return bool(actor.rollen & BEVOEGDHEDEN[bevoegdheid])


def eis(actor: Actor, bevoegdheid: str) -> None:
    """Refuse an act for which the actor has no role.

    Raises:
        Regelovertreding: naming the roles that may.
    """
    if not mag(actor, bevoegdheid):
        rollen = sorted(r.omschrijving for r in BEVOEGDHEDEN[bevoegdheid])
        wie = rollen[0] if len(rollen) == 1 else f"{', '.join(rollen[:-1])} of {rollen[-1]}"
        raise Regelovertreding(f"Dit mag alleen een {wie}. U werkt nu als {actor.naam}.")
