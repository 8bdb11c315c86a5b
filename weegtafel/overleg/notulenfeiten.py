"""What the minutes of one overleg tell, read from the database for ``notulentekst``."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlmodel import Session, col, select

from weegtafel.casus.models import Casus
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.models import Criterium, Organisatie
from weegtafel.kernel.codes import Aanwezigheidssoort, NotulenStatus, Oordeel, Oordeelmoment
from weegtafel.overleg.models import (
    Aanwezigheid,
    Actie,
    Advies,
    Agendapunt,
    Bekrachtiging,
    Indruk,
    Notulen,
    NotulenDeel,
    Overleg,
    Terugtrekking,
    Weging,
)
from weegtafel.overleg.notulentekst import (
    Deeltekst,
    Overlegverslag,
    Puntverslag,
    Terugtrekkingfeit,
    Weegfeit,
    notulenhash,
)
from weegtafel.overleg.tafel import Tafel, punten_van, tafel_van


def _bij_punten(sessie: Session, soort: Any, overleg_id: int) -> list[Any]:
    """Rows that hang on items of an overleg, in the order in which they were recorded."""
    vraag = (
        select(soort)
        .join(Agendapunt, col(Agendapunt.id) == col(soort.agendapunt_id))
        .where(col(Agendapunt.overleg_id) == overleg_id)
        .order_by(col(soort.id))
    )
    return list(sessie.exec(vraag).all())


def _namen(sessie: Session, tafel: Tafel) -> dict[int, str]:
    leden = [d.id for d in tafel.deelnemers]
    rijen = sessie.exec(select(Organisatie).where(col(Organisatie.id).in_(leden))).all()
    kort = {o.id or 0: o.afkorting or o.naam for o in rijen}
    return {lid: kort[lid] for lid in leden}


def _punt(
    sessie: Session,
    nummer: int,
    punt: Agendapunt,
    *,
    terug: list[Terugtrekkingfeit],
    indrukken: list[Indruk],
    wegingen: list[Weegfeit],
) -> Puntverslag:
    advies = sessie.get(Advies, punt.advies_id) if punt.advies_id is not None else None
    besluit = sessie.exec(select(Bekrachtiging).where(col(Bekrachtiging.agendapunt_id) == punt.id)).first()
    vorige = sessie.get(Agendapunt, punt.doorgeschoven_van_id) if punt.doorgeschoven_van_id is not None else None
    bron = sessie.get(Overleg, vorige.overleg_id) if vorige is not None else None
    casus = sessie.get(Casus, punt.casus_id) if punt.casus_id is not None else None
    notulen = sessie.get(Notulen, punt.notulen_id) if punt.notulen_id is not None else None
    oordelen: dict[Oordeelmoment, list[tuple[int, Oordeel]]] = {m: [] for m in Oordeelmoment}
    for indruk in indrukken:
        oordelen[indruk.moment].append((indruk.organisatie_id, indruk.oordeel))
    return Puntverslag(
        id=punt.id or 0,
        nummer=nummer,
        soort=punt.soort,
        titel=punt.titel,
        status=punt.status,
        verslag=punt.verslag,
        doorschuif_reden=punt.doorschuif_reden,
        eerder_doorgeschoven=bron.code if bron is not None else "",
        casusnummer=casus.nummer if casus is not None else "",
        teruggetrokken=tuple(terug),
        eerste=tuple(oordelen[Oordeelmoment.EERSTE]),
        na=tuple(oordelen[Oordeelmoment.NA]),
        weging=tuple(wegingen),
        adviesnummer=advies.nummer if advies is not None else "",
        voorbehoud=advies.voorbehoud if advies is not None else None,
        besluit=besluit.besluit if besluit is not None else None,
        besluit_toelichting=besluit.toelichting if besluit is not None else "",
        notulennummer=notulen.documentnummer if notulen is not None else "",
        notulen_vastgesteld=notulen is not None
        and notulen.status is NotulenStatus.VASTGESTELD
        and notulen.vastgesteld_in_id == punt.overleg_id,
    )


def verslag_van(sessie: Session, overleg: Overleg) -> Overlegverslag:
    """All facts of a closed overleg that its minutes tell."""
    assert overleg.id is not None and overleg.geopend_op is not None and overleg.gesloten_op is not None
    tafel = tafel_van(sessie, overleg)
    namen = _namen(sessie, tafel)
    punten = punten_van(sessie, overleg.id)
    criteria = {
        c.id: c
        for c in sessie.exec(select(Criterium).where(col(Criterium.criteriumversie_id) == overleg.criteriumversie_id))
    }
    terug: dict[int, list[Terugtrekkingfeit]] = {}
    for t in _bij_punten(sessie, Terugtrekking, overleg.id):
        feit = Terugtrekkingfeit(namen.get(t.organisatie_id, "Een organisatie"), t.reden)
        terug.setdefault(t.agendapunt_id, []).append(feit)
    indrukken: dict[int, list[Indruk]] = {}
    for indruk in _bij_punten(sessie, Indruk, overleg.id):
        indrukken.setdefault(indruk.agendapunt_id, []).append(indruk)
    wegingen: dict[int, list[tuple[int, Weegfeit]]] = {}
    for weging in _bij_punten(sessie, Weging, overleg.id):
        if weging.oordeel is not None:
            criterium = criteria[weging.criterium_id]
            wegingen.setdefault(weging.agendapunt_id, []).append(
                (criterium.volgorde, Weegfeit(criterium.naam, weging.oordeel, weging.reden))
            )
    begin, wisselingen = _begin_en_wisselingen(tafel)
    acties = sessie.exec(select(Actie.id).where(col(Actie.overleg_id) == overleg.id)).all()
    herzien = []
    for nieuw in sessie.exec(
        select(Advies).where(col(Advies.overleg_id) == overleg.id, col(Advies.herziet_id).is_not(None))
    ).all():
        oud = sessie.get(Advies, nieuw.herziet_id)
        assert oud is not None
        herzien.append((oud.nummer, nieuw.nummer))
    eerste = tafel.volgorde[0] if tafel.volgorde else None
    return Overlegverslag(
        code=overleg.code,
        tafelnaam=instellingen_op(sessie, overleg.datum).tafelnaam,
        datum=overleg.datum,
        geopend_op=overleg.geopend_op,
        gesloten_op=overleg.gesloten_op,
        plaats=overleg.locatie,
        quorum=tafel.quorum(eerste),
        organisaties=namen,
        begin=begin,
        wisselingen=wisselingen,
        volgorde=tafel.volgorde,
        punten=tuple(
            _punt(
                sessie,
                nummer,
                p,
                terug=terug.get(p.id or 0, []),
                indrukken=indrukken.get(p.id or 0, []),
                wegingen=[w for _, w in sorted(wegingen.get(p.id or 0, []), key=lambda paar: paar[0])],
            )
            for nummer, p in enumerate(punten, start=1)
        ),
        nieuwe_acties=len(acties),
        herzien=tuple(herzien),
    )


def _begin_en_wisselingen(tafel: Tafel) -> tuple[dict[int, Aanwezigheidssoort], tuple[Any, ...]]:
    """Presence at the opening, and what really changed after it, in the order of the meeting."""
    begin = tafel.stand(None)
    plaats = {punt: n for n, punt in enumerate(tafel.volgorde)}
    later = sorted(
        ((plaats[g.punt_id], n, g) for n, g in enumerate(tafel.gebeurtenissen) if g.punt_id in plaats),
        key=lambda t: t[:2],
    )
    leden = {d.id for d in tafel.deelnemers}
    laatste: dict[int, Aanwezigheidssoort] = dict(begin)
    uit = []
    for n, (waar, _, g) in enumerate(later):
        overschreven = any(w == waar and ander.organisatie_id == g.organisatie_id for w, _, ander in later[n + 1 :])
        if g.organisatie_id not in leden or overschreven or laatste.get(g.organisatie_id) is g.soort:
            continue
        laatste[g.organisatie_id] = g.soort
        uit.append(g)
    return begin, tuple(uit)


# --- the hash of established minutes --------------------------------------------------------------


def _kaal(waarde: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(waarde, Enum):
        return str(waarde.value)
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    return waarde


def _rij(rij: Any) -> dict[str, Any]:
    return {naam: _kaal(getattr(rij, naam)) for naam in sorted(type(rij).model_fields)}


def _vaste_feiten(sessie: Session, overleg: Overleg) -> dict[str, Any]:
    """What can no longer change once an overleg is closed: presence, recusals, judgements, weighing, decisions."""
    assert overleg.id is not None
    aanwezigheid = sessie.exec(
        select(Aanwezigheid).where(col(Aanwezigheid.overleg_id) == overleg.id).order_by(col(Aanwezigheid.id))
    ).all()
    return {
        "code": overleg.code,
        "datum": overleg.datum.isoformat(),
        "geopend_op": _kaal(overleg.geopend_op),
        "gesloten_op": _kaal(overleg.gesloten_op),
        "aanwezigheid": [_rij(r) for r in aanwezigheid],
        **{
            soort.__name__.lower(): [_rij(r) for r in _bij_punten(sessie, soort, overleg.id)]
            for soort in (Terugtrekking, Indruk, Weging, Advies, Bekrachtiging)
        },
    }


def hash_van_notulen(sessie: Session, notulen: Notulen) -> str:
    """The SHA-256 of minutes as they stand now: sections and fixed facts. Compare it with ``Notulen.hash``."""
    overleg = sessie.get(Overleg, notulen.overleg_id)
    assert overleg is not None
    delen = sessie.exec(
        select(NotulenDeel).where(col(NotulenDeel.notulen_id) == notulen.id).order_by(col(NotulenDeel.volgorde))
    ).all()
    teksten = [Deeltekst(d.sleutel, d.titel, d.tekst) for d in delen]
    return notulenhash(notulen.documentnummer, teksten, _vaste_feiten(sessie, overleg))
