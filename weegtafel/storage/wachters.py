"""Whether the database still refuses what it must: a trigger that somebody took away or changed is seen."""

from __future__ import annotations

from weegtafel.inrichting.vastesql import Database
from weegtafel.storage.triggers import TRIGGERS
from weegtafel.storage.triggers_anonimiteit import TRIGGERS as ANONIMITEIT
from weegtafel.storage.triggers_bewaring import TRIGGERS as BEWARING
from weegtafel.storage.triggers_doorbraak import BETAALD
from weegtafel.storage.triggers_doorbraak import TRIGGERS as DOORBRAAK
from weegtafel.storage.triggers_inzicht import TRIGGERS as INZICHT
from weegtafel.storage.triggers_vier_ogen import BUITEN_DE_TAFEL
from weegtafel.storage.triggers_vier_ogen import TRIGGERS as VIER_OGEN

ALLE = (*TRIGGERS, *DOORBRAAK, *BETAALD, *BEWARING, *ANONIMITEIT, *INZICHT, *VIER_OGEN, *BUITEN_DE_TAFEL)


def weg_of_anders(db: Database) -> list[str]:
    """The names of the triggers that are not in the file word for word as the program wrote them."""
    staat = {rij[0] for rij in db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")}
    return sorted(regel.split()[2] for regel in ALLE if regel not in staat)
