"""Which row belongs to a feature, kept as sorted numbers: as words the features would take ten times the memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Gevonden(NamedTuple):
    """The rows that belong to the features of some words, in the order of the words."""

    rijen: NDArray[np.intp]
    begin: NDArray[np.intp]
    """Where in ``rijen`` those of each word begin, of the words that have any."""
    vol: NDArray[np.bool_]
    """Of every word, whether it has any."""


class Kenmerkboek:
    """The rows of features by Python's own number of a word, which is the same all through one process.

    Two features with one number are as good as impossible: there are fewer than a million, and 2**64 numbers.
    """

    def __init__(self, namen: Iterable[str]) -> None:
        import numpy as np

        codes = np.fromiter(map(hash, namen), dtype=np.int64)
        self._rij = np.argsort(codes).astype(np.int32)
        self._code = codes[self._rij]

    def __len__(self) -> int:
        return len(self._code)

    def zoek(self, kenmerken: Sequence[Sequence[str]]) -> Gevonden:
        """The rows of the features of every word; a feature that is not in the book has none."""
        import numpy as np

        aantal = np.fromiter(map(len, kenmerken), dtype=np.intp, count=len(kenmerken))
        codes = np.fromiter((hash(naam) for rij in kenmerken for naam in rij), dtype=np.int64, count=int(aantal.sum()))
        plek = np.searchsorted(self._code, codes)
        plek[plek == len(self._code)] = 0
        raak = self._code[plek] == codes if len(self._code) else np.zeros(len(codes), dtype=np.bool_)
        per_woord = np.bincount(np.repeat(np.arange(len(kenmerken)), aantal)[raak], minlength=len(kenmerken))
        vol = per_woord > 0
        return Gevonden(self._rij[plek[raak]].astype(np.intp), (np.cumsum(per_woord) - per_woord)[vol], vol)


def som_van(
    gewichten: NDArray[np.generic], gevonden: Gevonden, schaal: NDArray[np.generic] | None = None
) -> NDArray[np.float32]:
    """For every word the sum of its rows of ``gewichten``, each times its ``schaal``: ``(words, width)``."""
    import numpy as np

    som = np.zeros((len(gevonden.vol), gewichten.shape[-1]), dtype=np.float32)
    if len(gevonden.begin):
        gelicht = gewichten[gevonden.rijen].astype(np.float32)
        if schaal is not None:
            gelicht *= schaal[gevonden.rijen, None].astype(np.float32)
        som[gevonden.vol] = np.add.reduceat(gelicht, gevonden.begin, axis=0)
    return som
