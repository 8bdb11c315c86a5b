"""Numbers and addresses of machines: BSN, IBAN, telephone, e-mail, web, postcode, plate, file numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stdnum import iban as _iban
from stdnum.nl import bsn as _bsn

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners import poort
from weegtafel.anonimiteit.herkenners.eigen_nummers import GEEN_EIGEN, is_eigen
from weegtafel.anonimiteit.herkenners.snel import Patroon, Snel
from weegtafel.anonimiteit.herkenners.vondst import Vondst

_CIJFERS: Final = str.maketrans("OoIl", "0011", " .-/\n\t()")

_EMAIL: Final = Snel(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|[ ]?(?:\(at\)|\[at\])[ ]?)[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[A-Za-z]{2,24}\b",
)
_EMAIL_GESPROKEN: Final = Snel(
    r"\b[\w.-]{2,40}(?:[ ]punt[ ][\w-]{1,40}){0,3}[ ](?:apenstaartje|apestaartje|at)[ ][\w-]{2,40}[ ]?(?:punt[ ]|\.)"
    r"(?:nl|com|net|org|eu)\b",
)
_URL: Final = Snel(
    r"\b(?:https?://|www\.)[^\s<>\"]{3,2000}"
    r"|(?<![\w@.-])[a-z0-9](?:[\w-]{1,62}\.){1,4}(?:nl|com|org|net|eu|info|frl|be|amsterdam|online|app|example|tv)\b(?:/[^\s<>\"]{0,500})?",
)
_TLD: Final = re.compile(r"\.(?:nl|com|org|net|eu|info|frl|be|amsterdam|online|app|example|tv|de)\b|://|www\.")
_HANDLE: Final = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{1,40}")
_ONDERSTREEPT: Final = re.compile(r"(?<![\w@./\\-])(?:[A-Za-z]\w{0,30}_[\w.]{1,30}|_\w{2,30})(?![@\\/]|\.[a-z]{2,4}\b)")
_BESTAND: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|jpe?g|png|msg|txt|csv|pptx?|odt|mp[34]|zip)$", re.IGNORECASE)
_PLATFORM: Final = (
    r"(?:snapchat|snap|insta(?:gram)?|tik[ -]?tok|discord|roblox|fortnite|twitch|steam|minecraft|playstation|psn|xbox|"
    r"facebook|telegram|twitter|youtube|whats?app|brawl stars|clash(?: royale| of clans)?|game|spel|online|"
    r"gamertag|gebruikersnaam|gebruikersnamen|username|user|accountnaam|nickname|nicknaam|inlognaam|inlog|schermnaam|account|profiel)"
)
_NAAR_HANDLE: Final = Snel(
    rf"\b{_PLATFORM}(?:-?(?:account|naam|profiel|gebruikersnaam))?\b"
    r"(?P<tussen>(?:[ :,(=\"']+(?:als|onder|de|het|naam|heet|heeft|hij|ze|zij|"
    rf"is|met|genaamd|account|gebruikersnaam|bekend|staat|zich|noemt|nick|nickname|profiel|haar|zijn|een|zit|speelt|"
    r"te vinden|van|dat|die|in|naam:)\b){0,6})[ :,(=\"']{1,3}(?P<naam>[A-Za-z@][\w.#-]{2,40})"
)
_HANDLE_OP: Final = Snel(
    rf"(?<![\w@.-])(?P<naam>[A-Za-z][\w.-]{{2,40}})[\"']? (?:op|via|bij) (?:haar |zijn )?{_PLATFORM}\b"
)
_HANDLE_VORM: Final = re.compile(r"[A-Za-z].*[\d_#]|.*\w\.\w|.*[a-z][A-Z]|[Xx]{2}\w|\w+[xX]{2}$")
_IBAN: Final = re.compile(
    r"(?<![\w])[A-Za-z]{2}[ ]?\d{2}(?:[ .-]?[A-Za-z0-9]{4}){2,7}(?:[ .-]?[A-Za-z0-9]{1,3})?(?!\w)"
)
_NL_IBAN: Final = re.compile(r"NL\d{2}[A-Z]{4}\d{8,10}")
_BSN: Final = re.compile(r"(?<![\dA-Za-z/-])[\dO](?:[ .\-\n]?[\dOoIl]){7,8}(?![\d]|[A-Za-z-]\d)")
_BSN_WOORD: Final = Snel(
    r"\b(?:bsn|b\.s\.n\.|burger ?service ?nummer|sofi(?:[ -]?nummer)?)\b[^\d\n]{0,20}\n?"
    r"(?P<nr>\d(?:[ .-]?\d){6,9})(?!\d)",
)
_TELEFOON: Final = re.compile(
    r"(?<![\w+/.,-])(?:"
    r"(?:\+|00)[1-9]\d{0,2}(?:[ ./()-]{0,3}\d){7,12}"
    r"|\(?0[1-9](?:[ ./()-]{0,3}\d){8}"
    r"|0[ -]?6[ ./-]{0,3}(?:\d[ .-]{0,2}){6,8}\d"
    r")(?!\d|-\d{2}\b(?!-))"
)
_TELEFOON_WOORD: Final = Snel(
    r"\b(?:tel(?:efoon)?(?:nummer|nr)?|mobiel(?:nummer|nr)?|gsm|mob|06-nummer|"
    r"doorkiesnummer|doorkies|fax|bereikbaar op|bellen op|belt op)\b"
    r"[.:]{0,2}[ ]{0,3}(?:nummer |nr\.? |is |op |: ?){0,2}(?P<nr>\+?\d(?:[ ./()-]{0,2}\d){4,13})(?!\d)"
)
_TELWOORD: Final = (
    r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
    r"zeventien|achttien|negentien|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?"
    r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))"
)
_TELEFOON_GESPROKEN: Final = Snel(rf"\bnul[ -]zes(?:[ ,.-]{{1,3}}{_TELWOORD}){{3,10}}\b")
_POSTCODE: Final = re.compile(
    r"(?<![\w.,€-])[1-9]\d{3}[ ]{0,2}(?!SA|SD|SS)(?:[A-Z]{2}|(?<=\d)[a-z]{2})(?![A-Za-z0-9])(?!-\w)"
)
_POSTCODE_WOORD: Final = Snel(r"\bpostcode(?:gebied)?s?\b[: ]{0,3}(?:is )?(?P<nr>[1-9]\d{3}(?: ?[A-Za-z]{2}\b)?)")
_KENTEKEN: Final = re.compile(
    r"(?<![\w/-])(?P<a>[A-Z]{1,3}|\d{1,3})(?P<s>[ -])(?P<b>[A-Z]{2,3}|\d{2,3})(?P=s)(?P<c>[A-Z]{1,3}|\d{1,3})(?![\w/-])"
)
_KENTEKEN_KLEIN: Final = re.compile(
    r"(?<![\w/-])(?:\d{2}-[a-z]{2,3}-\d{1,2}|\d-[a-z]{3}-\d{2}|[a-z]{2}-\d{3}-[a-z]|[a-z]-\d{3}-[a-z]{2}|\d{2}-[a-z]{2}-[a-z]{2}|"
    r"[a-z]{2}-[a-z]{2}-\d{2}|[a-z]{2}-\d{2}-[a-z]{2})(?![\w/-])"
)
_KENTEKEN_WOORD: Final = Snel(
    r"\b(?:kenteken(?:plaat)?|nummerbord|nummerplaat)\b[: ]{0,3}(?:is |nr\.? |van de auto |: ?)?"
    r"(?P<nr>(?=[\w -]{0,8}\d)[A-Za-z0-9]{1,4}(?:[ -]?[A-Za-z0-9]{1,4}){1,2})\b",
)
_BIG: Final = Snel(
    r"\bbig\b[ -]?(?:nummer|nr|registratie(?:nummer)?|reg|geregistreerd)?"
    r"[.:]{0,2}[ ]{0,3}(?:onder |nummer |nr\.? |is |: ?){0,3}"
    r"(?P<nr>\d(?:[ .-]?\d){7,11})(?!\d)",
)
_ELF: Final = re.compile(r"(?<![\w.,+/-])[0-9]9\d{9}(?![\w/]|-\d)")
_DOSSIER: Final = Snel(
    r"\b(?:(?:dossier|cli[eë]nt|pati[eë]nt|zaak|casus|rekest|parket|polis|zorg|beschikkings?|registratie|meldings?|leerling|"
    r"debiteur(?:en)?|gezins|aanmeld(?:ings)?|verwijs|incident|behandel|relatie|klant|inschrijf|persoons?|verzekerden?|verzekerings|"
    r"vreemdelingen|v|pv|mutatie|skj|agb|kvk|uzovi|lvs|ecd|epd|opdracht|referentie|bestel|document|paspoort|rijbewijs|id|onderwijs|ov|"
    r"jeugdzorg|wlz|pgb|toewijzings?|proces-verbaal|alarm|ticket)[ -]?(?:nummer|nr|no|kenmerk|code|id)s?"
    r"|(?:ons |uw )?kenmerk|(?:ons |uw )?ref(?:erentie)?|dossier|zaak|zaaknr|skj(?:-registratie)?|cli[eë]nt(?:id|-id)?|"
    r"onder nummer|met nummer|nummer|nr)\b[.:]{0,2}"
    r"[ #]{0,3}(?:is |van het gezin |van de zaak |van moeder |onder |luidt |: ?|bij (?:ons|hen) |\()?"
    r"(?P<nr>[A-Z]{0,6}[-./ ]?\d[A-Z\d]*(?:[-./][A-Z\d]+)*(?:(?:[ ]/[ ]| JE RK )[A-Z\d -]{3,20})?)(?!\w)"
)
_CODE: Final = re.compile(
    r"(?<![\w/.-])(?:C/\d\d/\d{5,7}(?:(?: / | )?JE RK \d\d[ -]\d+)?"
    rf"|{GEEN_EIGEN}[A-Z]{{1,6}}[-/.]\d{{2,4}}[-/.]\d{{3,8}}"
    r"|[A-Z]{2,6}[-/]?\d{5,9}"
    r"|\d{2}/\d{5,6}-\d{2}|PL\d{4}-\d{8,12}|JE RK \d\d[ -]\d+)(?!\w)"
)
_LANG: Final = re.compile(r"(?<![\w.,€$/-])(?<!€ )\d{7,}(?![\w.,/-]*\d)")
_HEKJE: Final = re.compile(r"(?<![\w&])#\d{4,12}\b")
#: A product code of the Jeugdwet: "45A04".
_PRODUCT: Final = re.compile(r"\d{2}[A-Z]\d{2}", re.IGNORECASE)
_JAAR: Final = re.compile(r"(?:19|20)\d\d$")


def _aantal_cijfers(tekst: str) -> int:
    return sum(teken.isdigit() for teken in tekst)


def _groep(patroon: Patroon, tekst: str, soort: Soort, gewicht: int) -> Iterator[Vondst]:
    for gevonden in patroon.finditer(tekst):
        yield Vondst(*gevonden.span("nr"), soort, gewicht)


def _post(tekst: str) -> Iterator[Vondst]:
    if "@" in tekst or "at)" in tekst.lower() or "at]" in tekst.lower():
        for gevonden in _EMAIL.finditer(tekst):
            yield Vondst(*gevonden.span(), Soort.EMAIL, 98)
    klein = tekst.lower()
    if " punt " in klein or "apenstaart" in klein or "apestaart" in klein:
        for gevonden in _EMAIL_GESPROKEN.finditer(tekst):
            yield Vondst(*gevonden.span(), Soort.EMAIL, 97)
    if not _TLD.search(klein):
        return
    for gevonden in _URL.finditer(tekst):
        begin, einde = gevonden.span()
        while einde > begin and tekst[einde - 1] in ".,;:!?)]'\"":
            einde -= 1
        yield Vondst(begin, einde, Soort.URL, 96)


def _namen_online(tekst: str, gewoon: frozenset[str]) -> Iterator[Vondst]:
    for patroon in (_HANDLE, _ONDERSTREEPT):
        for gevonden in patroon.finditer(tekst):
            begin, einde = gevonden.span()
            while tekst[einde - 1] == ".":
                einde -= 1
            if not _BESTAND.search(tekst[begin:einde]):
                yield Vondst(begin, einde, Soort.GEBRUIKERSNAAM, 94)
    for gevonden in _NAAR_HANDLE.finditer(tekst):
        begin, einde = gevonden.span("naam")
        while tekst[einde - 1] in ".-":
            einde -= 1
        naam = tekst[begin:einde]
        noemt = re.search(
            r"als|naam|heet|genaamd|noemt|:", gevonden.group("tussen") + tekst[gevonden.end("tussen") : begin]
        )
        if _HANDLE_VORM.match(naam) or (
            noemt and naam.lower() not in gewoon and not naam.endswith("en") and naam.islower()
        ):
            yield Vondst(begin, einde, Soort.GEBRUIKERSNAAM, 93)
    for gevonden in _HANDLE_OP.finditer(tekst):
        if _HANDLE_VORM.match(gevonden.group("naam")):
            yield Vondst(*gevonden.span("naam"), Soort.GEBRUIKERSNAAM, 93)


def _bank_en_bsn(tekst: str) -> Iterator[Vondst]:
    for gevonden in _IBAN.finditer(tekst):
        vorm = re.sub(r"[ .-]", "", gevonden.group()).upper()
        if _NL_IBAN.match(vorm) or _iban.is_valid(vorm):
            yield Vondst(*gevonden.span(), Soort.IBAN, 97)
    yield from _groep(_BSN_WOORD, tekst, Soort.BSN, 99)
    for gevonden in _BSN.finditer(tekst):
        vorm = gevonden.group().translate(_CIJFERS)
        if len(vorm) in {8, 9} and _aantal_cijfers(gevonden.group()) >= 6 and _bsn.is_valid(vorm.zfill(9)):
            if len(vorm) == 8 and re.search(r"[ .-]", gevonden.group()):
                continue
            yield Vondst(*gevonden.span(), Soort.BSN, 95)


def _telefoon(tekst: str) -> Iterator[Vondst]:
    for gevonden in _TELEFOON.finditer(tekst):
        yield Vondst(*gevonden.span(), Soort.TELEFOON, 96)
    yield from _groep(_TELEFOON_WOORD, tekst, Soort.TELEFOON, 96)
    if "zes" in tekst:
        for gevonden in _TELEFOON_GESPROKEN.finditer(tekst):
            yield Vondst(*gevonden.span(), Soort.TELEFOON, 96)


def _postcode(tekst: str) -> Iterator[Vondst]:
    for gevonden in _POSTCODE.finditer(tekst):
        vorm = gevonden.group()
        los = " " in vorm
        if los and (
            vorm[-2:].islower()
            or (_JAAR.match(vorm[:4]) and tekst[gevonden.end() : gevonden.end() + 2].strip()[:1].islower())
        ):
            continue
        yield Vondst(*gevonden.span(), Soort.POSTCODE, 90)
    yield from _groep(_POSTCODE_WOORD, tekst, Soort.POSTCODE, 91)


def _kenteken(tekst: str) -> Iterator[Vondst]:
    for gevonden in _KENTEKEN.finditer(tekst):
        delen = gevonden.group("a") + gevonden.group("b") + gevonden.group("c")
        if len(delen) == 6 and not delen.isdigit() and not delen.isalpha():
            if gevonden.group("s") == " " and tekst[gevonden.start() - 2 : gevonden.start()].strip()[-1:].isdigit():
                continue
            yield Vondst(*gevonden.span(), Soort.KENTEKEN, 92)
    for gevonden in _KENTEKEN_KLEIN.finditer(tekst):
        yield Vondst(*gevonden.span(), Soort.KENTEKEN, 92)
    yield from _groep(_KENTEKEN_WOORD, tekst, Soort.KENTEKEN, 93)


def _van_niemand(nummer: str) -> bool:
    return is_eigen(nummer) or _PRODUCT.fullmatch(nummer) is not None


def _dossier(tekst: str) -> Iterator[Vondst]:
    yield from _groep(_BIG, tekst, Soort.BIGNUMMER, 99)
    for gevonden in _ELF.finditer(tekst):
        yield Vondst(*gevonden.span(), Soort.BIGNUMMER, 80)
    for gevonden in _DOSSIER.finditer(tekst):
        nummer = gevonden.group("nr")
        if _aantal_cijfers(nummer) >= 4 and not _van_niemand(nummer) and not _JAAR.match(nummer):
            yield Vondst(*gevonden.span("nr"), Soort.DOSSIERNUMMER, 94)
    for patroon, gewicht in ((_CODE, 88), (_HEKJE, 70), (_LANG, 60)):
        for gevonden in patroon.finditer(tekst):
            if not _van_niemand(gevonden.group()):
                yield Vondst(*gevonden.span(), Soort.DOSSIERNUMMER, gewicht)


def zoek_nummers(tekst: str, gewoon: frozenset[str], open_: int, cijfers: int) -> Iterator[Vondst]:
    """Everything that is recognised by its shape alone in one sentence of so many digits.

    ``gewoon`` are words that are no user name.
    """
    if "@" in tekst or "." in tekst or open_ & poort.PLATFORM or "(at)" in tekst or "punt" in tekst:
        yield from _post(tekst)
    if "@" in tekst or "_" in tekst or open_ & poort.PLATFORM:
        yield from _namen_online(tekst, gewoon)
    if cijfers > 5:
        yield from _bank_en_bsn(tekst)
    if cijfers > 4 or "zes" in tekst:
        yield from _telefoon(tekst)
    if cijfers > 3:
        yield from _dossier(tekst)
        yield from _postcode(tekst)
    if cijfers:
        yield from _kenteken(tekst)
