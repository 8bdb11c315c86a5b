from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest

from tests.casus_wereld import VANDAAG, Wereld
from weegtafel.inrichting import queries
from weegtafel.inrichting.commands import (
    BeeindigCode,
    BeeindigRol,
    BewaarAlternatief,
    BewaarGemeente,
    BewaarOrganisatie,
    BewaarPersoon,
    BewaarZin,
    CriteriumInvoer,
    GeefRol,
    MaakCriteriumversie,
    VoegCodeToe,
    WijzigCode,
    ZetInstelling,
    ZetLogo,
)
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.models import Gemeente
from weegtafel.kernel.codes import OrganisatieSoort, OverlegStatus
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.roles import Rol
from weegtafel.overleg.models import Overleg

BEGIN = date(2026, 11, 12)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.fixture
def wereld() -> Iterator[Wereld]:
    w = Wereld()
    yield w
    w.sluit()


def plan_overleg(wereld: Wereld, dag: date, status: OverlegStatus = OverlegStatus.GEPLAND, **extra: Any) -> None:
    nummer = dag.toordinal()
    wereld.sessie.add(
        Overleg(
            code=f"WO-2026-{nummer}",
            jaar=2026,
            volgnummer=nummer,
            datum=dag,
            begintijd=time(13),
            eindtijd=time(15),
            voorzitter_id=wereld.persoon,
            secretaris_id=wereld.persoon,
            criteriumversie_id=1,
            status=status,
            **extra,
        )
    )
    wereld.sessie.commit()


def geweigerd(wereld: Wereld, opdracht: Any, veld: str) -> str:
    with pytest.raises(Regelovertreding) as fout:
        wereld.doe(opdracht)
    assert list(fout.value.velden) == [veld]
    return fout.value.redenen[0]


def tweede_persoon(wereld: Wereld) -> int:
    return wereld.doe(BewaarPersoon(naam="Noor Bakker", email="noor@voorbeeld.nl", geldig_van=BEGIN)).id


# --- organisations and people ---------------------------------------------------------------------


def test_a_municipality_is_made_changed_and_gets_a_logo(wereld: Wereld) -> None:
    nieuw = wereld.doe(BewaarGemeente(naam=" Duinrijk ", postadres="Postbus 1\r\n1000 AA", geldig_van=BEGIN))
    wereld.doe(BewaarGemeente(id=nieuw.id, versie=1, naam="Duinrijk", jeugdregio="Kust", geldig_van=BEGIN))
    wereld.doe(ZetLogo(gemeente_id=nieuw.id, versie=2, logo=PNG))
    rij = next(g for g in queries.gemeenten(wereld.sessie, VANDAAG) if g.id == nieuw.id)
    assert (rij.naam, rij.jeugdregio, rij.logo, rij.versie) == ("Duinrijk", "Kust", PNG, 3)
    assert wereld.journaal[-1] == ("zet_logo", f"gemeente {nieuw.id}", ("logo",))
    wereld.doe(ZetLogo(gemeente_id=nieuw.id, versie=3, logo=None))
    assert wereld.sessie.get(Gemeente, nieuw.id).logo is None  # type: ignore[union-attr]  # it was just made


@pytest.mark.parametrize("inhoud", [b"GIF89a", b"", b"<svg/>", b"\x89PNX"])
def test_a_logo_is_recognised_by_its_bytes(wereld: Wereld, inhoud: bytes) -> None:
    assert "PNG- of JPEG" in geweigerd(wereld, ZetLogo(gemeente_id=wereld.gemeente, versie=1, logo=inhoud), "logo")


def test_a_logo_is_at_most_one_megabyte(wereld: Wereld) -> None:
    groot = ZetLogo(gemeente_id=wereld.gemeente, versie=1, logo=PNG + b"\0" * 1_048_576)
    assert "groter dan 1 MB" in geweigerd(wereld, groot, "logo")


def test_two_organisations_do_not_share_a_name_at_one_time(wereld: Wereld) -> None:
    def maak(**extra: Any) -> BewaarOrganisatie:
        basis = {"naam": "Jeugdteam Noord", "afkorting": "JTN", "soort": OrganisatieSoort.JEUGDTEAM}
        return BewaarOrganisatie(**{**basis, "geldig_van": BEGIN, **extra})

    assert "bestaat al" in geweigerd(wereld, maak(), "naam")
    assert "bestaat al" in geweigerd(wereld, maak(naam="Anders", afkorting="jt noord"), "afkorting")
    assert "ontbreekt" in geweigerd(wereld, maak(naam="  "), "naam")
    oud = maak(id=wereld.jeugdteam, versie=1, afkorting="JT Noord", geldig_van=date(2020, 1, 1), geldig_tot=BEGIN)
    wereld.doe(oud)
    wereld.doe(maak(geldig_van=date(2026, 11, 13)))
    assert [o.afkorting for o in queries.organisaties(wereld.sessie, date(2026, 11, 13))] == ["JTN"]
    assert [o.afkorting for o in queries.organisaties(wereld.sessie, BEGIN)] == ["JT Noord"]


def test_a_change_on_an_old_version_is_refused(wereld: Wereld) -> None:
    opdracht = BewaarGemeente(id=wereld.gemeente, versie=0, naam="X", geldig_van=BEGIN)
    with pytest.raises(VersieConflict):
        wereld.doe(opdracht)


def test_saving_the_same_writes_no_journal_line(wereld: Wereld) -> None:
    opdracht = BewaarGemeente(id=wereld.gemeente, versie=1, naam="Voorbeeldstad", geldig_van=date(2020, 1, 1))
    assert wereld.doe(opdracht).versie == 1
    assert wereld.journaal == []


def test_a_person_has_roles_by_day(wereld: Wereld) -> None:
    persoon = tweede_persoon(wereld)
    rol = wereld.doe(GeefRol(persoon_id=persoon, rol=Rol.LID, geldig_van=date(2026, 12, 1)))
    assert queries.actor(wereld.sessie, persoon, BEGIN).rollen == frozenset()
    assert queries.actor(wereld.sessie, persoon, date(2026, 12, 1)).rollen == {Rol.LID}
    assert "geldt al vanaf" in geweigerd(
        wereld, GeefRol(persoon_id=persoon, rol=Rol.LID, geldig_van=date(2027, 1, 1)), "geldig_van"
    )
    wereld.doe(BeeindigRol(rolperiode_id=rol.id, geldig_tot=date(2026, 12, 31)))
    wereld.doe(GeefRol(persoon_id=persoon, rol=Rol.LID, geldig_van=date(2027, 1, 1)))
    assert "geldt al vanaf" in geweigerd(wereld, BeeindigRol(rolperiode_id=rol.id, geldig_tot=None), "geldig_van")
    rij = next(p for p in queries.personen(wereld.sessie, date(2027, 2, 1)) if p.id == persoon)
    assert rij.rollen == {Rol.LID} and len(rij.perioden) == 2
    assert [p.id for p in queries.personen(wereld.sessie, date(2027, 2, 1), Rol.LID)] == [persoon]


@pytest.mark.parametrize("adres", ["noor", "noor@", "a b@c.nl", "@c.nl"])
def test_an_email_address_is_checked(wereld: Wereld, adres: str) -> None:
    assert "geen e-mailadres" in geweigerd(wereld, BewaarPersoon(naam="N", email=adres, geldig_van=BEGIN), "email")


def rolperiode(wereld: Wereld, rol: Rol) -> int:
    sam = next(p for p in queries.personen(wereld.sessie, BEGIN) if p.id == wereld.persoon)
    return next(p.id for p in sam.perioden if p.rol is rol)


def vertrek(wereld: Wereld, dag: date) -> BewaarPersoon:
    return BewaarPersoon(id=wereld.persoon, versie=1, naam="Sam de Wit", geldig_van=date(2020, 1, 1), geldig_tot=dag)


def test_the_last_beheerder_cannot_be_taken_away(wereld: Wereld) -> None:
    einde = BeeindigRol(rolperiode_id=rolperiode(wereld, Rol.BEHEERDER), geldig_tot=BEGIN)
    assert "laatste beheerder" in geweigerd(wereld, einde, "geldig_tot")
    assert "laatste beheerder" in geweigerd(wereld, vertrek(wereld, BEGIN), "geldig_tot")
    persoon = tweede_persoon(wereld)
    wereld.doe(GeefRol(persoon_id=persoon, rol=Rol.BEHEERDER, geldig_van=BEGIN, geldig_tot=date(2027, 1, 1)))
    assert "laatste beheerder" in geweigerd(wereld, einde, "geldig_tot")
    wereld.doe(GeefRol(persoon_id=persoon, rol=Rol.BEHEERDER, geldig_van=date(2027, 1, 2)))
    wereld.doe(BeeindigRol(rolperiode_id=rolperiode(wereld, Rol.BEHEERDER), geldig_tot=date(2027, 2, 1)))


@pytest.mark.parametrize("rol", [Rol.VOORZITTER, Rol.SECRETARIS])
def test_who_still_leads_a_planned_overleg_stays(wereld: Wereld, rol: Rol) -> None:
    wereld.doe(GeefRol(persoon_id=tweede_persoon(wereld), rol=Rol.BEHEERDER, geldig_van=BEGIN))
    plan_overleg(wereld, date(2026, 11, 26))
    plan_overleg(wereld, date(2026, 12, 3), vervallen_reden="Vakantie")
    te_vroeg = BeeindigRol(rolperiode_id=rolperiode(wereld, rol), geldig_tot=BEGIN)
    reden = geweigerd(wereld, te_vroeg, "geldig_tot")
    assert rol.omschrijving in reden and "WO-2026-" in reden and " en " not in reden
    geweigerd(wereld, vertrek(wereld, BEGIN), "geldig_tot")
    wereld.doe(BeeindigRol(rolperiode_id=rolperiode(wereld, rol), geldig_tot=date(2026, 11, 26)))


# --- lists ----------------------------------------------------------------------------------------


def code_rij(wereld: Wereld, lijst: str, code: str) -> queries.CodeRij:
    return next(c for c in queries.alle_codes(wereld.sessie, lijst) if c.code == code)


def test_a_code_is_added_renamed_and_ended_never_deleted(wereld: Wereld) -> None:
    nieuw = wereld.doe(VoegCodeToe(lijst="profiel", code="12", omschrijving="Profiel 12", geldig_van=BEGIN))
    wereld.doe(WijzigCode(code_id=nieuw.id, versie=1, omschrijving="Hechting", volgorde=3))
    wereld.doe(BeeindigCode(code_id=nieuw.id, versie=2, geldig_tot=date(2026, 12, 31)))
    assert "12" in {c.code for c in queries.codes(wereld.sessie, "profiel", date(2026, 12, 31))}
    assert "12" not in {c.code for c in queries.codes(wereld.sessie, "profiel", date(2027, 1, 1))}
    assert queries.codenaam(wereld.sessie, "profiel", "12", date(2027, 6, 1)) == "Hechting"
    assert wereld.journaal[-1] == ("beeindig_code", "Profiel 12", ("geldig_tot",))


def test_the_periods_of_one_code_do_not_overlap(wereld: Wereld) -> None:
    weer = VoegCodeToe(lijst="profiel", code="7", omschrijving="Nieuw", geldig_van=date(2027, 1, 1))
    assert "geldt al vanaf" in geweigerd(wereld, weer, "geldig_van")
    oud = code_rij(wereld, "profiel", "7")
    wereld.doe(BeeindigCode(code_id=oud.id, versie=oud.versie, geldig_tot=date(2026, 12, 31)))
    wereld.doe(weer)
    assert queries.codenaam(wereld.sessie, "profiel", "7", date(2026, 12, 31)) == oud.omschrijving
    assert queries.codenaam(wereld.sessie, "profiel", "7", date(2027, 1, 1)) == "Nieuw"
    assert "geldt al vanaf" in geweigerd(
        wereld, BeeindigCode(code_id=oud.id, versie=oud.versie + 1, geldig_tot=None), "geldig_van"
    )


@pytest.mark.parametrize(("lijst", "code"), [("grondslag", "wlz"), ("uitkomst_grond", "niet_overwogen")])
def test_a_code_that_the_program_needs_does_not_end(wereld: Wereld, lijst: str, code: str) -> None:
    rij = code_rij(wereld, lijst, code)
    opdracht = BeeindigCode(code_id=rij.id, versie=rij.versie, geldig_tot=date(2027, 1, 1))
    assert "rekent met deze code" in geweigerd(wereld, opdracht, "geldig_tot")


def test_the_last_code_of_a_list_does_not_end(wereld: Wereld) -> None:
    *eerste, laatste = queries.codes(wereld.sessie, "segment", BEGIN)
    for rij in eerste:
        wereld.doe(BeeindigCode(code_id=rij.id, versie=rij.versie, geldig_tot=BEGIN))
    morgen = BeeindigCode(code_id=laatste.id, versie=laatste.versie, geldig_tot=date(2026, 11, 13))
    assert "laatste code" in geweigerd(wereld, morgen, "geldig_tot")


@pytest.mark.parametrize("code", ["", " ", "a b", "é", "x" * 41])
def test_a_code_has_plain_characters(wereld: Wereld, code: str) -> None:
    opdracht = VoegCodeToe(lijst="profiel", code=code, omschrijving="X", geldig_van=BEGIN)
    geweigerd(wereld, opdracht, "code")


def test_an_unknown_list_and_an_impossible_period_are_refused(wereld: Wereld) -> None:
    geweigerd(wereld, VoegCodeToe(lijst="kleur", code="1", omschrijving="X", geldig_van=BEGIN), "lijst")
    basis = {"lijst": "profiel", "code": "12", "omschrijving": "X"}
    geweigerd(wereld, VoegCodeToe(**basis, geldig_van=BEGIN, geldig_tot=date(2026, 11, 11)), "geldig_tot")
    geweigerd(wereld, VoegCodeToe(**basis, geldig_van=date(1026, 1, 1)), "geldig_van")


# --- criteria, settings, alternatives, sentences --------------------------------------------------


def test_a_new_version_of_the_criteria_stands_beside_the_old_one(wereld: Wereld) -> None:
    oud = queries.criteriumversie_op(wereld.sessie, BEGIN)
    criteria = tuple(
        CriteriumInvoer(code=c.code, naam=c.naam, vraag=c.vraag) for c in queries.criteria(wereld.sessie, oud.id)
    )

    def maak(**extra: Any) -> MaakCriteriumversie:
        basis = {"versienaam": "2027-1", "naam": "Set", "geldig_van": date(2027, 1, 1), "criteria": criteria[:-1]}
        return MaakCriteriumversie(**{**basis, **extra})

    assert "bestaat al" in geweigerd(wereld, maak(versienaam=oud.versienaam), "versienaam")
    assert "voorbij" in geweigerd(wereld, maak(geldig_van=date(2026, 11, 11)), "geldig_van")
    assert "dezelfde code" in geweigerd(wereld, maak(criteria=criteria[:1] * 2), "criteria")
    assert "1 tot en met 20" in geweigerd(wereld, maak(criteria=()), "criteria")
    nieuw = wereld.doe(maak())
    assert queries.criteriumversie_op(wereld.sessie, date(2026, 12, 31)).id == oud.id
    assert queries.criteriumversie_op(wereld.sessie, date(2027, 1, 1)).id == nieuw.id
    assert len(queries.criteria(wereld.sessie, nieuw.id)) == len(criteria) - 1
    assert len(queries.criteria(wereld.sessie, oud.id)) == len(criteria)
    assert "laatste set" in geweigerd(wereld, maak(versienaam="2027-2"), "geldig_van")
    assert [v.versienaam for v in queries.criteriumversies(wereld.sessie)] == ["2027-1", oud.versienaam]


def test_a_setting_holds_from_its_day_on(wereld: Wereld) -> None:
    wereld.doe(ZetInstelling(sleutel="minuten_per_casus", waarde=20, geldig_van=date(2027, 1, 1)))
    assert instellingen_op(wereld.sessie, date(2026, 12, 31)).minuten_per_casus == 15
    assert instellingen_op(wereld.sessie, date(2027, 1, 1)).minuten_per_casus == 20
    wereld.doe(ZetInstelling(sleutel="minuten_per_casus", waarde=25, geldig_van=date(2027, 1, 1)))
    assert instellingen_op(wereld.sessie, date(2027, 1, 1)).minuten_per_casus == 25
    rij = next(r for r in queries.instellingen(wereld.sessie, date(2027, 1, 1)) if r.sleutel == "minuten_per_casus")
    assert rij.waarde == 25 and rij.geldig_van == date(2027, 1, 1)


def test_a_setting_never_changes_the_past(wereld: Wereld) -> None:
    gisteren = ZetInstelling(sleutel="minuten_per_casus", waarde=20, geldig_van=date(2026, 11, 11))
    assert "12 november 2026 of later" in geweigerd(wereld, gisteren, "geldig_van")
    plan_overleg(wereld, BEGIN, OverlegStatus.OPEN)
    vandaag = ZetInstelling(sleutel="minuten_per_casus", waarde=20, geldig_van=BEGIN)
    assert "13 november 2026 of later" in geweigerd(wereld, vandaag, "geldig_van")
    wereld.klok.moment = datetime(2026, 11, 13, 9, 0)
    wereld.doe(ZetInstelling(sleutel="minuten_per_casus", waarde=20, geldig_van=date(2026, 11, 13)))


QUORUM = {
    "aandeel": "2/3",
    "meer_dan": False,
    "minimum": 4,
    "minstens_een_gi": True,
    "teruggetrokken_telt_in_totaal": True,
}


def test_the_quorum_rule_is_a_setting(wereld: Wereld) -> None:
    wereld.doe(ZetInstelling(sleutel="quorum", waarde=QUORUM, geldig_van=BEGIN))
    quorum = instellingen_op(wereld.sessie, BEGIN).quorum
    assert (quorum.aandeel, quorum.minimum, quorum.meer_dan) == ("2/3", 4, False)
    assert quorum.breuk * 3 == 2


@pytest.mark.parametrize(
    ("sleutel", "waarde"),
    [
        ("bestaat_niet", 1),
        ("minuten_per_casus", 0),
        ("minuten_per_casus", "15"),
        ("minuten_per_casus", True),
        ("tafelnaam", ""),
        ("tafelnaam", "een\ntwee"),
        ("begintijd", "25:00"),
        ("eindtijd", "12:00"),
        ("quorum", {**QUORUM, "aandeel": "3/2"}),
        ("quorum", {**QUORUM, "aandeel": "1/0"}),
        ("quorum", {**QUORUM, "aandeel": "1", "meer_dan": True}),
        ("quorum", {**QUORUM, "minimum": 0}),
        ("quorum", {**QUORUM, "meer_dan": "ja"}),
        ("quorum", {"aandeel": "1/2"}),
        ("duurrichtlijn_maanden", {"intensief": -1}),
        ("duurrichtlijn_maanden", [1]),
    ],
)
def test_an_impossible_setting_is_refused(wereld: Wereld, sleutel: str, waarde: Any) -> None:
    with pytest.raises(Regelovertreding):
        wereld.doe(ZetInstelling(sleutel=sleutel, waarde=waarde, geldig_van=BEGIN))
    assert instellingen_op(wereld.sessie, BEGIN).minuten_per_casus == 15


def test_an_alternative_keeps_its_code_and_unknown_cost_stays_empty(wereld: Wereld) -> None:
    basis: dict[str, Any] = {"naam": "Maatje", "grondslag": "wmo", "geldig_van": BEGIN}
    nieuw = wereld.doe(BewaarAlternatief(code="maatje", kosten="  ", **basis))
    rij = next(a for a in queries.alternatieven(wereld.sessie, BEGIN) if a.id == nieuw.id)
    assert rij.kosten is None and rij.grondslag_naam.startswith("W")
    geweigerd(wereld, BewaarAlternatief(code="maatje", **basis), "code")
    geweigerd(wereld, BewaarAlternatief(id=nieuw.id, versie=1, code="anders", **basis), "code")
    geweigerd(wereld, BewaarAlternatief(code="x", **{**basis, "grondslag": "niets"}), "grondslag")
    geweigerd(wereld, BewaarAlternatief(code="x", kosten_jaar=22, **basis), "kosten_jaar")
    wereld.doe(BewaarAlternatief(id=nieuw.id, versie=1, code="maatje", **{**basis, "geldig_tot": BEGIN}))
    assert nieuw.id not in {a.id for a in queries.alternatieven(wereld.sessie, date(2026, 11, 13))}


def test_a_sentence_gets_the_next_code_of_its_kind(wereld: Wereld) -> None:
    hoogste = max(int(z.code[-2:]) for z in queries.standaardzinnen(wereld.sessie, "leerpunt", alle=True))
    nieuw = wereld.doe(BewaarZin(soort="leerpunt", titel="Eerder bellen", tekst="Bel eerst."))
    rij = next(z for z in queries.standaardzinnen(wereld.sessie, "leerpunt") if z.id == nieuw.id)
    assert rij.code == f"leerpunt-{hoogste + 1:02d}"
    wereld.doe(BewaarZin(id=nieuw.id, versie=1, soort="leerpunt", titel="Eerder bellen", tekst="Bel.", actief=False))
    assert nieuw.id not in {z.id for z in queries.standaardzinnen(wereld.sessie, "leerpunt")}
    geweigerd(wereld, BewaarZin(soort="grap", titel="x", tekst="x"), "soort")
    geweigerd(wereld, BewaarZin(soort="leerpunt", adviessoort="misschien", titel="x", tekst="x"), "adviessoort")
    geweigerd(wereld, BewaarZin(soort="leerpunt", titel="x", tekst=" "), "tekst")
