"""What was established prints the same ever after, whatever moves on behind it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlmodel import Session, select

from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Persoon
from weegtafel.kernel.codes import Adviessoort, PuntSoort, Voorbehoud
from weegtafel.kernel.document import Alinea, Document, Feitenlijst, Kader, Tekst, alinea, document_hash
from weegtafel.kernel.documentopslag import naar_tekst, uit_tekst
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.overleg import commands as c
from weegtafel.overleg import uitgaven
from weegtafel.overleg.models import Advies, Agendapunt, Notulen
from weegtafel.storage.kluis import Kluis


def test_a_tree_comes_back_to_the_letter() -> None:
    document = Document(
        titel="Notulen",
        onderwerp="Overleg",
        kenmerk="NOT-1",
        datum=None,
        afzender="Voorbeeldstad",
        logo=b"\x89PNG\x00",
        markering="Concept",
        voettekst="Vertrouwelijk",
        blokken=(
            alinea("Gewone tekst met “aanhaling”."),
            Alinea((Tekst("vet", vet=True), Tekst(" en 🙂"))),
            Kader("Advies", (Feitenlijst((("Soort", "passend"),)),), "besluit"),
        ),
    )
    terug = uit_tekst(naar_tekst(document))
    assert terug == document
    assert document_hash(terug) == document_hash(document)


def test_established_minutes_do_not_follow_what_changes_later(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met(1)
    tafel.stel_vast(punt)
    tafel.sluit(overleg)
    volgende = tafel.plan()
    tafel.doe(c.OpenOverleg(overleg_id=volgende))
    notulen = tafel.alle(Notulen)[0]
    vorige = next(p for p in tafel.alle(Agendapunt) if p["notulen_id"] == notulen["id"])
    assert vorige["soort"] is PuntSoort.VORIGE_NOTULEN
    tafel.doe(c.StelNotulenVast(punt_id=vorige["id"], notulen_id=notulen["id"], versie=notulen["versie"]))
    voor = {z: programma.vraag(uitgaven.document_van, "notulen", overleg, z) for z in (False, True)}
    assert voor[False] != voor[True]
    with programma.kluis.transactie() as sessie:
        for casus in sessie.exec(select(Casus)):
            casus.resultaat = "Een heel ander resultaat dan op tafel lag."
            casus.volume = 1004
        for persoon in sessie.exec(select(Persoon)):
            persoon.naam = f"Iemand Anders {persoon.id}"
    for zonder_namen, document in voor.items():
        assert programma.vraag(uitgaven.document_van, "notulen", overleg, zonder_namen) == document


def test_the_database_refuses_to_change_an_established_edition(programma: Programma) -> None:
    test_established_minutes_do_not_follow_what_changes_later(programma)
    with (
        pytest.raises(Regelovertreding, match="Vastgestelde notulen worden nooit gewijzigd"),
        programma.kluis.transactie() as sessie,
    ):
        sessie.connection().exec_driver_sql("UPDATE notulen_uitgave SET inhoud = '{}'")


def test_another_outcome_by_herziening_waits_for_the_table(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met(1)
    advies = tafel.stel_vast(punt)
    tafel.sluit(overleg)
    assert tafel.lees(Advies, advies.id)["voorbehoud"] is None

    def herzie(advies_id: int, **anders: object) -> dict[str, object]:
        inhoud = c.AdviesInvoer(**(tafel.inhoud() | anders))
        gedaan = tafel.doe(
            c.HerzieAdvies(
                advies_id=advies_id,
                reden="Na het overleg bleek een vergissing.",
                inhoud=inhoud,
                bevestigd_door_id=tafel.bevestiger(),
            )
        )
        return tafel.lees(Advies, gedaan.id)

    woorden = herzie(advies.id, motivering="Dezelfde uitkomst, maar dan in heldere woorden gezegd.")
    assert woorden["voorbehoud"] is None
    anders = herzie(int(str(woorden["id"])), soort=Adviessoort.ENKELVOUDIG)
    assert anders["voorbehoud"] is Voorbehoud.GEEN_QUORUM
    assert anders["aanwezig"] == 0


def test_what_was_aangehouden_goes_back_to_the_table(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg, (punt,) = tafel.open_met(1)
    advies = tafel.stel_vast(punt, Adviessoort.AANHOUDEN)
    tafel.sluit(overleg)
    with pytest.raises(Regelovertreding, match="komt terug op tafel"):
        tafel.doe(
            c.HerzieAdvies(
                advies_id=advies.id,
                reden="De aanvulling is binnen en overtuigt.",
                inhoud=c.AdviesInvoer(**tafel.inhoud()),
                bevestigd_door_id=tafel.bevestiger(),
            )
        )


def test_an_item_that_went_never_lends_its_id_to_another(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    overleg = tafel.plan()
    eerste = tafel.doe(c.ZetOpAgenda(overleg_id=overleg, casus_id=tafel.gereed())).id
    tafel.doe(c.HaalVanAgenda(punt_id=eerste))
    assert tafel.doe(c.ZetOpAgenda(overleg_id=overleg, casus_id=tafel.gereed())).id != eerste


def test_no_file_appears_of_which_the_journal_cannot_speak(
    programma: Programma, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overleg = Tafelhulp(programma).plan()

    def dicht(_zelf: Kluis) -> AbstractContextManager[Session]:
        raise Storing("De gegevens zijn in gebruik door een ander programma.")

    monkeypatch.setattr(Kluis, "transactie", dicht)
    with pytest.raises(Storing):
        programma.exporteer("agenda", overleg, tmp_path / "agenda.pdf")
    assert list(tmp_path.glob("agenda*")) == []
