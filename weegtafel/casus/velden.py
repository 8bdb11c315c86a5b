"""The fields of a casus in the order of the CRvB steps (ECLI:NL:CRVB:2017:1477), decided once.

The screen, the aanmeldformulier, the completeness check, the preparation pack and the meeting
screen all read this list, so that nobody meets a question in another order or under another name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Invoer(Enum):
    """What kind of answer a field takes."""

    TEKST = auto()
    """Running text."""
    REGEL = auto()
    """One line."""
    CODE = auto()
    """A code from the code list named in ``Veld.lijst``."""
    DATUM = auto()
    GETAL = auto()
    """A whole number, zero or more."""
    BEDRAG = auto()
    """Euros, stored as cents in ``<sleutel>`` (which ends in ``_cent``)."""


@dataclass(frozen=True, slots=True)
class Veld:
    """One question to the inbrenger. ``sleutel`` is the attribute of ``Casus`` and the tag in the form."""

    sleutel: str
    titel: str
    hulp: str
    stap: str
    invoer: Invoer = Invoer.TEKST
    lijst: str = ""
    verplicht: bool = True


STAP_HULPVRAAG = "1. De hulpvraag"
STAP_PROBLEMEN = "2. Wat er aan de hand is"
STAP_RESULTAAT = "3. Wat nodig is"
STAP_EIGEN = "4. Wat het gezin en het netwerk zelf kunnen"
STAP_GRONDEN = "5. Andere wetten en het voorliggend veld"
STAP_AANVRAAG = "6. De gevraagde indicatie"
#: The steps in a word or two, for where there is little room.
STAP_KORT = {
    STAP_HULPVRAAG: "Hulpvraag",
    STAP_PROBLEMEN: "Situatie",
    STAP_RESULTAAT: "Resultaat",
    STAP_EIGEN: "Eigen kracht",
    STAP_GRONDEN: "Andere wetten",
    STAP_AANVRAAG: "Aanvraag",
}
STAPPEN = (STAP_HULPVRAAG, STAP_PROBLEMEN, STAP_RESULTAAT, STAP_EIGEN, STAP_GRONDEN, STAP_AANVRAAG)

VELDEN: tuple[Veld, ...] = (
    Veld(
        "leeftijdsband",
        "Leeftijdsgroep",
        "Een groep, geen geboortedatum.",
        STAP_HULPVRAAG,
        Invoer.CODE,
        "leeftijdsband",
    ),
    Veld(
        "maatregel",
        "Kader",
        "Vrijwillig, of met een maatregel.",
        STAP_HULPVRAAG,
        Invoer.CODE,
        "maatregel",
        verplicht=False,
    ),
    Veld("hulpvraag", "Hulpvraag", "Wat vragen de jeugdige en de ouders, in hun eigen woorden?", STAP_HULPVRAAG),
    Veld(
        "mening_jeugdige", "Wat de jeugdige vindt", "Wat wil de jeugdige zelf, en hoe is dat gevraagd?", STAP_HULPVRAAG
    ),
    Veld("mening_ouders", "Wat de ouders vinden", "Zien beide ouders het zo? Waar verschillen zij?", STAP_HULPVRAAG),
    Veld(
        "problemen",
        "Problemen en stoornissen",
        "Opgroei- en opvoedingsproblemen, psychische problemen, stoornissen.",
        STAP_PROBLEMEN,
    ),
    Veld("verklarende_analyse", "Verklarende analyse", "Hoe hangt het samen? Wat houdt het in stand?", STAP_PROBLEMEN),
    Veld(
        "deskundigheid",
        "Wie dit heeft beoordeeld",
        "Welke deskundigheid keek mee, per onderdeel. Functies, geen namen.",
        STAP_PROBLEMEN,
    ),
    Veld("eerdere_hulp", "Eerdere hulp en wat die deed", "Welke hulp was er, wat werkte en wat niet?", STAP_PROBLEMEN),
    Veld("veiligheid", "Veiligheid", "Is de jeugdige nu veilig? Welke afspraken gelden?", STAP_PROBLEMEN),
    Veld("resultaat", "Te bereiken resultaat", "Concreet: wat kan, doet of heeft de jeugdige dan?", STAP_RESULTAAT),
    Veld("resultaat_datum", "Bereikt op", "De dag waarop dit resultaat er moet zijn.", STAP_RESULTAAT, Invoer.DATUM),
    Veld(
        "hulp_nodig",
        "Welke hulp daarvoor nodig is",
        "Naar aard en omvang, gezien leeftijd en ontwikkeling.",
        STAP_RESULTAAT,
    ),
    Veld(
        "eigen_mogelijkheden",
        "Eigen mogelijkheden en netwerk",
        "Wat kunnen ouders en netwerk zelf, en waarom is dat niet genoeg?",
        STAP_EIGEN,
    ),
    Veld("segment", "Segment", "Enkelvoudig of complex.", STAP_AANVRAAG, Invoer.CODE, "segment"),
    Veld("profiel", "Profiel", "Het zorgprofiel van de regio.", STAP_AANVRAAG, Invoer.CODE, "profiel"),
    Veld("intensiteit", "Intensiteit", "De SPIC-intensiteit.", STAP_AANVRAAG, Invoer.CODE, "intensiteit"),
    Veld("vorm", "Vorm", "Ambulant, dagbehandeling, verblijf of anders.", STAP_AANVRAAG, Invoer.CODE, "vorm"),
    Veld(
        "productcategorie",
        "Productcategorie (iJw)",
        "Landelijke categorie, 40 tot en met 50 of 54.",
        STAP_AANVRAAG,
        Invoer.CODE,
        "productcategorie",
    ),
    Veld(
        "productcode",
        "Productcode",
        "De lokale code, bijvoorbeeld 45A04.",
        STAP_AANVRAAG,
        Invoer.REGEL,
        verplicht=False,
    ),
    Veld("volume", "Volume", "Aantal eenheden per periode.", STAP_AANVRAAG, Invoer.GETAL),
    Veld("eenheid", "Eenheid", "Bijvoorbeeld uur of etmaal.", STAP_AANVRAAG, Invoer.CODE, "eenheid"),
    Veld("frequentie", "Per", "Per week, maand of de hele indicatie.", STAP_AANVRAAG, Invoer.CODE, "frequentie"),
    Veld("ingangsdatum", "Ingangsdatum", "De gewenste eerste dag.", STAP_AANVRAAG, Invoer.DATUM),
    Veld("duur_maanden", "Duur in maanden", "Hele maanden.", STAP_AANVRAAG, Invoer.GETAL),
    Veld("kosten_cent", "Verwachte kosten", "Voor de hele indicatie, in euro.", STAP_AANVRAAG, Invoer.BEDRAG),
    Veld(
        "onderbouwing",
        "Waarom deze inzet",
        "Waarom past deze inzet bij het resultaat, en lichtere niet?",
        STAP_AANVRAAG,
    ),
)

VELD = {veld.sleutel: veld for veld in VELDEN}
TEKSTVELDEN = tuple(veld.sleutel for veld in VELDEN if veld.invoer is Invoer.TEKST)

#: The grounds that every inbrenger must have considered; codes of the code list ``grondslag``.
TE_OVERWEGEN_GRONDEN: tuple[str, ...] = ("wlz", "zvw", "wmo", "onderwijs", "voorliggend_veld")

#: The one question of the table (Zaanstad, VNG-inventarisatie 2022).
VRAAG = "Is de gevraagde indicatie, met deze inzet, passend bij het te bereiken resultaat?"
