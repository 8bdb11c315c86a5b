"""Every text of a document tree with the place where it stands: what a sweep reads before an export is typeset. Pure.

The tree is what the paper shows, so nothing needs to be read back from a PDF or DOCX.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.kernel.document import (
    Alinea,
    Blok,
    Document,
    Feitenlijst,
    Figuur,
    FiguurTekst,
    Inhoud,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    Paginaeinde,
    Tabel,
)

_TUSSEN: Final = "\n\n"
"""Between two texts: no name runs from one place into the next."""


@dataclass(frozen=True, slots=True)
class Plek:
    """One text of the document. ``waar`` is Dutch, such as "onder “Advies”, alinea 2"."""

    waar: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Documenttekst:
    """All texts of a document in reading order, to be checked as one."""

    plekken: tuple[Plek, ...]

    @property
    def tekst(self) -> str:
        """The texts with an empty line between each two."""
        return _TUSSEN.join(plek.tekst for plek in self.plekken)

    def verdeel(self, bevindingen: Iterable[Bevinding]) -> tuple[tuple[Plek, Bevinding], ...]:
        """Each finding in :attr:`tekst` with its place; its offsets count from the start of that text.

        A finding that runs over the end of a text is cut off there.
        """
        begin = [0, *accumulate(len(plek.tekst) + len(_TUSSEN) for plek in self.plekken)]
        verdeeld = []
        for bevinding in bevindingen:
            nummer = bisect_right(begin, bevinding.begin) - 1
            plek = self.plekken[nummer]
            van = bevinding.begin - begin[nummer]
            tot = min(bevinding.einde - begin[nummer], len(plek.tekst))
            if van < tot:
                verdeeld.append((plek, replace(bevinding, begin=van, einde=tot, tekst=plek.tekst[van:tot])))
        return tuple(verdeeld)


def lees_document(document: Document) -> Documenttekst:
    """Every text the document carries, also what stands in the margins and properties of the file only."""
    kop = [
        Plek("afzender", document.afzender),
        Plek("titel", document.titel),
        Plek("onderwerp", document.onderwerp),
        Plek("kenmerk", document.kenmerk),
    ]
    rest = [
        Plek("markering", document.markering),
        Plek("voettekst", document.voettekst),
        Plek("auteur", document.auteur),
        *(Plek("trefwoorden", woord) for woord in document.trefwoorden),
    ]
    alles = (*kop, *_blokken(document.blokken, ""), *rest)
    return Documenttekst(tuple(plek for plek in alles if plek.tekst.strip()))


def _blokken(blokken: Iterable[Blok], onder: str) -> Iterator[Plek]:
    teller: dict[str, int] = {}

    def hier(soort: str) -> str:
        teller[soort] = teller.get(soort, 0) + 1
        return f"{onder}{soort} {teller[soort]}"

    for blok in blokken:
        match blok:
            case Kop(tekst=tekst):
                yield Plek("kop", tekst)
                onder, teller = f"onder “{tekst}”, ", {}
            case Alinea():
                yield Plek(hier("alinea"), blok.tekst)
            case Lijst(punten=punten):
                lijst = hier("lijst")
                yield from (Plek(f"{lijst}, punt {nummer}", punt) for nummer, punt in enumerate(punten, 1))
            case Tabel():
                yield from _tabel(blok, hier("tabel"))
            case Feitenlijst(feiten=feiten):
                lijst = hier("feiten")
                for term, waarde in feiten:
                    yield Plek(lijst, term)
                    yield Plek(f"{lijst}, “{term}”", waarde)
            case Ondertekening(regels=regels):
                plek = hier("ondertekening")
                yield from (Plek(plek, deel) for regel in regels for deel in regel)
            case Figuur(vormen=vormen, beschrijving=beschrijving):
                plek = hier("figuur")
                yield from (Plek(plek, vorm.tekst) for vorm in vormen if isinstance(vorm, FiguurTekst))
                yield Plek(f"{plek}, beschrijving", beschrijving)
            case Kader(titel=titel, blokken=binnen):
                kader = hier("kader")
                yield Plek(kader, titel)
                yield from _blokken(binnen, f"{kader}, ")
            case Inhoud(titel=titel):
                yield Plek("inhoudsopgave", titel)
            case Paginaeinde():
                continue


def _tabel(tabel: Tabel, plek: str) -> Iterator[Plek]:
    yield Plek(f"{plek}, bijschrift", tabel.bijschrift)
    yield from (Plek(f"{plek}, kop", cel) for cel in tabel.kop)
    for nummer, rij in enumerate(tabel.rijen, 1):
        for kolom, cel in zip(tabel.kop, rij, strict=True):
            yield Plek(f"{plek}, rij {nummer}" + (f", “{kolom}”" if kolom else ""), cel)
