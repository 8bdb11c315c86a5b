"""Train the second reader of anonymity on the marked tuning corpora and on filled-in sentences.

python -m benchmarks.leer_anonimiteit [--uit PAD] [--vouwen N | --apart BESTAND ...] [BESTAND ...]

Needs python-crfsuite, which the program itself does not, and the thorough layer, for what deduce says is one of the
things that the second reader looks at. ``--vouwen N`` trains N times on all but one part of the passages and says what
is found in the part that was left out; ``--apart`` trains once without the named parts and measures on each of them.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.meet_anonimiteit import MAP, Passage, lees_corpus, meet, toon
from benchmarks.schoon import schone_passages
from benchmarks.sjablonen import verzonnen_passages
from benchmarks.vermeerder import vermeerder
from weegtafel.anonimiteit import tweede_lezer
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.controle import controleer
from weegtafel.anonimiteit.grondig import Grondig
from weegtafel.anonimiteit.kansen import BESTAND, Lezer, lees_gewichten
from weegtafel.anonimiteit.kenmerken import kenmerken
from weegtafel.anonimiteit.lijsten import MAP as LIJSTEN
from weegtafel.anonimiteit.lijsten import Lijsten, standaard
from weegtafel.anonimiteit.netlezer import netkenmerken
from weegtafel.anonimiteit.normaliseren import normaliseer

DELEN: Final = ("afstemmen.txt", *(f"afstemmen{n}.txt" for n in range(2, 27)))
VERZONNEN: Final = 2000
#: A weight smaller than this says next to nothing.
KLEINST: Final = 0.05
#: One passage in ten is learned without what deduce says, for it may be absent.
ZONDER_DIEP: Final = 0.1


Kijk = Callable[[Sequence[str], Sequence[bool], Lijsten, Sequence[str], Collection[int]], list[list[str]]]


class Leermeester:
    """Turns passages into what is learned from them; asks deduce once for each text."""

    def __init__(self) -> None:
        self._diep = Grondig()
        self._gevonden: dict[str, tuple[Bevinding, ...]] = {}

    def diep(self, tekst: str) -> tuple[Bevinding, ...]:
        if tekst not in self._gevonden:
            self._gevonden[tekst] = self._diep.controleer(tekst)
        return self._gevonden[tekst]

    def rij(self, p: Passage, zonder_diep: bool) -> tuple[list[list[str]], list[str]]:
        """The features and the labels of one passage, for the field."""
        return self._rij(p, zonder_diep, kenmerken)

    def netrij(self, p: Passage, zonder_diep: bool) -> tuple[list[list[str]], list[str]]:
        """The same for the net."""
        return self._rij(p, zonder_diep, netkenmerken)

    def _rij(self, p: Passage, zonder_diep: bool, kijk: Kijk) -> tuple[list[list[str]], list[str]]:
        lijsten = standaard()
        vorm = normaliseer(p.tekst)
        plekken, stukken, gaten = tweede_lezer.stukken_van(vorm.tekst)
        terug = [vorm.terug(*m.span()) for m in plekken]
        diep = [""] * len(stukken) if zonder_diep else tweede_lezer.namen_van(self.diep(p.tekst), terug)
        beschermd = tweede_lezer.beschermde(plekken, vorm.tekst, lijsten)
        return kijk(stukken, gaten, lijsten, diep, beschermd), labels_van(p, terug, stukken)

    def leer(
        self, passages: Sequence[Passage], uit: Path, *, c1: float = 0.2, c2: float = 0.3, rondes: int = 85
    ) -> int:
        """Train on ``passages`` and write the weights; the number of features."""
        import pycrfsuite  # type: ignore[import-not-found] # only learning needs it, the program does not

        kans = random.Random(1)
        leerling = pycrfsuite.Trainer(verbose=False)
        leerling.set_params({"c1": c1, "c2": c2, "max_iterations": rondes, "feature.possible_transitions": True})
        for p in [*vermeerder(passages), *schone_passages(), *verzonnen_passages(VERZONNEN)]:
            leerling.append(*self.rij(p, kans.random() < ZONDER_DIEP))
        with tempfile.TemporaryDirectory() as werkmap:
            model = str(Path(werkmap) / "model")
            leerling.train(model)
            tagger = pycrfsuite.Tagger()
            tagger.open(model)
            return schrijf(tagger.info(), uit)

    def controleer(self, tekst: str, lezer: Lezer | None) -> tuple[Bevinding, ...]:
        """Both layers, with what this reader learned."""
        return controleer(tekst, (), self.diep(tekst), lezer=lezer)

    def stop(self) -> None:
        self._diep.stop()


def labels_van(p: Passage, spannen: Sequence[tuple[int, int]], stukken: Sequence[str]) -> list[str]:
    uit = []
    for (begin, einde), stuk in zip(spannen, stukken, strict=True):
        merk = next((m for m in p.merken if m.begin < einde and begin < m.einde), None)
        uit.append(tweede_lezer.GEEN if merk is None or stuk[0] == "\n" else tweede_lezer.label_van(merk.soort))
    return uit


def schrijf(info: Any, pad: Path) -> int:
    """Write what was learned as text, weights to two figures and without those that say next to nothing."""
    labels = sorted(info.labels)
    nummer = {label: n for n, label in enumerate(labels)}
    per: dict[str, list[tuple[int, float]]] = {}
    for (kenmerk, label), gewicht in info.state_features.items():
        if abs(gewicht) >= KLEINST and not re.search(r"[\t\n]", kenmerk):
            per.setdefault(kenmerk, []).append((nummer[label], gewicht))
    overgang = [[info.transitions.get((van, naar), 0.0) for naar in labels] for van in labels]
    return schrijf_rijen(pad, labels, overgang, per)


def schrijf_rijen(
    pad: Path,
    labels: Sequence[str],
    overgang: Sequence[Sequence[float]],
    per: dict[str, list[tuple[int, float]]],
) -> int:
    with pad.open("w", encoding="utf-8") as stroom:
        stroom.write("\t".join(labels) + "\n")
        for rij in overgang:
            stroom.write("\t".join(f"{w:.3g}" for w in rij) + "\n")
        for kenmerk in sorted(per):
            stroom.write(kenmerk + "\t" + "\t".join(f"{n}={w:.2g}" for n, w in sorted(per[kenmerk])) + "\n")
    return len(per)


def _alleen_veld(pad: Path) -> Lezer | None:
    gewichten = lees_gewichten(pad)
    return None if gewichten is None else Lezer(gewichten)


def vouw(meester: Leermeester, passages: Sequence[Passage], vouwen: int) -> None:
    """What is found in passages that were not learned from, per source."""
    door_elkaar = random.Random(5).sample(list(passages), len(passages))
    for nummer in range(vouwen):
        apart = door_elkaar[nummer::vouwen]
        with tempfile.TemporaryDirectory() as werkmap:
            pad = Path(werkmap) / "gewichten.txt"
            meester.leer([p for p in passages if p not in apart], pad)
            lezer = _alleen_veld(pad)
        for letter in sorted({p.id[0] for p in apart}):
            deel = [p for p in apart if p.id[0] == letter]
            print(f"vouw {nummer + 1} van {vouwen}, {letter}-…")
            toon(meet(deel, partial(meester.controleer, lezer=lezer)))


def meet_apart(meester: Leermeester, bestanden: Sequence[Path], apart: Sequence[Path]) -> None:
    """What is found in whole parts that were not learned from."""
    namen = {pad.name for pad in apart}
    with tempfile.TemporaryDirectory() as werkmap:
        uit = Path(werkmap) / "gewichten.txt"
        meester.leer([p for pad in bestanden if pad.name not in namen for p in lees_deel(pad)], uit)
        lezer = _alleen_veld(uit)
    for pad in apart:
        print(f"{pad.name}, niet van geleerd")
        toon(meet(lees_deel(pad), partial(meester.controleer, lezer=lezer)))


def lees_deel(pad: Path) -> list[Passage]:
    return lees_corpus(pad.read_text(encoding="utf-8"))


def hoofd(argv: Sequence[str] | None = None) -> int:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("bestanden", nargs="*", type=Path)
    lezer.add_argument("--uit", type=Path, default=LIJSTEN / BESTAND)
    lezer.add_argument("--vouwen", type=int, default=0)
    lezer.add_argument("--apart", type=Path, action="append", default=[])
    keuze = lezer.parse_args(argv)
    bestanden = keuze.bestanden or [MAP / naam for naam in DELEN]
    passages = [p for pad in bestanden for p in lees_deel(pad)]
    meester = Leermeester()
    try:
        if keuze.apart:
            meet_apart(meester, bestanden, keuze.apart)
        elif keuze.vouwen:
            vouw(meester, passages, keuze.vouwen)
        else:
            print(f"{len(passages)} passages, {meester.leer(passages, keuze.uit)} kenmerken in {keuze.uit}")
    finally:
        meester.stop()
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
