"""What the effects add up to: the numbers, each with its steps behind it, and what deserves a second look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.doorbraak.rekenblad_som import Som
from ui.doorbraak.woorden import opsomming
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Kaart, Knop, Label
from ui.widgets.grafiek import Grafiekkaart
from weegtafel.doorbraak import grafieken
from weegtafel.doorbraak.documents.gedeeld import score
from weegtafel.doorbraak.rekencijfers import (
    Cijfers,
    break_evenzin,
    formulezin,
    hoofdzin,
    kanszin,
    kerngetallen,
    van_rendement,
)
from weegtafel.doorbraak.rendement import Effectuitkomst, Rendement
from weegtafel.doorbraak.rijen import LeefdomeinRij
from weegtafel.doorbraak.simulatie import Simulatie
from weegtafel.doorbraak.staptekst import euro

#: How the calculation says that a field is empty.
_LEEG = ("dit veld is leeg.", "vul een getal in.", "vul een maand in.")


def onaf(nummer: int, redenen: Sequence[str]) -> str:
    """Why an effect does not count yet: what is still empty in one breath, then what cannot be read."""
    leeg = [zin.partition(":")[0] for zin in redenen if zin.endswith(_LEEG)]
    rest = [zin for zin in dict.fromkeys(redenen) if not zin.endswith(_LEEG)]
    zinnen = [f"vul {opsomming(leeg)} in.", *rest] if leeg else rest
    return f"Effect {nummer} telt nog niet mee: {' '.join(zinnen)}"


class Waarschuwingsvlak(QWidget):
    """Sentences with a triangle before them; gone when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._zinnen: tuple[str, ...] = ()
        kolom = QVBoxLayout(self)
        marges(kolom)
        self._kaart = Kaart("Kijk hier nog eens naar")
        self._rooster = QGridLayout()
        marges(self._rooster, tussen=8)
        self._rooster.setColumnStretch(1, 1)
        self._kaart.indeling.addLayout(self._rooster)
        kolom.addWidget(self._kaart)
        self._labels: list[tuple[Icoon, Label]] = []
        self.hide()

    def zinnen(self) -> tuple[str, ...]:
        """What is said."""
        return self._zinnen

    def toon(self, som: Som, zinnen: Sequence[str]) -> None:
        """First what does not count yet, then the warnings."""
        mist = [onaf(n, redenen) for n, redenen in som.fouten.items()]
        alle = (*mist, *zinnen)
        if alle == self._zinnen:
            return
        self._zinnen = alle
        while len(self._labels) < len(alle):
            n = len(self._labels)
            paar = (Icoon("waarschuwing", "let_op", 18), Label("", breekt=True))
            self._labels.append(paar)
            self._rooster.addWidget(paar[0], n, 0, Qt.AlignmentFlag.AlignTop)
            self._rooster.addWidget(paar[1], n, 1)
        for n, (icoon, label) in enumerate(self._labels):
            icoon.setVisible(n < len(alle))
            label.setVisible(n < len(alle))
            label.setText(alle[n] if n < len(alle) else "")
        self.setVisible(bool(alle))


class Uitkomstkaart(Kaart):
    """The return in one line, its formula, and the numbers. ``stap_gevraagd`` carries the label of a step."""

    stap_gevraagd = Signal(str)

    def __init__(self) -> None:
        super().__init__("Uitkomst")
        self.hoofd = Label("", "cijfer", breekt=True)
        self.mist = Label("", "let_op", breekt=True)
        self.formule = Label("", "klein", breekt=True)
        self.even = Label("", breekt=True)
        self.kansen = (Label("", "stil", breekt=True), Label("", "stil", breekt=True))
        self._rooster = QGridLayout()
        marges(self._rooster, tussen=2)
        self._rooster.setColumnStretch(0, 1)
        self._regels: list[tuple[Label, Knop]] = []
        for widget in (self.hoofd, self.mist, self.formule):
            self.indeling.addWidget(widget)
        self.indeling.addLayout(self._rooster)
        for widget in (self.even, *self.kansen):
            self.indeling.addWidget(widget)
        self.stappen = Knop("Toon alle stappen", "stil", hulp="Elk getal met zijn invoer (Ctrl+T)")
        self.stappen.clicked.connect(lambda _aan=False: self.stap_gevraagd.emit(""))
        self.indeling.addWidget(self.stappen)

    def knoppen(self) -> list[QWidget]:
        """What can be pressed, from top to bottom."""
        return [*(knop for _, knop in self._regels), self.stappen]

    def toon_gemis(self, nummers: Sequence[int]) -> None:
        """Say which effects do not count yet: a number without them must not pass for the whole."""
        wie = " en ".join(map(str, nummers))
        zin = f"Zonder effect {wie}: {'dat is' if len(nummers) == 1 else 'die zijn'} nog niet af."
        self.mist.setText(zin if nummers else "")
        self.mist.setVisible(bool(nummers))

    def toon(self, cijfers: Cijfers | None) -> None:
        """Show the numbers, or that there are none yet."""
        for widget in (self.formule, self.even, self.stappen, *self.kansen):
            widget.setVisible(cijfers is not None)
        if cijfers is None:
            self.hoofd.setText("Nog geen uitkomst")
            self._zet_regels(())
            return
        self.hoofd.setText(hoofdzin(cijfers))
        self.formule.setText(formulezin(cijfers))
        self.even.setText(break_evenzin(cijfers))
        self._zet_regels(tuple((k.naam, k.waarde, k.stap) for k in kerngetallen(cijfers)))
        for label, band, wie in zip(
            self.kansen, (cijfers.allen, cijfers.gemeente), ("alle betalers", "de gemeente"), strict=True
        ):
            label.setText(f"{wie.capitalize()}: wordt getrokken" if band is None else kanszin(band, wie))

    def _zet_regels(self, regels: Sequence[tuple[str, str, str]]) -> None:
        while len(self._regels) < len(regels):
            n = len(self._regels)
            knop = Knop("", "stil")
            knop.clicked.connect(lambda _aan=False, knop=knop: self.stap_gevraagd.emit(knop.property("stap")))
            knop.setMaximumHeight(maat(30))
            self._regels.append((Label(""), knop))
            self._rooster.addWidget(self._regels[n][0], n, 0)
            self._rooster.addWidget(knop, n, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for n, (label, knop) in enumerate(self._regels):
            label.setVisible(n < len(regels))
            knop.setVisible(n < len(regels))
            if n < len(regels):
                naam, waarde, stap = regels[n]
                label.setText(naam)
                knop.setText(waarde)
                knop.setAccessibleName(f"{naam}: {waarde}")
                knop.setProperty("stap", stap)
                knop.setToolTip("Toon de stappen" if stap else "")
                knop.setEnabled(bool(stap))


class Leefdomeinkaart(Kaart):
    """Return without euros, as it is written in the plan; it stands beside the sum and not in it."""

    def __init__(self) -> None:
        super().__init__("Rendement zonder euro's")
        self._rooster = QGridLayout()
        marges(self._rooster, tussen=8)
        self.indeling.addWidget(
            Label("Staat naast de som, niet erin. U schrijft dit in het plan.", "klein", breekt=True)
        )
        self.indeling.addLayout(self._rooster)
        self._getoond: tuple[LeefdomeinRij, ...] = ()
        self.hide()

    def toon(self, rijen: tuple[LeefdomeinRij, ...]) -> None:
        """Show each domain now, as expected and later."""
        if rijen == self._getoond:
            return
        self._getoond = rijen
        while (oud := self._rooster.takeAt(0)) is not None:
            if (widget := oud.widget()) is not None:
                widget.deleteLater()
        later = any(d.later or d.later_score for d in rijen)
        for n, titel in enumerate(("Leefdomein", "Nu", "Verwacht", *(("Later",) if later else ()))):
            self._rooster.addWidget(Label(titel, "groep"), 0, n)
            self._rooster.setColumnStretch(n, 2 if n == 0 else 3)
        for r, d in enumerate(rijen, 1):
            cellen = [d.domein_naam, score(d.nu_score, d.nu), score(d.verwacht_score, d.verwacht)]
            cellen += [score(d.later_score, d.later)] if later else []
            for n, woorden in enumerate(cellen):
                self._rooster.addWidget(Label(woorden, breekt=True), r, n, Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(rijen))


class Uitkomstkolom(QWidget):
    """Everything that follows from the effects. ``onder`` holds what stands below the effects."""

    stap_gevraagd = Signal(str)

    def __init__(self, bewaar: Callable[[Grafiekkaart], None] | None = None) -> None:
        super().__init__()
        self.cijfers: Cijfers | None = None
        self._uitkomst: Rendement | None = None
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=12)
        self.kaart = Uitkomstkaart()
        self.kaart.stap_gevraagd.connect(self.stap_gevraagd)
        kolom.addWidget(self.kaart)
        self.grafieken = {sleutel: Grafiekkaart(bewaar) for sleutel in ("betalers", "band", "tijdlijn", "tornado")}
        for sleutel in ("betalers", "band"):
            kolom.addWidget(self.grafieken[sleutel])
        self.onder = QWidget()
        lager = QVBoxLayout(self.onder)
        marges(lager, tussen=12)
        for sleutel in ("tijdlijn", "tornado"):
            lager.addWidget(self.grafieken[sleutel])
        self.leefdomeinen = Leefdomeinkaart()
        lager.addWidget(self.leefdomeinen)

    def _teken(self, *, alles: bool) -> None:
        cijfers, uitkomst = self.cijfers, self._uitkomst
        if cijfers is None or uitkomst is None:
            for kaart in self.grafieken.values():
                kaart.zet(lambda _breedte, _letter: None)
            return
        self.grafieken["band"].zet(partial(grafieken.band, cijfers))
        if alles:
            self.grafieken["betalers"].zet(partial(grafieken.betalers, cijfers))
            self.grafieken["tijdlijn"].zet(partial(grafieken.tijdlijn, uitkomst))
            self.grafieken["tornado"].zet(partial(grafieken.wat_telt, uitkomst))

    @staticmethod
    def toon_effect(knop: Knop, nummer: int, deel: Effectuitkomst | None) -> None:
        """The saving of one effect on its button."""
        woorden = "–" if deel is None else euro(deel.besparing.afgerond)
        if knop.text() != woorden:
            knop.setText(woorden)
        naam = woorden if deel is not None else "nog niet bekend"
        knop.setAccessibleName(f"Verwachte besparing van effect {nummer}: {naam}")
        knop.setEnabled(deel is not None)

    def toon(self, som: Som) -> None:
        """Show the sum; the band of the last draws stands until new ones come."""
        vorige = self.cijfers
        self.cijfers = None if som.uitkomst is None else van_rendement(som.uitkomst)
        if self.cijfers is not None and vorige is not None and vorige.allen is not None and vorige.gemeente is not None:
            self.cijfers = self.cijfers.met(Simulatie(vorige.allen, vorige.gemeente, vorige.zaad, vorige.trekkingen))
        self._uitkomst = som.uitkomst
        self.kaart.toon_gemis(tuple(som.fouten))
        self.kaart.toon(self.cijfers)
        self._teken(alles=True)

    def toon_simulatie(self, simulatie: Simulatie | None) -> None:
        """The draws came."""
        if self.cijfers is not None:
            self.cijfers = self.cijfers.met(simulatie)
            self.kaart.toon(self.cijfers)
            self._teken(alles=False)
