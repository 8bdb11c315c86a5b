"""deduce, made small: the same recognisers and lists, searched on disk instead of held in memory.

Only the process of :mod:`weegtafel.anonimiteit.werker` imports this module. As deduce ships it, building its look-up
structures takes two minutes and 1.2 GB, and loading them 1 GB each time; here the same entries are written once as
sorted text (33 MB) and searched where they lie. No pickle is read, so a file in a folder that others may write to can
never run anything.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from deduce import deduce as _deduce
from deduce import lookup_struct_loader as _laders
from deduce import utils as _hulp
from deduce.annotation_processor import CleanAnnotationTag
from deduce.lookup_structs import load_raw_itemset, load_raw_itemsets
from docdeid.annotation import Annotation, AnnotationSet
from docdeid.deidentifier import DocDeid
from docdeid.document import Document
from docdeid.ds.ds import DsCollection
from docdeid.ds.lookup import LookupSet
from docdeid.process.annotation_processor import AnnotationProcessor
from docdeid.process.annotator import Annotator
from docdeid.process.doc_processor import DocProcessorGroup

from weegtafel.anonimiteit.woordlijsten import Woordlijst, schrijf_lijst

_BRON: Final = Path(_deduce.__file__).parent / "data" / "lookup"

#: The long lists: name in deduce, the raw list it is made of, share of the building time.
_LANG: Final = {
    "street": ("locations/lst_street", 60),
    "healthcare_institution": ("institutions/lst_healthcare_institution", 25),
    "placename": ("locations/lst_placename", 5),
    "hospital": ("institutions/lst_hospital", 2),
    "eponymous_disease": ("whitelist/lst_eponymous_disease", 2),
    "first_name": ("names/lst_first_name", 3),
    "surname": ("names/lst_surname", 3),
}
_KORT: Final = ("names/lst_initial", "names/lst_interfix_surname", "names/lst_prefix", "names/lst_interfix")
_WIT: Final = ("whitelist/lst_common_word", "whitelist/lst_medical_term", "whitelist/lst_stop_word")
#: deduce casefolds hospitals; the words of an entry are in small letters already.
_KLEIN: Final = frozenset({"hospital"})
_OPZOEKER: Final = "docdeid.process.MultiTokenLookupAnnotator"

#: deduce calls all of these "locatie".
_EIGEN_TAG: Final = {"placename": "plaats", "postal_code": "postcode", "postbus": "adres"}
_ADRES: Final = {"straat+huisnummer": "adres", "straat+huisnummer+huisnummerletter": "adres"}

#: What blacks out the text itself, and what needs the name of a patient: neither has a use here.
_UIT: Final = frozenset({"redactor", "patient_name"})


def lijstnamen() -> tuple[str, ...]:
    """The names of the long lists; each is a file ``<name>.txt`` in the folder of the lists."""
    return tuple(_LANG)


def deduce_versie() -> str:
    """The version of deduce; the lists of another version are not used."""
    return version("deduce")


def bouw(map_: Path, meld: Callable[[int], None]) -> dict[str, int]:
    """Write the long lists of deduce into ``map_``; ``meld`` hears the percentage done.

    Returns:
        How many entries each list has.

    Raises:
        OSError: the disk refuses.
    """
    snijder = _Snijder(_deduce.Deduce._initialize_tokenizer(_BRON))
    ruw = load_raw_itemsets(_BRON, [*_WIT, "names/lst_surname"])
    aantallen: dict[str, int] = {}
    klaar = 0
    with _snelle_varianten():
        for naam, (plek, deel) in _LANG.items():
            meld(klaar)
            ruw[plek.rpartition("lst_")[2]] = load_raw_itemset(_BRON / "src" / plek)
            if naam == "hospital":
                ruw["hospital_abbr"] = load_raw_itemset(_BRON / "src" / "institutions/lst_hospital_abbr")
            regels = _regels(naam, ruw)
            gaande = _tel(regels, len(regels), klaar + deel // 3, klaar + deel, meld)
            aantallen[naam] = schrijf_lijst(map_ / f"{naam}.txt", map(snijder, gaande))
            klaar += deel
    meld(100)
    return aantallen


def _tel(regels: Iterable[str], aantal: int, van: int, tot: int, meld: Callable[[int], None]) -> Iterator[str]:
    """The same entries; ``meld`` hears the percentages between ``van`` and ``tot`` as they go by."""
    gemeld = -1
    for nummer, regel in enumerate(regels):
        if nummer % 4096 == 0:
            deel = van + (tot - van) * nummer // aantal
            if deel != gemeld:
                meld(deel)
                gemeld = deel
        yield regel


def _regels(naam: str, ruw: dict[str, set[str]]) -> set[str]:
    """The entries of one list after the cleaning that deduce gives them."""
    gevangen: list[LookupSet] = []

    def vang(verzameling: LookupSet, _snijder: object) -> None:
        gevangen.append(verzameling)

    lader = {"healthcare_institution": "institution"}.get(naam, naam)
    oud = _laders.lookup_set_to_trie
    _laders.lookup_set_to_trie = vang
    try:
        getattr(_laders, f"load_{lader}_lookup")(ruw, None)
    finally:
        _laders.lookup_set_to_trie = oud
    return set(gevangen[0].items())


@contextmanager
def _snelle_varianten() -> Iterator[None]:
    """Let deduce skip a pattern whose letters do not stand in an entry; what comes out is the same, sooner."""
    oud = _hulp.str_variations

    kernen: dict[int, tuple[dict[str, list[str]], list[tuple[str, str]]]] = {}

    def varianten(regel: str, vervang: dict[str, list[str]]) -> list[str]:
        if id(vervang) not in kernen:  # the dictionary is kept beside its key, so that no other can take that number
            kernen[id(vervang)] = vervang, [(_kern(patroon), patroon) for patroon in vervang]
        raak = {patroon: vervang[patroon] for kern, patroon in kernen[id(vervang)][1] if kern in regel}
        return list(oud(regel, raak)) if raak else [regel]

    _hulp.str_variations = varianten
    try:
        yield
    finally:
        _hulp.str_variations = oud


def _kern(patroon: str) -> str:
    """The letters that must stand in an entry before the pattern can match; empty when that cannot be said."""
    kaal = patroon.removeprefix(r"\b").removesuffix("$").removesuffix(r"\b")
    kaal = kaal[1:] if re.fullmatch(r"\\[^\w]", kaal) else kaal
    return kaal if kaal.isalnum() or kaal in (".", "-") else ""


class _Snijder:
    """Cuts an entry into the words that deduce sees: its own tokenizer, without an object for each word."""

    def __init__(self, tokenizer: Any) -> None:
        self._begin: set[str] = tokenizer._start_words
        self._boom = tokenizer._trie
        self._patroon = tokenizer._pattern

    def __call__(self, regel: str) -> Sequence[str]:
        woorden: list[str] = self._patroon.findall(regel)
        if self._begin.isdisjoint(woorden):
            return woorden
        plekken = [vondst.span() for vondst in self._patroon.finditer(regel)]
        heel: list[str] = []
        hier = 0
        while hier < len(woorden):
            samen = self._boom.longest_matching_prefix(woorden, start_i=hier) if woorden[hier] in self._begin else None
            aantal = len(samen) if samen else 1
            heel.append(regel[plekken[hier][0] : plekken[hier + aantal - 1][1]])
            hier += aantal
        return heel


class Opzoeker(Annotator):
    """Finds the entries of a long list in a text: the work of MultiTokenLookupAnnotator, without its memory."""

    def __init__(self, lijst: Woordlijst, tag: str, priority: int = 0, klein: bool = False) -> None:
        self._lijst = lijst
        self._klein = klein
        super().__init__(tag=tag, priority=priority)

    def annotate(self, doc: Document) -> list[Annotation]:
        """The longest entry at each word of the document; entries may overlap."""
        tokens = list(doc.get_tokens())
        woorden = [token.text.casefold() if self._klein else token.text for token in tokens]
        begint = {woord for woord in set(woorden) if self._lijst.begint(woord)}  # most words recur, and begin no entry
        gevonden = []
        for plaats in range(len(tokens)):
            aantal = self._lijst.langste(woorden, plaats) if woorden[plaats] in begint else 0
            if aantal:
                eerste, laatste = tokens[plaats], tokens[plaats + aantal - 1]
                gevonden.append(
                    Annotation(
                        text=doc.text[eerste.start_char : laatste.end_char],
                        start_char=eerste.start_char,
                        end_char=laatste.end_char,
                        start_token=eerste,
                        end_token=laatste,
                        tag=self.tag,
                        priority=self.priority,
                    )
                )
        return gevonden


class _Apart(AnnotationProcessor):
    """Sets streets without a house number aside: they count here, but may not push names out of the text."""

    def __init__(self) -> None:
        self.straten: list[tuple[str, int, int]] = []

    def process_annotations(self, annotations: AnnotationSet, text: str) -> AnnotationSet:
        """The annotations without bare streets, which are kept in ``straten``."""
        self.straten = [(a.tag, a.start_char, a.end_char) for a in annotations if a.tag == "straat"]
        return AnnotationSet(a for a in annotations if a.tag != "straat")


class Motor:
    """deduce on the lists in ``map_``, ready to be asked by one thread.

    Raises:
        OSError: a list is missing or cannot be read.
    """

    def __init__(self, map_: Path) -> None:
        logging.disable(logging.CRITICAL)  # deduce logs, and what it logs could hold words of a text
        self._apart = _Apart()
        self._deid = DocDeid()
        tokenizer = _deduce.Deduce._initialize_tokenizer(_BRON)
        self._deid.tokenizers["default"] = tokenizer
        instelling = json.loads(Path(_deduce._BASE_CONFIG_FILE).read_text(encoding="utf-8"))
        herkenners: dict[str, dict[str, Any]] = instelling["annotators"]
        for naam, tag in _EIGEN_TAG.items():
            herkenners[naam]["args"]["tag"] = tag
        opzoekers = {naam: deel for naam, deel in herkenners.items() if deel["annotator_type"] == _OPZOEKER}
        for naam, deel in opzoekers.items():
            # Something that needs no list keeps the place of each, so that the order stays as deduce has it.
            herkenners[naam] = {
                "annotator_type": "docdeid.process.RegexpAnnotator",
                "group": deel["group"],
                "args": {"regexp_pattern": r"(?!)", "tag": deel["args"]["tag"]},
            }
        self._deid.processors = _deduce._DeduceProcessorLoader().load(
            config=instelling, extras={"tokenizer": tokenizer, "ds": _korte_lijsten()}
        )
        for naam, deel in opzoekers.items():
            args = deel["args"]
            lijst = args["lookup_values"]
            self._groep(deel["group"]).add_processor(
                naam,
                Opzoeker(
                    Woordlijst(map_ / f"{lijst}.txt"), args["tag"], args.get("priority", 0), klein=lijst in _KLEIN
                ),
            )
        plaatsen = self._groep("locations")
        plaatsen.add_processor("remove_street_tags", self._apart)
        plaatsen.add_processor("clean_street_tags", CleanAnnotationTag(tag_map=_ADRES))

    def _groep(self, naam: str) -> DocProcessorGroup:
        groep = self._deid.processors[naam]
        assert isinstance(groep, DocProcessorGroup)
        return groep

    def vind(self, tekst: str) -> list[tuple[str, int, int]]:
        """What deduce finds in a text: tag, begin and end (code points, end exclusive), in order.

        The tags are those of deduce, but ``locatie`` is told apart as ``plaats``, ``postcode`` and ``adres``, and a
        street without a house number is ``straat``.
        """
        self._apart.straten = []
        document = self._deid.deidentify(tekst, disabled=set(_UIT))
        # Where deduce cuts one annotation short for another, it answers in numbers of numpy.
        gevonden = [(str(a.tag), int(a.start_char), int(a.end_char)) for a in document.annotations]
        bezet = bytearray(len(tekst))
        for _, begin, einde in gevonden:
            bezet[begin:einde] = b"\x01" * (einde - begin)
        gevonden += [deel for deel in self._apart.straten if not any(bezet[deel[1] : deel[2]])]
        self._apart.straten = []
        return sorted(set(gevonden), key=lambda deel: (deel[1], deel[2], deel[0]))


@lru_cache(maxsize=1)
def _korte_lijsten() -> DsCollection:
    """The short lists of deduce, held in memory."""
    ruw = load_raw_itemsets(_BRON, [*_KORT, *_WIT, "names/lst_surname"])
    lijsten = DsCollection()
    for naam in ("initial", "interfix_surname"):
        lijst = LookupSet()
        lijst.add_items_from_iterable(ruw[naam])
        lijsten[naam] = lijst
    lijsten["prefix"] = _laders.load_prefix_lookup(ruw)
    lijsten["interfix"] = _laders.load_interfix_lookup(ruw)
    lijsten["whitelist"] = _laders.load_whitelist_lookup(ruw)
    return lijsten
