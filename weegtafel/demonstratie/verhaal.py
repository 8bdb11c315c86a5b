"""Fictitious cases, composed from the building blocks that ship, always the same for the same seed."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from weegtafel.casus.rules import NIET_OVERWOGEN
from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN

MAP = Path(__file__).resolve().parents[2] / "resources" / "demonstratie"


@cache
def bouwstenen() -> Any:
    """The shipped building blocks of cases."""
    return json.loads((MAP / "casusbouw.json").read_text(encoding="utf-8"))


@cache
def notulenwoorden() -> Any:
    """The shipped sentences around a meeting."""
    return json.loads((MAP / "notulen.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Verhaal:
    """One case: what the inbrenger writes, and what the table will make of it."""

    velden: Mapping[str, object]
    gronden: Mapping[str, tuple[str, str]]
    alternatieven: Mapping[str, str]
    advies: Mapping[str, Any]
    woorden: Mapping[str, str]


def vul_in(tekst: str, woorden: Mapping[str, str]) -> str:
    """Put the chosen words in the gaps: ``{ouder}`` and, with a capital, ``{Ouder}``."""
    for naam, woord in woorden.items():
        tekst = tekst.replace("{" + naam + "}", woord)
        tekst = tekst.replace("{" + naam[0].upper() + naam[1:] + "}", woord[:1].upper() + woord[1:])
    return tekst


def maak_verhaal(kans: random.Random, begin: date, *, her: bool, rijpheid: float) -> Verhaal:
    """One case that starts around ``begin``.

    ``rijpheid`` runs from 0 to 1: the more mature the table, the more often a case that is brought in really
    belongs in the complex segment. It is fiction that follows the learning curve of the source document.
    """
    bouw = bouwstenen()
    woorden: dict[str, str] = {}
    for rijen in bouw["slots"].values():
        woorden.update(kans.choice(rijen))
    thema = kans.choice(bouw["themas"])

    def een(sleutel: str) -> str:
        tekst = kans.choice(thema[sleutel])
        extra = bouw["aanvullingen"].get(sleutel)
        if sleutel in thema["aanvullingen"] and extra and kans.random() < 0.45:
            tekst = f"{tekst} {kans.choice(extra)}"
        return vul_in(tekst, woorden)

    aanvraag = kans.choice(thema["aanvraag"])
    resultaat = kans.choice([r for r in thema["resultaat"] if r["maanden"] <= aanvraag["duur_maanden"]])
    ingang = begin + timedelta(days=kans.randint(21, 45))
    eerdere = een("eerdere_hulp")
    if her:
        eerdere = f"{vul_in(kans.choice(bouw['her_inleiding']), woorden)} {eerdere}"
    kosten = aanvraag["kosten"]
    velden: dict[str, object] = {
        "leeftijdsband": kans.choice(thema["leeftijdsbanden"]),
        "maatregel": kans.choice(thema["maatregelen"]),
        "deskundigheid": kans.choice(bouw["deskundigheid"]),
        "eerdere_hulp": eerdere,
        "resultaat": vul_in(resultaat["tekst"], woorden),
        "resultaat_datum": ingang + timedelta(days=30 * resultaat["maanden"]),
        "ingangsdatum": ingang,
        "kosten_cent": kans.randrange(kosten["van"], kosten["tot"], 50) * 100,
        **{k: een(k) for k in (
            "hulpvraag", "problemen", "verklarende_analyse", "eigen_mogelijkheden", "mening_jeugdige",
            "mening_ouders", "veiligheid", "hulp_nodig", "onderbouwing",
        )},
        **{k: aanvraag[k] for k in (
            "segment", "profiel", "intensiteit", "vorm", "productcategorie", "volume", "eenheid", "frequentie",
            "duur_maanden",
        )},
    }  # fmt: skip
    return Verhaal(
        velden,
        _gronden(kans, thema, woorden),
        {a["code"]: vul_in(a["toelichting"], woorden) for a in thema["alternatieven"]},
        _kies_advies(kans, thema, rijpheid),
        woorden,
    )


def _gronden(kans: random.Random, thema: Any, woorden: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    gronden = {
        g["grondslag"]: (g["uitkomst"], vul_in(g["toelichting"], woorden))
        for g in thema["gronden"]
        if g["uitkomst"] != NIET_OVERWOGEN
    }
    zinnen = bouwstenen()["grondtoelichting"]
    for grond in TE_OVERWEGEN_GRONDEN:
        if grond not in gronden:
            uitkomst = kans.choice(sorted(set(zinnen[grond]) - {NIET_OVERWOGEN}))
            gronden[grond] = (uitkomst, vul_in(kans.choice(zinnen[grond][uitkomst]), woorden))
    return gronden


def _kies_advies(kans: random.Random, thema: Any, rijpheid: float) -> Mapping[str, Any]:
    """An outcome by weight; as the table matures, more requests stand and fewer are refused or belong elsewhere."""
    adviezen = thema["adviezen"]
    gewichten = [a["gewicht"] * _naar_rijpheid(a["adviessoort"], rijpheid) for a in adviezen]
    gekozen: Mapping[str, Any] = kans.choices(adviezen, gewichten)[0]
    return gekozen


def _naar_rijpheid(adviessoort: str, rijpheid: float) -> float:
    if adviessoort in ("passend", "passend_met_aanpassing"):
        return 0.6 + 2.2 * rijpheid
    if adviessoort in ("andere_grondslag", "voorliggend_veld"):
        return 1.9 - 1.5 * rijpheid
    return 1.0


def criteriumoordeel(kans: random.Random, criterium: str, adviessoort: str) -> tuple[str, str]:
    """What the table finds on a criterion, in keeping with the advice: (oordeel, reason)."""
    toon = bouwstenen()["criteriumtoon"][adviessoort]
    if criterium in toon["zwak"]:
        oordeel = kans.choice(("deels", "voldoet_niet"))
    elif criterium in toon["sterk"]:
        oordeel = "voldoet"
    else:
        oordeel = kans.choices(("voldoet", "deels"), (3, 1))[0]
    redenen = bouwstenen()["criteriumreden"].get(criterium, {}).get(oordeel)
    return oordeel, kans.choice(redenen) if redenen else ""
