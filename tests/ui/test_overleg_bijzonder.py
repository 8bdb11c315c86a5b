"""What is not in every overleg: ratifying, establishing minutes, a herzien advies, a spoedadvies. By real keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.overlegtafel import CTRL, K, Tafel, fotos, in_venster, maak_map, open_tafel, teksten
from ui.overleg.adviesblad import Adviesvenster
from ui.overleg.adviesvenster import LosAdvies
from ui.overleg.kiezers import Casuskiezer
from ui.overleg.lijst import OverleggenScherm
from ui.overleg.overleg import OverlegScherm
from ui.overleg.redenvraag import Redenvraag
from ui.widgets.bevestiging import Bevestiging
from weegtafel.casus import queries as casussen
from weegtafel.inrichting import queries as inrichting
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    NotulenStatus,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
)
from weegtafel.kernel.roles import Rol
from weegtafel.overleg import queries, vergaderqueries
from weegtafel.overleg.commands import MeldAanwezigheid


def _vul(v: Any) -> tuple[int, int]:
    """A closed overleg with draft minutes, a spoedadvies, and today's overleg, open; the second id is of the closed."""
    return fotos().maak_bijzonder(v)


@pytest.fixture(scope="module")
def gemaakt(voorbeeldmap: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[int, int]]:
    """The vault, made once for this file."""
    return maak_map(voorbeeldmap, tmp_path_factory.mktemp("bijzonder") / "kluis", _vul)


@pytest.fixture
def tafel(gemaakt: tuple[Path, tuple[int, int]], klok: VasteKlok, tmp_path: Path, qtbot: QtBot) -> Iterator[Tafel]:
    yield from open_tafel(gemaakt, klok, tmp_path, qtbot)


def _naar(tafel: Tafel, soort: PuntSoort) -> int:
    """Start the item of this kind."""
    punt = next(p.id for p in tafel.overleg().punten if p.soort is soort)
    tafel.scherm.start(punt)
    tafel.wacht()
    return punt


def _advies(tafel: Tafel, punt: int) -> Any:
    advies = tafel.blad(punt).advies
    assert advies is not None
    return advies


def _gereed(tafel: Tafel) -> set[int]:
    """The casussen that can be put on an agenda."""
    return {rij.id for rij in tafel.v.programma.vraag(casussen.gereed_voor_agenda)}


def _stel_vast(venster: QDialog) -> None:
    """Ctrl+Enter where the cursor stands; a display without window manager must be told who is in front."""
    venster.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or venster, K.Key_Return, CTRL)
    QTest.qWait(130)  # a button that is pressed by its shortcut stays down for a tenth of a second


def _bevestig(venster: Bevestiging) -> None:
    venster.activateWindow()
    QApplication.processEvents()
    assert venster.focusWidget() is venster.knop_laat, "the focus is on the safe side"
    QTest.keyClick(venster.knop_laat, K.Key_Tab)
    doel = venster.focusWidget()
    assert doel is venster.knop_doe
    QTest.keyClick(doel, K.Key_Space)


# --- ratifying ------------------------------------------------------------------------------------


def test_an_advice_under_voorbehoud_is_ratified_by_keys(tafel: Tafel) -> None:
    punt = _naar(tafel, PuntSoort.BEKRACHTIGING)
    gelezen = teksten(tafel.scherm.punt)
    assert _advies(tafel, punt).nummer in gelezen
    assert tafel.scherm.punt.knop_hoofd.text() == "Bekrachtig advies"
    in_venster(Bevestiging, _bevestig)
    tafel.toets(K.Key_Return, met=CTRL)
    assert tafel.overleg().punt(punt).status is PuntStatus.AFGEROND
    assert _advies(tafel, punt).bekrachtiging.startswith("bekrachtigd in")
    assert not tafel.scherm.punt.knop_terug.isVisible(), "what was decided is not taken back"
    assert _advies(tafel, punt).bekrachtiging in teksten(tafel.scherm.punt).replace("Bekrachtigd", "bekrachtigd")
    assert tafel.overleg().actief_sinds is None and tafel.scherm.agenda.knop_pauze.text() == "Start"
    tafel.toets(K.Key_F8)
    assert tafel.overleg().actief_punt_id not in (None, punt), "the time of what was decided does not run again"


def test_escape_at_the_question_ratifies_nothing(tafel: Tafel) -> None:
    punt = _naar(tafel, PuntSoort.BEKRACHTIGING)
    in_venster(Bevestiging, lambda venster: QTest.keyClick(venster, K.Key_Escape))
    tafel.toets(K.Key_Return, met=CTRL)
    assert tafel.overleg().punt(punt).status is PuntStatus.OPEN


def test_without_quorum_nothing_is_ratified_and_the_screen_says_so_beforehand(tafel: Tafel) -> None:
    punt = _naar(tafel, PuntSoort.BEKRACHTIGING)
    for rij in tafel.blad(punt).tafel[3:]:
        if rij.doet_mee:
            tafel.v.doe(
                MeldAanwezigheid(
                    overleg_id=tafel.overleg_id,
                    organisatie_id=rij.id,
                    soort=Aanwezigheidssoort.VERTROKKEN,
                    punt_id=punt,
                )
            )
    tafel.scherm.ververs()
    tafel.wacht()
    assert not tafel.scherm.punt.knop_hoofd.isEnabled() and not tafel.scherm.punt.knop_neen.isEnabled()
    assert tafel.blad(punt).quorum.zin in teksten(tafel.scherm.punt)
    assert "Schuif" in teksten(tafel.scherm.punt), "what can be done instead"
    tafel.toets(K.Key_Return, met=CTRL)
    assert QApplication.activeModalWidget() is None
    assert tafel.overleg().punt(punt).status is PuntStatus.OPEN


def test_not_ratified_asks_why_and_gives_the_casus_back(tafel: Tafel) -> None:
    punt = _naar(tafel, PuntSoort.BEKRACHTIGING)

    def geef_reden(venster: Redenvraag) -> None:
        venster.knop_doe.click()
        assert venster.formulier.fouten(), "without a reason nothing happens"
        QTest.keyClicks(venster.vak, "De tafel mist het plan van de school.")
        _stel_vast(venster)

    in_venster(Redenvraag, geef_reden)
    QTest.keyClick(tafel.scherm.punt.knop_neen, K.Key_Space)
    tafel.wacht()
    assert tafel.overleg().punt(punt).status is PuntStatus.AFGEROND
    assert _advies(tafel, punt).bekrachtiging.startswith("niet bekrachtigd in")
    assert "De tafel mist het plan van de school." in teksten(tafel.scherm.punt)
    assert _advies(tafel, punt).casus_id in _gereed(tafel)


# --- minutes --------------------------------------------------------------------------------------


def test_the_minutes_of_the_last_time_are_established_in_the_meeting(tafel: Tafel) -> None:
    punt = _naar(tafel, PuntSoort.VORIGE_NOTULEN)
    notulen = tafel.blad(punt).notulen
    assert notulen is not None and notulen.documentnummer in teksten(tafel.scherm.punt)
    tafel.toets(K.Key_F6)
    tafel.typ("Zonder wijzigingen.")
    in_venster(Bevestiging, _bevestig)
    tafel.toets(K.Key_Return, met=CTRL)
    tafel.wacht()
    assert tafel.blad(punt).notulen.status is NotulenStatus.VASTGESTELD
    assert tafel.blad(punt).verslag == "Zonder wijzigingen.", "what was being typed is stored as well"
    assert tafel.v.programma.vraag(queries.overleg, tafel.extra).status is OverlegStatus.VASTGESTELD
    assert tafel.overleg().punt(punt).status is PuntStatus.AFGEROND
    assert not tafel.scherm.punt.knop_terug.isVisible()


# --- a herzien advies and a spoedadvies -----------------------------------------------------------


def _vul_advies(venster: LosAdvies, tafel: Tafel) -> None:
    """Choose passend with the figure, give a motivering, and who confirms."""
    tafel.wacht()
    venster.velden.kies_cijfer(1)
    QTest.keyClick(venster.velden.vak("motivering"), K.Key_A, CTRL)
    QTest.keyClicks(venster.velden.vak("motivering"), "De gevraagde inzet past bij het resultaat.")
    secretaris = tafel.v.programma.vraag(inrichting.personen, datetime(2026, 11, 12).date(), Rol.SECRETARIS)[0]
    venster.bevestiger.zet_waarde(secretaris.id)


def test_an_advice_is_corrected_with_a_reason_and_the_first_stays_readable(tafel: Tafel, qtbot: QtBot) -> None:
    scherm = OverlegScherm(tafel.omgeving, tafel.extra)
    qtbot.addWidget(scherm)
    scherm.show()
    scherm.ververs()
    tafel.wacht()
    eerste = tafel.v.programma.vraag(vergaderqueries.adviezen_van_overleg, tafel.extra)[0]

    def herzie(venster: Adviesvenster) -> None:
        tafel.wacht()
        assert eerste.motivering[:40] in teksten(venster)
        in_venster(LosAdvies, vul)
        venster.knop_herzie.click()

    def vul(venster: LosAdvies) -> None:
        _vul_advies(venster, tafel)
        _stel_vast(venster)
        tafel.wacht()
        assert venster.isVisible(), "without a reason it is refused"
        assert venster._boven.fouten()
        QTest.keyClicks(venster.reden, "Het volume was verkeerd overgenomen.")
        _stel_vast(venster)
        tafel.wacht()

    in_venster(Adviesvenster, herzie)
    scherm._toon_advies(eerste.id)
    tafel.wacht()
    na = {a.nummer: a for a in tafel.v.programma.vraag(vergaderqueries.adviezen_van_overleg, tafel.extra)}
    oud = na[eerste.nummer]
    assert oud.motivering == eerste.motivering
    assert oud.herzien_door
    nieuw = tafel.v.programma.vraag(vergaderqueries.advies, eerste.id).herzien_door
    assert nieuw == oud.herzien_door and nieuw.endswith("/A2")
    assert QApplication.activeModalWidget() is None


def test_a_spoedadvies_is_given_between_two_overleggen(tafel: Tafel, qtbot: QtBot) -> None:
    scherm = OverleggenScherm(tafel.omgeving)
    qtbot.addWidget(scherm)
    scherm.show()
    scherm.ververs()
    tafel.wacht()
    (gereed,) = _gereed(tafel)

    def kies(venster: Casuskiezer) -> None:
        tafel.wacht()
        in_venster(LosAdvies, vul)
        QTest.keyClick(venster.lijst, K.Key_Return)

    def vul(venster: LosAdvies) -> None:
        tafel.wacht()
        _stel_vast(venster)
        assert "Kies eerst welk advies" in venster.melding.text()
        venster.velden.kies_cijfer(2)
        QTest.keyClicks(venster.velden.vak("volume"), "tien")
        _vul_tekst(venster, tafel)
        _stel_vast(venster)
        tafel.wacht()
        assert venster.isVisible() and "volume" in venster.velden.formulier.fouten()
        _vul_advies(venster, tafel)
        _stel_vast(venster)
        tafel.wacht()

    in_venster(Casuskiezer, kies)
    QTest.keyClick(scherm.knop_spoed, K.Key_Space)
    tafel.wacht()
    assert gereed not in _gereed(tafel)
    assert QApplication.activeModalWidget() is None


def _vul_tekst(venster: LosAdvies, tafel: Tafel) -> None:
    """A motivering and who confirms, whatever the kind."""
    QTest.keyClicks(venster.velden.vak("motivering"), "De inzet past met een kleine aanpassing.")
    secretaris = tafel.v.programma.vraag(inrichting.personen, datetime(2026, 11, 12).date(), Rol.SECRETARIS)[0]
    venster.bevestiger.zet_waarde(secretaris.id)
