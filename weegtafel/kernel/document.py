"""The document tree: what a document says, decided once.

Screens, PDF and DOCX all read this tree; none of them adds or drops a word. The tree is frozen,
knows nothing of fonts or pages, and uses the standard library only. All measures are points
(1/72 inch); a drawing counts from its upper left corner, x to the right and y downwards.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Literal, TypeAlias, get_args

from weegtafel.kernel.clock import datum_voluit

Uitlijning = Literal["links", "rechts", "midden"]
AlineaStijl = Literal["gewoon", "inleiding", "klein"]
KaderSoort = Literal["let_op", "informatie", "besluit"]
Kleur = Literal[
    "inkt", "stil", "lijn", "vlak", "wit", "accent", "accent_was", "aandacht", "fout", "goed",
    "reeks1", "reeks2", "reeks3", "reeks4", "reeks5", "reeks6", "reeks7", "reeks8",
]  # fmt: skip
"""Colours by what they mean; the palette itself stands in ``rendering.style`` and in the theme."""


def _eis(goed: bool, uitleg: str) -> None:
    if not goed:
        raise ValueError(uitleg)


@dataclass(frozen=True, slots=True)
class Tekst:
    """A run of words in one weight and posture."""

    tekst: str
    vet: bool = False
    cursief: bool = False


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; ``niveau`` 1 to 4. Level 1 is a section under the title of the document."""

    tekst: str
    niveau: int = 1

    def __post_init__(self) -> None:
        _eis(self.niveau in (1, 2, 3, 4), "a heading has level 1, 2, 3 or 4")
        _eis(bool(self.tekst.strip()), "a heading has words")


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph. A line break inside ``Tekst`` is kept as a line break."""

    delen: tuple[Tekst, ...]
    stijl: AlineaStijl = "gewoon"

    def __post_init__(self) -> None:
        _eis(self.stijl in get_args(AlineaStijl), "unknown paragraph style")

    @property
    def tekst(self) -> str:
        """All words of the paragraph, without weight or posture."""
        return "".join(deel.tekst for deel in self.delen)

    @property
    def is_label(self) -> bool:
        """A short bold line that announces what follows; it stays on the page of the next block."""
        return all(deel.vet for deel in self.delen) and len(self.tekst) <= 80


def alinea(tekst: str, stijl: AlineaStijl = "gewoon") -> Alinea:
    """A paragraph of one run of plain words."""
    return Alinea((Tekst(tekst),), stijl)


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list of points, with bullets or numbered from 1; ``samen`` keeps it whole on a page that can hold it."""

    punten: tuple[str, ...]
    genummerd: bool = False
    samen: bool = False

    def __post_init__(self) -> None:
        _eis(bool(self.punten), "a list has at least one point")


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with one header row; ``breedtes`` are relative, ``rijkoppen`` makes column one a row header."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    breedtes: tuple[int, ...] | None = None
    uitlijning: tuple[Uitlijning, ...] | None = None
    bijschrift: str = ""
    rijkoppen: bool = False

    def __post_init__(self) -> None:
        kolommen = len(self.kop)
        _eis(kolommen > 0, "a table has at least one column")
        _eis(all(len(rij) == kolommen for rij in self.rijen), "every row has as many cells as the header")
        if self.breedtes is not None:
            _eis(len(self.breedtes) == kolommen, "one width for each column")
            _eis(all(breedte > 0 for breedte in self.breedtes), "a width is more than zero")
        if self.uitlijning is not None:
            _eis(len(self.uitlijning) == kolommen, "one alignment for each column")
            _eis(all(kant in get_args(Uitlijning) for kant in self.uitlijning), "unknown alignment")


@dataclass(frozen=True, slots=True)
class Feitenlijst:
    """Pairs of a term and its value, such as 'Voorzitter' and a name."""

    feiten: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        _eis(bool(self.feiten), "a list of facts has at least one fact")
        _eis(all(len(feit) == 2 for feit in self.feiten), "a fact is a term and a value")


@dataclass(frozen=True, slots=True)
class Ondertekening:
    """Places to sign: for each signatory the role, the name and the date as text (each may be empty)."""

    regels: tuple[tuple[str, str, str], ...]

    def __post_init__(self) -> None:
        _eis(bool(self.regels), "a signature block has at least one signatory")
        _eis(all(len(regel) == 3 for regel in self.regels), "a signatory is a role, a name and a date")


@dataclass(frozen=True, slots=True)
class Lijn:
    """A straight line from (x1, y1) to (x2, y2); ``dikte`` in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    kleur: Kleur = "inkt"
    dikte: float = 1.0
    gestreept: bool = False

    def __post_init__(self) -> None:
        _eis_kleuren(self.kleur)


@dataclass(frozen=True, slots=True)
class Rechthoek:
    """A rectangle with its upper left corner at (x, y)."""

    x: float
    y: float
    breedte: float
    hoogte: float
    vulling: Kleur | None = "accent"
    rand: Kleur | None = None
    dikte: float = 1.0

    def __post_init__(self) -> None:
        _eis_kleuren(self.vulling, self.rand)


@dataclass(frozen=True, slots=True)
class Polygoon:
    """A closed shape (``gesloten``) or an open line through the points."""

    punten: tuple[tuple[float, float], ...]
    vulling: Kleur | None = None
    rand: Kleur | None = "inkt"
    dikte: float = 1.0
    gesloten: bool = True

    def __post_init__(self) -> None:
        _eis(len(self.punten) >= 2, "a polygon has at least two points")
        _eis_kleuren(self.vulling, self.rand)


@dataclass(frozen=True, slots=True)
class Cirkel:
    """A circle around (x, y)."""

    x: float
    y: float
    straal: float
    vulling: Kleur | None = "accent"
    rand: Kleur | None = None
    dikte: float = 1.0

    def __post_init__(self) -> None:
        _eis_kleuren(self.vulling, self.rand)


@dataclass(frozen=True, slots=True)
class FiguurTekst:
    """One line of words in a drawing; (x, y) is the start, middle or end of the baseline."""

    x: float
    y: float
    tekst: str
    uitlijning: Uitlijning = "links"
    grootte: float = 8.0
    vet: bool = False
    kleur: Kleur = "inkt"

    def __post_init__(self) -> None:
        _eis(self.uitlijning in get_args(Uitlijning), "unknown alignment")
        _eis_kleuren(self.kleur)


def _eis_kleuren(*kleuren: str | None) -> None:
    bekend = get_args(Kleur)
    _eis(all(kleur is None or kleur in bekend for kleur in kleuren), "unknown colour name")


Vorm: TypeAlias = Lijn | Rechthoek | Polygoon | Cirkel | FiguurTekst


@dataclass(frozen=True, slots=True)
class Figuur:
    """A vector drawing of ``breedte`` by ``hoogte`` points; ``beschrijving`` is what a screen reader says."""

    breedte: float
    hoogte: float
    vormen: tuple[Vorm, ...]
    beschrijving: str

    def __post_init__(self) -> None:
        _eis(self.breedte > 0 and self.hoogte > 0, "a figure has a size")
        _eis(bool(self.beschrijving.strip()), "a figure has a description in words")


@dataclass(frozen=True, slots=True)
class Kader:
    """A call-out: something to watch, to know, or decided. It holds no second call-out."""

    titel: str
    blokken: tuple[Blok, ...]
    soort: KaderSoort = "informatie"

    def __post_init__(self) -> None:
        _eis(self.soort in get_args(KaderSoort), "unknown kind of call-out")
        _eis(bool(self.titel.strip() or self.blokken), "a call-out says something")
        verboden = (Kader, Kop, Inhoud, Paginaeinde)
        _eis(not any(isinstance(blok, verboden) for blok in self.blokken), "no heading, page or frame in a call-out")


@dataclass(frozen=True, slots=True)
class Paginaeinde:
    """The next block begins on a new page."""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The table of contents: every heading of level 1 and 2 with its page number."""

    titel: str = "Inhoud"


Blok: TypeAlias = Kop | Alinea | Lijst | Tabel | Feitenlijst | Ondertekening | Figuur | Kader | Paginaeinde | Inhoud


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``kenmerk`` is its number; ``markering`` stands on every page when not empty.

    ``afzender`` is the municipality; ``logo`` is a PNG that takes its place at the top of page one.
    ``trefwoorden`` stand in the properties of the file only, after the number.
    """

    titel: str
    onderwerp: str
    kenmerk: str
    datum: date | None
    afzender: str
    logo: bytes | None
    markering: str
    voettekst: str
    blokken: tuple[Blok, ...]
    taal: str = "nl"
    auteur: str = ""
    trefwoorden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _eis(bool(self.titel.strip()), "a document has a title")
        _eis(bool(self.taal.strip()), "a document has a language")
        _eis(self.logo is None or bool(self.afzender.strip()), "a logo needs the name of the sender as its text")


def koppen(document: Document) -> tuple[Kop, ...]:
    """All headings in reading order; the table of contents takes those of level 1 and 2."""
    return tuple(blok for blok in document.blokken if isinstance(blok, Kop))


def kopregel(document: Document) -> str:
    """The quiet line under the title: document number and date, as far as there are any."""
    return " · ".join(
        deel for deel in (document.kenmerk, datum_voluit(document.datum) if document.datum else "") if deel
    )


def trefwoordregel(document: Document) -> str:
    """What the properties of the file give as keywords: document number, then the other keywords."""
    return "; ".join(deel for deel in (document.kenmerk, *document.trefwoorden) if deel.strip())


def voetregel(document: Document) -> str:
    """What the foot of every page says before the page number."""
    return " · ".join(deel for deel in (document.kenmerk, document.voettekst) if deel)


def ondertekenregel(regel: tuple[str, str, str]) -> tuple[str, str, str]:
    """Role, name and date of a signatory as they are printed under the line to sign on."""
    rol, naam, datum = regel
    return rol, naam, f"Datum: {datum}"


def teksten(blokken: Iterable[Blok]) -> Iterator[str]:
    """The printed texts of the blocks in reading order, without labels of lists and without contents pages."""
    for blok in blokken:
        match blok:
            case Kop(tekst=tekst):
                yield tekst
            case Alinea():
                yield blok.tekst
            case Lijst(punten=punten):
                yield from punten
            case Tabel():
                yield blok.bijschrift
                yield from blok.kop
                for rij in blok.rijen:
                    yield from rij
            case Feitenlijst(feiten=feiten):
                for feit in feiten:
                    yield from feit
            case Ondertekening(regels=regels):
                for regel in regels:
                    yield from ondertekenregel(regel)
            case Figuur(vormen=vormen):
                yield from (vorm.tekst for vorm in vormen if isinstance(vorm, FiguurTekst))
            case Kader(titel=titel, blokken=binnen):
                yield titel
                yield from teksten(binnen)
            case Paginaeinde() | Inhoud():
                continue


def _beschrijvingen(blokken: Iterable[Blok]) -> Iterator[str]:
    for blok in blokken:
        if isinstance(blok, Figuur):
            yield blok.beschrijving
        elif isinstance(blok, Kader):
            yield from _beschrijvingen(blok.blokken)


def broodtekst(document: Document) -> str:
    """The words of the pages themselves in reading order, one text a line: title block, then the blocks.

    Left out is what a page repeats: marking, footer, numbers of list points, contents pages.
    """
    hoofd = ("" if document.logo else document.afzender, document.titel, document.onderwerp, kopregel(document))
    return "\n".join(tekst for tekst in (*hoofd, *teksten(document.blokken)) if tekst.strip())


def platte_tekst(document: Document) -> str:
    """Every word the document carries, in reading order, one text a line.

    After the words of the pages come those that stand elsewhere in the file: sender, marking, footer, author,
    keywords and the descriptions of figures, so that a sweep for names misses nothing.
    """
    rest = (document.afzender, document.markering, document.voettekst, document.auteur, *document.trefwoorden)
    inhoud = (blok.titel for blok in document.blokken if isinstance(blok, Inhoud))
    alles = (broodtekst(document), *inhoud, *rest, *_beschrijvingen(document.blokken))
    return "\n".join(tekst for tekst in alles if tekst.strip())


def _stabiel(waarde: object) -> object:
    if is_dataclass(waarde) and not isinstance(waarde, type):
        paren = ((veld.name, getattr(waarde, veld.name)) for veld in fields(waarde))
        # Keywords came later: a tree without them keeps the hash that it had before there were any.
        return [type(waarde).__name__, {naam: _stabiel(w) for naam, w in paren if w != () or naam != "trefwoorden"}]
    if isinstance(waarde, tuple):
        return [_stabiel(deel) for deel in waarde]
    if isinstance(waarde, bytes):
        return ["bytes", hashlib.sha256(waarde).hexdigest()]
    if isinstance(waarde, date):
        return ["date", waarde.isoformat()]
    if isinstance(waarde, int | float) and not isinstance(waarde, bool):
        # 4 and 4.0 are equal in the tree, so they are equal in its hash.
        return ["getal", repr(float(waarde))]
    return waarde


def document_hash(document: Document) -> str:
    """SHA-256, in hexadecimal, over a stable serialisation: equal trees have equal hashes, on any machine."""
    reeks = json.dumps(_stabiel(document), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(reeks.encode("ascii")).hexdigest()
