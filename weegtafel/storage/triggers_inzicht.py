"""What the database itself refuses and keeps in the room that learns."""

from __future__ import annotations

from weegtafel.storage.triggers import lopend, niet_vervangen, nooit

_EVALUATIE = "Een evaluatie wordt nooit gewijzigd; leg een nieuwe vast."
_AFSPRAAK = "Een werkafspraak wordt nooit gewijzigd; stel een nieuwe versie vast."

TRIGGERS: tuple[str, ...] = (
    *nooit("evaluatie", _EVALUATIE, wissen=lopend("casus", "(SELECT casus_id FROM advies WHERE id = OLD.advies_id)")),
    niet_vervangen("evaluatie", _EVALUATIE),
    *nooit("werkafspraak", _AFSPRAAK),
    niet_vervangen("werkafspraak", _AFSPRAAK),
)

#: Terms of a precedent are counted where it is written, so that a casus that is destroyed leaves no word behind. What
#: all precedents are together stands in two rows that no term can have as its name.
_TEL_AF = (
    "UPDATE precedentterm SET aantal = aantal - 1 WHERE term IN (SELECT key FROM json_each(OLD.termen)); "
    "DELETE FROM precedentterm WHERE aantal < 1 AND term IN (SELECT key FROM json_each(OLD.termen)); "
    "UPDATE precedentterm SET aantal = aantal - 1 WHERE term = '#aantal'; "
    "UPDATE precedentterm SET aantal = aantal - OLD.lengte WHERE term = '#lengte'; "
    "INSERT INTO precedent_zoek(precedent_zoek, rowid, woorden) "
    "VALUES ('delete', OLD.casus_id, (SELECT group_concat(key, ' ') FROM json_each(OLD.termen))); "
)
_TEL_BIJ = (
    "INSERT INTO precedentterm(term, aantal) SELECT key, 1 FROM json_each(NEW.termen) WHERE true "
    "ON CONFLICT(term) DO UPDATE SET aantal = aantal + 1; "
    "INSERT INTO precedentterm(term, aantal) VALUES ('#aantal', 1), ('#lengte', NEW.lengte) "
    "ON CONFLICT(term) DO UPDATE SET aantal = aantal + excluded.aantal; "
    "INSERT INTO precedent_zoek(rowid, woorden) "
    "VALUES (NEW.casus_id, (SELECT group_concat(key, ' ') FROM json_each(NEW.termen))); "
)

INDEX: tuple[str, ...] = (
    # Terms are letters and digits already, and only in which casus each stands is asked: no text, places or columns.
    "CREATE VIRTUAL TABLE precedent_zoek USING fts5(woorden, content = '', detail = none, columnsize = 0, "
    "tokenize = 'unicode61')",
    f"CREATE TRIGGER precedent_erin AFTER INSERT ON precedent BEGIN {_TEL_BIJ}END",
    f"CREATE TRIGGER precedent_eruit AFTER DELETE ON precedent BEGIN {_TEL_AF}END",
    f"CREATE TRIGGER precedent_anders AFTER UPDATE ON precedent BEGIN {_TEL_AF}{_TEL_BIJ}END",
)
