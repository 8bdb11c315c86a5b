"""Minutes of an overleg with twelve casussen, from the vault to PDF and DOCX, beside bare libraries.

Ours reads the facts from an open vault, makes the tree and typesets it. The floor is handed the finished words and
writes them with reportlab and python-docx, with the same letters and nothing else. Runs take turns in one process.
The bar is a ratio of 1.5.

    python benchmarks/bench_notulen.py
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.bench_rendering import duur, kale_docx, kale_pdf
from tests.documents.overlegbouw import MOMENT, bouw
from weegtafel.bootstrap import open_programma
from weegtafel.inrichting.vulling import laad_demonstratie_organisaties
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.document import Document, broodtekst
from weegtafel.overleg.uitgaven import document_van
from weegtafel.rendering.docx import maak_docx
from weegtafel.rendering.pdf import maak_pdf

RONDES = 15
BALK = 1.5
BEGIN = datetime(2026, 1, 5, 9, 0)


def main() -> int:
    with tempfile.TemporaryDirectory() as map_:
        programma = open_programma(Path(map_), maak=True, klok=VasteKlok(BEGIN))
        with programma.kluis.transactie() as sessie:
            laad_demonstratie_organisaties(sessie, BEGIN)
        with programma.kluis.transactie() as sessie:
            gebouwd = bouw(sessie, extra=3)

        def boom() -> Document:
            return programma.vraag(document_van, "notulen", gebouwd.overleg)

        document = boom()
        goed = True
        paren = (
            ("PDF  (reportlab)", lambda: kale_pdf(document), lambda: maak_pdf(boom(), MOMENT)),
            ("DOCX (python-docx)", lambda: kale_docx(document), lambda: maak_docx(boom(), MOMENT)),
        )
        bomen = [duur(lambda: boom() and b"") for _ in range(RONDES)]
        print(f"notulen, 12 casussen, {len(broodtekst(document).split())} woorden, {RONDES} rondes om en om")
        print(f"van kluis tot boom   {1000 * statistics.median(bomen):6.1f} ms (zit in ‘ons’)")
        for naam, kaal, ons in paren:
            kaal(), ons()  # fonts and templates are loaded once in both
            tijden = [(duur(kaal), duur(ons)) for _ in range(RONDES)]
            verhouding = statistics.median(b / a for a, b in tijden)
            vloer, eigen = (1000 * statistics.median(reeks) for reeks in zip(*tijden, strict=True))
            goed = goed and verhouding <= BALK
            print(f"{naam:20} vloer {vloer:6.1f} ms | ons {eigen:6.1f} ms | verhouding {verhouding:.2f} (balk {BALK})")
        programma.sluit()
    return 0 if goed else 1


if __name__ == "__main__":
    sys.exit(main())
