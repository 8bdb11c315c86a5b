"""Drafting and fixing an advice; spoedadvies, herziening and ratification."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as kies
from sqlmodel import col, select

from weegtafel.casus.invoer import TEKST_MAXIMUM
from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Persoon
from weegtafel.inrichting.vastesql import VasteSql, schoon_db
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.codes import (
    CasusStatus,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.kernel.roles import Rol
from weegtafel.overleg.commands import (
    AdviesInvoer,
    GeefSpoedadvies,
    HerzieAdvies,
)
from weegtafel.overleg.handlers.automatisch import bekrachtigingstitel, neem_weg, ververs_agenda
from weegtafel.overleg.handlers.basis import (
    bekrachtiging_van,
    geldig,
    haal_persoon,
    heeft_rol,
    id_van,
    laatste_advies,
    na_alles,
    net,
    tafelleden,
    zet_casus,
)
from weegtafel.overleg.handlers.concept import INHOUDSVELDEN, TITELS, eis_los_anoniem, toets_codes
from weegtafel.overleg.models import Advies, Agendapunt, Notulen, Overleg
from weegtafel.overleg.rules.adviezen import (
    INDICATIEVELDEN,
    Bevestiger,
    Gevraagd,
    adviesnummer,
    casusstatus_na,
    maak_zelfstandig,
    toets_advies,
    toets_bevestiger,
    toets_herziene_soort,
    toets_herziening,
    voorbehoud_na_herziening,
    wijzigt_inhoud,
)
from weegtafel.overleg.rules.taal import Uitkomst
from weegtafel.overleg.schrijvers import schrijvers_van
from weegtafel.overleg.tafel import tabel

_GEWIJZIGD = frozenset({"overleg", "casus", "advies"})


def _nette_invoer(inhoud: AdviesInvoer) -> AdviesInvoer:
    """The same content with every text checked."""
    teksten = {veld: net(veld, titel, getattr(inhoud, veld), TEKST_MAXIMUM) for veld, titel in TITELS.items()}
    return replace(inhoud, **teksten)  # type: ignore[arg-type]  # only fields that are text


def _gevraagd(casus: Casus) -> Gevraagd:
    return Gevraagd(**{naam: getattr(casus, naam) for naam in INDICATIEVELDEN})


_PERSOON = VasteSql(
    kies(*(tabel(Persoon).c[naam] for naam in ("naam", "geldig_van", "geldig_tot", "organisatie_id"))).where(
        tabel(Persoon).c.id == bindparam("persoon")
    )
)


def _bevestiger(werk: Werk, persoon_id: int, dag: date, secretaris_id: int | None) -> Bevestiger:
    """``secretaris_id`` is the secretary of the overleg; None asks for the role instead."""
    gevonden = _PERSOON.eerste(schoon_db(werk.sessie), {"persoon": persoon_id})
    if gevonden is None:
        haal_persoon(werk, persoon_id)  # says that there is no such person
        raise LookupError(persoon_id)
    naam, van, tot, organisatie_id = gevonden
    return Bevestiger(
        persoon_id,
        naam,
        geldig(van, tot, dag),
        organisatie_id,
        persoon_id == secretaris_id
        if secretaris_id is not None
        else heeft_rol(werk.sessie, persoon_id, Rol.SECRETARIS, dag),
    )


def _leg_vast(
    werk: Werk,
    casus: Casus,
    inhoud: AdviesInvoer,
    *,
    bevestigd_door_id: int,
    voorbehoud: Voorbehoud | None,
    aanwezig: int,
    totaal: int,
    overleg_id: int | None = None,
    herziet: Advies | None = None,
    herzien_reden: str = "",
) -> Advies:
    """Write the fixed advice under the next number of its casus."""
    vorige = laatste_advies(werk.sessie, id_van(casus))
    waarden = advieswaarden(
        werk,
        (id_van(casus), casus.nummer, 1 if vorige is None else vorige.volgnummer + 1),
        inhoud,
        bevestigd_door_id=bevestigd_door_id,
        voorbehoud=voorbehoud,
        aanwezig=aanwezig,
        totaal=totaal,
        overleg_id=overleg_id,
    )
    advies = Advies(**waarden | {"herziet_id": None if herziet is None else herziet.id, "herzien_reden": herzien_reden})
    werk.sessie.add(advies)
    werk.sessie.flush()
    return advies


def advieswaarden(
    werk: Werk,
    plek: tuple[int, str, int],
    inhoud: AdviesInvoer,
    *,
    bevestigd_door_id: int,
    voorbehoud: Voorbehoud | None,
    aanwezig: int,
    totaal: int,
    overleg_id: int | None,
    punt_id: int | None = None,
) -> dict[str, Any]:
    """Every column of a fixed advice. ``plek`` is the id and number of its casus and its own volgnummer."""
    casus_id, casusnummer, volgnummer = plek
    return {naam: getattr(inhoud, naam) for naam in ("soort", *INHOUDSVELDEN)} | {
        "nummer": adviesnummer(casusnummer, volgnummer),
        "casus_id": casus_id,
        "volgnummer": volgnummer,
        "overleg_id": overleg_id,
        "agendapunt_id": punt_id,
        "voorbehoud": voorbehoud,
        "aanwezig": aanwezig,
        "totaal": totaal,
        "vastgesteld_op": _moment_van_advies(werk, casus_id, overleg_id),
        "vastgesteld_door_id": werk.actor.persoon_id,
        "bevestigd_door_id": bevestigd_door_id,
        "herziet_id": None,
        "herzien_reden": "",
    }


_P, _O, _V, _N = (tabel(soort).c for soort in (Agendapunt, Overleg, Advies, Notulen))
_EERDER = VasteSql(
    kies(
        kies(func.max(_V.vastgesteld_op)).where(_V.casus_id == bindparam("casus")).scalar_subquery(),
        kies(func.max(_N.vastgesteld_op))
        .where(_N.overleg_id == _P.overleg_id, _P.casus_id == bindparam("casus"))
        .scalar_subquery(),
        kies(_O.geopend_op).where(_O.id == bindparam("overleg")).scalar_subquery(),
    )
)


def _moment_van_advies(werk: Werk, casus_id: int, overleg_id: int | None) -> datetime:
    """Now, but after the earlier advices on this casus, the minutes in which it stands, and the opening.

    Which advice is the newest, and what stands in established minutes, is read from these moments; a clock that was
    set back may not turn that round.
    """
    eerder = _EERDER.eerste(schoon_db(werk.sessie), {"casus": casus_id, "overleg": overleg_id})
    return na_alles(werk.nu, eerder)


def bevestiging(
    werk: Werk,
    persoon_id: int,
    doen_mee: Collection[int],
    dag: date | None = None,
    secretaris_id: int | None = None,
    bewerkers: Collection[int] = frozenset(),
) -> Uitkomst:
    """Whether this person may confirm the advice: a participant, or the secretary of the overleg on ``dag``.

    Never who wrote in its draft: ``bewerkers``.

    Without ``secretaris_id`` it is a secretary by role, without ``dag`` as things stand today.
    """
    wie = _bevestiger(werk, persoon_id, dag or werk.vandaag, secretaris_id)
    return toets_bevestiger(wie, werk.actor.persoon_id, doen_mee, bewerkers)


def geef_spoedadvies(werk: Werk, opdracht: GeefSpoedadvies) -> Gewijzigd:
    """An advice between two overleggen, under voorbehoud; it comes onto the next agenda to be ratified."""
    casus = werk.haal(Casus, opdracht.casus_id, "deze casus")
    eis_versie(casus, opdracht.versie, "deze casus")
    gepland = _agendapunt_van(werk, casus)
    if casus.status not in (CasusStatus.GEREED, CasusStatus.GEAGENDEERD):
        raise Regelovertreding(
            f"{casus.nummer} is {casus.status.omschrijving}. Een spoedadvies kan als de casus gereed is voor de tafel."
        )
    gevraagd = _gevraagd(casus)
    inhoud = maak_zelfstandig(_nette_invoer(opdracht.inhoud), gevraagd)
    eis_los_anoniem(werk, id_van(casus), inhoud)
    leden = tafelleden(werk.sessie, werk.vandaag)
    schreven = schrijvers_van(werk.sessie, id_van(casus))
    (
        toets_advies(inhoud, gevraagd, werk.vandaag)
        .en(toets_codes(werk, inhoud, gevraagd))
        .en(bevestiging(werk, opdracht.bevestigd_door_id, leden, bewerkers=schreven))
        .eis()
    )
    if gepland is not None:
        neem_weg(werk, gepland[1], gepland[0])
    zet_casus(werk, casus, casusstatus_na(inhoud.soort), inhoud.motivering)
    advies = _leg_vast(
        werk,
        casus,
        inhoud,
        bevestigd_door_id=opdracht.bevestigd_door_id,
        voorbehoud=Voorbehoud.SPOED,
        aanwezig=0,
        totaal=len(leden),
    )
    ververs_agenda(werk)
    werk.boek("geef_spoedadvies", advies.nummer, ["soort", "motivering"])
    werk.sessie.flush()
    return Gewijzigd(_GEWIJZIGD, id_van(advies), 0, advies.nummer, {"casus": id_van(casus)})


def _agendapunt_van(werk: Werk, casus: Casus) -> tuple[Agendapunt, Overleg] | None:
    """The undecided item of a casus on a planned agenda.

    Raises:
        Regelovertreding: the casus is on the agenda of the overleg that is under way.
    """
    vraag = (
        select(Agendapunt, Overleg)
        .join(Overleg, col(Overleg.id) == col(Agendapunt.overleg_id))
        .where(col(Agendapunt.casus_id) == casus.id, col(Agendapunt.status) == PuntStatus.OPEN)
        .where(col(Overleg.status).in_([OverlegStatus.GEPLAND, OverlegStatus.OPEN]))
    )
    rij = werk.sessie.exec(vraag).first()
    if rij is None:
        return None
    punt, overleg = rij
    if overleg.status is OverlegStatus.OPEN:
        raise Regelovertreding(
            f"{casus.nummer} staat op de agenda van overleg {overleg.code}, dat nu bezig is. Geef het advies daar."
        )
    return punt, overleg


def herzie_advies(werk: Werk, opdracht: HerzieAdvies) -> Gewijzigd:
    """Follow a fixed advice by a corrected one.

    Other words keep the standing of the original. Another outcome or another indication was not weighed by a table
    with quorum: it stands under voorbehoud until a next overleg ratifies it.
    """
    oud = werk.haal(Advies, opdracht.advies_id, "dit advies")
    casus = werk.haal(Casus, oud.casus_id, "deze casus")
    laatste = laatste_advies(werk.sessie, id_van(casus)) or oud
    bekrachtiging = bekrachtiging_van(werk.sessie, id_van(oud))
    besluit = None if bekrachtiging is None else bekrachtiging.besluit
    toets_herziening(
        opdracht.reden,
        is_laatste=laatste.id == oud.id,
        laatste_nummer=laatste.nummer,
        besluit=besluit,
        status_klopt=casus.status is casusstatus_na(oud.soort),
    ).eis()
    gevraagd = _gevraagd(casus)
    inhoud = maak_zelfstandig(_nette_invoer(opdracht.inhoud), gevraagd)
    eis_los_anoniem(werk, id_van(casus), inhoud, opdracht.reden)
    leden = tafelleden(werk.sessie, werk.vandaag)
    schreven = schrijvers_van(werk.sessie, id_van(casus), id_van(oud))
    (
        toets_herziene_soort(oud.soort, inhoud.soort)
        .en(toets_advies(inhoud, gevraagd, werk.vandaag))
        .en(toets_codes(werk, inhoud, gevraagd, oud))
        .en(bevestiging(werk, opdracht.bevestigd_door_id, leden, bewerkers=schreven))
        .eis()
    )
    inhoudelijk = wijzigt_inhoud(inhoud, oud.soort, {naam: getattr(oud, naam) for naam in INDICATIEVELDEN})
    naar = casusstatus_na(inhoud.soort)
    if naar is not casus.status:
        zet_casus(werk, casus, naar, inhoud.motivering)
    nu_open = werk.sessie.exec(select(Overleg.id).where(col(Overleg.status) == OverlegStatus.OPEN)).first()
    advies = _leg_vast(
        werk,
        casus,
        inhoud,
        bevestigd_door_id=opdracht.bevestigd_door_id,
        voorbehoud=voorbehoud_na_herziening(oud.voorbehoud, besluit, inhoudelijk=inhoudelijk),
        aanwezig=0 if inhoudelijk else oud.aanwezig,
        totaal=oud.totaal,
        overleg_id=nu_open,
        herziet=oud,
        herzien_reden=" ".join(net("reden", "Reden", opdracht.reden).split()),
    )
    _verwijs_bekrachtiging(werk, oud, advies)
    if advies.voorbehoud is not None:
        ververs_agenda(werk)
    werk.boek("herzie_advies", advies.nummer, ["soort", "motivering", "herzien_reden"])
    werk.sessie.flush()
    return Gewijzigd(_GEWIJZIGD, id_van(advies), 0, advies.nummer, {"casus": id_van(casus), "herziet": id_van(oud)})


def _verwijs_bekrachtiging(werk: Werk, oud: Advies, nieuw: Advies) -> None:
    """An undecided item that would ratify the old advice is about the new one from now on."""
    vraag = (
        select(Agendapunt)
        .join(Overleg, col(Overleg.id) == col(Agendapunt.overleg_id))
        .where(
            col(Agendapunt.soort) == PuntSoort.BEKRACHTIGING,
            col(Agendapunt.advies_id) == oud.id,
            col(Agendapunt.status) == PuntStatus.OPEN,
            col(Overleg.status).in_([OverlegStatus.GEPLAND, OverlegStatus.OPEN]),
        )
    )
    for punt in werk.sessie.exec(vraag).all():
        punt.advies_id = nieuw.id
        punt.titel = bekrachtigingstitel(nieuw)
        punt.versie += 1
    werk.sessie.flush()
