"""A municipality's own price list as a table: what a file would change, which rows are refused and why, and export.

Pure: the table itself is read and written by ``rendering.tabelbestand``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from weegtafel.doorbraak.betalers import Betaler
from weegtafel.doorbraak.prijslijst import ALLES, Prijslijst, Prijsregel, Zekerheid, lees_prijslijst
from weegtafel.kernel.bedrag import CENT, GROOTSTE_BEDRAG, lees_bedrag
from weegtafel.kernel.errors import Regelovertreding

KOLOMMEN = (
    "code", "omschrijving", "categorie", "eenheid", "laag", "midden", "hoog", "prijsjaar", "bron", "betaler",
    "betaler_zekerheid", "zekerheid", "geldig_van", "geldig_tot", "kern", "zoekwoorden", "toelichting", "omvat",
)  # fmt: skip
#: Between words of one cell; a search word may hold a comma.
SCHEIDING = " | "
VERPLICHT = ("code", "omschrijving", "eenheid", "midden", "prijsjaar", "bron", "betaler")
_CODE = re.compile(r"[a-z0-9][a-z0-9._-]{1,79}", re.ASCII)
_PUNTBEDRAG = re.compile(r"[0-9]+(\.[0-9]{1,2})?", re.ASCII)
_BETALERS = {naam: b.value for b in Betaler for naam in (b.value, b.omschrijving.casefold())}
_ZEKERHEDEN = {z.value.casefold(): z.value for z in Zekerheid}
LANGSTE = {"omschrijving": 200, "categorie": 100, "eenheid": 60, "bron": 500, "toelichting": 1_000, "zoekwoorden": 300}


@dataclass(frozen=True, slots=True)
class Regelverschil:
    """A price that a file adds, changes or takes away; ``velden`` are (name, before, after)."""

    soort: str
    """``nieuw``, ``gewijzigd`` or ``vervallen``."""
    code: str
    omschrijving: str
    velden: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Afgewezen:
    """A row that is not taken over: its number in the file, its code, and why."""

    rij: int
    code: str
    zin: str


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What becomes of the list; ``inhoud`` is what ``NeemPrijslijstOp`` takes, "" when nothing would change."""

    versie: str
    geldig_van: date
    verschillen: tuple[Regelverschil, ...]
    afgewezen: tuple[Afgewezen, ...]
    ongewijzigd: int
    inhoud: str

    def zin(self) -> str:
        """The preview in one sentence."""
        tel = {soort: sum(v.soort == soort for v in self.verschillen) for soort in ("nieuw", "gewijzigd", "vervallen")}
        return (
            f"{tel['nieuw']} nieuw, {tel['gewijzigd']} gewijzigd, {tel['vervallen']} vervallen, "
            f"{self.ongewijzigd} gelijk; {len(self.afgewezen)} afgewezen."
        )


def uitvoer(lijst: Prijslijst) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Header and rows of a list, as an import takes them back."""
    return KOLOMMEN, [_rij_uit(regel) for regel in lijst.regels]


def _rij_uit(r: Prijsregel) -> tuple[Any, ...]:
    return (
        r.code, r.omschrijving, r.categorie, r.eenheid, r.laag, r.midden, r.hoog, r.prijsjaar, r.bron,
        r.betaler.value, r.betaler_zekerheid.value, r.zekerheid.value, r.geldig_van, r.geldig_tot, r.kern,
        SCHEIDING.join(r.zoekwoorden), r.toelichting, SCHEIDING.join(r.omvat),
    )  # fmt: skip


def als_rij(regel: Prijsregel) -> dict[str, Any]:
    """A row in the form of the stored JSON."""
    return {
        **{naam: getattr(regel, naam) for naam in ("code", "omschrijving", "categorie", "eenheid")},
        **{deel: None if (b := getattr(regel, deel)) is None else f"{b:.2f}" for deel in ("laag", "midden", "hoog")},
        "prijsjaar": regel.prijsjaar,
        "bron": regel.bron,
        "betaler": regel.betaler.value,
        "betaler_zekerheid": regel.betaler_zekerheid.value,
        "zekerheid": regel.zekerheid.value,
        "geldig_van": None if regel.geldig_van is None else regel.geldig_van.isoformat(),
        "geldig_tot": None if regel.geldig_tot is None else regel.geldig_tot.isoformat(),
        "kern": regel.kern,
        "zoekwoorden": list(regel.zoekwoorden),
        "toelichting": regel.toelichting,
        "omvat": list(regel.omvat),
    }


def stel_voor(
    kop: Sequence[str],
    rijen: Sequence[tuple[int, Sequence[str]]],
    huidig: Prijslijst,
    versie: str,
    geldig_van: date,
    *,
    vervang: bool = False,
) -> Voorstel:
    """What a table would make of the list in force.

    A row with a known code changes that price, another code adds one; columns that are not in the table stay as they
    are. A refused row changes nothing. With ``vervang`` prices that are not in the table go.

    Raises:
        Regelovertreding: a column that is needed is missing, or stands there twice.
    """
    kolommen = [naam.strip().casefold().replace(" ", "_") for naam in kop]
    ontbreekt = [naam for naam in VERPLICHT if naam not in kolommen]
    if ontbreekt:
        raise Regelovertreding(f"In het bestand ontbreekt: {', '.join(ontbreekt)}. De eerste rij noemt de kolommen.")
    dubbel = {naam for naam in kolommen if naam and kolommen.count(naam) > 1}
    if dubbel:
        raise Regelovertreding(f"Deze kolom staat er twee keer: {', '.join(sorted(dubbel))}.")
    oud = {regel.code: als_rij(regel) for regel in huidig.regels}
    nieuw: dict[str, dict[str, Any]] = {}
    afgewezen: list[Afgewezen] = []
    genoemd: set[str] = set()
    for nummer, rij in rijen:
        cellen = dict(zip(kolommen, (cel.strip() for cel in rij), strict=False))
        code = cellen.get("code", "").casefold()
        genoemd.add(code)
        try:
            if code in nieuw:
                raise ValueError("deze code staat er al; elke code komt één keer voor.")
            nieuw[code] = _regel(code, cellen, oud.get(code))
        except ValueError as fout:
            afgewezen.append(Afgewezen(nummer, code[:80], f"Rij {nummer}: {fout}"))
    alle = {code: rij for code, rij in oud.items() if not vervang or code in genoemd} | nieuw
    _zonder_onbekende_delen(alle, nieuw, oud, afgewezen, rijen, kolommen)
    verschillen = _verschillen(oud, alle)
    inhoud = ""
    if verschillen:
        inhoud = _inhoud(huidig, versie, geldig_van, alle)
        lees_prijslijst(inhoud)  # what does not pass here would never be readable again: a bug, not a user's mistake
    return Voorstel(
        versie, geldig_van, verschillen, tuple(sorted(afgewezen, key=lambda a: a.rij)),
        sum(1 for code, rij in alle.items() if oud.get(code) == rij), inhoud,
    )  # fmt: skip


def _zonder_onbekende_delen(
    alle: dict[str, dict[str, Any]],
    nieuw: Mapping[str, dict[str, Any]],
    oud: Mapping[str, dict[str, Any]],
    afgewezen: list[Afgewezen],
    rijen: Sequence[tuple[int, Sequence[str]]],
    kolommen: Sequence[str],
) -> None:
    """A price cannot hold another that is not there: refuse such rows, and loosen those that lost a part."""
    plaats = kolommen.index("code")
    nummers = {rij[plaats].strip().casefold(): nummer for nummer, rij in rijen if len(rij) > plaats}
    opnieuw = True
    while opnieuw:
        opnieuw = False
        for code, rij in list(alle.items()):
            weg = [deel for deel in rij["omvat"] if deel != ALLES and deel not in alle]
            if not weg:
                continue
            opnieuw = True
            if code in nieuw and rij is nieuw[code]:
                zin = f"Rij {nummers[code]}: bij omvat staat een onbekende code: {', '.join(weg)[:80]}."
                afgewezen.append(Afgewezen(nummers[code], code, zin))
                if code in oud and oud[code] is not rij:
                    alle[code] = dict(oud[code])
                else:
                    del alle[code]
            else:
                alle[code] = {**rij, "omvat": [deel for deel in rij["omvat"] if deel not in weg]}


def _verschillen(oud: Mapping[str, dict[str, Any]], alle: Mapping[str, dict[str, Any]]) -> tuple[Regelverschil, ...]:
    uit = []
    for code, rij in alle.items():
        eerder = oud.get(code)
        if eerder is None:
            uit.append(Regelverschil("nieuw", code, rij["omschrijving"]))
        elif eerder != rij:
            velden = tuple(
                (naam, _toon(eerder[naam]), _toon(rij[naam])) for naam in KOLOMMEN if eerder[naam] != rij[naam]
            )
            uit.append(Regelverschil("gewijzigd", code, rij["omschrijving"], velden))
    uit += [Regelverschil("vervallen", code, rij["omschrijving"]) for code, rij in oud.items() if code not in alle]
    return tuple(uit)


def _toon(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return ", ".join(waarde) if isinstance(waarde, list) else "" if waarde is None else str(waarde)


def _inhoud(huidig: Prijslijst, versie: str, geldig_van: date, alle: Mapping[str, dict[str, Any]]) -> str:
    cpi = [
        {
            "van_jaar": i.van_jaar,
            "naar_jaar": i.naar_jaar,
            "procent": str(i.procent),
            "bron": i.bron,
            "zekerheid": i.zekerheid.value,
        }
        for i in huidig.cpi
    ]
    inhoud = {
        "versie": versie,
        "naam": f"Maatschappelijke prijslijst {versie}",
        "geldig_van": geldig_van.isoformat(),
        "toelichting": f"Voortgezet uit versie {huidig.versie}.",
        "bron": huidig.bron,
        "cpi": cpi,
        "regels": list(alle.values()),
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1)


def _regel(code: str, cellen: Mapping[str, str], oud: Mapping[str, Any] | None) -> dict[str, Any]:
    """One row as it may stand in the list. Raises ValueError with the rest of a Dutch sentence."""
    if not _CODE.fullmatch(code):
        raise ValueError("de code ontbreekt of is niet geldig; gebruik kleine letters, cijfers, punt en streepje.")
    nieuw: dict[str, Any] = dict(oud) if oud is not None else {
        "code": code, "categorie": "Eigen prijzen", "betaler_zekerheid": Zekerheid.LOKAAL.value, "kern": True,
        "zoekwoorden": [], "toelichting": "", "omvat": [], "geldig_van": None, "geldig_tot": None,
        "laag": None, "hoog": None,
    }  # fmt: skip
    for naam in ("omschrijving", "categorie", "eenheid", "bron", "toelichting"):
        if naam in cellen:
            nieuw[naam] = _tekst(naam, cellen[naam], leeg_mag=naam == "toelichting")
    for deel in ("laag", "midden", "hoog"):
        if deel in cellen:
            nieuw[deel] = _bedrag(deel, cellen[deel])
    _eis_bereik(nieuw)
    nieuw["prijsjaar"] = _jaar(cellen["prijsjaar"])
    nieuw["betaler"] = _uit("betaler", cellen["betaler"], _BETALERS)
    if cellen.get("betaler_zekerheid"):
        nieuw["betaler_zekerheid"] = _uit("betaler_zekerheid", cellen["betaler_zekerheid"], _ZEKERHEDEN)
    nieuw["zekerheid"] = _zekerheid(cellen.get("zekerheid", ""), nieuw, oud)
    for naam in ("geldig_van", "geldig_tot"):
        if naam in cellen:
            nieuw[naam] = _dag(naam, cellen[naam])
    if nieuw["geldig_van"] and nieuw["geldig_tot"] and nieuw["geldig_tot"] < nieuw["geldig_van"]:
        raise ValueError("geldig_tot ligt vóór geldig_van.")
    if cellen.get("kern"):
        nieuw["kern"] = {"ja": True, "nee": False}.get(cellen["kern"].casefold())
        if nieuw["kern"] is None:
            raise ValueError("kern is ja of nee.")
    for naam in ("zoekwoorden", "omvat"):
        if naam in cellen:
            nieuw[naam] = [deel.strip() for deel in cellen[naam].split(SCHEIDING.strip()) if deel.strip()]
    return nieuw


def _tekst(naam: str, cel: str, *, leeg_mag: bool) -> str:
    netjes = " ".join(cel.split())
    if not netjes and not leeg_mag:
        raise ValueError(f"{naam} is leeg.")
    if len(netjes) > LANGSTE[naam]:
        raise ValueError(f"{naam} is langer dan {LANGSTE[naam]} tekens.")
    return netjes


def _bedrag(deel: str, cel: str) -> str | None:
    if not cel:
        return None
    try:
        bedrag = Decimal(cel).quantize(CENT) if _PUNTBEDRAG.fullmatch(cel) else lees_bedrag(cel)
    except (ValueError, InvalidOperation):
        raise ValueError(f"{deel} is geen bedrag; schrijf bijvoorbeeld 1234,56.") from None
    if not 0 < bedrag <= GROOTSTE_BEDRAG:
        raise ValueError(f"{deel} moet meer dan nul zijn; laat het leeg als er geen prijs is.")
    return f"{bedrag:.2f}"


def _eis_bereik(rij: Mapping[str, Any]) -> None:
    laag, midden, hoog = (None if rij.get(d) is None else Decimal(rij[d]) for d in ("laag", "midden", "hoog"))
    if (laag is None) != (hoog is None) or (laag is not None and midden is None):
        raise ValueError("een marge heeft laag, midden en hoog.")
    if laag is not None and midden is not None and hoog is not None and not laag <= midden <= hoog:
        raise ValueError("laag, midden en hoog lopen niet op.")


def _jaar(cel: str) -> int | None:
    if not cel:
        return None
    if not re.fullmatch(r"(19|20)[0-9]{2}", cel, re.ASCII):
        raise ValueError("prijsjaar is een jaartal, of leeg als de bron geen jaar noemt.")
    return int(cel)


def _uit(naam: str, cel: str, keuzes: Mapping[str, str]) -> str:
    try:
        return keuzes[cel.casefold()]
    except KeyError:
        raise ValueError(
            f"{naam} “{cel[:40]}” is niet bekend; kies uit {', '.join(sorted(set(keuzes.values())))}."
        ) from None


def _zekerheid(cel: str, rij: Mapping[str, Any], oud: Mapping[str, Any] | None) -> str:
    lokaal = Zekerheid.LOKAAL.value
    if rij["midden"] is None:
        return lokaal
    gekozen = _uit("zekerheid", cel, _ZEKERHEDEN) if cel else oud["zekerheid"] if oud is not None else lokaal
    if gekozen == lokaal:
        raise ValueError("bij een bedrag hoort een zekerheid: A, B, C of K.")
    return str(gekozen)


def _dag(naam: str, cel: str) -> str | None:
    if not cel:
        return None
    gevonden = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", cel, re.ASCII)
    try:
        dag = date(int(gevonden[3]), int(gevonden[2]), int(gevonden[1])) if gevonden else date.fromisoformat(cel)
    except ValueError:
        raise ValueError(f"{naam} is geen datum; schrijf bijvoorbeeld 31-12-2026.") from None
    return dag.isoformat()
