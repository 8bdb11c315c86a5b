"""How the doorbraak is shown: words, shapes and amounts, in one place."""

from __future__ import annotations

from datetime import date

from ui.widgets.statuslabel import KLEUR, Toon
from weegtafel.doorbraak.codes import AanvraagStatus, Effectuitslag, Toetsoordeel
from weegtafel.kernel.bedrag import toon_bedrag, uit_centen

S = AanvraagStatus
_VORMEN: dict[AanvraagStatus, tuple[str, Toon]] = {
    S.AANVRAAG: ("vorm-ring", "neutraal"),
    S.ROUTE: ("vorm-halve-cirkel", "accent"),
    S.COACH: ("persoon", "let_op"),
    S.PLAN: ("potlood", "accent"),
    S.TOETS: ("oog", "accent"),
    S.BESLUIT: ("vorm-ruit", "accent"),
    S.UITVOERING: ("vorm-cirkel", "goed"),
    S.NAZORG: ("kalender", "goed"),
    S.AFGESLOTEN: ("vinkje", "goed"),
    S.REGULIER_OPGELOST: ("gelukt", "goed"),
    S.INGETROKKEN: ("vorm-streep", "neutraal"),
    S.VERNIETIGD: ("kruis", "neutraal"),
}
#: A score of a life domain in words, after the zelfredzaamheid-matrix.
SCHAAL: dict[int, str] = {
    1: "acute problemen",
    2: "niet zelfredzaam",
    3: "beperkt zelfredzaam",
    4: "voldoende zelfredzaam",
    5: "volledig zelfredzaam",
}
SCHAALKEUZES = [(f"{getal} · {woord}", getal) for getal, woord in SCHAAL.items()]
OORDEELVORMEN: dict[Toetsoordeel, tuple[str, Toon]] = {
    Toetsoordeel.AKKOORD: ("vorm-cirkel", "goed"),
    Toetsoordeel.AANPASSEN: ("vorm-driehoek", "let_op"),
    Toetsoordeel.NIET_AKKOORD: ("vorm-vierkant", "fout"),
}
UITSLAGVORMEN: dict[Effectuitslag, tuple[str, Toon]] = {
    Effectuitslag.ONBEKEND: ("vorm-ring", "neutraal"),
    Effectuitslag.GEBEURD: ("vorm-cirkel", "goed"),
    Effectuitslag.NIET: ("vorm-vierkant", "fout"),
}


def statusvorm(status: AanvraagStatus) -> tuple[str, Toon]:
    """Icon and tone of a status."""
    return _VORMEN[status]


def statusicoon(status: AanvraagStatus) -> tuple[str, str]:
    """Icon and colour role of a status, for a column."""
    icoon, toon = _VORMEN[status]
    return icoon, KLEUR[toon]


def euro(cent: int | None, leeg: str = "–") -> str:
    """Cents as people read them."""
    return leeg if cent is None else toon_bedrag(uit_centen(cent))


def kort(dag: date | None, leeg: str = "–") -> str:
    """A day in a column."""
    return leeg if dag is None else f"{dag:%d-%m-%Y}"


def dagen_geleden(aantal: int) -> str:
    """How long ago, in words that fit a column."""
    return "vandaag" if aantal <= 0 else "1 dag" if aantal == 1 else f"{aantal} dagen"


def score(getal: int | None) -> str:
    """A score with its word."""
    return "nog geen oordeel" if getal is None else f"{getal}, {SCHAAL[getal]}"


def opsomming(delen: list[str]) -> str:
    """Words in a sentence: a, b en c."""
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}" if delen else ""
