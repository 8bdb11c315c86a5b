"""A vault with copies, for tests of what stands in those: one casus that gets cleaned, and one that nobody declares."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.casus_wereld import anoniem
from tests.overleghulp import Tafelhulp
from tests.storage.kluishulp import NU
from weegtafel.bootstrap import Programma
from weegtafel.casus import queries
from weegtafel.casus.commands import BewaarCasus, MeldCasusAan
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import VersieConflict
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.onderhoud import Onderhoud
from weegtafel.storage import reservekopie
from weegtafel.storage.bestand import KOPIEEN
from weegtafel.storage.driver import verbind
from weegtafel.storage.kluis import open_kluis
from weegtafel.storage.reservekopie import Kopie

RAAR = "kwibusserij"
"""A word that tells who it is, and that layer 1 does not know."""
VUIL = f"De dagbesteding bij de {RAAR} beviel goed. "
LOS_ALARM = "Voert Maart uit; bel 06-57831946. "
SCHOON = "De dagbesteding bij [voorziening] beviel goed. "


class Tafel:
    """An encrypted vault with one casus that gets cleaned, one that nobody declares, and a clock to put forward."""

    def __init__(self, map_: Path, sleutel: bytes) -> None:
        self.map, self.sleutel, self.klok = map_, sleutel, VasteKlok(NU)
        self.alternatief = 0
        self.open()
        self.casus, self.ander = self.hulp.concept_casus(), self.hulp.concept_casus()

    def open(self) -> None:
        self.programma = Programma(open_kluis(self.map, self.klok, bytearray(self.sleutel))[0], klok=self.klok)
        self.hulp = Tafelhulp(self.programma)
        self.programma = self.hulp.programma
        self.onderhoud = Onderhoud(self.programma)

    def veld(self, casus: int) -> object:
        return self.programma.vraag(queries.casus, casus).waarde("problemen")

    def typ(self, casus: int, tekst: str) -> None:
        oud = str(self.veld(casus))
        self.programma.voer_uit(BewaarCasus(casus_id=casus, wijzigingen=(Wijziging("problemen", oud, tekst),)))

    def twist(self, casus: int, tekst: str) -> None:
        with pytest.raises(VersieConflict):
            self.programma.voer_uit(BewaarCasus(casus_id=casus, wijzigingen=(Wijziging("problemen", "?", tekst),)))

    def verklaar(self, casus: int) -> None:
        self.later(minutes=1)
        feiten = self.programma.vraag(queries.casus, casus)
        versie = feiten.versie
        if feiten.status.value == "concept":
            versie = self.programma.voer_uit(MeldCasusAan(casus_id=casus, versie=versie)).versie
        self.programma.voer_uit(anoniem(casus, versie))

    def later(self, **tijd: int) -> None:
        self.klok.moment += timedelta(**tijd)

    @property
    def kopieen(self) -> tuple[Kopie, ...]:
        return reservekopie.kopieen(self.map / KOPIEEN)


def sporen(bestand: Path, sleutel: bytes, woord: str = RAAR) -> list[str]:
    """The tables of an encrypted file, those behind the search index too, in which a piece of a word stands."""
    uit = []
    with closing(verbind(bestand, sleutel)) as db:
        assert db.execute("PRAGMA freelist_count").fetchone()[0] == 0, "what no table knows of can hide there"
        for (tabel,) in db.execute("SELECT name FROM pragma_table_list WHERE type IN ('table', 'shadow')").fetchall():
            if tabel.startswith("sqlite_"):
                continue
            alles = "\n".join(
                w.decode("latin-1") if isinstance(w, bytes) else str(w)
                for rij in db.execute(f'SELECT * FROM "{tabel}"')
                for w in rij
            ).lower()
            # An index keeps each word once and only the end of the next that begins alike.
            if woord in alles or woord[1:] in alles or woord[2:] in alles:
                uit.append(tabel)
    return uit


def rijen(bestand: Path, sleutel: bytes, tabel: str = "casus") -> list[tuple[object, ...]]:
    with closing(verbind(bestand, sleutel)) as db:
        return list(db.execute(f"SELECT * FROM {tabel} ORDER BY 1").fetchall())
