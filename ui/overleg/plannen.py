"""Planning an overleg: one form, filled with what the settings propose."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.overleg.vensters import pas_op_scherm, rolbaar
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.formulier import Formulier
from ui.widgets.getal_edit import TijdEdit
from ui.widgets.keuzelijst import Keuzelijst
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.instellingen import Instellingen, instellingen_op
from weegtafel.inrichting.rijen import PersoonRij
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.kernel.roles import Rol
from weegtafel.overleg.commands import PlanOverleg


def tijdveld(naam: str) -> TijdEdit:
    """A field for a time of day."""
    veld = TijdEdit()
    veld.setAccessibleName(naam)
    veld.setMaximumWidth(maat(120))
    return veld


class Overlegvelden(Formulier):
    """Date, times, place, chair and secretary."""

    def __init__(self, omgeving: Omgeving, ouder: QWidget | None = None) -> None:
        super().__init__(ouder=ouder)
        self.datum = DatumEdit(vandaag=lambda: omgeving.vandaag)
        self.begintijd, self.eindtijd = tijdveld(self.tr("Begin")), tijdveld(self.tr("Einde"))
        self.locatie, self.online_link = QLineEdit(), QLineEdit()
        self.online_link.setPlaceholderText("https://")
        self.voorzitter, self.secretaris = Keuzelijst(), Keuzelijst()
        tijden = QWidget()
        rij_ = QHBoxLayout(tijden)
        marges(rij_, tussen=8)
        rij_.addWidget(self.begintijd)
        rij_.addWidget(Label(self.tr("tot"), "stil"))
        rij_.addWidget(self.eindtijd)
        rij_.addStretch(1)
        tijden.setFocusProxy(self.begintijd)
        self.voeg_toe("datum", self.tr("Datum"), self.datum, verplicht=True)
        self.voeg_toe("eindtijd", self.tr("Tijd"), tijden)
        self.voeg_toe("locatie", self.tr("Plaats"), self.locatie)
        hulp = self.tr("Alleen als (ook) online wordt vergaderd.")
        self.voeg_toe("online_link", self.tr("Link voor online"), self.online_link, hulp)
        self.voeg_toe("voorzitter_id", self.tr("Voorzitter"), self.voorzitter, verplicht=True)
        self.voeg_toe("secretaris_id", self.tr("Secretaris"), self.secretaris, verplicht=True)
        dag = omgeving.vandaag
        omgeving.runner.vraag(inrichting.personen, dag, van=self, klaar=self._neem_personen)
        self._kies: tuple[int | None, int | None] = (omgeving.actor.persoon_id, None)

    def _neem_personen(self, rijen: tuple[PersoonRij, ...]) -> None:
        for veld, rol, eigen in (
            (self.voorzitter, Rol.VOORZITTER, self._kies[0]),
            (self.secretaris, Rol.SECRETARIS, self._kies[1]),
        ):
            keuzes = [(p.naam, p.id) for p in rijen if rol in p.rollen]
            veld.zet_keuzes(keuzes)
            ids = [i for _, i in keuzes]
            veld.zet_waarde(eigen if eigen in ids else ids[0] if ids else None)

    def zet_mensen(self, voorzitter_id: int, secretaris_id: int) -> None:
        """Choose chair and secretary, also when the lists are still on their way."""
        self._kies = (voorzitter_id, secretaris_id)
        self.voorzitter.zet_waarde(voorzitter_id)
        self.secretaris.zet_waarde(secretaris_id)

    def zet_tijden(self, begin: time, eind: time) -> None:
        """Show both times."""
        self.begintijd.zet_tijd(begin)
        self.eindtijd.zet_tijd(eind)

    def momenten(self) -> tuple[date, time, time] | None:
        """The date and both times; None, with a sentence beside the field, when one is missing or cannot be read."""
        fouten: dict[str, str] = {}
        gelezen: list[date | time] = []
        for veld, lees, leeg in (
            ("datum", self.datum.datum, self.tr("Vul een datum in.")),
            ("eindtijd", self.begintijd.tijd, self.tr("Vul in hoe laat het overleg begint.")),
            ("eindtijd", self.eindtijd.tijd, self.tr("Vul in hoe laat het overleg eindigt.")),
        ):
            try:
                waarde = lees()
            except ValueError as fout:
                fouten.setdefault(veld, str(fout))
                continue
            if waarde is None:
                fouten.setdefault(veld, leeg)
            else:
                gelezen.append(waarde)
        self.toon_fouten(fouten)
        return None if fouten else tuple(gelezen)  # type: ignore[return-value]  # a date and two times, in that order


def volgende_dag(vandaag: date, laatste: date | None) -> date:
    """A week after the last planned overleg, or the same weekday next week; never in the past."""
    voorstel = (laatste or vandaag) + timedelta(days=7)
    while voorstel <= vandaag:
        voorstel += timedelta(days=7)
    return voorstel


class Planvenster(QDialog):
    """``overleg_id`` is that of the new overleg after acceptance; ``casussen`` how many came onto it by themselves."""

    def __init__(
        self, omgeving: Omgeving, laatste: date | None, ouder: QWidget | None = None, *, plaats: str = ""
    ) -> None:
        """``laatste`` and ``plaats`` are the date and the place of the last overleg, which a new one follows."""
        super().__init__(ouder)
        self.overleg_id = 0
        self.casussen = 0
        self._omgeving = omgeving
        titel = self.tr("Plan overleg")
        self.setWindowTitle(titel)
        self.setAccessibleName(titel)
        pas_op_scherm(self, 560, 660)
        self.velden = Overlegvelden(omgeving)
        self.velden.datum.zet_datum(volgende_dag(omgeving.vandaag, laatste))
        self.velden.locatie.setText(plaats)
        self.melding = Label("", "let_op", breekt=True)
        self.melding.setVisible(False)
        laat = Knop(self.tr("Ga terug"))
        laat.clicked.connect(self.reject)
        self.knop = Knop(titel, "hoofd", hulp="Ctrl+Enter")
        self.knop.setShortcut("Ctrl+Return")
        self.knop.clicked.connect(self.plan)
        kolom = QVBoxLayout(self)
        marges(kolom, 24, 20, 24, 20, tussen=16)
        kolom.addWidget(Label(titel, "kop"))
        uitleg = self.tr(
            "Vorige notulen, openstaande acties, bekrachtigingen en casussen die zijn doorgeschoven of terugkomen, "
            "staan vanzelf op de agenda."
        )
        kolom.addWidget(Label(uitleg, "stil", breekt=True))
        kolom.addWidget(rolbaar(titel, self.velden), 1)
        kolom.addWidget(self.melding)
        kolom.addLayout(rij(None, laat, self.knop))
        self.velden.datum.setFocus()
        omgeving.runner.vraag(instellingen_op, omgeving.vandaag, van=self, klaar=self._neem_instellingen)

    def _neem_instellingen(self, i: Instellingen) -> None:
        self.velden.zet_tijden(i.begintijd, i.eindtijd)
        if not self.velden.locatie.text():
            self.velden.locatie.setText(i.locatie)

    def plan(self) -> None:
        """Plan it, or say beside the fields why not."""
        v = self.velden
        momenten = v.momenten()
        if momenten is None:
            return
        fouten = {
            veld: self.tr("Kies iemand.")
            for veld, keuze in (("voorzitter_id", v.voorzitter), ("secretaris_id", v.secretaris))
            if keuze.waarde() is None
        }
        if fouten:
            v.toon_fouten(fouten)
            return
        opdracht = PlanOverleg(
            datum=momenten[0],
            begintijd=momenten[1],
            eindtijd=momenten[2],
            locatie=v.locatie.text().strip(),
            online_link=v.online_link.text().strip(),
            voorzitter_id=v.voorzitter.waarde(),
            secretaris_id=v.secretaris.waarde(),
        )

        self.knop.setEnabled(False)  # one press plans one overleg, however often it is pressed

        def klaar(wat: Gewijzigd) -> None:
            self.overleg_id = wat.id
            self.casussen = wat.extra.get("casussen", 0)
            self.accept()

        def mislukt(mis: Exception) -> bool:
            self.knop.setEnabled(True)
            if not isinstance(mis, Regelovertreding):
                return False
            rest = v.toon_fouten(mis.velden)
            zinnen = rest + [z for z in mis.redenen if z not in mis.velden.values()]
            self.melding.setText("▲ " + " ".join(zinnen))
            self.melding.setVisible(bool(zinnen))
            return True

        self._omgeving.runner.voer_uit(opdracht, van=self, klaar=klaar, fout=mislukt)
