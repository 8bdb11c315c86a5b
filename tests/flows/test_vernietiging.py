"""Destroyed is gone: from rows, search index, minutes and the file itself; and again after an older copy came back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.bewaringhulp import BLIJVEND, GEPLANT, Wereld, bouw
from weegtafel import vernietiging
from weegtafel.bewaring import commands as b
from weegtafel.bewaring import queries
from weegtafel.bewaring.codes import Lijststatus, Objectsoort
from weegtafel.bootstrap import Programma, open_programma
from weegtafel.casus.models import Casus
from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.document import Blok, Document, Kop, platte_tekst
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg import uitgaven
from weegtafel.overleg.models import Advies, Agendapunt, NotulenDeel, Weging
from weegtafel.storage import reservekopie, terugzetten
from weegtafel.storage.driver import verbind
from weegtafel.terughalen import herstel

CASUS, OVERLEG = Objectsoort.CASUS, Objectsoort.OVERLEG


@pytest.fixture
def wereld(programma: Programma, klok: VasteKlok) -> Wereld:
    return bouw(programma, klok)


def bestanden(map_: Path) -> Iterator[Path]:
    """Every file of a vault but its backups and what a restore set aside."""
    for pad in map_.rglob("*"):
        boven = pad.relative_to(map_).parts[0]
        if pad.is_file() and boven != "kopieen" and not boven.startswith("opzij"):
            yield pad


def gevonden(map_: Path, woorden: tuple[str, ...]) -> set[str]:
    """Which words stand anywhere in the files, in UTF-8; a word cut by a page border counts by its halves too."""
    inhoud = b"".join(pad.read_bytes() for pad in bestanden(map_))
    return {w for w in woorden if any(deel.encode() in inhoud for deel in (w, w[:9]))}


def vernietig(wereld: Wereld, *doelen: tuple[Objectsoort, int]) -> int:
    wereld.jaren_later()
    id_ = wereld.goedgekeurd(*doelen)
    wereld.wacht()
    vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    return id_


def test_before_it_is_destroyed_everything_stands_where_it_was_typed(wereld: Wereld, kluismap: Path) -> None:
    wereld.tafel.programma.kluis.schrijf_bij()
    assert gevonden(kluismap, GEPLANT[:7]) == set(GEPLANT[:7])
    assert wereld.tafel.programma.zoek(GEPLANT[0])


def test_a_destroyed_casus_is_nowhere_in_the_folder(wereld: Wereld, kluismap: Path) -> None:
    vernietig(wereld, (CASUS, wereld.casus))
    programma = wereld.tafel.programma
    assert programma.zoek(GEPLANT[0]) == ()
    assert programma.zoek(GEPLANT[5]) == ()
    assert programma.zoek(GEPLANT[6]) == ()
    assert programma.zoek(BLIJVEND)
    programma.kluis.sluit()
    assert gevonden(kluismap, GEPLANT) == set()
    assert gevonden(kluismap, (BLIJVEND,)) == {BLIJVEND}
    with closing(verbind(kluismap / "weegtafel.sqlite")) as db:
        assert db.execute("PRAGMA freelist_count").fetchone()[0] == 0
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("SELECT count(*) FROM vernietiging_lopend").fetchone()[0] == 0
        eigen = f"onderwerp = 'casus' AND onderwerp_id = {wereld.casus}"
        assert db.execute(f"SELECT count(*) FROM anoniemverklaring WHERE {eigen}").fetchone()[0] == 0
        assert db.execute("SELECT count(*) FROM anoniemverklaring").fetchone()[0] > 0
        for soort in ("casus", "advies", "overleg", "actie"):
            db.execute(f"INSERT INTO {soort}_begin({soort}_begin) VALUES ('integrity-check')")


def test_what_was_decided_on_words_of_its_advice_and_actions_goes_with_it(wereld: Wereld, kluismap: Path) -> None:
    punten = {p["casus_id"]: p["id"] for p in wereld.tafel.alle(Agendapunt) if p["casus_id"]}
    with wereld.tafel.programma.kluis.transactie() as sessie:
        for punt in punten.values():
            for onderwerp in ("advies", "actie"):
                db_van(sessie).execute(
                    "INSERT INTO vondstbesluit (onderwerp, onderwerp_id, veld, soort, merk, keuze, reden, tijdstip) "
                    "VALUES (?, ?, 'motivering', 'persoon', 'merk', 'houden', 'Plaats', '2050-01-01 10:00:00.000000')",
                    (onderwerp, punt),
                )
    vernietig(wereld, (CASUS, wereld.casus))
    wereld.tafel.programma.kluis.sluit()
    with closing(verbind(kluismap / "weegtafel.sqlite")) as db:
        over = {rij[0] for rij in db.execute("SELECT onderwerp_id FROM vondstbesluit WHERE merk = 'merk'")}
    assert over == {punten[wereld.blijft]}


def test_an_empty_place_keeps_the_number_and_the_other_casus_stays_whole(wereld: Wereld) -> None:
    voor = wereld.tafel.lees(Casus, wereld.blijft)
    vernietig(wereld, (CASUS, wereld.casus))
    tafel = wereld.tafel
    leeg = tafel.lees(Casus, wereld.casus)
    assert (leeg["nummer"], leeg["status"]) == (wereld.nummer, CasusStatus.VERNIETIGD)
    assert not [veld for veld, waarde in leeg.items() if isinstance(waarde, str) and len(waarde) > 12]
    assert tafel.lees(Casus, wereld.blijft) == voor
    assert {a["casus_id"] for a in tafel.alle(Advies)} == {wereld.blijft}
    punten = {p["id"] for p in tafel.alle(Agendapunt) if p["casus_id"] == wereld.casus}
    assert punten and not [w for w in tafel.alle(Weging) if w["agendapunt_id"] in punten]
    assert [w for w in tafel.alle(Weging) if w["agendapunt_id"] not in punten]


@pytest.mark.parametrize("zonder_namen", [False, True])
def test_minutes_that_stay_say_that_a_part_is_gone(wereld: Wereld, zonder_namen: bool) -> None:
    eigen = wereld.tafel.lees(Casus, wereld.blijft)["nummer"]

    def deel_van(boom: Document) -> list[Blok]:
        """The section of the casus that stays; it holds sentences that the other one held too."""
        koppen = [n for n, blok in enumerate(boom.blokken) if isinstance(blok, Kop) and blok.niveau <= 2]
        begin = next(n for n in koppen if eigen in boom.blokken[n].tekst)  # type: ignore[union-attr]  # a Kop
        return list(boom.blokken[begin : next(n for n in koppen if n > begin)])

    haal = uitgaven.document_van
    voor = deel_van(wereld.tafel.programma.vraag(haal, "notulen", wereld.overleg, zonder_namen))
    id_ = vernietig(wereld, (CASUS, wereld.casus))
    assert deel_van(wereld.tafel.programma.vraag(haal, "notulen", wereld.overleg, zonder_namen)) == voor
    document = wereld.tafel.programma.vraag(uitgaven.document_van, "notulen", wereld.overleg, zonder_namen)
    tekst = platte_tekst(document)
    verklaring = wereld.lijst(id_).lijst.nummer
    assert f"Dit deel is vernietigd op 9 maart 2051 (verklaring {verklaring})." in tekst
    assert wereld.nummer in tekst
    assert BLIJVEND in tekst
    assert not [w for w in GEPLANT if w in tekst]
    delen = {d["sleutel"]: d["tekst"] for d in wereld.tafel.alle(NotulenDeel)}
    assert sum("vernietigd op" in t for t in delen.values()) >= 1


def test_every_document_of_what_is_left_can_still_be_made(wereld: Wereld) -> None:
    vernietig(wereld, (CASUS, wereld.casus))
    for soort in ("agenda", "voorbereiding", "notulen"):
        for overleg in (wereld.overleg, wereld.later):
            if soort == "notulen" and overleg == wereld.later:
                continue
            tekst = platte_tekst(wereld.tafel.programma.vraag(uitgaven.document_van, soort, overleg))
            assert not [w for w in GEPLANT if w in tekst]
    assert platte_tekst(wereld.tafel.programma.vraag(uitgaven.document_van, "casus", wereld.casus))


def test_a_destroyed_overleg_keeps_its_agenda_and_the_casus_its_advice(wereld: Wereld, kluismap: Path) -> None:
    vernietig(wereld, (OVERLEG, wereld.overleg))
    tafel = wereld.tafel
    document = tafel.programma.vraag(uitgaven.document_van, "notulen", wereld.overleg)
    assert "vernietigd op" in platte_tekst(document)
    assert GEPLANT[3] not in platte_tekst(document)
    assert len(tafel.alle(Advies)) == 2
    assert all(p["verslag"] == "" for p in tafel.agenda(wereld.overleg))
    tafel.programma.kluis.sluit()
    # What was said at the table is gone; what the casus itself tells is kept with the casus.
    assert gevonden(kluismap, (GEPLANT[2], GEPLANT[3])) == set()
    assert gevonden(kluismap, (GEPLANT[0], GEPLANT[5])) == {GEPLANT[0], GEPLANT[5]}


def test_casus_and_overleg_together(wereld: Wereld, kluismap: Path) -> None:
    vernietig(wereld, (CASUS, wereld.casus), (OVERLEG, wereld.overleg))
    wereld.tafel.programma.kluis.sluit()
    assert gevonden(kluismap, GEPLANT) == set()


def test_the_journal_stays_whole_and_holds_numbers_only(wereld: Wereld) -> None:
    vernietig(wereld, (CASUS, wereld.casus))
    assert wereld.tafel.programma.controleer_journaal()[1] is None
    with closing(verbind(wereld.tafel.programma.kluis.bestand)) as db:
        regels = db.execute("SELECT handeling, velden FROM journaal ORDER BY id DESC LIMIT 5").fetchall()
    assert ("voer_vernietiging_uit", wereld.nummer) in regels
    assert ("ruim_vrije_ruimte_op", "") in regels


# --- three hands, seven days ----------------------------------------------------------------------


def test_too_early_nobody_destroys(wereld: Wereld) -> None:
    with pytest.raises(Regelovertreding, match="wordt bewaard tot"):
        wereld.maak((CASUS, wereld.casus))


def test_the_maker_does_not_judge(wereld: Wereld) -> None:
    wereld.jaren_later()
    id_ = wereld.maak((CASUS, wereld.casus))
    wereld.programma.voer_uit(b.BiedAan(lijst_id=id_, versie=wereld.versie(id_)))
    from weegtafel.kernel.roles import Rol

    zelf = wereld.als(wereld.tafel.secretaris, Rol.SECRETARIS, Rol.VOORZITTER)
    with pytest.raises(Regelovertreding, match="U werkte zelf aan lijst"):
        zelf.voer_uit(b.KeurLijstGoed(lijst_id=id_, versie=wereld.versie(id_)))


def test_before_the_time_to_think_is_over_nothing_goes(wereld: Wereld) -> None:
    wereld.jaren_later()
    id_ = wereld.goedgekeurd((CASUS, wereld.casus))
    wereld.klok.moment += timedelta(days=7) - timedelta(seconds=1)
    with pytest.raises(Regelovertreding, match="De bedenktijd van lijst"):
        vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    assert wereld.tafel.lees(Casus, wereld.casus)["status"] is CasusStatus.GEADVISEERD


def test_a_hold_stops_a_list_that_was_approved(wereld: Wereld) -> None:
    wereld.jaren_later()
    id_ = wereld.goedgekeurd((CASUS, wereld.casus))
    wereld.programma.voer_uit(b.LegPlichtOp(nummer=wereld.nummer, reden="Er loopt een klacht over dit advies."))
    wereld.wacht()
    with pytest.raises(Regelovertreding, match="rust een bewaarplicht"):
        vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    (plicht,) = wereld.tafel.programma.vraag(queries.plichten)
    wereld.beoordelaar.voer_uit(b.HefPlichtOp(plicht_id=plicht.id, reden="De klacht is afgehandeld."))
    vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    assert wereld.lijst(id_).lijst.status is Lijststatus.UITGEVOERD


def test_the_reviewer_takes_one_off_and_approves_the_rest(wereld: Wereld) -> None:
    wereld.jaren_later()
    id_ = wereld.maak((CASUS, wereld.casus), (CASUS, wereld.blijft))
    wereld.programma.voer_uit(b.BiedAan(lijst_id=id_, versie=wereld.versie(id_)))
    regel = next(r for r in wereld.lijst(id_).regels if r.object_id == wereld.blijft)
    reden = "Deze casus is van belang voor een onderzoek."
    wereld.beoordelaar.voer_uit(b.ZetUitLijst(lijst_id=id_, versie=wereld.versie(id_), regel_id=regel.id, reden=reden))
    wereld.beoordelaar.voer_uit(b.KeurLijstGoed(lijst_id=id_, versie=wereld.versie(id_)))
    wereld.wacht()
    vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    assert wereld.tafel.lees(Casus, wereld.blijft)["status"] is CasusStatus.GEADVISEERD
    assert [r.eraf_reden for r in wereld.lijst(id_).regels if r.eraf_op] == [reden]


def test_a_person_is_heard_before_the_term(wereld: Wereld) -> None:
    wereld.programma.voer_uit(b.NeemVerzoekOp(nummer=wereld.nummer, ontvangen_op=wereld.klok.moment.date()))
    (verzoek,) = wereld.tafel.programma.vraag(queries.verzoeken)
    assert verzoek.uiterlijk.isoformat() == "2027-02-19"
    uit = wereld.programma.voer_uit(
        b.WijsVerzoekToe(verzoek_id=verzoek.id, reden="Geen belang van een ander en geen plicht.")
    )
    wereld.programma.voer_uit(b.BiedAan(lijst_id=uit.id, versie=wereld.versie(uit.id)))
    wereld.beoordelaar.voer_uit(b.KeurLijstGoed(lijst_id=uit.id, versie=wereld.versie(uit.id)))
    wereld.wacht()
    vernietiging.voer_uit(wereld.programma, uit.id, wereld.versie(uit.id))
    assert wereld.tafel.lees(Casus, wereld.casus)["status"] is CasusStatus.VERNIETIGD


# --- after a restore ------------------------------------------------------------------------------


def test_what_comes_back_with_an_older_copy_is_destroyed_again(wereld: Wereld, kluismap: Path, klok: VasteKlok) -> None:
    wereld.jaren_later()
    kopie = reservekopie.maak(wereld.tafel.programma.kluis.bestand, None, klok.nu(), "start")
    id_ = wereld.goedgekeurd((CASUS, wereld.casus))
    wereld.wacht()
    vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    feiten = wereld.lijst(id_)
    (in_kopie,) = vernietiging.kopieen_met(wereld.tafel.programma, feiten)
    assert in_kopie.weg is not None and in_kopie.weg > klok.nu().date() + timedelta(days=390)
    assert vernietiging.teruggekomen(wereld.tafel.programma) == ()
    assert vernietiging.openstaand(wereld.tafel.programma) is None
    wereld.tafel.programma.kluis.sluit()
    hersteld = herstel(kopie.map, kluismap, klok=klok)
    assert hersteld.teruggekomen == (wereld.nummer,) and wereld.nummer in hersteld.waarschuwing

    wereld.tafel.programma = open_programma(kluismap, klok=klok).als(wereld.tafel.programma.actor)
    assert wereld.tafel.lees(Casus, wereld.casus)["status"] is CasusStatus.GEADVISEERD
    (terug,) = vernietiging.teruggekomen(wereld.tafel.programma)
    assert (terug.lijst, terug.nummers) == ("VV-2051-0001", (wereld.nummer,))
    rest = vernietiging.openstaand(wereld.tafel.programma)
    assert rest is not None and rest.teruggekomen and wereld.nummer in rest.zin
    with pytest.raises(Regelovertreding, match="Dit mag alleen een beheerder"):
        vernietiging.herhaal(wereld.programma)
    assert vernietiging.herhaal(wereld.beheerder) == ("VV-2051-0001",)
    assert vernietiging.teruggekomen(wereld.tafel.programma) == ()
    wereld.tafel.programma.kluis.sluit()
    assert gevonden(kluismap, GEPLANT) == set()


def test_a_copy_in_another_folder_takes_the_list_along(
    wereld: Wereld, kluismap: Path, klok: VasteKlok, tmp_path: Path
) -> None:
    wereld.jaren_later()
    kopie = reservekopie.maak(wereld.tafel.programma.kluis.bestand, None, klok.nu(), "start")
    id_ = wereld.goedgekeurd((CASUS, wereld.casus))
    wereld.wacht()
    vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    elders = tmp_path / "elders"
    terugzetten.zet_terug(kopie, None, elders, klok.nu())
    programma = open_programma(elders, klok=klok)
    assert [t.nummers for t in vernietiging.teruggekomen(programma)] == [(wereld.nummer,)]
    programma.kluis.sluit()


def test_a_line_that_somebody_wrote_into_the_list_destroys_nothing(wereld: Wereld, kluismap: Path) -> None:
    vernietig(wereld, (CASUS, wereld.casus))
    pad = kluismap / "vernietigd.json"
    inhoud = json.loads(pad.read_text(encoding="utf-8"))
    assert "ochtend" not in pad.read_text(encoding="utf-8")
    blijft = wereld.tafel.lees(Casus, wereld.blijft)["nummer"]
    inhoud["lijsten"][0]["objecten"].append(["casus", blijft])
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    assert vernietiging.teruggekomen(wereld.tafel.programma) == ()


def test_a_cleaning_that_was_cut_short_is_done_again(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    from weegtafel.kernel.errors import Storing
    from weegtafel.storage import vernietigen

    def valt_uit(*_alles: object) -> None:
        raise Storing("De schijf is vol.")

    wereld.jaren_later()
    id_ = wereld.goedgekeurd((CASUS, wereld.casus))
    wereld.wacht()
    with monkeypatch.context() as even:
        even.setattr(vernietigen, "maak_schoon", valt_uit)
        with pytest.raises(Storing):
            vernietiging.voer_uit(wereld.programma, id_, wereld.versie(id_))
    assert wereld.tafel.programma.vraag(vernietiging.op_te_ruimen) == (id_,)
    rest = vernietiging.openstaand(wereld.tafel.programma)
    assert rest is not None and not rest.teruggekomen
    vernietiging.ruim_op(wereld.programma, id_)
    assert wereld.tafel.programma.vraag(vernietiging.op_te_ruimen) == ()
    assert wereld.lijst(id_).lijst.schoon_op is not None
