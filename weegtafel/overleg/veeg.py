"""The last sweep over a document before it leaves: layer 1 over everything that the paper and the file show."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session, col, select

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst, Onderwerp
from weegtafel.anonimiteit.documentcontrole import Plek, lees_document
from weegtafel.anonimiteit.handlers import AFSPRAAK
from weegtafel.anonimiteit.merken import vondstmerk
from weegtafel.anonimiteit.models import Vondstbesluit
from weegtafel.anonimiteit.opslag import documentnamen, geheim_van, lijsten_van
from weegtafel.anonimiteit.regels import opsomming, zonder_toegestaan
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.doorbraak.uitgaven import SOORTEN as DOORBRAAKSTUKKEN
from weegtafel.kernel.document import Document
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.models import Advies, Agendapunt, Notulen

_PLEKKEN_GENOEMD = 5


def veeg(sessie: Session, soort: str, sleutel_id: int, document: Document) -> tuple[tuple[Plek, Bevinding], ...]:
    """What identifies somebody in a document, with its place: red, no name that must stand there, not decided on.

    ``soort`` and ``sleutel_id`` are those of ``uitgaven.document_van``. Days are left out: a document is full of the
    days of its own procedure, and days in a casus or an advice were checked there.
    """
    tekst = lees_document(document)
    geheel = tekst.tekst
    lijsten, namen = lijsten_van(sessie), documentnamen(sessie)
    gevonden = [b for b in zoek_vlug(geheel, lijsten) if b.ernst is Ernst.ROOD and b.soort not in AFSPRAAK]
    over = zonder_toegestaan(geheel, gevonden, namen)
    if not over:
        return ()
    geheim = geheim_van(sessie)
    beslist = _beslist(sessie, _onderwerpen(sessie, soort, sleutel_id)) if geheim else {}
    return tuple(
        (plek, b)
        for plek, b in tekst.verdeel(over)
        if not any(vondstmerk(geheim, veld, b.soort, b.tekst) in merken for veld, merken in beslist.items())
    )


def eis_schoon(sessie: Session, soort: str, sleutel_id: int, document: Document) -> None:
    """Refuse a document in which something identifies somebody.

    Raises:
        Regelovertreding: naming kinds and places; never the words.
    """
    vondsten = veeg(sessie, soort, sleutel_id, document)
    if not vondsten:
        return
    plekken = list(dict.fromkeys(plek.waar for plek, _ in vondsten))
    waar = "; ".join(plekken[:_PLEKKEN_GENOEMD])
    meer = f"; en nog {len(plekken) - _PLEKKEN_GENOEMD} plekken" if len(plekken) > _PLEKKEN_GENOEMD else ""
    raise Regelovertreding(
        f"Dit stuk gaat zo niet de deur uit: er staat {opsomming(b.soort for _, b in vondsten)} in. "
        f"Zoek hier: {waar}{meer}. Vervang het, of leg vast dat het niemand herkenbaar maakt."
    )


def _onderwerpen(sessie: Session, soort: str, sleutel_id: int) -> set[tuple[Onderwerp, int]]:
    """Everything whose texts a document of this kind holds."""
    if soort == "casus":
        return {(Onderwerp.CASUS, sleutel_id)}
    if soort in DOORBRAAKSTUKKEN:
        return {(Onderwerp.AANVRAAG, sleutel_id)}
    if soort == "adviesbrief":
        advies = sessie.get(Advies, sleutel_id)
        if advies is None:
            return set()
        return {(Onderwerp.CASUS, advies.casus_id), (Onderwerp.ADVIES, advies.agendapunt_id or 0)}
    uit = {(Onderwerp.OVERLEG, sleutel_id)}
    for punt in sessie.exec(select(Agendapunt).where(col(Agendapunt.overleg_id) == sleutel_id)):
        uit |= {
            (Onderwerp.ADVIES, punt.id or 0),
            (Onderwerp.ACTIE, punt.id or 0),
            (Onderwerp.CASUS, punt.casus_id or 0),
        }
    for notulen in sessie.exec(select(Notulen.id).where(col(Notulen.overleg_id) == sleutel_id)):
        uit.add((Onderwerp.NOTULEN, notulen or 0))
    return uit


def _beslist(sessie: Session, onderwerpen: Iterable[tuple[Onderwerp, int]]) -> dict[str, set[str]]:
    """Marks of what was decided on, per field: a mark is bound to the field in which it was made."""
    uit: dict[str, set[str]] = {}
    for onderwerp, onderwerp_id in onderwerpen:
        vraag = select(Vondstbesluit.veld, Vondstbesluit.merk).where(
            col(Vondstbesluit.onderwerp) == onderwerp, col(Vondstbesluit.onderwerp_id) == onderwerp_id
        )
        for veld, merk in sessie.exec(vraag):
            uit.setdefault(veld, set()).add(merk)
    return uit
