"""What the meeting screen does to the overleg: one method an act, each by one command."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.overleg.adviesvenster import toon_advies
from ui.overleg.kiezers import Casuskiezer
from ui.overleg.redenvraag import Redenvraag
from ui.overleg.vergadering.aanwezigheid import Aanwezigheidsvenster
from ui.overleg.vergadering.sluiten import Sluitvenster, vraag_doorschuifreden
from ui.overleg.vergadering.toetsen import TOETSEN
from ui.overleg.vergadering.wegingen import Wegingen
from ui.scherm import Omgeving, Scherm
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.sneltoetskaart import Sneltoetskaart
from weegtafel.anonimiteit.weigering import Herkenbaar
from weegtafel.kernel.codes import (
    ActieStatus,
    Bekrachtigingsbesluit,
    Criteriumoordeel,
    Oordeel,
    Oordeelmoment,
    OverlegStatus,
    PuntStatus,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.overleg import vergaderqueries
from weegtafel.overleg.commands import (
    BekrachtigAdvies,
    GeefIndruk,
    HefTerugtrekkingOp,
    HeropenPunt,
    Pauzeer,
    RondPuntAf,
    SchuifPuntDoor,
    StartPunt,
    StelAdviesVast,
    StelNotulenVast,
    TrekTerug,
    WerkActieBij,
    ZetOpAgenda,
)
from weegtafel.overleg.schermrijen import ActieBlad, PuntBlad, TafelRij, Vergadering

TERUGTREKREDENEN = (
    "Eigen organisatie brengt de casus in.",
    "Is zelf als hulpverlener betrokken.",
    "Kent het gezin persoonlijk.",
)


class Vergaderdaden(Scherm):
    """The acts; :class:`ui.overleg.vergadering.scherm.VergaderScherm` shows what they act on."""

    soorten = frozenset({"overleg", "advies", "actie", "casus", "notulen"})

    def __init__(self, omgeving: Omgeving, overleg_id: int, ouder: QWidget | None = None) -> None:
        super().__init__(omgeving, ouder)
        self.overleg_id = overleg_id
        self.punt_id: int | None = None
        self.nu: Vergadering | None = None
        self._terugblad: tuple[PuntBlad, tuple[tuple[str, str], ...]] | None = None
        self._acties: list[QAction] = []
        self.wegingen = Wegingen(omgeving, self)
        self.wegingen.opnieuw.connect(self.ververs)
        self.kop: Any
        self.agenda: Any
        self.notulist: Any
        self.advies: Any
        self.weging: Any
        self.teruglezen: Any
        self.anoniem: Any

    @property
    def blad(self) -> PuntBlad | None:
        """The item in front."""
        return self.nu.blad if self.nu is not None else None

    @property
    def is_open(self) -> bool:
        """Whether the overleg is going on."""
        return self.nu is not None and self.nu.overleg.status is OverlegStatus.OPEN

    def acties(self) -> list[QAction]:
        """The acts with their keys, for the palette and the menu."""
        return self._acties

    def _maak_acties(self) -> None:
        tabel: tuple[tuple[str, tuple[str, ...], Any], ...] = (
            (self.tr("Advies: volgende stap"), ("Ctrl+Return", "Ctrl+Enter"), self.doe_hoofd),
            (self.tr("Volgend punt"), ("Ctrl+Down",), lambda: self.naar_buur(1)),
            (self.tr("Vorig punt"), ("Ctrl+Up",), lambda: self.naar_buur(-1)),
            (self.tr("Oordeel per organisatie"), ("F2",), lambda: self.naar_weging("indrukken")),
            (self.tr("Criteria"), ("F3",), lambda: self.naar_weging("criteria")),
            (self.tr("Aanwezigheid"), ("F4",), self.toon_aanwezigheid),
            (self.tr("Beamer aan of uit"), ("F5",), self.wissel_beamer),
            (self.tr("Verslag"), ("F6",), self.naar_verslag),
            (self.tr("Nieuwe actie"), ("F7",), self.naar_actie),
            (self.tr("Pauze of verder"), ("F8",), self.pauzeer),
            (self.tr("Notitie van de voorzitter"), ("F9",), self.naar_notitie),
            (self.tr("Schuif dit punt door"), ("Ctrl+D",), self.schuif_door),
            (self.tr("Voeg een spoedcasus toe"), ("Ctrl+Shift+A",), self.voeg_spoed_toe),
            (self.tr("Sluit het overleg"), ("Ctrl+Shift+S",), self.sluit_overleg),
            (self.tr("Sneltoetsen van de vergadering"), ("F1",), self.toon_toetsen),
        )
        for tekst, toetsen, doe in tabel:
            actie = QAction(tekst, self)
            actie.setShortcuts([QKeySequence(t) for t in toetsen])
            actie.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            actie.triggered.connect(lambda _=False, d=doe: d())
            self._acties.append(actie)
            self.addAction(actie)
        self._acties += self.anoniem.balk.hecht_aan(self)

    # -- what the screen itself fills in --

    def doe_hoofd(self) -> None:
        """The next step of this item."""
        raise NotImplementedError

    def wissel_beamer(self) -> None:
        """The beamer on or off."""
        raise NotImplementedError

    def naar_verslag(self) -> None:
        """To the box of the secretary."""
        raise NotImplementedError

    def naar_actie(self) -> None:
        """To a new action."""
        raise NotImplementedError

    def naar_notitie(self) -> None:
        """To the chair's own note."""
        raise NotImplementedError

    def toon_casus(self) -> None:
        """To the text of the casus."""
        raise NotImplementedError

    def toon_teruglezen(self, terug: tuple[PuntBlad, tuple[tuple[str, str], ...]]) -> None:
        """To the read-back."""
        raise NotImplementedError

    def toon_vastgesteld(self, nummer: str) -> None:
        """To the calm after fixing."""
        raise NotImplementedError

    # -- doing --

    def doe(self, opdracht: Opdracht, klaar: Any = None) -> None:
        """Do one act; the window says it when it is refused, and what is shown is fetched again."""

        def fout(_mis: Exception) -> bool:
            self.ververs()
            return False

        self.omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar, fout=fout)

    def bekijk(self, punt_id: int) -> None:
        """Look at an item; its time does not start."""
        if punt_id != self.punt_id:
            self.mag_weg()
            self.toon_casus()
            self.punt_id = punt_id
            self.ververs()

    def start(self, punt_id: int) -> None:
        """Look at an item and let its time run, when it has no outcome yet."""
        self.bekijk(punt_id)
        punt = self.nu.overleg.punt(punt_id) if self.nu is not None else None
        loopt = self.nu is not None and self.nu.overleg.actief_punt_id == punt_id and self.nu.overleg.actief_sinds
        if punt is not None and self.is_open and punt.status is PuntStatus.OPEN and not loopt:
            self.doe(StartPunt(punt_id=punt_id))

    def naar_buur(self, stap: int) -> None:
        """To the next (1) or previous (-1) item."""
        punt_id = self.agenda.buur(stap)
        if punt_id is not None:
            self.start(punt_id)

    def verder(self) -> None:
        """After an outcome: to the next item without one."""
        volgende = self.agenda.volgende_open()
        self.toon_casus()
        if volgende is not None:
            self.start(volgende)

    def pauzeer(self) -> None:
        """Stop the time, or let it run on."""
        if not self.is_open or self.nu is None:
            return
        o = self.nu.overleg
        if o.actief_sinds is not None:
            self.doe(Pauzeer(overleg_id=self.overleg_id))
        else:
            punt = o.punt(o.actief_punt_id or self.punt_id)
            if punt is not None and punt.status is PuntStatus.OPEN:
                self.doe(StartPunt(punt_id=punt.id))
            else:
                self.verder()

    def naar_weging(self, waar: str) -> None:
        """F2 and F3: the judgements, or the criteria."""
        if self.blad is None or self.blad.casus is None:
            return
        if waar == "indrukken":
            self.weging.naar_indrukken()
        else:
            self.weging.naar_criteria()

    def geef_oordeel(self, organisatie_id: int, moment: Oordeelmoment, oordeel: Oordeel | None) -> None:
        """One judgement of one organisation."""
        if self.punt_id is not None and self.is_open:
            self.doe(GeefIndruk(punt_id=self.punt_id, organisatie_id=organisatie_id, moment=moment, oordeel=oordeel))

    def trek_terug(self, rij: TafelRij) -> None:
        """Recuse with a reason, or take that back."""
        if self.punt_id is None or not self.is_open:
            return
        if rij.teruggetrokken is not None:
            vraag = Bevestiging(
                self.tr("{0} doet weer mee?").format(rij.naam),
                self.tr("Reden van terugtrekking was: {0}").format(rij.teruggetrokken),
                self.tr("Laat weer meedoen"),
                self.tr("Blijft teruggetrokken"),
                ouder=self,
            )
            if vraag.vraag() and self.punt_id is not None:
                self.doe(HefTerugtrekkingOp(punt_id=self.punt_id, organisatie_id=rij.id))
            self.weging.indrukken.setFocus()
            return
        reden = Redenvraag(
            self.tr("{0} trekt zich terug").format(rij.naam),
            self.tr("De organisatie doet bij dit punt niet mee. Dat telt voor het quorum en staat in de notulen."),
            self.tr("Trek terug"),
            voorzetten=TERUGTREKREDENEN,
            ouder=self,
        ).vraag()
        if reden is not None and self.punt_id is not None:
            self.doe(TrekTerug(punt_id=self.punt_id, organisatie_id=rij.id, reden=reden))
        self.weging.indrukken.setFocus()

    def weeg(self, criterium_id: int, oordeel: Criteriumoordeel | None, reden: str) -> None:
        """What the table finds on one criterion."""
        if self.punt_id is not None and self.is_open:
            self.wegingen.bewaar(self.punt_id, criterium_id, oordeel, reden)

    def lees_terug(self) -> None:
        """Save what was typed, fetch it as it is stored, and show that to be read back."""
        self.mag_weg()
        punt_id = self.punt_id
        if punt_id is None or not self.anoniem.mag_teruglezen():
            return

        # The second reader takes its time; whoever went on to another item meanwhile fixes nothing of this one.
        def klaar(terug: Any) -> None:
            if self.punt_id == punt_id:
                self.toon_teruglezen(terug)

        def fout(mis: Exception) -> bool:
            return isinstance(mis, Herkenbaar) and (self.punt_id != punt_id or self.anoniem.weigering(mis))

        self.omgeving.runner.vraag(vergaderqueries.teruglezen, punt_id, van=self, klaar=klaar, fout=fout)

    def stel_vast(self, bevestiger_id: int) -> None:
        """Fix the advice that was read back."""
        if self._terugblad is None:
            return
        blad = self._terugblad[0]

        def klaar(wat: Gewijzigd) -> None:
            self.toon_vastgesteld(wat.nummer)

        def fout(mis: Exception) -> bool:
            if isinstance(mis, Herkenbaar):
                return self.anoniem.weigering(mis)  # type: ignore[no-any-return]  # the screen fills it in
            if isinstance(mis, Regelovertreding):
                self.teruglezen.meld(list(mis.redenen))
                return True
            self.teruglezen.meld([])
            return False

        self.omgeving.runner.voer_uit(
            StelAdviesVast(punt_id=blad.punt.id, concept_versie=blad.concept.versie, bevestigd_door_id=bevestiger_id),
            van=self,
            klaar=klaar,
            fout=fout,
        )

    def toon_advies(self, advies_id: int) -> None:
        """Show a fixed advice; it can be corrected from there."""
        nummer = toon_advies(self.omgeving, advies_id, self)
        if nummer:
            self.omgeving.mond.meld("gelukt", self.tr("Herzien advies {0} is vastgesteld.").format(nummer))

    def rond_af(self) -> None:
        """This item is dealt with; on to the next."""
        if self.punt_id is not None and self.is_open:
            self.notulist.spoel()
            self.doe(RondPuntAf(punt_id=self.punt_id), lambda _w: self.verder())

    def schuif_door(self) -> None:
        """Carry this item over, with the reason."""
        if self.blad is None or not self.is_open or self.blad.punt.status is not PuntStatus.OPEN:
            return
        self.mag_weg()
        punt = self.blad.punt
        reden = vraag_doorschuifreden(punt, self)
        if reden is not None:
            self.doe(SchuifPuntDoor(punt_id=punt.id, reden=reden), lambda _w: self.verder())

    def heropen(self) -> None:
        """Take the outcome of this item back."""
        if self.punt_id is not None:
            self.doe(HeropenPunt(punt_id=self.punt_id))

    def stel_notulen_vast(self) -> None:
        """Establish the minutes of an earlier overleg; asked once."""
        if self.blad is None or self.blad.notulen is None or self.punt_id is None:
            return
        n = self.blad.notulen
        vraag = Bevestiging(
            self.tr("Notulen {0} vaststellen?").format(n.documentnummer),
            self.tr("Daarna zijn ze voorgoed vergrendeld. Een fout wordt dan in de volgende notulen rechtgezet."),
            self.tr("Stel notulen vast"),
            self.tr("Nog niet"),
            ouder=self,
        )
        if vraag.vraag():
            self.notulist.spoel()
            self.doe(
                StelNotulenVast(punt_id=self.punt_id, notulen_id=n.id, versie=n.versie), lambda _w: self._na_notulen()
            )

    def _na_notulen(self) -> None:
        self.omgeving.mond.meld("gelukt", self.tr("De notulen zijn vastgesteld."))

    def bekrachtig(self, ja: bool) -> None:
        """Decide on an advice under voorbehoud."""
        if self.blad is None or self.blad.advies is None or self.punt_id is None:
            return
        nummer = self.blad.advies.nummer
        if ja:
            vraag = Bevestiging(
                self.tr("Advies {0} bekrachtigen?").format(nummer),
                self.tr("{0} Het voorbehoud vervalt.").format(self.blad.quorum.zin),
                self.tr("Bekrachtig advies"),
                self.tr("Nog niet"),
                ouder=self,
            )
            toelichting = "" if vraag.vraag() else None
        else:
            toelichting = Redenvraag(
                self.tr("Advies {0} niet bekrachtigen?").format(nummer),
                self.tr("Het advies vervalt en de casus komt opnieuw op tafel."),
                self.tr("Bekrachtig niet"),
                gevaar=True,
                ouder=self,
            ).vraag()
        if toelichting is not None:
            besluit = Bekrachtigingsbesluit.BEKRACHTIGD if ja else Bekrachtigingsbesluit.NIET_BEKRACHTIGD
            self.doe(BekrachtigAdvies(punt_id=self.punt_id, besluit=besluit, toelichting=toelichting))

    def werk_actie_bij(self, actie: ActieBlad, status: ActieStatus) -> None:
        """An open action is done, dropped, or open again."""
        self.doe(WerkActieBij(actie_id=actie.id, versie=actie.versie, status=status))

    def voeg_spoed_toe(self) -> None:
        """Put a casus that is gereed on the open agenda."""
        if not self.is_open:
            return
        rijen = Casuskiezer(
            self.omgeving,
            self.tr("Spoedcasus toevoegen"),
            self.tr("Zet op de agenda"),
            uitleg=self.tr("De casus komt vóór de rondvraag op de agenda van nu."),
            ouder=self,
        ).vraag()
        for rij in rijen:
            self.doe(ZetOpAgenda(overleg_id=self.overleg_id, casus_id=rij.id))

    def toon_aanwezigheid(self) -> None:
        """Who is here, and from when."""
        if self.nu is not None:
            Aanwezigheidsvenster(self.omgeving, self.overleg_id, self.punt_id, self).exec()

    def sluit_overleg(self) -> None:
        """Close, or see what still stands in the way."""
        if not self.is_open:
            return
        self.mag_weg()
        venster = Sluitvenster(self.omgeving, self.overleg_id, self)
        venster.open_punt.connect(self.start)
        if venster.exec():
            self.naar.emit("overleg", self.overleg_id)

    def toon_toetsen(self) -> None:
        """F1: every key of this screen."""
        kaart = Sneltoetskaart(self.window(), TOETSEN, self.tr("Sneltoetsen van de vergadering"))
        kaart.gesloten.connect(kaart.deleteLater)
        kaart.open()

    def wissel_volledig(self) -> None:
        """Full screen on and off."""
        venster = self.window()
        if venster.isFullScreen():
            venster.showNormal()
        else:
            venster.showFullScreen()
