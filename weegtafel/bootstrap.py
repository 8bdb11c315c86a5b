"""The one module that knows every part and wires them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import Session, select

from weegtafel.inrichting.models import Criteriumversie, Klad
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.clock import Klok, SysteemKlok
from weegtafel.kernel.errors import VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.kernel.roles import PROGRAMMA, Actor, eis
from weegtafel.storage import journaal
from weegtafel.storage.kluis import Kluis, open_kluis

P = ParamSpec("P")
R = TypeVar("R")
Handler = Callable[[Werk, Any], Gewijzigd]


@cache
def handlers() -> Mapping[type[Opdracht], Handler]:
    """Every act of the program with the function that does it."""
    from weegtafel.casus.handlers import HANDLERS as CASUS
    from weegtafel.inrichting.handlers import HANDLERS as INRICHTING
    from weegtafel.overleg.handlers import HANDLERS as OVERLEG

    return {**INRICHTING, **CASUS, **OVERLEG}


class Programma:
    """The program on one vault, for one person: acts go in, what changed comes out."""

    def __init__(self, kluis: Kluis, actor: Actor = PROGRAMMA, klok: Klok | None = None) -> None:
        self.kluis = kluis
        self.actor = actor
        self.klok = klok or SysteemKlok()

    def als(self, actor: Actor) -> Programma:
        """The same program for another person."""
        return Programma(self.kluis, actor, self.klok)

    def voer_uit(self, opdracht: Opdracht) -> Gewijzigd:
        """Do one act in one durable transaction.

        Raises:
            Regelovertreding: a rule or a missing role refuses; nothing is changed.
            VersieConflict: someone else was first; the typed text is kept in ``Klad``.
            Storing: the disk, a lock; nothing is changed.
        """
        eis(self.actor, type(opdracht).bevoegdheid)
        handler = handlers()[type(opdracht)]
        try:
            with self.kluis.transactie() as sessie:
                werk = Werk(
                    sessie,
                    self.klok,
                    self.actor,
                    lambda handeling, onderwerp, velden: journaal.boek(
                        sessie, self.klok.nu(), self.actor, handeling, onderwerp, velden
                    ),
                )
                return handler(werk, opdracht)
        except VersieConflict as conflict:
            self._bewaar_klad(type(opdracht).__name__, conflict)
            raise

    def vraag(self, functie: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Ask a query, read only."""
        return self.kluis.lees(functie, *args, **kwargs)

    def _bewaar_klad(self, onderwerp: str, conflict: VersieConflict) -> None:
        if not conflict.ons:
            return
        with self.kluis.transactie() as sessie:
            for veld, tekst in conflict.ons.items():
                sessie.add(
                    Klad(
                        onderwerp=onderwerp,
                        veld=veld,
                        tekst=tekst,
                        persoon=self.actor.naam,
                        tijdstip=self.klok.nu(),
                    )
                )


def _is_leeg(sessie: Session) -> bool:
    """Whether the shipped lists are missing: a new file, or one whose filling was interrupted."""
    return sessie.exec(select(Criteriumversie.id).limit(1)).first() is None


def open_programma(map_: Path, *, maak: bool = False, klok: Klok | None = None) -> Programma:
    """Open the vault in a folder, filled with the shipped lists when it is new.

    Raises:
        Storing: see :func:`weegtafel.storage.kluis.open_kluis`.
    """
    klok = klok or SysteemKlok()
    kluis, _nieuw = open_kluis(map_, klok, maak=maak)
    if kluis.lees(_is_leeg):
        from weegtafel.inrichting.vulling import vul_nieuwe_kluis

        with kluis.transactie() as sessie:
            vul_nieuwe_kluis(sessie, klok.nu())
    return Programma(kluis, PROGRAMMA, klok)
