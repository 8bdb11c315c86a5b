# ruff: noqa: E501 - patterns are kept whole
"""The second reader: reads a text again with what it learned from marked passages, and adds what the rules missed.

How likely each word and sign is a name, a place and so on, comes from :mod:`kansen`: the mean of a conditional random
field (trained by ``benchmarks/leer_anonimiteit.py``) and of a net (``benchmarks/leer_net.py``), both on the marked
corpora. What is shipped are weights. Names do not occur in them: a word that is not ordinary Dutch counts only by its
shape, its ending and its neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Ernst, Laag, Soort
from weegtafel.anonimiteit.herkenners.eigen_nummers import EIGEN_NUMMER
from weegtafel.anonimiteit.herkenners.leeftijden import rek_leeftijd
from weegtafel.anonimiteit.herkenners.naamzaden import bescherm
from weegtafel.anonimiteit.herkenners.tijd import MAANDNAAM
from weegtafel.anonimiteit.herkenners.woorden import gewoon, lees_woorden
from weegtafel.anonimiteit.kansen import Lezer, lees_lezer, oordeel
from weegtafel.anonimiteit.kenmerken import STUK, is_samenstelling, woord_kenmerken
from weegtafel.anonimiteit.lijsten import MAP, TUSSENVOEGSELS, Lijsten, standaard
from weegtafel.anonimiteit.normaliseren import normaliseer, plat
from weegtafel.anonimiteit.oordeelaar import Oordeel, apart
from weegtafel.anonimiteit.vervangen import EIGEN_LABEL

GEEN: Final = "O"
#: A kind of which a chance hit is likely is shown only when it is more sure.
STRENGER: Final[dict[Soort, float]] = {
    Soort.PERSOON: 0.25, Soort.INSTELLING: 0.3, Soort.LEEFTIJD: 0.3, Soort.DOSSIERNUMMER: 0.5, Soort.GEBRUIKERSNAAM: 0.4,
}  # fmt: skip
#: How likely a word in a phrase that never identifies must be part of a finding, before it is shown all the same.
BESCHERMD: Final = 0.5
#: The same for an ordinary word at the start of a sentence.
BEGIN: Final = 0.5
#: The same for an ordinary word in small letters that stands alone.
KLEIN: Final = 0.6
#: The same for one that is a name as well: "roos", "baat".
KLEIN_NAAM: Final = 0.4
#: How likely a word in an amber finding must be red by itself, to be taken out of it.
NAAM_IN_ORANJE: Final = 0.5
#: How likely a word must be part of a finding before it is shown.
DREMPEL: Final = {Ernst.ROOD: 0.2, Ernst.ORANJE: 0.4}
#: Below this a finding of the rules or of deduce is dropped, unless its shape alone decides.
VETO: Final = {Ernst.ROOD: 0.05, Ernst.ORANJE: 0.05}
#: Kinds that the rules know by shape or check figure.
OP_VORM: Final = frozenset(
    {
        Soort.BSN, Soort.TELEFOON, Soort.EMAIL, Soort.URL, Soort.IBAN, Soort.POSTCODE, Soort.BIGNUMMER, Soort.GEBOORTEDATUM,
        Soort.DATUM, Soort.KENTEKEN, Soort.DOSSIERNUMMER, Soort.GEBRUIKERSNAAM,
    }
)  # fmt: skip
#: How likely an ordinary word must be a name where it is one elsewhere in the text.
OVERAL: Final = 0.05
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
GELEZEN: Final = "Zo schrijven mensen over iemand of iets dat te herleiden is."


def label_van(soort: Soort) -> str:
    """The label under which a kind is learned; kinds that the rules know by their shape share one."""
    return _LABEL_VAN.get(soort, soort.value)


@cache
def _standaard() -> Lezer | None:
    return lees_lezer(MAP)


def stukken_van(vlak: str) -> tuple[list[re.Match[str]], list[str], list[bool]]:
    """The words and signs of a text in the matching form, and whether white space stands before each."""
    gevonden = list(STUK.finditer(vlak))
    return gevonden, [m.group() for m in gevonden], [m.start() > 0 and vlak[m.start() - 1] in " \n\t" for m in gevonden]


def herlees(
    tekst: str,
    gevonden: Sequence[Bevinding],
    lijsten: Lijsten | None = None,
    lezer: Lezer | None = None,
    *,
    grondig: Sequence[Bevinding] = (),
) -> tuple[Bevinding, ...]:
    """``gevonden`` with what the second reader adds to it and without what it finds most unlikely, in order, no overlap.

    What it sees right next to a finding of the same severity makes that finding longer; elsewhere it becomes a finding
    of its own, of layer 2. A finding by shape alone (a number, an address of a machine, a day) and a known name always
    stay. ``grondig`` is what deduce says of this text. Without weights nothing changes.
    """
    if not tekst.strip():
        return tuple(gevonden)
    lijsten = lijsten or standaard()
    vorm = normaliseer(tekst)
    plekken, stukken, gaten = stukken_van(vorm.tekst)
    if not stukken:
        return tuple(gevonden)
    spannen = [vorm.terug(*plek.span()) for plek in plekken]
    veilig = beschermde(plekken, vorm.tekst, lijsten)
    gehoord = _hoor(lezer, stukken, gaten, lijsten, namen_van(grondig, spannen), veilig)
    if gehoord is None:
        return tuple(gevonden)
    labels, alle_kansen = gehoord
    per_ernst = {ernst: _labels_van(labels, ernst) for ernst in Ernst}
    steun = {ernst: [sum(kans[i] for i in nrs) for kans in alle_kansen] for ernst, nrs in per_ernst.items()}
    gevonden = [b for b in gevonden if _houdbaar(b, spannen, steun[b.ernst])]
    gevonden = _zonder_rood(tekst, gevonden, spannen, steun[Ernst.ROOD])
    bezet = bytearray(len(tekst) + 1)
    for b in gevonden:
        bezet[b.begin : b.einde] = b"\x01" * (b.einde - b.begin)
    for eigen in (*EIGEN_LABEL.finditer(vorm.tekst), *_EIGEN_NUMMER.finditer(vorm.tekst)):
        van, tot = vorm.terug(*eigen.span())
        bezet[van:tot] = b"\x01" * (tot - van)
    nieuw: list[tuple[int, int, Soort, float]] = []
    for n, (plek, stuk, kans, (begin, einde)) in enumerate(zip(plekken, stukken, alle_kansen, spannen, strict=True)):
        ernst = max(Ernst, key=lambda e: steun[e][n])
        zeker = steun[ernst][n]
        if zeker <= DREMPEL[ernst] or stuk[0] == "\n" or 1 in bezet[begin:einde]:
            continue
        if zeker < BESCHERMD and _WIL.match(vorm.tekst, plek.start()):
            continue
        label = labels[max(per_ernst[ernst], key=kans.__getitem__)]
        soort = SOORT_VAN.get(label) or _SOORTEN[label]
        if zeker < (BESCHERMD if n in veilig else STRENGER.get(soort, 0.0)) or (
            zeker < BEGIN and _begint(vorm.tekst, plek, lijsten)
        ):
            continue
        if nieuw and nieuw[-1][2].ernst is ernst and tekst[nieuw[-1][1] : begin] in {"", " "}:
            nieuw[-1] = (nieuw[-1][0], einde, nieuw[-1][2], max(zeker, nieuw[-1][3]))
        else:
            nieuw.append((begin, einde, soort, zeker))
    uit = _voeg_toe(tekst, gevonden, nieuw, lijsten)
    return _hele_leeftijd(tekst, _overal(tekst, uit, stukken, spannen, steun[Ernst.ROOD], lijsten))


def _hoor(
    lezer: Lezer | None,
    stukken: Sequence[str],
    gaten: Sequence[bool],
    lijsten: Lijsten,
    diep: Sequence[str],
    veilig: Collection[int],
) -> Oordeel | None:
    """What the readers make of these words: from their own process where there is one, else here; None without weights."""
    ander = apart() if lezer is None else None
    gehoord = ander.vraag(stukken, gaten, lijsten, diep, veilig) if ander is not None else None
    if gehoord is None and (zelf := lezer or _standaard()) is not None:
        gehoord = Oordeel(zelf.gewichten.labels, oordeel(zelf, stukken, gaten, lijsten, diep, veilig))
    return gehoord


def _overal(
    tekst: str,
    gevonden: Sequence[Bevinding],
    stukken: Sequence[str],
    spannen: Sequence[tuple[int, int]],
    steun: Sequence[float],
    lijsten: Lijsten,
) -> list[Bevinding]:
    """A name that the second reader found is found everywhere: an ordinary word only where it may well be one there."""
    namen: dict[str, Soort] = {}
    bezet = bytearray(len(tekst) + 1)
    for b in gevonden:
        bezet[b.begin : b.einde] = b"\x01" * (b.einde - b.begin)
        if b.waarom == GELEZEN and b.soort in _NAAMSOORT:
            for i in _woorden_in(b, spannen):
                klein = plat(stukken[i])
                if len(klein) > 2 and klein[0].isalpha() and klein not in TUSSENVOEGSELS:
                    namen.setdefault(klein, b.soort)
    uit = list(gevonden)
    for i, (stuk, (begin, einde)) in enumerate(zip(stukken, spannen, strict=True)):
        soort = namen.get(plat(stuk)) if stuk[0].isalpha() else None
        if soort is None or 1 in bezet[begin:einde]:
            continue
        if steun[i] >= OVERAL or (steun[i] >= VETO[Ernst.ROOD] and not gewoon(plat(stuk), lijsten)):
            uit.append(bevinding(tekst, begin, einde, soort, Laag.GRONDIG, GELEZEN))
    return sorted(uit)


def _hele_leeftijd(tekst: str, gevonden: Sequence[Bevinding]) -> tuple[Bevinding, ...]:
    """Ages with the words that belong to them, as far as no other finding stands there."""
    uit = list(gevonden)
    for n, b in enumerate(uit):
        if b.soort is not Soort.LEEFTIJD or b.laag is not Laag.GRONDIG:
            continue
        begin, einde = rek_leeftijd(tekst, b.begin, b.einde)
        begin = max(begin, uit[n - 1].einde if n else 0)
        einde = min(einde, uit[n + 1].begin if n + 1 < len(uit) else len(tekst))
        uit[n] = bevinding(tekst, begin, einde, b.soort, b.laag, b.waarom)
    return tuple(uit)


_NAAMSOORT: Final = frozenset({Soort.PERSOON, Soort.SCHOOL, Soort.INSTELLING, Soort.PLAATS})


def _labels_van(labels: Sequence[str], ernst: Ernst) -> list[int]:
    soorten = [SOORT_VAN.get(label, _SOORTEN.get(label)) for label in labels]
    return [i for i, soort in enumerate(soorten) if soort is not None and soort.ernst is ernst]


def namen_van(bevindingen: Sequence[Bevinding], spannen: Sequence[tuple[int, int]]) -> list[str]:
    """Of each word and sign, the kind of the finding that it lies in; empty for none."""
    uit = [""] * len(spannen)
    for b in bevindingen:
        for i in _woorden_in(b, spannen):
            if uit[i] != Soort.PERSOON.value:
                uit[i] = b.soort.value
    return uit


def _woorden_in(b: Bevinding, spannen: Sequence[tuple[int, int]]) -> Iterator[int]:
    for i in range(max(0, bisect_right(spannen, (b.begin, 0)) - 1), len(spannen)):
        begin, einde = spannen[i]
        if begin >= b.einde:
            return
        if einde > b.begin:
            yield i


def binnen(plekken: Sequence[re.Match[str]], stroken: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Which words and signs begin within one of these stretches of the matching form."""
    begin = [plek.start() for plek in plekken]
    return frozenset(i for van, tot in stroken for i in range(bisect_left(begin, van), bisect_left(begin, tot)))


def _houdbaar(b: Bevinding, spannen: Sequence[tuple[int, int]], steun: Sequence[float]) -> bool:
    """Whether the second reader thinks a finding at least possible; what is known by its shape needs no opinion."""
    if b.laag is Laag.BEKEND or (b.laag is Laag.VLUG and b.soort in OP_VORM):
        return True
    return max((steun[i] for i in _woorden_in(b, spannen)), default=1.0) >= VETO[b.ernst]


def _zonder_rood(
    tekst: str, gevonden: Sequence[Bevinding], spannen: Sequence[tuple[int, int]], steun: Sequence[float]
) -> list[Bevinding]:
    """Amber findings up to the name that stands in them: a name in "de trainer van …" is red by itself."""
    uit = []
    for b in gevonden:
        naam = None
        if b.ernst is Ernst.ORANJE and b.laag is not Laag.BEKEND:
            naam = next((i for i in _woorden_in(b, spannen) if steun[i] >= NAAM_IN_ORANJE), None)
        if naam is None:
            uit.append(b)
        elif hoofd := _SLOT.sub("", tekst[b.begin : max(b.begin, spannen[naam][0])]):
            uit.append(bevinding(tekst, b.begin, b.begin + len(hoofd), b.soort, b.laag, b.waarom))
    return uit


#: What may go from the end of an amber stretch before a name.
_SLOT: Final = re.compile(
    r"(?:\W+(?:bij|in|te|op|van|aan|voor|uit|rond|rondom|nabij|met|de|het|een|zijn|haar|'t|den|der|ten|ter))*\W*\Z|\A(?:bij|in|te|op|van|aan|voor|uit|de|het|een)\W*\Z",
    re.IGNORECASE,
)


def beschermde(plekken: Sequence[re.Match[str]], vlak: str, lijsten: Lijsten) -> frozenset[int]:
    """Which words and signs stand in a phrase that never identifies, or are made of an abbreviation that does not."""
    los = {i for i, plek in enumerate(plekken) if "-" in plek.group() and is_samenstelling(plek.group(), lijsten)}
    return binnen(plekken, beschermd_in(vlak, lijsten)) | los


def beschermd_in(vlak: str, lijsten: Lijsten) -> list[tuple[int, int]]:
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
    tekst: str, gevonden: Sequence[Bevinding], nieuw: Sequence[tuple[int, int, Soort, float]], lijsten: Lijsten
) -> tuple[Bevinding, ...]:
    op_einde = {b.einde: b for b in gevonden}
    op_begin = {b.begin: b for b in gevonden}
    uit = {b.begin: b for b in gevonden}
    for ruw_begin, ruw_einde, soort, zeker in nieuw:
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
        if _zegt_iets(tekst[begin:einde], soort, zeker, lijsten):
            uit[begin] = bevinding(tekst, begin, einde, soort, Laag.GRONDIG, GELEZEN)
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


def _zegt_iets(stuk: str, soort: Soort, zeker: float, lijsten: Lijsten) -> bool:
    """Whether a stretch holds more than function words; an age must hold a number."""
    woorden = [plat(w) for w in _WOORD.findall(stuk)]
    inhoud = inhoud_van(woorden)
    zeer = zeker >= KLEIN
    if soort is Soort.ADRES and not any(
        len(w) > 2 and (not gewoon(w, lijsten) or w.endswith(_STRAAT)) for w in woorden
    ):
        return (zeer and stuk != stuk.lower()) or (stuk[:1].isupper() and len(inhoud) > 1)
    if soort is Soort.DOSSIERNUMMER:
        cijfers = sum(t.isdigit() for t in stuk)
        in_woorden = zeer and len(inhoud) > 3
        return not _EIGEN.fullmatch(stuk) and (cijfers > 2 or bool(cijfers and inhoud) or in_woorden)
    if soort is Soort.DATUM and _GEEN_DAG.fullmatch(stuk):
        return False
    if soort is Soort.LEEFTIJD:
        if woorden == ["een"] and not zeer:
            return False
        return any(w[0].isdigit() or w in _GETAL or w.endswith(_TALLEN) for w in woorden)
    if not inhoud and soort is Soort.PERSOON:
        # Initials by themselves: "M.B." and "y. el m.", but one small letter only says nothing.
        return stuk[:1].isupper() if len(stuk) < 3 else zeer
    if stuk.islower() and len(inhoud) == 1 and soort.ernst is Ernst.ROOD:
        return zeker >= _eis_aan_klein(inhoud[0], lijsten) or inhoud[0] in lijsten.huisnamen
    return bool(inhoud)


def _eis_aan_klein(klein: str, lijsten: Lijsten) -> float:
    """How sure the reader must be of one word in small letters: of an ordinary one, or one made of two, more."""
    klas = woord_kenmerken(klein, lijsten).klas
    if klas == "SAM" or gewoon(klein, lijsten):
        return KLEIN
    return KLEIN_NAAM if klas == "OTN" else 0.0


#: A month with or without a year, a year, a bare number: these are no exact day.
_GEEN_DAG: Final = re.compile(
    rf"(?:(?:sinds|in|begin|eind|half|medio|najaar|voorjaar|zomer|winter|herfst|lente|vanaf|tot) ?)*(?:(?:{MAANDNAAM})\.?)? ?(?:'?\d{{1,4}})?",
    re.IGNORECASE,
)
_EIGEN_NUMMER: Final = re.compile(EIGEN_NUMMER)
#: "Wil" as a verb, which at the start of a line looks like the name.
_WIL: Final = re.compile(
    r"(?:(?<![^\n])|(?<=[.!?:] )|(?<=- ))Wil (?:graag|niet|niets|wel|dat|nog|ook|je|jij|u|weer|meer|de|het|een|zij|hij|ze|ik|we|wij|naar|met|zelf|geen|alleen|liever|eerst|heel|erg|daar|hier|hulp|in|op|er|dan|nu|stoppen|rust)\b"
)
_EIGEN: Final = re.compile(rf"{EIGEN_NUMMER}|DSM\W?\w*|ICD\W?\w*|\d{{2}}/\d{{2}}")
_GEEN_JAREN_NA: Final = re.compile(
    r" ?(?:min\b|minuten|uur|uren|dagen|weken|wk\b|maanden (?!oud)|keer|x\b|%|euro|mg|graden|km|kg|punten|sessies|gesprekken|van de|kinderen|broers|zussen|tot \d|t/m|- ?\d|jaar (?:en ouder|tot|na\b|geleden|lang\b|later)|,\d|\) [A-Z]\w+:|en ouder)",
    re.IGNORECASE,
)
_GEEN_JAREN_VOOR: Final = re.compile(
    r"(?:\b(?:week|uur of|over|tussen|al|groep|klas|kamer|fase|stap|score|cijfer|half|kwart voor|na|voor|tot en met|\d+ van|huur is|huis|doel|deel|nr|nummer|artikel|punt|werk|ongeveer|van \d+|t/m(?: week)?|max|maximaal|minimaal|vanaf|sinds|binnen|per|elke|om|rond|tot|ruimte|leerjaar|van \w+ tot)\.? |[€/<>]|(?:\A|\n)\()$",
    re.IGNORECASE,
)
_GETAL: Final = frozenset(
    ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "anderhalf")
)
_TALLEN: Final = ("tien", "tig", "jarig", "jarige", "half")
