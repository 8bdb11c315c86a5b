"""Everything that the calm page shows, fetched in one visit, and what it says in words.

The words keep to what the figures bear: a direction only when its margin leaves out standing still.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from ui.inzicht.grafieken import getal, procent
from weegtafel.inzicht import eensgezindheid, evaluatiequeries, instroomqueries, leercurve
from weegtafel.inzicht.codes import Opvolging, Resultaatbereik
from weegtafel.inzicht.eensgezindheid import VoorEnNa
from weegtafel.inzicht.evaluatiequeries import Opgevolgd
from weegtafel.inzicht.instroom import maandnaam
from weegtafel.inzicht.instroomqueries import Maandinstroom
from weegtafel.inzicht.leercurve import Leercurve
from weegtafel.inzicht.overeenstemming import BETROUWBAAR, VOORZICHTIG, Overeenstemming, alfatekst
from weegtafel.inzicht.periode import Periode, volgende_maand
from weegtafel.inzicht.statistiek import Trend, wilson
from weegtafel.kernel.clock import datum_voluit

Antwoord = Literal["ja", "deels", "nee", "onbekend"]
_TWIJFEL: tuple[Antwoord, ...] = ("deels", "nee")


def twaalf_maanden(vandaag: date, maanden: int = 12) -> Periode:
    """The last whole months: the running one would always look like a fall."""
    begin = vandaag.replace(day=1)
    van, tot = volgende_maand(begin, -maanden), begin - timedelta(days=1)
    return Periode(van, tot, f"{maandnaam(van)} tot en met {maandnaam(tot)}")


@dataclass(frozen=True, slots=True)
class Tafelbeeld:
    """The figures behind the four questions."""

    periode: Periode
    instroom: tuple[Maandinstroom, ...]
    instroomtrend: Trend
    curve: Leercurve
    eens: VoorEnNa
    gevolgd: Opgevolgd


def haal_beeld(sessie: Any, periode: Periode, vandaag: date) -> Tafelbeeld:
    """The figures of a period; ``sessie`` is what the runner gives."""
    reeks = instroomqueries.maandreeks(sessie, periode.van, periode.tot)
    return Tafelbeeld(
        periode,
        reeks,
        instroomqueries.trend(reeks),
        leercurve.leercurve(sessie, periode.van, periode.tot, vandaag),
        eensgezindheid.voor_en_na(sessie, periode.van, periode.tot),
        evaluatiequeries.opgevolgd(sessie, periode.van, periode.tot, vandaag),
    )


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """One question answered: the figure, what it says, how sure that is; ``kort`` is its part of the answer."""

    vraag: str
    antwoord: Antwoord
    cijfer: str
    zegt: str
    zeker: str
    kort: str


def _zeker(trend: Trend, wat: str) -> str:
    if trend.per_stap is None or trend.laag is None or trend.hoog is None:
        return trend.reden
    if trend.richting == "onduidelijk":
        return f"Onzeker, want het verschil tussen de maanden kan toeval zijn ({trend.punten} maanden)."
    _midden, laag, hoog, teken = leercurve.trendgetallen(trend)
    gaat = "daling" if trend.richting == "daalt" else "stijging"
    return (
        f"Vrij zeker, want de {gaat} {wat} is meer dan toeval "
        f"(95 %-marge {laag} tot {hoog} {teken} per maand, {trend.punten} maanden)."
    )


def instroomuitspraak(b: Tafelbeeld) -> Uitspraak:
    """Does less complex help come in?"""
    vraag = "Komt er minder complexe hulp binnen?"
    met = [m for m in b.instroom if m.stand.aandeel is not None]
    if not met:
        zegt = "De instroom is in deze periode niet geteld, of er kwam te weinig binnen voor een percentage."
        return Uitspraak(
            vraag, "onbekend", "Niet geteld", zegt, "Vul onder Instroom de aantallen per maand in.", "de instroom"
        )
    laatste = met[-1]
    deel = 100 * (laatste.stand.aandeel or 0.0)
    band = f"de streefband van {laatste.band_laag} tot {laatste.band_hoog} %"
    binnen = laatste.band_laag <= deel <= laatste.band_hoog
    plek = f"binnen {band}" if binnen else f"{'boven' if deel > laatste.band_hoog else 'onder'} {band}"
    richting = b.instroomtrend.richting
    gaat = {"daalt": "daalt", "stijgt": "stijgt"}.get(richting, "heeft geen duidelijke richting")
    zegt = f"Het complexe deel van de instroom {gaat} en lag in {maandnaam(laatste.maand)} {plek}."
    if laatste.twaalf is not None and laatste.twaalf.aandeel is not None:
        zegt += f" Over twaalf maanden samen is het {procent(100 * laatste.twaalf.aandeel)}."
    goed = binnen or deel < laatste.band_laag
    antwoord: Antwoord = "ja" if richting == "daalt" or (goed and richting != "stijgt") else "deels"
    if richting == "stijgt":
        antwoord = "deels" if goed else "nee"
    cijfer = f"{procent(deel)} in {maandnaam(laatste.maand)}"
    kort = f"het complexe deel van de instroom {gaat}"
    return Uitspraak(vraag, antwoord, cijfer, zegt, _zeker(b.instroomtrend, "van het aandeel"), kort)


def casusuitspraak(b: Tafelbeeld) -> Uitspraak:
    """Are there fewer cases, and fewer refusals?"""
    vraag = "Komen er betere aanvragen aan tafel?"
    if not b.curve.casussen:
        zegt = "In deze periode is over geen casus een advies vastgesteld."
        return Uitspraak(vraag, "onbekend", "Geen casussen", zegt, "Kies een langere periode.", "de casussen")
    anders = sum(m.niet_zoals_gevraagd for m in b.curve.maanden)
    deel = 100 * anders / b.curve.casussen
    casus, af = b.curve.trends["casussen"], b.curve.trends["afgewezen"]
    woord = {"daalt": "daalt", "stijgt": "stijgt"}
    casus_gaat = woord.get(casus.richting, "heeft geen duidelijke richting")
    af_gaat = woord.get(af.richting, "heeft geen duidelijke richting")
    zegt = (
        f"Het aantal casussen {casus_gaat}. Het deel dat de tafel afwijst of naar een andere wet verwijst "
        f"{af_gaat}; samen {anders} van {b.curve.casussen} ({getal(deel)} %)."
    )
    daalt = (casus.richting == "daalt") + (af.richting == "daalt")
    stijgt = "stijgt" in (casus.richting, af.richting)
    antwoord: Antwoord = "ja" if daalt == 2 else "nee" if stijgt and not daalt else "deels"
    if casus.per_stap is None and af.per_stap is None:
        antwoord = "onbekend"
    kort = {
        "ja": "er komen minder casussen en minder afwijzingen",
        "nee": "het aantal casussen of afwijzingen stijgt",
        "deels": "casussen en afwijzingen dalen niet allebei",
        "onbekend": "de richting van de casussen",
    }[antwoord]
    cijfer = f"{b.curve.casussen} casussen, {anders} afgewezen of verwezen"
    return Uitspraak(vraag, antwoord, cijfer, zegt, _zeker(af, "van de afwijzingen"), kort)


def alfa(getal_: Decimal) -> str:
    """As alpha is written everywhere, with a true minus."""
    return alfatekst(getal_).replace("-", "−")


def alfawoord(eens: Overeenstemming) -> str:
    """What alpha says in words, with the bounds that Krippendorff names (2004, p. 241)."""
    if eens.alpha is None:
        return "is niet te bepalen"
    if eens.alpha >= BETROUWBAAR:
        return "is hoog"
    if eens.alpha >= VOORZICHTIG:
        return "is voldoende"
    if eens.alpha > Decimal("0.4"):
        return "is matig"
    return "is laag" if eens.alpha > 0 else "is niet meer dan toeval"


def _marge(eens: Overeenstemming) -> str:
    if eens.laag is None or eens.hoog is None:
        return "zonder marge, want er zijn te weinig casussen"
    return f"95 %-marge {alfa(eens.laag)} tot {alfa(eens.hoog)}"


def eensuitspraak(b: Tafelbeeld) -> Uitspraak:
    """Does the table see with the same eyes?"""
    vraag = "Kijkt de tafel met dezelfde ogen?"
    voor, na = b.eens.voor, b.eens.na
    if voor.alpha is None:
        zegt = voor.reden or "Er zijn geen oordelen om te vergelijken."
        zeker = "Leg in het overleg per deelnemer een eerste indruk vast."
        return Uitspraak(vraag, "onbekend", "Niet te zeggen", zegt, zeker, "de eensgezindheid")
    zegt = f"De overeenstemming vóór de bespreking {alfawoord(voor)}"
    if na.alpha is not None:
        meer = "brengt de leden dichter bij elkaar" if na.alpha > voor.alpha else "brengt de leden niet bij elkaar"
        zegt += f", na de bespreking {alfawoord(na)}. De bespreking {meer}"
    cijfer = f"{alfa(voor.alpha)} vóór" + (f", {alfa(na.alpha)} na de bespreking" if na.alpha is not None else "")
    zeker = f"1 is volledig gelijk, 0 is toeval. {_marge(voor).capitalize()} vóór, over {voor.casussen} casussen."
    antwoord: Antwoord = "nee"
    if voor.alpha >= VOORZICHTIG:
        antwoord = "ja"
    elif na.alpha is not None and na.alpha > voor.alpha and na.laag is not None and na.laag > voor.alpha:
        antwoord = "deels"
    kort = {
        "ja": "de leden kijken eender",
        "deels": "de leden kijken eerst verschillend en komen in gesprek bij elkaar",
        "nee": "de leden kijken nog verschillend",
    }[antwoord]
    return Uitspraak(vraag, antwoord, cijfer, zegt + ".", zeker, kort)


def wachtzin(aantal: int) -> str:
    """How many adviezen of a period wait, in the words that every part uses."""
    if not aantal:
        return "Van deze periode wacht geen advies op een evaluatie."
    if aantal == 1:
        return "Van deze periode wacht nog 1 advies op een evaluatie."
    return f"Van deze periode wachten nog {aantal} adviezen op een evaluatie."


def volguitspraak(b: Tafelbeeld) -> Uitspraak:
    """Is the advice followed, and does it help?"""
    vraag = "Wordt het advies gevolgd, en helpt het?"
    totaal = b.gevolgd.geevalueerd
    grenzen = wilson(b.gevolgd.opgevolgd[Opvolging.GEHEEL], totaal)
    if grenzen is None:
        zegt = "In deze periode is geen advies geëvalueerd."
        doe = wachtzin(b.gevolgd.te_evalueren)
        if b.gevolgd.te_evalueren:
            doe += " Leg evaluaties vast onder Opgevolgd."
        return Uitspraak(vraag, "onbekend", "Niet geëvalueerd", zegt, doe, "de opvolging")
    geheel, deels = b.gevolgd.opgevolgd[Opvolging.GEHEEL], b.gevolgd.opgevolgd[Opvolging.DEELS]
    bereikt = b.gevolgd.resultaat[Resultaatbereik.BEREIKT]
    bekend = totaal - b.gevolgd.resultaat[Resultaatbereik.ONBEKEND]
    zegt = f"Van {totaal} adviezen zijn er {geheel} geheel en {deels} deels gevolgd."
    if bekend:
        zegt += f" Het resultaat is bij {bereikt} van {bekend} bereikt."
    zeker = f"95 %-marge {getal(100 * grenzen[0])} tot {getal(100 * grenzen[1])} % geheel gevolgd."
    if b.gevolgd.te_evalueren:
        zeker += f" {wachtzin(b.gevolgd.te_evalueren)}"
    antwoord: Antwoord = "ja" if grenzen[0] > 0.5 else "nee" if grenzen[1] < 0.5 else "deels"
    kort = {
        "ja": "de meeste adviezen worden gevolgd",
        "deels": "ongeveer de helft van de adviezen wordt geheel gevolgd",
        "nee": "de meeste adviezen worden niet geheel gevolgd",
    }[antwoord]
    return Uitspraak(vraag, antwoord, f"{getal(100 * geheel / totaal)} % geheel gevolgd", zegt, zeker, kort)


def uitspraken(b: Tafelbeeld) -> tuple[Uitspraak, Uitspraak, Uitspraak, Uitspraak]:
    """The four questions of the calm page."""
    return instroomuitspraak(b), casusuitspraak(b), eensuitspraak(b), volguitspraak(b)


def slotzin(alle: tuple[Uitspraak, ...]) -> tuple[str, str]:
    """The answer in a few words, and in a sentence."""
    per: dict[Antwoord, list[str]] = {"ja": [], "deels": [], "nee": [], "onbekend": []}
    for u in alle:
        per[u.antwoord].append(u.kort)
    if len(per["onbekend"]) == len(alle):
        return "Daar is nog niets over te zeggen", "Er zijn nog geen gegevens in deze periode."
    zinnen = [f"{_rijg(per['ja']).capitalize()}." if per["ja"] else ""]
    zinnen += [f"{_rijg(per[a]).capitalize()}." for a in _TWIJFEL if per[a]]
    if per["onbekend"]:
        zinnen.append(f"Nog niet te zeggen: {_rijg(per['onbekend'])}.")
    ja, nee = len(per["ja"]), len(per["nee"])
    kop = "Ja, de tafel werkt" if ja == len(alle) else "Ja, grotendeels" if ja >= 2 and not nee else "Deels"
    if not ja:
        kop = "Nog niet" if nee else "Deels"
    return kop, " ".join(z for z in zinnen if z)


def _rijg(delen: list[str]) -> str:
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"


def periodezin(periode: Periode) -> str:
    """From when to when, in words."""
    return f"{datum_voluit(periode.van)} tot en met {datum_voluit(periode.tot)}"
