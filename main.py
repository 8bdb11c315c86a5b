"""Weegtafel: start the window, or do one thing from a script (see ``python main.py --help``)."""

from __future__ import annotations

import sys
from pathlib import Path


def _venster(*, map_: Path | None, demo: bool, schermafdrukken: Path | None, meet_start: bool) -> int:
    from ui.app import start

    return start(map_=map_, demo=demo, schermafdrukken=schermafdrukken, meet_start=meet_start)


def main() -> int:
    """Run the program. Returns the exit code: 0, or 2 after one Dutch sentence on standard error."""
    if sys.version_info < (3, 11):  # noqa: UP036  # the one check that must run on the older Python it refuses
        print("Weegtafel heeft Python 3.11 of nieuwer nodig. Installeer die van python.org.", file=sys.stderr)  # noqa: T201
        return 2
    try:
        from weegtafel.cli import voer_uit
    except ModuleNotFoundError as fout:
        print(  # noqa: T201
            f"Weegtafel mist het pakket “{fout.name}”. Installeer alles met: python -m pip install -e .",
            file=sys.stderr,
        )
        return 2
    return voer_uit(sys.argv[1:], _venster)


if __name__ == "__main__":
    sys.exit(main())
