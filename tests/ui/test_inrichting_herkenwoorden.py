"""Own herkenwoorden: added, refused, used by the check and taken away, with the keyboard and the buttons."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.schermhulp import in_dialoog, rust, toets, toon, typ
from ui.inrichting.herkenwoorden import Herkenwoorden
from ui.inrichting.inrichting import InrichtingScherm
from ui.scherm import Omgeving
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.opslag import herkenwoorden, lijsten_van
from weegtafel.bootstrap import Programma
from weegtafel.kernel.roles import Actor, Rol


def open_deel(qtbot: QtBot, omgeving: Omgeving) -> Any:
    scherm = toon(qtbot, omgeving, InrichtingScherm(omgeving))
    deel = scherm.toon_deel(Herkenwoorden)
    rust(omgeving)
    return deel


def voeg_toe(omgeving: Omgeving, deel: Any, soort: Soort, naam: str) -> list[dict[str, str]]:
    fouten: list[dict[str, str]] = []

    def doe(dialoog: Any) -> None:
        typ(dialoog.formulier.veld("tekst"), naam)
        dialoog.formulier.veld("soort").zet_waarde(soort)
        dialoog.knop_doe.click()
        rust(omgeving)
        fouten.append(dialoog.formulier.fouten())

    in_dialoog(omgeving, deel.nieuw_knop.click, doe)
    rust(omgeving)
    return fouten


def test_a_name_is_added_known_and_taken_away(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    deel = open_deel(qtbot, omgeving)
    assert deel.model.rowCount() == 0 and not deel.blad.isVisible()
    voeg_toe(omgeving, deel, Soort.PLAATS, "Pomperij")
    voeg_toe(omgeving, deel, Soort.SCHOOL, "De Zilverwilg")
    assert {(h.soort, h.tekst) for h in deel.model.rijen} == {
        (Soort.PLAATS, "Pomperij"),
        (Soort.SCHOOL, "De Zilverwilg"),
    }
    assert deel.lijst.gekozen_rij().tekst == "De Zilverwilg", "what was just made is chosen"
    assert "pomperij" in programma.vraag(lijsten_van).eigen_plaatsen
    assert not deel.wijzig_knop.isVisible()
    in_dialoog(omgeving, deel.weg_knop.click, lambda d: d.knop_laat.click())
    rust(omgeving)
    assert deel.model.rowCount() == 2, "nothing goes without the second press"
    in_dialoog(omgeving, lambda: toets(deel.lijst, Qt.Key.Key_Delete), lambda d: d.knop_doe.click())
    rust(omgeving)
    assert [h.tekst for h in programma.vraag(herkenwoorden)] == ["Pomperij"]
    assert deel.model.rowCount() == 1


def test_a_name_that_is_there_already_is_refused_beside_the_field(qtbot: QtBot, omgeving: Omgeving) -> None:
    deel = open_deel(qtbot, omgeving)
    voeg_toe(omgeving, deel, Soort.PLAATS, "Pomperij")
    assert "staat al op de lijst" in voeg_toe(omgeving, deel, Soort.PLAATS, "Pomperij")[0]["tekst"]
    assert deel.model.rowCount() == 1


def test_a_member_reads_the_list_and_changes_nothing(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    deel = open_deel(qtbot, omgeving)
    voeg_toe(omgeving, deel, Soort.PLAATS, "Pomperij")
    omgeving.runner.programma = programma.als(Actor(2, "Lid", frozenset({Rol.LID})))
    van_lid = open_deel(qtbot, omgeving)
    assert van_lid.model.rowCount() == 1
    assert not van_lid.nieuw_knop.isEnabled() and not van_lid.weg_knop.isEnabled()
    toets(van_lid.lijst, Qt.Key.Key_Delete)
    rust(omgeving)
    assert van_lid.model.rowCount() == 1
