"""The table to type counts in: a line for each organisation, Enter walks through it, a full line is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.inzicht.grafieken import procent
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Label
from ui.widgets.getal_edit import GetalEdit
from weegtafel.inzicht.commands import BewaarInstroom, WisInstroom
from weegtafel.inzicht.instroom import maandnaam
from weegtafel.inzicht.instroomqueries import InstroomRij
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht


class Telregel:
    """One organisation: two fields, what they make, and whether they are stored."""

    def __init__(self, tabel: Teltabel, wie: int | None, naam: str) -> None:
        self._tabel, self.wie, self.naam = tabel, wie, naam
        self.bewaard: InstroomRij | None = None
        self.label = Label(naam, "veldlabel" if wie is None else "tekst")
        self.enkelvoudig, self.complex = GetalEdit(), GetalEdit()
        self.totaal, self.aandeel = Label(""), Label("", "stil")
        self.stand = Label("", "klein", breekt=True)
        for veld, soort in ((self.enkelvoudig, "enkelvoudig"), (self.complex, "complex")):
            veld.setFixedWidth(maat(96))
            veld.setReadOnly(not tabel.mag)
            veld.setAccessibleName(f"{naam}, {soort}")
            veld.gewijzigd.connect(lambda _getal: self._gewijzigd())
            veld.returnPressed.connect(tabel.verder)
        for label in (self.totaal, self.aandeel):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def widgets(self) -> tuple[QLabel | GetalEdit, ...]:
        """From left to right."""
        return (self.label, self.enkelvoudig, self.complex, self.totaal, self.aandeel, self.stand)

    def toon(self, rij: InstroomRij | None) -> None:
        """What is stored; what is being typed and differs stays."""
        anders = self._waarden() != self._stand()
        self.bewaard = rij
        if not anders or self._waarden() == (None, None):
            self.enkelvoudig.zet_getal(None if rij is None else rij.enkelvoudig)
            self.complex.zet_getal(None if rij is None else rij.complex)
            self.zeg(rij.bron if rij is not None else "")
        self._reken()

    def _stand(self) -> tuple[int | None, int | None]:
        return (None, None) if self.bewaard is None else (self.bewaard.enkelvoudig, self.bewaard.complex)

    def _waarden(self) -> tuple[int | None, int | None]:
        try:
            return self.enkelvoudig.getal(), self.complex.getal()
        except ValueError:
            return (-1, -1)

    def zeg(self, zin: str, rol: str = "klein") -> None:
        """What became of this line."""
        self.stand.setText(zin)
        self.stand.zet_rol(rol)

    def _reken(self) -> None:
        enkel, complex_ = self._waarden()
        vol = enkel is not None and complex_ is not None and enkel >= 0
        self.totaal.setText(str((enkel or 0) + (complex_ or 0)) if vol else "")
        samen = (enkel or 0) + (complex_ or 0)
        # The share of so few would be chance; the charts say it with its margin.
        self.aandeel.setText(procent(100 * (complex_ or 0) / samen) if vol and samen >= 10 else "")

    def _gewijzigd(self) -> None:
        self._reken()
        enkel, complex_ = self._waarden()
        if (enkel, complex_) == self._stand():
            self.zeg("")
        elif enkel is None and complex_ is None and self.bewaard is not None:
            self._tabel.doe(self, WisInstroom(instroom_id=self.bewaard.id, versie=self.bewaard.versie))
        elif enkel is None or complex_ is None:
            self.zeg("Vul ook het andere aantal in.")
        elif enkel >= 0:
            versie = 0 if self.bewaard is None else self.bewaard.versie
            self._tabel.doe(
                self,
                BewaarInstroom(
                    maand=self._tabel.maand, organisatie_id=self.wie, enkelvoudig=enkel, complex=complex_, versie=versie
                ),
            )


class Teltabel(QWidget):
    """``geteld`` after something was stored."""

    geteld = Signal()
    _KOP = ("", "Enkelvoudig", "Complex", "Totaal", "Complex deel", "")

    def __init__(self, omgeving: Omgeving, mag: bool) -> None:
        super().__init__()
        self.mag = mag
        self._omgeving = omgeving
        self.maand = omgeving.vandaag.replace(day=1)
        self.regels: list[Telregel] = []
        self._rooster = QGridLayout(self)
        marges(self._rooster, tussen=6)
        self._rooster.setHorizontalSpacing(maat(16))
        self._rooster.setColumnStretch(5, 1)

    def toon(self, maand: date, wie: Sequence[tuple[int | None, str]], tellingen: Sequence[InstroomRij]) -> None:
        """Show the counts of a month; lines stay as long as the month and the organisations do."""
        if maand != self.maand or [(r.wie, r.naam) for r in self.regels] != list(wie):
            self._bouw(maand, wie)
        per = {t.organisatie_id: t for t in tellingen}
        for regel in self.regels:
            regel.toon(per.get(regel.wie))

    def _bouw(self, maand: date, wie: Sequence[tuple[int | None, str]]) -> None:
        self.maand = maand
        while (oud := self._rooster.takeAt(0)) is not None:
            widget = oud.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for n, titel in enumerate(self._KOP):
            label = Label(titel, "klein")
            if n in (1, 2, 3, 4):
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._rooster.addWidget(label, 0, n)
        self.regels = [Telregel(self, id_, naam) for id_, naam in wie]
        for nummer, regel in enumerate(self.regels, 1):
            for n, deel in enumerate(regel.widgets()):
                self._rooster.addWidget(deel, nummer, n)

    def verder(self) -> None:
        """From a field to the next."""
        velden = [veld for regel in self.regels for veld in (regel.enkelvoudig, regel.complex)]
        nu = next((n for n, veld in enumerate(velden) if veld.hasFocus()), -1)
        if 0 <= nu < len(velden) - 1:
            velden[nu + 1].setFocus(Qt.FocusReason.TabFocusReason)
            velden[nu + 1].selectAll()

    def doe(self, regel: Telregel, opdracht: Opdracht) -> None:
        """Store a line; what is refused is said beside it."""

        def klaar(_wat: Gewijzigd) -> None:
            regel.zeg(f"Bewaard bij {maandnaam(self.maand)}.", "goed")
            self.geteld.emit()

        def fout(mis: Exception) -> bool:
            if not isinstance(mis, Regelovertreding):
                return False
            regel.zeg(" ".join(mis.redenen), "fout")
            return True

        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar, fout=fout)
