"""The thread beside the window: order, errors, and callbacks of what is gone."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from tests.ui.casushulp import maak, plek, rust
from ui.bewaarder import Bewaarder
from ui.runner import KORT_S, Runner
from ui.scherm import Omgeving
from ui.widgets.tekstvak import Tekstvak
from weegtafel.bootstrap import Programma
from weegtafel.casus import queries
from weegtafel.casus.commands import BewaarCasus, MaakCasus
from weegtafel.kernel.codes import CasusSoort
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging


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


def _bewaar(casus_id: int, oud: str, nieuw: str) -> BewaarCasus:
    return BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging("hulpvraag", oud, nieuw),))


def test_what_is_typed_does_not_wait_for_a_slow_reading(omgeving: Omgeving, programma: Programma) -> None:
    runner, van = omgeving.runner, QObject()
    casus_id = maak(programma)
    begonnen, door = threading.Event(), threading.Event()
    antwoorden: list[str] = []
    gehoord: list[tuple[str, int]] = []

    def traag(sessie: Session) -> str:
        staat = queries.casus(sessie, casus_id).hulpvraag
        begonnen.set()
        assert door.wait(20)
        return f"gelezen: {staat}"

    runner.gewijzigd.connect(lambda wat: gehoord.append((antwoorden[-1], wat.id)))
    runner.vraag(traag, van=van, klaar=antwoorden.append)
    assert begonnen.wait(20)
    runner.voer_uit(_bewaar(casus_id, "", "Hulp."), van=van, klaar=lambda _wat: antwoorden.append("bewaard"))
    runner.vraag(lambda s: queries.casus(s, casus_id).hulpvraag, van=van, klaar=antwoorden.append)
    einde = time.monotonic() + 20
    while not antwoorden and time.monotonic() < einde:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    time.sleep(KORT_S)  # so that the reading counts as a long one
    assert antwoorden == ["bewaard"]
    assert programma.vraag(queries.casus, casus_id).hulpvraag == "Hulp.", "while the reading still goes on"
    door.set()
    runner.wacht()
    assert antwoorden == ["bewaard", "gelezen: ", "Hulp."]
    assert gehoord == [("bewaard", casus_id), ("gelezen: ", casus_id)], "after old news the newer is told again"


def test_a_short_reading_that_an_act_overtook_is_read_again(omgeving: Omgeving, programma: Programma) -> None:
    runner, van = omgeving.runner, QObject()
    casus_id = maak(programma)
    begonnen, gelezen = threading.Event(), list[str]()
    antwoorden: list[str] = []
    echt = programma.voer_uit
    gedaan = threading.Event()

    def voer_uit(opdracht: Opdracht) -> Gewijzigd:
        assert begonnen.wait(20)
        try:
            return echt(opdracht)
        finally:
            gedaan.set()

    def lees(sessie: Session) -> str:
        gelezen.append(queries.casus(sessie, casus_id).hulpvraag)
        if len(gelezen) == 1:
            begonnen.set()
            assert gedaan.wait(20)
        return gelezen[-1]

    with pytest.MonkeyPatch.context() as hier:
        hier.setattr(programma, "voer_uit", voer_uit)
        hier.setattr("ui.runner.KORT_S", 60)
        runner.vraag(lees, van=van, klaar=antwoorden.append)
        runner.voer_uit(_bewaar(casus_id, "", "Hulp."), van=van, klaar=lambda _wat: antwoorden.append("bewaard"))
        runner.wacht()
    assert gelezen == ["", "Hulp."]
    assert antwoorden == ["bewaard", "Hulp."], "a page never sees older text after newer was stored"


def _getypt_tot_bewaard(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> float:
    """The longest wait between a key and the commit of its letter, while short and endless readings go on."""
    runner, casus_id = omgeving.runner, maak(programma)
    vak, van = Tekstvak(), QObject()
    qtbot.addWidget(vak)
    bewaarder = Bewaarder(omgeving, lambda _s, oud, nieuw: _bewaar(casus_id, oud, nieuw), van)
    bewaarder.begin("hulpvraag", "")
    vak.gewijzigd.connect(lambda tekst: bewaarder.neem("hulpvraag", tekst))
    bewaard: list[tuple[float, int]] = []
    getypt: list[float] = []
    echt = programma.voer_uit
    door = threading.Event()

    def voer_uit(opdracht: Opdracht) -> Gewijzigd:
        uit = echt(opdracht)
        assert isinstance(opdracht, BewaarCasus)
        bewaard.append((time.monotonic(), len(str(opdracht.wijzigingen[0].nieuw))))
        return uit

    def steeds(_uit: object = None) -> None:
        if not door.is_set():
            runner.vraag(lambda _s: door.wait(0.1), van=van, klaar=steeds)

    with pytest.MonkeyPatch.context() as hier:
        hier.setattr(programma, "voer_uit", voer_uit)
        steeds()
        for toets in range(14):
            if toets == 7:
                runner.vraag(lambda _s: door.wait(20), van=van, klaar=steeds)
            getypt.append(time.monotonic())
            qtbot.keyClicks(vak, "a")
            qtbot.wait(80)
        qtbot.waitUntil(lambda: bool(bewaard) and bewaard[-1][1] == len(getypt), timeout=5000)
        door.set()
        runner.wacht()
    return max(min(op for op, letters in bewaard if letters > n) - toen for n, toen in enumerate(getypt))


def test_text_is_stored_within_the_second_whatever_is_being_read(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    wacht: list[float] = []
    for _ in range(3):  # a machine that stands still for half a second does so once
        wacht.append(_getypt_tot_bewaard(qtbot, omgeving, programma))
        if wacht[-1] < 1.0:
            return
    raise AssertionError(wacht)
