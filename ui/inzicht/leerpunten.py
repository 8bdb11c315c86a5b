"""From what was learned to what the table agreed on: leerpunten in groups, and the werkafspraken made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from ui.inzicht.bewaren import tabelknop, van_model
from ui.inzicht.deel import Inzichtdeel
from ui.inzicht.leerdialogen import Afspraakdialoog, Groepdialoog, Indeeldialoog, Intrekdialoog, Versiesvenster
from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.scherm import Omgeving
from ui.theme.theme import maat
from ui.widgets.basis import Knop, Label, rij
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from weegtafel.inrichting import queries as inrichting
from weegtafel.inzicht import leerpuntqueries
from weegtafel.inzicht.leerpuntqueries import GroepRij, LeerpuntRij, WerkafspraakRij
from weegtafel.kernel.clock import datum_voluit

HOOGTE = 40 * 5


@dataclass(frozen=True, slots=True)
class Leerbeeld:
    """What this part shows; ``criteria`` is code to name of every criterion of now."""

    leerpunten: tuple[LeerpuntRij, ...]
    groepen: tuple[GroepRij, ...]
    afspraken: tuple[WerkafspraakRij, ...]
    criteria: dict[str, str]


def haal_leer(sessie: Any, vandaag: date) -> Leerbeeld:
    """All of it in one visit."""
    versie = inrichting.criteriumversie_op(sessie, vandaag)
    return Leerbeeld(
        leerpuntqueries.leerpunten(sessie),
        leerpuntqueries.groepen(sessie),
        leerpuntqueries.werkafspraken(sessie, alles=True),
        {c.code: c.naam for c in inrichting.criteria(sessie, versie.id)},
    )


def _omvang(g: GroepRij) -> str:
    delen = [f"{g.leerpunten} leerpunt{'' if g.leerpunten == 1 else 'en'}"]
    if g.knelpunten:
        delen.append(f"{g.knelpunten} knelpunt{'' if g.knelpunten == 1 else 'en'}")
    return ", ".join(delen)


class Leerpuntdeel(Inzichtdeel):
    """Three lists from raw to agreed, each with its acts under it."""

    titel = "Leerpunten"
    uitleg = "Van wat de tafel leerde naar een afspraak bij een criterium."

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.beeld = Leerbeeld((), (), (), {})
        self.tabelknoppen: list[Knop] = []
        self.afspraken: RijModel[WerkafspraakRij] = RijModel(
            [
                Kolom("code", "Nummer", lambda a: a.code, breedte=110),
                Kolom("titel", "Afspraak", lambda a: a.titel, hulp=lambda a: a.tekst),
                Kolom("criterium", "Bij criterium", self._bij, breedte=180, rol="stil"),
                Kolom(
                    "stand", "Stand", lambda a: f"versie {a.nummer}" if a.geldt else "ingetrokken", breedte=120,
                    icoon=lambda a: ("vorm-cirkel", "goed") if a.geldt else ("vorm-streep", "stil"),
                ),
                Kolom("datum", "Sinds", lambda a: datum_voluit(a.datum), lambda a: a.datum, breedte=150),
            ],
            sleutel=lambda a: a.code,
        )  # fmt: skip
        self.groepen: RijModel[GroepRij] = RijModel(
            [
                Kolom("naam", "Groep", lambda g: g.naam),
                Kolom("criterium", "Criterium", lambda g: self._criterium(g.criteriumcode), breedte=210, rol="stil"),
                Kolom(
                    "omvang", "Omvang", _omvang, lambda g: g.leerpunten + g.knelpunten, uitlijning=Uitlijning.RECHTS,
                    breedte=190,
                ),
                Kolom("afspraak", "Werkafspraak", lambda g: g.werkafspraak or "nog niet", breedte=130, rol="stil"),
            ],
            sleutel=lambda g: g.id,
        )  # fmt: skip
        self.leerpunten: RijModel[LeerpuntRij] = RijModel(
            [
                Kolom("tekst", "Leerpunt of knelpunt", lambda p: p.tekst, hulp=lambda p: p.tekst),
                Kolom("herkomst", "Uit", lambda p: p.herkomst, breedte=125),
                Kolom("groep", "Groep", lambda p: self._groep(p.groep_id), breedte=140, rol="stil"),
                Kolom("datum", "Datum", lambda p: datum_voluit(p.datum), lambda p: p.datum, breedte=150, rol="stil"),
            ],
            sleutel=lambda p: (p.advies_id, p.knelpunt_id),
        )
        mag = omgeving.mag("inzicht.werkafspraak")
        self.afsprakenlijst = self._sectie(
            "Werkafspraken", self.afspraken,
            LegeStaat("vinkje", "Er zijn nog geen werkafspraken.", "Maak er een van een groep leerpunten."),
            (("Nieuwe versie", "potlood", self._wijzig), ("Trek in", "kruis", self._trek_in),
             ("Bekijk de versies", "geschiedenis", self._versies)),
            mag,
        )  # fmt: skip
        self.groepenlijst = self._sectie(
            "Groepen", self.groepen,
            LegeStaat("map", "Er zijn nog geen groepen.", "Zet leerpunten die hetzelfde zeggen bij elkaar."),
            (("Maak er een werkafspraak van", "vinkje", self._maak_afspraak), ("Nieuwe groep", "plus", self._nieuw),
             ("Wijzig de groep", "potlood", self._wijzig_groep)),
            mag,
        )  # fmt: skip
        self.leerpuntenlijst = self._sectie(
            "Leerpunten en knelpunten", self.leerpunten,
            LegeStaat("informatie", "Er is nog geen leerpunt vastgelegd.", "Schrijf het bij een advies op."),
            (("Deel in", "map", self._deel_in), ("Open de herkomst", "casus", self._open)),
            mag,
        )  # fmt: skip
        self.meer = Label(f"Hier staan de nieuwste {leerpuntqueries.HOOGSTENS}.", "klein")
        self.meer.hide()
        self.kolom.addWidget(self.meer)
        self.leerpuntenlijst.geopend.connect(lambda _rij: self._deel_in())
        self.kolom.addStretch(1)

    def _sectie(self, kop: str, model: RijModel[Any], leeg: LegeStaat, knoppen: Any, mag: bool) -> Lijst:
        lijst = Lijst(model, kop, leeg)
        lijst.setFixedHeight(maat(HOOGTE))
        self.kolom.addWidget(Label(kop, "tussenkop"))
        self.kolom.addWidget(lijst)
        gemaakt = []
        for tekst, icoon, doe in knoppen:
            knop = Knop(tekst, icoon=icoon)
            knop.clicked.connect(partial(self._druk, doe))
            if not mag and doe not in (self._versies, self._open):
                knop.setEnabled(False)
                knop.setToolTip("Een werkafspraak maakt een secretaris of voorzitter.")
            gemaakt.append(knop)
        gemaakt.append(tabelknop(self, self.omgeving, lambda: kop, lambda: van_model(model)))
        self.tabelknoppen.append(gemaakt[-1])
        self.kolom.addLayout(rij(*gemaakt, None))
        return lijst

    @staticmethod
    def _druk(doe: Any, _aan: bool = False) -> None:
        doe()

    def _criterium(self, code: str) -> str:
        return self.beeld.criteria.get(code, code) or "–"

    def _bij(self, afspraak: WerkafspraakRij) -> str:
        return self._criterium(afspraak.criteriumcode)

    def _groep(self, groep_id: int | None) -> str:
        return next((g.naam for g in self.beeld.groepen if g.id == groep_id), "nog niet ingedeeld")

    def ververs(self) -> None:
        """Fetch what was learned and agreed."""
        self.omgeving.runner.vraag(haal_leer, self.omgeving.vandaag, van=self, klaar=self._toon)

    def _toon(self, beeld: Leerbeeld) -> None:
        self.beeld = beeld
        self.afspraken.ververs(beeld.afspraken)
        self.groepen.ververs(beeld.groepen)
        self.leerpunten.ververs(beeld.leerpunten)
        self.meer.setVisible(len(beeld.leerpunten) == leerpuntqueries.HOOGSTENS)
        for lijst in (self.afsprakenlijst, self.groepenlijst, self.leerpuntenlijst):
            if lijst.gekozen_rij() is None:
                lijst.kies_eerste()

    def _meld(self, wat: object, zin: str) -> None:
        if wat is not None:
            self.omgeving.mond.meld("gelukt", zin)

    def _maak_afspraak(self) -> None:
        groep = self.groepenlijst.gekozen_rij()
        if groep is not None:
            punten = self.omgeving.runner.vraag_nu(partial(leerpuntqueries.leerpunten, groep_id=groep.id))
            teksten = [p.tekst for p in punten]
            dialoog = Afspraakdialoog(self, self.omgeving, self.beeld.criteria, groep=groep, teksten=teksten)
            self._meld(dialoog.vraag(), "De werkafspraak is vastgesteld en staat bij haar criterium.")

    def _wijzig(self) -> None:
        vorige = self.afsprakenlijst.gekozen_rij()
        if vorige is None:
            return
        if not vorige.geldt:
            self.omgeving.mond.meld("let op", f"{vorige.code} is ingetrokken. Stel een nieuwe werkafspraak vast.")
            return
        dialoog = Afspraakdialoog(self, self.omgeving, self.beeld.criteria, vorige=vorige)
        self._meld(dialoog.vraag(), f"De nieuwe versie van {vorige.code} is vastgesteld.")

    def _trek_in(self) -> None:
        vorige = self.afsprakenlijst.gekozen_rij()
        if vorige is None:
            return
        if not vorige.geldt:
            self.omgeving.mond.meld("let op", f"{vorige.code} is al ingetrokken.")
            return
        self._meld(Intrekdialoog(self, self.omgeving, vorige).vraag(), f"{vorige.code} is ingetrokken.")

    def _versies(self) -> None:
        gekozen = self.afsprakenlijst.gekozen_rij()
        if gekozen is not None:
            rijen = self.omgeving.runner.vraag_nu(leerpuntqueries.versies, gekozen.code)
            Versiesvenster(self.window(), gekozen.code, rijen).exec()

    def _nieuw(self) -> None:
        self._meld(Groepdialoog(self, self.omgeving, self.beeld.criteria).vraag(), "De groep is gemaakt.")

    def _wijzig_groep(self) -> None:
        groep = self.groepenlijst.gekozen_rij()
        if groep is not None:
            dialoog = Groepdialoog(self, self.omgeving, self.beeld.criteria, groep)
            self._meld(dialoog.vraag(), "De groep is gewijzigd.")

    def _deel_in(self) -> None:
        punt = self.leerpuntenlijst.gekozen_rij()
        if punt is None or not self.omgeving.mag("inzicht.werkafspraak"):
            return
        if not self.beeld.groepen:
            self.omgeving.mond.meld("let op", "Er is nog geen groep. Maak eerst een groep.")
            return
        self._meld(Indeeldialoog(self, self.omgeving, punt, self.beeld.groepen).vraag(), "Het leerpunt is ingedeeld.")

    def _open(self) -> None:
        punt = self.leerpuntenlijst.gekozen_rij()
        if punt is not None:
            self.omgeving.runner.vraag(
                leerpuntqueries.herkomst,
                punt.advies_id,
                punt.knelpunt_id,
                van=self,
                klaar=lambda doel: self.naar.emit(*doel),
            )
