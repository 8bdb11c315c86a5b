"""What in the doorbraak waits for one person, and the verb that belongs to it.

The first page asks this with the program, so it is plain SQL that loads no models, like ``overleg.vandaag``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from weegtafel.doorbraak.codes import AanvraagStatus, Deel, Mandaatgrond, Toetsoordeel
from weegtafel.doorbraak.rules.register import bevoegd
from weegtafel.doorbraak.rules.toets import GEEN_INHOUD
from weegtafel.kernel.roles import Actor, Rol, mag

S = AanvraagStatus
#: An evaluation of a request is announced so long before its day.
AANKONDIGING_DAGEN = 30
KERN_TEKENS = 160
_ROLLEN = frozenset({Rol.CONTROLLER, Rol.SECRETARIS, Rol.DOORBRAAKCOACH})


class Daad(StrEnum):
    """What somebody can do with a request that waits; the most pressing first, for others wait for that."""

    BESLUIT = "Besluit"
    NIET_AKKOORD = "Wijs af of wijzig het plan"
    NIEUWE_TOETS = "Vraag een nieuwe toets"
    TOETS = "Toets het plan"
    TERUGKIJKEN = "Kijk terug"
    COACH = "Wijs een coach toe"
    ROUTE = "Ga de reguliere route na"
    AANPASSEN = "Pas het plan aan"
    PLAN = "Schrijf het plan"
    NAZORG_PLANNEN = "Plan de nazorg"
    NAZORG = "Begin de nazorg"
    REGISTER = "Maak het register kloppend"
    AFSLUITEN = "Sluit de aanvraag af"
    AANVRAAG = "Maak de aanvraag af"


#: The most pressing first.
VOLGORDE = tuple(Daad)


@dataclass(frozen=True, slots=True)
class Wachtend:
    """A request that waits: ``verb`` says for what, ``dag`` since or until when where that is known."""

    id: int
    nummer: str
    verb: Daad
    kern: str
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Openperiode:
    """A period of the budget that has ended while its lines do not add up to nothing more to do; whole cents."""

    van: date
    tot: date
    onbesteed: int
    overschreden: int


@dataclass(frozen=True, slots=True)
class Doorbraakwacht:
    """All that waits for somebody. What that person cannot do is not in it."""

    regels: tuple[Wachtend, ...] = ()
    straks: tuple[Wachtend, ...] = ()
    """Own evaluations within ``AANKONDIGING_DAGEN`` days, the first one first."""
    perioden: tuple[Openperiode, ...] = ()


_EIND = ", ".join(f"'{s.value}'" for s in (S.AFGESLOTEN, S.REGULIER_OPGELOST, S.INGETROKKEN, S.VERNIETIGD))
_INHOUD = ", ".join(f"'{deel.value}'" for deel in Deel if deel not in GEEN_INHOUD)
_LAATSTE = "(SELECT {0} FROM toets t WHERE t.aanvraag_id = a.id ORDER BY t.id DESC LIMIT 1)"
_MOMENT = "FROM nazorgmoment m WHERE m.aanvraag_id = a.id AND m.vervallen_reden = ''"
_REGELS = "FROM registerregel r WHERE r.aanvraag_id = a.id"
_LOPEND = f"""
SELECT a.id, a.nummer, a.status, a.coach_id, a.plan_cent, substr(a.vastgelopen, 1, {KERN_TEKENS}) AS kern,
    a.ingediend_door_id = :wie AS diende_in, :wie IN (a.ingediend_door_id, a.namens_id) AS vroeg_aan,
    EXISTS (SELECT 1 FROM coachtoewijzing k WHERE k.aanvraag_id = a.id AND k.coach_id = :wie) AS was_coach,
    EXISTS (SELECT 1 FROM bewerking b WHERE b.aanvraag_id = a.id AND b.persoon_id = :wie) AS raakte_aan,
    EXISTS (SELECT 1 FROM bewerking b WHERE b.aanvraag_id = a.id AND b.persoon_id = :wie
        AND b.deel IN ({_INHOUD})) AS schreef,
    EXISTS (SELECT 1 FROM toets t WHERE t.aanvraag_id = a.id AND t.toetser_id = :wie) AS toetste,
    (SELECT b.grond FROM besluit b WHERE b.aanvraag_id = a.id ORDER BY b.volgnummer DESC LIMIT 1) AS grond,
    {_LAATSTE.format("t.oordeel")} AS oordeel, {_LAATSTE.format("t.toetser_id")} AS toetser_id,
    (SELECT min(m.datum) {_MOMENT} AND m.gedaan_op IS NULL) AS gepland,
    EXISTS (SELECT 1 {_MOMENT} AND m.gedaan_op IS NOT NULL) AS gekeken,
    COALESCE((SELECT sum(CASE r.kolom WHEN 'verplicht' THEN r.bedrag_cent WHEN 'betaald' THEN -r.bedrag_cent END)
        {_REGELS} AND r.kolom IN ('verplicht', 'betaald')), 0) AS verschil
FROM aanvraag a WHERE a.status NOT IN ({_EIND}) ORDER BY a.id
"""
_PERIODEN = """
SELECT p.van, p.tot, sum(max(0, s.v - s.b)), sum(max(0, s.b - s.v)) FROM potperiode p JOIN (
    SELECT potperiode_id, aanvraag_id, sum(CASE kolom WHEN 'verplicht' THEN bedrag_cent ELSE 0 END) AS v,
        sum(CASE kolom WHEN 'betaald' THEN bedrag_cent ELSE 0 END) AS b
    FROM registerregel GROUP BY potperiode_id, aanvraag_id
) s ON s.potperiode_id = p.id WHERE p.tot < :dag GROUP BY p.id
HAVING sum(max(0, s.v - s.b)) + sum(max(0, s.b - s.v)) > 0 ORDER BY p.van
"""


def wacht_op(sessie: Session, actor: Actor, dag: date) -> Doorbraakwacht:
    """Everything in the doorbraak that this person can do something about on this day."""
    if actor.persoon_id is None:
        return Doorbraakwacht()
    rijen = [dict(rij) for rij in sessie.execute(text(_LOPEND), {"wie": actor.persoon_id}).mappings()]
    besluiten = any(rij["status"] == S.BESLUIT.value for rij in rijen)
    mandaat = _mandaat(sessie, dag) if besluiten and mag(actor, "doorbraak.besluit") else 0
    regels, straks = [], []
    for rij in rijen:
        gepland = None if rij["gepland"] is None else date.fromisoformat(rij["gepland"])
        verb = _verb(rij, actor, dag, mandaat, gepland)
        if verb:
            om = gepland if verb is Daad.TERUGKIJKEN else None
            regels.append(Wachtend(rij["id"], rij["nummer"], verb, rij["kern"], om))
        elif (
            gepland is not None
            and rij["coach_id"] == actor.persoon_id
            and rij["status"] in (S.UITVOERING.value, S.NAZORG.value)
            and gepland <= dag + timedelta(days=AANKONDIGING_DAGEN)
        ):
            straks.append(Wachtend(rij["id"], rij["nummer"], Daad.TERUGKIJKEN, rij["kern"], gepland))
    volgorde = {verb: plaats for plaats, verb in enumerate(VOLGORDE)}
    return Doorbraakwacht(
        tuple(sorted(regels, key=lambda w: volgorde[w.verb])),
        tuple(sorted(straks, key=lambda w: (w.dag or dag, w.id))),
        _perioden(sessie, dag) if actor.rollen & _ROLLEN else (),
    )


def _mandaat(sessie: Session, dag: date) -> int:
    from weegtafel.inrichting.instellingen import instellingen_op
    from weegtafel.kernel.bedrag import naar_centen

    return naar_centen(instellingen_op(sessie, dag).doorbraak_mandaat)


def _verb(rij: Mapping[str, Any], actor: Actor, dag: date, mandaat: int, gepland: date | None) -> Daad | None:
    """What this person can do with a request now; None when it waits for somebody else."""
    coach = rij["coach_id"] == actor.persoon_id
    match S._value2member_map_[rij["status"]]:
        case S.AANVRAAG:
            return Daad.AANVRAAG if rij["diende_in"] and mag(actor, "doorbraak.aanvragen") else None
        case S.ROUTE:
            # Coaches may too, but it is the supporter who does this for all of them.
            ondersteunt = Rol.SECRETARIS in actor.rollen and mag(actor, "doorbraak.route")
            return Daad.ROUTE if ondersteunt else None
        case S.COACH:
            return Daad.COACH if mag(actor, "doorbraak.toewijzen") else None
        case S.PLAN:
            aanpassen = rij["oordeel"] == Toetsoordeel.AANPASSEN.value
            return (Daad.AANPASSEN if aanpassen else Daad.PLAN) if coach else None
        case S.TOETS:
            eigen = coach or rij["vroeg_aan"] or rij["was_coach"] or rij["raakte_aan"]
            return Daad.TOETS if mag(actor, "doorbraak.toets") and not eigen else None
        case S.BESLUIT:
            return _besluit(rij, actor, coach, mandaat)
        case _:
            return _nazorg(rij, dag, gepland) if coach else None


def _besluit(rij: Mapping[str, Any], actor: Actor, coach: bool, mandaat: int) -> Daad | None:
    if rij["toetser_id"] == rij["coach_id"]:  # took the request over after judging it, so the toets is lost
        return Daad.NIEUWE_TOETS if coach else None
    if rij["oordeel"] == Toetsoordeel.NIET_AKKOORD.value:
        return Daad.NIET_AKKOORD if coach else None
    herziet = next((grond for grond in Mandaatgrond if grond.value == rij["grond"]), None)
    if bevoegd(rij["plan_cent"], mandaat, herziet) is Mandaatgrond.COACH:
        return Daad.BESLUIT if coach else None
    eigen = coach or rij["vroeg_aan"] or rij["was_coach"] or rij["schreef"] or rij["toetste"]
    return Daad.BESLUIT if Rol.MANDAATHOUDER in actor.rollen and not eigen else None


def _nazorg(rij: Mapping[str, Any], dag: date, gepland: date | None) -> Daad | None:
    if gepland is not None:
        return Daad.TERUGKIJKEN if gepland <= dag else None
    if not rij["gekeken"]:
        return Daad.NAZORG_PLANNEN
    if rij["status"] == S.UITVOERING.value:
        return Daad.NAZORG
    return Daad.REGISTER if rij["verschil"] else Daad.AFSLUITEN


def _perioden(sessie: Session, dag: date) -> tuple[Openperiode, ...]:
    rijen: Sequence[Any] = sessie.execute(text(_PERIODEN), {"dag": dag.isoformat()}).all()
    return tuple(
        Openperiode(date.fromisoformat(van), date.fromisoformat(tot), onbesteed, over)
        for van, tot, onbesteed, over in rijen
    )
