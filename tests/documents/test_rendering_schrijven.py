"""A document reaches the disk whole, or an older one is still whole."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.documents.rendering_voorbeeld import MOMENT, ZIN, voorbeeld
from weegtafel.kernel.document import alinea
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.rendering import schrijven
from weegtafel.rendering.schrijven import schrijf, schrijf_bytes

KORT = voorbeeld(alinea("kort"))


def een_zin(storing: Storing) -> None:
    """One Dutch sentence that says what is safe, without words of the machine."""
    melding = storing.melding
    assert melding.endswith(".") and ". " not in melding
    assert "niets overschreven" in melding
    assert "Errno" not in melding and "!" not in melding


@pytest.mark.parametrize(("naam", "begin"), [("a.pdf", b"%PDF-1.7"), ("a.docx", b"PK"), ("B.PDF", b"%PDF-1.7")])
def test_the_suffix_chooses_the_kind_and_the_hash_is_of_the_file(tmp_path: Path, naam: str, begin: bytes) -> None:
    uit = schrijf(KORT, tmp_path / naam, MOMENT)
    data = (tmp_path / naam).read_bytes()
    assert data.startswith(begin)
    assert uit == (tmp_path / naam, hashlib.sha256(data).hexdigest(), len(data))
    assert [p.name for p in tmp_path.iterdir()] == [naam]


@pytest.mark.parametrize("naam", ["a.txt", "a", "a.pdf.exe", "pdf"])
def test_another_suffix_is_refused_by_rule(tmp_path: Path, naam: str) -> None:
    with pytest.raises(Regelovertreding, match=r"\.pdf of \.docx"):
        schrijf(KORT, tmp_path / naam, MOMENT)
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    pad = tmp_path / "a.pdf"
    pad.write_bytes(b"oud" * 100_000)
    uit = schrijf(KORT, pad, MOMENT)
    assert pad.stat().st_size == uit.grootte


@pytest.mark.parametrize("nummer", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.ENOENT])
@pytest.mark.parametrize("stap", ["fsync", "replace", "write"])
def test_a_failure_halfway_leaves_the_older_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, stap: str
) -> None:
    pad = tmp_path / "a.pdf"
    pad.write_bytes(b"oud")

    def weiger(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    if stap == "fsync":
        monkeypatch.setattr(schrijven.os, "fsync", weiger)
    elif stap == "replace":
        monkeypatch.setattr(Path, "replace", weiger)
    else:
        echt = Path.open

        def open_half(self: Path, *soort: Any, **anders: Any) -> Any:
            stroom = echt(self, *soort, **anders)
            if self.suffix == ".tmp":
                stroom.write(b"half")
                stroom.close()
                weiger()
            return stroom

        monkeypatch.setattr(Path, "open", open_half)
    with pytest.raises(Storing) as fout:
        schrijf_bytes(b"nieuw" * 1000, pad)
    monkeypatch.undo()
    een_zin(fout.value)
    assert pad.read_bytes() == b"oud"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_an_interruption_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breek(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(schrijven.os, "fsync", breek)
    with pytest.raises(KeyboardInterrupt):
        schrijf(KORT, tmp_path / "a.docx", MOMENT)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_or_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"x")
    for pad in (tmp_path / "weg" / "a.pdf", tmp_path / "bestand" / "a.pdf"):
        with pytest.raises(Storing, match="bestaat niet") as fout:
            schrijf(KORT, pad, MOMENT)
        een_zin(fout.value)
    assert (tmp_path / "bestand").read_bytes() == b"x"


def test_a_folder_as_target(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").mkdir()
    with pytest.raises(Storing, match="is een map") as fout:
        schrijf(KORT, tmp_path / "map.pdf", MOMENT)
    een_zin(fout.value)
    with pytest.raises(Storing):
        schrijf_bytes(b"x", tmp_path / "map.pdf")
    assert [p.name for p in tmp_path.iterdir()] == ["map.pdf"]


def test_names_that_no_disk_takes(tmp_path: Path) -> None:
    for naam in ("x" * 400 + ".pdf", "nul\0.pdf"):
        with pytest.raises(Storing) as fout:
            schrijf(KORT, tmp_path / naam, MOMENT)
        een_zin(fout.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    dicht = tmp_path / "dicht"
    dicht.mkdir()
    (dicht / "a.pdf").write_bytes(b"oud")
    dicht.chmod(0o500)
    if os.access(dicht, os.W_OK):  # the superuser may write everywhere except where nobody can
        dicht.chmod(0o700)
        if not Path("/proc/self").is_dir():
            pytest.skip("no folder here refuses the superuser")
        dicht = Path("/proc/self")
    with pytest.raises(Storing) as fout:
        schrijf(KORT, dicht / "a.pdf", MOMENT)
    een_zin(fout.value)
    if dicht.is_relative_to(tmp_path):
        dicht.chmod(0o700)
        assert (dicht / "a.pdf").read_bytes() == b"oud"


@pytest.fixture
def kleine_schijf(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 kB; only where this account may mount one."""
    plek = tmp_path / "schijf"
    plek.mkdir()
    opdracht = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(plek)]
    try:
        gelukt = subprocess.run(opdracht, capture_output=True, check=False, timeout=10).returncode == 0
    except OSError:
        gelukt = False
    if not gelukt:
        pytest.skip("this account may not mount a small disk")
    yield plek
    subprocess.run(["umount", str(plek)], check=True, timeout=10)


def test_a_disk_that_is_really_full(kleine_schijf: Path) -> None:
    pad = kleine_schijf / "a.pdf"
    pad.write_bytes(b"oud")
    with pytest.raises(Storing, match="schijf is vol") as fout:
        schrijf(
            voorbeeld(*(alinea(f"{n} {hashlib.sha512(str(n).encode()).hexdigest()} {ZIN}") for n in range(900))),
            pad,
            MOMENT,
        )
    een_zin(fout.value)
    assert pad.read_bytes() == b"oud"
    assert [p.name for p in kleine_schijf.iterdir()] == ["a.pdf"]
    assert schrijf_bytes(b"past", pad).grootte == 4


def test_the_device_that_is_always_full_gives_the_same_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vol = Path("/dev/full")
    if not vol.exists():
        pytest.skip("this system has no /dev/full")
    echt = Path.open

    def open_vol(self: Path, *soort: Any, **anders: Any) -> Any:
        return echt(vol, "wb") if self.suffix == ".tmp" else echt(self, *soort, **anders)

    monkeypatch.setattr(Path, "open", open_vol)
    with pytest.raises(Storing, match="schijf is vol") as fout:
        schrijf_bytes(b"x" * 100_000, tmp_path / "a.pdf")
    een_zin(fout.value)
    assert list(tmp_path.iterdir()) == []
