"""A form is one column, at most 640 wide: label above, help under, the error beside the field."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.theme.theme import maat, marges, thema
from ui.widgets.basis import Icoon, Label, zet_kenmerk


class _Veld(QWidget):
    """One field with its words."""

    def __init__(self, label: str, widget: QWidget, hulp: str, verplicht: bool) -> None:
        super().__init__()
        self.widget = widget
        self._hulp = hulp
        self._naam = label
        kop = QHBoxLayout()
        marges(kop, tussen=6)
        self.label = Label(label, "veldlabel")
        self.label.setBuddy(widget)
        kop.addWidget(self.label)
        if verplicht:
            kop.addWidget(Label(self.tr("verplicht"), "klein"))
        kop.addStretch(1)
        self.fout = Label("", "fout", breekt=True)
        self._foutregel = QWidget()
        regel = QHBoxLayout(self._foutregel)
        marges(regel, tussen=6)
        regel.addWidget(Icoon("fout", "fout", tokens.ICOON_KLEIN), 0, Qt.AlignmentFlag.AlignTop)
        regel.addWidget(self.fout, 1)
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=4)
        kolom.addLayout(kop)
        kolom.addWidget(widget)
        kolom.addWidget(self._foutregel)
        self.hulp = Label(hulp, "klein", breekt=True)
        kolom.addWidget(self.hulp)
        self.hulp.setVisible(bool(hulp))
        if not widget.accessibleName():
            widget.setAccessibleName(f"{label}, {self.tr('verplicht')}" if verplicht else label)
        self.zet_fout("")

    def zet_fout(self, zin: str) -> None:
        """Show an error sentence, or none."""
        self.fout.setText(zin)
        self._foutregel.setVisible(bool(zin))
        zet_kenmerk(self.widget, "fout", "ja" if zin else "nee")
        self.widget.setAccessibleDescription(" ".join(deel for deel in (zin, self._hulp) if deel))

    def wis_fout(self, *_: object) -> None:
        """What was refused is being put right: the sentence about it has done its work."""
        if self.fout.text():
            self.zet_fout("")


class Formulier(QWidget):
    """A column of fields, in sections when there are many."""

    def __init__(self, *, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._velden: dict[str, _Veld] = {}
        self._kolom = QVBoxLayout(self)
        marges(self._kolom, tussen=tokens.GROEP)
        self._kolom.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._zet_breedte()
        thema().gewijzigd.connect(self._zet_breedte)

    def _zet_breedte(self) -> None:
        self.setMaximumWidth(maat(tokens.FORMULIERBREEDTE))

    def sizeHint(self) -> QSize:
        """As wide as a form may be."""
        return QSize(maat(tokens.FORMULIERBREEDTE), super().sizeHint().height())

    def voeg_sectie_toe(self, kop: str, uitleg: str = "") -> QLabel:
        """Start a section with a heading and perhaps one quiet sentence; gives the heading to scroll to."""
        label = Label(kop, "tussenkop", breekt=True)
        if self._kolom.count():
            self._kolom.addSpacing(maat(tokens.BINNEN))
        kop_ = QVBoxLayout()
        marges(kop_, tussen=4)
        kop_.addWidget(label)
        if uitleg:
            kop_.addWidget(Label(uitleg, "stil", breekt=True))
        self._kolom.addLayout(kop_)
        return label

    def voeg_toe(self, sleutel: str, label: str, widget: QWidget, hulp: str = "", verplicht: bool = False) -> QWidget:
        """Add a field under a label; ``sleutel`` is the name that ``Regelovertreding.velden`` uses. Gives the widget.

        Raises:
            ValueError: when the name is taken.
        """
        if sleutel in self._velden:
            raise ValueError(f"there is a field {sleutel} already")
        veld = _Veld(label, widget, hulp, verplicht)
        self._velden[sleutel] = veld
        self._kolom.addWidget(veld)
        for naam in ("textChanged", "gewijzigd", "currentIndexChanged"):
            signaal = getattr(widget, naam, None)
            if signaal is not None:
                signaal.connect(veld.wis_fout)
                break
        return widget

    def voeg_los_toe(self, widget: QWidget) -> None:
        """Add a widget without label between the fields."""
        self._kolom.addWidget(widget)

    def veld(self, sleutel: str) -> QWidget:
        """The widget of a field."""
        return self._velden[sleutel].widget

    def toon_veld(self, sleutel: str, zichtbaar: bool) -> None:
        """Show or hide a whole field with its words."""
        self._velden[sleutel].setVisible(zichtbaar)

    def zet_hulp(self, sleutel: str, hulp: str) -> None:
        """Change the help text of a field."""
        veld = self._velden[sleutel]
        veld._hulp = hulp
        veld.hulp.setText(hulp)
        veld.hulp.setVisible(bool(hulp))

    def toon_fouten(self, fouten: Mapping[str, str]) -> list[str]:
        """Show each sentence at its field and go to the first of them; gives the sentences that have no field here."""
        self.wis_fouten()
        for sleutel, zin in fouten.items():
            if sleutel in self._velden:
                self._velden[sleutel].zet_fout(zin)
        for sleutel, veld in self._velden.items():
            if fouten.get(sleutel):
                veld.widget.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        return [zin for sleutel, zin in fouten.items() if sleutel not in self._velden]

    def zet_fout(self, sleutel: str, zin: str) -> None:
        """Show a sentence at one field, or take it away; the others and the focus stay as they are."""
        self._velden[sleutel].zet_fout(zin)

    def wis_fouten(self) -> None:
        """Take all error sentences away."""
        for veld in self._velden.values():
            veld.zet_fout("")

    def fouten(self) -> dict[str, str]:
        """The error sentences that are shown now."""
        return {sleutel: veld.fout.text() for sleutel, veld in self._velden.items() if veld.fout.text()}
