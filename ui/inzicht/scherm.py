"""The page of what the table learns: its parts at the left, one at the right."""

from __future__ import annotations

from functools import partial

from ui.delenscherm import Delenscherm
from ui.inzicht.deel import Inzichtdeel
from ui.inzicht.eensgezind import Eensdeel
from ui.inzicht.ijkdeel import IJkdeel
from ui.inzicht.instroom import Instroomdeel
from ui.inzicht.leercurve import Leercurvedeel
from ui.inzicht.leerpunten import Leerpuntdeel
from ui.inzicht.opgevolgd import Opgevolgddeel
from ui.inzicht.tafel import Tafeldeel
from ui.inzicht.verslag import Verslagdeel
from ui.scherm import Omgeving

DELEN: tuple[tuple[type[Inzichtdeel], str], ...] = (
    (Tafeldeel, "weegschaal"),
    (Instroomdeel, "importeer"),
    (Leercurvedeel, "geschiedenis"),
    (Eensdeel, "vergelijk"),
    (Opgevolgddeel, "doel"),
    (Leerpuntdeel, "ster"),
    (IJkdeel, "bliksem"),
    (Verslagdeel, "document"),
)
#: The part behind each question of the first one.
_ACHTER: tuple[type[Inzichtdeel], ...] = (Instroomdeel, Leercurvedeel, Eensdeel, Opgevolgddeel)


class InzichtScherm(Delenscherm[Inzichtdeel]):
    """The parts of inzicht; each question of the first one leads to the part behind it."""

    soorten = frozenset({"inzicht", "advies", "overleg", "actie", "inrichting"})
    titel = "Inzicht"
    breed = 176
    rand = (32, 28, 24, 0)
    laagste = 0

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, DELEN)

    def kies(self, sleutel: int) -> None:
        """Go to a part by its place, from 1; the first page goes straight to what waits."""
        if 0 < sleutel <= len(DELEN):
            self.toon_deel(DELEN[sleutel - 1][0])

    def actietekst(self, soort: type[Inzichtdeel]) -> str:
        """Titles of these parts say little without the place."""
        return f"Inzicht: {soort.titel.rstrip('?')}"

    def nieuw_gemaakt(self, deel: Inzichtdeel) -> None:
        """Wire a part to the window, and the questions to what is behind them."""
        deel.naar.connect(self.naar)
        if isinstance(deel, Tafeldeel):
            for kaart, achter in zip(deel.kaarten, _ACHTER, strict=True):
                kaart.meer.clicked.connect(partial(self._naar_deel, achter))

    def _naar_deel(self, soort: type[Inzichtdeel], _aan: bool = False) -> None:
        self.toon_deel(soort)
