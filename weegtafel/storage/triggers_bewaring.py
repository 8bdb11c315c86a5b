"""What the database itself asks before anything may be destroyed: a list, two people, seven days, and no hold.

``vernietiging_lopend`` is the one opening: the other triggers of the program let a row go only while its object stands
in there, and nothing comes in there but an object of an approved list whose time to think is over.
"""

from __future__ import annotations

from weegtafel.storage.triggers import niet_vervangen, niet_wissen, nooit

#: Days between approval and execution, so that a mistake can still be taken back.
BEDENKDAGEN = 7

_LIJST = "Een vernietigingslijst wordt nooit gewist; trek haar in."
_REGEL = "Wat op een vernietigingslijst stond, blijft erop staan; haal het eraf met een reden."
_HAND = "Wie aan een vernietigingslijst werkte, wordt nooit gewist."
_PLICHT = "Een bewaarplicht wordt nooit gewist; hef haar op."
_VERZOEK = "Een verzoek om verwijdering wordt nooit gewist; neem er een besluit op."


def _weiger(naam: str, wanneer: str, tabel: str, als: str, zin: str) -> str:
    return f"CREATE TRIGGER {naam} BEFORE {wanneer} ON {tabel} WHEN {als} BEGIN SELECT RAISE(ABORT, '{zin}'); END"


def _zelfde(*kolommen: str) -> str:
    return " AND ".join(f"NEW.{k} IS OLD.{k}" for k in kolommen)


_KOP = ("nummer", "jaar", "volgnummer", "grond", "gemaakt_op", "gemaakt_door_id", "herhaalt", "eerder_uitgevoerd_op")
_BESLUIT = ("ingediend_op", "beoordeeld_op", "beoordeeld_door_id", "besluit_reden")
#: The reviewer is somebody else than the maker and whoever worked on the list.
_ANDER = (
    "{rij}.beoordeeld_door_id IS NOT NULL AND {rij}.beoordeeld_op IS NOT NULL "
    "AND {rij}.beoordeeld_door_id IS NOT {rij}.gemaakt_door_id "
    "AND {rij}.beoordeeld_door_id NOT IN (SELECT persoon_id FROM vernietigingsbewerking WHERE lijst_id = {rij}.id)"
)
# Without coalesce a moment that is no moment would answer NULL, and a trigger lets NULL through.
_DAGEN_OM = f"coalesce(julianday({{moment}}) >= julianday({{rij}}.beoordeeld_op) + {BEDENKDAGEN}, 0)"
_LIJST_VAN = "(SELECT status FROM vernietigingslijst WHERE id = {rij}.lijst_id)"

#: A list that is carried out again after an older copy came back: it was judged and carried out before.
_HERHALING = (
    "NEW.grond = 'herhaling' AND NEW.status = 'goedgekeurd' AND NEW.eerder_uitgevoerd_op IS NOT NULL AND "
    + _ANDER.format(rij="NEW")
    + " AND "
    + _DAGEN_OM.format(moment="NEW.eerder_uitgevoerd_op", rij="NEW")
)


TRIGGERS: tuple[str, ...] = (
    # --- the list
    niet_wissen("vernietigingslijst", _LIJST),
    niet_vervangen("vernietigingslijst", _LIJST, "nummer"),
    _weiger(
        "vernietigingslijst_begin",
        "INSERT",
        "vernietigingslijst",
        f"NOT ((NEW.status = 'concept' AND NEW.beoordeeld_op IS NULL) OR ({_HERHALING}))",
        "Een vernietigingslijst begint als concept.",
    ),
    _weiger(
        "vernietigingslijst_kop_vast",
        "UPDATE",
        "vernietigingslijst",
        f"NOT ({_zelfde(*_KOP)})",
        "Nummer, grond en maker van een vernietigingslijst wijzigen nooit.",
    ),
    _weiger(
        "vernietigingslijst_verloop",
        "UPDATE",
        "vernietigingslijst",
        "NEW.status IS NOT OLD.status AND NOT ("
        "(OLD.status = 'concept' AND NEW.status IN ('beoordeling', 'ingetrokken')) OR "
        "(OLD.status = 'beoordeling' AND NEW.status IN ('concept', 'goedgekeurd', 'geweigerd', 'ingetrokken')) OR "
        "(OLD.status = 'goedgekeurd' AND NEW.status IN ('uitgevoerd', 'ingetrokken')))",
        "Deze stap kan niet bij deze vernietigingslijst.",
    ),
    _weiger(
        "vernietigingslijst_vier_ogen",
        "UPDATE",
        "vernietigingslijst",
        "NEW.status IN ('goedgekeurd', 'geweigerd') AND OLD.status = 'beoordeling' "
        f"AND NOT ({_ANDER.format(rij='NEW')})",
        "Wie aan een vernietigingslijst werkte, beoordeelt haar niet.",
    ),
    _weiger(
        "vernietigingslijst_besluit_vast",
        "UPDATE",
        "vernietigingslijst",
        f"OLD.status IN ('goedgekeurd', 'geweigerd', 'uitgevoerd') AND NOT ({_zelfde(*_BESLUIT)})",
        "De beoordeling van een vernietigingslijst wijzigt niet meer.",
    ),
    _weiger(
        "vernietigingslijst_bedenktijd",
        "UPDATE",
        "vernietigingslijst",
        "NEW.status = 'uitgevoerd' AND OLD.status IS NOT 'uitgevoerd' AND NOT (NEW.uitgevoerd_door_id IS NOT NULL AND "
        + _DAGEN_OM.format(moment="NEW.uitgevoerd_op", rij="OLD")
        + ")",
        f"Tussen goedkeuring en vernietiging liggen {BEDENKDAGEN} dagen.",
    ),
    _weiger(
        "vernietigingslijst_vast",
        "UPDATE",
        "vernietigingslijst",
        "OLD.status = 'uitgevoerd' AND NOT ("
        + _zelfde("uitgevoerd_op", "uitgevoerd_door_id", "hash")
        + " AND (OLD.schoon_op IS NULL OR NEW.schoon_op IS OLD.schoon_op))",
        "Een verklaring van vernietiging wijzigt niet meer.",
    ),
    "CREATE TRIGGER vernietigingslijst_klaar AFTER UPDATE OF status ON vernietigingslijst "
    "WHEN NEW.status IS NOT 'goedgekeurd' BEGIN DELETE FROM vernietiging_lopend WHERE lijst_id = NEW.id; END",
    # --- its lines, and who worked on it
    niet_wissen("vernietigingsregel", _REGEL),
    niet_vervangen("vernietigingsregel", _REGEL),
    _weiger(
        "vernietigingsregel_begin",
        "INSERT",
        "vernietigingsregel",
        f"NOT ({_LIJST_VAN.format(rij='NEW')} = 'concept' OR EXISTS (SELECT 1 FROM vernietigingslijst "
        "WHERE id = NEW.lijst_id AND grond = 'herhaling' AND status = 'goedgekeurd'))",
        "Op deze vernietigingslijst komt niets meer bij.",
    ),
    _weiger(
        "vernietigingsregel_vast",
        "UPDATE",
        "vernietigingsregel",
        "NOT ("
        + _zelfde("lijst_id", "soort", "object_id", "nummer", "klasse", "termijn", "sinds", "vanaf")
        + " AND OLD.verwijderd_op IS NULL AND NEW.verwijderd_op IS NOT NULL AND "
        + _LIJST_VAN.format(rij="OLD")
        + " IN ('concept', 'beoordeling'))",
        _REGEL,
    ),
    *nooit("vernietigingsbewerking", _HAND),
    niet_vervangen("vernietigingsbewerking", _HAND),
    # --- the opening
    _weiger(
        "vernietiging_lopend_poort",
        "INSERT",
        "vernietiging_lopend",
        "NOT EXISTS (SELECT 1 FROM vernietigingslijst l JOIN vernietigingsregel r ON r.lijst_id = l.id "
        "WHERE l.id = NEW.lijst_id AND l.status = 'goedgekeurd' AND r.soort = NEW.soort "
        "AND r.object_id = NEW.object_id AND r.verwijderd_op IS NULL AND "
        + _ANDER.format(rij="l")
        + " AND "
        + _DAGEN_OM.format(moment="NEW.tijdstip", rij="l")
        + ")",
        "Dit staat niet op een goedgekeurde vernietigingslijst waarvan de bedenktijd voorbij is.",
    ),
    _weiger(
        "vernietiging_lopend_plicht",
        "INSERT",
        "vernietiging_lopend",
        "EXISTS (SELECT 1 FROM bewaarplicht WHERE soort = NEW.soort AND object_id = NEW.object_id "
        "AND opgeheven_op IS NULL)",
        "Hierop rust een bewaarplicht; hef die eerst op.",
    ),
    "CREATE TRIGGER vernietiging_lopend_nooit_update BEFORE UPDATE ON vernietiging_lopend "
    f"BEGIN SELECT RAISE(ABORT, '{_REGEL}'); END",
    niet_vervangen("vernietiging_lopend", _REGEL),
    # --- holds and requests
    niet_wissen("bewaarplicht", _PLICHT),
    niet_vervangen("bewaarplicht", _PLICHT),
    _weiger(
        "bewaarplicht_vast",
        "UPDATE",
        "bewaarplicht",
        "NOT ("
        + _zelfde("soort", "object_id", "nummer", "reden", "gezet_op", "gezet_door_id")
        + " AND OLD.opgeheven_op IS NULL)",
        "Een bewaarplicht wordt alleen opgeheven, nooit gewijzigd.",
    ),
    niet_wissen("verwijderverzoek", _VERZOEK),
    niet_vervangen("verwijderverzoek", _VERZOEK),
    _weiger(
        "verwijderverzoek_vast",
        "UPDATE",
        "verwijderverzoek",
        "NOT ("
        + _zelfde("soort", "object_id", "nummer", "ontvangen_op", "uiterlijk", "gezet_op", "gezet_door_id")
        + " AND OLD.besluit = 'open')",
        "Een besluit op een verzoek wordt nooit gewijzigd.",
    ),
    # --- what is left of an object
    *(
        regel
        for tabel, wat in (("casus", "casus"), ("aanvraag", "aanvraag"))
        for regel in (
            _weiger(
                f"{tabel}_vernietigen",
                "UPDATE",
                tabel,
                "NEW.status = 'vernietigd' AND OLD.status IS NOT 'vernietigd' AND NOT EXISTS "
                f"(SELECT 1 FROM vernietiging_lopend WHERE soort = '{tabel}' AND object_id = OLD.id)",
                f"Een {wat} wordt alleen vernietigd met een goedgekeurde vernietigingslijst.",
            ),
            _weiger(
                f"{tabel}_vernietigd_vast",
                "UPDATE",
                tabel,
                "OLD.status = 'vernietigd'",
                f"Deze {wat} is vernietigd; er komt niets meer in te staan.",
            ),
        )
    ),
)

INDEXEN: tuple[str, ...] = ("CREATE INDEX bewaarplicht_geldt ON bewaarplicht(soort, object_id, opgeheven_op)",)

#: In the database, so that it goes along with every backup: who puts one back can check the list beside the vault.
ZEGELSLEUTEL = "INSERT INTO kluiskenmerk(sleutel, waarde) VALUES ('vernietigingszegel', lower(hex(randomblob(32))))"
