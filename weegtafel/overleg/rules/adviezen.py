"""When an advice may be fixed, what it must say, and under which reservation it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from weegtafel.casus.invoer import GROOTSTE_GETAL, LANGSTE_DUUR
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import Adviessoort, Bekrachtigingsbesluit, CasusStatus, Voorbehoud
from weegtafel.overleg.commands import AdviesInvoer
from weegtafel.overleg.rules.taal import Bezwaar, Uitkomst, opsomming

KORTSTE_MOTIVERING = 20
KORTSTE_REDEN = 10
#: Nobody plans further ahead than this; a later date is a slip of the keyboard.
VERSTE_DATUM = timedelta(days=5 * 366)
#: As in a casus, so that an indication that could be asked for can also be given.
GETALLEN = {
    "volume": ("Het volume", GROOTSTE_GETAL),
    "duur_maanden": ("De duur in maanden", LANGSTE_DUUR),
}
#: Fields of the requested indication; an advice by which it stands repeats them, so that it can be read by itself.
INDICATIEVELDEN = (
    "profiel",
    "intensiteit",
    "volume",
    "eenheid",
    "frequentie",
    "duur_maanden",
    "productcategorie",
    "productcode",
    "ingangsdatum",
)
#: Fields whose change makes an advice ``passend met aanpassing``.
AANPASBAAR = ("profiel", "intensiteit", "duur_maanden", "volume")
_NAMEN = {"profiel": "het profiel", "intensiteit": "de intensiteit", "duur_maanden": "de duur", "volume": "het volume"}
#: These outcomes stop the weighing half-way, so not every criterion needs to be weighed.
ZONDER_WEGING = frozenset({Adviessoort.AANHOUDEN, Adviessoort.INGETROKKEN, Adviessoort.OPSCHALEN})


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """The indication that the casus asks for."""

    profiel: str = ""
    intensiteit: str = ""
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""
    duur_maanden: int | None = None
    productcategorie: str = ""
    productcode: str = ""
    ingangsdatum: date | None = None


def maak_zelfstandig(inhoud: AdviesInvoer, gevraagd: Gevraagd) -> AdviesInvoer:
    """The advice as it will be fixed.

    Where the indication stands, what the advice leaves open is filled from the request. What belongs to another
    outcome that was tried before (a volume under ``andere grondslag``) is left out. Texts are trimmed.
    """
    schoon: dict[str, object] = {
        naam: getattr(inhoud, naam).strip()
        for naam in ("motivering", "voorwaarden", "afwijkend", "leerpunt", "grondslag", "nodig_wat", "nodig_wie")
    }
    for naam in INDICATIEVELDEN:
        waarde = getattr(inhoud, naam)
        waarde = waarde.strip() if isinstance(waarde, str) else waarde
        leeg = "" if isinstance(waarde, str) else None
        if not inhoud.soort.indicatie_staat:
            schoon[naam] = leeg
        else:
            schoon[naam] = getattr(gevraagd, naam) if waarde in ("", None) else waarde
    if inhoud.soort not in (Adviessoort.ANDERE_GRONDSLAG, Adviessoort.VOORLIGGEND_VELD):
        schoon["grondslag"] = ""
    if inhoud.soort is not Adviessoort.AANHOUDEN:
        schoon |= {"nodig_wat": "", "nodig_wie": "", "nodig_wanneer": None}
    return replace(inhoud, **schoon)  # type: ignore[arg-type]  # field names and values come from the class itself


def gewijzigde_velden(inhoud: AdviesInvoer, gevraagd: Gevraagd) -> tuple[str, ...]:
    """Which of profiel, intensiteit, duur and volume the advice sets otherwise than was asked."""
    return tuple(
        naam
        for naam in AANPASBAAR
        if getattr(inhoud, naam) not in ("", None) and getattr(inhoud, naam) != getattr(gevraagd, naam)
    )


def _datum(veld: str, waarde: date | None, vandaag: date, wat: str, *, verplicht: bool) -> list[Bezwaar]:
    if waarde is None:
        return [Bezwaar(f"Vul {wat} in.", veld)] if verplicht else []
    if waarde <= vandaag:
        return [Bezwaar(f"{wat.capitalize()} moet na vandaag liggen; {datum_voluit(waarde)} kan niet.", veld)]
    if waarde - vandaag > VERSTE_DATUM:
        return [Bezwaar(f"{wat.capitalize()} ligt te ver weg: {datum_voluit(waarde)}.", veld)]
    return []


def toets_getal(veld: str, waarde: int) -> Uitkomst:
    """Whether a number can stand in an advice, drafted or fixed. ``veld`` is a key of ``GETALLEN``."""
    naam, grootste = GETALLEN[veld]
    if waarde <= 0:
        return Uitkomst((Bezwaar(f"{naam} moet groter zijn dan nul.", veld),))
    if waarde > grootste:
        hoogste = f"{grootste:,}".replace(",", ".")
        return Uitkomst((Bezwaar(f"{naam} is te groot om juist te kunnen zijn. Het hoogste is {hoogste}.", veld),))
    return Uitkomst()


def _getallen(inhoud: AdviesInvoer) -> list[Bezwaar]:
    waarden = ((veld, getattr(inhoud, veld)) for veld in GETALLEN)
    return [b for veld, waarde in waarden if waarde is not None for b in toets_getal(veld, waarde).bezwaren]


def _per_soort(inhoud: AdviesInvoer, gevraagd: Gevraagd, vandaag: date) -> list[Bezwaar]:
    soort = inhoud.soort
    anders = gewijzigde_velden(inhoud, gevraagd)
    if soort is Adviessoort.PASSEND and anders:
        return [
            Bezwaar(
                f"U wijzigt {opsomming([_NAMEN[v] for v in anders])}. Kies dan “passend met aanpassing”.", anders[0]
            )
        ]
    if soort is Adviessoort.PASSEND_MET_AANPASSING and not anders:
        return [Bezwaar("Geef aan wat er wijzigt: het profiel, de intensiteit, de duur of het volume.", "profiel")]
    if soort is Adviessoort.ANDERE_GRONDSLAG and not inhoud.grondslag.strip():
        return [Bezwaar("Kies welke andere grondslag past.", "grondslag")]
    if soort is Adviessoort.VOORLIGGEND_VELD and inhoud.alternatief_id is None:
        return [Bezwaar("Kies het alternatief waar de tafel naar verwijst.", "alternatief_id")]
    if soort is Adviessoort.AANHOUDEN:
        uit = []
        if not inhoud.nodig_wat.strip():
            uit.append(Bezwaar("Vul in wat er nodig is om verder te kunnen.", "nodig_wat"))
        if not inhoud.nodig_wie.strip():
            uit.append(Bezwaar("Vul in wie daarvoor zorgt.", "nodig_wie"))
        return uit + _datum(
            "nodig_wanneer", inhoud.nodig_wanneer, vandaag, "de datum voor de aanvulling", verplicht=True
        )
    return []


def toets_advies(inhoud: AdviesInvoer, gevraagd: Gevraagd, vandaag: date, *, ongewogen: Sequence[str] = ()) -> Uitkomst:
    """Whether an advice says all that its kind must say. ``ongewogen`` are the names of criteria not weighed yet."""
    uit: list[Bezwaar] = []
    motivering = " ".join(inhoud.motivering.split())
    if not motivering:
        uit.append(Bezwaar("Een advies heeft altijd een motivering.", "motivering"))
    elif len(motivering) < KORTSTE_MOTIVERING:
        uit.append(Bezwaar("De motivering is te kort. Schrijf ten minste één hele zin.", "motivering"))
    uit += _per_soort(inhoud, gevraagd, vandaag)
    uit += _getallen(inhoud)
    evaluatie = _datum(
        "evaluatiedatum",
        inhoud.evaluatiedatum,
        vandaag,
        "de evaluatiedatum",
        verplicht=inhoud.soort.indicatie_staat,
    )
    uit += evaluatie
    ingang = inhoud.ingangsdatum
    if ingang is not None and inhoud.soort.indicatie_staat:
        if abs(ingang - vandaag) > VERSTE_DATUM:
            uit.append(Bezwaar(f"De ingangsdatum {datum_voluit(ingang)} kan niet juist zijn.", "ingangsdatum"))
        elif not evaluatie and inhoud.evaluatiedatum is not None and inhoud.evaluatiedatum <= ingang:
            uit.append(Bezwaar("De evaluatiedatum moet na de ingangsdatum liggen.", "evaluatiedatum"))
    if ongewogen and inhoud.soort not in ZONDER_WEGING:
        meer = "dit criterium" if len(ongewogen) == 1 else "deze criteria"
        uit.append(Bezwaar(f"Weeg eerst nog {meer}: {opsomming(list(ongewogen))}.", "weging"))
    return Uitkomst.van(uit)


@dataclass(frozen=True, slots=True)
class Bevestiger:
    """The person who confirms what the chair reads back."""

    id: int
    naam: str
    geldig: bool
    organisatie_id: int | None
    is_secretaris: bool


def bewerkers_van(rij: str) -> frozenset[int]:
    """Everybody who wrote in a draft, from the text in which that is kept."""
    return frozenset(int(deel) for deel in rij.split())


def met_bewerker(rij: str, persoon_id: int | None) -> str:
    """The same text with this person at the end, unless that one is in it; the program itself never is."""
    if persoon_id is None or persoon_id in bewerkers_van(rij):
        return rij
    return f"{rij} {persoon_id}".lstrip()


def toets_bevestiger(
    bevestiger: Bevestiger,
    actor_id: int | None,
    doen_mee: Collection[int],
    bewerkers: Collection[int] = frozenset(),
) -> Uitkomst:
    """Whether this person may confirm: another one than who fixes it or wrote in its draft, valid, and taking part.

    ``doen_mee`` are the organisations that are present and not recused. Between two overleggen these are all
    organisations of the table.
    """
    if bevestiger.id == actor_id:
        zin = "Wie het advies vaststelt, kan het niet zelf bevestigen. Kies een ander."
    elif bevestiger.id in bewerkers:
        zin = f"{bevestiger.naam} schreef mee aan dit advies en kan het daarom niet bevestigen. Kies een ander."
    elif not bevestiger.geldig:
        zin = f"{bevestiger.naam} hoort op deze datum niet meer bij de tafel."
    elif not bevestiger.is_secretaris and bevestiger.organisatie_id not in doen_mee:
        zin = (
            f"{bevestiger.naam} kan niet bevestigen: dat doet iemand van een organisatie die bij dit punt meedoet, "
            "of de secretaris."
        )
    else:
        return Uitkomst()
    return Uitkomst((Bezwaar(zin, "bevestigd_door_id"),))


def voorbehoud_bij(quorum_gehaald: bool) -> Voorbehoud | None:
    """The reservation under which an advice in an overleg stands: without quorum a next overleg must ratify it."""
    return None if quorum_gehaald else Voorbehoud.GEEN_QUORUM


def voorbehoud_na_herziening(
    oud: Voorbehoud | None, besluit: Bekrachtigingsbesluit | None, *, inhoudelijk: bool = False
) -> Voorbehoud | None:
    """The reservation of a herzien advies: that of the original, unless the original was ratified.

    Another outcome or indication (``inhoudelijk``) was weighed by no table with quorum, so it always waits for one.
    """
    staat = None if besluit is Bekrachtigingsbesluit.BEKRACHTIGD else oud
    return Voorbehoud.GEEN_QUORUM if inhoudelijk and staat is None else staat


def toets_herziene_soort(oud: Adviessoort, nieuw: Adviessoort) -> Uitkomst:
    """A casus that was aangehouden goes back to the table; a herziening cannot weigh it instead."""
    if oud is Adviessoort.AANHOUDEN and nieuw is not oud:
        return Uitkomst(
            (
                Bezwaar(
                    "Een aangehouden casus komt terug op tafel. Maak de casus gereed en zet hem op een agenda.", "soort"
                ),
            )
        )
    return Uitkomst()


def wijzigt_inhoud(inhoud: AdviesInvoer, soort: Adviessoort, indicatie: Mapping[str, object]) -> bool:
    """Whether a herziening changes the outcome or the indication itself, and not only the words.

    ``soort`` and ``indicatie`` (the fields of ``INDICATIEVELDEN``) are those of the advice that is corrected.
    """
    return inhoud.soort is not soort or any(getattr(inhoud, naam) != indicatie[naam] for naam in INDICATIEVELDEN)


def casusstatus_na(soort: Adviessoort) -> CasusStatus:
    """Where the casus stands after an advice of this kind."""
    if soort is Adviessoort.AANHOUDEN:
        return CasusStatus.AANGEHOUDEN
    if soort is Adviessoort.INGETROKKEN:
        return CasusStatus.INGETROKKEN
    return CasusStatus.GEADVISEERD


def adviesnummer(casusnummer: str, volgnummer: int) -> str:
    """The official number: ``WT-2026-0042/A1``."""
    return f"{casusnummer}/A{volgnummer}"


def toets_herziening(
    reden: str, *, is_laatste: bool, laatste_nummer: str, besluit: Bekrachtigingsbesluit | None, status_klopt: bool
) -> Uitkomst:
    """Whether a fixed advice may be followed by a herzien advies.

    ``status_klopt`` is whether the casus still stands where this advice brought it.
    """
    uit = []
    if not is_laatste:
        uit.append(Bezwaar(f"Alleen het laatste advies kan worden herzien. Dat is {laatste_nummer}."))
    elif besluit is Bekrachtigingsbesluit.NIET_BEKRACHTIGD:
        uit.append(Bezwaar("Dit advies is niet bekrachtigd en geldt dus niet. Behandel de casus opnieuw."))
    elif not status_klopt:
        uit.append(Bezwaar("De casus is na dit advies al weer in behandeling. Geef het nieuwe advies in het overleg."))
    if len(" ".join(reden.split())) < KORTSTE_REDEN:
        uit.append(Bezwaar("Vul in waarom het advies wordt herzien, in ten minste tien tekens.", "reden"))
    return Uitkomst.van(uit)


def toets_bekrachtiging(
    besluit: Bekrachtigingsbesluit, toelichting: str, *, quorum_gehaald: bool, quorumzin: str, al_besloten: bool
) -> Uitkomst:
    """Whether the table may decide on an advice under voorbehoud; that needs quorum."""
    uit = []
    if al_besloten:
        uit.append(Bezwaar("Over dit advies is al besloten."))
    if not quorum_gehaald:
        uit.append(Bezwaar(f"Zonder quorum kan de tafel niet bekrachtigen. {quorumzin}"))
    if besluit is Bekrachtigingsbesluit.NIET_BEKRACHTIGD and len(toelichting.strip()) < KORTSTE_REDEN:
        uit.append(Bezwaar("Vul in waarom het advies niet wordt bekrachtigd.", "toelichting"))
    return Uitkomst.van(uit)
