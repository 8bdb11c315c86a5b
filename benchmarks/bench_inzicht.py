"""The figures over 100,000 casussen and 1,000,000 impressions: at most 1.5 times the bare SQL that they need.

    python -m benchmarks.bench_inzicht [aantal]

Bare is the same grouped statement, given to SQLite and fetched, with nothing made of it. The interval of alpha (2,000
resampled tables) is measured beside bare numpy that only draws and sums them; agreement beside the bare SQL and the
bare numpy that it needs together. Half of the adviezen were evaluated, two criteria of each casus did not hold, and
fifteen organisations counted their inflow for twenty years. That inflow is 3,600 counts and no casus: its bare
statement takes a millisecond or two, the 480 intervals and moving sums made of it more than that, so it is held to
one frame.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from benchmarks.bench_precedenten import geef_advies
from benchmarks.meten import om_en_om, oordeel
from benchmarks.vulling import vul
from weegtafel.bootstrap import open_programma
from weegtafel.inrichting.vastesql import db_van
from weegtafel.inzicht import eensgezindheid, evaluatiequeries, instroomqueries, leercurve
from weegtafel.inzicht.overeenstemming import TREKKINGEN, overeenstemming
from weegtafel.kernel.clock import VasteKlok
from weegtafel.storage.driver import dbapi as sqlite3

KEER = 5
PER_OVERLEG = 8
LEDEN = 10
VAN, TOT = date(1900, 1, 1), date(2099, 12, 31)


def _indrukken(aantal: int, organisaties: list[int]) -> Iterator[tuple[object, ...]]:
    toeval = random.Random(6)
    for punt in range(1, aantal + 1):
        moment = "eerste" if punt % 2 else "na"
        doel = toeval.random()
        for organisatie in organisaties[:LEDEN]:
            worp = toeval.random()
            oordeel_ = "passend" if worp < doel else "twijfel" if worp < 0.5 + doel / 2 else "niet_passend"
            yield punt, organisatie, moment, oordeel_, "2026-01-05 13:00:00.000000"


def vul_tafel(bestand: Path) -> None:
    """An overleg for every eight casussen with an advice, a judged item for each, and ten impressions an item."""
    with closing(sqlite3.connect(bestand)) as db, db:
        for (naam,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {naam}")
        organisaties = [r[0] for r in db.execute("SELECT id FROM organisatie ORDER BY id DESC LIMIT 10")]
        casussen = [r[0] for r in db.execute("SELECT casus_id FROM advies ORDER BY casus_id")]
        dag, criteria = date(2006, 1, 5), db.execute("SELECT min(id) FROM criteriumversie").fetchone()[0]
        persoon = db.execute("SELECT max(id) FROM persoon").fetchone()[0]
        overleggen = [
            (n + 1, f"WO-{n}", n, (dag + timedelta(weeks=n % 1040)).isoformat(), "13:00:00.000000", "16:30:00.000000",
             "", "", persoon, persoon, criteria, "gesloten", "", 1)
            for n in range(len(casussen) // PER_OVERLEG + 1)
        ]  # fmt: skip
        db.executemany(
            "INSERT INTO overleg(id, code, jaar, volgnummer, datum, begintijd, eindtijd, locatie, online_link, "
            "voorzitter_id, secretaris_id, criteriumversie_id, status, vervallen_reden, versie) "
            "VALUES (?, ?, 2026, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            overleggen,
        )
        db.executemany(
            "INSERT INTO agendapunt(id, overleg_id, soort, volgorde, titel, casus_id, minuten, seconden_gebruikt, "
            "status, verslag, voorzittersnotitie, doorschuif_reden, versie) "
            "VALUES (?, ?, 'casus', ?, '', ?, 15, ?, 'afgerond', '', '', '', 1)",
            ((n + 1, n // PER_OVERLEG + 1, n % PER_OVERLEG, c, 600 + n % 400) for n, c in enumerate(casussen)),
        )
        db.execute("UPDATE advies SET agendapunt_id = (SELECT id FROM agendapunt a WHERE a.casus_id = advies.casus_id)")
        db.executemany(
            "INSERT INTO indruk(agendapunt_id, organisatie_id, moment, oordeel, tijdstip) VALUES (?, ?, ?, ?, ?)",
            _indrukken(len(casussen), organisaties),
        )
        _vul_leren(db, organisaties)
        db.execute("ANALYZE")


def _vul_leren(db: sqlite3.Connection, organisaties: list[int]) -> None:
    criteria = [r[0] for r in db.execute("SELECT id FROM criterium ORDER BY id LIMIT 8")]
    punten = [r[0] for r in db.execute("SELECT id FROM agendapunt ORDER BY id")]
    namen = [r[1] for r in db.execute("PRAGMA table_info(weging)") if r[3] and r[1] != "id"]
    vast = {"oordeel": "deels", "versie": 1}
    db.executemany(
        f"INSERT INTO weging({', '.join(namen)}) VALUES ({', '.join('?' * len(namen))})",
        (
            [punt if n == "agendapunt_id" else criterium if n == "criterium_id" else vast.get(n, "") for n in namen]
            for punt in punten
            for criterium in (criteria[punt % 8], criteria[(punt + 3) % 8])
        ),
    )
    db.execute(
        "INSERT INTO evaluatie(advies_id, datum, opgevolgd, waarom, resultaat, toelichting, tijdstip) "
        "SELECT id, date(vastgesteld_op, '+180 days'), CASE id % 6 WHEN 0 THEN 'niet' WHEN 2 THEN 'deels' "
        "ELSE 'geheel' END, CASE id % 6 WHEN 0 THEN 'Geen plek.' ELSE '' END, 'bereikt', '', vastgesteld_op "
        "FROM advies WHERE id % 2 = 0"
    )
    db.execute("UPDATE advies SET evaluatiedatum = date(vastgesteld_op, '+180 days')")
    db.executemany(
        "INSERT INTO instroom(maand, organisatie_id, enkelvoudig, complex, bron, gezet_op, versie) "
        "VALUES (?, ?, 40, ?, 'hand', '2026-01-05 09:00:00.000000', 1)",
        ((f"{2007 + n // 12}-{n % 12 + 1:02d}-01", o, 8 + n % 9) for n in range(240) for o in organisaties),
    )


def _kaal(*vragen: object, momenten: tuple[str, ...] = ("eerste",)) -> Callable[[Session], object]:
    grenzen = {**leercurve.grenzen(VAN, TOT), "vandaag": TOT.isoformat(), "hoogstens": 500}

    def doe(sessie: Session) -> object:
        # named values past SQLAlchemy: the least that asking costs
        return [
            db_van(sessie).execute(str(vraag), {**grenzen, "moment": moment}).fetchall()  # type: ignore[arg-type]  # a mapping
            for vraag in vragen
            for moment in momenten
        ]

    return doe


def _kaal_eens(vraag: object, momenten: tuple[str, ...] = ("eerste", "na")) -> Callable[[Session], object]:
    """The bare statement for these moments, and for every key bare numpy that draws and sums its patterns."""
    import numpy as np

    haal = _kaal(vraag, momenten=momenten)

    def doe(sessie: Session) -> object:
        per: dict[tuple[int, str], list[tuple[int, ...]]] = {}
        for moment, rijen in enumerate(haal(sessie)):  # type: ignore[arg-type, var-annotated]  # lists of rows
            for sleutel, *rest in rijen:
                per.setdefault((moment, sleutel), []).append(tuple(rest))
        uit = []
        for rijen in per.values():
            tabel = np.array(rijen, dtype=np.float64)
            keer = tabel[:, 3]
            toeval = np.random.default_rng(1)
            getrokken = toeval.multinomial(int(keer.sum()), keer / keer.sum(), size=TREKKINGEN)
            uit.append(getrokken.astype(np.float64) @ tabel[:, :3])
        return uit

    return doe


def main(aantal: int = 100_000) -> int:
    """Fill and measure. Returns 0 when every bar is met."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_, begin = Path(tijdelijk) / "kluis", time.perf_counter()
        vul(map_, aantal, per_casus=4)
        geef_advies(map_ / "weegtafel.sqlite")
        vul_tafel(map_ / "weegtafel.sqlite")
        programma = open_programma(map_, klok=VasteKlok(datetime(2027, 1, 5, 9, 0)))
        tel = programma.vraag(lambda s: db_van(s).execute("SELECT count(*) FROM indruk").fetchone()[0])
        print(f"{aantal} casussen en {tel} indrukken geschreven in {time.perf_counter() - begin:.0f} s")
        goed = True
        for naam, eigen, kaal in (
            ("uitkomsten", lambda s: leercurve.uitkomsten(s, VAN, TOT), _kaal(leercurve.UITKOMSTEN)),
            ("leercurve", lambda s: leercurve.leercurve(s, VAN, TOT, TOT), _kaal(*leercurve.VRAGEN)),
            ("overeenstemming", lambda s: eensgezindheid.eerste_indruk(s, VAN, TOT),
             _kaal_eens(eensgezindheid.ALLES, ("eerste",))),
            ("eens per maand", lambda s: eensgezindheid.per_maand(s, VAN, TOT), _kaal_eens(eensgezindheid.MAANDEN)),
            ("eens per criterium", lambda s: eensgezindheid.per_criterium(s, VAN, TOT),
             _kaal_eens(eensgezindheid.CRITERIA)),
            ("opgevolgd", lambda s: evaluatiequeries.opgevolgd(s, VAN, TOT), _kaal(*evaluatiequeries.TELLINGEN)),
            ("te evalueren", lambda s: evaluatiequeries.te_evalueren(s, TOT, 500), _kaal(evaluatiequeries.WACHT)),
            ("instroom", lambda s: instroomqueries.maandreeks(s, VAN, TOT), _kaal(instroomqueries.MAANDEN)),
        ):  # fmt: skip
            tijden = om_en_om(
                {"eigen": lambda e=eigen: programma.vraag(e), "kaal": lambda k=kaal: programma.vraag(k)},  # type: ignore[misc]  # bound now
                KEER,
                time.thread_time,
            )
            print(f"{naam}: {1000 * tijden['eigen']:.0f} ms, kaal {1000 * tijden['kaal']:.0f} ms")
            if naam == "instroom":
                goed &= oordeel("instroom, ms", 1000 * tijden["eigen"], 16)
            else:
                goed &= oordeel(f"{naam} tegen wat zij kaal vraagt", tijden["eigen"] / tijden["kaal"], 1.5)
        goed &= _alpha(programma.vraag(eensgezindheid.patronen_van, VAN, TOT))
        programma.sluit()
    return 0 if goed else 1


def _alpha(patronen: dict[tuple[int, ...], int]) -> bool:
    import numpy as np

    vormen = np.array(list(patronen), dtype=np.float64)
    keer = np.array(list(patronen.values()), dtype=np.float64)

    def kaal() -> object:
        getrokken = np.random.default_rng(1).multinomial(int(keer.sum()), keer / keer.sum(), size=TREKKINGEN)
        return getrokken.astype(np.float64) @ vormen

    tijden = om_en_om({"eigen": lambda: overeenstemming(patronen), "kaal": kaal}, 9, time.thread_time)
    print(f"alpha met marge: {1000 * tijden['eigen']:.0f} ms, kaal numpy {1000 * tijden['kaal']:.0f} ms")
    return oordeel("alpha met marge tegen kaal numpy", tijden["eigen"] / tijden["kaal"], 1.5)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
