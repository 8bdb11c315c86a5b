"""A casus as everything else reads it: one frozen value with codes and their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from weegtafel.casus.velden import VELD, Invoer
from weegtafel.kernel.bedrag import toon_bedrag, uit_centen
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import CasusSoort, CasusStatus


@dataclass(frozen=True, slots=True)
class GrondFeiten:
    """What was found on one other ground. ``uitkomst`` is a code of ``uitkomst_grond``, empty when not looked at."""

    grondslag: str
    naam: str
    uitkomst: str
    uitkomst_naam: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class AlternatiefFeiten:
    """An alternative of the catalogue that was considered, and why it is not enough."""

    alternatief_id: int
    code: str
    naam: str
    toelichting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasusFeiten:
    """Everything that stands in one casus. Amounts in cents, durations in months, code fields hold the code.

    ``namen`` gives the description of each code field by its key; ``toon`` gives any field as people read it.
    """

    id: int
    nummer: str
    soort: CasusSoort
    status: CasusStatus
    versie: int
    gemeente_id: int
    gemeente: str
    inbrenger_id: int
    inbrenger: str
    inbrenger_afkorting: str
    inbrenger_functie: str
    eerdere_casus_id: int | None
    eerdere_casus: str
    """Number of the earlier casus, or empty."""
    ingetrokken_reden: str
    gereed_door: str
    gereed_op: datetime | None
    aangemaakt_op: datetime
    gewijzigd_op: datetime

    teruggezet_reden: str = ""
    """Why it was sent back and is not gereed yet, or empty."""
    leeftijdsband: str = ""
    maatregel: str = ""
    hulpvraag: str = ""
    mening_jeugdige: str = ""
    mening_ouders: str = ""
    problemen: str = ""
    verklarende_analyse: str = ""
    deskundigheid: str = ""
    eerdere_hulp: str = ""
    veiligheid: str = ""
    resultaat: str = ""
    resultaat_datum: date | None = None
    hulp_nodig: str = ""
    eigen_mogelijkheden: str = ""
    segment: str = ""
    profiel: str = ""
    intensiteit: str = ""
    vorm: str = ""
    productcategorie: str = ""
    productcode: str = ""
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    ingangsdatum: date | None = None
    duur_maanden: int | None = None
    kosten_cent: int | None = None
    onderbouwing: str = ""

    gronden: tuple[GrondFeiten, ...] = ()
    alternatieven: tuple[AlternatiefFeiten, ...] = ()
    namen: Mapping[str, str] = field(default_factory=dict)

    @property
    def kosten(self) -> Decimal | None:
        """The expected cost of the whole indication in euros."""
        return None if self.kosten_cent is None else uit_centen(self.kosten_cent)

    def waarde(self, sleutel: str) -> object:
        """The stored value of a field of ``casus.velden``."""
        return getattr(self, VELD[sleutel].sleutel)

    def toon(self, sleutel: str) -> str:
        """A field as people read it; empty when it is not filled."""
        waarde = self.waarde(sleutel)
        if waarde is None or waarde == "":
            return ""
        match VELD[sleutel].invoer:
            case Invoer.CODE:
                return self.namen.get(sleutel, str(waarde))
            case Invoer.DATUM:
                assert isinstance(waarde, date)
                return datum_voluit(waarde)
            case Invoer.BEDRAG:
                assert isinstance(waarde, int)
                return toon_bedrag(uit_centen(waarde))
            case Invoer.GETAL:
                return f"{waarde:,}".replace(",", ".")
            case _:
                return str(waarde)


def kernzin(tekst: str, lengte: int = 140) -> str:
    """The first sentence of a text on one line, cut at a word when it is longer than ``lengte`` characters."""
    regel = " ".join(tekst.split())
    for teken in (". ", "? ", "! "):
        voor, gevonden, _ = regel.partition(teken)
        if gevonden:
            regel = voor + teken.strip()
    if len(regel) <= lengte:
        return regel
    stuk = regel[: lengte - 1]
    return (stuk.rsplit(" ", 1)[0] if " " in stuk else stuk) + "…"
