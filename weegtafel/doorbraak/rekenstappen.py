"""The steps of a calculation, in the order in which somebody with pen and paper takes them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from weegtafel.doorbraak.rendement import CONTEXT, Betaleruitkomst, Effectuitkomst, Rendement
from weegtafel.doorbraak.stap import Maat, Stap, Waarde, euro

Invoer = Sequence[tuple[str, Decimal | int | str]]


def stappen(uitkomst: Rendement) -> tuple[Stap, ...]:
    """Every step from the prices to the payback month; what could not be worked out has no step.

    Printed amounts of effects add up to those of their payer, and payers to the total: see ``verdeel_op_de_cent``.
    """
    budget, contant = uitkomst.invoer.budget, uitkomst.contante_waarde
    uit: list[Stap] = []
    with localcontext(CONTEXT):
        for nummer, deel in enumerate(uitkomst.effecten, start=1):
            uit += _effectstappen(nummer, deel, uitkomst.invoer.discontovoet)
        for betaler in uitkomst.per_betaler:
            uit += _betalerstappen(betaler, uitkomst.effecten)
    namen = [b.betaler.omschrijving for b in uitkomst.per_betaler]
    besparingen = list(zip(namen, (b.besparing.exact for b in uitkomst.per_betaler), strict=True))
    waarden = list(zip(namen, (b.contante_waarde.exact for b in uitkomst.per_betaler), strict=True))
    uit += [
        _eurostap(
            "Alle betalers: verwachte besparing", "som van de betalers", besparingen, uitkomst.verwachte_besparing
        ),
        _eurostap("Alle betalers: contante waarde", "som van de betalers", waarden, contant),
        _nettostap("Alle betalers: netto", contant, budget, uitkomst.netto),
    ]
    if uitkomst.rendement:
        uit.append(_ratiostap("Rendement", "contante waarde", contant.exact, "budget", budget, uitkomst.rendement))
    if uitkomst.break_even:
        uit.append(_ratiostap("Break-even", "budget", budget, "contante waarde", contant.exact, uitkomst.break_even))
    if uitkomst.terugverdienmaand:
        maand = Decimal(uitkomst.terugverdienmaand)
        formule = "eerste maand vanaf welke de contante besparing tot dan toe niet meer onder het budget komt"
        uit.append(Stap("Terugverdienmaand", formule, (("budget", budget),), maand, maand, Maat.MAAND))
    return tuple(uit)


def _effectstappen(nummer: int, deel: Effectuitkomst, discontovoet: Decimal) -> list[Stap]:
    effect, besparing = deel.effect, deel.besparing
    naam = f"Effect {nummer} ({effect.omschrijving})"
    return [
        _eurostap(
            f"{naam}: verwachte besparing",
            "prijs × aantal × (kans zonder − kans met)",
            (
                ("prijs", effect.prijs.midden),
                ("eenheid", effect.eenheid),
                ("aantal", effect.aantal.midden),
                ("kans zonder", effect.kans_zonder.midden),
                ("kans met", effect.kans_met.midden),
            ),
            besparing,
        ),
        _eurostap(
            f"{naam}: per maand",
            "verwachte besparing ÷ aantal maanden",
            (
                ("verwachte besparing", besparing.exact),
                ("van maand", effect.van_maand),
                ("tot en met maand", effect.tot_maand),
                ("aantal maanden", effect.maanden),
            ),
            euro(besparing.exact / effect.maanden),
        ),
        _eurostap(
            f"{naam}: contante waarde",
            "som over elke maand m van het bedrag per maand ÷ (1 + discontovoet)^(m ÷ 12)",
            (
                ("verwachte besparing", besparing.exact),
                ("discontovoet", discontovoet),
                ("gemiddelde factor van deze maanden", deel.factor),
            ),
            deel.contante_waarde,
        ),
    ]


def _betalerstappen(betaler: Betaleruitkomst, effecten: Sequence[Effectuitkomst]) -> list[Stap]:
    naam = betaler.betaler.omschrijving.capitalize()
    eigen = [(f"effect {i}", d) for i, d in enumerate(effecten, start=1) if d.effect.betaler is betaler.betaler]
    besparingen = [(wat, deel.besparing.exact) for wat, deel in eigen]
    waarden = [(wat, deel.contante_waarde.exact) for wat, deel in eigen]
    return [
        _eurostap(f"{naam}: verwachte besparing", "som van de eigen effecten", besparingen, betaler.besparing),
        _eurostap(f"{naam}: contante waarde", "som van de eigen effecten", waarden, betaler.contante_waarde),
        _nettostap(f"{naam}: netto", betaler.contante_waarde, betaler.kosten, betaler.netto),
    ]


def _nettostap(label: str, contant: Waarde, budget: Decimal, netto: Waarde) -> Stap:
    return _eurostap(label, "contante waarde − budget", (("contante waarde", contant.exact), ("budget", budget)), netto)


def _eurostap(label: str, formule: str, invoer: Invoer, uit: Waarde) -> Stap:
    return Stap(label, formule, tuple(invoer), uit.exact, uit.afgerond, Maat.EURO)


def _ratiostap(label: str, boven: str, teller: Decimal, onder: str, noemer: Decimal, uit: Waarde) -> Stap:
    invoer = ((boven, teller), (onder, noemer))
    return Stap(label, f"{boven} ÷ {onder}", invoer, uit.exact, uit.afgerond, Maat.VERHOUDING)
