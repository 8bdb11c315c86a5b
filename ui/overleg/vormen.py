"""How the words of an overleg are drawn: a shape and a meaning beside each word, and times as people read them."""

from __future__ import annotations

from datetime import datetime, time

from ui.widgets.statuslabel import Vorm
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    Adviessoort,
    Criteriumoordeel,
    Oordeel,
    OverlegStatus,
    PuntSoort,
    PuntStatus,
)
from weegtafel.overleg.rules.agenda import seconden_erbij
from weegtafel.overleg.schermrijen import OverlegBlad, OverlegRij, PuntRij

STATUS: dict[OverlegStatus, Vorm] = {
    OverlegStatus.GEPLAND: Vorm("vorm-ring", "accent"),
    OverlegStatus.OPEN: Vorm("vorm-halve-cirkel", "let_op"),
    OverlegStatus.GESLOTEN: Vorm("vorm-cirkel", "neutraal"),
    OverlegStatus.VASTGESTELD: Vorm("hangslot", "goed"),
}
VERVALLEN = Vorm("vorm-streep", "neutraal")

OORDEEL: dict[Oordeel, Vorm] = {
    Oordeel.PASSEND: Vorm("vorm-cirkel", "goed"),
    Oordeel.TWIJFEL: Vorm("vorm-driehoek", "let_op"),
    Oordeel.NIET_PASSEND: Vorm("vorm-vierkant", "fout"),
    Oordeel.ONTHOUDING: Vorm("vorm-ring", "neutraal"),
}
CRITERIUM: dict[Criteriumoordeel, Vorm] = {
    Criteriumoordeel.VOLDOET: Vorm("vorm-cirkel", "goed"),
    Criteriumoordeel.DEELS: Vorm("vorm-halve-cirkel", "let_op"),
    Criteriumoordeel.VOLDOET_NIET: Vorm("vorm-vierkant", "fout"),
    Criteriumoordeel.NIET_VAN_TOEPASSING: Vorm("vorm-streep", "neutraal"),
}
AANWEZIGHEID: dict[Aanwezigheidssoort, Vorm] = {
    Aanwezigheidssoort.AANWEZIG: Vorm("aanwezig", "goed"),
    Aanwezigheidssoort.GEKOMEN: Vorm("gearriveerd", "goed"),
    Aanwezigheidssoort.AFWEZIG_MET_BERICHT: Vorm("afwezig-met-bericht", "neutraal"),
    Aanwezigheidssoort.AFWEZIG: Vorm("afwezig", "let_op"),
    Aanwezigheidssoort.VERTROKKEN: Vorm("vertrokken", "neutraal"),
}
ADVIES: dict[Adviessoort, Vorm] = {
    Adviessoort.PASSEND: Vorm("vorm-cirkel", "goed"),
    Adviessoort.PASSEND_MET_AANPASSING: Vorm("vorm-halve-cirkel", "goed"),
    Adviessoort.ENKELVOUDIG: Vorm("vorm-ruit", "accent"),
    Adviessoort.ANDERE_GRONDSLAG: Vorm("vorm-vierkant", "accent"),
    Adviessoort.VOORLIGGEND_VELD: Vorm("vorm-driehoek", "accent"),
    Adviessoort.OPSCHALEN: Vorm("omhoog", "let_op"),
    Adviessoort.AANHOUDEN: Vorm("pauze", "let_op"),
    Adviessoort.INGETROKKEN: Vorm("vorm-streep", "neutraal"),
}
PUNTICOON: dict[PuntSoort, str] = {
    PuntSoort.OPENING: "vergadering",
    PuntSoort.VORIGE_NOTULEN: "notulen",
    PuntSoort.ACTIES: "actie",
    PuntSoort.BEKRACHTIGING: "hangslot",
    PuntSoort.CASUS: "casus",
    PuntSoort.VRIJ: "informatie",
    PuntSoort.RONDVRAAG: "personen",
}


def statusvorm(rij: OverlegRij | OverlegBlad) -> tuple[str, Vorm]:
    """The word and the shape of an overleg; one that does not take place is ``vervallen``."""
    vervallen = rij.vervallen if isinstance(rij, OverlegRij) else bool(rij.vervallen_reden)
    if vervallen:
        return "vervallen", VERVALLEN
    return rij.status.omschrijving, STATUS[rij.status]


_INDICATIE = ("Profiel", "Intensiteit", "Productcategorie", "Productcode", "Volume", "Duur", "Ingangsdatum")


def op_een_regel(regels: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """The values of an indication together on one line, the other lines of an advice after it."""
    indicatie = [f"vanaf {tekst}" if kop == "Ingangsdatum" else tekst for kop, tekst in regels if kop in _INDICATIE]
    rest = [(kop, tekst) for kop, tekst in regels if kop not in _INDICATIE]
    return ([("Indicatie", " · ".join(indicatie))] if indicatie else []) + rest


def klok(moment: time | datetime) -> str:
    """``14:20``."""
    return f"{moment:%H:%M}"


def looptijd(seconden: int) -> str:
    """``12:04``, and ``1:12:04`` from an hour on."""
    uren, rest = divmod(max(0, seconden), 3600)
    minuten, over = divmod(rest, 60)
    return f"{uren}:{minuten:02d}:{over:02d}" if uren else f"{minuten}:{over:02d}"


def gebruikt(blad: OverlegBlad, punt: PuntRij, nu: datetime) -> int:
    """Seconds used for an item up to now; the timer of the active item runs on."""
    erbij = seconden_erbij(blad.actief_sinds, nu) if blad.actief_punt_id == punt.id else 0
    return punt.seconden + erbij


def puntnaam(punt: PuntRij) -> str:
    """How an item is called on screen: its number, or its title."""
    return punt.casus_nummer or punt.titel


def puntstaat(punt: PuntRij) -> str:
    """Where an item stands, in words."""
    if punt.uitkomst is not None and punt.soort is PuntSoort.CASUS:
        return punt.uitkomst.omschrijving
    return "" if punt.status is PuntStatus.OPEN else punt.status.omschrijving


def meegekomen(casussen: int) -> str:
    """What the program put on an agenda by itself, in a sentence."""
    if casussen == 1:
        return "Eén casus die was doorgeschoven of terugkomt, staat nu op de agenda."
    return f"{casussen} casussen die waren doorgeschoven of terugkomen, staan nu op de agenda."
