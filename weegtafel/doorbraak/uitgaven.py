"""The one door to the papers of a request: what is asked for becomes a document tree."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from weegtafel.doorbraak import documents, planafdruk, prijsqueries, queries
from weegtafel.doorbraak.codes import Rekenmoment
from weegtafel.doorbraak.documents.feiten import Besloten, Rekening, Stukfeiten, rekening
from weegtafel.doorbraak.rijen import AanvraagFeiten, BesluitRij, RekenuitkomstRij
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


def document_van(
    sessie: Session, soort: str, aanvraag_id: int, dag: date, demonstratie: bool = False, besluit: str = ""
) -> Document:
    """The document tree of one kind (a key of ``SOORTEN``) about one request, printed on ``dag``.

    With the number of a decision (``DB-2026-0007-B1``) it is about that one, with the plan of then.

    Raises:
        Regelovertreding: no such request or decision, or this paper does not exist yet.
        KeyError: an unknown kind (a bug, not a user's mistake).
    """
    return SOORTEN[soort](stukfeiten(sessie, aanvraag_id, dag, demonstratie=demonstratie, besluit=besluit))


def stukfeiten(
    sessie: Session, aanvraag_id: int, dag: date, *, demonstratie: bool = False, besluit: str = ""
) -> Stukfeiten:
    """Everything that the papers of a request print.

    Words and calculation are those kept at the decision that was asked for; without one, those last kept for the plan
    as it stands, and for a plan that nobody judged yet what is typed, worked out now.
    """
    f = queries.aanvraag(sessie, aanvraag_id)
    gemeente = sessie.get(Gemeente, f.gemeente_id)
    bewaard = queries.rekenuitkomsten(sessie, aanvraag_id)
    rij = _besluit(f, besluit)
    besloten = None if rij is None else _besloten(f, rij, bewaard)
    volgens_besluit = rij is not None and (
        bool(besluit) or any(r.id == rij.rekenuitkomst_id and r.planversie == f.planversie for r in bewaard)
    )
    onbekend: tuple[str, ...] = ()
    nu: Rekening | None = None
    if besloten is not None and volgens_besluit:
        if besloten.aanvraag is None:
            raise Regelovertreding(f"Bij {besloten.besluit.nummer} zijn de woorden van het plan niet bewaard.")
        inhoud, toets, nu = besloten.aanvraag, besloten.toets, besloten.rekening
    else:
        inhoud, toets = f, next((t for t in f.toetsen if not t.vervallen), None)
        gelijk = next((r for r in bewaard if r.planversie == f.planversie), None)
        if gelijk is not None:
            afdruk = planafdruk.lees(json.loads(gelijk.uitkomst), f)
            inhoud = f if afdruk is None else afdruk.feiten
            nu = _van_bewaard(gelijk)
        else:
            try:
                nu = _van_nu(sessie, aanvraag_id, dag)
            except Regelovertreding as fout:
                onbekend = fout.redenen
    regels = instellingen_op(sessie, dag)
    return Stukfeiten(
        inhoud,
        toets,
        inhoud.gemeente,
        None if gemeente is None else gemeente.logo,
        dag,
        nu,
        onbekend,
        besloten,
        volgens_besluit,
        f"Bewaren: {regels.bewaarklasse_doorbraak}, P{regels.bewaartermijn_doorbraak_jaren}Y",
        demonstratie,
    )


def _besluit(f: AanvraagFeiten, nummer: str) -> BesluitRij | None:
    gezocht = nummer.strip().upper()
    if not gezocht:
        return f.besluiten[0] if f.besluiten else None
    gevonden = next((b for b in f.besluiten if b.nummer == gezocht), None)
    if gevonden is None:
        raise Regelovertreding(f"Over {f.nummer} is geen besluit met het nummer {gezocht[:40]} genomen.")
    return gevonden


def _besloten(f: AanvraagFeiten, besluit: BesluitRij, bewaard: Sequence[RekenuitkomstRij]) -> Besloten:
    """What was kept with a decision and with the toets on which it rests."""
    per_id = {r.id: r for r in bewaard}
    bij_besluit = per_id[besluit.rekenuitkomst_id]
    toen = planafdruk.lees(json.loads(bij_besluit.uitkomst), f)
    toets = next((t for t in f.toetsen if t.id == besluit.toets_id), None)
    if toets is not None:
        bij_toets = planafdruk.lees(json.loads(per_id[toets.rekenuitkomst_id].uitkomst), f)
        # It counted when was decided on it; what happened since takes nothing from that.
        toets = replace(toets, vervallen="", toetser=toets.toetser if bij_toets is None else bij_toets.door)
    ongewijzigd = f if bij_besluit.planversie == f.planversie else None
    return Besloten(
        besluit if toen is None else replace(besluit, door=toen.door),
        toets,
        ongewijzigd if toen is None else toen.feiten,
        _van_bewaard(bij_besluit),
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
