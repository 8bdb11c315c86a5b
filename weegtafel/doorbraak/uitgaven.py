"""The one door to the papers of a request: what is asked for becomes a document tree."""

from __future__ import annotations

import json
from datetime import date

from sqlmodel import Session

from weegtafel.doorbraak import documents, prijsqueries, queries
from weegtafel.doorbraak.codes import Rekenmoment
from weegtafel.doorbraak.documents.feiten import Rekening, Stukfeiten, rekening
from weegtafel.doorbraak.rijen import RekenuitkomstRij
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.models import Gemeente
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import Document
from weegtafel.kernel.errors import Regelovertreding

#: What can be printed of a request; its key is the id of the aanvraag.
SOORTEN = {
    "doorbraakplan": documents.doorbraakplan,
    "rekenblad": documents.rekenblad,
    "besluitbrief": documents.besluitbrief,
}
BEVOEGDHEID = "doorbraak.uitgeven"


def document_van(sessie: Session, soort: str, aanvraag_id: int, *, dag: date, demonstratie: bool = False) -> Document:
    """The document tree of one kind (a key of ``SOORTEN``) about one request, printed on ``dag``.

    Raises:
        Regelovertreding: no such request, or this paper does not exist yet.
        KeyError: an unknown kind (a bug, not a user's mistake).
    """
    return SOORTEN[soort](stukfeiten(sessie, aanvraag_id, dag, demonstratie=demonstratie))


def stukfeiten(sessie: Session, aanvraag_id: int, dag: date, *, demonstratie: bool = False) -> Stukfeiten:
    """Everything that the papers of a request print.

    The calculation is the last one stored for the plan as it stands; without one it is worked out now.
    """
    f = queries.aanvraag(sessie, aanvraag_id)
    gemeente = sessie.get(Gemeente, f.gemeente_id)
    bewaard = queries.rekenuitkomsten(sessie, aanvraag_id)
    gelijk = next((r for r in bewaard if r.planversie == f.planversie), None)
    onbekend: tuple[str, ...] = ()
    nu: Rekening | None = None
    if gelijk is not None:
        nu = _van_bewaard(gelijk)
    else:
        try:
            nu = _van_nu(sessie, aanvraag_id, dag)
        except Regelovertreding as fout:
            onbekend = fout.redenen
    besluit_id = f.besluiten[0].rekenuitkomst_id if f.besluiten else None
    van_besluit = next((r for r in bewaard if r.id == besluit_id), None)
    regels = instellingen_op(sessie, dag)
    return Stukfeiten(
        f,
        f.gemeente,
        None if gemeente is None else gemeente.logo,
        dag,
        nu,
        onbekend,
        None if van_besluit is None else _van_bewaard(van_besluit),
        f"Bewaren: {regels.bewaarklasse_doorbraak}, P{regels.bewaartermijn_doorbraak_jaren}Y",
        demonstratie,
    )


def _van_bewaard(rij: RekenuitkomstRij) -> Rekening:
    wat = "de toets" if rij.moment is Rekenmoment.TOETS else "het besluit"
    zin = f"Zoals vastgelegd bij {wat} van {datum_voluit(rij.tijdstip.date())}."
    return rekening(
        json.loads(rij.invoer), json.loads(rij.uitkomst), zin, rij.prijslijst, bewaard=True, kenmerk=rij.kenmerk
    )


def _van_nu(sessie: Session, aanvraag_id: int, dag: date) -> Rekening:
    blad = prijsqueries.rekenblad(sessie, aanvraag_id, dag)
    if not blad.effecten:
        raise Regelovertreding("Er staat nog geen effect in de berekening.")
    invoer = blad.invoer()
    uitkomst = prijsqueries.volledige_uitkomst(invoer, blad.prijslijst, dag.year)
    zin = f"Zoals het plan er op {datum_voluit(dag)} voor staat; nog niet getoetst."
    return rekening(invoer, uitkomst, zin, blad.prijslijst.versie, bewaard=False)
