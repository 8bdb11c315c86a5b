"""From what deduce says to what this program calls it: kind, and the exact stretch of text. Pure."""

from __future__ import annotations

import re
from typing import Final

from weegtafel.anonimiteit.codes import Soort

_SOORT: Final = {
    "persoon": Soort.PERSOON,
    "patient": Soort.PERSOON,
    "plaats": Soort.PLAATS,
    "adres": Soort.ADRES,
    "straat": Soort.ADRES,
    "postcode": Soort.POSTCODE,
    "ziekenhuis": Soort.INSTELLING,
    "zorginstelling": Soort.INSTELLING,
    "datum": Soort.DATUM,
    "leeftijd": Soort.LEEFTIJD,
    "bsn": Soort.BSN,
    "telefoonnummer": Soort.TELEFOON,
    "emailadres": Soort.EMAIL,
    "url": Soort.URL,
    "id": Soort.DOSSIERNUMMER,
}

#: Titles and roles that deduce takes with a name; they stay in the text.
_VOORAF: Final = re.compile(
    r"(?:(?:de\s+)?heer|mevrouw|mevr|mw|mej|juffrouw|juf|meneer|mijnheer|dhr|meester|mr|dr|drs|prof|ir|ing|ds|zr|br|"
    r"dominee|pastoor|imam|fam|mama|papa|mam|pap|opa|oma|oom|tante|nee[fv]|neefje|nicht(?:je)?|buur(?:man|vrouw)|"
    r"[a-z]*(?:moeder|vader|ouders?|zus(?:sen)?|broer|zoon|dochter|kind|gezin|familie|vriend(?:in)?)(?:tje|je)?s?|"
    r"[a-z]*(?:jeugdige|cliënt|patiënt|patient|voogd|beschermer|consulent|agent|leerkracht|mentor|arts|dokter|"
    r"psycholoog|psychiater|pedagoog|wetenschapper|begeleider|behandelaar|therapeut|coach|regisseur|werker|ambtenaar|"
    r"leider|leidster|medewerker|manager|adviseur|verpleegkundige|logopedist|collega|jongen|meisje|melding|hulpverlener)"
    r"(?:ster|e|s)?|dag|hey|hoi|beste|lieve|punt)"
    r"(?:\.\s*|:\s*|\s+|$)",
    re.IGNORECASE,
)
_ORGANISATIE: Final = re.compile(
    r"\s+(?:van|bij|uit|te|der)\s+(?:de\s+|het\s+)?(?:Stichting|Vereniging|Team|School|College|Gemeente|GGZ|GGD|Huis)\b"
)
#: Where one sentence or field of a form ends on a name and the next begins with one.
_ZINSEINDE: Final = re.compile(r"(?<=[a-zà-ÿ]{2})[.!?]\s+(?=[A-ZÀ-Þ])|\.\.+\s*|[^\S\n]{2,}")
_TUSSENVOEGSEL: Final = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "'t",
        "te",
        "ten",
        "ter",
        "in",
        "op",
        "aan",
        "bij",
        "uit",
        "von",
        "vom",
        "zum",
        "zur",
        "da",
        "di",
        "del",
        "della",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "ben",
        "bin",
    ]
)
#: A condition, a method or a scale that bears a name: the name points at nobody in the text.
_NAAR_IEMAND_GENOEMD: Final = re.compile(
    r"\b(?:syndroom|ziekte|anemie|methode|therapie|schaal|test|wet|model|piramide)\s+van\s+(?:de\s+)?$", re.IGNORECASE
)
_VOORZETSEL: Final = re.compile(r"(?:bij|uit|naar|met)\s+(?=(?:(?:van|de|der|den|het)\s+)*[A-ZÀ-Þ])")
_LETTER_ERNA: Final = re.compile(r" (?:v\.d\. |van (?:der? )?)?[A-ZÀ-Þ]\.(?!\w)")
#: What belongs to a number of a house, a district of a place and a number of a file, and deduce leaves out.
_VERDER: Final = {
    Soort.ADRES: re.compile(r"(?<=\d)(?:-[A-Za-z0-9]{1,4}\b|[ ]?(?:bis|hs|huis|zw|rd|[IVX]{1,4}|[A-Ha-h])\b(?![.\w]))"),
    Soort.PLAATS: re.compile(r"-(?:[A-ZÀ-Þ][a-zà-ÿ]+)"),
    Soort.DOSSIERNUMMER: re.compile(r"(?:[-/]?\w+)*"),
}
_VOOR_NUMMER: Final = re.compile(r"(?:\w+[-/]?)*$")
_LANDEN: Final = frozenset(
    [
        *("polen", "denemarken", "amerika", "engeland", "frankrijk", "duitsland", "spanje", "portugal", "rusland"),
        *("turkije", "egypte", "israël", "zweden", "noorwegen", "europa", "afrika", "suriname", "marokko", "china"),
    ]
)
#: Short capitals are a method or a team sooner than an institution by name ("FACT", "SAVE"); so is the trade itself.
_GEEN_INSTELLING: Final = re.compile(r"[A-Z]{2,4}|[Jj]eugdzorg|[Tt]huiszorg|[Pp]leegzorg|[Jj]eugdhulp|[Ww]ijkteam")
_JAREN: Final = re.compile(r"[ -](?:jarige?\b|jaar\b|jr\b\.?)", re.IGNORECASE)
_OUD: Final = re.compile(r"\s*(?:oud\b|[.,;:)\]]|$)", re.IGNORECASE)
_VOOR_LEEFTIJD: Final = re.compile(r"(?:\b(?:is|was|wordt|werd|word|nu|leeftijd|van)\s*:?\s*|[(,]\s*)$", re.IGNORECASE)
_LOSSE_CIJFERS: Final = re.compile(r"[\d' `]+$")
_ARTIKEL: Final = re.compile(r"\b(?:artikel|art\.?|lid|versie|paragraaf|hoofdstuk)\s*$", re.IGNORECASE)
_STRAAT: Final = re.compile(
    r"(?:straat|laan|weg|dreef|gracht|kade|plein|singel|steeg|dijk|plantsoen|hof|pad|park|baan|markt|bolwerk|wal)$"
)
#: Ordinary words that end as a street does; also as the last part of a longer word ("schoolloopbaan").
_GEEN_STRAAT: Final = re.compile(
    r"(?:straat|laan|weg|dreef|gracht|kade|plein|singel|steeg|dijk|hof|pad|park|baan|markt|wal|achterstraat|"
    r"(?:onder|om|uit|snel|zij|midden|land|spoor|halver|hoofd|vent|terug|heen|lijdens|door|bos|zand)weg|"
    r"(?:voet|fiets|levens|zebra|zorg|ontwikkel|wandel|ruiter|leer|groei|bos)pad|"
    r"(?:.*loop|rij|werk|bij|deel|start|kunst|ijs|ren|atletiek|zweef|glij|roets|kegel|draf)baan|"
    r"(?:school|speel|werk|markt|dorps|jongeren)plein|(?:gerechts|school|kerk|voor|raads?)hof|"
    r"(?:speeltuin|vakantie|pret|skate|bungalow|recreatie|woon|speel|stads|dieren)park|"
    r"(?:arbeids|zorg|rommel|kerst|super|woning|huizen|dag|week|braderie|vrij)markt)",
    re.IGNORECASE,
)


def duid(tag: str, begin: int, einde: int, tekst: str) -> tuple[tuple[Soort, int, int], ...]:
    """Kind, begin and end of what one finding of deduce in ``tekst`` holds; nothing when it is none for this program.

    Two names on either side of the end of a sentence are two. A tag that is not known counts as a person: what deduce
    adds in a next version is shown rather than lost.
    """
    soort = _SOORT.get(tag, Soort.PERSOON)
    grenzen = [begin, einde]
    if soort is Soort.PERSOON:
        for zinseinde in _ZINSEINDE.finditer(tekst, begin, einde):
            grenzen[-1:-1] = zinseinde.span()
    delen = (_een(tag, soort, van, tot, tekst) for van, tot in zip(grenzen[::2], grenzen[1::2], strict=True))
    return tuple(deel for deel in delen if deel is not None)


def _een(tag: str, soort: Soort, begin: int, einde: int, tekst: str) -> tuple[Soort, int, int] | None:
    begin, einde = _zonder_rand(begin, einde, tekst)
    if begin >= einde:
        return None
    if soort is Soort.PERSOON:
        return _persoon(begin, einde, tekst)
    if soort is Soort.LEEFTIJD:
        return _leeftijd(begin, einde, tekst)
    if soort is Soort.ADRES and "\n" in tekst[begin:einde]:  # a number on the next line numbers that line
        tag, einde = "straat", tekst.index("\n", begin)
    if soort in _VERDER:
        einde = _verder(_VERDER[soort], einde, tekst)
    if soort is Soort.DOSSIERNUMMER:
        vooraf = _VOOR_NUMMER.search(tekst[max(0, begin - 20) : begin])
        begin -= len(vooraf.group()) if vooraf else 0
    if soort is Soort.PLAATS and tekst[begin:einde].lower() in _LANDEN:
        return None  # villages of that name exist, but who writes it means the country
    if tag == "zorginstelling" and _GEEN_INSTELLING.fullmatch(tekst[begin:einde]):
        return None
    if soort is Soort.DATUM and (
        _LOSSE_CIJFERS.match(tekst[begin:einde]) or _ARTIKEL.search(tekst[max(0, begin - 12) : begin])
    ):
        return None  # "1 2 24" is a row of scores sooner than a day, and "artikel 7.3.10" a law
    if tag == "straat":
        woord = tekst[begin:einde]
        kaal = re.sub(r"^(?:De|Het|In|Op|Aan)\s+", "", woord)
        if not (woord[:1].isupper() and _STRAAT.search(woord)) or _GEEN_STRAAT.fullmatch(kaal):
            return None
    return soort, begin, einde


def _zonder_rand(begin: int, einde: int, tekst: str) -> tuple[int, int]:
    while begin < einde and not tekst[begin].isalnum() and tekst[begin] not in "'+(@":
        begin += 1
    while begin < einde and not tekst[einde - 1].isalnum() and tekst[einde - 1] not in ")./":
        einde -= 1
    return begin, einde


def _persoon(begin: int, einde: int, tekst: str) -> tuple[Soort, int, int] | None:
    elders = _ORGANISATIE.search(tekst, begin, einde)
    if elders:
        einde = elders.start()
    while vooraf := _VOORAF.match(tekst, begin, einde):
        begin = vooraf.end()
    if tekst[begin:einde].endswith("'s"):
        einde -= 2
    begin, einde = _zonder_rand(begin, einde, tekst)
    if _NAAR_IEMAND_GENOEMD.search(tekst[max(0, begin - 25) : begin]):
        return None
    if voorzetsel := _VOORZETSEL.match(tekst, begin, einde):
        begin = voorzetsel.end()
    woorden = tekst[begin:einde].split()
    while woorden and woorden[-1].lower() in _TUSSENVOEGSEL:
        einde = begin + tekst[begin:einde].rstrip().rfind(woorden.pop())
        begin, einde = _zonder_rand(begin, einde, tekst)
    if not any(woord[0].isupper() for woord in woorden if woord.lower() not in _TUSSENVOEGSEL):
        return None
    # The point of an initial belongs to it: "mw. A." is not finished at the A, nor "Claudio T." at his first name.
    if len(woorden[-1]) == 1 and tekst[einde : einde + 1] == ".":
        einde += 1
    return Soort.PERSOON, begin, _verder(_LETTER_ERNA, einde, tekst)


def _verder(patroon: re.Pattern[str], einde: int, tekst: str) -> int:
    vervolg = patroon.match(tekst, einde)
    return vervolg.end() if vervolg else einde


def _leeftijd(begin: int, einde: int, tekst: str) -> tuple[Soort, int, int] | None:
    """An exact age; a band ("12-15 jaar") and a duration ("4 jaar") are none."""
    if "-" in tekst[begin:einde]:
        return None
    jaren = _JAREN.match(tekst, einde)
    slot = jaren.end() if jaren else einde
    jarig = jaren is not None and "jarig" in jaren.group().lower()
    if jarig or (_OUD.match(tekst, slot) and _VOOR_LEEFTIJD.search(tekst[max(0, begin - 20) : begin])):
        return Soort.LEEFTIJD, begin, slot
    if tekst[slot : slot + 4].lower() == " oud":
        return Soort.LEEFTIJD, begin, slot
    return None
