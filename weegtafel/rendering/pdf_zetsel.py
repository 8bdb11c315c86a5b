"""Blocks of the document tree become strips: pieces of a fixed height that a page break does not cut.

A strip knows how high it is, whether it must stay with the next, and how to draw itself. Elements of
the structure tree are made here, in reading order, once for a block however many pages it covers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from weegtafel.kernel import document as boom
from weegtafel.rendering import style
from weegtafel.rendering.pdf_bestand import getallen, pdf_tekst
from weegtafel.rendering.pdf_letters import Eenheid, Letters, Regel
from weegtafel.rendering.pdf_metadata import kort
from weegtafel.rendering.pdf_pagina import Element, Pagina, Verwijzing
from weegtafel.rendering.pdf_strook import KaderVlak, Strook, niets, voetlijn
from weegtafel.rendering.pdf_tabel import Cel, kolombreedtes, rijstroken

_PAGINACIJFERS: Final = 30.0


@dataclass(slots=True)
class Zetter:
    """Sets the blocks of one document. ``kop_pagina`` is filled by the page maker before anything is drawn."""

    letters: Letters
    wortel: Element
    koppen: tuple[boom.Kop, ...] = ()
    kop_pagina: dict[int, int] = field(default_factory=dict)
    kop_niveaus: list[int] = field(default_factory=list)
    _kop_teller: int = 0

    def regels(self, runs: Iterable[tuple[str, str]], letter: style.Letter, breedte: float) -> list[Regel]:
        """Lines of text in a style, at most ``breedte`` points wide."""
        eenheden = self.letters.eenheden(runs)
        return self.letters.breek(eenheden, breedte * 1000 / letter.grootte)

    def tekst(
        self, element: Element, runs: Iterable[tuple[str, str]], letter: style.Letter, x: float, breedte: float
    ) -> list[Strook]:
        """A text as strips of one line, never one line alone at the top or the foot of a page."""
        regels = self.regels(runs, letter, breedte)
        laatste = len(regels) - 1
        stroken: list[Strook] = []
        for nummer, regel in enumerate(regels):

            def teken(pagina: Pagina, y: float, regel: Regel = regel) -> None:
                pagina.open(element)
                pagina.regel(regel, x, voetlijn(y, letter), letter)

            vast = laatste > 0 and nummer in (0, laatste - 1)
            stroken.append(Strook(letter.regel, teken, letter.voor if nummer == 0 else 0.0, vast))
        if stroken and letter.na:
            stroken[-1].vast = False
        return stroken

    def blok(self, blok: boom.Blok, ouder: Element, x: float, breedte: float) -> tuple[list[Strook], float]:
        """The strips of a block and the white after it."""
        match blok:
            case boom.Kop():
                return self._kop(blok, ouder, x, breedte)
            case boom.Alinea():
                if not blok.tekst.strip():
                    return [], 0.0
                letter = style.ALINEAS[blok.stijl]
                runs = [(_snede(deel, letter.snede), deel.tekst) for deel in blok.delen]
                stroken = self.tekst(ouder.nieuw("P"), runs, letter, x, breedte)
                if blok.is_label:
                    stroken[-1].vast = True
                return stroken, letter.na
            case boom.Lijst():
                return self._lijst(blok, ouder, x, breedte)
            case boom.Tabel():
                return self._tabel(blok, ouder, x, breedte)
            case boom.Feitenlijst():
                return self._feiten(blok, ouder, x, breedte)
            case boom.Ondertekening():
                return self._ondertekening(blok, ouder, x, breedte)
            case boom.Figuur():
                return self._figuur(blok, ouder, x, breedte)
            case boom.Kader():
                return self._kader(blok, ouder, x, breedte)
            case boom.Paginaeinde():
                return [Strook(0.0, niets, nieuwe_pagina=True)], 0.0
            case boom.Inhoud():
                return self._inhoud(blok, ouder, x, breedte)

    def _kop(self, kop: boom.Kop, ouder: Element, x: float, breedte: float) -> tuple[list[Strook], float]:
        letter = style.KOPPEN[kop.niveau]
        # Level 1 of a heading element is the title of the document; a level is never skipped on the way down.
        niveau = min(kop.niveau + 1, (self.kop_niveaus[-1] if self.kop_niveaus else 1) + 1)
        self.kop_niveaus.append(niveau)
        stroken = self.tekst(ouder.nieuw(f"H{niveau}"), [(letter.snede, kop.tekst)], letter, x, breedte)
        for strook in stroken:
            strook.vast = True
        if stroken:
            stroken[0].kop = self._kop_teller
        self._kop_teller += 1
        return stroken, letter.na

    def _lijst(self, lijst: boom.Lijst, ouder: Element, x: float, breedte: float) -> tuple[list[Strook], float]:
        letter = style.ALINEAS["gewoon"]
        soort = "Decimal" if lijst.genummerd else "Disc"
        element = ouder.nieuw("L", f"/A<</O/List/ListNumbering/{soort}>>")
        inspring = style.LIJST_INSPRONG + (6.0 if lijst.genummerd and len(lijst.punten) > 9 else 0.0)
        uit: list[Strook] = []
        for nummer, punt in enumerate(lijst.punten, 1):
            item = element.nieuw("LI")
            label = item.nieuw("Lbl") if punt.strip() else item.nieuw("LBody")
            romp = item.nieuw("LBody") if punt.strip() else label
            (merk,) = self.regels([("gewoon", f"{nummer}." if lijst.genummerd else "•")], letter, breedte)
            stroken = self.tekst(romp, [("gewoon", punt)], letter, x + inspring, breedte - inspring)
            if not stroken:
                stroken = [Strook(letter.regel, niets)]

            def teken(
                pagina: Pagina,
                y: float,
                label: Element = label,
                merk: Regel = merk,
                rest: Callable[[Pagina, float], None] = stroken[0].teken,
            ) -> None:
                pagina.open(label)
                pagina.regel(merk, x + 2, voetlijn(y, letter), letter, "accent")
                rest(pagina, y)

            stroken[0].teken = teken
            stroken[0].voor = style.LIJST_NA if nummer > 1 else 0.0
            for strook in stroken:
                strook.vast = lijst.samen
            uit += stroken
        if uit:
            uit[-1].vast = False
        return uit, letter.na

    def _tabel(self, tabel: boom.Tabel, ouder: Element, x: float, breedte: float) -> tuple[list[Strook], float]:
        element = ouder.nieuw("Table")
        stroken: list[Strook] = []
        voor = 4.0
        if tabel.bijschrift.strip():
            letter = style.BIJSCHRIFT
            stroken = self.tekst(element.nieuw("Caption"), [(letter.snede, tabel.bijschrift)], letter, x, breedte)
            stroken.append(Strook(letter.na, niets))
            voor = 0.0
        eenheden = self.letters.eenheden
        kop = [eenheden([(style.CELKOP.snede, cel)]) for cel in tabel.kop]
        # With more headers than data a reader hears little else: then the headers of the columns are enough.
        kolommen = len(tabel.kop)
        rijkoppen = tabel.rijkoppen and kolommen + len(tabel.rijen) <= len(tabel.rijen) * (kolommen - 1)
        eerste = "halfvet" if tabel.rijkoppen else "gewoon"
        rijen: list[list[list[Eenheid]]] = [
            [eenheden([(eerste if kolom == 0 else "gewoon", cel)]) for kolom, cel in enumerate(rij)]
            for rij in tabel.rijen
        ]
        breedtes = kolombreedtes(kop, rijen, tabel.breedtes, breedte)
        uitlijning: Sequence[str] = tabel.uitlijning or ("links",) * len(tabel.kop)
        plekken: list[float] = []
        links = x
        for maat in breedtes:
            plekken.append(links)
            links += maat + style.CEL_TUSSEN

        def cellen(inhoud: Sequence[Sequence[Eenheid]], letter: style.Letter, elementen: list[Element]) -> list[Cel]:
            ruimtes = [maat * 1000 / letter.grootte for maat in breedtes]
            return [
                Cel(elementen[k], self.letters.breek(inhoud[k], ruimtes[k]), plekken[k], breedtes[k], uitlijning[k])
                for k in range(len(breedtes))
            ]

        # A head without a body is no table to a reader: without rows the header row stands in the table itself.
        koprij = (element.nieuw("THead") if rijen else element).nieuw("TR")
        kopcellen = [koprij.nieuw("TH", "/A<</O/Table/Scope/Column>>") for _ in tabel.kop]
        kopstroken = rijstroken(cellen(kop, style.CELKOP, kopcellen), style.CELKOP, x, breedte, "stil")
        for strook in kopstroken:
            strook.vast = True
        kopstroken[0].voor = voor
        for strook in stroken:
            strook.vast = True
        stroken += kopstroken
        lichaam = element.nieuw("TBody") if rijen else None
        herhaal: Strook | None = None
        if len(kopstroken) == 1:
            herhaal = _als_meubel(cellen(kop, style.CELKOP, kopcellen), x, breedte)
        for nummer, rij in enumerate(rijen):
            assert lichaam is not None
            tr = lichaam.nieuw("TR")
            elementen = [
                tr.nieuw("TH", "/A<</O/Table/Scope/Row>>") if k == 0 and rijkoppen else tr.nieuw("TD")
                for k in range(len(breedtes))
            ]
            nieuw = rijstroken(cellen(rij, style.CEL, elementen), style.CEL, x, breedte, "lijn")
            for strook in nieuw:
                strook.herhaal = herhaal
            # A short table stays whole; of a long one neither the first nor the last row stands alone on a page.
            randrij = nummer in (0, len(rijen) - 2) and len(rijen) > 2
            nieuw[-1].vast = len(nieuw) == 1 and (randrij or len(rijen) <= style.TABEL_SAMEN)
            stroken += nieuw
        stroken[-1].vast = False
        return stroken, style.TABEL_NA

    def _feiten(self, lijst: boom.Feitenlijst, ouder: Element, x: float, breedte: float) -> tuple[list[Strook], float]:
        letter = style.ALINEAS["gewoon"]
        element = ouder.nieuw("L", "/A<</O/List/ListNumbering/None>>")
        links = breedte * style.FEIT_TERM
        rechts = breedte - links - style.CEL_TUSSEN
        uit: list[Strook] = []
        for term, waarde in lijst.feiten:
            item = element.nieuw("LI")
            # An empty side gets no element; the side with words is then the body of the item.
            heel = bool(term.strip() and waarde.strip())
            romp = item.nieuw("LBody") if not heel else None
            cellen = [
                Cel(
                    romp or item.nieuw("Lbl"), self.regels([("gewoon", term)], letter, links), x, links, "links", "stil"
                ),
                Cel(
                    romp or item.nieuw("LBody"),
                    self.regels([("gewoon", waarde)], letter, rechts),
                    x + links + style.CEL_TUSSEN,
                    rechts,
                    "links",
                ),
            ]
            stroken = rijstroken(cellen, letter, x, breedte, "", binnen=0.0)
            stroken[0].voor = style.FEIT_NA if uit else 0.0
            uit += stroken
        uit[0].vast = len(uit) > 1
        if len(uit) > 2:
            uit[-2].vast = True
        return uit, letter.na + 3

    def _ondertekening(
        self, blok: boom.Ondertekening, ouder: Element, x: float, breedte: float
    ) -> tuple[list[Strook], float]:
        letter = style.ALINEAS["gewoon"]
        helft = (breedte - 2 * style.CEL_TUSSEN) / 2
        uit: list[Strook] = []
        for begin in range(0, len(blok.regels), 2):
            paar = blok.regels[begin : begin + 2]
            vakken: list[list[tuple[Element, Regel, str]]] = []
            for regel in paar:
                vak: list[tuple[Element, Regel, str]] = []
                for nummer, tekst in enumerate(boom.ondertekenregel(regel)):
                    if tekst.strip():
                        element = ouder.nieuw("P")
                        snede = "halfvet" if nummer == 1 else "gewoon"
                        vak += [
                            (element, zin, "inkt" if nummer == 1 else "stil")
                            for zin in self.regels([(snede, tekst)], letter, helft)
                        ]
                vakken.append(vak)

            def teken(pagina: Pagina, y: float, vakken: list[list[tuple[Element, Regel, str]]] = vakken) -> None:
                y -= style.ONDERTEKEN_RUIMTE
                for kolom, vak in enumerate(vakken):
                    links = x + kolom * (helft + 2 * style.CEL_TUSSEN)
                    pagina.haarlijn(links, links + helft, y, "inkt")
                    for rij, (element, zin, kleur) in enumerate(vak):
                        pagina.open(element)
                        pagina.regel(zin, links, voetlijn(y - 4 - rij * letter.regel, letter), letter, kleur)

            hoogte = style.ONDERTEKEN_RUIMTE + 4 + letter.regel * max(map(len, vakken))
            # Signatories stay together as far as a page holds them.
            uit.append(Strook(hoogte, teken, vast=begin + 2 < len(blok.regels)))
        return uit, letter.na

    def _figuur(self, figuur: boom.Figuur, ouder: Element, x: float, breedte: float) -> tuple[list[Strook], float]:
        schaal = min(1.0, breedte / figuur.breedte, (style.ZETHOOGTE - 60) / figuur.hoogte)
        element = ouder.nieuw("Figure")
        hoogte = figuur.hoogte * schaal

        def teken(pagina: Pagina, y: float) -> None:
            doos = getallen((x, y - hoogte, x + figuur.breedte * schaal, y))
            element.eigenschappen = f"/Alt{pdf_tekst(kort(figuur.beschrijving))}/A<</O/Layout/BBox[{doos}]>>"
            pagina.open(element)
            for vorm in figuur.vormen:
                pagina.vorm(vorm, x, y, schaal)

        # What is said under a figure stands on its page.
        return [Strook(hoogte, teken, voor=4.0, vast=True)], style.FIGUUR_NA

    def _kader(self, kader: boom.Kader, ouder: Element, x: float, breedte: float) -> tuple[list[Strook], float]:
        element = ouder.nieuw("Div")
        binnen_x = x + style.KADER_BALK + style.KADER_BINNEN
        binnen = breedte - style.KADER_BALK - 2 * style.KADER_BINNEN
        stroken = [Strook(style.KADER_BINNEN - 2, niets, voor=4.0, vast=True)]
        wit = 0.0
        if kader.titel.strip():
            letter = style.KADERTITEL
            titel = self.tekst(element.nieuw("P"), [(letter.snede, kader.titel)], letter, binnen_x, binnen)
            for strook in titel:
                strook.vast = True
            stroken += titel
            wit = letter.na
        for blok in kader.blokken:
            nieuw, na = self.blok(blok, element, binnen_x, binnen)
            if nieuw:
                nieuw[0].voor = max(nieuw[0].voor, wit)
                stroken += nieuw
                wit = na
        stroken[-1].vast = True
        stroken.append(Strook(style.KADER_BINNEN - 2, niets))
        vlak = KaderVlak(x, breedte, kader.soort, stroken[0], stroken[-1])
        kort = sum(strook.hoogte + strook.voor for strook in stroken) < style.ZETHOOGTE / 4
        for strook in stroken:
            strook.kader = vlak
            if strook.herhaal is not None:
                strook.herhaal.kader = vlak
            strook.vast = strook.vast or kort
        stroken[-1].vast = False
        return stroken, style.KADER_NA

    def _inhoud(self, inhoud: boom.Inhoud, ouder: Element, x: float, breedte: float) -> tuple[list[Strook], float]:
        stroken: list[Strook] = []
        if inhoud.titel.strip():
            letter = style.INHOUDTITEL
            stroken = self.tekst(ouder.nieuw("H2"), [(letter.snede, inhoud.titel)], letter, x, breedte)
            self.kop_niveaus.append(2)
            for strook in stroken:
                strook.vast = True
        element = ouder.nieuw("TOC")
        gewoon = style.ALINEAS["gewoon"]
        eerste = True
        for volgnummer, kop in enumerate(self.koppen):
            if kop.niveau > 2:
                continue
            inspring = 14.0 if kop.niveau == 2 else 0.0
            item = element.nieuw("TOCI").nieuw("Reference")
            snede = "halfvet" if kop.niveau == 1 else "gewoon"
            regels = self.regels([(snede, kop.tekst)], gewoon, breedte - inspring - _PAGINACIJFERS)
            wit = style.INHOUDTITEL.na if eerste else 6.0 if kop.niveau == 1 else 2.0
            eerste = False
            # Each line of an entry can be clicked; the last also carries the page number.
            for nummer, regel in enumerate(regels):
                laatste = nummer == len(regels) - 1
                stroken.append(
                    Strook(
                        gewoon.regel,
                        self._inhoudregel(item, regel, volgnummer, x + inspring, x + breedte, laatste=laatste),
                        voor=wit if nummer == 0 else 0.0,
                        vast=not laatste,
                    )
                )
        return stroken, 10.0

    def _inhoudregel(
        self, item: Element, regel: Regel, kop: int, links: float, rechts: float, *, laatste: bool
    ) -> Callable[[Pagina, float], None]:
        letter = style.ALINEAS["gewoon"]

        def teken(pagina: Pagina, y: float) -> None:
            link = item.nieuw("Link")
            pagina.open(link)
            pagina.regel(regel, links, voetlijn(y, letter), letter)
            nummer = str(self.kop_pagina[kop])
            if laatste:
                (cijfer,) = self.regels([("gewoon", nummer)], letter, 100)
                breed = cijfer.breedte * letter.grootte / 1000
                pagina.regel(cijfer, rechts - breed, voetlijn(y, letter), letter, "stil")
            tekst = kort(f"{self.koppen[kop].tekst}, pagina {nummer}")
            verwijzing = Verwijzing((links, y - letter.regel, rechts, y), kop, tekst)
            link.kinderen.append(verwijzing)
            pagina.verwijzingen.append(verwijzing)

        return teken


def _snede(deel: boom.Tekst, gewoon: str) -> str:
    return {(True, True): "vetcursief", (True, False): "vet", (False, True): "cursief"}.get(
        (deel.vet, deel.cursief), gewoon
    )


def _als_meubel(cellen: Sequence[Cel], x: float, breedte: float) -> Strook:
    """The header row once more on a later page: it is furniture there, the real one was read already."""
    (strook,) = rijstroken(
        [Cel(None, cel.regels, cel.x, cel.breedte, cel.kant) for cel in cellen], style.CELKOP, x, breedte, "stil"
    )
    return strook
