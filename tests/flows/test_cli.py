"""The headless commands as a script calls them: real processes, their exit codes and their words."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[2]
ENGELS = re.compile(
    r"\b(usage|error|argument|required|invalid|choice|optional|unrecognized|Traceback|expected)\b", re.I
)


def draai(*argumenten: str | Path, omgeving: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does."""
    kaal = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, str(WORTEL / "main.py"), *map(str, argumenten)],
        capture_output=True,
        encoding="utf-8",
        env=kaal | (omgeving or {}),
        cwd=WORTEL,
        timeout=280,
        check=False,
    )


def eis_geweigerd(uitkomst: subprocess.CompletedProcess[str], *woorden: str) -> None:
    """Exit code 2, one Dutch sentence on standard error, nothing else."""
    assert uitkomst.returncode == 2, uitkomst
    assert uitkomst.stdout == ""
    regels = uitkomst.stderr.splitlines()
    assert len(regels) == 1, regels
    assert regels[0].lstrip("“‘")[:1].isupper() or regels[0].startswith("‘"), regels
    zonder_aanhaling = re.sub(r"“[^”]*”|\S*[-_/]\S*", "", regels[0])
    assert not ENGELS.search(zonder_aanhaling), regels[0]
    for woord in woorden:
        assert woord in regels[0], (woord, regels[0])


def inhoud(map_: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(str(pad.relative_to(map_)) for pad in map_.rglob("*"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small folder of demonstration data, made once: five weeks instead of sixty."""
    from weegtafel.demonstratie import maak_demonstratie, verloop

    doel = tmp_path_factory.mktemp("demo") / "kluis"
    with pytest.MonkeyPatch.context() as even:
        even.setattr(verloop, "WEKEN", 5)
        maak_demonstratie(doel, vandaag=date(2026, 11, 20))
    return doel


@pytest.fixture(scope="session")
def overleggen(demo: Path) -> list[dict[str, object]]:
    uitkomst = draai("overleggen", "--map", demo, "--json")
    assert (uitkomst.returncode, uitkomst.stderr) == (0, "")
    lijst = json.loads(uitkomst.stdout)
    assert isinstance(lijst, list)
    return lijst


def _vastgesteld(overleggen: Sequence[dict[str, object]]) -> str:
    return str(next(o["code"] for o in overleggen if o["status"] in ("vastgesteld", "gesloten")))


def test_the_list_of_overleggen_is_what_a_script_expects(overleggen: list[dict[str, object]]) -> None:
    assert len(overleggen) >= 5
    for overleg in overleggen:
        assert set(overleg) == {"code", "datum", "status", "casussen"}
        assert overleg["status"] in {"gepland", "open", "gesloten", "vastgesteld"}
        date.fromisoformat(str(overleg["datum"]))
        casussen = overleg["casussen"]
        assert isinstance(casussen, list)
        assert all(re.fullmatch(r"WT-\d{4}-\d{4}", nummer) for nummer in casussen)
    assert {"gepland", "vastgesteld"} <= {o["status"] for o in overleggen}
    assert any(o["casussen"] for o in overleggen)
    assert [o["datum"] for o in overleggen] == sorted(str(o["datum"]) for o in overleggen)


def test_the_list_can_be_read_by_people_too(demo: Path, overleggen: list[dict[str, object]]) -> None:
    uitkomst = draai("overleggen", "--map", demo)
    assert uitkomst.returncode == 0
    assert len(uitkomst.stdout.splitlines()) == len(overleggen)
    assert str(overleggen[0]["code"]) in uitkomst.stdout


@pytest.mark.parametrize(("naam", "extra", "begin"), [
    ("notulen.pdf", (), b"%PDF-1."), ("notulen.docx", (), b"PK"), ("zonder.pdf", ("--zonder-namen",), b"%PDF-1."),
])  # fmt: skip
def test_minutes_are_written_in_both_kinds_and_both_variants(
    demo: Path, overleggen: list[dict[str, object]], tmp_path: Path, naam: str, extra: tuple[str, ...], begin: bytes
) -> None:
    doel = tmp_path / naam
    uitkomst = draai("notulen", "--map", demo, "--overleg", _vastgesteld(overleggen), "--naar", doel, *extra)
    assert (uitkomst.returncode, uitkomst.stderr) == (0, "")
    assert doel.read_bytes().startswith(begin)
    assert str(doel) in uitkomst.stdout
    assert inhoud(tmp_path) == [naam], "nothing is left beside it"


def test_names_are_left_out_of_the_edition_without_names(
    demo: Path, overleggen: list[dict[str, object]], tmp_path: Path
) -> None:
    import docx

    from weegtafel.bootstrap import open_programma
    from weegtafel.inrichting import queries

    code = _vastgesteld(overleggen)
    programma = open_programma(demo)
    namen = [p.naam for p in programma.vraag(queries.personen, date(2026, 11, 20))]
    programma.sluit()
    teksten = {}
    for naam, extra in (("met.docx", ()), ("zonder.docx", ("--zonder-namen",))):
        draai("notulen", "--map", demo, "--overleg", code, "--naar", tmp_path / naam, *extra)
        document = docx.Document(str(tmp_path / naam))
        teksten[naam] = " ".join(
            [p.text for p in document.paragraphs]
            + [cel.text for tabel in document.tables for rij in tabel.rows for cel in rij.cells]
        )
    assert any(naam in teksten["met.docx"] for naam in namen)
    assert not [naam for naam in namen if naam in teksten["zonder.docx"]]


def test_minutes_of_an_overleg_that_was_not_held_are_refused(
    demo: Path, overleggen: list[dict[str, object]], tmp_path: Path
) -> None:
    code = str(next(o["code"] for o in overleggen if o["status"] == "gepland"))
    for naam in ("notulen.pdf", "notulen.docx"):
        uitkomst = draai("notulen", "--map", demo, "--overleg", code, "--naar", tmp_path / naam)
        eis_geweigerd(uitkomst, code, "nog geen notulen")
    assert inhoud(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of this test knows no pipe to a reader that is gone")
def test_who_stops_reading_hears_nothing(demo: Path) -> None:
    gewoon = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    for omgeving, extra in ((gewoon, ()), (gewoon, ("--json",)), (gewoon | {"PYTHONUNBUFFERED": "1"}, ())):
        lezer, schrijver = os.pipe()
        os.close(lezer)
        with os.fdopen(schrijver, "wb") as naar:
            uitkomst = subprocess.run(
                [sys.executable, str(WORTEL / "main.py"), "overleggen", "--map", str(demo), *extra],
                stdout=naar, stderr=subprocess.PIPE, cwd=WORTEL, env=omgeving, timeout=280, check=False,
            )  # fmt: skip
        assert (uitkomst.returncode, uitkomst.stderr) == (0, b"")


def test_the_journal_is_walked_and_a_changed_line_is_named(demo: Path, tmp_path: Path) -> None:
    uitkomst = draai("controleer-journaal", "--map", demo)
    assert (uitkomst.returncode, uitkomst.stderr) == (0, "")
    aantal = re.fullmatch(r"Het journaal is heel: ([0-9.]+) regels sluiten op elkaar aan\.\n", uitkomst.stdout)
    assert aantal is not None and int(aantal[1].replace(".", "")) > 20
    kopie = tmp_path / "kluis"
    shutil.copytree(demo, kopie)
    with closing(sqlite3.connect(kopie / "weegtafel.sqlite")) as db, db:
        db.execute("DROP TRIGGER journaal_nooit_update")
        db.execute("UPDATE journaal SET persoon = 'Iemand anders' WHERE id = 7")
    eis_geweigerd(draai("controleer-journaal", "--map", kopie), "bij regel 7", "6 regels")


def test_the_empty_form_is_written_and_read(tmp_path: Path) -> None:
    doel = tmp_path / "leeg.docx"
    uitkomst = draai("aanmeldformulier", "leeg", doel)
    assert (uitkomst.returncode, uitkomst.stderr) == (0, "")
    gelezen = draai("aanmeldformulier", "lees", doel, "--json")
    assert (gelezen.returncode, gelezen.stderr) == (0, "")
    wat = json.loads(gelezen.stdout)
    assert wat["soort"] == "gelezen"
    assert len(wat["ontbreekt"]) > 20, "an empty form lacks everything, in sentences"
    voor_mensen = draai("aanmeldformulier", "lees", doel)
    assert voor_mensen.returncode == 0 and voor_mensen.stdout.count("\n- ") == len(wat["ontbreekt"])


def test_without_a_display_the_window_names_the_remedy() -> None:
    eis_geweigerd(draai(), "beeldscherm", "--help")
    eis_geweigerd(draai("--demo"), "beeldscherm")
    eis_geweigerd(draai("--demo", omgeving={"DISPLAY": ":987"}), "venster kan niet openen")


def test_without_the_libraries_of_qt_the_window_names_the_remedy(tmp_path: Path) -> None:
    nep = tmp_path / "PySide6"
    nep.mkdir()
    (nep / "__init__.py").write_text("", encoding="utf-8")
    (nep / "QtWidgets.py").write_text(
        "raise ImportError('libGL.so.1: cannot open shared object file: No such file or directory')", encoding="utf-8"
    )
    eis_geweigerd(draai("--demo", omgeving={"PYTHONPATH": str(tmp_path)}), "libGL.so.1", "apt install")


def test_help_is_in_dutch() -> None:
    for argumenten in (("-h",), ("notulen", "--help"), ("aanmeldformulier", "-h"), ("demo", "-h")):
        uitkomst = draai(*argumenten)
        assert uitkomst.returncode == 0 and uitkomst.stderr == ""
        assert uitkomst.stdout.startswith("gebruik: main.py")
        assert not re.search(r"\b(usage|positional|optional|options:|show this)\b", uitkomst.stdout)
    assert draai("--versie").stdout.startswith("Weegtafel ")


def test_what_cannot_be_done_is_said_in_one_sentence(
    demo: Path, overleggen: list[dict[str, object]], tmp_path: Path
) -> None:
    code = _vastgesteld(overleggen)
    doel = tmp_path / "uit" / "notulen.pdf"
    doel.parent.mkdir()
    vreemd = tmp_path / "vreemd"
    vreemd.mkdir()
    (vreemd / "weegtafel.sqlite").write_bytes(b"dit is geen database" * 100)
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    vol = tmp_path / "vol"
    vol.mkdir()
    (vol / "brief.txt").write_text("van iemand", encoding="utf-8")
    tekst = tmp_path / "kapot.docx"
    tekst.write_bytes(b"PK\x03\x04 kapot")
    notulen = ("notulen", "--map", demo, "--overleg")
    for argumenten, woorden in (
        ((*notulen, "WO-1999-0001", "--naar", doel), ("WO-1999-0001",)),
        (("notulen", "--map", tmp_path / "weg", "--overleg", code, "--naar", doel), ("weg",)),
        (("notulen", "--map", leeg, "--overleg", code, "--naar", doel), ("geen gegevens",)),
        (("overleggen", "--map", vreemd, "--json"), ("geen gegevensbestand",)),
        (("demo", vol), ("niet leeg",)),
        (("demo", vol / "brief.txt"), ("niet leeg",)),
        ((*notulen, code, "--naar", tmp_path / "bestaat-niet" / "x.pdf"), ("map",)),
        ((*notulen, code, "--naar", doel.with_suffix(".txt")), ("pdf",)),
        ((*notulen, code, "--naar", doel.with_suffix("")), ("pdf",)),
        ((*notulen, code), ("ontbreekt", "--naar")),
        ((*notulen, code, "--naar", doel, "--zondernamen"), ("--zondernamen",)),
        (("vergader",), ("vergader",)),
        (("aanmeldformulier",), ("ontbreekt",)),
        (("aanmeldformulier", "lees", tmp_path / "weg.docx", "--json"), ()),
        (("aanmeldformulier", "lees", tekst, "--json"), ()),
        (("aanmeldformulier", "leeg", tmp_path / "bestaat-niet" / "x.docx"), ("map",)),
        (("--map",), ("--map",)),
        (("--demo", "--map", demo), ("--demo of --map",)),
    ):
        eis_geweigerd(draai(*argumenten), *woorden)
    assert inhoud(doel.parent) == []
    assert inhoud(leeg) == [], "looking leaves no trace"
    assert (vol / "brief.txt").read_text(encoding="utf-8") == "van iemand"


def test_an_export_that_fails_leaves_what_stood_there(demo: Path, tmp_path: Path) -> None:
    doel = tmp_path / "notulen.pdf"
    doel.write_bytes(b"eerdere uitgave")
    eis_geweigerd(draai("notulen", "--map", demo, "--overleg", "WO-1999-0001", "--naar", doel))
    assert doel.read_bytes() == b"eerdere uitgave"


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="needs a user without all rights")
def test_a_read_only_target_is_told(demo: Path, overleggen: list[dict[str, object]], tmp_path: Path) -> None:
    dicht = tmp_path / "dicht"
    dicht.mkdir(mode=0o500)
    eis_geweigerd(
        draai("notulen", "--map", demo, "--overleg", _vastgesteld(overleggen), "--naar", dicht / "x.pdf"), "dicht"
    )


@pytest.mark.long
def test_every_screen_is_pictured_without_a_display(demo: Path, tmp_path: Path) -> None:
    doel = tmp_path / "afdrukken"
    kopie = tmp_path / "kluis"
    shutil.copytree(demo, kopie)
    uitkomst = draai("--map", kopie, "--schermafdrukken", doel)
    assert uitkomst.returncode == 0, uitkomst.stderr
    namen = inhoud(doel)
    assert len(namen) >= 24
    from ui.plaatsen import PLAATSEN

    for woord in ("licht", "donker", *PLAATSEN):
        assert any(woord in naam for naam in namen), woord
    assert all((doel / naam).read_bytes().startswith(b"\x89PNG") for naam in namen)


@pytest.mark.long
def test_the_whole_demonstration_is_at_least_eight_months_of_weeks(tmp_path: Path) -> None:
    uitkomst = draai("demo", tmp_path / "demo")
    assert (uitkomst.returncode, uitkomst.stderr) == (0, "")
    lijst = json.loads(draai("overleggen", "--map", tmp_path / "demo", "--json").stdout)
    dagen = sorted(date.fromisoformat(o["datum"]) for o in lijst)
    assert len(lijst) >= 35
    assert (dagen[-1] - dagen[0]).days >= 8 * 30
    eis_geweigerd(draai("demo", tmp_path / "demo"), "niet leeg")


@pytest.mark.parametrize("naam", ["notulen.pdf", "notulen.docx"])
def test_a_document_can_carry_a_password(
    demo: Path, overleggen: list[dict[str, object]], naam: str, tmp_path: Path
) -> None:
    doel = tmp_path / naam
    opdracht = ("notulen", "--map", demo, "--overleg", _vastgesteld(overleggen), "--naar", doel, "--met-wachtwoord")
    uit = draai(*opdracht, omgeving={"WEEGTAFEL_DOCUMENTWACHTWOORD": "drie natte bomen"})
    assert uit.returncode == 0, uit.stderr
    assert b"/Encrypt" in doel.read_bytes() or doel.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    doel.unlink()
    eis_geweigerd(draai(*opdracht, omgeving={"WEEGTAFEL_DOCUMENTWACHTWOORD": "kort"}), "minstens 12 tekens")
    eis_geweigerd(draai(*opdracht), "WEEGTAFEL_DOCUMENTWACHTWOORD")
    assert not doel.exists()
