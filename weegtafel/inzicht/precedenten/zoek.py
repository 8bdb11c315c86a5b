"""The most alike earlier cases of one casus, and why.

Reading every precedent would cost seconds in a large vault, so it goes in two steps: the words that say most give
candidates from the index, as many words as fit in ``BUDGET`` entries; only those candidates are compared with all
words. What waits to come into the index is compared with all words at once, so that nothing is missed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlmodel import Session

from weegtafel.casus.velden import VELD
from weegtafel.inrichting.queries import codenamen
from weegtafel.inrichting.vastesql import Database, schoon_db
from weegtafel.inzicht.precedenten.rangorde import ZELFDE, Verzameling, overlap, veldwaarde, vraaggewichten
from weegtafel.inzicht.precedenten.woorden import VELDGEWICHT, gewichten, in_woorden
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.errors import Regelovertreding

#: Entries of the index that are read for one question, and candidates that are compared in full.
BUDGET: Final = 6_000
MEESTE_KANDIDATEN: Final = 150
#: Adviezen that are not in the index yet and are looked at all the same.
WACHTRIJ: Final = 200
AANTAL: Final = 5
MEESTE_WOORDEN: Final = 6
_TEKST = ", ".join(f"c.{veld}" for veld in VELDGEWICHT)
_KEUZE = ", ".join(f"c.{veld}" for veld in ZELFDE)
_GELDEND = "(SELECT 1 FROM advies h WHERE h.herziet_id = a.id)"


@dataclass(frozen=True, slots=True)
class PrecedentRij:
    """An earlier case that is alike. ``gelijkenis`` is 0 to 100, of what a case with the same words would have."""

    casus_id: int
    nummer: str
    advies_id: int
    adviesnummer: str
    advies: Adviessoort
    vastgesteld_op: datetime
    motivering: str
    hulpvraag: str
    gelijkenis: int
    woorden: tuple[str, ...]
    """Words of that case that this one has too, the most telling first."""
    velden: tuple[tuple[str, str], ...]
    """Title and choice of each field that is the same."""

    def waarom(self) -> str:
        """Why alike, in a sentence."""
        delen = []
        if self.woorden:
            delen.append("Dezelfde woorden: " + ", ".join(self.woorden) + ".")
        if self.velden:
            gekozen = (
                waarde if waarde.casefold().startswith(titel.casefold()) else f"{titel.lower()} {waarde}"
                for titel, waarde in self.velden
            )
            delen.append("Hetzelfde gekozen: " + ", ".join(gekozen) + ".")
        return " ".join(delen)


@dataclass(frozen=True, slots=True)
class Precedenten:
    """What was found. ``reden`` says in a sentence why there is nothing."""

    casus_id: int
    nummer: str
    gevonden: tuple[PrecedentRij, ...]
    doorzocht: int
    reden: str = ""


def casus_met(sessie: Session, code: str) -> int:
    """The id of a casus by its number. Raises Regelovertreding when there is none."""
    rij = schoon_db(sessie).execute("SELECT id FROM casus WHERE nummer = ?", (code.strip().upper(),)).fetchone()
    if rij is None:
        raise Regelovertreding(f"De casus “{code[:40]}” bestaat niet in deze gegevens.")
    return int(rij[0])


def precedenten(sessie: Session, casus_id: int, hoogstens: int = AANTAL) -> Precedenten:
    """The earlier cases with an advice that are most alike, best first.

    Never a casus that was destroyed or withdrawn, the casus itself, or one whose advice came after that of this casus.

    Raises:
        Regelovertreding: there is no such casus, or it was destroyed.
    """
    db = schoon_db(sessie)
    rij = db.execute(
        f"SELECT c.nummer, c.status, {_TEKST}, {_KEUZE} FROM casus c WHERE c.id = ?", (casus_id,)
    ).fetchone()
    if rij is None or rij[1] == "vernietigd":
        raise Regelovertreding("Deze casus bestaat niet, of is vernietigd. Er is niets mee te vergelijken.")
    teksten = dict(zip(VELDGEWICHT, rij[2 : 2 + len(VELDGEWICHT)], strict=True))
    keuzes = dict(zip(ZELFDE, rij[2 + len(VELDGEWICHT) :], strict=True))
    tot = db.execute("SELECT min(vastgesteld_op) FROM advies WHERE casus_id = ?", (casus_id,)).fetchone()[0]
    zoeker = _Zoeker(db, casus_id, gewichten(teksten), keuzes, tot)
    beste = zoeker.beste(hoogstens)
    gebruikt = {VELD[veld].lijst for k in beste for veld in k.zelfde}
    namen = {(lijst, code): naam for lijst in gebruikt for code, naam in codenamen(sessie, lijst).items()}
    gevonden = tuple(_toon(k, namen, zoeker.hoogst) for k in beste)
    reden = ""
    if not zoeker.vraag:
        reden = "In deze casus staan nog geen woorden om mee te vergelijken."
    elif not zoeker.doorzocht:
        reden = "Er zijn nog geen eerdere casussen met een advies."
    elif not gevonden:
        reden = "Er is geen eerdere casus die hierop lijkt."
    return Precedenten(casus_id, rij[0], gevonden, zoeker.doorzocht, reden)


@dataclass(slots=True)
class _Kandidaat:
    rij: Sequence[Any]
    score: float
    bijdragen: Mapping[str, float]
    zelfde: Mapping[str, str]


class _Zoeker:
    def __init__(
        self, db: Database, casus_id: int, termen: Mapping[str, float], keuzes: Mapping[str, str], tot: str | None
    ) -> None:
        self.db, self.casus_id, self.keuzes, self.tot = db, casus_id, keuzes, tot
        aantal, lengte, laatste = db.execute(
            "SELECT count(*), coalesce(sum(lengte), 0) / 1000.0, coalesce(max(advies_id), 0) FROM precedent"
        ).fetchone()
        self.laatste = laatste
        wacht = self._wachtend()
        self.doorzocht = aantal + len(wacht)
        self.wacht = [(rij, gewichten(_teksten(rij))) for rij in wacht]
        lengte += sum(sum(stuk.values()) for _, stuk in self.wacht)
        self.alles = Verzameling(self.doorzocht, lengte / self.doorzocht if self.doorzocht else 0.0)
        aantallen: dict[str, int] = dict(
            db.execute(
                "SELECT term, aantal FROM precedentterm WHERE term IN (SELECT value FROM json_each(?))",
                (json.dumps(list(termen)),),
            ).fetchall()
        )
        for _, stuk in self.wacht:
            for term in stuk.keys() & termen.keys():
                aantallen[term] = aantallen.get(term, 0) + 1
        self.aantallen, self.termen = aantallen, termen
        self.vraag = vraaggewichten(termen, aantallen, self.alles)
        eigen = overlap(self.vraag, termen, sum(termen.values()), self.alles)
        self.hoogst = sum(eigen.values()) + veldwaarde(keuzes, self.vraag)

    def _wachtend(self) -> list[Sequence[Any]]:
        return list(
            self.db.execute(
                f"{_SELECTIE} WHERE a.id > ? AND {_TOONBAAR} ORDER BY a.id DESC LIMIT ?",
                (self.laatste, self.casus_id, self.tot or "9999-12-31", WACHTRIJ),
            )
        )

    def _kandidaten(self) -> list[int]:
        """Ids with the most telling words in common, the best first."""
        punten: dict[int, float] = {}
        gelezen = 0
        for term, waarde in sorted(self.vraag.items(), key=lambda paar: (-paar[1], paar[0])):
            if gelezen and gelezen + self.aantallen[term] > BUDGET:
                continue
            treffers = self.db.execute(
                "SELECT rowid FROM precedent_zoek WHERE precedent_zoek MATCH ? LIMIT ?", (f'"{term}"', BUDGET)
            ).fetchall()
            gelezen += len(treffers) or 1
            for (casus_id,) in treffers:
                punten[casus_id] = punten.get(casus_id, 0.0) + waarde
            if gelezen >= BUDGET:
                break
        return sorted(punten, key=lambda i: (-punten[i], -i))[:MEESTE_KANDIDATEN]

    def beste(self, hoogstens: int) -> list[_Kandidaat]:
        ids = self._kandidaten()
        rijen = self.db.execute(
            f"{_SELECTIE} JOIN precedent p ON p.casus_id = c.id "
            f"WHERE c.id IN (SELECT value FROM json_each(?)) AND a.id <= ? AND {_TOONBAAR}",
            (json.dumps(ids), self.laatste, self.casus_id, self.tot or "9999-12-31"),
        ).fetchall()
        stukken = {
            casus_id: (versie, termen)
            for casus_id, versie, termen in self.db.execute(
                "SELECT casus_id, casusversie, termen FROM precedent "
                "WHERE casus_id IN (SELECT value FROM json_each(?))",
                (json.dumps(ids),),
            )
        }
        uit: dict[int, _Kandidaat] = {}
        for rij in rijen:
            versie, termen = stukken[rij[0]]
            # A casus that was withheld can be written on after it was read; then its own words count.
            stuk = json.loads(termen) if versie == rij[1] else gewichten(_teksten(rij))
            uit[rij[0]] = self._weeg(rij, stuk)
        for rij, stuk in self.wacht:
            uit[rij[0]] = self._weeg(rij, stuk)
        goed = [k for k in uit.values() if k.bijdragen]
        return sorted(goed, key=lambda k: (-k.score, -k.rij[0]))[:hoogstens]

    def _weeg(self, rij: Sequence[Any], stuk: Mapping[str, float]) -> _Kandidaat:
        bijdragen = overlap(self.vraag, stuk, sum(stuk.values()), self.alles)
        zelfde = {
            veld: waarde
            for veld, waarde in zip(ZELFDE, rij[_NA_VAST + len(VELDGEWICHT) :], strict=True)
            if waarde and waarde == self.keuzes[veld]
        }
        return _Kandidaat(rij, sum(bijdragen.values()) + veldwaarde(zelfde, self.vraag), bijdragen, zelfde)


_VAST = ("c.id", "c.versie", "c.nummer", "a.id", "a.nummer", "a.soort", "a.vastgesteld_op", "a.motivering")
_NA_VAST = len(_VAST)
_SELECTIE = f"SELECT {', '.join(_VAST)}, {_TEKST}, {_KEUZE} FROM casus c JOIN advies a ON a.casus_id = c.id"
#: The advice that stands, of another casus that can be shown, before a moment.
_TOONBAAR = (
    "a.volgnummer = (SELECT max(volgnummer) FROM advies WHERE casus_id = c.id) "
    "AND c.status IN ('geadviseerd', 'aangehouden') AND c.id IS NOT ? AND a.vastgesteld_op < ?"
)


def _teksten(rij: Sequence[Any]) -> dict[str, str]:
    return dict(zip(VELDGEWICHT, rij[_NA_VAST : _NA_VAST + len(VELDGEWICHT)], strict=True))


def _toon(k: _Kandidaat, namen: Mapping[tuple[str, str], str], hoogst: float) -> PrecedentRij:
    rij = k.rij
    return PrecedentRij(
        casus_id=rij[0],
        nummer=rij[2],
        advies_id=rij[3],
        adviesnummer=rij[4],
        advies=Adviessoort(rij[5]),  # type: ignore[call-arg]  # lookup by value
        vastgesteld_op=datetime.fromisoformat(rij[6]),
        motivering=rij[7],
        hulpvraag=_teksten(rij)["hulpvraag"],
        gelijkenis=min(100, round(100 * k.score / hoogst)) if hoogst else 0,
        woorden=in_woorden(_teksten(rij), k.bijdragen)[:MEESTE_WOORDEN],
        velden=tuple(
            (VELD[veld].titel, namen.get((VELD[veld].lijst, waarde), waarde)) for veld, waarde in k.zelfde.items()
        ),
    )
