"""The program opens no socket: not for a command, not for a document, not for the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma

HUIS = Path(__file__).resolve().parents[2]

#: Runs the program as main.py does and tells every socket: those that Python opens by the audit hook, those of Qt and
#: other C code by what the process has open at the end.
LUISTER = """
import os, sys
from pathlib import Path

gezien = []
sys.addaudithook(lambda wat, _: gezien.append(wat) if wat.startswith(("socket.__new__", "socket.connect", "socket.bind",
    "socket.getaddrinfo", "socket.gethostby", "urllib.Request", "http.client.connect", "ftplib", "smtplib")) else None)
sys.argv = ["main.py", *sys.argv[1:]]
import main
uit = main.main()
if sys.platform == "linux":
    for fd in Path("/proc/self/fd").iterdir():
        try:
            doel = os.readlink(fd)
        except OSError:
            continue
        if doel.startswith("socket:"):
            gezien.append(f"fd {fd.name}")
print("SOCKETS", gezien)
sys.exit(uit)
"""


def _draai(*argumenten: str, invoegen: str = "") -> str:
    omgeving = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HUIS)}
    uit = subprocess.run(
        [sys.executable, "-c", invoegen + LUISTER, *argumenten],
        cwd=HUIS, env=omgeving, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert uit.returncode == 0, uit.stderr[-2000:]
    return next(regel for regel in uit.stdout.splitlines() if regel.startswith("SOCKETS"))


@pytest.fixture
def overleg(programma: Programma, kluismap: Path) -> tuple[Path, str]:
    hulp = Tafelhulp(programma)
    overleg_id = hulp.plan(over_dagen=1)
    from weegtafel.overleg.models import Overleg

    return kluismap, hulp.lees(Overleg, overleg_id)["code"]


@pytest.mark.parametrize("naar", ["agenda.pdf", "agenda.docx"])
def test_a_document_is_written_without_a_socket(overleg: tuple[Path, str], naar: str, tmp_path: Path) -> None:
    map_, code = overleg
    doel = tmp_path / naar
    assert _draai("agenda", "--map", str(map_), "--overleg", code, "--naar", str(doel)) == "SOCKETS []"
    assert doel.stat().st_size > 1000


def test_a_form_is_read_without_a_socket(tmp_path: Path) -> None:
    assert _draai("aanmeldformulier", "leeg", str(tmp_path / "leeg.docx")) == "SOCKETS []"
    assert _draai("aanmeldformulier", "lees", str(tmp_path / "leeg.docx"), "--json") == "SOCKETS []"


def test_the_window_opens_without_a_socket(overleg: tuple[Path, str]) -> None:
    assert _draai("--map", str(overleg[0]), "--meet-start") == "SOCKETS []"


def test_the_listener_itself_hears_a_socket(tmp_path: Path) -> None:
    """A test that cannot fail proves nothing: with a socket opened on purpose it does."""
    stiekem = "import weegtafel.cli.overleg as o, socket\n" "oud = o._aanmeldformulier\n" "s = []\n" \
        "def nieuw(k):\n    s.append(socket.socket())\n    return oud(k)\n" "o._aanmeldformulier = nieuw\n"  # fmt: skip
    assert "socket.__new__" in _draai("aanmeldformulier", "leeg", str(tmp_path / "x.docx"), invoegen=stiekem)
