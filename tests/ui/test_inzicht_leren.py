"""From a leerpunt to a werkafspraak beside its criterion, and the report with one button."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.overleghulp import Tafelhulp
from tests.ui.schermhulp import rust
from ui.inzicht.leerdialogen import Afspraakdialoog, Groepdialoog, Indeeldialoog, Intrekdialoog
from ui.inzicht.leerpunten import Leerpuntdeel
from ui.inzicht.verslag import Verslagdeel
from ui.overleg.vergadering.afspraken import haal_afspraken, kort, voluit
from ui.overleg.vergadering.criteria import Criteria
from ui.scherm import Omgeving
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.bootstrap import Programma
from weegtafel.inzicht.leerpuntqueries import herkomst
from weegtafel.inzicht.periode import jaar
from weegtafel.overleg.models import Agendapunt
from weegtafel.overleg.schermrijen import CriteriumStand


@pytest.fixture
def tafel(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


@pytest.fixture
def deel(omgeving: Omgeving, qtbot: QtBot, tafel: Tafelhulp) -> Leerpuntdeel:
    _overleg, (punt, *_) = tafel.open_met(1)
    tafel.stel_vast(punt, leerpunt="Vraag eerder naar het netwerk.")
    deel = Leerpuntdeel(omgeving)
    qtbot.addWidget(deel)
    deel.show()
    deel.ververs()
    rust(omgeving)
    deel.setProperty("punt", punt)
    return deel


def test_van_leerpunt_naar_werkafspraak_bij_het_criterium(
    deel: Leerpuntdeel, omgeving: Omgeving, qtbot: QtBot, tafel: Tafelhulp
) -> None:
    (punt,) = deel.beeld.leerpunten
    assert punt.tekst == "Vraag eerder naar het netwerk."
    soort, id_ = omgeving.runner.vraag_nu(herkomst, punt.advies_id, punt.knelpunt_id)
    assert (soort, id_) == ("casus", tafel.lees(Agendapunt, deel.property("punt"))["casus_id"])

    groepdialoog = Groepdialoog(deel, omgeving, deel.beeld.criteria)
    qtbot.addWidget(groepdialoog)
    groepdialoog.knop_doe.click()
    assert groepdialoog.formulier.fouten() == {"naam": "Geef de groep een naam."}
    naam = groepdialoog.formulier.veld("naam")
    assert isinstance(naam, QLineEdit)
    naam.setText("Netwerk")
    groepdialoog.knop_doe.click()
    rust(omgeving)
    deel.ververs()
    rust(omgeving)
    (groep,) = deel.beeld.groepen

    indelen = Indeeldialoog(deel, omgeving, punt, deel.beeld.groepen)
    qtbot.addWidget(indelen)
    keuze = indelen.formulier.veld("groep_id")
    assert isinstance(keuze, Keuzelijst)
    keuze.zet_waarde(groep.id)
    indelen.knop_doe.click()
    rust(omgeving)
    deel.ververs()
    rust(omgeving)
    assert deel.beeld.groepen[0].leerpunten == 1

    code, criterium = next(iter(deel.beeld.criteria.items()))
    afspraak = Afspraakdialoog(deel, omgeving, deel.beeld.criteria, groep=deel.beeld.groepen[0], teksten=[punt.tekst])
    qtbot.addWidget(afspraak)
    tekst, bij = afspraak.formulier.veld("tekst"), afspraak.formulier.veld("criteriumcode")
    assert isinstance(tekst, Tekstvak)
    assert isinstance(bij, Keuzelijst)
    tekst.zet_tekst("Bij elke casus staat wie uit het netwerk is gesproken.")
    bij.zet_waarde(code)
    afspraak.knop_doe.click()
    rust(omgeving)
    deel.ververs()
    rust(omgeving)
    (rij,) = deel.beeld.afspraken
    assert (rij.titel, rij.nummer, rij.geldt, deel._criterium(rij.criteriumcode)) == ("Netwerk", 1, True, criterium)

    per = omgeving.runner.vraag_nu(haal_afspraken, omgeving.vandaag)
    (criterium_id,) = per
    assert kort(per[criterium_id]) == "Werkafspraak: Netwerk"
    assert "versie 1" in voluit(per[criterium_id])
    criteria = Criteria()
    qtbot.addWidget(criteria)
    criteria.toon(1, (CriteriumStand(criterium_id, 1, criterium, "", None, ""),), False)
    assert not criteria.afspraak.isVisibleTo(criteria)
    criteria.zet_afspraken(per)
    assert criteria.afspraak.isVisibleTo(criteria)
    assert "Netwerk" in criteria.afspraak.text()

    trek = Intrekdialoog(deel, omgeving, rij)
    qtbot.addWidget(trek)
    reden = trek.formulier.veld("reden")
    assert isinstance(reden, Tekstvak)
    reden.zet_tekst("Het formulier vraagt dit nu zelf.")
    trek.knop_doe.click()
    rust(omgeving)
    assert omgeving.runner.vraag_nu(haal_afspraken, omgeving.vandaag) == {}


@pytest.mark.parametrize("soort", [".pdf", ".xlsx"])
def test_het_verslag_komt_met_een_knop(omgeving: Omgeving, qtbot: QtBot, tmp_path: Path, soort: str) -> None:
    deel = Verslagdeel(omgeving)
    qtbot.addWidget(deel)
    pad = tmp_path / f"verslag{soort}"
    deel.geef_uit(jaar(2026), pad)
    assert not deel.document.isEnabled()
    rust(omgeving)
    assert pad.stat().st_size > 1000
    assert deel.document.isEnabled()


def test_een_lid_geeft_geen_verslag_uit(omgeving: Omgeving, qtbot: QtBot) -> None:
    from weegtafel.kernel.roles import Actor, Rol

    omgeving.runner.programma = omgeving.runner.programma.als(Actor(1, "Lid", frozenset({Rol.LID})))
    deel = Verslagdeel(omgeving)
    qtbot.addWidget(deel)
    assert not deel.document.isEnabled()
    assert "secretaris" in deel.document.toolTip()


def test_de_ijking_zegt_hoe_goed_er_wordt_voorspeld() -> None:
    from ui.inzicht.ijkdeel import kansenzin
    from weegtafel.inzicht.statistiek import ijk

    assert "nog geen effect beoordeeld" in kansenzin(ijk([]), 3)
    assert "Van 3 effecten" in kansenzin(ijk([]), 3)
    assert "te weinig om te zeggen" in kansenzin(ijk([(0.9, True), (0.2, False)]), 0)
    goed = [(0.9, True)] * 15 + [(0.1, False)] * 15
    assert ": beter dan altijd het gemiddelde" in kansenzin(ijk(goed), 0)
    slecht = [(0.9, False)] * 15 + [(0.1, True)] * 15
    assert "niet beter dan" in kansenzin(ijk(slecht), 0)


def test_een_evaluatie_wordt_vastgelegd_met_de_reden(omgeving: Omgeving, qtbot: QtBot, tafel: Tafelhulp) -> None:
    from ui.inzicht.opgevolgd import Evaluatiedialoog, Opgevolgddeel
    from weegtafel.inzicht.codes import Opvolging, Resultaatbereik
    from weegtafel.inzicht.evaluatiequeries import TeEvalueren, evaluaties
    from weegtafel.overleg.models import Advies

    _overleg, (punt, *_) = tafel.open_met(1)
    tafel.stel_vast(punt)
    (advies,) = tafel.alle(Advies)
    deel = Opgevolgddeel(omgeving)
    qtbot.addWidget(deel)
    rij = TeEvalueren(advies["id"], advies["nummer"], advies["casus_id"], "WT-1", "JT", omgeving.vandaag, 0)
    dialoog = Evaluatiedialoog(deel, omgeving, rij)
    qtbot.addWidget(dialoog)
    dialoog.knop_doe.click()
    assert set(dialoog.formulier.fouten()) == {"opgevolgd", "resultaat"}
    dialoog.opgevolgd.zet_waarde(Opvolging.DEELS)
    dialoog._toon_waarom()
    dialoog.resultaat.zet_waarde(Resultaatbereik.BEREIKT)
    dialoog.knop_doe.click()
    rust(omgeving)
    assert list(dialoog.formulier.fouten()) == ["waarom"]
    waarom = dialoog.formulier.veld("waarom")
    assert isinstance(waarom, Tekstvak)
    waarom.zet_tekst("Er was geen plek in de geadviseerde vorm.")
    dialoog.knop_doe.click()
    rust(omgeving)
    (gezien,) = omgeving.runner.vraag_nu(evaluaties, advies["id"])
    assert (gezien.opgevolgd, gezien.resultaat) == (Opvolging.DEELS, Resultaatbereik.BEREIKT)
    assert gezien.waarom == "Er was geen plek in de geadviseerde vorm."
