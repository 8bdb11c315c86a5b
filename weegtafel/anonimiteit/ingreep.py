"""One replacement in a text as somebody would write it: the role that the label says again goes with it. Pure."""

from __future__ import annotations

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.verschil import gelijk
from weegtafel.anonimiteit.vervangen import vervang


def ingreep(tekst: str, b: Bevinding, nieuw: str) -> tuple[int, int, str]:
    """Which stretch goes, and what takes its place, so that the text reads as after ``vervangen.vervang``.

    "moeder Naima" becomes "[moeder]", "op 3 maart 2024" becomes "in maart 2024", a capital stays at a start.
    """
    begin = b.begin
    if nieuw.startswith("in ") and tekst[:begin].lower().endswith("op "):
        begin -= 3
        return begin, b.einde, nieuw if tekst[begin].islower() else nieuw.capitalize()
    heel = vervang(tekst, [b.met(voorstel=nieuw)])
    achter = len(tekst) - b.einde
    while begin > 0 and heel[:begin] != tekst[:begin]:
        begin -= 1
    return begin, b.einde, heel[begin : len(heel) - achter]


def verschuif(oud: str, nieuw: str, bevindingen: tuple[Bevinding, ...]) -> tuple[Bevinding, ...]:
    """Findings in an earlier text that still stand whole in this one, where they stand now."""
    voor, na = gelijk(oud, nieuw)
    stap = len(nieuw) - len(oud)
    uit = []
    for b in bevindingen:
        if b.einde <= voor:
            uit.append(b)
        elif b.begin >= len(oud) - na:
            schuif = (b.begin + stap, b.einde + stap)
            uit.append(Bevinding(*schuif, b.soort, b.ernst, b.tekst, b.laag, b.voorstel, b.waarom))
    return tuple(uit)
