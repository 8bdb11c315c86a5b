"""Whatever somebody writes in a control of the form comes back as it was written."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.formulierhulp import bewerk_boom, leeg, vul, zonder_controles
from weegtafel.casus.formulier import (
    FORMULIERVELDEN,
    STAP_KOP,
    beoordeel,
    kies_code,
    lees_datum,
    lees_kosten,
    netjes,
    vergelijkbaar,
)
from weegtafel.casus.velden import STAPPEN, VELDEN, Invoer
from weegtafel.kernel.bedrag import toon_bedrag, uit_centen
from weegtafel.kernel.clock import dag_voluit, datum_voluit
from weegtafel.rendering.aanmeldformulier import meegeleverd
from weegtafel.rendering.aanmeldformulier_lezen import vind_inhoud
from weegtafel.rendering.aanmeldformulier_pakket import open_pakket

TEKSTVELDEN = [v.sleutel for v in VELDEN if v.invoer is Invoer.TEKST]
# What XML can hold: no control characters, no surrogates, no noncharacters.
TEKENS = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t")
TEKST = st.text(TEKENS, max_size=120)
LANGZAAM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lru_cache(maxsize=1)
def leeg_formulier() -> bytes:
    return leeg()


def lees(data: bytes) -> dict[str, object]:
    codes, afzender = meegeleverd()
    ruw, _, _ = vind_inhoud(open_pakket(data), codes, frozenset())
    return dict(beoordeel(ruw, codes, afzender.alternatieven).velden)


#: The headings of the form as the reader compares them.
KOPPEN = frozenset(vergelijkbaar(kop) for kop in (STAP_KOP, *STAPPEN, *(veld.titel for veld in FORMULIERVELDEN)))


def verwacht(tekst: str) -> str:
    return netjes(tekst)


@LANGZAAM
@given(st.dictionaries(st.sampled_from(TEKSTVELDEN), TEKST, min_size=1, max_size=6))
def test_texts_in_controls_come_back_equal(teksten: dict[str, str]) -> None:
    gelezen = lees(vul(leeg_formulier(), teksten))
    assert gelezen == {sleutel: verwacht(tekst) for sleutel, tekst in teksten.items() if verwacht(tekst)}


@LANGZAAM
@given(st.dictionaries(st.sampled_from(TEKSTVELDEN), TEKST, min_size=1, max_size=6))
def test_texts_come_back_equal_when_the_controls_are_gone(teksten: dict[str, str]) -> None:
    # Without controls an answer that repeats a heading of the form, letter for letter, is that heading.
    assume(not any(vergelijkbaar(regel) in KOPPEN for tekst in teksten.values() for regel in tekst.splitlines()))
    gelezen = lees(bewerk_boom(vul(leeg_formulier(), teksten), zonder_controles))
    assert gelezen == {sleutel: verwacht(tekst) for sleutel, tekst in teksten.items() if verwacht(tekst)}


@LANGZAAM
@given(st.data())
def test_choices_dates_and_numbers_come_back_equal(data: st.DataObject) -> None:
    codes, _ = meegeleverd()
    teksten: dict[str, str] = {}
    waarden: dict[str, object] = {}
    for veld in FORMULIERVELDEN:
        if veld.invoer is Invoer.CODE and veld.lijst in codes:
            code, omschrijving = data.draw(st.sampled_from(codes[veld.lijst]))
            teksten[veld.sleutel] = data.draw(st.sampled_from([omschrijving, code]))
            waarden[veld.sleutel] = code
        elif veld.invoer is Invoer.DATUM:
            dag = data.draw(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
            vormen = [datum_voluit(dag), dag_voluit(dag), dag.isoformat(), dag.strftime("%d-%m-%Y")]
            teksten[veld.sleutel] = data.draw(st.sampled_from(vormen))
            waarden[veld.sleutel] = dag
        elif veld.invoer is Invoer.GETAL:
            getal = data.draw(st.integers(0, 240))
            teksten[veld.sleutel] = str(getal)
            waarden[veld.sleutel] = getal
        elif veld.invoer is Invoer.BEDRAG:
            cent = data.draw(st.integers(0, 10**11))
            teksten[veld.sleutel] = toon_bedrag(uit_centen(cent))
            waarden[veld.sleutel] = cent
    assert lees(vul(leeg_formulier(), teksten)) == waarden


@given(st.text(max_size=60))
def test_no_text_breaks_a_reader_of_values(tekst: str) -> None:
    for lezer in (lees_datum, lees_kosten):
        try:
            lezer(tekst)
        except ValueError as fout:
            assert str(fout).endswith(".")
    kies_code(tekst, (("04", "Uur"),))
