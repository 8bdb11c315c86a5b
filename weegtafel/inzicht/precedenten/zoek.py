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
from heapq import nlargest
from typing import Any, Final

from sqlmodel import Session

from weegtafel.casus.velden import VELD
from weegtafel.inrichting.vastesql import Database, schoon_db
from weegtafel.inzicht.precedenten.rangorde import ZELFDE, Verzameling, overlap, veldwaarde, vraaggewichten
from weegtafel.inzicht.precedenten.woorden import (
    VELDGEWICHT,
    gewichten,
    in_woorden,
    met_verwanten,
    plat,
    termen,
)
from weegtafel.kernel.codes import Adviessoort
from weegtafel.kernel.errors import Regelovertreding

#: Entries of the index that are read for one question, and candidates that are compared in full.
BUDGET: Final = 5_000
MEESTE_KANDIDATEN: Final = 20
#: Adviezen that are not in the index yet and are looked at all the same.
WACHTRIJ: Final = 200
AANTAL: Final = 5
MEESTE_WOORDEN: Final = 6
MEESTE_VERWANT: Final = 3
#: Shared terms of which the words are looked up in the text of a casus that is shown.
MEESTE_TERMEN: Final = 16
_TEKST = ", ".join(f"c.{veld}" for veld in VELDGEWICHT)
_KEUZE = ", ".join(f"c.{veld}" for veld in ZELFDE)


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
    verwant: tuple[str, ...]
    """Words of that case for which this one has another word of the same kind."""
    velden: tuple[tuple[str, str], ...]
    """Title and choice of each field that is the same."""

    def waarom(self) -> str:
        """Why alike, in a sentence."""
        delen = []
        if self.woorden:
            delen.append("Dezelfde woorden: " + ", ".join(self.woorden) + ".")
        if self.verwant:
            delen.append("Verwante woorden: " + ", ".join(self.verwant) + ".")
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
    namen = _codenamen(db, beste)
    gevonden = tuple(_toon(k, namen, zoeker) for k in beste)
    reden = ""
    if not zoeker.doorzocht:
        reden = "Er zijn nog geen eerdere casussen met een advies."
    elif not zoeker.eigen:
        reden = "In deze casus staan nog geen woorden om mee te vergelijken."
    elif not gevonden:
        reden = "Er is geen eerdere casus die hierop lijkt."
    return Precedenten(casus_id, rij[0], gevonden, zoeker.doorzocht, reden)


@dataclass(slots=True)
class _Kandidaat:
    casus_id: int
    score: float
    bijdragen: Mapping[str, float]
    zelfde: Mapping[str, str]
    versie: int = 0
    """Of the casus when it was read into the index."""
    rij: Sequence[Any] = ()


class _Zoeker:
    def __init__(
        self, db: Database, casus_id: int, eigen: Mapping[str, float], keuzes: Mapping[str, str], tot: str | None
    ) -> None:
        self.eigen, gezocht = eigen, met_verwanten(eigen)
        self.db, self.casus_id, self.keuzes, self.tot = db, casus_id, keuzes, tot or "9999-12-31"
        (self.laatste,) = db.execute("SELECT coalesce(max(advies_id), 0) FROM precedent").fetchone()
        tellingen: dict[str, int] = dict(
            db.execute(
                "SELECT term, aantal FROM precedentterm WHERE term IN (SELECT value FROM json_each(?))",
                (json.dumps(["#aantal", "#lengte", *gezocht]),),
            ).fetchall()
        )
        aantal, lengte = tellingen.pop("#aantal", 0), tellingen.pop("#lengte", 0) / 1000
        self.wacht = [(rij, gewichten(_teksten(rij))) for rij in self._wachtend()]
        self.doorzocht = aantal + len(self.wacht)
        lengte += sum(sum(stuk.values()) for _, stuk in self.wacht)
        self.alles = Verzameling(self.doorzocht, lengte / self.doorzocht if self.doorzocht else 0.0)
        for _, stuk in self.wacht:
            for term in stuk.keys() & gezocht.keys():
                tellingen[term] = tellingen.get(term, 0) + 1
        self.aantallen = tellingen
        self.vraag = vraaggewichten(gezocht, tellingen, self.alles)
        zelf = overlap(self.vraag, eigen, sum(eigen.values()), self.alles)
        self.hoogst = sum(zelf.values()) + veldwaarde({v: w for v, w in keuzes.items() if w}, self.vraag)

    def _wachtend(self) -> list[Sequence[Any]]:
        return list(
            self.db.execute(
                f"{_SELECTIE} WHERE a.id > ? AND {_TOONBAAR} ORDER BY a.id DESC LIMIT ?",
                (self.laatste, self.casus_id, self.tot, WACHTRIJ),
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
        # The bound first, by bare numbers: comparing pairs of thousands costs more than reading them.
        hoogste = nlargest(MEESTE_KANDIDATEN, punten.values())
        goed = [paar for paar in punten.items() if paar[1] >= hoogste[-1]] if hoogste else []
        return [casus_id for casus_id, _ in sorted(goed, key=lambda paar: (-paar[1], -paar[0]))[:MEESTE_KANDIDATEN]]

    def beste(self, hoogstens: int) -> list[_Kandidaat]:
        """The most alike that can be shown, with their rows."""
        gewogen = [
            self._weeg(casus_id, json.loads(stuk), lengte / 1000, json.loads(keuzes), versie)
            for casus_id, stuk, lengte, keuzes, versie in self.db.execute(
                "SELECT casus_id, termen, lengte, keuzes, casusversie FROM precedent "
                "WHERE casus_id IN (SELECT value FROM json_each(?))",
                (json.dumps(self._kandidaten()),),
            )
        ]
        gewogen += [self._uit_rij(rij, stuk) for rij, stuk in self.wacht]
        gewogen = sorted((k for k in gewogen if k.bijdragen), key=lambda k: (-k.score, -k.casus_id))
        uit: list[_Kandidaat] = []
        for k in gewogen:
            if len(uit) == hoogstens:
                break
            if not k.rij:
                rij = self.db.execute(
                    f"{_SELECTIE} WHERE a.casus_id = ? AND {_TOONBAAR}", (k.casus_id, self.casus_id, self.tot)
                ).fetchone()
                if rij is None:
                    continue
                # A casus that was withheld may be written on after it was read; what is shown is what stands there.
                if rij[1] == k.versie:
                    k.rij = rij
                else:
                    k = self._uit_rij(rij, gewichten(_teksten(rij)))  # noqa: PLW2901  # the same, as it stands now
            if k.bijdragen:
                uit.append(k)
        return sorted(uit, key=lambda k: (-k.score, -k.casus_id))

    def _uit_rij(self, rij: Sequence[Any], stuk: Mapping[str, float]) -> _Kandidaat:
        keuzes = dict(zip(ZELFDE, rij[_NA_VAST + len(VELDGEWICHT) :], strict=True))
        kandidaat = self._weeg(rij[0], stuk, sum(stuk.values()), keuzes)
        kandidaat.rij = rij
        return kandidaat

    def _weeg(
        self, casus_id: int, stuk: Mapping[str, float], lengte: float, keuzes: Mapping[str, str], versie: int = 0
    ) -> _Kandidaat:
        bijdragen = overlap(self.vraag, stuk, lengte, self.alles)
        zelfde = {veld: waarde for veld, waarde in keuzes.items() if waarde and waarde == self.keuzes.get(veld)}
        score = sum(bijdragen.values()) + veldwaarde(zelfde, self.vraag)
        return _Kandidaat(casus_id, score, bijdragen, zelfde, versie)


_VAST = ("c.id", "c.versie", "c.nummer", "a.id", "a.nummer", "a.soort", "a.vastgesteld_op", "a.motivering")
_NA_VAST = len(_VAST)
#: By way of the advies: a planner that begins at the casus would walk all of them that have an advice.
_SELECTIE = f"SELECT {', '.join(_VAST)}, {_TEKST}, {_KEUZE} FROM advies a CROSS JOIN casus c ON c.id = a.casus_id"
#: The advice that stands, of another casus that can be shown, before a moment.
_TOONBAAR = (
    "a.volgnummer = (SELECT max(volgnummer) FROM advies WHERE casus_id = c.id) "
    "AND c.status IN ('geadviseerd', 'aangehouden') AND c.id IS NOT ? AND a.vastgesteld_op < ?"
)


def _teksten(rij: Sequence[Any]) -> dict[str, str]:
    return dict(zip(VELDGEWICHT, rij[_NA_VAST : _NA_VAST + len(VELDGEWICHT)], strict=True))


def _codenamen(db: Database, gevonden: Sequence[_Kandidaat]) -> dict[tuple[str, str], str]:
    """What the same choices are called, the last period of each code first."""
    paren = {(VELD[veld].lijst, code) for k in gevonden for veld, code in k.zelfde.items()}
    rijen = db.execute(
        "SELECT lijst, code, omschrijving FROM code WHERE code IN (SELECT value FROM json_each(?)) "
        "ORDER BY geldig_van, id",
        (json.dumps([code for _, code in paren]),),
    )
    return {(lijst, code): naam for lijst, code, naam in rijen if (lijst, code) in paren}


def _toon(k: _Kandidaat, namen: Mapping[tuple[str, str], str], zoeker: _Zoeker) -> PrecedentRij:
    casus_id, _versie, nummer, advies_id, adviesnummer, soort, moment, motivering = k.rij[:_NA_VAST]
    teksten = _teksten(k.rij)
    zelfde: list[str] = []
    verwant: list[str] = []
    zwaarste = dict(nlargest(MEESTE_TERMEN, k.bijdragen.items(), key=lambda paar: paar[1]))
    for woord in in_woorden(teksten, zwaarste):
        heeft = any(term in zoeker.eigen for term, _ in termen(plat(woord)))
        (zelfde if heeft else verwant).append(woord)
    return PrecedentRij(
        casus_id=casus_id,
        nummer=nummer,
        advies_id=advies_id,
        adviesnummer=adviesnummer,
        advies=Adviessoort(soort),  # type: ignore[call-arg]  # lookup by value
        vastgesteld_op=datetime.fromisoformat(moment),
        motivering=motivering,
        hulpvraag=teksten["hulpvraag"],
        gelijkenis=min(100, round(100 * k.score / zoeker.hoogst)) if zoeker.hoogst else 0,
        woorden=tuple(zelfde[:MEESTE_WOORDEN]),
        verwant=tuple(verwant[:MEESTE_VERWANT]),
        velden=tuple(
            (VELD[veld].titel, namen.get((VELD[veld].lijst, waarde), waarde)) for veld, waarde in k.zelfde.items()
        ),
    )
