"""The sweep over a filled form: layer 1 and the second reader over all the file says, also where nobody looks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from weegtafel.anonimiteit.controle import controleer
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.regels import zonder_toegestaan
from weegtafel.casus.formuliervondsten import Formuliervondsten
from weegtafel.rendering.docx_lezen import Deel, GelezenDocx, lees_docx_bytes


def veeg_formulier(
    data: bytes, bestandsnaam: str, eigen: Collection[str], lijsten: Lijsten | None = None
) -> Formuliervondsten:
    """What identifies somebody in the bytes of a form.

    ``eigen`` are the words of the form itself (its sentences, choices and keys, the municipalities and organisations in
    its lists) and the days it asks for: they name nobody. ``lijsten`` are those of the vault; without them those that
    ship.

    Raises:
        Onleesbaar: damaged, protected, dangerous or too large.
        NietOns: another kind of document.
    """
    gelezen = _zonder_eigen_regels(lees_docx_bytes(data, bestandsnaam), frozenset(eigen))
    geheel = gelezen.tekst
    over = zonder_toegestaan(geheel, controleer(geheel, lijsten=lijsten), eigen)
    return Formuliervondsten(
        tuple((b.soort, gelezen.waar(b.begin)) for b in over), gelezen.beelden, len(gelezen.ongelezen)
    )


def _zonder_eigen_regels(gelezen: GelezenDocx, eigen: frozenset[str]) -> GelezenDocx:
    """Without the lines that are only keys and choices of the form, of which an empty one holds hundreds."""
    delen = (
        Deel(deel.naam, "\n".join(regel for regel in deel.tekst.split("\n") if regel.strip() not in eigen))
        for deel in gelezen.delen
    )
    return replace(gelezen, delen=tuple(deel for deel in delen if deel.tekst.strip()))
