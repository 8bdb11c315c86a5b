"""One function per act on the set-up; ``HANDLERS`` is what the program calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weegtafel.inrichting.commands import (
    BeeindigCode,
    BeeindigRol,
    BewaarAlternatief,
    BewaarGemeente,
    BewaarOrganisatie,
    BewaarPersoon,
    BewaarZin,
    GeefRol,
    MaakCriteriumversie,
    VoegCodeToe,
    WijzigCode,
    ZetInstelling,
    ZetLogo,
)
from weegtafel.inrichting.handlers.lijsten import (
    beeindig_code,
    bewaar_alternatief,
    bewaar_zin,
    maak_criteriumversie,
    voeg_code_toe,
    wijzig_code,
    zet_instelling,
)
from weegtafel.inrichting.handlers.mensen import (
    beeindig_rol,
    bewaar_gemeente,
    bewaar_organisatie,
    bewaar_persoon,
    geef_rol,
    zet_logo,
)
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

HANDLERS: dict[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    BewaarGemeente: bewaar_gemeente,
    ZetLogo: zet_logo,
    BewaarOrganisatie: bewaar_organisatie,
    BewaarPersoon: bewaar_persoon,
    GeefRol: geef_rol,
    BeeindigRol: beeindig_rol,
    VoegCodeToe: voeg_code_toe,
    WijzigCode: wijzig_code,
    BeeindigCode: beeindig_code,
    MaakCriteriumversie: maak_criteriumversie,
    ZetInstelling: zet_instelling,
    BewaarAlternatief: bewaar_alternatief,
    BewaarZin: bewaar_zin,
}
