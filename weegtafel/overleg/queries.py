"""What screens read of overleggen: the list, one agenda, what can be put on it, and a cheap sign of change."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func
from sqlmodel import Session, col, select

from weegtafel.casus.models import Casus
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.models import Organisatie, Persoon
from weegtafel.kernel.codes import OrganisatieSoort, OverlegStatus, PuntSoort
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.models import (
    Aanwezigheid,
    Actie,
    Advies,
    Adviesconcept,
    Agendapunt,
    Bekrachtiging,
    Deelnemer,
    Indruk,
    Notulen,
    Overleg,
    Terugtrekking,
    Weging,
)
from weegtafel.overleg.rules.aanwezigheid import (
    Deelnemende,
    Gebeurtenis,
    Puntfeit,
    afwezige_inbrengers,
    behandelvolgorde,
    quorumstand,
    stand_bij,
)
from weegtafel.overleg.rules.agenda import tijdplan
from weegtafel.overleg.schermrijen import DeelnemerRij, OverlegBlad, OverlegRij, PuntRij, Stand


def overleggen(sessie: Session) -> tuple[OverlegRij, ...]:
    """Every overleg: the open one first, then what is planned by date, then the past from new to old."""
    tellingen = {
        o: (c, a)
        for o, c, a in sessie.exec(
            select(Agendapunt.overleg_id, func.count(col(Agendapunt.casus_id)), func.count(col(Agendapunt.advies_id)))
            .where(Agendapunt.soort == PuntSoort.CASUS)
            .group_by(col(Agendapunt.overleg_id))
        )
    }
    rijen = [
        OverlegRij(
            o.id or 0,
            o.code,
            o.datum,
            o.begintijd,
            o.eindtijd,
            o.locatie or ("online" if o.online_link else ""),
            o.status,
            bool(o.vervallen_reden),
            naam,
            *tellingen.get(o.id or 0, (0, 0)),
        )
        for o, naam in sessie.exec(
            select(Overleg, Persoon.naam).join(Persoon, col(Persoon.id) == col(Overleg.voorzitter_id))
        )
    ]

    def sleutel(rij: OverlegRij) -> tuple[int, int]:
        if rij.status is OverlegStatus.OPEN:
            return (0, rij.datum.toordinal())
        if rij.status is OverlegStatus.GEPLAND and not rij.vervallen:
            return (1, rij.datum.toordinal())
        return (2, -rij.datum.toordinal())

    return tuple(sorted(rijen, key=sleutel))


def _haal(sessie: Session, overleg_id: int) -> Overleg:
    overleg = sessie.get(Overleg, overleg_id)
    if overleg is None:
        raise Regelovertreding("Weegtafel kan dit overleg niet meer vinden. Ga terug naar de lijst van overleggen.")
    return overleg


def tafel_van(sessie: Session, overleg_id: int) -> tuple[Organisatie, ...]:
    """The member organisations of an overleg, jeugdteams first, then GI's, by name."""
    orde = list(OrganisatieSoort)
    rijen = sessie.exec(
        select(Organisatie)
        .join(Deelnemer, col(Deelnemer.organisatie_id) == col(Organisatie.id))
        .where(Deelnemer.overleg_id == overleg_id)
    )
    return tuple(sorted(rijen, key=lambda o: (orde.index(o.soort), o.naam.casefold())))


def deelnemenden(tafel: Sequence[Organisatie]) -> tuple[Deelnemende, ...]:
    """The member organisations as the rules of presence need them."""
    return tuple(Deelnemende(o.id or 0, o.naam, o.soort is OrganisatieSoort.GI) for o in tafel)


def gebeurtenissen(sessie: Session, overleg_id: int) -> tuple[Gebeurtenis, ...]:
    """Every change of presence in an overleg, in the order in which it was recorded."""
    vraag = select(Aanwezigheid).where(Aanwezigheid.overleg_id == overleg_id).order_by(col(Aanwezigheid.id))
    return tuple(Gebeurtenis(a.organisatie_id, a.soort, a.agendapunt_id, a.tijdstip) for a in sessie.exec(vraag))


def puntfeiten(sessie: Session, overleg: Overleg) -> tuple[Puntfeit, ...]:
    """The items of an overleg as the rules of presence need them, in the order of the agenda."""
    rijen = sessie.exec(
        select(Agendapunt, Casus.inbrenger_id)
        .join(Casus, col(Casus.id) == col(Agendapunt.casus_id), isouter=True)
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(col(Agendapunt.volgorde), col(Agendapunt.id))
    )
    return tuple(
        Puntfeit(
            p.id or 0,
            p.volgorde,
            p.soort,
            p.titel,
            p.status,
            p.afgerond_op,
            p.id == overleg.actief_punt_id,
            inbrenger,
        )
        for p, inbrenger in rijen
    )


def _herkomst(sessie: Session, punten: Sequence[int | None]) -> dict[int, str]:
    """Code of the overleg of each of these items."""
    vraag = (
        select(Agendapunt.id, Overleg.code)
        .join(Overleg, col(Overleg.id) == col(Agendapunt.overleg_id))
        .where(col(Agendapunt.id).in_([p for p in punten if p is not None]))
    )
    return {punt: code for punt, code in sessie.exec(vraag) if punt is not None}


def _punten(sessie: Session, overleg: Overleg, afwezig: frozenset[int]) -> tuple[PuntRij, ...]:
    rijen = sessie.exec(
        select(Agendapunt, Casus, Organisatie, Advies)
        .join(Casus, col(Casus.id) == col(Agendapunt.casus_id), isouter=True)
        .join(Organisatie, col(Organisatie.id) == col(Casus.inbrenger_id), isouter=True)
        .join(Advies, col(Advies.id) == col(Agendapunt.advies_id), isouter=True)
        .where(Agendapunt.overleg_id == overleg.id)
        .order_by(col(Agendapunt.volgorde), col(Agendapunt.id))
    ).all()
    herkomst = _herkomst(sessie, [p.doorgeschoven_van_id for p, _, _, _ in rijen])
    aanvang = tijdplan(overleg.begintijd, overleg.eindtijd, [p.minuten for p, _, _, _ in rijen]).aanvang
    uit = []
    # An outer join gives None for what is missing, which the types of select do not know.
    punt: Agendapunt
    casus: Casus | None
    organisatie: Organisatie | None
    advies: Advies | None
    for (punt, casus, organisatie, advies), begint in zip(rijen, aanvang, strict=True):
        uit.append(
            PuntRij(
                punt.id or 0,
                punt.soort,
                punt.volgorde,
                punt.titel,
                punt.minuten,
                begint,
                punt.seconden_gebruikt,
                punt.status,
                punt.casus_id,
                casus.nummer if casus else "",
                casus.soort if casus else None,
                organisatie.id if organisatie else None,
                organisatie.naam if organisatie else "",
                organisatie.afkorting if organisatie else "",
                punt.id in afwezig,
                punt.advies_id,
                advies.soort if advies else None,
                advies.voorbehoud if advies else None,
                punt.doorschuif_reden,
                herkomst.get(punt.doorgeschoven_van_id or 0, ""),
                punt.versie,
            )
        )
    return tuple(uit)


def overleg(sessie: Session, overleg_id: int) -> OverlegBlad:
    """One overleg with its agenda, its table and the presence as it was last reported.

    Raises:
        Regelovertreding: there is no such overleg.
    """
    o = _haal(sessie, overleg_id)
    feiten = puntfeiten(sessie, o)
    alles = gebeurtenissen(sessie, overleg_id)
    volgorde = behandelvolgorde(feiten)
    geopend = o.status is not OverlegStatus.GEPLAND
    peil = o.actief_punt_id if o.actief_punt_id in volgorde else None
    laatst = stand_bij(alles, volgorde, peil)
    afwezig = frozenset(
        p.id
        for f in feiten
        for p in afwezige_inbrengers([f], stand_bij(alles, volgorde, f.id), geopend=o.status is OverlegStatus.OPEN)
    )
    tafel = tafel_van(sessie, overleg_id)
    leden = deelnemenden(tafel)
    er = {d.id for d in leden if d.id not in laatst and not geopend} | {i for i, s in laatst.items() if s.is_er}
    notulen = sessie.exec(select(Notulen).where(Notulen.overleg_id == overleg_id)).first()
    namen = {
        p.id: p.naam
        for p in sessie.exec(select(Persoon).where(col(Persoon.id).in_([o.voorzitter_id, o.secretaris_id])))
    }
    return OverlegBlad(
        id=overleg_id,
        code=o.code,
        datum=o.datum,
        begintijd=o.begintijd,
        eindtijd=o.eindtijd,
        locatie=o.locatie,
        online_link=o.online_link,
        voorzitter_id=o.voorzitter_id,
        voorzitter=namen.get(o.voorzitter_id, ""),
        secretaris_id=o.secretaris_id,
        secretaris=namen.get(o.secretaris_id, ""),
        status=o.status,
        vervallen_reden=o.vervallen_reden,
        geopend_op=o.geopend_op,
        gesloten_op=o.gesloten_op,
        actief_punt_id=o.actief_punt_id,
        actief_sinds=o.actief_sinds,
        criteriumversie_id=o.criteriumversie_id,
        versie=o.versie,
        punten=_punten(sessie, o, afwezig),
        deelnemers=tuple(
            DeelnemerRij(t.id or 0, t.naam, t.afkorting, t.soort is OrganisatieSoort.GI, laatst.get(t.id or 0))
            for t in tafel
        ),
        verwacht=quorumstand(instellingen_op(sessie, o.datum).quorum, leden, er),
        notulen_id=notulen.id if notulen else None,
        notulen_status=notulen.status if notulen else None,
    )


def stand(sessie: Session, overleg_id: int) -> Stand:
    """A few versions and counts; it differs from the one before when anything in the overleg was changed.

    Meant to be asked every two seconds by a window that shows the overleg, so that it follows another window.
    """
    punten = select(Agendapunt.id).where(Agendapunt.overleg_id == overleg_id).scalar_subquery()
    o = _haal(sessie, overleg_id)
    indrukken = defaultdict(list)
    for i in sessie.exec(select(Indruk).where(col(Indruk.agendapunt_id).in_(punten)).order_by(col(Indruk.id))):
        indrukken[i.agendapunt_id].append(f"{i.organisatie_id}{i.moment}{i.oordeel}")
    wegingen = [
        f"{w.agendapunt_id}/{w.criterium_id}/{w.oordeel}/{w.reden}"
        for w in sessie.exec(select(Weging).where(col(Weging.agendapunt_id).in_(punten)).order_by(col(Weging.id)))
    ]
    tekens = repr((sorted(indrukken.items()), wegingen)).encode()
    return (
        o.versie,
        o.status,
        o.actief_punt_id,
        o.actief_sinds,
        *sessie.exec(
            select(func.count(), func.sum(Agendapunt.versie), func.sum(Agendapunt.volgorde * col(Agendapunt.id)))
            .select_from(Agendapunt)
            .where(Agendapunt.overleg_id == overleg_id)
        ).one(),
        sessie.exec(select(func.max(Aanwezigheid.id)).where(Aanwezigheid.overleg_id == overleg_id)).one(),
        sessie.exec(
            select(func.group_concat(Terugtrekking.id)).where(col(Terugtrekking.agendapunt_id).in_(punten))
        ).one(),
        sessie.exec(select(func.sum(Adviesconcept.versie)).where(col(Adviesconcept.agendapunt_id).in_(punten))).one(),
        sessie.exec(select(func.max(Advies.id))).one(),
        sessie.exec(select(func.max(Bekrachtiging.id))).one(),
        *sessie.exec(select(func.max(Actie.id), func.sum(Actie.versie))).one(),
        zlib.crc32(tekens),
    )
