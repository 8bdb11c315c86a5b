# ruff: noqa: E501, SIM905 - patterns and word lists are kept whole
"""What identifies only together with the rest: profession, place in the family, origin, faith, rare illness, known event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners import poort
from weegtafel.anonimiteit.herkenners.beroepen import BEROEP_VELD, beroep_met_naam, beroepen, vak_en_naam
from weegtafel.anonimiteit.herkenners.snel import Snel
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.normaliseren import plat

_TEL: Final = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|1[0-5]|[2-9])"
_GEZIN: Final = Snel(
    r"\b(?:"
    rf"(?:(?:de |het )?(?:op (?:één|een|twee|drie) na )?(?:oudste|jongste|middelste|(?-i:[a-z]+)(?:de|ste) kind|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende)"
    rf"(?: kind| dochter| zoon| telg| meisje| jongen| broer| zus)? (?:van|uit|in) (?:de |een gezin (?:van|met) |een rij van )?(?:[5-9]|1\d|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien)"
    r"(?: kinderen| broers| zussen| zonen| dochters| jongens| meisjes| broers en zussen)?)"
    r"|(?:de )?(?:oudste|jongste|middelste) van (?:de |een )?(?:tweeling|drieling|vierling)"
    rf"|enige (?:meisje|jongen|dochter|zoon|zus|broer) (?:van|tussen|tussen de|onder|naast|met|in een gezin met|uit een gezin met) (?:de )?{_TEL}(?: \w+)?"
    r"|(?:(?:de |een )?(?:andere |ene )?(?:helft|deel|één|een) van (?:een |de )?)?(?:eeneiige |twee-eiige |identieke )?(?:tweeling|drieling|vierling)\b(?!broer|zus)(?: met \w+)?"
    r"|(?:een van|één van) (?:een |de )(?:tweeling|drieling|vierling)"
    rf"|tweeling(?:broer|zus|broertje|zusje)|gezin (?:van|met) (?:[6-9]|1\d|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien) kinderen"
    r"|(?:[6-9]|1\d|zes|zeven|acht|negen|tien|elf|twaalf) (?:broers|zussen|broers en zussen|broertjes en zusjes)"
    r"|twee (?:moeders|vaders)|draagmoeder(?:schap)?|via (?:een )?draagmoeder|spermadonor|donorkind|geadopteerd uit [A-Z]\w+|vondeling"
    r")\b"
)
_GEZIN_MEER: Final = Snel(
    r"\b(?:(?:de |het )?(?:oudste|jongste|middelste|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde) (?:van|uit|in) (?:de |een gezin (?:van|met) )?(?:vier|4) (?:kinderen|broers|zussen|jongens|meisjes|zonen|dochters)"
    r"|enige? kind van (?!(?:de|beide|twee ouders|haar|zijn)\b)\w+ (?:\w+ )?(?:ouders?|moeder|vader)"
    r"|(?:vijf|[5-9]|1\d) (?:half)?(?:broers|zussen|broertjes|zusjes)(?: en (?:geen|één|een|twee|drie|\d+) (?:half)?(?:broers?|zus(?:sen)?|broertjes?|zusjes?))?"
    r"|(?:drie|vier|vijf) halfbroers(?: en \w+ (?:half)?zus(?:sen)?)?|nakomertje na \w+|(?:oudste|jongste|middelste|vierde|vijfde|zesde|zevende) van (?:de )?(?:vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|\d+))\b"
)
_GEBEURTENIS: Final = Snel(
    r"(?:\b(?:sinds|na|bij|door|van|om|over|tijdens|met|en|was|in|overleefde|rond) )?(?P<g>"
    r"\b(?:de|het|een|die|dat|zijn|haar|hun) (?:\w+ ){0,2}?(?:\w*brand|\w*explosie|ontploffing|\w*ongeluk|\w*ongeval|\w*aanrijding|\w*ramp|\w*moord|\w*doding|\w*schietpartij|"
    r"schietincident|\w*steekpartij|steekincident|\w*overval|\w*gijzeling|\w*ontvoering|familiedrama|gezinsdrama|aanslag|\w*affaire|\w*schandaal|\w*instorting|"
    r"treinramp|vliegramp|busongeluk|\w*inval|\w*liquidatie|verdrinking|\w*zaak|beschieting|overstroming|rel|rellen|vermissing|zelfdoding|dood|uitbraak) "
    r"(?:(?:in|op|bij|aan|van|uit|langs|onder|tegen|door) (?:de |het |een |zijn |haar |hun )?(?:A\d+|N\d+|\w+)(?: (?:van|aan|in|bij) (?:de |het )?\w+)?"
    r"|die (?:\w+ ){0,4}(?:(?:in|op) de (?:krant|media|televisie|tv)|in het nieuws|het nieuws|landelijk nieuws|bekend)(?: \w+)?)"
    r"|(?:was|waren|stond|stonden|kwam|kwamen|is|zijn|heeft|verscheen|zat|zaten|haalde|haalden|staat|te zien|geweest)? ?(?:\w+ ){0,2}?(?:(?:veel|groot|landelijk|breed|regelmatig|wekenlang|uitgebreid|overal|zelfs|toen|ook|destijds) )*"
    r"(?:(?:in|op) (?:de (?:lokale |regionale |landelijke |plaatselijke )?(?:krant|kranten|media|televisie|tv|voorpagina|radio|pers)|het (?:\w+ )?(?:nieuws|journaal|jeugdjournaal|regionieuws)|tv|teletekst|Hart van Nederland|"
    r"(?:het )?AD\b|De Telegraaf|de Telegraaf|het Dagblad)|(?:het )?(?:landelijke?|regionale?) (?:nieuws|pers|media))"
    r"|(?:in|op|bij|via|van)? ?(?:Opsporing Verzocht|Hart van Nederland|EenVandaag|Zembla|Peter R\. de Vries|Amber Alert|amber alert|Burgernet|burgernet)"
    r"|(?:de |een )?(?:uitzending|aflevering|reportage|documentaire) (?:van|bij|over|op|in) (?:\w+ ){1,3}|(?:in \w+ )?(?:het |landelijk )nieuws (?:haalde|haalden|halen|was|waren)|(?:landelijk|groot|wereld)nieuws|stille tocht|(?:\w+ )?rechtszaak die (?:\w+ ){1,6}\w+|het ongeluk op de \w+|de viral(?:e)? \w+|ging viral"
    r")"
)
_NIEUWS: Final = re.compile(
    r"krant|media|televisie|\btv\b|nieuws|journaal|pers\b|opsporing|alert|burgernet|hart van|eenvandaag|zembla|peter r|telegraaf|\bad\b|dagblad|radio|stille tocht|uitzending|aflevering|documentaire|voorpagina|viral|teletekst|rechtszaak",
    re.I,
)
_ZIEKTE: Final = Snel(
    r"\b(?:(?:syndroom|ziekte|sequentie|anomalie|spierdystrofie|dystrofie|atrofie) van (?:de |het )?(?-i:[A-Z])[\w'’-]+(?:[ -](?:de |la |en |van )?(?-i:[A-Z])[\w'’-]+)*"
    r"|(?!(?:Bij|Door|Na|De|Een|Haar|Zijn|Geen|Vanwege|Wegens|Met|Van|Voor|Mijn)\b)(?-i:[A-Z])[\w-]{2,30}-?(?:[ -](?-i:[A-Z])[\w-]{2,30}){0,2}[- ](?:syndroom|ziekte|sequentie|dystrofie|deletie|duplicatie|deficiëntie)\b|[Tt]ype[ -]?1[ -]diabetes|[Dd]iabetes type[ -]?1"
    r"|(?:chromosoom|chromosomale) ?\d*\w*[- ]?(?:afwijking|deletie|duplicatie|translocatie)?"
    r"|\d{1,2}[pq]\d{1,2}(?:\.\d+)?(?:[- ]?(?:deletie|duplicatie|microdeletie|syndroom|deletiesyndroom))*"
    r"|trisomie \d+|zeldzame? (?:\w+ ){0,2}(?:aandoening|ziekte|genetische|stofwisselingsziekte|afwijking|syndroom|spierziekte|vorm van \w+)(?: aandoening| afwijking| ziekte)?"
    r"|[a-z]{4,}(?:dystrofie|opathie|omatose|plasie|atresie|schisis|emie|stofwisselingsziekte|dysplasie|deletie)(?: type (?:\d+|[IVX]+))?)",
)
_GEWONE_ZIEKTE: Final = re.compile(
    r"down|asperger|tourette|anemie|bloedarmoede|academie|epidemie|pandemie|problemie|premie|psychopathie|sympathie|empathie|telepathie|apathie|antipathie|homeopathie|osteopathie|"
    r"chemie|economie|autonomie|anatomie|alchemie|hypoglyc|hyperglyc|burn|pfeiffer|lyme|munchhausen|münchhausen|fantasie|vaccin|commissie|academ",
    re.I,
)
_UIT_LAND: Final = re.compile(
    r"\b(?P<v>(?:oorspronkelijk |afkomstig |gevlucht |gekomen |geboren |geadopteerd |opgegroeid |vluchteling(?:en)? |familie |overgekomen )?(?:uit|in|vanuit) )(?P<land>(?:de |het )?(?-i:[A-Z])[\wëïéç-]+(?: (?-i:[A-Z])[\wëïé-]+)?)"
)
_LAND: Final = re.compile(r"\b[A-Z][\wëïéç-]{3,}(?: [A-Z][\wëï-]+)?")
_BUURLAND: Final = frozenset(
    "belgie duitsland frankrijk engeland spanje italie griekenland oostenrijk zwitserland amerika ierland schotland java mali panama jordanie cyprus malta".split()
)
_SPREEKT: Final = re.compile(
    r"\b(?:spreekt|sprak|spreken|praat|praatte|praten|moedertaal|thuistaal|voertaal|taal thuis|tolk|in het|vloeiend|gebrekkig)(?: is|:)? (?:(?:vooral|alleen|geen|thuis|slechts|goed|een beetje|met hem|met haar|onderling|liever|het|vooral|nog|beter|wat|ook) ){0,3}"
    r"(?P<t>(?:Duits|Engels|Frans|Spaans|Portugees|Italiaans|Fries|Limburgs|Arabisch|Turks|Pools|Russisch)(?:, [A-Z][a-zë]+)?(?: en [A-Z][a-zë]+)?)\b(?! (?:les|leren|les|boek|examen))"
)
_ETNISCH: Final = re.compile(
    r"\b(?:AMV|alleenstaande minderjarige vreemdeling|statushouders?|asielzoekers?|vluchteling(?:en)?|woonwagenbewoners?|woonwagenkamp|Sinti|Roma-gezin|reizigersgezin|"
    r"(?:(?:Noord|West|Oost|Zuid)-Afrikaanse|Midden-Oosterse|Oost-Europese|Aziatische|Afrikaanse|Zuid-Amerikaanse|Latijns-Amerikaanse|Caribische|Balkan) (?:afkomst|achtergrond|roots|herkomst|komaf))\b"
)


def _frasen(
    klein: str, woorden: frozenset[str], frasen: frozenset[str], soort: Soort, gewicht: int
) -> Iterator[Vondst]:
    per_woord = _meerdelig(frasen)
    for frase in (frase for woord in woorden & per_woord.keys() for frase in per_woord[woord]):
        begin = klein.find(frase)
        while begin >= 0:
            einde = begin + len(frase)
            if not (begin and klein[begin - 1].isalnum()) and not klein[einde : einde + 1].isalnum():
                yield Vondst(begin, einde, soort, gewicht + len(frase) // 8)
            begin = klein.find(frase, einde)


@lru_cache(maxsize=16)
def _meerdelig(frasen: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Phrases of several words by their first."""
    uit: dict[str, tuple[str, ...]] = {}
    for frase in sorted(frasen):
        if " " in frase:
            woord = re.split(r"[ '-]", frase)[0]
            uit[woord] = (*uit.get(woord, ()), frase)
    return uit


@lru_cache(maxsize=16)
def _stammen(frasen: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Stems by their first three letters; none is shorter."""
    uit: dict[str, tuple[str, ...]] = {}
    for stam in (w[:-1] for w in frasen if w.endswith("*")):
        uit[stam[:3]] = (*uit.get(stam[:3], ()), stam)
    return uit


_NATIESTAART: Final = ("e", "s", "en", "se", "talige", "talig")


@lru_cache(maxsize=8192)
def nationaliteit_van(woord: str, lijst: frozenset[str]) -> bool:
    """Whether a word (flat, small) is an adjective or noun of origin, inflected or compound."""
    if len(woord) > 2 and woord in lijst:
        return True
    if woord.endswith(_NATIESTAART):
        for staart in _NATIESTAART:
            if woord.endswith(staart) and len(woord) - len(staart) > 2 and woord[: -len(staart)] in lijst:
                return True
        if woord.endswith("ese") and woord[:-3] + "ees" in lijst:
            return True
        if woord.endswith("aanse") and woord[:-1] in lijst:
            return True
    if "-" in woord:
        delen = woord.split("-")
        return any(nationaliteit_van(deel, lijst) for deel in delen) and all(
            nationaliteit_van(deel, lijst)
            or deel
            in {
                "nederlands",
                "nederlandse",
                "half",
                "sprekend",
                "sprekende",
                "talig",
                "talige",
                "duits",
                "frans",
                "engels",
                "belgisch",
            }
            for deel in delen
        )
    return False


_KERK: Final = re.compile(
    r"(?: (?:kerk|gemeente|gemeenten|kerken|Kerk|Kerken|Gemeente|Gemeenten|Broeders|broeders))?(?:(?<=[eknrs]) (?:in|van|te) [A-Z][\w-]+| [A-Z][a-z]+(?:kerk|gemeente))?"
)
_KLEIN_GENOEG: Final = frozenset(
    {
        "pool",
        "rus",
        "bilen",
        "roma",
        "noors",
        "dari",
        "tamil",
        "iers",
        "iris",
        "lets",
        "est",
        "ests",
        "griek",
        "javaans",
        "fins",
        "deens",
    }
)
_LOS: Final = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")
#: A word of several parts, that is another word than its parts.
_DEELTEKEN: Final = re.compile(r"[-'.](?<=\w.)(?=\w)")


@lru_cache(maxsize=8192)
def _soort_van(woord: str, lijsten: Lijsten) -> Soort | None:
    """The amber kind of one word in small letters without diacritics."""
    if len(woord) < 3:
        return None
    indirect = lijsten.indirect
    if nationaliteit_van(woord, indirect["nationaliteit"]):
        return Soort.NATIONALITEIT
    for soort, lijst, stammen in _lijsten_van(lijsten):
        if woord in lijst or woord.startswith(stammen.get(woord[:3], ())):
            return soort
    return Soort.BEROEP if woord in indirect["beroep"] else None


@lru_cache(maxsize=4)
def _lijsten_van(lijsten: Lijsten) -> tuple[tuple[Soort, frozenset[str], dict[str, tuple[str, ...]]], ...]:
    return tuple(
        (soort, lijsten.indirect[naam], _stammen(lijsten.indirect[naam]))
        for naam, soort in (("geloof", Soort.GELOOF), ("diagnose", Soort.DIAGNOSE))
    )


def is_oranje(woord: str, lijsten: Lijsten) -> bool:
    """Whether a word in small letters without diacritics is amber by itself."""
    return _soort_van(woord, lijsten) is not None


def zinsbegin(woord: str, lijsten: Lijsten) -> bool:
    """Whether a phrase of a faith or an illness begins with this word."""
    return woord in _meerdelig(lijsten.indirect["geloof"]) or woord in _meerdelig(lijsten.indirect["diagnose"])


def soorten_vergeten() -> None:
    """Drop what is remembered of words."""
    _soort_van.cache_clear()
    nationaliteit_van.cache_clear()


def zoek_indirect(tekst: str, klein: str, lijsten: Lijsten, open_: int, cijfers: int) -> Iterator[Vondst]:
    """Everything amber in one sentence of so many digits.

    ``klein`` is the sentence in small letters, ``open_`` are the gates of :mod:`poort`.
    """
    if not tekst.isascii():
        klein = plat_zelfde_lengte(tekst)
    indirect = lijsten.indirect
    if open_ & poort.FRASE:
        woorden = frozenset(poort.WOORD.findall(klein))
        for naam, soort_ in (("geloof", Soort.GELOOF), ("diagnose", Soort.DIAGNOSE)):
            yield from _frasen(klein, woorden, indirect[naam], soort_, 89)
    for gevonden in _LOS.finditer(klein) if open_ & poort.ORANJE or _DEELTEKEN.search(klein) else ():
        woord = gevonden.group()
        soort = _soort_van(woord, lijsten)
        if soort is None:
            continue
        origineel = tekst[gevonden.start() : gevonden.end()]
        if (
            soort is Soort.NATIONALITEIT
            and not origineel[0].isupper()
            and (len(woord) < 5 or woord in _KLEIN_GENOEG or woord in lijsten.gewoon)
        ):
            continue
        if soort is Soort.NATIONALITEIT and woord == "polen":
            continue
        if (
            soort is Soort.DIAGNOSE
            and woord in {"fas", "sma", "ald", "pompe", "pica", "charge", "pku"}
            and not origineel.isupper()
        ):
            continue
        if soort is Soort.BEROEP and re.search(
            r"\b(?:geen|niet de|of de|naar de|bij de|een brief aan de) $",
            tekst[max(0, gevonden.start() - 22) : gevonden.start()],
        ):
            continue
        if soort is Soort.BEROEP and (origineel[0].isupper() and tekst[gevonden.end() : gevonden.end() + 1] == "\n"):
            continue
        einde = gevonden.end()
        if soort is Soort.GELOOF and woord.endswith(("e", "isch")):
            kerk = _KERK.match(tekst, einde)
            einde = kerk.end() if kerk else einde
        yield Vondst(gevonden.start(), einde, soort, 70 if soort is Soort.BEROEP else 72)
    if open_ & poort.GEZIN:
        for patroon in (_GEZIN, _GEZIN_MEER):
            for gevonden in patroon.finditer(tekst):
                yield Vondst(*gevonden.span(), Soort.GEZINSPOSITIE, 93)
    for gevonden in _ETNISCH.finditer(tekst) if open_ & poort.HERKOMST else ():
        yield Vondst(*gevonden.span(), Soort.NATIONALITEIT, 80)
    if open_ & poort.ZIEKTE or (cijfers and _LOCUS.search(tekst)):
        yield from _ziekten(tekst)
    if open_ & poort.GEBEURTENIS:
        yield from _gebeurtenissen(tekst, klein)
    if open_ & poort.SPREEKT:
        for gevonden in _SPREEKT.finditer(tekst):
            yield Vondst(*gevonden.span("t"), Soort.NATIONALITEIT, 79)
    if open_ & poort.LANDNAAM:
        yield from _landen(tekst, klein, lijsten)
    for gevonden in _VREEMDE_OUDER.finditer(tekst) if "se " in tekst or "talige " in tekst else ():
        yield Vondst(*gevonden.span("n"), Soort.NATIONALITEIT, 79)
    if "eroep" in tekst:
        for gevonden in BEROEP_VELD.finditer(tekst):
            waarde = gevonden.group("b")
            if (
                re.search(r"\b(?:bij|in|op|van|te|aan) (?:de |het )?\w", waarde)
                or plat(waarde.split(" ")[0].strip(",")) in indirect["beroep"]
            ):
                yield from vak_en_naam(tekst, *gevonden.span("b"), 90, lijsten)
    if open_ & poort.BEROEP:
        yield from beroep_met_naam(tekst, lijsten)
    if open_ & poort.WERK:
        yield from beroepen(tekst, lijsten)


_LOCUS: Final = re.compile(r"\d[pq]\d")


@lru_cache(maxsize=4)
def landwoorden(lijsten: Lijsten) -> frozenset[str]:
    """Of the name of each country its longest word: "van" of "Verenigde Staten van Amerika" says nothing."""
    return frozenset(max(poort.WOORD.findall(land), key=len) for land in lijsten.landen)


def _landen(tekst: str, klein: str, lijsten: Lijsten) -> Iterator[Vondst]:
    for gevonden in _LAND.finditer(tekst):
        land = plat(gevonden.group())
        if land not in lijsten.landen:
            land = land.split(" ")[0]
        if land in lijsten.landen and land not in _BUURLAND and land not in lijsten.eigen_plaatsen:
            yield Vondst(gevonden.start(), gevonden.start() + len(land), Soort.NATIONALITEIT, 73)
    for gevonden in _UIT_LAND.finditer(tekst):
        land = plat(gevonden.group("land"))
        voor = klein[max(0, gevonden.start() - 40) : gevonden.start()]
        heel = gevonden.group("v")
        if land in lijsten.landen or land.split()[0] in lijsten.landen:
            if land.split()[0] in lijsten.landen and land not in lijsten.landen:
                einde = gevonden.start("land") + len(land.split()[0])
            else:
                einde = gevonden.end()
            if (
                heel.endswith("in ")
                and not heel.startswith(("geboren", "opgegroeid"))
                and not re.search(r"geboren|opgegroeid|gewoond|familie", voor[-25:])
            ):
                continue
            begin = gevonden.start("v") + heel.rfind("uit ") if "uit " in heel else gevonden.start("land")
            if "vanuit " in heel:
                begin -= 3
            yield Vondst(begin, einde, Soort.NATIONALITEIT, 90)


def _ziekten(tekst: str) -> Iterator[Vondst]:
    for gevonden in _ZIEKTE.finditer(tekst):
        if not _GEWONE_ZIEKTE.search(gevonden.group()) and gevonden.group().lower() not in {
            "een zeldzame aandoening",
            "zeldzame aandoening",
        }:
            yield Vondst(*gevonden.span(), Soort.DIAGNOSE, 91)


def _gebeurtenissen(tekst: str, klein: str) -> Iterator[Vondst]:
    for gevonden in _GEBEURTENIS.finditer(tekst):
        if (
            gevonden.group("g").strip().lower().startswith(("u las", "ik las", "las ", "lees", "staat "))
            or not gevonden.group("g").strip()
        ):
            continue
        if "zaak" in gevonden.group("g") and not _NIEUWS.search(gevonden.group("g")):
            continue
        begin, einde = gevonden.span("g")
        while tekst[begin] == " ":
            begin += 1
        yield Vondst(begin, einde, Soort.GEBEURTENIS, 75)


_VREEMDE_OUDER: Final = re.compile(
    r"\b(?P<n>(?:Duitse|Franse|Engelse|Spaanse|Belgische|Duitstalige|Franstalige|Engelstalige)) (?:moeder|vader|ouders|gezin|familie|afkomst|nationaliteit|achtergrond|paspoort|roots|man|vrouw|oma|opa|jongen|meisje|grootouders|stiefvader|stiefmoeder|partner|tante|oom)\b"
)


def plat_zelfde_lengte(tekst: str) -> str:
    """Small letters without diacritics, one for one."""
    klein = tekst.lower()
    if len(klein) != len(tekst):
        klein = "".join(teken.lower() if len(teken.lower()) == 1 else teken for teken in tekst)
    if klein.isascii():
        return klein
    return klein.translate(_PLAT)


_PLAT: Final = {ord(t): plat(t) for t in map(chr, range(0xC0, 0x250)) if len(plat(t)) == 1}
