# ruff: noqa: E501 - patterns are kept whole
"""The last look of the thorough check: what stands in a frame that calls for it, and no reader found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.herkenners.kaders import zoek_kaders
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.lijsten import Lijsten, standaard
from weegtafel.anonimiteit.normaliseren import Genormaliseerd, normaliseer
from weegtafel.anonimiteit.tweede_lezer import beschermd_in
from weegtafel.anonimiteit.vervangen import EIGEN_LABEL
from weegtafel.anonimiteit.vlug import naar_bevindingen


def vul_aan(tekst: str, gevonden: Sequence[Bevinding], lijsten: Lijsten | None = None) -> tuple[Bevinding, ...]:
    """``gevonden`` with what stands in a frame that calls for it, in order, no overlap; nothing goes."""
    lijsten = lijsten or standaard()
    vorm = normaliseer(tekst)
    vlak = EIGEN_LABEL.sub(lambda label: "#" * len(label.group()), vorm.tekst) if "[" in tekst else vorm.tekst
    al = [Vondst(*_heen(vorm, b.begin, b.einde), b.soort, 100) for b in gevonden]
    nieuw = zoek_kaders(vlak, al, lijsten, beschermd_in(vorm.tekst, lijsten))
    return _met_soortwoord(tekst, sorted([*gevonden, *naar_bevindingen(vorm, nieuw, Laag.GRONDIG)]))


#: What a house is called by its kind: with the name behind it, it is one name.
_SOORTWOORD: Final = re.compile(
    r"(?<![\w-])(?P<s>(?:[a-zà-ÿ-]*(?:club|vereniging|centrum|kerk|moskee|praktijk|kliniek|ziekenhuis|apotheek|kapsalon|garage|bakkerij|slagerij|restaurant|snackbar|cafetaria|friettent|lunchroom|"
    r"winkel|supermarkt|bedrijf|kwekerij|manege|boerderij|hoeve|opvang|verblijf|speelzaal|corporatie|stichting|kantoor|museum|theater|magazijn|verband|bureau|uitgeverij|drukkerij|rederij|fysiotherapie|logopedie|sportschool|rijschool|dansschool|muziekschool)"
    r"|(?P<school>[a-zà-ÿ-]*(?:basisschool|college|lyceum|praktijkschool|scholengemeenschap|mavo|gymnasium))|camping|hotel|dojo|scouting|jongerenwerk|rechtbank|gezinshuis|logeerhuis|hospice|tandarts)) $",
    re.IGNORECASE,
)
_VAN_IEMAND: Final = frozenset({Soort.PERSOON, Soort.INSTELLING, Soort.SCHOOL, Soort.PLAATS})


def _met_soortwoord(tekst: str, gevonden: Sequence[Bevinding]) -> tuple[Bevinding, ...]:
    """Findings with the word right before it that says what kind of house bears the name: "judoclub Nippon"."""
    uit: list[Bevinding] = []
    for b in gevonden:
        vloer = uit[-1].einde if uit else 0
        voor = None
        if b.soort in _VAN_IEMAND and b.laag is not Laag.BEKEND and b.tekst[:1].isupper():
            voor = _SOORTWOORD.search(tekst[max(vloer, b.begin - 40) : b.begin])
        elif b.soort is Soort.PERSOON and b.laag is not Laag.BEKEND and " " in b.tekst:
            # Found with its word and all: then only the kind is to be put right.
            woord, _, naam = b.tekst.partition(" ")
            binnen = _SOORTWOORD.search(f"{woord} ") if naam[:1].isupper() else None
            if binnen is not None:
                soort = Soort.SCHOOL if binnen["school"] else Soort.INSTELLING
                uit.append(bevinding(tekst, b.begin, b.einde, soort, b.laag, b.waarom))
                continue
        if voor is None:
            uit.append(b)
            continue
        soort = Soort.SCHOOL if voor["school"] else Soort.INSTELLING
        uit.append(bevinding(tekst, b.begin - len(voor[0]), b.einde, soort, b.laag, b.waarom))
    return tuple(uit)


def _heen(vorm: Genormaliseerd, begin: int, einde: int) -> tuple[int, int]:
    """The span in the matching form of a span in the original."""
    if vorm.begin is None or vorm.einde is None:
        return begin, einde
    return bisect_right(vorm.einde, begin), bisect_left(vorm.begin, einde)
