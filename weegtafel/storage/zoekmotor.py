"""From a search text to the ids of what matches, best first.

How the order comes about, and why a keystroke costs the same in a large vault as in a small one:

1.  Newest first, the matches are read off the index until ``VENSTER + 1`` are found, and no further. The begin tables
    of :mod:`weegtafel.storage.zoekschema` give them one by one, so that "de*" over a million casussen reads a
    thousand entries. A beginning that is longer than those tables know is replaced by the words that have it.
2.  With at most ``VENSTER`` matches everything is known: those are ranked by bm25 with weights (number far above
    hulpvraag and resultaat, these above the rest). Only terms that are rare themselves are ranked on: a word
    that stands nearly everywhere carries no meaning in bm25, and counting it would cost a walk over the whole index.
3.  With more, bm25 has nothing to say about one common word and would cost seventy times as much. The newest
    ``VENSTER`` matches are then shown in two groups: all words in what the casus is called and asks (number, hulpvraag,
    resultaat) first, then the others, each newest first. The answer says that there is more (``aantal`` is None).

A text that can be a number (``42``, ``2026-42``) puts the casussen with that number before all else.
"""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import Session

from weegtafel.casus.queries import ALLES, Casusfilter
from weegtafel.inrichting.zoekwoorden import Term, Zoekopdracht
from weegtafel.storage.driver import Connection
from weegtafel.storage.zoekschema import BEGIN_LETTERS, Zoekbron


def sqlite_van(sessie: Session) -> Connection:
    """SQLite itself, inside the transaction of the session: at every keystroke plain rows will do."""
    verbinding = sessie.connection().connection.driver_connection
    assert isinstance(verbinding, Connection)
    return verbinding


#: How many matches are looked at; "meer dan 1.000" beyond.
VENSTER = 1000
#: How many words a long beginning may stand for before the index is asked for the beginning itself.
_UITBREIDING = 64
#: A filter that keeps no more casussen than this is looked up in the index one by one.
_KLEIN_FILTER = 500
#: Above this letter SQLite's idea of what a word is may differ from Python's; such words are searched as phrases.
_ZEKER = "\u024f"

# --- from words to an FTS5 expression -------------------------------------------------------------


def als_tekst(woord: str) -> str:
    """Words as an FTS5 string; they hold letters and digits only, so there is nothing to escape."""
    return f'"{woord}"'


class Vraag:
    """One search over one kind of text, as expressions for its two tables."""

    def __init__(self, db: Connection, bron: Zoekbron, opdracht: Zoekopdracht) -> None:
        self._db = db
        self.bron = bron
        termen = (*opdracht.met, *opdracht.zonder)
        self.met_plaats = any(len(term.woorden) > 1 or max(map(max, term.woorden)) > _ZEKER for term in termen)
        self._volledig = self.met_plaats and bron.lopende_tekst
        self.tabel = f"{bron.soort}_zoek" if self._volledig else f"{bron.soort}_begin"
        self.termen = [self._term(term) for term in opdracht.met]
        self.uitdrukking = " AND ".join(self.termen)
        for term in opdracht.zonder:
            self.uitdrukking = f"({self.uitdrukking}) NOT {self._term(term)}"

    def _term(self, term: Term) -> str:
        if self.met_plaats:
            return als_tekst(" ".join(term.woorden)) + (" *" if term.begin else "")
        (woord,) = term.woorden
        return self._begin(woord) if term.begin else als_tekst(woord)

    def _begin(self, woord: str) -> str:
        """A beginning as the index can give it newest first: itself, or the words that have it."""
        if len(woord) <= BEGIN_LETTERS or woord.casefold() != woord.casefold().encode("ascii", "ignore").decode():
            return als_tekst(woord) + " *"
        klein = woord.lower()
        woorden = [
            rij[0]
            for rij in self._db.execute(
                f"WITH RECURSIVE w(t) AS (SELECT (SELECT term FROM {self.bron.soort}_woord WHERE term >= ? LIMIT 1) "
                f"UNION ALL SELECT (SELECT term FROM {self.bron.soort}_woord WHERE term >= w.t || char(1) LIMIT 1) "
                "FROM w WHERE t < ? LIMIT ?) SELECT t FROM w WHERE t >= ? AND t < ?",
                (klein, klein + "\U0010ffff", _UITBREIDING + 1, klein, klein + "\U0010ffff"),
            )
        ]
        if not woorden or len(woorden) > _UITBREIDING:
            return als_tekst(woord) + " *"
        return "(" + " OR ".join(map(als_tekst, woorden)) + ")"

    @property
    def in_kop(self) -> str:
        """The same question, asked of what a row is called and asks only."""
        kolommen = " ".join(self.bron.kop) if self._volledig else "kop"
        return f"{{{kolommen}}} : ({self.uitdrukking})"

    def smal(self, opdracht: Zoekopdracht, *, gefilterd: bool) -> str:
        """An expression for the full table of the terms that are rare enough to rank on; empty when none is."""
        uit = []
        for term, tekst in zip(opdracht.met, self.termen, strict=True):
            if gefilterd or opdracht.zonder or len(opdracht.met) > 1:
                aantal = self._db.execute(
                    f"SELECT count(*) FROM (SELECT 1 FROM {self.tabel} WHERE {self.tabel} MATCH ? LIMIT ?)",
                    (tekst, VENSTER + 1),
                ).fetchone()[0]
                if aantal > VENSTER:
                    continue
            uit.append(als_tekst(" ".join(term.woorden)) + (" *" if term.begin else ""))
        return " OR ".join(uit)


# --- filters --------------------------------------------------------------------------------------


def voorwaarden(filter_: Casusfilter) -> tuple[str, list[Any]]:
    """SQL over ``c`` (the narrow index on casus) and its values; empty without a filter."""
    delen: list[str] = []
    waarden: list[Any] = []
    if filter_.statussen:
        delen.append(f"c.status IN ({', '.join('?' * len(filter_.statussen))})")
        waarden += sorted(map(str, filter_.statussen))
    for kolom, waarde in (
        ("soort", filter_.soort),
        ("inbrenger_id", filter_.inbrenger_id),
        ("jaar", filter_.jaar),
        ("gemeente_id", filter_.gemeente_id),
    ):
        if waarde is not None:
            delen.append(f"c.{kolom} = ?")
            waarden.append(waarde if isinstance(waarde, int) else str(waarde))
    if filter_.ids is not None:
        delen.append("c.id IN (SELECT value FROM json_each(?))")
        waarden.append(json.dumps(filter_.ids))
    return " AND ".join(delen), waarden


def kandidaten(db: Connection, vraag: Vraag, uitdrukking: str, filter_: Casusfilter, vanaf: int = 0) -> list[int]:
    """The newest matches within the filter, at most ``VENSTER + 1``; with ``vanaf`` none older than that id."""
    tabel = vraag.tabel
    waar, waarden = voorwaarden(filter_)
    if not waar:
        sql = f"SELECT rowid FROM {tabel} WHERE {tabel} MATCH ? AND rowid >= ? ORDER BY rowid DESC LIMIT {VENSTER + 1}"
        return [rij[0] for rij in db.execute(sql, (uitdrukking, vanaf))]
    ids = [
        rij[0]
        for rij in db.execute(
            f"SELECT c.id FROM casus c WHERE {waar} ORDER BY c.id DESC LIMIT {_KLEIN_FILTER + 1}", tuple(waarden)
        )
    ]
    if len(ids) <= _KLEIN_FILTER:
        return _binnen(db, vraag.tabel, uitdrukking, [i for i in ids if i >= vanaf])
    grens = ""
    if filter_.jaar is not None:
        grens = (
            "AND z.rowid <= (SELECT max(id) FROM casus WHERE jaar = ?) "
            "AND z.rowid >= (SELECT min(id) FROM casus WHERE jaar = ?) "
        )
    sql = (
        f"SELECT z.rowid FROM {tabel} z CROSS JOIN casus c INDEXED BY casus_filter ON c.id = z.rowid "
        f"WHERE z.{tabel} MATCH ? AND z.rowid >= ? {grens}AND {waar} ORDER BY z.rowid DESC LIMIT {VENSTER + 1}"
    )
    jaren = [filter_.jaar] * 2 if grens else []
    return [rij[0] for rij in db.execute(sql, (uitdrukking, vanaf, *jaren, *waarden))]


def _binnen(db: Connection, tabel: str, uitdrukking: str, ids: list[int]) -> list[int]:
    """Those of a few ids (newest first) that match: one walk when they lie together, else one seek for each."""
    if not ids:
        return []
    if ids[0] - ids[-1] <= 40 * len(ids):
        sql = f"SELECT rowid FROM {tabel} WHERE {tabel} MATCH ? AND rowid BETWEEN ? AND ?"
        gevonden = {rij[0] for rij in db.execute(sql, (uitdrukking, ids[-1], ids[0]))}
        return [i for i in ids if i in gevonden]
    sql = f"SELECT rowid FROM {tabel} WHERE {tabel} MATCH ? AND rowid = ?"
    return [i for i in ids if db.execute(sql, (uitdrukking, i)).fetchone()]


# --- order ----------------------------------------------------------------------------------------


def bladzijde(
    db: Connection,
    bron: Zoekbron,
    opdracht: Zoekopdracht,
    offset: int,
    limit: int,
    filter_: Casusfilter = ALLES,
) -> tuple[list[int], int | None]:
    """Ids of a page of the matches, best first, and their number (None: more than ``VENSTER``)."""
    vraag = Vraag(db, bron, opdracht)
    if filter_ == ALLES:
        sql = (
            f"SELECT count(*), min(rowid) FROM (SELECT rowid FROM {vraag.tabel} WHERE {vraag.tabel} MATCH ? "
            f"ORDER BY rowid DESC LIMIT {VENSTER + 1})"
        )
        aantal, oudste = db.execute(sql, (vraag.uitdrukking,)).fetchone()
        if aantal > VENSTER:
            return _breed(db, vraag, oudste + 1, offset, limit), None
        if len(opdracht.met) == 1 and not opdracht.zonder and bron.lopende_tekst:
            tabel = f"{bron.soort}_zoek"
            sql = (
                f"SELECT rowid FROM {tabel} WHERE {tabel} MATCH ? ORDER BY bm25({tabel}, {bron.gewichten}), rowid DESC "
                "LIMIT ? OFFSET ?"
            )
            smal = vraag.smal(opdracht, gefilterd=False)
            return [rij[0] for rij in db.execute(sql, (smal, limit, offset))], aantal
    ids = kandidaten(db, vraag, vraag.uitdrukking, filter_)
    meer = len(ids) > VENSTER
    del ids[VENSTER:]
    smal = "" if meer or not bron.lopende_tekst or len(ids) < 2 else vraag.smal(opdracht, gefilterd=filter_ != ALLES)
    if smal:
        tabel = f"{bron.soort}_zoek"
        rang: dict[int, float] = dict(
            db.execute(f"SELECT rowid, bm25({tabel}, {bron.gewichten}) FROM {tabel} WHERE {tabel} MATCH ?", (smal,))
        )
        ids.sort(key=lambda i: rang.get(i, 0.0))
    elif ids:
        in_kop = set(kandidaten(db, vraag, vraag.in_kop, filter_, vanaf=ids[-1]))
        ids = [i for i in ids if i in in_kop] + [i for i in ids if i not in in_kop]
    return ids[offset : offset + limit], None if meer else len(ids)


def _breed(db: Connection, vraag: Vraag, vanaf: int, offset: int, limit: int) -> list[int]:
    """A page of the matches from id ``vanaf`` on: every word in the kop first, then the others, each newest first."""
    tabel = vraag.tabel
    sql = f"SELECT rowid FROM {tabel} WHERE {tabel} MATCH ? AND rowid >= ? ORDER BY rowid DESC LIMIT ? OFFSET ?"
    ids = [rij[0] for rij in db.execute(sql, (vraag.in_kop, vanaf, limit, offset))]
    if len(ids) < limit:
        over = 0
        if not ids and offset:
            tel = f"SELECT count(*) FROM {tabel} WHERE {tabel} MATCH ? AND rowid >= ?"
            over = max(0, offset - db.execute(tel, (vraag.in_kop, vanaf)).fetchone()[0])
        rest = f"({vraag.uitdrukking}) NOT ({vraag.in_kop})"
        ids += [rij[0] for rij in db.execute(sql, (rest, vanaf, limit - len(ids), over))]
    return ids


def op_nummer(db: Connection, opdracht: Zoekopdracht, filter_: Casusfilter) -> list[int]:
    """The casussen with the typed number, newest year first."""
    if opdracht.volgnummer is None:
        return []
    if opdracht.jaar is not None:
        jaren = [opdracht.jaar]
    else:
        eerste, laatste = db.execute("SELECT (SELECT min(jaar) FROM casus), (SELECT max(jaar) FROM casus)").fetchone()
        jaren = list(range(max(eerste, laatste - 60), laatste + 1)) if laatste else []
    waar, waarden = voorwaarden(filter_)
    sql = (
        "SELECT c.id FROM casus c WHERE c.jaar IN (SELECT value FROM json_each(?)) AND c.volgnummer = ?"
        f"{' AND ' + waar if waar else ''} ORDER BY c.jaar DESC"
    )
    return [rij[0] for rij in db.execute(sql, (json.dumps(jaren), opdracht.volgnummer, *waarden))]
