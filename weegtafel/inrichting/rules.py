"""The rules of the set-up. Pure: no database, no clock.

A period runs from its first to its last day, both included; no last day means that it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.errors import Regelovertreding

LOGO_MAXIMUM = 1_048_576
#: Codes that the program itself reasons about, so that they cannot be ended.
VASTE_CODES: Mapping[str, frozenset[str]] = {
    "grondslag": frozenset({"wlz", "zvw", "wmo", "onderwijs", "voorliggend_veld"}),
    "uitkomst_grond": frozenset({"niet_overwogen", "passend"}),
}
ZEKERHEDEN = frozenset({"A", "B", "C", "K", "lokaal", ""})
ZINSOORTEN = (
    "opening", "motivering", "voorwaarde", "afwijkend", "leerpunt", "actie", "aanhouden", "afsluiting",
)  # fmt: skip

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,39}")
_STUUR = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

Periode = tuple[date, date | None]


def weiger(veld: str, zin: str) -> Regelovertreding:
    """A refusal at one field."""
    return Regelovertreding(zin, {veld: zin})


def regel(veld: str, titel: str, tekst: str, *, verplicht: bool = True, maximum: int = 200) -> str:
    """One line of text, trimmed.

    Raises:
        Regelovertreding: it is empty while it may not be, or too long.
    """
    netjes = " ".join(_STUUR.sub(" ", tekst).split())
    if verplicht and not netjes:
        raise weiger(veld, f"{titel} ontbreekt: vul dit in.")
    if len(netjes) > maximum:
        raise weiger(veld, f"{titel}: ten hoogste {maximum} tekens. Kort de tekst in.")
    return netjes


def stuk(veld: str, titel: str, tekst: str, *, verplicht: bool = False, maximum: int = 4000) -> str:
    """Running text, with its line ends kept.

    Raises:
        Regelovertreding: it is empty while it may not be, or too long.
    """
    netjes = _STUUR.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if verplicht and not netjes:
        raise weiger(veld, f"{titel} ontbreekt: vul dit in.")
    if len(netjes) > maximum:
        raise weiger(veld, f"{titel}: ten hoogste {maximum} tekens. Kort de tekst in.")
    return netjes


def email(tekst: str) -> str:
    """An e-mail address, or empty.

    Raises:
        Regelovertreding: it is neither.
    """
    netjes = regel("email", "E-mailadres", tekst, verplicht=False)
    if netjes and not _EMAIL.fullmatch(netjes):
        raise weiger("email", f"“{netjes}” is geen e-mailadres. Schrijf bijvoorbeeld naam@organisatie.nl.")
    return netjes


def code(tekst: str) -> str:
    """A code as it may stand in a list.

    Raises:
        Regelovertreding: it has characters that a code does not have.
    """
    netjes = tekst.strip()
    if not _CODE.fullmatch(netjes):
        raise weiger("code", "Een code bestaat uit ten hoogste 40 letters, cijfers, punten en streepjes.")
    return netjes


def periode(van: date, tot: date | None) -> None:
    """Refuse a period that ends before it begins or lies outside every calendar in use.

    Raises:
        Regelovertreding: with the sentence for the field.
    """
    for veld, dag in (("geldig_van", van), ("geldig_tot", tot)):
        if dag is not None and not 1990 <= dag.year <= 2100:
            raise weiger(veld, f"Het jaar {dag.year} kan niet kloppen. Kies een dag tussen 1990 en 2100.")
    if tot is not None and tot < van:
        raise weiger("geldig_tot", "De laatste dag ligt voor de eerste dag. Kies een latere dag.")


def overlapt(a: Periode, b: Periode) -> bool:
    """Whether two periods share a day."""
    return (a[1] is None or b[0] <= a[1]) and (b[1] is None or a[0] <= b[1])


def eis_geen_overlap(wat: str, nieuw: Periode, bestaande: Iterable[Periode]) -> None:
    """Refuse a period that shares a day with an existing one of the same thing.

    Raises:
        Regelovertreding: naming the period that is in the way.
    """
    for van, tot in bestaande:
        if overlapt(nieuw, (van, tot)):
            einde = f"tot en met {datum_voluit(tot)}" if tot else "zonder einddatum"
            raise weiger(
                "geldig_van", f"{wat} geldt al vanaf {datum_voluit(van)}, {einde}. Beëindig die periode eerst."
            )


def logo(inhoud: bytes) -> bytes:
    """A logo as it may be stored: PNG or JPEG by its own bytes, at most 1 MB.

    Raises:
        Regelovertreding: it is too large or another kind of file.
    """
    if len(inhoud) > LOGO_MAXIMUM:
        raise weiger("logo", "Dit logo is groter dan 1 MB. Bewaar het kleiner en kies het opnieuw.")
    if not (inhoud.startswith(b"\x89PNG\r\n\x1a\n") or inhoud.startswith(b"\xff\xd8\xff")):
        raise weiger("logo", "Dit bestand is geen PNG- of JPEG-afbeelding. Kies een ander bestand.")
    return inhoud


def eis_beheerder_blijft(einde: date, anderen: Sequence[Periode]) -> None:
    """Refuse to take away the last beheerder. ``anderen`` are the periods in which other people hold that role.

    Raises:
        Regelovertreding: after ``einde`` nobody would be beheerder without end.
    """
    morgen = einde + timedelta(days=1)
    if not any(van <= morgen and tot is None for van, tot in anderen):
        raise weiger(
            "geldig_tot",
            "Dit is de laatste beheerder. Geef eerst iemand anders de rol beheerder, zonder einddatum.",
        )


def eis_vrij_van_overleg(naam: str, taak: str, codes: Sequence[str]) -> None:
    """Refuse to take away somebody who still has a task in a planned overleg.

    Raises:
        Regelovertreding: naming those overleggen.
    """
    if codes:
        lijst = codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} en {codes[-1]}"
        raise weiger("geldig_tot", f"{naam} is nog {taak} van {lijst}. Wijs daar eerst iemand anders aan.")


def eis_code_mag_eindigen(lijst: str, code_: str, over: int) -> None:
    """Refuse to end a code that the program needs, or the last one of its list. ``over`` is how many remain.

    Raises:
        Regelovertreding: with the reason.
    """
    if code_ in VASTE_CODES.get(lijst, frozenset()):
        raise weiger("geldig_tot", "Weegtafel rekent met deze code; zij kan niet eindigen. De omschrijving mag anders.")
    if over == 0:
        raise weiger("geldig_tot", "Dit is de laatste code van de lijst. Voeg eerst een andere toe.")


def eis_instelling_niet_terug(geldig_van: date, vandaag: date, laatste_overleg: date | None) -> None:
    """Refuse a setting for a day that has passed, or for a day on which an overleg was opened already.

    Raises:
        Regelovertreding: naming the first day that is possible.
    """
    eerste = vandaag
    if laatste_overleg is not None and laatste_overleg >= eerste:
        eerste = laatste_overleg + timedelta(days=1)
    if geldig_van < eerste:
        raise weiger(
            "geldig_van",
            f"Een instelling wijzigt niet met terugwerkende kracht. Kies {datum_voluit(eerste)} of later.",
        )


def eis_criteria(geldig_van: date, vandaag: date, laatste: date | None, codes: Sequence[str]) -> None:
    """Refuse a version of the criteria that is empty, has a code twice, or does not follow the last one.

    Raises:
        Regelovertreding: with the reason.
    """
    if not 1 <= len(codes) <= 20:
        raise weiger("criteria", "Een set telt 1 tot en met 20 criteria.")
    if len(set(codes)) != len(codes):
        raise weiger("criteria", "Twee criteria hebben dezelfde code. Geef elk criterium een eigen code.")
    if geldig_van < vandaag:
        raise weiger("geldig_van", "Een nieuwe set gaat niet in op een dag die voorbij is. Kies vandaag of later.")
    if laatste is not None and geldig_van <= laatste:
        raise weiger(
            "geldig_van", f"De laatste set geldt vanaf {datum_voluit(laatste)}. Kies een latere dag voor de nieuwe set."
        )
