"""Other laws and the voorliggend veld, and the alternatives of the catalogue: outcome and reason for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bewaarder import Bewaarder
from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Icoonknop, Kaart, Knop, Label, rij
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.casus.commands import BewaarGrond, OverweegAlternatief, VergeetAlternatief
from weegtafel.casus.feiten import AlternatiefFeiten, GrondFeiten
from weegtafel.casus.invoer import TOELICHTING_MAXIMUM
from weegtafel.inrichting import queries
from weegtafel.kernel.opdracht import Opdracht

GROND, ALTERNATIEF = "grond.", "alternatief."


def maak_opdracht(casus_id: int, sleutel: str, oud: Any, nieuw: Any) -> Opdracht:
    """The act that stores one of these fields; a ground is (outcome, reason), an alternative its reason."""
    if sleutel.startswith(GROND):
        return BewaarGrond(
            casus_id=casus_id,
            grondslag=sleutel.removeprefix(GROND),
            uitkomst=nieuw[0],
            toelichting=nieuw[1],
            oud=oud,
        )
    return OverweegAlternatief(
        casus_id=casus_id, alternatief_id=int(sleutel.removeprefix(ALTERNATIEF)), toelichting=nieuw, oud=oud
    )


class _Kaart(Kaart):
    """A card with a reason, and below it the sentence about what could not be stored."""

    def __init__(self, kop: str, vraag: str, naam: str) -> None:
        super().__init__(kop)
        if self.kop is not None:
            self.kop.setWordWrap(True)  # the name of a ground is longer than a narrow form is wide
        self.tekst = Tekstvak(plaatshouder=vraag, regels=2, grens=TOELICHTING_MAXIMUM)
        self.tekst.setAccessibleName(naam)
        self.fout = Label("", "fout", breekt=True)
        self.fout.hide()

    def zet_fout(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))
        self.tekst.setAccessibleDescription(zin)


class Grondvelden(QWidget):
    """One card a ground: what came of it, and why that is not enough."""

    def __init__(self, bewaarder: Bewaarder, uitkomsten: Sequence[Any]) -> None:
        super().__init__()
        self._bewaarder = bewaarder
        self._keuzes = [(c.omschrijving, c.code) for c in uitkomsten]
        self._kolom = QVBoxLayout(self)
        marges(self._kolom, tussen=12)
        self._velden: dict[str, tuple[_Kaart, Keuzelijst]] = {}
        bewaarder.geweigerd.connect(self._geweigerd)

    def toon(self, gronden: Sequence[GrondFeiten]) -> None:
        """Show what is stored; what is being typed is left alone."""
        for grond in gronden:
            sleutel = GROND + grond.grondslag
            if sleutel not in self._velden:
                self._maak(sleutel, grond)
            staat = (grond.uitkomst, grond.toelichting)
            if self._bewaarder.bezig(sleutel) or self._velden[sleutel][0].tekst.heeft_wijziging():
                continue
            if self._bewaarder.opgeslagen(sleutel) != staat:
                self.zet(sleutel, staat)
                self._bewaarder.begin(sleutel, staat)

    def _maak(self, sleutel: str, grond: GrondFeiten) -> None:
        kaart = _Kaart(
            grond.naam, self.tr("Waarom helpt dit niet, of niet genoeg?"), self.tr("Reden bij %s") % grond.naam
        )
        keuze = Keuzelijst(self._keuzes, leeg=self.tr("Nog niet gekozen"))
        keuze.setAccessibleName(self.tr("Uitkomst bij %s") % grond.naam)
        keuze.gewijzigd.connect(partial(self._bewaar, sleutel))
        kaart.tekst.gewijzigd.connect(partial(self._bewaar, sleutel))
        for deel in (keuze, kaart.tekst, kaart.fout):
            kaart.indeling.addWidget(deel)
        self._kolom.addWidget(kaart)
        self._velden[sleutel] = kaart, keuze

    def _bewaar(self, sleutel: str, _wat: object = None) -> None:
        self._bewaarder.neem(sleutel, self.waarde(sleutel))

    def _geweigerd(self, sleutel: str, zin: str) -> None:
        if sleutel in self._velden:
            self._velden[sleutel][0].zet_fout(zin)

    def waarde(self, sleutel: str) -> tuple[str, str]:
        """What stands there now: outcome and reason."""
        kaart, keuze = self._velden[sleutel]
        return keuze.waarde() or "", kaart.tekst.tekst()

    def zet(self, sleutel: str, staat: tuple[str, str]) -> None:
        """Show this without announcing it."""
        kaart, keuze = self._velden[sleutel]
        keuze.zet_waarde(staat[0] or None)
        kaart.tekst.zet_tekst(staat[1])

    def als_tekst(self, staat: tuple[str, str]) -> str:
        """Outcome and reason as people read them."""
        uitkomst = next((tekst for tekst, code in self._keuzes if code == staat[0]), self.tr("Nog niet gekozen"))
        return f"{uitkomst}\n\n{staat[1]}".strip()

    def spoel(self) -> None:
        """Send what is typed and not sent yet."""
        for kaart, _ in self._velden.values():
            kaart.tekst.spoel()

    def sleutels(self) -> Iterator[str]:
        """The keys of the grounds that are shown."""
        yield from self._velden

    def vakken(self) -> dict[str, Tekstvak]:
        """The text of each ground."""
        return {sleutel: kaart.tekst for sleutel, (kaart, _) in self._velden.items()}

    def veld(self, sleutel: str) -> QWidget | None:
        """The input of a ground: the choice while it is open, else the reason."""
        if sleutel not in self._velden:
            return None
        kaart, keuze = self._velden[sleutel]
        return kaart.tekst if keuze.waarde() else keuze

    def focus_eerste(self) -> None:
        """Put the cursor in the first ground."""
        for _, keuze in self._velden.values():
            keuze.setFocus()
            return


class Alternatiefvelden(QWidget):
    """The alternatives that were considered; more are chosen from the catalogue."""

    bewaard = Signal(object)

    def __init__(self, omgeving: Omgeving, bewaarder: Bewaarder, casus_id: int) -> None:
        super().__init__()
        self._omgeving, self._bewaarder, self._casus_id = omgeving, bewaarder, casus_id
        self._catalogus: dict[int, Any] = {}
        self._kaarten: dict[str, _Kaart] = {}
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=12)
        kolom.addWidget(Label(self.tr("Alternatieven uit de catalogus die zijn overwogen"), "veldlabel", breekt=True))
        self._lijst = QVBoxLayout()
        marges(self._lijst, tussen=12)
        kolom.addLayout(self._lijst)
        self._keuze = Keuzelijst([], leeg=self.tr("Kies een alternatief"))
        self._keuze.setAccessibleName(self.tr("Alternatief"))
        self._uitleg = Label("", "stil", breekt=True)
        self._uitleg.hide()
        self._keuze.gewijzigd.connect(self._leg_uit)
        self._neem = Knop(self.tr("Voeg toe"), icoon="plus")
        self._neem.clicked.connect(self._voeg_toe)
        self._neem.setEnabled(False)
        kolom.addLayout(rij(self._keuze, self._neem))
        kolom.addWidget(self._uitleg)
        self.setFocusProxy(self._keuze)
        bewaarder.geweigerd.connect(self._geweigerd)
        omgeving.runner.vraag(queries.alternatieven, omgeving.vandaag, van=self, klaar=self._neem_catalogus)

    def _neem_catalogus(self, rijen: Sequence[Any]) -> None:
        self._catalogus = {r.id: r for r in rijen}
        self._toon_keuzes()

    def _toon_keuzes(self) -> None:
        """What was considered already is no choice any more."""
        self._keuze.zet_keuzes(
            [(r.naam, r.id) for r in self._catalogus.values() if f"{ALTERNATIEF}{r.id}" not in self._kaarten]
        )
        self._leg_uit(self._keuze.waarde())

    def _leg_uit(self, alternatief_id: int | None) -> None:
        rij_ = self._catalogus.get(alternatief_id or 0)
        self._uitleg.setVisible(rij_ is not None)
        self._neem.setEnabled(rij_ is not None)
        if rij_ is not None:
            zinnen = (
                rij_.wat,
                self.tr("Voor wie: %s") % rij_.voor_wie if rij_.voor_wie else "",
                self.tr("Kosten: %s") % (rij_.kosten or self.tr("onbekend")),
                self.tr("Bron: %s") % rij_.bron if rij_.bron else "",
            )
            self._uitleg.setText(" ".join(f"{zin.strip().rstrip('.')}." for zin in zinnen if zin.strip()))

    def toon(self, alternatieven: Sequence[AlternatiefFeiten]) -> None:
        """Show what is stored."""
        nu = {f"{ALTERNATIEF}{a.alternatief_id}": a for a in alternatieven}
        anders = set(nu) != set(self._kaarten)
        for weg in set(self._kaarten) - set(nu):
            if self._bewaarder.bezig(weg) or self._kaarten[weg].tekst.heeft_wijziging():
                continue  # somebody took away what is being written about; the save puts it back
            self._kaarten.pop(weg).deleteLater()
            self._bewaarder.vergeet(weg)
        for sleutel, a in nu.items():
            if sleutel not in self._kaarten:
                self._maak(sleutel, a)
            if self._bewaarder.bezig(sleutel) or self._kaarten[sleutel].tekst.heeft_wijziging():
                continue
            if self._bewaarder.opgeslagen(sleutel) != a.toelichting:
                self.zet(sleutel, a.toelichting)
                self._bewaarder.begin(sleutel, a.toelichting)
        if anders:
            self._toon_keuzes()

    def _maak(self, sleutel: str, a: AlternatiefFeiten) -> None:
        kaart = _Kaart("", self.tr("Waarom is dit niet genoeg?"), self.tr("Reden bij %s") % a.naam)
        weg = Icoonknop("kruis", self.tr("Haal %s weg") % a.naam)
        weg.clicked.connect(partial(self._haal_weg, sleutel, a))
        kaart.indeling.addLayout(rij(Label(a.naam, "veldlabel", breekt=True), None, weg))
        kaart.tekst.gewijzigd.connect(partial(self._bewaarder.neem, sleutel))
        kaart.indeling.addWidget(kaart.tekst)
        kaart.indeling.addWidget(kaart.fout)
        self._lijst.addWidget(kaart)
        self._kaarten[sleutel] = kaart

    def _haal_weg(self, sleutel: str, a: AlternatiefFeiten) -> None:
        if (
            self.waarde(sleutel).strip()
            and not Bevestiging(
                self.tr("%s weghalen?") % a.naam,
                self.tr("De reden die erbij staat, gaat dan ook weg."),
                self.tr("Haal weg"),
                self.tr("Laat staan"),
                gevaar=True,
                ouder=self,
            ).vraag()
        ):
            return
        self._keuze.setFocus()
        self._doe(VergeetAlternatief(casus_id=self._casus_id, alternatief_id=a.alternatief_id))

    def _voeg_toe(self) -> None:
        gekozen = self._keuze.waarde()
        if gekozen is not None:
            self._doe(OverweegAlternatief(casus_id=self._casus_id, alternatief_id=gekozen, toelichting=""))
            self._keuze.zet_waarde(None)
            self._leg_uit(None)

    def _doe(self, opdracht: Opdracht) -> None:
        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=self.bewaard.emit)

    def _geweigerd(self, sleutel: str, zin: str) -> None:
        if sleutel in self._kaarten:
            self._kaarten[sleutel].zet_fout(zin)

    def waarde(self, sleutel: str) -> str:
        """The reason that stands there now."""
        return self._kaarten[sleutel].tekst.tekst()

    def zet(self, sleutel: str, tekst: str) -> None:
        """Show this without announcing it."""
        self._kaarten[sleutel].tekst.zet_tekst(tekst)

    def vakken(self) -> dict[str, Tekstvak]:
        """The text of each alternative."""
        return {sleutel: kaart.tekst for sleutel, kaart in self._kaarten.items()}

    def veld(self, sleutel: str) -> QWidget | None:
        """The reason field of an alternative."""
        kaart = self._kaarten.get(sleutel)
        return kaart.tekst if kaart is not None else None

    def spoel(self) -> None:
        """Send what is typed and not sent yet."""
        for kaart in self._kaarten.values():
            kaart.tekst.spoel()
