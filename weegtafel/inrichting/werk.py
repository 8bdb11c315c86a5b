"""The unit of work that every handler receives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, cast

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session

from weegtafel.kernel.clock import Klok
from weegtafel.kernel.codes import Benoemd
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import Actor

T = TypeVar("T")


class EnumTekst(TypeDecorator[Benoemd]):
    """Stores the value of a :class:`Benoemd` as text, so that the file stays readable for others."""

    impl = Text
    cache_ok = True

    def __init__(self, soort: type[Benoemd]) -> None:
        self.soort = soort
        super().__init__()

    def process_bind_param(self, value: Benoemd | None, dialect: Dialect) -> str | None:
        """Value for the database."""
        return None if value is None else str(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Benoemd | None]:
        """What makes a member of a value: one look-up, for a list of a thousand rows as well."""
        return {None: None, **cast("dict[Any, Benoemd]", self.soort._value2member_map_)}.__getitem__

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Benoemd | None:
        """Member for the program."""
        return None if value is None else cast(Benoemd, self.soort._value2member_map_[value])


#: Writes one journal line: act, number it is on, names of the fields that changed.
Boek = Callable[[str, str, Sequence[str]], None]


@dataclass(slots=True)
class Werk:
    """One transaction in which one act is done. Leaving without commit undoes all of it."""

    sessie: Session
    klok: Klok
    actor: Actor
    boek: Boek
    grondig_leest: Callable[[], bool] = lambda: False
    """Whether the thorough layer of anonymity reads in this program, or will in a moment."""

    @property
    def nu(self) -> datetime:
        """The moment of this act."""
        return self.klok.nu()

    @property
    def vandaag(self) -> date:
        """The day of this act."""
        return self.klok.nu().date()

    def haal(self, soort: type[T], sleutel: int, naam: str = "dit gegeven") -> T:
        """A row by its id. Raises Regelovertreding when it is not there."""
        rij = self.sessie.get(soort, sleutel)
        if rij is None:
            raise Regelovertreding(f"Weegtafel kan {naam} niet meer vinden. Ververs het scherm en probeer het opnieuw.")
        return rij


def eis_versie(rij: Any, versie: int, wat: str) -> None:
    """Refuse an act on something that was changed after the user read it.

    Raises:
        VersieConflict: nothing is changed by either side.
    """
    if rij.versie != versie:
        raise VersieConflict(
            f"Iemand anders heeft {wat} net gewijzigd. Er is niets verloren: bekijk de nieuwe versie en doe het dan.",
            {},
            {},
        )


def pas_toe(rij: Any, wijzigingen: Sequence[Wijziging], toegestaan: frozenset[str], wat: str) -> list[str]:
    """Write the changed fields, refusing only fields that someone else changed in the meantime.

    Returns the names of the fields that really changed.

    Raises:
        VersieConflict: with both texts of each field in dispute; the row is left untouched.
        KeyError: a field that is not in ``toegestaan`` (a bug, not a user's mistake).
    """
    hun: dict[str, str] = {}
    ons: dict[str, str] = {}
    for w in wijzigingen:
        if w.veld not in toegestaan:
            raise KeyError(w.veld)
        nu = getattr(rij, w.veld)
        if nu not in (w.oud, w.nieuw):
            hun[w.veld] = "" if nu is None else str(nu)
            ons[w.veld] = "" if w.nieuw is None else str(w.nieuw)
    if hun:
        raise VersieConflict(
            f"Iemand anders heeft {wat} net gewijzigd. Beide teksten zijn bewaard: kies welke u houdt.", hun, ons
        )
    veranderd = [w.veld for w in wijzigingen if getattr(rij, w.veld) != w.nieuw]
    for w in wijzigingen:
        setattr(rij, w.veld, w.nieuw)
    if veranderd and hasattr(rij, "versie"):
        rij.versie += 1
    return veranderd
