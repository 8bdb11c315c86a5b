"""What is played for the pictures of the manual: three forms, and an overleg up to its third casus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from beeldmaker import VANDAAG, Beeldmaker

from weegtafel.bootstrap import schrijf_aanmeldformulier
from weegtafel.kernel.bedrag import toon_bedrag, uit_centen
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    Adviessoort,
    Criteriumoordeel,
    Oordeel,
    Oordeelmoment,
    PuntSoort,
)
from weegtafel.kernel.opdracht import Opdracht, Wijziging

MOTIVERING = (
    "De gevraagde inzet past bij het resultaat. De problemen hangen samen en vragen kennis die het jeugdteam niet "
    "heeft. Lichtere hulp is geprobeerd en hield niet. De tafel vindt een kortere duur genoeg om te zien of het "
    "resultaat in zicht komt."
)
VOORWAARDEN = "Na drie maanden ligt er een tussenstand bij de inbrenger.\nDe ouders krijgen eigen ondersteuning."
AFWIJKEND = "Een langere duur geeft het gezin meer rust."
VERSLAG = (
    "De inbrenger licht toe wat het gezin en het netwerk zelf al doen. De tafel vraagt wie de ouders ondersteunt als "
    "de behandeling is begonnen."
)


@contextmanager
def ingelezen(m: Beeldmaker) -> Iterator[Any]:
    """The report on a folder with three filled forms and a document that is none."""
    from docx import Document

    from ui.casus.inlezen import Inlezen, Leesregel
    from weegtafel.casus.queries import importvoorstel

    map_ = m.tijdelijk / "formulieren"
    map_.mkdir()
    for nummer, naam in enumerate(("Jeugdteam Noord", "Jeugdteam Oost", "Fictief Jeugd en Gezin"), 1):
        vul_formulier(m, map_ / f"Aanmelding {nummer} {naam}.docx", naam, weglaten=nummer == 2)
    brief = Document()
    brief.add_paragraph("Beste secretaris, hierbij onze drie aanmeldingen.")
    brief.save(str(map_ / "Begeleidende brief.docx"))
    regels = []
    for bestand, uitslag in m.kluis.lees_formulieren([map_]):
        voorstel = m.kluis.vraag(importvoorstel, uitslag.kop, VANDAAG) if uitslag.soort == "gelezen" else None
        regels.append(
            Leesregel(
                bestand,
                uitslag,
                voorstel,
                voorstel.inbrenger_id if voorstel else None,
                voorstel.gemeente_id if voorstel else None,
            )
        )
    dialoog = Inlezen(m.venster, m.venster.omgeving, regels)
    dialoog._lijst.selectRow(1)
    yield dialoog
    dialoog.close()


def vul_formulier(m: Beeldmaker, pad: Path, organisatie: str, *, weglaten: bool) -> None:
    """An aanmeldformulier as somebody fills it in Word; with ``weglaten`` three questions stay open."""
    from docx import Document
    from docx.oxml.ns import qn

    from weegtafel.demonstratie.verhaal import maak_verhaal

    verhaal = maak_verhaal(m.kans, VANDAAG, her=False, rijpheid=1.0)
    antwoorden = {
        "soort": "nieuwe indicatie",
        "gemeente": "Voorbeeldstad",
        "inbrenger": organisatie,
        "inbrenger_functie": "jeugdprofessional",
        **{sleutel: in_woorden(sleutel, waarde) for sleutel, waarde in verhaal.velden.items()},
    }
    for grond, (uitkomst, reden) in verhaal.gronden.items():
        antwoorden |= {f"grond.{grond}.uitkomst": uitkomst, f"grond.{grond}.toelichting": reden}
    for sleutel in ("veiligheid", "mening_jeugdige", "kosten_cent") if weglaten else ():
        antwoorden.pop(sleutel)
    schrijf_aanmeldformulier(pad, m.kluis)
    document = Document(str(pad))
    for vak in list(document.element.body.iter(qn("w:sdt"))):
        merk = vak.sdtPr.find(qn("w:tag")) if hasattr(vak, "sdtPr") else vak.find(qn("w:sdtPr")).find(qn("w:tag"))
        antwoord = antwoorden.get(merk.get(qn("w:val")), "")
        if not antwoord:
            continue
        houder = vak.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr"))
        if houder is not None:
            houder.getparent().remove(houder)
        for nummer, tekst in enumerate(vak.iter(qn("w:t"))):
            tekst.text = "" if nummer else antwoord
    document.save(str(pad))


def in_woorden(sleutel: str, waarde: object) -> str:
    """A value as somebody types it in a form."""
    if isinstance(waarde, date):
        return datum_voluit(waarde)
    if sleutel == "kosten_cent" and isinstance(waarde, int):
        return toon_bedrag(uit_centen(waarde))
    return "" if waarde is None else str(waarde)


def speel_tot_derde(m: Beeldmaker, overleg_id: int) -> int:
    """Open the overleg and deal with everything before the third casus; gives the item of that casus."""
    from weegtafel.overleg import commands as doe
    from weegtafel.overleg import queries

    m.klok.moment = datetime(2026, 11, 12, 13, 0)
    m.doe(m.voorzitter, doe.OpenOverleg(overleg_id=overleg_id))
    blad = m.kluis.vraag(queries.overleg, overleg_id)
    for lid in blad.deelnemers:
        if lid.aanwezigheid is None:
            soort = Aanwezigheidssoort.AANWEZIG
            m.doe(m.voorzitter, doe.MeldAanwezigheid(overleg_id=overleg_id, organisatie_id=lid.id, soort=soort))
    gezien = 0
    for punt in blad.punten:
        m.doe(m.voorzitter, doe.StartPunt(punt_id=punt.id))
        if punt.soort is PuntSoort.CASUS:
            gezien += 1
            if gezien == 3:
                return punt.id
            m.klok.moment += timedelta(minutes=13 + 2 * gezien)
            weeg(m, overleg_id, punt.id, indrukken=99, criteria=99)
            adviseer(m, punt.id)
        elif punt.soort is PuntSoort.VORIGE_NOTULEN:
            m.klok.moment += timedelta(minutes=3)
            m.doe(m.voorzitter, stel_notulen_vast(m, overleg_id, punt.id))
        else:
            m.klok.moment += timedelta(minutes=4)
            m.doe(m.voorzitter, doe.RondPuntAf(punt_id=punt.id))
    raise SystemExit("the demonstration overleg has too few casussen")


def stel_notulen_vast(m: Beeldmaker, overleg_id: int, punt_id: int) -> Opdracht:
    """The act that establishes the minutes of this item."""
    from weegtafel.overleg import vergaderqueries
    from weegtafel.overleg.commands import StelNotulenVast

    blad = m.kluis.vraag(vergaderqueries.vergadering, overleg_id, punt_id).blad
    assert blad is not None and blad.notulen is not None
    return StelNotulenVast(punt_id=punt_id, notulen_id=blad.notulen.id, versie=blad.notulen.versie)


def weeg(m: Beeldmaker, overleg_id: int, punt_id: int, *, indrukken: int, criteria: int) -> None:
    """First impressions and criteria of one casus; the inbrenger recuses itself."""
    from weegtafel.demonstratie.verhaal import criteriumoordeel
    from weegtafel.inrichting import queries as inrichting
    from weegtafel.overleg import commands as doe
    from weegtafel.overleg import queries

    blad = m.kluis.vraag(queries.overleg, overleg_id)
    punt = blad.punt(punt_id)
    assert punt is not None
    er = [d for d in blad.deelnemers if d.aanwezigheid is not None and d.aanwezigheid.is_er]
    reden = "Eigen organisatie brengt de casus in."
    if punt.inbrenger_id in {d.id for d in er}:
        m.doe(m.voorzitter, doe.TrekTerug(punt_id=punt_id, organisatie_id=punt.inbrenger_id or 0, reden=reden))
    for lid in [d for d in er if d.id != punt.inbrenger_id][:indrukken]:
        oordeel = m.kans.choices(list(Oordeel), (6, 3, 2, 0))[0]
        for moment in (Oordeelmoment.EERSTE, Oordeelmoment.NA) if criteria == 99 else (Oordeelmoment.EERSTE,):
            m.doe(
                m.voorzitter,
                doe.GeefIndruk(punt_id=punt_id, organisatie_id=lid.id, moment=moment, oordeel=oordeel),
            )
    for criterium in m.kluis.vraag(inrichting.criteria, blad.criteriumversie_id)[:criteria]:
        gevonden, waarom = criteriumoordeel(m.kans, criterium.code, "passend")
        oordeel_ = Criteriumoordeel(gevonden)  # type: ignore[call-arg]  # a member by its value
        m.doe(
            m.secretaris,
            doe.WeegCriterium(punt_id=punt_id, criterium_id=criterium.id, oordeel=oordeel_, reden=waarom),
        )


def adviseer(m: Beeldmaker, punt_id: int) -> None:
    """Fix an advice on one casus."""
    from weegtafel.overleg import commands as doe

    versie = schrijf_concept(
        m,
        punt_id,
        soort=Adviessoort.PASSEND,
        motivering="De gevraagde inzet past bij het resultaat. Lichtere hulp is geprobeerd en was niet genoeg.",
        evaluatiedatum=VANDAAG + timedelta(days=200),
    )
    m.doe(
        m.voorzitter,
        doe.StelAdviesVast(punt_id=punt_id, concept_versie=versie, bevestigd_door_id=m.secretaris.persoon_id or 0),
    )


def schrijf_concept(m: Beeldmaker, punt_id: int, **velden: object) -> int:
    """Fill the draft advice; gives its version. The chair writes: who wrote cannot confirm, and the secretary does."""
    from weegtafel.overleg.commands import BewaarAdviesconcept
    from weegtafel.overleg.vergaderqueries import concept_van

    nu = m.kluis.vraag(concept_van, punt_id).waarden
    wijzigingen = tuple(Wijziging(veld, nu.get(veld), waarde) for veld, waarde in velden.items())
    return int(m.doe(m.voorzitter, BewaarAdviesconcept(punt_id=punt_id, wijzigingen=wijzigingen)).versie)


def weeg_af(m: Beeldmaker, overleg_id: int, punt_id: int) -> None:
    """Weigh the criteria that were left, so that the advice can be read back."""
    from weegtafel.overleg import vergaderqueries
    from weegtafel.overleg.commands import WeegCriterium

    blad = m.kluis.vraag(vergaderqueries.vergadering, overleg_id, punt_id).blad
    assert blad is not None
    for c in blad.criteria:
        if c.oordeel is None:
            m.doe(
                m.secretaris,
                WeegCriterium(punt_id=punt_id, criterium_id=c.id, oordeel=Criteriumoordeel.VOLDOET, reden=""),
            )
