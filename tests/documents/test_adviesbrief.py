from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from tests.documents.overlegbouw import MOMENT, Gebouwd, bouw, maak_advies, maak_casus
from weegtafel.bootstrap import Programma
from weegtafel.inrichting.models import Persoon
from weegtafel.kernel.codes import Adviessoort, Voorbehoud
from weegtafel.kernel.document import (
    Document,
    Feitenlijst,
    Kader,
    Lijst,
    Ondertekening,
    Tabel,
    koppen,
    platte_tekst,
    teksten,
)
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg import uitgaven
from weegtafel.overleg.documents.toewijzing import einddatum
from weegtafel.overleg.models import Overleg

IJW = "Gegevens voor het toewijzingsbericht (iJw 301/319)"


@pytest.fixture
def gebouwd(programma: Programma) -> Gebouwd:
    with programma.kluis.transactie() as sessie:
        return bouw(sessie)


def brief(programma: Programma, advies: int) -> Document:
    return programma.vraag(uitgaven.document_van, "adviesbrief", advies)


def ijw(document: Document) -> dict[str, tuple[str, str]] | None:
    for blok in document.blokken:
        if isinstance(blok, Tabel) and blok.kop == ("Gegeven", "Waarde", "Herkomst"):
            return {rij[0]: (rij[1], rij[2]) for rij in blok.rijen}
    return None


def kop1(document: Document) -> list[str]:
    return [k.tekst for k in koppen(document) if k.niveau == 1]


@pytest.mark.parametrize("soort", list(Adviessoort))
def test_the_message_table_stands_where_the_indication_stands(
    programma: Programma, gebouwd: Gebouwd, soort: Adviessoort
) -> None:
    # The first advice of soort passend was replaced, so its successor carries the table.
    advies = gebouwd.herzien if soort is Adviessoort.PASSEND else gebouwd.adviezen[soort]
    document = brief(programma, advies)
    staat = soort.indicatie_staat
    assert (ijw(document) is not None) is staat
    assert (IJW in kop1(document)) is staat
    assert kop1(document)[0] == "Het advies"
    assert next(b for b in document.blokken if isinstance(b, Kader) and b.soort == "besluit")


def test_advised_values_go_before_requested_ones(programma: Programma, gebouwd: Gebouwd) -> None:
    tabel = ijw(brief(programma, gebouwd.adviezen[Adviessoort.PASSEND_MET_AANPASSING]))
    assert tabel == {
        "Productcategorie": ("45 (Jeugdhulp ambulant)", "zoals gevraagd"),
        "Productcode": ("45A04", "zoals gevraagd; controleer of de code past bij de gewijzigde inzet"),
        "Volume": ("3", "gewijzigd; gevraagd was 4"),
        "Eenheid": ("04 (Uur)", "zoals gevraagd"),
        "Frequentie": ("2 (Per week)", "zoals gevraagd"),
        "Ingangsdatum": ("1 december 2026", "zoals gevraagd"),
        "Einddatum": ("31 augustus 2027", "ingangsdatum en 9 maanden"),
    }


def test_what_nobody_recorded_is_unknown_and_not_guessed(programma: Programma) -> None:
    with programma.kluis.transactie() as sessie:
        casus = maak_casus(sessie, 80, productcode="", ingangsdatum=None, eenheid="")
        advies = maak_advies(sessie, casus, Adviessoort.PASSEND)
    tabel = ijw(brief(programma, advies))
    assert tabel is not None
    leeg = {naam for naam, (waarde, _) in tabel.items() if waarde == "onbekend: vul aan"}
    assert leeg == {"Productcode", "Eenheid", "Ingangsdatum", "Einddatum"}


def test_a_replaced_advice_points_on_and_gives_no_message_data(programma: Programma, gebouwd: Gebouwd) -> None:
    document = brief(programma, gebouwd.adviezen[Adviessoort.PASSEND])
    assert document.markering == "Vervangen"
    assert ijw(document) is None
    assert "vervangen door herzien advies WT-2026-0020/A2" in platte_tekst(document)


def test_a_revised_advice_shows_both_versions(programma: Programma, gebouwd: Gebouwd) -> None:
    tekst = platte_tekst(brief(programma, gebouwd.herzien))
    assert "Het vervangt WT-2026-0020/A1. Reden: De school leverde na het overleg nieuwe gegevens aan." in tekst
    assert "Wat het eerdere advies was" in tekst and "De tafel ziet dat de inzet past" in tekst


def test_a_reservation_is_told_and_marked(programma: Programma, gebouwd: Gebouwd) -> None:
    zonder = brief(programma, gebouwd.adviezen[Adviessoort.ANDERE_GRONDSLAG])
    assert zonder.markering == "Onder voorbehoud"
    assert "het quorum ontbrak" in platte_tekst(zonder)
    spoed = brief(programma, gebouwd.spoed)
    assert spoed.markering == ""
    assert "Bekrachtigd" in [b.titel for b in spoed.blokken if isinstance(b, Kader)]
    with programma.kluis.transactie() as sessie:
        advies = maak_advies(sessie, maak_casus(sessie, 81), Adviessoort.PASSEND, voorbehoud=Voorbehoud.SPOED)
    assert "Dit advies is nog niet bekrachtigd." in platte_tekst(brief(programma, advies))


def feit(document: Document, term: str) -> str | None:
    eerste = next(b for b in document.blokken if isinstance(b, Feitenlijst))
    return dict(eerste.feiten).get(term)


def test_who_fixed_the_advice_signs_it_also_when_that_is_the_deputy(programma: Programma, gebouwd: Gebouwd) -> None:
    with programma.kluis.transactie() as sessie:
        overleg = sessie.get(Overleg, gebouwd.overleg)
        assert overleg is not None
        voorzitter = sessie.get(Persoon, overleg.voorzitter_id)
        vervanger = next(p for p in sessie.exec(select(Persoon)) if p.id not in (overleg.voorzitter_id, None))
        assert voorzitter is not None
        los: dict[str, Any] = {"overleg_id": overleg.id, "vastgesteld_door_id": vervanger.id}
        door_vervanger = maak_advies(sessie, maak_casus(sessie, 82), Adviessoort.PASSEND, **los)
        zonder = maak_advies(sessie, maak_casus(sessie, 83), Adviessoort.PASSEND, overleg_id=overleg.id)
        namen = vervanger.naam, voorzitter.naam
    for advies_id, naam in ((door_vervanger, namen[0]), (zonder, namen[1])):
        document = brief(programma, advies_id)
        ondertekening = next(b for b in document.blokken if isinstance(b, Ondertekening))
        assert [regel[:2] for regel in ondertekening.regels] == [("Voorzitter", naam)]
        assert document.auteur == naam


def test_only_a_first_advice_between_two_overleggen_calls_itself_one(programma: Programma, gebouwd: Gebouwd) -> None:
    assert feit(brief(programma, gebouwd.spoed), "Overleg") == "spoedadvies tussen twee overleggen"
    with programma.kluis.transactie() as sessie:
        casus = maak_casus(sessie, 84)
        eerste = maak_advies(sessie, casus, Adviessoort.PASSEND, voorbehoud=Voorbehoud.SPOED)
        velden: dict[str, Any] = {"voorbehoud": Voorbehoud.SPOED, "herzien_reden": "De school leverde gegevens na."}
        tweede = maak_advies(sessie, casus, Adviessoort.PASSEND, 2, herziet_id=eerste, **velden)
        derde = maak_advies(
            sessie, casus, Adviessoort.PASSEND, 3, herziet_id=tweede, overleg_id=gebouwd.overleg, **velden
        )
        ander = maak_casus(sessie, 85)
        zonder_quorum = maak_advies(sessie, ander, Adviessoort.PASSEND, voorbehoud=Voorbehoud.GEEN_QUORUM)
        velden["voorbehoud"] = Voorbehoud.GEEN_QUORUM
        vierde = maak_advies(sessie, ander, Adviessoort.PASSEND, 2, herziet_id=zonder_quorum, **velden)
        vijfde = maak_advies(sessie, ander, Adviessoort.PASSEND, 3, herziet_id=vierde, aanwezig=0, **velden)
    buiten = brief(programma, tweede)
    assert feit(buiten, "Overleg") == "herzien buiten een overleg"
    assert "tussen twee overleggen" not in platte_tekst(buiten)
    assert "omdat het een spoedadvies vervangt dat nog niet was bekrachtigd" in platte_tekst(buiten)
    assert feit(brief(programma, derde), "Overleg") == "herzien tijdens overleg WO-2026-0012 van 12 november 2026"
    assert "omdat bij het eerdere advies het quorum ontbrak" in platte_tekst(brief(programma, vierde))
    assert "de tafel daar nog niet met quorum over heeft gewogen" in platte_tekst(brief(programma, vijfde))


def test_the_minutes_count_who_took_part_in_a_first_advice_only(programma: Programma, gebouwd: Gebouwd) -> None:
    document = programma.vraag(uitgaven.document_van, "notulen", gebouwd.overleg)
    kaders = {b.titel: "\n".join(teksten((b,))) for b in document.blokken if isinstance(b, Kader)}
    eerste = next(t for t in kaders.values() if "Dit advies is vervangen" in t)
    herzien = next(t for t in kaders.values() if "Dit is een herzien advies" in t)
    assert "Deelgenomen" in eerste
    assert "Deelgenomen" not in herzien


@pytest.mark.parametrize(("later", "gezegd"), [(timedelta(days=1), True), (timedelta(milliseconds=3), False)])
def test_a_casus_that_changed_after_the_advice_is_said_to_have(
    programma: Programma, later: timedelta, gezegd: bool
) -> None:
    with programma.kluis.transactie() as sessie:
        casus = maak_casus(sessie, 86, gewijzigd_op=MOMENT + later)
        advies = maak_advies(sessie, casus, Adviessoort.PASSEND, vastgesteld_op=MOMENT)
    zin = "De casus is na dit advies gewijzigd; de vraag staat hier zoals zij nu luidt."
    assert (zin in platte_tekst(brief(programma, advies))) is gezegd


def test_the_letter_says_who_decides_without_claiming_to(programma: Programma, gebouwd: Gebouwd) -> None:
    tekst = platte_tekst(brief(programma, gebouwd.herzien))
    assert "Dit is een advies en geen besluit." in tekst
    assert "afgesproken het te volgen" in tekst
    assert "bepaalt zij welke jeugdhulp daarbij nodig is" in tekst


def test_dissent_is_an_argument_and_never_a_person(programma: Programma, gebouwd: Gebouwd) -> None:
    document = brief(programma, gebouwd.adviezen[Adviessoort.PASSEND_MET_AANPASSING])
    plek = next(n for n, b in enumerate(document.blokken) if getattr(b, "tekst", "") == "Argumenten die anders wogen")
    lijst = next(b for b in document.blokken[plek:] if isinstance(b, Lijst))
    assert lijst.punten == ("Een lichtere inzet kan hetzelfde bereiken als school eerder meedoet.",)
    tekst = "\n".join(teksten(document.blokken[:-1]))
    assert [p for p in programma.vraag(lambda s: [q.naam for q in s.exec(select(Persoon))]) if p in tekst] == []


def test_the_address_and_what_is_needed_when_held_over(programma: Programma, gebouwd: Gebouwd) -> None:
    document = brief(programma, gebouwd.adviezen[Adviessoort.AANHOUDEN])
    lijsten = [dict(b.feiten) for b in document.blokken if isinstance(b, Feitenlijst)]
    assert lijsten[0]["Aan"] == "Voorbeeld Jeugdreclassering\nt.a.v. de jeugdconsulent"
    assert lijsten[0]["Overleg"] == "WO-2026-0012 van 12 november 2026"
    assert lijsten[1]["Uiterlijk"] == "3 december 2026"
    assert (document.kenmerk, document.afzender) == ("WT-2026-0026/A1", "Voorbeeldstad")


def test_the_advice_stands_in_one_clear_sentence(programma: Programma, gebouwd: Gebouwd) -> None:
    document = brief(programma, gebouwd.adviezen[Adviessoort.PASSEND_MET_AANPASSING])
    kader = next(b for b in document.blokken if isinstance(b, Kader))
    assert list(teksten((kader,))) == [
        "Passend met aanpassing",
        "De indicatie is passend bij het te bereiken resultaat, met een andere inzet dan gevraagd: intensiteit "
        "perspectief in plaats van intensief, omvang 3 uur per week in plaats van 4 uur per week en duur 9 maanden in "
        "plaats van 12 maanden.",
    ]


def test_the_letter_asks_what_became_of_it_in_the_words_of_the_record(programma: Programma, gebouwd: Gebouwd) -> None:
    from weegtafel.inzicht.codes import Opvolging

    met = gebouwd.adviezen[Adviessoort.PASSEND_MET_AANPASSING]
    tabel = next(b for b in brief(programma, met).blokken if isinstance(b, Tabel) and b.kop == ("Vraag", "Uw antwoord"))
    vragen = {rij[0]: rij[1] for rij in tabel.rijen}
    assert vragen["Is het advies gevolgd?"] == " / ".join(o.value for o in Opvolging)
    assert "Zo deels of niet: waarom?" in vragen
    assert vragen["Is het resultaat bereikt?"] == "bereikt / deels / niet / nog niet te zeggen"
    assert tabel.bijschrift.startswith("Evaluatiedatum ") and "wilt u de secretaris dan dit laten weten?" in (
        tabel.bijschrift
    )
    for soort in Adviessoort:
        vraagt = "Evaluatie" in kop1(brief(programma, gebouwd.adviezen[soort]))
        assert vraagt == (soort not in (Adviessoort.AANHOUDEN, Adviessoort.INGETROKKEN))


def test_no_such_advice_is_one_sentence(programma: Programma) -> None:
    with pytest.raises(Regelovertreding, match="dit advies niet meer vinden"):
        brief(programma, 999)


@pytest.mark.parametrize(
    ("ingang", "maanden", "einde"),
    [
        (date(2026, 12, 1), 12, date(2027, 11, 30)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2026, 2, 14)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
    ],
)
def test_last_day_of_an_indication(ingang: date, maanden: int, einde: date) -> None:
    assert einddatum(ingang, maanden) == einde


@given(st.dates(date(2015, 1, 1), date(2100, 1, 1)), st.integers(1, 216))
def test_two_indications_in_a_row_leave_no_gap_and_do_not_overlap(ingang: date, maanden: int) -> None:
    einde = einddatum(ingang, maanden)
    verwacht = ingang.year * 12 + ingang.month - 1 + maanden
    volgende = date.fromordinal(einde.toordinal() + 1)
    assert (volgende.year * 12 + volgende.month - 1) == verwacht + (1 if volgende.day == 1 and ingang.day > 1 else 0)
    assert volgende.day == ingang.day or (volgende.day == 1 and ingang.day > 28)
