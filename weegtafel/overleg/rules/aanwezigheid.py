"""Who takes part in an item, and whether that is enough: presence, recusal, quorum.

Presence is told as events, each from an agendapunt on. The items are put in the order in which they
are dealt with, so that an organisation that left during a moved item is not counted at what came after.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple, Protocol

from weegtafel.kernel.codes import Aanwezigheidssoort, OverlegStatus, PuntSoort, PuntStatus
from weegtafel.overleg.rules.taal import Bezwaar, Uitkomst


class Quorumregel(Protocol):
    """The rule of ``inrichting.instellingen``, as far as counting needs it; this module knows no database."""

    @property
    def breuk(self) -> Fraction:
        """The share of the table that is needed."""
        ...

    @property
    def meer_dan(self) -> bool:
        """More than that share, instead of at least."""
        ...

    @property
    def minimum(self) -> int:
        """The least number of organisations."""
        ...

    @property
    def minstens_een_gi(self) -> bool:
        """At least one gecertificeerde instelling must take part."""
        ...

    @property
    def teruggetrokken_telt_in_totaal(self) -> bool:
        """Recused organisations stay in the total of which the share is taken."""
        ...


@dataclass(frozen=True, slots=True)
class Puntfeit:
    """What the rules of presence need to know of an item."""

    id: int
    volgorde: int
    soort: PuntSoort
    titel: str
    status: PuntStatus = PuntStatus.OPEN
    afgerond_op: datetime | None = None
    actief: bool = False
    inbrenger_id: int | None = None
    """The organisation that brings in the casus of this item."""


class Gebeurtenis(NamedTuple):
    """One change in the presence of an organisation; ``punt_id`` None is from the start on."""

    organisatie_id: int
    soort: Aanwezigheidssoort
    punt_id: int | None
    tijdstip: datetime


class Deelnemende(NamedTuple):
    """A member organisation of the table."""

    id: int
    naam: str
    is_gi: bool = False


class Volgorde(tuple[int, ...]):
    """Ids of the items in the order of treatment, with what decides from where on a report of presence holds.

    ``plek`` maps an id to (place on the agenda, moment of its outcome or None).
    """

    plek: Mapping[int, tuple[int, datetime | None]]


def behandelvolgorde(punten: Iterable[Puntfeit]) -> Volgorde:
    """Ids of the items in the order in which they are dealt with.

    What is finished comes first, by its moment; then the item under discussion; then the rest of the agenda.
    """

    def sleutel(punt: Puntfeit) -> tuple[int, datetime, int]:
        if punt.afgerond_op is not None:
            return (0, punt.afgerond_op, punt.volgorde)
        return (1 if punt.actief else 2, datetime.min, punt.volgorde)

    alle = list(punten)
    uit = Volgorde(punt.id for punt in sorted(alle, key=sleutel))
    uit.plek = {punt.id: (punt.volgorde, punt.afgerond_op) for punt in alle}
    return uit


def _plek(volgorde: Sequence[int]) -> Mapping[int, tuple[int, datetime | None]]:
    if isinstance(volgorde, Volgorde):
        return volgorde.plek
    return {punt: (n, None) for n, punt in enumerate(volgorde)}


def stand_bij(
    gebeurtenissen: Sequence[Gebeurtenis], volgorde: Sequence[int], punt_id: int | None
) -> dict[int, Aanwezigheidssoort]:
    """The last known presence of each organisation at an item; None is the start of the overleg.

    ``gebeurtenissen`` stand in the order in which they were recorded; a later report replaces an earlier one.
    A report holds from its item on: for what comes after it on the agenda, and for what is dealt with after it.
    What was finished before a report was made only changes when the report names an item that was finished too.
    So the answer for an item is the same just before and ever after it got its outcome (all moments in one overleg
    differ). An organisation of which nothing was reported is not in the answer.
    """
    plek = _plek(volgorde)
    if punt_id is not None and punt_id not in plek:
        raise KeyError(punt_id)
    geldend: list[tuple[datetime, int, Gebeurtenis]] = []
    for n, g in enumerate(gebeurtenissen):
        anker = plek.get(g.punt_id) if g.punt_id is not None else None
        if anker is None:
            geldend.append((datetime.min, n, g))
        elif punt_id is not None:
            achteraf = anker[1] is not None and anker[1] < g.tijdstip
            if _geldt(anker, plek[punt_id], g.tijdstip, achteraf=achteraf):
                geldend.append((anker[1] if achteraf and anker[1] is not None else g.tijdstip, n, g))
    return {g.organisatie_id: g.soort for _, _, g in sorted(geldend, key=lambda t: t[:2])}


def _geldt(
    anker: tuple[int, datetime | None], punt: tuple[int, datetime | None], gemeld: datetime, *, achteraf: bool
) -> bool:
    """Whether a report from ``anker`` on holds at ``punt``; ``achteraf`` when ``anker`` was finished by then."""
    klaar = punt[1]
    if achteraf:
        return klaar is None or anker[1] is None or klaar >= anker[1]
    if klaar is not None and klaar < gemeld:
        return False
    return punt[0] >= anker[0] or (anker[1] is not None and (klaar is None or klaar > anker[1]))


def aanwezig_bij(gebeurtenissen: Sequence[Gebeurtenis], volgorde: Sequence[int], punt_id: int | None) -> frozenset[int]:
    """Organisations that sit at the table at an item (recused ones too)."""
    return frozenset(o for o, soort in stand_bij(gebeurtenissen, volgorde, punt_id).items() if soort.is_er)


@dataclass(frozen=True, slots=True)
class Quorumstand:
    """Whether enough organisations take part in an item.

    ``aanwezig`` are present and not recused; ``teruggetrokken`` are present but recused; ``totaal`` is the table.
    """

    aanwezig: int
    teruggetrokken: int
    totaal: int
    nodig: int
    gehaald: bool
    zin: str


def quorumstand(
    regel: Quorumregel,
    deelnemers: Sequence[Deelnemende],
    aanwezig: Collection[int],
    teruggetrokken: Collection[int] = (),
) -> Quorumstand:
    """Count who takes part against the rule of the table. An onthouding counts as taking part; a recusal does not."""
    er = [d for d in deelnemers if d.id in aanwezig]
    doen_mee = [d for d in er if d.id not in teruggetrokken]
    terug = len(er) - len(doen_mee)
    totaal = len(deelnemers)
    noemer = totaal if regel.teruggetrokken_telt_in_totaal else totaal - terug
    deel = regel.breuk * noemer
    nodig = max(regel.minimum, math.floor(deel) + 1 if regel.meer_dan else math.ceil(deel))
    gi_ontbreekt = regel.minstens_een_gi and not any(d.is_gi for d in doen_mee)
    n = len(doen_mee)
    zin = f"{n} van {totaal} {'organisatie' if totaal == 1 else 'organisaties'} {'doet' if n == 1 else 'doen'} mee"
    if terug:
        zin += f", {terug} {'trok' if terug == 1 else 'trokken'} zich terug"
    zin += f"; {nodig} {'is' if nodig == 1 else 'zijn'} nodig."
    if gi_ontbreekt:
        zin += " Er doet geen gecertificeerde instelling mee, en dat moet wel."
    return Quorumstand(n, terug, totaal, nodig, n >= nodig and not gi_ontbreekt, zin)


def afwezige_inbrengers(
    punten: Iterable[Puntfeit], stand: Mapping[int, Aanwezigheidssoort], *, geopend: bool
) -> tuple[Puntfeit, ...]:
    """Items with a casus whose inbrenger is not there.

    Before the overleg opens only a reported absence counts; from then on silence counts as absence.
    """
    uit = []
    for punt in punten:
        if punt.inbrenger_id is None or punt.status is not PuntStatus.OPEN:
            continue
        soort = stand.get(punt.inbrenger_id)
        if (soort is None and geopend) or (soort is not None and not soort.is_er):
            uit.append(punt)
    return tuple(uit)


def toets_melding(
    soort: Aanwezigheidssoort,
    status: OverlegStatus,
    *,
    naam: str,
    hoort_bij_de_tafel: bool,
    was: Aanwezigheidssoort | None,
    vaste_punten: Sequence[str] = (),
    van_het_begin: bool = True,
) -> Uitkomst:
    """Whether a change of presence may be recorded.

    ``was`` is what held at that item before; ``vaste_punten`` are the titles of items on which the table decided
    already and where this would change who took part.
    """
    if status not in (OverlegStatus.GEPLAND, OverlegStatus.OPEN):
        return Uitkomst((Bezwaar("Dit overleg is gesloten; de aanwezigheid staat vast."),))
    bezwaren = []
    if not hoort_bij_de_tafel:
        bezwaren.append(Bezwaar(f"{naam} hoort in dit overleg niet bij de tafel.", "organisatie_id"))
    if status is OverlegStatus.GEPLAND and (
        not van_het_begin or soort in (Aanwezigheidssoort.VERTROKKEN, Aanwezigheidssoort.GEKOMEN)
    ):
        bezwaren.append(
            Bezwaar("Vertrekken en later komen kan pas worden vastgelegd als het overleg is geopend.", "soort")
        )
    if status is OverlegStatus.OPEN:
        if soort is Aanwezigheidssoort.VERTROKKEN and (was is None or not was.is_er):
            bezwaren.append(Bezwaar(f"{naam} is er bij dit punt niet en kan dus niet vertrekken.", "soort"))
        if soort is Aanwezigheidssoort.GEKOMEN and was is not None and was.is_er:
            bezwaren.append(Bezwaar(f"{naam} is er bij dit punt al.", "soort"))
    if vaste_punten:
        bezwaren.append(
            Bezwaar(
                f"Van het punt “{vaste_punten[0]}” staat de uitkomst al vast. "
                "Leg de aanwezigheid vast vanaf een later punt.",
                "punt_id",
            )
        )
    return Uitkomst.van(bezwaren)


def toets_meedoen(naam: str, *, hoort_bij_de_tafel: bool, aanwezig: bool, teruggetrokken: bool) -> Uitkomst:
    """Whether an organisation may give its judgement at an item."""
    if not hoort_bij_de_tafel:
        return Uitkomst((Bezwaar(f"{naam} hoort in dit overleg niet bij de tafel."),))
    if teruggetrokken:
        return Uitkomst((Bezwaar(f"{naam} heeft zich bij dit punt teruggetrokken en geeft dus geen oordeel."),))
    if not aanwezig:
        return Uitkomst((Bezwaar(f"{naam} is bij dit punt niet aanwezig en geeft dus geen oordeel."),))
    return Uitkomst()


def toets_terugtrekking(
    naam: str, reden: str, *, hoort_bij_de_tafel: bool, aanwezig: bool, al_teruggetrokken: bool
) -> Uitkomst:
    """Whether an organisation may recuse itself from an item."""
    bezwaren = []
    if not hoort_bij_de_tafel:
        bezwaren.append(Bezwaar(f"{naam} hoort in dit overleg niet bij de tafel.", "organisatie_id"))
    elif al_teruggetrokken:
        bezwaren.append(Bezwaar(f"{naam} heeft zich bij dit punt al teruggetrokken.", "organisatie_id"))
    elif not aanwezig:
        bezwaren.append(
            Bezwaar(f"{naam} is bij dit punt niet aanwezig; terugtrekken is dan niet nodig.", "organisatie_id")
        )
    if len(reden.strip()) < 3:
        bezwaren.append(Bezwaar("Vul in waarom de organisatie zich terugtrekt.", "reden"))
    return Uitkomst.van(bezwaren)
