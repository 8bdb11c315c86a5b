"""What makes a casus rare stands above its text, goes when it is made coarser, and is seen at the declaration."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from tests.casus_wereld import VOLLEDIG
from tests.ui.casushulp import feiten, in_dialoog, maak_compleet, rust, toon, typ
from ui.casus.casus import CasusScherm
from ui.scherm import Omgeving
from ui.widgets.tekstvak import Tekstvak
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import BewaarCasus
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.opdracht import Wijziging


def zet_kader(programma: Programma, casus_id: int, oud: str, nieuw: str) -> None:
    programma.voer_uit(BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging("maatregel", oud, nieuw),)))


def open_zeldzaam(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> tuple[CasusScherm, int]:
    maak_compleet(programma)
    casus_id = maak_compleet(programma)
    zet_kader(programma, casus_id, str(VOLLEDIG.get("maatregel", "")), "voogdij")
    scherm = CasusScherm(omgeving, casus_id)
    toon(qtbot, scherm, omgeving)
    return scherm, casus_id


def test_the_warning_comes_and_goes_with_the_choice(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm, casus_id = open_zeldzaam(qtbot, omgeving, programma)
    assert scherm._balk._zeldzaam.isVisible()
    assert "kader “Voogdij”" in scherm._balk._zeldzaam.text()
    zet_kader(programma, casus_id, "voogdij", "")
    scherm.ververs()
    rust(omgeving)
    assert not scherm._balk._zeldzaam.isVisible()


def test_the_declaration_asks_to_acknowledge_it(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm, casus_id = open_zeldzaam(qtbot, omgeving, programma)

    def verklaar(dialoog: Any) -> None:
        gezien, verklaard = dialoog.findChildren(QCheckBox)
        assert gezien.hasFocus() and "Voogdij" in gezien.accessibleDescription()
        verklaard.click()
        typ(dialoog.findChild(Tekstvak), "Het gaat om verzonnen gegevens.")
        assert not dialoog.knop_doe.isEnabled(), "not before the rare combination was seen"
        gezien.click()
        dialoog.knop_doe.click()

    actie = next(a for a in scherm.acties() if a.shortcut().toString() == "Ctrl+Return" and a.isEnabled())
    in_dialoog(qtbot, actie.trigger, verklaar)
    rust(omgeving)
    assert feiten(programma, casus_id).status is CasusStatus.GEREED
