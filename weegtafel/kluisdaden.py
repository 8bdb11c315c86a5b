"""What the pages of the vault need: the words on a password, the recovery key on paper, the journal out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from weegtafel.bootstrap import Programma
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import Alinea, Document, Kader, Tabel, Tekst, alinea
from weegtafel.kernel.document import Lijst as Puntenlijst
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.storage import beveiligen, herstelsleutel, journaal, wachtwoorden

P = ParamSpec("P")
R = TypeVar("R")

KORTSTE_WACHTWOORD = wachtwoorden.KORTSTE
AFRONDEN = beveiligen.AFRONDEN


def wachtwoordzin(wachtwoord: str, namen: tuple[str, ...] = ()) -> str:
    """What is wrong with a password, in a sentence; empty when it is good enough."""
    try:
        wachtwoorden.keur(wachtwoord, namen)
    except Regelovertreding as fout:
        return " ".join(fout.redenen)
    return ""


def documentwachtwoordzin(wachtwoord: str, namen: tuple[str, ...] = ()) -> str:
    """What is wrong with a password for a document that leaves, in a sentence; empty when it is good enough."""
    from weegtafel.rendering.wachtwoord import toets_wachtwoord

    try:
        toets_wachtwoord(wachtwoord)
    except Regelovertreding as fout:
        return " ".join(fout.redenen)
    return wachtwoordzin(wachtwoord, namen)


# --- the recovery key -----------------------------------------------------------------------------


def herstelgroepen(sleutel: str) -> tuple[str, ...]:
    """The groups of a recovery key as it is printed."""
    return tuple(sleutel.split("-"))


def is_groep(sleutel: str, nummer: int, getypt: str) -> bool:
    """Whether somebody typed group ``nummer`` (from 0) over from the paper."""
    kaal = "".join(c for c in getypt.upper() if c.isalnum()).translate(str.maketrans("OILU", "011V"))
    return kaal == herstelgroepen(sleutel)[nummer]


def eis_herstelsleutel(tekst: str) -> None:
    """Refuse a recovery key with a group that cannot be right. Raises Regelovertreding, naming it."""
    herstelsleutel.lees(tekst)


def herstelpapier(sleutel: str, map_: Path, moment: datetime) -> Document:
    """The sheet with the recovery key, to be kept apart from the computer."""
    groepen = herstelgroepen(sleutel)
    rijen = tuple(
        (str(n + 1), groepen[n], str(n + 1 + len(groepen) // 2), groepen[n + len(groepen) // 2])
        for n in range(len(groepen) // 2)
    )
    return Document(
        titel="Herstelsleutel van Weegtafel",
        onderwerp="De sleutel voor als alle wachtwoorden kwijt zijn",
        kenmerk="",
        datum=moment.date(),
        afzender="",
        logo=None,
        markering="Vertrouwelijk",
        voettekst="Bewaar dit blad op papier, achter slot, niet bij de computer.",
        blokken=(
            alinea(
                "Met deze sleutel krijgt u weer toegang tot de gegevens als niemand het wachtwoord meer weet. "
                "Weegtafel toont haar één keer en bewaart haar niet."
            ),
            Tabel(("Groep", "Tekens", "Groep", "Tekens"), rijen, breedtes=(1, 3, 1, 3)),
            Alinea((Tekst("Hoort bij: ", vet=True), Tekst(f"de gegevens in {map_}, {datum_voluit(moment.date())}"))),
            Kader(
                "Zo gebruikt u haar",
                (
                    Puntenlijst(
                        (
                            "Start Weegtafel en kies bij het aanmelden “Wachtwoord vergeten”.",
                            "Typ de acht groepen over. Hoofdletters, spaties en streepjes maken niet uit.",
                            "Kies een nieuw wachtwoord. Een verkeerd getypte groep noemt Weegtafel bij haar nummer.",
                            "Maak daarna bij Kluis een nieuwe herstelsleutel; dit blad vervalt dan.",
                        ),
                        genummerd=True,
                    ),
                ),
            ),
            Kader(
                "Let op",
                (alinea("Wie dit blad en de map met gegevens heeft, kan alles lezen. Maak er geen foto van."),),
                "let_op",
            ),
        ),
    )


def schrijf_herstelsleutel(sleutel: str, map_: Path, pad: Path, moment: datetime) -> None:
    """Write the sheet as PDF or DOCX. Raises Regelovertreding for another suffix, Storing when the disk refuses."""
    from weegtafel.rendering.schrijven import schrijf

    schrijf(herstelpapier(sleutel, map_, moment), pad, moment)


# --- the journal ----------------------------------------------------------------------------------


def inzien(programma: Programma, functie: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Ask the journal something, for who may. Raises Regelovertreding, Storing."""

    def vraag(sessie: Session) -> R:
        programma.eis(sessie, "journaal.inzien")
        return functie(sessie, *args, **kwargs)

    return programma.vraag(vraag)


def past_anker(programma: Programma, anker: str) -> bool:
    """Whether an anchor from a document or a copy fits the journal. Raises Regelovertreding: this is no anchor."""
    return programma.vraag(journaal.past_anker, anker)


def exporteer_journaal(programma: Programma, filter_: Any, pad: Path) -> int:
    """Write the lines of a ``Journaalfilter`` as XLSX or CSV, with their hashes. Returns how many.

    Raises:
        Regelovertreding: no role for it, or another suffix.
        Storing: the place cannot be written.
    """
    from weegtafel.bootstrap.uitgeven import geef_uit
    from weegtafel.inrichting.schermqueries import journaaluitvoer
    from weegtafel.rendering.tabelbestand import maak_tabel

    rijen = inzien(programma, journaaluitvoer, filter_)
    kop = ("Regel", "Tijdstip", "Persoon", "Handeling", "Nummer", "Velden", "Hash")
    inhoud = maak_tabel(kop, rijen, pad, "Journaal", programma.vraag(journaal.anker))
    wat = [f"regels:{len(rijen)}", pad.suffix.lower().lstrip(".")]
    geef_uit(programma, inhoud, pad, "geeft_journaal_uit", "", wat)
    return len(rijen)
