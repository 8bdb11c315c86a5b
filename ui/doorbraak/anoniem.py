"""Findings in what is typed in a request: the field it is refused for is one key away, in whatever step it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from ui.anoniem import Naloper
from ui.anoniembalk import Anoniembalk
from ui.anoniemvak import Vakplek
from ui.doorbraak.stapdeel import Schrijfdeel, Stapdeel
from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.casus.anoniem import STUK
from weegtafel.doorbraak.anoniem import ZAKELIJK
from weegtafel.doorbraak.codes import Deel
from weegtafel.doorbraak.velden import VELDEN, Invoer, Veld

#: In which step a part of the request is written.
_STAP = {
    Deel.AANVRAAG: "aanvraag",
    Deel.HUISHOUDEN: "aanvraag",
    Deel.BETROKKENEN: "aanvraag",
    Deel.ROUTE: "route",
    Deel.PLAN: "plan",
    Deel.BESTEDING: "plan",
    Deel.LEEFDOMEIN: "plan",
    Deel.EFFECT: "rendement",
    Deel.KNELPUNT: "knelpunten",
}


def _is_tekst(veld: Veld) -> bool:
    return veld.invoer in (Invoer.TEKST, Invoer.REGEL) and veld.sleutel not in ZAKELIJK


class Aanvraagnaloop(QObject):
    """The findings on the page of a request; ``scherm`` brings a step to the front."""

    def __init__(self, scherm: Any, aanvraag_id: int) -> None:
        super().__init__(scherm)
        self._scherm, self._id = scherm, aanvraag_id
        self._deel: Stapdeel | None = None
        self.naloper = Naloper(scherm.omgeving, scherm, haal=self._haal, eigen=(Onderwerp.AANVRAAG, aanvraag_id))
        self.balk = Anoniembalk(scherm.omgeving, self.naloper, rustig=True)

    def volg(self, deel: Stapdeel) -> None:
        """Follow the boxes of the step in front while one writes in them."""
        if deel is not self._deel:
            if self._deel is not None:
                self._deel.tekst_anders.disconnect(self._opnieuw)
            self._deel = deel
            deel.tekst_anders.connect(self._opnieuw)
        plekken = {
            sleutel: self._plek(titel, vak, STUK) for sleutel, (titel, vak) in deel.losse_teksten().items()
        }  # read before the act is done, under the key of what is fixed at once: nobody decides twice
        if isinstance(deel, Schrijfdeel) and deel.schrijft:
            velden = {f"{deel.deel.value}.{veld.sleutel}": veld for veld in VELDEN[deel.deel] if _is_tekst(veld)}
            for sleutel, invoer in deel.velden().items():
                if sleutel in velden:
                    plekken[sleutel] = self._plek(velden[sleutel].titel, invoer.widget, sleutel)
        for groep in deel.tekstgroepen():
            for nummer, vak in enumerate(groep.vakken, 1):
                for veld in filter(_is_tekst, groep.soort.velden):
                    sleutel = f"{groep.soort.deel.value}.{nummer}.{veld.sleutel}"
                    widget: Any = vak.velden[veld.sleutel].widget
                    lijst = groep.van_de_lijst(vak) if veld.sleutel == "omschrijving" else ""
                    if lijst and widget.text() == lijst:
                        continue
                    plekken[sleutel] = self._plek(f"{veld.titel} ({nummer})", widget, sleutel)
        self.naloper.volg(plekken)
        wens = self.naloper.wens
        if wens is not None and wens[2] not in plekken:
            self._haal(*wens)

    def _opnieuw(self) -> None:
        if self._deel is not None and self._deel.sleutel == self._scherm.stap:
            self.volg(self._deel)

    def _plek(self, titel: str, widget: Any, sleutel: str) -> Vakplek:
        return Vakplek(titel, widget, Onderwerp.AANVRAAG, self._id, sleutel)

    def _haal(self, _onderwerp: Onderwerp, _id: int, veld: str) -> None:
        stap = next((s for d, s in _STAP.items() if d.value == veld.split(".", maxsplit=1)[0]), "")
        if stap and stap != self._scherm.stap:
            self._scherm.ga_naar_stap(stap)
