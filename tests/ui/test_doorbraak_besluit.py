"""From plan to nazorg on the page of one request: four eyes, mandate, pot, register, looking back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.casushulp import in_dialoog, rust, typ
from tests.ui.doorbraaktafel import Doorbraakhulp, cel, deel, open_aanvraag, werk_als, zichtbaar
from ui.bestandskeuze import Documentdoel
from ui.scherm import Omgeving
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import AanvraagStatus, Deel, Effectuitslag, Registersoort, Routeuitkomst, Toetsoordeel
from weegtafel.inrichting.commands import ZetInstelling
from weegtafel.kernel.clock import VasteKlok

S = AanvraagStatus


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def test_the_lines_of_the_plan_stand_against_mandate_and_pot(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    id_ = hulp.in_plan()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    stap = deel(scherm, "plan")
    typ(cel(stap.bestedingen, 0, "omschrijving"), "Vervoer")
    typ(cel(stap.bestedingen, 0, "bedrag_cent"), "1.500")
    scherm.mag_weg()
    rust(omgeving)
    assert "1.500" in stap.som.text() and "de coach besluit" in stap.som_onder.text()
    stap.bestedingen.vakken[0].velden["herhaald"].widget.click()
    typ(cel(stap.bestedingen, 0, "aantal"), "")
    cel(stap.bestedingen, 0, "aantal").selectAll()
    typ(cel(stap.bestedingen, 0, "aantal"), "")
    cel(stap.bestedingen, 0, "aantal").setText("4")
    cel(stap.bestedingen, 0, "aantal").textEdited.emit("4")
    scherm.mag_weg()
    rust(omgeving)
    assert hulp.feiten(id_).plan_cent == 600_000
    assert "6.000" in stap.som.text() and "een mandaathouder besluit" in stap.som_onder.text()


def test_another_coach_reads_and_keeps_the_role_of_second_coach(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    id_ = hulp.in_plan()
    scherm = open_aanvraag(qtbot, omgeving, hulp.toetser, id_)
    stap = deel(scherm, "plan")
    assert stap.formulier is None and zichtbaar(stap._meeschrijven, scherm)
    stap._schrijf_mee()
    rust(omgeving)
    assert stap.formulier is not None and zichtbaar(stap.formulier, scherm)
    typ(stap.velden()["plan.zelf"].widget, "Vader brengt.")
    scherm.mag_weg()
    rust(omgeving)
    assert hulp.feiten(id_).plan.zelf == "Vader brengt."
    scherm.ververs()
    rust(omgeving)
    assert not zichtbaar(stap._meeschrijven, scherm), "who wrote is no second coach any more"


def test_a_way_that_opens_during_the_plan_is_excluded_with_a_reason(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    hulp.route(id_, Routeuitkomst.KAN)
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    assert not deel(scherm, "plan").vragen.knop.isEnabled()
    kan = hulp.feiten(id_).route[1]
    scherm.ga_naar_veld(Deel.ROUTE, f"route.{kan.id}")
    rust(omgeving)
    assert scherm.stap == "route", "the sentence beside the plan leads to the step in which it is solved"
    stap = deel(scherm, "route")
    assert stap.sluiten.knop.text() == "Toch een doorbraak: leg uit waarom" and stap.sluiten.knop.isEnabled()

    def leg_uit(dialoog: QDialog) -> None:
        typ(dialoog.formulier.veld("toelichting"), "Pas na de zomer.")  # type: ignore[attr-defined]  # a form dialog
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # see above

    in_dialoog(qtbot, stap.sluiten.knop.click, leg_uit)
    rust(omgeving)
    assert hulp.feiten(id_).route[1].reden.endswith("Toch een doorbraak: Pas na de zomer.")
    assert not zichtbaar(stap.sluiten, scherm) and deel(scherm, "plan").vragen.knop.isEnabled()


def test_a_life_domain_is_added_once(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    stap = deel(scherm, "plan")
    stap.keuze.setCurrentIndex(stap.keuze.findData("financien"))
    stap.toevoegen.click()
    rust(omgeving)
    assert [d.domein for d in hulp.feiten(id_).leefdomeinen] == ["financien"]
    assert stap.keuze.findData("financien") < 0, "what was chosen is no choice any more"
    vak = stap.domeinen.vakken[0]
    typ(vak.velden["nu"].widget, "Elke maand tekort.")
    vak.velden["nu_score"].widget.setCurrentIndex(vak.velden["nu_score"].widget.findData(2))
    scherm.mag_weg()
    rust(omgeving)
    domein = hulp.feiten(id_).leefdomeinen[0]
    assert (domein.nu, domein.nu_score) == ("Elke maand tekort.", 2)


def test_who_wrote_hears_beforehand_why_not(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    stap = deel(scherm, "toets")
    assert "U hebt zelf aan" in stap._vooraf.text() and hulp.toetser.naam in stap._vooraf.text()
    assert not stap.vastleggen.knop.isEnabled() and not zichtbaar(stap.formulier, scherm)


def test_the_second_coach_reads_everything_and_judges(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets()
    scherm = open_aanvraag(qtbot, omgeving, hulp.toetser, id_)
    stap = deel(scherm, "toets")
    qtbot.waitUntil(lambda: stap._rekening is not None, timeout=10_000)
    woorden = " ".join(label.text() for label in stap.findChildren(QLabel))
    for stuk in ("U kunt dit plan toetsen", "Rendement", "De afstandsgrens", "ouder dan twee jaar", "Contante waarde"):
        assert stuk in woorden, stuk
    stap.vastleggen.knop.click()
    assert set(stap.formulier.fouten()) == {"oordeel", "legitimiteit", "betrokkenheid", "rendement"}
    stap.oordeel.kies(Toetsoordeel.AKKOORD)
    for vak in stap.teksten.values():
        typ(vak, "Dat klopt.")
    assert scherm.onbewaard(), "a judgement that was typed and not given is not lost in silence"
    stap.vastleggen.knop.click()
    rust(omgeving)
    f = hulp.feiten(id_)
    assert f.status is S.BESLUIT and f.toetsen[0].legitimiteit == "Dat klopt."
    assert scherm._stap == "besluit" and scherm.onbewaard() == ()


def test_the_page_of_the_toets_keeps_the_numbers_that_were_judged(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    id_ = hulp.besloten()
    dag = hulp.programma.klok.nu().date()
    hulp.doe(hulp.beheerder, ZetInstelling(sleutel="discontovoet", waarde="9", geldig_van=dag))
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    scherm.ga_naar_stap("toets")
    rust(omgeving)
    stap = deel(scherm, "toets")
    tekst = " ".join(label.text() for label in stap.findChildren(QLabel)).replace("\u00a0", " ")
    assert "Zoals vastgelegd bij het besluit van 12 november 2026." in tekst
    assert "€ 22.724,92" in tekst
    assert "€ 1 wordt € 7,58" in tekst
    assert "7,5750" in tekst


def test_why_one_may_not_write_is_said_once(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    scherm = open_aanvraag(qtbot, omgeving, hulp.lid, hulp.in_plan())
    zinnen = [label.text() for label in scherm.findChildren(QLabel) if zichtbaar(label, scherm)]
    assert len([zin for zin in zinnen if "Dit mag alleen een doorbraakcoach" in zin]) == 1
    assert "Dit mag alleen een doorbraakcoach" in deel(scherm, "plan").vragen.knop.toolTip()


def test_papers_of_an_earlier_decision_are_in_the_menu(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = hulp.besloten()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    assert scherm._stukken.eerder == []
    hulp.doe(hulp.coach, c.HerzieBesluit(aanvraag_id=id_, versie=hulp.versie(id_), reden="Het wordt minder."))
    scherm.ververs()
    rust(omgeving)
    (menu,) = scherm._stukken.eerder
    assert menu.title() == "Zoals besloten in DB-2026-0001-B1 (12-11-2026)"
    for nummer, actie in enumerate(menu.actions()):
        pad = tmp_path / f"{nummer}.pdf"
        monkeypatch.setattr("ui.doorbraak.stukken.kies_document", lambda *_a, pad=pad, **_k: Documentdoel(pad, ""))
        actie.trigger()
        rust(omgeving)
        assert pad.exists()


def test_a_plan_changed_after_the_toets_says_that_it_lost_it(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    id_ = hulp.klaar_voor_besluit()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    scherm.ga_naar_stap("plan")
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    typ(deel(scherm, "plan").velden()["plan.eerste_stap"].widget, "Overmorgen. ")
    scherm.mag_weg()
    rust(omgeving)
    assert hulp.feiten(id_).status is S.PLAN
    assert any("nieuwe toets" in zin for zin in gezegd)
    scherm.ga_naar_stap("toets")
    rust(omgeving)
    woorden = " ".join(label.text() for label in deel(scherm, "toets").findChildren(type(scherm._bewaard)))
    assert "Telt niet meer" in woorden


def test_the_coach_decides_within_the_mandate(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.klaar_voor_besluit(300_000)
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    stap = deel(scherm, "besluit")
    woorden = " ".join(label.text() for label in stap.findChildren(type(scherm._bewaard)))
    assert "Nu €\u00a0200.000 vrij, na dit besluit €\u00a0197.000" in woorden
    stap.toekennen.knop.click()
    assert stap.formulier.fouten() == {"motivering": "Schrijf op waarom u zo besluit."}
    typ(stap.motivering, "Sober en het helpt.")
    stap.toekennen.knop.click()
    rust(omgeving)
    f = hulp.feiten(id_)
    assert f.status is S.UITVOERING and f.besluit_cent == 300_000 and hulp.stand(id_).verplicht == 300_000
    assert scherm._stap == "uitvoering"
    assert "€\u00a00 betaald van €\u00a03.000 verplicht" in deel(scherm, "uitvoering")._saldo.text()


def test_above_the_mandate_the_mandaathouder_decides(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.klaar_voor_besluit(900_000)
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    stap = deel(scherm, "besluit")
    assert not stap.toekennen.knop.isEnabled() and "mandaathouder" in stap.toekennen.waarom()
    assert stap.afwijzen.knop.isEnabled(), "the coach may always refuse"
    werk_als(omgeving, hulp.mandaathouder)
    scherm.ververs()
    rust(omgeving)
    typ(stap.motivering, "Dit is het waard.")
    stap.toekennen.knop.click()
    rust(omgeving)
    assert hulp.feiten(id_).besluiten[0].door_id == hulp.mandaathouder.persoon_id


def test_a_refusal_ends_at_the_decision(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.klaar_voor_besluit()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    stap = deel(scherm, "besluit")
    typ(stap.motivering, "Het kan eenvoudiger.")
    stap.afwijzen.knop.click()
    rust(omgeving)
    assert hulp.feiten(id_).status is S.AFGESLOTEN and scherm._stap == "besluit"
    assert hulp.stand(id_).verplicht == 0


def _vul_boeking(bedrag: str, omgeving: Omgeving, **rest: Any) -> Any:
    def vul(dialoog: QDialog) -> None:
        f = dialoog.formulier  # type: ignore[attr-defined]  # a Boekdialoog
        typ(f.veld("bedrag_cent"), bedrag)
        typ(f.veld("omschrijving"), "Factuur fietsenwinkel")
        for naam, waarde in rest.items():
            f.veld(naam).setCurrentIndex(f.veld(naam).findData(waarde))
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        rust(omgeving)
        if dialoog.isVisible():
            gezien.append(dialoog._elders.text() + " ".join(f.fouten().values()))  # type: ignore[attr-defined]  # as above
            dialoog.reject()

    gezien: list[str] = []
    vul.gezien = gezien  # type: ignore[attr-defined]  # what the dialog said
    return vul


def test_booking_adds_lines_and_refuses_what_the_register_does_not_hold(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    id_ = hulp.besloten()
    scherm = open_aanvraag(qtbot, omgeving, hulp.secretaris, id_)
    stap = deel(scherm, "uitvoering")
    in_dialoog(qtbot, stap.boeken.knop.click, _vul_boeking("1.000", omgeving))
    rust(omgeving)
    assert hulp.stand(id_).betaald == 100_000
    assert "€\u00a01.000 betaald van €\u00a03.000" in stap._saldo.text()
    teveel = _vul_boeking("5.000", omgeving)
    in_dialoog(qtbot, stap.boeken.knop.click, teveel)
    assert "hoger" in teveel.gezien[0] and hulp.stand(id_).betaald == 100_000
    regel = next(r.id for r in stap.model.rijen if r.soort is Registersoort.BETALING)
    herstel = _vul_boeking("200", omgeving, soort=Registersoort.CORRECTIE, corrigeert_id=regel, richting=-1)
    in_dialoog(qtbot, stap.boeken.knop.click, herstel)
    rust(omgeving)
    assert herstel.gezien == [] and hulp.stand(id_).betaald == 80_000
    assert sum(r.bedrag_cent for r in stap.model.rijen if r.kolom == "betaald") == 80_000


def test_the_lines_leave_as_a_table(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = hulp.besloten()
    ander = hulp.besloten()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    pad = tmp_path / "register.csv"
    monkeypatch.setattr("ui.doorbraak.tabelbewaren.kies_doel", lambda *_a, **_k: pad)
    deel(scherm, "uitvoering").uit.click()
    rust(omgeving)
    inhoud = pad.read_text(encoding="utf-8-sig")
    assert hulp.feiten(id_).nummer in inhoud and hulp.feiten(ander).nummer not in inhoud
    assert "verplichting" in inhoud and "3000,00" in inhoud


def test_looking_back_and_closing(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp, klok: VasteKlok) -> None:
    id_ = hulp.besloten()
    hulp.boek(id_, Registersoort.BETALING, 300_000)
    hulp.doe(hulp.coach, c.PlanNazorg(aanvraag_id=id_, datum=klok.moment.date()))
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    scherm.ga_naar_stap("uitvoering")
    deel(scherm, "uitvoering").nazorg.knop.click()
    rust(omgeving)
    assert hulp.feiten(id_).status is S.NAZORG and scherm._stap == "nazorg"
    stap = deel(scherm, "nazorg")
    assert "ten minste één evaluatie" in stap.afsluiten.waarom()
    stap._open(hulp.feiten(id_).nazorg[0])
    ev = stap.evaluatie
    ev.knop.click()
    assert "huishouden zelf zegt" in ev.formulier.fouten()["huishouden_zegt"]
    typ(ev.zegt, "Het lukt weer.")
    ev.effecten[0].uitslag.kies(Effectuitslag.GEBEURD)
    typ(ev.effecten[0].bedrag, "zoveel")
    ev.knop.click()
    assert "geen bedrag" in ev.effecten[0].fout.text() and scherm.onbewaard()
    ev.effecten[0].bedrag.selectAll()
    ev.effecten[0].bedrag.setText("20.000")
    ev.knop.click()
    rust(omgeving)
    moment = hulp.feiten(id_).nazorg[0]
    assert moment.huishouden_zegt == "Het lukt weer." and moment.effecten[0].bedrag_cent == 2_000_000
    assert stap.evaluatie is None and scherm.onbewaard() == ()
    woorden = " ".join(label.text() for label in stap.findChildren(type(scherm._bewaard)))
    assert "€\u00a020.000 gerealiseerd" in woorden

    def sluit(dialoog: QDialog) -> None:
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # a Formulierdialoog
        rust(omgeving)

    in_dialoog(qtbot, stap.afsluiten.knop.click, sluit)
    rust(omgeving)
    assert hulp.feiten(id_).status is S.AFGESLOTEN


def test_a_decision_is_revised_from_its_own_step(qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    scherm.ga_naar_stap("besluit")

    def vul(dialoog: QDialog) -> None:
        typ(dialoog.formulier.veld("reden"), "Het gezin verhuist.")  # type: ignore[attr-defined]  # a Formulierdialoog
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        rust(omgeving)

    in_dialoog(qtbot, deel(scherm, "besluit").herzien.knop.click, vul)
    rust(omgeving)
    f = hulp.feiten(id_)
    assert f.status is S.PLAN and f.herzien_reden == "Het gezin verhuist." and f.besluit_cent == 300_000


def test_every_step_can_be_reached_by_key_and_shows_in_every_status(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp
) -> None:
    ids = [
        hulp.aanvraag(),
        hulp.in_route(),
        hulp.in_plan(),
        hulp.in_toets(),
        hulp.klaar_voor_besluit(),
        hulp.besloten(),
    ]
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda soort, zin: gezegd.append(f"{soort} {zin}"))
    for id_ in ids:
        scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
        for actie in scherm.acties()[:10]:
            actie.trigger()
            rust(omgeving)
        scherm.close()
    assert gezegd == []


def test_the_papers_of_a_request_are_written_from_its_menu(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    vroeg = open_aanvraag(qtbot, omgeving, hulp.coach, hulp.in_route())
    assert [a.isEnabled() for a in vroeg._stukken.acties.values()] == [False, False, False]
    assert vroeg._stukken.acties["besluitbrief"].toolTip() == "Er is nog geen besluit."
    id_ = hulp.besloten()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    for soort, actie in scherm._stukken.acties.items():
        for einde in ("pdf", "docx"):
            pad = tmp_path / f"{soort}.{einde}"
            monkeypatch.setattr("ui.doorbraak.stukken.kies_document", lambda *_a, pad=pad, **_k: Documentdoel(pad, ""))
            actie.trigger()
            rust(omgeving)
            assert pad.exists() and pad.stat().st_size > 2_000, pad.name


def test_a_request_opens_where_there_is_something_to_do(
    qtbot: QtBot, omgeving: Omgeving, hulp: Doorbraakhulp, klok: VasteKlok
) -> None:
    id_ = hulp.besloten()
    scherm = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    assert scherm._stap == "uitvoering"
    uitvoering = deel(scherm, "uitvoering")
    assert zichtbaar(uitvoering.plannen, scherm), "without a day there is no nazorg to begin"

    def vul(dialoog: QDialog) -> None:
        typ(dialoog.formulier.veld("datum"), "+3m")  # type: ignore[attr-defined]  # a Formulierdialoog
        dialoog.knop_doe.click()  # type: ignore[attr-defined]  # as above
        rust(omgeving)

    in_dialoog(qtbot, uitvoering.plannen.knop.click, vul)
    rust(omgeving)
    assert [m.datum.isoformat() for m in hulp.feiten(id_).nazorg] == ["2027-02-12"]
    assert not zichtbaar(uitvoering.plannen, scherm)
    klok.moment = klok.moment.replace(year=2027, month=2, day=12)
    later = open_aanvraag(qtbot, omgeving, hulp.coach, id_)
    assert later._stap == "nazorg"
