"""The aanmeldformulier: which questions in which order, and from raw texts to typed values.

Pure: how a form is drawn or read from a file stands in ``weegtafel.rendering.aanmeldformulier``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from weegtafel.casus.formuliervondsten import Formuliervondsten
from weegtafel.casus.invoer import REGEL_MAXIMUM, TOELICHTING_MAXIMUM, controleer_tekst, controleer_veld
from weegtafel.casus.rules import ontbreekt_in
from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN, VELD, VELDEN, Invoer
from weegtafel.kernel.bedrag import lees_bedrag, naar_centen, uit_centen
from weegtafel.kernel.clock import DAGEN, MAANDEN
from weegtafel.kernel.codes import CasusSoort
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.tekst import maak_net

VERSIE = "1"
MERK = "Aanmeldformulier Weegtafel v1"
EIGENSCHAP = "WeegtafelAanmeldformulier"
STAP_KOP = "Over deze aanmelding"
ALTERNATIEFREGELS = 4

Codes = Mapping[str, Sequence[tuple[str, str]]]
"""Per code list the pairs (code, omschrijving), in the order of the list."""


@dataclass(frozen=True, slots=True)
class Formulierveld:
    """One question of the form. ``sleutel`` is the tag of its content control."""

    sleutel: str
    titel: str
    hulp: str
    stap: str
    invoer: Invoer
    lijst: str = ""


@dataclass(frozen=True, slots=True)
class Afzender:
    """Who hands out the form: the words and the choices of one vault."""

    tafelnaam: str = "Weegtafel"
    gemeenten: tuple[str, ...] = ()
    organisaties: tuple[str, ...] = ()
    alternatieven: tuple[tuple[str, str], ...] = ()
    """Pairs (code, name) of the catalogue."""


#: Fields of the form that are not in ``casus.velden``.
KOPVELDEN: tuple[Formulierveld, ...] = (
    Formulierveld("soort", "Soort aanmelding", "Nieuw, of een verlenging.", STAP_KOP, Invoer.CODE, "soort"),
    Formulierveld(
        "eerdere_casus",
        "Nummer van de eerdere casus",
        "Alleen bij een her-indicatie, bijvoorbeeld WT-2026-0042.",
        STAP_KOP,
        Invoer.REGEL,
    ),
    Formulierveld("gemeente", "Gemeente", "De gemeente die de hulp betaalt.", STAP_KOP, Invoer.REGEL, "gemeente"),
    Formulierveld(
        "inbrenger", "Organisatie die inbrengt", "Uw jeugdteam of instelling.", STAP_KOP, Invoer.REGEL, "organisatie"
    ),
    Formulierveld("inbrenger_functie", "Uw functie", "Uw functie, niet uw naam.", STAP_KOP, Invoer.REGEL),
)

SOORTCODES: tuple[tuple[str, str], ...] = tuple((soort.value, soort.omschrijving) for soort in CasusSoort)

FORMULIERVELDEN: tuple[Formulierveld, ...] = KOPVELDEN + tuple(
    Formulierveld(
        veld.sleutel,
        veld.titel,
        veld.hulp if veld.verplicht else f"{veld.hulp} Mag leeg blijven.",
        veld.stap,
        veld.invoer,
        veld.lijst,
    )
    for veld in VELDEN
)

#: What stands in an empty control, by kind of answer; ours and those of Word in Dutch and English.
PLAATSHOUDERS: Mapping[Invoer, str] = {
    Invoer.TEKST: "Typ hier het antwoord.",
    Invoer.REGEL: "Vul in.",
    Invoer.CODE: "Kies een antwoord.",
    Invoer.DATUM: "Kies of typ een datum.",
    Invoer.GETAL: "Vul een getal in.",
    Invoer.BEDRAG: "Vul een bedrag in.",
}
VREEMDE_PLAATSHOUDERS = (
    "Klik of tik om tekst in te voeren.",
    "Klik hier als u tekst wilt invoeren.",
    "Kies een item.",
    "Klik of tik om een datum in te voeren.",
    "Click or tap here to enter text.",
    "Click here to enter text.",
    "Choose an item.",
    "Click or tap to enter a date.",
    "Click here to enter a date.",
)

TABELKOP_GRONDEN = ("Andere wet of veld", "Uitkomst", "Waarom niet, of niet genoeg?")
TABELKOP_ALTERNATIEVEN = ("Overwogen alternatief", "Waarom niet, of niet genoeg?")


Soort = Literal["gelezen", "niet_ons_formulier", "onleesbaar"]


@dataclass(frozen=True, slots=True)
class Formulieruitslag:
    """What a file turned out to be. When it was not read, ``opmerkingen`` holds the one sentence that says why.

    ``velden`` holds typed values by key: those of ``KOPVELDEN`` as text, those of ``casus.velden`` as they are
    stored (amounts in cents). ``gronden`` maps a grondslag to (uitkomst code, toelichting), ``alternatieven`` a code
    of the catalogue to a toelichting. ``ontbreekt`` says what is missing or cannot be taken over, ``vondsten`` what
    identifies somebody anywhere in the file.
    """

    soort: Soort
    velden: Mapping[str, object] = field(default_factory=dict)
    gronden: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    alternatieven: Mapping[str, str] = field(default_factory=dict)
    ontbreekt: tuple[str, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    vondsten: Formuliervondsten = field(default_factory=Formuliervondsten)

    @property
    def kop(self) -> dict[str, str]:
        """The fields about who and where, as text."""
        return {v.sleutel: str(self.velden[v.sleutel]) for v in KOPVELDEN if v.sleutel in self.velden}

    @property
    def casusvelden(self) -> dict[str, object]:
        """The fields of ``casus.velden``, ready for ``MaakCasus``."""
        return {sleutel: waarde for sleutel, waarde in self.velden.items() if sleutel in VELD}


@dataclass(slots=True)
class RuweInhoud:
    """The texts of a form as they were found in a file, before anything is judged."""

    velden: dict[str, str] = field(default_factory=dict)
    gronden: dict[str, tuple[str, str]] = field(default_factory=dict)
    alternatieven: list[tuple[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    """Per field the choices that the file itself carries: shown text to code."""
    opmerkingen: list[str] = field(default_factory=list)


def vergelijkbaar(tekst: str) -> str:
    """A text as labels and choices are compared: without case, quotes, dashes, end marks and double spaces."""
    gewoon = unicodedata.normalize("NFKC", tekst).casefold()
    gewoon = re.sub("[\u2010-\u2015\u2212]", "-", gewoon)
    gewoon = re.sub("[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\"'`\u00ad\u200b-\u200f\ufeff]", "", gewoon)
    return " ".join(gewoon.split()).rstrip(" :.*?")


_LEEG = frozenset(vergelijkbaar(t) for t in (*PLAATSHOUDERS.values(), *VREEMDE_PLAATSHOUDERS))


def netjes(tekst: str) -> str:
    """An answer without the placeholder that stood there, without control characters and without outer space."""
    tekst = maak_net(tekst.replace("\x00", "")).strip()
    if vergelijkbaar(tekst) in _LEEG:
        return ""
    # LibreOffice does not take a placeholder away when somebody types in front of or behind it.
    for houder in (*PLAATSHOUDERS.values(), *VREEMDE_PLAATSHOUDERS):
        if len(houder) > 8:
            tekst = tekst.removeprefix(houder).removesuffix(houder)
    return tekst.strip()


_DATUM = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]+)\.?\s*[-/. ]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:t.*)?")


def lees_datum(tekst: str) -> date:
    """A date as people write it: ``12 november 2026``, ``12-11-2026``, ``12/11/26``, ``2026-11-12``.

    Raises:
        ValueError: with one Dutch sentence.
    """
    kaal = " ".join(tekst.casefold().replace("\u00a0", " ").replace(",", " ").split())
    for dag in DAGEN:
        kaal = re.sub(rf"^(?:{dag}|{dag[:2]})\s+", "", kaal)
    fout = ValueError(f"“{tekst[:40]}” is geen datum. Schrijf bijvoorbeeld 12 november 2026 of 12-11-2026.")
    iso = _ISO.fullmatch(kaal)
    gewoon = None if iso else _DATUM.fullmatch(kaal)
    if iso:
        jaar, maand, dagnummer = (int(deel) for deel in iso.groups())
    elif gewoon:
        dagnummer, jaar = int(gewoon[1]), int(gewoon[3])
        jaar += 2000 if jaar < 100 else 0
        maand = int(gewoon[2]) if gewoon[2].isdigit() else _maand(gewoon[2])
    else:
        raise fout
    try:
        return date(jaar, maand, dagnummer)
    except ValueError:
        raise fout from None


def _maand(naam: str) -> int:
    for nummer, maand in enumerate(MAANDEN, 1):
        if naam == maand or (len(naam) >= 3 and maand.startswith(naam)) or (maand == "maart" and naam == "mrt"):
            return nummer
    return 0


def lees_getal(tekst: str) -> int:
    """A whole number with Dutch thousands points, and with a unit behind it if somebody wrote one.

    Raises:
        ValueError: with one Dutch sentence.
    """
    kaal = " ".join(tekst.replace("\u00a0", " ").split())
    gevonden = re.fullmatch(r"(-?\d{1,3}(?:\.\d{3})+|-?\d{1,12})(?:,0+)?(?: [a-zA-Z./ ]{1,30})?", kaal)
    if not gevonden:
        raise ValueError(f"“{tekst[:40]}” is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 12.")
    return int(gevonden[1].replace(".", ""))


def lees_kosten(tekst: str) -> int:
    """Euros in cents, also as ``€ 31.400,-``, ``31400 euro`` or ``31400.00``.

    Raises:
        ValueError: with one Dutch sentence.
    """
    kaal = re.sub(r"(?i)\beuro\b|\beur\b|€", "", tekst).strip()
    kaal = re.sub(r",\s*[-–—=]+$", "", kaal)
    if re.fullmatch(r"\d+\.\d{2}", kaal):
        kaal = kaal.replace(".", ",")
    return naar_centen(lees_bedrag(kaal))


def kies_code(tekst: str, keuzes: Sequence[tuple[str, str]], eigen: Mapping[str, str] | None = None) -> str | None:
    """The code that a text names: by its description, its code, or both ("04 Uur"). None when it names none.

    ``eigen`` are the choices that the form itself carries.
    """
    gezocht = vergelijkbaar(tekst)
    geldig = {code for code, _ in keuzes}
    for getoond, code in (eigen or {}).items():
        if code in geldig and gezocht in (vergelijkbaar(getoond), vergelijkbaar(code)):
            return code
    for code, omschrijving in keuzes:
        c, o = vergelijkbaar(code), vergelijkbaar(omschrijving)
        if gezocht in (o, c, f"{c} {o}", f"{c} - {o}", f"{o} ({c})"):
            return code
    return None


def beoordeel(ruw: RuweInhoud, codes: Codes, alternatieven: Sequence[tuple[str, str]]) -> Formulieruitslag:
    """From found texts to typed values, with a sentence for everything that is missing or cannot be read."""
    velden: dict[str, object] = {}
    zinnen: dict[str, str] = {}
    for veld in FORMULIERVELDEN:
        tekst = netjes(ruw.velden.get(veld.sleutel, ""))
        if not tekst:
            continue
        try:
            velden[veld.sleutel] = _waarde(veld, tekst, codes, ruw.codes.get(veld.sleutel, {}))
        except Regelovertreding as fout:
            zinnen[veld.sleutel] = fout.redenen[0]
        except ValueError as fout:
            zinnen[veld.sleutel] = f"{veld.titel}: {fout}"
    gronden = _gronden(ruw, codes, zinnen)
    gekozen, opmerkingen = _alternatieven(ruw, alternatieven)
    soort = CasusSoort.HER if velden.get("soort") == "her" else CasusSoort.NIEUW
    ontbreekt = []
    for kop in ("soort", "inbrenger"):
        if kop not in velden and kop not in zinnen:
            ontbreekt.append(_KOPZINNEN[kop])
    ontbreekt += [zin for sleutel, zin in zinnen.items() if sleutel not in VELD and not sleutel.startswith("grond.")]
    for punt in ontbreekt_in(velden, gronden, soort, bool(velden.get("eerdere_casus"))):
        # What stands there but cannot be read is not missing: its own sentence says more.
        ontbreekt.append(zinnen.pop(punt.veld, punt.zin))
    ontbreekt += [zin for sleutel, zin in zinnen.items() if zin not in ontbreekt]
    return Formulieruitslag("gelezen", velden, gronden, gekozen, tuple(ontbreekt), (*ruw.opmerkingen, *opmerkingen))


_KOPZINNEN = {
    "soort": "De soort aanmelding ontbreekt: kies nieuwe indicatie of her-indicatie.",
    "inbrenger": "De organisatie die inbrengt ontbreekt: noem uw jeugdteam of instelling.",
}


def _waarde(veld: Formulierveld, tekst: str, codes: Codes, eigen: Mapping[str, str]) -> object:
    waarde: object
    match veld.invoer:
        case Invoer.CODE:
            keuzes = SOORTCODES if veld.lijst == "soort" else codes.get(veld.lijst, ())
            waarde = kies_code(tekst, keuzes, eigen)
            if waarde is None:
                raise ValueError(f"“{tekst[:60]}” staat niet in de lijst. Kies een waarde uit de lijst.")
        case Invoer.DATUM:
            waarde = lees_datum(tekst)
        case Invoer.GETAL:
            waarde = lees_getal(tekst)
        case Invoer.BEDRAG:
            waarde = lees_kosten(tekst)
        case _:
            waarde = tekst
    if veld.sleutel not in VELD:
        if veld.invoer is Invoer.CODE:
            return waarde
        return " ".join(controleer_tekst(veld.sleutel, veld.titel, tekst, REGEL_MAXIMUM).split())
    geldig = {veld.lijst: frozenset(code for code, _ in codes.get(veld.lijst, ()))} if veld.lijst else {}
    return controleer_veld(veld.sleutel, waarde, geldig)


def _gronden(ruw: RuweInhoud, codes: Codes, zinnen: dict[str, str]) -> dict[str, tuple[str, str]]:
    uit: dict[str, tuple[str, str]] = {}
    namen = dict(codes.get("grondslag", ()))
    for grond, (uitkomsttekst, toelichting) in ruw.gronden.items():
        tekst, reden = netjes(uitkomsttekst), netjes(toelichting)
        uitkomst = ""
        if tekst:
            keuzes = codes.get("uitkomst_grond", ())
            gevonden = kies_code(tekst, keuzes, ruw.codes.get(f"grond.{grond}.uitkomst"))
            if gevonden is None:
                naam = namen.get(grond, grond)
                zinnen[f"grond.{grond}"] = (
                    f"{naam}: “{tekst[:60]}” is geen uitkomst uit de lijst. Kies een uitkomst uit de lijst."
                )
            else:
                uitkomst = gevonden
        if len(reden) > TOELICHTING_MAXIMUM:
            zinnen[f"grond.{grond}"] = f"{namen.get(grond, grond)}: de toelichting is te lang. Kort haar in."
            reden = ""
        if uitkomst or reden:
            uit[grond] = (uitkomst, reden)
    return uit


def _alternatieven(ruw: RuweInhoud, alternatieven: Sequence[tuple[str, str]]) -> tuple[dict[str, str], list[str]]:
    gekozen: dict[str, str] = {}
    opmerkingen: list[str] = []
    for nummer, (keuze, toelichting) in enumerate(ruw.alternatieven, 1):
        tekst, reden = netjes(keuze), netjes(toelichting)
        if not tekst and not reden:
            continue
        code = kies_code(tekst, alternatieven, ruw.codes.get(f"alternatief.{nummer}.keuze")) if tekst else None
        if code is None:
            wat = f"“{tekst[:60]}”" if tekst else f"regel {nummer}"
            opmerkingen.append(f"Het alternatief {wat} staat niet in de catalogus: neem het over in de onderbouwing.")
        else:
            samen = "\n".join(deel for deel in (gekozen.get(code, ""), reden) if deel)
            if len(samen) > TOELICHTING_MAXIMUM:
                opmerkingen.append(
                    f"De toelichting bij “{tekst[:60]}” is te lang: kort haar in en neem haar zelf over."
                )
                samen = ""
            gekozen[code] = samen
    return gekozen, opmerkingen


def naar_json(uitslag: Formulieruitslag) -> dict[str, object]:
    """The outcome for other programs: dates as ISO, amounts in euros as text with two decimals under ``kosten``."""
    velden: dict[str, object] = {}
    for sleutel, waarde in uitslag.velden.items():
        if isinstance(waarde, date):
            velden[sleutel] = waarde.isoformat()
        elif sleutel == "kosten_cent" and isinstance(waarde, int):
            velden["kosten"] = f"{uit_centen(waarde):.2f}"
        else:
            velden[sleutel] = waarde
    return {
        "soort": uitslag.soort,
        "velden": velden,
        "gronden": {g: {"uitkomst": u, "toelichting": t} for g, (u, t) in uitslag.gronden.items()},
        "alternatieven": dict(uitslag.alternatieven),
        "ontbreekt": list(uitslag.ontbreekt),
        "opmerkingen": list(uitslag.opmerkingen),
        "bevindingen": uitslag.vondsten.per_soort,
    }


def gronden_van(codes: Codes) -> tuple[tuple[str, str], ...]:
    """The grounds of the table in the form: code and name, those that must be considered in their order."""
    namen = dict(codes.get("grondslag", ()))
    return tuple((grond, namen.get(grond, grond)) for grond in TE_OVERWEGEN_GRONDEN)
