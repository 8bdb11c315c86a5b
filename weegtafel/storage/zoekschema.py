"""The search index as SQL: tables, and the triggers that keep them right, in the same transaction.

Two FTS5 tables for each kind of text that is searched:

``<soort>_begin``
    Every word and every beginning of a word of up to twelve letters, with the column it stands in but not its
    place (``detail=column``, contentless). Because each beginning has its own list, newest last, the newest
    matches of "de*" are read off the end of one list, whatever their number. Two columns: ``kop`` holds what a
    case is called and asks, ``rest`` all other text.
``<soort>_zoek``
    The words with their places (``detail=full``), for phrases, fragments and bm25. Its text is the row itself
    (external content), so that nothing is stored twice. Only for the kinds with running text; the others are short
    and keep the places in their one table.

``<soort>_woord`` lists the words of ``<soort>_begin``, for beginnings of more than twelve letters.

A row comes into the index in the transaction that writes it; only an advice that is fixed at the table waits until its
overleg moves on (:func:`_triggers_later`).

An external or contentless index must be told the old text to forget it; that is why the triggers hand over OLD.
The write connection needs ``trusted_schema`` for this: SQLite before 3.41 counts FTS5 in a trigger as unsafe.
"""

from __future__ import annotations

from dataclasses import dataclass

from weegtafel.kernel.clock import MAANDEN

#: Longest beginning of a word with a list of its own.
BEGIN_LETTERS = 12
_TOKENS = "tokenize = 'unicode61 remove_diacritics 2'"


@dataclass(frozen=True, slots=True)
class Zoekbron:
    """One kind of text that is searched.

    ``kop`` and ``rest`` map a column to its bm25 weight. ``kop_uitdrukking`` is SQL over ``{rij}`` that adds words
    to the kop of the begin table that stand in no column (the date of an overleg, in words).
    """

    soort: str
    kop: dict[str, float]
    rest: dict[str, float]
    lopende_tekst: bool = True
    kop_uitdrukking: str = ""
    later: bool = False
    """A row written at the table comes into the index when the overleg closes, see :func:`_triggers_later`."""

    @property
    def kolommen(self) -> tuple[str, ...]:
        """All columns, in the order of the index."""
        return (*self.kop, *self.rest)

    @property
    def gewichten(self) -> str:
        """The weights as arguments of bm25()."""
        return ", ".join(str(gewicht) for gewicht in (*self.kop.values(), *self.rest.values()))


_MAAND = " ".join(f"WHEN '{nummer:02d}' THEN '{naam}'" for nummer, naam in enumerate(MAANDEN, start=1))

CASUS = Zoekbron(
    "casus",
    {"nummer": 20.0, "hulpvraag": 4.0, "resultaat": 4.0},
    {
        "problemen": 2.0,
        "verklarende_analyse": 2.0,
        "eerdere_hulp": 1.0,
        "onderbouwing": 1.0,
        "mening_jeugdige": 1.0,
        "mening_ouders": 1.0,
        "deskundigheid": 0.5,
        "veiligheid": 1.0,
        "hulp_nodig": 1.0,
        "eigen_mogelijkheden": 1.0,
        "productcode": 1.0,
        "inbrenger_functie": 0.5,
        "ingetrokken_reden": 1.0,
    },
)
ADVIES = Zoekbron(
    "advies",
    {"nummer": 20.0, "motivering": 4.0},
    {
        "voorwaarden": 2.0,
        "leerpunt": 3.0,
        "afwijkend": 2.0,
        "nodig_wat": 1.0,
        "nodig_wie": 1.0,
        "herzien_reden": 1.0,
    },
    later=True,
)
OVERLEG = Zoekbron(
    "overleg",
    {"code": 1.0},
    {"locatie": 1.0, "vervallen_reden": 1.0},
    lopende_tekst=False,
    kop_uitdrukking=(
        "CAST(substr({rij}.datum, 9, 2) AS INTEGER) || ' ' || "
        f"CASE substr({{rij}}.datum, 6, 2) {_MAAND} ELSE '' END || ' ' || substr({{rij}}.datum, 1, 4)"
    ),
)
ACTIE = Zoekbron("actie", {"wat": 1.0}, {"toelichting": 1.0}, lopende_tekst=False)
BRONNEN: tuple[Zoekbron, ...] = (CASUS, ADVIES, OVERLEG, ACTIE)


def _aaneen(rij: str, kolommen: dict[str, float], uitdrukking: str = "") -> str:
    delen = [f"{rij}.{kolom}" for kolom in kolommen]
    if uitdrukking:
        delen.append(uitdrukking.format(rij=rij))
    return " || ' ' || ".join(delen)


def _tabellen(bron: Zoekbron) -> list[str]:
    begin = " ".join(str(letters) for letters in range(1, BEGIN_LETTERS + 1))
    detail = "column" if bron.lopende_tekst else "full"
    uit = [
        f"CREATE VIRTUAL TABLE {bron.soort}_begin USING fts5("
        f"kop, rest, content = '', columnsize = 0, detail = {detail}, prefix = '{begin}', {_TOKENS})",
        f"CREATE VIRTUAL TABLE {bron.soort}_woord USING fts5vocab({bron.soort}_begin, instance)",
    ]
    if bron.lopende_tekst:
        uit.append(
            f"CREATE VIRTUAL TABLE {bron.soort}_zoek USING fts5({', '.join(bron.kolommen)}, "
            f"content = '{bron.soort}', content_rowid = 'id', {_TOKENS})"
        )
    return uit


def begin_waarden(bron: Zoekbron, rij: str) -> str:
    """SQL for (rowid, kop, rest) of a row, as the begin table takes them."""
    return f"{rij}.id, {_aaneen(rij, bron.kop, bron.kop_uitdrukking)}, {_aaneen(rij, bron.rest)}"


def zoek_waarden(bron: Zoekbron, rij: str) -> str:
    """SQL for (rowid, every column) of a row, as the full table takes them."""
    return ", ".join(f"{rij}.{kolom}" for kolom in ("id", *bron.kolommen))


def _erin(bron: Zoekbron) -> str:
    uit = f"INSERT INTO {bron.soort}_begin(rowid, kop, rest) VALUES ({begin_waarden(bron, 'NEW')}); "
    if bron.lopende_tekst:
        uit += (
            f"INSERT INTO {bron.soort}_zoek(rowid, {', '.join(bron.kolommen)}) VALUES ({zoek_waarden(bron, 'NEW')}); "
        )
    return uit


def _eruit(bron: Zoekbron) -> str:
    uit = (
        f"INSERT INTO {bron.soort}_begin({bron.soort}_begin, rowid, kop, rest) "
        f"VALUES ('delete', {begin_waarden(bron, 'OLD')}); "
    )
    if bron.lopende_tekst:
        uit += (
            f"INSERT INTO {bron.soort}_zoek({bron.soort}_zoek, rowid, {', '.join(bron.kolommen)}) "
            f"VALUES ('delete', {zoek_waarden(bron, 'OLD')}); "
        )
    return uit


def tot(bron: Zoekbron) -> str:
    """SQL for the last id in the index of a kind whose rows are only added; what is above it still waits."""
    return f"(SELECT coalesce(max(id), 0) FROM {bron.soort}_zoek_docsize)"


def _bij(bron: Zoekbron) -> str:
    """Bring into the index what waits; the full table last, for it says what waits."""
    waar = f"FROM {bron.soort} WHERE id > {tot(bron)}"
    return (
        f"INSERT INTO {bron.soort}_begin(rowid, kop, rest) SELECT {begin_waarden(bron, bron.soort)} {waar}; "
        f"INSERT INTO {bron.soort}_zoek(rowid, {', '.join(bron.kolommen)}) "
        f"SELECT {zoek_waarden(bron, bron.soort)} {waar}; "
    )


def _triggers_later(bron: Zoekbron) -> list[str]:
    """For a kind that is fixed during an overleg: half of what such an act would write is search index.

    So that waits for the closing (or any other step) of an overleg; what comes about outside one is brought in at
    once, with all that waits. A search looks through what waits in an index of its own (``zoeken``), so nobody sees
    the difference.
    """
    naam, al = f"{bron.soort}_zoeken", f"WHEN OLD.id <= {tot(bron)}"
    return [
        f"CREATE TRIGGER {naam}_insert AFTER INSERT ON {bron.soort} WHEN NEW.agendapunt_id IS NULL "
        f"BEGIN {_bij(bron)}END",
        f"CREATE TRIGGER {naam}_overleg AFTER UPDATE OF status ON overleg WHEN NEW.status IS NOT OLD.status "
        f"BEGIN {_bij(bron)}END",
        f"CREATE TRIGGER {naam}_update AFTER UPDATE OF {', '.join(bron.kolommen)} ON {bron.soort} {al} "
        f"BEGIN {_eruit(bron)}{_erin(bron)}END",
        f"CREATE TRIGGER {naam}_delete AFTER DELETE ON {bron.soort} {al} BEGIN {_eruit(bron)}END",
    ]


def _triggers(bron: Zoekbron) -> list[str]:
    if bron.later:
        return _triggers_later(bron)
    datum = ("datum",) if bron.kop_uitdrukking else ()
    kolommen = ", ".join((*bron.kolommen, *datum))
    naam = f"{bron.soort}_zoeken"
    return [
        f"CREATE TRIGGER {naam}_insert AFTER INSERT ON {bron.soort} BEGIN {_erin(bron)}END",
        f"CREATE TRIGGER {naam}_update AFTER UPDATE OF {kolommen} ON {bron.soort} BEGIN {_eruit(bron)}{_erin(bron)}END",
        f"CREATE TRIGGER {naam}_delete AFTER DELETE ON {bron.soort} BEGIN {_eruit(bron)}END",
    ]


def losse_tabellen(bron: Zoekbron) -> tuple[str, ...]:
    """The searched columns of a kind and its index, for an empty database of their own."""
    return (f"CREATE TABLE {bron.soort}(id INTEGER PRIMARY KEY, {', '.join(bron.kolommen)})", *_tabellen(bron))


#: Narrow copies of the columns that the list filters on, so that a filter never reads the wide rows.
INDEXEN: tuple[str, ...] = (
    "CREATE INDEX casus_filter ON casus(id, status, soort, inbrenger_id, jaar, gemeente_id)",
    "CREATE INDEX casus_jaar ON casus(jaar)",
)

#: What a migration executes, after the tables of the program exist.
ZOEKSCHEMA: tuple[str, ...] = (
    *INDEXEN,
    *(regel for bron in BRONNEN for regel in _tabellen(bron)),
    *(regel for bron in BRONNEN for regel in _triggers(bron)),
)


def vul_opnieuw(bron: Zoekbron) -> tuple[str, ...]:
    """SQL that builds both indexes of a kind anew from its rows, for a table that was filled without its triggers."""
    soort = bron.soort
    uit = [
        f"INSERT INTO {soort}_begin({soort}_begin) VALUES ('delete-all')",
        f"INSERT INTO {soort}_begin(rowid, kop, rest) SELECT {begin_waarden(bron, soort)} FROM {soort}",
    ]
    if bron.lopende_tekst:
        uit.append(f"INSERT INTO {soort}_zoek({soort}_zoek) VALUES ('rebuild')")
    return tuple(uit)
