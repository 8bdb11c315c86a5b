"""How likely each word and sign of a text is a name, a place, an age, and so on: what was learned, and the sum over it.

Two readers that learned from the same marked passages give their opinion, and the mean counts: a linear-chain
conditional random field (Lafferty, McCallum and Pereira, 2001), which weighs a word with its neighbours, and a net
(:mod:`netlezer`), which reads the sentence in both directions. Each misses other things than the other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from weegtafel.anonimiteit.netlezer import BESTAND as NET
from weegtafel.anonimiteit.netlezer import Net, lees_net, netkansen

BESTAND: Final = "tweede_lezer.txt"


class Gewichten(NamedTuple):
    """What was learned: per feature the labels it speaks for or against, and which label follows which."""

    labels: tuple[str, ...]
    kenmerk: dict[str, tuple[tuple[int, float], ...]]
    overgang: tuple[tuple[float, ...], ...]
    """As factors: ``overgang[van][naar]``."""


class Lezer(NamedTuple):
    """Both readers; without a net the field stands alone."""

    gewichten: Gewichten
    net: Net | None = None


def lees_lezer(map_: Path) -> Lezer | None:
    """What ships in a folder; None when there is nothing of the kind."""
    gewichten = lees_gewichten(map_ / BESTAND)
    return None if gewichten is None else Lezer(gewichten, lees_net(map_ / NET))


def lees_gewichten(pad: Path) -> Gewichten | None:
    """The weights in a file; None when there is no such file."""
    if not pad.is_file():
        return None
    kenmerk: dict[str, tuple[tuple[int, float], ...]] = {}
    paren: dict[str, tuple[int, float]] = {}  # the same weight is often given: one of it is enough in memory
    with pad.open(encoding="utf-8") as stroom:
        labels = tuple(stroom.readline().rstrip("\n").split("\t"))
        overgang = tuple(tuple(math.exp(float(w)) for w in stroom.readline().rstrip("\n").split("\t")) for _ in labels)
        for regel in stroom:
            naam, *rest = regel.rstrip("\n").split("\t")
            for deel in rest:
                if deel not in paren:
                    n, _, w = deel.partition("=")
                    paren[deel] = (int(n), float(w))
            kenmerk[naam] = tuple(map(paren.__getitem__, rest))
    return Gewichten(labels, kenmerk, overgang)


def kansen(rijen: Sequence[Sequence[str]], gewichten: Gewichten) -> list[list[float]]:
    """For every word and sign, how likely each label is, given the whole text (forward-backward, scaled)."""
    n = len(gewichten.labels)
    zicht: list[list[float]] = []
    for rij in rijen:
        som = [0.0] * n
        for naam in rij:
            for label, gewicht in gewichten.kenmerk.get(naam, ()):
                som[label] += gewicht
        hoogste = max(som)
        zicht.append([math.exp(s - hoogste) for s in som])
    naar = tuple(zip(*gewichten.overgang, strict=True))
    heen: list[list[float]] = []
    vorige: list[float] = []
    for bij in zicht:
        nu = [z * sum(map(_keer, vorige, kolom)) for z, kolom in zip(bij, naar, strict=True)] if vorige else bij
        schaal = 1.0 / sum(nu)
        vorige = [x * schaal for x in nu]
        heen.append(vorige)
    terug = [1.0] * n
    uit: list[list[float]] = [[]] * len(heen)
    for i in range(len(heen) - 1, -1, -1):
        samen = [a * b for a, b in zip(heen[i], terug, strict=True)]
        schaal = 1.0 / sum(samen)
        uit[i] = [x * schaal for x in samen]
        verder = [z * t for z, t in zip(zicht[i], terug, strict=True)]
        terug = [sum(map(_keer, rij, verder)) for rij in gewichten.overgang]
        schaal = 1.0 / max(terug)
        terug = [t * schaal for t in terug]
    return uit


def _keer(a: float, b: float) -> float:
    return a * b


def samen(veld: Sequence[Sequence[float]], netrijen: Sequence[Sequence[str]], lezer: Lezer) -> list[list[float]]:
    """The mean of what the field says and what the net says, in the order of the labels of the field."""
    net = lezer.net
    if net is None or not netrijen:
        return [list(rij) for rij in veld]
    plek = [net.labels.index(label) for label in lezer.gewichten.labels]
    oordeel = netkansen(netrijen, net)[:, plek].tolist()
    return [[(a + b) / 2 for a, b in zip(*rijen, strict=True)] for rijen in zip(veld, oordeel, strict=True)]
