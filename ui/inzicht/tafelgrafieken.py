"""The charts that the calm page and the pages behind it draw from the same figures. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ui.inzicht.grafieken import Assen, Deel, Punt, Reeks, Streep, assen, getal, staven, strepen, verloop
from weegtafel.inzicht.codes import Opvolging, Resultaatbereik, Uitkomst
from weegtafel.inzicht.eensgezindheid import Criteriumeens, VoorEnNa
from weegtafel.inzicht.evaluatiequeries import Opgevolgd
from weegtafel.inzicht.instroomqueries import Aandeel, Maandinstroom, Organisatieinstroom
from weegtafel.inzicht.leercurve import Leercurve, Maandcurve, Plek
from weegtafel.inzicht.overeenstemming import Overeenstemming, alfatekst
from weegtafel.inzicht.periode import Periode
from weegtafel.inzicht.statistiek import wilson
from weegtafel.kernel.grafiek import Grafiek


def _tiende(waarde: float) -> str:
    return getal(waarde, 1)


def _alfa(waarde: float) -> str:
    return alfatekst(Decimal(f"{waarde:.4f}")).replace("-", "−")


ALFA_ASSEN = Assen(-0.2, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0), _alfa, (0.667, 0.8), "0,667–0,8: bruikbaar", naam_boven=True)


def maanddag(maand: str) -> date:
    """The first day of ``2026-11``."""
    return date(int(maand[:4]), int(maand[5:7]), 1)


def aandeelpunt(deel: int, geheel: int) -> Punt | None:
    """A share in percents with its margin (Wilson)."""
    grenzen = wilson(deel, geheel)
    return None if grenzen is None else Punt(100 * deel / geheel, 100 * grenzen[0], 100 * grenzen[1])


def standpunt(stand: Aandeel | None) -> Punt | None:
    """A share of complex; None below the minimum."""
    if stand is None or stand.aandeel is None or stand.laag is None or stand.hoog is None:
        return None
    return Punt(100 * stand.aandeel, 100 * stand.laag, 100 * stand.hoog)


def alfapunt(eens: Overeenstemming | None) -> Punt | None:
    """Alpha with its margin."""
    if eens is None or eens.alpha is None:
        return None
    return Punt(
        float(eens.alpha),
        None if eens.laag is None else float(eens.laag),
        None if eens.hoog is None else float(eens.hoog),
    )


def _hoogste(reeksen: Sequence[Reeks]) -> float:
    """The highest margin, or value without one."""
    return max((p.waarde if p.hoog is None else p.hoog for r in reeksen for p in r.punten if p), default=0.0)


def instroombeeld(
    periode: Periode, reeks: Sequence[Maandinstroom], breedte: float, letter: float, regels: float = 14.0
) -> Grafiek | None:
    """The share of complex by month and over twelve months, against the band."""
    per = {m.maand: m for m in reeks}
    maanden = [m for m in periode.maanden if m <= max(per, default=periode.van)]
    maand = Reeks("per maand", tuple(standpunt(per[m].stand) if m in per else None for m in maanden), "reeks1")
    lang = Reeks(
        "12 maanden",
        tuple(None if m not in per or (p := standpunt(per[m].twaalf)) is None else Punt(p.waarde) for m in maanden),
        "reeks6",
        rond=False,
    )
    streef = (float(reeks[-1].band_laag), float(reeks[-1].band_hoog)) if reeks else None
    woord = "" if streef is None else f"streefband {getal(streef[0])}–{getal(streef[1])} %"
    a = assen(_hoogste((maand, lang)), lambda x: f"{getal(x)} %", streef, woord)
    return verloop(
        "complexe-instroom",
        "Complex deel van de nieuwe instroom",
        "Rond: per maand, met de 95 %-marge als vlak. Vierkant: de laatste twaalf maanden samen.",
        maanden, (maand, lang), a, breedte, letter, regels,
    )  # fmt: skip


def _maanden(curve: Leercurve) -> list[Maandcurve]:
    return [m for m in curve.maanden if m.casussen]


def casusbeeld(curve: Leercurve, breedte: float, letter: float, regels: float = 13.0) -> Grafiek | None:
    """Cases by month, with those that were refused or referred hatched."""
    te_zien = _maanden(curve)
    anders = tuple(m.niet_zoals_gevraagd for m in te_zien)
    over = tuple(m.casussen - a for m, a in zip(te_zien, anders, strict=True))
    return staven(
        "casussen", "Casussen aan tafel", "Gearceerd: afgewezen of naar een andere wet verwezen.",
        [maanddag(m.maand) for m in te_zien],
        (Deel("Overige adviezen", over, "reeks1"), Deel("Afgewezen of verwezen", anders, "reeks6", arceer=True)),
        breedte, letter, regels,
    )  # fmt: skip


def soortbeeld(curve: Leercurve, breedte: float, letter: float) -> Grafiek | None:
    """New against her-indicatie."""
    te_zien = _maanden(curve)
    return staven(
        "nieuw-her", "Nieuw en her-indicatie", "Casussen met een advies, per maand.",
        [maanddag(m.maand) for m in te_zien],
        (
            Deel("Nieuw", tuple(m.nieuw for m in te_zien), "reeks1"),
            Deel("Her-indicatie", tuple(m.her for m in te_zien), "reeks2", arceer=True),
        ),
        breedte, letter,
    )  # fmt: skip


def uitkomstbeeld(curve: Leercurve, breedte: float, letter: float) -> Grafiek | None:
    """How often each outcome came, over the period."""
    totaal = curve.casussen
    rijen = [
        Streep(u.omschrijving.capitalize(), (aandeelpunt(n, totaal),), f"{n} van {totaal}")
        for u in Uitkomst
        if (n := sum(m.uitkomsten[u] for m in curve.maanden))
    ]
    if not rijen:
        return None
    a = assen(max(p.hoog or 0.0 for r in rijen for p in r.punten if p), lambda x: f"{getal(x)} %")
    return strepen(
        "uitkomsten", "Uitkomsten", "Elk punt is een deel van alle casussen; de lijn is de 95 %-marge.",
        ("Uitkomst", ("Aandeel",), "Aantal"), rijen, a, breedte, letter,
    )  # fmt: skip


def aandeelbeeld(
    sleutel: str, titel: str, uitleg: str, delen: Sequence[tuple[str, int, int]], breedte: float, letter: float
) -> Grafiek | None:
    """A share by month from (month, part, whole)."""
    reeks = Reeks("aandeel", tuple(aandeelpunt(d, n) for _, d, n in delen))
    a = assen(_hoogste((reeks,)), lambda x: f"{getal(x)} %")
    return verloop(sleutel, titel, uitleg, [maanddag(m) for m, *_ in delen], (reeks,), a, breedte, letter)


def afwijsbeeld(curve: Leercurve, breedte: float, letter: float) -> Grafiek | None:
    """The share that was refused or referred to another law."""
    delen = [(m.maand, m.niet_zoals_gevraagd, m.casussen) for m in _maanden(curve)]
    uitleg = "Deel van de casussen per maand; het vlak is de 95 %-marge."
    return aandeelbeeld("afgewezen", "Afgewezen of verwezen", uitleg, delen, breedte, letter)


def aanhoudbeeld(curve: Leercurve, breedte: float, letter: float) -> Grafiek | None:
    """The share that was withheld."""
    delen = [(m.maand, m.uitkomsten[Uitkomst.AANGEHOUDEN], m.casussen) for m in _maanden(curve)]
    uitleg = "Deel van de casussen per maand; het vlak is de 95 %-marge."
    return aandeelbeeld("aangehouden", "Aangehouden", uitleg, delen, breedte, letter)


def actiebeeld(curve: Leercurve, breedte: float, letter: float) -> Grafiek | None:
    """The share of actions that were done in time."""
    delen = [(m.maand, m.acties_op_tijd, m.acties) for m in curve.maanden if m.acties]
    uitleg = "Naar de maand waarin de actie klaar moest zijn; het vlak is de 95 %-marge."
    return aandeelbeeld("acties", "Acties op tijd gedaan", uitleg, delen, breedte, letter)


def maatbeeld(
    sleutel: str, titel: str, uitleg: str, delen: Sequence[tuple[str, float | None]], breedte: float, letter: float
) -> Grafiek | None:
    """A measure by month."""
    reeks = Reeks(titel.lower(), tuple(None if waarde is None else Punt(waarde) for _, waarde in delen))
    a = assen(1.2 * _hoogste((reeks,)), lambda x: getal(x, 1 if x % 1 else 0))
    return verloop(sleutel, titel, uitleg, [maanddag(m) for m, _ in delen], (reeks,), a, breedte, letter)


def tijdbeeld(curve: Leercurve, breedte: float, letter: float) -> Grafiek | None:
    """Minutes a case."""
    delen = [(m.maand, m.minuten) for m in _maanden(curve)]
    return maatbeeld("minuten", "Minuten per casus", "Gemiddelde tijd aan tafel.", delen, breedte, letter)


def wachtbeeld(curve: Leercurve, breedte: float, letter: float) -> Grafiek | None:
    """Days from intake to advice."""
    delen = [(m.maand, m.wachtdagen) for m in _maanden(curve)]
    return maatbeeld(
        "wachttijd", "Dagen van aanmelding tot advies", "De middelste casus van elke maand.", delen, breedte, letter
    )


def plekbeeld(plekken: Sequence[Plek], breedte: float, letter: float) -> Grafiek | None:
    """What the place in the meeting does: withheld, and refused or referred."""
    if not plekken:
        return None
    laatste = plekken[-1].plek
    rijen = [
        Streep(
            f"{p.plek}e casus{' en later' if p.plek == laatste and laatste >= 8 else ''}",
            (aandeelpunt(p.niet_beslist, p.casussen), aandeelpunt(p.niet_zoals_gevraagd, p.casussen)),
            f"{p.casussen} casussen, {_tiende(p.minuten)} min.",
        )
        for p in plekken
    ]
    hoogste = max(p.hoog or 0.0 for r in rijen for p in r.punten if p)
    return strepen(
        "plek", "Plaats op de agenda", "Elk punt is een deel van de casussen op die plaats; de lijn is de 95 %-marge.",
        ("Plaats", ("Aangehouden", "Afgewezen of verwezen"), "Aantal en tijd"), rijen,
        assen(hoogste, lambda x: f"{getal(x)} %"), breedte, letter,
    )  # fmt: skip


def organisatiebeeld(
    rijen_: Sequence[Organisatieinstroom], streef: tuple[float, float] | None, breedte: float, letter: float
) -> Grafiek | None:
    """The share of complex of each organisation; below the minimum only its numbers."""
    rijen = [Streep(o.naam, (standpunt(o.stand),), f"{o.stand.complex} van {o.stand.totaal}") for o in rijen_]
    hoogste = max((p.hoog or 0.0 for r in rijen for p in r.punten if p), default=0.0)
    woord = "" if streef is None else "streefband"
    return strepen(
        "instroom-per-organisatie", "Complex deel per organisatie",
        "De lijn is de 95 %-marge: hoe minder indicaties, hoe breder. Onder het minimum staat er alleen een aantal.",
        ("Organisatie", ("Aandeel",), "Complex"), rijen, assen(hoogste, lambda x: f"{getal(x)} %", streef, woord),
        breedte, letter,
    )  # fmt: skip


def eensbeeld(
    maanden: Sequence[tuple[str, VoorEnNa]], breedte: float, letter: float, regels: float = 15.0
) -> Grafiek | None:
    """Alpha by month, before and after the discussion."""
    voor = Reeks("vóór", tuple(alfapunt(v.voor) for _, v in maanden), "reeks1")
    na = Reeks("na", tuple(alfapunt(v.na) for _, v in maanden), "reeks6", rond=False)
    return verloop(
        "overeenstemming", "Overeenstemming per maand (alpha)",
        "Rond: de eerste indruk. Vierkant: na de bespreking. De lijn is de 95 %-marge; 1 is geheel gelijk, 0 toeval.",
        [maanddag(m) for m, _ in maanden], (voor, na), ALFA_ASSEN, breedte, letter, regels,
    )  # fmt: skip


def criteriumbeeld(criteria: Sequence[Criteriumeens], breedte: float, letter: float) -> Grafiek | None:
    """Alpha over the casussen in which each criterion did not wholly hold."""
    rijen = [
        Streep(c.naam, (alfapunt(c.eens.voor), alfapunt(c.eens.na)), f"{c.eens.voor.casussen} casussen")
        for c in sorted(criteria, key=lambda c: c.eens.voor.alpha if c.eens.voor.alpha is not None else Decimal(2))
    ]
    if not rijen:
        return None
    return strepen(
        "overeenstemming-criteria", "Overeenstemming waar een criterium knelt (alpha)",
        "Het oordeel over de hele casus, in de casussen waarin het criterium niet of maar deels opging. Bovenaan "
        "kijken de leden het meest verschillend.",
        ("Criterium", ("Vóór de bespreking", "Na de bespreking"), "Casussen"), rijen, ALFA_ASSEN, breedte, letter,
    )  # fmt: skip


def eenspaar(eens: VoorEnNa, breedte: float, letter: float) -> Grafiek | None:
    """Alpha before and after, as two rows."""
    rijen = [
        Streep("Vóór", (alfapunt(eens.voor),), f"{eens.voor.casussen} casussen"),
        Streep("Na", (alfapunt(eens.na),), f"{eens.na.casussen} casussen"),
    ]
    return strepen(
        "overeenstemming-samen", "Overeenstemming (alpha)", "0 is toeval, 1 geheel gelijk; de lijn is de 95 %-marge.",
        ("Moment", ("Alpha",), "Casussen"), rijen, ALFA_ASSEN, breedte, letter,
    )  # fmt: skip


def volgbeeld(gevolgd: Opgevolgd, breedte: float, letter: float) -> Grafiek | None:
    """How adviezen were followed, as shares with margins."""
    totaal = gevolgd.geevalueerd
    if not totaal:
        return None
    rijen = [
        Streep(o.omschrijving.capitalize(), (aandeelpunt(gevolgd.opgevolgd[o], totaal),), str(gevolgd.opgevolgd[o]))
        for o in Opvolging
    ]
    return strepen(
        "opgevolgd", "Zijn de adviezen gevolgd?", "Deel van de geëvalueerde adviezen, met de 95 %-marge.",
        ("Opvolging", ("Aandeel",), "Aantal"), rijen, assen(100, lambda x: f"{getal(x)} %"), breedte, letter,
    )  # fmt: skip


def resultaatbeeld(gevolgd: Opgevolgd, breedte: float, letter: float) -> Grafiek | None:
    """Whether results were reached."""
    totaal = gevolgd.geevalueerd
    if not totaal:
        return None
    rijen = [
        Streep(r.omschrijving.capitalize(), (aandeelpunt(gevolgd.resultaat[r], totaal),), str(gevolgd.resultaat[r]))
        for r in Resultaatbereik
    ]
    return strepen(
        "resultaat", "Is het resultaat bereikt?", "Deel van de geëvalueerde adviezen, met de 95 %-marge.",
        ("Resultaat", ("Aandeel",), "Aantal"), rijen, assen(100, lambda x: f"{getal(x)} %"), breedte, letter,
    )  # fmt: skip
