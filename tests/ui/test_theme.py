from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ui.theme import icons, tokens
from ui.theme.stylesheet import stijlblad
from ui.theme.theme import maat, marges, pas_thema_toe, thema
from ui.theme.tokens import DONKER, LICHT, Palet, contrast

PALETTEN = pytest.mark.parametrize("palet", [LICHT, DONKER], ids=lambda p: p.naam)
GEVRAAGD = [
    "vandaag",
    "casus",
    "overleg",
    "vergadering",
    "notulen",
    "actie",
    "inrichting",
    "zoeken",
    "voorzitter",
    "organisatie",
    "persoon",
    "codelijst",
    "criteria",
    "alternatief",
    "plus",
    "potlood",
    "prullenbak",
    "omhoog",
    "omlaag",
    "vinkje",
    "kruis",
    "waarschuwing",
    "informatie",
    "fout",
    "klok",
    "pauze",
    "start",
    "kalender",
    "document",
    "pdf",
    "docx",
    "importeer",
    "exporteer",
    "map",
    "beamer",
    "volledig-scherm",
    "toetsenbord",
    "zon",
    "maan",
    "sleutel",
    "hangslot",
    "teruggetrokken",
    "aanwezig",
    "afwezig",
    "afwezig-met-bericht",
    "vertrokken",
    "ster",
    "koppeling",
    "geschiedenis",
    "vergelijk",
    "herstel",
    "kopie",
    "filter",
    "pijl-links",
    "pijl-rechts",
    "meer",
    "brief",
    "weegschaal",
    "bliksem",
    "gewicht",
]


@pytest.fixture(autouse=True)
def _terug(qapp: QApplication) -> Iterator[None]:
    yield
    pas_thema_toe(qapp, "licht", 1.0)


def test_contrast_is_the_measure_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@PALETTEN
def test_every_text_on_its_ground_reaches_aa(palet: Palet) -> None:
    te_laag = {
        (inkt, grond): round(contrast(getattr(palet, inkt), getattr(palet, grond)), 2)
        for inkt, grond in tokens.TEKSTPAREN
        if contrast(getattr(palet, inkt), getattr(palet, grond)) < 4.5
    }
    assert te_laag == {}


@PALETTEN
def test_every_border_and_mark_that_carries_meaning_reaches_three(palet: Palet) -> None:
    te_laag = {
        (rand, grond): round(contrast(getattr(palet, rand), getattr(palet, grond)), 2)
        for rand, grond in tokens.RANDPAREN
        if contrast(getattr(palet, rand), getattr(palet, grond)) < 3
    }
    assert te_laag == {}


@PALETTEN
def test_rules_that_set_text_and_ground_use_a_listed_pair(palet: Palet) -> None:
    namen = {getattr(palet, veld.name): veld.name for veld in fields(palet) if veld.name not in {"naam", "donker"}}
    gezien = 0
    for kop, lijf in re.findall(r"([^{}]+)\{([^{}]*)\}", stijlblad(palet, 1.0)):
        inkt = re.search(r"(?<![-\w])color: (#\w+)", lijf)
        grond = re.search(r"(?<![-\w])background: (#\w+)", lijf)
        if inkt and grond and ":disabled" not in kop:
            gezien += 1
            assert contrast(inkt[1], grond[1]) >= 4.5, (kop.strip(), namen[inkt[1]], namen[grond[1]])
    assert gezien >= 5


@PALETTEN
def test_stylesheet_uses_no_colour_that_is_no_token(palet: Palet) -> None:
    tokens_ = {str(getattr(palet, veld.name)) for veld in fields(palet)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6,8}\b", stijlblad(palet, 1.0))) <= tokens_


def test_stylesheet_is_understood_by_qt(qapp: QApplication, capfd: pytest.CaptureFixture[str]) -> None:
    for palet in (LICHT, DONKER):
        qapp.setStyleSheet(stijlblad(palet, 1.5))
    knop = QPushButton("Stel vast")
    knop.ensurePolished()
    assert "Could not parse" not in capfd.readouterr().err


@PALETTEN
def test_every_focusable_control_has_a_two_pixel_ring(palet: Palet) -> None:
    blad = stijlblad(palet, 1.0)
    focus: dict[str, str] = {}
    for koppen, lijf in re.findall(r"([^{}]+)\{([^{}]*)\}", blad):
        for kop in koppen.split(","):
            focus[kop.strip()] = focus.get(kop.strip(), "") + lijf
    for wie in [
        "QPushButton",
        "QToolButton",
        "QLineEdit",
        "QComboBox",
        "QAbstractSpinBox",
        "QPlainTextEdit",
        "QTextEdit",
        "QCheckBox",
        "QRadioButton",
        "QTableView",
        "QListView",
        "QTreeView",
        "QTabBar::tab",
    ]:
        lijf = focus[f"{wie}:focus"]
        assert palet.accent in lijf
        assert "border: 2px solid" in lijf or "border: 2px solid transparent" in focus[wie]


def test_choice_of_theme_changes_palette_and_tells(qapp: QApplication) -> None:
    verteld: list[bool] = []
    thema().gewijzigd.connect(lambda: verteld.append(thema().palet.donker))
    pas_thema_toe(qapp, "donker")
    assert qapp.palette().window().color() == QColor(DONKER.grond)
    pas_thema_toe(qapp, "licht")
    assert qapp.palette().window().color() == QColor(LICHT.grond)
    assert verteld == [True, False]


def test_system_scheme_is_followed_only_when_chosen(qapp: QApplication) -> None:
    pas_thema_toe(qapp, "licht")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert thema().palet is LICHT
    pas_thema_toe(qapp, "systeem")
    thema().palet = DONKER  # as if the system had been dark until now; the offscreen platform is light
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert thema().palet is LICHT


def test_scale_grows_type_controls_and_margins_and_is_clamped(qapp: QApplication) -> None:
    houder = QWidget()
    kolom = QVBoxLayout(houder)
    marges(kolom, 24, 8, 24, 8, tussen=16)
    knop = QPushButton("Stel vast")
    kolom.addWidget(knop)
    knop.ensurePolished()
    laag = knop.sizeHint().height()
    pas_thema_toe(qapp, "licht", 2.0)
    assert maat(24) == 48
    assert kolom.contentsMargins().left() == 48
    assert kolom.spacing() == 32
    assert qapp.font().pixelSize() == 28
    assert knop.sizeHint().height() > 1.8 * laag
    pas_thema_toe(qapp, "licht", 9.0)
    assert thema().schaal == 2.0


def test_bundled_family_is_used_with_its_weights(qapp: QApplication) -> None:
    letter = QFont(qapp.font())
    assert QFontInfo(letter).family() == tokens.LETTER
    letter.setWeight(QFont.Weight.DemiBold)
    assert QFontInfo(letter).weight() == QFont.Weight.DemiBold


def test_all_icons_exist_and_follow_the_grid() -> None:
    assert set(GEVRAAGD) <= set(icons.namen())
    for naam in icons.namen():
        svg = (icons.ICONENMAP / f"{naam}.svg").read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in svg
        assert "currentColor" in svg
        assert not re.search(r"#[0-9a-fA-F]{3,6}", svg), f"{naam} has a colour of its own"


@pytest.mark.parametrize("dpr", [1.0, 2.0])
def test_every_icon_draws_in_the_asked_colour_and_size(dpr: float) -> None:
    for naam in icons.namen():
        beeld = icons.pixmap(naam, "fout", 24, dpr)
        assert beeld.size() == QSize(round(24 * dpr), round(24 * dpr))
        vlak = beeld.toImage()
        dicht = [
            vlak.pixelColor(x, y)
            for x in range(vlak.width())
            for y in range(vlak.height())
            if vlak.pixelColor(x, y).alpha() >= 250
        ]
        assert any(vlak.pixelColor(x, y).alpha() > 60 for x in range(vlak.width()) for y in range(vlak.height())), naam
        for punt in dicht:
            wil = QColor(LICHT.fout)
            assert max(abs(punt.red() - wil.red()), abs(punt.green() - wil.green()), abs(punt.blue() - wil.blue())) < 5


def test_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icons.icoon("bestaat-niet")


def test_followed_icon_takes_the_new_palette(qapp: QApplication) -> None:
    knop = QPushButton()
    icons.zet_icoon(knop, "vorm-vierkant", "inkt")

    def midden() -> str:
        return knop.icon().pixmap(QSize(24, 24), 1.0).toImage().pixelColor(12, 12).name().upper()

    assert midden() == LICHT.inkt
    pas_thema_toe(qapp, "donker")
    assert midden() == DONKER.inkt


def test_app_icon_has_all_sizes() -> None:
    breedten = {grootte.width() for grootte in icons.app_icoon().availableSizes()}
    assert {16, 24, 32, 48, 64, 128, 256, 512} <= breedten
    assert (icons.ICONENMAP / "app" / "weegtafel.ico").read_bytes()[:4] == b"\0\0\1\0"
