"""A casus that stands out in its team and year is warned about, with a coarser choice that can be made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from tests.casus_wereld import GRONDEN, VOLLEDIG, Wereld, anoniem
from weegtafel.anonimiteit.models import Anoniemverklaring
from weegtafel.casus.anoniem import casusstand
from weegtafel.casus.commands import BewaarCasus, MeldCasusAan, TrekCasusIn, VerklaarGereed
from weegtafel.casus.models import Casus
from weegtafel.casus.zeldzaam import zeldzaam_van
from weegtafel.inrichting.models import Code
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging


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


def _casus(wereld: Wereld, casus_id: int) -> Casus:
    casus = wereld.sessie.get(Casus, casus_id)
    assert casus is not None
    return casus


def _gereed(wereld: Wereld, casus_id: int, *, gezien: bool) -> None:
    versie = _casus(wereld, casus_id).versie
    if _casus(wereld, casus_id).status is CasusStatus.CONCEPT:
        versie = wereld.doe(MeldCasusAan(casus_id=casus_id, versie=versie)).versie
    verklaring = replace(anoniem(casus_id, versie), zeldzaam_gezien=gezien)
    wereld.doe(verklaring)
    wereld.doe(VerklaarGereed(casus_id=casus_id, versie=versie, geen_namen=True))


def test_the_declaration_holds_the_acknowledgement_and_the_journal_the_fields(wereld: Wereld) -> None:
    maak(wereld, "13-15")
    deze = maak(wereld, "13-15", kader="voogdij")
    with pytest.raises(Regelovertreding, match="Vink aan dat u dit hebt gezien") as fout:
        _gereed(wereld, deze, gezien=False)
    assert set(fout.value.velden) == {"maatregel"}
    _gereed(wereld, deze, gezien=True)
    assert _casus(wereld, deze).status is CasusStatus.GEREED
    rij = wereld.sessie.exec(select(Anoniemverklaring)).one()
    assert rij.zeldzaam and "voogdij" not in rij.zeldzaam + rij.telling
    (velden,) = [velden for handeling, _, velden in wereld.journaal if handeling == "verklaar_anoniem"]
    assert "zeldzaam_omstandigheid_1" in velden


def test_an_edit_of_one_of_the_fields_asks_it_again(wereld: Wereld) -> None:
    maak(wereld, "13-15")
    deze = maak(wereld, "13-15", kader="voogdij")
    _gereed(wereld, deze, gezien=True)
    wereld.doe(BewaarCasus(casus_id=deze, wijzigingen=(Wijziging("maatregel", "voogdij", "ots"),)))
    assert _casus(wereld, deze).status is CasusStatus.AANGEMELD
    opnieuw = VerklaarGereed(casus_id=deze, versie=_casus(wereld, deze).versie, geen_namen=True)
    with pytest.raises(Regelovertreding, match="verklaar opnieuw"):
        wereld.doe(opnieuw)
    wereld.doe(BewaarCasus(casus_id=deze, wijzigingen=(Wijziging("maatregel", "ots", "vrijwillig"),)))
    wereld.doe(replace(opnieuw, versie=_casus(wereld, deze).versie))
    assert _casus(wereld, deze).status is CasusStatus.GEREED, "what stands out no more asks nothing"


def test_what_became_rare_after_the_declaration_was_not_seen(wereld: Wereld) -> None:
    ander, deze = maak(wereld, "13-15"), maak(wereld, "13-15")
    maak(wereld, "10-12")
    maak(wereld, "10-12")
    versie = wereld.doe(MeldCasusAan(casus_id=deze, versie=_casus(wereld, deze).versie)).versie
    wereld.doe(replace(anoniem(deze, versie), zeldzaam_gezien=False))
    wereld.doe(TrekCasusIn(casus_id=ander, versie=1, reden="Het gezin is verhuisd."))
    with pytest.raises(Regelovertreding, match="leeftijdsgroep"):
        wereld.doe(VerklaarGereed(casus_id=deze, versie=versie, geen_namen=True))
