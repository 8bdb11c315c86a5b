"""Files that are damaged, disguised or dangerous: one clear sentence each, and nothing is run or followed."""

from __future__ import annotations

import io
import lzma
import os
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.formulierhulp import DOCUMENT, INGEVULD, NS, bewerk, leeg, vul
from weegtafel.kernel.errors import Storing
from weegtafel.rendering import aanmeldformulier_pakket
from weegtafel.rendering.aanmeldformulier import lees, lees_map

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zin(tmp_path: Path, data: bytes, soort: str = "onleesbaar", naam: str = "x.docx") -> str:
    pad = tmp_path / naam
    pad.write_bytes(data)
    return zin_van(pad, soort)


def lees_bytes(tmp_path: Path, data: bytes) -> str:
    pad = tmp_path / "x.docx"
    pad.write_bytes(data)
    return lees(pad).soort


def zin_van(pad: Path, soort: str = "onleesbaar") -> str:
    uitslag = lees(pad)
    assert uitslag.soort == soort
    assert not uitslag.velden and not uitslag.ontbreekt
    (melding,) = uitslag.opmerkingen
    assert melding.endswith(".") and "\n" not in melding
    return melding


def pak(**delen: bytes) -> bytes:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return stroom.getvalue()


def test_missing_directory_empty_and_unreadable(tmp_path: Path) -> None:
    assert "bestaat niet" in zin_van(tmp_path / "weg.docx")
    assert "map" in zin_van(tmp_path)
    assert "leeg" in zin(tmp_path, b"")
    assert "te lang" in zin_van(tmp_path / ("x" * 5000)) or sys.platform == "win32"
    assert zin_van(tmp_path / "a\x00b.docx")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are other there")
def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "dicht.docx"
    pad.write_bytes(leeg())
    pad.chmod(0)
    if os.geteuid() == 0:

        def weiger(self: Path, *args: object, **kwargs: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", weiger)
    assert "mag niet worden gelezen" in zin_van(pad)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.docx")
    assert "geen gewoon bestand" in zin_van(tmp_path / "pijp.docx")


def test_a_file_with_a_password(tmp_path: Path) -> None:
    assert "wachtwoord" in zin(tmp_path, OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    data = bytearray(leeg())
    for merk, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = data.find(merk)
        while begin >= 0:
            data[begin + plaats] |= 1
            begin = data.find(merk, begin + 4)
    assert "wachtwoord" in zin(tmp_path, bytes(data))


def test_an_old_doc_and_other_kinds(tmp_path: Path) -> None:
    assert ".doc)" in zin(tmp_path, OLE + b"\0" * 600)
    assert "geen Word-document" in zin(tmp_path, b"%PDF-1.7 ...")
    assert "geen Word-document" in zin(tmp_path, pak(**{"iets.txt": b"x"}))
    assert "OpenDocument" in zin(tmp_path, pak(**{"mimetype": b"x", "content.xml": b"<x/>"}))
    werkmap = pak(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    assert "geen tekstdocument" in zin(tmp_path, werkmap, "niet_ons_formulier")


def test_another_docx_is_not_our_form(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Verslag", 1)
    document.add_paragraph("Veiligheid")
    document.add_paragraph("Dit is een gewone brief.")
    document.save(str(tmp_path / "brief.docx"))
    assert "niet het aanmeldformulier" in zin_van(tmp_path / "brief.docx", "niet_ons_formulier")


@pytest.mark.parametrize("lengte", [10, 400, 5000])
def test_a_damaged_file(tmp_path: Path, lengte: int) -> None:
    assert "beschadigd" in zin(tmp_path, leeg()[:lengte])


def test_every_single_damaged_byte_gives_an_outcome_and_never_an_exception(tmp_path: Path) -> None:
    data = leeg()
    pad = tmp_path / "x.docx"
    for plaats in range(0, len(data), max(1, len(data) // 150)):
        stuk = bytearray(data)
        stuk[plaats] ^= 0xFF
        pad.write_bytes(bytes(stuk))
        assert lees(pad).soort in ("gelezen", "onleesbaar", "niet_ons_formulier")


@pytest.mark.parametrize("soort", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_damage_in_a_zip_of_another_kind_is_one_sentence_too(tmp_path: Path, soort: int) -> None:
    stroom = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(leeg())) as bron, zipfile.ZipFile(stroom, "w", soort) as doel:
        for naam in bron.namelist():
            doel.writestr(naam, bron.read(naam))
    data = stroom.getvalue()
    assert lees_bytes(tmp_path, data) == "gelezen"
    # The head of each part, where the properties of its compression stand, and then places all over.
    koppen = [n for n in range(len(data)) if data[n : n + 4] == b"PK\x03\x04"]
    plaatsen = {kop + d for kop in koppen[:2] for d in range(4, 75, 4)} | set(range(0, len(data), len(data) // 20))
    gezien = set()
    for plaats in sorted(plaatsen):
        stuk = bytearray(data)
        stuk[plaats] ^= 0xFF
        gezien.add(lees_bytes(tmp_path, bytes(stuk)))
    assert "onleesbaar" in gezien and gezien <= {"gelezen", "onleesbaar", "niet_ons_formulier"}


@pytest.mark.parametrize("fout", [lzma.LZMAError, struct.error, zlib.error, NotImplementedError, LookupError])
def test_whatever_the_zip_reader_raises_is_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fout: type[Exception]
) -> None:
    def breek(zip_: zipfile.ZipFile, naam: str) -> bytes:
        raise fout("kapot")

    monkeypatch.setattr(aanmeldformulier_pakket, "_lees_deel", breek)
    assert "beschadigd" in zin(tmp_path, leeg())


def test_a_tag_with_an_endless_number_is_no_row(tmp_path: Path) -> None:
    tag = b"alternatief." + b"1" * 5000 + b".keuze"
    data = bewerk(leeg(), {DOCUMENT: lambda b: b.replace(b"alternatief.1.keuze", tag)})
    assert lees_bytes(tmp_path, data) == "gelezen"


def test_broken_xml_is_damage(tmp_path: Path) -> None:
    assert "beschadigd" in zin(tmp_path, bewerk(leeg(), {DOCUMENT: lambda b: b[:-40]}))


def test_macros_are_refused(tmp_path: Path) -> None:
    assert "macro" in zin(tmp_path, bewerk(leeg(), {}, {"word/vbaProject.bin": b"x"}))
    macro = bewerk(leeg(), {"[Content_Types].xml": lambda b: b.replace(b"document.main+xml", b"macroEnabled.main+xml")})
    assert "macro" in zin(tmp_path, macro, naam="x.docm")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bom = bewerk(leeg(), {DOCUMENT: lambda b: b + b" " * 30_000_000})
    assert len(bom) < 200_000
    assert "veel te groots" in zin(tmp_path, bom)
    veel = bewerk(leeg(), {}, {f"word/deel{i}.xml": b"x" for i in range(2100)})
    assert "veel te groots" in zin(tmp_path, veel)


def test_a_zip_that_lies_about_its_size_is_stopped_while_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aanmeldformulier_pakket, "DEEL_MAXIMUM", 1000)
    assert "veel te groots" in zin(tmp_path, leeg())


def test_a_large_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aanmeldformulier_pakket, "BESTAND_MAXIMUM", 100)
    assert "groter dan 25 MB" in zin(tmp_path, leeg())


@pytest.mark.parametrize("codering", ["utf-8", "utf-16"])
def test_entities_are_never_resolved(tmp_path: Path, codering: str) -> None:
    geheim = tmp_path / "geheim.txt"
    geheim.write_text("geheim", encoding="utf-8")

    def besmet(inhoud: bytes) -> bytes:
        tekst = inhoud.decode("utf-8").partition("?>")[2]
        kop = f'<?xml version="1.0" encoding="{codering}"?><!DOCTYPE d [<!ENTITY x SYSTEM "{geheim.as_uri()}">]>'
        return (kop + tekst.replace("Typ hier het antwoord.", "&x;", 1)).encode(codering)

    assert "DTD" in zin(tmp_path, bewerk(leeg(), {DOCUMENT: besmet}))


def test_billion_laughs_are_not_heard(tmp_path: Path) -> None:
    entiteiten = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(10))

    def lach(inhoud: bytes) -> bytes:
        tekst = inhoud.decode("utf-8").partition("?>")[2].replace("Typ hier het antwoord.", "&k;", 1)
        return f"<!DOCTYPE d [{entiteiten}]>{tekst}".encode()

    assert zin(tmp_path, bewerk(leeg(), {DOCUMENT: lach}))


def test_a_document_nested_without_end_is_refused(tmp_path: Path) -> None:
    diep = f'<w:document xmlns:w="{NS}"><w:body>' + "<w:p>" * 3000 + "</w:p>" * 3000 + "</w:body></w:document>"
    assert zin(tmp_path, bewerk(leeg(), {DOCUMENT: lambda _: diep.encode()}))


def test_a_folder_gets_a_report_for_each_file(tmp_path: Path) -> None:
    (tmp_path / "a goed.docx").write_bytes(vul(leeg(), INGEVULD))
    (tmp_path / "b half.docx").write_bytes(vul(leeg(), {"hulpvraag": "Iets."}))
    (tmp_path / "c brief.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "~$ goed.docx").write_bytes(b"x")
    (tmp_path / ".verborgen").write_bytes(b"x")
    (tmp_path / "map").mkdir()
    uitslagen = lees_map(tmp_path)
    assert [naam for naam, _ in uitslagen] == ["a goed.docx", "b half.docx", "c brief.pdf"]
    assert [u.soort for _, u in uitslagen] == ["gelezen", "gelezen", "onleesbaar"]
    assert not uitslagen[0][1].ontbreekt and uitslagen[1][1].ontbreekt
    with pytest.raises(Storing, match="map"):
        lees_map(tmp_path / "weg")
