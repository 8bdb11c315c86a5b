"""The dialogs of one request: each asks what its act needs, and shows a refusal beside the field."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.doorbraak.blad import Blad
from ui.doorbraak.stapdeel import Werkplek
from ui.doorbraak.woorden import euro, kort, opsomming
from ui.formulierdialoog import Formulierdialoog
from ui.scherm import Omgeving
from ui.widgets.bedrag_edit import BedragEdit
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import queries
from weegtafel.doorbraak.codes import AanvraagStatus, Registersoort
from weegtafel.doorbraak.registerrijen import PotRij
from weegtafel.doorbraak.rijen import AanvraagFeiten, NazorgRij
from weegtafel.doorbraak.rules import verloop
from weegtafel.kernel.bedrag import naar_centen
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

REDEN_GRENS = 4_000


def _feiten(plek: Werkplek) -> AanvraagFeiten:
    """The request as it is stored now, after what is typed was stored."""
    plek.omgeving.runner.wacht()
    feiten: AanvraagFeiten = plek.omgeving.runner.vraag_nu(queries.aanvraag, plek.aanvraag_id)
    return feiten


def _vraag_tekst(
    ouder: QWidget, plek: Werkplek, kop: str, uitleg: str, doe: str, veld: tuple[str, str], maak: Any, zin: str
) -> None:
    dialoog = Formulierdialoog(ouder.window(), plek.omgeving, kop, uitleg, doe, maak)
    sleutel, label = veld
    dialoog.veld(sleutel, label, Tekstvak(regels=3, hoogste=8, grens=REDEN_GRENS), nodig="Schrijf in een paar woorden.")
    if dialoog.vraag() is not None:
        plek.omgeving.mond.meld("gelukt", zin)


def vraag_regulier(ouder: QWidget, plek: Werkplek) -> None:
    """How it was solved in the regular way."""
    f = _feiten(plek)
    _vraag_tekst(
        ouder,
        plek,
        f"{f.nummer} is regulier opgelost",
        "Er is geen doorbraak nodig. De aanvraag telt mee als opgelost en blijft leesbaar.",
        "Sluit af als opgelost",
        ("toelichting", "Hoe is het opgelost"),
        lambda w: c.LosRegulierOp(aanvraag_id=f.id, versie=f.versie, toelichting=w["toelichting"]),
        f"{f.nummer} is regulier opgelost.",
    )


def vraag_toch_coach(ouder: QWidget, plek: Werkplek) -> None:
    """Why a request goes on although a regular way can: on to a coach, or on with the coach that it has."""
    f = _feiten(plek)
    kan = opsomming([f"“{r.voorziening}”" for r in verloop.kan_zonder_waarom(f.route)])
    eerste = f.status is AanvraagStatus.ROUTE
    _vraag_tekst(
        ouder,
        plek,
        f"Toch een doorbraak voor {f.nummer}",
        f"Volgens de route kan {kan} regulier. Helpt dat genoeg, sluit de aanvraag dan af als regulier opgelost. Uw "
        "reden komt bij de route te staan.",
        "Vraag een coach" if eerste else "Leg de reden vast",
        ("toelichting", "Waarom is dat niet genoeg"),
        lambda w: c.SluitRouteAf(aanvraag_id=f.id, versie=f.versie, toelichting=w["toelichting"]),
        "De aanvraag wacht nu op een coach." if eerste else "De reden staat bij de reguliere route.",
    )


def vraag_intrekken(ouder: QWidget, plek: Werkplek) -> None:
    """Why a request is withdrawn."""
    f = _feiten(plek)
    _vraag_tekst(
        ouder,
        plek,
        f"{f.nummer} intrekken",
        "De aanvraag blijft leesbaar en houdt zijn nummer. Wat gereserveerd was, valt vrij.",
        "Trek de aanvraag in",
        ("reden", "Reden"),
        lambda w: c.TrekAanvraagIn(aanvraag_id=f.id, versie=f.versie, reden=w["reden"]),
        f"{f.nummer} is ingetrokken.",
    )


def vraag_herzien(ouder: QWidget, plek: Werkplek) -> None:
    """Why a decision is revised."""
    f = _feiten(plek)
    _vraag_tekst(
        ouder,
        plek,
        f"Besluit over {f.nummer} herzien",
        "De aanvraag gaat terug naar het plan. Tot er een nieuw besluit is, blijft het oude gelden.",
        "Herzie het besluit",
        ("reden", "Reden"),
        lambda w: c.HerzieBesluit(aanvraag_id=f.id, versie=f.versie, reden=w["reden"]),
        f"{f.nummer} staat weer op plan. Het oude besluit geldt tot er een nieuw besluit is.",
    )


def vraag_wissel(ouder: QWidget, plek: Werkplek, coach_id: int, coach: str) -> None:
    """Why another coach takes over."""
    f = _feiten(plek)
    _vraag_tekst(
        ouder,
        plek,
        f"{coach} neemt {f.nummer} over",
        f"{f.coach} was de coach en toetst dit plan daarom niet meer.",
        "Wissel van coach",
        ("reden", "Reden"),
        lambda w: c.WijsCoachToe(aanvraag_id=f.id, versie=f.versie, coach_id=coach_id, reden=w["reden"]),
        f"{coach} is nu de coach van {f.nummer}.",
    )


def vraag_afsluiten(ouder: QWidget, plek: Werkplek) -> None:
    """A last word when the aftercare ends."""
    f = _feiten(plek)

    def maak(w: dict[str, Any]) -> Opdracht:
        return c.SluitAanvraagAf(aanvraag_id=f.id, versie=f.versie, toelichting=w["toelichting"])

    dialoog = Formulierdialoog(
        ouder.window(), plek.omgeving, f"{f.nummer} afsluiten", "De nazorg eindigt hier.", "Sluit de aanvraag af", maak
    )
    dialoog.veld("toelichting", "Slotwoord", Tekstvak(regels=3, hoogste=8, grens=REDEN_GRENS), "Mag leeg blijven.")
    if dialoog.vraag() is not None:
        plek.omgeving.mond.meld("gelukt", f"{f.nummer} is afgesloten.")


def vraag_vervallen(ouder: QWidget, plek: Werkplek, moment: NazorgRij) -> None:
    """Why an evaluation will not take place."""
    _vraag_tekst(
        ouder,
        plek,
        f"Evaluatie van {datum_voluit(moment.datum)} laten vervallen",
        "",
        "Laat vervallen",
        ("reden", "Reden"),
        lambda w: c.LaatNazorgVervallen(aanvraag_id=plek.aanvraag_id, moment_id=moment.id, reden=w["reden"]),
        "De evaluatie is vervallen.",
    )


def vraag_evaluatiedag(ouder: QWidget, plek: Werkplek) -> None:
    """The day of another evaluation."""

    def maak(w: dict[str, Any]) -> Opdracht:
        return c.PlanNazorg(aanvraag_id=plek.aanvraag_id, datum=w["datum"])

    dialoog = Formulierdialoog(ouder.window(), plek.omgeving, "Plan een evaluatie", "", "Plan de evaluatie", maak)
    datum = DatumEdit(vandaag=lambda: plek.omgeving.vandaag)
    dialoog.veld("datum", "Dag", datum, "Bijvoorbeeld over drie maanden: +3m.", nodig="Kies een dag.")
    if dialoog.vraag() is not None:
        plek.omgeving.mond.meld("gelukt", "De evaluatie is gepland.")


_BOEKEN = (Registersoort.RESERVERING, Registersoort.BETALING, Registersoort.VRIJVAL, Registersoort.CORRECTIE)


class Boekdialoog(Formulierdialoog):
    """A line in the register: what it is, how much, which day, and what the ledger calls it."""

    def __init__(self, ouder: QWidget, plek: Werkplek, blad: Blad) -> None:
        super().__init__(
            ouder.window(), plek.omgeving, f"Boek een regel op {blad.feiten.nummer}",
            "Een regel wordt nooit gewijzigd of gewist; een fout herstelt u met een correctie.", "Boek de regel",
            self._opdracht,
        )  # fmt: skip
        self._plek = plek
        self.soort: Keuzelijst = Keuzelijst([(s.omschrijving.capitalize(), s) for s in _BOEKEN])
        self.soort.zet_waarde(Registersoort.BETALING if blad.feiten.besluit_cent else Registersoort.RESERVERING)
        self.regel: Keuzelijst = Keuzelijst(
            [(f"{r.id} · {kort(r.datum)} · {r.soort.omschrijving} {euro(r.bedrag_cent)} · {r.omschrijving}", r.id)
             for r in blad.register], leeg="Kies de regel",
        )  # fmt: skip
        self.richting: Keuzelijst = Keuzelijst([("Minder", -1), ("Meer", 1)])
        self.veld("soort", "Soort", self.soort)
        self.veld("corrigeert_id", "Welke regel corrigeert u", self.regel)
        self.veld("richting", "Minder of meer", self.richting)
        self.veld("bedrag_cent", "Bedrag", BedragEdit(), nodig="Vul een bedrag in.")
        datum = DatumEdit(blad.vandaag, vandaag=lambda: plek.omgeving.vandaag)
        self.veld("datum", "Datum", datum, nodig="Kies een dag.")
        self.veld("omschrijving", "Omschrijving", QLineEdit(), nodig="Schrijf op waarvoor deze regel is.")
        self.veld("kenmerk", "Kenmerk in het grootboek", QLineEdit(), "Zo vindt de controller de regel terug.")
        self.soort.gewijzigd.connect(lambda _waarde: self._pas_aan())
        self._pas_aan()

    def _pas_aan(self) -> None:
        correctie = self.soort.waarde() is Registersoort.CORRECTIE
        for veld in ("corrigeert_id", "richting"):
            self.formulier.toon_veld(veld, correctie)
        if self.isVisible():
            self._pas_hoogte()

    def waarden(self) -> dict[str, Any] | None:
        """The amount is read by its own rule."""
        bedrag = self.formulier.veld("bedrag_cent")
        assert isinstance(bedrag, BedragEdit)
        try:
            cent = naar_centen(bedrag.bedrag() or 0)  # type: ignore[arg-type]  # 0 is a whole number of euros too
        except ValueError as fout:
            self.toon({"bedrag_cent": str(fout)})
            return None
        uit = super().waarden()
        return None if uit is None else {**uit, "bedrag_cent": cent}

    def _opdracht(self, w: dict[str, Any]) -> Opdracht:
        correctie = w["soort"] is Registersoort.CORRECTIE
        return c.BoekRegel(
            aanvraag_id=self._plek.aanvraag_id,
            soort=w["soort"],
            bedrag_cent=w["bedrag_cent"] * (w["richting"] if correctie else 1),
            datum=w["datum"],
            omschrijving=w["omschrijving"],
            kenmerk=w["kenmerk"],
            corrigeert_id=w["corrigeert_id"] if correctie else None,
        )


def vraag_boeking(ouder: QWidget, plek: Werkplek, blad: Blad) -> None:
    """Add a line to the register."""
    if Boekdialoog(ouder, plek, blad).vraag() is not None:
        plek.omgeving.mond.meld("gelukt", "De regel is geboekt.")


def vraag_pot(ouder: QWidget, omgeving: Omgeving, pot: PotRij | None) -> Gewijzigd | None:
    """Set a period of the pot, or change its amount; None when nothing changed."""
    bedrag = BedragEdit()

    def maak(w: dict[str, Any]) -> Opdracht:
        return c.ZetPot(
            van=w["van"],
            tot=w["tot"],
            bedrag_cent=naar_centen(bedrag.bedrag() or 0),  # type: ignore[arg-type]  # 0 is whole euros too
            reden=w["reden"],
            potperiode_id=None if pot is None else pot.id,
            versie=0 if pot is None else pot.versie,
        )

    kop = "Nieuwe periode" if pot is None else "Budget van deze periode wijzigen"
    dialoog = Formulierdialoog(
        ouder.window(), omgeving, kop, "Het bedrag is de pot van de hele periode. De reden blijft erbij staan.",
        "Stel het budget vast", maak,
    )  # fmt: skip
    if pot is not None:
        from weegtafel.kernel.bedrag import uit_centen

        bedrag.zet_bedrag(uit_centen(pot.bedrag_cent))
    vandaag = lambda: omgeving.vandaag  # noqa: E731  # the clock of the program, asked anew each time
    dialoog.veld(
        "van", "Eerste dag", DatumEdit(None if pot is None else pot.van, vandaag=vandaag), nodig="Kies een dag."
    )
    dialoog.veld(
        "tot", "Laatste dag", DatumEdit(None if pot is None else pot.tot, vandaag=vandaag), nodig="Kies een dag."
    )
    dialoog.veld("bedrag_cent", "Bedrag", bedrag, nodig="Vul een bedrag in.")
    dialoog.veld(
        "reden",
        "Waar komt het bedrag vandaan",
        QLineEdit(),
        "Bijvoorbeeld een raadsbesluit.",
        nodig="Schrijf de reden.",
    )
    return dialoog.vraag()
