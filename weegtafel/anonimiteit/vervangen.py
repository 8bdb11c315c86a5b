# ruff: noqa: E501, SIM905 - word lists are kept whole
"""Neutral labels that keep the sense of a text, and the same label for the same person through a whole casus. Pure.

``Labels`` is built over all fields of a casus: "Fatima", "Fatima El Amrani" and "mevrouw El Amrani, moeder"
become one "[moeder]"; two brothers become "[broer 1]" and "[broer 2]". Labels are made anew each time and
never stored with the names they stand for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from weegtafel.anonimiteit.bevinding import LABEL, Bevinding
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.lijsten import TUSSENVOEGSELS
from weegtafel.anonimiteit.normaliseren import normaliseer, plat

_ROLLEN: Final[Mapping[str, str]] = {
    **dict.fromkeys("moeder mama mam ma".split(), "moeder"),
    **dict.fromkeys("vader papa pap pa".split(), "vader"),
    **dict.fromkeys("oma grootmoeder nani".split(), "oma"),
    **dict.fromkeys("opa grootvader".split(), "opa"),
    **dict.fromkeys("broer broertje halfbroer halfbroertje tweelingbroer".split(), "broer"),
    **dict.fromkeys("zus zusje halfzus halfzusje tweelingzus".split(), "zus"),
    **dict.fromkeys("jeugdige kind jongere minderjarige client cliënt leerling zoon dochter zoontje dochtertje".split(), "jeugdige"),
    **dict.fromkeys("voogd gezinsvoogd jeugdbeschermer".split(), "jeugdbeschermer"),
    **dict.fromkeys("juf meester leerkracht leraar lerares docent".split(), "leerkracht"),
    **dict.fromkeys(
        "begeleider begeleidster behandelaar therapeut psycholoog orthopedagoog pedagoog hulpverlener coach consulent gezinscoach casemanager "
        "regisseur casusregisseur gedragswetenschapper speltherapeut psychiater jeugdconsulent pleegzorgwerker ambulant".split(),
        "hulpverlener",
    ),
    **{
        rol: rol
        for rol in (
            "pleegmoeder pleegvader stiefmoeder stiefvader oom tante neef nicht vriend vriendin partner buurman buurvrouw mentor "
            "huisarts jeugdarts kinderarts wijkagent advocaat kinderrechter tolk voogdijwerker gezinshuisouder logopedist bewindvoerder collega stagiair"
        ).split()
    },
}  # fmt: skip
_GEZIN: Final = frozenset({"gezin", "familie", "fam", "pleeggezin"})
_WOORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_MAANDEN: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DORP: Final = re.compile(r"\bdorp(?:je)?\s+$|\bhet dorp ", re.IGNORECASE)
_WIJK: Final = re.compile(r"\b(?:wijk|buurt|stadsdeel)\s+(?:de |het |van )?$", re.IGNORECASE)
_GETALLEN: Final = {
    woord: getal
    for getal, woord in enumerate(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig eenentwintig "
        "tweeëntwintig drieëntwintig".split()
    )
}  # fmt: skip


def maand_van(datum: str) -> str:
    """The month and year of an exact date, for "12-11-2026" and "12 november '26" alike; "[datum]" when unclear."""
    vlak = normaliseer(datum).tekst.lower()
    woord = next((maand for maand in _MAANDEN if re.search(rf"\b{maand}\b|\b{maand[:3]}(?:t|r)?\b\.?", vlak)), "")
    if not woord and re.search(r"\bmrt\b", vlak):
        woord = "maart"
    jaar = re.search(r"(?:19|20)\d\d", vlak)
    cijfers = [int(c) for c in re.findall(r"\d+", vlak)]
    eeuwjaar = ""
    if jaar:
        eeuwjaar = jaar.group()
    elif (woord and len(cijfers) > 1) or len(cijfers) > 2:
        eeuwjaar = str(2000 + cijfers[-1] if cijfers[-1] < 60 else 1900 + cijfers[-1])
    if not woord and len(cijfers) >= 2:
        maand = cijfers[1]
        if 1 <= maand <= 12:
            woord = _MAANDEN[maand - 1]
    return " ".join(deel for deel in (woord, eeuwjaar) if deel) or "[datum]"


def jaren_in(leeftijd: str) -> int | None:
    """Whole years of an exact age in figures or words; None when unclear. Months and weeks are 0 years."""
    vlak = normaliseer(leeftijd).tekst.lower()
    if re.search(r"\b(?:maanden|maand|mnd|weken|week|dagen)\b", vlak) and not re.search(r"jaar|jr|jarige", vlak):
        return 0
    cijfer = re.search(r"\d+", vlak)
    if cijfer:
        jaren = int(cijfer.group())
        return jaren - 1 if vlak.startswith("bijna") else jaren
    for woord in re.findall(r"[a-zë]+", vlak):
        kern = woord.removesuffix("jarige").removesuffix("jarig")
        if kern in _GETALLEN:
            return _GETALLEN[kern]
    return None


def leeftijdsband(jaren: int | None, banden: Mapping[str, str] | None) -> str:
    """The words of the band that holds ``jaren``; ``banden`` maps a code "13-15" to its words."""
    if jaren is not None:
        for code, omschrijving in (banden or {}).items():
            delen = re.fullmatch(r"(\d+)-(\d+)", code)
            if delen and int(delen.group(1)) <= jaren <= int(delen.group(2)):
                return omschrijving
        if jaren >= 18:
            return "volwassen"
    return LABEL[Soort.LEEFTIJD]


#: The labels that this module writes: what stands in them was decided before and is searched no more.
EIGEN_LABEL: Final = re.compile(
    r"\[(?:"
    + "|".join(
        sorted(
            {
                *(label.strip("[]") for label in LABEL.values()),
                *_ROLLEN.values(),
                *_GEZIN,
                "dorp",
                "wijk",
                "volwassen",
            }
        )
    )
    + r"|(?:begin|eind|midden)? ?(?:19|20)\d\d|(?:"
    + "|".join(_MAANDEN)
    + r")(?: (?:19|20)\d\d)?|\d{1,2} ?(?:[-–]|t/m|tot en met|tot) ?\d{1,2}(?: jaar)?)(?: \d{1,3})?\]",
    re.IGNORECASE,
)


class Labels:
    """The labels of one casus."""

    def __init__(
        self, velden: Iterable[tuple[str, Sequence[Bevinding]]], banden: Mapping[str, str] | None = None
    ) -> None:
        """``velden`` are (text, findings) of every field of the casus, in order; ``banden`` the code list leeftijdsband."""
        self._banden = dict(banden or {})
        self._groep: dict[str, int] = {}
        """Part of a name to the person it belongs to."""
        self._voornamen: set[int] = set()
        """Persons of whom more than one part of the name is known."""
        self._rol: dict[int, Counter[str]] = {}
        self._volgorde: list[int] = []
        self._plaats: dict[str, str] = {}
        self._aantal: Counter[Soort] = Counter()
        for tekst, bevindingen in velden:
            for b in bevindingen:
                if b.soort is Soort.PERSOON:
                    self._leer(tekst, b)
                elif b.soort in _GENUMMERD:
                    self._leer_plek(tekst, b)
        self._label = self._deel_uit()

    @staticmethod
    def _delen(naam: str) -> list[str]:
        return [
            plat(w) for w in _WOORD.findall(normaliseer(naam).tekst) if plat(w) not in TUSSENVOEGSELS or len(w) == 1
        ]

    def _leer(self, tekst: str, b: Bevinding) -> None:
        delen = self._delen(b.tekst)
        if not delen:
            return
        gezin = self._voor(tekst, b) in _GEZIN
        bekend = [self._groep[deel] for deel in delen[:1] if deel in self._groep] or [
            self._groep[deel] for deel in delen if deel in self._groep
        ]
        # A shared surname alone does not make two given names one person.
        if bekend and len(delen) > 1 and delen[0] not in self._groep and self._heeft_voornaam(bekend[0]):
            bekend = []
        wie = bekend[0] if bekend else len(self._volgorde)
        if not bekend:
            self._volgorde.append(wie)
            self._rol[wie] = Counter()
        for deel in delen:
            self._groep.setdefault(deel, wie)
        if len(delen) > 1:
            self._voornamen.add(wie)
        rol = "gezin" if gezin else self._rol_bij(tekst, b)
        if rol:
            self._rol[wie][rol] += 1

    def _heeft_voornaam(self, wie: int) -> bool:
        return wie in self._voornamen

    @staticmethod
    def _voor(tekst: str, b: Bevinding) -> str:
        woorden = _WOORD.findall(tekst[max(0, b.begin - 30) : b.begin])
        return woorden[-1].lower() if woorden else ""

    @classmethod
    def _rol_bij(cls, tekst: str, b: Bevinding) -> str:
        """The role in the words right before, or between brackets or commas right after."""
        voor = tekst[max(0, b.begin - 40) : b.begin]
        if not re.search(r"[.!?;]\s*$", voor) or re.search(r"\b(?:mw|dhr|mevr|mr|dr|drs)\.\s*$", voor):
            woorden = [w.lower() for w in _WOORD.findall(re.split(r"[.!?;\n](?=\s)", voor)[-1])][-3:]
            for woord in reversed(woorden):
                if woord in _ROLLEN:
                    return _ROLLEN[woord]
                if woord not in {
                    "mw",
                    "mevrouw",
                    "dhr",
                    "heer",
                    "de",
                    "van",
                    "der",
                    "den",
                    "haar",
                    "zijn",
                    "genaamd",
                    "heet",
                    "is",
                    "mevr",
                    "meneer",
                    "het",
                }:
                    break
        na = re.match(r"(?:'s)?[ ]?[,(] ?(?:de |haar |zijn |hun )?([a-zë]+)", tekst[b.einde : b.einde + 30])
        return _ROLLEN.get(na.group(1), "") if na else ""

    def _leer_plek(self, tekst: str, b: Bevinding) -> None:
        sleutel = plat(b.tekst)
        if sleutel in self._plaats:
            return
        basis = LABEL[b.soort][1:-1]
        if b.soort is Soort.PLAATS:
            voor = tekst[max(0, b.begin - 20) : b.begin]
            basis = "dorp" if _DORP.search(voor) else "wijk" if _WIJK.search(voor) else "plaats"
        self._aantal[b.soort] += 1
        nummer = self._aantal[b.soort]
        self._plaats[sleutel] = f"[{basis}]" if nummer == 1 else f"[{basis} {nummer}]"

    def _deel_uit(self) -> dict[int, str]:
        gekozen = {
            wie: (self._rol[wie].most_common(1)[0][0] if self._rol[wie] else "persoon") for wie in self._volgorde
        }
        telling = Counter(gekozen.values())
        geteld: Counter[str] = Counter()
        uit: dict[int, str] = {}
        for wie in self._volgorde:
            rol = gekozen[wie]
            geteld[rol] += 1
            uit[wie] = f"[{rol}]" if telling[rol] == 1 else f"[{rol} {geteld[rol]}]"
        return uit

    def voorstel(self, b: Bevinding) -> str:
        """What can take the place of a finding."""
        match b.soort:
            case Soort.PERSOON:
                for deel in self._delen(b.tekst):
                    if deel in self._groep:
                        return self._label[self._groep[deel]]
                return LABEL[Soort.PERSOON]
            case Soort.DATUM:
                return maand_van(b.tekst)
            case Soort.GEBOORTEDATUM:
                return LABEL[Soort.GEBOORTEDATUM]
            case Soort.LEEFTIJD:
                band = leeftijdsband(jaren_in(b.tekst), self._banden)
                return f"[{band}]" if not band.startswith("[") else band
            case soort if soort in _GENUMMERD:
                return self._plaats.get(plat(b.tekst), LABEL[b.soort])
            case _:
                return LABEL[b.soort]

    def met_voorstel(self, bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
        """The findings with their proposals."""
        return tuple(b.met(voorstel=self.voorstel(b)) for b in bevindingen)


_GENUMMERD: Final = frozenset({Soort.PLAATS, Soort.SCHOOL, Soort.INSTELLING, Soort.ADRES})


_ROLWOORD: Final = re.compile(r"(?<![\w-])(?P<w>[^\W\d_]+)\.? $")
_SCHOOLWOORD: Final = re.compile(
    r"(?<![\w-])(?:[a-z]*school|obs|cbs|rkbs|pcbs|kbs|ikc|kindcentrum|sbo|so|vso|lyceum|college) $", re.IGNORECASE
)
_PLAATSWOORD: Final = re.compile(r"(?<![\w-])(?:dorp(?:je)?|wijk|buurt|stad|plaats|straat|gemeente) $", re.IGNORECASE)
_AANSPREEK: Final = re.compile(
    r"(?<![\w-])(?:(?:de )?heer|mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|mijnheer) $", re.IGNORECASE
)
_FAMILIEROL: Final = frozenset(
    "moeder vader oma opa broer zus oom tante neef nicht stiefmoeder stiefvader pleegmoeder pleegvader jeugdige".split()
)


def begin_met_rol(tekst: str, b: Bevinding) -> int:
    """Where a replacement begins so that it reads well: a role word that the label says again goes with it.

    "moeder Naima" becomes "[moeder]" and not "moeder [moeder]"; "basisschool De Wegwijzer" becomes "[school]".
    """
    voor = tekst[max(0, b.begin - 32) : b.begin]
    label = b.voorstel.strip("[]").rstrip(" 0123456789")
    gevonden: re.Match[str] | None = None
    if b.soort is Soort.PERSOON:
        rol = _ROLWOORD.search(voor)
        if rol and (
            rol["w"].lower() == label
            or (label in _FAMILIEROL and label != "jeugdige" and _ROLLEN.get(rol["w"].lower()) == label)
            or (rol["w"].lower() in _GEZIN and label == "gezin")
        ):
            gevonden = rol
        elif label in _FAMILIEROL:
            gevonden = _AANSPREEK.search(voor)
    elif b.soort is Soort.SCHOOL and label == "school":
        gevonden = _SCHOOLWOORD.search(voor)
    elif b.soort in {Soort.PLAATS, Soort.ADRES}:
        plek = _PLAATSWOORD.search(voor)
        gevonden = plek if plek and plek.group().strip().lower().removesuffix("je") == label else None
    return b.begin - len(voor) + gevonden.start() if gevonden else b.begin


def vervang(tekst: str, bevindingen: Iterable[Bevinding]) -> str:
    """``tekst`` with every finding replaced by its proposal; a possessive 's stays behind the label.

    Findings that overlap an earlier one, or whose text is no longer at its place, are left alone.
    """
    uit: list[str] = []
    hier = 0
    for b in sorted(bevindingen):
        if b.begin < hier or tekst[b.begin : b.einde] != b.tekst:
            continue
        ervoor = tekst[hier : max(hier, begin_met_rol(tekst, b))]
        if b.soort is Soort.DATUM and ervoor.lower().endswith("op ") and b.voorstel.split(" ")[0] in _MAANDEN:
            ervoor = ervoor[:-3] + ("In " if ervoor[-3] == "O" else "in ")
        uit.append(ervoor)
        nieuw = b.voorstel
        if uit[-1][-1:] in {"", "\n"} and nieuw[:1].islower() and b.tekst[:1].isupper():
            nieuw = nieuw[0].upper() + nieuw[1:]
        uit.append(nieuw)
        hier = b.einde
    uit.append(tekst[hier:])
    return "".join(uit)
