"""From a Dutch text to the terms by which cases are compared. Pure, apart from the word list that ships.

A word becomes its stem (Snowball, Dutch) and, when it is a compound, the stems of its parts beside it: "schoolverzuim"
meets "verzuim van school". Parts are found as P. Koehn and K. Knight do (*Empirical Methods for Compound Splitting*,
2003, section 2.3): among all ways to cut a word into known parts, with or without a linking s, e, en or n, the one
whose parts have the highest geometric mean of their counts, when that is higher than the count of the word itself.

The stemmer is Snowball's of M. Porter; the newer one of Kraaij and Pohlmann takes "ge" off the front of a word, which
makes a household (gezin) a sense (zin) and guidance (begeleiding) a policy (beleid).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from weegtafel.kernel.errors import Storing

_MAP: Final = Path(__file__).resolve().parents[3] / "resources" / "precedenten"
LIJST: Final = _MAP / "woorddelen.txt"
VERWANT: Final = _MAP / "verwant.txt"
#: Weight of a part of a compound beside the word itself.
DEELGEWICHT: Final = 0.6
#: Weight of a related word beside the word that was written; chosen on the questions that are for tuning.
VERWANTGEWICHT: Final = 0.5
_KORTSTE_DEEL: Final = 3
_TUSSEN: Final = ("", "s", "e", "en", "n")
_WOORD: Final = re.compile(r"[a-z0-9]{2,}", re.ASCII)
_DUBBEL: Final = re.compile(r"([aeou])\1")
_STUK: Final = re.compile(r"[^\W_]{2,}")
#: Words that carry no meaning of their own; they would only make the index larger.
_STOP = """
    aan al alle alleen als altijd ander andere bij binnen daar daarom dan dat de der deze die dit doen door dus een
    eens elk elke en er geen had hadden hebben heeft hem hen het hier hij hoe hun iets ik in is ja je kan kon kunnen
    maar me meer men met mijn moet moeten na naar niet niets nog nu of om omdat onder ons ook op over sinds soms te
    tegen toch toen tot tussen uit uw van vaak vanaf vanuit veel voor vooral waar waarbij waardoor waarom wanneer want
    waren was wat we wel welke werd weer wie wij wil willen worden wordt zal ze zei zeer zelf zich zij zijn zo zoals
    zonder zou zowel haar zulke ieder iemand per via steeds eerst laatste jongere jongeren jeugdige jeugdigen kind
    hoeft hoeven hoefde hoefden mag mogen mocht mochten moest moesten wilde wilden kunt konden zullen zouden bent
    geweest geworden gehad gaat gaan ging gingen
"""
STOP: Final = frozenset(_STOP.split())


@lru_cache(maxsize=200_000)
def plat(tekst: str) -> str:
    """Lower case, without accents."""
    if tekst.isascii():
        return tekst.lower()
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


@lru_cache(maxsize=200_000)
def _vlak(stuk: str) -> str:
    """A word of a text as :func:`woorden` has it, flat; empty when it does not matter."""
    vlak = plat(stuk)
    return vlak if vlak not in STOP and _WOORD.fullmatch(vlak) else ""


def woorden(tekst: str) -> Iterator[tuple[str, str]]:
    """Every word that may matter: (as it stands, flat)."""
    for stuk in _STUK.findall(tekst):
        if vlak := _vlak(stuk):
            yield stuk, vlak


@cache
def _stemmer() -> Any:
    from snowballstemmer import algorithms, stemmer

    # Before version 3 the stemmer of Porter was the only one, and called plainly Dutch.
    return stemmer("dutch_porter" if "dutch_porter" in algorithms() else "dutch")


def _kapot() -> Storing:
    return Storing(
        "De meegeleverde woordenlijst is niet te lezen. Uw gegevens zijn veilig: installeer Weegtafel opnieuw."
    )


def _regels(lijst: Path) -> list[str]:
    try:
        return [r for r in lijst.read_text(encoding="utf-8").splitlines() if r and r[0] != "#"]
    except (OSError, ValueError):
        raise _kapot() from None


@cache
def deeltellingen() -> Mapping[str, int]:
    """How often each word that can be a part stands in the texts of this program.

    Raises:
        Storing: the shipped list is missing or damaged.
    """
    try:
        return {woord: int(aantal) for woord, aantal in (r.split("\t") for r in _regels(LIJST))}
    except ValueError:
        raise _kapot() from None


@lru_cache(maxsize=200_000)
def _stam(woord: str) -> str:
    return str(_stemmer().stemWord(woord))


@lru_cache(maxsize=200_000)
def _enkel(woord: str) -> str:
    return _DUBBEL.sub(r"\1", woord)


def _begin(woord: str) -> str:
    """Letters that a flat word and its stem begin with alike: the stemmer halves double vowels and cuts the end."""
    return _enkel(woord)[:3]


@cache
def _groepen() -> tuple[Mapping[str, tuple[tuple[str, int], ...]], tuple[tuple[str, ...], ...]]:
    """The words of the list by how they begin, each with its group; and the groups."""
    groepen = tuple(tuple(map(plat, regel.split())) for regel in _regels(VERWANT))
    uit: dict[str, tuple[tuple[str, int], ...]] = {}
    for nummer, groep in enumerate(groepen):
        for woord in groep:
            uit[_begin(woord)] = (*uit.get(_begin(woord), ()), (woord, nummer))
    return uit, groepen


@lru_cache(maxsize=200_000)
def verwanten(term: str) -> frozenset[str]:
    """The stems of the words of the field that point at the same thing as a stem, itself left out.

    Raises:
        Storing: the shipped list is missing or damaged.
    """
    # By how they begin: stemming the whole list for the first question of a day would take as long as the question.
    begin, groepen = _groepen()
    raak = {nummer for woord, nummer in begin.get(_begin(term), ()) if _stam(woord) == term}
    return frozenset(_stam(woord) for nummer in raak for woord in groepen[nummer]) - {term}


@lru_cache(maxsize=200_000)
def delen(woord: str) -> tuple[str, ...]:
    """The parts of a flat compound; empty when it is none."""
    if len(woord) < 2 * _KORTSTE_DEEL:
        return ()
    beste: tuple[str, ...] = ()
    hoogste = float(deeltellingen().get(woord, 0))
    for stukken in _sneden(woord):
        gemiddeld = 1.0
        for stuk in stukken:
            gemiddeld *= deeltellingen()[stuk]
        gemiddeld **= 1 / len(stukken)
        if gemiddeld > hoogste:
            beste, hoogste = stukken, gemiddeld
    return beste


def _sneden(woord: str, hoogstens: int = 4) -> Iterator[tuple[str, ...]]:
    bekend = deeltellingen()
    if hoogstens < 2:
        return
    for eind in range(_KORTSTE_DEEL, len(woord) - _KORTSTE_DEEL + 1):
        kop = woord[:eind]
        if kop not in bekend:
            continue
        for tussen in _TUSSEN:
            rest = woord[eind:]
            if not rest.startswith(tussen) or len(rest) - len(tussen) < _KORTSTE_DEEL:
                continue
            rest = rest[len(tussen) :]
            if rest in bekend:
                yield kop, rest
            for verder in _sneden(rest, hoogstens - 1):
                yield kop, *verder


@lru_cache(maxsize=200_000)
def termen(woord: str) -> tuple[tuple[str, float], ...]:
    """The terms of one flat word with their weights: its stem, and the stems of its parts."""
    uit = {_stam(woord): 1.0}
    for deel in delen(woord):
        if deel not in STOP:
            uit.setdefault(_stam(deel), DEELGEWICHT)
    return tuple(uit.items())


#: What each field of a casus weighs; the question and what is the matter weigh more than who looked at it.
VELDGEWICHT: Final[Mapping[str, float]] = {
    "hulpvraag": 2.0,
    "problemen": 2.0,
    "resultaat": 1.5,
    "verklarende_analyse": 1.0,
    "hulp_nodig": 1.0,
    "eerdere_hulp": 0.5,
    "veiligheid": 0.5,
    "eigen_mogelijkheden": 0.5,
    "mening_jeugdige": 0.5,
    "mening_ouders": 0.5,
    "onderbouwing": 0.5,
}


def gewichten(teksten: Mapping[str, str]) -> dict[str, float]:
    """Every term of the texts of a casus with the sum of its weights; fields that are not compared are left out."""
    uit: dict[str, float] = {}
    for veld, gewicht in VELDGEWICHT.items():
        for _, vlak in woorden(teksten.get(veld) or ""):
            for term, deel in termen(vlak):
                uit[term] = uit.get(term, 0.0) + gewicht * deel
    return {term: round(gewicht, 2) for term, gewicht in uit.items()}


def met_verwanten(eigen: Mapping[str, float]) -> dict[str, float]:
    """The terms of a question with the related ones that it does not have itself; each for a part of what led there."""
    uit = dict(eigen)
    for term, gewicht in eigen.items():
        for ander in verwanten(term):
            if ander not in eigen:
                uit[ander] = max(uit.get(ander, 0.0), VERWANTGEWICHT * gewicht)
    return uit


def in_woorden(teksten: Mapping[str, str], gezocht: Mapping[str, float]) -> tuple[str, ...]:
    """The words of a text, as they stand there, that bring in the wanted terms; the heaviest first, each once."""
    if not gezocht:
        return ()
    beste: dict[str, tuple[float, str]] = {}
    alles = " ".join(teksten.get(veld) or "" for veld in VELDGEWICHT)
    # Most words have nothing to do with it; a part of a word is enough to see that, and stemming takes longer.
    kans = re.compile("|".join(sorted({re.escape(_begin(term)) for term in gezocht})))
    for staat in dict.fromkeys(_STUK.findall(alles)):
        vlak = _vlak(staat)
        if not vlak or not kans.search(_enkel(vlak)):
            continue
        eigen = termen(vlak)
        waarde = sum(gezocht[term] * deel for term, deel in eigen if term in gezocht)
        if waarde:
            beste.setdefault(eigen[0][0], (waarde, staat.lower() if staat.istitle() else staat))
    return tuple(woord for _, woord in sorted(beste.values(), key=lambda paar: (-paar[0], paar[1])))
