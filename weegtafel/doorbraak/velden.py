"""What can be typed in a doorbraak, part by part, decided once: for screens, checks and documents. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.codes import Aanvragersoort, Deel, Knelpuntaard, Knelpuntsoort, Routeuitkomst
from weegtafel.kernel.codes import Benoemd


class Invoer(Enum):
    """What kind of answer a field takes, and how it is stored."""

    TEKST = auto()
    """Running text."""
    REGEL = auto()
    """One line."""
    CODE = auto()
    """A code of the code list ``Veld.lijst``, or "" when not chosen."""
    KEUZE = auto()
    """The value of a member of ``Veld.keuze``."""
    LID = auto()
    """A member of ``Veld.keuze`` itself."""
    DATUM = auto()
    GETAL = auto()
    """A whole number from 0 to ``Veld.hoogste``, or None."""
    BEDRAG = auto()
    """Whole cents, or None when unknown."""
    DECIMAAL = auto()
    """A number as text with a point, or "" when empty; never negative."""
    KANS = auto()
    """The same, from 0 to 1."""
    JANEE = auto()
    SLEUTEL = auto()
    """The id of a row elsewhere, or None."""


@dataclass(frozen=True, slots=True)
class Veld:
    """One field: its attribute, its words, and what it takes."""

    sleutel: str
    titel: str
    hulp: str = ""
    invoer: Invoer = Invoer.TEKST
    lijst: str = ""
    keuze: type[Benoemd] | None = None
    hoogste: int = 1_000_000


_T, _R, _I = Invoer.TEKST, Invoer.REGEL, Invoer

AANVRAAG: tuple[Veld, ...] = (
    Veld("aanvragersoort", "Wie vraagt aan", "", _I.LID, keuze=Aanvragersoort),
    Veld("aanvrager_functie", "Functie van de aanvrager", "Geen naam.", _R),
    Veld("organisatie_id", "Organisatie", "", _I.SLEUTEL),
    Veld("namens_id", "Namens", "Voor wie u de aanvraag indient, als u dat niet zelf bent.", _I.SLEUTEL),
    Veld("vastgelopen", "Wat is vastgelopen", "Wat lukt er niet, en wat gebeurt er als het zo blijft?"),
    Veld("vastgelopen_sinds", "Sinds wanneer", "Bijvoorbeeld: najaar 2025.", _R),
    Veld("geprobeerd", "Wat is geprobeerd", "Welke hulp en welke aanvragen waren er, en wat deden die?"),
    Veld("perspectief", "Waar wil het huishouden over een jaar zijn", "In hun eigen woorden."),
    Veld("eerst_nodig", "Wat is als eerste nodig", "Eén ding dat de rest mogelijk maakt."),
)
HUISHOUDEN: tuple[Veld, ...] = (
    Veld("rol", "Rol", "", _I.CODE, "huishoudrol"),
    Veld("leeftijd", "Leeftijdsgroep", "", _I.CODE, "leeftijd_huishouden"),
    Veld("toelichting", "Toelichting", "Geen naam.", _R),
)
BETROKKENEN: tuple[Veld, ...] = (
    Veld("functie", "Functie", "", _R),
    Veld("organisatie", "Organisatie", "", _R),
    Veld("kosten_cent", "Kosten per jaar", "Leeg als u het niet weet.", _I.BEDRAG),
    Veld("toelichting", "Toelichting", "", _R),
)
ROUTE: tuple[Veld, ...] = (
    Veld("voorziening", "Voorziening", "Bijvoorbeeld: bijzondere bijstand.", _R),
    Veld("regeling", "Wet of regeling", "", _R),
    Veld("loket", "Gevraagd bij", "", _R),
    Veld("datum", "Datum", "", _I.DATUM),
    Veld("uitkomst", "Uitkomst", "", _I.LID, keuze=Routeuitkomst),
    Veld("reden", "Reden", "Waarom dit kan, of waarom niet."),
)
PLAN: tuple[Veld, ...] = (
    Veld("perspectief", "Perspectief", "Waar werken het huishouden en u samen naartoe?"),
    Veld("eerste_stap", "Eerste stap", "Wat gebeurt er morgen?"),
    Veld("zelf", "Wat het huishouden zelf doet", ""),
    Veld("legitimiteit_doel", "Welk doel van de wet draagt dit", "Noem de wet en waar zij voor is."),
    Veld("legitimiteit_regel", "Welke regel buigt mee", "Welke regel of afspraak volgt u niet naar de letter?"),
    Veld("legitimiteit_waarom", "Waarom dat mag", "Welke ruimte geeft de wet, en wie mag die gebruiken?"),
    Veld("betrokkenheid", "Betrokkenheid", "Hoe krijgt het huishouden weer greep op het eigen leven?"),
    Veld("rendement", "Rendement in woorden", "Waarom helpt dit, en welke kosten voorkomt het?"),
    Veld("coachuren", "Uren van de coach", "Staat naast de berekening, niet erin.", _I.GETAL, hoogste=5_000),
    Veld("zaad", "Zaad van de simulatie", "Hetzelfde zaad geeft dezelfde trekkingen.", _I.GETAL, hoogste=2**31 - 1),
)
BESTEDING: tuple[Veld, ...] = (
    Veld("type", "Type", "", _I.CODE, "bestedingstype"),
    Veld("omschrijving", "Omschrijving", "", _R),
    Veld("leverancier", "Leverancier", "", _R),
    Veld("bedrag_cent", "Bedrag per keer", "", _I.BEDRAG),
    Veld("herhaald", "Herhaald", "", _I.JANEE),
    Veld("aantal", "Aantal keer", "", _I.GETAL, hoogste=1_000),
)
LEEFDOMEIN: tuple[Veld, ...] = (
    Veld("domein", "Leefdomein", "", _I.CODE, "leefdomein"),
    Veld("nu", "Nu"),
    Veld("nu_score", "Nu, van 1 tot 5", "", _I.GETAL, hoogste=5),
    Veld("verwacht", "Verwacht"),
    Veld("verwacht_score", "Verwacht, van 1 tot 5", "", _I.GETAL, hoogste=5),
)
EFFECT: tuple[Veld, ...] = (
    Veld("omschrijving", "Wat wordt voorkomen", "", _R),
    Veld("betaler", "Betaler", "Wie deze kosten draagt.", _I.KEUZE, keuze=Betaler),
    Veld("eenheid", "Eenheid", "Bijvoorbeeld: jaar, etmaal of keer.", _R),
    Veld("prijs_laag", "Prijs, laag", "", _I.DECIMAAL),
    Veld("prijs_midden", "Prijs", "Per eenheid, in euro.", _I.DECIMAAL),
    Veld("prijs_hoog", "Prijs, hoog", "", _I.DECIMAAL),
    Veld("prijsjaar", "Prijsjaar", "", _I.GETAL, hoogste=2100),
    Veld("prijsbron", "Bron van de prijs", "", _R),
    Veld("aantal_laag", "Aantal, laag", "", _I.DECIMAAL),
    Veld("aantal_midden", "Aantal", "Hoeveel eenheden in de hele periode.", _I.DECIMAAL),
    Veld("aantal_hoog", "Aantal, hoog", "", _I.DECIMAAL),
    Veld("kans_zonder_laag", "Kans zonder, laag", "", _I.KANS),
    Veld("kans_zonder_midden", "Kans zonder doorbraak", "", _I.KANS),
    Veld("kans_zonder_hoog", "Kans zonder, hoog", "", _I.KANS),
    Veld("kans_met_laag", "Kans met, laag", "", _I.KANS),
    Veld("kans_met_midden", "Kans met doorbraak", "", _I.KANS),
    Veld("kans_met_hoog", "Kans met, hoog", "", _I.KANS),
    Veld("van_maand", "Van maand", "Maand 1 is de eerste na het begin.", _I.GETAL, hoogste=600),
    Veld("tot_maand", "Tot en met maand", "", _I.GETAL, hoogste=600),
    Veld("motivering", "Waarom deze kansen", "Waar leest u dat aan af?"),
)
KNELPUNT: tuple[Veld, ...] = (
    Veld("soort", "Wat stond in de weg", "", _I.KEUZE, keuze=Knelpuntsoort),
    Veld("aard", "Incidenteel of structureel", "", _I.KEUZE, keuze=Knelpuntaard),
    Veld("van_wie", "Van wie", "De organisatie die de regel, regeling of gewoonte heeft.", _R),
    Veld("omschrijving", "Omschrijving", "Geen namen."),
)

#: The fields of each part, in the order in which they are asked.
VELDEN: Mapping[Deel, tuple[Veld, ...]] = {
    Deel.AANVRAAG: AANVRAAG,
    Deel.HUISHOUDEN: HUISHOUDEN,
    Deel.BETROKKENEN: BETROKKENEN,
    Deel.ROUTE: ROUTE,
    Deel.PLAN: PLAN,
    Deel.BESTEDING: BESTEDING,
    Deel.LEEFDOMEIN: LEEFDOMEIN,
    Deel.EFFECT: EFFECT,
    Deel.KNELPUNT: KNELPUNT,
}
