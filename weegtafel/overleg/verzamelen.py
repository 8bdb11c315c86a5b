"""Collects the facts of an overleg or an advice in a fixed, small number of statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlmodel import Session, col, or_, select

from weegtafel.casus.feiten import CasusFeiten
from weegtafel.casus.models import Casus
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.models import Criterium, PersoonRol
from weegtafel.kernel.codes import (
    Oordeel,
    Oordeelmoment,
    OrganisatieSoort,
    OverlegStatus,
    PuntStatus,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Rol
from weegtafel.overleg import rules
from weegtafel.overleg.bronnen import Bron, lees_acties, lees_adviezen, lees_bron, lees_casussen, lees_wegingen
from weegtafel.overleg.feiten import (
    AdviesbriefFeiten,
    AdviesFeiten,
    AfzenderFeiten,
    BewaringFeiten,
    DeelnemerFeiten,
    IndrukFeiten,
    NotulenFeiten,
    OrganisatieFeiten,
    OverlegFeiten,
    PuntFeiten,
    WegingFeiten,
    WisselingFeiten,
)
from weegtafel.overleg.models import (
    Aanwezigheid,
    Advies,
    Agendapunt,
    Deelnemer,
    Indruk,
    Notulen,
    NotulenDeel,
    Overleg,
    Terugtrekking,
)


@dataclass(slots=True)
class _Aanwezigheid:
    """Presence of one overleg, ready for the rules."""

    rijen: list[Aanwezigheid]
    gebeurtenissen: list[rules.Gebeurtenis]
    volgorde: tuple[int, ...]
    nummers: dict[int, int]


def overlegfeiten(sessie: Session, overleg_id: int) -> OverlegFeiten:
    """Everything the documents of one overleg say; the number of statements does not depend on its size.

    Raises:
        Regelovertreding: there is no such overleg.
    """
    overleg = sessie.get(Overleg, overleg_id)
    if overleg is None:
        raise Regelovertreding("Weegtafel kan dit overleg niet meer vinden. Ververs het scherm en probeer het opnieuw.")
    bron = lees_bron(sessie, overleg.datum)
    regels = instellingen_op(sessie, overleg.datum)
    notulen = sessie.exec(select(Notulen).where(col(Notulen.overleg_id) == overleg_id)).first()
    tot = notulen.vastgesteld_op if notulen is not None else None
    delen: dict[str, str] = {}
    if notulen is not None:
        for deel in sessie.exec(select(NotulenDeel).where(col(NotulenDeel.notulen_id) == notulen.id)):
            delen[deel.sleutel] = deel.tekst
            if deel.sleutel == "aanwezigheid":
                # The table of presence says what the program wrote here; only what was added by hand remains.
                eigen = set(deel.gegenereerd.splitlines())
                delen[deel.sleutel] = "\n".join(r for r in deel.tekst.splitlines() if r not in eigen)
    punten = list(
        sessie.exec(
            select(Agendapunt).where(col(Agendapunt.overleg_id) == overleg_id).order_by(col(Agendapunt.volgorde))
        )
    )
    leden = [
        bron.organisaties[organisatie_id]
        for organisatie_id in sessie.exec(
            select(Deelnemer.organisatie_id).where(col(Deelnemer.overleg_id) == overleg_id).order_by(col(Deelnemer.id))
        )
    ]
    leden.sort(key=lambda o: (list(OrganisatieSoort).index(o.soort), o.naam.casefold()))
    casussen = lees_casussen(sessie, bron, {p.casus_id for p in punten if p.casus_id is not None})
    er = _lees_aanwezigheid(sessie, overleg, punten, casussen)
    quorum = rules.quorumstand(
        regels.quorum,
        [rules.Deelnemende(o.id, o.naam, o.soort is OrganisatieSoort.GI) for o in leden],
        rules.aanwezig_bij(er.gebeurtenissen, er.volgorde, er.volgorde[0] if er.volgorde else None),
    )
    acties, open_acties = lees_acties(sessie, bron, overleg_id, overleg.datum, tot.date() if tot else None)
    plan = rules.tijdplan(overleg.begintijd, overleg.eindtijd, [p.minuten for p in punten])
    return OverlegFeiten(
        id=overleg_id,
        code=overleg.code,
        versie=overleg.versie,
        tafelnaam=regels.tafelnaam,
        afzender=bron.afzender(),
        bewaring=BewaringFeiten(regels.bewaarklasse_notulen, regels.bewaartermijn_notulen_jaren),
        datum=overleg.datum,
        begintijd=overleg.begintijd,
        eindtijd=overleg.eindtijd,
        locatie=overleg.locatie.strip(),
        online_link=overleg.online_link.strip(),
        status=overleg.status,
        vervallen_reden=overleg.vervallen_reden.strip(),
        geopend_op=overleg.geopend_op,
        gesloten_op=overleg.gesloten_op,
        voorzitter=bron.personen[overleg.voorzitter_id],
        secretaris=bron.personen[overleg.secretaris_id],
        deelnemers=_deelnemers(sessie, bron, overleg, leden, er),
        quorumzin=quorum.zin,
        quorum_gehaald=quorum.gehaald,
        tijdzin=plan.zin,
        criteria=tuple(
            sessie.exec(
                select(Criterium.naam, Criterium.vraag, Criterium.toelichting)
                .where(col(Criterium.criteriumversie_id) == overleg.criteriumversie_id)
                .order_by(col(Criterium.volgorde))
            ).all()
        ),
        punten=_punten(sessie, bron, overleg, punten, plan.aanvang, casussen, er, delen, tot),
        acties=tuple(acties),
        open_acties=tuple(open_acties),
        notulen=None if notulen is None else _notulen(sessie, bron, notulen, delen),
        personen=tuple(bron.personen.values()),
        organisaties=tuple(bron.organisaties.values()),
    )


def _lees_aanwezigheid(
    sessie: Session, overleg: Overleg, punten: list[Agendapunt], casussen: dict[int, CasusFeiten]
) -> _Aanwezigheid:
    rijen = list(
        sessie.exec(
            select(Aanwezigheid).where(col(Aanwezigheid.overleg_id) == overleg.id).order_by(col(Aanwezigheid.id))
        )
    )
    nummers = {p.id: n for n, p in enumerate(punten, start=1) if p.id is not None}
    return _Aanwezigheid(
        rijen,
        [rules.Gebeurtenis(a.organisatie_id, a.soort, a.agendapunt_id, a.tijdstip) for a in rijen],
        rules.behandelvolgorde(_puntfeit(p, overleg, casussen) for p in punten),
        nummers,
    )


def _puntfeit(punt: Agendapunt, overleg: Overleg, casussen: dict[int, CasusFeiten]) -> rules.Puntfeit:
    assert punt.id is not None
    casus = casussen.get(punt.casus_id or 0)
    return rules.Puntfeit(
        punt.id,
        punt.volgorde,
        punt.soort,
        punt.titel,
        punt.status,
        punt.afgerond_op,
        overleg.actief_punt_id == punt.id,
        casus.inbrenger_id if casus else None,
    )


def _deelnemers(
    sessie: Session, bron: Bron, overleg: Overleg, leden: list[OrganisatieFeiten], er: _Aanwezigheid
) -> tuple[DeelnemerFeiten, ...]:
    begin = rules.stand_bij(er.gebeurtenissen, er.volgorde, None)
    uitgenodigd: dict[int, list[str]] = defaultdict(list)
    if overleg.status is OverlegStatus.GEPLAND:
        dag = overleg.datum
        ids = sessie.exec(
            select(PersoonRol.persoon_id)
            .where(PersoonRol.rol == Rol.LID, col(PersoonRol.geldig_van) <= dag)
            .where(or_(col(PersoonRol.geldig_tot).is_(None), col(PersoonRol.geldig_tot) >= dag))
            .distinct()
        )
        for persoon in (bron.personen[i] for i in ids):
            if persoon.organisatie is not None:
                uitgenodigd[persoon.organisatie.id].append(persoon.naam)
    uit = []
    for organisatie in leden:
        rijen = [r for r in er.rijen if r.organisatie_id == organisatie.id]
        namen = dict.fromkeys(bron.naam(r.persoon_id) for r in rijen if r.persoon_id is not None)
        # Of two reports for one item the later one holds; the earlier was a slip.
        per_punt = {r.agendapunt_id: r for r in rijen if r.agendapunt_id is not None}
        wisselingen = sorted(
            (WisselingFeiten(r.soort, er.nummers.get(punt or 0), r.tijdstip) for punt, r in per_punt.items()),
            key=lambda w: (w.punt or 0, w.tijdstip),
        )
        uit.append(
            DeelnemerFeiten(
                organisatie,
                tuple(namen or sorted(uitgenodigd[organisatie.id])),
                begin.get(organisatie.id),
                tuple(wisselingen),
            )
        )
    return tuple(uit)


def _punten(
    sessie: Session,
    bron: Bron,
    overleg: Overleg,
    punten: list[Agendapunt],
    aanvang: tuple[time, ...],
    casussen: dict[int, CasusFeiten],
    er: _Aanwezigheid,
    delen: dict[str, str],
    tot: datetime | None,
) -> tuple[PuntFeiten, ...]:
    ids = [p.id for p in punten]
    casus_ids = set(casussen) | {c.eerdere_casus_id for c in casussen.values() if c.eerdere_casus_id is not None}
    adviezen = lees_adviezen(sessie, bron, casus_ids, {p.advies_id for p in punten if p.advies_id is not None}, tot)
    terug: dict[int, list[tuple[OrganisatieFeiten, str]]] = defaultdict(list)
    for t in sessie.exec(select(Terugtrekking).where(col(Terugtrekking.agendapunt_id).in_(ids))):
        terug[t.agendapunt_id].append((bron.organisaties[t.organisatie_id], t.reden))
    indrukken: dict[int, dict[int, dict[Oordeelmoment, Oordeel]]] = defaultdict(lambda: defaultdict(dict))
    for i in sessie.exec(select(Indruk).where(col(Indruk.agendapunt_id).in_(ids))):
        indrukken[i.agendapunt_id][i.organisatie_id][i.moment] = i.oordeel
    wegingen = lees_wegingen(sessie, ids)
    van = [p.doorgeschoven_van_id for p in punten if p.doorgeschoven_van_id is not None]
    vorige: dict[int | None, str] = {}
    if van:
        vorige = dict(
            sessie.exec(
                select(Agendapunt.id, Overleg.code)
                .join(Overleg, col(Overleg.id) == col(Agendapunt.overleg_id))
                .where(col(Agendapunt.id).in_(van))
            ).all()
        )
    notulen_ids = [p.notulen_id for p in punten if p.notulen_id is not None]
    vorige_notulen: dict[int | None, str] = {}
    if notulen_ids:
        vorige_notulen = dict(
            sessie.exec(select(Notulen.id, Notulen.documentnummer).where(col(Notulen.id).in_(notulen_ids))).all()
        )
    uit = []
    for nummer, punt in enumerate(punten, start=1):
        assert punt.id is not None
        casus = casussen.get(punt.casus_id or 0)
        feit = replace(_puntfeit(punt, overleg, casussen), status=PuntStatus.OPEN)
        stand = rules.stand_bij(er.gebeurtenissen, er.volgorde, punt.id)
        hier, eerder = _verdeel(adviezen, punt, casus)
        uit.append(
            PuntFeiten(
                id=punt.id,
                nummer=nummer,
                soort=punt.soort,
                titel=punt.titel,
                aanvang=aanvang[nummer - 1],
                minuten=punt.minuten,
                seconden_gebruikt=punt.seconden_gebruikt,
                status=punt.status,
                doorschuif_reden=punt.doorschuif_reden.strip(),
                eerder_doorgeschoven=vorige.get(punt.doorgeschoven_van_id, ""),
                tekst=delen.get(f"punt:{punt.id}", "" if delen else punt.verslag).strip(),
                casus=casus,
                inbrenger=bron.organisaties[casus.inbrenger_id] if casus else None,
                inbrenger_afwezig=bool(
                    rules.afwezige_inbrengers([feit], stand, geopend=overleg.status is not OverlegStatus.GEPLAND)
                ),
                adviezen=hier,
                eerdere_adviezen=eerder,
                bekrachtigt=next((a for a in adviezen if a.id == punt.advies_id), None) if casus is None else None,
                teruggetrokken=tuple(terug[punt.id]),
                indrukken=tuple(
                    IndrukFeiten(bron.organisaties[o], m.get(Oordeelmoment.EERSTE), m.get(Oordeelmoment.NA))
                    for o, m in sorted(indrukken[punt.id].items(), key=lambda paar: bron.organisaties[paar[0]].naam)
                ),
                wegingen=wegingen.get(punt.id, ()),
                vorige_notulen=vorige_notulen.get(punt.notulen_id, ""),
            )
        )
    return tuple(uit)


def _verdeel(
    adviezen: list[AdviesFeiten], punt: Agendapunt, casus: CasusFeiten | None
) -> tuple[tuple[AdviesFeiten, ...], tuple[AdviesFeiten, ...]]:
    """The advices that belong to this item with their revisions, and those that went before it."""
    if casus is None:
        return (), ()
    hier: list[AdviesFeiten] = []
    eerder: list[AdviesFeiten] = []
    for advies in adviezen:
        if advies.casus_id == casus.id:
            bij_punt = advies.punt_id == punt.id or any(a.nummer == advies.herziet for a in hier)
            if bij_punt:
                hier.append(advies)
            elif not hier:
                eerder.append(advies)
        elif advies.casus_id == casus.eerdere_casus_id:
            eerder.append(advies)
    return tuple(hier), tuple(eerder)


def _notulen(sessie: Session, bron: Bron, notulen: Notulen, delen: dict[str, str]) -> NotulenFeiten:
    code: str | None = None
    if notulen.vastgesteld_in_id is not None:
        code = sessie.exec(select(Overleg.code).where(col(Overleg.id) == notulen.vastgesteld_in_id)).first()
    return NotulenFeiten(
        documentnummer=notulen.documentnummer,
        status=notulen.status,
        vastgesteld_op=notulen.vastgesteld_op,
        vastgesteld_door=bron.naam(notulen.vastgesteld_door_id),
        vastgesteld_in=code or "",
        hash=notulen.hash,
        opening=delen.get("opening", "").strip(),
        aanwezigheid=delen.get("aanwezigheid", "").strip(),
        acties=delen.get("acties", "").strip(),
        sluiting=delen.get("sluiting", "").strip(),
    )


def adviesfeiten(sessie: Session, advies_id: int) -> AdviesbriefFeiten:
    """Everything the adviesbrief says.

    Raises:
        Regelovertreding: there is no such advice.
    """
    rij = sessie.get(Advies, advies_id)
    if rij is None:
        raise Regelovertreding("Weegtafel kan dit advies niet meer vinden. Ververs het scherm en probeer het opnieuw.")
    dag = rij.vastgesteld_op.date()
    bron = lees_bron(sessie, dag)
    casus = lees_casussen(sessie, bron, {rij.casus_id})[rij.casus_id]
    adviezen = lees_adviezen(sessie, bron, {rij.casus_id})
    advies = next(a for a in adviezen if a.id == advies_id)
    overleg = sessie.get(Overleg, rij.overleg_id) if rij.overleg_id is not None else None
    wegingen: tuple[WegingFeiten, ...] = ()
    if rij.agendapunt_id is not None:
        wegingen = lees_wegingen(sessie, [rij.agendapunt_id]).get(rij.agendapunt_id, ())
    # Who fixed the advice signs it: the deputy too. Only an advice of which that is unknown falls back on the overleg.
    ondertekenaar = rij.vastgesteld_door_id
    if ondertekenaar is None and overleg is not None:
        ondertekenaar = overleg.voorzitter_id
    regels = instellingen_op(sessie, dag)
    return AdviesbriefFeiten(
        advies=advies,
        casus=casus,
        tafelnaam=regels.tafelnaam,
        afzender=bron.afzender(casus.gemeente_id),
        bewaring=BewaringFeiten(regels.bewaarklasse_advies, regels.bewaartermijn_advies_jaren),
        inbrenger=bron.organisaties[casus.inbrenger_id],
        voorzitter=bron.personen.get(ondertekenaar or 0),
        overlegdatum=overleg.datum if overleg is not None else None,
        wegingen=wegingen,
        voorganger=next((a for a in adviezen if a.nummer == advies.herziet), None),
        personen=tuple(bron.personen.values()),
        organisaties=tuple(bron.organisaties.values()),
    )


def casusfeiten(sessie: Session, casus_id: int, dag: date | None = None) -> tuple[CasusFeiten, AfzenderFeiten]:
    """One casus with the municipality that prints it; ``dag`` decides the words of the codes (else its last change).

    Raises:
        Regelovertreding: there is no such casus.
    """
    gewijzigd = sessie.exec(select(Casus.gewijzigd_op).where(col(Casus.id) == casus_id)).first()
    if gewijzigd is None:
        raise Regelovertreding("Weegtafel kan deze casus niet meer vinden. Ververs het scherm en probeer het opnieuw.")
    bron = lees_bron(sessie, dag or gewijzigd.date())
    casus = lees_casussen(sessie, bron, {casus_id})[casus_id]
    return casus, bron.afzender(casus.gemeente_id)
