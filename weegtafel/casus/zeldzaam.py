"""Whether a casus stands out among those of its team and year by what every list shows of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from weegtafel.anonimiteit.zeldzaam import Rij, Zeldzaam, zeldzame_combinaties
from weegtafel.casus.models import Casus
from weegtafel.inrichting.models import Code
from weegtafel.kernel.codes import CasusStatus

#: How a field of the rule is called on the page.
_WOORD: Final = {"leeftijdsband": "leeftijdsgroep", "vorm": "vorm", "omstandigheid": "kader"}
_LIJST: Final = {"leeftijdsband": "leeftijdsband", "vorm": "vorm", "omstandigheid": "maatregel"}
#: A form of which another form of the list is the wider word.
_GROVERE_VORM: Final = {"AMT": "AMB", "KLV": "RES"}
#: Most casussen have this; it says nothing special.
_GEWOON: Final = "vrijwillig"
_BAND: Final = re.compile(r"(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Zeldzaamheid:
    """A combination by which a casus stands out, the sentence about it, and its first field on the page."""

    combinatie: Zeldzaam
    zin: str
    veld: str


def zeldzaam_van(sessie: Session, casus_id: int) -> str:
    """The warning about the smallest combination by which this casus stands out; else empty."""
    gevonden = zeldzaamheden(sessie, casus_id)
    return gevonden[0].zin if gevonden else ""


def zeldzaamheden(sessie: Session, casus_id: int) -> tuple[Zeldzaamheid, ...]:
    """Every smallest combination by which this casus stands out, each with a coarser choice.

    Weighed are age band, form and kader, among the casussen of the same inbrenger and year that were not withdrawn.
    """
    deze = sessie.get(Casus, casus_id)
    if deze is None:
        return ()
    vraag = select(Casus.nummer, Casus.leeftijdsband, Casus.vorm, Casus.maatregel).where(
        col(Casus.inbrenger_id) == deze.inbrenger_id,
        col(Casus.jaar) == deze.jaar,
        col(Casus.status).not_in((CasusStatus.INGETROKKEN, CasusStatus.VERNIETIGD)),
    )
    rijen = [
        Rij(nummer, {"leeftijdsband": band, "vorm": vorm, "omstandigheid": "" if kader == _GEWOON else kader})
        for nummer, band, vorm, kader in sessie.exec(vraag)
    ]
    namen = {
        (lijst, code): omschrijving
        for lijst, code, omschrijving in sessie.exec(
            select(Code.lijst, Code.code, Code.omschrijving).where(
                col(Code.lijst).in_(_LIJST.values()), col(Code.geldig_tot).is_(None)
            )
        )
    }
    grover = {
        "leeftijdsband": _wijdere_banden(code for lijst, code in namen if lijst == "leeftijdsband"),
        "vorm": {fijn: grof for fijn, grof in _GROVERE_VORM.items() if ("vorm", grof) in namen},
    }
    gevonden = zeldzame_combinaties(rijen, deze.nummer, grover)
    return tuple(Zeldzaamheid(z, _zin(z, deze.jaar, namen), _LIJST[z.velden[0]]) for z in gevonden)


def _wijdere_banden(codes: Iterable[str]) -> dict[str, str]:
    """For each age band the narrowest band of the list that holds it and more."""
    banden = {code: (int(m[1]), int(m[2])) for code in codes if (m := _BAND.fullmatch(code))}
    uit: dict[str, str] = {}
    for code, (van, tot) in banden.items():
        wijder = [(t - v, c) for c, (v, t) in banden.items() if v <= van and tot <= t and (v, t) != (van, tot)]
        if wijder:
            uit[code] = min(wijder)[1]
    return uit


def _zin(z: Zeldzaam, jaar: int, namen: dict[tuple[str, str], str]) -> str:
    def naam(veld: str, code: str) -> str:
        return f"“{namen.get((_LIJST[veld], code), code)}”"

    wat = " en ".join(f"{_WOORD[v]} {naam(v, w)}" for v, w in zip(z.velden, z.waarden, strict=True))
    kern = f"Zeldzaam: alleen deze casus van dit team heeft in {jaar} {wat}."
    if z.grover:
        return f"{kern} Grover kan: kies bij {_WOORD[z.grover_veld]} {naam(z.grover_veld, z.grover)}."
    if "omstandigheid" in z.velden:
        return f"{kern} Grover kan: laat het kader leeg."
    return f"{kern} Grover kan: houd de rest van de tekst algemeen, zodat niemand hem hieraan herkent."
