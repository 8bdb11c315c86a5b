"""An encrypted vault beside the same vault as plain SQLite, in turn in one run; and what signing in costs.

``python -m benchmarks.bench_kluis [--aantal N] [--werkmap MAP]``. Four things: opening the vault to its first answer
(the key is known; Argon2id is measured apart), a keystroke of a search, fixing an advice, and a verified backup. The
plain side is the same program on the same rows without a key. Vaults are kept in the werkmap and used again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from benchmarks.meten import om_en_om, oordeel
from benchmarks.vulling import vul
from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma, open_programma, vul_zo_nodig
from weegtafel.inrichting.vulling import laad_demonstratie_organisaties
from weegtafel.kernel.clock import VasteKlok
from weegtafel.overleg import commands as c
from weegtafel.poort import aanmelden, beveilig_kluis
from weegtafel.storage import beveiligen, geheim, reservekopie
from weegtafel.storage.bestand import BESTAND
from weegtafel.storage.kluis import Kluis, open_kluis
from weegtafel.storage.zoeken import tel_casussen, zoek_casussen

GRENS = 1.25
TOETSEN = ("", "d", "de", "hulp", "begeleidi", "kwikzilver", "wadlopersgroep", "zeepkist")
WOORD = "de kat loopt over het dak"
KLOK = VasteKlok(datetime(2026, 11, 12, 13, 0))


def _dubbel(map_: Path, aantal: int) -> tuple[Path, Path, bytes]:
    """A plain and an encrypted vault with the same rows; the key of the second is kept beside it, as no real one is."""
    plat, dicht, sleutel = map_ / f"plat-{aantal}", map_ / f"dicht-{aantal}", map_ / f"dicht-{aantal}.sleutel"
    if not plat.exists():
        vul(map_ / "half", aantal, 4)
        (map_ / "half").rename(plat)
    if not sleutel.exists():
        shutil.rmtree(dicht, ignore_errors=True)
        dicht.mkdir()
        nieuw = bytearray(os.urandom(32))
        beveiligen._exporteer(plat / BESTAND, dicht / BESTAND, nieuw)
        open_kluis(dicht, KLOK, nieuw)[0].sluit()
        sleutel.write_bytes(nieuw)
    return plat, dicht, sleutel.read_bytes()


def _opening(map_: Path, sleutel: bytes | None) -> Callable[[], object]:
    def open_() -> object:
        kluis, _nieuw = open_kluis(map_, KLOK, None if sleutel is None else bytearray(sleutel))
        aantal = kluis.lees(tel_casussen)
        kluis.sluit()
        return aantal

    return open_


def _zoeken(kluis: Kluis) -> Callable[[], object]:
    return lambda: [kluis.lees(zoek_casussen, tekst, limit=100) for tekst in TOETSEN]


def _vaststellen(map_: Path, keer: int) -> tuple[float, float]:
    """Median seconds of fixing an advice, plain and encrypted, in turn."""
    tafels: list[tuple[Programma, Tafelhulp, list[tuple[int, int]]]] = []
    for naam in ("plat", "dicht"):
        doel = map_ / f"tafel-{naam}"
        shutil.rmtree(doel, ignore_errors=True)
        sleutel = None if naam == "plat" else bytearray(os.urandom(32))
        if sleutel is None:
            programma = open_programma(doel, maak=True, klok=KLOK)
        else:
            kluis, _nieuw = open_kluis(doel, KLOK, sleutel, maak=True)
            vul_zo_nodig(kluis, KLOK)
            programma = Programma(kluis, klok=KLOK)
        with programma.kluis.transactie() as sessie:
            laad_demonstratie_organisaties(sessie, datetime(2026, 1, 5, 9, 0))
        tafel = Tafelhulp(programma)
        _overleg, punten = tafel.open_met(keer + 2)
        klaar = []
        for punt in punten:
            tafel.weeg(punt)
            klaar.append((punt, tafel.schrijf_concept(punt, **tafel.inhoud())))
        tafels.append((programma, tafel, klaar))
    tijden: tuple[list[float], list[float]] = ([], [])
    for beurt in range(keer + 2):
        for (_programma, tafel, klaar), uit in zip(tafels, tijden, strict=True):
            punt, versie = klaar[beurt]
            opdracht = c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=tafel.bevestiger())
            begin = time.perf_counter()
            tafel.doe(opdracht)
            uit.append(time.perf_counter() - begin)
    for programma, _tafel, _klaar in tafels:
        programma.sluit()
    return statistics.median(tijden[0][2:]), statistics.median(tijden[1][2:])


def _aanmelden(map_: Path, keer: int) -> tuple[float, float, geheim.Maat]:
    """Median seconds of signing in with a calibrated password, the part of Argon2id in it, and the work of a guess."""
    doel = map_ / "aanmelden"
    shutil.rmtree(doel, ignore_errors=True)
    programma = open_programma(doel, maak=True, klok=KLOK)
    with programma.kluis.transactie() as sessie:
        laad_demonstratie_organisaties(sessie, datetime(2026, 1, 5, 9, 0))
    vraag = "SELECT min(persoon_id) FROM persoon_rol WHERE rol = 'beheerder'"
    beheerder = programma.vraag(lambda sessie: sessie.connection().exec_driver_sql(vraag).scalar_one())
    programma.sluit()
    maat = geheim.ijk()
    echt = geheim.ijk
    geheim.ijk = lambda: maat  # type: ignore[assignment]  # so that the figure below is of the same work
    beveilig_kluis(doel, beheerder, "beheer", WOORD, klok=KLOK)
    geheim.ijk = echt
    tijden = om_en_om(
        {
            "aanmelden": lambda: aanmelden(doel, "beheer", WOORD, klok=KLOK).sluit(),
            "argon2": lambda: geheim.uit_wachtwoord(WOORD, bytes(16), maat),
        },
        keer,
    )
    return tijden["aanmelden"], tijden["argon2"], maat


def main() -> int:
    """Measure, print, and return 0 when every bar is reached."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--aantal", type=int, default=100_000)
    lezer.add_argument("--werkmap", type=Path, default=Path(tempfile.gettempdir()) / "weegtafel-bench-kluis")
    keuze = lezer.parse_args()
    keuze.werkmap.mkdir(parents=True, exist_ok=True)
    plat, dicht, sleutel = _dubbel(keuze.werkmap, keuze.aantal)
    groottes = [(m / BESTAND).stat().st_size / 1e6 for m in (plat, dicht)]
    print(f"{keuze.aantal} casussen; {groottes[0]:.0f} MB plat, {groottes[1]:.0f} MB versleuteld")
    goed = []

    def toon(wat: str, een: float, ander: float) -> None:
        print(f"{wat}: plat {een * 1000:.2f} ms, versleuteld {ander * 1000:.2f} ms")
        goed.append(oordeel(f"{wat}, versleuteld / plat", ander / een, GRENS))

    t = om_en_om({"plat": _opening(plat, None), "dicht": _opening(dicht, sleutel)}, 31)
    toon("openen tot het eerste antwoord", t["plat"], t["dicht"])
    een, ander = Kluis(plat), Kluis(dicht, bytearray(sleutel))
    t = om_en_om({"plat": _zoeken(een), "dicht": _zoeken(ander)}, 31)
    toon(f"{len(TOETSEN)} keer zoeken", t["plat"], t["dicht"])
    een.sluit()
    ander.sluit()
    toon("vaststellen", *_vaststellen(keuze.werkmap, 31))
    doel = keuze.werkmap / "kopieen"

    def kopie(map_: Path, met: bytes | None) -> Callable[[], object]:
        def doe() -> None:
            shutil.rmtree(doel, ignore_errors=True)
            reservekopie.maak(map_ / BESTAND, met, KLOK.nu(), "meting", doel)

        return doe

    t = om_en_om({"plat": kopie(plat, None), "dicht": kopie(dicht, sleutel)}, 7)
    toon("reservekopie, nagelezen", t["plat"], t["dicht"])
    shutil.rmtree(doel)
    tijd, argon2, maat = _aanmelden(keuze.werkmap, 9)
    print(f"aanmelden {tijd * 1000:.0f} ms, waarvan Argon2id {argon2 * 1000:.0f} ms", end=" ")
    print(f"({maat.kib // 1024} MiB, {maat.rondes} rondes, {maat.banen} banen)")
    goed.append(oordeel("aanmelden / Argon2id alleen", tijd / argon2, 1.5))
    return 0 if all(goed) else 1


if __name__ == "__main__":
    raise SystemExit(main())
