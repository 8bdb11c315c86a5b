"""What of the meeting goes to the beamer. Only what is named here is ever shown there."""

from __future__ import annotations

from ui.overleg.beamer import Beeld
from ui.overleg.vormen import op_een_regel
from weegtafel.casus.feiten import kernzin
from weegtafel.casus.velden import VRAAG
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import ActieStatus, PuntSoort
from weegtafel.overleg.schermrijen import AdviesBlad, PuntBlad, Vergadering

Terugblad = tuple[PuntBlad, tuple[tuple[str, str], ...]]


def _lijst(regels: tuple[str, ...]) -> str:
    return "\n".join(f"• {regel}" for regel in regels)


def _van_advies(advies: AdviesBlad) -> tuple[tuple[str, str], ...]:
    delen = [*op_een_regel(advies.regels), ("Motivering", advies.motivering)]
    if advies.voorwaarden:
        delen.append(("Voorwaarden", _lijst(advies.voorwaarden)))
    return tuple(delen)


def _van_concept(terug: Terugblad) -> tuple[tuple[str, str], ...]:
    waarden = terug[0].concept.waarden
    delen = [*op_een_regel(terug[1]), ("Motivering", str(waarden.get("motivering") or ""))]
    for titel, veld in (("Voorwaarden", "voorwaarden"), ("Afwijkend", "afwijkend")):
        regels = tuple(r.strip() for r in str(waarden.get(veld) or "").splitlines() if r.strip())
        if regels:
            delen.append((titel, _lijst(regels)))
    return tuple(delen)


def maak_beeld(nu: Vergadering, sectie: int, terug: Terugblad | None) -> Beeld:
    """The picture for the beamer; the draft only once it is read back (``terug``), the chair's note never."""
    blad = nu.blad
    if blad is None:
        return Beeld(nu.overleg.code, "", nu.overleg.code)
    punt = blad.punt
    plaats = f"punt {nu.overleg.punten.index(punt) + 1} van {len(nu.overleg.punten)}"
    casus = blad.casus
    if casus is None:
        return Beeld(nu.overleg.code, plaats, punt.titel, delen=_van_punt(blad))
    onder = f"{casus.soort.omschrijving} · {casus.inbrenger}"
    gevraagd = " · ".join(d for d in (casus.gevraagd, casus.omvang) if d)
    let_op = "" if blad.quorum.gehaald else f"▲ {blad.quorum.zin} Een advies is dan onder voorbehoud."
    if terug is not None and terug[0].concept.soort is not None:
        soort = terug[0].concept.soort.omschrijving
        return Beeld(
            nu.overleg.code, plaats, casus.nummer, VRAAG, gevraagd, f"Advies: {soort}", _van_concept(terug), let_op
        )
    if blad.advies is not None:
        kop = f"Advies: {blad.advies.soort.omschrijving}"
        return Beeld(nu.overleg.code, plaats, casus.nummer, onder, gevraagd, kop, _van_advies(blad.advies))
    deel = casus.onderdelen[sectie] if sectie < len(casus.onderdelen) else None
    delen = tuple(("" if deel is not None and v == deel.titel else v, a) for v, a in (deel.vragen if deel else ()))
    wanneer = "" if casus.resultaat_datum is None else f", uiterlijk {datum_voluit(casus.resultaat_datum)}"
    resultaat = f"{gevraagd}\nResultaat: {kernzin(casus.resultaat, 160).rstrip('.')}{wanneer}"
    return Beeld(nu.overleg.code, plaats, casus.nummer, onder, resultaat, deel.titel if deel else "", delen, let_op)


def _van_punt(blad: PuntBlad) -> tuple[tuple[str, str], ...]:
    if blad.punt.soort is PuntSoort.ACTIES:
        return tuple(
            (f"{a.wie} · vóór {datum_voluit(a.wanneer)}", a.wat) for a in blad.acties if a.status is ActieStatus.OPEN
        )
    if blad.punt.soort is PuntSoort.BEKRACHTIGING and blad.advies is not None:
        return ((f"{blad.advies.nummer}: {blad.advies.soort.omschrijving}", blad.advies.motivering),)
    if blad.notulen is not None and not blad.notulen.schoon:
        zin = "In dit concept staat nog iets waaraan iemand te herkennen is. De secretaris lost dat eerst op."
        return ((blad.notulen.documentnummer, zin),)
    if blad.notulen is not None:
        return tuple(blad.notulen.delen)
    return ()
