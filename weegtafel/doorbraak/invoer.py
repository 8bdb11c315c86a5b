"""Reading the input of a calculation: strict, and in sentences that name the field.

The form is that of issue 3. A number is a string with a point (``"0.60"``), or ``{laag, midden, hoog}`` of three of
them; a month, a seed and a count are whole JSON numbers. Nothing is guessed: what is missing is an error, never zero.
An empty list of effects is not missing: without effects the doorbraak costs its budget and brings nothing.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.rendement import STANDAARD_DISCONTOVOET, Effect, Rekeninvoer, Spreiding
from weegtafel.kernel.bedrag import GROOTSTE_BEDRAG
from weegtafel.kernel.errors import Regelovertreding

STANDAARD_ZAAD, STANDAARD_TREKKINGEN = 1, 10_000
MEESTE_TREKKINGEN = 1_000_000
GROOTSTE_ZAAD = 2**63 - 1
MEESTE_EFFECTEN = 200
LAATSTE_MAAND = 600
_JAREN = range(1990, 2101)
_GETAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_BOVEN = {"budget", "discontovoet", "zaad", "trekkingen", "effecten"}
_EFFECT = {
    "omschrijving", "betaler", "prijs", "eenheid", "aantal", "kans_zonder", "kans_met", "van_maand", "tot_maand",
}  # fmt: skip
_EFFECT_MAG = {"prijsjaar", "prijscode"}
_DELEN = ("laag", "midden", "hoog")


@dataclass(frozen=True, slots=True)
class _Grens:
    """What a number may be."""

    soort: str
    hoogste: Decimal
    decimalen: int
    zin_hoogste: str


_BUDGET = _Grens("bedrag", GROOTSTE_BEDRAG, 2, "is te groot om juist te kunnen zijn")
_PRIJS = _Grens("bedrag", GROOTSTE_BEDRAG, 6, "is te groot om juist te kunnen zijn")
_AANTAL = _Grens("aantal", Decimal(1_000_000), 6, "is meer dan 1.000.000")
_KANS = _Grens("kans", Decimal(1), 10, "is meer dan 1; een kans ligt tussen 0 en 1")
_VOET = _Grens("discontovoet", Decimal(1), 10, "is meer dan 1; 2,25 % schrijft u als 0.0225")


class _KomGetal:
    """A JSON number with a point or an exponent, kept as it was written."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its fields stood in it more than once."""

    def __init__(self, paren: list[tuple[str, Any]]) -> None:
        super().__init__(paren)
        self.dubbel = [naam for naam, keer in Counter(naam for naam, _ in paren).items() if keer > 1]


def lees(tekst: str, prijscodes: Collection[str] | None = None) -> Rekeninvoer:
    """Read the JSON text of a calculation.

    ``prijscodes`` are the codes of the price list that an effect may refer to; None accepts any.

    Raises:
        Regelovertreding: the text is no JSON or breaks a rule. There is one sentence, about the first field that is
            wrong; ``velden`` holds a sentence for every field that is.
    """
    return lees_object(_ontleed(tekst), prijscodes)


def lees_object(inhoud: object, prijscodes: Collection[str] | None = None) -> Rekeninvoer:
    """The same for JSON that was parsed already, as a form builds it."""
    return _Lezing(prijscodes).invoer(inhoud)


def _ontleed(tekst: str) -> object:
    try:
        return json.loads(
            tekst.removeprefix("\ufeff"), object_pairs_hook=_Object, parse_float=_KomGetal, parse_constant=_KomGetal
        )
    except json.JSONDecodeError as fout:
        waar = f"regel {fout.lineno}, teken {fout.colno}"
        raise Regelovertreding(f"De invoer is geen geldige JSON: het gaat mis op {waar}.") from None
    except (RecursionError, ValueError):
        raise Regelovertreding("De invoer is geen geldige JSON: er staat iets onmogelijk groots of dieps in.") from None


class _Lezing:
    """One reading; collects what is wrong, so that a form can show every sentence beside its field."""

    def __init__(self, prijscodes: Collection[str] | None) -> None:
        self.prijscodes = prijscodes
        self.fouten: dict[str, str] = {}

    def fout(self, pad: str, zin: str) -> None:
        """Keep the first sentence about a field; ``zin`` goes on after its name."""
        self.fouten.setdefault(pad, f"{pad}: {zin}")

    def invoer(self, inhoud: object) -> Rekeninvoer:
        if not isinstance(inhoud, dict):
            raise Regelovertreding("De invoer moet een JSON-object zijn met ten minste budget en effecten.")
        self._sleutels("", inhoud, {"budget", "effecten"}, _BOVEN)
        budget = self._getal("budget", inhoud["budget"], _BUDGET) if "budget" in inhoud else None
        voet: Decimal | None = STANDAARD_DISCONTOVOET
        if "discontovoet" in inhoud:
            voet = self._getal("discontovoet", inhoud["discontovoet"], _VOET)
        zaad = self._heel("zaad", inhoud.get("zaad", STANDAARD_ZAAD), 0, GROOTSTE_ZAAD)
        trekkingen = self._heel("trekkingen", inhoud.get("trekkingen", STANDAARD_TREKKINGEN), 1, MEESTE_TREKKINGEN)
        effecten = self._effecten(inhoud["effecten"]) if "effecten" in inhoud else None
        if self.fouten or budget is None or voet is None or zaad is None or trekkingen is None or effecten is None:
            raise Regelovertreding(next(iter(self.fouten.values())), self.fouten)
        return Rekeninvoer(budget, effecten, voet, zaad, trekkingen)

    def _effecten(self, waarde: object) -> tuple[Effect, ...] | None:
        if not isinstance(waarde, list):
            self.fout("effecten", "hier hoort een lijst met effecten.")
            return None
        if len(waarde) > MEESTE_EFFECTEN:
            self.fout("effecten", f"er staan {len(waarde)} effecten; ten hoogste {MEESTE_EFFECTEN} kan.")
            return None
        effecten = [self._effect(f"effecten[{nr}]", deel) for nr, deel in enumerate(waarde)]
        return tuple(effect for effect in effecten if effect is not None)

    def _effect(self, pad: str, waarde: object) -> Effect | None:
        if not isinstance(waarde, dict):
            self.fout(pad, "hier hoort een effect met omschrijving, betaler, prijs en de andere velden.")
            return None
        self._sleutels(pad, waarde, _EFFECT, _EFFECT | _EFFECT_MAG)
        velden = {naam: waarde[naam] for naam in _EFFECT | _EFFECT_MAG if naam in waarde}
        omschrijving = self._tekst(f"{pad}.omschrijving", velden, "omschrijving", 300)
        betaler = self._betaler(f"{pad}.betaler", velden)
        prijs = self._spreiding(f"{pad}.prijs", velden, "prijs", _PRIJS)
        eenheid = self._tekst(f"{pad}.eenheid", velden, "eenheid", 60)
        aantal = self._spreiding(f"{pad}.aantal", velden, "aantal", _AANTAL)
        zonder = self._spreiding(f"{pad}.kans_zonder", velden, "kans_zonder", _KANS)
        met = self._spreiding(f"{pad}.kans_met", velden, "kans_met", _KANS)
        van = self._maand(f"{pad}.van_maand", velden, "van_maand")
        tot = self._maand(f"{pad}.tot_maand", velden, "tot_maand")
        jaar = self._jaar(f"{pad}.prijsjaar", velden)
        code = self._prijscode(f"{pad}.prijscode", velden)
        if van is not None and tot is not None and van > tot:
            self.fout(f"{pad}.van_maand", f"maand {van} ligt na tot_maand {tot}.")
            return None
        if (
            omschrijving is None or betaler is None or prijs is None or eenheid is None or aantal is None
            or zonder is None or met is None or van is None or tot is None
        ):  # fmt: skip
            return None
        return Effect(omschrijving, betaler, prijs, eenheid, aantal, zonder, met, van, tot, jaar, code)

    def _sleutels(self, pad: str, waarde: dict[str, Any], moet: set[str], mag: set[str]) -> None:
        voor = f"{pad}." if pad else ""
        for sleutel in getattr(waarde, "dubbel", ()):
            self.fout(f"{voor}{_kort(sleutel)}", "dit veld staat er twee keer; laat er één staan.")
        for sleutel in waarde:
            if sleutel not in mag:
                self.fout(f"{voor}{_kort(sleutel)}", "dit veld bestaat niet; haal het weg of verbeter de naam.")
        for sleutel in sorted(moet - waarde.keys()):
            self.fout(f"{voor}{sleutel}", "dit veld ontbreekt.")

    def _tekst(self, pad: str, waarden: dict[str, Any], naam: str, langste: int) -> str | None:
        if naam not in waarden:
            return None
        waarde = waarden[naam]
        if not isinstance(waarde, str):
            self.fout(pad, "hier hoort tekst.")
        elif not waarde.strip():
            self.fout(pad, "dit veld is leeg.")
        elif any(unicodedata.category(teken) in ("Cc", "Cs") for teken in "".join(waarde.split())):
            self.fout(pad, "er staan tekens in die niet te lezen zijn.")
        elif len(waarde) > langste:
            self.fout(pad, f"de tekst is langer dan {langste} tekens.")
        else:
            return " ".join(waarde.split())
        return None

    def _betaler(self, pad: str, waarden: dict[str, Any]) -> Betaler | None:
        if "betaler" not in waarden:
            return None
        waarde = waarden["betaler"]
        for betaler in Betaler:
            if waarde == betaler.value:
                return betaler
        namen = ", ".join(betaler.value for betaler in Betaler)
        wat = f"“{_kort(waarde)}” is geen bekende betaler" if isinstance(waarde, str) else "hier hoort een betaler"
        self.fout(pad, f"{wat}; kies uit {namen}.")
        return None

    def _spreiding(self, pad: str, waarden: dict[str, Any], naam: str, grens: _Grens) -> Spreiding | None:
        if naam not in waarden:
            return None
        waarde = waarden[naam]
        if not isinstance(waarde, dict):
            getal = self._getal(pad, waarde, grens)
            return None if getal is None else Spreiding.vast(getal)
        self._sleutels(pad, waarde, set(_DELEN), set(_DELEN))
        delen = [self._getal(f"{pad}.{deel}", waarde[deel], grens) for deel in _DELEN if deel in waarde]
        laag, midden, hoog = delen if len(delen) == 3 else (None, None, None)
        if laag is None or midden is None or hoog is None:
            return None
        if laag > midden:
            self.fout(f"{pad}.laag", f"{laag} is meer dan midden ({midden}).")
        elif midden > hoog:
            self.fout(f"{pad}.midden", f"{midden} is meer dan hoog ({hoog}).")
        else:
            return Spreiding(laag, midden, hoog)
        return None

    def _getal(self, pad: str, waarde: object, grens: _Grens) -> Decimal | None:
        if isinstance(waarde, _KomGetal | int | float) and not isinstance(waarde, bool):
            self.fout(pad, f"zet dit getal tussen aanhalingstekens, zoals “{_voorbeeld(grens)}”.")
        elif not isinstance(waarde, str):
            self.fout(pad, f"hier hoort een {grens.soort} als tekst, zoals “{_voorbeeld(grens)}”.")
        elif not _GETAL.fullmatch(waarde) or len(waarde) > 40:
            self.fout(pad, f"“{_kort(waarde)}” is geen getal; schrijf het met een punt, zoals “{_voorbeeld(grens)}”.")
        elif waarde.startswith("-") and Decimal(waarde) < 0:
            self.fout(pad, f"een {grens.soort} kan niet negatief zijn.")
        elif Decimal(waarde) > grens.hoogste:
            self.fout(pad, f"{waarde} {grens.zin_hoogste}.")
        elif len(waarde.partition(".")[2].rstrip("0")) > grens.decimalen:
            self.fout(pad, f"{waarde} heeft meer dan {grens.decimalen} cijfers achter de punt.")
        else:
            return abs(Decimal(waarde))
        return None

    def _heel(self, pad: str, waarde: object, laagste: int, hoogste: int) -> int | None:
        if isinstance(waarde, bool) or not isinstance(waarde, int):
            self.fout(pad, "hier hoort een geheel getal zonder aanhalingstekens.")
        elif not laagste <= waarde <= hoogste:
            self.fout(pad, f"dit getal moet tussen {_punten(laagste)} en {_punten(hoogste)} liggen.")
        else:
            return waarde
        return None

    def _maand(self, pad: str, waarden: dict[str, Any], naam: str) -> int | None:
        return self._heel(pad, waarden[naam], 1, LAATSTE_MAAND) if naam in waarden else None

    def _jaar(self, pad: str, waarden: dict[str, Any]) -> int | None:
        if waarden.get("prijsjaar") is None:
            return None
        waarde = waarden["prijsjaar"]
        if isinstance(waarde, int) and not isinstance(waarde, bool) and waarde in _JAREN:
            return waarde
        self.fout(pad, f"hier hoort een jaartal tussen {_JAREN[0]} en {_JAREN[-1]}, zonder aanhalingstekens.")
        return None

    def _prijscode(self, pad: str, waarden: dict[str, Any]) -> str | None:
        if waarden.get("prijscode") is None:
            return None
        code = self._tekst(pad, waarden, "prijscode", 80)
        if code is not None and self.prijscodes is not None and code not in self.prijscodes:
            self.fout(pad, f"“{_kort(code)}” staat niet in de prijslijst.")
        return code


def _voorbeeld(grens: _Grens) -> str:
    return {"bedrag": "3000.00", "aantal": "1", "kans": "0.60", "discontovoet": "0.0225"}[grens.soort]


def _punten(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def _kort(tekst: str) -> str:
    """What somebody typed, short enough for a sentence and on one line."""
    netjes = " ".join(tekst.split())
    return netjes if len(netjes) <= 40 else netjes[:39] + "…"
