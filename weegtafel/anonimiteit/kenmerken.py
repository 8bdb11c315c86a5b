# ruff: noqa: E501, SIM905 - word lists are kept whole
"""What the second reader looks at: the words and signs of a text, each with what is known of it. Pure.

No word that is not ordinary Dutch enters as itself, so that the second reader learns the way in which people write about
somebody and not the names it was shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from weegtafel.anonimiteit.herkenners.indirect import nationaliteit_van
from weegtafel.anonimiteit.herkenners.naamwoorden import FAMILIE, ROL, TITEL, WERKWOORD
from weegtafel.anonimiteit.herkenners.poort import LEZER, van_woord
from weegtafel.anonimiteit.herkenners.woorden import gewoon, is_naam
from weegtafel.anonimiteit.lijsten import TUSSENVOEGSELS, Lijsten
from weegtafel.anonimiteit.normaliseren import plat

STUK: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|\n+|[^\w\s]|_+")
_TELWOORD: Final = frozenset(
    "nul een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig "
    "vijftig zestig zeventig tachtig negentig anderhalf anderhalve".split()
)
_TELSTAART: Final = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_RANG: Final = frozenset(
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende".split()
)
_MAAND: Final = frozenset(
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)
_DAG: Final = frozenset("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo".split())
_TIJD: Final = frozenset(
    "jaar jaren jr j maand maanden mnd week weken wk dag dagen uur uren minuten min keer x euro procent kilo kg cm meter sessies gesprekken".split()
)
_KLASSEN: Final = (
    ("FAM", FAMILIE),
    ("TITEL", TITEL),
    ("ROL", ROL),
    ("WW", WERKWOORD),
    ("MAAND", _MAAND),
    ("DAG", _DAG),
    ("TIJD", _TIJD),
    ("TV", TUSSENVOEGSELS),
)


def _vorm(stuk: str) -> str:
    if stuk[0] == "\n":
        return "NL"
    if stuk.isdecimal():
        return f"d{min(len(stuk), 5)}"
    if not stuk[0].isalpha():
        return stuk[0]
    if len(stuk) == 1:
        return "X" if stuk.isupper() else "x"
    if stuk.isupper():
        return "X" * (2 if len(stuk) < 6 else 3)
    if stuk[0].isupper():
        return "Xx" if stuk[1:].islower() else "XxX"
    return "xx" if stuk.islower() else "xX"


def _klas(klein: str, lijsten: Lijsten) -> str:
    """The class of one word in small letters: the first that fits."""
    if klein in _TELWOORD or klein.endswith(_TELSTAART):
        return "TEL"
    if klein in _RANG or klein.endswith(("tigste", "tiende")):
        return "RANG"
    if klein.endswith(("jarig", "jarige", "jarigen")):
        return "JARIG"
    for klas, woorden in (*_KLASSEN, *_lijstklassen(lijsten)):
        if klein in woorden:
            return klas
    if gewoon(klein, lijsten):
        return "SAM"
    if is_naam(klein, lijsten):
        return "NM"
    return "PL2" if klein in lijsten.plaatsen else "ONB"


@lru_cache(maxsize=4)
def _lijstklassen(lijsten: Lijsten) -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        ("GEW", lijsten.gewoon),
        ("VN", lijsten.voornamen),
        ("AN", lijsten.achternamen),
        ("PL", lijsten.eigen_plaatsen),
    )


def _in_lijsten(klein: str, vorm: str, klas: str, lijsten: Lijsten) -> list[str]:
    """In which lists a word stands, and which recognisers its ending calls for."""
    uit: list[str] = []
    if klein in lijsten.namen:
        uit.append("NAAM")
        uit.append(f"NAAM|{vorm}|{klas}")
    if klein in lijsten.plaatsen:
        uit.append(f"PLAATS|{vorm}")
    if klein in lijsten.veilig:
        uit.append(f"VEILIG|{vorm}")
    if klein in lijsten.vak:
        uit.append(f"VAK|{vorm}")
    if klein in lijsten.huisnamen:
        uit.append(f"HUIS|{vorm}")
    if klein in lijsten.landen:
        uit.append("LAND")
    if klein in lijsten.instellingen:
        uit.append("INST")
    indirect = lijsten.indirect
    for lijst, kenmerk in (("beroep", "BER"), ("beroep_gewoon", "BERG"), ("geloof", "GEL"), ("diagnose", "DIA")):
        if klein in indirect[lijst] or (lijst != "beroep" and klein + "*" in indirect[lijst]):
            uit.append(f"{kenmerk}")
    bits = van_woord(klein) & ((1 << LEZER) - 1)
    i = 0
    while bits:
        if bits & 1 and i not in {0, 12, 14, 15}:
            uit.append(f"poort{i}")
        bits >>= 1
        i += 1
    if "-" in klein:
        uit.append("STREEP")
    return uit


@lru_cache(maxsize=16384)
def woord_kenmerken(stuk: str, lijsten: Lijsten) -> tuple[str, str, tuple[str, ...]]:
    """Of one word or sign: its word (or its class when it is no ordinary word), its class, and its properties."""
    vorm = _vorm(stuk)
    if not stuk[0].isalpha():
        waarde = stuk if stuk.isdecimal() and len(stuk) < 3 else vorm
        if stuk.isdecimal():
            getal = int(stuk) if len(stuk) < 5 else 9999
            klas = "g0" if getal < 1 else "gk" if getal < 18 else "gj" if getal < 30 else "go" if getal < 100 else "gg"
            return klas, klas, (f"v={vorm}", f"k={klas}", f"w={waarde}")
        return vorm, vorm, (f"v={vorm}", f"k={vorm}")
    klein = plat(stuk)
    if klein.endswith("'s") and len(klein) > 3:
        klein = klein[:-2]
    uit = [f"v={vorm}"]
    in_lijst = klein in lijsten.gewoon
    klas = _klas(klein, lijsten)
    uit.append(f"k={klas}")
    uit.append(f"vk={vorm}|{klas}")
    if in_lijst or klas in {"TEL", "FAM", "TITEL", "ROL", "WW", "TV", "TIJD", "RANG"}:
        woord = klein
        uit.append(f"w={klein}")
        uit.append(f"vw={vorm}|{klein}")
    else:
        woord = klas
    if len(klein) > 3:
        uit.append(f"s2={klein[-2:]}")
        uit.append(f"s3={klein[-3:]}")
        if len(klein) > 5:
            uit.append(f"s4={klein[-4:]}")
            uit.append(f"s5={klein[-5:]}")
            uit.append(f"p4={klein[:4]}")
            uit.append(f"s4v={vorm}|{klein[-4:]}")
    if nationaliteit_van(klein, lijsten.indirect["nationaliteit"]):
        uit.append(f"NAT|{vorm}")
        woord = "NAT" if woord == klas else woord
    uit.extend(_in_lijsten(klein, vorm, klas, lijsten))
    return woord, klas, tuple(uit)


_ZINSEINDE: Final = frozenset(".!?")


def kenmerken(stukken: Sequence[str], gaten: Sequence[bool], lijsten: Lijsten) -> list[list[str]]:
    """The features of every word and sign of one text; ``gaten`` tells of each whether white space stands before it."""
    ken = [woord_kenmerken(stuk, lijsten) for stuk in stukken]
    n = len(ken)
    leeg = ("^", "^", ())
    # In a text that is written without capitals, a small letter says nothing.
    kleine = sum(
        s[0].islower() for i, s in enumerate(stukken) if s[0].isalpha() and (i == 0 or stukken[i - 1][0] in ".!?\n")
    )
    grote = sum(
        s[0].isupper() for i, s in enumerate(stukken) if s[0].isalpha() and (i == 0 or stukken[i - 1][0] in ".!?\n")
    )
    stijl = "klein" if kleine > grote else "groot"
    hoofden = {
        s.lower() for i, s in enumerate(stukken) if s[0].isupper() and i and stukken[i - 1][0] not in '.!?\n:-*•"'
    }
    klein_gezien = {s for s in stukken if s[0].islower()}
    uit: list[list[str]] = []
    veld = "-"
    for i, (_, klas, eigen) in enumerate(ken):
        m1 = ken[i - 1] if i else leeg
        m2 = ken[i - 2] if i > 1 else leeg
        m3 = ken[i - 3] if i > 2 else leeg
        p1 = ken[i + 1] if i + 1 < n else leeg
        p2 = ken[i + 2] if i + 2 < n else leeg
        p3 = ken[i + 3] if i + 3 < n else leeg
        stuk = stukken[i]
        if i == 0 or stukken[i - 1][0] == "\n":
            veld = "-"
        if stuk in {":", "="}:
            veld = m1[0]
        start = i == 0 or stukken[i - 1][0] in '.!?\n:*•"-–>'
        k = klas if stuk[0].isalpha() else eigen[0]
        vorm = eigen[0]
        f = [
            *eigen,
            "start" if start else "midden",
            f"st|{start}|{vorm}|{klas}",
            f"-1={m1[0]}",
            f"-2={m2[0]}",
            f"+1={p1[0]}",
            f"+2={p2[0]}",
            f"-3={m3[0]}",
            f"+3={p3[0]}",
            f"-1k={m1[1]}",
            f"-2k={m2[1]}",
            f"+1k={p1[1]}",
            f"+2k={p2[1]}",
            f"-1|={m1[0]}|{vorm}|{klas}",
            f"-1-2|={m2[0]}|{m1[0]}",
            f"-1-2k={m2[1]}|{m1[1]}|{k}",
            f"+1|={vorm}|{klas}|{p1[0]}",
            f"+1+2k={k}|{p1[1]}|{p2[1]}",
            f"-1+1={m1[0]}|{klas}|{p1[0]}",
            f"-1+1k={m1[1]}|{klas}|{p1[1]}",
            f"-2|={m2[0]}|{vorm}|{klas}",
            f"stijl={stijl}|{vorm}|{klas}",
            f"veld={veld}",
            f"veld={veld}|{vorm}",
            f"gat={gaten[i]}|{m1[1]}|{k}",
        ]
        if i and ken[i - 1][2]:
            f.append(f"-1{ken[i - 1][2][0]}|{vorm}")
            f.extend(f"-1{e}" for e in ken[i - 1][2] if e.startswith(("poort", "BER", "NAAM", "NAT")))
        if i + 1 < n and ken[i + 1][2]:
            f.append(f"+1{ken[i + 1][2][0]}|{vorm}")
            f.extend(f"+1{e}" for e in ken[i + 1][2] if e.startswith(("poort", "BER", "NAAM", "NAT", "s4=")))
        if i > 1:
            f.extend(f"-2{e}" for e in ken[i - 2][2] if e.startswith(("poort", "BER")))
        laag = stuk.lower()
        if stuk[0].isalpha():
            if laag in hoofden:
                f.append(f"elders|{vorm}|{klas}|{start}")
            if stuk[0].isupper() and laag in klein_gezien:
                f.append(f"ookklein|{klas}|{start}")
        uit.append(f)
    return uit
