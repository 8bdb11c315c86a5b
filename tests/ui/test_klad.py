"""What a dispute kept is found from the first page, read, copied, and leads back to where it belonged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlmodel import select

from tests.ui.casushulp import maak, rust, toon
from tests.ui.doorbraaktafel import werk_als
from ui.klad import KladScherm
from ui.regellijst import Regelknop
from ui.scherm import Omgeving
from ui.vandaag import VandaagScherm
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import BewaarCasus
from weegtafel.inrichting.models import Journaalregel
from weegtafel.kernel.errors import VersieConflict
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import Actor, Rol

TEKST = "Wat ik typte terwijl een ander hetzelfde veld schreef.\nMet een tweede regel."


def _bots(programma: Programma, casus_id: int, tekst: str) -> None:
    with pytest.raises(VersieConflict):
        programma.voer_uit(BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging("hulpvraag", "iets anders", tekst),)))


def test_a_kept_text_is_found_read_copied_and_opened(qtbot: QtBot, omgeving: Omgeving) -> None:
    programma = omgeving.runner.programma
    casus_id = maak(programma)
    _bots(programma.als(Actor(None, "Een ander", frozenset({Rol.SECRETARIS}))), casus_id, "Van een ander.")
    _bots(programma, casus_id, TEKST)
    vandaag = VandaagScherm(omgeving)
    gegaan: list[tuple[str, int]] = []
    vandaag.naar.connect(lambda soort, id_: gegaan.append((soort, id_)))
    toon(qtbot, vandaag, omgeving)
    (regel,) = [k for k in vandaag.findChildren(Regelknop) if k.regel.naar == "kladden"]
    assert (regel.regel.tekst, regel.regel.uitleg) == ("2 teksten om na te lezen", "Waarvan 1 van u")
    regel.click()
    assert gegaan == [("kladden", 0)]
    scherm = KladScherm(omgeving)
    scherm.naar.connect(lambda soort, id_: gegaan.append((soort, id_)))
    toon(qtbot, scherm, omgeving)
    assert [(r.eigen, r.soort_id) for r in scherm.model.rijen] == [(True, casus_id), (False, casus_id)]
    assert scherm.tekst.tekst() == TEKST, "one's own is chosen"
    assert "Hulpvraag" in scherm.feiten.text() and "getypt door u" in scherm.feiten.text()
    scherm.neem_over.click()
    assert QGuiApplication.clipboard().text() == TEKST
    scherm.lijst.setFocus()
    QTest.keyClick(scherm.lijst, Qt.Key.Key_Down)
    rust(omgeving)
    assert scherm.tekst.tekst() == "Van een ander." and "Een ander" in scherm.feiten.text()
    QTest.keyClick(scherm.lijst, Qt.Key.Key_Return)
    assert gegaan[-1] == ("casus", casus_id)
    omgeving.runner.boek_inzage()
    omgeving.runner.wacht()
    regels = programma.vraag(lambda s: [(r.handeling, r.velden) for r in s.exec(select(Journaalregel))])
    assert regels.count(("ziet_klad_in", "")) == 2, "each text that was read, by number and without a word"


def test_without_disputes_the_page_says_so_and_the_first_page_nothing(qtbot: QtBot, omgeving: Omgeving) -> None:
    vandaag, scherm = VandaagScherm(omgeving), KladScherm(omgeving)
    toon(qtbot, vandaag, omgeving)
    assert not [k for k in vandaag.findChildren(Regelknop) if k.regel.naar == "kladden"]
    toon(qtbot, scherm, omgeving)
    assert scherm.model.rijen == () and scherm.kaart.isHidden()
    assert not scherm.acties()[0].isEnabled()


def test_who_has_no_role_reads_nothing(qtbot: QtBot, omgeving: Omgeving) -> None:
    _bots(omgeving.runner.programma, maak(omgeving.runner.programma), TEKST)
    scherm = KladScherm(werk_als(omgeving, Actor(999, "Zonder rol", frozenset())))
    toon(qtbot, scherm, omgeving)
    assert scherm.model.rijen == ()
