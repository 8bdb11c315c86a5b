"""The tasting room: every widget of the kit with real-length Dutch text, as pictures.

Use: ``python docs/proeflokaal.py MAP`` writes PNG files in MAP. Needs no display.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QMainWindow,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.models.tabel import Kolom, RijModel, Uitlijning
from ui.opruimer import neem_over
from ui.theme.theme import Keuze, marges, pas_thema_toe
from ui.widgets.basis import Kaart, Knop, Label, Leestekst, Scheiding, rij
from ui.widgets.bedrag_edit import BedragEdit
from ui.widgets.berichtenbalk import BerichtActie, Berichtenbalk
from ui.widgets.bevestiging import Bevestiging
from ui.widgets.commandopalet import Commandopalet, Treffer
from ui.widgets.datum_edit import DatumEdit
from ui.widgets.formulier import Formulier
from ui.widgets.foutmelding import Foutmelding
from ui.widgets.getal_edit import GetalEdit
from ui.widgets.keuzelijst import Keuzelijst
from ui.widgets.lege_staat import LegeStaat
from ui.widgets.lijst import Lijst
from ui.widgets.paginakop import Paginakop
from ui.widgets.segmentknoppen import Oordeelknoppen, Segment, Segmentknoppen
from ui.widgets.sneltoetskaart import Sneltoetskaart
from ui.widgets.stappenbalk import Stap, Stappenbalk
from ui.widgets.statuslabel import OORDEEL_VORMEN, Statuslabel
from ui.widgets.tekstvak import Tekstvak
from ui.widgets.voortgang import Voortgang
from ui.widgets.zijbalk import Bestemming, Zijbalk
from ui.widgets.zoekveld import Zoekveld

VANDAAG = date(2026, 11, 21)
BESTEMMINGEN = [
    Bestemming("vandaag", "Vandaag", "vandaag"),
    Bestemming("casussen", "Casussen", "casus"),
    Bestemming("overleggen", "Overleggen", "overleg"),
    Bestemming("acties", "Acties", "actie"),
    Bestemming("inzicht", "Inzicht", "weegschaal"),
    Bestemming("alternatieven", "Alternatieven", "alternatief"),
    Bestemming("inrichting", "Inrichting", "inrichting", onderaan=True),
]


@dataclass(frozen=True)
class CasusRij:
    """A row of the example list."""

    nummer: str
    vraag: str
    inbrenger: str
    kosten: Decimal
    status: str


_STATUS = {
    "gereed": ("vorm-cirkel", "goed"),
    "concept": ("vorm-ring", "stil"),
    "geagendeerd": ("vorm-halve-cirkel", "accent"),
    "aangehouden": ("vorm-driehoek", "let_op"),
    "ingetrokken": ("vorm-streep", "stil"),
}
_VRAGEN = (
    "Her-indicatie · weer hele dagen naar school binnen negen maanden",
    "Nieuw · veilig thuis wonen met het hele gezin, na zes maanden opname van de jongste zoon",
    "Her-indicatie · dagbehandeling afbouwen naar ambulante begeleiding",
    "Nieuw · verklarende analyse na drie eerdere trajecten zonder blijvend resultaat",
    "Her-indicatie · logeren een weekend per maand voortzetten",
)
_INBRENGERS = ("Jeugdteam Noord", "Jeugdteam Zuid", "Gecertificeerde instelling", "Jeugdteam Oost")


def _rijen(aantal: int) -> list[CasusRij]:
    namen = list(_STATUS)
    return [
        CasusRij(
            f"WT-2026-{42 - n:04d}",
            _VRAGEN[n % 5],
            _INBRENGERS[n % 4],
            Decimal(31400 - 1735 * n % 29000),
            namen[n * 2 % 5],
        )
        for n in range(aantal)
    ]


def _kolommen() -> list[Kolom[CasusRij]]:
    from weegtafel.kernel.bedrag import toon_bedrag

    return [
        Kolom("nummer", "Nummer", lambda r: r.nummer, lambda r: r.nummer, breedte=140),
        Kolom("vraag", "Vraag", lambda r: r.vraag, lambda r: r.vraag),
        Kolom("inbrenger", "Ingebracht door", lambda r: r.inbrenger, lambda r: r.inbrenger, breedte=190, rol="stil"),
        Kolom(
            "kosten",
            "Kosten",
            lambda r: toon_bedrag(r.kosten),
            lambda r: r.kosten,
            Uitlijning.RECHTS,
            breedte=120,
        ),
        Kolom(
            "status", "Status", lambda r: r.status, lambda r: r.status, breedte=150, icoon=lambda r: _STATUS[r.status]
        ),
    ]


def _pagina(titel: str, ondertitel: str) -> tuple[QWidget, QVBoxLayout, Paginakop]:
    pagina = QWidget()
    pagina.setProperty("vlak", "grond")
    kolom = QVBoxLayout(pagina)
    marges(kolom, 32, 28, 32, 24, tussen=16)
    kop = Paginakop(titel, ondertitel)
    kolom.addWidget(kop)
    return pagina, kolom, kop


def lijstpagina() -> QWidget:
    """A page with a list."""
    pagina, kolom, kop = _pagina("Casussen", "42 casussen, waarvan 7 gereed voor de weegtafel van 26 november 2026")
    kop.voeg_actie_toe(Knop("Lees formulieren in", icoon="importeer"))
    kop.voeg_actie_toe(Knop("Nieuwe casus", "hoofd", "plus"))
    balk = Berichtenbalk()
    balk.toon(
        "let op",
        "Twee casussen op de agenda zijn ingebracht door een organisatie die zich heeft afgemeld.",
        BerichtActie("Bekijk de agenda", lambda: None),
    )
    kolom.addWidget(balk)
    filters = Segmentknoppen([Segment("open", "Open"), Segment("gereed", "Gereed"), Segment("alle", "Alle")], "Toon")
    filters.zet_waarde("open")
    zoek = Zoekveld("Zoek op nummer, hulpvraag of inbrenger")
    kolom.addLayout(rij(filters, zoek, tussen=16))
    lijst = Lijst(RijModel(_kolommen(), _rijen(24), lambda r: r.nummer), "Casussen")
    lijst.selectRow(2)
    lijst.zweefrij = 4
    kolom.addWidget(lijst, 1)
    return pagina


def formulierpagina() -> QWidget:
    """A page with a form."""
    pagina, kolom, kop = _pagina("WT-2026-0042", "Her-indicatie van WT-2025-0113 · ingebracht door Jeugdteam Noord")
    kop.voeg_actie_toe(Statuslabel("concept", "vorm-ring"))
    kop.voeg_actie_toe(Knop("Meld de casus aan", "hoofd", "vinkje"))
    kolom.addWidget(
        Stappenbalk(
            [
                Stap("vraag", "Hulpvraag", "klaar"),
                Stap("analyse", "Verklarende analyse", "fout"),
                Stap("inzet", "Gevraagde inzet", "nu"),
                Stap("grond", "Andere gronden"),
                Stap("klaar", "Controle"),
            ]
        )
    )
    formulier = Formulier()
    formulier.voeg_sectie_toe("Gevraagde inzet", "Wat de verwijzer vraagt, in de woorden van de codelijst.")
    profiel = Keuzelijst([(f"Profiel {n}", n) for n in range(1, 12)])
    profiel.zet_waarde(7)
    formulier.voeg_toe("profiel", "Profiel", profiel, verplicht=True)
    formulier.voeg_toe("kosten", "Kosten", BedragEdit(Decimal("31400")), "Voor de hele duur, zonder btw.")
    formulier.voeg_toe("einde", "Einddatum", DatumEdit(date(2027, 11, 12), vandaag=lambda: VANDAAG))
    resultaat = Tekstvak(
        "Binnen negen maanden gaat Sam weer hele dagen naar school, slaapt zij thuis zonder begeleiding in de nacht, "
        "en weten haar ouders wat zij doen als de spanning oploopt. De school meldt verzuim binnen een dag.",
        grens=260,
    )
    formulier.voeg_toe("resultaat", "Te bereiken resultaat", resultaat, "Concreet en met een datum.", verplicht=True)
    formulier.voeg_toe("maanden", "Duur in maanden", GetalEdit(12, meest=120))
    formulier.toon_fouten({"resultaat": "Noem een datum waarop het resultaat bereikt moet zijn."})
    vinkje = QCheckBox("De ouders hebben de aanvraag gelezen en stemmen in met delen")
    vinkje.setChecked(True)
    formulier.voeg_los_toe(vinkje)
    een, twee = QRadioButton("Nieuwe indicatie"), QRadioButton("Her-indicatie")
    twee.setChecked(True)
    formulier.voeg_los_toe(een)
    formulier.voeg_los_toe(twee)
    rol = QScrollArea()
    rol.setWidgetResizable(True)
    houder = QWidget()
    binnen = QHBoxLayout(houder)
    marges(binnen, 2, 0, 2, 0)
    binnen.addWidget(formulier)
    binnen.addStretch(1)
    rol.setWidget(houder)
    kolom.addWidget(rol, 1)
    return pagina


def overlegpagina() -> QWidget:
    """Widgets of the meeting screen."""
    pagina, kolom, kop = _pagina("Weging", "WT-2026-0042 · Complex · profiel 7 · Intensief · 12 maanden · € 31.400")
    kop.voeg_actie_toe(Knop("Pauzeer", icoon="pauze"))
    vakken = QHBoxLayout()
    marges(vakken, tussen=24)
    links = Kaart("Hulpvraag")
    links.indeling.addWidget(
        Leestekst(
            "Sam (12 tot 15 jaar) gaat sinds maart nog twee ochtenden per week naar school. Zij slaapt slecht en trekt "
            "zich terug.\n\nHaar ouders zijn uit elkaar en willen allebei dat zij bij hen blijft wonen. Eerdere "
            "ambulante hulp stopte omdat de begeleider vertrok.",
            "lees",
        )
    )
    links.indeling.addStretch(1)
    rechts = Kaart("Eerste indruk")
    for naam, oordeel in (("Jeugdteam Noord", "passend"), ("Jeugdteam Zuid", "twijfel"), ("GI", "niet_passend")):
        rechts.indeling.addWidget(Label(naam, "veldlabel"))
        knoppen = Oordeelknoppen(naam)
        knoppen.zet_waarde(oordeel)
        rechts.indeling.addWidget(knoppen)
    rechts.indeling.addWidget(Scheiding())
    for woord in OORDEEL_VORMEN:
        label = Statuslabel()
        label.zet_oordeel(woord)
        rechts.indeling.addWidget(label)
    rechts.indeling.addStretch(1)
    rechts.indeling.addWidget(Knop("Stel advies vast", "hoofd", "hangslot", groot=True), 0, Qt.AlignmentFlag.AlignRight)
    vakken.addWidget(links, 1)
    vakken.addWidget(rechts)
    kolom.addLayout(vakken, 1)
    stand = Voortgang("De casussen van 26 november 2026 worden tot één stuk gemaakt")
    stand.zet(7, 12)
    kolom.addWidget(stand)
    kolom.addLayout(
        rij(
            Knop("Gewone knop"),
            Knop("Hoofdknop", "hoofd"),
            Knop("Stille knop", "stil"),
            Knop("Verwijder de casus", "gevaar", "prullenbak"),
            uit := Knop("Niet nu"),
            uit2 := Knop("Stel vast", "hoofd"),
            None,
        )
    )
    uit.setEnabled(False)
    uit2.setEnabled(False)
    return pagina


def leegpagina() -> QWidget:
    """A page without anything yet."""
    pagina, kolom, kop = _pagina("Overleggen", "Nog geen overleg gepland")
    kop.voeg_actie_toe(Knop("Plan een overleg", "hoofd", "plus"))
    for soort, zin in (
        ("informatie", "De weegtafel van 26 november is nog niet uitgenodigd."),
        ("gelukt", "Het advies bij WT-2026-0042 is vastgesteld en staat vast."),
        ("fout", "De schijf is vol. Wat u typte, staat nog op het scherm. Maak ruimte vrij en probeer het opnieuw."),
    ):
        balk = Berichtenbalk()
        balk.toon(soort, zin)
        kolom.addWidget(balk)
    leeg = LegeStaat(
        "overleg",
        "Er is nog geen overleg",
        "Plan een overleg en zet de casussen die gereed zijn op de agenda. De vorige notulen komen er vanzelf bij.",
        "Plan een overleg",
    )
    kolom.addWidget(Lijst(RijModel(_kolommen(), []), "Overleggen", leeg), 1)
    return pagina


def venster(pagina: QWidget, huidig: str, breedte: int, hoogte: int) -> QMainWindow:
    """A window with the sidebar and one page."""
    raam = QMainWindow()
    midden = QWidget()
    midden.setProperty("vlak", "grond")
    indeling = QHBoxLayout(midden)
    indeling.setContentsMargins(0, 0, 0, 0)
    indeling.setSpacing(0)
    zijbalk = Zijbalk(BESTEMMINGEN)
    zijbalk.zet_huidig(huidig)
    zijbalk.zet_teller("acties", 3)
    zijbalk.pas_aan(breedte)
    indeling.addWidget(zijbalk)
    indeling.addWidget(pagina, 1)
    raam.setCentralWidget(midden)
    pagina.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    pagina.setFocus()
    raam.resize(breedte, hoogte)
    return raam


def _zoek(_tekst: str) -> list[Treffer]:
    return [
        Treffer("Casussen", "WT-2026-0042 · her-indicatie", _VRAGEN[1], "casus"),
        Treffer("Casussen", "WT-2026-0039 · nieuw", _VRAGEN[3], "casus"),
        Treffer("Overleggen", "Weegtafel van 26 november 2026", "gepland · 7 casussen · 09:30 tot 12:00", "overleg"),
        Treffer("Opdrachten", "Nieuwe casus", icoon="plus", toetsen="Ctrl+N"),
        Treffer("Opdrachten", "Volledig scherm", icoon="volledig-scherm", toetsen="F11"),
    ]


TOETSEN = [
    ("Overal", ""),
    ("Ctrl+K", "Zoek een casus, een overleg of een opdracht"),
    ("Ctrl+1", "Ga naar de eerste pagina"),
    ("F1", "Toon deze kaart"),
    ("F11", "Volledig scherm"),
    ("In het overleg", ""),
    ("P", "Passend"),
    ("T", "Twijfel"),
    ("N", "Niet passend"),
    ("Ctrl+Enter", "Stel het advies op"),
]


def _bewaar(app: QApplication, raam: QWidget, pad: Path) -> None:
    raam.show()
    for _ in range(5):
        app.processEvents()
    raam.grab().save(str(pad))
    print(pad)


def _ronde(app: QApplication, map_: Path, keuze: Keuze, schaal: float, breedte: int, hoogte: int) -> None:
    pas_thema_toe(app, keuze, schaal)
    einde = f"{keuze}-{breedte}x{hoogte}-{round(schaal * 100)}.png"
    paginas: dict[str, tuple[Callable[[], QWidget], str]] = {
        "lijst": (lijstpagina, "casussen"),
        "formulier": (formulierpagina, "casussen"),
        "overleg": (overlegpagina, "overleggen"),
        "leeg": (leegpagina, "overleggen"),
    }
    for naam, (maak, huidig) in paginas.items():
        raam = venster(maak(), huidig, breedte, hoogte)
        _bewaar(app, raam, map_ / f"{naam}-{einde}")
        if naam == "lijst":
            palet = Commandopalet(raam, _zoek)
            palet.open()
            _bewaar(app, raam, map_ / f"palet-{einde}")
            palet.sluit()
            kaart = Sneltoetskaart(raam, TOETSEN)
            kaart.open()
            _bewaar(app, raam, map_ / f"toetsen-{einde}")
        raam.close()
    vraag = Bevestiging(
        "Casus WT-2026-0042 intrekken?",
        "De casus gaat van de agenda van 26 november 2026. Het nummer wordt niet opnieuw gebruikt. U kunt de casus "
        "daarna nog lezen, maar niet meer aanmelden.",
        "Trek de casus in",
        "Laat de casus staan",
        gevaar=True,
    )
    _bewaar(app, vraag, map_ / f"bevestiging-{einde}")
    vraag.close()
    fout = Foutmelding("Weegtafel 0.1.0 · Python 3.11.9 · Linux\nbuiltins.ValueError\n  ui.casus.scherm, regel 211")
    _bewaar(app, fout, map_ / f"foutmelding-{einde}")
    fout.close()


def main() -> int:
    """Write the pictures in the folder that is the one argument."""
    if len(sys.argv) != 2:
        print("Gebruik: python docs/proeflokaal.py MAP", file=sys.stderr)
        return 2
    map_ = Path(sys.argv[1])
    map_.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    neem_over(app)
    _ronde(app, map_, "licht", 1.0, 1280, 800)
    _ronde(app, map_, "donker", 1.0, 1280, 800)
    _ronde(app, map_, "licht", 1.0, 1920, 1080)
    _ronde(app, map_, "donker", 2.0, 1920, 1080)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
