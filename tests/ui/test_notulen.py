from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.overleghulp import Tafelhulp
from tests.ui.schermhulp import in_dialoog, rust, toets, toon, typ
from ui.bestandskeuze import Documentdoel
from ui.conflict import Tekstconflict
from ui.overleg.notulen import NotulenScherm
from ui.overleg.notulenvak import Deelblad
from ui.overleg.zinnen import Zinnenkiezer
from ui.scherm import Omgeving
from ui.widgets.basis import Knop, Leestekst
from weegtafel.bootstrap import Programma
from weegtafel.kernel.codes import PuntSoort
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Notulen, NotulenDeel, NotulenVersie
from weegtafel.overleg.notulenverschil import vergelijk, vergelijk_tekst, zinnen

CTRL = Qt.KeyboardModifier.ControlModifier
EIGEN = " De secretaris vult dit aan."


@pytest.fixture
def tafel(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


@pytest.fixture
def overleg(tafel: Tafelhulp) -> int:
    overleg, (punt,) = tafel.open_met(1)
    tafel.stel_vast(punt, voorwaarden="Elke maand een gesprek met school")
    tafel.sluit(overleg)
    return overleg


@pytest.fixture
def scherm(qtbot: QtBot, omgeving: Omgeving, overleg: int) -> NotulenScherm:
    uit: NotulenScherm = toon(qtbot, omgeving, NotulenScherm(omgeving, overleg))
    return uit


def ga_naar(scherm: NotulenScherm, begin: str) -> Deelblad:
    for nummer in range(scherm.lijst.count()):
        if scherm.lijst.item(nummer).data(Qt.ItemDataRole.UserRole).startswith(begin) and (
            begin != "punt" or "Casus" in scherm.lijst.item(nummer).text()
        ):
            scherm.lijst.setCurrentRow(nummer)
            break
    deel = scherm._gekozen()
    assert deel is not None
    return scherm._bladen[deel.sleutel]


def schrijf(blad: Deelblad, tekst: str = EIGEN) -> None:
    blad.vak.setFocus()
    toets(blad.vak, Qt.Key.Key_End, CTRL)
    QTest.keyClicks(blad.vak, tekst)


def stel_notulen_vast(tafel: Tafelhulp) -> None:
    volgend = tafel.plan(over_dagen=0)
    tafel.doe(c.OpenOverleg(overleg_id=volgend))
    tafel.meld(volgend, tafel.leden)
    punt = next(p for p in tafel.agenda(volgend) if p["soort"] is PuntSoort.VORIGE_NOTULEN)
    notulen = tafel.alle(Notulen)[0]
    tafel.doe(c.StelNotulenVast(punt_id=punt["id"], notulen_id=notulen["id"], versie=notulen["versie"]))


def bewaard(tafel: Tafelhulp, sleutel: str) -> str:
    return str(next(d["tekst"] for d in tafel.alle(NotulenDeel) if d["sleutel"] == sleutel))


def test_without_minutes_the_page_says_when_they_come(qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp) -> None:
    overleg = tafel.plan()
    scherm = toon(qtbot, omgeving, NotulenScherm(omgeving, overleg))
    assert scherm._stapel.currentWidget() is scherm._leeg
    with qtbot.waitSignal(scherm.naar) as sein:
        scherm._leeg.knop.click()
    assert sein.args == ["overleg", overleg]


def test_typing_is_kept_by_itself_and_marked(
    qtbot: QtBot, omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp
) -> None:
    blad = ga_naar(scherm, "opening")
    schrijf(blad)
    qtbot.waitUntil(lambda: bewaard(tafel, "opening").endswith(EIGEN), timeout=3000)
    rust(omgeving)
    assert "aangepast" in scherm.lijst.currentItem().toolTip()
    assert blad._terug.isVisible()
    assert not any("aangepast" in scherm.lijst.item(n).toolTip() for n in range(1, scherm.lijst.count()))


def test_leaving_the_page_loses_no_letter(omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp) -> None:
    schrijf(ga_naar(scherm, "sluiting"))
    assert scherm.mag_weg()
    rust(omgeving)
    assert bewaard(tafel, "sluiting").endswith(EIGEN)


def test_undo_and_redo_by_key_stay_with_their_section(
    omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp
) -> None:
    opening = ga_naar(scherm, "opening")
    oud = opening.vak.tekst()
    schrijf(opening)
    opening.vak.spoel()
    rust(omgeving)
    schrijf(ga_naar(scherm, "sluiting"), " Nog iets.")
    ga_naar(scherm, "opening")
    toets(opening.vak, Qt.Key.Key_Z, CTRL)
    assert opening.vak.tekst() != oud + EIGEN
    toets(opening.vak, Qt.Key.Key_Y, CTRL)
    assert opening.vak.tekst() == oud + EIGEN
    while opening.vak.document().isUndoAvailable():
        toets(opening.vak, Qt.Key.Key_Z, CTRL)
    assert opening.vak.tekst() == oud
    scherm.mag_weg()
    rust(omgeving)
    assert bewaard(tafel, "opening") == oud
    assert bewaard(tafel, "sluiting").endswith("Nog iets.")


def test_the_fixed_facts_of_a_casus_stand_above_its_text(scherm: NotulenScherm) -> None:
    blad = ga_naar(scherm, "punt")
    feiten = {feit.naam: feit for feit in blad.feiten._feiten}
    assert "passend" in feiten["Advies"].tekst
    assert feiten["Voorwaarden"].tekst == "– Elke maand een gesprek met school"
    assert not feiten["Motivering"].kort
    assert blad.feiten.isVisible()


def test_the_words_of_the_program_come_back_and_can_be_undone(
    omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp
) -> None:
    blad = ga_naar(scherm, "opening")
    oud = blad.vak.tekst()
    schrijf(blad)
    blad._terug.click()
    rust(omgeving)
    assert bewaard(tafel, "opening") == oud
    toets(blad.vak, Qt.Key.Key_Z, CTRL)
    assert blad.vak.tekst() == oud + EIGEN


def test_a_version_is_kept_compared_and_restored(omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp) -> None:
    blad = ga_naar(scherm, "opening")
    oud = blad.vak.tekst()

    def geef_reden(dialoog: Any) -> None:
        typ(dialoog.vak, "Voor toezending")
        dialoog.knop_doe.click()

    in_dialoog(omgeving, scherm.bewaar_versie, geef_reden)
    assert [v["reden"] for v in tafel.alle(NotulenVersie)][-1] == "Voor toezending"
    schrijf(blad)

    def kijk(dialoog: Any) -> None:
        rust(omgeving)
        assert dialoog.telling.text() == "1 zin toegevoegd."
        assert [r.tekst for d in dialoog.delen for r in d.regels if r.soort == "erbij"] == [EIGEN.strip()]
        dialoog.naar.setCurrentIndex(dialoog.naar.findData(1))
        rust(omgeving)
        assert dialoog.telling.text() == "Er is geen verschil."

    in_dialoog(omgeving, lambda: scherm.vergelijk(2), kijk)
    in_dialoog(omgeving, lambda: scherm.versies.terugzetten_gevraagd.emit(2), lambda d: d.knop_doe.click())
    assert bewaard(tafel, "opening") == oud
    assert blad.vak.tekst() == oud
    laatste = json.loads(tafel.alle(NotulenVersie)[-1]["inhoud"])
    assert laatste[0][2] == oud + EIGEN, "what stood there before is kept as a version"


def test_restoring_asks_once_and_can_be_refused(omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp) -> None:
    schrijf(ga_naar(scherm, "opening"))
    in_dialoog(omgeving, lambda: scherm._zet_terug(1), lambda d: d.knop_laat.click())
    assert bewaard(tafel, "opening").endswith(EIGEN)
    assert len(tafel.alle(NotulenVersie)) == 1


def test_writing_anew_keeps_what_was_typed_as_a_version(
    omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp
) -> None:
    blad = ga_naar(scherm, "sluiting")
    oud = blad.vak.tekst()
    schrijf(blad)
    in_dialoog(omgeving, scherm.versies.opnieuw.click, lambda d: d.knop_doe.click())
    assert blad.vak.tekst() == oud
    assert json.loads(tafel.alle(NotulenVersie)[-1]["inhoud"])[-1][2] == oud + EIGEN


def test_two_windows_on_one_section_lose_nothing(omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp) -> None:
    blad = ga_naar(scherm, "opening")
    oud = blad.vak.tekst()
    deel = next(d for d in tafel.alle(NotulenDeel) if d["sleutel"] == "opening")
    schrijf(blad)
    tafel.doe(c.BewaarNotulendeel(deel_id=deel["id"], wijzigingen=(Wijziging("tekst", oud, "Van de ander."),)))

    def houd(dialoog: Any) -> None:
        assert isinstance(dialoog, Tekstconflict)
        teksten = [label.tekst() for label in dialoog.findChildren(Leestekst)]
        assert teksten == [oud + EIGEN, "Van de ander."]
        next(k for k in dialoog.findChildren(Knop) if k.text() == "Houd mijn tekst").click()

    in_dialoog(omgeving, lambda: (blad.vak.spoel(), rust(omgeving)), houd)
    assert bewaard(tafel, "opening") == oud + EIGEN == blad.vak.tekst()


def test_what_cannot_be_stored_stays_is_asked_about_and_tried_again(
    omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp, monkeypatch: pytest.MonkeyPatch
) -> None:
    blad = ga_naar(scherm, "opening")
    schrijf(blad)

    def vol(_opdracht: Any) -> Any:
        raise Storing("De schijf is vol.")

    monkeypatch.setattr(omgeving.runner.programma, "voer_uit", vol)
    blad.vak.spoel()
    rust(omgeving)
    assert blad.vak.tekst().endswith(EIGEN)
    assert "Nog niet bewaard: Opening" in scherm._bewaard.text()
    uitkomst: list[bool] = []
    in_dialoog(omgeving, lambda: uitkomst.append(scherm.mag_weg()), lambda d: d.knop_laat.click())
    assert uitkomst == [False]
    monkeypatch.undo()
    assert scherm.mag_weg()
    rust(omgeving)
    assert bewaard(tafel, "opening").endswith(EIGEN)
    assert "Alles bewaard" in scherm._bewaard.text()


def test_what_was_typed_while_another_fixed_the_minutes_can_still_be_read(
    omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp
) -> None:
    blad = ga_naar(scherm, "opening")
    schrijf(blad)
    stel_notulen_vast(tafel)
    scherm.ververs()
    blad.vak.spoel()
    rust(omgeving)
    scherm.ververs()
    rust(omgeving)
    assert scherm._midden.currentWidget() is scherm.geheel
    teksten = [label.tekst() for label in scherm.geheel.findChildren(Leestekst)]
    assert sum(tekst.endswith(EIGEN) for tekst in teksten) == 1
    assert not bewaard(tafel, "opening").endswith(EIGEN)


def test_a_reusable_sentence_comes_in_by_key(
    qtbot: QtBot, omgeving: Omgeving, scherm: NotulenScherm, tafel: Tafelhulp
) -> None:
    blad = ga_naar(scherm, "opening")
    blad.vak.setFocus()
    toets(blad.vak, Qt.Key.Key_End, CTRL)
    toets(blad.vak, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    rust(omgeving)
    kiezer = scherm.findChild(Zinnenkiezer)
    assert kiezer is not None
    zin = kiezer.lijst.item(0).data(Qt.ItemDataRole.UserRole)
    toets(kiezer.veld, Qt.Key.Key_Return)
    assert blad.vak.tekst().endswith(f" {zin}")


def test_the_whole_can_be_read_with_what_was_just_typed(omgeving: Omgeving, scherm: NotulenScherm) -> None:
    schrijf(ga_naar(scherm, "opening"))
    scherm.lees.click()
    assert scherm._midden.currentWidget() is scherm.geheel
    assert scherm.delen_nu()[0][2].endswith(EIGEN)
    assert set(scherm.geheel._koppen) == {sleutel for sleutel, _, _ in scherm.delen_nu()}


@pytest.mark.parametrize(("soort", "zonder"), [("pdf", True), ("docx", False)])
def test_the_document_holds_what_was_typed(
    omgeving: Omgeving,
    scherm: NotulenScherm,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    soort: str,
    zonder: bool,
) -> None:
    doel = tmp_path / f"uit.{soort}"
    monkeypatch.setattr("ui.overleg.notulenuitgave.kies_document", lambda *_: Documentdoel(doel, ""))
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    schrijf(ga_naar(scherm, "sluiting"))
    scherm.uitgeven.geef_uit(soort, zonder_namen=zonder)
    rust(omgeving)
    assert doel.read_bytes()[:2] == (b"%P" if soort == "pdf" else b"PK")
    assert gezegd == [f"uit.{soort} staat in {tmp_path}."]
    if soort == "docx":
        import docx

        assert any(EIGEN.strip() in alinea.text for alinea in docx.Document(str(doel)).paragraphs)


def test_fixed_minutes_are_read_only_and_show_their_lock(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp, overleg: int
) -> None:
    stel_notulen_vast(tafel)
    scherm = toon(qtbot, omgeving, NotulenScherm(omgeving, overleg))
    assert scherm._status.woord() == "vastgesteld"
    assert scherm._midden.currentWidget() is scherm.geheel
    assert not scherm._bladen and not scherm.lees.isVisible()
    teksten = " ".join(label.text() for label in scherm.geheel.findChildren(type(scherm._bewaard)))
    assert "12 november 2026" in teksten
    assert tafel.alle(Notulen)[0]["hash"][:8] in teksten
    scherm._wissel_versies()
    assert scherm.versies.vergelijk.isVisible() and not scherm.versies.terug.isVisible()
    scherm.bewaar_versie()  # opens nothing: a dialog here would hang the test
    assert len(tafel.alle(NotulenVersie)) == 1


def test_what_changed_is_told_sentence_by_sentence() -> None:
    regels = vergelijk_tekst("Een. Twee. Drie. Vier.", "Een. Twee en een half. Drie. Vier.")
    assert [(r.soort, r.tekst) for r in regels] == [
        ("gelijk", "Een."), ("eraf", "Twee."), ("erbij", "Twee en een half."), ("gelijk", "Drie."),
    ]  # fmt: skip
    assert vergelijk_tekst("Gelijk.", "Gelijk.") == ()
    assert zinnen("Om 13.00 uur. Daarna\nDerde regel") == ["Om 13.00 uur.", "Daarna", "Derde regel"]


def test_a_section_that_went_away_is_told_last() -> None:
    delen = vergelijk([("a", "A", "Weg."), ("b", "B", "Blijft.")], [("b", "B", "Blijft."), ("c", "C", "Nieuw.")])
    assert [(d.titel, d.erbij, d.eraf) for d in delen] == [("C", 1, 0), ("A", 0, 1)]
