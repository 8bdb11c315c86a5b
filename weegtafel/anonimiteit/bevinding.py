"""A finding: one stretch of text that identifies a person, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from weegtafel.anonimiteit.codes import Ernst, Laag, Soort


@dataclass(frozen=True, slots=True, order=True)
class Bevinding:
    """A stretch of text that identifies somebody.

    ``begin`` and ``einde`` are code points in the original text, the end exclusive:
    ``tekst == bron[begin:einde]``. ``voorstel`` is the text that can take its place; ``waarom`` one
    Dutch sentence for the user.
    """

    begin: int
    einde: int
    soort: Soort
    ernst: Ernst
    tekst: str
    laag: Laag
    voorstel: str = ""
    waarom: str = ""

    def met(self, *, voorstel: str) -> Bevinding:
        """The same finding with another proposal."""
        return replace(self, voorstel=voorstel)


def bevinding(bron: str, begin: int, einde: int, soort: Soort, laag: Laag, waarom: str = "") -> Bevinding:
    """A finding with the severity of its kind and the plain label of that kind as proposal."""
    return Bevinding(
        begin=begin,
        einde=einde,
        soort=soort,
        ernst=soort.ernst,
        tekst=bron[begin:einde],
        laag=laag,
        voorstel=LABEL[soort],
        waarom=waarom or UITLEG[soort],
    )


#: The neutral word of a kind, when nothing more is known.
LABEL: Final[dict[Soort, str]] = {
    Soort.PERSOON: "[persoon]",
    Soort.BSN: "[bsn]",
    Soort.TELEFOON: "[telefoonnummer]",
    Soort.EMAIL: "[e-mailadres]",
    Soort.URL: "[webadres]",
    Soort.GEBRUIKERSNAAM: "[gebruikersnaam]",
    Soort.IBAN: "[rekeningnummer]",
    Soort.POSTCODE: "[postcode]",
    Soort.ADRES: "[straat]",
    Soort.PLAATS: "[plaats]",
    Soort.SCHOOL: "[school]",
    Soort.INSTELLING: "[instelling]",
    Soort.KENTEKEN: "[kenteken]",
    Soort.DOSSIERNUMMER: "[dossiernummer]",
    Soort.BIGNUMMER: "[BIG-nummer]",
    Soort.GEBOORTEDATUM: "[geboortedatum]",
    Soort.DATUM: "[datum]",
    Soort.LEEFTIJD: "[leeftijd]",
    Soort.BESTANDSNAAM: "[bestand]",
    Soort.BEROEP: "een beroep",
    Soort.GEZINSPOSITIE: "een van de kinderen",
    Soort.NATIONALITEIT: "[herkomst]",
    Soort.GELOOF: "een geloof",
    Soort.DIAGNOSE: "een zeldzame aandoening",
    Soort.GEBEURTENIS: "een ingrijpende gebeurtenis",
}

#: Why a kind counts, for the user.
UITLEG: Final[dict[Soort, str]] = {
    Soort.PERSOON: "Dit lijkt de naam van een persoon.",
    Soort.BSN: "Dit getal voldoet aan de elfproef van een burgerservicenummer.",
    Soort.TELEFOON: "Dit lijkt een telefoonnummer.",
    Soort.EMAIL: "Dit is een e-mailadres.",
    Soort.URL: "Dit webadres kan naar een persoon of instelling leiden.",
    Soort.GEBRUIKERSNAAM: "Met een gebruikersnaam is iemand online te vinden.",
    Soort.IBAN: "Dit is een rekeningnummer.",
    Soort.POSTCODE: "Een postcode wijst een paar huizen aan.",
    Soort.ADRES: "Dit lijkt een straat of adres.",
    Soort.PLAATS: "Dit lijkt een plaats, wijk of streek.",
    Soort.SCHOOL: "Dit lijkt de naam van een school.",
    Soort.INSTELLING: "Dit lijkt de naam van een instelling, bedrijf of vereniging.",
    Soort.KENTEKEN: "Dit lijkt een kenteken.",
    Soort.DOSSIERNUMMER: "Dit nummer leidt naar een dossier.",
    Soort.BIGNUMMER: "Met een BIG-nummer is een hulpverlener te vinden.",
    Soort.GEBOORTEDATUM: "Een geboortedatum wijst bijna altijd één kind aan.",
    Soort.DATUM: "Een precieze dag is te herleiden. Een maand of jaar volstaat.",
    Soort.LEEFTIJD: "Een precieze leeftijd is te herleiden. Een leeftijdsband volstaat.",
    Soort.BESTANDSNAAM: "In deze bestandsnaam staat een naam.",
    Soort.BEROEP: "Dit beroep kan samen met de rest een gezin aanwijzen.",
    Soort.GEZINSPOSITIE: "Deze plaats in het gezin is zeldzaam.",
    Soort.NATIONALITEIT: "Herkomst of taal kan samen met de rest een gezin aanwijzen.",
    Soort.GELOOF: "Het geloof kan samen met de rest een gezin aanwijzen.",
    Soort.DIAGNOSE: "Deze diagnose is zo zeldzaam dat zij een kind kan aanwijzen.",
    Soort.GEBEURTENIS: "Deze gebeurtenis is bij meer mensen bekend.",
}
