"""A casus that stands out in its team and year is warned about, with a coarser choice that can be made."""

from __future__ import annotations

from datetime import date

import pytest

from tests.casus_wereld import GRONDEN, VOLLEDIG, Wereld
from weegtafel.casus.anoniem import casusstand
from weegtafel.casus.commands import TrekCasusIn
from weegtafel.casus.zeldzaam import zeldzaam_van
from weegtafel.inrichting.models import Code


@pytest.fixture
def wereld() -> Wereld:
    return Wereld()


def maak(wereld: Wereld, band: str, vorm: str = "AMB", kader: str = "vrijwillig") -> int:
    velden = {**VOLLEDIG, "leeftijdsband": band, "vorm": vorm, "maatregel": kader}
    return wereld.maak(velden=velden, gronden=GRONDEN).id


def test_alone_in_the_team_there_is_nobody_to_hide_among(wereld: Wereld) -> None:
    assert zeldzaam_van(wereld.sessie, maak(wereld, "13-15")) == ""


def test_what_is_shared_is_not_rare_and_a_rare_combination_is(wereld: Wereld) -> None:
    eerste, tweede = maak(wereld, "13-15"), maak(wereld, "13-15")
    assert zeldzaam_van(wereld.sessie, eerste) == zeldzaam_van(wereld.sessie, tweede) == ""
    ander = maak(wereld, "13-15", kader="voogdij")
    zin = zeldzaam_van(wereld.sessie, ander)
    assert "kader" in zin and "laat het kader leeg" in zin and "leeftijdsgroep" not in zin
    assert zeldzaam_van(wereld.sessie, eerste) == ""
    assert casusstand(wereld.sessie, ander).zeldzaam == zin


def test_a_coarser_choice_is_one_of_the_list(wereld: Wereld) -> None:
    maak(wereld, "13-15")
    for nummer, (code, naam) in enumerate((("0-22", "0 tot en met 22 jaar"), ("13-17", "13 tot en met 17 jaar"))):
        band = Code(
            lijst="leeftijdsband", code=code, omschrijving=naam, volgorde=90 + nummer, geldig_van=date(2015, 1, 1)
        )
        wereld.sessie.add(band)
    wereld.sessie.flush()
    zin = zeldzaam_van(wereld.sessie, maak(wereld, "16-17"))
    assert zin.endswith("kies bij leeftijdsgroep “13 tot en met 17 jaar”."), "the narrowest that is wide enough"


def test_a_withdrawn_casus_hides_nobody(wereld: Wereld) -> None:
    gelijk = maak(wereld, "16-17")
    maak(wereld, "13-15")
    deze = maak(wereld, "16-17")
    assert zeldzaam_van(wereld.sessie, deze) == ""
    wereld.doe(TrekCasusIn(casus_id=gelijk, versie=1, reden="Het gezin is verhuisd."))
    assert "leeftijdsgroep" in zeldzaam_van(wereld.sessie, deze)
