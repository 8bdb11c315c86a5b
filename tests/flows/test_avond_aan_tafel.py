"""A first table, from an empty folder to minutes that are vastgesteld: by keys alone, with a slip at each step."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog
from sqlmodel import Session, select

from tests.flows.toetsenist import FOTOS, Toetsenist, bij_dialoog
from tests.formulierhulp import INGEVULD, leeg, vul
from ui import eerste_start
from ui.bestandskeuze import Documentdoel
from ui.kluis.aanmelden import Aanmeldvenster
from ui.kluis.hoeder import Hoeder, blijf_draaien
from ui.overleg.overleg import OverlegScherm
from ui.theme.theme import pas_thema_toe
from ui.venster import Hoofdvenster
from weegtafel.bootstrap import Programma
from weegtafel.casus.models import Casus
from weegtafel.inrichting import queries as inrichting
from weegtafel.inrichting.commands import BewaarOrganisatie, BewaarPersoon, GeefRol
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    Adviessoort,
    Bekrachtigingsbesluit,
    CasusStatus,
    Criteriumoordeel,
    NotulenStatus,
    Oordeel,
    OrganisatieSoort,
    OverlegStatus,
    PuntSoort,
)
from weegtafel.kernel.roles import Rol
from weegtafel.kluisdaden import herstelgroepen
from weegtafel.overleg import queries, vergaderqueries
from weegtafel.overleg.models import Actie, Advies, Bekrachtiging, Notulen, NotulenDeel, Overleg
from weegtafel.storage import geheim
from weegtafel.storage.geheim import Maat

NU = datetime(2026, 11, 12, 13, 0)
FEMKE = ("femke", "vier groene fietsen in de sloot")
MARJOLEIN = ("marjolein", "zes stoelen onder een appelboom")
EERSTE_WOORD = "tien lepels naast de kachel"
TAFEL = (
    ("Jeugdteam Noord", "JT Noord", OrganisatieSoort.JEUGDTEAM, "Sam de Wit"),
    ("Jeugdteam Zuid", "JT Zuid", OrganisatieSoort.JEUGDTEAM, "Noor Bakker"),
    ("Gezinsbescherming Oost", "GI Oost", OrganisatieSoort.GI, "Joris Vos"),
    ("Jeugdbescherming West", "GI West", OrganisatieSoort.GI, "Lina Smits"),
)


class Avond:
    """The program on one folder, seen through its window."""

    def __init__(self, map_: Path, klok: VasteKlok) -> None:
        self.map, self.klok = map_, klok
        self.programma: Programma
        self.venster: Hoofdvenster
        self.hand: Toetsenist
        self.hoeder: Hoeder
        self.aan_de_deur = False

    def open(self, programma: Programma) -> None:
        """The window of who signed in, and the keeper that leads back to the door."""
        self.programma = programma.als(programma.actor)
        ini = QSettings(str(self.map.parent / "voorkeuren.ini"), QSettings.Format.IniFormat)
        self.venster = Hoofdvenster(self.programma, ini)
        eerder = self.hand._foto if hasattr(self, "hand") else 0
        self.hand = Toetsenist(self.venster)
        self.hand._foto = eerder
        self.venster.mond.gezegd.connect(lambda _soort, zin: self.hand.gezegd.append(zin))
        self.hoeder = Hoeder(self.programma, ini)
        self.aan_de_deur = False
        self.hoeder.naar_de_deur.connect(self._naar_de_deur)
        self.venster.begin()
        self.hoeder.volg(self.venster)
        self.hand.rust()

    def _naar_de_deur(self) -> None:
        self.aan_de_deur = True

    def alle(self, soort: Any) -> list[Any]:
        """Every row of a kind as it is stored."""

        def haal(sessie: Session) -> list[Any]:
            rijen = list(sessie.exec(select(soort)).all())
            sessie.expunge_all()
            return rijen

        return self.programma.vraag(haal)

    def sluit(self) -> None:
        self.venster._schermen.clear()
        self.venster.close()
        self.venster.deleteLater()
        self.hoeder.sluit()
        self.hoeder.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def avond(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Avond]:
    pas_thema_toe(qapp, "licht", 1.0)
    klok = VasteKlok(NU)
    monkeypatch.setattr(geheim, "ijk", lambda doel_s=0.6: Maat(64, 1, 1))
    avond = Avond(tmp_path / "tafel", klok)
    yield avond
    if hasattr(avond, "venster"):
        avond.sluit()


def test_a_first_table_from_an_empty_folder_to_the_archive(
    avond: Avond, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(avond)
    richt_in(avond)
    lees_formulieren(avond, tmp_path, monkeypatch)
    verklaar_gereed(avond)
    plan(avond)
    open_en_meld(avond)
    adviseer(avond)
    sluit_overleg(avond)
    schrijf_notulen(avond, tmp_path, monkeypatch)
    volgend_overleg(avond)
    geef_uit(avond, tmp_path)


def begin(avond: Avond) -> None:
    """The first start: an empty name is refused with the cursor still there, then the folder is made."""
    venster = eerste_start.EersteStart(avond.map, avond.klok)
    hand = Toetsenist(venster)
    venster.knop_begin.setFocus()  # as eerste_start() does

    def doe() -> None:
        hand.foto("welkom")
        hand.druk("Enter")
        hand.typ("Voorbeeldstad")
        hand.tab_naar("Begin")
        hand.druk("Enter")
        hand.foto("begin-zonder-naam")
        assert "Uw naam ontbreekt" in hand.tekst() and not (avond.map / "weegtafel.sqlite").exists()
        hand.tab_naar("Uw naam")
        hand.typ("Femke de Boer")
        hand.druk("Enter")
        hand.typ(FEMKE[0])
        hand.druk("Enter")
        hand.typ(FEMKE[1])
        hand.druk("Enter")
        hand.typ(FEMKE[1])
        hand.druk("Enter")
        venster.spoor.wacht()
        hand.foto("herstelsleutel")
        blad = venster.herstelblad
        hand.tab_naar(f"Typ groep {blad._gevraagd + 1} over van het papier")
        hand.typ(herstelgroepen(blad._sleutel)[blad._gevraagd].lower())
        hand.druk("Enter")

    bij_dialoog(venster, doe)
    assert venster.programma is not None
    avond.open(venster.programma)
    avond.hand.foto("vandaag-leeg")
    (femke,) = avond.programma.vraag(inrichting.personen, NU.date())
    assert (femke.naam, femke.rollen) == ("Femke de Boer", {Rol.BEHEERDER, Rol.SECRETARIS})


def richt_in(avond: Avond) -> None:
    """Organisations and people; those who set up a table do this once."""
    doe, dag = avond.venster.runner.programma.voer_uit, NU.date()
    (gemeente,) = avond.programma.vraag(inrichting.gemeenten, dag)
    eigen = avond.programma.vraag(inrichting.organisaties, dag)[0].id
    chef = doe(BewaarPersoon(naam="Marjolein Smit", organisatie_id=eigen, geldig_van=dag)).id
    doe(GeefRol(persoon_id=chef, rol=Rol.VOORZITTER, geldig_van=dag))
    avond.programma.toegang.geef_toegang(chef, MARJOLEIN[0], EERSTE_WOORD)
    for naam, kort, soort, lid in TAFEL:
        org = doe(BewaarOrganisatie(naam=naam, afkorting=kort, soort=soort, gemeente_id=gemeente.id, geldig_van=dag)).id
        doe(
            GeefRol(
                persoon_id=doe(BewaarPersoon(naam=lid, organisatie_id=org, geldig_van=dag)).id,
                rol=Rol.LID,
                geldig_van=dag,
            )
        )
    avond.hand.rust()


def lees_formulieren(avond: Avond, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three forms and a letter in one folder; the letter is told apart and the second lacks two answers."""
    post = tmp_path / "post"
    post.mkdir()
    vol = {k: v for k, v in INGEVULD.items() if k != "eerdere_casus"} | {"soort": "nieuw"}
    for nummer, weg in enumerate(((), ("veiligheid", "kosten_cent"), ())):
        waarden = {k: v for k, v in vol.items() if k not in weg} | {"inbrenger": TAFEL[nummer][0]}
        (post / f"aanmelding {nummer + 1}.docx").write_bytes(vul(leeg(), waarden))
    import docx

    brief = docx.Document()
    brief.add_paragraph("Hierbij drie aanmeldingen.")
    brief.save(str(post / "begeleidende brief.docx"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(post))
    hand = avond.hand
    hand.druk("Ctrl+2")
    hand.foto("casussen-leeg")

    def lees() -> None:
        hand.foto("formulieren-gelezen")
        assert "3 van 4 bestanden gelezen" in hand.tekst()
        hand.tab_naar("Maak 3 casussen")
        hand.druk("Enter")
        hand.foto("formulieren-gemaakt")
        hand.druk("Esc")

    hand.in_dialoog("Ctrl+Shift+I", lees)
    casussen = avond.alle(Casus)
    assert [c.nummer for c in casussen] == ["WT-2026-0001", "WT-2026-0002", "WT-2026-0003"]
    assert all(c.status is CasusStatus.CONCEPT for c in casussen)
    hand.foto("casussen")


def verklaar_gereed(avond: Avond) -> None:
    """Fill what is missing, hand in, read, declare gereed."""
    hand = avond.hand
    for nummer in (1, 2, 3):
        hand.druk("Ctrl+2", "Ctrl+F")
        hand.typ(f"WT-2026-000{nummer}")
        hand.rust()
        hand.druk("Enter")
        hand.rust()
        if nummer == 2:
            hand.foto("casus-onvolledig")
            assert "Nog 2 dingen nodig" in hand.tekst()
            hand.druk("Ctrl+Enter", "Ctrl+Enter")
            assert "ontbreekt nog iets" in hand.gezegd[-1]
            hand.foto("casus-geweigerd")
            hand.druk("Ctrl+J")
            hand.typ("Veilig; er is een afspraak over de nacht.")
            hand.druk("Tab")
            hand.druk("Ctrl+J")
            hand.typ("veel geld")
            hand.druk("Tab")
            hand.foto("casus-bedrag-fout")
            hand.druk("Ctrl+J")
            hand.typ("31.400")
            hand.druk("Tab")
            hand.foto("casus-compleet")
        else:
            hand.druk("Ctrl+Enter")
            assert avond.alle(Casus)[nummer - 1].status is CasusStatus.AANGEMELD

        def verklaar() -> None:
            hand.foto(f"verklaar-{hand.voor.windowTitle()[:12]}")
            hand.druk("Space")
            hand.tab_naar("Reden om met de hand na te kijken", terug=True)
            hand.typ("Verzonnen gegevens voor deze proef.")
            hand.tab_naar("Verklaar gereed")
            hand.druk("Space")

        hand.in_dialoog("Ctrl+Enter", verklaar)
        assert avond.alle(Casus)[nummer - 1].status is CasusStatus.GEREED, hand.gezegd
    assert avond.alle(Casus)[1].kosten_cent == 3_140_000
    hand.foto("casus-gereed")


def plan(avond: Avond) -> None:
    """Plan the overleg of today, as secretary; a date that does not exist stays where it was typed."""
    hand = avond.hand
    hand.druk("Ctrl+3")
    hand.foto("overleggen-leeg")

    def vul_in() -> None:
        hand.rust()
        hand.typ("31-2-2026")
        hand.druk("Ctrl+Enter")
        hand.foto("plan-foute-datum")
        assert not avond.alle(Overleg)
        hand.typ("12-11-2026")
        hand.tab_naar("Plaats")
        hand.typ("Stadskantoor, zaal 2")
        hand.foto("plan")
        hand.druk("Ctrl+Enter")

    hand.in_dialoog("Ctrl+N", vul_in)
    assert len(avond.alle(Overleg)) == 1, [(o.code, o.datum, o.locatie) for o in avond.alle(Overleg)]
    (overleg,) = avond.alle(Overleg)
    assert (overleg.datum, overleg.locatie) == (NU.date(), "Stadskantoor, zaal 2")
    hand.foto("overleg-gepland")

    def kies() -> None:
        hand.rust()
        hand.foto("casussen-kiezen")
        hand.druk("Shift+Down", "Shift+Down", "Enter")

    hand.in_dialoog("Ctrl+Shift+A", kies)
    assert all(c.status is CasusStatus.GEAGENDEERD for c in avond.alle(Casus))
    hand.foto("overleg-agenda")


def wissel(avond: Avond, wie: tuple[str, str], eerste_woord: str = "") -> None:
    """Sign off by the menu, and somebody else signs in at the door; who has a first password chooses an own one."""
    naam, woord = wie
    avond.hand.druk("Ctrl+Shift+P")
    avond.hand.foto("persoonmenu")
    avond.hand.druk("Up", "Enter")
    assert avond.aan_de_deur and not avond.venster.isVisible()
    avond.venster.deleteLater()
    avond.hoeder.deleteLater()
    deur = Aanmeldvenster(avond.map, klok=avond.klok)
    hand = Toetsenist(deur)

    def meld_aan() -> None:
        hand.typ(naam)
        hand.druk("Enter")
        hand.typ(eerste_woord or woord)
        hand.druk("Enter")
        deur.spoor.wacht()
        if eerste_woord:
            assert "Kies een eigen wachtwoord" in hand.tekst()
            hand.typ(woord)
            hand.druk("Tab")
            hand.typ(woord)
            hand.druk("Enter")
            deur.spoor.wacht()

    bij_dialoog(deur, meld_aan)
    assert deur.programma is not None
    avond.open(deur.programma)
    blijf_draaien(False)
    assert avond.programma.actor.naam.lower().startswith(naam)


def naar_overleg(avond: Avond) -> None:
    """The overleg of this table, from the list."""
    avond.hand.druk("Ctrl+3", "Home", "Enter")
    avond.hand.rust()
    assert isinstance(avond.venster.scherm, OverlegScherm)


def overleg(avond: Avond, nummer: int = 0) -> Any:
    """An overleg as it is stored."""
    return avond.programma.vraag(queries.overleg, avond.alle(Overleg)[nummer].id)


def blad(avond: Avond, nummer: int = 0) -> Any:
    """The item of the casus with this number (from 0) as it is stored."""
    punten = [p for p in overleg(avond).punten if p.soort is PuntSoort.CASUS]
    return avond.programma.vraag(vergaderqueries.blad, punten[nummer].id)


def open_en_meld(avond: Avond) -> None:
    """The chair opens, tries to close at once, and reports who is there."""
    wissel(avond, MARJOLEIN, EERSTE_WOORD)
    hand = avond.hand
    naar_overleg(avond)
    hand.foto("voorzitter")
    hand.druk("Ctrl+Enter")
    assert overleg(avond).status is OverlegStatus.OPEN
    hand.foto("vergadering-open")

    def te_vroeg() -> None:
        hand.foto("sluiten-te-vroeg")
        assert "punten hebben nog geen uitkomst" in hand.tekst()
        hand.druk("Esc")

    hand.in_dialoog("Ctrl+Shift+S", te_vroeg)
    assert overleg(avond).status is OverlegStatus.OPEN

    def meld() -> None:
        hand.rust()
        hand.druk("A", "A", "A", "B")
        hand.foto("aanwezigheid")
        hand.druk("Esc")

    hand.in_dialoog("F4", meld)
    soorten = [r.aanwezigheid for r in blad(avond).tafel]
    assert soorten == [Aanwezigheidssoort.AANWEZIG] * 3 + [Aanwezigheidssoort.AFWEZIG_MET_BERICHT]
    hand.foto("vergadering-aanwezig")
    while avond.venster.scherm.blad.casus is None:  # type: ignore[union-attr]  # the meeting screen
        voor = hand.gezegd[:]
        hand.druk("Ctrl+Enter")
        assert hand.gezegd == voor, hand.gezegd
    hand.foto("eerste-casus")


def weeg(avond: Avond, nummer: int) -> None:
    """First impressions, all criteria, the judgement after the discussion."""
    hand = avond.hand
    hand.druk("F2")
    mee = [r for r in blad(avond, nummer).tafel if r.doet_mee]
    hand.druk(*("P", "T", "N")[: len(mee)])
    hand.druk("F3", *(["Up"] * 8), *(["V"] * len(blad(avond, nummer).criteria)))
    hand.druk("F2", *(["P"] * len(mee)))
    b = blad(avond, nummer)
    assert [r.eerste for r in b.tafel if r.doet_mee] == [Oordeel.PASSEND, Oordeel.TWIJFEL, Oordeel.NIET_PASSEND][
        : len(mee)
    ]
    assert [r.na for r in b.tafel if r.doet_mee] == [Oordeel.PASSEND] * len(mee)
    assert [c.oordeel for c in b.criteria] == [Criteriumoordeel.VOLDOET] * len(b.criteria)


def adviseer(avond: Avond) -> None:
    """Three advices; the first without quorum, for one who brought the casus in steps back."""
    hand = avond.hand

    def trek_terug() -> None:
        hand.druk("Ctrl+Enter")
        hand.foto("terugtrekken-zonder-reden")
        assert "Schrijf in een paar woorden waarom" in hand.tekst()
        hand.typ("Eigen casus")
        hand.druk("Ctrl+Enter")

    hand.druk("F2")
    hand.in_dialoog("R", trek_terug)
    assert [r.teruggetrokken for r in blad(avond).tafel if r.teruggetrokken] == ["Eigen casus"]
    weeg(avond, 0)
    hand.foto("gewogen")
    hand.druk("F6")
    hand.typ("De inbrenger licht toe dat lichtere hulp niet hielp.")
    hand.druk("F7")
    hand.typ("School bellen over de plek")
    hand.druk("Enter")
    hand.foto("actie-zonder-wie")
    assert "Kies wie dit doet" in hand.tekst() and not avond.alle(Actie)
    hand.druk("Down")
    hand.tab_naar("Actie: wat", terug=True)
    hand.druk("Enter")
    assert [a.wat for a in avond.alle(Actie)] == ["School bellen over de plek"]

    hand.druk("Ctrl+Enter", "1")
    hand.druk("Ctrl+Enter")
    hand.foto("advies-zonder-motivering")
    assert not avond.alle(Advies)
    hand.typ("De gevraagde inzet past bij het resultaat en lichtere hulp hielp niet.")
    hand.foto("advies-passend")
    hand.druk("Ctrl+Enter")
    hand.foto("teruglezen")
    assert "geen quorum" in hand.tekst()
    hand.druk("Ctrl+Enter")
    assert "Kies eerst wie naast de voorzitter bevestigt" in hand.tekst() and not avond.alle(Advies)
    hand.foto("teruglezen-zonder-bevestiger")
    hand.druk("Down", "Ctrl+Enter")
    (advies,) = avond.alle(Advies)
    assert (advies.soort, advies.voorbehoud is not None) == (Adviessoort.PASSEND, True)
    assert advies.bevestigd_door_id != advies.vastgesteld_door_id
    hand.foto("vastgesteld")
    hand.druk("Enter")

    weeg(avond, 1)
    hand.druk("Ctrl+Enter", "2")
    hand.druk("Ctrl+Enter")
    hand.foto("advies-aanpassing-leeg")
    assert len(avond.alle(Advies)) == 1
    hand.tab_naar("Profiel", terug=True)
    hand.druk("Down")
    hand.tab_naar("Motivering")
    hand.typ("Met een ander profiel past de inzet beter bij het resultaat.")
    stel_vast(avond, 2)
    weeg(avond, 2)
    hand.druk("Ctrl+Enter", "7", "Ctrl+Enter")
    hand.foto("aanhouden-leeg")
    hand.tab_naar("Wat er nodig is", terug=True)
    hand.typ("Een verklarende analyse van de school.")
    hand.tab_naar("Wie daarvoor zorgt")
    hand.typ("Jeugdteam Zuid")
    hand.tab_naar("Uiterlijk")
    hand.typ("gisteren of zo")
    hand.tab_naar("Motivering")
    hand.typ("Zonder deze analyse kan de tafel niet wegen.")
    hand.druk("Ctrl+Enter")
    hand.foto("aanhouden-foute-datum")
    assert len(avond.alle(Advies)) == 2
    hand.tab_naar("Uiterlijk", terug=True)
    hand.typ("10-12-2026")
    stel_vast(avond, 3)
    assert [a.soort for a in avond.alle(Advies)] == [
        Adviessoort.PASSEND,
        Adviessoort.PASSEND_MET_AANPASSING,
        Adviessoort.AANHOUDEN,
    ]
    assert [c.status for c in avond.alle(Casus)] == [
        CasusStatus.GEADVISEERD,
        CasusStatus.GEADVISEERD,
        CasusStatus.AANGEHOUDEN,
    ]


def stel_vast(avond: Avond, aantal: int) -> None:
    """Read back and fix; the chair is not among those who can confirm."""
    hand = avond.hand
    hand.druk("Ctrl+Enter")
    assert "Bevestigd door" in hand.tekst(), hand.tekst()
    lijst = hand.focus
    assert all("Marjolein" not in lijst.itemText(n) for n in range(lijst.count()))  # type: ignore[attr-defined]  # a list
    hand.foto(f"teruglezen-{aantal}")
    hand.druk("Down", "Ctrl+Enter")
    assert len(avond.alle(Advies)) == aantal
    hand.druk("Enter")


def sluit_overleg(avond: Avond) -> None:
    """The last item, then the overleg."""
    hand = avond.hand
    hand.foto("rondvraag")
    hand.druk("Ctrl+Enter")

    def sluit() -> None:
        hand.rust()
        hand.foto("sluiten")
        hand.tab_naar("Sluit overleg")
        hand.druk("Space")

    hand.in_dialoog("Ctrl+Shift+S", sluit)
    assert overleg(avond).status is OverlegStatus.GESLOTEN
    (notulen,) = avond.alle(Notulen)
    assert notulen.status is NotulenStatus.CONCEPT
    hand.foto("overleg-gesloten")


def schrijf_notulen(avond: Avond, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The secretary adds a sentence to the draft and keeps it as PDF."""
    wissel(avond, FEMKE)
    hand = avond.hand
    naar_overleg(avond)
    hand.druk("Ctrl+Enter")
    hand.rust()
    hand.foto("notulen-concept")
    hand.tab_naar("Opening")
    hand.druk("Ctrl+End")
    hand.schrijf_bij(" De secretaris vult dit aan.")
    doel = tmp_path / "uit.pdf"
    monkeypatch.setattr("ui.overleg.notulenuitgave.kies_document", lambda *_: Documentdoel(doel, ""))
    hand.druk("Ctrl+P")
    hand.foto("notulen-bewaard")
    assert f"uit.pdf staat in {tmp_path}." in hand.gezegd
    assert doel.read_bytes().startswith(b"%PDF")
    delen = [d for d in avond.alle(NotulenDeel) if d.tekst.endswith(" De secretaris vult dit aan.")]
    assert [d.sleutel for d in delen] == ["opening"]


def volgend_overleg(avond: Avond) -> None:
    """A week on: the minutes are established, and the advice under voorbehoud is bekrachtigd."""
    avond.klok.moment = datetime(2026, 11, 19, 13, 0)
    wissel(avond, MARJOLEIN)
    hand = avond.hand
    hand.druk("Ctrl+3")

    def vul_in() -> None:
        hand.rust()
        hand.typ("19-11-2026")
        hand.tab_naar("Plaats")
        assert hand.focus.text() == "Stadskantoor, zaal 2"  # type: ignore[attr-defined]  # a line, as last time
        hand.druk("Ctrl+A", "Del", "Ctrl+Enter")
        hand.foto("plan-zonder-plaats")
        assert len(avond.alle(Overleg)) == 1
        hand.tab_naar("Plaats", terug=True)
        hand.typ("Stadskantoor, zaal 2")
        hand.druk("Ctrl+Enter")

    hand.in_dialoog("Ctrl+N", vul_in)
    hand.foto("tweede-overleg")
    soorten = [p.soort for p in overleg(avond, 1).punten]
    assert {PuntSoort.VORIGE_NOTULEN, PuntSoort.ACTIES, PuntSoort.BEKRACHTIGING} <= set(soorten)
    hand.druk("Ctrl+Enter")

    def meld() -> None:
        hand.rust()
        hand.druk("A", "A", "A", "A", "Esc")

    hand.in_dialoog("F4", meld)

    def ja(knop: str) -> None:
        hand.foto(f"vraag-{knop[:12]}")
        hand.tab_naar(knop)
        hand.druk("Space")

    hand.druk("Ctrl+Enter")
    for _ in range(len(soorten)):
        soort = avond.venster.scherm.blad.punt.soort  # type: ignore[union-attr]  # the meeting screen
        hand.foto(f"punt-{soort.value}")
        if soort is PuntSoort.VORIGE_NOTULEN:
            hand.in_dialoog("Ctrl+Enter", lambda: ja("Stel notulen vast"))
        elif soort is PuntSoort.BEKRACHTIGING:
            hand.in_dialoog("Ctrl+Enter", lambda: ja("Bekrachtig advies"))
        elif soort is PuntSoort.RONDVRAAG:
            break
        else:
            hand.druk("Ctrl+Enter")
        if avond.venster.scherm.blad.punt.soort is soort:  # type: ignore[union-attr]  # the meeting screen
            hand.druk("Ctrl+Down")
    (notulen,) = avond.alle(Notulen)
    assert notulen.status is NotulenStatus.VASTGESTELD and notulen.hash
    assert [b.besluit for b in avond.alle(Bekrachtiging)] == [Bekrachtigingsbesluit.BEKRACHTIGD]
    hand.foto("einde")


def geef_uit(avond: Avond, tmp_path: Path) -> None:
    """What leaves the house: archivable and readable aloud, and a Word document with headings."""
    import docx
    import outloud
    import pdfua

    for soort, sleutel in (("notulen", avond.alle(Overleg)[0].id), ("adviesbrief", avond.alle(Advies)[0].id)):
        pdf, word = tmp_path / f"{soort}.pdf", tmp_path / f"{soort}.docx"
        avond.programma.exporteer(soort, sleutel, pdf)
        avond.programma.exporteer(soort, sleutel, word)
        assert outloud.check(str(pdf)).errors == 0
        assert [v.message for v in pdfua.validate(str(pdf)).findings if v.severity.name == "ERROR"] == []
        document = docx.Document(str(word))
        assert any(p.style is not None and p.style.name.startswith("Heading") for p in document.paragraphs)
        if FOTOS:
            (Path(FOTOS) / pdf.name).write_bytes(pdf.read_bytes())
