"""What several documents of an overleg say in the same words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from weegtafel.kernel.clock import dag_voluit, datum_voluit
from weegtafel.kernel.document import Alinea, Tabel, Tekst
from weegtafel.overleg.documents.namen import Namen
from weegtafel.overleg.feiten import ActieFeiten, OverlegFeiten, PersoonFeiten

DEMONSTRATIE = "Fictieve demonstratiegegevens"


def markering(*delen: str) -> str:
    """What stands on every page: the parts that hold, in one line."""
    return " · ".join(deel for deel in delen if deel)


def uur(moment: time) -> str:
    """A time as it stands in a letter: ``13:00 uur``."""
    return f"{moment:%H:%M} uur"


def namen_van(feiten: OverlegFeiten, *, zonder: bool = False) -> Namen:
    """How this document names people and organisations."""
    return Namen(feiten.personen, feiten.organisaties, feiten.voorzitter.id, feiten.secretaris.id, zonder=zonder)


def met_functie(persoon: PersoonFeiten) -> str:
    """A person with the organisation, as at the head of an agenda."""
    return f"{persoon.naam} ({persoon.organisatie.naam})" if persoon.organisatie is not None else persoon.naam


def overlegfeiten(feiten: OverlegFeiten) -> list[tuple[str, str]]:
    """Day, time and place."""
    uit = [
        ("Datum", dag_voluit(feiten.datum)),
        ("Tijd", f"{feiten.begintijd:%H:%M} – {feiten.eindtijd:%H:%M} uur"),
    ]
    if feiten.locatie:
        uit.append(("Plaats", feiten.locatie))
    if feiten.online_link:
        uit.append(("Online", feiten.online_link))
    return uit


def label(titel: str) -> Alinea:
    """A bold line above what follows, where a heading cannot stand."""
    return Alinea((Tekst(titel, vet=True),))


def wie(actie: ActieFeiten, namen: Namen) -> str:
    """Who has to do it."""
    if actie.persoon is not None:
        return namen.persoon(actie.persoon)
    return namen.organisatie(actie.organisatie) if actie.organisatie is not None else "–"


def actietabel(acties: Iterable[ActieFeiten], namen: Namen, bijschrift: str, *, met_overleg: bool = False) -> Tabel:
    """What, who, when and how it stands; ``met_overleg`` adds where it was agreed."""
    rijen = []
    for actie in acties:
        wat = namen.tekst(actie.wat) + (f" ({actie.casusnummer})" if actie.casusnummer else "")
        rij = [wat, wie(actie, namen), datum_voluit(actie.wanneer)]
        rij.append((actie.uit_overleg or "–") if met_overleg else actie.status.omschrijving)
        rijen.append(tuple(rij))
    return Tabel(
        ("Wat", "Wie", "Wanneer", "Uit overleg" if met_overleg else "Status"),
        tuple(rijen),
        breedtes=(44, 22, 20, 14),
        bijschrift=bijschrift,
    )
