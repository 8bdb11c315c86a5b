"""What every act around an overleg needs: load, check where it stands, number, time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy import bindparam, func
from sqlalchemy import select as kies
from sqlmodel import Session, col, select

from weegtafel.casus import rules as casusregels
from weegtafel.casus.anoniem import bezwaren_tegen_tafel
from weegtafel.casus.invoer import TEKST_MAXIMUM, controleer_tekst
from weegtafel.casus.models import Casus
from weegtafel.casus.terugval import val_terug
from weegtafel.inrichting.models import Organisatie, Persoon, PersoonRol
from weegtafel.inrichting.queries import geldt
from weegtafel.inrichting.vastesql import VasteSql, schoon_db
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.codes import CasusStatus, OverlegStatus, PuntSoort, PuntStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.kernel.roles import Rol
from weegtafel.overleg.models import Aanwezigheid, Advies, Agendapunt, Bekrachtiging, Overleg
from weegtafel.overleg.rules.agenda import eis_status, seconden_erbij
from weegtafel.overleg.tafel import tabel

#: Kinds of change that screens listen to.
OVERLEG = frozenset({"overleg"})
OVERLEG_EN_CASUS = frozenset({"overleg", "casus"})


#: Longest reason or explanation, in characters.
REDEN_MAXIMUM = 2_000


def net(veld: str, titel: str, tekst: str, maximum: int = REDEN_MAXIMUM) -> str:
    """A typed text as it may be stored.

    Raises:
        Regelovertreding: it is too long or holds what is no text. Nothing is cut off silently.
    """
    return controleer_tekst(veld, titel, tekst, maximum)


def nette_wijzigingen(
    wijzigingen: Sequence[Wijziging], titels: Mapping[str, str], maximum: int = TEKST_MAXIMUM
) -> tuple[Wijziging, ...]:
    """The same changes with every text checked as in :func:`net`. ``titels`` names fields for the message."""
    return tuple(
        replace(w, nieuw=net(w.veld, titels.get(w.veld, w.veld), w.nieuw, maximum)) if type(w.nieuw) is str else w
        for w in wijzigingen
    )


class MetId(Protocol):
    """A row of a table."""

    id: int | None


def id_van(rij: MetId) -> int:
    """The id of a row that was flushed."""
    assert rij.id is not None, "flush the row before asking for its id"
    return rij.id


def haal_overleg(werk: Werk, overleg_id: int, *goed: OverlegStatus) -> Overleg:
    """The overleg, refused unless it stands in one of ``goed`` (all, when none is named) and did not lapse."""
    overleg = werk.haal(Overleg, overleg_id, "dit overleg")
    if goed:
        eis_status(overleg.status, bool(overleg.vervallen_reden), overleg.code, *goed)
    return overleg


def haal_punt(werk: Werk, punt_id: int, *goed: OverlegStatus) -> tuple[Agendapunt, Overleg]:
    """An item and its overleg, as :func:`haal_overleg`."""
    punt = werk.haal(Agendapunt, punt_id, "dit agendapunt")
    return punt, haal_overleg(werk, punt.overleg_id, *goed)


class Puntstatus(Protocol):
    """An item, as far as its outcome goes."""

    @property
    def titel(self) -> str: ...  # noqa: D102  # a column of ``Agendapunt``

    @property
    def status(self) -> PuntStatus: ...  # noqa: D102  # a column of ``Agendapunt``


def eis_open_punt(punt: Puntstatus) -> None:
    """Refuse an act on an item that already has its outcome.

    Raises:
        Regelovertreding: saying which.
    """
    if punt.status is not PuntStatus.OPEN:
        raise Regelovertreding(f"Het punt “{punt.titel}” is al {punt.status.omschrijving}.")


def eis_casuspunt(soort: PuntSoort, casus_id: int | None) -> int:
    """The id of the casus of an item; refused when the item is about something else."""
    if soort is not PuntSoort.CASUS or casus_id is None:
        raise Regelovertreding("Dit agendapunt gaat niet over een casus.")
    return casus_id


def haal_casuspunt(werk: Werk, punt_id: int) -> tuple[Agendapunt, Overleg, int]:
    """An undecided item with a casus in an open overleg, and the id of that casus."""
    punt, overleg = haal_punt(werk, punt_id, OverlegStatus.OPEN)
    casus_id = eis_casuspunt(punt.soort, punt.casus_id)
    eis_open_punt(punt)
    return punt, overleg, casus_id


def volgend_nummer(sessie: Session, soort: type[Overleg], jaar: int) -> int:
    """The next number in a year, without gaps. The transaction is exclusive, so nobody else takes it."""
    hoogste = sessie.exec(select(func.max(col(soort.volgnummer))).where(col(soort.jaar) == jaar)).one()
    return (hoogste or 0) + 1


#: Statuses in which others read the casus and nobody edits it.
_OP_TAFEL = frozenset({CasusStatus.GEREED, CasusStatus.GEAGENDEERD, CasusStatus.GEADVISEERD})


def na_overgang(
    nummer: str, status: CasusStatus, versie: int, naar: CasusStatus, nu: datetime, reden: str = ""
) -> dict[str, object]:
    """What a casus holds after it came to another status by the one transition table.

    Raises:
        Regelovertreding: the table does not know this step.
    """
    casusregels.overgang(nummer, status, naar).eis()
    waarden: dict[str, object] = {"status": naar, "gewijzigd_op": nu, "versie": versie + 1}
    return waarden | {"ingetrokken_reden": reden} if naar is CasusStatus.INGETROKKEN else waarden


def zet_casus(werk: Werk, casus: Casus, naar: CasusStatus, reden: str = "", *, gevraagd: bool = False) -> None:
    """Bring a casus to another status. ``gevraagd`` when this very act asked already whether it may lie on a table.

    Raises:
        Regelovertreding: the table of transitions does not know this step, or the casus would lie on a table without
            a declaration that covers its present text.
    """
    waarden = na_overgang(casus.nummer, casus.status, casus.versie, naar, werk.nu, reden)
    if not gevraagd and naar in _OP_TAFEL:
        redenen = bezwaren_tegen_tafel(werk.sessie, id_van(casus), casus.status)
        if redenen:
            raise Regelovertreding([f"{casus.nummer} kan zo niet naar de tafel.", *(r.zin for r in redenen)])
    for veld, waarde in waarden.items():
        setattr(casus, veld, waarde)


def zet_terug(werk: Werk, casus: Casus) -> bool:
    """Bring a casus back from a table: gereed with a declaration on its present text, else to where the gate asks.

    Returns whether it is gereed.
    """
    if bezwaren_tegen_tafel(werk.sessie, id_van(casus), casus.status):
        val_terug(werk, casus, ["verklaring"])
        casus.versie += 1
        return False
    zet_casus(werk, casus, CasusStatus.GEREED, gevraagd=True)
    return True


def stop_timer(werk: Werk, overleg: Overleg, *, laat_los: bool = False) -> None:
    """Add the running time to the item under discussion; ``laat_los`` also ends the discussion."""
    if overleg.actief_punt_id is not None and overleg.actief_sinds is not None:
        punt = werk.haal(Agendapunt, overleg.actief_punt_id, "dit agendapunt")
        punt.seconden_gebruikt += seconden_erbij(overleg.actief_sinds, werk.nu)
    overleg.actief_sinds = None
    if laat_los:
        overleg.actief_punt_id = None


def moment_in(werk: Werk, overleg_id: int) -> datetime:
    """Now, but always after everything that was recorded in this overleg; a microsecond when the clock says otherwise.

    Who took part in an item follows from the order of reports and outcomes, also when two fall in one second or the
    clock of the machine was set back.
    """
    return na_alles(werk.nu, _LAATSTE.eerste(schoon_db(werk.sessie), {"overleg": overleg_id}))


def na_alles(nu: datetime, momenten: Iterable[datetime | None]) -> datetime:
    """Now, but a microsecond after the last of ``momenten`` when that is not in the past."""
    return max([nu, *(moment + timedelta(microseconds=1) for moment in momenten if moment is not None)])


_LAATSTE = VasteSql(
    kies(
        *(
            kies(func.max(moment)).where(van == bindparam("overleg")).scalar_subquery()
            for moment, van in (
                (tabel(Agendapunt).c.afgerond_op, tabel(Agendapunt).c.overleg_id),
                (tabel(Aanwezigheid).c.tijdstip, tabel(Aanwezigheid).c.overleg_id),
            )
        )
    )
)


def rond_af(werk: Werk, overleg: Overleg, punt: Agendapunt, status: PuntStatus = PuntStatus.AFGEROND) -> None:
    """Give an item its outcome, and stop its timer when it is under discussion."""
    if overleg.actief_punt_id == punt.id:
        stop_timer(werk, overleg, laat_los=True)
    punt.status = status
    punt.afgerond_op = moment_in(werk, id_van(overleg))
    punt.versie += 1
    overleg.versie += 1


def geldig(van: date, tot: date | None, dag: date) -> bool:
    """Whether a row holds on a day; ``tot`` is the last day."""
    return van <= dag and (tot is None or dag <= tot)


def heeft_rol(sessie: Session, persoon_id: int, rol: Rol, dag: date) -> bool:
    """Whether somebody has a role on a day."""
    vraag = select(PersoonRol.id).where(
        col(PersoonRol.persoon_id) == persoon_id, col(PersoonRol.rol) == rol, geldt(PersoonRol, dag)
    )
    return sessie.exec(vraag.limit(1)).first() is not None


def haal_persoon(werk: Werk, persoon_id: int) -> Persoon:
    """A person of the set-up."""
    return werk.haal(Persoon, persoon_id, "deze persoon")


def haal_organisatie(werk: Werk, organisatie_id: int) -> Organisatie:
    """An organisation of the set-up."""
    return werk.haal(Organisatie, organisatie_id, "deze organisatie")


def tafelleden(sessie: Session, dag: date) -> list[int]:
    """Ids of the organisations that belong to the table on a day."""
    vraag = (
        select(Organisatie).where(col(Organisatie.neemt_deel), geldt(Organisatie, dag)).order_by(col(Organisatie.id))
    )
    return [id_van(o) for o in sessie.exec(vraag)]


def laatste_advies(sessie: Session, casus_id: int) -> Advies | None:
    """The newest advice on a casus."""
    vraag = select(Advies).where(col(Advies.casus_id) == casus_id).order_by(col(Advies.volgnummer).desc())
    return sessie.exec(vraag.limit(1)).first()


def bekrachtiging_van(sessie: Session, advies_id: int) -> Bekrachtiging | None:
    """What was decided on an advice under voorbehoud, if anything."""
    return sessie.exec(select(Bekrachtiging).where(col(Bekrachtiging.advies_id) == advies_id)).first()
