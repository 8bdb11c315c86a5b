"""Hiding small counts, and what would give them away. Pure.

A count of 1 to 4 can point at a child, so it is not printed; nothing (0) points at nobody. Counts that are printed with
their sum give a single hidden one away by subtraction, so others are hidden with it: the smallest first, until the
hidden counts together are at least five and can be shared out in more than one way (secondary suppression: A.
Hundepool et al., *Statistical Disclosure Control*, 2012, section 4.2). This holds within one printed list with its sum.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

KLEINSTE: Final = 5
TEKEN: Final = "·"


def is_klein(aantal: int) -> bool:
    """Whether a count may not be printed by itself."""
    return 0 < aantal < KLEINSTE


def maskeer(aantallen: Sequence[int], ook: Collection[int] = ()) -> tuple[int | None, ...]:
    """The counts of a list that is printed with its sum; None is hidden. ``ook`` are places to hide in any case.

    The sum itself may be printed when it is not small; see :func:`som`. When everything has to be hidden to hide one
    count, everything is.

    Raises:
        ValueError: a negative count.
    """
    if any(aantal < 0 for aantal in aantallen):
        raise ValueError("a count is not negative")
    weg = {plek for plek, aantal in enumerate(aantallen) if is_klein(aantal) or plek in ook}
    rest = sorted((p for p in range(len(aantallen)) if p not in weg), key=lambda p: (not aantallen[p], aantallen[p], p))
    while weg and rest and not _veilig([aantallen[p] for p in weg]):
        weg.add(rest.pop(0))
    return tuple(None if plek in weg else aantal for plek, aantal in enumerate(aantallen))


def _veilig(verborgen: Sequence[int]) -> bool:
    """Whether the hidden counts, of which the reader knows the sum, stay unknown: none follows from it."""
    totaal = sum(verborgen)
    return len(verborgen) > 1 and totaal >= KLEINSTE and totaal > len(verborgen)


def maskeer_paren(paren: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    """Which rows of two counts may be printed, as a whole, beside the sums of both.

    A row with a small count is hidden whole, for the other count and its share would give it away; so are more rows,
    until no small count follows from the sums.
    """
    weg = {plek for plek, paar in enumerate(paren) if any(map(is_klein, paar))}
    rest = sorted((p for p in range(len(paren)) if p not in weg), key=lambda p: (not sum(paren[p]), sum(paren[p]), p))
    while weg and rest and not _paren_veilig([paren[p] for p in weg]):
        weg.add(rest.pop(0))
    return tuple(plek not in weg for plek in range(len(paren)))


def som_paren(paren: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The sums of both counts as they may be printed: None when one is small, or gives a hidden count away."""
    een, twee = (sum(paar[kant] for paar in paren) for kant in (0, 1))
    weg = [paar for paar, getoond in zip(paren, maskeer_paren(paren), strict=True) if not getoond]
    if is_klein(een) or is_klein(twee) or (weg and not _paren_veilig(weg)):
        return None
    return een, twee


def _paren_veilig(verborgen: Sequence[tuple[int, int]]) -> bool:
    kanten = ([paar[kant] for paar in verborgen] for kant in (0, 1))
    return all(_veilig(kant) for kant in kanten if any(map(is_klein, kant)))


def som(aantallen: Sequence[int]) -> int | None:
    """The sum as it may be printed: None when it is small itself, or when it would give a hidden count away."""
    totaal = sum(aantallen)
    verborgen = [a for a, getoond in zip(aantallen, maskeer(aantallen), strict=True) if getoond is None]
    return None if is_klein(totaal) or (verborgen and not _veilig(verborgen)) else totaal


def toon(aantal: int | None) -> str:
    """A count as it is printed."""
    return TEKEN if aantal is None else f"{aantal:,}".replace(",", ".")
