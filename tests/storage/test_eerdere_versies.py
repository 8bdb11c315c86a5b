"""A vault of every published schema opens with the program of today, and no row of it changed on the way."""

from __future__ import annotations

import lzma
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from weegtafel.bootstrap import open_programma
from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.clock import VasteKlok
from weegtafel.onderhoud import Onderhoud
from weegtafel.storage import controle, journaal, reservekopie
from weegtafel.storage.bestand import BESTAND, KOPIEEN, SCHEMA
from weegtafel.storage.driver import verbind

KLUIZEN = sorted((Path(__file__).parent / "kluizen").glob("*.sqlite.xz"))
NU = datetime(2026, 11, 23, 9, 0)
Inhoud = dict[str, tuple[list[str], list[tuple[object, ...]]]]


def inhoud(bestand: Path) -> Inhoud:
    """Columns and rows of every table that is no part of the search index."""
    uit: Inhoud = {}
    with closing(verbind(bestand)) as db:
        namen = [naam for (naam,) in db.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")]
        for naam in namen:
            if naam.startswith(("sqlite_", "zoek")) or naam == "alembic_version":
                continue
            kolommen = [rij[1] for rij in db.execute(f'PRAGMA table_info("{naam}")')]
            uit[naam] = kolommen, db.execute(f'SELECT * FROM "{naam}" ORDER BY 1, 2').fetchall()
    return uit


@pytest.mark.parametrize("pakje", KLUIZEN, ids=lambda pad: pad.name)
def test_an_earlier_vault_opens_and_keeps_every_row(pakje: Path, tmp_path: Path) -> None:
    bestand = tmp_path / BESTAND
    bestand.write_bytes(lzma.decompress(pakje.read_bytes()))
    voor = inhoud(bestand)
    assert len(voor["advies"][1]) > 10, "a fixture without advices would prove nothing"
    programma = open_programma(tmp_path, klok=VasteKlok(NU))
    try:
        aantal, gebroken = programma.vraag(journaal.controleer)
        assert (aantal, gebroken) == (len(voor["journaal"][1]), None)
        assert not controle.gebreken(programma.kluis)
        (treffer, *_) = programma.zoek("thuis")
        assert treffer
    finally:
        programma.sluit()
    na = inhoud(bestand)
    for tabel, (kolommen, rijen) in voor.items():
        plaatsen = [na[tabel][0].index(kolom) for kolom in kolommen]
        assert [tuple(rij[p] for p in plaatsen) for rij in na[tabel][1]][: len(rijen)] == rijen, tabel
    with closing(verbind(bestand)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA


@pytest.mark.parametrize("pakje", KLUIZEN, ids=lambda pad: pad.name)
def test_a_copy_is_made_before_an_earlier_vault_is_touched(pakje: Path, tmp_path: Path) -> None:
    bestand = tmp_path / BESTAND
    bestand.write_bytes(lzma.decompress(pakje.read_bytes()))
    zoals_het_was = tmp_path / "zoals-het-was.sqlite"
    zoals_het_was.write_bytes(bestand.read_bytes())
    open_programma(tmp_path, klok=VasteKlok(NU)).sluit()
    (kopie,) = reservekopie.kopieen(tmp_path / KOPIEEN)
    assert inhoud(kopie.bestand) == inhoud(zoals_het_was)


@pytest.mark.parametrize("pakje", KLUIZEN, ids=lambda pad: pad.name)
def test_a_copy_of_an_earlier_schema_is_cleaned_after_a_declaration(pakje: Path, tmp_path: Path) -> None:
    bestand = tmp_path / BESTAND
    bestand.write_bytes(lzma.decompress(pakje.read_bytes()))
    programma = open_programma(tmp_path, klok=VasteKlok(NU))
    try:
        with programma.kluis.transactie() as sessie:
            db = db_van(sessie)
            casus_id, oud = db.execute("SELECT id, problemen FROM casus WHERE problemen <> '' LIMIT 1").fetchone()
            db.execute("UPDATE casus SET problemen = 'Schoon.' WHERE id = ?", (casus_id,))
            db.execute(
                "INSERT INTO anoniemverklaring (onderwerp, onderwerp_id, tekstmerk, wijze, reden, telling, tijdstip) "
                "VALUES ('casus', ?, 'merk', 'met_de_hand', '', '', ?)",
                (casus_id, NU.isoformat(" ", "microseconds")),
            )
        Onderhoud(programma).maak_kopieen_schoon()
    finally:
        programma.sluit()
    (kopie,) = reservekopie.kopieen(tmp_path / KOPIEEN)
    assert reservekopie.is_ongeschonden(kopie)
    assert reservekopie.keur(kopie.bestand, None) == (kopie.schema, kopie.anker)
    with closing(verbind(kopie.bestand)) as db:
        teksten = dict(db.execute("SELECT id, problemen FROM casus").fetchall())
        db.execute("INSERT INTO casus_zoek(casus_zoek, rank) VALUES ('integrity-check', 1)")
    assert teksten[casus_id] == "Schoon." != oud


def test_there_is_a_vault_of_each_published_schema() -> None:
    assert KLUIZEN
