"""Where a request stands on its way, as a step of its page."""

from __future__ import annotations

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
}


def afgewezen(feiten: AanvraagFeiten) -> bool:
    """Whether the last word on a request is a refusal."""
    return bool(feiten.besluiten) and feiten.besluiten[0].soort is Besluitsoort.AFWIJZEN


def stap_van(feiten: AanvraagFeiten) -> str:
    """The step at which a request stands; what was refused ends at its decision."""
    return "besluit" if feiten.status is S.AFGESLOTEN and afgewezen(feiten) else STAP_VAN[feiten.status]
