"""``controleer`` as a script calls it: real processes, real deduce on small lists."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from weegtafel.anonimiteit.bouwplaats import zorg_voor_lijsten
from weegtafel.anonimiteit.grondig import standaardmap
from weegtafel.anonimiteit.woordlijsten import schrijf_lijst

HUIS = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there can a test say where the cache is")

ZIN = "Aaltje Bouzid 😀 woont in Ommen.\nHaar bsn is 999990019."
LEEG = "De jeugdige heeft baat bij rust en een vast ritme in de klas."


def _kleine_lijsten(map_: Path, meld: Callable[[int], None]) -> None:
    inhoud = {"first_name": [["Aaltje"]], "surname": [["Bouzid"]], "placename": [["Ommen"]]}
    for naam in ("street", "healthcare_institution", "hospital", "eponymous_disease"):
        inhoud[naam] = [["onvindbaar"]]
    for naam, reeksen in inhoud.items():
        schrijf_lijst(map_ / f"{naam}.txt", reeksen)
    meld(100)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the lists of deduce stand already, small ones."""
    map_ = tmp_path_factory.mktemp("cache")
    zorg_voor_lijsten(map_ / "Weegtafel" / standaardmap().name, _kleine_lijsten, lambda *_: None)
    return map_


def draai(cache: Path, *argumenten: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", "controleer", *map(str, argumenten)],
        cwd=HUIS,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def schrijf(map_: Path, tekst: str | bytes) -> Path:
    pad = map_ / "tekst.txt"
    pad.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode("utf-8"))
    return pad


def test_findings_of_both_layers_are_json_with_code_points(cache: Path, tmp_path: Path) -> None:
    uitkomst = draai(cache, schrijf(tmp_path, ZIN), "--json")
    assert (uitkomst.returncode, uitkomst.stderr) == (1, "")
    rijen = json.loads(uitkomst.stdout)
    assert all(list(rij) == ["soort", "ernst", "begin", "einde", "tekst", "laag", "voorstel"] for rij in rijen)
    assert all(ZIN[rij["begin"] : rij["einde"]] == rij["tekst"] for rij in rijen)
    gevonden = {rij["tekst"]: (rij["soort"], rij["ernst"]) for rij in rijen}
    assert gevonden["Aaltje Bouzid"] == ("persoon", "rood")
    assert gevonden["Ommen"] == ("plaats", "rood")
    assert gevonden["999990019"] == ("bsn", "rood")
    assert {"vlug", "grondig"} >= {rij["laag"] for rij in rijen}


def test_each_person_gets_an_own_label_that_keeps_the_sense(tmp_path: Path) -> None:
    tekst = "Zijn moeder Fatima belt. Broertje Youssef en broertje Bilal zijn thuis. Fatima is moe. Sem is 13 jaar."
    rijen = json.loads(draai(tmp_path, schrijf(tmp_path, tekst), "--json", "--snel").stdout)
    assert [(rij["tekst"], rij["voorstel"]) for rij in rijen] == [
        ("Fatima", "[moeder]"),
        ("Youssef", "[broer 1]"),
        ("Bilal", "[broer 2]"),
        ("Fatima", "[moeder]"),
        ("Sem", "[persoon]"),
        ("13 jaar", "[13 tot en met 15 jaar]"),
    ]


def test_quick_alone_starts_no_second_layer(tmp_path: Path) -> None:
    geen_cache = tmp_path / "bestand"
    geen_cache.write_text("", encoding="ascii")
    uitkomst = draai(geen_cache, schrijf(tmp_path, ZIN), "--json", "--snel")
    assert uitkomst.returncode == 1
    assert {rij["laag"] for rij in json.loads(uitkomst.stdout)} == {"vlug"}


def test_without_the_thorough_layer_nothing_is_approved(tmp_path: Path) -> None:
    geen_cache = tmp_path / "bestand"
    geen_cache.write_text("", encoding="ascii")
    uitkomst = draai(geen_cache, schrijf(tmp_path, LEEG), "--json")
    assert (uitkomst.returncode, uitkomst.stdout) == (2, "")
    assert "schrijfrecht" in uitkomst.stderr
    assert "--snel" in uitkomst.stderr
    assert uitkomst.stderr.count("\n") == 1


@pytest.mark.parametrize("tekst", [LEEG, "", "\n\n", "\ufeff"])
def test_nothing_found_is_zero(cache: Path, tmp_path: Path, tekst: str) -> None:
    uitkomst = draai(cache, schrijf(tmp_path, tekst), "--json")
    assert (uitkomst.returncode, json.loads(uitkomst.stdout), uitkomst.stderr) == (0, [], "")


def test_a_byte_order_mark_does_not_count_and_line_ends_do(cache: Path, tmp_path: Path) -> None:
    uitkomst = draai(cache, schrijf(tmp_path, b"\xef\xbb\xbfRegel\r\nAaltje belt."), "--json")
    (rij,) = json.loads(uitkomst.stdout)
    assert (rij["begin"], rij["einde"], rij["tekst"]) == (7, 13, "Aaltje")


def test_people_read_lines_with_what_to_do(cache: Path, tmp_path: Path) -> None:
    uitkomst = draai(cache, schrijf(tmp_path, ZIN))
    assert uitkomst.returncode == 1
    assert "regel 1: rood, naam van een persoon: Aaltje Bouzid → [" in uitkomst.stdout
    assert "regel 2: rood, burgerservicenummer: 999990019" in uitkomst.stdout
    niets = draai(cache, schrijf(tmp_path, LEEG))
    assert niets.stdout.startswith("Niets gevonden.")


def test_a_docx_is_read_with_what_nobody_sees(cache: Path, tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph(LEEG).add_run(" Ook Ommen.").font.hidden = True
    document.sections[0].footer.paragraphs[0].text = "Voet over Aaltje Bouzid."
    document.core_properties.author = ""
    document.save(str(tmp_path / "verslag.docx"))
    uitkomst = draai(cache, tmp_path / "verslag.docx", "--json")
    assert uitkomst.returncode == 1
    assert {"Ommen", "Aaltje Bouzid"} <= {rij["tekst"] for rij in json.loads(uitkomst.stdout)}


def _docx_met_bijlage(map_: Path) -> Path:
    import zipfile

    from docx import Document

    pad = map_ / "bijlage.docx"
    Document().save(str(pad))
    with zipfile.ZipFile(pad, "a") as zip_:
        zip_.writestr("word/embeddings/blad.xlsx", b"PK")
    return pad


@pytest.mark.parametrize(
    ("maak", "woord"),
    [
        (lambda m: m / "weg.txt", "bestaat niet"),
        (lambda m: m / "weg.docx", "bestaat niet"),
        (lambda m: m, "Alleen .txt en .docx"),
        (lambda m: schrijf(m, b"caf\xe9"), "UTF-8"),
        (lambda m: schrijf(m, "x").rename(m / "x.docx"), "geen Word-document"),
        (_docx_met_bijlage, "ander bestand"),
    ],
    ids=["geen txt", "geen docx", "map", "latin1", "vermomd", "bijlage"],
)
def test_what_cannot_be_checked_is_two_and_one_sentence(
    cache: Path, tmp_path: Path, maak: Callable[[Path], Path], woord: str
) -> None:
    uitkomst = draai(cache, maak(tmp_path), "--json")
    assert (uitkomst.returncode, uitkomst.stdout) == (2, "")
    assert woord in uitkomst.stderr
    assert uitkomst.stderr.count("\n") == 1


def test_a_large_text_is_checked_whole(cache: Path, tmp_path: Path) -> None:
    tekst = (LEEG + " ") * 3200 + "Tot slot belt Aaltje Bouzid."
    assert len(tekst) > 195_000
    uitkomst = draai(cache, schrijf(tmp_path, tekst), "--json")
    assert [rij["tekst"] for rij in json.loads(uitkomst.stdout)] == ["Aaltje Bouzid"]
