"""The minutes as they read: all sections under each other; and the lock of minutes that are vastgesteld."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import maat, marges
from ui.widgets.basis import Icoon, Kaart, Label, Leestekst, rij
from weegtafel.kernel.clock import datum_voluit
from weegtafel.overleg.schermqueries_notulen import NotulenBlad


class Slotkaart(Kaart):
    """When, by whom and in which overleg the minutes were fixed, and the fingerprint of what was fixed."""

    def __init__(self, blad: NotulenBlad) -> None:
        super().__init__()
        assert blad.vastgesteld_op is not None
        wanneer = datum_voluit(blad.vastgesteld_op.date())
        door = self.tr(" door %s") % blad.vastgesteld_door if blad.vastgesteld_door else ""
        bij = self.tr(", in overleg %s") % blad.vastgesteld_in if blad.vastgesteld_in else ""
        self.indeling.addLayout(
            rij(
                Icoon("hangslot", "goed", 22),
                Label(self.tr("Vastgesteld op %s") % f"{wanneer}{door}{bij}", "tussenkop", breekt=True),
                tussen=12,
            )
        )
        self.indeling.addWidget(
            Label(self.tr("Deze notulen liggen vast en kunnen niet meer wijzigen."), "stil", breekt=True)
        )
        groepen = " ".join(blad.hash[n : n + 8] for n in range(0, len(blad.hash), 8))
        controle = Label(self.tr("Controlegetal (SHA-256): %s") % groepen, "klein", breekt=True)
        controle.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.indeling.addWidget(controle)


class Leesgeheel(QScrollArea):
    """The whole running text; :meth:`ga_naar` scrolls to a section."""

    def __init__(self) -> None:
        super().__init__()
        self._koppen: dict[str, Label] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("De notulen als geheel"))

    def toon(
        self, blad: NotulenBlad, delen: Sequence[tuple[str, str, str]], rest: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show these sections (key, title, text), keeping the place.

        ``rest`` is what was typed (title, text) while somebody else fixed the minutes: shown, so that it can be copied.
        """
        plek = self.verticalScrollBar().value()
        self._koppen.clear()
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        marges(kolom, 0, 0, 12, 32, tussen=8)
        if blad.vast:
            kolom.addWidget(Slotkaart(blad))
        for titel, tekst in rest:
            kaart = Kaart(self.tr("Getypt bij %s, maar niet meer opgenomen") % titel)
            kaart.indeling.addWidget(Leestekst(tekst))
            kolom.addWidget(kaart)
        for sleutel, titel, tekst in delen:
            kop = self._koppen[sleutel] = Label(titel, "tussenkop", breekt=True)
            kolom.addSpacing(maat(12))
            kolom.addWidget(kop)
            kolom.addWidget(Leestekst(tekst or self.tr("(geen tekst)"), stil=not tekst))
        kolom.addStretch(1)
        self.setWidget(binnen)
        self.verticalScrollBar().setValue(plek)

    def ga_naar(self, sleutel: str) -> None:
        """Bring the heading of a section to the top."""
        kop, binnen = self._koppen.get(sleutel), self.widget()
        if kop is not None and binnen is not None:
            self.verticalScrollBar().setValue(max(0, kop.mapTo(binnen, kop.rect().topLeft()).y() - maat(8)))
