"""Monthly counts from a table: what a file would change, which rows are refused and why. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from weegtafel.kernel.clock import MAANDEN
from weegtafel.kernel.errors import Regelovertreding

GROOTST = 1_000_000
#: What heads a column, in files as people have them.
_KOPPEN = {
    "maand": "maand", "periode": "maand", "organisatie": "organisatie", "verwijzer": "organisatie",
    "enkelvoudig": "enkelvoudig", "complex": "complex", "totaal": "totaal", "alle": "totaal",
}  # fmt: skip
_HEEL_TAFEL = frozenset({"", "alle", "totaal", "hele tafel"})
KOLOMMEN = ("maand", "organisatie", "enkelvoudig", "complex", "totaal")
Sleutel = tuple[date, int | None]


@dataclass(frozen=True, slots=True)
class Instroomregel:
    """The counts of one month; ``organisatie_id`` None is the whole table."""

    maand: date
    organisatie_id: int | None
    enkelvoudig: int
    complex: int

    @property
    def totaal(self) -> int:
        """All new indications."""
        return self.enkelvoudig + self.complex


@dataclass(frozen=True, slots=True)
class Instroomverschil:
    """A month that a file adds (``oud`` None) or changes."""

    regel: Instroomregel
    organisatie: str
    oud: tuple[int, int] | None
    """Enkelvoudig and complex as they stand."""


@dataclass(frozen=True, slots=True)
class Afgewezen:
    """A row that is not taken over: its number in the file, and why."""

    rij: int
    zin: str


@dataclass(frozen=True, slots=True)
class Instroomvoorstel:
    """What becomes of the counts; ``verschillen`` is what ``LeesInstroomIn`` takes."""

    verschillen: tuple[Instroomverschil, ...]
    afgewezen: tuple[Afgewezen, ...]
    ongewijzigd: int

    @property
    def regels(self) -> tuple[Instroomregel, ...]:
        """The rows to take over."""
        return tuple(v.regel for v in self.verschillen)

    @property
    def gezien(self) -> tuple[tuple[int, int] | None, ...]:
        """What stood there for each of them."""
        return tuple(v.oud for v in self.verschillen)

    def zin(self) -> str:
        """The preview in one sentence."""
        nieuw = sum(v.oud is None for v in self.verschillen)
        return (
            f"{nieuw} nieuw, {len(self.verschillen) - nieuw} gewijzigd, {self.ongewijzigd} gelijk; "
            f"{len(self.afgewezen)} afgewezen."
        )


def maandnaam(maand: date) -> str:
    """``november 2026``."""
    return f"{MAANDEN[maand.month - 1]} {maand.year}"


def lees_maand(tekst: str) -> date:
    """The first day of a month: ``2026-11``, ``11-2026``, ``november 2026``, or any day in it (``2028-02-29``).

    Raises:
        ValueError: with a Dutch sentence.
    """
    kaal = " ".join(tekst.split()).casefold()
    if not kaal:
        raise ValueError("er staat geen maand; schrijf bijvoorbeeld 2026-11")
    jaar = maand = dag = ""
    if m := re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?: .*)?", kaal, re.ASCII):
        jaar, maand, dag = m[1], m[2], m[3] or "1"
    elif m := re.fullmatch(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})", kaal, re.ASCII):
        dag, maand, jaar = m[1] or "1", m[2], m[3]
    elif m := re.fullmatch(r"([a-z]{3,9})\.? (\d{4})", kaal, re.ASCII):
        passend = [nr for nr, naam in enumerate(MAANDEN, start=1) if naam == m[1] or naam[:3] == m[1]]
        maart = [3] if m[1] == "mrt" else []
        maand, jaar, dag = str(next(iter(passend or maart), 0)), m[2], "1"
    else:
        raise ValueError(f"“{tekst[:40]}” is geen maand; schrijf bijvoorbeeld 2026-11")
    try:
        return date(int(jaar), int(maand), int(dag)).replace(day=1)
    except ValueError:
        raise ValueError(f"“{tekst[:40]}” bestaat niet op de kalender") from None


def _aantal(tekst: str, kolom: str) -> int:
    kaal = tekst.strip().replace("\u00a0", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", kaal, re.ASCII):
        kaal = kaal.replace(".", "")
    if not re.fullmatch(r"\d+", kaal, re.ASCII):
        raise ValueError(f"in de kolom “{kolom}” staat “{tekst[:40]}”, en dat is geen heel getal van 0 of meer")
    if int(kaal) > GROOTST:
        raise ValueError(f"in de kolom “{kolom}” staat een getal dat te groot is om te kunnen kloppen")
    return int(kaal)


def toets_regel(regel: Instroomregel, vandaag: date) -> list[str]:
    """Why a count cannot be; nothing when it can. The running month counts, a later one does not."""
    redenen = []
    if regel.enkelvoudig < 0 or regel.complex < 0:
        redenen.append("Een aantal is 0 of meer.")
    if regel.enkelvoudig > GROOTST or regel.complex > GROOTST:
        redenen.append("Dit aantal is te groot om te kunnen kloppen.")
    if regel.maand.day != 1:
        redenen.append("Een telling hoort bij een hele maand.")
    if regel.maand > vandaag:
        redenen.append(f"{maandnaam(regel.maand).capitalize()} ligt in de toekomst.")
    if regel.maand.year < 2015:
        redenen.append("Een telling van vóór 2015, toen de Jeugdwet begon, hoort hier niet.")
    return redenen


def toets_menging(sleutels: Sequence[Sleutel]) -> list[str]:
    """Months that are counted both whole and by organisation: everything would count twice."""
    geheel = {maand for maand, wie in sleutels if wie is None}
    dubbel = sorted({maand for maand, wie in sleutels if wie is not None} & geheel)
    return [
        f"{maandnaam(maand).capitalize()} is al geteld voor de hele tafel én per organisatie; kies één van beide."
        for maand in dubbel
    ]


def stel_voor(
    kop: Sequence[str],
    rijen: Sequence[tuple[int, Sequence[str]]],
    organisaties: Mapping[str, tuple[int, str]],
    huidig: Mapping[Sleutel, tuple[int, int]],
    vandaag: date,
) -> Instroomvoorstel:
    """What a table would make of the counts. ``organisaties``: name or abbreviation, casefolded, to (id, name).

    Needs the columns maand and complex, and enkelvoudig or totaal; organisatie is optional. A refused row changes
    nothing.

    Raises:
        Regelovertreding: a column that is needed is not there, or stands there twice.
    """
    namen = [_KOPPEN.get(" ".join(k.split()).casefold(), "") for k in kop]
    for kolom in KOLOMMEN:
        if namen.count(kolom) > 1:
            raise Regelovertreding(f"De kolom “{kolom}” staat twee keer in dit bestand. Laat er één staan.")
    if "maand" not in namen or "complex" not in namen or not {"enkelvoudig", "totaal"} & set(namen):
        raise Regelovertreding("Dit bestand heeft de kolommen maand, complex en totaal (of enkelvoudig) nodig.")
    verschillen: list[Instroomverschil] = []
    afgewezen: list[Afgewezen] = []
    gezien: dict[Sleutel, int] = {}
    gelijk = 0
    for nummer, cellen in rijen:
        try:
            waarden = dict(zip(namen, [*cellen, *[""] * len(namen)], strict=False))
            regel, naam = _lees_regel(waarden, organisaties, vandaag)
            sleutel = (regel.maand, regel.organisatie_id)
            if sleutel in gezien:
                raise ValueError(
                    f"{maandnaam(regel.maand)} staat hier dubbel{f' voor {naam}' if naam else ''}, "
                    f"al in rij {gezien[sleutel]}"
                )
            if redenen := toets_menging([*huidig, *gezien, sleutel]):
                raise ValueError(_klein(redenen[0]))
        except ValueError as fout:
            afgewezen.append(Afgewezen(nummer, f"Rij {nummer}: {fout}."))
            continue
        gezien[sleutel] = nummer
        oud = huidig.get(sleutel)
        if oud == (regel.enkelvoudig, regel.complex):
            gelijk += 1
        else:
            verschillen.append(Instroomverschil(regel, naam, oud))
    return Instroomvoorstel(tuple(verschillen), tuple(afgewezen), gelijk)


def _klein(zin: str) -> str:
    return zin[:1].lower() + zin[1:].rstrip(".")


def _lees_regel(
    waarden: Mapping[str, str], organisaties: Mapping[str, tuple[int, str]], vandaag: date
) -> tuple[Instroomregel, str]:
    maand = lees_maand(waarden["maand"])
    complex_ = _aantal(waarden["complex"], "complex")
    totaal = _aantal(waarden["totaal"], "totaal") if waarden.get("totaal", "").strip() else None
    enkel = _aantal(waarden["enkelvoudig"], "enkelvoudig") if waarden.get("enkelvoudig", "").strip() else None
    if totaal is None and enkel is None:
        raise ValueError("er staat geen totaal en geen aantal enkelvoudig")
    if totaal is not None and complex_ > totaal:
        raise ValueError(f"er zijn meer complexe indicaties ({complex_}) dan indicaties in totaal ({totaal})")
    if totaal is not None and enkel is not None and enkel + complex_ != totaal:
        raise ValueError(f"enkelvoudig ({enkel}) en complex ({complex_}) zijn samen niet het totaal ({totaal})")
    if enkel is None:
        assert totaal is not None
        enkel = totaal - complex_
    wie = " ".join(waarden.get("organisatie", "").split())
    sleutel, naam = None, ""
    if wie.casefold() not in _HEEL_TAFEL:
        if wie.casefold() not in organisaties:
            raise ValueError(f"de organisatie “{wie[:60]}” staat niet in de inrichting")
        sleutel, naam = organisaties[wie.casefold()]
    regel = Instroomregel(maand, sleutel, enkel, complex_)
    if redenen := toets_regel(regel, vandaag):
        raise ValueError(_klein(redenen[0]))
    return regel, naam
