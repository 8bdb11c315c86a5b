"""How likely each word and sign of a text is a name, a place, an age, and so on: what was learned, and the sum over it.

Two readers that learned from the same marked passages give their opinion, and the mean counts: a linear-chain
conditional random field (Lafferty, McCallum and Pereira, 2001), which weighs a word with its neighbours, and a net
(:mod:`netlezer`), which reads the sentence in both directions. Each misses other things than the other.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from weegtafel.anonimiteit.kenmerkboek import Kenmerkboek, som_van
from weegtafel.anonimiteit.kenmerken import kenmerken
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.netlezer import BESTAND as NET
from weegtafel.anonimiteit.netlezer import Net, lees_net, netkansen, netkenmerken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BESTAND: Final = "tweede_lezer.txt"


class Gewichten(NamedTuple):
    """What the field learned: per feature what it says for or against each label, and which label follows which."""

    labels: tuple[str, ...]
    boek: Kenmerkboek
    rijen: NDArray[np.float16]
    """For each feature of ``boek`` the weight of each label."""
    overgang: NDArray[np.float64]
    """As factors: ``overgang[van, naar]``."""


class Lezer(NamedTuple):
    """Both readers; without a net the field stands alone."""

    gewichten: Gewichten
    net: Net | None = None


def maak_gewichten(
    labels: Sequence[str], kenmerk: Mapping[str, Sequence[tuple[int, float]]], overgang: Sequence[Sequence[float]]
) -> Gewichten:
    """Weights from plain words: per feature pairs of a label's number and a weight, and the factors of what follows."""
    import numpy as np

    rijen = np.zeros((len(kenmerk), len(labels)), dtype=np.float16)
    for rij, paren in zip(rijen, kenmerk.values(), strict=True):
        for nummer, gewicht in paren:
            rij[nummer] = gewicht
    return Gewichten(tuple(labels), Kenmerkboek(kenmerk), rijen, np.asarray(overgang, dtype=np.float64))


def lees_gewichten(pad: Path) -> Gewichten | None:
    """The weights in a file; None when there is no such file."""
    if not pad.is_file():
        return None
    import numpy as np

    with pad.open(encoding="utf-8") as stroom:
        labels = tuple(stroom.readline().rstrip("\n").split("\t"))
        overgang = [[math.exp(float(w)) for w in stroom.readline().rstrip("\n").split("\t")] for _ in labels]
        plek = stroom.tell()
        aantal = sum(1 for _ in stroom)
        stroom.seek(plek)
        rijen = np.zeros((aantal, len(labels)), dtype=np.float16)

        def namen() -> Iterator[str]:
            for rij, regel in zip(rijen, stroom, strict=True):
                naam, *rest = regel.rstrip("\n").split("\t")
                for deel in rest:
                    nummer, _, gewicht = deel.partition("=")
                    rij[int(nummer)] = float(gewicht)
                yield naam

        boek = Kenmerkboek(namen())
    return Gewichten(labels, boek, rijen, np.asarray(overgang, dtype=np.float64))


def lees_lezer(map_: Path) -> Lezer | None:
    """What ships in a folder; None when there is nothing of the kind."""
    gewichten = lees_gewichten(map_ / BESTAND)
    return None if gewichten is None else Lezer(gewichten, lees_net(map_ / NET))


def kansen(rijen: Sequence[Sequence[str]], gewichten: Gewichten) -> NDArray[np.float64]:
    """For every word and sign, how likely each label is, given the whole text (forward-backward, scaled)."""
    import numpy as np

    ruw = som_van(gewichten.rijen, gewichten.boek.zoek(rijen)).astype(np.float64)
    zicht = np.exp(ruw - ruw.max(axis=1, keepdims=True))
    overgang, terug_over = gewichten.overgang, np.ascontiguousarray(gewichten.overgang.T)
    heen = np.empty_like(zicht)
    vorige = np.empty(0)
    for i, bij in enumerate(zicht):
        nu = bij * (vorige @ overgang) if i else bij
        vorige = nu / nu.sum()
        heen[i] = vorige
    weer = np.ones_like(zicht)
    for i in range(len(zicht) - 2, -1, -1):
        verder = (zicht[i + 1] * weer[i + 1]) @ terug_over
        weer[i] = verder / verder.max()
    samen_ = heen * weer
    uit: NDArray[np.float64] = samen_ / samen_.sum(axis=1, keepdims=True)
    return uit


def oordeel(
    lezer: Lezer,
    stukken: Sequence[str],
    gaten: Sequence[bool],
    lijsten: Lijsten,
    diep: Sequence[str] = (),
    beschermd: Collection[int] = (),
) -> list[list[float]]:
    """What both readers make of a text: for every word and sign how likely each label is.

    The arguments are those of :func:`weegtafel.anonimiteit.kenmerken.kenmerken`.
    """
    veld = kansen(kenmerken(stukken, gaten, lijsten, diep, beschermd), lezer.gewichten)
    netrijen = netkenmerken(stukken, gaten, lijsten, diep, beschermd) if lezer.net is not None else []
    return samen(veld, netrijen, lezer)


def samen(veld: NDArray[np.float64], netrijen: Sequence[Sequence[str]], lezer: Lezer) -> list[list[float]]:
    """The mean of what the field says and what the net says, in the order of the labels of the field."""
    net = lezer.net
    if net is None or not netrijen:
        uit: list[list[float]] = veld.tolist()
        return uit
    plek = [net.labels.index(label) for label in lezer.gewichten.labels]
    midden: list[list[float]] = ((veld + netkansen(netrijen, net)[:, plek]) / 2).tolist()
    return midden
