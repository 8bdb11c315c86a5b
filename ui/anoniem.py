"""Checking texts beside the window: layer 1 while one types, the thorough layer in its own process, known names.

A page gives its text boxes to a :class:`Naloper`; that marks what it finds in them and knows which finding is next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from ui.grondigelaag import grondige_laag
from ui.scherm import Omgeving
from ui.theme.theme import thema
from ui.widgets.markering import Streep, markeer, wijzer
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.bekende_namen import BekendeNamen
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst, Keuze, Laag, Onderwerp, Soort
from weegtafel.anonimiteit.commands import BeslisVondst, BewaarGrondig, HerroepVondst
from weegtafel.anonimiteit.labelgeheugen import Labelgeheugen
from weegtafel.anonimiteit.merken import veldmerk, vondstmerk
from weegtafel.anonimiteit.opslag import Naloop, naloop
from weegtafel.anonimiteit.regels import openstaand, zonder_toegestaan
from weegtafel.anonimiteit.samenvoegen import voeg_samen
from weegtafel.anonimiteit.vervangen import Labels
from weegtafel.anonimiteit.vlug import vergeet, zoek_vlug
from weegtafel.kernel.errors import Storing

#: Typing must rest this long before the words of a box are looked at, and before the thorough layer reads them.
VLUG_MS: Final = 150
GRONDIG_MS: Final = 1500
#: A longer text is looked at beside the window.
IN_VENSTER: Final = 6_000
#: What was copied from a box with findings leaves the clipboard after this time.
KLEMBORD_MS: Final = 30_000


_nalopers: WeakSet[Naloper] = WeakSet()


def vergeet_alles() -> None:
    """Forget known names and remembered sentences: when the vault is locked or closed."""
    for naloper in list(_nalopers):
        if isValid(naloper):
            naloper.vergeet_namen()
    vergeet()


@dataclass(slots=True)
class _Vak:
    titel: str
    widget: Tekstvak
    tekst: str = ""
    vlug: tuple[Bevinding, ...] = ()
    grondig: tuple[Bevinding, ...] = ()
    grondig_van: str | None = None
    """The text that the thorough layer read."""
    gevraagd: str | None = None
    bevindingen: tuple[Bevinding, ...] = ()
    rust: QTimer = field(default_factory=lambda: QTimer(singleShot=True, interval=VLUG_MS))
    lang: QTimer = field(default_factory=lambda: QTimer(singleShot=True, interval=GRONDIG_MS))


class Naloper(QObject):
    """Looks through the text boxes of one page. ``veranderd`` when something was found, chosen or solved."""

    veranderd = Signal()
    beslist = Signal(str, object)
    """A choice was stored: a sentence, and what takes it back."""

    def __init__(self, omgeving: Omgeving, onderwerp: Onderwerp, onderwerp_id: int, ouder: QObject) -> None:
        super().__init__(ouder)
        self._omgeving, self._onderwerp, self._id = omgeving, onderwerp, onderwerp_id
        self._vakken: dict[str, _Vak] = {}
        self._gegevens: Naloop | None = None
        self._namen: tuple[str, ...] = ()
        self._bekend = BekendeNamen(())
        self._geheugen = Labelgeheugen()
        self.huidig: tuple[str, Bevinding] | None = None
        self.storing = ""
        """Why the thorough layer does not read now; empty while it does."""
        self._klembord = QTimer(self, singleShot=True, interval=KLEMBORD_MS)
        self._klembord.timeout.connect(self._wis_klembord)
        self._gekopieerd = ""
        QGuiApplication.clipboard().dataChanged.connect(self._let_op_klembord)
        thema().gewijzigd.connect(self._markeer_alles)
        laag = grondige_laag()
        if laag is not None:
            laag.veranderd.connect(self._na_stand)
        _nalopers.add(self)
        self.ververs()

    def _na_stand(self, _stand: object) -> None:
        self.veranderd.emit()

    # --- what is looked at ------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch what was decided, and look again."""
        self._omgeving.runner.vraag(naloop, self._onderwerp, self._id, van=self, klaar=self._neem)

    def _neem(self, gegevens: Naloop) -> None:
        self._gegevens = gegevens
        for sleutel in list(self._vakken):
            self._kijk(sleutel)

    def volg(self, vakken: Mapping[str, tuple[str, Tekstvak]]) -> None:
        """Look through these boxes, in this order; boxes that are followed already stay so."""
        oud, self._vakken = self._vakken, {}
        for sleutel, (titel, widget) in vakken.items():
            eerder = oud.pop(sleutel, None)
            if eerder is not None and eerder.widget is widget:
                self._vakken[sleutel] = eerder
                continue
            vak = self._vakken[sleutel] = _Vak(titel, widget)
            widget.textChanged.connect(partial(self._bij_wijziging, sleutel, widget))
            vak.rust.timeout.connect(partial(self._kijk, sleutel))
            vak.lang.timeout.connect(partial(self._vraag_grondig, sleutel))
            vak.rust.start()

    def _bij_wijziging(self, sleutel: str, widget: Tekstvak) -> None:
        vak = self._vakken.get(sleutel)
        if vak is not None and vak.widget is widget and widget.tekst() != vak.tekst:
            vak.rust.start()

    def _kijk(self, sleutel: str) -> None:
        vak, gegevens = self._vakken.get(sleutel), self._gegevens
        if vak is None or gegevens is None or not isValid(vak.widget):
            return
        tekst = vak.widget.tekst()
        # The first look reads the word lists, which takes longer than a keystroke may.
        if len(tekst) > IN_VENSTER or not vak.tekst:
            self._omgeving.runner.doe(
                partial(zoek_vlug, tekst, gegevens.lijsten), van=self, klaar=partial(self._na_vlug, sleutel, tekst)
            )
        else:
            self._na_vlug(sleutel, tekst, zoek_vlug(tekst, gegevens.lijsten))

    def _na_vlug(self, sleutel: str, tekst: str, gevonden: tuple[Bevinding, ...]) -> None:
        vak = self._vakken.get(sleutel)
        if vak is None or not isValid(vak.widget) or vak.widget.tekst() != tekst:
            return
        vak.tekst, vak.vlug = tekst, gevonden
        self._weeg(sleutel)
        if tekst.strip() and vak.grondig_van != tekst:
            vak.lang.start()

    def _vraag_grondig(self, sleutel: str) -> None:
        vak, gegevens = self._vakken.get(sleutel), self._gegevens
        laag = grondige_laag()
        if laag is None or vak is None or gegevens is None or vak.gevraagd == vak.tekst or not vak.tekst.strip():
            return
        vak.gevraagd = vak.tekst
        laag.lees(vak.tekst, partial(self._na_grondig, sleutel, vak.tekst))

    def _na_grondig(self, sleutel: str, tekst: str, uit: tuple[Bevinding, ...] | Storing) -> None:
        if not isValid(self):
            return
        vak = self._vakken.get(sleutel)
        self.storing = str(uit) if isinstance(uit, Storing) else ""
        if vak is None or isinstance(uit, Storing):
            if vak is not None:
                vak.gevraagd = None
            self.veranderd.emit()
            return
        if vak.tekst == tekst:
            vak.grondig, vak.grondig_van = uit, tekst
            self._weeg(sleutel)
            self._bewaar_grondig(sleutel, vak)

    def _bewaar_grondig(self, sleutel: str, vak: _Vak) -> None:
        gegevens = self._gegevens
        if gegevens is None or not self._omgeving.mag("anonimiteit.beslissen"):
            return
        samen = voeg_samen(vak.tekst, vak.vlug, vak.grondig, gegevens.lijsten)
        samen = zonder_toegestaan(vak.tekst, samen, gegevens.toegestaan)
        vondsten = tuple((b.soort, b.tekst) for b in samen if b.laag is Laag.GRONDIG)
        if (
            not vondsten
            and gegevens.geheim
            and gegevens.gelezen.get(sleutel) == veldmerk(gegevens.geheim, sleutel, vak.tekst)
        ):
            return
        opdracht = BewaarGrondig(
            onderwerp=self._onderwerp, onderwerp_id=self._id, velden={sleutel: (vak.tekst, vondsten)}
        )
        # Who may not write this casus may still read its findings; nothing is kept then.
        self._omgeving.runner.voer_uit(opdracht, van=self, fout=lambda _fout: True)

    def _weeg(self, sleutel: str) -> None:
        """Put the layers together, leave out what was decided, and show the rest with proposals over all boxes."""
        gegevens, vak = self._gegevens, self._vakken[sleutel]
        if gegevens is None:
            return
        grondig = vak.grondig if vak.grondig_van == vak.tekst else ()
        vlug = [*vak.vlug, *self._bekend.zoek(vak.tekst)]
        samen = zonder_toegestaan(
            vak.tekst, voeg_samen(vak.tekst, vlug, grondig, gegevens.lijsten), gegevens.toegestaan
        )
        if gegevens.geheim:
            samen = openstaand(
                samen, gegevens.beslist, lambda b: vondstmerk(gegevens.geheim, sleutel, b.soort, b.tekst)
            )
        vak.bevindingen = samen
        labels = Labels([(v.tekst, v.bevindingen) for v in self._vakken.values()], gegevens.banden)
        teksten = [v.tekst for v in self._vakken.values()]
        for v in self._vakken.values():
            v.bevindingen = self._geheugen.pas_toe(labels.met_voorstel(v.bevindingen), teksten)
        if (
            self.huidig is not None
            and self.huidig[0] == sleutel
            and self.huidig[1].begin not in {b.begin for b in vak.bevindingen}
        ):
            self.huidig = None
        self._markeer(sleutel)
        self.veranderd.emit()

    # --- what is shown ----------------------------------------------------------------------------

    def _markeer_alles(self) -> None:
        for sleutel in self._vakken:
            self._markeer(sleutel)

    def _markeer(self, sleutel: str) -> None:
        vak = self._vakken[sleutel]
        if not isValid(vak.widget):
            return
        gekozen = self.huidig[1].begin if self.huidig is not None and self.huidig[0] == sleutel else -1
        markeer(
            vak.widget,
            vak.tekst,
            [
                Streep(
                    b.begin,
                    b.einde,
                    b.ernst is Ernst.ROOD,
                    f"{b.soort.omschrijving.capitalize()}. {b.waarom}",
                    b.begin == gekozen,
                )
                for b in vak.bevindingen
            ],
        )

    @property
    def alles(self) -> list[tuple[str, Bevinding]]:
        """Every open finding with its field, in the order of the page."""
        return [(sleutel, b) for sleutel, vak in self._vakken.items() for b in vak.bevindingen]

    def titel(self, sleutel: str) -> str:
        """The words of a field."""
        return self._vakken[sleutel].titel

    def tel(self) -> tuple[int, int]:
        """How many are red, and how many amber."""
        ernst = [b.ernst for _, b in self.alles]
        return ernst.count(Ernst.ROOD), ernst.count(Ernst.ORANJE)

    def stand(self) -> str:
        """What the thorough layer does now, in a sentence; empty when it read everything."""
        if self.storing:
            return self.storing
        laag = grondige_laag()
        if laag is None:
            return self.tr("De grondige controle staat uit.")
        if any(vak.tekst.strip() and vak.grondig_van != vak.tekst for vak in self._vakken.values()):
            return laag.motor.stand().zin
        return ""

    # --- what the user does -----------------------------------------------------------------------

    def ga(self, stap: int) -> tuple[str, Bevinding] | None:
        """Choose the next finding (1) or the one before (-1), from where the cursor is, and put the cursor there."""
        alles = self.alles
        if not alles:
            return None
        if self.huidig in alles:
            nummer = (alles.index(self.huidig) + stap) % len(alles)
        else:
            nummer = self._vanaf(alles) if stap > 0 else (self._vanaf(alles) - 1) % len(alles)
        self.kies(*alles[nummer])
        return self.huidig

    def _vanaf(self, alles: Sequence[tuple[str, Bevinding]]) -> int:
        volgorde = list(self._vakken)
        hier = next((s for s, vak in self._vakken.items() if vak.widget.hasFocus()), None)
        if hier is None:
            return 0
        plaats = self._vakken[hier].widget.textCursor().position()
        for nummer, (sleutel, b) in enumerate(alles):
            if volgorde.index(sleutel) > volgorde.index(hier) or (sleutel == hier and b.begin >= plaats):
                return nummer
        return 0

    def kies(self, sleutel: str, bevinding: Bevinding) -> None:
        """Make this the chosen finding."""
        self.huidig = (sleutel, bevinding)
        vak = self._vakken[sleutel]
        plek = wijzer(vak.widget, vak.tekst, bevinding.begin, bevinding.einde)
        plek.setPosition(plek.selectionStart())
        vak.widget.setFocus()
        vak.widget.setTextCursor(plek)
        self._markeer_alles()
        self.veranderd.emit()

    def vak(self, sleutel: str) -> Tekstvak:
        """The box of a field."""
        return self._vakken[sleutel].widget

    def vervang(self, door: str = "") -> bool:
        """Put the proposal (or ``door``) in the place of the chosen finding; Ctrl+Z in the text undoes it."""
        if self.huidig is None:
            return False
        sleutel, b = self.huidig
        vak = self._vakken[sleutel]
        tekst = vak.widget.tekst()
        if tekst[b.begin : b.einde] != b.tekst:
            return False
        nieuw = door or b.voorstel
        if tekst[: b.begin].rstrip(" ")[-1:] in {"", "\n"} and b.tekst[:1].isupper():
            nieuw = nieuw[:1].upper() + nieuw[1:]
        self._geheugen.onthoud(b, nieuw)
        plek = wijzer(vak.widget, tekst, b.begin, b.einde)
        plek.insertText(nieuw)
        vak.widget.setTextCursor(plek)
        self.huidig = None
        vak.rust.stop()
        self._kijk(sleutel)
        return True

    def beslis(self, keuze: Keuze, reden: str) -> None:
        """Leave the chosen finding in the text, with the reason."""
        if self.huidig is None:
            return
        sleutel, b = self.huidig
        opdracht = BeslisVondst(
            onderwerp=self._onderwerp,
            onderwerp_id=self._id,
            veld=sleutel,
            soort=b.soort,
            tekst=b.tekst,
            keuze=keuze,
            reden=reden,
        )
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=lambda _wat: self._na_besluit(sleutel, b))

    def _na_besluit(self, sleutel: str, b: Bevinding) -> None:
        self.ververs()
        zin = self.tr("In “%s” blijft dit staan: %s.") % (self.titel(sleutel), b.soort.omschrijving)
        self.beslist.emit(zin, partial(self._herroep, sleutel, b.soort, b.tekst))

    def _herroep(self, sleutel: str, soort: Soort, tekst: str) -> None:
        opdracht = HerroepVondst(
            onderwerp=self._onderwerp, onderwerp_id=self._id, veld=sleutel, soort=soort, tekst=tekst
        )
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=lambda _wat: self.ververs())

    # --- what is kept in memory only --------------------------------------------------------------

    @property
    def bekende_namen(self) -> tuple[str, ...]:
        """The names that were typed for this page; they are nowhere else."""
        return self._namen

    def zet_bekende_namen(self, namen: Sequence[str]) -> None:
        """Look for these names in every box, in all their shapes."""
        self._namen = tuple(namen)
        self._bekend = BekendeNamen(self._namen)
        for sleutel in self._vakken:
            self._weeg(sleutel)

    def vergeet_namen(self) -> None:
        """Forget the known names, and who got which label."""
        self._geheugen.vergeet()
        self.zet_bekende_namen(())

    def _let_op_klembord(self) -> None:
        tekst = QGuiApplication.clipboard().text()
        if any(b.tekst in tekst for _, b in self.alles):
            self._gekopieerd = tekst
            self._klembord.start()

    def _wis_klembord(self) -> None:
        bord = QGuiApplication.clipboard()
        if self._gekopieerd and bord.text() == self._gekopieerd:
            bord.clear()
        self._gekopieerd = ""
