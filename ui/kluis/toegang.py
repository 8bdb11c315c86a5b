"""Who may sign in: giving access, a new first password, taking access away, the recovery key, a new data key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.kluis.deel import Kluisdeel
from ui.kluis.herstelblad import toon_herstelsleutel
from ui.kluis.voortgangbrug import Voortgangbrug
from ui.models.tabel import Kolom, RijModel
from ui.scherm import Omgeving
from ui.theme.theme import maat, marges
from ui.wachtwoordvelden import NieuwWachtwoord, zinnen_van
from ui.widgets.basis import Icoon, Kaart, Knop, Label, rij
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.formulier import Formulier
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lijst import Lijst
from weegtafel.bootstrap import Programma, is_demonstratie
from weegtafel.inrichting import queries
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.voortgang import Afgebroken
from weegtafel.kluisdaden import AFRONDEN
from weegtafel.poort import Account


def _stand(account: Account) -> tuple[str, str, str]:
    if not account.rollen:
        return "geen rol meer", "waarschuwing", "let_op"
    if account.mislukt >= 3:
        return f"{account.mislukt} keer mislukt", "waarschuwing", "let_op"
    if account.moet_wijzigen:
        return "eerste wachtwoord", "klok", "accent"
    return "kan aanmelden", "vinkje", "goed"


class Toegangsdialoog(QDialog):
    """Somebody gets a first password, which must be changed at the first sign-in."""

    def __init__(
        self, ouder: QWidget, omgeving: Omgeving, kop: str, personen: list[tuple[str, int]], gebruikersnaam: str = ""
    ) -> None:
        super().__init__(ouder)
        self._omgeving = omgeving
        self.setWindowTitle(kop)
        self.formulier = Formulier()
        self.wie: Keuzelijst = Keuzelijst(list(personen), leeg=None)
        self.wie.zet_waarde(personen[0][1])
        self.wie.setEnabled(len(personen) > 1)
        self.gebruikersnaam = QLineEdit(gebruikersnaam)
        self.formulier.voeg_toe("wie", self.tr("Persoon"), self.wie)
        self.formulier.voeg_toe("gebruikersnaam", self.tr("Gebruikersnaam"), self.gebruikersnaam, verplicht=True)
        self.nieuw = NieuwWachtwoord(
            self.formulier, lambda: (self.wie.currentText(), self.gebruikersnaam.text()), self.tr("Eerste wachtwoord")
        )
        self.melding = Label("", "fout", breekt=True)
        self.knop, laat = Knop(kop, "hoofd"), Knop(self.tr("Laat zo"))
        self.knop.clicked.connect(self._doe)
        self.nieuw.twee.returnPressed.connect(self._doe)
        laat.clicked.connect(self.reject)
        kolom = QVBoxLayout(self)
        marges(kolom, 32, 28, 32, 24, tussen=14)
        kolom.addWidget(Label(kop, "kop"))
        kolom.addWidget(
            Label(
                self.tr("Geef het wachtwoord persoonlijk door. Bij het eerste aanmelden kiest die persoon een eigen."),
                "stil", breekt=True,
            )
        )  # fmt: skip
        kolom.addWidget(self.formulier)
        kolom.addWidget(self.melding)
        kolom.addStretch(1)
        kolom.addLayout(rij(None, laat, self.knop))
        self.resize(maat(540), maat(560))
        (self.nieuw.een if gebruikersnaam else self.gebruikersnaam).setFocus()

    def _doe(self) -> None:
        fouten = self.nieuw.fouten()
        self.formulier.toon_fouten(fouten)
        persoon_id = self.wie.waarde()
        if not isinstance(persoon_id, int):
            self.formulier.toon_fouten({"wie": self.tr("Kies een persoon."), **fouten})
            return
        if fouten or not self.knop.isEnabled():
            return
        self.knop.setEnabled(False)
        naam, woord, runner = self.gebruikersnaam.text(), self.nieuw.wachtwoord(), self._omgeving.runner
        runner.doe(
            lambda: runner.programma.toegang.geef_toegang(persoon_id, naam, woord),
            van=self, klaar=lambda _uit: self.accept(), fout=self._mis,
        )  # fmt: skip

    def _mis(self, fout: Exception) -> bool:
        self.knop.setEnabled(True)
        velden = fout.velden if isinstance(fout, Regelovertreding) else {}
        self.formulier.toon_fouten(velden)
        self.melding.setText("" if velden else zinnen_van(fout))
        return True

    def done(self, uitkomst: int) -> None:
        """Leave nothing in the fields."""
        self.nieuw.wis()
        super().done(uitkomst)


class Toegangdeel(Kluisdeel):
    """The accounts for a beheerder; one's own password for everybody."""

    titel = "Toegang"
    uitleg = "Wie kan aanmelden. Een rol geeft u bij Inrichting, Mensen; hier komt het wachtwoord erbij."

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._accounts: tuple[Account, ...] = ()
        self.beheert = omgeving.mag("kluis.beheren")
        self.aangemeld = omgeving.runner.programma.aanmelding is not None
        if not self.aangemeld:
            self._bouw_zonder()
            return
        self.eigen = Knop(self.tr("Wijzig mijn wachtwoord"), icoon="sleutel")
        self.eigen.clicked.connect(lambda: omgeving.runner.gevraagd.emit("wachtwoord", None))
        self.kop.voeg_actie_toe(self.eigen)
        if not self.beheert:
            self.kop.zet(self.titel, self.tr("Wie kan aanmelden, regelt een beheerder. Uw wachtwoord wijzigt u zelf."))
            self.kolom.addStretch(1)
            self.setFocusProxy(self.eigen)
            return
        self._bouw()

    def _bouw_zonder(self) -> None:
        kaart = Kaart()
        demonstratie = self.omgeving.runner.vraag_nu(is_demonstratie)
        zin = (
            self.tr(
                "Dit is een demonstratie: alles is verzonnen. Er is geen wachtwoord, en iedereen kan kiezen wie hij is."
            )
            if demonstratie
            else self.tr("Deze gegevens hebben geen wachtwoord. Wie bij de map kan, kan alles lezen.")
        )
        kaart.indeling.addLayout(
            rij(Icoon("informatie" if demonstratie else "waarschuwing", "accent" if demonstratie else "let_op", 24),
                Label(zin, breekt=True), tussen=16)
        )  # fmt: skip
        self.kolom.addWidget(kaart)
        if not demonstratie:
            self.beveilig = Knop(self.tr("Beveilig deze map"), "hoofd", "hangslot")
            self.beveilig.clicked.connect(lambda: self.omgeving.runner.gevraagd.emit("beveilig", None))
            self.kolom.addLayout(rij(self.beveilig, None))
        self.kolom.addStretch(1)

    def _bouw(self) -> None:
        self.nieuw = Knop(self.tr("Geef toegang"), "hoofd", "plus")
        self.nieuw.clicked.connect(self.geef)
        self.kop.voeg_actie_toe(self.nieuw)
        self.model: RijModel[Account] = RijModel(
            [
                Kolom("naam", "Naam", lambda a: f"{a.naam} (u)" if a.is_zelf else a.naam, breedte=170),
                Kolom("gebruikersnaam", "Gebruikersnaam", lambda a: a.gebruikersnaam, breedte=128),
                Kolom("rollen", "Rollen", lambda a: ", ".join(r.omschrijving for r in a.rollen)),
                Kolom("sinds", "Sinds", lambda a: f"{a.sinds:%d-%m-%Y}", lambda a: a.sinds, breedte=104,
                      rol="stil"),
                Kolom("stand", "Staat", lambda a: _stand(a)[0], breedte=180, icoon=lambda a: _stand(a)[1:]),
            ],
            sleutel=lambda a: a.persoon_id,
        )  # fmt: skip
        self.lijst: Lijst = Lijst(self.model, self.titel)
        self.reset = Knop(self.tr("Zet een nieuw eerste wachtwoord"), icoon="herstel")
        self.intrekken = Knop(self.tr("Trek de toegang in"), "gevaar", "kruis")
        self.reset.clicked.connect(self.zet_nieuw)
        self.intrekken.clicked.connect(self.trek_in)
        self.lijst.gekozen.connect(self._kies)
        self.lijst.verwijderen_gevraagd.connect(lambda _rij: self.trek_in())
        self.kolom.addWidget(self.lijst, 1)
        self.kolom.addLayout(rij(self.reset, self.intrekken, None))
        kaart = Kaart(self.tr("Sleutels"))
        self.herstel = Knop(self.tr("Maak een nieuwe herstelsleutel"), icoon="sleutel")
        self.vernieuw = Knop(self.tr("Vernieuw de sleutel"), icoon="herstel")
        self.herstel.clicked.connect(self.maak_herstelsleutel)
        self.vernieuw.clicked.connect(self.vernieuw_sleutel)
        for knop, zin in (
            (self.herstel, self.tr("Op papier, voor als alle wachtwoorden kwijt zijn. De vorige vervalt.")),
            (self.vernieuw, self.tr("Alles opnieuw versleuteld. Doe dit als iemand met toegang is vertrokken.")),
        ):
            regel = rij(tussen=16)
            knop.setMinimumWidth(maat(250))
            regel.addWidget(knop)
            regel.addWidget(Label(zin, "stil", breekt=True), 1)
            kaart.indeling.addLayout(regel)
        self.kolom.addWidget(kaart)
        self.setFocusProxy(self.lijst)
        self._kies(None)

    def ververs(self) -> None:
        """Fetch the accounts."""
        if self.aangemeld and self.beheert:
            runner = self.omgeving.runner
            runner.doe(runner.programma.toegang.lijst, van=self, klaar=self._toon)

    def _toon(self, accounts: tuple[Account, ...]) -> None:
        self._accounts = accounts
        self.model.ververs(accounts)
        if self.lijst.gekozen_rij() is None:
            self.lijst.kies_eerste()
        self._kies(self.lijst.gekozen_rij())
        self.geladen.emit()

    def _kies(self, account: Any) -> None:
        ander = isinstance(account, Account) and not account.is_zelf
        self.reset.setEnabled(ander)
        self.intrekken.setEnabled(ander)

    def _zeg(self, zin: str) -> None:
        self.omgeving.mond.meld("gelukt", zin)
        self.ververs()

    def geef(self) -> None:
        """Let somebody of the set-up with a role sign in."""
        hebben = {a.persoon_id for a in self._accounts}
        personen = self.omgeving.runner.vraag_nu(queries.personen, self.omgeving.vandaag)
        rest = [(p.naam, p.id) for p in personen if p.rollen and p.id not in hebben]
        if not rest:
            zin = self.tr("Iedereen met een rol heeft al toegang. Voeg eerst iemand toe bij Inrichting, Mensen.")
            self.omgeving.mond.meld("informatie", zin)
            return
        d = Toegangsdialoog(self.window(), self.omgeving, self.tr("Geef toegang"), rest)
        if d.exec() == QDialog.DialogCode.Accepted:
            self._zeg(self.tr("%s kan aanmelden met het eerste wachtwoord.") % d.wie.currentText())

    def zet_nieuw(self) -> None:
        """A forgotten password gives way to a new first one."""
        account = self.lijst.gekozen_rij()
        if account is None or account.is_zelf:
            return
        kop = self.tr("Zet het eerste wachtwoord")
        keuze = [(account.naam, account.persoon_id)]
        d = Toegangsdialoog(self.window(), self.omgeving, kop, keuze, account.gebruikersnaam)
        if d.exec() == QDialog.DialogCode.Accepted:
            self._zeg(self.tr("Het oude wachtwoord van %s geldt niet meer.") % account.naam)

    def _doe(self, werk: Callable[[Programma], Any], klaar: Callable[[Any], None]) -> None:
        runner = self.omgeving.runner
        runner.doe(lambda: werk(runner.programma), van=self, klaar=klaar)

    def trek_in(self) -> None:
        """Take access away."""
        account = self.lijst.gekozen_rij()
        if account is None or account.is_zelf:
            return
        if Bevestiging(
            self.tr("Toegang van %s intrekken?") % account.naam,
            self.tr(
                "%s kan dan niet meer aanmelden, en wat open staat doet niets meer. Wat gedaan is, blijft. Vernieuw "
                "daarna de sleutel als die persoon een kopie van de map kan hebben."
            )
            % account.naam,
            self.tr("Trek de toegang in"), self.tr("Laat zo"), gevaar=True, ouder=self.window(),
        ).vraag():  # fmt: skip
            wie, naam = account.persoon_id, account.naam
            zin = self.tr("%s heeft geen toegang meer.") % naam
            self._doe(lambda p: p.toegang.trek_in(wie), lambda _uit: self._zeg(zin))

    def maak_herstelsleutel(self) -> None:
        """A new recovery key; the earlier one lapses."""
        if Bevestiging(
            self.tr("Een nieuwe herstelsleutel maken?"),
            self.tr("De vorige herstelsleutel vervalt meteen. Vernietig dat papier als het nieuwe veilig ligt."),
            self.tr("Maak een nieuwe"), self.tr("Laat zo"), ouder=self.window(),
        ).vraag():  # fmt: skip
            programma = self.omgeving.runner.programma

            def klaar(sleutel: str) -> None:
                toon_herstelsleutel(self.window(), sleutel, programma.kluis.map, programma.klok.nu)
                self._zeg(self.tr("De nieuwe herstelsleutel geldt. De vorige opent niets meer."))

            self._doe(lambda p: p.toegang.nieuwe_herstelsleutel(), klaar)

    def vernieuw_sleutel(self) -> None:
        """Encrypt everything anew, with a dialog that stays until it is done."""
        if not Bevestiging(
            self.tr("De sleutel vernieuwen?"),
            self.tr(
                "Weegtafel versleutelt alle gegevens opnieuw. Wachtwoorden en herstelsleutel blijven gelijk. Dit duurt "
                "bij veel gegevens enkele minuten; andere vensters en computers moeten dicht zijn."
            ),
            self.tr("Vernieuw de sleutel"), self.tr("Laat zo"), ouder=self.window(),
        ).vraag():  # fmt: skip
            return
        brug = Voortgangbrug(
            self.tr("De sleutel wordt vernieuwd"), self.tr("Alles opnieuw versleutelen en nalezen."), self.window(),
            stopt=True, vanaf=AFRONDEN,
        )  # fmt: skip
        mis: list[Exception] = []

        def fout(wat: Exception) -> bool:
            mis.append(wat)
            brug.sluit()
            return True

        runner = self.omgeving.runner
        werk, stand = runner.programma.toegang.vernieuw_sleutel, brug.stand
        runner.doe(lambda: werk(stand), van=self, klaar=lambda _uit: brug.sluit(), fout=fout)
        brug.venster.exec()
        if mis and isinstance(mis[0], Afgebroken):
            self.omgeving.mond.meld("informatie", " ".join(mis[0].redenen))
        elif mis:
            self.omgeving.mond.vang(mis[0])
        else:
            dag = datum_voluit(self.omgeving.vandaag)
            self._zeg(self.tr("De sleutel is vernieuwd op %s. Kopieën van eerder blijven leesbaar.") % dag)
