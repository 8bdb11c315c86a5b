"""From what is typed to the input of the calculation, and the complaints about it in words for the screen. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from weegtafel.doorbraak import invoer as invoerlezer
from weegtafel.doorbraak.prijslijst import Prijslijst
from weegtafel.doorbraak.rendement import Rekeninvoer
from weegtafel.doorbraak.rijen import EffectRij
from weegtafel.doorbraak.stap import toon_getal
from weegtafel.kernel.bedrag import uit_centen
from weegtafel.kernel.errors import Regelovertreding

_PAD = re.compile(r"^effecten\[(\d+)\](?:\.(\w+))?(?:\.(\w+))?: ")
_NAMEN = {
    "omschrijving": "omschrijving",
    "betaler": "betaler",
    "prijs": "prijs",
    "eenheid": "eenheid",
    "aantal": "aantal",
    "kans_zonder": "kans zonder doorbraak",
    "kans_met": "kans met doorbraak",
    "van_maand": "van maand",
    "tot_maand": "tot en met maand",
    "prijsjaar": "prijsjaar",
    "prijscode": "prijs",
}


def invoer_object(budget_cent: int, discontovoet: Decimal, zaad: int, effecten: Sequence[EffectRij]) -> dict[str, Any]:
    """The input in the form of ``doorbraak.invoer``: ``lees_object`` reads it, and as JSON it is what is stored."""
    return {
        "budget": f"{uit_centen(budget_cent):.2f}",
        "discontovoet": toon_getal(discontovoet),
        "zaad": zaad,
        "trekkingen": invoerlezer.STANDAARD_TREKKINGEN,
        "effecten": [_effect(effect) for effect in effecten],
    }


def _effect(effect: EffectRij) -> dict[str, Any]:
    uit: dict[str, Any] = {
        "omschrijving": effect.omschrijving,
        "betaler": effect.betaler,
        "prijs": _spreiding(effect.prijs_laag, effect.prijs_midden, effect.prijs_hoog),
        "eenheid": effect.eenheid,
        "aantal": _spreiding(effect.aantal_laag, effect.aantal_midden, effect.aantal_hoog),
        "kans_zonder": _spreiding(effect.kans_zonder_laag, effect.kans_zonder_midden, effect.kans_zonder_hoog),
        "kans_met": _spreiding(effect.kans_met_laag, effect.kans_met_midden, effect.kans_met_hoog),
        "van_maand": effect.van_maand,
        "tot_maand": effect.tot_maand,
    }
    if effect.prijsjaar is not None:
        uit["prijsjaar"] = effect.prijsjaar
    if effect.prijscode:
        uit["prijscode"] = effect.prijscode
    return uit


def _spreiding(laag: str, midden: str, hoog: str) -> str | dict[str, str]:
    if not laag and not hoog:
        return midden
    return {"laag": laag or midden, "midden": midden, "hoog": hoog or midden}


def lees(inhoud: dict[str, Any]) -> Rekeninvoer:
    """Read what :func:`invoer_object` made.

    Raises:
        Regelovertreding: with a sentence for every field that is wrong; ``velden`` has ``effecten[0].prijs`` and the
            like as keys, where 0 is the first effect.
    """
    try:
        return invoerlezer.lees_object(inhoud)
    except Regelovertreding as fout:
        zinnen = {pad: in_woorden(zin) for pad, zin in fout.velden.items()}
        raise Regelovertreding(zinnen.values() or fout.redenen, zinnen) from None


def in_woorden(zin: str) -> str:
    """A complaint about a field as a screen says it: ``Effect 1, prijs: ...``."""
    gevonden = _PAD.match(zin)
    if gevonden is None:
        return zin[:1].upper() + zin[1:]
    nummer, veld, deel = int(gevonden[1]) + 1, gevonden[2], gevonden[3]
    waar = ", ".join(woord for woord in (_NAMEN.get(veld or "", veld or ""), deel or "") if woord)
    rest = zin[gevonden.end() :].replace("tot_maand", "maand")
    if "“” is geen getal" in rest:
        rest = "vul een getal in."
    elif "geheel getal zonder aanhalingstekens" in rest:
        rest = "vul een maand in."
    return f"Effect {nummer}{f', {waar}' if waar else ''}: {rest}"


@dataclass(frozen=True, slots=True)
class Rekenblad:
    """What the screen of the calculation needs to recalculate by itself while somebody types."""

    aanvraag_id: int
    nummer: str
    budget_cent: int
    discontovoet: Decimal
    zaad: int
    coachuren: int | None
    effecten: tuple[EffectRij, ...]
    prijslijst: Prijslijst

    def invoer(self) -> dict[str, Any]:
        """The input as it stands now."""
        return invoer_object(self.budget_cent, self.discontovoet, self.zaad, self.effecten)
