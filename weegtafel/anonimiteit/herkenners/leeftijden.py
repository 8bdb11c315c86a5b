# ruff: noqa: E501, SIM905 - patterns and word lists are kept whole
"""Exact ages as people jot them down: "m/14", "v 9", "zusje bijna zes", "Kadek net 3", "12jr", "11½", "9 jaar en drie kwart"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners import poort
from weegtafel.anonimiteit.herkenners.snel import Patroon, Snel
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.herkenners.woorden import gewoon
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.normaliseren import plat

_EEN: Final = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_WOORD: Final = (
    rf"(?:(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|"
    rf"(?:{_EEN}[eë]n)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))(?![a-zë-]))"
)
_N: Final = rf"(?:(?<![\d.,])[1-9]?\d(?:[.,]5|½| ?1/2)?(?![\d%°]|[.,:/]\d|-[\d])|{_WOORD}(?: en (?:een half|een beetje|drie kwart|driekwart))?|anderhalf)"
_MND: Final = r"(?: ?(?:maanden|maand|mnd\b\.?|mndn\b\.?|weken|wkn\b\.?|wk\b\.?|dagen)(?! (?:geleden|lang|later|hulp|begeleiding|behandeling|verlof|wachten|gewacht|wacht|daarna|bij|op|in)\b))"
_JAAR: Final = r"(?: ?(?:jaar|jaren|lentes|jrg?\b\.?|j\b\.?)(?! (?:geleden|lang|later|hulp|begeleiding|behandeling|cel|tbs|getrouwd|bij|in (?:Nederland|behandeling|zorg)|jeugd)\b)(?: (?:oud|jong)\b)?(?:,? (?:en |\+ )?(?:1[01]|\d|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf) (?:maanden|maand|mnd)\b\.?| en (?:een half|drie kwart|driekwart|een kwart|een beetje))?)"
_OUD: Final = rf"(?>{_N}(?:{_JAAR}|{_MND})?)"
#: Without months, weeks and days: those are durations unless a baby is spoken of.
_JR: Final = rf"(?>{_N}(?:{_JAAR}|{_MND} oud)?)"
_VAAG: Final = r"(?:(?:bijna|net|pas|al|nu|inmiddels|nog maar|nog geen|ruim|toen|zelf|ook|eh|uh|dan|vandaag|gisteren|morgen|ongeveer|ca\.?|v|v\.|van|oud|lft\.?) ?){0,3}"
_KIND: Final = (
    r"(?:(?:half|stief|pleeg|klein|schoon|tweeling)?(?:zoon|dochter|zoontje|dochtertje|broer|broertje|zus|zusje|kind|kindje|moeder|vader|zoons|zonen|dochters|broers|zussen|zusjes|broertjes|kinderen|ouders)|"
    r"jongen|jongens|knaap|kindje|schat|kereltje|meisje|meisjes|meid|meiske|jochie|knul|kerel|gozer|gast|vent|ventje|kereltje|jongetje|baby|dreumes|peuter|kleuter|puber|tiener|kerel|zuigeling|pasgeborene|tweeling|drieling|vierling|man|vrouw|"
    r"jeugdige|jongere|jongeman|leerling|cli[eë]nt|cli[eë]nte|pati[eë]nt|pati[eë]nte|mama|papa|oma|opa|tante|oom|neef|neefje|nicht|nichtje|vriend|vriendin|vriendje|vriendinnetje|partner|oudste|jongste|middelste|kleinste|kleine|"
    r"buurjongen|buurmeisje|kids|kid|kleinkind|kleinkinderen|ex|stel|dame|heer|spruit|wurm|gabber|maat|maatje|bewoner|bewoonster|minderjarige)"
)
_EIND: Final = r"(?=[.,;:!?)\]/…\"“”'(]|\s*$|\n| (?:en|maar|dus|die|dat|of|is|was|heeft|woont|zit|gaat|met|uit|in|op|bij|wil|kan|mag|moet|slaapt|werkt|krijgt|–|-|want|toen|als|mee|hè|joh|hoor|ook|niet|al|volgt|doet|zegt|geworden|oud|waren|zijn|had|kwam|geappt|leerling|huilt|weet)\b| [A-Z(–-])"
_GEEN_N: Final = r"(?! (?:of|en) (?:ouder|jonger|hoger|meer)\b)(?! (?!waren|zitten|wonen|gaan|komen|slapen|willen|moeten|is|was)[a-z]{2,}(?:en|s)\b)(?! ?(?:uur|uren|x\b|keer|%|euro|kg|kilo|cm|meter|km|min\b|minuten|graden|gram|mg|ml|punten|kamers?|plekken|sessies|gesprekken|dagdelen|procent|personen|broers|zussen|kinderen|mensen|weken|wkn|maanden|maand|mnd|dagen|dag|nachten|maal|stuks|op de schaal|van de|t/m|tot|à|-\s?\d))"

_SEKSE: Final = re.compile(
    rf"(?:(?<=\()|(?<=[,;:] )|(?<=^)|(?<=\n)|(?<=lft )|(?<=lft\.: ))(?P<n>(?:[mvjMVJ]|man|vrouw|jongen|meisje)(?:[ ]?[/.,–-][ ]?| )[1-9]?\d(?:½|[.,;]\d{{1,2}})?(?:/\d{{1,2}})?(?:{_JAAR})?)(?=[),;.?\n]|$| →)"
)
_SEKSE_NAAM: Final = re.compile(
    rf"\b(?:[A-Z][\w'à-ÿ-]+|[a-z]{{3,}}),? \(?(?P<n>[mv](?:/|, ?| )[1-9]?\d(?:½|[.,;]\d{{1,2}})?(?:{_JAAR})?)(?=[),;.\n]|$)"
)
_VELD: Final = Snel(
    rf"\b(?:leeftijd|lft|lftd)\b\.?(?: (?:kind|jeugdige|moeder|vader|zoon|dochter))?[:=]? ?(?P<n>(?:[mvjxMVJX][/ ])?{_OUD})(?!\w| ?(?:-|–|t/m|tot|en (?:ouder|hoger))| ?uur)",
)
_VAN: Final = Snel(
    rf"\b{_KIND} (?:van|v\.?|van eh|van net|van bijna|van nog geen|van pas|van ruim) ?(?P<n>{_OUD}){_GEEN_N}(?! ?(?:en (?:ouder|hoger)|\+))"
)
_VAN_TWEE: Final = Snel(
    rf"\b{_KIND}(?: \w+)? (?:van|v\.?) (?P<a>{_OUD})(?:, (?P<b>{_OUD}))?(?:, (?P<c>{_OUD}))? (?:en|&) (?P<d>(?:bijna |net )?{_OUD}){_GEEN_N}{_EIND}"
)
_KAAL: Final = Snel(
    rf"\b{_KIND}(?: (?-i:[A-Z])[\w'à-ÿ-]+)?,? \(?(?P<n>(?:bijna |net |pas |ruim |ca\. |nu |al )?{_JR}){_GEEN_N}(?=[.,;:!?)\]/\n]|$| (?:naar|bij|is|en|mee|met|ook|gaat|zit|woont|in|op|wil) )"
)
_NAAM: Final = re.compile(
    rf"(?P<wie>\b[A-Z][\w'à-ÿ-]+)(?: van| van eh|,)? \(?(?P<n>(?:ca\. |bijna |net |pas |nu |nog maar |ruim ){{0,3}}{_OUD}){_GEEN_N}(?=[.,;:!?)\]/\n]|$| (?:die|en [A-Z]|mee|is|heeft|woont|zit|gaat|wil|slaapt|huilt|ook|oud))"
)
_IS: Final = Snel(
    rf"\b(?P<wie>ik|hij|zij|ze|ie|jij|je|die|dat kind|{_KIND}|(?-i:[A-Z][\w'à-ÿ-]+))\"?,? (?:is|was|wordt|werd|ben|bent|word|zijn|waren|blijkt|lijkt|oogt als|werden|geworden) (?:in \w+ )?{_VAAG}(?P<n>{_JR}){_GEEN_N}(?!(?<=jaar) (?!en|maar|oud|geworden|toen|als|dus)[a-z])(?!(?<=jr) [a-z])(?!(?<=jaar);){_EIND}"
)
_OMGEKEERD: Final = Snel(
    rf"\b(?:is|was|wordt|werd|ben|bent|word) (?:ik|hij|zij|ze|ie|je|{_KIND}|(?-i:[A-Z][\w'à-ÿ-]+)) {_VAAG}(?P<n>{_JR}){_GEEN_N}(?=[.,;:!?)\n]|$| (?:en|maar|of|geworden|hè|hoor)\b)"
)
_NU: Final = re.compile(
    rf"(?:(?:^|[.;:(\n–]|\d\. ?|, )\s*)(?:[Nn]u|[Ii]nmiddels|[Bb]ijna|[Nn]et|[Pp]as|[Nn]og geen|[Oo]p (?:haar|zijn|m'n|mijn|d'r|z'n)) (?P<n>{_JR}){_GEEN_N}(?=[.,;:!?)\n]|$| (?:gaat|is|wil|heeft|kwam|ging|en )\b)"
)
_STRAKS: Final = re.compile(
    rf"\b(?:over (?:een |één |\w+ )?(?:maand|maanden|mnd|weken|week|dagen)|volgende (?:maand|week)) (?P<n>{_N}){_GEEN_N}(?=[.,;!?)\n]|$)"
)
_KORT: Final = re.compile(
    r"(?<![\w.,/€<>-])(?<![<>] )(?P<n>[1-9]?\d(?:[.,]\d|½)?[ -]?(?:jr\b\.?|jrg\b\.?|jarig\w*|j\.)(?: ?(?:en )?(?:1[01]|\d) ?(?:mnd|m)\b\.?)?)(?! ?(?:traject|cel|lang|geleden|ervaring|indicatie|bij|in|wacht|verlen|VVE|\+|en ouder))"
)
_KIND_NUMMER: Final = re.compile(r"(?:kind|ouder|oom|kinderen|man|vrouw|moeder|vader) [1-9]$", re.IGNORECASE)
_ERVOOR: Final = re.compile(
    rf"(?:[(,:–=-] ?|\b[A-Z][\w'à-ÿ-]+ (?:nu |net |bijna |pas )?|\b{_KIND} (?:van |nu |net |bijna |is )?|\b(?:is|wordt|was) |^|\n)$"
)
_KWART: Final = re.compile(
    rf"\b(?P<n>{_N} (?:jaar|jr) en (?:een half|een kwart|drie kwart|driekwart)|{_N} ?½ ?(?:jaar|jr)?|{_WOORD} en een half)\b(?! (?:uur|jaar (?:geleden|lang|bij)|maand|dag|week))"
)
_RIJ: Final = re.compile(
    rf"\b(?:is|was|wordt|van|oudste is|jongste is) (?P<a>{_N})(?:[ ,]+(?:dan|en|en dan|de ander|de jongste|bijna|nee wacht|nee|eh)[ ,]+)(?P<b>(?:bijna )?{_N})(?=[.,;!?)\n]|$)"
)
_RANG: Final = r"(?:[1-9]?\d ?(?:e|de|ste)|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vijftiende|zestiende|zeventiende|achttiende|negentiende|twintigste|dertigste|veertigste|vijftigste|zestigste|zeventigste|tachtigste)"
_VERJAARDAG: Final = Snel(rf"\b(?P<n>{_RANG} verjaardag)\b")
_LEEFTIJDEN: Final = Snel(
    rf"\bleeftijden\b[^:\n\d]{{0,20}}[: ] ?(?P<a>{_N})(?:(?:, | / |/)(?P<b>{_N}))?(?:(?:, | / |/)(?P<c>{_N}))? ?(?:en|&|,|/) ?(?P<d>{_N})(?! ?(?:t/m|tot|-))",
)
_ZEGT: Final = Snel(
    r"\b(?:zegt|schat|schatten|denk ik|denken|oogt|beweert)(?: zelf| hem| haar| ze| ik)? (?P<n>1[1-9]|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)(?=[.,;)!?\n]|$)",
)
_TAL: Final = r"(?:1[01]|[1-9]|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf)"
_REK_LINKS: Final = re.compile(
    rf"(?:\b(?:bijna|net|pas|ruim|ongeveer|nog geen|nog maar|zowat|krap|een jaar of|een jaartje of|zo'n|circa|ca\.|(?:{_N}) (?:of|à)) )+$",
    re.IGNORECASE,
)
_REK_RECHTS: Final = re.compile(
    rf"(?:(?<=[\d½])|(?<=[a-zë]))(?:(?: |-)?(?:jaar|jr\.?)\b)?(?:,? (?:en )?(?:{_TAL}|een halve|anderhalve) (?:maanden|maand|mnd|weken|wkn|dagen)\b)?(?: en (?:een )?half\b)?(?: (?:of|à) {_N}(?: jaar\b)?)?(?: oud\b)?",
    re.IGNORECASE,
)
_GEEN_WIE: Final = frozenset(
    "artikel art lid stap fase punt groep kamer lokaal bijlage week versie categorie type score nummer nr deel pagina blz tabel vraag doel les blok module klas leerjaar niveau hoofdstuk paragraaf "
    "regel optie route lijn bus perron sleutel ruimte unit afdeling prioriteit urgentie cluster vmbo havo vwo mbo hbo niveau cito tiq iq viq sdq cbcl asr srs bmi level ronde team jo fifa windows "
    "horizon ps playstation channel npo radio tv trede code bed huis portiek verdieping etage flat blok dag nacht uur januari februari maart april mei juni juli augustus september oktober november december "
    "maat schoenmaat norm caseload wachtlijst wachttijd huisnummer saldo temperatuur gewicht lengte hartslag bloeddruk snelheid rugnummer kamernummer fortnite max maximaal minimaal totaal aantal prijs bedrag kosten bol bbl kind geldig indicatie kinderen".split()
)


_WIE: Final = re.compile(rf"ik|hij|zij|ze|ie|jij|je|die|dat kind|{_KIND}")


def _is_wie(wie: str, lijsten: Lijsten) -> bool:
    klein = plat(wie)
    if _WIE.fullmatch(klein):
        return True
    return (
        klein not in _GEEN_WIE
        and not (wie.isupper() and len(wie) > 1)
        and (klein in lijsten.namen or not gewoon(klein, lijsten))
    )


#: A number that stands free enough to be an age; the parts of days, times, sums and long numbers do not.
_VRIJ_GETAL: Final = re.compile(
    r"(?<![\d.,:/€-])\d{1,2}(?!\d|[-/.:,]\d)|[^\d][1-9]?\d[.,]\d{1,2}(?!\d)|\d[;½]|[A-Za-z][/.,–-]\d|\d ?[-–/] ?[jJm]|[–,-] ?\d{1,2}(?!\d)"
)


def kan_leeftijd(tekst: str, open_: int, cijfers: int) -> bool:
    """Whether a sentence of so many digits can hold an age at all."""
    return bool(open_ & poort.GETAL) or (cijfers > 0 and _VRIJ_GETAL.search(tekst) is not None)


def _patronen(tekst: str, open_: int) -> Iterator[tuple[Patroon, int]]:
    """The patterns of which the words that they cannot do without stand in the sentence, with their weight."""
    if any(teken in tekst for teken in "mvjMVJ"):
        yield _SEKSE, 84
        yield _SEKSE_NAAM, 83
    if open_ & poort.LEEFTIJD:
        yield _VELD, 83
    if open_ & poort.JONG:
        yield _VAN, 83
        yield _KAAL, 80
    if open_ & poort.IS:
        yield _IS, 81
        yield _OMGEKEERD, 81
        yield _NU, 79
    if "over " in tekst or "olgende" in tekst:
        yield _STRAKS, 79
    if open_ & poort.JAREN or "jr" in tekst or "jarig" in tekst or "j." in tekst:
        yield _KORT, 84
    if "half" in tekst or "kwart" in tekst or "½" in tekst or "HALF" in tekst or "KWART" in tekst:
        yield _KWART, 84
    if "erjaardag" in tekst or "VERJAARDAG" in tekst:
        yield _VERJAARDAG, 85
    if open_ & poort.BEWERING:
        yield _ZEGT, 80


def zoek_losse_leeftijden(tekst: str, lijsten: Lijsten, open_: int) -> Iterator[Vondst]:
    """Ages in loose forms in one sentence that holds a digit or a number word; ``open_`` are the gates of :mod:`poort`."""
    for patroon, gewicht in _patronen(tekst, open_):
        for gevonden in patroon.finditer(tekst):
            if patroon is _IS and not _is_wie(gevonden.group("wie"), lijsten):
                continue
            if patroon is _KAAL and _KIND_NUMMER.match(gevonden.group()):
                continue
            if patroon is _KORT and not _ERVOOR.search(tekst[max(0, gevonden.start() - 30) : gevonden.start()]):
                continue
            yield Vondst(*gevonden.span("n"), Soort.LEEFTIJD, gewicht)
    for gevonden in _NAAM.finditer(tekst):
        wie = plat(gevonden.group("wie"))
        if wie in lijsten.namen and wie not in _GEEN_WIE and (wie not in lijsten.gewoon or wie in lijsten.dubbel):
            yield Vondst(*gevonden.span("n"), Soort.LEEFTIJD, 80)
    meer: list[Patroon] = [_VAN_TWEE] if open_ & poort.JONG else []
    if open_ & poort.IS or "van " in tekst:
        meer.append(_RIJ)
    if open_ & poort.LEEFTIJD:
        meer.append(_LEEFTIJDEN)
    for nog in meer:
        for gevonden in nog.finditer(tekst):
            for naam, waarde in gevonden.groupdict().items():
                if waarde:
                    yield Vondst(*gevonden.span(naam), Soort.LEEFTIJD, 82)


def rek_leeftijd(tekst: str, begin: int, einde: int) -> tuple[int, int]:
    """An age with the words that belong to it: "bijna 18", "zeven of acht", "18 jaar en drie weken"."""
    links = _REK_LINKS.search(tekst, max(0, begin - 30), begin)
    rechts = _REK_RECHTS.match(tekst, einde, min(len(tekst), einde + 40))
    return links.start() if links else begin, rechts.end() if rechts else einde


def een_leeftijd(tekst: str, vondsten: list[Vondst]) -> tuple[Vondst, ...]:
    """Ages that overlap become one: "9 jaar" within "9 jaar en drie kwart" is the same age."""
    uit = [v for v in vondsten if v.soort is not Soort.LEEFTIJD]
    laatste: Vondst | None = None
    leeftijden = []
    for v in vondsten:
        if v.soort is Soort.LEEFTIJD:
            begin, einde = rek_leeftijd(tekst, v.begin, v.einde)
            leeftijden.append(v._replace(begin=begin, einde=einde))
    for v in sorted(leeftijden):
        if laatste is not None and v.begin < laatste.einde:
            laatste = laatste._replace(einde=max(laatste.einde, v.einde), gewicht=max(laatste.gewicht, v.gewicht))
            uit[-1] = laatste
        else:
            laatste = v
            uit.append(v)
    return tuple(uit)
