# ruff: noqa: E501, SIM905 - patterns and word lists are kept whole
"""What identifies a family in the telling: what a relative does for a living, how the family is made up, what befell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners import poort
from weegtafel.anonimiteit.herkenners.beroepen import vak_en_naam
from weegtafel.anonimiteit.herkenners.snel import Snel
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.normaliseren import plat

_VERWANT: Final = (
    r"(?:(?:stief|pleeg|groot|schoon|half|bio-?|bonus)?(?:vader|moeder|ouders|broer|zus|zoon|dochter)|pa|ma|papa|mama|opa|oma|oom|ome|tante|neef|nicht|partner|man|vrouw|vriend|vriendin|ex|nieuwe|"
    r"(?-i:[A-Z][\w'-]+)|hij|zij|ze|ie|die|ik)"
)
_EINDE: Final = r"(?=[.,;:!?)\n\"]|$| (?:en|maar|dus|zit|heeft|geweest|leeft|wil|krijgt|kan|die|wij|hij|zij|was|is|kent|vaak)\b| –| \()"
_VAK_WOORD: Final = r"(?:[a-zà-ÿ-]{2,24}(?:er|ster|eur|euse|trice|ist|iste|ent|ente|man|vrouw|baas|boer|boerin|meester|chef|smid|kok|arts|loog|loge|tolk|wacht|houder|maker|maakster|prins|acteur|actrice|monteur|schipper|ier|ière|ant|ante|aar|ares|kampioen|graaf|aris|olist|icus|ica|dj|lid|or)|[a-z-]{0,20}(?:dj|rapper|sommelier|vlogger|koster|kantor|imam|rabbijn|pandit|priester|dominee|predikant|minister|sinterklaas|frontman|gids))"
_BEROEP: Final = Snel(
    rf"\b{_VERWANT}(?:,? \(?(?:[A-Z]\w+|hij|zij)\)?)?(?:\)|,|:| =| –)? (?:(?:is|was|werkt(?:e)?(?: er| daar)? als|werkt|verdient zijn brood als|blijkt|is geweest|wordt) )?(?:(?:trouwens|nu|ook|vroeger|een|de|het|zelf|nog|altijd|als|zijn|onze) ){0, 3}"
    rf"(?P<n>(?:(?:voormalig|oud|ex|enige|eerste|laatste|bekende?|vroegere?|olympisch|nationaal|vrouwelijke|professioneel|rondreizend|zelfstandig)[ -]){0, 2}(?P<w>{_VAK_WOORD})(?P<r>(?: (?:van|bij|in|op|met|voor|uit|aan|te|tijdens|die vaak) (?:(?:de|het|een|zijn|haar|'t|hun|eigen) ){0, 2}[\w'&-]+(?: [\w'&-]+){{0,3}}?)?)){_EINDE}"
)
_HULP: Final = re.compile(
    r".*(?:hulpverlen|begeleid|werker|behandel|voogd|bescherm|psycholo|pedago|therap|mentor|leerkracht|consulent|coach|regisseur|manager|coordinator|ambtenaar|adviseur|ouder|onder|ander|zonder|achter|beter|liever|meer|later|eerder|verder|minder|daar|waar|hier|over|per|weer|keer|zeer|"
    r"bekend|aanwezig|present|absent|student|client|patient|agent|docent|moment|element|getrouwd|zwanger|kwetsbaar|klaar|maar|jaar|haar|paar|naar|raar|zwaar|bezwaar|gevaar|bewaar|samen|overleden|verslaafd|ziek|huisarts|kinderarts|jeugdarts|man|vrouw|vriend|partner|familie|dader|slachtoffer|"
    r"verantwoordelijk|helder|zeker|lekker|wakker|bitter|duister|donker|sober|super|puber|peuter|kleuter|steeds|constant|relevant|tolerant|brand|want|kant|krant|klant|plant|hand|land|stand|verstand|consequent|intelligent|efficient|zelfstandig|altijd|mobiel|dochter|moeder|vader|zuster|broer|zus|kinder|klein|groter|ouder|jonger|slimmer|sneller|rustiger|kapot|kant|honger|kanker|winter|zomer|kamer|computer|nummer|letter|cijfer|kleur|deur|buur|uur|duur|natuur|cultuur|muur|stuur|vuur|zuur|figuur|humeur|buurman|buurvrouw|inwoner|bewoner|bezoeker|deelnemer|gever|nemer|aanmelder|melder|verwijzer|opvoeder|verzorger|kostwinner|zzp-er|vrijwilliger|dominant|aanvrager|eigenaar|huurder|verhuurder|gebruiker|roker|drinker|prater|opener|passant|migrant|allochtoon|logeer|emigrant|chauffeur|schoonmaker|vakkenvuller|leider|leidster|medewerker|er)$"
)
_RUIM: Final = frozenset(
    "stadsdichter sommelier orgelbouwer trapezewerker strandvonder poelier ijscoman omroepster omroeper cameraman cameravrouw schermster worstelaar tatoeeerder stadsbeiaardier beiaardier skutsjeschipper marathonloper messenslijper klompenmaker hoogleraar stationschef kunstschaatsster schaatsster valkenier "
    "treinmachiniste machiniste presentatrice frontman coverband zangeres sinterklaas voorzanger voorganger raadslid wethouder gemeenteraadslid dj goochelaar buikspreker clown circusdirecteur leeuwentemmer duivenmelker wereldkampioen olympier keeper profbokser bokser kickbokser wielrenner coureur jockey ruiter "
    "paardenfokker schaapherder schaapscheerder rietdekker mandenvlechter glasblazer orgelstemmer pianostemmer klokkenluider carillonneur beeldhouwer boswachter jachtopziener brugwachter sluiswachter loods reddingswerker strandwacht vuurtorenwachter lijkschouwer patholoog tolk-vertaler oud-tolk cabaretier acteur actrice "
    "soapster stuntman regisseur filmmaker documentairemaker schrijver schrijfster dichter kinderboekenschrijver columnist columniste nieuwslezer sportverslaggever weerman weervrouw ambassadeur consul generaal kolonel burgemeester dijkgraaf rentmeester kasteelheer notaris deken bisschop abt priorin rabbijn imam pandit "
    "havenmeester viskweker oesterkweker mosselkweker palingroker imker wijnmaker bierbrouwer chocolatier patissier kaasmaker banketbakker molenaar molenbouwer scheepsbouwer zeilmaker touwslager uitvinder astronoom archeoloog meteoroloog poolreiziger dierentemmer dierenverzorger olifantenverzorger egyptoloog topkok sterrenkok kampioen".split()
)
_GEZIN: Final = Snel(
    r"\b(?:(?:nr\.?|nummer) ?\d+ van (?:de )?\d+|nakomertje(?:,? [\w ]{0,40}na de eerste| na \w+)?|enig(?:e)? (?:kind van enige kinderen|overgebleven kind|overlevende(?: van (?:zijn|haar|het) gezin)?|kind uit \w+)|"
    r"(?:oudste|jongste|middelste) (?:van|v\.?d?\.?|uit) (?:een |de )?(?:vijfling|zesling|drieling|vierling|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien)\b|"
    r"(?:eerste|tweede|derde|vierde) (?:dochter|zoon|kind) van (?:de |zijn |haar )(?:tweede|derde|vierde) (?:vrouw|man|huwelijk)|eerste kind na \w+ miskramen|(?:oudste|jongste|middelste) zoon, enige [\w ]{3,30}|"
    r"(?:alleenstaand(?:e \w+)?|alleen) met (?:vier|vijf|zes|zeven|acht|negen|[4-9]) kinderen(?: onder de \w+)?|(?:vier|vijf|zes|zeven|acht|negen) (?:dochters|zonen|zoons|jongens|meisjes)(?:,? (?:en )?(?:één|een|1) (?:zoon|dochter|jongen|meisje))?|"
    r"(?:\w+ )?moeder is ook (?:zijn|haar) (?:nicht|tante|zus)|(?:zijn|haar) (?:nichtje|neefje|tante|oom) én (?:pleeg|stief)\w+|siamese tweeling|(?:een |één )?(?:van een )?vijfling|drie broers in drie pleeggezinnen|geadopteerd,? samen met [\w ]{3,30}(?:zus|broer)|"
    r"de enige van (?:de )?(?:zes|zeven|acht|negen|tien)(?: die [\w ]{4,30})?|de \w+(?:de|ste) van (?:de )?(?:[5-9]|1\d|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien)|"
    r"(?:de )?jongste,? met \w+ jaar verschil|kind van twee (?:zussen|broers)[\w ]{0,20}|\d{1,2} (?:half)?broers en -?(?:half)?zussen|donorkind(?:eren)?(?: met \d+ halfbroers en -zussen)?|alle(?: \w+)? (?:ouders en )?\w+ (?:broers|zussen) verloren)\b"
)
_RAMP: Final = (
    r"(?:\w*(?:brand|explosie|ontploffing|ongeluk|ongeval|aanrijding|botsing|ramp|moord|doding|doodslag|schietpartij|steekpartij|overval|gijzeling|ontvoering|drama|aanslag|affaire|schandaal|instorting|liquidatie|verdrinking|schipbreuk|aardbeving|overstroming|doorbraak|evacuatie|kraak|vermissing|beschieting|rellen|inval|lekkage)|"
    r"incident|voorval|gedoe|zaak|filmpje|foto|video|uitzending|programma|vlog)"
)
_GROTE_RAMP: Final = r"(?:\w+brand|\w*explosie|\w*ontploffing|\w+ongeluk|\w*ongeval|\w*botsing|\w+ramp|ramp|\w*moord|\w*schietpartij|\w*steekpartij|\w+overval|\w*gijzeling|\w*ontvoering|\w+drama|\w*aanslag|\w*affaire|\w*instorting|\w*liquidatie|\w*schipbreuk|aardbeving|\w*overstroming|dijkdoorbraak|evacuatie|\w+kraak|rellen)"
_GEBEURTENIS: Final = Snel(
    rf"\b(?:sinds|na|door|om|over|van|tijdens|overleefde|zie|met|bij|kent iedereen|weg sinds|zag|in) (?P<n>(?:(?:de|het|dat|die) (?:\w+ )?{_GROTE_RAMP}|(?:dat|die) (?:\w+ )?{_RAMP}|(?:de|het) {_RAMP}(?= (?:met|waar|waarbij|om|rond) )) (?:met|van|bij|in|op|rond|waar|waarbij|die|dat|om|aan|over) (?:(?:de|het|een|dat|die|zijn|haar) )?[\w-]+(?: (?:in|op|van|met|bij|aan|over|heel|het|de) [\w-]+(?: [\w-]+)?)?)"
    rf"|\b(?P<b>(?:die|dat|de|het) (?:omgeslagen|ingestorte|verdwenen|neergestoken|vergeten|ontplofte|gezonken|gekantelde|vermoorde|afgebrande|uitgebrande) \w+(?: \w+)?)"
    rf"|\b(?P<c>(?:werd |is |was )?(?:door|in|op|bij|haalde|stond in) (?:de (?:Margriet|Story|Privé|Libelle|Volkskrant)|Story|Privé|Hart van Nederland|het AD|het NRC|Nieuwsuur|RTL Nieuws|het Jeugdjournaal|Dumpert|PowNed|GeenStijl)(?: (?:uitgezonden|gestaan|geweest|te zien))?)"
    rf"|\b(?P<d>(?:filmpje|video|foto|filmpje kreeg) (?:ging viral|kreeg [\d.]+ (?:views|likes)|van de (?:\w+) (?:zusjes|broertjes|gracht|rellen)))"
    rf"|\b(?P<e>(?:de|een|die|het) (?:cafébrand|discobrand|vuurwerkramp|vuurwerkdrama|hennepbrand|kettingbotsing|vergisliquidatie|plofkraak\w*|dijkdoorbraak|watersnood|gezinsdrama|woningbrand|flatbrand|schoolbrand)(?: (?:in|op|bij|waar|van|aan) [\w' ]{{3,40}}?)?)(?=[.,;:!?\n]|$| (?:en|was|is|denkt|durft)\b)"
    rf"|\b(?P<f>(?:vader|moeder|broer|zus|zusje|broertje|opa|oma|ouders|gezin) (?:is |zijn )?(?:omgekomen|vermoord|verdronken|doodgeschoten|verongelukt|doodgestoken) (?:bij|in|door|op) [\w' ]{{3,40}}?)(?=[.,;:!?\n]|$)"
)
_GELOOF: Final = re.compile(
    r"\b(?P<n>\w+-(?:orthodox|katholiek|gereformeerd|hervormd|protestants)\w*(?: geloof)?|[Pp]inkster(?:gezin|gelo\w+|gemeente|kerk|dienst)|nikab|niqab|boerka|chador|hoofddoek van de gemeente|sjoel|sjabbat|kosjere?|messias\w+|Hare Krishna|Bahá'í|bahai|[Tt]ewahedo|rooms(?!-kat| kat)|soefi\w*|in een sekte|sekte|bedevaart|catechese|jezuïet\w*|mennoniet\w*|zevende[- ]?dags\w*|gospelkerk|doopdienst|gereformeerd vrijgemaakt|kerken (?:gereformeerd|hervormd)|bevindelijk\w*|refogezin)\b"
)
_ZIEKTE: Final = re.compile(
    r"\b(?P<n>(?:syndroom|ziekte) van (?:de )?[A-Z][\w'-]+(?:[ -][A-Z][\w'-]+)*|lang-?QT(?:-syndroom)?|Creutzfeldt-Jakob|alopecia \w+|PANDAS|PANS|ALS|ME/CVS(?: na [\w-]+)?|Q-koorts|sferocytose|anti-NMDA\S*|Anti-NMDA\S*|Huntington|Addison|Wolfram|Rett|Pompe|Gaucher|Fabry|Wilson|Bechterew|Friedreich|Guillain-Barré|Moyamoya|MSA|CADASIL|"
    r"chromosoom \d+\w*(?: ?[pq][\d.]+)?|(?:een )?deletie op chromosoom \S+|\w*(?:encefalitis|leukodystrofie|ataxie|ichthyose|porfyrie|thalassemie|sferocytose|galactosemie|cystinose|narcolepsie|lymfoom|sarcoom|glioom|blastoom|myopathie|neuropathie|vasculitis|sclerodermie|amyloïdose|agenesie|hypoplasie))\b"
)
_GEEN_ZIEKTE: Final = frozenset({"als", "wilson", "fabry"})
_TAAL: Final = re.compile(
    r"\b(?:[Tt]huistaal|[Tt]aal(?: thuis)?(?: was| is)?|[Tt]huis:?(?: wordt| spreken ze)?|[Ss]preken ze|[Mm]oedertaal|[Tt]olk)[:=]? (?P<n>(?!Nederlands)[A-ZÀ-Þ][a-zà-ÿ]+)(?=[\s.,;/]|$)"
)


_LETTERS: Final = re.compile(r"[a-zà-ÿ-]{2,30}")
_VAKSTAART: Final = (
    "ster",
    "eur",
    "euse",
    "trice",
    "ist",
    "iste",
    "man",
    "baas",
    "meester",
    "smid",
    "maker",
    "maakster",
    "houder",
    "prins",
    "acteur",
    "schipper",
    "kampioen",
    "tolk",
)


def _noemt_vak(tekst: str, lijsten: Lijsten) -> bool:
    """Whether a sentence holds a word that may be a profession: most do not, and need no closer look."""
    return any(_is_vak(woord, lijsten) for woord in _LETTERS.findall(tekst))


@lru_cache(maxsize=8192)
def _is_vak(woord: str, lijsten: Lijsten) -> bool:
    klein = plat(woord)
    if klein in _RUIM or klein in lijsten.indirect["beroep"] or klein in lijsten.indirect["beroep_gewoon"]:
        return True
    return klein.endswith(_VAKSTAART) and klein not in lijsten.gewoon


@lru_cache(maxsize=4)
def _vakken(lijsten: Lijsten) -> frozenset[str]:
    return _RUIM | lijsten.beroepen


def kan_vak(klein: str, lijsten: Lijsten) -> bool:
    """Whether a word in small letters, or the word after its first letter, may be a profession."""
    if klein.endswith(_VAKSTAART):
        return True
    kaal = plat(klein)
    vakken = _vakken(lijsten)
    return kaal in vakken or kaal[1:] in vakken


def zoek_losse_kenmerken(tekst: str, open_: int, lijsten: Lijsten) -> Iterator[Vondst]:
    """Everything amber in the loose forms of notes and talk, in one sentence."""
    vak = (open_ & poort.VAK or "-" in tekst) and _noemt_vak(tekst, lijsten)
    for gevonden in _BEROEP.finditer(tekst) if vak else ():
        woord = plat(gevonden.group("w"))
        ruim = (
            woord in _RUIM
            or woord in lijsten.indirect["beroep"]
            or woord.removeprefix("oud-").removeprefix("ex-") in _RUIM
        )
        waar = gevonden.group("r") or ""
        if ruim or (
            waar
            and not _HULP.fullmatch(woord)
            and (woord in lijsten.beroepen or woord not in lijsten.gewoon)
            and not gevonden.group("w")[0].isupper()
            and re.search(
                r" (?:is|was|als|=|:|,|–|werkt|de|een) ?", gevonden.group()[: gevonden.start("n") - gevonden.start()]
            )
        ):
            yield from vak_en_naam(tekst, *gevonden.span("n"), 82, lijsten)
    if open_ & (poort.GEZIN | poort.GETAL) or "nr" in tekst or "nig" in tekst:
        for gevonden in _GEZIN.finditer(tekst):
            yield Vondst(*gevonden.span(), Soort.GEZINSPOSITIE, 92)
    for gevonden in _GEBEURTENIS.finditer(tekst) if open_ & poort.RAMP else ():
        naam = gevonden.lastgroup or "n"
        yield Vondst(*gevonden.span(naam), Soort.GEBEURTENIS, 76)
    for gevonden in _GELOOF.finditer(tekst) if open_ & poort.KERK else ():
        yield Vondst(*gevonden.span("n"), Soort.GELOOF, 90)
    for gevonden in _ZIEKTE.finditer(tekst) if open_ & poort.ZIEK else ():
        if gevonden.group().lower() not in _GEEN_ZIEKTE or gevonden.group() == "ALS":
            yield Vondst(*gevonden.span("n"), Soort.DIAGNOSE, 82)
    if open_ & poort.SPREEKT or "uis" in tekst:
        for gevonden in _TAAL.finditer(tekst):
            yield Vondst(*gevonden.span("n"), Soort.NATIONALITEIT, 88)


def vakken_vergeten() -> None:
    """Drop what is remembered of words."""
    _is_vak.cache_clear()
