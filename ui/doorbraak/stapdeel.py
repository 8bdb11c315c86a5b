"""What every step of a request is, and the step in which one writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.bewaarder import Bewaarder
from ui.doorbraak.blad import Blad
from ui.doorbraak.invoer import maak_invoer
from ui.doorbraak.rijen import Rijgroep
from ui.geschil import Strijdveld
from ui.invoervelden import Invoerveld, Tekstinvoer
from ui.scherm import Omgeving
from ui.theme.theme import marges
from ui.widgets.basis import Knop, Knopsoort, Label, rij
from ui.widgets.formulier import Formulier
from weegtafel.doorbraak.codes import Deel
from weegtafel.doorbraak.velden import VELDEN, Veld
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

Doe = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Werkplek:
    """What a step is given to work with. ``doe(act, sentence)`` first stores what is typed, then does the act."""

    omgeving: Omgeving
    bewaarder: Bewaarder
    aanvraag_id: int
    doe: Doe
    bewaard: Callable[[Gewijzigd], None]


class Handeling(QWidget):
    """A button, and below it in sentences why it cannot be pressed now."""

    gedrukt = Signal()

    def __init__(self, tekst: str, soort: Knopsoort = "gewoon", icoon: str | None = None) -> None:
        super().__init__()
        self.knop = Knop(tekst, soort, icoon)
        self.knop.clicked.connect(lambda _aan=False: self.gedrukt.emit())
        self._waarom = Label("", "klein", breekt=True)
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=4)
        kolom.addLayout(rij(self.knop, None))
        kolom.addWidget(self._waarom)
        self.zet(())

    def zet(self, redenen: Sequence[str], al_gezegd: Iterable[str] = ()) -> None:
        """Off with its reasons, or on without any; what stands elsewhere on the page is not said twice."""
        self.knop.setEnabled(not redenen)
        gezegd = set(al_gezegd)
        rest = " ".join(zin for zin in redenen if zin not in gezegd)
        self._waarom.setText(rest)
        self._waarom.setVisible(bool(rest))
        alles = " ".join(redenen)
        self.knop.setToolTip(alles)
        self.knop.setAccessibleDescription(alles)

    def waarom(self) -> str:
        """The sentences that are shown."""
        return self._waarom.text()


class Meeschrijven(QWidget):
    """Nobody loses the role of second coach by a slip of the keyboard: one reads, until this is pressed."""

    gekozen = Signal()

    def __init__(self) -> None:
        super().__init__()
        kolom = QVBoxLayout(self)
        marges(kolom, tussen=8)
        zin = "U kunt dit plan toetsen zolang u niets in de aanvraag schrijft. Schrijft u mee, dan toetst een ander."
        kolom.addWidget(Label(zin, "stil", breekt=True))
        self.knop = Knop("Schrijf mee", icoon="potlood")
        self.knop.clicked.connect(lambda _aan=False: self.gekozen.emit())
        kolom.addLayout(rij(self.knop, None))
        self.hide()


class Stapdeel(QWidget):
    """One step. ``breed`` steps want the whole width."""

    sleutel: ClassVar[str] = ""
    titel: ClassVar[str] = ""
    breed: ClassVar[bool] = False
    tekst_anders = Signal()
    """Other boxes to write in came into view, or went."""

    def __init__(self, plek: Werkplek) -> None:
        super().__init__()
        self.plek = plek
        self.omgeving = plek.omgeving
        self.handelingen: list[Handeling] = []
        self.knoppenvak = QWidget()
        """Holds the buttons of a step in which one writes, for beside it: a button without a place is a window."""
        self._knoppen = QVBoxLayout(self.knoppenvak)
        marges(self._knoppen, tussen=12)
        self.blad: Blad | None = None
        self.kolom = QVBoxLayout(self)
        marges(self.kolom, 0, 0, 16, 40, tussen=16)

    def minimumSizeHint(self) -> QSize:
        """No height of its own: that of its texts follows from the width that the page gives."""
        return QSize(0, 0)

    def toon(self, blad: Blad) -> None:
        """Show what is stored; what is being typed is left alone."""
        self.blad = blad

    def open(self) -> None:
        """This step came into view."""

    def groepen(self) -> tuple[Rijgroep, ...]:
        """The rows that are edited here."""
        return ()

    def velden(self) -> dict[str, Invoerveld]:
        """The fields that are edited here, by their key."""
        return {}

    def tekstgroepen(self) -> tuple[Rijgroep, ...]:
        """The rows in which one writes now."""
        return ()

    def losse_teksten(self) -> dict[str, tuple[str, QWidget]]:
        """What one writes now for an act that is not done yet: by a key its name and its box."""
        return {}

    def spoel(self) -> None:
        """Send what is typed and not sent yet."""
        for invoer in self.velden().values():
            invoer.spoel()
        for groep in self.groepen():
            groep.spoel()

    def concepten(self) -> tuple[str, ...]:
        """What is typed here for an act that was not done yet, by name."""
        return ()

    def begin(self) -> None:
        """Put the cursor where one begins."""
        for widget in self.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self) and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def ga_naar(self, deel: Deel, veld: str) -> None:
        """Put the cursor in the field that a sentence is about."""
        invoer = self.velden().get(f"{deel.value}.{veld}")
        if invoer is not None:
            invoer.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for groep in self.groepen():
            if groep.soort.deel is deel:
                _, _, nummer = veld.partition(".")
                groep.kies(int(nummer) if nummer.isdigit() else None)

    def handeling(self, tekst: str, doe: Callable[[], None], soort: Knopsoort = "gewoon") -> Handeling:
        """A button with its reasons."""
        uit = Handeling(tekst, soort)
        uit.gedrukt.connect(doe)
        self.handelingen.append(uit)
        self._knoppen.addWidget(uit)
        return uit

    def doe(self, opdracht: Callable[[Blad], Opdracht], zin: str) -> None:
        """Store what is typed, then do an act on the request as it is stored then."""
        self.plek.doe(opdracht, zin)


class Schrijfdeel(Stapdeel):
    """A step with a form that saves while one types, and a page to read once that is over.

    Subclasses fill :meth:`bouw` and :meth:`lees`.
    """

    deel: ClassVar[Deel]

    def __init__(self, plek: Werkplek) -> None:
        super().__init__(plek)
        self._velden: dict[str, Invoerveld] = {}
        self._groepen: list[Rijgroep] = []
        self._fouten: dict[str, str] = {}
        self.formulier: Formulier | None = None
        self._lezen: QWidget | None = None
        self._gelezen: object = None
        self._schrijft_mee = False
        self._meeschrijven = Meeschrijven()
        self._meeschrijven.gekozen.connect(self._schrijf_mee)
        self.kolom.addWidget(self._meeschrijven)
        self.kolom.addStretch(1)
        plek.bewaarder.geweigerd.connect(self._toon_fout)

    def bouw(self, f: Formulier, blad: Blad) -> None:
        """Fill the form."""
        raise NotImplementedError

    def lees(self, blad: Blad) -> QWidget:
        """The same to read."""
        raise NotImplementedError

    def waarde(self, blad: Blad, veld: str) -> Any:
        """The stored value of a field."""
        raise NotImplementedError

    def rijen(self, blad: Blad, deel: Deel) -> Sequence[Any]:
        """The stored rows of a group."""
        raise NotImplementedError

    def na_tonen(self, blad: Blad) -> None:
        """After the fields show what is stored."""

    def velden(self) -> dict[str, Invoerveld]:
        """The fields of the form."""
        return self._velden

    def groepen(self) -> tuple[Rijgroep, ...]:
        """The rows in the form."""
        return tuple(self._groepen)

    @property
    def schrijft(self) -> bool:
        """Whether the form is in view."""
        return self.formulier is not None and not self.formulier.isHidden()

    def tekstgroepen(self) -> tuple[Rijgroep, ...]:
        """The rows in the form while it is in view."""
        return self.groepen() if self.schrijft else ()

    def voeg_veld_toe(
        self, f: Formulier, veld: Veld, blad: Blad, sleutels: Sequence[tuple[str, int]] = (), *, verplicht: bool = False
    ) -> None:
        """A field of ``doorbraak.velden`` in the form."""
        sleutel = f"{self.deel.value}.{veld.sleutel}"
        invoer = maak_invoer(veld, blad.codes, lambda: self.omgeving.vandaag, sleutels)
        invoer.gewijzigd.connect(partial(self.plek.bewaarder.neem, sleutel))
        invoer.misgelezen.connect(partial(self._toon_fout, sleutel))
        f.voeg_toe(sleutel, veld.titel, invoer.widget, veld.hulp, verplicht)
        self._velden[sleutel] = invoer

    def voeg_groep_toe(self, f: Formulier, groep: Rijgroep) -> Rijgroep:
        """Rows between the fields."""
        self._groepen.append(groep)
        groep.bewaard.connect(self.plek.bewaard)
        f.voeg_los_toe(groep)
        return groep

    def toon(self, blad: Blad) -> None:
        """The form while it may be written, else the page to read; unsaved text keeps the form in view."""
        super().toon(blad)
        kan = blad.bewerkbaar(self.deel)
        wacht = kan and not self._schrijft_mee and blad.kan_straks_toetsen(self.omgeving.actor.persoon_id)
        self._meeschrijven.setVisible(wacht)
        if (wacht or not kan) and not self._houdt_tekst():
            self._toon_lezen(blad)
            return
        if self.formulier is None:
            self.formulier = Formulier()
            self.bouw(self.formulier, blad)
            self.kolom.insertWidget(1, self.formulier)
        self._vul(blad)
        self.formulier.show()
        if self._lezen is not None:
            self._lezen.hide()
        self.na_tonen(blad)

    def _schrijf_mee(self) -> None:
        self._schrijft_mee = True
        if self.blad is not None:
            self.toon(self.blad)
            self.begin()

    def _houdt_tekst(self) -> bool:
        if self.formulier is None:
            return False
        eigen = [*self._velden, *(vak.sleutel for groep in self._groepen for vak in groep.vakken)]
        bezig = any(self.plek.bewaarder.bezig(sleutel) for sleutel in eigen)
        return bezig or any(not invoer.vrij for invoer in self._velden.values())

    def _toon_lezen(self, blad: Blad) -> None:
        if self.formulier is not None:
            self.formulier.hide()
        if self._gelezen != blad.feiten or self._lezen is None:
            if self._lezen is not None:
                self._lezen.hide()
                self._lezen.deleteLater()
            self._lezen, self._gelezen = self.lees(blad), blad.feiten
            self.kolom.insertWidget(1, self._lezen)
        self._lezen.show()

    def _vul(self, blad: Blad) -> None:
        bewaarder = self.plek.bewaarder
        for sleutel, invoer in self._velden.items():
            waarde = self.waarde(blad, sleutel.rsplit(".", 1)[-1])
            if bewaarder.kent(sleutel) and (
                bewaarder.opgeslagen(sleutel) == waarde or bewaarder.bezig(sleutel) or not invoer.vrij
            ):
                continue
            invoer.zet(waarde)
            bewaarder.begin(sleutel, waarde)
        for groep in self._groepen:
            groep.toon(self.rijen(blad, groep.soort.deel))

    def al_gezegd(self, blad: Blad) -> tuple[str, ...]:
        """What stands beside this step: why it cannot be written, and what is missing."""
        return (*blad.redenen(f"Bewaar:{self.deel.value}"), *(o.zin for o in blad.ontbreekt(self.sleutel)))

    def _toon_fout(self, sleutel: str, zin: str) -> None:
        if self.formulier is not None and sleutel in self._velden and self.formulier.fouten().get(sleutel, "") != zin:
            self.formulier.zet_fout(sleutel, zin)

    def begin(self) -> None:
        """The first field, or nothing while one reads."""
        if self.schrijft:
            eerste = next(iter(self._velden.values()), None)
            if eerste is not None:
                eerste.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            elif self._groepen:
                self._groepen[0].kies(None)

    def strijdveld(self, sleutel: str, blad: Blad) -> Strijdveld | None:
        """A field or row of this step that somebody else changed too."""
        if sleutel in self._velden:
            veld = next(v for v in VELDEN[self.deel] if v.sleutel == sleutel.rsplit(".", 1)[-1])
            invoer = self._velden[sleutel]
            hun = self.waarde(blad, veld.sleutel)
            eigen = invoer.waarde() if invoer.leesbaar else hun
            samen = onder_elkaar if isinstance(invoer, Tekstinvoer) else None
            return Strijdveld(veld.titel, eigen, hun, invoer.als_tekst, invoer.zet, samen)
        for groep in self._groepen:
            if groep.vak(sleutel) is not None:
                return groep.strijdveld(sleutel, self.rijen(blad, groep.soort.deel))
        return None

    def naam(self, sleutel: str) -> str:
        """What a field or row of this step is called; empty when it is not here."""
        if sleutel in self._velden:
            return next(v.titel for v in VELDEN[self.deel] if v.sleutel == sleutel.rsplit(".", 1)[-1])
        return next((g.soort.naam for g in self._groepen if g.vak(sleutel) is not None), "")

    def onleesbaar(self) -> tuple[str, ...]:
        """What stands here and cannot be read, by name."""
        if self.formulier is None:
            return ()
        namen = [self.naam(sleutel) for sleutel, invoer in self._velden.items() if not invoer.leesbaar]
        return (*namen, *(groep.soort.naam for groep in self._groepen if groep.onleesbaar()))


def onder_elkaar(hun: str, eigen: str) -> str:
    """Both texts, theirs first."""
    return "\n\n".join(tekst for tekst in (hun.rstrip(), eigen.lstrip("\n")) if tekst)
