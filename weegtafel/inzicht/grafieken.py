"""The charts of the table that learns: shapes, words and a table that say the same.

A chart of nothing is None; whoever shows it says what is missing. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from weegtafel.inzicht.instroomqueries import Maandinstroom
from weegtafel.inzicht.maskeren import toon
from weegtafel.inzicht.overeenstemming import Overeenstemming, alfatekst
from weegtafel.inzicht.statistiek import IJking
from weegtafel.kernel.clock import MAANDEN
from weegtafel.kernel.grafiek import As, Grafiek, Vel, tekstbreedte

PAPIER = 453.0
LETTER = 8.0


def procent(deel: float | None, cijfers: int = 1) -> str:
    """``20,0 %``; nothing is a dash."""
    return "–" if deel is None else f"{100 * deel:.{cijfers}f} %".replace(".", ",")


def maandkort(maand: str) -> str:
    """``nov 26`` of ``2026-11``; March is ``mrt``, as people write it."""
    naam = "mrt" if maand[5:7] == "03" else MAANDEN[int(maand[5:7]) - 1][:3]
    return f"{naam} {maand[2:4]}"


def _x_as(vel: Vel, x: As, namen: Sequence[str], onder: float) -> None:
    stap = max(1, -(-len(namen) * 4 * vel.letter // max(1.0, x.eind - x.begin)))
    for plek in range(0, len(namen), int(stap)):
        vel.tekst(x.plaats(plek), onder + 1.5 * vel.letter, namen[plek], "midden", kleur="stil")


def _y_as(vel: Vel, y: As, links: float, rechts: float, teken: str = "") -> None:
    for streep in y.streepjes(4):
        hoog = y.plaats(streep)
        vel.lijn(links, hoog, rechts, hoog, "inkt" if streep == 0 else "lijn", 0.08 * vel.letter)
        vel.tekst(links - 0.5 * vel.letter, hoog + 0.35 * vel.letter, f"{streep}{teken}", "rechts", kleur="stil")


def instroom(reeks: Sequence[Maandinstroom], breedte: float = PAPIER, letter: float = LETTER) -> Grafiek | None:
    """The complex share a month with its interval, the moving twelve months, and the band that is aimed at."""
    punten = [(nr, m) for nr, m in enumerate(reeks) if m.stand.aandeel is not None]
    if not punten:
        return None
    vel, links, staart = Vel(breedte, letter), 4 * letter, 9 * letter
    boven, onder, rechts = letter, 17 * letter, breedte - staart
    hoogst = max([m.stand.hoog or 0 for _, m in punten] + [m.band_hoog / 100 for m in reeks])
    y, x = As(0, 100 * hoogst, onder, boven), As(0, max(1, len(reeks) - 1), links + letter, rechts - letter)
    for nr, m in enumerate(reeks):
        half = (x.plaats(1) - x.plaats(0)) / 2
        van, tot = max(links, x.plaats(nr) - half), min(rechts, x.plaats(nr) + half)
        hoog, laag = y.plaats(m.band_hoog), y.plaats(m.band_laag)
        vel.vlak(van, hoog, tot - van, laag - hoog, "accent_was")
    _y_as(vel, y, links, rechts, " %")
    _x_as(vel, x, [maandkort(f"{m.maand:%Y-%m}") for m in reeks], onder)
    for nr, m in punten:
        vel.lijn(
            x.plaats(nr), y.plaats(100 * (m.stand.laag or 0)), x.plaats(nr), y.plaats(100 * (m.stand.hoog or 0)),
            "stil", 0.1 * letter,
        )  # fmt: skip
    if len(punten) > 1:  # one month is a mark, not a line
        vel.baan([(x.plaats(nr), y.plaats(100 * (m.stand.aandeel or 0))) for nr, m in punten], "reeks1", 0.2 * letter)
    for nr, m in punten:
        vel.merk(x.plaats(nr), y.plaats(100 * (m.stand.aandeel or 0)), "reeks1", rond=True)
    twaalf = [(nr, m.twaalf.aandeel) for nr, m in enumerate(reeks) if m.twaalf and m.twaalf.aandeel is not None]
    if len(twaalf) > 1:
        vel.baan([(x.plaats(nr), y.plaats(100 * deel)) for nr, deel in twaalf], "reeks6", 0.16 * letter)
        vel.merk(x.plaats(twaalf[-1][0]), y.plaats(100 * twaalf[-1][1]), "reeks6", rond=False)
    laatste = punten[-1][1]
    ys = [y.plaats(100 * (laatste.stand.aandeel or 0))]
    if len(twaalf) > 1:
        ys.append(y.plaats(100 * twaalf[-1][1]))
        if abs(ys[0] - ys[1]) < 1.4 * letter:
            ys[1] = ys[0] - 1.4 * letter
    for hoogte, naam in zip(ys, ("per maand", "12 maanden"), strict=False):
        vel.tekst(rechts + 0.3 * letter, hoogte + 0.35 * letter, naam, vet=True)
    m = reeks[-1]
    vel.tekst(
        rechts + 0.3 * letter, y.plaats((m.band_laag + m.band_hoog) / 2) + 3 * letter, "vlak: streefband", kleur="stil"
    )
    eerste = punten[0][1]
    return Grafiek(
        "instroom",
        "Aandeel complex in de nieuwe instroom",
        "Per maand met 95 %-marge (rond), het gemiddelde over twaalf maanden (vierkant) en de streefband (vlak).",
        vel.figuur(
            onder + 2.4 * letter,
            f"Lijn van het aandeel complex: {procent(eerste.stand.aandeel)} in {maandkort(f'{eerste.maand:%Y-%m}')}, "
            f"{procent(laatste.stand.aandeel)} in {maandkort(f'{laatste.maand:%Y-%m}')}; "
            f"de streefband is {m.band_laag} tot {m.band_hoog} %.",
        ),
        ("Maand", "Complex", "Totaal", "Aandeel", "95 %-marge", "12 maanden"),
        tuple(
            (
                maandkort(f"{m.maand:%Y-%m}"), str(m.stand.complex), str(m.stand.totaal), procent(m.stand.aandeel),
                "–" if m.stand.laag is None else f"{procent(m.stand.laag)} tot {procent(m.stand.hoog)}",
                procent(m.twaalf.aandeel if m.twaalf else None),
            )
            for m in reeks
        ),
    )  # fmt: skip


def staven(
    sleutel: str,
    titel: str,
    uitleg: str,
    rijen: Sequence[tuple[str, int | None]],
    breedte: float = PAPIER,
    letter: float = LETTER,
    eenheid: str = "aantal",
) -> Grafiek | None:
    """Horizontal bars with their number; a hidden number has no bar and says so."""
    if not any(rijen) or not any(n for _, n in rijen):
        return None
    vel = Vel(breedte, letter)
    links = max(tekstbreedte(naam, letter) for naam, _ in rijen) + 1.2 * letter
    x, boven = As(0, max(n or 0 for _, n in rijen), links, breedte - 6 * letter), 0.4 * letter
    for naam, aantal in rijen:
        vel.tekst(0, boven + 1.1 * letter, naam)
        eind = x.plaats(aantal or 0)
        if aantal:
            vel.vlak(links, boven, max(0.8, eind - links), 1.5 * letter, "reeks1")
        vel.tekst(eind + 0.5 * letter, boven + 1.1 * letter, "afgeschermd" if aantal is None else toon(aantal))
        boven += 2.3 * letter
    vel.lijn(links, 0, links, boven - 0.4 * letter, "inkt")
    zin = "; ".join(f"{naam}: {'afgeschermd' if n is None else n}" for naam, n in rijen)
    tabel = tuple((naam, toon(n)) for naam, n in rijen)
    return Grafiek(
        sleutel,
        titel,
        uitleg,
        vel.figuur(boven + 0.3 * letter, f"Staven. {zin}."),
        ("Wat", eenheid.capitalize()),
        tabel,
    )


def casussen(
    per_maand: Sequence[tuple[str, int | None]], breedte: float = PAPIER, letter: float = LETTER
) -> Grafiek | None:
    """Casussen with an advice a month (``2026-11``), as standing bars; None is a number that may not be printed."""
    maanden, getoond = [maandkort(maand) for maand, _ in per_maand], [aantal for _, aantal in per_maand]
    if not any(getoond):
        return None
    vel, links, onder = Vel(breedte, letter), 4 * letter, 14 * letter
    y = As(0, max(n or 0 for n in getoond), onder, letter)
    x = As(0, max(1, len(maanden) - 1), links + 2 * letter, breedte - 2 * letter)
    _y_as(vel, y, links, breedte)
    _x_as(vel, x, maanden, onder)
    dik = min(2.4 * letter, 0.7 * (x.plaats(1) - x.plaats(0)))
    for nr, aantal in enumerate(getoond):
        if aantal:
            hoog = y.plaats(aantal)
            vel.vlak(x.plaats(nr) - dik / 2, hoog, dik, onder - hoog, "reeks1")
        vel.tekst(x.plaats(nr), y.plaats(aantal or 0) - 0.4 * letter, toon(aantal), "midden")
    zin = "; ".join(f"{maand}: {'afgeschermd' if n is None else n}" for maand, n in zip(maanden, getoond, strict=True))
    return Grafiek(
        "casussen",
        "Casussen aan tafel",
        "Casussen met een advies, per maand. Een punt staat voor een aantal dat is afgeschermd.",
        vel.figuur(onder + 2.4 * letter, f"Staven per maand. {zin}."),
        ("Maand", "Casussen"),
        tuple((maand, toon(n)) for maand, n in zip(maanden, getoond, strict=True)),
    )


def eensgezindheid(
    rijen: Sequence[tuple[str, Overeenstemming, Overeenstemming]], breedte: float = PAPIER, letter: float = LETTER
) -> Grafiek | None:
    """Alpha before (square) and after (round) the discussion, a line each."""
    bruikbaar = [r for r in rijen if r[1].alpha is not None or r[2].alpha is not None]
    if not bruikbaar:
        return None
    vel, boven = Vel(breedte, letter), 1.2 * letter
    links = max(tekstbreedte(naam, letter) for naam, *_ in bruikbaar) + 2 * letter
    laagst = min([0.0] + [float(e.laag if e.laag is not None else e.alpha or 0) for _, *ee in bruikbaar for e in ee])
    x = As(laagst, 1, links, breedte - 2 * letter)
    eind = boven + 2.2 * letter * len(bruikbaar)
    for grens in (0.0, 0.667, 0.8, 1.0):
        vel.lijn(x.plaats(grens), 0, x.plaats(grens), eind, "inkt" if not grens else "lijn", 0.08 * letter)
        woord = f"{grens:g}".replace(".", ",")
        vel.tekst(x.plaats(grens), eind + 1.4 * letter, woord, "midden", kleur="stil")
    for naam, voor, na in bruikbaar:
        vel.tekst(0, boven + 0.6 * letter, naam)
        for e, rond in ((voor, False), (na, True)):
            if e.alpha is None:
                continue
            if e.laag is not None and e.hoog is not None:
                hoogte = boven + (0.45 * letter if rond else 0.05 * letter)
                vel.lijn(x.plaats(float(e.laag)), hoogte, x.plaats(float(e.hoog)), hoogte, "stil", 0.1 * letter)
            vel.merk(x.plaats(float(e.alpha)), boven + 0.25 * letter, "reeks1" if rond else "reeks6", rond=rond)
        boven += 2.2 * letter
    return Grafiek(
        "eensgezindheid",
        "Hoe eender de leden over een casus oordelen",
        "Krippendorffs alpha vóór (vierkant) en na (rond) de bespreking. 0 is toeval, 1 is altijd gelijk; vanaf 0,667 "
        "zijn voorzichtige conclusies mogelijk, vanaf 0,8 betrouwbare.",
        vel.figuur(
            eind + 2 * letter,
            "Alpha vóór en na. " + "; ".join(f"{n}: {_alpha(v)} en {_alpha(a)}" for n, v, a in bruikbaar) + ".",
        ),
        ("In welke casussen", "Vóór", "Na", "Casussen"),
        tuple((n, _alpha(v), _alpha(a), _ruwweg(max(v.casussen, a.casussen))) for n, v, a in rijen),
    )


def _ruwweg(aantal: int) -> str:
    """Over how many casussen, in steps: an exact number would give another away beside the reports of the quarters."""
    if not aantal:
        return "0"
    return next(
        (woord for grens, woord in ((5, "minder dan 5"), (20, "5 tot 20"), (50, "20 tot 50")) if aantal < grens),
        "50 of meer",
    )


def _alpha(e: Overeenstemming) -> str:
    return "niet bepaald" if e.alpha is None else alfatekst(e.alpha)


def betrouwbaarheid(uit: IJking, breedte: float = PAPIER, letter: float = LETTER) -> Grafiek | None:
    """Forecast chance against the share that came true, with counts and intervals."""
    if not uit.bakken:
        return None
    zij = min(breedte * 0.6, 26 * letter)
    vel, links, onder = Vel(breedte, letter), 5 * letter, zij
    x, y = As(0, 100, links, links + zij - 2 * letter), As(0, 100, onder, letter)
    _y_as(vel, y, links, x.eind, " %")
    for streep in (0, 25, 50, 75, 100):
        vel.tekst(x.plaats(streep), onder + 1.5 * letter, f"{streep} %", "midden", kleur="stil")
    vel.tekst((x.begin + x.eind) / 2, onder + 3 * letter, "voorspelde kans", "midden", kleur="stil")
    vel.lijn(x.plaats(0), y.plaats(0), x.plaats(100), y.plaats(100), "stil", 0.1 * letter, gestreept=True)
    for bak in uit.bakken:
        plek = x.plaats(100 * bak.voorspeld)
        vel.lijn(plek, y.plaats(100 * bak.marge[0]), plek, y.plaats(100 * bak.marge[1]), "stil", 0.1 * letter)
        vel.merk(plek, y.plaats(100 * bak.aandeel), "reeks1", rond=True)
        vel.tekst(plek + 0.6 * letter, y.plaats(100 * bak.aandeel) - 0.4 * letter, f"n = {bak.aantal}")
    vel.tekst(x.eind + letter, y.plaats(100) + 0.4 * letter, "streep: wat voorspeld was", kleur="stil")
    rijen = tuple(
        (f"{procent(b.van, 0)} tot {procent(b.tot, 0)}", str(b.aantal), procent(b.voorspeld), procent(b.aandeel),
         f"{procent(b.marge[0])} tot {procent(b.marge[1])}")
        for b in uit.bakken
    )  # fmt: skip
    return Grafiek(
        "betrouwbaarheid",
        "Komen de kansen uit?",
        "Per groep voorspelde kansen welk deel uitkwam, met 95 %-marge. Op de streep klopt de voorspelling.",
        vel.figuur(
            onder + 3.6 * letter,
            "Voorspeld tegen uitgekomen. " + "; ".join(f"{r[0]}: {r[3]} van {r[1]}" for r in rijen),
        ),
        ("Voorspelde kans", "Aantal", "Gemiddeld voorspeld", "Uitgekomen", "95 %-marge"),
        rijen,
    )
