"""Who decides and edits: a role and the own organisation, on what exists."""

from __future__ import annotations

import pytest

from tests.doorbraakhulp import Doorbraakhulp, nieuw
from tests.overleghulp import Tafelhulp
from weegtafel.anonimiteit.codes import Keuze, Onderwerp, Soort
from weegtafel.anonimiteit.commands import BeslisVondst
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as d
from weegtafel.doorbraak.codes import Knelpuntaard, Knelpuntsoort
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Actor, Rol


def _beslis(onderwerp: Onderwerp, nummer: int) -> BeslisVondst:
    return BeslisVondst(
        onderwerp=onderwerp, onderwerp_id=nummer, veld="motivering", soort=Soort.PERSOON, tekst="Fatima",
        keuze=Keuze.GEEN_NAAM, reden="Dit is een gewoon woord.",
    )  # fmt: skip


@pytest.mark.parametrize("onderwerp", list(Onderwerp))
def test_nobody_decides_on_what_does_not_exist(programma: Programma, onderwerp: Onderwerp) -> None:
    alles = programma.als(Actor(programma.actor.persoon_id, "Alles", frozenset(Rol)))
    with pytest.raises(Regelovertreding):
        alles.voer_uit(_beslis(onderwerp, 99_999))


def test_a_lid_does_not_clear_names_in_what_others_write(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met()
    lid = programma.als(Actor(tafel.personen[tafel.leden[0]], "Lid", frozenset({Rol.LID})))
    for onderwerp, nummer in ((Onderwerp.OVERLEG, overleg), (Onderwerp.ADVIES, punt)):
        with pytest.raises(Regelovertreding, match="Dit mag alleen"):
            lid.voer_uit(_beslis(onderwerp, nummer))
        tafel.doe(_beslis(onderwerp, nummer))
    lid.voer_uit(_beslis(Onderwerp.ACTIE, punt))


def test_a_lid_writes_only_requests_of_the_own_organisation(programma: Programma) -> None:
    h, tafel = Doorbraakhulp(programma), Tafelhulp(programma)
    van_secretaris = h.aanvraag(h.secretaris)
    eigen = h.aanvraag(h.lid)
    vreemd = next(
        Actor(p, "Vreemd lid", frozenset({Rol.LID}))
        for organisatie, p in tafel.personen.items()
        if p not in (h.lid.persoon_id, h.secretaris.persoon_id)
    )
    velden = {
        "soort": next(iter(Knelpuntsoort)),
        "aard": next(iter(Knelpuntaard)),
        "omschrijving": "De regel kent geen uitzondering.",
    }
    for id_ in (van_secretaris, eigen):
        for opdracht in (
            d.BewaarKnelpunt(aanvraag_id=id_, wijzigingen=nieuw(velden)),
            d.DienAanvraagIn(aanvraag_id=id_, versie=h.versie(id_)),
            d.TrekAanvraagIn(aanvraag_id=id_, versie=h.versie(id_), reden="Ik vind het niet nodig."),
        ):
            with pytest.raises(Regelovertreding, match="eigen organisatie"):
                h.doe(vreemd, opdracht)
    h.doe(h.lid, d.BewaarKnelpunt(aanvraag_id=eigen, wijzigingen=nieuw(velden)))
    h.doe(h.coach, d.BewaarKnelpunt(aanvraag_id=van_secretaris, wijzigingen=nieuw(velden)))
    h.doe(h.lid, d.TrekAanvraagIn(aanvraag_id=eigen, versie=h.versie(eigen), reden="Het is niet meer nodig."))
