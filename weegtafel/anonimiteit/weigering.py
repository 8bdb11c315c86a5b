"""A refusal because somebody can be recognised: where to look, so that a window can go there. Never the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from weegtafel.anonimiteit.codes import Onderwerp, Soort
from weegtafel.kernel.errors import Regelovertreding


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """A field in which something was found."""

    onderwerp: Onderwerp
    onderwerp_id: int
    veld: str
    titel: str
    soorten: tuple[Soort, ...]


class Herkenbaar(Regelovertreding):
    """Texts in which somebody can be recognised; ``vindplaatsen`` in the order of the texts."""

    def __init__(
        self, redenen: str | Iterable[str], velden: dict[str, str], vindplaatsen: Iterable[Vindplaats]
    ) -> None:
        super().__init__(redenen, velden)
        self.vindplaatsen = tuple(vindplaatsen)
