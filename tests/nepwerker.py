"""A worker of the thorough layer that misbehaves on request: ``python nepwerker.py <gedrag> [log]``.

It flags every word "Piet" as a person, so that offsets can be checked without deduce.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path


def zeg(bericht: object) -> None:
    sys.stdout.write(json.dumps(bericht) + "\n")
    sys.stdout.flush()


def main() -> None:
    gedrag = sys.argv[1]
    if len(sys.argv) > 2:
        with Path(sys.argv[2]).open("a", encoding="ascii") as log:
            log.write(f"{os.getpid()}\n")
    begin = json.loads(sys.stdin.readline())
    assert begin["doe"] == "begin"
    match gedrag:
        case "sterft_bij_start":
            sys.exit(3)
        case "geen_schijf":
            zeg({"stand": "kan_niet", "zin": "De schijf is vol."})
            sys.exit(1)
        case "bouwt":
            for deel in (0, 40, 100):
                zeg({"stand": "bouwt", "deel": deel})
                time.sleep(0.05)
        case "start_nooit":
            time.sleep(60)
    zeg({"stand": "laadt"})
    zeg({"stand": "klaar"})
    for regel in sys.stdin:
        vraag = json.loads(regel)
        tekst = vraag["tekst"]
        match gedrag:
            case "sterft":
                os._exit(9)
            case "sterft_eens":
                merk = Path(begin["map"]) / "gestorven"
                if not merk.exists():
                    merk.touch()
                    os._exit(9)
            case "hangt":
                time.sleep(60)
            case "onzin":
                sys.stdout.write("Traceback: geen json\n")
                sys.stdout.flush()
                continue
            case "buiten":
                zeg({"nr": vraag["nr"], "gevonden": [["persoon", 0, len(tekst) + 5]]})
                continue
            case "verkeerd_om":
                zeg({"nr": vraag["nr"], "gevonden": [["persoon", 5, 2]]})
                continue
            case "ander_nummer":
                zeg({"nr": vraag["nr"] + 7, "gevonden": []})
                continue
            case "fout":
                zeg({"nr": vraag["nr"], "fout": "ValueError"})
                continue
        zeg({"nr": vraag["nr"], "gevonden": [["persoon", *m.span()] for m in re.finditer("Piet", tekst)]})


if __name__ == "__main__":
    main()
