"""The text from before cleaning is nowhere: not in the database, its free pages, log, drafts, copies or other files."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from sqlmodel import select

from tests.casus_wereld import GRONDEN, VOLLEDIG, anoniem
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import BewaarCasus, BewaarGrond, MaakCasus, MeldCasusAan
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.models import Klad
from weegtafel.kernel.codes import CasusSoort
from weegtafel.kernel.errors import VersieConflict
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.onderhoud import Onderhoud
from weegtafel.storage.bestand import KOPIEEN

GEPLANT = ("Quirinia", "Wolfrabe", "06-57831946")
ZIN = f"{GEPLANT[0]} {GEPLANT[1]} woont bij haar moeder. Bel {GEPLANT[2]}. "
VUIL = ZIN * 40
SCHOON = "[jeugdige] woont bij haar moeder. "


def _sporen(map_: Path) -> dict[str, list[str]]:
    """Files in which a planted word stands, whatever its capitals or encoding."""
    uit: dict[str, list[str]] = {}
    for pad in sorted(map_.rglob("*")):
        if pad.is_file():
            inhoud = pad.read_bytes().lower()
            # The index keeps each word once and only the end of the next that begins alike: a piece is a trace too.
            for woord in (*GEPLANT, GEPLANT[0][1:], GEPLANT[1][1:], "57831946"):
                for kaal in (woord.lower().encode(), woord.lower().encode("utf-16-le")):
                    if kaal in inhoud:
                        uit.setdefault(pad.name, []).append(woord)
    return uit


def _tik(programma: Programma, casus_id: int, veld: str, teksten: list[str]) -> None:
    """Type in a field as the window does: saved every few letters."""
    for oud, nieuw in pairwise(teksten):
        programma.voer_uit(BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging(veld, oud, nieuw),)))


@pytest.fixture
def casus_id(programma: Programma) -> int:
    gemeente = programma.vraag(inrichting.gemeenten)[0].id
    organisatie = programma.vraag(inrichting.organisaties)[0].id
    return programma.voer_uit(
        MaakCasus(
            soort=CasusSoort.NIEUW, gemeente_id=gemeente, inbrenger_id=organisatie, velden=VOLLEDIG, gronden=GRONDEN
        )
    ).id


def test_nothing_of_the_text_before_cleaning_is_left_in_the_folder(
    programma: Programma, kluismap: Path, casus_id: int
) -> None:
    vol = str(VOLLEDIG["problemen"])
    _tik(programma, casus_id, "problemen", [vol, VUIL[:200], VUIL[:900], VUIL])
    programma.voer_uit(
        BewaarGrond(casus_id=casus_id, grondslag="wlz", uitkomst="onvoldoende", toelichting=f"Bij {VUIL[:80]}")
    )
    with pytest.raises(VersieConflict):
        programma.voer_uit(BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging("problemen", "anders", ZIN * 5),)))
    Onderhoud(programma).kopieer()
    assert _sporen(kluismap) and _sporen(kluismap / KOPIEEN), "they were there"
    _tik(programma, casus_id, "problemen", [VUIL, VUIL[:900].replace(GEPLANT[0], "[jeugdige]"), SCHOON * 20])
    programma.voer_uit(
        BewaarGrond(casus_id=casus_id, grondslag="wlz", uitkomst="onvoldoende", toelichting="Niet genoeg.")
    )
    versie = programma.voer_uit(MeldCasusAan(casus_id=casus_id, versie=_versie(programma, casus_id))).versie
    programma.voer_uit(anoniem(casus_id, versie))
    Onderhoud(programma).maak_kopieen_schoon()
    assert _sporen(kluismap) == {}


def test_a_draft_that_names_nobody_is_kept(programma: Programma, casus_id: int) -> None:
    with pytest.raises(VersieConflict):
        programma.voer_uit(BewaarCasus(casus_id=casus_id, wijzigingen=(Wijziging("problemen", "anders", SCHOON),)))
    versie = programma.voer_uit(MeldCasusAan(casus_id=casus_id, versie=_versie(programma, casus_id))).versie
    programma.voer_uit(anoniem(casus_id, versie))
    assert programma.vraag(lambda sessie: [klad.tekst for klad in sessie.exec(select(Klad))]) == [SCHOON]


def test_the_declaration_of_one_casus_leaves_the_drafts_of_another(programma: Programma, casus_id: int) -> None:
    ander = programma.voer_uit(
        MaakCasus(
            soort=CasusSoort.NIEUW,
            gemeente_id=programma.vraag(inrichting.gemeenten)[0].id,
            inbrenger_id=programma.vraag(inrichting.organisaties)[0].id,
        )
    ).id
    for id_, tekst in ((casus_id, ZIN), (ander, f"Elders: {ZIN}")):
        with pytest.raises(VersieConflict):
            programma.voer_uit(BewaarCasus(casus_id=id_, wijzigingen=(Wijziging("problemen", "anders", tekst),)))
    with programma.kluis.transactie() as sessie:  # as one from before schema 8: it may be about this casus
        sessie.add(Klad(onderwerp="BewaarCasus", veld="problemen", tekst=ZIN, persoon="", tijdstip=programma.klok.nu()))
    versie = programma.voer_uit(MeldCasusAan(casus_id=casus_id, versie=_versie(programma, casus_id))).versie
    programma.voer_uit(anoniem(casus_id, versie))
    assert programma.vraag(lambda sessie: [klad.tekst for klad in sessie.exec(select(Klad))]) == [f"Elders: {ZIN}"]


def _versie(programma: Programma, casus_id: int) -> int:
    from weegtafel.casus import queries

    return programma.vraag(queries.casus, casus_id).versie
