"""Rare combinations: which fields together single out one child among the cases of a team and a year. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

#: The fields that are weighed, in the order in which a combination is named.
VELDEN: Final = ("leeftijdsband", "vorm", "team", "omstandigheid")


@dataclass(frozen=True, slots=True)
class Rij:
    """What the agenda tells of one casus; ``waarden`` maps a field of :data:`VELDEN` to its code ("" if open)."""

    casus: str
    waarden: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Zeldzaam:
    """A combination of fields that only one casus has, and the coarser value that resolves it."""

    casus: str
    velden: tuple[str, ...]
    waarden: tuple[str, ...]
    aantal: int
    """How many casussen share the combination: 1, or fewer than the wanted number."""
    grover_veld: str
    """The field to make coarser; empty when no coarser value resolves it."""
    grover: str
    """The coarser value; empty means: leave the field out."""

    @property
    def merkdelen(self) -> tuple[str, ...]:
        """What makes it this combination and no other."""
        return tuple(deel for paar in zip(self.velden, self.waarden, strict=True) for deel in paar)

    @property
    def telwoord(self) -> str:
        """How the journal counts it: the fields, never what stands in them."""
        return f"zeldzaam_{'_'.join(self.velden)}_1"

    @property
    def zin(self) -> str:
        """The warning for the user."""
        wat = " en ".join(f"{veld} {waarde}" for veld, waarde in zip(self.velden, self.waarden, strict=True))
        kern = f"Alleen deze casus heeft {wat}." if self.aantal == 1 else f"Maar {self.aantal} casussen hebben {wat}."
        if not self.grover_veld:
            return f"{kern} Overweeg een van deze gegevens weg te laten."
        if not self.grover:
            return f"{kern} Laat {self.grover_veld} weg; dan valt de casus niet meer op."
        return f"{kern} Kies bij {self.grover_veld}: {self.grover}."


def zeldzame_combinaties(
    rijen: Sequence[Rij],
    casus: str,
    grover: Mapping[str, Mapping[str, str]] | None = None,
    minstens: int = 2,
) -> tuple[Zeldzaam, ...]:
    """The smallest combinations of fields by which ``casus`` stands out among ``rijen`` (one team, one year).

    ``grover`` gives, for each field, the coarser value of a value (a wider age band, a wider form).
    ``minstens`` is the number of casussen that must share a combination. A single field that already
    singles out is reported alone; larger combinations that hold it are not. A casus that stands alone
    in the team is no finding: there is nobody to hide among. Work grows with the number of rows.
    """
    deze = next((rij for rij in rijen if rij.casus == casus), None)
    if deze is None or len(rijen) < 2:
        return ()
    ingevuld = [veld for veld in VELDEN if deze.waarden.get(veld)]
    gevonden: list[Zeldzaam] = []
    for omvang in range(1, len(ingevuld) + 1):
        for velden in combinations(ingevuld, omvang):
            if any(set(eerder.velden) <= set(velden) for eerder in gevonden):
                continue
            waarden = tuple(deze.waarden[veld] for veld in velden)
            aantal = Counter(tuple(rij.waarden.get(veld, "") for veld in velden) for rij in rijen)[waarden]
            if aantal < minstens:
                veld, waarde = _oplossing(rijen, deze, velden, grover or {}, minstens)
                gevonden.append(Zeldzaam(casus, velden, waarden, aantal, veld, waarde))
    return tuple(gevonden)


def _oplossing(
    rijen: Sequence[Rij], deze: Rij, velden: tuple[str, ...], grover: Mapping[str, Mapping[str, str]], minstens: int
) -> tuple[str, str]:
    """The first field whose coarser value, for all rows alike, makes it common enough; else one to leave out."""
    for veld in reversed(velden):
        stappen = grover.get(veld, {})
        nieuw = stappen.get(deze.waarden[veld], "")
        if nieuw:
            aantal = sum(
                all(
                    (
                        stappen.get(rij.waarden.get(v, ""), rij.waarden.get(v, ""))
                        if v == veld
                        else rij.waarden.get(v, "")
                    )
                    == (nieuw if v == veld else deze.waarden[v])
                    for v in velden
                )
                for rij in rijen
            )
            if aantal >= minstens:
                return veld, nieuw
    for veld in reversed(velden):
        rest = tuple(v for v in velden if v != veld)
        if rest and sum(all(rij.waarden.get(v, "") == deze.waarden[v] for v in rest) for rij in rijen) >= minstens:
            return veld, ""
    return "", ""
