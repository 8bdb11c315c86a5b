"""Established minutes are kept as they were printed: what is read live later may have moved on."""

from __future__ import annotations

from sqlmodel import Session, col, select

from weegtafel.inrichting.models import Kluiskenmerk
from weegtafel.kernel.document import Document
from weegtafel.kernel.documentopslag import naar_tekst, uit_tekst
from weegtafel.overleg import documents
from weegtafel.overleg.models import Notulen, NotulenUitgave
from weegtafel.overleg.verzamelen import overlegfeiten


def bewaar_uitgaven(sessie: Session, notulen: Notulen) -> None:
    """Keep both editions of minutes that were established just now."""
    kenmerk = sessie.get(Kluiskenmerk, "demonstratie")
    demonstratie = kenmerk is not None and kenmerk.waarde == "ja"
    feiten = overlegfeiten(sessie, notulen.overleg_id)
    for zonder_namen in (False, True):
        document = documents.notulen(feiten, zonder_namen=zonder_namen, demonstratie=demonstratie)
        sessie.add(NotulenUitgave(notulen_id=notulen.id or 0, zonder_namen=zonder_namen, inhoud=naar_tekst(document)))


def vaste_uitgave(sessie: Session, overleg_id: int, zonder_namen: bool) -> Document | None:
    """The kept edition of the minutes of an overleg; None while they are a draft."""
    inhoud = sessie.exec(
        select(NotulenUitgave.inhoud)
        .join(Notulen, col(Notulen.id) == col(NotulenUitgave.notulen_id))
        .where(col(Notulen.overleg_id) == overleg_id, col(NotulenUitgave.zonder_namen) == zonder_namen)
    ).first()
    return None if inhoud is None else uit_tekst(inhoud)
