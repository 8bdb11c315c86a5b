"""The acts of anonymity, for the room that knows who may write what they are about. They journal counts, never text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlmodel import col, select

from weegtafel.anonimiteit import regels
from weegtafel.anonimiteit.besluitboek import Besluitboek
from weegtafel.anonimiteit.codes import Controlewijze, Ernst, Onderwerp
from weegtafel.anonimiteit.commands import (
    BeslisVondst,
    BewaarGrondig,
    HerroepVondst,
    VerwijderHerkenwoord,
    VoegHerkenwoordToe,
)
from weegtafel.anonimiteit.merken import veldmerk, vondstmerk
from weegtafel.anonimiteit.models import Anoniemverklaring, Grondigcontrole, Herkenwoord, Vondstbesluit
from weegtafel.anonimiteit.opslag import (
    HERKENBAAR,
    Tekst,
    besluiten,
    eis_geheim,
    lijsten_van,
    open_vondsten,
    tekstmerk,
    veldstanden,
    zeldzaammerk,
)
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.anonimiteit.weigering import Herkenbaar, Vindplaats
from weegtafel.anonimiteit.zeldzaam import Zeldzaam
from weegtafel.inrichting.models import Klad
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.kernel.tekst import maak_net

SOORTEN = frozenset({"anonimiteit"})


def beslis(werk: Werk, opdracht: BeslisVondst, nummer: str) -> Gewijzigd:
    """Found words stay. The reason is checked like any text, for it is kept.

    Raises:
        Regelovertreding: red that is a name, no reason, or a reason that names somebody.
    """
    reden = maak_net(opdracht.reden).strip()
    bezwaren = list(regels.bezwaren_tegen_keuze(opdracht.soort, opdracht.keuze, reden, opdracht.tekst))
    rood = [b.soort for b in zoek_vlug(reden, lijsten_van(werk.sessie)) if b.ernst is Ernst.ROOD]
    if rood and not bezwaren:
        bezwaren.append(regels.veldzin("Reden", rood))
    if bezwaren:
        raise Regelovertreding(bezwaren, {"reden": bezwaren[0]})
    merk = vondstmerk(eis_geheim(werk.sessie), opdracht.veld, opdracht.soort, opdracht.tekst)
    rij = _besluit(werk, opdracht, merk)
    if rij is None:
        rij = Vondstbesluit(
            onderwerp=opdracht.onderwerp,
            onderwerp_id=opdracht.onderwerp_id,
            veld=opdracht.veld,
            soort=opdracht.soort,
            merk=merk,
            keuze=opdracht.keuze,
            reden=reden,
            tijdstip=werk.nu,
        )
    rij.keuze, rij.reden, rij.door_id, rij.tijdstip = opdracht.keuze, reden, werk.actor.persoon_id, werk.nu
    werk.sessie.add(rij)
    werk.boek("beslis_vondst", nummer, [opdracht.veld, opdracht.soort.value, opdracht.keuze.value])
    werk.sessie.flush()
    return Gewijzigd(SOORTEN, opdracht.onderwerp_id, nummer=nummer)


def herroep(werk: Werk, opdracht: HerroepVondst, nummer: str) -> Gewijzigd:
    """Take a choice back; nothing happens when there was none."""
    merk = vondstmerk(eis_geheim(werk.sessie), opdracht.veld, opdracht.soort, opdracht.tekst)
    rij = _besluit(werk, opdracht, merk)
    if rij is not None:
        werk.sessie.delete(rij)
        werk.boek("herroep_vondst", nummer, [opdracht.veld, opdracht.soort.value])
        werk.sessie.flush()
    return Gewijzigd(SOORTEN, opdracht.onderwerp_id, nummer=nummer)


def _besluit(werk: Werk, opdracht: BeslisVondst | HerroepVondst, merk: str) -> Vondstbesluit | None:
    return werk.sessie.exec(
        select(Vondstbesluit).where(
            col(Vondstbesluit.onderwerp) == opdracht.onderwerp,
            col(Vondstbesluit.onderwerp_id) == opdracht.onderwerp_id,
            col(Vondstbesluit.veld) == opdracht.veld,
            col(Vondstbesluit.merk) == merk,
        )
    ).first()


def bewaar_grondig(werk: Werk, opdracht: BewaarGrondig, nummer: str) -> Gewijzigd:
    """Keep what the thorough layer read and found, as marks. No journal line: nobody did anything."""
    geheim = eis_geheim(werk.sessie)
    vraag = select(Grondigcontrole).where(
        col(Grondigcontrole.onderwerp) == opdracht.onderwerp,
        col(Grondigcontrole.onderwerp_id) == opdracht.onderwerp_id,
    )
    rijen = {rij.veld: rij for rij in werk.sessie.exec(vraag)}
    for veld, (tekst, vondsten) in opdracht.velden.items():
        rij = rijen.get(veld) or Grondigcontrole(
            onderwerp=opdracht.onderwerp, onderwerp_id=opdracht.onderwerp_id, veld=veld, tekstmerk="", tijdstip=werk.nu
        )
        rij.tekstmerk = veldmerk(geheim, veld, tekst)
        rij.vondsten = " ".join(
            f"{soort.value}:{vondstmerk(geheim, veld, soort, woorden)}" for soort, woorden in vondsten
        )
        rij.tijdstip = werk.nu
        werk.sessie.add(rij)
    werk.sessie.flush()
    return Gewijzigd(SOORTEN, opdracht.onderwerp_id, nummer=nummer)


def verklaar(
    werk: Werk,
    onderwerp: Onderwerp,
    onderwerp_id: int,
    teksten: Sequence[Tekst],
    wijze: Controlewijze,
    reden: str,
    zeldzaam: Sequence[Zeldzaam] = (),
) -> tuple[str, ...]:
    """Keep the declaration of the actor on these texts; returns the counts for the journal.

    ``zeldzaam`` are the rare combinations that the actor saw and leaves as they are.

    Raises:
        Herkenbaar: a finding that nobody decided on, or a field that layer 2 did not read; each at its field.
        Regelovertreding: by hand, while layer 2 reads or has read all of it.
    """
    eis_geheim(werk.sessie)
    reden = maak_net(reden).strip() if wijze is Controlewijze.MET_DE_HAND else ""
    standen = veldstanden(werk.sessie, onderwerp, onderwerp_id, teksten)
    if wijze is Controlewijze.MET_DE_HAND:
        _eis_dat_het_met_de_hand_moet(werk, bool(standen) and all(v.grondig for v in standen))
    bezwaren = regels.bezwaren_tegen_verklaring(standen, wijze, reden)
    rood = [b.soort for b in zoek_vlug(reden, lijsten_van(werk.sessie)) if b.ernst is Ernst.ROOD]
    if rood:
        bezwaren = (*bezwaren, ("reden", regels.veldzin("Reden", rood)))
    if bezwaren:
        plaatsen = [Vindplaats(onderwerp, onderwerp_id, v.veld, v.titel, v.soorten) for v in standen if not v.schoon]
        raise Herkenbaar([zin for _, zin in bezwaren], dict(bezwaren), plaatsen)
    wis_klad(werk, onderwerp, onderwerp_id)
    telling = regels.telling(Counter(besluiten(werk.sessie, onderwerp, onderwerp_id).values()))
    telling += tuple(z.telwoord for z in zeldzaam)
    werk.sessie.add(
        Anoniemverklaring(
            onderwerp=onderwerp,
            onderwerp_id=onderwerp_id,
            tekstmerk=tekstmerk(werk.sessie, teksten),
            wijze=wijze,
            reden=reden,
            telling=" ".join(telling),
            zeldzaam=" ".join(zeldzaammerk(werk.sessie, z) for z in zeldzaam),
            door_id=werk.actor.persoon_id,
            tijdstip=werk.nu,
        )
    )
    return (wijze.value, *telling)


def _eis_dat_het_met_de_hand_moet(werk: Werk, alles_gelezen: bool) -> None:
    """By hand is for when the thorough layer cannot read: it is off or broken. The window asks the same."""
    if alles_gelezen:
        zin = "De grondige controle heeft deze casus gelezen. Verklaar op grond daarvan, niet met de hand."
    elif werk.grondig_leest():
        zin = "De grondige controle werkt en leest deze casus nog. Wacht daarop; met de hand kan als zij niet werkt."
    else:
        return
    raise Regelovertreding(zin)


def wis_klad(werk: Werk, onderwerp: Onderwerp, onderwerp_id: int) -> None:
    """Drafts of disputes about this very thing in which somebody can be recognised go; all others stay.

    A draft from before schema 8 does not say what it is about. It may be about this, and a name weighs more than a
    draft: it goes when somebody can be recognised in it.
    """
    eigen = col(Klad.soort) == ""
    if onderwerp is Onderwerp.CASUS:
        eigen |= col(Klad.casus_id) == onderwerp_id
    elif onderwerp is Onderwerp.AANVRAAG:
        eigen |= (col(Klad.soort) == "doorbraak") & (col(Klad.soort_id) == onderwerp_id)
    lijsten = lijsten_van(werk.sessie)
    for klad in werk.sessie.exec(select(Klad).where(eigen)):
        if any(b.ernst is Ernst.ROOD for b in zoek_vlug(klad.tekst, lijsten)):
            werk.sessie.delete(klad)
    werk.sessie.flush()


def eis_geen_rood(
    werk: Werk,
    onderwerp: Onderwerp,
    onderwerp_id: int,
    teksten: Sequence[Tekst],
    *,
    lezer: bool = False,
    boek: Besluitboek | None = None,
    als: Onderwerp | None = None,
) -> None:
    """Refuse texts in which something red stands on which nobody decided; see ``opslag.open_vondsten``.

    Raises:
        Herkenbaar: naming field and kind, each at its field; never the words.
    """
    titels = {veld: titel for veld, titel, _ in teksten}
    gevonden = open_vondsten(werk.sessie, onderwerp, onderwerp_id, teksten, lezer=lezer, boek=boek, als=als)
    plaatsen = [
        Vindplaats(onderwerp, onderwerp_id, veld, titels[veld], rood)
        for veld, vondsten in gevonden.items()
        if (rood := tuple(b.soort for b in vondsten if b.ernst is Ernst.ROOD))
    ]
    if plaatsen:
        velden = {p.veld.removeprefix("advies."): regels.veldzin(p.titel, p.soorten) for p in plaatsen}
        raise Herkenbaar(list(velden.values()), velden, plaatsen)


def voeg_herkenwoord_toe(werk: Werk, opdracht: VoegHerkenwoordToe) -> Gewijzigd:
    """A name of the region on the own list."""
    tekst = " ".join(maak_net(opdracht.tekst).split())
    zin = ""
    if opdracht.soort not in HERKENBAAR:
        zin = "Kies of dit een instelling, een school of een plaats is."
    elif not 3 <= len(tekst) <= 80:
        zin = "Een naam op deze lijst heeft 3 tot 80 tekens."
    elif werk.sessie.exec(
        select(Herkenwoord).where(col(Herkenwoord.soort) == opdracht.soort, col(Herkenwoord.tekst) == tekst)
    ).first():
        zin = f"“{tekst}” staat al op de lijst."
    if zin:
        raise Regelovertreding(zin, {"tekst": zin})
    rij = Herkenwoord(soort=opdracht.soort, tekst=tekst)
    werk.sessie.add(rij)
    werk.boek("voeg_herkenwoord_toe", opdracht.soort.value, ["tekst"])
    werk.sessie.flush()
    return Gewijzigd(SOORTEN, rij.id or 0)


def verwijder_herkenwoord(werk: Werk, opdracht: VerwijderHerkenwoord) -> Gewijzigd:
    """A name off the own list."""
    rij = werk.haal(Herkenwoord, opdracht.woord_id, "deze naam")
    werk.boek("verwijder_herkenwoord", rij.soort.value, ["tekst"])
    werk.sessie.delete(rij)
    werk.sessie.flush()
    return Gewijzigd(SOORTEN, opdracht.woord_id)


HANDLERS: dict[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    VoegHerkenwoordToe: voeg_herkenwoord_toe,
    VerwijderHerkenwoord: verwijder_herkenwoord,
}
