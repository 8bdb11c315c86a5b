"""From a refusal to the words that it is about: to the field and finding, or to the choice for each in a paper."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.anoniem import Naloper, nalopers
from ui.scherm import Scherm
from ui.widgets.berichtenbalk import BerichtActie
from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.anonimiteit.weigering import Herkenbaar, Vindplaats
from weegtafel.overleg.bronteksten import overleg_van_notulen
from weegtafel.overleg.veeg import Stukgeweigerd

_PAGINA = {Onderwerp.CASUS: "casus", Onderwerp.AANVRAAG: "doorbraak"}


class Gids(Protocol):
    """A window that can go to another place."""

    runner: Any
    omgeving: Any
    scherm: Scherm | None

    def ga_naar(self, plaats: str, id_: int = 0) -> None:
        """Show a place."""


def bied_aan(fout: Herkenbaar, venster: QWidget) -> BerichtActie | None:
    """What the message about this refusal offers. A paper asks at once; the offer is there to ask again."""
    if not hasattr(venster, "ga_naar"):
        return None
    gids = cast(Gids, venster)
    if isinstance(fout, Stukgeweigerd):
        from ui.stukbesluit import vraag_besluiten

        doe = partial(vraag_besluiten, fout, venster, partial(ga_naar_plek, gids))
        doe()
        return BerichtActie(QCoreApplication.translate("Anoniemsprong", "Beslis per bevinding"), doe)
    if not fout.vindplaatsen:
        return None
    plek = fout.vindplaatsen[0]
    naloper = _in_beeld(plek)
    if naloper is not None:
        naloper.bied(plek.onderwerp, plek.onderwerp_id, plek.veld)
    zin = QCoreApplication.translate("Anoniemsprong", "Ga naar de bevinding")
    return BerichtActie(zin, partial(ga_naar_vindplaats, gids, plek))


def _in_beeld(plek: Vindplaats) -> Naloper | None:
    for naloper in nalopers():
        ouder = naloper.parent()
        if naloper.kent(plek.onderwerp, plek.onderwerp_id) and isinstance(ouder, QWidget) and ouder.isVisible():
            return naloper
    return None


def ga_naar_vindplaats(gids: Gids, plek: Vindplaats) -> None:
    """Go to the first finding in a field, on the page that is in view or on its own page."""
    naloper = _in_beeld(plek)
    if naloper is not None:
        naloper.spring(plek.onderwerp, plek.onderwerp_id, plek.veld)
    elif plek.onderwerp in _PAGINA:
        ga_naar_plek(gids, plek, (_PAGINA[plek.onderwerp], plek.onderwerp_id))
    elif plek.onderwerp is Onderwerp.NOTULEN:

        def naar_notulen(overleg_id: int) -> None:
            ga_naar_plek(gids, plek, ("notulen", overleg_id))

        gids.runner.vraag(overleg_van_notulen, plek.onderwerp_id, van=gids, klaar=naar_notulen)


def ga_naar_plek(gids: Gids, plek: Vindplaats, pagina: tuple[str, int]) -> None:
    """Open a page, and put the cursor on the finding as soon as it was found there."""
    gids.ga_naar(*pagina)
    for naloper in nalopers():
        if naloper.parent() is gids.scherm:
            naloper.spring(plek.onderwerp, plek.onderwerp_id, plek.veld)
