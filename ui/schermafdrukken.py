"""Visiting every screen and writing a picture of each, light and dark, without a display."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.theme import pas_thema_toe
from ui.venster import Hoofdvenster
from weegtafel.bootstrap import Programma, is_demonstratie, open_programma
from weegtafel.inrichting.werker import eerste_actor
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.roles import Actor, mag

MATEN = (QSize(1280, 800), QSize(1920, 1080))
THEMAS = ("licht", "donker")
#: Longer than the longest delay with which a page asks for what it can do without at first.
NA_EVEN_MS = 320


def maak_schermafdrukken(app: QApplication, map_: Path | None, doel: Path) -> int:
    """Write ``NN-scherm-thema-BREEDTExHOOGTE.png`` for every screen into ``doel``. Returns the exit code.

    Without a folder the pictures are of demonstration data made for the occasion; the data are never changed.

    Raises:
        Storing: the pictures cannot be written.
    """
    try:
        doel.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise Storing(
            f"De map “{doel}” is niet te maken. Er is niets gewijzigd. Kies een andere map voor de afdrukken."
        ) from fout
    with tempfile.TemporaryDirectory(prefix="weegtafel-afdrukken-") as tijdelijk:
        kopie = Path(tijdelijk) / "kluis"
        if map_ is None:
            from weegtafel.demonstratie import maak_demonstratie

            maak_demonstratie(kopie)
            programma = open_programma(kopie)
        else:
            from weegtafel.poort import aanmelden_uit_omgeving, kopieer_kluis

            programma = kopieer_kluis(map_, kopie, aanmelden_uit_omgeving)
        try:
            aantal = _loop_langs(app, programma, doel, Path(tijdelijk))
        finally:
            programma.sluit()
    sys.stdout.write(f"{aantal} afdrukken geschreven in {doel}\n")
    return 0


def _loop_langs(app: QApplication, programma: Programma, doel: Path, tijdelijk: Path) -> int:
    instellingen = QSettings(str(tijdelijk / "voorkeuren.ini"), QSettings.Format.IniFormat)
    actor = _wie(programma)
    venster = Hoofdvenster(programma.als(actor), instellingen, demonstratie=programma.vraag(is_demonstratie))
    geschreven = 0
    try:
        for nummer, (naam, toon) in enumerate(_schermen(venster, programma), 1):
            for thema in THEMAS:
                pas_thema_toe(app, thema)  # type: ignore[arg-type]  # a literal of Keuze
                for maat in MATEN:
                    venster.resize(maat)
                    with toon() as wat:
                        _rust(app, venster)
                        pad = doel / f"{nummer:02d}-{naam}-{thema}-{maat.width()}x{maat.height()}.png"
                        if not wat.grab().save(str(pad)):
                            raise Storing(
                                f"De afdruk “{pad.name}” is niet te bewaren. Er is verder niets gewijzigd. "
                                "Controleer of er ruimte is en of u in de map mag schrijven."
                            )
                        geschreven += 1
    finally:
        venster.close()
    return geschreven


def _rust(app: QApplication, venster: Hoofdvenster) -> None:
    """Until everything that was asked has been answered and painted, also what a page asks a moment later."""
    from PySide6.QtCore import QEventLoop, QTimer

    for wacht_ms in (0, NA_EVEN_MS, 0):
        lus = QEventLoop()
        QTimer.singleShot(wacht_ms, lus.quit)
        lus.exec()
        venster.runner.wacht()
        app.processEvents()


Toon = Callable[[], Any]


def _schermen(venster: Hoofdvenster, programma: Programma) -> Iterator[tuple[str, Toon]]:
    """The screens in the order of the sidebar, each with how to show it."""
    from weegtafel.casus import queries as casussen
    from weegtafel.casus.queries import Casusfilter
    from weegtafel.kernel.codes import CasusStatus
    from weegtafel.overleg.uitgaven import overleg_met_code, overlegregels

    def plaats(naam: str, id_: int = 0) -> Toon:
        @contextmanager
        def toon() -> Iterator[QWidget]:
            venster.ga_naar(naam, id_)
            venster.show()
            yield venster

        return toon

    def laag(methode: Callable[[], None]) -> Toon:
        @contextmanager
        def toon() -> Iterator[QWidget]:
            venster.ga_naar("casussen")
            venster.show()
            methode()
            yield venster
            from ui.widgets.zwevend import Zwevend

            for zwevend in venster.findChildren(Zwevend):
                zwevend.sluit()

        return toon

    yield "vandaag", plaats("vandaag")
    yield "casussen", plaats("casussen")
    for status in (CasusStatus.CONCEPT, CasusStatus.AANGEMELD, CasusStatus.GEREED, CasusStatus.GEADVISEERD):
        rijen = programma.vraag(casussen.casuslijst, Casusfilter(statussen=frozenset({status})), 0, 1)
        if rijen:
            yield f"casus-{status.value}", plaats("casus", rijen[0].id)
    yield "overleggen", plaats("overleggen")
    gezien: set[str] = set()
    for regel in sorted(programma.vraag(overlegregels), key=lambda r: (-len(r.casussen), r.code)):
        if regel.status not in gezien:
            gezien.add(regel.status)
            overleg_id = programma.vraag(overleg_met_code, regel.code)
            yield f"overleg-{regel.status}", plaats("overleg", overleg_id)
            if regel.status in ("gesloten", "vastgesteld"):
                yield f"notulen-{regel.status}", plaats("notulen", overleg_id)
    yield "acties", plaats("acties")
    yield from _doorbraken(venster, programma, plaats)
    for naam in ("inzicht", "inrichting", "kluis"):
        yield from _delen(venster, naam)
    yield "zoeken", laag(venster.open_palet)
    yield "sneltoetsen", laag(venster.toon_toetsen)
    gepland = [r for r in programma.vraag(overlegregels) if r.status == "gepland" and r.casussen]
    if gepland and mag(programma.actor, "overleg.leiden"):
        yield (
            "vergadering",
            plaats("vergadering", _open_overleg(programma, programma.vraag(overleg_met_code, gepland[0].code))),
        )


def _doorbraken(
    venster: Hoofdvenster, programma: Programma, plaats: Callable[[str, int], Toon]
) -> Iterator[tuple[str, Toon]]:
    """The lists of the doorbraak, a request in each status, and every step of one that went all the way."""
    from ui.doorbraak.aanvraag import VOLGORDE, AanvraagScherm
    from weegtafel.doorbraak.codes import AanvraagStatus
    from weegtafel.doorbraak.queries import aanvragen
    from weegtafel.doorbraak.rijen import Aanvraagfilter

    yield "doorbraken", plaats("doorbraken", 0)
    eerste = {
        status: rijen[0].id
        for status in AanvraagStatus
        if (rijen := programma.vraag(aanvragen, Aanvraagfilter(statussen=frozenset({status})), 0, 1))
    }
    for status, id_ in eerste.items():
        yield f"doorbraak-{status.value}", plaats("doorbraak", id_)

    def stap(id_: int, sleutel: str) -> Toon:
        @contextmanager
        def toon() -> Iterator[QWidget]:
            with plaats("doorbraak", id_)() as wat:
                venster.runner.wacht()
                QApplication.processEvents()
                if isinstance(venster.scherm, AanvraagScherm):
                    venster.scherm.ga_naar_stap(sleutel)
                yield wat

        return toon

    klaar = eerste.get(AanvraagStatus.AFGESLOTEN)
    for sleutel in VOLGORDE if klaar is not None else ():
        yield f"doorbraak-stap-{sleutel}", stap(klaar or 0, sleutel)
    for naam in ("budgetregister", "knelpunten", "prijslijst"):
        yield naam, plaats(naam, 0)


def _delen(venster: Hoofdvenster, naam: str) -> Iterator[tuple[str, Toon]]:
    """Every part of a page of parts."""
    from ui.delenscherm import Delenscherm

    venster.ga_naar(naam)
    scherm = venster.scherm
    assert isinstance(scherm, Delenscherm)

    def deel(soort: type[Any]) -> Toon:
        @contextmanager
        def toon() -> Iterator[QWidget]:
            venster.ga_naar(naam)
            venster.show()
            nu = venster.scherm
            assert isinstance(nu, Delenscherm)
            nu.toon_deel(soort)
            yield venster

        return toon

    for soort in scherm.soorten_delen:
        yield f"{naam}-{soort.__name__.lower().removesuffix('deel')}", deel(soort)


def _open_overleg(programma: Programma, overleg_id: int) -> int:
    """Open the planned overleg in the copy, so that the meeting screen can be seen at work."""
    from weegtafel.overleg.commands import OpenOverleg

    programma.als(_wie(programma)).voer_uit(OpenOverleg(overleg_id=overleg_id))
    return overleg_id


def _wie(programma: Programma) -> Actor:
    """Who signed in; else the first who has work here."""
    if programma.aanmelding is not None:
        return programma.actor
    return programma.vraag(eerste_actor, programma.klok.nu().date())
