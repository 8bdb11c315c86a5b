"""A transfer is whole: every document twice, each with its metadata, and a list of hashes that fits."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse

from tests.bewaringhulp import Wereld, bouw
from weegtafel.archief import MANIFEST, draag_over
from weegtafel.bewaring.codes import Objectsoort
from weegtafel.bewaring.mdto import NAAMRUIMTE
from weegtafel.bootstrap import Programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Rol

NS = f"{{{NAAMRUIMTE}}}"


@pytest.fixture
def wereld(programma: Programma, klok: VasteKlok) -> Wereld:
    return bouw(programma, klok)


def test_every_document_twice_with_its_metadata(wereld: Wereld, tmp_path: Path) -> None:
    naar = tmp_path / "archief"
    naar.mkdir()
    doelen = ((Objectsoort.OVERLEG, wereld.overleg), (Objectsoort.CASUS, wereld.casus))
    uit = draag_over(wereld.programma, doelen, naar)
    assert uit.stukken == 4
    regels: dict[str, str] = {}
    for regel in (uit.map / MANIFEST).read_text(encoding="utf-8").splitlines():
        hash_, _, naam = regel.partition("  ")
        regels[naam] = hash_
    aanwezig = {p.name for p in uit.map.iterdir()} - {MANIFEST}
    assert set(regels) == aanwezig and len(aanwezig) == uit.bestanden - 1 == 4 * 5
    for naam, hash_ in regels.items():
        assert hashlib.sha256((uit.map / naam).read_bytes()).hexdigest() == hash_
    for xml in uit.map.glob("*.pdf.mdto.xml"):
        bestand = parse(xml).getroot().find(f"{NS}bestand")
        assert bestand is not None
        pdf = uit.map / str(bestand.findtext(f"{NS}naam"))
        assert bestand.findtext(f"{NS}omvang") == str(pdf.stat().st_size)
        assert bestand.findtext(f"{NS}checksum/{NS}checksumWaarde") == regels[pdf.name]
    assert [p.name for p in naar.iterdir()] == [uit.map.name]


def test_minutes_that_are_no_more_than_a_draft_stay(wereld: Wereld, tmp_path: Path) -> None:
    with pytest.raises(Regelovertreding, match="nog niet vastgesteld"):
        draag_over(wereld.programma, [(Objectsoort.OVERLEG, wereld.later)], tmp_path)
    assert not list(tmp_path.glob(".bezig*"))


def test_a_place_that_is_not_there(wereld: Wereld, tmp_path: Path) -> None:
    with pytest.raises(Storing):
        draag_over(wereld.programma, [(Objectsoort.CASUS, wereld.casus)], tmp_path / "weg")


def test_a_lid_transfers_nothing(wereld: Wereld, tmp_path: Path) -> None:
    with pytest.raises(Regelovertreding, match="Dit mag alleen"):
        draag_over(wereld.als(wereld.tafel.secretaris, Rol.LID), [(Objectsoort.CASUS, wereld.casus)], tmp_path)
