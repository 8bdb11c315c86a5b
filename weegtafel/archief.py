"""Transfer to an archive: a folder with documents, their metadata in MDTO, and a list of hashes to check it by."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session, col, select

from weegtafel.bewaring import mdto
from weegtafel.bewaring.codes import Objectsoort
from weegtafel.bewaring.termijn import kandidaat, klassenamen
from weegtafel.bootstrap import Programma
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.inrichting.queries import gemeenten
from weegtafel.kernel.bestandsnaam import veilige_bestandsnaam
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.verwisselen import verwissel
from weegtafel.kernel.voortgang import Voortgang, stil
from weegtafel.overleg.models import Advies, Notulen
from weegtafel.storage import journaal
from weegtafel.storage.storingen import vertaal_os

MANIFEST = "manifest-sha256.txt"
SOORTEN = ("pdf", "docx")
_BEPERKING = (
    "Beperkt openbaar: bevat gepseudonimiseerde persoonsgegevens over jeugdhulp (AVG artikel 9; Woo artikel 5.1 lid 1 "
    "onder d; Jeugdwet artikel 7.3.11)."
)


@dataclass(frozen=True, slots=True)
class _Stuk:
    soort: str
    sleutel: int
    naam: str
    kenmerk: str
    datum: date | None
    object: tuple[Objectsoort, int]
    zonder_namen: bool = False


@dataclass(frozen=True, slots=True)
class Overdracht:
    """What was written: the folder, and how many documents and files are in it."""

    map: Path
    stukken: int
    bestanden: int


def _stukken(sessie: Session, doelen: Iterable[tuple[Objectsoort, int]], dag: date) -> list[_Stuk]:
    uit: list[_Stuk] = []
    for soort, id_ in doelen:
        nummer = kandidaat(sessie, soort, id_, dag).nummer
        if soort is Objectsoort.OVERLEG:
            notulen = sessie.exec(select(Notulen).where(col(Notulen.overleg_id) == id_)).first()
            if notulen is None or notulen.vastgesteld_op is None:
                raise Regelovertreding(
                    f"De notulen van {nummer} zijn nog niet vastgesteld en gaan niet naar het archief."
                )
            dag_ = notulen.vastgesteld_op.date()
            kenmerk = notulen.documentnummer
            uit.append(_Stuk("notulen", id_, f"Notulen {nummer}", kenmerk, dag_, (soort, id_)))
            zonder = f"Notulen {nummer} zonder namen"
            uit.append(_Stuk("notulen", id_, zonder, f"{kenmerk}-zonder-namen", dag_, (soort, id_), True))
        elif soort is Objectsoort.CASUS:
            uit.append(_Stuk("casus", id_, f"Casus {nummer}", nummer, None, (soort, id_)))
            for advies in sessie.exec(
                select(Advies).where(col(Advies.casus_id) == id_).order_by(col(Advies.volgnummer))
            ):
                naam, op = f"Adviesbrief {advies.nummer}", advies.vastgesteld_op.date()
                uit.append(_Stuk("adviesbrief", advies.id or 0, naam, advies.nummer, op, (soort, id_)))
        else:
            raise Regelovertreding("Naar het archief gaan casussen met hun adviezen, en overleggen met hun notulen.")
    return uit


def draag_over(
    programma: Programma,
    doelen: Iterable[tuple[Objectsoort, int]],
    naar: Path,
    voortgang: Voortgang = stil,
) -> Overdracht:
    """Write a folder for the archive inside ``naar``; nothing changes in the vault but the journal.

    Each document as PDF and DOCX, each with its XML, and one XML for both together. The folder appears when it is
    whole.

    Raises:
        Regelovertreding: no role, minutes that are not established, a text that identifies somebody.
        Storing: the place cannot be written; nothing is left of it.
    """
    programma.vraag(programma.eis, "archief.overdragen")
    nu = programma.klok.nu()
    stukken = programma.vraag(_stukken, tuple(doelen), nu.date())
    if not stukken:
        raise Regelovertreding("Kies eerst wat naar het archief gaat.")
    doel = naar / veilige_bestandsnaam(f"Overdracht {nu:%Y-%m-%d %H.%M.%S}")
    bezig = naar / f".bezig-{secrets.token_hex(4)}"
    try:
        bezig.mkdir()
        hashes: dict[str, str] = {}
        for n, stuk in enumerate(stukken):
            voortgang(n, len(stukken), stuk.naam)
            _schrijf_stuk(programma, stuk, bezig, nu, hashes)
        regels = "".join(f"{hash_}  {naam}\n" for naam, hash_ in sorted(hashes.items()))
        (bezig / MANIFEST).write_text(regels, encoding="utf-8", newline="\n")
        if doel.exists():
            raise Storing(f"Er staat al een map ‘{doel.name}’. Er is niets overschreven. Probeer het opnieuw.")
        verwissel(bezig, doel)
    except OSError as fout:
        raise vertaal_os(fout, "de overdracht schrijven") from fout
    finally:
        shutil.rmtree(bezig, ignore_errors=True)
    with programma.kluis.transactie() as sessie:
        velden = [*dict.fromkeys(s.kenmerk for s in stukken), f"bestanden:{len(hashes)}"]
        journaal.boek(sessie, nu, programma.actor, "draag_over_aan_archief", doel.name, velden)
    voortgang(len(stukken), len(stukken), "")
    return Overdracht(doel, len(stukken), len(hashes) + 1)


def _schrijf_stuk(programma: Programma, stuk: _Stuk, map_: Path, nu: datetime, hashes: dict[str, str]) -> None:
    bestanden = []
    for soort in SOORTEN:
        naam = veilige_bestandsnaam(stuk.naam, soort)
        geschreven = programma.exporteer(stuk.soort, stuk.sleutel, map_ / naam, zonder_namen=stuk.zonder_namen)
        bestanden.append(
            mdto.Bestand(
                naam=naam, achtervoegsel=soort, omvang=geschreven.grootte, sha256=geschreven.sha256, gemeten_op=nu
            )
        )
        hashes[naam] = geschreven.sha256
    beschrijving = programma.vraag(_beschrijving, stuk, nu.date())
    uit = {f"{b.naam}.mdto.xml": mdto.bestand(beschrijving, b) for b in bestanden}
    uit[f"{veilige_bestandsnaam(stuk.naam)}.mdto.xml"] = mdto.informatieobject(beschrijving, bestanden)
    from weegtafel.rendering.schrijven import schrijf_bytes

    for naam, inhoud in uit.items():
        hashes[naam] = schrijf_bytes(inhoud, map_ / naam).sha256


def _beschrijving(sessie: Session, stuk: _Stuk, dag: date) -> mdto.Informatieobject:
    gevonden = kandidaat(sessie, *stuk.object, dag)
    bewaring = gevonden.bewaring
    eigen = gemeenten(sessie, dag)
    vormer = eigen[0].naam if len(eigen) == 1 else instellingen_op(sessie, dag).tafelnaam
    return mdto.Informatieobject(
        kenmerk=stuk.kenmerk,
        naam=stuk.naam,
        waardering="V",
        archiefvormer=vormer,
        beperking="Overig",
        beperking_uitleg=_BEPERKING,
        datum=stuk.datum,
        classificatie=klassenamen(sessie, dag)[bewaring.klasse],
        termijn=bewaring.termijn,
        termijn_vanaf=bewaring.sinds,
        termijn_tot=bewaring.vanaf - timedelta(days=1) if bewaring.vanaf is not None else None,
        onderdeel_van=gevonden.nummer,
    )
