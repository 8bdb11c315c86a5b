"""The minutes in running text, written from what was recorded. Pure: facts in, sections out.

Persons appear by their role only, so that the same text serves the variant without names. What an
advice says is not repeated here: documents print that from the fixed advice itself.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from weegtafel.kernel.clock import dag_voluit
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    Bekrachtigingsbesluit,
    Criteriumoordeel,
    Oordeel,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)
from weegtafel.overleg.rules.aanwezigheid import Gebeurtenis, Quorumstand
from weegtafel.overleg.rules.taal import aantal, hoofdletter, opsomming, telwoord, zin_van


@dataclass(frozen=True, slots=True)
class Deeltekst:
    """One section of the minutes."""

    sleutel: str
    titel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Terugtrekkingfeit:
    """An organisation that took no part in an item, and why."""

    organisatie: str
    reden: str


@dataclass(frozen=True, slots=True)
class Weegfeit:
    """What the table found on one criterion."""

    criterium: str
    oordeel: Criteriumoordeel
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntverslag:
    """What was recorded at one item."""

    id: int
    nummer: int
    soort: PuntSoort
    titel: str
    status: PuntStatus
    verslag: str = ""
    doorschuif_reden: str = ""
    eerder_doorgeschoven: str = ""
    """Code of the overleg from which this item was carried over."""
    casusnummer: str = ""
    teruggetrokken: tuple[Terugtrekkingfeit, ...] = ()
    eerste: tuple[tuple[int, Oordeel], ...] = ()
    na: tuple[tuple[int, Oordeel], ...] = ()
    """Judgements as (organisation, judgement)."""
    weging: tuple[Weegfeit, ...] = ()
    adviesnummer: str = ""
    voorbehoud: Voorbehoud | None = None
    besluit: Bekrachtigingsbesluit | None = None
    besluit_toelichting: str = ""
    notulennummer: str = ""
    notulen_vastgesteld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlegverslag:
    """Everything that the minutes of one overleg tell."""

    code: str
    tafelnaam: str
    datum: date
    geopend_op: datetime
    gesloten_op: datetime
    plaats: str
    quorum: Quorumstand
    """Who took part at the first item."""
    organisaties: Mapping[int, str]
    """Short names of the members of the table, in order."""
    begin: Mapping[int, Aanwezigheidssoort]
    """Presence at the opening; a member that is not in it did not report."""
    wisselingen: tuple[Gebeurtenis, ...]
    """Changes after the opening, in the order of the meeting."""
    volgorde: tuple[int, ...]
    """Ids of the items in the order in which they were dealt with."""
    punten: tuple[Puntverslag, ...]
    nieuwe_acties: int
    herzien: tuple[tuple[str, str], ...] = ()
    """Advices that were followed by a herzien advies in this overleg: (old number, new number)."""


def _uur(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _opening(feiten: Overlegverslag) -> Deeltekst:
    zinnen = [
        f"De voorzitter opent het overleg ({feiten.tafelnaam}) op {dag_voluit(feiten.datum)} "
        f"om {_uur(feiten.geopend_op)} uur.",
        f"Plaats: {feiten.plaats}." if feiten.plaats else "Het overleg is online.",
    ]
    casussen = sum(1 for p in feiten.punten if p.soort is PuntSoort.CASUS)
    if casussen:
        zinnen.append(f"Op de agenda {'staat' if casussen == 1 else 'staan'} {aantal(casussen, 'casus', 'casussen')}.")
    else:
        zinnen.append("Er staan geen casussen op de agenda.")
    q = feiten.quorum
    zinnen.append(
        f"{hoofdletter(telwoord(q.aanwezig))} van de {aantal(q.totaal, 'organisatie', 'organisaties')} "
        f"{'doet' if q.aanwezig == 1 else 'doen'} mee; {telwoord(q.nodig)} {'is' if q.nodig == 1 else 'zijn'} nodig."
    )
    zinnen.append("Het quorum is gehaald." if q.gehaald else "Het quorum is niet gehaald.")
    return Deeltekst("opening", "Opening", " ".join(zinnen))


def _wisseling(feiten: Overlegverslag, g: Gebeurtenis) -> str:
    naam = feiten.organisaties.get(g.organisatie_id, "Een organisatie")
    nummers = {p.id: p.nummer for p in feiten.punten}
    waar = ""
    if g.punt_id is not None and g.punt_id in feiten.volgorde:
        plaats = feiten.volgorde.index(g.punt_id)
        waar = f" na punt {nummers[feiten.volgorde[plaats - 1]]}" if plaats else f" voor punt {nummers[g.punt_id]}"
    tijd = f" ({_uur(g.tijdstip)})"
    match g.soort:
        case Aanwezigheidssoort.VERTROKKEN:
            return f"{naam} verlaat het overleg{waar}{tijd}."
        case Aanwezigheidssoort.GEKOMEN:
            return f"{naam} komt{waar} bij het overleg{tijd}."
        case Aanwezigheidssoort.AANWEZIG:
            return f"{naam} is aanwezig{waar}{tijd}."
        case Aanwezigheidssoort.AFWEZIG_MET_BERICHT:
            return f"{naam} is afwezig{waar}, met bericht{tijd}."
        case _:
            return f"{naam} is afwezig{waar}{tijd}."


def _aanwezigheid(feiten: Overlegverslag) -> Deeltekst:
    groepen: dict[str, list[str]] = {"er": [], "bericht": [], "weg": []}
    for organisatie, naam in feiten.organisaties.items():
        soort = feiten.begin.get(organisatie)
        if soort is not None and soort.is_er:
            groepen["er"].append(naam)
        elif soort is Aanwezigheidssoort.AFWEZIG_MET_BERICHT:
            groepen["bericht"].append(naam)
        else:
            groepen["weg"].append(naam)
    regels = []
    if groepen["er"]:
        regels.append(f"Bij de opening aanwezig: {opsomming(groepen['er'])}.")
    else:
        regels.append("Bij de opening is geen organisatie als aanwezig gemeld.")
    if groepen["bericht"]:
        regels.append(f"Afwezig met bericht: {opsomming(groepen['bericht'])}.")
    if groepen["weg"]:
        regels.append(f"Bij de opening afwezig: {opsomming(groepen['weg'])}.")
    regels += [_wisseling(feiten, g) for g in feiten.wisselingen]
    for punt in feiten.punten:
        regels += [
            f"{t.organisatie} trekt zich terug bij punt {punt.nummer}. Reden: {zin_van(t.reden)}"
            for t in punt.teruggetrokken
        ]
    return Deeltekst("aanwezigheid", "Aanwezigheid", "\n".join(regels))


# --- judgements -----------------------------------------------------------------------------------


def _oordeelzin(begin: str, oordelen: Iterable[Oordeel]) -> str:
    telling = Counter(oordelen)
    delen: list[str] = []
    for oordeel, enkel, meer in (
        (Oordeel.PASSEND, "vindt {} de inzet passend", "vinden {} de inzet passend"),
        (Oordeel.NIET_PASSEND, "vindt {} de inzet niet passend", "vinden {} de inzet niet passend"),
        (Oordeel.TWIJFEL, "twijfelt {}", "twijfelen {}"),
        (Oordeel.ONTHOUDING, "onthoudt {} zich van een oordeel", "onthouden {} zich van een oordeel"),
    ):
        hoeveel = telling[oordeel]
        if not hoeveel:
            continue
        wie = aantal(hoeveel, "organisatie", "organisaties") if not delen else telwoord(hoeveel)
        delen.append((enkel if hoeveel == 1 else meer).format(wie))
    return f"{begin} {opsomming(delen)}."


def _verschuivingen(eerste: Mapping[int, Oordeel], na: Mapping[int, Oordeel]) -> list[str]:
    paren = Counter((eerste[o], na[o]) for o in eerste if o in na and eerste[o] is not na[o])
    zinnen = []
    for (van, naar), hoeveel in sorted(paren.items(), key=lambda p: (-p[1], p[0][0].value, p[0][1].value)):
        wie = hoofdletter(aantal(hoeveel, "organisatie", "organisaties"))
        werkwoord, bezit = ("herziet", "haar") if hoeveel == 1 else ("herzien", "hun")
        zinnen.append(f"{wie} {werkwoord} {bezit} oordeel van {van.omschrijving} naar {naar.omschrijving}.")
    return zinnen


def _bespreking(punt: Puntverslag) -> str:
    zinnen = []
    eerste, na = dict(punt.eerste), dict(punt.na)
    if eerste:
        zinnen.append(_oordeelzin("Voor de bespreking", eerste.values()))
    if na and eerste == na:
        zinnen.append("Na de bespreking is dat niet veranderd.")
    elif na:
        zinnen.append(_oordeelzin("Na de bespreking", na.values()))
        zinnen += _verschuivingen(eerste, na)
    return " ".join(zinnen)


def _weging(punt: Puntverslag) -> str:
    if not punt.weging:
        return ""
    telling = Counter(w.oordeel for w in punt.weging)
    delen = []
    for oordeel, enkel, meer in (
        (Criteriumoordeel.VOLDOET, "voldoet", "voldoen"),
        (Criteriumoordeel.DEELS, "voldoet deels", "voldoen deels"),
        (Criteriumoordeel.VOLDOET_NIET, "voldoet niet", "voldoen niet"),
        (Criteriumoordeel.NIET_VAN_TOEPASSING, "is niet van toepassing", "zijn niet van toepassing"),
    ):
        if hoeveel := telling[oordeel]:
            delen.append(f"{telwoord(hoeveel)} {enkel if hoeveel == 1 else meer}")
    n = len(punt.weging)
    zin = f"De tafel weegt {aantal(n, 'criterium', 'criteria')}: {opsomming(delen)}."
    if n > 1 and len(delen) == 1:
        zin = f"De tafel weegt {telwoord(n)} criteria. Alle {delen[0]}."
    regels = [zin]
    regels += [f"{w.criterium} ({w.oordeel.omschrijving}): {zin_van(w.reden)}" for w in punt.weging if w.reden.strip()]
    return "\n".join(regels)


def _uitkomst(punt: Puntverslag) -> str:
    if punt.status is PuntStatus.DOORGESCHOVEN:
        reden = f" Reden: {zin_van(punt.doorschuif_reden)}" if punt.doorschuif_reden.strip() else ""
        return f"Dit punt is doorgeschoven naar een volgend overleg.{reden}"
    if punt.adviesnummer and punt.soort is PuntSoort.CASUS:
        zin = f"De tafel geeft advies {punt.adviesnummer}."
        if punt.voorbehoud is not None:
            zin += (
                f" Het advies staat onder voorbehoud, want {punt.voorbehoud.omschrijving}; "
                "een volgend overleg besluit over de bekrachtiging."
            )
        return zin
    if punt.besluit is Bekrachtigingsbesluit.BEKRACHTIGD:
        zin = f"De tafel bekrachtigt advies {punt.adviesnummer}; het voorbehoud vervalt."
    elif punt.besluit is Bekrachtigingsbesluit.NIET_BEKRACHTIGD:
        zin = f"De tafel bekrachtigt advies {punt.adviesnummer} niet; de casus komt opnieuw op de agenda."
    elif punt.notulennummer and punt.notulen_vastgesteld:
        return f"De voorzitter stelt notulen {punt.notulennummer} vast."
    elif punt.soort is PuntSoort.CASUS:
        return "De casus is ingetrokken."
    else:
        return ""
    return f"{zin} {zin_van(punt.besluit_toelichting)}".strip()


def _punt(punt: Puntverslag) -> Deeltekst:
    alineas = []
    if punt.eerder_doorgeschoven:
        alineas.append(f"Dit punt is doorgeschoven uit overleg {punt.eerder_doorgeschoven}.")
    if punt.soort is PuntSoort.CASUS:
        alineas += [_bespreking(punt), _weging(punt)]
    alineas += [punt.verslag.strip(), _uitkomst(punt)]
    tekst = "\n\n".join(a for a in alineas if a)
    if not tekst:
        tekst = "De tafel heeft dit punt behandeld; er is niets bijzonders vast te leggen."
    return Deeltekst(f"punt:{punt.id}", f"{punt.nummer}. {punt.titel}", tekst)


# --- the whole ------------------------------------------------------------------------------------


def _acties(feiten: Overlegverslag) -> Deeltekst:
    n = feiten.nieuwe_acties
    if not n:
        tekst = "Er zijn in dit overleg geen nieuwe acties afgesproken."
    else:
        staat = "Zij staat" if n == 1 else "Zij staan"
        tekst = (
            f"In dit overleg {'is' if n == 1 else 'zijn'} {aantal(n, 'nieuwe actie', 'nieuwe acties')} afgesproken. "
            f"{staat} in de actielijst, met wie wat doet en voor wanneer."
        )
    return Deeltekst("acties", "Acties", tekst)


def _sluiting(feiten: Overlegverslag) -> Deeltekst:
    zinnen = [f"Advies {oud} is in dit overleg gevolgd door herzien advies {nieuw}." for oud, nieuw in feiten.herzien]
    door = [p for p in feiten.punten if p.status is PuntStatus.DOORGESCHOVEN]
    if door:
        nummers = opsomming([str(p.nummer) for p in door])
        zinnen.append(
            f"{'Punt' if len(door) == 1 else 'De punten'} {nummers} {'is' if len(door) == 1 else 'zijn'} "
            "doorgeschoven naar een volgend overleg."
        )
    moment = _uur(feiten.gesloten_op)
    if feiten.gesloten_op.date() != feiten.geopend_op.date():
        moment = f"{moment} uur op {dag_voluit(feiten.gesloten_op.date())}"
    else:
        moment += " uur"
    zinnen.append(f"De voorzitter sluit het overleg om {moment}.")
    return Deeltekst("sluiting", "Sluiting", " ".join(zinnen))


def schrijf(feiten: Overlegverslag) -> tuple[Deeltekst, ...]:
    """All sections of the minutes, in order: opening, presence, one for each item, actions, closing."""
    return (
        _opening(feiten),
        _aanwezigheid(feiten),
        *(_punt(p) for p in feiten.punten),
        _acties(feiten),
        _sluiting(feiten),
    )


def notulenhash(documentnummer: str, delen: Sequence[Deeltekst], vaste_feiten: Mapping[str, object]) -> str:
    """SHA-256 over the canonical JSON of the sections and the facts that can no longer change.

    ``vaste_feiten`` holds only what JSON knows (text, whole numbers, None, lists, mappings).

    Raises:
        TypeError: a fact of another kind.
    """
    inhoud = {
        "documentnummer": documentnummer,
        "delen": [[d.sleutel, d.titel, d.tekst] for d in delen],
        "feiten": vaste_feiten,
    }
    tekst = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode("utf-8", "surrogatepass")).hexdigest()
