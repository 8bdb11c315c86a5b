"""The letter with a decision, printed from what was stored when it was taken. Pure."""

from __future__ import annotations

from dataclasses import replace

from weegtafel.doorbraak.codes import Besluitsoort
from weegtafel.doorbraak.documents import gedeeld as g
from weegtafel.doorbraak.documents.feiten import Stukfeiten
from weegtafel.doorbraak.rekencijfers import break_evenzin, formulezin, hoofdzin
from weegtafel.doorbraak.rijen import AanvraagFeiten, BesluitRij
from weegtafel.doorbraak.rules.register import waarom_bevoegd
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import Blok, Document, Feitenlijst, Kader, Kop, Ondertekening, alinea
from weegtafel.kernel.errors import Regelovertreding

BEZWAAR = (
    "Bent u het niet eens met dit besluit? Praat er eerst over met de doorbraakcoach. U kunt ook bezwaar maken bij het "
    "college van burgemeester en wethouders, binnen zes weken na de dag waarop dit besluit is verzonden (Algemene wet "
    "bestuursrecht, artikelen 6:4, 6:7 en 6:8)."
)


def besluitbrief(feiten: Stukfeiten) -> Document:
    """A decision on a request, with the plan on which it was taken.

    Raises:
        Regelovertreding: nothing was decided yet.
    """
    besloten = feiten.besloten
    if besloten is None:
        raise Regelovertreding(f"Over {feiten.aanvraag.nummer} is nog niet besloten; er is dus nog geen besluitbrief.")
    besluit, toets = besloten.besluit, besloten.toets
    f = besloten.aanvraag or feiten.aanvraag
    toegekend = besluit.soort is Besluitsoort.TOEKENNEN
    blokken: list[Blok] = [
        Feitenlijst(_kop(f, besluit)),
        Kader(
            "Besluit",
            (alinea(_zin(f, besluit)),),
            "besluit",
        ),
        Kop("Waarom"),
        *g.tekst(besluit.motivering),
    ]
    if toegekend:
        blokken += _waarvoor(besloten.aanvraag)
    if toets is not None:
        blokken += (Kop("Toets door een tweede coach"), g.toetsfeiten(toets))
    rekening = besloten.rekening
    if rekening is not None and toegekend:
        c = rekening.cijfers
        formule = formulezin(c)
        blokken += (
            Kop("Wat ervan wordt verwacht"),
            alinea(rekening.herkomst, "klein"),
            g.label(hoofdzin(c)),
            alinea(f"{formule[:1].upper()}{formule[1:]}. {break_evenzin(c)}"),
        )
    blokken += (
        Kop("Niet eens met dit besluit"),
        alinea(BEZWAAR),
        Ondertekening(((besluit.grond.omschrijving.capitalize(), besluit.door, datum_voluit(besluit.datum)),)),
    )
    onderwerp = f"{besluit.nummer}: {besluit.soort.omschrijving}"
    van_toen = replace(feiten, aanvraag=f, afzender=f.gemeente)
    return g.document(van_toen, "Besluit doorbraakbudget", onderwerp, blokken, concept=False)


def _zin(f: AanvraagFeiten, besluit: BesluitRij) -> str:
    if besluit.soort is Besluitsoort.TOEKENNEN:
        zin = f"Voor {f.nummer} wordt {g.cent(besluit.bedrag_cent)} toegekend uit het doorbraakbudget van {f.gemeente}."
    else:
        zin = f"De aanvraag {f.nummer} wordt afgewezen; er wordt niets toegekend."
    if besluit.herziet:
        zin += f" Dit besluit komt in de plaats van {besluit.herziet}."
    return zin


def _kop(f: AanvraagFeiten, besluit: BesluitRij) -> tuple[tuple[str, str], ...]:
    zin = waarom_bevoegd(besluit.grond, besluit.bedrag_cent, besluit.mandaat_cent, herziet=bool(besluit.herziet))
    return (
        ("Besluit", besluit.nummer),
        ("Aanvraag", f.nummer),
        ("Datum", datum_voluit(besluit.datum)),
        ("Genomen door", besluit.door),
        ("Bevoegd door", f"{besluit.grond.omschrijving} ({zin})"),
        ("Bedrag", g.cent(besluit.bedrag_cent)),
        ("Doorbraakcoach", f.coach),
    )


def _waarvoor(f: AanvraagFeiten | None) -> tuple[Blok, ...]:
    if f is None:
        return (
            Kop("Waarvoor"),
            alinea(
                "Het plan is na dit besluit gewijzigd, en bij dit besluit zijn de woorden van het plan niet bewaard. "
                "Ze staan in het doorbraakplan dat toen is gemaakt."
            ),
        )
    tabel = g.bestedingen(f.bestedingen, f.plan_cent)
    blokken: list[Blok] = [Kop("Waarvoor"), g.label("Eerste stap"), *g.tekst(f.plan.eerste_stap)]
    if tabel is not None:
        blokken.append(tabel)
    blokken += (
        g.label("Welk doel van de wet dit draagt"),
        *g.tekst(f.plan.legitimiteit_doel),
        g.label("Welke regel meebuigt, en waarom dat mag"),
        *g.tekst(f.plan.legitimiteit_regel),
        *g.tekst(f.plan.legitimiteit_waarom),
    )
    return tuple(blokken)
