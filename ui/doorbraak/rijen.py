"""Rows below a request that save while one types: as lines of a table, or as cards where there is more to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bewaarder import Bewaarder
from ui.doorbraak.blad import Codes
from ui.doorbraak.invoer import maak_invoer
from ui.geschil import Strijdveld
from ui.invoervelden import Invoerveld
from ui.scherm import Omgeving
from ui.widgets.basis import Label, zet_kenmerk
from ui.widgets.berichtenbalk import BerichtActie
from weegtafel.doorbraak.codes import Deel
from weegtafel.doorbraak.commands import BewaarRij, HaalRijWeg
from weegtafel.doorbraak.velden import VELDEN, Veld
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging

_telling = count(1)


@dataclass(frozen=True, slots=True)
class Rijsoort:
    """A kind of row: its part, its acts, what one is called, and how wide its columns are beside each other."""

    deel: Deel
    bewaar: type[BewaarRij]
    weg: type[HaalRijWeg]
    naam: str
    breedtes: tuple[int, ...] = ()
    naast: tuple[tuple[str, ...], ...] = ()
    """Which fields stand beside each other on a card."""
    koppen: tuple[str, ...] = ()
    """Words above the columns where those of the fields do not fit."""

    @property
    def velden(self) -> tuple[Veld, ...]:
        """The fields of a row."""
        return VELDEN[self.deel]


class Rijvak(QObject):
    """One row on the screen: its inputs, and its id once it is stored."""

    def __init__(self, soort: Rijsoort, velden: dict[str, Invoerveld], widget: QWidget, fout: Label) -> None:
        super().__init__(widget)
        self.sleutel = f"{soort.deel.value}#{next(_telling)}"
        self.rij_id: int | None = None
        self.velden, self.widget, self.fout = velden, widget, fout
        self.misgelezen: dict[str, str] = {}

    def toon_fout(self, zin: str) -> None:
        """Show the sentences about this row."""
        alles = " ".join(dict.fromkeys(z for z in (*self.misgelezen.values(), zin) if z))
        self.fout.setText(alles)
        self.fout.setVisible(bool(alles))
        for invoer in self.velden.values():
            invoer.widget.setAccessibleDescription(alles)


class Rijgroep(QWidget):
    """The rows of one part. Subclasses say how a row looks.

    ``veranderd`` says that what stands on the screen is another sum or number; ``bewaard`` carries what was stored.
    """

    veranderd = Signal()
    bewaard = Signal(object)

    def __init__(
        self, omgeving: Omgeving, bewaarder: Bewaarder, soort: Rijsoort, aanvraag_id: int, codes: Codes
    ) -> None:
        super().__init__()
        self.omgeving, self.bewaarder, self.soort, self.codes = omgeving, bewaarder, soort, codes
        self._aanvraag_id = aanvraag_id
        self.vakken: list[Rijvak] = []
        self._kies_straks: int | None = None
        self.kolom = QVBoxLayout(self)
        self._anker = QWidget()  # marks the place of the first row in the order of Tab
        self._anker.setFixedHeight(0)
        self.kolom.addWidget(self._anker)
        bewaarder.bewaard.connect(self._na_bewaren)
        bewaarder.geweigerd.connect(self._geweigerd)

    # --- what a subclass fills in -----------------------------------------------------------------

    def maak_vak(self) -> Rijvak:
        """A new, empty row on the screen."""
        raise NotImplementedError

    def na_tonen(self) -> None:
        """After the rows came or went."""

    def van_de_lijst(self, vak: Rijvak) -> str:
        """What the price list calls a row, which names nobody; empty when the words are somebody's own."""
        return ""

    # --- building ---------------------------------------------------------------------------------

    def maak_velden(self, regels: int = 2) -> dict[str, Invoerveld]:
        """The inputs of a row."""
        return {
            veld.sleutel: maak_invoer(veld, self.codes, lambda: self.omgeving.vandaag, regels=regels)
            for veld in self.soort.velden
        }

    def koppel(self, vak: Rijvak) -> Rijvak:
        """Listen to the inputs of a row."""
        for sleutel, invoer in vak.velden.items():
            invoer.gewijzigd.connect(partial(self._gewijzigd, vak))
            invoer.misgelezen.connect(partial(self._misgelezen, vak, sleutel))
        self._in_de_rij(vak)
        self.vakken.append(vak)
        return vak

    def _in_de_rij(self, vak: Rijvak) -> None:
        """Tab goes through a row in the order of its fields, and from there into the next row."""
        volgorde = [s for deel in self.soort.naast for s in deel] or [veld.sleutel for veld in self.soort.velden]
        vorige = self.vakken[-1].velden[volgorde[-1]].widget if self.vakken else self._anker
        for sleutel in volgorde:
            widget = vak.velden[sleutel].widget
            QWidget.setTabOrder(vorige, widget)
            vorige = widget

    # --- showing ----------------------------------------------------------------------------------

    def toon(self, rijen: Sequence[Any]) -> None:
        """Show what is stored; what is being typed is left alone."""
        nu = {rij_.id: rij_ for rij_ in rijen}
        for vak in list(self.vakken):
            weg = vak.rij_id is not None and vak.rij_id not in nu
            if weg and not self.bewaarder.bezig(vak.sleutel) and self._vrij(vak):
                self._verwijder(vak)
        bekend = {vak.rij_id: vak for vak in self.vakken if vak.rij_id is not None}
        for rij_ in rijen:
            vak = bekend.get(rij_.id) or self._nieuw_vak(rij_.id)
            waarde = tuple(getattr(rij_, veld.sleutel) for veld in self.soort.velden)
            if self.bewaarder.bezig(vak.sleutel) or not self._vrij(vak):
                continue
            if self.bewaarder.opgeslagen(vak.sleutel) != waarde:
                self.zet(vak, waarde)
                self.bewaarder.begin(vak.sleutel, waarde)
        self.na_tonen()
        self.veranderd.emit()
        if self._kies_straks in nu:
            doel, self._kies_straks = self._kies_straks, None
            QTimer.singleShot(0, partial(self.kies, doel))

    def _nieuw_vak(self, rij_id: int) -> Rijvak:
        vak = self.maak_vak()
        vak.rij_id = rij_id
        return vak

    def _verwijder(self, vak: Rijvak) -> None:
        self.vakken.remove(vak)
        self.bewaarder.vergeet(vak.sleutel)
        vak.widget.hide()
        vak.widget.deleteLater()

    @staticmethod
    def _vrij(vak: Rijvak) -> bool:
        return all(invoer.vrij for invoer in vak.velden.values())

    def zet(self, vak: Rijvak, waarde: tuple[Any, ...]) -> None:
        """Show these values in a row without announcing it."""
        for veld, deel in zip(self.soort.velden, waarde, strict=True):
            vak.velden[veld.sleutel].zet(deel)

    def waarde(self, vak: Rijvak) -> tuple[Any, ...]:
        """What stands in a row; a field that cannot be read counts as it is stored."""
        oud = self.bewaarder.opgeslagen(vak.sleutel) or self.leeg()
        return tuple(
            vak.velden[veld.sleutel].waarde() if vak.velden[veld.sleutel].leesbaar else oud[nummer]
            for nummer, veld in enumerate(self.soort.velden)
        )

    def leeg(self) -> tuple[Any, ...]:
        """The values of a row in which nothing was typed."""
        raise NotImplementedError

    def kolom_waarden(self, sleutel: str) -> list[Any]:
        """The values of one field in every row that is stored or being stored."""
        plaats = [veld.sleutel for veld in self.soort.velden].index(sleutel)
        return [w[plaats] for vak in self.vakken if (w := self.waarde(vak)) != self.leeg() or vak.rij_id is not None]

    # --- saving -----------------------------------------------------------------------------------

    def _gewijzigd(self, vak: Rijvak, _waarde: object = None) -> None:
        waarde = self.waarde(vak)
        self.veranderd.emit()
        if vak.rij_id is None and not self.bewaarder.bezig(vak.sleutel) and waarde == self.leeg():
            return
        self.bewaarder.neem(vak.sleutel, waarde)

    def _misgelezen(self, vak: Rijvak, sleutel: str, zin: str) -> None:
        if vak.misgelezen.get(sleutel, "") != zin:
            vak.misgelezen[sleutel] = zin
            zet_kenmerk(vak.velden[sleutel].widget, "fout", "ja" if zin else "nee")
            vak.toon_fout("")

    def _geweigerd(self, sleutel: str, zin: str) -> None:
        vak = self.vak(sleutel)
        if vak is not None:
            vak.toon_fout(zin)

    def _na_bewaren(self, sleutel: str, wat: Gewijzigd) -> None:
        vak = self.vak(sleutel)
        if vak is not None:
            vak.rij_id = wat.extra.get("rij", vak.rij_id)

    def vak(self, sleutel: str) -> Rijvak | None:
        """The row with this key."""
        return next((vak for vak in self.vakken if vak.sleutel == sleutel), None)

    def opdracht(self, sleutel: str, oud: Any, nieuw: tuple[Any, ...]) -> Opdracht:
        """The act that stores a row: the fields that changed, or a new row."""
        vak = self.vak(sleutel)
        rij_id = None if vak is None else vak.rij_id
        basis = self.leeg() if rij_id is None else oud
        wijzigingen = tuple(
            Wijziging(veld.sleutel, None if rij_id is None else basis[n], nieuw[n])
            for n, veld in enumerate(self.soort.velden)
            if basis[n] != nieuw[n]
        )
        return self.soort.bewaar(aanvraag_id=self._aanvraag_id, rij_id=rij_id, wijzigingen=wijzigingen)

    def voeg_toe(self, **waarden: Any) -> None:
        """Add a row at once, and go to it."""

        def klaar(wat: Gewijzigd) -> None:
            self._kies_straks = wat.extra.get("rij")
            self.bewaard.emit(wat)

        wijzigingen = tuple(Wijziging(veld, None, waarde) for veld, waarde in waarden.items())
        self.omgeving.runner.voer_uit(
            self.soort.bewaar(aanvraag_id=self._aanvraag_id, wijzigingen=wijzigingen), van=self, klaar=klaar
        )

    def haal_weg(self, vak: Rijvak) -> None:
        """Take a row away; what stood there is one press away as long as the message stands."""
        self._naar_buur(vak)
        if vak.rij_id is None:
            self.zet(vak, self.leeg())
            return
        waarde, rij_id = self.waarde(vak), vak.rij_id
        terug = {veld.sleutel: waarde[n] for n, veld in enumerate(self.soort.velden) if waarde[n] != self.leeg()[n]}

        def klaar(wat: Gewijzigd) -> None:
            self.bewaard.emit(wat)
            if terug:
                self.omgeving.mond.meld(
                    "informatie",
                    self.tr("%s is weggehaald.") % self.soort.naam.capitalize(),
                    BerichtActie(self.tr("Zet terug"), lambda: self.voeg_toe(**terug)),
                )

        self.omgeving.runner.voer_uit(
            self.soort.weg(aanvraag_id=self._aanvraag_id, rij_id=rij_id), van=self, klaar=klaar
        )

    def _naar_buur(self, vak: Rijvak) -> None:
        plaats = self.vakken.index(vak)
        buren = [*self.vakken[plaats + 1 :], *reversed(self.vakken[:plaats])]
        if buren:
            next(iter(buren[0].velden.values())).widget.setFocus(Qt.FocusReason.TabFocusReason)

    def spoel(self) -> None:
        """Send what is typed and not sent yet."""
        for vak in self.vakken:
            for invoer in vak.velden.values():
                invoer.spoel()

    def onleesbaar(self) -> bool:
        """Whether something stands here that cannot be read."""
        return any(not invoer.leesbaar for vak in self.vakken for invoer in vak.velden.values())

    def kies(self, rij_id: int | None) -> None:
        """Put the cursor in a row; None takes the last."""
        vak = next((v for v in self.vakken if v.rij_id == rij_id), None) or (self.vakken[-1] if self.vakken else None)
        if vak is not None:
            next(iter(vak.velden.values())).widget.setFocus(Qt.FocusReason.TabFocusReason)

    # --- disputes ---------------------------------------------------------------------------------

    def strijdveld(self, sleutel: str, rijen: Sequence[Any]) -> Strijdveld | None:
        """A row that somebody else changed too: both, in words."""
        vak = self.vak(sleutel)
        hun_rij = next((r for r in rijen if vak is not None and r.id == vak.rij_id), None)
        if vak is None or hun_rij is None:
            return None
        hun = tuple(getattr(hun_rij, veld.sleutel) for veld in self.soort.velden)
        return Strijdveld(
            self.soort.naam.capitalize(), self.waarde(vak), hun, partial(self._als_tekst, vak),
            partial(self.zet, vak), None,
        )  # fmt: skip

    def _als_tekst(self, vak: Rijvak, waarde: tuple[Any, ...]) -> str:
        regels = (
            f"{veld.titel}: {vak.velden[veld.sleutel].als_tekst(deel)}"
            for veld, deel in zip(self.soort.velden, waarde, strict=True)
        )
        return "\n".join(regel for regel in regels if not regel.endswith(": "))


def zin_bij(sleutel: str, fout: Regelovertreding) -> str:
    """The sentence of a refusal that belongs to what was sent: its field, or any field of its row."""
    if "#" in sleutel:
        return " ".join(fout.velden.values())
    return fout.velden.get(sleutel.rsplit(".", 1)[-1], "")
