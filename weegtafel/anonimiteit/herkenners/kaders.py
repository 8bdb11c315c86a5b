# ruff: noqa: E501, SIM905 - patterns and word lists are kept whole
"""What stands in a frame that calls for it: ages told in passing, and houses, firms and schools without a word for their kind.

Part of the thorough check only. It runs last, on what the other readers left open, and takes nothing away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners.kaders_oranje import zoek_oranje
from weegtafel.anonimiteit.herkenners.naamwoorden import FAMILIE_TITEL_ROL, WERKWOORD
from weegtafel.anonimiteit.herkenners.tijd import MAANDNAAM
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.herkenners.woorden import gewoon
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.normaliseren import plat

_EEN: Final = r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TEL: Final = (
    rf"(?:(?<![a-zà-ÿ-])(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|(?:{_EEN}[eë]n)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))"
    r"(?:[eë]nhalf|nhalf| en een half)?(?![a-zà-ÿ-])|\banderhalf\b)"
)
_CIJFER: Final = r"(?:(?<![\d.,:/€-])(?:[1-9]\d?)(?:[.,]5|½)?(?![\d%°½]|[.,:/-]\d|[a-z]))"
_N: Final = rf"(?:{_CIJFER}|{_TEL})"
_EENHEID: Final = r"(?: (?:jaar|jr\b\.?|maanden|mnd\b\.?)(?: oud\b)?)?"
_GEEN: Final = (
    r"(?! ?(?:uur|uren|u\b|x\b|keer|maal|%|euro|cent|kg|kilo|gram|cm|meter|km|min\b|minuten|graden|mg|ml|punten?|kamers?|plekken|sessies|gesprekken|dagdelen|dag|dagen|dgn|week|weken|wk\b|wkn|procent|personen|mensen|"
    r"kinderen|broers|broertjes|zussen|zusjes|zonen|zoons|dochters|katten|honden|nachten|stuks|op de|van de|van \d|t/m|tot\b|à|of (?:ouder|jonger|meer)|en (?:ouder|hoger|meer)|jaar (?:geleden|lang|later|cel|hulp|bij|in (?:dienst|behandeling|zorg))|"
    r"maanden (?:geleden|lang|later|hulp|wacht)|[-–] ?\d|\+))(?! (?!waren|zitten|wonen|gaan|komen|slapen|logeren|willen|moeten|hebben|kregen|deden|doen|lopen|spelen|blijven|allebei|samen|en\b)[a-zà-ÿ]{3,}(?:en|s|jes)\b)"
)
_KIND: Final = (
    r"(?:(?:half|stief|pleeg|klein|schoon|achterklein)?(?:zoons?|zonen|dochters?|zoontjes?|dochtertjes?|broers?|broertjes?|zus|zussen|zusjes?|kind|kinderen|kindje|moeder|vader)|kids?|jongens?|jongetjes?|meisjes?|meid|meiden|jochie|jochies|knul|gozer|vent|ventje|"
    r"mannetje|kereltje|baby|peuter|kleuter|puber|tiener|tweeling|drieling|man|vrouw|jeugdige|leerling|oma|opa|tante|oom|neef(?:je)?|nicht(?:je)?|oudste|jongste|middelste|kleinste|kleine|grote|buurjongen|buurmeisje|bonuszoon|bonusdochter|zwangere)"
)
#: Each with its ages in groups; the rest of the frame stays in the text.
_LEEFTIJD: Final = tuple(
    re.compile(patroon, re.IGNORECASE)
    for patroon in (
        rf"\b{_KIND} van (?:net |bijna |nog geen |al )?(?P<a>{_N}{_EENHEID}){_GEEN}(?=[.,;:!?)\n\"”]|$| (?:met|die|dat|en|is|heeft|was|zit|zei|wil|pakte|droeg|kwam|kan|mag|aan|bij|in|op|naar|om|uit|[a-z]{{3,}}en)\b)",
        rf"\b(?:die|dat|eentje|iemand|de ander) van (?P<a>{_TEL}|\d\d?){_GEEN}(?=[.,;:!?)\n\"”]|$| (?:\w+(?:[dfgkp]t|[aeou]{2}[nt]t|de|te)|met|die|dat|en|is|heeft|was|had|zit|zat|zei|wil|zal|droeg|kwam|ging|liep|sliep|bleef|kan|mag|moet|aan|bij|in|op|naar|om|uit)\b)",
        rf"\btoen (?:ie|hij|ze|zij|ik|je|we|hun|{_KIND}|(?-i:[A-ZÀ-Þ][\w'-]+)) (?:nog |pas |net |al |ongeveer |bijna )*(?P<a>{_N}{_EENHEID}) (?:was|waren|werd|werden|is geworden)\b",
        rf"\b(?:uit huis|uithuisgeplaatst|blowen|blowt|roken|rookt|drinken|drinkt|gamen|gamet|weggelopen|zwanger)\b[^.\n;:]{{0,24}}?\b(?:met|rond|vanaf|op|sinds)(?: haar| zijn)? (?P<a>{_N}{_EENHEID}){_GEEN}(?=[.,;)\n]|$)",
        rf"(?:^|\n) ?[-–•*] (?P<a>{_CIJFER} (?:jaar|jr|mnd|maanden)\b\.?)(?=:)",
        rf"\bleeftijd(?:en)?\b[^:\n|;.]{{0,28}}: ?(?P<a>{_N}{_EENHEID}){_GEEN}(?: ?(?:en|,|/|&|\+) ?(?P<b>{_N}{_EENHEID}){_GEEN})?(?=[.,;|)\n]| \||$)",
        rf"\b(?:lijkt|oogt|schat|ook|zelf|inmiddels|allebei|beiden?|samen) (?P<a>{_CIJFER}|(?:tien|elf|twaalf|[a-z]{{4,6}}tien)){_GEEN}(?=[.,;!?)\n]|$)",
        rf"(?P<a>{_N}) (?:allebei|alle twee|beiden)\b",
        rf"\b(?:hoe oud|welke leeftijd)\b(?! is (?:het|de|dit|dat) (?!kind|jeugdige|meisje|baby|jongste|oudste|broer|zus|vader))[^\n?:]{{0,40}}\??\s{{1,2}}(?:(?:\d\d[:.]\d\d )?[^\W\d][\w.]{{0,20}}: ?)?(?:ok[eé]\w*,? |nou,? |\w{{1,3}}h+,? |ja,? |net |pas |bijna |al |dus |(?:hij|ze|zij|die|ik) (?:is|wordt|ben) )*(?P<a>{_N}{_EENHEID}){_GEEN}(?=[.,;!?)\n]|$| (?:zegt|zei|en een|nu|geworden|jaar|wordt|al)\b)",
        rf"\b(?:kinderen|kids)(?: thuis)?(?: ?[:–—-])? ?(?:{_TEL} ?[–—:-] ?)?(?P<a>{_CIJFER}){_GEEN}(?=(?:, ?\d\d?)*,? (?:en|\+|&) \d)",
        rf"\bde een(?: is| wordt)? (?P<a>{_N}){_GEEN}[^.\n]{{1,20}}?\bde ander(?: is| wordt)? (?P<b>{_N}){_GEEN}",
        rf"\bsinds (?:ik|hij|ie|ze|zij|(?-i:[A-ZÀ-Þ][\w'-]+)) (?P<a>{_N}) (?:ben|is|was|werd)\b",
        rf"\bsinds (?P<a>{_TEL})(?= (?:alleen|op|bij|in|zelf|niet|aan|weer|met|uit)\b)",
        rf"\b{_KIND},? \(?(?P<a>{_CIJFER}) (?:of|à) (?P<b>{_CIJFER}){_GEEN}(?=[.,;)\n]|$)",
        rf"\bis (?P<a>{_N}) pas\b",
        rf"\b(?P<a>(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|(?:vijf|zes|zeven|acht|negen)tien|(?:{_EEN}[eë]n)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig))[ -]?jarige?n?)\b(?! (?:traject|plan|contract|opleiding|onderzoek|bestaan|subsidie|mandaat|periode|overeenkomst|behandeling|programma|looptijd|ervaring))",
        rf"\b{_KIND} (?P<a>\d\d?(?:½|[.,]5)(?: jaar| jr\b)?)",
        rf"\b(?:oudste|jongste|middelste|kleinste|baby|die) (?:is|wordt|was|werd) (?:nu |net |pas |al |bijna |nog maar |inmiddels )*(?P<a>{_N}{_EENHEID}){_GEEN}(?=[.,;!?)\n]|$)",
        rf"\b(?:is|was|wordt|werd|ben|bent) (?:nu |net |pas |al |nog |bijna |inmiddels |toen |maar |in \w+ |van de week |volgende week )+(?P<a>{_N}{_EENHEID}){_GEEN}(?=[.,;!?)\n]|$| (?:en|maar|dus|toen|geworden)\b)",
        rf"\b(?:die|dat) (?:in|over|met|na|per) (?:het |de |een )?\w+ (?P<a>{_TEL}|\d\d?) wordt\b",
        r"(?P<a>\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)[eë]?nhalf\b)(?! (?:uur|jaar|maand|week|dag|miljoen|ton|procent))",
        rf"\b(?:ca\.|circa|ongeveer|zo rond de) (?P<a>{_CIJFER}) en (?P<b>{_CIJFER}) ?(?:jr|jaar)\b",
        rf"\b{_KIND}(?: aanwezig)?:? ?(?:\d )?\(? ?(?P<a>{_CIJFER}){_GEEN}(?: ?(?:,|\+|&|en) ?(?P<b>{_CIJFER}){_GEEN})?(?: ?(?:,|\+|&|en) ?(?P<c>{_CIJFER}){_GEEN})?(?: ?(?:,|\+|&|en) ?(?P<d>{_CIJFER}){_GEEN})? ?(?: en | ?\+ ?| & )(?P<e>{_CIJFER}){_GEEN}(?=[.,;)\n]|$| (?:doen|gaan|zijn|wonen|logeren|slapen|komen|zitten|waren|hebben)\b)",
    )
)
#: A number right behind a person is an age, unless a unit or something counted follows.
_NA_NAAM: Final = re.compile(
    rf"(?: | ~ | → | = |, | \()(?P<a>{_CIJFER}(?: maanden| mnd\b)?){_GEEN}(?=[.,;!?)\n]|$| ~| (?:en|bijt|praat|wordt|woont|logeert|logeren|slaapt|zit|gaat|is|heeft|wil|kan|mag|komt|krijgt|huilt|doet|zegt|speelt|op de)\b| [A-ZÀ-Þ])"
)
#: The other numbers of a row of which one is an age: "van 10, 13 en 15".
_RIJ_LINKS: Final = re.compile(rf"(?P<a>{_N})(?: ?(?:,|\+|/|&)(?: en)? ?| en (?:van )?)$", re.IGNORECASE)
_RIJ_RECHTS: Final = re.compile(
    rf"(?: ?(?:,|\+|&)(?: en)?(?: dan)? ?| en (?:van |dan )?)(?P<a>{_N}{_EENHEID}){_GEEN}(?=[.,;!?)\n+&]|$| (?:en|zijn|gaan|slapen|wonen|doen|dus|maar)\b)",
    re.IGNORECASE,
)

_KAP: Final = r"(?:[A-ZÀ-Þ][\w&'’+-]*(?: (?:& |en |van |de |het |voor )?(?:[A-ZÀ-Þ][\w&'’+-]*|\d{1,2}\b))*)"
_LID: Final = r"(?:(?:de|het|'t|De|Het|'t) )?"
_WERK: Final = r"(?:werk(?:t|te|en|ten)?|bijbaan(?:tje)?|baan(?:tje)?|stage|in dienst|bezorgt|rijdt|klust|schoonmaa?k(?:t|ster|er)?|caissière|kassa|vakkenvuller|chauffeur|monteur|verkoopster|verkoper|uitzendkracht|beveiliger)"
_ZORG: Final = (
    r"(?:aangemeld|aanmelding|afgewezen|verwezen|doorverwezen|verwijzing|terugverwezen|terecht|geplaatst|plaatsing|verblijft|verbleef|verblijf|verhuisd|overgeplaatst|opgenomen|opname|behandeld|behandeling|in behandeling|begeleid|begeleiding|begeleider|begeleidster|"
    r"behandelaar|hulp|hulpverlener|traject|intake|wachtlijst|plek|plaats vrij|logeert|logeren|logeerplek|woont|gewoond|dagbesteding|daghulp|opvang|crisisplek|teruggebeld|gebeld|gebeld met|overleg|overlegd|contact|mail|gemaild|uitkering|mediation|screening|diagnostiek|onderzocht|onderzoek|"
    r"gezien|bekend|ingeschreven|traint|voetbalt|hockeyt|turnt|danst|judoot|zwemt|sport|lid|op voetbal|op judo|op hockey|op turnen|verslag|rapportage|rapport|medewerker|collega|spreker|namens|vanuit|gesprek|spreekuur|training|cursus|groep|bezoek|zit|zat|zitten|gaat|ging)"
)
#: Preposition and name behind a word that calls for a house or firm.
_BIJ: Final = re.compile(
    rf"\b(?P<w>{_WERK}|{_ZORG})\b(?: \w+){{0,3}}? (?P<v>bij|voor|door|via|naar|van|vanuit|met) (?P<n>{_LID}{_KAP})"
)
_REEKS: Final = re.compile(rf"(?:, | en | of |, en | / )(?:bij |naar |van )?(?P<n>{_LID}{_KAP})")
_VELD: Final = re.compile(
    r"(?:^|[\n|;•] ?|- |(?<=[.;] ))(?P<v>(?:Huidige |Eerdere |Ingezette |Lopende )?(?:Hulp|Begeleiding|Behandeling|Zorg|Zorgaanbieder|Aanbieder|Verzekering|Zorgverzekeraar|Verzekeraar|Werkgever|Woonvorm|Dagbesteding|Daghulp|Opvang|Logeren|Logeeropvang|Hulpverlening|Instelling|Organisatie|Zorg door|Hulp door|Aangemeld bij|"
    rf"In behandeling bij|Afgenomen door|Uitvoerder|Pleegzorg|Vervolg|Kinderopvang|BSO|Sportclub|Club|Vereniging|Bijbaan|Stage|Crisisdienst|Verwezen naar)(?: nu| tot nu toe| thuis)?): (?P<n>{_LID}{_KAP})(?=[,;(|\n.]| [|(/–-]|$)"
)
_SCHOOL: Final = re.compile(
    rf"\b(?:zit|zat|zaten|zitten|gaat|ging|gaan|moet|mag|kan|komt|kwam|start|begint|begon|blijft|bleef|stroomt|overstap|overstappen|onderwijs|les|leerling|leerlinge|mentor|juf|meester|docente?|leraar|lerares|groep \d|klas \w+|havo|vwo|vmbo|mavo|brugklas|diploma|opleiding|leert|studeert|school)\b(?: \w+){{0,3}}? (?P<v>op|van|aan|bij) (?P<n>{_LID}{_KAP})"
)
#: Words with a capital that stand in such frames and name no house: bodies that are everywhere, roles, kinds of help.
_NIEMAND: Final = frozenset(
    [
        "ik",
        "zij",
        "hij",
        "u",
        "mijn",
        "uw",
        "haar",
        "god",
        "wij",
        "ja",
        "nee",
        "geen",
        "onbekend",
        "nvt",
        "taxi",
        "diverse",
        "niet",
    ]
)
_LANDELIJK: Final = frozenset(
    "ace ambulante ao azc fit gas ibg icb ips jeugd jim kies kopp mgv oka ovj pi pr pri rgt save schip tom vers vig".split()
)


def zoek_kaders(
    vlak: str, gevonden: Sequence[Vondst], lijsten: Lijsten, beschermd: Sequence[tuple[int, int]]
) -> list[Vondst]:
    """What stands in a frame in ``vlak``, the matching form, and is not among ``gevonden``.

    ``beschermd`` are the stretches of phrases that never identify; only an employer may bear such a name.
    """
    bezet = bytearray(len(vlak) + 1)
    for v in gevonden:
        bezet[v.begin : v.einde] = b"\x01" * (v.einde - v.begin)
    uit: list[Vondst] = []
    for v in (
        *_geboren(vlak),
        *_logdagen(vlak),
        *_leeftijden(vlak, gevonden),
        *_personen(vlak, lijsten),
        *_huizen(vlak, lijsten, beschermd),
        *zoek_oranje(vlak, lijsten),
    ):
        if v.einde > v.begin and 1 not in bezet[v.begin : v.einde]:
            bezet[v.begin : v.einde] = b"\x01" * (v.einde - v.begin)
            uit.append(v)
    return uit + _rijen(vlak, [*gevonden, *uit], bezet)


#: A day of birth in words, as it is dictated.
_GEBOREN: Final = re.compile(
    rf"\b(?:geboren|geb\.?|geboortedatum):? (?:op )?(?:de )?(?P<a>(?P<b>(?:[a-zë]{{3,20}}|\d\d?) (?:{MAANDNAAM}) (?:tweeduizend|negentienhonderd))(?: ?(?:en )?[a-zë]{{3,20}})?)",
    re.IGNORECASE,
)


def _geboren(vlak: str) -> Iterator[Vondst]:
    for m in _GEBOREN.finditer(vlak):
        # The year may have been read as an age before; then what stands in front of it.
        yield from (Vondst(*m.span(deel), Soort.GEBOORTEDATUM, 70) for deel in ("a", "b"))


#: A line of a log that begins with a day: "3-4 Screening gestart".
_LOGDAG: Final = re.compile(
    r"^[-•*– ]{0,3}(?P<d>(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2]))(?=[ :\t] ?[^\W\d_])", re.MULTILINE
)


def _logdagen(vlak: str) -> Iterator[Vondst]:
    dagen = list(_LOGDAG.finditer(vlak))
    # One such pair may be a count or a fraction; two lines that begin so are a log.
    if len(dagen) > 1:
        yield from (Vondst(*m.span("d"), Soort.DATUM, 70) for m in dagen)


def _leeftijden(vlak: str, gevonden: Sequence[Vondst]) -> Iterator[Vondst]:
    if _GETAL.search(vlak) is None:
        return
    for patroon in _LEEFTIJD:
        for m in patroon.finditer(vlak):
            for naam, waarde in m.groupdict().items():
                if waarde:
                    begin = m.start(naam)
                    yield Vondst(begin, begin + len(waarde.rstrip()), Soort.LEEFTIJD, 70)
    for v in gevonden:
        erna = _NA_NAAM.match(vlak, v.einde) if v.soort is Soort.PERSOON else None
        if erna is not None:
            yield Vondst(*erna.span("a"), Soort.LEEFTIJD, 70)


#: An ordinary word that is a name too, where only somebody can stand: before an age in brackets, after "heet".
_NAAM_LEEFTIJD: Final = re.compile(
    rf"(?<![\w'’-])(?P<n>[^\W\d_][\w'’-]{{1,20}}) \((?:net |bijna |nu |pas |al )?(?:{_TEL}|1?\d)(?:[.,]5|½)?(?: ?jaar| ?jr\.?| ?j)?\)",
    re.IGNORECASE,
)
_HEET: Final = re.compile(
    r"\b(?:heet|heette|heten|genaamd|roepnaam is) (?P<n>[^\W\d_][\w'’-]{1,20})(?= ?[,.;!?)\n]|$| (?:en|die|is|van)\b)"
)
_VAN_WIE: Final = re.compile(
    r"(?:\A|(?<=[.!?\n:] )|(?<=\n))(?P<n>Van(?: de[rn]?| het| 't)? [A-ZÀ-Þ][\w'’-]+)(?=,? (?:kan|wil|gaat|verwijst|meldt|zegt|vindt|heeft|is|belt|mailt|schrijft|vraagt|vertelt|geeft|leidt|neemt|moet|komt|doet|noemt|stelt|denkt|adviseert|zou|was|had|zei|belde|mailde|kwam|ging|wilde|vond|vroeg|gaf|nam|schreef|liet|laat|ziet|zag|maakt|maakte|regelt|overlegt|bevestigt|licht|sluit|start|staat|blijft)\b)"
)
_GEEN_NAAM: Final = frozenset(
    "anders zo dat ook nu wel niet hoe wat groep klas bijlage pagina blz versie hoofdstuk kamer stap fase doel deel punt week dag lid artikel".split()
)


def _personen(vlak: str, lijsten: Lijsten) -> Iterator[Vondst]:
    for patroon in (_NAAM_LEEFTIJD, _HEET):
        for m in patroon.finditer(vlak):
            klein = plat(m["n"])
            if klein in lijsten.namen and klein not in _GEEN_NAAM and klein not in FAMILIE_TITEL_ROL:
                yield Vondst(*m.span("n"), Soort.PERSOON, 70)
    for m in _VAN_WIE.finditer(vlak):
        klein = plat(m["n"].rpartition(" ")[2])
        if klein in lijsten.namen or not gewoon(klein, lijsten):
            yield Vondst(*m.span("n"), Soort.PERSOON, 70)


def _rijen(vlak: str, vondsten: Sequence[Vondst], bezet: bytearray) -> list[Vondst]:
    """With the other numbers of a row that holds an age."""
    uit = [v for v in vondsten if v.soort is Soort.LEEFTIJD]
    nieuw: list[Vondst] = []
    for v in uit:
        if not _KAAL.fullmatch(vlak, v.begin, v.einde):
            continue
        links = v.begin
        while m := _RIJ_LINKS.search(vlak, max(0, links - 24), links):
            begin, einde = m.span("a")
            if 1 in bezet[begin:einde] or _TELT.search(vlak[max(0, begin - 12) : begin]):
                break
            nieuw.append(Vondst(begin, einde, Soort.LEEFTIJD, 70))
            bezet[begin:einde] = b"\x01" * (einde - begin)
            links = begin
        rechts = v.einde
        while n := _RIJ_RECHTS.match(vlak, rechts):
            begin, rechts = n.span("a")
            if 1 in bezet[begin:rechts]:
                break
            nieuw.append(Vondst(begin, rechts, Soort.LEEFTIJD, 70))
            bezet[begin:rechts] = b"\x01" * (rechts - begin)
    return nieuw


def _huizen(vlak: str, lijsten: Lijsten, beschermd: Sequence[tuple[int, int]]) -> Iterator[Vondst]:
    for m in _BIJ.finditer(vlak):
        werk = _WERK_HEEL.fullmatch(m["w"]) is not None
        if not werk and m["v"] == "voor":
            continue
        yield from _naam(vlak, m, Soort.INSTELLING, lijsten, None if werk and m["v"] in {"bij", "voor"} else beschermd)
        einde = m.end("n")
        while reeks := _REEKS.match(vlak, einde):
            yield from _naam(vlak, reeks, Soort.INSTELLING, lijsten, beschermd)
            einde = reeks.end("n")
    for m in _VELD.finditer(vlak):
        yield from _naam(vlak, m, Soort.INSTELLING, lijsten, beschermd)
    for m in _SCHOOL.finditer(vlak):
        yield from _naam(vlak, m, Soort.SCHOOL, lijsten, beschermd)


def _naam(
    vlak: str, m: re.Match[str], soort: Soort, lijsten: Lijsten, beschermd: Sequence[tuple[int, int]] | None
) -> Iterator[Vondst]:
    """The name in a frame, unless it is no name; an employer (``beschermd`` is None) may bear any."""
    begin, einde = m.span("n")
    while einde > begin and not vlak[einde - 1].isalnum():
        einde -= 1
    woorden = [plat(w) for w in _WOORD.findall(vlak[begin:einde])]
    kern = [w for w in woorden if w not in _LIDWOORD]
    if not kern or any(a < einde and begin < b for a, b in beschermd or ()):
        return
    niemand = [
        w in _NIEMAND or w in _LANDELIJK or w in lijsten.afkortingen or w in FAMILIE_TITEL_ROL or w in lijsten.vak
        for w in kern
    ]
    if all(niemand) or (beschermd is not None and all(w in lijsten.veilig for w in kern)):
        return
    if kern[0] in FAMILIE_TITEL_ROL or kern[0] in WERKWOORD or kern[0] in _NIEMAND:
        return
    if len(kern) == 1 and gewoon(kern[0], lijsten) and kern[0] in lijsten.gewoon and kern[0] not in lijsten.huisnamen:
        return
    yield Vondst(begin, einde, soort, 70)


_WOORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LIDWOORD: Final = frozenset({"de", "het", "t", "'t", "en", "van", "voor"})
_WERK_HEEL: Final = re.compile(_WERK)
_GETAL: Final = re.compile(rf"\d|jarig|{_TEL}", re.IGNORECASE)
_KAAL: Final = re.compile(rf"{_N}(?: ?(?:jaar|jr\.?))?", re.IGNORECASE)
#: What stands before a number that counts something: "groep 7 en 8", "artikel 3 en 4".
_TELT: Final = re.compile(
    r"(?:\b(?:groep|klas|kamer|artikel|art\.?|lid|punt|week|stap|fase|om|tot|vanaf|nummer|nr\.?|score|cijfer|lijn|bus|deel|maat|max|van \d+ tot|tussen|leerjaar|niveau|versie|bijlage|de|heeft|er)|[€:]) ?$",
    re.IGNORECASE,
)
