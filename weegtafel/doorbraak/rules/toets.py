"""The four eyes: who may judge, what a judgement needs, and when it is lost."""

from __future__ import annotations

from collections.abc import Set

from weegtafel.doorbraak.codes import AanvraagStatus, Deel, Toetsoordeel
from weegtafel.doorbraak.rules.uitkomst import JA, Uitkomst, eis_dat, nee

#: What a status follows from each judgement.
GEVOLG = {
    Toetsoordeel.AKKOORD: AanvraagStatus.BESLUIT,
    Toetsoordeel.AANPASSEN: AanvraagStatus.PLAN,
    Toetsoordeel.NIET_AKKOORD: AanvraagStatus.PLAN,
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


def geldt(oordeel: Toetsoordeel | None, reden_vervallen: str) -> Uitkomst:
    """Whether there is a toets on which can be decided."""
    if oordeel is None:
        return nee("Er is nog geen toets door een tweede coach.")
    if reden_vervallen:
        return nee(f"De toets geldt niet meer. {reden_vervallen} Vraag een nieuwe toets.")
    return eis_dat(
        oordeel is Toetsoordeel.AKKOORD, f"De laatste toets is “{oordeel.omschrijving}”; een besluit kan nog niet."
    )


def heeft_inhoud_bewerkt(delen: Set[Deel]) -> bool:
    """Whether somebody who touched these parts edited the request itself; who assigns a coach did not."""
    return bool(delen - {Deel.TOEWIJZING})
