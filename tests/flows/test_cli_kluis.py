"""Headless commands on an encrypted vault: who signs in, and where the password comes from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.storage.kluishulp import LICHT, NAAM, WOORD, journaal_van, meld, plat_in
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.cli import voer_uit
from weegtafel.cli.hulp import OMGEVING
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.omgeving import GEBRUIKER
from weegtafel.storage import geheim, plek

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _geen_venster(**_keuze: object) -> int:
    raise AssertionError("no window here")


def _doe(capsys: pytest.CaptureFixture[str], *argumenten: str) -> tuple[int, str, str]:
    code = voer_uit(argumenten, _geen_venster)
    uit, fout = capsys.readouterr()
    return code, uit, fout


@pytest.fixture
def dicht(kluismap: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The example vault, encrypted by the command for it."""
    monkeypatch.setattr(geheim, "ijk", lambda: LICHT)
    monkeypatch.setenv(OMGEVING, WOORD)
    code, uit, fout = _doe(
        capsys, "beveilig-kluis", "--map", str(kluismap), "--persoon", "vera  achterberg", "--gebruiker", NAAM
    )
    assert (code, fout) == (0, "")
    assert len(uit.splitlines()[-1]) == 47
    assert WOORD not in uit
    monkeypatch.delenv(OMGEVING)
    return kluismap


def test_a_plain_vault_asks_for_nothing(kluismap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit, _fout = _doe(capsys, "controleer-kluis", "--map", str(kluismap))
    assert (code, len(uit.splitlines())) == (0, 1)
    code, _uit, fout = _doe(capsys, "controleer-kluis", "--map", str(kluismap), "--gebruiker", NAAM)
    assert (code, "geen wachtwoord" in fout) == (2, True)


def test_only_a_beheerder_by_full_name_can_secure(kluismap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _uit, fout = _doe(capsys, "beveilig-kluis", "--map", str(kluismap), "--persoon", "Vera")
    assert (code, "niet de naam van een beheerder" in fout) == (2, True)


def test_without_a_name_or_a_password_there_is_one_sentence(dicht: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plat_in(dicht, "SQLite format 3") == []
    for extra, woord in (((), "--gebruiker"), (("--gebruiker", NAAM), OMGEVING)):
        code, uit, fout = _doe(capsys, "controleer-kluis", "--map", str(dicht), *extra)
        assert (code, uit, len(fout.splitlines()), woord in fout) == (2, "", 1, True)


def test_the_password_comes_from_the_environment_or_a_file_descriptor(
    dicht: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opdracht = ("controleer-kluis", "--map", str(dicht), "--gebruiker", NAAM)
    lees, schrijf = os.pipe()
    os.write(schrijf, f"{WOORD}\n".encode())
    os.close(schrijf)
    assert _doe(capsys, *opdracht, "--wachtwoord-fd", str(lees))[0] == 0
    os.close(lees)
    monkeypatch.setenv(OMGEVING, WOORD)
    code, uit, fout = _doe(capsys, *opdracht)
    assert (code, len(uit.splitlines()), fout) == (0, 1, "")
    assert _doe(capsys, "controleer-journaal", "--map", str(dicht), "--gebruiker", NAAM)[0] == 0
    monkeypatch.setenv(OMGEVING, WOORD + "!")
    code, uit, fout = _doe(capsys, *opdracht)
    assert (code, uit, "horen niet bij elkaar" in fout, WOORD in fout) == (2, "", True, False)


def test_a_descriptor_that_is_none_is_a_sentence(dicht: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opdracht = ("controleer-kluis", "--map", str(dicht), "--gebruiker", NAAM, "--wachtwoord-fd", "987")
    code, _uit, fout = _doe(capsys, *opdracht)
    assert (code, "bestandsnummer 987" in fout) == (2, True)


def test_a_damaged_vault_is_told_with_two(
    dicht: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand = dicht / "weegtafel.sqlite"
    inhoud = bytearray(bestand.read_bytes())
    for plaats in range(20 * 4096 + 100, len(inhoud), 4096):
        inhoud[plaats] ^= 1
    bestand.write_bytes(inhoud)
    monkeypatch.setenv(OMGEVING, WOORD)
    code, uit, fout = _doe(capsys, "controleer-kluis", "--map", str(dicht), "--gebruiker", NAAM)
    assert (code, uit, "beschadigd" in fout, len(fout.splitlines())) == (2, "", True, 1)


def test_an_empty_form_is_made_with_the_lists_of_an_encrypted_vault(
    dicht: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opdracht = ("aanmeldformulier", "leeg", str(tmp_path / "leeg.docx"), "--map", str(dicht))
    code, _uit, fout = _doe(capsys, *opdracht)
    assert (code, "--gebruiker" in fout, (tmp_path / "leeg.docx").exists()) == (2, True, False)
    monkeypatch.setenv(OMGEVING, WOORD)
    assert _doe(capsys, *opdracht, "--gebruiker", NAAM)[0] == 0
    assert (tmp_path / "leeg.docx").stat().st_size > 5_000


def test_pictures_of_an_encrypted_vault_are_made_from_a_copy_that_is_encrypted(
    dicht: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: Any
) -> None:
    from ui import schermafdrukken
    from weegtafel.inrichting import queries

    gezien: list[tuple[list[str], int, str]] = []

    def loop(_app: object, programma: Programma, _doel: Path, tijdelijk: Path) -> int:
        assert programma.kluis.map != dicht
        organisaties = programma.vraag(queries.organisaties, programma.klok.nu().date())
        gezien.append((plat_in(tijdelijk, "SQLite format 3"), len(organisaties), programma.actor.naam))
        return 1

    monkeypatch.setattr(schermafdrukken, "_loop_langs", loop)
    with pytest.raises(Regelovertreding, match=GEBRUIKER):
        schermafdrukken.maak_schermafdrukken(qapp, dicht, tmp_path / "beelden")
    monkeypatch.setenv(GEBRUIKER, NAAM)
    monkeypatch.setenv(OMGEVING, WOORD + "!")
    with pytest.raises(Regelovertreding, match="horen niet bij elkaar"):
        schermafdrukken.maak_schermafdrukken(qapp, dicht, tmp_path / "beelden")
    monkeypatch.setenv(OMGEVING, WOORD)
    assert schermafdrukken.maak_schermafdrukken(qapp, dicht, tmp_path / "beelden") == 0
    ((plat, aantal, naam),) = gezien
    assert (plat, aantal > 5, naam) == ([], True, "Vera Achterberg")


def test_who_signs_out_stands_in_the_journal_once(dicht: Path) -> None:
    for _ in range(2):
        programma = meld(dicht)
        programma.als(programma.actor).sluit()
        programma.sluit()
    programma = meld(dicht)
    regels = [h for h, _o, _v in programma.vraag(journaal_van) if h.startswith("meldt_zich")]
    assert regels == ["meldt_zich_aan", "meldt_zich_af"] * 2 + ["meldt_zich_aan"]
    programma.toegang.vergrendel()
    programma.sluit()


def test_what_a_command_shows_of_the_work_stands_in_the_journal(
    dicht: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OMGEVING, WOORD)
    eigen = ("--map", str(dicht), "--gebruiker", NAAM)
    for opdracht in (
        ("inzicht", *eigen, "--van", "2026-01-01", "--tot", "2026-03-31", "--json"),
        ("doorbraak", "cijfers", *eigen, "--json"),
        ("controleer-journaal", *eigen),
    ):
        assert _doe(capsys, *opdracht)[0] == 0, opdracht
    programma = meld(dicht)
    gezien = [(h, o) for h, o, _v in programma.vraag(journaal_van) if h.startswith("ziet_")]
    assert gezien == [("ziet_lijst_in", "inzicht"), ("ziet_lijst_in", "doorbraken"), ("ziet_journaal_in", "")]
    programma.sluit()


def test_a_password_typed_as_an_argument_is_not_said_again(dicht: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for woorden in (("--wachtwoord", "geheim1"), ("--wachtwoord=geheim1",), ("geheim1",)):
        code, uit, fout = _doe(capsys, "controleer-kluis", "--map", str(dicht), *woorden)
        assert (code, uit) == (2, "") and "geheim1" not in fout and "Deze opdracht klopt niet" in fout


def test_no_command_writes_on_a_network_drive(
    kluismap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plek, "is_netwerkschijf", lambda map_: map_ == kluismap)
    voor = {pad: pad.stat().st_mtime_ns for pad in kluismap.rglob("*")}
    for opdracht in (
        ("controleer-kluis", "--map", str(kluismap)),
        ("controleer-journaal", "--map", str(kluismap)),
        ("backup", "--map", str(kluismap), "--naar", str(tmp_path / "kopie")),
        ("beveilig-kluis", "--map", str(kluismap), "--persoon", "Vera Achterberg"),
    ):
        code, uit, fout = _doe(capsys, *opdracht)
        assert (code, uit, "netwerkschijf" in fout, len(fout.splitlines())) == (2, "", True, 1), opdracht
    with pytest.raises(Storing, match="netwerkschijf"):
        open_programma(kluismap)
    assert {pad: pad.stat().st_mtime_ns for pad in kluismap.rglob("*")} == voor
