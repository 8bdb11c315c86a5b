"""The acts of this room with the functions that do them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weegtafel.inrichting.werk import Werk
from weegtafel.inzicht import commands as c
from weegtafel.inzicht.handlers import evalueren, instroom, leren, precedenten
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

HANDLERS: dict[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    c.BewaarInstroom: instroom.bewaar_instroom,
    c.WisInstroom: instroom.wis_instroom,
    c.LeesInstroomIn: instroom.lees_instroom_in,
    c.LegEvaluatieVast: evalueren.leg_evaluatie_vast,
    c.BewaarLeerpuntgroep: leren.bewaar_leerpuntgroep,
    c.DeelLeerpuntIn: leren.deel_leerpunt_in,
    c.StelWerkafspraakVast: leren.stel_werkafspraak_vast,
    c.TrekWerkafspraakIn: leren.trek_werkafspraak_in,
    c.WerkPrecedentenBij: precedenten.werk_precedenten_bij,
}
