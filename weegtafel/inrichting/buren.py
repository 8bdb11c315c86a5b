"""Whether another program wrote in the same file: one cheap question to SQLite."""

from __future__ import annotations

from uuid import uuid4

from sqlmodel import Session

_MERK = "weegtafel_merk"


def stand(sessie: Session) -> tuple[str, int]:
    """The mark of the connection that answers, and its ``data_version``.

    SQLite gives a connection another number after a commit through any other connection; numbers of two different
    connections say nothing about each other, hence the mark.
    """
    verbinding = sessie.connection()
    merk: str = verbinding.info.setdefault(_MERK, uuid4().hex)
    return merk, int(verbinding.exec_driver_sql("PRAGMA data_version").scalar_one())
