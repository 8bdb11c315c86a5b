"""Documents that nobody would write: every block with cells, facts and call-outs of every length must still be set.

A user must never be left without a document because of how long a text is.
"""

from __future__ import annotations

import io
import random
from datetime import datetime

import docx
import pikepdf
import pytest

from tests.documents.rendering_voorbeeld import figuur, voorbeeld
from weegtafel.kernel.document import (
    Alinea,
    Blok,
    Feitenlijst,
    Inhoud,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    Paginaeinde,
    Tabel,
    Tekst,
    alinea,
)
from weegtafel.rendering.docx import maak_docx
from weegtafel.rendering.pdf import maak_pdf

MOMENT = datetime(2026, 11, 12, 13, 0)
LETTERS = "abcdefghijklmnopqrstuvw"


def zin(kans: random.Random, hoogstens: int) -> str:
    woorden = kans.randint(1, hoogstens)
    return " ".join(
        "".join(kans.choice(LETTERS) for _ in range(kans.choice([2, 3, 5, 8, 12, 30]))) for _ in range(woorden)
    )


def tabel(kans: random.Random) -> Tabel:
    kolommen = kans.randint(1, 6)

    def cel() -> str:
        lengtes = [1, 3, 10, 10, 200, 800] if kans.random() < 0.1 else [1, 3, 10]
        return zin(kans, kans.choice(lengtes)) if kans.random() < 0.9 else ""

    return Tabel(
        tuple(zin(kans, kans.choice([2, 2, 2, 100])) for _ in range(kolommen)),
        tuple(tuple(cel() for _ in range(kolommen)) for _ in range(kans.randint(0, 40))),
        bijschrift=kans.choice(["", zin(kans, 5)]),
        rijkoppen=kans.random() < 0.5,
    )


def deel(kans: random.Random) -> Tekst:
    einde = kans.choice([" ", "\n", ""])
    return Tekst(zin(kans, 8) + einde, vet=kans.random() < 0.4, cursief=kans.random() < 0.3)


def klein_blok(kans: random.Random) -> Blok:
    match kans.randint(0, 5):
        case 0:
            return alinea(zin(kans, kans.choice([5, 60, 900])))
        case 1:
            delen = range(kans.randint(1, 5))
            return Alinea(
                tuple(
                    Tekst(
                        zin(kans, 8) + kans.choice([" ", "\n", ""]),
                        vet=kans.random() < 0.4,
                        cursief=kans.random() < 0.3,
                    )
                    for _ in delen
                )
            )
        case 2:
            punten = tuple(zin(kans, kans.choice([3, 20, 600])) for _ in range(kans.randint(1, 12)))
            return Lijst(punten, kans.random() < 0.5)
        case 3:
            return tabel(kans)
        case 4:
            feiten = range(kans.randint(1, 8))
            return Feitenlijst(tuple((zin(kans, 3), zin(kans, kans.choice([3, 40, 900]))) for _ in feiten))
        case _:
            regels = range(kans.randint(1, 9))
            return Ondertekening(tuple((zin(kans, 2), zin(kans, kans.choice([3, 90])), zin(kans, 2)) for _ in regels))


def blok(kans: random.Random) -> Blok:
    match kans.randint(0, 9):
        case 6:
            binnen = tuple(klein_blok(kans) for _ in range(kans.randint(0, 5)))
            return Kader(zin(kans, 4), binnen, kans.choice(["let_op", "informatie", "besluit"]))
        case 7:
            return Kop(zin(kans, kans.choice([3, 30])), kans.randint(1, 4))
        case 8:
            return kans.choice([figuur(), Paginaeinde(), Inhoud()])
        case _:
            return klein_blok(kans)


@pytest.mark.parametrize("zaad", range(16))
def test_any_document_is_set_in_both_kinds(zaad: int) -> None:
    kans = random.Random(zaad)
    document = voorbeeld(*(blok(kans) for _ in range(kans.randint(1, 14))))
    with pikepdf.open(io.BytesIO(maak_pdf(document, MOMENT))) as pdf:
        assert len(pdf.pages) >= 1
        assert "/StructTreeRoot" in pdf.Root
    assert docx.Document(io.BytesIO(maak_docx(document, MOMENT))).sections


@pytest.mark.long
@pytest.mark.parametrize("zaad", range(16, 400))
def test_hundreds_of_documents_are_set(zaad: int) -> None:
    test_any_document_is_set_in_both_kinds(zaad)
