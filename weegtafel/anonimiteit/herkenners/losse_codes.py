# ruff: noqa: E501 - patterns and word lists are kept whole
"""File numbers, user names and dwellings in the loose forms of notes: "INC 26.0091", "senna.en.dan", "Meerflat, deur 61"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners import poort
from weegtafel.anonimiteit.herkenners.eigen_nummers import EIGEN_NUMMER, GEEN_EIGEN
from weegtafel.anonimiteit.herkenners.snel import Snel
from weegtafel.anonimiteit.herkenners.vondst import Vondst

_CODE: Final = re.compile(
    r"(?<![\w.,€/#-])(?:"
    r"#[A-Z]{2,6}-?\d{2,}(?:[-/]\w+)*"
    rf"|{GEEN_EIGEN}(?!MBO|HBO|VMBO|WISC|ICD|DSM|ISO|SDQ|COVID|BMI|CITO|TIQ|VIQ|PIQ|AVI|PM|CBCL)[A-Z]{{1,6}}(?:[-/][A-Z]{{1,4}}){{0,2}}[-/+] ?\d{{2,}}(?:[-/.]\w{{1,8}})*"
    rf"|{GEEN_EIGEN}[A-Z]{{2,5}} \d{{2}}[-./]\d{{3,}}(?:[-./]\w+)*"
    r"|[A-Z]{1,3}\d{4}-\d{3,}"
    r"|\d{3,4}-[A-Z]{2,4}(?:-\d+)?"
    r"|\d{2}-[A-Z]{1,2}-\d{3,}"
    r"|\d{2,4}\.\d{3,4}\.\d{2,4}|\d{4}\.\d{4}|\d{2,3}/\d{3,5}/?[A-Za-z]?"
    r"|[A-Z]{2,6}/[A-Z]{1,5}/\d[\w.-]*"
    r")(?![\w%]|[.,]\d)"
)
_GEEN_CODE: Final = re.compile(
    rf"{EIGEN_NUMMER}|\d{{2}}[A-Z]\d{{2}}|[AB][-/]?\d{{1,3}}|[CNE]-?\d{{1,3}}|F\d\d(?:\.\d)?|T-?\d{{1,2}}|JO-?\d+|[OMV]-?\d{{1,2}}|(?:vmbo|havo|vwo|mbo)\W.*|\d{{4}}\.00|(?:19|20)\d\d[./]\d{{2,4}}|12-18|[A-Z]\d",
    re.IGNORECASE,
)
_GELABELD: Final = Snel(
    r"\b(?:dossier|zaak|(?:ons |uw )?kenmerk|ref|referentie|registratie|reg|relatie(?:nr|nummer)?|klant(?:nr|nummer)?|cli[eë]nt(?:nr|nummer)?|cl\.? ?nr|zorgnr|v-?nr|v-nummer|archief|inv|beschikking|melding(?:snr)?|meldnummer|"
    r"declaratie|factuur(?:nr)?|contract|pleegcontract|polis(?:nr)?|aangifte|mutatie|incident|zaaknummer|parketnummer|o\.v\.v|o\.v\.v\.|onder vermelding van|casus(?:nr)?|cases?|ticket|nummer|pati[eë]nt(?:nr|nummer)?|pnr|lln(?:nr)?|leerling(?:nr|nummer)|volgnr|intern(?: nr)?|kind-?id|id)"
    r"\b\.?(?: (?:is|nr\.?|nummer|intern|onder|COA|van|inv\.?|nu|loopt onder|:)){0,2}[ :#.=]{1,3}"
    r"(?P<n>(?=[A-Z0-9/.+ -]{0,14}\d)(?:[A-Z]{1,6}[A-Z]?[-/+. ]?)?[A-Z0-9]{0,6}\d[A-Z\d]*(?:[-/. ]\d[\dA-Za-z]*|[-/.][A-Z]{1,4})*(?:-?[a-z]\b)?)(?![\w])"
)
_PUNTNAAM: Final = re.compile(r"(?<![\w@./:-])[a-z][a-z0-9]{1,}(?:[._][a-z0-9]{1,}){1,4}(?![\w@/-])")
_GEEN_PUNT: Final = re.compile(
    r".*\.(?:nl|com|org|net|eu|info|frl|be|app|tv|de|pdf|docx?|xlsx?|jpe?g|png|msg|txt|html?)$|(?:[a-z]{1,2}\.)+[a-z]{0,2}$|(?:evt|incl|excl|resp|zgn|nr|ca|tel|bijv|bv|vgl|blz|art|plm|mnd|min|max|gem|afd|secr|ass|soc|med|psych|verz|par|geb)\..*"
)
_CIJFERNAAM: Final = re.compile(
    r"(?<![\w@./-])(?=[A-Za-z]*[a-z]\w*)(?:[A-Za-z]{4,}\d{2,6}[a-z]*|[a-z]+\d+[a-z]+\w*|[A-Za-z]\w*[a-z]_[\w]+)(?![\w@/-]|\.\w)"
)
_ONLINE_ALS: Final = Snel(
    r"\b(?:post(?:te|en)?|online|gamet|speelt|streamt|schrijft|reageert|chat(?:te|ten)?|app(?:t|te)|dm(?:'t|'de)?|wattpad|snap|insta|tiktok|twitch|steam|roblox|discord|account|kanaal|profiel|nick|naam online|forum|vinted|kik|yubo|be ?real|vlogt|blogt)(?: \w+){0,4}? (?:als|heet(?: ie| hij| ze)?|onder(?: de naam)?|genaamd|is|op|=|via) [\"']?(?P<n>[a-z][\w.-]{4,30})[\"']?(?=[\s.,;:)!?]|$)"
)
_WOON: Final = re.compile(
    r"(?<![\w-])(?P<n>(?:(?:[Dd]e |[Hh]et )?[A-Z][\w'-]*(?:flat|toren|complex|blok|state)(?: (?:[IVX]{1,4}|\d{1,4}[a-zA-Z]?))?(?:,? (?:portiek|deur|kamer|app\.?|appartement|nr\.?|toren|unit|woonlaag|verdieping|etage)\.? ?[\dA-Z]\w{0,3}(?: hoog)?){0,3}"
    r"|(?:[Cc]amping|[Rr]ecreatiepark|[Vv]akantiepark|[Bb]ungalowpark|[Cc]halet|[Ww]oonboot|[Ww]oonark|[Ww]oonwagenkamp|[Ww]oonwagencentrum|[Hh]oeve|[Hh]uize|[Vv]illa|[Ll]andgoed|[Bb]oerderij|[Pp]astorie|[Ff]latgebouw|[Ff]lat|[Aa]ppartementencomplex|[Ss]tandplaats|[Hh]ofje|[Hh]ostel|[Gg]aragebox|[Pp]arkeerplaats) (?:(?:[Dd]e|[Hh]et|'t) )?(?:[A-Z][\w'-]+|[a-z]+(?:laan|straat|weg|hof|park)|vak|\d+)(?: (?:de |het |van )?[A-Z][\w'-]+){0,3}(?:,? (?:nr\.?|vak|kamer|huisje|bungalow|plek|plaats|unit|ark|boot)?\.? ?\d{1,4}[a-z]?)?"
    r"|(?:[Dd]e |[Hh]et |'t )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?,? (?:ark|boot|paal|huisje|bungalow|chalet|unit|woonlaag|portiek|deur|app\.|toren|vak|studio) (?:\d{1,4}|[A-Z])(?![\w.,]\d)"
    r"|[Hh]oek (?:van )?(?:de |het )?[A-Z][\w'-]+(?:/| en (?:de |het )?)[A-Z][\w'-]+"
    r"|(?:[Dd]e |[Hh]et |'t )[A-Z][\w'-]+ \d{1,4}(?:[-, ]{1,2}(?:[a-z]|[IVX]+|app\.? ?\d+|achter|hoog|hs|bis|rood|zwart))?(?![\w.,:%]|-\w| (?:jaar|uur|keer|kinderen|euro|mg)))"
    r")(?![\w-])"
)
_NUMMERWONING: Final = re.compile(
    r"\b(?:op|naar|van|in|adres|woont|huis|buurvrouw|buurman|buuf|buur)\b(?: op| van)? (?P<n>(?:[Nn]r|[Nn]o|[Nn]ummer|huisnummer)\.? \d{1,4}(?: ?(?:bis|hs|zw|rd|[a-z]\b))?)(?! ?(?:van|uit|op) de (?:wachtlijst|lijst))"
)
_ADRESVELD: Final = re.compile(
    r"(?:^|\n|;|, |\s{2,}|\. )[ •*-]*(?:[Aa]dres(?: \d)?|[Ww]oonadres|[Ss]traat|[Ww]oont|[Vv]erblijf|[Pp]and|[Ww]isseladres|[Oo]phaaladres|[Pp]ostadres|[Oo]ns huis|[Ww]oning)(?: is(?: nog)?|:|=) ?(?P<n>(?!(?:anoniem|geheim|idem|zelfde|onbekend|geheim|niet|n\.v\.t|zie|is|bij|nog|geen|een|afgebrand|\d+:)\b)(?=\S)[^\n;]{4,60}?)(?=[\n;.]|, ?\d{4} ?[A-Z]{2}|\s{2,}|,|$| \(| tot )"
)
_KLEIN_ADRES: Final = re.compile(
    r"\b(?:aan|op|in|bij|adres is(?: nog)?|boven (?:de|het) \w+ (?:in|aan|op)|naar|van)(?: de| het| 't)? (?P<n>(?:(?:van |burgemeester |oude |nieuwe |lange |korte |groene |eerste |tweede ){1,3})?[a-z]{3,}(?:straat|laan|plein|gracht|singel|dreef|kade|steeg|weg|plantsoen|dijk)(?: \d{1,4}(?: ?[a-z]\b)?)?)(?![\w-])"
)
_WEG_GEWOON: Final = re.compile(
    r"(?:.*(?:school|snel|hoofd|speel|dorps|kerk|markt|winkel|fiets|voet|om|uit|onder|zij|land|bos|zand|werk|leer|door|half|buurt|trein|auto|binnen|buiten|stads|plas|woon|parkeer|achter|lucht|levens)(?:weg|plein|straat|kade|dijk))|eenrichtingsweg|onderweg|straat|laan|weg|plein|kade|dijk|gracht|singel"
)


def zoek_losse_codes(tekst: str, open_: int, cijfers: int) -> Iterator[Vondst]:
    """Numbers of files, names of users and dwellings in one sentence; ``open_`` are the gates of :mod:`poort`."""
    if cijfers > 3 or "#" in tekst:
        for gevonden in _CODE.finditer(tekst):
            stuk = gevonden.group()
            if not _GEEN_CODE.fullmatch(stuk) and (stuk[0] == "#" or sum(t.isdigit() for t in stuk) > 3):
                yield Vondst(*gevonden.span(), Soort.DOSSIERNUMMER, 66)
    if cijfers > 2:
        for gevonden in _GELABELD.finditer(tekst):
            n = gevonden.group("n")
            aantal = sum(t.isdigit() for t in n)
            kaal = n.isdecimal()
            if (
                aantal > (3 if kaal else 2)
                and not (kaal and aantal == 4 and n[:2] in {"19", "20"})
                and not _GEEN_CODE.fullmatch(n)
            ):
                yield Vondst(*gevonden.span("n"), Soort.DOSSIERNUMMER, 87)
    if cijfers and (open_ & poort.PLATFORM or "_" in tekst):
        for gevonden in _CIJFERNAAM.finditer(tekst):
            if open_ & poort.PLATFORM or "_" in gevonden.group():
                yield Vondst(*gevonden.span(), Soort.GEBRUIKERSNAAM, 68)
    if cijfers:
        for gevonden in _NUMMERWONING.finditer(tekst):
            yield Vondst(*gevonden.span("n"), Soort.ADRES, 80)
    if "." in tekst or "_" in tekst:
        for gevonden in _PUNTNAAM.finditer(tekst):
            stuk = gevonden.group()
            if len(stuk) > 5 and not _GEEN_PUNT.fullmatch(stuk) and max(map(len, re.split(r"[._]", stuk))) > 2:
                yield Vondst(*gevonden.span(), Soort.GEBRUIKERSNAAM, 67)
    for gevonden in _ONLINE_ALS.finditer(tekst) if open_ & poort.ONLINE else ():
        naam = gevonden.group("n")
        if len(naam) > 6 and (
            re.search(r"[\d._]", naam) or (len(naam) > 8 and open_ & poort.PLATFORM and " als " in gevonden.group())
        ):
            yield Vondst(*gevonden.span("n"), Soort.GEBRUIKERSNAAM, 66)
    for gevonden in _WOON.finditer(tekst) if cijfers or open_ & poort.WONING else ():
        yield Vondst(*gevonden.span("n"), Soort.ADRES, 76)
    for gevonden in _ADRESVELD.finditer(tekst) if ":" in tekst or "=" in tekst or " is" in tekst else ():
        yield Vondst(*gevonden.span("n"), Soort.ADRES, 71)
    if open_ & poort.STERKE_STRAAT:
        for gevonden in _KLEIN_ADRES.finditer(tekst):
            if not _WEG_GEWOON.fullmatch(gevonden.group("n").split(" ")[-1]):
                yield Vondst(*gevonden.span("n"), Soort.ADRES, 79)
