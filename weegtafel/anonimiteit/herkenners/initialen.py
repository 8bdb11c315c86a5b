# ruff: noqa: E501 - patterns and word lists are kept whole
"""Initials, nicknames between quotes, and surnames before their initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from weegtafel.anonimiteit.herkenners.naamwoorden import FAMILIE, FORMULIER, GEEN_INITIAAL, ROL, TITEL, WERKWOORD
from weegtafel.anonimiteit.herkenners.naamzaden import Naamzaden
from weegtafel.anonimiteit.herkenners.woorden import Woordenrij, gewoon
from weegtafel.anonimiteit.normaliseren import plat

_INITIALEN: Final = re.compile(
    r"(?<![\w.])(?!(?:B\. ?V|N\. ?V|V\. ?O\. ?F|P\. ?S|N\. ?B|D\. ?D|P\. ?M)\.)(?P<i>(?:[A-Z](?:[a-z]{1,2})?\.[ -]?){1,6})"
    r"(?P<t>(?:(?:van|de|der|den|het|'t|ten|ter|te|op|in|el|al|ben|von|da|dos|v\.d\.|v\.|d\.|vd|Van|De|Der|Den|El|Al|Ben|Ter|Ten|'T|bin|St\.|aan|di|du|la|le)[ ]?){0,3})"
    r"(?P<n>[A-Z](?:[\w'-]*[a-zà-ÿA-Z])?)(?:-[A-Z][\w']+)?"
)
_LOSSE: Final = re.compile(r"(?<![\w.'-])(?P<i>[A-Z](?:\.(?:[ ]?[A-Z]\.){0,4}))(?=[\s,;:)!?'\"/-]|$)")
#: Initials that fill a line or the place of a signature: "A.C.", "T.v.d.B.".
_ONDERTEKEND: Final = re.compile(
    r"(?:^[ \t]*|(?i:\b(?:paraaf|getekend|ondertekend|w\.g\.|namens|notulist)\b[^:\n]{0,20}:? ?))"
    r"(?P<i>[A-Z]\.(?:[A-Za-z]\.){1,5})(?=[ \t]*$)",
    re.MULTILINE,
)
_KALE: Final = re.compile(r"(?<![\w.'-])(?P<w>[a-zA-Zà-ÿ]+) (?P<i>[A-Z])(?=[ ,;:)!?\n]|\.?$|\.\s)(?! ?[&/])")
_KAAL_MET: Final = re.compile(
    r"(?<![\w])(?:met|tegen|zegt|belt|dat|heeft|omdat|toen|want|bij) (?P<i>[A-Z])(?= [a-zà-ÿ]{2,})(?! (?:en|tot|naar|of) [A-Z]\b)"
)
_AANHALING: Final = re.compile(r"[\"'][A-Z]")
_BIJNAAM: Final = re.compile(
    r"(?i:\b(?:genaamd|genoemd|heet|ene|alias|bijnaam|noemt \w+|genoemd als|roepnaam|onder de naam|met|jongen|vriend|gezin|familie)\b)(?: is|:| als)? [\"'](?P<a>[A-Z][\w-]{1,20}(?: [A-Z][\w-]+)?)[\"']"
    r"|[\"'](?P<b>[A-Z][\w-]{1,20})[\"'] (?:(?i:genoemd|genaamd)|[A-Z][a-zà-ÿ]+\b)"
)
_ACHTERNAAM_INITIALEN: Final = re.compile(
    r"(?<![\w.])(?:(?i:van der|van den|van de|van|de|den|der|ter|ten|el|al|ben|'t|op de|in 't)[ ]){0,2}(?P<n>[A-Z][\w'à-ÿ]*(?:-[A-Z][\w']+)?), (?:[A-Z][a-z]?\. ?){1,4}(?:(?i:van der|van den|van de|van|de|den|der)\b)?(?<! )"
)
_AANHEF: Final = re.compile(
    r"(?i)(?:^|\n|[.!?] )(?:hoi|hey|hee|hé|hai|hallo|beste|lieve|dag|ha|yo|goedemorgen|goedemiddag) (?P<n>[a-zà-ÿ][\w'à-ÿ-]{1,20})(?=[,!\n]| en )"
)
_AFKORTING: Final = frozenset(
    {"P.S.", "N.B.", "B.V.", "N.V.", "P.M.", "T.a.v.", "M.b.t.", "O.a.", "A.u.b.", "P.I.", "I.v.m.", "Z.o.z."}
)
_DOET: Final = re.compile(rf" (?:{'|'.join(sorted(WERKWOORD))})\b")


_REGEL: Final = re.compile(r"[^\n]+\n?|\n")
_PER_REGEL: Final = (_INITIALEN, _LOSSE, _ONDERTEKEND, _KAAL_MET, _KALE, _ACHTERNAAM_INITIALEN, _AANHEF)


@lru_cache(maxsize=4096)
def _in_regel(regel: str) -> tuple[tuple[re.Match[str], ...], ...] | None:
    """What each pattern sees in one line; None for nothing."""
    uit = tuple(tuple(patroon.finditer(regel)) for patroon in _PER_REGEL)
    return uit if any(uit) else None


def regels_vergeten() -> None:
    """Drop what is remembered of lines."""
    _in_regel.cache_clear()


class Initialenzoeker(Naamzaden):
    """Names by the letters and signs around them."""

    def __init__(self, rij: Woordenrij, bezet: bytearray) -> None:
        super().__init__(rij, bezet)
        self.treffers = self._treffers()

    def _treffers(self) -> dict[re.Pattern[str], list[tuple[int, re.Match[str]]]]:
        """What each pattern sees in the text: where its line begins, and the match in that line."""
        uit: dict[re.Pattern[str], list[tuple[int, re.Match[str]]]] = {patroon: [] for patroon in _PER_REGEL}
        plek = 0
        for regel in _REGEL.findall(self.rij.tekst):
            gezien = _in_regel(regel)
            if gezien is not None:
                for patroon, treffers in zip(_PER_REGEL, gezien, strict=True):
                    uit[patroon] += [(plek, treffer) for treffer in treffers]
            plek += len(regel)
        return uit

    def zoek_initialen(self) -> None:
        """Record initials with a surname, and letters that are used as a name."""
        tekst = self.rij.tekst
        treffers = self.treffers
        for plek, gevonden in treffers[_INITIALEN]:
            begin = plek + gevonden.start()
            naam = gevonden.group("n")
            if len(naam) == 1 and gevonden.group("t") and gevonden.group("i").count(".") < 4:
                # "J. van den B.": one name, of which only the first letters stand there.
                punt = tekst[plek + gevonden.end() : plek + gevonden.end() + 1] == "."
                if gevonden.group("t")[0].islower():
                    self.spans.append((begin, plek + gevonden.end() + punt, 84))
                continue
            eerste = re.match(r"[a-zà-ÿ]+", naam.lower())
            klein = naam.lower().split("'")[0]
            if len(naam) < 2 or (klein in self.l.gewoon and not self.naam(klein)) or eerste is None:
                continue
            if re.match(r"(?:[A-Z][a-z]{1,2}\. ?)+$", gevonden.group("i")) and not re.match(
                r"(?:Th|Ch|Ph|Joh|Chr|Fr|Jac|Wm|Yv|Sj|Tj|IJ)\.", gevonden.group("i")
            ):
                continue
            voor = tekst[max(0, begin - 14) : begin].lower().split()
            if (voor and voor[-1] in GEEN_INITIAAL) or (
                klein in self.l.gewoon and re.search(r"(?:^|\n)\s*$", tekst[max(0, begin - 4) : begin])
            ):
                continue
            self.spans.append((begin, plek + gevonden.end() - (2 if naam.endswith("'s") else 0), 84))
            self.gevonden.setdefault(klein, 84)
        goed: set[str] = set()
        los: list[tuple[int, int, str, bool]] = []
        for plek, gevonden in treffers[_LOSSE]:
            begin, einde = plek + gevonden.start("i"), plek + gevonden.end("i")
            los.append((begin, einde, gevonden.group("i"), self._initiaal_telt(begin, einde)))
        for _, _, wat, telt in los:
            if telt:
                goed.add(wat)
        for begin, einde, wat, telt in los:
            if (telt or wat in goed) and not self.bezet[begin]:
                self.spans.append((begin, einde, 61))
        for plek, gevonden in treffers[_ONDERTEKEND]:
            begin = plek + gevonden.start("i")
            if not self.bezet[begin] and gevonden.group("i") not in _AFKORTING:
                self.spans.append((begin, plek + gevonden.end("i"), 83))
        for plek, gevonden in treffers[_KAAL_MET]:
            begin = plek + gevonden.start("i")
            if not self.bezet[begin]:
                self.spans.append((begin, plek + gevonden.end("i"), 60))
        for plek, gevonden in treffers[_KALE]:
            woord = gevonden.group("w").lower()
            if woord in {
                "jeugdige",
                "client",
                "cliënt",
                "patient",
                "patiënt",
                "moeder",
                "vader",
                "mw",
                "mevrouw",
                "meneer",
                "dhr",
                "heer",
                "oma",
                "opa",
                "broer",
                "zus",
                "broertje",
                "zusje",
                "tante",
                "oom",
                "zoon",
                "dochter",
                "jongere",
                "pleegmoeder",
                "pleegvader",
                "stiefvader",
                "stiefmoeder",
                "juf",
            }:
                self.spans.append((plek + gevonden.start("i"), plek + gevonden.end("i"), 61))

    def _bijnamen(self) -> Iterator[re.Match[str]]:
        tekst = self.rij.tekst
        tot = 0
        for teken in _AANHALING.finditer(tekst):
            if teken.start() >= tot:
                tot = teken.start() + 45
                yield from _BIJNAAM.finditer(tekst, max(0, teken.start() - 30), tot)

    def zoek_tussen_tekens(self) -> None:
        """Nicknames between quotes, and a surname with its initials behind a comma."""
        for gevonden in self._bijnamen():
            groep = "a" if gevonden.group("a") else "b"
            woord = gevonden.group(groep)
            if not gewoon(plat(woord.split(" ")[0]), self.l):
                self.spans.append((*gevonden.span(groep), 83))
                self.gevonden.setdefault(plat(woord), 83)
        for plek, gevonden in self.treffers[_ACHTERNAAM_INITIALEN]:
            klein = plat(gevonden.group("n"))
            if self.naam(klein) or (
                not self.gewoon(klein) and klein not in self.l.veilig and len(gevonden.group("n")) > 1
            ):
                self.spans.append((plek + gevonden.start(), plek + gevonden.end(), 84))
                self.gevonden.setdefault(klein, 84)
        for plek, gevonden in self.treffers[_AANHEF]:
            klein = plat(gevonden.group("n"))
            if klein not in self.l.gewoon and klein not in self.l.veilig and not self.gewoon(klein):
                self.spans.append((plek + gevonden.start("n"), plek + gevonden.end("n"), 80))
                self.gevonden.setdefault(klein, 80)

    def _initiaal_telt(self, begin: int, einde: int) -> bool:
        """Whether a letter with a point is used as a name here."""
        tekst = self.rij.tekst
        if self.bezet[begin]:
            return False
        voor = tekst[max(0, begin - 30) : begin]
        na = tekst[einde : einde + 14]
        woorden = re.findall(r"[^\W\d_]+", voor.lower())
        laatste = woorden[-1] if woorden else ""
        if laatste in GEEN_INITIAAL or re.search(r"\d ?$", voor):
            return False
        if (
            voor.endswith((" ", "(", '"'))
            and (laatste in FAMILIE or laatste in TITEL or laatste in ROL)
            and not re.search(r"[.!?]\s+$", voor.removesuffix(". ") if laatste in TITEL else voor)
        ):
            return True
        if re.search(r":\s*$", voor):
            return bool(FORMULIER.search(voor)) or bool(re.match(r"\s*(?:\(|\n|$)", na))
        if re.match(r"'s\b|\)|,? [a-zà-ÿ]|,? \(|, |;| -| /|\"", na):
            opsomming = re.search(r"(?:^|\n)\s*$", voor) is not None
            if opsomming:
                return (
                    _DOET.match(na) is not None
                    or na.startswith(("'s", " ("))
                    or (tekst[begin] not in "ABCDEF" and re.match(r" [a-zà-ÿ]{2,} [a-zà-ÿ]", na) is not None)
                )
            return voor.endswith((" ", "(", '"', "'")) and not re.search(r"\b[A-Z]\. $", voor)
        return bool(re.match(r"\s+[A-Z]|\s*$", na)) and laatste in {
            "met",
            "van",
            "door",
            "bij",
            "aan",
            "voor",
            "naar",
            "en",
            "over",
            "dat",
            "heeft",
            "wil",
            "gaat",
            "is",
            "tegen",
            "zonder",
        }
