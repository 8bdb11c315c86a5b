"""Code lists, criteria, settings, alternatives and sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, text
from sqlmodel import col, select

from weegtafel.inrichting import rules
from weegtafel.inrichting.commands import (
    BeeindigCode,
    BewaarAlternatief,
    BewaarZin,
    MaakCriteriumversie,
    VoegCodeToe,
    WijzigCode,
    ZetInstelling,
)
from weegtafel.inrichting.handlers.hulp import SOORTEN, bewaar, nieuw_of_bestaand
from weegtafel.inrichting.instellingen import lees_waarde, stel_samen, waarden_op
from weegtafel.inrichting.models import (
    Alternatief,
    Code,
    Criterium,
    Criteriumversie,
    Instelling,
    Standaardzin,
)
from weegtafel.inrichting.queries import codelijsten, geldt, lijsttitel
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.opdracht import Gewijzigd


def _perioden(werk: Werk, lijst: str, code: str, zonder: int | None) -> list[rules.Periode]:
    rijen = werk.sessie.exec(select(Code).where(col(Code.lijst) == lijst, col(Code.code) == code))
    return [(r.geldig_van, r.geldig_tot) for r in rijen if r.id != zonder]


def voeg_code_toe(werk: Werk, opdracht: VoegCodeToe) -> Gewijzigd:
    """Add a code at the end of a list that exists."""
    if opdracht.lijst not in {rij.lijst for rij in codelijsten(werk.sessie)}:
        raise rules.weiger("lijst", f"De codelijst “{opdracht.lijst}” bestaat niet.")
    code = rules.code(opdracht.code)
    rules.periode(opdracht.geldig_van, opdracht.geldig_tot)
    nieuw = (opdracht.geldig_van, opdracht.geldig_tot)
    rules.eis_geen_overlap(f"De code {code}", nieuw, _perioden(werk, opdracht.lijst, code, None))
    laatste = werk.sessie.exec(select(func.max(Code.volgorde)).where(col(Code.lijst) == opdracht.lijst)).one()
    velden: dict[str, Any] = {
        "lijst": opdracht.lijst,
        "code": code,
        "omschrijving": rules.regel("omschrijving", "Omschrijving", opdracht.omschrijving),
        "toelichting": rules.stuk("toelichting", "Toelichting", opdracht.toelichting),
        "volgorde": (laatste or 0) + 1,
        "geldig_van": opdracht.geldig_van,
        "geldig_tot": opdracht.geldig_tot,
        "bron": rules.stuk("bron", "Bron", opdracht.bron),
        "zekerheid": _zekerheid(opdracht.zekerheid),
    }
    return bewaar(werk, Code(**velden), velden, "voeg_code_toe", f"{lijsttitel(opdracht.lijst)} {code}")


def _zekerheid(waarde: str) -> str:
    if waarde not in rules.ZEKERHEDEN:
        raise rules.weiger("zekerheid", "Kies A, B, C, K of lokaal als zekerheid.")
    return waarde


def wijzig_code(werk: Werk, opdracht: WijzigCode) -> Gewijzigd:
    """Change the words of a code."""
    rij = werk.haal(Code, opdracht.code_id, "deze code")
    eis_versie(rij, opdracht.versie, "deze code")
    velden: dict[str, Any] = {
        "omschrijving": rules.regel("omschrijving", "Omschrijving", opdracht.omschrijving),
        "toelichting": rules.stuk("toelichting", "Toelichting", opdracht.toelichting),
        "volgorde": opdracht.volgorde,
    }
    return bewaar(werk, rij, velden, "wijzig_code", f"{lijsttitel(rij.lijst)} {rij.code}")


def beeindig_code(werk: Werk, opdracht: BeeindigCode) -> Gewijzigd:
    """End the validity of a code, or let it go on."""
    rij = werk.haal(Code, opdracht.code_id, "deze code")
    eis_versie(rij, opdracht.versie, "deze code")
    rules.periode(rij.geldig_van, opdracht.geldig_tot)
    if opdracht.geldig_tot is not None:
        over = werk.sessie.exec(
            select(func.count()).where(
                col(Code.lijst) == rij.lijst, col(Code.id) != rij.id, geldt(Code, opdracht.geldig_tot)
            )
        ).one()
        rules.eis_code_mag_eindigen(rij.lijst, rij.code, over)
    anderen = _perioden(werk, rij.lijst, rij.code, rij.id)
    rules.eis_geen_overlap(f"De code {rij.code}", (rij.geldig_van, opdracht.geldig_tot), anderen)
    onderwerp = f"{lijsttitel(rij.lijst)} {rij.code}"
    return bewaar(werk, rij, {"geldig_tot": opdracht.geldig_tot}, "beeindig_code", onderwerp)


def maak_criteriumversie(werk: Werk, opdracht: MaakCriteriumversie) -> Gewijzigd:
    """Write a new version of the criteria beside the old ones."""
    versienaam = rules.regel("versienaam", "Versie", opdracht.versienaam, maximum=40)
    versies = werk.sessie.exec(select(Criteriumversie)).all()
    if any(v.versienaam.casefold() == versienaam.casefold() for v in versies):
        raise rules.weiger("versienaam", f"De versie “{versienaam}” bestaat al. Kies een andere naam.")
    codes = [rules.code(c.code) for c in opdracht.criteria]
    rules.periode(opdracht.geldig_van, None)
    laatste = max((v.geldig_van for v in versies), default=None)
    rules.eis_criteria(opdracht.geldig_van, werk.vandaag, laatste, codes)
    velden: dict[str, Any] = {
        "versienaam": versienaam,
        "naam": rules.regel("naam", "Naam", opdracht.naam),
        "geldig_van": opdracht.geldig_van,
        "bron": rules.stuk("bron", "Bron", opdracht.bron),
    }
    versie = Criteriumversie(**velden)
    werk.sessie.add(versie)
    werk.sessie.flush()
    assert versie.id is not None
    for volgorde, (code, invoer) in enumerate(zip(codes, opdracht.criteria, strict=True)):
        werk.sessie.add(
            Criterium(
                criteriumversie_id=versie.id,
                volgorde=volgorde,
                code=code,
                naam=rules.regel("criteria", "Naam van het criterium", invoer.naam),
                vraag=rules.stuk("criteria", "Vraag van het criterium", invoer.vraag, verplicht=True, maximum=500),
                toelichting=rules.stuk("criteria", "Toelichting", invoer.toelichting),
                bron=rules.stuk("criteria", "Bron", invoer.bron),
                zekerheid=_zekerheid(invoer.zekerheid),
            )
        )
    werk.boek("maak_criteriumversie", f"weegcriteria {versienaam}", [*velden, "criteria"])
    werk.sessie.flush()
    return Gewijzigd(SOORTEN, versie.id, 0, versienaam)


def zet_instelling(werk: Werk, opdracht: ZetInstelling) -> Gewijzigd:
    """Give a setting a value from a day on."""
    lees_waarde(opdracht.sleutel, opdracht.waarde)
    rules.periode(opdracht.geldig_van, None)
    # As in _eis_vrij: the overleg that was opened last may lie on today, and has used the settings of that day.
    laatste = werk.sessie.execute(text("SELECT MAX(datum) FROM overleg WHERE status <> 'gepland'")).scalar()
    laatste_dag = None if laatste is None else date.fromisoformat(laatste)
    rules.eis_instelling_niet_terug(opdracht.geldig_van, werk.vandaag, laatste_dag)
    stel_samen(waarden_op(werk.sessie, opdracht.geldig_van) | {opdracht.sleutel: opdracht.waarde})
    rij = werk.sessie.exec(
        select(Instelling).where(
            col(Instelling.sleutel) == opdracht.sleutel, col(Instelling.geldig_van) == opdracht.geldig_van
        )
    ).first()
    velden: dict[str, Any] = {
        "sleutel": opdracht.sleutel,
        "waarde": json.dumps(opdracht.waarde, ensure_ascii=False, sort_keys=True),
        "geldig_van": opdracht.geldig_van,
    }
    if rij is None or rij.waarde != velden["waarde"]:
        velden["gezet_op"] = werk.nu
    return bewaar(werk, rij or Instelling(**velden), velden, "zet_instelling", opdracht.sleutel)


def bewaar_alternatief(werk: Werk, opdracht: BewaarAlternatief) -> Gewijzigd:
    """Make or change an alternative of the catalogue."""
    rij = nieuw_of_bestaand(werk, Alternatief, opdracht, "dit alternatief")
    code = rules.code(opdracht.code)
    if rij.id is not None and rij.code != code:
        raise rules.weiger("code", "De code van een alternatief wijzigt niet; maak een nieuw alternatief.")
    if rij.id is None and werk.sessie.exec(select(Alternatief).where(col(Alternatief.code) == code)).first():
        raise rules.weiger("code", f"Het alternatief met code “{code}” bestaat al. Kies een andere code.")
    rules.periode(opdracht.geldig_van, opdracht.geldig_tot)
    grond = select(Code.id).where(
        col(Code.lijst) == "grondslag", col(Code.code) == opdracht.grondslag, geldt(Code, werk.vandaag)
    )
    if (rij.id is None or rij.grondslag != opdracht.grondslag) and werk.sessie.exec(grond).first() is None:
        raise rules.weiger("grondslag", "Deze grondslag staat niet in de lijst of geldt vandaag niet.")
    if opdracht.kosten_jaar is not None and not 1990 <= opdracht.kosten_jaar <= 2100:
        raise rules.weiger("kosten_jaar", "Het prijspeil is een jaar tussen 1990 en 2100.")
    velden: dict[str, Any] = {
        "code": code,
        "naam": rules.regel("naam", "Naam", opdracht.naam),
        "wat": rules.stuk("wat", "Wat het is", opdracht.wat),
        "voor_wie": rules.stuk("voor_wie", "Voor wie", opdracht.voor_wie),
        "grondslag": opdracht.grondslag,
        "kosten": None if opdracht.kosten is None else rules.stuk("kosten", "Kosten", opdracht.kosten) or None,
        "kosten_jaar": opdracht.kosten_jaar,
        "effect": None if opdracht.effect is None else rules.stuk("effect", "Effect", opdracht.effect) or None,
        "bron": rules.stuk("bron", "Bron", opdracht.bron),
        "zekerheid": _zekerheid(opdracht.zekerheid),
        "geldig_van": opdracht.geldig_van,
        "geldig_tot": opdracht.geldig_tot,
    }
    return bewaar(werk, rij, velden, "bewaar_alternatief", f"alternatief {code}")


def _volgende_zincode(werk: Werk, soort: str) -> str:
    codes: Sequence[str] = werk.sessie.exec(select(Standaardzin.code)).all()
    nummers = [int(c.rpartition("-")[2]) for c in codes if c.startswith(f"{soort}-") and c.rpartition("-")[2].isdigit()]
    return f"{soort}-{max(nummers, default=0) + 1:02d}"


def bewaar_zin(werk: Werk, opdracht: BewaarZin) -> Gewijzigd:
    """Make or change a reusable sentence; a new one gets the next code of its kind."""
    rij = nieuw_of_bestaand(werk, Standaardzin, opdracht, "deze zin")
    if opdracht.soort not in rules.ZINSOORTEN:
        raise rules.weiger("soort", "Kies waar de zin voor dient.")
    if opdracht.adviessoort is not None and opdracht.adviessoort not in {soort.value for soort in Adviessoort}:
        raise rules.weiger("adviessoort", "Kies een advies uit de lijst, of laat dit leeg.")
    velden: dict[str, Any] = {
        "code": rij.code if rij.id is not None else _volgende_zincode(werk, opdracht.soort),
        "soort": opdracht.soort,
        "adviessoort": opdracht.adviessoort,
        "titel": rules.regel("titel", "Titel", opdracht.titel),
        "tekst": rules.stuk("tekst", "Tekst", opdracht.tekst, verplicht=True),
        "actief": opdracht.actief,
    }
    return bewaar(werk, rij, velden, "bewaar_zin", f"standaardzin {velden['code']}")
