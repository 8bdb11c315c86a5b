"""Every text of a document tree is swept, and a finding knows where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from weegtafel.anonimiteit.bevinding import bevinding
from weegtafel.anonimiteit.codes import Laag, Soort
from weegtafel.anonimiteit.documentcontrole import lees_document, vervang_in
from weegtafel.kernel.document import (
    Alinea,
    Document,
    Feitenlijst,
    Figuur,
    FiguurTekst,
    Inhoud,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    Paginaeinde,
    Tabel,
    Tekst,
    alinea,
    platte_tekst,
)

DOCUMENT = Document(
    titel="De titel",
    onderwerp="Het onderwerp",
    kenmerk="WT-2026-0001",
    datum=date(2026, 11, 12),
    afzender="Gemeente",
    logo=None,
    markering="Vertrouwelijk",
    voettekst="De voet",
    auteur="De auteur",
    trefwoorden=("trefwoord",),
    blokken=(
        Inhoud(),
        Kop("Advies"),
        Alinea((Tekst("Fat"), Tekst("ima", vet=True))),
        alinea("Tweede"),
        Lijst(("punt een", "punt twee")),
        Tabel(("Naam", ""), (("cel a", "cel b"),), bijschrift="bijschrift"),
        Feitenlijst((("term", "waarde"),)),
        Paginaeinde(),
        Kader("kadertitel", (alinea("in het kader"),)),
        Figuur(10, 10, (FiguurTekst(1, 1, "in de figuur"),), "beschrijving"),
        Ondertekening((("rol", "naam", "12 november 2026"),)),
    ),
)


def test_no_word_of_the_document_is_missed() -> None:
    gelezen = lees_document(DOCUMENT)
    teksten = [plek.tekst for plek in gelezen.plekken]
    # The line under the title and the date beside a signature are put together at typesetting.
    anders = {"WT-2026-0001 · 12 november 2026", "Datum: 12 november 2026"}
    assert set(platte_tekst(DOCUMENT).splitlines()) - anders <= set(teksten)
    assert {"WT-2026-0001", "12 november 2026", "De auteur", "beschrijving", "De voet"} <= set(teksten)


def test_each_text_knows_its_place() -> None:
    waar = {plek.tekst: plek.waar for plek in lees_document(DOCUMENT).plekken}
    assert waar["Het onderwerp"] == "onderwerp"
    assert waar["Fatima"] == "onder “Advies”, alinea 1"
    assert waar["Tweede"] == "onder “Advies”, alinea 2"
    assert waar["punt twee"] == "onder “Advies”, lijst 1, punt 2"
    assert waar["cel a"] == "onder “Advies”, tabel 1, rij 1, “Naam”"
    assert waar["cel b"] == "onder “Advies”, tabel 1, rij 1"
    assert waar["waarde"] == "onder “Advies”, feiten 1, “term”"
    assert waar["in het kader"] == "onder “Advies”, kader 1, alinea 1"
    assert waar["beschrijving"] == "onder “Advies”, figuur 1, beschrijving"


def test_findings_go_back_to_their_text() -> None:
    gelezen = lees_document(DOCUMENT)
    heel = gelezen.tekst
    vondsten = []
    for woord in ("titel", "ima", "trefwoord"):
        begin = heel.index(woord)
        vondsten.append(bevinding(heel, begin, begin + len(woord), Soort.PERSOON, Laag.VLUG))
    verdeeld = [(gelezen.plekken[n], b) for n, b in gelezen.nummers(vondsten)]
    assert [(plek.waar, b.begin, b.tekst) for plek, b in verdeeld] == [
        ("titel", 3, "titel"),
        ("onder “Advies”, alinea 1", 3, "ima"),
        ("trefwoorden", 0, "trefwoord"),
    ]
    assert all(plek.tekst[b.begin : b.einde] == b.tekst for plek, b in verdeeld)


def test_a_finding_over_the_end_of_a_text_is_cut_off_there() -> None:
    gelezen = lees_document(DOCUMENT)
    heel = gelezen.tekst
    begin = heel.index("Fatima")
    over = bevinding(heel, begin, begin + 20, Soort.PERSOON, Laag.VLUG)
    ertussen = replace(over, begin=begin + 6, einde=begin + 8)
    ((nummer, b),) = gelezen.nummers([over, ertussen])
    plek = gelezen.plekken[nummer]
    assert (plek.tekst, b.tekst) == ("Fatima", "Fatima")


def test_every_text_can_be_replaced_and_nothing_else_changes() -> None:
    plekken = lees_document(DOCUMENT).plekken
    assert vervang_in(DOCUMENT, {}) == DOCUMENT
    for nummer, plek in enumerate(plekken):
        nieuw = lees_document(vervang_in(DOCUMENT, {nummer: [(0, len(plek.tekst), "[persoon]")]})).plekken
        assert [p.tekst for p in nieuw] == ["[persoon]" if n == nummer else p.tekst for n, p in enumerate(plekken)], (
            plek.waar
        )


def test_a_replacement_keeps_weight_and_posture_of_the_rest() -> None:
    vet = Alinea((Tekst("Zij is "), Tekst("Fatima El", vet=True), Tekst(" Amrani en zij lacht.", cursief=True)))
    document = replace(DOCUMENT, blokken=(vet,))
    nummer = next(n for n, plek in enumerate(lees_document(document).plekken) if plek.tekst == vet.tekst)
    nieuw = vervang_in(document, {nummer: [(7, 23, "[moeder]"), (27, 30, "[x]")]}).blokken[0]
    assert isinstance(nieuw, Alinea) and nieuw.tekst == "Zij is [moeder] en [x] lacht."
    assert nieuw.delen[0] == Tekst("Zij is ") and nieuw.delen[-1].cursief and nieuw.delen[-1].tekst.endswith(" lacht.")
