"""The gate: only a casus whose every field is clean or decided, and declared by somebody, goes on."""

from __future__ import annotations

import pytest
from sqlmodel import select

from tests.casus_wereld import GRONDEN, VOLLEDIG, Wereld, anoniem
from weegtafel.anonimiteit.codes import Keuze, Onderwerp, Soort
from weegtafel.anonimiteit.commands import BeslisVondst, BewaarGrondig, HerroepVondst, VoegHerkenwoordToe
from weegtafel.anonimiteit.handlers import HANDLERS as EIGEN
from weegtafel.anonimiteit.merken import geheelmerk, vondstmerk
from weegtafel.anonimiteit.models import Anoniemverklaring, Grondigcontrole, Vondstbesluit
from weegtafel.anonimiteit.regels import opsomming
from weegtafel.casus.anoniem import casusstand, teksten_van
from weegtafel.casus.commands import BewaarCasus, MeldCasusAan, VerklaarAnoniem, VerklaarGereed
from weegtafel.casus.queries import casus as lees_casus
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import Actor, Rol

NAAM = "Fatima El Amrani"
REDEN = "Dit is de naam van een methode."


@pytest.fixture
def wereld() -> Wereld:
    return Wereld()


def met(wereld: Wereld, **velden: object) -> tuple[int, int]:
    """A complete casus that is aangemeld, with these texts: its id and version."""
    nieuw = wereld.maak(velden={**VOLLEDIG, **velden}, gronden=GRONDEN)
    return nieuw.id, wereld.doe(MeldCasusAan(casus_id=nieuw.id, versie=nieuw.versie)).versie


def grondig(wereld: Wereld, casus_id: int, *vondsten: tuple[Soort, str], veld: str = "hulpvraag") -> None:
    """As if the thorough layer read every field, and found this in one."""
    velden = {
        sleutel: (tekst, vondsten if sleutel == veld else ())
        for sleutel, _, tekst in teksten_van(lees_casus(wereld.sessie, casus_id))
    }
    wereld.doe(BewaarGrondig(onderwerp=Onderwerp.CASUS, onderwerp_id=casus_id, velden=velden))


def beslis(casus_id: int, tekst: str, soort: Soort = Soort.PERSOON, **anders: object) -> BeslisVondst:
    waarden: dict[str, object] = {"veld": "hulpvraag", "keuze": Keuze.GEEN_NAAM, "reden": REDEN} | anders
    return BeslisVondst(onderwerp=Onderwerp.CASUS, onderwerp_id=casus_id, soort=soort, tekst=tekst, **waarden)  # type: ignore[arg-type]  # the rest by name


def test_without_a_declaration_a_casus_is_not_ready(wereld: Wereld) -> None:
    casus_id, versie = met(wereld)
    with pytest.raises(Regelovertreding, match="Niemand heeft verklaard"):
        wereld.doe(VerklaarGereed(casus_id=casus_id, versie=versie, geen_namen=True))


def test_what_nobody_knows_keeps_the_gate_shut(wereld: Wereld) -> None:
    casus_id, versie = met(wereld)
    with pytest.raises(Regelovertreding, match="nog niet gelezen"):
        wereld.doe(VerklaarAnoniem(casus_id=casus_id, versie=versie))
    with pytest.raises(Regelovertreding, match="waarom u met de hand"):
        wereld.doe(VerklaarAnoniem(casus_id=casus_id, versie=versie, wijze=anoniem(1, 1).wijze, reden="  "))
    grondig(wereld, casus_id)
    wereld.doe(VerklaarAnoniem(casus_id=casus_id, versie=versie))
    wereld.doe(VerklaarGereed(casus_id=casus_id, versie=versie, geen_namen=True))
    assert lees_casus(wereld.sessie, casus_id).status is CasusStatus.GEREED


@pytest.mark.parametrize("veld", ["hulpvraag", "onderbouwing"])
def test_a_name_is_refused_by_its_field_and_never_repeated(wereld: Wereld, veld: str) -> None:
    casus_id, versie = met(wereld, **{veld: f"Het gaat om {NAAM}, die niet naar school gaat."})
    with pytest.raises(Regelovertreding) as fout:
        wereld.doe(anoniem(casus_id, versie))
    assert set(fout.value.velden) == {veld}
    assert "naam van een persoon" in fout.value.redenen[0]
    assert "Fatima" not in str(fout.value.redenen)


def test_a_stale_declaration_does_not_pass(wereld: Wereld) -> None:
    casus_id, versie = met(wereld)
    wereld.doe(anoniem(casus_id, versie))
    nieuw = wereld.doe(
        BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging("hulpvraag", VOLLEDIG["hulpvraag"], f"{NAAM} wil."),))
    )
    with pytest.raises(Regelovertreding, match="Hulpvraag"):
        wereld.doe(VerklaarGereed(casus_id=casus_id, versie=nieuw.versie, geen_namen=True))


def test_what_the_thorough_layer_found_must_be_decided_too(wereld: Wereld) -> None:
    casus_id, versie = met(wereld)
    grondig(wereld, casus_id, (Soort.PERSOON, "Zorg"))
    with pytest.raises(Regelovertreding, match="1 × naam van een persoon"):
        wereld.doe(VerklaarAnoniem(casus_id=casus_id, versie=versie))
    wereld.doe(beslis(casus_id, "Zorg"))
    wereld.doe(VerklaarAnoniem(casus_id=casus_id, versie=versie))
    assert wereld.journaal[-1][0::2] == ("verklaar_anoniem", ("grondig", "persoon_geen_naam_1"))
    wereld.doe(
        HerroepVondst(
            onderwerp=Onderwerp.CASUS, onderwerp_id=casus_id, veld="hulpvraag", soort=Soort.PERSOON, tekst="zórg"
        )
    )
    with pytest.raises(Regelovertreding, match="1 × naam van een persoon"):
        wereld.doe(VerklaarAnoniem(casus_id=casus_id, versie=versie))


def test_an_edit_reopens_the_field_that_changed_and_no_other(wereld: Wereld) -> None:
    casus_id, _ = met(wereld, hulpvraag=f"{NAAM} vraagt hulp.", veiligheid=f"Zo, {NAAM} is veilig.")
    grondig(wereld, casus_id)
    wereld.doe(beslis(casus_id, NAAM))
    wereld.doe(beslis(casus_id, NAAM, veld="veiligheid"))
    assert all(v.schoon and v.grondig for v in casusstand(wereld.sessie, casus_id).velden)
    wereld.doe(
        BewaarCasus(
            casus_id=casus_id,
            wijzigingen=(Wijziging("hulpvraag", f"{NAAM} vraagt hulp.", f"{NAAM} en Jasper Bakker vragen hulp."),),
        )
    )
    open_ = {v.veld: v for v in casusstand(wereld.sessie, casus_id).velden if not v.schoon or not v.grondig}
    assert set(open_) == {"hulpvraag"}
    assert [b.tekst for b in open_["hulpvraag"].open] == ["Jasper Bakker"], "what was decided stays decided"


def test_red_may_not_be_kept_and_a_reason_names_nobody(wereld: Wereld) -> None:
    casus_id, _ = met(wereld)
    for opdracht, zin in (
        (beslis(casus_id, NAAM, keuze=Keuze.BEHOUDEN), "herleidt direct"),
        (beslis(casus_id, NAAM, reden="fátima el amrani is bekend"), "gevonden woorden"),
        (beslis(casus_id, NAAM, reden="Dit gaat over Jasper Bakker."), "Reden"),
        (beslis(casus_id, NAAM, reden="kort"), "waarom"),
    ):
        with pytest.raises(Regelovertreding, match=zin):
            wereld.doe(opdracht)
    wereld.doe(beslis(casus_id, "Syrisch", Soort.NATIONALITEIT, keuze=Keuze.BEHOUDEN, reden="Nodig voor de tolk."))


def test_nothing_that_was_found_is_kept(wereld: Wereld) -> None:
    casus_id, _ = met(wereld)
    grondig(wereld, casus_id, (Soort.PERSOON, NAAM))
    wereld.doe(beslis(casus_id, NAAM))
    tabellen = (Vondstbesluit, Grondigcontrole, Anoniemverklaring)
    rijen = [rij.model_dump() for tabel in tabellen for rij in wereld.sessie.exec(select(tabel))]
    assert rijen and "amrani" not in (str(rijen) + str(wereld.journaal)).lower()
    assert "Amrani" not in repr(beslis(casus_id, NAAM))


def test_marks_tell_nothing_without_the_secret_and_belong_to_a_field() -> None:
    een, ander = b"a" * 32, b"b" * 32
    merk = vondstmerk(een, "hulpvraag", Soort.PERSOON, "Fatima")
    assert merk == vondstmerk(een, "hulpvraag", Soort.PERSOON, "FÁTIMA")
    assert merk not in {
        vondstmerk(ander, "hulpvraag", Soort.PERSOON, "Fatima"),
        vondstmerk(een, "veiligheid", Soort.PERSOON, "Fatima"),
        vondstmerk(een, "hulpvraag", Soort.PLAATS, "Fatima"),
    }
    assert geheelmerk(een, [("a", "1"), ("b", "2")]) == geheelmerk(een, [("b", "2"), ("a", "1"), ("c", " ")])
    assert geheelmerk(een, [("a", "12"), ("b", "")]) != geheelmerk(een, [("a", "1"), ("b", "2")])


def test_a_member_decides_on_the_casussen_of_the_own_organisation_only(wereld: Wereld) -> None:
    casus_id, _ = met(wereld)
    wereld.rollen = frozenset({Rol.LID})
    with pytest.raises(Regelovertreding, match="organisatie"):
        wereld.doe(beslis(casus_id, NAAM))


def test_a_name_of_the_region_is_found_once_it_is_on_the_list(wereld: Wereld) -> None:
    tekst = "Hij woont op de Kwekkerhof bij zijn tante."
    casus_id, _ = met(wereld, hulpvraag=tekst)
    voor = [b.tekst for v in casusstand(wereld.sessie, casus_id).velden for b in v.open]
    werk = Werk(wereld.sessie, wereld.klok, Actor(1, "Sam", wereld.rollen), lambda *_: None)
    EIGEN[VoegHerkenwoordToe](werk, VoegHerkenwoordToe(soort=Soort.PLAATS, tekst="Kwekkerhof"))
    na = [b for v in casusstand(wereld.sessie, casus_id).velden for b in v.open]
    assert any("Kwekkerhof" in b.tekst for b in na), (voor, na)
    with pytest.raises(Regelovertreding, match="al op de lijst"):
        EIGEN[VoegHerkenwoordToe](werk, VoegHerkenwoordToe(soort=Soort.PLAATS, tekst="Kwekkerhof"))


def test_kinds_are_counted_in_words() -> None:
    assert opsomming([Soort.PERSOON, Soort.BSN, Soort.PERSOON]) == (
        "2 × naam van een persoon en 1 × burgerservicenummer"
    )
