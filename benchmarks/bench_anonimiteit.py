"""Anonymity: layer 1 on 10,000 characters and at a keystroke, and both layers with the second reader on 1,000 words.

python -m benchmarks.bench_anonimiteit [--grondig] [--geheugen MAP]

``--geheugen`` takes a folder with a vault (``python main.py demo MAP``): resident memory of the program with its
window, before it knows of anonymity and after it read 1,000 words with every layer; its helpers are other processes.
Linux only.

Layer 1 in processor time of its thread. "Nooit gezien" is a text that was never read, in a program that has read
others: words are remembered, sentences and lines are not. "Koud" is the first text of all, with nothing remembered.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.meet_anonimiteit import lees_corpus
from benchmarks.meten import in_eigen_proces, oordeel, rss
from weegtafel.anonimiteit.controle import controleer
from weegtafel.anonimiteit.grondig import Grondig
from weegtafel.anonimiteit.vlug import vergeet, zoek_vlug

MAP = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "anonimiteit"


def _ms(tekst: str, keer: int, *, koud: bool = False) -> float:
    tijden = []
    for _ in range(keer):
        if koud:
            vergeet()
        begin = time.thread_time()
        zoek_vlug(tekst)
        tijden.append((time.thread_time() - begin) * 1000)
    return statistics.median(tijden)


def _tekst(naam: str) -> str:
    return "\n\n".join(p.tekst for p in lees_corpus((MAP / naam).read_text(encoding="utf-8")))


def _grondig(tekst: str) -> bool:
    """Both layers and the second reader on 1,000 words; seconds by the clock on the wall."""
    duizend = " ".join(tekst.split(" ")[:1000])
    diep = Grondig()
    try:
        diep.controleer("Warm worden.")
        controleer("Warm worden.")
        tijden = []
        for _ in range(5):
            begin = time.perf_counter()
            controleer(duizend, (), diep.controleer(duizend))
            tijden.append(time.perf_counter() - begin)
    finally:
        diep.stop()
    return oordeel("1.000 woorden, beide lagen en de tweede lezer (s)", statistics.median(tijden), 1)


def proef(map_: Path) -> None:
    """What the process of the measurement of memory does; prints resident memory in MB, before and after."""
    from ui.app import Vensters, _maak_app
    from ui.grondigelaag import grondige_laag, lees_tekst
    from weegtafel.anonimiteit.lijsten import standaard
    from weegtafel.bootstrap import open_programma

    toepassing = _maak_app()
    vensters = Vensters(open_programma(map_))
    venster = vensters.open()
    tot = time.monotonic() + 4
    while time.monotonic() < tot:
        toepassing.processEvents()
        time.sleep(0.01)
    voor = rss()
    vensters.zet_grondige_controle()
    laag = grondige_laag()
    duizend = " ".join(_tekst("afstemmen5.txt").split(" ")[:1000])
    lees_tekst(duizend, (), standaard(), laag.motor if laag is not None else None)
    print(f"{voor:.1f} {rss():.1f}")
    venster.close()
    vensters.sluit()


def _geheugen(map_: Path) -> bool:
    voor, na = in_eigen_proces("benchmarks.bench_anonimiteit", map_)
    print(f"geheugen van het programma: {voor:.0f} MB, na 1.000 woorden met alle lagen {na:.0f} MB")
    return oordeel("geheugen met anonimiteit / zonder", na / voor, 1.25)


def hoofd(argv: Sequence[str] | None = None) -> int:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--grondig", action="store_true", help="ook beide lagen meten")
    lezer.add_argument("--geheugen", type=Path, metavar="MAP", help="ook het geheugen meten, op deze map")
    lezer.add_argument("--proef", type=Path, help=argparse.SUPPRESS)
    keuze = lezer.parse_args(argv)
    if keuze.proef:
        proef(keuze.proef)
        return 0
    alles, ander = _tekst("afstemmen.txt"), _tekst("afstemmen5.txt")
    begin = time.perf_counter()
    zoek_vlug("Warm worden.")
    print(f"lijsten laden en eerste zoekslag: {(time.perf_counter() - begin) * 1000:.0f} ms")
    tekst = alles[:10_000]
    print(f"10.000 tekens, koud: {_ms(tekst, 5, koud=True):.1f} ms")
    zoek_vlug(tekst)
    warm = _ms(tekst, 15)
    toetsen = [_ms(f"{tekst[: 5000 + i]}n{tekst[5000 + i :]}", 1) for i in range(15)]
    print(f"200.000 tekens: {_ms((alles * 3)[:200_000], 1, koud=True):.0f} ms")
    ongezien = statistics.median(_ms(ander[van : van + 10_000], 1) for van in range(0, 90_000, 10_000))
    gehaald = [
        oordeel("10.000 tekens, nooit gezien (ms)", ongezien, 16),
        oordeel("10.000 tekens, bekend (ms)", warm, 16),
        oordeel("10.000 tekens na een toetsaanslag (ms)", statistics.median(toetsen), 16),
    ]
    if keuze.grondig:
        gehaald.append(_grondig(ander))
    if keuze.geheugen:
        gehaald.append(_geheugen(keuze.geheugen))
    return 0 if all(gehaald) else 1


if __name__ == "__main__":
    sys.exit(hoofd())
