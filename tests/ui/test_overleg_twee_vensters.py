"""Two windows on one overleg: each follows the other, and nobody's text is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.overlegtafel import CTRL, K, Tafel, als_voorzitter, fotos, in_venster, maak_map, open_tafel, teksten
from weegtafel.bootstrap import open_programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import Aanwezigheidssoort, Adviessoort, Criteriumoordeel
from weegtafel.kernel.errors import Storing, VersieConflict
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import queries
from weegtafel.overleg.commands import BewaarPunt, MeldAanwezigheid, StartPunt, WeegCriterium


def _vul(v: Any) -> tuple[int, int]:
    overleg_id = fotos().maak_overleg(v, [], 2)
    extra = v.maak_casus(5)
    v.klok.moment = datetime(2026, 11, 12, 13, 0)
    v.open(overleg_id)
    return overleg_id, extra


@pytest.fixture(scope="module")
def gemaakt(voorbeeldmap: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[int, int]]:
    """The vault with the open overleg, made once for this file."""
    return maak_map(voorbeeldmap, tmp_path_factory.mktemp("tafel") / "kluis", _vul)


@pytest.fixture
def tafel(gemaakt: tuple[Path, tuple[int, int]], klok: VasteKlok, tmp_path: Path, qtbot: QtBot) -> Iterator[Tafel]:
    for tafel in open_tafel(gemaakt, klok, tmp_path, qtbot):
        tafel.scherm._pols.stop()  # these tests say themselves when a window looks at what the other did
        yield tafel


def test_another_window_is_followed_and_typed_text_is_not_lost(tafel: Tafel) -> None:
    punt = tafel.naar_casus()
    tafel.toets(K.Key_F6)
    tafel.typ("Mijn tekst")
    tafel.v.doe(BewaarPunt(punt_id=punt, wijzigingen=(Wijziging("verslag", "", "De andere tekst"),)))
    gezien: list[str] = []

    def kies(venster: QDialog) -> None:
        gezien.append(teksten(venster))
        next(k for k in venster.findChildren(QPushButton) if k.text() == "Houd mijn tekst").click()

    in_venster(QDialog, kies)
    tafel.scherm._voel()
    tafel.wacht()
    assert tafel.scherm.notulist.verslag.tekst() == "Mijn tekst"
    tafel.scherm.notulist.spoel()
    tafel.wacht()
    assert "Mijn tekst" in gezien[0] and "De andere tekst" in gezien[0]
    assert tafel.blad(punt).verslag == "Mijn tekst"


def test_a_change_elsewhere_is_seen_by_the_pulse(tafel: Tafel) -> None:
    tafel.naar_casus()
    ander = tafel.casussen()[1]
    voor = tafel.v.programma.vraag(queries.stand, tafel.overleg_id)
    tafel.v.doe(StartPunt(punt_id=ander))
    assert tafel.v.programma.vraag(queries.stand, tafel.overleg_id) != voor
    assert tafel.scherm.nu is not None and tafel.scherm.nu.overleg.actief_punt_id != ander
    tafel.scherm._voel()
    tafel.wacht()
    assert tafel.scherm.nu.overleg.actief_punt_id == ander


@pytest.fixture
def tweede(tafel: Tafel, tmp_path: Path, qtbot: QtBot) -> Iterator[Tafel]:
    """A second window, of another process as far as the program knows: its own program on the same folder."""
    programma = open_programma(tmp_path / "kluis", klok=tafel.klok)
    t = Tafel(als_voorzitter(programma), tafel.klok, tmp_path, qtbot, (tafel.overleg_id, tafel.extra))
    t.scherm._pols.stop()
    yield t
    t.wacht()
    t.runner.sluit()
    programma.kluis.sluit()


def _voel(*tafels: Tafel) -> None:
    """The pulse of each window, which otherwise beats every two seconds."""
    for tafel in tafels:
        tafel.scherm._voel()
        tafel.wacht()


def _kies(woord: str, gezien: list[str]) -> Any:
    def kies(venster: QDialog) -> None:
        gezien.append(teksten(venster))
        next(k for k in venster.findChildren(QPushButton) if k.text() == woord).click()

    return kies


def test_presence_and_the_item_in_front_are_followed(tafel: Tafel, tweede: Tafel) -> None:
    punt = tafel.naar_casus()
    _voel(tweede)
    assert tweede.scherm.nu is not None and tweede.scherm.nu.overleg.actief_punt_id == punt
    tweede.naar_casus()
    eerste = tweede.blad().tafel[0]
    tweede.v.doe(
        MeldAanwezigheid(
            overleg_id=tafel.overleg_id, organisatie_id=eerste.id, soort=Aanwezigheidssoort.VERTROKKEN, punt_id=punt
        )
    )
    _voel(tafel)
    assert "6 van 9" in tafel.scherm.kop.quorum.woord()
    tafel.toets(K.Key_F2, K.Key_P)
    _voel(tweede)
    assert [r.eerste for r in tweede.scherm.blad.tafel] == [r.eerste for r in tafel.blad().tafel]  # type: ignore[union-attr]  # shown


def test_two_secretaries_in_one_report_keep_both_texts(tafel: Tafel, tweede: Tafel) -> None:
    punt = tafel.naar_casus()
    tweede.naar_casus()
    tafel.toets(K.Key_F6)
    tafel.typ("De inbrenger licht toe.")
    tafel.scherm.notulist.spoel()
    tafel.wacht()
    tweede.toets(K.Key_F6)
    tweede.typ("De ouders zijn gehoord.")
    gezien: list[str] = []
    in_venster(QDialog, _kies("Zet beide onder elkaar", gezien))
    tweede.scherm.notulist.spoel()
    tweede.wacht()
    assert "De inbrenger licht toe." in gezien[0] and "De ouders zijn gehoord." in gezien[0]
    assert tafel.blad(punt).verslag == "De inbrenger licht toe.\n\nDe ouders zijn gehoord."
    _voel(tafel)
    assert tafel.scherm.notulist.verslag.tekst() == tafel.blad(punt).verslag


def test_the_draft_of_an_advice_is_shared_field_by_field(tafel: Tafel, tweede: Tafel) -> None:
    punt = tafel.naar_casus()
    tweede.naar_casus()
    for t in (tafel, tweede):
        t.toets(K.Key_Return, met=CTRL)
    tafel.toets(K.Key_1)
    _voel(tweede)
    assert tweede.scherm.advies.velden.soortkeuze.soort() is Adviessoort.PASSEND
    tafel.scherm.advies.velden.vak("motivering").setFocus()
    tafel.typ("De inzet past.")
    tweede.scherm.advies.velden.vak("voorwaarden").setFocus()
    tweede.typ("Halverwege een gesprek.")
    for t in (tafel, tweede):
        t.scherm.advies.spoel()
        t.wacht()
    _voel(tafel, tweede)
    for t in (tafel, tweede):
        assert t.scherm.advies.velden.vak("motivering").tekst() == "De inzet past."  # type: ignore[attr-defined]  # a Schrijfvak
        assert t.scherm.advies.velden.vak("voorwaarden").tekst() == "Halverwege een gesprek."  # type: ignore[attr-defined]  # a Schrijfvak
    assert tafel.blad(punt).concept.waarden["motivering"] == "De inzet past."


# --- criteria -------------------------------------------------------------------------------------


def _weeg(tafel: Tafel, punt: int, oordeel: Criteriumoordeel | None, reden: str, oud: Any) -> Any:
    criterium = tafel.blad(punt).criteria[0].id
    return tafel.v.doe(WeegCriterium(punt_id=punt, criterium_id=criterium, oordeel=oordeel, reden=reden, oud=oud))


def test_a_reason_that_somebody_else_changed_is_refused_with_both_texts(tafel: Tafel) -> None:
    punt = tafel.naar_casus()
    _weeg(tafel, punt, Criteriumoordeel.VOLDOET, "Van de een.", (None, ""))
    with pytest.raises(VersieConflict) as fout:
        _weeg(tafel, punt, None, "Van de ander.", (None, ""))
    assert fout.value.hun == {"reden": "Van de een."}
    assert fout.value.ons == {"reden": "Van de ander."}
    assert (tafel.blad(punt).criteria[0].oordeel, tafel.blad(punt).criteria[0].reden) == (
        Criteriumoordeel.VOLDOET,
        "Van de een.",
    )
    with pytest.raises(VersieConflict) as fout:
        _weeg(tafel, punt, Criteriumoordeel.VOLDOET_NIET, "", (None, ""))
    assert fout.value.hun == {"oordeel": Criteriumoordeel.VOLDOET.omschrijving}


def test_a_judgement_here_and_a_reason_there_both_stay(tafel: Tafel) -> None:
    punt = tafel.naar_casus()
    _weeg(tafel, punt, None, "De reden van de een.", (None, ""))
    _weeg(tafel, punt, Criteriumoordeel.DEELS, "", (None, ""))
    criterium = tafel.blad(punt).criteria[0]
    assert (criterium.oordeel, criterium.reden) == (Criteriumoordeel.DEELS, "De reden van de een.")


@pytest.mark.parametrize(
    ("woord", "blijft"), [("Houd mijn tekst", "Mijn reden"), ("Neem de andere tekst", "De andere reden")]
)
def test_a_reason_typed_in_both_windows_is_asked_about(tafel: Tafel, tweede: Tafel, woord: str, blijft: str) -> None:
    punt = tafel.naar_casus()
    tweede.naar_casus()
    tafel.toets(K.Key_F3, K.Key_Return)
    tafel.typ("De andere reden")
    tafel.toets(K.Key_Return)
    tweede.toets(K.Key_F3, K.Key_Return)
    tweede.typ("Mijn reden")
    gezien: list[str] = []
    in_venster(QDialog, _kies(woord, gezien))
    tweede.toets(K.Key_Return)
    tweede.wacht()
    assert "Mijn reden" in gezien[0] and "De andere reden" in gezien[0]
    assert tafel.blad(punt).criteria[0].reden == blijft
    tweede.scherm.weging.criteria.lijst.selectRow(0)
    assert tweede.scherm.weging.criteria.reden.text() == blijft


# --- a disk that refuses --------------------------------------------------------------------------


class _VolleSchijf:
    """The program of a runner whose acts fail for a while; queries go on."""

    def __init__(self, programma: Any) -> None:
        self._echt = programma
        self.vol = True

    def voer_uit(self, opdracht: Any) -> Any:
        if self.vol:
            raise Storing("De schijf is vol. Wat u typte, staat nog op het scherm. Maak ruimte vrij.")
        return self._echt.voer_uit(opdracht)

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._echt, naam)


def test_what_the_disk_refuses_stays_on_screen_and_is_stored_later(tafel: Tafel) -> None:
    een, twee = tafel.naar_casus(0), tafel.casussen()[1]
    schijf = _VolleSchijf(tafel.runner.programma)
    tafel.runner.programma = schijf  # type: ignore[assignment]  # stands in for it
    tafel.toets(K.Key_F6)
    tafel.typ("Nog niet bewaard.")
    tafel.scherm.notulist.spoel()
    tafel.wacht()
    tafel.scherm.ververs()
    tafel.wacht()
    assert tafel.scherm.notulist.verslag.tekst() == "Nog niet bewaard.", "a refresh does not take it away"
    assert tafel.scherm.onbewaard() == (f"verslag ({tafel.blad(een).casus.nummer})",)
    tafel.scherm.bekijk(twee)
    tafel.wacht()
    assert tafel.scherm.notulist.verslag.tekst() == ""
    tafel.scherm.bekijk(een)
    tafel.wacht()
    assert tafel.scherm.notulist.verslag.tekst() == "Nog niet bewaard."
    schijf.vol = False
    tafel.scherm.probeer_opnieuw()
    tafel.wacht()
    assert tafel.blad(een).verslag == "Nog niet bewaard."
    assert tafel.blad(twee).verslag == ""
    assert tafel.scherm.onbewaard() == ()


def test_a_reason_that_the_disk_refuses_is_there_again(tafel: Tafel) -> None:
    punt = tafel.naar_casus()
    schijf = _VolleSchijf(tafel.runner.programma)
    tafel.runner.programma = schijf  # type: ignore[assignment]  # stands in for it
    tafel.toets(K.Key_F3, K.Key_Return)
    tafel.typ("Lichtere hulp hielp niet")
    tafel.toets(K.Key_Return)
    criteria = tafel.scherm.weging.criteria
    assert tafel.scherm.onbewaard()
    criteria.lijst.selectRow(0)
    assert criteria.reden.text() == "Lichtere hulp hielp niet"
    schijf.vol = False
    criteria.spoel()
    tafel.wacht()
    assert tafel.blad(punt).criteria[0].reden == "Lichtere hulp hielp niet"
    assert tafel.scherm.onbewaard() == ()


def test_going_back_to_an_item_with_a_report_changes_nothing_there(tafel: Tafel) -> None:
    een = tafel.naar_casus(0)
    tafel.toets(K.Key_F6)
    tafel.typ("Verslag van de eerste.")
    twee = tafel.naar_casus(1)
    tafel.toets(K.Key_F6)
    tafel.typ("Verslag van de tweede.")
    tafel.naar_casus(0)
    tafel.naar_casus(1)
    tafel.wacht()
    assert tafel.blad(een).verslag == "Verslag van de eerste."
    assert tafel.blad(twee).verslag == "Verslag van de tweede."
