"""What the meeting screen reads: everything about one item, and one fixed advice in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from weegtafel.casus.models import Casus
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.models import Alternatief, Criterium, Organisatie, Persoon
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import (
    ActieStatus,
    NotulenStatus,
    Oordeel,
    Oordeelmoment,
    OrganisatieSoort,
    PuntSoort,
    PuntStatus,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Rol
from weegtafel.overleg.commands import AdviesInvoer
from weegtafel.overleg.models import (
    Actie,
    Advies,
    Adviesconcept,
    AdviesInhoud,
    Agendapunt,
    Bekrachtiging,
    Indruk,
    Notulen,
    NotulenDeel,
    Overleg,
    Terugtrekking,
    Weging,
)
from weegtafel.overleg.queries import deelnemenden, gebeurtenissen, overleg, puntfeiten, stand, tafel_van
from weegtafel.overleg.rules.aanwezigheid import behandelvolgorde, quorumstand, stand_bij
from weegtafel.overleg.rules.adviezen import Gevraagd, bewerkers_van, maak_zelfstandig
from weegtafel.overleg.schermcasus import casusblad
from weegtafel.overleg.schermrijen import (
    ActieBlad,
    AdviesBlad,
    Bevestigerrij,
    ConceptBlad,
    CriteriumStand,
    NotulenBlad,
    PuntBlad,
    TafelRij,
    Vergadering,
)
from weegtafel.overleg.schrijvers import schrijvers_van
from weegtafel.overleg.veeg import eis_schoon_concept, rood_in_notulen

#: The fields of an advice that a draft holds, in the order of the screen.
VELDEN: tuple[str, ...] = tuple(AdviesInhoud.model_fields)

_REGELS: tuple[tuple[str, str, str], ...] = (
    ("profiel", "Profiel", "profiel"),
    ("intensiteit", "Intensiteit", "intensiteit"),
    ("grondslag", "Grondslag", "grondslag"),
    ("productcategorie", "Productcategorie", "productcategorie"),
    ("productcode", "Productcode", ""),
)


def concept_van(sessie: Session, punt_id: int) -> ConceptBlad:
    """The draft advice of an item; version 0 and empty values when nothing was typed yet."""
    rij = sessie.exec(select(Adviesconcept).where(Adviesconcept.agendapunt_id == punt_id)).first()
    bron: AdviesInhoud = rij if rij is not None else AdviesInhoud()
    waarden: dict[str, object] = {veld: getattr(bron, veld) for veld in VELDEN}
    soort = rij.soort if rij is not None else None
    waarden["soort"] = soort
    return ConceptBlad(rij.versie if rij is not None else 0, soort, waarden)


def _schreven(sessie: Session, punt_id: int) -> frozenset[int]:
    rij = sessie.exec(select(Adviesconcept.bewerkers).where(Adviesconcept.agendapunt_id == punt_id)).first()
    return bewerkers_van(rij or "")


def advieszinnen(sessie: Session, inhoud: AdviesInhoud) -> tuple[tuple[str, str], ...]:
    """What an advice fixes beside its motivering, as (label, words), only what is filled."""
    uit = []
    for veld, titel, lijst in _REGELS:
        waarde = getattr(inhoud, veld)
        if waarde:
            uit.append((titel, inrichting.codenaam(sessie, lijst, waarde) if lijst else waarde))
    if inhoud.volume is not None:
        eenheid = inrichting.codenaam(sessie, "eenheid", inhoud.eenheid).lower()
        per = inrichting.codenaam(sessie, "frequentie", inhoud.frequentie).lower()
        aantal = f"{inhoud.volume:,}".replace(",", ".")
        uit.append(("Volume", " ".join(deel for deel in (aantal, eenheid, per) if deel)))
    if inhoud.duur_maanden is not None:
        uit.append(("Duur", f"{inhoud.duur_maanden} {'maand' if inhoud.duur_maanden == 1 else 'maanden'}"))
    if inhoud.ingangsdatum is not None:
        uit.append(("Ingangsdatum", datum_voluit(inhoud.ingangsdatum)))
    if inhoud.alternatief_id is not None:
        alternatief = sessie.get(Alternatief, inhoud.alternatief_id)
        uit.append(("Alternatief", alternatief.naam if alternatief is not None else ""))
    if inhoud.nodig_wat:
        uit.append(("Nodig", inhoud.nodig_wat))
    if inhoud.nodig_wie:
        uit.append(("Door", inhoud.nodig_wie))
    if inhoud.nodig_wanneer is not None:
        uit.append(("Uiterlijk", datum_voluit(inhoud.nodig_wanneer)))
    return tuple(uit)


def _naam(sessie: Session, persoon_id: int | None) -> str:
    persoon = sessie.get(Persoon, persoon_id) if persoon_id is not None else None
    return persoon.naam if persoon is not None else ""


def _nummer(sessie: Session, advies_id: int | None) -> str:
    ander = sessie.get(Advies, advies_id) if advies_id is not None else None
    return ander.nummer if ander is not None else ""


def advies(sessie: Session, advies_id: int) -> AdviesBlad:
    """One fixed advice in words.

    Raises:
        Regelovertreding: there is no such advice.
    """
    a = sessie.get(Advies, advies_id)
    if a is None:
        raise Regelovertreding("Weegtafel kan dit advies niet vinden. Ververs het scherm.")
    casus = sessie.get(Casus, a.casus_id)
    besluit = sessie.exec(select(Bekrachtiging).where(Bekrachtiging.advies_id == advies_id)).first()
    later = sessie.exec(select(Advies.nummer).where(Advies.herziet_id == advies_id)).first()
    bekrachtiging = ""
    if besluit is not None:
        code = sessie.exec(select(Overleg.code).where(Overleg.id == besluit.overleg_id)).one()
        bekrachtiging = f"{besluit.besluit.omschrijving} in {code} op {datum_voluit(besluit.tijdstip.date())}"
        if besluit.toelichting:
            bekrachtiging += f". {besluit.toelichting}"
    return AdviesBlad(
        id=advies_id,
        nummer=a.nummer,
        casus_id=a.casus_id,
        casus_nummer=casus.nummer if casus is not None else "",
        soort=a.soort,
        waarden={veld: getattr(a, veld) for veld in VELDEN} | {"soort": a.soort},
        regels=advieszinnen(sessie, a),
        motivering=a.motivering,
        voorwaarden=_regels(a.voorwaarden),
        afwijkend=_regels(a.afwijkend),
        leerpunt=a.leerpunt,
        evaluatiedatum=a.evaluatiedatum,
        voorbehoud=a.voorbehoud,
        bekrachtiging=bekrachtiging,
        aanwezig=a.aanwezig,
        totaal=a.totaal,
        vastgesteld_op=a.vastgesteld_op,
        vastgesteld_door=_naam(sessie, a.vastgesteld_door_id),
        bevestigd_door=_naam(sessie, a.bevestigd_door_id),
        herziet=_nummer(sessie, a.herziet_id),
        herzien_door=later or "",
        herzien_reden=a.herzien_reden,
    )


def _regels(tekst: str) -> tuple[str, ...]:
    return tuple(regel.strip() for regel in tekst.splitlines() if regel.strip())


def adviezen_van_overleg(sessie: Session, overleg_id: int) -> tuple[AdviesBlad, ...]:
    """The advices given in an overleg, in the order of its agenda."""
    vraag = (
        select(Agendapunt.advies_id)
        .where(Agendapunt.overleg_id == overleg_id, Agendapunt.soort == PuntSoort.CASUS)
        .where(col(Agendapunt.advies_id).is_not(None))
        .order_by(col(Agendapunt.volgorde))
    )
    return tuple(advies(sessie, sleutel) for sleutel in sessie.exec(vraag).all() if sleutel is not None)


def _actiebladen(sessie: Session, voorwaarde: ColumnElement[bool]) -> tuple[ActieBlad, ...]:
    vraag = (
        select(Actie, Persoon, Organisatie)
        .join(Persoon, col(Persoon.id) == col(Actie.persoon_id), isouter=True)
        .join(Organisatie, col(Organisatie.id) == col(Actie.organisatie_id), isouter=True)
        .where(voorwaarde)
        .order_by(col(Actie.wanneer), col(Actie.id))
    )
    # An outer join gives None for what is missing, which the types of select do not know.
    rijen: Sequence[tuple[Actie, Persoon | None, Organisatie | None]] = sessie.exec(vraag).all()
    uit = []
    for a, p, o in rijen:
        uit_overleg = sessie.get(Overleg, a.overleg_id) if a.overleg_id is not None else None
        bij_casus = sessie.get(Casus, a.casus_id) if a.casus_id is not None else None
        uit.append(
            ActieBlad(
                a.id or 0,
                a.wat,
                p.naam if p is not None else o.naam if o is not None else "",
                a.wanneer,
                a.status,
                uit_overleg.code if uit_overleg is not None else "",
                bij_casus.nummer if bij_casus is not None else "",
                a.versie,
            )
        )
    return tuple(uit)


def _acties(sessie: Session, punt: Agendapunt, o: Overleg) -> tuple[ActieBlad, ...]:
    if punt.soort is not PuntSoort.ACTIES:
        return _actiebladen(sessie, col(Actie.agendapunt_id) == punt.id)
    sinds = o.geopend_op.date() if o.geopend_op is not None else None
    van_eerder = (col(Actie.overleg_id) != o.id) | col(Actie.overleg_id).is_(None)
    nog = col(Actie.status) == ActieStatus.OPEN
    if sinds is not None:
        nog |= (col(Actie.afgehandeld_op).is_not(None)) & (col(Actie.afgehandeld_op) >= sinds)
    return _actiebladen(sessie, van_eerder & nog)


def _notulen(sessie: Session, notulen_id: int | None) -> NotulenBlad | None:
    n = sessie.get(Notulen, notulen_id) if notulen_id is not None else None
    if n is None:
        return None
    o = sessie.get(Overleg, n.overleg_id)
    assert o is not None
    delen = sessie.exec(select(NotulenDeel).where(NotulenDeel.notulen_id == n.id).order_by(col(NotulenDeel.volgorde)))
    rijen = tuple((d.sleutel, d.titel, d.tekst) for d in delen)
    concept = n.status is NotulenStatus.CONCEPT
    return NotulenBlad(
        n.id or 0,
        n.documentnummer,
        o.code,
        o.datum,
        n.status,
        n.versie,
        tuple((titel, tekst) for _, titel, tekst in rijen),
        not (concept and rood_in_notulen(sessie, n, rijen)),
    )


def losse_bevestigers(
    sessie: Session, vandaag: date, casus_id: int, herziet_id: int | None
) -> tuple[Bevestigerrij, ...]:
    """Who may confirm an advice between two overleggen: a herziening, or a spoedadvies without ``herziet_id``."""
    return bevestigers(sessie, vandaag, bewerkers=schrijvers_van(sessie, casus_id, herziet_id))


def bevestigers(
    sessie: Session,
    vandaag: date,
    overleg_id: int | None = None,
    doen_mee: frozenset[int] | None = None,
    bewerkers: frozenset[int] = frozenset(),
) -> tuple[Bevestigerrij, ...]:
    """Who may confirm a read-back: the secretary of the overleg and everybody of an organisation that takes part.

    ``doen_mee`` None means every organisation of the table (for an advice between two overleggen). The one who fixes
    the advice is still among them, as is who wrote in its draft; the rule refuses both and the screen leaves them out.
    """
    o = sessie.get(Overleg, overleg_id) if overleg_id is not None else None
    dag = o.datum if o is not None else vandaag
    uit = []
    leden = {t.id for t in inrichting.organisaties(sessie, dag) if t.neemt_deel} if doen_mee is None else doen_mee
    for p in inrichting.personen(sessie, dag):
        is_secretaris = p.id == o.secretaris_id if o is not None else Rol.SECRETARIS in p.rollen
        if is_secretaris or (p.organisatie_id is not None and p.organisatie_id in leden):
            uit.append(Bevestigerrij(p.id, p.naam, p.functie, p.organisatie, p.id in bewerkers))
    return tuple(uit)


def blad(sessie: Session, punt_id: int) -> PuntBlad:
    """Everything about one item of an agenda.

    Raises:
        Regelovertreding: the item is not there (any more).
    """
    punt = sessie.get(Agendapunt, punt_id)
    if punt is None:
        raise Regelovertreding("Dit agendapunt staat niet meer op de agenda.")
    o = sessie.get(Overleg, punt.overleg_id)
    assert o is not None
    rij = overleg(sessie, punt.overleg_id).punt(punt_id)
    assert rij is not None
    tafel = tafel_van(sessie, punt.overleg_id)
    volgorde = behandelvolgorde(puntfeiten(sessie, o))
    er = stand_bij(gebeurtenissen(sessie, punt.overleg_id), volgorde, punt_id)
    terug = {
        t.organisatie_id: t.reden
        for t in sessie.exec(select(Terugtrekking).where(Terugtrekking.agendapunt_id == punt_id))
    }
    zei: dict[tuple[int, Oordeelmoment], Oordeel] = {
        (i.organisatie_id, i.moment): i.oordeel
        for i in sessie.exec(select(Indruk).where(Indruk.agendapunt_id == punt_id))
    }
    tafelrijen = tuple(
        TafelRij(
            t.id or 0,
            t.naam,
            t.afkorting,
            t.soort is OrganisatieSoort.GI,
            er.get(t.id or 0),
            terug.get(t.id or 0),
            zei.get((t.id or 0, Oordeelmoment.EERSTE)),
            zei.get((t.id or 0, Oordeelmoment.NA)),
            t.id == rij.inbrenger_id,
        )
        for t in tafel
    )
    quorum = quorumstand(
        instellingen_op(sessie, o.datum).quorum,
        deelnemenden(tafel),
        {i for i, s in er.items() if s.is_er},
        frozenset(terug),
    )
    woog = {w.criterium_id: w for w in sessie.exec(select(Weging).where(Weging.agendapunt_id == punt_id))}
    criteria = tuple(
        CriteriumStand(
            c.id or 0,
            n,
            c.naam,
            c.vraag,
            woog[c.id].oordeel if c.id in woog else None,
            woog[c.id].reden if c.id in woog else "",
        )
        for n, c in enumerate(
            sessie.exec(
                select(Criterium)
                .where(Criterium.criteriumversie_id == o.criteriumversie_id)
                .order_by(col(Criterium.volgorde))
            ),
            1,
        )
    )
    doen_mee = frozenset(t.id for t in tafelrijen if t.doet_mee)
    besloten = sessie.exec(select(Bekrachtiging.id).where(Bekrachtiging.agendapunt_id == punt_id)).first()
    return PuntBlad(
        punt=rij,
        verslag=punt.verslag,
        notitie=punt.voorzittersnotitie,
        quorum=quorum,
        tafel=tafelrijen,
        casus=casusblad(sessie, punt.casus_id) if punt.casus_id is not None else None,
        criteria=criteria if punt.soort is PuntSoort.CASUS else (),
        concept=concept_van(sessie, punt_id),
        advies=advies(sessie, punt.advies_id) if punt.advies_id is not None else None,
        acties=_acties(sessie, punt, o),
        notulen=_notulen(sessie, punt.notulen_id),
        bekrachtigd=besloten is not None,
        bevestigers=bevestigers(sessie, o.datum, punt.overleg_id, doen_mee, _schreven(sessie, punt_id)),
    )


def vergadering(sessie: Session, overleg_id: int, punt_id: int | None) -> Vergadering:
    """An overleg with one of its items in full: the one asked for, else the active one, else the first open one.

    Raises:
        Regelovertreding: there is no such overleg.
    """
    o = overleg(sessie, overleg_id)
    punt = o.punt(punt_id) or o.punt(o.actief_punt_id)
    if punt is None and o.punten:
        punt = next((p for p in o.punten if p.status is PuntStatus.OPEN), o.punten[0])
    return Vergadering(o, blad(sessie, punt.id) if punt is not None else None, stand(sessie, overleg_id))


def teruglezen(sessie: Session, punt_id: int) -> tuple[PuntBlad, tuple[tuple[str, str], ...]]:
    """An item and what its draft would fix in words, filled from the request as the fixed advice will be.

    Raises:
        Regelovertreding: the item is not there (any more).
        Herkenbaar: somebody can be recognised in the draft; it is not read aloud.
    """
    b = blad(sessie, punt_id)
    if b.concept.soort is None or b.casus is None:
        return b, ()
    eis_schoon_concept(sessie, punt_id, {veld: str(waarde or "") for veld, waarde in b.concept.waarden.items()})
    waarden = {veld: waarde for veld, waarde in b.concept.waarden.items() if veld != "soort"}
    invoer = AdviesInvoer(soort=b.concept.soort, **waarden)  # type: ignore[arg-type]  # the fields of one class
    gevraagd = Gevraagd(**b.casus.waarden)  # type: ignore[arg-type]  # exactly the fields of the request
    heel = maak_zelfstandig(invoer, gevraagd)
    return b, advieszinnen(sessie, AdviesInhoud(**{veld: getattr(heel, veld) for veld in VELDEN}))
