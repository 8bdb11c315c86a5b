"""The document tree refuses what cannot be set, and says all its words in order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest

from weegtafel.kernel.document import (
    Alinea,
    Blok,
    Cirkel,
    Document,
    Feitenlijst,
    Figuur,
    FiguurTekst,
    Inhoud,
    Kader,
    Kop,
    Lijn,
    Lijst,
    Ondertekening,
    Paginaeinde,
    Polygoon,
    Rechthoek,
    Tabel,
    Tekst,
    alinea,
    broodtekst,
    document_hash,
    kopregel,
    platte_tekst,
    voetregel,
)


def doc(*blokken: Blok, **anders: object) -> Document:
    velden: dict[str, object] = {
        "titel": "Titel",
        "onderwerp": "Onderwerp",
        "kenmerk": "WT-1",
        "datum": date(2026, 11, 12),
        "afzender": "Gemeente",
        "logo": None,
        "markering": "Concept",
        "voettekst": "Voet",
        "blokken": blokken,
    }
    return Document(**(velden | anders))  # type: ignore[arg-type]  # a test may replace any field


@pytest.mark.parametrize(
    "maak",
    [
        lambda: Kop("x", 0),
        lambda: Kop("x", 5),
        lambda: Kop("  "),
        lambda: alinea("x", "groot"),  # type: ignore[arg-type]  # on purpose
        lambda: Lijst(()),
        lambda: Tabel((), ()),
        lambda: Tabel(("a", "b"), (("1",),)),
        lambda: Tabel(("a", "b"), (("1", "2"), ("1", "2", "3"))),
        lambda: Tabel(("a", "b"), (), breedtes=(1,)),
        lambda: Tabel(("a", "b"), (), breedtes=(1, 0)),
        lambda: Tabel(("a",), (), uitlijning=("links", "links")),
        lambda: Tabel(("a",), (), uitlijning=("boven",)),  # type: ignore[arg-type]  # on purpose
        lambda: Feitenlijst(()),
        lambda: Feitenlijst((("a",),)),  # type: ignore[arg-type]  # on purpose
        lambda: Ondertekening(()),
        lambda: Figuur(10, 10, (), " "),
        lambda: Figuur(0, 10, (), "iets"),
        lambda: Lijn(0, 0, 1, 1, "#FF0000"),  # type: ignore[arg-type]  # on purpose
        lambda: Rechthoek(0, 0, 1, 1, "rood"),  # type: ignore[arg-type]  # on purpose
        lambda: Cirkel(0, 0, 1, rand="rood"),  # type: ignore[arg-type]  # on purpose
        lambda: Polygoon(((0, 0),)),
        lambda: FiguurTekst(0, 0, "x", "boven"),  # type: ignore[arg-type]  # on purpose
        lambda: Kader("", ()),
        lambda: Kader("x", (), "ramp"),  # type: ignore[arg-type]  # on purpose
        lambda: Kader("x", (Kader("y", ()),)),
        lambda: Kader("x", (Kop("y"),)),
        lambda: Kader("x", (Paginaeinde(),)),
        lambda: Kader("x", (Inhoud(),)),
        lambda: doc(titel=" "),
        lambda: doc(taal=""),
        lambda: doc(logo=b"x", afzender=""),
    ],
)
def test_what_cannot_be_set_cannot_be_made(maak: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        maak()


def test_the_tree_is_frozen() -> None:
    for knoop, veld in ((Kop("x"), "tekst"), (doc(), "titel"), (Tabel(("a",), ()), "rijen")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(knoop, veld, "anders")


def test_all_words_come_in_reading_order() -> None:
    figuur = Figuur(9, 9, (FiguurTekst(0, 0, "as"),), "Beschrijving")
    document = doc(
        Inhoud(),
        Kop("Kop"),
        Alinea((Tekst("een "), Tekst("twee", vet=True))),
        Lijst(("punt",)),
        Tabel(("A", "B"), (("1", ""),), bijschrift="Bij"),
        Feitenlijst((("Wie", "Noord"),)),
        Kader("Let op", (figuur,)),
        Ondertekening((("Rol", "Naam", "vandaag"),)),
        auteur="Auteur",
    )
    brood = "Gemeente|Titel|Onderwerp|WT-1 · 12 november 2026|Kop|een twee|punt|Bij|A|B|1|Wie|Noord|Let op|as|"
    brood += "Rol|Naam|Datum: vandaag"
    assert broodtekst(document).split("\n") == brood.split("|")
    assert platte_tekst(document).split("\n") == f"{brood}|Inhoud|Gemeente|Concept|Voet|Auteur|Beschrijving".split("|")


def test_the_quiet_lines_leave_out_what_is_not_there() -> None:
    assert kopregel(doc(kenmerk="")) == "12 november 2026"
    assert kopregel(doc(datum=None)) == "WT-1"
    assert kopregel(doc(kenmerk="", datum=None)) == ""
    assert voetregel(doc()) == "WT-1 · Voet"
    assert voetregel(doc(kenmerk="")) == "Voet"


def vlak(maat: float) -> Figuur:
    return Figuur(maat, maat, (Rechthoek(0, 0, maat, maat),), "vlak")


def test_equal_trees_have_equal_hashes_on_any_machine() -> None:
    assert document_hash(doc(alinea("x"))) == document_hash(doc(alinea("x")))
    assert document_hash(doc(vlak(4))) == document_hash(doc(vlak(4.0)))
    # A fixed value: a journal of years ago must still agree.
    assert document_hash(doc(alinea("\ud800 é 😀"), logo=b"png")) == (
        "63a214a80b48c1495dbff99430982916839dcee8f0c367361a2bd7c08456a490"
    )


@pytest.mark.parametrize(
    "ander",
    [
        doc(alinea("y")),
        doc(alinea("x"), alinea("")),
        doc(Alinea((Tekst("x", vet=True),))),
        doc(alinea("x", "klein")),
        doc(Kop("x")),
        doc(Lijst(("x",))),
        doc(alinea("x"), datum=None),
        doc(alinea("x"), logo=b"1"),
        doc(alinea("x"), markering=""),
        doc(alinea("x"), auteur="iemand"),
    ],
)
def test_every_difference_changes_the_hash(ander: Document) -> None:
    assert document_hash(ander) != document_hash(doc(alinea("x")))
