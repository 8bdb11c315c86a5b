"""What screens, documents and handlers read of a casus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, tuple_
from sqlalchemy import select as kies
from sqlmodel import Session, col, select

from weegtafel.casus.feiten import AlternatiefFeiten, CasusFeiten, GrondFeiten, kernzin
from weegtafel.casus.models import Casus, CasusAlternatief, CasusGrond
from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN, VELDEN, Invoer
from weegtafel.inrichting.models import Alternatief, Code, Gemeente, Organisatie, Persoon
from weegtafel.inrichting.queries import codenamen
from weegtafel.kernel.codes import CasusSoort, CasusStatus
from weegtafel.kernel.errors import Regelovertreding


@dataclass(frozen=True, slots=True)
class CasusRij:
    """One row of a list of casussen. ``kern`` is the first sentence of the hulpvraag."""

    id: int
    nummer: str
    soort: CasusSoort
    status: CasusStatus
    inbrenger_id: int
    inbrenger: str
    """Afkorting of the organisation."""
    kern: str
    profiel: str
    gewijzigd_op: datetime
    gereed_op: datetime | None
    versie: int


@dataclass(frozen=True, slots=True)
class Casusfilter:
    """Which casussen a list shows; an empty member does not filter. ``oudste_eerst`` turns the order by number."""

    statussen: frozenset[CasusStatus] = frozenset()
    soort: CasusSoort | None = None
    inbrenger_id: int | None = None
    gemeente_id: int | None = None
    jaar: int | None = None
    ids: tuple[int, ...] | None = None
    """Only these rows, for instance what a full-text search found."""
    oudste_eerst: bool = False


ALLES = Casusfilter()


def _namen(sessie: Session, rij: Casus) -> dict[str, str]:
    """Descriptions of the chosen codes as they held when the casus was last changed."""
    gekozen = {(v.lijst, getattr(rij, v.sleutel)): v.sleutel for v in VELDEN if v.invoer is Invoer.CODE}
    gekozen = {paar: sleutel for paar, sleutel in gekozen.items() if paar[1]}
    if not gekozen:
        return {}
    uit: dict[str, str] = {}
    dag = rij.gewijzigd_op.date()
    vraag = (
        select(Code).where(tuple_(col(Code.lijst), col(Code.code)).in_(list(gekozen))).order_by(col(Code.geldig_van))
    )
    for code in sessie.exec(vraag):
        sleutel = gekozen[(code.lijst, code.code)]
        if sleutel not in uit or code.geldig_van <= dag:
            uit[sleutel] = code.omschrijving
    return uit


def casus(sessie: Session, casus_id: int) -> CasusFeiten:
    """Everything that stands in one casus.

    The grounds that every inbrenger must consider are always there, in their order; others follow.

    Raises:
        Regelovertreding: there is no such casus.
    """
    rij = sessie.get(Casus, casus_id)
    if rij is None:
        raise Regelovertreding("Weegtafel kan deze casus niet meer vinden. Ververs het scherm en probeer het opnieuw.")
    gemeente = sessie.get(Gemeente, rij.gemeente_id)
    inbrenger = sessie.get(Organisatie, rij.inbrenger_id)
    eerdere = None if rij.eerdere_casus_id is None else sessie.get(Casus, rij.eerdere_casus_id)
    gereed_door = None if rij.gereed_door_id is None else sessie.get(Persoon, rij.gereed_door_id)
    return CasusFeiten(
        id=casus_id,
        nummer=rij.nummer,
        soort=rij.soort,
        status=rij.status,
        versie=rij.versie,
        gemeente_id=rij.gemeente_id,
        gemeente=gemeente.naam if gemeente else "",
        inbrenger_id=rij.inbrenger_id,
        inbrenger=inbrenger.naam if inbrenger else "",
        inbrenger_afkorting=inbrenger.afkorting if inbrenger else "",
        inbrenger_functie=rij.inbrenger_functie,
        eerdere_casus_id=rij.eerdere_casus_id,
        eerdere_casus=eerdere.nummer if eerdere else "",
        ingetrokken_reden=rij.ingetrokken_reden,
        teruggezet_reden=rij.teruggezet_reden,
        gereed_door=gereed_door.naam if gereed_door else "",
        gereed_op=rij.gereed_op,
        aangemaakt_op=rij.aangemaakt_op,
        gewijzigd_op=rij.gewijzigd_op,
        gronden=_gronden(sessie, rij),
        alternatieven=_alternatieven(sessie, casus_id),
        namen=_namen(sessie, rij),
        **{veld.sleutel: getattr(rij, veld.sleutel) for veld in VELDEN},
    )


def eigen_organisatie(sessie: Session, persoon_id: int | None) -> int | None:
    """The organisation for which somebody sits at the table; None for nobody, and for who belongs to none."""
    persoon = None if persoon_id is None else sessie.get(Persoon, persoon_id)
    return None if persoon is None else persoon.organisatie_id


def casus_op_nummer(sessie: Session, nummer: str) -> int | None:
    """The id of the casus with this number, None when there is none."""
    return sessie.exec(select(Casus.id).where(col(Casus.nummer) == nummer.strip().upper())).first()


def _gronden(sessie: Session, rij: Casus) -> tuple[GrondFeiten, ...]:
    dag = rij.gewijzigd_op.date()
    namen = codenamen(sessie, "grondslag", dag)
    uitkomsten = codenamen(sessie, "uitkomst_grond", dag)
    gevonden = {
        g.grondslag: g
        for g in sessie.exec(select(CasusGrond).where(col(CasusGrond.casus_id) == rij.id).order_by(col(CasusGrond.id)))
    }
    uit = []
    for grond in dict.fromkeys([*TE_OVERWEGEN_GRONDEN, *gevonden]):
        g = gevonden.get(grond)
        uitkomst, toelichting = (g.uitkomst, g.toelichting) if g is not None else ("", "")
        uit.append(
            GrondFeiten(grond, namen.get(grond, grond), uitkomst, uitkomsten.get(uitkomst, uitkomst), toelichting)
        )
    return tuple(uit)


def _alternatieven(sessie: Session, casus_id: int) -> tuple[AlternatiefFeiten, ...]:
    vraag = (
        select(CasusAlternatief, Alternatief)
        .join(Alternatief, col(Alternatief.id) == col(CasusAlternatief.alternatief_id))
        .where(col(CasusAlternatief.casus_id) == casus_id)
        .order_by(col(CasusAlternatief.id))
    )
    return tuple(AlternatiefFeiten(a.id or 0, a.code, a.naam, c.toelichting) for c, a in sessie.exec(vraag))


def _gefilterd(vraag: Select[Any], filter_: Casusfilter) -> Select[Any]:
    if filter_.statussen:
        vraag = vraag.where(col(Casus.status).in_(sorted(filter_.statussen)))
    if filter_.soort is not None:
        vraag = vraag.where(col(Casus.soort) == filter_.soort)
    if filter_.inbrenger_id is not None:
        vraag = vraag.where(col(Casus.inbrenger_id) == filter_.inbrenger_id)
    if filter_.gemeente_id is not None:
        vraag = vraag.where(col(Casus.gemeente_id) == filter_.gemeente_id)
    if filter_.jaar is not None:
        vraag = vraag.where(col(Casus.jaar) == filter_.jaar)
    if filter_.ids is not None:
        vraag = vraag.where(col(Casus.id).in_(filter_.ids))
    return vraag


def casuslijst(
    sessie: Session,
    filter: Casusfilter = ALLES,
    offset: int = 0,
    limit: int = 200,
) -> tuple[CasusRij, ...]:
    """A window on the casussen, the newest first. Casussen get their ids in the order of their numbers.

    The ids of the window come first, from the index ``casus_filter`` of the vault; only then are its rows read,
    so that the long texts of other rows are never touched and nothing is sorted.
    """
    volgorde = col(Casus.id) if filter.oudste_eerst else col(Casus.id).desc()
    venster = _gefilterd(kies(col(Casus.id)), filter).order_by(volgorde).offset(offset).limit(limit)
    ids = [rij[0] for rij in sessie.execute(venster)]
    rijen = {rij.id: rij for rij in _rijen(sessie, ids)}
    return tuple(rijen[i] for i in ids if i in rijen)


def _rijen(sessie: Session, ids: Sequence[int]) -> list[CasusRij]:
    vraag = (
        kies(
            col(Casus.id),
            col(Casus.nummer),
            col(Casus.soort),
            col(Casus.status),
            col(Casus.inbrenger_id),
            col(Organisatie.afkorting),
            func.substr(col(Casus.hulpvraag), 1, 400),
            col(Casus.profiel),
            col(Casus.gewijzigd_op),
            col(Casus.gereed_op),
            col(Casus.versie),
        )
        .join(Organisatie, col(Organisatie.id) == col(Casus.inbrenger_id))
        .where(col(Casus.id).in_(ids))
    )
    return [
        CasusRij(
            id_, nummer, soort, status, inbrenger_id, afkorting, kernzin(kort), profiel, gewijzigd_op, gereed_op, versie
        )
        for (
            id_,
            nummer,
            soort,
            status,
            inbrenger_id,
            afkorting,
            kort,
            profiel,
            gewijzigd_op,
            gereed_op,
            versie,
        ) in sessie.execute(vraag)
        if id_ is not None
    ]


def aantal(sessie: Session, filter: Casusfilter = ALLES) -> int:
    """How many casussen a filter keeps."""
    return int(sessie.execute(_gefilterd(kies(func.count(col(Casus.id))), filter)).scalar_one())


def aantallen_per_status(sessie: Session) -> dict[CasusStatus, int]:
    """How many casussen stand in each status; zero where there are none."""
    vraag = kies(col(Casus.status), func.count()).group_by(col(Casus.status))
    uit = dict.fromkeys(CasusStatus, 0)
    for status, getal in sessie.execute(vraag):
        uit[status] = getal
    return uit


def gereed_voor_agenda(sessie: Session) -> tuple[CasusRij, ...]:
    """Every casus that can be put on an agenda, the longest waiting first."""
    ids = sessie.exec(select(Casus.id).where(col(Casus.status) == CasusStatus.GEREED)).all()
    rijen = _rijen(sessie, [i for i in ids if i is not None])
    return tuple(sorted(rijen, key=lambda r: (r.gereed_op or r.gewijzigd_op, r.id)))


@dataclass(frozen=True, slots=True)
class Importvoorstel:
    """What a filled form says about who and where, found back in this vault; None where nothing fits."""

    soort: CasusSoort
    gemeente_id: int | None
    inbrenger_id: int | None
    inbrenger_functie: str
    eerdere_casus_id: int | None
    opmerkingen: tuple[str, ...]


def importvoorstel(sessie: Session, kop: Mapping[str, str], dag: date) -> Importvoorstel:
    """Find the municipality, the organisation and the earlier casus that a form names.

    ``kop`` holds the texts of ``casus.formulier.KOPVELDEN`` by key. With one municipality in the vault that is
    the one, whatever the form says.
    """
    opmerkingen = []
    organisaties = {
        naam.casefold(): o.id
        for o in sessie.exec(select(Organisatie))
        if o.geldig_van <= dag and (o.geldig_tot is None or o.geldig_tot >= dag)
        for naam in (o.naam, o.afkorting)
    }
    inbrenger = organisaties.get(kop.get("inbrenger", "").strip().casefold())
    if inbrenger is None:
        opmerkingen.append("De organisatie van de inbrenger staat niet in Weegtafel: kies haar zelf.")
    gemeenten = {
        g.naam.casefold(): g.id
        for g in sessie.exec(select(Gemeente))
        if g.geldig_van <= dag and (g.geldig_tot is None or g.geldig_tot >= dag)
    }
    gemeente = gemeenten.get(kop.get("gemeente", "").strip().casefold())
    if gemeente is None and len(gemeenten) == 1:
        gemeente = next(iter(gemeenten.values()))
    if gemeente is None:
        opmerkingen.append("De gemeente staat niet in Weegtafel: kies haar zelf.")
    nummer = kop.get("eerdere_casus", "").strip()
    eerdere = casus_op_nummer(sessie, nummer) if nummer else None
    if nummer and eerdere is None:
        opmerkingen.append(f"De eerdere casus {nummer[:20]} staat niet in Weegtafel: kies haar zelf.")
    soort = CasusSoort.HER if kop.get("soort") == CasusSoort.HER.value else CasusSoort.NIEUW
    return Importvoorstel(soort, gemeente, inbrenger, kop.get("inbrenger_functie", ""), eerdere, tuple(opmerkingen))
