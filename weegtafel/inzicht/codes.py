"""The closed lists of the table that learns."""

from __future__ import annotations

from weegtafel.kernel.codes import Adviessoort, Benoemd


class Opvolging(Benoemd):
    """Whether an advice was followed, seen at its evaluation."""

    GEHEEL = "geheel", "geheel gevolgd"
    DEELS = "deels", "deels gevolgd"
    NIET = "niet", "niet gevolgd"


class Resultaatbereik(Benoemd):
    """Whether the result that the advice was about was reached."""

    BEREIKT = "bereikt", "bereikt"
    DEELS = "deels", "deels bereikt"
    NIET = "niet", "niet bereikt"
    ONBEKEND = "onbekend", "nog niet te zeggen"


class Instroombron(Benoemd):
    """How a monthly count came in."""

    HAND = "hand", "met de hand"
    BESTAND = "bestand", "uit een bestand"


class Uitkomst(Benoemd):
    """Kinds of advice in the groups of the learning curve; each advice is in exactly one."""

    PASSEND = "passend", "passend zoals gevraagd"
    AANGEPAST = "aangepast", "aangepast"
    ANDERE_GRONDSLAG = "andere_grondslag", "andere grondslag"
    AFGEWEZEN = "afgewezen", "afgewezen"
    AANGEHOUDEN = "aangehouden", "aangehouden"
    OPGESCHAALD = "opgeschaald", "opgeschaald"
    INGETROKKEN = "ingetrokken", "ingetrokken"


#: Afgewezen is that no indication remains and no other law takes over: the table points to the voorliggend veld. A
#: single indication in place of a complex one is aangepast, for an indication remains. Proposal of this program: the
#: source (Zaanstad, VNG-inventarisatie 2022) counts "afwijzingen" without saying which outcomes those are.
UITKOMST_VAN: dict[Adviessoort, Uitkomst] = {
    Adviessoort.PASSEND: Uitkomst.PASSEND,
    Adviessoort.PASSEND_MET_AANPASSING: Uitkomst.AANGEPAST,
    Adviessoort.ENKELVOUDIG: Uitkomst.AANGEPAST,
    Adviessoort.ANDERE_GRONDSLAG: Uitkomst.ANDERE_GRONDSLAG,
    Adviessoort.VOORLIGGEND_VELD: Uitkomst.AFGEWEZEN,
    Adviessoort.AANHOUDEN: Uitkomst.AANGEHOUDEN,
    Adviessoort.OPSCHALEN: Uitkomst.OPGESCHAALD,
    Adviessoort.INGETROKKEN: Uitkomst.INGETROKKEN,
}
