"""Saving the rows below a request, all in the same way: household, helpers, route, plan, effects, knelpunten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select

from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import prijsstap
from weegtafel.doorbraak.codes import Deel
from weegtafel.doorbraak.handlers.basis import begin_bewerking, gewijzigd, na_bewerking, netjes, sleutel
from weegtafel.doorbraak.handlers.prijslijsten import zorg_prijslijst
from weegtafel.doorbraak.models import (
    Aanvraag,
    Besteding,
    Betrokkene,
    Doorbraakplan,
    Effectregel,
    Huishoudlid,
    Knelpunt,
    Leefdomeinoordeel,
    Routestap,
)
from weegtafel.doorbraak.prijslijst import indexeer
from weegtafel.doorbraak.prijsqueries import prijs_van, prijslijst_op
from weegtafel.doorbraak.rules import controle
from weegtafel.doorbraak.stap import toon_getal
from weegtafel.doorbraak.velden import VELDEN
from weegtafel.inrichting.werk import Werk, pas_toe
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

#: More rows than this in one part of one request is a mistake, and a screen that nobody reads.
MEESTE_RIJEN = 200


@dataclass(frozen=True, slots=True)
class _Soort:
    deel: Deel
    tabel: Any


_BEWAAR: Mapping[type[Opdracht], _Soort] = {
    c.BewaarHuishoudlid: _Soort(Deel.HUISHOUDEN, Huishoudlid),
    c.BewaarBetrokkene: _Soort(Deel.BETROKKENEN, Betrokkene),
    c.BewaarRoutestap: _Soort(Deel.ROUTE, Routestap),
    c.BewaarBesteding: _Soort(Deel.BESTEDING, Besteding),
    c.BewaarLeefdomein: _Soort(Deel.LEEFDOMEIN, Leefdomeinoordeel),
    c.BewaarEffect: _Soort(Deel.EFFECT, Effectregel),
    c.BewaarKnelpunt: _Soort(Deel.KNELPUNT, Knelpunt),
}
_HAAL_WEG: Mapping[type[Opdracht], _Soort] = {
    c.HaalHuishoudlidWeg: _BEWAAR[c.BewaarHuishoudlid],
    c.HaalBetrokkeneWeg: _BEWAAR[c.BewaarBetrokkene],
    c.HaalRoutestapWeg: _BEWAAR[c.BewaarRoutestap],
    c.HaalBestedingWeg: _BEWAAR[c.BewaarBesteding],
    c.HaalLeefdomeinWeg: _BEWAAR[c.BewaarLeefdomein],
    c.HaalEffectWeg: _BEWAAR[c.BewaarEffect],
    c.HaalKnelpuntWeg: _BEWAAR[c.BewaarKnelpunt],
}


def _haal_rij(werk: Werk, soort: _Soort, aanvraag_id: int, rij_id: int) -> Any:
    rij = werk.haal(soort.tabel, rij_id, "deze regel")
    if rij.aanvraag_id != aanvraag_id:
        raise Regelovertreding("Weegtafel kan deze regel niet meer vinden. Ververs het scherm en probeer het opnieuw.")
    return rij


def bewaar_rij(werk: Werk, opdracht: c.BewaarRij) -> Gewijzigd:
    """Save fields of a row, or add one; ``extra["rij"]`` is its id."""
    soort = _BEWAAR[type(opdracht)]
    aanvraag = begin_bewerking(werk, opdracht.aanvraag_id, soort.deel)
    velden = frozenset(veld.sleutel for veld in VELDEN[soort.deel])
    if opdracht.rij_id is None:
        tel = select(func.count()).select_from(soort.tabel).where(soort.tabel.aanvraag_id == opdracht.aanvraag_id)
        if werk.sessie.exec(tel).one() >= MEESTE_RIJEN:
            raise Regelovertreding(f"Hier staan al {MEESTE_RIJEN} regels; meer passen er niet bij een aanvraag.")
        rij = soort.tabel(aanvraag_id=opdracht.aanvraag_id)
        wijzigingen = netjes(werk, soort.deel, rij, opdracht.wijzigingen)
        for w in wijzigingen:
            setattr(rij, w.veld, w.nieuw)
        veranderd = [w.veld for w in wijzigingen] or ["rij"]
    else:
        rij = _haal_rij(werk, soort, opdracht.aanvraag_id, opdracht.rij_id)
        veranderd = pas_toe(rij, netjes(werk, soort.deel, rij, opdracht.wijzigingen), velden, aanvraag.nummer)
    if not veranderd:
        return gewijzigd(aanvraag, rij=sleutel(rij))
    _bij_elkaar(werk, soort, rij, veranderd)
    werk.sessie.add(rij)
    werk.sessie.flush()
    if soort.deel is Deel.BESTEDING:
        _tel_plan(werk, aanvraag)
    return na_bewerking(werk, aanvraag, soort.deel, veranderd, rij=sleutel(rij))


def _bij_elkaar(werk: Werk, soort: _Soort, rij: Any, veranderd: list[str]) -> None:
    """What the fields of one row ask of each other while they are typed."""
    if soort.deel is Deel.BESTEDING:
        if not rij.herhaald:
            rij.aantal = 1
        elif rij.aantal < 1:
            raise controle.weiger("aantal", "Aantal keer: vul 1 of meer in.")
    if soort.deel is Deel.LEEFDOMEIN:
        for score in ("nu_score", "verwacht_score"):
            if getattr(rij, score) == 0:
                raise controle.weiger(score, "Kies een oordeel van 1 tot en met 5.")
        zelfde = select(Leefdomeinoordeel.id).where(
            col(Leefdomeinoordeel.aanvraag_id) == rij.aanvraag_id, col(Leefdomeinoordeel.domein) == rij.domein
        )
        with werk.sessie.no_autoflush:
            if any(i != rij.id for i in werk.sessie.exec(zelfde)):
                raise controle.weiger("domein", "Dit leefdomein staat er al. Kies een ander.")
    if soort.deel is Deel.EFFECT and rij.prijscode and set(prijsstap.VAN_DE_LIJST) & set(veranderd):
        # The code would vouch for what the list never said.
        naam = prijsstap.lijstnaam(rij.prijsherkomst)
        if not naam:  # taken before this was kept with it
            prijs = prijs_van(werk.sessie, rij.prijslijst, rij.prijscode)
            naam = rij.prijscode if prijs is None else prijs.omschrijving
        for veld, waarde in prijsstap.maak_eigen(naam, rij.prijslijst).items():
            setattr(rij, veld, waarde)


def _tel_plan(werk: Werk, aanvraag: Aanvraag) -> None:
    som = func.coalesce(func.sum(col(Besteding.bedrag_cent) * col(Besteding.aantal)), 0)
    vraag = select(som).where(col(Besteding.aanvraag_id) == aanvraag.id)
    aanvraag.plan_cent = werk.sessie.exec(vraag).one() or 0


def haal_rij_weg(werk: Werk, opdracht: c.HaalRijWeg) -> Gewijzigd:
    """Take a row away; that it stood there remains in the log of who edited."""
    soort = _HAAL_WEG[type(opdracht)]
    aanvraag = begin_bewerking(werk, opdracht.aanvraag_id, soort.deel)
    werk.sessie.delete(_haal_rij(werk, soort, opdracht.aanvraag_id, opdracht.rij_id))
    werk.sessie.flush()
    if soort.deel is Deel.BESTEDING:
        _tel_plan(werk, aanvraag)
    return na_bewerking(werk, aanvraag, soort.deel, ["rij"])


def bewaar_plan(werk: Werk, opdracht: c.BewaarPlan) -> Gewijzigd:
    """Save typed fields of the plan."""
    aanvraag = begin_bewerking(werk, opdracht.aanvraag_id, Deel.PLAN)
    plan = werk.sessie.exec(select(Doorbraakplan).where(col(Doorbraakplan.aanvraag_id) == opdracht.aanvraag_id)).one()
    velden = frozenset(veld.sleutel for veld in VELDEN[Deel.PLAN])
    veranderd = pas_toe(plan, netjes(werk, Deel.PLAN, plan, opdracht.wijzigingen), velden, aanvraag.nummer)
    if not veranderd:
        return gewijzigd(aanvraag)
    werk.sessie.add(plan)
    return na_bewerking(werk, aanvraag, Deel.PLAN, veranderd)


def kies_prijs(werk: Werk, opdracht: c.KiesPrijs) -> Gewijzigd:
    """Copy a price of the list in force into an effect, indexed when asked and possible."""
    aanvraag = begin_bewerking(werk, opdracht.aanvraag_id, Deel.EFFECT)
    rij = _haal_rij(werk, _BEWAAR[c.BewaarEffect], opdracht.aanvraag_id, opdracht.effect_id)
    lijst = prijslijst_op(werk.sessie, werk.vandaag)
    prijs = lijst.regel(opdracht.prijscode)
    if prijs is None or not prijs.geldt_op(werk.vandaag):
        raise Regelovertreding("Deze prijs staat niet in de prijslijst of geldt vandaag niet. Kies een andere.")
    if prijs.midden is None:
        raise Regelovertreding(f"“{prijs.omschrijving}” heeft nog geen bedrag: de gemeente vult deze prijs zelf in.")
    zorg_prijslijst(werk)  # the version that the code belongs to stays in the vault
    bron, stap = f"{prijs.bron} (prijslijst {lijst.versie})", ""
    if opdracht.indexeren:
        nieuw = indexeer(lijst, prijs, werk.vandaag.year)
        if nieuw is None:
            raise Regelovertreding("Deze prijs is niet te indexeren: er is geen CPI-cijfer vanaf het prijsjaar.")
        bron = f"{bron}; CPI van {prijs.prijsjaar} naar {nieuw.regel.prijsjaar}"
        prijs, stap = nieuw.regel, prijsstap.als_tekst(nieuw)
    for deel in ("laag", "midden", "hoog"):
        bedrag = getattr(prijs, deel)
        setattr(rij, f"prijs_{deel}", "" if bedrag is None else toon_getal(bedrag))
    rij.omschrijving = rij.omschrijving or prijs.omschrijving
    rij.betaler, rij.eenheid, rij.prijsjaar = prijs.betaler.value, prijs.eenheid, prijs.prijsjaar
    rij.prijscode, rij.prijslijst, rij.prijsbron = prijs.code, lijst.versie, bron
    rij.prijsstap, rij.prijsherkomst = stap, prijsstap.uit_de_lijst(prijs.omschrijving, lijst.versie)
    werk.sessie.add(rij)
    return na_bewerking(werk, aanvraag, Deel.EFFECT, ["prijscode"], rij=sleutel(rij))


HANDLERS: dict[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    **dict.fromkeys(_BEWAAR, bewaar_rij),
    **dict.fromkeys(_HAAL_WEG, haal_rij_weg),
    c.BewaarPlan: bewaar_plan,
    c.KiesPrijs: kies_prijs,
}
