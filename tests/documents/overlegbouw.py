"""One overleg with every branch the documents know, put into the database row by row."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlmodel import Session, col, select

from weegtafel.casus.models import Casus, CasusAlternatief, CasusGrond
from weegtafel.casus.velden import TEKSTVELDEN
from weegtafel.inrichting.instellingen import BRONNEN
from weegtafel.inrichting.models import Alternatief, Criterium, Criteriumversie, Gemeente, Organisatie, Persoon
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    ActieStatus,
    Adviessoort,
    Bekrachtigingsbesluit,
    CasusSoort,
    CasusStatus,
    Criteriumoordeel,
    NotulenStatus,
    Oordeel,
    Oordeelmoment,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)
from weegtafel.overleg.models import (
    Aanwezigheid,
    Actie,
    Advies,
    Agendapunt,
    Bekrachtiging,
    Deelnemer,
    Indruk,
    Notulen,
    NotulenDeel,
    Overleg,
    Terugtrekking,
    Weging,
)

DAG = date(2026, 11, 12)
MOMENT = datetime(2026, 11, 12, 13, 0)
LANG = (
    "De jeugdige gaat sinds de zomer niet meer naar school en trekt zich terug op de kamer. Het gezin vraagt hulp om "
    "weer een dagritme op te bouwen en de spanning thuis te verminderen.\n\nEr is eerder begeleiding geweest:\n"
    "- ambulante gezinsbegeleiding, een half jaar, met wisselend resultaat;\n- een training bij het jongerenwerk."
)
HASH = "3f2a" * 16


@lru_cache(maxsize=1)
def _themas() -> list[dict[str, Any]]:
    inhoud: dict[str, Any] = json.loads((BRONNEN / "demonstratie" / "casusbouw.json").read_text(encoding="utf-8"))
    return list(inhoud["themas"])


def thema(nummer: int) -> dict[str, str]:
    """The texts of a casus from the shipped fictitious themes; the words between braces stay as they are."""
    keuze = _themas()[nummer % len(_themas())]
    uit = {}
    for veld in TEKSTVELDEN:
        gekozen = keuze.get(veld) or ["De gedragswetenschapper van het jeugdteam en de huisarts keken mee."]
        eerste = gekozen[0]
        tekst = eerste["tekst"] if isinstance(eerste, dict) else eerste
        uit[veld] = re.sub(r"\{(\w+)\}", r"\1", tekst)
    return uit


@dataclass
class Gebouwd:
    """Ids of what was built."""

    overleg: int = 0
    punten: dict[str, int] = field(default_factory=dict)
    casussen: list[int] = field(default_factory=list)
    adviezen: dict[Adviessoort, int] = field(default_factory=dict)
    herzien: int = 0
    spoed: int = 0
    notulen: int = 0


def _bewaar(sessie: Session, rij: Any) -> int:
    sessie.add(rij)
    sessie.flush()
    assert isinstance(rij.id, int)
    return rij.id


def maak_casus(sessie: Session, nummer: int, soort: CasusSoort = CasusSoort.NIEUW, **velden: Any) -> int:
    """A filled casus; ``velden`` overrides fields."""
    organisaties = sessie.exec(
        select(Organisatie).where(col(Organisatie.neemt_deel)).order_by(col(Organisatie.id))
    ).all()
    gemeente = sessie.exec(select(Gemeente).order_by(col(Gemeente.id))).first()
    assert gemeente is not None
    waarden: dict[str, Any] = {
        "nummer": f"WT-2026-{nummer:04d}",
        "jaar": 2026,
        "volgnummer": nummer,
        "soort": soort,
        "gemeente_id": gemeente.id,
        "inbrenger_id": organisaties[nummer % len(organisaties)].id,
        "inbrenger_functie": "Jeugdconsulent",
        "status": CasusStatus.GEADVISEERD,
        "aangemaakt_op": MOMENT - timedelta(days=30),
        "gewijzigd_op": MOMENT - timedelta(days=9),
        "leeftijdsband": "10-12",
        "maatregel": "vrijwillig",
        "resultaat_datum": date(2027, 9, 1),
        "segment": "complex",
        "profiel": "7",
        "intensiteit": "intensief",
        "vorm": "AMT",
        "productcategorie": "45",
        "productcode": "45A04",
        "volume": 4,
        "eenheid": "04",
        "frequentie": "2",
        "ingangsdatum": date(2026, 12, 1),
        "duur_maanden": 12,
        "kosten_cent": 3_140_000,
    }
    waarden |= thema(nummer) | {"problemen": LANG}
    casus_id = _bewaar(sessie, Casus(**(waarden | velden)))
    for grond, uitkomst in (("wlz", "niet_toegankelijk"), ("zvw", "onvoldoende"), ("onderwijs", "niet_passend")):
        toelichting = "Het wijkteam heeft dit met de betrokken instantie besproken en vastgelegd."
        sessie.add(CasusGrond(casus_id=casus_id, grondslag=grond, uitkomst=uitkomst, toelichting=toelichting))
    alternatief = sessie.exec(select(Alternatief).order_by(col(Alternatief.id))).first()
    assert alternatief is not None and alternatief.id is not None
    sessie.add(
        CasusAlternatief(
            casus_id=casus_id, alternatief_id=alternatief.id, toelichting="De jongere kent niemand die dit kan zijn."
        )
    )
    return casus_id


def maak_advies(sessie: Session, casus_id: int, soort: Adviessoort, volgnummer: int = 1, **velden: Any) -> int:
    """A fixed advice; by default it repeats the request, as the program does."""
    casus = sessie.get(Casus, casus_id)
    assert casus is not None
    inzet = (
        "profiel", "intensiteit", "volume", "eenheid", "frequentie", "duur_maanden", "productcategorie", "productcode",
        "ingangsdatum",
    )  # fmt: skip
    waarden: dict[str, Any] = {naam: getattr(casus, naam) for naam in inzet} if soort.indicatie_staat else {}
    waarden |= {
        "nummer": f"{casus.nummer}/A{volgnummer}",
        "casus_id": casus_id,
        "volgnummer": volgnummer,
        "soort": soort,
        "aanwezig": 7,
        "totaal": 9,
        "vastgesteld_op": MOMENT + timedelta(minutes=40 + volgnummer),
        "motivering": "De tafel ziet dat de inzet past bij wat het gezin wil bereiken en wat eerder niet lukte.",
        "voorwaarden": "Een verklarende analyse binnen acht weken\nElke zes weken overleg met school",
        "afwijkend": "Een lichtere inzet kan hetzelfde bereiken als school eerder meedoet.",
        "leerpunt": "Vraag bij schooluitval altijd vooraf het samenwerkingsverband",
        "evaluatiedatum": date(2027, 5, 12) if soort.indicatie_staat else None,
    }
    return _bewaar(sessie, Advies(**(waarden | velden)))


class Bouwer:
    """Builds the overleg step by step."""

    def __init__(self, sessie: Session) -> None:
        self.sessie = sessie
        self.uit = Gebouwd()
        self.leden = sessie.exec(
            select(Organisatie).where(col(Organisatie.neemt_deel)).order_by(col(Organisatie.id))
        ).all()
        self.personen = sessie.exec(select(Persoon).order_by(col(Persoon.id))).all()
        self.voorzitter = self._met("voorzitter weegtafel")
        self.secretaris = self._met("secretaris weegtafel")
        versie = sessie.exec(select(Criteriumversie)).first()
        assert versie is not None and versie.id is not None
        self.versie = versie.id
        self.criteria = sessie.exec(select(Criterium).order_by(col(Criterium.volgorde))).all()
        self.volgorde = 0

    def _met(self, functie: str) -> Persoon:
        return next(p for p in self.personen if p.functie == functie)

    def van(self, organisatie_id: int | None) -> Persoon | None:
        return next((p for p in self.personen if p.organisatie_id == organisatie_id), None)

    def overleg(self, nummer: int, dag: date, status: OverlegStatus, **velden: Any) -> int:
        assert self.voorzitter.id is not None and self.secretaris.id is not None
        rij = Overleg(
            code=f"WO-2026-{nummer:04d}",
            jaar=2026,
            volgnummer=nummer,
            datum=dag,
            begintijd=time(13, 0),
            eindtijd=time(16, 30),
            locatie="Stadskantoor, kamer 2.14",
            online_link="https://vergaderen.example/wo-12",
            voorzitter_id=self.voorzitter.id,
            secretaris_id=self.secretaris.id,
            criteriumversie_id=self.versie,
            status=status,
            **velden,
        )
        overleg_id = _bewaar(self.sessie, rij)
        for lid in self.leden:
            assert lid.id is not None
            self.sessie.add(Deelnemer(overleg_id=overleg_id, organisatie_id=lid.id))
        return overleg_id

    def punt(self, naam: str, soort: PuntSoort, titel: str, **velden: Any) -> int:
        self.volgorde += 1
        waarden: dict[str, Any] = {"minuten": 15 if soort is PuntSoort.CASUS else 5, "status": PuntStatus.AFGEROND}
        waarden["afgerond_op"] = MOMENT + timedelta(minutes=5 * self.volgorde)
        rij = Agendapunt(
            overleg_id=self.uit.overleg, soort=soort, volgorde=self.volgorde, titel=titel, **(waarden | velden)
        )
        self.uit.punten[naam] = _bewaar(self.sessie, rij)
        return self.uit.punten[naam]

    def wegen(self, punt: int, casus_id: int) -> None:
        """Judgements, weighing and a recusal at one casus."""
        terug = self.leden[1].id
        assert terug is not None
        reden = f"{self.voorzitter.naam} begeleidt een familielid van Jeugdteam Zuid"
        self.sessie.add(Terugtrekking(agendapunt_id=punt, organisatie_id=terug, reden=reden, tijdstip=MOMENT))
        oordelen = (Oordeel.PASSEND, Oordeel.TWIJFEL, Oordeel.NIET_PASSEND, Oordeel.PASSEND, Oordeel.ONTHOUDING)
        for lid, oordeel in zip((self.leden[0], *self.leden[2:6]), oordelen, strict=True):
            for moment, wat in ((Oordeelmoment.EERSTE, oordeel), (Oordeelmoment.NA, Oordeel.PASSEND)):
                assert lid.id is not None
                self.sessie.add(
                    Indruk(agendapunt_id=punt, organisatie_id=lid.id, moment=moment, oordeel=wat, tijdstip=MOMENT)
                )
        for n, criterium in enumerate(self.criteria):
            assert criterium.id is not None
            oordeel_c = (Criteriumoordeel.VOLDOET, Criteriumoordeel.DEELS, Criteriumoordeel.VOLDOET_NIET)[n % 3]
            reden = "De inbrenger heeft dit onderzocht en met school en huisarts besproken"
            self.sessie.add(Weging(agendapunt_id=punt, criterium_id=criterium.id, oordeel=oordeel_c, reden=reden))


def bouw(sessie: Session, *, vastgesteld: bool = False, verslag: str = "", extra: int = 0) -> Gebouwd:
    """The overleg WO-2026-0012 of 12 November 2026, closed, with draft (or established) minutes.

    It has nine casussen, one for each kind of advice and one carried over, and ``extra`` more that are enkelvoudig.
    """
    b = Bouwer(sessie)
    uit = b.uit
    eerder = b.overleg(11, DAG - timedelta(days=14), OverlegStatus.GESLOTEN)
    uit.overleg = b.overleg(12, DAG, OverlegStatus.OPEN, geopend_op=MOMENT, versie=4)
    vorige = _bewaar(sessie, Notulen(overleg_id=eerder, documentnummer="NOT-2026-0011", gemaakt_op=MOMENT))
    b.punt("opening", PuntSoort.OPENING, "Opening en mededelingen", verslag="Er zijn geen mededelingen.")
    b.punt("vorige", PuntSoort.VORIGE_NOTULEN, "Notulen NOT-2026-0011 vaststellen", notulen_id=vorige)
    b.punt("acties", PuntSoort.ACTIES, "Openstaande acties")
    _spoed(b)
    tekst = verslag or f"Mevrouw {b.secretaris.naam} vat samen dat Jeugdteam Noord de vraag helder vindt."
    oude = maak_casus(sessie, 1)
    maak_advies(
        sessie, oude, Adviessoort.PASSEND, overleg_id=eerder, vastgesteld_op=MOMENT - timedelta(days=200), afwijkend=""
    )
    for n, soort in enumerate(Adviessoort, start=20):
        _casus(b, n, soort, oude if n == 20 else None, tekst)
    for n in range(30, 30 + extra):
        _casus(b, n, Adviessoort.ENKELVOUDIG, None, tekst)
    door = maak_casus(sessie, 40, status=CasusStatus.GEREED)
    b.punt(
        "door", PuntSoort.CASUS, "Casus", casus_id=door, status=PuntStatus.DOORGESCHOVEN, afgerond_op=None,
        doorschuif_reden="De inbrenger is ziek",
    )  # fmt: skip
    b.punt("rondvraag", PuntSoort.RONDVRAAG, "Rondvraag en sluiting")
    _aanwezigheid(b)
    _acties(b, eerder)
    _notulen(b, vastgesteld)
    sessie.flush()
    return uit


def _spoed(b: Bouwer) -> None:
    casus = maak_casus(b.sessie, 2)
    b.uit.spoed = maak_advies(
        b.sessie, casus, Adviessoort.PASSEND, voorbehoud=Voorbehoud.SPOED, vastgesteld_op=MOMENT - timedelta(days=3)
    )
    punt = b.punt("bekrachtiging", PuntSoort.BEKRACHTIGING, "Bekrachtiging WT-2026-0002/A1", advies_id=b.uit.spoed)
    b.sessie.add(
        Bekrachtiging(
            advies_id=b.uit.spoed,
            agendapunt_id=punt,
            overleg_id=b.uit.overleg,
            besluit=Bekrachtigingsbesluit.BEKRACHTIGD,
            toelichting="De tafel volgt de spoedafweging",
            tijdstip=MOMENT + timedelta(minutes=20),
        )
    )


def _casus(b: Bouwer, nummer: int, soort: Adviessoort, eerdere: int | None, tekst: str) -> None:
    herhaald = CasusSoort.HER if eerdere is not None else CasusSoort.NIEUW
    casus = maak_casus(b.sessie, nummer, herhaald, eerdere_casus_id=eerdere)
    b.uit.casussen.append(casus)
    punt = b.punt(soort.value, PuntSoort.CASUS, "Casus", casus_id=casus, verslag=tekst, seconden_gebruikt=840)
    b.wegen(punt, casus)
    assert b.voorzitter.id is not None
    extra: dict[str, Any] = {
        "overleg_id": b.uit.overleg,
        "agendapunt_id": punt,
        "vastgesteld_door_id": b.voorzitter.id,
        "bevestigd_door_id": b.secretaris.id,
    }
    match soort:
        case Adviessoort.PASSEND_MET_AANPASSING:
            extra |= {"intensiteit": "perspectief", "volume": 3, "duur_maanden": 9}
        case Adviessoort.ANDERE_GRONDSLAG:
            extra |= {"grondslag": "wlz", "voorbehoud": Voorbehoud.GEEN_QUORUM, "aanwezig": 3}
        case Adviessoort.VOORLIGGEND_VELD:
            alternatief = b.sessie.exec(select(Alternatief).order_by(col(Alternatief.id))).first()
            assert alternatief is not None
            extra |= {"alternatief_id": alternatief.id, "grondslag": "voorliggend_veld"}
        case Adviessoort.AANHOUDEN:
            extra |= {
                "nodig_wat": "Een verslag van de school over het laatste half jaar",
                "nodig_wie": "de jeugdconsulent",
                "nodig_wanneer": date(2026, 12, 3),
            }
        case _:
            pass
    b.uit.adviezen[soort] = maak_advies(b.sessie, casus, soort, **extra)
    rij = b.sessie.get(Agendapunt, punt)
    assert rij is not None
    rij.advies_id = b.uit.adviezen[soort]
    if soort is Adviessoort.PASSEND:
        extra |= {
            "herziet_id": b.uit.adviezen[soort],
            "herzien_reden": "De school leverde na het overleg nieuwe gegevens aan",
            "motivering": "Met de nieuwe gegevens van school past een kortere inzet beter bij het resultaat.",
            "duur_maanden": 6,
        }
        b.uit.herzien = maak_advies(b.sessie, casus, Adviessoort.PASSEND_MET_AANPASSING, 2, **extra)


def _aanwezigheid(b: Bouwer) -> None:
    for n, lid in enumerate(b.leden):
        assert lid.id is not None
        persoon = b.van(lid.id)
        soort = {3: Aanwezigheidssoort.AFWEZIG_MET_BERICHT, 4: Aanwezigheidssoort.AFWEZIG}.get(
            n, Aanwezigheidssoort.AANWEZIG
        )
        gegevens: dict[str, Any] = {"overleg_id": b.uit.overleg, "organisatie_id": lid.id}
        gegevens["persoon_id"] = persoon.id if persoon is not None else None
        b.sessie.add(Aanwezigheid(soort=soort, tijdstip=MOMENT, **gegevens))
        if n == 0:
            punt = b.uit.punten[Adviessoort.OPSCHALEN.value]
            laat = MOMENT + timedelta(minutes=95)
            b.sessie.add(
                Aanwezigheid(soort=Aanwezigheidssoort.VERTROKKEN, agendapunt_id=punt, tijdstip=laat, **gegevens)
            )
        if n == 4:
            punt = b.uit.punten[Adviessoort.PASSEND.value]
            gegevens |= {"soort": Aanwezigheidssoort.GEKOMEN, "agendapunt_id": punt}
            b.sessie.add(Aanwezigheid(tijdstip=MOMENT + timedelta(minutes=25), **gegevens))


def _acties(b: Bouwer, eerder: int) -> None:
    punt = b.uit.punten[Adviessoort.PASSEND.value]
    wie = b.van(b.leden[0].id)
    assert wie is not None
    b.sessie.add(
        Actie(
            overleg_id=b.uit.overleg,
            agendapunt_id=punt,
            casus_id=b.uit.casussen[0],
            wat=f"Vraag het schoolverslag op en stuur het {b.secretaris.naam}",
            persoon_id=wie.id,
            wanneer=date(2026, 11, 26),
        )
    )
    b.sessie.add(
        Actie(
            overleg_id=eerder,
            wat="Maak een overzicht van collectief aanbod",
            organisatie_id=b.leden[2].id,
            wanneer=date(2026, 11, 5),
        )
    )
    b.sessie.add(
        Actie(
            overleg_id=eerder,
            wat="Lang geleden gedaan",
            organisatie_id=b.leden[2].id,
            wanneer=date(2026, 10, 5),
            status=ActieStatus.GEDAAN,
            afgehandeld_op=date(2026, 10, 6),
        )
    )


def _notulen(b: Bouwer, vastgesteld: bool) -> None:
    from weegtafel.overleg.notulenfeiten import verslag_van
    from weegtafel.overleg.notulentekst import schrijf

    overleg = b.sessie.get(Overleg, b.uit.overleg)
    assert overleg is not None
    b.sessie.flush()
    overleg.status, overleg.gesloten_op = OverlegStatus.GESLOTEN, MOMENT + timedelta(hours=3)
    b.sessie.flush()
    delen = schrijf(verslag_van(b.sessie, overleg))
    extra: dict[str, Any] = {}
    if vastgesteld:
        extra = {
            "status": NotulenStatus.VASTGESTELD,
            "vastgesteld_op": MOMENT + timedelta(days=14),
            "vastgesteld_door_id": b.voorzitter.id,
            "vastgesteld_in_id": b.overleg(13, DAG + timedelta(days=14), OverlegStatus.OPEN),
            "hash": HASH,
        }
    # The database refuses sections under established minutes, so the draft goes first.
    rij = Notulen(overleg_id=b.uit.overleg, documentnummer="NOT-2026-0012", gemaakt_op=MOMENT)
    b.uit.notulen = _bewaar(b.sessie, rij)
    for n, deel in enumerate(delen):
        b.sessie.add(
            NotulenDeel(
                notulen_id=b.uit.notulen, sleutel=deel.sleutel, volgorde=n, titel=deel.titel,
                gegenereerd=deel.tekst, tekst=deel.tekst,
            )
        )  # fmt: skip
    b.sessie.flush()
    for naam, waarde in extra.items():
        setattr(rij, naam, waarde)
    b.sessie.flush()
