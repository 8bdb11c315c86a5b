"""Layer 1 of anonymity: 10,000 characters cold and warm, one keystroke, and 200,000 characters.

python -m benchmarks.bench_anonimiteit
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from benchmarks.meet_anonimiteit import lees_corpus
from benchmarks.meten import oordeel
from weegtafel.anonimiteit.vlug import vergeet, zoek_vlug

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "anonimiteit" / "afstemmen.txt"


def _ms(tekst: str, keer: int, *, koud: bool = False) -> float:
    tijden = []
    for _ in range(keer):
        if koud:
            vergeet()
        begin = time.thread_time()
        zoek_vlug(tekst)
        tijden.append((time.thread_time() - begin) * 1000)
    return statistics.median(tijden)


def hoofd() -> int:
    alles = "\n\n".join(p.tekst for p in lees_corpus(CORPUS.read_text(encoding="utf-8")))
    begin = time.perf_counter()
    zoek_vlug("Warm worden.")
    print(f"lijsten laden en eerste zoekslag: {(time.perf_counter() - begin) * 1000:.0f} ms")
    tekst = alles[:10_000]
    koud = _ms(tekst, 5, koud=True)
    print(f"10.000 tekens, nooit gezien: {koud:.1f} ms")
    zoek_vlug(tekst)
    warm = _ms(tekst, 15)
    toetsen = [_ms(f"{tekst[: 5000 + i]}n{tekst[5000 + i :]}", 1) for i in range(15)]
    print(f"200.000 tekens: {_ms((alles * 3)[:200_000], 1, koud=True):.0f} ms")
    gehaald = oordeel("10.000 tekens, bekend (ms)", warm, 16)
    return 0 if oordeel("10.000 tekens na een toetsaanslag (ms)", statistics.median(toetsen), 16) and gehaald else 1


if __name__ == "__main__":
    sys.exit(hoofd())
