"""Krippendorff's alpha against his own worked examples, and what is said where it does not exist."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from weegtafel.inzicht.oordelentabel import lees, lees_bestand
from weegtafel.inzicht.overeenstemming import (
    Overeenstemming,
    _vier,
    alfatekst,
    exact,
    in_woorden,
    overeenstemming,
    patronen,
)
from weegtafel.kernel.errors import Regelovertreding, Storing

HUIS = Path(__file__).resolve().parents[2]

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: A (binary, two observers), B (nominal, two observers)
# and C (nominal, four observers, missing data), with the values he prints.
TWEE_BINAIR = list(zip("0100000010", "1110010000", strict=True))
TWEE_NOMINAAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
VIER = list(
    zip(
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("casussen", "alpha"), [(TWEE_BINAIR, "0.095"), (TWEE_NOMINAAL, "0.692"), (VIER, "0.743")], ids=["A", "B", "C"]
)
def test_the_published_examples_come_out(casussen: list[tuple[object, ...]], alpha: str) -> None:
    uit = overeenstemming(patronen(casussen))
    assert uit.alpha is not None
    assert uit.alpha.quantize(Decimal("0.001")) == Decimal(alpha)
    assert uit.laag is not None
    assert uit.hoog is not None
    assert uit.laag <= uit.alpha <= uit.hoog


def test_the_published_example_counts_what_can_be_paired() -> None:
    uit = overeenstemming(patronen(VIER))
    assert (uit.casussen, uit.alleen, uit.oordelen) == (11, 1, 40)


OORDEEL = st.sampled_from(["passend", "niet", "twijfel", None])
TABEL = st.lists(st.lists(OORDEEL, min_size=3, max_size=3), max_size=12)


@settings(suppress_health_check=[HealthCheck.too_slow])  # of a busy machine
@given(TABEL)
def test_alpha_is_what_comparing_all_pairs_gives(tabel: list[list[str | None]]) -> None:
    """The same by brute force: disagreement within cases over disagreement between any two judgements."""
    bruikbaar = [[o for o in casus if o] for casus in tabel]
    bruikbaar = [casus for casus in bruikbaar if len(casus) > 1]
    alle = [o for casus in bruikbaar for o in casus]
    binnen = sum(
        (
            Fraction(sum(a != b for i, a in enumerate(c) for j, b in enumerate(c) if i != j), len(c) - 1)
            for c in bruikbaar
        ),
        Fraction(0),
    )
    tussen = sum(a != b for i, a in enumerate(alle) for j, b in enumerate(alle) if i != j)
    uit = exact(patronen(tabel))
    if tussen:
        assert uit == 1 - binnen * (len(alle) - 1) / tussen
    else:
        assert uit is None


@given(TABEL, st.randoms(use_true_random=False))
def test_the_order_of_cases_and_judges_is_irrelevant(tabel: list[list[str | None]], toeval: object) -> None:
    anders = [casus[::-1] for casus in tabel[::-1]]
    assert exact(patronen(anders)) == exact(patronen(tabel))


@given(st.lists(st.sampled_from(["passend", "niet"]), min_size=2, max_size=9).filter(lambda o: len(set(o)) > 1))
def test_full_agreement_is_one(oordelen: list[str]) -> None:
    assert exact(patronen([[o, o, o] for o in oordelen])) == 1


def test_all_the_same_judgement_has_no_alpha() -> None:
    uit = overeenstemming(patronen([["passend", "passend"]] * 8))
    assert uit.alpha is None
    assert "gelijk" in in_woorden(uit)


def test_nothing_to_compare_is_said() -> None:
    assert "geen casus met twee" in in_woorden(overeenstemming(patronen([["passend", None]])))
    assert "nog geen oordelen" in in_woorden(overeenstemming(Counter()))


def test_few_cases_have_no_interval() -> None:
    uit = overeenstemming(patronen([["a", "b"], ["a", "a"]]))
    assert uit.alpha is not None
    assert uit.laag is None
    assert "indruk" in uit.reden


def test_the_interval_is_the_same_each_time_and_narrows_with_more_cases() -> None:
    weinig, veel = patronen(VIER), Counter({p: k * 50 for p, k in patronen(VIER).items()})
    assert overeenstemming(weinig) == overeenstemming(weinig)
    breedte = [
        u.hoog - u.laag for u in map(overeenstemming, (weinig, veel)) if u.hoog is not None and u.laag is not None
    ]
    assert breedte[1] < breedte[0] / 4


@pytest.mark.parametrize(
    ("alpha", "tekst", "oordeel"),
    [
        ("0.6663", "0,666", "te weinig om op te bouwen"),
        ("0.6669", "0,6669", "te weinig om op te bouwen"),
        ("0.6670", "0,67", "voorzichtige conclusies"),
        ("0.7991", "0,799", "voorzichtige conclusies"),
        ("0.7996", "0,7996", "voorzichtige conclusies"),
        ("0.8000", "0,80", "betrouwbaar eender"),
        ("0.0040", "0,004", "meer dan toeval, te weinig"),
        ("0.7434", "0,74", "voorzichtige conclusies"),
        ("-0.0030", "-0,003", "niet meer dan toeval"),
        ("0.0000", "0,00", "niet meer dan toeval"),
        ("-0.1200", "-0,12", "niet meer dan toeval"),
    ],
)
def test_the_number_and_what_is_said_of_it_lie_on_the_same_side(alpha: str, tekst: str, oordeel: str) -> None:
    assert alfatekst(Decimal(alpha)) == tekst
    zin = in_woorden(Overeenstemming(Decimal(alpha), None, None, 10, 0, 30))
    assert zin.startswith(f"{tekst}: ")
    assert oordeel in zin


def test_alpha_is_not_rounded_up_over_a_bound() -> None:
    assert _vier(Fraction(66699, 100_000)) == Decimal("0.6669")
    assert _vier(Fraction(667, 1000)) == Decimal("0.6670")
    assert _vier(Fraction(74336, 100_000)) == Decimal("0.7434")


# --- the table ---------------------------------------------------------------------------------------


def test_a_heading_and_numbers_of_cases_are_seen() -> None:
    tabel = lees("casus;jt noord;jt zuid;gi\nWT-1;passend;passend;\nWT-2;niet passend;;twijfel\n")
    assert tabel.met_kop
    assert tabel.met_nummer
    assert tabel.beoordelaars == 3
    assert tabel.rijen == (("passend", "passend", ""), ("niet passend", "", "twijfel"))


def test_a_bare_table_is_all_judgements() -> None:
    tabel = lees("a,b\na,a\nb,a\n")
    assert not tabel.met_kop
    assert not tabel.met_nummer
    assert len(tabel.rijen) == 3


def test_a_table_with_an_unheaded_number_in_front() -> None:
    tabel = lees("WT-1\ta\tb\nWT-2\ta\ta\nWT-3\tb\ta\n")
    assert tabel.met_nummer
    assert tabel.beoordelaars == 2


def test_judgements_that_do_not_come_back_are_no_heading() -> None:
    # Five cases: with the first one taken for a heading alpha would be 1.
    tabel = lees("1,2\n3,3\n3,3\n4,4\n4,4\n")
    assert not tabel.met_kop
    assert len(tabel.rijen) == 5
    assert round(float(exact(patronen(tabel.rijen)) or 0), 3) == 0.727
    assert "(1, 2) telt mee als casus" in tabel.opmerking
    assert lees("twijfel,niet\npassend,passend\nanders,passend\n").met_kop is False


@pytest.mark.parametrize(
    "kop",
    ["A,B,C", "beoordelaar 1,beoordelaar 2,beoordelaar 3", "jt1,jt2,gi1", "1,2,3", "rater A,rater B,rater C"],
)
def test_a_row_of_another_kind_is_a_heading_and_is_said(kop: str) -> None:
    tabel = lees(f"{kop}\npassend,passend,niet\nniet,passend,passend\n")
    assert tabel.met_kop
    assert len(tabel.rijen) == 2
    assert f"({kop.replace(',', ', ')}) is als kop gelezen" in tabel.opmerking


def test_letters_above_numbers_beside_numbers_of_cases() -> None:
    assert lees("A,B\n3,3\n4,4\n").met_kop
    tabel = lees(",jt,gi\nWT-1,1,2\nWT-2,2,2\nWT-3,1,1\n")
    assert (tabel.met_kop, tabel.met_nummer, tabel.beoordelaars) == (True, True, 2)
    assert not lees("5,4\npassend,niet\n").met_kop  # does not count 1, 2


def test_by_hand_it_is_a_heading_or_not() -> None:
    tekst = "jt noord,jt zuid\npassend,passend\nniet,passend\n"
    assert not lees(tekst).met_kop
    assert len(lees(tekst, "ja").rijen) == 2
    assert len(lees("A,B\n3,3\n4,4\n", "nee").rijen) == 3


@pytest.mark.parametrize("tekst", ["A,B\n", "casus;jt;gi\n", "passend,niet passend\n"])
def test_a_file_without_cases_is_refused(tekst: str) -> None:
    with pytest.raises(Regelovertreding, match="staat geen casus"):
        lees(tekst)
    with pytest.raises(Regelovertreding, match="staat geen casus"):
        lees(tekst, "ja")


@pytest.mark.parametrize("tekst", ["", "\n\n", ",,,\n,,,\n"])
def test_an_empty_table_is_said(tekst: str) -> None:
    with pytest.raises(Regelovertreding, match="niets in dit bestand"):
        lees(tekst)


@pytest.mark.parametrize("tekst", ["passend\nniet\n", "casus,jt\nWT-1,passend\nWT-2,niet\n"])
def test_one_judge_is_said(tekst: str) -> None:
    with pytest.raises(Regelovertreding, match="maar één beoordelaar"):
        lees(tekst)


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"\xff\xfe\x00\x01\x80")
    for naam, zin in (("x.csv", "niet te lezen"), ("elders.csv", "bestaat niet op die plaats")):
        with pytest.raises(Storing, match=zin):
            lees_bestand(tmp_path / naam)


def _draai(*argumenten: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *argumenten], cwd=HUIS, capture_output=True, text=True, check=False
    )


def test_the_command_prints_alpha_and_its_interval(tmp_path: Path) -> None:
    pad = tmp_path / "x.csv"
    pad.write_text("\n".join(",".join("" if o is None else str(o) for o in rij) for rij in VIER), encoding="utf-8")
    uit = _draai("overeenstemming", str(pad), "--json")
    assert uit.returncode == 0, uit.stderr
    antwoord = json.loads(uit.stdout)
    assert round(antwoord["alpha"], 3) == 0.743
    laag, hoog = antwoord["interval"]
    assert laag < 0.743 < hoog


def test_the_command_says_when_alpha_does_not_exist(tmp_path: Path) -> None:
    pad = tmp_path / "x.csv"
    pad.write_text("a,a\na,a\n", encoding="utf-8")
    uit = _draai("overeenstemming", str(pad), "--json")
    assert json.loads(uit.stdout)["alpha"] is None
    assert "gelijk" in uit.stderr
    assert "1.0" not in uit.stdout


def test_the_command_says_which_row_was_a_heading(tmp_path: Path) -> None:
    pad = tmp_path / "x.csv"
    pad.write_text("A,B\n3,3\n4,4\n4,3\n", encoding="utf-8")
    uit = _draai("overeenstemming", str(pad))
    assert "(A, B) is als kop gelezen" in uit.stdout
    uit = _draai("overeenstemming", str(pad), "--json")
    assert json.loads(uit.stdout)["kop"] is True
    assert "(A, B) is als kop gelezen" in uit.stderr
    uit = _draai("overeenstemming", str(pad), "--kop", "nee", "--json")
    assert json.loads(uit.stdout)["casussen"] == 4
