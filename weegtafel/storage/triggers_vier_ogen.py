"""The four eyes that the database itself keeps: of an advice, and of the plan and the escalation of a doorbraak.

Who confirms an advice neither fixed it nor wrote its words; who judges a plan did no work on the request; a
mandaathouder who decides above the mandate neither worked on it nor judged it. The rules say the same with more words.
"""

from __future__ import annotations

_ZELF = "Wie aan een advies schreef of het vaststelt, kan het niet bevestigen."
_TOETS = "Wie aan een aanvraag werkte, toetst haar plan niet."
_BESLUIT = "Wie aan een aanvraag werkte of haar plan toetste, besluit er niet over als mandaathouder."
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

_SCHREEF = "instr(' ' || k.bewerkers || ' ', ' ' || NEW.bevestigd_door_id || ' ')"
#: An advice that is revised, and those that it revises itself: of one casus these follow each other without a gap, for
#: only the last one is revised. They begin at the last advice that revised nothing.
_KETEN = (
    "a.casus_id = NEW.casus_id AND a.id <= NEW.herziet_id AND a.id >= (SELECT max(b.id) FROM advies b "
    "WHERE b.casus_id = NEW.casus_id AND b.herziet_id IS NULL AND b.id <= NEW.herziet_id)"
)
#: Who filed, for whom was filed, who is or was its coach; a person for whom was filed is noted as an edit too.
_BETROKKEN = (
    "EXISTS (SELECT 1 FROM aanvraag v WHERE v.id = NEW.aanvraag_id "
    "AND NEW.{wie} IN (v.ingediend_door_id, v.namens_id, v.coach_id)) "
    "OR EXISTS (SELECT 1 FROM coachtoewijzing t WHERE t.aanvraag_id = NEW.aanvraag_id AND t.coach_id = NEW.{wie})"
)
_BEWERKTE = "EXISTS (SELECT 1 FROM bewerking w WHERE w.aanvraag_id = NEW.aanvraag_id AND w.persoon_id = NEW.{wie}{als})"

#: From schema 8 on: an advice outside the draft of an item, a toets, and the decision of a mandaathouder.
BUITEN_DE_TAFEL: tuple[str, ...] = (
    "CREATE TRIGGER advies_spoed_vier_ogen BEFORE INSERT ON advies "
    "WHEN NEW.agendapunt_id IS NULL AND NEW.herziet_id IS NULL AND EXISTS (SELECT 1 FROM adviesconcept k "
    "JOIN agendapunt p ON p.id = k.agendapunt_id WHERE p.casus_id = NEW.casus_id "
    f"AND NOT EXISTS (SELECT 1 FROM advies a WHERE a.agendapunt_id = p.id) AND {_SCHREEF}) "
    f"BEGIN SELECT RAISE(ABORT, '{_ZELF}'); END",
    "CREATE TRIGGER advies_herzien_vier_ogen BEFORE INSERT ON advies WHEN NEW.herziet_id IS NOT NULL AND ("
    f"EXISTS (SELECT 1 FROM advies a JOIN adviesconcept k ON k.agendapunt_id = a.agendapunt_id WHERE {_KETEN} "
    f"AND {_SCHREEF}) OR EXISTS (SELECT 1 FROM advies a WHERE {_KETEN} AND a.agendapunt_id IS NULL "
    "AND a.vastgesteld_door_id = NEW.bevestigd_door_id)) "
    f"BEGIN SELECT RAISE(ABORT, '{_ZELF}'); END",
    "CREATE TRIGGER toets_vier_ogen BEFORE INSERT ON toets "
    f"WHEN {_BEWERKTE.format(wie='toetser_id', als='')} OR {_BETROKKEN.format(wie='toetser_id')} "
    f"BEGIN SELECT RAISE(ABORT, '{_TOETS}'); END",
    "CREATE TRIGGER besluit_vier_ogen BEFORE INSERT ON besluit WHEN NEW.grond = 'mandaathouder' AND ("
    + _BEWERKTE.format(wie="door_id", als=" AND w.deel NOT IN ('toewijzing', 'register', 'nazorg')")
    + f" OR {_BETROKKEN.format(wie='door_id')} "
    "OR EXISTS (SELECT 1 FROM toets j WHERE j.aanvraag_id = NEW.aanvraag_id AND j.toetser_id = NEW.door_id)) "
    f"BEGIN SELECT RAISE(ABORT, '{_BESLUIT}'); END",
)
