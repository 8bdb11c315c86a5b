"""What the papers of a request say in the same words. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from weegtafel.doorbraak.documents.feiten import Rekening, Stukfeiten
from weegtafel.doorbraak.rekencijfers import break_evenzin, formulezin, hoofdzin, kanszin, kerngetallen
from weegtafel.doorbraak.rijen import AanvraagFeiten, BesluitRij, BestedingRij, ToetsRij
from weegtafel.doorbraak.staptekst import euro
from weegtafel.kernel.bedrag import uit_centen
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import Alinea, Blok, Document, Feitenlijst, Kader, Lijst, Tabel, Tekst, alinea

#: A household in roles and age bands can be traced by who holds the key.
VERTROUWELIJK = "Vertrouwelijk: persoonsgegevens; de AVG geldt"
DEMONSTRATIE = "Fictieve demonstratiegegevens"
NIET_INGEVULD = "Niet ingevuld."
#: A score of a life domain in words, after the zelfredzaamheid-matrix.
SCHAAL = (
    "", "acute problemen", "niet zelfredzaam", "beperkt zelfredzaam", "voldoende zelfredzaam", "volledig zelfredzaam",
)  # fmt: skip


def document(feiten: Stukfeiten, titel: str, onderwerp: str, blokken: list[Blok], *, concept: bool) -> Document:
    """The frame of every paper of a request."""
    markering = " · ".join(
        deel for deel in ("Concept" if concept else "", DEMONSTRATIE if feiten.demonstratie else "") if deel
    )
    return Document(
        titel,
        onderwerp,
        feiten.aanvraag.nummer,
        feiten.dag,
        feiten.afzender,
        feiten.logo,
        markering,
        VERTROUWELIJK,
        tuple(blokken),
        trefwoorden=(feiten.bewaring,),
    )


def cent(bedrag: int | None, leeg: str = "–") -> str:
    """Cents as people read them."""
    return leeg if bedrag is None else euro(uit_centen(bedrag)).removesuffix(",00")


def tekst(woorden: str) -> tuple[Blok, ...]:
    """Typed text as paragraphs and points."""
    uit: list[Blok] = []
    for deel in woorden.split("\n\n"):
        regels = [regel.strip() for regel in deel.splitlines() if regel.strip()]
        if regels and all(regel.startswith(("- ", "• ", "* ")) and regel[2:].strip() for regel in regels):
            uit.append(Lijst(tuple(regel[2:].strip() for regel in regels)))
        elif regels:
            uit.append(alinea("\n".join(regels)))
    return tuple(uit) or (alinea(NIET_INGEVULD),)


def label(woorden: str) -> Alinea:
    """A bold line above what follows."""
    return Alinea((Tekst(woorden, vet=True),))


def score(nu: int | None, woorden: str) -> str:
    """A life domain at one moment: the words, then the scale."""
    schaal = "" if nu is None else f"{nu} van 5, {SCHAAL[nu]}"
    return " · ".join(deel for deel in (woorden.strip(), schaal) if deel) or "–"


def leefdomeinen(f: AanvraagFeiten, bijschrift: str) -> Tabel | None:
    """Return without euros; it stands beside the sum, not in it."""
    if not f.leefdomeinen:
        return None
    return Tabel(
        ("Leefdomein", "Nu", "Verwacht", "Later"),
        tuple(
            (
                d.domein_naam,
                score(d.nu_score, d.nu),
                score(d.verwacht_score, d.verwacht),
                score(d.later_score, d.later),
            )
            for d in f.leefdomeinen
        ),
        breedtes=(20, 28, 28, 24),
        bijschrift=bijschrift,
        rijkoppen=True,
    )


def bestedingen(rijen: tuple[BestedingRij, ...], totaal_cent: int) -> Tabel | None:
    """What is bought."""
    if not rijen:
        return None
    regels = [
        (
            b.type_naam or "–",
            b.omschrijving or "–",
            b.leverancier or "–",
            f"{b.aantal} × {cent(b.bedrag_cent)}" if b.herhaald else "eenmalig",
            cent(b.totaal_cent, "nog niet bekend"),
        )
        for b in rijen
    ]
    regels.append(("Samen", "", "", "", cent(totaal_cent)))
    return Tabel(
        ("Type", "Wat", "Leverancier", "Hoe vaak", "Bedrag"),
        tuple(regels),
        breedtes=(18, 32, 20, 18, 14),
        uitlijning=("links", "links", "links", "links", "rechts"),
        bijschrift="Wat wordt betaald uit het doorbraakbudget",
        rijkoppen=True,
    )


def uitkomst(rekening: Rekening) -> Iterator[Blok]:
    """The result in one line, its formula, and the numbers."""
    cijfers = rekening.cijfers
    yield label(hoofdzin(cijfers))
    yield alinea(f"{formulezin(cijfers)[:1].upper()}{formulezin(cijfers)[1:]}. {break_evenzin(cijfers)}")
    yield Feitenlijst(tuple((k.naam, k.waarde) for k in kerngetallen(cijfers)))
    if cijfers.allen is not None and cijfers.gemeente is not None:
        yield alinea(f"{kanszin(cijfers.allen, 'alle betalers')}. {kanszin(cijfers.gemeente, 'de gemeente')}.")
    yield alinea(
        "De uitkomst weegt mee en beslist niet: een mens besluit, met redenen. Wat de gemeente bespaart staat apart "
        "van wat anderen besparen.",
        "klein",
    )


def waarschuwingen(rekening: Rekening) -> Kader | None:
    """What deserves a second look, printed with the numbers."""
    if not rekening.waarschuwingen:
        return None
    return Kader("Kijk hier nog eens naar", (Lijst(rekening.waarschuwingen),), "let_op")


def besluitregel(besluit: BesluitRij) -> str:
    """A decision in one line: its number, the day, what was decided, and what took its place."""
    zin = f"{besluit.nummer} van {datum_voluit(besluit.datum)}: {besluit.soort.omschrijving}"
    return f"{zin}; herzien door {besluit.herzien_door}" if besluit.herzien_door else zin


def toetsfeiten(toets: ToetsRij) -> Feitenlijst:
    """The judgement of the second coach."""
    return Feitenlijst(
        (
            ("Tweede coach", toets.toetser),
            ("Datum", datum_voluit(toets.tijdstip.date())),
            ("Oordeel", toets.oordeel.omschrijving),
            ("Legitimiteit", toets.legitimiteit.strip() or NIET_INGEVULD),
            ("Betrokkenheid", toets.betrokkenheid.strip() or NIET_INGEVULD),
            ("Rendement", toets.rendement.strip() or NIET_INGEVULD),
        )
    )
