"""What the first page shows, in one visit to the database and without loading the models of this room.

The page opens with the program, so it asks plain SQL that any database answers from an index.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from weegtafel.kernel.roles import Actor, Rol, mag

#: How many rows of one kind the page names; it counts the rest.
GENOEMD = 6
EVALUATIE_DAGEN = 30


@dataclass(frozen=True, slots=True)
class VolgendOverleg:
    """The overleg that is going on or comes first, and how ready it is. Minutes are whole."""

    id: int
    code: str
    datum: date
    begintijd: time
    eindtijd: time
    plaats: str
    bezig: bool
    casussen: int
    gepland: int
    beschikbaar: int
    afwezig: tuple[str, ...]
    """Short names of the organisations that reported that they will not be there."""


@dataclass(frozen=True, slots=True)
class Ding:
    """Something that waits: the id of where to go, its number or text, and the day that belongs to it."""

    id: int
    nummer: str
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Stapel:
    """How many things of one kind wait, and the first of them by name."""

    aantal: int = 0
    eerste: tuple[Ding, ...] = ()


@dataclass(frozen=True, slots=True)
class Beginstand:
    """What a new vault has and lacks."""

    gemeenten: int
    leden: int
    voorzitters: int
    overleggen: int
    casussen: int

    @property
    def klaar(self) -> bool:
        """Whether the first steps have all been taken."""
        return min(self.gemeenten, self.leden, self.voorzitters, self.overleggen, self.casussen) > 0


@dataclass(frozen=True, slots=True)
class Vandaag:
    """Everything on the first page. What the actor may not do is not counted."""

    dag: date
    volgend: VolgendOverleg | None
    begin: Beginstand
    aangemeld: Stapel = Stapel()
    gereed: Stapel = Stapel()
    notulen: Stapel = Stapel()
    """Draft minutes; ``id`` is that of the overleg."""
    voorbehoud: Stapel = Stapel()
    """Advices to ratify; ``id`` is that of the casus."""
    te_laat: Stapel = Stapel()
    """My own actions and those of my organisation whose day has passed."""
    evaluaties: Stapel = Stapel()
    """Casussen whose advice is to be evaluated within ``EVALUATIE_DAGEN`` days."""


_BEGIN = """
SELECT (SELECT count(*) FROM gemeente WHERE geldig_tot IS NULL OR geldig_tot >= :dag),
       (SELECT count(*) FROM organisatie WHERE neemt_deel AND (geldig_tot IS NULL OR geldig_tot >= :dag)),
       (SELECT count(*) FROM persoon_rol WHERE rol = 'voorzitter' AND (geldig_tot IS NULL OR geldig_tot >= :dag)),
       EXISTS (SELECT 1 FROM overleg), EXISTS (SELECT 1 FROM casus)
"""
_VOLGEND = """
SELECT o.id, o.code, o.datum, o.begintijd, o.eindtijd, o.locatie, o.online_link, o.status,
       count(a.casus_id), coalesce(sum(a.minuten), 0)
FROM overleg o LEFT JOIN agendapunt a ON a.overleg_id = o.id
WHERE o.status = 'open' OR (o.status = 'gepland' AND o.vervallen_reden = '' AND o.datum >= :dag)
GROUP BY o.id, o.code, o.datum, o.begintijd, o.eindtijd, o.locatie, o.online_link, o.status
ORDER BY o.status = 'gepland', o.datum, o.begintijd LIMIT 1
"""
_LOPEND = """
SELECT id, code FROM overleg WHERE status = 'open' AND datum BETWEEN :gisteren AND :dag
ORDER BY datum DESC, begintijd DESC LIMIT 1
"""
_AFWEZIG = """
SELECT g.afkorting, a.soort FROM aanwezigheid a JOIN organisatie g ON g.id = a.organisatie_id
WHERE a.overleg_id = :overleg ORDER BY a.id
"""
_CASUS = "FROM casus WHERE status = :status"
_NOTULEN = "FROM notulen n JOIN overleg o ON o.id = n.overleg_id WHERE o.status = 'gesloten' AND n.status = 'concept'"
_VOORBEHOUD = """
FROM advies v WHERE v.voorbehoud IN ('geen_quorum', 'spoed')
AND NOT EXISTS (SELECT 1 FROM bekrachtiging b WHERE b.advies_id = v.id)
AND NOT EXISTS (SELECT 1 FROM advies n WHERE n.casus_id = v.casus_id AND n.volgnummer > v.volgnummer)
"""
_TE_LAAT = """
FROM actie WHERE status = 'open' AND wanneer < :dag AND (persoon_id = :persoon
OR organisatie_id = (SELECT organisatie_id FROM persoon WHERE id = :persoon))
"""
_EVALUATIES = """
FROM advies v JOIN casus c ON c.id = v.casus_id
WHERE v.evaluatiedatum BETWEEN :dag AND :einde AND c.status = 'geadviseerd'
AND NOT EXISTS (SELECT 1 FROM advies n WHERE n.casus_id = v.casus_id AND n.volgnummer > v.volgnummer)
"""


def _dag(waarde: Any) -> date:
    return waarde if isinstance(waarde, date) else date.fromisoformat(str(waarde)[:10])


def _tijd(waarde: Any) -> time:
    return waarde if isinstance(waarde, time) else time.fromisoformat(str(waarde))


def _volgend(sessie: Session, dag: date) -> VolgendOverleg | None:
    rij = sessie.execute(text(_VOLGEND), {"dag": dag.isoformat()}).first()
    if rij is None:
        return None
    id_, code, datum, begin, einde, locatie, link, status, casussen, minuten = rij
    stand = {naam: str(soort) for naam, soort in sessie.execute(text(_AFWEZIG), {"overleg": id_})}
    begintijd, eindtijd = _tijd(begin), _tijd(einde)
    duur = datetime.combine(dag, eindtijd) - datetime.combine(dag, begintijd)
    return VolgendOverleg(
        id=id_,
        code=code,
        datum=_dag(datum),
        begintijd=begintijd,
        eindtijd=eindtijd,
        plaats=locatie.strip() or ("online" if link.strip() else ""),
        bezig=status == "open",
        casussen=casussen,
        gepland=int(minuten),
        beschikbaar=int(duur.total_seconds() // 60),
        afwezig=tuple(naam for naam, soort in stand.items() if soort in ("afwezig_met_bericht", "afwezig")),
    )


def _stapel(sessie: Session, kolommen: str, bron: str, orde: str, **waarden: object) -> Stapel:
    """Count, and name the first few. ``kolommen`` gives id, number and perhaps a day."""
    aantal = int(sessie.execute(text(f"SELECT count(*) {bron}"), waarden).scalar_one())
    if not aantal:
        return Stapel()
    rijen = sessie.execute(text(f"SELECT {kolommen} {bron} ORDER BY {orde} LIMIT {GENOEMD}"), waarden)
    dingen = (Ding(r[0], str(r[1]), _dag(r[2]) if len(r) > 2 and r[2] is not None else None) for r in rijen)
    return Stapel(aantal, tuple(dingen))


def lopend_overleg(sessie: Session, dag: date, actor: Actor) -> Ding | None:
    """The overleg that is going on for who leads it: the program opens there, at the item where it was.

    One that nobody closed on its day or the day after no longer draws the program to it.
    """
    if not mag(actor, "overleg.leiden"):
        return None
    gisteren = dag - timedelta(days=1)
    rij = sessie.execute(text(_LOPEND), {"dag": dag.isoformat(), "gisteren": gisteren.isoformat()}).first()
    return None if rij is None else Ding(int(rij[0]), str(rij[1]))


def vandaag(sessie: Session, dag: date, actor: Actor) -> Vandaag:
    """What waits for this person on this day."""
    begin = Beginstand(*(int(n) for n in sessie.execute(text(_BEGIN), {"dag": dag.isoformat()}).one()))
    uit = Vandaag(dag, _volgend(sessie, dag), begin)
    if mag(actor, "casus.gereed"):
        casus = "id, nummer", _CASUS, "jaar, volgnummer"
        uit = replace(
            uit,
            aangemeld=_stapel(sessie, *casus, status="aangemeld"),
            gereed=_stapel(sessie, *casus, status="gereed"),
        )
    if mag(actor, "notulen.schrijven"):
        uit = replace(uit, notulen=_stapel(sessie, "o.id, o.code, o.datum", _NOTULEN, "o.datum"))
    if actor.rollen & {Rol.VOORZITTER, Rol.SECRETARIS}:
        uit = replace(uit, voorbehoud=_stapel(sessie, "v.casus_id, v.nummer", _VOORBEHOUD, "v.id"))
    if actor.persoon_id is not None:
        waarden = {"dag": dag.isoformat(), "persoon": actor.persoon_id}
        uit = replace(uit, te_laat=_stapel(sessie, "id, wat, wanneer", _TE_LAAT, "wanneer, id", **waarden))
    einde = (dag + timedelta(days=EVALUATIE_DAGEN)).isoformat()
    evaluaties = "c.id, c.nummer, v.evaluatiedatum", _EVALUATIES, "v.evaluatiedatum, c.id"
    return replace(uit, evaluaties=_stapel(sessie, *evaluaties, dag=dag.isoformat(), einde=einde))
