"""Everything that a yearly or quarterly report says, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from weegtafel.anonimiteit.codes import Ernst, Soort
from weegtafel.anonimiteit.opslag import documentnamen, lijsten_van
from weegtafel.anonimiteit.regels import zonder_toegestaan
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.queries import gemeenten
from weegtafel.inzicht import eensgezindheid, evaluatiequeries, instroomqueries, leercurve, leerpuntqueries
from weegtafel.inzicht.codes import Uitkomst
from weegtafel.inzicht.eensgezindheid import Criteriumeens, VoorEnNa
from weegtafel.inzicht.evaluatiequeries import Opgevolgd
from weegtafel.inzicht.ijking import Doorbraakijking, ijking
from weegtafel.inzicht.instroomqueries import VENSTER, Maandinstroom, Organisatieinstroom
from weegtafel.inzicht.leercurve import Leercurve
from weegtafel.inzicht.leerpuntqueries import WerkafspraakRij
from weegtafel.inzicht.maskeren import is_klein, maskeer_paren, som_paren
from weegtafel.inzicht.periode import Periode, volgende_maand
from weegtafel.inzicht.statistiek import Trend
from weegtafel.inzicht.verslagmaskers import Verslagmaskers, verslagmaskers
from weegtafel.kernel.errors import Regelovertreding


@dataclass(frozen=True, slots=True)
class Verslagfeiten:
    """The facts of one report; counts are not masked yet, but for ``instroom``."""

    periode: Periode
    vandaag: date
    tafelnaam: str
    gemeenten: tuple[str, ...]
    instroom: tuple[Maandinstroom, ...]
    """Months that may be printed; those with a small count are left out."""
    instroom_geteld: bool
    """Whether any month was counted."""
    instroom_som: tuple[int, int] | None
    """Complex and enkelvoudig of every month that was counted; None when that may not be printed."""
    instroom_verborgen: int
    """Months that were left out."""
    instroomtrend: Trend
    organisaties: tuple[Organisatieinstroom, ...]
    uitkomsten: dict[Uitkomst, int]
    vorige: dict[Uitkomst, int]
    """The same of the period before it."""
    curve: Leercurve
    """Of the twelve months up to the end of the period."""
    eens: VoorEnNa
    criteria: tuple[Criteriumeens, ...]
    opgevolgd: Opgevolgd
    doorbraak: Doorbraakijking
    werkafspraken: tuple[WerkafspraakRij, ...]
    maskers: Verslagmaskers | None
    """What may be printed beside the other reports of the year; None of a period that is no year and no quarter."""

    @property
    def casussen(self) -> int:
        """Casussen with an advice."""
        return sum(self.uitkomsten.values())

    @property
    def is_voorbij(self) -> bool:
        """Whether the period is over."""
        return self.periode.tot < self.vandaag


def verslagfeiten(sessie: Session, periode: Periode, vandaag: date) -> Verslagfeiten:
    """Read the facts of a period.

    Raises:
        Regelovertreding: the period has not begun.
    """
    if periode.van > vandaag:
        raise Regelovertreding(f"Over {periode.in_zin} is nog niets te verslaan: die periode is nog niet begonnen.")
    tot = min(periode.tot, vandaag)
    maanden = len(periode.maanden)
    vorige_van = volgende_maand(periode.van.replace(day=1), -maanden)
    vorige_tot = periode.van.fromordinal(periode.van.toordinal() - 1)
    curve_van = volgende_maand(tot.replace(day=1), -11)
    reeks = instroomqueries.maandreeks(sessie, periode.van, tot)
    # From the first month of a quarter on, for what is hidden in one may be hidden for the sake of that month.
    eerder = instroomqueries.per_maand(sessie, volgende_maand(periode.van.replace(day=1), -VENSTER), tot)
    maskers = verslagmaskers(sessie, periode, vandaag, curve_van)
    getoond = afgeschermd(reeks, eerder, maskers.maanden if maskers else None)
    paren = [(m.stand.complex, m.stand.totaal - m.stand.complex) for m in reeks]
    som = som_paren(paren) if maskers is None else (sum(c for c, _ in paren), sum(e for _, e in paren))
    return Verslagfeiten(
        periode=periode,
        vandaag=vandaag,
        tafelnaam=instellingen_op(sessie, tot).tafelnaam,
        gemeenten=tuple(g.naam for g in gemeenten(sessie, tot)),
        instroom=getoond,
        instroom_geteld=any(m.stand.totaal for m in reeks),
        instroom_som=som if maskers is None or maskers.instroom_som else None,
        instroom_verborgen=len(reeks) - len(getoond),
        instroomtrend=instroomqueries.trend(reeks),
        organisaties=instroomqueries.per_organisatie(sessie, periode.van, tot),
        uitkomsten=leercurve.uitkomsten(sessie, periode.van, tot),
        vorige=leercurve.uitkomsten(sessie, vorige_van, vorige_tot),
        curve=leercurve.leercurve(sessie, curve_van, tot, vandaag),
        eens=eensgezindheid.voor_en_na(sessie, periode.van, tot),
        criteria=eensgezindheid.per_criterium(sessie, periode.van, tot),
        opgevolgd=evaluatiequeries.opgevolgd(sessie, periode.van, tot, vandaag),
        doorbraak=ijking(sessie, periode.van, tot),
        werkafspraken=leerpuntqueries.werkafspraken(sessie, tot),
        maskers=maskers,
    )


def afgeschermd(
    reeks: tuple[Maandinstroom, ...],
    eerder: tuple[tuple[date, int, int], ...] = (),
    mag: Mapping[date, bool] | None = None,
) -> tuple[Maandinstroom, ...]:
    """The months that may be printed beside their sum, or as ``mag`` says of each.

    When one may not, nor may the sums over twelve months; and nor may those when a month before the period (``eerder``
    has month, complex and all) is small, for two sums that follow each other differ by the month that drops out.
    """
    if mag is None:
        goed = maskeer_paren([(m.stand.complex, m.stand.totaal - m.stand.complex) for m in reeks])
    else:
        goed = tuple(mag[m.maand] for m in reeks)
    klein = any(is_klein(deel) or is_klein(geheel - deel) for _, deel, geheel in eerder)
    if all(goed) and not klein:
        return reeks
    return tuple(replace(m, twaalf=None) for m, getoond in zip(reeks, goed, strict=True) if getoond)


def eis_schoon(sessie: Session, feiten: Verslagfeiten) -> None:
    """Refuse when something that people wrote in the report identifies somebody; all else is numbers and set-up.

    A werkafspraak was checked when it was fixed; since then the lists may know more.

    Raises:
        Regelovertreding: naming the werkafspraken, never the words.
    """
    lijsten, namen = lijsten_van(sessie), documentnamen(sessie)
    fout = []
    for w in feiten.werkafspraken:
        tekst = f"{w.titel}. {w.tekst}"
        rood = [b for b in zoek_vlug(tekst, lijsten) if b.ernst is Ernst.ROOD and b.soort is not Soort.DATUM]
        if zonder_toegestaan(tekst, rood, namen):
            fout.append(w.code)
    if fout:
        raise Regelovertreding(
            f"In {' en '.join(fout)} staat iets dat iemand herkenbaar maakt. Stel een nieuwe versie vast en probeer "
            "het opnieuw."
        )
