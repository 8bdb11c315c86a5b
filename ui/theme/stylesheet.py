"""The one stylesheet, built from the tokens. Widgets choose their look by a dynamic property or object name.

Properties: ``rol`` on labels, ``soort`` on buttons, ``vlak`` on frames, ``toon`` for a meaning (goed, let_op, fout, …),
``fout`` on an input whose value was refused, ``groot`` on controls of the meeting screen.
"""

from __future__ import annotations

from collections.abc import Callable

from ui.theme import icons
from ui.theme import tokens as t
from ui.theme.tokens import Palet

_Px = Callable[[float], str]
"""From pixels at 100 % to a QSS length at the present scale."""


def stijlblad(palet: Palet, schaal: float) -> str:
    """The whole stylesheet for one palette and one scale."""

    def px(pixels: float) -> str:
        return f"{round(pixels * schaal)}px"

    delen = (_grond, _labels, _knoppen, _velden, _keuzes, _lijsten, _vlakken, _navigatie, _zwevend)
    return "\n".join(deel(palet, px) for deel in delen)


def _grond(p: Palet, px: _Px) -> str:
    return f"""
QWidget {{ color: {p.inkt}; font-size: {px(t.TEKST)}; }}
QMainWindow, QDialog, QWidget[vlak="grond"] {{ background: {p.grond}; }}
QWidget:disabled {{ color: {p.uit}; }}
QToolTip {{ background: {p.vlak}; color: {p.inkt}; border: 1px solid {p.rand};
  padding: {px(4)} {px(8)}; font-size: {px(t.TEKST)}; }}
QScrollArea, QStackedWidget {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}; margin: 0; }}
QScrollBar::handle {{ background: {p.rand}; border-radius: {px(2)}; margin: {px(4)};
  min-height: {px(32)}; min-width: {px(32)}; }}
QScrollBar::handle:hover {{ background: {p.stil}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {p.lijn}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
"""


def _labels(p: Palet, px: _Px) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[rol="titel"] {{ font-size: {px(t.TITEL)}; font-weight: 600; }}
QLabel[rol="kop"] {{ font-size: {px(t.LEES)}; font-weight: 600; }}
QLabel[rol="tussenkop"] {{ font-size: {px(t.TUSSENKOP)}; font-weight: 600; }}
QLabel[rol="veldlabel"] {{ font-weight: 500; }}
QLabel[rol="stil"] {{ color: {p.stil}; }}
QLabel[rol="klein"] {{ color: {p.stil}; font-size: {px(t.KLEIN)}; }}
QLabel[rol="groot"] {{ font-size: {px(t.LEES)}; }}
QLabel[rol="beamer"] {{ font-size: {px(t.BEAMER)}; }}
QLabel[rol="cijfer"] {{ font-size: {px(t.TITEL)}; font-weight: 500; }}
QLabel[rol="fout"] {{ color: {p.fout}; }}
QLabel[rol="goed"] {{ color: {p.goed}; }}
QLabel[rol="let_op"] {{ color: {p.let_op}; }}
QLabel[rol="accent"] {{ color: {p.accent}; }}
QLabel[rol="groep"] {{ color: {p.stil}; font-size: {px(t.KLEIN)}; font-weight: 600; }}
QLabel[rol="toets"] {{ background: {p.verdiept}; border: 1px solid {p.rand}; border-radius: {px(4)};
  padding: {px(1)} {px(6)}; font-size: {px(t.KLEIN)}; font-weight: 500; }}
"""


def _knoppen(p: Palet, px: _Px) -> str:
    segmenten = "\n".join(
        f'QPushButton[segment="ja"][toon="{toon}"]:checked {{ background: {was}; border: 1px solid {kleur}; }}'
        for toon, was, kleur in (
            ("goed", p.goed_was, p.goed),
            ("let_op", p.let_op_was, p.let_op),
            ("fout", p.fout_was, p.fout),
        )
    )
    laag, hoog = px(t.BEDIENING - 4), px(t.BEDIENING_GROOT - 4)
    return f"""
QPushButton {{ background: {p.vlak}; border: 1px solid {p.rand}; border-radius: {px(t.STRAAL)};
  padding: 1px {px(14)}; min-height: {laag}; font-weight: 500; }}
QPushButton:hover {{ background: {p.zweef}; border-color: {p.stil}; }}
QPushButton:pressed, QPushButton:open {{ background: {p.verdiept}; }}
QPushButton:checked {{ background: {p.gekozen}; border-color: {p.accent}; }}
QPushButton:focus {{ border: 2px solid {p.accent}; padding: 0 {px(13)}; }}
QPushButton:disabled {{ background: transparent; border-color: {p.lijn}; color: {p.uit}; }}
QPushButton::menu-indicator {{ image: url({icons.pad("pijl-omlaag", p.stil)}); width: {px(14)}; height: {px(14)};
  subcontrol-position: right center; right: {px(10)}; }}
QPushButton[menu="ja"] {{ padding-right: {px(30)}; }}
QPushButton[groot="ja"] {{ min-height: {hoog}; font-size: {px(t.TUSSENKOP)}; padding: 1px {px(20)}; }}
QPushButton[groot="ja"]:focus {{ padding: 0 {px(19)}; }}
QPushButton[soort="hoofd"] {{ background: {p.accent}; color: {p.op_accent}; border: 1px solid {p.accent}; }}
QPushButton[soort="hoofd"]:hover, QPushButton[soort="hoofd"]:pressed {{ background: {p.accent_sterk};
  border-color: {p.accent_sterk}; }}
QPushButton[soort="hoofd"]:focus {{ border: 2px solid {p.inkt}; }}
QPushButton[soort="hoofd"]:disabled {{ background: {p.verdiept}; color: {p.uit}; border: 1px solid {p.lijn}; }}
QPushButton[soort="stil"] {{ background: transparent; border: 1px solid transparent; color: {p.accent}; }}
QPushButton[soort="stil"]:hover {{ background: {p.zweef}; }}
QPushButton[soort="stil"]:focus {{ border: 2px solid {p.accent}; }}
QPushButton[soort="stil"]:disabled {{ color: {p.uit}; }}
QPushButton[soort="gevaar"] {{ color: {p.fout}; border-color: {p.fout}; }}
QPushButton[soort="gevaar"]:hover {{ background: {p.fout}; color: {p.op_fout}; }}
QPushButton[soort="gevaar"]:focus {{ border: 2px solid {p.fout}; }}
QPushButton[soort="gevaar"]:disabled {{ color: {p.uit}; border-color: {p.lijn}; }}
QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: {px(t.STRAAL_KLEIN)};
  padding: {px(4)}; min-width: {px(24)}; min-height: {px(24)}; }}
QToolButton:hover {{ background: {p.zweef}; }}
QToolButton:pressed, QToolButton:checked {{ background: {p.gekozen}; }}
QToolButton:focus {{ border-color: {p.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[segment="ja"] {{ background: {p.vlak}; color: {p.inkt}; border: 1px solid {p.rand}; border-radius: 0;
  border-left-color: {p.lijn}; border-right-color: {p.lijn}; margin: 0 -1px 0 0; }}
QPushButton[segment="ja"][plaats="eerste"] {{ border-top-left-radius: {px(t.STRAAL)};
  border-bottom-left-radius: {px(t.STRAAL)}; border-left-color: {p.rand}; }}
QPushButton[segment="ja"][plaats="laatste"] {{ border-top-right-radius: {px(t.STRAAL)};
  border-bottom-right-radius: {px(t.STRAAL)}; border-right-color: {p.rand}; margin: 0; }}
QPushButton[segment="ja"]:hover {{ background: {p.zweef}; }}
QPushButton[segment="ja"]:checked {{ background: {p.gekozen}; border: 1px solid {p.accent}; font-weight: 600; }}
{segmenten}
QPushButton[segment="ja"]:focus {{ border: 2px solid {p.accent}; }}
QPushButton[segment="ja"]:disabled {{ color: {p.uit}; background: transparent; }}
"""


def _velden(p: Palet, px: _Px) -> str:
    velden = "QLineEdit, QComboBox, QAbstractSpinBox"
    tekst = "QPlainTextEdit, QTextEdit"

    def elk(selectors: str, staat: str) -> str:
        return ", ".join(f"{deel.strip()}{staat}" for deel in selectors.split(","))

    pijl = icons.pad("pijl-omlaag", p.stil)
    return f"""
{velden} {{ background: {p.vlak}; border: 1px solid {p.rand}; border-radius: {px(t.STRAAL)};
  padding: 1px {px(10)}; min-height: {px(t.BEDIENING - 4)}; selection-background-color: {p.accent};
  selection-color: {p.op_accent}; }}
{tekst} {{ background: {p.vlak}; border: 1px solid {p.rand}; border-radius: {px(t.STRAAL)};
  padding: {px(5)} {px(7)}; selection-background-color: {p.accent}; selection-color: {p.op_accent}; }}
{elk(velden, ":hover")}, {elk(tekst, ":hover")} {{ border-color: {p.stil}; }}
{elk(velden, ":focus")} {{ border: 2px solid {p.accent}; padding: 0 {px(9)}; }}
{elk(tekst, ":focus")} {{ border: 2px solid {p.accent}; padding: {px(4)} {px(6)}; }}
{elk(velden, '[fout="ja"]')}, {elk(tekst, '[fout="ja"]')} {{ border-color: {p.fout}; }}
{elk(velden, ":disabled")}, {elk(tekst, ":disabled")} {{ background: {p.verdiept}; border-color: {p.lijn};
  color: {p.uit}; }}
{elk("QLineEdit, QPlainTextEdit, QTextEdit", ":read-only")} {{ background: {p.verdiept}; border-color: {p.lijn}; }}
QLineEdit[groot="ja"], QPlainTextEdit[groot="ja"] {{ font-size: {px(t.LEES)}; }}
QPlainTextEdit[rol="lezen"], QTextEdit[rol="lezen"] {{ background: transparent; border: none; padding: 0; }}
QComboBox {{ padding-right: {px(30)}; }}
QComboBox:focus {{ padding-right: {px(29)}; }}
QComboBox::drop-down {{ border: none; width: {px(28)}; subcontrol-position: right center; }}
QComboBox::down-arrow {{ image: url({pijl}); width: {px(16)}; height: {px(16)}; }}
QComboBox QLineEdit {{ border: none; background: transparent; padding: 0; min-height: 0; }}
QComboBox QAbstractItemView {{ background: {p.vlak}; border: 1px solid {p.rand}; padding: {px(4)}; outline: 0;
  selection-background-color: {p.gekozen}; selection-color: {p.inkt}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(32)}; padding: 0 {px(6)}; border-radius: {px(4)}; }}
QAbstractSpinBox {{ padding-right: {px(28)}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent;
  width: {px(26)}; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {p.zweef}; }}
QAbstractSpinBox::up-button {{ border-top-right-radius: {px(t.STRAAL)}; subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ border-bottom-right-radius: {px(t.STRAAL)}; subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url({icons.pad("pijl-omhoog", p.stil)}); width: {px(12)}; height: {px(12)}; }}
QAbstractSpinBox::down-arrow {{ image: url({pijl}); width: {px(12)}; height: {px(12)}; }}
QAbstractSpinBox QLineEdit {{ border: none; background: transparent; padding: 0 {px(8)}; min-height: 0; }}
QLineEdit > QToolButton {{ padding: 0; border: none; min-width: 0; min-height: 0; background: transparent; }}
QLineEdit > QToolButton:hover {{ background: {p.zweef}; }}
"""


def _keuzes(p: Palet, px: _Px) -> str:
    return f"""
QCheckBox, QRadioButton {{ spacing: {px(8)}; border: 2px solid transparent; border-radius: {px(t.STRAAL_KLEIN)};
  padding: {px(2)}; min-height: {px(24)}; background: transparent; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {p.accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(16)}; height: {px(16)}; border: 1px solid {p.rand};
  background: {p.vlak}; }}
QCheckBox::indicator, QListView::indicator, QTableView::indicator, QTreeView::indicator {{ border-radius: {px(4)}; }}
QRadioButton::indicator {{ border-radius: {px(8.9)}; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {p.accent}; }}
QCheckBox::indicator:checked {{ background: {p.accent}; border-color: {p.accent};
  image: url({icons.pad("deel-vinkje", p.op_accent)}); }}
QCheckBox::indicator:indeterminate {{ background: {p.accent}; border-color: {p.accent};
  image: url({icons.pad("deel-streep", p.op_accent)}); }}
QRadioButton::indicator:checked {{ background: {p.vlak}; border-color: {p.accent};
  image: url({icons.pad("deel-punt", p.accent)}); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {p.lijn};
  background: {p.verdiept}; }}
QCheckBox::indicator:checked:disabled {{ image: url({icons.pad("deel-vinkje", p.uit)}); }}
QRadioButton::indicator:checked:disabled {{ image: url({icons.pad("deel-punt", p.uit)}); }}
QProgressBar {{ background: {p.lijn}; border: none; border-radius: {px(3)}; min-height: {px(6)};
  max-height: {px(6)}; }}
QProgressBar::chunk {{ background: {p.accent}; border-radius: {px(3)}; }}
QSlider::groove:horizontal {{ background: {p.lijn}; height: {px(4)}; border-radius: {px(2)}; }}
QSlider::handle:horizontal {{ background: {p.accent}; width: {px(16)}; height: {px(16)}; margin: {px(-6)} 0;
  border-radius: {px(8)}; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {p.inkt}; }}
"""


def _lijsten(p: Palet, px: _Px) -> str:
    vinkje = f"image: url({icons.pad('deel-vinkje', p.op_accent)});"
    return f"""
QTableView, QListView, QTreeView {{ background: {p.vlak}; border: 1px solid {p.lijn}; border-radius: {px(t.STRAAL)};
  outline: 0; selection-background-color: {p.gekozen}; selection-color: {p.inkt}; gridline-color: {p.lijn}; }}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 2px solid {p.accent}; }}
QTableView[vlak="kaal"], QListView[vlak="kaal"], QTreeView[vlak="kaal"] {{ border: 2px solid transparent;
  background: transparent; }}
QTableView[vlak="kaal"]:focus, QListView[vlak="kaal"]:focus, QTreeView[vlak="kaal"]:focus {{
  border-color: {p.accent}; }}
QTableView::item {{ padding: 0 {px(9)}; border: none; border-bottom: 1px solid {p.lijn}; }}
QListView::item, QTreeView::item {{ padding: 0 {px(8)}; min-height: {px(t.BEDIENING)}; border: none; }}
QListView::item {{ border-radius: {px(t.STRAAL_KLEIN)}; }}
QListView::item:hover, QTreeView::item:hover {{ background: {p.zweef}; }}
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {{ background: {p.gekozen};
  color: {p.inkt}; }}
QTableView::indicator, QListView::indicator, QTreeView::indicator {{ width: {px(16)}; height: {px(16)};
  border: 1px solid {p.rand}; background: {p.vlak}; }}
QTableView::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {{
  background: {p.accent}; border-color: {p.accent}; {vinkje} }}
QTreeView::branch {{ background: transparent; }}
QTreeView::branch:has-children:closed {{ image: url({icons.pad("pijl-rechts", p.stil)}); padding: {px(3)}; }}
QTreeView::branch:has-children:open {{ image: url({icons.pad("pijl-omlaag", p.stil)}); padding: {px(3)}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {p.stil}; border: none; border-bottom: 1px solid {p.lijn};
  padding: 0 {px(12)}; min-height: {px(36)}; font-size: {px(t.KLEIN)}; font-weight: 500; }}
QHeaderView::section:hover {{ color: {p.inkt}; }}
QHeaderView::up-arrow {{ image: url({icons.pad("pijl-omhoog", p.stil)}); width: {px(12)}; height: {px(12)};
  subcontrol-position: right center; right: {px(6)}; }}
QHeaderView::down-arrow {{ image: url({icons.pad("pijl-omlaag", p.stil)}); width: {px(12)}; height: {px(12)};
  subcontrol-position: right center; right: {px(6)}; }}
QTableCornerButton::section {{ background: transparent; border: none; }}
"""


def _vlakken(p: Palet, px: _Px) -> str:
    tonen = "\n".join(
        f'QFrame[vlak="balk"][toon="{toon}"] {{ background: {was}; border: 1px solid {kleur}; }}'
        for toon, was, kleur in (
            ("informatie", p.accent_was, p.accent_was),
            ("goed", p.goed_was, p.goed_was),
            ("let_op", p.let_op_was, p.let_op),
            ("fout", p.fout_was, p.fout),
        )
    )
    return f"""
QFrame[vlak="kaart"] {{ background: {p.vlak}; border: 1px solid {p.lijn}; border-radius: {px(t.STRAAL)}; }}
QFrame[vlak="verdiept"] {{ background: {p.verdiept}; border: none; border-radius: {px(t.STRAAL)}; }}
QFrame[vlak="lijn"] {{ background: {p.lijn}; border: none; }}
QFrame[vlak="balk"] {{ border-radius: {px(t.STRAAL)}; }}
{tonen}
QFrame[vlak="voet"] {{ background: {p.vlak}; border: none; border-top: 1px solid {p.lijn}; }}
QGroupBox {{ border: none; margin-top: {px(24)}; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {p.lijn}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {p.stil}; border: 2px solid transparent; padding: 0 {px(12)};
  min-height: {px(36)}; font-weight: 500; }}
QTabBar::tab:hover {{ color: {p.inkt}; }}
QTabBar::tab:selected {{ color: {p.accent}; border-bottom-color: {p.accent}; }}
QTabBar::tab:focus {{ border-color: {p.accent}; }}
QStatusBar {{ background: {p.zijbalk}; color: {p.stil}; border-top: 1px solid {p.lijn}; }}
QStatusBar::item {{ border: none; }}
"""


def _navigatie(p: Palet, px: _Px) -> str:
    return f"""
QFrame#zijbalk {{ background: {p.zijbalk}; border: none; border-right: 1px solid {p.lijn}; }}
QFrame#zijbalk QLabel[rol="merk"] {{ font-size: {px(t.TUSSENKOP)}; font-weight: 600; }}
QFrame#zijbalk QToolButton {{ border-radius: {px(t.STRAAL)}; padding: 0 {px(8)}; color: {p.inkt};
  min-height: {px(t.BEDIENING - 4)}; text-align: left; }}
QFrame#zijbalk QToolButton:hover {{ background: {p.lijn}; }}
QFrame#zijbalk QToolButton:checked {{ background: {p.gekozen}; color: {p.accent}; font-weight: 600; }}
QToolButton[stap="ja"] {{ padding: {px(4)} {px(6)}; border-radius: {px(t.STRAAL)}; color: {p.stil}; }}
QToolButton[stap="ja"][staat="klaar"] {{ color: {p.inkt}; }}
QToolButton[stap="ja"][staat="nu"] {{ color: {p.accent}; font-weight: 600; background: {p.accent_was}; }}
QToolButton[stap="ja"][staat="fout"] {{ color: {p.let_op}; }}
"""


def _zwevend(p: Palet, px: _Px) -> str:
    return f"""
QMenu {{ background: {p.vlak}; border: 1px solid {p.rand}; border-radius: {px(t.STRAAL)}; padding: {px(6)}; }}
QMenu::item {{ padding: {px(7)} {px(28)} {px(7)} {px(12)}; border-radius: {px(t.STRAAL_KLEIN)}; }}
QMenu::item:selected {{ background: {p.gekozen}; color: {p.inkt}; }}
QMenu::item:disabled {{ color: {p.uit}; }}
QMenu::separator {{ height: 1px; background: {p.lijn}; margin: {px(6)} {px(8)}; }}
QMenu::icon {{ padding-left: {px(10)}; }}
QMenu::right-arrow {{ image: url({icons.pad("pijl-rechts", p.stil)}); width: {px(14)}; height: {px(14)}; }}
QMenuBar {{ background: {p.zijbalk}; border-bottom: 1px solid {p.lijn}; }}
QMenuBar::item {{ padding: {px(6)} {px(10)}; background: transparent; border-radius: {px(4)}; }}
QMenuBar::item:selected {{ background: {p.gekozen}; }}
QFrame[vlak="zwevend"] {{ background: {p.vlak}; border: 1px solid {p.rand}; border-radius: {px(t.STRAAL_GROOT)}; }}
QFrame[vlak="zwevend"] QLineEdit#paletveld {{ border: 2px solid transparent; background: transparent;
  font-size: {px(t.LEES)}; min-height: {px(44)}; }}
QFrame[vlak="zwevend"] QListView {{ border: none; background: transparent; }}
QCalendarWidget QWidget {{ background: {p.vlak}; }}
QCalendarWidget QToolButton {{ font-weight: 600; }}
QCalendarWidget QAbstractItemView {{ background: {p.vlak}; selection-background-color: {p.accent};
  selection-color: {p.op_accent}; border: none; }}
"""
