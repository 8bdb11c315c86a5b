"""Finding a request by what somebody remembers of it."""

from __future__ import annotations

import pytest

from tests.doorbraakhulp import Doorbraakhulp
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.kernel.opdracht import Wijziging


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def gevonden(hulp: Doorbraakhulp, tekst: str) -> list[int]:
    return [t.id for t in hulp.programma.zoek(tekst) if t.soort == "doorbraak"]


def schrijf(hulp: Doorbraakhulp, id_: int, veld: str, tekst: str) -> None:
    oud = getattr(hulp.feiten(id_), veld)
    hulp.doe(hulp.lid, c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=(Wijziging(veld, oud, tekst),)))


@pytest.fixture
def ids(hulp: Doorbraakhulp) -> tuple[int, int, int]:
    een, twee, drie = hulp.aanvraag(), hulp.in_plan(), hulp.in_toets()
    schrijf(hulp, een, "vastgelopen", "De crèche is te duur; oma’s huis is ver.")
    schrijf(hulp, een, "geprobeerd", "Een taxi via school.")
    return een, twee, drie


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [
        ("DB-2026-0002", (1,)),
        ("db 2026 2", (1,)),
        ("db-2", (1,)),
        ("2026-2", (1,)),
        ("3", (2,)),
        ("2025-3", ()),
        ("creche", (0,)),
        ("CRÈCHE", (0,)),
        ("crec", (0,)),
        ("rèche", ()),
        ("te duur", (0,)),
        ('"is te duur"', (0,)),
        ('"duur is te"', ()),
        ("vervoer", (2, 1, 0)),
        ("vervoer -fiets", (1, 0)),
        ("hardheidsclausule", (2,)),
        ("winkel", (2,)),
        ("taxi creche", (0,)),
        ("taxi fiets", ()),
        ("", ()),
        ("%", ()),
        ("_", ()),
        ("' OR 1=1 --", ()),
        ("oma's", (0,)),
    ],
)
def test_a_request_is_found(hulp: Doorbraakhulp, ids: tuple[int, int, int], tekst: str, wie: tuple[int, ...]) -> None:
    assert gevonden(hulp, tekst) == [ids[n] for n in wie]


def test_the_name_of_the_coach_finds_the_requests(hulp: Doorbraakhulp, ids: tuple[int, int, int]) -> None:
    assert gevonden(hulp, hulp.coach.naam) == [ids[2], ids[1]]


def test_a_result_says_where_it_stands_and_shows_the_words(hulp: Doorbraakhulp, ids: tuple[int, int, int]) -> None:
    (treffer,) = (t for t in hulp.programma.zoek("afstandsgrens") if t.soort == "doorbraak")
    assert treffer.kop == "DB-2026-0003"
    assert treffer.regel == f"toets · coach {hulp.coach.naam}"
    assert treffer.fragment == "De afstandsgrens van het leerlingenvervoer."
    (op_nummer,) = (t for t in hulp.programma.zoek("db-2026-0001") if t.soort == "doorbraak")
    assert op_nummer.fragment.startswith("De crèche is te duur")


def test_no_more_than_asked_and_the_newest_first(hulp: Doorbraakhulp) -> None:
    alle = [hulp.aanvraag() for _ in range(8)]
    assert gevonden(hulp, "vervoer") == alle[:1:-1]


def test_no_text_breaks_it(hulp: Doorbraakhulp, ids: tuple[int, int, int]) -> None:
    for tekst in ('"', "-", "a" * 3000, "\x00", "🙂", "ß", "0" * 40, "db" * 20, " ".join("abcdefghijklmnop" * 9)):
        assert isinstance(hulp.programma.zoek(tekst), tuple)
