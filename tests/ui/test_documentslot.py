"""A password on a document that leaves: chosen on the screen, and the file really opens with it only."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import msoffcrypto
import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

import ui.documentslot
from tests.doorbraakhulp import Doorbraakhulp
from tests.overleghulp import Tafelhulp
from tests.ui.doorbraaktafel import open_aanvraag
from tests.ui.schermhulp import rust, toets, toon, typ
from ui.bestandskeuze import kies_document
from ui.casus.adviezen import Adviezenkaart
from ui.casus.casus import CasusScherm
from ui.documentslot import Documentslot, vraag_wachtwoord
from ui.inzicht.verslag import Verslagdeel
from ui.overleg.notulen import NotulenScherm
from ui.overleg.stukken import Stukkenknop
from ui.scherm import Omgeving
from weegtafel.bootstrap import Programma
from weegtafel.inrichting.models import Journaalregel
from weegtafel.overleg.casusadviezen import casusadviezen
from weegtafel.overleg.models import Agendapunt

WOORD = "paard batterij nietje correct"


@pytest.fixture
def tafel(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


@pytest.fixture
def slot(qtbot: QtBot, tmp_path: Path) -> Documentslot:
    venster = Documentslot(None, tmp_path / "Adviesbrief A-2026-0012.pdf")
    qtbot.addWidget(venster)
    venster.show()
    return venster


def _open_pdf(pad: Path, wachtwoord: str = "") -> pikepdf.Pdf:
    return pikepdf.open(pad, password=wachtwoord)


def _is_dicht(pad: Path) -> None:
    """Nobody opens it without the password, and with it there is a document inside."""
    if pad.suffix == ".pdf":
        for fout in ("", "wachtwoord", WOORD.upper()):
            with pytest.raises(pikepdf.PasswordError):
                _open_pdf(pad, fout)
        with _open_pdf(pad, WOORD) as pdf:
            assert pdf.encryption.R == 6 and pdf.encryption.bits == 256 and len(pdf.pages) >= 1
        return
    assert not pad.read_bytes().startswith(b"PK")
    with pad.open("rb") as stroom:
        bestand = msoffcrypto.OfficeFile(stroom)
        assert bestand.is_encrypted()
        for woord, goed in ((WOORD.upper(), False), (WOORD, True)):
            uit = io.BytesIO()
            if goed:
                bestand.load_key(password=woord, verify_password=True)
                bestand.decrypt(uit)
                import docx

                assert docx.Document(io.BytesIO(uit.getvalue())).paragraphs
            else:
                with pytest.raises(Exception, match=r"(?i)password|key"):
                    bestand.load_key(password=woord, verify_password=True)


# --- the question ---------------------------------------------------------------------------------


def test_enter_keeps_it_without_a_password(slot: Documentslot) -> None:
    assert not slot.formulier.isVisible() and not slot.gevolg.isVisible()
    assert slot.knop.hasFocus() and slot.knop.text() == "Bewaar zonder wachtwoord"
    toets(slot.knop, Qt.Key.Key_Return)
    assert slot.result() == QDialog.DialogCode.Accepted and slot.wachtwoord() == ""


def test_by_keys_a_password_is_typed_twice_and_its_strength_said(slot: Documentslot) -> None:
    slot.keuze.kies(True)
    assert slot.velden.een.hasFocus() and slot.gevolg.isVisible()
    typ(slot.velden.een, "kort")
    assert "12 tekens" in slot.formulier._velden["wachtwoord"].hulp.text()
    toets(slot.velden.een, Qt.Key.Key_Return)
    assert slot.velden.twee.hasFocus()
    toets(slot.velden.twee, Qt.Key.Key_Return)
    assert slot.isVisible() and "12 tekens" in slot.formulier.fouten()["wachtwoord"]
    typ(slot.velden.een, WOORD)
    assert slot.formulier._velden["wachtwoord"].hulp.text() == "Dit wachtwoord is sterk genoeg."
    typ(slot.velden.twee, WOORD + "s")
    toets(slot.velden.twee, Qt.Key.Key_Return)
    assert slot.isVisible() and "niet gelijk" in slot.formulier.fouten()["nog_eens"]
    typ(slot.velden.twee, WOORD)
    toets(slot.velden.twee, Qt.Key.Key_Return)
    assert slot.result() == QDialog.DialogCode.Accepted and slot.wachtwoord() == WOORD


@pytest.mark.parametrize("zwak", ["welkom123456", "aaaaaaaaaaaaaaa", "Adviesbrief A-2026-0012"])
def test_what_everybody_tries_is_refused(slot: Documentslot, zwak: str) -> None:
    slot.keuze.kies(True)
    for veld in (slot.velden.een, slot.velden.twee):
        typ(veld, zwak)
    slot.knop.click()
    assert slot.isVisible() and slot.formulier.fouten()


def test_it_says_what_happens_when_the_password_is_lost(slot: Documentslot, qtbot: QtBot, tmp_path: Path) -> None:
    def tekst(venster: Documentslot) -> str:
        return " ".join(w.text() for w in venster.gevolg.findChildren(ui.documentslot.Label))

    assert "opent niemand dit bestand meer" in tekst(slot) and "archief" in tekst(slot)
    word = Documentslot(None, tmp_path / "x.docx")
    qtbot.addWidget(word)
    assert "Word en LibreOffice" in tekst(word) and "archief" not in tekst(word)


def test_back_to_without_forgets_what_was_typed(slot: Documentslot) -> None:
    slot.keuze.kies(True)
    typ(slot.velden.een, WOORD)
    slot.keuze.kies(False)
    assert slot.knop.isDefault()
    slot.knop.click()
    assert slot.result() == QDialog.DialogCode.Accepted and slot.wachtwoord() == ""


def test_nothing_stays_in_the_fields(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path) -> None:
    vensters: list[Documentslot] = []

    def kies(venster: Documentslot) -> int:
        vensters.append(venster)
        venster.keuze.kies(True)
        for veld in (venster.velden.een, venster.velden.twee):
            veld.setText(WOORD)
        venster.knop.click()
        return venster.result()

    monkeypatch.setattr(Documentslot, "exec", kies)
    assert vraag_wachtwoord(None, tmp_path / "x.pdf") == WOORD
    assert [veld.text() for veld in vensters[0].findChildren(QLineEdit)] == ["", ""]
    monkeypatch.setattr(Documentslot, "exec", lambda venster: (venster.reject(), venster.result())[1])
    assert vraag_wachtwoord(None, tmp_path / "x.pdf") is None


# --- every document -------------------------------------------------------------------------------


@pytest.fixture
def met_wachtwoord(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """The dialogs of the system and of ours answered: this place, this password."""

    def zet(pad: Path) -> None:
        monkeypatch.setattr("ui.bestandskeuze.kies_doel", lambda *_a, **_k: pad)
        monkeypatch.setattr("ui.documentslot.vraag_wachtwoord", lambda *_a: WOORD)

    return zet


def test_who_stops_at_the_question_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, met_wachtwoord: Callable[[Path], None], tmp_path: Path
) -> None:
    met_wachtwoord(tmp_path / "x.pdf")
    assert kies_document(None, "", "x.pdf") == (tmp_path / "x.pdf", WOORD)  # type: ignore[arg-type]  # no window
    monkeypatch.setattr("ui.documentslot.vraag_wachtwoord", lambda *_a: None)
    assert kies_document(None, "", "x.pdf") is None  # type: ignore[arg-type]  # no window


@pytest.mark.parametrize("soort", ["pdf", "docx"])
def test_the_papers_of_an_overleg(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp, tmp_path: Path, met_wachtwoord: Callable[[Path], None],
    soort: str,
) -> None:  # fmt: skip
    knop = Stukkenknop(omgeving)
    qtbot.addWidget(knop)
    knop.zet(tafel.open_met()[0], "WT-overleg")
    for naam in ("agenda", "voorbereiding"):
        pad = tmp_path / f"{naam}.{soort}"
        met_wachtwoord(pad)
        knop._vraag_pad(naam, soort, naam)
        rust(omgeving)
        _is_dicht(pad)


def test_an_invitation_is_not_asked_about(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    knop = Stukkenknop(omgeving)
    qtbot.addWidget(knop)
    knop.zet(tafel.plan(), "WT-overleg")
    monkeypatch.setattr("ui.overleg.stukken.kies_doel", lambda *_a, **_k: tmp_path / "u.ics")
    knop._vraag_pad("uitnodiging", "ics", "Uitnodiging")
    rust(omgeving)
    assert (tmp_path / "u.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("einde", ["pdf", "docx"])
def test_the_papers_of_a_doorbraak(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp, tmp_path: Path, met_wachtwoord: Callable[[Path], None],
    einde: str,
) -> None:  # fmt: skip
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, hulp.besloten())
    for soort, actie in scherm._stukken.acties.items():
        pad = tmp_path / f"{soort}.{einde}"
        met_wachtwoord(pad)
        actie.trigger()
        rust(omgeving)
        _is_dicht(pad)


def test_the_report_of_a_year(
    qtbot: QtBot, omgeving: Omgeving, tmp_path: Path, met_wachtwoord: Callable[[Path], None]
) -> None:
    deel = Verslagdeel(omgeving)
    qtbot.addWidget(deel)
    for einde in ("pdf", "docx"):
        pad = tmp_path / f"verslag.{einde}"
        met_wachtwoord(pad)
        deel.document.click()
        rust(omgeving)
        _is_dicht(pad)


@pytest.mark.parametrize("einde", ["pdf", "docx"])
def test_a_casus_its_letter_and_the_minutes(
    qtbot: QtBot, omgeving: Omgeving, tafel: Tafelhulp, tmp_path: Path, met_wachtwoord: Callable[[Path], None],
    einde: str,
) -> None:  # fmt: skip
    overleg, (punt,) = tafel.open_met()
    tafel.stel_vast(punt)
    tafel.sluit(overleg)
    casus_id = tafel.lees(Agendapunt, punt)["casus_id"]
    kaart = Adviezenkaart(omgeving)
    qtbot.addWidget(kaart)
    kaart.toon(omgeving.runner.vraag_nu(casusadviezen, casus_id))
    pad = tmp_path / f"brief.{einde}"
    met_wachtwoord(pad)
    next(knop for knop in kaart.findChildren(QPushButton) if knop.text() == "Bewaar adviesbrief").click()
    rust(omgeving)
    _is_dicht(pad)

    scherm = CasusScherm(omgeving, casus_id)
    toon(qtbot, omgeving, scherm)
    pad = tmp_path / f"casus.{einde}"
    met_wachtwoord(pad)
    next(knop for knop in scherm._doen.knoppen() if knop.text() == "Bewaar als document").click()
    rust(omgeving)
    _is_dicht(pad)

    notulen = NotulenScherm(omgeving, overleg)
    toon(qtbot, omgeving, notulen)
    pad = tmp_path / f"notulen.{einde}"
    met_wachtwoord(pad)
    notulen.uitgeven.geef_uit(einde, zonder_namen=True)
    rust(omgeving)
    _is_dicht(pad)
    gegaan = [velden for handeling, velden in omgeving.runner.vraag_nu(_uitgaven) if handeling == "geef_document_uit"]
    assert len(gegaan) == 3 and all("met_wachtwoord" in velden for velden in gegaan)
    assert not any(WOORD in velden for velden in gegaan), "the password itself is nowhere"


def _uitgaven(sessie: Session) -> list[tuple[str, str]]:
    return [(r.handeling, str(r.velden)) for r in sessie.exec(select(Journaalregel))]
