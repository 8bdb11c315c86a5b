"""The rules of a casus: which status may follow which, and what a complete casus holds.

Pure: no database, no clock. Every answer comes with its reasons, in sentences for the user.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from weegtafel.casus.feiten import CasusFeiten
from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN, VELDEN
from weegtafel.kernel.codes import CasusSoort, CasusStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Rol

C = CasusStatus

#: The one transition table: from each status the statuses that may follow it.
#: gereed → geadviseerd and gereed → aangehouden are the spoedadvies, given between two overleggen.
#: geadviseerd → gereed is a next overleg that does not ratify an advice under voorbehoud.
#: aangehouden → geadviseerd and geadviseerd → aangehouden or ingetrokken are a herzien advies.
#: geagendeerd, aangehouden or geadviseerd → aangemeld is what comes back from a table without a declaration on its
#: present text: it goes to where the gate asks again.
OVERGANGEN: Mapping[CasusStatus, frozenset[CasusStatus]] = {
    C.CONCEPT: frozenset({C.AANGEMELD, C.INGETROKKEN}),
    C.AANGEMELD: frozenset({C.GEREED, C.INGETROKKEN}),
    C.GEREED: frozenset({C.GEAGENDEERD, C.AANGEMELD, C.GEADVISEERD, C.AANGEHOUDEN, C.INGETROKKEN}),
    C.GEAGENDEERD: frozenset({C.GEADVISEERD, C.AANGEHOUDEN, C.INGETROKKEN, C.GEREED, C.AANGEMELD}),
    C.AANGEHOUDEN: frozenset({C.GEREED, C.GEADVISEERD, C.INGETROKKEN, C.AANGEMELD}),
    C.GEADVISEERD: frozenset({C.GEREED, C.AANGEHOUDEN, C.INGETROKKEN, C.AANGEMELD}),
    C.INGETROKKEN: frozenset(),
    # Reached from the retention room only, which takes the text away first; nothing follows it.
    C.VERNIETIGD: frozenset(),
}

#: Statuses in which the casus is done with, unless a next overleg decides otherwise.
EINDSTATUSSEN = frozenset({C.GEADVISEERD, C.INGETROKKEN})

#: Statuses in which the text of a casus may change.
BEWERKBAAR = frozenset({C.CONCEPT, C.AANGEMELD, C.GEREED, C.AANGEHOUDEN})

#: The code of ``uitkomst_grond`` that says that nobody looked at this ground.
NIET_OVERWOGEN = "niet_overwogen"

RESULTAAT_MINIMUM = 20

#: Who works for the whole table, and so writes every casus; anybody else writes for the own organisation.
SCHRIJFT_ALLES = frozenset({Rol.SECRETARIS, Rol.VOORZITTER})


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a rule answers: may it, and if not why."""

    mag: bool
    redenen: tuple[str, ...] = ()

    def eis(self) -> None:
        """Go on only when the rule says yes.

        Raises:
            Regelovertreding: with the reasons.
        """
        if not self.mag:
            raise Regelovertreding(self.redenen)


@dataclass(frozen=True, slots=True)
class Ontbrekend:
    """One thing that a complete casus needs: the field it belongs to and a sentence for who must fill it."""

    veld: str
    zin: str


JA = Uitkomst(True)


def _nee(*redenen: str) -> Uitkomst:
    return Uitkomst(False, redenen)


def overgang(nummer: str, van: CasusStatus, naar: CasusStatus) -> Uitkomst:
    """Whether a casus may go from one status to another."""
    if naar in OVERGANGEN[van]:
        return JA
    if van is naar:
        return _nee(f"{nummer} is al {van.omschrijving}.")
    return _nee(f"{nummer} is {van.omschrijving} en kan van daaruit niet {naar.omschrijving} worden.")


def mag_bewerken(nummer: str, status: CasusStatus) -> Uitkomst:
    """Whether the text of a casus may change."""
    if status in BEWERKBAAR:
        return JA
    if status is C.GEAGENDEERD:
        return _nee(
            f"{nummer} staat op een agenda en is al rondgestuurd. Haal de casus eerst van de agenda om hem te wijzigen."
        )
    return _nee(f"{nummer} is {status.omschrijving} en wordt niet meer gewijzigd.")


def mag_schrijven(rollen: Collection[Rol], eigen_organisatie_id: int | None, inbrenger_id: int) -> Uitkomst:
    """Whether somebody may write or withdraw a casus that ``inbrenger_id`` brings in.

    A lid speaks for one organisation. Another's casus holds what a jeugdige told that other, so a lid leaves it as it
    is; secretary and chair work for the whole table.
    """
    if SCHRIJFT_ALLES & frozenset(rollen) or (
        eigen_organisatie_id is not None and eigen_organisatie_id == inbrenger_id
    ):
        return JA
    if eigen_organisatie_id is None:
        return _nee(
            "U hoort in Inrichting bij geen organisatie. Alleen de secretaris en de voorzitter schrijven dan casussen."
        )
    return _nee(
        "Een lid schrijft alleen casussen van de eigen organisatie. De secretaris en de voorzitter schrijven ze alle."
    )


def weiger(redenen: Sequence[str], veld: str = "") -> NoReturn:
    """Refuse, at a field when there is one.

    Raises:
        Regelovertreding: always.
    """
    raise Regelovertreding(redenen, {veld: redenen[0]} if veld else {})


def ontbreekt_verklaring(
    *, verklaard: bool, zelfde_tekst: bool, ongezien: Sequence[tuple[str, str]] = ()
) -> tuple[Ontbrekend, ...]:
    """Whether the declaration of anonymity is missing, or is about a text that changed since.

    ``ongezien`` are (field, sentence) of rare combinations that nobody saw when it was given.
    """
    if verklaard and zelfde_tekst:
        verklaar = "Kies grover, of verklaar opnieuw en vink aan dat u dit hebt gezien."
        return tuple(Ontbrekend(veld, f"{zin} {verklaar}") for veld, zin in ongezien)
    if verklaard:
        zin = (
            "De casus is gewijzigd nadat iemand hem anoniem verklaarde: kijk na wat er veranderde en verklaar opnieuw."
        )
    else:
        zin = "Niemand heeft verklaard dat de casus anoniem is: los de bevindingen op en verklaar het."
    return (Ontbrekend("anonimiteit", zin),)


def toets_voorganger(nummer: str, voorgangers: Sequence[tuple[int, str]], eigen_id: int | None) -> Uitkomst:
    """Whether a casus may follow the first of ``voorgangers``: that casus, the one before it, and so on (id, number).

    A her-indicatie follows what was earlier; a row that comes back to itself has no beginning to read.
    """
    for plaats, (casus_id, _) in enumerate(voorgangers):
        if casus_id == eigen_id and plaats == 0:
            return _nee("Een casus kan niet zijn eigen voorganger zijn. Kies de casus die eraan voorafging.")
        if casus_id == eigen_id:
            return _nee(
                f"{voorgangers[0][1]} volgt zelf op {nummer} en kan dus niet de eerdere casus zijn. Kies een andere."
            )
    return JA


def status_na_bewerking(status: CasusStatus) -> CasusStatus:
    """A casus that was ready is no longer so once its text changes."""
    return C.AANGEMELD if status is C.GEREED else status


def mag_aanmelden(nummer: str, status: CasusStatus) -> Uitkomst:
    """Whether the inbrenger may hand the casus to the secretary."""
    return overgang(nummer, status, C.AANGEMELD) if status is C.CONCEPT else _nee(f"{nummer} is al aangemeld.")


def mag_terug(nummer: str, status: CasusStatus, reden: str) -> Uitkomst:
    """Whether a casus that is ready may go back to aangemeld."""
    if status is not C.GEREED:
        return _nee(f"{nummer} is {status.omschrijving}; alleen een casus die gereed is, gaat terug.")
    return JA if reden.strip() else _nee("Schrijf op waarom de casus teruggaat.")


def mag_intrekken(nummer: str, status: CasusStatus, reden: str) -> Uitkomst:
    """Whether a casus may be withdrawn outside an overleg.

    A casus on an agenda is withdrawn there, or taken off first, so that no item stays behind without a casus.
    """
    if status is C.GEAGENDEERD:
        return _nee(
            f"{nummer} staat op een agenda. Haal de casus eerst van de agenda, of leg in het overleg vast dat hij "
            "is ingetrokken."
        )
    if status in EINDSTATUSSEN:
        return _nee(f"{nummer} is {status.omschrijving} en kan niet meer worden ingetrokken.")
    if not reden.strip():
        return _nee("Schrijf op waarom de casus wordt ingetrokken.")
    return overgang(nummer, status, C.INGETROKKEN)


def mag_gereed(
    nummer: str, status: CasusStatus, geen_namen: bool, ontbrekend: tuple[Ontbrekend, ...], oude_codes: tuple[str, ...]
) -> Uitkomst:
    """Whether a casus may be declared ready: complete, with codes that hold, and read through on names."""
    stap = overgang(nummer, status, C.GEREED)
    if not stap.mag or status not in (C.AANGEMELD, C.AANGEHOUDEN):
        return (
            stap if not stap.mag else _nee(f"{nummer} is {status.omschrijving} en wordt niet opnieuw gereed verklaard.")
        )
    redenen = [o.zin for o in ontbrekend] + list(oude_codes)
    if not geen_namen:
        redenen.append(
            "Verklaar eerst dat u de casus hebt nagelezen en dat er geen namen of andere herkenbare gegevens in staan."
        )
    return _nee(*redenen) if redenen else JA


_ZINNEN: Mapping[str, str] = {
    "leeftijdsband": "De leeftijdsgroep ontbreekt: kies de groep waarin de jeugdige valt.",
    "hulpvraag": "De hulpvraag ontbreekt: schrijf wat de jeugdige en de ouders vragen, in hun eigen woorden.",
    "mening_jeugdige": "De mening van de jeugdige ontbreekt: schrijf wat de jeugdige zelf wil, of waarom dat niet "
    "gevraagd kon worden.",
    "mening_ouders": "De mening van de ouders ontbreekt: schrijf hoe elke ouder het ziet, ook als zij verschillen.",
    "problemen": "De problemen en stoornissen ontbreken: schrijf welke er zijn vastgesteld of worden vermoed.",
    "verklarende_analyse": "De verklarende analyse ontbreekt: schrijf hoe de problemen samenhangen en wat ze in "
    "stand houdt.",
    "deskundigheid": "Wie dit heeft beoordeeld ontbreekt: noem per onderdeel de deskundigheid die meekeek, zonder "
    "namen.",
    "eerdere_hulp": "De eerdere hulp ontbreekt: schrijf welke hulp er was en wat die deed, of dat er geen was.",
    "veiligheid": "De veiligheid ontbreekt: schrijf of de jeugdige nu veilig is en welke afspraken gelden.",
    "resultaat": "Het te bereiken resultaat ontbreekt: schrijf wat de jeugdige dan kan, doet of heeft.",
    "resultaat_datum": "De datum van het resultaat ontbreekt: noem de dag waarop het bereikt moet zijn.",
    "hulp_nodig": "Welke hulp nodig is ontbreekt: schrijf naar aard en omvang wat het resultaat dichterbij brengt.",
    "eigen_mogelijkheden": "De eigen mogelijkheden ontbreken: schrijf wat ouders en netwerk zelf kunnen, en waarom "
    "dat niet genoeg is.",
    "segment": "Het segment ontbreekt: kies het segment van de gevraagde indicatie.",
    "profiel": "Het profiel ontbreekt: kies het zorgprofiel van de gevraagde indicatie.",
    "intensiteit": "De intensiteit ontbreekt: kies de gevraagde intensiteit.",
    "vorm": "De vorm ontbreekt: kies of het om ambulante hulp, dagbehandeling, verblijf of iets anders gaat.",
    "productcategorie": "De productcategorie ontbreekt: kies de landelijke categorie die in het iJw-bericht komt.",
    "volume": "Het volume ontbreekt: schrijf hoeveel eenheden er worden gevraagd.",
    "eenheid": "De eenheid ontbreekt: kies of het volume in uren, etmalen of iets anders telt.",
    "frequentie": "De frequentie ontbreekt: kies of het volume per week, per maand of voor het geheel geldt.",
    "ingangsdatum": "De ingangsdatum ontbreekt: noem de gewenste eerste dag.",
    "duur_maanden": "De duur ontbreekt: schrijf hoeveel maanden de indicatie moet gelden.",
    "kosten_cent": "De verwachte kosten ontbreken: schrijf wat de hele indicatie naar verwachting kost.",
    "onderbouwing": "De onderbouwing ontbreekt: schrijf waarom deze inzet past bij het resultaat en lichtere niet.",
}

_GRONDNAMEN: Mapping[str, str] = {
    "wlz": "de Wet langdurige zorg",
    "zvw": "de Zorgverzekeringswet",
    "wmo": "de Wmo",
    "onderwijs": "het onderwijs",
    "voorliggend_veld": "het voorliggend veld",
}


def is_leeg(waarde: object) -> bool:
    """Whether nothing that can be read was filled in: spaces and invisible characters do not count, nor does zero."""
    if isinstance(waarde, str):
        return not any(teken.isalnum() for teken in waarde)
    return waarde is None or waarde == 0


def ontbreekt(casus: CasusFeiten) -> tuple[Ontbrekend, ...]:
    """What a casus still needs before it can be put on an agenda; empty means complete."""
    velden = {veld.sleutel: casus.waarde(veld.sleutel) for veld in VELDEN}
    gronden = {g.grondslag: (g.uitkomst, g.toelichting) for g in casus.gronden}
    return ontbreekt_in(velden, gronden, casus.soort, casus.eerdere_casus_id is not None)


def ontbreekt_in(
    velden: Mapping[str, object],
    gronden: Mapping[str, tuple[str, str]],
    soort: CasusSoort,
    eerdere_bekend: bool,
) -> tuple[Ontbrekend, ...]:
    """As :func:`ontbreekt`, over loose values: fields by key, and per grondslag (uitkomst code, toelichting)."""
    uit: list[Ontbrekend] = []
    if soort is CasusSoort.HER and not eerdere_bekend:
        uit.append(
            Ontbrekend(
                "eerdere_casus_id",
                "De eerdere casus ontbreekt: noem bij een her-indicatie het nummer van de casus die voorafging.",
            )
        )
    for veld in VELDEN:
        waarde = velden.get(veld.sleutel)
        if veld.sleutel == "segment":
            uit.extend(_gronden(gronden))
        if veld.verplicht and is_leeg(waarde):
            uit.append(Ontbrekend(veld.sleutel, _ZINNEN[veld.sleutel]))
    uit.extend(_te_vaag(velden))
    volgorde = {"eerdere_casus_id": -1} | {veld.sleutel: i * 10 for i, veld in enumerate(VELDEN)}
    voor_aanvraag = volgorde["segment"] - 5
    return tuple(sorted(uit, key=lambda o: volgorde.get(o.veld, voor_aanvraag)))


def _gronden(gronden: Mapping[str, tuple[str, str]]) -> list[Ontbrekend]:
    uit = []
    for grond in TE_OVERWEGEN_GRONDEN:
        uitkomst, toelichting = gronden.get(grond, ("", ""))
        naam = _GRONDNAMEN[grond]
        if not uitkomst or uitkomst == NIET_OVERWOGEN:
            zin = f"{naam[0].upper()}{naam[1:]} is nog niet overwogen: zoek uit wat daar kan en leg de uitkomst vast."
            uit.append(Ontbrekend(f"grond.{grond}", zin))
        elif is_leeg(toelichting):
            zin = f"De reden bij {naam} ontbreekt: schrijf waarom dat niet of niet genoeg helpt."
            uit.append(Ontbrekend(f"grond.{grond}", zin))
    return uit


def _te_vaag(velden: Mapping[str, object]) -> list[Ontbrekend]:
    uit = []
    resultaat = velden.get("resultaat")
    if isinstance(resultaat, str) and not is_leeg(resultaat) and len(resultaat.strip()) < RESULTAAT_MINIMUM:
        zin = "Het te bereiken resultaat is te kort om aan te toetsen: schrijf wat de jeugdige dan kan, doet of heeft."
        uit.append(Ontbrekend("resultaat", zin))
    begin, bereikt = velden.get("ingangsdatum"), velden.get("resultaat_datum")
    if isinstance(begin, date) and isinstance(bereikt, date) and bereikt <= begin:
        zin = "De datum van het resultaat ligt niet na de ingangsdatum: kies een latere dag, of een eerdere ingang."
        uit.append(Ontbrekend("resultaat_datum", zin))
    return uit


def opmerkingen(casus: CasusFeiten, richtlijn_maanden: int | None) -> tuple[Ontbrekend, ...]:
    """What a secretary may want to look at, but what stops nothing.

    ``richtlijn_maanden`` is the guide of the purchasing contract for this intensiteit (SPIC), None without one.
    """
    uit = []
    if richtlijn_maanden is not None and casus.duur_maanden is not None and casus.duur_maanden > richtlijn_maanden:
        naam = casus.toon("intensiteit")
        zin = (
            f"De duur van {casus.duur_maanden} maanden is langer dan de richtlijn van {richtlijn_maanden} maanden voor "
            f"{naam}: leg in de onderbouwing uit waarom."
        )
        uit.append(Ontbrekend("duur_maanden", zin))
    for grond in casus.gronden:
        if grond.grondslag in TE_OVERWEGEN_GRONDEN and grond.uitkomst == "passend":
            zin = f"{grond.naam} is als passend genoemd: leg uit waarom daarnaast jeugdhulp nodig is."
            uit.append(Ontbrekend(f"grond.{grond.grondslag}", zin))
    if not casus.alternatieven:
        uit.append(
            Ontbrekend("alternatieven", "Er is geen alternatief uit de catalogus genoemd: de tafel zal ernaar vragen.")
        )
    return tuple(uit)
