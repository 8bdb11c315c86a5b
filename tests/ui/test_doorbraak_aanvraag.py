"""One request: what is typed is stored, rows by keyboard, what is missing, and two windows at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import in_dialoog, rust, toets, typ
from tests.ui.doorbraaktafel import Doorbraakhulp, cel, deel, open_aanvraag, waarden, werk_als, zichtbaar
from ui.conflict import Tekstconflict
from ui.scherm import Omgeving
from ui.widgets.zinknop import Zinknop
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import AanvraagStatus, Routeuitkomst
from weegtafel.doorbraak.rules import verloop
from weegtafel.kernel.opdracht import Wijziging


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def test_what_is_typed_is_stored_without_a_button(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.aanvraag()
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, id_)
    vak = deel(scherm, "aanvraag").velden()["aanvraag.eerst_nodig"].widget
    vak.setFocus()
    vak.selectAll()
    QTest.keyClicks(vak, "Een fiets.")
    qtbot.waitUntil(lambda: hulp.feiten(id_).eerst_nodig == "Een fiets.", timeout=4000)
    assert scherm.onbewaard() == ()


def test_leaving_at_once_loses_nothing(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.aanvraag()
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, id_)
    stap = deel(scherm, "aanvraag")
    typ(stap.velden()["aanvraag.geprobeerd"].widget, "Ook de kerk. ")
    typ(cel(stap.betrokkenen, 0, "functie"), "wijkagent")
    assert scherm.mag_weg()
    rust(omgeving)
    f = hulp.feiten(id_)
    assert "Ook de kerk." in f.geprobeerd and [b.functie for b in f.betrokkenen] == ["wijkagent"]


def test_thirty_helpers_by_keyboard_alone(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.aanvraag()
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, id_)
    tabel = deel(scherm, "aanvraag").betrokkenen
    cel(tabel, 0, "functie").setFocus()
    for nummer in range(30):
        veld = QApplication.focusWidget()
        QTest.keyClicks(veld, f"hulpverlener {nummer + 1}")
        for _ in range(2):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if nummer % 3 == 0:
            QTest.keyClicks(QApplication.focusWidget(), "1.000")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert QApplication.focusWidget() is cel(tabel, nummer + 1, "functie")
    rust(omgeving)
    rijen = hulp.feiten(id_).betrokkenen
    assert [b.functie for b in rijen] == [f"hulpverlener {n}" for n in range(1, 31)]
    assert sum(b.kosten_cent or 0 for b in rijen) == 10 * 100_000
    som = deel(scherm, "aanvraag").som.text()
    assert "30 betrokkenen" in som and "Van 10 is bekend" in som and "Van 20 is het onbekend" in som
    assert "€\u00a010.000" in som
    assert len(tabel.vakken) == 31, "one empty line waits below"


def test_a_line_is_taken_away_by_key_and_put_back(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.aanvraag()
    for functie in ("huisarts", "wijkagent"):
        hulp.doe(hulp.lid, c.BewaarBetrokkene(aanvraag_id=id_, wijzigingen=(Wijziging("functie", None, functie),)))
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, id_)
    tabel = deel(scherm, "aanvraag").betrokkenen
    toets(cel(tabel, 0, "organisatie"), Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    rust(omgeving)
    assert [b.functie for b in hulp.feiten(id_).betrokkenen] == ["wijkagent"]
    actie = omgeving.mond._balk._actie
    assert actie is not None
    actie.doe()
    rust(omgeving)
    assert sorted(b.functie for b in hulp.feiten(id_).betrokkenen) == ["huisarts", "wijkagent"]


def test_an_amount_that_cannot_be_read_says_so_beside_its_line(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    id_ = hulp.aanvraag()
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, id_)
    tabel = deel(scherm, "aanvraag").betrokkenen
    typ(cel(tabel, 0, "functie"), "bewindvoerder")
    typ(cel(tabel, 0, "kosten_cent"), "veel")
    toets(cel(tabel, 0, "kosten_cent"), Qt.Key.Key_Tab)
    rust(omgeving)
    vak = tabel.vakken[0]
    assert "geen bedrag" in vak.fout.text() and zichtbaar(vak.fout, scherm)
    assert [b.functie for b in hulp.feiten(id_).betrokkenen] == ["bewindvoerder"], "the rest of the line is stored"
    assert any("betrokkene" in naam for naam in scherm.onbewaard())
    typ(cel(tabel, 0, "kosten_cent"), "")
    cel(tabel, 0, "kosten_cent").selectAll()
    QTest.keyClicks(cel(tabel, 0, "kosten_cent"), "2.500")
    toets(cel(tabel, 0, "kosten_cent"), Qt.Key.Key_Tab)
    rust(omgeving)
    assert vak.fout.text() == "" and hulp.feiten(id_).betrokkenen[0].kosten_cent == 250_000
    assert scherm.onbewaard() == ()


def test_two_windows_on_one_text_show_both(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.aanvraag()
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, id_)
    oud = hulp.feiten(id_).perspectief
    hulp.doe(
        hulp.secretaris,
        c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=(Wijziging("perspectief", oud, "Rust in huis."),)),
    )
    vak = deel(scherm, "aanvraag").velden()["aanvraag.perspectief"].widget

    def kies(dialoog: QDialog) -> None:
        assert isinstance(dialoog, Tekstconflict)
        next(k for k in dialoog.findChildren(type(scherm._kop.knelpunten)) if "beide" in k.text()).click()

    def typen() -> None:
        vak.setFocus()
        QTest.keyClicks(vak, "Samen eten. ")
        vak.spoel()
        rust(omgeving)

    in_dialoog(qtbot, typen, kies)
    rust(omgeving)
    nu = hulp.feiten(id_).perspectief
    assert "Rust in huis." in nu and "Samen eten." in nu


def test_somebody_else_adds_and_changes_lines(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.aanvraag()
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, id_)
    tabel = deel(scherm, "aanvraag").betrokkenen
    wat = hulp.doe(
        hulp.secretaris, c.BewaarBetrokkene(aanvraag_id=id_, wijzigingen=(Wijziging("functie", None, "huisarts"),))
    )
    scherm.ververs()
    rust(omgeving)
    assert [w[0] for w in waarden(tabel)] == ["huisarts", ""]
    hulp.doe(hulp.secretaris, c.HaalBetrokkeneWeg(aanvraag_id=id_, rij_id=wat.extra["rij"]))
    scherm.ververs()
    rust(omgeving)
    assert [w[0] for w in waarden(tabel)] == [""]


def test_what_is_missing_leads_to_its_field_and_then_the_step_is_done(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    id_ = hulp.doe(
        hulp.lid,
        c.MaakAanvraag(gemeente_id=hulp.gemeente_id, aanvragersoort=hulp.feiten(hulp.aanvraag()).aanvragersoort),
    ).id
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, id_)
    stap = deel(scherm, "aanvraag")
    zinnen = scherm._zijkant.findChildren(Zinknop)
    assert len(zinnen) == 5 and not stap.indienen.knop.isEnabled()
    sinds = next(z for z in zinnen if "sinds wanneer" in z.accessibleName())
    sinds.click()
    veld = stap.velden()["aanvraag.vastgelopen_sinds"].widget
    assert QApplication.focusWidget() is veld
    QTest.keyClicks(veld, "najaar 2025")
    for naam in ("vastgelopen", "perspectief", "eerst_nodig"):
        typ(stap.velden()[f"aanvraag.{naam}"].widget, "Tekst.")
    keuze = stap.huishouden.vakken[0].velden["rol"].widget
    keuze.lineEdit().setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(keuze.lineEdit(), "ouder")
    QTest.keyClick(keuze.lineEdit(), Qt.Key.Key_Return)
    scherm.mag_weg()
    rust(omgeving)
    assert stap.indienen.knop.isEnabled(), stap.indienen.knop.toolTip()
    stap.indienen.knop.click()
    rust(omgeving)
    assert hulp.feiten(id_).status is AanvraagStatus.ROUTE
    assert scherm._stap == "route", "the page goes along with the request"


def test_the_next_step_too_early_goes_to_what_is_missing(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    effect = hulp.feiten(id_).effecten[0]
    weg = (Wijziging("motivering", effect.motivering, ""),)
    hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_, rij_id=effect.id, wijzigingen=weg))
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    scherm._doe_hoofdhandeling()
    rust(omgeving)
    assert gezegd == ["Hiervoor is nog 1 ding nodig. U staat bij het eerste."]
    blad = deel(scherm, "rendement").rekenblad
    assert scherm.focusWidget() is blad.effecten.vakken[0].velden["motivering"].widget


def test_a_life_domain_that_says_nothing_is_missing(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    leeg = (Wijziging("domein", None, "huisvesting"), Wijziging("nu", None, "Op de bank"))
    rij_id = hulp.doe(hulp.coach, c.BewaarLeefdomein(aanvraag_id=id_, wijzigingen=leeg)).extra["rij"]
    (mist,) = verloop.ontbreekt_plan(hulp.feiten(id_))
    assert mist.veld == f"leefdomein.{rij_id}"
    vol = (Wijziging("verwacht_score", None, 4),)
    hulp.doe(hulp.coach, c.BewaarLeefdomein(aanvraag_id=id_, rij_id=rij_id, wijzigingen=vol))
    assert verloop.ontbreekt_plan(hulp.feiten(id_)) == ()


def test_solved_in_the_regular_way_is_a_success(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_route()
    scherm = open_aanvraag(qtbot, omgeving, hulp.secretaris, id_)
    stap = deel(scherm, "route")
    assert not stap.regulier.knop.isEnabled() and "Leg eerst vast" in stap.regulier.waarom()
    stap.stappen.knop.click()
    rust(omgeving)
    vak = stap.stappen.vakken[0]
    typ(vak.velden["voorziening"].widget, "Leerlingenvervoer")
    vak.velden["uitkomst"].widget.setCurrentIndex(vak.velden["uitkomst"].widget.findData(Routeuitkomst.KAN))
    typ(vak.velden["reden"].widget, "De school vraagt het aan.")
    scherm.mag_weg()
    rust(omgeving)
    assert hulp.feiten(id_).route[0].uitkomst is Routeuitkomst.KAN

    def vul(dialoog: QDialog) -> None:
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # a Formulierdialoog
        assert dialoog.formulier.fouten()  # type: ignore[attr-defined]  # the reason is asked beside its field
        typ(dialoog.formulier.veld("toelichting"), "Er komt een taxi.")  # type: ignore[attr-defined]  # as above
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        rust(omgeving)

    in_dialoog(qtbot, stap.regulier.knop.click, vul)
    rust(omgeving)
    assert hulp.feiten(id_).status is AanvraagStatus.REGULIER_OPGELOST
    assert scherm._kop.status.woord() == "regulier opgelost"
    assert not zichtbaar(stap.formulier, scherm), "what is closed is there to read"


def test_a_coach_shows_the_workload_and_the_applicant_cannot_be_one(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    bezig = hulp.in_plan()
    id_ = hulp.doe(
        hulp.coaches[1],
        c.MaakAanvraag(
            gemeente_id=hulp.gemeente_id,
            aanvragersoort=hulp.feiten(bezig).aanvragersoort,
            velden=dict.fromkeys(("vastgelopen", "vastgelopen_sinds", "perspectief", "eerst_nodig"), "Tekst."),
        ),
    ).id
    hulp.doe(hulp.coaches[1], c.BewaarHuishoudlid(aanvraag_id=id_, wijzigingen=(Wijziging("rol", None, "ouder"),)))
    hulp.doe(hulp.coaches[1], c.DienAanvraagIn(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.route(id_)
    hulp.doe(hulp.secretaris, c.SluitRouteAf(aanvraag_id=id_, versie=hulp.versie(id_)))
    scherm = open_aanvraag(qtbot, omgeving, hulp.secretaris, id_)
    stap = deel(scherm, "coach")
    drukte = {r.id: r.open for r in stap.model.rijen}
    assert drukte[hulp.coach.persoon_id] == 1 and sum(drukte.values()) == 1
    assert stap.lijst.gekozen_rij().id not in (hulp.coach.persoon_id, hulp.coaches[1].persoon_id), "the least busy"
    stap.lijst.kies(hulp.coaches[1].persoon_id)
    assert not stap.toewijzen.knop.isEnabled() and "nooit coach" in stap.toewijzen.waarom()
    stap.lijst.kies(hulp.coaches[2].persoon_id)
    stap.toewijzen.knop.click()
    rust(omgeving)
    assert hulp.feiten(id_).coach_id == hulp.coaches[2].persoon_id


def test_who_may_not_write_reads(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, id_)
    stap = deel(scherm, "plan")
    assert stap.formulier is None
    assert "doorbraakcoach" in " ".join(label.text() for label in scherm._zijkant.findChildren(type(scherm._bewaard)))
    werk_als(omgeving, hulp.coach)
    scherm.ververs()
    rust(omgeving)
    assert stap.formulier is not None and zichtbaar(stap.formulier, scherm)


def test_with_little_room_nothing_is_squeezed(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    """On 1280 by 800 at 200 % the buttons stand below the step, and every text has the height that it needs."""
    id_ = hulp.in_toets()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    ruim = scherm._zijkant.width()
    scherm.resize(588, 388)
    for stap in ("aanvraag", "plan", "toets"):
        scherm.ga_naar_stap(stap)
        rust(omgeving)
        for label in scherm._delen[stap].findChildren(QLabel):
            if label.isVisible() and label.wordWrap() and label.text():
                assert label.height() >= label.heightForWidth(label.width()) - 2, (stap, label.text()[:60])
    scherm.ga_naar_stap("plan")
    rust(omgeving)
    assert not scherm._kop.knelpunten.isVisible()
    assert scherm._zijkant.width() > ruim
    assert scherm._zijkant.y() > scherm._stapel.y()
    scherm.resize(1048, 780)
    rust(omgeving)
    assert (scherm._kop.knelpunten.isVisible(), scherm._zijkant.width()) == (True, ruim)
