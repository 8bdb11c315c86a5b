"""What the database itself asks of an advice: who confirms it neither fixed it nor wrote in its draft."""

from __future__ import annotations

_ZELF = "Wie aan een advies schreef of het vaststelt, kan het niet bevestigen."
_HAND = "Wie aan een conceptadvies schreef, blijft genoteerd."

TRIGGERS: tuple[str, ...] = (
    "CREATE TRIGGER advies_vier_ogen BEFORE INSERT ON advies "
    "WHEN NEW.bevestigd_door_id = NEW.vastgesteld_door_id OR EXISTS (SELECT 1 FROM adviesconcept k "
    "WHERE k.agendapunt_id = NEW.agendapunt_id "
    "AND instr(' ' || k.bewerkers || ' ', ' ' || NEW.bevestigd_door_id || ' ')) "
    f"BEGIN SELECT RAISE(ABORT, '{_ZELF}'); END",
    "CREATE TRIGGER adviesconcept_bewerkers BEFORE UPDATE OF bewerkers ON adviesconcept "
    "WHEN substr(NEW.bewerkers, 1, length(OLD.bewerkers)) IS NOT OLD.bewerkers "
    f"BEGIN SELECT RAISE(ABORT, '{_HAND}'); END",
)
