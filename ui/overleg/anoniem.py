"""Findings in what the table writes: the words of an advice, the minutes, and dialogs such as that of an action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.anoniem import Naloper
from ui.anoniembalk import Anoniembalk
from ui.anoniemvak import Vakplek
from ui.overleg.adviesvelden import Adviesvelden
from ui.scherm import Omgeving
from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.anonimiteit.opslag import Naloop
from weegtafel.casus.anoniem import LOS
from weegtafel.overleg.bronteksten import TITELS
from weegtafel.overleg.veeg import losse_naloop, notulennaloop


def adviesplekken(velden: Adviesvelden, onderwerp: Onderwerp, onderwerp_id: int, voor: str = "") -> dict[str, Vakplek]:
    """The running text of an advice, in the order of the form."""
    return {
        veld: Vakplek(TITELS[veld], velden.vak(veld), onderwerp, onderwerp_id, voor + veld)
        for veld in ("nodig_wat", "motivering", "voorwaarden", "afwijkend", "leerpunt")
    }


class Notulenanoniem(QObject):
    """The findings in draft minutes, over all sections."""

    def __init__(self, scherm: Any) -> None:
        super().__init__(scherm)
        self._scherm = scherm
        self.naloper = Naloper(scherm.omgeving, scherm, lezers={Onderwerp.NOTULEN: notulennaloop}, haal=self._haal)
        self.balk = Anoniembalk(scherm.omgeving, self.naloper, rustig=True)

    def volg(self) -> None:
        """Follow every section; each gets its box, for a finding may stand in any of them."""
        blad = self._scherm.blad
        if blad is None or blad.id is None or blad.vast:
            self.naloper.volg({})
            return
        self.naloper.volg(
            {
                deel.sleutel: Vakplek(
                    deel.titel,
                    self._scherm.deelblad(deel).vak,
                    Onderwerp.NOTULEN,
                    blad.id,
                    deel.sleutel,
                    deel.gegenereerd,
                )
                for deel in blad.delen
            }
        )

    def _haal(self, _onderwerp: Onderwerp, _id: int, veld: str) -> None:
        self._scherm.toon_sectie(veld)


def hecht_aan(
    dialoog: QDialog,
    omgeving: Omgeving,
    kolom: QVBoxLayout,
    rij: int,
    plekken: dict[str, Vakplek],
    lezers: Mapping[Onderwerp, Callable[..., Naloop]] | None = None,
) -> Naloper:
    """Findings in the boxes of a dialog, with their bar at a row of ``kolom``, and their keys."""
    naloper = Naloper(omgeving, dialoog, lezers=lezers)
    balk = Anoniembalk(omgeving, naloper, rustig=True)
    balk.hecht_aan(dialoog)
    kolom.insertWidget(rij, balk)
    naloper.volg(plekken)
    return naloper


def hecht_los_aan(
    dialoog: QDialog,
    omgeving: Omgeving,
    kolom: QVBoxLayout,
    rij: int,
    casus_id: int,
    velden: Adviesvelden,
    reden: QWidget | None,
) -> Naloper:
    """The same for a herzien advies or a spoedadvies: what is decided there is kept with the casus."""
    plekken = adviesplekken(velden, Onderwerp.CASUS, casus_id, LOS)
    if reden is not None:
        plekken = {"reden": Vakplek("Reden", reden, Onderwerp.CASUS, casus_id, LOS + "reden"), **plekken}
    return hecht_aan(dialoog, omgeving, kolom, rij, plekken, {Onderwerp.CASUS: losse_naloop})
