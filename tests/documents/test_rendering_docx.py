"""The DOCX has real structure, says what the tree says, and opens elsewhere."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import docx as lezer
import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.documents.rendering_voorbeeld import MOMENT, ZIN, logo, voorbeeld
from weegtafel.kernel.document import Kop, Tabel, alinea, broodtekst
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.rendering.docx import maak_docx

# The order of paragraph properties that the schema asks for (ISO/IEC 29500-1, CT_PPrBase).
VOLGORDE = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
]


@pytest.fixture(scope="module")
def docx_bytes() -> bytes:
    return maak_docx(voorbeeld(logo=logo()), MOMENT)


@pytest.fixture(scope="module")
def woord(docx_bytes: bytes) -> lezer.document.Document:
    return lezer.Document(io.BytesIO(docx_bytes))


def woorden(woord: lezer.document.Document) -> Counter[str]:
    uit: list[str] = []
    for knoop in woord.element.body.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:p")):
        uit.append((knoop.text or "") if knoop.tag == qn("w:t") else "\n")
    return Counter("".join(uit).split())


def test_headings_have_heading_styles(woord: lezer.document.Document) -> None:
    koppen = [(a.style.name, a.text) for a in woord.paragraphs if a.style.name.startswith(("Heading", "Title"))]
    assert koppen == [
        ("Title", "Notulen van de weegtafel"),
        ("Heading 1", "Aanwezigheid"),
        ("Heading 2", "Casus WT-2026-0042"),
        ("Heading 4", "Overgeslagen niveau"),
        ("Heading 1", "Ondertekening"),
    ]


def test_the_words_are_the_words_of_the_tree() -> None:
    document = voorbeeld()
    gevonden = woorden(lezer.Document(io.BytesIO(maak_docx(document, MOMENT))))
    overzicht = Counter(["Inhoud", "Aanwezigheid", "Casus", "WT-2026-0042", "Ondertekening"])
    verwacht = Counter(broodtekst(document).split()) + overzicht
    verschil = {w: gevonden[w] - verwacht[w] for w in gevonden | verwacht if gevonden[w] != verwacht[w]}
    # What is left are the page numbers of the contents.
    assert all(w.isdigit() for w in verschil), verschil
    assert sum(verschil.values()) == 3


def test_every_table_repeats_its_header_row(woord: lezer.document.Document) -> None:
    tabellen = [t for t in woord.element.body.iter(qn("w:tbl")) if "Tabel" in t.tblPr.style]
    assert len(tabellen) == 2
    for tabel in tabellen:
        eerste, *rest = tabel.findall(qn("w:tr"))
        assert eerste.trPr.find(qn("w:tblHeader")) is not None
        assert all(rij.trPr.find(qn("w:tblHeader")) is None for rij in rest)
    cel = woord.tables[0].rows[1].cells[0]
    assert cel.paragraphs[0].style.name == "Tabelrijkop"


def test_properties_and_language(woord: lezer.document.Document) -> None:
    eigen = woord.core_properties
    assert (eigen.title, eigen.subject, eigen.author) == (
        "Notulen van de weegtafel",
        "Complexe indicaties",
        "J. Jansen",
    )
    assert (eigen.keywords, eigen.language) == ("WT-NOT-2026-0045", "nl-NL")
    assert eigen.created.replace(tzinfo=None) == MOMENT.replace(hour=16)  # universal time
    standaard = woord.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert standaard.find(qn("w:lang")).get(qn("w:val")) == "nl-NL"
    assert woord.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "nl-NL"


def test_lists_are_numbered_by_the_program_and_each_begins_at_one(woord: lezer.document.Document) -> None:
    punten = [a for a in woord.paragraphs if a.style.name == "List Number"]
    nummers = [a._p.pPr.numPr.numId.val for a in punten]
    assert nummers[0] == nummers[1] != nummers[2]
    assert not any(a.text[:1].isdigit() for a in punten)
    bekend = woord.part.numbering_part.element
    for nummer in set(nummers):
        num = bekend.num_having_numId(nummer)
        assert num.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}").get(qn("w:val")) == "1"


def test_footer_counts_pages_and_header_carries_the_marking(woord: lezer.document.Document) -> None:
    (sectie,) = woord.sections
    assert sectie.header.paragraphs[0].text == "Concept"
    voet = sectie.footer.paragraphs[0]
    assert voet.text.startswith("WT-NOT-2026-0045 · Weegtafel Voorbeeld\tPagina ")
    velden = [v.text.strip() for v in voet._p.iter(qn("w:instrText"))]
    assert velden == ["PAGE", "NUMPAGES"]


def test_the_contents_is_a_field_that_can_be_read_at_once(woord: lezer.document.Document) -> None:
    velden = [v.text.strip() for v in woord.element.body.iter(qn("w:instrText"))]
    assert velden[0].startswith("TOC ")
    doelen = {v.split()[1] for v in velden[1:]}
    merken = {m.get(qn("w:name")) for m in woord.element.body.iter(qn("w:bookmarkStart"))}
    assert len(doelen) == 3 and doelen <= merken
    alles = [f.get(qn("w:fldCharType")) for f in woord.element.body.iter(qn("w:fldChar"))]
    assert alles.count("begin") == alles.count("end") == alles.count("separate")


def test_pictures_have_a_description(woord: lezer.document.Document) -> None:
    teksten = [p.get("descr") for p in woord.element.body.iter(qn("wp:docPr"))]
    assert teksten == ["Logo van Gemeente Voorbeeld", "Staafdiagram met twee jeugdteams: Noord het meest."]
    nummers = [p.get("id") for p in woord.element.body.iter(qn("wp:docPr"))]
    assert len(set(nummers)) == len(nummers)


def test_every_style_and_relation_that_is_used_exists(docx_bytes: bytes, woord: lezer.document.Document) -> None:
    bekend = {s.get(qn("w:styleId")) for s in woord.styles.element.iter(qn("w:style"))}
    for label in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"):
        for deel in (woord.element.body, woord.styles.element):
            assert {s.get(qn("w:val")) for s in deel.iter(qn(label))} <= bekend
    with zipfile.ZipFile(io.BytesIO(docx_bytes)) as pakket:
        assert pakket.testzip() is None
        namen = set(pakket.namelist())
        relaties = etree.fromstring(pakket.read("word/_rels/document.xml.rels"))
        assert {f"word/{r.get('Target')}" for r in relaties} <= namen
        for naam in namen:
            if naam.endswith((".xml", ".rels")):
                etree.fromstring(pakket.read(naam))


def test_paragraph_properties_stand_in_the_order_of_the_schema() -> None:
    hebreeuws = voorbeeld(*voorbeeld().blokken, Kop("שלום"), Tabel(("שלום",), (("עולם",),), uitlijning=("rechts",)))
    woord = lezer.Document(io.BytesIO(maak_docx(hebreeuws, MOMENT)))
    for deel in (woord.element.body, woord.styles.element, woord.part.numbering_part.element):
        for ppr in deel.iter(qn("w:pPr")):
            plekken = [VOLGORDE.index(etree.QName(kind).localname) for kind in ppr]
            assert plekken == sorted(plekken)


def test_strange_signs_survive_and_forbidden_ones_do_not() -> None:
    document = voorbeeld(alinea("Dag 😀 \x00\x07\ud800\ufffe <&> שלום עולם en السلام."), alinea("שלום, dag"))
    woord = lezer.Document(io.BytesIO(maak_docx(document, MOMENT)))
    eerste, tweede = woord.paragraphs[-2:]
    assert eerste.text == "Dag 😀  <&> שלום עולם en السلام."
    van_rechts = [r.text for r in eerste.runs if r._r.rPr is not None and r._r.rPr.find(qn("w:rtl")) is not None]
    assert van_rechts == ["שלום עולם", "السلام"]
    assert eerste._p.pPr is None
    assert tweede._p.pPr.find(qn("w:bidi")) is not None


def test_very_long_content_is_written() -> None:
    document = voorbeeld(alinea("x" * 200_000), Tabel(("a", "b"), ((ZIN * 100, "b"),)), Kop(ZIN * 5))
    woord = lezer.Document(io.BytesIO(maak_docx(document, MOMENT)))
    assert len(woord.paragraphs[4].text) == 200_000


def test_equal_trees_give_equal_bytes_and_another_word_gives_others() -> None:
    assert maak_docx(voorbeeld(), MOMENT) == maak_docx(voorbeeld(), MOMENT)
    assert maak_docx(voorbeeld(alinea("een")), MOMENT) != maak_docx(voorbeeld(alinea("twee")), MOMENT)


def test_a_logo_that_is_no_picture_is_refused_in_a_sentence() -> None:
    with pytest.raises(Regelovertreding, match="geen leesbare PNG"):
        maak_docx(voorbeeld(logo=b"niets"), MOMENT)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it_and_shows_every_word(docx_bytes: bytes, tmp_path: Path) -> None:
    bron = tmp_path / "stuk.docx"
    bron.write_bytes(docx_bytes)
    profiel = f"-env:UserInstallation=file://{tmp_path}/profiel"
    opdracht = ["soffice", profiel, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(bron)]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=120)
    import pymupdf

    with pymupdf.open(tmp_path / "stuk.pdf") as pdf:
        gezien = Counter(" ".join(pagina.get_text() for pagina in pdf).split())
        assert f"Pagina {len(pdf)} van {len(pdf)}" in " ".join(pdf[-1].get_text().split())
    tekst = Counter(broodtekst(voorbeeld(logo=logo())).split())
    assert {w: n for w, n in tekst.items() if gezien[w] < n} == {}
