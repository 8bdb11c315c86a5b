"""What the database itself refuses in the room of anonymity: a declaration is followed, never changed."""

from __future__ import annotations

from weegtafel.storage.triggers import lopend, niet_vervangen, nooit

_VERKLARING = "Een verklaring van anonimiteit wordt nooit gewijzigd; verklaar opnieuw."

#: A declaration goes with what it is about; its reason is typed text.
_WEG = " OR ".join(
    (
        f"(OLD.onderwerp = 'casus' AND {lopend('casus', 'OLD.onderwerp_id')})",
        f"(OLD.onderwerp = 'overleg' AND {lopend('overleg', 'OLD.onderwerp_id')})",
        f"(OLD.onderwerp = 'aanvraag' AND {lopend('aanvraag', 'OLD.onderwerp_id')})",
        "(OLD.onderwerp = 'advies' AND "
        + lopend("casus", "(SELECT casus_id FROM advies WHERE id = OLD.onderwerp_id)")
        + ")",
        "(OLD.onderwerp = 'notulen' AND "
        + lopend("overleg", "(SELECT overleg_id FROM notulen WHERE id = OLD.onderwerp_id)")
        + ")",
        "(OLD.onderwerp = 'actie' AND EXISTS (SELECT 1 FROM actie a JOIN vernietiging_lopend l ON "
        "(l.soort = 'casus' AND l.object_id = a.casus_id) OR (l.soort = 'overleg' AND l.object_id = a.overleg_id) "
        "WHERE a.id = OLD.onderwerp_id))",
    )
)

TRIGGERS: tuple[str, ...] = (
    *nooit("anoniemverklaring", _VERKLARING, wissen=_WEG),
    niet_vervangen("anoniemverklaring", _VERKLARING),
)
