"""What can identify a person in a text, and how badly."""

from __future__ import annotations

from enum import StrEnum

from weegtafel.kernel.codes import Benoemd


class Ernst(Benoemd):
    """How badly a finding identifies: red must go, amber needs a choice."""

    ROOD = "rood", "herleidt direct"
    ORANJE = "oranje", "herleidt indirect"


class Laag(StrEnum):
    """Which layer found it."""

    VLUG = "vlug"
    """Layer 1: rules and lists, while typing."""
    GRONDIG = "grondig"
    """Layer 2: deduce, in its own process."""
    BEKEND = "bekend"
    """A name that the secretary typed."""


class Soort(Benoemd):
    """The kinds of findings; ``omschrijving`` is the word on the screen."""

    PERSOON = "persoon", "naam van een persoon"
    BSN = "bsn", "burgerservicenummer"
    TELEFOON = "telefoon", "telefoonnummer"
    EMAIL = "email", "e-mailadres"
    URL = "url", "webadres"
    GEBRUIKERSNAAM = "gebruikersnaam", "gebruikersnaam"
    IBAN = "iban", "rekeningnummer"
    POSTCODE = "postcode", "postcode"
    ADRES = "adres", "adres of straat"
    PLAATS = "plaats", "plaats of wijk"
    SCHOOL = "school", "school"
    INSTELLING = "instelling", "instelling"
    KENTEKEN = "kenteken", "kenteken"
    DOSSIERNUMMER = "dossiernummer", "dossiernummer"
    BIGNUMMER = "bignummer", "BIG-nummer"
    GEBOORTEDATUM = "geboortedatum", "geboortedatum"
    DATUM = "datum", "precieze datum"
    LEEFTIJD = "leeftijd", "precieze leeftijd"
    BESTANDSNAAM = "bestandsnaam", "bestandsnaam"
    BEROEP = "beroep", "beroep"
    GEZINSPOSITIE = "gezinspositie", "plaats in het gezin"
    NATIONALITEIT = "nationaliteit", "herkomst of taal"
    GELOOF = "geloof", "geloof"
    DIAGNOSE = "diagnose", "zeldzame diagnose"
    GEBEURTENIS = "gebeurtenis", "bekende gebeurtenis"

    @property
    def ernst(self) -> Ernst:
        """Severity follows from the kind."""
        return Ernst.ORANJE if self in _ORANJE else Ernst.ROOD


_ORANJE = frozenset(
    {Soort.BEROEP, Soort.GEZINSPOSITIE, Soort.NATIONALITEIT, Soort.GELOOF, Soort.DIAGNOSE, Soort.GEBEURTENIS}
)


class Keuze(Benoemd):
    """What a person decided about a finding that stays in the text."""

    BEHOUDEN = "behouden", "blijft staan"
    GEEN_NAAM = "geen_naam", "is niet herleidbaar"


class Controlewijze(Benoemd):
    """How a text was checked before somebody declared it free of what identifies."""

    GRONDIG = "grondig", "beide lagen"
    MET_DE_HAND = "met_de_hand", "met de hand nagekeken"


class Onderwerp(Benoemd):
    """What the checked fields belong to."""

    CASUS = "casus", "casus"
    ADVIES = "advies", "advies"
    OVERLEG = "overleg", "overleg"
    NOTULEN = "notulen", "notulen"
    ACTIE = "actie", "actie"
    AANVRAAG = "aanvraag", "doorbraakaanvraag"
