"""A casus as the table reads it on screen: the request on two lines and nine sections."""

from __future__ import annotations

from sqlmodel import Session, col, select

from weegtafel.casus import queries as casussen
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.casus.velden import VELD
from weegtafel.overleg.models import Advies
from weegtafel.overleg.rules.adviezen import INDICATIEVELDEN
from weegtafel.overleg.schermrijen import CasusBlad, EerderAdvies, Onderdeel

#: The sections of the meeting screen, one for each of the keys 1 to 9, in the order of the CRvB steps.
ONDERDELEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Hulpvraag", ("hulpvraag", "leeftijdsband", "maatregel")),
    ("Jeugdige en ouders", ("mening_jeugdige", "mening_ouders")),
    ("Wat er aan de hand is", ("problemen", "verklarende_analyse", "deskundigheid")),
    ("Eerdere hulp", ("eerdere_hulp",)),
    ("Veiligheid", ("veiligheid",)),
    ("Resultaat", ("resultaat", "resultaat_datum", "hulp_nodig")),
    ("Eigen mogelijkheden", ("eigen_mogelijkheden",)),
    ("Andere gronden", ()),
    (
        "Aanvraag",
        (
            "onderbouwing",
            "segment",
            "profiel",
            "intensiteit",
            "vorm",
            "productcategorie",
            "productcode",
            "ingangsdatum",
            "duur_maanden",
            "kosten_cent",
        ),
    ),
)
_GRONDEN = 7


def gevraagd(c: CasusFeiten) -> str:
    """Segment, profile, intensity and form on one line."""
    return " · ".join(deel for deel in (c.toon(v) for v in ("segment", "profiel", "intensiteit", "vorm")) if deel)


def omvang(c: CasusFeiten) -> str:
    """Volume, duration and cost on one line."""
    delen = []
    if c.volume is not None:
        delen.append(" ".join(d for d in (c.toon("volume"), c.toon("eenheid").lower(), _per(c)) if d))
    if c.duur_maanden is not None:
        delen.append(f"{c.duur_maanden} {'maand' if c.duur_maanden == 1 else 'maanden'}")
    if c.kosten_cent is not None:
        delen.append(c.toon("kosten_cent"))
    return " · ".join(delen)


def _per(c: CasusFeiten) -> str:
    per = c.toon("frequentie").lower()
    return "in totaal" if per.startswith("totaal") else per


def _onderdelen(c: CasusFeiten) -> tuple[Onderdeel, ...]:
    uit = []
    for nummer, (titel, velden) in enumerate(ONDERDELEN):
        vragen = [(VELD[v].titel, c.toon(v)) for v in velden if c.toon(v)]
        if nummer == _GRONDEN:
            for grond in c.gronden:
                if grond.uitkomst or grond.toelichting:
                    kop = " · ".join(d for d in (grond.naam, grond.uitkomst_naam) if d)
                    vragen.append((kop, grond.toelichting or "Geen toelichting."))
            vragen += [
                (f"Overwogen alternatief · {a.naam}", a.toelichting or "Geen toelichting.") for a in c.alternatieven
            ]
        uit.append(Onderdeel(titel, tuple(vragen)))
    return tuple(uit)


def _eerder(sessie: Session, c: CasusFeiten) -> tuple[EerderAdvies, ...]:
    ids = [c.id] + ([c.eerdere_casus_id] if c.eerdere_casus_id is not None else [])
    vraag = select(Advies).where(col(Advies.casus_id).in_(ids)).order_by(col(Advies.vastgesteld_op).desc())
    return tuple(
        EerderAdvies(a.id or 0, a.nummer, a.soort, a.vastgesteld_op, a.evaluatiedatum, a.motivering, a.casus_id)
        for a in sessie.exec(vraag)
    )


def casusblad(sessie: Session, casus_id: int) -> CasusBlad:
    """A casus for the meeting screen.

    Raises:
        Regelovertreding: there is no such casus.
    """
    c = casussen.casus(sessie, casus_id)
    return CasusBlad(
        id=c.id,
        nummer=c.nummer,
        soort=c.soort,
        versie=c.versie,
        inbrenger_id=c.inbrenger_id,
        inbrenger=c.inbrenger,
        gevraagd=gevraagd(c),
        omvang=omvang(c),
        resultaat=c.resultaat,
        resultaat_datum=c.resultaat_datum,
        onderdelen=_onderdelen(c),
        eerdere_casus=c.eerdere_casus,
        eerder=_eerder(sessie, c),
        waarden={veld: getattr(c, veld) for veld in INDICATIEVELDEN},
    )
