"""Cleaning the file of an encrypted vault, and the list beside it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from tests.storage.conftest import Beveiligd
from tests.storage.kluishulp import meld
from weegtafel.bootstrap import Programma
from weegtafel.storage import vernietigen
from weegtafel.storage.driver import verbind

LIJST = vernietigen.Vernietigd(
    "VV-2026-0001", "2026-01-01 10:00:00", 1, "2026-01-02 10:00:00", 2, "2026-01-10 10:00:00", "ab" * 32,
    (("casus", "WT-2026-0001"), ("overleg", "WO-2026-0001")),
)  # fmt: skip


def test_an_encrypted_file_has_no_free_page_left(beveiligd: Beveiligd) -> None:
    programma = meld(beveiligd.map)
    with programma.kluis.transactie() as sessie:
        vul = "INSERT INTO klad(onderwerp, veld, tekst, persoon, tijdstip) VALUES ('x', 'y', :t, 'z', '2026-01-01')"
        for n in range(300):
            sessie.connection().execute(text(vul), {"t": f"pepermolen {n} " * 200})
    with programma.kluis.transactie() as sessie:
        sessie.connection().execute(text("DELETE FROM klad"))

    def vrij() -> int:
        with closing(verbind(programma.kluis.bestand, programma.kluis.sleutel)) as db:
            return int(db.execute("PRAGMA freelist_count").fetchone()[0])

    assert vrij() > 100
    stappen: list[tuple[int, int]] = []
    vernietigen.maak_schoon(programma.kluis, lambda gedaan, totaal, _wat: stappen.append((gedaan, totaal)))
    assert vrij() == 0
    assert stappen[0] == (0, 3) and stappen[-1] == (3, 3)
    wal = beveiligd.map / "weegtafel.sqlite-wal"
    assert not wal.exists() or wal.stat().st_size == 0
    programma.sluit()
    # Still encrypted, and still opened by the same password.
    assert not (beveiligd.map / "weegtafel.sqlite").read_bytes().startswith(b"SQLite format 3")
    meld(beveiligd.map).sluit()


def test_the_list_keeps_what_stood_on_it(programma: Programma, tmp_path: Path) -> None:
    sleutel = programma.vraag(vernietigen.zegelsleutel)
    assert len(sleutel) == 32
    vernietigen.schrijf_lijst(tmp_path, sleutel, [LIJST])
    ander = vernietigen.Vernietigd("VV-2026-0002", *LIJST_REST)
    vernietigen.schrijf_lijst(tmp_path, sleutel, [ander])
    assert vernietigen.lees_lijst(tmp_path, sleutel) == ((LIJST, ander), 0)


LIJST_REST = (
    "2026-02-01 10:00:00", 1, "2026-02-02 10:00:00", 2, "2026-02-10 10:00:00", "cd" * 32, (("casus", "WT-2026-0002"),),
)  # fmt: skip


def test_a_line_with_another_seal_does_not_count(programma: Programma, tmp_path: Path) -> None:
    sleutel = programma.vraag(vernietigen.zegelsleutel)
    vernietigen.schrijf_lijst(tmp_path, sleutel, [LIJST])
    pad = tmp_path / vernietigen.LIJSTBESTAND
    inhoud = json.loads(pad.read_text(encoding="utf-8"))
    inhoud["lijsten"][0]["objecten"].append(["casus", "WT-2026-0099"])
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    assert vernietigen.lees_lijst(tmp_path, sleutel) == ((), 1)
    assert vernietigen.lees_lijst(tmp_path, bytes(32)) == ((), 1)
    pad.write_text("{", encoding="utf-8")
    assert vernietigen.lees_lijst(tmp_path, sleutel) == ((), 1)


def test_nothing_beside_the_vault_is_nothing_destroyed(tmp_path: Path) -> None:
    assert vernietigen.lees_lijst(tmp_path, b"") == ((), 0)
