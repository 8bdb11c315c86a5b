"""The journal: one line for each formal act, each line holding the hash of the one before."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from sqlmodel import Session

from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Actor
from weegtafel.kernel.voortgang import Voortgang, deel, stil

BEGIN = "0" * 64
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def regelhash(
    vorige: str, tijdstip: datetime, persoon_id: int | None, persoon: str, handeling: str, onderwerp: str, velden: str
) -> str:
    """SHA-256 over the line and the hash of the line before it, as canonical JSON."""
    inhoud = [vorige, tijdstip.isoformat(), persoon_id, persoon, handeling, onderwerp, velden]
    return hashlib.sha256(_JSON(inhoud).encode()).hexdigest()


def boek(
    sessie: Session, tijdstip: datetime, actor: Actor, handeling: str, onderwerp: str, velden: Sequence[str]
) -> None:
    """Write one line in the running transaction. ``velden`` are names of fields, never their text."""
    # Plain SQL: this runs inside every act, and the chain needs one value and one row, no objects.
    db = db_van(sessie)
    gevonden = db.execute("SELECT hash FROM journaal ORDER BY id DESC LIMIT 1").fetchone()
    vorige = BEGIN if gevonden is None else gevonden[0]
    namen = " ".join(velden)
    regel = (tijdstip, actor.persoon_id, actor.naam, handeling, onderwerp, namen)
    db.execute(
        "INSERT INTO journaal (tijdstip, persoon_id, persoon, handeling, onderwerp, velden, vorige_hash, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (tijdstip.isoformat(" ", "microseconds"), *regel[1:], vorige, regelhash(vorige, *regel)),
    )


_KOLOMMEN = "id, tijdstip, persoon_id, persoon, handeling, onderwerp, velden, vorige_hash, hash"


def controleer(sessie: Session, voortgang: Voortgang = stil) -> tuple[int, int | None]:
    """Walk the chain once. Returns the number of lines and the id of the first broken line, if any.

    ``voortgang`` hears how many lines of how many; what it raises stops the walk.

    One pass over the rows as the database gives them, so a million lines take no more memory than one.
    """
    vorige = BEGIN
    aantal = 0
    totaal = db_van(sessie).execute("SELECT count(*) FROM journaal").fetchone()[0]
    meld = deel(voortgang, 0, 100, "")
    for id_, tijdstip, persoon_id, persoon, handeling, onderwerp, velden, staat_vorige, staat in db_van(sessie).execute(
        f"SELECT {_KOLOMMEN} FROM journaal ORDER BY id"
    ):
        try:
            moment = datetime.fromisoformat(tijdstip)
        except ValueError:  # no moment that we ever wrote
            return aantal, int(id_)
        if staat_vorige != vorige or staat != regelhash(
            vorige, moment, persoon_id, persoon, handeling, onderwerp, velden
        ):
            return aantal, int(id_)
        vorige = staat
        aantal += 1
        if aantal % 4096 == 0:
            meld(aantal, totaal)
    return aantal, None


def anker(sessie: Session) -> str:
    """The head of the journal in words: number and hash of its last line, for documents and backups.

    Whoever rewrites the journal afterwards, with all its hashes, still cannot make it fit the anchors that are outside.
    """
    laatste = sessie.connection().exec_driver_sql("SELECT id, hash FROM journaal ORDER BY id DESC LIMIT 1").first()
    return "journaalanker 0" if laatste is None else f"journaalanker {laatste[0]} {laatste[1]}"


#: The property of an invitation that holds the head of the journal.
ANKERVELD = "X-WEEGTAFEL-JOURNAAL"


def past_anker(sessie: Session, zin: str) -> bool:
    """Whether the journal holds the line that an anchor of :func:`anker` names.

    Raises:
        Regelovertreding: this is no anchor.
    """
    # From an invitation it may come with the name of its property, and in two lines.
    kaal = zin.strip().removeprefix(f"{ANKERVELD}:").removeprefix("journaalanker ")
    nummer, _, rest = kaal.partition(" ")
    gevonden = re.fullmatch(r"(\d{1,12})(?: ([0-9a-f]{64}))?", f"{nummer} {''.join(rest.split())}".strip())
    if gevonden is None or (gevonden[1] != "0") != bool(gevonden[2]):
        raise Regelovertreding(
            "Dit is geen journaalanker. Neem het over uit de eigenschappen van het document: “journaalanker”, een "
            "nummer en 64 tekens."
        )
    if gevonden[1] == "0":
        return True
    regel = "SELECT hash FROM journaal WHERE id = ?"
    hash_ = sessie.connection().exec_driver_sql(regel, (int(gevonden[1]),)).scalar()
    return bool(hash_ == gevonden[2])


def eerste_die_mist(sessie: Session, ankers: Sequence[tuple[datetime, str]]) -> int | None:
    """The first line that an anchor knows and the journal does not hold (any more); None when all are there.

    A chain whose end was cut off is whole in itself; only what stands elsewhere shows it. ``ankers`` are the moment
    and the anchor of each copy; those of before the last time that a copy was put back belong to another end.
    """
    db = db_van(sessie)
    terug = db.execute("SELECT max(tijdstip) FROM journaal WHERE handeling = 'zet_kopie_terug'").fetchone()[0]
    vanaf = datetime.min if terug is None else datetime.fromisoformat(terug)
    laatste = db.execute("SELECT coalesce(max(id), 0) FROM journaal").fetchone()[0]
    gemist = []
    for moment, zin in ankers:
        if moment <= vanaf:
            continue
        with suppress(Regelovertreding):  # a note that somebody wrote in says nothing of the journal
            if not past_anker(sessie, zin):
                gemist.append(min(int(zin.split()[1]), laatste + 1))
    return min(gemist, default=None)
