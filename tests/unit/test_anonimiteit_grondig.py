"""The thorough layer when its process misbehaves: one sentence each, and never an approval."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from weegtafel.anonimiteit import bouwplaats
from weegtafel.anonimiteit.bouwplaats import GeenPlek, zorg_voor_lijsten
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.grondig import Fase, Grondig, Stand
from weegtafel.anonimiteit.knippen import KORT, LENGTE, stukken, vlak
from weegtafel.kernel.errors import Storing

NEP = Path(__file__).resolve().parents[1] / "nepwerker.py"

Maker = Callable[..., Grondig]


@pytest.fixture
def nep(tmp_path: Path) -> Iterator[Maker]:
    gemaakt: list[Grondig] = []

    def maak(gedrag: str, **kwargs: Any) -> Grondig:
        opdracht = [sys.executable, str(NEP), gedrag, str(tmp_path / "log")]
        grondig = Grondig(cachemap=tmp_path, opdracht=opdracht, **kwargs)
        gemaakt.append(grondig)
        return grondig

    yield maak
    for grondig in gemaakt:
        grondig.stop()


def starts(tmp_path: Path) -> list[int]:
    return [int(regel) for regel in (tmp_path / "log").read_text(encoding="ascii").split()]


def leeft(nummer: int) -> bool:
    try:
        os.kill(nummer, 0)
    except ProcessLookupError:
        return False
    return True


def wacht_tot(waar: Callable[[], bool], seconden: float = 10.0) -> None:
    tot = time.monotonic() + seconden
    while not waar():
        assert time.monotonic() < tot, "this took too long"
        time.sleep(0.02)


def test_a_finding_stands_where_it_stands_in_the_original(nep: Maker) -> None:
    tekst = "Gisteren zei Pi\u200bet 😀 iets tegen Piet."
    gevonden = nep("gewoon").controleer(tekst)
    assert [(b.tekst, b.soort, b.laag) for b in gevonden] == [
        ("Pi\u200bet", Soort.PERSOON, Laag.GRONDIG),
        ("Piet", Soort.PERSOON, Laag.GRONDIG),
    ]
    assert all(tekst[b.begin : b.einde] == b.tekst for b in gevonden)


def test_half_a_surrogate_pair_moves_no_offset(nep: Maker) -> None:
    tekst = "\ud83d en \ude00\ud83d: Piet"
    (gevonden,) = nep("gewoon").controleer(tekst)
    assert tekst[gevonden.begin : gevonden.einde] == "Piet"


def test_start_returns_at_once_and_stand_says_what_it_does(nep: Maker) -> None:
    gehoord: list[Stand] = []
    grondig = nep("bouwt", meld=gehoord.append)
    assert grondig.stand().fase is Fase.NIET_GESTART
    grondig.start()
    wacht_tot(lambda: grondig.stand().fase is Fase.KLAAR)
    assert [stand.deel for stand in gehoord if stand.fase is Fase.BOUWT] == [0, 40, 100]
    assert "40 %" in next(stand.zin for stand in gehoord if stand.deel == 40)
    grondig.stop()
    assert grondig.stand().fase is Fase.NIET_GESTART


@pytest.mark.parametrize(
    ("gedrag", "woord"),
    [
        ("sterft", "onderbroken"),
        ("sterft_bij_start", "kan niet starten"),
        ("geen_schijf", "De schijf is vol"),
        ("onzin", "onleesbaar antwoord"),
        ("buiten", "onleesbaar antwoord"),
        ("verkeerd_om", "onleesbaar antwoord"),
        ("ander_nummer", "onleesbaar antwoord"),
        ("fout", "met de hand"),
    ],
)
def test_a_fault_is_one_sentence_and_no_answer(nep: Maker, gedrag: str, woord: str) -> None:
    with pytest.raises(Storing, match=woord) as fout:
        nep(gedrag).controleer("Hier staat Piet.")
    assert "Piet" not in fout.value.melding


def test_a_worker_that_hangs_is_ended_and_not_left_behind(nep: Maker, tmp_path: Path) -> None:
    grondig = nep("hangt", stuk_geduld=0.3)
    with pytest.raises(Storing, match="geen antwoord"):
        grondig.controleer("Hier staat Piet.")
    (nummer,) = starts(tmp_path)
    wacht_tot(lambda: not leeft(nummer))
    wacht_tot(lambda: grondig.stand().fase is Fase.KAN_NIET)


def test_who_does_not_want_to_wait_for_the_start_hears_so(nep: Maker) -> None:
    with pytest.raises(Storing, match="nog niet klaar met starten"):
        nep("start_nooit").controleer("Hier staat Piet.", geduld=0.2)


def test_no_program_to_start_is_a_sentence(tmp_path: Path) -> None:
    grondig = Grondig(cachemap=tmp_path, opdracht=[str(tmp_path / "bestaat-niet")])
    with pytest.raises(Storing, match="kan niet starten"):
        grondig.controleer("Hier staat Piet.")
    assert grondig.stand().fase is Fase.KAN_NIET


def test_after_a_kill_the_next_question_starts_it_again(nep: Maker, tmp_path: Path) -> None:
    grondig = nep("sterft_eens")
    with pytest.raises(Storing, match="niets goedgekeurd"):
        grondig.controleer("Hier staat Piet.")
    assert len(grondig.controleer("Hier staat Piet.")) == 1
    assert len(starts(tmp_path)) == 2


def test_killed_from_outside_between_two_questions(nep: Maker, tmp_path: Path) -> None:
    grondig = nep("gewoon")
    grondig.controleer("Hier staat Piet.")
    os.kill(starts(tmp_path)[0], 9)
    wacht_tot(lambda: grondig.stand().fase is Fase.KAN_NIET)
    assert len(grondig.controleer("Hier staat Piet.")) == 1


def test_ended_when_nobody_asks_and_back_when_somebody_does(nep: Maker, tmp_path: Path) -> None:
    grondig = nep("gewoon", stil_na=0.2)
    grondig.controleer("Hier staat Piet.")
    wacht_tot(lambda: grondig.stand().fase is Fase.NIET_GESTART)
    wacht_tot(lambda: not leeft(starts(tmp_path)[0]))
    assert len(grondig.controleer("Hier staat Piet.")) == 1


def test_stop_in_the_middle_ends_the_question_too(nep: Maker) -> None:
    grondig = nep("hangt")
    fouten: list[str] = []

    def vraag() -> None:
        try:
            grondig.controleer("Hier staat Piet.")
        except Storing as fout:
            fouten.append(fout.melding)

    draad = threading.Thread(target=vraag)
    draad.start()
    wacht_tot(lambda: grondig.stand().fase is Fase.KLAAR)
    time.sleep(0.1)
    grondig.stop()
    draad.join(timeout=10)
    assert fouten == ["De grondige controle is gestopt en heeft niets goedgekeurd. De tekst is veilig."]


def test_eight_threads_ask_one_process(nep: Maker, tmp_path: Path) -> None:
    grondig = nep("gewoon")
    aantallen: dict[int, int] = {}

    def vraag(nummer: int) -> None:
        aantallen[nummer] = len(grondig.controleer("Piet, " * nummer))

    draden = [threading.Thread(target=vraag, args=(nummer,)) for nummer in range(1, 9)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=20)
    assert aantallen == {nummer: nummer for nummer in range(1, 9)}
    assert len(starts(tmp_path)) == 1


def test_two_hundred_thousand_characters_lose_no_name(nep: Maker) -> None:
    zin = "Op school gaat het met Piet al weken niet zo goed als wij hadden gehoopt. "
    tekst = (zin * 3000)[:200_000]
    gevonden = nep("gewoon").controleer(tekst)
    assert len(gevonden) == tekst.count("Piet")
    assert all(tekst[b.begin : b.einde] == "Piet" for b in gevonden)


@pytest.mark.parametrize("zin", ["Een zin. ", "geen enkel einde ", "aaaa", "\n", "regel\n", "Jan ", "Jan-"])
def test_the_pieces_cover_the_whole_text(zin: str) -> None:
    tekst = zin * 3000
    vorige = 0
    for begin, einde in stukken(tekst):
        assert begin <= vorige
        assert begin < einde <= begin + LENGTE
        vorige = max(vorige, einde)
    assert vorige == len(tekst)


def test_a_piece_ends_at_a_sentence_and_otherwise_overlaps() -> None:
    tekst = "Dit is een zin over niets. " * 300
    delen = list(stukken(tekst))
    assert all(tekst[begin:einde].startswith("Dit") for begin, einde in delen)
    zonder = "woord " * 2000
    paren = list(stukken(zonder))
    assert all(later[0] < eerder[1] for eerder, later in pairwise(paren))


def test_a_long_row_of_names_goes_in_short_pieces() -> None:
    assert max(einde - begin for begin, einde in stukken("Jan de Vries " * 500)) <= KORT
    assert max(einde - begin for begin, einde in stukken("Jan de Vries belt. " * 500)) > KORT


def test_a_line_that_breaks_off_in_a_sentence_runs_on_and_a_field_does_not() -> None:
    brief = "Op de vergadering van afgelopen week sprak Lotfi\r\nBen Ali over rust."
    formulier = "Adres: Kerkstraat 12 in Capelle aan den IJssel\nOphaaladres: school\nkort\nregel"
    assert vlak(brief) == brief.replace("\r\n", "  ")
    assert vlak(formulier) == formulier
    assert vlak("a\ud800b") == "a\ufffdb"


# The place where the lists are built.


def maak(map_: Path, meld: Callable[[int], None]) -> None:
    meld(50)
    (map_ / "namen.txt").write_text("Piet\n", encoding="utf-8")
    meld(100)


def test_built_once_and_used_afterwards(tmp_path: Path) -> None:
    gehoord: list[tuple[str, int]] = []
    map_ = tmp_path / "diep" / "deduce-1"
    for _ in range(2):
        zorg_voor_lijsten(map_, maak, lambda *deel: gehoord.append(deel), nodig=0)
    assert gehoord == [("bouwt", 50), ("bouwt", 100)]
    assert (map_ / "namen.txt").read_text(encoding="utf-8") == "Piet\n"


@pytest.mark.parametrize("schade", ["afgekapt", "weg", "merk_weg", "merk_onzin"])
def test_damaged_lists_are_built_again(tmp_path: Path, schade: str) -> None:
    map_ = zorg_voor_lijsten(tmp_path / "deduce-1", maak, lambda *_: None, nodig=0)
    match schade:
        case "afgekapt":
            (map_ / "namen.txt").write_text("Pi", encoding="utf-8")
        case "weg":
            (map_ / "namen.txt").unlink()
        case "merk_weg":
            (map_ / "klaar.json").unlink()
        case "merk_onzin":
            (map_ / "klaar.json").write_text("[]", encoding="ascii")
    zorg_voor_lijsten(map_, maak, lambda *_: None, nodig=0)
    assert (map_ / "namen.txt").read_text(encoding="utf-8") == "Piet\n"


def test_no_room_on_the_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(GeenPlek, match="te weinig ruimte"):
        zorg_voor_lijsten(tmp_path / "deduce-1", maak, lambda *_: None, nodig=shutil.disk_usage(tmp_path).total + 1)

    def loopt_vol(map_: Path, _meld: Callable[[int], None]) -> None:
        (map_ / "half.txt").write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(GeenPlek, match="te weinig ruimte"):
        zorg_voor_lijsten(tmp_path / "deduce-1", loopt_vol, lambda *_: None, nodig=0)
    assert [pad.name for pad in tmp_path.iterdir()] == ["deduce-1.slot"]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", encoding="ascii")
    with pytest.raises(GeenPlek, match="schrijfrecht"):
        zorg_voor_lijsten(tmp_path / "bestand" / "deduce-1", maak, lambda *_: None, nodig=0)


def test_two_windows_at_once_build_one_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bouwplaats, "_WACHT", 0.01)
    gebouwd: list[int] = []
    gehoord: list[str] = []
    bezig = threading.Event()

    def langzaam(map_: Path, meld: Callable[[int], None]) -> None:
        bezig.set()
        gebouwd.append(1)
        time.sleep(0.3)
        maak(map_, meld)

    def venster() -> None:
        zorg_voor_lijsten(tmp_path / "deduce-1", langzaam, lambda stand, _: gehoord.append(stand), nodig=0)

    eerste = threading.Thread(target=venster)
    eerste.start()
    assert bezig.wait(5)
    tweede = threading.Thread(target=venster)
    tweede.start()
    for draad in (eerste, tweede):
        draad.join(timeout=10)
    assert gebouwd == [1]
    assert gehoord.count("wacht") == 1
    assert (tmp_path / "deduce-1" / "klaar.json").exists()


def test_who_waits_too_long_for_the_other_window_hears_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bouwplaats, "_WACHT", 0.01)
    binnen, klaar = threading.Event(), threading.Event()

    def wacht(map_: Path, meld: Callable[[int], None]) -> None:
        binnen.set()
        klaar.wait(10)
        maak(map_, meld)

    draad = threading.Thread(target=lambda: zorg_voor_lijsten(tmp_path / "d", wacht, lambda *_: None, nodig=0))
    draad.start()
    assert binnen.wait(5)
    with pytest.raises(GeenPlek, match="Een ander venster"):
        zorg_voor_lijsten(tmp_path / "d", maak, lambda *_: None, nodig=0, geduld=0.05)
    klaar.set()
    draad.join(timeout=10)


def test_what_a_killed_builder_left_is_cleared(tmp_path: Path) -> None:
    rest = tmp_path / "deduce-1.bezig-99"
    rest.mkdir()
    (rest / "half.txt").write_text("half", encoding="ascii")
    zorg_voor_lijsten(tmp_path / "deduce-1", maak, lambda *_: None, nodig=0)
    assert not rest.exists()
