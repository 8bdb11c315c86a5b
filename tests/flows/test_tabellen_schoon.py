"""What leaves as cells and lines goes through the same sweep as a paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doorbraakhulp import Doorbraakhulp, nieuw
from tests.overleghulp import Tafelhulp
from weegtafel.anonimiteit.codes import Keuze
from weegtafel.anonimiteit.commands import BeslisVondst
from weegtafel.bootstrap import Programma
from weegtafel.casus.anoniem import STUK
from weegtafel.doorbraak import commands as d
from weegtafel.doorbraak.codes import Knelpuntaard, Knelpuntsoort
from weegtafel.doorbraak.models import Knelpunt
from weegtafel.inrichting.vastesql import db_van
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.overleg.veeg import Stukbesluit, Stukgeweigerd
from weegtafel.tabeluitgave import exporteer_tabel, geef_cijfers_uit

NAAMZIN = "Moeder Fatima El Amrani (bsn 111222333) woont aan de Kerkstraat 12 te Zwolle."


def _zet(programma: Programma, sql: str, *waarden: object) -> None:
    """What an older version of the program, without this check, left in a vault."""
    with programma.kluis.transactie() as sessie:
        db_van(sessie).execute(sql, waarden)


@pytest.fixture
def alles(programma: Programma) -> Programma:
    return programma.als(Actor(programma.actor.persoon_id, "Alles", frozenset(Rol)))


def _knelpunt(programma: Programma, alles: Programma) -> int:
    aanvraag = Doorbraakhulp(programma).aanvraag()
    velden = {
        "soort": next(iter(Knelpuntsoort)),
        "aard": next(iter(Knelpuntaard)),
        "van_wie": "Woningcorporatie Eigen Haard",
        "omschrijving": "De regel kent geen uitzondering.",
    }
    alles.voer_uit(d.BewaarKnelpunt(aanvraag_id=aanvraag, wijzigingen=nieuw(velden)))
    return aanvraag


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_a_table_with_a_name_in_a_cell_is_refused_by_row_and_column(
    programma: Programma, alles: Programma, tmp_path: Path, soort: str
) -> None:
    _knelpunt(programma, alles)
    pad = tmp_path / f"k.{soort}"
    exporteer_tabel(alles, "knelpunten", 0, pad)
    pad.unlink()
    _zet(alles, "UPDATE knelpunt SET omschrijving = ?", NAAMZIN)
    with pytest.raises(Stukgeweigerd) as fout:
        exporteer_tabel(alles, "knelpunten", 0, pad)
    zin = str(fout.value)
    assert "“knelpunten”" in zin and "rij 2 (DB-2026-0001), kolom “Omschrijving”" in zin
    assert "leg bij DB-2026-0001 vast" in zin and "Fatima" not in zin
    assert not pad.exists()


def test_a_person_decides_or_replaces_and_the_table_leaves(
    programma: Programma, alles: Programma, tmp_path: Path
) -> None:
    _knelpunt(programma, alles)
    _zet(alles, "UPDATE knelpunt SET omschrijving = ?", "Moeder Roos zei dit. Daarna belde Fatima met de gemeente.")
    pad = tmp_path / "k.csv"
    with pytest.raises(Stukgeweigerd) as fout:
        exporteer_tabel(alles, "knelpunten", 0, pad)
    weigering = fout.value
    assert {v.bevinding.tekst for v in weigering.vondsten} == {"Roos", "Fatima"}
    onderwerp, nummer = weigering.onderwerp
    for v in weigering.vondsten:
        if v.bevinding.tekst == "Roos":
            alles.voer_uit(
                BeslisVondst(
                    onderwerp=onderwerp, onderwerp_id=nummer, veld=STUK, soort=v.bevinding.soort,
                    tekst="Roos", keuze=Keuze.GEEN_NAAM, reden="Dat is de naam van een regeling.",
                )
            )  # fmt: skip
    vervang = [
        Stukbesluit(v.nummer, v.bevinding.begin, v.bevinding.einde, "Fatima", "iemand", v.bevinding.soort)
        for v in weigering.vondsten
        if v.bevinding.tekst == "Fatima"
    ]
    assert weigering.opnieuw is not None
    weigering.opnieuw(vervang=vervang)
    tekst = pad.read_text("utf-8-sig")
    assert "Moeder Roos zei dit. Daarna belde iemand met" in tekst and "Fatima" not in tekst
    assert "Fatima" in alles.vraag(lambda s: s.get_one(Knelpunt, 1).omschrijving), "the stored text is left alone"


def test_the_lists_that_ship_leave_as_they_are(alles: Programma, tmp_path: Path) -> None:
    exporteer_tabel(alles, "prijslijst", 0, tmp_path / "p.xlsx")
    exporteer_tabel(alles, "instroom", 0, tmp_path / "i.csv")
    assert (tmp_path / "p.xlsx").exists()


def test_the_register_is_swept(programma: Programma, alles: Programma, tmp_path: Path) -> None:
    h = Doorbraakhulp(programma)
    h.besloten()
    _zet(alles, "DROP TRIGGER IF EXISTS registerregel_nooit_update")
    _zet(alles, "UPDATE registerregel SET omschrijving = ?", NAAMZIN)
    with pytest.raises(Stukgeweigerd, match="kolom “Omschrijving”"):
        exporteer_tabel(alles, "aanvraagregister", 1, tmp_path / "r.xlsx")


def test_figures_of_a_screen_are_swept(alles: Programma, tmp_path: Path) -> None:
    with pytest.raises(Stukgeweigerd, match="rij 3, kolom “Wat”"):
        geef_cijfers_uit(alles, "cijfers", ("Wat", "Aantal"), [("Alles", "3"), (NAAMZIN, "4")], tmp_path / "c.csv")


def test_an_invitation_names_nobody_in_its_place(programma: Programma, tmp_path: Path) -> None:
    tafel = Tafelhulp(programma)
    overleg = tafel.plan()
    tafel.programma.exporteer("uitnodiging", overleg, tmp_path / "goed.ics")
    _zet(tafel.programma, "UPDATE overleg SET locatie = ?", "Bij moeder Fatima El Amrani thuis")
    pad = tmp_path / "a.ics"
    with pytest.raises(Stukgeweigerd, match="De uitnodiging gaat zo niet") as fout:
        tafel.programma.exporteer("uitnodiging", overleg, pad)
    assert not pad.exists()
    assert "Zoek hier: “Plaats”." in str(fout.value), "an invitation has no rows and columns"
    v = fout.value.vondsten[0]
    anders = Stukbesluit(
        v.nummer, v.bevinding.begin, v.bevinding.einde, v.bevinding.tekst, "het gezin", v.bevinding.soort
    )
    assert fout.value.opnieuw is not None
    fout.value.opnieuw(vervang=[anders])
    assert "het gezin" in pad.read_text() and "Fatima" not in pad.read_text()


def test_a_refusal_is_one_that_the_window_knows(alles: Programma, tmp_path: Path) -> None:
    with pytest.raises(Regelovertreding) as fout:
        geef_cijfers_uit(alles, "cijfers", ("Wat",), [(NAAMZIN,)], tmp_path / "c.xlsx")
    assert isinstance(fout.value, Stukgeweigerd) and fout.value.opnieuw is not None
