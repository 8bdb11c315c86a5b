"""What every act on a request needs: the row, the log of who edited, and the fall back of a plan that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from weegtafel.doorbraak.codes import AanvraagStatus, Deel
from weegtafel.doorbraak.models import Aanvraag, Bewerking
from weegtafel.doorbraak.rules import verloop
from weegtafel.doorbraak.rules.controle import controleer
from weegtafel.doorbraak.velden import VELDEN, Invoer, Veld
from weegtafel.inrichting.models import Code, Persoon
from weegtafel.inrichting.queries import geldt
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Wijziging
from weegtafel.kernel.roles import Rol
from weegtafel.kernel.tekst import maak_net

SOORTEN = frozenset({"doorbraak"})
_SCHRIJFT_ALLES = frozenset({Rol.SECRETARIS, Rol.VOORZITTER, Rol.DOORBRAAKCOACH})


def sleutel(rij: Any) -> int:
    """The id of a row that was flushed."""
    assert isinstance(rij.id, int)
    return rij.id


def wie(werk: Werk) -> int:
    """The person who acts.

    Raises:
        Regelovertreding: nobody was chosen; without a name there are no four eyes.
    """
    if werk.actor.persoon_id is None:
        raise Regelovertreding("Kies eerst als wie u werkt: in een doorbraak staat alles op naam.")
    return werk.actor.persoon_id


def haal(werk: Werk, aanvraag_id: int, versie: int | None = None) -> Aanvraag:
    """The request, with its version compared when the act carries one."""
    aanvraag = werk.haal(Aanvraag, aanvraag_id, "deze aanvraag")
    if versie is not None:
        eis_versie(aanvraag, versie, aanvraag.nummer)
    return aanvraag


def gewijzigd(aanvraag: Aanvraag, **extra: int) -> Gewijzigd:
    """What to tell the screens."""
    return Gewijzigd(SOORTEN, sleutel(aanvraag), aanvraag.versie, aanvraag.nummer, extra)


def noteer(werk: Werk, aanvraag_id: int, deel: Deel, persoon_id: int | None = None) -> None:
    """Keep for good that this person touched a part, once for each part; None is who acts."""
    persoon_id = wie(werk) if persoon_id is None else persoon_id
    bekend = select(Bewerking.id).where(
        col(Bewerking.aanvraag_id) == aanvraag_id,
        col(Bewerking.persoon_id) == persoon_id,
        col(Bewerking.deel) == deel.value,
    )
    if werk.sessie.exec(bekend).first() is None:
        werk.sessie.add(Bewerking(aanvraag_id=aanvraag_id, persoon_id=persoon_id, deel=deel.value, eerst_op=werk.nu))


def eis_eigen(werk: Werk, aanvraag: Aanvraag) -> None:
    """A lid writes only requests of the own organisation; who works for the whole table or as coach, writes every one.

    Raises:
        Regelovertreding: the request was filed by, for and from others.
    """
    wie_ = wie(werk)
    if _SCHRIJFT_ALLES & werk.actor.rollen or wie_ in (aanvraag.ingediend_door_id, aanvraag.namens_id):
        return
    eigen = werk.haal(Persoon, wie_, "uw gegevens").organisatie_id
    indiener = werk.sessie.get(Persoon, aanvraag.ingediend_door_id)
    van = {aanvraag.organisatie_id, None if indiener is None else indiener.organisatie_id} - {None}
    if eigen is None or eigen not in van:
        raise Regelovertreding(
            "Een lid schrijft alleen aanvragen van de eigen organisatie. De secretaris, de voorzitter en een "
            "doorbraakcoach schrijven ze alle."
        )


def begin_bewerking(werk: Werk, aanvraag_id: int, deel: Deel) -> Aanvraag:
    """The request when this part of it may be edited now."""
    wie(werk)
    aanvraag = haal(werk, aanvraag_id)
    eis_eigen(werk, aanvraag)
    verloop.mag_bewerken(aanvraag.nummer, aanvraag.status, deel).eis()
    return aanvraag


def na_bewerking(werk: Werk, aanvraag: Aanvraag, deel: Deel, velden: Sequence[str], **extra: int) -> Gewijzigd:
    """Close an edit. A plan that lay with the second coach or was approved is a plan again, which is a formal act."""
    noteer(werk, sleutel(aanvraag), deel)
    aanvraag.gewijzigd_op = werk.nu
    aanvraag.versie += 1
    if deel in verloop.GETOETST:
        aanvraag.planversie += 1
    nieuw = verloop.status_na_bewerking(aanvraag.status, deel)
    if nieuw is not aanvraag.status:
        aanvraag.status = nieuw
        werk.boek("haal_plan_terug", aanvraag.nummer, ["status", *(f"{deel.value}.{veld}" for veld in velden)])
        extra["teruggezet"] = 1
    werk.sessie.add(aanvraag)
    werk.sessie.flush()
    return gewijzigd(aanvraag, **extra)


def zet_status(
    werk: Werk, aanvraag: Aanvraag, naar: AanvraagStatus, handeling: str, velden: Sequence[str] = (), **extra: int
) -> Gewijzigd:
    """Move a request, and write it down."""
    aanvraag.status = naar
    aanvraag.versie += 1
    aanvraag.gewijzigd_op = werk.nu
    werk.sessie.add(aanvraag)
    werk.sessie.flush()
    werk.boek(handeling, aanvraag.nummer, ["status", *velden])
    werk.sessie.flush()
    return gewijzigd(aanvraag, **extra)


def _codes(werk: Werk, velden: Sequence[Veld]) -> dict[str, set[str]]:
    uit: dict[str, set[str]] = {veld.lijst: set() for veld in velden if veld.lijst}
    if uit:
        for code in werk.sessie.exec(select(Code).where(col(Code.lijst).in_(sorted(uit)), geldt(Code, werk.vandaag))):
            uit[code.lijst].add(code.code)
    return uit


def controleer_alle(werk: Werk, deel: Deel, waarden: Mapping[str, object]) -> dict[str, Any]:
    """Every value checked and tidied; all complaints together, each at its field."""
    velden = {veld.sleutel: veld for veld in VELDEN[deel]}
    gekozen = [velden[naam] for naam in waarden]  # an unknown field is a bug: KeyError
    codes = _codes(werk, gekozen)
    uit: dict[str, Any] = {}
    fouten: dict[str, str] = {}
    for veld in gekozen:
        try:
            uit[veld.sleutel] = controleer(veld, waarden[veld.sleutel], codes)
        except Regelovertreding as fout:
            fouten |= fout.velden
    if fouten:
        raise Regelovertreding(fouten.values(), fouten)
    return uit


def netjes(werk: Werk, deel: Deel, rij: Any, wijzigingen: Sequence[Wijziging]) -> list[Wijziging]:
    """The changes as they may be stored, with what a screen remembers as old tidied in the same way."""
    velden = {veld.sleutel: veld for veld in VELDEN[deel]}
    for w in wijzigingen:
        velden[w.veld]  # an unknown field is a bug: KeyError
    nieuw = controleer_alle(werk, deel, {w.veld: w.nieuw for w in wijzigingen if getattr(rij, w.veld) != w.nieuw})
    return [Wijziging(w.veld, _zoals_bewaard(velden[w.veld], w.oud), nieuw.get(w.veld, w.nieuw)) for w in wijzigingen]


def _zoals_bewaard(veld: Veld, oud: object) -> object:
    if not isinstance(oud, str) or veld.invoer not in (Invoer.TEKST, Invoer.REGEL):
        return oud
    kaal = maak_net(oud)
    return " ".join(kaal.split()) if veld.invoer is Invoer.REGEL else kaal
