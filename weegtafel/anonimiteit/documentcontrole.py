"""Every text of a document tree with the place where it stands: what a sweep reads before an export is typeset. Pure.

The tree is what the paper shows, so nothing needs to be read back from a PDF or DOCX. What a person decides to replace
in the paper is replaced in the tree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.verschil import gelijk
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
    Tekst,
)

_TUSSEN: Final = "\n\n"
"""Between two texts: no name runs from one place into the next."""

Vervangingen = Mapping[int, Sequence[tuple[int, int, str]]]
"""Number of a text in reading order to (begin, end, what takes its place)."""


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

    def nummers(self, bevindingen: Iterable[Bevinding]) -> tuple[tuple[int, Bevinding], ...]:
        """Each finding in :attr:`tekst` with the number of its text; its offsets count from the start of that text.

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
                verdeeld.append((nummer, replace(bevinding, begin=van, einde=tot, tekst=plek.tekst[van:tot])))
        return tuple(verdeeld)


class _Loper:
    """Walks through a document in reading order; ``zet`` may give another text for (place, text)."""

    def __init__(self, zet: Callable[[str, str], str]) -> None:
        self._zet = zet

    def _t(self, waar: str, tekst: str) -> str:
        return self._zet(waar, tekst) if tekst.strip() else tekst

    def document(self, d: Document) -> Document:
        # Written out in reading order: the numbers of the texts follow from it.
        return replace(
            d,
            afzender=self._t("afzender", d.afzender),
            titel=self._t("titel", d.titel),
            onderwerp=self._t("onderwerp", d.onderwerp),
            kenmerk=self._t("kenmerk", d.kenmerk),
            blokken=self._blokken(d.blokken, ""),
            markering=self._t("markering", d.markering),
            voettekst=self._t("voettekst", d.voettekst),
            auteur=self._t("auteur", d.auteur),
            trefwoorden=tuple(self._t("trefwoorden", woord) for woord in d.trefwoorden),
        )

    def _blokken(self, blokken: Iterable[Blok], onder: str) -> tuple[Blok, ...]:
        teller: dict[str, int] = {}
        uit: list[Blok] = []
        for blok in blokken:
            if isinstance(blok, Kop):
                uit.append(replace(blok, tekst=self._t("kop", blok.tekst)))
                onder, teller = f"onder “{blok.tekst}”, ", {}
                continue
            naam = _NAAM.get(type(blok), "")
            teller[naam] = teller.get(naam, 0) + 1
            uit.append(self._blok(blok, f"{onder}{naam} {teller[naam]}"))
        return tuple(uit)

    def _blok(self, blok: Blok, hier: str) -> Blok:
        match blok:
            case Alinea():
                return self._alinea(blok, hier)
            case Lijst(punten=punten):
                return replace(
                    blok, punten=tuple(self._t(f"{hier}, punt {nummer}", p) for nummer, p in enumerate(punten, 1))
                )
            case Tabel():
                return self._tabel(blok, hier)
            case Feitenlijst(feiten=feiten):
                return Feitenlijst(tuple((self._t(hier, t), self._t(f"{hier}, “{t}”", w)) for t, w in feiten))
            case Ondertekening(regels=regels):
                paren = ((self._t(hier, a), self._t(hier, b), self._t(hier, c)) for a, b, c in regels)
                return Ondertekening(tuple(paren))
            case Figuur():
                vormen = tuple(
                    replace(v, tekst=self._t(hier, v.tekst)) if isinstance(v, FiguurTekst) else v for v in blok.vormen
                )
                return replace(blok, vormen=vormen, beschrijving=self._t(f"{hier}, beschrijving", blok.beschrijving))
            case Kader():
                titel = self._t(hier, blok.titel)
                return replace(blok, titel=titel, blokken=self._blokken(blok.blokken, f"{hier}, "))
            case Inhoud():
                return replace(blok, titel=self._t("inhoudsopgave", blok.titel))
            case _:
                return blok

    def _alinea(self, blok: Alinea, hier: str) -> Alinea:
        nieuw = self._t(hier, blok.tekst)
        if nieuw == blok.tekst:
            return blok
        return replace(blok, delen=_verdeel_opmaak(blok.delen, blok.tekst, nieuw))

    def _tabel(self, tabel: Tabel, hier: str) -> Tabel:
        bijschrift = self._t(f"{hier}, bijschrift", tabel.bijschrift)
        kop = tuple(self._t(f"{hier}, kop", cel) for cel in tabel.kop)
        rijen = tuple(
            tuple(
                self._t(f"{hier}, rij {nummer}" + (f", “{kolom}”" if kolom else ""), cel)
                for kolom, cel in zip(tabel.kop, rij, strict=True)
            )
            for nummer, rij in enumerate(tabel.rijen, 1)
        )
        return replace(tabel, bijschrift=bijschrift, kop=kop, rijen=rijen)


_NAAM: Final[Mapping[type, str]] = {
    Alinea: "alinea",
    Lijst: "lijst",
    Tabel: "tabel",
    Feitenlijst: "feiten",
    Ondertekening: "ondertekening",
    Figuur: "figuur",
    Kader: "kader",
    Inhoud: "inhoudsopgave",
    Paginaeinde: "",
}


def _verdeel_opmaak(delen: Sequence[Tekst], oud: str, nieuw: str) -> tuple[Tekst, ...]:
    """The runs of a paragraph that reads ``nieuw`` now: what stayed the same keeps its weight and posture."""
    voor, na = gelijk(oud, nieuw)
    van = [nummer for nummer, deel in enumerate(delen) for _ in deel.tekst]
    midden = [van[min(voor, len(van) - 1)]] * (len(nieuw) - voor - na)
    runs = [*van[:voor], *midden, *van[len(oud) - na :]]
    uit: list[Tekst] = []
    for nummer, groep in groupby(zip(runs, nieuw, strict=True), key=itemgetter(0)):
        uit.append(replace(delen[nummer], tekst="".join(teken for _, teken in groep)))
    return tuple(uit)


def lees_document(document: Document) -> Documenttekst:
    """Every text the document carries, also what stands in the margins and properties of the file only."""
    plekken: list[Plek] = []

    def lees(waar: str, tekst: str) -> str:
        plekken.append(Plek(waar, tekst))
        return tekst

    _Loper(lees).document(document)
    return Documenttekst(tuple(plekken))


def vervang_in(document: Document, vervangingen: Vervangingen) -> Document:
    """The document with these stretches replaced; the numbers are those of :func:`lees_document`."""
    nummer = -1

    def zet(_waar: str, tekst: str) -> str:
        nonlocal nummer
        nummer += 1
        for begin, einde, nieuw in sorted(vervangingen.get(nummer, ()), reverse=True):
            tekst = tekst[:begin] + nieuw + tekst[einde:]
        return tekst

    return _Loper(zet).document(document)
