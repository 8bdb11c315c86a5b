"""The last sweep over a document before it leaves: both layers over everything that the paper and the file show.

Layer 1 reads the whole document. The second reader reads what people typed in it, as they typed it, and what layer 2
found there counts too; of what the program itself writes (tables of sums, agreed words) they would only raise alarms.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from sqlmodel import Session, col, select

from weegtafel.anonimiteit.besluitboek import Besluitboek
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst, Onderwerp, Soort
from weegtafel.anonimiteit.documentcontrole import Documenttekst, Plek, lees_document, vervang_in
from weegtafel.anonimiteit.handlers import eis_geen_rood
from weegtafel.anonimiteit.lezing import lees
from weegtafel.anonimiteit.merken import veldmerk
from weegtafel.anonimiteit.models import Grondigcontrole, Vondstbesluit
from weegtafel.anonimiteit.opslag import (
    AFSPRAAK,
    Naloop,
    Tekst,
    documentnamen,
    geheim_van,
    lijsten_van,
    naloop,
    open_vondsten,
    toegestaan_bij,
)
from weegtafel.anonimiteit.regels import opsomming, veldzin, zonder_toegestaan
from weegtafel.anonimiteit.terugvinden import vind_terug
from weegtafel.anonimiteit.vervangen import Labels
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.anonimiteit.weigering import Herkenbaar, Vindplaats
from weegtafel.casus.anoniem import STUK
from weegtafel.doorbraak import planafdruk
from weegtafel.doorbraak.anoniem import zakelijke_teksten
from weegtafel.doorbraak.queries import aanvraag, rekenuitkomsten
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.document import Document
from weegtafel.overleg.bronteksten import TITELS, Bron, bronnen_van, van_aanvraag
from weegtafel.overleg.models import Advies, Agendapunt, Notulen

#: From so many words on a text is running text, which the second reader learned from; fewer are read by layer 1 alone.
LOPEND: Final = 6
_PLEKKEN_GENOEMD = 5
_SOORT = {soort.value: soort for soort in Soort}


@dataclass(frozen=True, slots=True)
class Stukvondst:
    """Words in a document that identify somebody: number and place of the text they stand in, and where they came from.

    The offsets of ``bevinding`` count from the start of that text.
    """

    nummer: int
    plek: Plek
    bevinding: Bevinding
    bron: Bron | None


@dataclass(frozen=True, slots=True)
class Stukbesluit:
    """What a person wants in the place of words in one document."""

    nummer: int
    begin: int
    einde: int
    woorden: str
    door: str
    soort: Soort
    ronde: int = 0
    """Places count from the document as it was after the rounds before this one."""


class Opnieuw(Protocol):
    """Makes a refused document again, with what a person wants in the place of words."""

    def __call__(self, *, vervang: Sequence[Stukbesluit]) -> object:
        """Make it."""


class Stukgeweigerd(Herkenbaar):
    """A document in which somebody can be recognised.

    ``vondsten`` are for the screen that asks what to do with each; here they get their proposals, over all of them.
    ``onderwerp`` is where a decision to let words stand is kept; ``besluiten`` were carried out in it already.
    """

    def __init__(
        self,
        zin: str,
        vondsten: Sequence[Stukvondst],
        onderwerp: tuple[Onderwerp, int],
        besluiten: Sequence[Stukbesluit],
        opnieuw: Opnieuw | None,
    ) -> None:
        soorten: dict[tuple[Onderwerp, int, str, str], dict[Soort, None]] = {}
        for v in vondsten:
            if (b := v.bron) is not None:
                soorten.setdefault((b.onderwerp, b.onderwerp_id, b.veld, b.titel), {})[v.bevinding.soort] = None
        super().__init__(zin, {}, (Vindplaats(*waar, tuple(welke)) for waar, welke in soorten.items()))
        labels = Labels([(v.plek.tekst, [v.bevinding]) for v in vondsten])
        self.vondsten = tuple(
            replace(v, bevinding=v.bevinding.met(voorstel=labels.voorstel(v.bevinding))) for v in vondsten
        )
        self.onderwerp, self.besluiten, self.opnieuw = onderwerp, tuple(besluiten), opnieuw


def veeg(sessie: Session, soort: str, sleutel_id: int, document: Document) -> tuple[Stukvondst, ...]:
    """What identifies somebody in a document, with its place: red, no name that must stand there, not decided on.

    ``soort`` and ``sleutel_id`` are those of ``uitgaven.document_van``. Days are left out: a document is full of the
    days of its own procedure, and days in a casus or an advice were checked there.
    """
    tekst = lees_document(document)
    geheel = tekst.tekst
    namen = documentnamen(sessie) | (_zakelijk(sessie, sleutel_id) if van_aanvraag(soort) else frozenset())
    bronnen = bronnen_van(sessie, soort, sleutel_id)
    boek = boek_van_stuk(sessie, soort, sleutel_id, bronnen)
    lezer = Bronlezer(sessie, namen)
    vlug = zonder_toegestaan(geheel, rood(zoek_vlug(geheel, lezer.lijsten)), namen)
    gevonden: dict[tuple[int, int], tuple[int, Bevinding, Bron | None]] = {
        (n, b.begin): (n, b, None)
        for n, b in tekst.nummers(boek.over(STUK, geheel, vlug))
        if not _staat_vast(bronnen, tekst.plekken[n], b)
    }
    bezet = Counter(n for n, _ in gevonden)
    for bron in bronnen:
        for b in lezer.vondsten(bron, boek):
            for n, hier in _plaatsen(tekst, b):
                if not bezet[n] or not any(
                    m == n and oud.begin < hier.einde and hier.begin < oud.einde for m, oud, _ in gevonden.values()
                ):
                    gevonden[n, hier.begin] = (n, hier, bron)
                    bezet[n] += 1
    return tuple(
        Stukvondst(n, tekst.plekken[n], b, bron or _bron_bij(bronnen, tekst.plekken[n], b))
        for n, b, bron in (gevonden[s] for s in sorted(gevonden))
    )


def _staat_vast(bronnen: Iterable[Bron], plek: Plek, b: Bevinding) -> bool:
    """Whether these words stand in a text that a person declared or established as it is, and in no other."""
    met = [bron for bron in bronnen if b.tekst in bron.tekst]
    return bool(met) and all(bron.vast for bron in met) and any(_overlapt(bron.tekst, plek.tekst) for bron in met)


def _overlapt(bron: str, plek: str) -> bool:
    return bron.strip() in plek or any(regel.strip() and regel.strip() in bron for regel in plek.splitlines())


def _zakelijk(sessie: Session, aanvraag_id: int) -> frozenset[str]:
    """What is no household in a request, as it stands and as it was kept when it was judged or decided."""
    nu = aanvraag(sessie, aanvraag_id)
    toen = (planafdruk.lees(json.loads(r.uitkomst), nu) for r in rekenuitkomsten(sessie, aanvraag_id))
    return zakelijke_teksten(nu).union(*(zakelijke_teksten(afdruk.feiten) for afdruk in toen if afdruk is not None))


def rood(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    """What must go from a paper: red, and no day of the procedure."""
    return [b for b in bevindingen if b.ernst is Ernst.ROOD and b.soort not in AFSPRAAK]


class Bronlezer:
    """Reads typed texts; the vault is asked once for its own words, and once for each thing that layer 2 read."""

    def __init__(self, sessie: Session, namen: frozenset[str]) -> None:
        self._sessie, self._namen = sessie, namen
        self.lijsten, self._geheim = lijsten_van(sessie), geheim_van(sessie)
        self._grondig: dict[tuple[Onderwerp, int], dict[str, Grondigcontrole]] = {}

    def vondsten(self, bron: Bron, boek: Besluitboek) -> tuple[Bevinding, ...]:
        """What the second reader sees in a typed text, and what layer 2 found in it; decided on by nobody."""
        if bron.gelezen:
            return ()
        gevonden = rood(lees(bron.tekst, self.lijsten))
        rij = self._gelezen(bron).get(bron.veld)
        merk = veldmerk(self._geheim, bron.veld, bron.tekst) if rij is not None and self._geheim else ""
        if rij is not None and rij.vondsten and rij.tekstmerk == merk:
            paren = [deel.split(":") for deel in rij.vondsten.split()]
            merken = [(_SOORT[soort], merk) for soort, merk in paren]
            gevonden += rood(vind_terug(self._geheim, bron.veld, bron.tekst, merken))
        gevonden = [b for b in gevonden if b.tekst not in bron.bekend]
        return boek.over(bron.veld, bron.tekst, zonder_toegestaan(bron.tekst, gevonden, self._namen))

    def _gelezen(self, bron: Bron) -> dict[str, Grondigcontrole]:
        van = (bron.onderwerp, bron.onderwerp_id)
        if van not in self._grondig:
            vraag = select(Grondigcontrole).where(
                col(Grondigcontrole.onderwerp) == van[0], col(Grondigcontrole.onderwerp_id) == van[1]
            )
            self._grondig[van] = {rij.veld: rij for rij in self._sessie.exec(vraag)}
        return self._grondig[van]


def _plaatsen(tekst: Documenttekst, b: Bevinding) -> Iterator[tuple[int, Bevinding]]:
    """Every place in the document where these words stand as whole words."""
    heel = re.compile(rf"(?<!\w){re.escape(b.tekst)}(?!\w)")
    for nummer, plek in enumerate(tekst.plekken):
        for m in heel.finditer(plek.tekst):
            yield nummer, Bevinding(m.start(), m.end(), b.soort, b.ernst, b.tekst, b.laag, b.voorstel, b.waarom)


def _bron_bij(bronnen: Iterable[Bron], plek: Plek, b: Bevinding) -> Bron | None:
    """The typed text that these words came from: one that stands there whole, else one that holds the words."""
    met = [bron for bron in bronnen if b.tekst in bron.tekst]
    return next((bron for bron in met if bron.tekst.strip() in plek.tekst), met[0] if met else None)


def eis_schoon(
    sessie: Session,
    soort: str,
    sleutel_id: int,
    document: Document,
    besluiten: Sequence[Stukbesluit] = (),
    opnieuw: Opnieuw | None = None,
) -> tuple[Document, tuple[str, ...]]:
    """The document as it may leave, with what a person wants replaced in it; and how many of each kind that were.

    ``opnieuw`` makes the document again with other decisions; the refusal carries it.

    Raises:
        Stukgeweigerd: something still identifies somebody; it names kinds and places, never the words.
    """
    document, telling = vervang(document, besluiten)
    vondsten = veeg(sessie, soort, sleutel_id, document)
    if not vondsten:
        return document, telling
    zin = (
        f"Dit stuk gaat zo niet de deur uit: er staat {opsomming(v.bevinding.soort for v in vondsten)} in. "
        f"Zoek hier: {plekzin(vondsten)}. Vervang het, of leg vast dat het niemand herkenbaar maakt."
    )
    raise Stukgeweigerd(zin, vondsten, hoofdonderwerp(sessie, soort, sleutel_id), besluiten, opnieuw)


def plekzin(vondsten: Iterable[Stukvondst]) -> str:
    """Where to look, at most five places by name."""
    plekken = list(dict.fromkeys(v.plek.waar for v in vondsten))
    meer = f"; en nog {len(plekken) - _PLEKKEN_GENOEMD} plekken" if len(plekken) > _PLEKKEN_GENOEMD else ""
    return "; ".join(plekken[:_PLEKKEN_GENOEMD]) + meer


def telwoorden(telling: Mapping[str, int]) -> tuple[str, ...]:
    """How many of each kind were replaced, in words for the journal."""
    return tuple(f"vervangen_{soort}_{aantal}" for soort, aantal in sorted(telling.items()))


def vervang(document: Document, besluiten: Sequence[Stukbesluit]) -> tuple[Document, tuple[str, ...]]:
    """The document with what a person wants in it, and how many of each kind that were, in words for the journal.

    A stretch in which the words do not stand any more is left alone; the sweep then finds what does.
    """
    telling: Counter[str] = Counter()
    for ronde in sorted({b.ronde for b in besluiten}):
        plekken = lees_document(document).plekken
        per_plek: dict[int, list[tuple[int, int, str]]] = {}
        for b in (b for b in besluiten if b.ronde == ronde and b.nummer < len(plekken)):
            if plekken[b.nummer].tekst[b.begin : b.einde] == b.woorden:
                per_plek.setdefault(b.nummer, []).append((b.begin, b.einde, b.door))
                telling[b.soort.value] += 1
        document = vervang_in(document, per_plek)
    return document, telwoorden(telling)


def hoofdonderwerp(sessie: Session, soort: str, sleutel_id: int) -> tuple[Onderwerp, int]:
    """What a paper is about: there a decision on the paper is kept."""
    if soort == "casus":
        return Onderwerp.CASUS, sleutel_id
    if van_aanvraag(soort):
        return Onderwerp.AANVRAAG, sleutel_id
    if soort == "adviesbrief":
        advies = sessie.get(Advies, sleutel_id)
        return Onderwerp.CASUS, advies.casus_id if advies is not None else 0
    return Onderwerp.OVERLEG, sleutel_id


def boek_van_stuk(sessie: Session, soort: str, sleutel_id: int, bronnen: Iterable[Bron]) -> Besluitboek:
    """Every decision that counts for a document: those on the paper, and those on the texts in it."""
    geheim = geheim_van(sessie)
    if not geheim:
        return Besluitboek(b"", {})
    onderwerpen = {hoofdonderwerp(sessie, soort, sleutel_id)}
    onderwerpen |= {(bron.onderwerp, bron.onderwerp_id) for bron in bronnen}
    if onderwerpen & {(Onderwerp.OVERLEG, sleutel_id)}:  # drafts of advices hold decisions before anything is fixed
        punten = sessie.exec(select(Agendapunt.id).where(col(Agendapunt.overleg_id) == sleutel_id))
        onderwerpen |= {(o, punt or 0) for punt in punten for o in (Onderwerp.ADVIES, Onderwerp.ACTIE)}
    merken: dict[str, Soort] = {}
    plaatsen: dict[tuple[str, Soort], None] = {}
    for onderwerp, onderwerp_id in onderwerpen:
        vraag = select(Vondstbesluit).where(
            col(Vondstbesluit.onderwerp) == onderwerp, col(Vondstbesluit.onderwerp_id) == onderwerp_id
        )
        for rij in sessie.exec(vraag):
            merken[rij.merk] = rij.soort
            plaatsen[rij.veld, rij.soort] = None
    return Besluitboek(geheim, merken, tuple(plaatsen))


def notulenboek(sessie: Session, overleg_id: int) -> Besluitboek:
    """Decisions for minutes: those on the minutes themselves, and those made where their words came from."""
    return boek_van_stuk(sessie, "notulen", overleg_id, bronnen_van(sessie, "notulen", overleg_id))


def eis_schone_notulen(werk: Werk, notulen: Notulen, delen: Sequence[Tekst]) -> None:
    """Refuse minutes that name somebody: layer 1 over all of them, both readers over what people typed in them.

    Raises:
        Herkenbaar: naming field and kind, each at its field; never the words.
    """
    sessie, notulen_id = werk.sessie, notulen.id or 0
    bronnen = bronnen_van(sessie, "notulen", notulen.overleg_id)
    boek = boek_van_stuk(sessie, "notulen", notulen.overleg_id, bronnen)
    eis_geen_rood(werk, Onderwerp.NOTULEN, notulen_id, delen, boek=boek)
    lezer = Bronlezer(sessie, documentnamen(sessie))
    eigen = (bron for bron in bronnen if bron.onderwerp is Onderwerp.NOTULEN)
    _weiger(
        Vindplaats(Onderwerp.NOTULEN, notulen_id, bron.veld, bron.titel, tuple(b.soort for b in gevonden))
        for bron in eigen
        if (gevonden := lezer.vondsten(bron, boek))
    )


def eis_schoon_concept(sessie: Session, punt_id: int, teksten: Mapping[str, str]) -> None:
    """Refuse a draft advice that names somebody, for both readers: asked before it is read back, when nobody waits.

    Raises:
        Herkenbaar: naming field and kind, each at its field; never the words.
    """
    rijen = [(veld, titel, teksten.get(veld, "")) for veld, titel in TITELS.items()]
    gevonden = open_vondsten(sessie, Onderwerp.ADVIES, punt_id, rijen, lezer=True)
    rode = ((veld, tuple(b.soort for b in rij if b.ernst is Ernst.ROOD)) for veld, rij in gevonden.items())
    _weiger(Vindplaats(Onderwerp.ADVIES, punt_id, veld, TITELS[veld], soorten) for veld, soorten in rode if soorten)


def _weiger(vindplaatsen: Iterable[Vindplaats]) -> None:
    plaatsen = tuple(vindplaatsen)
    if plaatsen:
        velden = {plek.veld: veldzin(plek.titel, plek.soorten) for plek in plaatsen}
        raise Herkenbaar(velden.values(), velden, plaatsen)


def rood_in_notulen(sessie: Session, notulen: Notulen, delen: Sequence[Tekst]) -> bool:
    """Whether something red stands in draft minutes on which nobody decided."""
    gevonden = open_vondsten(sessie, Onderwerp.NOTULEN, notulen.id or 0, delen, boek=Besluitboek(b"", {}))
    rode = [(veld, b) for veld, rij in gevonden.items() for b in rij if b.ernst is Ernst.ROOD]
    if not rode:  # a meeting asks this at every change; who decided what takes every text of the overleg
        return False
    boek, inhoud = notulenboek(sessie, notulen.overleg_id), {veld: tekst for veld, _titel, tekst in delen}
    return any(not boek.dekt(veld, inhoud[veld], b) for veld, b in rode)


def notulennaloop(sessie: Session, _onderwerp: Onderwerp, notulen_id: int) -> Naloop:
    """What a window needs to check minutes while they are typed."""
    notulen = sessie.get(Notulen, notulen_id)
    gegevens = naloop(sessie, Onderwerp.NOTULEN, notulen_id)
    return gegevens if notulen is None else replace(gegevens, boek=notulenboek(sessie, notulen.overleg_id))


def losse_naloop(sessie: Session, onderwerp: Onderwerp, casus_id: int) -> Naloop:
    """What a window needs to check an advice outside an overleg while it is typed; its decisions are of the casus."""
    return replace(naloop(sessie, onderwerp, casus_id), toegestaan=toegestaan_bij(sessie, Onderwerp.ADVIES))
