"""A password on an exported document really locks it, and the right one opens the same document."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.documents.rendering_voorbeeld import voorbeeld
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.rendering.schrijven import schrijf

NU = datetime(2026, 11, 12, 13, 0)
SLEUTEL = "drie natte bomen"


def test_a_pdf_opens_with_its_password_only(tmp_path: Path) -> None:
    open_, dicht = tmp_path / "open.pdf", tmp_path / "dicht.pdf"
    schrijf(voorbeeld(), open_, NU)
    schrijf(voorbeeld(), dicht, NU, SLEUTEL)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(dicht)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(dicht, password="drie natte boom")
    with pikepdf.open(dicht, password=SLEUTEL) as pdf, pikepdf.open(open_) as origineel:
        assert pdf.encryption.R == 6
        assert pdf.encryption.stream_method.name == "aesv3"
        assert len(pdf.pages) == len(origineel.pages)
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.allow.accessibility


def test_a_docx_opens_with_its_password_only(tmp_path: Path) -> None:
    dicht = tmp_path / "dicht.docx"
    schrijf(voorbeeld(), dicht, NU, SLEUTEL)
    assert not zipfile.is_zipfile(dicht)
    bestand = OOXMLFile(io.BytesIO(dicht.read_bytes()))
    bestand.load_key(password=SLEUTEL, verify_password=True)
    uit = io.BytesIO()
    bestand.decrypt(uit)
    assert "word/document.xml" in zipfile.ZipFile(uit).namelist()


@pytest.mark.parametrize("zwak", ["kort", "a" * 40, "1212121212121212", "regel\nregel\nregel", "é" * 90 + "abc"])
def test_a_weak_password_is_refused_and_nothing_is_written(zwak: str, tmp_path: Path) -> None:
    for naam in ("x.pdf", "x.docx"):
        with pytest.raises(Regelovertreding):
            schrijf(voorbeeld(), tmp_path / naam, NU, zwak)
    assert list(tmp_path.iterdir()) == []
