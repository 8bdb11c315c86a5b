"""Destruction from beginning to end: the act, the file itself, the list beside it, the copies that still hold it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from weegtafel.bewaring import commands as c
from weegtafel.bewaring import queries
from weegtafel.bewaring.codes import Lijststatus, Objectsoort
from weegtafel.bewaring.documents import Kopiefeit, verklaring
from weegtafel.bewaring.rijen import Lijstfeiten
from weegtafel.bewaring.termijn import klassenamen
from weegtafel.bootstrap import Programma, is_demonstratie
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.queries import gemeenten
from weegtafel.kernel.document import Document
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd
from weegtafel.kernel.tekst import eerste_van
from weegtafel.kernel.voortgang import Voortgang, stil
from weegtafel.storage import journaal, reservekopie, vernietigen
from weegtafel.storage.bestand import KOPIEEN
from weegtafel.storage.uitdunnen import uiterlijk_weg

_SOORTEN = {soort.value: soort for soort in Objectsoort}


@dataclass(frozen=True, slots=True)
class Terug:
    """What came back with an older copy: the list that destroyed it, when, and the numbers that are there again."""

    lijst: str
    uitgevoerd_op: datetime
    nummers: tuple[str, ...]


def voer_uit(programma: Programma, lijst_id: int, versie: int, voortgang: Voortgang = stil) -> Gewijzigd:
    """Destroy what is on an approved list, then clean the file. Cannot be undone.

    Raises:
        Regelovertreding: not approved, too early, a hold; nothing is changed.
        Storing: the destruction stands, and cleaning has to be done again (:func:`ruim_op`).
    """
    uit = programma.voer_uit(c.VoerVernietigingUit(lijst_id=lijst_id, versie=versie))
    ruim_op(programma, uit.id, voortgang)
    return uit


def ruim_op(programma: Programma, lijst_id: int, voortgang: Voortgang = stil) -> Gewijzigd:
    """Write the list beside the vault, clean the file, and record that this was done. Raises Storing."""
    kluis = programma.kluis
    sleutel, lijsten = programma.vraag(lambda s: (vernietigen.zegelsleutel(s), vernietigen.uitgevoerd(s)))
    vernietigen.schrijf_lijst(kluis.map, sleutel, lijsten)
    if (kluis.map / KOPIEEN).is_dir():
        # Beside the copies as well: who puts one in another folder takes the list along.
        vernietigen.schrijf_lijst(kluis.map / KOPIEEN, sleutel, lijsten)
    vernietigen.maak_schoon(kluis, voortgang)
    return programma.voer_uit(c.MeldSchoon(lijst_id=lijst_id))


def op_te_ruimen(sessie: Session) -> tuple[int, ...]:
    """The lists that were carried out and of which the file was not cleaned yet."""
    return tuple(
        lijst.id
        for lijst in queries.lijsten(sessie)
        if lijst.status is Lijststatus.UITGEVOERD and lijst.schoon_op is None
    )


# --- after a restore ------------------------------------------------------------------------------


def teruggekomen(programma: Programma) -> tuple[Terug, ...]:
    """What was destroyed and stands in the database again, since an older copy was put back."""
    gevonden = programma.vraag(vernietigen.teruggekomen, programma.kluis.map)
    return tuple(Terug(lijst.nummer, lijst.moment, tuple(nr for _, _, nr in terug)) for lijst, terug in gevonden)


@dataclass(frozen=True, slots=True)
class Openstaand:
    """What is left of a destruction that should be gone: in a sentence, and whether it came back with a copy."""

    zin: str
    teruggekomen: bool


def openstaand(programma: Programma) -> Openstaand | None:
    """What the start of the program must say: objects that came back with an older copy, or a file not cleaned."""
    terug = [nummer for lijst in teruggekomen(programma) for nummer in lijst.nummers]
    if terug:
        zin = f"Met een oudere kopie is teruggekomen wat vernietigd was: {eerste_van(terug)}. Vernietig het opnieuw."
        return Openstaand(zin, True)
    if programma.vraag(op_te_ruimen):
        zin = "Van een vernietiging is de vrije ruimte in het bestand nog niet gewist. Wis haar alsnog."
        return Openstaand(zin, False)
    return None


def herhaal(programma: Programma, voortgang: Voortgang = stil) -> tuple[str, ...]:
    """Destroy again what came back, each list as it was judged before. Returns the numbers of the new declarations.

    Raises:
        Regelovertreding: not a beheerder, or a hold rests on something since.
        Storing: as :func:`voer_uit`.
    """
    uit = []
    sleutel = programma.vraag(vernietigen.zegelsleutel)
    for lijst, terug in programma.vraag(vernietigen.teruggekomen, programma.kluis.map):
        gedaan = programma.voer_uit(
            c.HerhaalVernietiging(
                regel=json.dumps(vernietigen.verzegeld(sleutel, lijst)),
                doelen=tuple((_SOORTEN[soort], id_) for soort, id_, _ in terug),
            )
        )
        ruim_op(programma, gedaan.id, voortgang)
        uit.append(gedaan.nummer)
    return tuple(uit)


# --- copies ---------------------------------------------------------------------------------------


def kopieen_met(programma: Programma, feiten: Lijstfeiten, tweede: Path | None = None) -> tuple[Kopiefeit, ...]:
    """The copies that still hold what a list destroyed, oldest first, each with the day on which it is gone.

    A copy made before the destruction holds it. Folders that a restore set aside do not go by themselves. ``tweede`` is
    the second place for copies; what cannot be reached there is not counted, so look again when it is.
    """
    sinds = feiten.lijst.uitgevoerd_op
    if sinds is None:
        return ()
    map_ = programma.kluis.map
    uit = []
    for plek, waar in ((map_ / KOPIEEN, ""), (tweede, " (tweede plek)")):
        for kopie in reservekopie.kopieen(plek) if plek is not None else ():
            if kopie.moment < sinds:
                uit.append(Kopiefeit(f"{kopie.map.name}{waar}", kopie.moment, uiterlijk_weg(kopie.moment)))
    for opzij in sorted(map_.glob("opzij *")):
        uit.append(Kopiefeit(f"{opzij.name} (bij terugzetten opzij gezet)", None, None))
    return tuple(sorted(uit, key=lambda k: (k.gemaakt or datetime.min, k.naam)))


# --- the declaration ------------------------------------------------------------------------------


def verklaring_van(programma: Programma, lijst_id: int, tweede: Path | None = None) -> Document:
    """The declaration of a list that was carried out. Raises Regelovertreding: it was not."""
    feiten = programma.vraag(queries.lijst, lijst_id)
    if feiten.lijst.uitgevoerd_op is None:
        raise Regelovertreding(f"Lijst {feiten.lijst.nummer} is niet uitgevoerd; er is nog niets te verklaren.")
    dag = programma.klok.nu().date()
    regels = programma.vraag(instellingen_op, dag)
    eigen = programma.vraag(gemeenten, dag)
    een = eigen[0] if len(eigen) == 1 else None
    return verklaring(
        feiten,
        programma.vraag(klassenamen, dag),
        kopieen_met(programma, feiten, tweede),
        afzender=een.naam if een is not None else regels.tafelnaam,
        logo=een.logo if een is not None else None,
        demonstratie=programma.vraag(is_demonstratie),
        dag=dag,
    )


def exporteer_verklaring(
    programma: Programma, lijst_id: int, pad: Path, tweede: Path | None = None, wachtwoord: str = ""
) -> str:
    """Write the declaration as PDF or DOCX, with the head of the journal in it. Returns its SHA-256.

    Raises:
        Regelovertreding: no role, not carried out, another suffix, a weak password.
        Storing: the place cannot be written.
    """
    from weegtafel.bootstrap.uitgeven import geef_uit
    from weegtafel.rendering import schrijven

    programma.vraag(programma.eis, "document.uitgeven")
    document = verklaring_van(programma, lijst_id, tweede)
    document = replace(document, trefwoorden=(*document.trefwoorden, programma.vraag(journaal.anker)))
    inhoud = schrijven.maak_bytes(document, pad, programma.klok.nu(), wachtwoord)
    wat = ["verklaring", pad.suffix.lower().lstrip("."), *(["met_wachtwoord"] if wachtwoord else [])]
    return geef_uit(programma, inhoud, pad, "geef_document_uit", document.kenmerk, wat).sha256
