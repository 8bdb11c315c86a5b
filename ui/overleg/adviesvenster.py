"""An advice outside the draft of an item: a herzien advies with its reason, or a spoedadvies between overleggen."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.overleg.adviesblad import Adviesvenster
from ui.overleg.adviesvelden import Adviesvelden
from ui.overleg.anoniem import hecht_los_aan
from ui.overleg.rolvlak import Rolvlak
from ui.overleg.schrijfvak import Schrijfvak
from ui.overleg.vensters import pas_op_scherm
from ui.overleg.zinnen import vraag_zin
from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.formulier import Formulier
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.anonimiteit.weigering import Herkenbaar
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.overleg import schermcasus, vergaderqueries
from weegtafel.overleg.commands import GeefSpoedadvies, HerzieAdvies
from weegtafel.overleg.schermrijen import AdviesBlad, Bevestigerrij, CasusBlad


class LosAdvies(QDialog):
    """``advies`` set: correct that advice, with a reason. Otherwise: a spoedadvies on the casus.

    After acceptance ``nummer`` is the number of the new advice.
    """

    def __init__(
        self, omgeving: Omgeving, casus_id: int, advies: AdviesBlad | None = None, ouder: QWidget | None = None
    ) -> None:
        super().__init__(ouder)
        self.nummer = ""
        self._omgeving, self._advies, self._casus_id = omgeving, advies, casus_id
        self._versie = 0
        spoed = advies is None
        self._titel = self.tr("Spoedadvies") if advies is None else self.tr("{0} herzien").format(advies.nummer)
        self.setWindowTitle(self._titel)
        self.setAccessibleName(self._titel)
        pas_op_scherm(self, 760, 640)
        self.onder = Label("", "stil", breekt=True)
        uitleg = self.tr("Het eerste advies blijft leesbaar. Het herziene advies komt ervoor in de plaats.")
        if spoed:
            uitleg = self.tr("Dit advies geldt onder voorbehoud. Het volgende overleg bekrachtigt het, of niet.")
        self.reden, self.bevestiger = Tekstvak(regels=2, hoogste=6), Keuzelijst(leeg=self.tr("Kies wie bevestigt"))
        boven = self._boven = Formulier()
        self.beneden = Formulier()
        if not spoed:
            boven.voeg_toe("reden", self.tr("Waarom wordt het advies herzien"), self.reden, verplicht=True)
        self.velden = Adviesvelden(omgeving)
        self.velden.zinnen_gevraagd.connect(self._vraag_zin)
        self.beneden.voeg_toe(
            "bevestigd_door_id",
            self.tr("Bevestigd door"),
            self.bevestiger,
            self.tr("Iemand anders dan wie vaststelt, nadat het advies is voorgelezen."),
            verplicht=True,
        )
        rol = Rolvlak(self._titel)
        inhoud = QWidget()
        kolom_in = QVBoxLayout(inhoud)
        marges(kolom_in, 2, 2, 20, 16, tussen=16)
        if not spoed:
            kolom_in.addWidget(boven)
        kolom_in.addWidget(self.velden)
        kolom_in.addWidget(self.beneden)
        kolom_in.addStretch(1)
        rol.setWidget(inhoud)
        self.melding = Label("", "let_op", breekt=True)
        self.melding.setVisible(False)
        laat = Knop(self.tr("Ga terug"))
        laat.clicked.connect(self.reject)
        self.knop = Knop(self.tr("Stel advies vast"), "hoofd", "hangslot", hulp="Ctrl+Enter")
        self.knop.setShortcut("Ctrl+Return")
        self.knop.clicked.connect(self.stel_vast)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 8, 20, tussen=12)
        kolom.addWidget(Label(self._titel, "kop"))
        kolom.addWidget(self.onder)
        kolom.addWidget(Label(uitleg, "stil", breekt=True))
        kolom.addWidget(rol, 1)
        kolom.addWidget(self.melding)
        kolom.addLayout(rij(None, laat, self.knop))
        self.naloper = hecht_los_aan(self, omgeving, kolom, 3, casus_id, self.velden, None if spoed else self.reden)
        vraag = omgeving.runner.vraag
        vraag(schermcasus.casusblad, casus_id, van=self, klaar=self._neem_casus)
        vraag(
            vergaderqueries.losse_bevestigers,
            omgeving.vandaag,
            casus_id,
            None if self._advies is None else self._advies.id,
            van=self,
            klaar=self._neem_bevestigers,
        )

    def _neem_casus(self, casus: CasusBlad) -> None:
        self._versie = casus.versie
        self.onder.setText(f"{casus.nummer} · {casus.inbrenger} · {casus.gevraagd} · {casus.omvang}")
        self.velden.zet(self._advies.waarden if self._advies is not None else {}, casus.waarden)
        if self._advies is not None:
            self.reden.setFocus()
        else:
            self.velden.soortkeuze.naar()

    def _neem_bevestigers(self, rijen: tuple[Bevestigerrij, ...]) -> None:
        zelf = self._omgeving.actor.persoon_id
        self.bevestiger.zet_keuzes(
            (f"{b.naam}, {b.organisatie}" if b.organisatie else b.naam, b.id)
            for b in rijen
            if b.id != zelf and not b.schreef_mee
        )

    def _vraag_zin(self, vak: Schrijfvak) -> None:
        vraag_zin(self._omgeving, vak, frozenset({vak.zinsoort}), self.velden.soortkeuze.soort())

    def stel_vast(self) -> None:
        """Fix the advice, or say beside the fields what is missing."""
        self.velden.spoel()
        inhoud = self.velden.invoer()
        wie = self.bevestiger.waarde()
        if inhoud is None:
            self._meld([self.tr("Kies eerst welk advies het wordt.")])
            return
        onleesbaar = self.velden.leesfouten()
        if onleesbaar:
            self.velden.formulier.toon_fouten(onleesbaar)
            self._meld([])
            return
        if wie is None:
            self.beneden.toon_fouten({"bevestigd_door_id": self.tr("Kies wie dit advies bevestigt.")})
            return
        opdracht: Opdracht
        if self._advies is not None:
            reden = self.reden.tekst()
            opdracht = HerzieAdvies(advies_id=self._advies.id, reden=reden, inhoud=inhoud, bevestigd_door_id=wie)
        else:
            opdracht = GeefSpoedadvies(
                casus_id=self._casus_id, versie=self._versie, inhoud=inhoud, bevestigd_door_id=wie
            )
        self.knop.setEnabled(False)

        def klaar(wat: Gewijzigd) -> None:
            self.nummer = wat.nummer
            self.accept()

        def fout(mis: Exception) -> bool:
            self.knop.setEnabled(True)
            if not isinstance(mis, Regelovertreding):
                return False
            rest = self.velden.formulier.toon_fouten(mis.velden)
            rest = [z for z in rest if z in self._boven.toon_fouten(mis.velden)]
            self.beneden.toon_fouten(mis.velden)
            self._meld([z for z in mis.redenen if z not in mis.velden.values() or z in rest])
            for plek in mis.vindplaatsen[:1] if isinstance(mis, Herkenbaar) else ():
                self.naloper.spring(plek.onderwerp, plek.onderwerp_id, plek.veld)
            return True

        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar, fout=fout)

    def _meld(self, zinnen: list[str]) -> None:
        self.melding.setText("▲ " + " ".join(zinnen or [self.tr("Vul eerst aan wat hierboven staat.")]))
        self.melding.setVisible(True)


def toon_advies(omgeving: Omgeving, advies_id: int, ouder: QWidget) -> str:
    """Show a fixed advice; when the user corrects it, the number of the herzien advies, else nothing."""
    venster = Adviesvenster(omgeving, advies_id, ouder)
    keuze: list[AdviesBlad] = []
    venster.herzien_gevraagd.connect(keuze.append)
    venster.exec()
    if not keuze:
        return ""
    los = LosAdvies(omgeving, keuze[0].casus_id, keuze[0], ouder)
    return los.nummer if los.exec() == QDialog.DialogCode.Accepted else ""
