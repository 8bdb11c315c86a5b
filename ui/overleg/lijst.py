"""Every overleg: what goes on, what is planned, what has been."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.overleg.adviesvenster import LosAdvies
from ui.overleg.kiezers import Casuskiezer
from ui.overleg.plannen import Planvenster
from ui.overleg.vormen import klok, meegekomen, statusvorm
from ui.scherm import Omgeving, Scherm
from ui.theme import tokens
from ui.theme.theme import marges
from ui.widgets.basis import Knop
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.statuslabel import KLEUR
from weegtafel.kernel.clock import DAGEN, datum_voluit
from weegtafel.kernel.codes import OverlegStatus
from weegtafel.overleg import queries
from weegtafel.overleg.schermrijen import OverlegRij


def _status_icoon(rij: OverlegRij) -> tuple[str, str]:
    _, vorm = statusvorm(rij)
    return (vorm.icoon, KLEUR[vorm.toon])


def _aantal(rij: OverlegRij) -> str:
    if not rij.casussen:
        return "–"
    return f"{rij.adviezen} van {rij.casussen}" if rij.adviezen else str(rij.casussen)


class OverleggenScherm(Scherm):
    """The list of overleggen; Enter opens, Ctrl+N plans."""

    soorten = frozenset({"overleg", "advies", "notulen"})

    def __init__(self, omgeving: Omgeving, ouder: QWidget | None = None) -> None:
        super().__init__(omgeving, ouder)
        self._mag = omgeving.mag("overleg.plannen")
        self._rijen: RijModel[OverlegRij] = RijModel(
            (
                Kolom("code", self.tr("Overleg"), lambda r: r.code, lambda r: r.code, breedte=136),
                Kolom("datum", self.tr("Datum"), lambda r: datum_voluit(r.datum), lambda r: r.datum, breedte=176),
                Kolom(
                    "tijd",
                    self.tr("Tijd"),
                    lambda r: f"{DAGEN[r.datum.weekday()][:2]} {klok(r.begintijd)}–{klok(r.eindtijd)}",
                    breedte=144,
                    rol="stil",
                ),
                Kolom(
                    "status",
                    self.tr("Status"),
                    lambda r: statusvorm(r)[0],
                    lambda r: statusvorm(r)[0],
                    breedte=144,
                    icoon=_status_icoon,
                ),
                Kolom(
                    "casussen",
                    self.tr("Casussen"),
                    _aantal,
                    lambda r: r.casussen,
                    Uitlijning.RECHTS,
                    breedte=108,
                    toegankelijk=lambda r: f"{r.casussen} casussen, {r.adviezen} adviezen",
                ),
                Kolom("voorzitter", self.tr("Voorzitter"), lambda r: r.voorzitter, lambda r: r.voorzitter, rol="stil"),
            ),
            sleutel=lambda r: r.id,
            ouder=self,
        )
        leeg = LegeStaat(
            "overleg",
            self.tr("Er is nog geen overleg"),
            self.tr("Plan het eerste overleg. Daarna zet u er casussen op die gereed zijn."),
            self.tr("Plan overleg") if self._mag else "",
        )
        leeg.geklikt.connect(self.plan)
        self.lijst = Lijst(self._rijen, self.tr("Overleggen"), leeg)
        self.lijst.geopend.connect(self._open)
        self.kop = Paginakop(self.tr("Overleggen"))
        self.knop_spoed = Knop(self.tr("Spoedadvies"), "gewoon", "bliksem")
        self.knop_spoed.clicked.connect(self.geef_spoedadvies)
        self.knop_plan = Knop(self.tr("Plan overleg"), "hoofd", "plus", hulp="Ctrl+N")
        self.knop_plan.clicked.connect(self.plan)
        self.kop.voeg_actie_toe(self.knop_spoed)
        self.kop.voeg_actie_toe(self.knop_plan)
        self.knop_spoed.setVisible(omgeving.mag("advies.vaststellen"))
        self.knop_plan.setVisible(self._mag)
        kolom = QVBoxLayout(self)
        marges(kolom, tokens.RUIM, tokens.RUIM, tokens.RUIM, tokens.RUIM, tussen=tokens.GROEP)
        kolom.addWidget(self.kop)
        kolom.addWidget(self.lijst, 1)
        self.begin_bij(self.lijst)
        self._acties = [
            self._actie(self.tr("Plan overleg"), "Ctrl+N", self.plan, self._mag),
            self._actie(self.tr("Spoedadvies geven"), "", self.geef_spoedadvies, omgeving.mag("advies.vaststellen")),
        ]

    def _actie(self, tekst: str, toets: str, doe: object, mag: bool) -> QAction:
        actie = QAction(tekst, self)
        if toets:
            actie.setShortcut(QKeySequence(toets))
        actie.setEnabled(mag)
        actie.triggered.connect(doe)
        self.addAction(actie)
        return actie

    def acties(self) -> list[QAction]:
        """Plan, and give a spoedadvies."""
        return self._acties

    def ververs(self) -> None:
        """Fetch the list again."""
        self.omgeving.runner.vraag(queries.overleggen, van=self, klaar=self._toon)

    def _toon(self, rijen: tuple[OverlegRij, ...]) -> None:
        self._rijen.ververs(rijen)
        gepland = sum(r.status is OverlegStatus.GEPLAND and not r.vervallen for r in rijen)
        bezig = next((r.code for r in rijen if r.status is OverlegStatus.OPEN), "")
        zin = self.tr("{0} gepland, {1} in totaal.").format(gepland, len(rijen)) if rijen else ""
        self.kop.zet(self.tr("Overleggen"), (self.tr("{0} is nu bezig. ").format(bezig) if bezig else "") + zin)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()

    def _open(self, rij: OverlegRij) -> None:
        self.naar.emit("vergadering" if rij.status is OverlegStatus.OPEN else "overleg", rij.id)

    def plan(self) -> None:
        """Plan an overleg and go to it."""
        vorige = max(
            (r for r in self._rijen.rijen if not r.vervallen), key=lambda r: (r.datum, r.begintijd), default=None
        )
        datum, plaats = (None, "") if vorige is None else (vorige.datum, vorige.locatie)
        venster = Planvenster(self.omgeving, datum, self, plaats=plaats)
        if venster.exec():
            self.naar.emit("overleg", venster.overleg_id)
            if venster.casussen:
                self.omgeving.mond.meld("gelukt", meegekomen(venster.casussen))

    def geef_spoedadvies(self) -> None:
        """An advice between two overleggen, on a casus that is gereed."""
        rijen = Casuskiezer(
            self.omgeving,
            self.tr("Spoedadvies: kies de casus"),
            self.tr("Kies casus"),
            uitleg=self.tr("Een spoedadvies geldt onder voorbehoud, tot het volgende overleg het bekrachtigt."),
            meervoud=False,
            ouder=self,
        ).vraag()
        if rijen:
            venster = LosAdvies(self.omgeving, rijen[0].id, None, self)
            if venster.exec():
                self.omgeving.mond.meld("gelukt", self.tr("Spoedadvies {0} is vastgesteld.").format(venster.nummer))
