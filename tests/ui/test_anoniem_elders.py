"""Findings outside a casus: at the table, in minutes and requests, in a paper held back; and the way to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.overleghulp import Tafelhulp
from tests.ui.casushulp import in_dialoog, typ
from tests.ui.doorbraaktafel import Doorbraakhulp, deel, open_aanvraag
from tests.ui.schermhulp import rust, toon
from ui.anoniemsprong import bied_aan
from ui.overleg.notulen import NotulenScherm
from ui.scherm import Omgeving, Scherm
from ui.stukbesluit import Stukvenster
from ui.widgets.berichtenbalk import BerichtActie
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.codes import Onderwerp, Soort
from weegtafel.anonimiteit.models import Vondstbesluit
from weegtafel.anonimiteit.weigering import Herkenbaar, Vindplaats
from weegtafel.bootstrap import Programma
from weegtafel.casus.anoniem import STUK
from weegtafel.doorbraak import commands as d
from weegtafel.inrichting.models import Journaalregel
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Actie, NotulenDeel
from weegtafel.overleg.veeg import Stukgeweigerd

ZIN = "Moeder Samira Bouzid belt nog."


@pytest.fixture
def hulp(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


class Venster(QWidget):
    """A window as far as a message needs one."""

    def __init__(self, omgeving: Omgeving, scherm: Scherm | None = None) -> None:
        super().__init__()
        self.omgeving, self.runner, self.scherm = omgeving, omgeving.runner, scherm
        self.heen: list[tuple[str, int]] = []

    def ga_naar(self, plaats: str, id_: int = 0) -> None:
        self.heen.append((plaats, id_))


def _woorden(scherm: Any) -> list[str]:
    return [b.tekst for _, b in scherm.anoniem.naloper.alles]


# --- minutes --------------------------------------------------------------------------------------


@pytest.fixture
def overleg(hulp: Tafelhulp) -> int:
    overleg, (punt,) = hulp.open_met(1)
    hulp.stel_vast(punt)
    hulp.sluit(overleg)
    return overleg


def _schrijf(hulp: Tafelhulp, plaats: int = -1) -> str:
    deel_ = hulp.alle(NotulenDeel)[plaats]
    tekst = f"{deel_['tekst']}\n\n{ZIN}"
    hulp.doe(c.BewaarNotulendeel(deel_id=deel_["id"], wijzigingen=(Wijziging("tekst", deel_["tekst"], tekst),)))
    return str(deel_["sleutel"])


def test_a_finding_in_another_section_is_one_key_away(
    qtbot: QtBot, omgeving: Omgeving, hulp: Tafelhulp, overleg: int
) -> None:
    sleutel = _schrijf(hulp)
    scherm = toon(qtbot, omgeving, NotulenScherm(omgeving, overleg))
    qtbot.waitUntil(lambda: "Samira Bouzid" in _woorden(scherm), timeout=8000)
    assert scherm.lijst.currentRow() == 0
    scherm.anoniem.naloper.ga(1)
    assert scherm.lijst.currentRow() == scherm.lijst.count() - 1
    vak: Any = scherm._bladen[sleutel].vak
    assert QApplication.focusWidget() is vak
    assert scherm.anoniem.naloper.vervang()
    assert vak.tekst().endswith("[moeder] belt nog.")
    scherm.mag_weg()
    rust(omgeving)
    assert "Samira" not in str(hulp.alle(NotulenDeel))


def test_what_was_decided_where_a_text_was_typed_is_not_asked_again_in_the_minutes(
    qtbot: QtBot, omgeving: Omgeving, hulp: Tafelhulp, overleg: int
) -> None:
    _schrijf(hulp)
    hulp.doe(
        c_beslis(Onderwerp.OVERLEG, overleg, "verslag.1", "Samira Bouzid"),
    )
    scherm = toon(qtbot, omgeving, NotulenScherm(omgeving, overleg))
    qtbot.waitUntil(lambda: all(v.tekst is not None for v in scherm.anoniem.naloper._vakken.values()), timeout=8000)
    qtbot.wait(900)
    assert "Samira Bouzid" not in _woorden(scherm)


def c_beslis(onderwerp: Onderwerp, id_: int, veld: str, woorden: str) -> Any:
    from weegtafel.anonimiteit.codes import Keuze
    from weegtafel.anonimiteit.commands import BeslisVondst

    return BeslisVondst(
        onderwerp=onderwerp,
        onderwerp_id=id_,
        veld=veld,
        soort=Soort.PERSOON,
        tekst=woorden,
        keuze=Keuze.GEEN_NAAM,
        reden="Zo heet de methode.",
    )


def test_a_refusal_goes_to_the_minutes_that_it_was_about(
    qtbot: QtBot, omgeving: Omgeving, hulp: Tafelhulp, overleg: int
) -> None:
    sleutel = _schrijf(hulp)
    scherm = toon(qtbot, omgeving, NotulenScherm(omgeving, overleg))
    qtbot.waitUntil(lambda: scherm.anoniem.naloper._vakken != {}, timeout=8000)
    venster = Venster(omgeving, scherm)
    qtbot.addWidget(venster)
    plek = Vindplaats(Onderwerp.NOTULEN, scherm.blad.id, sleutel, "Sluiting", (Soort.PERSOON,))
    actie = bied_aan(Herkenbaar(["Niet zo."], {}, [plek]), venster)
    assert isinstance(actie, BerichtActie) and actie.tekst == "Ga naar de bevinding"
    scherm.hide()
    actie.doe()
    rust(omgeving)
    assert venster.heen == [("notulen", overleg)]
    scherm.show()
    qtbot.waitUntil(lambda: scherm.anoniem.naloper.huidig is not None, timeout=8000)
    assert scherm.anoniem.naloper.huidig[0] == sleutel


# --- requests -------------------------------------------------------------------------------------


def test_a_refused_request_leads_to_the_step_and_the_words(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    h = Doorbraakhulp(programma)
    id_ = h.aanvraag()
    oud = h.feiten(id_).geprobeerd
    h.doe(h.lid, d.BewaarAanvraag(aanvraag_id=id_, wijzigingen=(Wijziging("geprobeerd", oud, ZIN),)))
    scherm = open_aanvraag(qtbot, omgeving, h.lid, id_)
    scherm.ga_naar_stap("route")
    rust(omgeving)
    assert _woorden(scherm) == []
    plek = Vindplaats(Onderwerp.AANVRAAG, id_, "aanvraag.geprobeerd", "Wat is geprobeerd", (Soort.PERSOON,))
    scherm.anoniem.naloper.bied(plek.onderwerp, plek.onderwerp_id, plek.veld)
    next(a for a in scherm.acties() if a.shortcut().toString() == "F8").trigger()
    qtbot.waitUntil(lambda: scherm.anoniem.naloper.huidig is not None, timeout=8000)
    assert scherm.stap == "aanvraag"
    vak = deel(scherm, "aanvraag").velden()["aanvraag.geprobeerd"].widget
    assert vak.hasFocus()
    assert scherm.anoniem.naloper.vervang()
    assert vak.tekst() == "[moeder] belt nog."


def test_the_words_of_judgement_decision_effect_and_aftercare_are_marked_while_one_writes(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    h = Doorbraakhulp(programma)
    id_ = h.in_toets()
    scherm = open_aanvraag(qtbot, omgeving, h.toetser, id_)
    toets = deel(scherm, "toets")
    typ(toets.teksten["betrokkenheid"], ZIN)
    qtbot.waitUntil(lambda: _woorden(scherm) == ["Samira Bouzid"], timeout=5000)
    [(sleutel, _)] = scherm.anoniem.naloper.alles
    assert scherm.anoniem.naloper.plek(sleutel).veld == STUK, "what is decided here is not asked again at the gate"
    toets.teksten["betrokkenheid"].zet_tekst("")

    h.toets(id_)
    scherm = open_aanvraag(qtbot, omgeving, h.coach, id_)
    typ(deel(scherm, "besluit").motivering, ZIN)
    qtbot.waitUntil(lambda: _woorden(scherm) == ["Samira Bouzid"], timeout=5000)
    deel(scherm, "besluit").motivering.zet_tekst("")

    scherm.ga_naar_stap("rendement")
    rust(omgeving)
    vak = deel(scherm, "rendement").rekenblad.effecten.vakken[0]
    qtbot.waitUntil(lambda: "effect.1.motivering" in scherm.anoniem.naloper._vakken, timeout=5000)
    typ(vak.velden["motivering"].widget, ZIN)
    qtbot.waitUntil(lambda: _woorden(scherm) == ["Samira Bouzid"], timeout=5000)
    scherm.anoniem.naloper.kies(*scherm.anoniem.naloper.alles[0])
    assert scherm.anoniem.naloper.vervang()
    assert "Samira" not in vak.velden["motivering"].waarde()


def test_the_words_of_an_evaluation_are_marked(qtbot: QtBot, omgeving: Omgeving, programma: Programma) -> None:
    h = Doorbraakhulp(programma)
    id_ = h.besloten()
    dag = programma.klok.nu().date()
    h.doe(h.coach, d.PlanNazorg(aanvraag_id=id_, datum=dag))
    scherm = open_aanvraag(qtbot, omgeving, h.coach, id_)
    scherm.ga_naar_stap("nazorg")
    nazorg = deel(scherm, "nazorg")
    assert scherm.anoniem.naloper._vakken == {}
    nazorg._open(h.feiten(id_).nazorg[0])
    typ(nazorg.evaluatie.zegt, ZIN)
    typ(nazorg.evaluatie.effecten[0].woord, "Bel Fatima El Amrani.")
    qtbot.waitUntil(lambda: _woorden(scherm) == ["Samira Bouzid", "Fatima El Amrani"], timeout=5000)
    nazorg.sluit()
    assert _woorden(scherm) == []


def test_a_line_in_a_table_of_a_request_is_marked_and_stored_as_typed(
    qtbot: QtBot, omgeving: Omgeving, programma: Programma
) -> None:
    h = Doorbraakhulp(programma)
    id_ = h.aanvraag()
    scherm = open_aanvraag(qtbot, omgeving, h.lid, id_)
    groep = deel(scherm, "aanvraag").betrokkenen
    vak = groep.vakken[0].velden["functie"].widget
    assert isinstance(vak, QLineEdit)
    typ(vak, "wijkagent Mark Bouzid")
    rust(omgeving)
    qtbot.waitUntil(lambda: "Mark Bouzid" in _woorden(scherm), timeout=8000)
    scherm.anoniem.naloper.ga(1)
    scherm.anoniem.naloper.vervang()
    nieuw = vak.text()
    assert "Bouzid" not in nieuw
    qtbot.waitUntil(lambda: [b.functie for b in h.feiten(id_).betrokkenen] == [nieuw], timeout=5000)


# --- a paper that is held back --------------------------------------------------------------------


@pytest.fixture
def stuk(qtbot: QtBot, omgeving: Omgeving, hulp: Tafelhulp, overleg: int, tmp_path: Path) -> Stukvenster:
    _schrijf(hulp, 0)
    _schrijf(hulp)
    with pytest.raises(Stukgeweigerd) as fout:
        hulp.programma.exporteer("notulen", overleg, tmp_path / "stuk.docx")
    venster = Venster(omgeving)
    qtbot.addWidget(venster)
    venster.show()
    assert isinstance(bied_aan(fout.value, venster), BerichtActie)
    uit = venster.findChild(Stukvenster)
    assert isinstance(uit, Stukvenster)
    return uit


def test_the_same_words_are_decided_on_once_and_the_paper_is_made(
    qtbot: QtBot, stuk: Stukvenster, hulp: Tafelhulp, tmp_path: Path
) -> None:
    (groep,) = stuk.groepen
    assert len(groep.vondsten) == 2 and stuk.door.text() == "[moeder]" and not stuk.maak.isEnabled()
    stuk.door.setText(" ")
    stuk.vervang.click()
    assert "Schrijf wat" in stuk.fout.text()
    stuk.door.setText("mevrouw Samira Bouzid")
    stuk.vervang.click()
    assert "nog" in stuk.fout.text() and not stuk.maak.isEnabled()
    stuk.door.setText("[moeder]")
    stuk.vervang.click()
    assert stuk.maak.isEnabled() and stuk.stand.text() == "Over alles is besloten."
    stuk.maak.click()
    qtbot.waitUntil((tmp_path / "stuk.docx").exists, timeout=8000)
    qtbot.waitUntil(lambda: hulp.alle(Journaalregel)[-1]["handeling"] == "geef_document_uit", timeout=5000)
    regel = next(r for r in reversed(hulp.alle(Journaalregel)) if r["handeling"] == "geef_document_uit")
    assert "vervangen_persoon_2" in str(regel) and "Samira" not in str(regel)


def test_kept_with_a_reason_is_stored_as_a_mark(
    qtbot: QtBot, stuk: Stukvenster, hulp: Tafelhulp, tmp_path: Path
) -> None:
    def noem_de_naam(dialoog: Any) -> None:
        typ(dialoog.findChild(Tekstvak), "Samira Bouzid is een schrijfster.")
        dialoog.knop_doe.click()

    in_dialoog(qtbot, stuk.laat.click, noem_de_naam)
    qtbot.waitUntil(lambda: "Noem in de reden" in stuk.fout.text(), timeout=5000)

    def geef_reden(dialoog: Any) -> None:
        typ(dialoog.findChild(Tekstvak), "Zo heet een boek.")
        dialoog.knop_doe.click()

    in_dialoog(qtbot, stuk.laat.click, geef_reden)
    qtbot.waitUntil(stuk.maak.isEnabled, timeout=5000)
    assert "Samira" not in str(hulp.alle(Vondstbesluit)) + str(hulp.alle(Journaalregel))
    stuk.maak.click()
    qtbot.waitUntil((tmp_path / "stuk.docx").exists, timeout=8000)


def test_the_page_where_the_words_stand_opens(stuk: Stukvenster, overleg: int, omgeving: Omgeving) -> None:
    venster = stuk.parentWidget()
    assert isinstance(venster, Venster)
    stuk.pagina.click()
    rust(omgeving)
    assert venster.heen == [("notulen", overleg)]
    assert not venster.findChildren(Stukvenster), "the dialog is gone, so that one can write"


def test_a_new_action_is_looked_through_in_its_dialog(qtbot: QtBot, omgeving: Omgeving, hulp: Tafelhulp) -> None:
    from ui.overleg.actiesdialogen import nieuwe_actie

    ouder = QWidget()
    qtbot.addWidget(ouder)
    gezien: list[str] = []

    def open_dialoog() -> None:
        assert nieuwe_actie(ouder, omgeving) is None

    def vul(dialoog: Any) -> None:
        from ui.anoniem import nalopers

        naloper = next(n for n in nalopers() if n.parent() is dialoog)
        typ(dialoog.findChild(Tekstvak), "Bel moeder Samira Bouzid.")
        qtbot.waitUntil(lambda: bool(naloper.alles), timeout=5000)
        gezien.extend(b.tekst for _, b in naloper.alles)
        dialoog.reject()

    in_dialoog(qtbot, open_dialoog, vul)
    assert gezien == ["Samira Bouzid"] and hulp.alle(Actie) == []
