"""How long a document is kept stands in the properties of every file, and quietly on the page."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import docx
import outloud
import pdfua
import pikepdf
import pytest

from tests.documents.overlegbouw import HASH, MOMENT, Gebouwd, bouw
from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.inrichting.commands import ZetInstelling
from weegtafel.kernel.codes import Adviessoort, NotulenStatus
from weegtafel.kernel.document import Document, broodtekst, document_hash, platte_tekst
from weegtafel.overleg import uitgaven
from weegtafel.overleg.models import Notulen
from weegtafel.rendering.schrijven import schrijf

NOTULEN = "Bewaren: Selectielijst gemeenten 2020, procestype 19: verslag van overleg met derden, 5 jaar"
ADVIES = "Bewaren: Selectielijst gemeenten 2020, procestype 8: individuele jeugdhulpvoorziening, 20 jaar"
SOORTEN = {"agenda": NOTULEN, "voorbereiding": NOTULEN, "notulen": NOTULEN, "adviesbrief": ADVIES, "casus": ADVIES}


@pytest.fixture
def gebouwd(programma: Programma) -> Gebouwd:
    with programma.kluis.transactie() as sessie:
        return bouw(sessie)


def maak(programma: Programma, g: Gebouwd, soort: str) -> Document:
    sleutel = {"adviesbrief": g.adviezen[Adviessoort.PASSEND], "casus": g.casussen[0]}.get(soort, g.overleg)
    return programma.vraag(uitgaven.document_van, soort, sleutel)


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_the_properties_of_both_kinds_of_file_say_how_long(
    programma: Programma, gebouwd: Gebouwd, soort: str, tmp_path: Path
) -> None:
    document = maak(programma, gebouwd, soort)
    verwacht = f"{document.kenmerk}; {SOORTEN[soort]}"
    word, pdf = tmp_path / "x.docx", tmp_path / "x.pdf"
    schrijf(document, word, MOMENT)
    schrijf(document, pdf, MOMENT)
    assert docx.Document(str(word)).core_properties.keywords == verwacht
    with pikepdf.open(pdf) as bestand, bestand.open_metadata() as xmp:
        assert xmp["pdf:Keywords"] == str(bestand.docinfo["/Keywords"]) == verwacht
        assert set(xmp["dc:subject"]) == {document.kenmerk, SOORTEN[soort]}
    assert outloud.check(str(pdf)).errors == 0
    gekeurd = pdfua.validate(str(pdf))
    assert [v.message for v in gekeurd.findings if v.severity.name == "ERROR"] == []
    assert SOORTEN[soort] in platte_tekst(document)


def test_the_last_page_of_minutes_and_letter_says_so_too(programma: Programma, gebouwd: Gebouwd) -> None:
    assert f"{NOTULEN} na de vaststelling." in broodtekst(maak(programma, gebouwd, "notulen"))
    with programma.kluis.transactie() as sessie:
        rij = sessie.get(Notulen, gebouwd.notulen)
        assert rij is not None
        rij.status, rij.vastgesteld_op, rij.hash = NotulenStatus.VASTGESTELD, MOMENT, HASH
    vast = maak(programma, gebouwd, "notulen")
    assert f"{NOTULEN.removeprefix('Bewaren: ')} na de vaststelling" in broodtekst(vast)
    assert f"{ADVIES}." in broodtekst(maak(programma, gebouwd, "adviesbrief"))


def test_what_the_archivist_chose_holds_from_its_day_on(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    eerder, later = tafel.plan(0), tafel.plan(7)
    for sleutel, waarde in (("bewaarklasse_notulen", "Eigen lijst 7.2"), ("bewaartermijn_notulen_jaren", 12)):
        tafel.doe(ZetInstelling(sleutel=sleutel, waarde=waarde, geldig_van=tafel.dag + timedelta(days=3)))
    gezegd = [programma.vraag(uitgaven.document_van, "agenda", o).trefwoorden for o in (eerder, later)]
    assert gezegd == [(NOTULEN,), ("Bewaren: Eigen lijst 7.2, 12 jaar",)]


def test_keywords_change_the_hash_and_their_absence_does_not() -> None:
    kaal = Document("Titel", "", "K-1", None, "", None, "", "", ())
    met = Document("Titel", "", "K-1", None, "", None, "", "", (), trefwoorden=("Bewaren: 5 jaar",))
    assert document_hash(kaal) != document_hash(met)
