"""A DOCX read with everything in it: each place where a name can hide gives it up."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from weegtafel.kernel.errors import Storing
from weegtafel.rendering.docx_lezen import VOLGORDE, GelezenDocx, lees_docx, lees_docx_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = (
    f'xmlns:w="{W}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
HOOFDREL = (
    f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def p(tekst: str) -> str:
    return f"<w:p><w:r><w:t>{tekst}</w:t></w:r></w:p>"


def pakket(lijf: str, **delen: str | bytes) -> bytes:
    """A package made by hand; ``delen`` are further parts, their path with __ for / and ___ for a point."""
    alles: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": HOOFDREL,
        "word/document.xml": f"<w:document {NS}><w:body>{lijf}</w:body></w:document>",
    }
    alles |= {naam.replace("___", ".").replace("__", "/"): inhoud for naam, inhoud in delen.items()}
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in alles.items():
            zip_.writestr(naam, inhoud)
    return stroom.getvalue()


def deel(gelezen: GelezenDocx, naam: str) -> str:
    return next((d.tekst for d in gelezen.delen if d.naam == naam), "")


def lees(lijf: str, **delen: str | bytes) -> GelezenDocx:
    return lees_docx_bytes(pakket(lijf, **delen))


def wortel(naam: str, inhoud: str) -> str:
    return f"<w:{naam} {NS}>{inhoud}</w:{naam}>"


def test_runs_of_one_paragraph_are_one_line_and_cells_are_lines_of_their_own() -> None:
    gelezen = lees(
        "<w:p><w:r><w:t>Fat</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ima</w:t></w:r>"
        "<w:r><w:tab/><w:t>belt</w:t><w:br/><w:t>terug</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{p('Naam')}</w:tc><w:tc>{p('Noor')}</w:tc></w:tr></w:tbl>"
    )
    assert gelezen.tekst == "Fatima\tbelt\nterug\nNaam\nNoor"


def test_hidden_text_and_content_controls_stand_in_their_place() -> None:
    gelezen = lees(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Verborgen Sem</w:t></w:r></w:p>"
        '<w:sdt><w:sdtPr><w:alias w:val="Naam van Bilal"/><w:tag w:val="kind-Bilal"/><w:dropDownList>'
        '<w:listItem w:displayText="Keuze Joris" w:value="Waarde Joris"/></w:dropDownList></w:sdtPr>'
        f"<w:sdtContent>{p('Inhoud Aya')}</w:sdtContent></w:sdt>"
    )
    assert deel(gelezen, "hoofdtekst") == "Verborgen Sem\nInhoud Aya"
    assert deel(gelezen, "velden en besturingselementen").splitlines() == [
        "Naam van Bilal",
        "kind-Bilal",
        "Keuze Joris",
        "Waarde Joris",
    ]


def test_tracked_changes_give_the_new_text_and_the_old() -> None:
    gelezen = lees(
        '<w:p><w:r><w:t xml:space="preserve">De moeder van Fat</w:t></w:r>'
        '<w:del w:author="Inge Secretaris"><w:r><w:delText>ima El Amrani</w:delText></w:r></w:del>'
        '<w:ins w:author="Inge Secretaris"><w:r><w:t>Kees</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> belt.</w:t></w:r></w:p>'
        '<w:p><w:moveFrom w:author="Inge Secretaris"><w:r><w:t>Verplaatste Daan</w:t></w:r></w:moveFrom></w:p>'
        "<w:p><w:ins><w:r><w:t>Alleen nieuw</w:t></w:r></w:ins></w:p>"
    )
    assert deel(gelezen, "hoofdtekst") == "De moeder van FatKees belt.\nAlleen nieuw"
    assert deel(gelezen, "vóór wijzigingen") == "De moeder van Fatima El Amrani belt.\nVerplaatste Daan"
    assert deel(gelezen, "auteurs") == "Inge Secretaris"


def test_a_text_box_is_read_once_although_it_stands_there_in_two_forms() -> None:
    vak = f"<w:txbxContent>{p('In een vak: Mehmet')}</w:txbxContent>"
    gelezen = lees(
        "<w:p><w:r><w:t>Voor</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{vak}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{vak}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t xml:space='preserve"
        "'> en na</w:t></w:r></w:p>"
    )
    assert deel(gelezen, "hoofdtekst") == "Voor en na\nIn een vak: Mehmet"


def test_another_text_in_the_older_form_is_not_skipped() -> None:
    gelezen = lees(
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{p('Nieuw Anna')}</mc:Choice>"
        f"<mc:Fallback>{p('Oud Boris')}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert deel(gelezen, "hoofdtekst").split("\n") == ["Nieuw Anna", "Oud Boris"]


def test_fields_links_and_alternative_texts() -> None:
    gelezen = lees(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "mailto:sa</w:instrText></w:r>'
        '<w:r><w:instrText>ra@voorbeeld.nl"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>mail</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:fldSimple w:instr="AUTHOR Karin"><w:r><w:t>x</w:t></w:r></w:fldSimple>'
        '<w:bookmarkStart w:id="1" w:name="Kind_Ravi"/><w:bookmarkStart w:id="2" w:name="_GoBack"/>'
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="foto" title="Titel Lotte" descr="Foto van Tuur"/>'
        '<pic:cNvPr id="1" name="oma-hetty.jpg"/></wp:inline></w:drawing></w:r></w:p>',
    )
    assert deel(gelezen, "velden en besturingselementen").splitlines() == [
        'HYPERLINK "mailto:sara@voorbeeld.nl"',
        "AUTHOR Karin",
        "Kind_Ravi",
    ]
    assert deel(gelezen, "alternatieve teksten").splitlines() == [
        "Titel Lotte",
        "Foto van Tuur",
        "foto",
        "oma-hetty.jpg",
    ]


def test_links_are_named_and_not_followed() -> None:
    data = pakket(p("tekst"))
    stroom = io.BytesIO(data)
    with zipfile.ZipFile(stroom, "a") as zip_:
        zip_.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{RELS}"><Relationship Id="r9" TargetMode="External" Type="{OFFICE}/hyperlink" '
            'Target="https://voorbeeld.nl/noor"/></Relationships>',
        )
    assert deel(lees_docx_bytes(stroom.getvalue()), "koppelingen") == "https://voorbeeld.nl/noor"


def test_headers_notes_comments_and_properties_each_have_their_part() -> None:
    gelezen = lees_docx_bytes(
        pakket(
            p("Hoofd"),
            word__header1___xml=wortel("hdr", p("Kop van Esra") + '<w:p><v:textpath string="Watermerk Jan"/></w:p>'),
            word__footer1___xml=wortel("ftr", p("Voet van Finn")),
            word__footnotes___xml=wortel("footnotes", f'<w:footnote w:id="1">{p("Noot over Gijs")}</w:footnote>'),
            word__endnotes___xml=wortel("endnotes", f'<w:endnote w:id="1">{p("Eind over Hana")}</w:endnote>'),
            word__comments___xml=wortel(
                "comments", f'<w:comment w:author="Ilse" w:initials="IvdB">{p("Zou dit Jamal zijn?")}</w:comment>'
            ),
            word__settings___xml=wortel("settings", '<w:docVars><w:docVar w:name="kind" w:val="Kaat"/></w:docVars>'),
            docProps__core___xml=(
                '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
                "<dc:title>Dossier Lina</dc:title><dc:creator>Mo Maker</dc:creator>"
                "<dcterms:created>2026-11-12T10:00:00Z</dcterms:created></cp:coreProperties>"
            ),
            docProps__app___xml=(
                '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
                "<Application>Microsoft Word</Application><Company>Jeugdteam Noord</Company><Pages>12</Pages>"
                "</Properties>"
            ),
            docProps__custom___xml=(
                '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
                'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
                '<property name="Naam van kind"><vt:lpwstr>Nora</vt:lpwstr></property></Properties>'
            ),
            customXml__item1___xml="<gegevens><kind>Omar</kind><n>3</n></gegevens>",
        ),
        "Verslag Pien.docx",
    )
    assert {d.naam: d.tekst for d in gelezen.delen} == {
        "hoofdtekst": "Hoofd",
        "kopteksten": "Kop van Esra\nWatermerk Jan",
        "voetteksten": "Voet van Finn",
        "voetnoten": "Noot over Gijs",
        "eindnoten": "Eind over Hana",
        "opmerkingen": "Zou dit Jamal zijn?",
        "velden en besturingselementen": "kind\nKaat",
        "overige delen": "Omar",
        "eigenschappen": "Jeugdteam Noord\nDossier Lina\nMo Maker\nNaam van kind\nNora",
        "auteurs": "Ilse\nIvdB",
        "bestandsnaam": "Verslag Pien.docx",
    }
    volgorde = [d.naam for d in gelezen.delen]
    assert volgorde == sorted(volgorde, key=VOLGORDE.index)
    assert gelezen.waar(gelezen.tekst.index("Gijs")) == "voetnoten"
    assert gelezen.waar(gelezen.tekst.index("Pien")) == "bestandsnaam"


def test_pictures_are_counted_and_files_inside_the_file_are_named() -> None:
    gelezen = lees(
        p("tekst"),
        word__media__image1___png=b"\x89PNG",
        word__embeddings__blad___xlsx=b"PK",
        word__afchunk___html=b"<p>Quinten</p>",
        word__fonts__font1___odttf=b"x",
    )
    assert gelezen.beelden == 1
    assert gelezen.ongelezen == ("word/afchunk.html", "word/embeddings/blad.xlsx")


def test_what_word_itself_writes_is_read(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_heading("Verslag", 1)
    document.add_paragraph("Rosa belt.")
    document.add_table(1, 2).cell(0, 1).text = "Cel van Sven"
    document.sections[0].header.paragraphs[0].text = "Kop van Tess"
    document.core_properties.author = "Uma Schrijver"
    document.save(str(tmp_path / "van Vera.docx"))
    gelezen = lees_docx(tmp_path / "van Vera.docx")
    assert deel(gelezen, "hoofdtekst") == "Verslag\nRosa belt.\nCel van Sven"
    assert "Uma Schrijver" in deel(gelezen, "eigenschappen")
    assert gelezen.tekst.endswith("van Vera.docx")
    assert gelezen.ongelezen == ()


def _bom() -> bytes:
    return pakket(p("x"), word__header1___xml=b"<a>" + b"0" * 30_000_000 + b"</a>")


@pytest.mark.parametrize(
    ("data", "woord"),
    [
        (_bom, "veel te groots"),
        (lambda: pakket('<w:p/>', word__comments___xml='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
         "verborgen opdrachten"),
        (lambda: pakket(p("x"), word__vbaProject___bin=b"x"), "macro"),
        (lambda: pakket(p("x"), word__header1___xml="<w:hdr"), "beschadigd"),
        (lambda: pakket(p("x"))[:-40], "beschadigd"),
        (lambda: b"", "leeg"),
        (lambda: b"zomaar iets", "geen Word-document"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100, "oud Word-bestand"),
    ],
    ids=["bom", "dtd", "macro", "kapot deel", "afgekapt", "leeg", "geen zip", "doc"],
)  # fmt: skip
def test_a_dangerous_or_damaged_file_is_one_sentence(tmp_path: Path, data: object, woord: str) -> None:
    assert callable(data)
    (tmp_path / "x.docx").write_bytes(data())
    with pytest.raises(Storing, match=woord):
        lees_docx(tmp_path / "x.docx")


def test_a_spreadsheet_in_disguise_is_refused(tmp_path: Path) -> None:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as zip_:
        zip_.writestr("[Content_Types].xml", TYPES)
        zip_.writestr("xl/workbook.xml", "<workbook/>")
    (tmp_path / "x.docx").write_bytes(stroom.getvalue())
    with pytest.raises(Storing, match="geen tekstdocument"):
        lees_docx(tmp_path / "x.docx")
