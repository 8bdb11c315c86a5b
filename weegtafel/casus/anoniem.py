"""Which texts of a casus are checked, and the acts that decide on them: a casus goes to gereed when one is declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from weegtafel.anonimiteit import handlers as kamer
from weegtafel.anonimiteit.codes import Onderwerp
from weegtafel.anonimiteit.commands import BeslisVondst, BewaarGrondig, HerroepVondst
from weegtafel.anonimiteit.opslag import (
    Tekst,
    Verklaringrij,
    besluiten,
    laatste_verklaring,
    tekstmerk,
    veldstanden,
    zeldzaammerk,
)
from weegtafel.anonimiteit.regels import Veldstand, veldzin
from weegtafel.casus import rules
from weegtafel.casus.commands import VerklaarAnoniem
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.casus.models import Casus
from weegtafel.casus.queries import casus as lees_casus
from weegtafel.casus.terugval import val_terug
from weegtafel.casus.velden import VELDEN, Invoer
from weegtafel.casus.zeldzaam import zeldzaamheden
from weegtafel.inrichting.models import Persoon
from weegtafel.inrichting.vastesql import schoon_db
from weegtafel.inrichting.werk import Werk, eis_versie
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.kernel.roles import eis


def teksten_van(feiten: CasusFeiten) -> tuple[Tekst, ...]:
    """Every text that somebody typed in a casus: key, title, text."""
    vrij = [
        (v.sleutel, v.titel, str(feiten.waarde(v.sleutel) or ""))
        for v in VELDEN
        if v.invoer in (Invoer.TEKST, Invoer.REGEL)
    ]
    gronden = [(f"grond.{g.grondslag}", g.naam, g.toelichting) for g in feiten.gronden]
    anders = [(f"alternatief.{a.alternatief_id}", a.naam, a.toelichting) for a in feiten.alternatieven]
    functie = ("inbrenger_functie", "Functie van de inbrenger", feiten.inbrenger_functie)
    return tuple(t for t in (functie, *vrij, *gronden, *anders) if t[2].strip())


@dataclass(frozen=True, slots=True)
class Casusstand:
    """How a casus stands: each field, the last declaration, and whether that is about this very text."""

    casus_id: int
    versie: int
    velden: tuple[Veldstand, ...]
    verklaring: Verklaringrij | None
    geldt: bool
    besluiten: frozenset[str]
    """Marks of the findings that were decided on."""
    zeldzaam: str = ""
    """What makes this casus stand out in its team and year, a sentence a line; see :mod:`weegtafel.casus.zeldzaam`."""


def casusstand(sessie: Session, casus_id: int) -> Casusstand:
    """How the casus stands now; layer 1 and the second reader read every field anew."""
    feiten = lees_casus(sessie, casus_id)
    teksten = teksten_van(feiten)
    verklaring = laatste_verklaring(sessie, Onderwerp.CASUS, casus_id)
    return Casusstand(
        casus_id,
        feiten.versie,
        veldstanden(sessie, Onderwerp.CASUS, casus_id, teksten),
        verklaring,
        verklaring is not None and verklaring.tekstmerk == tekstmerk(sessie, teksten),
        frozenset(besluiten(sessie, Onderwerp.CASUS, casus_id)),
        "\n".join(z.zin for z in zeldzaamheden(sessie, casus_id)),
    )


def bezwaren_tegen_gereed(sessie: Session, feiten: CasusFeiten) -> tuple[rules.Ontbrekend, ...]:
    """Why the texts of this casus may not go on the table: what is found now, and no declaration on this text."""
    teksten = teksten_van(feiten)
    # What layer 2 found after somebody declared by hand counts as well.
    if open_ := [stand for stand in veldstanden(sessie, Onderwerp.CASUS, feiten.id, teksten) if not stand.schoon]:
        return tuple(rules.Ontbrekend(stand.veld, veldzin(stand.titel, stand.soorten)) for stand in open_)
    verklaring = laatste_verklaring(sessie, Onderwerp.CASUS, feiten.id)
    gezien = verklaring.zeldzaam if verklaring is not None else frozenset()
    return rules.ontbreekt_verklaring(
        verklaard=verklaring is not None,
        zelfde_tekst=verklaring is not None and verklaring.tekstmerk == tekstmerk(sessie, teksten),
        ongezien=[
            (z.veld, z.zin)
            for z in zeldzaamheden(sessie, feiten.id)
            if zeldzaammerk(sessie, z.combinatie) not in gezien
        ],
    )


def bezwaren_tegen_tafel(sessie: Session, casus_id: int, status: CasusStatus) -> tuple[rules.Ontbrekend, ...]:
    """Why a casus that was gereed before may not lie on the table again; empty when it may.

    What could be edited since (aangemeld, aangehouden) is asked all that ``VerklaarGereed`` asks. What stood frozen
    needs its declaration only: another recogniser does not undo what was looked at.
    """
    feiten = lees_casus(sessie, casus_id)
    if status in (CasusStatus.AANGEMELD, CasusStatus.AANGEHOUDEN):
        return (*rules.ontbreekt(feiten), *bezwaren_tegen_gereed(sessie, feiten))
    verklaring = laatste_verklaring(sessie, Onderwerp.CASUS, casus_id)
    return rules.ontbreekt_verklaring(
        verklaard=verklaring is not None,
        zelfde_tekst=verklaring is not None and verklaring.tekstmerk == tekstmerk(sessie, teksten_van(feiten)),
    )


def eis_eigen(werk: Werk, inbrenger_id: int, veld: str = "") -> None:
    """Refuse an act on a casus of another organisation than that of the actor, unless a role covers the whole table."""
    wie = werk.actor
    eigen = None
    if wie.persoon_id is not None and not rules.SCHRIJFT_ALLES & wie.rollen:
        eigen = werk.haal(Persoon, wie.persoon_id, "uw gegevens").organisatie_id
    uitkomst = rules.mag_schrijven(wie.rollen, eigen, inbrenger_id)
    if not uitkomst.mag:
        rules.weiger(uitkomst.redenen, veld)


#: A decision on a paper as a whole, or on an advice outside an overleg: made after the casus was on the table.
STUK, LOS = "stuk", "advies."


#: Who may write what a decision is about; the table and the key of it (an advice or an action is that of its item).
_SCHRIJFT = {
    Onderwerp.CASUS: "anonimiteit.beslissen",
    Onderwerp.ADVIES: "advies.opstellen",
    Onderwerp.OVERLEG: "notulen.schrijven",
    Onderwerp.NOTULEN: "notulen.schrijven",
    Onderwerp.ACTIE: "actie.bijwerken",
    Onderwerp.AANVRAAG: "doorbraak.aanvragen",
}
_TABEL = {
    Onderwerp.ADVIES: "agendapunt",
    Onderwerp.OVERLEG: "overleg",
    Onderwerp.NOTULEN: "notulen",
    Onderwerp.ACTIE: "agendapunt",
    Onderwerp.AANVRAAG: "aanvraag",
}


def _nummer(werk: Werk, onderwerp: Onderwerp, onderwerp_id: int, veld: str = "") -> str:
    """What the journal calls it; only who may write something decides on its findings.

    Raises:
        Regelovertreding: there is nothing of this id, or the actor may not write it.
    """
    eis(werk.actor, _SCHRIJFT[onderwerp])
    if onderwerp is not Onderwerp.CASUS:
        los = onderwerp is Onderwerp.ACTIE and onderwerp_id == 0  # an action that belongs to no overleg
        vraag = f"SELECT 1 FROM {_TABEL[onderwerp]} WHERE id = ?"
        if not los and schoon_db(werk.sessie).execute(vraag, (onderwerp_id,)).fetchone() is None:
            raise Regelovertreding(
                "Waar deze tekst bij hoort, staat niet in Weegtafel; hier valt niets over te beslissen. "
                "Pas de tekst zelf aan."
            )
        return f"{onderwerp.value} {onderwerp_id}"
    casus = werk.haal(Casus, onderwerp_id, "deze casus")
    eis_eigen(werk, casus.inbrenger_id)
    if veld != STUK and not veld.startswith(LOS):
        rules.mag_bewerken(casus.nummer, casus.status).eis()
    return casus.nummer


def beslis_vondst(werk: Werk, opdracht: BeslisVondst) -> Gewijzigd:
    """Found words stay in their field, with the reason."""
    return kamer.beslis(werk, opdracht, _nummer(werk, opdracht.onderwerp, opdracht.onderwerp_id, opdracht.veld))


def herroep_vondst(werk: Werk, opdracht: HerroepVondst) -> Gewijzigd:
    """Take a choice back. A casus that was gereed by that choice is asked again."""
    nummer = _nummer(werk, opdracht.onderwerp, opdracht.onderwerp_id, opdracht.veld)
    gedaan = kamer.herroep(werk, opdracht, nummer)
    anders = _heropen(werk, opdracht.onderwerp, opdracht.onderwerp_id, "besluit_herroepen")
    return replace(gedaan, soorten=gedaan.soorten | anders)


def _heropen(werk: Werk, onderwerp: Onderwerp, onderwerp_id: int, waardoor: str) -> frozenset[str]:
    """A casus that is gereed goes back to aangemeld when something is open in it; what changed by that."""
    casus = werk.haal(Casus, onderwerp_id, "deze casus") if onderwerp is Onderwerp.CASUS else None
    if casus is None or casus.status is not CasusStatus.GEREED:
        return frozenset()
    if not bezwaren_tegen_gereed(werk.sessie, lees_casus(werk.sessie, onderwerp_id)):
        return frozenset()
    val_terug(werk, casus, [waardoor])
    casus.versie += 1
    werk.sessie.flush()
    return frozenset({"casus"})


def bewaar_grondig(werk: Werk, opdracht: BewaarGrondig) -> Gewijzigd:
    """Keep that the thorough layer read these texts. A casus in which it found something is gereed no more."""
    veld = next(iter(opdracht.velden), "")
    nummer = _nummer(werk, opdracht.onderwerp, opdracht.onderwerp_id, veld)
    gedaan = kamer.bewaar_grondig(werk, opdracht, nummer)
    anders = _heropen(werk, opdracht.onderwerp, opdracht.onderwerp_id, "grondige_controle")
    return replace(gedaan, soorten=gedaan.soorten | anders)


def verklaar_anoniem(werk: Werk, opdracht: VerklaarAnoniem) -> Gewijzigd:
    """Declare that nothing in this casus, as it is now, identifies anybody. The casus itself does not change."""
    casus = werk.haal(Casus, opdracht.casus_id, "deze casus")
    eis_versie(casus, opdracht.versie, casus.nummer)
    rules.mag_bewerken(casus.nummer, casus.status).eis()
    teksten = teksten_van(lees_casus(werk.sessie, opdracht.casus_id))
    zeldzaam = zeldzaamheden(werk.sessie, opdracht.casus_id)
    if zeldzaam and not opdracht.zeldzaam_gezien:
        zinnen = [z.zin for z in zeldzaam] + ["Vink aan dat u dit hebt gezien, of kies grover."]
        raise Regelovertreding(zinnen, {z.veld: z.zin for z in zeldzaam})
    telling = kamer.verklaar(
        werk,
        Onderwerp.CASUS,
        opdracht.casus_id,
        teksten,
        opdracht.wijze,
        opdracht.reden,
        [z.combinatie for z in zeldzaam],
    )
    werk.boek("verklaar_anoniem", casus.nummer, telling)
    werk.sessie.flush()
    return Gewijzigd(frozenset({"anonimiteit"}), opdracht.casus_id, casus.versie, casus.nummer)


HANDLERS: dict[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    BeslisVondst: beslis_vondst,
    HerroepVondst: herroep_vondst,
    BewaarGrondig: bewaar_grondig,
    VerklaarAnoniem: verklaar_anoniem,
}
