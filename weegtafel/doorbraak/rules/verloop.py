"""Which status may follow which, what may be edited when, and what each step needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from weegtafel.doorbraak.codes import AanvraagStatus, Deel, Routeuitkomst
from weegtafel.doorbraak.rijen import AanvraagFeiten, EffectRij, Ontbrekend, RoutestapRij
from weegtafel.doorbraak.rules.uitkomst import JA, Uitkomst, eis_dat, nee
from weegtafel.kernel.bedrag import toon_bedrag, uit_centen

S = AanvraagStatus

#: The one transition table. toets → plan and besluit → plan are a plan that changed or was sent back;
#: uitvoering, nazorg and afgesloten → plan a decision that is revised; besluit → afgesloten a refusal;
#: besluit → uitvoering a first grant, or one that revises another.
OVERGANGEN: Mapping[AanvraagStatus, frozenset[AanvraagStatus]] = {
    S.AANVRAAG: frozenset({S.ROUTE, S.INGETROKKEN}),
    S.ROUTE: frozenset({S.COACH, S.REGULIER_OPGELOST, S.INGETROKKEN}),
    S.COACH: frozenset({S.PLAN, S.REGULIER_OPGELOST, S.INGETROKKEN}),
    S.PLAN: frozenset({S.TOETS, S.REGULIER_OPGELOST, S.INGETROKKEN}),
    S.TOETS: frozenset({S.PLAN, S.BESLUIT, S.INGETROKKEN}),
    S.BESLUIT: frozenset({S.PLAN, S.UITVOERING, S.AFGESLOTEN, S.INGETROKKEN}),
    S.UITVOERING: frozenset({S.NAZORG, S.PLAN}),
    S.NAZORG: frozenset({S.AFGESLOTEN, S.PLAN}),
    S.AFGESLOTEN: frozenset({S.PLAN}),
    S.REGULIER_OPGELOST: frozenset(),
    S.INGETROKKEN: frozenset(),
    # Reached from the retention room only, which takes the text away first; nothing follows it.
    S.VERNIETIGD: frozenset(),
}

#: Statuses in which a request is done with, unless a decision is revised.
EINDSTATUSSEN = frozenset({S.AFGESLOTEN, S.REGULIER_OPGELOST, S.INGETROKKEN, S.VERNIETIGD})

#: Before the reason why a regular provision that can is not enough, where it is kept and printed.
TOCH = "Toch een doorbraak:"
_VOOR_BESLUIT = frozenset({S.AANVRAAG, S.ROUTE, S.COACH, S.PLAN, S.TOETS, S.BESLUIT})
_BIJ_PLAN = frozenset({S.PLAN, S.TOETS, S.BESLUIT})
#: In which statuses each part may be edited. Knelpunten may always be added: policy learns from closed requests too.
BEWERKBAAR: Mapping[Deel, frozenset[AanvraagStatus]] = {
    Deel.AANVRAAG: _VOOR_BESLUIT,
    Deel.HUISHOUDEN: _VOOR_BESLUIT,
    Deel.BETROKKENEN: _VOOR_BESLUIT,
    Deel.ROUTE: _VOOR_BESLUIT - {S.AANVRAAG},
    Deel.PLAN: _BIJ_PLAN,
    Deel.BESTEDING: _BIJ_PLAN,
    Deel.LEEFDOMEIN: _BIJ_PLAN,
    Deel.EFFECT: _BIJ_PLAN,
    Deel.KNELPUNT: frozenset(S) - {S.VERNIETIGD},
}
#: The parts that a toets is about: when one of them changes, the toets is lost.
GETOETST = frozenset(BEWERKBAAR) - {Deel.KNELPUNT}


def overgang(nummer: str, van: AanvraagStatus, naar: AanvraagStatus) -> Uitkomst:
    """Whether a request may go from one status to another."""
    if naar in OVERGANGEN[van]:
        return JA
    if van is naar:
        return nee(f"{nummer} staat al op “{van.omschrijving}”.")
    return nee(f"{nummer} staat op “{van.omschrijving}” en kan van daaruit niet naar “{naar.omschrijving}”.")


def mag_bewerken(nummer: str, status: AanvraagStatus, deel: Deel) -> Uitkomst:
    """Whether a part of a request may change."""
    if status in BEWERKBAAR[deel]:
        return JA
    if status in (S.UITVOERING, S.NAZORG, S.AFGESLOTEN):
        return nee(f"Over {nummer} is besloten. Laat het besluit herzien om iets te wijzigen.")
    if status in EINDSTATUSSEN:
        return nee(f"{nummer} is {status.omschrijving} en wordt niet meer gewijzigd.")
    return nee(f"{nummer} staat op “{status.omschrijving}”: {deel.omschrijving} komt later aan de beurt.")


def status_na_bewerking(status: AanvraagStatus, deel: Deel) -> AanvraagStatus:
    """A plan that lies with the second coach, or was approved, comes back once something in it changes."""
    return S.PLAN if deel in GETOETST and status in (S.TOETS, S.BESLUIT) else status


def _leeg(feiten: object, deel: Deel, zinnen: Mapping[str, str]) -> list[Ontbrekend]:
    return [Ontbrekend(deel, veld, zin) for veld, zin in zinnen.items() if not str(getattr(feiten, veld) or "").strip()]


def ontbreekt_aanvraag(feiten: AanvraagFeiten) -> tuple[Ontbrekend, ...]:
    """What a request needs before regular ways are looked at."""
    uit = _leeg(
        feiten,
        Deel.AANVRAAG,
        {
            "vastgelopen": "Schrijf wat er is vastgelopen.",
            "vastgelopen_sinds": "Schrijf sinds wanneer het is vastgelopen.",
            "perspectief": "Schrijf waar het huishouden over een jaar wil zijn, in hun eigen woorden.",
            "eerst_nodig": "Schrijf wat als eerste nodig is.",
        },
    )
    if not feiten.huishouden:
        uit.append(Ontbrekend(Deel.HUISHOUDEN, "huishouden", "Vul in wie tot het huishouden horen, zonder namen."))
    return tuple(uit)


def ontbreekt_route(feiten: AanvraagFeiten) -> tuple[Ontbrekend, ...]:
    """What the regular route needs before a coach comes in."""
    if not feiten.route:
        return (Ontbrekend(Deel.ROUTE, "route", "Leg ten minste één reguliere voorziening vast die is nagegaan."),)
    return tuple(
        Ontbrekend(Deel.ROUTE, f"route.{r.id}", zin)
        for r in feiten.route
        for zin in (
            f"“{r.voorziening or 'Een voorziening zonder naam'}” is nog open: leg de uitkomst vast."
            if r.uitkomst is Routeuitkomst.OPEN
            else f"Schrijf bij “{r.voorziening}” waarom het antwoord “{r.uitkomst.omschrijving}” is."
            if not r.reden.strip()
            else "",
        )
        if zin
    )


def ontbreekt_plan(feiten: AanvraagFeiten) -> tuple[Ontbrekend, ...]:
    """What a plan needs before a second coach looks at it."""
    uit = [
        Ontbrekend(
            Deel.ROUTE,
            f"route.{r.id}",
            f"“{r.voorziening}” kan regulier. Sluit de aanvraag af als regulier opgelost, of leg bij de route "
            "uit waarom dat niet genoeg is.",
        )
        for r in kan_zonder_waarom(feiten.route)
    ]
    uit += _leeg(
        feiten.plan,
        Deel.PLAN,
        {
            "perspectief": "Het perspectief ontbreekt: schrijf waar het huishouden en u naartoe werken.",
            "eerste_stap": "De eerste stap ontbreekt.",
            "zelf": "Schrijf wat het huishouden zelf doet.",
            "legitimiteit_doel": "Legitimiteit: schrijf welk doel van welke wet dit draagt.",
            "legitimiteit_regel": "Legitimiteit: schrijf welke regel meebuigt.",
            "legitimiteit_waarom": "Legitimiteit: schrijf waarom dat mag.",
            "betrokkenheid": "Betrokkenheid: schrijf hoe het huishouden weer greep krijgt.",
            "rendement": "Rendement: schrijf waarom dit helpt en welke kosten het voorkomt.",
        },
    )
    if not feiten.bestedingen:
        uit.append(Ontbrekend(Deel.BESTEDING, "besteding", "Zet ten minste één besteding in het plan."))
    for nummer, besteding in enumerate(feiten.bestedingen, start=1):
        naam = f"Besteding {nummer}"
        if not besteding.omschrijving:
            uit.append(Ontbrekend(Deel.BESTEDING, f"besteding.{besteding.id}", f"{naam}: de omschrijving ontbreekt."))
        if not besteding.type:
            uit.append(Ontbrekend(Deel.BESTEDING, f"besteding.{besteding.id}", f"{naam}: kies een type."))
        if not besteding.totaal_cent:
            uit.append(Ontbrekend(Deel.BESTEDING, f"besteding.{besteding.id}", f"{naam}: vul een bedrag in."))
    for d in feiten.leefdomeinen:
        if not ((d.nu.strip() or d.nu_score) and (d.verwacht.strip() or d.verwacht_score)):
            zin = f"{d.domein_naam}: schrijf hoe het nu gaat en wat u verwacht, of haal dit leefdomein weg."
            uit.append(Ontbrekend(Deel.LEEFDOMEIN, f"leefdomein.{d.id}", zin))
    if not feiten.effecten:
        uit.append(Ontbrekend(Deel.EFFECT, "effect", "Zet ten minste één verwacht effect in de berekening."))
    for nummer, effect in enumerate(feiten.effecten, start=1):
        uit += _ontbreekt_effect(nummer, effect)
    return tuple(uit)


def _ontbreekt_effect(nummer: int, effect: EffectRij) -> list[Ontbrekend]:
    if effect.motivering.strip():
        return []
    return [Ontbrekend(Deel.EFFECT, f"effect.{effect.id}", f"Effect {nummer}: schrijf waarop u de kansen baseert.")]


def kan_zonder_waarom(route: Iterable[RoutestapRij]) -> tuple[RoutestapRij, ...]:
    """The regular provisions that can, with nothing written about why that is not enough."""
    return tuple(r for r in route if r.uitkomst is Routeuitkomst.KAN and TOCH not in r.reden)


def mag_naar_coach(feiten: AanvraagFeiten, toelichting: str) -> Uitkomst:
    """Whether a request may go on to a coach: what can be done in a regular way is, unless there is a reason.

    One that has gone on may still get that reason, for a provision of which it turned out later that it can.
    """
    zonder = kan_zonder_waarom(feiten.route)
    kan = " en ".join(f"“{r.voorziening}”" for r in zonder)
    verder = feiten.status in (S.COACH, S.PLAN) and bool(zonder)
    return (
        (JA if verder else overgang(feiten.nummer, feiten.status, S.COACH))
        & volledig(ontbreekt_route(feiten))
        & eis_dat(
            not kan or bool(toelichting.strip()),
            f"Volgens de route kan {kan} regulier. Sluit de aanvraag af als regulier opgelost, of schrijf op waarom "
            "dat niet genoeg is.",
        )
    )


def volledig(ontbrekend: tuple[Ontbrekend, ...]) -> Uitkomst:
    """Yes when nothing is missing, else the sentences."""
    return Uitkomst(tuple(o.zin for o in ontbrekend))


def mag_regulier(nummer: str, feiten: AanvraagFeiten, toelichting: str) -> Uitkomst:
    """Whether a request may be closed because a regular way exists."""
    return (
        overgang(nummer, feiten.status, S.REGULIER_OPGELOST)
        & eis_dat(
            any(r.uitkomst is Routeuitkomst.KAN for r in feiten.route),
            "Leg eerst vast welke reguliere voorziening kan.",
        )
        & eis_dat(bool(toelichting.strip()), "Schrijf op hoe het regulier is opgelost.")
        & eis_dat(
            not feiten.besluiten or feiten.besluiten[0].bedrag_cent == 0,
            "Over deze aanvraag is al besloten; herzie het besluit.",
        )
    )


def mag_intrekken(nummer: str, status: AanvraagStatus, verplicht_cent: int, betaald_cent: int, reden: str) -> Uitkomst:
    """Whether a request may be withdrawn: nothing is committed or paid on it, and there is a reason."""
    betaald = eis_dat(
        betaald_cent <= 0,
        f"Op {nummer} is al {toon_bedrag(uit_centen(betaald_cent))} betaald; intrekken kan niet meer. Besluit over wat "
        "is betaald, laat de rest vrijvallen en sluit de aanvraag af na de nazorg.",
    )
    verplicht = eis_dat(
        verplicht_cent == 0 or betaald_cent > 0, f"Op {nummer} staat nog een verplichting. Herzie eerst het besluit."
    )
    return (
        overgang(nummer, status, S.INGETROKKEN)
        & betaald
        & verplicht
        & eis_dat(bool(reden.strip()), "Schrijf op waarom de aanvraag wordt ingetrokken.")
    )


def mag_wisselen(nummer: str, status: AanvraagStatus) -> Uitkomst:
    """Whether another coach may take over."""
    if status in (S.PLAN, S.TOETS, S.BESLUIT, S.UITVOERING, S.NAZORG):
        return JA
    if status in (S.AANVRAAG, S.ROUTE):
        return nee(f"Van {nummer} wordt eerst nagegaan of het regulier kan; daarna komt er een coach.")
    return nee(f"{nummer} is {status.omschrijving} en krijgt geen coach meer.")


def mag_coach_zijn(
    coach_id: int, aanvragers: frozenset[int | None], *, heeft_rol: bool, is_al: bool, wissel_reden: str | None
) -> Uitkomst:
    """Whether somebody may become the coach: never who files or for whom is filed.

    ``wissel_reden`` is None for a first coach, and the reason when another takes over.
    """
    return (
        eis_dat(coach_id not in aanvragers, "De aanvrager wordt nooit coach van de eigen aanvraag. Kies iemand anders.")
        & eis_dat(heeft_rol, "Deze persoon is vandaag geen doorbraakcoach. Kies een doorbraakcoach.")
        & eis_dat(not is_al, "Deze persoon is al de coach van deze aanvraag.")
        & eis_dat(wissel_reden is None or bool(wissel_reden.strip()), "Schrijf op waarom de coach wisselt.")
    )


def mag_afsluiten(
    nummer: str, status: AanvraagStatus, *, gekeken: bool, gepland: bool, verplicht: int, betaald: int, reservering: int
) -> Uitkomst:
    """Whether the aftercare may end: somebody looked, nothing is planned, and the register is settled."""
    return (
        overgang(nummer, status, S.AFGESLOTEN)
        & eis_dat(gekeken, "Leg eerst ten minste één evaluatie vast.")
        & eis_dat(not gepland, "Er staat nog een evaluatie gepland. Leg haar vast of laat haar vervallen.")
        & eis_dat(
            verplicht == betaald and reservering == 0,
            "Er is meer of minder betaald dan verplicht. Boek eerst de betaling, de vrijval of een correctie.",
        )
    )
