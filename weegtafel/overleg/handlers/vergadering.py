"""The acts in an open overleg: presence, recusal, judgements, timer, outcome of items."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import col, select

from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Criterium
from weegtafel.inrichting.werk import Werk, pas_toe
from weegtafel.kernel.codes import CasusStatus, Criteriumoordeel, OverlegStatus, PuntStatus
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.commands import (
    BewaarPunt,
    BewaarVoorzittersnotitie,
    GeefIndruk,
    HefTerugtrekkingOp,
    MeldAanwezigheid,
    Pauzeer,
    StartPunt,
    TrekTerug,
    WeegCriterium,
)
from weegtafel.overleg.handlers.automatisch import synchroniseer_deelnemers
from weegtafel.overleg.handlers.basis import (
    OVERLEG,
    eis_open_punt,
    geldig,
    haal_casuspunt,
    haal_organisatie,
    haal_overleg,
    haal_persoon,
    haal_punt,
    id_van,
    moment_in,
    net,
    nette_wijzigingen,
    stop_timer,
)
from weegtafel.overleg.models import Aanwezigheid, Agendapunt, Indruk, Overleg, Terugtrekking, Weging
from weegtafel.overleg.rules.aanwezigheid import Gebeurtenis, toets_meedoen, toets_melding, toets_terugtrekking
from weegtafel.overleg.tafel import tafel_van


def start_punt(werk: Werk, opdracht: StartPunt) -> Gewijzigd:
    """Make an item the one under discussion and start its timer. No journal line."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.OPEN)
    eis_open_punt(punt)
    stop_timer(werk, overleg)
    overleg.actief_punt_id = id_van(punt)
    overleg.actief_sinds = werk.nu
    overleg.versie += 1
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)


def pauzeer(werk: Werk, opdracht: Pauzeer) -> Gewijzigd:
    """Stop the timer. No journal line."""
    overleg = haal_overleg(werk, opdracht.overleg_id, OverlegStatus.OPEN)
    stop_timer(werk, overleg)
    overleg.versie += 1
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(overleg), overleg.versie, overleg.code)


# --- presence and recusal -------------------------------------------------------------------------


def _wis_indrukken_van_afwezigen(werk: Werk, overleg: Overleg, organisatie_id: int) -> int:
    """An organisation that is not there has no judgement at items that are still open. Returns how many went."""
    tafel = tafel_van(werk.sessie, overleg)
    weg = [p.id for p in tafel.punten if p.status is PuntStatus.OPEN and organisatie_id not in tafel.doen_mee(p.id)]
    vraag = select(Indruk).where(col(Indruk.agendapunt_id).in_(weg), col(Indruk.organisatie_id) == organisatie_id)
    rijen = werk.sessie.exec(vraag).all()
    for rij in rijen:
        werk.sessie.delete(rij)
    return len(rijen)


def meld_aanwezigheid(werk: Werk, opdracht: MeldAanwezigheid) -> Gewijzigd:
    """Record a change of presence. ``extra["indrukken_vervallen"]`` counts judgements that it took away."""
    overleg = haal_overleg(werk, opdracht.overleg_id)
    organisatie = haal_organisatie(werk, opdracht.organisatie_id)
    if overleg.vervallen_reden:
        raise Regelovertreding(f"Overleg {overleg.code} is vervallen.")
    if opdracht.punt_id is not None:
        punt = werk.haal(Agendapunt, opdracht.punt_id, "dit agendapunt")
        if punt.overleg_id != overleg.id:
            raise Regelovertreding("Dit agendapunt hoort bij een ander overleg.")
    if overleg.status is OverlegStatus.GEPLAND:
        synchroniseer_deelnemers(werk, overleg)
    tafel = tafel_van(werk.sessie, overleg)
    moment = moment_in(werk, id_van(overleg))
    gemeld = Gebeurtenis(opdracht.organisatie_id, opdracht.soort, opdracht.punt_id, moment)
    daarna = replace(tafel, gebeurtenissen=(*tafel.gebeurtenissen, gemeld))
    toets_melding(
        opdracht.soort,
        overleg.status,
        naam=organisatie.naam,
        hoort_bij_de_tafel=any(d.id == opdracht.organisatie_id for d in tafel.deelnemers),
        was=tafel.stand(opdracht.punt_id).get(opdracht.organisatie_id),
        vaste_punten=daarna.anders_dan(tafel),
        van_het_begin=opdracht.punt_id is None,
    ).eis()
    if opdracht.persoon_id is not None:
        persoon = haal_persoon(werk, opdracht.persoon_id)
        if persoon.organisatie_id != opdracht.organisatie_id:
            raise Regelovertreding(f"{persoon.naam} hoort niet bij {organisatie.naam}.")
        if not geldig(persoon.geldig_van, persoon.geldig_tot, overleg.datum):
            raise Regelovertreding(f"{persoon.naam} hoort op deze datum niet meer bij de tafel.")
    melding = Aanwezigheid(
        overleg_id=id_van(overleg),
        organisatie_id=opdracht.organisatie_id,
        persoon_id=opdracht.persoon_id,
        soort=opdracht.soort,
        agendapunt_id=opdracht.punt_id,
        tijdstip=moment,
    )
    werk.sessie.add(melding)
    overleg.versie += 1
    werk.sessie.flush()
    gewist = 0
    if overleg.status is OverlegStatus.OPEN:
        gewist = _wis_indrukken_van_afwezigen(werk, overleg, opdracht.organisatie_id)
    werk.boek("meld_aanwezigheid", overleg.code, ["soort"])
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(melding), overleg.versie, overleg.code, {"indrukken_vervallen": gewist})


def _terugtrekking(werk: Werk, punt_id: int, organisatie_id: int) -> Terugtrekking | None:
    return werk.sessie.exec(
        select(Terugtrekking).where(
            col(Terugtrekking.agendapunt_id) == punt_id, col(Terugtrekking.organisatie_id) == organisatie_id
        )
    ).first()


def trek_terug(werk: Werk, opdracht: TrekTerug) -> Gewijzigd:
    """Record a recusal. Judgements of the organisation at this item go; ``extra`` counts them."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.OPEN)
    eis_open_punt(punt)
    organisatie = haal_organisatie(werk, opdracht.organisatie_id)
    tafel = tafel_van(werk.sessie, overleg)
    toets_terugtrekking(
        organisatie.naam,
        opdracht.reden,
        hoort_bij_de_tafel=any(d.id == opdracht.organisatie_id for d in tafel.deelnemers),
        aanwezig=opdracht.organisatie_id in tafel.aanwezig(opdracht.punt_id),
        al_teruggetrokken=opdracht.organisatie_id in tafel.teruggetrokken(opdracht.punt_id),
    ).eis()
    werk.sessie.add(
        Terugtrekking(
            agendapunt_id=opdracht.punt_id,
            organisatie_id=opdracht.organisatie_id,
            reden=" ".join(net("reden", "Reden", opdracht.reden).split()),
            tijdstip=werk.nu,
        )
    )
    vraag = select(Indruk).where(
        col(Indruk.agendapunt_id) == opdracht.punt_id, col(Indruk.organisatie_id) == opdracht.organisatie_id
    )
    indrukken = werk.sessie.exec(vraag).all()
    for indruk in indrukken:
        werk.sessie.delete(indruk)
    overleg.versie += 1
    werk.boek("trek_terug", overleg.code, ["reden"])
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code, {"indrukken_vervallen": len(indrukken)})


def hef_terugtrekking_op(werk: Werk, opdracht: HefTerugtrekkingOp) -> Gewijzigd:
    """Undo a recusal that was recorded by mistake, while the item is undecided."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.OPEN)
    eis_open_punt(punt)
    rij = _terugtrekking(werk, opdracht.punt_id, opdracht.organisatie_id)
    if rij is None:
        naam = haal_organisatie(werk, opdracht.organisatie_id).naam
        raise Regelovertreding(f"{naam} heeft zich bij dit punt niet teruggetrokken.")
    werk.sessie.delete(rij)
    overleg.versie += 1
    werk.boek("hef_terugtrekking_op", overleg.code, ["terugtrekking"])
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)


# --- judgements and weighing ----------------------------------------------------------------------


def geef_indruk(werk: Werk, opdracht: GeefIndruk) -> Gewijzigd:
    """Record or take away the judgement of an organisation. No journal line."""
    punt, overleg, _ = haal_casuspunt(werk, opdracht.punt_id)
    rij = werk.sessie.exec(
        select(Indruk).where(
            col(Indruk.agendapunt_id) == opdracht.punt_id,
            col(Indruk.organisatie_id) == opdracht.organisatie_id,
            col(Indruk.moment) == opdracht.moment,
        )
    ).first()
    if opdracht.oordeel is None:
        if rij is not None:
            werk.sessie.delete(rij)
    else:
        organisatie = haal_organisatie(werk, opdracht.organisatie_id)
        tafel = tafel_van(werk.sessie, overleg)
        toets_meedoen(
            organisatie.naam,
            hoort_bij_de_tafel=any(d.id == opdracht.organisatie_id for d in tafel.deelnemers),
            aanwezig=opdracht.organisatie_id in tafel.aanwezig(opdracht.punt_id),
            teruggetrokken=opdracht.organisatie_id in tafel.teruggetrokken(opdracht.punt_id),
        ).eis()
        if rij is None:
            rij = Indruk(
                agendapunt_id=opdracht.punt_id,
                organisatie_id=opdracht.organisatie_id,
                moment=opdracht.moment,
                oordeel=opdracht.oordeel,
                tijdstip=werk.nu,
            )
        rij.oordeel = opdracht.oordeel
        rij.tijdstip = werk.nu
        werk.sessie.add(rij)
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)


_Gewogen = tuple[Criteriumoordeel | None, str]


def _samen(naam: str, oud: _Gewogen | None, nu: _Gewogen, nieuw: _Gewogen) -> _Gewogen:
    """What is to be stored: of judgement and reason only what the user changed, when nobody else did."""
    if oud is None:
        return nieuw
    hun: dict[str, str] = {}
    ons: dict[str, str] = {}
    if nieuw[0] is not oud[0] and nu[0] not in (oud[0], nieuw[0]):
        hun["oordeel"], ons["oordeel"] = (o.omschrijving if o is not None else "" for o in (nu[0], nieuw[0]))
    if nieuw[1] != oud[1] and nu[1] not in (oud[1], nieuw[1]):
        hun["reden"], ons["reden"] = nu[1], nieuw[1]
    if hun:
        raise VersieConflict(
            f"Iemand anders heeft het criterium “{naam}” net gewogen. Er is niets verloren: kies wat blijft staan.",
            hun,
            ons,
        )
    return (nu[0] if nieuw[0] is oud[0] else nieuw[0], nu[1] if nieuw[1] == oud[1] else nieuw[1])


def weeg_criterium(werk: Werk, opdracht: WeegCriterium) -> Gewijzigd:
    """Record what the table finds on one criterion. No journal line.

    Raises:
        VersieConflict: the judgement or the reason that the user changed was changed by somebody else as well;
            ``hun`` and ``ons`` hold both, and nothing is written.
    """
    punt, overleg, _ = haal_casuspunt(werk, opdracht.punt_id)
    criterium = werk.haal(Criterium, opdracht.criterium_id, "dit weegcriterium")
    if criterium.criteriumversie_id != overleg.criteriumversie_id:
        raise Regelovertreding("Dit weegcriterium hoort bij een andere versie dan dit overleg gebruikt.")
    rij = werk.sessie.exec(
        select(Weging).where(
            col(Weging.agendapunt_id) == opdracht.punt_id, col(Weging.criterium_id) == opdracht.criterium_id
        )
    ).first()
    if rij is None:
        rij = Weging(agendapunt_id=opdracht.punt_id, criterium_id=opdracht.criterium_id)
    reden = net("reden", "Reden", opdracht.reden)
    rij.oordeel, rij.reden = _samen(criterium.naam, opdracht.oud, (rij.oordeel, rij.reden), (opdracht.oordeel, reden))
    werk.sessie.add(rij)
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)


# --- typing ---------------------------------------------------------------------------------------


def bewaar_punt(werk: Werk, opdracht: BewaarPunt) -> Gewijzigd:
    """Save the secretary's text with an item. No journal line."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.GEPLAND, OverlegStatus.OPEN)
    wijzigingen = nette_wijzigingen(opdracht.wijzigingen, {"verslag": "Verslag"})
    pas_toe(punt, wijzigingen, frozenset({"verslag"}), "het verslag bij dit punt")
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)


def bewaar_voorzittersnotitie(werk: Werk, opdracht: BewaarVoorzittersnotitie) -> Gewijzigd:
    """Save the chair's own note with an item. No journal line."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.GEPLAND, OverlegStatus.OPEN)
    wijzigingen = nette_wijzigingen(opdracht.wijzigingen, {"voorzittersnotitie": "Notitie"})
    pas_toe(punt, wijzigingen, frozenset({"voorzittersnotitie"}), "deze notitie")
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)


def casus_status(werk: Werk, punt: Agendapunt) -> CasusStatus | None:
    """Where the casus of an item stands; None for an item without casus."""
    return None if punt.casus_id is None else werk.haal(Casus, punt.casus_id, "deze casus").status
