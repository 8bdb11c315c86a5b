"""The meeting screen: agenda at the left, the case in the centre, the weighing at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.overleg.advies import AdviesPagina
from ui.overleg.beamer import Beamer
from ui.overleg.teruglezen import Teruglezen, Vastgesteld
from ui.overleg.vergadering.afspraken import haal_afspraken
from ui.overleg.vergadering.agendakolom import Agendakolom
from ui.overleg.vergadering.anoniem import Tafelanoniem
from ui.overleg.vergadering.beeld import maak_beeld
from ui.overleg.vergadering.casuspagina import CasusPagina
from ui.overleg.vergadering.daden import Vergaderdaden
from ui.overleg.vergadering.kop import Vergaderkop
from ui.overleg.vergadering.notulist import ACTIES, LEERPUNT, NOTITIE, VERSLAG, Notulist
from ui.overleg.vergadering.puntpagina import PuntPagina
from ui.overleg.vergadering.weging import Weging
from ui.overleg.vergadering.werkvlak import AGENDA, MIDDEN, WEGING, Werkvlak
from ui.overleg.vormen import gebruikt, looptijd, puntnaam
from ui.precedenten import Lijktopknop
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges, thema
from weegtafel.kernel.codes import OverlegStatus, PuntStatus
from weegtafel.overleg import queries, vergaderqueries
from weegtafel.overleg.schermrijen import PuntBlad, Stand, Vergadering

POLS_MS = 2000
HERKANS_MS = 6000
"""How long after a refusal of the disk the same text is offered again."""


class VergaderScherm(Vergaderdaden):
    """One open overleg. What it does to the overleg stands in :class:`Vergaderdaden`; here is what it shows."""

    volle_breedte = True

    def __init__(self, omgeving: Omgeving, overleg_id: int, ouder: QWidget | None = None) -> None:
        super().__init__(omgeving, overleg_id, ouder)
        self.beamer: Beamer | None = None
        self._bezig = False
        self._nog_eens = False
        self._bouw()
        self._lijkt = Lijktopknop(self, lambda: (self.blad and self.blad.punt.casus_id) or 0, "L", met_openen=False)
        self._verbind()
        omgeving.runner.vraag(haal_afspraken, omgeving.vandaag, van=self, klaar=self.weging.criteria.zet_afspraken)
        self._maak_acties()
        self._seconde = QTimer(self, interval=1000)
        self._seconde.timeout.connect(self.tik)
        self._pols = QTimer(self, interval=POLS_MS)
        self._pols.timeout.connect(self._voel)
        self._herkans = QTimer(self, interval=HERKANS_MS)
        self._herkans.timeout.connect(self.probeer_opnieuw)
        self._herkans.start()
        self._seconde.start()
        self._pols.start()
        thema().gewijzigd.connect(self._zet_breedtes)

    # -- building --

    def _bouw(self) -> None:
        self.kop = Vergaderkop()
        self.agenda = Agendakolom(self.omgeving)
        self.casus = CasusPagina()
        self.advies = AdviesPagina(self.omgeving)
        self.punt = PuntPagina()
        self.midden = QStackedWidget()
        for pagina in (self.casus, self.advies, self.punt):
            self.midden.addWidget(pagina)
        self.notulist = Notulist(self.omgeving)
        self.weging = Weging()
        self.werk = Werkvlak(self.agenda, self.midden, self.notulist, self.weging)
        self.werk.gekozen.connect(self._naar_deel)
        self.teruglezen = Teruglezen()
        self.vastgesteld = Vastgesteld()
        self.stapel = QStackedWidget()
        for pagina in (self.werk, self.teruglezen, self.vastgesteld):
            self.stapel.addWidget(pagina)
        kolom = QVBoxLayout(self)
        kolom.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        marges(kolom)
        self.anoniem = Tafelanoniem(self)
        for widget in (self.kop, self.anoniem.balk):
            kolom.addWidget(widget)
        kolom.addWidget(self.stapel, 1)
        self._zet_breedtes()

    def _verbind(self) -> None:
        k, w, p = self.kop, self.weging, self.punt
        k.terug_gevraagd.connect(lambda: self.naar.emit("overleg", self.overleg_id))
        k.aanwezigheid_gevraagd.connect(self.toon_aanwezigheid)
        k.beamer_gevraagd.connect(self.wissel_beamer)
        k.toetsen_gevraagd.connect(self.toon_toetsen)
        k.volledig_gevraagd.connect(self.wissel_volledig)
        k.sluiten_gevraagd.connect(self.sluit_overleg)
        self.agenda.bekeken.connect(self.bekijk)
        self.agenda.gestart.connect(self.start)
        self.agenda.spoed_gevraagd.connect(self.voeg_spoed_toe)
        self.agenda.pauze_gevraagd.connect(self.pauzeer)
        self.casus.sectie_gewijzigd.connect(lambda _n: self._zend())
        self.casus.eerder_gevraagd.connect(self.toon_advies)
        self.casus.zet_erbij(self._lijkt.knop)
        w.geoordeeld.connect(self.geef_oordeel)
        w.terugtrekking_gevraagd.connect(self.trek_terug)
        w.gewogen.connect(self.weeg)
        self.wegingen.mislukt.connect(w.criteria.niet_bewaard)
        w.advies_gevraagd.connect(self.doe_hoofd)
        w.doorschuiven_gevraagd.connect(self.schuif_door)
        w.heropenen_gevraagd.connect(self.heropen)
        w.vast_advies_gevraagd.connect(self.toon_advies)
        self.advies.terug_gevraagd.connect(self.toon_casus)
        self.advies.teruglezen_gevraagd.connect(self.lees_terug)
        self.teruglezen.terug_gevraagd.connect(self.toon_advieswerk)
        self.teruglezen.vaststellen_gevraagd.connect(self.stel_vast)
        self.vastgesteld.verder_gevraagd.connect(self.verder)
        p.afronden_gevraagd.connect(self.rond_af)
        p.doorschuiven_gevraagd.connect(self.schuif_door)
        p.heropenen_gevraagd.connect(self.heropen)
        p.notulen_vaststellen_gevraagd.connect(self.stel_notulen_vast)
        p.bekrachtigen_gevraagd.connect(self.bekrachtig)
        p.actie_gedaan.connect(self.werk_actie_bij)

    def _zet_breedtes(self) -> None:
        self.werk.schik(self)
        self.kop.schik(self.width() / thema().schaal)
        self.casus.zet_laag(self.werk.laag)

    def minimumSizeHint(self) -> QSize:
        """Far less than all parts beside each other: they give way, so the window never outgrows its screen."""
        return QSize(maat(640), maat(420))

    def resizeEvent(self, gebeurtenis: QResizeEvent) -> None:
        """Use the room of a large screen."""
        super().resizeEvent(gebeurtenis)
        self._zet_breedtes()

    # -- fetching --

    def ververs(self) -> None:
        """Fetch the item in front again; while one fetch is on its way, one more is enough."""
        if self._bezig:
            self._nog_eens = True
            return
        self._bezig = True

        def mis(_fout: Exception) -> bool:
            self._bezig = self._nog_eens = False
            return False

        self.omgeving.runner.vraag(
            vergaderqueries.vergadering, self.overleg_id, self.punt_id, van=self, klaar=self._neem, fout=mis
        )

    def _neem(self, nu: Vergadering) -> None:
        self._bezig = False
        if self._nog_eens:
            self._nog_eens = False
            self.ververs()
        if nu.blad is not None and self.punt_id is not None and nu.blad.punt.id != self.punt_id:
            if nu.overleg.punt(self.punt_id) is not None:
                return  # an answer about an item that was left meanwhile
            self.punt_id = nu.blad.punt.id
        self.toon(nu)

    def _voel(self) -> None:
        """Every two seconds: did another window change this overleg?"""
        if self.isVisible() and not self._bezig and self.nu is not None:
            self.omgeving.runner.vraag(
                queries.stand, self.overleg_id, van=self, klaar=self._gevoeld, fout=lambda _f: True
            )

    def _gevoeld(self, stand: Stand) -> None:
        if self.nu is not None and stand != self.nu.stand:
            self.ververs()

    def probeer_opnieuw(self) -> None:
        """Offer what could not be stored once more."""
        self.notulist.opnieuw()
        self.advies.opnieuw()

    # -- showing --

    def toon(self, nu: Vergadering) -> None:
        """Show what was fetched; what is being typed stays."""
        eerste, was = self.nu is None, self.blad
        self.nu = nu
        self.titel_gewijzigd.emit(nu.overleg.code)
        blad = nu.blad
        open_ = nu.overleg.status is OverlegStatus.OPEN
        self.houdt_wakker = open_ and self.omgeving.mag("overleg.leiden")
        self.kop.toon(nu.overleg, blad.quorum if blad is not None else None)
        self.agenda.toon(nu.overleg, blad.punt.id if blad is not None else None)
        if blad is None:
            return
        ander = self.punt_id != blad.punt.id
        self.punt_id = blad.punt.id
        is_casus = blad.casus is not None
        self.werk.toon(is_casus=is_casus)
        if blad.casus is not None:
            if was is None or was.punt.id != blad.punt.id:
                self.omgeving.runner.meld_inzage("casus", blad.punt.casus_id or 0)
            self.casus.toon(blad.casus)
            self.wegingen.laad(blad.punt.id, blad.criteria, self.weging.criteria.vuil())
            self.weging.toon(blad, open_=open_)
            self.advies.toon(blad)
            klaar = blad.punt.status is not PuntStatus.OPEN
            if self.midden.currentWidget() is self.punt or (klaar and self.stapel.currentIndex() == 0):
                self.midden.setCurrentWidget(self.casus)
        else:
            self.punt.toon(blad, open_=open_)
            self.midden.setCurrentWidget(self.punt)
        self.notulist.setVisible(self.midden.currentWidget() is not self.advies)
        self.notulist.toon(nu.overleg, blad)
        self.anoniem.volg()
        self.werk.schik(self)
        if eerste or ander:
            self._naar_tekst()
        self.tik()

    def _naar_deel(self, deel: str) -> None:
        """A tab was chosen: the focus goes where the work is."""
        if deel == WEGING:
            self.weging.naar_indrukken()
        elif deel == AGENDA:
            self.agenda.lijst.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.midden.currentIndex() == 1:
            self.advies.naar_begin()
        else:
            self._naar_tekst()

    def naar_weging(self, waar: str) -> None:
        """F2 and F3; where the weighing stands under a tab, that comes to the front."""
        if self.blad is not None and self.blad.casus is not None:
            self.werk.naar(WEGING)
        super().naar_weging(waar)

    def _naar_tekst(self) -> None:
        self.werk.naar(MIDDEN)
        doel = self.casus.rol if self.blad is not None and self.blad.casus is not None else self.punt.rol
        doel.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_casus(self) -> None:
        """Back from the draft to the text of the casus."""
        self.advies.spoel()
        self.stapel.setCurrentIndex(0)
        if self.blad is not None and self.blad.casus is not None:
            self.midden.setCurrentWidget(self.casus)
        self.notulist.setVisible(True)
        self._terugblad = None
        self._naar_tekst()
        self._zend()

    def toon_advieswerk(self) -> None:
        """To the draft of the advice."""
        if self.blad is None or self.blad.casus is None or self.blad.punt.status is not PuntStatus.OPEN:
            return
        self.notulist.spoel()
        self.weging.criteria.spoel()
        self.stapel.setCurrentIndex(0)
        self.midden.setCurrentWidget(self.advies)
        self.werk.naar(MIDDEN)
        self.notulist.setVisible(False)
        self._terugblad = None
        self.advies.naar_begin()
        self._zend()

    def toon_teruglezen(self, terug: tuple[PuntBlad, tuple[tuple[str, str], ...]]) -> None:
        """Show the read-back, here and on the beamer."""
        self._terugblad = terug
        self.teruglezen.toon(terug[0], terug[1], self.omgeving.actor.persoon_id)
        self.stapel.setCurrentWidget(self.teruglezen)
        self.teruglezen.naar_begin()
        self._zend()

    def toon_vastgesteld(self, nummer: str) -> None:
        """The calm after fixing."""
        volgende_id = self.agenda.volgende_open()
        punt = self.nu.overleg.punt(volgende_id) if self.nu is not None else None
        if punt is not None and self.blad is not None and punt.id == self.blad.punt.id:
            punt = None
        gehaald = self._terugblad is None or self._terugblad[0].quorum.gehaald
        onder = self.tr("Het staat nu vast.")
        if not gehaald:
            onder = self.tr("Het staat vast, onder voorbehoud van bekrachtiging in een volgend overleg.")
        self._terugblad = None
        self.stapel.setCurrentWidget(self.vastgesteld)
        self.vastgesteld.toon(nummer, onder, puntnaam(punt) if punt is not None else "")
        self._zend()

    def tik(self) -> None:
        """Every second: clocks here and on the beamer."""
        if self.nu is None:
            return
        nu, punt = self.omgeving.nu, self.blad.punt if self.blad is not None else None
        self.kop.tik(self.nu.overleg, punt, nu)
        self.agenda.tik()
        if self.beamer is not None:
            self._zend()
            if punt is not None:
                seconden = gebruikt(self.nu.overleg, punt, nu)
                te_lang = seconden > punt.minuten * 60
                tijd = f"{'▲ ' if te_lang else ''}{looptijd(seconden)} / {punt.minuten} min   {nu:%H:%M}"
                self.beamer.tik(tijd, te_lang)

    # -- beamer --

    def wissel_beamer(self) -> None:
        """F5: the beamer on or off."""
        if self.beamer is not None:
            self.beamer.close()
            return
        self.beamer = Beamer()
        self.beamer.gesloten.connect(self._beamer_weg)
        self._zend()
        self.tik()
        self.beamer.open_op_scherm(self.window())

    def _beamer_weg(self) -> None:
        if self.beamer is not None:
            self.beamer.deleteLater()
            self.beamer = None

    def _zend(self) -> None:
        if self.beamer is None or self.nu is None:
            return
        self.beamer.toon(maak_beeld(self.nu, self.casus.sectie, self._terugblad))

    def hideEvent(self, gebeurtenis: QHideEvent) -> None:
        """Leaving the meeting takes the beamer along."""
        super().hideEvent(gebeurtenis)
        if self.beamer is not None and not self.isVisibleTo(self.parentWidget() or self):
            self.beamer.close()

    # -- keys --

    def mag_weg(self) -> bool:
        """Save what was typed; then go."""
        self.notulist.spoel()
        self.advies.spoel()
        self.weging.criteria.spoel()
        return True

    def onbewaard(self) -> tuple[str, ...]:
        """What was typed here and could not be stored, by item."""
        if self.nu is None:
            return ()
        woorden = {VERSLAG: self.tr("verslag"), LEERPUNT: self.tr("leerpunt"), NOTITIE: self.tr("notitie")}
        delen = [(punt, woorden[vak]) for punt, vak in self.notulist.onbewaard()]
        delen += [(punt, self.tr("advies")) for punt in self.advies.onbewaard()]
        delen += [(punt, self.tr("reden bij een criterium")) for punt in self.weging.criteria.onbewaard()]
        namen = {p.id: puntnaam(p) for p in self.nu.overleg.punten}
        return tuple(f"{woord} ({namen[punt]})" if punt in namen else woord for punt, woord in delen)

    def naar_verslag(self) -> None:
        """F6: the box of the secretary; again folds it in."""
        if self.notulist.verslag.hasFocus():
            self.notulist.klap()
            self._naar_tekst()
        else:
            self._uit_advies()
            self.werk.naar(MIDDEN)
            self.notulist.kies(VERSLAG)

    def naar_actie(self) -> None:
        """F7: a new action."""
        self._uit_advies()
        self.werk.naar(MIDDEN)
        self.notulist.kies(ACTIES)

    def naar_notitie(self) -> None:
        """F9: the chair's own note."""
        if self.omgeving.mag("overleg.notitie"):
            self._uit_advies()
            self.werk.naar(MIDDEN)
            self.notulist.kies(NOTITIE)

    def _uit_advies(self) -> None:
        if self.stapel.currentIndex() == 0 and self.midden.currentWidget() is self.advies:
            self.toon_casus()

    def doe_hoofd(self) -> None:
        """Ctrl+Enter: the next step of this item."""
        if self.stapel.currentIndex() == 1:
            self.teruglezen.stel_vast()
        elif self.stapel.currentIndex() == 2:
            self.verder()
        elif self.midden.currentIndex() == 1:
            self.advies.lees_terug()
        elif self.midden.currentIndex() == 2:
            self.punt.doe_hoofd()
        elif self.blad is not None and self.blad.advies is not None:
            self.toon_advies(self.blad.advies.id)
        elif self.is_open:
            self.toon_advieswerk()

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """Figures for sections, page keys for items, E for the earlier advice, Escape one step back."""
        toets, tekst = gebeurtenis.key(), gebeurtenis.text()
        kaal = not (gebeurtenis.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        in_werk = self.stapel.currentIndex() == 0
        if kaal and in_werk and toets in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.naar_buur(1 if toets == Qt.Key.Key_PageDown else -1)
        elif kaal and in_werk and tekst.isascii() and tekst.isdigit() and tekst != "0":
            self.werk.naar(MIDDEN)
            self.casus.kies_sectie(int(tekst) - 1)
        elif kaal and in_werk and toets == Qt.Key.Key_E and self.casus.eerdere() is not None:
            self.casus.knop_eerder.click()
        elif kaal and in_werk and toets == Qt.Key.Key_L and self.blad is not None and self.blad.punt.casus_id:
            self._lijkt.doe()
        elif toets == Qt.Key.Key_Escape and in_werk:
            self._naar_tekst()
        else:
            super().keyPressEvent(gebeurtenis)
