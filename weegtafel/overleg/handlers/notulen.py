"""Minutes: written at closing, edited as a draft with versions, established in a later overleg."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import bindparam, func
from sqlalchemy import select as kies
from sqlmodel import col, select

from weegtafel.inrichting.werk import Werk, eis_versie, pas_toe
from weegtafel.kernel.codes import NotulenStatus, OverlegStatus, PuntSoort
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.overleg.commands import (
    BewaarNotulendeel,
    BewaarNotulenversie,
    HerstelNotulenversie,
    StelNotulenVast,
    VernieuwNotulen,
)
from weegtafel.overleg.handlers.basis import (
    eis_open_punt,
    haal_punt,
    id_van,
    na_alles,
    net,
    nette_wijzigingen,
    rond_af,
)
from weegtafel.overleg.models import (
    Advies,
    Agendapunt,
    Bekrachtiging,
    Notulen,
    NotulenDeel,
    NotulenVersie,
    Overleg,
)
from weegtafel.overleg.notulenfeiten import hash_van_notulen, verslag_van
from weegtafel.overleg.notulentekst import schrijf
from weegtafel.overleg.rules.agenda import documentnummer, toets_reden, toets_vaststelling
from weegtafel.overleg.tafel import tabel
from weegtafel.overleg.vastlegging import bewaar_uitgaven
from weegtafel.overleg.veeg import eis_schone_notulen

_GEWIJZIGD = frozenset({"notulen"})
#: Longest section, in characters: room for the longest report of an item and all that stands around it.
DEEL_MAXIMUM = 200_000


def _haal_concept(werk: Werk, notulen_id: int) -> Notulen:
    notulen = werk.haal(Notulen, notulen_id, "deze notulen")
    if notulen.status is not NotulenStatus.CONCEPT:
        raise Regelovertreding(f"Notulen {notulen.documentnummer} zijn vastgesteld en wijzigen niet meer.")
    return notulen


def _delen(werk: Werk, notulen: Notulen) -> list[NotulenDeel]:
    vraag = select(NotulenDeel).where(col(NotulenDeel.notulen_id) == notulen.id).order_by(col(NotulenDeel.volgorde))
    return list(werk.sessie.exec(vraag).all())


def _bewaar_versie(werk: Werk, notulen: Notulen, reden: str) -> NotulenVersie:
    hoogste = werk.sessie.exec(
        select(func.max(col(NotulenVersie.nummer))).where(col(NotulenVersie.notulen_id) == notulen.id)
    ).one()
    versie = NotulenVersie(
        notulen_id=id_van(notulen),
        nummer=(hoogste or 0) + 1,
        gemaakt_op=werk.nu,
        door=werk.actor.naam,
        reden=reden,
        inhoud=json.dumps([[d.sleutel, d.titel, d.tekst] for d in _delen(werk, notulen)], ensure_ascii=False),
    )
    werk.sessie.add(versie)
    werk.sessie.flush()
    return versie


def _schrijf_delen(werk: Werk, notulen: Notulen, overleg: Overleg) -> None:
    """Write every section from what was recorded; sections that exist are replaced."""
    bestaand = {d.sleutel: d for d in _delen(werk, notulen)}
    for volgorde, deel in enumerate(schrijf(verslag_van(werk.sessie, overleg)), start=1):
        rij = bestaand.get(deel.sleutel)
        if rij is None:
            rij = NotulenDeel(notulen_id=id_van(notulen), sleutel=deel.sleutel, volgorde=volgorde, titel=deel.titel)
        elif rij.tekst != deel.tekst:
            rij.versie += 1
        rij.volgorde, rij.titel, rij.gegenereerd, rij.tekst = volgorde, deel.titel, deel.tekst, deel.tekst
        werk.sessie.add(rij)
    werk.sessie.flush()


def maak_notulen(werk: Werk, overleg: Overleg) -> Notulen:
    """The draft minutes of an overleg that was just closed, with a first version to compare with."""
    notulen = Notulen(overleg_id=id_van(overleg), documentnummer=documentnummer(overleg.code), gemaakt_op=werk.nu)
    werk.sessie.add(notulen)
    werk.sessie.flush()
    _schrijf_delen(werk, notulen, overleg)
    _bewaar_versie(werk, notulen, "Zoals het programma ze schreef")
    return notulen


def bewaar_notulendeel(werk: Werk, opdracht: BewaarNotulendeel) -> Gewijzigd:
    """Save the text of one section while typing. No journal line. ``extra["notulen_versie"]`` is that of the whole."""
    deel = werk.haal(NotulenDeel, opdracht.deel_id, "dit deel van de notulen")
    notulen = _haal_concept(werk, deel.notulen_id)
    wijzigingen = nette_wijzigingen(opdracht.wijzigingen, {"tekst": deel.titel}, DEEL_MAXIMUM)
    if pas_toe(deel, wijzigingen, frozenset({"tekst"}), "dit deel van de notulen"):
        notulen.versie += 1
    werk.sessie.flush()
    extra = {"notulen": id_van(notulen), "notulen_versie": notulen.versie}
    return Gewijzigd(_GEWIJZIGD, id_van(deel), deel.versie, notulen.documentnummer, extra)


def bewaar_notulenversie(werk: Werk, opdracht: BewaarNotulenversie) -> Gewijzigd:
    """Keep a snapshot under a reason."""
    notulen = _haal_concept(werk, opdracht.notulen_id)
    toets_reden(opdracht.reden, "Geef de versie een naam of een reden.").eis()
    versie = _bewaar_versie(werk, notulen, " ".join(net("reden", "Reden", opdracht.reden).split()))
    werk.boek("bewaar_notulenversie", notulen.documentnummer, ["versie"])
    werk.sessie.flush()
    return Gewijzigd(
        _GEWIJZIGD, id_van(notulen), notulen.versie, notulen.documentnummer, {"versienummer": versie.nummer}
    )


def herstel_notulenversie(werk: Werk, opdracht: HerstelNotulenversie) -> Gewijzigd:
    """Go back to a snapshot; the present text becomes a snapshot first."""
    notulen = _haal_concept(werk, opdracht.notulen_id)
    versie = werk.sessie.exec(
        select(NotulenVersie).where(
            col(NotulenVersie.notulen_id) == notulen.id, col(NotulenVersie.nummer) == opdracht.nummer
        )
    ).first()
    if versie is None:
        raise Regelovertreding(f"Versie {opdracht.nummer} van deze notulen bestaat niet.")
    bewaard = _bewaar_versie(werk, notulen, f"Voor het terugzetten van versie {opdracht.nummer}")
    teksten = {sleutel: tekst for sleutel, _, tekst in json.loads(versie.inhoud)}
    for deel in _delen(werk, notulen):
        nieuw = teksten.get(deel.sleutel, deel.tekst)
        if nieuw != deel.tekst:
            deel.tekst = nieuw
            deel.versie += 1
    notulen.versie += 1
    werk.boek("herstel_notulenversie", notulen.documentnummer, ["tekst"])
    werk.sessie.flush()
    return Gewijzigd(
        _GEWIJZIGD, id_van(notulen), notulen.versie, notulen.documentnummer, {"versienummer": bewaard.nummer}
    )


def vernieuw_notulen(werk: Werk, opdracht: VernieuwNotulen) -> Gewijzigd:
    """Write the sections anew; the present text becomes a snapshot first."""
    notulen = _haal_concept(werk, opdracht.notulen_id)
    bewaard = _bewaar_versie(werk, notulen, "Voor het opnieuw schrijven door het programma")
    _schrijf_delen(werk, notulen, werk.haal(Overleg, notulen.overleg_id, "dit overleg"))
    notulen.versie += 1
    werk.boek("vernieuw_notulen", notulen.documentnummer, ["tekst"])
    werk.sessie.flush()
    return Gewijzigd(
        _GEWIJZIGD, id_van(notulen), notulen.versie, notulen.documentnummer, {"versienummer": bewaard.nummer}
    )


_V, _P, _B = (tabel(soort).c for soort in (Advies, Agendapunt, Bekrachtiging))
_OP_TAFEL = kies(_P.casus_id).where(_P.overleg_id == bindparam("overleg"))
_BESLIST = kies(
    kies(func.max(_V.vastgesteld_op)).where(_V.casus_id.in_(_OP_TAFEL)).scalar_subquery(),
    kies(func.max(_B.tijdstip)).where(_B.overleg_id == bindparam("overleg")).scalar_subquery(),
)


def _moment_van_vaststellen(werk: Werk, bron: Overleg) -> datetime:
    """Now, but after everything that these minutes tell, also when the clock was set back.

    Established minutes show what was decided until this moment, so an earlier one would leave out advices.
    """
    beslist = werk.sessie.connection().execute(_BESLIST, {"overleg": bron.id}).one()
    return na_alles(werk.nu, [*beslist, bron.gesloten_op])


def stel_notulen_vast(werk: Werk, opdracht: StelNotulenVast) -> Gewijzigd:
    """Establish minutes at their item in a later overleg; they and their overleg are locked for good."""
    punt, overleg = haal_punt(werk, opdracht.punt_id, OverlegStatus.OPEN)
    if punt.soort is not PuntSoort.VORIGE_NOTULEN:
        raise Regelovertreding("Notulen worden vastgesteld bij het agendapunt “Vorige notulen”.")
    eis_open_punt(punt)
    notulen = werk.haal(Notulen, opdracht.notulen_id, "deze notulen")
    bron = werk.haal(Overleg, notulen.overleg_id, "dit overleg")
    toets_vaststelling(
        notulen.status,
        bron.status,
        hoort_bij_punt=punt.notulen_id == notulen.id,
        zelfde_overleg=bron.id == overleg.id,
    ).eis()
    eis_versie(notulen, opdracht.versie, "deze notulen")
    eis_schone_notulen(werk, notulen, [(deel.sleutel, deel.titel, deel.tekst) for deel in _delen(werk, notulen)])
    notulen.hash = hash_van_notulen(werk.sessie, notulen)
    notulen.status = NotulenStatus.VASTGESTELD
    notulen.vastgesteld_op = _moment_van_vaststellen(werk, bron)
    notulen.vastgesteld_door_id = werk.actor.persoon_id
    notulen.vastgesteld_in_id = overleg.id
    notulen.versie += 1
    bron.status = OverlegStatus.VASTGESTELD
    bron.versie += 1
    rond_af(werk, overleg, punt)
    werk.sessie.flush()
    bewaar_uitgaven(werk.sessie, notulen)
    werk.boek("stel_notulen_vast", notulen.documentnummer, ["status", "hash"])
    werk.sessie.flush()
    return Gewijzigd(
        frozenset({"notulen", "overleg"}),
        id_van(notulen),
        notulen.versie,
        notulen.documentnummer,
        {"punt": id_van(punt)},
    )
