"""Who pays, and who gains: the closed list over which every sum is split."""

from __future__ import annotations

from weegtafel.kernel.codes import Benoemd


class Betaler(Benoemd):
    """The parties of issue 3, the municipality first; its cash saving is never silently added to that of others."""

    GEMEENTE = "gemeente", "gemeente"
    ZORGVERZEKERAAR = "zorgverzekeraar", "zorgverzekeraar"
    WLZ = "wlz", "Wet langdurige zorg"
    RIJK = "rijk", "rijk"
    ONDERWIJS = "onderwijs", "onderwijs"
    CORPORATIE = "corporatie", "woningcorporatie"
    GEZIN = "gezin", "gezin"
    SAMENLEVING = "samenleving", "samenleving"
