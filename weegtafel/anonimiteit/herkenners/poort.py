# ruff: noqa: E501, SIM905 - patterns and word lists are kept whole
"""Which recognisers are worth running on a sentence: decided by its words, because that is a hundred times cheaper."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

(
    GETAL,
    MAAND,
    GEZIN,
    ZIEKTE,
    GEBEURTENIS,
    SPREEKT,
    STRAAT,
    SCHOOL,
    INSTELLING,
    PLATFORM,
    NUMMER,
    WIJK,
    ADRES,
    BIJNAAM,
    WERK,
    NASCHOOL,
    NAINSTELLING,
    LAND,
    IS,
    JONG,
    JAREN,
    LEEFTIJD,
    MAANDEN,
    BEWERING,
    STERKE_STRAAT,
    RAMP,
    KERK,
    ZIEK,
    WONING,
    ONLINE,
    HERKOMST,
    ORANJE,
    LANDNAAM,
    BEROEP,
    FRASE,
    VAK,
) = (1 << i for i in range(36))
LEZER: Final = 18
"""The second reader learned from this many of them."""

_GETALLEN: Final = frozenset(
    "nul twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde "
    "twaalfde anderhalf anderhalve".split()
)
_GETALSTAART: Final = (
    "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig", "tiende", "twintigste", "dertigste", "enhalf", "ënhalf", "jarig", "jarige", "jarigen",
)  # fmt: skip
#: Endings of a number that are none by themselves.
_GEEN_GETAL: Final = frozenset({"enhalf", "ënhalf", "jarig", "jarige", "jarigen"})
_SETS: Final[dict[int, frozenset[str]]] = {
    MAAND: frozenset("januari februari maart april mei juni juli augustus september oktober november december jan feb febr mrt apr jun jul aug sep sept okt nov dec".split()),
    GEZIN: frozenset("oudste jongste middelste tweeling drieling vierling tweelingbroer tweelingzus tweelingbroertje tweelingzusje kinderen broers zussen broertjes zusjes halfbroers halfzussen moeders vaders draagmoeder draagmoederschap spermadonor donorkind geadopteerd vondeling enig enige nakomertje derde vierde vijfde zesde zevende achtste negende tiende kind".split()),
    ZIEKTE: frozenset("syndroom ziekte sequentie anomalie spierdystrofie dystrofie atrofie deletie duplicatie deficiëntie chromosoom chromosomale trisomie zeldzaam zeldzame diabetes".split()),
    GEBEURTENIS: frozenset("krant kranten media televisie tv nieuws journaal jeugdjournaal regionieuws pers opsporing alert burgernet hart eenvandaag zembla peter telegraaf ad dagblad radio voorpagina viral teletekst rechtszaak tocht uitzending aflevering documentaire reportage familiedrama gezinsdrama aanslag verdrinking vermissing overstroming rellen ontploffing dood wereldnieuws".split()),
    SPREEKT: frozenset("spreekt sprak spreken praat praatte praten moedertaal thuistaal voertaal taal tolk het vloeiend gebrekkig".split()),
    STRAAT: frozenset("postbus antwoordnummer laan plein weg kade hof straat rijksweg park str ln singel gracht dijk".split()),
    SCHOOL: frozenset("obs cbs rkbs pcbs kbs pcb sbo so vso isk ikc kc kindcentrum peuterspeelzaal peuterspeelgroep peuteropvang kinderdagverblijf kinderopvang kdv bso speelzaal lyceum college roc universiteit gymnasium mavo scholengemeenschap aoc vmbo havo sg pro dagbesteding crèche vakcollege".split()),
    INSTELLING: frozenset("stichting logeerhuis gezinshuis praktijk ziekenhuis vereniging club voetbalclub hockeyclub fanfare vv sv fc tv hc rksv rkvv mhc av gv tc sc rkc leefgroep woongroep behandelgroep crisisgroep woonvoorziening behandelcentrum locatie kliniek huisartsenpost gezondheidscentrum apotheek kerk parochie moskee tempel synagoge restaurant café cafetaria snackbar hotel camping manege scouting kapsalon garage garagebedrijf transportbedrijf bedrijf firma supermarkt jeugdbescherming jeugdhulp jeugdzorg jeugdformaat veilig bureau ggz ggd cjg wijkteam buurtteam jeugdteam sociaal gebiedsteam centrum opvang asielzoekerscentrum azc blijf vrouwenopvang verpleeghuis zorgcentrum woonzorgcentrum buurthuis wijkcentrum jongerencentrum speeltuin ggz-instelling zorgaanbieder jeugdhulpaanbieder aanbieder instelling zorggroep woningcorporatie woningstichting advocatenkantoor notariskantoor revalidatiecentrum medisch groep gemeente kinderdagverblijf leger basisteam politie kdc jji jeugddorp koor drumband harmonie zwembad dojo uitzendbureau fabriek drukkerij rederij maatschap fysiotherapie logopedie hv kv zv winkel makelaar bewindvoerderskantoor reisbureau slachterij kringloop kringloopwinkel rtv omroep ribw pleegzorg rijschool drogist drogisterij juwelier tuincentrum bloemist bloemisterij bloemsierkunst viswinkel pizzeria ijssalon gelateria gelaterie eetcafé lunchroom brasserie pannenkoekenhuis taxi uitvaartcentrum bibliotheek museum theater fitnesscentrum muziekschool vakantiepark bungalowpark distributiecentrum tweewieler tweewielers bouwmarkt huisartsenmaatschap verzekeraar accountantskantoor kinderhoeve hoeve herberg jachthaven veehouderij voetbalschool schoonheidssalon nagelstudio polikliniek internaat steunpunt hospice jeugdinrichting kwekerij".split()),
    PLATFORM: frozenset("snapchat snap insta instagram tiktok tik discord roblox fortnite twitch steam minecraft playstation psn xbox facebook telegram twitter youtube whatsapp whatapp brawl clash game spel online gamertag gebruikersnaam gebruikersnamen username user accountnaam nickname nicknaam inlognaam inlog schermnaam account profiel blog signal reddit vinted tinder".split()),
    WIJK: frozenset("wijk buurt dorp dorpje gehucht stad stadje regio gemeente provincie eiland stadsdeel streek polder woonplaats plaats woonachtig verhuisd verhuizen buurtschap station deelgemeente kern wijkteam omgeving rand centrum gemeenten".split()),
    ADRES: frozenset("aan op adres woonadres ophaaladres wonend wonende woonachtig woont wonen hoek".split()),
    BIJNAAM: frozenset("genaamd genoemd heet ene alias bijnaam noemt roepnaam naam met jongen vriend gezin familie".split()),
    WERK: frozenset("is was werkt werkte werkzaam werken als baan werk".split()),
    LAND: frozenset("uit vanuit in".split()),
    IS: frozenset("is was wordt werd ben bent word zijn waren blijkt lijkt oogt werden geworden oud nu toen pas net inmiddels bijna nog op".split()),
    JAREN: frozenset("jaar jaren jr jrg j jarig lentes half anderhalf anderhalve".split()),
    LEEFTIJD: frozenset("leeftijd leeftijden lft lftd lt".split()),
    MAANDEN: frozenset("maanden maand mnd mndn weken week wkn wk dagen".split()),
    BEWERING: frozenset("stelt zegt beweert blijkt lijkt schijnt claimt zou word wordt werd ben is was oud nu pas net en op schat schatten denk denken oogt".split()),
    STERKE_STRAAT: frozenset("postbus antwoordnummer laan plein weg kade hof straat rijksweg park str ln singel gracht dijk dreef steeg plantsoen boulevard wal pad".split()),
}  # fmt: skip
_UITGANGEN: Final[dict[int, tuple[str, ...]]] = {
    JAREN: ("jarig", "jarige", "jarigen", "half"),
    STERKE_STRAAT: ("straat", "straatje", "straatweg", "laan", "laantje", "weg", "plein", "pleintje", "kade", "dreef", "singel", "gracht", "steeg", "steegje", "plantsoen", "dijk", "boulevard", "allee", "lei", "pad", "hof", "hofje", "wal"),
    ZIEKTE: ("dystrofie", "opathie", "omatose", "plasie", "atresie", "schisis", "emie", "stofwisselingsziekte", "deletie", "syndroom", "ziekte", "duplicatie", "sequentie"),
    GEBEURTENIS: ("brand", "explosie", "ongeluk", "ongeval", "aanrijding", "ramp", "moord", "doding", "schietpartij", "incident", "steekpartij", "overval", "gijzeling", "ontvoering", "affaire", "schandaal", "instorting", "inval", "liquidatie", "zaak", "beschieting"),
    STRAAT: (
        "straat", "laan", "weg", "plein", "pleintje", "kade", "dreef", "singel", "gracht", "steeg", "plantsoen", "dijk", "boulevard", "allee", "lei", "pad", "hof", "hofje", "wal", "laantje", "straatje",
        "markt", "baan", "burg", "borg", "erf", "gaarde", "gaard", "hoek", "haven", "horst", "kamp", "laar", "meent", "oord", "ring", "rode", "schans", "stein", "tuin", "veld", "velden", "veste", "vest", "weide", "werf", "wijk", "zoom",
        "akker", "akkers", "berg", "beemd", "brink", "donk", "es", "rak", "sloot", "vaart", "wetering", "zand", "hout", "bos", "park", "poort", "brug", "sluis", "polder", "land", "rijk", "kant", "duin", "heide", "loo", "mark", "meer",
        "oever", "vliet", "waard", "water", "stede", "hage", "horn", "spoor", "linie", "kwartier", "ven", "tocht", "passage", "veen", "rijn", "plas", "gang", "pas", "trede", "drift", "blok", "rood", "groen", "bloem",
    ),
    SCHOOL: ("school", "schooltje", "hogeschool"),
    NASCHOOL: ("college", "lyceum", "mavo", "havo", "vmbo", "gymnasium", "school", "scholengemeenschap", "atheneum", "kindcentrum", "praktijkonderwijs", "academie", "montessori", "dalton", "scholengroep", "university", "pro", "vso", "vwo", "mbo"),
    NAINSTELLING: ("ziekenhuis", "gasthuis", "kliniek", "stichting", "groep", "zorg", "jeugdhulp", "jeugdbescherming", "bv", "nv", "mc", "umc", "centrum", "boys", "advocaten", "advocatuur", "transport", "bouw", "supermarkt", "bakkerij", "logistiek", "therapie", "coaching", "begeleiding", "kerk", "kapel", "moskee", "psychologen", "opvang", "welzijn", "wonen", "ggz", "foods", "food", "techniek", "praktijk", "scouting", "hoeve", "boerderij", "b", "v"),
    INSTELLING: ("boerderij", "huis", "praktijk", "vereniging", "club", "school", "kerk", "bakkerij", "slagerij", "bedrijf", "ziekenhuis", "team", "groep", "centrum", "stichting", "team", "locatie"),
}  # fmt: skip


#: Words that call for a closer look when another begins or ends with them.
_DELEN: Final[dict[int, tuple[str, ...]]] = {
    bit: tuple(delen.split())
    for bit, delen in {
        RAMP: "brand explosie ontploffing ongeluk ongeval aanrijding botsing ramp moord doding doodslag schietpartij steekpartij overval gijzeling ontvoering drama aanslag affaire schandaal instorting liquidatie verdrinking schipbreuk aardbeving overstroming doorbraak evacuatie kraak vermissing beschieting rellen inval lekkage incident voorval gedoe zaak filmpje foto video uitzending programma vlog omgeslagen ingestort verdwenen neergestoken vergeten ontploft gezonken gekanteld vermoord uitgebrand afgebrand margriet story priv libelle volkskrant nederland nrc nieuwsuur rtl journaal dumpert powned geenstijl viral views omgekomen verdronken doodge verongelukt watersnood",
        KERK: "orthodox katholiek gereformeerd hervormd protestants pinkster nikab niqab boerka chador hoofddoek sjoel sjabbat kosjer messias krishna bahá bahai tewahedo rooms soefi sekte bedevaart catechese jezuïet mennoniet zevende gospelkerk doopdienst vrijgemaakt bevindelijk refogezin kerken",
        ZIEK: "syndroom ziekte qt creutz alopecia pandas pans cvs koorts sferocytose nmda huntington addison wolfram rett pompe gaucher fabry wilson bechterew friedreich guillain moyamoya msa cadasil chromosoom deletie encefalitis leukodystrofie ataxie ichthyose porfyrie thalassemie galactosemie cystinose narcolepsie lymfoom sarcoom glioom blastoom myopathie neuropathie vasculitis sclerodermie amylo agenesie hypoplasie als",
        WONING: "flat toren complex blok state camping park chalet woon hoeve huize villa landgoed boerderij pastorie standpl hofje hostel garagebox plaats ark boot paal huisje bungalow unit portiek deur app vak studio hoek",
        ONLINE: "post online game speelt stream schrijft reageert chat app dm wattpad snap insta tiktok twitch steam roblox discord account kanaal profiel nick forum vinted kik yubo real vlogt blogt",
        HERKOMST: "amv vreemdeling statushouder asielzoeker vluchteling woonwagen sinti roma reizigersgezin afrikaanse oosterse europese aziatische amerikaanse caribische balkan roma",
    }.items()
}
#: Whom an age is told of.
_JONG: Final = frozenset(
    "knaap schat kereltje meid meiske jochie knul kerel gozer gast vent ventje jongetje jongetjes baby dreumes peuter kleuter puber tiener zuigeling pasgeborene tweeling drieling vierling man vrouw jeugdige jongere jongeman leerling client cliente patient patiente cliënt cliënte patiënt patiënte mama papa oma opa tante oom neef neefje nicht nichtje vriend vriendin vriendje vriendinnetje partner oudste jongste middelste kleinste kleine kids kid kleinkind kleinkinderen ex stel dame heer spruit wurm gabber maat maatje bewoner bewoonster minderjarige".split()
) | frozenset(
    voor + wie
    for voor in ("", "half", "stief", "pleeg", "klein", "schoon", "tweeling", "buur")
    for wie in "zoon dochter zoontje dochtertje broer broertje zus zusje kind kindje moeder vader zoons zonen dochters broers zussen zusjes broertjes kinderen ouders jongen jongens meisje meisjes".split()
)


def _tabellen() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """What a whole word, the begin of a word and the end of a word open."""
    heel: dict[str, int] = {"ad": RAMP}
    begin: dict[str, int] = {"mbo": NASCHOOL}
    eind: dict[str, int] = {}
    for tabel, bron in (
        (heel, {**_SETS, GETAL: _GETALLEN, JONG: _JONG}),
        (begin, _DELEN),
        (eind, _DELEN),
        (eind, {**_UITGANGEN, GETAL: _GETALSTAART}),
    ):
        for bit, woorden in bron.items():
            for woord in woorden:
                tabel[woord] = tabel.get(woord, 0) | bit
    return heel, begin, eind


_HEEL, _BEGIN, _EIND = _tabellen()
#: The same by their first two and last two letters; a few endings are one letter.
_BEGINT: Final = {kop: tuple(b for b in _BEGIN if b[:2] == kop) for kop in {b[:2] for b in _BEGIN}}
_EINDIGT: Final = {staart: tuple(e for e in _EIND if e[-2:] == staart) for staart in {e[-2:] for e in _EIND}}


def poorten_van(klein: str) -> int:
    """The gates that one word in small letters opens."""
    bits = _HEEL.get(klein, 0) | _EIND.get(klein[-1:], 0)
    for begin in _BEGINT.get(klein[:2], ()):
        if klein.startswith(begin):
            bits |= _BEGIN[begin]
    for eind in _EINDIGT.get(klein[-2:], ()):
        if klein.endswith(eind):
            bits |= _EIND[eind]
    return bits & ~GETAL if klein in _GEEN_GETAL else bits


van_woord: Final = lru_cache(maxsize=8192)(poorten_van)
"""The same, remembered."""

WOORD: Final = re.compile(r"[^\W_]+")
WOORD_KAAL: Final = re.compile(r"[a-z0-9]+")
"""The same in small plain letters."""
