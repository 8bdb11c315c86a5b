"""The closed lists of the procedure: what the program itself reasons about.

Lists that a municipality may change (segment, profiel, productcategorie, ...) are rows in
``inrichting``, not members here.
"""

from __future__ import annotations

from enum import StrEnum


class Benoemd(StrEnum):
    """A code with the words that screens and documents show for it."""

    omschrijving: str

    def __new__(cls, waarde: str, omschrijving: str) -> Benoemd:
        """Make the member from its stored value and its words."""
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        lid.omschrijving = omschrijving
        return lid


class CasusSoort(Benoemd):
    """Zaanstad weighs both new and renewed indications in the complex segment."""

    NIEUW = "nieuw", "nieuwe indicatie"
    HER = "her", "her-indicatie"


class CasusStatus(Benoemd):
    """Where a casus stands; the transitions are in ``casus.rules.OVERGANGEN``."""

    CONCEPT = "concept", "concept"
    AANGEMELD = "aangemeld", "aangemeld"
    GEREED = "gereed", "gereed voor de tafel"
    GEAGENDEERD = "geagendeerd", "geagendeerd"
    GEADVISEERD = "geadviseerd", "geadviseerd"
    AANGEHOUDEN = "aangehouden", "aangehouden"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    VERNIETIGD = "vernietigd", "vernietigd"


class OverlegStatus(Benoemd):
    """Where an overleg stands; ``vastgesteld`` means that its notulen are."""

    GEPLAND = "gepland", "gepland"
    OPEN = "open", "bezig"
    GESLOTEN = "gesloten", "gesloten"
    VASTGESTELD = "vastgesteld", "vastgesteld"


class PuntSoort(Benoemd):
    """What an agendapunt is about."""

    OPENING = "opening", "Opening en mededelingen"
    VORIGE_NOTULEN = "vorige_notulen", "Vorige notulen"
    ACTIES = "acties", "Openstaande acties"
    BEKRACHTIGING = "bekrachtiging", "Bekrachtiging van een advies"
    CASUS = "casus", "Casus"
    VRIJ = "vrij", "Overig"
    RONDVRAAG = "rondvraag", "Rondvraag en sluiting"


class PuntStatus(Benoemd):
    """Whether an agendapunt has its outcome."""

    OPEN = "open", "nog te behandelen"
    AFGEROND = "afgerond", "afgerond"
    DOORGESCHOVEN = "doorgeschoven", "doorgeschoven"


class Aanwezigheidssoort(Benoemd):
    """What happened with the presence of an organisation, at an agendapunt."""

    AANWEZIG = "aanwezig", "aanwezig"
    AFWEZIG_MET_BERICHT = "afwezig_met_bericht", "afwezig met bericht"
    AFWEZIG = "afwezig", "afwezig"
    VERTROKKEN = "vertrokken", "vertrokken"
    GEKOMEN = "gekomen", "later gekomen"

    @property
    def is_er(self) -> bool:
        """Whether the organisation sits at the table after this."""
        return self in (Aanwezigheidssoort.AANWEZIG, Aanwezigheidssoort.GEKOMEN)


class Oordeel(Benoemd):
    """The judgement of one organisation on the one question of the table."""

    PASSEND = "passend", "passend"
    TWIJFEL = "twijfel", "twijfel"
    NIET_PASSEND = "niet_passend", "niet passend"
    ONTHOUDING = "onthouding", "onthouding"


class Oordeelmoment(Benoemd):
    """Before or after the discussion."""

    EERSTE = "eerste", "eerste indruk"
    NA = "na", "na de bespreking"


class Criteriumoordeel(Benoemd):
    """What the table finds on one weighing criterion."""

    VOLDOET = "voldoet", "voldoet"
    DEELS = "deels", "voldoet deels"
    VOLDOET_NIET = "voldoet_niet", "voldoet niet"
    NIET_VAN_TOEPASSING = "nvt", "niet van toepassing"


class Adviessoort(Benoemd):
    """The outcomes that a weegtafel can give."""

    PASSEND = "passend", "passend"
    PASSEND_MET_AANPASSING = "passend_met_aanpassing", "passend met aanpassing"
    ENKELVOUDIG = "enkelvoudig", "enkelvoudig in plaats van complex"
    ANDERE_GRONDSLAG = "andere_grondslag", "andere grondslag"
    VOORLIGGEND_VELD = "voorliggend_veld", "voorliggend veld"
    OPSCHALEN = "opschalen", "opschalen naar het Regionaal Expertteam"
    AANHOUDEN = "aanhouden", "aanhouden"
    INGETROKKEN = "ingetrokken", "ingetrokken"

    @property
    def indicatie_staat(self) -> bool:
        """Whether an indication remains that the back office must pass on (iJw 301/319)."""
        return self in (Adviessoort.PASSEND, Adviessoort.PASSEND_MET_AANPASSING, Adviessoort.ENKELVOUDIG)


class Voorbehoud(Benoemd):
    """Why an advice still needs ratification by a next overleg."""

    GEEN_QUORUM = "geen_quorum", "het quorum ontbrak"
    SPOED = "spoed", "spoedadvies tussen twee overleggen"


class Bekrachtigingsbesluit(Benoemd):
    """What a next overleg does with an advice under voorbehoud."""

    BEKRACHTIGD = "bekrachtigd", "bekrachtigd"
    NIET_BEKRACHTIGD = "niet_bekrachtigd", "niet bekrachtigd"


class ActieStatus(Benoemd):
    """Where an action point stands."""

    OPEN = "open", "open"
    GEDAAN = "gedaan", "gedaan"
    VERVALLEN = "vervallen", "vervallen"


class NotulenStatus(Benoemd):
    """Minutes are a draft until the chair establishes them in a next overleg."""

    CONCEPT = "concept", "concept"
    VASTGESTELD = "vastgesteld", "vastgesteld"


class OrganisatieSoort(Benoemd):
    """Kinds of organisation at the table."""

    JEUGDTEAM = "jeugdteam", "jeugdteam"
    GI = "gi", "gecertificeerde instelling"
    GEMEENTE = "gemeente", "gemeente"
    OVERIG = "overig", "overig"
