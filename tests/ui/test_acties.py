from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.overleghulp import Tafelhulp
from tests.ui.schermhulp import in_dialoog, rust, toets, toon, typ
from ui.overleg.acties import ALLE, ActiesScherm
from ui.scherm import Omgeving
from weegtafel.bootstrap import Programma
from weegtafel.inrichting.models import Journaalregel
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import ActieStatus
from weegtafel.overleg.actielijst import ActieRegel, acties
from weegtafel.overleg.commands import LegActieVast

WAT = "Vraag het eindverslag van de eerdere hulp op."


@pytest.fixture
def tafel(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


def maak_actie(tafel: Tafelhulp, dagen: int = 7, wat: str = WAT, organisatie: int | None = None) -> int:
    return int(
        tafel.doe(
            LegActieVast(
                wat=wat, wanneer=tafel.dag + timedelta(days=dagen), organisatie_id=organisatie or tafel.leden[0]
            )
        ).id
    )


def alles(programma: Programma) -> tuple[ActieRegel, ...]:
    return programma.vraag(acties).rijen


def test_space_marks_done_and_again_after_a_look_at_done(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    maak_actie(tafel)
    scherm = toon(qtbot, omgeving, ActiesScherm(omgeving))
    toets(scherm.lijst, Qt.Key.Key_Space)
    rust(omgeving)
    assert alles(tafel.programma)[0].status is ActieStatus.GEDAAN
    assert scherm.model.rowCount() == 0
    scherm.filter.kies(ActieStatus.GEDAAN)
    rust(omgeving)
    assert [a.wat for a in scherm.model.rijen] == [WAT]
    toets(scherm.lijst, Qt.Key.Key_D)
    rust(omgeving)
    assert alles(tafel.programma)[0].status is ActieStatus.OPEN
    assert scherm.model.rowCount() == 0


def test_what_was_done_by_mistake_comes_back_with_the_button_of_the_message(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp
) -> None:
    maak_actie(tafel)
    scherm = toon(qtbot, omgeving, ActiesScherm(omgeving))
    gezegd: list[object] = []
    omgeving.mond.meld = lambda soort, zin, actie=None: gezegd.append(actie)  # type: ignore[method-assign]
    toets(scherm.lijst, Qt.Key.Key_D)
    rust(omgeving)
    gezegd[0].doe()  # type: ignore[attr-defined]
    rust(omgeving)
    assert alles(tafel.programma)[0].status is ActieStatus.OPEN
    assert scherm.model.rowCount() == 1


def test_late_stands_first_with_a_word_and_a_colour(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp, klok: VasteKlok
) -> None:
    maak_actie(tafel, 30, "Een actie voor later in de maand.")
    maak_actie(tafel, 1)
    klok.moment += timedelta(days=5)
    scherm = toon(qtbot, omgeving, ActiesScherm(omgeving))
    eerste = scherm.model.index(0, 3)
    assert eerste.data() == "te laat"
    assert scherm.model.index(1, 3).data() == "open"
    assert eerste.data(Qt.ItemDataRole.ForegroundRole) != scherm.model.index(1, 3).data(Qt.ItemDataRole.ForegroundRole)
    assert "1 te laat" in scherm._kop.ondertitel.text()


def test_dropping_asks_a_reason_and_keeps_it(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    maak_actie(tafel)
    scherm = toon(qtbot, omgeving, ActiesScherm(omgeving))

    def laat_vervallen(dialoog) -> None:  # type: ignore[no-untyped-def]
        dialoog.knop_doe.click()
        assert dialoog.isVisible() and dialoog.formulier.fouten()
        typ(dialoog.vak, "Het verslag is al binnen.")
        dialoog.knop_doe.click()

    in_dialoog(omgeving, lambda: toets(scherm.lijst, Qt.Key.Key_Delete), laat_vervallen)
    (actie,) = alles(tafel.programma)
    assert (actie.status, actie.toelichting) == (ActieStatus.VERVALLEN, "Het verslag is al binnen.")


def test_another_day_is_refused_beside_the_field_when_it_has_passed(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp
) -> None:
    maak_actie(tafel)
    scherm = toon(qtbot, omgeving, ActiesScherm(omgeving))

    def verzet(dialoog) -> None:  # type: ignore[no-untyped-def]
        veld = dialoog.formulier.veld("wanneer")
        typ(veld, "1-1-2026")
        dialoog.knop_doe.click()
        rust(omgeving)
        assert "voorbij" in dialoog.formulier.fouten()["wanneer"]
        typ(veld, "3-12-2026")
        dialoog.knop_doe.click()

    in_dialoog(omgeving, lambda: toets(scherm.lijst, Qt.Key.Key_V), verzet)
    assert alles(tafel.programma)[0].wanneer == date(2026, 12, 3)


def test_a_new_action_needs_what_who_and_when(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    scherm = toon(qtbot, omgeving, ActiesScherm(omgeving))

    def vul(dialoog) -> None:  # type: ignore[no-untyped-def]
        dialoog.knop_doe.click()
        assert set(dialoog.formulier.fouten()) == {"persoon_id", "wanneer"}
        typ(dialoog.formulier.veld("wat"), WAT)
        dialoog.formulier.veld("persoon_id").zet_waarde((None, tafel.leden[0]))
        typ(dialoog.formulier.veld("wanneer"), "26-11-2026")
        dialoog.knop_doe.click()

    in_dialoog(omgeving, scherm._nieuw.click, vul)
    assert [(a.wat, a.wanneer) for a in scherm.model.rijen] == [(WAT, date(2026, 11, 26))]


def test_enter_goes_to_the_casus_or_the_overleg(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    overleg, (punt,) = tafel.open_met(1)
    tafel.doe(LegActieVast(wat=WAT, wanneer=tafel.dag, organisatie_id=tafel.leden[0], punt_id=punt))
    scherm = toon(qtbot, omgeving, ActiesScherm(omgeving))
    (actie,) = scherm.model.rijen
    with qtbot.waitSignal(scherm.naar) as sein:
        toets(scherm.lijst, Qt.Key.Key_Return)
    assert sein.args == ["casus", actie.casus_id]
    with qtbot.waitSignal(scherm.naar) as sein:
        scherm.knop_overleg.click()
    assert sein.args == ["overleg", overleg]


def test_only_my_organisation_keeps_what_is_mine(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    lid = tafel.personen[tafel.leden[0]]
    omgeving.runner.programma = tafel.programma.als(type(omgeving.actor)(lid, "Een lid", omgeving.actor.rollen))
    maak_actie(tafel)
    maak_actie(tafel, wat="Een actie van een andere organisatie.", organisatie=tafel.leden[1])
    scherm = toon(qtbot, omgeving, ActiesScherm(omgeving))
    scherm.filter.kies(ALLE)
    rust(omgeving)
    assert scherm.model.rowCount() == 2
    scherm.eigen.setChecked(True)
    rust(omgeving)
    assert [a.wat for a in scherm.model.rijen] == [WAT]


def test_each_change_is_one_journal_line(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    maak_actie(tafel)
    scherm = toon(qtbot, omgeving, ActiesScherm(omgeving))
    voor = len(tafel.alle(Journaalregel))
    toets(scherm.lijst, Qt.Key.Key_Space)
    rust(omgeving)
    assert [r["handeling"] for r in tafel.alle(Journaalregel)[voor:]] == ["werk_actie_bij"]
