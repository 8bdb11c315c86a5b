"""Copies are true to the byte, and the text from before a declaration leaves them, whatever happens on the way."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.bewaringhulp import bouw
from tests.storage import schoonmaakwerker, werkers
from tests.storage.conftest import Beveiligd
from tests.storage.kluishulp import NU, meld
from tests.storage.kopiehulp import LOS_ALARM, RAAR, SCHOON, VUIL, Tafel, rijen, sporen
from weegtafel import vernietiging
from weegtafel.bewaring.codes import Objectsoort
from weegtafel.bootstrap import Programma
from weegtafel.casus import queries
from weegtafel.casus.anoniem import teksten_van
from weegtafel.casus.commands import BewaarGrond, OverweegAlternatief, VergeetAlternatief
from weegtafel.casus.velden import VELDEN, Invoer
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.vastesql import db_van
from weegtafel.inzicht.commands import WerkPrecedentenBij
from weegtafel.inzicht.precedenten.woorden import gewichten
from weegtafel.kernel.clock import VasteKlok
from weegtafel.onderhoud import Onderhoud
from weegtafel.storage import kopieschoon, reservekopie, terugzetten
from weegtafel.storage.bestand import BESTAND, KOPIEEN
from weegtafel.storage.driver import verbind
from weegtafel.storage.uitdunnen import blijft


@pytest.fixture(scope="module")
def _gevuld(_beveiligd_voorbeeld: Beveiligd, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: a vault in which one casus is dirty in every kind of field, with a copy of that moment."""
    map_ = tmp_path_factory.mktemp("vuil") / "kluis"
    shutil.copytree(_beveiligd_voorbeeld.map, map_)
    programma = meld(map_)
    assert programma.aanmelding is not None
    sleutel = bytes(programma.aanmelding.datasleutel)
    programma.sluit()
    tafel = Tafel(map_, sleutel)
    tafel.typ(tafel.casus, VUIL * 40)
    tafel.programma.voer_uit(
        BewaarGrond(casus_id=tafel.casus, grondslag="wlz", uitkomst="onvoldoende", toelichting=VUIL)
    )
    alternatief = tafel.programma.vraag(inrichting.alternatieven, NU.date())[0]
    tafel.programma.voer_uit(
        OverweegAlternatief(casus_id=tafel.casus, alternatief_id=alternatief.id, toelichting=f"Ook {VUIL}")
    )
    tafel.twist(tafel.casus, VUIL + LOS_ALARM)
    tafel.typ(tafel.ander, LOS_ALARM * 3)
    tafel.onderhoud.kopieer()
    tafel.programma.sluit()
    (map_.parent / "sleutel").write_bytes(sleutel)
    (map_.parent / "ids").write_text(json.dumps([tafel.casus, tafel.ander, alternatief.id]))
    return map_


@pytest.fixture
def tafel(_gevuld: Path, tmp_path: Path) -> Iterator[Tafel]:
    """A fresh copy of it, ten minutes later."""
    shutil.copytree(_gevuld, tmp_path / "kluis")
    tafel = object.__new__(Tafel)
    tafel.map, tafel.sleutel = tmp_path / "kluis", (_gevuld.parent / "sleutel").read_bytes()
    tafel.klok = VasteKlok(NU + timedelta(minutes=10))
    tafel.casus, tafel.ander, tafel.alternatief = json.loads((_gevuld.parent / "ids").read_text())
    tafel.open()
    yield tafel
    tafel.programma.sluit()


def maak_schoon(tafel: Tafel, tekst: str = SCHOON * 30) -> None:
    """Clean every field of the casus and declare it."""
    tafel.typ(tafel.casus, tekst)
    tafel.programma.voer_uit(
        BewaarGrond(casus_id=tafel.casus, grondslag="wlz", uitkomst="onvoldoende", toelichting="Niet genoeg.")
    )
    tafel.programma.voer_uit(VergeetAlternatief(casus_id=tafel.casus, alternatief_id=tafel.alternatief))
    tafel.verklaar(tafel.casus)


# --- true to the byte -----------------------------------------------------------------------------


def test_a_copy_that_is_put_back_holds_every_word_false_alarms_too(tafel: Tafel, tmp_path: Path) -> None:
    (kopie,) = tafel.kopieen
    for tabel in ("casus", "casus_grond", "casus_alternatief", "klad", "anoniemverklaring"):
        assert rijen(kopie.bestand, tafel.sleutel, tabel) == rijen(tafel.map / BESTAND, tafel.sleutel, tabel)
    terugzetten.zet_terug(kopie, tafel.sleutel, tmp_path / "nieuw", NU)
    with closing(verbind(tmp_path / "nieuw" / BESTAND, tafel.sleutel)) as db:
        gevonden = dict(db.execute("SELECT id, problemen FROM casus").fetchall())
        klad = [tekst for (tekst,) in db.execute("SELECT tekst FROM klad")]
    assert gevonden == {tafel.casus: VUIL * 40, tafel.ander: LOS_ALARM * 3}
    assert klad == [VUIL + LOS_ALARM]


# --- after the declaration ------------------------------------------------------------------------


def test_after_the_declaration_no_copy_holds_the_text_of_before(tafel: Tafel, tmp_path: Path) -> None:
    tafel.onderhoud.zet_tweede_plek(tmp_path)
    tweede = tafel.onderhoud.tweede_plek()
    assert tweede is not None
    tafel.later(hours=2)
    tafel.onderhoud.kopieer("na-overleg")
    voor = (*tafel.kopieen, *reservekopie.kopieen(tweede))
    assert len(voor) == 3 and all(sporen(k.bestand, tafel.sleutel) for k in voor), "they were there"
    anderen = [rijen(k.bestand, tafel.sleutel)[1] for k in voor]
    journalen = [rijen(k.bestand, tafel.sleutel, "journaal") for k in voor]
    maak_schoon(tafel)
    assert "In 2 kopieën bij de gegevens staat nog de tekst" in tafel.onderhoud.stand().waarschuwing
    tafel.onderhoud.maak_kopieen_schoon()
    na = (*tafel.kopieen, *reservekopie.kopieen(tweede))
    for oud, nieuw, ander, journaal in zip(voor, na, anderen, journalen, strict=True):
        assert sporen(nieuw.bestand, tafel.sleutel) == []
        assert (nieuw.map, nieuw.moment, nieuw.waarom, nieuw.schema, nieuw.anker) == (
            oud.map, oud.moment, oud.waarom, oud.schema, oud.anker,
        )  # fmt: skip
        assert nieuw.sha256 != oud.sha256 and not nieuw.sha256_na and reservekopie.is_ongeschonden(nieuw)
        assert rijen(nieuw.bestand, tafel.sleutel)[1] == ander, "nobody declared that one"
        assert rijen(nieuw.bestand, tafel.sleutel, "journaal") == journaal
        assert reservekopie.keur(nieuw.bestand, tafel.sleutel) == (oud.schema, oud.anker)
        assert sorted(p.name for p in nieuw.map.iterdir()) == ["kopie.json", "sleutels.json", BESTAND]
        if os.name != "nt":
            assert nieuw.bestand.stat().st_mode & 0o077 == 0
        with closing(verbind(nieuw.bestand, tafel.sleutel)) as db:
            db.execute("INSERT INTO casus_zoek(casus_zoek, rank) VALUES ('integrity-check', 1)")
            assert db.execute("SELECT rowid FROM casus_zoek('voorziening')").fetchall() == [(tafel.casus,)]
    assert tafel.onderhoud.stand().waarschuwing == ""
    assert all(r.goed for r in tafel.onderhoud.stand().rijen)
    assert tafel.programma.controleer_journaal()[1] is None
    daden = [r[4:7] for r in rijen(tafel.map / BESTAND, tafel.sleutel, "journaal")]
    assert ("maakt_kopieen_schoon", "kopieën", "aantal:3") in daden
    voor_niets = [k.sha256 for k in na]
    tafel.onderhoud.maak_kopieen_schoon()
    assert [k.sha256 for k in (*tafel.kopieen, *reservekopie.kopieen(tweede))] == voor_niets


def test_what_was_cleaned_before_a_lock_or_a_crash_is_in_the_journal_as_well(tafel: Tafel) -> None:
    tafel.later(hours=2)
    tafel.onderhoud.kopieer("na-overleg")
    maak_schoon(tafel)
    assert tafel.onderhoud.begin_schoonmaak(), "one was cleaned, one waits"
    tafel.programma.sluit()
    tafel.open()
    tafel.onderhoud.maak_kopieen_schoon()
    tafel.onderhoud.maak_kopieen_schoon()
    daden = [r[4:7] for r in rijen(tafel.map / BESTAND, tafel.sleutel, "journaal")]
    assert [v for h, _o, v in daden if h == "maakt_kopieen_schoon"] == ["aantal:2"]


def test_a_cleaned_copy_can_be_put_back(tafel: Tafel) -> None:
    maak_schoon(tafel)
    tafel.onderhoud.maak_kopieen_schoon()
    (kopie,) = tafel.kopieen
    tafel.programma.sluit()
    terugzetten.zet_terug(kopie, tafel.sleutel, tafel.map, NU)
    tafel.open()
    assert tafel.veld(tafel.casus) == SCHOON * 30
    assert tafel.veld(tafel.ander) == LOS_ALARM * 3
    assert tafel.programma.controleer_journaal()[1] is None
    assert [t.id for t in tafel.programma.zoek("voorziening")] == [tafel.casus]
    assert not tafel.programma.zoek(RAAR)


def test_each_typed_text_of_a_casus_is_taken_along(tafel: Tafel) -> None:
    kolommen = {k for _t, _v, _o, namen in kopieschoon.TEKSTEN for k in namen}
    getypt = {v.sleutel for v in VELDEN if v.invoer in (Invoer.TEKST, Invoer.REGEL)}
    assert getypt | {"inbrenger_functie", "toelichting"} <= kolommen
    soorten = {sleutel.partition(".")[0] for sleutel, _t, _w in teksten_van(tafel.programma.vraag(queries.casus, 1))}
    assert soorten <= getypt | {"inbrenger_functie", "grond", "alternatief"}


def test_thinning_keeps_the_same_copies(tafel: Tafel) -> None:
    for uren in (1, 3, 30, 60):
        tafel.klok.moment = NU + timedelta(hours=uren)
        reservekopie.maak(tafel.map / BESTAND, tafel.sleutel, tafel.klok.nu(), "start")
    voor = [(k.map.name, k.moment) for k in tafel.kopieen]
    maak_schoon(tafel)
    tafel.onderhoud.maak_kopieen_schoon()
    assert [(k.map.name, k.moment) for k in tafel.kopieen] == voor
    later = tafel.klok.nu() + timedelta(days=3)
    reservekopie.dun_uit(tafel.map / KOPIEEN, later)
    assert {k.moment for k in tafel.kopieen} == blijft((m for _n, m in voor), later)


# --- what cannot be reached now -------------------------------------------------------------------


def test_a_second_place_that_is_away_is_remembered_and_cleaned_when_it_is_back(tafel: Tafel, tmp_path: Path) -> None:
    tafel.onderhoud.zet_tweede_plek(tmp_path)
    tweede = tafel.onderhoud.tweede_plek()
    assert tweede is not None
    tafel.onderhoud.kopieer()
    tafel.onderhoud.maak_kopieen_schoon()
    tweede.rename(tmp_path / "uit de computer")
    maak_schoon(tafel)
    tafel.onderhoud.maak_kopieen_schoon()
    zin = (
        f"In 1 kopie op {tweede} staat nog de tekst van voor het anonimiseren van 1 casus. Weegtafel haalt die eruit "
        "bij de start of kopie nadat die plek er weer is."
    )
    assert tafel.onderhoud.stand().waarschuwing == zin
    # Remembered in the vault, also when somebody chose another place since.
    tafel.programma.sluit()
    tafel.open()
    tafel.onderhoud.zet_tweede_plek(None)
    assert tafel.onderhoud.stand().waarschuwing == zin
    (tmp_path / "uit de computer").rename(tweede)
    tafel.onderhoud.maak_kopieen_schoon()
    (kopie,) = reservekopie.kopieen(tweede)
    assert sporen(kopie.bestand, tafel.sleutel) == []
    assert tafel.onderhoud.stand().waarschuwing == ""


def test_a_vault_that_was_moved_or_copied_minds_its_own_copies_only(tafel: Tafel, tmp_path: Path) -> None:
    tafel.onderhoud.maak_kopieen_schoon()
    tafel.programma.sluit()
    eerst = tafel.map
    shutil.copytree(eerst, tmp_path / "elders")
    voor = {k.map.name: k.bestand.read_bytes() for k in reservekopie.kopieen(eerst / KOPIEEN)}
    assert voor
    tafel.map = tmp_path / "elders"
    tafel.open()
    maak_schoon(tafel)
    tafel.onderhoud.maak_kopieen_schoon()
    assert {k.map.name: k.bestand.read_bytes() for k in reservekopie.kopieen(eerst / KOPIEEN)} == voor
    shutil.rmtree(eerst)
    assert tafel.onderhoud.stand().waarschuwing == ""


def test_a_copy_with_an_earlier_key_is_cleaned_under_that_key(tafel: Tafel) -> None:
    tafel.programma.sluit()
    programma = meld(tafel.map)
    programma.toegang.vernieuw_sleutel()
    assert programma.aanmelding is not None
    nieuw, oud = bytes(programma.aanmelding.datasleutel), tafel.sleutel
    programma.sluit()
    tafel.sleutel = nieuw
    tafel.open()
    maak_schoon(tafel)
    tafel.programma.sluit()
    programma = meld(tafel.map)
    try:
        Onderhoud(programma).maak_kopieen_schoon()
        assert Onderhoud(programma).stand().waarschuwing == ""
    finally:
        programma.sluit()
    (kopie,) = tafel.kopieen
    assert sporen(kopie.bestand, oud) == []
    tafel.open()


@pytest.mark.parametrize("schade", ["sleutel", "bits"])
def test_a_copy_that_does_not_open_is_left_alone_and_said(tafel: Tafel, schade: str) -> None:
    (kopie,) = tafel.kopieen
    inhoud = bytearray(kopie.bestand.read_bytes())
    if schade == "bits":
        inhoud[len(inhoud) // 2] ^= 255
    else:
        inhoud[:4096] = os.urandom(4096)
    kopie.bestand.write_bytes(inhoud)
    maak_schoon(tafel)
    tafel.onderhoud.maak_kopieen_schoon()
    assert kopie.bestand.read_bytes() == inhoud
    assert sorted(p.name for p in kopie.map.iterdir()) == ["kopie.json", "sleutels.json", BESTAND]
    zin = tafel.onderhoud.stand().waarschuwing
    assert "1 kopie bij de gegevens is beschadigd of niet te openen" in zin and "18 december 2027" in zin


def test_a_place_that_refuses_leaves_the_copy_as_it_was(tafel: Tafel, monkeypatch: pytest.MonkeyPatch) -> None:
    (kopie,) = tafel.kopieen
    maak_schoon(tafel)
    voor = kopie.bestand.read_bytes()

    def vol(_van: Path, _naar: Path) -> None:
        raise OSError(28, "No space left on device")

    for waar in ("verwissel", "_overschrijven", "schrijf_briefje"):
        with monkeypatch.context() as even:
            even.setattr(kopieschoon, waar, vol if waar != "schrijf_briefje" else lambda _k: vol(Path(), Path()))
            tafel.onderhoud.maak_kopieen_schoon()
        assert kopie.bestand.read_bytes() == voor
        assert sorted(p.name for p in kopie.map.iterdir()) == ["kopie.json", "sleutels.json", BESTAND]
        (nu,) = tafel.kopieen
        assert reservekopie.is_ongeschonden(nu)
        assert "In 1 kopie bij de gegevens" in tafel.onderhoud.stand().waarschuwing
    tafel.onderhoud.maak_kopieen_schoon()
    assert sporen(kopie.bestand, tafel.sleutel) == []


# --- destroyed, and left behind -------------------------------------------------------------------


def test_a_casus_that_was_destroyed_is_emptied_in_the_copies(programma: Programma, klok: VasteKlok) -> None:
    wereld = bouw(programma, klok)
    programma, onderhoud = wereld.programma, Onderhoud(wereld.programma)
    onderhoud.kopieer()
    (kopie,) = reservekopie.kopieen(programma.kluis.map / KOPIEEN)
    wereld.jaren_later()
    id_ = wereld.goedgekeurd((Objectsoort.CASUS, wereld.casus))
    wereld.wacht()
    vernietiging.voer_uit(programma, id_, wereld.versie(id_))
    assert "In 1 kopie bij de gegevens" in onderhoud.stand().waarschuwing
    onderhoud.maak_kopieen_schoon()
    with closing(verbind(kopie.bestand)) as db:
        for casus, leeg in ((wereld.casus, True), (wereld.blijft, False)):
            rij = db.execute("SELECT problemen, hulpvraag FROM casus WHERE id = ?", (casus,)).fetchone()
            assert (rij == ("", "")) is leeg
            gronden = db.execute("SELECT toelichting FROM casus_grond WHERE casus_id = ?", (casus,)).fetchall()
            assert gronden and (set(gronden) == {("",)}) is leeg
        db.execute("INSERT INTO casus_zoek(casus_zoek, rank) VALUES ('integrity-check', 1)")
        assert db.execute("SELECT count(*) FROM advies WHERE casus_id = ?", (wereld.casus,)).fetchone()[0] > 0, (
            "its advice goes as the copy ages out, and the declaration says when"
        )
    assert "staat nog de tekst" not in onderhoud.stand().waarschuwing


def test_what_was_declared_in_work_that_a_restore_left_behind_stands(tafel: Tafel) -> None:
    (eerste,) = tafel.kopieen
    maak_schoon(tafel, "Zo schreef men het de eerste keer schoon.")
    tafel.later(hours=1)
    tafel.onderhoud.kopieer()
    tweede = tafel.kopieen[0]
    tafel.programma.sluit()
    tafel.later(hours=1)
    terugzetten.zet_terug(eerste, tafel.sleutel, tafel.map, tafel.klok.nu())
    tafel.open()
    maak_schoon(tafel, "En zo de tweede keer.")
    tafel.onderhoud.maak_kopieen_schoon()
    (opzij,) = tafel.map.glob("opzij *")
    assert f"In de map “{opzij.name}”" in tafel.onderhoud.stand().waarschuwing, "a way back is left alone, and said"
    verwacht = {eerste.map: "En zo de tweede keer.", tweede.map: "Zo schreef men het de eerste keer schoon."}
    for kopie in (eerste, tweede):
        with closing(verbind(kopie.bestand, tafel.sleutel)) as db:
            (tekst,) = db.execute("SELECT problemen FROM casus WHERE id = ?", (tafel.casus,)).fetchone()
        assert tekst == verwacht[kopie.map]


def test_a_precedent_in_a_copy_is_found_by_the_words_of_now(programma: Programma, klok: VasteKlok) -> None:
    wereld = bouw(programma, klok)
    programma, onderhoud = wereld.programma, Onderhoud(wereld.programma)

    def typ(tekst: str, *, verklaar: bool) -> None:
        with programma.kluis.transactie() as sessie:
            db = db_van(sessie)
            db.execute("UPDATE casus SET problemen = ? WHERE id = ?", (tekst, wereld.casus))
            db.execute(
                "INSERT INTO anoniemverklaring (onderwerp, onderwerp_id, tekstmerk, wijze, reden, telling, tijdstip) "
                "SELECT 'casus', ?, 'merk', 'met_de_hand', '', '', ? WHERE ?",
                (wereld.casus, klok.nu().isoformat(" ", "microseconds"), verklaar),
            )

    typ(VUIL, verklaar=False)
    programma.voer_uit(WerkPrecedentenBij(hoogstens=100))
    onderhoud.kopieer()
    klok.moment += timedelta(hours=1)
    typ(SCHOON, verklaar=True)
    (kopie,) = reservekopie.kopieen(programma.kluis.map / KOPIEEN)

    def vindbaar(term: str) -> bool:
        with closing(verbind(kopie.bestand)) as db:
            vraag = "SELECT (SELECT termen FROM precedent WHERE casus_id = ?), (SELECT count(*) FROM precedent)"
            termen, aantal = db.execute(vraag, (wereld.casus,)).fetchone()
            (som,) = db.execute("SELECT aantal FROM precedentterm WHERE term = '#aantal'").fetchone()
            (keer,) = db.execute("SELECT count(*) FROM precedentterm WHERE term = ?", (term,)).fetchone()
            gevonden = db.execute("SELECT rowid FROM precedent_zoek(?)", (f'"{term}"',)).fetchall()
            assert som == aantal and bool(keer) is bool(gevonden) is (f'"{term}"' in termen)
        return bool(gevonden)

    van_toen, van_nu = (set(gewichten({"problemen": tekst})) for tekst in (VUIL, SCHOON))
    (oud,), (nieuw,) = van_toen - van_nu, van_nu - van_toen
    assert vindbaar(oud) and not vindbaar(nieuw)
    onderhoud.maak_kopieen_schoon()
    assert vindbaar(nieuw) and not vindbaar(oud)


# --- killed in the middle -------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_killed_at_any_moment_the_old_or_the_new_copy_is_whole(tafel: Tafel) -> None:
    maak_schoon(tafel)
    tafel.programma.sluit()
    (kopie,) = tafel.kopieen
    oud = {p.name: p.read_bytes() for p in kopie.map.iterdir()}
    ctx = werkers.context()

    def draai(grens: int) -> int:
        hier, daar = ctx.Pipe()
        args = (tafel.map, tafel.sleutel, grens, daar)
        proces = ctx.Process(target=schoonmaakwerker.maak_schoon, args=args, daemon=True)  # type: ignore[attr-defined]  # every context has it
        proces.start()
        daar.close()
        proces.join(60)
        try:
            return int(hier.recv())
        except EOFError:
            return 0

    totaal = draai(0)
    assert totaal > 10
    elk = bool(os.environ.get("WEEGTAFEL_ELK_MOMENT"))
    stap, gezien = 1 if elk else max(totaal // 4, 1), set()
    for grens in range(1 if elk else 2, totaal + 1, stap):
        shutil.rmtree(kopie.map)
        kopie.map.mkdir()
        for naam, inhoud in oud.items():
            (kopie.map / naam).write_bytes(inhoud)
        assert draai(grens) == 0, "it was killed"
        (nu,) = tafel.kopieen
        assert reservekopie.is_ongeschonden(nu), grens
        gezien.add(nu.bestand.read_bytes() == oud[BESTAND])
        tafel.open()
        tafel.onderhoud.maak_kopieen_schoon()
        tafel.programma.sluit()
        (nu,) = tafel.kopieen
        assert sporen(nu.bestand, tafel.sleutel) == [] and not nu.sha256_na
        assert reservekopie.is_ongeschonden(nu)
        assert sorted(p.name for p in nu.map.iterdir()) == ["kopie.json", "sleutels.json", BESTAND]
    assert True in gezien
    tafel.open()
