"""Finding the answers in a form that Word or LibreOffice saved.

Two ways at once, in one walk through the document: the content controls say to which question a text belongs, and
where they are gone (LibreOffice may drop them) the visible question above or beside it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from weegtafel.casus.formulier import (
    FORMULIERVELDEN,
    MERK,
    TABELKOP_ALTERNATIEVEN,
    TABELKOP_GRONDEN,
    Codes,
    RuweInhoud,
    gronden_van,
    netjes,
    vergelijkbaar,
)
from weegtafel.casus.velden import STAPPEN
from weegtafel.rendering.aanmeldformulier_pakket import Pakket, kenmerk, plaatselijk

VRAAGSTIJLEN = frozenset({"weegtafel vraag", "weegtafel vraag kort"})
UITLEGSTIJLEN = frozenset({"weegtafel uitleg", "weegtafel uitleg kort"})
KOPSTIJLEN = frozenset({"title", "subtitle", "heading 1", "weegtafel tabelkop"})

_TAGS = frozenset(veld.sleutel for veld in FORMULIERVELDEN)
_LABELS = {vergelijkbaar(veld.titel): veld.sleutel for veld in FORMULIERVELDEN}
_VOLGORDE = {veld.sleutel: i for i, veld in enumerate(FORMULIERVELDEN)}
_HULP = frozenset(vergelijkbaar(veld.hulp) for veld in FORMULIERVELDEN)
_HULP_VAN = {veld.sleutel: veld.hulp for veld in FORMULIERVELDEN}
_LANGSTE_EERST = sorted(FORMULIERVELDEN, key=lambda veld: -len(veld.titel))


@dataclass(slots=True)
class Stuk:
    """A piece of running text: at most one paragraph, within at most one control."""

    tekst: str
    tag: str
    stijl: str
    tabel: int
    rij: int
    kolom: int
    sluit_aan: bool
    """Whether it goes on in the paragraph of the piece before it."""


@dataclass(frozen=True, slots=True)
class _Plaats:
    tag: str = ""
    tabel: int = 0
    rij: int = 0
    kolom: int = 0


class Wandelaar:
    """Walks the body in reading order and remembers what it met on the way."""

    def __init__(self, pakket: Pakket) -> None:
        self.pakket = pakket
        self.keuzes: dict[str, dict[str, str]] = {}
        self.datums: dict[str, str] = {}
        self.tags: set[str] = set()
        self.gewijzigd = False
        self.beeld = False
        self.noten = False
        self._tabellen = 0
        self._sluit_aan = False

    def stukken(self) -> list[Stuk]:
        """All text of the document, in order."""
        return [stuk for kind in self.pakket.hoofd for stuk in self._blok(kind, _Plaats())]

    def _blok(self, element: Any, plaats: _Plaats) -> Iterator[Stuk]:
        naam = plaatselijk(element)
        if naam == "p":
            yield from self._alinea(element, plaats)
        elif naam == "sdt":
            plaats = self._controle(element, plaats)
            for kind in element:
                if plaatselijk(kind) == "sdtContent":
                    for blok in kind:
                        yield from self._blok(blok, plaats)
        elif naam == "tbl":
            yield from self._tabel(element, plaats)
        elif naam in ("del", "moveFrom"):
            self.gewijzigd = True
        elif naam not in ("sectPr", "Fallback"):
            for kind in element:
                yield from self._blok(kind, plaats)

    def _tabel(self, tabel: Any, plaats: _Plaats) -> Iterator[Stuk]:
        self._tabellen += 1
        nummer = self._tabellen
        for rij, tr in enumerate(_diep(tabel, "tr", ("tbl",))):
            for kolom, tc in enumerate(_cellen(tr)):
                cel, tag = tc
                plek = _Plaats(plaats.tag, nummer, rij, kolom)
                if tag is not None:
                    plek = self._controle(tag, plek)
                for kind in cel:
                    yield from self._blok(kind, plek)

    def _controle(self, sdt: Any, plaats: _Plaats) -> _Plaats:
        """The place inside a control; one that is not ours keeps the place around it."""
        tag = ""
        keuzes: dict[str, str] = {}
        datum = ""
        for pr in sdt:
            if plaatselijk(pr) != "sdtPr":
                continue
            for kind in pr:
                soort = plaatselijk(kind)
                if soort == "tag":
                    tag = kenmerk(kind, "val")
                elif soort in ("dropDownList", "comboBox"):
                    keuzes = {
                        kenmerk(i, "displayText") or kenmerk(i, "value"): kenmerk(i, "value")
                        for i in kind
                        if plaatselijk(i) == "listItem"
                    }
                elif soort == "date":
                    datum = kenmerk(kind, "fullDate")
        if tag not in _TAGS and not tag.startswith(("grond.", "alternatief.")):
            return plaats
        self.tags.add(tag)
        if keuzes:
            self.keuzes[tag] = keuzes
        if datum:
            self.datums[tag] = datum[:10]
        return _Plaats(tag, plaats.tabel, plaats.rij, plaats.kolom)

    def _alinea(self, alinea: Any, plaats: _Plaats) -> Iterator[Stuk]:
        stijl, lijst, mark_weg = "", False, False
        for kind in alinea:
            if plaatselijk(kind) == "pPr":
                for pr in kind:
                    soort = plaatselijk(pr)
                    if soort == "pStyle":
                        id_ = kenmerk(pr, "val")
                        stijl = self.pakket.stijlnamen.get(id_, id_).casefold()
                    elif soort == "numPr":
                        lijst = True
                    elif soort == "rPr":
                        mark_weg = any(plaatselijk(r) in ("del", "moveFrom") for r in pr)
        delen: list[tuple[str, str]] = []
        los: list[Any] = []
        self._regel(alinea, plaats.tag, delen, los)
        if lijst and delen:
            delen[0] = (delen[0][0], "- " + delen[0][1])
        sluit_aan, self._sluit_aan = self._sluit_aan, mark_weg
        for tag, tekst in delen or [(plaats.tag, "")]:
            yield Stuk(tekst, tag, stijl, plaats.tabel, plaats.rij, plaats.kolom, sluit_aan)
            sluit_aan = True
        for vak in los:
            for kind in vak:
                yield from self._blok(kind, plaats)

    def _regel(self, element: Any, tag: str, delen: list[tuple[str, str]], los: list[Any]) -> None:
        """Gather the visible text inside a paragraph, cut where a control begins or ends."""
        for kind in element:
            naam = plaatselijk(kind)
            tekst = ""
            if naam == "sdt":
                binnen = self._controle(kind, _Plaats(tag)).tag
                for inhoud in kind:
                    if plaatselijk(inhoud) == "sdtContent":
                        self._regel(inhoud, binnen, delen, los)
            elif naam in ("del", "moveFrom"):
                self.gewijzigd = True
            elif naam == "t":
                tekst = kind.text or ""
            elif naam in ("tab", "ptab"):
                tekst = "\t"
            elif naam in ("br", "cr"):
                tekst = "\n"
            elif naam == "noBreakHyphen":
                tekst = "\u2011"
            elif naam == "txbxContent":
                los.append(kind)
            elif naam in ("footnoteReference", "endnoteReference"):
                self.noten = True
            elif naam in ("pPr", "rPr", "sdtPr", "Fallback", "instrText", "delText", "softHyphen"):
                continue
            else:
                if naam in ("ins", "moveTo"):
                    self.gewijzigd = True
                elif naam in ("blip", "imagedata"):
                    self.beeld = True
                self._regel(kind, tag, delen, los)
            if tekst:
                if delen and delen[-1][0] == tag:
                    delen[-1] = (tag, delen[-1][1] + tekst)
                else:
                    delen.append((tag, tekst))


def _diep(element: Any, gezocht: str, niet_in: tuple[str, ...]) -> Iterator[Any]:
    """Elements of one name, also inside controls and revisions, but not inside a nested table."""
    for kind in element:
        naam = plaatselijk(kind)
        if naam == gezocht:
            yield kind
        elif naam not in niet_in and naam not in ("del", "moveFrom"):
            yield from _diep(kind, gezocht, niet_in)


def _cellen(rij: Any, controle: Any = None) -> Iterator[tuple[Any, Any]]:
    """The cells of a row with the control around each, if there is one."""
    for kind in rij:
        naam = plaatselijk(kind)
        if naam == "tc":
            yield kind, controle
        elif naam == "sdt":
            for inhoud in kind:
                if plaatselijk(inhoud) == "sdtContent":
                    yield from _cellen(inhoud, kind)


class Verzamelaar:
    """Brings each piece of text to the question it answers."""

    def __init__(self, codes: Codes, vaste_teksten: frozenset[str], stijlen_bekend: bool) -> None:
        self.vast = vaste_teksten | _HULP
        self.gronden = {vergelijkbaar(naam): code for code, naam in gronden_van(codes)}
        self.stijlen_bekend = stijlen_bekend
        self.alineas: dict[str, list[str]] = {}
        self.herkend: set[str] = set()
        self.merk = False
        self._veld = ""
        self._vorige = ""
        self._tabel = 0
        self._tabelsoort = ""
        self._rijnaam = ""
        self._rij = -1
        self._regels = 0

    def voeg_toe(self, stuk: Stuk) -> None:
        """Take in the next piece of text."""
        kaal = vergelijkbaar(stuk.tekst)
        if kaal == vergelijkbaar(MERK):
            self.merk = True
        if stuk.tabel != self._tabel:
            self._tabel, self._tabelsoort, self._rij, self._regels = stuk.tabel, "", -1, 0
            if stuk.tabel:
                self._veld = ""
        if stuk.tag:
            self._veld = stuk.tag if stuk.tag in _TAGS else ""
            self._schrijf(stuk.tag, stuk)
            return
        if stuk.tabel and self._in_tabel(stuk, kaal):
            return
        if self._is_vraag(stuk, kaal):
            self._begin_veld(_LABELS[kaal])
            return
        if stuk.stijl in KOPSTIJLEN or kaal in _STAPPEN:
            self._veld = ""
            return
        if kaal in self.vast:
            return
        rest = self._achter_vraag(stuk)
        if self._veld:
            self._schrijf(self._veld, replace(stuk, tekst=rest))

    def _begin_veld(self, veld: str) -> None:
        self._veld = veld
        self.herkend.add(veld)
        self._vorige = ""

    def _achter_vraag(self, stuk: Stuk) -> str:
        """What somebody typed on the line of the question or of its help, behind those words."""
        if stuk.stijl in VRAAGSTIJLEN:
            for veld in _LANGSTE_EERST:
                rest = stuk.tekst.removeprefix(veld.titel)
                if rest != stuk.tekst and rest.lstrip(" ")[:1] in (":", "\n", "\t"):
                    self._begin_veld(veld.sleutel)
                    return rest.lstrip(" :\n\t")
        if self._veld and stuk.stijl in UITLEGSTIJLEN:
            return stuk.tekst.removeprefix(_HULP_VAN[self._veld]).lstrip()
        return stuk.tekst

    def _is_vraag(self, stuk: Stuk, kaal: str) -> bool:
        veld = _LABELS.get(kaal)
        if veld is None:
            return False
        if self.stijlen_bekend:
            return stuk.stijl in VRAAGSTIJLEN
        # Without our styles a word such as "Veiligheid" inside an answer looks like a question; but the questions
        # come in one order, each once.
        return veld not in self.herkend and _VOLGORDE[veld] >= _VOLGORDE.get(self._veld, -1)

    def _in_tabel(self, stuk: Stuk, kaal: str) -> bool:
        """Text in the two tables with columns; True when it is dealt with."""
        if stuk.rij != self._rij:
            self._rij, self._rijnaam = stuk.rij, ""
            self._regels += 1 if self._tabelsoort == "alternatief" else 0
        if stuk.kolom == 0 and kaal == vergelijkbaar(TABELKOP_GRONDEN[0]):
            self._tabelsoort = "grond"
            return True
        if stuk.kolom == 0 and kaal == vergelijkbaar(TABELKOP_ALTERNATIEVEN[0]):
            self._tabelsoort = "alternatief"
            return True
        if not self._tabelsoort or kaal in self.vast:
            return bool(self._tabelsoort)
        if self._tabelsoort == "grond":
            if stuk.kolom == 0:
                self._rijnaam = self.gronden.get(kaal, self._rijnaam)
            elif self._rijnaam:
                self._schrijf(f"grond.{self._rijnaam}.{'uitkomst' if stuk.kolom == 1 else 'toelichting'}", stuk)
            return True
        self._schrijf(f"alternatief.{self._regels}.{'keuze' if stuk.kolom == 0 else 'toelichting'}", stuk)
        return True

    def _schrijf(self, sleutel: str, stuk: Stuk) -> None:
        regels = self.alineas.setdefault(sleutel, [])
        if regels and stuk.sluit_aan and self._vorige == sleutel:
            regels[-1] += stuk.tekst
        else:
            regels.append(stuk.tekst)
        self._vorige = sleutel

    def tekst(self, sleutel: str) -> str:
        """The answer to one question; what is only a placeholder does not count, line by line."""
        regels = [netjes(r) if netjes(r) != r.strip() else r for r in self.alineas.get(sleutel, [])]
        return "\n".join(regels).strip()


_STAPPEN = frozenset(vergelijkbaar(stap) for stap in (*STAPPEN, "Over deze aanmelding", "Klaar"))


def vind_inhoud(pakket: Pakket, codes: Codes, vaste_teksten: frozenset[str]) -> tuple[RuweInhoud, int, bool]:
    """The raw answers, how many questions were recognised, and whether the mark of the form stood in the text."""
    wandelaar = Wandelaar(pakket)
    stukken = wandelaar.stukken()
    stijlen_bekend = sum(stuk.stijl in VRAAGSTIJLEN for stuk in stukken) >= 5
    verzamelaar = Verzamelaar(codes, vaste_teksten, stijlen_bekend)
    for stuk in stukken:
        verzamelaar.voeg_toe(stuk)
    ruw = RuweInhoud(codes=wandelaar.keuzes)
    for veld in FORMULIERVELDEN:
        tekst = verzamelaar.tekst(veld.sleutel)
        ruw.velden[veld.sleutel] = tekst or (wandelaar.datums.get(veld.sleutel, "") if not tekst else "")
    for grond, _ in gronden_van(codes):
        paar = verzamelaar.tekst(f"grond.{grond}.uitkomst"), verzamelaar.tekst(f"grond.{grond}.toelichting")
        ruw.gronden[grond] = paar
    nummers = {s.split(".")[1] for s in verzamelaar.alineas if s.startswith("alternatief.") and s.count(".") == 2}
    for nummer in sorted(int(n) for n in nummers if n.isdecimal() and len(n) < 4):
        keuze = verzamelaar.tekst(f"alternatief.{nummer}.keuze")
        ruw.alternatieven.append((keuze, verzamelaar.tekst(f"alternatief.{nummer}.toelichting")))
    ruw.opmerkingen += _opmerkingen(pakket, wandelaar)
    return ruw, len(verzamelaar.herkend | (wandelaar.tags & _TAGS)), verzamelaar.merk


def _opmerkingen(pakket: Pakket, wandelaar: Wandelaar) -> list[str]:
    uit = []
    if wandelaar.gewijzigd:
        uit.append("In het formulier zijn wijzigingen bijgehouden: ingevoegde tekst telt mee, verwijderde tekst niet.")
    if any(naam.startswith("word/comments") for naam in pakket.delen):
        uit.append("Opmerkingen in de kantlijn zijn niet overgenomen.")
    if wandelaar.noten:
        uit.append("Voetnoten zijn niet overgenomen.")
    if wandelaar.beeld:
        uit.append("Afbeeldingen zijn niet overgenomen.")
    if pakket.verwijst_naar_buiten:
        uit.append("Het formulier verwijst naar bestanden of pagina’s elders; die zijn niet geopend.")
    return uit
