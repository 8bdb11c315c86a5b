"""Taking objects out of the database, in the transaction of the act. What may go is asked of the triggers.

Of a casus and a doorbraakaanvraag one empty row stays, so that numbers stay gapless and references hold; of an overleg
its code, day and agenda. Everything else with words in it goes. A table of another room that points to what goes, and
is not named here, loses its rows too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Date, DateTime
from sqlmodel import Session, SQLModel

from weegtafel.bewaring.codes import Objectsoort
from weegtafel.bewaring.snoei import Snoei, geheel_weg, herkenbaar, vernietigd
from weegtafel.inrichting.vastesql import Database, db_van
from weegtafel.kernel.documentopslag import naar_tekst, uit_tekst

#: Tables that point to what goes and for which a statement below says what happens.
_GEREGELD = {
    "casus": {"casus", "casus_grond", "casus_alternatief", "agendapunt", "advies", "actie"},
    "agendapunt": {
        "agendapunt", "aanwezigheid", "terugtrekking", "indruk", "weging", "adviesconcept", "advies", "bekrachtiging",
        "actie",
    },
    "advies": {"advies", "agendapunt", "bekrachtiging"},
    "aanvraag": {
        "huishoudlid", "betrokkene", "routestap", "coachtoewijzing", "doorbraakplan", "besteding", "leefdomeinoordeel",
        "effectregel", "rekenuitkomst", "toets", "besluit", "registerregel", "nazorgmoment", "knelpunt", "bewerking",
    },
}  # fmt: skip

_PUNTEN = "SELECT id FROM agendapunt WHERE casus_id = :id OR advies_id IN (SELECT id FROM advies WHERE casus_id = :id)"
_VAN_CASUS = "agendapunt_id IN (SELECT id FROM agendapunt WHERE casus_id = :id)"
_PUNT_LEEG = "verslag = '', voorzittersnotitie = '', doorschuif_reden = '', advies_id = NULL"
_CASUS: tuple[str, ...] = (
    f"DELETE FROM terugtrekking WHERE agendapunt_id IN ({_PUNTEN})",
    f"DELETE FROM indruk WHERE {_VAN_CASUS}",
    f"DELETE FROM weging WHERE {_VAN_CASUS}",
    f"DELETE FROM adviesconcept WHERE {_VAN_CASUS}",
    f"DELETE FROM actie WHERE casus_id = :id OR {_VAN_CASUS}",
    # The item of a ratification speaks of the advice; it is emptied while the advice that it points to still stands.
    f"UPDATE agendapunt SET {_PUNT_LEEG}, titel = 'Casus ' || :nummer WHERE id IN ({_PUNTEN})",
    "DELETE FROM bekrachtiging WHERE advies_id IN (SELECT id FROM advies WHERE casus_id = :id)",
    "DELETE FROM advies WHERE casus_id = :id",
    "DELETE FROM casus_grond WHERE casus_id = :id",
    "DELETE FROM casus_alternatief WHERE casus_id = :id",
)
_IN_OVERLEG = "agendapunt_id IN (SELECT id FROM agendapunt WHERE overleg_id = :id)"
_OVERLEG: tuple[str, ...] = (
    f"DELETE FROM terugtrekking WHERE {_IN_OVERLEG}",
    "DELETE FROM aanwezigheid WHERE overleg_id = :id",
    # An action about a casus is kept with the casus.
    "DELETE FROM actie WHERE overleg_id = :id AND casus_id IS NULL",
    "UPDATE agendapunt SET verslag = '', voorzittersnotitie = '', doorschuif_reden = '', "
    "titel = CASE WHEN casus_id IS NULL AND soort = 'vrij' THEN 'Vernietigd' ELSE titel END WHERE overleg_id = :id",
    "UPDATE overleg SET locatie = '', online_link = '', vervallen_reden = "
    "CASE WHEN vervallen_reden = '' THEN '' ELSE 'vernietigd' END WHERE id = :id",
)
_AANVRAAG: tuple[str, ...] = (
    "DELETE FROM nazorgeffect WHERE nazorgmoment_id IN (SELECT id FROM nazorgmoment WHERE aanvraag_id = :id)",
    "UPDATE registerregel SET omschrijving = '', kenmerk = '', besluit_id = NULL WHERE aanvraag_id = :id",
    *(f"DELETE FROM {tabel} WHERE aanvraag_id = :id" for tabel in sorted(_GEREGELD["aanvraag"] - {"registerregel"})),
)
#: In a row that stays empty these say nothing: the same in each.
_ZELFDE = {
    "gemeente_id": "(SELECT min(id) FROM gemeente)",
    "inbrenger_id": "(SELECT min(id) FROM organisatie)",
}
_BLIJFT = frozenset({"id", "nummer", "jaar", "volgnummer"})


def _leeg(tabel: str) -> str:
    """SQL that empties the one row of a table that stays, and marks it."""
    waarden = []
    for kolom in SQLModel.metadata.tables[tabel].columns:
        if kolom.name in _BLIJFT:
            continue
        if kolom.name == "status":
            nieuw = "'vernietigd'"
        elif kolom.name in ("aangemaakt_op", "gewijzigd_op"):
            nieuw = ":nu"
        elif kolom.name in ("versie", "planversie"):
            nieuw = f"{kolom.name} + 1"
        elif kolom.name in _ZELFDE:
            nieuw = _ZELFDE[kolom.name]
        elif kolom.nullable:
            nieuw = "NULL"
        elif kolom.name in _EERSTE:
            nieuw = f"'{_EERSTE[kolom.name]}'"
        else:
            nieuw = "0" if kolom.type.python_type is int else "''"
        waarden.append(f"{kolom.name} = {nieuw}")
    return f"UPDATE {tabel} SET {', '.join(waarden)} WHERE id = :id"


#: Codes that must be one of a list: the first, in each row.
_EERSTE = {"soort": "nieuw", "aanvragersoort": "aanbieder"}


def _overige(db: Database, van: str, voorwaarde: str, waarden: dict[str, Any]) -> None:
    for tabel in reversed(SQLModel.metadata.sorted_tables):
        for sleutel in tabel.foreign_keys:
            if sleutel.column.table.name == van and tabel.name not in _GEREGELD[van] and sleutel.column.name == "id":
                _doe(db, f"DELETE FROM {tabel.name} WHERE {sleutel.parent.name} IN ({voorwaarde})", waarden)


def _teksten(db: Database, tabel: str, waar: str, waarden: dict[str, Any]) -> list[str]:
    """Every text in the running-text columns of some rows."""
    kolommen = [k.name for k in SQLModel.metadata.tables[tabel].columns if not isinstance(k.type, Date | DateTime)]
    uit = []
    for rij in _doe(db, f"SELECT {', '.join(kolommen)} FROM {tabel} WHERE {waar}", waarden):
        uit += [
            waarde for naam, waarde in zip(kolommen, rij, strict=True) if isinstance(waarde, str) and naam != "nummer"
        ]
    return uit


def _doe(db: Database, sql: str, waarden: dict[str, Any]) -> Any:
    return db.execute(sql, waarden)  # type: ignore[arg-type]  # named values are a mapping


def woorden_van_casus(db: Database, casus_id: int) -> frozenset[str]:
    """The lines by which what was written about a casus can be recognised elsewhere."""
    bronnen = (
        ("casus", "id = :id"),
        ("casus_grond", "casus_id = :id"),
        ("casus_alternatief", "casus_id = :id"),
        ("advies", "casus_id = :id"),
        ("adviesconcept", _VAN_CASUS),
        ("bekrachtiging", "advies_id IN (SELECT id FROM advies WHERE casus_id = :id)"),
        ("actie", f"casus_id = :id OR {_VAN_CASUS}"),
        ("terugtrekking", f"agendapunt_id IN ({_PUNTEN})"),
        ("weging", _VAN_CASUS),
    )
    teksten = [t for tabel, waar in bronnen for t in _teksten(db, tabel, waar, {"id": casus_id})]
    for rij in _doe(db, f"SELECT verslag, voorzittersnotitie, doorschuif_reden FROM agendapunt WHERE id IN ({_PUNTEN})",
                    {"id": casus_id}):  # fmt: skip
        teksten += rij
    return herkenbaar(teksten)


def wis(sessie: Session, doelen: Iterable[tuple[Objectsoort, int, str]], verklaring: str, nu: datetime) -> None:
    """Destroy objects (kind, id, number), which the caller has put in ``vernietiging_lopend``.

    Raises:
        sqlite3.IntegrityError: (from the triggers) one of them is not allowed to go; the transaction is undone.
    """
    db = db_van(sessie)
    # Rows point at each other both ways; all that matters is that nothing points at nothing in the end.
    db.execute("PRAGMA defer_foreign_keys = ON")
    alle = tuple(doelen)
    casussen = [(id_, nummer) for soort, id_, nummer in alle if soort is Objectsoort.CASUS]
    overleggen = [id_ for soort, id_, _ in alle if soort is Objectsoort.OVERLEG]
    regel = vernietigd(nu.date(), verklaring)
    # First the overleggen, whose minutes need no pruning then.
    for id_ in overleggen:
        _wis_overleg(db, id_, regel)
    if casussen:
        _snoei_notulen(db, casussen, overleggen, regel)
        for id_, nummer in casussen:
            _wis_casus(db, id_, nummer, nu)
    for soort, id_, _ in alle:
        if soort is Objectsoort.AANVRAAG:
            _wis_aanvraag(db, id_, nu)
        elif soort is Objectsoort.KLAD:
            db.execute("DELETE FROM klad WHERE id = ?", (id_,))


def wis_klad_tot(sessie: Session, tot: datetime) -> int:
    """Drafts bear no number, so those written before a list was approved go with it. Returns how many went."""
    uit = db_van(sessie).execute("DELETE FROM klad WHERE tijdstip <= ?", (tot.isoformat(" ", "microseconds"),))
    return int(uit.rowcount)


#: What is kept of the check on anonymity: reasons are typed, marks are made of words.
_CONTROLE = ("vondstbesluit", "grondigcontrole", "anoniemverklaring")


def _wis_controle(db: Database, waarden: dict[str, Any], *onderwerpen: tuple[str, str]) -> None:
    """Before the rows themselves go, while it can still be seen to whom an advice or action belongs."""
    for onderwerp, ids in onderwerpen:
        for tabel in _CONTROLE:
            _doe(db, f"DELETE FROM {tabel} WHERE onderwerp = '{onderwerp}' AND onderwerp_id IN ({ids})", waarden)


def _wis_casus(db: Database, id_: int, nummer: str, nu: datetime) -> None:
    waarden = {"id": id_, "nummer": nummer, "nu": nu.isoformat(" ", "microseconds")}
    _wis_controle(
        db,
        waarden,
        ("casus", ":id"),
        # What is decided on an advice or action is kept by the item at which it was written.
        ("advies", "SELECT id FROM agendapunt WHERE casus_id = :id"),
        ("actie", "SELECT id FROM agendapunt WHERE casus_id = :id"),
    )
    _overige(db, "advies", "SELECT id FROM advies WHERE casus_id = :id", waarden)
    _overige(db, "agendapunt", "SELECT id FROM agendapunt WHERE casus_id = :id", waarden)
    _overige(db, "casus", ":id", waarden)
    for sql in (*_CASUS, _leeg("casus")):
        _doe(db, sql, waarden)


def _wis_aanvraag(db: Database, id_: int, nu: datetime) -> None:
    waarden = {"id": id_, "nu": nu.isoformat(" ", "microseconds")}
    _wis_controle(db, waarden, ("aanvraag", ":id"))
    _overige(db, "aanvraag", ":id", waarden)
    for sql in (*_AANVRAAG, _leeg("aanvraag")):
        _doe(db, sql, waarden)


def _wis_overleg(db: Database, id_: int, regel: str) -> None:
    _wis_controle(
        db,
        {"id": id_},
        ("overleg", ":id"),
        ("notulen", "SELECT id FROM notulen WHERE overleg_id = :id"),
        ("actie", "SELECT id FROM agendapunt WHERE overleg_id = :id AND casus_id IS NULL"),
    )
    for sql in _OVERLEG:
        _doe(db, sql, {"id": id_})
    for (notulen_id,) in _doe(db, "SELECT id FROM notulen WHERE overleg_id = :id", {"id": id_}).fetchall():
        db.execute(
            "UPDATE notulen_deel SET tekst = ?, gegenereerd = '', titel = 'Vernietigd' WHERE notulen_id = ?",
            (regel, notulen_id),
        )
        leeg = json.dumps([["opening", "Vernietigd", regel]], ensure_ascii=False)
        db.execute("UPDATE notulen_versie SET inhoud = ?, reden = '' WHERE notulen_id = ?", (leeg, notulen_id))
        for uitgave, inhoud in db.execute(
            "SELECT id, inhoud FROM notulen_uitgave WHERE notulen_id = ?", (notulen_id,)
        ).fetchall():
            nieuw = naar_tekst(geheel_weg(uit_tekst(inhoud), regel))
            db.execute("UPDATE notulen_uitgave SET inhoud = ? WHERE id = ?", (nieuw, uitgave))


# --- minutes that stay ----------------------------------------------------------------------------


def _snoei_notulen(db: Database, casussen: Sequence[tuple[int, str]], behalve: Sequence[int], regel: str) -> None:
    punten: set[int] = set()
    woorden: set[str] = set()
    notulen: set[int] = set()
    for id_, nummer in casussen:
        punten |= {rij[0] for rij in _doe(db, _PUNTEN, {"id": id_})}
        woorden |= woorden_van_casus(db, id_)
        # Also minutes that only list an action of it, or go through the actions of before.
        notulen |= {
            rij[0]
            for rij in _doe(
                db,
                "SELECT n.id FROM notulen n WHERE n.overleg_id IN "
                f"(SELECT overleg_id FROM agendapunt WHERE id IN ({_PUNTEN})) "
                "OR EXISTS (SELECT 1 FROM notulen_uitgave u WHERE u.notulen_id = n.id AND instr(u.inhoud, :nummer)) "
                "OR EXISTS (SELECT 1 FROM notulen_deel d WHERE d.notulen_id = n.id AND instr(d.tekst, :nummer)) "
                "OR EXISTS (SELECT 1 FROM actie a WHERE a.casus_id = :id AND a.overleg_id = n.overleg_id)",
                {"id": id_, "nummer": nummer},
            )
        }
    # A sentence from the list of the table is nobody's.
    woorden -= herkenbaar(rij[0] for rij in db.execute("SELECT tekst FROM standaardzin").fetchall())
    snoei = Snoei(frozenset(n for _, n in casussen), frozenset(punten), frozenset(woorden), regel)
    weg = set(behalve)
    for notulen_id in sorted(notulen):
        overleg = db.execute("SELECT overleg_id FROM notulen WHERE id = ?", (notulen_id,)).fetchone()[0]
        if overleg not in weg:
            _snoei_een(db, notulen_id, snoei)


def _snoei_een(db: Database, notulen_id: int, snoei: Snoei) -> None:
    for id_, sleutel, titel, tekst, gegenereerd in db.execute(
        "SELECT id, sleutel, titel, tekst, gegenereerd FROM notulen_deel WHERE notulen_id = ?", (notulen_id,)
    ).fetchall():
        nieuw = snoei.deel(sleutel, titel, tekst)
        if nieuw != (titel, tekst):
            db.execute("UPDATE notulen_deel SET titel = ?, tekst = ?, gegenereerd = '' WHERE id = ?", (*nieuw, id_))
        elif snoei.tekst(gegenereerd) != gegenereerd:
            # What the program once wrote and somebody rewrote; the text that stands says nothing of it.
            db.execute(
                "UPDATE notulen_deel SET gegenereerd = '', tekst = tekst || ? WHERE id = ?",
                (f"\n{snoei.regel}", id_),
            )
    for id_, inhoud, reden in db.execute(
        "SELECT id, inhoud, reden FROM notulen_versie WHERE notulen_id = ?", (notulen_id,)
    ).fetchall():
        delen = json.loads(inhoud)
        nieuwe = snoei.delen(delen)
        if nieuwe != delen or snoei.tekst(reden) != reden:
            db.execute(
                "UPDATE notulen_versie SET inhoud = ?, reden = ? WHERE id = ?",
                (json.dumps(nieuwe, ensure_ascii=False), snoei.tekst(reden), id_),
            )
    for id_, inhoud in db.execute(
        "SELECT id, inhoud FROM notulen_uitgave WHERE notulen_id = ?", (notulen_id,)
    ).fetchall():
        boom = uit_tekst(inhoud)
        nieuwe_boom = snoei.document(boom)
        if nieuwe_boom != boom:
            db.execute("UPDATE notulen_uitgave SET inhoud = ? WHERE id = ?", (naar_tekst(nieuwe_boom), id_))
