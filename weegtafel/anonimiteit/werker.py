"""The process of the thorough layer: ``python -m weegtafel.anonimiteit.werker``.

It speaks lines of JSON over its standard input and output. Texts come in only there, and nothing of them ever reaches
an argument, a file or a log: whatever else writes to the standard streams writes to nowhere.

In: ``{"doe": "begin", "map": …}``, then ``{"doe": "controleer", "nr": 1, "tekst": …}``; the end of input is the end.
Out: ``{"stand": "bouwt" | "wacht", "deel": 37}``, ``{"stand": "laadt"}``, ``{"stand": "klaar"}``,
``{"stand": "kan_niet", "zin": …}``, ``{"nr": 1, "gevonden": [[tag, begin, einde], …]}`` or ``{"nr": 1, "fout": kind}``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final

from weegtafel.anonimiteit.kindproces import dien

MISLUKT: Final = (
    "De grondige controle kan niet starten, omdat onderdelen van het programma ontbreken of niet passen. "
    "De teksten zijn veilig; vraag de beheerder het programma opnieuw te installeren."
)


def _zeg(uit: IO[bytes], bericht: Mapping[str, Any]) -> None:
    uit.write(json.dumps(bericht, ensure_ascii=True).encode("ascii") + b"\n")
    uit.flush()


def _begin(uit: IO[bytes], map_: Path) -> Any:
    """The motor, after building what it needs; None after saying why not."""
    from weegtafel.anonimiteit.bouwplaats import GeenPlek, zorg_voor_lijsten

    try:
        from weegtafel.anonimiteit.motor import Motor, bouw

        zorg_voor_lijsten(map_, bouw, lambda stand, deel: _zeg(uit, {"stand": stand, "deel": deel}))
        _zeg(uit, {"stand": "laadt"})
        motor = Motor(map_)
        motor.vind("Een eerste zin.")  # what loads at first use, loads now
    except GeenPlek as fout:
        _zeg(uit, {"stand": "kan_niet", "zin": fout.zin})
    except BrokenPipeError:
        raise
    except Exception:  # a package that is missing or of another make; its message is no sentence for a user
        _zeg(uit, {"stand": "kan_niet", "zin": MISLUKT})
    else:
        _zeg(uit, {"stand": "klaar"})
        return motor
    return None


def draai(in_: IO[bytes], uit: IO[bytes]) -> int:
    """Answer until the input ends. Returns the exit code: 0, or 1 when the motor could not start."""
    motor: Any = None
    for regel in in_:
        bericht = json.loads(regel)
        if bericht["doe"] == "begin":
            motor = _begin(uit, Path(bericht["map"]))
            if motor is None:
                return 1
        else:
            try:
                _zeg(uit, {"nr": bericht["nr"], "gevonden": motor.vind(bericht["tekst"])})
            except (OSError, MemoryError):
                return 1
            except Exception as fout:  # only its kind: a message of a recogniser could quote the text
                _zeg(uit, {"nr": bericht["nr"], "fout": type(fout).__name__})
    return 0


def main() -> int:
    """Answer on the pipes of this process."""
    return dien(draai)


if __name__ == "__main__":
    sys.exit(main())
