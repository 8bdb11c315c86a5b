"""The letter with a decision, printed from what was stored when it was taken. Pure."""

from __future__ import annotations

from weegtafel.doorbraak.codes import Besluitsoort, Mandaatgrond
from weegtafel.doorbraak.documents import gedeeld as g
from weegtafel.doorbraak.documents.feiten import Stukfeiten
from weegtafel.doorbraak.rekencijfers import break_evenzin, formulezin, hoofdzin
from weegtafel.doorbraak.rijen import BesluitRij, ToetsRij
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import Blok, Document, Feitenlijst, Kader, Kop, Ondertekening, alinea
from weegtafel.kernel.errors import Regelovertreding

BEZWAAR = (
    "Bent u het niet eens met dit besluit? Praat er eerst over met de doorbraakcoach. U kunt ook bezwaar maken bij het "
    "college van burgemeester en wethouders, binnen zes weken na de dag waarop dit besluit is verzonden (Algemene wet "
    "bestuursrecht, artikelen 6:4, 6:7 en 6:8)."
)


def besluitbrief(feiten: Stukfeiten) -> Document:
    """The last decision on a request.

    The plan is printed only while it still is the plan that was decided on.

    Raises:
        Regelovertreding: nothing was decided yet.
    """
    f = feiten.aanvraag
    if not f.besluiten:
        raise Regelovertreding(f"Over {f.nummer} is nog niet besloten; er is dus nog geen besluitbrief.")
    besluit = f.besluiten[0]
    toets = next((t for t in f.toetsen if t.id == besluit.toets_id), None)
    toegekend = besluit.soort is Besluitsoort.TOEKENNEN
    blokken: list[Blok] = [
        Feitenlijst(_kop(feiten, besluit)),
        Kader(
            "Besluit",
            (alinea(_zin(feiten, besluit)),),
            "besluit",
        ),
        Kop("Waarom"),
        *g.tekst(besluit.motivering),
    ]
    if toegekend:
        blokken += _waarvoor(feiten, toets)
    if toets is not None:
        blokken += (Kop("Toets door een tweede coach"), g.toetsfeiten(toets))
    rekening = feiten.besluitrekening
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
    return g.document(feiten, "Besluit doorbraakbudget", onderwerp, blokken, concept=False)


def _zin(feiten: Stukfeiten, besluit: BesluitRij) -> str:
    f = feiten.aanvraag
    if besluit.soort is Besluitsoort.TOEKENNEN:
        zin = f"Voor {f.nummer} wordt {g.cent(besluit.bedrag_cent)} toegekend uit het doorbraakbudget van {f.gemeente}."
    else:
        zin = f"De aanvraag {f.nummer} wordt afgewezen; er wordt niets toegekend."
    if besluit.herziet:
        zin += f" Dit besluit komt in de plaats van {besluit.herziet}."
    return zin


def _kop(feiten: Stukfeiten, besluit: BesluitRij) -> tuple[tuple[str, str], ...]:
    f = feiten.aanvraag
    grens = g.cent(besluit.mandaat_cent)
    eigen = besluit.grond is Mandaatgrond.COACH
    zin = f"tot en met {grens}" if eigen else f"boven het mandaat van de coach van {grens}"
    return (
        ("Besluit", besluit.nummer),
        ("Aanvraag", f.nummer),
        ("Datum", datum_voluit(besluit.datum)),
        ("Genomen door", besluit.door),
        ("Bevoegd door", f"{besluit.grond.omschrijving} ({zin})"),
        ("Bedrag", g.cent(besluit.bedrag_cent)),
        ("Doorbraakcoach", f.coach),
    )


def _waarvoor(feiten: Stukfeiten, toets: ToetsRij | None) -> tuple[Blok, ...]:
    f = feiten.aanvraag
    if toets is None or toets.planversie != f.planversie:
        return (
            Kop("Waarvoor"),
            alinea(
                "Het plan is na dit besluit gewijzigd. Wat toen is besloten staat in het doorbraakplan van die dag."
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
