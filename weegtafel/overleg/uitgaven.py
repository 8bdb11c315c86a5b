"""The one door to the documents: what is asked for becomes a tree, an invitation or a file name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from weegtafel.casus.documents import casusdocument
from weegtafel.casus.models import Casus
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.kernel.clock import SysteemKlok
from weegtafel.kernel.codes import OverlegStatus
from weegtafel.kernel.document import Document
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.overleg import documents
from weegtafel.overleg.documents.gedeeld import DEMONSTRATIE
from weegtafel.overleg.feiten import BewaringFeiten
from weegtafel.overleg.models import Advies, Agendapunt, Overleg
from weegtafel.overleg.uitnodiging import uitnodiging
from weegtafel.overleg.vastlegging import vaste_uitgave
from weegtafel.overleg.verzamelen import adviesfeiten, casusfeiten, overlegfeiten

if TYPE_CHECKING:
    from weegtafel.overleg.veeg import Opnieuw, Stukbesluit

#: What can be printed, with what its key is the id of.
SOORTEN = {
    "agenda": "overleg",
    "voorbereiding": "overleg",
    "notulen": "overleg",
    "adviesbrief": "advies",
    "casus": "casus",
    "uitnodiging": "overleg",
}


def document_van(
    sessie: Session,
    soort: str,
    sleutel_id: int,
    zonder_namen: bool = False,
    demonstratie: bool = False,
    dag: date | None = None,
) -> Document:
    """The document tree of one kind (a key of ``SOORTEN`` but ``uitnodiging``) about one overleg, advice or casus.

    ``dag`` is the day of printing of a casus; without it the day of its last change stands on it.

    Raises:
        Regelovertreding: no such thing, or an edition that does not exist.
        ValueError: an unknown kind (a bug, not a user's mistake).
    """
    if zonder_namen and soort != "notulen":
        raise Regelovertreding("Alleen notulen hebben een uitgave zonder namen.")
    match soort:
        case "agenda":
            return documents.agenda(overlegfeiten(sessie, sleutel_id), demonstratie=demonstratie)
        case "voorbereiding":
            return documents.voorbereiding(overlegfeiten(sessie, sleutel_id), demonstratie=demonstratie)
        case "notulen":
            vast = vaste_uitgave(sessie, sleutel_id, zonder_namen)
            if vast is not None:
                return vast
            feiten = overlegfeiten(sessie, sleutel_id)
            if feiten.notulen is None:
                raise Regelovertreding(
                    f"Van overleg {feiten.code} zijn nog geen notulen; Weegtafel schrijft ze zodra het overleg sluit."
                )
            return documents.notulen(feiten, zonder_namen=zonder_namen, demonstratie=demonstratie)
        case "adviesbrief":
            return documents.adviesbrief(adviesfeiten(sessie, sleutel_id), demonstratie=demonstratie)
        case "casus":
            casus, afzender = casusfeiten(sessie, sleutel_id, dag)
            markering = DEMONSTRATIE if demonstratie else ""
            gedrukt = dag or casus.gewijzigd_op.date()
            document = casusdocument(casus, afzender.naam, afzender.logo, gedrukt, markering)
            # A casus is kept as long as the advice on it, being one matter.
            regels = instellingen_op(sessie, gedrukt)
            bewaring = BewaringFeiten(regels.bewaarklasse_advies, regels.bewaartermijn_advies_jaren)
            return replace(document, trefwoorden=(bewaring.zin,))
        case _:
            raise ValueError(f"no document of kind {soort}")


def uitnodiging_van(
    sessie: Session,
    overleg_id: int,
    moment: datetime | None = None,
    vervang: Sequence[Stukbesluit] = (),
    opnieuw: Opnieuw | None = None,
) -> tuple[bytes, str, tuple[str, ...]]:
    """The invitation as iCalendar bytes, the code of the overleg, and how many of each kind were replaced in it.

    ``moment`` is the local time of making (else now); what was typed in an invitation is place and link.

    Raises:
        Regelovertreding: there is no such overleg, or its place identifies somebody.
    """
    from weegtafel.overleg.tabelveeg import eis_schone_tabel

    feiten = overlegfeiten(sessie, overleg_id)
    kop, rij = ("Overleg", "Plaats", "Link"), (feiten.code, feiten.locatie, feiten.online_link)
    rijen, telling = eis_schone_tabel(sessie, "De uitnodiging", kop, [rij], vervang, opnieuw, velden=True)
    _, locatie, link = rijen[0]
    feiten = replace(feiten, locatie=locatie, online_link=link)
    return uitnodiging(feiten, moment or SysteemKlok().nu()), feiten.code, telling


def bestandsnaam(soort: str, kenmerk: str, achtervoegsel: str, *, zonder_namen: bool = False) -> str:
    """A file name that every system takes: ``notulen-WO-2026-0012-zonder-namen.pdf``.

    ``kenmerk`` is the number of what it is about; ``achtervoegsel`` is ``pdf``, ``docx`` or ``ics``.
    """
    kaal = unicodedata.normalize("NFKD", f"{soort}-{kenmerk}").encode("ascii", "ignore").decode("ascii")
    stam = re.sub(r"[^A-Za-z0-9]+", "-", kaal).strip("-")[:100] or "document"
    einde = re.sub(r"[^a-z0-9]", "", achtervoegsel.lower())
    return f"{stam}{'-zonder-namen' if zonder_namen else ''}.{einde}"


# --- for the command line -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Overlegregel:
    """One overleg in a list; ``casussen`` are the numbers on its agenda, in order."""

    code: str
    datum: date
    status: OverlegStatus
    casussen: tuple[str, ...]
    vervallen: bool = False

    def als_json(self) -> dict[str, Any]:
        """Plain values, the date as ISO 8601."""
        return {
            "code": self.code,
            "datum": self.datum.isoformat(),
            "status": self.status.value,
            "casussen": list(self.casussen),
        }


def overlegregels(sessie: Session) -> tuple[Overlegregel, ...]:
    """All overleggen by date, each with the casussen on its agenda; two statements.

    A lapsed overleg is marked: its status stays ``gepland``, and who reads only that would count on an evening that
    does not come. The list for people names it *vervallen*; the list for programs, whose contract knows no such
    status, leaves it out.
    """
    casussen: dict[int, list[str]] = {}
    for overleg_id, nummer in sessie.exec(
        select(Agendapunt.overleg_id, Casus.nummer)
        .join(Casus, col(Casus.id) == col(Agendapunt.casus_id))
        .order_by(col(Agendapunt.overleg_id), col(Agendapunt.volgorde))
    ):
        casussen.setdefault(overleg_id, []).append(nummer)
    rijen = sessie.exec(select(Overleg).order_by(col(Overleg.datum), col(Overleg.begintijd), col(Overleg.id)))
    return tuple(
        Overlegregel(o.code, o.datum, o.status, tuple(casussen.get(o.id or 0, ())), bool(o.vervallen_reden))
        for o in rijen
    )


def overleg_met_code(sessie: Session, code: str) -> int:
    """The id of the overleg with this code.

    Raises:
        Regelovertreding: there is none.
    """
    gevonden = sessie.exec(select(Overleg.id).where(col(Overleg.code) == code.strip().upper())).first()
    if gevonden is None:
        raise Regelovertreding(f"Er is in deze map geen overleg met de code {code.strip()[:40]}.")
    return gevonden


def laatste_advies_van(sessie: Session, casusnummer: str) -> int:
    """The id of the latest advice on the casus with this number.

    Raises:
        Regelovertreding: there is no such casus, or no advice on it yet.
    """
    nummer = casusnummer.strip().upper()
    casus_id = sessie.exec(select(Casus.id).where(col(Casus.nummer) == nummer)).first()
    if casus_id is None:
        raise Regelovertreding(f"Er is in deze map geen casus met het nummer {nummer[:40]}.")
    gevonden = sessie.exec(
        select(Advies.id).where(col(Advies.casus_id) == casus_id).order_by(col(Advies.volgnummer).desc())
    ).first()
    if gevonden is None:
        raise Regelovertreding(f"Over casus {nummer} is nog geen advies vastgesteld.")
    return gevonden
