# ruff: noqa: F811  # a fixture of another folder is imported and then named as an argument
"""What a thief with the folder, a curious lid, a secretaris and a beheerder try, and how far each comes."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlmodel import Session

from tests.bewaringhulp import vol
from tests.overleghulp import VELDEN, Tafelhulp
from tests.storage.conftest import Beveiligd, _beveiligd_voorbeeld, beveiligd  # noqa: F401  # fixtures
from tests.storage.kluishulp import ANDER, NAAM, NU, WOORD, journaal_van, meld, plat_in
from weegtafel.bootstrap import Programma, is_demonstratie
from weegtafel.casus.commands import BewaarCasus
from weegtafel.inrichting.models import Persoon
from weegtafel.inrichting.schermqueries import Journaalfilter
from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import PROGRAMMA, Actor, Rol
from weegtafel.kluisdaden import exporteer_journaal, past_anker
from weegtafel.onderhoud import Onderhoud
from weegtafel.overleg import commands as c
from weegtafel.poort import Aanmeldfout
from weegtafel.storage import controle, journaal
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.driver import Fout, verbind
from weegtafel.storage.kluis import open_kluis
from weegtafel.terughalen import herstel

WOORDEN = ("kwikstaartnest", "lantaarnslinger", "Nijlpaardenkwekerij", "Achterberg", "SQLite format 3")


def als_niemand(map_: Path, klok: VasteKlok) -> Programma:
    """The program on an encrypted vault for the program itself, so that a test can play several people."""
    aangemeld = meld(map_)
    assert aangemeld.aanmelding is not None
    sleutel = bytearray(aangemeld.aanmelding.datasleutel)
    aangemeld.sluit()
    return Programma(open_kluis(map_, klok, sleutel)[0], PROGRAMMA, klok)


# --- the thief ------------------------------------------------------------------------------------


def test_a_thief_reads_no_word_from_the_folder_whenever_it_is_taken(
    beveiligd: Beveiligd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    for naam in ("TMPDIR", "SQLITE_TMPDIR", "TEMP"):
        monkeypatch.setenv(naam, str(tijdelijk))
    monkeypatch.setattr(tempfile, "tempdir", None)
    programma = als_niemand(beveiligd.map, VasteKlok(NU))
    tafel = Tafelhulp(programma)
    casus = tafel.concept_casus()
    for veld, woord in (("hulpvraag", WOORDEN[0]), ("problemen", WOORDEN[1])):
        tafel.doe(BewaarCasus(casus_id=casus, wijzigingen=(Wijziging(veld, VELDEN[veld], vol(woord)),)))
    buit = tmp_path / "buit"
    shutil.copytree(beveiligd.map, buit / "open")
    assert (buit / "open" / f"{BESTAND}-wal").stat().st_size > 0, "the log must be there to be searched"
    with programma.kluis.transactie() as sessie:
        # More than the cache holds, sorted: what SQLite would put in a temporary file.
        db = db_van(sessie)
        db.execute("PRAGMA cache_size = 10")
        db.execute("CREATE TEMP TABLE t AS SELECT hulpvraag || abs(random()) AS x FROM casus, journaal a, journaal b")
        assert db.execute("SELECT x FROM t ORDER BY x").fetchone()
        db.execute("UPDATE organisatie SET naam = naam || 'x'")
        shutil.copytree(beveiligd.map, buit / "middenin")
        shutil.copytree(tijdelijk, buit / "tijdelijk")
    Onderhoud(programma).kopieer()
    Onderhoud(programma).kopieer_naar(buit / "kopie")
    programma.sluit()
    shutil.copytree(beveiligd.map, buit / "dicht")
    assert sum(1 for p in buit.rglob("*") if p.is_file()) > 10
    for woord in WOORDEN:
        assert plat_in(buit, woord) == [], woord
    for map_ in (buit / "open", buit / "middenin", buit / "dicht", buit / "kopie"):
        with pytest.raises(Fout):
            verbind(map_ / BESTAND).execute("SELECT count(*) FROM sqlite_master").fetchone()
        with pytest.raises(Storing):
            Programma(open_kluis(map_, VasteKlok(NU))[0])


def test_a_thief_who_edits_the_key_file_gets_in_nowhere(beveiligd: Beveiligd) -> None:
    bestand, dubbel = beveiligd.map / "sleutels.json", beveiligd.map / "sleutels.kopie.json"
    heel = bestand.read_bytes()

    def paden(waarde: Any, pad: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        if isinstance(waarde, dict):
            return [p for k, v in waarde.items() for p in paden(v, (*pad, k))]
        if isinstance(waarde, list):
            return [p for k, v in enumerate(waarde) for p in paden(v, (*pad, k))]
        return [pad]

    def anders(waarde: Any) -> Any:
        if isinstance(waarde, bool):
            return not waarde
        if isinstance(waarde, int):
            return waarde + 1
        return ("A" if waarde[:1] != "A" else "B") + waarde[1:] if waarde else "A"

    geprobeerd = 0
    for pad in paden(json.loads(heel)):
        bos = json.loads(heel)
        plek = bos
        for stap in pad[:-1]:
            plek = plek[stap]
        plek[pad[-1]] = anders(plek[pad[-1]])
        vervalst = json.dumps(bos).encode()
        bestand.write_bytes(vervalst)
        dubbel.write_bytes(vervalst)
        (beveiligd.map / "aanmelden.json").unlink(missing_ok=True)
        with pytest.raises((Regelovertreding, Storing)):
            meld(beveiligd.map).sluit()
        geprobeerd += 1
    assert geprobeerd > 20
    for pad_ in (bestand, dubbel):
        pad_.write_bytes(heel)
    meld(beveiligd.map).sluit()


def test_an_older_database_that_is_put_back_does_not_fit_a_document_that_left(beveiligd: Beveiligd) -> None:
    oud = (beveiligd.map / BESTAND).read_bytes()
    programma = meld(beveiligd.map)
    anker = programma.vraag(journaal.anker)
    assert past_anker(programma, anker)
    programma.sluit()
    for naam in (f"{BESTAND}-wal", f"{BESTAND}-shm"):
        (beveiligd.map / naam).unlink(missing_ok=True)
    (beveiligd.map / BESTAND).write_bytes(oud)
    terug = meld(beveiligd.map, klok=VasteKlok(NU + timedelta(days=1)))
    assert not past_anker(terug, anker)
    terug.sluit()


def test_guessing_through_the_window_takes_longer_each_time_and_no_clock_helps_backwards(beveiligd: Beveiligd) -> None:
    klok = VasteKlok(NU)
    wachttijden = []
    for poging in range(10):
        with pytest.raises(Aanmeldfout) as fout:
            meld(beveiligd.map, NAAM, f"raad {poging}", klok)
        wachttijden.append(fout.value.wacht_s)
        klok.moment += timedelta(seconds=fout.value.wacht_s)
    assert wachttijden == sorted(wachttijden) and wachttijden[-1] >= 256
    klok.moment -= timedelta(days=365)
    with pytest.raises(Aanmeldfout) as fout:
        meld(beveiligd.map, NAAM, WOORD, klok)
    assert fout.value.wacht_s > 0
    klok.moment = NU + timedelta(days=1)
    programma = meld(beveiligd.map, NAAM, WOORD, klok)
    (regel,) = [v for h, _o, v in programma.vraag(journaal_van) if h == "mislukte_aanmelding"]
    assert regel.startswith("aantal:10 ")
    programma.sluit()


# --- the lid --------------------------------------------------------------------------------------


def test_a_lid_cannot_act_as_another_whatever_is_passed(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map, "voorzitter", ANDER)
    ander = Actor(beveiligd.beheerder, "Vera Achterberg", frozenset(Rol))
    with pytest.raises(Regelovertreding, match="Een ander meldt zich zelf aan"):
        programma.als(ander)
    with pytest.raises(Regelovertreding, match="Een ander meldt zich zelf aan"):
        programma.als(PROGRAMMA)
    with pytest.raises(Regelovertreding, match="Een ander meldt zich zelf aan"):
        programma.actor = ander
    programma.actor = Actor(beveiligd.voorzitter, "Vera Achterberg", frozenset(Rol))
    with pytest.raises(Regelovertreding, match="Dit mag alleen een beheerder"):
        Onderhoud(programma).zet_tweede_plek(None)
    assert programma.actor.naam != "Vera Achterberg", "roles and name are those of the database"
    assert ("geweigerd", "", "kluis.beheren") in programma.vraag(journaal_van)
    programma.sluit()


def test_a_lid_writes_in_no_casus_of_another_organisation(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    eigen, ander = (o for o in tafel.leden[:2])
    casus = {o: tafel.concept_casus(o) for o in (eigen, ander)}
    lid = programma.als(Actor(tafel.personen[eigen], "Een lid", frozenset({Rol.LID})))
    wijziging = (Wijziging("hulpvraag", VELDEN["hulpvraag"], vol("rietvoornkast")),)
    assert lid.voer_uit(BewaarCasus(casus_id=casus[eigen], wijzigingen=wijziging)).id
    with pytest.raises(Regelovertreding):
        lid.voer_uit(BewaarCasus(casus_id=casus[ander], wijzigingen=wijziging))


def test_a_question_can_change_nothing(programma: Programma) -> None:
    for regel in ("UPDATE organisatie SET naam = 'x'", "DELETE FROM klad", "CREATE TABLE x (y)", "DROP TABLE klad"):
        with pytest.raises(Storing):
            programma.vraag(lambda s, r=regel: db_van(s).execute(r))  # type: ignore[misc]  # a statement of the loop
    assert programma.vraag(is_demonstratie) in (True, False)


# --- the secretaris -------------------------------------------------------------------------------


def _probeer(programma: Programma, *regels: str) -> str:
    def alles(sessie: Session) -> None:
        for regel in regels:
            db_van(sessie).execute(regel)

    try:
        with programma.kluis.transactie() as sessie:
            alles(sessie)
    except (Regelovertreding, Storing, Fout) as fout:
        return " ".join(getattr(fout, "redenen", (str(fout),)))
    return ""


@pytest.mark.parametrize(
    "regel",
    [
        "UPDATE advies SET motivering = 'anders'",
        "UPDATE OR REPLACE advies SET motivering = 'anders'",
        "UPDATE advies SET bevestigd_door_id = NULL",
        "UPDATE advies SET id = id + 100",
        "DELETE FROM advies",
        "INSERT OR REPLACE INTO advies SELECT * FROM advies",
        "REPLACE INTO advies SELECT * FROM advies",
        "INSERT INTO advies SELECT * FROM advies WHERE true ON CONFLICT (id) DO UPDATE SET motivering = 'anders'",
        "UPDATE journaal SET handeling = 'niets'",
        "DELETE FROM journaal",
        "INSERT OR REPLACE INTO journaal SELECT * FROM journaal",
    ],
)
def test_what_is_fixed_stays_under_raw_sql(programma: Programma, regel: str) -> None:
    tafel = Tafelhulp(programma)
    _overleg, (punt,) = tafel.open_met()
    tafel.stel_vast(punt)

    def stand(sessie: Session) -> list[Any]:
        db = db_van(sessie)
        return [tuple(r) for t in ("advies", "journaal") for r in db.execute(f"SELECT * FROM {t} ORDER BY id")]

    voor = programma.vraag(stand)
    for vooraf in ((), ("PRAGMA recursive_triggers = OFF",), ("PRAGMA foreign_keys = OFF",)):
        assert _probeer(programma, *vooraf, regel), regel
        assert programma.vraag(stand) == voor


def test_a_guard_that_was_taken_away_is_seen_by_the_check(programma: Programma) -> None:
    assert controle.gebreken(programma.kluis) == ()
    assert _probeer(programma, "DROP TRIGGER advies_nooit_update") == ""
    (zin,) = controle.gebreken(programma.kluis)
    assert "advies_nooit_update" in zin
    leeg = "CREATE TRIGGER advies_nooit_update BEFORE UPDATE ON advies WHEN 0 BEGIN SELECT 1; END"
    assert _probeer(programma, leeg) == ""
    assert "advies_nooit_update" in controle.gebreken(programma.kluis)[0]


def test_a_fixed_advice_is_not_touched_by_typing_in_its_draft(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    _overleg, (punt,) = tafel.open_met()
    tafel.stel_vast(punt)
    secretaris = programma.als(Actor(tafel.secretaris, "De secretaris", frozenset({Rol.SECRETARIS})))
    erna = Wijziging("motivering", tafel.inhoud()["motivering"], vol("sneeuwklokjestrap"))
    with pytest.raises(Regelovertreding):
        secretaris.voer_uit(c.BewaarAdviesconcept(punt_id=punt, wijzigingen=(erna,)))


# --- the beheerder --------------------------------------------------------------------------------


def test_a_beheerder_who_takes_over_an_account_leaves_a_line_and_locks_the_owner_out(beveiligd: Beveiligd) -> None:
    beheerder = meld(beveiligd.map)
    beheerder.toegang.geef_toegang(beveiligd.voorzitter, "voorzitter", "een woord van de beheerder")
    beheerder.sluit()
    with pytest.raises(Aanmeldfout):
        meld(beveiligd.map, "voorzitter", ANDER)
    klok = VasteKlok(NU + timedelta(hours=1))
    namens = meld(beveiligd.map, "voorzitter", "een woord van de beheerder", klok)
    with pytest.raises(Regelovertreding, match="eigen wachtwoord"):
        namens.vraag(is_demonstratie)
    namens.toegang.wijzig_wachtwoord("een woord van de beheerder", "nog een woord van de beheerder")
    regels = [(h, o) for h, o, _v in namens.vraag(journaal_van)]
    assert ("geeft_toegang", f"persoon-{beveiligd.voorzitter}") in regels
    assert ("wijzigt_wachtwoord", f"persoon-{beveiligd.voorzitter}") in regels
    namens.sluit()


def test_a_beheerder_who_rewrites_the_whole_journal_does_not_fit_the_copy_of_before(
    programma: Programma, tmp_path: Path
) -> None:
    Tafelhulp(programma).concept_casus()
    anker = programma.vraag(journaal.anker)
    weg = [f"DROP TRIGGER {n}" for n in ("journaal_nooit_update", "journaal_nooit_delete")]
    assert _probeer(programma, *weg, "UPDATE journaal SET handeling = 'keek_toe' WHERE id = 1") == ""
    assert programma.controleer_journaal() == (0, 1)
    with programma.kluis.transactie() as sessie:
        db = db_van(sessie)
        rijen = db.execute(
            "SELECT id, tijdstip, persoon_id, persoon, handeling, onderwerp, velden FROM journaal ORDER BY id"
        )
        vorige = journaal.BEGIN
        for id_, tijdstip, *rest in rijen.fetchall():
            hash_ = journaal.regelhash(vorige, NU.fromisoformat(tijdstip), *rest)
            db.execute("UPDATE journaal SET vorige_hash = ?, hash = ? WHERE id = ?", (vorige, hash_, id_))
            vorige = hash_
    assert programma.controleer_journaal()[1] is None, "with new hashes the chain itself is whole"
    assert not past_anker(programma, anker), "but it does not fit what left before"
    assert controle.gebreken(programma.kluis)


def test_a_workbook_that_left_carries_the_head_of_the_journal_too(beveiligd: Beveiligd, tmp_path: Path) -> None:
    programma = meld(beveiligd.map)
    anker = programma.vraag(journaal.anker)
    pad = tmp_path / "journaal.xlsx"
    exporteer_journaal(programma, Journaalfilter(), pad)
    assert openpyxl.load_workbook(pad).properties.keywords == anker
    assert past_anker(programma, anker)
    with pytest.raises(Storing):
        exporteer_journaal(programma, Journaalfilter(), tmp_path / "weg" / "journaal.xlsx")
    assert [h for h, _o, _v in programma.vraag(journaal_van)].count("geeft_journaal_uit") == 1
    programma.sluit()


def test_a_role_that_ended_ends_in_the_other_window_at_once(beveiligd: Beveiligd) -> None:
    een, ander = meld(beveiligd.map, "voorzitter", ANDER), meld(beveiligd.map)
    assert een.actor.rollen
    with ander.kluis.transactie() as sessie:
        db_van(sessie).execute("DELETE FROM persoon_rol WHERE persoon_id = ?", (beveiligd.voorzitter,))
    with pytest.raises(Regelovertreding, match="Dit mag alleen"):
        een.voer_uit(c.OpenOverleg(overleg_id=1))
    een.sluit()
    with pytest.raises(Regelovertreding, match="geen rol"):
        meld(beveiligd.map, "voorzitter", ANDER)
    ander.sluit()


def test_whose_access_was_taken_away_cannot_bring_it_back_with_a_copy(beveiligd: Beveiligd) -> None:
    klok = VasteKlok(NU)
    programma = meld(beveiligd.map, klok=klok)
    kopie = Onderhoud(programma).kopieer_naar(beveiligd.map.parent / "kopie")
    programma.toegang.trek_in(beveiligd.voorzitter)
    programma.sluit()
    with pytest.raises(Regelovertreding, match="geen toegang meer"):
        herstel(kopie, beveiligd.map, "voorzitter", ANDER, klok=klok)
    with pytest.raises(Regelovertreding, match=r"onbekend|klopt|horen niet"):
        meld(beveiligd.map, "voorzitter", ANDER, klok=klok)


def test_a_role_of_now_decides_who_puts_a_copy_back_and_that_of_the_copy_where_nothing_opens(
    beveiligd: Beveiligd,
) -> None:
    klok = VasteKlok(NU)
    programma = meld(beveiligd.map, klok=klok)
    kopie = Onderhoud(programma).kopieer_naar(beveiligd.map.parent / "kopie")
    with programma.kluis.transactie() as sessie:
        db_van(sessie).execute("UPDATE persoon_rol SET rol = 'lid' WHERE persoon_id = ?", (beveiligd.voorzitter,))
    als_lid = Onderhoud(programma).kopieer_naar(beveiligd.map.parent / "kopie-2")
    programma.sluit()
    with pytest.raises(Regelovertreding, match="alleen een beheerder"):
        herstel(kopie, beveiligd.map, "voorzitter", ANDER, klok=klok)
    elders = beveiligd.map.parent / "elders"
    with pytest.raises(Regelovertreding, match="alleen een beheerder"):
        herstel(als_lid, elders, "voorzitter", ANDER, klok=klok)
    assert not (elders / BESTAND).exists()
    (beveiligd.map / BESTAND).write_bytes(b"stuk" * 4096)
    assert herstel(kopie, beveiligd.map, "voorzitter", ANDER, klok=klok).opzij is not None


def test_putting_back_a_copy_of_before_stands_in_the_journal_and_nothing_is_thrown_away(beveiligd: Beveiligd) -> None:
    klok = VasteKlok(NU)
    programma = meld(beveiligd.map, klok=klok)
    kopie = Onderhoud(programma).kopieer_naar(beveiligd.map.parent / "kopie")
    programma.toegang.trek_in(beveiligd.voorzitter)
    anker = programma.vraag(journaal.anker)
    programma.sluit()
    opzij = herstel(kopie, beveiligd.map, NAAM, WOORD, klok=klok).opzij
    assert opzij is not None and (opzij / BESTAND).exists()
    terug = meld(beveiligd.map, klok=klok)
    assert [h for h, _o, _v in terug.vraag(journaal_van)].count("zet_kopie_terug") == 1
    assert not past_anker(terug, anker)
    assert terug.vraag(lambda s: s.get(Persoon, beveiligd.voorzitter)) is not None
    terug.sluit()
