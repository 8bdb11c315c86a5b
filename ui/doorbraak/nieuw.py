"""A new request: who asks, and in one sentence what is stuck; the rest is typed in the request itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.formulierdialoog import Formulierdialoog
from ui.scherm import Omgeving
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.doorbraak.codes import Aanvragersoort
from weegtafel.doorbraak.commands import MaakAanvraag
from weegtafel.inrichting import queries
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht


def nieuwe_aanvraag(ouder: QWidget, omgeving: Omgeving) -> Gewijzigd | None:
    """Ask what a request cannot do without; None when nothing was made."""
    gemeenten = omgeving.runner.vraag_nu(queries.gemeenten, omgeving.vandaag)
    organisaties = omgeving.runner.vraag_nu(queries.organisaties, omgeving.vandaag)
    personen = omgeving.runner.vraag_nu(queries.personen, omgeving.vandaag)

    def maak(w: dict[str, Any]) -> Opdracht:
        return MaakAanvraag(
            gemeente_id=w["gemeente_id"],
            aanvragersoort=w["aanvragersoort"],
            aanvrager_functie=w["aanvrager_functie"],
            organisatie_id=w["organisatie_id"],
            namens_id=w["namens_id"],
            velden={"vastgelopen": w["vastgelopen"]},
        )

    dialoog = Formulierdialoog(
        ouder.window(), omgeving, "Nieuwe aanvraag", "Iedereen kan een doorbraak aanvragen. Schrijf geen namen.",
        "Maak de aanvraag", maak,
    )  # fmt: skip
    soort: Keuzelijst = Keuzelijst([(s.omschrijving.capitalize(), s) for s in Aanvragersoort], leeg="Kies")
    gemeente: Keuzelijst = Keuzelijst([(g.naam, g.id) for g in gemeenten], leeg="Kies")
    if len(gemeenten) == 1:
        gemeente.zet_waarde(gemeenten[0].id)
    functie = QLineEdit()
    functie.setMaxLength(300)
    dialoog.veld("aanvragersoort", "Wie vraagt aan", soort, nodig="Kies wie aanvraagt.")
    dialoog.veld("vastgelopen", "Wat is vastgelopen", Tekstvak(regels=3, hoogste=8), "Mag ook straks.")
    dialoog.veld("organisatie_id", "Organisatie", Keuzelijst([(o.naam, o.id) for o in organisaties], leeg="Geen"))
    dialoog.veld("aanvrager_functie", "Functie van de aanvrager", functie, "Een functie, geen naam.")
    dialoog.veld(
        "namens_id", "Namens", Keuzelijst([(p.naam, p.id) for p in personen], leeg="Ik vraag zelf aan"),
        "Voor wie u de aanvraag indient, als u dat niet zelf bent.",
    )  # fmt: skip
    dialoog.veld("gemeente_id", "Gemeente", gemeente, nodig="Kies de gemeente van het huishouden.")
    return dialoog.vraag()
