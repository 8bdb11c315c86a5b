"""The rows beside an overleg that its documents need: set-up, casussen and advices, each read in one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from weegtafel.casus.documents import regels
from weegtafel.casus.feiten import AlternatiefFeiten, CasusFeiten, GrondFeiten
from weegtafel.casus.models import Casus, CasusAlternatief, CasusBase, CasusGrond
from weegtafel.casus.velden import VELDEN, Invoer
from weegtafel.inrichting.models import Alternatief, Code, Criterium, Gemeente, Organisatie, Persoon
from weegtafel.kernel.codes import ActieStatus
from weegtafel.overleg.feiten import (
    ActieFeiten,
    AdviesFeiten,
    AfzenderFeiten,
    BekrachtigingFeiten,
    OrganisatieFeiten,
    PersoonFeiten,
    WegingFeiten,
)
from weegtafel.overleg.models import Actie, Advies, AdviesInhoud, Bekrachtiging, Overleg, Weging

_LIJSTEN = {veld.sleutel: veld.lijst for veld in VELDEN if veld.invoer is Invoer.CODE}
_ADVIESCODES = {s: _LIJSTEN[s] for s in ("profiel", "intensiteit", "eenheid", "frequentie", "productcategorie")} | {
    "grondslag": "grondslag"
}
#: Fields of an advice that are passed on as they stand.
_ADVIESVELDEN = tuple(n for n in AdviesInhoud.model_fields if n not in ("voorwaarden", "afwijkend", "alternatief_id"))


@dataclass(slots=True)
class Bron:
    """The set-up as it holds on one day, by key."""

    dag: date
    codes: dict[tuple[str, str], str]
    codevolgorde: dict[tuple[str, str], int]
    organisaties: dict[int, OrganisatieFeiten]
    personen: dict[int, PersoonFeiten]
    gemeenten: dict[int, Gemeente]
    alternatieven: dict[int, tuple[str, str, str]]
    """Code, name and what it is."""

    def naam(self, persoon_id: int | None) -> str:
        """The name of a person, empty when there is none."""
        return self.personen[persoon_id].naam if persoon_id in self.personen else ""

    def namen(self, rij: Any, lijsten: dict[str, str]) -> dict[str, str]:
        """The description of each code field of a row."""
        return {s: self.codes.get((lijst, getattr(rij, s)), getattr(rij, s)) for s, lijst in lijsten.items()}

    def afzender(self, gemeente_id: int | None = None) -> AfzenderFeiten:
        """The municipality, or without one the single municipality or jeugdregio of this vault."""
        if gemeente_id is not None and gemeente_id in self.gemeenten:
            g = self.gemeenten[gemeente_id]
            return AfzenderFeiten(g.naam, g.postadres, g.logo)
        nu = [g for g in self.gemeenten.values() if g.geldig_van <= self.dag and (g.geldig_tot or self.dag) >= self.dag]
        alle = nu or list(self.gemeenten.values())
        if len(alle) == 1:
            return AfzenderFeiten(alle[0].naam, alle[0].postadres, alle[0].logo)
        regios = {g.jeugdregio for g in alle if g.jeugdregio}
        if len(regios) == 1:
            regio = regios.pop()
            return AfzenderFeiten(regio if regio.lower().startswith("jeugdregio") else f"Jeugdregio {regio}")
        return AfzenderFeiten(" · ".join(g.naam for g in alle))


def lees_bron(sessie: Session, dag: date) -> Bron:
    """Read the set-up; five statements. A code of another period keeps its words when it has none for ``dag``."""
    codes: dict[tuple[str, str], str] = {}
    volgorde: dict[tuple[str, str], int] = {}
    for rij in sessie.exec(select(Code).order_by(col(Code.geldig_van))):
        sleutel = (rij.lijst, rij.code)
        if rij.geldig_van <= dag or sleutel not in codes:
            codes[sleutel] = rij.omschrijving
            volgorde[sleutel] = rij.volgorde
    organisaties: dict[int, OrganisatieFeiten] = {}
    doet_mee: set[int] = set()
    for o in sessie.exec(select(Organisatie)):
        assert o.id is not None
        organisaties[o.id] = OrganisatieFeiten(o.id, o.naam, o.afkorting, o.soort)
        if o.neemt_deel:
            doet_mee.add(o.id)
    personen: dict[int, PersoonFeiten] = {}
    for p in sessie.exec(select(Persoon)):
        assert p.id is not None
        bij = organisaties.get(p.organisatie_id or 0)
        personen[p.id] = PersoonFeiten(p.id, p.naam, p.functie, p.email, bij, p.organisatie_id in doet_mee)
    gemeenten = {g.id: g for g in sessie.exec(select(Gemeente).order_by(col(Gemeente.id))) if g.id is not None}
    alternatieven = {
        id_: (code, naam, wat)
        for id_, code, naam, wat in sessie.exec(
            select(Alternatief.id, Alternatief.code, Alternatief.naam, Alternatief.wat)
        )
        if id_ is not None
    }
    return Bron(dag, codes, volgorde, organisaties, personen, gemeenten, alternatieven)


def lees_casussen(sessie: Session, bron: Bron, ids: Collection[int]) -> dict[int, CasusFeiten]:
    """Casussen by id, with grounds and considered alternatives; four statements for any number."""
    if not ids:
        return {}
    rijen = sessie.exec(select(Casus).where(col(Casus.id).in_(ids))).all()
    eerdere = {rij.eerdere_casus_id for rij in rijen if rij.eerdere_casus_id is not None}
    nummers: dict[int | None, str] = {}
    if eerdere:
        nummers = dict(sessie.exec(select(Casus.id, Casus.nummer).where(col(Casus.id).in_(eerdere))).all())
    gronden: dict[int, list[GrondFeiten]] = defaultdict(list)
    grondrijen = sessie.exec(select(CasusGrond).where(col(CasusGrond.casus_id).in_(ids))).all()
    for g in sorted(grondrijen, key=lambda g: bron.codevolgorde.get(("grondslag", g.grondslag), 999)):
        gronden[g.casus_id].append(
            GrondFeiten(
                g.grondslag,
                bron.codes.get(("grondslag", g.grondslag), g.grondslag),
                g.uitkomst,
                bron.codes.get(("uitkomst_grond", g.uitkomst), g.uitkomst),
                g.toelichting,
            )
        )
    alternatieven: dict[int, list[AlternatiefFeiten]] = defaultdict(list)
    for a in sessie.exec(
        select(CasusAlternatief).where(col(CasusAlternatief.casus_id).in_(ids)).order_by(col(CasusAlternatief.id))
    ):
        code, naam, _ = bron.alternatieven[a.alternatief_id]
        alternatieven[a.casus_id].append(AlternatiefFeiten(a.alternatief_id, code, naam, a.toelichting))
    uit: dict[int, CasusFeiten] = {}
    for rij in rijen:
        assert rij.id is not None
        inbrenger = bron.organisaties[rij.inbrenger_id]
        velden: dict[str, Any] = {naam: getattr(rij, naam) for naam in CasusBase.model_fields}
        uit[rij.id] = CasusFeiten(
            id=rij.id,
            nummer=rij.nummer,
            soort=rij.soort,
            status=rij.status,
            versie=rij.versie,
            gemeente_id=rij.gemeente_id,
            gemeente=bron.gemeenten[rij.gemeente_id].naam,
            inbrenger_id=rij.inbrenger_id,
            inbrenger=inbrenger.naam,
            inbrenger_afkorting=inbrenger.afkorting,
            inbrenger_functie=rij.inbrenger_functie,
            eerdere_casus_id=rij.eerdere_casus_id,
            eerdere_casus=nummers.get(rij.eerdere_casus_id, ""),
            ingetrokken_reden=rij.ingetrokken_reden,
            teruggezet_reden=rij.teruggezet_reden,
            gereed_door=bron.naam(rij.gereed_door_id),
            gereed_op=rij.gereed_op,
            aangemaakt_op=rij.aangemaakt_op,
            gewijzigd_op=rij.gewijzigd_op,
            gronden=tuple(gronden[rij.id]),
            alternatieven=tuple(alternatieven[rij.id]),
            namen=bron.namen(rij, _LIJSTEN),
            **velden,
        )
    return uit


def lees_adviezen(
    sessie: Session,
    bron: Bron,
    casus_ids: Collection[int],
    advies_ids: Collection[int] = (),
    tot: datetime | None = None,
) -> list[AdviesFeiten]:
    """All advices on these casussen and with these ids, oldest first; three statements.

    ``tot`` leaves out what was decided after that moment, so that established minutes keep saying what they said.
    """
    waar = or_(col(Advies.casus_id).in_(casus_ids), col(Advies.id).in_(advies_ids))
    rijen: Sequence[tuple[Advies, str]] = sessie.exec(
        select(Advies, Casus.nummer)
        .join(Casus, col(Casus.id) == col(Advies.casus_id))
        .where(waar)
        .order_by(col(Advies.vastgesteld_op), col(Advies.id))
    ).all()
    rijen = [(a, nummer) for a, nummer in rijen if tot is None or a.vastgesteld_op <= tot]
    codes: dict[int | None, str] = {}
    overleg_ids = {a.overleg_id for a, _ in rijen if a.overleg_id is not None}
    if overleg_ids:
        codes = dict(sessie.exec(select(Overleg.id, Overleg.code).where(col(Overleg.id).in_(overleg_ids))).all())
    besluiten: dict[int, BekrachtigingFeiten] = {}
    onder_voorbehoud = [a.id for a, _ in rijen if a.voorbehoud is not None]
    if onder_voorbehoud:
        for b, overleg in sessie.exec(
            select(Bekrachtiging, Overleg)
            .join(Overleg, col(Overleg.id) == col(Bekrachtiging.overleg_id))
            .where(col(Bekrachtiging.advies_id).in_(onder_voorbehoud))
        ):
            if tot is None or b.tijdstip <= tot:
                besluiten[b.advies_id] = BekrachtigingFeiten(b.besluit, b.toelichting, overleg.code, overleg.datum)
    nummers = {a.id: a.nummer for a, _ in rijen}
    opvolger = {a.herziet_id: a for a, _ in rijen if a.herziet_id is not None}
    uit = []
    for a, casusnummer in rijen:
        assert a.id is not None
        velden: dict[str, Any] = {naam: getattr(a, naam) for naam in _ADVIESVELDEN}
        later = opvolger.get(a.id)
        _, alternatief, wat = bron.alternatieven.get(a.alternatief_id or 0, ("", "", ""))
        uit.append(
            AdviesFeiten(
                id=a.id,
                nummer=a.nummer,
                casus_id=a.casus_id,
                casusnummer=casusnummer,
                punt_id=a.agendapunt_id,
                overleg=codes.get(a.overleg_id, ""),
                soort=a.soort,
                voorbehoud=a.voorbehoud,
                aanwezig=a.aanwezig,
                totaal=a.totaal,
                vastgesteld_op=a.vastgesteld_op,
                vastgesteld_door=bron.naam(a.vastgesteld_door_id),
                bevestigd_door=bron.naam(a.bevestigd_door_id),
                herziet=nummers.get(a.herziet_id, "") if a.herziet_id is not None else "",
                herzien_reden=a.herzien_reden,
                herzien_door=later.nummer if later else "",
                herzien_op=later.vastgesteld_op.date() if later else None,
                bekrachtiging=besluiten.get(a.id),
                voorwaarden=regels(a.voorwaarden),
                afwijkend=regels(a.afwijkend),
                alternatief=alternatief,
                alternatief_wat=wat,
                namen=bron.namen(a, _ADVIESCODES),
                **velden,
            )
        )
    return uit


def lees_wegingen(sessie: Session, punt_ids: Collection[int | None]) -> dict[int, tuple[WegingFeiten, ...]]:
    """What the table found per criterion, by item; one statement."""
    uit: dict[int, list[WegingFeiten]] = defaultdict(list)
    for weging, naam, vraag in sessie.exec(
        select(Weging, Criterium.naam, Criterium.vraag)
        .join(Criterium, col(Criterium.id) == col(Weging.criterium_id))
        .where(col(Weging.agendapunt_id).in_(punt_ids))
        .order_by(col(Criterium.volgorde))
    ):
        if weging.oordeel is not None or weging.reden.strip():
            uit[weging.agendapunt_id].append(WegingFeiten(naam, vraag, weging.oordeel, weging.reden.strip()))
    return {punt: tuple(lijst) for punt, lijst in uit.items()}


def lees_acties(
    sessie: Session, bron: Bron, overleg_id: int, dag: date, tot: date | None
) -> tuple[list[ActieFeiten], list[ActieFeiten]]:
    """The actions of this overleg, and those of earlier ones that were open when it was held; one statement.

    ``tot`` shows the actions as they stood on that day.
    """
    eigen: list[ActieFeiten] = []
    eerder: list[ActieFeiten] = []
    for actie, overleg, nummer in sessie.exec(
        select(Actie, Overleg, Casus.nummer)
        .join(Overleg, col(Overleg.id) == col(Actie.overleg_id), isouter=True)
        .join(Casus, col(Casus.id) == col(Actie.casus_id), isouter=True)
        .where(
            or_(
                col(Actie.overleg_id) == overleg_id,
                col(Actie.status) == ActieStatus.OPEN,
                col(Actie.afgehandeld_op) >= dag,
            )
        )
        .order_by(col(Actie.wanneer), col(Actie.id))
    ):
        later_klaar = tot is not None and actie.afgehandeld_op is not None and actie.afgehandeld_op > tot
        feit = ActieFeiten(
            wat=actie.wat.strip(),
            persoon=bron.personen.get(actie.persoon_id or 0),
            organisatie=bron.organisaties.get(actie.organisatie_id or 0),
            wanneer=actie.wanneer,
            status=ActieStatus.OPEN if later_klaar else actie.status,
            casusnummer=nummer or "",
            punt_id=actie.agendapunt_id,
            uit_overleg=overleg.code if overleg else "",
        )
        if actie.overleg_id == overleg_id:
            eigen.append(feit)
        elif overleg is None or overleg.datum < dag:
            eerder.append(feit)
    return eigen, eerder
