"""The shape of every act: a small frozen command in, what changed out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdracht:
    """A command. ``bevoegdheid`` is the row of ``roles.BEVOEGDHEDEN`` that it needs."""

    bevoegdheid: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Gewijzigd:
    """What an act changed, so that only the screens that care fetch again.

    ``soorten`` are room names ("casus", "overleg", "advies", "actie", "notulen", "inrichting").
    ``id`` is the row that was made or changed, ``versie`` its new version where it has one,
    ``nummer`` its official number; ``extra`` holds other new ids by name.
    """

    soorten: frozenset[str]
    id: int = 0
    versie: int = 0
    nummer: str = ""
    extra: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One field as the user found it (``oud``) and as it should become (``nieuw``).

    Two people may type in one record at once; only when ``oud`` is no longer what is stored
    did someone else change this very field.
    """

    veld: str
    oud: object
    nieuw: object
