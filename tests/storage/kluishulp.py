"""An encrypted vault for tests: two people with access, a planted text, and Argon2id at its lightest."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from pathlib import Path

from sqlmodel import Session

from weegtafel.bootstrap import Programma, open_programma
from weegtafel.inrichting import queries
from weegtafel.inrichting.commands import BewaarOrganisatie
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.kernel.roles import Rol
from weegtafel.poort import aanmelden
from weegtafel.storage.geheim import Maat

NU = datetime(2026, 11, 12, 13, 0)
LICHT = Maat(64, 1, 1)
"""The work of one guess in tests; a real vault measures it, see test_geheim."""
WOORD = "de kat loopt over het dak"
ANDER = "vier groene fietsen in de sloot"
NAAM = "beheer"
KLOK_ = VasteKlok(NU)
PLANT = "Nijlpaardenkwekerij"
"""Stands in the data, so that a search of the raw files shows whether they can be read."""


_TELLER = count(1)


def plant(programma: Programma) -> None:
    """Put the planted text in a vault, by an act of a beheerder."""
    nummer = next(_TELLER)
    programma.voer_uit(
        BewaarOrganisatie(
            naam=f"{PLANT} {nummer}",
            afkorting=f"NPK{nummer}",
            soort=OrganisatieSoort.OVERIG,
            neemt_deel=False,
            geldig_van=date(2026, 1, 1),
        )
    )


def persoon_met(programma: Programma, rol: Rol) -> int:
    """The id of somebody with this role."""
    return programma.vraag(queries.personen, NU.date(), rol)[0].id


def beheerder_in(map_: Path) -> int:
    """The id of the beheerder of a plain vault."""
    programma = open_programma(map_, klok=VasteKlok(NU))
    try:
        return persoon_met(programma, Rol.BEHEERDER)
    finally:
        programma.sluit()


def meld(map_: Path, naam: str = NAAM, woord: str = WOORD, klok: VasteKlok | None = None) -> Programma:
    """Sign in."""
    return aanmelden(map_, naam, woord, klok=klok or VasteKlok(NU))


def plat_in(map_: Path, tekst: str = PLANT) -> list[str]:
    """The files below a folder in which a text can be read, in either encoding SQLite uses."""
    naalden = (tekst.encode(), tekst.encode("utf-16-le"))
    return [
        str(pad.relative_to(map_))
        for pad in sorted(map_.rglob("*"))
        if pad.is_file() and any(naald in pad.read_bytes() for naald in naalden)
    ]


def journaal_van(sessie: Session) -> list[tuple[str, str, str]]:
    """Act, subject and fields of every line."""
    rijen = sessie.connection().exec_driver_sql("SELECT handeling, onderwerp, velden FROM journaal ORDER BY id")
    return [tuple(rij) for rij in rijen]


def organisaties(sessie: Session) -> list[str]:
    """The names of all organisations."""
    return [rij[0] for rij in sessie.connection().exec_driver_sql("SELECT naam FROM organisatie ORDER BY id")]
