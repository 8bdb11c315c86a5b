"""All actions: who does what before when. Done with one key; nothing disappears."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from ui.models.tabel import Kolom, RijModel
from ui.overleg.actiesdialogen import nieuwe_actie, verzet_datum
from ui.overleg.redenvraag import Redenvraag
from ui.scherm import Omgeving, Scherm
from ui.theme.theme import kleur, marges
from ui.widgets.basis import Kaart, Knop, Label, rij
from ui.widgets.berichtenbalk import BerichtActie
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.segmentknoppen import Segment, Segmentknoppen
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import ActieStatus
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.actielijst import Actielijst, ActieRegel, acties
from weegtafel.overleg.commands import WerkActieBij

ALLE = "alle"
_VORM = {
    ActieStatus.OPEN: ("vorm-ring", "stil"),
    ActieStatus.GEDAAN: ("vinkje", "goed"),
    ActieStatus.VERVALLEN: ("vorm-streep", "stil"),
}
_LEEG = {
    ActieStatus.OPEN: ("Er staan geen acties open.", "Acties komen uit een overleg, of u maakt er zelf een."),
    ActieStatus.GEDAAN: ("Er is nog geen actie gedaan.", ""),
    ActieStatus.VERVALLEN: ("Er is geen actie vervallen.", ""),
    ALLE: ("Er zijn nog geen acties.", "Acties komen uit een overleg, of u maakt er zelf een."),
}


class Actiemodel(RijModel[ActieRegel]):
    """Colours the day of an action that is too late; the word stands beside it."""

    vandaag: date

    def _van_rij(self, nummer: int, kolom: Kolom[ActieRegel], rij_: ActieRegel, rol: int) -> Any:
        laat = kolom.sleutel in ("wanneer", "stand") and rij_.is_te_laat(self.vandaag)
        if laat and rol == Qt.ItemDataRole.ForegroundRole:
            return kleur("let_op")
        return super()._van_rij(nummer, kolom, rij_, rol)


class ActiesScherm(Scherm):
    """The list with a filter, and below it the chosen action with what can be done to it."""

    soorten = frozenset({"actie", "overleg"})

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.setProperty("vlak", "grond")
        self._mag = omgeving.mag("actie.bijwerken")
        self._te_kiezen = 0
        self._kop = Paginakop(self.tr("Acties"))
        self._bouw_filter()
        self._bouw_lijst()
        self._bouw_blad()
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 24, tussen=16)
        kolom.addWidget(self._kop)
        kolom.addLayout(rij(self.filter, self.eigen, None, tussen=16))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self._blad)
        self.begin_bij(self.lijst)
        self._acties = self._maak_acties()
        self._toon_keuze(None)

    # --- building ---------------------------------------------------------------------------------

    def _bouw_filter(self) -> None:
        self.filter = Segmentknoppen(
            [
                Segment(ActieStatus.OPEN, self.tr("Open")),
                Segment(ActieStatus.GEDAAN, self.tr("Gedaan")),
                Segment(ActieStatus.VERVALLEN, self.tr("Vervallen")),
                Segment(ALLE, self.tr("Alle")),
            ],
            self.tr("Welke acties"),
        )
        self.filter.zet_waarde(ActieStatus.OPEN)
        self.filter.gewijzigd.connect(lambda _waarde: self.ververs())
        self.eigen = QCheckBox(self.tr("Alleen van mijn organisatie"), self)
        self.eigen.toggled.connect(lambda _aan: self.ververs())
        self.eigen.setVisible(self.omgeving.actor.persoon_id is not None)
        self._nieuw = Knop(self.tr("Nieuwe actie"), "hoofd", "plus")
        self._nieuw.clicked.connect(self._maak_nieuw)
        self._nieuw.setEnabled(self._mag)
        self._kop.voeg_actie_toe(self._nieuw)

    def _bouw_lijst(self) -> None:
        self.model = Actiemodel(
            [
                Kolom("wat", self.tr("Wat"), lambda a: a.wat, lambda a: a.wat),
                Kolom("wie", self.tr("Wie"), lambda a: a.wie, lambda a: a.wie, breedte=210),
                Kolom("wanneer", self.tr("Voor"), lambda a: f"{a.wanneer:%d-%m-%Y}", lambda a: a.wanneer, breedte=104),
                Kolom("stand", self.tr("Stand"), self._stand, self._standorde, breedte=116, icoon=self._vorm),
                Kolom("casus", self.tr("Casus"), lambda a: a.casus, lambda a: a.casus, breedte=126, rol="stil"),
                Kolom("overleg", self.tr("Overleg"), lambda a: a.overleg, lambda a: a.overleg, breedte=130, rol="stil"),
            ],
            sleutel=lambda a: a.id,
        )
        self.model.vandaag = self.omgeving.vandaag
        self._leeg = LegeStaat("actie", *_LEEG[ActieStatus.OPEN])
        self.lijst = Lijst(self.model, self.tr("Acties"), self._leeg)
        self.lijst.gekozen.connect(self._toon_keuze)
        self.lijst.geopend.connect(self._ga_naar)
        self.lijst.verwijderen_gevraagd.connect(lambda _a: self._laat_vervallen())
        self.lijst.installEventFilter(self)

    def _stand(self, a: ActieRegel) -> str:
        return self.tr("te laat") if a.is_te_laat(self.omgeving.vandaag) else a.status.omschrijving

    def _standorde(self, a: ActieRegel) -> int:
        return 0 if a.is_te_laat(self.omgeving.vandaag) else 1 + list(ActieStatus).index(a.status)

    def _vorm(self, a: ActieRegel) -> tuple[str, str]:
        return ("waarschuwing", "let_op") if a.is_te_laat(self.omgeving.vandaag) else _VORM[a.status]

    def _bouw_blad(self) -> None:
        self._blad = Kaart()
        self._wat = Label("", breekt=True)
        self._waar = Label("", "stil", breekt=True)
        self._blad.indeling.addWidget(self._wat)
        self._blad.indeling.addWidget(self._waar)
        self.knop_gedaan = Knop(self.tr("Gedaan"), icoon="vinkje", hulp=self.tr("Spatie of D"))
        self.knop_verzet = Knop(self.tr("Verzet de datum"), icoon="kalender", hulp=self.tr("V"))
        self.knop_vervalt = Knop(self.tr("Laat vervallen"), "stil", hulp=self.tr("Delete"))
        self.knop_open = Knop(self.tr("Zet weer open"), icoon="herstel", hulp=self.tr("Spatie of D"))
        self.knop_casus = Knop("", "stil", "casus", hulp=self.tr("Enter"))
        self.knop_overleg = Knop("", "stil", "overleg")
        for knop, doe in (
            (self.knop_gedaan, self._wissel),
            (self.knop_verzet, self._verzet),
            (self.knop_vervalt, self._laat_vervallen),
            (self.knop_open, self._wissel),
            (self.knop_casus, self._naar_casus),
            (self.knop_overleg, self._naar_overleg),
        ):
            knop.clicked.connect(lambda _aan=False, doe=doe: doe())
        self._blad.indeling.addLayout(
            rij(
                self.knop_gedaan, self.knop_open, self.knop_verzet, self.knop_vervalt, None,
                self.knop_casus, self.knop_overleg,
            )
        )  # fmt: skip

    def _maak_acties(self) -> list[QAction]:
        uit = []
        for tekst, toets, doe in (
            (self.tr("Nieuwe actie"), "Ctrl+N", self._maak_nieuw),
            (self.tr("Gedaan, of weer open"), "Ctrl+D", self._wissel),
            (self.tr("Verzet de datum"), "Ctrl+E", self._verzet),
            (self.tr("Laat vervallen"), "Ctrl+Delete", self._laat_vervallen),
        ):
            actie = QAction(tekst, self)
            actie.setShortcut(QKeySequence(toets))
            actie.setEnabled(self._mag)
            actie.triggered.connect(lambda _aan=False, doe=doe: doe())
            uit.append(actie)
        return uit

    def acties(self) -> list[QAction]:
        """The acts of this page."""
        return self._acties

    # --- showing ----------------------------------------------------------------------------------

    def kies(self, id_: int) -> None:
        """Choose this action; when the filter hides it, the filter goes to all."""
        self._te_kiezen = id_
        self.ververs()

    def _kies_gevraagde(self) -> bool:
        """Choose what was asked for. False when it has to be fetched first."""
        if not self._te_kiezen or self.lijst.kies(self._te_kiezen):
            self._te_kiezen = 0
            return True
        if self.filter.waarde() == ALLE and not self.eigen.isChecked():
            self._te_kiezen = 0  # it is not there any more
            return True
        self.filter.zet_waarde(ALLE)
        with QSignalBlocker(self.eigen):
            self.eigen.setChecked(False)
        self.ververs()
        return False

    def ververs(self) -> None:
        """Fetch the actions of the chosen filter."""
        keuze = self.filter.waarde()
        status = keuze if isinstance(keuze, ActieStatus) else None
        persoon = self.omgeving.actor.persoon_id if self.eigen.isChecked() else None
        self.omgeving.runner.vraag(acties, status, persoon, van=self, klaar=self._toon)

    def _toon(self, lijst: Actielijst) -> None:
        rij_nummer = self.lijst.currentIndex().row()
        keuze = self.lijst.gekozen_rij()
        self.model.ververs(lijst.rijen)
        if not self._kies_gevraagde():
            return
        keuze = self.lijst.gekozen_rij() or keuze
        self._leeg.zet(*_LEEG[self.filter.waarde()])
        laat = sum(a.is_te_laat(self.omgeving.vandaag) for a in lijst.rijen)
        open_ = lijst.aantallen[ActieStatus.OPEN]
        zin = self.tr("1 staat open") if open_ == 1 else self.tr("%d staan open") % open_
        if laat:
            zin += self.tr(", waarvan 1 te laat") if laat == 1 else self.tr(", waarvan %d te laat") % laat
        self._kop.zet(self.tr("Acties"), zin)
        if keuze is None or not self.lijst.kies(keuze.id):
            aantal = self.lijst.model().rowCount()
            if aantal:
                self.lijst.selectRow(max(0, min(rij_nummer, aantal - 1)))
        self._toon_keuze(self.lijst.gekozen_rij())

    def _toon_keuze(self, a: ActieRegel | None) -> None:
        self._blad.setVisible(a is not None)
        if a is None:
            return
        open_ = a.status is ActieStatus.OPEN
        self._wat.setText(a.wat)
        delen = [a.wie, self.tr("voor %s") % datum_voluit(a.wanneer)]
        if a.afgehandeld_op is not None:
            delen.append(f"{a.status.omschrijving} op {datum_voluit(a.afgehandeld_op)}")
        if a.toelichting:
            delen.append(a.toelichting)
        self._waar.setText(" · ".join(delen))
        self.knop_gedaan.setVisible(open_)
        self.knop_verzet.setVisible(open_)
        self.knop_vervalt.setVisible(open_)
        self.knop_open.setVisible(not open_)
        for knop in (self.knop_gedaan, self.knop_verzet, self.knop_vervalt, self.knop_open):
            knop.setEnabled(self._mag)
        self.knop_casus.setText(a.casus)
        self.knop_casus.setVisible(bool(a.casus))
        self.knop_overleg.setText(a.overleg)
        self.knop_overleg.setVisible(bool(a.overleg))

    # --- acting -----------------------------------------------------------------------------------

    def eventFilter(self, wie: QObject, gebeurtenis: QEvent) -> bool:
        """Space or D: done, or open again; V: another day."""
        if wie is self.lijst and isinstance(gebeurtenis, QKeyEvent) and gebeurtenis.type() == QEvent.Type.KeyPress:
            los = gebeurtenis.modifiers() == Qt.KeyboardModifier.NoModifier
            if los and gebeurtenis.key() in (Qt.Key.Key_Space, Qt.Key.Key_D):
                self._wissel()
                return True
            if los and gebeurtenis.key() == Qt.Key.Key_V:
                self._verzet()
                return True
        return super().eventFilter(wie, gebeurtenis)

    def _keuze(self) -> ActieRegel | None:
        keuze = self.lijst.gekozen_rij() if self._mag else None
        return keuze if isinstance(keuze, ActieRegel) else None

    def _werk_bij(self, a: ActieRegel, status: ActieStatus, zin: str, toelichting: str = "") -> None:
        opdracht = WerkActieBij(actie_id=a.id, versie=a.versie, status=status, toelichting=toelichting)

        def klaar(wat: Gewijzigd) -> None:
            def zet_terug() -> None:
                terug = WerkActieBij(actie_id=a.id, versie=wat.versie, status=a.status, toelichting=a.toelichting)
                self.omgeving.runner.voer_uit(terug, van=self)

            self.omgeving.mond.meld("gelukt", zin, BerichtActie(self.tr("Zet terug"), zet_terug))

        self.omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar)

    def _wissel(self) -> None:
        a = self._keuze()
        if a is None:
            return
        if a.status is ActieStatus.OPEN:
            self._werk_bij(a, ActieStatus.GEDAAN, self.tr("De actie is gedaan."))
        else:
            self._werk_bij(a, ActieStatus.OPEN, self.tr("De actie staat weer open."))

    def _verzet(self) -> None:
        a = self._keuze()
        if a is not None and a.status is ActieStatus.OPEN:
            verzet_datum(self, self.omgeving, a)

    def _laat_vervallen(self) -> None:
        a = self._keuze()
        if a is None or a.status is not ActieStatus.OPEN:
            return
        reden = Redenvraag(
            self.tr("Actie laten vervallen?"),
            a.wat,
            self.tr("Laat vervallen"),
            laat=self.tr("Laat staan"),
            ouder=self,
        ).vraag()
        if reden:
            self._werk_bij(a, ActieStatus.VERVALLEN, self.tr("De actie is vervallen."), reden)

    def _maak_nieuw(self) -> None:
        if not self._mag:
            return
        gemaakt = nieuwe_actie(self, self.omgeving)
        if gemaakt is not None:
            self.filter.zet_waarde(ActieStatus.OPEN)
            self.ververs()
            self.omgeving.mond.meld("gelukt", self.tr("De actie staat in de lijst."))

    def _ga_naar(self, a: ActieRegel) -> None:
        if a.casus_id is not None:
            self.naar.emit("casus", a.casus_id)
        elif a.overleg_id is not None:
            self.naar.emit("overleg", a.overleg_id)

    def _naar_casus(self) -> None:
        a = self.lijst.gekozen_rij()
        if a is not None and a.casus_id is not None:
            self.naar.emit("casus", a.casus_id)

    def _naar_overleg(self) -> None:
        a = self.lijst.gekozen_rij()
        if a is not None and a.overleg_id is not None:
            self.naar.emit("overleg", a.overleg_id)
