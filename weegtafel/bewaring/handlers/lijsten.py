"""The acts on a list: made by one, judged by another, carried out after the time to think. They never commit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from weegtafel.bewaring import commands as c
from weegtafel.bewaring import rules
from weegtafel.bewaring.codes import (
    Lijstgrond,
    Lijststatus,
    Objectsoort,
)
from weegtafel.bewaring.documents import verklaringhash
from weegtafel.bewaring.models import (
    VernietigingLopend,
    Vernietigingsbewerking,
    Vernietigingslijst,
    Vernietigingsregel,
)
from weegtafel.bewaring.termijn import kandidaat
from weegtafel.bewaring.wissen import wis, wis_klad_tot
from weegtafel.bewaring.zegel import SLEUTELVRAAG, klopt
from weegtafel.inrichting.vastesql import schoon_db
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

SOORTEN = frozenset({"bewaring"})
#: After a destruction every page may show something that is gone.
ALLES = frozenset({"bewaring", "casus", "overleg", "advies", "actie", "notulen", "doorbraak"})
S = Lijststatus


def wie_werkt(werk: Werk) -> int:
    """Who acts. Raises Regelovertreding: the program itself destroys nothing."""
    if werk.actor.persoon_id is None:
        raise Regelovertreding("Alleen een mens met een naam vernietigt of bewaart. Kies eerst wie u bent.")
    return werk.actor.persoon_id


def _lijst(werk: Werk, lijst_id: int, versie: int) -> Vernietigingslijst:
    rij = werk.haal(Vernietigingslijst, lijst_id, "deze lijst")
    eis_versie(rij, versie, f"lijst {rij.nummer}")
    return rij


def lijst_gewijzigd(rij: Vernietigingslijst, soorten: frozenset[str] = SOORTEN) -> Gewijzigd:
    """What an act on a list answers."""
    assert rij.id is not None
    return Gewijzigd(soorten, rij.id, rij.versie, rij.nummer)


def bewerk(werk: Werk, lijst_id: int) -> None:
    """Record that who acts worked on a list."""
    wie = wie_werkt(werk)
    al = select(Vernietigingsbewerking.id).where(
        col(Vernietigingsbewerking.lijst_id) == lijst_id, col(Vernietigingsbewerking.persoon_id) == wie
    )
    if werk.sessie.exec(al).first() is None:
        werk.sessie.add(Vernietigingsbewerking(lijst_id=lijst_id, persoon_id=wie, eerst_op=werk.nu))


def nieuwe_lijst(werk: Werk, grond: Lijstgrond, toelichting: str, **meer: Any) -> Vernietigingslijst:
    """Begin a list, with the next number of this year."""
    jaar = werk.vandaag.year
    hoogste = select(func.max(Vernietigingslijst.volgnummer)).where(col(Vernietigingslijst.jaar) == jaar)
    volgnummer = (werk.sessie.exec(hoogste).one() or 0) + 1
    waarden: dict[str, Any] = {"gemaakt_op": werk.nu, "gemaakt_door_id": wie_werkt(werk)} | meer
    rij = Vernietigingslijst(
        nummer=f"VV-{jaar}-{volgnummer:04d}",
        jaar=jaar,
        volgnummer=volgnummer,
        grond=grond,
        toelichting=toelichting,
        **waarden,
    )
    werk.sessie.add(rij)
    werk.sessie.flush()
    return rij


def zet_op(werk: Werk, rij: Vernietigingslijst, doelen: Iterable[c.Doel]) -> list[str]:
    """Put objects on a list, with the reckoning of today. Returns their numbers."""
    assert rij.id is not None
    nummers = []
    for soort, id_ in dict.fromkeys(doelen):
        gevonden = kandidaat(werk.sessie, soort, id_, werk.vandaag)
        verzoek = rij.grond is not Lijstgrond.TERMIJN
        bewaring = gevonden.bewaring
        rules.eis_op_lijst(
            gevonden.nummer, bewaring, werk.vandaag, plicht=gevonden.plicht, elders=gevonden.lijst, verzoek=verzoek
        )
        werk.sessie.add(
            Vernietigingsregel(
                lijst_id=rij.id,
                soort=soort,
                object_id=id_,
                nummer=gevonden.nummer,
                klasse=bewaring.klasse,
                termijn=bewaring.termijn,
                sinds=bewaring.sinds,
                vanaf=bewaring.vanaf,
            )
        )
        werk.sessie.flush()
        nummers.append(gevonden.nummer)
    return nummers


def maak_lijst(werk: Werk, opdracht: c.MaakLijst) -> Gewijzigd:
    """See :class:`MaakLijst`."""
    if not opdracht.doelen:
        raise Regelovertreding("Kies eerst wat op de lijst komt.")
    rij = nieuwe_lijst(werk, Lijstgrond.TERMIJN, rules.lijstreden(Lijstgrond.TERMIJN, opdracht.toelichting))
    bewerk(werk, rij.id or 0)
    nummers = zet_op(werk, rij, opdracht.doelen)
    werk.boek("maak_vernietigingslijst", rij.nummer, nummers)
    return lijst_gewijzigd(rij)


def zet_op_lijst(werk: Werk, opdracht: c.ZetOpLijst) -> Gewijzigd:
    """See :class:`ZetOpLijst`."""
    rij = _lijst(werk, opdracht.lijst_id, opdracht.versie)
    rules.eis_stap(rij.nummer, rij.status, S.CONCEPT, "aangevuld")
    if rij.grond is not Lijstgrond.TERMIJN:
        raise Regelovertreding("Op een lijst op verzoek staat alleen waar het verzoek over gaat. Maak een eigen lijst.")
    bewerk(werk, opdracht.lijst_id)
    nummers = zet_op(werk, rij, opdracht.doelen)
    rij.versie += 1
    werk.boek("vul_vernietigingslijst_aan", rij.nummer, nummers)
    werk.sessie.flush()
    return lijst_gewijzigd(rij)


def _haal_eraf(werk: Werk, rij: Vernietigingslijst, regel_id: int, reden: str, handeling: str) -> Gewijzigd:
    regel = werk.haal(Vernietigingsregel, regel_id, "deze regel")
    if regel.lijst_id != rij.id or regel.verwijderd_op is not None:
        raise Regelovertreding("Deze regel staat niet meer op de lijst. Ververs het scherm.")
    regel.verwijderd_op, regel.verwijderd_door_id = werk.nu, wie_werkt(werk)
    regel.verwijderd_reden = rules.eis_reden(reden)
    rij.versie += 1
    werk.boek(handeling, rij.nummer, [regel.nummer])
    werk.sessie.flush()
    return lijst_gewijzigd(rij)


def haal_van_lijst(werk: Werk, opdracht: c.HaalVanLijst) -> Gewijzigd:
    """See :class:`HaalVanLijst`."""
    rij = _lijst(werk, opdracht.lijst_id, opdracht.versie)
    rules.eis_stap(rij.nummer, rij.status, S.CONCEPT, "gewijzigd")
    bewerk(werk, opdracht.lijst_id)
    return _haal_eraf(werk, rij, opdracht.regel_id, opdracht.reden, "haal_van_vernietigingslijst")


def _geldend(werk: Werk, rij: Vernietigingslijst) -> list[Vernietigingsregel]:
    vraag = select(Vernietigingsregel).where(
        col(Vernietigingsregel.lijst_id) == rij.id, col(Vernietigingsregel.verwijderd_op).is_(None)
    )
    return list(werk.sessie.exec(vraag.order_by(col(Vernietigingsregel.id))))


def _eis_gevuld(werk: Werk, rij: Vernietigingslijst) -> list[Vernietigingsregel]:
    regels = _geldend(werk, rij)
    if not regels:
        raise Regelovertreding(f"Op lijst {rij.nummer} staat niets meer. Trek haar in.")
    return regels


def bied_aan(werk: Werk, opdracht: c.BiedAan) -> Gewijzigd:
    """See :class:`BiedAan`."""
    rij = _lijst(werk, opdracht.lijst_id, opdracht.versie)
    rules.eis_stap(rij.nummer, rij.status, S.CONCEPT, "aangeboden")
    regels = _eis_gevuld(werk, rij)
    bewerk(werk, opdracht.lijst_id)
    rij.status, rij.ingediend_op = S.BEOORDELING, werk.nu
    rij.versie += 1
    werk.boek("bied_vernietigingslijst_aan", rij.nummer, [r.nummer for r in regels])
    werk.sessie.flush()
    return lijst_gewijzigd(rij)


def trek_lijst_in(werk: Werk, opdracht: c.TrekLijstIn) -> Gewijzigd:
    """See :class:`TrekLijstIn`."""
    rij = _lijst(werk, opdracht.lijst_id, opdracht.versie)
    if rij.status not in (S.CONCEPT, S.BEOORDELING, S.GOEDGEKEURD):
        raise Regelovertreding(f"Lijst {rij.nummer} is {rij.status.omschrijving} en kan niet ingetrokken worden.")
    reden = rules.eis_reden(opdracht.reden)
    # The decision of the reviewer stays as it was; why the maker took it back stands with the list.
    rij.toelichting = f"{rij.toelichting}\nIngetrokken: {reden}".strip()
    rij.status = S.INGETROKKEN
    rij.versie += 1
    werk.boek("trek_vernietigingslijst_in", rij.nummer, [])
    werk.sessie.flush()
    return lijst_gewijzigd(rij)


# --- judging --------------------------------------------------------------------------------------


def _te_beoordelen(werk: Werk, lijst_id: int, versie: int, wat: str) -> Vernietigingslijst:
    rij = _lijst(werk, lijst_id, versie)
    rules.eis_stap(rij.nummer, rij.status, S.BEOORDELING, wat)
    bewerkers = werk.sessie.exec(
        select(Vernietigingsbewerking.persoon_id).where(col(Vernietigingsbewerking.lijst_id) == lijst_id)
    ).all()
    rules.eis_ander(rij.nummer, rij.gemaakt_door_id, bewerkers, wie_werkt(werk))
    return rij


def zet_uit_lijst(werk: Werk, opdracht: c.ZetUitLijst) -> Gewijzigd:
    """See :class:`ZetUitLijst`."""
    rij = _te_beoordelen(werk, opdracht.lijst_id, opdracht.versie, "gewijzigd")
    return _haal_eraf(werk, rij, opdracht.regel_id, opdracht.reden, "zet_uit_vernietigingslijst")


def keur_lijst_goed(werk: Werk, opdracht: c.KeurLijstGoed) -> Gewijzigd:
    """See :class:`KeurLijstGoed`."""
    rij = _te_beoordelen(werk, opdracht.lijst_id, opdracht.versie, "goedgekeurd")
    regels = _eis_gevuld(werk, rij)
    rij.status, rij.beoordeeld_op, rij.beoordeeld_door_id = S.GOEDGEKEURD, werk.nu, wie_werkt(werk)
    rij.versie += 1
    werk.boek("keur_vernietigingslijst_goed", rij.nummer, [r.nummer for r in regels])
    werk.sessie.flush()
    return lijst_gewijzigd(rij)


def weiger_lijst(werk: Werk, opdracht: c.WeigerLijst) -> Gewijzigd:
    """See :class:`WeigerLijst`."""
    rij = _te_beoordelen(werk, opdracht.lijst_id, opdracht.versie, "geweigerd")
    rij.besluit_reden = rules.eis_reden(opdracht.reden)
    rij.status, rij.beoordeeld_op, rij.beoordeeld_door_id = S.GEWEIGERD, werk.nu, wie_werkt(werk)
    rij.versie += 1
    werk.boek("weiger_vernietigingslijst", rij.nummer, ["besluit_reden"])
    werk.sessie.flush()
    return lijst_gewijzigd(rij)


# --- carrying out ---------------------------------------------------------------------------------


def _voer_uit(werk: Werk, rij: Vernietigingslijst, regels: list[Vernietigingsregel], handeling: str) -> Gewijzigd:
    assert rij.id is not None and rij.beoordeeld_op is not None
    for regel in regels:
        werk.sessie.add(
            VernietigingLopend(lijst_id=rij.id, soort=regel.soort, object_id=regel.object_id, tijdstip=werk.nu)
        )
    werk.sessie.flush()
    wis(werk.sessie, [(r.soort, r.object_id, r.nummer) for r in regels], rij.nummer, werk.nu)
    if any(r.soort in (Objectsoort.CASUS, Objectsoort.OVERLEG) for r in regels):
        wis_klad_tot(werk.sessie, rij.beoordeeld_op)
    rij.status, rij.uitgevoerd_op, rij.uitgevoerd_door_id = S.UITGEVOERD, werk.nu, wie_werkt(werk)
    rij.versie += 1
    with werk.sessie.no_autoflush:
        rij.hash = verklaringhash(
            rij.nummer, rij.grond, [(r.soort, r.nummer, r.klasse, r.termijn) for r in regels],
            (rij.gemaakt_op, rij.gemaakt_door_id), (rij.beoordeeld_op, rij.beoordeeld_door_id or 0),
            (werk.nu, wie_werkt(werk)),
        )  # fmt: skip
    werk.sessie.flush()
    werk.boek(handeling, rij.nummer, [r.nummer for r in regels])
    # Rows that the session still holds say what is gone.
    werk.sessie.expire_all()
    return lijst_gewijzigd(werk.haal(Vernietigingslijst, rij.id), ALLES)


def voer_vernietiging_uit(werk: Werk, opdracht: c.VoerVernietigingUit) -> Gewijzigd:
    """See :class:`VoerVernietigingUit`."""
    rij = _lijst(werk, opdracht.lijst_id, opdracht.versie)
    rules.eis_uitvoerbaar(rij.nummer, rij.status, rij.beoordeeld_op, werk.nu)
    regels = _eis_gevuld(werk, rij)
    for regel in regels:
        gevonden = kandidaat(werk.sessie, regel.soort, regel.object_id, werk.vandaag)
        if gevonden.plicht:
            raise Regelovertreding(f"Op {regel.nummer} rust een bewaarplicht. Hef die eerst op, of trek de lijst in.")
        if rij.grond is Lijstgrond.TERMIJN:
            # In the days since, a herziening or a later casus may have moved the term.
            rules.eis_op_lijst(regel.nummer, gevonden.bewaring, werk.vandaag, plicht=False, elders="", verzoek=False)
    return _voer_uit(werk, rij, regels, "voer_vernietiging_uit")


_NUMMER_VAN = {
    Objectsoort.CASUS: "SELECT nummer FROM casus WHERE id = ?",
    Objectsoort.AANVRAAG: "SELECT nummer FROM aanvraag WHERE id = ?",
    Objectsoort.OVERLEG: "SELECT code FROM overleg WHERE id = ?",
}


def _eerder(werk: Werk, opdracht: c.HerhaalVernietiging) -> dict[str, Any]:
    """The line of the list that was carried out before: sealed by this vault, by two people, after the time to think.

    Raises:
        Regelovertreding: it is not, or something is to be destroyed that did not stand in it.
    """
    db = schoon_db(werk.sessie)
    sleutel = db.execute(SLEUTELVRAAG).fetchone()
    try:
        regel: dict[str, Any] = json.loads(opdracht.regel)
        gezegeld = klopt(bytes.fromhex(sleutel[0]), {k: v for k, v in regel.items() if k != "zegel"}, regel["zegel"])
    except (AttributeError, KeyError, TypeError, ValueError):
        gezegeld = False
    if not gezegeld:
        raise Regelovertreding("Dit is geen vernietiging die hier eerder is uitgevoerd; ze wordt niet herhaald.")
    beoordeeld, gedaan = (datetime.fromisoformat(regel[naam]) for naam in ("beoordeeld_op", "uitgevoerd_op"))
    if regel["gemaakt_door"] == regel["beoordeeld_door"] or gedaan < rules.uitvoerbaar_vanaf(beoordeeld):
        raise Regelovertreding(f"Lijst {regel['nummer']} is niet door twee mensen en na de bedenktijd uitgevoerd.")
    stond = {(soort, nummer) for soort, nummer in regel["objecten"]}
    for soort, id_ in opdracht.doelen:
        vraag = _NUMMER_VAN.get(soort)
        rij = db.execute(vraag, (id_,)).fetchone() if vraag else None
        if rij is None or (soort.value, rij[0]) not in stond:
            raise Regelovertreding(f"Dit stond niet op lijst {regel['nummer']} en wordt niet opnieuw vernietigd.")
    return regel


def herhaal_vernietiging(werk: Werk, opdracht: c.HerhaalVernietiging) -> Gewijzigd:
    """See :class:`HerhaalVernietiging`."""
    eerder = _eerder(werk, opdracht)
    rij = nieuwe_lijst(
        werk,
        Lijstgrond.HERHALING,
        f"Herhaling van {eerder['nummer']}: teruggekomen met een oudere kopie.",
        status=S.GOEDGEKEURD,
        gemaakt_op=datetime.fromisoformat(eerder["gemaakt_op"]),
        gemaakt_door_id=eerder["gemaakt_door"],
        beoordeeld_op=datetime.fromisoformat(eerder["beoordeeld_op"]),
        beoordeeld_door_id=eerder["beoordeeld_door"],
        herhaalt=eerder["nummer"],
        eerder_uitgevoerd_op=datetime.fromisoformat(eerder["uitgevoerd_op"]),
    )
    zet_op(werk, rij, opdracht.doelen)
    return _voer_uit(werk, rij, _eis_gevuld(werk, rij), "herhaal_vernietiging")


def meld_schoon(werk: Werk, opdracht: c.MeldSchoon) -> Gewijzigd:
    """See :class:`MeldSchoon`."""
    rij = werk.haal(Vernietigingslijst, opdracht.lijst_id, "deze lijst")
    if rij.status is not S.UITGEVOERD:
        raise Regelovertreding(f"Lijst {rij.nummer} is niet uitgevoerd.")
    if rij.schoon_op is None:
        rij.schoon_op = werk.nu
        rij.versie += 1
        werk.boek("ruim_vrije_ruimte_op", rij.nummer, [])
        werk.sessie.flush()
    return lijst_gewijzigd(rij)


HANDLERS: Mapping[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    c.MaakLijst: maak_lijst,
    c.ZetOpLijst: zet_op_lijst,
    c.HaalVanLijst: haal_van_lijst,
    c.BiedAan: bied_aan,
    c.TrekLijstIn: trek_lijst_in,
    c.ZetUitLijst: zet_uit_lijst,
    c.KeurLijstGoed: keur_lijst_goed,
    c.WeigerLijst: weiger_lijst,
    c.VoerVernietigingUit: voer_vernietiging_uit,
    c.HerhaalVernietiging: herhaal_vernietiging,
    c.MeldSchoon: meld_schoon,
}
