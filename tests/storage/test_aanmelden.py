"""Signing in as a colleague, a curious one and a thief with the folder would try it."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from tests.storage import werkers
from tests.storage.conftest import Beveiligd
from tests.storage.kluishulp import ANDER, NAAM, NU, PLANT, WOORD, journaal_van, meld, organisaties, plant, plat_in
from weegtafel.bootstrap import open_programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.poort import Aanmeldfout, Vergrendeld, herstel_toegang
from weegtafel.storage import accounts, reservekopie, sleutels
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.controle import gebreken
from weegtafel.storage.kluis import Kluis
from weegtafel.storage.storingen import is_weg

HERSTELD = "blauwe stoelen op het balkon"


def _bos(map_: Path) -> dict[str, object]:
    return json.loads((map_ / "sleutels.json").read_text())


def _schrijf(map_: Path, bos: dict[str, object]) -> None:
    for naam in ("sleutels.json", "sleutels.kopie.json"):
        (map_ / naam).write_text(json.dumps(bos))


def _ontneem_rol(sessie: Session, persoon_id: int) -> None:
    sessie.connection().exec_driver_sql("DELETE FROM persoon_rol WHERE persoon_id = ?", (persoon_id,))


def test_who_has_the_password_sees_the_data(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map, "  BEHEER ")
    assert programma.actor.persoon_id == beveiligd.beheerder
    assert any(PLANT in naam for naam in programma.vraag(organisaties))
    assert gebreken(programma.kluis) == ()
    programma.sluit()


@pytest.mark.parametrize(("naam", "woord"), [(NAAM, WOORD + "x"), (NAAM, ""), (NAAM, ANDER), ("niemand", WOORD)])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(beveiligd: Beveiligd, naam: str, woord: str) -> None:
    with pytest.raises(Aanmeldfout) as fout:
        meld(beveiligd.map, naam, woord)
    assert fout.value.redenen == ("Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.",)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a lock belongs to who opened the file")
def test_nothing_that_looks_at_the_file_of_an_open_vault_ends_the_locks_of_sqlite_on_it(beveiligd: Beveiligd) -> None:
    programma, bestand = meld(beveiligd.map), beveiligd.map / BESTAND
    programma.vraag(organisaties)
    assert not werkers.vraag_elders(bestand)
    programma.toegang.wijzig_wachtwoord(WOORD, ANDER)
    assert not werkers.vraag_elders(bestand)
    assert not is_weg(bestand)
    assert not werkers.vraag_elders(bestand)
    programma.sluit()
    assert werkers.vraag_elders(bestand)


def test_without_signing_in_nothing_opens(beveiligd: Beveiligd) -> None:
    with pytest.raises(Storing, match="versleuteld"):
        open_programma(beveiligd.map)
    for naam in ("sleutels.json", "sleutels.kopie.json"):
        (beveiligd.map / naam).unlink()
    with pytest.raises(Storing):
        open_programma(beveiligd.map)


def test_a_thief_with_the_folder_reads_no_word_and_no_name(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    plant(programma)
    reservekopie.maak(programma.kluis.bestand, programma.aanmelding.datasleutel, NU, "proef")
    wal = beveiligd.map / "weegtafel.sqlite-wal"
    assert wal.stat().st_size > 0
    for tekst in (PLANT, "CREATE TABLE", NAAM, programma.actor.naam):
        assert plat_in(beveiligd.map, tekst) == []
    programma.sluit()
    assert plat_in(beveiligd.map) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_the_folder_is_for_its_owner(beveiligd: Beveiligd) -> None:
    beveiligd.map.chmod(0o755)
    programma = meld(beveiligd.map)
    plant(programma)
    ruim = [p for p in (beveiligd.map, *beveiligd.map.glob("*.*")) if p.stat().st_mode & 0o077]
    programma.sluit()
    assert ruim == []


def test_attempts_slow_down_and_a_restart_does_not_help(beveiligd: Beveiligd) -> None:
    klok = VasteKlok(NU)
    wachttijden = []
    for _ in range(6):
        with pytest.raises(Aanmeldfout) as fout:
            meld(beveiligd.map, NAAM, "fout wachtwoord", klok)
        wachttijden.append(fout.value.wacht_s)
        klok.moment = klok.moment + timedelta(seconds=fout.value.wacht_s)
    assert wachttijden == [0, 0, 2, 4, 8, 16]
    with pytest.raises(Aanmeldfout, match="Wacht 16 seconden"):
        meld(beveiligd.map, NAAM, "nog een keer fout", VasteKlok(klok.moment - timedelta(seconds=16)))
    with pytest.raises(Aanmeldfout) as fout:  # even the right one, when it comes too soon
        meld(beveiligd.map, klok=VasteKlok(klok.moment - timedelta(seconds=1)))
    assert fout.value.wacht_s == 1
    terug = VasteKlok(klok.moment - timedelta(days=400))  # a clock that was put back waits no longer than that
    with pytest.raises(Aanmeldfout) as fout:
        meld(beveiligd.map, klok=terug)
    assert fout.value.wacht_s == 16
    programma = meld(beveiligd.map, klok=klok)
    regels = [r for r in programma.vraag(journaal_van) if r[0] == "mislukte_aanmelding"]
    programma.sluit()
    assert [(r[1], r[2].split()[0]) for r in regels] == [(f"persoon-{beveiligd.beheerder}", "aantal:6")]
    meld(beveiligd.map, klok=klok).sluit()


def test_an_attempt_counts_also_when_the_program_is_stopped_in_it(
    beveiligd: Beveiligd, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_alles: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sleutels.Sleutelbos, "open_met_wachtwoord", stop)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            meld(beveiligd.map)
    monkeypatch.undo()
    with pytest.raises(Aanmeldfout, match="te vaak"):
        meld(beveiligd.map)


def test_the_journal_hears_of_a_name_that_does_not_exist_without_the_name(beveiligd: Beveiligd) -> None:
    with pytest.raises(Aanmeldfout):
        meld(beveiligd.map, "mijn wachtwoord per ongeluk", "x")
    assert "ongeluk" not in (beveiligd.map / "aanmelden.json").read_text()
    programma = meld(beveiligd.map)
    assert ("mislukte_aanmelding", "onbekend") in [r[:2] for r in programma.vraag(journaal_van)]
    programma.sluit()


def test_a_count_that_was_taken_away_is_seen(beveiligd: Beveiligd) -> None:
    meld(beveiligd.map).sluit()
    (beveiligd.map / "aanmelden.json").unlink()
    programma = meld(beveiligd.map)
    handelingen = [r[0] for r in programma.vraag(journaal_van)]
    programma.sluit()
    assert handelingen.count("telling_aanmelden_gewijzigd") == 1


# --- the key file ---------------------------------------------------------------------------------


def test_wrapped_keys_swapped_between_two_people_open_nothing(beveiligd: Beveiligd) -> None:
    bos = _bos(beveiligd.map)
    houders = bos["houders"]
    assert isinstance(houders, dict)
    een, ander = f"persoon-{beveiligd.beheerder}", f"persoon-{beveiligd.voorzitter}"
    merken = houders[een]["merk"], houders[ander]["merk"]
    houders[een], houders[ander] = houders[ander], houders[een]
    houders[een]["merk"], houders[ander]["merk"] = merken
    _schrijf(beveiligd.map, bos)
    for woord in (WOORD, ANDER):
        with pytest.raises(Aanmeldfout):
            meld(beveiligd.map, NAAM, woord)


@pytest.mark.parametrize("wat", ["moet_wijzigen", "openbaar", "houder weg", "versie", "herstel weg"])
def test_a_key_file_that_somebody_else_changed_is_refused(beveiligd: Beveiligd, wat: str) -> None:
    bos = _bos(beveiligd.map)
    houders = bos["houders"]
    assert isinstance(houders, dict)
    ander = houders[f"persoon-{beveiligd.voorzitter}"]
    if wat == "moet_wijzigen":
        ander["moet_wijzigen"] = True
    elif wat == "openbaar":
        ander["openbaar"] = houders["herstel"]["openbaar"]
    elif wat == "houder weg":
        del houders[f"persoon-{beveiligd.voorzitter}"]
    elif wat == "herstel weg":
        del houders["herstel"]
    else:
        bos["versie"] = 99
    _schrijf(beveiligd.map, bos)
    with pytest.raises(Storing, match="sleutelbestand"):
        meld(beveiligd.map)


@pytest.mark.parametrize("inhoud", [b"", b"{", b"[]", b'{"formaat": "anders"}', b"\xff\xfe"])
def test_a_damaged_key_file_is_read_from_its_double(beveiligd: Beveiligd, inhoud: bytes) -> None:
    (beveiligd.map / "sleutels.json").write_bytes(inhoud)
    programma = meld(beveiligd.map)
    assert (beveiligd.map / "sleutels.json").read_bytes() == (beveiligd.map / "sleutels.kopie.json").read_bytes()
    assert gebreken(programma.kluis) == ()
    (beveiligd.map / "sleutels.json").write_bytes(inhoud)
    assert "niet gelijk" in " ".join(gebreken(programma.kluis))
    programma.sluit()
    (beveiligd.map / "sleutels.kopie.json").write_bytes(inhoud)
    with pytest.raises(Storing, match="sleutelbestand"):
        meld(beveiligd.map)


def test_an_older_key_file_that_was_put_back_is_refused(beveiligd: Beveiligd) -> None:
    oud = _bos(beveiligd.map)
    programma = meld(beveiligd.map)
    programma.toegang.trek_in(beveiligd.voorzitter)
    programma.sluit()
    with pytest.raises(Aanmeldfout):
        meld(beveiligd.map, "voorzitter", ANDER)
    _schrijf(beveiligd.map, oud)
    with pytest.raises(Storing, match="teruggezet"):
        meld(beveiligd.map, "voorzitter", ANDER)


def test_a_plain_file_put_in_its_place_is_refused(beveiligd: Beveiligd, kluismap: Path) -> None:
    shutil.copy(kluismap / "weegtafel.sqlite", beveiligd.map / "weegtafel.sqlite")
    with pytest.raises(Storing):
        meld(beveiligd.map)


def test_a_damaged_page_is_a_sentence(beveiligd: Beveiligd) -> None:
    bestand = beveiligd.map / "weegtafel.sqlite"
    inhoud = bytearray(bestand.read_bytes())
    inhoud[100] ^= 1
    bestand.write_bytes(inhoud)
    with pytest.raises(Storing, match="beschadigd"):
        meld(beveiligd.map)


# --- roles, locking, accounts ---------------------------------------------------------------------


def test_roles_are_those_of_this_moment(beveiligd: Beveiligd) -> None:
    een, ander = meld(beveiligd.map), meld(beveiligd.map)
    plant(een)
    with ander.kluis.transactie() as sessie:
        _ontneem_rol(sessie, beveiligd.beheerder)
    with pytest.raises(Regelovertreding, match="Dit mag alleen"):
        plant(een)
    assert een.actor.rollen == frozenset()
    een.sluit()
    ander.sluit()
    with pytest.raises(Regelovertreding, match="geen rol"):
        meld(beveiligd.map)


def test_nobody_acts_in_anothers_name(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    with pytest.raises(Regelovertreding, match="meldt zich zelf aan"):
        programma.als(Actor(beveiligd.voorzitter, "Een ander", frozenset(Rol)))
    opgepept = programma.als(Actor(beveiligd.beheerder, "Zelf", frozenset(Rol)))
    plant(opgepept)
    assert Rol.VOORZITTER not in opgepept.actor.rollen
    programma.sluit()


def test_a_first_password_must_be_changed_before_anything_else(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    programma.toegang.geef_toegang(beveiligd.voorzitter, "voorzitter", HERSTELD)
    rij = next(a for a in programma.toegang.lijst() if a.persoon_id == beveiligd.voorzitter)
    assert (rij.gebruikersnaam, rij.moet_wijzigen, rij.is_zelf) == ("voorzitter", True, False)
    programma.sluit()
    programma = meld(beveiligd.map, "voorzitter", HERSTELD)
    with pytest.raises(Regelovertreding, match="eigen wachtwoord"):
        programma.vraag(organisaties)
    with pytest.raises(Regelovertreding, match="eigen wachtwoord"):
        plant(programma)
    with pytest.raises(Regelovertreding, match="ander wachtwoord"):
        programma.toegang.wijzig_wachtwoord(HERSTELD, HERSTELD)
    with pytest.raises(Aanmeldfout):
        programma.toegang.wijzig_wachtwoord("niet het oude woord", ANDER)
    programma.toegang.wijzig_wachtwoord(HERSTELD, ANDER)
    assert programma.vraag(organisaties)
    programma.sluit()
    with pytest.raises(Aanmeldfout):
        meld(beveiligd.map, "voorzitter", HERSTELD)


def test_only_a_beheerder_gives_access(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map, "voorzitter", ANDER)
    for handeling in (
        lambda: programma.toegang.geef_toegang(beveiligd.beheerder, NAAM, HERSTELD),
        lambda: programma.toegang.trek_in(beveiligd.beheerder),
        programma.toegang.nieuwe_herstelsleutel,
        programma.toegang.vernieuw_sleutel,
        programma.toegang.lijst,
    ):
        with pytest.raises(Regelovertreding, match="alleen een beheerder"):
            handeling()
    programma.sluit()
    meld(beveiligd.map).sluit()


def test_access_taken_away_ends_an_open_window(beveiligd: Beveiligd) -> None:
    beheer, ander = meld(beveiligd.map), meld(beveiligd.map, "voorzitter", ANDER)
    beheer.toegang.trek_in(beveiligd.voorzitter)
    with pytest.raises(Regelovertreding, match="ingetrokken"):
        plant(ander)
    with pytest.raises(Regelovertreding, match="eigen toegang"):
        beheer.toegang.trek_in(beveiligd.beheerder)
    beheer.sluit()
    ander.sluit()


def test_a_user_name_belongs_to_one_person(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    with pytest.raises(Regelovertreding, match="al van iemand anders"):
        programma.toegang.geef_toegang(beveiligd.voorzitter, " Beheer", HERSTELD)
    programma.sluit()


def test_a_line_that_cannot_be_written_leaves_the_keys_as_they_were(
    beveiligd: Beveiligd, monkeypatch: pytest.MonkeyPatch
) -> None:
    programma = meld(beveiligd.map)
    oud = (beveiligd.map / "sleutels.json").read_bytes()
    gezien = []

    def breek_straks(sessie: Session, _bos: object) -> None:
        """What is wrong with this row shows at the commit only."""
        sessie.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        sessie.connection().exec_driver_sql("UPDATE organisatie SET gemeente_id = 999 WHERE id = 1")

    echt = sleutels.Sleutelbos.bewaar

    def bewaar(self: sleutels.Sleutelbos, map_: Path) -> None:
        echt(self, map_)
        gezien.append((map_ / "sleutels.json").read_bytes())

    monkeypatch.setattr(accounts, "eis_niet_teruggezet", breek_straks)
    monkeypatch.setattr(sleutels.Sleutelbos, "bewaar", bewaar)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        programma.toegang.trek_in(beveiligd.voorzitter)
    monkeypatch.undo()
    programma.sluit()
    assert gezien[0] != oud
    assert (beveiligd.map / "sleutels.json").read_bytes() == oud
    meld(beveiligd.map, "voorzitter", ANDER).sluit()


def test_locking_forgets_the_key_and_unlocking_goes_on_with_the_same_objects(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    tweede = programma.als(programma.actor)
    voor = programma.vraag(organisaties)
    programma.toegang.vergrendel()
    assert programma.aanmelding is not None
    assert (programma.aanmelding.vergeten, tweede.toegang.vergrendeld) == (True, True)
    assert not any(programma.kluis.sleutel or b"x")
    for doe in (lambda: programma.vraag(organisaties), lambda: plant(tweede)):
        with pytest.raises(Vergrendeld):
            doe()
    with pytest.raises(Aanmeldfout):
        programma.toegang.ontgrendel(ANDER)
    assert programma.toegang.vergrendeld
    programma.toegang.ontgrendel(WOORD)
    assert tweede.vraag(organisaties) == voor
    plant(tweede)
    handelingen = [r[0] for r in programma.vraag(journaal_van)]
    assert [h for h in handelingen if h in ("vergrendelt", "mislukte_aanmelding", "ontgrendelt")] == [
        "vergrendelt", "mislukte_aanmelding", "ontgrendelt",
    ]  # fmt: skip
    programma.sluit()
    assert programma.aanmelding.vergeten


def test_locking_waits_for_an_act_that_is_being_done(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    from threading import Thread

    with programma.kluis.transactie() as sessie:
        slot = Thread(target=programma.kluis.vergrendel)
        slot.start()
        slot.join(0.2)
        assert slot.is_alive()
        sessie.connection().exec_driver_sql("UPDATE organisatie SET naam = 'Late naam' WHERE id = 1")
    slot.join(10)
    assert programma.kluis.op_slot
    programma.toegang.ontgrendel(WOORD)
    assert "Late naam" in programma.vraag(organisaties)
    programma.sluit()


# --- when the passwords are lost ------------------------------------------------------------------


def test_the_recovery_key_gives_a_new_password(beveiligd: Beveiligd) -> None:
    herstel_toegang(beveiligd.map, beveiligd.herstelsleutel.lower(), NAAM, HERSTELD, klok=VasteKlok(NU))
    with pytest.raises(Aanmeldfout):
        meld(beveiligd.map)
    programma = meld(beveiligd.map, NAAM, HERSTELD)
    assert ("herstelt_toegang", f"persoon-{beveiligd.beheerder}") in [r[:2] for r in programma.vraag(journaal_van)]
    assert "sleutelbestand_nieuwer" not in [r[0] for r in programma.vraag(journaal_van)]
    programma.sluit()
    meld(beveiligd.map, "voorzitter", ANDER).sluit()


def test_recovery_says_what_is_wrong(beveiligd: Beveiligd) -> None:
    van = beveiligd.herstelsleutel
    fout = van[:7] + ("A" if van[7] != "A" else "B") + van[8:]
    with pytest.raises(Regelovertreding, match="Groep 2"):
        herstel_toegang(beveiligd.map, fout, NAAM, HERSTELD, klok=VasteKlok(NU))
    with pytest.raises(Regelovertreding, match="Wel toegang: beheer, voorzitter"):
        herstel_toegang(beveiligd.map, van, "iemand", HERSTELD, klok=VasteKlok(NU))
    with pytest.raises(Regelovertreding, match="ten minste 12"):
        herstel_toegang(beveiligd.map, van, NAAM, "kort", klok=VasteKlok(NU))
    programma = meld(beveiligd.map)
    nieuw = programma.toegang.nieuwe_herstelsleutel()
    programma.sluit()
    with pytest.raises(Aanmeldfout, match="herstelsleutel hoort niet"):
        herstel_toegang(beveiligd.map, van, NAAM, HERSTELD, klok=VasteKlok(NU))
    herstel_toegang(beveiligd.map, nieuw, NAAM, HERSTELD, klok=VasteKlok(NU))


def test_the_key_shows_in_no_description(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    assert programma.aanmelding is not None
    assert programma.aanmelding.datasleutel.hex() not in repr(programma.aanmelding)
    assert repr(bytes(programma.aanmelding.datasleutel))[2:-1] not in repr(programma.aanmelding)
    programma.sluit()


def test_a_person_whose_period_ended_cannot_sign_in(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    with programma.kluis.transactie() as sessie:
        sessie.connection().exec_driver_sql(
            "UPDATE persoon SET geldig_tot = ? WHERE id = ?", (date(2026, 11, 1).isoformat(), beveiligd.voorzitter)
        )
    programma.sluit()
    with pytest.raises(Regelovertreding, match="geen rol"):
        meld(beveiligd.map, "voorzitter", ANDER)
    assert Kluis(beveiligd.map).sleutel is None
