"""What comes onto an agenda by itself, and what is carried over to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from weegtafel.casus.anoniem import bezwaren_tegen_tafel
from weegtafel.casus.models import Casus
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.models import Klad
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.codes import CasusStatus, NotulenStatus, OverlegStatus, PuntSoort, PuntStatus
from weegtafel.overleg.handlers.basis import id_van, tafelleden, zet_casus
from weegtafel.overleg.models import Advies, Agendapunt, Bekrachtiging, Deelnemer, Notulen, Overleg
from weegtafel.overleg.rules.agenda import notulentitel, plaats_voor
from weegtafel.overleg.tafel import punten_van


def hernummer(punten: list[Agendapunt]) -> None:
    """Number the items 1, 2, 3 ... in the order given."""
    for nummer, punt in enumerate(punten, start=1):
        if punt.volgorde != nummer:
            punt.volgorde = nummer


def zet_punt(werk: Werk, overleg: Overleg, punt: Agendapunt) -> Agendapunt:
    """Put a new or moved item on an agenda, at the place of its kind, and flush it."""
    overleg_id = id_van(overleg)
    bestaande = [p for p in punten_van(werk.sessie, overleg_id) if p is not punt]
    punt.overleg_id = overleg_id
    bestaande.insert(plaats_voor([p.soort for p in bestaande], punt.soort), punt)
    hernummer(bestaande)
    werk.sessie.add(punt)
    overleg.versie += 1
    werk.sessie.flush()
    return punt


def neem_weg(werk: Werk, overleg: Overleg, punt: Agendapunt) -> None:
    """Take an item off an agenda and close the gap. What was typed with it is kept in ``Klad``."""
    vorige = werk.sessie.get(Agendapunt, punt.doorgeschoven_van_id) if punt.doorgeschoven_van_id is not None else None
    for veld in ("verslag", "voorzittersnotitie"):
        tekst = getattr(punt, veld).strip()
        if tekst and (vorige is None or getattr(vorige, veld).strip() != tekst):
            onderwerp = f"{overleg.code} {punt.titel}"
            werk.sessie.add(
                Klad(
                    onderwerp=onderwerp,
                    veld=veld,
                    tekst=tekst,
                    persoon=werk.actor.naam,
                    tijdstip=werk.nu,
                    soort="overleg",
                    soort_id=id_van(overleg),
                    casus_id=punt.casus_id,
                    persoon_id=werk.actor.persoon_id,
                )
            )
    werk.sessie.delete(punt)
    werk.sessie.flush()
    hernummer(punten_van(werk.sessie, id_van(overleg)))
    overleg.versie += 1
    werk.sessie.flush()


def synchroniseer_deelnemers(werk: Werk, overleg: Overleg) -> None:
    """Make the members of a planned overleg those organisations that take part on its date."""
    overleg_id = id_van(overleg)
    horen = set(tafelleden(werk.sessie, overleg.datum))
    zijn = {
        d.organisatie_id: d for d in werk.sessie.exec(select(Deelnemer).where(col(Deelnemer.overleg_id) == overleg_id))
    }
    for organisatie in sorted(horen - set(zijn)):
        werk.sessie.add(Deelnemer(overleg_id=overleg_id, organisatie_id=organisatie))
    for organisatie in sorted(set(zijn) - horen):
        werk.sessie.delete(zijn[organisatie])
    werk.sessie.flush()


def volgend_overleg(sessie: Session, vandaag: date) -> Overleg | None:
    """The next planned overleg, today or later."""
    vraag = (
        select(Overleg)
        .where(
            col(Overleg.status) == OverlegStatus.GEPLAND,
            col(Overleg.vervallen_reden) == "",
            col(Overleg.datum) >= vandaag,
        )
        .order_by(col(Overleg.datum), col(Overleg.begintijd), col(Overleg.id))
    )
    return sessie.exec(vraag.limit(1)).first()


def _open_punten(sessie: Session, soort: PuntSoort) -> list[tuple[Agendapunt, Overleg]]:
    """Undecided items of a kind on agendas that are still to come or under way."""
    vraag = (
        select(Agendapunt, Overleg)
        .join(Overleg, col(Overleg.id) == col(Agendapunt.overleg_id))
        .where(
            col(Agendapunt.soort) == soort,
            col(Agendapunt.status) == PuntStatus.OPEN,
            col(Overleg.status).in_([OverlegStatus.GEPLAND, OverlegStatus.OPEN]),
            col(Overleg.vervallen_reden) == "",
        )
    )
    return list(sessie.exec(vraag).all())


def _vorige(sessie: Session, veld: str, waarde: int) -> int | None:
    """The item from which a subject was last carried over, if its last item was."""
    vraag = (
        select(Agendapunt)
        .where(col(getattr(Agendapunt, veld)) == waarde)
        .where(col(Agendapunt.status) != PuntStatus.OPEN)
        .order_by(col(Agendapunt.id).desc())
    )
    punt = sessie.exec(vraag.limit(1)).first()
    return punt.id if punt is not None and punt.status is PuntStatus.DOORGESCHOVEN else None


def wachtende_notulen(sessie: Session) -> list[tuple[Notulen, Overleg]]:
    """Draft minutes of closed overleggen, the oldest first."""
    vraag = (
        select(Notulen, Overleg)
        .join(Overleg, col(Overleg.id) == col(Notulen.overleg_id))
        .where(col(Notulen.status) == NotulenStatus.CONCEPT, col(Overleg.status) == OverlegStatus.GESLOTEN)
        .order_by(col(Overleg.datum), col(Overleg.begintijd), col(Overleg.id))
    )
    return list(sessie.exec(vraag).all())


def wachtende_adviezen(sessie: Session) -> list[Advies]:
    """Advices under voorbehoud on which nothing was decided and that no newer advice replaced."""
    later = aliased(Advies)
    vraag = (
        select(Advies)
        .where(
            col(Advies.voorbehoud).is_not(None),
            ~select(Bekrachtiging.id).where(col(Bekrachtiging.advies_id) == col(Advies.id)).exists(),
            ~select(later.id)
            .where(col(later.casus_id) == col(Advies.casus_id), col(later.volgnummer) > col(Advies.volgnummer))
            .exists(),
        )
        .order_by(col(Advies.id))
    )
    return list(sessie.exec(vraag).all())


def _wachtende_vrije_punten(sessie: Session) -> list[Agendapunt]:
    """Other items that were carried over and stand on no later agenda yet."""
    opvolger = aliased(Agendapunt)
    vraag = (
        select(Agendapunt)
        .where(
            col(Agendapunt.soort) == PuntSoort.VRIJ,
            col(Agendapunt.status) == PuntStatus.DOORGESCHOVEN,
            ~select(opvolger.id).where(col(opvolger.doorgeschoven_van_id) == col(Agendapunt.id)).exists(),
        )
        .order_by(col(Agendapunt.id))
    )
    return list(sessie.exec(vraag).all())


def _zet_of_verplaats(werk: Werk, doel: Overleg, staat: tuple[Agendapunt, Overleg] | None, nieuw: Agendapunt) -> None:
    """Put ``nieuw`` on the agenda, unless its subject stands on one already; from a later agenda it moves here."""
    if staat is None:
        zet_punt(werk, doel, nieuw)
        return
    punt, overleg = staat
    if overleg.status is OverlegStatus.OPEN or overleg.id == doel.id:
        return
    zet_punt(werk, doel, punt)
    hernummer(punten_van(werk.sessie, id_van(overleg)))
    overleg.versie += 1


def ververs_agenda(werk: Werk, doel: Overleg | None = None) -> None:
    """Bring everything that waits onto the agenda of ``doel``, or of the next planned overleg when none is named.

    That is: minutes to establish, advices to ratify, other items that were carried over.
    """
    sessie = werk.sessie
    sessie.flush()
    doel = doel or volgend_overleg(sessie, werk.vandaag)
    if doel is None:
        return
    minuten = instellingen_op(sessie, doel.datum).minuten_overig_punt
    op_agenda = {p.notulen_id: (p, o) for p, o in _open_punten(sessie, PuntSoort.VORIGE_NOTULEN)}
    for notulen, bron in wachtende_notulen(sessie):
        if bron.id == doel.id:
            continue
        nieuw = Agendapunt(
            overleg_id=id_van(doel),
            soort=PuntSoort.VORIGE_NOTULEN,
            volgorde=0,
            titel=notulentitel(notulen.documentnummer, bron.datum),
            notulen_id=notulen.id,
            minuten=minuten,
            doorgeschoven_van_id=_vorige(sessie, "notulen_id", id_van(notulen)),
        )
        _zet_of_verplaats(werk, doel, op_agenda.get(notulen.id), nieuw)
    ratificaties = {p.advies_id: (p, o) for p, o in _open_punten(sessie, PuntSoort.BEKRACHTIGING)}
    wachtend = wachtende_adviezen(sessie)
    for advies in wachtend:
        vorige = sessie.exec(
            select(Agendapunt)
            .where(col(Agendapunt.advies_id) == advies.id, col(Agendapunt.soort) == PuntSoort.BEKRACHTIGING)
            .where(col(Agendapunt.status) == PuntStatus.DOORGESCHOVEN)
            .order_by(col(Agendapunt.id).desc())
            .limit(1)
        ).first()
        nieuw = Agendapunt(
            overleg_id=id_van(doel),
            soort=PuntSoort.BEKRACHTIGING,
            volgorde=0,
            titel=bekrachtigingstitel(advies),
            advies_id=advies.id,
            minuten=minuten,
            doorgeschoven_van_id=None if vorige is None else vorige.id,
        )
        _zet_of_verplaats(werk, doel, ratificaties.get(advies.id), nieuw)
    nog = {advies.id for advies in wachtend}
    for advies_id, (punt, overleg) in ratificaties.items():
        if advies_id not in nog and overleg.status is OverlegStatus.GEPLAND:
            neem_weg(werk, overleg, punt)
    for oud in _wachtende_vrije_punten(sessie):
        if oud.overleg_id != doel.id:
            schuif_punt(werk, oud, doel)
    sessie.flush()


def bekrachtigingstitel(advies: Advies) -> str:
    """The title of the item that ratifies an advice."""
    return f"Bekrachtiging van advies {advies.nummer}"


def schuif_punt(werk: Werk, oud: Agendapunt, doel: Overleg) -> Agendapunt:
    """Put the successor of a carried-over item on a later agenda, with the chair's own note."""
    return zet_punt(
        werk,
        doel,
        Agendapunt(
            overleg_id=id_van(doel),
            soort=oud.soort,
            volgorde=0,
            titel=oud.titel,
            casus_id=oud.casus_id,
            minuten=oud.minuten,
            voorzittersnotitie=oud.voorzittersnotitie,
            doorgeschoven_van_id=oud.id,
        ),
    )


def zet_wachtende_casussen(werk: Werk, doel: Overleg, alleen: Collection[int] | None = None) -> int:
    """Put on this agenda every casus that the table had before and did not finish; the number of them.

    That is a casus that is gereed and was carried over, came back completed after it was aangehouden, or whose advice
    was not ratified. ``alleen`` keeps it to these casussen, which ``zet_terug`` asked just now. Not part of
    :func:`ververs_agenda`: what the secretary took off an agenda by hand may not come back onto it at some other act.
    """
    gehad = or_(
        select(Agendapunt.id).where(col(Agendapunt.casus_id) == col(Casus.id)).exists(),
        select(Advies.id).where(col(Advies.casus_id) == col(Casus.id)).exists(),
    )
    vraag = select(Casus).where(col(Casus.status) == CasusStatus.GEREED, gehad).order_by(col(Casus.id))
    if alleen is not None:
        wachtend = list(werk.sessie.exec(vraag.where(col(Casus.id).in_(alleen))))
    else:
        # A file from before the declarations can hold a casus that is gereed without one; planning goes on without it.
        wachtend = [c for c in werk.sessie.exec(vraag) if not bezwaren_tegen_tafel(werk.sessie, id_van(c), c.status)]
    per_casus = instellingen_op(werk.sessie, doel.datum).minuten_per_casus
    for casus in wachtend:
        van = _vorige(werk.sessie, "casus_id", id_van(casus))
        oud = None if van is None else werk.sessie.get(Agendapunt, van)
        punt = zet_casus_op_agenda(werk, doel, casus, per_casus if oud is None else oud.minuten, gevraagd=True)
        if oud is not None:
            punt.voorzittersnotitie = oud.voorzittersnotitie
    werk.sessie.flush()
    return len(wachtend)


def zet_casus_op_agenda(
    werk: Werk, overleg: Overleg, casus: Casus, minuten: int, *, gevraagd: bool = False
) -> Agendapunt:
    """gereed → geagendeerd, with an item on the agenda that remembers an earlier carry-over.

    ``gevraagd`` when this same act asked already whether the casus may lie on a table.

    Raises:
        Regelovertreding: the casus is not gereed, or no declaration covers its text.
    """
    zet_casus(werk, casus, CasusStatus.GEAGENDEERD, gevraagd=gevraagd)
    casus_id = id_van(casus)
    return zet_punt(
        werk,
        overleg,
        Agendapunt(
            overleg_id=id_van(overleg),
            soort=PuntSoort.CASUS,
            volgorde=0,
            titel=f"Casus {casus.nummer}",
            casus_id=casus_id,
            minuten=minuten,
            doorgeschoven_van_id=_vorige(werk.sessie, "casus_id", casus_id),
        ),
    )
