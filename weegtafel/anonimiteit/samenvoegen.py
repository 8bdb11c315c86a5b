"""The findings of several layers made one list without overlap, and the false alarms of deduce taken out.

deduce is made for hospital notes. What it flags in a youth care text is kept, unless our own lists know
better: months, weekdays, laws, therapies, roles and ordinary words are no names, and what it takes for a
telephone number or an age must look like one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst, Laag, Soort
from weegtafel.anonimiteit.herkenners.tijd import MAANDNAAM
from weegtafel.anonimiteit.herkenners.woorden import gewoon
from weegtafel.anonimiteit.lijsten import TUSSENVOEGSELS, Lijsten, standaard
from weegtafel.anonimiteit.normaliseren import normaliseer, plat

_WOORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NAAMSOORT: Final = frozenset({Soort.PERSOON, Soort.PLAATS, Soort.INSTELLING, Soort.ADRES, Soort.SCHOOL})
_EXACT: Final = frozenset(
    {
        Soort.LEEFTIJD,
        Soort.DATUM,
        Soort.GEBOORTEDATUM,
        Soort.DOSSIERNUMMER,
        Soort.POSTCODE,
        Soort.URL,
        Soort.BSN,
        Soort.TELEFOON,
    }
)
_DAG: Final = re.compile(
    r"\d{1,2}\D+(?:\d{1,2}|[a-z]{3,})"
    rf"|[a-z]+ (?:{MAANDNAAM})",
    re.I,
)


def _vals_alarm(b: Bevinding, tekst: str, lijsten: Lijsten) -> bool:
    """Whether a finding of deduce can be taken out on what our own lists know."""
    stuk = normaliseer(b.tekst).tekst
    if not any(teken.isalnum() for teken in stuk):
        return True
    if tekst[max(0, b.begin - 1) : b.begin].isalpha() or tekst[b.einde : b.einde + 1].isalpha():
        return not stuk[:1].isupper() or tekst[max(0, b.begin - 1) : b.begin].isalpha()
    if b.soort in {Soort.DATUM, Soort.GEBOORTEDATUM}:
        return _DAG.search(stuk) is None
    if b.soort in _EXACT:
        # Our own patterns know these shapes with more care for durations, bands, scores and sums than deduce does.
        return b.soort not in {Soort.BSN, Soort.TELEFOON} or sum(t.isdigit() for t in stuk) < 8
    if b.soort not in _NAAMSOORT:
        return False
    woorden = [w for w in _WOORD.findall(stuk) if plat(w) not in TUSSENVOEGSELS]
    if not woorden:
        return True
    if all(not w[0].isupper() for w in woorden):
        return all(plat(w) not in lijsten.voornamen for w in woorden)
    if plat(stuk) in lijsten.veilig:
        return True
    begin_van_zin = re.search(r"(?:^|[.!?:\n•*\"“(-]\s*)$", tekst[max(0, b.begin - 4) : b.begin]) is not None
    if len(woorden) == 1 and woorden[0].isupper() and len(woorden[0]) > 1:
        return plat(woorden[0]) not in lijsten.namen or gewoon(plat(woorden[0]), lijsten)
    return all(_geen_naam(plat(w), begin_van_zin or len(woorden) > 1, lijsten) for w in woorden)


def _geen_naam(klein: str, vrij: bool, lijsten: Lijsten) -> bool:
    if klein in lijsten.veilig or klein in lijsten.landen:
        return True
    if klein in lijsten.gewoon:
        return vrij or klein not in lijsten.namen
    return gewoon(klein, lijsten) and klein not in lijsten.namen and klein not in lijsten.plaatsen


def _snij_bij(b: Bevinding) -> Bevinding:
    """Without the white space, punctuation and possessive that deduce takes along."""
    begin, einde = b.begin, b.einde
    stuk = b.tekst
    while stuk and stuk[0] in " \n\t,.;:()\"'“”":
        stuk, begin = stuk[1:], begin + 1
    while stuk and stuk[-1] in " \n\t,;:()\"'“”":
        stuk, einde = stuk[:-1], einde - 1
    if stuk.endswith(("'s", "’s")) and len(stuk) > 4 and b.soort is Soort.PERSOON:
        stuk, einde = stuk[:-2], einde - 2
    return b if stuk == b.tekst else replace(b, begin=begin, einde=einde, tekst=stuk)


def voeg_samen(
    tekst: str, vlug: Sequence[Bevinding], grondig: Sequence[Bevinding], lijsten: Lijsten | None = None
) -> tuple[Bevinding, ...]:
    """One list in order, without overlap.

    A known name goes first, then red over amber, then the more certain layer (our rules), then the longer
    span. Neighbouring persons that overlap become one finding.
    """
    lijsten = lijsten or standaard()
    gezift = [_snij_bij(b) for b in grondig]
    gezift = [b for b in gezift if b.einde > b.begin and not _vals_alarm(b, tekst, lijsten)]
    oranje = [(b.begin, b.einde) for b in vlug if b.ernst is Ernst.ORANJE]
    # What our rules weighed as amber as a whole ("dierenarts in …") is not torn up by a place inside it.
    gezift = [b for b in gezift if not any(begin <= b.begin and b.einde <= einde for begin, einde in oranje)]

    def rang(b: Bevinding) -> tuple[bool, bool, bool, int, int]:
        return (
            b.laag is not Laag.BEKEND,
            b.ernst is not Ernst.ROOD,
            b.laag is Laag.GRONDIG,
            b.begin - b.einde,
            b.begin,
        )

    bezet = bytearray(len(tekst) + 1)
    over: list[Bevinding] = []
    for b in sorted([*vlug, *gezift], key=rang):
        deel = bezet[b.begin : b.einde]
        if b.einde <= b.begin or b.einde > len(tekst):
            continue
        if 1 in deel:
            rest = _rest(b, bezet, tekst)
            if rest is None:
                continue
            b = rest  # noqa: PLW2901
        bezet[b.begin : b.einde] = b"\x01" * (b.einde - b.begin)
        over.append(b)
    return tuple(sorted(over, key=_begin))


def _begin(b: Bevinding) -> int:
    return b.begin


def _rest(b: Bevinding, bezet: bytearray, tekst: str) -> Bevinding | None:
    """What is left of a red finding next to a taken stretch, when that is a word with a capital."""
    if b.ernst is not Ernst.ROOD or b.soort not in _NAAMSOORT:
        return None
    begin, einde = b.begin, b.einde
    while begin < einde and bezet[begin]:
        begin += 1
    while einde > begin and bezet[einde - 1]:
        einde -= 1
    while begin < einde and not tekst[begin].isalnum():
        begin += 1
    while einde > begin and not tekst[einde - 1].isalnum():
        einde -= 1
    if einde - begin < 3 or 1 in bezet[begin:einde] or not tekst[begin].isupper() or tekst[begin - 1 : begin].isalnum():
        return None
    return replace(b, begin=begin, einde=einde, tekst=tekst[begin:einde])
