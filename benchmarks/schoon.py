"""Clean texts to learn from: what the demonstration writes about nobody, so that the readers see how that reads too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.meet_anonimiteit import Passage

BRON: Final = Path(__file__).resolve().parents[1] / "resources" / "demonstratie" / "casusbouw.json"
_GAT: Final = re.compile(r"\{(\w)(\w*)\}")
_IN_GAT: Final = {
    "ouder": "moeder",
    "andere_ouder": "vader",
    "broer": "een broer",
    "netwerk": "oma",
    "weken": "zes",
    "hij": "hij",
    "hem": "hem",
    "zijn": "zijn",
    "naam": "jeugdige",
}
PER_PASSAGE: Final = 4


def _zinnen(bouw: Any) -> Iterator[str]:
    if isinstance(bouw, str):
        if " " in bouw and len(bouw) > 15:
            yield _GAT.sub(_vul, bouw)
    else:
        for deel in bouw.values() if isinstance(bouw, dict) else bouw if isinstance(bouw, list) else ():
            yield from _zinnen(deel)


def _vul(gat: re.Match[str]) -> str:
    woord = _IN_GAT.get(gat[1].lower() + gat[2], "iemand")
    return woord.capitalize() if gat[1].isupper() else woord


def schone_zinnen(helft: int | None = None) -> list[str]:
    """Every sentence, or one half of them: the even (0), from which is learned, or the odd (1), to measure on."""
    zinnen = list(dict.fromkeys(_zinnen(json.loads(BRON.read_text(encoding="utf-8")))))
    return zinnen if helft is None else zinnen[helft::2]


def schone_passages() -> list[Passage]:
    """Passages of a few sentences without a mark."""
    zinnen = schone_zinnen(0)
    return [
        Passage(f"schoon-{i}", "verslag", "\n".join(zinnen[i : i + PER_PASSAGE]), (), ())
        for i in range(0, len(zinnen), PER_PASSAGE)
    ]
