"""What somebody can do with a request now, and if not why: asked beforehand, so that no button surprises."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import queries, registerqueries
from weegtafel.doorbraak.codes import AanvraagStatus, Besluitsoort, Deel, Mandaatgrond
from weegtafel.doorbraak.planstand import betrokken_aanvragers, bewerkers, bewerkte_delen
from weegtafel.doorbraak.rijen import AanvraagFeiten, Mogelijkheden
from weegtafel.doorbraak.rules import register, toets, verloop
from weegtafel.doorbraak.rules.register import Stand
from weegtafel.doorbraak.rules.uitkomst import JA, Uitkomst, eis_dat, nee
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.kernel.bedrag import naar_centen
from weegtafel.kernel.opdracht import Opdracht
from weegtafel.kernel.roles import BEVOEGDHEDEN, Actor, Rol, mag

S = AanvraagStatus
#: A reason that every act with one accepts, to ask the rules for all that is not yet typed.
_GETYPT = "x"


def _bevoegd(actor: Actor, opdracht: type[Opdracht]) -> Uitkomst:
    if mag(actor, opdracht.bevoegdheid):
        return JA
    rollen = sorted(rol.omschrijving for rol in BEVOEGDHEDEN[opdracht.bevoegdheid])
    wie = " of ".join(deel for deel in (", ".join(rollen[:-1]), rollen[-1]) if deel)
    return nee(f"Dit mag alleen een {wie}.")


def mogelijkheden(
    sessie: Session, aanvraag_id: int, actor: Actor, dag: date, feiten: AanvraagFeiten | None = None
) -> Mogelijkheden:
    """By the name of each command why it cannot be done now, and by ``Bewaar:<deel>`` whether a part can be edited.

    Reasons that the user types with the act are taken as given. The handlers ask the same rules again. ``feiten`` are
    those of the request, where they were read already.
    """
    feiten = feiten or queries.aanvraag(sessie, aanvraag_id)
    n, status = feiten.nummer, feiten.status
    saldi = registerqueries.saldi(sessie, aanvraag_id)
    stand = register.samen(Stand(s.gereserveerd, s.verplicht, s.betaald) for s in saldi)
    momenten = [m for m in feiten.nazorg if not m.vervallen_reden]
    aanvragers = betrokken_aanvragers(sessie, queries.haal(sessie, aanvraag_id))
    delen = bewerkte_delen(sessie, aanvraag_id).get(actor.persoon_id or 0, frozenset())
    schreef = toets.heeft_inhoud_bewerkt(delen) or actor.persoon_id in aanvragers
    mandaat = naar_centen(instellingen_op(sessie, dag).doorbraak_mandaat)
    besluiten = {soort: _besluit(feiten, actor, soort, mandaat, stand.betaald, schreef) for soort in Besluitsoort}
    uit: dict[type[Opdracht], Uitkomst] = {
        c.DienAanvraagIn: verloop.overgang(n, status, S.ROUTE) & verloop.volledig(verloop.ontbreekt_aanvraag(feiten)),
        c.LosRegulierOp: verloop.mag_regulier(n, feiten, _GETYPT),
        c.SluitRouteAf: verloop.mag_naar_coach(feiten, _GETYPT),
        c.WijsCoachToe: JA if status is S.COACH else verloop.mag_wisselen(n, status),
        c.VraagToets: verloop.overgang(n, status, S.TOETS) & verloop.volledig(verloop.ontbreekt_plan(feiten)),
        c.LegToetsVast: toets.mag_toetsen(
            n,
            status,
            actor.persoon_id,
            aanvragers,
            bewerkers(sessie, aanvraag_id),
        ),
        c.NeemBesluit: besluiten[Besluitsoort.TOEKENNEN][1],
        c.HerzieBesluit: verloop.overgang(n, status, S.PLAN)
        & eis_dat(feiten.besluit_op is not None, f"Over {n} is nog niet besloten."),
        c.BoekRegel: eis_dat(
            status in (S.PLAN, S.TOETS, S.BESLUIT) or bool(saldi), f"Op {n} is nog niets besloten of te reserveren."
        )
        & eis_dat(
            not saldi or status not in verloop.EINDSTATUSSEN or not stand.effen,
            f"{n} is {status.omschrijving} en het register klopt. Laat het besluit herzien om nog te boeken.",
        ),
        c.PlanNazorg: eis_dat(status in (S.UITVOERING, S.NAZORG), "Nazorg begint na het besluit."),
        c.StartNazorg: verloop.overgang(n, status, S.NAZORG)
        & eis_dat(bool(momenten), "Plan eerst een dag waarop u met het huishouden terugkijkt."),
        c.SluitAanvraagAf: verloop.mag_afsluiten(
            n,
            status,
            gekeken=any(m.gedaan_op is not None for m in momenten),
            gepland=any(m.gedaan_op is None for m in momenten),
            verplicht=stand.verplicht,
            betaald=stand.betaald,
            reservering=stand.gereserveerd,
        ),
        c.TrekAanvraagIn: verloop.mag_intrekken(n, status, stand.verplicht, stand.betaald, _GETYPT),
    }
    redenen = {opdracht.__name__: (_bevoegd(actor, opdracht) & regel).redenen for opdracht, regel in uit.items()}
    redenen["NeemBesluit:afwijzen"] = (_bevoegd(actor, c.NeemBesluit) & besluiten[Besluitsoort.AFWIJZEN][1]).redenen
    for deel in verloop.BEWERKBAAR:
        redenen[f"Bewaar:{deel.value}"] = (
            _bevoegd(actor, _BEWAARDER[deel]) & verloop.mag_bewerken(n, status, deel)
        ).redenen
    return Mogelijkheden(redenen)


_BEWAARDER: dict[Deel, type[Opdracht]] = {
    Deel.AANVRAAG: c.BewaarAanvraag,
    Deel.HUISHOUDEN: c.BewaarHuishoudlid,
    Deel.BETROKKENEN: c.BewaarBetrokkene,
    Deel.ROUTE: c.BewaarRoutestap,
    Deel.PLAN: c.BewaarPlan,
    Deel.BESTEDING: c.BewaarBesteding,
    Deel.LEEFDOMEIN: c.BewaarLeefdomein,
    Deel.EFFECT: c.BewaarEffect,
    Deel.KNELPUNT: c.BewaarKnelpunt,
}


def _besluit(
    feiten: AanvraagFeiten, actor: Actor, soort: Besluitsoort, mandaat_cent: int, betaald_cent: int, heeft_bewerkt: bool
) -> tuple[Mandaatgrond, Uitkomst]:
    naar = S.UITVOERING if soort is Besluitsoort.TOEKENNEN else S.AFGESLOTEN
    laatste = feiten.toetsen[0] if feiten.toetsen else None
    grond, regel = register.mag_besluiten(
        soort,
        feiten.plan_cent,
        mandaat_cent,
        is_coach=actor.persoon_id is not None and actor.persoon_id == feiten.coach_id,
        is_mandaathouder=Rol.MANDAATHOUDER in actor.rollen,
        heeft_bewerkt=heeft_bewerkt,
        heeft_getoetst=any(t.toetser_id == actor.persoon_id for t in feiten.toetsen),
        herziet=feiten.besluiten[0].grond if feiten.besluiten else None,
        motivering=_GETYPT,
        betaald_cent=betaald_cent,
    )
    geldt = toets.geldt(
        None if laatste is None else laatste.oordeel, "" if laatste is None else laatste.vervallen, soort
    )
    return grond, verloop.overgang(feiten.nummer, feiten.status, naar) & geldt & regel


def grond_van_besluit(sessie: Session, feiten: AanvraagFeiten, dag: date) -> Mandaatgrond:
    """On whose authority a grant of the plan as it stands would be decided."""
    mandaat = naar_centen(instellingen_op(sessie, dag).doorbraak_mandaat)
    herziet = feiten.besluiten[0].grond if feiten.besluiten else None
    return register.bevoegd(feiten.plan_cent, mandaat, herziet)
