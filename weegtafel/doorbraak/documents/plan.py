"""The doorbraakplan on paper: what is stuck, where to, what is bought and why that is allowed. Pure."""

from __future__ import annotations

from weegtafel.doorbraak.documents import gedeeld as g
from weegtafel.doorbraak.documents.feiten import Stukfeiten
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import Blok, Document, Feitenlijst, Kop, Tabel, alinea


def doorbraakplan(feiten: Stukfeiten) -> Document:
    """The plan as it stands, or on which was decided. Until its toets is akkoord it is marked as a concept."""
    f, plan, toets = feiten.aanvraag, feiten.aanvraag.plan, feiten.toets
    blokken: list[Blok] = [Feitenlijst(_kop(feiten))]
    blokken += (Kop("Wat is vastgelopen"), *g.tekst(f.vastgelopen), *_huishouden(feiten))
    if f.geprobeerd.strip():
        blokken += (Kop("Wat is geprobeerd", 2), *g.tekst(f.geprobeerd))
    blokken += (Kop("Reguliere route", 2), *_route(feiten))
    blokken += (
        Kop("Waar het huishouden naartoe wil"),
        g.label("In de eigen woorden van het huishouden"),
        *g.tekst(f.perspectief),
        g.label("Perspectief"),
        *g.tekst(plan.perspectief),
        g.label("Eerste stap"),
        *g.tekst(plan.eerste_stap),
        g.label("Wat het huishouden zelf doet"),
        *g.tekst(plan.zelf),
    )
    blokken.append(Kop("Wat wordt gekocht"))
    tabel = g.bestedingen(f.bestedingen, f.plan_cent)
    blokken.append(alinea("Er staat nog niets in het plan dat geld kost.") if tabel is None else tabel)
    blokken += (
        Kop("De drie publieke waarden"),
        Kop("Legitimiteit", 2),
        g.label("Welk doel van de wet dit draagt"),
        *g.tekst(plan.legitimiteit_doel),
        g.label("Welke regel meebuigt"),
        *g.tekst(plan.legitimiteit_regel),
        g.label("Waarom dat mag"),
        *g.tekst(plan.legitimiteit_waarom),
        Kop("Betrokkenheid", 2),
        *g.tekst(plan.betrokkenheid),
        Kop("Rendement", 2),
        *g.tekst(plan.rendement),
    )
    if feiten.rekening is not None:
        blokken += (alinea(feiten.rekening.herkomst, "klein"), *g.uitkomst(feiten.rekening))
        kader = g.waarschuwingen(feiten.rekening)
        if kader is not None:
            blokken.append(kader)
        blokken.append(alinea("Alle stappen en prijzen met hun bron staan in het rekenblad bij dit plan.", "klein"))
    domeinen = g.leefdomeinen(f, "Rendement zonder euro's, naast de som en niet erin")
    if domeinen is not None:
        blokken.append(domeinen)
    if toets is not None:
        blokken += (Kop("Toets door een tweede coach"), g.toetsfeiten(toets))
    return g.document(feiten, "Doorbraakplan", _onderwerp(feiten), blokken, concept=feiten.concept)


def _onderwerp(feiten: Stukfeiten) -> str:
    f = feiten.aanvraag
    return f"{f.eerst_nodig.strip().rstrip('.')[:120]} ({f.gemeente})" if f.eerst_nodig.strip() else f.gemeente


def _kop(feiten: Stukfeiten) -> tuple[tuple[str, str], ...]:
    f = feiten.aanvraag
    wie = ", ".join(d for d in (f.aanvragersoort.omschrijving, f.organisatie, f.aanvrager_functie) if d)
    uren = "" if f.plan.coachuren is None else f"{f.plan.coachuren}, naast de som"
    paren = (
        ("Aanvraag", f.nummer),
        ("Gemeente", f.gemeente),
        ("Aangevraagd door", wie),
        ("Doorbraakcoach", f.coach),
        ("Stand", f.status.omschrijving),
        ("Besluit", g.besluitregel(feiten.besloten.besluit) if feiten.besloten and feiten.volgens_besluit else ""),
        ("Budget van het plan", g.cent(f.plan_cent)),
        ("Uren van de coach", uren),
        ("Vastgelopen sinds", f.vastgelopen_sinds),
    )
    return tuple((naam, waarde) for naam, waarde in paren if waarde)


def _huishouden(feiten: Stukfeiten) -> list[Blok]:
    f = feiten.aanvraag
    uit: list[Blok] = []
    if f.huishouden:
        uit.append(
            Tabel(
                ("Rol", "Leeftijd", "Toelichting"),
                tuple((h.rol_naam or "–", h.leeftijd_naam or "–", h.toelichting or "–") for h in f.huishouden),
                breedtes=(26, 24, 50),
                bijschrift="Het huishouden, zonder namen",
                rijkoppen=True,
            )
        )
    if f.betrokkenen:
        uit.append(
            Tabel(
                ("Functie", "Organisatie", "Kosten per jaar"),
                tuple(
                    (b.functie or "–", b.organisatie or "–", g.cent(b.kosten_cent, "onbekend")) for b in f.betrokkenen
                ),
                breedtes=(42, 34, 24),
                uitlijning=("links", "links", "rechts"),
                bijschrift=f"Betrokken hulp: {len(f.betrokkenen)}; bekende kosten samen "
                f"{g.cent(f.betrokkenen_cent)} per jaar",
                rijkoppen=True,
            )
        )
    return uit


def _route(feiten: Stukfeiten) -> tuple[Blok, ...]:
    f = feiten.aanvraag
    if not f.route:
        return (alinea("Er is nog geen reguliere voorziening bekeken."),)
    return (
        Tabel(
            ("Voorziening", "Wet of regeling", "Gevraagd bij", "Uitkomst", "Reden"),
            tuple(
                (
                    r.voorziening or "–",
                    r.regeling or "–",
                    " · ".join(d for d in (r.loket, datum_voluit(r.datum) if r.datum else "") if d) or "–",
                    r.uitkomst.omschrijving,
                    r.reden.strip() or "–",
                )
                for r in f.route
            ),
            breedtes=(20, 18, 20, 13, 29),
            bijschrift="Wat er gewoon bestaat, en waarom dat niet helpt",
            rijkoppen=True,
        ),
    )
