"""Fixing the advice of an item: the one act during which eight people wait.

It reads every row that the rules ask for once, by statements that are translated once, and writes the four rows that
change without making objects of them: the same rules and values as the other acts, a fifth of the time.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert, select, update
from sqlmodel import Session, SQLModel

from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Criterium
from weegtafel.inrichting.vastesql import VasteSql, db_van, schoon_db
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.codes import Adviessoort, CasusStatus, OverlegStatus, PuntSoort, PuntStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.commands import AdviesInvoer, StelAdviesVast
from weegtafel.overleg.handlers.advies import advieswaarden, bevestiging
from weegtafel.overleg.handlers.automatisch import ververs_agenda
from weegtafel.overleg.handlers.basis import eis_casuspunt, eis_open_punt, haal_punt, moment_in, na_overgang
from weegtafel.overleg.handlers.concept import INHOUDSVELDEN, eis_anoniem, toets_codes
from weegtafel.overleg.models import Advies, Adviesconcept, Agendapunt, Overleg, Weging
from weegtafel.overleg.rules.adviezen import (
    INDICATIEVELDEN,
    Gevraagd,
    bewerkers_van,
    casusstatus_na,
    maak_zelfstandig,
    toets_advies,
    voorbehoud_bij,
)
from weegtafel.overleg.rules.agenda import eis_status, seconden_erbij
from weegtafel.overleg.tafel import meedoen_bij, tabel

_GEWIJZIGD = frozenset({"overleg", "casus", "advies"})


class Puntrij(NamedTuple):
    """The item, as far as fixing needs it."""

    id: int
    overleg_id: int
    volgorde: int
    soort: PuntSoort
    titel: str
    casus_id: int | None
    status: PuntStatus
    seconden_gebruikt: int
    versie: int


class Overlegrij(NamedTuple):
    """Its overleg."""

    id: int
    code: str
    datum: date
    status: OverlegStatus
    vervallen_reden: str
    criteriumversie_id: int
    secretaris_id: int
    geopend_op: datetime | None
    actief_punt_id: int | None
    actief_sinds: datetime | None
    versie: int


class Casusrij(NamedTuple):
    """Its casus; empty when the item has none."""

    nummer: str
    status: CasusStatus
    versie: int


class Conceptrij(NamedTuple):
    """Its draft; empty when nothing was drafted."""

    soort: Adviessoort | None
    versie: int
    rood_in: str | None
    bewerkers: str | None


_P, _O, _C, _K = (tabel(soort) for soort in (Agendapunt, Overleg, Casus, Adviesconcept))
_W, _R, _V = (tabel(soort) for soort in (Weging, Criterium, Advies))
_DELEN = (
    (_P, Puntrij._fields),
    (_O, Overlegrij._fields),
    (_C, Casusrij._fields),
    (_C, INDICATIEVELDEN),
    (_K, Conceptrij._fields),
    (_K, INHOUDSVELDEN),
)
_ALLES = VasteSql(
    select(*(bron.c[naam] for bron, namen in _DELEN for naam in namen))
    .select_from(
        _P.join(_O, _O.c.id == _P.c.overleg_id)
        .outerjoin(_C, _C.c.id == _P.c.casus_id)
        .outerjoin(_K, _K.c.agendapunt_id == _P.c.id)
    )
    .where(_P.c.id == bindparam("punt"))
)
_ONGEWOGEN = VasteSql(
    select(_R.c.naam)
    .where(
        _R.c.criteriumversie_id == bindparam("criteriumversie"),
        _R.c.id.not_in(
            select(_W.c.criterium_id).where(_W.c.agendapunt_id == bindparam("punt"), _W.c.oordeel.is_not(None))
        ),
    )
    .order_by(_R.c.volgorde)
)
_HOOGSTE = VasteSql(select(func.max(_V.c.volgnummer)).where(_V.c.casus_id == bindparam("casus")))
_NIEUW = VasteSql(insert(_V), [kolom.name for kolom in _V.c if kolom.name != "id"])


@cache
def _wijziging(soort: type[SQLModel], velden: tuple[str, ...]) -> VasteSql:
    rijen = tabel(soort)
    return VasteSql(update(rijen).where(rijen.c.id == bindparam("sleutel")), velden)


def _lees(werk: Werk, punt_id: int) -> tuple[Puntrij, Overlegrij, Casusrij, Gevraagd, Conceptrij, dict[str, Any]]:
    rij = _ALLES.eerste(schoon_db(werk.sessie), {"punt": punt_id})
    if rij is None:
        haal_punt(werk, punt_id)  # says what is not there
        raise LookupError(punt_id)
    stukken, plaats = [], 0
    for _bron, namen in _DELEN:
        stukken.append(rij[plaats : plaats + len(namen)])
        plaats += len(namen)
    punt, overleg, zaak, gevraagd, concept, inhoud = stukken
    velden = dict(zip(INHOUDSVELDEN, inhoud, strict=True))
    return Puntrij(*punt), Overlegrij(*overleg), Casusrij(*zaak), Gevraagd(*gevraagd), Conceptrij(*concept), velden


def _schrijf(sessie: Session, soort: type[SQLModel], sleutel: int, waarden: dict[str, object]) -> None:
    """Change one row, and let an object of it that the session still holds be read anew."""
    _wijziging(soort, tuple(waarden)).doe(db_van(sessie), {"sleutel": sleutel, **waarden})
    if len(sessie.identity_map):  # not when the act comes from a window: then nobody used the session
        levend = sessie.identity_map.get(sessie.identity_key(soort, sleutel))
        if levend is not None:
            sessie.expire(levend)


def stel_advies_vast(werk: Werk, opdracht: StelAdviesVast) -> Gewijzigd:
    """Fix the advice of an item for good. Without quorum it stands under voorbehoud by itself."""
    punt, overleg, zaak, gevraagd, concept, velden = _lees(werk, opdracht.punt_id)
    eis_status(overleg.status, bool(overleg.vervallen_reden), overleg.code, OverlegStatus.OPEN)
    casus_id = eis_casuspunt(punt.soort, punt.casus_id)
    eis_open_punt(punt)
    if concept.soort is None:
        zin = "Kies eerst welk advies de tafel geeft."
        raise Regelovertreding(zin, {"soort": zin})
    eis_versie(concept, opdracht.concept_versie, "het conceptadvies")
    inhoud = AdviesInvoer(soort=concept.soort, **velden)
    eis_anoniem(werk, punt.id, concept.rood_in, velden)
    inhoud = maak_zelfstandig(inhoud, gevraagd)
    doen_mee, quorum = meedoen_bij(werk.sessie, overleg.id, overleg.datum, punt.id, punt.volgorde)
    db = db_van(werk.sessie)
    vraag = {"criteriumversie": overleg.criteriumversie_id, "punt": punt.id}
    ongewogen = [naam for (naam,) in _ONGEWOGEN.rijen(db, vraag)]
    wie, schreven = opdracht.bevestigd_door_id, bewerkers_van(concept.bewerkers or "")
    (
        toets_advies(inhoud, gevraagd, werk.vandaag, ongewogen=ongewogen)
        .en(toets_codes(werk, inhoud, gevraagd))
        .en(bevestiging(werk, wie, doen_mee, overleg.datum, overleg.secretaris_id, schreven))
        .eis()
    )
    naar = casusstatus_na(inhoud.soort)
    casus = na_overgang(zaak.nummer, zaak.status, zaak.versie, naar, werk.nu, inhoud.motivering)
    hoogste = _HOOGSTE.eerste(db, {"casus": casus_id})[0] or 0
    waarden = advieswaarden(
        werk,
        (casus_id, zaak.nummer, hoogste + 1),
        inhoud,
        bevestigd_door_id=wie,
        voorbehoud=voorbehoud_bij(quorum.gehaald),
        aanwezig=quorum.aanwezig,
        totaal=quorum.totaal,
        overleg_id=overleg.id,
        punt_id=punt.id,
    )
    _schrijf(werk.sessie, Casus, casus_id, casus)
    advies_id = int(_NIEUW.doe(db, waarden).lastrowid)
    afgerond: dict[str, object] = {
        "advies_id": advies_id,
        "status": PuntStatus.AFGEROND,
        "afgerond_op": moment_in(werk, overleg.id),
        "versie": punt.versie + 1,
    }
    verder: dict[str, object] = {"versie": overleg.versie + 1}
    if overleg.actief_punt_id == punt.id:
        afgerond["seconden_gebruikt"] = punt.seconden_gebruikt + seconden_erbij(overleg.actief_sinds, werk.nu)
        verder |= {"actief_punt_id": None, "actief_sinds": None}
    _schrijf(werk.sessie, Agendapunt, punt.id, afgerond)
    _schrijf(werk.sessie, Overleg, overleg.id, verder)
    if waarden["voorbehoud"] is not None or hoogste:
        ververs_agenda(werk)
    werk.boek("stel_advies_vast", waarden["nummer"], ["soort", "motivering"])
    return Gewijzigd(_GEWIJZIGD, advies_id, 0, waarden["nummer"], {"punt": punt.id, "casus": casus_id})
