"""A doorbraak that is destroyed leaves its number and the amounts of the register, and nothing else."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from tests.doorbraakhulp import Doorbraakhulp
from weegtafel import vernietiging
from weegtafel.bewaring import commands as b
from weegtafel.bewaring import queries
from weegtafel.bewaring.codes import Bewaarklasse, Objectsoort
from weegtafel.bewaring.termijn import kandidaat
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.storage.driver import verbind

AANVRAAG = Objectsoort.AANVRAAG


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def als(programma: Programma, actor: Actor, *rollen: Rol) -> Programma:
    return programma.als(Actor(actor.persoon_id, actor.naam, frozenset(rollen)))


def vernietig(hulp: Doorbraakhulp, programma: Programma, klok: VasteKlok, id_: int) -> None:
    maker, ander = als(programma, hulp.secretaris, Rol.SECRETARIS), als(programma, hulp.coach, Rol.FUNCTIONARIS)

    def versie(lijst: int) -> int:
        return programma.vraag(queries.lijst, lijst).lijst.versie

    lijst = maker.voer_uit(b.MaakLijst(doelen=((AANVRAAG, id_),))).id
    maker.voer_uit(b.BiedAan(lijst_id=lijst, versie=versie(lijst)))
    ander.voer_uit(b.KeurLijstGoed(lijst_id=lijst, versie=versie(lijst)))
    klok.moment += timedelta(days=7)
    vernietiging.voer_uit(maker, lijst, versie(lijst))


def test_money_keeps_its_amounts_and_loses_its_words(
    hulp: Doorbraakhulp, programma: Programma, klok: VasteKlok
) -> None:
    id_ = hulp.besloten()
    with programma.kluis.transactie() as sessie:
        # The road through payment and aftercare is tested elsewhere; here only its end counts.
        sessie.connection().execute(text("UPDATE aanvraag SET status = 'afgesloten'"))
    bewaring = programma.vraag(kandidaat, AANVRAAG, id_, klok.nu().date()).bewaring
    assert bewaring.klasse is Bewaarklasse.DOORBRAAK and bewaring.vanaf is not None
    assert bewaring.vanaf.year == klok.nu().year + 20
    with closing(verbind(programma.kluis.bestand)) as db:
        voor = db.execute("SELECT kolom, bedrag_cent, datum FROM registerregel ORDER BY id").fetchall()
    assert voor
    klok.moment = datetime(2050, 3, 2, 10, 0)
    vernietig(hulp, programma, klok, id_)
    feiten = hulp.feiten(id_)
    assert (feiten.nummer, feiten.status) == ("DB-2026-0001", AanvraagStatus.VERNIETIGD)
    with closing(verbind(programma.kluis.bestand)) as db:
        assert db.execute("SELECT kolom, bedrag_cent, datum FROM registerregel ORDER BY id").fetchall() == voor
        assert db.execute("SELECT DISTINCT omschrijving, kenmerk FROM registerregel").fetchall() == [("", "")]
        for tabel in ("besluit", "toets", "rekenuitkomst", "doorbraakplan", "besteding", "effectregel", "bewerking"):
            assert db.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0] == 0, tabel
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    programma.kluis.sluit()
    inhoud = programma.kluis.bestand.read_bytes()
    assert b"Het plan is sober en helpt" not in inhoud and b"Fiets" not in inhoud


def test_what_was_withdrawn_goes_after_six_weeks(hulp: Doorbraakhulp, programma: Programma, klok: VasteKlok) -> None:
    id_ = hulp.aanvraag()
    hulp.doe(hulp.lid, c.TrekAanvraagIn(aanvraag_id=id_, versie=hulp.versie(id_), reden="Dubbel ingediend."))
    bewaring = programma.vraag(kandidaat, AANVRAAG, id_, klok.nu().date()).bewaring
    assert (bewaring.klasse, bewaring.termijn) == (Bewaarklasse.AFGEBROKEN, "P42D")
    assert bewaring.vanaf == klok.nu().date() + timedelta(days=43)
    klok.moment += timedelta(days=43)
    vernietig(hulp, programma, klok, id_)
    assert hulp.feiten(id_).status is AanvraagStatus.VERNIETIGD
