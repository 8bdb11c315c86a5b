"""Fields for passwords: what is typed can be looked at, Caps Lock is told, a new one says whether it is good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.theme.icons import zet_icoon
from ui.widgets.formulier import Formulier
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kluisdaden import KORTSTE_WACHTWOORD, wachtwoordzin

ANDERS = "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw."
HOOFDLETTERS = "Caps Lock staat aan: u typt hoofdletters."


def zinnen_van(fout: Exception) -> str:
    """The sentences of a failure that a user can read; any other is raised again, for the net."""
    if isinstance(fout, Storing):
        return fout.melding
    if isinstance(fout, Regelovertreding):
        return " ".join(fout.redenen)
    raise fout


class Wachtwoordveld(QLineEdit):
    """A line of dots, with an eye to look at it. ``hoofdletters`` says that Caps Lock went on or off.

    Qt does not tell the state of Caps Lock, so it is read from the letters themselves: a capital without Shift.
    """

    hoofdletters = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(256)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._oog = QAction(self.tr("Toon wat ik typ"), self, checkable=True)
        zet_icoon(self._oog, "oog", "stil", aan="accent")
        self._oog.toggled.connect(self._toon)
        self.addAction(self._oog, QLineEdit.ActionPosition.TrailingPosition)
        self._aan = False

    def _toon(self, zichtbaar: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if zichtbaar else QLineEdit.EchoMode.Password)

    def wis(self) -> None:
        """Empty it, also what could be undone, and hide what comes."""
        self.clear()
        self._oog.setChecked(False)

    def keyPressEvent(self, gebeurtenis: QKeyEvent) -> None:
        """See from a letter whether Caps Lock is on."""
        letter = gebeurtenis.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            schuif = bool(gebeurtenis.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._zet_aan(letter.isupper() != schuif)
        elif gebeurtenis.key() == Qt.Key.Key_CapsLock:
            self._zet_aan(not self._aan)
        super().keyPressEvent(gebeurtenis)

    def focusOutEvent(self, gebeurtenis: QFocusEvent) -> None:
        """Who leaves the field is told nothing more about it."""
        super().focusOutEvent(gebeurtenis)
        self._zet_aan(False)

    def _zet_aan(self, aan: bool) -> None:
        if aan != self._aan:
            self._aan = aan
            self.hoofdletters.emit(aan)


class NieuwWachtwoord:
    """Two fields in a form: the password and the same once more, with a sentence on its strength while typing.

    ``namen`` gives what it may not be; ``keur`` says in a sentence what is wrong with it, given it and those.
    """

    def __init__(
        self,
        formulier: Formulier,
        namen: Callable[[], tuple[str, ...]],
        label: str = "Wachtwoord",
        keur: Callable[[str, tuple[str, ...]], str] = wachtwoordzin,
    ) -> None:
        self._formulier, self._namen, self._keur = formulier, namen, keur
        self._uitleg = QCoreApplication.translate(
            "NieuwWachtwoord", "Ten minste %d tekens. Vier woorden die niets met elkaar te maken hebben, zijn goed."
        )
        self.een, self.twee = Wachtwoordveld(), Wachtwoordveld()
        formulier.voeg_toe("wachtwoord", label, self.een, self._uitleg % KORTSTE_WACHTWOORD, verplicht=True)
        formulier.voeg_toe("nog_eens", "Nog een keer", self.twee, "", verplicht=True)
        self.een.textChanged.connect(self._zeg)
        self.twee.textChanged.connect(self._zeg_gelijk)
        for veld, sleutel in ((self.een, "wachtwoord"), (self.twee, "nog_eens")):
            veld.hoofdletters.connect(lambda aan, s=sleutel: self._caps(s, aan))

    def _caps(self, sleutel: str, aan: bool) -> None:
        if aan:
            self._formulier.zet_hulp(sleutel, HOOFDLETTERS)
        elif sleutel == "wachtwoord":
            self._zeg()
        else:
            self._zeg_gelijk()

    def _zeg(self) -> None:
        self._formulier.zet_fout("wachtwoord", "")
        tekst = self.een.text()
        if not tekst:
            zin = self._uitleg % KORTSTE_WACHTWOORD
        else:
            zin = self._keur(tekst, self._namen()) or "Dit wachtwoord is sterk genoeg."
        self._formulier.zet_hulp("wachtwoord", zin)

    def _zeg_gelijk(self) -> None:
        self._formulier.zet_fout("nog_eens", "")
        gelijk = self.twee.text() and self.twee.text() == self.een.text()
        self._formulier.zet_hulp("nog_eens", "Gelijk aan het eerste." if gelijk else "")

    def fouten(self) -> dict[str, str]:
        """What keeps it from being used, by field."""
        zin = self._keur(self.een.text(), self._namen())
        if zin:
            return {"wachtwoord": zin}
        return {} if self.een.text() == self.twee.text() else {"nog_eens": ANDERS}

    def wachtwoord(self) -> str:
        """What was typed."""
        return self.een.text()

    def wis(self) -> None:
        """Empty both."""
        self.een.wis()
        self.twee.wis()
