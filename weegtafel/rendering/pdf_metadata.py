"""What a PDF says about itself: Info dictionary, XMP, colour profile (ISO 19005-2, ISO 14289-1)."""

from __future__ import annotations

import struct
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from weegtafel.kernel.document import Document, trefwoordregel
from weegtafel.rendering.pdf_bestand import pdf_tekst

MAKER: Final = "Weegtafel"

# PDF/A knows the pdfuaid schema only when the file describes it itself (ISO 19005-2, 6.6.2.3).
_UITBREIDING: Final = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def taalcode(document: Document) -> str:
    """The language tag of the file: plain Dutch is the Dutch of the Netherlands."""
    return "nl-NL" if document.taal == "nl" else document.taal


def schoon(tekst: str) -> str:
    """The text without what XML 1.0 forbids: control characters, half surrogates, U+FFFE and U+FFFF."""
    if tekst.isprintable():
        return tekst if not any("\ud800" <= teken <= "\udfff" for teken in tekst) else _gezeefd(tekst)
    return _gezeefd(tekst)


def _gezeefd(tekst: str) -> str:
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(t for t in tekst if t in "\t\n" or (t >= " " and not "\x7f" <= t <= "\x9f" and _toegestaan(t)))


def _toegestaan(teken: str) -> bool:
    code = ord(teken)
    return not (0xD800 <= code <= 0xDFFF or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)


def met_zone(moment: datetime) -> datetime:
    """The moment with its zone; without one it is Dutch time (Directive 2000/84/EC), on whatever machine."""
    if moment.tzinfo is not None:
        return moment
    begin, eind = (_laatste_zondag(moment.year, maand) for maand in (3, 10))
    zomer = begin.replace(hour=2) <= moment < eind.replace(hour=3)
    return moment.replace(tzinfo=timezone(timedelta(hours=2 if zomer else 1)))


def _laatste_zondag(jaar: int, maand: int) -> datetime:
    eind = datetime(jaar, maand, 31)
    return eind - timedelta(days=(eind.weekday() + 1) % 7)


def kort(tekst: str) -> str:
    """Clean text for a property or a bookmark; PDF/A allows a string no more than 32,767 bytes."""
    return schoon(tekst)[:8000]


def _zone(moment: datetime) -> str:
    afstand = moment.utcoffset() or timedelta()
    minuten = round(afstand.total_seconds() / 60)
    return f"{'+' if minuten >= 0 else '-'}{abs(minuten) // 60:02d}:{abs(minuten) % 60:02d}"


def info_woordenboek(document: Document, moment: datetime) -> str:
    """The Info dictionary; every entry comes back with the same value in the XMP."""
    moment = met_zone(moment)
    tijd = f"(D:{moment:%Y%m%d%H%M%S}{_zone(moment).replace(':', chr(39))}')"
    velden = {"Title": document.titel, "Author": document.auteur or document.afzender, "Subject": document.onderwerp}
    delen = [f"/{naam}{pdf_tekst(kort(waarde))}" for naam, waarde in velden.items() if waarde.strip()]
    trefwoorden = trefwoordregel(document)
    delen += [f"/Keywords{pdf_tekst(kort(trefwoorden))}"] if trefwoorden else []
    delen += [f"/Creator({MAKER})/Producer({MAKER})", f"/CreationDate{tijd}/ModDate{tijd}"]
    return f"<<{''.join(delen)}>>"


def xmp(document: Document, moment: datetime) -> bytes:
    """The XMP packet: PDF/A-2a, PDF/UA-1, title, author, subject, keywords, language and time."""
    moment = met_zone(moment)
    tijd = f"{moment:%Y-%m-%dT%H:%M:%S}{_zone(moment)}"
    titel, onderwerp = (escape(kort(t)) for t in (document.titel, document.onderwerp))
    trefwoorden = escape(kort(trefwoordregel(document)))
    los = "".join(f"<rdf:li>{escape(kort(t))}</rdf:li>" for t in (document.kenmerk, *document.trefwoorden) if t.strip())
    auteur = escape(kort(document.auteur or document.afzender))
    taal = escape(taalcode(document), {'"': "&quot;"})
    delen = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
        "<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{titel}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:language><rdf:Bag><rdf:li>{taal}</rdf:li></rdf:Bag></dc:language>\n",
        f"<dc:creator><rdf:Seq><rdf:li>{auteur}</rdf:li></rdf:Seq></dc:creator>\n" if auteur.strip() else "",
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{onderwerp}</rdf:li></rdf:Alt></dc:description>\n'
        if onderwerp.strip()
        else "",
        f"<dc:subject><rdf:Bag>{los}</rdf:Bag></dc:subject>\n" if los else "",
        f"<pdf:Keywords>{trefwoorden}</pdf:Keywords>\n" if trefwoorden else "",
        f"<pdf:Producer>{MAKER}</pdf:Producer><xmp:CreatorTool>{MAKER}</xmp:CreatorTool>\n"
        f"<xmp:CreateDate>{tijd}</xmp:CreateDate><xmp:ModifyDate>{tijd}</xmp:ModifyDate></rdf:Description>\n",
        _UITBREIDING,
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>',
    ]
    return "".join(delen).encode("utf-8")


def _s15(waarde: float) -> bytes:
    return struct.pack(">i", round(waarde * 65536))


@lru_cache(maxsize=1)
def srgb_profiel() -> bytes:
    """A display profile for sRGB (IEC 61966-2-1) in ICC version 2.1, with primaries adapted to D50.

    Made from the published numbers, so that no file of others has to be shipped.
    """
    naam = b"sRGB IEC61966-2-1"
    xyz = {
        b"wtpt": (0.95045, 1.0, 1.08905),
        b"rXYZ": (0.43607, 0.22249, 0.01392),
        b"gXYZ": (0.38515, 0.71687, 0.09708),
        b"bXYZ": (0.14307, 0.06061, 0.71410),
    }
    kromme = [0.0] * 1024
    for i in range(1024):
        x = i / 1023
        kromme[i] = x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4
    trc = b"curv\0\0\0\0" + struct.pack(">I1024H", 1024, *(round(v * 65535) for v in kromme))
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(naam) + 1) + naam + b"\0" + bytes(8 + 2 + 1 + 67)
    labels: list[tuple[bytes, bytes]] = [(b"desc", desc), (b"cprt", b"text\0\0\0\0No copyright, use freely\0")]
    labels += [(label, b"XYZ \0\0\0\0" + b"".join(map(_s15, waarden))) for label, waarden in xyz.items()]
    plaats = 128 + 4 + 12 * (len(labels) + 3)
    tabel = struct.pack(">I", len(labels) + 3)
    data = b""
    for label, inhoud in labels:
        tabel += label + struct.pack(">II", plaats + len(data), len(inhoud))
        data += inhoud + bytes(-len(inhoud) % 4)
    for label in (b"rTRC", b"gTRC", b"bTRC"):
        tabel += label + struct.pack(">II", plaats + len(data), len(trc))
    data += trc + bytes(-len(trc) % 4)
    kop = struct.pack(">I4xI4s4s4s", plaats + len(data), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    kop += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    kop += b"".join(map(_s15, (0.9642, 1.0, 0.8249))) + bytes(48)
    return kop + tabel + data
