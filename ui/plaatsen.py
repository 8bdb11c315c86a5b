"""The places of the program: how each page is made, where it stands in the sidebar, and what it is called."""

from __future__ import annotations

from collections.abc import Callable

from ui.scherm import Omgeving, Scherm
from ui.widgets.zijbalk import Bestemming

Maker = Callable[[Omgeving, int], Scherm]


def _vandaag(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.vandaag import VandaagScherm

    return VandaagScherm(omgeving)


def _kladden(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.klad import KladScherm

    return KladScherm(omgeving)


def _casussen(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.casus.lijst import CasussenScherm

    return CasussenScherm(omgeving)


def _casus(omgeving: Omgeving, id_: int) -> Scherm:
    from ui.casus.casus import CasusScherm

    return CasusScherm(omgeving, id_)


def _overleggen(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.overleg.lijst import OverleggenScherm

    return OverleggenScherm(omgeving)


def _overleg(omgeving: Omgeving, id_: int) -> Scherm:
    from ui.overleg.overleg import OverlegScherm

    return OverlegScherm(omgeving, id_)


def _vergadering(omgeving: Omgeving, id_: int) -> Scherm:
    from ui.overleg.vergadering import VergaderScherm

    return VergaderScherm(omgeving, id_)


def _notulen(omgeving: Omgeving, id_: int) -> Scherm:
    from ui.overleg.notulen import NotulenScherm

    return NotulenScherm(omgeving, id_)


def _acties(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.overleg.acties import ActiesScherm

    return ActiesScherm(omgeving)


def _doorbraken(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.doorbraak.lijst import DoorbrakenScherm

    return DoorbrakenScherm(omgeving)


def _doorbraak(omgeving: Omgeving, id_: int) -> Scherm:
    from ui.doorbraak.aanvraag import AanvraagScherm

    return AanvraagScherm(omgeving, id_)


def _budgetregister(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.doorbraak.register import RegisterScherm

    return RegisterScherm(omgeving)


def _knelpunten(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.doorbraak.knelpunten import KnelpuntenScherm

    return KnelpuntenScherm(omgeving)


def _prijslijst(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.doorbraak.prijslijst import PrijslijstScherm

    return PrijslijstScherm(omgeving)


def _inzicht(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.inzicht.scherm import InzichtScherm

    return InzichtScherm(omgeving)


def _inrichting(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.inrichting.inrichting import InrichtingScherm

    return InrichtingScherm(omgeving)


def _kluis(omgeving: Omgeving, _id: int) -> Scherm:
    from ui.kluis.scherm import KluisScherm

    return KluisScherm(omgeving)


#: Every place of the program: how it is made, under which place of the sidebar it stands.
PLAATSEN: dict[str, tuple[Maker, str]] = {
    "vandaag": (_vandaag, "vandaag"),
    "kladden": (_kladden, "vandaag"),
    "casussen": (_casussen, "casussen"),
    "casus": (_casus, "casussen"),
    "overleggen": (_overleggen, "overleggen"),
    "overleg": (_overleg, "overleggen"),
    "vergadering": (_vergadering, "overleggen"),
    "notulen": (_notulen, "overleggen"),
    "acties": (_acties, "acties"),
    "doorbraken": (_doorbraken, "doorbraken"),
    "doorbraak": (_doorbraak, "doorbraken"),
    "budgetregister": (_budgetregister, "doorbraken"),
    "knelpunten": (_knelpunten, "doorbraken"),
    "prijslijst": (_prijslijst, "doorbraken"),
    "inzicht": (_inzicht, "inzicht"),
    "inrichting": (_inrichting, "inrichting"),
    "kluis": (_kluis, "kluis"),
}
#: Places that are one page, in which an id chooses a row or a part.
LIJSTPLAATSEN = frozenset({"acties", "inzicht"})
BESTEMMINGEN = (
    Bestemming("vandaag", "Vandaag", "vandaag"),
    Bestemming("casussen", "Casussen", "casus"),
    Bestemming("overleggen", "Overleggen", "overleg"),
    Bestemming("acties", "Acties", "actie"),
    Bestemming("doorbraken", "Doorbraken", "bliksem"),
    Bestemming("inzicht", "Inzicht", "oog"),
    Bestemming("inrichting", "Inrichting", "inrichting", onderaan=True),
    Bestemming("kluis", "Kluis", "hangslot", onderaan=True),
)
TITELS = {"kladden": "Bewaard na een geschil"} | {bestemming.sleutel: bestemming.tekst for bestemming in BESTEMMINGEN}
SOORTNAMEN = {
    "casus": ("Casussen", "casus"),
    "overleg": ("Overleggen", "overleg"),
    "actie": ("Acties", "actie"),
    "advies": ("Adviezen", "brief"),
    "doorbraak": ("Doorbraken", "bliksem"),
}
