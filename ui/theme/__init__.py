"""The look: tokens, one stylesheet, icons and the act of putting them on."""

from __future__ import annotations

import os


def stijl_vooraf() -> None:
    """Name the base style before the application is made; setting it afterwards costs a tenth of a second more."""
    os.environ["QT_STYLE_OVERRIDE"] = "Fusion"
