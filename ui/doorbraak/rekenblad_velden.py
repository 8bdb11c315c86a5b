"""Inputs of the rekenblad: a range in one field, a period in one field; each stored as the fields it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QLineEdit

from ui.invoervelden import Invoerveld, Lijninvoer
from weegtafel.doorbraak.stap import toon_getal
from weegtafel.kernel.bedrag import GROOTSTE_BEDRAG

Delen = tuple[Any, ...]
_TUSSEN = re.compile(r"\s*(?:–|—|/|;|\btot\b|(?<=[\d%])\s*-\s*(?=[\d€])|\s)\s*")
_GETAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,10})?|[0-9]{1,12}(?:,[0-9]{1,10})?", re.ASCII)
_LEEG = ("", "", "")


def nl(getal: Decimal) -> str:
    """A number as people read it: 57.500 or 0,5."""
    geheel, _, rest = toon_getal(getal).partition(".")
    return f"{int(geheel):,}".replace(",", ".") + (f",{rest}" if rest else "")


def lees_spreiding(tekst: str, *, procent: bool) -> tuple[str, str, str]:
    """One number, or three: laag, midden and hoog; as they are stored.

    Dutch numbers, with anything between them that people put there. With ``procent`` 60 is stored as 0.6.

    Raises:
        ValueError: with one Dutch sentence.
    """
    kaal = " ".join(tekst.replace("€", " ").replace("%", " ").split())
    if not kaal:
        return _LEEG
    getallen = []
    for deel in _TUSSEN.split(kaal):
        if not _GETAL.fullmatch(deel):
            raise ValueError(f"“{deel or kaal}” is geen getal. Schrijf bijvoorbeeld {'60' if procent else '57.500'}.")
        getallen.append(Decimal(deel.replace(".", "").replace(",", ".")))
    if len(getallen) not in (1, 3):
        raise ValueError("Vul één getal in, of drie: laag, midden en hoog.")
    if getallen != sorted(getallen):
        raise ValueError("Schrijf de getallen van laag naar hoog.")
    if procent and getallen[-1] > 100:
        raise ValueError("Een kans ligt tussen 0 en 100 %.")
    if getallen[-1] > GROOTSTE_BEDRAG:
        raise ValueError("Dit getal is te groot om te kloppen.")
    teksten = [toon_getal(getal.scaleb(-2) if procent else getal) for getal in getallen]
    if len(teksten) == 1:
        return ("", teksten[0], "")
    return (teksten[0], teksten[1], teksten[2])


def toon_spreiding(delen: Delen, *, procent: bool) -> str:
    """What is stored, as people read it."""
    laag, midden, hoog = delen
    if not midden:
        return ""
    alle = [midden] if not (laag or hoog) else [laag or midden, midden, hoog or midden]
    return "–".join(nl(Decimal(deel).scaleb(2) if procent else Decimal(deel)) for deel in alle)


def lees_maanden(tekst: str) -> tuple[int | None, int | None]:
    """The first and last month: 1–12, or one month.

    Raises:
        ValueError: with one Dutch sentence.
    """
    kaal = tekst.strip()
    if not kaal:
        return (None, None)
    delen = re.fullmatch(r"(?:maand(?:en)? )?([0-9]{1,3})(?:\s*(?:–|-|/|t/m|tot en met|tot|\s)\s*([0-9]{1,3}))?", kaal)
    if delen is None:
        raise ValueError(f"“{kaal}” is geen periode. Schrijf bijvoorbeeld 1–12.")
    van, tot = int(delen[1]), int(delen[2] or delen[1])
    if not 1 <= van <= tot <= 600:
        raise ValueError("Een periode loopt van maand 1 of later naar dezelfde maand of later, tot en met maand 600.")
    return (van, tot)


def toon_maanden(delen: Delen) -> str:
    """A period as people read it."""
    van, tot = delen
    return "" if van is None or tot is None else f"{van}–{tot}"


class Samenveld:
    """One line that holds several stored fields. ``delen`` are the inputs of each, the first of which speaks.

    What was stored is kept as it was written while nobody types: reading ``0.60`` back as ``0.6`` would count as a
    change of the price or the chance.
    """

    def __init__(
        self, aantal: int, lees: Callable[[str], Delen], toon: Callable[[Delen], str], leeg: Delen, voorbeeld: str
    ) -> None:
        self.vak = QLineEdit()
        self.vak.setMaxLength(60)
        self.vak.setPlaceholderText(voorbeeld)
        self._lees_tekst, self._toon_tekst = lees, toon
        self._ruw, self._getoond, self._zin = leeg, "", ""
        self.lijn = Lijninvoer(self.vak, self.waarden, self._zet, lambda: self._zin)
        self.delen: tuple[Invoerveld, ...] = tuple(_Deel(self, n) for n in range(aantal))
        self.lijn.gewijzigd.connect(self._meld)
        self.lijn.misgelezen.connect(self._meld_fout)

    def waarden(self) -> Delen:
        """What stands there, for each field. Raises ValueError with a sentence."""
        tekst = self.vak.text()
        if tekst == self._getoond:
            return self._ruw
        try:
            uit = self._lees_tekst(tekst)
        except ValueError as fout:
            self._zin = str(fout)
            raise
        self._zin = ""
        return uit

    def zet_deel(self, nummer: int, waarde: Any) -> None:
        """Show one stored field; the others stay."""
        delen = list(self._ruw)
        delen[nummer] = waarde
        self.lijn.zet(tuple(delen))

    def _zet(self, delen: Delen) -> None:
        self._ruw = delen
        self._getoond = self._toon_tekst(delen)
        self.vak.setText(self._getoond)
        self.vak.setCursorPosition(0)

    def als_tekst(self, nummer: int, waarde: Any) -> str:
        """One stored field as people read it."""
        if isinstance(waarde, int):
            return str(waarde)
        return self._toon_tekst(("", waarde, "")) if isinstance(waarde, str) and len(self._ruw) == 3 else ""

    def _meld(self, delen: Delen) -> None:
        if not self.vak.hasFocus():  # as it will be read the next time
            self._zet(delen)
        self.delen[0].gewijzigd.emit(delen[0])

    def _meld_fout(self, zin: str) -> None:
        self.vak.setToolTip(zin)
        self.delen[0].misgelezen.emit(zin)


class _Deel(Invoerveld):
    def __init__(self, samen: Samenveld, nummer: int) -> None:
        super().__init__(samen.vak)
        self._samen, self._nummer = samen, nummer

    def zet(self, waarde: Any) -> None:
        self._samen.zet_deel(self._nummer, waarde)

    def waarde(self) -> Any:
        return self._samen.waarden()[self._nummer]

    def als_tekst(self, waarde: Any) -> str:
        return self._samen.als_tekst(self._nummer, waarde)

    def spoel(self) -> None:
        if self._nummer == 0:
            self._samen.lijn.spoel()

    @property
    def vrij(self) -> bool:
        return self._samen.lijn.vrij


def spreidingveld(*, procent: bool, voorbeeld: str) -> Samenveld:
    """A number with what it is at least and at most."""
    return Samenveld(
        3,
        lambda tekst: lees_spreiding(tekst, procent=procent),
        lambda delen: toon_spreiding(delen, procent=procent),
        _LEEG,
        voorbeeld,
    )


def maandenveld() -> Samenveld:
    """From which month to which."""
    return Samenveld(2, lees_maanden, toon_maanden, (None, None), "1–12")


def jaarveld() -> Lijninvoer:
    """A year, without the point that other numbers have."""
    vak = QLineEdit()
    vak.setMaxLength(8)

    def lees() -> int | None:
        tekst = vak.text().strip()
        if not tekst:
            return None
        if not re.fullmatch(r"(?:199[0-9]|20[0-9]{2})", tekst):
            raise ValueError(f"“{tekst}” is geen prijsjaar. Schrijf bijvoorbeeld 2024.")
        return int(tekst)

    return Lijninvoer(vak, lees, lambda jaar: vak.setText("" if jaar is None else str(jaar)), lambda: "")
