"""Who is named in a document, and how: by name, or by role only.

The edition without names follows Woo article 5.2: what somebody argued or how an organisation judged may not be
traced to a person. One organisation sends one or two people, so at a casus an organisation is a person: there it
becomes its kind, and judgements become counts. Presence is no opinion and keeps the organisations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.kernel.document import Alinea, Blok, Feitenlijst, Kader, Kop, Lijst, Ondertekening, Tabel
from weegtafel.overleg.feiten import OrganisatieFeiten, PersoonFeiten

SOORTNAAM = {
    OrganisatieSoort.JEUGDTEAM: "een jeugdteam",
    OrganisatieSoort.GI: "een gecertificeerde instelling",
    OrganisatieSoort.GEMEENTE: "de gemeente",
    OrganisatieSoort.OVERIG: "een organisatie",
}

_TUSSENVOEGSELS = frozenset(
    (
        "de", "den", "der", "van", "von", "vom", "zu", "te", "ten", "ter", "het", "'t", "in", "op", "aan", "el", "al",
        "la", "le", "du", "da", "di", "dos", "bin", "abu", "ait", "d'", "l'", "s'",
    )
)  # fmt: skip
_WOORD = re.compile(r"\w+")
#: An address begins where a word begins and has at most 64 signs before the @ (RFC 5321), so that a text without
#: spaces costs no more than one look at each sign.
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# Ten digits from a 0, or nine after +31. A date with a time behind it has as many digits and is none.
_TUSSEN = r"(?: ?[-\u2010\u2011] ?| )?"
_TELEFOON = re.compile(
    r"(?<![\w+])(?!\d{1,2}[ /-]\d{1,2}[ /-](?:19|20)\d\d(?!\d))"
    rf"(?:(?:\+|00)31{_TUSSEN}(?:\(0\){_TUSSEN})?[1-9]|\(?0[1-9])"
    rf"(?:\)?{_TUSSEN}\d){{8}}(?!\w)"
)
# Signs that nobody sees and that hide a name from a search: the soft hyphen, zero widths, marks of direction.
_ONZICHTBAAR = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<=\w)[\u200c\u200d](?=\w)"
)
# Letters in another dress: full width, ligatures, mathematical. Other signs (½, m², …) stay what they are.
_VERKLEED = re.compile(r"[\uff01-\uff5e\ufb00-\ufb06\U0001d400-\U0001d7ff]+")
_STREEP = r"[-\u2010\u2011]"
_AANHEF = r"(?:(?:mevrouw|mevr\.|mw\.|meneer|de\s+heer|dhr\.|drs\.|dr\.|mr\.|ir\.)\s+)?"
_VOORLETTERS = r"(?:\w\.\s*)*"


def _kaal(tekst: str) -> str:
    """The text without accents, letter by letter, so that every position stays where it is."""
    return "".join(unicodedata.normalize("NFD", teken)[:1] or teken for teken in tekst)


def _schoon(tekst: str) -> str:
    """The text as it is read: composed, without signs that cannot be seen, letters as plain letters."""
    zichtbaar = _ONZICHTBAAR.sub("", unicodedata.normalize("NFC", tekst))
    return _VERKLEED.sub(lambda m: unicodedata.normalize("NFKC", m.group()), zichtbaar)


def _organisatiepatroon(naam: str) -> re.Pattern[str]:
    """A name with a space or a hyphen between its words, also as a plural or a genitive."""
    woorden = [re.escape(w) for w in re.split(rf"\s+|{_STREEP}", _kaal(_schoon(naam))) if w]
    kern = rf"s?(?:\s+|\s?{_STREEP}\s?)".join(woorden)
    # One word may be an ordinary one; only as it is written it is the name.
    vlag = re.IGNORECASE if len(woorden) > 1 else 0
    return re.compile(rf"(?:\b(?i:de|het|een)\s+)?(?<!\w){kern}(?:['’]?s)?(?!\w)", vlag)


def _samen(namen: Iterable[str]) -> Iterable[re.Pattern[str]]:
    """Names that begin alike and are told in one breath: "Jeugdteams Noord en Zuid"."""
    staarten: dict[str, set[str]] = {}
    for naam in namen:
        eerste, _, rest = " ".join(_kaal(_schoon(naam)).split()).partition(" ")
        if rest:
            staarten.setdefault(eerste.casefold(), set()).add(re.escape(rest))
    for eerste, delen in sorted(staarten.items()):
        if len(delen) > 1:
            staart = "(?:" + "|".join(sorted(delen, key=lambda d: (-len(d), d))) + ")"
            nog = rf"(?:(?:\s*,\s*|\s+(?:en|of)\s+){staart}(?!\w))+"
            kern = rf"{re.escape(eerste)}s?(?:\s+|{_STREEP}){staart}"
            yield re.compile(rf"(?:\b(?:de|het|een)\s+)?(?<!\w){kern}{nog}", re.IGNORECASE)


def _met_hoofdletter(vervanging: str, voor: str) -> str:
    """The replacement as it stands at this place: with a capital where a sentence begins."""
    kop = voor.rstrip(" \t")
    begint = not kop or kop[-1] in "\n.?" or kop[-1] == chr(33)
    return vervanging[:1].upper() + vervanging[1:] if begint else vervanging


@dataclass(frozen=True, slots=True)
class _Treffer:
    begin: int
    eind: int
    personen: frozenset[int]


class Namen:
    """Gives people and organisations their words, and sweeps running text when names may not be printed."""

    def __init__(
        self,
        personen: Iterable[PersoonFeiten],
        organisaties: Iterable[OrganisatieFeiten],
        voorzitter_id: int | None,
        secretaris_id: int | None,
        *,
        zonder: bool,
    ) -> None:
        self.zonder = zonder
        self._rollen = {voorzitter_id: "voorzitter", secretaris_id: "secretaris"}
        self._index: dict[str, set[int]] = {}
        self._labels: dict[int, str] = {}
        self._tussen: dict[int, str] = {}
        self._vormen: dict[str, str] = {}
        self._organisaties: list[tuple[re.Pattern[str], str]] = []
        voluit: set[str] = set()
        if zonder:
            for persoon in personen:
                voluit |= self._leer(persoon)
            organisaties = tuple(organisaties)
            self._organisaties += [(p, "enkele organisaties") for p in _samen(o.naam for o in organisaties)]
            paren = {(n, o.soort) for o in organisaties for n in (o.naam, o.afkorting) if n.strip()}
            # The longest name first: "Jeugdteam Noord" before "Noord".
            for naam, soort in sorted(paren, key=lambda paar: (-len(paar[0]), paar)):
                self._organisaties.append((_organisatiepatroon(naam), SOORTNAAM[soort]))
        samen = "|".join(sorted(voluit, key=lambda v: (-len(v), v)))
        self._voluit = re.compile(rf"(?<!\w)(?:{samen})(?:['’]?s)?(?!\w)", re.IGNORECASE) if voluit else None

    def _leer(self, persoon: PersoonFeiten) -> set[str]:
        """Learn the words of a name; gives the patterns of what is a name in small letters too."""
        rol = self._rollen.get(persoon.id)
        anders = "een lid van de tafel" if persoon.aan_tafel else "een medewerker"
        self._labels[persoon.id] = f"de {rol}" if rol else anders
        delen = _schoon(persoon.naam).split()
        tussen = [deel for deel in delen[1:] if deel.casefold() in _TUSSENVOEGSELS]
        self._tussen[persoon.id] = r"\s+".join(re.escape(_kaal(deel)) for deel in tussen)
        for plaats, deel in enumerate(delen):
            for stuk in _WOORD.findall(_kaal(deel)):
                if plaats == 0 or (stuk.casefold() not in _TUSSENVOEGSELS and len(stuk) > 1):
                    for vorm in (stuk[:1].upper() + stuk[1:], stuk.upper()):
                        self._index.setdefault(vorm, set()).add(persoon.id)
                    self._vormen[stuk.casefold()] = stuk[:1].upper() + stuk[1:]
        return self._voluit_van(delen, persoon.id)

    def _voluit_van(self, delen: Sequence[str], persoon_id: int) -> set[str]:
        """First name with (part of) the family name, and a double name by itself."""
        uit: set[str] = set()
        tussen = "".join(rf"(?:{re.escape(_kaal(d))}\s+)?" for d in delen[1:] if d.casefold() in _TUSSENVOEGSELS)
        for plaats, deel in enumerate(map(_kaal, delen)):
            stukken = _WOORD.findall(deel)
            if not stukken or (plaats and deel.casefold() in _TUSSENVOEGSELS):
                continue
            if len(stukken) > 1 and all(len(s) > 1 for s in stukken):
                uit.add(rf"(?:\s|{_STREEP})".join(map(re.escape, stukken)))
                vast = "".join(s[:1].upper() + s[1:] for s in stukken)
                self._index.setdefault(vast, set()).add(persoon_id)
            if plaats:
                voornaam = re.escape(_kaal(delen[0]))
                uit |= {rf"{voornaam}\s+{tussen}{re.escape(s)}" for s in stukken if len(s) > 1}
        return uit

    def _herschrijf(self, kaal: str) -> str:
        """Names in full get the capitals they have in the list of people; every position stays where it is."""

        def woord(m: re.Match[str]) -> str:
            w = m.group()
            if vorm := self._vormen.get(w.casefold()):
                return vorm if len(vorm) == len(w) else w
            vorm = self._vormen.get(w[:-1].casefold(), "")
            return vorm + "s" if len(vorm) == len(w) - 1 and w[-1] in "sS" else w

        return self._voluit.sub(lambda m: _WOORD.sub(woord, m.group()), kaal) if self._voluit else kaal

    def persoon(self, persoon: PersoonFeiten | None) -> str:
        """A person in a table or a list of facts."""
        if persoon is None:
            return ""
        if not self.zonder:
            return persoon.naam
        rol = self._rollen.get(persoon.id)
        if rol:
            return rol
        if persoon.organisatie is not None and persoon.aan_tafel:
            return f"vertegenwoordiger van {SOORTNAAM[persoon.organisatie.soort]}"
        return "medewerker"

    def organisatie(self, organisatie: OrganisatieFeiten) -> str:
        """An organisation beside what it brought in, judged or has to do."""
        return SOORTNAAM[organisatie.soort] if self.zonder else organisatie.naam

    def tekst(self, tekst: str) -> str:
        """Running text: unchanged, or without people and organisations."""
        if not self.zonder or not tekst:
            return tekst
        tekst = _schoon(tekst)
        for patroon, soort in self._organisaties:
            kaal = _kaal(tekst)
            for m in reversed(list(patroon.finditer(kaal))):
                voor = tekst[: m.start()]
                tekst = voor + _met_hoofdletter(soort, voor) + tekst[m.end() :]
        return self.veeg(tekst)

    def veeg(self, tekst: str) -> str:
        """The text with every name of a person replaced by the role, whole words only."""
        if not self.zonder or not tekst:
            return tekst
        tekst = _TELEFOON.sub("[telefoonnummer]", _MAIL.sub("[e-mailadres]", _schoon(tekst)))
        kaal = self._herschrijf(_kaal(tekst))
        for treffer in reversed(self._treffers(kaal)):
            begin = self._begin(kaal, treffer)
            labels = {self._labels[p] for p in treffer.personen}
            label = labels.pop() if len(labels) == 1 else "een lid van de tafel"
            # The other half of a double name goes along, also when it is not in the list.
            staart = re.match(rf"(?:{_STREEP}\w+)*", kaal[treffer.eind :])
            eind = treffer.eind + (len(staart.group()) if staart else 0)
            tekst = tekst[:begin] + _met_hoofdletter(label, tekst[:begin]) + tekst[max(eind, treffer.eind) :]
        return tekst

    def _treffers(self, kaal: str) -> list[_Treffer]:
        """Runs of words that name one person, from left to right."""
        uit: list[_Treffer] = []
        for woord in _WOORD.finditer(kaal):
            kern = woord.group()
            personen = self._index.get(kern) or (self._index.get(kern[:-1]) if kern.endswith("s") else None)
            if personen is None:
                continue
            if uit:
                vorige = uit[-1]
                tussen = kaal[vorige.eind : woord.start()]
                samen = vorige.personen & personen
                if (
                    samen
                    and len(tussen) < 30
                    and all(w.casefold() in _TUSSENVOEGSELS for w in re.split(r"[\s\-’']+", tussen) if w)
                ):
                    uit[-1] = _Treffer(vorige.begin, woord.end(), samen)
                    continue
            uit.append(_Treffer(woord.start(), woord.end(), frozenset(personen)))
        return uit

    def _begin(self, kaal: str, treffer: _Treffer) -> int:
        """Where the name begins when salutation, initials and tussenvoegsel before it are taken along."""
        voor = kaal[max(0, treffer.begin - 60) : treffer.begin]
        begin = treffer.begin
        for tussen in {"", *(self._tussen[p] for p in treffer.personen)}:
            midden = rf"(?:{tussen}\s+)" if tussen else ""
            gevonden = re.search(rf"(?<!\w){_AANHEF}{_VOORLETTERS}{midden}$", voor, re.IGNORECASE)
            if gevonden and gevonden.group():
                begin = min(begin, treffer.begin - len(gevonden.group()))
        return begin

    def blokken(self, blokken: Sequence[Blok]) -> tuple[Blok, ...]:
        """The same blocks; without names every text in them is swept once more, so that no field can leak one."""
        return tuple(map(self._blok, blokken)) if self.zonder else tuple(blokken)

    def _blok(self, blok: Blok) -> Blok:
        veeg = self.veeg
        match blok:
            case Kop():
                return replace(blok, tekst=veeg(blok.tekst))
            case Alinea():
                return replace(blok, delen=tuple(replace(deel, tekst=veeg(deel.tekst)) for deel in blok.delen))
            case Lijst():
                return replace(blok, punten=tuple(map(veeg, blok.punten)))
            case Tabel():
                rijen = tuple(tuple(map(veeg, rij)) for rij in blok.rijen)
                return replace(blok, rijen=rijen, bijschrift=veeg(blok.bijschrift))
            case Feitenlijst():
                return Feitenlijst(tuple((term, veeg(waarde)) for term, waarde in blok.feiten))
            case Ondertekening():
                return Ondertekening(tuple((rol, veeg(naam), datum) for rol, naam, datum in blok.regels))
            case Kader():
                return replace(blok, titel=veeg(blok.titel), blokken=tuple(map(self._blok, blok.blokken)))
            case _:
                return blok
