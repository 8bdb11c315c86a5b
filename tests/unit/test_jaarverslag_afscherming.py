"""No small count of a report follows from what else is printed: not from its tables, its sentences or its files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session

from weegtafel.bootstrap import Programma
from weegtafel.inzicht import evaluatiequeries
from weegtafel.inzicht.codes import Opvolging, Resultaatbereik, Uitkomst
from weegtafel.inzicht.evaluatiequeries import Opgevolgd
from weegtafel.inzicht.ijking import Realisatie
from weegtafel.inzicht.instroomqueries import Maandinstroom, Organisatieinstroom, aandeel
from weegtafel.inzicht.jaarverslag import jaarverslag, kern, maanden_getoond, tabellen
from weegtafel.inzicht.leercurve import Maandcurve, Plek
from weegtafel.inzicht.maskeren import TEKEN, som_paren
from weegtafel.inzicht.periode import Periode, jaar, kwartaal
from weegtafel.inzicht.statistiek import IJking
from weegtafel.inzicht.verslagfeiten import Verslagfeiten, afgeschermd, verslagfeiten
from weegtafel.kernel.document import teksten

VANDAAG = date(2027, 1, 5)


def leeg(programma: Programma, periode: Periode) -> Verslagfeiten:
    # The figures of these tests are those of one report; what quarters do to a year is below.
    return replace(programma.vraag(verslagfeiten, periode, VANDAAG), maskers=None)


@pytest.fixture
def feiten(programma: Programma) -> Verslagfeiten:
    return leeg(programma, jaar(2026))


def cellen(feiten: Verslagfeiten, tabel: str) -> dict[tuple[str, str], str]:
    """What the XLSX and the CSV say of one table."""
    _, rijen = tabellen(jaarverslag(feiten))
    return {(rij, kolom): waarde for t, rij, kolom, waarde in rijen if t == tabel}


def alles(feiten: Verslagfeiten) -> str:
    return " ".join(teksten(jaarverslag(feiten).blokken))


def org(naam: str, complex_: int, enkel: int) -> Organisatieinstroom:
    return Organisatieinstroom(None, naam, aandeel(complex_, complex_ + enkel, 10))


def maand(nr: int, complex_: int, enkel: int) -> Maandinstroom:
    stand = aandeel(complex_, complex_ + enkel, 10)
    return Maandinstroom(date(2026, nr, 1), stand, stand, 15, 20)


def curve(feiten: Verslagfeiten, casussen: list[tuple[str, int]]) -> Verslagfeiten:
    maanden = tuple(Maandcurve(m, n, n, 0, dict.fromkeys(Uitkomst, 0), None, None, 0, 0) for m, n in casussen)
    return replace(feiten, curve=replace(feiten.curve, maanden=maanden))


def test_an_organisation_with_a_small_count_is_hidden_whole_and_not_alone(feiten: Verslagfeiten) -> None:
    # Its total of 3 would follow from the sum of all, its complex from the other totals.
    orgs = (org("A", 3, 0), org("B", 20, 40), org("C", 12, 30), org("D", 9, 11))
    c = cellen(replace(feiten, organisaties=orgs), "Instroom per organisatie")
    for naam in ("A", "D"):
        assert {c[naam, k] for k in ("Complex", "Totaal")} == {TEKEN}
        assert {c[naam, k] for k in ("Aandeel", "95 %-marge")} == {"–"}
    assert c["B", "Totaal"] == "60" and c["C", "Complex"] == "12"


def test_a_month_with_a_small_rest_is_hidden_too() -> None:
    reeks = tuple(maand(nr, c, e) for nr, (c, e) in enumerate([(30, 3), (20, 90), (25, 80)], start=1))
    getoond = afgeschermd(reeks)
    assert [m.maand.month for m in getoond] == [2]
    assert all(m.twaalf is None for m in getoond)


def test_a_small_month_before_the_period_takes_the_sums_over_twelve_with_it() -> None:
    reeks = tuple(maand(nr, 20, 80) for nr in (1, 2, 3))
    assert afgeschermd(reeks, ((date(2025, 2, 1), 20, 90),)) == reeks
    anders = afgeschermd(reeks, ((date(2025, 2, 1), 2, 90),))
    assert [m.stand for m in anders] == [m.stand for m in reeks]
    assert all(m.twaalf is None for m in anders)


def test_the_sum_of_the_inflow_is_printed_only_when_it_gives_nothing_away(feiten: Verslagfeiten) -> None:
    assert som_paren([(3, 50)]) is None
    assert som_paren([(1, 50)] * 5) is None  # five of five months: each is one
    assert som_paren([(3, 50), (20, 90), (0, 10)]) == (23, 150)
    for geteld, zin in ((False, "geen instroom geteld"), (True, "zo klein")):
        zinnen = list(kern(replace(feiten, instroom_geteld=geteld, instroom_som=None)))
        assert zin in zinnen[0]


def test_months_of_a_quarter_do_not_follow_from_its_total(programma: Programma) -> None:
    feiten = leeg(programma, kwartaal(2026, 4))
    maanden = [(f"2026-{nr:02d}", n) for nr, n in enumerate([9, 9, 9, 9, 9, 9, 3, 9, 8, 12, 2, 14], start=1)]
    getoond = [n for _, n in maanden_getoond(curve(feiten, maanden))]
    assert getoond[6] is None and getoond[10] is None
    # One more in each quarter, for each quarter has its own sum.
    assert getoond[7:9].count(None) == 1 and getoond[9:12].count(None) == 2
    assert None not in getoond[:6]


def test_a_share_in_a_sentence_does_not_print_what_a_table_hides(feiten: Verslagfeiten) -> None:
    gevolgd = dict(zip(Opvolging, (10, 20, 2), strict=True))
    resultaat = dict.fromkeys(Resultaatbereik, 8)
    f = replace(feiten, opgevolgd=Opgevolgd(gevolgd, resultaat, 0))
    c = cellen(f, "Is het advies gevolgd")
    assert [c[o.omschrijving.capitalize(), "Adviezen"] for o in Opvolging] == [TEKEN, "20", TEKEN]
    assert "geheel gevolgd." not in " ".join(kern(f))
    ruim = replace(feiten, opgevolgd=Opgevolgd(dict(zip(Opvolging, (10, 20, 6), strict=True)), resultaat, 0))
    assert "28 % geheel gevolgd." in " ".join(kern(ruim))


def test_the_number_of_casussen_is_not_said_when_it_gives_the_outcomes_away(feiten: Verslagfeiten) -> None:
    een = dict.fromkeys(Uitkomst, 1)
    assert "7 casussen" not in alles(replace(feiten, uitkomsten=een))
    assert "minder dan 5 casussen" in alles(
        replace(feiten, uitkomsten={**dict.fromkeys(Uitkomst, 0), Uitkomst.PASSEND: 3})
    )
    ruim = {**dict.fromkeys(Uitkomst, 0), Uitkomst.PASSEND: 12, Uitkomst.AANGEPAST: 2}
    f = replace(feiten, uitkomsten=ruim)
    assert "14 casussen" in alles(f)
    c = cellen(f, "Casussen naar uitkomst")
    assert c["Passend zoals gevraagd", "Deze periode"] == c["Aangepast", "Deze periode"] == TEKEN
    assert c["Passend zoals gevraagd", "Aandeel"] == "–"


def test_a_few_that_were_withheld_do_not_follow_from_the_advice_on_the_agenda(feiten: Verslagfeiten) -> None:
    def met(vroeg: int, laat: int) -> str:
        plekken = (Plek(1, 40, vroeg, 0, 20.0), Plek(5, 40, laat, 0, 20.0))
        return alles(replace(feiten, curve=replace(feiten.curve, plekken=plekken, plekadvies="een pauze")))

    assert "een pauze" in met(6, 12) and "een pauze" in met(0, 9)
    assert "een pauze" not in met(2, 12)
    plekken = (Plek(1, 40, 0, 12, 20.0), Plek(5, 40, 0, 4, 20.0))
    assert "een pauze" not in alles(
        replace(feiten, curve=replace(feiten.curve, plekken=plekken, plekadvies="een pauze"))
    )


def test_five_effects_of_one_household_are_not_a_group(feiten: Verslagfeiten) -> None:
    ijking = replace(
        feiten.doorbraak,
        cijfers=replace(feiten.doorbraak.cijfers, aantal=9),
        kansen=IJking(30, 0.1, 0.2, ()),
        per_betaler=(
            Realisatie("gemeente", 9, 18, 900_000, 800_000),
            Realisatie("zorgverzekeraar", 1, 6, 500_000, 400_000),
            Realisatie("corporatie", 6, 6, 300_000, 200_000),
        ),
    )
    c = cellen(replace(feiten, doorbraak=ijking), "Verwacht en gerealiseerd")
    assert ("gemeente", "Effecten") in c
    # Shown beside their sum, the hidden six would follow from the others: one more goes with them.
    assert not {naam for naam, _ in c} & {"zorgverzekeraar", "corporatie"}


def test_every_table_of_the_paper_is_in_the_files(feiten: Verslagfeiten) -> None:
    f = curve(feiten, [("2026-01", 9), ("2026-02", 12)])
    assert cellen(f, "Casussen per maand") == {("jan 26", "Casussen"): "9", ("feb 26", "Casussen"): "12"}


KWARTALEN = {1: (0, 1, 0), 4: (40, 8, 6), 7: (32, 14, 7), 10: (20, 9, 7)}
"""By its first month how the evaluated adviezen of a quarter were followed; the first quarter has one."""


@pytest.fixture
def geevalueerd(monkeypatch: pytest.MonkeyPatch) -> None:
    def opgevolgd(_sessie: Session, van: date, tot: date, _vandaag: date | None = None) -> Opgevolgd:
        binnen = [k for begin, k in KWARTALEN.items() if van <= date(2026, begin, 1) <= tot]
        som = [sum(k) for k in zip(*binnen, strict=True)] or [0, 0, 0]
        bereikt = dict(zip(Resultaatbereik, (sum(som), 0, 0, 0), strict=True))
        return Opgevolgd(dict(zip(Opvolging, som, strict=True)), bereikt, 0)

    monkeypatch.setattr(evaluatiequeries, "opgevolgd", opgevolgd)


@pytest.mark.usefixtures("geevalueerd")
def test_a_quarter_does_not_follow_from_the_year_and_the_other_quarters(programma: Programma) -> None:
    def verslag(periode: Periode) -> dict[str, str]:
        feiten = programma.vraag(verslagfeiten, periode, VANDAAG)
        return {naam: n for (naam, _), n in cellen(feiten, "Is het advies gevolgd").items()}

    heel = verslag(jaar(2026))
    assert heel == {"Geheel gevolgd": "92", "Deels gevolgd": "32", "Niet gevolgd": "20", "Geëvalueerd": "144"}
    q = [verslag(kwartaal(2026, k)) for k in range(1, 5)]
    # What the first quarter hides the fourth hides too, so that 144 − 54 − 53 gives the two of them together only.
    for naam in ("Deels gevolgd", "Geëvalueerd"):
        assert [k[naam] == TEKEN for k in q] == [True, False, False, True]
    assert q[1]["Geëvalueerd"] == "54" and q[2]["Geëvalueerd"] == "53"
