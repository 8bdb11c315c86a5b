"""One casus: each question in the order of the CRvB steps, saved while typing, with what is missing beside it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.casus.acties import Casusacties
from ui.casus.adviezen import Adviezenkaart
from ui.casus.gronden import Alternatiefvelden, Grondvelden
from ui.casus.invoervelden import Invoerveld, maak_invoer
from ui.casus.leesbeeld import Leesbeeld
from ui.casus.volledigheid import Volledigheid
from ui.casus.woorden import statusvorm
from ui.conflict import houd_eigen_tekst
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import maat, marges
from ui.widgets.formulier import Formulier
from ui.widgets.paginakop import Paginakop
from ui.widgets.stappenbalk import Stap, Stappenbalk
from ui.widgets.statuslabel import Statuslabel
from weegtafel.casus import queries as casusqueries
from weegtafel.casus import rules
from weegtafel.casus.commands import BewaarCasus
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.casus.velden import STAP_GRONDEN, STAP_KORT, STAPPEN, VELD, VELDEN, Invoer
from weegtafel.inrichting import queries
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd, Wijziging
from weegtafel.overleg.casusadviezen import Casusadvies, casusadviezen


class CasusScherm(Scherm):
    """One casus to write in while that is allowed, and to read when it is on the table or beyond."""

    soorten = frozenset({"casus", "advies"})

    def __init__(self, omgeving: Omgeving, casus_id: int) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._casus_id = casus_id
        self._feiten: CasusFeiten | None = None
        self._bewaard: dict[str, Any] = {}
        self._onderweg: set[str] = set()
        self._invoer: dict[str, Invoerveld] = {}
        self._koppen: dict[str, QWidget] = {}
        self._kop = Paginakop(self.tr("Casus"))
        self._status = Statuslabel("")
        self._doen = Casusacties(self, omgeving)
        self._formulier: Formulier | None = None
        self._leesbeeld: Leesbeeld | None = None
        self._adviezen = Adviezenkaart(omgeving)
        self._adviezen.naar_overleg.connect(lambda overleg_id: self.naar.emit("overleg", overleg_id))
        self._bouw()
        self._acties = self._maak_acties()

    # --- building ---------------------------------------------------------------------------------

    def _bouw(self) -> None:
        self._kop.voeg_actie_toe(self._status)
        for knop in self._doen.knoppen():
            self._kop.voeg_actie_toe(knop)
        self._stappen = Stappenbalk([Stap(stap, STAP_KORT[stap], "straks") for stap in STAPPEN])
        self._stappen.gekozen.connect(self.ga_naar_stap)
        self._rol = QScrollArea()
        self._rol.setWidgetResizable(True)
        self._rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rol.setMaximumWidth(maat(760))
        self._volledigheid = Volledigheid()
        self._volledigheid.naar_veld.connect(self.ga_naar_veld)
        midden = QHBoxLayout()
        marges(midden, tussen=24)
        midden.addWidget(self._rol, 100)
        midden.addWidget(self._volledigheid)
        midden.addStretch(1)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 16, tussen=16)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._stappen)
        kolom.addLayout(midden, 1)

    def _bouw_formulier(self, codes: dict[str, Any]) -> None:
        """Make the inputs, once the code lists are known."""
        f = Formulier()
        for stap in STAPPEN:
            self._koppen[stap] = f.voeg_sectie_toe(stap)
            if stap == STAP_GRONDEN:
                self._gronden = Grondvelden(self.omgeving, self._casus_id, codes.get("uitkomst_grond", ()))
                self._alternatieven = Alternatiefvelden(self.omgeving, self._casus_id)
                self._gronden.bewaard.connect(self._na_bewaren)
                self._alternatieven.bewaard.connect(self._na_bewaren)
                f.voeg_los_toe(self._gronden)
                f.voeg_los_toe(self._alternatieven)
            for veld in (v for v in VELDEN if v.stap == stap):
                keuzes = [(f"{c.omschrijving}", c.code) for c in codes.get(veld.lijst, ())]
                invoer = maak_invoer(veld, keuzes, lambda: self.omgeving.vandaag)
                invoer.gewijzigd.connect(partial(self._bewaar, veld.sleutel))
                invoer.misgelezen.connect(partial(self._misgelezen, veld.sleutel))
                f.voeg_toe(veld.sleutel, veld.titel, invoer.widget, veld.hulp, veld.verplicht)
                self._invoer[veld.sleutel] = invoer
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        marges(kolom, 0, 0, 16, 48)
        kolom.addWidget(self._adviezen)
        kolom.addWidget(f)
        kolom.addStretch(1)
        self._rol.setWidget(binnen)
        self._formulier = f

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
        return [*uit, volgende]

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    # --- showing ----------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch the casus; what is being typed is left alone."""
        self.omgeving.runner.vraag(_lees_casus, self._casus_id, self.omgeving.vandaag, van=self, klaar=self._toon)

    def _toon(self, gelezen: Gelezen) -> None:
        feiten, richtlijn, codes, adviezen = gelezen
        self._feiten = feiten
        bewerkbaar = rules.mag_bewerken(feiten.nummer, feiten.status).mag and self.omgeving.mag("casus.schrijven")
        self._kop.zet(
            f"{feiten.nummer} · {feiten.soort.omschrijving}",
            " · ".join(deel for deel in (feiten.inbrenger, feiten.inbrenger_functie, feiten.gemeente,
                                         f"vervolg op {feiten.eerdere_casus}" if feiten.eerdere_casus else "") if deel),
        )  # fmt: skip
        self.titel_gewijzigd.emit(feiten.nummer)
        self._status.zet(feiten.status.omschrijving, *statusvorm(feiten.status))
        gemis = rules.ontbreekt(feiten)
        self._doen.zet(feiten, len(gemis))
        self._volledigheid.toon(feiten, gemis, rules.opmerkingen(feiten, richtlijn), bewerkbaar=bewerkbaar)
        self._toon_stappen(gemis)
        if bewerkbaar:
            if self._formulier is None:
                self._bouw_formulier(codes)
            self._vul(feiten)
        else:
            self._toon_leesbeeld(feiten)
        self._adviezen.toon(adviezen)

    def _vul(self, feiten: CasusFeiten) -> None:
        for sleutel, invoer in self._invoer.items():
            waarde = feiten.waarde(sleutel)
            if sleutel in self._onderweg:
                continue
            if sleutel in self._bewaard and self._bewaard[sleutel] == waarde:
                continue
            if invoer.bezig and sleutel in self._bewaard:
                continue
            invoer.zet(waarde)
            self._bewaard[sleutel] = waarde
        self._gronden.toon(feiten.gronden)
        self._alternatieven.toon(feiten.alternatieven)

    def _toon_leesbeeld(self, feiten: CasusFeiten) -> None:
        self._formulier = None
        self._invoer.clear()
        self._bewaard.clear()
        self._adviezen.setParent(None)
        self._leesbeeld = Leesbeeld(feiten, self._adviezen)
        self._koppen = self._leesbeeld.koppen
        self._rol.setWidget(self._leesbeeld)

    def _toon_stappen(self, gemis: tuple[rules.Ontbrekend, ...]) -> None:
        met_gemis = {_stap_van(o.veld) for o in gemis}
        self._stappen.zet([Stap(s, STAP_KORT[s], "straks" if s in met_gemis else "klaar") for s in STAPPEN])

    # --- typing -----------------------------------------------------------------------------------

    def _bewaar(self, sleutel: str, nieuw: Any) -> None:
        oud = self._bewaard.get(sleutel)
        if nieuw == oud or self._formulier is None:
            return
        self._onderweg.add(sleutel)
        self._bewaard[sleutel] = nieuw
        self.omgeving.runner.voer_uit(
            BewaarCasus(casus_id=self._casus_id, wijzigingen=(Wijziging(sleutel, oud, nieuw),)),
            van=self,
            klaar=partial(self._bewaard_is, sleutel),
            fout=partial(self._bewaren_mislukt, sleutel, oud),
        )

    def _bewaard_is(self, sleutel: str, wat: Gewijzigd) -> None:
        self._onderweg.discard(sleutel)
        self._misgelezen(sleutel, "")
        self._na_bewaren(wat)

    def _na_bewaren(self, wat: Gewijzigd) -> None:
        self._volledigheid.bewaard_om(self.omgeving.nu)
        if wat.extra.get("teruggezet"):
            self.omgeving.mond.meld(
                "let op",
                self.tr("Deze casus was gereed. Door uw wijziging moet hij opnieuw gereed worden verklaard."),
            )

    def _bewaren_mislukt(self, sleutel: str, oud: Any, fout: Exception) -> bool:
        self._onderweg.discard(sleutel)
        nieuw = self._bewaard.get(sleutel)
        self._bewaard[sleutel] = oud
        if isinstance(fout, VersieConflict) and fout.ons:
            self._los_op(sleutel, nieuw, fout)
            return True
        if isinstance(fout, Regelovertreding) and sleutel in fout.velden:
            self._misgelezen(sleutel, fout.velden[sleutel])
            return True
        return False

    def _los_op(self, sleutel: str, nieuw: Any, conflict: VersieConflict) -> None:
        def na_lezen(gelezen: Gelezen) -> None:
            self._bewaard[sleutel] = gelezen[0].waarde(sleutel)
            if eigen:
                self._bewaar(sleutel, nieuw)
            else:
                self._invoer[sleutel].zet(self._bewaard[sleutel])

        eigen = houd_eigen_tekst(self, conflict, {veld.sleutel: veld.titel for veld in VELDEN})
        self.omgeving.runner.vraag(_lees_casus, self._casus_id, self.omgeving.vandaag, van=self, klaar=na_lezen)

    def _misgelezen(self, sleutel: str, zin: str) -> None:
        if self._formulier is None:
            return
        fouten = self._formulier.fouten()
        if zin:
            fouten[sleutel] = zin
        elif fouten.pop(sleutel, None) is None:
            return
        waar = self.focusWidget()
        self._formulier.wis_fouten()
        if fouten:
            self._formulier.toon_fouten(fouten)
        if waar is not None and not zin:
            waar.setFocus()

    def mag_weg(self) -> bool:
        """Send what is typed; the answers may come later, for the runner keeps their order."""
        for invoer in self._invoer.values():
            invoer.spoel()
        if self._formulier is not None:
            self._gronden.spoel()
            self._alternatieven.spoel()
        return True

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
        elif self._formulier is not None and sleutel.startswith("grond."):
            doel = self._gronden.veld(sleutel.removeprefix("grond."))
        elif self._formulier is not None and sleutel == "alternatieven":
            doel = self._alternatieven
        if doel is not None:
            QTimer.singleShot(0, partial(self._rol.ensureWidgetVisible, doel, 0, 120))
            doel.setFocus()

    def _naar_eerste_gemis(self) -> None:
        if self._feiten is not None:
            gemis = rules.ontbreekt(self._feiten)
            if gemis:
                self.ga_naar_veld(gemis[0].veld)


def _stap_van(veld: str) -> str:
    if veld in VELD:
        return VELD[veld].stap
    return STAP_GRONDEN if veld.startswith("grond.") else STAPPEN[0]


Gelezen = tuple[CasusFeiten, int | None, dict[str, Any], tuple[Casusadvies, ...]]


def _lees_casus(sessie: Any, casus_id: int, vandaag: Any) -> Gelezen:
    """The casus, the guide for its duration, the code lists, and its advices."""
    feiten = casusqueries.casus(sessie, casus_id)
    richtlijn = instellingen_op(sessie, vandaag).richtlijn(feiten.intensiteit)
    lijsten = {v.lijst for v in VELDEN if v.invoer is Invoer.CODE} | {"uitkomst_grond"}
    codes = {naam: rijen for naam, rijen in queries.codes_op(sessie, vandaag).items() if naam in lijsten}
    return feiten, richtlijn, codes, casusadviezen(sessie, casus_id)
