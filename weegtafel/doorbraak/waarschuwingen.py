"""Guards in words: what a second coach would ask. They warn and change nothing; a person decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import combinations

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.prijslijst import ALLES, Prijslijst, is_verouderd
from weegtafel.doorbraak.rendement import Effect, Rendement
from weegtafel.kernel.bedrag import toon_bedrag

#: The horizon beyond which an expectation about a household is thin (issue 3).
HORIZON_MAANDEN = 36
#: The part of the return above which everything hangs on one line (issue 3).
GROOTSTE_AANDEEL = Decimal("0.80")
_VERBLIJF = re.compile(
    r"uithuisplaats|uit huis|gezinshuis|pleegzorg|pleegvergoeding|pleeggezin|residentieel|verblijf|gesloten|"
    r"jeugdzorgplus|leefgroep|crisisbed|crisisplaats|crisisopvang|logeer|logeren|beschermd wonen|opname|verpleegdag|"
    r"detentie|\bjji\b|jeugdinrichting"
)
_ONDERDEEL = re.compile(
    r"dagbesteding|dagbehandeling|verzorging|therapie|behandel|begeleid|mentor|coaching|maatschappelijk werk|"
    r"pleegvergoeding|kost en inwoning|groepsleiding|in de instelling|op de groep|tijdens het verblijf"
)
#: Who stays somewhere has no help at home; such a line is about somebody else.
_THUIS = re.compile(r"\bthuis|ambulant|\bouders?\b|\bgezin\b")
#: Kinds of the price list, for prices that name a row of it: a stay, and what a stay usually holds.
_SOORT_VERBLIJF = frozenset({"Jeugdhulp met verblijf"})
_SOORT_ONDERDEEL = frozenset(
    {"Geestelijke gezondheidszorg", "Gehandicaptenzorg", "Jeugdhulp thuis", "Ouderenzorg", "Paramedische zorg"}
)
_HUISHOUDEN = re.compile(
    r"multi-?probleem|^huishouden$|(tota(al|le)|alle kosten|geheel|hele).*(huishouden|gezin)|"
    r"(huishouden|gezin).*(tota(al|le)|alle kosten|alles samen|geheel)"
)


class Waarschuwingsoort(StrEnum):
    """What a warning is about."""

    GEEN_BUDGET = "geen_budget"
    GEEN_BESPARING = "geen_besparing"
    NIET_TERUGVERDIEND = "niet_terugverdiend"
    GEMEENTE_LEGT_TOE = "gemeente_legt_toe"
    HANGT_OP_EEN = "hangt_op_een"
    KANS_STIJGT = "kans_stijgt"
    KANS_KAN_STIJGEN = "kans_kan_stijgen"
    GEEN_VERSCHIL = "geen_verschil"
    ZONDER_JAAR = "zonder_jaar"
    VEROUDERD = "verouderd"
    LANGE_HORIZON = "lange_horizon"
    DUBBEL_REGEL = "dubbel_regel"
    DUBBEL_VERBLIJF = "dubbel_verblijf"
    DUBBEL_HUISHOUDEN = "dubbel_huishouden"
    DUBBEL_ONDERDEEL = "dubbel_onderdeel"


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """One sentence, and the numbers (from 1) of the effects that it is about."""

    soort: Waarschuwingsoort
    zin: str
    effecten: tuple[int, ...] = ()


def waarschuwingen(
    uitkomst: Rendement, jaar: int | None = None, prijslijst: Prijslijst | None = None
) -> tuple[Waarschuwing, ...]:
    """Everything about a calculation that deserves a second look.

    ``jaar`` is the year in which it is looked at; without it no price is called old. With a ``prijslijst`` the effects
    that name a price code are also held against what that price includes; descriptions are always looked at.
    """
    return (*_over_de_uitkomst(uitkomst), *_per_effect(uitkomst, jaar, prijslijst), *_dubbel(uitkomst, prijslijst))


def _naam(nummer: int, effect: Effect) -> str:
    return f"effect {nummer} (“{effect.omschrijving}”)"


def _zin(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _over_de_uitkomst(uitkomst: Rendement) -> Iterator[Waarschuwing]:
    soort = Waarschuwingsoort
    budget, contant = uitkomst.invoer.budget, uitkomst.contante_waarde
    if budget == 0:
        zin = "Het budget is € 0: een rendement en een terugverdienmaand zijn er dan niet."
        yield Waarschuwing(soort.GEEN_BUDGET, zin)
    if contant.exact <= 0:
        zin = "De verwachte effecten besparen samen niets: een break-even is er dan niet."
        yield Waarschuwing(soort.GEEN_BESPARING, zin)
    elif uitkomst.netto.exact < 0:
        zin = (
            "Ook als alles uitkomt zoals verwacht, komt het budget niet terug: "
            f"netto {toon_bedrag(uitkomst.netto.exact)}."
        )
        yield Waarschuwing(soort.NIET_TERUGVERDIEND, zin)
    gemeente = next(deel for deel in uitkomst.per_betaler if deel.betaler is Betaler.GEMEENTE)
    if uitkomst.netto.exact >= 0 > gemeente.netto.exact:
        zin = (
            f"De gemeente zelf legt {toon_bedrag(-gemeente.netto.exact)} toe: "
            "het voordeel komt bij andere betalers terecht."
        )
        yield Waarschuwing(soort.GEMEENTE_LEGT_TOE, zin)
    plus = sum((deel.contante_waarde.exact for deel in uitkomst.effecten if deel.contante_waarde.exact > 0), Decimal(0))
    for nummer, deel in enumerate(uitkomst.effecten, start=1):
        if deel.contante_waarde.exact > plus * GROOTSTE_AANDEEL:
            if len(uitkomst.effecten) == 1:
                zin = f"Het hele rendement hangt op één regel: {_naam(nummer, deel.effect)}."
            else:
                grens = GROOTSTE_AANDEEL * 100
                procent = (deel.contante_waarde.exact * 100 / plus).quantize(Decimal(1), ROUND_HALF_UP)
                procent = min(procent, Decimal(99)) if deel.contante_waarde.exact < plus else procent
                hoeveel = f"{procent} %" if procent > grens else f"iets meer dan {grens:.0f} %"
                zin = f"Het rendement hangt voor {hoeveel} op één regel: {_naam(nummer, deel.effect)}."
            yield Waarschuwing(soort.HANGT_OP_EEN, zin, (nummer,))


def _per_effect(uitkomst: Rendement, jaar: int | None, prijslijst: Prijslijst | None) -> Iterator[Waarschuwing]:
    soort = Waarschuwingsoort
    for nummer, deel in enumerate(uitkomst.effecten, start=1):
        effect = deel.effect
        naam = _zin(_naam(nummer, effect))
        zonder, met = effect.kans_zonder.midden, effect.kans_met.midden
        if met > zonder:
            zin = (
                f"{naam}: de kans stijgt door de doorbraak, van {_procent(zonder)} naar {_procent(met)}. "
                "Dit telt als extra kosten."
            )
            yield Waarschuwing(soort.KANS_STIJGT, zin, (nummer,))
        elif effect.kans_met.hoog > zonder:
            zin = (
                f"{naam}: in het hoge geval is de kans met doorbraak {_procent(effect.kans_met.hoog)}, meer dan de "
                f"{_procent(zonder)} zonder. In een deel van de trekkingen telt dit als extra kosten."
            )
            yield Waarschuwing(soort.KANS_KAN_STIJGEN, zin, (nummer,))
        elif deel.besparing.exact == 0:
            zin = f"{naam} telt mee voor € 0: er is geen verschil tussen met en zonder doorbraak."
            yield Waarschuwing(soort.GEEN_VERSCHIL, zin, (nummer,))
        prijsjaar = _prijsjaar(effect, prijslijst)
        if prijsjaar is None:
            zin = f"{naam}: bij de prijs staat geen jaar. Zoek na van welk jaar zij is."
            yield Waarschuwing(soort.ZONDER_JAAR, zin, (nummer,))
        elif jaar is not None and is_verouderd(prijsjaar, jaar):
            zin = f"{naam}: de prijs is van {prijsjaar} en dus ouder dan twee jaar."
            yield Waarschuwing(soort.VEROUDERD, zin, (nummer,))
        if effect.tot_maand > HORIZON_MAANDEN:
            zin = f"{naam} loopt tot maand {effect.tot_maand}, voorbij drie jaar. Zo ver vooruit is een kans een gok."
            yield Waarschuwing(soort.LANGE_HORIZON, zin, (nummer,))


def _prijsjaar(effect: Effect, prijslijst: Prijslijst | None) -> int | None:
    """The year that stands with the effect, or else with the row of the list that it names."""
    if effect.prijsjaar is not None or prijslijst is None or effect.prijscode is None:
        return effect.prijsjaar
    regel = prijslijst.regel(effect.prijscode)
    return None if regel is None else regel.prijsjaar


def _procent(kans: Decimal) -> str:
    tekst = f"{kans * 100:f}"
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.replace(".", ",") + " %"


def _dubbel(uitkomst: Rendement, prijslijst: Prijslijst | None) -> Iterator[Waarschuwing]:
    """At most one warning for each pair of effects that share a month: the most certain one."""
    genummerd = [(nr, deel.effect) for nr, deel in enumerate(uitkomst.effecten, start=1)]
    woorden = {nr: _kaal(effect.omschrijving) for nr, effect in genummerd}
    verblijf, huishouden, onderdeel = (
        {nr for nr, tekst in woorden.items() if patroon.search(tekst)}
        for patroon in (_VERBLIJF, _HUISHOUDEN, _ONDERDEEL)
    )
    onderdeel -= {nr for nr, tekst in woorden.items() if _THUIS.search(tekst)}
    soort = {nr: _categorie(effect, prijslijst) for nr, effect in genummerd}
    verblijf |= {nr for nr in soort if soort[nr] in _SOORT_VERBLIJF}
    onderdeel |= {nr for nr in soort if soort[nr] in _SOORT_ONDERDEEL} - verblijf
    for (een, links), (twee, rechts) in combinations(genummerd, 2):
        if not _zelfde_maand(links, rechts):
            continue
        samen = f"{_naam(een, links)} en {_naam(twee, rechts)}"
        paar = (een, twee)
        omvattend = _omvat(links, rechts, prijslijst) or _omvat(rechts, links, prijslijst)
        if {een, twee} & huishouden and not {een, twee} <= huishouden:
            geheel, deel = (links, rechts) if een in huishouden else (rechts, links)
            zin = (
                f"{_zin(samen)} vallen in dezelfde maanden. “{geheel.omschrijving}” is een totaal van een huishouden; "
                f"“{deel.omschrijving}” zit daar al in."
            )
            yield Waarschuwing(Waarschuwingsoort.DUBBEL_HUISHOUDEN, zin, paar)
        elif woorden[een] == woorden[twee]:
            zin = f"“{links.omschrijving}” staat er twee keer, in dezelfde maanden: effect {een} en effect {twee}."
            yield Waarschuwing(Waarschuwingsoort.DUBBEL_REGEL, zin, paar)
        elif omvattend:
            zin = f"{_zin(samen)} vallen in dezelfde maanden. Volgens de prijslijst zit de ene prijs al in de andere."
            yield Waarschuwing(Waarschuwingsoort.DUBBEL_ONDERDEEL, zin, paar)
        elif {een, twee} <= verblijf:
            zin = f"{_zin(samen)} zijn beide verblijf, in dezelfde maanden. Tel een maand van een kind één keer."
            yield Waarschuwing(Waarschuwingsoort.DUBBEL_VERBLIJF, zin, paar)
        elif (een in verblijf and twee in onderdeel) or (twee in verblijf and een in onderdeel):
            zin = f"{_zin(samen)} vallen in dezelfde maanden. Kijk na of het verblijf het andere al omvat."
            yield Waarschuwing(Waarschuwingsoort.DUBBEL_ONDERDEEL, zin, paar)


def _categorie(effect: Effect, prijslijst: Prijslijst | None) -> str:
    """The kind of thing that the list says a price is; "" for an own price."""
    regel = None if prijslijst is None or effect.prijscode is None else prijslijst.regel(effect.prijscode)
    return "" if regel is None else regel.categorie


def _omvat(geheel: Effect, deel: Effect, prijslijst: Prijslijst | None) -> bool:
    if prijslijst is None or geheel.prijscode is None or deel.prijscode is None:
        return False
    regel = prijslijst.regel(geheel.prijscode)
    if regel is None or geheel.prijscode == deel.prijscode:
        return False
    return ALLES in regel.omvat or deel.prijscode in regel.omvat


def _zelfde_maand(een: Effect, twee: Effect) -> bool:
    return een.van_maand <= twee.tot_maand and twee.van_maand <= een.tot_maand


def _kaal(tekst: str) -> str:
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return " ".join("".join(teken for teken in los if not unicodedata.combining(teken)).split())
