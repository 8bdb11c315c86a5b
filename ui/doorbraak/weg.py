"""Where a request stands on its way, as a step of its page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ui.widgets.stappenbalk import Staat, Stap
from weegtafel.doorbraak.codes import AanvraagStatus, Besluitsoort
from weegtafel.doorbraak.rijen import AanvraagFeiten

S = AanvraagStatus
#: The step at which a request stands, by its status.
STAP_VAN: dict[AanvraagStatus, str] = {
    S.AANVRAAG: "aanvraag",
    S.ROUTE: "route",
    S.COACH: "coach",
    S.PLAN: "plan",
    S.TOETS: "toets",
    S.BESLUIT: "besluit",
    S.UITVOERING: "uitvoering",
    S.NAZORG: "nazorg",
    S.AFGESLOTEN: "nazorg",
    S.REGULIER_OPGELOST: "route",
    S.INGETROKKEN: "aanvraag",
    S.VERNIETIGD: "aanvraag",
}


def afgewezen(feiten: AanvraagFeiten) -> bool:
    """Whether the last word on a request is a refusal."""
    return bool(feiten.besluiten) and feiten.besluiten[0].soort is Besluitsoort.AFWIJZEN


def stap_van(feiten: AanvraagFeiten) -> str:
    """The step at which a request stands; what was refused ends at its decision."""
    return "besluit" if feiten.status is S.AFGESLOTEN and afgewezen(feiten) else STAP_VAN[feiten.status]


def begin_stap(feiten: AanvraagFeiten, vandaag: date) -> str:
    """Where to begin when a request is opened: where it stands, or at the evaluation whose day has come."""
    loopt = feiten.status is S.UITVOERING
    gekomen = any(m.gedaan_op is None and not m.vervallen_reden and m.datum <= vandaag for m in feiten.nazorg)
    return "nazorg" if loopt and gekomen else stap_van(feiten)


def balkstappen(stappen: Sequence[tuple[str, str]], feiten: AanvraagFeiten, gekozen: str) -> list[Stap]:
    """The bar above a request: what is done, what comes, and a toets that was lost. ``stappen`` are (key, words)."""
    nu = [sleutel for sleutel, _ in stappen].index(stap_van(feiten))
    klaar = feiten.status in (S.AFGESLOTEN, S.REGULIER_OPGELOST)
    vervallen = bool(feiten.toetsen) and bool(feiten.toetsen[0].vervallen)
    uit = []
    for nummer, (sleutel, titel) in enumerate(stappen):
        staat: Staat = "klaar" if nummer < nu or (klaar and nummer == nu) else "straks"
        if sleutel == gekozen:
            staat = "nu"
        elif sleutel == "toets" and vervallen and nummer >= nu - 1:
            staat = "fout"
        uit.append(Stap(sleutel, titel, staat))
    return uit
