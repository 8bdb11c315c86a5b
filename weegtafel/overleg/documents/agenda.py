"""The agenda: when, where, what and who brings it in. Casussen by their number only."""

from __future__ import annotations

from weegtafel.casus.documents import klein
from weegtafel.kernel.clock import dag_voluit
from weegtafel.kernel.codes import PuntSoort
from weegtafel.kernel.document import Blok, Document, Feitenlijst, Kader, Kop, Lijst, Tabel, alinea
from weegtafel.overleg.documents.gedeeld import (
    DEMONSTRATIE,
    actietabel,
    markering,
    met_functie,
    namen_van,
    overlegfeiten,
)
from weegtafel.overleg.feiten import OverlegFeiten, PuntFeiten


def onderwerp(punt: PuntFeiten) -> str:
    """What an item is about, on one line."""
    casus = punt.casus
    tekst = f"{casus.nummer} · {casus.soort.omschrijving}" if casus is not None else punt.titel
    return tekst + (f" (doorgeschoven uit {punt.eerder_doorgeschoven})" if punt.eerder_doorgeschoven else "")


def agenda(feiten: OverlegFeiten, *, demonstratie: bool = False) -> Document:
    """The agenda of one overleg."""
    namen = namen_van(feiten)
    hoofd = overlegfeiten(feiten)
    hoofd += [("Voorzitter", met_functie(feiten.voorzitter)), ("Secretaris", met_functie(feiten.secretaris))]
    blokken: list[Blok] = []
    if feiten.vervallen_reden:
        blokken.append(Kader("Dit overleg is vervallen", (alinea(feiten.vervallen_reden),), "let_op"))
    blokken += [Feitenlijst(tuple(hoofd)), Kop("Agendapunten"), _punten(feiten), alinea(feiten.tijdzin, "klein")]
    if afwezig := [punt for punt in feiten.punten if punt.inbrenger_afwezig]:
        blokken.append(_afwezigen(afwezig))
    if feiten.open_acties:
        blokken += [Kop("Openstaande acties"), actietabel(feiten.open_acties, namen, "", met_overleg=True)]
    blokken += [Kop("Deelnemers"), _deelnemers(feiten)]
    return Document(
        titel=f"Agenda {klein(feiten.tafelnaam)}",
        onderwerp=f"Overleg {feiten.code} op {dag_voluit(feiten.datum)}",
        kenmerk=feiten.code,
        datum=feiten.datum,
        afzender=feiten.afzender.naam,
        logo=feiten.afzender.logo,
        markering=markering("Vervallen" if feiten.vervallen_reden else "", DEMONSTRATIE if demonstratie else ""),
        voettekst="Agenda",
        blokken=tuple(blokken),
        auteur=feiten.secretaris.naam,
        trefwoorden=(feiten.bewaring.zin,),
    )


def _punten(feiten: OverlegFeiten) -> Tabel:
    rijen = []
    for punt in feiten.punten:
        wie = punt.inbrenger.naam if punt.inbrenger is not None else ""
        if punt.inbrenger_afwezig:
            wie += " (afwezig)"
        if punt.soort is PuntSoort.OPENING:
            wie = "voorzitter"
        rijen.append((str(punt.nummer), f"{punt.aanvang:%H:%M}", onderwerp(punt), wie or "–", str(punt.minuten)))
    return Tabel(
        ("Nr", "Aanvang", "Onderwerp", "Ingebracht door", "Minuten"),
        tuple(rijen),
        breedtes=(6, 13, 44, 24, 13),
        uitlijning=("rechts", "links", "links", "links", "rechts"),
    )


def _afwezigen(punten: list[PuntFeiten]) -> Kader:
    regels = []
    for punt in punten:
        assert punt.inbrenger is not None and punt.casus is not None
        regels.append(f"Punt {punt.nummer}, {punt.casus.nummer}: {punt.inbrenger.naam} is er niet.")
    advies = "Spreek vooraf af wie de casus toelicht, of schuif het punt door."
    return Kader("Inbrenger afwezig", (Lijst(tuple(regels)), alinea(advies)), "let_op")


def _deelnemers(feiten: OverlegFeiten) -> Tabel:
    rijen = tuple(
        (
            d.organisatie.naam,
            d.organisatie.soort.omschrijving,
            ", ".join(d.vertegenwoordigers) or "–",
            d.begin.omschrijving if d.begin is not None else "–",
        )
        for d in feiten.deelnemers
    )
    return Tabel(
        ("Organisatie", "Soort", "Vertegenwoordiger", "Bericht"), rijen, breedtes=(30, 26, 28, 16), rijkoppen=True
    )
