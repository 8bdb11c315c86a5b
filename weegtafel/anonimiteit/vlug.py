"""Layer 1: rules and lists, quick enough to run while somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.herkenners.beroepen import vakwoorden_vergeten
from weegtafel.anonimiteit.herkenners.indirect import soorten_vergeten, zoek_indirect
from weegtafel.anonimiteit.herkenners.initialen import regels_vergeten
from weegtafel.anonimiteit.herkenners.leeftijden import een_leeftijd, kan_leeftijd, zoek_losse_leeftijden
from weegtafel.anonimiteit.herkenners.losse_codes import zoek_losse_codes
from weegtafel.anonimiteit.herkenners.losse_kenmerken import vakken_vergeten, zoek_losse_kenmerken
from weegtafel.anonimiteit.herkenners.naamzaden import bescherm
from weegtafel.anonimiteit.herkenners.namen import Namenzoeker
from weegtafel.anonimiteit.herkenners.nummers import zoek_nummers
from weegtafel.anonimiteit.herkenners.plekken import labels_vergeten, zoek_in_zin, zoek_plekken
from weegtafel.anonimiteit.herkenners.tijd import zoek_tijd
from weegtafel.anonimiteit.herkenners.vondst import Vondst, los_op
from weegtafel.anonimiteit.herkenners.woorden import lees_woorden, woorden_vergeten
from weegtafel.anonimiteit.herkenners.woordkennis import open_voor
from weegtafel.anonimiteit.herkenners.woordkennis import woorden_vergeten as kennis_vergeten
from weegtafel.anonimiteit.kenmerken import woord_kenmerken
from weegtafel.anonimiteit.lijsten import Lijsten, standaard
from weegtafel.anonimiteit.normaliseren import Genormaliseerd, normaliseer
from weegtafel.anonimiteit.oordeelaar import vergeet as oordeelaar_vergeten
from weegtafel.anonimiteit.vervangen import EIGEN_LABEL


def naar_bevindingen(vorm: Genormaliseerd, vondsten: Iterable[Vondst], laag: Laag) -> tuple[Bevinding, ...]:
    """Spans of the matching form as findings in the original text."""
    uit = []
    for vondst in vondsten:
        begin, einde = vorm.terug(vondst.begin, vondst.einde)
        uit.append(bevinding(vorm.bron, begin, einde, vondst.soort, laag, vondst.waarom))
    return tuple(uit)


#: Where a text is cut: at a line end and after a sentence that does not end in an abbreviation.
_SNEDE: Final = re.compile(r"[\n.!?](?:(?<=\n)\n*|(?<=[a-zà-ÿ)\d][a-zà-ÿ)\d][a-zà-ÿ)\d][.!?]) +(?=[A-Z\"']))")
_CIJFER: Final = re.compile(r"\d")


@lru_cache(maxsize=4096)
def _in_zin(zin: str, lijsten: Lijsten) -> tuple[tuple[Vondst, ...], tuple[Vondst, ...]]:
    """What one sentence shows by itself: (sure, still to be checked). Kept for the next keystroke."""
    klein = zin.lower()
    open_ = open_voor(klein, lijsten)
    cijfers = len(_CIJFER.findall(zin))
    leeftijd = kan_leeftijd(zin, open_, cijfers)
    zeker = (
        *zoek_nummers(zin, lijsten.gewoon, open_, cijfers),
        *zoek_tijd(zin, open_, cijfers, leeftijd=leeftijd),
        *zoek_indirect(zin, klein, lijsten, open_, cijfers),
    )
    if leeftijd:
        zeker = een_leeftijd(zin, [*zeker, *zoek_losse_leeftijden(zin, lijsten, open_)])
    zeker = (*zeker, *zoek_losse_codes(zin, open_, cijfers), *zoek_losse_kenmerken(zin, open_, lijsten))
    return zeker, tuple(zoek_in_zin(zin, open_, cijfers))


def vergeet() -> None:
    """Drop what is remembered of texts; to be called when a vault is locked."""
    _in_zin.cache_clear()
    kennis_vergeten()
    woorden_vergeten()
    regels_vergeten()
    labels_vergeten()
    soorten_vergeten()
    vakken_vergeten()
    vakwoorden_vergeten()
    woord_kenmerken.cache_clear()
    oordeelaar_vergeten()


def _zinnen(tekst: str) -> Iterable[tuple[int, str]]:
    hier = 0
    for snede in _SNEDE.finditer(tekst):
        tot = snede.start()
        if tekst[tot] != "\n":
            tot += 1
        yield hier, tekst[hier:tot]
        hier = snede.end()
    yield hier, tekst[hier:]


def zoek_vlug(tekst: str, lijsten: Lijsten | None = None) -> tuple[Bevinding, ...]:
    """All findings of layer 1 in ``tekst``, in order and without overlap.

    Pure but for a bounded memory of sentences seen before, so that the next keystroke costs one sentence.
    """
    lijsten = lijsten or standaard()
    vorm = normaliseer(tekst)
    vlak = vorm.tekst
    if "[" in vlak:
        vlak = EIGEN_LABEL.sub(lambda label: " " * len(label.group()), vlak)
    vondsten: list[Vondst] = []
    gezien: list[Vondst] = []
    for plek, zin in _zinnen(vlak):
        if len(zin) > 1:
            zeker, vorm_alleen = _in_zin(zin, lijsten)
            vondsten += [Vondst(b + plek, e + plek, soort, gewicht, waarom) for b, e, soort, gewicht, waarom in zeker]
            gezien += [
                Vondst(b + plek, e + plek, soort, gewicht, waarom) for b, e, soort, gewicht, waarom in vorm_alleen
            ]
    rij = lees_woorden(vlak, lijsten)
    bescherm(rij)
    vondsten.extend(zoek_plekken(rij, gezien))
    bezet = bytearray(len(vlak) + 1)
    for v in vondsten:
        if v.gewicht >= 72 or v.soort not in _ZACHT:
            bezet[v.begin : v.einde] = b"\x01" * (v.einde - v.begin)
    zoeker = Namenzoeker(rij, bezet)
    vondsten.extend(zoeker.zoek())
    vondsten = zoeker.groei_links(vondsten)
    return naar_bevindingen(vorm, los_op(vondsten), Laag.VLUG)


#: Kinds of which an uncertain finding gives way to a name.
_ZACHT: Final = frozenset(
    {Soort.PLAATS, Soort.NATIONALITEIT, Soort.BEROEP, Soort.GELOOF, Soort.GEBEURTENIS, Soort.DIAGNOSE}
)
