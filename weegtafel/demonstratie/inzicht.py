"""What the fiction knows of itself: sixteen months of counts that fall to 20 %, evaluations, agreed rules, precedents.

The counts follow what the source tells of Zaanstad: the complex share of new inflow came down to 20 % (VNG,
Inventarisatie maatregelen jeugdhulp, 2022). The numbers themselves are made up.
"""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from weegtafel.inrichting.models import Criterium, Organisatie
from weegtafel.inrichting.vastesql import schoon_db
from weegtafel.inzicht.codes import Instroombron, Opvolging, Resultaatbereik
from weegtafel.inzicht.handlers.precedenten import breng_in
from weegtafel.inzicht.models import Evaluatie, Instroom, Leerpuntgroep, Leerpuntlid, Werkafspraak
from weegtafel.inzicht.periode import volgende_maand
from weegtafel.kernel.clock import VasteKlok
from weegtafel.overleg.models import Advies

MAANDEN = 16
#: Share of complex in the first and in the last counted month.
BEGIN, EINDE = 0.34, 0.20
_WAAROM = (
    "De aanbieder had geen plek in de geadviseerde vorm.",
    "Het gezin koos na het gesprek voor lichtere hulp.",
    "De inzet is eerder afgebouwd dan geadviseerd.",
    "De wachttijd was te lang; er is eerst ambulante hulp ingezet.",
)
_NIET_BEREIKT = ("Het resultaat vraagt meer tijd dan voorzien.", "De situatie thuis veranderde ingrijpend.")
_AFSPRAKEN = (
    ("eigen kracht", "Netwerk eerst in beeld",
     "Bij elke casus staat wie uit het netwerk is gesproken, wat die kan doen en waarom dat niet genoeg is."),
    ("lichtere hulp", "Lichtere hulp benoemen",
     "Wie complex aanvraagt, noemt twee lichtere vormen en schrijft per vorm op waarom die niet volstaat."),
    ("ander kader", "Wlz-toets vooraf",
     "Bij een blijvende zorgvraag vraagt de inbrenger vóór het overleg na of de Wlz passend is."),
)  # fmt: skip


def speel_inzicht(sessie: Session, klok: VasteKlok, vandaag: date) -> None:
    """Count, evaluate, agree and index, after all overleggen were played."""
    kans = random.Random(202111)
    _instroom(sessie, kans, vandaag)
    _evaluaties(sessie, kans, vandaag)
    _afspraken(sessie, vandaag)
    sessie.flush()
    while breng_in(schoon_db(sessie), 1000):
        pass
    klok.moment = datetime.combine(vandaag, time(9, 0))


def _instroom(sessie: Session, kans: random.Random, vandaag: date) -> None:
    tafel = sessie.exec(select(Organisatie).where(col(Organisatie.neemt_deel)).order_by(col(Organisatie.id))).all()
    tellers = [o for o in tafel if o.soort.value in ("jeugdteam", "gi")] or list(tafel)
    deze = vandaag.replace(day=1)
    for stap in range(MAANDEN):
        maand = volgende_maand(deze, stap - MAANDEN)
        rijpheid = stap / (MAANDEN - 1)
        # Fast at first, then slower: a table learns most from its first cases.
        aandeel = EINDE + (BEGIN - EINDE) * (1 - rijpheid) ** 1.4
        totaal = 150 + kans.randint(-12, 12)
        complex_ = round(totaal * (aandeel + (kans.uniform(-0.008, 0.008) if 0 < stap < MAANDEN - 1 else 0.0)))
        if stap == MAANDEN - 1:
            totaal, complex_ = 150, 30
        delen = _verdeel(kans, totaal, len(tellers))
        complexen = _verdeel_binnen(kans, complex_, delen)
        for organisatie, deel, c in zip(tellers, delen, complexen, strict=True):
            sessie.add(
                Instroom(
                    maand=maand,
                    organisatie_id=organisatie.id,
                    enkelvoudig=deel - c,
                    complex=c,
                    bron=Instroombron.BESTAND,
                    gezet_op=datetime.combine(volgende_maand(maand), time(10, 0)),
                )
            )


def _verdeel(kans: random.Random, totaal: int, over: int) -> list[int]:
    uit = [totaal // over] * over
    for _ in range(totaal - sum(uit)):
        uit[kans.randrange(over)] += 1
    for _ in range(totaal // 10):
        van, naar = kans.randrange(over), kans.randrange(over)
        if uit[van] > 1:
            uit[van] -= 1
            uit[naar] += 1
    return uit


def _verdeel_binnen(kans: random.Random, aantal: int, ruimte: list[int]) -> list[int]:
    """Share a number out over organisations, none more than it has in all."""
    plekken = [nr for nr, plek in enumerate(ruimte) for _ in range(plek)]
    gekozen = kans.sample(plekken, aantal)
    return [gekozen.count(nr) for nr in range(len(ruimte))]


def _evaluaties(sessie: Session, kans: random.Random, vandaag: date) -> None:
    adviezen = sessie.exec(
        select(Advies)
        .where(col(Advies.evaluatiedatum).is_not(None), col(Advies.evaluatiedatum) < vandaag)
        .order_by(col(Advies.id))
    ).all()
    herzien = set(sessie.exec(select(Advies.herziet_id).where(col(Advies.herziet_id).is_not(None))))
    for advies in adviezen:
        if not advies.soort.indicatie_staat or advies.id in herzien or kans.random() < 0.15:
            continue
        assert advies.evaluatiedatum is not None and advies.id is not None
        hoe = kans.choices(tuple(Opvolging), (72, 20, 8))[0]
        bereikt = kans.choices(tuple(Resultaatbereik), (55, 28, 9, 8))[0]
        dag = min(vandaag, advies.evaluatiedatum + timedelta(days=kans.randint(0, 20)))
        sessie.add(
            Evaluatie(
                advies_id=advies.id,
                datum=dag,
                opgevolgd=hoe,
                waarom="" if hoe is Opvolging.GEHEEL else kans.choice(_WAAROM),
                resultaat=bereikt,
                toelichting=kans.choice(_NIET_BEREIKT) if bereikt is Resultaatbereik.NIET else "",
                tijdstip=datetime.combine(dag, time(11, 0)),
            )
        )


def _afspraken(sessie: Session, vandaag: date) -> None:
    codes = tuple(dict.fromkeys(sessie.exec(select(Criterium.code).order_by(col(Criterium.volgorde)))))
    adviezen = list(
        sessie.exec(select(Advies.id).where(col(Advies.leerpunt) != "").order_by(col(Advies.id).desc()).limit(24))
    )
    for nummer, (groepsnaam, titel, tekst) in enumerate(_AFSPRAKEN):
        code = codes[(2 * nummer + 1) % len(codes)]
        dag = vandaag - timedelta(days=240 - 70 * nummer)
        moment = datetime.combine(dag, time(16, 0))
        groep = Leerpuntgroep(naam=groepsnaam.capitalize(), criteriumcode=code, gemaakt_op=moment)
        sessie.add(groep)
        sessie.flush()
        assert groep.id is not None
        for advies_id in adviezen[nummer::6]:
            sessie.add(Leerpuntlid(groep_id=groep.id, advies_id=advies_id))
        sessie.add(
            Werkafspraak(
                code=f"WA-{nummer + 1:04d}",
                nummer=1,
                titel=titel,
                tekst=tekst,
                criteriumcode=code,
                datum=dag,
                groep_id=groep.id,
                tijdstip=moment,
            )
        )
