"""The closed lists of the doorbraak: what the program itself reasons about.

What a municipality may change (``bestedingstype``, ``leefdomein``, ``huishoudrol``, ...) are rows of code lists.
"""

from __future__ import annotations

from weegtafel.kernel.codes import Benoemd


class AanvraagStatus(Benoemd):
    """Where a request stands; the transitions are in ``doorbraak.rules.verloop.OVERGANGEN``."""

    AANVRAAG = "aanvraag", "aanvraag"
    ROUTE = "route", "reguliere route"
    COACH = "coach", "wacht op een coach"
    PLAN = "plan", "plan"
    TOETS = "toets", "toets"
    BESLUIT = "besluit", "klaar voor besluit"
    UITVOERING = "uitvoering", "uitvoering"
    NAZORG = "nazorg", "nazorg"
    AFGESLOTEN = "afgesloten", "afgesloten"
    REGULIER_OPGELOST = "regulier_opgelost", "regulier opgelost"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    VERNIETIGD = "vernietigd", "vernietigd"


class Aanvragersoort(Benoemd):
    """Who files; anyone may (Den Haag, VNG-inventarisatie 2022)."""

    AANBIEDER = "aanbieder", "aanbieder"
    JEUGDTEAM = "jeugdteam", "jeugdteam"
    WIJKTEAM = "wijkteam", "wijkteam"
    SCHOOL = "school", "school"
    INWONER = "inwoner", "inwoner, via een ander"


class Routeuitkomst(Benoemd):
    """What an office said about a regular provision."""

    OPEN = "open", "nog open"
    KAN = "kan", "kan"
    KAN_NIET = "kan_niet", "kan niet"
    TE_LAAT = "te_laat", "te laat"
    NIET_PASSEND = "niet_passend", "niet passend"


class Toetsoordeel(Benoemd):
    """What a second coach finds of a plan."""

    AKKOORD = "akkoord", "akkoord"
    AANPASSEN = "aanpassen", "aanpassen"
    NIET_AKKOORD = "niet_akkoord", "niet akkoord"


class Besluitsoort(Benoemd):
    """What was decided."""

    TOEKENNEN = "toekennen", "toegekend"
    AFWIJZEN = "afwijzen", "afgewezen"


class Mandaatgrond(Benoemd):
    """On whose authority a decision stands."""

    COACH = "coach", "mandaat van de doorbraakcoach"
    MANDAATHOUDER = "mandaathouder", "mandaathouder"


class Registersoort(Benoemd):
    """The kinds of lines in the budgetregister; what each does is in ``doorbraak.rules.register``."""

    RESERVERING = "reservering", "reservering"
    VERPLICHTING = "verplichting", "verplichting"
    BETALING = "betaling", "betaling"
    VRIJVAL = "vrijval", "vrijval"
    CORRECTIE = "correctie", "correctie"


class Registerkolom(Benoemd):
    """The three sums that lines of the register add up to."""

    GERESERVEERD = "gereserveerd", "gereserveerd"
    VERPLICHT = "verplicht", "verplicht"
    BETAALD = "betaald", "betaald"


class Effectuitslag(Benoemd):
    """Whether an expected effect came true, seen in nazorg."""

    ONBEKEND = "onbekend", "nog onbekend"
    GEBEURD = "gebeurd", "uitgekomen"
    NIET = "niet", "niet uitgekomen"


class Knelpuntsoort(Benoemd):
    """What stood in the way."""

    REGEL = "regel", "regel of wet"
    REGELING = "regeling", "regeling of voorziening"
    GEWOONTE = "gewoonte", "gewoonte of werkwijze"


class Knelpuntaard(Benoemd):
    """Whether policy should look at it (Maatwerkroute: incidental apart from structural)."""

    INCIDENTEEL = "incidenteel", "incidenteel"
    STRUCTUREEL = "structureel", "structureel"


class Rekenmoment(Benoemd):
    """When a result of the calculation was stored."""

    TOETS = "toets", "bij de toets"
    BESLUIT = "besluit", "bij het besluit"


class Deel(Benoemd):
    """The parts of a request that somebody can edit; the four eyes are kept over all of them."""

    AANVRAAG = "aanvraag", "aanvraag"
    NAMENS = "namens", "voor wie is aangevraagd"
    """Edited by nobody: the person for whom was filed is noted with it, for good."""
    HUISHOUDEN = "huishouden", "huishouden"
    BETROKKENEN = "betrokkenen", "betrokkenen"
    ROUTE = "route", "reguliere route"
    PLAN = "plan", "plan"
    BESTEDING = "besteding", "bestedingen"
    LEEFDOMEIN = "leefdomein", "leefdomeinen"
    EFFECT = "effect", "effecten"
    KNELPUNT = "knelpunt", "knelpunten"
    NAZORG = "nazorg", "nazorg"
    REGISTER = "register", "budgetregister"
    VERLOOP = "verloop", "verloop"
    TOEWIJZING = "toewijzing", "toewijzing van een coach"
