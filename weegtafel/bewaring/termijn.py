"""What holds for each object, and what is over its term. Read only."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import select as _select
from sqlmodel import Session, col, func, select

from weegtafel.bewaring import rules
from weegtafel.bewaring.codes import LOPEND, Bewaarklasse, Objectsoort
from weegtafel.bewaring.models import (
    Bewaarplicht,
    Vernietigingslijst,
    Vernietigingsregel,
)
from weegtafel.bewaring.rijen import Kandidaat
from weegtafel.bewaring.rules import Adviesfeit, Bewaring, Casusfeit, Termijnen, maanden_later
from weegtafel.casus.models import Casus
from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.doorbraak.models import Aanvraag, Besluit, Registerregel
from weegtafel.doorbraak.rules.verloop import EINDSTATUSSEN
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.models import Klad
from weegtafel.kernel.codes import ActieStatus, CasusStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg.models import Actie, Advies, Bekrachtiging, Notulen, Overleg


def kies(*kolommen: Any) -> Any:
    """``select`` for narrow rows; sqlmodel's models do not type their columns for it."""
    return _select(*kolommen)


def termijnen(sessie: Session, dag: date) -> Termijnen:
    """The term of each class as the settings hold it on a day."""
    i = instellingen_op(sessie, dag)
    return {
        Bewaarklasse.VERSTREKT: f"P{i.bewaartermijn_advies_jaren}Y",
        Bewaarklasse.GEWEIGERD: f"P{i.bewaartermijn_geweigerd_jaren}Y",
        Bewaarklasse.AFGEBROKEN: f"P{i.bewaartermijn_afgebroken_dagen}D",
        Bewaarklasse.NOTULEN: f"P{i.bewaartermijn_notulen_jaren}Y",
        Bewaarklasse.DOORBRAAK: f"P{i.bewaartermijn_doorbraak_jaren}Y",
        Bewaarklasse.KLAD: f"P{i.bewaartermijn_klad_dagen}D",
    }


def klassenamen(sessie: Session, dag: date) -> dict[Bewaarklasse, str]:
    """The words of each class as the settings hold them on a day."""
    i = instellingen_op(sessie, dag)
    return {
        Bewaarklasse.VERSTREKT: i.bewaarklasse_advies,
        Bewaarklasse.GEWEIGERD: i.bewaarklasse_geweigerd,
        Bewaarklasse.AFGEBROKEN: i.bewaarklasse_afgebroken,
        Bewaarklasse.NOTULEN: i.bewaarklasse_notulen,
        Bewaarklasse.DOORBRAAK: i.bewaarklasse_doorbraak,
        Bewaarklasse.KLAD: "kladtekst, geen archiefbescheid",
    }


# --- what holds for each object -------------------------------------------------------------------


def _einde(van: date | None, maanden: int | None) -> date | None:
    return maanden_later(van, maanden) if van is not None and maanden else None


def _adviezen(sessie: Session, ids: list[int] | None) -> dict[int, list[Adviesfeit]]:
    vraag: Any = kies(
        Advies.casus_id, Advies.soort, Advies.vastgesteld_op, Advies.evaluatiedatum, Advies.ingangsdatum,
        Advies.duur_maanden, Advies.voorbehoud, Bekrachtiging.tijdstip, Advies.herziet_id, Advies.id,
    ).join(Bekrachtiging, col(Bekrachtiging.advies_id) == col(Advies.id), isouter=True).order_by(
        col(Advies.volgnummer)
    )  # fmt: skip
    if ids is not None:
        vraag = vraag.where(col(Advies.casus_id).in_(ids))
    rijen = sessie.execute(vraag).all()
    herzien = {r.herziet_id for r in rijen if r.herziet_id is not None}
    uit: dict[int, list[Adviesfeit]] = defaultdict(list)
    for r in rijen:
        uit[r.casus_id].append(
            Adviesfeit(
                soort=r.soort,
                dag=r.vastgesteld_op.date(),
                evaluatie=r.evaluatiedatum,
                tot=_einde(r.ingangsdatum, r.duur_maanden),
                bekrachtigd=r.tijdstip.date() if r.tijdstip is not None else None,
                wacht=r.voorbehoud is not None and r.tijdstip is None and r.id not in herzien,
            )
        )
    return uit


def _open_acties(sessie: Session, kolom: Any) -> dict[int, int]:
    vraag = select(kolom, func.count()).where(col(Actie.status) == ActieStatus.OPEN, kolom.is_not(None))
    return dict(sessie.execute(vraag.group_by(kolom)).all())


def _casussen(sessie: Session, dag: date, ids: list[int] | None = None) -> dict[int, Kandidaat]:
    """Every casus that is not destroyed, or those with these ids and what follows on them."""
    vraag: Any = kies(
        Casus.id, Casus.nummer, Casus.status, Casus.gewijzigd_op, Casus.ingangsdatum, Casus.duur_maanden,
        Casus.eerdere_casus_id,
    ).where(col(Casus.status) != CasusStatus.VERNIETIGD)  # fmt: skip
    if ids is not None:
        alle = set(ids)
        while True:
            volgend = set(sessie.exec(select(Casus.id).where(col(Casus.eerdere_casus_id).in_(alle)))) - alle - {None}
            if not volgend:
                break
            alle |= {i for i in volgend if i is not None}
        ids = sorted(alle)
        vraag = vraag.where(col(Casus.id).in_(ids))
    rijen = {r.id: r for r in sessie.execute(vraag).all()}
    adviezen, acties, regels = _adviezen(sessie, ids), _open_acties(sessie, col(Actie.casus_id)), termijnen(sessie, dag)
    later: dict[int, list[int]] = defaultdict(list)
    for r in rijen.values():
        if r.eerdere_casus_id is not None:
            later[r.eerdere_casus_id].append(r.id)
    uit: dict[int, Kandidaat] = {}

    def reken(id_: int, gezien: frozenset[int]) -> Bewaring:
        if id_ in uit:
            return uit[id_].bewaring
        r = rijen[id_]
        volgers = [reken(v, gezien | {id_}) for v in later[id_] if v not in gezien]
        wacht = next((v for v in volgers if v.vanaf is None), None)
        feit = Casusfeit(
            status=r.status,
            laatst=r.gewijzigd_op.date(),
            adviezen=tuple(adviezen.get(id_, ())),
            tot=_einde(r.ingangsdatum, r.duur_maanden),
            open_acties=acties.get(id_, 0),
            later=wacht or max(volgers, key=lambda v: v.vanaf or date.min, default=None),
        )
        bewaring = rules.van_casus(feit, regels)
        uit[id_] = Kandidaat(Objectsoort.CASUS, id_, r.nummer, bewaring)
        return bewaring

    for id_ in rijen:
        reken(id_, frozenset())
    return uit


def _overleggen(sessie: Session, dag: date, ids: list[int] | None = None) -> dict[int, Kandidaat]:
    vraag: Any = kies(
        Overleg.id, Overleg.code, Overleg.status, Overleg.datum, Overleg.vervallen_reden, Notulen.vastgesteld_op
    ).join(Notulen, col(Notulen.overleg_id) == col(Overleg.id), isouter=True)
    if ids is not None:
        vraag = vraag.where(col(Overleg.id).in_(ids))
    weg = _vernietigd(sessie, Objectsoort.OVERLEG)
    acties, regels = _open_acties(sessie, col(Actie.overleg_id)), termijnen(sessie, dag)
    uit = {}
    for r in sessie.execute(vraag).all():
        if r.id not in weg:
            vast = r.vastgesteld_op.date() if r.vastgesteld_op is not None else None
            bewaring = rules.van_overleg(r.status, r.datum, bool(r.vervallen_reden), vast, acties.get(r.id, 0), regels)
            uit[r.id] = Kandidaat(Objectsoort.OVERLEG, r.id, r.code, bewaring)
    return uit


def _aanvragen(sessie: Session, dag: date, ids: list[int] | None = None) -> dict[int, Kandidaat]:
    vraag: Any = kies(Aanvraag.id, Aanvraag.nummer, Aanvraag.status, Aanvraag.gewijzigd_op).where(
        col(Aanvraag.status) != AanvraagStatus.VERNIETIGD
    )
    if ids is not None:
        vraag = vraag.where(col(Aanvraag.id).in_(ids))
    besloten = set(sessie.exec(select(Besluit.aanvraag_id)).all())
    boekvraag = select(Registerregel.aanvraag_id, func.max(Registerregel.datum)).group_by(
        col(Registerregel.aanvraag_id)
    )
    boekingen = dict(sessie.execute(boekvraag).all())
    regels = termijnen(sessie, dag)
    uit = {}
    for r in sessie.execute(vraag).all():
        bewaring = rules.van_aanvraag(
            klaar=r.status in EINDSTATUSSEN,
            besloten=r.id in besloten,
            laatst=r.gewijzigd_op.date(),
            boeking=boekingen.get(r.id),
            termijnen=regels,
        )
        uit[r.id] = Kandidaat(Objectsoort.AANVRAAG, r.id, r.nummer, bewaring)
    return uit


def _klad(sessie: Session, dag: date, ids: list[int] | None = None) -> dict[int, Kandidaat]:
    vraag: Any = kies(Klad.id, Klad.tijdstip)
    if ids is not None:
        vraag = vraag.where(col(Klad.id).in_(ids))
    regels = termijnen(sessie, dag)
    return {
        r.id: Kandidaat(Objectsoort.KLAD, r.id, f"KLAD-{r.id}", rules.van_klad(r.tijdstip.date(), regels))
        for r in sessie.execute(vraag).all()
    }


_LEZERS = {
    Objectsoort.CASUS: _casussen,
    Objectsoort.OVERLEG: _overleggen,
    Objectsoort.AANVRAAG: _aanvragen,
    Objectsoort.KLAD: _klad,
}


def _vernietigd(sessie: Session, soort: Objectsoort) -> set[int]:
    return set(
        sessie.exec(
            select(Vernietigingsregel.object_id)
            .join(Vernietigingslijst, col(Vernietigingslijst.id) == col(Vernietigingsregel.lijst_id))
            .where(
                col(Vernietigingsregel.soort) == soort,
                col(Vernietigingsregel.verwijderd_op).is_(None),
                col(Vernietigingslijst.uitgevoerd_op).is_not(None),
            )
        )
    )


def _bezet(sessie: Session) -> tuple[set[tuple[Objectsoort, int]], dict[tuple[Objectsoort, int], str]]:
    """On what a hold rests, and what stands on a list that is on its way."""
    plicht = kies(Bewaarplicht.soort, Bewaarplicht.object_id).where(col(Bewaarplicht.opgeheven_op).is_(None))
    elders = (
        kies(Vernietigingsregel.soort, Vernietigingsregel.object_id, Vernietigingslijst.nummer)
        .join(Vernietigingslijst, col(Vernietigingslijst.id) == col(Vernietigingsregel.lijst_id))
        .where(col(Vernietigingsregel.verwijderd_op).is_(None), col(Vernietigingslijst.status).in_(sorted(LOPEND)))
    )
    return (
        {(soort, id_) for soort, id_ in sessie.execute(plicht)},
        {(soort, id_): nummer for soort, id_, nummer in sessie.execute(elders)},
    )


def _met_stand(sessie: Session, kandidaten: list[Kandidaat]) -> list[Kandidaat]:
    plicht, elders = _bezet(sessie)
    return [
        Kandidaat(k.soort, k.id, k.nummer, k.bewaring, (k.soort, k.id) in plicht, elders.get((k.soort, k.id), ""))
        for k in kandidaten
    ]


def kandidaat(sessie: Session, soort: Objectsoort, id_: int, dag: date) -> Kandidaat:
    """One object with what holds for it. Raises Regelovertreding when it is not there (any more)."""
    gevonden = _LEZERS[soort](sessie, dag, [id_]).get(id_)
    if gevonden is None:
        raise Regelovertreding("Dit is er niet meer: het is al vernietigd. Ververs het scherm.")
    return _met_stand(sessie, [gevonden])[0]


def verstreken(sessie: Session, dag: date) -> tuple[Kandidaat, ...]:
    """Everything that is over its term on a day, the longest over it first."""
    alle = [k for lezer in _LEZERS.values() for k in lezer(sessie, dag).values() if k.bewaring.is_verstreken(dag)]
    return tuple(sorted(_met_stand(sessie, alle), key=lambda k: (k.bewaring.vanaf or dag, k.soort.value, k.nummer)))


def zoek_object(sessie: Session, nummer: str) -> tuple[Objectsoort, int]:
    """Kind and id of what bears a number. Raises Regelovertreding when nothing does."""
    net = nummer.strip().upper()
    for soort, tabel, kolom in (
        (Objectsoort.CASUS, Casus, Casus.nummer),
        (Objectsoort.OVERLEG, Overleg, Overleg.code),
        (Objectsoort.AANVRAAG, Aanvraag, Aanvraag.nummer),
    ):
        id_ = sessie.exec(select(tabel.id).where(col(kolom) == net)).first()
        if id_ is not None:
            return soort, int(id_)
    zin = f"Er is geen casus, overleg of aanvraag met het nummer “{nummer.strip()[:40]}”."
    raise Regelovertreding(zin, {"nummer": zin})
