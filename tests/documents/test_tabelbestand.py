"""Tables out and in, and no cell that runs."""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.rendering.schrijven import schrijf_bytes
from weegtafel.rendering.tabelbestand import Cel, is_formule, lees_tabel, maak_tabel

GEVAARLIJK = ("=1+1", "+31612345678", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", '=HYPERLINK("http://x")')


def schrijf(kop: Sequence[str], rijen: Iterable[Sequence[Cel]], pad: Path, blad: str = "Weegtafel") -> None:
    schrijf_bytes(maak_tabel(kop, rijen, pad, blad), pad)


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path, tekst: str) -> None:
    assert is_formule(tekst)
    schrijf(["kop", tekst], [[tekst, "gewoon"]], tmp_path / "a.xlsx")
    blad = load_workbook(tmp_path / "a.xlsx").active
    assert blad is not None
    for cel in (blad["B1"], blad["A2"]):
        assert cel.data_type == "s"
        assert cel.quotePrefix
    assert not blad["B2"].quotePrefix
    schrijf(["kop"], [[tekst]], tmp_path / "a.csv")
    regel = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig").split("\r\n", 1)[1]
    assert regel.lstrip('"').startswith("'")


def test_numbers_and_days_stay_what_they_are(tmp_path: Path) -> None:
    rij = [Decimal("-1234.50"), 7, date(2026, 1, 2), datetime(2026, 1, 2, 3, 4, 5), True, None, "tekst; met teken"]
    kop = list("abcdefg")
    schrijf(kop, [rij], tmp_path / "a.csv")
    inhoud = (tmp_path / "a.csv").read_bytes()
    assert inhoud.startswith(b"\xef\xbb\xbf")
    assert inhoud.decode("utf-8-sig").split("\r\n")[1] == (
        '-1234,50;7;2026-01-02;2026-01-02 03:04:05;ja;;"tekst; met teken"'
    )
    schrijf(kop, [rij], tmp_path / "a.xlsx", "Blad/met*tekens?")
    blad = load_workbook(tmp_path / "a.xlsx").active
    assert blad is not None
    assert [blad.cell(2, k).data_type for k in (1, 2, 3)] == ["n", "n", "d"]
    assert blad.cell(2, 1).value == -1234.5
    assert blad.freeze_panes == "A2"


@pytest.mark.parametrize("soort", [".xlsx", ".csv"])
def test_no_row_stands_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, soort: str) -> None:
    gesloten = tmp_path / "tijdelijk"
    gesloten.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(gesloten))
    gezien: list[str] = []

    def rijen() -> Iterator[tuple[str]]:
        for nummer in range(3000):
            yield (f"de jeugdige {nummer}",)
            gezien.extend(pad.name for pad in gesloten.iterdir())

    schrijf(("Wie",), rijen(), tmp_path / f"x{soort}")
    assert gezien == [] and list(gesloten.iterdir()) == []
    assert len(lees_tabel(tmp_path / f"x{soort}").rijen) == 3000


def test_another_suffix_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Regelovertreding):
        schrijf(["a"], [], tmp_path / "a.ods")
    with pytest.raises(Storing):
        schrijf(["a"], [], tmp_path / "weg" / "a.csv")


CELLEN = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).map(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.tuples(CELLEN.filter(bool), CELLEN), min_size=1, max_size=5), st.sampled_from((".csv", ".xlsx")))
def test_what_was_written_is_read_back(tmp_path: Path, rijen: list[tuple[str, str]], soort: str) -> None:
    pad = tmp_path / f"rond{soort}"
    schrijf(["een", "twee"], rijen, pad)
    tabel = lees_tabel(pad)
    assert tabel.kop == ("een", "twee")
    assert [tuple(cel.strip() for cel in (*rij, "", "")[:2]) for _, rij in tabel.rijen] == rijen


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_a_table_of_another_program_is_read(tmp_path: Path, scheiding: str) -> None:
    pad = tmp_path / "a.csv"
    pad.write_bytes(f"code{scheiding}prijs\r\n\r\ncafé{scheiding}1\r\n".encode("cp1252"))
    tabel = lees_tabel(pad)
    assert (tabel.kop, tabel.rijen) == (("code", "prijs"), ((3, ("café", "1")),))


def test_numbers_of_a_spreadsheet_come_without_noise(tmp_path: Path) -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad.append(["a", "b", "c", "d"])
    blad.append([0.1 + 0.2, 45000.0, date(2026, 1, 2), True])
    boek.save(tmp_path / "a.xlsx")
    assert lees_tabel(tmp_path / "a.xlsx").rijen[0][1][1:] == ("45000", "2026-01-02", "ja")


def test_what_is_no_table_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK geen zip")
    (tmp_path / "leeg.csv").write_bytes(b"\r\n;;\r\n")
    (tmp_path / "groot.csv").write_bytes(b"x" * (10 * 1024 * 1024 + 1))
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("bom.xml", b"0" * (201 * 1024 * 1024))
    (tmp_path / "bom.xlsx").write_bytes(stroom.getvalue())
    for naam in ("a.xlsx", "leeg.csv", "groot.csv", "bom.xlsx", "a.txt"):
        with pytest.raises(Regelovertreding):
            lees_tabel(tmp_path / naam)
    with pytest.raises(Storing):
        lees_tabel(tmp_path / "weg.csv")


def vergiftigd(pad: Path, deel: str, inhoud: str, extra: dict[str, str] | None = None) -> Path:
    """A real spreadsheet in which one part was replaced by hand."""
    boek = Workbook()
    boek.active.append(["code", "prijs"])
    boek.active.append(["a", 1])
    stroom = io.BytesIO()
    boek.save(stroom)
    with zipfile.ZipFile(stroom) as bron, zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            doel.writestr(naam, inhoud if naam == deel else bron.read(naam))
        for naam, tekst in (extra or {}).items():
            doel.writestr(naam, tekst)
    return pad


BLAD = "xl/worksheets/sheet1.xml"
HOOFD = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def test_entities_in_a_spreadsheet_are_never_resolved(tmp_path: Path) -> None:
    geheim = tmp_path / "geheim.txt"
    geheim.write_text("nijlpaardenkwekerij", encoding="utf-8")
    cel = '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'
    vormen = [
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "{geheim.as_uri()}">]>',
        '<!DOCTYPE a [<!ENTITY y "' + "ha" * 50 + '">' + '<!ENTITY x "' + "&y;" * 50 + '">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd" [<!ENTITY x "ha">]>',
    ]
    for deel in (BLAD, "xl/sharedStrings.xml", "xl/workbook.xml", "[Content_Types].xml"):
        for vorm in vormen:
            blad = f"<?xml version='1.0'?>{vorm}<worksheet {HOOFD}><sheetData>{cel}</sheetData></worksheet>"
            pad = vergiftigd(tmp_path / "x.xlsx", deel, blad)
            try:
                gelezen = str(lees_tabel(pad))
            except Regelovertreding as fout:
                gelezen = str(fout)
            else:
                assert deel == "xl/sharedStrings.xml", "only the part that nothing refers to may go unread"
            assert "kwekerij" not in gelezen
            assert "ha" not in gelezen


@pytest.mark.parametrize(
    "rijen",
    [
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        "<row><c><v>1</v></c></row>" * 21_000,
    ],
    ids=["ver weg", "veel"],
)
def test_a_spreadsheet_that_claims_a_million_rows_is_refused_at_once(tmp_path: Path, rijen: str) -> None:
    blad = f'<worksheet {HOOFD}><dimension ref="A1:XFD1048576"/><sheetData>{rijen}</sheetData></worksheet>'
    begin = time.monotonic()
    with pytest.raises(Regelovertreding, match=r"20\.000 rijen"):
        lees_tabel(vergiftigd(tmp_path / "ver.xlsx", BLAD, blad))
    assert time.monotonic() - begin < 20


def test_a_link_to_another_file_is_not_followed_and_its_formula_is_a_value(tmp_path: Path) -> None:
    blad = (
        f'<worksheet {HOOFD}><sheetData><row r="1"><c r="A1" t="str"><f>[1]Blad!$A$1</f><v>oud</v></c>'
        '<c r="B1" t="str"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>web</v></c></row></sheetData></worksheet>'
    )
    links = {
        "xl/externalLinks/externalLink1.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><externalLink>&x;</externalLink>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": "<kapot",
    }
    assert lees_tabel(vergiftigd(tmp_path / "link.xlsx", BLAD, blad, links)).kop == ("oud", "web")
