"""The window: going places, the palette, keys, look, people, other windows, and closing without loss."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from datetime import time as kloktijd
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import feiten, in_dialoog, maak, toets, typ
from ui.casus.casus import CasusScherm
from ui.casus.lijst import CasussenScherm
from ui.plaatsen import BESTEMMINGEN
from ui.theme.theme import pas_thema_toe, thema
from ui.venster import Hoofdvenster
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.sneltoetskaart import Sneltoetskaart
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import BewaarCasus
from weegtafel.inrichting import queries as inrichting
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.opdracht import Opdracht
from weegtafel.kernel.roles import Actor, Rol

WORTEL = Path(__file__).parents[2]
Maak = Callable[[], Hoofdvenster]


@pytest.fixture
def maak_venster(qapp: QApplication, programma: Programma, tmp_path: Path) -> Iterator[Maak]:
    gemaakt: list[Hoofdvenster] = []

    def nieuw() -> Hoofdvenster:
        voorkeuren = QSettings(str(tmp_path / "voorkeuren.ini"), QSettings.Format.IniFormat)
        venster = Hoofdvenster(programma.als(programma.actor), voorkeuren)
        gemaakt.append(venster)
        venster.begin("casussen")
        venster.activateWindow()
        _rust(venster)
        return venster

    yield nieuw
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for venster in gemaakt:
        venster._schermen.clear()
        venster.close()
        venster.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    pas_thema_toe(app, "licht", 1.0)


@pytest.fixture
def venster(maak_venster: Maak) -> Hoofdvenster:
    return maak_venster()


def _rust(venster: Hoofdvenster) -> None:
    for _ in range(3):
        QApplication.processEvents()
        venster.runner.wacht()
        QApplication.processEvents()


def _doe(venster: Hoofdvenster, tekst: str) -> None:
    """Do an act of the window by its name, as its key does."""
    next(a for a in venster.actions() if isinstance(a, QAction) and a.text() == tekst).trigger()
    _rust(venster)


def _open_casus(venster: Hoofdvenster, casus_id: int) -> CasusScherm:
    venster.ga_naar("casus", casus_id)
    _rust(venster)
    scherm = venster.scherm
    assert isinstance(scherm, CasusScherm)
    return scherm


def _zoek_in_palet(qtbot: QtBot, venster: Hoofdvenster, tekst: str) -> None:
    toets(venster, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert venster._palet is not None and venster._palet.veld.hasFocus()
    QTest.keyClicks(venster._palet.veld, tekst)
    toets(venster._palet.veld, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: venster._palet is not None and not venster._palet.isVisible(), timeout=5000)
    _rust(venster)


def test_the_palette_finds_a_casus_and_enter_opens_it(
    qtbot: QtBot, venster: Hoofdvenster, programma: Programma
) -> None:
    maak(programma, hulpvraag="Slapen.")
    doel = maak(programma, hulpvraag="Kwikstaartjes in de tuin.")
    for tekst in ("kwiksta", "WT-2026-0002", "0002"):
        venster.ga_naar("casussen")
        _zoek_in_palet(qtbot, venster, tekst)
        assert isinstance(venster.scherm, CasusScherm), tekst
        assert venster.scherm._casus_id == doel


def test_enter_never_does_what_belongs_to_an_earlier_text(
    qtbot: QtBot, venster: Hoofdvenster, programma: Programma
) -> None:
    doel = maak(programma, hulpvraag="Kwikstaartjes.")
    toets(venster, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert venster._palet is not None
    _rust(venster)
    assert venster._palet.treffers()[0].titel == "Nieuwe casus", "an act is what stands first before typing"
    QTest.keyClicks(venster._palet.veld, "kwikstaartjes")
    toets(venster._palet.veld, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: isinstance(venster.scherm, CasusScherm), timeout=5000)
    assert isinstance(venster.scherm, CasusScherm) and venster.scherm._casus_id == doel


def test_the_palette_finds_overleggen_actions_and_acts(
    qtbot: QtBot, venster: Hoofdvenster, programma: Programma
) -> None:
    from weegtafel.overleg.commands import LegActieVast, PlanOverleg

    secretaris = programma.vraag(inrichting.personen, date(2026, 11, 19), Rol.SECRETARIS)[0].id
    wat = programma.voer_uit(
        PlanOverleg(
            datum=date(2026, 11, 19), begintijd=kloktijd(9, 0), eindtijd=kloktijd(12, 0), locatie="Stadhuis kamer 4",
            voorzitter_id=programma.actor.persoon_id, secretaris_id=secretaris,
        )
    )  # fmt: skip
    actie = programma.voer_uit(
        LegActieVast(wat="Nijlpaard navragen", wanneer=date(2026, 12, 1), persoon_id=programma.actor.persoon_id)
    )
    gegaan: list[tuple[str, int]] = []
    venster.ga_naar = lambda plaats, id_=0: gegaan.append((plaats, id_))  # type: ignore[method-assign]  # only where to
    _zoek_in_palet(qtbot, venster, wat.nummer)
    _zoek_in_palet(qtbot, venster, "nijlpaard")
    _zoek_in_palet(qtbot, venster, "overleggen")
    assert gegaan == [("overleg", wat.id), ("acties", actie.id), ("overleggen", 0)]
    licht = thema().palet.naam
    _zoek_in_palet(qtbot, venster, "wissel licht")
    assert thema().palet.naam != licht


def test_f1_shows_the_keys_that_work_here(venster: Hoofdvenster, programma: Programma) -> None:
    _open_casus(venster, maak(programma))
    toets(venster, Qt.Key.Key_F1)
    kaart = venster.findChild(Sneltoetskaart)
    assert isinstance(kaart, Sneltoetskaart) and kaart.isVisible()
    teksten = [label.text() for label in kaart.findChildren(QLabel)]
    assert "Ga naar hulpvraag" in teksten and "Zoek of ga naar" in teksten
    assert "Verklaar gereed" not in teksten, "what cannot be done now is not promised"
    assert all(teksten), "no empty key caps"
    toets(kaart, Qt.Key.Key_F1)
    assert not kaart.isVisible()


def test_alt_left_goes_back_and_figures_go_to_places(venster: Hoofdvenster, programma: Programma) -> None:
    casus_id = maak(programma)
    _open_casus(venster, casus_id)
    assert venster.windowTitle() == "WT-2026-0001"
    toets(venster, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    _rust(venster)
    assert isinstance(venster.scherm, CasussenScherm) and venster.windowTitle() == "Casussen"
    toets(venster, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert isinstance(venster.scherm, CasussenScherm), "there is nothing before the first page"


def test_leaving_a_page_right_after_the_last_key_loses_nothing(venster: Hoofdvenster, programma: Programma) -> None:
    casus_id = maak(programma)
    scherm = _open_casus(venster, casus_id)
    for sleutel, tekst in (("productcode", "45A04"), ("volume", "12"), ("hulpvraag", "Laatste toets")):
        typ(scherm._invoer[sleutel].widget, tekst)
        toets(venster, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        _rust(venster)
        venster.ga_naar("casus", casus_id)
    f = feiten(programma, casus_id)
    assert (f.productcode, f.volume, f.hulpvraag) == ("45A04", 12, "Laatste toets")


@pytest.mark.parametrize(("sleutel", "tekst", "waarde"), [
    ("hulpvraag", "Laatste toets", "Laatste toets"),
    ("resultaat_datum", "1-9-2027", date(2027, 9, 1)),
    ("kosten_cent", "3000", 300_000),
])  # fmt: skip
def test_closing_right_after_the_last_key_loses_nothing(
    venster: Hoofdvenster, programma: Programma, sleutel: str, tekst: str, waarde: object
) -> None:
    casus_id = maak(programma)
    scherm = _open_casus(venster, casus_id)
    typ(scherm._invoer[sleutel].widget, tekst)
    assert venster.close()
    assert feiten(programma, casus_id).waarde(sleutel) == waarde


def test_closing_asks_when_the_disk_refused(
    qtbot: QtBot, venster: Hoofdvenster, programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus_id = maak(programma)
    scherm = _open_casus(venster, casus_id)
    echt = Programma.voer_uit
    vol = [True]

    def voer_uit(zelf: Programma, opdracht: Opdracht) -> Any:
        if vol[0] and isinstance(opdracht, BewaarCasus):
            raise Storing("De schijf is vol. Wat al bewaard was, is veilig. Maak ruimte vrij.")
        return echt(zelf, opdracht)

    monkeypatch.setattr(Programma, "voer_uit", voer_uit)
    typ(scherm._invoer["hulpvraag"].widget, "Mag niet weg.")
    venster.ga_naar("casussen")
    _rust(venster)
    gevraagd: list[str] = []

    def blijf(dialoog: Any) -> None:
        assert isinstance(dialoog, Bevestiging)
        gevraagd.append(" ".join(label.text() for label in dialoog.findChildren(QLabel)))
        assert dialoog.knop_laat.isDefault()
        dialoog.knop_laat.click()

    in_dialoog(qtbot, venster.close, blijf)
    assert "Hulpvraag van WT-2026-0001" in gevraagd[0]
    assert venster.isVisible() and venster.scherm is scherm
    assert scherm._invoer["hulpvraag"].waarde() == "Mag niet weg."
    vol[0] = False
    assert venster.close(), "the disk has room again: saved, and closed without a question"
    assert feiten(programma, casus_id).hulpvraag == "Mag niet weg."


def test_pages_with_unsaved_text_are_never_cleared_away(venster: Hoofdvenster, programma: Programma) -> None:
    eerste = maak(programma)
    scherm = _open_casus(venster, eerste)
    typ(scherm._invoer["resultaat_datum"].widget, "ooit")
    for _ in range(7):
        _open_casus(venster, maak(programma))
    assert venster._schermen[("casus", eerste)] is scherm
    assert len(venster._schermen) <= 6
    assert scherm._invoer["resultaat_datum"].widget.text() == "ooit"  # type: ignore[attr-defined]  # a line
    scherm._invoer["resultaat_datum"].zet(None)


def test_theme_and_size_change_and_are_remembered(venster: Hoofdvenster) -> None:
    _doe(venster, "Wissel licht en donker")
    assert thema().palet.naam == "donker"
    assert venster.instellingen.value("thema") == "donker"
    _doe(venster, "Maak alles groter")
    assert thema().schaal == 1.1
    venster._zet_uiterlijk("donker", 1.9)
    for _ in range(2):
        _doe(venster, "Maak alles groter")
    assert thema().schaal == 2.0
    assert venster.instellingen.value("schaal", type=float) == 2.0
    _doe(venster, "Normale grootte")
    _doe(venster, "Maak alles kleiner")
    assert thema().schaal == 1.0


def test_another_person_gets_pages_of_his_own(venster: Hoofdvenster, programma: Programma) -> None:
    casus_id = maak(programma)
    oud = _open_casus(venster, casus_id)
    assert oud._formulier is not None
    typ(oud._invoer["hulpvraag"].widget, "Van de eerste.")
    coach = Actor(programma.actor.persoon_id, "Coach Vermeer", frozenset({Rol.DOORBRAAKCOACH}))
    venster.zet_actor(coach)
    _rust(venster)
    nieuw = venster.scherm
    assert isinstance(nieuw, CasusScherm) and nieuw is not oud
    assert nieuw._leesbeeld is not None, "who may not write, reads"
    assert feiten(programma, casus_id).hulpvraag == "Van de eerste."
    assert "Coach Vermeer" in venster._persoonknop.accessibleName()


def test_choosing_a_person_by_keyboard(qtbot: QtBot, venster: Hoofdvenster, programma: Programma) -> None:
    mensen = [p for p in programma.vraag(inrichting.personen, programma.klok.nu().date()) if p.rollen]
    assert len(mensen) > 1

    def kies(dialoog: Any) -> None:
        assert dialoog.lijst.hasFocus()
        toets(dialoog.lijst, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        toets(dialoog.lijst, Qt.Key.Key_Return)

    voor = venster.runner.programma.actor
    in_dialoog(qtbot, lambda: _doe(venster, "Werk als iemand anders"), kies)
    assert venster.runner.programma.actor != voor
    assert venster.runner.programma.actor.naam in {p.naam for p in mensen}


def test_a_second_window_of_this_program_sees_a_change_at_once(maak_venster: Maak, programma: Programma) -> None:
    casus_id = maak(programma)
    een, twee = maak_venster(), maak_venster()
    a, b = _open_casus(een, casus_id), _open_casus(twee, casus_id)
    typ(a._invoer["hulpvraag"].widget, "Van het eerste venster.")
    a.mag_weg()
    _rust(een)
    _rust(twee)
    assert b._invoer["hulpvraag"].waarde() == "Van het eerste venster."


def test_a_change_by_another_process_is_seen(qtbot: QtBot, venster: Hoofdvenster, programma: Programma) -> None:
    casus_id = maak(programma, hulpvraag="Eerst.")
    scherm = _open_casus(venster, casus_id)
    venster._buren.kijk()
    _rust(venster)
    opgehaald: list[bool] = []
    venster._buren.gewijzigd.connect(lambda: opgehaald.append(True))
    venster._buren.kijk()
    _rust(venster)
    assert opgehaald == [], "nothing happened"
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from weegtafel.bootstrap import open_programma\n"
            "from weegtafel.inrichting.werker import eerste_actor\n"
            "from weegtafel.casus.commands import BewaarCasus; from weegtafel.kernel.opdracht import Wijziging\n"
            "p = open_programma(Path(sys.argv[1])); p = p.als(p.vraag(eerste_actor, p.klok.nu().date()))\n"
            "p.voer_uit(BewaarCasus(casus_id=int(sys.argv[2]), "
            "wijzigingen=(Wijziging('hulpvraag', 'Eerst.', 'Van elders.'),)))",
            str(programma.kluis.map),
            str(casus_id),
        ],
        check=True,
        cwd=WORTEL,
        timeout=120,
    )
    einde = time.monotonic() + 8
    while time.monotonic() < einde and scherm._invoer["hulpvraag"].waarde() != "Van elders.":
        QTest.qWait(50)
    assert scherm._invoer["hulpvraag"].waarde() == "Van elders."
    assert opgehaald == [True]


def test_own_work_is_not_taken_for_that_of_another_program(venster: Hoofdvenster, programma: Programma) -> None:
    scherm = _open_casus(venster, maak(programma))
    venster._buren.kijk()
    _rust(venster)
    gezien: list[bool] = []
    venster._buren.gewijzigd.connect(lambda: gezien.append(True))
    typ(scherm._invoer["hulpvraag"].widget, "Zelf getypt.")
    scherm.mag_weg()
    _rust(venster)
    venster._buren.kijk()
    _rust(venster)
    assert gezien == []


def test_every_place_of_the_sidebar_can_be_reached_and_has_a_name(venster: Hoofdvenster) -> None:
    for bestemming in BESTEMMINGEN:
        venster.ga_naar(bestemming.sleutel)
        _rust(venster)
        assert venster.zijbalk.huidig() == bestemming.sleutel
        assert venster.scherm is not None


def test_about_says_where_the_data_are(qtbot: QtBot, venster: Hoofdvenster, programma: Programma) -> None:
    gezien: list[str] = []

    def lees(dialoog: Any) -> None:
        gezien.extend(label.text() for label in dialoog.findChildren(QLabel))
        dialoog.reject()

    in_dialoog(qtbot, venster.toon_over, lees)
    assert str(programma.kluis.map) in " ".join(gezien) and "EUPL" in " ".join(gezien)
