"""What screens, exports and the controller read of the budgetregister, the figures, the aftercare and knelpunten."""

from __future__ import annotations

import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import Select, case, func, text
from sqlalchemy import select as kies
from sqlmodel import Session, col, select

from weegtafel.doorbraak.codes import Effectuitslag, Knelpuntaard, Knelpuntsoort, Registerkolom
from weegtafel.doorbraak.models import (
    Aanvraag,
    Besluit,
    Knelpunt,
    Nazorgeffect,
    Nazorgmoment,
    Potperiode,
    Registerregel,
    Rekenuitkomst,
)
from weegtafel.doorbraak.registerrijen import (
    Budgetstand,
    Cijfers,
    KnelpuntTelling,
    PotRij,
    Prognose,
    PrognoseRij,
    RegisterRij,
    Saldo,
)
from weegtafel.doorbraak.rules.register import Stand
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.models import Persoon
from weegtafel.kernel.bedrag import naar_centen, uit_centen
from weegtafel.kernel.errors import Regelovertreding

_R, _K = Registerregel, Registerkolom


def _som(kolom: Registerkolom) -> Any:
    return func.coalesce(func.sum(case((col(_R.kolom) == kolom, col(_R.bedrag_cent)), else_=0)), 0)


_SOMMEN = (_som(_K.GERESERVEERD), _som(_K.VERPLICHT), _som(_K.BETAALD))


def potten(sessie: Session) -> tuple[PotRij, ...]:
    """Every period of the pot with its balance, the latest first."""
    # Over- and underuse show request by request: what one paid too much is not hidden by what another left.
    per_aanvraag = (
        kies(col(_R.potperiode_id).label("pot"), *(som.label(n) for som, n in zip(_SOMMEN, "gvb", strict=True)))
        .group_by(col(_R.potperiode_id), col(_R.aanvraag_id))
        .subquery()
    )
    p = per_aanvraag.c
    per_pot = {
        rij[0]: rij[1:]
        for rij in sessie.execute(
            kies(
                p.pot,
                func.sum(p.g),
                func.sum(p.v),
                func.sum(p.b),
                func.sum(func.max(0, p.v - p.b)),
                func.sum(func.max(0, p.b - p.v)),
            ).group_by(p.pot)
        )
    }
    uit = []
    for pot in sessie.exec(select(Potperiode).order_by(col(Potperiode.van).desc())):
        g, v, b, onbesteed, teveel = per_pot.get(pot.id, (0, 0, 0, 0, 0))
        vrij = Stand(g, v, b).vrij(pot.bedrag_cent)
        uit.append(
            PotRij(
                pot.id or 0, pot.van, pot.tot, pot.bedrag_cent, g, v, b, vrij,
                onbesteed, teveel + max(0, -vrij), pot.reden, pot.versie,
            )
        )  # fmt: skip
    return tuple(uit)


def pot_op(sessie: Session, dag: date) -> PotRij | None:
    """The period of the pot that holds a day, with its balance; None while nothing was set or booked for it."""
    return next((pot for pot in potten(sessie) if pot.van <= dag <= pot.tot), None)


def budgetstand(sessie: Session, van: date | None = None, tot: date | None = None) -> Budgetstand:
    """What is really free: every pot that a period touches, whole, with all that lies on it; None is no bound.

    This is what a screen or a paper shows as free. While nothing was set or booked for the period, the pot is that of
    the settings and ``potten`` is empty. :func:`cijfers` counts only the decisions of a period, so that its ``vrij``
    says nothing about a pot of which the period is a part.
    """
    van, tot = van or date.min, tot or date.max
    rijen = tuple(reversed([pot for pot in potten(sessie) if pot.van <= tot and pot.tot >= van]))
    if not rijen:
        bedrag = naar_centen(instellingen_op(sessie, tot).doorbraak_pot)
        return Budgetstand((), bedrag, 0, 0, 0, bedrag, heel=False)
    return Budgetstand(
        rijen,
        sum(pot.bedrag_cent for pot in rijen),
        sum(pot.gereserveerd for pot in rijen),
        sum(pot.verplicht for pot in rijen),
        sum(pot.betaald for pot in rijen),
        sum(pot.vrij for pot in rijen),
        heel=rijen[0].van >= van and rijen[-1].tot <= tot,
    )


def pot_stand(sessie: Session, potperiode_id: int) -> Stand:
    """What all lines of a period add up to."""
    vraag = kies(col(_R.kolom), func.sum(col(_R.bedrag_cent))).where(col(_R.potperiode_id) == potperiode_id)
    stand = Stand()
    for kolom, som in sessie.execute(vraag.group_by(col(_R.kolom))):
        stand = stand.plus(kolom, som)
    return stand


def saldi(sessie: Session, aanvraag_id: int) -> tuple[Saldo, ...]:
    """What the lines of one request add up to, period by period."""
    vraag = kies(col(_R.potperiode_id), *_SOMMEN).where(col(_R.aanvraag_id) == aanvraag_id)
    return tuple(Saldo(*rij) for rij in sessie.execute(vraag.group_by(col(_R.potperiode_id))))


def _regels(potperiode_id: int | None, aanvraag_id: int | None) -> Select[Any]:
    vraag = kies(col(_R.id))
    if potperiode_id is not None:
        vraag = vraag.where(col(_R.potperiode_id) == potperiode_id)
    if aanvraag_id is not None:
        vraag = vraag.where(col(_R.aanvraag_id) == aanvraag_id)
    return vraag


def register(
    sessie: Session,
    potperiode_id: int | None = None,
    aanvraag_id: int | None = None,
    offset: int = 0,
    limit: int | None = 200,
) -> tuple[RegisterRij, ...]:
    """A window on the lines of the register, the newest first; ``limit`` None gives all."""
    venster = _regels(potperiode_id, aanvraag_id).order_by(col(_R.id).desc()).offset(offset)
    if limit is not None:
        venster = venster.limit(limit)
    vraag = (
        kies(
            col(_R.id),
            col(_R.datum),
            col(Aanvraag.nummer),
            col(_R.aanvraag_id),
            col(_R.soort),
            col(_R.kolom),
            col(_R.bedrag_cent),
            col(_R.omschrijving),
            col(_R.kenmerk),
            col(_R.corrigeert_id),
            func.coalesce(col(Besluit.nummer), ""),
            func.coalesce(col(Persoon.naam), ""),
            col(_R.tijdstip),
            col(_R.potperiode_id),
        )
        .join(Aanvraag, col(Aanvraag.id) == col(_R.aanvraag_id))
        .join(Besluit, col(Besluit.id) == col(_R.besluit_id), isouter=True)
        .join(Persoon, col(Persoon.id) == col(_R.door_id), isouter=True)
        .where(col(_R.id).in_(venster))
        .order_by(col(_R.id).desc())
    )
    return tuple(RegisterRij(*rij) for rij in sessie.execute(vraag))


def aantal_regels(sessie: Session, potperiode_id: int | None = None, aanvraag_id: int | None = None) -> int:
    """How many lines there are."""
    venster = _regels(potperiode_id, aanvraag_id).subquery()
    return int(sessie.execute(kies(func.count()).select_from(venster)).scalar_one())


#: The decision that stands on each request and grants something, within the dates.
_CIJFERS = text(
    """
    WITH geldig AS MATERIALIZED (
        SELECT b.aanvraag_id, b.bedrag_cent, b.besparing_cent FROM besluit b
        WHERE b.soort = 'toekennen' AND b.datum BETWEEN :van AND :tot
        AND NOT EXISTS (SELECT 1 FROM besluit h WHERE h.herziet_id = b.id)
    ),
    geboekt AS (
        SELECT kolom, SUM(bedrag_cent) AS som FROM registerregel
        WHERE aanvraag_id IN (SELECT aanvraag_id FROM geldig) GROUP BY kolom
    )
    SELECT COUNT(*), SUM(bedrag_cent), MIN(bedrag_cent), MAX(bedrag_cent), SUM(besparing_cent),
        (SELECT SUM(bedrag_cent) FROM potperiode WHERE van <= :tot AND tot >= :van),
        COALESCE((SELECT som FROM geboekt WHERE kolom = 'verplicht'), 0),
        COALESCE((SELECT som FROM geboekt WHERE kolom = 'betaald'), 0)
    FROM geldig
    """
)


def cijfers(sessie: Session, van: date | None = None, tot: date | None = None) -> Cijfers:
    """The figures over the decisions of a period, both days counted in; None is no bound.

    Raises:
        Regelovertreding: the period ends before it begins.
    """
    van, tot = van or date.min, tot or date.max
    if tot < van:
        raise Regelovertreding("De laatste dag ligt vóór de eerste. Kies een andere periode.")
    aantal, som, laagste, hoogste, besparing, pot, verplicht, betaald = sessie.execute(
        _CIJFERS, {"van": van.isoformat(), "tot": tot.isoformat()}
    ).one()
    # Without a period of its own a year has the pot of the settings; see ``handlers.boeken.periode_van``.
    pot_cent = naar_centen(instellingen_op(sessie, tot).doorbraak_pot) if pot is None else int(pot)
    return Cijfers(
        aantal,
        _gemiddelde(som, aantal),
        laagste,
        hoogste,
        _gemiddelde(besparing, aantal),
        pot_cent,
        verplicht,
        betaald,
        pot_cent - verplicht,
    )


def _gemiddelde(som: int | None, aantal: int) -> int | None:
    if som is None or aantal == 0:
        return None
    return int((Decimal(som) / aantal).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def cijfers_json(gevonden: Cijfers) -> dict[str, Any]:
    """The figures as the command line prints them: money as text with two decimals."""
    return {
        naam: waarde if naam == "aantal" or waarde is None else f"{uit_centen(waarde):.2f}"
        for naam in Cijfers.__dataclass_fields__
        for waarde in (getattr(gevonden, naam),)
    }


REGISTERKOP = (
    "Regel", "Datum", "Periode van", "Periode tot", "Aanvraag", "Besluit", "Soort", "Kolom", "Bedrag", "Omschrijving",
    "Kenmerk grootboek", "Corrigeert regel", "Geboekt door", "Geboekt op",
)  # fmt: skip


def registeruitvoer(sessie: Session, potperiode_id: int | None = None) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Header and rows of the register for XLSX or CSV, the oldest line first; amounts in euros as Decimal.

    The amounts of one column of one period add up to what :func:`potten` shows.
    """
    perioden = {pot.id: pot for pot in potten(sessie)}
    rijen = [
        (
            r.id, r.datum, perioden[r.potperiode_id].van, perioden[r.potperiode_id].tot, r.nummer, r.besluit,
            r.soort.omschrijving, r.kolom.omschrijving, uit_centen(r.bedrag_cent), r.omschrijving, r.kenmerk,
            r.corrigeert_id, r.door, r.tijdstip,
        )
        for r in reversed(register(sessie, potperiode_id, limit=None))
    ]  # fmt: skip
    return REGISTERKOP, rijen


def prognose(sessie: Session, aanvraag_id: int) -> Prognose | None:
    """Forecast beside outcome for a request; None while nothing was decided.

    The forecast is that of the decision that stands; the outcome of an effect is the last one that is known.
    """
    besluit = sessie.exec(
        select(Besluit).where(col(Besluit.aanvraag_id) == aanvraag_id).order_by(col(Besluit.id).desc()).limit(1)
    ).first()
    if besluit is None:
        return None
    uitkomst = sessie.get_one(Rekenuitkomst, besluit.rekenuitkomst_id)
    aanvraag = sessie.get_one(Aanvraag, aanvraag_id)
    gevonden: dict[int, tuple[Nazorgeffect, date | None]] = {}
    vraag = (
        select(Nazorgeffect, Nazorgmoment)
        .join(Nazorgmoment, col(Nazorgmoment.id) == col(Nazorgeffect.nazorgmoment_id))
        .where(col(Nazorgmoment.aanvraag_id) == aanvraag_id)
        .order_by(col(Nazorgmoment.datum), col(Nazorgmoment.id))
    )
    for effect, moment in sessie.exec(vraag):
        if effect.uitslag is not Effectuitslag.ONBEKEND or effect.effect_id not in gevonden:
            gevonden[effect.effect_id] = (effect, moment.gedaan_op)
    delen = json.loads(uitkomst.uitkomst)["effecten"]
    rijen = tuple(
        _prognoserij(int(sleutel), deel, gevonden.get(int(sleutel)))
        for sleutel, deel in zip(uitkomst.effect_ids.split(), delen, strict=True)
    )
    bekend = [rij for rij in rijen if rij.gerealiseerd_cent is not None]
    return Prognose(
        aanvraag.nummer,
        besluit.bedrag_cent,
        sum(s.betaald for s in saldi(sessie, aanvraag_id)),
        sum(rij.verwacht_cent for rij in rijen),
        sum(rij.verwacht_cent for rij in bekend),
        sum(rij.gerealiseerd_cent or 0 for rij in bekend),
        len(bekend),
        rijen,
    )


def _prognoserij(effect_id: int, deel: dict[str, Any], gezien: tuple[Nazorgeffect, date | None] | None) -> PrognoseRij:
    verwacht, contant = (
        naar_centen(Decimal(deel[naam]).quantize(Decimal("0.01")))
        for naam in ("verwachte_besparing", "contante_waarde")
    )
    uitslag, bedrag, toelichting, dag = Effectuitslag.ONBEKEND, None, "", None
    if gezien is not None:
        uitslag, bedrag, toelichting, dag = gezien[0].uitslag, gezien[0].bedrag_cent, gezien[0].toelichting, gezien[1]
    if uitslag is Effectuitslag.NIET and bedrag is None:
        bedrag = 0
    return PrognoseRij(
        effect_id, deel["omschrijving"], deel["betaler"], verwacht, contant, uitslag, bedrag, toelichting, dag
    )


def knelpunten(
    sessie: Session, van: date | None = None, tot: date | None = None, aard: Knelpuntaard | None = None
) -> tuple[KnelpuntTelling, ...]:
    """How often something of someone stood in the way, the most frequent first; by the day of the request."""
    vraag = (
        select(Knelpunt)
        .join(Aanvraag, col(Aanvraag.id) == col(Knelpunt.aanvraag_id))
        .where(
            func.date(col(Aanvraag.aangemaakt_op)) >= (van or date.min).isoformat(),
            func.date(col(Aanvraag.aangemaakt_op)) <= (tot or date.max).isoformat(),
        )
        .order_by(col(Knelpunt.id))
    )
    if aard is not None:
        vraag = vraag.where(col(Knelpunt.aard) == aard.value)
    groepen: dict[tuple[str, str, str], list[Knelpunt]] = {}
    for k in sessie.exec(vraag):
        groepen.setdefault((k.soort, k.aard, k.van_wie.strip().casefold()), []).append(k)
    tellingen = [
        KnelpuntTelling(
            _lid(Knelpuntsoort, soort),
            _lid(Knelpuntaard, aard_),
            rijen[0].van_wie.strip(),
            len(rijen),
            len({k.aanvraag_id for k in rijen}),
            tuple(dict.fromkeys(k.omschrijving for k in rijen if k.omschrijving))[:3],
        )
        for (soort, aard_, _), rijen in groepen.items()
    ]
    return tuple(sorted(tellingen, key=lambda t: (-t.aantal, t.van_wie.casefold(), t.soort)))


def _lid(soort: Any, waarde: str) -> Any:
    return soort._value2member_map_[waarde]


KNELPUNTKOP = ("Aanvraag", "Soort", "Aard", "Van wie", "Omschrijving", "Status van de aanvraag")


def knelpuntuitvoer(sessie: Session) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Header and rows of every knelpunt, for policy; no household and no name."""
    vraag = (
        select(Knelpunt, Aanvraag)
        .join(Aanvraag, col(Aanvraag.id) == col(Knelpunt.aanvraag_id))
        .order_by(col(Knelpunt.van_wie), col(Knelpunt.id))
    )
    return KNELPUNTKOP, [
        (
            a.nummer,
            _lid(Knelpuntsoort, k.soort).omschrijving,
            _lid(Knelpuntaard, k.aard).omschrijving,
            k.van_wie,
            k.omschrijving,
            a.status.omschrijving,
        )
        for k, a in sessie.exec(vraag)
    ]
