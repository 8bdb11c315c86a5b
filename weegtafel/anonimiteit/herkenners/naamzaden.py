"""Which words are names: by what stands before them, by lists and by their shape."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from weegtafel.anonimiteit.herkenners.indirect import nationaliteit_van
from weegtafel.anonimiteit.herkenners.naamwoorden import (
    FAMILIE,
    FAMILIE_TITEL,
    FORMULIER,
    ROL,
    TELBAAR,
    TITEL,
    WAAR_NA,
    WAAR_VOOR,
    WERKWOORD,
)
from weegtafel.anonimiteit.herkenners.woorden import (
    Index,
    Woord,
    Woordenrij,
    frase_op,
    gewoon,
    index_van,
    is_naam,
    is_tussenvoegsel,
    lijkt_nederlands,
)
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.woordenboek import gewone_woorden


@lru_cache(maxsize=4)
def _veilig(lijsten: Lijsten) -> Index:
    return index_van(lijsten.veilig)


def bescherm(rij: Woordenrij) -> None:
    """Mark the words that stand in a phrase that never identifies."""
    index = _veilig(rij.lijsten)
    eersten = index.eersten
    for i in [i for i, woord in enumerate(rij.woorden) if woord.klein in eersten]:
        n = frase_op(rij, i, index)
        if n and (n > 1 or not rij.woorden[i].tekst.islower()):
            rij.beschermd.update(range(i, i + n))


#: Capitals within a name, as in "McDonald" and "El-Amrani".
_KAMEEL: Final = re.compile(r"(?:Mc|Mac|De|El|Van|La|Al|IJ|O'|D')?[A-Z]?[a-zà-ÿ'-]+(?:-[A-Z][a-zà-ÿ']+)*$")
_DOSIS: Final = re.compile(r" ?\d+(?:[.,]\d+)? ?(?:mg|ml|mcg|gram|IE|tabl|dd|x daags)\b")


class Naamzaden:
    """Which words of one text are names, or the first word of one."""

    def __init__(self, rij: Woordenrij, bezet: bytearray) -> None:
        """``bezet`` marks the code points that another recogniser already took."""
        self.rij = rij
        self.w = rij.woorden
        self.l = rij.lijsten
        self.bezet = bezet
        self.gewoon_van: dict[str, bool] = {}
        self.naam_van: dict[str, bool] = {}
        starts = [w for w in self.w if w.start]
        self.kleine_stijl = len(starts) > 3 and sum(not w.hoofd for w in starts) * 2 > len(starts)
        self.kleine = {w.klein for w in self.w if not w.hoofd}
        self.spans: list[tuple[int, int, int]] = []
        """Begin, end, weight in code points."""
        self.gevonden: dict[str, int] = {}
        """Names that were found with certainty: small form to weight."""

    # --- what is known of one word

    def gewoon(self, klein: str) -> bool:
        """Ordinary Dutch, also inflected or compound."""
        antwoord = self.gewoon_van.get(klein)
        if antwoord is None:
            antwoord = self.gewoon_van[klein] = gewoon(klein, self.l)
        return antwoord

    def naam(self, klein: str) -> bool:
        """In a list of names."""
        antwoord = self.naam_van.get(klein)
        if antwoord is None:
            antwoord = self.naam_van[klein] = is_naam(klein, self.l)
        return antwoord

    def vreemd(self, woord: Woord) -> bool:
        """A capital word that is in no list and has no Dutch shape."""
        k = woord.klein
        if len(k) < 2 or self.gewoon(k) or (woord.kapitaal and len(k) < 6):
            return False
        if woord.kapitaal and (woord.start or not self.naam(k)):
            return False
        if not woord.kapitaal and sum(t.isupper() for t in woord.tekst) > 1 and not _KAMEEL.match(woord.tekst):
            return False
        return not nationaliteit_van(k, self.l.indirect.get("nationaliteit", frozenset())) and k not in self.l.landen

    def vrij(self, i: int) -> bool:
        """Not taken by another recogniser."""
        return not self.bezet[self.w[i].begin]

    # --- seeds

    def voor(self, i: int) -> str:
        """The role, title or label that stands right before word ``i``; empty for none."""
        if i == 0:
            return ""
        woord, vorige = self.w[i], self.w[i - 1]
        gat = woord.gat
        if (
            gat in {" ", ". ", "  ", " (", ' "', ", "}
            or (gat == "\n" and vorige.klein in FAMILIE_TITEL)
            or gat in {":\n", ",\n", "\n"}
        ):
            if gat in {" ", ". ", "  ", "\n"} and (vorige.klein in FAMILIE or vorige.klein in TITEL):
                return "titel" if vorige.klein in TITEL else "familie"
            if gat in {" ", "  "} and vorige.klein in ROL:
                return "rol"
            if gat in {" (", ", "} and (vorige.klein in FAMILIE or vorige.klein in ROL):
                return "bij"
            if gat in {",\n", "\n"} and vorige.klein in {
                "groet",
                "groeten",
                "groetjes",
                "gr",
                "mvg",
                "liefs",
                "hoogachtend",
                "achting",
                "dank",
                "namens",
            }:
                return "groet"
        if ":" in gat or "\n" in gat or "\t" in gat:
            regel = self.rij.tekst[max(0, woord.begin - 50) : woord.begin]
            if regel.rstrip()[-1:] in {":", "="} and FORMULIER.search(regel):
                return "veld"
        return ""

    def achter_tussenvoegsel(self, i: int) -> int:
        """The first word of the run of tussenvoegsels right before word ``i``."""
        j = i
        while (
            j > 0
            and i - j < 3
            and is_tussenvoegsel(self.w[j - 1])
            and self.w[j].gat in {" ", ".", ". ", "\n", " '", "'"}
        ):
            j -= 1
        return j

    def is_zaad(self, i: int) -> int:
        """How certain it is that word ``i`` is (the first capital word of) a name; 0 for not."""
        woord = self.w[i]
        k = woord.klein
        if not self.vrij(i) or len(k) < 2:
            return 0
        # What comes out below for most words that are asked, said at once.
        if woord.hoofd:
            if woord.start and k in self.l.gewoon and k not in TELBAAR and not self.naam(k):
                return 0
        elif k in self.l.gewoon and k not in self.l.achternamen:
            return 0
        beschermd = i in self.rij.beschermd
        eerste = self.achter_tussenvoegsel(i)
        context = self.voor(eerste) if eerste != i else self.voor(i)
        if eerste != i and not context:
            context = self.voor(i)
        if not woord.hoofd:
            return self._klein_zaad(woord, context if eerste == i else "", beschermd, i)
        naam = self.naam(k)
        if (
            woord.kapitaal
            and len(k) < 5
            and not (naam and (context or k in self.l.voornamen) and k not in self.l.gewoon)
        ):
            return 0
        if is_tussenvoegsel(woord) and not (
            k in self.l.voornamen and i + 1 < len(self.w) and not self.w[i + 1].hoofd and not woord.start
        ):
            return 0
        if nationaliteit_van(k, self.l.indirect["nationaliteit"]) and not (naam and context):
            return 0
        if context:
            return self._context_zaad(woord, context, naam, beschermd, i)
        if beschermd:
            return 0
        if woord.start:
            return self._begin_zaad(woord, naam, i)
        if naam and k in self.l.gewoon and woord.kapitaal:
            return 0
        if "-" in k and re.match(r"[A-Za-z]-", woord.tekst) and not naam:
            return 0
        if self._is_methode(i):
            return 0
        if naam and k in self.l.gewoon:
            return 70 if k in self.l.dubbel and not self._na_lidwoord(i) else 0
        if naam:
            return 80 if not self.gewoon(k) or k in self.l.voornamen else 65
        return (
            62
            if self.vreemd(woord) and not lijkt_nederlands(k)
            else (0 if not self.vreemd(woord) or len(k) > 11 else 55)
        )

    def _is_methode(self, i: int) -> bool:
        """Whether a word of the trade stands next to it: "methode X", "X-training", "X 18 mg"."""
        woord = self.w[i]
        if i and woord.gat in {" ", ' "', " '", " (", ": "} and self.w[i - 1].klein in WAAR_VOOR:
            return True
        if i + 1 < len(self.w) and self.w[i + 1].gat in {" ", "-", '" '} and self.w[i + 1].klein in WAAR_NA:
            return True
        staart = woord.klein.rpartition("-")[2]
        return (
            "-" in woord.klein and (staart in WAAR_NA or gewoon(staart, self.l)) and not self.naam(staart)
        ) or _DOSIS.match(self.rij.tekst[woord.einde : woord.einde + 14]) is not None

    def _na_lidwoord(self, i: int) -> bool:
        return i > 0 and self.w[i - 1].klein in {
            "een",
            "geen",
            "deze",
            "die",
            "dit",
            "dat",
            "elke",
            "het",
            "groep",
            "team",
            "uw",
            "zijn",
            "haar",
        }

    def _klein_zaad(self, woord: Woord, context: str, beschermd: bool, i: int) -> int:
        k = woord.klein
        if beschermd or len(k) < 3 or k in self.l.landen:
            return 0
        if k in self.l.gewoon and not (context == "titel" and k in self.l.achternamen):
            return 0
        if "-" in k and re.match(r"(?:al|el|ben|ait)-[A-Z]", woord.tekst):
            return 70
        if "-" in k and not all(deel in self.l.namen and deel not in self.l.gewoon for deel in k.split("-")):
            return 0
        if (
            context == "titel"
            and k in self.l.achternamen
            and k not in WERKWOORD
            and k not in {"wil", "van", "er", "ben", "kan"}
        ):
            return 70
        eigen = k in self.l.voornamen and k not in self.l.vak
        if context in {"titel", "familie", "rol", "veld", "groet", "bij"} and (
            eigen or (self.naam(k) and not self.gewoon(k))
        ):
            return 80
        if (
            context in {"titel", "familie"}
            and self.kleine_stijl
            and not self.gewoon(k)
            and not lijkt_nederlands(k)
            and len(k) > 3
        ):
            return 60
        if eigen and len(k) > 3 and not (self.gewoon(k) and not self.kleine_stijl):
            return 75
        if eigen and self.kleine_stijl:
            return 70
        if self.kleine_stijl and len(k) > 2 and self.naam(k) and not self.gewoon(k) and k not in self.l.vak and i:
            volgend = self.w[i + 1].klein if i + 1 < len(self.w) else ""
            if volgend in WERKWOORD or self.w[i - 1].klein in {"met", "tegen", "heet", "zegt", "en", "door"}:
                return 66
        return 0

    def _context_zaad(self, woord: Woord, context: str, naam: bool, beschermd: bool, i: int) -> int:
        k = woord.klein
        if k in {
            "en",
            "is",
            "heeft",
            "wil",
            "kan",
            "de",
            "het",
            "een",
            "geen",
            "ook",
            "in",
            "op",
            "u",
            "ik",
            "allen",
            "allemaal",
            "team",
            "heer",
            "mevrouw",
            "meneer",
            "collega",
            "collega's",
        }:
            return 0
        if beschermd and not naam:
            return 0
        if k in FAMILIE or k in ROL or k in TITEL:
            return 0
        if context in {"veld", "bij", "groet"} or woord.start:
            if k in self.l.gewoon and not (naam and context in {"titel", "groet", "veld"} and self._alleen(i)):
                return 0
            if context == "veld" and woord.kapitaal and not naam and (len(k) < 4 or self.gewoon(k)):
                return 0
            if not naam and (self.gewoon(k) or beschermd):
                return 0
            if not naam and lijkt_nederlands(k) and context != "titel":
                return 0
            return 82
        if k in self.l.gewoon and not naam and context != "titel":
            return 0
        if self.gewoon(k) and not naam and context not in {"titel", "familie"}:
            return 0
        return 85

    def _naam_na(self, i: int) -> bool:
        """Whether a run of tussenvoegsels from word ``i`` on ends in a word with a capital."""
        while i < len(self.w) and self.w[i].gat == " " and not self.w[i].hoofd and is_tussenvoegsel(self.w[i]):
            i += 1
        return i < len(self.w) and self.w[i].gat == " " and self.w[i].hoofd

    def _alleen(self, i: int) -> bool:
        """Whether the word fills its line or cell, or is followed by another name."""
        if i + 1 == len(self.w):
            return True
        volgend = self.w[i + 1]
        return (
            volgend.gat[:1] in {"\n", ",", "(", ";"}
            or (volgend.hoofd and volgend.gat == " " and self.naam(volgend.klein))
            or "  " in volgend.gat
        )

    def _begin_zaad(self, woord: Woord, naam: bool, i: int) -> int:
        k = woord.klein
        volgend = self.w[i + 1] if i + 1 < len(self.w) else None
        if woord.kapitaal and (
            not naam or self.gewoon(k) or (k not in self.l.voornamen and k not in self.l.achternamen)
        ):
            return 0
        if k in self.l.gewoon:
            sterk = volgend is not None and volgend.gat == " " and volgend.klein in WERKWOORD and k in TELBAAR
            paar = (
                volgend is not None
                and volgend.gat == " "
                and volgend.hoofd
                and self.naam(volgend.klein)
                and k in self.l.namen
                and (k in TELBAAR or k in self.l.achternamen)
                and volgend.klein in self.l.voornamen
            )
            return (
                63 if (sterk or paar) and len(k) > 2 and k not in {"man", "vader", "wie", "mama", "papa", "zus"} else 0
            )
        if k in self.l.voornamen:
            return 78
        bewijs = volgend is None or (
            (volgend.gat == " " and (volgend.klein in WERKWOORD or is_tussenvoegsel(volgend)))
            or (volgend.gat == " " and volgend.hoofd and (self.naam(volgend.klein) or self.vreemd(volgend)))
            or volgend.gat[:1] in {":", ",", "(", "\n", "'", "."}
            or volgend.gat[:2] in {" (", " -", " –", " /"}
            or (volgend.klein == "en" and i + 2 < len(self.w) and self.w[i + 2].hoofd)
        )
        if naam and not self.gewoon(k) and k not in self.l.eigen_plaatsen:
            return 68 if bewijs or k in self.l.achternamen else 0
        if naam and bewijs and volgend is not None and volgend.gat == " " and k not in self.l.vak:
            # "Voert de regie": the form of a verb, of which the capital says nothing here.
            werkwoord = k.endswith(("t", "en")) and k in gewone_woorden()
            return 0 if werkwoord and is_tussenvoegsel(volgend) and not self._naam_na(i + 1) else 60
        if naam or not self.vreemd(woord) or lijkt_nederlands(k) or k in self.kleine:
            return 0
        if volgend is not None and len(k) < 10 and (volgend.gat[:1] == "'" or volgend.gat[:2] == " ("):
            return 56
        if (
            volgend is not None
            and volgend.gat == " "
            and (
                volgend.klein in WERKWOORD
                or (
                    volgend.hoofd
                    and (self.naam(volgend.klein) or self.vreemd(volgend))
                    and i + 1 not in self.rij.beschermd
                )
            )
        ):
            return 58
        if volgend is not None and volgend.klein == "en" and i + 2 < len(self.w) and self.w[i + 2].hoofd:
            return 57
        return 0
