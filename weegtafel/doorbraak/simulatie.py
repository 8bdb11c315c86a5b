"""How sure the return is: the ranges of the effects drawn many times over.

Each range becomes a PERT distribution: a beta between laag and hoog whose peak is midden, with weight four. Ranges are
drawn independently. The figures are about the net result (present value minus budget), for all payers together and for
the municipality alone, which pays the budget.

**The same tomorrow.** A distribution of NumPy may change between versions, its bit generators may not. So lots are the
raw bits of PCG64 (O'Neill 2014), turned into a number by a table of the inverse distribution that is worked out here.
The state of the generator comes from SHA-256 over seed, effect and field. Therefore the order of the effects changes
nothing, and somebody who changes a price sees the result move by that price and not by other luck.

NumPy is loaded when something is drawn; without any range there is nothing to draw and the answer is exact.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.rendement import CONTEXT, VELDEN, Effect, Rekeninvoer, Spreiding, contant, factoren
from weegtafel.doorbraak.stap import rond_euro, rond_verhouding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Reeks = NDArray[np.float64]

#: Steps of the integral of a distribution.
CELLEN = 512
#: Parts of equal chance into which a distribution is cut; within one it is taken to be even. The mean is off by
#: some hundred-thousandths of the range, far below the luck of ten thousand draws.
VAK_BITS = 12
REST_BITS = 64 - VAK_BITS
_NUL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Band:
    """The net result in euros: nine out of ten above ``p10``, half above ``p50``, one out of ten above ``p90``."""

    p10: Decimal
    p50: Decimal
    p90: Decimal
    gemiddelde: Decimal
    kans_netto_positief: Decimal


@dataclass(frozen=True, slots=True)
class Simulatie:
    """The net result of all payers together and of the municipality alone, and what was drawn."""

    allen: Band
    gemeente: Band
    zaad: int
    trekkingen: int


def simuleer(invoer: Rekeninvoer) -> Simulatie:
    """Draw ``invoer.trekkingen`` times with seed ``invoer.zaad``.

    The same input gives the same figures. In a group without ranges every draw is the middle case, and exact.
    """
    trekking = _Trekking(invoer)
    van_gemeente = [nr for nr, effect in enumerate(trekking.effecten) if effect.betaler is Betaler.GEMEENTE]
    van_anderen = [nr for nr, effect in enumerate(trekking.effecten) if effect.betaler is not Betaler.GEMEENTE]
    vast_gemeente, los_gemeente = trekking.som(van_gemeente)
    vast_anderen, los_anderen = trekking.som(van_anderen)
    losse = [los for los in (los_gemeente, los_anderen) if los is not None]
    gemeente = _band(vast_gemeente, los_gemeente, invoer.budget)
    if not van_anderen:
        allen = gemeente
    else:
        los = sum(losse[1:], losse[0]) if losse else None
        allen = _band(vast_gemeente + vast_anderen, los, invoer.budget)
    return Simulatie(allen, gemeente, invoer.zaad, invoer.trekkingen)


class _Trekking:
    """The draws of one simulation."""

    def __init__(self, invoer: Rekeninvoer) -> None:
        self.invoer = invoer
        #: In an order of their own, so that sums of floats do not depend on the order in which effects were entered.
        self.effecten = sorted(invoer.effecten, key=_inhoud)
        self.factoren = factoren(replace(invoer, effecten=tuple(self.effecten)))
        gezien: Counter[tuple[str, ...]] = Counter()
        self.kenmerken = []
        for effect in self.effecten:
            wie = (effect.omschrijving, effect.betaler.value, effect.eenheid)
            self.kenmerken.append((*wie, str(gezien[wie])))
            gezien[wie] += 1

    def som(self, nummers: Iterable[int]) -> tuple[Decimal, Reeks | None]:
        """The present value of these effects: the exact sum of those without a range, and the draws of the others."""
        vast, los = _NUL, None
        with localcontext(CONTEXT):
            for nr in nummers:
                effect, factor = self.effecten[nr], self.factoren[nr]
                if not effect.onzekere_velden:
                    kans = effect.kans_zonder.midden - effect.kans_met.midden
                    vast += contant(effect.prijs.midden * effect.aantal.midden * kans, factor)
                    continue
                reeks = self._effect(effect, self.kenmerken[nr], factor)
                if los is None:
                    los = reeks
                else:
                    los += reeks
        return vast, los

    def _effect(self, effect: Effect, kenmerk: Sequence[str], factor: Decimal) -> Reeks:
        reeksen = {
            veld: _loten(self.invoer.zaad, (*kenmerk, veld), self.invoer.trekkingen, getattr(effect, veld))
            for veld in effect.onzekere_velden
        }
        zonder = reeksen.get("kans_zonder", float(effect.kans_zonder.midden))
        met = reeksen.get("kans_met", float(effect.kans_met.midden))
        maal = factor
        for veld in ("prijs", "aantal"):
            if veld not in reeksen:
                maal *= getattr(effect, veld).midden
        uit = (zonder - met) * float(maal)
        for veld in ("prijs", "aantal"):
            if veld in reeksen:
                uit = uit * reeksen[veld]
        return uit  # type: ignore[return-value]  # at least one field is a series, so this is one


def _inhoud(effect: Effect) -> tuple[object, ...]:
    """Everything about an effect that matters here, in a form that can be sorted."""
    getallen = [getattr(getattr(effect, veld), deel) for veld in VELDEN for deel in ("laag", "midden", "hoog")]
    woorden = (effect.omschrijving, effect.betaler.value, effect.eenheid)
    return (*woorden, effect.van_maand, effect.tot_maand, *getallen)


def _loten(zaad: int, kenmerk: Sequence[str], aantal: int, bereik: Spreiding) -> Reeks:
    """Draws from the PERT distribution of one range; the same for the same seed and name."""
    import numpy as np

    tekst = "\x1f".join((str(zaad), *kenmerk)).encode()
    getal = int.from_bytes(hashlib.sha256(tekst).digest(), "big")
    bits = np.random.PCG64(0)
    staat, stap = getal >> 128, (getal & ((1 << 128) - 1)) | 1
    bits.state = {"bit_generator": "PCG64", "state": {"state": staat, "inc": stap}, "has_uint32": 0, "uinteger": 0}
    ruw = bits.random_raw(aantal)
    laag, breedte = float(bereik.laag), float(bereik.hoog - bereik.laag)
    grenzen = laag + breedte * _omgekeerde_pert(float((bereik.midden - bereik.laag) / (bereik.hoog - bereik.laag)))
    vak = (ruw >> np.uint64(REST_BITS)).astype(np.intp)
    loten: Reeks = (ruw & np.uint64(2**REST_BITS - 1)).astype(np.float64)
    loten *= 2.0**-REST_BITS
    loten *= np.diff(grenzen)[vak]
    loten += grenzen[vak]
    return loten


@lru_cache(maxsize=1024)
def _omgekeerde_pert(top: float) -> Reeks:
    """Where the PERT distribution between 0 and 1 with its peak at ``top`` has passed 0, 1/4096, 2/4096, ... 1.

    With x = sin²φ the density is smooth in φ up to both ends, and Simpson's rule is enough.
    """
    import numpy as np

    alfa, beta = 1 + 4 * top, 5 - 4 * top
    hoek = np.linspace(0.0, np.pi / 2, 2 * CELLEN + 1)
    dichtheid = np.sin(hoek) ** (2 * alfa - 1) * np.cos(hoek) ** (2 * beta - 1)
    dichtheid[-1] = 0.0  # the cosine of a right angle is not quite nothing in binary
    verdeling = np.concatenate(([0.0], np.cumsum(dichtheid[:-2:2] + 4 * dichtheid[1:-1:2] + dichtheid[2::2])))
    kansen = np.linspace(0.0, 1.0, 2**VAK_BITS + 1)
    grenzen: Reeks = np.interp(kansen, verdeling / verdeling[-1], np.sin(hoek[::2]) ** 2)
    grenzen[0], grenzen[-1] = 0.0, 1.0
    return grenzen


def _band(vast: Decimal, los: Reeks | None, budget: Decimal) -> Band:
    if los is None:
        with localcontext(CONTEXT):
            netto = rond_euro(vast) - budget
            return Band(netto, netto, netto, netto, rond_verhouding(Decimal(int(vast > budget))))
    import numpy as np

    reeks = los + float(vast - budget)
    p10, p50, p90 = np.percentile(reeks, (10, 50, 90))
    positief = int(np.count_nonzero(reeks > 0))
    laag, midden, hoog, gemiddeld = (rond_euro(Decimal(float(getal))) for getal in (p10, p50, p90, reeks.mean()))
    return Band(laag, midden, hoog, gemiddeld, rond_verhouding(Decimal(positief) / Decimal(reeks.size)))
