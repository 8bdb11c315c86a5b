"""The rekenblad on paper: every effect with its price, year and source, every step, the charts, the warnings. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from weegtafel.doorbraak import grafieken, prijsstap
from weegtafel.doorbraak.documents import gedeeld as g
from weegtafel.doorbraak.documents.feiten import Rekening, Stukfeiten
from weegtafel.doorbraak.rendement import Effect, Spreiding
from weegtafel.doorbraak.rijen import EffectRij
from weegtafel.doorbraak.staptekst import euro, exact, invoerregels, nl, procent, rond
from weegtafel.kernel.document import Blok, Document, Feitenlijst, Kop, Lijst, Tabel, alinea
from weegtafel.kernel.errors import Regelovertreding

UITLEG = (
    "Een effect kost prijs × aantal × kans. Wat het bespaart is het verschil tussen de kans zonder en de kans met de "
    "doorbraak, gelijk verdeeld over de maanden die erbij staan.",
    "Het bedrag van maand m telt voor 1 ÷ (1 + discontovoet)^(m ÷ 12) van nu. Het budget telt in maand 0, "
    "zonder korting.",
    "Rendement is de contante waarde gedeeld door het budget; netto is de contante waarde min het budget.",
    "Laag, midden en hoog zijn PERT-verdelingen; het midden is exact gerekend, de band komt uit trekkingen met een "
    "vast zaad en is dus na te maken.",
)


def rekenblad(feiten: Stukfeiten) -> Document:
    """The calculation as stored at the last toets or besluit of this plan, else as it stands, marked as a concept.

    Raises:
        Regelovertreding: there is nothing to calculate yet, in sentences.
    """
    rekening = feiten.rekening
    if rekening is None:
        raise Regelovertreding(feiten.onbekend or ("Er staat nog geen effect in de berekening.",))
    f = feiten.aanvraag
    blokken: list[Blok] = [Feitenlijst(_kop(feiten, rekening)), Kop("Uitkomst"), *g.uitkomst(rekening)]
    kader = g.waarschuwingen(rekening)
    if kader is not None:
        blokken.append(kader)
    blokken += (Kop("Effecten"), *_effecten(rekening, f.effecten))
    blokken += (Kop("Per betaler"), _betalers(rekening))
    blokken += (Kop("Grafieken"), *_grafieken(rekening))
    domeinen = g.leefdomeinen(f, "Naast de som, niet erin")
    if domeinen is not None:
        blokken += (Kop("Rendement zonder euro's"), domeinen)
    blokken += (Kop("Hoe is gerekend"), Lijst(UITLEG), Kop("Alle stappen"), *_stappen(rekening, f.effecten))
    return g.document(
        feiten, "Rekenblad", "Maatschappelijk rendement van de doorbraak", blokken, concept=feiten.concept
    )


def _kop(feiten: Stukfeiten, rekening: Rekening) -> tuple[tuple[str, str], ...]:
    f, cijfers = feiten.aanvraag, rekening.cijfers
    paren = (
        ("Aanvraag", f.nummer),
        ("Gemeente", f.gemeente),
        ("Doorbraakcoach", f.coach),
        ("Besluit", g.besluitregel(feiten.besloten.besluit) if feiten.besloten and feiten.volgens_besluit else ""),
        ("Berekening", rekening.herkomst),
        ("Prijslijst", rekening.prijslijst),
        ("Discontovoet", f"{procent(rekening.discontovoet)} per jaar, reëel"),
        ("Trekkingen", f"{nl(Decimal(cijfers.trekkingen))}, zaad {cijfers.zaad}"),
        ("Uren van de coach", "" if f.plan.coachuren is None else f"{f.plan.coachuren}, naast de som en niet erin"),
        ("Kenmerk", rekening.kenmerk),
    )
    return tuple((naam, waarde) for naam, waarde in paren if waarde)


def _spreiding(bereik: Spreiding, *, soort: str) -> str:
    toon = {"euro": euro, "kans": procent, "getal": nl}[soort]
    if not bereik.onzeker:
        return toon(bereik.midden)
    return f"{toon(bereik.laag)} – {toon(bereik.midden)} – {toon(bereik.hoog)}"


def _effecten(rekening: Rekening, rijen: tuple[EffectRij, ...]) -> Iterator[Blok]:
    for nummer, deel in enumerate(rekening.rendement.effecten, 1):
        rij = rijen[nummer - 1] if len(rijen) == len(rekening.rendement.effecten) else None
        yield Kop(f"Effect {nummer}: {deel.effect.omschrijving}", 2)
        yield Feitenlijst(_effect(deel.effect, rij, euro(deel.besparing.afgerond), euro(deel.contante_waarde.afgerond)))


def _effect(e: Effect, rij: EffectRij | None, besparing: str, contant: str) -> tuple[tuple[str, str], ...]:
    jaar = "zonder jaar" if e.prijsjaar is None else f"prijspeil {e.prijsjaar}"
    bron = "" if rij is None else rij.prijsbron.strip()
    waarom = "" if rij is None else rij.motivering.strip()
    return (
        ("Betaler", e.betaler.omschrijving),
        ("Prijs", f"{_spreiding(e.prijs, soort='euro')} per {e.eenheid}, {jaar}"),
        ("Bron van de prijs", bron or "Geen bron genoemd."),
        *((("Herkomst van de prijs", rij.prijsherkomst),) if rij is not None and rij.prijsherkomst else ()),
        *((("Geïndexeerd", "\n".join(prijsstap.zinnen(rij.prijsstap))),) if rij is not None and rij.prijsstap else ()),
        ("Aantal", _spreiding(e.aantal, soort="getal")),
        ("Kans zonder", _spreiding(e.kans_zonder, soort="kans")),
        ("Kans met", _spreiding(e.kans_met, soort="kans")),
        ("Waarom deze kansen", waarom or g.NIET_INGEVULD),
        ("Maanden", f"{e.van_maand} tot en met {e.tot_maand}"),
        ("Verwachte besparing", besparing),
        ("Contante waarde", contant),
    )


def _betalers(rekening: Rekening) -> Tabel:
    cijfers = rekening.cijfers
    rijen = [
        (b.betaler.omschrijving.capitalize(), euro(b.kosten), euro(b.besparing), euro(b.waarde), euro(b.netto))
        for b in cijfers.betalers
    ]
    samen = ("Samen", euro(cijfers.budget), euro(cijfers.besparing), euro(cijfers.waarde), euro(cijfers.netto))
    return Tabel(
        ("Betaler", "Budget", "Besparing", "Contante waarde", "Netto"),
        (*rijen, samen),
        breedtes=(26, 17, 19, 21, 19),
        uitlijning=("links", "rechts", "rechts", "rechts", "rechts"),
        bijschrift="Wie wat uitgeeft en wat bespaart",
        rijkoppen=True,
    )


def _grafieken(rekening: Rekening) -> Iterator[Blok]:
    for grafiek in grafieken.alle(rekening.rendement, rekening.cijfers):
        yield Kop(grafiek.titel, 2)
        yield grafiek.figuur
        yield alinea(grafiek.uitleg, "klein")
        if grafiek.sleutel in ("band", "tornado"):
            yield Tabel(
                grafiek.kop,
                grafiek.rijen,
                breedtes=(40, *(20,) * (len(grafiek.kop) - 1)),
                uitlijning=("links", *("rechts",) * (len(grafiek.kop) - 1)),  # type: ignore[arg-type]  # a tuple of one literal, repeated
                bijschrift=f"{grafiek.titel}, in getallen",
                rijkoppen=True,
            )


def _stappen(rekening: Rekening, rijen: tuple[EffectRij, ...]) -> Iterator[Blok]:
    prijzen = [stap for rij in rijen for stap in prijsstap.stappen(rij.prijsstap)]
    yield Tabel(
        ("Stap", "Hoe", "Met", "Exact", "Afgerond"),
        tuple(
            (
                f"{nummer}. {stap.label}",
                stap.formule,
                "\n".join(f"{naam}: {waarde}" for naam, waarde in invoerregels(stap)) or "–",
                exact(stap),
                rond(stap),
            )
            for nummer, stap in enumerate((*prijzen, *rekening.stappen), 1)
        ),
        breedtes=(23, 18, 24, 19, 16),
        uitlijning=("links", "links", "links", "rechts", "rechts"),
        bijschrift="Elke stap met zijn invoer; exact op zes decimalen",
        rijkoppen=True,
    )
