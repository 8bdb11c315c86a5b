"""What was kept as a file, and where: every page says it in the same words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.scherm import Omgeving
from ui.widgets.berichtenbalk import BerichtActie
from weegtafel.kernel.errors import Storing
from weegtafel.kernel.grafiek import Grafiek

SVG, PNG = "SVG (*.svg)", "PNG (*.png)"
XLSX, CSV = "Excel (*.xlsx)", "CSV (*.csv)"


def meld_bewaard(omgeving: Omgeving, pad: Path) -> None:
    """Say where a file is, with a way to open it."""
    actie = BerichtActie("Open het bestand", partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(pad))))
    omgeving.mond.meld("gelukt", f"{pad.name} staat in {pad.parent}.", actie)


def schrijf_grafiek(omgeving: Omgeving, beeld: Grafiek, pad: Path) -> None:
    """Write a drawing, and say where it is or that it could not be written."""
    from ui.widgets.grafiek import bewaar_png, bewaar_svg

    try:
        (bewaar_png if pad.suffix.lower() == ".png" else bewaar_svg)(beeld.figuur, pad)
    except OSError:
        omgeving.mond.vang(
            Storing(f"De grafiek is niet te bewaren in “{pad.name}”. Uw gegevens zijn veilig. Kies een andere plaats.")
        )
        return
    meld_bewaard(omgeving, pad)
