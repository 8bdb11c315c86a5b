"""Municipalities, organisations, people and their roles."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import col, select

from weegtafel.inrichting import rules
from weegtafel.inrichting.commands import (
    BeeindigRol,
    BewaarGemeente,
    BewaarOrganisatie,
    BewaarPersoon,
    GeefRol,
    ZetLogo,
)
from weegtafel.inrichting.handlers.hulp import bewaar, eis_uniek, nieuw_of_bestaand
from weegtafel.inrichting.models import (
    Gemeente,
    Organisatie,
    Persoon,
    PersoonRol,
)
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.kernel.roles import Rol


def bewaar_gemeente(werk: Werk, opdracht: BewaarGemeente) -> Gewijzigd:
    """Make or change a municipality."""
    rij = nieuw_of_bestaand(werk, Gemeente, opdracht, "deze gemeente")
    rules.periode(opdracht.geldig_van, opdracht.geldig_tot)
    velden: dict[str, Any] = {
        "naam": rules.regel("naam", "Naam", opdracht.naam),
        "jeugdregio": rules.regel("jeugdregio", "Jeugdregio", opdracht.jeugdregio, verplicht=False),
        "postadres": rules.stuk("postadres", "Postadres", opdracht.postadres, maximum=500),
        "geldig_van": opdracht.geldig_van,
        "geldig_tot": opdracht.geldig_tot,
    }
    eis_uniek(werk, Gemeente, "naam", str(velden["naam"]), rij, (opdracht.geldig_van, opdracht.geldig_tot))
    return bewaar(werk, rij, velden, "bewaar_gemeente", "")


def zet_logo(werk: Werk, opdracht: ZetLogo) -> Gewijzigd:
    """Set or take away the logo of a municipality."""
    rij = werk.haal(Gemeente, opdracht.gemeente_id, "deze gemeente")
    eis_versie(rij, opdracht.versie, "deze gemeente")
    inhoud = None if opdracht.logo is None else rules.logo(opdracht.logo)
    return bewaar(werk, rij, {"logo": inhoud}, "zet_logo", "")


def bewaar_organisatie(werk: Werk, opdracht: BewaarOrganisatie) -> Gewijzigd:
    """Make or change an organisation."""
    rij = nieuw_of_bestaand(werk, Organisatie, opdracht, "deze organisatie")
    rules.periode(opdracht.geldig_van, opdracht.geldig_tot)
    if opdracht.gemeente_id is not None:
        werk.haal(Gemeente, opdracht.gemeente_id, "deze gemeente")
    naam = rules.regel("naam", "Naam", opdracht.naam)
    afkorting = rules.regel("afkorting", "Afkorting", opdracht.afkorting, maximum=24)
    periode = (opdracht.geldig_van, opdracht.geldig_tot)
    eis_uniek(werk, Organisatie, "naam", naam, rij, periode)
    eis_uniek(werk, Organisatie, "afkorting", afkorting, rij, periode)
    velden: dict[str, Any] = {
        "naam": naam,
        "afkorting": afkorting,
        "soort": opdracht.soort,
        "gemeente_id": opdracht.gemeente_id,
        "neemt_deel": opdracht.neemt_deel,
        "geldig_van": opdracht.geldig_van,
        "geldig_tot": opdracht.geldig_tot,
    }
    return bewaar(werk, rij, velden, "bewaar_organisatie", "")


def bewaar_persoon(werk: Werk, opdracht: BewaarPersoon) -> Gewijzigd:
    """Make or change a person; somebody the table still needs cannot be taken away."""
    rij = nieuw_of_bestaand(werk, Persoon, opdracht, "deze persoon")
    rules.periode(opdracht.geldig_van, opdracht.geldig_tot)
    if opdracht.organisatie_id is not None:
        werk.haal(Organisatie, opdracht.organisatie_id, "deze organisatie")
    velden: dict[str, Any] = {
        "naam": rules.regel("naam", "Naam", opdracht.naam),
        "functie": rules.regel("functie", "Functie", opdracht.functie, verplicht=False),
        "email": rules.email(opdracht.email),
        "organisatie_id": opdracht.organisatie_id,
        "geldig_van": opdracht.geldig_van,
        "geldig_tot": opdracht.geldig_tot,
    }
    if rij.id is not None and opdracht.geldig_tot is not None and opdracht.geldig_tot != rij.geldig_tot:
        rollen = {r.rol for r in werk.sessie.exec(select(PersoonRol).where(col(PersoonRol.persoon_id) == rij.id))}
        if Rol.BEHEERDER in rollen:
            rules.eis_beheerder_blijft(opdracht.geldig_tot, _beheerders(werk, zonder_persoon=rij.id))
        _eis_vrij(werk, rij, Rol.VOORZITTER, opdracht.geldig_tot)
        _eis_vrij(werk, rij, Rol.SECRETARIS, opdracht.geldig_tot)
    return bewaar(werk, rij, velden, "bewaar_persoon", "")


def _beheerders(werk: Werk, *, zonder_persoon: int = 0, zonder_rol: int = 0) -> list[rules.Periode]:
    """The periods in which people hold the role of beheerder and are there themselves."""
    uit: list[rules.Periode] = []
    vraag = (
        select(PersoonRol, Persoon)
        .join(Persoon, col(Persoon.id) == col(PersoonRol.persoon_id))
        .where(col(PersoonRol.rol) == Rol.BEHEERDER)
    )
    for rol, persoon in werk.sessie.exec(vraag):
        if persoon.id == zonder_persoon or rol.id == zonder_rol:
            continue
        einden = [dag for dag in (rol.geldig_tot, persoon.geldig_tot) if dag is not None]
        uit.append((max(rol.geldig_van, persoon.geldig_van), min(einden) if einden else None))
    return uit


def _eis_vrij(werk: Werk, persoon: Persoon, rol: Rol, einde: date) -> None:
    # The room overleg lies above this one, so its table is asked by name and not through its models.
    kolom = {Rol.VOORZITTER: "voorzitter_id", Rol.SECRETARIS: "secretaris_id"}[rol]
    rijen = werk.sessie.execute(
        text(
            f"SELECT code FROM overleg WHERE {kolom} = :persoon AND status IN ('gepland', 'open') "
            "AND vervallen_reden = '' AND datum > :einde ORDER BY datum"
        ),
        {"persoon": persoon.id, "einde": einde.isoformat()},
    )
    rules.eis_vrij_van_overleg(persoon.naam, rol.omschrijving, [rij[0] for rij in rijen])


def geef_rol(werk: Werk, opdracht: GeefRol) -> Gewijzigd:
    """Give a person a role."""
    werk.haal(Persoon, opdracht.persoon_id, "deze persoon")
    rules.periode(opdracht.geldig_van, opdracht.geldig_tot)
    bestaande = werk.sessie.exec(
        select(PersoonRol).where(col(PersoonRol.persoon_id) == opdracht.persoon_id, col(PersoonRol.rol) == opdracht.rol)
    )
    nieuw = (opdracht.geldig_van, opdracht.geldig_tot)
    wat = f"De rol {opdracht.rol.omschrijving}"
    rules.eis_geen_overlap(wat, nieuw, [(r.geldig_van, r.geldig_tot) for r in bestaande])
    velden: dict[str, Any] = {
        "persoon_id": opdracht.persoon_id,
        "rol": opdracht.rol,
        "geldig_van": opdracht.geldig_van,
        "geldig_tot": opdracht.geldig_tot,
    }
    return bewaar(werk, PersoonRol(**velden), velden, "geef_rol", f"persoon {opdracht.persoon_id}")


def beeindig_rol(werk: Werk, opdracht: BeeindigRol) -> Gewijzigd:
    """End a role, unless the table still needs this person in it."""
    rij = werk.haal(PersoonRol, opdracht.rolperiode_id, "deze rol")
    persoon = werk.haal(Persoon, rij.persoon_id, "deze persoon")
    rules.periode(rij.geldig_van, opdracht.geldig_tot)
    if opdracht.geldig_tot is not None:
        if rij.rol is Rol.BEHEERDER:
            rules.eis_beheerder_blijft(opdracht.geldig_tot, _beheerders(werk, zonder_rol=opdracht.rolperiode_id))
        if rij.rol in (Rol.VOORZITTER, Rol.SECRETARIS):
            _eis_vrij(werk, persoon, rij.rol, opdracht.geldig_tot)
    anderen = werk.sessie.exec(
        select(PersoonRol).where(
            col(PersoonRol.persoon_id) == rij.persoon_id,
            col(PersoonRol.rol) == rij.rol,
            col(PersoonRol.id) != rij.id,
        )
    )
    nieuw = (rij.geldig_van, opdracht.geldig_tot)
    rules.eis_geen_overlap(f"De rol {rij.rol.omschrijving}", nieuw, [(r.geldig_van, r.geldig_tot) for r in anderen])
    return bewaar(werk, rij, {"geldig_tot": opdracht.geldig_tot}, "beeindig_rol", f"persoon {rij.persoon_id}")
