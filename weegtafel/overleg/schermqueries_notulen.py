"""What the editor of the minutes reads: the sections, the versions, and the fixed facts beside them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from weegtafel.inrichting.models import Persoon
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import NotulenStatus, OverlegStatus, PuntSoort
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.feiten import AdviesFeiten, IndrukFeiten, OverlegFeiten, PuntFeiten
from weegtafel.overleg.models import Notulen, NotulenDeel, NotulenVersie, Overleg
from weegtafel.overleg.verzamelen import overlegfeiten


@dataclass(frozen=True, slots=True)
class DeelRij:
    """One section; ``gegenereerd`` is what the program wrote."""

    id: int
    sleutel: str
    titel: str
    gegenereerd: str
    tekst: str

    @property
    def aangepast(self) -> bool:
        """Whether somebody changed what the program wrote."""
        return self.tekst != self.gegenereerd


@dataclass(frozen=True, slots=True)
class VersieRij:
    """A snapshot of all sections."""

    nummer: int
    gemaakt_op: datetime
    door: str
    reden: str


@dataclass(frozen=True, slots=True)
class NotulenBlad:
    """The minutes of one overleg; ``id`` is None as long as there are none. Versions from new to old."""

    id: int | None
    overleg_id: int
    overleg: str
    overleg_status: OverlegStatus
    datum: date
    documentnummer: str = ""
    status: NotulenStatus = NotulenStatus.CONCEPT
    vastgesteld_op: datetime | None = None
    vastgesteld_door: str = ""
    vastgesteld_in: str = ""
    hash: str = ""
    delen: tuple[DeelRij, ...] = ()
    versies: tuple[VersieRij, ...] = ()

    @property
    def vast(self) -> bool:
        """Whether they are locked."""
        return self.status is NotulenStatus.VASTGESTELD


def notulenblad(sessie: Session, overleg_id: int) -> NotulenBlad:
    """The minutes of an overleg with their sections and versions.

    Raises:
        Regelovertreding: there is no such overleg.
    """
    overleg = sessie.get(Overleg, overleg_id)
    if overleg is None:
        raise Regelovertreding("Weegtafel kan dit overleg niet meer vinden. Ga terug naar de lijst van overleggen.")
    notulen = sessie.exec(select(Notulen).where(Notulen.overleg_id == overleg_id)).first()
    if notulen is None:
        return NotulenBlad(None, overleg_id, overleg.code, overleg.status, overleg.datum)
    delen = sessie.exec(
        select(NotulenDeel).where(NotulenDeel.notulen_id == notulen.id).order_by(col(NotulenDeel.volgorde))
    )
    versies = sessie.exec(
        select(NotulenVersie.nummer, NotulenVersie.gemaakt_op, NotulenVersie.door, NotulenVersie.reden)
        .where(NotulenVersie.notulen_id == notulen.id)
        .order_by(col(NotulenVersie.nummer).desc())
    )
    door = sessie.get(Persoon, notulen.vastgesteld_door_id) if notulen.vastgesteld_door_id is not None else None
    bij = sessie.get(Overleg, notulen.vastgesteld_in_id) if notulen.vastgesteld_in_id is not None else None
    return NotulenBlad(
        id=notulen.id,
        overleg_id=overleg_id,
        overleg=overleg.code,
        overleg_status=overleg.status,
        datum=overleg.datum,
        documentnummer=notulen.documentnummer,
        status=notulen.status,
        vastgesteld_op=notulen.vastgesteld_op,
        vastgesteld_door=door.naam if door is not None else "",
        vastgesteld_in=bij.code if bij is not None else "",
        hash=notulen.hash,
        delen=tuple(DeelRij(d.id or 0, d.sleutel, d.titel, d.gegenereerd, d.tekst) for d in delen),
        versies=tuple(VersieRij(*v) for v in versies),
    )


def versietekst(sessie: Session, notulen_id: int, nummer: int) -> tuple[tuple[str, str, str], ...]:
    """The sections of a version as (key, title, text).

    Raises:
        Regelovertreding: there is no such version.
    """
    inhoud = sessie.exec(
        select(NotulenVersie.inhoud).where(NotulenVersie.notulen_id == notulen_id, NotulenVersie.nummer == nummer)
    ).first()
    if inhoud is None:
        raise Regelovertreding(f"Versie {nummer} van deze notulen bestaat niet.")
    return tuple((sleutel, titel, tekst) for sleutel, titel, tekst in json.loads(inhoud))


# --- the fixed facts of a section -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Feit:
    """A fixed fact: its name and its words. ``kort`` ones are always in sight."""

    naam: str
    tekst: str
    kort: bool = True


def vaste_feiten(sessie: Session, overleg_id: int) -> dict[str, tuple[Feit, ...]]:
    """The fixed facts by key of the section; sections without facts are not in the answer.

    Raises:
        Regelovertreding: there is no such overleg.
    """
    o = overlegfeiten(sessie, overleg_id)
    uit = {f"punt:{p.id}": _punt(p) for p in o.punten}
    uit["opening"] = _opening(o)
    uit["aanwezigheid"] = tuple(
        Feit(d.organisatie.naam, d.begin.omschrijving if d.begin is not None else "niet gemeld", kort=False)
        for d in o.deelnemers
    )
    uit["acties"] = tuple(
        Feit(
            (a.persoon.naam if a.persoon is not None else "") or (a.organisatie.naam if a.organisatie else ""),
            f"{a.wat.strip().rstrip('.')}, voor {datum_voluit(a.wanneer)}.",
        )
        for a in o.acties
    )
    return {sleutel: feiten for sleutel, feiten in uit.items() if feiten}


def _opening(o: OverlegFeiten) -> tuple[Feit, ...]:
    return (
        Feit("Voorzitter", o.voorzitter.naam),
        Feit("Secretaris", o.secretaris.naam),
        Feit("Quorum", o.quorumzin),
    )


def _punt(p: PuntFeiten) -> tuple[Feit, ...]:
    feiten: list[Feit] = []
    if p.soort is PuntSoort.CASUS and p.casus is not None:
        c = p.casus
        gevraagd = [c.toon(s) for s in ("segment", "profiel", "intensiteit", "duur_maanden", "kosten_cent")]
        gevraagd[3] = f"{gevraagd[3]} maanden" if gevraagd[3] and "maand" not in gevraagd[3] else gevraagd[3]
        feiten.append(Feit("Casus", f"{c.nummer}, {c.soort.omschrijving}, ingebracht door {c.inbrenger}"))
        feiten.append(Feit("Gevraagd", " · ".join(deel for deel in gevraagd if deel)))
        feiten.append(Feit("Resultaat", c.toon("resultaat"), kort=False))
        feiten += [Feit("Eerste indruk", _telling(p.indrukken, eerste=True), kort=False)]
        feiten += [Feit("Na bespreking", _telling(p.indrukken, eerste=False), kort=False)]
    for advies in p.adviezen:
        feiten += _advies(advies)
    if p.bekrachtigt is not None:
        b = p.bekrachtigt
        feiten.append(Feit("Advies", f"{b.nummer}, {b.soort.omschrijving}"))
        if b.bekrachtiging is not None:
            feiten.append(Feit("Besluit", b.bekrachtiging.besluit.omschrijving))
    if p.vorige_notulen:
        feiten.append(Feit("Notulen", p.vorige_notulen))
    if p.doorschuif_reden:
        feiten.append(Feit("Doorgeschoven", p.doorschuif_reden))
    return tuple(feit for feit in feiten if feit.tekst)


def _telling(indrukken: tuple[IndrukFeiten, ...], *, eerste: bool) -> str:
    oordelen = Counter(i.eerste if eerste else i.na for i in indrukken)
    return ", ".join(f"{n} {o.omschrijving}" for o, n in oordelen.most_common() if o is not None)


def _advies(a: AdviesFeiten) -> list[Feit]:
    kop = f"{a.nummer}, {a.soort.omschrijving}"
    if a.voorbehoud is not None:
        kop += f" (onder voorbehoud: {a.voorbehoud.omschrijving})"
    inzet = [a.toon(s) for s in ("profiel", "intensiteit", "grondslag")] + [a.alternatief]
    duur = f"{a.duur_maanden} maanden" if a.duur_maanden else ""
    nodig = ", ".join(d for d in (a.nodig_wat, a.nodig_wie) if d)
    if a.nodig_wanneer is not None:
        nodig += f", voor {a.toon('nodig_wanneer')}"
    return [
        Feit("Advies", kop),
        Feit("Geadviseerd", " · ".join(d for d in (*inzet, duur) if d)),
        Feit("Nodig", nodig),
        Feit("Voorwaarden", "\n".join(f"– {v}" for v in a.voorwaarden)),
        Feit("Evaluatie", a.toon("evaluatiedatum")),
        Feit("Motivering", a.motivering, kort=False),
        Feit("Afwijkend", "\n".join(f"– {v}" for v in a.afwijkend), kort=False),
        Feit("Leerpunt", a.leerpunt, kort=False),
    ]
