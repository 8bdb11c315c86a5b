"""From a form that Word filled to a casus that is ready for the table, through the screens."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.casus_wereld import anoniem
from tests.formulierhulp import INGEVULD, bewerk, leeg, vul
from tests.ui.casushulp import in_dialoog, rust, toon
from tests.ui.conftest import omgeving  # noqa: F401  # the page's surroundings, also here
from ui.casus.casus import CasusScherm
from ui.casus.inlezen import Inlezen, lees_paden_in
from ui.casus.lijst import CasussenScherm
from ui.scherm import Omgeving
from weegtafel.bootstrap import Programma
from weegtafel.casus import queries
from weegtafel.casus.commands import BewaarCasus, BewaarGrond, MeldCasusAan, VerklaarGereed
from weegtafel.inrichting import queries as inrichting
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.opdracht import Wijziging


@pytest.fixture(autouse=True)
def _thema(qapp: QApplication) -> None:
    from ui.theme.theme import pas_thema_toe

    pas_thema_toe(qapp, "licht", 1.0)


def _kop(programma: Programma) -> dict[str, str]:
    dag = programma.klok.nu().date()
    return {
        "soort": "nieuwe indicatie",
        "eerdere_casus": "",
        "gemeente": programma.vraag(inrichting.gemeenten, dag)[0].naam,
        "inbrenger": programma.vraag(inrichting.organisaties, dag)[0].naam,
    }


def _formulieren(map_: Path, programma: Programma) -> None:
    import docx

    kop = _kop(programma)
    goed = vul(leeg(), INGEVULD | kop)
    (map_ / "1 goed.docx").write_bytes(goed)
    (map_ / "2 half.docx").write_bytes(vul(leeg(), {**kop, "hulpvraag": "Hulp bij slapen."}))
    vreemd = docx.Document()
    vreemd.add_paragraph("Notulen van de buurtvereniging.")
    vreemd.save(str(map_ / "3 vreemd.docx"))
    (map_ / "4 kapot.docx").write_bytes(goed[: len(goed) // 2])
    (map_ / "5 macro.docx").write_bytes(bewerk(goed, {}, {"word/vbaProject.bin": b"x"}))


def test_a_folder_of_forms_becomes_casussen_with_a_report_per_file(
    qtbot: QtBot,
    omgeving: Omgeving,  # noqa: F811  # the fixture imported above
    programma: Programma,
    tmp_path: Path,
) -> None:
    map_ = tmp_path / "formulieren"
    map_.mkdir()
    _formulieren(map_, programma)
    scherm = CasussenScherm(omgeving)
    toon(qtbot, scherm, omgeving)
    gegaan: list[tuple[str, int]] = []
    scherm.naar.connect(lambda plaats, id_: gegaan.append((plaats, id_)))
    woorden: dict[str, str] = {}
    uitleg: dict[str, str] = {}

    def lees_rapport(dialoog: object) -> None:
        assert isinstance(dialoog, Inlezen)
        for nummer, regel in enumerate(dialoog._regels):
            dialoog._lijst.selectRow(nummer)
            woorden[regel.naam], uitleg[regel.naam] = regel.oordeel[2], dialoog._uitleg.tekst()
        assert dialoog._kop.text() == "2 van 5 bestanden gelezen"
        assert dialoog._maak.text() == dialoog._maak.accessibleName() == "Maak 2 casussen"
        dialoog._maak.click()
        rust(omgeving)
        assert [r.casus for r in dialoog._regels] == ["WT-2026-0001", "WT-2026-0002", "", "", ""]
        assert not dialoog._maak.isVisible(), "nothing is made twice"
        dialoog._lijst.selectRow(0)
        dialoog._lijst.geopend.emit(dialoog._regels[0])

    def doe() -> None:
        lees_paden_in(scherm, omgeving, [map_])
        omgeving.runner.wacht()

    in_dialoog(qtbot, doe, lees_rapport)
    rust(omgeving)
    assert woorden["1 goed.docx"] == "gelezen"
    assert "aan te vullen" in woorden["2 half.docx"] and "–" in uitleg["2 half.docx"]
    assert woorden["3 vreemd.docx"] == "niet ons formulier"
    assert woorden["4 kapot.docx"] == woorden["5 macro.docx"] == "onleesbaar"
    assert "macro" in uitleg["5 macro.docx"]
    id_ = programma.vraag(queries.casus_op_nummer, "WT-2026-0001")
    assert gegaan == [("casus", id_)]
    assert scherm._model.rowCount() == 2, "the list behind it knows"
    goed = programma.vraag(queries.casus, id_ or 0)
    assert goed.hulpvraag == INGEVULD["hulpvraag"] and goed.kosten_cent == 3_140_000


def test_a_read_form_is_completed_and_becomes_ready(
    qtbot: QtBot,
    omgeving: Omgeving,  # noqa: F811  # the fixture imported above
    programma: Programma,
    tmp_path: Path,
) -> None:
    pad = tmp_path / "formulier.docx"
    pad.write_bytes(vul(leeg(), {**INGEVULD, **_kop(programma), "hulpvraag": ""}))
    scherm = CasussenScherm(omgeving)
    toon(qtbot, scherm, omgeving)

    def maak(dialoog: object) -> None:
        assert isinstance(dialoog, Inlezen)
        assert "hulpvraag" in dialoog._uitleg.tekst().lower()
        dialoog._maak.click()
        rust(omgeving)
        dialoog.accept()

    def doe() -> None:
        lees_paden_in(scherm, omgeving, [pad])
        omgeving.runner.wacht()

    in_dialoog(qtbot, doe, maak)
    id_ = programma.vraag(queries.casus_op_nummer, "WT-2026-0001")
    assert id_ is not None
    casus = CasusScherm(omgeving, id_)
    toon(qtbot, casus, omgeving)
    teksten = " ".join(label.text() for label in casus._volledigheid.findChildren(QLabel))
    assert "De hulpvraag ontbreekt" in teksten
    casus._invoer["hulpvraag"].widget.setFocus()
    casus._invoer["hulpvraag"].widget.insertPlainText("Weer vijf dagen naar school.")  # type: ignore[attr-defined]  # a text box
    casus.mag_weg()
    rust(omgeving)
    f = programma.vraag(queries.casus, id_)
    for grond in f.gronden:
        if not grond.uitkomst or not grond.toelichting:
            programma.voer_uit(
                BewaarGrond(
                    casus_id=id_, grondslag=grond.grondslag, uitkomst="niet_passend", toelichting="Past hier niet."
                )
            )
    f = programma.vraag(queries.casus, id_)
    from weegtafel.casus import rules

    for gemis in rules.ontbreekt(f):
        programma.voer_uit(BewaarCasus(casus_id=id_, wijzigingen=(Wijziging(gemis.veld, "", "Ingevuld met zorg."),)))
    programma.voer_uit(MeldCasusAan(casus_id=id_, versie=programma.vraag(queries.casus, id_).versie))
    programma.voer_uit(anoniem(id_, programma.vraag(queries.casus, id_).versie))
    programma.voer_uit(VerklaarGereed(casus_id=id_, versie=programma.vraag(queries.casus, id_).versie, geen_namen=True))
    assert programma.vraag(queries.casus, id_).status is CasusStatus.GEREED
