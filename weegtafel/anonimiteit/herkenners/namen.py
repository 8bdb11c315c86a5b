# ruff: noqa: E501 - patterns and word lists are kept whole
"""Names of persons: from a first sign to the whole name, and everywhere once found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners.initialen import Initialenzoeker
from weegtafel.anonimiteit.herkenners.naamwoorden import FAMILIE, FAMILIE_TITEL_ROL, ROL
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.herkenners.woorden import Woord, is_tussenvoegsel

_EXTENSIE: Final = re.compile(
    r"\.(?:docx?|pdf|xlsx?|jpe?g|png|msg|eml|odt|txt|mp3|mp4|m4a|wav|zip|csv|pptx?|heic|rtf)\b", re.IGNORECASE
)
_BESTAND: Final = re.compile(
    r"(?<![\w/\\])[\w .()-]{0,80}?[\w)-]\.(?:docx?|pdf|xlsx?|jpe?g|png|msg|eml|odt|txt|mp3|mp4|m4a|wav|zip|csv|pptx?|heic|rtf)\b",
    re.I,
)
_DEEL: Final = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])")


class Namenzoeker(Initialenzoeker):
    """Finds the names in one text."""

    # --- from seed to whole name

    def breid_uit(self, i: int, gewicht: int) -> int:
        """Record the name around seed ``i``; the index after it."""
        w = self.w
        eind = i + 1
        while eind < len(w):
            j = eind
            while (
                j < len(w)
                and j - eind < 3
                and is_tussenvoegsel(w[j])
                and w[j].gat in {" ", "-", ". ", ".", " '", "\n", ".d", "'"}
            ):
                j += 1
            if j >= len(w) or not self.vrij(j):
                break
            woord = w[j]
            if woord.gat not in {" ", "-", "_", " '", ". ", "."} and not (
                woord.gat == "\n" and self._afgebroken(j, j > eind)
            ):
                break
            if woord.gat in {". ", "."} and j == eind:
                break
            if not woord.hoofd:
                if not (
                    w[i].tekst.islower()
                    and self.naam(woord.klein)
                    and not self.gewoon(woord.klein)
                    and len(woord.klein) > 3
                ) or self.voor(j):
                    break
            elif (
                j == eind
                and (
                    j in self.rij.beschermd
                    or (woord.klein in self.l.gewoon and not self.naam(woord.klein))
                    or woord.klein in FAMILIE
                    or woord.klein in ROL
                )
            ) or (
                j == eind
                and not self.naam(woord.klein)
                and (self.gewoon(woord.klein) or (woord.kapitaal and not w[i].kapitaal))
            ):
                break
            eind = j + 1
        begin = i
        eerste = self.achter_tussenvoegsel(i)
        if eerste != i and (
            self.voor(eerste)
            or any(w[j].hoofd and (not w[j].start or j > eerste or self.voor(j)) for j in range(eerste, i))
            or (i - eerste > 1 and w[eerste].klein == "van")
            or (w[eerste].hoofd and w[eerste].klein in {"el", "al", "ait", "bin", "abu", "dos", "di", "du"})
            or (
                eerste > 0
                and (w[eerste - 1].kern,)
                and self.spans
                and self.spans[-1][1] == w[eerste - 1].kern
                and w[eerste].gat in {" ", "\n"}
            )
        ):
            begin = eerste
        if gewicht <= 62:
            begin, eind = self._reeks(begin, eind)
        b, e = w[begin].begin, w[eind - 1].kern
        staart = re.match(
            r"(?: (?:v\.d\.|v\.|van de[rn]?|van|de[rn]?|el|al|ter|ten))? [A-Z]\.(?! ?[A-Z]\.)(?![A-Za-z])",
            self.rij.tekst[e : e + 14],
        )
        if staart:
            e += staart.end()
        self.spans.append((b, e, gewicht))
        for j in range(i, eind):
            if w[j].hoofd or w[j].klein not in self.l.gewoon:
                self.gevonden.setdefault(w[j].klein, gewicht)
                if "-" in w[j].klein and gewicht >= 65:
                    for deel in w[j].klein.split("-"):
                        if len(deel) > 3:
                            self.gevonden.setdefault(deel, gewicht)
        return eind

    def _reeks(self, begin: int, eind: int) -> tuple[int, int]:
        """A guess grows over the run of capital words it stands in: the name of a house or firm is seldom one word."""
        w = self.w

        def past(j: int) -> bool:
            return w[j].hoofd and not w[j].kapitaal and not w[j].start and j not in self.rij.beschermd and self.vrij(j)

        while eind < len(w) and w[eind].gat in {" ", " & ", "-"}:
            if past(eind) and w[eind].klein not in FAMILIE_TITEL_ROL:
                eind += 1
            elif (
                w[eind].klein in {"de", "het", "van", "en", "der", "den", "voor"}
                and eind + 1 < len(w)
                and w[eind + 1].gat == " "
                and past(eind + 1)
                and not self.naam(w[eind + 1].klein)
            ):
                eind += 2
            else:
                break
        while (
            begin > 0
            and w[begin].gat in {" ", " & "}
            and past(begin - 1)
            and w[begin - 1].klein not in FAMILIE_TITEL_ROL
        ):
            begin -= 1
        return begin, eind

    def _afgebroken(self, j: int, na_tussenvoegsel: bool) -> bool:
        """Whether a name runs on over the end of a line."""
        woord = self.w[j]
        if na_tussenvoegsel:
            return True
        begin = self.rij.tekst.rfind("\n", 0, woord.begin - 1)
        return woord.begin - begin > 55 and self.naam(woord.klein)

    def zoek(self) -> Iterator[Vondst]:
        """All names."""
        self.zoek_initialen()
        self.zoek_tussen_tekens()
        i = 0
        w, voornamen, klein_ook = self.w, self.l.voornamen, self.kleine_stijl
        while i < len(w):
            woord = w[i]
            if (
                not woord.hoofd
                and not klein_ook
                and woord.klein not in voornamen
                and "-" not in woord.tekst
                and not (i and w[i - 1].klein in FAMILIE_TITEL_ROL)
            ):
                i += 1
                continue
            gewicht = self.is_zaad(i)
            i = self.breid_uit(i, gewicht) if gewicht else i + 1
        self._overal()
        for begin, einde, gewicht in _een_geheel(self.spans):
            yield Vondst(begin, einde, Soort.PERSOON, gewicht)
        yield from self._bestanden()

    def _overal(self) -> None:
        """A name that was found with certainty is found everywhere, also misspelt by one letter when it is long."""
        zeker = {naam: g for naam, g in self.gevonden.items() if g >= 60 and len(naam) > 2}
        if not zeker:
            return
        bezet = bytearray(len(self.rij.tekst) + 1)
        for b, e, _ in self.spans:
            bezet[b:e] = b"\x01" * (e - b)
        lang = {naam for naam in zeker if len(naam) > 4}
        buren = zonder_een(lang)
        for i, woord in enumerate(self.w):
            k = woord.klein
            raak = k in zeker
            if not raak and not (woord.hoofd or self.kleine_stijl):
                continue
            if bezet[woord.begin] or not self.vrij(i) or i in self.rij.beschermd:
                continue
            if raak:
                if k in self.l.gewoon or (self.gewoon(k) and not self.naam(k)):
                    if not woord.hoofd or woord.start:
                        continue
                elif not woord.hoofd and self.gewoon(k):
                    continue
                eerste = self.achter_tussenvoegsel(i) if woord.hoofd else i
                begin = self.w[eerste].begin if self.w[eerste].hoofd and self.vrij(eerste) else woord.begin
                self.spans.append((begin, woord.kern, 59))
            elif len(k) > 4 and k not in self.l.gewoon and not self.gewoon(k) and lijkt_op_een(k, lang, buren):
                self.spans.append((woord.begin, woord.kern, 56))
            elif woord.hoofd and k.endswith("s") and k[:-1] in zeker and (not woord.start or not self.gewoon(k)):
                self.spans.append((woord.begin, woord.einde - 1, 59))

    def groei_links(self, vondsten: list[Vondst]) -> list[Vondst]:
        """A place right behind a capital word in the midst of a sentence is part of the name of an institution."""
        uit = []
        for v in vondsten:
            if v.soort is not Soort.PLAATS:
                uit.append(v)
                continue
            i = bisect_left(self.w, v.begin, key=_begin)
            begin = i
            while (
                0 < begin < len(self.w)
                and self.w[begin].gat == " "
                and self.w[begin - 1].hoofd
                and not self.w[begin - 1].start
                and not (self.w[begin - 1].kapitaal and len(self.w[begin - 1].klein) < 3)
                and self.w[begin - 1].klein not in FAMILIE_TITEL_ROL
                and self.vrij(begin - 1)
                and not self.naam(self.w[begin - 1].klein)
            ):
                begin -= 1
            if begin < i:
                v = v._replace(begin=self.w[begin].begin, soort=Soort.INSTELLING, gewicht=max(v.gewicht, 74))  # noqa: PLW2901
            uit.append(v)
        return uit

    def _bestanden(self) -> Iterator[Vondst]:
        tekst = self.rij.tekst
        plekken = {
            gevonden.span(): gevonden
            for eind in _EXTENSIE.finditer(tekst)
            for gevonden in _BESTAND.finditer(tekst, max(0, eind.start() - 90), eind.end())
        }
        for gevonden in plekken.values():
            stuk = gevonden.group()
            naam, _, _ = stuk.rpartition(".")
            if "_" not in naam and "-" not in naam and " " in naam.strip():
                laatste = naam.rfind(" ")
                naam, verschuif = naam[laatste + 1 :], laatste + 1
            else:
                verschuif = 0
                spatie = naam.rfind(" ")
                if spatie >= 0:
                    naam, verschuif = naam[spatie + 1 :], spatie + 1
            basis = gevonden.start() + verschuif
            reeks: list[tuple[int, int]] = []
            for deel in _DEEL.finditer(naam):
                k = deel.group().lower()
                is_n = k in self.gevonden or (
                    k in self.l.namen and len(k) > 2 and k not in self.l.gewoon and k not in self.l.vak
                )
                if (
                    not is_n
                    and not (
                        reeks
                        and reeks[-1][1] >= deel.start() - 1
                        and deel.group()[0].isupper()
                        and not self.gewoon(k)
                        and len(k) > 2
                    )
                    and not (k in {"de", "van", "der", "den", "el", "al", "ben"} and self._naam_volgt(naam, deel.end()))
                ):
                    continue
                if reeks and reeks[-1][1] >= deel.start() - 1:
                    reeks[-1] = (reeks[-1][0], deel.end())
                else:
                    reeks.append((deel.start(), deel.end()))
            for b, e in reeks:
                if e - b > 2:
                    yield Vondst(basis + b, basis + e, Soort.PERSOON, 97)

    def _naam_volgt(self, naam: str, plek: int) -> bool:
        deel = _DEEL.search(naam, plek)
        if deel is None or deel.start() > plek + 1:
            return False
        k = deel.group().lower()
        return k in self.gevonden or self.naam(k) or k in {"de", "der", "den"}


def _begin(woord: Woord) -> int:
    return woord.begin


def _een_geheel(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Spans that overlap become one."""
    uit: list[tuple[int, int, int]] = []
    for begin, einde, gewicht in sorted(spans):
        if uit and begin < uit[-1][1]:
            uit[-1] = (uit[-1][0], max(uit[-1][1], einde), max(uit[-1][2], gewicht))
        else:
            uit.append((begin, einde, gewicht))
    return uit


def zonder_een(namen: Iterable[str]) -> set[str]:
    """Every name with one letter left out, to compare at one letter's distance without comparing all pairs."""
    return {naam[:j] + naam[j + 1 :] for naam in namen for j in range(len(naam))}


def lijkt_op_een(woord: str, namen: set[str], buren: set[str]) -> bool:
    """Whether a word is one of the names but for one letter: left out, added, changed, or two swapped."""
    if woord in buren:
        return True
    return any((gat := woord[:j] + woord[j + 1 :]) in namen or gat in buren for j in range(len(woord)))
