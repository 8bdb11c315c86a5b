"""What the acts of this room share."""

from __future__ import annotations

from sqlmodel import col, select

from weegtafel.anonimiteit import regels
from weegtafel.anonimiteit.codes import Ernst, Soort
from weegtafel.anonimiteit.opslag import lijsten_van
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.inrichting.models import Criterium
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.tekst import maak_net

GEWIJZIGD = frozenset({"inzicht"})


def net(tekst: str) -> str:
    """A text without what does not belong in one."""
    return maak_net(tekst).strip()


def eis_zonder_naam(werk: Werk, teksten: dict[str, tuple[str, str]]) -> None:
    """Refuse texts (field to title and text) that identify somebody. A day is an appointment here.

    Raises:
        Regelovertreding: naming field and kind.
    """
    lijsten = lijsten_van(werk.sessie)
    redenen: dict[str, str] = {}
    for veld, (titel, tekst) in teksten.items():
        rood = [b.soort for b in zoek_vlug(tekst, lijsten) if b.ernst is Ernst.ROOD and b.soort is not Soort.DATUM]
        if rood:
            redenen[veld] = regels.veldzin(titel, rood)
    if redenen:
        raise Regelovertreding(tuple(redenen.values()), redenen)


def criteriumcodes(werk: Werk) -> frozenset[str]:
    """The codes of every version of the criteria."""
    return frozenset(werk.sessie.exec(select(col(Criterium.code)).distinct()))
