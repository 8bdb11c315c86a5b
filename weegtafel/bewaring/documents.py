"""The declaration of destruction on paper, and the accompanying letter of a transfer. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from weegtafel.bewaring.codes import Bewaarklasse, Lijstgrond, Objectsoort
from weegtafel.bewaring.rijen import Lijstfeiten
from weegtafel.bewaring.rules import BEDENKDAGEN
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import (
    Blok,
    Document,
    Feitenlijst,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    Tabel,
    alinea,
)

WERKWIJZE = (
    "De tekst is uit alle tabellen gewist; van een casus of aanvraag bleef alleen het nummer, van een overleg de code, "
    "de datum en de agenda.",
    "In notulen die bewaard blijven, staat op de plaats van een vernietigde casus alleen dat hij vernietigd is.",
    "De zoekindex is bijgewerkt en samengevoegd, zodat de woorden er niet meer in staan.",
    "Het gegevensbestand is opnieuw opgebouwd zonder vrije ruimte (SQLite VACUUM, secure_delete), en het "
    "schrijflogboek is geleegd.",
)
NIET_GEWIST = (
    "Uitgegeven documenten (PDF, Word, op papier) liggen buiten Weegtafel en zijn niet vernietigd. Wat een schijf zelf "
    "nog aan oude blokken bewaart, valt buiten het bereik van een programma; een versleutelde map maakt dat onleesbaar."
)


@dataclass(frozen=True, slots=True)
class Kopiefeit:
    """A copy of the vault that still holds what was destroyed. ``weg`` is None when it does not go by itself."""

    naam: str
    gemaakt: datetime | None
    weg: date | None


def verklaringhash(
    nummer: str,
    grond: Lijstgrond,
    objecten: Iterable[tuple[Objectsoort, str, Bewaarklasse, str]],
    gemaakt: tuple[datetime, int],
    beoordeeld: tuple[datetime, int],
    uitgevoerd: tuple[datetime, int],
) -> str:
    """SHA-256 over what a declaration states: numbers, ids and moments."""
    inhoud = [
        nummer,
        grond.value,
        sorted([soort.value, nr, klasse.value, termijn] for soort, nr, klasse, termijn in objecten),
        *([moment.isoformat(timespec="seconds"), wie] for moment, wie in (gemaakt, beoordeeld, uitgevoerd)),
    ]
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def _moment(moment: datetime | None) -> str:
    return f"{datum_voluit(moment.date())}, {moment:%H:%M} uur" if moment is not None else "–"


def verklaring(
    feiten: Lijstfeiten,
    klassen: dict[Bewaarklasse, str],
    kopieen: Sequence[Kopiefeit],
    *,
    afzender: str,
    logo: bytes | None = None,
    demonstratie: bool = False,
    dag: date,
) -> Document:
    """The declaration of one list that was carried out; ``dag`` is the day for which the copies are listed."""
    lijst = feiten.lijst
    assert lijst.uitgevoerd_op is not None
    hoofd = [
        ("Lijst", lijst.nummer),
        ("Grond", lijst.grond.omschrijving),
        ("Aantal", str(len(feiten.geldend))),
        ("Voorgesteld", f"{lijst.maker}, {_moment(lijst.ingediend_op or lijst.gemaakt_op)}"),
        ("Beoordeeld", f"{lijst.beoordelaar}, {_moment(lijst.beoordeeld_op)}"),
        ("Bedenktijd", f"{BEDENKDAGEN} dagen, tot {_moment(lijst.uitvoerbaar_vanaf)}"),
        ("Vernietigd", f"{lijst.uitvoerder}, {_moment(lijst.uitgevoerd_op)}"),
        ("Vrije ruimte gewist", _moment(lijst.schoon_op) if lijst.schoon_op else "nog niet"),
    ]
    if lijst.herhaalt:
        hoofd.insert(1, ("Herhaling van", f"{lijst.herhaalt}, uitgevoerd op {_moment(lijst.eerder_uitgevoerd_op)}"))
    blokken: list[Blok] = [
        Feitenlijst(tuple(hoofd)),
        Kop("Wat vernietigd is"),
        Tabel(
            ("Nummer", "Soort", "Bewaarklasse", "Termijn", "Gerekend vanaf"),
            tuple(
                (
                    r.nummer,
                    r.soort.omschrijving,
                    klassen.get(r.klasse, r.klasse.omschrijving),
                    r.termijnzin,
                    f"{r.sinds:%d-%m-%Y}" if r.sinds else "op verzoek",
                )
                for r in feiten.geldend
            ),
            breedtes=(20, 18, 33, 12, 17),
            rijkoppen=True,
        ),
        Kop("Hoe"),
        Lijst(WERKWIJZE if lijst.schoon_op else WERKWIJZE[:3]),
    ]
    if not lijst.schoon_op:
        blokken.append(
            Kader(
                "Nog niet af",
                (alinea("De vrije ruimte van het bestand is nog niet gewist. Doe dat bij Bewaren en vernietigen."),),
                "let_op",
            )
        )
    blokken += [Kop("Kopieën"), *_kopieen(kopieen, dag), alinea(NIET_GEWIST, "klein")]
    blokken += [
        Kop("Ondertekening"),
        Feitenlijst((("Controlegetal (SHA-256)", f"{lijst.hash[:32]}\n{lijst.hash[32:]}".strip()),)),
        Ondertekening((("Uitgevoerd door", lijst.uitvoerder, datum_voluit(lijst.uitgevoerd_op.date())),)),
    ]
    return Document(
        titel="Verklaring van vernietiging",
        onderwerp=f"Vernietigingslijst {lijst.nummer}",
        kenmerk=lijst.nummer,
        datum=lijst.uitgevoerd_op.date(),
        afzender=afzender,
        logo=logo if afzender else None,
        markering="Demonstratie" if demonstratie else "",
        voettekst="Deze verklaring blijft bewaard",
        blokken=tuple(blokken),
        trefwoorden=("verklaring van vernietiging",),
    )


def _kopieen(kopieen: Sequence[Kopiefeit], dag: date) -> list[Blok]:
    if not kopieen:
        return [alinea(f"Op {datum_voluit(dag)} kent Weegtafel geen kopie waarin het vernietigde nog staat.")]
    blokken: list[Blok] = [
        alinea(
            f"In deze kopieën stond het vernietigde op {datum_voluit(dag)} nog. Wie er een terugzet, krijgt de vraag "
            "om de vernietiging te herhalen."
        ),
        Tabel(
            ("Kopie", "Uiterlijk weg"),
            tuple((k.naam, datum_voluit(k.weg) if k.weg else "niet vanzelf: wis deze map zelf") for k in kopieen),
            breedtes=(60, 40),
        ),
    ]
    weg = [k.weg for k in kopieen if k.weg is not None]
    if len(weg) == len(kopieen):
        blokken.append(alinea(f"Na {datum_voluit(max(weg))} staat het in geen van deze kopieën meer."))
    return blokken
