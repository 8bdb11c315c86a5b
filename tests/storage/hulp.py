"""Rows for tests of the storage: casussen with given texts, made without any handler."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import text
from sqlmodel import Session

from weegtafel.casus.models import Casus
from weegtafel.kernel.codes import CasusSoort, CasusStatus
from weegtafel.storage.kluis import Kluis

NU = datetime(2026, 11, 12, 13, 0)


def een_id(sessie: Session, tabel: str) -> int:
    return int(sessie.connection().execute(text(f"SELECT min(id) FROM {tabel}")).scalar_one())


def maak_casus(kluis: Kluis, volgnummer: int, *, jaar: int = 2026, **velden: object) -> int:
    """A casus with this number; other fields by name. Returns its id."""
    with kluis.transactie() as sessie:
        velden.setdefault("soort", CasusSoort.NIEUW)
        velden.setdefault("status", CasusStatus.CONCEPT)
        velden.setdefault("gemeente_id", een_id(sessie, "gemeente"))
        velden.setdefault("inbrenger_id", een_id(sessie, "organisatie"))
        casus = Casus(
            nummer=f"WT-{jaar}-{volgnummer:04d}",
            jaar=jaar,
            volgnummer=volgnummer,
            aangemaakt_op=NU,
            gewijzigd_op=NU,
            **velden,
        )
        sessie.add(casus)
        sessie.flush()
        assert casus.id is not None
        return casus.id
