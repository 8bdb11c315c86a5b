"""The written passages once more with other names, and in small letters: ways of writing are learned, no names."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Final

from benchmarks.meet_anonimiteit import Merk, Passage
from benchmarks.sjablonen import Vuller, kap
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.lijsten import TUSSENVOEGSELS

_DEEL: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
#: Words for the kind of a school or institution; they stay.
_SOORTWOORD: Final = re.compile(
    r"(?:stichting|school|college|lyceum|jeugd|zorg|ggz|ziekenhuis|huis|praktijk|vereniging|centrum|gemeente|team|bureau|kliniek|"
    r"groep|bescherming|kerk|club|boerderij|opvang|locatie|moskee|parochie|basisschool|gezinshuis|bv|vv|sv|fc|obs|cbs|rkbs|roc|sbo|vso|so|kdv|bso|st)",
    re.IGNORECASE,
)


def zoals(oud: str, nieuw: str) -> str:
    """The new word in capitals or small letters as the old one."""
    if oud.isupper() and len(oud) > 1:
        return nieuw.upper()
    return nieuw.lower() if oud[:1].islower() else nieuw


def _ander_deel(soort: Soort, woord: str, vuller: Vuller, vast: dict[str, str]) -> str:
    laag = woord.lower()
    if len(woord) < 3 or laag in TUSSENVOEGSELS:
        return woord
    if soort is Soort.PERSOON:
        if laag not in vast:
            vast[laag] = kap(vuller.gemengd(vuller.voornamen if vuller.k.random() < 0.6 else vuller.achternamen))
        return zoals(woord, vast[laag])
    if _SOORTWOORD.fullmatch(woord) or (len(woord) > 7 and _SOORTWOORD.search(woord)):
        return woord
    return zoals(woord, vuller.verzonnen().removeprefix("De ").removeprefix("Het ").removeprefix("de "))


def ander(soort: Soort, stuk: str, vuller: Vuller, vast: dict[str, str]) -> str | None:
    """Another stretch of this kind; None where only another written one will do."""
    if soort in {Soort.PERSOON, Soort.SCHOOL, Soort.INSTELLING}:
        return _DEEL.sub(lambda deel: _ander_deel(soort, deel.group(), vuller, vast), stuk)
    if soort is Soort.PLAATS and len(_DEEL.findall(stuk)) == 1:
        return zoals(stuk, vuller.k.choice(vuller.plaatsen))
    if soort is Soort.ADRES and stuk[:1].isupper() and vuller.k.random() < 0.6:
        straat = re.match(r"[^\d]{4,}", stuk)
        if straat:
            return zoals(stuk, vuller.straat()) + stuk[len(straat.group().rstrip()) :]
    return None


def met_andere_namen(p: Passage, vuller: Vuller, voorraad: dict[Soort, list[str]], kans: float) -> Passage:
    """The passage with most marked stretches replaced by others of their kind, the same by the same."""
    k = vuller.k
    delen: list[str] = []
    merken: list[Merk] = []
    vast: dict[str, str] = {}
    heel: dict[str, str] = {}
    hier = lengte = 0
    for m in sorted(p.merken, key=lambda m: m.begin):
        stuk = p.tekst[m.begin : m.einde]
        delen.append(p.tekst[hier : m.begin])
        lengte += m.begin - hier
        if stuk not in heel and "\n" not in stuk and k.random() < kans:
            nieuw = ander(m.soort, stuk, vuller, vast)
            if nieuw is None and m.soort in voorraad and k.random() < 0.5:
                nieuw = zoals(stuk, k.choice(voorraad[m.soort]))
            heel[stuk] = nieuw or stuk
        nieuw = heel.get(stuk, stuk)
        delen.append(nieuw)
        merken.append(Merk(lengte, lengte + len(nieuw), m.soort))
        lengte += len(nieuw)
        hier = m.einde
    delen.append(p.tekst[hier:])
    return Passage(p.id, p.vorm, "".join(delen), tuple(merken), ())


def in_kleine_letters(p: Passage) -> Passage | None:
    klein = p.tekst.lower()
    return Passage(p.id, p.vorm, klein, p.merken, ()) if len(klein) == len(p.tekst) else None


def vermeerder(passages: Sequence[Passage], zaad: int = 3) -> list[Passage]:
    """The passages, each with other names, and one in three in small letters."""
    kans = random.Random(zaad)
    vuller = Vuller(kans)
    voorraad: dict[Soort, list[str]] = {}
    for p in passages:
        for m in p.merken:
            if "\n" not in p.tekst[m.begin : m.einde]:
                voorraad.setdefault(m.soort, []).append(p.tekst[m.begin : m.einde])
    anders = [met_andere_namen(p, vuller, voorraad, 0.8) for p in passages]
    basis = [met_andere_namen(p, vuller, voorraad, 0.5) for p in kans.sample(list(passages), len(passages) // 3)]
    return [*passages, *anders, *(q for q in map(in_kleine_letters, basis) if q)]
