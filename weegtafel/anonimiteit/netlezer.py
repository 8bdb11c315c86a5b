"""The net of the second reader: reads a text in both directions at once and says how likely each label is.

A bidirectional LSTM of two layers (Hochreiter and Schmidhuber, 1997; Graves and Schmidhuber, 2005) over what
:func:`netkenmerken` tells of each word. It was trained by ``benchmarks/leer_net.py`` on the marked corpora, several
times from another start; the mean of those nets counts. No word that is not ordinary Dutch enters as itself, so no
names are in it. Here it only runs, in numpy; the file is ``resources/anonimiteit/netlezer.npz``.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from weegtafel.anonimiteit.kenmerkboek import Kenmerkboek, som_van
from weegtafel.anonimiteit.kenmerken import Tekstbeeld, woord_kenmerken
from weegtafel.anonimiteit.lijsten import Lijsten

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rij = NDArray[np.float32]

BESTAND: Final = "netlezer.npz"
LAGEN: Final = 2
#: A long text is read in stretches of so many words and signs, all at once; of each the margins only give context.
STUK: Final = 160
RAND: Final = 32


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """What was learned; every array but ``schaal`` begins with the number of nets."""

    labels: tuple[str, ...]
    boek: Kenmerkboek
    """The row of each feature."""
    rijen: NDArray[np.int8]
    schaal: Rij
    """What one step of ``rijen`` is worth, per net and row."""
    deel: dict[str, Rij]


def lees_net(pad: Path) -> Net | None:
    """The nets in a file; None when there is no such file."""
    if not pad.is_file():
        return None
    import numpy as np

    with np.load(pad, allow_pickle=False) as bestand:
        deel = {naam: bestand[naam] for naam in bestand.files}
    labels, woorden = (woorden_van(deel.pop(naam)) for naam in ("labels", "woorden"))
    rijen, schaal = deel.pop("rijen"), deel.pop("schaal").astype(np.float32)
    return Net(
        tuple(labels),
        Kenmerkboek(woorden),
        rijen,
        schaal,
        {naam: np.ascontiguousarray(waarde, dtype=np.float32) for naam, waarde in deel.items()},
    )


def woorden_van(letters: NDArray[np.uint8]) -> Iterator[str]:
    """The words that were written as the letters of one text; never all of them at once, for they are many."""
    with io.TextIOWrapper(io.BytesIO(bytes(letters)), encoding="utf-8", newline="\n") as stroom:
        yield from (regel.rstrip("\n") for regel in stroom)


def netkenmerken(
    stukken: Sequence[str],
    gaten: Sequence[bool],
    lijsten: Lijsten,
    diep: Sequence[str] = (),
    beschermd: Collection[int] = (),
) -> list[list[str]]:
    """What the net is told of every word and sign by itself; what is near it the net sees for itself.

    The arguments are those of :func:`weegtafel.anonimiteit.kenmerken.kenmerken`.
    """
    ken = [woord_kenmerken(stuk, lijsten) for stuk in stukken]
    geheel = Tekstbeeld(stukken, ken)
    uit: list[list[str]] = []
    for i, (stuk, zelf) in enumerate(zip(stukken, ken, strict=True)):
        vorm, klas, start = zelf.vorm, zelf.klas, geheel.start[i]
        letter = stuk[0].isalpha()
        f = [
            *zelf.eigen,
            f"start={start}",
            f"st|{start}|{vorm}|{klas}",
            f"stijl={geheel.stijl}",
            f"stijl={geheel.stijl}|{vorm}",
            f"veld={geheel.veld[i]}",
            f"tr={geheel.toon[i]}",
            f"gat={gaten[i]}",
        ]
        if not letter:
            f.append(f"t={stuk[0]}")
        if geheel.regelwoord[i]:
            f.append(f"rw={geheel.regelwoord[i]}")
        if i in beschermd:
            f.append("BESCH")
        if geheel.spreker[i]:
            f.append(f"spreker|{min(geheel.sprekers[stuk], 3)}")
        if letter:
            vaker, elders, ookklein = geheel.weerklank(stuk, klas)
            if vaker:
                f.append(f"vaker|{vorm}")
            if elders:
                f.append(f"elders|{start}|{vorm}")
            if ookklein:
                f.append(f"ookklein|{start}")
        if diep and diep[i]:
            f += (f"D={diep[i]}", f"D={diep[i]}|{vorm}")
        uit.append(f)
    return uit


def netkansen(rijen: Sequence[Sequence[str]], net: Net) -> Rij:
    """For every word and sign, how likely each label is: one row each, in the order of ``net.labels``."""
    import numpy as np

    beeld = _beeld(rijen, net)
    n = beeld.shape[1]
    lang = min(STUK, n)
    begin = [*range(0, n - lang, STUK - 2 * RAND), n - lang]
    uit: Rij = np.empty((n, len(net.labels)), dtype=np.float32)
    som = _lees(np.stack([beeld[:, van : van + lang] for van in begin], axis=1), net)
    klaar = 0
    for nummer, van in enumerate(begin):
        tot = n if nummer == len(begin) - 1 else van + lang - RAND
        uit[klaar:tot] = som[nummer, klaar - van : tot - van]
        klaar = tot
    return uit


def _beeld(rijen: Sequence[Sequence[str]], net: Net) -> Rij:
    """What each word and sign looks like to each net: ``(nets, words, width)``."""
    import numpy as np

    gevonden = net.boek.zoek(rijen)
    som = np.stack([som_van(*deel) for deel in zip(net.rijen, [gevonden] * len(net.rijen), net.schaal, strict=True)])
    midden = som.mean(axis=-1, keepdims=True)
    wijd = np.sqrt(som.var(axis=-1, keepdims=True) + 1e-5)
    genormd: Rij = (som - midden) / wijd * net.deel["norm_w"][:, None] + net.deel["norm_b"][:, None]
    return genormd


def _lees(beeld: Rij, net: Net) -> Rij:
    """The mean chances in stretches of one length: ``(stretches, words, labels)``.

    ``beeld`` is ``(nets, stretches, words, width)``.
    """
    import numpy as np

    laag = beeld
    for nummer in range(LAGEN):
        laag = _lstm(laag, net, nummer)
    geheel = np.concatenate([laag, beeld], axis=-1)
    ruw = geheel @ net.deel["uit_w"][:, None].swapaxes(-1, -2) + net.deel["uit_b"][:, None, None]
    macht = np.exp(ruw - ruw.max(axis=-1, keepdims=True))
    uit: Rij = (macht / macht.sum(axis=-1, keepdims=True)).mean(axis=0)
    return uit


def _lstm(reeks: Rij, net: Net, laag: int) -> Rij:
    """One layer, both directions of all nets side by side."""
    import numpy as np

    nets, stroken, lang, _ = reeks.shape
    in_w, in_h, in_b = (net.deel[f"{naam}{laag}"] for naam in ("ih", "hh", "b"))
    breed = in_h.shape[-1]
    # (nets, directions, words, stretches, gates); the second direction reads from the end
    poort = np.matmul(reeks[:, None], in_w[:, :, None].swapaxes(-1, -2)) + in_b[:, :, None, None]
    poort = np.ascontiguousarray(np.stack([poort[:, 0], poort[:, 1, :, ::-1]], axis=1).transpose(3, 0, 1, 2, 4))
    terug = np.ascontiguousarray(in_h.swapaxes(-1, -2))
    h: Rij = np.zeros((nets, 2, stroken, breed), dtype=np.float32)
    c: Rij = np.zeros_like(h)
    uit: Rij = np.empty((lang, nets, 2, stroken, breed), dtype=np.float32)
    for t in range(lang):
        stand = poort[t] + h @ terug
        invoer, vergeet, uitvoer = (_sigmoid(stand[..., k * breed : (k + 1) * breed]) for k in (0, 1, 3))
        c = vergeet * c + invoer * np.tanh(stand[..., 2 * breed : 3 * breed])
        h = uitvoer * np.tanh(c)
        uit[t] = h
    heen, weer = uit[:, :, 0], uit[::-1, :, 1]
    samen: Rij = np.concatenate([heen, weer], axis=-1).transpose(1, 2, 0, 3)
    return samen


def _sigmoid(x: Rij) -> Rij:
    import numpy as np

    uit: Rij = 0.5 * (np.tanh(0.5 * x) + 1.0)
    return uit
