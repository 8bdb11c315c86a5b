"""The set-up: what there is to set up at the left, one part at the right."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence

from ui.delenscherm import Delenscherm
from ui.inrichting.criteria import Weegcriteria
from ui.inrichting.deel import Deel, Lijstdeel
from ui.inrichting.herkenwoorden import Herkenwoorden
from ui.inrichting.instellingen import Instellingendeel
from ui.inrichting.lijsten import Alternatieven, Codelijsten, Standaardzinnen
from ui.inrichting.mensen import Gemeenten, Mensen, Organisaties
from ui.scherm import Omgeving

DELEN: tuple[tuple[type[Deel], str], ...] = (
    (Gemeenten, "map"),
    (Organisaties, "organisatie"),
    (Mensen, "personen"),
    (Codelijsten, "codelijst"),
    (Weegcriteria, "criteria"),
    (Alternatieven, "alternatief"),
    (Standaardzinnen, "notulen"),
    (Herkenwoorden, "oog"),
    (Instellingendeel, "inrichting"),
)


class InrichtingScherm(Delenscherm[Deel]):
    """The parts of the set-up; Ctrl+N makes a new row in the part in front."""

    soorten = frozenset({"inrichting"})
    titel = "Inrichting"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, DELEN)
        nieuw = QAction(self.tr("Nieuw in dit onderdeel"), self)
        nieuw.setShortcut(QKeySequence("Ctrl+N"))
        nieuw.triggered.connect(self._nieuw)
        self._acties.insert(0, nieuw)

    def _nieuw(self) -> None:
        deel = self.deel
        if isinstance(deel, Lijstdeel) and deel.nieuw_tekst and deel.mag:
            deel.nieuw()
