"""All requests, the register over them, what stood in the way, and the price list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import in_dialoog, rust, toon, typ
from tests.ui.doorbraaktafel import Doorbraakhulp, werk_als
from ui.doorbraak.knelpunten import KnelpuntenScherm
from ui.doorbraak.lijst import DoorbrakenScherm
from ui.doorbraak.prijslijst import PrijslijstScherm
from ui.doorbraak.register import RegisterScherm
from ui.scherm import Omgeving
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import prijsqueries, registerqueries
from weegtafel.doorbraak.codes import AanvraagStatus, Aanvragersoort, Knelpuntaard, Registersoort
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.opdracht import Wijziging


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def nummers(scherm: DoorbrakenScherm) -> list[str]:
    """The numbers in view."""
    return [rij.nummer for n in range(scherm._model.rowCount()) if (rij := scherm._model.rij(n)) is not None]


def test_what_waits_for_me_is_mine_alone(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    hulp.in_route()
    plan, toets = hulp.in_plan(), hulp.in_toets()
    besluit = hulp.klaar_voor_besluit()
    boven = hulp.klaar_voor_besluit(900_000)

    def wacht(actor: Any) -> dict[int, str]:
        scherm = DoorbrakenScherm(werk_als(omgeving, actor))
        toon(qtbot, scherm, omgeving)
        scherm.welke.kies("mij")
        rust(omgeving)
        assert scherm._overzicht is not None
        assert sorted(nummers(scherm)) == sorted(hulp.feiten(i).nummer for i in scherm._overzicht.wacht)
        scherm.close()
        return scherm._overzicht.wacht

    assert wacht(hulp.coach) == {plan: "Schrijf het plan", besluit: "Besluit"}
    assert wacht(hulp.toetser) == {toets: "Toets het plan"}
    assert wacht(hulp.mandaathouder) == {boven: "Besluit"}
    assert list(wacht(hulp.secretaris).values()) == ["Ga de reguliere route na"]


def test_the_list_finds_narrows_and_opens(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp, klok: VasteKlok
) -> None:
    id_, ander = hulp.in_plan(), hulp.aanvraag()
    klok.moment = klok.moment.replace(day=22)
    scherm = DoorbrakenScherm(werk_als(omgeving, hulp.coach))
    toon(qtbot, scherm, omgeving)
    assert len(nummers(scherm)) == 2
    rij_ = scherm._model.rij(0)
    assert rij_ is not None and scherm._ouderdom(rij_) == "10 dagen"
    scherm.status.setCurrentIndex(scherm.status.findData(AanvraagStatus.AANVRAAG))
    rust(omgeving)
    assert nummers(scherm) == [hulp.feiten(ander).nummer]
    scherm._wis_filters()
    typ(scherm.zoek, hulp.feiten(id_).nummer)
    gezien: list[tuple[str, int]] = []
    scherm.naar.connect(lambda plaats, sleutel: gezien.append((plaats, sleutel)))
    qtbot.waitUntil(lambda: len(nummers(scherm)) == 1, timeout=3000)
    QTest.keyClick(scherm.zoek, Qt.Key.Key_Return)
    assert gezien == [("doorbraak", id_)]


def test_the_pot_stands_in_one_line(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    hulp.besloten(300_000)
    hulp.boek(hulp.in_toets(200_000), Registersoort.RESERVERING, 100_000)
    scherm = DoorbrakenScherm(omgeving)
    toon(qtbot, scherm, omgeving)
    assert "nog €\u00a0196.000 vrij van €\u00a0200.000, met €\u00a01.000 gereserveerd." in scherm._kop.ondertitel.text()


def test_filing_a_request(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    scherm = DoorbrakenScherm(werk_als(omgeving, hulp.lid))
    toon(qtbot, scherm, omgeving)
    assert scherm._leeg.zin.text() == "Er zijn nog geen aanvragen."
    gezien: list[tuple[str, int]] = []
    scherm.naar.connect(lambda plaats, sleutel: gezien.append((plaats, sleutel)))

    def vul(dialoog: QDialog) -> None:
        f = dialoog.formulier  # type: ignore[attr-defined]  # a Formulierdialoog
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        assert f.fouten()["aanvragersoort"] == "Kies wie aanvraagt."
        f.veld("aanvragersoort").setCurrentIndex(f.veld("aanvragersoort").findData(Aanvragersoort.SCHOOL))
        assert "aanvragersoort" not in f.fouten(), "what was put right is not said any more"
        assert "gemeente_id" in f.fouten()
        f.veld("gemeente_id").setCurrentIndex(f.veld("gemeente_id").findData(hulp.gemeente_id))
        typ(f.veld("vastgelopen"), "De taxi komt niet.")
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        rust(omgeving)

    in_dialoog(qtbot, scherm.nieuw, vul)
    assert len(gezien) == 1 and gezien[0][0] == "doorbraak"
    f = hulp.feiten(gezien[0][1])
    assert f.vastgelopen == "De taxi komt niet." and f.aanvragersoort is Aanvragersoort.SCHOOL
    assert not DoorbrakenScherm(werk_als(omgeving, hulp.mandaathouder)).nieuw_knop.isEnabled()


def test_the_register_shows_underuse_and_overspend_and_changes_the_pot(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    id_ = hulp.besloten(300_000)
    hulp.boek(id_, Registersoort.BETALING, 100_000)
    scherm = RegisterScherm(werk_als(omgeving, hulp.beheerder))
    toon(qtbot, scherm, omgeving)
    assert "nog niet betaald: €\u00a02.000" in scherm._zin.text() and "niets overschreden" in scherm._zin.text()
    assert scherm._model.rowCount() == 2

    def lager(dialoog: QDialog) -> None:
        f = dialoog.formulier  # type: ignore[attr-defined]  # a Formulierdialoog
        f.veld("bedrag_cent").selectAll()
        QTest.keyClicks(f.veld("bedrag_cent"), "1.000")
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        assert "reden" in f.fouten()
        typ(f.veld("reden"), "Raadsbesluit 12")
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        rust(omgeving)

    def wijzig() -> None:
        scherm.wijzig.click()

    def vul(dialoog: QDialog) -> None:
        dialoog.formulier.veld("reden").clear()  # type: ignore[attr-defined]  # a Formulierdialoog
        dialoog.formulier.veld("bedrag_cent").setFocus()  # type: ignore[attr-defined]  # as above
        lager(dialoog)

    in_dialoog(qtbot, wijzig, vul)
    rust(omgeving)
    assert hulp.programma.vraag(registerqueries.potten)[0].bedrag_cent == 100_000
    assert "Overschreden: €\u00a02.000" in scherm._zin.text()
    ander = RegisterScherm(werk_als(omgeving, hulp.coach))
    assert not ander.wijzig.isEnabled() and "beheerder" in ander.wijzig.toolTip()


def test_knelpunten_are_counted_and_leave_as_a_table(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for soort, aard, wie in (
        ("regel", "structureel", "UWV"),
        ("regel", "structureel", "uwv"),
        ("gewoonte", "incidenteel", "School"),
    ):
        velden = {"soort": soort, "aard": aard, "van_wie": wie, "omschrijving": f"Gedoe bij {wie}."}
        hulp.doe(
            hulp.lid,
            c.BewaarKnelpunt(
                aanvraag_id=hulp.aanvraag(), wijzigingen=tuple(Wijziging(v, None, w) for v, w in velden.items())
            ),
        )
    scherm = KnelpuntenScherm(werk_als(omgeving, hulp.coach))
    toon(qtbot, scherm, omgeving)
    assert [(r.van_wie.casefold(), r.aantal) for r in scherm.model.rijen] == [("uwv", 2), ("school", 1)]
    scherm.aard.kies(Knelpuntaard.INCIDENTEEL)
    rust(omgeving)
    assert [r.van_wie for r in scherm.model.rijen] == ["School"]
    assert "Gedoe bij School." in scherm._voorbeelden.text()
    pad = tmp_path / "knelpunten.csv"
    monkeypatch.setattr("ui.doorbraak.tabelbewaren.kies_doel", lambda *_a, **_k: pad)
    scherm.uit.click()
    rust(omgeving)
    assert pad.read_text(encoding="utf-8-sig").count("Gedoe bij") == 3


def test_prices_are_found_with_their_year_and_old_ones_flagged(qtbot: QtBot, omgeving: Omgeving) -> None:
    scherm = PrijslijstScherm(omgeving)
    toon(qtbot, scherm, omgeving)
    alle = len(scherm.model.rijen)
    typ(scherm.zoek, "uithuisplaatsing")
    qtbot.waitUntil(lambda: 0 < len(scherm.model.rijen) < alle, timeout=3000)
    regel = scherm.model.rijen[0]
    assert scherm._oud(regel) and "verouderd" in scherm._jaar(regel) and "verouderd" in scherm._telling.text()
    QTest.keyClick(scherm.zoek, Qt.Key.Key_Down)
    assert scherm.lijst.hasFocus()


def test_an_own_list_comes_in_after_a_preview(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scherm = PrijslijstScherm(werk_als(omgeving, hulp.beheerder))
    toon(qtbot, scherm, omgeving)
    code = scherm.model.rijen[0].code
    pad = tmp_path / "eigen.csv"
    pad.write_text(
        "code;omschrijving;eenheid;midden;prijsjaar;bron;betaler;zekerheid\n"
        f"{code};Eigen prijs;rit;700,00;2026;Contract 2026;gemeente;A\n"
        "lokaal.taxi;Taxi;rit;45,00;2026;Contract 2026;gemeente;A\n"
        "lokaal.fout;Zonder betaler;rit;45,00;2026;Contract 2026;niemand;A\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_a, **_k: (str(pad), ""))

    def kijk(dialoog: QDialog) -> None:
        assert [v.soort for v in dialoog.verschillen.rijen] == ["gewijzigd", "nieuw"]  # type: ignore[attr-defined]  # a Prijsimport
        assert [a.rij for a in dialoog.afgewezen.rijen] == [4]  # type: ignore[attr-defined]  # as above
        assert "niemand" in dialoog.afgewezen.rijen[0].zin  # type: ignore[attr-defined]  # as above
        dialoog.versie.clear()  # type: ignore[attr-defined]  # as above
        dialoog.versie.textEdited.emit("")  # type: ignore[attr-defined]  # as above
        assert not dialoog.knop_doe.isEnabled()  # type: ignore[attr-defined]  # as above
        QTest.keyClicks(dialoog.versie, "Duinrijk 2026")  # type: ignore[attr-defined]  # as above
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        rust(omgeving)

    in_dialoog(qtbot, scherm._lees_in, kijk)
    rust(omgeving)
    lijst = hulp.programma.vraag(prijsqueries.prijslijst_op, omgeving.vandaag)
    regel = lijst.regel("lokaal.taxi")
    assert lijst.versie == "Duinrijk 2026" and regel is not None and lijst.regel("lokaal.fout") is None
    assert "Duinrijk 2026" in scherm._kop.ondertitel.text()
    uit = tmp_path / "uit.xlsx"
    monkeypatch.setattr("ui.doorbraak.tabelbewaren.kies_doel", lambda *_a, **_k: uit)
    scherm.uit.click()
    rust(omgeving)
    assert uit.stat().st_size > 1_000
