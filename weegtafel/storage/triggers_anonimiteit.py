"""What the database itself refuses in the room of anonymity: a declaration is followed, never changed."""

from __future__ import annotations

from weegtafel.storage.triggers import niet_vervangen, nooit

_VERKLARING = "Een verklaring van anonimiteit wordt nooit gewijzigd; verklaar opnieuw."

TRIGGERS: tuple[str, ...] = (
    *nooit("anoniemverklaring", _VERKLARING),
    niet_vervangen("anoniemverklaring", _VERKLARING),
)
