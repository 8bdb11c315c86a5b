# ruff: noqa: E501, SIM905 - word lists are kept whole
"""The word lists of layer 1: our own, and the names and places that ship with the installed deduce.

Our own lists stand in ``resources/anonimiteit``; ``#`` begins a comment. The lists of deduce are read
from its installed package, without importing it. Without it the own lists remain.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from weegtafel.anonimiteit.normaliseren import plat

MAP: Final = Path(__file__).resolve().parents[2] / "resources" / "anonimiteit"

TUSSENVOEGSELS: Final = frozenset(
    "van de der den het 't ter ten te op in aan bij uit von zu da das dos do di du del della de' la le les el al ben bin abu "
    "ibn bint st st. v.d. v.d vd v/d v. d. d' l' zum af oude over onder voor tot toe 'n mac mc san".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Lijsten:
    """What layer 1 knows of words; all in small letters without diacritics."""

    voornamen: frozenset[str] = frozenset()
    """Given names of the own list: strong enough to be seen in small letters."""
    achternamen: frozenset[str] = frozenset()
    namen: frozenset[str] = frozenset()
    """Every name, own and deduce's: counts with a capital."""
    plaatsen: frozenset[str] = frozenset()
    """Single words and whole phrases."""
    eigen_plaatsen: frozenset[str] = frozenset()
    """Of the own list: seen in small letters too."""
    instellingen: frozenset[str] = frozenset()
    gewoon: frozenset[str] = frozenset()
    """Ordinary words."""
    vak: frozenset[str] = frozenset()
    """Medical terms and other words that are no names unless a list of names says so."""
    veilig: frozenset[str] = frozenset()
    """Words and phrases with a capital that never identify: laws, therapies, tests, bodies."""
    afkortingen: frozenset[str] = frozenset()
    """Abbreviations of the field and of every day that point at nobody; the second reader knows them, layer 1 does not."""
    landen: frozenset[str] = frozenset()
    dubbel: frozenset[str] = frozenset()
    """Names of the own lists that are ordinary words too."""
    huisnamen: frozenset[str] = frozenset()
    """Ordinary words after which schools and houses are named."""
    indirect: dict[str, frozenset[str]] = field(default_factory=dict)
    """Phrases of the amber kinds; a trailing ``*`` takes any ending."""

    @property
    def beroepen(self) -> frozenset[str]:
        """Professions, the ordinary ones among them."""
        return _beroepen(self)


@lru_cache(maxsize=4)
def _beroepen(lijsten: Lijsten) -> frozenset[str]:
    # Put together once: in every sentence anew it took more time than all that is asked of it.
    return lijsten.indirect["beroep"] | lijsten.indirect["beroep_gewoon"]


def lees(pad: Path) -> list[str]:
    """The lines of a list, without comments and blank lines; nothing when there is no such list."""
    if not pad.is_file():
        return []
    regels = (regel.strip() for regel in pad.read_text(encoding="utf-8").splitlines())
    return [regel for regel in regels if regel and not regel.startswith("#")]


def _woorden(naam: str) -> frozenset[str]:
    return frozenset(plat(woord) for regel in lees(MAP / naam) for woord in regel.split())


def _zinsdelen(naam: str, scheiding: str = "\n") -> frozenset[str]:
    return frozenset(
        plat(deel.strip()) for regel in lees(MAP / naam) for deel in regel.split(scheiding) if deel.strip()
    )


def deduce_map() -> Path | None:
    """The folder with the word lists of the installed deduce, without importing it; None when it is not there."""
    gevonden = importlib.util.find_spec("deduce")
    if gevonden is None or gevonden.origin is None:
        return None
    pad = Path(gevonden.origin).parent / "data" / "lookup" / "src"
    return pad if pad.is_dir() else None


def _van_deduce(*paden: str) -> Iterable[str]:
    bron = deduce_map()
    if bron is None:
        return ()
    return (plat(regel) for pad in paden for regel in lees(bron / pad / "items.txt") if len(regel) > 1)


def _gemengd(naam: str) -> frozenset[str]:
    """Lines with an apostrophe, a parenthesis or a capital phrase are whole; other lines hold many words."""
    uit: set[str] = set()
    for regel in lees(MAP / naam):
        delen = regel.split()
        uit.update(map(plat, delen if len(delen) > 6 else [regel]))
    return frozenset(uit)


@cache
def standaard() -> Lijsten:
    """The lists as shipped; read once, in about 60 ms."""
    voornamen = _woorden("voornamen.txt")
    achternamen = _woorden("achternamen.txt")
    gewoon = _woorden("gewoon.txt") | frozenset(_van_deduce("whitelist/lst_common_word", "whitelist/lst_stop_word"))
    eigen = _zinsdelen("plaatsen.txt", ",")
    return Lijsten(
        voornamen=voornamen - gewoon,
        achternamen=achternamen,
        namen=frozenset(
            {
                *voornamen,
                *achternamen,
                *_van_deduce("names/lst_first_name", "names/lst_surname", "names/lst_interfix_surname"),
            }
        ),
        plaatsen=eigen
        | frozenset(_van_deduce("locations/lst_placename/lst_residence", "locations/lst_placename/lst_municipality")),
        eigen_plaatsen=eigen,
        instellingen=_zinsdelen("instellingen.txt"),
        gewoon=gewoon,
        vak=frozenset(_van_deduce("whitelist/lst_medical_term")),
        veilig=_zinsdelen("veilig.txt"),
        afkortingen=_woorden("afkortingen.txt"),
        dubbel=(voornamen | achternamen) & gewoon,
        huisnamen=_woorden("huisnamen.txt"),
        landen=_zinsdelen("landen.txt", ","),
        indirect={
            naam: _gemengd(f"{naam}.txt") for naam in ("nationaliteit", "geloof", "diagnose", "beroep", "beroep_gewoon")
        },
    )


@lru_cache(maxsize=4)
def met_eigen(plaatsen: frozenset[str], namen: frozenset[str]) -> Lijsten:
    """The lists as shipped with own places and own names of organisations, both in flat small letters."""
    basis = standaard()
    if not plaatsen and not namen:
        return basis
    return replace(
        basis,
        plaatsen=basis.plaatsen | plaatsen,
        eigen_plaatsen=basis.eigen_plaatsen | plaatsen,
        instellingen=basis.instellingen | namen,
    )
