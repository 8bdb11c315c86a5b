"""Plan, rekenblad and besluitbrief: what they say, from what was stored, and that both typesetters take them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.documents.test_rendering_pdf import keur
from tests.doorbraakhulp import PLAN, Doorbraakhulp, nieuw
from weegtafel.bootstrap import Programma
from weegtafel.cli import voer_uit
from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak import queries, uitgaven
from weegtafel.doorbraak.codes import Toetsoordeel
from weegtafel.doorbraak.rekencijfers import SCHEEF
from weegtafel.doorbraak.staptekst import rond
from weegtafel.inrichting.commands import ZetInstelling
from weegtafel.kernel.document import Document, Figuur, Tabel, document_hash, platte_tekst
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.rendering.docx import maak_docx
from weegtafel.rendering.pdf import maak_pdf


@pytest.fixture
def hulp(programma: Programma) -> Doorbraakhulp:
    return Doorbraakhulp(programma)


def stuk(hulp: Doorbraakhulp, soort: str, id_: int, besluit: str = "") -> Document:
    dag = hulp.programma.klok.nu().date()
    document: Document = hulp.programma.vraag(uitgaven.document_van, soort, id_, dag=dag, besluit=besluit)
    return document


def test_a_plan_is_a_concept_until_a_second_coach_agrees(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets()
    assert stuk(hulp, "doorbraakplan", id_).markering == "Concept"
    hulp.toets(id_)
    plan = stuk(hulp, "doorbraakplan", id_)
    tekst = platte_tekst(plan)
    assert plan.markering == ""
    for woorden in ("De drie publieke waarden", "hardheidsclausule", "Fiets", "€ 3.000", "Toets door een tweede coach"):
        assert woorden in tekst.replace("\u00a0", " ")


def test_a_plan_that_the_second_coach_refused_stays_a_concept(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_toets()
    hulp.toets(id_, Toetsoordeel.NIET_AKKOORD)
    for soort in ("doorbraakplan", "rekenblad"):
        document = stuk(hulp, soort, id_)
        assert document.markering == "Concept"
    assert "niet akkoord" in platte_tekst(stuk(hulp, "doorbraakplan", id_))


def test_the_rekenblad_prints_every_step_price_and_warning(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    blad = stuk(hulp, "rekenblad", id_)
    tekst = platte_tekst(blad).replace("\u00a0", " ")
    bewaard = json.loads(hulp.programma.vraag(queries.rekenuitkomsten, id_)[0].uitkomst)
    stappen = next(b for b in blad.blokken if isinstance(b, Tabel) and b.kop[0] == "Stap")
    assert [rij[0].partition(". ")[2] for rij in stappen.rijen] == [s["label"] for s in bewaard["stappen"]]
    for zin in (*bewaard["waarschuwingen"], "prijspeil 2022", "Het jeugdteam ziet dit", "€ 45.000,00", "60 %", SCHEEF):
        assert zin in tekst
    assert len([b for b in blad.blokken if isinstance(b, Figuur)]) == 4
    assert blad.markering == ""


def test_what_was_decided_prints_from_what_was_stored(hulp: Doorbraakhulp) -> None:
    """A changed setting and a day in another year change nothing on the paper but its date."""
    id_ = hulp.besloten()
    rij = hulp.programma.vraag(queries.rekenuitkomsten, id_)[0]
    feiten = hulp.programma.vraag(uitgaven.stukfeiten, id_, hulp.programma.klok.nu().date())
    bewaard = json.loads(rij.uitkomst)
    assert feiten.rekening is not None
    assert feiten.rekening.bewaard
    assert str(feiten.rekening.cijfers.netto) == bewaard["netto"]
    assert [rond(s) for s in feiten.rekening.stappen][-1].startswith("maand")
    assert str(feiten.rekening.cijfers.waarde) == str(feiten.rekening.rendement.contante_waarde.afgerond)
    brief = platte_tekst(stuk(hulp, "besluitbrief", id_)).replace("\u00a0", " ")
    blad = document_hash(stuk(hulp, "rekenblad", id_))
    dag = hulp.programma.klok.nu().date()
    hulp.doe(hulp.beheerder, ZetInstelling(sleutel="discontovoet", waarde="9", geldig_van=dag))
    assert document_hash(stuk(hulp, "rekenblad", id_)) == blad
    hulp.doe(hulp.coach, c.HerzieBesluit(aanvraag_id=id_, versie=hulp.versie(id_), reden="Er is meer nodig."))
    effect = hulp.feiten(id_).effecten[0]
    hulp.doe(
        hulp.coach,
        c.BewaarEffect(
            aanvraag_id=id_, rij_id=effect.id, wijzigingen=(Wijziging("prijs_hoog", effect.prijs_hoog, "99999"),)
        ),
    )
    assert platte_tekst(stuk(hulp, "besluitbrief", id_)).replace("\u00a0", " ") == brief
    assert stuk(hulp, "rekenblad", id_).markering == "Concept"


def _herschrijf(hulp: Doorbraakhulp, id_: int) -> None:
    """Another plan, another coach, another amount, other words of a code and another name, after the decision."""
    hulp.doe(hulp.coach, c.HerzieBesluit(aanvraag_id=id_, versie=hulp.versie(id_), reden="Het wordt iets anders."))
    f = hulp.feiten(id_)
    plan = [Wijziging(veld, getattr(f.plan, veld), "Heel iets anders.") for veld in PLAN]
    hulp.doe(hulp.coach, c.BewaarPlan(aanvraag_id=id_, wijzigingen=tuple(plan)))
    aanvraag = (Wijziging("perspectief", f.perspectief, "Wij willen verhuizen."),)
    hulp.doe(hulp.lid, c.BewaarAanvraag(aanvraag_id=id_, wijzigingen=aanvraag))
    hulp.doe(hulp.coach, c.HaalBestedingWeg(aanvraag_id=id_, rij_id=f.bestedingen[0].id))
    besteding = {"type": "schuld", "omschrijving": "Tas", "leverancier": "Zaak", "bedrag_cent": 120_000}
    hulp.doe(hulp.coach, c.BewaarBesteding(aanvraag_id=id_, wijzigingen=nieuw(besteding)))
    waarom = (Wijziging("motivering", f.effecten[0].motivering, "Een nieuw onderzoek."),)
    hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_, rij_id=f.effecten[0].id, wijzigingen=waarom))
    hulp.doe(hulp.secretaris, c.HaalRoutestapWeg(aanvraag_id=id_, rij_id=f.route[0].id))
    hulp.wijs_toe(id_, hulp.coaches[2])
    with hulp.programma.kluis.transactie() as sessie:
        sessie.execute(text("UPDATE persoon SET naam = 'Anders Geheten'"))
        sessie.execute(text("UPDATE code SET omschrijving = 'andere woorden' WHERE lijst = 'bestedingstype'"))
        sessie.execute(text("UPDATE gemeente SET naam = 'Nieuwstad'"))


@pytest.mark.parametrize("soort", ["doorbraakplan", "rekenblad", "besluitbrief"])
def test_what_was_decided_prints_as_it_was_decided_whatever_the_plan_became(hulp: Doorbraakhulp, soort: str) -> None:
    id_ = hulp.besloten()
    toen = platte_tekst(stuk(hulp, soort, id_))
    _herschrijf(hulp, id_)
    zoals_besloten = stuk(hulp, soort, id_, "db-2026-0001-b1")
    assert zoals_besloten.markering == ""
    status = ("Stand\nuitvoering", "Stand\nplan")
    assert platte_tekst(zoals_besloten) == toen.replace(*status)
    nu = platte_tekst(stuk(hulp, soort, id_))
    assert ("Heel iets anders." in nu) == (soort == "doorbraakplan")
    assert (nu == toen) == (soort == "besluitbrief")


def test_each_decision_keeps_its_own_plan(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    hulp.doe(hulp.coach, c.HerzieBesluit(aanvraag_id=id_, versie=hulp.versie(id_), reden="Het wordt minder."))
    besteding = hulp.feiten(id_).bestedingen[0]
    minder = (Wijziging("bedrag_cent", 300_000, 150_000), Wijziging("omschrijving", "Fiets", "Driewieler"))
    hulp.doe(hulp.coach, c.BewaarBesteding(aanvraag_id=id_, rij_id=besteding.id, wijzigingen=minder))
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_)
    hulp.besluit(id_)
    eerste, tweede = (
        platte_tekst(stuk(hulp, "doorbraakplan", id_, f"DB-2026-0001-B{n}")).replace("\u00a0", " ") for n in (1, 2)
    )
    assert ("Fiets" in eerste, "Driewieler" in eerste, "€ 3.000" in eerste) == (True, False, True)
    assert ("Fiets" in tweede, "Driewieler" in tweede, "€ 1.500" in tweede) == (False, True, True)
    assert "herzien door DB-2026-0001-B2" in eerste
    assert tweede == platte_tekst(stuk(hulp, "doorbraakplan", id_)).replace("\u00a0", " ")
    with pytest.raises(Regelovertreding, match="geen besluit met het nummer DB-2026-0001-B3"):
        stuk(hulp, "besluitbrief", id_, "DB-2026-0001-B3")


def test_what_came_of_a_life_domain_stands_in_the_plan_that_was_decided(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    hulp.doe(
        hulp.coach,
        c.BewaarLeefdomein(
            aanvraag_id=id_, wijzigingen=nieuw({"domein": "huisvesting", "nu": "Op de bank", "verwacht": "Een kamer"})
        ),
    )
    hulp.doe(hulp.coach, c.VraagToets(aanvraag_id=id_, versie=hulp.versie(id_)))
    hulp.toets(id_)
    hulp.besluit(id_)
    with hulp.programma.kluis.transactie() as sessie:
        sessie.execute(text("UPDATE leefdomeinoordeel SET later = 'Een eigen kamer', later_score = 4"))
    tekst = platte_tekst(stuk(hulp, "doorbraakplan", id_))
    assert "Op de bank" in tekst
    assert "Een eigen kamer · 4 van 5" in tekst


def test_a_decision_of_before_words_were_kept_prints_what_there_is(hulp: Doorbraakhulp) -> None:
    id_ = hulp.besloten()
    nu = platte_tekst(stuk(hulp, "besluitbrief", id_))
    with hulp.programma.kluis.transactie() as sessie:
        sessie.execute(text("DROP TRIGGER rekenuitkomst_nooit_update"))
        sessie.execute(text("UPDATE rekenuitkomst SET uitkomst = json_remove(uitkomst, '$.stuk')"))
    assert platte_tekst(stuk(hulp, "besluitbrief", id_)) == nu
    _herschrijf(hulp, id_)
    assert "de woorden van het plan niet bewaard" in platte_tekst(stuk(hulp, "besluitbrief", id_))
    with pytest.raises(Regelovertreding, match="niet bewaard"):
        stuk(hulp, "doorbraakplan", id_, "DB-2026-0001-B1")


def test_what_is_not_there_yet_is_refused_in_a_sentence(hulp: Doorbraakhulp) -> None:
    id_ = hulp.in_plan()
    with pytest.raises(Regelovertreding, match="nog niet besloten"):
        stuk(hulp, "besluitbrief", id_)
    with pytest.raises(Regelovertreding, match="nog geen effect"):
        stuk(hulp, "rekenblad", id_)
    hulp.doe(hulp.coach, c.BewaarEffect(aanvraag_id=id_, wijzigingen=nieuw({"omschrijving": "Iets"})))
    with pytest.raises(Regelovertreding, match="vul een getal in"):
        stuk(hulp, "rekenblad", id_)


@pytest.mark.parametrize("soort", list(uitgaven.SOORTEN))
def test_both_typesetters_take_it_and_the_checkers_agree(hulp: Doorbraakhulp, soort: str, tmp_path: Path) -> None:
    document = stuk(hulp, soort, hulp.besloten())
    assert document_hash(document) == document_hash(stuk(hulp, soort, hulp.programma.vraag(queries.aanvragen)[0].id))
    keur(maak_pdf(document, hulp.programma.klok.nu()), tmp_path / f"{soort}.pdf")
    assert maak_docx(document, hulp.programma.klok.nu())[:2] == b"PK"


def test_exporting_asks_the_right_and_books_it(hulp: Doorbraakhulp, tmp_path: Path) -> None:
    id_ = hulp.besloten()
    geschreven = hulp.programma.als(hulp.coach).exporteer("besluitbrief", id_, tmp_path / "brief.pdf")
    assert geschreven.pad.read_bytes()[:4] == b"%PDF"
    lid = Actor(hulp.lid.persoon_id, hulp.lid.naam, frozenset({Rol.LID}))
    with pytest.raises(Regelovertreding):
        hulp.programma.als(lid).exporteer("besluitbrief", id_, tmp_path / "ander.pdf")
    assert not (tmp_path / "ander.pdf").exists()


def test_the_source_of_a_price_leaves_with_the_rekenblad(hulp: Doorbraakhulp, tmp_path: Path) -> None:
    """A source may name a town (“Rijk van Nijmegen”), an office or a supplier its street: that is no household."""
    id_ = hulp.in_plan()
    hulp.schrijf_plan(id_)
    f = hulp.feiten(id_)
    hulp.doe(hulp.coach, c.KiesPrijs(aanvraag_id=id_, effect_id=f.effecten[0].id, prijscode="jeugd.uithuisplaatsing"))
    winkel = (Wijziging("leverancier", f.bestedingen[0].leverancier, "Fietsenmaker, Dorpsstraat 12, Nijmegen"),)
    hulp.doe(hulp.coach, c.BewaarBesteding(aanvraag_id=id_, rij_id=f.bestedingen[0].id, wijzigingen=winkel))
    assert "Nijmegen" in hulp.feiten(id_).effecten[0].prijsbron
    for soort in ("rekenblad", "doorbraakplan"):
        hulp.programma.als(hulp.coach).exporteer(soort, id_, tmp_path / f"{soort}.pdf")
    woorden = (Wijziging("rendement", f.plan.rendement, "Zij wonen op Dorpsstraat 12 in Nijmegen."),)
    hulp.doe(hulp.coach, c.BewaarPlan(aanvraag_id=id_, wijzigingen=woorden))
    with pytest.raises(Regelovertreding, match="gaat zo niet de deur uit"):
        hulp.programma.als(hulp.coach).exporteer("doorbraakplan", id_, tmp_path / "nee.pdf")


def test_the_command_line_writes_the_papers(
    hulp: Doorbraakhulp, kluismap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hulp.besloten()
    hulp.programma.kluis.sluit()
    for wat, naar in (("plan", "plan.docx"), ("rekenblad", "rekenblad.pdf"), ("besluitbrief", "brief.pdf")):
        opdracht = ["doorbraak", wat, "--map", str(kluismap), "--aanvraag", "db-2026-0001", "--naar"]
        assert voer_uit([*opdracht, str(tmp_path / naar)], lambda **_: 0) == 0, capsys.readouterr().err
        assert (tmp_path / naar).stat().st_size > 5_000
    opdracht[opdracht.index("--aanvraag") + 1] = "DB-2026-0099"
    assert voer_uit([*opdracht, str(tmp_path / "x.pdf")], lambda **_: 0) == 2
    assert "geen aanvraag met het nummer DB-2026-0099" in capsys.readouterr().err
