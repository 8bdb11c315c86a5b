# ruff: noqa: E501 - patterns are kept whole
"""Indirect traits by their frame: what befell a family and many know of, rare illnesses, a trade told in passing.

Part of the thorough check only, like :mod:`kaders`: it adds to what the other readers found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners.beroepen import vak_en_naam
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.normaliseren import plat

_SLOT: Final = (
    r"(?=[.,;:!?)\n\"”]|$| (?:en|maar|dus|waardoor|slaapt|durft|sindsdien|was|is|heeft|speelt|weet|wist|kent|praat)\b)"
)
_VERVOLG: Final = (
    r"(?: (?:van|bij|in|op|met|rond|aan|om|te|waar\w*|die|dat|uit|naast|achter|voor) [^.,;:!?()\n]{3,48}?)?"
)
#: What befalls many, or is told by many; a divorce, a move and a row at school are not among these.
_ZAAK: Final = (
    r"(?:\w*brand|\w*explosie|\w*ontploffing|\w*ongeluk|\w*ongeval|\w*botsing|\w*ramp|\w*moord|\w*doodslag|\w*schietpartij|\w*steekpartij|\w+overval|\w*gijzeling|\w*ontvoering|\w+drama|\w*aanslag|\w*schandaal|\w*instorting|\w*liquidatie|\w*verdrinking|\w*rellen|\w*staatsgreep|\w*bombardement\w*|"
    r"\w*tsunami|\w*aardbeving|\w*overstroming|\w*watersnood|\w*vergiftiging|\w*kaping|\w*lawine|\w*bestorming|\w*ontruiming van|\w*cyberaanval|\w*rechtszaak|\w*strafzaak|\w*vermissing|\w*zedenzaak|\w*zelfmoordactie|\w*straatrace|\w*motorongeluk|\w*treinongeluk|\w*busongeluk|\w*val van de enclave|\w*vondst van|\w*gasexplosie)"
)
_GEBEURTENIS: Final = tuple(
    re.compile(patroon)
    for patroon in (
        rf"\b(?:[Nn]a|[Ss]inds|[Dd]oor|[Bb]ij|[Vv]an|[Oo]ver|[Oo]m|[Tt]ijdens|[Ii]n|[Oo]verleefden?|[Vv]eroorzaakte|[Mm]et) (?P<n>(?:de|het|die|dat) (?:(?:grote|dodelijke|fatale|bekende|vreselijke|beruchte|zware) )?{_ZAAK}{_VERVOLG}){_SLOT}",
        r"\b(?!staat in het journaal)(?P<n>(?:stond|staat|gestaan|kwam|komt|haalde|haalden|was|waren|verscheen|uitgezonden|te zien|te horen|geweest) (?:(?:toen|ook|er mee|ermee|al|zelfs|groot|vorig jaar|weken) ){0,2}(?:in|op|bij) (?:(?:de|alle|het|hele|landelijke|plaatselijke|lokale|regionale) ){0,2}"
        r"(?:kranten?|krant|nieuws|journaal|Journaal|Jeugdjournaal|voorpagina|televisie|tv|media|pers|YouTube|Dumpert|Opsporing Verzocht|112-?\w+|Omroep \w+|RTL\w*|Hart van Nederland|EenVandaag|Telegraaf|Tubantia|Gelderlander|Stentor|Limburger|PZC|BN DeStem|Leeuwarder Courant|AD|NRC|Volkskrant|Parool))\b",
        rf"\b(?P<n>(?:omgekomen|verdronken|doodgeschoten|neergeschoten|vermoord|verongelukt|neergestoken|doodgestoken|ontvoerd|gegijzeld) (?:bij|in|door|op|tijdens|aan) (?:de|het|die|dat|een|zijn|haar) [^.,;:!?()\n]{{3,40}}?){_SLOT}",
        r"\b(?P<n>(?:het |een |dat )?AMBER ?Alert|(?:het |een |dat )?Amber ?Alert)\b",
        r"\b(?P<n>(?:die|dat|de|het) (?:vrouw|man|jongen|meisje|jongetje|kind|gezin|familie|baby) (?:uit|van) (?:het nieuws|de krant|de televisie|tv|dat filmpje|die uitzending|de uitzending))\b",
    )
)
#: Endings of rare illnesses; the common ones with such an ending are left out.
_ZIEKTE: Final = re.compile(
    r"\b(?:een |de )?(?P<n>(?:aangeboren |ernstige |zeldzame )?[a-zà-ÿ-]{0,40}(?:dysplasie|hypoplasie|aplasie|agenesie|dystrofie|atrofie|fibrose|mastocytose|mucopolysaccharidose|acidose|ichthyose|sarcoïdose|neurofibromatose|craniosynostose|urie|galactosemie|thalassemie|hemofilie|porfyrie|leukemie|insulinisme|fosfatasie|deficiëntie|"
    r"oïdie|keratoconus|blastoom|sarcoom|glioom|melanoom|lymfoom|kanker|encefalopathie|myopathie|cardiomyopathie|neuropathie|mitochondri\w+|albinisme|dwerggroei|glasbotten|favisme|stapelingsziekte|stofwisselingsziekte|spierziekte|vitiligo|lupus|hidradenitis|narcolepsie|porfyrie|korsakov|tbc|tuberculose|schisis|spina bifida|hydrocefalie|waterhoofd))\b",
    re.IGNORECASE,
)
_GEEN_ZIEKTE: Final = frozenset(
    [
        "atrofie",
        "urie",
        "deficientie",
        "kanker",
        "fibrose",
        "ijzerdeficientie",
        "borstkanker",
        "longkanker",
        "vitaminedeficientie",
        "aplasie",
    ]
)
#: Trades that hardly anybody in a village shares, wherever they stand beside somebody of the family.
_VAK: Final = re.compile(
    r"\b(?:vader|moeder|opa|oma|oom|tante|stiefvader|stiefmoeder|pleegvader|pleegmoeder|partner|man|vrouw|broer|zus|hij|zij|ze|ouders|vriend|ex|pa|ma|papa|mama|grootvader|grootmoeder)(?:,| is| was| werd|:| =| –|, een|, beiden| zijn| waren| \()(?: (?:nu|ook|zelf|vroeger|een|de|beiden|bekend als|jarenlang))* ?"
    r"(?P<n>(?:(?:bekende?|voormalig|enige|rondreizend|gepensioneerd) |oud-|ex-|oud )?(?:profbokser|bokser|voetballer|profvoetballer|wielrenner|schaatser|schaatskampioene?|zanger|zangeres|acteur|actrice|schrijver|schrijfster|kunstenaar|kunstschilder|dichter|muzikant|bassist|drummer|gitarist|violist|pianist|danser|dansers|operazanger|operazangeres|cabaretier|dj|rapper|vlogger|influencer|"
    r"presentator|presentatrice|journalist|correspondent|fotograaf|uitvaartfotograaf|regisseur|stuntman|goochelaar|koorddanseres|circusartiest|circusdirecteur|clown|burgemeester|wethouder|raadslid|gemeenteraadslid|minister|oud-minister|staatssecretaris|ambassadeur|consul(?:-generaal)?|diplomaat|generaal|kolonel|piloot|F-?16-?piloot|astronaut|duiker|beroepsduiker|loods|havenmeester|sluiswachter|brugwachter|vuurtorenwachter|strandjutter|"
    r"imker|kaasmaker|bierbrouwer|wijnboer|palingroker|visser|schaapherder|rietdekker|molenaar|klokkenmaker|vioolbouwer|orgelbouwer|beiaardier|koster|predikant|dominee|rabbijn|imam|priester|pandit|magnetiseur|kruidendokter|waarzegster|poolreiziger|slangenmens|vuurspuwer|paardenhandelaar|schaakgrootmeester|hoogleraar|notaris|rechter|officier van justitie|chirurg|patholoog|anesthesioloog|dierenarts|tandarts|archeoloog|archeologe|poppenspeler|ballonvaarder|dijkgraaf|stadsdichter|tatoeëerder|valkenier|boswachter)"
    r"(?:(?: en)? (?:van|bij|in|op|met|te|voor|aan) (?:(?:de|het|een|zijn|haar|'t|eigen) ){0,2}[\w'&-]+(?: [A-ZÀ-Þ][\w'&-]+)*)?)(?=[.,;:!?)\n\"”]|$| )",
    re.IGNORECASE,
)


def zoek_oranje(vlak: str, lijsten: Lijsten) -> Iterator[Vondst]:
    """Indirect traits in ``vlak``, the matching form, by the frame that they stand in."""
    for patroon in _GEBEURTENIS:
        for m in patroon.finditer(vlak):
            yield Vondst(*m.span("n"), Soort.GEBEURTENIS, 60)
    for m in _ZIEKTE.finditer(vlak):
        if plat(m["n"]) not in _GEEN_ZIEKTE and plat(m["n"]) not in lijsten.veilig:
            yield Vondst(*m.span("n"), Soort.DIAGNOSE, 60)
    for m in _VAK.finditer(vlak):
        yield from vak_en_naam(vlak, *m.span("n"), 60, lijsten)
