# ruff: noqa: E501, SIM905 - word lists are kept whole
"""What the second reader looks at: the words and signs of a text, each with what is known of it. Pure but for the lists.

No word that is not ordinary Dutch enters as itself, so that the second reader learns the way in which people write about
somebody and not the names it was shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from weegtafel.anonimiteit.herkenners.indirect import nationaliteit_van
from weegtafel.anonimiteit.herkenners.naamwoorden import FAMILIE, ROL, TITEL, WERKWOORD
from weegtafel.anonimiteit.herkenners.poort import LEZER, van_woord
from weegtafel.anonimiteit.herkenners.woorden import gewoon, is_naam
from weegtafel.anonimiteit.lijsten import TUSSENVOEGSELS, Lijsten
from weegtafel.anonimiteit.normaliseren import plat
from weegtafel.anonimiteit.woordenboek import eigennamen, gewone_woorden

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
    naam = klein in lijsten.namen
    if klein in gewone_woorden():
        return "OTN" if naam else "OT"
    if naam:
        return "NM"
    if is_afkorting(klein, lijsten):
        return "AFK"
    if klein in eigennamen():
        return "OC"
    if klein in lijsten.plaatsen:
        return "PL2"
    if "-" in klein:
        delen = [deel for deel in klein.split("-") if len(deel) > 1]
        if delen and all(_bekend(deel, lijsten) for deel in delen):
            return "SAM"
        if is_naam(klein, lijsten):
            return "NM"
    return "SAM" if _samengesteld(klein, lijsten) else "ONB"


def is_afkorting(klein: str, lijsten: Lijsten) -> bool:
    """Whether a word is an abbreviation that points at nobody, by itself or before a hyphen ("wisc-v-nl")."""
    return klein in lijsten.afkortingen or ("-" in klein and klein.partition("-")[0] in lijsten.afkortingen)


def is_samenstelling(stuk: str, lijsten: Lijsten) -> bool:
    """Whether a word is one like "Wlz-aanvraag": what is behind the hyphen must be an ordinary word in small letters."""
    voor, _, na = stuk.partition("-")
    klein = plat(voor)
    return na.islower() and (klein in lijsten.afkortingen or klein in lijsten.veilig) and gewoon(plat(na), lijsten)


def _bekend(woord: str, lijsten: Lijsten) -> bool:
    return woord in lijsten.gewoon or woord in gewone_woorden()


def _samengesteld(woord: str, lijsten: Lijsten) -> bool:
    """Whether a word is two ordinary words in one, with or without an s between."""
    return any(
        _bekend(woord[i:], lijsten)
        and (_bekend(woord[:i], lijsten) or (woord[i - 1] == "s" and _bekend(woord[: i - 1], lijsten)))
        for i in range(4, len(woord) - 3)
    )


@lru_cache(maxsize=4)
def _lijstklassen(lijsten: Lijsten) -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        ("GEW", lijsten.gewoon),
        ("VN", lijsten.voornamen),
        ("AN", lijsten.achternamen),
        ("PL", lijsten.eigen_plaatsen),
    )


def _naamgraad(klein: str, lijsten: Lijsten) -> str:
    """How well a word is known as a name, whatever else it is."""
    if klein in lijsten.voornamen or klein in lijsten.dubbel:
        return "VN"
    if klein in lijsten.achternamen:
        return "AN"
    return "N" if klein in lijsten.namen else ""


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
    if is_afkorting(klein, lijsten):
        uit += ("AFK", f"AFK|{vorm}|{klas}")
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


class Woordbeeld(NamedTuple):
    """What is known of one word or sign by itself."""

    woord: str
    """The word, or its class when it is no ordinary word."""
    klas: str
    vorm: str
    graad: str
    """How well it is known as a name; empty for not."""
    sleutel: str
    """The class or the recogniser that it calls for, when it sets the tone for what follows in its line."""
    eigen: tuple[str, ...]
    buur: tuple[str, ...]
    """What its neighbours may know of it."""


@lru_cache(maxsize=16384)
def woord_kenmerken(stuk: str, lijsten: Lijsten) -> Woordbeeld:
    """Of one word or sign: its word or class, and its properties."""
    vorm = _vorm(stuk)
    if not stuk[0].isalpha():
        waarde = stuk if stuk.isdecimal() and len(stuk) < 3 else vorm
        if stuk.isdecimal():
            getal = int(stuk) if len(stuk) < 5 else 9999
            klas = "g0" if getal < 1 else "gk" if getal < 18 else "gj" if getal < 30 else "go" if getal < 100 else "gg"
            return Woordbeeld(klas, klas, f"v={vorm}", "", "", (f"v={vorm}", f"k={klas}", f"w={waarde}"), ())
        return Woordbeeld(vorm, vorm, f"v={vorm}", "", "", (f"v={vorm}", f"k={vorm}"), ())
    klein = plat(stuk)
    if klein.endswith("'s") and len(klein) > 3:
        klein = klein[:-2]
    klas, graad = _klas(klein, lijsten), _naamgraad(klein, lijsten)
    uit = [f"v={vorm}", f"k={klas}", f"vk={vorm}|{klas}"]
    woord = klas
    zelf = klein in lijsten.gewoon or klas in {"TEL", "FAM", "TITEL", "ROL", "WW", "TV", "TIJD", "RANG", "AFK"}
    if zelf or (klas == "OT" and stuk.islower()):
        uit += (f"w={klein}", f"vw={vorm}|{klein}")
        # A long word that is known to OpenTaal alone is too rare for its neighbours to learn from.
        woord = klein if klas != "OT" or len(klein) < 7 else klas
    if len(klein) > 3:
        uit += (f"s2={klein[-2:]}", f"s3={klein[-3:]}", f"p3={klein[:3]}")
        if len(klein) > 5:
            uit += (f"s4={klein[-4:]}", f"s5={klein[-5:]}", f"p4={klein[:4]}", f"s4v={vorm}|{klein[-4:]}")
    if nationaliteit_van(klein, lijsten.indirect["nationaliteit"]):
        uit.append(f"NAT|{vorm}")
        woord = "NAT" if woord == klas else woord
    if klein in eigennamen():
        uit.append(f"OC|{vorm}")
    if klas not in {"OT", "OTN", "GEW"} and klein in gewone_woorden():
        uit.append(f"OT|{klas}|{vorm}")
    uit += _in_lijsten(klein, vorm, klas, lijsten)
    if graad:
        uit.append(f"g={graad}|{vorm}|{klas}")
    sleutel = next((e for e in uit if e.startswith("poort")), "")
    if klas in {"FAM", "TITEL", "ROL"}:
        sleutel = klas
    buur = tuple(e for e in uit if e.startswith(("poort", "BER", "NAAM", "NAT", "s4=")))
    return Woordbeeld(woord, klas, f"v={vorm}", graad, sleutel, tuple(uit), buur)


_LEEG: Final = Woordbeeld("^", "^", "", "", "", (), ())
_BEGINT_NA: Final = frozenset('.!?\n:*•"-–>')
_REGELBEGIN_NA: Final = frozenset(".!?\n")


class Tekstbeeld:
    """What is known of a text as a whole."""

    def __init__(self, stukken: Sequence[str], ken: Sequence[Woordbeeld]) -> None:
        n = len(stukken)
        nieuw = [i == 0 or stukken[i - 1][0] in _REGELBEGIN_NA for i in range(n)]
        eersten = [s for s, eerste in zip(stukken, nieuw, strict=True) if eerste and s[0].isalpha()]
        # In a text that is written without capitals, a small letter says nothing.
        kleine = sum(s[0].islower() for s in eersten)
        self.stijl = "klein" if kleine > sum(s[0].isupper() for s in eersten) else "groot"
        self.start = [i == 0 or stukken[i - 1][0] in _BEGINT_NA for i in range(n)]
        self.hoofden = {s.lower() for s, start in zip(stukken, self.start, strict=True) if s[0].isupper() and not start}
        self.kleine = {s for s in stukken if s[0].islower()}
        self.vaak = Counter(s.lower() for s in stukken)
        self.spreker = [i + 1 < n and stukken[i + 1] == ":" and (i == 0 or stukken[i - 1][0] == "\n") for i in range(n)]
        self.sprekers = Counter(s for s, spreekt in zip(stukken, self.spreker, strict=True) if spreekt)
        self.veld: list[str] = []
        self.toon: list[str] = []
        self.regelwoord: list[str] = []
        veld = toon = woord = ""
        for i, (stuk, beeld) in enumerate(zip(stukken, ken, strict=True)):
            vorige = stukken[i - 1][0] if i else "\n"
            if vorige == "\n":
                veld = ""
            if vorige in _REGELBEGIN_NA:
                toon = ""
            if stuk in {":", "="}:
                veld = ken[i - 1].woord if i else "^"
            if stuk[0] == "\n" or stuk in ".!?;":
                woord = ""
            self.veld.append(veld or "-")
            self.toon.append(toon or "-")
            self.regelwoord.append(woord)
            toon = beeld.sleutel or toon
            if stuk[0].isalpha() and (beeld.sleutel or beeld.klas == "WW"):
                woord = beeld.woord

    def weerklank(self, stuk: str, klas: str) -> tuple[bool, bool, bool]:
        """What the rest of the text says of a word: it comes more often, elsewhere with a capital, elsewhere small."""
        laag = stuk.lower()
        vaker = self.vaak[laag] > 1 and klas not in {"GEW", "OT", "SAM"}
        return vaker, laag in self.hoofden, stuk[0].isupper() and laag in self.kleine


def kenmerken(
    stukken: Sequence[str],
    gaten: Sequence[bool],
    lijsten: Lijsten,
    diep: Sequence[str] = (),
    beschermd: Collection[int] = (),
) -> list[list[str]]:
    """The features of every word and sign of one text.

    ``gaten`` tells of each whether white space stands before it, ``diep`` what deduce calls it (empty for nothing), and
    ``beschermd`` which of them stand in a phrase that never identifies.
    """
    ken = [woord_kenmerken(stuk, lijsten) for stuk in stukken]
    n = len(ken)
    geheel = Tekstbeeld(stukken, ken)
    rand = [_LEEG] * 3
    rij = [*rand, *ken, *rand]
    uit: list[list[str]] = []
    for i, stuk in enumerate(stukken):
        m3, m2, m1, zelf, p1, p2, p3 = rij[i : i + 7]
        vorm, klas, graad = zelf.vorm, zelf.klas, zelf.graad
        letter = stuk[0].isalpha()
        start = geheel.start[i]
        k = klas if letter else vorm
        w1, w2, v1 = m1.woord, m2.woord, p1.woord
        f = [
            *zelf.eigen,
            "start" if start else "midden",
            f"st|{start}|{vorm}|{klas}",
            f"-1={w1}",
            f"-2={w2}",
            f"+1={v1}",
            f"+2={p2.woord}",
            f"-3={m3.woord}",
            f"+3={p3.woord}",
            f"-1k={m1.klas}",
            f"-2k={m2.klas}",
            f"+1k={p1.klas}",
            f"+2k={p2.klas}",
            f"-1|={w1}|{vorm}|{klas}",
            f"-1-2|={w2}|{w1}",
            f"-1-2k={m2.klas}|{m1.klas}|{k}",
            f"+1|={vorm}|{klas}|{v1}",
            f"+1+2k={k}|{p1.klas}|{p2.klas}",
            f"-1+1={w1}|{klas}|{v1}",
            f"-1+1k={m1.klas}|{klas}|{p1.klas}",
            f"-2|={w2}|{vorm}|{klas}",
            f"stijl={geheel.stijl}|{vorm}|{klas}",
            f"veld={geheel.veld[i]}",
            f"veld={geheel.veld[i]}|{vorm}",
            f"gat={gaten[i]}|{m1.klas}|{k}",
            f"tr={geheel.toon[i]}|{vorm}|{klas}",
        ]
        if graad:
            f += (
                f"g-1={w1}|{vorm}|{graad}",
                f"g+1={vorm}|{graad}|{v1}",
                f"g-1+1={m1.klas}|{vorm}|{graad}|{p1.klas}",
                f"gst={start}|{vorm}|{graad}|{geheel.stijl}",
                f"g-2={w2}|{w1}|{vorm}|{graad}",
            )
        eerste = i == 0 or stukken[i - 1][0] == "\n"
        if eerste and (i + 1 == n or stukken[i + 1][0] == "\n"):
            f += (f"alleen|{vorm}|{klas}", f"alleen|{vorm}|{graad}|{i > n - 3}|{m2.klas}")
        elif i > n - 4:
            f.append(f"slot|{vorm}|{klas}|{graad}")
        if geheel.regelwoord[i]:
            f.append(f"rw={geheel.regelwoord[i]}|{vorm}")
        if i in beschermd:
            f += ("BESCH", f"BESCH|{vorm}")
        if geheel.spreker[i] and letter:
            f.append(f"spreker|{vorm}|{klas}|{graad}|{min(geheel.sprekers[stuk], 3)}")
        if stuk.isdecimal():
            f += (f"n-1+1={w1}|{klas}|{v1}", f"n-2-1={w2}|{w1}|{klas}|{p1.klas}")
        if m1.vorm:
            f.append(f"-1{m1.vorm}|{vorm}")
            f += [f"-1{e}" for e in m1.buur if e[0] != "s"]
        if p1.vorm:
            f.append(f"+1{p1.vorm}|{vorm}")
            f += [f"+1{e}" for e in p1.buur]
        f += [f"-2{e}" for e in m2.buur if e[0] in "pB"]
        if letter:
            vaker, elders, ookklein = geheel.weerklank(stuk, klas)
            if vaker:
                f.append(f"vaker|{vorm}|{klas}")
            if elders:
                f.append(f"elders|{vorm}|{klas}|{start}")
            if ookklein:
                f.append(f"ookklein|{klas}|{start}")
        naam = diep[i] if diep else ""
        if naam:
            f += (f"D={naam}", f"D={naam}|{vorm}|{klas}", f"D={naam}|{start}|{klas}", f"D={naam}|{w1}")
        uit.append(f)
    return uit
