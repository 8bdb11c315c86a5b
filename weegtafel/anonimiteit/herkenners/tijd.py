# ruff: noqa: E501 - patterns and word lists are kept whole
"""Exact dates, dates of birth and exact ages; not months, years, weekdays, durations or age bands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners import poort
from weegtafel.anonimiteit.herkenners.snel import Patroon, Snel
from weegtafel.anonimiteit.herkenners.vondst import Vondst

MAANDNAAM: Final = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
"""The months in full, as the inside of a pattern."""
_MAAND: Final = rf"(?:{MAANDNAAM}|jan|feb|febr|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec)"
_EENHEID: Final = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TELWOORD: Final = (
    rf"(?:{_EENHEID}|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|"
    rf"(?:{_EENHEID}?[eë]n)?(?:twintig|dertig))"
)
_RANGWOORD: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|"
    r"vijftiende|zestiende|zeventiende|achttiende|negentiende|"
    rf"(?:{_EENHEID}[eë]n)?twintigste|(?:een[eë]n)?dertigste)"
)
_JAAR: Final = r"(?:(?:19|20)\d\d|'\d\d|\d\d(?=[\s.,;:)!?]|$))"
_DATUM: Final = Snel(
    r"(?<![\w.,/€-])(?:"
    r"(?P<iso>(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12]\d|3[01]|0?[1-9]))(?![\d/-])"
    r"|(?P<kort>(?:0?[1-9]|[12]\d|3[01]) ?[-/.] ?(?:0?[1-9]|1[0-2]) ?[-/.] ?(?:(?:19|20)\d\d|'?\d\d))(?![\w/-]|[.,]\d)"
    rf"|(?P<lang>(?:(?:0?[1-9]|[12]\d|3[01])(?:e|ste|de)?(?:(?: ?(?:-|t/m|tot en met|tot|en|op|/) ?)"
    rf"(?:[12]\d|3[01]|0?[1-9])(?:e|ste|de)?)?[ \n-]{{1,2}}(?:van )?{_MAAND}\b\.?(?:[ \n-]{{1,2}}{_JAAR})?))"
    rf"|(?P<woord>(?:{_RANGWOORD}|{_TELWOORD})[ \n](?:van )?(?:{_MAAND})\b\.?(?:[ \n]{_JAAR})?)"
    rf"|(?P<vs>{_MAAND}\.? (?:[12]\d|3[01]|0?[1-9])(?:e|st|th)?,? (?:19|20)\d\d)"
    r")"
)
_DATUM_ZONDER_JAAR: Final = Snel(
    r"\b(?:op|d\.?d\.?|vanaf|per|datum:?|tot|sinds|van|en|reclassering|gesprek|afspraak|zitting|overleg|controle|mdo|intake|huisbezoek|volgende|voor|za|zo|ma|di|wo|do|vr|(?:maan|dins|woens|donder|vrij|zater|zon)dag)[ ]"
    r"(?P<d>(?:[12]\d|3[01]|0?[1-9])[-/](?:1[0-2]|0?[1-9]))(?![\w/-]|[.,]\d)"
    r"(?! ?(?:jaar|jr|keer|x|uur|uren|dagen|weken|maanden|procent|%|minuten|min|jarige|kinderen|punten|plekken|personen|op\b))"
)
_GEBOREN: Final = re.compile(
    r"(?:geb(?:oren|\.|oorte|oortedat(?:um|a)|dat(?:um)?|\.? ?dat(?:um)?)?\b|geboorte[- ]?datum|[*°†]|\bverjaar(?:t|dag)\b|\bjarig\b)[^\n]{0,22}$",
    re.IGNORECASE,
)
_WEEKDAG: Final = re.compile(
    r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.?,? $", re.IGNORECASE
)
_WET: Final = re.compile(
    r"(?:\b(?:art(?:ikel)?|par(?:agraaf)?|hoofdstuk|versie|punt|lid|hfst|kamer|lokaal|bijlage)\.?|§) ?$", re.I
)

_GETAL: Final = rf"(?:[12]?\d|{_TELWOORD})"
_LEEFTIJD: Final = Snel(
    r"(?<![\w.,€;:/-])(?:"
    rf"(?P<jarig>(?:(?:[1-9]?\d)[ -]?|{_TELWOORD}[ -]?)jarige?n?\b)"
    rf"|(?P<punt>[12]?\d;(?:1[01]|\d)\b(?: ?(?:jaar|jr\b\.?|j\b))?)"
    rf"|(?P<jaar>(?:(?P<vaag>bijna|net|pas|ruim|ongeveer|zowat|amper) )?(?:[1-9]?\d(?:[.,]5|½)?|{_TELWOORD}|(?:{_TELWOORD}[eë]n)?half|anderhalf|anderhalve)"
    r"[ -]?(?:jaar|jr\b\.?|jaren|j\b\.?)"
    r"(?:(?: en|,)? (?:1[01]|\d|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf) (?:maanden\b|maand\b|mnd\b\.?))?"
    r"(?P<oud> oud\b)?)"
    rf"|(?P<klein>(?:{_GETAL}|anderhalve) ?(?:maanden|maand|mnd\.?|weken|week|wkn|dagen) oud\b)"
    r")"
)
_PERSOON: Final = (
    r"(?:hij|zij|ze|ie|ik|jij|je|die|kind|jongen|meisje|jeugdige|zoon|dochter|zoontje|dochtertje|broer|broertje|zus|zusje|"
    r"moeder|vader|mama|papa|oma|opa|tante|oom|partner|vriend|vriendin|vriendje|neef|neefje|nicht|nichtje|kleinzoon|kleindochter|"
    r"puber|baby|peuter|kleuter|tiener|cli[eë]nt|pati[eë]nt|leerling|kleine|oudste|jongste|middelste|tweelingzus|"
    r"tweelingbroer|halfbroer|halfzus|pleegzoon|pleegdochter|pleegkind|stiefbroer|stiefzus|buurjongen|buurmeisje|"
    r"ouder|man|vrouw|jongeman|knul|meid|meiske|kid|tweeling|kinderen|nu|inmiddels)"
)
_NAAM: Final = r"(?:[A-Z][a-zà-ÿ'-]+|[A-Z]\.)"
_VOOR_LEEFTIJD: Final = re.compile(
    rf"(?:\b{_PERSOON}|(?-i:{_NAAM}))(?: (?:is|was|werd|wordt|bent|ben|van|geworden|zijn))?(?: (?:nu|net|pas|al|toen|inmiddels|bijna|vandaag|"
    rf"gisteren|onlangs|nog maar|nog geen|ruim|ongeveer|zo'n|dan|van|met haar|met zijn|een|maar))*[ ,(:;–-]{{1,3}}$"
    r"|\b(?:leeftijd|lft|lt)\b[.:]{0,2} ?(?:is |van |jeugdige |kind )*$|\btoen (?:\w+ ){1,3}(?:pas |net |nog |al )?$"
    r"|\b(?:is|was|wordt|werd|ben) (?:(?:nu|net|pas|inmiddels|bijna|nog maar|ook|dan|toen) )*$"
    r"|[(] ?$|[(][mvMVx], ?$|\b(?:m|v|j), ?$",
    re.IGNORECASE,
)
_DUUR_VOOR: Final = re.compile(
    r"\b(?:al|sinds|na|gedurende|voor|over|binnen|afgelopen|laatste|komende|eerste|per|elke|ieder|iedere|nog|om de|duur|termijn|"
    r"maximaal|max\.?|minimaal|min\.?|vanaf|tot|boven|onder|jonger dan|ouder dan|minder dan|meer dan|langer dan|in|tussen|en|t/m|à|a|"
    r"periode van|duur van|straf van|termijn van|al ruim|al bijna|vorige|tussen de|de|zo'n|hele|circa|ca\.?|indicatie van|groep|leeftijdsgroep|x|keer)"
    r"(?: ruim| bijna| ongeveer| zo'n)? $|\d ?(?:-|t/m|tot|à|en) ?$",
    re.IGNORECASE,
)
_DUURT: Final = re.compile(
    r"\b(?:woon|zit|zat|werk|wacht|duur|loop|liep|samen|getrouwd|gescheiden|bezig|gereis|reis|verblijf|blijf|rook|gebruik|speel|sport)[a-z]* (?:\w+ ){0,2}(?:nu |al |er |ruim |bijna )*$",
    re.IGNORECASE,
)
_DUUR_NA: Final = re.compile(
    r" ?(?:geleden|uit\b|lang\b|later|eerder|durend|terug\b|daarna|daarvoor|ervoor|erna|begeleiding|behandeling|hulp|gewacht|gewoond|getrouwd|samen\b|"
    r"gescheiden|ervaring|aaneengesloten|verlengd|verlenging|verblijf|gevangenis|cel\b|detentie|jeugddetentie|huwelijk|relatie|"
    r"in (?:behandeling|zorg|therapie|dienst|Nederland|nederland)|bij (?:ons|hen)|onder\b|voorwaardelijk|proeftijd|geldig|wachtlijst|op de|"
    r"niet\b|geen\b|werk\b|bezig|achter\b|en (?:ouder|jonger)|of (?:ouder|jonger)|jeugdhulp|aan\b|tot\b|-\s?\d|t/m|terugbetaald|schoon|clean|nuchter)",
    re.IGNORECASE,
)
_IS_LEEFTIJD: Final = Snel(
    rf"(?:\b(?P<wie>hij|zij|ze|ie|ik|{_PERSOON}|(?-i:{_NAAM}))|\b(?:toen|nu|sinds|als|omdat|dat|want|en|die|sindsdien|wanneer|vanaf) )"
    rf" ?(?:(?P<ww>is|was|wordt|werd|ben|bent|word)(?: (?:nu|net|pas|al|toen|inmiddels|vandaag|gisteren|morgen|onlangs|dan|vorige week|"
    rf"vorige maand|volgende maand|afgelopen week|dit jaar|in \w+))*|toen|nu|pas) "
    rf"(?P<n>(?:bijna |net |pas |nog geen |ruim )?{_GETAL})(?P<na> geworden| oud)?(?=[\s.,;:!?)]|$)(?!,\d)(?! ?(?:jaar|jr|keer|x|uur|euro|dagen|dag|weken|week|maanden|"
    r"maand|van|punten|kinderen|procent|%|minuten|broers|zussen|broertjes|zusjes|mensen|kilo|kg|cm|meter|ouders|boven|onder|oktober|"
    rf"plekken|of|tot|-|t/m|{_MAAND}|ding|dingen|grote|extra|nieuwe|hulpverleners|anderen|mei|gezinnen|vragen|zinnen|doelen|problemen|beschikkingen|"
    r"scholen|gesprekken|sessies|afspraken|vrienden|vriendinnen|[a-z]+e [a-z]+en|[a-z]{4,}en\b))"
)
_ACHTERAF: Final = Snel(
    rf"\b(?P<n>(?:bijna |net |pas )?{_GETAL} (?:is|was|wordt|werd) (?:ie|hij|ze|zij|die)\b)|\b(?:hij|ze|zij|ie|\w+) (?P<m>{_GETAL}) (?:is|was|werd|wordt)(?: geworden)?\b(?! (?:van|in het|te))"
)
_GEWORDEN: Final = Snel(rf"\b(?P<n>{_GETAL}) (?:geworden|oud)\b")
_RANG_LEEFTIJD: Final = Snel(
    rf"\b(?:(?:op|vanaf|sinds|tot|rond|voor|na) )(?:haar|zijn|hun|mijn|z'n|d'r|m'n|je|jouw|uw) "
    rf"(?P<n>(?:[12]?\d(?:e|de|ste)|{_RANGWOORD})(?: (?:levensjaar|jaar|verjaardag))?)\b(?! (?:keer|poging|school|plek|week|dag|maand|gesprek|gezin|afspraak|gezinshuis|plaatsing|dochter|zoon|kind|man|vrouw|huwelijk|baan|stage|klas|groep|pleeggezin|les))",
)
_HAAKJES: Final = re.compile(
    rf"(?P<wie>\b[A-Za-zà-ÿÀ-ß'-]+\.?) ?\((?:(?:ook|nu|toen|inmiddels|v|m|j|zoon|dochter|zus|broer|moeder|vader|vrouw|man|jongen|meisje|toen nog|dan),? )?"
    rf"(?P<n>(?:bijna |net |ruim )?(?:[1-9]?\d|{_TELWOORD}))(?: ?(?:jaar|jr\.?|j))?(?=[),;])(?!,\d)"
)
_KOMMA: Final = re.compile(
    rf"(?P<wie>\b[A-Z][a-zà-ÿ'-]+|\b{_PERSOON}), (?P<n>[12]?\d|{_TELWOORD})(?=[,.;]| en )(?!,\d|\.\d)"
)
_VAN: Final = Snel(
    rf"\b(?P<wie>{_PERSOON}) van (?P<n>[12]?\d|{_TELWOORD})(?=[.,;:!?)]|$|\n| (?:die|dat|en|is|was|heeft|in|op|uit|met|wil|zegt|kan|mag|niet|al|nog|gaat|woont)\b)"
)
_LEEFTIJD_VELD: Final = Snel(
    rf"\b(?:leeftijd|lft|lt)\b(?: kind| jeugdige| pati[eë]nt| cli[eë]nt)?[.:]{{0,2}} ?(?:is |van |= ?)?(?P<n>{_GETAL})\b(?!-| ?(?:-|t/m|tot|en hoger))",
)
_ZWAK_WIE: Final = frozenset({"nu", "inmiddels", "man", "vrouw", "ouder", "je", "die", "kinderen"})
_GEEN_WIE: Final = re.compile(
    r"^(?:artikel|art\.?|lid|stap|fase|punt|groep|kamer|lokaal|bijlage|week|versie|categorie|type|score|nummer|nr\.?|deel|pagina|blz\.?|p\.|tabel|vraag|doel|"
    r"les|blok|module|klas|leerjaar|niveau|hoofdstuk|paragraaf|regel|optie|route|lijn|bus|plekken|keer|de|het|een|van|in|uit|totaal|"
    r"kinderen|gezinnen|jongeren|uren|dagen|aantal|x|(?-i:[A-Z]{2,}))$",
    re.IGNORECASE,
)


_CIJFERPAAR: Final = re.compile(r"\d ?[-/.] ?\d")
#: "24-1 22.15", "24/2 10u": a day and a month right before a time.
_DAG_MET_UUR: Final = re.compile(
    r"(?<![\w.,/-])(?P<d>(?:[12]\d|3[01]|0?[1-9])[-/](?:1[0-2]|0?[1-9]))(?=,? (?:om )?(?:[01]?\d|2[0-3])(?:[.:][0-5]\d\b| ?u(?:ur)?\b))"
)


def _datums(tekst: str, open_: int) -> Iterator[Vondst]:
    for gevonden in _DATUM.finditer(tekst) if open_ & poort.MAAND or _CIJFERPAAR.search(tekst) else ():
        begin, einde = gevonden.span()
        voor = tekst[max(0, begin - 40) : begin]
        stuk = gevonden.group()
        if gevonden.lastgroup == "kort" and _WET.search(voor):
            continue
        if gevonden.lastgroup == "woord" and stuk.lower().startswith(("een ", "één ", "een\n")):
            continue
        if stuk[-1] == "." and stuk[-4:-1].lower() not in {
            "jan",
            "feb",
            "ebr",
            "mrt",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "ept",
            "okt",
            "nov",
            "dec",
        }:
            einde -= 1
        weekdag = _WEEKDAG.search(voor)
        begin -= len(weekdag.group()) if weekdag else 0
        geboren = _GEBOREN.search(voor) or tekst[einde : einde + 12].lower().startswith(
            (" geboren", " is geboren", " jarig")
        )
        yield Vondst(begin, einde, Soort.GEBOORTEDATUM if geboren else Soort.DATUM, 92)
    for patroon in (_DATUM_ZONDER_JAAR, _DAG_MET_UUR) if _CIJFERPAAR.search(tekst) else ():
        for gevonden in patroon.finditer(tekst):
            yield Vondst(*gevonden.span("d"), Soort.DATUM, 85)


_CIJFER_J: Final = re.compile(r"\d[ -]?j", re.IGNORECASE)


def _jaren(tekst: str) -> Iterator[Vondst]:
    for gevonden in _LEEFTIJD.finditer(tekst):
        begin, einde = gevonden.span()
        voor = tekst[max(0, begin - 45) : begin]
        if re.search(r"\d ?(?:-|t/m|tot|à|/) ?$|\btussen (?:de )?\d+ en $|\d (?:en|of) $", voor):
            continue
        if gevonden.group("oud") or gevonden.group("jarig") or gevonden.group("klein") or gevonden.group("punt"):
            if gevonden.group("jarig") and re.search(
                r"huwelijk|periode|traject|contract|cursus|opleiding|bestaan|plan|looptijd|studie|project|proeftijd|school",
                tekst[einde : einde + 14],
            ):
                continue
            yield Vondst(begin, einde, Soort.LEEFTIJD, 90)
            continue
        if _DUURT.search(voor):
            continue
        na = tekst[einde : einde + 24]
        if _DUUR_NA.match(na) or re.match(r" ?(?:-|t/m|tot) ?\d", na):
            continue
        if _VOOR_LEEFTIJD.search(voor) and not _DUUR_VOOR.search(voor):
            yield Vondst(begin, einde, Soort.LEEFTIJD, 88)
        elif (
            re.match(r" (?:is|was|werd)\b", na)
            and re.search(r"\b(?:hij|zij|ze|ie|\w+) $", voor)
            and not _DUUR_VOOR.search(voor)
        ):
            yield Vondst(begin, einde, Soort.LEEFTIJD, 87)
        elif re.search(r"(?:^|\n)[^\n]{0,30}, $", voor) and re.match(r"[,.;\n]|$", na):
            yield Vondst(begin, einde, Soort.LEEFTIJD, 86)


def _leeftijden(tekst: str, open_: int) -> Iterator[Vondst]:
    if (
        open_ & (poort.JAREN | poort.MAANDEN)
        or ";" in tekst
        or "½" in tekst
        or "jr" in tekst
        or "aar" in tekst
        or "jarig" in tekst
        or _CIJFER_J.search(tekst)
    ):
        yield from _jaren(tekst)
    for gevonden in _IS_LEEFTIJD.finditer(tekst) if open_ & poort.IS else ():
        begin, einde = gevonden.span("n")
        wie = gevonden.group("wie") or ""
        sterk = gevonden.group("na") or re.match(r"hij|zij|ze|ie|ik\b", wie, re.IGNORECASE)
        n = gevonden.group("n").lower().split()[-1]
        if n in {"een", "één", "twee"} and not gevonden.group("na"):
            continue
        if sterk or (
            gevonden.group("ww")
            and re.match(
                r"[.,;!?)\n…]|$| (?:en|maar|dus|nu|toen|want|of zo|hè|al|pas|dan|als|die|inmiddels|vorige|volgende|deze|afgelopen|joh|hoor)\b",
                tekst[einde : einde + 12],
            )
        ):
            if wie and _GEEN_WIE.match(wie):
                continue
            yield Vondst(begin, einde, Soort.LEEFTIJD, 86)
    for gevonden in _ACHTERAF.finditer(tekst) if open_ & poort.IS else ():
        naam = "n" if gevonden.group("n") else "m"
        if naam == "m" and not re.search(
            r"\b(?:toen|sinds|dat|als|omdat|nu|voor|totdat|tot) [\w ]{2,20}$",
            tekst[max(0, gevonden.start() - 14) : gevonden.start("m")],
        ):
            continue
        yield Vondst(*gevonden.span(naam), Soort.LEEFTIJD, 85)
    velden: list[Patroon] = [_RANG_LEEFTIJD]
    if open_ & poort.IS:
        velden.append(_GEWORDEN)
    if open_ & poort.LEEFTIJD:
        velden.append(_LEEFTIJD_VELD)
    for patroon in velden:
        for gevonden in patroon.finditer(tekst):
            yield Vondst(*gevonden.span("n"), Soort.LEEFTIJD, 84)
    for patroon in [
        p for p, teken in ((_HAAKJES, "("), (_KOMMA, ","), (_VAN, "an " if "an " in tekst else "AN ")) if teken in tekst
    ]:
        for gevonden in patroon.finditer(tekst):
            wie = gevonden.group("wie")
            if _GEEN_WIE.match(wie) or not (wie[0].isupper() or re.fullmatch(_PERSOON, wie) or len(wie) > 2):
                continue
            if patroon is not _HAAKJES and wie.lower() in _ZWAK_WIE - (
                {"die", "man", "vrouw"} if patroon is _VAN else set()
            ):
                continue
            if (
                patroon is _VAN
                and wie.lower() in {"oudste", "jongste", "middelste"}
                and not re.search(
                    r"m'n|mijn|hun|onze|haar|zijn|z'n|d'r", tekst[max(0, gevonden.start() - 6) : gevonden.start()]
                )
            ):
                continue
            yield Vondst(*gevonden.span("n"), Soort.LEEFTIJD, 83)


_REEKS: Final = Snel(
    rf"\b(?:zijn|waren|van|bijna|(?:kinderen|dochters|zonen|zoons|jongens|meisjes|zusjes|broertjes|broers|zussen|kids|kleinkinderen|jongetjes)(?: van|,| zijn| \()?) ?\(?(?P<a>{_GETAL})(?:, (?P<b>{_GETAL}))?(?:, (?P<c>{_GETAL}))? en (?P<d>{_GETAL})(?: jaar)?(?: oud)?(?=[.,;:!?)]|$|\n| (?:jaar|en)\b)(?![.,]\d)"
)
_KOMMA_JAAR: Final = re.compile(
    rf"(?:\b[A-Z][\w'à-ÿ-]+|\b{_PERSOON}), (?P<n>(?:{_GETAL}|[1-9]\d)(?: (?:jaar|jr\.?))?)(?=[,;.)\n]|$)(?!\.\d|,\d)"
)
_STELT: Final = Snel(
    rf"\b(?:stelt|zegt|beweert|blijkt|lijkt|schijnt|claimt|zou) (?P<n>{_GETAL}) (?:jaar )?te zijn\b|\b(?:word|wordt|werd|ben|is|was) (?:ik|jij|je|hij|zij|ze|ie|die) (?:nu |net |pas |al |bijna |ook |dan |toen |straks |morgen |volgende week |volgende maand )?(?P<m>{_GETAL})\b(?! ?(?:keer|uur|dagen|weken|euro|maanden))|"
    rf"\boud (?:ben|is|bent|was|zijn) \w+(?: \w+)?\?\"? ?\"?(?P<o>{_GETAL}(?: en een half| jaar)?)|\b(?:is|nu|pas|net) (?P<p>{_GETAL} (?:maanden|weken|maand))(?=[.,;)!?\n]|$)|"
    rf"\b(?:word|wordt|werd) (?P<q>{_GETAL})\b(?= in | op |[.,;!?\n]|$)|(?<=[.!?] )(?P<r>(?:{_GETAL}) jaar)(?=!| h[eè]\b| oud)|, (?P<s>{_GETAL} jaar)(?= h[eè]\b)|\b(?:en|op|is|nu) (?P<t>[1-9]\d jaar)(?=[.!?]| past | is | oud)"
)


_MAANDEN_OUD: Final = re.compile(
    rf"(?:\b(?-i:[A-Z][\w'à-ÿ-]+)|\b{_PERSOON})(?: is| was)?(?: nu| net| pas| bijna| ruim)?[ ,(:;–-]{{1,3}}(?P<n>{_GETAL} (?:maanden|mnd\b\.?|weken|wkn\b\.?|dagen))(?! (?:geleden|lang|later|hulp|begeleiding|bij|op|in|geen|niet|na|voor|niks|behandeling|verlof|wachten|gewacht|daarna))"
)


def _overige(tekst: str, open_: int) -> Iterator[Vondst]:
    for gevonden in _REEKS.finditer(tekst) if " en " in tekst or " EN " in tekst else ():
        if re.search(
            r"\b(?:tussen|score|groep|week|klas)\b[^.]{0,12}$", tekst[max(0, gevonden.start() - 20) : gevonden.start()]
        ):
            continue
        for naam in "abcd":
            if gevonden.group(naam):
                yield Vondst(*gevonden.span(naam), Soort.LEEFTIJD, 82)
    for gevonden in _KOMMA_JAAR.finditer(tekst) if "," in tekst else ():
        if not _GEEN_WIE.match(gevonden.group().split(",")[0].split(" ")[-1]) and not gevonden.group(
            "n"
        ).lower().startswith(("een", "één")):
            yield Vondst(*gevonden.span("n"), Soort.LEEFTIJD, 82)
    for gevonden in _MAANDEN_OUD.finditer(tekst) if open_ & poort.MAANDEN else ():
        voor = gevonden.group()[: gevonden.start("n") - gevonden.start()].rstrip()
        wie = voor[:1].islower() or voor.endswith("(")
        if voor.endswith("(") or (
            wie and (voor.endswith((",", "–", "-", ":")) or re.search(r" (?:is|was)(?: \w+)?$", voor))
        ):
            yield Vondst(*gevonden.span("n"), Soort.LEEFTIJD, 82)
    for gevonden in _STELT.finditer(tekst) if open_ & (poort.BEWERING | poort.JAREN) else ():
        for naam in "nmopqrst":
            if gevonden.group(naam) and gevonden.group(naam).lower() not in {"een", "één"}:
                yield Vondst(*gevonden.span(naam), Soort.LEEFTIJD, 82)


def zoek_tijd(tekst: str, open_: int, cijfers: int, *, leeftijd: bool) -> Iterator[Vondst]:
    """Exact days and ages in one sentence; ``open_`` are the gates of :mod:`poort`, ``cijfers`` how many digits.

    ``leeftijd`` says whether it can hold an age at all.
    """
    if cijfers or (open_ & poort.MAAND and open_ & poort.GETAL):
        yield from _datums(tekst, open_)
    if leeftijd:
        yield from _leeftijden(tekst, open_)
        yield from _overige(tekst, open_)
