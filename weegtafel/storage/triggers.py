"""What the database itself refuses, whoever asks: formal acts are followed, never changed.

Kept as text here because a migration writes them and a test compares them with what the file holds.
"""

from __future__ import annotations


def lopend(soort: str, object_id: str) -> str:
    """SQL: this object is being destroyed now, by an approved list (see ``triggers_bewaring``)."""
    return f"EXISTS (SELECT 1 FROM vernietiging_lopend WHERE soort = '{soort}' AND object_id = {object_id})"


def _tenzij(uitzondering: str) -> str:
    return f"WHEN NOT ({uitzondering}) " if uitzondering else ""


def nooit(tabel: str, zin: str, *, wijzigen: str = "", wissen: str = "") -> list[str]:
    """Refuse UPDATE and DELETE on a table that is only added to.

    ``wijzigen`` and ``wissen`` are SQL over OLD and NEW under which the one or the other is let through: never
    anything but a :func:`lopend`.
    """
    return [
        f"CREATE TRIGGER {tabel}_nooit_{wat.lower()} BEFORE {wat} ON {tabel} {_tenzij(uitzondering)}"
        f"BEGIN SELECT RAISE(ABORT, '{zin}'); END"
        for wat, uitzondering in (("UPDATE", wijzigen), ("DELETE", wissen))
    ]


def niet_wissen(tabel: str, zin: str, wissen: str = "") -> str:
    """Refuse DELETE on a table, unless ``wissen`` as in :func:`nooit`."""
    return (
        f"CREATE TRIGGER {tabel}_niet_wissen BEFORE DELETE ON {tabel} {_tenzij(wissen)}"
        f"BEGIN SELECT RAISE(ABORT, '{zin}'); END"
    )


def niet_vervangen(tabel: str, zin: str, *sleutels: str) -> str:
    """Refuse REPLACE, which deletes a row without firing its DELETE trigger unless recursive triggers are on."""
    zelfde = " OR ".join(f"{sleutel} = NEW.{sleutel}" for sleutel in ("id", *sleutels))
    return (
        f"CREATE TRIGGER {tabel}_niet_vervangen BEFORE INSERT ON {tabel} "
        f"WHEN EXISTS (SELECT 1 FROM {tabel} WHERE {zelfde}) BEGIN SELECT RAISE(ABORT, '{zin}'); END"
    )


_CASUS_VAN_PUNT = (
    "(SELECT coalesce(p.casus_id, a.casus_id) FROM agendapunt p LEFT JOIN advies a ON a.id = p.advies_id "
    "WHERE p.id = OLD.agendapunt_id)"
)
_OVERLEG_VAN_PUNT = "(SELECT overleg_id FROM agendapunt WHERE id = OLD.agendapunt_id)"
_BIJ_PUNT = f"{lopend('casus', _CASUS_VAN_PUNT)} OR {lopend('overleg', _OVERLEG_VAN_PUNT)}"
#: An item keeps its place on the agenda and loses its text.
_PUNT_LEEG = (
    f"({lopend('casus', 'OLD.casus_id')} OR {lopend('overleg', 'OLD.overleg_id')} "
    f"OR {lopend('casus', '(SELECT casus_id FROM advies WHERE id = OLD.advies_id)')}) "
    "AND NEW.verslag = '' AND NEW.voorzittersnotitie = '' AND NEW.doorschuif_reden = '' "
    "AND NEW.overleg_id IS OLD.overleg_id AND NEW.casus_id IS OLD.casus_id AND NEW.volgorde IS OLD.volgorde"
)
#: When a row of a closed overleg may go or be emptied, and by which statement.
_WEG = {"agendapunt": _PUNT_LEEG, "terugtrekking": _BIJ_PUNT, "indruk": _BIJ_PUNT, "weging": _BIJ_PUNT}
_WEG_DOOR = {"agendapunt": "UPDATE", "terugtrekking": "DELETE", "indruk": "DELETE", "weging": "DELETE"}


def _notulen_leeg(kolom: str, *vast: str) -> str:
    """Minutes keep their sections; what goes is replaced by the line that says so."""
    zelfde = " AND ".join(f"NEW.{k} IS OLD.{k}" for k in ("id", "notulen_id", *vast))
    return (
        "EXISTS (SELECT 1 FROM vernietiging_lopend WHERE soort IN ('casus', 'overleg')) "
        f"AND {zelfde} AND instr(NEW.{kolom}, 'vernietigd op') > 0"
    )


def _bevroren(tabel: str, wat: str, kolom: str) -> list[str]:
    """Refuse insert, update and delete on ``tabel`` once the overleg of the row is closed."""
    uit = []
    for actie, rij in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        overleg = (
            f"{rij}.overleg_id"
            if kolom == "overleg_id"
            else f"(SELECT overleg_id FROM agendapunt WHERE id = {rij}.agendapunt_id)"
        )
        tenzij = f" AND NOT ({_WEG[tabel]})" if actie == _WEG_DOOR[tabel] else ""
        uit.append(
            f"CREATE TRIGGER {tabel}_bevroren_{actie.lower()} BEFORE {actie} ON {tabel} "
            f"WHEN (SELECT status FROM overleg WHERE id = {overleg}) IN ('gesloten', 'vastgesteld'){tenzij} "
            f"BEGIN SELECT RAISE(ABORT, 'Dit overleg is gesloten: {wat} staat vast.'); END"
        )
    return uit


TRIGGERS: tuple[str, ...] = (
    *nooit("journaal", "Het journaal wordt alleen aangevuld, nooit gewijzigd."),
    *nooit(
        "advies",
        "Een vastgesteld advies wordt nooit gewijzigd; maak een herzien advies.",
        wissen=lopend("casus", "OLD.casus_id"),
    ),
    *nooit(
        "bekrachtiging",
        "Een bekrachtiging wordt nooit gewijzigd.",
        wissen=lopend("casus", "(SELECT casus_id FROM advies WHERE id = OLD.advies_id)"),
    ),
    *nooit(
        "aanwezigheid", "Aanwezigheid wordt aangevuld, nooit gewijzigd.", wissen=lopend("overleg", "OLD.overleg_id")
    ),
    *nooit(
        "notulen_versie",
        "Een bewaarde versie van notulen wordt nooit gewijzigd.",
        wijzigen=_notulen_leeg("inhoud", "nummer", "gemaakt_op", "door"),
    ),
    *nooit(
        "notulen_uitgave",
        "Vastgestelde notulen worden nooit gewijzigd.",
        wijzigen=_notulen_leeg("inhoud", "zonder_namen"),
    ),
    niet_vervangen("notulen_uitgave", "Vastgestelde notulen worden nooit gewijzigd."),
    *nooit("criterium", "Een weegcriterium wordt nooit gewijzigd; maak een nieuwe versie van de set."),
    niet_wissen("casus", "Een casus wordt nooit gewist; trek hem in."),
    niet_wissen("overleg", "Een overleg wordt nooit gewist; laat het vervallen."),
    niet_wissen("notulen", "Notulen worden nooit gewist."),
    niet_wissen(
        "actie",
        "Een actie wordt nooit gewist; laat haar vervallen.",
        f"{lopend('casus', 'OLD.casus_id')} OR {lopend('overleg', 'OLD.overleg_id')} OR {_BIJ_PUNT}",
    ),
    niet_vervangen("journaal", "Het journaal wordt alleen aangevuld, nooit gewijzigd."),
    niet_vervangen("advies", "Een vastgesteld advies wordt nooit gewijzigd; maak een herzien advies.", "nummer"),
    niet_vervangen("bekrachtiging", "Een bekrachtiging wordt nooit gewijzigd.", "advies_id"),
    niet_vervangen("aanwezigheid", "Aanwezigheid wordt aangevuld, nooit gewijzigd."),
    niet_vervangen("notulen_versie", "Een bewaarde versie van notulen wordt nooit gewijzigd."),
    niet_vervangen("criterium", "Een weegcriterium wordt nooit gewijzigd; maak een nieuwe versie van de set."),
    niet_vervangen("casus", "Een casus wordt nooit gewist; trek hem in.", "nummer"),
    niet_vervangen("overleg", "Een overleg wordt nooit gewist; laat het vervallen.", "code"),
    niet_vervangen("notulen", "Notulen worden nooit gewist.", "documentnummer", "overleg_id"),
    niet_vervangen("actie", "Een actie wordt nooit gewist; laat haar vervallen."),
    *_bevroren("agendapunt", "de agenda", "overleg_id"),
    *_bevroren("terugtrekking", "wie zich terugtrok", "agendapunt_id"),
    *_bevroren("indruk", "het oordeel", "agendapunt_id"),
    *_bevroren("weging", "de weging", "agendapunt_id"),
    "CREATE TRIGGER aanwezigheid_bevroren BEFORE INSERT ON aanwezigheid "
    "WHEN (SELECT status FROM overleg WHERE id = NEW.overleg_id) IN ('gesloten', 'vastgesteld') "
    "BEGIN SELECT RAISE(ABORT, 'Dit overleg is gesloten: de aanwezigheid staat vast.'); END",
    "CREATE TRIGGER overleg_vast BEFORE UPDATE ON overleg WHEN OLD.status = 'vastgesteld' "
    f"AND NOT ({lopend('overleg', 'OLD.id')} AND NEW.status = OLD.status AND NEW.datum = OLD.datum "
    "AND NEW.locatie = '') "
    "BEGIN SELECT RAISE(ABORT, 'De notulen van dit overleg zijn vastgesteld; het overleg wijzigt niet meer.'); END",
    "CREATE TRIGGER notulen_vast BEFORE UPDATE ON notulen WHEN OLD.status = 'vastgesteld' "
    "BEGIN SELECT RAISE(ABORT, 'Vastgestelde notulen worden nooit gewijzigd.'); END",
    *(
        f"CREATE TRIGGER notulen_deel_vast_{actie.lower()} BEFORE {actie} ON notulen_deel "
        f"WHEN (SELECT status FROM notulen WHERE id = {rij}.notulen_id) = 'vastgesteld'"
        + (f" AND NOT ({_notulen_leeg('tekst', 'sleutel', 'volgorde')}) " if actie == "UPDATE" else " ")
        + "BEGIN SELECT RAISE(ABORT, 'Vastgestelde notulen worden nooit gewijzigd.'); END"
        for actie, rij in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    ),
    "CREATE TRIGGER casus_nummer_vast BEFORE UPDATE OF nummer, jaar, volgnummer ON casus "
    "WHEN OLD.nummer IS NOT NEW.nummer OR OLD.jaar IS NOT NEW.jaar OR OLD.volgnummer IS NOT NEW.volgnummer "
    "BEGIN SELECT RAISE(ABORT, 'Het nummer van een casus wijzigt nooit.'); END",
    "CREATE TRIGGER overleg_code_vast BEFORE UPDATE OF code, jaar, volgnummer ON overleg "
    "WHEN OLD.code IS NOT NEW.code OR OLD.jaar IS NOT NEW.jaar OR OLD.volgnummer IS NOT NEW.volgnummer "
    "BEGIN SELECT RAISE(ABORT, 'De code van een overleg wijzigt nooit.'); END",
)
