"""A document is written beside the window: one place that does it and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from ui.bestandskeuze import Documentdoel
from ui.scherm import Omgeving
from ui.widgets.berichtenbalk import BerichtActie


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


def meld_bewaard(omgeving: Omgeving, pad: Path) -> None:
    """Say what the file is called, with a way to open it."""

    def tr(zin: str) -> str:
        return QCoreApplication.translate("Documentuitgave", zin)

    actie = BerichtActie(tr("Open het bestand"), partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(pad))))
    omgeving.mond.meld("gelukt", tr("Bewaard als %s.") % pad.name, actie)
