"""The thread beside the window: order, errors, and callbacks of what is gone."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import maak, plek, rust
from ui.runner import Runner
from ui.scherm import Omgeving
from weegtafel.bootstrap import Programma
from weegtafel.casus import queries
from weegtafel.casus.commands import BewaarCasus, MaakCasus
from weegtafel.kernel.codes import CasusSoort
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Gewijzigd, Wijziging


def test_work_runs_beside_the_window_in_order_and_answers_on_it(omgeving: Omgeving) -> None:
    runner, van = omgeving.runner, QObject()
    hier = QThread.currentThread()
    gelopen: list[tuple[int, bool]] = []
    antwoorden: list[tuple[int, bool]] = []

    def werk(nummer: int) -> int:
        gelopen.append((nummer, threading.current_thread() is threading.main_thread()))
        return nummer

    for nummer in range(5):
        runner.doe(
            lambda nummer=nummer: werk(nummer),
            van=van,
            klaar=lambda n: antwoorden.append((n, QThread.currentThread() is hier)),
        )
    assert runner.bezig and antwoorden == []
    runner.wacht()
    assert gelopen == [(n, False) for n in range(5)]
    assert antwoorden == [(n, True) for n in range(5)]
    assert not runner.bezig


def test_rest_is_told_once_after_the_last_answer_also_when_that_is_an_error(omgeving: Omgeving) -> None:
    runner, van = omgeving.runner, QObject()
    volgorde: list[str] = []

    def mis() -> None:
        raise Storing("De schijf is vol.")

    def fout(_fout: Exception) -> bool:
        volgorde.append("fout")
        return True

    runner.rustig.connect(lambda: volgorde.append("rust"))
    wacht = threading.Event()
    runner.doe(wacht.wait, van=van, klaar=lambda _uit: volgorde.append("een"))
    runner.doe(mis, van=van, fout=fout)
    wacht.set()
    runner.wacht()
    assert volgorde == ["een", "fout", "rust"]


def test_an_act_tells_its_asker_and_then_everybody(omgeving: Omgeving, programma: Programma) -> None:
    gemeente, inbrenger = plek(programma)
    volgorde: list[str] = []
    van = QObject()
    omgeving.runner.gewijzigd.connect(lambda wat: volgorde.append(f"allen {sorted(wat.soorten)}"))
    omgeving.runner.voer_uit(
        MaakCasus(soort=CasusSoort.NIEUW, gemeente_id=gemeente, inbrenger_id=inbrenger),
        van=van,
        klaar=lambda wat: volgorde.append(wat.nummer),
    )
    omgeving.runner.wacht()
    assert volgorde == ["WT-2026-0001", "allen ['casus']"]


def test_a_second_window_on_the_same_vault_hears_it_too(omgeving: Omgeving, programma: Programma) -> None:
    ander = Runner(programma.als(programma.actor))
    gehoord: list[Gewijzigd] = []
    ander.gewijzigd.connect(gehoord.append)
    casus_id = maak(programma)
    van = QObject()
    omgeving.runner.voer_uit(
        BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging("hulpvraag", "", "Hulp."),)), van=van
    )
    omgeving.runner.wacht()
    assert [wat.id for wat in gehoord] == [casus_id]
    ander.sluit()


def test_an_error_goes_to_the_asker_or_else_to_the_mouth(omgeving: Omgeving) -> None:
    runner, van = omgeving.runner, QObject()
    elders: list[Exception] = []
    eigen: list[Exception] = []
    gezegd: list[tuple[str, str]] = []
    runner.ging_mis.connect(elders.append)
    omgeving.mond.gezegd.connect(lambda soort, zin: gezegd.append((soort, zin)))

    def mis(fout: Exception) -> Any:
        def gooi() -> None:
            raise fout

        return gooi

    def neem(fout: Exception) -> bool:
        eigen.append(fout)
        return True

    def kijk(fout: Exception) -> bool:
        eigen.append(fout)
        return False

    klaar: list[Any] = []
    runner.doe(mis(Regelovertreding("Nee.")), van=van, klaar=klaar.append, fout=neem)
    runner.doe(mis(Storing("De schijf is vol.")), van=van, klaar=klaar.append, fout=kijk)
    runner.doe(mis(Regelovertreding("Dat kan niet.")), van=van, klaar=klaar.append)
    runner.wacht()
    assert klaar == []
    assert [str(f) for f in eigen] == ["Nee.", "De schijf is vol."]
    assert [str(f) for f in elders] == ["De schijf is vol.", "Dat kan niet."]
    assert gezegd == [("fout", "De schijf is vol."), ("let op", "Dat kan niet.")]


def test_nothing_is_answered_to_a_page_that_is_gone(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    runner = omgeving.runner
    poort = threading.Event()
    antwoorden: list[object] = []
    elders: list[Exception] = []
    allen: list[Gewijzigd] = []
    runner.ging_mis.connect(elders.append)
    runner.gewijzigd.connect(allen.append)
    gemeente, inbrenger = plek(programma)

    def mis() -> None:
        raise Regelovertreding("Te laat.")

    def neem(_fout: Exception) -> bool:
        antwoorden.append("fout")
        return True

    python_weg, qt_weg = QObject(), QObject()
    runner.doe(poort.wait, van=qt_weg, klaar=antwoorden.append)
    runner.vraag(queries.aantal, van=python_weg, klaar=antwoorden.append)
    runner.voer_uit(
        MaakCasus(soort=CasusSoort.NIEUW, gemeente_id=gemeente, inbrenger_id=inbrenger),
        van=qt_weg,
        klaar=antwoorden.append,
    )
    runner.doe(mis, van=qt_weg, fout=neem)
    del python_weg
    qt_weg.deleteLater()
    qtbot.wait(20)
    poort.set()
    rust(omgeving)
    assert antwoorden == []
    assert programma.vraag(queries.aantal) == 1, "the act itself was done"
    assert len(allen) == 1, "and everybody else hears of it"
    assert [str(f) for f in elders] == ["Te laat."], "a refusal is never swallowed"


def test_a_callback_that_fails_keeps_nobody_from_the_news(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    allen: list[Gewijzigd] = []
    omgeving.runner.gewijzigd.connect(allen.append)
    gemeente, inbrenger = plek(programma)
    van = QObject()

    def stuk(_wat: object) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as fouten:
        omgeving.runner.voer_uit(
            MaakCasus(soort=CasusSoort.NIEUW, gemeente_id=gemeente, inbrenger_id=inbrenger), van=van, klaar=stuk
        )
        omgeving.runner.wacht()
    assert [soort for soort, *_ in fouten] == [ZeroDivisionError]
    assert len(allen) == 1
    assert not omgeving.runner.bezig


def test_closing_finishes_what_was_asked(programma: Programma) -> None:
    runner, van = Runner(programma), QObject()
    casus_id = maak(programma)
    for stuk in ("Een", "Een twee"):
        oud = "" if stuk == "Een" else "Een"
        runner.voer_uit(BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging("hulpvraag", oud, stuk),)), van=van)
    runner.sluit()
    assert programma.vraag(queries.casus, casus_id).hulpvraag == "Een twee"
