"""A raw intake is pasted, cleaned by key and declared, a paper held back and made: nowhere is a word of it left."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import feiten, in_dialoog, maak_compleet, rust, toets, toon, typ
from tests.ui.conftest import _thema, omgeving, qapp  # noqa: F401  # fixtures of the windows
from tests.ui.overlegtafel import CTRL, K
from ui.casus.casus import CasusScherm
from ui.scherm import Omgeving
from ui.widgets.tekstvak import Tekstvak
from weegtafel.bootstrap import Programma
from weegtafel.kernel.codes import CasusStatus
from weegtafel.overleg.veeg import Stukbesluit, Stukgeweigerd

GEPLANT = ("Quirinia", "Wolfrabe", "57831946", "Zevenhoven")
INTAKE = (
    "Quirinia Wolfrabe woont met haar moeder Quirinia-Anne in de Zevenhovenstraat 12. Bel 06-57831946 of mail "
    "q.wolfrabe@example.nl. Hoe kan zij weer naar school?"
)


def _sporen(*mappen: Path) -> set[str]:
    uit = set()
    for map_ in mappen:
        for pad in map_.rglob("*"):
            if pad.is_file():
                inhoud = pad.read_bytes().lower()
                for woord in GEPLANT:
                    if woord.lower().encode() in inhoud or woord.lower().encode("utf-16-le") in inhoud:
                        uit.add(f"{pad.name}: {woord}")
    return uit


@pytest.fixture
def tijdelijk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files of this process go."""
    map_ = tmp_path / "tijdelijk"
    map_.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(map_))
    return map_


def _open(qtbot: QtBot, wat: Omgeving, casus_id: int) -> CasusScherm:
    scherm = CasusScherm(wat, casus_id)
    toon(qtbot, scherm, wat)
    return scherm


def _druk(scherm: CasusScherm, toetsen: str) -> None:
    next(a for a in scherm.acties() if a.shortcut().toString() == toetsen and a.isEnabled()).trigger()


def _plak(qtbot: QtBot, scherm: CasusScherm, tekst: str) -> QTextEdit:
    vak = scherm._invoer["hulpvraag"].widget
    assert isinstance(vak, Tekstvak)
    vak.setFocus()
    vak.selectAll()
    QGuiApplication.clipboard().setText(tekst)
    toets(vak, K.Key_V, CTRL)
    qtbot.waitUntil(lambda: scherm._naloper.tel()[0] >= 4, timeout=8000)
    return vak


def test_of_a_pasted_intake_nothing_is_left(
    qtbot: QtBot,
    omgeving: Omgeving,  # noqa: F811  # the fixture
    programma: Programma,
    kluismap: Path,
    tijdelijk: Path,
    tmp_path: Path,
) -> None:
    casus_id = maak_compleet(programma)
    scherm = _open(qtbot, omgeving, casus_id)
    vak = _plak(qtbot, scherm, INTAKE)
    scherm.mag_weg()
    rust(omgeving)
    assert _sporen(kluismap), "it was there"

    def namen(dialoog: Any) -> None:
        typ(dialoog.findChild(Tekstvak), "Wolfrabe")
        dialoog.knop_doe.click()

    in_dialoog(qtbot, lambda: _druk(scherm, "Ctrl+Shift+B"), namen)
    with pytest.raises(Stukgeweigerd) as fout:
        programma.exporteer("casus", casus_id, tmp_path / "casus.docx")
    besluiten = [
        Stukbesluit(v.nummer, v.bevinding.begin, v.bevinding.einde, v.bevinding.tekst, "[weg]", v.bevinding.soort)
        for v in fout.value.vondsten
    ]
    assert fout.value.opnieuw is not None
    fout.value.opnieuw(vervang=besluiten)
    with zipfile.ZipFile(tmp_path / "casus.docx") as pakket:
        uitgave = "".join(pakket.read(naam).decode("utf-8", "ignore") for naam in pakket.namelist()).lower()
    assert not [woord for woord in GEPLANT if woord.lower() in uitgave]
    for _ in range(40):
        if not scherm._naloper.alles:
            break
        _druk(scherm, "F8")
        _druk(scherm, "F9")
    assert vak.document().isUndoAvailable()
    scherm.mag_weg()
    rust(omgeving)

    def verklaar(dialoog: Any) -> None:
        typ(dialoog.findChild(Tekstvak), "De gegevens zijn verzonnen.")
        for vakje in dialoog.findChildren(QCheckBox):
            vakje.click()
        dialoog.knop_doe.click()

    in_dialoog(qtbot, lambda: _druk(scherm, "Ctrl+Return"), verklaar)
    rust(omgeving)
    assert feiten(programma, casus_id).status is CasusStatus.GEREED
    assert not vak.document().isUndoAvailable(), "Ctrl+Z brings no name back into a declared casus"
    omgeving.instellingen.sync()
    assert _sporen(kluismap, tijdelijk, tmp_path) == set()


def test_a_known_name_that_stands_holds_the_declaration_back(
    qtbot: QtBot,
    omgeving: Omgeving,  # noqa: F811  # the fixture
    programma: Programma,
) -> None:
    casus_id = maak_compleet(programma)
    scherm = _open(qtbot, omgeving, casus_id)
    vak = scherm._invoer["hulpvraag"].widget
    typ(vak, "Het gaat goed met kwibus. ")
    rust(omgeving)

    def namen(dialoog: Any) -> None:
        typ(dialoog.findChild(Tekstvak), "Kwibus")
        dialoog.knop_doe.click()

    in_dialoog(qtbot, lambda: _druk(scherm, "Ctrl+Shift+B"), namen)
    qtbot.waitUntil(lambda: scherm._naloper.tel() == (1, 0), timeout=5000)
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    _druk(scherm, "Ctrl+Return")
    rust(omgeving)
    assert gezegd and "naam van een persoon" in gezegd[-1]
    assert feiten(programma, casus_id).status is CasusStatus.AANGEMELD
