"""What the command line prints of this room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from weegtafel.inzicht import eensgezindheid, evaluatiequeries, instroomqueries, leercurve
from weegtafel.inzicht.codes import Uitkomst
from weegtafel.inzicht.evaluatiequeries import Opgevolgd
from weegtafel.inzicht.overeenstemming import Overeenstemming, in_woorden
from weegtafel.inzicht.precedenten.zoek import Precedenten

LEEG = "In deze periode is niets vastgelegd: geen instroom, geen advies en geen evaluatie."


@dataclass(frozen=True, slots=True)
class Inzicht:
    """The figures of a period."""

    maanden: tuple[tuple[date, int, int], ...]
    """Month, complex, all."""
    uitkomsten: dict[Uitkomst, int]
    eens: Overeenstemming
    opgevolgd: Opgevolgd

    @property
    def casussen(self) -> int:
        """Casussen with an advice in the period."""
        return sum(self.uitkomsten.values())

    @property
    def leeg(self) -> bool:
        """Whether nothing happened in the period."""
        volgt = self.opgevolgd
        return not (self.maanden or self.casussen or self.eens.oordelen or volgt.geevalueerd or volgt.te_evalueren)

    def zinnen(self) -> list[str]:
        """The figures in words."""
        if self.leeg:
            return [LEEG]
        deel, geheel = sum(c for _, c, _ in self.maanden), sum(t for *_, t in self.maanden)
        uit = [
            f"Instroom: {deel} complex van {geheel} ({100 * deel / geheel:.1f} %).".replace(".", ",", 1)
            if geheel
            else "Er is geen instroom geteld in deze periode.",
            f"Casussen met een advies: {self.casussen}.",
        ]
        uit += [f"- {u.omschrijving}: {n}" for u, n in self.uitkomsten.items() if n]
        uit.append(f"Overeenstemming vóór de bespreking: {in_woorden(self.eens)}")
        gevolgd = ", ".join(f"{o.omschrijving} {n}" for o, n in self.opgevolgd.opgevolgd.items())
        uit.append(f"Opvolging: {gevolgd}; nog te evalueren {self.opgevolgd.te_evalueren}.")
        return uit


def inzicht(sessie: Session, van: date, tot: date, vandaag: date) -> Inzicht:
    """The figures of a period, both days counted in; what is to be evaluated after ``vandaag`` does not wait yet."""
    return Inzicht(
        instroomqueries.per_maand(sessie, van, tot),
        leercurve.uitkomsten(sessie, van, tot),
        eensgezindheid.eerste_indruk(sessie, van, tot),
        evaluatiequeries.opgevolgd(sessie, van, tot, vandaag),
    )


def inzicht_json(gevonden: Inzicht) -> dict[str, Any]:
    """The figures as numbers; ``alpha`` null with ``alpha_reden`` when it is not defined."""
    eens = gevonden.eens
    return {
        "maanden": [
            {
                "maand": f"{maand:%Y-%m}",
                "complex": deel,
                "totaal": geheel,
                "aandeel": round(deel / geheel, 4) if geheel else None,
            }
            for maand, deel, geheel in gevonden.maanden
        ],
        "casussen": gevonden.casussen,
        "uitkomsten": {u.value: aantal for u, aantal in gevonden.uitkomsten.items()},
        "alpha": None if eens.alpha is None else float(eens.alpha),
        **({"alpha_reden": eens.reden} if eens.alpha is None else {}),
        "opgevolgd": {
            **{o.value: aantal for o, aantal in gevonden.opgevolgd.opgevolgd.items()},
            "te_evalueren": gevonden.opgevolgd.te_evalueren,
        },
    }


def precedenten_json(gevonden: Precedenten) -> dict[str, Any]:
    """The most alike cases with their advice and why, as the command line prints them."""
    return {
        "casus": gevonden.nummer,
        "doorzocht": gevonden.doorzocht,
        "precedenten": [
            {
                "casus": p.nummer,
                "gelijkenis": p.gelijkenis,
                "advies": p.advies.value,
                "adviesnummer": p.adviesnummer,
                "datum": p.vastgesteld_op.date().isoformat(),
                "motivering": p.motivering,
                "woorden": list(p.woorden),
                "verwant": list(p.verwant),
                "velden": [{"veld": titel, "waarde": waarde} for titel, waarde in p.velden],
                "waarom": p.waarom(),
            }
            for p in gevonden.gevonden
        ],
        "reden": gevonden.reden,
    }
