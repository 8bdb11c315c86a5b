"""Train the second reader of anonymity on the marked tuning corpora.

python -m benchmarks.leer_anonimiteit [--uit PAD] [BESTAND ...]

Needs python-crfsuite, which the program itself does not. Each passage is also learned with other names in the places of
the marked ones, and one in three in small letters, so that ways of writing are learned and no names.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.meet_anonimiteit import MAP, Merk, Passage, lees_corpus
from weegtafel.anonimiteit import tweede_lezer
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.kenmerken import kenmerken
from weegtafel.anonimiteit.lijsten import MAP as LIJSTEN
from weegtafel.anonimiteit.lijsten import standaard
from weegtafel.anonimiteit.normaliseren import normaliseer

WISSEL = frozenset(
    {
        Soort.PERSOON,
        Soort.SCHOOL,
        Soort.INSTELLING,
        Soort.PLAATS,
        Soort.ADRES,
        Soort.GEBRUIKERSNAAM,
        Soort.NATIONALITEIT,
        Soort.GELOOF,
        Soort.DIAGNOSE,
    }
)


def in_kleine_letters(p: Passage) -> Passage | None:
    klein = p.tekst.lower()
    return Passage(p.id, p.vorm, klein, p.merken, ()) if len(klein) == len(p.tekst) else None


def met_andere_namen(p: Passage, kans: random.Random, voorraad: dict[Soort, list[str]]) -> Passage:
    """The passage with most marked stretches replaced by others of their kind."""
    voornamen, achternamen = sorted(standaard().voornamen), sorted(standaard().achternamen)
    delen: list[str] = []
    merken: list[Merk] = []
    vast: dict[str, str] = {}
    hier = lengte = 0
    for m in sorted(p.merken, key=lambda m: m.begin):
        stuk = p.tekst[m.begin : m.einde]
        delen.append(p.tekst[hier : m.begin])
        lengte += m.begin - hier
        nieuw = stuk
        if m.soort in WISSEL and "\n" not in stuk and kans.random() < 0.7:
            if stuk not in vast:
                ander = kans.choice(voorraad[m.soort])
                if m.soort is Soort.PERSOON and " " not in stuk and len(stuk) > 2 and "." not in stuk:
                    worp = kans.random()
                    naam = kans.choice(voornamen if worp < 0.6 else achternamen)
                    naam = naam[:-1] + kans.choice("aeiousnrkz") if worp > 0.85 else naam
                    ander = naam.upper() if stuk.isupper() else "-".join(d.capitalize() for d in naam.split("-"))
                vast[stuk] = ander.lower() if stuk.islower() else ander
            nieuw = vast[stuk]
        delen.append(nieuw)
        merken.append(Merk(lengte, lengte + len(nieuw), m.soort))
        lengte += len(nieuw)
        hier = m.einde
    delen.append(p.tekst[hier:])
    return Passage(p.id, p.vorm, "".join(delen), tuple(merken), ())


def vermeerder(passages: Sequence[Passage], zaad: int = 3) -> list[Passage]:
    kans = random.Random(zaad)
    voorraad: dict[Soort, list[str]] = {}
    for p in passages:
        for m in p.merken:
            if m.soort in WISSEL and "\n" not in p.tekst[m.begin : m.einde]:
                voorraad.setdefault(m.soort, []).append(p.tekst[m.begin : m.einde])
    klein = [q for q in map(in_kleine_letters, kans.sample(list(passages), len(passages) // 3)) if q]
    return [*passages, *klein, *(met_andere_namen(p, kans, voorraad) for p in passages)]


def labels_van(p: Passage, vorm_terug: Sequence[tuple[int, int]], stukken: Sequence[str]) -> list[str]:
    uit = []
    for (begin, einde), stuk in zip(vorm_terug, stukken, strict=True):
        merk = next((m for m in p.merken if m.begin < einde and begin < m.einde), None)
        uit.append(tweede_lezer.GEEN if merk is None or stuk[0] == "\n" else tweede_lezer.label_van(merk.soort))
    return uit


def leer(passages: Sequence[Passage], uit: Path, *, c1: float = 0.08, c2: float = 0.1, rondes: int = 100) -> int:
    """Train on ``passages`` and write the weights; the number of features."""
    import pycrfsuite  # type: ignore[import-not-found] # only learning needs it, the program does not

    lijsten = standaard()
    leermeester = pycrfsuite.Trainer(verbose=False)
    leermeester.set_params({"c1": c1, "c2": c2, "max_iterations": rondes, "feature.possible_transitions": True})
    for p in vermeerder(passages):
        vorm = normaliseer(p.tekst)
        plekken, stukken, gaten = tweede_lezer.stukken_van(vorm.tekst)
        terug = [vorm.terug(*m.span()) for m in plekken]
        leermeester.append(kenmerken(stukken, gaten, lijsten), labels_van(p, terug, stukken))
    with tempfile.TemporaryDirectory() as werkmap:
        model = str(Path(werkmap) / "model")
        leermeester.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        return schrijf(tagger.info(), uit)


def schrijf(info: object, pad: Path) -> int:
    """Write what was learned as text, weights to three figures and without those that say nothing."""
    labels = sorted(info.labels)  # type: ignore[attr-defined] # the type lives in python-crfsuite
    nummer = {label: n for n, label in enumerate(labels)}
    per: dict[str, list[tuple[int, float]]] = {}
    for (kenmerk, label), gewicht in info.state_features.items():  # type: ignore[attr-defined] # as above
        if abs(gewicht) >= 0.02 and not re.search(r"[\t\n]", kenmerk):
            per.setdefault(kenmerk, []).append((nummer[label], gewicht))
    overgangen = info.transitions  # type: ignore[attr-defined] # as above
    with pad.open("w", encoding="utf-8") as stroom:
        stroom.write("\t".join(labels) + "\n")
        for van in labels:
            stroom.write("\t".join(f"{overgangen.get((van, naar), 0.0):.3g}" for naar in labels) + "\n")
        for kenmerk in sorted(per):
            stroom.write(kenmerk + "\t" + "\t".join(f"{n}={w:.3g}" for n, w in sorted(per[kenmerk])) + "\n")
    return len(per)


def hoofd(argv: Sequence[str] | None = None) -> int:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("bestanden", nargs="*", type=Path)
    lezer.add_argument("--uit", type=Path, default=LIJSTEN / tweede_lezer.BESTAND)
    keuze = lezer.parse_args(argv)
    bestanden = keuze.bestanden or [MAP / "afstemmen.txt", MAP / "afstemmen2.txt"]
    passages = [p for pad in bestanden for p in lees_corpus(pad.read_text(encoding="utf-8"))]
    print(f"{len(passages)} passages, {leer(passages, keuze.uit)} kenmerken in {keuze.uit}")
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
