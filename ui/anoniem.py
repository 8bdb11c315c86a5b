"""Checking texts beside the window: layer 1 while one types, the slower readers when typing rests, known names.

A page gives its text boxes to a :class:`Naloper`; that marks what it finds in them and knows which finding is next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.anoniemvak import Vak, Vakplek, maak_vak
from ui.grondigelaag import Gelezen, grondige_laag, lees_tekst
from ui.klembordwacht import Klembordwacht
from ui.scherm import Omgeving
from ui.theme.theme import thema
from ui.widgets.markering import Streep
from weegtafel.anonimiteit import lezing
from weegtafel.anonimiteit.bekende_namen import BekendeNamen
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst, Keuze, Onderwerp
from weegtafel.anonimiteit.commands import BeslisVondst, BewaarGrondig, HerroepVondst
from weegtafel.anonimiteit.ingreep import ingreep
from weegtafel.anonimiteit.labelgeheugen import Labelgeheugen
from weegtafel.anonimiteit.opslag import Naloop, naloop
from weegtafel.anonimiteit.vervangen import Labels
from weegtafel.anonimiteit.vlug import vergeet, zoek_vlug

#: A longer text is looked at beside the window.
IN_VENSTER: Final = 6_000
_nalopers: WeakSet[Naloper] = WeakSet()


def vergeet_alles() -> None:
    """Forget known names and remembered sentences: when the vault is locked or closed."""
    for naloper in list(_nalopers):
        if isValid(naloper):
            naloper.vergeet_namen()
    vergeet()
    lezing.vergeet()


def nalopers() -> list[Naloper]:
    """Those of every page that is open."""
    return [n for n in list(_nalopers) if isValid(n)]


class Naloper(QObject):
    """Looks through the text boxes of one page. ``veranderd`` when something was found, chosen or solved.

    ``lezers`` gives, for a kind of thing, the query that fetches what was decided about it, when that is not
    ``opslag.naloop``. ``haal`` brings a field to the screen before the cursor goes there.
    """

    veranderd = Signal()
    beslist = Signal(str, object)
    """A choice was stored: a sentence, and what takes it back."""

    def __init__(
        self,
        omgeving: Omgeving,
        ouder: QObject,
        *,
        lezers: Mapping[Onderwerp, Callable[..., Naloop]] | None = None,
        haal: Callable[[Onderwerp, int, str], None] | None = None,
    ) -> None:
        super().__init__(ouder)
        self._omgeving, self._lezers, self._haal = omgeving, dict(lezers or {}), haal
        self._vakken: dict[str, Vak] = {}
        self._gegevens: dict[tuple[Onderwerp, int], Naloop] = {}
        self._namen: tuple[str, ...] = ()
        self._bekend = BekendeNamen(())
        self._geheugen = Labelgeheugen()
        self.huidig: tuple[str, Bevinding] | None = None
        self.storing = ""
        """Why the thorough layer does not read now; empty while it does."""
        self._wens: tuple[Onderwerp, int, str] | None = None
        self._klembord = Klembordwacht(lambda: (b.tekst for _, b in self.alles), self)
        thema().gewijzigd.connect(self._markeer_alles)
        laag = grondige_laag()
        if laag is not None:
            laag.veranderd.connect(self._na_stand)
        _nalopers.add(self)

    def _na_stand(self, _stand: object) -> None:
        self.veranderd.emit()

    # --- what is looked at ------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch what was decided, and look again."""
        for bron in {vak.plek.bron for vak in self._vakken.values()}:
            lees = self._lezers.get(bron[0], naloop)
            self._omgeving.runner.vraag(lees, *bron, van=self, klaar=partial(self._neem, bron))

    def _neem(self, bron: tuple[Onderwerp, int], gegevens: Naloop) -> None:
        self._gegevens[bron] = gegevens
        for sleutel, vak in list(self._vakken.items()):
            if vak.plek.bron == bron:
                self._kijk(sleutel)

    def volg(self, plekken: Mapping[str, Vakplek]) -> None:
        """Look through these boxes, in this order; boxes that are followed already stay so."""
        oud, self._vakken = self._vakken, {}
        bekend = {vak.plek.bron for vak in oud.values()}
        for sleutel, plek in plekken.items():
            eerder = oud.get(sleutel)
            if eerder is not None and eerder.plek.widget is plek.widget and eerder.plek.bron == plek.bron:
                eerder.plek = plek
                self._vakken[sleutel] = eerder
                continue
            vak = self._vakken[sleutel] = maak_vak(plek, partial(self._bij_wijziging, sleutel, plek.widget))
            vak.rust.timeout.connect(partial(self._kijk, sleutel))
            vak.lezer.timeout.connect(partial(self._vraag_lezing, sleutel, grondig=False))
            vak.lang.timeout.connect(partial(self._vraag_lezing, sleutel, grondig=True))
            vak.rust.start()
        if self.huidig is not None and self.huidig[0] not in self._vakken:
            self.huidig = None
        if {vak.plek.bron for vak in self._vakken.values()} - bekend:
            self.ververs()
        self.veranderd.emit()

    def _bij_wijziging(self, sleutel: str, widget: QWidget) -> None:
        vak = self._vakken.get(sleutel)
        if vak is not None and vak.plek.widget is widget and vak.greep.tekst() != vak.tekst:
            vak.rust.start()

    def _kijk(self, sleutel: str) -> None:
        vak = self._vakken.get(sleutel)
        gegevens = self._gegevens.get(vak.plek.bron) if vak is not None else None
        if vak is None or gegevens is None or not vak.leeft:
            return
        tekst = vak.greep.tekst()
        # The first look reads the word lists, which takes longer than a keystroke may.
        if len(tekst) > IN_VENSTER or not vak.tekst:
            self._omgeving.runner.doe(
                partial(zoek_vlug, tekst, gegevens.lijsten), van=self, klaar=partial(self._na_vlug, sleutel, tekst)
            )
        else:
            self._na_vlug(sleutel, tekst, zoek_vlug(tekst, gegevens.lijsten))

    def _na_vlug(self, sleutel: str, tekst: str, gevonden: tuple[Bevinding, ...]) -> None:
        vak = self._vakken.get(sleutel)
        if vak is None or not vak.leeft or vak.greep.tekst() != tekst:
            return
        vak.tekst, vak.vlug = tekst, gevonden
        self._weeg(sleutel)
        if vak.gevuld and vak.lezing_van != tekst:
            vak.lezer.start()
        if vak.gevuld and vak.grondig_van != tekst:
            vak.lang.start()

    def _vraag_lezing(self, sleutel: str, *, grondig: bool) -> None:
        vak, laag = self._vakken.get(sleutel), grondige_laag()
        gegevens = self._gegevens.get(vak.plek.bron) if vak is not None else None
        if (
            vak is None
            or gegevens is None
            or not vak.gevuld
            or (grondig and (laag is None or vak.gevraagd == vak.tekst))
        ):
            return
        tekst = vak.tekst or ""
        klaar = partial(self._na_lezing, sleutel, tekst, grondig)
        if grondig:
            vak.gevraagd = tekst

        def nodig() -> bool:
            return isValid(self) and vak.tekst == tekst

        if laag is not None:
            laag.lees(tekst, self._namen, gegevens.lijsten, klaar, nodig=nodig, grondig=grondig)
        else:
            self._omgeving.runner.doe(partial(lees_tekst, tekst, self._namen, gegevens.lijsten), van=self, klaar=klaar)

    def _na_lezing(self, sleutel: str, tekst: str, grondig: bool, uit: Gelezen) -> None:
        vak = self._vakken.get(sleutel) if isValid(self) else None
        if vak is None:
            return
        if grondig:
            self.storing = uit.storing
            if uit.storing:
                vak.gevraagd = None
        if vak.tekst != tekst:
            self.veranderd.emit()
            return
        if vak.lezing_van != tekst or vak.lezing is None or grondig:
            vak.lezing, vak.lezing_van = uit, tekst
        if uit.grondig is not None:
            vak.grondig_van = tekst
            self._bewaar_grondig(vak)
        self._weeg(sleutel)

    def _bewaar_grondig(self, vak: Vak) -> None:
        vondsten = vak.te_bewaren(self._gegevens[vak.plek.bron])
        if vondsten is None or not self._omgeving.mag("anonimiteit.beslissen"):
            return
        velden = {vak.plek.veld: (vak.tekst or "", tuple((b.soort, b.tekst) for b in vondsten))}
        onderwerp, onderwerp_id = vak.plek.bron
        # Who may not write this casus may still read its findings; nothing is kept then.
        self._omgeving.runner.voer_uit(
            BewaarGrondig(onderwerp=onderwerp, onderwerp_id=onderwerp_id, velden=velden),
            van=self,
            fout=lambda _fout: True,
        )

    def _weeg(self, sleutel: str) -> None:
        """Put the layers together, leave out what was decided, and show the rest with proposals over all boxes."""
        vak = self._vakken[sleutel]
        gegevens = self._gegevens.get(vak.plek.bron)
        if gegevens is None:
            return
        vak.bevindingen = vak.samen(self._bekend, gegevens)
        labels = Labels([(v.tekst or "", v.bevindingen) for v in self._vakken.values()], gegevens.banden)
        teksten = [v.tekst or "" for v in self._vakken.values()]
        for v in self._vakken.values():
            v.bevindingen = self._geheugen.pas_toe(labels.met_voorstel(v.bevindingen), teksten)
        if self.huidig is not None:
            self.huidig = next(
                ((s, b) for s, b in self.alles if s == self.huidig[0] and b.begin == self.huidig[1].begin), None
            )
        self._markeer(sleutel)
        self._vervul_wens()
        self.veranderd.emit()

    # --- what is shown ----------------------------------------------------------------------------

    def _markeer_alles(self) -> None:
        for sleutel in self._vakken:
            self._markeer(sleutel)

    def _markeer(self, sleutel: str) -> None:
        vak = self._vakken[sleutel]
        if not vak.leeft:
            return
        gekozen = self.huidig[1].begin if self.huidig is not None and self.huidig[0] == sleutel else -1
        strepen = [
            Streep(
                b.begin,
                b.einde,
                b.ernst is Ernst.ROOD,
                f"{b.soort.omschrijving.capitalize()}. {b.waarom}",
                b.begin == gekozen,
            )
            for b in vak.bevindingen
        ]
        vak.greep.markeer(vak.tekst or "", strepen)

    @property
    def alles(self) -> list[tuple[str, Bevinding]]:
        """Every open finding with its field, in the order of the page."""
        return [(sleutel, b) for sleutel, vak in self._vakken.items() for b in vak.bevindingen]

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
        if any(vak.gevuld and vak.grondig_van != vak.tekst for vak in self._vakken.values()):
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
        hier = next((s for s, vak in self._vakken.items() if vak.leeft and vak.plek.widget.hasFocus()), None)
        if hier is None:
            return 0
        plaats = self._vakken[hier].greep.plaats()
        for nummer, (sleutel, b) in enumerate(alles):
            if volgorde.index(sleutel) > volgorde.index(hier) or (sleutel == hier and b.begin >= plaats):
                return nummer
        return 0

    def kies(self, sleutel: str, bevinding: Bevinding) -> None:
        """Make this the chosen finding."""
        vak = self._vakken[sleutel]
        self.huidig = (sleutel, bevinding)
        if self._haal is not None:
            self._haal(*vak.plek.bron, vak.plek.veld)
        vak.greep.ga(bevinding.begin)
        self._markeer_alles()
        self.veranderd.emit()

    def plek(self, sleutel: str) -> Vakplek:
        """A box, with its words and what it belongs to."""
        return self._vakken[sleutel].plek

    def kent(self, onderwerp: Onderwerp, onderwerp_id: int) -> bool:
        """Whether fields of this are on the page."""
        return any(vak.plek.bron == (onderwerp, onderwerp_id) for vak in self._vakken.values())

    def spring(self, onderwerp: Onderwerp, onderwerp_id: int, veld: str) -> None:
        """Go to the first finding of a field as soon as it is on the page and was looked at."""
        self._wens = (onderwerp, onderwerp_id, veld)
        if self._haal is not None and self.kent(onderwerp, onderwerp_id):
            self._haal(onderwerp, onderwerp_id, veld)
        self._vervul_wens()

    @property
    def wens(self) -> tuple[Onderwerp, int, str] | None:
        """The field that somebody asked to go to, and that was not there yet."""
        return self._wens

    def _vervul_wens(self) -> None:
        if self._wens is None:
            return
        for sleutel, vak in self._vakken.items():
            if (*vak.plek.bron, vak.plek.veld) == self._wens and vak.leeft and vak.bevindingen:
                self._wens = None
                QTimer.singleShot(0, self, partial(self.kies, sleutel, vak.bevindingen[0]))
                return

    def vervang(self, door: str = "") -> bool:
        """Put the proposal (or ``door``) in the place of the chosen finding; Ctrl+Z in the text undoes it."""
        if self.huidig is None:
            return False
        sleutel, b = self.huidig
        vak = self._vakken[sleutel]
        tekst = vak.greep.tekst()
        if vak.greep.alleen_lezen or tekst[b.begin : b.einde] != b.tekst:
            return False
        self._geheugen.onthoud(b, door or b.voorstel)
        vak.greep.vervang(*ingreep(tekst, b, door or b.voorstel))
        self.huidig = None
        vak.rust.stop()
        self._kijk(sleutel)
        return True

    def beslis(self, keuze: Keuze, reden: str) -> None:
        """Leave the chosen finding in the text, with the reason."""
        if self.huidig is None:
            return
        sleutel, b = self.huidig
        waar = self._waar(sleutel, b)
        opdracht = BeslisVondst(**waar, keuze=keuze, reden=reden)
        zin = self.tr("In “%s” blijft dit staan: %s.") % (self.plek(sleutel).titel, b.soort.omschrijving)

        def klaar(_wat: object) -> None:
            self.ververs()
            self.beslist.emit(zin, partial(self._herroep, HerroepVondst(**waar)))

        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar)

    def _waar(self, sleutel: str, b: Bevinding) -> dict[str, Any]:
        plek = self._vakken[sleutel].plek
        return {
            "onderwerp": plek.onderwerp,
            "onderwerp_id": plek.onderwerp_id,
            "veld": plek.veld,
            "soort": b.soort,
            "tekst": b.tekst,
        }

    def _herroep(self, opdracht: HerroepVondst) -> None:
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
        for sleutel, vak in self._vakken.items():
            vak.lezing, vak.grondig_van, vak.gevraagd = None, None, None
            self._weeg(sleutel)
            vak.lezer.start()
            vak.lang.start()

    def vergeet_namen(self) -> None:
        """Forget the known names, and who got which label."""
        self._geheugen.vergeet()
        self.zet_bekende_namen(())
