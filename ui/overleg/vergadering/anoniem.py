"""Findings at the table: in the draft advice, the reasons at criteria, the running text and the actions."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from ui.anoniem import Naloper
from ui.anoniembalk import Anoniembalk
from ui.anoniemvak import Vakplek
from ui.overleg.anoniem import adviesplekken
from ui.overleg.vergadering.notulist import ACTIES, LEERPUNT, NOTITIE, VERSLAG, Notulist
from ui.overleg.vergadering.werkvlak import WEGING
from weegtafel.anonimiteit.codes import Ernst, Onderwerp
from weegtafel.anonimiteit.weigering import Herkenbaar
from weegtafel.casus.anoniem import STUK
from weegtafel.overleg.bronteksten import verslagveld
from weegtafel.overleg.schermrijen import PuntBlad

#: At the table the bare keys lead to the action, the pause and the note.
VOORZET = "Ctrl+"


class Tafelanoniem(QObject):
    """The findings on the meeting screen. ``scherm`` is asked what is in front, and to bring the advice there."""

    def __init__(self, scherm: Any) -> None:
        super().__init__(scherm)
        self._scherm = scherm
        self.naloper = Naloper(scherm.omgeving, scherm, haal=self._haal)
        self.balk = Anoniembalk(scherm.omgeving, self.naloper, voorzet=VOORZET, rustig=True)
        scherm.weging.criteria.naast = self.balk
        scherm.midden.currentChanged.connect(lambda _nummer: self.volg())

    def volg(self) -> None:
        """Follow the boxes of the item in front: of its advice while that is written, else those under it."""
        blad: PuntBlad | None = self._scherm.blad
        if blad is None:
            return
        punt = blad.punt.id
        if self._bij_advies():
            self.naloper.volg(adviesplekken(self._scherm.advies.velden, Onderwerp.ADVIES, punt))
            return
        n: Notulist = self._scherm.notulist
        van = (Onderwerp.OVERLEG, self._scherm.overleg_id)
        # What was decided about a reason is kept with the overleg, where the gate asks for it when it is stored.
        reden = Vakplek("Reden bij het criterium", self._scherm.weging.criteria.reden, *van, STUK)
        self.naloper.volg(
            ({"criterium": reden} if blad.casus is not None else {})
            | {
                VERSLAG: Vakplek("Verslag", n.verslag, *van, verslagveld(punt)),
                ACTIES: Vakplek("Actie", n.actieregel.wat, Onderwerp.ACTIE, punt, "wat"),
                LEERPUNT: Vakplek("Leerpunt", n.leerpunt, Onderwerp.ADVIES, punt, "leerpunt"),
                NOTITIE: Vakplek("Notitie", n.notitie, *van, f"notitie.{punt}"),
            }
        )

    def _bij_advies(self) -> bool:
        return bool(self._scherm.midden.currentWidget() is self._scherm.advies)

    def _haal(self, onderwerp: Onderwerp, _id: int, veld: str) -> None:
        if self._bij_advies():
            if self._scherm.stapel.currentIndex() != 0:
                self._scherm.toon_advieswerk()
            return
        if veld == STUK:  # the cursor stays in the box: leaving it would store the reason
            if not self._scherm.weging.criteria.reden.isVisible():
                self._scherm.werk.naar(WEGING)
            return
        tab = {Onderwerp.ACTIE: ACTIES, Onderwerp.ADVIES: LEERPUNT}.get(onderwerp, veld.partition(".")[0])
        self._scherm.notulist.kies(tab)

    def mag_teruglezen(self) -> bool:
        """Before the read-back: what is red would be refused after it, before everybody's eyes, or on paper later."""
        rood = [(s, b) for s, b in self.naloper.alles if b.ernst is Ernst.ROOD]
        if not rood or not self._bij_advies():
            return True
        self._scherm.advies.meld_herkenbaar(self.naloper.plek(rood[0][0]).titel)
        self.naloper.kies(*rood[0])
        return False

    def weigering(self, fout: Herkenbaar) -> bool:
        """Back to the draft when the advice was refused for a name in it; the window says the sentence."""
        self._scherm.toon_advieswerk()
        for plek in fout.vindplaatsen[:1]:
            self.naloper.spring(plek.onderwerp, plek.onderwerp_id, plek.veld)
        return False
