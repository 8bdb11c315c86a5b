"""Metadata in MDTO 1.0.1 (Nationaal Archief): one XML for each informatieobject and one for each of its files. Pure.

Order and names of the elements are those of the metagegevensschema
(https://github.com/NationaalArchief/MDTO-Metagegevensschema); what is mandatory there is a field without default here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from xml.sax.saxutils import escape

NAAMRUIMTE = "https://www.nationaalarchief.nl/mdto"
SCHEMA = f"{NAAMRUIMTE}/MDTO-XML1.0.1.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
BRON = "Weegtafel"
#: Of each suffix: label and code of the format, as PRONOM knows it.
FORMATEN = {
    "pdf": ("Acrobat PDF/A - Portable Document Format 2a", "fmt/476"),
    "docx": ("Microsoft Word for Windows", "fmt/412"),
}
_WAARDERINGEN = {"B": "Blijvend te bewaren", "V": "Tijdelijk te bewaren", "N": "Nader te bepalen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Informatieobject:
    """One document as the archive knows it. ``waardering`` is B, V or N; ``termijn`` ISO 8601, only with V."""

    kenmerk: str
    naam: str
    waardering: str
    archiefvormer: str
    beperking: str
    beperking_uitleg: str
    datum: date | None = None
    classificatie: str = ""
    termijn: str = ""
    termijn_vanaf: date | None = None
    termijn_tot: date | None = None
    onderdeel_van: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestand:
    """One file of an informatieobject; ``sha256`` over its bytes, ``omvang`` in bytes."""

    naam: str
    achtervoegsel: str
    omvang: int
    sha256: str
    gemeten_op: datetime


def _tekst(waarde: str) -> str:
    """Text as XML 1.0 can hold it: without control characters, on one line."""
    schoon = "".join(t for t in waarde if t in "\t\n" or (ord(t) >= 32 and not 0xD800 <= ord(t) <= 0xDFFF))
    schoon = "".join(t for t in schoon if ord(t) not in (0xFFFE, 0xFFFF))
    return escape(" ".join(schoon.split()))


def _el(naam: str, waarde: str) -> str:
    return f"<{naam}>{_tekst(waarde)}</{naam}>"


def _samen(naam: str, *delen: str) -> str:
    return f"<{naam}>{''.join(delen)}</{naam}>"


def _identificatie(naam: str, kenmerk: str) -> str:
    return _samen(naam, _el("identificatieKenmerk", kenmerk), _el("identificatieBron", BRON))


def _verwijzing(naam: str, wat: str, kenmerk: str = "") -> str:
    delen = [_el("verwijzingNaam", wat)]
    if kenmerk:
        delen.append(_identificatie("verwijzingIdentificatie", kenmerk))
    return _samen(naam, *delen)


def _begrip(naam: str, label: str, lijst: str, code: str = "") -> str:
    delen = [_el("begripLabel", label)]
    if code:
        delen.append(_el("begripCode", code))
    return _samen(naam, *delen, _verwijzing("begripBegrippenlijst", lijst))


def _bestand_kenmerk(kenmerk: str, bestand: Bestand) -> str:
    return f"{kenmerk}.{bestand.achtervoegsel}"


def _geheel(soort: str, delen: Sequence[str]) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<MDTO xmlns="{NAAMRUIMTE}" xmlns:xsi="{_XSI}" xsi:schemaLocation="{NAAMRUIMTE} {SCHEMA}">'
        f"<{soort}>{''.join(delen)}</{soort}></MDTO>\n"
    ).encode()


def informatieobject(stuk: Informatieobject, bestanden: Sequence[Bestand]) -> bytes:
    """The XML of a document. Raises KeyError for another waardering than B, V or N."""
    delen = [
        _identificatie("identificatie", stuk.kenmerk),
        _el("naam", stuk.naam),
        _begrip("aggregatieniveau", "Archiefstuk", "Begrippenlijst Aggregatieniveaus MDTO"),
    ]
    if stuk.classificatie:
        delen.append(_begrip("classificatie", stuk.classificatie, "Selectielijst gemeenten 2020"))
    if stuk.datum is not None:
        delen.append(
            _samen(
                "dekkingInTijd",
                _begrip("dekkingInTijdType", "Vastgesteld", "Weegtafel"),
                _el("dekkingInTijdBegindatum", stuk.datum.isoformat()),
            )
        )
    delen.append(_el("taal", "nl"))
    delen.append(
        _begrip("waardering", _WAARDERINGEN[stuk.waardering], "Begrippenlijst Waarderingen MDTO", stuk.waardering)
    )
    if stuk.termijn:
        termijn = [_begrip("termijnTriggerStartLooptijd", "Gerekend vanaf", "Weegtafel")]
        if stuk.termijn_vanaf is not None:
            termijn.append(_el("termijnStartdatumLooptijd", stuk.termijn_vanaf.isoformat()))
        termijn.append(_el("termijnLooptijd", stuk.termijn))
        if stuk.termijn_tot is not None:
            termijn.append(_el("termijnEinddatum", stuk.termijn_tot.isoformat()))
        delen.append(_samen("bewaartermijn", *termijn))
    if stuk.onderdeel_van:
        delen.append(_verwijzing("isOnderdeelVan", stuk.onderdeel_van, stuk.onderdeel_van))
    delen += [_verwijzing("heeftRepresentatie", b.naam, _bestand_kenmerk(stuk.kenmerk, b)) for b in bestanden]
    delen.append(_verwijzing("archiefvormer", stuk.archiefvormer))
    delen.append(
        _samen(
            "beperkingGebruik",
            _begrip("beperkingGebruikType", stuk.beperking, "Begrippenlijst BeperkingGebruikType MDTO"),
            _el("beperkingGebruikNadereBeschrijving", stuk.beperking_uitleg),
        )
    )
    return _geheel("informatieobject", delen)


def bestand(stuk: Informatieobject, van: Bestand) -> bytes:
    """The XML of one file of a document. Raises KeyError for a format that has no code here."""
    label, code = FORMATEN[van.achtervoegsel]
    return _geheel(
        "bestand",
        [
            _identificatie("identificatie", _bestand_kenmerk(stuk.kenmerk, van)),
            _el("naam", van.naam),
            _el("omvang", str(van.omvang)),
            _begrip("bestandsformaat", label, "PRONOM-register", code),
            _samen(
                "checksum",
                _begrip("checksumAlgoritme", "SHA-256", "Begrippenlijst ChecksumAlgoritme MDTO"),
                _el("checksumWaarde", van.sha256),
                _el("checksumDatum", van.gemeten_op.isoformat(timespec="seconds")),
            ),
            _verwijzing("isRepresentatieVan", stuk.naam, stuk.kenmerk),
        ],
    )
