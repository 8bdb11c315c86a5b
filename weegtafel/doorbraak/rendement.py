"""The social return of a doorbraak: pure, exact, every step kept.

An effect costs ``price x quantity x chance``, without the doorbraak (*doormodderen*) and with it. What it saves is the
difference, spread evenly over months a to b. Month 1 is the first month after the start; the amount of month *m* counts
for ``1 / (1 + r) ** (m / 12)`` of itself today. The budget is spent at month 0 and not discounted; it is the only cost
(the convention of the field: VNG, Inventarisatie maatregelen jeugdhulp, 2022), and the municipality pays it.

Everything is Decimal. Powers are worked out in 60 digits and a present value is kept to 30 decimals, so that sums of
present values are exact and the order of the effects changes nothing. Cents come in at named steps only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from functools import lru_cache, partial

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.stap import Waarde, euro, rond_verhouding, verdeel_op_de_cent

CONTEXT = Context(prec=60)
STANDAARD_DISCONTOVOET = Decimal("0.0225")
BRON_DISCONTOVOET = (
    "Standaarddiscontovoet 2,25 % reëel (-1 % risicovrij + 3,25 % risico-opslag), verplicht voor MKBA's vanaf "
    "1 januari 2021. https://www.rwseconomie.nl/discontovoet"
)
#: Decimals of a present value: far below any cent, and few enough that sums of them lose nothing in 60 digits.
_DIEP = Decimal(1).scaleb(-30)
#: How far the running total of the months may be under the budget: what repeating fractions lose, and nothing more.
_SPELING = Decimal(1).scaleb(-20)
_NUL = Decimal(0)
VELDEN = ("prijs", "aantal", "kans_zonder", "kans_met")


@dataclass(frozen=True, slots=True)
class Spreiding:
    """A number with what it is at least and at most; all three the same when it is known."""

    laag: Decimal
    midden: Decimal
    hoog: Decimal

    def __post_init__(self) -> None:
        if not self.laag <= self.midden <= self.hoog:
            raise ValueError("a Spreiding goes up: laag <= midden <= hoog")

    @classmethod
    def vast(cls, waarde: Decimal) -> Spreiding:
        """A number without doubt."""
        return cls(waarde, waarde, waarde)

    @property
    def onzeker(self) -> bool:
        """Whether there is anything between laag and hoog."""
        return self.laag < self.hoog


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that the doorbraak makes less likely (or more), and what it would cost.

    ``prijs`` is euros for one ``eenheid``; ``aantal`` is how many of those in the whole period from ``van_maand`` to
    ``tot_maand``, both counted in. The chances are between 0 and 1. ``prijsjaar`` and ``prijscode`` say where the
    price comes from; they change no sum.
    """

    omschrijving: str
    betaler: Betaler
    prijs: Spreiding
    eenheid: str
    aantal: Spreiding
    kans_zonder: Spreiding
    kans_met: Spreiding
    van_maand: int
    tot_maand: int
    prijsjaar: int | None = None
    prijscode: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.van_maand <= self.tot_maand:
            raise ValueError("an Effect runs from month 1 or later to the same month or later")

    @property
    def maanden(self) -> int:
        """The number of months over which the amount is spread."""
        return self.tot_maand - self.van_maand + 1

    @property
    def onzekere_velden(self) -> tuple[str, ...]:
        """Which of the four numbers have a range."""
        return tuple(naam for naam in VELDEN if getattr(self, naam).onzeker)


@dataclass(frozen=True, slots=True)
class Rekeninvoer:
    """Everything a calculation depends on; storing it is enough to repeat the calculation."""

    budget: Decimal
    effecten: tuple[Effect, ...]
    discontovoet: Decimal = STANDAARD_DISCONTOVOET
    zaad: int = 1
    trekkingen: int = 10_000


@dataclass(frozen=True, slots=True)
class Effectuitkomst:
    """What one effect does, in the middle case.

    ``factor`` is the mean discount factor of its months. ``kosten_zonder`` and ``kosten_met`` are the expected costs on
    the two timelines, undiscounted; ``besparing`` is their difference.
    """

    effect: Effect
    kosten_zonder: Decimal
    kosten_met: Decimal
    factor: Decimal
    besparing: Waarde
    contante_waarde: Waarde


@dataclass(frozen=True, slots=True)
class Betaleruitkomst:
    """What the doorbraak costs one payer and what it brings."""

    betaler: Betaler
    kosten: Decimal
    besparing: Waarde
    contante_waarde: Waarde
    netto: Waarde


@dataclass(frozen=True, slots=True)
class Rendement:
    """The middle case. What cannot be worked out is None, with a sentence from ``waarschuwingen``.

    ``rendement`` is present value over budget; ``break_even`` budget over present value: the part of the expected
    effects that must come true. ``terugverdienmaand`` is the first month from which the discounted saving so far stays
    at or above the budget.
    """

    invoer: Rekeninvoer
    effecten: tuple[Effectuitkomst, ...]
    per_betaler: tuple[Betaleruitkomst, ...]
    verwachte_besparing: Waarde
    contante_waarde: Waarde
    netto: Waarde
    rendement: Waarde | None
    break_even: Waarde | None
    terugverdienmaand: int | None


@dataclass(frozen=True, slots=True)
class Gevoeligheid:
    """One bar of the tornado: the net result when one number is at its lowest or highest and all else in the middle."""

    nummer: int
    effect: Effect
    veld: str
    bij_laag: Waarde
    bij_hoog: Waarde

    @property
    def zwaai(self) -> Decimal:
        """The length of the bar, in euros."""
        return abs(self.bij_hoog.exact - self.bij_laag.exact)


@dataclass(frozen=True, slots=True)
class Maandstand:
    """The two timelines up to and including one month, discounted: without and with the doorbraak (budget included)."""

    maand: int
    doormodderen: Waarde
    doorbraak: Waarde


@lru_cache(maxsize=256)
def _opgetelde_factoren(discontovoet: Decimal, maanden: int) -> tuple[Decimal, ...]:
    """The sum of the discount factors of months 1 to m, for m = 0 to ``maanden``."""
    with localcontext(CONTEXT):
        per_maand = (-(1 + discontovoet).ln() / 12).exp()
        factor, som, uit = Decimal(1), _NUL, [_NUL]
        for _ in range(maanden):
            factor *= per_maand
            som += factor
            uit.append(som)
    return tuple(uit)


def factoren(invoer: Rekeninvoer) -> list[Decimal]:
    """For each effect what one euro of it, spread evenly over its months, is worth today."""
    som = _opgetelde_factoren(invoer.discontovoet, max((effect.tot_maand for effect in invoer.effecten), default=0))
    with localcontext(CONTEXT):
        return [(som[e.tot_maand] - som[e.van_maand - 1]) / e.maanden for e in invoer.effecten]


def contant(bedrag: Decimal, factor: Decimal) -> Decimal:
    """The present value of an amount, kept to 30 decimals. To be called within ``CONTEXT``."""
    return (bedrag * factor).quantize(_DIEP)


def _besparing(effect: Effect, **anders: Decimal) -> Decimal:
    """The expected saving, in the middle but for the numbers that are given otherwise."""
    prijs = anders.get("prijs", effect.prijs.midden)
    aantal = anders.get("aantal", effect.aantal.midden)
    return (
        prijs
        * aantal
        * (anders.get("kans_zonder", effect.kans_zonder.midden) - anders.get("kans_met", effect.kans_met.midden))
    )


def bereken(invoer: Rekeninvoer) -> Rendement:
    """Work out the middle case of every range.

    Raises nothing for input that ``invoer.lees`` accepted: zero budget and zero or negative effects are answers too.
    """
    effecten, budget = invoer.effecten, invoer.budget
    met_effect = {effect.betaler for effect in effecten}
    betalers = [b for b in Betaler if b in met_effect or b is Betaler.GEMEENTE]
    van = [[nr for nr, effect in enumerate(effecten) if effect.betaler is b] for b in betalers]
    disconto = factoren(invoer)
    with localcontext(CONTEXT):
        zonder = [e.prijs.midden * e.aantal.midden * e.kans_zonder.midden for e in effecten]
        met = [e.prijs.midden * e.aantal.midden * e.kans_met.midden for e in effecten]
        verschil = [een - ander for een, ander in zip(zonder, met, strict=True)]
        contante = [contant(bedrag, factor) for bedrag, factor in zip(verschil, disconto, strict=True)]
        besparing, besparing_per_betaler, besparingen = _sluitend(verschil, van)
        waarde, waarde_per_betaler, waarden = _sluitend(contante, van)
        return Rendement(
            invoer,
            tuple(map(Effectuitkomst, effecten, zonder, met, disconto, besparingen, waarden)),
            tuple(map(partial(_betaler, budget), betalers, besparing_per_betaler, waarde_per_betaler)),
            besparing,
            waarde,
            netto=_min(waarde, budget),
            rendement=_deel(waarde.exact, budget) if budget > 0 else None,
            break_even=_deel(budget, waarde.exact) if waarde.exact > 0 else None,
            terugverdienmaand=_terugverdienmaand(invoer, verschil),
        )


def _min(waarde: Waarde, budget: Decimal) -> Waarde:
    return Waarde(waarde.exact - budget, waarde.afgerond - budget)


def _deel(teller: Decimal, noemer: Decimal) -> Waarde:
    exact = teller / noemer
    return Waarde(exact, rond_verhouding(exact))


def _betaler(budget: Decimal, betaler: Betaler, besparing: Waarde, waarde: Waarde) -> Betaleruitkomst:
    kosten = budget if betaler is Betaler.GEMEENTE else Decimal("0.00")
    return Betaleruitkomst(betaler, kosten, besparing, waarde, _min(waarde, kosten))


def _sluitend(delen: Sequence[Decimal], van: Sequence[Sequence[int]]) -> tuple[Waarde, list[Waarde], list[Waarde]]:
    """The total, the sum of each group and each part, rounded from the total down so that everything adds up."""
    sommen = [sum((delen[nr] for nr in groep), _NUL) for groep in van]
    totaal = euro(sum(sommen, _NUL))
    per_groep = list(map(Waarde, sommen, verdeel_op_de_cent(sommen, totaal.afgerond)))
    per_deel = [totaal] * len(delen)
    for groep, som in zip(van, per_groep, strict=True):
        eigen = [delen[nr] for nr in groep]
        for nr, afgerond in zip(groep, verdeel_op_de_cent(eigen, som.afgerond), strict=True):
            per_deel[nr] = Waarde(delen[nr], afgerond)
    return totaal, per_groep, per_deel


def _per_maand(invoer: Rekeninvoer, bedragen: Sequence[Decimal]) -> list[Decimal]:
    """The present value of each month's amount (index 0 is month 1), each effect spread evenly over its months."""
    einde = max((effect.tot_maand for effect in invoer.effecten), default=0)
    som = _opgetelde_factoren(invoer.discontovoet, einde)
    bij = [_NUL] * (einde + 2)
    for effect, bedrag in zip(invoer.effecten, bedragen, strict=True):
        deel = bedrag / effect.maanden
        bij[effect.van_maand] += deel
        bij[effect.tot_maand + 1] -= deel
    loopt, uit = _NUL, []
    for maand in range(1, einde + 1):
        loopt += bij[maand]
        uit.append(loopt * (som[maand] - som[maand - 1]))
    return uit


def _terugverdienmaand(invoer: Rekeninvoer, besparingen: Sequence[Decimal]) -> int | None:
    if invoer.budget <= 0:
        return None
    stand, eerste, drempel = _NUL, None, invoer.budget - _SPELING
    for maand, bedrag in enumerate(_per_maand(invoer, besparingen), start=1):
        stand += bedrag
        if stand < drempel:
            eerste = None
        elif eerste is None:
            eerste = maand
    return eerste


def tijdlijnen(invoer: Rekeninvoer) -> tuple[Maandstand, ...]:
    """What both ways have cost up to each month, in euros of today; month 0 holds the budget alone.

    The last month lies as far apart as the net result says.
    """
    with localcontext(CONTEXT):
        zonder = _per_maand(invoer, [_besparing(effect, kans_met=_NUL) for effect in invoer.effecten])
        met = _per_maand(invoer, [-_besparing(effect, kans_zonder=_NUL) for effect in invoer.effecten])
        een, twee = _NUL, invoer.budget
        uit = [Maandstand(0, euro(een), euro(twee))]
        for maand, (bij_een, bij_twee) in enumerate(zip(zonder, met, strict=True), start=1):
            een, twee = een + bij_een, twee + bij_twee
            uit.append(Maandstand(maand, euro(een), euro(twee)))
    return tuple(uit)


def tornado(invoer: Rekeninvoer) -> tuple[Gevoeligheid, ...]:
    """What matters most: for each range the net result at both ends, exact, the longest bar first."""
    uit = []
    disconto = factoren(invoer)
    with localcontext(CONTEXT):
        midden = [contant(_besparing(effect), factor) for effect, factor in zip(invoer.effecten, disconto, strict=True)]
        netto = sum(midden, _NUL) - invoer.budget
        for nummer, (effect, factor, eigen) in enumerate(zip(invoer.effecten, disconto, midden, strict=True), start=1):
            for veld in effect.onzekere_velden:
                bereik = getattr(effect, veld)
                laag, hoog = (
                    euro(netto - eigen + contant(_besparing(effect, **{veld: waarde}), factor))
                    for waarde in (bereik.laag, bereik.hoog)
                )
                uit.append(Gevoeligheid(nummer, effect, veld, laag, hoog))
        uit.sort(key=lambda balk: (-balk.zwaai, balk.nummer, VELDEN.index(balk.veld)))
    return tuple(uit)
