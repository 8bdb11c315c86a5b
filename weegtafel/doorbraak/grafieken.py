"""The charts of a calculation, decided once and drawn twice: screen and paper get the same shapes and the same table.

Nothing is told by colour alone: each bar, line and band has its words beside it, gain and cost differ in fill, the two
timelines in their marks. Amounts are rounded to whole euros for the eye; the table beside a chart has the same. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from weegtafel.doorbraak.rekencijfers import SCHEEF, Cijfers, is_scheef
from weegtafel.doorbraak.rendement import Rendement, Spreiding, tijdlijnen, tornado
from weegtafel.doorbraak.simulatie import Band
from weegtafel.doorbraak.staptekst import nl, procent
from weegtafel.kernel.bedrag import rond_af, toon_bedrag
from weegtafel.kernel.document import Kleur, Uitlijning
from weegtafel.kernel.grafiek import As, Grafiek, Vel, tekstbreedte

#: The widest a chart is on paper, in points.
PAPIER = 453.0
LETTER = 8.0
#: More bars than this say nothing more about what matters most.
MEESTE_BALKEN = 8
MEESTE_RIJEN = 20
_VELDNAAM = {"prijs": "prijs", "aantal": "aantal", "kans_zonder": "kans zonder", "kans_met": "kans met"}


def euro(bedrag: Decimal) -> str:
    """Whole euros with the minus of a typesetter."""
    heel = bedrag.quantize(Decimal(1))
    tekst = toon_bedrag(rond_af(abs(heel)))
    return f"−{tekst}" if heel < 0 else tekst


def betalers(cijfers: Cijfers, breedte: float = PAPIER, letter: float = LETTER) -> Grafiek:
    """What each payer gains and spends."""
    vel = Vel(breedte, letter)
    namen = [b.betaler.omschrijving for b in cijfers.betalers]
    bedragen = [x for b in cijfers.betalers for x in (b.waarde, b.kosten)]
    staarten = [euro(b.waarde) for b in cijfers.betalers] + [f"{euro(b.kosten)} budget" for b in cijfers.betalers]
    links = max(tekstbreedte(n, letter) for n in namen) + 1.2 * letter
    staart = max(tekstbreedte(woorden, letter) for woorden in staarten) + letter
    as_ = As(min(0, *map(float, bedragen)), max(1, *map(float, bedragen)), links, breedte - staart)
    nul = as_.plaats(0)
    boven = y = 0.4 * letter
    for deel, naam in zip(cijfers.betalers, namen, strict=True):
        hoog = 1.5 * letter
        vel.tekst(0, y + 1.1 * letter, naam)
        eind = as_.plaats(float(deel.waarde))
        vel.vlak(min(nul, eind), y, max(abs(eind - nul), 0.8), hoog, "reeks1")
        vel.tekst(max(nul, eind) + 0.5 * letter, y + 1.1 * letter, euro(deel.waarde))
        y += 1.9 * letter
        if deel.kosten:
            eind = as_.plaats(float(deel.kosten))
            vel.vlak(nul, y, max(eind - nul, 0.8), hoog, None, "reeks6", arceer=True)
            vel.tekst(eind + 0.5 * letter, y + 1.1 * letter, f"{euro(deel.kosten)} budget")
            y += 1.9 * letter
        y += 0.8 * letter
    vel.lijn(nul, boven - 0.3 * letter, nul, y - 0.6 * letter, "inkt")
    zinnen = (
        f"{n}: bespaart {euro(b.waarde)}, kosten {euro(b.kosten)}, netto {euro(b.netto)}"
        for n, b in zip(namen, cijfers.betalers, strict=True)
    )
    return Grafiek(
        "betalers",
        "Per betaler",
        "Vol: de contante waarde van wat elke betaler bespaart. Gearceerd: het budget.",
        vel.figuur(y, "Staven per betaler. " + "; ".join(zinnen) + "."),
        ("Betaler", "Budget", "Contante waarde", "Netto"),
        tuple(
            (n.capitalize(), euro(b.kosten), euro(b.waarde), euro(b.netto))
            for n, b in zip(namen, cijfers.betalers, strict=True)
        ),
    )


def band(cijfers: Cijfers, breedte: float = PAPIER, letter: float = LETTER) -> Grafiek | None:
    """How far the net result may lie from what is expected; None before the draws."""
    if cijfers.allen is None or cijfers.gemeente is None:
        return None
    rijen: tuple[tuple[str, Band], ...] = (("alle betalers", cijfers.allen), ("gemeente alleen", cijfers.gemeente))
    vel = Vel(breedte, letter)
    waarden = [float(x) for _, b in rijen for x in (b.p10, b.p90)]
    as_ = As(min(0.0, *waarden), max(0.0, *waarden), 2.6 * letter, breedte - 2.6 * letter, rek=0.04)
    y, nul = 1.2 * letter, as_.plaats(0)
    for naam, b in rijen:
        kans = procent(b.kans_netto_positief.quantize(Decimal("0.01")))
        vel.tekst(0, y, naam, vet=True)
        vel.tekst(breedte, y, f"kans boven nul {kans}", "rechts", kleur="stil")
        boven, hoog = y + 0.7 * letter, 1.8 * letter
        links, midden, rechts = (as_.plaats(float(x)) for x in (b.p10, b.p50, b.p90))
        vel.vlak(links, boven, max(rechts - links, 1.2), hoog, "reeks5", "reeks1")
        vel.lijn(midden, boven - 0.25 * letter, midden, boven + hoog + 0.25 * letter, "inkt", 0.22 * letter)
        vel.lijn(nul, boven - 0.3 * letter, nul, boven + hoog + 0.3 * letter, "fout", 0.15 * letter, gestreept=True)
        onder = boven + hoog + 1.25 * letter
        _drie(vel, onder, ((links, euro(b.p10)), (midden, euro(b.p50)), (rechts, euro(b.p90))))
        y = onder + 2.1 * letter
    einde = y - 0.6 * letter
    kant: Uitlijning = "links" if nul < breedte / 2 else "rechts"
    vel.tekst(nul, einde, "streeplijn: break-even (netto nul)", kant, kleur="fout")
    trekkingen = nl(Decimal(cijfers.trekkingen))
    zinnen = (f"{n} P10 {euro(b.p10)}, P50 {euro(b.p50)}, P90 {euro(b.p90)}" for n, b in rijen)
    return Grafiek(
        "band",
        "Hoe zeker is dit",
        f"Netto in {trekkingen} trekkingen: van elke tien liggen er acht in de band (P10–P90); de streep is het midden "
        f"(P50).{f' {SCHEEF}' if is_scheef(cijfers) else ''}",
        vel.figuur(einde + 0.6 * letter, "Band van het netto resultaat. " + "; ".join(zinnen) + "."),
        ("Netto", "P10", "P50", "P90", "Kans boven nul"),
        tuple(
            (n.capitalize(), euro(b.p10), euro(b.p50), euro(b.p90), procent(b.kans_netto_positief)) for n, b in rijen
        ),
    )


def _drie(vel: Vel, y: float, delen: Sequence[tuple[float, str]]) -> None:
    """Three amounts below a band, kept apart where they would touch."""
    ruimte = [tekstbreedte(tekst, vel.letter) for _, tekst in delen]
    links = [x - ruim / 2 for (x, _), ruim in zip(delen, ruimte, strict=True)]
    links[1] = max(links[1], 0.0)
    links[0] = max(0.0, min(links[0], links[1] - ruimte[0] - vel.letter))
    links[1] = max(links[1], links[0] + ruimte[0] + vel.letter)
    links[2] = max(links[2], links[1] + ruimte[1] + vel.letter)
    over = links[2] + ruimte[2] - vel.breedte
    if over > 0:
        links[2] -= over
        links[1] = min(links[1], links[2] - ruimte[1] - vel.letter)
        links[0] = min(links[0], links[1] - ruimte[0] - vel.letter)
    for (_, tekst), x in zip(delen, links, strict=True):
        vel.tekst(x, y, tekst)


def wat_telt(uitkomst: Rendement, breedte: float = PAPIER, letter: float = LETTER) -> Grafiek | None:
    """The tornado: which number matters most; None without any range."""
    balken = tornado(uitkomst.invoer)
    if not balken:
        return None
    getoond = balken[:MEESTE_BALKEN]
    vel = Vel(breedte, letter)
    waarden = [float(x.afgerond) for balk in getoond for x in (balk.bij_laag, balk.bij_hoog)]
    netto = float(uitkomst.netto.afgerond)
    staart = max(
        tekstbreedte(euro(uitkomst.netto.afgerond), letter),
        *(tekstbreedte(euro(b.bij_hoog.afgerond), letter) for b in getoond),
    )
    as_ = As(min(0.0, netto, *waarden), max(0.0, netto, *waarden), staart + letter, breedte - staart - letter)
    midden, nul = as_.plaats(netto), as_.plaats(0)
    y = 1.2 * letter
    for balk in getoond:
        bereik: Spreiding = getattr(balk.effect, balk.veld)
        kans = balk.veld.startswith("kans")
        laag, hoog = ((procent(x) if kans else nl(x)) for x in (bereik.laag, bereik.hoog))
        naam = f"{balk.nummer}. {balk.effect.omschrijving}: {_VELDNAAM[balk.veld]} {laag} tot {hoog}"
        vel.tekst(0, y, _kort(naam, letter, breedte))
        boven = y + 0.6 * letter
        bij_laag, bij_hoog = as_.plaats(float(balk.bij_laag.afgerond)), as_.plaats(float(balk.bij_hoog.afgerond))
        vel.vlak(min(midden, bij_laag), boven, abs(bij_laag - midden), 1.4 * letter, None, "reeks1", arceer=True)
        vel.vlak(min(midden, bij_hoog), boven, abs(bij_hoog - midden), 1.4 * letter, "reeks1")
        vel.lijn(midden, boven - 0.2 * letter, midden, boven + 1.6 * letter, "inkt", 0.15 * letter)
        vel.lijn(nul, boven - 0.2 * letter, nul, boven + 1.6 * letter, "fout", 0.15 * letter, gestreept=True)
        einden = sorted(((bij_laag, balk.bij_laag.afgerond), (bij_hoog, balk.bij_hoog.afgerond)))
        vel.tekst(einden[0][0] - 0.4 * letter, boven + letter, euro(einden[0][1]), "rechts", kleur="stil")
        vel.tekst(einden[1][0] + 0.4 * letter, boven + letter, euro(einden[1][1]), kleur="stil")
        y = boven + 3.0 * letter
    einde = y - 1.0 * letter
    vel.tekst(midden, einde + letter, f"netto {euro(uitkomst.netto.afgerond)}", "midden", vet=True)
    if abs(nul - midden) > tekstbreedte("netto € 100.000 netto nul", letter):
        vel.tekst(nul, einde + letter, "netto nul", "midden", kleur="fout")
    rest = len(balken) - len(getoond)
    return Grafiek(
        "tornado",
        "Wat telt het meest",
        "Het netto als één getal op zijn laagst (gearceerd) of hoogst (vol) staat en al het andere in het midden."
        + (f" Nog {rest} getallen maken minder verschil." if rest else ""),
        vel.figuur(
            einde + 1.6 * letter,
            "Gevoeligheid van het netto. "
            + "; ".join(
                f"{b.effect.omschrijving}, {_VELDNAAM[b.veld]}: {euro(b.bij_laag.afgerond)} bij laag, "
                f"{euro(b.bij_hoog.afgerond)} bij hoog"
                for b in getoond
            )
            + ".",
        ),
        ("Effect en getal", "Netto bij laag", "Netto bij hoog", "Verschil"),
        tuple(
            (
                f"{b.nummer}. {b.effect.omschrijving}: {_VELDNAAM[b.veld]}",
                euro(b.bij_laag.afgerond),
                euro(b.bij_hoog.afgerond),
                euro(rond_af(b.zwaai)),
            )
            for b in balken[:MEESTE_RIJEN]
        ),
    )


def tijdlijn(uitkomst: Rendement, breedte: float = PAPIER, letter: float = LETTER) -> Grafiek | None:
    """What both ways cost up to each month, in euros of today; None without effects."""
    standen = tijdlijnen(uitkomst.invoer)
    if len(standen) < 2:
        return None
    vel = Vel(breedte, letter)
    einde = standen[-1]
    hoogste = max(float(x.afgerond) for s in standen for x in (s.doormodderen, s.doorbraak))
    laagste = min(0.0, *(float(x.afgerond) for s in standen for x in (s.doormodderen, s.doorbraak)))
    boven, onder = 1.5 * letter, 19 * letter
    y_as = As(laagste, max(hoogste, 1.0), onder, boven, rek=0.02)
    links = max(tekstbreedte(euro(Decimal(t)), letter) for t in y_as.streepjes(4)) + letter
    woorden = (("zonder doorbraak", einde.doormodderen.afgerond), ("met doorbraak", einde.doorbraak.afgerond))
    staart = max(tekstbreedte(t, letter) for naam, b in woorden for t in (naam, euro(b))) + 1.2 * letter
    x_as = As(0, einde.maand, links, breedte - staart)
    for t in y_as.streepjes(4):
        vel.lijn(links, y_as.plaats(t), breedte - staart, y_as.plaats(t), "inkt" if t == 0 else "lijn", 0.08 * letter)
        vel.tekst(links - 0.5 * letter, y_as.plaats(t) + 0.35 * letter, euro(Decimal(t)), "rechts", kleur="stil")
    stap = max(1, next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if einde.maand / s <= 8), 120))
    for maand in range(0, einde.maand + 1, stap):
        vel.tekst(x_as.plaats(maand), onder + 1.5 * letter, str(maand), "midden", kleur="stil")
    vel.tekst((links + breedte - staart) / 2, onder + 3 * letter, "maand", "midden", kleur="stil")
    _merk_terugverdiend(vel, uitkomst, x_as, boven, onder)
    banen: tuple[tuple[bool, Kleur, list[float]], ...] = (
        (False, "reeks6", [float(s.doormodderen.afgerond) for s in standen]),
        (True, "reeks1", [float(s.doorbraak.afgerond) for s in standen]),
    )
    for rond, kleur, waarden in banen:
        punten = [(x_as.plaats(s.maand), y_as.plaats(w)) for s, w in zip(standen, waarden, strict=True)]
        vel.baan(punten, kleur, 0.22 * letter)
        for x, y in punten[:: max(1, stap // 2)]:
            vel.merk(x, y, kleur, rond=rond)
        vel.merk(*punten[-1], kleur, rond=rond)
    ys = [y_as.plaats(float(b)) for _, b in woorden]
    if abs(ys[0] - ys[1]) < 2.8 * letter:  # the words would touch
        hoog = 0 if ys[0] <= ys[1] else 1
        midden = (ys[0] + ys[1]) / 2
        ys[hoog], ys[1 - hoog] = midden - 1.4 * letter, midden + 1.4 * letter
    for (naam, bedrag), y in zip(woorden, ys, strict=True):
        vel.tekst(breedte - staart + 0.9 * letter, y, naam, vet=True)
        vel.tekst(breedte - staart + 0.9 * letter, y + 1.2 * letter, euro(bedrag))
    return Grafiek(
        "tijdlijn",
        "Zonder en met doorbraak",
        "Wat beide wegen tot en met elke maand samen kosten, in euro's van nu. Vierkant: zonder. Rond: met, het budget "
        "meegeteld.",
        vel.figuur(
            onder + 3.6 * letter,
            f"Twee lijnen over {einde.maand} maanden. Zonder doorbraak loopt het op tot "
            f"{euro(einde.doormodderen.afgerond)}, met doorbraak begint het bij {euro(standen[0].doorbraak.afgerond)} "
            f"en eindigt het op {euro(einde.doorbraak.afgerond)}.",
        ),
        ("Maand", "Zonder doorbraak", "Met doorbraak", "Verschil"),
        tuple(
            (
                str(s.maand),
                euro(s.doormodderen.afgerond),
                euro(s.doorbraak.afgerond),
                euro(s.doormodderen.afgerond - s.doorbraak.afgerond),
            )
            for s in standen
        ),
    )


def _merk_terugverdiend(vel: Vel, uitkomst: Rendement, x_as: As, boven: float, onder: float) -> None:
    maand = uitkomst.terugverdienmaand
    if maand is None:
        return
    x = x_as.plaats(maand)
    vel.lijn(x, boven - 0.3 * vel.letter, x, onder, "goed", 0.12 * vel.letter, gestreept=True)
    vel.tekst(x + 0.4 * vel.letter, boven, f"terugverdiend in maand {maand}", kleur="goed")


def _kort(tekst: str, letter: float, breedte: float) -> str:
    while len(tekst) > 12 and tekstbreedte(tekst, letter) > breedte:
        tekst = tekst[:-2].rstrip() + "…"
    return tekst


def alle(uitkomst: Rendement, cijfers: Cijfers, breedte: float = PAPIER, letter: float = LETTER) -> tuple[Grafiek, ...]:
    """Every chart that can be drawn, in the order in which they are read."""
    soorten = (
        betalers(cijfers, breedte, letter),
        band(cijfers, breedte, letter),
        tijdlijn(uitkomst, breedte, letter),
        wat_telt(uitkomst, breedte, letter),
    )
    return tuple(grafiek for grafiek in soorten if grafiek is not None)
