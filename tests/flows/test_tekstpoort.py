"""No act fixes a text in which somebody can be recognised, and every text of every act has somebody who looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from tests.doorbraakhulp import Doorbraakhulp
from tests.overleghulp import Tafelhulp
from weegtafel.anonimiteit.codes import Keuze
from weegtafel.anonimiteit.commands import BeslisVondst
from weegtafel.anonimiteit.weigering import Herkenbaar
from weegtafel.bootstrap import Programma, handlers
from weegtafel.casus.anoniem import STUK
from weegtafel.casus.commands import TrekCasusIn, ZetCasusTerug
from weegtafel.casus.models import Casus
from weegtafel.doorbraak import commands as d
from weegtafel.doorbraak.codes import Effectuitslag
from weegtafel.inrichting.models import Criterium
from weegtafel.kernel.codes import Criteriumoordeel
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Agendapunt, Overleg, Weging
from weegtafel.overleg.tekstpoort import TOEZICHT, Daadgeweigerd, eis_schone_daad
from weegtafel.overleg.veeg import Stukbesluit

NAAMZIN = "Moeder Fatima El Amrani (bsn 111222333) woont aan de Kerkstraat 12 te Zwolle."


def _draagt_tekst(soort: Any) -> bool:
    """Whether a value of this type can hold a text that somebody typed."""
    if soort in (str, Any, object, Wijziging):
        return True
    if get_origin(soort) is not None:
        return any(_draagt_tekst(deel) for deel in get_args(soort))
    if isinstance(soort, type) and is_dataclass(soort):
        return any(_draagt_tekst(hint) for hint in get_type_hints(soort).values())
    return isinstance(soort, type) and issubclass(soort, Mapping)


def test_every_text_of_every_act_is_classified() -> None:
    nodig = {
        soort.__name__: {v.name for v in fields(soort) if _draagt_tekst(get_type_hints(soort)[v.name])}
        for soort in handlers()
    }
    nodig = {naam: velden for naam, velden in nodig.items() if velden}
    assert {naam: set(velden) for naam, velden in TOEZICHT.items()} == nodig


@pytest.fixture
def tafel(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


def _weigert(tafel: Tafelhulp, opdracht: Any) -> Herkenbaar:
    with pytest.raises(Herkenbaar) as fout:
        tafel.doe(opdracht)
    assert "Fatima" not in str(fout.value) and "naam van een persoon" in str(fout.value)
    return fout.value


def test_reasons_titles_and_places_name_nobody(tafel: Tafelhulp) -> None:
    overleg, (punt, ander) = tafel.open_met(2)
    later = tafel.plan(14)
    casus = tafel.gereed()
    versie = tafel.lees(Casus, casus)["versie"]
    criterium = tafel.alle(Criterium)[0]["id"]
    for opdracht in (
        TrekCasusIn(casus_id=casus, versie=versie, reden=NAAMZIN),
        ZetCasusTerug(casus_id=casus, versie=versie, reden=NAAMZIN),
        c.SchuifPuntDoor(punt_id=punt, reden=NAAMZIN),
        c.TrekTerug(punt_id=ander, organisatie_id=tafel.leden[0], reden=NAAMZIN),
        c.VoegPuntToe(overleg_id=later, titel=NAAMZIN, minuten=10),
        c.WijzigOverleg(overleg_id=later, wijzigingen=(Wijziging("locatie", "Raadzaal", NAAMZIN),)),
        c.LaatOverlegVervallen(overleg_id=later, versie=tafel.lees(Overleg, later)["versie"], reden=NAAMZIN),
        c.WeegCriterium(punt_id=punt, criterium_id=criterium, oordeel=Criteriumoordeel.VOLDOET, reden=NAAMZIN),
    ):
        fout = _weigert(tafel, opdracht)
        assert isinstance(fout, Daadgeweigerd) is not isinstance(opdracht, c.WeegCriterium)
    assert tafel.lees(Overleg, later)["locatie"] == "Raadzaal"
    assert not tafel.alle(Weging)
    assert tafel.lees(Overleg, overleg)["vervallen_reden"] == ""


def test_an_address_of_a_meeting_is_business(tafel: Tafelhulp) -> None:
    later = tafel.plan(14)
    plek = "Gemeentehuis, zaal 2, Kerkstraat 12"
    tafel.doe(c.WijzigOverleg(overleg_id=later, wijzigingen=(Wijziging("locatie", "Raadzaal", plek),)))
    assert tafel.lees(Overleg, later)["locatie"] == plek


def test_what_was_found_is_replaced_or_decided_and_the_act_is_done(tafel: Tafelhulp) -> None:
    _, (punt,) = tafel.open_met()
    opdracht = c.SchuifPuntDoor(punt_id=punt, reden="Moeder Roos was er niet. Daarna belde Fatima af.")
    fout = _weigert(tafel, opdracht)
    assert isinstance(fout, Daadgeweigerd) and set(fout.velden) == {"reden"}
    onderwerp, nummer = fout.onderwerp
    besluiten = []
    for v in fout.vondsten:
        b = v.bevinding
        if b.tekst == "Roos":
            tafel.doe(
                BeslisVondst(
                    onderwerp=onderwerp, onderwerp_id=nummer, veld=STUK, soort=b.soort, tekst=b.tekst,
                    keuze=Keuze.GEEN_NAAM, reden="Dat is de naam van het huis.",
                )
            )  # fmt: skip
        else:
            besluiten.append(Stukbesluit(v.nummer, b.begin, b.einde, b.tekst, "iemand", b.soort))
    tafel.doe(fout.met(besluiten))
    assert tafel.lees(Agendapunt, punt)["doorschuif_reden"] == "Moeder Roos was er niet. Daarna belde iemand af."


def test_a_change_in_a_row_of_changes_is_replaced_in_its_place(tafel: Tafelhulp) -> None:
    later = tafel.plan(14)
    wijzigingen = (Wijziging("locatie", "Raadzaal", "Bij moeder Fatima thuis"), Wijziging("online_link", "", "x"))
    fout = _weigert(tafel, c.WijzigOverleg(overleg_id=later, wijzigingen=wijzigingen))
    assert isinstance(fout, Daadgeweigerd)
    (v,) = fout.vondsten
    b = v.bevinding
    nieuw = fout.met([Stukbesluit(v.nummer, b.begin, b.einde, b.tekst, "het gezin", b.soort)])
    assert isinstance(nieuw, c.WijzigOverleg)
    assert nieuw.wijzigingen[0].nieuw == "Bij moeder het gezin thuis" and nieuw.wijzigingen[1] == wijzigingen[1]


def test_what_is_fixed_in_a_doorbraak_names_nobody(programma: Programma) -> None:
    h = Doorbraakhulp(programma)
    id_ = h.klaar_voor_besluit()
    with pytest.raises(Regelovertreding, match="Reden"):
        h.doe(h.secretaris, d.TrekAanvraagIn(aanvraag_id=id_, versie=h.versie(id_), reden=NAAMZIN))
    soort = d.NeemBesluit
    with pytest.raises(Daadgeweigerd, match="Motivering"):
        h.doe(
            h.coach,
            soort(aanvraag_id=id_, versie=h.versie(id_), soort=next(iter(d.Besluitsoort)), motivering=NAAMZIN),
        )


def test_a_sentence_for_each_of_several_texts_under_one_name(programma: Programma) -> None:
    opdracht = d.LegNazorgVast(
        aanvraag_id=1,
        moment_id=1,
        versie=1,
        huishouden_zegt="Het gaat goed.",
        toelichting="Fatima was erbij.",
        effecten=tuple(
            d.Effectbevinding(n, Effectuitslag.GEBEURD, None, f"Moeder {naam} zei het.")
            for n, naam in ((4, "Roos"), (5, "Naima"))
        ),
    )
    with pytest.raises(Daadgeweigerd) as fout:
        programma.vraag(eis_schone_daad, opdracht)
    assert set(fout.value.velden) == {"toelichting", "effecten.0.toelichting", "effecten.1.toelichting"}
    assert "“Toelichting (effect 2)”" in str(fout.value)
    assert [v.bevinding.tekst for v in fout.value.vondsten] == ["Fatima", "Roos", "Naima"]
