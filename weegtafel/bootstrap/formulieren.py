"""The aanmeldformulier with the choices and names of a vault: what goes in, and what comes back filled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from weegtafel.anonimiteit.opslag import lijsten_van
from weegtafel.casus.formulier import Afzender, Codes, Formulieruitslag
from weegtafel.inrichting import queries
from weegtafel.inrichting.instellingen import instellingen_op
from weegtafel.rendering.aanmeldformulier import lees, lees_map

if TYPE_CHECKING:
    from weegtafel.bootstrap import Programma


def gegevens(programma: Programma) -> tuple[Codes, Afzender]:
    """See :meth:`weegtafel.bootstrap.Programma.formuliergegevens`."""
    dag = programma.klok.nu().date()
    codes = {
        lijst: tuple((rij.code, rij.omschrijving) for rij in rijen)
        for lijst, rijen in programma.vraag(queries.codes_op, dag).items()
    }
    return codes, Afzender(
        tafelnaam=programma.vraag(instellingen_op, dag).tafelnaam,
        gemeenten=tuple(g.naam for g in programma.vraag(queries.gemeenten, dag)),
        organisaties=tuple(o.naam for o in programma.vraag(queries.organisaties, dag)),
        alternatieven=tuple((a.code, a.naam) for a in programma.vraag(queries.alternatieven, dag)),
    )


def lees_alle(programma: Programma, paden: Sequence[Path]) -> list[tuple[str, Formulieruitslag]]:
    """See :meth:`weegtafel.bootstrap.Programma.lees_formulieren`."""
    codes, afzender = programma.formuliergegevens()
    lijsten = programma.vraag(lijsten_van)
    uit: list[tuple[str, Formulieruitslag]] = []
    for pad in paden:
        if pad.is_dir():
            uit.extend(lees_map(pad, codes, afzender, lijsten))
        else:
            uit.append((pad.name, lees(pad, codes, afzender, lijsten)))
    return uit
