from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from sqlmodel import select

from tests.documents.overlegbouw import LANG, MOMENT, Gebouwd, bouw
from tests.overleghulp import Tafelhulp
from weegtafel.bootstrap import Programma
from weegtafel.inrichting.models import Persoon
from weegtafel.overleg import uitgaven
from weegtafel.overleg.models import Overleg


@pytest.fixture
def gebouwd(programma: Programma) -> Gebouwd:
    with programma.kluis.transactie() as sessie:
        return bouw(sessie)


def agenda(programma: Programma, g: Gebouwd) -> icalendar.Calendar:
    data, code, _ = programma.vraag(uitgaven.uitnodiging_van, g.overleg, MOMENT)
    assert code == "WO-2026-0012"
    gelezen = icalendar.Calendar.from_ical(data)
    assert isinstance(gelezen, icalendar.Calendar)
    assert gelezen.errors == []
    return gelezen


def wijzig(programma: Programma, **velden: object) -> None:
    with programma.kluis.transactie() as sessie:
        for persoon in sessie.exec(select(Persoon)):
            for naam, waarde in velden.items():
                setattr(persoon, naam, waarde.format(persoon.id) if isinstance(waarde, str) else waarde)


def test_it_is_one_appointment_in_amsterdam_time(programma: Programma, gebouwd: Gebouwd) -> None:
    kalender = agenda(programma, gebouwd)
    (punt,) = kalender.walk("VEVENT")
    assert punt["UID"] == "wo-2026-0012@weegtafel.invalid"
    assert int(punt["SEQUENCE"]) == 4
    assert punt.decoded("DTSTART").isoformat() == "2026-11-12T13:00:00+01:00"
    assert punt["DTEND"].params["TZID"] == "Europe/Amsterdam"
    assert punt.decoded("DTSTAMP").isoformat() == "2026-11-12T12:00:00+00:00"
    assert punt["LOCATION"] == "Stadskantoor, kamer 2.14"


def test_the_time_zone_knows_summer_time(programma: Programma, gebouwd: Gebouwd) -> None:
    (zone,) = agenda(programma, gebouwd).walk("VTIMEZONE")
    tz = zone.to_tz()
    assert datetime(2026, 7, 1, 12, tzinfo=tz).utcoffset() == timedelta(hours=2)
    assert datetime(2026, 12, 1, 12, tzinfo=tz).utcoffset() == timedelta(hours=1)
    assert datetime(2027, 3, 28, 4, tzinfo=tz).utcoffset() == timedelta(hours=2)


def test_without_addresses_it_is_published(programma: Programma, gebouwd: Gebouwd) -> None:
    wijzig(programma, email="")
    kalender = agenda(programma, gebouwd)
    assert kalender["METHOD"] == "PUBLISH"
    (punt,) = kalender.walk("VEVENT")
    assert "ORGANIZER" not in punt and "ATTENDEE" not in punt


def test_with_addresses_it_is_a_request_to_those_who_sit_there(programma: Programma, gebouwd: Gebouwd) -> None:
    wijzig(programma, email="persoon{}@voorbeeld.example")
    kalender = agenda(programma, gebouwd)
    assert kalender["METHOD"] == "REQUEST"
    (punt,) = kalender.walk("VEVENT")
    assert str(punt["ORGANIZER"]).startswith("mailto:persoon")
    namen = {str(a.params["CN"]) for a in punt["ATTENDEE"]}
    assert "Femke Terpstra" in namen and "Aylin Demirtaş" in namen
    assert "Marjolein Hoekstra-Vos" not in namen
    assert len(namen) == 10


def test_only_numbers_of_casussen_stand_in_it(programma: Programma, gebouwd: Gebouwd) -> None:
    data, *_ = programma.vraag(uitgaven.uitnodiging_van, gebouwd.overleg, MOMENT)
    tekst = data.decode().replace("\r\n ", "")
    assert "WT-2026-0020" in tekst
    assert LANG.split(".")[0] not in tekst and "dagritme" not in tekst
    assert all(len(regel) <= 75 for regel in data.split(b"\r\n"))


def test_a_cancelled_overleg_is_taken_out_of_the_calendar(programma: Programma, gebouwd: Gebouwd) -> None:
    wijzig(programma, email="persoon{}@voorbeeld.example")
    with programma.kluis.transactie() as sessie:
        overleg = sessie.get(Overleg, gebouwd.overleg)
        assert overleg is not None
        overleg.vervallen_reden = "Te weinig casussen"
    kalender = agenda(programma, gebouwd)
    assert kalender["METHOD"] == "CANCEL"
    assert kalender.walk("VEVENT")[0]["STATUS"] == "CANCELLED"


def test_newlines_in_a_place_cannot_add_properties(programma: Programma, gebouwd: Gebouwd) -> None:
    with programma.kluis.transactie() as sessie:
        overleg = sessie.get(Overleg, gebouwd.overleg)
        assert overleg is not None
        overleg.locatie = "Kamer 1\r\nATTENDEE:mailto:boef"
    (punt,) = agenda(programma, gebouwd).walk("VEVENT")
    assert "ATTENDEE" not in punt or "boef" not in str(punt["ATTENDEE"])


def test_an_invitation_carries_the_head_of_the_journal(programma: Programma, tmp_path: Path) -> None:
    from weegtafel.storage import journaal
    from weegtafel.storage.journaal import ANKERVELD

    tafel = Tafelhulp(programma)
    overleg = tafel.plan()
    anker = tafel.programma.vraag(journaal.anker)
    pad = tmp_path / "overleg.ics"
    tafel.programma.exporteer("uitnodiging", overleg, pad)
    inhoud = pad.read_bytes()
    assert all(len(regel) <= 75 for regel in inhoud.split(b"\r\n"))
    agenda = icalendar.Calendar.from_ical(inhoud)
    assert str(agenda[ANKERVELD]) == anker
    begin = inhoud.index(ANKERVELD.encode())
    assert inhoud.count(b"BEGIN:", 0, begin) == 1, "a property stands before the first component"
    gevouwen = inhoud[begin : inhoud.index(b"\r\nBEGIN:", begin)].decode()
    for getypt in (anker, gevouwen, gevouwen.replace("\r\n", " ")):
        assert tafel.programma.vraag(journaal.past_anker, getypt) is True
