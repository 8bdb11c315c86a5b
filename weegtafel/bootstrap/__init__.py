"""The one module that knows every part and wires them.

The window opens through here, so what the first page does not need is imported where it is used: above all the models,
which cost a fifth of a start. The few facts that a start asks are plain SQL that any database answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import text
from sqlmodel import Session

from weegtafel.kernel.clock import Klok, SysteemKlok
from weegtafel.kernel.errors import Regelovertreding, Storing, VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.kernel.roles import PROGRAMMA, Actor, eis
from weegtafel.kernel.voortgang import Voortgang, stil
from weegtafel.storage.bestand import BESTAND, KOPIEEN, heeft_sleutels, staat_er
from weegtafel.storage.kluis import Kluis, open_kluis

if TYPE_CHECKING:
    from weegtafel.casus.formulier import Afzender, Codes, Formulieruitslag
    from weegtafel.casus.queries import Casusfilter
    from weegtafel.inrichting.werk import Werk
    from weegtafel.overleg.veeg import Stukbesluit
    from weegtafel.rendering.schrijven import Geschreven
    from weegtafel.storage.aanmelden import Aanmelding
    from weegtafel.storage.toegang import Toegang
    from weegtafel.storage.zoeken import Treffer, Zoekuitslag

    Handler = Callable[[Werk, Any], Gewijzigd]

P = ParamSpec("P")
R = TypeVar("R")

#: What the first act, search or list would import; whoever has time loads it beforehand, in this order.
VOOR_LATER = (
    "weegtafel.inrichting.models",
    "weegtafel.storage.zoeken",
    "weegtafel.inrichting.queries",
    "weegtafel.overleg.models",
    "weegtafel.inrichting.handlers",
    "weegtafel.anonimiteit.vlug",
    "weegtafel.anonimiteit.handlers",
    "weegtafel.casus.handlers",
    "weegtafel.overleg.handlers",
    "weegtafel.overleg.tekstpoort",
    "weegtafel.bewaring.handlers",
    "weegtafel.doorbraak.handlers",
    "weegtafel.inzicht.handlers",
    "weegtafel.storage.journaal",
)


class Geweigerd(Regelovertreding):
    """Somebody tried what is not theirs to do. ``bevoegdheid`` is what was missing."""

    def __init__(self, fout: Regelovertreding, bevoegdheid: str) -> None:
        super().__init__(fout.redenen, fout.velden)
        self.bevoegdheid = bevoegdheid


@cache
def handlers() -> Mapping[type[Opdracht], Handler]:
    """Every act of the program with the function that does it."""
    from weegtafel.anonimiteit.handlers import HANDLERS as ANONIMITEIT
    from weegtafel.bewaring.handlers import HANDLERS as BEWARING
    from weegtafel.casus.handlers import HANDLERS as CASUS
    from weegtafel.doorbraak.handlers import HANDLERS as DOORBRAAK
    from weegtafel.inrichting.handlers import HANDLERS as INRICHTING
    from weegtafel.inzicht.handlers import HANDLERS as INZICHT
    from weegtafel.overleg.handlers import HANDLERS as OVERLEG

    return {**INRICHTING, **ANONIMITEIT, **CASUS, **OVERLEG, **DOORBRAAK, **BEWARING, **INZICHT}


class Programma:
    """The program on one vault, for one person: acts go in, what changed comes out."""

    def __init__(
        self,
        kluis: Kluis,
        actor: Actor = PROGRAMMA,
        klok: Klok | None = None,
        aanmelding: Aanmelding | None = None,
    ) -> None:
        self.kluis = kluis
        self.klok = klok or SysteemKlok()
        self.aanmelding = aanmelding
        """Who signed in; None on a plain vault, where anybody can choose who to be."""
        self.actor = actor
        self.grondig_leest: Callable[[], bool] = lambda: False
        """Asks whoever runs the thorough layer of anonymity whether it reads now; without one it does not."""
        self._inzage: list[tuple[str, int]] = []

    @property
    def actor(self) -> Actor:
        """Who acts. Who signed in can only be oneself: setting another raises Regelovertreding."""
        return self._actor

    @actor.setter
    def actor(self, actor: Actor) -> None:
        if self.aanmelding is not None and actor.persoon_id != self.aanmelding.persoon_id:
            raise Regelovertreding(f"U bent aangemeld als {self.aanmelding.naam}. Een ander meldt zich zelf aan.")
        self._actor = actor

    def als(self, actor: Actor) -> Programma:
        """The same program for another person; who signed in can only be oneself. Raises Regelovertreding."""
        ander = Programma(self.kluis, actor, self.klok, self.aanmelding)
        ander.grondig_leest = self.grondig_leest
        return ander

    def eis(self, sessie: Session, bevoegdheid: str) -> None:
        """Refuse what the actor may not do, by the roles that the database has at this moment.

        Raises:
            Geweigerd: a missing role, access taken away, a first password not changed yet. What it was asked in, an
                act or a query, tells the journal.
        """
        try:
            self._eis(sessie, bevoegdheid)
        except Regelovertreding as fout:
            raise Geweigerd(fout, bevoegdheid) from fout

    def _eis(self, sessie: Session, bevoegdheid: str) -> None:
        if self.aanmelding is not None:
            from weegtafel.storage.aanmelden import wie_nu

            self.actor = wie_nu(sessie, self.kluis, self.aanmelding, self.klok)
        eis(self.actor, bevoegdheid)

    def voer_uit(self, opdracht: Opdracht) -> Gewijzigd:
        """Do one act in one durable transaction.

        Raises:
            Regelovertreding: a rule or a missing role refuses; nothing is changed.
            VersieConflict: someone else was first; the typed text is kept in ``Klad``.
            Storing: the disk, a lock; nothing is changed.
        """
        from weegtafel.casus.commands import VerklaarAnoniem
        from weegtafel.inrichting.werk import Werk
        from weegtafel.overleg.tekstpoort import eis_schone_daad
        from weegtafel.storage import journaal

        handler = handlers()[type(opdracht)]
        try:
            with self.kluis.transactie() as sessie:
                self.eis(sessie, type(opdracht).bevoegdheid)
                eis_schone_daad(sessie, opdracht)
                werk = Werk(
                    sessie,
                    self.klok,
                    self.actor,
                    lambda handeling, onderwerp, velden: journaal.boek(
                        sessie, self.klok.nu(), self.actor, handeling, onderwerp, velden
                    ),
                    self.grondig_leest,
                )
                gedaan = handler(werk, opdracht)
            if isinstance(opdracht, VerklaarAnoniem):
                with suppress(Storing):  # the declaration stands; what could not be wiped now goes with the next one
                    self.kluis.wis_sporen()
            return gedaan
        except Geweigerd as fout:
            self._boek_weigering(fout, opdracht)
            raise
        except VersieConflict as conflict:
            if conflict.ons:
                from weegtafel.storage import klad

                with self.kluis.transactie() as sessie:
                    klad.bewaar(sessie, self.klok.nu(), self.actor, opdracht, conflict)
            raise

    def vraag(self, functie: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Ask a query, read only. Raises Storing; Regelovertreding before the first password was changed."""
        if self.aanmelding is not None and self.aanmelding.moet_wijzigen:
            from weegtafel.storage.aanmelden import eis_eigen_wachtwoord

            eis_eigen_wachtwoord(self.aanmelding)
        try:
            return self.kluis.lees(functie, *args, **kwargs)
        except Geweigerd as fout:
            self._boek_weigering(fout)
            raise

    def _boek_weigering(self, fout: Geweigerd, opdracht: Opdracht | None = None) -> None:
        """A line for who tried what there is no role for: the act, and the number it is on. Never a text."""
        from weegtafel.storage import journaal
        from weegtafel.storage.waarover import handeling_van, waarover

        with suppress(Storing), self.kluis.transactie() as sessie:  # a disk that is full refuses nothing less
            plek = None if opdracht is None else waarover(sessie, opdracht)
            wat = fout.bevoegdheid if opdracht is None else handeling_van(opdracht)
            nummer = "" if plek is None else plek.nummer
            journaal.boek(sessie, self.klok.nu(), self.actor, "geweigerd", nummer, [wat])

    def exporteer(
        self,
        soort: str,
        sleutel: int,
        pad: Path,
        *,
        zonder_namen: bool = False,
        wachtwoord: str = "",
        besluit: str = "",
        vervang: Sequence[Stukbesluit] = (),
    ) -> Geschreven:
        """Write a document beside the target and swap it in; its hash goes into the journal.

        ``soort`` is one of the ``SOORTEN`` of the overleg or of the doorbraak; ``sleutel`` the id of the overleg,
        advies, casus or aanvraag it is about; ``besluit`` the number of an earlier decision on that aanvraag;
        ``vervang`` what a person wants in the place of words. The file carries the head of the journal, so that a
        journal that was rewritten later does not fit it. With ``wachtwoord`` it opens with that password only.

        Raises:
            Regelovertreding: no such thing, a file type that this document does not have, or a text that identifies
                somebody (:mod:`weegtafel.overleg.veeg`).
            Storing: the place cannot be written; a file that stood there is untouched.
        """
        from weegtafel.bootstrap import uitgeven

        return uitgeven.exporteer(
            self,
            soort,
            sleutel,
            pad,
            zonder_namen=zonder_namen,
            wachtwoord=wachtwoord,
            besluit=besluit,
            vervang=vervang,
        )

    def zoek(self, tekst: str, per_soort: int = 6) -> tuple[Treffer, ...]:
        """Casussen, overleggen, acties, adviezen and doorbraken that match, best first within each kind."""
        from weegtafel.storage import zoeken

        self.meld_inzage("zoeken")
        return self.vraag(zoeken.zoek_alles, tekst, per_soort)

    def zoek_casussen(self, tekst: str, filter_: Casusfilter, offset: int, limit: int) -> Zoekuitslag:
        """The casus list for a search text and a filter; an empty text lists the newest first."""
        from weegtafel.storage import zoeken

        if tekst.strip():
            self.meld_inzage("zoeken")
        return self.vraag(zoeken.zoek_casussen, tekst, filter_, offset, limit)

    def meld_inzage(self, soort: str, id_: int = 0) -> None:
        """Remember that something was opened or searched; :meth:`boek_inzage` puts it in the journal. Costs nothing."""
        if self.actor.persoon_id is not None:
            self._inzage.append((soort, id_))

    @property
    def inzage_wacht(self) -> bool:
        """Whether something was looked at that the journal does not have yet."""
        return bool(self._inzage)

    def boek_inzage(self) -> None:
        """Write what was looked at since the last time: numbers and how many searches, never words. Raises Storing."""
        from weegtafel.storage.inzagen import boek

        wacht, self._inzage = self._inzage, []
        try:
            if wacht:
                with self.kluis.transactie() as sessie:
                    boek(sessie, self.klok.nu(), self.actor, wacht)
        except BaseException:
            self._inzage = wacht + self._inzage
            raise

    def controleer_journaal(self, voortgang: Voortgang = stil) -> tuple[int, int | None]:
        """Walk the journal once: the number of whole lines, and the number of the first broken line, if any.

        The anchors of the copies beside the vault are asked too: they show that lines at the end are gone.
        """
        from weegtafel.storage import journaal, reservekopie

        heel, gebroken = self.vraag(journaal.controleer, voortgang)
        if gebroken is None:
            kopieen = reservekopie.kopieen(self.kluis.map / KOPIEEN)
            gebroken = self.vraag(journaal.eerste_die_mist, [(k.moment, k.anker) for k in kopieen])
        return heel, gebroken

    @property
    def zoekvenster(self) -> int:
        """How many matches a search puts in order when there are more than it can count at once."""
        from weegtafel.storage import zoekmotor

        return zoekmotor.VENSTER

    def formuliergegevens(self) -> tuple[Codes, Afzender]:
        """The choices and names that this vault puts in its aanmeldformulier."""
        from weegtafel.bootstrap import formulieren

        return formulieren.gegevens(self)

    def lees_formulieren(self, paden: Sequence[Path]) -> list[tuple[str, Formulieruitslag]]:
        """Read filled forms, and every form in the folders among them; per file what came of it.

        Raises:
            Storing: a folder cannot be read.
        """
        from weegtafel.bootstrap import formulieren

        return formulieren.lees_alle(self, paden)

    def sluit(self) -> None:
        """Let go of the vault, and forget its key; the journal hears who signed out, unless a lock did so before."""
        if self.aanmelding is not None and not self.aanmelding.vergeten:
            from weegtafel.storage.aanmelden import meld_af

            meld_af(self.kluis, self.aanmelding, self.klok)
        self.kluis.sluit()
        if self.aanmelding is not None:
            self.aanmelding.vergeet()

    @property
    def toegang(self) -> Toegang:
        """Locking, passwords, accounts and keys, for who signed in. Raises Regelovertreding on a plain vault."""
        from weegtafel.storage.toegang import Toegang

        if self.aanmelding is None:
            raise Regelovertreding("Deze gegevens hebben geen wachtwoord; beveilig ze eerst.")
        return Toegang(self.kluis, self.aanmelding, self.klok)


def is_kluis(map_: Path) -> bool:
    """Whether a folder holds a database of ours (or one that claims its name), be it encrypted. Raises Storing."""
    return staat_er(map_ / BESTAND) or heeft_sleutels(map_)


def is_beveiligd(map_: Path) -> bool:
    """Whether signing in is needed to open the vault in a folder."""
    return heeft_sleutels(map_)


def schrijf_aanmeldformulier(pad: Path, programma: Programma | None = None) -> None:
    """Write an empty aanmeldformulier, with the code lists and organisations of a vault or those that ship.

    Raises:
        Storing: the place cannot be written.
    """
    from weegtafel.rendering.aanmeldformulier import meegeleverd, schrijf_leeg

    codes, afzender = meegeleverd() if programma is None else programma.formuliergegevens()
    schrijf_leeg(pad, codes, afzender)


def lees_aanmeldformulier(pad: Path) -> Formulieruitslag:
    """Read a filled aanmeldformulier; what is wrong with it stands in the outcome, in sentences."""
    from weegtafel.rendering.aanmeldformulier import lees

    return lees(pad)


def is_demonstratie(sessie: Session) -> bool:
    """Whether everything in this vault is fictitious."""
    from weegtafel.inrichting.vastesql import db_van
    from weegtafel.storage import kenmerk

    return kenmerk.lees(db_van(sessie), "demonstratie") == "ja"


def _is_leeg(sessie: Session) -> bool:
    """Whether the shipped lists are missing: a new file, or one whose filling was interrupted."""
    return sessie.execute(text("SELECT id FROM criteriumversie LIMIT 1")).first() is None


def open_programma(map_: Path, *, maak: bool = False, klok: Klok | None = None) -> Programma:
    """Open the vault in a folder, filled with the shipped lists when it is new.

    Raises:
        Storing: see :func:`weegtafel.storage.kluis.open_kluis`.
    """
    klok = klok or SysteemKlok()
    kluis, _nieuw = open_kluis(map_, klok, maak=maak)
    vul_zo_nodig(kluis, klok)
    return Programma(kluis, PROGRAMMA, klok)


def vul_zo_nodig(kluis: Kluis, klok: Klok) -> None:
    """Put the shipped lists in a vault that does not have them. Raises Storing."""
    if kluis.lees(_is_leeg):
        from weegtafel.inrichting.vulling import vul_nieuwe_kluis

        with kluis.transactie() as sessie:
            vul_nieuwe_kluis(sessie, klok.nu())
