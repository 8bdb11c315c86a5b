"""The four eyes: who may judge, what a judgement needs, and when it is lost."""

from __future__ import annotations

from collections.abc import Set

from weegtafel.doorbraak.codes import AanvraagStatus, Besluitsoort, Deel, Toetsoordeel
from weegtafel.doorbraak.rules.uitkomst import JA, Uitkomst, nee

#: What status follows from each judgement; after “niet akkoord” only a refusal, or another plan.
GEVOLG = {
    Toetsoordeel.AKKOORD: AanvraagStatus.BESLUIT,
    Toetsoordeel.AANPASSEN: AanvraagStatus.PLAN,
    Toetsoordeel.NIET_AKKOORD: AanvraagStatus.BESLUIT,
}


def mag_toetsen(
    nummer: str, status: AanvraagStatus, toetser_id: int | None, aanvragers: Set[int | None], bewerkers: Set[int]
) -> Uitkomst:
    """Whether somebody may judge the plan.

    ``aanvragers`` are who filed, for whom was filed, and everybody who is or was its coach; ``bewerkers`` everybody
    who ever edited any part of the request, whatever was left of that edit.
    """
    if status is not AanvraagStatus.TOETS:
        return nee(f"{nummer} staat op “{status.omschrijving}”; er ligt geen plan om te toetsen.")
    if toetser_id is None:
        return nee("Een toets staat op naam. Kies eerst als wie u werkt.")
    if toetser_id in aanvragers or toetser_id in bewerkers:
        return nee(
            f"U hebt zelf aan {nummer} gewerkt. Een tweede coach, die er niets in heeft geschreven, toetst dit plan."
        )
    return JA


def volledig(legitimiteit: str, betrokkenheid: str, rendement: str) -> Uitkomst:
    """A judgement has a reason for each of the three public values."""
    return Uitkomst(
        tuple(
            f"Schrijf bij {naam} waarom u zo oordeelt."
            for naam, tekst in (
                ("legitimiteit", legitimiteit),
                ("betrokkenheid", betrokkenheid),
                ("rendement", rendement),
            )
            if not tekst.strip()
        )
    )


def vervallen(getoetst: tuple[int, str], nu: tuple[int, str], toetser_bewerkte: bool, *, laatste: bool) -> str:
    """Why a toets no longer counts, "" while it does.

    ``getoetst`` and ``nu`` are the version and the hash of the plan. The version counts too, so that a change that was
    taken back is a change.
    """
    if not laatste:
        return "Er is een latere toets."
    if getoetst != nu:
        return "Het plan is na de toets gewijzigd."
    if toetser_bewerkte:
        return "Wie toetste, heeft daarna zelf aan de aanvraag gewerkt."
    return ""


def geldt(oordeel: Toetsoordeel | None, reden_vervallen: str, soort: Besluitsoort) -> Uitkomst:
    """Whether there is a toets on which this can be decided: a grant needs akkoord, a refusal any last word."""
    if oordeel is None:
        return nee("Er is nog geen toets door een tweede coach.")
    if reden_vervallen:
        return nee(f"De toets geldt niet meer. {reden_vervallen} Vraag een nieuwe toets.")
    if oordeel is Toetsoordeel.AKKOORD or (oordeel is Toetsoordeel.NIET_AKKOORD and soort is Besluitsoort.AFWIJZEN):
        return JA
    return nee(f"De tweede coach oordeelde “{oordeel.omschrijving}”; toekennen kan dan niet.")


#: Parts that are handling, not content: giving it a coach, booking what was decided, looking at what came of it.
GEEN_INHOUD = frozenset({Deel.TOEWIJZING, Deel.REGISTER, Deel.NAZORG})


def heeft_inhoud_bewerkt(delen: Set[Deel]) -> bool:
    """Whether somebody who touched these parts edited the request itself."""
    return bool(delen - GEEN_INHOUD)
