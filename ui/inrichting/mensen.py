"""Municipalities with their logo, organisations, and people with their roles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit

from ui.formulierdialoog import Formulierdialoog
from ui.inrichting.deel import Feiten, Lijstdeel, geldigheid, standkolom
from ui.models.tabel import Kolom
from ui.theme.theme import maat
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.tekstvak import Tekstvak
from weegtafel.inrichting import queries
from weegtafel.inrichting.commands import (
    BeeindigRol,
    BewaarGemeente,
    BewaarOrganisatie,
    BewaarPersoon,
    GeefRol,
    ZetLogo,
)
from weegtafel.inrichting.rijen import GemeenteRij, OrganisatieRij, PersoonRij, Rolperiode
from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.kernel.roles import Rol

VANAF = "Kies vanaf welke dag dit geldt."


def invul(tekst: str = "") -> QLineEdit:
    """A line to type in."""
    veld = QLineEdit(tekst)
    veld.setMaxLength(400)
    return veld


class Dialogendeel(Lijstdeel):
    """What the three parts share: a dialog with a period at its end."""

    def dialoog(self, kop: str, uitleg: str, doe: str, maak: Any) -> Formulierdialoog:
        """An empty dialog."""
        return Formulierdialoog(self, self.omgeving, kop, uitleg, doe, maak)

    def periode(self, d: Formulierdialoog, rij_: Any) -> None:
        """The fields from and until."""
        vandaag = self.omgeving.vandaag
        van = DatumEdit(rij_.geldig_van if rij_ is not None else vandaag, vandaag=lambda: vandaag)
        d.veld("geldig_van", "Geldt vanaf", van, nodig=VANAF)
        if rij_ is not None:
            tot = DatumEdit(rij_.geldig_tot, vandaag=lambda: vandaag)
            d.veld("geldig_tot", "Laatste dag", tot, "Leeg: geen einde. Beëindigen in plaats van weggooien.")

    def vraag(self, d: Formulierdialoog, zin: str) -> Gewijzigd | None:
        """Ask, say so, and choose the row."""
        wat = d.vraag()
        if wat is not None:
            self.omgeving.mond.meld("gelukt", zin)
            self.kies(wat.id)
        return wat


class Gemeenten(Dialogendeel):
    """The municipalities that share this vault."""

    titel = "Gemeenten"
    uitleg = "De naam, het postadres en het logo staan op de stukken."
    nieuw_tekst = "Nieuwe gemeente"
    knoppen_links = False
    leeg = ("organisatie", "Er is nog geen gemeente.", "Voeg de gemeente toe waarvoor de tafel werkt.")

    def kolommen(self) -> list[Kolom[Any]]:
        """Name, region, logo and period."""
        return [
            Kolom("naam", "Naam", lambda g: g.naam, lambda g: g.naam),
            Kolom("jeugdregio", "Jeugdregio", lambda g: g.jeugdregio, lambda g: g.jeugdregio, breedte=200),
            Kolom("logo", "Logo", lambda g: "ja" if g.logo else "nee", breedte=80, rol="stil"),
            standkolom(self.omgeving),
        ]

    def bouw_knoppen(self) -> None:
        """Choose and take away the logo; a preview at the right."""
        self.logo_knop = self.knop("Kies een logo", self.kies_logo)
        self.weg_knop = self.knop("Haal het logo weg", self._haal_logo_weg, "stil")
        self.logo = QLabel()
        self.logo.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for knop in (self.logo_knop, self.weg_knop):
            self.blad.knoppen.addWidget(knop)
        self.blad.knoppen.addStretch(1)
        self.blad.knoppen.addWidget(self.logo)

    def na_keuze(self, rij_: GemeenteRij) -> None:
        """Show the logo."""
        self.weg_knop.setVisible(rij_.logo is not None)
        beeld = QImage.fromData(rij_.logo) if rij_.logo is not None else QImage()
        self.logo.setVisible(not beeld.isNull())
        if not beeld.isNull():
            dpr = self.devicePixelRatioF()
            klein = QPixmap.fromImage(beeld).scaled(
                round(maat(200) * dpr),
                round(maat(56) * dpr),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            klein.setDevicePixelRatio(dpr)
            self.logo.setPixmap(klein)
            self.logo.setAccessibleName(f"Logo van {rij_.naam}")

    def feiten(self, rij_: GemeenteRij) -> Feiten:
        """All words."""
        return [
            ("Naam", rij_.naam),
            ("Jeugdregio", rij_.jeugdregio),
            ("Postadres", rij_.postadres),
            ("Geldt", geldigheid(rij_.geldig_van, rij_.geldig_tot)),
        ]

    def ververs(self) -> None:
        """Fetch them."""
        self.omgeving.runner.vraag(queries.gemeenten, van=self, klaar=self.toon)

    def nieuw(self) -> None:
        """Add one."""
        self.wijzig(None)

    def wijzig(self, rij_: GemeenteRij | None) -> None:
        """Change one."""

        def maak(w: dict[str, Any]) -> Opdracht:
            return BewaarGemeente(id=rij_.id if rij_ else None, versie=rij_.versie if rij_ else 0, **w)

        d = self.dialoog("Gemeente wijzigen" if rij_ else "Nieuwe gemeente", "", "Bewaar de gemeente", maak)
        d.veld("naam", "Naam", invul(rij_.naam if rij_ else ""), verplicht=True)
        d.veld("jeugdregio", "Jeugdregio", invul(rij_.jeugdregio if rij_ else ""))
        adres = Tekstvak(rij_.postadres if rij_ else "", regels=3, hoogste=4)
        d.veld("postadres", "Postadres", adres, "Zo staat het boven een brief.")
        self.periode(d, rij_)
        self.vraag(d, "De gemeente is bewaard.")

    def kies_logo(self) -> None:
        """Ask for a picture and store it."""
        pad, _ = QFileDialog.getOpenFileName(self, "Kies een logo", "", "Afbeelding (*.png *.jpg *.jpeg)")
        if pad:
            self.zet_logo(Path(pad))

    def zet_logo(self, pad: Path) -> None:
        """Store this file as the logo of the chosen municipality."""
        rij_ = self.lijst.gekozen_rij()
        if rij_ is None:
            return

        def lees(inhoud: bytes) -> None:
            self.doe(ZetLogo(gemeente_id=rij_.id, versie=rij_.versie, logo=inhoud), "Het logo is bewaard.")

        def mis(fout: Exception) -> bool:
            if isinstance(fout, OSError):
                self.omgeving.mond.meld("fout", f"Het bestand {pad.name} is niet te lezen. Kies een ander bestand.")
            return isinstance(fout, OSError)

        self.omgeving.runner.doe(pad.read_bytes, van=self, klaar=lees, fout=mis)

    def _haal_logo_weg(self) -> None:
        rij_ = self.lijst.gekozen_rij()
        uitleg = "Nieuwe stukken krijgen dan geen logo."
        vraag = Bevestiging("Logo weghalen?", uitleg, "Haal het logo weg", "Laat staan", ouder=self)
        if rij_ is not None and vraag.vraag():
            self.doe(ZetLogo(gemeente_id=rij_.id, versie=rij_.versie, logo=None), "Het logo is weg.")


class Organisaties(Dialogendeel):
    """Jeugdteams, GI's, the municipality and others."""

    titel = "Organisaties"
    uitleg = "Wie aan tafel zit telt mee voor het quorum; anderen kunnen casussen inbrengen."
    nieuw_tekst = "Nieuwe organisatie"
    leeg = ("organisatie", "Er zijn nog geen organisaties.", "Voeg de jeugdteams en GI’s toe die aan tafel zitten.")
    _gemeenten: tuple[GemeenteRij, ...] = ()

    def kolommen(self) -> list[Kolom[Any]]:
        """Name, short name, kind, at the table, period."""
        return [
            Kolom("naam", "Naam", lambda o: o.naam, lambda o: o.naam),
            Kolom("afkorting", "Afkorting", lambda o: o.afkorting, lambda o: o.afkorting, breedte=120),
            Kolom("soort", "Soort", lambda o: o.soort.omschrijving, lambda o: o.soort.omschrijving, breedte=190),
            Kolom("tafel", "Aan tafel", lambda o: "ja" if o.neemt_deel else "nee", lambda o: not o.neemt_deel,
                  breedte=100, icoon=lambda o: ("vinkje", "goed") if o.neemt_deel else None),
            standkolom(self.omgeving),
        ]  # fmt: skip

    def feiten(self, rij_: OrganisatieRij) -> Feiten:
        """All words."""
        return [
            ("Naam", f"{rij_.naam} ({rij_.afkorting})"),
            ("Soort", rij_.soort.omschrijving),
            ("Gemeente", rij_.gemeente),
            ("Aan tafel", "ja, telt mee voor het quorum" if rij_.neemt_deel else "nee"),
            ("Geldt", geldigheid(rij_.geldig_van, rij_.geldig_tot)),
        ]

    def ververs(self) -> None:
        """Fetch them, with the municipalities to choose from."""
        self.omgeving.runner.vraag(queries.gemeenten, van=self, klaar=self._neem_gemeenten)
        self.omgeving.runner.vraag(queries.organisaties, van=self, klaar=self.toon)

    def _neem_gemeenten(self, rijen: tuple[GemeenteRij, ...]) -> None:
        self._gemeenten = rijen

    def nieuw(self) -> None:
        """Add one."""
        self.wijzig(None)

    def wijzig(self, rij_: OrganisatieRij | None) -> None:
        """Change one."""

        def maak(w: dict[str, Any]) -> Opdracht:
            w["soort"] = next(s for s in OrganisatieSoort if s == w["soort"])  # as in _vraag_rol
            return BewaarOrganisatie(id=rij_.id if rij_ else None, versie=rij_.versie if rij_ else 0, **w)

        d = self.dialoog("Organisatie wijzigen" if rij_ else "Nieuwe organisatie", "", "Bewaar de organisatie", maak)
        d.veld("naam", "Naam", invul(rij_.naam if rij_ else ""), verplicht=True)
        d.veld("afkorting", "Afkorting", invul(rij_.afkorting if rij_ else ""), "Kort, voor lijsten: JT Noord.",
               verplicht=True)  # fmt: skip
        soort = Keuzelijst([(s.omschrijving.capitalize(), s) for s in OrganisatieSoort], leeg="Kies een soort")
        soort.zet_waarde(rij_.soort if rij_ else None)
        d.veld("soort", "Soort", soort, nodig="Kies wat voor organisatie dit is.")
        gemeente = Keuzelijst([(g.naam, g.id) for g in self._gemeenten], leeg="Werkt voor alle gemeenten")
        gemeente.zet_waarde(rij_.gemeente_id if rij_ else None)
        d.veld("gemeente_id", "Gemeente", gemeente)
        tafel = QCheckBox("Zit aan tafel en telt mee voor het quorum")
        tafel.setChecked(rij_.neemt_deel if rij_ else True)
        d.veld("neemt_deel", "Deelname", tafel)
        self.periode(d, rij_)
        self.vraag(d, "De organisatie is bewaard.")


class Mensen(Dialogendeel):
    """People at and around the table, with their roles between dates."""

    titel = "Mensen en rollen"
    uitleg = "Wie wat mag, volgt uit de rol op die dag."
    nieuw_tekst = "Nieuwe persoon"
    leeg = ("personen", "Er is nog niemand.", "Voeg de voorzitter, de secretaris en de leden toe.")
    _organisaties: tuple[OrganisatieRij, ...] = ()

    def kolommen(self) -> list[Kolom[Any]]:
        """Name, organisation, roles, period."""
        return [
            Kolom("naam", "Naam", lambda p: p.naam, lambda p: p.naam),
            Kolom("organisatie", "Organisatie", lambda p: p.organisatie, lambda p: p.organisatie, breedte=210),
            Kolom("rollen", "Rollen vandaag", self._rollen, self._rollen, breedte=210),
            standkolom(self.omgeving),
        ]

    @staticmethod
    def _rollen(p: PersoonRij) -> str:
        return ", ".join(sorted(rol.omschrijving for rol in p.rollen))

    def bouw_knoppen(self) -> None:
        """Give and end roles."""
        self.rol_knop = self.knop("Geef een rol", self.geef_rol)
        self.einde_knop = self.knop("Beëindig een rol", self.beeindig_rol, "stil")
        for knop in (self.rol_knop, self.einde_knop):
            self.blad.knoppen.addWidget(knop)

    def na_keuze(self, rij_: PersoonRij) -> None:
        """A role can end only where there is one."""
        self.einde_knop.setVisible(bool(rij_.perioden))

    def feiten(self, rij_: PersoonRij) -> Feiten:
        """All words, with every role there ever was."""
        rollen = [f"{r.rol.omschrijving} {geldigheid(r.geldig_van, r.geldig_tot)}" for r in rij_.perioden]
        return [
            ("Naam", rij_.naam),
            ("Functie", rij_.functie),
            ("E-mailadres", rij_.email),
            ("Organisatie", rij_.organisatie),
            ("Rollen", "\n".join(rollen) or "nog geen rol: kan niet in Weegtafel werken"),
            ("Geldt", geldigheid(rij_.geldig_van, rij_.geldig_tot)),
        ]

    def ververs(self) -> None:
        """Fetch everybody, also who left."""
        self.omgeving.runner.vraag(queries.organisaties, van=self, klaar=self._neem_organisaties)
        vandaag = self.omgeving.vandaag
        self.omgeving.runner.vraag(queries.personen, vandaag, None, True, van=self, klaar=self.toon)

    def _neem_organisaties(self, rijen: tuple[OrganisatieRij, ...]) -> None:
        self._organisaties = rijen

    def nieuw(self) -> None:
        """Add somebody, and ask for the first role."""
        wat = self._vraag_persoon(None)
        if wat is not None:
            self._vraag_rol(wat.id, "Welke rol krijgt deze persoon?")

    def wijzig(self, rij_: PersoonRij) -> None:
        """Change somebody."""
        self._vraag_persoon(rij_)

    def _vraag_persoon(self, rij_: PersoonRij | None) -> Gewijzigd | None:
        def maak(w: dict[str, Any]) -> Opdracht:
            return BewaarPersoon(id=rij_.id if rij_ else None, versie=rij_.versie if rij_ else 0, **w)

        uitleg = "Alleen mensen aan of rond de tafel, nooit een kind of een ouder."
        d = self.dialoog("Persoon wijzigen" if rij_ else "Nieuwe persoon", uitleg, "Bewaar de persoon", maak)
        d.veld("naam", "Naam", invul(rij_.naam if rij_ else ""), verplicht=True)
        d.veld("functie", "Functie", invul(rij_.functie if rij_ else ""))
        d.veld("email", "E-mailadres", invul(rij_.email if rij_ else ""), "Voor de uitnodiging.")
        organisatie = Keuzelijst([(o.naam, o.id) for o in self._organisaties], leeg="Geen organisatie")
        organisatie.zet_waarde(rij_.organisatie_id if rij_ else None)
        d.veld("organisatie_id", "Organisatie", organisatie)
        self.periode(d, rij_)
        return self.vraag(d, "De persoon is bewaard.")

    def geef_rol(self) -> None:
        """Ask which role, from when."""
        rij_ = self.lijst.gekozen_rij()
        if rij_ is not None:
            self._vraag_rol(rij_.id, rij_.naam)

    def _vraag_rol(self, persoon_id: int, uitleg: str) -> None:
        def maak(w: dict[str, Any]) -> Opdracht:
            w["rol"] = next(
                r for r in Rol if r == w["rol"]
            )  # Qt hands a text back where a member of a StrEnum was given
            return GeefRol(persoon_id=persoon_id, **w)

        vandaag = self.omgeving.vandaag
        d = self.dialoog("Rol geven", uitleg, "Geef de rol", maak)
        rol = Keuzelijst([(r.omschrijving.capitalize(), r) for r in Rol], leeg="Kies een rol")
        d.veld("rol", "Rol", rol, nodig="Kies een rol.")
        d.veld("geldig_van", "Geldt vanaf", DatumEdit(vandaag, vandaag=lambda: vandaag), nodig=VANAF)
        d.veld("geldig_tot", "Laatste dag", DatumEdit(vandaag=lambda: vandaag), "Leeg: geen einde.")
        if d.vraag() is not None:
            self.omgeving.mond.meld("gelukt", "De rol is gegeven.")

    def beeindig_rol(self) -> None:
        """Ask which role ends, and when."""
        rij_: PersoonRij | None = self.lijst.gekozen_rij()
        if rij_ is None or not rij_.perioden:
            return
        perioden: dict[int, Rolperiode] = {r.id: r for r in rij_.perioden}

        def maak(w: dict[str, Any]) -> Opdracht:
            return BeeindigRol(**w)

        vandaag = self.omgeving.vandaag
        d = self.dialoog("Rol beëindigen", rij_.naam, "Beëindig de rol", maak)
        keuzes = [(f"{r.rol.omschrijving.capitalize()} {geldigheid(r.geldig_van, r.geldig_tot)}", r.id)
                  for r in perioden.values()]  # fmt: skip
        d.veld("rolperiode_id", "Rol", Keuzelijst(keuzes))
        d.veld("geldig_tot", "Laatste dag", DatumEdit(vandaag, vandaag=lambda: vandaag),
               "Leeg: de rol loopt door.")  # fmt: skip
        if d.vraag() is not None:
            self.omgeving.mond.meld("gelukt", "De rol is bijgewerkt.")
