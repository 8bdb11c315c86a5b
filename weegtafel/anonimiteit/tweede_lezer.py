# ruff: noqa: E501 - patterns are kept whole
"""The second reader: reads a text again with what it learned from marked passages, and adds what the rules missed.

A linear-chain conditional random field over words and signs (see :mod:`kenmerken`). It was trained by
``benchmarks/leer_anonimiteit.py`` on the marked corpora; what is shipped are weights, in
``resources/anonimiteit/tweede_lezer.txt``. Names do not occur in them: a word that is not ordinary Dutch counts only by
its shape, its ending and its neighbours. Standard library only.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Ernst, Laag, Soort
from weegtafel.anonimiteit.herkenners.naamzaden import bescherm
from weegtafel.anonimiteit.herkenners.woorden import gewoon, lees_woorden
from weegtafel.anonimiteit.kenmerken import STUK, kenmerken
from weegtafel.anonimiteit.lijsten import MAP, TUSSENVOEGSELS, Lijsten, standaard
from weegtafel.anonimiteit.normaliseren import normaliseer, plat
from weegtafel.anonimiteit.vervangen import EIGEN_LABEL

BESTAND: Final = "tweede_lezer.txt"
GEEN: Final = "O"
#: A kind of which a chance hit is likely is shown only when it is more sure.
STRENGER: Final[dict[Soort | None, float]] = {Soort.LEEFTIJD: 0.6, Soort.DOSSIERNUMMER: 0.6, Soort.DATUM: 0.6}
#: Below this a finding of deduce alone is dropped.
TWIJFEL: Final = 0.25
#: The same for an ordinary word at the start of a sentence.
BEGIN: Final = 0.6
#: How likely a word must be part of a finding before it is shown.
DREMPEL: Final = {Ernst.ROOD: 0.4, Ernst.ORANJE: 0.5}
_NUMMER: Final = "nummer"
_SOORTEN: Final = {soort.value: soort for soort in Soort}
SOORT_VAN: Final = {_NUMMER: Soort.DOSSIERNUMMER}
_LABEL_VAN: Final = {
    **dict.fromkeys(
        (
            Soort.BSN,
            Soort.TELEFOON,
            Soort.EMAIL,
            Soort.URL,
            Soort.IBAN,
            Soort.POSTCODE,
            Soort.BIGNUMMER,
            Soort.DOSSIERNUMMER,
            Soort.KENTEKEN,
        ),
        _NUMMER,
    ),
    Soort.GEBOORTEDATUM: Soort.DATUM.value,
    Soort.BESTANDSNAAM: Soort.PERSOON.value,
}
_WAAROM: Final = "Zo schrijven mensen over iemand of iets dat te herleiden is."


def label_van(soort: Soort) -> str:
    """The label under which a kind is learned; kinds that the rules know by their shape share one."""
    return _LABEL_VAN.get(soort, soort.value)


class Gewichten(NamedTuple):
    """What was learned: per feature the labels it speaks for or against, and which label follows which."""

    labels: tuple[str, ...]
    kenmerk: dict[str, tuple[tuple[int, float], ...]]
    overgang: tuple[tuple[float, ...], ...]
    """As factors: ``overgang[van][naar]``."""


def lees_gewichten(pad: Path) -> Gewichten | None:
    """The weights in a file; None when there is no such file."""
    if not pad.is_file():
        return None
    kenmerk: dict[str, tuple[tuple[int, float], ...]] = {}
    with pad.open(encoding="utf-8") as stroom:
        labels = tuple(stroom.readline().rstrip("\n").split("\t"))
        overgang = tuple(tuple(math.exp(float(w)) for w in stroom.readline().rstrip("\n").split("\t")) for _ in labels)
        for regel in stroom:
            naam, *rest = regel.rstrip("\n").split("\t")
            kenmerk[naam] = tuple((int(n), float(w)) for n, _, w in (deel.partition("=") for deel in rest))
    return Gewichten(labels, kenmerk, overgang)


@cache
def _standaard() -> Gewichten | None:
    return lees_gewichten(MAP / BESTAND)


def stukken_van(vlak: str) -> tuple[list[re.Match[str]], list[str], list[bool]]:
    """The words and signs of a text in the matching form, and whether white space stands before each."""
    gevonden = list(STUK.finditer(vlak))
    return gevonden, [m.group() for m in gevonden], [m.start() > 0 and vlak[m.start() - 1] in " \n\t" for m in gevonden]


def kansen(rijen: Sequence[Sequence[str]], gewichten: Gewichten) -> list[list[float]]:
    """For every word and sign, how likely each label is, given the whole text (forward-backward, scaled)."""
    n = len(gewichten.labels)
    zicht: list[list[float]] = []
    for rij in rijen:
        som = [0.0] * n
        for naam in rij:
            for label, gewicht in gewichten.kenmerk.get(naam, ()):
                som[label] += gewicht
        hoogste = max(som)
        zicht.append([math.exp(s - hoogste) for s in som])
    naar = tuple(zip(*gewichten.overgang, strict=True))
    heen: list[list[float]] = []
    vorige: list[float] = []
    for bij in zicht:
        nu = [z * sum(map(_keer, vorige, kolom)) for z, kolom in zip(bij, naar, strict=True)] if vorige else bij
        schaal = 1.0 / sum(nu)
        vorige = [x * schaal for x in nu]
        heen.append(vorige)
    terug = [1.0] * n
    uit: list[list[float]] = [[]] * len(heen)
    for i in range(len(heen) - 1, -1, -1):
        samen = [a * b for a, b in zip(heen[i], terug, strict=True)]
        schaal = 1.0 / sum(samen)
        uit[i] = [x * schaal for x in samen]
        verder = [z * t for z, t in zip(zicht[i], terug, strict=True)]
        terug = [sum(map(_keer, rij, verder)) for rij in gewichten.overgang]
        schaal = 1.0 / max(terug)
        terug = [t * schaal for t in terug]
    return uit


def _keer(a: float, b: float) -> float:
    return a * b


def herlees(
    tekst: str,
    gevonden: Sequence[Bevinding],
    lijsten: Lijsten | None = None,
    gewichten: Gewichten | None = None,
    drempel: dict[Ernst, float] | None = None,
) -> tuple[Bevinding, ...]:
    """``gevonden`` with what the second reader adds to it, in order and without overlap.

    What it sees right next to a finding of the same severity makes that finding longer; elsewhere it becomes a finding
    of its own, of layer 2. Without weights nothing is added.
    """
    gewichten = gewichten or _standaard()
    if gewichten is None or not tekst.strip():
        return tuple(gevonden)
    lijsten = lijsten or standaard()
    drempel = drempel or DREMPEL
    vorm = normaliseer(tekst)
    plekken, stukken, gaten = stukken_van(vorm.tekst)
    if not stukken:
        return tuple(gevonden)
    soorten = [None if label == GEEN else SOORT_VAN.get(label, _SOORTEN.get(label)) for label in gewichten.labels]
    rood = [i for i, s in enumerate(soorten) if s is not None and s.ernst is Ernst.ROOD]
    oranje = [i for i, s in enumerate(soorten) if s is not None and s.ernst is Ernst.ORANJE]
    alle_kansen = kansen(kenmerken(stukken, gaten, lijsten), gewichten)
    geen = gewichten.labels.index(GEEN)
    spannen = [vorm.terug(*plek.span()) for plek in plekken]
    gevonden = [b for b in gevonden if b.laag is not Laag.GRONDIG or _gedeeld(b, spannen, alle_kansen, geen)]
    bezet = bytearray(len(tekst) + 1)
    for b in gevonden:
        bezet[b.begin : b.einde] = b"\x01" * (b.einde - b.begin)
    for begin, einde in (*_beschermd(vorm.tekst, lijsten), *(m.span() for m in EIGEN_LABEL.finditer(vorm.tekst))):
        van, tot = vorm.terug(begin, einde)
        bezet[van:tot] = b"\x01" * (tot - van)
    nieuw: list[tuple[int, int, Soort]] = []
    for plek, stuk, kans, (begin, einde) in zip(plekken, stukken, alle_kansen, spannen, strict=True):
        if stuk[0] == "\n":
            continue
        kans_rood = sum(kans[i] for i in rood)
        kans_oranje = sum(kans[i] for i in oranje)
        if kans_rood > drempel[Ernst.ROOD] and kans_rood >= kans_oranje:
            soort = soorten[max(rood, key=kans.__getitem__)]
            if kans_rood < STRENGER.get(soort, 0.0) or (kans_rood < BEGIN and _begint(vorm.tekst, plek, lijsten)):
                continue
        elif kans_oranje > drempel[Ernst.ORANJE]:
            soort = soorten[max(oranje, key=kans.__getitem__)]
        else:
            continue
        if soort is None or 1 in bezet[begin:einde]:
            continue
        if nieuw and nieuw[-1][2].ernst is soort.ernst and tekst[nieuw[-1][1] : begin] in {"", " "}:
            nieuw[-1] = (nieuw[-1][0], einde, nieuw[-1][2])
        else:
            nieuw.append((begin, einde, soort))
    return _voeg_toe(tekst, gevonden, nieuw, lijsten)


def _gedeeld(
    b: Bevinding, spannen: Sequence[tuple[int, int]], alle_kansen: Sequence[Sequence[float]], geen: int
) -> bool:
    """Whether the second reader thinks a finding of deduce at least possible."""
    eerste = max(0, bisect_right(spannen, (b.begin, 0)) - 1)
    for (begin, einde), kans in zip(spannen[eerste:], alle_kansen[eerste:], strict=True):
        if begin >= b.einde:
            break
        if einde > b.begin and kans[geen] < 1 - TWIJFEL:
            return True
    return False


def _beschermd(vlak: str, lijsten: Lijsten) -> list[tuple[int, int]]:
    """The words of laws, therapies, games and the like: they identify nobody."""
    rij = lees_woorden(vlak, lijsten)
    bescherm(rij)
    return [(rij.woorden[i].begin, rij.woorden[i].einde) for i in rij.beschermd]


def _begint(vlak: str, plek: re.Match[str], lijsten: Lijsten) -> bool:
    """Whether a word is ordinary Dutch with the capital of the start of a sentence or line."""
    stuk = plek.group()
    if not stuk[0].isupper() or not gewoon(plat(stuk), lijsten):
        return False
    return _STARTEN.search(vlak, max(0, plek.start() - 4), plek.start()) is not None


_STARTEN: Final = re.compile(r"(?:\A|[\n.!?:*•+>–-] ?)$")


def _voeg_toe(
    tekst: str, gevonden: Sequence[Bevinding], nieuw: Sequence[tuple[int, int, Soort]], lijsten: Lijsten
) -> tuple[Bevinding, ...]:
    op_einde = {b.einde: b for b in gevonden}
    op_begin = {b.begin: b for b in gevonden}
    uit = {b.begin: b for b in gevonden}
    for ruw_begin, ruw_einde, soort in nieuw:
        begin, einde = _snij(tekst, ruw_begin, ruw_einde)
        if begin >= einde:
            continue
        links = op_einde.get(begin) or op_einde.get(begin - 1)
        rechts = op_begin.get(einde) or op_begin.get(einde + 1)
        naast = [b for b in (links, rechts) if b is not None and b.ernst is soort.ernst]
        if naast:
            # Next to a finding only what carries meaning is worth having, and it is no finding of its own.
            buur = uit.get(naast[0].begin)
            if buur is not None and buur.laag is not Laag.BEKEND:
                van, tot = min(begin, buur.begin), max(einde, buur.einde)
                if not any(b is not buur and b.begin < tot and van < b.einde for b in uit.values()):
                    del uit[buur.begin]
                    langer = bevinding(tekst, van, tot, buur.soort, buur.laag, buur.waarom)
                    uit[langer.begin] = langer
                    op_einde[langer.einde] = op_begin[langer.begin] = langer
            continue
        if soort is Soort.LEEFTIJD and (
            _GEEN_JAREN_NA.match(tekst, einde) or _GEEN_JAREN_VOOR.search(tekst[max(0, begin - 14) : begin])
        ):
            continue
        if _zegt_iets(tekst[begin:einde], soort, lijsten):
            uit[begin] = bevinding(tekst, begin, einde, soort, Laag.GRONDIG, _WAAROM)
    return tuple(sorted(uit.values()))


def _snij(tekst: str, begin: int, einde: int) -> tuple[int, int]:
    while begin < einde and not tekst[begin].isalnum() and tekst[begin] not in "@#'’":
        begin += 1
    while einde > begin and not tekst[einde - 1].isalnum():
        einde -= 1
    return begin, einde


_WOORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


_STRAAT: Final = ("straat", "laan", "weg", "plein", "gracht", "kade", "flat", "hof", "dijk", "singel", "steeg", "park")


def inhoud_van(woorden: Sequence[str]) -> list[str]:
    """The words that are more than a letter or a preposition."""
    return [w for w in woorden if w not in TUSSENVOEGSELS and len(w) > 1]


def _zegt_iets(stuk: str, soort: Soort, lijsten: Lijsten) -> bool:
    """Whether a stretch holds more than function words; an age must hold a number."""
    woorden = [plat(w) for w in _WOORD.findall(stuk)]
    if soort is Soort.ADRES and not any(
        len(w) > 2 and (not gewoon(w, lijsten) or w.endswith(_STRAAT)) for w in woorden
    ):
        return stuk[:1].isupper() and len(inhoud_van(woorden)) > 1
    if soort is Soort.DOSSIERNUMMER and (_EIGEN.fullmatch(stuk) or not any(t.isdigit() for t in stuk)):
        return False
    if soort is Soort.LEEFTIJD:
        return any(w[0].isdigit() or w in _GETAL or w.endswith(_TALLEN) for w in woorden)
    inhoud = inhoud_van(woorden)
    if not inhoud and len(stuk) < 3:
        return stuk[:1].isupper() and soort is Soort.PERSOON
    if stuk.islower() and len(inhoud) == 1 and soort.ernst is Ernst.ROOD:
        return not gewoon(inhoud[0], lijsten) or inhoud[0] in lijsten.huisnamen
    return bool(inhoud)


_EIGEN: Final = re.compile(r"(?:WT|DB)-\d{4}-\d+|DSM\W?\w*|ICD\W?\w*|\d{2}/\d{2}")
_GEEN_JAREN_NA: Final = re.compile(
    r" ?(?:min\b|minuten|uur|uren|dagen|weken|wk\b|maanden (?!oud)|keer|x\b|%|euro|mg|graden|km|kg|punten|sessies|gesprekken|van de|kinderen|broers|zussen|tot \d|t/m|- ?\d|jaar (?:en ouder|tot)|,\d|\) [A-Z]\w+:|en ouder)",
    re.IGNORECASE,
)
_GEEN_JAREN_VOOR: Final = re.compile(
    r"(?:\b(?:week|uur of|over|tussen|al|groep|klas|kamer|fase|stap|score|cijfer|half|kwart voor|na|voor|huur is|huis|doel|deel|nr|nummer|artikel|punt|werk|ongeveer|van \d+|t/m(?: week)?|max|maximaal|minimaal|vanaf|sinds|binnen|per|elke|om|rond|tot|ruimte|leerjaar|van \w+ tot)\.? |[€/<>]|(?:\A|\n)\()$",
    re.IGNORECASE,
)
_GETAL: Final = frozenset(
    ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "anderhalf")
)
_TALLEN: Final = ("tien", "tig", "jarig", "jarige", "half")
