"""Giving a request its coach, with how much is on each desk."""

from __future__ import annotations

from ui.doorbraak.blad import Blad
from ui.doorbraak.stapdeel import Handeling, Stapdeel, Werkplek
from ui.doorbraak.vragen import vraag_wissel
from ui.doorbraak.woorden import euro
from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.theme.theme import maat, thema
from ui.widgets.basis import Label
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.doorbraak.rijen import CoachRij


class Coachdeel(Stapdeel):
    """The coaches with their workload; who may not be coach of this request says why."""

    sleutel, titel, breed = "coach", "Coach", True

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        self._nu = Label("", "tussenkop", breekt=True)
        self.toewijzen: Handeling = self.handeling("Wijs toe", self._wijs_toe, "hoofd")
        self._uitleg = Label("Een aanvrager wordt nooit coach van de eigen aanvraag.", "stil", breekt=True)

        def telling(sleutel: str, titel: str, breedte: int, rol: str = "stil") -> Kolom[CoachRij]:
            return Kolom(
                sleutel,
                titel,
                lambda r: str(getattr(r, sleutel)),
                lambda r: getattr(r, sleutel),
                Uitlijning.RECHTS,
                breedte,
                rol=rol,
            )

        self.model: RijModel[CoachRij] = RijModel(
            [
                Kolom("naam", "Coach", lambda r: r.naam, lambda r: r.naam),
                telling("open", "Lopend", 88, "inkt"),
                telling("in_plan", "Plan tot besluit", 128),
                telling("in_uitvoering", "Uitvoering", 104),
                telling("in_nazorg", "Nazorg", 88),
                Kolom(
                    "plan_cent",
                    "In plannen",
                    lambda r: euro(r.plan_cent),
                    lambda r: r.plan_cent,
                    Uitlijning.RECHTS,
                    112,
                    rol="stil",
                ),
                Kolom("waarom", "", self._waarom, breedte=190, rol="stil"),
            ],
            sleutel=lambda r: r.id,
        )
        leeg = LegeStaat(
            "persoon", "Er is geen doorbraakcoach.", "Geef iemand de rol doorbraakcoach bij Inrichting, Mensen."
        )
        self.lijst = Lijst(self.model, "Coaches", leeg)
        self.lijst.zet_smal_weg({"in_plan": 820, "in_uitvoering": 820, "in_nazorg": 720, "plan_cent": 560})
        self.lijst.gekozen.connect(lambda _rij: self._zet_knop())
        self.lijst.geopend.connect(lambda _rij: self._wijs_toe() if self.toewijzen.knop.isEnabled() else None)
        for deel in (self._nu, self._uitleg, self.lijst, self.toewijzen):
            self.kolom.addWidget(deel)
        self.kolom.addStretch(1)
        self._meet()
        thema().gewijzigd.connect(self._meet)

    def _meet(self) -> None:
        rijen = max(3, min(9, len(self.model.rijen)))
        self.lijst.setFixedHeight(maat(40) * rijen + maat(39))

    def _waarom(self, coach: CoachRij) -> str:
        if self.blad is None:
            return ""
        f = self.blad.feiten
        if coach.id == f.coach_id:
            return "is de coach"
        if coach.id in self.blad.aanvragers:
            return "kan niet: vraagt zelf aan"
        return ""

    def toon(self, blad: Blad) -> None:
        """Show the desks, and who it is now."""
        super().toon(blad)
        f = blad.feiten
        self._nu.setText(f"{f.coach} is de coach" if f.coach else "Er is nog geen coach")
        self.model.ververs(blad.coaches)
        self.lijst.viewport().update()
        self._meet()
        if self.lijst.gekozen_rij() is None:
            vrij = [r for r in blad.coaches if not self._waarom(r)]
            if vrij:
                self.lijst.kies(min(vrij, key=lambda r: r.open).id)
        self._zet_knop()

    def _zet_knop(self) -> None:
        if self.blad is None:
            return
        f, gekozen = self.blad.feiten, self.lijst.gekozen_rij()
        redenen = list(self.blad.redenen("WijsCoachToe"))
        if not redenen and gekozen is None:
            redenen = ["Kies een coach."]
        elif not redenen and gekozen.id in self.blad.aanvragers:
            redenen = ["De aanvrager wordt nooit coach van de eigen aanvraag. Kies iemand anders."]
        elif not redenen and gekozen.id == f.coach_id:
            redenen = [f"{gekozen.naam} is al de coach."]
        naam = gekozen.naam if gekozen is not None else ""
        eerste = f.status in (AanvraagStatus.AANVRAAG, AanvraagStatus.ROUTE, AanvraagStatus.COACH)
        self.toewijzen.knop.setText(
            "Wijs toe" if not naam else f"Wijs toe aan {naam}" if eerste else f"Laat {naam} overnemen"
        )
        self.toewijzen.zet(redenen)

    def begin(self) -> None:
        """In the list."""
        self.lijst.setFocus()

    def _wijs_toe(self) -> None:
        gekozen = self.lijst.gekozen_rij()
        if gekozen is None or self.blad is None:
            return
        if self.blad.feiten.status is not AanvraagStatus.COACH:
            vraag_wissel(self, self.plek, gekozen.id, gekozen.naam)
            return
        self.doe(
            lambda b: c.WijsCoachToe(aanvraag_id=b.feiten.id, versie=b.feiten.versie, coach_id=gekozen.id),
            f"{gekozen.naam} is nu de coach.",
        )
