"""Words, order and what is never shown; and the labelled set, which must be won."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.meet_precedenten import bouw, gemiddeld, kaal, lees, zoeker
from weegtafel.bootstrap import Programma
from weegtafel.inzicht.commands import WerkPrecedentenBij
from weegtafel.inzicht.precedenten import rangorde
from weegtafel.inzicht.precedenten.rangorde import Verzameling, overlap, vraaggewichten
from weegtafel.inzicht.precedenten.woorden import (
    VERWANT,
    VERWANTGEWICHT,
    delen,
    gewichten,
    in_woorden,
    met_verwanten,
    plat,
    termen,
    verwanten,
    woorden,
)
from weegtafel.inzicht.precedenten.zoek import precedenten
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.storage.driver import dbapi as sqlite3

CASUSSEN, VRAGEN = lees()


@pytest.fixture(scope="module")
def verzameling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programma]:
    programma = bouw(tmp_path_factory.mktemp("precedenten") / "kluis", CASUSSEN, VRAGEN)
    yield programma
    programma.sluit()


@pytest.mark.parametrize(
    ("woord", "stukken"),
    [
        ("schoolverzuim", ("school", "verzuim")),
        ("gezinsbegeleiding", ("gezin", "begeleiding")),
        ("pleegzorgbegeleiding", ("pleeg", "zorg", "begeleiding")),
        ("hechtingsproblemen", ("hechting", "problemen")),
        ("kinderen", ()),
        ("ouders", ()),
        ("behandeling", ()),
    ],
)
def test_a_compound_falls_into_its_parts(woord: str, stukken: tuple[str, ...]) -> None:
    assert delen(woord) == stukken


def test_parts_weigh_less_than_the_word() -> None:
    gewicht = dict(termen("schoolverzuim"))
    assert gewicht["schoolverzuim"] == 1.0
    assert 0 < gewicht["verzuim"] < 1.0
    assert plat("Geëscaleerd") == "geescaleerd"


def test_a_word_that_is_everywhere_says_next_to_nothing() -> None:
    alles = Verzameling(1000, 10.0)
    vraag = vraaggewichten({"hulp": 2.0, "smetvrees": 2.0, "nergens": 2.0}, {"hulp": 990, "smetvrees": 3}, alles)
    assert "nergens" not in vraag
    assert vraag["smetvrees"] > 100 * vraag["hulp"]
    stuk = {"hulp": 2.0, "smetvrees": 2.0}
    assert overlap(vraag, stuk, 4.0, alles) == overlap(vraag, dict(reversed(stuk.items())), 4.0, alles)


@pytest.mark.parametrize("woord", ["hoeft", "hoeven", "mogen", "moesten", "gaat", "geweest", "konden"])
def test_a_word_that_only_helps_another_is_no_reason_to_be_alike(woord: str) -> None:
    assert list(woorden(f"Dat {woord} de schoolgang.")) == [("schoolgang", "schoolgang")]
    assert in_woorden({"hulpvraag": f"Hij {woord} niet naar school."}, gewichten({"hulpvraag": woord})) == ()


def test_why_alike_is_said_in_words_of_the_text() -> None:
    tekst = {"hulpvraag": "Het schoolverzuim begon na de verhuizing.", "problemen": ""}
    assert in_woorden(tekst, gewichten({"hulpvraag": "verzuimt van school"})) == ("schoolverzuim",)


def test_another_word_for_the_same_counts_for_a_part() -> None:
    eigen = gewichten({"hulpvraag": "Hij is bang in de klas."})
    gezocht = met_verwanten(eigen)
    angst, school, klas = (termen(w)[0][0] for w in ("angst", "school", "klas"))
    assert gezocht[angst] == VERWANTGEWICHT * eigen["bang"]
    assert school in gezocht and gezocht[klas] == eigen[klas]
    assert met_verwanten({"fiets": 1.0}) == {"fiets": 1.0}


def test_every_related_word_leads_to_its_group() -> None:
    regels = [r.split() for r in VERWANT.read_text(encoding="utf-8").splitlines() if r and r[0] != "#"]
    assert len(regels) > 40
    for groep in regels:
        stammen = {termen(plat(woord))[0][0] for woord in groep}
        for woord in groep:
            eigen = termen(plat(woord))[0][0]
            assert stammen - {eigen} <= verwanten(eigen), woord


def test_the_labelled_set_is_won(verzameling: Programma, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(VRAGEN) >= 60
    meten = [v for v in VRAGEN if v["deel"] == "meten"]
    plat_, eigen = gemiddeld(kaal(CASUSSEN), meten), zoeker(verzameling, CASUSSEN, VRAGEN)
    monkeypatch.setattr(rangorde, "VELDEN_SAMEN", 0.0)
    vindt, volgorde = gemiddeld(eigen, meten)
    assert vindt > plat_[0] + 0.15 and volgorde > plat_[1] + 0.15


def test_a_destroyed_or_withdrawn_casus_is_never_shown(verzameling: Programma) -> None:
    vraag = len(CASUSSEN) + 1
    beste = verzameling.vraag(precedenten, vraag).gevonden[0].casus_id
    with closing(sqlite3.connect(verzameling.kluis.bestand)) as db, db:
        db.execute("UPDATE casus SET status = 'ingetrokken' WHERE id = ?", (beste,))
    over = verzameling.vraag(precedenten, vraag)
    assert over.gevonden and beste not in {p.casus_id for p in over.gevonden}
    with closing(sqlite3.connect(verzameling.kluis.bestand)) as db, db:
        db.execute("UPDATE casus SET status = 'geadviseerd' WHERE id = ?", (beste,))
    assert verzameling.vraag(precedenten, vraag).gevonden[0].casus_id == beste


def test_indexed_or_waiting_makes_no_difference(verzameling: Programma) -> None:
    vraag = len(CASUSSEN) + 3
    voor = verzameling.vraag(precedenten, vraag)
    with verzameling.kluis.transactie() as sessie:
        sessie.connection().exec_driver_sql("DELETE FROM precedent")
    wachtend = verzameling.vraag(precedenten, vraag)
    assert [p.nummer for p in wachtend.gevonden] == [p.nummer for p in voor.gevonden]
    assert [p.gelijkenis for p in wachtend.gevonden] == [p.gelijkenis for p in voor.gevonden]
    assert verzameling.voer_uit(WerkPrecedentenBij()).extra == {"casussen": len(CASUSSEN)}
    assert verzameling.voer_uit(WerkPrecedentenBij()).extra == {"casussen": 0}
    assert verzameling.vraag(precedenten, vraag) == voor


def test_why_alike_tells_the_same_words_from_related_ones(verzameling: Programma) -> None:
    vraag = len(CASUSSEN) + 2  # bang, lessen, klaslokaal, thuiszitter
    gevonden = verzameling.vraag(precedenten, vraag).gevonden
    assert any(p.verwant for p in gevonden)
    for p in gevonden:
        assert not set(p.woorden) & set(p.verwant)
        assert ("Verwante woorden: " in p.waarom()) == bool(p.verwant)


def test_a_vault_without_an_advice_says_so_and_not_that_words_are_missing(tmp_path: Path) -> None:
    programma = bouw(tmp_path / "kluis", [], [VRAGEN[0], {**VRAGEN[1], "hulpvraag": "", "problemen": ""}])
    for vraag in (1, 2):
        uit = programma.vraag(precedenten, vraag)
        assert (uit.gevonden, uit.reden) == ((), "Er zijn nog geen eerdere casussen met een advies.")
    programma.sluit()


def test_a_casus_that_is_not_there(verzameling: Programma) -> None:
    with pytest.raises(Regelovertreding, match="bestaat niet"):
        verzameling.vraag(precedenten, 99_999)
