"""Minutes of a meeting with twelve cases, as PDF and DOCX, beside bare reportlab and python-docx.

The floor writes the same words with the same letters and nothing else: no tags, no bookmarks, no contents,
no styles of its own. Runs of floor and ours take turns in one process. The bar is a ratio of 1.5.

    python benchmarks/bench_rendering.py
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from weegtafel.kernel import document as d
from weegtafel.rendering import style
from weegtafel.rendering.docx import maak_docx
from weegtafel.rendering.pdf import maak_pdf

MOMENT = datetime(2026, 11, 12, 17, 5)
RONDES = 15
BALK = 1.5
ZIN = (
    "De tafel ziet een gezin dat al langere tijd vastloopt. De school meldt dat jongere {n} sinds september niet meer "
    "naar de les komt; de gecertificeerde instelling heeft met ouders een veiligheidsplan gemaakt. De gevraagde inzet "
    "sluit aan bij het resultaat, maar de duur is langer dan nodig om te zien of de aanpak werkt."
)
CRITERIA = ("Hulpvraag helder", "Eigen mogelijkheden", "Voorliggend veld", "Duur en omvang", "Veiligheid", "Evaluatie")


def notulen(casussen: int = 12) -> d.Document:
    blokken: list[d.Blok] = [
        d.alinea("Het overleg is gehouden op donderdag 12 november 2026 in het stadhuis.", "inleiding"),
        d.Feitenlijst((("Voorzitter", "M. de Vries"), ("Secretaris", "J. Jansen"), ("Plaats", "Stadhuis, kamer 2.14"))),
        d.Inhoud(),
        d.Kop("Aanwezigheid"),
        d.Tabel(
            ("Organisatie", "Vertegenwoordiger", "Aanwezig"),
            tuple((f"Jeugdteam {n}", f"Lid {n}", "Aanwezig") for n in range(1, 10)),
            (3, 3, 2),
            rijkoppen=True,
        ),
        d.Kop("Casussen"),
    ]
    for n in range(1, casussen + 1):
        blokken += [
            d.Kop(f"WT-2026-{n:04d} · her-indicatie", 2),
            d.Feitenlijst(
                (
                    ("Ingebracht door", f"Jeugdteam {n % 9 + 1}"),
                    ("Gevraagd", f"Complex, profiel {n % 10}, Intensief, {n + 3} maanden, € 31.400"),
                    ("Te bereiken resultaat", "Binnen negen maanden weer hele dagen naar school"),
                )
            ),
            d.Kop("Weging", 3),
            d.alinea(ZIN.format(n=n)),
            d.Tabel(
                ("Criterium", "Oordeel", "Toelichting"),
                tuple((c, "voldoet", f"De analyse van casus {n} noemt de schoolgang als kern.") for c in CRITERIA),
                (3, 2, 6),
            ),
            d.Kop("Advies", 3),
            d.Kader("Passend met aanpassing", (d.alinea(f"Negen maanden, met evaluatie op {n} mei 2027."),), "besluit"),
            d.alinea(ZIN.format(n=n * 7)),
            d.Lijst(
                (f"Jeugdteam {n % 9 + 1} plant het gesprek.", "De secretaris zet de evaluatie op de agenda."), True
            ),
        ]
    blokken += [
        d.Kop("Ondertekening"),
        d.Ondertekening((("Voorzitter", "M. de Vries", ""), ("Secretaris", "J. Jansen", ""))),
    ]
    return d.Document(
        "Notulen weegtafel 12 november 2026", "Complexe indicaties jeugdhulp", "WT-NOT-2026-0045", date(2026, 11, 12),
        "Gemeente Voorbeeld", None, "Concept", "Weegtafel", tuple(blokken),
    )  # fmt: skip


def stukken(document: d.Document) -> Iterator[tuple[str, object]]:
    """The words of a document in the plainest form: headings, paragraphs, points and tables."""
    yield "kop", (1, document.titel)
    yield "alinea", document.onderwerp
    yield "alinea", d.kopregel(document)
    for blok in document.blokken:
        match blok:
            case d.Kop():
                yield "kop", (blok.niveau, blok.tekst)
            case d.Alinea():
                yield "alinea", blok.tekst
            case d.Lijst():
                for punt in blok.punten:
                    yield "punt", punt
            case d.Tabel():
                yield "tabel", [list(blok.kop), *map(list, blok.rijen)]
            case d.Feitenlijst():
                yield "tabel", [list(feit) for feit in blok.feiten]
            case d.Kader():
                yield "alinea", blok.titel
                for tekst in d.teksten(blok.blokken):
                    yield "alinea", tekst
            case d.Ondertekening():
                for regel in blok.regels:
                    for tekst in d.ondertekenregel(regel):
                        yield "alinea", tekst
            case d.Inhoud():
                yield "alinea", blok.titel
                for kop in d.koppen(document):
                    if kop.niveau <= 2:
                        yield "alinea", f"{kop.tekst} 1"


def kale_pdf(document: d.Document) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    for naam in ("gewoon", "halfvet"):
        if naam not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(naam, str(style.LETTERTYPE_MAP / style.SNEDEN[naam])))
    gewoon = ParagraphStyle("gewoon", fontName="gewoon", fontSize=10.5, leading=15, spaceAfter=7)
    kop = ParagraphStyle("kop", fontName="halfvet", fontSize=12, leading=16, spaceAfter=4)
    cel = ParagraphStyle("cel", fontName="gewoon", fontSize=9.5, leading=13)
    verhaal: list[object] = []
    for soort, inhoud in stukken(document):
        if soort == "kop":
            verhaal.append(Paragraph(escape(inhoud[1]), kop))
        elif soort in ("alinea", "punt"):
            verhaal.append(Paragraph(escape(inhoud), gewoon))
        else:
            rijen = [[Paragraph(escape(tekst), cel) for tekst in rij] for rij in inhoud]
            verhaal.append(Table(rijen, repeatRows=1))

    def meubels(doek: object, sjabloon: object) -> None:
        doek.setFont("gewoon", 8)
        doek.drawString(71, 44, f"{d.voetregel(document)} Pagina {sjabloon.page}")
        doek.drawString(400, 795, document.markering)

    uit = io.BytesIO()
    SimpleDocTemplate(uit, pagesize=A4).build(verhaal, onFirstPage=meubels, onLaterPages=meubels)
    return uit.getvalue()


def kale_docx(document: d.Document) -> bytes:
    from docx import Document as Leeg

    woord = Leeg()
    for soort, inhoud in stukken(document):
        if soort == "kop":
            woord.add_heading(inhoud[1], inhoud[0])
        elif soort == "alinea":
            woord.add_paragraph(inhoud)
        elif soort == "punt":
            woord.add_paragraph(inhoud, style="List Number")
        else:
            tabel = woord.add_table(rows=0, cols=len(inhoud[0]))
            for rij in inhoud:
                for vak, tekst in zip(tabel.add_row().cells, rij, strict=True):
                    vak.text = tekst
    uit = io.BytesIO()
    woord.save(uit)
    return uit.getvalue()


def duur(maak: Callable[[], bytes]) -> float:
    gc.collect()
    begin = time.perf_counter()
    maak()
    return time.perf_counter() - begin


def main() -> int:
    document = notulen()
    goed = True
    paren = (
        ("PDF  (reportlab)", lambda: kale_pdf(document), lambda: maak_pdf(document, MOMENT)),
        ("DOCX (python-docx)", lambda: kale_docx(document), lambda: maak_docx(document, MOMENT)),
    )
    print(f"notulen, 12 casussen, {len(d.broodtekst(document).split())} woorden, {RONDES} rondes om en om")
    for naam, kaal, ons in paren:
        kaal(), ons()  # fonts and templates are loaded once in both
        tijden = [(duur(kaal), duur(ons)) for _ in range(RONDES)]
        verhouding = statistics.median(b / a for a, b in tijden)
        vloer, eigen = (1000 * statistics.median(reeks) for reeks in zip(*tijden, strict=True))
        goed = goed and verhouding <= BALK
        print(
            f"{naam:20} vloer {vloer:6.1f} ms {len(kaal()) / 1024:4.0f} kB"
            f" | ons {eigen:6.1f} ms {len(ons()) / 1024:4.0f} kB | verhouding {verhouding:.2f} (balk {BALK})"
        )
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
