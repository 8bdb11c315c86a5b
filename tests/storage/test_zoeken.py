"""What a search finds, in which order, and that the index follows every change of the text."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from sqlalchemy import text

from tests.storage.hulp import NU, een_id, maak_casus
from weegtafel.casus.models import Casus
from weegtafel.casus.queries import ALLES, Casusfilter
from weegtafel.inrichting.zoekwoorden import Term, lees
from weegtafel.kernel.codes import Adviessoort, CasusSoort, CasusStatus
from weegtafel.overleg.models import Actie, Advies, Overleg
from weegtafel.storage.kluis import Kluis
from weegtafel.storage.zoeken import VENSTER, tel_casussen, zoek_alles, zoek_casussen


def nummers(kluis: Kluis, tekst: str, filter_: Casusfilter = ALLES, offset: int = 0, limit: int = 100) -> list[str]:
    return [rij.nummer for rij in kluis.lees(zoek_casussen, tekst, filter_, offset, limit).rijen]


# --- reading the text -----------------------------------------------------------------------------


def test_words_are_required_and_the_last_may_go_on() -> None:
    opdracht = lees("school moe")
    assert opdracht.met == (Term(("school",)), Term(("moe",), begin=True))


def test_phrase_exclusion_and_hyphen() -> None:
    opdracht = lees('"eigen netwerk" her-indicatie -pleegzorg')
    assert opdracht.met == (Term(("eigen", "netwerk")), Term(("her",)), Term(("indicatie",)))
    assert opdracht.zonder == (Term(("pleegzorg",)),)


def test_open_phrase_ends_in_a_beginning() -> None:
    assert lees('"eigen netw').met == (Term(("eigen", "netw"), begin=True),)


@pytest.mark.parametrize(
    ("tekst", "jaar", "volgnummer"),
    [
        ("42", None, 42),
        ("0042", None, 42),
        ("2026-42", 2026, 42),
        ("WT-2026-0042", 2026, 42),
        ("wt 2026/0042", 2026, 42),
        ("wt2026-42", 2026, 42),
    ],
)
def test_numbers_as_people_type_them(tekst: str, jaar: int | None, volgnummer: int) -> None:
    opdracht = lees(tekst)
    assert (opdracht.jaar, opdracht.volgnummer) == (jaar, volgnummer)


def test_a_word_is_no_number() -> None:
    assert lees("42 uur").volgnummer is None


# --- finding --------------------------------------------------------------------------------------


def test_accents_and_case_do_not_matter(kluis: Kluis) -> None:
    maak_casus(kluis, 1, hulpvraag="De CRÈCHE heeft één coördinator.")
    for tekst in ("creche", "Crèche", "een", "COORDINATOR", "coördi", "cre\u0300che"):
        assert nummers(kluis, tekst) == ["WT-2026-0001"], tekst


def test_long_beginnings_are_found(kluis: Kluis) -> None:
    maak_casus(kluis, 1, hulpvraag="Jeugdbeschermingsmaatregel loopt af.")
    maak_casus(kluis, 2, problemen="De jeugdbeschermingstafel is bezocht.")
    assert set(nummers(kluis, "jeugdbeschermings")) == {"WT-2026-0001", "WT-2026-0002"}
    assert nummers(kluis, "jeugdbeschermingsmaatr") == ["WT-2026-0001"]
    assert nummers(kluis, "jeugdbeschermingsmaatz") == []


def test_only_the_last_word_is_a_beginning(kluis: Kluis) -> None:
    maak_casus(kluis, 1, hulpvraag="Schoolgang is moeizaam.")
    assert nummers(kluis, "schoolgang moei") == ["WT-2026-0001"]
    assert nummers(kluis, "school moeizaam") == []


def test_phrase_needs_the_order(kluis: Kluis) -> None:
    maak_casus(kluis, 1, hulpvraag="Het eigen netwerk helpt.")
    maak_casus(kluis, 2, hulpvraag="Het netwerk heeft eigen zorgen.")
    assert nummers(kluis, '"eigen netwerk"') == ["WT-2026-0001"]
    assert set(nummers(kluis, "eigen netwerk")) == {"WT-2026-0001", "WT-2026-0002"}


def test_exclusion(kluis: Kluis) -> None:
    maak_casus(kluis, 1, hulpvraag="Pleegzorg en dagbehandeling.")
    maak_casus(kluis, 2, hulpvraag="Dagbehandeling.")
    assert nummers(kluis, "dagbehandeling -pleegzorg") == ["WT-2026-0002"]
    assert nummers(kluis, '-"pleegzorg en" dagbehandeling') == ["WT-2026-0002"]


def test_exclusion_alone_hides_nothing(kluis: Kluis) -> None:
    maak_casus(kluis, 1, hulpvraag="Pleegzorg.")
    assert nummers(kluis, "-pleegzorg") == ["WT-2026-0001"]


def test_number_comes_first_then_the_text(kluis: Kluis) -> None:
    maak_casus(kluis, 7, hulpvraag="Begeleiding van 42 uur, 42 keer, 42 weken.")
    maak_casus(kluis, 42, jaar=2025, hulpvraag="Iets anders.")
    maak_casus(kluis, 42, hulpvraag="Nog iets anders.")
    assert nummers(kluis, "42") == ["WT-2026-0042", "WT-2025-0042", "WT-2026-0007"]
    assert nummers(kluis, "2025-42") == ["WT-2025-0042"]
    assert nummers(kluis, "wt-2025-0042") == ["WT-2025-0042"]
    assert nummers(kluis, "42", offset=1, limit=1) == ["WT-2025-0042"]


def test_what_is_asked_ranks_above_what_is_mentioned(kluis: Kluis) -> None:
    maak_casus(kluis, 1, hulpvraag="Behandeling van hechting is nodig.")
    for volgnummer in range(2, 6):
        maak_casus(kluis, volgnummer, mening_ouders="Ouders noemen ook hechting, terloops, in een lang verhaal.")
    assert nummers(kluis, "hechting")[0] == "WT-2026-0001"


def test_a_rare_word_decides_beside_a_common_one(kluis: Kluis) -> None:
    for volgnummer in range(1, 30):
        maak_casus(kluis, volgnummer, hulpvraag="Ouders vragen hulp.", mening_ouders="De ouders en de kat.")
    maak_casus(kluis, 30, hulpvraag="Kat.", mening_jeugdige="ouders")
    assert nummers(kluis, "ouders kat")[0] == "WT-2026-0030"


def _vul_breed(kluis: Kluis, aantal: int) -> None:
    """Many casussen with the word "deeltijd"; one in ten has it in the hulpvraag."""
    with kluis.transactie() as sessie:
        gemeente, organisatie = een_id(sessie, "gemeente"), een_id(sessie, "organisatie")
        sessie.add_all(
            Casus(
                nummer=f"WT-2024-{n:04d}",
                jaar=2024,
                volgnummer=n,
                soort=CasusSoort.HER if n % 2 else CasusSoort.NIEUW,
                status=CasusStatus.GEREED if n == 5 else CasusStatus.GEADVISEERD,
                gemeente_id=gemeente,
                inbrenger_id=organisatie,
                aangemaakt_op=NU,
                gewijzigd_op=NU,
                **{"hulpvraag" if n % 10 == 0 else "problemen": "Deeltijd is gevraagd."},
            )
            for n in range(1, aantal + 1)
        )


def test_a_broad_word_shows_the_newest_thousand_what_is_asked_first(kluis: Kluis) -> None:
    _vul_breed(kluis, VENSTER + 200)
    uitslag = kluis.lees(zoek_casussen, "deel", ALLES, 0, 2000)
    assert uitslag.aantal is None
    assert uitslag.benadering
    volgnummers = [int(r.nummer[-4:]) for r in uitslag.rijen]
    assert len(volgnummers) == VENSTER
    assert sorted(volgnummers) == list(range(201, VENSTER + 201))
    in_kop = [n for n in volgnummers if n % 10 == 0]
    assert volgnummers == in_kop + [n for n in volgnummers if n % 10]
    assert in_kop == sorted(in_kop, reverse=True)
    # Pages put together are the whole, also where the groups meet.
    los = [n for begin in range(0, VENSTER, 64) for n in nummers(kluis, "deel", ALLES, begin, 64)]
    assert los == [r.nummer for r in uitslag.rijen]


def test_filter_finds_what_lies_beyond_the_newest_thousand(kluis: Kluis) -> None:
    _vul_breed(kluis, VENSTER + 200)
    gereed = Casusfilter(statussen=frozenset({CasusStatus.GEREED}))
    assert nummers(kluis, "deel", gereed) == ["WT-2024-0005"]
    nieuw = kluis.lees(zoek_casussen, "deeltijd", Casusfilter(soort=CasusSoort.NIEUW), 0, 10)
    assert nieuw.aantal == (VENSTER + 200) // 2
    assert all(r.soort is CasusSoort.NIEUW for r in nieuw.rijen)
    assert nummers(kluis, "deel", Casusfilter(jaar=2023)) == []
    assert len(nummers(kluis, "deel", Casusfilter(jaar=2024), 0, 5)) == 5
    assert nummers(kluis, "5", gereed) == ["WT-2024-0005"]


def test_empty_text_lists_the_newest_first_with_the_exact_number(kluis: Kluis) -> None:
    for jaar, hoogste in ((2024, 3), (2026, 2)):
        for volgnummer in range(1, hoogste + 1):
            maak_casus(kluis, volgnummer, jaar=jaar)
    uitslag = kluis.lees(zoek_casussen, "  ", ALLES, 1, 2)
    assert [r.nummer for r in uitslag.rijen] == ["WT-2026-0001", "WT-2024-0003"]
    assert uitslag.aantal == 5
    assert not uitslag.benadering
    assert kluis.lees(tel_casussen, Casusfilter(jaar=2024)) == 3
    assert nummers(kluis, "", Casusfilter(jaar=2024, oudste_eerst=True))[0] == "WT-2024-0001"
    assert kluis.lees(tel_casussen, Casusfilter(soort=CasusSoort.HER)) == 0


def test_text_leaves_the_index_with_the_field(kluis: Kluis) -> None:
    id_ = maak_casus(kluis, 1, hulpvraag="Autisme en angst.", problemen="Slaaptekort.")
    with kluis.transactie() as sessie:
        casus = sessie.get(Casus, id_)
        assert casus is not None
        casus.hulpvraag = ""
        casus.problemen = "Uitgeslapen."
    assert nummers(kluis, "autisme") == []
    assert nummers(kluis, "slaap") == []
    assert nummers(kluis, "uitgesl") == ["WT-2026-0001"]
    with kluis.transactie() as sessie:
        sessie.connection().execute(text("INSERT INTO casus_zoek(casus_zoek, rank) VALUES ('integrity-check', 1)"))
        over = sessie.connection().execute(text("SELECT count(*) FROM casus_woord WHERE term = 'autisme'")).scalar()
    assert over == 0


def test_an_act_that_is_undone_leaves_no_trace_in_the_index(kluis: Kluis) -> None:
    id_ = maak_casus(kluis, 1, hulpvraag="Rustig.")
    with pytest.raises(RuntimeError), kluis.transactie() as sessie:
        casus = sessie.get(Casus, id_)
        assert casus is not None
        casus.hulpvraag = "Onrustig."
        sessie.flush()
        raise RuntimeError
    assert nummers(kluis, "rustig") == ["WT-2026-0001"]
    assert nummers(kluis, "onrustig") == []


def test_two_hundred_thousand_characters_are_found_and_searched(kluis: Kluis) -> None:
    lang = "woord " * 33_000 + "slotwoord"
    maak_casus(kluis, 1, hulpvraag=lang)
    assert nummers(kluis, "slotw") == ["WT-2026-0001"]
    assert nummers(kluis, lang) == ["WT-2026-0001"]


def test_other_scripts_and_emoji(kluis: Kluis) -> None:
    maak_casus(kluis, 1, hulpvraag="הילד רוצה שקט 🙂 и спокойствие")
    for tekst in ("רוצה", "споко", "🙂 שקט", '"и спокойствие"'):
        assert nummers(kluis, tekst) == ["WT-2026-0001"], tekst


# --- the palette ----------------------------------------------------------------------------------


def test_the_palette_finds_every_kind(kluis: Kluis) -> None:
    casus_id = maak_casus(kluis, 1, hulpvraag="Een kwikzilver kind zoekt rust.")
    with kluis.transactie() as sessie:
        persoon = een_id(sessie, "persoon")
        overleg = Overleg(
            code="WO-2026-0012",
            jaar=2026,
            volgnummer=12,
            datum=date(2026, 11, 5),
            begintijd=time(13),
            eindtijd=time(16),
            locatie="Kwikzilverzaal",
            voorzitter_id=persoon,
            secretaris_id=persoon,
            criteriumversie_id=een_id(sessie, "criteriumversie"),
        )
        sessie.add(overleg)
        sessie.flush()
        sessie.add(
            Actie(overleg_id=overleg.id, wat="Vraag kwikzilver na.", wanneer=date(2026, 12, 1), persoon_id=persoon)
        )
        sessie.add(
            Advies(
                nummer="WT-2026-0001-A1",
                casus_id=casus_id,
                volgnummer=1,
                overleg_id=overleg.id,
                soort=Adviessoort.PASSEND,
                aanwezig=3,
                totaal=4,
                vastgesteld_op=datetime(2026, 11, 5, 14),
                motivering="De inzet past bij kwikzilver gedrag.",
            )
        )
    treffers = kluis.lees(zoek_alles, "kwikz", 6)
    assert [t.soort for t in treffers] == ["casus", "overleg", "actie", "advies"]
    casus, gevonden, actie, advies = treffers
    assert casus.kop == "WT-2026-0001"
    assert "kwikzilver" in casus.fragment
    assert gevonden.kop == "WO-2026-0012, 5 november 2026"
    assert "Kwikzilverzaal" in gevonden.regel
    assert "1 december 2026" in actie.regel
    assert advies.regel == "passend · casus WT-2026-0001"
    assert "kwikzilver" in advies.fragment
    assert [t.soort for t in kluis.lees(zoek_alles, "5 novem", 6)] == ["overleg"]
    assert kluis.lees(zoek_alles, "WT-2026-0001", 6)[0].kop == "WT-2026-0001"
    assert kluis.lees(zoek_alles, "  ", 6) == ()
