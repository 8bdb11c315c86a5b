"""Recall and precision of the layers of anonymity on a marked corpus, for each kind and severity.

python -m benchmarks.meet_anonimiteit [BESTAND ...] [--laag vlug|grondig|samen] [--toon gemist|vals] [--json | --tabel]

A marked span counts as found when findings of its severity cover at least half of it; a finding counts as right when
it touches a marked span of its severity and covers half of that span or lies for at least half inside it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst, Soort
from weegtafel.anonimiteit.controle import controleer
from weegtafel.anonimiteit.grondig import Grondig
from weegtafel.anonimiteit.vlug import zoek_vlug

MAP = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "anonimiteit"
_SOORTEN = {soort.value: soort for soort in Soort}
_KOP = re.compile(r"^=== (\S+) (\w+)\s*$", re.MULTILINE)
_MERK = re.compile(r"\[\[(\w+):(.*?)\]\]|\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Merk:
    begin: int
    einde: int
    soort: Soort


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    vorm: str
    tekst: str
    merken: tuple[Merk, ...]
    lokkers: tuple[tuple[int, int], ...]


def lees_corpus(inhoud: str) -> list[Passage]:
    """The passages of a corpus file, without their marks."""
    koppen = list(_KOP.finditer(inhoud))
    uit = []
    for nummer, kop in enumerate(koppen):
        einde = koppen[nummer + 1].start() if nummer + 1 < len(koppen) else len(inhoud)
        uit.append(lees_passage(kop.group(1), kop.group(2), inhoud[kop.end() : einde].strip("\n")))
    return uit


def lees_passage(nummer: str, vorm: str, ruw: str) -> Passage:
    delen: list[str] = []
    merken: list[Merk] = []
    lokkers: list[tuple[int, int]] = []
    lengte = hier = 0
    for merk in _MERK.finditer(ruw):
        delen.append(ruw[hier : merk.start()])
        lengte += merk.start() - hier
        woord = merk.group(2) if merk.group(1) else merk.group(3)
        if merk.group(1):
            merken.append(Merk(lengte, lengte + len(woord), _SOORTEN[merk.group(1)]))
        else:
            lokkers.append((lengte, lengte + len(woord)))
        delen.append(woord)
        lengte += len(woord)
        hier = merk.end()
    delen.append(ruw[hier:])
    return Passage(nummer, vorm, "".join(delen), tuple(merken), tuple(lokkers))


@dataclass(slots=True)
class Telling:
    gevonden: int = 0
    exact: int = 0
    gemist: int = 0
    juist: int = 0
    vals: int = 0

    @property
    def recall(self) -> float:
        return self.gevonden / max(1, self.gevonden + self.gemist)

    @property
    def precisie(self) -> float:
        return self.juist / max(1, self.juist + self.vals)


@dataclass(slots=True)
class Uitslag:
    soorten: dict[Soort, Telling]
    gemist: list[tuple[str, Merk, str]]
    vals: list[tuple[str, Bevinding, str]]
    lokkers: int
    gelokt: int

    def som(self, *soorten: Soort) -> Telling:
        som = Telling()
        for soort in soorten or tuple(Soort):
            t = self.soorten[soort]
            som.gevonden += t.gevonden
            som.exact += t.exact
            som.gemist += t.gemist
            som.juist += t.juist
            som.vals += t.vals
        return som


def meet(passages: Sequence[Passage], zoek: Callable[[str], Sequence[Bevinding]]) -> Uitslag:
    soorten = {soort: Telling() for soort in Soort}
    uit = Uitslag(soorten, [], [], 0, 0)
    for p in passages:
        bevindingen = zoek(p.tekst)
        dekking = {ernst: bytearray(len(p.tekst)) for ernst in Ernst}
        for b in bevindingen:
            dekking[b.ernst][b.begin : b.einde] = b"\x01" * (b.einde - b.begin)
        for m in p.merken:
            t = soorten[m.soort]
            if 2 * sum(dekking[m.soort.ernst][m.begin : m.einde]) >= m.einde - m.begin:
                t.gevonden += 1
                t.exact += any((b.begin, b.einde) == (m.begin, m.einde) for b in bevindingen)
            else:
                t.gemist += 1
                uit.gemist.append((p.id, m, p.tekst[max(0, m.begin - 40) : m.einde + 25]))
        for b in bevindingen:
            raak = any(
                m.soort.ernst is b.ernst
                and 2 * (min(m.einde, b.einde) - max(m.begin, b.begin)) >= min(m.einde - m.begin, b.einde - b.begin)
                for m in p.merken
            )
            soorten[b.soort].juist += raak
            soorten[b.soort].vals += not raak
            if not raak:
                uit.vals.append((p.id, b, p.tekst[max(0, b.begin - 30) : b.einde + 25]))
        uit.lokkers += len(p.lokkers)
        uit.gelokt += sum(any(b.begin < e and a < b.einde for b in bevindingen) for a, e in p.lokkers)
    return uit


def _rij(naam: str, t: Telling) -> str:
    aantal = t.gevonden + t.gemist
    return (
        f"{naam:<22}{aantal:>6}{t.recall:>9.3f}{t.exact / max(1, aantal):>9.3f}{t.juist + t.vals:>8}{t.precisie:>9.3f}"
    )


def toon(uitslag: Uitslag) -> None:
    print(f"{'soort':<22}{'merken':>6}{'recall':>9}{'exact':>9}{'meld.':>8}{'precisie':>9}")
    for soort in Soort:
        print(_rij(soort.value, uitslag.soorten[soort]))
    rood = [s for s in Soort if s.ernst is Ernst.ROOD]
    oranje = [s for s in Soort if s.ernst is Ernst.ORANJE]
    print(_rij("ROOD", uitslag.som(*rood)))
    print(_rij("ORANJE", uitslag.som(*oranje)))
    print(_rij("ALLES", uitslag.som()))
    print(f"verleidingen {uitslag.lokkers}, daarvan gemeld {uitslag.gelokt}")


def _getal(waarde: float) -> str:
    return f"{waarde:.3f}".replace(".", ",")


_KOPREGEL = (
    "| soort | ernst | plekken | deduce: recall | deduce: precisie "
    "| laag 1: recall | laag 1: precisie | samen: recall | samen: precisie |"
)


def tabel(uitslagen: Sequence[Uitslag]) -> str:
    """A table of ``docs/anonimiteit-cijfers.md``: recall and precision of each layer, for each kind and severity."""
    rood = [s for s in Soort if s.ernst is Ernst.ROOD]
    oranje = [s for s in Soort if s.ernst is Ernst.ORANJE]
    rijen = [
        _KOPREGEL,
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    groepen = [(s.value, s.ernst.value, [s]) for s in Soort] + [
        ("**alle rode**", "", rood),
        ("**alle oranje**", "", oranje),
        ("**alles**", "", list(Soort)),
    ]
    for naam, ernst, soorten in groepen:
        tellingen = [u.som(*soorten) for u in uitslagen]
        aantal = tellingen[0].gevonden + tellingen[0].gemist
        if not aantal:
            continue
        cellen = [f"{_getal(t.recall)} | {_getal(t.precisie) if t.juist + t.vals else '–'}" for t in tellingen]
        rijen.append(f"| {naam} | {ernst} | {aantal} | {' | '.join(cellen)} |")
    gelokt = ", ".join(f"{naam} {u.gelokt}" for naam, u in zip(("deduce", "laag 1", "samen"), uitslagen, strict=True))
    rijen.append(f"\nVan de {uitslagen[0].lokkers} verleidingen gemeld: {gelokt}.")
    return "\n".join(rijen)


def hoofd(argv: Sequence[str] | None = None) -> int:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("bestanden", nargs="*", type=Path)
    lezer.add_argument("--toon", choices=["gemist", "vals"], action="append", default=[])
    lezer.add_argument("--laag", choices=["vlug", "grondig", "samen"], default="vlug")
    lezer.add_argument("--json", action="store_true")
    lezer.add_argument("--tabel", action="store_true", help="alle drie de lagen, als de tabel van de documentatie")
    keuze = lezer.parse_args(argv)
    diep = Grondig() if keuze.laag != "vlug" or keuze.tabel else None

    def zoek(tekst: str, laag: str = keuze.laag) -> Sequence[Bevinding]:
        if diep is None or laag == "vlug":
            return zoek_vlug(tekst)
        grondig = diep.controleer(tekst)
        return grondig if laag == "grondig" else controleer(tekst, (), grondig)

    paden = keuze.bestanden or [MAP / "verslag.txt"]
    if keuze.tabel:
        delen = [(pad.name, lees_corpus(pad.read_text(encoding="utf-8"))) for pad in paden]
        if len(delen) > 1:
            delen.append(("alle delen samen", [p for _, passages in delen for p in passages]))
        for naam, passages in delen:
            lagen = ("grondig", "vlug", "samen")
            print(f"\n## {naam}\n\n{tabel([meet(passages, partial(zoek, laag=laag)) for laag in lagen])}")
        paden = []
    for pad in paden:
        uitslag = meet(lees_corpus(pad.read_text(encoding="utf-8")), zoek)
        if keuze.json:
            print(json.dumps({s.value: [t.gevonden, t.gemist, t.juist, t.vals] for s, t in uitslag.soorten.items()}))
            continue
        print(f"\n{pad.name}, laag {keuze.laag}")
        toon(uitslag)
        if "gemist" in keuze.toon:
            for nummer, m, om in uitslag.gemist:
                print(f"GEMIST {nummer} {m.soort.value}: {om!r}")
        if "vals" in keuze.toon:
            for nummer, b, om in uitslag.vals:
                print(f"VALS {nummer} {b.soort.value} {b.tekst!r}: {om!r}")
    if diep is not None:
        diep.stop()
    return 0


if __name__ == "__main__":
    sys.exit(hoofd())
