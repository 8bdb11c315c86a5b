"""What a next overleg decides on an advice under voorbehoud."""

from __future__ import annotations

from weegtafel.casus.models import Casus
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.codes import Adviessoort, Bekrachtigingsbesluit, OverlegStatus, PuntSoort
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.commands import BekrachtigAdvies
from weegtafel.overleg.handlers.basis import (
    bekrachtiging_van,
    eis_open_punt,
    haal_punt,
    id_van,
    laatste_advies,
    na_alles,
    net,
    rond_af,
    zet_terug,
)
from weegtafel.overleg.models import Advies, Bekrachtiging
from weegtafel.overleg.rules.adviezen import casusstatus_na, toets_bekrachtiging
from weegtafel.overleg.tafel import tafel_van

_GEWIJZIGD = frozenset({"overleg", "casus", "advies"})


def bekrachtig_advies(werk: Werk, opdracht: BekrachtigAdvies) -> Gewijzigd:
    """Decide on an advice under voorbehoud. When it is not ratified, the casus goes back, as ``zet_terug``."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.OPEN)
    if punt.soort is not PuntSoort.BEKRACHTIGING or punt.advies_id is None:
        raise Regelovertreding("Dit agendapunt gaat niet over de bekrachtiging van een advies.")
    eis_open_punt(punt)
    advies = werk.haal(Advies, punt.advies_id, "dit advies")
    quorum = tafel_van(werk.sessie, overleg).quorum(id_van(punt))
    toets_bekrachtiging(
        opdracht.besluit,
        opdracht.toelichting,
        quorum_gehaald=quorum.gehaald,
        quorumzin=quorum.zin,
        al_besloten=bekrachtiging_van(werk.sessie, id_van(advies)) is not None,
    ).eis()
    bekrachtiging = Bekrachtiging(
        advies_id=id_van(advies),
        agendapunt_id=id_van(punt),
        overleg_id=id_van(overleg),
        besluit=opdracht.besluit,
        toelichting=net("toelichting", "Toelichting", opdracht.toelichting).strip(),
        tijdstip=na_alles(werk.nu, [advies.vastgesteld_op, overleg.geopend_op]),
        door_id=werk.actor.persoon_id,
    )
    werk.sessie.add(bekrachtiging)
    casus = werk.haal(Casus, advies.casus_id, "deze casus")
    laatste = laatste_advies(werk.sessie, id_van(casus))
    if (
        opdracht.besluit is Bekrachtigingsbesluit.NIET_BEKRACHTIGD
        and laatste is not None
        and laatste.id == advies.id
        and casus.status is casusstatus_na(advies.soort)
    ):
        if advies.soort is Adviessoort.INGETROKKEN:
            raise Regelovertreding(
                f"{casus.nummer} is ingetrokken en komt niet terug. Laat de inbrenger de casus opnieuw aanmelden."
            )
        zet_terug(werk, casus)
    rond_af(werk, overleg, punt)
    werk.boek("bekrachtig_advies", advies.nummer, ["besluit"])
    werk.sessie.flush()
    return Gewijzigd(_GEWIJZIGD, id_van(bekrachtiging), 0, advies.nummer, {"punt": id_van(punt)})
