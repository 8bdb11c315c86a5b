"""Bringing in monthly counts: first what would change and which rows are refused, then the act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.formulierdialoog import Formulierdialoog
from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.theme.theme import maat
from ui.widgets.basis import Label
from ui.widgets.lijst import Lijst
from weegtafel.inzicht import instroomqueries
from weegtafel.inzicht.commands import LeesInstroomIn
from weegtafel.inzicht.instroom import (
    Afgewezen,
    Instroomverschil,
    Instroomvoorstel,
    Sleutel,
    maandnaam,
    stel_voor,
)
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Opdracht

HOOGTE = 40 * 5


def _stand(sessie: Any) -> tuple[Mapping[str, tuple[int, str]], dict[Sleutel, tuple[int, int]]]:
    return instroomqueries.organisatienamen(sessie), instroomqueries.stand(sessie)


def _was(v: Instroomverschil) -> str:
    return "nieuw" if v.oud is None else f"{v.oud[0]} en {v.oud[1]}"


class Instroomimport(Formulierdialoog):
    """Takes over exactly what the preview shows."""

    def __init__(
        self,
        ouder: QWidget,
        omgeving: Omgeving,
        naam: str,
        voorstel: Instroomvoorstel,
        opnieuw: Callable[[], Instroomvoorstel] | None = None,
    ) -> None:
        super().__init__(
            ouder.window(), omgeving, "Tellingen inlezen", "", "Neem de tellingen over",
            self._opdracht,
        )  # fmt: skip
        self.voorstel, self._opnieuw, self._naam = voorstel, opnieuw, naam
        self.samen = Label(f"{naam}: {voorstel.zin()}", "stil", breekt=True)
        self.inhoud.insertWidget(0, self.samen)
        self.verschillen: RijModel[Instroomverschil] = RijModel(
            [
                Kolom("maand", "Maand", lambda v: maandnaam(v.regel.maand), lambda v: v.regel.maand, breedte=140),
                Kolom("wie", "Organisatie", lambda v: v.organisatie or "Hele tafel"),
                Kolom("was", "Was", _was, breedte=110, rol="stil"),
                Kolom(
                    "wordt", "Wordt enkelvoudig en complex", lambda v: f"{v.regel.enkelvoudig} en {v.regel.complex}",
                    breedte=230,
                ),
            ],
            voorstel.verschillen,
            sleutel=lambda v: (v.regel.maand, v.regel.organisatie_id),
        )  # fmt: skip
        self.afgewezen: RijModel[Afgewezen] = RijModel(
            [Kolom("zin", "Waarom niet", lambda a: a.zin, lambda a: a.rij, hulp=lambda a: a.zin)],
            voorstel.afgewezen,
            sleutel=lambda a: a.rij,
        )
        plek = 2
        for kop, rol, model, rijen in (
            ("Wat verandert", "veldlabel", self.verschillen, voorstel.verschillen),
            ("Afgewezen rijen; deze veranderen niets", "let_op", self.afgewezen, voorstel.afgewezen),
        ):
            if not rijen:
                continue
            lijst = Lijst(model, kop)
            lijst.setFixedHeight(maat(HOOGTE))
            self.inhoud.insertWidget(plek, Label(kop, rol))
            self.inhoud.insertWidget(plek + 1, lijst)
            plek += 2
        self.setMinimumWidth(maat(720))
        self.knop_doe.setEnabled(bool(voorstel.verschillen))
        if not voorstel.verschillen:
            self.knop_doe.setToolTip("Dit bestand verandert niets aan de tellingen.")

    def _opdracht(self, _waarden: dict[str, Any]) -> Opdracht:
        return LeesInstroomIn(regels=self.voorstel.regels, gezien=self.voorstel.gezien)

    def _mis(self, fout: Exception) -> bool:
        """Somebody counted meanwhile: show what the file would change now, and ask again."""
        getoond = super()._mis(fout)
        if getoond and self._opnieuw is not None:
            self.voorstel = self._opnieuw()
            self.samen.setText(f"{self._naam}: {self.voorstel.zin()}")
            self.verschillen.ververs(self.voorstel.verschillen)
            self.afgewezen.ververs(self.voorstel.afgewezen)
            self.knop_doe.setEnabled(bool(self.voorstel.verschillen))
        return getoond


def vraag_import(ouder: QWidget, omgeving: Omgeving, pad: Path) -> bool:
    """Read a file and show what it would change; whether counts were taken over."""
    from weegtafel.tabeluitgave import lees_tabel

    try:
        tabel = lees_tabel(pad)

        def stel() -> Instroomvoorstel:
            namen, stand = omgeving.runner.vraag_nu(_stand)
            return stel_voor(tabel.kop, tabel.rijen, namen, stand, omgeving.vandaag)

        voorstel = stel()
    except (Regelovertreding, Storing) as fout:
        omgeving.mond.vang(fout)
        return False
    if Instroomimport(ouder, omgeving, pad.name, voorstel, stel).vraag() is None:
        return False
    omgeving.mond.meld("gelukt", "De tellingen zijn overgenomen.")
    return True
