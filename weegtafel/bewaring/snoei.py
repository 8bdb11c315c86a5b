"""Taking a casus out of minutes that stay: its sections, its rows, and every line that repeats its words. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import Alinea, Blok, Document, Feitenlijst, Kader, Kop, Lijst, Tabel, alinea

#: A line shorter than this can stand anywhere by chance.
KORTST = 12
_STREEP = "–"
_CASUSNUMMER = re.compile(r"(?<![\w-])WT-\d{4}-\d{4,}")


def vernietigd(dag: date, verklaring: str) -> str:
    """The line that stands where something stood."""
    return f"Dit deel is vernietigd op {datum_voluit(dag)} (verklaring {verklaring})."


def herkenbaar(teksten: Iterable[str]) -> frozenset[str]:
    """The lines of texts by which they can be recognised elsewhere, without case and closing dot."""
    regels = (" ".join(regel.casefold().split()).strip(" .-•–") for tekst in teksten for regel in tekst.splitlines())
    return frozenset(regel for regel in regels if len(regel) >= KORTST and " " in regel)


@dataclass(frozen=True, slots=True)
class Snoei:
    """What goes: the numbers of the casussen, the ids of their items, their recognisable lines; and what comes."""

    nummers: frozenset[str]
    punten: frozenset[int]
    woorden: frozenset[str]
    regel: str

    def _noemt(self, tekst: str) -> str:
        """The number of a casus that goes and that this text names; empty when there is none."""
        return next((n for n in sorted(self.nummers) if re.search(rf"(?<![\w-]){re.escape(n)}(?!\d)", tekst)), "")

    def _herhaalt(self, tekst: str) -> bool:
        laag = " ".join(tekst.casefold().split())
        return any(woord in laag for woord in self.woorden)

    def _van_ander(self, kop: str) -> bool:
        """Whether a heading is about a casus that stays: two casussen may well hold the same sentence."""
        return not self._noemt(kop) and _CASUSNUMMER.search(kop) is not None

    # --- texts ------------------------------------------------------------------------------------

    def tekst(self, tekst: str) -> str:
        """Running text in which each line that repeats what goes is replaced, once in a row."""
        if not self._herhaalt(tekst):
            return tekst
        uit: list[str] = []
        for regel in tekst.splitlines():
            nieuw = self.regel if self._herhaalt(regel) else regel
            if nieuw != self.regel or not uit or uit[-1] != self.regel:
                uit.append(nieuw)
        samen = "\n".join(uit)
        # Words that run over a line break are in the whole and in no line of it.
        return self.regel if self._herhaalt(samen) else samen

    def deel(self, sleutel: str, titel: str, tekst: str) -> tuple[str, str]:
        """Title and text of one section of minutes."""
        if self.is_eigen(sleutel):
            nummer = self._noemt(titel)
            return nummer or "Vernietigd", self.regel
        if self._van_ander(titel):
            return titel, tekst
        return (titel if not self._herhaalt(titel) else "Vernietigd"), self.tekst(tekst)

    def is_eigen(self, sleutel: str) -> bool:
        """Whether a section belongs to an item about what goes."""
        cijfers = re.fullmatch(r"punt:(\d+)", sleutel)
        return cijfers is not None and int(cijfers[1]) in self.punten

    def delen(self, delen: Sequence[Sequence[str]]) -> list[list[str]]:
        """The sections of a kept version."""
        return [[sleutel, *self.deel(sleutel, titel, tekst)] for sleutel, titel, tekst in delen]

    # --- trees ------------------------------------------------------------------------------------

    def document(self, document: Document) -> Document:
        """A printed tree with everything about what goes taken out; other blocks stay as they were."""
        return replace(document, blokken=tuple(self._blokken(document.blokken)))

    def _blokken(self, blokken: Collection[Blok]) -> Iterator[Blok]:
        weg = ander = False
        for blok in blokken:
            if isinstance(blok, Kop) and blok.niveau <= 2:
                nummer = self._noemt(blok.tekst)
                ander = self._van_ander(blok.tekst)
                weg = bool(nummer) or self._herhaalt(blok.tekst)
                if weg:
                    voor = re.match(r"\d+\. ", blok.tekst)
                    yield Kop(f"{voor[0] if voor else ''}{nummer or 'Vernietigd'}", blok.niveau)
                    yield alinea(self.regel)
                    continue
            if not weg:
                yield blok if ander else self._blok(blok)

    def _blok(self, blok: Blok) -> Blok:
        match blok:
            case Alinea():
                return alinea(self.regel, blok.stijl) if self._herhaalt(blok.tekst) else blok
            case Lijst(punten=punten):
                return replace(blok, punten=tuple(self.tekst(punt) for punt in punten))
            case Feitenlijst(feiten=feiten):
                return Feitenlijst(tuple((term, self.tekst(waarde)) for term, waarde in feiten))
            case Tabel():
                return replace(blok, rijen=tuple(self._rij(rij) for rij in blok.rijen))
            case Kader():
                if self._noemt(blok.titel) or self._herhaalt(blok.titel):
                    return Kader(self._noemt(blok.titel) or "Vernietigd", (alinea(self.regel),), "informatie")
                return replace(blok, blokken=tuple(self._blok(deel) for deel in blok.blokken))
            case _:
                return blok

    def _rij(self, rij: tuple[str, ...]) -> tuple[str, ...]:
        samen = "\n".join(rij)
        nummer = self._noemt(samen)
        if not nummer and not self._herhaalt(samen):
            return rij
        rest = ("vernietigd", *(_STREEP for _ in rij[2:]))
        return ((nummer or _STREEP), *rest)[: len(rij)]


def geheel_weg(document: Document, regel: str) -> Document:
    """The printed minutes of an overleg that is destroyed: head and number stay, nothing else."""
    return replace(
        document, auteur="", blokken=(alinea(regel),), onderwerp=document.onderwerp.split(" van ")[0], markering=""
    )
