"""What a new vault begins with: the shipped code lists, criteria, alternatives and sentences."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session, select

from weegtafel.inrichting.instellingen import BRONNEN
from weegtafel.inrichting.models import (
    Alternatief,
    Code,
    Criterium,
    Criteriumversie,
    Gemeente,
    Organisatie,
    Persoon,
    PersoonRol,
    Standaardzin,
)
from weegtafel.kernel.codes import Benoemd, OrganisatieSoort
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.roles import Rol

B = TypeVar("B", bound=Benoemd)


def _lees(pad: Path) -> Any:
    try:
        return json.loads(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Storing(
            f"Het meegeleverde bestand {pad.name} is niet te lezen. Uw gegevens zijn veilig: "
            "installeer Weegtafel opnieuw."
        ) from None


def _lijst(inhoud: Any, naam: str) -> list[dict[str, Any]]:
    """The rows of a shipped file: either the list itself, or under its own name beside title and explanation."""
    return list(inhoud[naam] if isinstance(inhoud, dict) else inhoud)


def _lid(soort: type[B], waarde: str) -> B:
    return next(lid for lid in soort if lid.value == waarde)


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _begin(tekst: str | None, anders: date) -> date:
    return date.fromisoformat(tekst) if tekst else anders


def vul_nieuwe_kluis(sessie: Session, nu: datetime) -> None:
    """Load everything that ships into an empty vault. The caller commits.

    Raises:
        Regelovertreding: the vault holds code lists already.
        Storing: a shipped file is missing or damaged.
    """
    if sessie.exec(select(Code.id).limit(1)).first() is not None:
        raise Regelovertreding("Deze map is al ingericht; de meegeleverde lijsten worden niet opnieuw geladen.")
    _laad_codes(sessie, nu.date())
    _laad_criteria(sessie)
    _laad_alternatieven(sessie, nu.date())
    _laad_zinnen(sessie)
    sessie.flush()


def _laad_codes(sessie: Session, vandaag: date) -> None:
    for pad in sorted((BRONNEN / "codelijsten").glob("*.json")):
        inhoud = _lees(pad)
        for volgorde, rij in enumerate(_lijst(inhoud, "codes")):
            sessie.add(
                Code(
                    lijst=inhoud["lijst"],
                    code=rij["code"],
                    omschrijving=rij["omschrijving"],
                    toelichting=rij.get("toelichting") or "",
                    volgorde=volgorde,
                    geldig_van=_begin(rij.get("geldig_van"), vandaag),
                    geldig_tot=_dag(rij.get("geldig_tot")),
                    bron=rij.get("bron") or "",
                    zekerheid=rij.get("zekerheid") or "",
                )
            )


def _laad_criteria(sessie: Session) -> None:
    for pad in sorted((BRONNEN / "criteria").glob("*.json")):
        inhoud = _lees(pad)
        versie = Criteriumversie(
            versienaam=inhoud["versie"],
            naam=inhoud["naam"],
            geldig_van=date.fromisoformat(inhoud["geldig_van"]),
            bron=inhoud.get("bron") or "",
        )
        sessie.add(versie)
        sessie.flush()
        assert versie.id is not None
        for volgorde, rij in enumerate(inhoud["criteria"]):
            sessie.add(
                Criterium(
                    criteriumversie_id=versie.id,
                    volgorde=volgorde,
                    code=rij["code"],
                    naam=rij["naam"],
                    vraag=rij["vraag"],
                    toelichting=rij.get("toelichting") or "",
                    bron=rij.get("bron") or "",
                    zekerheid=rij.get("zekerheid") or "",
                )
            )


def _laad_alternatieven(sessie: Session, vandaag: date) -> None:
    for pad in sorted((BRONNEN / "alternatieven").glob("*.json")):
        for rij in _lijst(_lees(pad), "alternatieven"):
            sessie.add(
                Alternatief(
                    code=rij["code"],
                    naam=rij["naam"],
                    wat=rij.get("wat") or "",
                    voor_wie=rij.get("voor_wie") or "",
                    grondslag=rij["grondslag"],
                    kosten=rij.get("kosten"),
                    kosten_jaar=rij.get("kosten_jaar"),
                    effect=rij.get("effect"),
                    bron=rij.get("bron") or "",
                    zekerheid=rij.get("zekerheid") or "",
                    geldig_van=_begin(rij.get("geldig_van"), vandaag),
                    geldig_tot=_dag(rij.get("geldig_tot")),
                )
            )


def _laad_zinnen(sessie: Session) -> None:
    for pad in sorted((BRONNEN / "standaardzinnen").glob("*.json")):
        for rij in _lijst(_lees(pad), "standaardzinnen"):
            sessie.add(
                Standaardzin(
                    code=rij["code"],
                    soort=rij["soort"],
                    adviessoort=rij.get("adviessoort"),
                    titel=rij["titel"],
                    tekst=rij["tekst"],
                )
            )


def _lees_logo(pad: Path) -> bytes | None:
    try:
        return pad.read_bytes() if pad.exists() else None
    except OSError:
        return None


def laad_demonstratie_organisaties(sessie: Session, nu: datetime) -> None:
    """Load the fictitious municipality, organisations and people of ``resources/demonstratie``. The caller commits.

    Raises:
        Storing: a shipped file is missing or damaged.
    """
    map_ = BRONNEN / "demonstratie"
    inhoud = _lees(map_ / "organisaties.json")
    gemeenten: dict[str, int] = {}
    logo = _lees_logo(map_ / "logo.png")
    for rij in inhoud.get("gemeenten", []):
        gemeente = Gemeente(
            naam=rij["naam"],
            jeugdregio=rij.get("jeugdregio") or "",
            postadres=rij.get("postadres") or "",
            logo=None if gemeenten else logo,
            geldig_van=_begin(rij.get("geldig_van"), nu.date()),
        )
        sessie.add(gemeente)
        sessie.flush()
        assert gemeente.id is not None
        gemeenten[rij["naam"]] = gemeente.id
    organisaties: dict[str, int] = {}
    for rij in inhoud["organisaties"]:
        organisatie = Organisatie(
            naam=rij["naam"],
            afkorting=rij["afkorting"],
            soort=_lid(OrganisatieSoort, rij["soort"]),
            gemeente_id=gemeenten.get(rij.get("gemeente") or ""),
            neemt_deel=rij.get("neemt_deel", True),
            geldig_van=_begin(rij.get("geldig_van"), nu.date()),
            geldig_tot=_dag(rij.get("geldig_tot")),
        )
        sessie.add(organisatie)
        sessie.flush()
        assert organisatie.id is not None
        for sleutel in (rij.get("code"), rij["afkorting"], rij["naam"]):
            if sleutel:
                organisaties[sleutel] = organisatie.id
    for rij in _lijst(_lees(map_ / "personen.json"), "personen"):
        begin = _begin(rij.get("geldig_van"), nu.date())
        persoon = Persoon(
            naam=rij["naam"],
            functie=rij.get("functie") or "",
            email=rij.get("email") or "",
            organisatie_id=organisaties.get(rij.get("organisatie") or ""),
            geldig_van=begin,
            geldig_tot=_dag(rij.get("geldig_tot")),
        )
        sessie.add(persoon)
        sessie.flush()
        assert persoon.id is not None
        for rol in rij.get("rollen", []):
            sessie.add(PersoonRol(persoon_id=persoon.id, rol=_lid(Rol, rol), geldig_van=begin))
    sessie.flush()


def meegeleverde_keuzes() -> tuple[dict[str, tuple[tuple[str, str], ...]], tuple[tuple[str, str], ...]]:
    """The shipped code lists and catalogue as pairs (code, words), for a form outside any vault.

    Raises:
        Storing: a shipped file is missing or damaged.
    """
    lijsten = {}
    for pad in sorted((BRONNEN / "codelijsten").glob("*.json")):
        inhoud = _lees(pad)
        lijsten[inhoud["lijst"]] = tuple((r["code"], r["omschrijving"]) for r in inhoud["codes"])
    alternatieven = tuple(
        (r["code"], r["naam"])
        for pad in sorted((BRONNEN / "alternatieven").glob("*.json"))
        for r in _lijst(_lees(pad), "alternatieven")
    )
    return lijsten, alternatieven
