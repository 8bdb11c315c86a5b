"""The same check guards what the table itself writes: advice, actions, minutes, and every document that leaves."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from tests.overleghulp import MOTIVERING, Tafelhulp
from weegtafel.anonimiteit import opslag
from weegtafel.anonimiteit.besluitboek import Besluitboek
from weegtafel.anonimiteit.bevinding import Bevinding, bevinding
from weegtafel.anonimiteit.codes import Keuze, Laag, Onderwerp, Soort
from weegtafel.anonimiteit.commands import BeslisVondst, BewaarGrondig
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.weigering import Herkenbaar
from weegtafel.bootstrap import Programma
from weegtafel.inrichting.models import Journaalregel
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg import veeg
from weegtafel.overleg.bronteksten import verslagveld
from weegtafel.overleg.models import Adviesconcept, NotulenDeel
from weegtafel.overleg.veeg import STUK, Stukbesluit, Stukgeweigerd
from weegtafel.overleg.vergaderqueries import blad as puntblad
from weegtafel.overleg.vergaderqueries import teruglezen

NAAM = "Fatima El Amrani"
ZIN = f"De hulp past bij wat {NAAM} nodig heeft."


@pytest.fixture
def t(programma: Programma) -> Tafelhulp:
    return Tafelhulp(programma)


def _rood_in(t: Tafelhulp, punt: int) -> str | None:
    return next(k["rood_in"] for k in t.alle(Adviesconcept) if k["agendapunt_id"] == punt)  # type: ignore[no-any-return]  # one column


def test_an_advice_that_names_somebody_is_not_fixed(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    t.weeg(punt)
    versie = t.schrijf_concept(punt, **t.inhoud(motivering=ZIN))
    assert _rood_in(t, punt) == "motivering"
    vast = c.StelAdviesVast(punt_id=punt, concept_versie=versie, bevestigd_door_id=t.secretaris)
    with pytest.raises(Regelovertreding) as fout:
        t.doe(vast)
    assert set(fout.value.velden) == {"motivering"} and "Fatima" not in str(fout.value.redenen)
    t.doe(
        BeslisVondst(
            onderwerp=Onderwerp.ADVIES,
            onderwerp_id=punt,
            veld="motivering",
            soort=Soort.PERSOON,
            tekst=NAAM,
            keuze=Keuze.GEEN_NAAM,
            reden="Zo heet de methode.",
        )
    )
    t.doe(vast)


def test_an_advice_is_read_while_it_is_typed(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    t.schrijf_concept(punt, leerpunt=ZIN)
    assert _rood_in(t, punt) == "leerpunt"
    t.schrijf_concept(punt, leerpunt="Vraag eerder naar het netwerk. Jeugdteam Noord licht dit toe.")
    assert _rood_in(t, punt) == "", "an organisation at the table may be named"
    t.stel_vast(punt)


def test_an_action_names_who_sits_at_the_table_and_nobody_else(t: Tafelhulp) -> None:
    actie: dict[str, Any] = {"organisatie_id": t.leden[0], "wanneer": t.dag + timedelta(days=7)}
    with pytest.raises(Regelovertreding, match="naam van een persoon"):
        t.doe(c.LegActieVast(wat=f"Bel {NAAM} over de school.", **actie))
    t.doe(c.LegActieVast(wat="Vraag Jeugdteam Noord voor 3 december 2026 om een verklarende analyse.", **actie))


def test_minutes_with_a_name_are_not_established(t: Tafelhulp) -> None:
    overleg, (punt,) = t.open_met()
    t.stel_vast(punt)
    t.sluit(overleg)
    deel = t.alle(NotulenDeel)[-1]
    t.doe(
        c.BewaarNotulendeel(
            deel_id=deel["id"], wijzigingen=(Wijziging("tekst", deel["tekst"], f"{deel['tekst']}\n\n{ZIN}"),)
        )
    )
    volgende = t.plan(7)
    t.programma.klok.moment += timedelta(days=7)  # type: ignore[attr-defined]  # the clock of a test
    t.doe(c.OpenOverleg(overleg_id=volgende))
    item = next(p for p in t.agenda(volgende) if p["notulen_id"])
    with pytest.raises(Regelovertreding, match="naam van een persoon"):
        t.doe(c.StelNotulenVast(punt_id=item["id"], notulen_id=item["notulen_id"], versie=2))


def test_a_document_with_a_name_does_not_leave_and_no_file_appears(t: Tafelhulp, tmp_path: Path) -> None:
    overleg, (punt,) = t.open_met()
    t.stel_vast(punt)
    t.sluit(overleg)
    t.programma.exporteer("notulen", overleg, tmp_path / "goed.pdf")
    deel = t.alle(NotulenDeel)[-1]
    t.doe(c.BewaarNotulendeel(deel_id=deel["id"], wijzigingen=(Wijziging("tekst", deel["tekst"], ZIN),)))
    with pytest.raises(Regelovertreding, match=r"deur uit: er staat 1 × naam van een persoon in\. Zoek hier: onder"):
        t.programma.exporteer("notulen", overleg, tmp_path / "slecht.pdf")
    assert [pad.name for pad in tmp_path.glob("*.pdf")] == ["goed.pdf"]


def test_what_is_fixed_was_clean(t: Tafelhulp) -> None:
    _, (punt,) = t.open_met()
    t.schrijf_concept(punt, motivering=MOTIVERING)
    assert _rood_in(t, punt) == ""


def _geweigerd(t: Tafelhulp, tmp_path: Path) -> tuple[int, Stukgeweigerd]:
    overleg, (punt,) = t.open_met()
    t.stel_vast(punt)
    t.sluit(overleg)
    deel = t.alle(NotulenDeel)[-1]
    t.doe(c.BewaarNotulendeel(deel_id=deel["id"], wijzigingen=(Wijziging("tekst", deel["tekst"], ZIN),)))
    with pytest.raises(Stukgeweigerd) as fout:
        t.programma.exporteer("notulen", overleg, tmp_path / "stuk.docx")
    return overleg, fout.value


def test_a_refusal_knows_the_words_their_label_and_the_page_and_says_none_of_them(t: Tafelhulp, tmp_path: Path) -> None:
    overleg, geweigerd = _geweigerd(t, tmp_path)
    (vondst,) = geweigerd.vondsten
    assert vondst.bevinding.tekst == NAAM and vondst.bevinding.voorstel == "[persoon]"
    assert vondst.bron is not None and vondst.bron.pagina == ("notulen", overleg)
    assert "Fatima" not in str(geweigerd) and "Amrani" not in str(geweigerd.vindplaatsen)


def test_replaced_in_the_document_it_leaves_and_the_journal_has_counts_only(t: Tafelhulp, tmp_path: Path) -> None:
    _, geweigerd = _geweigerd(t, tmp_path)
    (v,) = geweigerd.vondsten
    b = v.bevinding
    besluit = Stukbesluit(v.nummer, b.begin, b.einde, b.tekst, "[jeugdige]", b.soort)
    assert geweigerd.opnieuw is not None
    geweigerd.opnieuw(vervang=[besluit])
    with zipfile.ZipFile(tmp_path / "stuk.docx") as pakket:
        inhoud = "".join(pakket.read(naam).decode("utf-8", "ignore") for naam in pakket.namelist())
    assert "Fatima" not in inhoud and "[jeugdige]" in inhoud
    regel = next(r for r in reversed(t.alle(Journaalregel)) if r["handeling"] == "geef_document_uit")
    assert "vervangen_persoon_1" in str(regel) and "Fatima" not in str(regel)
    assert ZIN in str(t.alle(NotulenDeel)), "the minutes themselves did not change"


def test_words_that_moved_are_not_replaced_by_guess(t: Tafelhulp, tmp_path: Path) -> None:
    _, geweigerd = _geweigerd(t, tmp_path)
    (v,) = geweigerd.vondsten
    mis = Stukbesluit(v.nummer, v.bevinding.begin + 1, v.bevinding.einde + 1, NAAM, "[jeugdige]", v.bevinding.soort)
    assert geweigerd.opnieuw is not None
    with pytest.raises(Stukgeweigerd):
        geweigerd.opnieuw(vervang=[mis])


def test_kept_with_a_reason_it_leaves_and_is_not_asked_again(t: Tafelhulp, tmp_path: Path) -> None:
    overleg, geweigerd = _geweigerd(t, tmp_path)
    onderwerp, onderwerp_id = geweigerd.onderwerp
    t.doe(
        BeslisVondst(
            onderwerp=onderwerp,
            onderwerp_id=onderwerp_id,
            veld=STUK,
            soort=Soort.PERSOON,
            tekst=NAAM,
            keuze=Keuze.GEEN_NAAM,
            reden="Zo heet de methode.",
        )
    )
    t.programma.exporteer("notulen", overleg, tmp_path / "stuk.docx")
    t.programma.exporteer("notulen", overleg, tmp_path / "nogmaals.pdf")


def test_what_layer_2_found_in_a_typed_text_holds_a_document_back(t: Tafelhulp, tmp_path: Path) -> None:
    overleg, (punt,) = t.open_met()
    t.doe(c.BewaarPunt(punt_id=punt, wijzigingen=(Wijziging("verslag", "", "Besproken is het werk in de tuin."),)))
    t.stel_vast(punt)
    t.sluit(overleg)
    pad = tmp_path / "notulen.pdf"
    t.programma.exporteer("notulen", overleg, pad)
    veld = verslagveld(punt)
    t.doe(
        BewaarGrondig(
            onderwerp=Onderwerp.OVERLEG,
            onderwerp_id=overleg,
            velden={veld: ("Besproken is het werk in de tuin.", ((Soort.INSTELLING, "tuin"),))},
        )
    )
    with pytest.raises(Stukgeweigerd) as fout:
        t.programma.exporteer("notulen", overleg, pad)
    assert {v.bevinding.tekst for v in fout.value.vondsten} == {"tuin"}
    assert {v.bron.veld for v in fout.value.vondsten if v.bron is not None} == {veld}


def _notulen_met(t: Tafelhulp, zin: str) -> tuple[int, dict[str, Any]]:
    """Draft minutes in which a sentence was typed under what the program wrote, and the item at which they lie."""
    overleg, (punt,) = t.open_met()
    t.stel_vast(punt)
    t.sluit(overleg)
    deel = t.alle(NotulenDeel)[-1]
    t.doe(
        c.BewaarNotulendeel(
            deel_id=deel["id"], wijzigingen=(Wijziging("tekst", deel["tekst"], f"{deel['tekst']}\n\n{zin}"),)
        )
    )
    volgende = t.plan(7)
    t.programma.klok.moment += timedelta(days=7)  # type: ignore[attr-defined]  # the clock of a test
    t.doe(c.OpenOverleg(overleg_id=volgende))
    return volgende, next(p for p in t.agenda(volgende) if p["notulen_id"])


def test_what_only_the_second_reader_sees_is_asked_when_minutes_are_fixed(
    t: Tafelhulp, monkeypatch: pytest.MonkeyPatch
) -> None:
    zin = "Daarna sprak de groep met sterrelief over de nieuwe plek."
    _, item = _notulen_met(t, zin)
    echt = veeg.lees

    def lees(tekst: str, lijsten: Lijsten) -> tuple[Bevinding, ...]:
        waar = tekst.find("sterrelief")
        erbij = (bevinding(tekst, waar, waar + 10, Soort.PERSOON, Laag.GRONDIG),) if waar >= 0 else ()
        return (*echt(tekst, lijsten), *erbij)

    monkeypatch.setattr(veeg, "lees", lees)
    with pytest.raises(Herkenbaar, match="naam van een persoon") as fout:
        t.doe(c.StelNotulenVast(punt_id=item["id"], notulen_id=item["notulen_id"], versie=2))
    assert "sterrelief" not in str(fout.value) and fout.value.vindplaatsen[0].onderwerp is Onderwerp.NOTULEN


def test_a_meeting_asks_who_decided_only_when_something_red_stands_in_the_minutes(
    t: Tafelhulp, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, item = _notulen_met(t, "Een zin zonder iemand erin.")
    gevraagd: list[int] = []
    echt = veeg.notulenboek

    def boek(sessie: Session, overleg_id: int) -> Besluitboek:
        gevraagd.append(overleg_id)
        return echt(sessie, overleg_id)

    monkeypatch.setattr(veeg, "notulenboek", boek)
    notulen = t.programma.vraag(puntblad, item["id"]).notulen
    assert notulen is not None and notulen.schoon and not gevraagd
    deel = t.alle(NotulenDeel)[-1]
    t.doe(c.BewaarNotulendeel(deel_id=deel["id"], wijzigingen=(Wijziging("tekst", deel["tekst"], ZIN),)))
    notulen = t.programma.vraag(puntblad, item["id"]).notulen
    assert notulen is not None and not notulen.schoon and len(gevraagd) == 1


def test_a_draft_in_which_the_second_reader_sees_somebody_is_not_read_back(
    t: Tafelhulp, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, (punt,) = t.open_met()
    t.schrijf_concept(punt, **t.inhoud(motivering=f"{MOTIVERING} Dat zegt sterrelief ook."))
    assert t.programma.vraag(teruglezen, punt)[1]
    echt = opslag.lees

    def lees(tekst: str, lijsten: Lijsten) -> tuple[Bevinding, ...]:
        waar = tekst.find("sterrelief")
        erbij = (bevinding(tekst, waar, waar + 10, Soort.PERSOON, Laag.GRONDIG),) if waar >= 0 else ()
        return (*echt(tekst, lijsten), *erbij)

    monkeypatch.setattr(opslag, "lees", lees)
    with pytest.raises(Herkenbaar, match="“Motivering”") as fout:
        t.programma.vraag(teruglezen, punt)
    (plek,) = fout.value.vindplaatsen
    assert (plek.onderwerp, plek.onderwerp_id, plek.veld) == (Onderwerp.ADVIES, punt, "motivering")
