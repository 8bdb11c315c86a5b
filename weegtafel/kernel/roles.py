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
    CONTROLLER = "controller", "controller"
    MANDAATHOUDER = "mandaathouder", "mandaathouder"
    FUNCTIONARIS = "functionaris", "functionaris gegevensbescherming"


_V, _S, _L, _B, _C = Rol.VOORZITTER, Rol.SECRETARIS, Rol.LID, Rol.BEHEERDER, Rol.DOORBRAAKCOACH
_M, _F = Rol.MANDAATHOUDER, Rol.FUNCTIONARIS

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
    "anonimiteit.beslissen": frozenset({_S, _V, _L, _C}),
    "anonimiteit.verklaren": frozenset({_S, _V, _C}),
    "anonimiteit.lijsten": frozenset({_S, _B}),
    "doorbraak.aanvragen": frozenset({_S, _V, _L, _C}),
    "doorbraak.toewijzen": frozenset({_S, _B, _M}),
    "doorbraak.route": frozenset({_S, _C}),
    "doorbraak.plan": frozenset({_C}),
    "doorbraak.toets": frozenset({_C}),
    "doorbraak.besluit": frozenset({_C, _M}),
    "doorbraak.register": frozenset({_S, _C}),
    "doorbraak.nazorg": frozenset({_S, _C}),
    "doorbraak.uitgeven": frozenset({_S, _C, _M, _B, Rol.CONTROLLER}),
    "doorbraak.prijslijst": frozenset({_B, _C}),
    "kluis.beheren": frozenset({_B}),
    "kluis.kopieren": frozenset({_B, _S, _V}),
    "journaal.inzien": frozenset({_B, _F}),
    "vernietiging.voorstellen": frozenset({_S, _B}),
    "vernietiging.beoordelen": frozenset({_V, _B, _F}),
    "archief.overdragen": frozenset({_S, _B}),
    "inzicht.instroom": frozenset({_S, _B}),
    "inzicht.evalueren": frozenset({_S, _V, _L}),
    "inzicht.werkafspraak": frozenset({_S, _V}),
    "inzicht.uitgeven": frozenset({_S, _V, _B, Rol.CONTROLLER}),
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
