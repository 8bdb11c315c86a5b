"""How rows below a request look: lines of a table for fast typing, or cards where there is more to say."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.doorbraak.rijen import Rijgroep, Rijvak
from ui.invoervelden import Invoerveld
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Icoonknop, Kaart, Knop, Label, rij
from ui.widgets.markering import vol_in_tip
from weegtafel.doorbraak.velden import Invoer, Veld


class Rijtabel(Rijgroep):
    """Lines with a column for each field and always one empty line below.

    Enter goes to the next line, arrows up and down along a column, Ctrl+Delete takes a line away.
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        marges(self.kolom, tussen=4)
        kop = QHBoxLayout()
        marges(kop, tussen=6)
        koppen = self.soort.koppen or tuple(veld.titel for veld in self.soort.velden)
        for titel, breed in zip(koppen, self.soort.breedtes, strict=True):
            label = Label(titel, "klein")
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            kop.addWidget(label, breed)
        self._rand = Label("")
        kop.addWidget(self._rand)
        self.kolom.addLayout(kop)
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _meet(self) -> None:
        self._rand.setFixedWidth(maat(36))

    def leeg(self) -> tuple[Any, ...]:
        """Nothing typed."""
        anders: dict[Invoer, Any] = {Invoer.BEDRAG: None, Invoer.JANEE: False, Invoer.GETAL: 1}
        return tuple(anders.get(veld.invoer, "") for veld in self.soort.velden)

    def maak_vak(self) -> Rijvak:
        """A line with its button."""
        velden = self.maak_velden()
        houder = QWidget()
        boven = QHBoxLayout()
        marges(boven, tussen=6)
        fout = Label("", "fout", breekt=True)
        fout.hide()
        vak = Rijvak(self.soort, velden, houder, fout)
        for veld, breed in zip(self.soort.velden, self.soort.breedtes, strict=True):
            widget = velden[veld.sleutel].widget
            widget.setAccessibleName(f"{veld.titel}, {self.soort.naam}")
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            widget.setMinimumWidth(0)
            widget.installEventFilter(self)
            widget.setProperty("rijvak", vak.sleutel)
            boven.addWidget(widget, breed)
            if isinstance(widget, QLineEdit):
                widget.textEdited.connect(lambda _tekst, vak=vak: self._begin(vak))
                vol_in_tip(widget)
        weg = Icoonknop("kruis", self.tr("Haal deze regel weg (Ctrl+Delete)"))
        weg.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field; the key does the same
        weg.clicked.connect(lambda _aan=False: self.haal_weg(vak))
        boven.addWidget(weg)
        onder = QVBoxLayout(houder)
        marges(onder, tussen=2)
        onder.addLayout(boven)
        onder.addWidget(fout)
        self.kolom.addWidget(houder)
        houder.show()  # at once, so that Tab finds it
        self.zet(vak, self.leeg())
        return self.koppel(vak)

    def _begin(self, vak: Rijvak) -> None:
        """The first key in the last line brings a new empty one, before Tab looks for it."""
        if vak is self.vakken[-1]:
            self.maak_vak()

    def _nieuw_vak(self, rij_id: int) -> Rijvak:
        """A stored line stands above the empty one."""
        laatste = self.vakken[-1] if self.vakken else None
        vrij = laatste is not None and laatste.rij_id is None and not self.bewaarder.bezig(laatste.sleutel)
        if laatste is not None and vrij and self.waarde(laatste) == self.leeg():
            focus = QApplication.focusWidget()
            if focus is None or not laatste.widget.isAncestorOf(focus):
                laatste.rij_id = rij_id
                return laatste
        return super()._nieuw_vak(rij_id)

    def na_tonen(self) -> None:
        """Always one empty line at the end."""
        laatste = self.vakken[-1] if self.vakken else None
        if laatste is None or laatste.rij_id is not None or self.waarde(laatste) != self.leeg():
            self.maak_vak()

    def _gewijzigd(self, vak: Rijvak, waarde: object = None) -> None:
        super()._gewijzigd(vak, waarde)
        if vak is self.vakken[-1] and self.waarde(vak) != self.leeg():
            self.maak_vak()

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:
        """Keys that walk over the table."""
        if gebeurtenis.type() == QEvent.Type.KeyPress and isinstance(gebeurtenis, QKeyEvent):
            vak = self.vak(str(wie.property("rijvak")))
            if vak is not None and self._toets(vak, wie, gebeurtenis):
                return True
        return super().eventFilter(wie, gebeurtenis)

    def _toets(self, vak: Rijvak, wie: QObject, toets: QKeyEvent) -> bool:
        sleutel = next(s for s, invoer in vak.velden.items() if invoer.widget is wie)
        plaats = self.vakken.index(vak)
        if toets.key() == Qt.Key.Key_Delete and toets.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.haal_weg(vak)
            return True
        if not isinstance(wie, QLineEdit):
            return False
        if toets.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not toets.modifiers():
            vak.velden[sleutel].spoel()
            if plaats + 1 < len(self.vakken):
                next(iter(self.vakken[plaats + 1].velden.values())).widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        stap = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(toets.key()), 0)
        if stap and 0 <= plaats + stap < len(self.vakken):
            self.vakken[plaats + stap].velden[sleutel].widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False


class Rijkaarten(Rijgroep):
    """A card for each row, with the name of the row above and its fields in two columns where they are short."""

    def __init__(self, *args: Any, toevoegen: str = "") -> None:
        super().__init__(*args)
        marges(self.kolom, tussen=12)
        self._rest = QVBoxLayout()
        marges(self._rest, tussen=12)
        self.kolom.addLayout(self._rest)
        self.knop: Knop | None = None
        if toevoegen:
            self.knop = Knop(toevoegen, icoon="plus")
            self.knop.clicked.connect(lambda _aan=False: self.voeg_toe())
            self.kolom.addLayout(rij(self.knop, None))

    def leeg(self) -> tuple[Any, ...]:
        """Nothing typed; a choice stands at its first member."""
        return tuple(
            None
            if veld.invoer in (Invoer.DATUM, Invoer.GETAL)
            else next(iter(veld.keuze))
            if veld.invoer is Invoer.LID and veld.keuze is not None
            else next(iter(veld.keuze)).value
            if veld.keuze is not None
            else ""
            for veld in self.soort.velden
        )

    def maak_vak(self) -> Rijvak:
        """A card."""
        velden = self.maak_velden()
        kaart = Kaart()
        fout = Label("", "fout", breekt=True)
        fout.hide()
        vak = Rijvak(self.soort, velden, kaart, fout)
        weg = Icoonknop("kruis", self.tr("Haal %s weg") % self.soort.naam)
        weg.clicked.connect(lambda _aan=False: self.haal_weg(vak))
        veld_van = {veld.sleutel: veld for veld in self.soort.velden}
        for nummer, sleutels in enumerate(self.soort.naast):
            naast = QHBoxLayout()
            marges(naast, tussen=12)
            for sleutel in sleutels:
                naast.addWidget(self._veld(veld_van[sleutel], velden[sleutel]), 1)
            if not nummer:
                naast.addWidget(weg, 0, Qt.AlignmentFlag.AlignTop)
            kaart.indeling.addLayout(naast)
        kaart.indeling.addWidget(fout)
        self._rest.addWidget(kaart)
        kaart.show()
        self.zet(vak, self.leeg())
        return self.koppel(vak)

    def _veld(self, veld: Veld, invoer: Invoerveld) -> QWidget:
        houder = QWidget()
        kolom = QVBoxLayout(houder)
        marges(kolom, tussen=4)
        label = Label(veld.titel, "veldlabel", breekt=True)
        label.setBuddy(invoer.widget)
        invoer.widget.setAccessibleName(veld.titel)
        kolom.addWidget(label)
        kolom.addWidget(invoer.widget)
        if veld.hulp:
            kolom.addWidget(Label(veld.hulp, "klein", breekt=True))
        else:
            kolom.addStretch(1)
        return houder
