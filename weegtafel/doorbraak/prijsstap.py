"""How a price of the list became the price of an effect: the steps of indexing, kept with the effect. Pure.

The steps are kept as JSON in ``Effectregel.prijsstap``, because a later list or a longer series must not tell another
story about a price that was taken before.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from weegtafel.doorbraak.prijslijst import Geindexeerd
from weegtafel.doorbraak.stap import Maat, Stap
from weegtafel.doorbraak.staptekst import euro, procent

_DELEN = ("laag", "midden", "hoog")
#: What a price of the list says; when one of these changes, the price is an own one.
VAN_DE_LIJST = ("prijs_laag", "prijs_midden", "prijs_hoog", "eenheid", "betaler", "prijsjaar", "prijsbron")


def als_tekst(geindexeerd: Geindexeerd) -> str:
    """The steps and the series behind them, to be kept with the effect."""
    inhoud = {
        "stappen": [
            {**stap.als_json(), "invoer": [list(deel) for deel in _invoer(stap)]} for stap in geindexeerd.stappen
        ],
        "reeks": [
            {"van": i.van_jaar, "naar": i.naar_jaar, "procent": f"{i.procent:f}", "bron": i.bron}
            for i in geindexeerd.reeks
        ],
    }
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _invoer(stap: Stap) -> list[tuple[str, str]]:
    return [(naam, str(waarde)) for naam, waarde in stap.invoer]


@lru_cache(maxsize=256)
def stappen(tekst: str) -> tuple[Stap, ...]:
    """The steps that were kept, to stand before those of the calculation; none for a price that was not indexed."""
    if not tekst:
        return ()
    inhoud = json.loads(tekst)
    bronnen = tuple((f"bron CPI {r['van']}–{r['naar']}", r["bron"]) for r in inhoud["reeks"])
    return tuple(
        Stap(
            s["label"],
            s["formule"],
            (*((naam, waarde) for naam, waarde in s["invoer"]), *bronnen),
            Decimal(s["exact"]),
            Decimal(s["afgerond"]),
            Maat(s["maat"]),
        )
        for s in inhoud["stappen"]
    )


def zinnen(tekst: str) -> tuple[str, ...]:
    """What was done, a line for each amount: ``€ 57.500,00 × (1 + 7,3 %) = € 61.697,50``; then the series."""
    if not tekst:
        return ()
    reeks = json.loads(tekst)["reeks"]
    factoren = " × ".join(f"(1 + {procent(Decimal(r['procent']) / 100)})" for r in reeks)
    regels = []
    gevonden = stappen(tekst)
    for stap in gevonden:
        deel = next((d for d in _DELEN if stap.invoer[0][0].startswith(d)), "")
        voor = f"{deel.capitalize()}: " if len(gevonden) > 1 else ""
        regels.append(f"{voor}{euro(Decimal(str(stap.invoer[0][1])))} × {factoren} = {euro(stap.afgerond)}")
    return (*regels, f"Van prijspeil {reeks[0]['van']} naar {reeks[-1]['naar']}. CPI: {_bronnen(reeks)}.")


@lru_cache(maxsize=256)
def kort(tekst: str) -> str:
    """The middle amount and its years in one line for a screen, "" for a price that was not indexed."""
    if not tekst:
        return ""
    reeks = json.loads(tekst)["reeks"]
    midden = next(s for s in stappen(tekst) if s.invoer[0][0].startswith("midden"))
    factoren = " × ".join(f"(1 + {procent(Decimal(r['procent']) / 100)})" for r in reeks)
    return (
        f"{euro(Decimal(str(midden.invoer[0][1])))} × {factoren} = {euro(midden.afgerond)}: met de CPI van prijspeil "
        f"{reeks[0]['van']} naar {reeks[-1]['naar']}."
    )


def bronnen(tekst: str) -> tuple[str, ...]:
    """Who made the series, as the list says it."""
    return tuple(dict.fromkeys(str(r["bron"]) for r in json.loads(tekst)["reeks"])) if tekst else ()


def _bronnen(reeks: Sequence[dict[str, str]]) -> str:
    return "; ".join(dict.fromkeys(str(r["bron"]).rstrip(".") for r in reeks))


def uit_de_lijst(omschrijving: str, versie: str) -> str:
    """What stands with a price as the list has it."""
    return f"Uit prijslijst {versie}: “{omschrijving}”."


def afgeleid(omschrijving: str, versie: str) -> str:
    """What stands with a price that came from the list and was changed since: it is nobody else's any more."""
    return f"Eigen prijs, afgeleid van “{omschrijving}” in prijslijst {versie}."


def maak_eigen(omschrijving: str, versie: str) -> dict[str, str]:
    """What is stored with a price that is no longer what the list says: no code vouches for it any more."""
    return {"prijscode": "", "prijslijst": "", "prijsstap": "", "prijsherkomst": afgeleid(omschrijving, versie)}


def is_eigen(herkomst: str) -> bool:
    """Whether a price came from the list and is no longer what the list says."""
    return herkomst.startswith("Eigen prijs")


def lijstnaam(herkomst: str) -> str:
    """What the list calls the price that this one is or was; "" for one that never came from it."""
    return herkomst[herkomst.index("“") + 1 : herkomst.rindex("”")] if herkomst else ""
