"""The draft of an advice while it is typed, and what its codes and its alternative must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from sqlalchemy import and_, bindparam, or_
from sqlalchemy import select as kies
from sqlmodel import col, select

from weegtafel.anonimiteit.codes import Ernst, Onderwerp
from weegtafel.anonimiteit.handlers import eis_geen_rood
from weegtafel.anonimiteit.opslag import open_vondsten
from weegtafel.casus.anoniem import LOS
from weegtafel.inrichting.models import Alternatief, Code
from weegtafel.inrichting.vastesql import VasteSql, schoon_db
from weegtafel.inrichting.werk import Werk, pas_toe
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Wijziging
from weegtafel.overleg.bronteksten import TITELS as LOPENDE_TITELS
from weegtafel.overleg.commands import AdviesInvoer, BewaarAdviesconcept
from weegtafel.overleg.handlers.basis import OVERLEG, geldig, haal_casuspunt, id_van, nette_wijzigingen
from weegtafel.overleg.models import Advies, Adviesconcept
from weegtafel.overleg.rules.adviezen import GETALLEN, Gevraagd, met_bewerker, toets_getal
from weegtafel.overleg.rules.taal import Bezwaar, Uitkomst
from weegtafel.overleg.tafel import tabel

INHOUDSVELDEN = tuple(veld.name for veld in fields(AdviesInvoer) if veld.name != "soort")
CONCEPTVELDEN = frozenset({*INHOUDSVELDEN, "soort"})
_CODELIJST = {
    "profiel": "profiel",
    "intensiteit": "intensiteit",
    "eenheid": "eenheid",
    "frequentie": "frequentie",
    "productcategorie": "productcategorie",
    "grondslag": "grondslag",
}
#: The running text of an advice, in which nobody may be named.
NAGELEZEN = frozenset(LOPENDE_TITELS)
#: The largest key that the database can hold; it cannot even be asked for a larger one.
_GROOTSTE_ID = 2**63 - 1
TITELS = {**LOPENDE_TITELS, "productcode": "Productcode", "nodig_wie": "Wie daarvoor zorgt"}


def bewaar_adviesconcept(werk: Werk, opdracht: BewaarAdviesconcept) -> Gewijzigd:
    """Save fields of the draft advice while typing; ``versie`` is the one to read back. No journal line."""
    punt, overleg, _casus_id = haal_casuspunt(werk, opdracht.punt_id)
    for w in opdracht.wijzigingen:
        _toets_conceptwaarde(werk, w)
    concept = werk.sessie.exec(select(Adviesconcept).where(col(Adviesconcept.agendapunt_id) == punt.id)).first()
    if concept is None:
        concept = Adviesconcept(agendapunt_id=id_van(punt))
    wijzigingen = nette_wijzigingen(opdracht.wijzigingen, TITELS)
    veranderd = pas_toe(concept, wijzigingen, CONCEPTVELDEN, "het conceptadvies")
    if concept.rood_in is None or not NAGELEZEN.isdisjoint(veranderd):
        concept.rood_in = rood_in(werk, id_van(punt), {veld: getattr(concept, veld) for veld in NAGELEZEN})
    if veranderd:
        concept.bewerkers = met_bewerker(concept.bewerkers, werk.actor.persoon_id)
    werk.sessie.add(concept)
    werk.sessie.flush()
    return Gewijzigd(OVERLEG, id_van(punt), concept.versie, overleg.code, {"concept": id_van(concept)})


def rood_in(werk: Werk, punt_id: int, teksten: Mapping[str, str]) -> str:
    """The fields in which layer 1 finds something red on which nobody decided, with a space between."""
    rijen = [(veld, TITELS[veld], tekst) for veld, tekst in teksten.items()]
    gevonden = open_vondsten(werk.sessie, Onderwerp.ADVIES, punt_id, rijen)
    return " ".join(sorted(veld for veld, rij in gevonden.items() if any(b.ernst is Ernst.ROOD for b in rij)))


def eis_anoniem(werk: Werk, punt_id: int, eerder: str | None, teksten: Mapping[str, str]) -> None:
    """Refuse an advice that names somebody. ``eerder`` is what was found while it was typed; clean costs nothing.

    What the second reader sees besides stops the window before the read-back; here eight people wait.

    Raises:
        Herkenbaar: naming field and kind; somebody may have decided on it since, so it is read again, and as the window
            shows it.
    """
    if eerder != "":
        rijen = [(veld, TITELS[veld], teksten[veld]) for veld in sorted(NAGELEZEN)]
        eis_geen_rood(werk, Onderwerp.ADVIES, punt_id, rijen, lezer=True)


def eis_los_anoniem(werk: Werk, casus_id: int, inhoud: AdviesInvoer, reden: str = "") -> None:
    """Refuse a herzien advies or a spoedadvies that names somebody: what layer 1 and the second reader see.

    Raises:
        Herkenbaar: naming field and kind.
    """
    rijen = [(LOS + veld, TITELS[veld], str(getattr(inhoud, veld))) for veld in sorted(NAGELEZEN)]
    rijen.append((LOS + "reden", "Reden", reden))
    eis_geen_rood(werk, Onderwerp.CASUS, casus_id, rijen, lezer=True, als=Onderwerp.ADVIES)


def _toets_conceptwaarde(werk: Werk, w: Wijziging) -> None:
    """Refuse what cannot be stored or points nowhere; whether it fits the advice is asked when that is fixed."""
    if w.veld != "alternatief_id" and w.veld not in GETALLEN:
        return
    if w.nieuw is None:
        return
    if isinstance(w.nieuw, bool) or not isinstance(w.nieuw, int):
        raise TypeError(w.veld)
    if w.veld == "alternatief_id":
        haal_alternatief(werk, w.nieuw)
    else:
        toets_getal(w.veld, w.nieuw).eis()


def haal_alternatief(werk: Werk, alternatief_id: int) -> Alternatief:
    """An alternative of the catalogue.

    Raises:
        Regelovertreding: there is none with this id, which may be any whole number.
    """
    if not 0 < alternatief_id <= _GROOTSTE_ID:
        zin = "Dit alternatief staat niet in de catalogus. Kies een ander."
        raise Regelovertreding(zin, {"alternatief_id": zin})
    return werk.haal(Alternatief, alternatief_id, "dit alternatief")


_C = tabel(Code).c
_GELDENDE_CODES = VasteSql(
    kies(_C.lijst, _C.code).where(
        or_(*(and_(_C.lijst == lijst, _C.code == bindparam(veld)) for veld, lijst in _CODELIJST.items())),
        _C.geldig_van <= bindparam("dag"),
        _C.geldig_tot.is_(None) | (_C.geldig_tot >= bindparam("dag")),
    )
)


def toets_codes(werk: Werk, inhoud: AdviesInvoer, gevraagd: Gevraagd, oud: Advies | None = None) -> Uitkomst:
    """Codes must stand in their list today, also those that were asked for; an alternative must hold.

    What the back office passes on (iJw 301/319) is refused there with a code that ended, so an advice does not carry
    one only because the casus was written before that day. What stood in ``oud``, the advice that is corrected, may
    stay: that was passed on when it held.
    """
    waarden = {veld: getattr(inhoud, veld) for veld in _CODELIJST} | {"dag": werk.vandaag}
    geldend = {(lijst, code) for lijst, code in _GELDENDE_CODES.rijen(schoon_db(werk.sessie), waarden)}
    bezwaren = []
    for veld, lijst in _CODELIJST.items():
        code = getattr(inhoud, veld)
        if not code or (lijst, code) in geldend or (oud is not None and code == getattr(oud, veld)):
            continue
        if code == getattr(gevraagd, veld, ""):
            zin = f"De gevraagde waarde “{code}” geldt vandaag niet meer in de lijst {lijst}. Kies een andere."
        else:
            zin = f"“{code}” staat vandaag niet in de lijst {lijst}. Kies een ander."
        bezwaren.append(Bezwaar(zin, veld))
    if inhoud.alternatief_id is not None:
        alternatief = haal_alternatief(werk, inhoud.alternatief_id)
        if not geldig(alternatief.geldig_van, alternatief.geldig_tot, werk.vandaag):
            zin = f"Het alternatief “{alternatief.naam}” geldt vandaag niet meer. Kies een ander."
            bezwaren.append(Bezwaar(zin, "alternatief_id"))
    return Uitkomst.van(bezwaren)
