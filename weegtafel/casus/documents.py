"""The casus on paper, in the order of the CRvB steps: the same words for the casus alone and for the bundle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from weegtafel.casus.feiten import CasusFeiten
from weegtafel.casus.velden import STAP_AANVRAAG, STAP_GRONDEN, STAPPEN, VELDEN, VRAAG, Invoer, Veld
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import CasusSoort
from weegtafel.kernel.document import Alinea, Blok, Document, Feitenlijst, Kader, Kop, Lijst, Tabel, Tekst, alinea

#: Pseudonymised data are personal data: a casus can be traced by who holds the key.
VERTROUWELIJK = "Vertrouwelijk: gepseudonimiseerd; de AVG geldt"
NIET_INGEVULD = "Niet ingevuld."

_OPSOMTEKENS = ("- ", "– ", "• ", "* ")


def tekstblokken(tekst: str) -> tuple[Blok, ...]:
    """Typed text as paragraphs and lists: a blank line parts paragraphs, lines that begin with a dash are points."""
    uit: list[Blok] = []
    zinnen: list[str] = []
    punten: list[str] = []

    def sluit_af() -> None:
        if zinnen:
            uit.append(alinea("\n".join(zinnen)))
            zinnen.clear()
        if punten:
            uit.append(Lijst(tuple(punten)))
            punten.clear()

    for regel in tekst.splitlines():
        schoon = regel.strip()
        if not schoon:
            sluit_af()
        elif schoon.startswith(_OPSOMTEKENS) and schoon[2:].strip():
            if zinnen:
                sluit_af()
            punten.append(schoon[2:].strip())
        else:
            if punten:
                sluit_af()
            zinnen.append(schoon)
    sluit_af()
    return tuple(uit)


def regels(tekst: str) -> tuple[str, ...]:
    """The lines of a field that holds one thing a line, without dashes and empty lines."""
    schoon = (regel.strip() for regel in tekst.splitlines())
    return tuple(regel[2:].strip() if regel.startswith(_OPSOMTEKENS) else regel for regel in schoon if regel)


def klein(tekst: str) -> str:
    """The words of a code inside a sentence: ``Uur`` becomes ``uur``; abbreviations stay as they are."""
    return tekst if len(tekst) > 1 and tekst[1].isupper() else tekst[:1].lower() + tekst[1:]


def omvang(volume: str, eenheid: str, frequentie: str) -> str:
    """Volume, unit and period in one phrase, such as ``4 uur per week``; what is not known is left out."""
    return " ".join(deel for deel in (volume, klein(eenheid), klein(frequentie)) if deel) if volume else ""


def maanden(aantal: int | None) -> str:
    """A duration in words: ``12 maanden``; empty when it is not known."""
    return "" if aantal is None else f"{aantal} {'maand' if aantal == 1 else 'maanden'}"


def _met_code(casus: CasusFeiten, sleutel: str) -> str:
    naam, code = casus.toon(sleutel), str(casus.waarde(sleutel) or "")
    return naam if not code or code == naam else f"{code} · {naam}"


def gevraagd_kort(casus: CasusFeiten) -> str:
    """The requested indication on one line, for tables and overviews."""
    delen = (
        casus.toon("profiel"),
        casus.toon("intensiteit"),
        casus.toon("vorm"),
        omvang(casus.toon("volume"), casus.toon("eenheid"), casus.toon("frequentie")),
        maanden(casus.duur_maanden),
    )
    return " · ".join(deel for deel in delen if deel) or NIET_INGEVULD


def aanvraagfeiten(casus: CasusFeiten) -> Feitenlijst:
    """The requested indication, fact by fact."""
    paren = (
        ("Segment", casus.toon("segment")),
        ("Profiel", casus.toon("profiel")),
        ("Intensiteit", casus.toon("intensiteit")),
        ("Vorm", casus.toon("vorm")),
        ("Volume", omvang(casus.toon("volume"), casus.toon("eenheid"), casus.toon("frequentie"))),
        ("Ingangsdatum", casus.toon("ingangsdatum")),
        ("Duur", maanden(casus.duur_maanden)),
        ("Verwachte kosten", casus.toon("kosten_cent")),
        ("Productcategorie (iJw)", _met_code(casus, "productcategorie")),
        ("Productcode", casus.productcode),
    )
    return Feitenlijst(tuple((term, waarde or NIET_INGEVULD) for term, waarde in paren))


def gronden_tabel(casus: CasusFeiten) -> Tabel | None:
    """Which other laws and fields were considered, with what outcome and why that is not enough."""
    if not casus.gronden:
        return None
    return Tabel(
        ("Grondslag", "Uitkomst", "Waarom niet, of niet genoeg"),
        tuple((g.naam, g.uitkomst_naam or "niet overwogen", g.toelichting.strip() or "–") for g in casus.gronden),
        breedtes=(24, 26, 50),
        rijkoppen=True,
    )


def alternatieven_tabel(casus: CasusFeiten) -> Tabel | None:
    """Which alternatives of the catalogue the inbrenger considered."""
    if not casus.alternatieven:
        return None
    return Tabel(
        ("Overwogen alternatief", "Waarom niet genoeg"),
        tuple((a.naam, a.toelichting.strip() or "–") for a in casus.alternatieven),
        breedtes=(34, 66),
        bijschrift="Overwogen alternatieven",
        rijkoppen=True,
    )


def kopfeiten(casus: CasusFeiten) -> Feitenlijst:
    """What a reader needs before the story: what kind of request, from whom, for what age."""
    soort = casus.soort.omschrijving
    if casus.soort is CasusSoort.HER:
        soort += f", volgt op {casus.eerdere_casus}" if casus.eerdere_casus else ", eerdere casus onbekend"
    inbrenger = casus.inbrenger + (f", {klein(casus.inbrenger_functie)}" if casus.inbrenger_functie.strip() else "")
    paren = [
        ("Soort", soort),
        ("Ingebracht door", inbrenger),
        ("Gemeente", casus.gemeente),
        ("Leeftijdsgroep", casus.toon("leeftijdsband") or NIET_INGEVULD),
    ]
    if casus.maatregel:
        paren.append(("Kader", casus.toon("maatregel")))
    if casus.ingetrokken_reden.strip():
        paren.append(("Ingetrokken", casus.ingetrokken_reden.strip()))
    return Feitenlijst(tuple(paren))


def stapblokken(casus: CasusFeiten, niveau: int) -> Iterator[Blok]:
    """Every field of the casus under its step; steps are headings of ``niveau``, fields one level below."""
    for stap in STAPPEN:
        yield Kop(stap, niveau)
        if stap == STAP_GRONDEN:
            tabellen = [tabel for tabel in (gronden_tabel(casus), alternatieven_tabel(casus)) if tabel is not None]
            yield from tabellen
            if not tabellen:
                yield alinea(NIET_INGEVULD)
            continue
        if stap == STAP_AANVRAAG:
            yield aanvraagfeiten(casus)
        for veld in VELDEN:
            if veld.stap != stap:
                continue
            if veld.invoer is Invoer.TEKST:
                yield from _veldblokken(casus, veld, niveau + 1)
            elif veld.sleutel == "resultaat_datum":
                yield Alinea((Tekst("Bereikt op: ", vet=True), Tekst(casus.toon(veld.sleutel) or NIET_INGEVULD)))


def _veldblokken(casus: CasusFeiten, veld: Veld, niveau: int) -> Iterator[Blok]:
    tekst = casus.toon(veld.sleutel)
    if not tekst.strip() and not veld.verplicht:
        return
    yield Kop(veld.titel, niveau)
    yield from tekstblokken(tekst) or (alinea(NIET_INGEVULD),)


def vraagkader(casus: CasusFeiten) -> Kader:
    """The one question of the table beside what is asked and for which result."""
    resultaat = casus.resultaat.strip() or NIET_INGEVULD
    if casus.resultaat_datum is not None:
        resultaat += f"\nBereikt op {datum_voluit(casus.resultaat_datum)}."
    gevraagd = gevraagd_kort(casus)
    ingang = f"vanaf {datum_voluit(casus.ingangsdatum)}" if casus.ingangsdatum else ""
    kosten = casus.toon("kosten_cent")
    wanneer = " · ".join(deel for deel in (ingang, f"verwachte kosten {kosten}" if kosten else "") if deel)
    gevraagd += f"\n{wanneer[:1].upper()}{wanneer[1:]}" if wanneer else ""
    return Kader(VRAAG, (Feitenlijst((("Gevraagd", gevraagd), ("Te bereiken resultaat", resultaat))),))


def casusdocument(casus: CasusFeiten, afzender: str, logo: bytes | None, datum: date, markering: str = "") -> Document:
    """The casus alone, for printing. ``datum`` is the day of printing."""
    blokken: list[Blok] = [kopfeiten(casus), vraagkader(casus), *stapblokken(casus, 1)]
    return Document(
        titel=f"Casus {casus.nummer}",
        onderwerp=f"{casus.soort.omschrijving.capitalize()}, {casus.status.omschrijving}",
        kenmerk=casus.nummer,
        datum=datum,
        afzender=afzender,
        logo=logo,
        markering=markering,
        voettekst=VERTROUWELIJK,
        blokken=tuple(blokken),
    )
