"""The dialogs that make groups and werkafspraken; each asks one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.formulierdialoog import Formulierdialoog
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, Leestekst, rij
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.inzicht.commands import BewaarLeerpuntgroep, DeelLeerpuntIn, StelWerkafspraakVast, TrekWerkafspraakIn
from weegtafel.inzicht.leerpuntqueries import GroepRij, LeerpuntRij, WerkafspraakRij
from weegtafel.kernel.clock import datum_voluit


def _criteriumkeuze(criteria: Mapping[str, str], code: str, leeg: str) -> Keuzelijst:
    keuze = Keuzelijst([(naam, c) for c, naam in criteria.items()], leeg=leeg)
    keuze.zet_waarde(code or None)
    return keuze


class Afspraakdialoog(Formulierdialoog):
    """A new werkafspraak, out of a group or not, or the next version of one."""

    def __init__(
        self,
        ouder: QWidget,
        omgeving: Omgeving,
        criteria: Mapping[str, str],
        *,
        vorige: WerkafspraakRij | None = None,
        groep: GroepRij | None = None,
        teksten: Sequence[str] = (),
    ) -> None:
        kop = "Nieuwe werkafspraak" if vorige is None else f"Nieuwe versie van {vorige.code}"
        uitleg = "De afspraak staat voortaan bij dit criterium tijdens de weging. Eerdere versies blijven bewaard."
        super().__init__(ouder.window(), omgeving, kop, uitleg, "Stel de werkafspraak vast", self._opdracht)
        self._vorige, self._groep = vorige, groep
        titel = vorige.titel if vorige else groep.naam if groep else ""
        code = vorige.criteriumcode if vorige else groep.criteriumcode if groep else ""
        self.veld("titel", "Titel", QLineEdit(titel), nodig="Geef de werkafspraak een titel.")
        hulp = "Bijvoorbeeld: wie complex aanvraagt, noemt twee lichtere vormen."
        tekst = Tekstvak(vorige.tekst if vorige else "", grens=2000, regels=4)
        self.veld("tekst", "Wat spreekt de tafel af?", tekst, hulp, nodig="Schrijf op wat de tafel heeft afgesproken.")
        keuze = _criteriumkeuze(criteria, code, "Kies een criterium")
        self.veld("criteriumcode", "Bij welk criterium?", keuze, nodig="Kies het criterium.")
        dag = DatumEdit(omgeving.vandaag, vandaag=lambda: omgeving.vandaag)
        self.veld("datum", "Afgesproken op", dag, nodig="Kies een dag.")
        if teksten:
            meer = f"\n\nEn nog {len(teksten) - 5} leerpunten." if len(teksten) > 5 else ""
            self.inhoud.insertWidget(1, Label("De leerpunten in deze groep", "veldlabel"))
            self.inhoud.insertWidget(2, Leestekst("\n\n".join(teksten[:5]) + meer, stil=True))

    def _opdracht(self, waarden: dict[str, Any]) -> StelWerkafspraakVast:
        return StelWerkafspraakVast(
            titel=waarden["titel"],
            tekst=waarden["tekst"],
            criteriumcode=waarden["criteriumcode"],
            datum=waarden["datum"],
            code=self._vorige.code if self._vorige else "",
            versie=self._vorige.nummer if self._vorige else 0,
            groep_id=self._groep.id if self._groep else None,
        )


class Intrekdialoog(Formulierdialoog):
    """End a werkafspraak, with the reason."""

    def __init__(self, ouder: QWidget, omgeving: Omgeving, afspraak: WerkafspraakRij) -> None:
        super().__init__(
            ouder.window(), omgeving, f"Trek {afspraak.code} in",
            f"“{afspraak.titel}” staat dan niet meer bij haar criterium. De versies blijven te lezen.", "Trek in",
            self._opdracht,
        )  # fmt: skip
        self._afspraak = afspraak
        nodig = "Zeg waarom de tafel deze afspraak loslaat."
        self.veld("reden", "Waarom?", Tekstvak(grens=2000, regels=3), nodig=nodig)
        dag = DatumEdit(omgeving.vandaag, vandaag=lambda: omgeving.vandaag)
        self.veld("datum", "Per", dag, nodig="Kies een dag.")

    def _opdracht(self, waarden: dict[str, Any]) -> TrekWerkafspraakIn:
        a = self._afspraak
        return TrekWerkafspraakIn(code=a.code, versie=a.nummer, reden=waarden["reden"], datum=waarden["datum"])


class Groepdialoog(Formulierdialoog):
    """Make a group, or give it another name or criterium."""

    def __init__(
        self, ouder: QWidget, omgeving: Omgeving, criteria: Mapping[str, str], groep: GroepRij | None = None
    ) -> None:
        kop = "Nieuwe groep" if groep is None else "Wijzig de groep"
        super().__init__(
            ouder.window(), omgeving, kop, "Een groep houdt leerpunten bij elkaar die hetzelfde zeggen.",
            "Maak de groep" if groep is None else "Bewaar de groep", self._opdracht,
        )  # fmt: skip
        self._groep = groep
        self.veld("naam", "Naam", QLineEdit(groep.naam if groep else ""), nodig="Geef de groep een naam.")
        keuze = _criteriumkeuze(criteria, groep.criteriumcode if groep else "", "Nog geen criterium")
        self.veld("criteriumcode", "Criterium", keuze)

    def _opdracht(self, waarden: dict[str, Any]) -> BewaarLeerpuntgroep:
        return BewaarLeerpuntgroep(
            groep_id=self._groep.id if self._groep else 0,
            versie=self._groep.versie if self._groep else 0,
            naam=waarden["naam"],
            criteriumcode=waarden["criteriumcode"] or "",
        )


class Indeeldialoog(Formulierdialoog):
    """Put a leerpunt or knelpunt in a group, or take it out."""

    def __init__(self, ouder: QWidget, omgeving: Omgeving, punt: LeerpuntRij, groepen: Sequence[GroepRij]) -> None:
        super().__init__(
            ouder.window(), omgeving, "Deel het leerpunt in", f"Uit {punt.herkomst}.", "Deel in", self._opdracht
        )
        self._punt = punt
        self.inhoud.insertWidget(0, Leestekst(punt.tekst))
        keuze = Keuzelijst([(g.naam, g.id) for g in groepen], leeg="In geen groep")
        keuze.zet_waarde(punt.groep_id)
        self.veld("groep_id", "Groep", keuze)

    def _opdracht(self, waarden: dict[str, Any]) -> DeelLeerpuntIn:
        return DeelLeerpuntIn(
            advies_id=self._punt.advies_id, knelpunt_id=self._punt.knelpunt_id, groep_id=waarden["groep_id"]
        )


class Versiesvenster(QDialog):
    """Every version of a werkafspraak, the newest first."""

    def __init__(self, ouder: QWidget, code: str, versies: Sequence[WerkafspraakRij]) -> None:
        super().__init__(ouder)
        self.setWindowTitle(f"Versies van {code}")
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        marges(kolom, 0, 0, 12, 8, tussen=4)
        for v in versies:
            kop = f"Versie {v.nummer}: {v.titel}" if v.geldt else f"Versie {v.nummer}: ingetrokken"
            kolom.addWidget(Label(kop, "tussenkop", breekt=True))
            kolom.addWidget(Label(f"Sinds {datum_voluit(v.datum)}", "klein"))
            kolom.addWidget(Leestekst(v.tekst))
            kolom.addSpacing(maat(12))
        kolom.addStretch(1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QScrollArea.Shape.NoFrame)
        rol.setWidget(binnen)
        rol.setAccessibleName(f"Versies van {code}")
        sluit = Knop("Sluit")
        sluit.clicked.connect(lambda _aan=False: self.accept())
        buiten = QVBoxLayout(self)
        marges(buiten, 24, 20, 24, 20, tussen=12)
        buiten.addWidget(Label(f"Versies van {code}", "kop"))
        buiten.addWidget(rol, 1)
        buiten.addLayout(rij(None, sluit))
        self.resize(maat(620), maat(520))
        rol.setFocus()
