"""The budgetregister: what each kind of line does, what may be booked, and what the lines add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from weegtafel.doorbraak.codes import Besluitsoort, Mandaatgrond, Registerkolom, Registersoort
from weegtafel.doorbraak.rules.uitkomst import JA, Uitkomst, eis_dat, nee
from weegtafel.kernel.bedrag import toon_bedrag, uit_centen

_K, _S = Registerkolom, Registersoort


@dataclass(frozen=True, slots=True)
class Stand:
    """What lines add up to, in cents: of a period, or of one request in it."""

    gereserveerd: int = 0
    verplicht: int = 0
    betaald: int = 0

    def plus(self, kolom: Registerkolom, bedrag_cent: int) -> Stand:
        """The sums after one more line."""
        return Stand(
            self.gereserveerd + bedrag_cent * (kolom is _K.GERESERVEERD),
            self.verplicht + bedrag_cent * (kolom is _K.VERPLICHT),
            self.betaald + bedrag_cent * (kolom is _K.BETAALD),
        )

    @property
    def beslag(self) -> int:
        """What is taken from the pot: reserved and committed. A payment fulfils a commitment and takes nothing more."""
        return self.gereserveerd + self.verplicht

    @property
    def onbesteed(self) -> int:
        """Committed and not paid; once everything is done this is underuse, and falls free."""
        return max(0, self.verplicht - self.betaald)

    @property
    def overschreden(self) -> int:
        """Paid beyond the commitment; no line brings this about, but a register from before that rule may hold it."""
        return max(0, self.betaald - self.verplicht)

    @property
    def effen(self) -> bool:
        """Whether everything promised was paid and nothing is kept apart."""
        return self.gereserveerd == 0 and self.verplicht == self.betaald

    def vrij(self, pot_cent: int) -> int:
        """What can still be promised; below zero when the pot was lowered afterwards."""
        return pot_cent - self.beslag


@dataclass(frozen=True, slots=True)
class Boeking:
    """A line as it will stand in the register: the column it counts in and its signed amount."""

    soort: Registersoort
    kolom: Registerkolom
    bedrag_cent: int


def tel_op(regels: Iterable[tuple[Registerkolom, int]]) -> Stand:
    """The balance is the sum of the lines, always."""
    stand = Stand()
    for kolom, bedrag_cent in regels:
        stand = stand.plus(kolom, bedrag_cent)
    return stand


def samen(standen: Iterable[Stand]) -> Stand:
    """The sums of several periods."""
    alle = tuple(standen)
    return Stand(sum(s.gereserveerd for s in alle), sum(s.verplicht for s in alle), sum(s.betaald for s in alle))


def boeking(soort: Registersoort, bedrag_cent: int, stand: Stand, gecorrigeerd: Registerkolom | None = None) -> Boeking:
    """The line that a kind and an amount give. This is the one rule of what each kind means.

    =============  ==============================  =====================================================
    kind           counts in                       means for the pot
    =============  ==============================  =====================================================
    reservering    gereserveerd, +                 kept apart for a plan; less is vrij
    verplichting   verplicht, +                    promised by a besluit; less is vrij
    betaling       betaald, +                      fulfils a verplichting; vrij stays as it is
    vrijval        verplicht, −                    promised and not needed; more is vrij
                   (gereserveerd, − while the
                   request has no verplichting)
    correctie      the column of the line that it  puts a line right; its sign is given
                   corrects, + or −
    =============  ==============================  =====================================================

    ``stand`` is that of the request in this period; ``gecorrigeerd`` the column of the corrected line.
    """
    if soort is _S.CORRECTIE:
        assert gecorrigeerd is not None
        return Boeking(soort, gecorrigeerd, bedrag_cent)
    if soort is _S.VRIJVAL:
        kolom = _K.VERPLICHT if stand.verplicht > 0 else _K.GERESERVEERD
        return Boeking(soort, kolom, -bedrag_cent)
    kolom = {_S.RESERVERING: _K.GERESERVEERD, _S.VERPLICHTING: _K.VERPLICHT, _S.BETALING: _K.BETAALD}[soort]
    return Boeking(soort, kolom, bedrag_cent)


@dataclass(frozen=True, slots=True)
class Grenzen:
    """What a line of a request may not pass, in cents.

    ``stand`` is what its lines add up to in this period and ``totaal`` over all periods; ``pot_stand`` is that of all
    requests in the period. ``besloten_cent`` is the amount of the decision that stands, ``plan_cent`` that of the plan;
    ``gesloten`` whether the request is done with.
    """

    stand: Stand
    totaal: Stand
    pot_stand: Stand
    pot_cent: int
    besloten_cent: int
    plan_cent: int
    gesloten: bool


def mag_boeken(regel: Boeking, g: Grenzen) -> Uitkomst:
    """Whether a line may be added by hand. A correctie comes nowhere where the act that it corrects could not come."""
    if regel.soort is _S.VERPLICHTING:
        return nee("Een verplichting ontstaat door een besluit en wordt niet los geboekt.")
    if regel.bedrag_cent == 0 or (regel.soort not in (_S.CORRECTIE, _S.VRIJVAL) and regel.bedrag_cent < 0):
        return nee("Vul een bedrag boven nul in.")
    if regel.soort is _S.VRIJVAL and regel.bedrag_cent > 0:
        return nee("Vul een bedrag boven nul in.")
    na, totaal = (s.plus(regel.kolom, regel.bedrag_cent) for s in (g.stand, g.totaal))
    if min(na.gereserveerd, na.verplicht, na.betaald) < 0:
        return nee(f"Dat is meer dan er is {regel.kolom.omschrijving}; onder nul kan niet.")
    if g.gesloten and not totaal.effen:
        return nee("Deze aanvraag is gesloten en haar register klopt. Laat het besluit herzien en boek daarna.")
    return (
        _betaald_past(regel, g.stand, na)
        & eis_dat(
            regel.kolom is not _K.VERPLICHT or regel.bedrag_cent < 0 or totaal.verplicht <= g.besloten_cent,
            f"Er is {_euro(g.besloten_cent)} besloten; meer kan niet worden verplicht.",
        )
        & _reserve_past(regel, g)
        & past(regel, g.pot_stand, g.pot_cent)
    )


def _betaald_past(regel: Boeking, stand: Stand, na: Stand) -> Uitkomst:
    """Nothing is paid that was not promised, and what was paid stays promised."""
    if na.overschreden <= stand.overschreden:
        return JA
    if regel.soort is _S.VRIJVAL:
        return nee(f"Er is nog {_euro(stand.onbesteed)} niet betaald; meer kan niet vrijvallen.")
    if regel.kolom is _K.VERPLICHT:
        return nee(
            f"Er is al {_euro(stand.betaald)} betaald; minder kan niet verplicht zijn. Corrigeer eerst de betaling."
        )
    return nee(
        f"Er is nog {_euro(stand.onbesteed)} te betalen; dit bedrag is hoger. "
        "Betaal niet meer dan is besloten, of laat het besluit herzien."
    )


def _reserve_past(regel: Boeking, g: Grenzen) -> Uitkomst:
    """What is kept apart is at most what the plan still asks beyond what is promised."""
    if regel.kolom is not _K.GERESERVEERD or regel.bedrag_cent < 0:
        return JA
    ruimte = max(0, g.plan_cent - g.totaal.beslag)
    return eis_dat(
        regel.bedrag_cent <= ruimte,
        f"Het plan vraagt {_euro(g.plan_cent)}; daarvan is nog {_euro(ruimte)} te reserveren.",
    )


def _euro(centen: int) -> str:
    return toon_bedrag(uit_centen(centen))


def past(regel: Boeking, pot_stand: Stand, pot_cent: int) -> Uitkomst:
    """Whether the pot of the period holds a line; nothing is promised that is not there."""
    if regel.bedrag_cent <= 0 or regel.kolom is _K.BETAALD:
        return JA
    vrij = pot_stand.vrij(pot_cent)
    return eis_dat(
        regel.bedrag_cent <= vrij,
        f"In het doorbraakbudget van deze periode zit nog {toon_bedrag(uit_centen(max(0, vrij)))}; "
        f"{toon_bedrag(uit_centen(regel.bedrag_cent))} past daar niet in.",
    )


def bij_besluit(standen: Mapping[int, Stand], periode_id: int, bedrag_cent: int) -> tuple[tuple[int, Boeking], ...]:
    """The lines that a decision brings, each with its period: reservations go, and the commitment becomes the amount.

    ``standen`` are those of the request by period. More is committed in ``periode_id``; less falls free where it was
    not paid yet, the latest period first. What was paid already stays committed, whatever is decided.
    """
    uit = [
        (periode, Boeking(_S.VRIJVAL, _K.GERESERVEERD, -stand.gereserveerd))
        for periode, stand in sorted(standen.items())
        if stand.gereserveerd > 0
    ]
    verschil = bedrag_cent - sum(stand.verplicht for stand in standen.values())
    if verschil > 0:
        uit.append((periode_id, Boeking(_S.VERPLICHTING, _K.VERPLICHT, verschil)))
    for periode, stand in sorted(standen.items(), reverse=True):
        weg = min(-verschil, stand.onbesteed)
        if weg > 0:
            uit.append((periode, Boeking(_S.VRIJVAL, _K.VERPLICHT, -weg)))
            verschil += weg
    return tuple(uit)


def bevoegd(bedrag_cent: int, mandaat_cent: int, herziet: Mandaatgrond | None) -> Mandaatgrond:
    """On whose authority an amount is granted; ``herziet`` is on whose the decision stands that this one revises.

    What a mandaathouder decided is revised by a mandaathouder, whatever the new amount.
    """
    boven = bedrag_cent > mandaat_cent or herziet is Mandaatgrond.MANDAATHOUDER
    return Mandaatgrond.MANDAATHOUDER if boven else Mandaatgrond.COACH


def waarom_bevoegd(grond: Mandaatgrond, bedrag_cent: int, mandaat_cent: int, *, herziet: bool) -> str:
    """Why a decision was taken on this authority, in a few words; a refusal has no amount of its own."""
    if grond is Mandaatgrond.COACH:
        return f"tot en met {_euro(mandaat_cent)}"
    if herziet and bedrag_cent <= mandaat_cent:
        return "herziening van een eerder besluit"
    return f"boven het mandaat van de coach van {_euro(mandaat_cent)}"


def mag_besluiten(
    soort: Besluitsoort,
    bedrag_cent: int,
    mandaat_cent: int,
    *,
    is_coach: bool,
    is_mandaathouder: bool,
    heeft_bewerkt: bool,
    heeft_getoetst: bool,
    herziet: Mandaatgrond | None,
    motivering: str,
    betaald_cent: int,
) -> tuple[Mandaatgrond, Uitkomst]:
    """On whose authority may be decided, and whether this person may.

    Up to the mandate the coach of the request decides. Above it a mandaathouder does (:func:`bevoegd`), who edited
    nothing in it and did not judge its plan. A refusal is the coach's, whatever the amount, unless it revises what a
    mandaathouder decided; a mandaathouder may also refuse what is above the mandate.
    """
    afwijzen = soort is Besluitsoort.AFWIJZEN
    redenen: list[str] = []
    grond = bevoegd(0 if afwijzen and is_coach else bedrag_cent, mandaat_cent, herziet)
    if grond is Mandaatgrond.COACH:
        if not is_coach:
            redenen.append("Over dit bedrag besluit de doorbraakcoach aan wie de aanvraag is toegewezen.")
    elif not is_mandaathouder:
        redenen.append(
            "Een mandaathouder besloot eerder over deze aanvraag; een mandaathouder herziet dat besluit."
            if herziet is Mandaatgrond.MANDAATHOUDER
            else f"{_euro(bedrag_cent)} is meer dan het mandaat van {_euro(mandaat_cent)}: een mandaathouder besluit."
        )
    elif heeft_bewerkt:
        redenen.append("U hebt zelf aan deze aanvraag gewerkt. Een andere mandaathouder besluit.")
    elif heeft_getoetst:
        redenen.append("U hebt dit plan getoetst. Een andere mandaathouder besluit.")
    if not motivering.strip():
        redenen.append("Schrijf op waarom u zo besluit.")
    if not afwijzen and bedrag_cent <= 0:
        redenen.append("Het plan heeft nog geen bedrag.")
    nieuw = 0 if afwijzen else bedrag_cent
    if nieuw < betaald_cent:
        redenen.append(f"Er is al {_euro(betaald_cent)} betaald; een lager bedrag kan niet meer worden besloten.")
    return grond, Uitkomst(tuple(redenen))
