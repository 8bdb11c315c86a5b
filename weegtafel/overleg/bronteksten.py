"""The texts that people typed and that a document holds, each with the page on which it can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.anonimiteit.opslag import laatste_verklaring, tekstmerk
from weegtafel.casus.anoniem import teksten_van as casusteksten
from weegtafel.casus.queries import casus as lees_casus
from weegtafel.doorbraak.anoniem import teksten_van as aanvraagteksten
from weegtafel.doorbraak.queries import aanvraag as lees_aanvraag
from weegtafel.doorbraak.uitgaven import SOORTEN as DOORBRAAKSTUKKEN
from weegtafel.kernel.codes import NotulenStatus
from weegtafel.overleg.models import Actie, Advies, Agendapunt, Notulen, NotulenDeel
from weegtafel.overleg.notulenfeiten import hash_van_notulen

TITELS = {
    "motivering": "Motivering",
    "voorwaarden": "Voorwaarden",
    "afwijkend": "Afwijkend argument",
    "leerpunt": "Leerpunt",
    "nodig_wat": "Wat er nodig is",
}
"""The running text of an advice."""


@dataclass(frozen=True, slots=True)
class Bron:
    """One typed text. ``pagina`` is the place of the program and its id; ``gelezen`` that both readers passed it."""

    onderwerp: Onderwerp
    onderwerp_id: int
    veld: str
    titel: str
    tekst: str
    pagina: tuple[str, int]
    gelezen: bool = False
    bekend: str = ""
    """What the program itself wrote of this text; only the rest was typed."""
    vast: bool = False
    """Whether a person declared or established this very text: what a later recogniser sees in it changes nothing."""


#: What stands for everything typed in a request, of which each paper shows a part.
AANVRAAG: Final = "aanvraag"


def bronnen_van(sessie: Session, soort: str, sleutel_id: int) -> tuple[Bron, ...]:
    """Every typed text in a document of this kind; ``soort`` and ``sleutel_id`` as in ``uitgaven.document_van``.

    ``soort`` may be :data:`AANVRAAG` as well.
    """
    return tuple(bron for bron in _bronnen(sessie, soort, sleutel_id) if bron.tekst.strip())


def van_aanvraag(soort: str) -> bool:
    """Whether a paper of this kind is about a request, and not about a casus or an overleg."""
    return soort == AANVRAAG or soort in DOORBRAAKSTUKKEN


def _bronnen(sessie: Session, soort: str, sleutel_id: int) -> Iterator[Bron]:
    if soort == "casus":
        yield from _casus(sessie, sleutel_id)
    elif van_aanvraag(soort):
        for veld, titel, tekst in aanvraagteksten(lees_aanvraag(sessie, sleutel_id)):
            yield Bron(Onderwerp.AANVRAAG, sleutel_id, veld, titel, tekst, ("doorbraak", sleutel_id))
    elif soort == "adviesbrief":
        advies = sessie.get(Advies, sleutel_id)
        if advies is not None:
            yield from _casus(sessie, advies.casus_id)
            yield from _advies(advies, ("casus", advies.casus_id))
    else:
        yield from _overleg(sessie, sleutel_id)


def _casus(sessie: Session, casus_id: int) -> Iterator[Bron]:
    teksten = casusteksten(lees_casus(sessie, casus_id))
    verklaring = laatste_verklaring(sessie, Onderwerp.CASUS, casus_id)
    gelezen = verklaring is not None and verklaring.tekstmerk == tekstmerk(sessie, teksten)
    for veld, titel, tekst in teksten:
        yield Bron(Onderwerp.CASUS, casus_id, veld, titel, tekst, ("casus", casus_id), gelezen, vast=gelezen)


def _is_vastgesteld(sessie: Session, notulen: Notulen) -> bool:
    """Whether these minutes stand as they were established."""
    return notulen.status is NotulenStatus.VASTGESTELD and hash_van_notulen(sessie, notulen) == notulen.hash


def _advies(advies: Advies, pagina: tuple[str, int], vast: bool = False) -> Iterator[Bron]:
    for veld, titel in TITELS.items():
        yield Bron(Onderwerp.ADVIES, advies.agendapunt_id or 0, veld, titel, getattr(advies, veld), pagina, vast=vast)


def _overleg(sessie: Session, overleg_id: int) -> Iterator[Bron]:
    notulen = sessie.exec(select(Notulen).where(col(Notulen.overleg_id) == overleg_id)).first()
    pagina = ("notulen" if notulen is not None else "vergadering", overleg_id)
    vast = notulen is not None and _is_vastgesteld(sessie, notulen)
    for punt in sessie.exec(select(Agendapunt).where(col(Agendapunt.overleg_id) == overleg_id)):
        veld = verslagveld(punt.id or 0)
        titel = f"Verslag bij “{punt.titel}”"
        yield Bron(Onderwerp.OVERLEG, overleg_id, veld, titel, punt.verslag, pagina, vast=vast)
        if punt.casus_id is not None:
            yield from _casus(sessie, punt.casus_id)
    for advies in sessie.exec(select(Advies).where(col(Advies.overleg_id) == overleg_id)):
        yield from _advies(advies, ("casus", advies.casus_id), vast)
    for actie in sessie.exec(select(Actie).where(col(Actie.overleg_id) == overleg_id)):
        punt_id, plaats = actie.agendapunt_id or 0, ("acties", actie.id or 0)
        yield Bron(Onderwerp.ACTIE, punt_id, "wat", "Actie", actie.wat, plaats, vast=vast)
        yield Bron(Onderwerp.ACTIE, punt_id, "toelichting", "Toelichting bij een actie", actie.toelichting, plaats)
    if notulen is not None:
        for deel in sessie.exec(select(NotulenDeel).where(col(NotulenDeel.notulen_id) == notulen.id)):
            yield Bron(
                Onderwerp.NOTULEN, notulen.id or 0, deel.sleutel, deel.titel, deel.tekst, pagina,
                gelezen=deel.tekst == deel.gegenereerd, bekend=deel.gegenereerd, vast=vast,
            )  # fmt: skip


def verslagveld(punt_id: int) -> str:
    """What the field of the secretary's running text of an item is called in a decision."""
    return f"verslag.{punt_id}"


def overleg_van_notulen(sessie: Session, notulen_id: int) -> int:
    """The overleg of which these are the minutes."""
    notulen = sessie.get(Notulen, notulen_id)
    return notulen.overleg_id if notulen is not None else 0
