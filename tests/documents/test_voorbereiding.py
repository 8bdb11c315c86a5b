from __future__ import annotations

import pytest

from tests.documents.overlegbouw import Gebouwd, bouw, maak_casus
from weegtafel.bootstrap import Programma
from weegtafel.casus.velden import STAPPEN, VELDEN, VRAAG, Invoer
from weegtafel.kernel.document import (
    Document,
    Feitenlijst,
    Inhoud,
    Kop,
    Paginaeinde,
    Tabel,
    koppen,
    platte_tekst,
    teksten,
)
from weegtafel.overleg import uitgaven
from weegtafel.overleg.verzamelen import overlegfeiten


@pytest.fixture
def gebouwd(programma: Programma) -> Gebouwd:
    with programma.kluis.transactie() as sessie:
        return bouw(sessie)


@pytest.fixture
def bundel(programma: Programma, gebouwd: Gebouwd) -> Document:
    return programma.vraag(uitgaven.document_van, "voorbereiding", gebouwd.overleg, demonstratie=True)


def test_every_casus_begins_on_a_new_page_and_stands_in_the_contents(bundel: Document) -> None:
    assert sum(isinstance(b, Inhoud) for b in bundel.blokken) == 1
    casussen = [k.tekst for k in koppen(bundel) if k.niveau == 2]
    assert len(casussen) == 9 and casussen[0] == "WT-2026-0020 · her-indicatie"
    for plek, blok in enumerate(bundel.blokken):
        if isinstance(blok, Kop) and blok.niveau == 2:
            assert any(isinstance(b, Paginaeinde) for b in bundel.blokken[plek - 2 : plek])


def test_every_page_says_what_the_reader_holds(bundel: Document) -> None:
    assert bundel.voettekst == "Vertrouwelijk: gepseudonimiseerd; de AVG geldt"
    assert bundel.markering == "Vertrouwelijk · Fictieve demonstratiegegevens"
    assert "anoniem" not in platte_tekst(bundel)


def test_the_fields_follow_the_steps_in_their_one_order(bundel: Document) -> None:
    plekken = [n for n, k in enumerate(koppen(bundel)) if k.niveau == 2]
    eerste = koppen(bundel)[plekken[0] : plekken[1]]
    assert [k.tekst for k in eerste if k.niveau == 3] == ["Eerder advies", *STAPPEN, "Mijn weging"]
    assert [k.tekst for k in eerste if k.niveau == 4] == [v.titel for v in VELDEN if v.invoer is Invoer.TEKST]


def test_the_date_of_the_result_stands_with_the_result_only(programma: Programma, gebouwd: Gebouwd) -> None:
    document = programma.vraag(uitgaven.document_van, "casus", gebouwd.casussen[1])
    assert "\n".join(teksten(document.blokken)).count("Bereikt op: 1 september 2027") == 1


def test_a_renewed_request_carries_the_earlier_advice(bundel: Document) -> None:
    tekst = platte_tekst(bundel)
    assert "WT-2026-0001/A1 van 26 april 2026: passend" in tekst
    assert tekst.count("Eerder advies") == 1


def test_grounds_and_alternatives_stand_with_the_reason(bundel: Document) -> None:
    gronden = next(b for b in bundel.blokken if isinstance(b, Tabel) and b.kop[0] == "Grondslag")
    assert [rij[:2] for rij in gronden.rijen] == [
        ("Wet langdurige zorg (Wlz)", "Overwogen: niet toegankelijk"),
        ("Zorgverzekeringswet (Zvw)", "Overwogen: onvoldoende"),
        ("Passend onderwijs en onderwijsondersteuning", "Overwogen: niet passend"),
    ]
    alternatief = next(b for b in bundel.blokken if isinstance(b, Tabel) and b.kop[0] == "Overwogen alternatief")
    assert alternatief.rijen[0][1] == "De jongere kent niemand die dit kan zijn."


def test_the_member_gets_a_blank_table_with_the_criteria_of_this_overleg(
    bundel: Document, programma: Programma, gebouwd: Gebouwd
) -> None:
    werktabel = next(b for b in bundel.blokken if isinstance(b, Tabel) and b.kop[-1] == "Aantekening")
    criteria = programma.vraag(overlegfeiten, gebouwd.overleg).criteria
    assert [rij[0] for rij in werktabel.rijen] == ["Eerste indruk", *(naam for naam, _, _ in criteria)]
    assert {rij[2:] for rij in werktabel.rijen[1:]} == {("", "")}


def test_the_request_reads_as_facts_and_nothing_is_guessed(programma: Programma) -> None:
    with programma.kluis.transactie() as sessie:
        vol = maak_casus(sessie, 70)
        leeg = maak_casus(sessie, 71, volume=None, kosten_cent=None, productcode="", duur_maanden=None, problemen="")
    feiten = [
        dict(b.feiten)
        for sleutel in (vol, leeg)
        for b in programma.vraag(uitgaven.document_van, "casus", sleutel).blokken
        if isinstance(b, Feitenlijst) and b.feiten[0][0] == "Segment"
    ]
    assert feiten[0]["Volume"] == "4 uur per week" and feiten[0]["Verwachte kosten"] == "€\u00a031.400"
    assert feiten[0]["Productcategorie (iJw)"].startswith("45 · ")
    assert feiten[1]["Volume"] == feiten[1]["Duur"] == feiten[1]["Productcode"] == "Niet ingevuld."


def test_the_casus_alone_asks_the_one_question(programma: Programma, gebouwd: Gebouwd) -> None:
    document = programma.vraag(uitgaven.document_van, "casus", gebouwd.casussen[0])
    assert VRAAG in platte_tekst(document)
    assert [k.tekst for k in koppen(document) if k.niveau == 1] == list(STAPPEN)
    assert document.voettekst == "Vertrouwelijk: gepseudonimiseerd; de AVG geldt"
    assert (document.kenmerk, document.markering) == ("WT-2026-0020", "")
