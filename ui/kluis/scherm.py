"""The page of the vault: its parts at the left, one at the right; only the parts that this person may see."""

from __future__ import annotations

from ui.delenscherm import Delenscherm
from ui.kluis.bewaren import Bewarendeel
from ui.kluis.bewaren_lijsten import Lijstendeel
from ui.kluis.bewaren_plichten import Plichtendeel, Verzoekendeel
from ui.kluis.deel import Kluisdeel
from ui.kluis.journaal import Journaaldeel
from ui.kluis.kopieen import Kopieendeel
from ui.kluis.toegang import Toegangdeel
from ui.scherm import Omgeving

#: Who sees the parts on keeping and destroying: whoever may do one of these.
BEWAREN = "vernietiging.voorstellen vernietiging.beoordelen"
#: Part, icon, and what one must be allowed to see it: one of these, or nothing.
DELEN: tuple[tuple[type[Kluisdeel], str, str], ...] = (
    (Toegangdeel, "sleutel", ""),
    (Kopieendeel, "kopie", ""),
    (Journaaldeel, "geschiedenis", "journaal.inzien"),
    (Bewarendeel, "klok", BEWAREN),
    (Lijstendeel, "document", BEWAREN),
    (Verzoekendeel, "brief", BEWAREN),
    (Plichtendeel, "hangslot", BEWAREN),
)


class KluisScherm(Delenscherm[Kluisdeel]):
    """The parts of the vault that this person may see."""

    soorten = frozenset({"inrichting", "bewaring"})
    titel = "Kluis"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(
            omgeving,
            [
                (soort, naam)
                for soort, naam, nodig in DELEN
                if not nodig or any(omgeving.mag(bevoegdheid) for bevoegdheid in nodig.split())
            ],
        )
