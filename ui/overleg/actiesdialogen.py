"""A new action, and another day for one that stands open."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ui.anoniemvak import Vakplek
from ui.formulierdialoog import Formulierdialoog
from ui.overleg.anoniem import hecht_aan
from ui.scherm import Omgeving
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.inrichting import queries
from weegtafel.kernel.codes import ActieStatus
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.overleg.actielijst import ActieRegel
from weegtafel.overleg.commands import LegActieVast, WerkActieBij


def wiekeuzes(omgeving: Omgeving) -> list[tuple[str, tuple[int | None, int | None]]]:
    """Who can do it, as (words, (id of a person, id of an organisation))."""
    organisaties = omgeving.runner.vraag_nu(queries.organisaties, omgeving.vandaag)
    personen = omgeving.runner.vraag_nu(queries.personen, omgeving.vandaag)
    keuzes: list[tuple[str, tuple[int | None, int | None]]] = [(o.naam, (None, o.id)) for o in organisaties]
    keuzes += [(f"{p.naam} ({p.afkorting})" if p.afkorting else p.naam, (p.id, None)) for p in personen]
    return keuzes


def nieuwe_actie(ouder: QWidget, omgeving: Omgeving) -> Gewijzigd | None:
    """Ask what, who and when; None when nothing was made."""

    def maak(w: dict[str, Any]) -> Opdracht:
        persoon_id, organisatie_id = w["persoon_id"]
        return LegActieVast(wat=w["wat"], wanneer=w["wanneer"], persoon_id=persoon_id, organisatie_id=organisatie_id)

    dialoog = Formulierdialoog(ouder, omgeving, "Nieuwe actie", "", "Leg de actie vast", maak)
    wat = dialoog.veld("wat", "Wat", Tekstvak(regels=3, hoogste=6, grens=2000), verplicht=True)
    hecht_aan(dialoog, omgeving, dialoog.inhoud, 0, {"wat": Vakplek("Wat", wat, Onderwerp.ACTIE, 0, "wat")})
    dialoog.veld(
        "persoon_id",
        "Wie",
        Keuzelijst(wiekeuzes(omgeving), leeg="Kies wie het doet"),
        "Een organisatie of een persoon. Typ om te zoeken.",
        nodig="Kies wie het doet.",
    )
    dialoog.veld(
        "wanneer",
        "Voor wanneer",
        DatumEdit(vandaag=lambda: omgeving.vandaag),
        nodig="Kies voor welke dag het klaar is.",
    )
    return dialoog.vraag()


def verzet_datum(ouder: QWidget, omgeving: Omgeving, actie: ActieRegel) -> Gewijzigd | None:
    """Ask another day; None when it stays."""

    def maak(w: dict[str, Any]) -> Opdracht:
        return WerkActieBij(actie_id=actie.id, versie=actie.versie, status=ActieStatus.OPEN, wanneer=w["wanneer"])

    dialoog = Formulierdialoog(ouder, omgeving, "Datum verzetten", actie.wat, "Verzet de datum", maak)
    veld = DatumEdit(actie.wanneer, vandaag=lambda: omgeving.vandaag)
    dialoog.veld("wanneer", "Nieuwe datum", veld, nodig="Kies een dag.")
    veld.selectAll()
    return dialoog.vraag()
