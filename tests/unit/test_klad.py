"""Drafts of disputes: they know where they belong, and who may read them gets them back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from tests.doorbraakhulp import Doorbraakhulp
from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.casus.commands import BewaarCasus
from weegtafel.doorbraak.commands import BewaarAanvraag
from weegtafel.inrichting import klad
from weegtafel.inrichting.models import Journaalregel
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Opdracht, Wijziging
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Agendapunt, Overleg


def _bots(programma: Programma, opdracht: Opdracht) -> None:
    with pytest.raises(VersieConflict):
        programma.voer_uit(opdracht)


def _rijen(programma: Programma, actor: Actor) -> tuple[klad.KladRij, ...]:
    return programma.vraag(klad.kladden, actor, programma.klok.nu().date())


def _anders(veld: str, tekst: str) -> tuple[Wijziging, ...]:
    return (Wijziging(veld, "wat er niet staat", tekst),)


def test_a_draft_knows_the_page_it_belongs_on(programma: Programma) -> None:
    hulp, tafel = Doorbraakhulp(programma), Tafelhulp(programma)
    programma, doorbraak = tafel.programma, hulp.aanvraag()
    overleg, (punt,) = tafel.open_met()
    concept = tafel.concept_casus()
    casus = tafel.lees(Agendapunt, punt)["casus_id"]
    _bots(programma, c.BewaarPunt(punt_id=punt, wijzigingen=_anders("verslag", "Wat ik typte.")))
    _bots(programma, BewaarCasus(casus_id=concept, wijzigingen=_anders("problemen", "Mijn woorden.")))
    _bots(hulp.programma.als(hulp.lid), BewaarAanvraag(aanvraag_id=doorbraak, wijzigingen=_anders("geprobeerd", "Eh")))
    rijen = {rij.soort: rij for rij in _rijen(programma, programma.actor)}
    assert {soort: rij.soort_id for soort, rij in rijen.items()} == {
        "overleg": overleg,
        "casus": concept,
        "doorbraak": doorbraak,
    }
    code = tafel.lees(Overleg, overleg)["code"]
    assert rijen["overleg"].onderwerp.startswith(f"{code} · WT-") and casus
    assert (rijen["overleg"].letters, rijen["overleg"].veld) == (len("Wat ik typte."), "verslag")
    dag = programma.klok.nu().date()
    assert rijen["overleg"].bewaard_tot == dag + timedelta(days=42)
    assert programma.vraag(klad.kladtelling, programma.actor) == (3, 2)


def test_ones_own_come_first_and_the_note_of_the_chair_is_for_nobody_else(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    _overleg, (punt,) = tafel.open_met()
    secretaris = Actor(tafel.secretaris, "De secretaris", frozenset({Rol.SECRETARIS}))
    controller = Actor(tafel.secretaris, "De controller", frozenset({Rol.CONTROLLER}))
    _bots(tafel.programma.als(secretaris), c.BewaarPunt(punt_id=punt, wijzigingen=_anders("verslag", "Eerst.")))
    _bots(tafel.programma, c.BewaarPunt(punt_id=punt, wijzigingen=_anders("verslag", "Daarna.")))
    notitie = c.BewaarVoorzittersnotitie(punt_id=punt, wijzigingen=_anders("voorzittersnotitie", "Voor mij."))
    _bots(tafel.programma, notitie)
    gezien = [(rij.eigen, rij.veld) for rij in _rijen(programma, tafel.programma.actor)]
    assert gezien == [(True, "voorzittersnotitie"), (True, "verslag"), (False, "verslag")]
    assert [(rij.eigen, rij.veld) for rij in _rijen(programma, secretaris)] == [(True, "verslag"), (False, "verslag")]
    assert [rij.veld for rij in _rijen(programma, controller)] == ["verslag", "verslag"]
    assert _rijen(programma, Actor(999, "Zonder rol", frozenset())) == ()
    assert programma.vraag(klad.kladtelling, secretaris) == (2, 1)
    (van_de_voorzitter,) = [r.id for r in _rijen(programma, tafel.programma.actor) if r.veld == "voorzittersnotitie"]
    assert programma.vraag(klad.kladtekst, tafel.programma.actor, van_de_voorzitter) == "Voor mij."
    with pytest.raises(Regelovertreding, match="alleen wie haar schreef of voorzit"):
        programma.vraag(klad.kladtekst, secretaris, van_de_voorzitter)
    with pytest.raises(Regelovertreding, match="niet meer bewaard"):
        programma.vraag(klad.kladtekst, secretaris, 99_999)


def test_reading_a_draft_stands_in_the_journal_by_number_only(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    concept = tafel.concept_casus()
    _bots(tafel.programma, BewaarCasus(casus_id=concept, wijzigingen=_anders("problemen", "Mijn woorden.")))
    (rij,) = _rijen(programma, tafel.programma.actor)
    tafel.programma.meld_inzage("kladden")
    tafel.programma.meld_inzage("klad", rij.id)
    tafel.programma.boek_inzage()

    def regels(sessie: Session) -> Sequence[Journaalregel]:
        return list(sessie.exec(select(Journaalregel)))[-2:]

    lijst, tekst = tafel.programma.vraag(lambda s: [(r.handeling, r.onderwerp, r.velden) for r in regels(s)])
    assert lijst == ("ziet_lijst_in", "kladden", "")
    assert tekst == ("ziet_klad_in", rij.onderwerp, "")
    assert rij.onderwerp.startswith("WT-")
