from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.schermhulp import in_dialoog, rust, toets, toon, typ
from ui.inrichting.criteria import Weegcriteria, code_van
from ui.inrichting.inrichting import DELEN, InrichtingScherm
from ui.inrichting.instellingen import Instellingendeel
from ui.inrichting.lijsten import Alternatieven, Codelijsten, Standaardzinnen
from ui.inrichting.mensen import Gemeenten, Mensen, Organisaties
from ui.inrichting.quorum import quorumgevolg, quorumwoorden
from ui.scherm import Omgeving
from weegtafel.bootstrap import Programma
from weegtafel.inrichting import queries
from weegtafel.inrichting.commands import BewaarGemeente
from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.kernel.roles import Actor, Rol

DAG = date(2026, 11, 12)
QUORUM = {
    "aandeel": "1/2",
    "meer_dan": True,
    "minimum": 3,
    "minstens_een_gi": True,
    "teruggetrokken_telt_in_totaal": False,
}
PNG = Path(__file__).resolve().parents[2] / "resources" / "demonstratie" / "logo.png"


@pytest.fixture
def scherm(qtbot: QtBot, omgeving: Omgeving) -> InrichtingScherm:
    uit: InrichtingScherm = toon(qtbot, omgeving, InrichtingScherm(omgeving))
    return uit


def ga(scherm: InrichtingScherm, omgeving: Omgeving, soort: type[Any]) -> Any:
    deel = scherm.toon_deel(soort)
    rust(omgeving)
    return deel


def vul(omgeving: Omgeving, **velden: str) -> Any:
    """Type in the fields of a dialog and press its button."""

    def doe(dialoog: Any) -> None:
        for sleutel, tekst in velden.items():
            typ(dialoog.formulier.veld(sleutel), tekst)
        dialoog.knop_doe.click()
        rust(omgeving)

    return doe


def test_every_part_opens_by_arrow_key(scherm: InrichtingScherm, omgeving: Omgeving) -> None:
    scherm.keuze.setFocus()
    for soort, _ in DELEN:
        assert type(scherm.deel) is soort
        toets(scherm.keuze, Qt.Key.Key_Down)
        rust(omgeving)


def test_a_refused_organisation_says_why_beside_the_field(
    scherm: InrichtingScherm, omgeving: Omgeving, programma: Programma
) -> None:
    deel = ga(scherm, omgeving, Organisaties)

    def doe(dialoog: Any) -> None:
        typ(dialoog.formulier.veld("naam"), "Jeugdteam Noord")
        typ(dialoog.formulier.veld("afkorting"), "JTN2")
        dialoog.knop_doe.click()
        assert set(dialoog.formulier.fouten()) == {"soort"}
        dialoog.formulier.veld("soort").zet_waarde(OrganisatieSoort.JEUGDTEAM)
        dialoog.knop_doe.click()
        rust(omgeving)
        assert "bestaat al" in dialoog.formulier.fouten()["naam"]
        typ(dialoog.formulier.veld("naam"), "Jeugdteam Haven")
        dialoog.knop_doe.click()

    in_dialoog(omgeving, deel.nieuw_knop.click, doe)
    gemaakt = next(o for o in programma.vraag(queries.organisaties) if o.naam == "Jeugdteam Haven")
    assert (gemaakt.afkorting, gemaakt.neemt_deel, gemaakt.geldig_van) == ("JTN2", True, DAG)
    assert deel.lijst.gekozen_rij().id == gemaakt.id


def test_a_logo_is_set_shown_and_taken_away(
    scherm: InrichtingScherm, omgeving: Omgeving, programma: Programma, tmp_path: Path
) -> None:
    deel = ga(scherm, omgeving, Gemeenten)
    deel.zet_logo(PNG)
    rust(omgeving)
    assert programma.vraag(queries.gemeenten)[0].logo == PNG.read_bytes()
    assert deel.logo.isVisible() and not deel.logo.pixmap().isNull()
    gezegd: list[str] = []
    omgeving.mond.gezegd.connect(lambda _soort, zin: gezegd.append(zin))
    geen = tmp_path / "logo.png"
    geen.write_bytes(b"geen plaatje")
    deel.zet_logo(geen)
    rust(omgeving)
    deel.zet_logo(tmp_path / "weg.png")
    rust(omgeving)
    assert "geen PNG" in gezegd[0] and "niet te lezen" in gezegd[1]
    in_dialoog(omgeving, deel.weg_knop.click, lambda d: d.knop_doe.click())
    assert programma.vraag(queries.gemeenten)[0].logo is None


def test_a_new_person_is_asked_for_a_role_at_once(
    scherm: InrichtingScherm, omgeving: Omgeving, programma: Programma
) -> None:
    deel = ga(scherm, omgeving, Mensen)
    stappen: list[str] = []

    def rol(dialoog: Any) -> None:
        stappen.append(dialoog.windowTitle())
        dialoog.formulier.veld("rol").zet_waarde(Rol.SECRETARIS)
        dialoog.knop_doe.click()

    def persoon(dialoog: Any) -> None:
        typ(dialoog.formulier.veld("naam"), "Nieuw Gezicht")
        typ(dialoog.formulier.veld("email"), "geen adres")
        dialoog.knop_doe.click()
        rust(omgeving)
        assert "geen e-mailadres" in dialoog.formulier.fouten()["email"]
        typ(dialoog.formulier.veld("email"), "nieuw@voorbeeld.nl")
        dialoog.knop_doe.click()

    in_dialoog(omgeving, deel.nieuw, persoon, rol)
    assert stappen == ["Rol geven"]
    nieuw = next(p for p in programma.vraag(queries.personen, DAG) if p.naam == "Nieuw Gezicht")
    assert nieuw.rollen == {Rol.SECRETARIS}


def test_a_code_is_added_reworded_and_ended_but_not_the_ones_the_program_needs(
    scherm: InrichtingScherm, omgeving: Omgeving, programma: Programma
) -> None:
    deel = ga(scherm, omgeving, Codelijsten)
    deel.keuze.setCurrentIndex(deel.keuze.findData("grondslag"))
    rust(omgeving)
    in_dialoog(omgeving, deel.nieuw, vul(omgeving, code="lokaal1", omschrijving="Lokale regeling"))
    assert deel.lijst.gekozen_rij().code == "lokaal1"
    in_dialoog(omgeving, lambda: toets(deel.lijst, Qt.Key.Key_Return), vul(omgeving, omschrijving="Plaatselijk"))
    in_dialoog(omgeving, deel.einde_knop.click, vul(omgeving, geldig_tot="31-12-2026"))
    rij = next(r for r in programma.vraag(queries.alle_codes, "grondslag") if r.code == "lokaal1")
    assert (rij.omschrijving, rij.geldig_tot, rij.zekerheid) == ("Plaatselijk", date(2026, 12, 31), "lokaal")
    wlz = next(r for r in deel.model.rijen if r.code == "wlz")
    deel.lijst.kies(wlz.id)

    def geweigerd(dialoog: Any) -> None:
        vul(omgeving, geldig_tot="31-12-2026")(dialoog)
        assert "rekent met deze code" in dialoog.formulier.fouten()["geldig_tot"]

    in_dialoog(omgeving, deel.einde_knop.click, geweigerd)


def test_each_row_shows_its_source_and_certainty(scherm: InrichtingScherm, omgeving: Omgeving) -> None:
    for soort in (Codelijsten, Weegcriteria, Alternatieven, Instellingendeel):
        deel = ga(scherm, omgeving, soort)
        rij = next(r for r in deel.model.rijen if r.bron)
        feiten = dict(deel.feiten(rij))
        assert feiten["Bron"] == rij.bron
        assert feiten["Zekerheid"].startswith(rij.zekerheid)


def test_a_new_version_of_the_criteria_starts_from_the_last(
    scherm: InrichtingScherm, omgeving: Omgeving, programma: Programma
) -> None:
    deel = ga(scherm, omgeving, Weegcriteria)
    oud = deel.model.rijen

    def doe(dialoog: Any) -> None:
        invoer = dialoog.formulier.veld("criteria")
        assert [k.naam.text() for k in invoer.kaarten] == [c.naam for c in oud]
        typ(dialoog.formulier.veld("geldig_van"), "1-1-2027")
        typ(invoer.kaarten[0].vraag, "Is de hulpvraag helder?")
        invoer.kaarten[1].omhoog.click()
        invoer.kaarten[-1].weg.click()
        invoer.erbij.click()
        typ(invoer.kaarten[-1].naam, "Goede planning")
        typ(invoer.kaarten[-1].vraag, "Kan dit in deze tijd?")
        dialoog.knop_doe.click()

    in_dialoog(omgeving, deel.nieuw, doe)
    versies = programma.vraag(queries.criteriumversies)
    assert (versies[0].geldig_van, len(versies)) == (date(2027, 1, 1), 2)
    nieuw = programma.vraag(queries.criteria, versies[0].id)
    assert [c.naam for c in nieuw] == [oud[1].naam, oud[0].naam, *(c.naam for c in oud[2:-1]), "Goede planning"]
    assert (nieuw[0].bron, nieuw[0].zekerheid) == (oud[1].bron, oud[1].zekerheid)
    assert (nieuw[1].code, nieuw[1].zekerheid) == (oud[0].code, "lokaal")
    assert (nieuw[-1].code, code_van("Reële planning!")) == ("goede-planning", "reele-planning")
    assert programma.vraag(queries.criteria, versies[1].id) == oud


def test_an_alternative_keeps_its_code_and_unknown_stays_unknown(
    scherm: InrichtingScherm, omgeving: Omgeving, programma: Programma
) -> None:
    deel = ga(scherm, omgeving, Alternatieven)

    def doe(dialoog: Any) -> None:
        dialoog.formulier.veld("grondslag").zet_waarde("voorliggend_veld")
        vul(omgeving, code="buurtsport", naam="Buurtsport")(dialoog)

    in_dialoog(omgeving, deel.nieuw, doe)
    in_dialoog(omgeving, deel.wijzig_knop.click, vul(omgeving, voor_wie="Kinderen van 8 tot 12 jaar"))
    rij = next(a for a in programma.vraag(queries.alternatieven) if a.code == "buurtsport")
    assert (rij.kosten, rij.effect, rij.voor_wie) == (None, None, "Kinderen van 8 tot 12 jaar")


def test_a_secretary_may_change_sentences_and_nothing_else(qtbot: QtBot, omgeving: Omgeving) -> None:
    actor = omgeving.actor
    omgeving.runner.programma = omgeving.runner.programma.als(
        Actor(actor.persoon_id, actor.naam, frozenset({Rol.SECRETARIS}))
    )
    scherm = toon(qtbot, omgeving, InrichtingScherm(omgeving))
    deel = ga(scherm, omgeving, Organisaties)
    assert not deel.nieuw_knop.isEnabled() and not deel.wijzig_knop.isEnabled()
    assert "Alleen een beheerder" in deel.kop.ondertitel.text()
    toets(deel.lijst, Qt.Key.Key_Return)  # opens nothing: a dialog here would hang the test
    zinnen = ga(scherm, omgeving, Standaardzinnen)
    in_dialoog(omgeving, zinnen.wijzig_knop.click, vul(omgeving, tekst="Een andere zin voor de motivering."))
    assert zinnen.lijst.gekozen_rij().tekst == "Een andere zin voor de motivering."


def test_the_quorum_is_told_in_plain_words_while_it_changes(
    scherm: InrichtingScherm, omgeving: Omgeving, programma: Programma
) -> None:
    deel = ga(scherm, omgeving, Instellingendeel)
    deel.lijst.kies("quorum")
    assert "Bij 9 organisaties zijn er 5 nodig." in dict(deel.feiten(deel.lijst.gekozen_rij()))["Nu"]

    def doe(dialoog: Any) -> None:
        veld = dialoog.formulier.veld("waarde")
        assert veld.gevolg.text().startswith("Bij 9 organisaties zijn er 5 nodig.")
        veld.meer_dan.setCurrentIndex(1)
        veld.aandeel.setCurrentIndex(veld.aandeel.findData("2/3"))
        assert veld.gevolg.text().startswith("Bij 9 organisaties zijn er 6 nodig.")
        typ(veld.minimum, "10")
        assert "nooit" in veld.gevolg.text()
        typ(veld.minimum, "geen")
        assert "geen heel getal" in veld.gevolg.text()
        dialoog.knop_doe.click()
        assert "waarde" in dialoog.formulier.fouten()
        typ(veld.minimum, "4")
        typ(dialoog.formulier.veld("geldig_van"), "1-1-2027")
        dialoog.knop_doe.click()

    in_dialoog(omgeving, lambda: deel.wijzig(deel.lijst.gekozen_rij()), doe)
    nu = {i.sleutel: i.waarde for i in programma.vraag(queries.instellingen, DAG)}
    straks = {i.sleutel: i.waarde for i in programma.vraag(queries.instellingen, date(2027, 1, 1))}
    assert nu["quorum"] == QUORUM
    assert straks["quorum"] == QUORUM | {"aandeel": "2/3", "meer_dan": False, "minimum": 4}
    assert deel._straks(deel.lijst.gekozen_rij()).startswith("01-01-2027: Ten minste twee derde")


def test_a_setting_never_changes_for_a_day_that_has_passed(scherm: InrichtingScherm, omgeving: Omgeving) -> None:
    deel = ga(scherm, omgeving, Instellingendeel)
    deel.lijst.kies("minuten_per_casus")

    def doe(dialoog: Any) -> None:
        vul(omgeving, waarde="20", geldig_van="1-11-2026")(dialoog)
        assert "terugwerkende kracht" in dialoog.formulier.fouten()["geldig_van"]
        vul(omgeving, geldig_van="12-11-2026")(dialoog)

    in_dialoog(omgeving, lambda: toets(deel.lijst, Qt.Key.Key_Return), doe)
    assert deel.lijst.gekozen_rij().waarde == 20
    assert deel.woorden("minuten_per_casus", "getal", 20) == "20 minuten"


@pytest.mark.parametrize(("tafel", "nodig"), [(1, "is er 3"), (5, "zijn er 3"), (8, "zijn er 5"), (9, "zijn er 5")])
def test_the_words_of_the_quorum(tafel: int, nodig: str) -> None:
    assert quorumgevolg(QUORUM, tafel).startswith(f"Bij {tafel} ")
    assert nodig.rsplit(maxsplit=1)[-1] in quorumgevolg(QUORUM, tafel)
    assert quorumwoorden(QUORUM) == "Meer dan de helft, en niet minder dan 3, met ten minste één GI"


def test_a_change_by_another_window_is_seen(scherm: InrichtingScherm, omgeving: Omgeving, programma: Programma) -> None:
    deel = ga(scherm, omgeving, Gemeenten)
    voor = deel.model.rowCount()
    omgeving.runner.voer_uit(BewaarGemeente(naam="Nieuwdorp", geldig_van=DAG + timedelta(days=3)), van=deel)
    rust(omgeving)
    assert deel.model.rowCount() == voor + 1
    assert "komt nog" in {deel.model.index(n, 3).data() for n in range(voor + 1)}
