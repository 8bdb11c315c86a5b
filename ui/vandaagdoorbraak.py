"""What the first page shows of the doorbraak: what waits for whoever works here, each line at its place."""

from __future__ import annotations

from ui.regellijst import Regel
from weegtafel.doorbraak.wacht import Doorbraakwacht, Openperiode
from weegtafel.kernel.clock import datum_voluit

#: What waits in the doorbraak, as a line: icon, and the words before the number.
_DOORBRAAK = {
    "Besluit": ("vorm-ruit", "Besluit over"),
    "Wijs af of wijzig het plan": ("vorm-ruit", "De tweede coach is niet akkoord: wijs af of wijzig het plan van"),
    "Vraag een nieuwe toets": ("oog", "Vraag een nieuwe toets voor"),
    "Toets het plan": ("oog", "Toets als tweede coach het plan van"),
    "Kijk terug": ("kalender", "Kijk met het huishouden terug op"),
    "Wijs een coach toe": ("persoon", "Wijs een coach toe aan"),
    "Ga de reguliere route na": ("vorm-halve-cirkel", "Ga de reguliere route na voor"),
    "Pas het plan aan": ("potlood", "Pas na de toets het plan aan van"),
    "Schrijf het plan": ("potlood", "Schrijf het plan van"),
    "Plan de nazorg": ("kalender", "Plan de nazorg van"),
    "Begin de nazorg": ("kalender", "Begin de nazorg van"),
    "Maak het register kloppend": ("bliksem", "Boek de laatste betaling of vrijval van"),
    "Sluit de aanvraag af": ("vinkje", "Sluit af:"),
    "Maak de aanvraag af": ("vorm-ring", "Maak de aanvraag af van"),
}
#: More requests than this are counted; the list of doorbraken shows them all under “Wacht op mij”.
_DOORBRAKEN_GENOEMD = 5


def doorbraakregels(d: Doorbraakwacht, boekt: bool) -> list[Regel]:
    """What waits in the doorbraak for this person; each line goes to the request, which opens at its step.

    ``boekt`` says whether this person may write in the register.
    """
    uit = []
    for w in d.regels[:_DOORBRAKEN_GENOEMD]:
        icoon, begin = _DOORBRAAK[w.verb]
        wanneer = f"Evaluatie op {datum_voluit(w.dag)}" if w.dag is not None else ""
        kern = w.kern if len(w.kern) <= 90 else w.kern[:88].rsplit(" ", 1)[0] + " …"
        uit.append(Regel(icoon, "accent", f"{begin} {w.nummer}", wanneer or kern, "doorbraak", w.id))
    over = len(d.regels) - len(uit)
    if over:
        zin = "Nog 1 doorbraak wacht op u" if over == 1 else f"Nog {over} doorbraken wachten op u"
        uit.append(Regel("bliksem", "accent", zin, "Onder Doorbraken, Wacht op mij", "doorbraken"))
    for p in d.perioden:
        zin, uitleg = _periodezin(p, boekt)
        uit.append(Regel("waarschuwing", "let_op", zin, uitleg, "budgetregister"))
    return uit


def evaluatieregels(d: Doorbraakwacht) -> list[Regel]:
    """Own evaluations that come, the first one first."""
    return [
        Regel("kalender", "stil", w.nummer, f"Nazorg op {datum_voluit(w.dag)}" if w.dag else "", "doorbraak", w.id)
        for w in d.straks
    ]


def _periodezin(p: Openperiode, boekt: bool) -> tuple[str, str]:
    """What is still open in a period of the budget that has ended, and what to do."""
    from weegtafel.kernel.bedrag import toon_bedrag, uit_centen

    begin = f"doorbraakbudget tot en met {datum_voluit(p.tot)} is"
    if p.overschreden:
        zin, wat = f"In het {begin} {toon_bedrag(uit_centen(p.overschreden))} te veel betaald", "een correctie"
    else:
        zin = f"Van het {begin} {toon_bedrag(uit_centen(p.onbesteed))} verplicht en niet betaald"
        wat = "de betaling of de vrijval"
    return zin, f"Boek {wat}" if boekt else f"Vraag de secretaris om {wat} te boeken"
