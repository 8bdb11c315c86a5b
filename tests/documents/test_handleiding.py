"""The user's manual: every picture, link and key in it exists; the page of shortcuts is the program's own."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui.venster import Hoofdvenster
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import MaakCasus
from weegtafel.doorbraak.codes import Aanvragersoort
from weegtafel.doorbraak.commands import MaakAanvraag
from weegtafel.inrichting import queries
from weegtafel.kernel.codes import CasusSoort
from weegtafel.kernel.roles import Rol
from weegtafel.overleg.commands import PlanOverleg

MAP = Path(__file__).resolve().parents[2] / "docs" / "handleiding"
BLADZIJDEN = sorted(MAP.glob("*.md"))
BEELD = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")
ENGELS = re.compile(
    r"\b(lorem|todo|tbd|fixme|placeholder|xxx|insert|screenshot|click here|coming soon)\b", re.IGNORECASE
)


def tekst(pad: Path) -> str:
    return pad.read_text(encoding="utf-8")


def anker(kop: str) -> str:
    """A heading as the name that a link to it has."""
    return re.sub(r"[^\w\- ]", "", kop.strip().lower()).replace(" ", "-")


def ankers(pad: Path) -> set[str]:
    return {anker(kop) for kop in re.findall(r"^#+ (.+)$", tekst(pad), re.MULTILINE)}


@pytest.mark.parametrize("bladzijde", BLADZIJDEN, ids=lambda pad: pad.name)
def test_every_relative_link_leads_somewhere(bladzijde: Path) -> None:
    for doel in LINK.findall(tekst(bladzijde)):
        if doel.startswith(("http://", "https://", "mailto:")):
            continue
        naam, _, plek = doel.partition("#")
        pad = (bladzijde.parent / naam).resolve() if naam else bladzijde
        assert pad.exists(), f"{bladzijde.name}: {doel}"
        if plek:
            assert plek in ankers(pad), f"{bladzijde.name}: {doel}"


def test_every_picture_is_used_and_every_used_picture_is_there() -> None:
    genoemd = {(b.parent / doel).resolve() for b in BLADZIJDEN for _, doel in BEELD.findall(tekst(b))}
    aanwezig = {pad.resolve() for pad in (MAP / "beelden").iterdir()}
    assert genoemd == aanwezig
    assert 12 <= len(aanwezig) <= 40
    assert (MAP / "beelden" / "vergadering.png").resolve() in aanwezig


@pytest.mark.parametrize("pad", sorted((MAP / "beelden").glob("*")), ids=lambda pad: pad.name)
def test_a_picture_is_a_whole_window_and_travels_light(pad: Path) -> None:
    beeld = QImage(str(pad))
    assert (beeld.width(), beeld.height()) == (1280, 800)
    assert pad.stat().st_size <= 150_000


@pytest.mark.parametrize("bladzijde", BLADZIJDEN, ids=lambda pad: pad.name)
def test_every_picture_says_in_words_what_it_shows(bladzijde: Path) -> None:
    for alt, doel in BEELD.findall(tekst(bladzijde)):
        assert len(alt.split()) >= 5 and alt.endswith("."), f"{bladzijde.name}: {doel}"


@pytest.mark.parametrize("bladzijde", BLADZIJDEN, ids=lambda pad: pad.name)
def test_nothing_waits_to_be_written(bladzijde: Path) -> None:
    assert not ENGELS.findall(tekst(bladzijde))


@pytest.fixture
def venster(programma: Programma, tmp_path: Path, qapp: QApplication) -> Iterator[Hoofdvenster]:
    hoofd = Hoofdvenster(programma, QSettings(str(tmp_path / "v.ini"), QSettings.Format.IniFormat))
    yield hoofd
    hoofd.close()
    hoofd.deleteLater()


@pytest.fixture
def ids(programma: Programma) -> dict[str, int]:
    """A casus, a planned overleg and a request for a doorbraak to open."""
    dag = programma.klok.nu().date()
    organisatie = next(o for o in programma.vraag(queries.organisaties, dag) if o.neemt_deel)
    casus = programma.voer_uit(
        MaakCasus(
            soort=CasusSoort.NIEUW,
            gemeente_id=programma.vraag(queries.gemeenten)[0].id,
            inbrenger_id=organisatie.id,
            inbrenger_functie="jeugdprofessional",
        )
    )
    overleg = programma.voer_uit(
        PlanOverleg(
            datum=date(2026, 11, 19),
            begintijd=time(13, 0),
            eindtijd=time(15, 30),
            locatie="Raadhuis",
            voorzitter_id=programma.vraag(queries.personen, dag, Rol.VOORZITTER)[0].id,
            secretaris_id=programma.vraag(queries.personen, dag, Rol.SECRETARIS)[0].id,
        )
    )
    aanvraag = programma.voer_uit(
        MaakAanvraag(gemeente_id=programma.vraag(queries.gemeenten)[0].id, aanvragersoort=Aanvragersoort.SCHOOL)
    )
    return {"casus": casus.id, "overleg": overleg.id, "notulen": overleg.id, "doorbraak": aanvraag.id}


def schrijver() -> ModuleType:
    spec = importlib.util.spec_from_file_location("maak_sneltoetsen", MAP / "maak_sneltoetsen.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_shortcuts_is_what_the_program_says(venster: Hoofdvenster, ids: dict[str, int]) -> None:
    assert schrijver().bladzijde(venster, ids) == tekst(MAP / "sneltoetsen.md")


def test_the_chapter_on_the_overleg_holds_every_key_of_the_meeting() -> None:
    hoofdstuk = tekst(MAP / "5-overleg.md")
    assert schrijver().vergadertoetsen() in hoofdstuk


def toetsen_in(bladzijde: str) -> set[str]:
    """What stands between backticks and looks like a key."""
    vorm = re.compile(
        r"(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z0-9+\-←→↑↓]|F\d\d?|Enter|Esc|Delete|Del|Backspace|PgDn|PgUp|PgDown)"
    )
    return {stuk for stuk in re.findall(r"`([^`\n]+)`", bladzijde) if vorm.fullmatch(stuk)}


def test_every_key_in_the_chapters_is_on_the_page_of_shortcuts() -> None:
    bekend = toetsen_in(tekst(MAP / "sneltoetsen.md")) | schrijver().bekende_toetsen()
    bekend |= {str(cijfer) for cijfer in range(1, 10)}
    for bladzijde in BLADZIJDEN:
        assert toetsen_in(tekst(bladzijde)) <= bekend, bladzijde.name
