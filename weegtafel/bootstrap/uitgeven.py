"""A document out of the program: made, written in one act with its line in the journal, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weegtafel.doorbraak import uitgaven as doorbraakstukken
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg import uitgaven, veeg
from weegtafel.rendering import schrijven
from weegtafel.storage import journaal

if TYPE_CHECKING:
    from weegtafel.bootstrap import Programma
    from weegtafel.overleg.veeg import Stukbesluit
    from weegtafel.rendering.schrijven import Geschreven


def met_anker(agenda: bytes, anker: str) -> bytes:
    """An iCalendar file with the head of the journal as a property of its own, which every calendar passes over.

    RFC 5545, 3.6 and 3.1: such a property stands before the first component, and a line of more than 75 octets goes on
    after a space. An anchor is letters, figures and spaces, in which nothing has to be escaped.
    """
    regel = f"{journaal.ANKERVELD}:{anker}"
    stukken = (regel[:74], *(" " + regel[n : n + 73] for n in range(74, len(regel), 73)))
    begin = agenda.index(b"\r\nBEGIN:") + 2
    return agenda[:begin] + "".join(f"{stuk}\r\n" for stuk in stukken).encode("ascii") + agenda[begin:]


def exporteer(
    programma: Programma,
    soort: str,
    sleutel: int,
    pad: Path,
    *,
    zonder_namen: bool,
    wachtwoord: str,
    besluit: str,
    vervang: Sequence[Stukbesluit],
) -> Geschreven:
    """See :meth:`weegtafel.bootstrap.Programma.exporteer`."""
    from weegtafel.bootstrap import is_demonstratie

    van_doorbraak, vervangen = soort in doorbraakstukken.SOORTEN, tuple[str, ...]()
    programma.vraag(programma.eis, doorbraakstukken.BEVOEGDHEID if van_doorbraak else "document.uitgeven")
    if soort == "uitnodiging":
        if pad.suffix.lower() != ".ics":
            raise Regelovertreding("Kies voor een uitnodiging een bestandsnaam die eindigt op .ics.")
        if wachtwoord:
            raise Regelovertreding("Een uitnodiging kan geen wachtwoord krijgen; kies een ander stuk.")
        weer = partial(programma.exporteer, soort, sleutel, pad)
        kaal, kenmerk, vervangen = programma.vraag(
            uitgaven.uitnodiging_van, sleutel, programma.klok.nu(), vervang, weer
        )
        inhoud = met_anker(kaal, programma.vraag(journaal.anker))
    else:
        demonstratie = programma.vraag(is_demonstratie)
        if van_doorbraak:
            dag = programma.klok.nu().date()
            document = programma.vraag(doorbraakstukken.document_van, soort, sleutel, dag, demonstratie, besluit)
        else:
            document = programma.vraag(uitgaven.document_van, soort, sleutel, zonder_namen, demonstratie=demonstratie)
        keuzes: Any = {"zonder_namen": zonder_namen, "wachtwoord": wachtwoord, "besluit": besluit}
        weer = partial(programma.exporteer, soort, sleutel, pad, **keuzes)
        document, vervangen = programma.vraag(veeg.eis_schoon, soort, sleutel, document, vervang, weer)
        kenmerk = document.kenmerk
        geankerd = replace(document, trefwoorden=(*document.trefwoorden, programma.vraag(journaal.anker)))
        inhoud = schrijven.maak_bytes(geankerd, pad, programma.klok.nu(), wachtwoord)
    merken = [m for m, aan in (("zonder_namen", zonder_namen), ("met_wachtwoord", wachtwoord)) if aan]
    wat = [soort, pad.suffix.lower().lstrip("."), *merken, *vervangen]
    return geef_uit(programma, inhoud, pad, "geef_document_uit", kenmerk, wat)


def geef_uit(
    programma: Programma, inhoud: bytes, pad: Path, handeling: str, nummer: str, wat: Sequence[str]
) -> Geschreven:
    """Write a file that was made before, in one act with its line in the journal, which gets its SHA-256 too.

    Raises:
        Storing: the place cannot be written; a file that stood there is untouched.
    """
    # Written inside the transaction, so that no file appears of which the journal cannot speak. It was made before:
    # meanwhile nobody's typing waits for the lock on the database.
    with programma.kluis.transactie() as sessie:
        geschreven = schrijven.schrijf_bytes(inhoud, pad)
        journaal.boek(sessie, programma.klok.nu(), programma.actor, handeling, nummer, [*wat, geschreven.sha256])
    return geschreven
