"""When a text may go on: every finding replaced or decided, by both layers or by a person. Pure.

What is not known is not allowed: a field that the thorough layer did not read keeps the gate shut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Controlewijze, Ernst, Keuze, Soort
from weegtafel.anonimiteit.herkenners.eigen_nummers import EIGEN_NUMMER
from weegtafel.anonimiteit.normaliseren import normaliseer, plat

#: Numbers that this program gives itself, and those of the messages of iJw (301/319).
_VAN_NIEMAND: Final = re.compile(rf"{EIGEN_NUMMER}|(?:iJw )?3\d\d(?:/3\d\d)?")
REDEN_MINIMUM: Final = 8
REDEN_MAXIMUM: Final = 500


@dataclass(frozen=True, slots=True)
class Veldstand:
    """What is known of one field: what is open of layer 1 and the second reader, what of layer 2.

    Layer 1 and the second reader find anew at every look; what layer 2 found is what was written down when it read.
    """

    veld: str
    titel: str
    open: tuple[Bevinding, ...] = ()
    grondig_open: tuple[Soort, ...] = ()
    """Kinds that the thorough layer found besides, on which nobody decided."""
    grondig: bool = False
    behouden: int = 0
    """Findings on which somebody decided."""

    @property
    def soorten(self) -> tuple[Soort, ...]:
        """Kinds of everything that is open."""
        return (*(b.soort for b in self.open), *self.grondig_open)

    @property
    def schoon(self) -> bool:
        """Whether nothing is open."""
        return not self.open and not self.grondig_open


def opsomming(soorten: Iterable[Soort]) -> str:
    """Kinds with how often, as in "2 × naam van een persoon en 1 × postcode"."""
    delen = [f"{aantal} × {soort.omschrijving}" for soort, aantal in Counter(soorten).items()]
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}" if delen else ""


def veldzin(titel: str, soorten: Sequence[Soort]) -> str:
    """What is still to be solved in one field, without the words that were found."""
    staat = "staat" if len(soorten) == 1 else "staan"
    eind = "Vervang dit of beslis erover." if len(soorten) == 1 else "Vervang ze of beslis erover."
    return f"In “{titel}” {staat} nog {opsomming(soorten)}. {eind}"


def bezwaren_tegen_verklaring(
    velden: Sequence[Veldstand], wijze: Controlewijze, reden: str
) -> tuple[tuple[str, str], ...]:
    """Why these texts may not be declared free of what identifies: (field, sentence); empty when they may."""
    uit = [(v.veld, veldzin(v.titel, v.soorten)) for v in velden if not v.schoon]
    if wijze is Controlewijze.MET_DE_HAND:
        if len(reden.strip()) < REDEN_MINIMUM:
            uit.append(("reden", "Schrijf op waarom u met de hand hebt nagekeken en de grondige controle ontbreekt."))
        return tuple(uit)
    ongelezen = [v for v in velden if not v.grondig]
    if ongelezen:
        titels = ", ".join(f"“{v.titel}”" for v in ongelezen[:3])
        meer = f" en nog {len(ongelezen) - 3}" if len(ongelezen) > 3 else ""
        uit.append(
            (
                ongelezen[0].veld,
                f"De grondige controle heeft {titels}{meer} nog niet gelezen. Wacht daarop, of kijk de casus met de "
                "hand na en zeg waarom.",
            )
        )
    return tuple(uit)


def bezwaren_tegen_keuze(soort: Soort, keuze: Keuze, reden: str, gevonden: str) -> tuple[str, ...]:
    """Why a finding may not stay: red only when it is no name at all, and never with the words in the reason."""
    if keuze is Keuze.BEHOUDEN and soort.ernst is Ernst.ROOD:
        return (f"Een {soort.omschrijving} herleidt direct en kan niet blijven staan. Vervang de tekst.",)
    if len(reden.strip()) < REDEN_MINIMUM:
        return ("Schrijf kort waarom dit niemand herkenbaar maakt.",)
    if len(reden) > REDEN_MAXIMUM:
        return (f"Houd de reden korter dan {REDEN_MAXIMUM} tekens.",)
    kaal = " ".join(plat(normaliseer(gevonden).tekst).split())
    if kaal and kaal in " ".join(plat(normaliseer(reden).tekst).split()):
        return ("Noem in de reden de gevonden woorden zelf niet: de reden wordt bewaard.",)
    return ()


def telling(soorten: Mapping[tuple[Soort, Keuze], int]) -> tuple[str, ...]:
    """What stays, as words for the journal: ``diagnose_behouden_1``."""
    return tuple(f"{soort.value}_{keuze.value}_{aantal}" for (soort, keuze), aantal in sorted(soorten.items()))


def zonder_toegestaan(tekst: str, bevindingen: Iterable[Bevinding], namen: Collection[str]) -> tuple[Bevinding, ...]:
    """The findings that do not lie within a name that may stand there, such as that of an organisation at the table."""
    over = tuple(b for b in bevindingen if not _VAN_NIEMAND.fullmatch(b.tekst))
    if not over or not namen:
        return over
    klein = tekst.casefold()
    if len(klein) != len(tekst):  # a letter that grows by folding would shift the places
        klein = tekst.lower() if len(tekst.lower()) == len(tekst) else tekst
    spans: list[tuple[int, int]] = []
    for naam in {n.casefold() for n in namen if len(n.strip()) > 1}:
        hier = klein.find(naam)
        while hier >= 0:
            einde = hier + len(naam)
            if not (klein[hier - 1 : hier].isalnum() or klein[einde : einde + 1].isalnum()):
                spans.append((hier, einde))
            hier = klein.find(naam, hier + 1)
    spans.sort()
    begin_van = [begin for begin, _ in spans]
    reikt_tot = list(accumulate((einde for _, einde in spans), max))
    return tuple(b for b in over if not (n := bisect_right(begin_van, b.begin)) or reikt_tot[n - 1] < b.einde)
