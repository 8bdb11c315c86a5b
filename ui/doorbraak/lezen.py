"""A request to read: the same parts in the same order, as running text and small tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.doorbraak.woorden import euro, kort, score
from ui.theme.theme import maat, marges
from ui.widgets.basis import Label, Leestekst, Scheiding
from weegtafel.doorbraak.codes import AanvraagStatus, Deel
from weegtafel.doorbraak.rijen import AanvraagFeiten
from weegtafel.doorbraak.velden import PLAN, VELDEN, Invoer

Regels = Sequence[Sequence[str]]


class Leesblad(QWidget):
    """A column of headings, texts, facts and tables."""

    def __init__(self) -> None:
        super().__init__()
        self.kolom = QVBoxLayout(self)
        marges(self.kolom, tussen=8)
        self.kolom.setAlignment(Qt.AlignmentFlag.AlignTop)

    def kop(self, tekst: str, rol: str = "tussenkop") -> None:
        """A heading."""
        if self.kolom.count():
            self.kolom.addSpacing(maat(10))
        self.kolom.addWidget(Label(tekst, rol, breekt=True))

    def zin(self, tekst: str, rol: str = "stil") -> Label:
        """A quiet sentence."""
        label = Label(tekst, rol, breekt=True)
        self.kolom.addWidget(label)
        return label

    def tekst(self, titel: str, tekst: str) -> None:
        """A question with its answer."""
        self.kolom.addWidget(Label(titel, "veldlabel", breekt=True))
        self.kolom.addWidget(Leestekst(tekst or self.tr("Niet ingevuld"), stil=not tekst))

    def feiten(self, paren: Sequence[tuple[str, str]]) -> None:
        """Short facts beside their names; empty ones are left out."""
        rooster = QGridLayout()
        marges(rooster, tussen=6)
        rooster.setColumnMinimumWidth(0, maat(180))
        rooster.setColumnStretch(1, 1)
        for nummer, (naam, tekst) in enumerate(p for p in paren if p[1]):
            rooster.addWidget(Label(naam, "stil"), nummer, 0, Qt.AlignmentFlag.AlignTop)
            rooster.addWidget(Label(tekst, breekt=True), nummer, 1)
        self.kolom.addLayout(rooster)

    def tabel(
        self, koppen: Sequence[str], regels: Regels, rechts: frozenset[int] = frozenset(), breed: Sequence[int] = ()
    ) -> None:
        """A small table that is read, not chosen from; numbers at the right."""
        if not regels:
            self.zin(self.tr("Niets ingevuld."))
            return
        rooster = QGridLayout()
        marges(rooster, tussen=6)
        rooster.setHorizontalSpacing(maat(14))
        for k, kop in enumerate(koppen):
            rooster.addWidget(self._cel(kop, "klein", k in rechts), 0, k)
            rooster.setColumnStretch(k, breed[k] if breed else 1)
        for r, regel in enumerate(regels):
            rooster.addWidget(Scheiding(), 2 * r + 1, 0, 1, len(koppen))
            for k, tekst in enumerate(regel):
                rooster.addWidget(
                    self._cel(tekst, "tekst", k in rechts), 2 * r + 2, k,
                    Qt.AlignmentFlag.AlignTop,
                )  # fmt: skip
        self.kolom.addLayout(rooster)

    @staticmethod
    def _cel(tekst: str, rol: str, rechts: bool) -> Label:
        cel = Label(tekst, rol, breekt=not rechts)
        if rechts:
            cel.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        else:
            cel.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return cel


def lees_aanvraag(f: AanvraagFeiten) -> Leesblad:
    """What was asked, by whom, about which household."""
    blad = Leesblad()
    if f.status is AanvraagStatus.INGETROKKEN:
        blad.kop("Ingetrokken", "veldlabel")
        blad.kolom.addWidget(Leestekst(f.gesloten_reden))
    blad.feiten(
        (
            ("Wie vraagt aan", f.aanvragersoort.omschrijving),
            ("Organisatie", f.organisatie),
            ("Functie", f.aanvrager_functie),
            ("Ingediend door", f.ingediend_door),
            ("Namens", f.namens),
            ("Ingediend op", kort(f.aangemaakt_op.date())),
            ("Sinds wanneer", f.vastgelopen_sinds),
        )
    )
    for veld in VELDEN[Deel.AANVRAAG]:
        if veld.invoer is Invoer.TEKST:
            blad.tekst(veld.titel, getattr(f, veld.sleutel))
    blad.kop("Huishouden")
    blad.tabel(("Rol", "Leeftijd", "Toelichting"), [(h.rol_naam, h.leeftijd_naam, h.toelichting) for h in f.huishouden])
    blad.kop("Betrokkenen")
    blad.zin(betrokkenenzin([b.kosten_cent for b in f.betrokkenen]))
    if f.betrokkenen:
        blad.tabel(
            ("Functie", "Organisatie", "Kosten per jaar", "Toelichting"),
            [(b.functie, b.organisatie, euro(b.kosten_cent, "onbekend"), b.toelichting) for b in f.betrokkenen],
            frozenset({2}),
        )
    return blad


def betrokkenenzin(kosten: Sequence[int | None]) -> str:
    """How many helpers there are, what those cost together of whom it is known, and of how many it is not."""
    if not kosten:
        return "Nog geen betrokkenen."
    aantal = "1 betrokkene" if len(kosten) == 1 else f"{len(kosten)} betrokkenen"
    bekend = [cent for cent in kosten if cent is not None]
    onbekend = len(kosten) - len(bekend)
    if not bekend:
        return f"{aantal}. Van niemand is bekend wat de hulp kost."
    rest = f" Van {onbekend} is het onbekend." if onbekend else ""
    som = euro(sum(bekend))
    return f"{aantal}. Van {len(bekend)} is bekend wat de hulp kost: samen {som} per jaar.{rest}"


def lees_route(f: AanvraagFeiten) -> Leesblad:
    """Which regular ways were looked at."""
    blad = Leesblad()
    if f.status is AanvraagStatus.REGULIER_OPGELOST:
        blad.kop("Regulier opgelost", "goed")
        blad.kolom.addWidget(Leestekst(f.gesloten_reden))
        blad.kop("Wat is nagegaan")
    if not f.route:
        blad.zin("Er is nog geen reguliere voorziening nagegaan.")
    for stap in f.route:
        blad.kop(f"{stap.voorziening or 'Voorziening zonder naam'}: {stap.uitkomst.omschrijving}", "veldlabel")
        onder = [
            deel for deel in (stap.regeling, stap.loket and f"gevraagd bij {stap.loket}", kort(stap.datum, "")) if deel
        ]
        if onder:
            blad.zin(" · ".join(onder))
        if stap.reden:
            blad.kolom.addWidget(Leestekst(stap.reden))
    return blad


def lees_plan(f: AanvraagFeiten) -> Leesblad:
    """The plan: words, public values, what is bought, life domains."""
    blad = Leesblad()
    for veld in PLAN:
        if veld.invoer is not Invoer.TEKST:
            continue
        if veld.sleutel == "legitimiteit_doel":
            blad.kop("Legitimiteit")
        elif veld.sleutel == "betrokkenheid":
            blad.kop("Betrokkenheid en rendement")
        blad.tekst(veld.titel, getattr(f.plan, veld.sleutel))
    blad.kop("Wat wordt ingekocht")
    regels = [
        (
            b.omschrijving, b.type_naam, b.leverancier,
            f"{b.aantal} × {euro(b.bedrag_cent)}" if b.herhaald else "eenmalig", euro(b.totaal_cent),
        )
        for b in f.bestedingen
    ]  # fmt: skip
    if regels:
        regels.append(("Samen", "", "", "", euro(f.plan_cent)))
    blad.tabel(("Wat", "Type", "Leverancier", "Hoe vaak", "Bedrag"), regels, frozenset({3, 4}), (3, 2, 2, 1, 1))
    blad.kop("Leefdomeinen")
    blad.tabel(
        ("Domein", "Nu", "Verwacht"),
        [
            (
                d.domein_naam,
                f"{score(d.nu_score).capitalize()}. {d.nu}",
                f"{score(d.verwacht_score).capitalize()}. {d.verwacht}",
            )
            for d in f.leefdomeinen
        ],
        breed=(2, 3, 3),
    )
    return blad
