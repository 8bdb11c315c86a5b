"""Searching requests while somebody types, by the rules of every other search (``inrichting.zoekwoorden``).

A municipality has tens of requests a year, not thousands of casussen, so there is no index to keep: the file is asked
which rows can hold the words, and those are read. Ten thousand requests take tens of milliseconds, beside the window.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from weegtafel.doorbraak.codes import AanvraagStatus
from weegtafel.inrichting.zoekwoorden import Term, Zoekopdracht, lees


class Database(Protocol):
    """SQLite itself: at every keystroke plain rows will do."""

    def execute(self, sql: str, waarden: Sequence[Any] = ..., /) -> Any:
        """Run one statement; the cursor gives its rows."""
        ...


class Aanvraagtreffer(NamedTuple):
    """A request that was found: ``regel`` tells where it stands, ``fragment`` has the words around what was found."""

    id: int
    nummer: str
    regel: str
    fragment: str


_AANVRAAG = ("vastgelopen", "geprobeerd", "perspectief", "eerst_nodig")
_PLAN = (
    "perspectief", "eerste_stap", "zelf", "legitimiteit_doel", "legitimiteit_regel", "legitimiteit_waarom",
    "betrokkenheid", "rendement",
)  # fmt: skip
_BESTEDING = ("omschrijving", "leverancier")
_KOP = re.compile(r"^\s*db[\s\-/]*", re.IGNORECASE)
#: Letters that carry an accent in Dutch text or names; in a first look any letter may stand there.
_MET_TEKEN = re.compile("[aceinosuyz]|[^ -~]")
FRAGMENT_WOORDEN = 12


def zoek_aanvragen(db: Database, tekst: str, limit: int = 6) -> tuple[Aanvraagtreffer, ...]:
    """Requests that match, by number first, then the newest. Never raises for any text; an empty one finds nothing."""
    opdracht = lees(tekst)
    genummerd = lees(_KOP.sub("", tekst, count=1))
    uit: dict[int, Aanvraagtreffer] = {}
    if genummerd.volgnummer is not None:
        jaar = "" if genummerd.jaar is None else f" AND a.jaar = {genummerd.jaar:d}"
        waar = f"a.volgnummer = {genummerd.volgnummer:d}{jaar}"
        uit = {t.id: t for t in _treffers(db, waar, (), Zoekopdracht(), limit)}
    # A whole number names one request; nobody means its digits as words then.
    genoemd = bool(uit) and (genummerd.jaar is not None or _KOP.match(tekst) is not None)
    if opdracht.met and len(uit) < limit and not genoemd:
        waar, waarden = _voorkeuze(opdracht.met)
        for treffer in _treffers(db, waar, waarden, opdracht, limit):
            uit.setdefault(treffer.id, treffer)
    return tuple(uit.values())[:limit]


def _voorkeuze(met: Sequence[Term]) -> tuple[str, list[str]]:
    """Which rows can hold every word, in SQL: a little too many, and never too few but for a ligature (ß, ĳ)."""
    delen, waarden = [], []
    for woord in (woord for term in met for woord in term.woorden):
        waarden.append(f"%{_MET_TEKEN.sub('_', vouw(woord))}%")
        n = f"?{len(waarden)}"
        plan = " OR ".join(f"p.{kolom} LIKE {n}" for kolom in _PLAN)
        besteding = " OR ".join(f"b.{kolom} LIKE {n}" for kolom in _BESTEDING)
        eigen = " OR ".join(f"{kolom} LIKE {n}" for kolom in ("a.nummer", *(f"a.{k}" for k in _AANVRAAG), "c.naam"))
        delen.append(
            f"({eigen} OR EXISTS (SELECT 1 FROM doorbraakplan p WHERE p.aanvraag_id = a.id AND ({plan})) "
            f"OR EXISTS (SELECT 1 FROM besteding b WHERE b.aanvraag_id = a.id AND ({besteding})))"
        )
    return " AND ".join(delen), waarden


def _treffers(
    db: Database, waar: str, waarden: Sequence[str], opdracht: Zoekopdracht, limit: int
) -> Iterator[Aanvraagtreffer]:
    """The rows of a first look that really hold the words, the newest first."""
    plan = ", ".join(f"(SELECT p.{kolom} FROM doorbraakplan p WHERE p.aanvraag_id = a.id)" for kolom in _PLAN)
    sql = (
        f"SELECT a.id, a.nummer, a.status, COALESCE(c.naam, ''), {', '.join(f'a.{k}' for k in _AANVRAAG)}, "
        "(SELECT group_concat(b.omschrijving || ' ' || b.leverancier, char(10)) FROM besteding b "
        f"WHERE b.aanvraag_id = a.id), {plan} FROM aanvraag a LEFT JOIN persoon c ON c.id = a.coach_id "
        f"WHERE {waar} ORDER BY a.id DESC"
    )
    met = [_patroon(term) for term in opdracht.met]
    zonder = [_patroon(term) for term in opdracht.zonder]
    gevonden = 0
    for id_, nummer, status, coach, *teksten in db.execute(sql, waarden):
        alles = [nummer, coach, *(tekst or "" for tekst in teksten)]
        gevouwen = vouw("\n".join(alles))
        if all(p.search(gevouwen) for p in met) and not any(p.search(gevouwen) for p in zonder):
            woorden = AanvraagStatus._value2member_map_[status].omschrijving  # type: ignore[attr-defined]  # a Benoemd
            regel = f"{woorden} · coach {coach}" if coach else woorden
            yield Aanvraagtreffer(id_, nummer, regel, _fragment([t or "" for t in teksten], met))
            gevonden += 1
            if gevonden == limit:
                return


def vouw(tekst: str) -> str:
    """Small letters without accents, as the index of the other searches has them."""
    if tekst.isascii():
        return tekst.lower()
    los = unicodedata.normalize("NFKD", tekst)
    return "".join(teken for teken in los if not unicodedata.combining(teken)).casefold()


def _patroon(term: Term) -> re.Pattern[str]:
    """Whole words in their order; the last one may go on when it is a beginning."""
    woorden = r"[\W_]+".join(re.escape(vouw(woord)) for woord in term.woorden)
    return re.compile(rf"(?<![^\W_]){woorden}" + ("" if term.begin else r"(?![^\W_])"))


def _fragment(teksten: Sequence[str], met: Sequence[re.Pattern[str]]) -> str:
    """Some words around the first word that was found, else how the request begins."""
    for tekst in teksten:
        woorden = tekst.split()
        for plaats, woord in enumerate(woorden):
            rest = vouw(" ".join(woorden[plaats : plaats + 6]))
            if any(p.match(rest) for p in met) or any(p.search(vouw(woord)) for p in met):
                begin = max(0, plaats - 3)
                stuk = " ".join(woorden[begin : begin + FRAGMENT_WOORDEN])
                einde = "…" if len(woorden) > begin + FRAGMENT_WOORDEN else ""
                return f"{'…' if begin else ''}{stuk}{einde}"
    woorden = teksten[0].split()
    return " ".join(woorden[:FRAGMENT_WOORDEN]) + ("…" if len(woorden) > FRAGMENT_WOORDEN else "")
