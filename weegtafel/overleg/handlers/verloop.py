"""The course of an overleg: opening, outcome of items, carrying over, closing."""

from __future__ import annotations

from sqlmodel import col, select

from weegtafel.casus.models import Casus
from weegtafel.inrichting.queries import criteriumversie_op
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.codes import CasusStatus, OverlegStatus, PuntSoort, PuntStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.commands import HeropenPunt, OpenOverleg, RondPuntAf, SchuifPuntDoor, SluitOverleg
from weegtafel.overleg.handlers.automatisch import (
    neem_weg,
    synchroniseer_deelnemers,
    ververs_agenda,
    volgend_overleg,
    wachtende_adviezen,
    zet_casus_op_agenda,
)
from weegtafel.overleg.handlers.basis import (
    OVERLEG,
    OVERLEG_EN_CASUS,
    eis_open_punt,
    haal_overleg,
    haal_punt,
    id_van,
    net,
    rond_af,
    stop_timer,
    zet_casus,
    zet_terug,
)
from weegtafel.overleg.handlers.notulen import maak_notulen
from weegtafel.overleg.handlers.vergadering import casus_status
from weegtafel.overleg.models import Advies, Agendapunt, Bekrachtiging, Notulen, Overleg
from weegtafel.overleg.rules.agenda import (
    toets_afronden,
    toets_doorschuiven,
    toets_heropenen,
    toets_opening,
    toets_reden,
    toets_sluiting,
)
from weegtafel.overleg.tafel import puntfeiten, tafel_van


def open_overleg(werk: Werk, opdracht: OpenOverleg) -> Gewijzigd:
    """gepland → open; one overleg at a time. What waits for a next overleg comes onto this agenda first."""
    overleg = haal_overleg(werk, opdracht.overleg_id, OverlegStatus.GEPLAND)
    ander = werk.sessie.exec(select(Overleg).where(col(Overleg.status) == OverlegStatus.OPEN).limit(1)).first()
    toets_opening(overleg.datum, werk.vandaag, "" if ander is None else ander.code).eis()
    synchroniseer_deelnemers(werk, overleg)
    ververs_agenda(werk, overleg)
    # Nothing has been weighed yet: the criteria are those of the day itself, also when they came after the planning.
    overleg.criteriumversie_id = criteriumversie_op(werk.sessie, overleg.datum).id
    overleg.status = OverlegStatus.OPEN
    overleg.geopend_op = werk.nu
    overleg.versie += 1
    werk.boek("open_overleg", overleg.code, ["status"])
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(overleg), overleg.versie, overleg.code)


def rond_punt_af(werk: Werk, opdracht: RondPuntAf) -> Gewijzigd:
    """Mark an item as dealt with, unless its kind needs an act of its own."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.OPEN)
    achterhaald = punt.soort is PuntSoort.BEKRACHTIGING and punt.advies_id not in {
        a.id for a in wachtende_adviezen(werk.sessie)
    }
    toets_afronden(punt.soort, punt.status, casus_status(werk, punt), achterhaald=achterhaald).eis()
    rond_af(werk, overleg, punt)
    werk.boek("rond_punt_af", overleg.code, ["status"])
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), punt.versie, overleg.code)


def schuif_punt_door(werk: Werk, opdracht: SchuifPuntDoor) -> Gewijzigd:
    """Carry an item over. It comes onto the next planned overleg at once when there is one, else onto the next to be.

    ``extra["punt"]`` is the new item of a casus, ``extra["overleg"]`` its overleg, when there is one.
    """
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.OPEN)
    eis_open_punt(punt)
    toets_doorschuiven(punt.soort).eis()
    toets_reden(opdracht.reden, "Vul in waarom dit punt wordt doorgeschoven.").eis()
    rond_af(werk, overleg, punt, PuntStatus.DOORGESCHOVEN)
    punt.doorschuif_reden = " ".join(net("reden", "Reden", opdracht.reden).split())
    werk.sessie.flush()
    soorten, nummer, extra = OVERLEG, overleg.code, dict[str, int]()
    if punt.casus_id is not None:
        casus = werk.haal(Casus, punt.casus_id, "deze casus")
        if casus.status is not CasusStatus.GEAGENDEERD:
            raise Regelovertreding(
                f"{casus.nummer} is {casus.status.omschrijving} en schuift niet meer door. Rond het punt af."
            )
        gereed = zet_terug(werk, casus)
        soorten, nummer = OVERLEG_EN_CASUS, casus.nummer
        doel = volgend_overleg(werk.sessie, werk.vandaag)
        if gereed and doel is not None:
            nieuw = zet_casus_op_agenda(werk, doel, casus, punt.minuten, gevraagd=True)
            nieuw.voorzittersnotitie = punt.voorzittersnotitie
            extra = {"punt": id_van(nieuw), "overleg": id_van(doel)}
    ververs_agenda(werk)
    werk.boek("schuif_punt_door", nummer, ["doorschuif_reden"])
    werk.sessie.flush()
    return Gewijzigd(soorten, id_van(punt), punt.versie, nummer, extra)


def _neem_opvolger_terug(werk: Werk, punt: Agendapunt) -> None:
    """Take the successor of a carried-over item off its later agenda.

    Raises:
        Regelovertreding: the successor was dealt with already.
    """
    kolom = Agendapunt.casus_id if punt.casus_id is not None else Agendapunt.doorgeschoven_van_id
    waarde = punt.casus_id if punt.casus_id is not None else punt.id
    vraag = (
        select(Agendapunt, Overleg)
        .join(Overleg, col(Overleg.id) == col(Agendapunt.overleg_id))
        .where(col(kolom) == waarde, col(Agendapunt.id) > punt.id)
    )
    for opvolger, overleg in werk.sessie.exec(vraag).all():
        if opvolger.status is PuntStatus.OPEN and overleg.status is OverlegStatus.GEPLAND:
            neem_weg(werk, overleg, opvolger)
        elif punt.casus_id is None:
            raise Regelovertreding("Dit punt is intussen verder behandeld en kan niet meer terug.")


def heropen_punt(werk: Werk, opdracht: HeropenPunt) -> Gewijzigd:
    """Take back an outcome that was given by mistake, while the overleg is open."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.OPEN)
    sessie = werk.sessie
    advies = sessie.exec(select(Advies.id).where(col(Advies.agendapunt_id) == punt.id).limit(1)).first()
    besluit = sessie.exec(select(Bekrachtiging.id).where(col(Bekrachtiging.agendapunt_id) == punt.id).limit(1)).first()
    notulen = None if punt.notulen_id is None else werk.haal(Notulen, punt.notulen_id, "deze notulen").status
    toets_heropenen(
        punt.status, heeft_advies=advies is not None, heeft_bekrachtiging=besluit is not None, notulen=notulen
    ).eis()
    soorten, nummer = OVERLEG, overleg.code
    voor = tafel_van(sessie, overleg)
    if punt.status is PuntStatus.DOORGESCHOVEN:
        _neem_opvolger_terug(werk, punt)
        if punt.casus_id is not None:
            casus = werk.haal(Casus, punt.casus_id, "deze casus")
            if casus.status is not CasusStatus.GEAGENDEERD:
                zet_casus(werk, casus, CasusStatus.GEAGENDEERD)
            soorten, nummer = OVERLEG_EN_CASUS, casus.nummer
    punt.status = PuntStatus.OPEN
    punt.afgerond_op = None
    punt.doorschuif_reden = ""
    punt.versie += 1
    overleg.versie += 1
    sessie.flush()
    if anders := tafel_van(sessie, overleg).anders_dan(voor):
        raise Regelovertreding(
            f"Vanaf dit punt veranderde de aanwezigheid, en die telt al bij “{anders[0]}”. Dit punt blijft afgerond."
        )
    werk.boek("heropen_punt", nummer, ["status"])
    sessie.flush()
    return Gewijzigd(soorten, id_van(punt), punt.versie, nummer)


def sluit_overleg(werk: Werk, opdracht: SluitOverleg) -> Gewijzigd:
    """open → gesloten, with draft minutes (``extra["notulen"]``), which come onto the next planned agenda."""
    overleg = haal_overleg(werk, opdracht.overleg_id, OverlegStatus.OPEN)
    toets_sluiting(puntfeiten(werk.sessie, overleg)).eis()
    stop_timer(werk, overleg, laat_los=True)
    overleg.gesloten_op = max(werk.nu, overleg.geopend_op or werk.nu)
    # The database freezes the items the moment the overleg is closed, so what they still hold goes first.
    werk.sessie.flush()
    overleg.status = OverlegStatus.GESLOTEN
    overleg.versie += 1
    werk.sessie.flush()
    notulen = maak_notulen(werk, overleg)
    ververs_agenda(werk)
    werk.boek("sluit_overleg", overleg.code, ["status"])
    werk.sessie.flush()
    return Gewijzigd(
        frozenset({"overleg", "notulen"}),
        id_van(overleg),
        overleg.versie,
        overleg.code,
        {"notulen": id_van(notulen)},
    )
