"""The fields of an advice: the kind by a figure, and of the rest only what that kind needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.overleg.schrijfvak import Schrijfvak
from ui.overleg.soortkeuze import SOORTEN, Soortkeuze
from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.formulier import Formulier
from ui.widgets.getal_edit import GetalEdit
from ui.widgets.keuzelijst import Keuzelijst
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.rijen import AlternatiefRij, CodeRij
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import Adviessoort
from weegtafel.overleg.commands import AdviesInvoer
from weegtafel.overleg.rules.adviezen import GETALLEN

_INDICATIE = ("profiel", "intensiteit", "volume", "eenheid", "frequentie", "duur_maanden")
_PRODUCT = ("productcategorie", "productcode", "ingangsdatum")
#: Which fields a kind of advice asks for, beside those that every advice has.
PER_SOORT: dict[Adviessoort, tuple[str, ...]] = {
    Adviessoort.PASSEND: (),
    Adviessoort.PASSEND_MET_AANPASSING: (*_INDICATIE, *_PRODUCT),
    Adviessoort.ENKELVOUDIG: (*_INDICATIE, *_PRODUCT),
    Adviessoort.ANDERE_GRONDSLAG: ("grondslag", "alternatief_id"),
    Adviessoort.VOORLIGGEND_VELD: ("alternatief_id",),
    Adviessoort.OPSCHALEN: (),
    Adviessoort.AANHOUDEN: ("nodig_wat", "nodig_wie", "nodig_wanneer"),
    Adviessoort.INGETROKKEN: (),
}
#: These stand on the line of the volume: so many hours a week.
_BIJ_VOLUME = ("eenheid", "frequentie")
_CODEVELDEN = {
    "profiel": "profiel",
    "intensiteit": "intensiteit",
    "eenheid": "eenheid",
    "frequentie": "frequentie",
    "productcategorie": "productcategorie",
    "grondslag": "grondslag",
}
_TITELS = {
    "profiel": "Profiel",
    "intensiteit": "Intensiteit",
    "volume": "Volume",
    "eenheid": "Eenheid",
    "frequentie": "Per",
    "duur_maanden": "Duur in maanden",
    "productcategorie": "Productcategorie",
    "productcode": "Productcode",
    "ingangsdatum": "Ingangsdatum",
    "grondslag": "Welke grondslag",
    "alternatief_id": "Welk alternatief",
    "nodig_wat": "Wat er nodig is",
    "nodig_wie": "Wie daarvoor zorgt",
    "nodig_wanneer": "Uiterlijk",
    "motivering": "Motivering",
    "voorwaarden": "Voorwaarden",
    "evaluatiedatum": "Evaluatiedatum",
    "afwijkend": "Afwijkende argumenten",
    "leerpunt": "Leerpunt",
}
_HULP = {
    "voorwaarden": "Eén voorwaarde per regel.",
    "afwijkend": "Eén argument per regel. Schrijf het argument op, geen namen.",
    "leerpunt": "Wat de tafel hiervan leert voor volgende casussen.",
}
_VERPLICHT = {"motivering", "nodig_wat", "nodig_wie", "nodig_wanneer", "grondslag"}


def plus_maanden(dag: date, maanden: int) -> date:
    """The same day some months on, or the last day of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    for terug in range(4):
        try:
            return date(jaar, maand + 1, dag.day - terug)
        except ValueError:
            continue
    raise ValueError(dag)


class Adviesvelden(QWidget):
    """``gewijzigd`` carries (field, value) of every change by the user; ``zinnen_gevraagd`` the box that wants one."""

    gewijzigd = Signal(str, object)
    zinnen_gevraagd = Signal(object)

    def __init__(self, omgeving: Omgeving, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self._omgeving = omgeving
        self._gevraagd: dict[str, object] = {}
        self._namen: dict[tuple[str, str], str] = {}
        self._evaluatie_na = 6
        self._alternatieven: tuple[AlternatiefRij, ...] = ()
        self.soortkeuze = Soortkeuze()
        self.soortkeuze.gekozen.connect(self._kies_soort)
        self.formulier = Formulier()
        self._velden: dict[str, QWidget] = {}
        for veld in (
            "grondslag",
            "alternatief_id",
            "nodig_wat",
            "nodig_wie",
            "nodig_wanneer",
            *_INDICATIE,
            "motivering",
            "voorwaarden",
            "evaluatiedatum",
            "afwijkend",
            "leerpunt",
            *_PRODUCT,
        ):
            widget = self._maak(veld)
            self._velden[veld] = widget
            if veld not in _BIJ_VOLUME:
                buiten = self._omvang(widget) if veld == "volume" else widget
                self.formulier.voeg_toe(veld, _TITELS[veld], buiten, _HULP.get(veld, ""), veld in _VERPLICHT)
        for veld in _BIJ_VOLUME:
            self._omvangrij.addWidget(self._velden[veld], 1)
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=16)
        kolom.addWidget(self.soortkeuze)
        kolom.addWidget(self.formulier)
        kolom.addStretch(1)
        self._toon_velden()
        vandaag = omgeving.vandaag
        omgeving.runner.vraag(inrichting.codes_op, vandaag, van=self, klaar=self._neem_codes)
        omgeving.runner.vraag(inrichting.alternatieven, vandaag, van=self, klaar=self._neem_alternatieven)
        omgeving.runner.vraag(_evaluatie_na, vandaag, van=self, klaar=self._neem_evaluatie)

    # -- building --

    def _maak(self, veld: str) -> QWidget:
        if veld in _CODEVELDEN:
            leeg = self.tr("Kies") if veld == "grondslag" else self.tr("Zoals gevraagd")
            keuze = Keuzelijst(leeg=leeg)
            keuze.setAccessibleName(_TITELS[veld])
            keuze.gewijzigd.connect(lambda w, v=veld: self.gewijzigd.emit(v, w or ""))
            return keuze
        if veld == "alternatief_id":
            keuze = Keuzelijst(leeg=self.tr("Kies"))
            keuze.gewijzigd.connect(self._kies_alternatief)
            return keuze
        if veld in {"volume", "duur_maanden"}:
            getal = GetalEdit(minst=1, meest=GETALLEN[veld][1])
            getal.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            getal.setPlaceholderText(self.tr("Zoals gevraagd"))
            getal.gewijzigd.connect(lambda w, v=veld: self.gewijzigd.emit(v, w))
            return getal
        if veld in {"ingangsdatum", "evaluatiedatum", "nodig_wanneer"}:
            datum = DatumEdit(vandaag=lambda: self._omgeving.vandaag)
            datum.gewijzigd.connect(lambda w, v=veld: self.gewijzigd.emit(v, w))
            return datum
        if veld in {"productcode", "nodig_wie"}:
            regel = QLineEdit()
            regel.setMaxLength(200)
            regel.editingFinished.connect(lambda v=veld, r=regel: self._regel(v, r))
            return regel
        soort = {"voorwaarden": "voorwaarde", "nodig_wat": "aanhouden"}.get(veld, veld)
        vak = Schrijfvak(soort, _TITELS[veld], regels=4 if veld == "motivering" else 2, hoogste=14)
        vak.gewijzigd.connect(lambda t, v=veld: self.gewijzigd.emit(v, t))
        vak.zinnen_gevraagd.connect(lambda _s, b=vak: self.zinnen_gevraagd.emit(b))
        return vak

    def _omvang(self, volume: QWidget) -> QWidget:
        """Volume, unit and period on one line."""
        houder = QWidget()
        self._omvangrij = QHBoxLayout(houder)
        marges(self._omvangrij, tussen=8)
        self._omvangrij.addWidget(volume, 1)
        houder.setFocusProxy(volume)
        return houder

    def _regel(self, veld: str, regel: QLineEdit) -> None:
        if regel.isModified():
            regel.setModified(False)
            self.gewijzigd.emit(veld, regel.text())

    def _neem_codes(self, codes: dict[str, tuple[CodeRij, ...]]) -> None:
        for veld, lijst in _CODEVELDEN.items():
            rijen = [c for c in codes.get(lijst, ()) if veld != "grondslag" or c.code != "jeugdwet"]
            keuze = self._velden[veld]
            assert isinstance(keuze, Keuzelijst)
            bewaard = self._waarden.get(veld)
            keuze.zet_keuzes([(c.omschrijving, c.code) for c in rijen])
            keuze.zet_waarde(bewaard or None)
            self._namen |= {(veld, c.code): c.omschrijving for c in rijen}
        self._toon_velden()
        self._toon_gevraagd()

    def _neem_alternatieven(self, rijen: tuple[AlternatiefRij, ...]) -> None:
        self._alternatieven = rijen
        keuze = self._velden["alternatief_id"]
        assert isinstance(keuze, Keuzelijst)
        keuze.zet_keuzes([(f"{a.naam} ({a.grondslag_naam})", a.id) for a in rijen])
        keuze.zet_waarde(self._waarden.get("alternatief_id"))
        self._toon_alternatief(keuze.waarde())

    def _neem_evaluatie(self, maanden: int) -> None:
        self._evaluatie_na = maanden

    _waarden: Mapping[str, object] = {}

    # -- showing --

    def zet(self, waarden: Mapping[str, object], gevraagd: Mapping[str, object], vuil: bool = True) -> None:
        """Show stored values beside what was asked; boxes with unsent typing keep what was typed (``vuil``)."""
        self._waarden = waarden
        self._gevraagd = dict(gevraagd)
        for veld, widget in self._velden.items():
            waarde = waarden.get(veld)
            if isinstance(widget, Schrijfvak):
                if not (vuil and widget.heeft_wijziging()):
                    widget.zet_tekst(str(waarde or ""))
            elif isinstance(widget, Keuzelijst):
                widget.zet_waarde(waarde or None)
            elif isinstance(widget, GetalEdit | DatumEdit) and vuil and (widget.hasFocus() or widget.fout()):
                continue  # being typed, or typed and not to be read: it stays
            elif isinstance(widget, GetalEdit):
                widget.zet_getal(waarde if isinstance(waarde, int) else None)
            elif isinstance(widget, DatumEdit):
                widget.zet_datum(waarde if isinstance(waarde, date) else None)
            elif isinstance(widget, QLineEdit) and not widget.isModified():
                widget.setText(str(waarde or ""))
        soort = waarden.get("soort")
        self.soortkeuze.zet(soort if isinstance(soort, Adviessoort) else None)
        self._toon_velden()
        self._toon_gevraagd()
        self._toon_alternatief(waarden.get("alternatief_id"))

    def _toon_velden(self) -> None:
        soort = self.soortkeuze.soort()
        eigen = PER_SOORT.get(soort, ()) if soort is not None else ()
        vervallen = self._vervallen()
        for veld in self._velden:
            if veld in _BIJ_VOLUME:
                continue
            if soort is None:
                zichtbaar = False
            elif veld in {"motivering", "afwijkend", "leerpunt"}:
                zichtbaar = True
            elif veld == "voorwaarden":
                zichtbaar = soort not in {Adviessoort.AANHOUDEN, Adviessoort.INGETROKKEN}
            elif veld == "evaluatiedatum":
                zichtbaar = soort.indicatie_staat
            else:
                zichtbaar = veld in eigen or (soort.indicatie_staat and veld in vervallen)
            self.formulier.toon_veld(veld, zichtbaar)

    def _vervallen(self) -> frozenset[str]:
        """The fields whose requested code does not hold any more; another must be chosen, whatever the outcome."""
        if not self._namen:
            return frozenset()  # the lists are still on their way
        weg = {
            veld for veld in _CODEVELDEN if (code := self._gevraagd.get(veld)) and (veld, str(code)) not in self._namen
        }
        return frozenset("volume" if veld in _BIJ_VOLUME else veld for veld in weg) | frozenset(weg)

    def _toon_gevraagd(self) -> None:
        vervallen = self._vervallen()
        for veld in (*_INDICATIE, *_PRODUCT):
            if veld in _BIJ_VOLUME:
                continue
            waarde = self._gevraagd.get(veld)
            if waarde in {None, ""}:
                self.formulier.zet_hulp(veld, self.tr("Niet ingevuld in de aanvraag."))
                continue
            tekst = (
                datum_voluit(waarde) if isinstance(waarde, date) else self._namen.get((veld, str(waarde)), str(waarde))
            )
            if isinstance(waarde, int):
                tekst = f"{waarde:,}".replace(",", ".")
            if veld == "volume":
                delen = [self._namen.get((v, str(self._gevraagd.get(v))), "").lower() for v in _BIJ_VOLUME]
                tekst = " ".join([tekst, *(d for d in delen if d)])
            if veld in vervallen:
                tekst = self.tr("{0}. Dat geldt niet meer; kies iets anders.").format(tekst)
            self.formulier.zet_hulp(veld, self.tr("Gevraagd: {0}").format(tekst))

    def _toon_alternatief(self, sleutel: object) -> None:
        gekozen = next((a for a in self._alternatieven if a.id == sleutel), None)
        self.formulier.zet_hulp("alternatief_id", gekozen.wat if gekozen is not None else "")

    def _kies_alternatief(self, sleutel: object) -> None:
        self._toon_alternatief(sleutel)
        self.gewijzigd.emit("alternatief_id", sleutel)

    def _kies_soort(self, soort: Adviessoort) -> None:
        self.gewijzigd.emit("soort", soort)
        self._toon_velden()
        self.formulier.wis_fouten()
        datum = self._velden["evaluatiedatum"]
        assert isinstance(datum, DatumEdit)
        if soort.indicatie_staat and not datum.text():
            ingang = self._gevraagd.get("ingangsdatum")
            vanaf = max(ingang, self._omgeving.vandaag) if isinstance(ingang, date) else self._omgeving.vandaag
            voorstel = plus_maanden(vanaf, self._evaluatie_na)
            datum.zet_datum(voorstel)
            self.gewijzigd.emit("evaluatiedatum", voorstel)
        eerste = next(iter(PER_SOORT[soort]), "motivering")
        self._velden[eerste].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- reading --

    def kies_cijfer(self, cijfer: int) -> bool:
        """Take the kind with this figure (1 to 8)."""
        if not 1 <= cijfer <= len(SOORTEN):
            return False
        self.soortkeuze.kies(SOORTEN[cijfer - 1])
        return True

    def vak(self, veld: str) -> QWidget:
        """The widget of a field."""
        return self._velden[veld]

    def zet_tekst(self, veld: str, tekst: str) -> None:
        """Put another text in a box, after a clash with another window."""
        vak = self._velden.get(veld)
        if isinstance(vak, Schrijfvak):
            vak.zet_tekst(tekst)

    def spoel(self) -> None:
        """Send what is typed and not sent yet."""
        for veld, widget in self._velden.items():
            if isinstance(widget, Schrijfvak):
                widget.spoel()
            elif isinstance(widget, GetalEdit | DatumEdit):
                widget.editingFinished.emit()
            elif isinstance(widget, QLineEdit):
                self._regel(veld, widget)

    def vuil(self) -> frozenset[str]:
        """The boxes with typing that was not sent yet."""
        return frozenset(v for v, w in self._velden.items() if isinstance(w, Schrijfvak) and w.heeft_wijziging())

    def invoer(self) -> AdviesInvoer | None:
        """What stands on screen; None while no kind was chosen."""
        soort = self.soortkeuze.soort()
        if soort is None:
            return None
        waarden: dict[str, object] = {}
        for veld, widget in self._velden.items():
            if isinstance(widget, Schrijfvak):
                waarden[veld] = widget.tekst()
            elif isinstance(widget, Keuzelijst):
                waarden[veld] = widget.waarde() if veld == "alternatief_id" else widget.waarde() or ""
            elif isinstance(widget, GetalEdit | DatumEdit):
                try:
                    waarden[veld] = widget.getal() if isinstance(widget, GetalEdit) else widget.datum()
                except ValueError:
                    waarden[veld] = None
            elif isinstance(widget, QLineEdit):
                waarden[veld] = widget.text()
        return AdviesInvoer(soort=soort, **waarden)  # type: ignore[arg-type]  # the widgets give the types of the fields

    def codefouten(self) -> dict[str, str]:
        """Sentences about requested codes that ended and for which nothing else was chosen yet."""
        soort = self.soortkeuze.soort()
        if soort is None or not soort.indicatie_staat:
            return {}
        uit: dict[str, str] = {}
        for veld in self._vervallen() & set(_CODEVELDEN):
            keuze = self._velden[veld]
            assert isinstance(keuze, Keuzelijst)
            if keuze.waarde() is None:
                zin = self.tr("{0}: wat is gevraagd, geldt vandaag niet meer. Kies iets anders.").format(_TITELS[veld])
                uit["volume" if veld in _BIJ_VOLUME else veld] = zin
        return uit

    def leesfouten(self) -> dict[str, str]:
        """Sentences about dates and numbers in view that cannot be read."""
        return {
            veld: widget.fout()
            for veld, widget in self._velden.items()
            if isinstance(widget, GetalEdit | DatumEdit) and widget.fout() and widget.isVisibleTo(self)
        }


def _evaluatie_na(sessie: object, dag: date) -> int:
    from weegtafel.inrichting.instellingen import instellingen_op

    return instellingen_op(sessie, dag).evaluatie_na_maanden  # type: ignore[arg-type]  # the runner brings a session
