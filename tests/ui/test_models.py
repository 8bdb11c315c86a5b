from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt

from ui.models.tabel import RIJ_ROL, SLEUTEL_ROL, SORTEER_ROL, Kolom, RijModel, SorteerProxy, Uitlijning
from ui.models.venster import VensterModel


@dataclass(frozen=True)
class Regel:
    nummer: int
    naam: str
    kosten: Decimal | None = None


KOLOMMEN: list[Kolom[Regel]] = [
    Kolom("nummer", "Nummer", lambda r: f"nr {r.nummer}", lambda r: r.nummer, Uitlijning.RECHTS),
    Kolom("naam", "Naam", lambda r: r.naam, lambda r: r.naam, icoon=lambda r: ("casus", "stil")),
    Kolom(
        "kosten",
        "Kosten",
        lambda r: "" if r.kosten is None else f"€ {r.kosten}",
        lambda r: r.kosten,
        toegankelijk=lambda r: "onbekend" if r.kosten is None else f"{r.kosten} euro",
        rol="stil",
    ),
]


def model(*rijen: Regel) -> RijModel[Regel]:
    return RijModel(KOLOMMEN, rijen, lambda r: r.nummer)


def test_text_sort_value_and_spoken_text_are_three_things() -> None:
    m = model(Regel(10, "Noord"))
    cel = m.index(0, 0)
    assert cel.data() == "nr 10"
    assert cel.data(SORTEER_ROL) == 10
    assert cel.data(SLEUTEL_ROL) == 10
    assert cel.data(RIJ_ROL) == Regel(10, "Noord")
    assert m.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "onbekend"
    assert m.headerData(1, Qt.Orientation.Horizontal) == "Naam"
    assert not m.index(0, 1).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_sorting_uses_values_not_texts_and_puts_empty_last() -> None:
    m = model(Regel(9, "b", Decimal(100)), Regel(10, "A"), Regel(1, "c", Decimal(20)))
    proxy = SorteerProxy()
    proxy.setSourceModel(m)

    def nummers() -> list[int]:
        return [proxy.index(n, 0).data(SLEUTEL_ROL) for n in range(proxy.rowCount())]

    proxy.sort(0)
    assert nummers() == [1, 9, 10]
    proxy.sort(1)
    assert nummers() == [10, 9, 1]
    proxy.sort(2)
    assert nummers() == [1, 9, 10]
    proxy.sort(2, Qt.SortOrder.DescendingOrder)
    assert nummers() == [9, 1, 10]


def test_refresh_with_double_identity_is_refused() -> None:
    with pytest.raises(ValueError, match="identity"):
        model(Regel(1, "a")).ververs([Regel(1, "a"), Regel(1, "b")])


@given(
    oud=st.lists(st.integers(0, 12), unique=True),
    nieuw=st.lists(st.tuples(st.integers(0, 12), st.sampled_from("abc")), unique_by=lambda t: t[0]),
)
def test_refresh_gives_the_new_rows_and_keeps_every_place(oud: list[int], nieuw: list[tuple[int, str]]) -> None:
    m = model(*(Regel(n, "a") for n in oud))
    bewaard = {n: QPersistentModelIndex(m.index(plaats, 0)) for plaats, n in enumerate(oud)}
    rijen = [Regel(n, naam) for n, naam in nieuw]
    m.ververs(rijen)
    assert m.rijen == tuple(rijen)
    assert m.rowCount() == len(rijen)
    blijft = {r.nummer for r in rijen}
    for nummer, index in bewaard.items():
        if nummer in blijft:
            assert index.isValid()
            assert index.data(SLEUTEL_ROL) == nummer
        else:
            assert not index.isValid()


def test_window_model_holds_few_of_many_rows() -> None:
    gevraagd: list[tuple[int, int]] = []

    def haal(offset: int, limit: int) -> Sequence[Regel]:
        gevraagd.append((offset, limit))
        return [Regel(n, f"naam {n}") for n in range(offset, min(offset + limit, 1_000_000))]

    m = VensterModel(KOLOMMEN, haal, lambda r: r.nummer, 1_000_000, bladzijde=100, bewaar=3)
    assert m.rowCount() == 1_000_000
    assert gevraagd == []
    for plaats in (0, 50, 999_999, 500_000, 250_000, 123_456):
        assert m.index(plaats, 0).data() == f"nr {plaats}"
    assert m.in_geheugen <= 300
    assert gevraagd == [(0, 100), (999_900, 100), (500_000, 100), (250_000, 100), (123_400, 100)]
    assert m.plaats_van(123_456) == 123_456
    assert m.plaats_van(50) is None


def test_window_model_waits_for_pages_that_come_later() -> None:
    gevraagd: list[int] = []

    def haal(offset: int, _limit: int) -> None:
        gevraagd.append(offset)

    m: VensterModel[Regel] = VensterModel(KOLOMMEN, haal, lambda r: r.nummer, 30, bladzijde=10)
    veranderd: list[tuple[int, int]] = []
    m.dataChanged.connect(lambda van, tot: veranderd.append((van.row(), tot.row())))
    assert m.index(12, 0).data() == "…"
    assert m.index(12, 1).data() is None
    assert m.sleutel(12) is None
    assert gevraagd == [10]
    m.lever(10, [Regel(n, "later") for n in range(10, 20)])
    assert m.index(12, 0).data() == "nr 12"
    assert veranderd == [(10, 19)]
    m.lever(20, [Regel(99, "niet gevraagd")])
    assert m.in_geheugen == 10


def test_window_model_hands_sorting_to_the_one_who_asks() -> None:
    gevraagd: list[tuple[str, bool]] = []
    m = VensterModel(
        KOLOMMEN,
        lambda offset, limit: [],
        lambda r: r.nummer,
        op_sorteren=lambda sleutel, aflopend: gevraagd.append((sleutel, aflopend)),
    )
    m.sort(1, Qt.SortOrder.DescendingOrder)
    m.sort(-1)
    assert gevraagd == [("naam", True)]
