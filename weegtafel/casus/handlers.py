"""One function per act on a casus. Each does its work in the transaction it is given and never commits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as kies
from sqlmodel import SQLModel, col, func, select

from weegtafel.casus import anoniem, rules
from weegtafel.casus.anoniem import eis_eigen
from weegtafel.casus.commands import (
    BewaarCasus,
    BewaarGrond,
    MaakCasus,
    MeldCasusAan,
    OverweegAlternatief,
    TrekCasusIn,
    VergeetAlternatief,
    VerklaarGereed,
    ZetCasusTerug,
)
from weegtafel.casus.invoer import REGEL_MAXIMUM, TOELICHTING_MAXIMUM, controleer_tekst, controleer_veld
from weegtafel.casus.models import Casus, CasusAlternatief, CasusGrond
from weegtafel.casus.queries import casus as lees_casus
from weegtafel.casus.terugval import val_terug
from weegtafel.casus.velden import VELD, VELDEN, Invoer
from weegtafel.inrichting.models import Alternatief, Code, Gemeente, Organisatie
from weegtafel.inrichting.queries import geldt
from weegtafel.inrichting.werk import Werk, eis_versie, pas_toe
from weegtafel.kernel.codes import CasusSoort, CasusStatus
from weegtafel.kernel.errors import Regelovertreding, VersieConflict
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht, Wijziging
from weegtafel.kernel.tekst import maak_net

KOPVELDEN = frozenset({"soort", "eerdere_casus_id", "gemeente_id", "inbrenger_id", "inbrenger_functie"})
TOEGESTAAN = KOPVELDEN | frozenset(VELD)
SOORTEN = frozenset({"casus"})


def casusnummer(jaar: int, volgnummer: int) -> str:
    """The number of a casus: ``WT-2026-0042``; after 9999 it grows a digit."""
    return f"WT-{jaar}-{volgnummer:04d}"


def _id(rij: Any) -> int:
    assert isinstance(rij.id, int)
    return rij.id


def _haal(werk: Werk, casus_id: int) -> Casus:
    return werk.haal(Casus, casus_id, "deze casus")


def _gewijzigd(casus: Casus, **extra: int) -> Gewijzigd:
    return Gewijzigd(SOORTEN, _id(casus), casus.versie, casus.nummer, extra)


# Made once, and rows without objects: every field that is saved while typing asks this.
_CODES = SQLModel.metadata.tables[str(Code.__tablename__)].c
_GELDIG = kies(_CODES.lijst, _CODES.code).where(
    _CODES.lijst.in_(bindparam("lijsten", expanding=True)),
    _CODES.geldig_van <= bindparam("dag"),
    _CODES.geldig_tot.is_(None) | (_CODES.geldig_tot >= bindparam("dag")),
)


def _geldige_codes(werk: Werk, lijsten: Sequence[str]) -> dict[str, set[str]]:
    uit: dict[str, set[str]] = {lijst: set() for lijst in lijsten}
    if lijsten:
        werk.sessie.flush()
        waarden = {"lijsten": lijsten, "dag": werk.vandaag}
        for rij in werk.sessie.connection().execute(_GELDIG, waarden):
            uit[rij.lijst].add(rij.code)
    return uit


def _controleer(werk: Werk, waarden: Mapping[str, object]) -> dict[str, Any]:
    """Every value checked and tidied; all complaints together, each at its field."""
    codes = _geldige_codes(werk, sorted({VELD[s].lijst for s in waarden if VELD[s].lijst}))
    uit: dict[str, Any] = {}
    velden: dict[str, str] = {}
    for sleutel, waarde in waarden.items():
        try:
            uit[sleutel] = controleer_veld(sleutel, waarde, codes)
        except Regelovertreding as fout:
            velden |= fout.velden
    if velden:
        raise Regelovertreding(velden.values(), velden)
    return uit


def _controleer_kop(werk: Werk, veld: str, waarde: object, eigen_id: int | None) -> object:
    """A field outside ``casus.velden``: the kind, who brings it in, where, and the earlier casus."""
    if veld == "soort":
        if not isinstance(waarde, CasusSoort):
            raise TypeError(veld)
        return waarde
    if veld == "inbrenger_functie":
        return " ".join(controleer_tekst(veld, "Functie van de inbrenger", waarde, REGEL_MAXIMUM).split())
    if veld == "eerdere_casus_id" and waarde is None:
        return None
    if not isinstance(waarde, int):
        raise TypeError(veld)
    if veld == "eerdere_casus_id":
        eigen = "" if eigen_id is None else _haal(werk, eigen_id).nummer
        uitkomst = rules.toets_voorganger(eigen, _voorgangers(werk, waarde), eigen_id)
        if not uitkomst.mag:
            raise Regelovertreding(uitkomst.redenen, {veld: uitkomst.redenen[0]})
        return waarde
    if veld == "gemeente_id":
        _eis_geldig(werk.haal(Gemeente, waarde, "deze gemeente"), werk.vandaag, veld, "Deze gemeente")
        return waarde
    _eis_geldig(werk.haal(Organisatie, waarde, "deze organisatie"), werk.vandaag, veld, "Deze organisatie")
    eis_eigen(werk, waarde, veld)
    return waarde


def _voorgangers(werk: Werk, casus_id: int) -> list[tuple[int, str]]:
    """A casus, the one it follows, and so on; each once, also when an older file holds a ring."""
    uit: dict[int, str] = {}
    volgende: int | None = casus_id
    while volgende is not None and volgende not in uit:
        casus = werk.haal(Casus, volgende, "de eerdere casus")
        uit[volgende] = casus.nummer
        volgende = casus.eerdere_casus_id
    return list(uit.items())


def _eis_geldig(rij: Gemeente | Organisatie, dag: date, veld: str, wat: str) -> None:
    if rij.geldig_van > dag or (rij.geldig_tot is not None and rij.geldig_tot < dag):
        zin = f"{wat} ({rij.naam}) doet vandaag niet mee. Kies een andere."
        raise Regelovertreding(zin, {veld: zin})


def _controleer_grond(werk: Werk, grondslag: str, uitkomst: str, toelichting: str) -> str:
    codes = _geldige_codes(werk, ["grondslag", "uitkomst_grond"])
    veld = f"grond.{grondslag}"
    if grondslag not in codes["grondslag"]:
        raise Regelovertreding("Deze grondslag staat niet in de lijst of geldt vandaag niet.", {veld: grondslag})
    if uitkomst and uitkomst not in codes["uitkomst_grond"]:
        zin = "Deze uitkomst staat niet in de lijst of geldt vandaag niet. Kies een uitkomst uit de lijst."
        raise Regelovertreding(zin, {veld: zin})
    return controleer_tekst(veld, "Toelichting bij de grondslag", toelichting, TOELICHTING_MAXIMUM)


def _begin_bewerking(werk: Werk, casus: Casus) -> None:
    eis_eigen(werk, casus.inbrenger_id)
    rules.mag_bewerken(casus.nummer, casus.status).eis()


def _na_bewerking(werk: Werk, casus: Casus, velden: Sequence[str]) -> Gewijzigd:
    """Close an edit: the moment, and gereed falls back to aangemeld (which is a formal act)."""
    casus.gewijzigd_op = werk.nu
    extra: dict[str, int] = {}
    if rules.status_na_bewerking(casus.status) is not casus.status:
        val_terug(werk, casus, velden)
        extra["teruggezet"] = 1
    werk.sessie.add(casus)
    werk.sessie.flush()
    return _gewijzigd(casus, **extra)


def maak_casus(werk: Werk, opdracht: MaakCasus) -> Gewijzigd:
    """Open a casus as concept under the next number of this year."""
    kop: dict[str, Any] = {
        veld: _controleer_kop(werk, veld, getattr(opdracht, veld), None)
        for veld in ("soort", "gemeente_id", "inbrenger_id", "inbrenger_functie", "eerdere_casus_id")
    }
    waarden = _controleer(werk, opdracht.velden)
    gronden = {g: (u, _controleer_grond(werk, g, u, t)) for g, (u, t) in opdracht.gronden.items()}
    alternatieven = [
        (_alternatief_id(werk, code), controleer_tekst("alternatieven", "Alternatief", tekst, TOELICHTING_MAXIMUM))
        for code, tekst in opdracht.alternatieven.items()
    ]
    jaar = werk.vandaag.year
    hoogste = werk.sessie.exec(select(func.max(Casus.volgnummer)).where(col(Casus.jaar) == jaar)).one()
    volgnummer = (hoogste or 0) + 1
    casus = Casus(
        nummer=casusnummer(jaar, volgnummer),
        jaar=jaar,
        volgnummer=volgnummer,
        status=CasusStatus.CONCEPT,
        aangemaakt_op=werk.nu,
        aangemaakt_door_id=werk.actor.persoon_id,
        gewijzigd_op=werk.nu,
        **kop,
        **waarden,
    )
    werk.sessie.add(casus)
    werk.sessie.flush()
    for grondslag, (uitkomst, toelichting) in gronden.items():
        werk.sessie.add(
            CasusGrond(casus_id=_id(casus), grondslag=grondslag, uitkomst=uitkomst, toelichting=toelichting)
        )
    for alternatief_id, toelichting in alternatieven:
        werk.sessie.add(CasusAlternatief(casus_id=_id(casus), alternatief_id=alternatief_id, toelichting=toelichting))
    werk.boek("maak_casus", casus.nummer, ["soort", "inbrenger_id", *waarden, *(f"grond.{g}" for g in gronden)])
    werk.sessie.flush()
    return _gewijzigd(casus)


def _alternatief_id(werk: Werk, code: str) -> int:
    rij = werk.sessie.exec(
        select(Alternatief).where(col(Alternatief.code) == code, geldt(Alternatief, werk.vandaag))
    ).first()
    if rij is None:
        raise Regelovertreding(f"Het alternatief “{code[:60]}” staat niet in de catalogus of geldt vandaag niet.")
    return _id(rij)


def bewaar_casus(werk: Werk, opdracht: BewaarCasus) -> Gewijzigd:
    """Save typed fields. What was ready is aangemeld again, and the answer then carries ``extra["teruggezet"]``."""
    casus = _haal(werk, opdracht.casus_id)
    _begin_bewerking(werk, casus)
    kop = [w for w in opdracht.wijzigingen if w.veld in KOPVELDEN]
    rest = {w.veld: w.nieuw for w in opdracht.wijzigingen if w.veld not in KOPVELDEN}
    onbekend = set(rest) - set(VELD)
    if onbekend:
        raise KeyError(sorted(onbekend)[0])
    waarden = _controleer(werk, {v: w for v, w in rest.items() if getattr(casus, v) != w})
    nieuw: dict[str, object] = dict(rest) | waarden
    for w in kop:
        if getattr(casus, w.veld) != w.nieuw:
            nieuw[w.veld] = _controleer_kop(werk, w.veld, w.nieuw, casus.id)
        else:
            nieuw[w.veld] = w.nieuw
    # What a screen remembers as old may still hold the line ends and control characters that saving took out.
    netjes = [Wijziging(w.veld, _zoals_opgeslagen(w.veld, w.oud), nieuw[w.veld]) for w in opdracht.wijzigingen]
    veranderd = pas_toe(casus, netjes, TOEGESTAAN, casus.nummer)
    if not veranderd:
        return _gewijzigd(casus)
    return _na_bewerking(werk, casus, veranderd)


def _zoals_opgeslagen(veld: str, oud: object) -> object:
    if veld == "inbrenger_functie" and isinstance(oud, str):
        return " ".join(maak_net(oud).split())
    if veld in VELD and VELD[veld].invoer in (Invoer.TEKST, Invoer.REGEL) and isinstance(oud, str):
        try:
            return controleer_veld(veld, oud, {})
        except Regelovertreding:
            return oud
    return oud


def _botsing(casus: Casus, hun: Mapping[str, str], ons: Mapping[str, str]) -> VersieConflict:
    return VersieConflict(
        f"Iemand anders heeft {casus.nummer} net gewijzigd. Beide teksten zijn bewaard: kies welke u houdt.", hun, ons
    )


def bewaar_grond(werk: Werk, opdracht: BewaarGrond) -> Gewijzigd:
    """Save the outcome and the reason for one other ground."""
    casus = _haal(werk, opdracht.casus_id)
    _begin_bewerking(werk, casus)
    toelichting = _controleer_grond(werk, opdracht.grondslag, opdracht.uitkomst, opdracht.toelichting)
    rij = werk.sessie.exec(
        select(CasusGrond).where(col(CasusGrond.casus_id) == casus.id, col(CasusGrond.grondslag) == opdracht.grondslag)
    ).first()
    if rij is None:
        rij = CasusGrond(casus_id=_id(casus), grondslag=opdracht.grondslag)
    if (rij.uitkomst, rij.toelichting) == (opdracht.uitkomst, toelichting) and rij.id is not None:
        return _gewijzigd(casus)
    if opdracht.oud is not None and (rij.uitkomst, rij.toelichting) != (opdracht.oud[0], maak_net(opdracht.oud[1])):
        veld = f"grond.{opdracht.grondslag}"
        raise _botsing(casus, {veld: rij.toelichting}, {veld: toelichting})
    rij.uitkomst, rij.toelichting = opdracht.uitkomst, toelichting
    werk.sessie.add(rij)
    casus.versie += 1
    return _na_bewerking(werk, casus, [f"grond.{opdracht.grondslag}"])


def overweeg_alternatief(werk: Werk, opdracht: OverweegAlternatief) -> Gewijzigd:
    """Record that an alternative was considered, or change the reason."""
    casus = _haal(werk, opdracht.casus_id)
    _begin_bewerking(werk, casus)
    toelichting = controleer_tekst("alternatieven", "Alternatief", opdracht.toelichting, TOELICHTING_MAXIMUM)
    alternatief = werk.haal(Alternatief, opdracht.alternatief_id, "dit alternatief")
    rij = _overwogen(werk, casus, opdracht.alternatief_id)
    if rij is None:
        _alternatief_id(werk, alternatief.code)
        rij = CasusAlternatief(casus_id=_id(casus), alternatief_id=opdracht.alternatief_id)
    elif rij.toelichting == toelichting:
        return _gewijzigd(casus)
    elif opdracht.oud is not None and rij.toelichting != maak_net(opdracht.oud):
        veld = f"alternatief.{opdracht.alternatief_id}"
        raise _botsing(casus, {veld: rij.toelichting}, {veld: toelichting})
    rij.toelichting = toelichting
    werk.sessie.add(rij)
    casus.versie += 1
    return _na_bewerking(werk, casus, ["alternatieven"])


def _overwogen(werk: Werk, casus: Casus, alternatief_id: int) -> CasusAlternatief | None:
    return werk.sessie.exec(
        select(CasusAlternatief).where(
            col(CasusAlternatief.casus_id) == casus.id, col(CasusAlternatief.alternatief_id) == alternatief_id
        )
    ).first()


def vergeet_alternatief(werk: Werk, opdracht: VergeetAlternatief) -> Gewijzigd:
    """Take an alternative off the considered ones; nothing happens when it was not there."""
    casus = _haal(werk, opdracht.casus_id)
    _begin_bewerking(werk, casus)
    rij = _overwogen(werk, casus, opdracht.alternatief_id)
    if rij is None:
        return _gewijzigd(casus)
    werk.sessie.delete(rij)
    casus.versie += 1
    return _na_bewerking(werk, casus, ["alternatieven"])


def _zet_status(werk: Werk, casus: Casus, naar: CasusStatus, handeling: str, velden: Sequence[str]) -> Gewijzigd:
    casus.status = naar
    casus.versie += 1
    casus.gewijzigd_op = werk.nu
    werk.sessie.add(casus)
    werk.boek(handeling, casus.nummer, ["status", *velden])
    werk.sessie.flush()
    return _gewijzigd(casus)


def meld_casus_aan(werk: Werk, opdracht: MeldCasusAan) -> Gewijzigd:
    """Hand a concept to the secretary."""
    casus = _haal(werk, opdracht.casus_id)
    eis_versie(casus, opdracht.versie, casus.nummer)
    eis_eigen(werk, casus.inbrenger_id)
    rules.mag_aanmelden(casus.nummer, casus.status).eis()
    return _zet_status(werk, casus, CasusStatus.AANGEMELD, "meld_casus_aan", [])


def verklaar_gereed(werk: Werk, opdracht: VerklaarGereed) -> Gewijzigd:
    """Declare a casus ready: complete, codes that hold today, and read through on names by this actor."""
    casus = _haal(werk, opdracht.casus_id)
    eis_versie(casus, opdracht.versie, casus.nummer)
    feiten = lees_casus(werk.sessie, opdracht.casus_id)
    ontbrekend = rules.ontbreekt(feiten)
    geldig = _geldige_codes(werk, sorted({v.lijst for v in VELDEN if v.lijst}))
    oud = tuple(
        f"{v.titel}: “{feiten.toon(v.sleutel)}” geldt vandaag niet meer. Kies een andere waarde."
        for v in VELDEN
        if v.invoer is Invoer.CODE and feiten.waarde(v.sleutel) and feiten.waarde(v.sleutel) not in geldig[v.lijst]
    )
    ontbrekend += anoniem.bezwaren_tegen_gereed(werk.sessie, feiten)
    uitslag = rules.mag_gereed(casus.nummer, casus.status, opdracht.geen_namen, ontbrekend, oud)
    if not uitslag.mag:
        raise Regelovertreding(uitslag.redenen, {o.veld: o.zin for o in ontbrekend})
    casus.gereed_door_id = werk.actor.persoon_id
    casus.gereed_op = werk.nu
    casus.teruggezet_reden = ""
    return _zet_status(werk, casus, CasusStatus.GEREED, "verklaar_gereed", ["geen_namen"])


def zet_casus_terug(werk: Werk, opdracht: ZetCasusTerug) -> Gewijzigd:
    """Send a casus that is ready back to aangemeld; the inbrenger reads why until it is gereed again."""
    casus = _haal(werk, opdracht.casus_id)
    eis_versie(casus, opdracht.versie, casus.nummer)
    reden = controleer_tekst("reden", "Reden", opdracht.reden, 2000).strip()
    rules.mag_terug(casus.nummer, casus.status, reden).eis()
    casus.teruggezet_reden = reden
    val_terug(werk, casus, ["teruggezet_reden"])
    casus.versie += 1
    werk.sessie.flush()
    return _gewijzigd(casus)


def trek_casus_in(werk: Werk, opdracht: TrekCasusIn) -> Gewijzigd:
    """Withdraw a casus with its reason; the number stays used."""
    casus = _haal(werk, opdracht.casus_id)
    eis_versie(casus, opdracht.versie, casus.nummer)
    reden = controleer_tekst("reden", "Reden", opdracht.reden, 2000).strip()
    eis_eigen(werk, casus.inbrenger_id)
    rules.mag_intrekken(casus.nummer, casus.status, reden).eis()
    casus.ingetrokken_reden = reden
    return _zet_status(werk, casus, CasusStatus.INGETROKKEN, "trek_casus_in", ["ingetrokken_reden"])


HANDLERS: dict[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    **anoniem.HANDLERS,
    MaakCasus: maak_casus,
    BewaarCasus: bewaar_casus,
    BewaarGrond: bewaar_grond,
    OverweegAlternatief: overweeg_alternatief,
    VergeetAlternatief: vergeet_alternatief,
    MeldCasusAan: meld_casus_aan,
    VerklaarGereed: verklaar_gereed,
    ZetCasusTerug: zet_casus_terug,
    TrekCasusIn: trek_casus_in,
}
