"""One casus: each question in the order of the CRvB steps, saved while typing, with what is missing beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.anoniem import Naloper
from ui.anoniembalk import Anoniembalk
from ui.bewaarder import Bewaarder
from ui.casus.acties import Casusacties
from ui.casus.adviezen import Adviezenkaart
from ui.casus.gronden import ALTERNATIEF, GROND, Alternatiefvelden, Grondvelden, maak_opdracht
from ui.casus.invoervelden import maak_invoer
from ui.casus.leesbeeld import Leesbeeld, Resttekst
from ui.casus.naloop import FUNCTIE, Functieveld, plekken
from ui.casus.volledigheid import BREEDTE, Volledigheid
from ui.casus.woorden import statusvorm
from ui.geschil import Geschillen, Strijdveld
from ui.invoervelden import Invoerveld
from ui.precedenten import Lijktopknop
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges, thema
from ui.widgets.formulier import Formulier
from ui.widgets.paginakop import Paginakop
from ui.widgets.stappenbalk import Stap, Stappenbalk
from ui.widgets.statuslabel import Statuslabel
from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.casus import queries as casusqueries
from weegtafel.casus import rules
from weegtafel.casus.commands import BewaarCasus
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.casus.velden import STAP_GRONDEN, STAP_KORT, STAPPEN, VELD, VELDEN, Invoer
from weegtafel.casus.zeldzaam import zeldzaam_van
from weegtafel.inrichting import queries
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging
from weegtafel.overleg.casusadviezen import Casusadvies, casusadviezen

#: The narrowest that the form can be read in, at 100 %.
SMALST = 330


class CasusScherm(Scherm):
    """One casus to write in while that is allowed, and to read when it is on the table or beyond."""

    soorten = frozenset({"casus", "advies"})

    def __init__(self, omgeving: Omgeving, casus_id: int) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._casus_id = casus_id
        self._feiten: CasusFeiten | None = None
        self._bewaarder = Bewaarder(omgeving, self._maak_opdracht, self)
        self._bewaarder.bewaard.connect(lambda _sleutel, wat: self._na_bewaren(wat))
        self._bewaarder.geweigerd.connect(self._toon_fout)
        self._bewaarder.stand_gewijzigd.connect(self._toon_stand)
        self._geschillen = Geschillen(self, omgeving, self._bewaarder, self._lees_geschil)
        self._invoer: dict[str, Invoerveld] = {}
        self._koppen: dict[str, QWidget] = {}
        self._kop = Paginakop(self.tr("Casus"))
        self._status = Statuslabel("")
        self._naloper = Naloper(omgeving, self, eigen=(Onderwerp.CASUS, casus_id))
        self._doen = Casusacties(self, omgeving, self._naloper)
        self._formulier: Formulier | None = None
        self._leesbeeld: Leesbeeld | None = None
        self._gelezen: tuple[CasusFeiten, tuple[Casusadvies, ...]] | None = None
        self._adviezen = Adviezenkaart(omgeving)
        self._adviezen.naar_overleg.connect(lambda overleg_id: self.naar.emit("overleg", overleg_id))
        self._balk = Anoniembalk(omgeving, self._naloper)
        self._functie = Functieveld(self._bewaarder, self)
        self._bouw()
        self._acties = self._maak_acties()

    # --- building ---------------------------------------------------------------------------------

    def _bouw(self) -> None:
        self._kop.voeg_actie_toe(self._status)
        self._lijkt = Lijktopknop(self, lambda: self._casus_id, "Alt+L")
        self._kop.voeg_actie_toe(self._lijkt.knop)
        for knop in self._doen.knoppen():
            self._kop.voeg_actie_toe(knop)
        self._stappen = Stappenbalk([Stap(stap, STAP_KORT[stap], "straks") for stap in STAPPEN])
        self._stappen.gekozen.connect(self.ga_naar_stap)
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rol.setFrameShape(QFrame.Shape.NoFrame)
        self._rol.setAccessibleName(self.tr("De casus"))
        self._meet()
        self._volledigheid = Volledigheid()
        for doe in (self._meet, self._schik):
            thema().gewijzigd.connect(doe)
        self._volledigheid.naar_veld.connect(self.ga_naar_veld)
        self._midden = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        marges(self._midden, tussen=24)
        self._midden.addWidget(self._rol, 100)
        self._midden.addWidget(self._volledigheid)
        self._midden.addStretch(1)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 16, tussen=16)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._stappen)
        kolom.addWidget(self._balk)
        kolom.addLayout(self._midden, 1)

    def _meet(self) -> None:
        self._rol.setMaximumWidth(maat(760))

    def _schik(self) -> None:
        naast = self.width() - maat(64 + 24 + BREEDTE) >= maat(SMALST)
        kant = QBoxLayout.Direction
        self._midden.setDirection(kant.LeftToRight if naast else kant.TopToBottom)
        self._volledigheid.zet_naast(naast, self.height() // 5)

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """What is missing stands beside the casus, or under it where there is no room."""
        super().resizeEvent(gebeurtenis)
        self._schik()

    def _bouw_formulier(self, codes: dict[str, Any]) -> None:
        """Make the inputs, once the code lists are known."""
        f = Formulier()
        for stap in STAPPEN:
            self._koppen[stap] = f.voeg_sectie_toe(stap)
            if stap == STAP_GRONDEN:
                self._gronden = Grondvelden(self._bewaarder, codes.get("uitkomst_grond", ()))
                self._alternatieven = Alternatiefvelden(self.omgeving, self._bewaarder, self._casus_id)
                self._alternatieven.bewaard.connect(self._na_bewaren)
                f.voeg_los_toe(self._gronden)
                f.voeg_los_toe(self._alternatieven)
            for veld in (v for v in VELDEN if v.stap == stap):
                keuzes = [(f"{c.omschrijving}", c.code) for c in codes.get(veld.lijst, ())]
                invoer = maak_invoer(veld, keuzes, lambda: self.omgeving.vandaag)
                invoer.gewijzigd.connect(partial(self._bewaarder.neem, veld.sleutel))
                invoer.misgelezen.connect(partial(self._toon_fout, veld.sleutel))
                f.voeg_toe(veld.sleutel, veld.titel, invoer.widget, veld.hulp, veld.verplicht)
                self._invoer[veld.sleutel] = invoer
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        marges(kolom, 0, 0, 16, 48)
        kolom.addWidget(self._adviezen)
        kolom.addWidget(f)
        kolom.addStretch(1)
        self._rol.setWidget(binnen)
        self._formulier, self._leesbeeld = f, None
        self._balk.show()
        self._neem_focus()

    def _neem_focus(self) -> None:
        """A page that was opened by key goes on by key: the first field, or the text to scroll."""
        if QApplication.focusWidget() in (None, self, self._rol):
            eerste = self._invoer.get(VELDEN[0].sleutel)
            (eerste.widget if eerste is not None else self._rol).setFocus(Qt.FocusReason.OtherFocusReason)

    def _maak_acties(self) -> list[QAction]:
        uit = list(self._doen.acties)
        for nummer, stap in enumerate(STAPPEN, 1):
            actie = QAction(self.tr("Ga naar %s") % STAP_KORT[stap].lower(), self)
            actie.setShortcut(QKeySequence(f"Alt+{nummer}"))
            actie.triggered.connect(partial(self.ga_naar_stap, stap))
            uit.append(actie)
        volgende = QAction(self.tr("Ga naar wat nog ontbreekt"), self)
        volgende.setShortcut(QKeySequence("Ctrl+J"))
        volgende.triggered.connect(self._naar_eerste_gemis)
        return [*uit, volgende, self._lijkt.actie, *self._balk.acties]

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    # --- showing ----------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch the casus; what is being typed is left alone."""
        wie = self.omgeving.actor.persoon_id
        self.omgeving.runner.vraag(_lees_casus, self._casus_id, self.omgeving.vandaag, wie, van=self, klaar=self._toon)

    def _toon(self, gelezen: Gelezen) -> None:
        feiten, richtlijn, codes, adviezen, eigen = gelezen
        self._feiten = feiten
        van_ons = rules.mag_schrijven(self.omgeving.actor.rollen, eigen, feiten.inbrenger_id).mag
        mag = van_ons and self.omgeving.mag("casus.schrijven")
        bewerkbaar = mag and rules.mag_bewerken(feiten.nummer, feiten.status).mag
        self._kop.zet(
            f"{feiten.nummer} · {feiten.soort.omschrijving}",
            " · ".join(deel for deel in (feiten.inbrenger, feiten.inbrenger_functie, feiten.gemeente,
                                         f"vervolg op {feiten.eerdere_casus}" if feiten.eerdere_casus else "",
                                         "" if mag else self.tr("voor u alleen om te lezen")) if deel),
        )  # fmt: skip
        self.titel_gewijzigd.emit(feiten.nummer)
        self._status.zet(feiten.status.omschrijving, *statusvorm(feiten.status))
        gemis = rules.ontbreekt(feiten)
        self._doen.zet(feiten, len(gemis), van_ons=van_ons)
        self._adviezen.toon(adviezen)
        self._volledigheid.toon(feiten, gemis, rules.opmerkingen(feiten, richtlijn), bewerkbaar=bewerkbaar)
        self._toon_stappen(gemis)
        if bewerkbaar:
            if self._formulier is None:
                self._bouw_formulier(codes)
            self._vul(feiten)
            self.omgeving.runner.vraag(zeldzaam_van, self._casus_id, van=self, klaar=self._balk.zet_zeldzaam)
        else:
            self._toon_leesbeeld(feiten, adviezen)

    def _vul(self, feiten: CasusFeiten) -> None:
        for sleutel, invoer in self._invoer.items():
            waarde = feiten.waarde(sleutel)
            if self._bewaarder.kent(sleutel) and (
                self._bewaarder.opgeslagen(sleutel) == waarde or self._bewaarder.bezig(sleutel) or not invoer.vrij
            ):
                continue
            invoer.zet(waarde)
            self._bewaarder.begin(sleutel, waarde)
        self._gronden.toon(feiten.gronden)
        self._alternatieven.toon(feiten.alternatieven)
        vakken: dict[str, QWidget] = {**self._gronden.vakken(), **self._alternatieven.vakken()}
        vakken |= {s: i.widget for s, i in self._invoer.items() if VELD[s].invoer in (Invoer.TEKST, Invoer.REGEL)}
        self._functie.toon(feiten.inbrenger_functie)
        self._naloper.volg(plekken({**vakken, FUNCTIE: self._functie}, self._casus_id, self._naam))

    def _toon_leesbeeld(self, feiten: CasusFeiten, adviezen: tuple[Casusadvies, ...]) -> None:
        if self._gelezen == (feiten, adviezen) and self._leesbeeld is not None:
            return
        rest = self._leesbeeld.rest if self._leesbeeld is not None else self._neem_rest(feiten)
        plek = self._rol.verticalScrollBar().value() if self._leesbeeld is not None else 0
        self._formulier = None
        self._invoer.clear()
        self._balk.hide()
        self._adviezen.setParent(None)
        self._leesbeeld = Leesbeeld(feiten, self._adviezen, rest)
        self._koppen = self._leesbeeld.koppen
        self._rol.setWidget(self._leesbeeld)
        self._rol.verticalScrollBar().setValue(plek)
        self._gelezen = feiten, adviezen
        self._neem_focus()

    def _neem_rest(self, feiten: CasusFeiten) -> tuple[Resttekst, ...]:
        """What was typed while the casus was put on the table; it is no longer part of it, but must not vanish."""
        if self._formulier is None:
            return ()
        rest = []
        for sleutel in (*VELD, *(GROND + g.grondslag for g in feiten.gronden)):
            veld = self._strijdveld(sleutel, feiten)
            if veld is not None and veld.eigen not in (veld.hun, None, ""):
                rest.append(Resttekst(veld.naam, veld.als_tekst(veld.eigen)))
        for sleutel in self._bewaarder.onbewaard():
            self._bewaarder.vergeet(sleutel)
        return tuple(rest)

    def _toon_stappen(self, gemis: tuple[rules.Ontbrekend, ...]) -> None:
        met_gemis = {_stap_van(o.veld) for o in gemis}
        self._stappen.zet([Stap(s, STAP_KORT[s], "straks" if s in met_gemis else "klaar") for s in STAPPEN])

    # --- typing -----------------------------------------------------------------------------------

    def _maak_opdracht(self, sleutel: str, oud: Any, nieuw: Any) -> Opdracht:
        if sleutel in VELD or sleutel == FUNCTIE:
            return BewaarCasus(casus_id=self._casus_id, wijzigingen=(Wijziging(sleutel, oud, nieuw),))
        return maak_opdracht(self._casus_id, sleutel, oud, nieuw)

    def _na_bewaren(self, wat: Gewijzigd) -> None:
        if wat.extra.get("teruggezet"):
            self.omgeving.mond.meld(
                "let op",
                self.tr("Deze casus was gereed. Door uw wijziging moet hij opnieuw gereed worden verklaard."),
            )

    def _toon_fout(self, sleutel: str, zin: str) -> None:
        if self._formulier is not None and sleutel in self._invoer and self._formulier.fouten().get(sleutel, "") != zin:
            self._formulier.zet_fout(sleutel, zin)

    def _toon_stand(self) -> None:
        namen = [self._naam(sleutel) for sleutel in self._bewaarder.onbewaard()]
        self._volledigheid.zet_stand(self.omgeving.nu, namen)

    def _naam(self, sleutel: str) -> str:
        if sleutel in VELD:
            return VELD[sleutel].titel
        f = self._feiten
        if f is not None:
            for grond in f.gronden:
                if sleutel == GROND + grond.grondslag:
                    return grond.naam
            for alternatief in f.alternatieven:
                if sleutel == f"{ALTERNATIEF}{alternatief.alternatief_id}":
                    return alternatief.naam
        return self.tr("Een alternatief")

    def _lees_geschil(self, sleutel: str, klaar: Callable[[Strijdveld | None], None]) -> None:
        def na_lezen(gelezen: Gelezen) -> None:
            klaar(self._strijdveld(sleutel, gelezen[0]))

        def mis(_fout: Exception) -> bool:
            klaar(None)
            return False

        omgeving = self.omgeving
        wie = omgeving.actor.persoon_id
        omgeving.runner.vraag(_lees_casus, self._casus_id, omgeving.vandaag, wie, van=self, klaar=na_lezen, fout=mis)

    def _strijdveld(self, sleutel: str, feiten: CasusFeiten) -> Strijdveld | None:
        """A field with what stands on the screen and what is stored; None when it is not on the screen."""
        naam = self._naam(sleutel)
        if sleutel in self._invoer:
            invoer = self._invoer[sleutel]
            eigen = invoer.waarde() if invoer.leesbaar else feiten.waarde(sleutel)
            samen = _onder_elkaar if VELD[sleutel].invoer is Invoer.TEKST else None
            return Strijdveld(
                naam, eigen, feiten.waarde(sleutel), partial(toon_waarde, feiten, sleutel), invoer.zet, samen
            )
        if self._formulier is not None and sleutel in self._gronden.sleutels():
            hun = next(
                ((g.uitkomst, g.toelichting) for g in feiten.gronden if sleutel == GROND + g.grondslag), ("", "")
            )
            return Strijdveld(
                naam,
                self._gronden.waarde(sleutel),
                hun,
                self._gronden.als_tekst,
                partial(self._gronden.zet, sleutel),
                lambda hun, eigen: (eigen[0] or hun[0], _onder_elkaar(hun[1], eigen[1])),
            )
        if self._formulier is not None and self._alternatieven.veld(sleutel) is not None:
            nummer = int(sleutel.removeprefix(ALTERNATIEF))
            zet = partial(self._alternatieven.zet, sleutel)
            hun_ = next((a.toelichting for a in feiten.alternatieven if a.alternatief_id == nummer), "")
            return Strijdveld(naam, self._alternatieven.waarde(sleutel), hun_, str, zet, _onder_elkaar)
        return None

    def mag_weg(self) -> bool:
        """Send what is typed and try again what could not be stored; the runner keeps the order of the answers."""
        for invoer in self._invoer.values():
            invoer.spoel()
        if self._formulier is not None:
            self._gronden.spoel()
            self._alternatieven.spoel()
        self._bewaarder.opnieuw()
        return True

    def onbewaard(self) -> tuple[str, ...]:
        """The fields whose text is not stored, or cannot be read, by name."""
        sleutels = dict.fromkeys(self._bewaarder.onbewaard())
        sleutels |= dict.fromkeys(sleutel for sleutel, invoer in self._invoer.items() if not invoer.leesbaar)
        nummer = self._feiten.nummer if self._feiten is not None else ""
        return tuple(self.tr("%s van %s") % (self._naam(sleutel), nummer) for sleutel in sleutels)

    # --- going to a place -------------------------------------------------------------------------

    def ga_naar_stap(self, stap: str) -> None:
        """Scroll to a step and put the cursor in its first field."""
        kop, binnen = self._koppen.get(stap), self._rol.widget()
        if kop is None or binnen is None:
            return
        self._rol.verticalScrollBar().setValue(max(0, kop.mapTo(binnen, kop.rect().topLeft()).y() - 8))
        eerste = next((v.sleutel for v in VELDEN if v.stap == stap), "")
        if eerste in self._invoer:
            self._invoer[eerste].widget.setFocus()
        elif stap == STAP_GRONDEN and self._formulier is not None:
            self._gronden.focus_eerste()

    def ga_naar_veld(self, sleutel: str) -> None:
        """Put the cursor in a field and bring it into view."""
        doel: QWidget | None = None
        if sleutel in self._invoer:
            doel = self._invoer[sleutel].widget
        elif self._formulier is not None and sleutel.startswith(GROND):
            doel = self._gronden.veld(sleutel)
        elif self._formulier is not None and sleutel == "alternatieven":
            doel = self._alternatieven
        if doel is not None:
            QTimer.singleShot(0, partial(self._rol.ensureWidgetVisible, doel, 0, 120))
            doel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _naar_eerste_gemis(self) -> None:
        if self._feiten is not None:
            gemis = rules.ontbreekt(self._feiten)
            if gemis:
                self.ga_naar_veld(gemis[0].veld)


def _stap_van(veld: str) -> str:
    if veld in VELD:
        return VELD[veld].stap
    return STAP_GRONDEN if veld.startswith(GROND) else STAPPEN[0]


def toon_waarde(feiten: CasusFeiten, sleutel: str, waarde: Any) -> str:
    """A value of a field as people read it, whether it is stored or not."""
    return replace(feiten, **{sleutel: waarde}).toon(sleutel)


def _onder_elkaar(hun: str, eigen: str) -> str:
    return "\n\n".join(tekst for tekst in (hun.rstrip(), eigen.lstrip("\n")) if tekst)


Gelezen = tuple[CasusFeiten, int | None, dict[str, Any], tuple[Casusadvies, ...], int | None]


def _lees_casus(sessie: Any, casus_id: int, vandaag: Any, persoon_id: int | None) -> Gelezen:
    """The casus, the guide for its duration, the code lists, its advices, and the organisation of who reads."""
    feiten = casusqueries.casus(sessie, casus_id)
    richtlijn = instellingen_op(sessie, vandaag).richtlijn(feiten.intensiteit)
    lijsten = {v.lijst for v in VELDEN if v.invoer is Invoer.CODE} | {"uitkomst_grond"}
    codes = {naam: rijen for naam, rijen in queries.codes_op(sessie, vandaag).items() if naam in lijsten}
    eigen = casusqueries.eigen_organisatie(sessie, persoon_id)
    return feiten, richtlijn, codes, casusadviezen(sessie, casus_id), eigen
