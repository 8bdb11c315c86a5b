"""All reports of a year side by side: a reader who adds and subtracts learns no small count."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weegtafel.inzicht.gezamenlijk import Masker, Maskers, Rij, maskers

Som = dict[str, Fraction]
"""An equation: coefficients by figure; the sum is the constant under ``""``."""


def optellen(kwartalen: list[Rij]) -> Rij:
    """The year of these quarters."""
    return Rij(
        tuple(
            tuple(
                tuple(sum(maten) for maten in zip(*(k.splitsingen[s][c] for k in kwartalen), strict=True))
                for c in range(len(deel))
            )
            for s, deel in enumerate(kwartalen[0].splitsingen)
        )
    )


class Lezer:
    """Everything the reports say, as equations; what it can work out by elimination and by bounds."""

    def __init__(self, kwartalen: list[Rij], jaar: Rij, uit: Maskers, maat: int) -> None:
        self.echt: dict[str, int] = {}
        self.weg: set[str] = set()
        self.regels: list[list[tuple[str, int]]] = []
        for nr, (rij, masker) in enumerate(zip([*kwartalen, jaar], [*uit.kwartalen, uit.jaar], strict=True)):
            self._rij(f"r{nr}", rij, masker, maat)
        laatst = len(kwartalen)
        for s, deel in enumerate(jaar.splitsingen):
            for c in range(len(deel)):
                self.regels.append([*((f"r{nr}.{s}.{c}", 1) for nr in range(laatst)), (f"r{laatst}.{s}.{c}", -1)])

    def _rij(self, naam: str, rij: Rij, masker: Masker, maat: int) -> None:
        delen = [*zip(rij.splitsingen, masker.splitsingen, strict=True)]
        if rij.maanden:
            delen.append((rij.maanden, masker.maanden))
        self._zet(f"{naam}.som", rij.som[maat], masker.som)
        for s, (cellen, mag) in enumerate(delen):
            for c, cel in enumerate(cellen):
                self._zet(f"{naam}.{s}.{c}", cel[maat], mag[c])
            self.regels.append([*((f"{naam}.{s}.{c}", 1) for c in range(len(cellen))), (f"{naam}.som", -1)])

    def _zet(self, naam: str, waarde: int, mag: bool) -> None:
        self.echt[naam] = waarde
        if not mag:
            self.weg.add(naam)

    def _vergelijkingen(self) -> list[Som]:
        """With what is printed filled in, reduced to echelon form; the plain ones come along, they bound better."""
        uit: list[Som] = []
        for regel in self.regels:
            som: Som = {"": Fraction(0)}
            for naam, keer in regel:
                if naam in self.weg:
                    som[naam] = som.get(naam, Fraction(0)) + keer
                else:
                    som[""] -= keer * self.echt[naam]
            uit.append(som)
        open_ = [dict(s) for s in uit]
        klaar: list[Som] = []
        for naam in sorted(self.weg):
            spil = next((s for s in open_ if s.get(naam)), None)
            if spil is None:
                continue
            open_.remove(spil)
            spil = {k: v / spil[naam] for k, v in spil.items()}
            for groep in (open_, klaar):
                for nr, s in enumerate(groep):
                    if f := s.get(naam):
                        namen = s.keys() | spil.keys()
                        groep[nr] = {
                            k: w for k in namen if (w := s.get(k, Fraction(0)) - f * spil.get(k, Fraction(0))) or not k
                        }
            klaar.append(spil)
        return uit + klaar

    def bekend(self) -> dict[str, int]:
        """The hidden small counts of which only one value is left."""
        laag = {n: Fraction(min(1, self.echt[n])) for n in self.weg}
        hoog: dict[str, Fraction | None] = dict.fromkeys(self.weg)
        alle = self._vergelijkingen()
        for _ in range(40):
            voor = (dict(laag), dict(hoog))
            for som in alle:
                for naam, a in som.items():
                    if not naam or not a:
                        continue
                    # a * x = constant - rest; the bounds of the rest give those of x
                    rest = [(k, v) for k, v in som.items() if k and k != naam and v]
                    grens: list[Fraction | None] = []
                    for kant in (1, -1):
                        waarde: Fraction | None = som[""]
                        for k, v in rest:
                            uiterst = laag[k] if (v > 0) == (kant > 0) else hoog[k]
                            waarde = None if waarde is None or uiterst is None else waarde - v * uiterst
                        grens.append(None if waarde is None else waarde / a)
                    boven, onder = grens if a > 0 else grens[::-1]
                    if boven is not None and (hoog[naam] is None or boven < hoog[naam]):  # type: ignore[operator]  # None is out
                        hoog[naam] = boven
                    if onder is not None and onder > laag[naam]:
                        laag[naam] = onder
            if voor == (laag, hoog):
                break
        return {n: self.echt[n] for n in self.weg if 0 < self.echt[n] < 5 and laag[n] == hoog[n]}


def _getoond(rij: Rij, masker: Masker) -> list[tuple[int, ...]]:
    uit = [
        c for d, m in zip(rij.splitsingen, masker.splitsingen, strict=True) for c, mag in zip(d, m, strict=True) if mag
    ]
    uit += [c for c, mag in zip(rij.maanden, masker.maanden, strict=True) if mag]
    return uit + ([rij.som] if masker.som else [])


def _toets(kwartalen: list[Rij]) -> Maskers:
    jaar = optellen(kwartalen)
    uit = maskers(kwartalen, jaar)
    for rij, masker in zip([*kwartalen, jaar], [*uit.kwartalen, uit.jaar], strict=True):
        assert not any(0 < n < 5 for cel in _getoond(rij, masker) for n in cel)
    for maat in range(len(jaar.som)):
        assert Lezer(kwartalen, jaar, uit, maat).bekend() == {}
    return uit


aantal = st.one_of(st.integers(0, 6), st.integers(0, 40))


@st.composite
def verdeeld(draw: st.DrawFn, totaal: int, delen: int) -> tuple[tuple[int], ...]:
    """A whole in so many parts."""
    grenzen = sorted(draw(st.lists(st.integers(0, totaal), min_size=delen - 1, max_size=delen - 1)))
    return tuple((b - a,) for a, b in zip([0, *grenzen], [*grenzen, totaal], strict=True))


@st.composite
def jaren(draw: st.DrawFn) -> list[Rij]:
    """Quarters of counts with their months, of counts divided in two ways, or of pairs."""
    keer, cellen = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    soort = draw(st.sampled_from(("maanden", "twee", "paren")))
    uit = []
    for _ in range(keer):
        if soort == "paren":
            cellen_ = tuple((draw(aantal), draw(aantal)) for _ in range(cellen))
            per_maat = [draw(verdeeld(sum(c[maat] for c in cellen_), 3)) for maat in (0, 1)]
            maanden = tuple((een[0], twee[0]) for een, twee in zip(*per_maat, strict=True))
            uit.append(Rij((cellen_,), maanden))
            continue
        eerste = tuple((draw(aantal),) for _ in range(cellen))
        ander = draw(verdeeld(sum(c[0] for c in eerste), 3))
        uit.append(Rij((eerste,), ander) if soort == "maanden" else Rij((eerste, ander)))
    return uit


@given(jaren())
@settings(max_examples=150, deadline=None)
def test_no_small_count_follows_from_all_reports_of_a_year(kwartalen: list[Rij]) -> None:
    _toets(kwartalen)


@given(jaren())
@settings(max_examples=60, deadline=None)
def test_a_report_that_went_out_stays_as_it_was(kwartalen: list[Rij]) -> None:
    heel = maskers(kwartalen, optellen(kwartalen))
    for n in range(1, len(kwartalen)):
        deel = maskers(kwartalen[:n], optellen(kwartalen[:n]))
        assert deel.kwartalen == heel.kwartalen[:n]
    assert maskers(kwartalen, optellen(kwartalen)) == heel


def _rijen(*kwartalen: tuple[int, ...]) -> list[Rij]:
    return [Rij((tuple((n,) for n in k),)) for k in kwartalen]


def test_the_year_stays_and_the_fourth_quarter_is_hidden_with_the_first() -> None:
    # Geheel, deels, niet gevolgd; the first quarter has one evaluation: 144 - 54 - 53 - 36 would give it.
    kwartalen = _rijen((0, 1, 0), (40, 8, 6), (32, 14, 7), (20, 9, 7))
    uit = _toets(kwartalen)
    assert uit.jaar.som and uit.jaar.splitsingen == ((True, True, True),)
    assert not uit.kwartalen[0].som and not uit.kwartalen[3].som
    assert uit.kwartalen[1].som and uit.kwartalen[1].splitsingen == ((True, True, True),)


def test_a_small_fourth_quarter_hides_the_year() -> None:
    uit = _toets(_rijen((20,), (20,), (20,), (2,)))
    assert [k.som for k in uit.kwartalen] == [True, True, True, False]
    assert not uit.jaar.som


def test_two_small_quarters_are_not_told_together() -> None:
    uit = _toets(_rijen((1,), (20,), (20,), (2,)))
    assert [k.som for k in uit.kwartalen] == [False, True, True, False]
    assert not uit.jaar.som


def test_a_report_alone_is_masked_by_itself() -> None:
    alleen = maskers((), _rijen((10, 20, 2))[0]).jaar
    assert alleen.splitsingen == ((False, True, False),) and alleen.som
    klein = maskers((), _rijen((1, 2, 20, 30))[0]).jaar  # one and two are three together
    assert klein.splitsingen == ((False, False, False, True),) and klein.som
    assert not maskers((), _rijen((1,) * 7)[0]).jaar.som


def test_nothing_small_hides_nothing() -> None:
    uit = _toets(_rijen((20, 0), (20, 9), (20, 8), (20, 0)))
    assert all(m.som and all(m.splitsingen[0]) for m in (*uit.kwartalen, uit.jaar))


def test_who_came_back_counts_once_in_the_year() -> None:
    # Two casussen were withheld in the first quarter and decided in the second; the year counts them once.
    kwartalen = _rijen((20, 6), (22, 1), (20, 6), (20, 7))
    jaar = Rij((((82,), (18,)),))
    uit = maskers(kwartalen, jaar)
    assert uit.kwartalen[1].splitsingen[0] == (False, False)
    assert uit.kwartalen[0].som


@pytest.mark.parametrize(
    "kwartalen", [[Rij((((-1,),),))], [Rij((((1,),),)), Rij((((1,), (2,)),))], [Rij((((1,),), ((1,),)), ((1,),))]]
)
def test_rows_that_cannot_be(kwartalen: list[Rij]) -> None:
    with pytest.raises(ValueError, match=r"same cells|two ways"):
        maskers(kwartalen, kwartalen[0])
