"""The rekenblad as a coach uses it: typing ranges, prices from the list, results while typing, steps and charts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.doorbraakhulp import Doorbraakhulp
from tests.ui.doorbraaktafel import open_aanvraag
from ui.doorbraak.rekenblad import Rekenblad
from ui.doorbraak.rekenblad_effecten import Effectvak
from ui.doorbraak.rekenblad_prijs import Prijskiezer
from ui.doorbraak.rekenblad_stappen import Stappenvenster
from ui.doorbraak.rekenblad_uitkomst import onaf
from ui.doorbraak.rekenblad_velden import (
    lees_maanden,
    lees_spreiding,
    toon_maanden,
    toon_spreiding,
)
from ui.messages import Mond
from ui.runner import Runner
from ui.scherm import Omgeving
from ui.widgets.berichtenbalk import Berichtenbalk
from ui.widgets.grafiek import Tabelvenster, bewaar_png, bewaar_svg
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak.commands import BewaarEffect
from weegtafel.doorbraak.rekenstappen import stappen
from weegtafel.inrichting.commands import ZetInstelling
from weegtafel.kernel.opdracht import Wijziging


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


@pytest.fixture
def coach(hulp: Doorbraakhulp, qtbot: QtBot, tmp_path: Path) -> Iterator[Omgeving]:
    balk = Berichtenbalk()
    qtbot.addWidget(balk)
    runner = Runner(hulp.programma.als(hulp.coach))
    mond = Mond(balk)
    runner.ging_mis.connect(mond.vang)
    yield Omgeving(runner, mond, QSettings(str(tmp_path / "v.ini"), QSettings.Format.IniFormat))
    runner.sluit()


@pytest.fixture
def blad(hulp: Doorbraakhulp, coach: Omgeving, qtbot: QtBot) -> Rekenblad:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    return open_blad(coach, qtbot, id_)


def open_blad(omgeving: Omgeving, qtbot: QtBot, id_: int) -> Rekenblad:
    uit = Rekenblad(omgeving, id_)
    qtbot.addWidget(uit)
    uit.resize(984, 1200)
    uit.ververs()
    uit.show()
    rust(uit)
    return uit


def rust(blad: Rekenblad) -> None:
    """All that was asked is answered, and the draws are in."""
    blad.omgeving.runner.wacht()
    QTest.qWait(10)
    blad._rust.setInterval(0)
    QTest.qWait(20)
    blad.omgeving.runner.wacht()
    QTest.qWait(5)


def vak(blad: Rekenblad, nummer: int = 0) -> Effectvak:
    gevonden = blad.effecten.vakken[nummer]
    assert isinstance(gevonden, Effectvak)
    return gevonden


def veld(blad: Rekenblad, sleutel: str, nummer: int = 0) -> QLineEdit:
    widget = vak(blad, nummer).velden[sleutel].widget
    assert isinstance(widget, QLineEdit)
    return widget


def typ(widget: QLineEdit, tekst: str) -> None:
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, tekst)


def opgeslagen(hulp: Doorbraakhulp, blad: Rekenblad) -> tuple[Any, ...]:
    blad.omgeving.runner.wacht()
    return hulp.feiten(blad._aanvraag_id).effecten


@pytest.mark.parametrize(
    ("tekst", "procent", "verwacht"),
    [
        ("", False, ("", "", "")),
        ("57.500", False, ("", "57500", "")),
        ("€ 45.000 57.500 70.000", False, ("45000", "57500", "70000")),
        ("45.000–57.500–70.000", False, ("45000", "57500", "70000")),
        ("45000 - 57500 - 70000", False, ("45000", "57500", "70000")),
        ("45000-57500-70000", False, ("45000", "57500", "70000")),
        ("1,5", False, ("", "1.5", "")),
        ("60", True, ("", "0.6", "")),
        ("60 %", True, ("", "0.6", "")),
        ("10 20 40", True, ("0.1", "0.2", "0.4")),
        ("10–20–40 %", True, ("0.1", "0.2", "0.4")),
        ("2,5", True, ("", "0.025", "")),
        ("0", True, ("", "0", "")),
        ("100", True, ("", "1", "")),
    ],
)
def test_a_range_is_typed_in_one_field(tekst: str, procent: bool, verwacht: tuple[str, str, str]) -> None:
    assert lees_spreiding(tekst, procent=procent) == verwacht
    getoond = toon_spreiding(verwacht, procent=procent)
    assert lees_spreiding(getoond, procent=procent) == verwacht


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("veel", "geen getal"), ("10 20", "of drie"), ("3 2 1", "van laag naar hoog"), ("1 2 3 4", "of drie"),
        ("-5", "geen getal"), ("5.50", "geen getal"), ("99999999999", "te groot"),
    ],
)  # fmt: skip
def test_what_is_no_range_is_said(tekst: str, zin: str) -> None:
    with pytest.raises(ValueError, match=zin):
        lees_spreiding(tekst, procent=False)


def test_a_chance_stays_below_one() -> None:
    with pytest.raises(ValueError, match="tussen 0 en 100"):
        lees_spreiding("101", procent=True)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("1–12", (1, 12)), ("1-12", (1, 12)), ("1 12", (1, 12)), ("3 t/m 18", (3, 18)), ("5", (5, 5)), ("", (None, None))],
)
def test_months_are_typed_in_one_field(tekst: str, verwacht: tuple[int | None, int | None]) -> None:
    assert lees_maanden(tekst) == verwacht
    assert lees_maanden(toon_maanden(verwacht)) == verwacht


@pytest.mark.parametrize("tekst", ["12-1", "0-3", "1-601", "altijd"])
def test_what_is_no_period_is_said(tekst: str) -> None:
    with pytest.raises(ValueError, match="periode"):
        lees_maanden(tekst)


def test_results_follow_every_key(blad: Rekenblad, hulp: Doorbraakhulp) -> None:
    """57,500 × (60 % − 20 %) = 23,000; with 50 % it is 17,250, before anything is stored."""
    cijfers = blad.uitkomst.cijfers
    assert cijfers is not None
    assert cijfers.besparing == Decimal("23000.00")
    assert vak(blad).besparing.text().replace("\u00a0", " ") == "€ 23.000,00"
    assert blad.uitkomst.kaart.hoofd.text() == "€ 1 wordt € 7,58"
    typ(veld(blad, "kans_zonder_midden"), "50")
    QTest.qWait(5)
    cijfers = blad.uitkomst.cijfers
    assert cijfers is not None
    assert cijfers.besparing == Decimal("17250.00")
    assert opgeslagen(hulp, blad)[0].kans_zonder_midden == "0.60"
    blad.spoel()
    assert opgeslagen(hulp, blad)[0].kans_zonder_midden == "0.5"
    assert blad.onbewaard() == ()


def test_another_field_leaves_the_price_as_it_was_written(blad: Rekenblad, hulp: Doorbraakhulp) -> None:
    """``0.60`` must not become ``0.6`` because somebody corrects a source: that would be a change of the chance."""
    typ(veld(blad, "prijsbron"), "Gemeente 2022")
    blad.spoel()
    effect = opgeslagen(hulp, blad)[0]
    assert (effect.prijsbron, effect.kans_zonder_midden) == ("Gemeente 2022", "0.60")


def test_what_cannot_be_read_does_not_count_and_is_not_lost(blad: Rekenblad, hulp: Doorbraakhulp) -> None:
    prijs = veld(blad, "prijs_midden")
    typ(prijs, "veel")
    QTest.qWait(5)
    assert blad.som.uitkomst is None
    assert "Effect 1 telt nog niet mee: “veel” is geen getal" in blad.waarschuwingen.zinnen()[0]
    assert blad.uitkomst.kaart.mist.text() == "Zonder effect 1: dat is nog niet af."
    blad.spoel()
    assert opgeslagen(hulp, blad)[0].prijs_midden == "57500"
    assert prijs.text() == "veel"
    assert blad.onbewaard() == ("een effect",)
    typ(prijs, "1000")
    blad.spoel()
    assert opgeslagen(hulp, blad)[0].prijs_midden == "1000"
    assert blad.onbewaard() == ()


def test_an_incomplete_effect_is_named_and_the_others_count(blad: Rekenblad, hulp: Doorbraakhulp) -> None:
    blad.nieuw_effect()
    rust(blad)
    assert len(blad.effecten.vakken) == 2
    assert blad.som.nummers == (1,)
    assert any(zin.startswith("Effect 2 telt nog niet mee") for zin in blad.waarschuwingen.zinnen())
    typ(veld(blad, "omschrijving", 1), "Schuldhulp voorkomen")
    for sleutel, tekst in (
        ("prijs_midden", "4500"), ("eenheid", "traject"), ("kans_zonder_midden", "50"), ("kans_met_midden", "20"),
    ):  # fmt: skip
        typ(veld(blad, sleutel, 1), tekst)
    QTest.qWait(5)
    assert list(blad.som.nummers) == [1, 2]
    cijfers = blad.uitkomst.cijfers
    assert cijfers is not None
    assert cijfers.besparing == Decimal("24350.00")
    blad.spoel()
    assert opgeslagen(hulp, blad)[1].omschrijving == "Schuldhulp voorkomen"


def test_what_an_effect_lacks_is_said_in_one_breath() -> None:
    redenen = ("omschrijving: dit veld is leeg.", "prijs: vul een getal in.", "kans met doorbraak: vul een getal in.")
    assert onaf(2, redenen) == "Effect 2 telt nog niet mee: vul omschrijving, prijs en kans met doorbraak in."
    assert onaf(1, ("“duizend” is geen getal.",)) == "Effect 1 telt nog niet mee: “duizend” is geen getal."


def test_keys_walk_over_the_effects_and_take_one_away(blad: Rekenblad, hulp: Doorbraakhulp) -> None:
    blad.nieuw_effect()
    rust(blad)
    eerste = veld(blad, "prijs_midden")
    eerste.setFocus()
    QTest.keyClick(eerste, Qt.Key.Key_Return)
    assert veld(blad, "prijs_midden", 1).hasFocus()
    QTest.keyClick(veld(blad, "prijs_midden", 1), Qt.Key.Key_Up)
    assert eerste.hasFocus()
    QTest.keyClick(veld(blad, "prijs_midden", 1), Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    rust(blad)
    assert len(opgeslagen(hulp, blad)) == 1
    assert len(blad.effecten.vakken) == 1


def test_tab_walks_as_one_reads(blad: Rekenblad) -> None:
    blad.nieuw_effect()
    rust(blad)
    widget = veld(blad, "omschrijving")
    gelopen: list[Any] = []
    verder: Any = widget
    while len(gelopen) < 60 and (not gelopen or verder is not widget):
        if verder.focusPolicy() & Qt.FocusPolicy.TabFocus and verder.isVisible() and verder.isEnabled():
            gelopen.append(verder)
        verder = verder.nextInFocusChain()
    namen = [w.accessibleName() for w in gelopen]
    eerste = [
        "Wat wordt voorkomen", "Betaler", "Prijs", "Eenheid", "Aantal", "Maanden", "Kans zonder", "Kans met",
        "Waarom deze kansen",
    ]  # fmt: skip
    assert namen[:9] == [f"{naam}, effect 1" for naam in eerste]
    assert namen[9:12] == ["Kies een prijs voor effect 1", "Bron van de prijs, effect 1", "Prijsjaar, effect 1"]
    assert namen.index("Wat wordt voorkomen, effect 2") < namen.index("Effect uit de prijslijst")
    assert namen.index("Effect uit de prijslijst") < namen.index("Toon alle stappen") < namen.index("Per betaler")
    assert len(set(namen)) == len(namen)


def test_a_price_from_the_list_comes_with_its_year_and_source(
    blad: Rekenblad, hulp: Doorbraakhulp, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert blad.stand is not None
    regel = next(r for r in blad.stand.blad.prijslijst.regels if r.midden is not None and r.prijsjaar)
    monkeypatch.setattr("ui.doorbraak.rekenblad.kies_prijs", lambda *_: (regel.code, False))
    blad._vraag_prijs(None)
    rust(blad)
    effect = opgeslagen(hulp, blad)[1]
    assert (effect.prijscode, effect.prijsjaar, effect.eenheid) == (regel.code, regel.prijsjaar, regel.eenheid)
    assert regel.bron in effect.prijsbron
    assert veld(blad, "prijsjaar", 1).text() == str(regel.prijsjaar)
    assert veld(blad, "omschrijving", 1).hasFocus()
    typ(veld(blad, "prijs_midden", 1), "1")
    blad.spoel()
    assert opgeslagen(hulp, blad)[1].prijscode == ""


def test_an_indexed_price_shows_its_step_and_a_changed_one_that_it_is_an_own_price(
    blad: Rekenblad, hulp: Doorbraakhulp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.doorbraak.rekenblad.kies_prijs", lambda *_: ("jeugd.uithuisplaatsing", True))
    blad._vraag_prijs(None)
    rust(blad)
    regel = vak(blad, 1).herkomst
    assert not regel.isHidden() and vak(blad, 0).herkomst.isHidden()
    zin = regel.text().replace("\u00a0", " ")
    assert zin == "€ 57.500,00 × (1 + 7,3 %) = € 61.697,50: met de CPI van prijspeil 2022 naar 2024."
    gezien: list[str] = []
    monkeypatch.setattr(
        "ui.doorbraak.rekenblad.toon_stappen", lambda _o, stappen, _l: gezien.extend(s.label for s in stappen)
    )
    typ(veld(blad, "kans_zonder_midden", 1), "50")
    typ(veld(blad, "kans_met_midden", 1), "20")
    blad.toon_stappen()
    assert "midden naar prijspeil 2024" in " ".join(gezien[:3]) and any(g.startswith("Effect 1") for g in gezien)
    typ(veld(blad, "prijsjaar", 1), "2026")
    QTest.qWait(5)
    assert regel.text().startswith("Eigen prijs, afgeleid van “")
    blad.spoel()
    assert opgeslagen(hulp, blad)[1].prijsherkomst == regel.text()


def test_the_price_chooser_finds_by_typing_and_takes_by_enter(blad: Rekenblad, qtbot: QtBot) -> None:
    assert blad.stand is not None
    kiezer = Prijskiezer(blad, blad.stand.blad.prijslijst, blad.omgeving.vandaag)
    qtbot.addWidget(kiezer)
    kiezer.show()
    QTest.keyClicks(kiezer.veld, "pleegvergoeding")
    QTest.keyClick(kiezer.veld, Qt.Key.Key_Return)  # faster than the list follows
    assert kiezer.keuze is not None
    gekozen = blad.stand.blad.prijslijst.regel(kiezer.keuze[0])
    assert gekozen is not None
    assert gekozen.omschrijving.startswith("Pleegvergoeding")


def test_a_price_without_an_amount_cannot_be_taken(blad: Rekenblad, qtbot: QtBot) -> None:
    assert blad.stand is not None
    leeg = replace(
        blad.stand.blad.prijslijst, regels=tuple(r for r in blad.stand.blad.prijslijst.regels if r.midden is None)
    )
    kiezer = Prijskiezer(blad, leeg, blad.omgeving.vandaag)
    qtbot.addWidget(kiezer)
    kiezer._neem()
    assert kiezer.keuze is None
    assert not kiezer._neem_knop.isEnabled()


def test_draws_come_beside_the_window_and_stand_until_new_ones(blad: Rekenblad) -> None:
    cijfers = blad.uitkomst.cijfers
    assert cijfers is not None
    assert cijfers.allen is not None
    oud = cijfers.allen
    typ(veld(blad, "kans_zonder_midden"), "70")
    QTest.qWait(0)
    nu = blad.uitkomst.cijfers
    assert nu is not None
    assert nu.allen == oud  # no empty band while the draws are made
    rust(blad)
    straks = blad.uitkomst.cijfers
    assert straks is not None
    assert straks.allen is not None
    assert straks.allen.p50 > oud.p50


def test_every_number_opens_to_its_steps(blad: Rekenblad, qtbot: QtBot) -> None:
    assert blad.som.uitkomst is not None
    alle = stappen(blad.som.uitkomst)
    for _label, knop in blad.uitkomst.kaart._regels:
        if knop.isEnabled():
            venster = Stappenvenster(blad, alle, knop.property("stap"))
            qtbot.addWidget(venster)
            gekozen = venster.lijst.gekozen_rij()
            assert gekozen[1].label == knop.property("stap")
            assert "Exact: " in venster.uitleg.tekst()
            assert knop.text().replace("\u00a0", " ").split(" ")[0]


def test_each_chart_has_its_table_and_a_copy_as_a_file(blad: Rekenblad, qtbot: QtBot, tmp_path: Path) -> None:
    for sleutel, kaart in blad.uitkomst.grafieken.items():
        beeld = kaart.beeld
        assert beeld is not None, sleutel
        assert kaart.vlak.accessibleDescription() == beeld.figuur.beschrijving
        assert kaart.vlak.focusPolicy() & Qt.FocusPolicy.TabFocus
        venster = Tabelvenster(blad, beeld)
        qtbot.addWidget(venster)
        assert venster.model.rowCount() == len(beeld.rijen)
        bewaar_png(beeld.figuur, tmp_path / f"{sleutel}.png")
        bewaar_svg(beeld.figuur, tmp_path / f"{sleutel}.svg")
        assert QImage(str(tmp_path / f"{sleutel}.png")).width() == round(beeld.figuur.breedte * 3)
        assert (tmp_path / f"{sleutel}.svg").read_text(encoding="utf-8").startswith("<svg")


def test_who_may_not_write_reads(hulp: Doorbraakhulp, coach: Omgeving, qtbot: QtBot) -> None:
    blad = open_blad(coach, qtbot, hulp.besloten())
    assert not blad.effecten.bewerkbaar
    assert veld(blad, "prijs_midden").isReadOnly()
    assert not blad._knoppen.isVisible()
    assert blad.uitkomst.cijfers is not None
    blad._vraag_prijs(None)
    assert len(opgeslagen(hulp, blad)) == 1


def test_a_second_coach_reads_until_choosing_to_write(hulp: Doorbraakhulp, coach: Omgeving, qtbot: QtBot) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    scherm = open_aanvraag(qtbot, coach, hulp.toetser, id_)
    scherm.ga_naar_stap("rendement")
    deel: Any = scherm._delen["rendement"]
    rust(deel.rekenblad)
    assert deel.rekenblad.uitkomst.cijfers is not None, "what cannot be typed in can be read"
    assert not deel.rekenblad.bewerkbaar
    assert veld(deel.rekenblad, "prijs_midden").isReadOnly()
    gezegd: list[str] = []
    coach.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    deel.rekenblad.nieuw_effect()
    assert len(deel.rekenblad.effecten.vakken) == 1
    assert gezegd[-1].startswith("U leest mee.")
    deel._meeschrijven.knop.click()
    assert deel.rekenblad.bewerkbaar
    assert not veld(deel.rekenblad, "prijs_midden").isReadOnly()
    deel.rekenblad.nieuw_effect()
    rust(deel.rekenblad)
    assert len(deel.rekenblad.effecten.vakken) == 2


def test_the_keys_of_the_rekenblad_are_listed_and_work_from_every_step(
    hulp: Doorbraakhulp, coach: Omgeving, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    scherm = open_aanvraag(qtbot, coach, hulp.coach, id_)
    acties = {a.shortcut().toString(): a for a in scherm.acties()}
    assert {"Alt+P", "Alt+N", "Ctrl+T"} <= acties.keys()
    getoond: list[str] = []
    monkeypatch.setattr("ui.doorbraak.rekenblad.toon_stappen", lambda _v, alle, _label: getoond.append(alle[-1].label))
    monkeypatch.setattr("ui.doorbraak.rekenblad.kies_prijs", lambda *_: ("jeugd.uithuisplaatsing", False))
    scherm.ga_naar_stap("aanvraag")
    acties["Alt+N"].trigger()
    deel: Any = scherm._delen["rendement"]
    rust(deel.rekenblad)
    assert scherm._stap == "rendement"
    assert len(deel.rekenblad.effecten.vakken) == 2
    acties["Alt+P"].trigger()
    rust(deel.rekenblad)
    assert [e.prijscode for e in hulp.feiten(id_).effecten][-1] == "jeugd.uithuisplaatsing"
    acties["Ctrl+T"].trigger()
    assert getoond
    gelezen = open_aanvraag(qtbot, coach, hulp.lid, id_)
    aan = {a.shortcut().toString(): a.isEnabled() for a in gelezen.acties()}
    assert (aan["Alt+P"], aan["Alt+N"], aan["Ctrl+T"]) == (False, False, True)


def test_a_decided_request_shows_the_numbers_of_then(hulp: Doorbraakhulp, coach: Omgeving, qtbot: QtBot) -> None:
    """Another discount rate since changes nothing on the page of what was decided, and does on a new plan."""
    id_, ander = hulp.besloten(), hulp.in_plan()
    hulp.schrijf_plan(ander)
    dag = hulp.programma.klok.nu().date()
    hulp.doe(hulp.beheerder, ZetInstelling(sleutel="discontovoet", waarde="9", geldig_van=dag))
    blad, nieuw_blad = open_blad(coach, qtbot, id_), open_blad(coach, qtbot, ander)
    assert blad.uitkomst.cijfers is not None
    assert nieuw_blad.uitkomst.cijfers is not None
    assert str(blad.uitkomst.cijfers.waarde) == "22724.92"
    assert nieuw_blad.uitkomst.cijfers.waarde < Decimal("22500")
    assert blad._kop.text().startswith("Zoals vastgelegd bij het besluit van 12 november 2026")


def test_two_people_in_one_effect_lose_nothing(
    blad: Rekenblad, hulp: Doorbraakhulp, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.conflict import Keuze

    gevraagd: list[Any] = []

    def kies(_ouder: Any, conflict: Any, *_: Any, **__: Any) -> Keuze:
        gevraagd.append(conflict)
        return Keuze.EIGEN

    monkeypatch.setattr("ui.geschil.kies_tekst", kies)
    typ(veld(blad, "kans_zonder_midden"), "55")
    effect = opgeslagen(hulp, blad)[0]
    ander = BewaarEffect(
        aanvraag_id=blad._aanvraag_id,
        rij_id=effect.id,
        wijzigingen=(Wijziging("kans_zonder_midden", "0.60", "0.65"),),
    )
    hulp.doe(hulp.coach, ander)
    blad.spoel()
    rust(blad)
    assert len(gevraagd) == 1
    assert opgeslagen(hulp, blad)[0].kans_zonder_midden == "0.55"


def test_numpy_waits_until_something_is_drawn() -> None:
    code = (
        "import sys, ui.venster, ui.doorbraak.lijst, ui.doorbraak.aanvraag\n"
        "assert 'numpy' not in sys.modules and 'pyqtgraph' not in sys.modules\n"
        "assert 'ui.doorbraak.rekenblad' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
