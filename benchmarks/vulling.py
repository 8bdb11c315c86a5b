"""Fills a vault with many casussen of Dutch words, by straight SQL, for benchmarks only.

The words follow Zipf's law over some twenty thousand (mostly compound) words, as running Dutch does: a few words
stand in every casus, most stand in hardly any. The words of ``ZELDZAAM`` stand in a fixed number of casussen, whatever
the size of the vault, so that the same question has the same answer in a small and in a large one.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from weegtafel.bootstrap import open_programma
from weegtafel.kernel.clock import VasteKlok
from weegtafel.storage import zoekschema


def _woorden(tekst: str) -> list[str]:
    return tekst.split()


_VAAK = _woorden(
    """
    de het een van en in is dat op te met voor niet zijn er aan ook als bij door naar uit over hulp jeugdige
    ouders moeder vader gezin school thuis vraagt wil kan moet heeft wordt werd geen meer nog veel wel maar om
    tot dan al deze dit die zij hij hun haar zich onder tussen tijdens samen elke week maand jaar dag nacht
    ochtend begeleiding behandeling verblijf dagbesteding veiligheid netwerk steun rust structuur gesprek
    afspraak doel resultaat
    """
)
_DEEL = _woorden(
    """
    jeugd gezins ouder school onderwijs zorg hulp pleeg crisis veiligheids ontwikkelings gedrags hechtings
    trauma taal leer aandachts angst dwang eet slaap agressie verslavings systeem speel cognitieve muziek beeld
    psycho behandel begeleidings verblijfs dag nacht weekend vakantie logeer respijt kinder tiener peuter
    kleuter pubers broer zus moeder vader opa netwerk buurt wijk straat sport financien schulden woon werk
    arbeids verzuim thuiszit spijbel delict politie rechtbank voogdij toezicht contact omgangs scheidings
    conflict rouw verlies medicatie diagnose onderzoeks test intelligentie autisme spectrum prikkel zintuig
    motoriek lichaams zelf sociaal emotie weerbaarheids faal
    """
)
_STAART = _woorden(
    """
    hulp zorg hulpverlening hulpverlener hulpverleners begeleiding begeleider behandeling behandelaar therapie
    training traject plan plannen gesprek gesprekken probleem problemen problematiek stoornis vraag vragen
    doelen ondersteuning situatie omgeving groep groepen team leider bescherming ontwikkeling achterstand
    vertraging regulatie vaardigheden mogelijkheden patroon patronen klachten risico risicos signalen afspraken
    regeling beleid opname plaats plek verblijf huis ouders kind kinderen relatie band verwerking diagnostiek
    onderzoek verslag advies coach bemiddeling interventie methode module maatregel toezicht voorziening budget
    inzet indicatie
    """
)
_LOS = _woorden(
    """
    autisme adhd hechting psychose suicidaal zelfbeschadiging anorexia enuresis selectief mutisme dyslexie één
    coördinatie financiële geëscaleerd beïnvloed patiënt crêche reünie naïef
    """
)
ZELDZAAM = {"kwikzilverspel": 300, "wadlopersgroep": 300, "zeepkistrace": 20}

_KOLOMMEN = (
    "hulpvraag",
    "mening_jeugdige",
    "mening_ouders",
    "problemen",
    "verklarende_analyse",
    "deskundigheid",
    "eerdere_hulp",
    "veiligheid",
    "resultaat",
    "hulp_nodig",
    "eigen_mogelijkheden",
    "onderbouwing",
)
_STATUS = ("concept", "aangemeld", "gereed", "geagendeerd", "geadviseerd", "aangehouden", "ingetrokken")
_PER_JAAR = 5200
#: Sentences of six to sixteen words in one casus.
ZINNEN = 18


def _zinnen(toeval: random.Random, aantal: int) -> list[str]:
    woorden = [*_VAAK, *_LOS]
    samen = [a + b for a, b in itertools.product(_DEEL, _STAART)]
    toeval.shuffle(samen)
    woorden += samen
    gewicht = list(itertools.accumulate(1 / (rang + 2) for rang in range(len(woorden))))
    uit = []
    for _ in range(aantal):
        zin = toeval.choices(woorden, cum_weights=gewicht, k=toeval.randint(6, 16))
        uit.append(" ".join(zin).capitalize() + ".")
    return uit


def _casussen(aantal: int, gemeente: int, organisaties: list[int], per_casus: int) -> Iterator[tuple[object, ...]]:
    toeval = random.Random(20261112)
    zinnen = _zinnen(toeval, 40_000)
    eerste_jaar = 2026 - (aantal - 1) // _PER_JAAR
    begin = datetime(2026, 1, 5, 9, 0)
    for nummer in range(aantal):
        jaar, volg = eerste_jaar + nummer // _PER_JAAR, nummer % _PER_JAAR + 1
        keuze = toeval.choices(zinnen, k=per_casus)
        teksten = [" ".join(keuze[:3]), *keuze[3:13], " ".join(keuze[13:])]
        teksten += [""] * (len(_KOLOMMEN) - len(teksten))
        for woord, keer in ZELDZAAM.items():
            if toeval.random() < keer / aantal:
                plek = toeval.randrange(len(teksten))
                teksten[plek] += f" Ook {woord} speelt."
        recent = nummer >= aantal - 400
        moment = (begin + timedelta(minutes=nummer % 400_000)).isoformat(" ") + ".000000"
        yield (
            nummer + 1,
            f"WT-{jaar:04d}-{volg:04d}",
            jaar,
            volg,
            "her" if nummer % 3 == 0 else "nieuw",
            gemeente,
            organisaties[nummer % len(organisaties)],
            _STATUS[nummer % 7] if recent else "geadviseerd",
            moment,
            moment,
            "12-15",
            *teksten,
        )


def _tafel(db: sqlite3.Connection) -> tuple[int, list[int]]:
    db.execute(
        "INSERT INTO gemeente(naam, jeugdregio, postadres, geldig_van, versie) VALUES (?, '', '', '2020-01-01', 1)",
        ("Gemeente Meetlat",),
    )
    gemeente = int(db.execute("SELECT max(id) FROM gemeente").fetchone()[0])
    for nummer in range(1, 16):
        db.execute(
            "INSERT INTO organisatie(naam, afkorting, soort, gemeente_id, neemt_deel, geldig_van, versie) "
            "VALUES (?, ?, ?, ?, 1, '2020-01-01', 1)",
            (f"Jeugdteam Wijk {nummer}", f"JT{nummer}", "gi" if nummer > 12 else "jeugdteam", gemeente),
        )
    db.execute(
        "INSERT INTO persoon(naam, functie, email, geldig_van, versie) VALUES ('Meetpersoon', '', '', '2020-01-01', 1)"
    )
    for rol in ("voorzitter", "secretaris", "beheerder"):
        db.execute(
            "INSERT INTO persoon_rol(persoon_id, rol, geldig_van) SELECT max(id), ?, '2020-01-01' FROM persoon", (rol,)
        )
    return gemeente, [rij[0] for rij in db.execute("SELECT id FROM organisatie ORDER BY id DESC LIMIT 15")]


def vul(map_: Path, aantal: int, per_casus: int = ZINNEN) -> None:
    """Make a vault in ``map_`` with this many casussen of ``per_casus`` sentences, and a search index over them."""
    programma = open_programma(map_, maak=True, klok=VasteKlok(datetime(2026, 1, 5, 9, 0)))
    bestand = programma.kluis.bestand
    programma.kluis.sluit()
    db = sqlite3.connect(bestand, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -200000")
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'casus_zoeken%'")
    oude = triggers.fetchall()
    db.execute("BEGIN")
    if not oude:
        for regel in zoekschema.ZOEKSCHEMA:
            db.execute(regel)
        oude = db.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'casus_zoeken%'"
        ).fetchall()
    for naam, _ in oude:
        db.execute(f"DROP TRIGGER {naam}")
    gemeente, organisaties = _tafel(db)
    vast = ("id", "nummer", "jaar", "volgnummer", "soort", "gemeente_id", "inbrenger_id", "status")
    kolommen = [*vast, "aangemaakt_op", "gewijzigd_op", "leeftijdsband", *_KOLOMMEN]
    leeg = [
        rij[1]
        for rij in db.execute("PRAGMA table_info(casus)")
        if rij[3] and rij[1] not in kolommen and rij[1] != "versie"
    ]
    waarden = ", ".join(["?"] * len(kolommen) + ["''"] * len(leeg))
    opdracht = f"INSERT INTO casus({', '.join([*kolommen, *leeg])}, versie) VALUES ({waarden}, 1)"
    db.executemany(opdracht, _casussen(aantal, gemeente, organisaties, per_casus))
    for regel in zoekschema.vul_opnieuw(zoekschema.CASUS):
        db.execute(regel)
    for _, sql in oude:
        db.execute(sql)
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
