"""The closed lists of retention."""

from __future__ import annotations

from weegtafel.kernel.codes import Benoemd


class Objectsoort(Benoemd):
    """What is kept and let go as a whole."""

    CASUS = "casus", "casus met adviezen"
    OVERLEG = "overleg", "overleg met notulen"
    AANVRAAG = "aanvraag", "doorbraakaanvraag"
    KLAD = "klad", "kladtekst"


class Bewaarklasse(Benoemd):
    """Which term holds; term and words stand in the settings, the source in ``selectielijst.json``."""

    VERSTREKT = "verstrekt", "advies, verstrekt"
    GEWEIGERD = "geweigerd", "advies, niet verstrekt"
    AFGEBROKEN = "afgebroken", "afgebroken voor het advies"
    NOTULEN = "notulen", "notulen"
    DOORBRAAK = "doorbraak", "doorbraakplan"
    KLAD = "klad", "kladtekst"


class Lijstgrond(Benoemd):
    """Why a list was made."""

    TERMIJN = "termijn", "bewaartermijn verstreken"
    VERZOEK = "verzoek", "op verzoek van de betrokkene"
    HERHALING = "herhaling", "herhaling na het terugzetten van een kopie"


class Lijststatus(Benoemd):
    """Where a list of what is to be destroyed stands."""

    CONCEPT = "concept", "concept"
    BEOORDELING = "beoordeling", "ter beoordeling"
    GOEDGEKEURD = "goedgekeurd", "goedgekeurd, bedenktijd"
    GEWEIGERD = "geweigerd", "geweigerd"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    UITGEVOERD = "uitgevoerd", "uitgevoerd"


class Verzoekbesluit(Benoemd):
    """What was decided on the request of a person (Jeugdwet 7.3.9)."""

    OPEN = "open", "nog te besluiten"
    TOEGEWEZEN = "toegewezen", "toegewezen"
    AFGEWEZEN = "afgewezen", "afgewezen"


class Weigergrond(Benoemd):
    """The two grounds on which a request may be refused (Jeugdwet 7.3.9 lid 2)."""

    BELANG = "belang", "aanmerkelijk belang van een ander"
    WET = "wet", "een wettelijke plicht verzet zich ertegen"


#: Statuses in which a list is still on its way; an object stands on one such list at most.
LOPEND = frozenset({Lijststatus.CONCEPT, Lijststatus.BEOORDELING, Lijststatus.GOEDGEKEURD})
