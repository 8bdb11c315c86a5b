"""The rules of the house, as tests: style, types, layers, size, words."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

HUIS = Path(__file__).resolve().parents[1]
BRON = sorted([*(HUIS / "weegtafel").rglob("*.py"), *(HUIS / "ui").rglob("*.py"), HUIS / "main.py"])
#: Top level of the repository; nothing else belongs there.
BOVEN = {
    "weegtafel", "ui", "resources", "tests", "main.py", "pyproject.toml", "README.md", "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE", "docs", "benchmarks", ".ci", ".gitignore",
}  # fmt: skip


def _draai(*opdracht: str) -> None:
    uitkomst = subprocess.run([sys.executable, *opdracht], cwd=HUIS, capture_output=True, text=True, check=False)
    assert uitkomst.returncode == 0, uitkomst.stdout[-4000:] + uitkomst.stderr[-4000:]


def test_ruff_finds_nothing() -> None:
    _draai("-m", "ruff", "check", ".")


def test_every_file_is_formatted() -> None:
    _draai("-m", "ruff", "format", "--check", ".")


def test_mypy_strict_finds_nothing() -> None:
    _draai("-m", "mypy")


def test_imports_only_go_downward() -> None:
    _draai("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())")


def test_top_level_is_fixed() -> None:
    gevolgd = subprocess.run(["git", "ls-files"], cwd=HUIS, capture_output=True, text=True, check=False)
    if gevolgd.returncode:
        pytest.skip("not a git checkout")
    assert {regel.split("/", 1)[0] for regel in gevolgd.stdout.splitlines()} <= BOVEN


def test_main_is_short() -> None:
    assert len((HUIS / "main.py").read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.parametrize(
    "pad", [p for p in BRON if "versions" not in p.parts], ids=lambda pad: str(pad.relative_to(HUIS))
)
def test_no_room_is_too_full(pad: Path) -> None:
    assert len(pad.read_text(encoding="utf-8").splitlines()) <= 420, "split it into a folder of the same name"


def _aanroepen(boom: ast.AST) -> set[str]:
    return {n.func.id for n in ast.walk(boom) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}


@pytest.mark.parametrize(
    "pad",
    [  # document.py draws: coordinates of a figure are neither money nor chance
        p
        for p in BRON
        if ("kernel" in p.parts and p.name != "document.py") or p.name == "rules.py" or "rules" in p.parts
    ],
    ids=lambda pad: str(pad.relative_to(HUIS)),
)
def test_rules_and_kernel_make_no_floats(pad: Path) -> None:
    assert "float" not in _aanroepen(ast.parse(pad.read_text(encoding="utf-8")))


def test_no_widget_is_asked_for_its_screen() -> None:
    """PySide 6.11 deletes the screen along with the widget that was asked; ``ui.beeldscherm`` says what to ask."""
    gevonden = [str(pad.relative_to(HUIS)) for pad in BRON if re.search(r"\.screen\(\)(?!``)", pad.read_text("utf-8"))]
    assert not gevonden


def test_nothing_is_left_for_later() -> None:
    woorden = re.compile(r"\b(TODO|FIXME|XXX)\b")
    gevonden = [
        f"{pad.relative_to(HUIS)}:{nummer}"
        for pad in BRON
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1)
        if woorden.search(regel)
    ]
    assert not gevonden


def test_every_domain_class_stands_in_the_woordenlijst() -> None:
    regels = (HUIS / "docs" / "woordenlijst.md").read_text(encoding="utf-8").splitlines()
    termen = {regel.split("|")[1].strip() for regel in regels if regel.startswith("| ")}
    bronnen = [
        *(HUIS / "weegtafel").glob("*/models.py"),
        HUIS / "weegtafel/kernel/codes.py",
        HUIS / "weegtafel/kernel/roles.py",
    ]
    klassen = {
        knoop.name
        for pad in bronnen
        for knoop in ast.parse(pad.read_text(encoding="utf-8")).body
        if isinstance(knoop, ast.ClassDef) and not knoop.name.startswith("_")
    } - {"Benoemd", "Actor"}
    assert not klassen - termen, "add these to docs/woordenlijst.md"


def test_no_forbidden_synonym_is_a_domain_class() -> None:
    verboden = {"Presentie", "Taak", "Dossier", "Zaak", "Stem", "Item", "Ratificatie", "Partij", "Gebruiker"}
    namen = {
        knoop.name
        for pad in BRON
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(knoop, ast.ClassDef)
    }
    assert not namen & verboden


def test_qt_leaves_the_reference_count_of_none_alone() -> None:
    """PySide6 6.12.0 took one reference off None at each call that answers None; Python 3.11 dies of that."""
    code = (
        "import os, sys; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([]); w = QWidget(); voor = sys.getrefcount(None)\n"
        "for _ in range(1000): w.parentWidget()\n"
        "sys.exit(abs(sys.getrefcount(None) - voor) > 200)"
    )
    _draai("-c", code)
