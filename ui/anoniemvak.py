"""One text box that is looked through for what identifies somebody: where it belongs, and what was found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.grondigelaag import Gelezen
from ui.widgets.markering import Greep, greep_op
from weegtafel.anonimiteit.bekende_namen import BekendeNamen
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst, Laag, Onderwerp
from weegtafel.anonimiteit.ingreep import verschuif
from weegtafel.anonimiteit.merken import veldmerk
from weegtafel.anonimiteit.opslag import Naloop
from weegtafel.anonimiteit.regels import zonder_toegestaan
from weegtafel.anonimiteit.samenvoegen import voeg_samen

#: Typing must rest this long before layer 1 looks, before the second reader does, and before the thorough layer does.
VLUG_MS: Final = 150
LEZER_MS: Final = 500
GRONDIG_MS: Final = 1500


#: No field may hold more; of a longer paste the beginning is read, so that the window keeps answering.
LANGSTE: Final = 60_000


@dataclass(frozen=True, slots=True)
class Vakplek:
    """A box on a page, and of what its text is: a field of a casus, an advice, minutes …"""

    titel: str
    widget: QWidget
    onderwerp: Onderwerp
    onderwerp_id: int
    veld: str
    bekend: str = ""
    """What the program itself wrote in it: of that only what would be refused is a finding."""

    def zelfde(self, ander: Vakplek) -> bool:
        """Whether this is the same box for the same field."""
        return self.widget is ander.widget and (self.bron, self.veld) == (ander.bron, ander.veld)

    @property
    def bron(self) -> tuple[Onderwerp, int]:
        """What it belongs to."""
        return self.onderwerp, self.onderwerp_id


@dataclass(slots=True)
class Vak:
    """A box that is followed."""

    plek: Vakplek
    greep: Greep
    rust: QTimer
    lezer: QTimer
    lang: QTimer
    tekst: str | None = None
    vlug: tuple[Bevinding, ...] = ()
    lezing: Gelezen | None = None
    lezing_van: str = ""
    grondig_van: str | None = None
    """The text that the thorough layer read."""
    gevraagd: str | None = None
    storing: str = ""
    """Why the thorough layer did not read what it was asked last."""
    bevindingen: tuple[Bevinding, ...] = ()

    def laat_los(self) -> None:
        """The box is followed no more."""
        for klok in (self.rust, self.lezer, self.lang):
            klok.stop()
            klok.deleteLater()
        if self.leeft:
            self.greep.markeer(self.greep.tekst(), ())
            self.greep.laat_los()

    @property
    def leeft(self) -> bool:
        """Whether the box still stands on the page."""
        return isValid(self.plek.widget)

    @property
    def te_lang(self) -> bool:
        """Whether there is more text than is read; nothing counts as read then."""
        return len(self.tekst or "") > LANGSTE

    @property
    def gevuld(self) -> bool:
        """Whether there is text to read."""
        return bool(self.tekst and self.tekst.strip())

    def samen(self, bekend: BekendeNamen, gegevens: Naloop) -> tuple[Bevinding, ...]:
        """All layers put together, without what may stand there and without what was decided on."""
        tekst = self.tekst or ""
        if self.lezing is not None and self.lezing_van == tekst:
            rij = self.lezing.alles
        else:  # what the slower readers saw in words that still stand there stays marked until they are back
            eerder = self.lezing.alles if self.lezing is not None else ()
            oud = [b for b in verschuif(self.lezing_van, tekst, eerder) if b.laag is Laag.GRONDIG]
            rij = voeg_samen(tekst, [*self.vlug, *bekend.zoek(tekst)], (), gegevens.lijsten)
            oud = [b for b in oud if not any(a.begin < b.einde and b.begin < a.einde for a in rij)]
            rij = tuple(sorted((*rij, *oud)))
        return gegevens.boek.over(self.plek.veld, tekst, self.gezeefd(rij, gegevens))

    def gezeefd(self, rij: tuple[Bevinding, ...], gegevens: Naloop) -> tuple[Bevinding, ...]:
        """Without the kinds and names that may stand in such a text."""
        eigen = self.plek.bekend
        rij = tuple(
            b
            for b in rij
            if b.soort not in gegevens.niet
            and not (b.tekst in eigen and (b.laag is Laag.GRONDIG or b.ernst is Ernst.ORANJE))
        )
        return zonder_toegestaan(self.tekst or "", rij, gegevens.toegestaan)

    def te_bewaren(self, gegevens: Naloop) -> tuple[Bevinding, ...] | None:
        """What the thorough layer found that the gate must know of; None when nothing new was learned."""
        if self.lezing is None or self.lezing.grondig is None:
            return None
        vondsten = tuple(b for b in self.gezeefd(self.lezing.grondig, gegevens) if b.laag is Laag.GRONDIG)
        geheim, veld = gegevens.boek.geheim, self.plek.veld
        if not vondsten and geheim and gegevens.gelezen.get(veld) == veldmerk(geheim, veld, self.tekst or ""):
            return None
        return vondsten


def maak_vak(plek: Vakplek, veranderd: Callable[[], None], ouder: QObject) -> Vak:
    """Follow a box.

    The clocks belong to ``ouder``: a clock without one would go with the garbage, which another thread may collect.
    """
    rust, lezer, lang = (QTimer(ouder, singleShot=True, interval=ms) for ms in (VLUG_MS, LEZER_MS, GRONDIG_MS))
    return Vak(plek, greep_op(plek.widget, veranderd), rust, lezer, lang)
