# ruff: noqa: E501, SIM905 - patterns and word lists are kept whole
"""Professions that single a person out: by themselves, or with an employer or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.normaliseren import plat

_BEROEP_BIJ: Final = re.compile(
    r"\b(?:(?:is|was|werkt|werkte|werkzaam|werken|als|baan|werk) (?:\w+ ){0,2}?)?(?P<b>(?:als )?(?P<w>[a-z]{3,}(?:er|ster|eur|euse|ist|iste|ant|ent|man|vrouw|baas|chef|kok|smid|arts|meester|monteur|piloot|wacht|rijder|juf|leraar|lerares|docent|directeur|directrice|eigenaar|eigenares|trainer|trainster|voorzitter|agent|agente|kapper|kapster|slager|bakker|boer|boerin|visser|duiker|schipper|matroos|machinist|conducteur|koster|dirigent|brandweerman|receptionist|rechercheur|beheerder|verpleegkundige|bewaker|portier|kassière|caissière|coach|verkoper|verkoopster|schoonmaker|schoonmaakster|conciërge|stuurman|kapitein))"
    r" (?:(?:bij|op|van|in|aan|voor) (?:de |het |een |zijn |haar |'t )?)(?P<waar>(?:plaatselijke |lokale |gemeentelijke |enige |grote )?[\w'-]+(?: (?:van|in|op|aan|bij) (?:de |het |'t )?[\w-]+| [A-Z][\w-]+)*))"
)
_WERKPLEK: Final = re.compile(
    r"\b(?:dorp\w*|kerk|moskee|tempel|gemeente(?!lijk)\b|gemeentehuis|haven|vliegveld|luchthaven|Schiphol|maasvlakte|boorplatform|brandweer|politiebureau|school|basisschool|ziekenhuis|kazerne|marine|luchtmacht|landmacht|defensie|"
    r"gevangenis|rechtbank|universiteit|hogeschool|zwembad|camping|bakkerij|slagerij|supermarkt|fabriek|veerpont|veerboot|veerdienst|pont|rederij|dierentuin|circus|kermis|museum|krant|omroep|theater|orkest|"
    r"voetbalclub|club|fanfare|harmonie|eiland|staalfabriek|hoogovens|visafslag|vismarkt|markt|molen|kwekerij|manege|boerderij|snackbar|cafetaria|café|kroeg|restaurant|winkel|wijk|streek|polder|dijk|sluis|brug|vuurtoren|reddingsboot|KNRM|ambulance|apotheek|huisartsenpost|bibliotheek|garage|pompstation|tankstation|begraafplaats|crematorium|azc|ambassade|ministerie|provincie|waterschap|Tweede Kamer|gemeenteraad|raad)\b",
    re.IGNORECASE,
)
_FUNCTIE: Final = re.compile(
    r"hulpverlen|begeleid|werker|behandel|voogd|beschermer|psycholo|pedagoog|therap|mentor|leerkracht|consulent|coach|agent\b|regisseur|manager|leider|coördinator|ambtenaar|adviseur|ouder|kinder|"
    r"zus|moeder|vader|vriend|onderzoeker|medewerk|secretaris|voorzitter van de|deskundige|arts\b|verpleegkund|docent|leraar|patient|client|student|inwoner|bewoner|buurvrouw|buurman|eerder|later|verder|minder|"
    r"onder|ander|zonder|wonder|achter|beter|liever|meer|eigenaar van|conflict|moment|document|president|kamer|winter|zomer|dader|slachtoffer|verzorg|partner|gezin|familie|persoon|deelnem|maker|vermoed|opdrachtgever|"
    r"kwartier|papier|cijfer|letter|nummer|daar|waar|hier|over|per\b|vlinder|zolder|kelder|boter|water|vuur|sfeer|weer|keer|heer|zeer|sluiter|ventilat|bestuurder van|meester|juf|leerlingen|afwezig|present|patiënt|cliënt|element|argument|talent|dagen|contact|constant|relevant|krant|klant|kant\b|want\b|restaurant|variant|brand|content|consequent|accent|agent|rekent|kent|bent|geschrift|traint|trans|jongeman|man\b|vrouw\b|baas\b|wacht\b|bloemist$|opname|jongere|helper|intak"
)
_BEROEP_NAAM: Final = re.compile(
    r"(?<![\w-])(?P<w>[a-z][a-zà-ÿ-]{2,24}) (?P<r>(?:in|te|bij|van|op|aan|voor) (?:(?:de|het|een|zijn|haar|'t) )?(?:[A-Z][\w'&à-ÿ-]*(?: (?:(?:de|den|der|van|en|aan|het|op) ){0,2}[A-Z0-9][\w'&à-ÿ-]*){0,3}"
    r"|[a-z-]*(?:dorp|dorpje|eiland|gehucht|kerk|moskee|tempel|dorpsschool|haven|vereniging|carnavalsvereniging|club|fanfare|harmonie|brandweer|veerboot|veerpont|pont|manege|camping|zwembad|kazerne|marine|luchtmacht|omroep|tv|gemeente|krant|theater|orkest|circus|kermis|markt|molen|dierentuin|vuurtoren|sluis|fabriek|veiling|visafslag)\b))"
)
_ENIGE: Final = re.compile(
    r"\b(?:de|het) enige (?!(?:manier|reden|vraag|optie|die|dat|keer|oplossing|mogelijkheid|kind|dochter|zoon)\b)[\w-]+ (?:in|van|op|uit) (?:(?:het dorp|de straat|de wijk|het eiland|de school|de klas|de stad|de streek|de buurt)\b|[A-Z][\w-]+)"
)
BEROEP_VELD: Final = re.compile(r"\b[bB]eroep\b[^:\n]{0,15}: ?(?P<b>[^\n;.]{4,70})")
_VAAK: Final = frozenset(
    "directeur directrice huisarts tandarts rechter docent lerares leraar juf meester agent agente politieagent advocaat specialist kinderarts onderzoeker voorzitter secretaris trainer model hoofd baas zuster "
    "deelnemer kandidaat kandidate ambtenaar officier onderwijzer onderwijzeres eigenaar eigenares griffier verloskundige neuroloog beleidsmedewerker ondernemer gids spits prins prinses".split()
)


_KLEIN_WOORD: Final = re.compile(r"[a-z][a-zà-ÿ-]{2,24}")
_VAKSTAART: Final = ("er", "ster", "eur", "euse", "ist", "iste", "man", "vrouw", "baas", "meester")


def _noemt_vak(tekst: str, lijsten: Lijsten) -> bool:
    """Whether a sentence holds a word that may be a profession: most do not, and need no closer look."""
    return any(_is_vak(woord, lijsten) for woord in _KLEIN_WOORD.findall(tekst))


@lru_cache(maxsize=8192)
def _is_vak(woord: str, lijsten: Lijsten) -> bool:
    klein = plat(woord)
    if klein in _VAAK or klein in lijsten.indirect["beroep"] or klein in lijsten.indirect["beroep_gewoon"]:
        return True
    return klein.endswith(_VAKSTAART) and not _FUNCTIE.search(klein)


def vakwoorden_vergeten() -> None:
    """Drop what is remembered of words."""
    _is_vak.cache_clear()


_NAAM_ERBIJ: Final = re.compile(
    r"[ ,](?P<v>bij|in|te|op|van|aan|voor|uit|rond|rondom|nabij) (?:(?:de|het|een|zijn|haar|'t) )?(?P<n>[A-ZÀ-Þ][\w'&à-ÿ-]*(?: (?:(?:de|den|der|van|en|aan|het|op|in|te) ){0,2}[A-Z0-9À-Þ][\w'&à-ÿ-]*)*)$"
)


def vak_en_naam(tekst: str, begin: int, einde: int, gewicht: int, lijsten: Lijsten) -> Iterator[Vondst]:
    """A stretch of a profession as amber, and the name of an employer or a place at its end apart: a name is red."""
    gevonden = _NAAM_ERBIJ.search(tekst[begin:einde])
    naam = plat(gevonden["n"]) if gevonden else ""
    if gevonden is None or not gevonden.start() or naam in lijsten.landen or naam in lijsten.veilig:
        yield Vondst(begin, einde, Soort.BEROEP, gewicht)
        return
    soort = Soort.INSTELLING
    if gevonden["v"] in {"in", "te", "op", "uit", "rond", "rondom", "nabij"} or naam in lijsten.plaatsen:
        soort = Soort.PLAATS
    elif naam in lijsten.namen:
        soort = Soort.PERSOON
    yield Vondst(begin, begin + gevonden.start(), Soort.BEROEP, gewicht)
    # A known place after a profession is no surname: "burgemeester van Ameide".
    zwaar = gewicht if naam in lijsten.plaatsen else 50
    yield Vondst(begin + gevonden.start("n"), einde, soort, zwaar)


def beroep_met_naam(tekst: str, lijsten: Lijsten) -> Iterator[Vondst]:
    """A profession with an employer, a place or a workplace, in one sentence."""
    for gevonden in _BEROEP_NAAM.finditer(tekst) if _noemt_vak(tekst, lijsten) else ():
        woord = plat(gevonden.group("w"))
        if woord in lijsten.beroepen and woord not in _VAAK:
            yield from vak_en_naam(tekst, gevonden.start("w"), gevonden.end("r"), 88, lijsten)
        elif (
            (
                gevonden.group("r").split(" ")[-1][:1].isupper()
                and woord.endswith(("er", "ster", "eur", "euse", "ist", "iste", "man", "vrouw", "baas", "meester"))
            )
            and not _FUNCTIE.search(woord)
            and re.search(
                r"\b(?:is|was|werkt als|werkte als|een|oud|voormalig|de) $",
                tekst[max(0, gevonden.start() - 13) : gevonden.start()],
            )
        ):
            yield from vak_en_naam(tekst, gevonden.start("w"), gevonden.end("r"), 87, lijsten)
        elif woord in _VAAK and re.search(
            r"\b(?:is|was|als|werkt als|oud|voormalig) $", tekst[max(0, gevonden.start() - 12) : gevonden.start()]
        ):
            yield from vak_en_naam(tekst, gevonden.start("w"), gevonden.end("r"), 88, lijsten)
    for gevonden in _ENIGE.finditer(tekst):
        yield from vak_en_naam(tekst, *gevonden.span(), 88, lijsten)


def beroepen(tekst: str, lijsten: Lijsten) -> Iterator[Vondst]:
    """A profession with an employer, a place or a workplace, in one sentence."""
    beroep = lijsten.indirect["beroep"]
    for gevonden in _BEROEP_BIJ.finditer(tekst):
        woord = gevonden.group("w")
        waar = gevonden.group("waar")
        if plat(woord) in beroep or (_WERKPLEK.search(waar) and not _FUNCTIE.search(woord)):
            ruim = (
                gevonden.group().startswith(("is", "was", "werkt", "werkz", "als", "werken")) or plat(woord) in beroep
            )
            if ruim:
                yield from vak_en_naam(tekst, *gevonden.span("b"), 74, lijsten)
