# ruff: noqa: E501, SIM905 - patterns and word lists are kept whole
"""Streets, places, schools and institutions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners import poort
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.herkenners.woorden import Index, Woord, Woordenrij, frase_op, gewoon, index_van, is_naam
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.normaliseren import plat

_NR: Final = r"(?: (?:nr\.? ?)?\d{1,4}(?!\d|[.,:]\d| ?(?:jaar|uur|keer|maanden|weken|dagen|euro|km|kinderen))(?:(?:[ -]?[a-zA-Z](?![\w]))|(?: ?(?:bis|hs|huis|zw|rd)\b))?(?:[ -](?:\d{1,3}(?!\d)|[A-Z]\b|I{1,3}\b|IV\b|hs\b|bis\b))?)"
_STERK: Final = (
    r"(?:straatje|straatweg|straat|laantje|laan|weg|plein|pleintje|kade|dreef|singel|gracht|steeg|steegje|plantsoen|dijk|boulevard|"
    r"allee|lei|straat|pad|hof|hofje|wal|dwarsstraat|str\.|ln\.)"
)
_ZWAK: Final = (
    r"(?:markt|baan|burg|borg|erf|gaarde|gaard|hoek|haven|horst|kamp|laar|meent|oord|ring|rode|schans|stein|tuin|veld|velden|veste|weide|werf|wijk|zoom|akker|akkers|berg|beemd|brink|"
    r"donk|es|rak|sloot|vaart|wetering|zand|hout|bos|park|poort|brug|sluis|polder|land|eiland|rijk|berm|kant|duin|heide|loo|mark|meer|oever|vliet|waard|water|stede|hage|horn|spoor|linie|kwartier|ven|tocht|trekvaart|passage|veen)"
)
_KOP: Final = (
    r"(?:(?:1e|2e|3e|Eerste|Tweede|Derde|Nieuwe|Oude|Lange|Korte|Grote|Kleine|Hoge|Lage|Burgemeester|Burg\.|Dokter|Dr\.|Professor|Prof\.|Generaal|Gen\.|Admiraal|Koningin|Koning|Prinses|Prins|"
    r"Graaf|Sint|St\.|Pastoor|Past\.|Dominee|Ds\.|Meester|Mr\.|President|Minister|Kardinaal|Van|De|Den|Ter|Jan|Pieter|Willem|Johan|[A-Z]\.|[A-Z][a-zà-ÿ]+)[ -]"
    r"(?:(?:van|de|der|den|het|'t|ten|ter|la)[ ]){0,2}){0,3}"
)
_STRAAT: Final = re.compile(
    rf"(?<![\w-])(?:{_KOP}(?:[A-Z1-9][\w'à-ÿ-]*?)?(?:(?<=[a-zà-ÿ-]){_STERK}|(?<=[ -])(?:Straat|Laan|Weg|Plein|Kade|Dreef|Singel|Gracht|Steeg|Dijk|Pad|Hof|Plantsoen|Boulevard|Wal))(?![\w]){_NR}?"
    rf"|{_KOP}[A-Z][\w'à-ÿ-]*?(?<=[a-zà-ÿ]){_ZWAK}(?![\w]){_NR}"
    rf"|(?:Laan|Plein|Weg|Kade|Hof|Straat|Rijksweg|Park) (?:van|der|naar|op|ten|den|'t|de|het|1)[ ]?(?:(?:de|den|der|het|'t|nieuw|oud|nieuwe|oude) )?(?:[A-Z][\w'-]+|\d{{3}})(?: [A-Z][\w'-]+)?{_NR}?"
    r"|(?:Postbus|postbus|Antwoordnummer|antwoordnummer) \d{1,6}"
    r")"
)
_AAN_DE: Final = re.compile(
    rf"\b(?:aan (?:de|het|'t)?|op (?:de|het)|adres(?: is)?:?|woonadres:?|ophaaladres:?|wonend(?:e)? (?:aan|op)?|woonachtig (?:aan|op)?|woont (?:aan|op)|wonen (?:aan|op)|hoek (?:van )?(?:de|het)?) ?"
    rf"(?P<s>(?:(?:Grote|Kleine|Oude|Nieuwe|Hoge|Lage|Achter|Voor|Oost|West|Noord|Zuid|Lange|Korte|Breed|Bree) [A-Z][\w'-]+(?:[ ][A-Z][\w'-]+)?{_NR}?|[A-Z][\w'à-ÿ-]+(?: (?:[A-Z][\w'-]+|de|van|het|der|den|op|'t)){{0,3}}{_NR}))"
)
_VOOR_POSTCODE: Final = re.compile(
    r"(?<![\w-])(?P<s>[A-Z'][\w'-]*(?: (?:de|het|van|der|den|op|'t|ten|[A-Z][\w'-]+)){0,4} \d{1,4}(?: ?[a-zA-Z]{1,3}\b)?(?:-\d{1,3}|-[A-Za-z])?)(?=,? ?\n?[1-9]\d{3} ?[A-Z]{2}\b)"
    r"|\b(?:[aA]dres|[wW]oonadres|[wW]oont op|[vV]erblijfadres)\W{1,3}(?P<t>[A-Z][\w'-]+(?: (?:de|het|van|der|den|[A-Z][\w'-]+)){0,3} \d{1,4}(?: ?[a-zA-Z]\b)?)"
    r"|(?<=[,(] )(?P<u>(?:Oude|Nieuwe|Lange|Korte|Grote|Kleine|Hoge|Lage) [A-Z][\w'-]+)(?=,)"
)
_KLEINE_STRAAT: Final = re.compile(
    rf"(?<![\w-])[a-zà-ÿ][a-zà-ÿ'-]{{3,30}}(?:straat|laan|plein|gracht|singel|dreef|kade|steeg|weg|plantsoen|dijk|pad|hof)(?![\w-]){_NR}?"
)
_NR_MEE: Final = re.compile(r"\d")
_GEEN_STRAAT: Final = re.compile(
    r"^(?:.*(?:snel|onder|om|voor|auto|fiets|spoor|school|speel|wandel|voet|markt|dorps|kerk|winkel|hoofd|zij|dwars|achter|water|lucht|uit|half|door|tuin|bos|zand|grind|werk|leer|hulp|levens|zorg|groei|ontwikkelings|"
    r"rechts|ring|rijks|provinciale|tol|land|buiten|in|toegangs|rond|omlei|bij|huis|tram|vlucht|uitvals|verkeers|klim|ruiter|jaag|schelpen|tegel|her|kinder|straf|gerechts|kant|been|ge|binnen|begin|mid|weder|wel|daar|hier|ver|par|"
    r"vrij|bede|raad|gast|be|op|af|terug|tijd|stappen|zoek|pleeg|heen|loop|ontwikkel|keuze|denk|dwaal|zee)(?:weg|plein|pad|hof|dijk|kade)"
    r"|.*(?:winkel|zij|dwars|achter|hoofd|klinker|door|be|stoep|bestraat|om)straat|.*(?:oprij)laan|.*(?:gracht|singel|boulevard|straatje|laantje)?(?<=^)(?:straat|laan|plein|weg|gracht|singel|boulevard|straatje|laantje)"
    r"|halverweg|ceintuurbaan|de laan|laan|eilei|allerlei|beiderlei|velerlei|generlei|enerlei)(?: \d.*)?$"
)
_OUD_OF_NIEUW: Final = re.compile(r"[,(] (?:Oude|Nieuwe|Lange|Korte|Grote|Kleine|Hoge|Lage) ")
_LIDWOORD: Final = re.compile(r" (?:De|Het|'[tT]|Den) [A-Z]")
_EIGENNAAM: Final = r"(?:[A-Z][\w'&à-ÿ-]*|'t|\d[A-Za-z]+)"
_REST: Final = (
    rf"(?: (?:(?:de|het|van|der|den|en|&|aan|op|voor|in|te|ter|ten|'t|St\.|Sint) ){{0,3}}{_EIGENNAAM}){{0,5}}"
)
_SCHOOLWOORD: Final = (
    r"(?:[oO][bB][sS]|[cC][bB][sS]|[rR][kK][bB][sS]|[pP][cC][bB][sS]|[kK][bB][sS]|PCB|[sS][bB][oO]|[vV]?[sS][oO]|ISK|[iI][kK][cC]|KC|AZC-school|[kK]indcentrum|[pP]raktijkschool|[mM]ytylschool|[tT]yltylschool|[bB]asisschool(?:tje)?|"
    r"(?:[a-z]+|[A-Z][a-z]+)?school|[pP]euterspeelzaal|[pP]euterspeelgroep|[pP]euteropvang|[kK]inderdagverblijf|[kK]inderopvang|KDV|kdv|BSO|bso|[sS]peelzaal|[lL]yceum|[cC]ollege|ROC|roc|[hH]ogeschool|[uU]niversiteit|[gG]ymnasium|[mM]avo|"
    r"[sS]cholengemeenschap|[vV]akcollege|AOC|[vV]mbo|[hH]avo|[sS]G|PrO|pro|[dD]agbesteding|[cC]rèche)"
)
_SCHOOL_VOOR: Final = re.compile(
    rf"(?<![\w-])(?P<w>{_SCHOOLWOORD}) (?P<n>\"?(?:(?:[dD]e|[hH]et|'[tT]|[sS]t\.?|[sS]int|[dD]r\.?|[pP]rof\.?|[vV]an|[cC]hr\.|[jJ]an) )*(?!(?:De|Het|Een|Er|Zij|Hij|Ze|In|Op|Na|Wij|Ik|Dat|Dit|Die|Maar|En|Met|Van|Voor)\b(?! [A-Z]))[A-Z0-9][\w'&à-ÿ-]*{_REST}\"?)"
)
_SCHOOL_NA: Final = re.compile(
    rf"(?<![\w-])(?P<n>(?:(?:[hH]et |[dD]e )?(?:{_EIGENNAAM}(?: (?:de|het|van|der|den|en|'t))? ){{1,4}}(?:College|Lyceum|Mavo|Havo|Vmbo|Gymnasium|School|Scholengemeenschap|Vakschool|Atheneum|Kindcentrum|Praktijkonderwijs|Praktijkschool|Basisschool|Vakcollege|Academie|University|Montessori|Dalton|Vrijeschool)\b)"
    r"|[A-Z][\w'-]{2,}(?:college|lyceum|gymnasium|mavo|scholengroep|atheneum)\b|(?:[hH]et |[dD]e )?[A-Z][\w']{2,}-(?:[vV]mbo|VMBO|[mM]avo|[hH]avo|[vV]wo|VWO|[pP]ro|PrO|VSO|[vV]so|MBO|[mM]bo|[pP]raktijkschool|[cC]ollege)\b|\b[mM]bo[A-Z][a-z]{3,}\b)"
)
_KLEINE_SCHOOL: Final = re.compile(
    r"(?<![\w-])(?:(?:obs|cbs|rkbs|pcb|ikc|sbo|basisschool|praktijkschool|mytylschool|kinderdagverblijf|peuterspeelzaal|leefgroep|woongroep|gezinshuis|logeerhuis|zorgboerderij) (?P<a>(?:de|het|'t) [a-z][\w-]{2,}(?: [a-z]+(?:hof|school|huis))?)"
    r"|(?P<b>(?:het |de )?(?!(?:dit|dat|een|haar|zijn|ons|hun|het|de|mijn|elk|geen|op|naar|van)\b)[a-z][\w-]{3,} (?:college|lyceum)))(?![\w-])"
)
_INSTELWOORD: Final = (
    r"(?:[sS]tichting|[zZ]orgboerderij|[gG]ezinshuis|[lL]ogeerhuis|[lL]ogeerboerderij|[lL]ogeerlocatie|[pP]raktijk|[pP]raktijk\w+|[zZ]iekenhuis|[vV]ereniging|[vV]oetbalvereniging|[vV]oetbalclub|[sS]portvereniging|[hH]ockeyclub|[tT]urnvereniging|"
    r"[tT]ennisvereniging|[zZ]wemvereniging|[mM]uziekvereniging|[jJ]udoschool|[sS]portschool|[kK]orfbalvereniging|[hH]andbalvereniging|[dD]ansschool|[bB]oksschool|[fF]anfare|VV|SV|FC|TV|HC|RKSV|RKVV|MHC|AV|GV|TC|SC|RKC|v\.v\.|vv|s\.v\.|sv|"
    r"[lL]eefgroep|[wW]oongroep|[bB]ehandelgroep|[cC]risisgroep|[wW]oonvoorziening|[bB]ehandelcentrum|[mM]edisch [kK]inderdagverblijf|[lL]ocatie|[kK]liniek|[hH]uisartsenpraktijk|[hH]uisartsenpost|[gG]ezondheidscentrum|[aA]potheek|[kK]erk|"
    r"[pP]arochie|[mM]oskee|[tT]empel|[sS]ynagoge|[bB]akkerij|[sS]lagerij|[rR]estaurant|[cC]afé|[cC]afetaria|[sS]nackbar|[hH]otel|[cC]amping|[mM]anege|[sS]couting|[kK]apsalon|[gG]arage(?:bedrijf)?|[tT]ransportbedrijf|[bB]edrijf|[fF]irma|[sS]upermarkt|"
    r"[jJ]eugdbescherming|[jJ]eugdhulp|[jJ]eugdzorg|[jJ]eugdformaat|[vV]eilig [tT]huis|[bB]ureau|GGZ|ggz|GGD|ggd|CJG|[wW]ijkteam|[bB]uurtteam|[jJ]eugdteam|[sS]ociaal [tT]eam|[gG]ebiedsteam|[cC]entrum voor [jJ]eugd en [gG]ezin|"
    r"[oO]pvang|[aA]zielzoekerscentrum|AZC|azc|[bB]lijf|[vV]rouwenopvang|[vV]erpleeghuis|[zZ]orgcentrum|[wW]oonzorgcentrum|[bB]uurthuis|[wW]ijkcentrum|[jJ]ongerencentrum|[sS]peeltuin|[cC]lub|[gG]gz-instelling|[zZ]orgaanbieder|[jJ]eugdhulpaanbieder|"
    r"[kK]inderdagcentrum|KDC|kdc|[jJ]eugdinrichting|JJI|[jJ]eugddorp|[iI]nloophuis|[wW]ijkplatform|[kK]oor|[zZ]angkoor|[dD]rumband|[hH]armonie|[zZ]wemclub|[zZ]wembad|[bB]alletschool|[dD]ojo|[aA]utobedrijf|[bB]ouwbedrijf|[uU]itzendbureau|[sS]choonmaakbedrijf|[kK]wekerij|[fF]abriek|[dD]rukkerij|[rR]ederij|[mM]aatschap|[tT]andartspraktijk|[fF]ysiotherapie|[lL]ogopedie|[tT]herapiehuis|[oO]mgangshuis|[mM]oeder-kindhuis|[kK]indhuis|HV|BV|KV|ZV|DVV|VVV|SC|[hH]andbalclub|[wW]inkel|[bB]asisteam|[mM]akelaar|[pP]olikliniek|[sS]anatorium|[iI]nternaat|[kK]inderboerderij|[bB]uurtboerderij|[bB]uurthuis|[sS]teunpunt|[hH]ospice|"
    r"[aA]anbieder|[iI]nstelling|[zZ]orggroep|[wW]oningcorporatie|[wW]oningstichting|[aA]dvocatenkantoor|[nN]otariskantoor|[bB]ewindvoerderskantoor|[rR]eisbureau|[sS]lachterij|[kK]ringloop(?:winkel)?|RTV|[oO]mroep|RIBW|[pP]leegzorg|[rR]ijschool|[dD]rogist(?:erij)?|[jJ]uwelier|[tT]uincentrum|[bB]loemist(?:erij)?|[bB]loemsierkunst|[vV]iswinkel|[pP]izzeria|[iI]jssalon|[gG]elateria|[gG]elaterie|[eE]etcafé|[lL]unchroom|[bB]rasserie|[pP]annenkoekenhuis|[tT]axi(?:bedrijf)?|[sS]childersbedrijf|[lL]oonbedrijf|[iI]nstallatiebedrijf|[uU]itvaartcentrum|[bB]ibliotheek|[mM]useum|[tT]heater|[fF]itnesscentrum|[mM]uziekschool|[vV]akantiepark|[bB]ungalowpark|[dD]istributiecentrum|[tT]weewielers?|[bB]ouwmarkt|[hH]uisartsenmaatschap|[vV]erzekeraar|[aA]ccountantskantoor|[zZ]orgboerin|[kK]inderhoeve|[hH]oeve|[hH]erberg|[jJ]achthaven|[vV]eehouderij|[rR]ijvereniging|[gG]ymvereniging|[aA]tletiekvereniging|[vV]olleybalvereniging|[bB]ridgeclub|[vV]oetbalschool|[jJ]udovereniging|[sS]choonheidssalon|[nN]agelstudio|[rR]evalidatiecentrum|[mM]edisch [cC]entrum|[gG]roep|[gG]emeente [kK]erk)"
)
_INSTEL_VOOR: Final = re.compile(
    rf"(?<![\w-])(?P<w>{_INSTELWOORD}) (?P<n>\"?(?:(?:[dD]e|[hH]et|'[tT]|[vV]an|[vV]oor|[sS]t\.?|[sS]int) )*(?!(?:De|Het|Een|Er|Zij|Hij|Ze|In|Op|Na|Wij|Ik|Dat|Dit|Die|Maar|En|Met|Van|Voor|Ook|Als|Door|Moeder|Vader)\b(?! [A-Z]))[A-Z][\w'&à-ÿ-]*{_REST}\"?)"
)
_INSTEL_NA: Final = re.compile(
    rf"(?<![\w-])(?P<n>(?:{_EIGENNAAM}(?: (?:de|het|van|der|den|en|&))? ){{1,3}}(?:Ziekenhuis|ziekenhuis|Gasthuis|Kliniek|Stichting|Groep|Zorg|Zorggroep|Jeugdhulp|Jeugdzorg|Jeugdbescherming|B\.?V\.?|N\.?V\.?|BV|NV|MC|UMC|Medisch Centrum|"
    r"Kinderziekenhuis|Boys|Advocaten|Advocatuur|Transport|Bouw|Supermarkt|Bakkerij|Logistiek|Therapie|Coaching|Begeleiding|Kerk|Kapel|Moskee|Psychologen|Kindzorg|Kinderopvang|Thuiszorg|Welzijn|Wonen|GGZ|Versgroep|Foods?|Techniek|Praktijk|Scouting))(?![\w-])"
    r"|(?<![\w-])[a-zA-Z][a-z]+(?:s|se) (?:medisch centrum|streekziekenhuis|ziekenhuis|gasthuis)\b|(?<![\w-])[A-Z][\w-]{2,}(?:ziekenhuis|gasthuis|kliniek|moskee|stichting|hoeve|boerderij)(?![\w-])"
)
_WIJK: Final = re.compile(
    r"\b(?:wijk|buurt|dorp|dorpje|gehucht|stad|stadje|regio|gemeente|provincie|eiland|stadsdeel|streek|polder|woonplaats:?|plaats:?|woonachtig (?:in|te)|verhuisd naar|verhuizen naar|buurtschap|station|deelgemeente|kern|wijkteam|omgeving|rand van|het centrum van|gemeenten) "
    r"(?:van )?(?P<n>(?:(?:[dD]e|[hH]et|'t|[dD]en|Sint) )?(?!(?:De|Het|Een|Er|Zij|Hij|Ze|In|Op|Na|Wij|Ik|Dat|Dit|Die|Datum)\b(?! [A-Z]))[A-Z][\w'à-ÿ-]+(?: (?:aan|op|bij|en|de|den|het|van|over|der)(?: (?:de|den|het))? [A-Z][\w'à-ÿ-]+| [A-Z][\w'à-ÿ-]+)?)"
)
_DE_NAAM: Final = re.compile(
    rf"(?<=[a-zà-ÿ,;)\"] )(?P<n>(?:De|Het|'[tT]|Den) (?!(?:Raad|Rijk|Jeugdwet|Wet|Gemeente|Inspectie|Kamer|Commissie|Tafel|Minister)\b)[A-Z][\w'à-ÿ-]+{_REST})"
)
_VOORZETSEL: Final = frozenset(
    "in uit te naar vanuit nabij omgeving rond richting gemeente stad dorp wijk regio station bij".split()
)


@lru_cache(maxsize=4)
def _indexen(lijsten: Lijsten) -> tuple[Index, Index, frozenset[str]]:
    """Of places and of institutions, and the first words of both."""
    plaatsen, instellingen = index_van(lijsten.plaatsen), index_van(lijsten.instellingen)
    return plaatsen, instellingen, plaatsen.eersten | instellingen.eersten


def _adressen(tekst: str, open_: int, cijfers: int) -> Iterator[Vondst]:
    # The weak endings ("…hoek 3") make a street only with a number.
    if open_ & poort.STERKE_STRAAT or (cijfers and open_ & poort.STRAAT):
        for gevonden in _STRAAT.finditer(tekst):
            stuk = gevonden.group()
            begin_van_zin = re.search(r"(?:^|[.!?:•*-]\s*|[\"'(])$", tekst[: gevonden.start()][-4:]) is not None
            if begin_van_zin and _GEEN_STRAAT.match(stuk.lower()) and not _NR_MEE.search(stuk):
                continue
            begin = gevonden.start()
            eerste = stuk.split(" ")[0]
            if (
                eerste in {"De", "Van", "Het"}
                and " " in stuk
                and stuk.count(" ") == 1
                and tekst[begin - 2 : begin] in {"", ". "}
            ):
                begin += len(eerste) + 1
            yield Vondst(begin, gevonden.end(), Soort.ADRES, 86 if _NR_MEE.search(stuk) else 82)
    for gevonden in _VOOR_POSTCODE.finditer(tekst) if cijfers or _OUD_OF_NIEUW.search(tekst) else ():
        groep = next(naam for naam in "stu" if gevonden.group(naam))
        yield Vondst(*gevonden.span(groep), Soort.ADRES, 85)
    if open_ & poort.ADRES:
        for gevonden in _AAN_DE.finditer(tekst):
            yield Vondst(*gevonden.span("s"), Soort.ADRES, 78)
    if open_ & poort.STERKE_STRAAT:
        for gevonden in _KLEINE_STRAAT.finditer(tekst):
            stuk = gevonden.group()
            if _GEEN_STRAAT.match(stuk):
                continue
            zeker = stuk.split(" ")[0].endswith(("straat", "laan", "gracht", "singel", "dreef", "plantsoen", "plein"))
            # "de klinkerweg" may be any road; with a number it is an address.
            if zeker or _NR_MEE.search(stuk):
                yield Vondst(*gevonden.span(), Soort.ADRES, 81)


def _namen(tekst: str, open_: int) -> Iterator[Vondst]:
    voor = [(_SCHOOL_VOOR, Soort.SCHOOL, 89)] if open_ & poort.SCHOOL else []
    if open_ & poort.INSTELLING:
        voor.append((_INSTEL_VOOR, Soort.INSTELLING, 88))
    for patroon, soort, gewicht in voor:
        for gevonden in patroon.finditer(tekst):
            begin = gevonden.start("w")
            einde = gevonden.end("n")
            if "\n" in gevonden.group():
                continue
            naam = gevonden.group("n")
            if (
                soort is Soort.INSTELLING
                and gevonden.group("w").lower()
                in {"groep", "locatie", "club", "opvang", "bureau", "aanbieder", "instelling", "bedrijf", "kerk"}
                and naam[0].isupper()
                and " " not in naam
                and len(naam) < 3
            ):
                continue
            yield Vondst(begin, einde, soort, gewicht)
    if open_ & (poort.SCHOOL | poort.NASCHOOL | poort.INSTELLING):
        for gevonden in _KLEINE_SCHOOL.finditer(tekst):
            yield Vondst(*gevonden.span("a" if gevonden.group("a") else "b"), Soort.SCHOOL, 70)
    achter = [(_SCHOOL_NA, Soort.SCHOOL)] if open_ & poort.NASCHOOL else []
    if open_ & poort.NAINSTELLING:
        achter.append((_INSTEL_NA, Soort.INSTELLING))
    for patroon, soort in achter:
        for gevonden in patroon.finditer(tekst):
            yield Vondst(*gevonden.span(), soort, 75)
    for gevonden in _WIJK.finditer(tekst) if open_ & poort.WIJK else ():
        yield Vondst(*gevonden.span("n"), Soort.PLAATS, 74)
    for gevonden in _DE_NAAM.finditer(tekst) if _LIDWOORD.search(tekst) else ():
        yield Vondst(*gevonden.span("n"), Soort.INSTELLING, 66)


def zoek_in_zin(tekst: str, open_: int, cijfers: int) -> Iterator[Vondst]:
    """Streets, schools and institutions by their shape, in one sentence; ``open_`` are the gates of :mod:`poort`."""
    yield from _adressen(tekst, open_, cijfers)
    yield from _namen(tekst, open_)


def zoek_plekken(rij: Woordenrij, gezien: list[Vondst]) -> Iterator[Vondst]:
    """Institutions and places by their lists, and what :func:`zoek_in_zin` saw, unless it is protected."""
    lijsten = rij.lijsten
    for vondst in [*gezien, *_labels(rij), *_huisnamen(rij), *_met_hoofdletters(rij)]:
        if not _is_beschermd(rij, vondst) and not _is_woord(rij, vondst):
            yield vondst
    plaatsen, instellingen, eersten = _indexen(lijsten)
    woorden = rij.woorden
    tot = 0
    for i in [i for i, w in enumerate(woorden) if w.klein in eersten or "-" in w.klein]:
        if i < tot:
            continue
        woord = woorden[i]
        vorige = woorden[i - 1].klein if i else ""
        n = frase_op(rij, i, instellingen)
        if n and _is_instelling(rij, i, n):
            yield Vondst(woord.begin, woorden[i + n - 1].kern, Soort.INSTELLING, 73)
            tot = i + n
            continue
        n = frase_op(rij, i, plaatsen)
        if n and _is_plaats(rij, i, n, vorige):
            yield Vondst(woord.begin, woorden[i + n - 1].kern, Soort.PLAATS, 72 if vorige in _VOORZETSEL else 64)
            tot = i + n
            continue
        if (
            "-" in woord.klein
            and woord.hoofd
            and woord.klein.split("-")[0] in lijsten.eigen_plaatsen
            and i not in rij.beschermd
        ):
            yield Vondst(woord.begin, woord.kern, Soort.PLAATS, 72)


_LABEL: Final = re.compile(
    r"(?:^|[\n;|,]|\s{2,})[ •*-]*(?:[vV]erblijft|[vV]erblijf(?:plaats)?|[sS]chool|[oO]pleiding|[wW]erkgever|[iI]nstelling|[aA]anbieder|[zZ]orgaanbieder|[lL]ocatie|[oO]rganisatie|[aA]potheek|[sS]port(?:club)?|"
    r"[cC]lub|[wW]erk|[kK]erk|[zZ]iekenhuis|[dD]agbesteding|[oO]pvang|[pP]laatsing|[pP]raktijk|[vV]erwijzer|[hH]uidige (?:school|aanbieder|hulp)|[vV]orige (?:school|aanbieder)|[aA]anmelder|[wW]ijk|[bB]uurt|[sS]tage|[kK]inderopvang|"
    r"[bB]asisschool|[pP]leegzorgaanbieder|[zZ]orginstelling|[nN]aam (?:school|instelling|organisatie|aanbieder)|GI|[gG]ecertificeerde [iI]nstelling|[jJ]eugdhulpaanbieder|[zZ]orgverlener|[hH]uisartsenpraktijk|[bB]etrokken(?: [a-z]+)?|[bB]ureau|[vV]ereniging|[hH]obby(?:'s)?|[wW]erk (?:vader|moeder|ouders)|[bB]eroep (?:vader|moeder)|[bB]eroep|[hH]ulpverlening|[vV]erblijfplaats|[hH]uidig verblijf|[bB]ehandelaar|[tT]andarts|[oO]nderwijs|[vV]ervoerder|[iI]nternaat|[gG]roep|[lL]eefgroep|[vV]rije tijd|[oO]nderwijsinstelling|[sS]choolnaam|[nN]aam|[wW]oonplaats|[gG]eboorteplaats|[pP]laats|[gG]emeente) ?(?:\([^)\n]{0,20}\) ?)?[:=] ?"
    rf"(?P<n>(?:[dD]e |[hH]et |'t |[dD]en )?[A-Z][\w'&à-ÿ-]*{_REST})"
)


def _labels(rij: Woordenrij) -> Iterator[Vondst]:
    plek = 0
    for regel in rij.tekst.split("\n"):
        if ":" in regel or "=" in regel:
            for v in _label(regel, rij.lijsten):
                yield v._replace(begin=v.begin + plek, einde=v.einde + plek)
        plek += len(regel) + 1


@lru_cache(maxsize=4096)
def _label(regel: str, lijsten: Lijsten) -> tuple[Vondst, ...]:
    return tuple(_in_label(regel, lijsten))


def _in_label(regel: str, lijsten: Lijsten) -> Iterator[Vondst]:
    for gevonden in _LABEL.finditer(regel):
        naam = gevonden.group("n")
        woorden = [plat(w) for w in re.findall(r"[^\W\d_]+", naam)]
        inhoud = [w for w in woorden if w not in {"de", "het", "t", "den", "van", "en"}]
        if not inhoud or (
            naam.split(" ")[0].lower() not in {"de", "het", "'t", "den"} and all(gewoon(w, lijsten) for w in inhoud)
        ):
            continue
        if len(inhoud) == 1 and len(inhoud[0]) < 3:
            continue
        soort = (
            Soort.PLAATS
            if re.search(r"laats|emeente|ijk|uurt", gevonden.group().split(":")[0])
            and "nstelling" not in gevonden.group()
            else Soort.INSTELLING
        )
        yield Vondst(*gevonden.span("n"), soort, 67)


def labels_vergeten() -> None:
    """Drop what is remembered of lines."""
    _label.cache_clear()


def _is_beschermd(rij: Woordenrij, vondst: Vondst) -> bool:
    if not rij.beschermd:
        return False
    eerste = bisect_left(rij.woorden, vondst.begin, key=_begin)
    binnen = range(eerste, bisect_left(rij.woorden, vondst.einde, key=_begin))
    hoofd = [i for i in binnen if rij.woorden[i].hoofd]
    return bool(hoofd) and all(i in rij.beschermd for i in hoofd)


def _is_instelling(rij: Woordenrij, i: int, n: int) -> bool:
    woorden = rij.woorden[i : i + n]
    if n > 1:
        lang = sum(len(w.klein) for w in woorden) > 9
        return (
            any(w.hoofd for w in woorden[-1:] if n == 2 or not w.start)
            or (woorden[0].hoofd and lang)
            or (lang and any(w.klein not in rij.lijsten.gewoon and len(w.klein) > 4 for w in woorden))
        )
    woord = woorden[0]
    if woord.klein in rij.lijsten.gewoon:
        return False
    return woord.hoofd or (
        len(woord.klein) > 4 and not gewoon(woord.klein, rij.lijsten) and woord.klein not in rij.lijsten.namen
    )


_AAN_HUIS: Final = frozenset(
    "school basisschool groep leefgroep woongroep gezinshuis locatie obs cbs ikc sbo so vso kinderdagverblijf dagbesteding logeerhuis boerderij zorgboerderij kdv bso peuterspeelzaal crisisgroep behandelgroep huis stichting praktijk".split()
)


def _huisnamen(rij: Woordenrij) -> Iterator[Vondst]:
    """ "op de Regenboog", "naar het Kompas", "leefgroep de wilg"."""
    w, huisnamen = rij.woorden, rij.lijsten.huisnamen
    for i in [i for i, woord in enumerate(w) if woord.klein in huisnamen]:
        if i < 2 or w[i].gat != " " or w[i - 1].klein not in {"de", "het", "t"}:
            continue
        huis = w[i - 2].klein in _AAN_HUIS and w[i - 1].gat == " "
        if huis or (
            w[i].hoofd and not w[i].kapitaal and not w[i].start and (w[i - 1].hoofd is False or not w[i - 1].start)
        ):
            einde = w[i].kern
            if i + 1 < len(w) and w[i + 1].hoofd and w[i + 1].gat == " " and w[i + 1].klein in rij.lijsten.huisnamen:
                einde = w[i + 1].kern
            yield Vondst(w[i - 1].begin, einde, Soort.INSTELLING, 67)


_BIJ: Final = frozenset("bij via naar door vanuit namens".split())


def _met_hoofdletters(rij: Woordenrij) -> Iterator[Vondst]:
    """ "bij Bijzonder Jeugdwerk": two ordinary words with a capital behind a preposition are the name of a body."""
    w = rij.woorden
    for i in [i for i, woord in enumerate(w) if woord.hoofd and not woord.start and woord.gat == " "]:
        if w[i].kapitaal or not 0 < i < len(w) - 1:
            continue
        if w[i - 1].klein not in _BIJ and not (w[i - 1].klein in {"de", "het"} and i > 1 and w[i - 2].klein in _BIJ):
            continue
        tot = i
        while tot < len(w) and w[tot].hoofd and not w[tot].kapitaal and (tot == i or w[tot].gat == " "):
            tot += 1
        if tot - i > 1 and not all(j in rij.beschermd for j in range(i, tot)):
            yield Vondst(w[i].begin, w[tot - 1].kern, Soort.INSTELLING, 60)


def _begin(woord: Woord) -> int:
    return woord.begin


def _is_woord(rij: Woordenrij, vondst: Vondst) -> bool:
    """One word that is ordinary Dutch and only looks like a name by its ending."""
    stuk = rij.tekst[vondst.begin : vondst.einde]
    return re.fullmatch(r"[\w-]+", stuk) is not None and gewoon(plat(stuk), rij.lijsten) and vondst.gewicht == 75


def _is_plaats(rij: Woordenrij, i: int, n: int, vorige: str) -> bool:
    woord = rij.woorden[i]
    lijsten = rij.lijsten
    if i in rij.beschermd and n == 1:
        return False
    sleutel = " ".join(w.klein for w in rij.woorden[i : i + n])
    eigen = sleutel in lijsten.eigen_plaatsen
    if n > 1:
        return any(w.hoofd for w in rij.woorden[i : i + n]) or (eigen and len(sleutel) > 8)
    if not woord.hoofd:
        return (
            eigen
            and len(sleutel) > 4
            and sleutel not in lijsten.gewoon
            and sleutel not in lijsten.voornamen
            and (vorige in _VOORZETSEL or vorige in {"van", "uit"})
            and (len(sleutel) > 6 or not gewoon(sleutel, lijsten))
        )
    if woord.kapitaal and not eigen:
        return False
    if sleutel in lijsten.gewoon:
        return eigen and vorige in {"in", "te", "uit", "naar", "vanuit"}
    if woord.start:
        return eigen and sleutel not in lijsten.voornamen
    if gewoon(sleutel, lijsten) and not eigen:
        return vorige in _VOORZETSEL
    return eigen or vorige in _VOORZETSEL or not is_naam(sleutel, lijsten)
