"""Whether adviezen were followed, and which still wait to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import text
from sqlmodel import Session

from weegtafel.inzicht.codes import Opvolging, Resultaatbereik

#: The last evaluation of each advice that stands, of adviezen after which an indication remains.
_STAND: Final = (
    "SELECT e.opgevolgd, e.resultaat, e.waarom, a.nummer, e.datum FROM evaluatie e JOIN advies a ON a.id = e.advies_id "
    "WHERE e.datum BETWEEN :van AND :tot AND e.id = (SELECT max(id) FROM evaluatie WHERE advies_id = e.advies_id) "
    "AND NOT EXISTS (SELECT 1 FROM advies h WHERE h.herziet_id = a.id)"
)
_TELLING = text(f"SELECT opgevolgd, resultaat, count(*) FROM ({_STAND}) GROUP BY 1, 2")
_WAAROM = text(
    f"SELECT nummer, opgevolgd, waarom FROM ({_STAND}) WHERE waarom <> '' ORDER BY datum DESC LIMIT :hoogstens"
)
_OPEN: Final = (
    "FROM advies a JOIN casus c ON c.id = a.casus_id JOIN organisatie o ON o.id = c.inbrenger_id "
    "WHERE a.evaluatiedatum IS NOT NULL AND a.evaluatiedatum <= :tot AND a.evaluatiedatum >= :van "
    "AND a.soort IN ('passend', 'passend_met_aanpassing', 'enkelvoudig') AND c.status <> 'vernietigd' "
    "AND NOT EXISTS (SELECT 1 FROM evaluatie e WHERE e.advies_id = a.id) "
    "AND NOT EXISTS (SELECT 1 FROM advies h WHERE h.casus_id = a.casus_id AND h.volgnummer > a.volgnummer)"
)


#: What :func:`opgevolgd` asks, and :func:`te_evalueren`.
TELLINGEN: Final = (_TELLING, text(f"SELECT count(*) {_OPEN}"))
WACHT: Final = text(
    f"SELECT a.id, a.nummer, c.id, c.nummer, o.afkorting, a.evaluatiedatum {_OPEN} "
    "ORDER BY a.evaluatiedatum, a.id LIMIT :hoogstens"
)


@dataclass(frozen=True, slots=True)
class Opgevolgd:
    """How adviezen that were evaluated in a period were followed, and whether results were reached."""

    opgevolgd: dict[Opvolging, int]
    resultaat: dict[Resultaatbereik, int]
    te_evalueren: int
    """Adviezen whose evaluation date lies in the period and that nobody looked at."""

    @property
    def geevalueerd(self) -> int:
        """How many were looked at."""
        return sum(self.opgevolgd.values())


@dataclass(frozen=True, slots=True)
class TeEvalueren:
    """A reminder."""

    advies_id: int
    adviesnummer: str
    casus_id: int
    casusnummer: str
    inbrenger: str
    evaluatiedatum: date
    dagen_te_laat: int


@dataclass(frozen=True, slots=True)
class EvaluatieRij:
    """One evaluation as it was recorded."""

    id: int
    datum: date
    opgevolgd: Opvolging
    waarom: str
    resultaat: Resultaatbereik
    toelichting: str
    door: str


def opgevolgd(sessie: Session, van: date, tot: date, vandaag: date | None = None) -> Opgevolgd:
    """The figures of a period, by the day of the evaluation; every kind has a number.

    With ``vandaag`` an evaluation date after that day does not wait yet, also when the period runs on.
    """
    grenzen = {"van": van.isoformat(), "tot": tot.isoformat()}
    gevolgd, bereikt = dict.fromkeys(Opvolging, 0), dict.fromkeys(Resultaatbereik, 0)
    for hoe, resultaat, aantal in sessie.execute(_TELLING, grenzen):
        gevolgd[Opvolging(hoe)] += aantal  # type: ignore[call-arg]  # lookup by value
        bereikt[Resultaatbereik(resultaat)] += aantal  # type: ignore[call-arg]  # lookup by value
    wacht = grenzen if vandaag is None else {**grenzen, "tot": min(tot, vandaag).isoformat()}
    open_ = sessie.execute(TELLINGEN[1], wacht).scalar_one()
    return Opgevolgd(gevolgd, bereikt, int(open_))


def redenen(sessie: Session, van: date, tot: date, hoogstens: int = 50) -> tuple[tuple[str, Opvolging, str], ...]:
    """Why adviezen were not (wholly) followed: number of the advice, how, and the reason; the newest first."""
    rijen = sessie.execute(_WAAROM, {"van": van.isoformat(), "tot": tot.isoformat(), "hoogstens": hoogstens})
    return tuple((nummer, Opvolging(hoe), waarom) for nummer, hoe, waarom in rijen)  # type: ignore[call-arg]  # by value


def te_evalueren(sessie: Session, vandaag: date, hoogstens: int = 50) -> tuple[TeEvalueren, ...]:
    """Adviezen whose evaluation date has come and that nobody looked at, the longest waiting first."""
    rijen = sessie.execute(
        WACHT,
        {"van": "0001-01-01", "tot": vandaag.isoformat(), "hoogstens": hoogstens},
    )
    return tuple(
        TeEvalueren(a, an, c, cn, wie, (dag := date.fromisoformat(d)), (vandaag - dag).days)
        for a, an, c, cn, wie, d in rijen
    )


def aantal_te_evalueren(sessie: Session, vandaag: date) -> int:
    """How many reminders there are."""
    return int(sessie.execute(TELLINGEN[1], {"van": "0001-01-01", "tot": vandaag.isoformat()}).scalar_one())


def evaluaties(sessie: Session, advies_id: int) -> tuple[EvaluatieRij, ...]:
    """Every evaluation of an advice, the one that counts first."""
    rijen = sessie.execute(
        text(
            "SELECT e.id, e.datum, e.opgevolgd, e.waarom, e.resultaat, e.toelichting, coalesce(p.naam, '') "
            "FROM evaluatie e LEFT JOIN persoon p ON p.id = e.door_id WHERE e.advies_id = :id ORDER BY e.id DESC"
        ),
        {"id": advies_id},
    )
    return tuple(
        EvaluatieRij(i, date.fromisoformat(d), Opvolging(h), w, Resultaatbereik(r), t, p)  # type: ignore[call-arg]  # by value
        for i, d, h, w, r, t, p in rijen
    )
