"""A document is written beside the window: one place that does it and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from ui.bestandskeuze import Documentdoel
from ui.bewaren import meld_bewaard
from ui.scherm import Omgeving


def schrijf_document(
    omgeving: Omgeving,
    van: QObject,
    soort: str,
    sleutel: int,
    doel: Documentdoel,
    *,
    na: Callable[[], None] | None = None,
    **keuzes: Any,
) -> None:
    """Write a paper of this kind where somebody chose; ``keuzes`` as of ``Programma.exporteer``.

    ``na`` is called when it is done or refused; a refusal is said by the window.
    """
    programma = omgeving.runner.programma

    def klaar(_geschreven: object) -> None:
        if na is not None:
            na()
        meld_bewaard(omgeving, doel.pad)

    def fout(_mis: Exception) -> bool:
        if na is not None:
            na()
        return False

    omgeving.runner.doe(
        lambda: programma.exporteer(soort, sleutel, doel.pad, wachtwoord=doel.wachtwoord, **keuzes),
        van=van,
        klaar=klaar,
        fout=fout,
    )
