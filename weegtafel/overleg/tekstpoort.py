"""Every text that an act can carry, and who looks whether it names somebody. One table; a test holds it whole.

What is fixed by an act itself (a reason, a title, a place) is read here before the act is done, with the same findings
and decisions as everywhere. What is a draft goes through the gate of its own room when it is fixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final

from sqlmodel import Session

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Onderwerp, Soort
from weegtafel.anonimiteit.documentcontrole import Plek
from weegtafel.anonimiteit.opslag import boek_van, documentnamen, lijsten_van
from weegtafel.anonimiteit.regels import veldzin, zonder_toegestaan
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.anonimiteit.weigering import Herkenbaar, Vindplaats
from weegtafel.casus.anoniem import STUK
from weegtafel.kernel.opdracht import Opdracht, Wijziging
from weegtafel.overleg.models import Agendapunt
from weegtafel.overleg.tabelveeg import MAG_ZAKELIJK
from weegtafel.overleg.veeg import Stukbesluit, Stukgeweigerd, Stukvondst, rood


class Toezicht(Enum):
    """Who looks at a text of an act."""

    HIER = "hier"
    """Read before the act is done."""
    ZAKELIJK = "zakelijk"
    """Read here; an office, an address or a link may stand in it."""
    TYPEND = "typend"
    """Read here while somebody types: refused without a question in between."""
    KAMER = "kamer"
    """A draft, or read by the handler: the gate of its room opens only when it is clean."""
    INRICHTING = "inrichting"
    """A list of the region, written by the beheerder: it names people and offices on purpose."""
    CODE = "code"
    """A code, a key or a number, no free text; or what somebody saw before."""


_H, _Z, _K, _I, _C = Toezicht.HIER, Toezicht.ZAKELIJK, Toezicht.KAMER, Toezicht.INRICHTING, Toezicht.CODE
_WIJZIGINGEN: Final = {"wijzigingen": _K}
_REDEN: Final = {"reden": _H}

TOEZICHT: Final[dict[str, dict[str, Toezicht]]] = {
    # inrichting
    "BewaarGemeente": {"naam": _I, "jeugdregio": _I, "postadres": _I},
    "BewaarOrganisatie": {"naam": _I, "afkorting": _I},
    "BewaarPersoon": {"naam": _I, "functie": _I, "email": _I},
    "VoegCodeToe": dict.fromkeys(("lijst", "code", "omschrijving", "toelichting", "bron", "zekerheid"), _I),
    "WijzigCode": {"omschrijving": _I, "toelichting": _I},
    "MaakCriteriumversie": {"versienaam": _I, "naam": _I, "bron": _I, "criteria": _I},
    "ZetInstelling": {"sleutel": _C, "waarde": _I},
    "BewaarAlternatief": dict.fromkeys(
        ("code", "naam", "wat", "voor_wie", "grondslag", "kosten", "effect", "bron", "zekerheid"), _I
    ),
    "BewaarZin": {"soort": _C, "adviessoort": _C, "titel": _H, "tekst": _H},
    # anonimiteit: the words of a finding are in memory only, a reason is read by its handler
    "VoegHerkenwoordToe": {"tekst": _I},
    "BeslisVondst": {"veld": _C, "tekst": _C, "reden": _K},
    "HerroepVondst": {"veld": _C, "tekst": _C},
    "BewaarGrondig": {"velden": _C},
    # casus: declared before it is gereed
    "VerklaarAnoniem": {"reden": _K},
    "MaakCasus": {"inbrenger_functie": _K, "velden": _K, "gronden": _K, "alternatieven": _K},
    "BewaarCasus": _WIJZIGINGEN,
    "BewaarGrond": {"grondslag": _C, "uitkomst": _C, "toelichting": _K, "oud": _C},
    "OverweegAlternatief": {"toelichting": _K, "oud": _C},
    "ZetCasusTerug": _REDEN,
    "TrekCasusIn": _REDEN,
    # overleg
    "PlanOverleg": {"locatie": _Z, "online_link": _Z},
    "WijzigOverleg": {"wijzigingen": _Z},
    "LaatOverlegVervallen": _REDEN,
    "VoegPuntToe": {"titel": _H},
    "TrekTerug": _REDEN,
    "WeegCriterium": {"reden": Toezicht.TYPEND, "oud": _C},
    "BewaarPunt": _WIJZIGINGEN,
    "BewaarVoorzittersnotitie": _WIJZIGINGEN,  # nobody else sees it, and it goes when the overleg closes
    "BewaarAdviesconcept": _WIJZIGINGEN,
    "GeefSpoedadvies": {"inhoud": _K},
    "HerzieAdvies": {"reden": _K, "inhoud": _K},
    "BekrachtigAdvies": {"toelichting": _H},
    "SchuifPuntDoor": _REDEN,
    "LegActieVast": {"wat": _K},
    "WerkActieBij": {"toelichting": _K},
    "BewaarNotulendeel": _WIJZIGINGEN,
    "BewaarNotulenversie": _REDEN,
    # doorbraak: read whole when the second coach is asked
    "MaakAanvraag": {"aanvrager_functie": _K, "velden": _K},
    **dict.fromkeys(
        (
            "BewaarAanvraag",
            "BewaarHuishoudlid",
            "BewaarBetrokkene",
            "BewaarRoutestap",
            "BewaarBesteding",
            "BewaarLeefdomein",
            "BewaarEffect",
            "BewaarPlan",
            "BewaarKnelpunt",
        ),
        _WIJZIGINGEN,
    ),
    "SluitRouteAf": {"toelichting": _H},
    "LosRegulierOp": {"toelichting": _H},
    "WijsCoachToe": _REDEN,
    "TrekAanvraagIn": _REDEN,
    "KiesPrijs": {"prijscode": _C},
    "LegToetsVast": {"legitimiteit": _H, "betrokkenheid": _H, "rendement": _H},
    "NeemBesluit": {"motivering": _H},
    "HerzieBesluit": _REDEN,
    "BoekRegel": {"omschrijving": _H, "kenmerk": _Z},
    "ZetPot": _REDEN,
    "LaatNazorgVervallen": _REDEN,
    "LegNazorgVast": {"huishouden_zegt": _H, "toelichting": _H, "effecten": _H, "domeinen": _H},
    "SluitAanvraagAf": {"toelichting": _H},
    "NeemPrijslijstOp": {"inhoud": _I, "herkomst": _I},
    # bewaring
    "MaakLijst": {"toelichting": _H},
    **dict.fromkeys(("HaalVanLijst", "TrekLijstIn", "ZetUitLijst", "WeigerLijst"), _REDEN),
    "HerhaalVernietiging": {"regel": _C},
    "LegPlichtOp": {"nummer": _C, "reden": _H},
    "HefPlichtOp": _REDEN,
    "NeemVerzoekOp": {"nummer": _C},
    "WijsVerzoekToe": _REDEN,
    "WijsVerzoekAf": _REDEN,
    # inzicht: read by its handlers
    "LegEvaluatieVast": {"waarom": _K, "toelichting": _K},
    "BewaarLeerpuntgroep": {"naam": _K, "criteriumcode": _C},
    "StelWerkafspraakVast": {"titel": _K, "tekst": _K, "criteriumcode": _C, "code": _C},
    "TrekWerkafspraakIn": {"code": _C, "reden": _K},
}

_HIER_GELEZEN: Final = frozenset({Toezicht.HIER, Toezicht.ZAKELIJK, Toezicht.TYPEND})
Pad = tuple[str | int, ...]


class Daadgeweigerd(Stukgeweigerd):
    """An act with a text in which somebody can be recognised; :meth:`met` is the same act with words replaced."""

    def __init__(
        self,
        velden: dict[str, str],
        vondsten: Sequence[Stukvondst],
        onderwerp: tuple[Onderwerp, int],
        opdracht: Opdracht,
        paden: Sequence[Pad],
    ) -> None:
        super().__init__(" ".join(velden.values()), vondsten, onderwerp, (), None)
        self.velden = velden
        self._opdracht, self._paden = opdracht, tuple(paden)

    def met(self, besluiten: Sequence[Stukbesluit]) -> Opdracht:
        """The act with what a person wants in the place of words."""
        uit: Any = self._opdracht
        for b in sorted(besluiten, key=lambda b: (b.nummer, -b.begin)):
            pad = self._paden[b.nummer]
            uit = _zet(uit, pad, lambda tekst, b=b: tekst[: b.begin] + b.door + tekst[b.einde :])
        assert isinstance(uit, Opdracht)
        return uit


def _zet(waarde: Any, pad: Pad, doe: Any) -> Any:
    if not pad:
        return doe(waarde)
    eerste, rest = pad[0], pad[1:]
    if isinstance(eerste, int):
        return tuple(_zet(deel, rest, doe) if n == eerste else deel for n, deel in enumerate(waarde))
    return replace(waarde, **{eerste: _zet(getattr(waarde, eerste), rest, doe)})


def _teksten(waarde: Any, pad: Pad, naam: str) -> Iterator[tuple[Pad, str, str]]:
    """Every text in a field: where it stands, what its field is called, and the text."""
    if type(waarde) is str:
        yield pad, naam, waarde
    elif isinstance(waarde, Wijziging):
        yield from _teksten(waarde.nieuw, (*pad, "nieuw"), waarde.veld)
    elif isinstance(waarde, tuple):
        for n, deel in enumerate(waarde):
            yield from _teksten(deel, (*pad, n), naam)
    elif is_dataclass(waarde) and not isinstance(waarde, type):
        for veld in fields(waarde):
            yield from _teksten(getattr(waarde, veld.name), (*pad, veld.name), veld.name)


def _onderwerp(sessie: Session, opdracht: Any) -> tuple[Onderwerp, int]:
    """What a decision about the words of an act is kept with; overleg 0 when that is nothing."""
    for veld, soort in (
        ("casus_id", Onderwerp.CASUS),
        ("aanvraag_id", Onderwerp.AANVRAAG),
        ("overleg_id", Onderwerp.OVERLEG),
        ("notulen_id", Onderwerp.NOTULEN),
    ):
        if isinstance(id_ := getattr(opdracht, veld, None), int):
            return soort, id_
    punt_id = getattr(opdracht, "punt_id", None)
    punt = sessie.get(Agendapunt, punt_id) if isinstance(punt_id, int) else None
    return Onderwerp.OVERLEG, punt.overleg_id if punt is not None else 0


def eis_schone_daad(sessie: Session, opdracht: Opdracht) -> None:
    """Refuse an act that would fix a text in which somebody can be recognised.

    Raises:
        Daadgeweigerd: naming kind and field; never the words.
        Herkenbaar: the same, while somebody types.
    """
    toezicht = TOEZICHT.get(type(opdracht).__name__, {})
    lezen = [
        (pad, naam, tekst, wie)
        for veld, wie in toezicht.items()
        if wie in _HIER_GELEZEN
        for pad, naam, tekst in _teksten(getattr(opdracht, veld, None), (veld,), veld)
        if tekst.strip()
    ]
    lijsten = lijsten_van(sessie) if lezen else None
    gevonden: list[tuple[int, Bevinding]] = []
    for n, (_pad, _naam, tekst, wie) in enumerate(lezen):
        vondsten = rood(zoek_vlug(tekst, lijsten))
        if wie is Toezicht.ZAKELIJK:
            vondsten = [b for b in vondsten if b.soort not in MAG_ZAKELIJK]
        gevonden += [(n, b) for b in vondsten]
    if not gevonden:
        return
    namen, onderwerp = documentnamen(sessie), _onderwerp(sessie, opdracht)
    boek = boek_van(sessie, *onderwerp)
    open_ = [
        (n, b)
        for n, b in gevonden
        if zonder_toegestaan(lezen[n][2], [b], namen) and not boek.dekt(STUK, lezen[n][2], b)
    ]
    if not open_:
        return
    titels = {n: _titel(lezen[n][0], lezen[n][1]) for n, _ in open_}
    velden = {_sleutel(lezen[n][0], lezen[n][1]): veldzin(titel, _soorten(open_, n)) for n, titel in titels.items()}
    if any(lezen[n][3] is Toezicht.TYPEND for n, _ in open_):
        plekken = (Vindplaats(*onderwerp, STUK, titel, _soorten(open_, n)) for n, titel in titels.items())
        raise Herkenbaar(list(velden.values()), velden, plekken)
    stukken = [Stukvondst(n, Plek(f"“{titels[n]}”", lezen[n][2]), b, None) for n, b in open_]
    raise Daadgeweigerd(velden, stukken, onderwerp, opdracht, [pad for pad, *_ in lezen])


def _soorten(vondsten: Iterable[tuple[int, Bevinding]], nummer: int) -> tuple[Soort, ...]:
    return tuple(b.soort for n, b in vondsten if n == nummer)


_TITELS: Final = {
    "locatie": "Plaats",
    "online_link": "Link",
    "huishouden_zegt": "Wat het huishouden zegt",
    "later": "Hoe het nu gaat",
}
_EEN_VAN: Final = {"effecten": "effect", "domeinen": "leefdomein"}


def _sleutel(pad: Pad, naam: str) -> str:
    """What a window knows the text by: its field, and in a row of things also which of them."""
    return f"{pad[0]}.{pad[1]}.{naam}" if pad[0] in _EEN_VAN else naam


def _titel(pad: Pad, naam: str) -> str:
    titel = _TITELS.get(naam, naam.replace("_", " ").capitalize())
    rij = _EEN_VAN.get(str(pad[0]))
    return titel if rij is None else f"{titel} ({rij} {int(pad[1]) + 1})"
