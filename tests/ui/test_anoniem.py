"""Findings in the text of a casus: shown while one types, solved by key, undone like any typing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import feiten, in_dialoog, maak, maak_compleet, rust, toon, typ
from ui import anoniem, grondigelaag
from ui.casus.casus import CasusScherm
from ui.scherm import Omgeving
from ui.widgets.markering import plek
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.bevinding import bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.grondig import Fase, Stand
from weegtafel.bootstrap import Programma
from weegtafel.casus.anoniem import casusstand
from weegtafel.casus.commands import BewaarCasus
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.opdracht import Wijziging

TEKST = "Fatima El Amrani woont bij haar moeder Samira. Zij spreekt Tigrinya."


def _open(qtbot: QtBot, omgeving: Omgeving, programma: Programma, **velden: Any) -> tuple[CasusScherm, int]:
    casus_id = maak(programma, **velden)
    scherm = CasusScherm(omgeving, casus_id)
    toon(qtbot, scherm, omgeving)
    qtbot.waitUntil(lambda: all(v.greep.tekst() == v.tekst for v in scherm._naloper._vakken.values()), timeout=5000)
    rust(omgeving)
    return scherm, casus_id


def _druk(scherm: CasusScherm, toetsen: str) -> None:
    next(a for a in scherm.acties() if a.shortcut().toString() == toetsen).trigger()


def _vak(scherm: CasusScherm) -> Tekstvak:
    widget = scherm._invoer["hulpvraag"].widget
    assert isinstance(widget, Tekstvak)
    return widget


def _stukken(scherm: CasusScherm) -> list[str]:
    return [laag.cursor.selectedText() for laag in _vak(scherm).extraSelections()]


def test_findings_stand_in_the_text_with_kind_and_why(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm, _ = _open(qtbot, omgeving, programma, hulpvraag=TEKST)
    assert _stukken(scherm) == ["Fatima El Amrani", "Samira", "Tigrinya"]
    assert scherm._balk._telling.text() == "Anonimiteit: 2 rood, 1 oranje"
    eerste = _vak(scherm).extraSelections()[0]
    assert "persoon" in eerste.format.toolTip()
    lijnen = {laag.format.underlineStyle() for laag in _vak(scherm).extraSelections()}
    assert len(lijnen) == 2, "red and amber differ without colour"
    _druk(scherm, "F8")
    assert "persoon" in _vak(scherm).accessibleDescription()


def test_typing_is_looked_at_and_a_character_outside_the_basic_plane_shifts_nothing(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm, _ = _open(qtbot, omgeving, programma, hulpvraag="Niets.")
    _vak(scherm).insertPlainText("😀😀 Bel mama Samira op 06-12345678.")
    qtbot.waitUntil(lambda: "06-12345678" in _stukken(scherm), timeout=5000)
    assert "Samira" in _stukken(scherm)
    assert plek("a😀b", 2) == 3


def test_every_finding_is_replaced_by_key_with_one_label_and_ctrl_z_brings_it_back(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm, casus_id = _open(qtbot, omgeving, programma, hulpvraag=TEKST, veiligheid="Zo, Samira is veilig.")
    for toets in ("F8", "F9", "F9", "F9", "F9"):
        _druk(scherm, toets)
    assert "Fatima" not in _vak(scherm).tekst() and "[moeder]" in _vak(scherm).tekst()
    ander = scherm._invoer["veiligheid"].widget
    assert isinstance(ander, Tekstvak) and ander.tekst() == "Zo, [moeder] is veilig."
    assert scherm._balk._telling.text() == "Anonimiteit: niets open"
    ander.undo()
    assert ander.tekst() == "Zo, Samira is veilig."
    qtbot.waitUntil(lambda: scherm._naloper.tel() == (1, 0), timeout=5000)
    scherm.mag_weg()
    rust(omgeving)
    open_ = {v.veld for v in programma.vraag(casusstand, casus_id).velden if not v.schoon}
    assert open_ == {"veiligheid"}


def test_amber_stays_with_a_reason_and_that_is_undone_too(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm, _ = _open(qtbot, omgeving, programma, hulpvraag="Zij spreekt Tigrinya en vraagt hulp.")
    aangeboden: list[Any] = []
    scherm._naloper.beslist.connect(lambda _zin, terug: aangeboden.append(terug))

    def geef_reden(dialoog: Any) -> None:
        assert not dialoog.knop_doe.isEnabled()
        typ(dialoog.findChild(Tekstvak), "Er is een tolk nodig.")
        dialoog.knop_doe.click()

    in_dialoog(qtbot, lambda: _druk(scherm, "F7"), geef_reden)
    qtbot.waitUntil(lambda: scherm._naloper.tel() == (0, 0), timeout=5000)
    aangeboden[0]()
    qtbot.waitUntil(lambda: scherm._naloper.tel() == (0, 1), timeout=5000)


def test_red_does_not_stay_without_being_no_name(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm, _ = _open(qtbot, omgeving, programma, hulpvraag=TEKST)
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    _druk(scherm, "F7")
    assert gezegd and "Rood herleidt direct" in gezegd[-1]
    assert scherm._naloper.tel() == (2, 1)


def test_known_names_are_in_memory_only_and_forgotten_at_the_lock(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    scherm, _ = _open(qtbot, omgeving, programma, hulpvraag="Het gaat goed met kwibus en met school.")
    assert scherm._naloper.tel() == (0, 0)

    def geef(dialoog: Any) -> None:
        vak = dialoog.findChild(Tekstvak)
        typ(vak, "Kwibus")
        dialoog.knop_doe.click()

    in_dialoog(qtbot, lambda: _druk(scherm, "Ctrl+Shift+B"), geef)
    assert _stukken(scherm) == ["kwibus"]
    scherm.mag_weg()
    rust(omgeving)
    assert b"Kwibus" not in b"".join(p.read_bytes() for p in programma.kluis.map.rglob("*") if p.is_file())
    anoniem.vergeet_alles()
    assert scherm._naloper.bekende_namen == () and scherm._naloper.tel() == (0, 0)


class _Motor:
    """Stands in for the process of the thorough layer."""

    def __init__(self, fout: str = "") -> None:
        self.fout = fout

    def controleer(self, tekst: str) -> tuple[Any, ...]:
        if self.fout:
            raise Storing(self.fout)
        waar = tekst.find("zonnebloem")
        return () if waar < 0 else (bevinding(tekst, waar, waar + 10, Soort.INSTELLING, Laag.GRONDIG),)

    def stand(self) -> Stand:
        return Stand(Fase.KLAAR, "De grondige controle is klaar voor gebruik.")

    def stop(self) -> None:
        return


@pytest.mark.parametrize("fout", ["", "De grondige controle is onderbroken en heeft niets goedgekeurd."])
def test_the_thorough_layer_opens_the_gate_only_when_it_answered(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, fout: str
) -> None:
    laag = grondigelaag.Grondigelaag(_Motor(fout))  # type: ignore[arg-type]  # what is asked of it is all there
    grondigelaag.zet_grondig(laag)
    try:
        scherm, casus_id = _open(qtbot, omgeving, programma, hulpvraag="Zij gaat naar zonnebloem en dat gaat goed.")
        if fout:
            qtbot.waitUntil(lambda: scherm._balk._stand.text() == fout, timeout=8000)
        else:
            qtbot.waitUntil(lambda: scherm._naloper.stand() == "", timeout=8000)
        rust(omgeving)
        veld = next(v for v in programma.vraag(casusstand, casus_id).velden if v.veld == "hulpvraag")
        assert veld.grondig is (not fout)
    finally:
        laag.sluit()
        grondigelaag.zet_grondig(None)


def test_a_text_that_comes_back_counts_as_read_again(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    laag = grondigelaag.Grondigelaag(_Motor())  # type: ignore[arg-type]  # what is asked of it is all there
    grondigelaag.zet_grondig(laag)
    try:
        scherm, casus_id = _open(qtbot, omgeving, programma, hulpvraag="Het gaat goed.")

        def gelezen() -> bool:
            rust(omgeving)
            velden = programma.vraag(casusstand, casus_id).velden
            return all(v.grondig for v in velden if v.veld == "hulpvraag") and scherm._naloper.stand() == ""

        qtbot.waitUntil(gelezen, timeout=10_000)
        scherm._naloper.ververs()
        rust(omgeving)
        typ(_vak(scherm), "Ja. ")
        qtbot.waitUntil(
            lambda: _vak(scherm).tekst() == scherm._naloper._vakken["hulpvraag"].grondig_van, timeout=10_000
        )
        _vak(scherm).undo()
        _vak(scherm).spoel()
        assert _vak(scherm).tekst() == "Het gaat goed."
        qtbot.waitUntil(gelezen, timeout=10_000)
    finally:
        laag.sluit()
        grondigelaag.zet_grondig(None)


@pytest.mark.parametrize("woorden", ["Fatima El Amrani", "Moeder is Fatima  El Amrani.", "el amrani", "Fatima"])
def test_what_was_copied_from_a_finding_leaves_the_clipboard(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma, monkeypatch: pytest.MonkeyPatch, woorden: str
) -> None:
    scherm, _ = _open(qtbot, omgeving, programma, hulpvraag=TEKST)
    monkeypatch.setattr("ui.klembordwacht.KLEMBORD_MS", 50)
    bord = QGuiApplication.clipboard()
    bord.setText(woorden)
    scherm.hide()
    scherm._naloper.deleteLater()  # the page may be gone by then
    qtbot.waitUntil(lambda: bord.text() == "", timeout=5000)
    bord.setText("iets anders")
    qtbot.wait(120)
    assert bord.text() == "iets anders"


def test_markings_are_no_part_of_the_text(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    scherm, _ = _open(qtbot, omgeving, programma, hulpvraag=TEKST)
    vak = _vak(scherm)
    assert vak.tekst() == TEKST and not vak.heeft_wijziging() and not vak.document().isUndoAvailable()
    assert isinstance(vak, QTextEdit) and vak.textInteractionFlags() & Qt.TextInteractionFlag.TextEditable


def test_a_paste_of_200_000_characters_is_said_to_be_too_long_and_never_counts_as_read(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    laag = grondigelaag.Grondigelaag(_Motor())  # type: ignore[arg-type]  # what is asked of it is all there
    grondigelaag.zet_grondig(laag)
    try:
        scherm, casus_id = _open(qtbot, omgeving, programma)
        vak = _vak(scherm)
        vak.insertPlainText("Moeder Samira belt. " + "Er is rust in huis. " * 10_000)
        qtbot.waitUntil(lambda: scherm._naloper.tel() == (1, 0), timeout=20_000)
        qtbot.waitUntil(lambda: "te lang" in scherm._balk._stand.text(), timeout=20_000)
        assert all(v.veld != "hulpvraag" for v in programma.vraag(casusstand, casus_id).velden), "nothing was stored"
        formulier = scherm._formulier
        assert formulier is not None
        qtbot.waitUntil(lambda: "200.020" in formulier.fouten().get("hulpvraag", ""), timeout=10_000)
    finally:
        laag.sluit()
        grondigelaag.zet_grondig(None)


class _Later(_Motor):
    """Is killed at its first answers and lives again later, as the process of the thorough layer does."""

    def __init__(self) -> None:
        super().__init__()
        self.dood = True

    def controleer(self, tekst: str) -> tuple[Any, ...]:
        if self.dood:
            raise Storing("De grondige controle is onderbroken en heeft niets goedgekeurd.")
        return super().controleer(tekst)


def test_killed_in_the_middle_it_says_so_and_reads_again_after_the_next_letter(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    motor = _Later()
    laag = grondigelaag.Grondigelaag(motor)  # type: ignore[arg-type]  # what is asked of it is all there
    grondigelaag.zet_grondig(laag)
    try:
        scherm, casus_id = _open(qtbot, omgeving, programma, hulpvraag="Het gaat goed in de klas.")
        qtbot.waitUntil(lambda: "onderbroken" in scherm._balk._stand.text(), timeout=10_000)
        ander = next(sleutel for sleutel in scherm._naloper._vakken if sleutel != "hulpvraag")
        laag._terug.emit(lambda: scherm._naloper._na_lezing(ander, "", True, grondigelaag.Gelezen(())))
        rust(omgeving)
        assert "onderbroken" in scherm._balk._stand.text(), "that another text was read does not take it back"

        def grondig() -> bool:
            velden = programma.vraag(casusstand, casus_id).velden
            return all(v.grondig for v in velden if v.veld == "hulpvraag")

        assert not grondig(), "the gate never opens by failing"
        motor.dood = False
        typ(_vak(scherm), "Ja. ")
        qtbot.waitUntil(lambda: scherm._naloper.stand() == "", timeout=10_000)
        rust(omgeving)
        qtbot.waitUntil(grondig, timeout=10_000)
    finally:
        laag.sluit()
        grondigelaag.zet_grondig(None)


def test_every_text_of_a_casus_is_read_also_what_has_no_box_of_its_own(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    laag = grondigelaag.Grondigelaag(_Motor())  # type: ignore[arg-type]  # what is asked of it is all there
    grondigelaag.zet_grondig(laag)
    try:
        casus_id = maak_compleet(programma)
        functie = Wijziging("inbrenger_functie", "", "jeugdconsulent, collega van moeder Samira")
        programma.voer_uit(BewaarCasus(casus_id=casus_id, wijzigingen=(functie,)))
        scherm = CasusScherm(omgeving, casus_id)
        toon(qtbot, scherm, omgeving)
        qtbot.waitUntil(lambda: [b.tekst for _, b in scherm._naloper.alles] == ["Samira"], timeout=10_000)
        _druk(scherm, "F8")
        assert "Functie van de inbrenger" in scherm._balk._wat.text()
        _druk(scherm, "F9")
        qtbot.waitUntil(lambda: "[moeder]" in feiten(programma, casus_id).inbrenger_functie, timeout=5000)

        def alles_gelezen() -> bool:
            rust(omgeving)
            return all(veld.grondig for veld in programma.vraag(casusstand, casus_id).velden)

        qtbot.waitUntil(alles_gelezen, timeout=20_000)
    finally:
        laag.sluit()
        grondigelaag.zet_grondig(None)
