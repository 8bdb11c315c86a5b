"""The last sweep over what leaves as cells and lines instead of a paper: tables and the invitation.

The same readers, the same names that may stand there and the same decisions as for a document
(:mod:`weegtafel.overleg.veeg`); a refusal asks about each finding in the same dialog.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlmodel import Session, col, select

from weegtafel.anonimiteit.besluitboek import Besluitboek
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Onderwerp, Soort
from weegtafel.anonimiteit.documentcontrole import Plek
from weegtafel.anonimiteit.lezing import lees
from weegtafel.anonimiteit.models import Grondigcontrole
from weegtafel.anonimiteit.opslag import documentnamen
from weegtafel.anonimiteit.regels import opsomming, zonder_toegestaan
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.casus.anoniem import STUK
from weegtafel.casus.models import Casus
from weegtafel.doorbraak.models import Aanvraag
from weegtafel.overleg.bronteksten import AANVRAAG, Bron, bronnen_van
from weegtafel.overleg.models import Overleg
from weegtafel.overleg.veeg import (
    LOPEND,
    Bronlezer,
    Opnieuw,
    Stukbesluit,
    Stukgeweigerd,
    Stukvondst,
    boek_van_stuk,
    plekzin,
    rood,
    telwoorden,
)

#: Columns that name an office, a source or a payment: those names belong there, a person's do not.
ZAKELIJK: Final = frozenset(
    {"van wie", "kenmerk", "bron", "organisatie", "gemeente", "link", "plaats", "code", "omvat", "regeling"}
)
MAG_ZAKELIJK: Final = frozenset(
    {Soort.INSTELLING, Soort.SCHOOL, Soort.PLAATS, Soort.URL, Soort.DOSSIERNUMMER, Soort.ADRES, Soort.POSTCODE}
)
_NUMMER: Final = re.compile(r"((?:WT|DB|WO)-\d{4}-\d{4,})(?:/[A-Z]?\d{1,2})?")

Onderwerpsleutel = tuple[Onderwerp, int]
#: What a row without a number of ours is about: nothing, so nothing can be decided on it.
_NIETS: Final[Onderwerpsleutel] = (Onderwerp.OVERLEG, 0)
_STUK_VAN: Final = {Onderwerp.CASUS: "casus", Onderwerp.AANVRAAG: AANVRAAG, Onderwerp.OVERLEG: "agenda"}


@dataclass(slots=True)
class _Kijker:
    """What one sweep knows; each text and each subject is read once."""

    sessie: Session
    namen: frozenset[str]
    grondig: frozenset[Onderwerpsleutel]
    lezer: Bronlezer
    lezingen: dict[str, tuple[Bevinding, ...]] = field(default_factory=dict)
    nummers: dict[str, Onderwerpsleutel] = field(default_factory=dict)
    dossiers: dict[Onderwerpsleutel, tuple[tuple[Bron, ...], Besluitboek]] = field(default_factory=dict)

    def onderwerp(self, rij: Sequence[object]) -> tuple[Onderwerpsleutel, str]:
        """What a row is about, and the number that it shows."""
        for cel in rij:
            gevonden = _NUMMER.fullmatch(cel.strip()) if isinstance(cel, str) else None
            if gevonden is not None:
                nummer = gevonden[1]
                if nummer not in self.nummers:
                    self.nummers[nummer] = self._zoek(nummer)
                return self.nummers[nummer], nummer
        return _NIETS, ""

    def _zoek(self, nummer: str) -> Onderwerpsleutel:
        soort, vraag = {
            "WT": (Onderwerp.CASUS, select(Casus.id).where(col(Casus.nummer) == nummer)),
            "DB": (Onderwerp.AANVRAAG, select(Aanvraag.id).where(col(Aanvraag.nummer) == nummer)),
            "WO": (Onderwerp.OVERLEG, select(Overleg.id).where(col(Overleg.code) == nummer)),
        }[nummer[:2]]
        gevonden = self.sessie.exec(vraag).first()
        return _NIETS if gevonden is None else (soort, gevonden)

    def dossier(self, wat: Onderwerpsleutel) -> tuple[tuple[Bron, ...], Besluitboek]:
        """The typed texts of a subject and the decisions on it."""
        if wat not in self.dossiers:
            soort = _STUK_VAN[wat[0]]
            bronnen = () if wat == _NIETS else bronnen_van(self.sessie, soort, wat[1])
            self.dossiers[wat] = (bronnen, boek_van_stuk(self.sessie, soort, wat[1], bronnen))
        return self.dossiers[wat]

    def kijk(self, tekst: str, kolom: str, wat: Onderwerpsleutel) -> tuple[tuple[Bevinding, ...], Bron | None]:
        """What identifies somebody in one cell, and the typed text that it came from."""
        if tekst not in self.lezingen:
            # The second reader learned from running text: “nov ’25” alone looks like a name to it.
            lezer = lees if len(tekst.split()) >= LOPEND else zoek_vlug
            gevonden = rood(lezer(tekst, self.lezer.lijsten))
            self.lezingen[tekst] = zonder_toegestaan(tekst, gevonden, self.namen)
        open_: Iterable[Bevinding] = self.lezingen[tekst]
        if kolom.casefold() in ZAKELIJK:
            open_ = [b for b in open_ if b.soort not in MAG_ZAKELIJK]
        if not open_ and wat not in self.grondig:
            return (), None
        bronnen, boek = self.dossier(wat)
        bron = next((b for b in bronnen if b.tekst.strip() == tekst.strip()), None)
        uit = {(b.begin, b.einde): b for b in boek.over(STUK, tekst, open_)}
        if bron is not None and bron.tekst == tekst:
            uit |= {(b.begin, b.einde): b for b in self.lezer.vondsten(bron, boek)}
        return tuple(uit[plek] for plek in sorted(uit)), bron


def eis_schone_tabel(
    sessie: Session,
    wat_gaat: str,
    kop: Sequence[str],
    rijen: Iterable[Sequence[Any]],
    besluiten: Sequence[Stukbesluit] = (),
    opnieuw: Opnieuw | None = None,
    *,
    velden: bool = False,
) -> tuple[list[tuple[Any, ...]], tuple[str, ...]]:
    """The rows of ``wat_gaat`` ("De tabel …") as they may leave, and how many of each kind were replaced in them.

    With ``velden`` it is no table but one row of fields, and its places are called so.

    The findings of one subject are asked at a time, for a decision is kept with its subject.

    Raises:
        Stukgeweigerd: a cell still identifies somebody; the sentence names table, row and column, never the words.
    """
    schoon, telling = _vervang(len(kop), [tuple(rij) for rij in rijen], besluiten)
    vraag = select(Grondigcontrole).where(col(Grondigcontrole.vondsten) != "")
    grondig = frozenset((rij.onderwerp, rij.onderwerp_id) for rij in sessie.exec(vraag))
    namen = documentnamen(sessie)
    kijker = _Kijker(sessie, namen, grondig, Bronlezer(sessie, namen))
    per_onderwerp: dict[Onderwerpsleutel, list[Stukvondst]] = {}
    nummers: dict[Onderwerpsleutel, str] = {}
    for r, rij in enumerate(schoon):
        wat, nummer = kijker.onderwerp(rij)
        for k, cel in enumerate(rij):
            if not isinstance(cel, str) or not cel.strip():
                continue
            gevonden, bron = kijker.kijk(cel, kop[k], wat)
            if gevonden:
                nummers[wat] = nummer
                bij = f" ({nummer})" if nummer else ""
                plek = Plek(f"“{kop[k]}”" if velden else f"rij {r + 2}{bij}, kolom “{kop[k]}”", cel)
                per_onderwerp.setdefault(wat, []).extend(Stukvondst(r * len(kop) + k, plek, b, bron) for b in gevonden)
    if not per_onderwerp:
        return schoon, telling
    alle = [v for vondsten in per_onderwerp.values() for v in vondsten]
    wat, vondsten = next(iter(per_onderwerp.items()))
    vast = f" of leg bij {nummers[wat]} vast dat het niemand herkenbaar maakt" if nummers[wat] else ""
    zin = (
        f"{wat_gaat} gaat zo niet de deur uit: er staat {opsomming(v.bevinding.soort for v in alle)} in. "
        f"Zoek hier: {plekzin(alle)}. Verbeter de tekst waar hij staat, vervang hem alleen hier{vast}."
    )
    raise Stukgeweigerd(zin, vondsten, wat, besluiten, opnieuw)


def _vervang(
    breedte: int, rijen: list[tuple[Any, ...]], besluiten: Sequence[Stukbesluit]
) -> tuple[list[tuple[Any, ...]], tuple[str, ...]]:
    telling: Counter[str] = Counter()
    uit = [list(rij) for rij in rijen]
    # From the last words to the first, so that places before them keep their offsets.
    for b in sorted(besluiten, key=lambda b: (b.ronde, b.nummer, -b.begin)):
        r, k = divmod(b.nummer, breedte)
        cel = uit[r][k] if r < len(uit) else None
        if isinstance(cel, str) and cel[b.begin : b.einde] == b.woorden:
            uit[r][k] = cel[: b.begin] + b.door + cel[b.einde :]
            telling[b.soort.value] += 1
    return [tuple(rij) for rij in uit], telwoorden(telling)
