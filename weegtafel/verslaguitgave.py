"""The report of a year or a quarter leaves the program: who may, and the line in the journal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weegtafel.bootstrap import Programma
    from weegtafel.inzicht.periode import Periode
    from weegtafel.kernel.document import Document
    from weegtafel.rendering.schrijven import Geschreven


def verslag_van(programma: Programma, periode: Periode) -> Document:
    """The report as a document tree.

    Raises:
        Regelovertreding: a period that has not begun, or a text that identifies somebody.
    """
    from weegtafel.bootstrap import is_demonstratie
    from weegtafel.inzicht.jaarverslag import jaarverslag
    from weegtafel.inzicht.verslagfeiten import eis_schoon, verslagfeiten

    feiten = programma.vraag(verslagfeiten, periode, programma.klok.nu().date())
    programma.vraag(eis_schoon, feiten)
    return jaarverslag(feiten, demonstratie=programma.vraag(is_demonstratie))


def geef_verslag_uit(programma: Programma, periode: Periode, pad: Path, wachtwoord: str = "") -> Geschreven:
    """Write the report as PDF or DOCX, or its tables as XLSX or CSV, as the suffix of ``pad`` says.

    With ``wachtwoord`` the document opens with that password only.

    Raises:
        Regelovertreding: no role for it, a period that has not begun, another suffix, a text that identifies somebody,
            a weak password, or one on a table.
        Storing: the place cannot be written; a file that stood there is untouched.
    """
    from weegtafel.bootstrap.uitgeven import geef_uit
    from weegtafel.inzicht.jaarverslag import tabellen
    from weegtafel.kernel.errors import Regelovertreding
    from weegtafel.rendering import schrijven
    from weegtafel.storage import journaal

    soort = pad.suffix.lower()
    if soort not in (".pdf", ".docx", ".xlsx", ".csv"):
        raise Regelovertreding("Kies een bestandsnaam die eindigt op .pdf, .docx, .xlsx of .csv.")
    programma.vraag(programma.eis, "inzicht.uitgeven")
    document = verslag_van(programma, periode)
    anker = programma.vraag(journaal.anker)
    if soort in (".xlsx", ".csv"):
        from weegtafel.rendering.tabelbestand import maak_tabel

        if wachtwoord:
            raise Regelovertreding("Een tabel kan geen wachtwoord krijgen; kies PDF of Word.")
        inhoud = maak_tabel(*tabellen(document), pad, anker=anker)
    else:
        geankerd = replace(document, trefwoorden=(*document.trefwoorden, anker))
        inhoud = schrijven.maak_bytes(geankerd, pad, programma.klok.nu(), wachtwoord)
    wat = ["jaarverslag", soort.lstrip("."), *(["met_wachtwoord"] if wachtwoord else [])]
    return geef_uit(programma, inhoud, pad, "geef_document_uit", document.kenmerk, wat)
