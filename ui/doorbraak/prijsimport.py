"""Bringing in one's own price list: first what would change and which rows are refused, then the act."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.formulierdialoog import Formulierdialoog
from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.theme.theme import maat
from ui.widgets.basis import Label
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.lijst import Lijst
from weegtafel.doorbraak import prijsqueries
from weegtafel.doorbraak.commands import NeemPrijslijstOp
from weegtafel.doorbraak.prijslijst import Prijslijst
from weegtafel.doorbraak.prijslijstbestand import Afgewezen, Regelverschil, Voorstel, stel_voor
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Opdracht

HOOGTE = 40 * 4 + 40


def _verschil(v: Regelverschil) -> str:
    return "; ".join(f"{naam}: {oud or 'leeg'} → {nieuw or 'leeg'}" for naam, oud, nieuw in v.velden) or "–"


class Prijsimport(Formulierdialoog):
    """The preview follows what is filled in; the act takes exactly what the preview shows."""

    def __init__(
        self, ouder: QWidget, omgeving: Omgeving, naam: str, tabel: Any, huidig: Prijslijst, versies: Sequence[str]
    ) -> None:
        super().__init__(
            ouder.window(), omgeving, "Prijslijst inlezen",
            f"{naam}: {len(tabel.rijen)} rijen. De lijst die er is, blijft bewaard.", "Neem de lijst op",
            self._opdracht,
        )  # fmt: skip
        self._tabel, self._huidig, self._naam = tabel, huidig, naam
        self.voorstel: Voorstel | None = None
        jaar = omgeving.vandaag.year
        nummer = next(n for n in range(1, 1000) if f"{jaar}-eigen-{n}" not in versies)
        self.versie = QLineEdit(f"{jaar}-eigen-{nummer}")
        self.datum = DatumEdit(omgeving.vandaag, vandaag=lambda: omgeving.vandaag)
        self.vervang = QCheckBox("Prijzen die niet in het bestand staan, vervallen")
        self.veld("versie", "Naam van de versie", self.versie, nodig="Geef de versie een naam.")
        self.veld("geldig_van", "Geldig vanaf", self.datum, nodig="Kies een dag.")
        self.formulier.voeg_los_toe(self.vervang)
        self._zin = Label("", "veldlabel", breekt=True)
        self.verschillen: RijModel[Regelverschil] = RijModel(
            [
                Kolom("soort", "Wat", lambda v: v.soort, lambda v: v.soort, breedte=96),
                Kolom(
                    "naam", "Prijs", lambda v: v.omschrijving, lambda v: v.omschrijving, hulp=lambda v: v.omschrijving
                ),
                Kolom("velden", "Van → naar", _verschil, breedte=280, rol="stil", hulp=_verschil),
            ],
            sleutel=lambda v: (v.soort, v.code),
        )
        self.afgewezen: RijModel[Afgewezen] = RijModel(
            [
                Kolom("code", "Code", lambda a: a.code or "–", breedte=150, rol="stil"),
                Kolom("zin", "Waarom niet", lambda a: a.zin, hulp=lambda a: a.zin),
            ],
            sleutel=lambda a: (a.rij, a.zin),
        )
        self._verschillijst = Lijst(self.verschillen, "Wat verandert")
        self._afgewezenlijst = Lijst(self.afgewezen, "Afgewezen rijen")
        self._afgewezenkop = Label("Afgewezen rijen; deze veranderen niets", "let_op", breekt=True)
        for lijst in (self._verschillijst, self._afgewezenlijst):
            lijst.setFixedHeight(maat(HOOGTE))
        for nummer_, widget in enumerate((self._zin, self._verschillijst, self._afgewezenkop, self._afgewezenlijst), 1):
            self.inhoud.insertWidget(nummer_, widget)
        self.versie.textEdited.connect(lambda _tekst: self._stel_voor())
        self.datum.gewijzigd.connect(lambda _dag: self._stel_voor())
        self.vervang.toggled.connect(lambda _aan: self._stel_voor())
        self.setMinimumWidth(maat(760))
        self._stel_voor()

    def _stel_voor(self) -> None:
        try:
            dag = self.datum.datum()
        except ValueError:
            dag = None
        if dag is None or not self.versie.text().strip():
            self.voorstel = None
            self.knop_doe.setEnabled(False)
            return
        self.voorstel = stel_voor(
            self._tabel.kop, self._tabel.rijen, self._huidig, self.versie.text().strip(), dag,
            vervang=self.vervang.isChecked(),
        )  # fmt: skip
        self._zin.setText(self.voorstel.zin())
        self.verschillen.ververs(self.voorstel.verschillen)
        self.afgewezen.ververs(self.voorstel.afgewezen)
        for widget, toon in (
            (self._verschillijst, bool(self.voorstel.verschillen)),
            (self._afgewezenlijst, bool(self.voorstel.afgewezen)),
            (self._afgewezenkop, bool(self.voorstel.afgewezen)),
        ):
            widget.setVisible(toon)
        self.knop_doe.setEnabled(bool(self.voorstel.inhoud))
        self.knop_doe.setToolTip("" if self.voorstel.inhoud else "Dit bestand verandert niets aan de lijst.")

    def _opdracht(self, _waarden: dict[str, Any]) -> Opdracht:
        self._stel_voor()
        if self.voorstel is None or not self.voorstel.inhoud:
            raise Regelovertreding("Dit bestand verandert niets aan de lijst.")
        return NeemPrijslijstOp(inhoud=self.voorstel.inhoud, herkomst=f"ingelezen uit {self._naam}")


def vraag_import(ouder: QWidget, omgeving: Omgeving, pad: Path, versies: Sequence[str]) -> bool:
    """Read a file and show what it would change; whether a list was taken in."""
    from weegtafel.kernel.errors import Storing
    from weegtafel.tabeluitgave import lees_tabel

    huidig = omgeving.runner.vraag_nu(prijsqueries.prijslijst_op, omgeving.vandaag)
    try:
        dialoog = Prijsimport(ouder, omgeving, pad.name, lees_tabel(pad), huidig, versies)
    except (Regelovertreding, Storing) as fout:
        omgeving.mond.vang(fout)
        return False
    if dialoog.vraag() is None:
        return False
    omgeving.mond.meld("gelukt", "De prijslijst is opgenomen. Lopende berekeningen houden hun eigen prijzen.")
    return True
