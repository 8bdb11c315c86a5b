"""What an act is about, for who has to name it without a word of its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from sqlmodel import Session

from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.opdracht import Opdracht


class Plek(NamedTuple):
    """The page that something stands on, its official number, and the casus it is about."""

    soort: str
    id: int
    nummer: str
    casus_id: int | None


#: By the field of an act that says what it is about: the page, and (id of that page, its number, casus).
_PLEKKEN = (
    ("casus_id", "casus", "SELECT id, nummer, id FROM casus WHERE id = ?"),
    (
        "punt_id",
        "overleg",
        "SELECT o.id, o.code || coalesce(' · ' || c.nummer, ''), p.casus_id FROM agendapunt p "
        "JOIN overleg o ON o.id = p.overleg_id LEFT JOIN casus c ON c.id = p.casus_id WHERE p.id = ?",
    ),
    (
        "deel_id",
        "notulen",
        "SELECT o.id, o.code, NULL FROM notulen_deel d JOIN notulen n ON n.id = d.notulen_id "
        "JOIN overleg o ON o.id = n.overleg_id WHERE d.id = ?",
    ),
    (
        "notulen_id",
        "notulen",
        "SELECT o.id, o.code, NULL FROM notulen n JOIN overleg o ON o.id = n.overleg_id WHERE n.id = ?",
    ),
    ("overleg_id", "overleg", "SELECT id, code, NULL FROM overleg WHERE id = ?"),
    ("aanvraag_id", "doorbraak", "SELECT id, nummer, NULL FROM aanvraag WHERE id = ?"),
    ("advies_id", "casus", "SELECT casus_id, nummer, casus_id FROM advies WHERE id = ?"),
    ("lijst_id", "vernietigingslijst", "SELECT id, nummer, NULL FROM vernietigingslijst WHERE id = ?"),
)


def waarover(sessie: Session, opdracht: Opdracht) -> Plek | None:
    """Where an act belongs; None when it is about nothing that has a number, or about what is not there."""
    for veld, soort, vraag in _PLEKKEN:
        id_ = getattr(opdracht, veld, None)
        rij = db_van(sessie).execute(vraag, (id_,)).fetchone() if isinstance(id_, int) else None
        if rij is not None:
            return Plek(soort, rij[0], rij[1] or "", rij[2])
    return None


def handeling_van(opdracht: Opdracht) -> str:
    """The name of an act as the journal writes names: ``StelAdviesVast`` is ``stel_advies_vast``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(opdracht).__name__).lower()
