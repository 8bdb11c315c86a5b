"""Make the pictures of the user's manual from the running program: ``python docs/maak_beelden.py [MAP]``.

``MAP`` is a folder with demonstration data made by this script before (or a new one, to keep them for a next run);
without it they are made anew in a temporary folder. The clock of the program stands still and the chance has a fixed
seed, so that the same program makes the same pictures. Works on a copy; no display is needed. Everything in the
pictures is fictitious.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent / "handleiding"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from beeldmaker import BREED, HOOG, VANDAAG, Beeldmaker
from beeldverhaal import (
    AFWIJKEND,
    MOTIVERING,
    VERSLAG,
    VOORWAARDEN,
    ingelezen,
    schrijf_concept,
    speel_tot_derde,
    weeg,
    weeg_af,
)
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from weegtafel.bootstrap import is_kluis, open_programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import Adviessoort, CasusStatus
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.poort import kopieer_kluis

BEELDEN = Path(__file__).resolve().parent / "handleiding" / "beelden"


def maak_voorbereiding(m: Beeldmaker) -> None:
    """Everything up to the overleg: today, the set-up, intake, agenda, finding."""
    from ui.palet import Palet
    from weegtafel.casus import queries as casussen
    from weegtafel.casus.queries import Casusfilter

    m.ga("vandaag")
    m.neem("vandaag")
    if m.wil("wie-bent-u"):
        from ui.persoonkeuze import Persoonkeuze
        from weegtafel.inrichting import queries

        personen = tuple(p for p in m.kluis.vraag(queries.personen, VANDAAG) if p.rollen)
        keuze = Persoonkeuze(m.venster, personen, m.secretaris.persoon_id)
        m.neem("wie-bent-u", keuze)
        keuze.close()
    m.ga("casussen")
    m.neem("casussen")
    with ingelezen(m) as dialoog:
        m.neem("formulieren-inlezen", dialoog)
        dialoog._maak_casussen()
        m.rust()
    concepten = m.kluis.vraag(casussen.casuslijst, Casusfilter(statussen=frozenset({CasusStatus.CONCEPT})), 0, 9)
    m.ga("casus", next(c.id for c in concepten if c.inbrenger == "JT Oost"))
    m.neem("casus")
    m.ga("overleg", m.overleg_id)
    m.neem("agenda")
    if m.wil("zoeken"):
        m.ga("overleggen")
        m.venster.open_palet()
        palet = m.venster.findChildren(Palet)[0]
        QTest.keyClicks(palet.veld, "school angst")
        QTest.qWait(300)
        m.neem("zoeken")
        palet.sluit()
    m.ga("acties")
    m.neem("acties")
    if m.wil("inrichting"):
        m.ga("inrichting")
        m.neem("inrichting")


def maak_doorbraak(m: Beeldmaker) -> None:
    """The doorbraak: its list, a plan, a toets, the register and the price list."""
    if not m.wil("doorbraak-"):
        return
    from weegtafel.doorbraak import queries
    from weegtafel.doorbraak.codes import AanvraagStatus
    from weegtafel.doorbraak.rijen import Aanvraagfilter
    from weegtafel.inrichting import queries as inrichting
    from weegtafel.kernel.roles import Actor, Rol

    def eerste(status: AanvraagStatus) -> queries.AanvraagRij:
        return m.kluis.vraag(queries.aanvragen, Aanvraagfilter(statussen=frozenset({status})), 0, 1)[0]

    coaches = m.kluis.vraag(inrichting.personen, VANDAAG, Rol.DOORBRAAKCOACH)
    plan, toets = eerste(AanvraagStatus.PLAN), eerste(AanvraagStatus.TOETS)
    kan = {i for i, _ in m.kluis.vraag(queries.mogelijke_toetsers, toets.id, VANDAAG)}
    for plaats, id_, naam, wie in (
        ("doorbraken", 0, "doorbraak-lijst", plan.coach_id),
        ("doorbraak", plan.id, "doorbraak-plan", plan.coach_id),
        ("budgetregister", 0, "doorbraak-register", plan.coach_id),
        ("prijslijst", 0, "doorbraak-prijslijst", plan.coach_id),
        ("doorbraak", toets.id, "doorbraak-toets", next(c.id for c in coaches if c.id in kan)),
    ):
        coach = next(c for c in coaches if c.id == wie)
        m.werk_als(Actor(coach.id, coach.naam, coach.rollen))
        m.ga(plaats, id_)
        m.rust()
        m.neem(naam)
    if m.wil("doorbraak-rekenblad"):
        from ui.doorbraak.aanvraag import AanvraagScherm

        coach = next(c for c in coaches if c.id == plan.coach_id)
        m.werk_als(Actor(coach.id, coach.naam, coach.rollen))
        m.ga("doorbraak", plan.id)
        m.rust()
        assert isinstance(m.venster.scherm, AanvraagScherm)
        m.venster.scherm.ga_naar_stap("rendement")
        QTest.qWait(900)  # ten thousand draws come once nobody types
        m.rust()
        m.neem("doorbraak-rekenblad")
    m.werk_als(m.secretaris)


def maak_inzicht(m: Beeldmaker) -> None:
    """What the table learns: the answer, the counts, what was followed, an agreed rule, and what a casus is like."""
    if not m.wil("inzicht-"):
        return
    from ui.casus.casus import CasusScherm
    from ui.inzicht.instroom import Instroomdeel
    from ui.inzicht.leerpunten import Leerpuntdeel
    from ui.inzicht.opgevolgd import Opgevolgddeel
    from ui.inzicht.scherm import InzichtScherm
    from ui.inzicht.tafel import Tafeldeel
    from weegtafel.casus import queries as casussen
    from weegtafel.casus.queries import Casusfilter

    scherm = m.ga("inzicht")
    assert isinstance(scherm, InzichtScherm)
    for soort, naam in (
        (Tafeldeel, "tafel"),
        (Instroomdeel, "instroom"),
        (Opgevolgddeel, "opgevolgd"),
        (Leerpuntdeel, "leerpunten"),
    ):
        scherm.toon_deel(soort)
        m.rust()
        m.neem(f"inzicht-{naam}")
    gereed = m.kluis.vraag(casussen.casuslijst, Casusfilter(statussen=frozenset({CasusStatus.GEAGENDEERD})), 0, 1)
    casus = m.ga("casus", gereed[0].id)
    assert isinstance(casus, CasusScherm)
    casus._lijkt.doe()
    m.rust()
    m.neem("inzicht-lijkt-op")
    casus._lijkt.doe()


def maak_notulen(m: Beeldmaker) -> None:
    """The minutes of the overleg of a week before, at a casus."""
    from ui.overleg.notulen import NotulenScherm
    from weegtafel.overleg import queries

    vorige = next(o for o in m.kluis.vraag(queries.overleggen) if o.datum == VANDAAG - timedelta(days=7))
    notulen = m.ga("notulen", vorige.id)
    assert isinstance(notulen, NotulenScherm)
    notulen.lijst.setCurrentRow(5)
    m.neem("notulen")


def maak_vergadering(m: Beeldmaker) -> None:
    """The overleg itself, half-way its third casus."""
    from ui.overleg.vergadering import VergaderScherm
    from ui.overleg.vergadering.aanwezigheid import Aanwezigheidsvenster
    from ui.overleg.vergadering.sluiten import Sluitvenster
    from weegtafel.overleg import commands as doe

    overleg_id = m.overleg_id
    punt_id = speel_tot_derde(m, overleg_id)
    weeg(m, overleg_id, punt_id, indrukken=6, criteria=4)
    m.doe(m.secretaris, doe.BewaarPunt(punt_id=punt_id, wijzigingen=(Wijziging("verslag", "", VERSLAG),)))
    m.klok.moment += timedelta(minutes=12, seconds=4)
    m.werk_als(m.voorzitter)
    scherm = m.ga("vergadering", overleg_id)
    assert isinstance(scherm, VergaderScherm)
    scherm.bekijk(punt_id)
    m.rust()
    m.neem("vergadering")
    if m.wil("aanwezigheid"):
        venster = Aanwezigheidsvenster(m.venster.omgeving, overleg_id, punt_id, m.venster)
        m.neem("aanwezigheid", venster)
        venster.close()
    if m.wil("sluiten"):
        vraag = Sluitvenster(m.venster.omgeving, overleg_id, m.venster)
        m.neem("sluiten", vraag)
        vraag.close()
    if m.wil("beamer"):
        scherm.wissel_beamer()
        assert scherm.beamer is not None
        scherm.beamer.resize(BREED, HOOG)
        scherm.casus.kies_sectie(0)
        m.rust()
        m.bewaar("beamer", scherm.beamer.grab().toImage())
        scherm.wissel_beamer()
    weeg_af(m, overleg_id, punt_id)
    assert scherm.blad is not None and scherm.blad.casus is not None
    schrijf_concept(
        m,
        punt_id,
        soort=Adviessoort.PASSEND_MET_AANPASSING,
        duur_maanden=int(str(scherm.blad.casus.waarden["duur_maanden"])) - 3,
        motivering=MOTIVERING,
        voorwaarden=VOORWAARDEN,
        afwijkend=AFWIJKEND,
        evaluatiedatum=VANDAAG + timedelta(days=240),
    )
    scherm.ververs()
    m.rust()
    scherm.toon_advieswerk()
    m.neem("advies")
    scherm.advies.lees_terug()
    m.rust()
    wie = scherm.teruglezen.bevestiger
    wie.setCurrentIndex(wie.findData(m.secretaris.persoon_id))
    m.neem("teruglezen")


def maak_sneltoetsen(m: Beeldmaker) -> list[Path]:
    """Write the page with the shortcuts from the program that stands open."""
    from maak_sneltoetsen import schrijf

    from weegtafel.casus import queries as casussen
    from weegtafel.casus.queries import Casusfilter
    from weegtafel.doorbraak import queries as doorbraken
    from weegtafel.overleg import queries

    casus_id = m.kluis.vraag(casussen.casuslijst, Casusfilter(), 0, 1)[0].id
    gepland = next(o.id for o in m.kluis.vraag(queries.overleggen) if o.datum > VANDAAG)
    doorbraak = m.kluis.vraag(doorbraken.aanvragen, doorbraken.ALLES, 0, 1)[0]
    ids = {"casus": casus_id, "overleg": gepland, "notulen": gepland, "doorbraak": doorbraak.id}
    return schrijf(m.venster, ids)


def maak_beelden(doel: Path, gegevens: Path | None, alleen: str = "") -> list[Path]:
    """Write every picture whose name holds ``alleen`` into ``doel``; gives the files.

    Raises:
        Storing: the demonstration data cannot be made or read.
    """
    from ui.opruimer import neem_over
    from ui.theme import stijl_vooraf
    from ui.theme.theme import pas_thema_toe
    from weegtafel.demonstratie import maak_demonstratie

    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    stijl_vooraf()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    neem_over(app)
    app.setCursorFlashTime(0)
    pas_thema_toe(app, "licht", 1.0)
    doel.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="weegtafel-beelden-") as tijdelijk:
        bron = gegevens or Path(tijdelijk) / "demonstratie"
        if not is_kluis(bron):
            maak_demonstratie(bron, vandaag=VANDAAG)
        kopieer_kluis(bron, Path(tijdelijk) / "kluis").sluit()
        klok = VasteKlok(datetime(2026, 11, 12, 9, 30))
        maker = Beeldmaker(open_programma(Path(tijdelijk) / "kluis", klok=klok), klok, doel, alleen, Path(tijdelijk))
        maak_voorbereiding(maker)
        maak_doorbraak(maker)
        maak_inzicht(maker)
        maak_notulen(maker)
        maak_vergadering(maker)
        if not alleen and doel == BEELDEN:
            maker.geschreven += maak_sneltoetsen(maker)
        maker.venster.close()
    return maker.geschreven


if __name__ == "__main__":
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("map", type=Path, nargs="?", metavar="MAP", help="demonstration data to use, or to keep")
    lezer.add_argument("--alleen", default="", help="only pictures whose name holds this word")
    lezer.add_argument("--naar", type=Path, default=BEELDEN, help="the folder for the pictures")
    keuze = lezer.parse_args()
    for pad in maak_beelden(keuze.naar, keuze.map, keuze.alleen):
        print(f"{pad} ({pad.stat().st_size // 1000} kB)")
