"""A process of our own that reads texts: how it is begun and ended, and how it keeps its streams to itself.

A text goes through a pipe only; it stands in no argument, no file and no log.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO


def begin(opdracht: Sequence[str], **omgeving: str) -> subprocess.Popen[bytes]:
    """Begin a process that finds this program's modules; what it writes on standard error is dropped.

    ``omgeving`` are variables that it gets besides.

    Raises:
        OSError: there is no process to be had.
    """
    wortel = str(Path(__file__).resolve().parents[2])
    pad = os.pathsep.join(filter(None, (wortel, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(
        list(opdracht),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": pad, **omgeving},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def eindig(kind: subprocess.Popen[bytes]) -> None:
    """End it at once; its pipes stay, for whoever still listens."""
    kind.kill()
    kind.wait()


def ruim_op(kind: subprocess.Popen[bytes], luisteraar: threading.Thread) -> None:
    """Wait for the thread that listened to an ended process, and close the pipes."""
    if luisteraar is not threading.current_thread():
        luisteraar.join(timeout=5)
    for pijp in (kind.stdin, kind.stdout):
        if pijp is not None:
            try:
                pijp.close()
            except OSError:  # what was still to be written has nowhere to go
                continue


def dien(draai: Callable[[IO[bytes], IO[bytes]], int]) -> int:
    """Run ``draai`` on the real pipes; every other writer gets the null device. Returns the exit code."""
    in_ = os.fdopen(os.dup(0), "rb")
    uit = os.fdopen(os.dup(1), "wb")
    niets = os.open(os.devnull, os.O_RDWR)
    for nummer in (0, 1, 2):
        os.dup2(niets, nummer)
    try:
        return draai(in_, uit)
    except (BrokenPipeError, KeyboardInterrupt):
        return 0
    except Exception:  # the last net; a traceback could show a text
        return 1
