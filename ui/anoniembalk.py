"""The bar of anonymity above a text: how much is open, which finding is chosen, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.anoniem import Naloper
from ui.anoniemreden import vraag_reden
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Icoonknop, Knop, Label, rij
from ui.widgets.berichtenbalk import BerichtActie
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.codes import Ernst, Keuze
from weegtafel.anonimiteit.grover import grover

#: From this width on (pixels at 100 %) a quiet bar is one line.
BREED = 940


class Anoniembalk(QFrame):
    """The findings of a :class:`Naloper`, one at a time; every button has a key.

    ``voorzet`` stands before each key where the bare ones mean something else. A ``rustig`` bar is there only while
    something is open: for pages on which one does other work.
    """

    def __init__(self, omgeving: Omgeving, naloper: Naloper, *, voorzet: str = "", rustig: bool = False) -> None:
        super().__init__()
        self.setProperty("vlak", "verdiept")
        self.setAccessibleName(self.tr("Anonimiteit"))
        self._omgeving, self._naloper, self._rustig = omgeving, naloper, rustig
        self._beschreven: tuple[QWidget, str, str] | None = None
        """The box that tells of the finding, what it said of itself, and what it says now."""
        self._icoon = Icoon("oog", "stil", 20)
        self._telling = Label("", "tussenkop", breekt=True)
        self._stand = Label("", "klein", breekt=True)
        self._zeldzaam = Label("", "let_op", breekt=True)
        self._zeldzaam.hide()
        self._wat = Label("", breekt=True)
        self._vorige = Icoonknop("pijl-omhoog", self.tr("Vorige bevinding"))
        self._volgende = Icoonknop("pijl-omlaag", self.tr("Volgende bevinding"))
        self._namen = Knop(self.tr("Bekende namen"), "stil", "personen")
        self._vervang = Knop(self.tr("Vervang"), "hoofd")
        self._grover = Knop(self.tr("Grover"))
        self._laat = Knop(self.tr("Laat staan"))
        self._geen = Knop(self.tr("Niet herleidbaar"))
        self.acties: list[QAction] = []
        for knop, toets, wat, doe in (
            (self._volgende, "F8", self.tr("Volgende bevinding"), lambda: naloper.ga(1)),
            (self._vorige, "Shift+F8", self.tr("Vorige bevinding"), lambda: naloper.ga(-1)),
            (self._vervang, "F9", self.tr("Vervang de bevinding door het voorstel"), self._doe_vervang),
            (self._grover, "Shift+F9", self.tr("Vervang de bevinding grover"), lambda: self._doe_vervang(grof=True)),
            (self._laat, "F7", self.tr("Laat de bevinding staan, met reden"), lambda: self._vraag(Keuze.BEHOUDEN)),
            (self._geen, "Shift+F7", self.tr("Dit is niet herleidbaar"), lambda: self._vraag(Keuze.GEEN_NAAM)),
            (self._namen, "Ctrl+Shift+B", self.tr("Bekende namen"), self._vraag_namen),
        ):
            toets = toets if knop is self._namen else voorzet + toets  # noqa: PLW2901
            knop.setToolTip(f"{wat} ({toets})")
            knop.setAccessibleName(wat)
            knop.clicked.connect(lambda _aan=False, doe=doe: doe())
            actie = QAction(wat, self)
            actie.setShortcut(QKeySequence(toets))
            actie.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            actie.triggered.connect(lambda _aan=False, doe=doe: doe())
            self.acties.append(actie)
        self._leg_neer()
        self._wat.setTextFormat(Qt.TextFormat.PlainText)
        naloper.veranderd.connect(self._toon)
        naloper.beslist.connect(
            lambda zin, terug: omgeving.mond.meld("gelukt", zin, BerichtActie(self.tr("Maak ongedaan"), terug))
        )
        self._toon()

    def _leg_neer(self) -> None:
        self._daden = QWidget()
        self._schikking = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._daden)
        marges(self._schikking, tussen=12)
        self._schikking.addWidget(self._wat, 1)
        self._schikking.addLayout(rij(self._vervang, self._grover, self._laat, self._geen, None))
        kolom = QVBoxLayout(self)
        marges(kolom, 16, 6 if self._rustig else 8, 16, 6 if self._rustig else 8, tussen=4)
        if self._rustig:  # on one line where there is room, so that the page below moves as little as can be
            self._regel = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            marges(self._regel, tussen=12)
            self._regel.addLayout(rij(self._icoon, self._telling, self._vorige, self._volgende))
            self._regel.addWidget(self._daden, 100)
            self._regel.addStretch(1)
            self._regel.addWidget(self._namen)
            kolom.addLayout(self._regel)
        else:
            boven = rij(self._icoon, self._telling, self._namen, self._vorige, self._volgende)
            boven.setStretch(1, 1)
            kolom.addLayout(boven)
        kolom.addWidget(self._stand)
        kolom.addWidget(self._zeldzaam)
        if not self._rustig:
            kolom.addWidget(self._daden)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """What can be done stands beside the finding, or under it where there is no room."""
        super().resizeEvent(gebeurtenis)
        kant = QBoxLayout.Direction
        self._schikking.setDirection(kant.LeftToRight if self.width() >= maat(720) else kant.TopToBottom)
        if self._rustig:
            self._regel.setDirection(kant.LeftToRight if self.width() >= maat(BREED) else kant.TopToBottom)

    def hecht_aan(self, pagina: QWidget) -> list[QAction]:
        """Let the keys work on a page or in a dialog."""
        pagina.addActions(self.acties)
        return self.acties

    def zet_zeldzaam(self, zin: str) -> None:
        """Say in amber what makes this one stand out among its like; empty says nothing."""
        self._zeldzaam.setText(zin)
        self._zeldzaam.setVisible(bool(zin))

    def _toon(self) -> None:
        rood, oranje = self._naloper.tel()
        if (rood or oranje) and self._rustig:
            delen = (self.tr("%d rood") % rood if rood else "", self.tr("%d oranje") % oranje if oranje else "")
            tekst = ", ".join(deel for deel in delen if deel)
            self._icoon.setToolTip(self.tr("Anonimiteit"))
        elif rood or oranje:
            tekst = self.tr("Anonimiteit: %d rood, %d oranje") % (rood, oranje)
        else:
            tekst = self.tr("Anonimiteit: niets open")
        self._telling.setText(tekst)
        self._icoon.zet(*(("fout", "fout") if rood else ("waarschuwing", "let_op") if oranje else ("vinkje", "goed")))
        # A casus waits for both readers; elsewhere only a fault is worth a line.
        stand = self._naloper.storing if self._rustig else self._naloper.stand()
        self._stand.setText(stand)
        self._stand.setVisible(bool(stand))
        if self._rustig:
            self.setVisible(bool(rood or oranje))
            self._namen.setVisible(self._naloper.huidig is None)
        for knop in (self._volgende, self._vorige):
            knop.setEnabled(bool(rood or oranje))
        huidig = self._naloper.huidig
        self._daden.setVisible(huidig is not None)
        if huidig is None:
            self._beschrijf(None, "")
            return
        sleutel, b = huidig
        kern = self.tr("%s: %s. %s") % (self._naloper.plek(sleutel).titel, b.soort.omschrijving, b.waarom)
        wat = f"{kern} {self.tr('Voorstel: %s') % b.voorstel}"
        kort = self.tr("%s: %s → %s") % (self._naloper.plek(sleutel).titel, b.soort.omschrijving, b.voorstel)
        self._wat.setText(kort if self._rustig else wat)
        self._wat.setToolTip(b.waarom if self._rustig else "")
        self._beschrijf(self._naloper.plek(sleutel).widget, wat)
        self._laat.setEnabled(b.ernst is Ernst.ORANJE)
        self._grover.setEnabled(grover(b) != b.voorstel)

    def _beschrijf(self, vak: QWidget | None, wat: str) -> None:
        """A screen reader hears of the chosen finding at its box, after what the box says of itself; then no more."""
        if self._beschreven is not None:
            oud, eigen, gezegd = self._beschreven
            if oud is vak and isValid(oud) and oud.accessibleDescription() == gezegd == f"{eigen} {wat}".strip():
                return  # at each pause in typing the same again: no reason to read it aloud again
            if isValid(oud) and oud.accessibleDescription() == gezegd:  # else somebody had more to say since
                oud.setAccessibleDescription(eigen)
            self._beschreven = None
        if vak is not None:
            eigen = vak.accessibleDescription()
            gezegd = f"{eigen} {wat}".strip()
            vak.setAccessibleDescription(gezegd)
            self._beschreven = (vak, eigen, gezegd)

    def _doe_vervang(self, *, grof: bool = False) -> None:
        huidig, hier = self._naloper.huidig, QApplication.focusWidget()
        # Pressed with the mouse: the button goes when nothing is open any more, and the work is in the text.
        if huidig is not None and hier is not None and self.isAncestorOf(hier):
            self._naloper.plek(huidig[0]).widget.setFocus()
        if huidig is None or self._naloper.vervang(grover(huidig[1]) if grof else ""):
            self._naloper.ga(1)

    def _vraag(self, keuze: Keuze) -> None:
        huidig = self._naloper.huidig or self._naloper.ga(1)
        if huidig is None:
            return
        b = huidig[1]
        if keuze is Keuze.BEHOUDEN and b.ernst is Ernst.ROOD:
            zin = self.tr("Rood herleidt direct en blijft niet staan. Vervang het, of zeg dat het geen naam is.")
            self._omgeving.mond.meld("let op", zin)
            return
        reden = vraag_reden(keuze, b.soort, self.window())
        if reden:
            self._naloper.beslis(keuze, reden)

    def _vraag_namen(self) -> None:
        vak = Tekstvak("\n".join(self._naloper.bekende_namen), plaatshouder=self.tr("Eén naam per regel"), regels=6)
        vak.setAccessibleName(self.tr("Bekende namen, één per regel"))
        dialoog = Bevestiging(
            self.tr("Welke namen staan in het dossier?"),
            self.tr(
                "Weegtafel zoekt ze in alle velden, ook verbogen, afgekort en met één letter anders. De namen staan "
                "alleen in het geheugen van dit venster: ze worden niet bewaard en gaan weg als u de casus sluit."
            ),
            self.tr("Zoek deze namen"),
            self.tr("Terug"),
            inhoud=vak,
            ouder=self.window(),
        )
        vak.setFocus()
        if dialoog.vraag():
            self._naloper.zet_bekende_namen([n.strip() for n in vak.tekst().splitlines() if n.strip()])
        vak.setPlainText("")
