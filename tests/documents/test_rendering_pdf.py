"""The PDF is archivable, accessible, and says what the tree says."""

from __future__ import annotations

import io
import itertools
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pymupdf
import pytest

from tests.documents.rendering_voorbeeld import MOMENT, ZIN, logo, voorbeeld
from weegtafel.kernel.document import (
    Alinea,
    Blok,
    Document,
    Feitenlijst,
    Figuur,
    FiguurTekst,
    Inhoud,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    Paginaeinde,
    Rechthoek,
    Tabel,
    Tekst,
    alinea,
    broodtekst,
    voetregel,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.rendering.pdf import maak_pdf


@pytest.fixture(scope="module")
def pdf_bytes() -> bytes:
    return maak_pdf(voorbeeld(logo=logo()), MOMENT)


@pytest.fixture
def pdf(pdf_bytes: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf_bytes)) as bestand:
        yield bestand


def keur(data: bytes, pad: Path) -> None:
    """Both checkers find no error."""
    pad.write_bytes(data)
    oordeel = outloud.check(str(pad))
    fouten = [f"{vondst.rule}: {vondst.message}" for vondst in oordeel.findings if vondst.severity == "error"]
    assert (oordeel.errors, fouten) == (0, [])
    verslag = pdfua.validate(str(pad))
    assert [vondst.message for vondst in verslag.findings if vondst.severity.name == "ERROR"] == []


def elementen(knoop: pikepdf.Object, ouder: str = "") -> Iterator[tuple[str, str, pikepdf.Object]]:
    """(type, parent type, element) of the whole tree, in reading order."""
    soort = str(knoop.S) if "/S" in knoop else ""
    if soort:
        yield soort, ouder, knoop
    kroost = knoop.get("/K", [])
    for kind in kroost if isinstance(kroost, pikepdf.Array) else [kroost]:
        if isinstance(kind, pikepdf.Dictionary) and ("/S" in kind or "/K" in kind):
            yield from elementen(kind, soort)


def woorden(tekst: str) -> Counter[str]:
    # Compatibility forms: the reader of a PDF may give a ligature or a no-break space back in another shape.
    return Counter(unicodedata.normalize("NFKC", tekst).replace("\u200b", "").split())


def gelezen(data: bytes) -> Counter[str]:
    with pymupdf.open(stream=data) as bestand:
        return woorden("\n".join(pagina.get_text() for pagina in bestand))


def test_every_kind_of_block_passes_both_checkers(pdf_bytes: bytes, tmp_path: Path) -> None:
    keur(pdf_bytes, tmp_path / "alles.pdf")


LASTIG: dict[str, tuple[Blok, ...]] = {
    "a paragraph of 200,000 characters": (alinea(ZIN * (200_000 // len(ZIN) + 1)),),
    "a word of 200,000 letters": (alinea("x" * 200_000),),
    "a cell higher than a page": (Tabel(("a", "b"), ((ZIN * 60, "kort"), ("y", "z" * 4000))),),
    "a header higher than a page": (Tabel((ZIN * 60, "b"), (("1", "2"),) * 3),),
    "a table without rows": (Tabel(("a", ""), ()),),
    "more columns than fit": (Tabel(tuple(f"Kolom{n}" for n in range(20)), (("jeugdbeschermingsmaatregel",) * 20,)),),
    "a call-out over pages": (
        Kader("Lang", (alinea(ZIN * 60), Tabel(("a", "b"), (("1", ZIN),) * 30), Lijst((ZIN,) * 9)), "let_op"),
    ),
    "an endless fact and an empty one": (Feitenlijst((("term " * 30, ZIN * 60), ("leeg", ""), ("", ""))),),
    "a list with an empty point": (Lijst(("", ZIN * 50, "x"), genummerd=True),),
    "a drawing larger than a page": (
        Figuur(2000, 3000, (Rechthoek(0, 0, 2000, 3000), FiguurTekst(1, 50, "a\nb 😀")), "Groot vlak"),
    ),
    "control characters and half surrogates": (
        alinea("a\x00b\x07 c\ud800 d\r\ne\u2028f\ufffe \u202eg"),
        Kop("x\x01 y"),
    ),
    "emoji and writing from the right": (Kop("שלום עולם"), alinea("السلام عليكم 😀 👨‍👩‍👧 1️⃣ é\u0301 ✔ ☐ 漢字 " * 20)),
    "only page ends": (Paginaeinde(), Paginaeinde()),
    "many signatures": (Ondertekening((("Rol", "Naam", ""),) * 15),),
    "long headings in the contents": (Inhoud(), *(Kop(f"{n} {ZIN}", 1 + n % 2) for n in range(40))),
    "small tables with row headers": tuple(
        Tabel(("Wat", "Wie", "Wanneer")[:n], (("Actie", "Noord", "morgen")[:n],) * r, rijkoppen=True)
        for n in (1, 2, 3)
        for r in (1, 2, 3)
    ),
    "nothing to say": (Alinea((Tekst(" "),)), Inhoud()),
}


@pytest.mark.parametrize("naam", LASTIG)
def test_hard_content_is_set_without_error(naam: str, tmp_path: Path) -> None:
    keur(maak_pdf(voorbeeld(*LASTIG[naam]), MOMENT), tmp_path / "lastig.pdf")


def test_the_words_of_the_pdf_are_the_words_of_the_tree() -> None:
    document = voorbeeld(markering="Vertrouwelijk")
    data = maak_pdf(document, MOMENT)
    meubels, koppen_overzicht, labels = Counter[str](), Counter[str](), woorden("• • 1. 2. 1. Inhoud")
    with pikepdf.open(io.BytesIO(data)) as bestand:
        aantal = len(bestand.pages)
    for nummer in range(1, aantal + 1):
        meubels += woorden(f"{document.markering} {voetregel(document)} Pagina {nummer} van {aantal}")
    # The long table runs over three pages: its header is printed twice more.
    herhaald = woorden("Organisatie Aanwezig Bedrag " * 2)
    uit_pdf = gelezen(data)
    for kop in document.blokken:
        if isinstance(kop, Kop) and kop.niveau <= 2:
            koppen_overzicht += woorden(kop.tekst)
    verwacht = woorden(broodtekst(document)) + meubels + koppen_overzicht + labels + herhaald
    verschil = {w: (uit_pdf[w], verwacht[w]) for w in uit_pdf | verwacht if uit_pdf[w] != verwacht[w]}
    # What is left are the page numbers of the contents.
    assert all(woord.isdigit() for woord in verschil), verschil
    assert sum(a - b for a, b in verschil.values()) == 3


def test_a_sign_without_a_letter_is_shown_as_its_code_and_read_as_itself() -> None:
    data = maak_pdf(voorbeeld(alinea("Hallo 😀 שלום einde")), MOMENT)
    with pymupdf.open(stream=data) as bestand:
        gezien = bestand[0].get_text()
    with pikepdf.open(io.BytesIO(data)) as bestand:
        stroom = bestand.pages[0].Contents.read_bytes().decode("ascii")
    echt = [bytes.fromhex(h).decode("utf-16") for h in re.findall(r"/ActualText<([0-9A-F]+)>", stroom)]
    assert echt == ["😀", *"שלום"]
    assert "Hallo" in gezien and "einde" in gezien


def test_the_file_names_itself_archivable_and_accessible(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("2", "A", "1")
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"]) == "Notulen van de weegtafel"
        assert xmp["dc:creator"] == [str(pdf.docinfo["/Author"])] == ["J. Jansen"]
        assert xmp["dc:description"] == str(pdf.docinfo["/Subject"]) == "Complexe indicaties"
        assert xmp["pdf:Keywords"] == str(pdf.docinfo["/Keywords"]) == "WT-NOT-2026-0045"
        assert xmp["xmp:CreateDate"] == "2026-11-12T17:05:00+01:00"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20261112170500+01'00'"
    assert pdf.Root.MarkInfo.Marked is True
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(pdf.Root.Lang) == "nl-NL"
    (doel,) = pdf.Root.OutputIntents
    assert str(doel.S) == "/GTS_PDFA1"
    assert doel.DestOutputProfile.read_bytes()[36:40] == b"acsp"
    assert len(pdf.trailer.ID) == 2
    assert not pdf.is_encrypted


def test_summer_time_is_known_without_a_time_zone_database() -> None:
    zomer = maak_pdf(voorbeeld(alinea("x")), MOMENT.replace(month=7))
    with pikepdf.open(io.BytesIO(zomer)) as bestand:
        assert str(bestand.docinfo["/CreationDate"]).endswith("+02'00'")


def test_fonts_are_embedded_subsets_with_a_way_back_to_unicode(pdf: pikepdf.Pdf) -> None:
    fonts = dict(pdf.pages[0].Resources.Font)
    assert len(fonts) >= 3
    for font in fonts.values():
        (nazaat,) = font.DescendantFonts
        assert re.fullmatch(r"/[A-Z]{6}\+IBMPlexSans.*", str(font.BaseFont))
        assert len(nazaat.FontDescriptor.FontFile2.read_bytes()) > 1000
        assert b"beginbfchar" in font.ToUnicode.read_bytes()


def test_pages_have_structure_tabs_and_no_transparency(pdf: pikepdf.Pdf) -> None:
    for pagina in pdf.pages:
        assert str(pagina.Tabs) == "/S"
        assert "/Group" not in pagina
        assert "/ExtGState" not in pagina.Resources
    assert "/SMask" not in pdf.pages[0].Resources.XObject.Logo


def test_the_structure_tree_has_the_right_elements(pdf: pikepdf.Pdf) -> None:
    boom = list(elementen(pdf.Root.StructTreeRoot))
    soorten = Counter(soort for soort, _, _ in boom)
    assert boom[0][0] == "/Document"
    # Sixty rows over three pages are still one table; the second is in the call-out.
    assert soorten["/Table"] == 2
    assert soorten["/TR"] == 61 + 2
    assert soorten["/Caption"] == 1
    assert soorten["/Figure"] == 2
    assert soorten["/L"] == 5
    assert soorten["/TOCI"] == 3
    assert {ouder for soort, ouder, _ in boom if soort == "/LI"} == {"/L"}
    assert {ouder for soort, ouder, _ in boom if soort in ("/TD", "/TH")} == {"/TR"}
    bereik = Counter(str(knoop.A.Scope) for soort, _, knoop in boom if soort == "/TH")
    assert bereik == {"/Column": 3 + 2, "/Row": 60}
    koppen = [int(soort[2:]) for soort, _, _ in boom if re.fullmatch(r"/H[1-6]", soort)]
    assert koppen[0] == 1 and koppen.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(koppen))
    for soort, _, knoop in boom:
        if soort == "/Figure":
            assert str(knoop.Alt)
            assert len(knoop.A.BBox) == 4


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    data = maak_pdf(voorbeeld(alinea(ZIN * 60)), MOMENT)
    with pikepdf.open(io.BytesIO(data)) as bestand:
        lang = [k for s, _, k in elementen(bestand.Root.StructTreeRoot) if s == "/P" and len(k.K) > 1]
        assert len(lang) == 1
        (eerste, tweede) = lang[0].K
        assert int(eerste) >= 0
        assert str(tweede.Type) == "/MCR"


def test_everything_drawn_is_content_or_artifact(pdf: pikepdf.Pdf) -> None:
    tonen = {"Tj", "TJ", "S", "f", "B", "Do", "sh"}
    for pagina in pdf.pages:
        diepte: list[str] = []
        for stap in pikepdf.parse_content_stream(pagina):
            teken = str(stap.operator)
            if teken in ("BDC", "BMC"):
                diepte.append(str(stap.operands[0]))
            elif teken == "EMC":
                diepte.pop()
            elif teken in tonen:
                assert diepte
        assert diepte == []


def test_every_content_number_is_known_to_the_parent_tree(pdf: pikepdf.Pdf) -> None:
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    lijst = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
    for pagina in pdf.pages:
        getekend = re.findall(rb"<</MCID (\d+)>>BDC", pagina.Contents.read_bytes())
        assert [int(n) for n in getekend] == list(range(len(lijst[int(pagina.StructParents)])))
        for verwijzing in pagina.get("/Annots", []):
            assert str(lijst[int(verwijzing.StructParent)].S) == "/Link"
            assert str(verwijzing.Contents)


def test_bookmarks_follow_the_headings_and_point_at_their_pages(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as overzicht:
        eerste, laatste = overzicht.root
        assert (eerste.title, laatste.title) == ("Aanwezigheid", "Ondertekening")
        (casus,) = eerste.children
        assert casus.title == "Casus WT-2026-0042"
        assert [kind.title for kind in casus.children] == ["Overgeslagen niveau"]
        assert laatste.destination[0].objgen == pdf.pages[-1].objgen


def test_the_contents_give_the_page_that_a_heading_is_on() -> None:
    data = maak_pdf(voorbeeld(Inhoud(), Kop("Hier"), Paginaeinde(), Paginaeinde(), Kop("Daar", 2)), MOMENT)
    with pymupdf.open(stream=data) as bestand:
        regels = bestand[0].get_text().split("\n")
        assert regels[regels.index("Hier ") + 1 if "Hier " in regels else regels.index("Hier") + 1].strip() == "1"
        assert "Daar" in bestand[1].get_text()
        assert "Pagina 2 van 2" in bestand[1].get_text().replace("\u00a0", " ")


@pytest.mark.parametrize("kop", [Kop("Eenzame kop"), Alinea((Tekst("Eenzame regel", vet=True),))])
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(kop: Kop | Alinea) -> None:
    naam = kop.tekst
    for regels in range(30, 60):
        blokken = (*(alinea(f"Regel {n}") for n in range(regels)), kop, alinea(ZIN * 5))
        with pymupdf.open(stream=maak_pdf(voorbeeld(*blokken), MOMENT)) as bestand:
            for pagina in bestand:
                tekst = pagina.get_text()
                if naam in tekst:
                    assert tekst.count("gevraagde") >= 1


def test_nothing_is_drawn_outside_the_margins() -> None:
    blokken = (alinea("x" * 500), Tabel(("a", "b" * 200), (("c" * 300, ZIN * 3),)), Kop("k" * 200), Lijst(("y" * 300,)))
    with pymupdf.open(stream=maak_pdf(voorbeeld(*blokken, voettekst="v" * 400), MOMENT)) as bestand:
        for pagina in bestand:
            for x0, y0, x1, y1, *_ in pagina.get_text("words"):
                assert x0 >= 70 and x1 <= pagina.rect.width - 69
                assert y0 >= 30 and y1 <= pagina.rect.height - 20


def test_line_breaks_and_blank_lines_are_kept() -> None:
    def regels(tekst: str) -> list[int]:
        with pymupdf.open(stream=maak_pdf(voorbeeld(alinea(tekst), datum=None, kenmerk=""), MOMENT)) as bestand:
            return [round(w[1]) for w in bestand[0].get_text("words") if w[4] in ("een", "twee", "drie")]

    a, b, c = regels("een\ntwee\ndrie\n\n")
    assert b - a == c - b == 15
    a, b, c = regels("\n een\n\ntwee\n drie")
    assert (b - a, c - b) == (30, 15)


def test_equal_trees_give_equal_bytes_and_another_word_gives_others() -> None:
    eerste = maak_pdf(voorbeeld(alinea("een")), MOMENT)
    assert eerste == maak_pdf(voorbeeld(alinea("een")), MOMENT)
    assert eerste != maak_pdf(voorbeeld(alinea("twee")), MOMENT)
    assert eerste != maak_pdf(voorbeeld(alinea("een")), MOMENT.replace(minute=6))


def test_a_logo_that_is_no_picture_is_refused_in_a_sentence() -> None:
    with pytest.raises(Regelovertreding, match="geen leesbare PNG"):
        maak_pdf(voorbeeld(logo=b"GIF89a geen plaatje"), MOMENT)
    with pytest.raises(Regelovertreding, match="geen leesbare PNG"):
        maak_pdf(voorbeeld(logo=logo()[:60]), MOMENT)


@pytest.mark.parametrize("veld", ["titel", "markering", "voettekst", "kenmerk", "onderwerp"])
def test_a_property_of_any_length_stays_within_what_pdf_a_allows(veld: str) -> None:
    document: Document = voorbeeld(alinea("x"), **{veld: "wóórd " * 9000})
    with pikepdf.open(io.BytesIO(maak_pdf(document, MOMENT))) as bestand:
        assert all(len(str(waarde)) <= 16000 for _, waarde in bestand.docinfo.items())
        with bestand.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            assert xmp["dc:title"] == str(bestand.docinfo["/Title"])


def test_the_package_loads_no_heavy_library() -> None:
    zwaar = "import sys, weegtafel.rendering, weegtafel.rendering.schrijven, weegtafel.kernel.document;"
    zwaar += "sys.exit(any(m in sys.modules for m in ('reportlab','docx','pikepdf','PIL','lxml')))"
    assert subprocess.run([sys.executable, "-c", zwaar], check=False).returncode == 0
