"""The sweep over a whole form: every place where a name hides is counted, and no word of it comes out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.formulierhulp import INGEVULD, NS, bewerk, leeg, vul
from weegtafel.anonimiteit.lijsten import standaard
from weegtafel.casus.formulier import Formulieruitslag, naar_json
from weegtafel.casus.formuliervondsten import Formuliervondsten
from weegtafel.cli import voer_uit
from weegtafel.rendering.aanmeldformulier import lees, meegeleverd, schrijf_leeg

NAAM, BSN, TELEFOON = "Fatima el Amrani", "111222333", "06-12345678"


def lees_data(map_: Path, data: bytes, naam: str = "formulier.docx") -> Formulieruitslag:
    pad = map_ / naam
    pad.write_bytes(data)
    return lees(pad)


def vol() -> bytes:
    """Names in an answer, a comment, a deleted passage and the properties."""
    verwijderd = f'<w:p><w:del w:id="1" w:author=""><w:r><w:delText>BSN {BSN}</w:delText></w:r></w:del></w:p>'
    opmerking = f'<w:comments xmlns:w="{NS}"><w:comment w:id="0" w:author=""><w:p><w:r><w:t>Bel moeder: {TELEFOON}'
    omschrijving = f"<dc:description>Dossier van {NAAM}</dc:description>"
    return bewerk(
        vul(leeg(), {**INGEVULD, "hulpvraag": f"Moeder {NAAM} vraagt hulp."}),
        {
            "word/document.xml": lambda b: b.replace(b"<w:sectPr", verwijderd.encode() + b"<w:sectPr", 1),
            "docProps/core.xml": lambda b: b.replace(b"</cp:core", f"{omschrijving}</cp:core".encode()),
        },
        {"word/comments.xml": f"{opmerking}</w:t></w:r></w:p></w:comment></w:comments>".encode()},
    )


def test_an_empty_and_a_clean_form_hold_nothing(tmp_path: Path) -> None:
    assert lees_data(tmp_path, leeg()).vondsten == Formuliervondsten()
    assert lees_data(tmp_path, vul(leeg(), INGEVULD)).vondsten == Formuliervondsten()


def test_the_name_of_the_table_itself_is_nobody_in_its_own_form(tmp_path: Path) -> None:
    codes, ons = meegeleverd()
    ons = replace(ons, tafelnaam="Tafel van Fatima el Amrani")
    pad = tmp_path / "formulier.docx"
    schrijf_leeg(pad, codes, ons)
    assert lees(pad, codes, ons).vondsten == Formuliervondsten()
    assert lees(pad, codes).vondsten.per_soort["persoon"], "of another table it is a name"


def test_names_are_counted_wherever_they_hide_and_not_repeated(tmp_path: Path) -> None:
    uitslag = lees_data(tmp_path, vol())
    assert uitslag.velden["hulpvraag"] == f"Moeder {NAAM} vraagt hulp.", "the fields are read as before"
    assert uitslag.vondsten.per_soort == {"persoon": 2, "bsn": 1, "telefoon": 1}
    zin = uitslag.vondsten.zinnen[0]
    assert zin == (
        "Herleidbaar in dit bestand: 2 × naam van een persoon, 1 × telefoonnummer en 1 × burgerservicenummer; "
        "ook in opmerkingen, vóór wijzigingen en eigenschappen."
    )
    assert not any(woord in repr(uitslag.vondsten) for woord in ("Fatima", "Amrani", BSN, TELEFOON))


def test_a_name_in_the_file_name_counts(tmp_path: Path) -> None:
    uitslag = lees_data(tmp_path, leeg(), "Fatima el Amrani aanmelding.docx")
    assert uitslag.vondsten.per_soort == {"persoon": 1}
    assert uitslag.vondsten.zinnen[0].endswith("; alleen in bestandsnaam.")


def test_pictures_and_files_within_are_said_not_to_be_read(tmp_path: Path) -> None:
    erbij = {"word/media/foto.png": b"\x89PNG", "word/embeddings/lijst.xlsx": b"PK"}
    zinnen = lees_data(tmp_path, bewerk(leeg(), {}, erbij)).vondsten.zinnen
    assert zinnen == (
        "1 afbeelding is niet gecontroleerd; kijk zelf wat erop staat.",
        "1 bijgevoegd onderdeel is niet te lezen en dus niet gecontroleerd.",
    )


def test_the_own_names_of_the_vault_count_too(tmp_path: Path) -> None:
    pad = tmp_path / "formulier.docx"
    pad.write_bytes(vul(leeg(), {**INGEVULD, "hulpvraag": "Het gezin woont bij de Pomperij."}))
    basis = standaard()
    eigen = replace(basis, plaatsen=basis.plaatsen | {"pomperij"}, eigen_plaatsen=basis.eigen_plaatsen | {"pomperij"})
    assert lees(pad).vondsten.per_soort.get("plaats", 0) == 0
    assert lees(pad, lijsten=eigen).vondsten.per_soort["plaats"] == 1


def test_json_adds_counts_and_keeps_its_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uitslag = lees_data(tmp_path, vol())
    assert set(naar_json(uitslag)) == {
        "soort", "velden", "gronden", "alternatieven", "ontbreekt", "opmerkingen", "bevindingen",
    }  # fmt: skip
    assert voer_uit(["aanmeldformulier", "lees", str(tmp_path / "formulier.docx"), "--json"], lambda **_: 0) == 0
    assert json.loads(capsys.readouterr().out)["bevindingen"] == {"persoon": 2, "telefoon": 1, "bsn": 1}
