"""What was looked at and searched, as lines of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.roles import Actor
from weegtafel.storage import journaal

#: A draft has no number of its own; what it is called on its page may hold a title, and that is text.
_KLADNUMMER = (
    "SELECT coalesce(nullif(CASE WHEN soort = 'casus' THEN (SELECT nummer FROM casus WHERE id = soort_id) "
    "WHEN soort IN ('overleg', 'notulen') THEN (SELECT code FROM overleg WHERE id = soort_id) "
    "WHEN soort = 'doorbraak' THEN (SELECT nummer FROM aanvraag WHERE id = soort_id) END, ''), 'KLAD-' || id) "
    "FROM klad WHERE id = ?"
)

#: Of each page of one thing: the act in the journal, and where its official number stands.
_SOORTEN = {
    "casus": ("ziet_casus_in", "SELECT nummer FROM casus WHERE id = ?"),
    "overleg": ("ziet_overleg_in", "SELECT code FROM overleg WHERE id = ?"),
    "vergadering": ("ziet_overleg_in", "SELECT code FROM overleg WHERE id = ?"),
    "notulen": ("ziet_notulen_in", "SELECT code FROM overleg WHERE id = ?"),
    "doorbraak": ("ziet_aanvraag_in", "SELECT nummer FROM aanvraag WHERE id = ?"),
    "klad": ("ziet_klad_in", _KLADNUMMER),
}

#: Pages of many things on which words of cases stand, or who did what; a line for each time that one is opened.
_LIJSTEN = {
    "vandaag": "ziet_lijst_in",
    "casussen": "ziet_lijst_in",
    "acties": "ziet_lijst_in",
    "doorbraken": "ziet_lijst_in",
    "budgetregister": "ziet_lijst_in",
    "knelpunten": "ziet_lijst_in",
    "inzicht": "ziet_lijst_in",
    "kladden": "ziet_lijst_in",
    "journaal": "ziet_journaal_in",
}
#: Pages without a word of any case: dates and states, prices, the set-up, and the vault but for its journal.
ZONDER_TEKST = frozenset({"overleggen", "prijslijst", "inrichting", "kluis"})


def kent(plaats: str) -> bool:
    """Whether it was decided of this page what the journal hears when it is opened."""
    return plaats in _SOORTEN or plaats in _LIJSTEN or plaats in ZONDER_TEKST


def boek(sessie: Session, nu: datetime, actor: Actor, gezien: Sequence[tuple[str, int]]) -> None:
    """A line for each thing and list that was opened, and one that says how often was searched."""
    db = db_van(sessie)
    for soort, id_ in dict.fromkeys(gezien):
        if soort in _SOORTEN:
            handeling, vraag = _SOORTEN[soort]
            rij = db.execute(vraag, (id_,)).fetchone()
            if rij is not None:
                journaal.boek(sessie, nu, actor, handeling, rij[0] or f"{soort} {id_}", [])
        elif soort in _LIJSTEN:
            lijst = "" if soort == "journaal" else soort
            journaal.boek(sessie, nu, actor, _LIJSTEN[soort], lijst, [])
    zoekingen = sum(soort == "zoeken" for soort, _id in gezien)
    if zoekingen:
        journaal.boek(sessie, nu, actor, "zoekt", "", [f"aantal:{zoekingen}"])
