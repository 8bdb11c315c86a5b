"""The invitation to an overleg as an iCalendar file (RFC 5545, RFC 5546). No casus stands in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from weegtafel.casus.documents import klein
from weegtafel.kernel.codes import OverlegStatus
from weegtafel.overleg.feiten import OverlegFeiten

if TYPE_CHECKING:
    from icalendar import Timezone

_ZONE = "Europe/Amsterdam"
_DOMEIN = "weegtafel.invalid"


def uitnodiging(feiten: OverlegFeiten, moment: datetime) -> bytes:
    """The invitation; ``moment`` is the local time of making.

    The UID follows the code of the overleg and SEQUENCE its version, so that a calendar replaces the appointment
    when the overleg moves. With the e-mail address of the chair it is a request to those whose address is known;
    without one it can only be published (RFC 5546 demands an organiser for a request).
    """
    import icalendar
    from icalendar import vCalAddress, vText

    agenda = icalendar.Calendar()
    agenda.add("prodid", "-//Weegtafel//Overleg//NL")
    agenda.add("version", "2.0")
    agenda.add("calscale", "GREGORIAN")
    agenda.add_component(_tijdzone())
    punt = icalendar.Event()
    punt.add("uid", f"{feiten.code.lower()}@{_DOMEIN}")
    punt.add("sequence", feiten.versie)
    punt.add("dtstamp", _utc(moment))
    for naam, tijd in (("dtstart", feiten.begintijd), ("dtend", feiten.eindtijd)):
        lokaal = datetime.combine(feiten.datum, tijd)
        punt.add(naam, lokaal, parameters={"TZID": _ZONE})
    punt.add("summary", f"{feiten.tafelnaam} {feiten.code}")
    punt.add("description", _beschrijving(feiten))
    if plaats := feiten.locatie or feiten.online_link:
        punt.add("location", plaats)
    if feiten.online_link.lower().startswith(("https://", "http://")):
        punt.add("url", feiten.online_link)
    vervallen = bool(feiten.vervallen_reden)
    punt.add("status", "CANCELLED" if vervallen else "CONFIRMED")
    punt.add("class", "PRIVATE")
    leider = feiten.voorzitter
    genodigden = _genodigden(feiten)
    if leider.email.strip():
        organisator = vCalAddress(f"mailto:{leider.email.strip()}")
        organisator.params["CN"] = vText(leider.naam)
        punt.add("organizer", organisator, encode=False)
        for naam, email, rol in genodigden:
            adres = vCalAddress(f"mailto:{email}")
            adres.params["CN"] = vText(naam)
            adres.params["ROLE"] = vText(rol)
            adres.params["PARTSTAT"] = vText("NEEDS-ACTION")
            adres.params["RSVP"] = vText("TRUE")
            punt.add("attendee", adres, encode=False)
    methode = "REQUEST" if leider.email.strip() and genodigden else "PUBLISH"
    agenda.add("method", "CANCEL" if vervallen and methode == "REQUEST" else methode)
    agenda.add_component(punt)
    return bytes(agenda.to_ical())


def _utc(lokaal: datetime) -> datetime:
    return lokaal.replace(tzinfo=ZoneInfo(_ZONE)).astimezone(UTC)


def _genodigden(feiten: OverlegFeiten) -> list[tuple[str, str, str]]:
    """Name, e-mail address and role of the secretary and of the representatives of the table."""
    aan_tafel = {d.organisatie.id: d.vertegenwoordigers for d in feiten.deelnemers}
    uit = []
    for persoon in feiten.personen:
        email = persoon.email.strip()
        if not email or persoon.id == feiten.voorzitter.id or "\n" in email:
            continue
        hoort = persoon.organisatie is not None and persoon.naam in aan_tafel.get(persoon.organisatie.id, ())
        if hoort or persoon.id == feiten.secretaris.id:
            uit.append((persoon.naam, email, "REQ-PARTICIPANT"))
    return uit


def _beschrijving(feiten: OverlegFeiten) -> str:
    regels = [f"Overleg {feiten.code} van de {klein(feiten.tafelnaam)}."]
    if feiten.vervallen_reden:
        regels.append("Dit overleg is vervallen.")
    if nummers := [punt.casus.nummer for punt in feiten.punten if punt.casus is not None]:
        regels.append("Casussen: " + ", ".join(nummers) + ".")
    if feiten.online_link:
        regels.append(f"Online: {feiten.online_link}")
    if feiten.status is OverlegStatus.GEPLAND:
        regels.append("De stukken krijgt u apart, niet in deze uitnodiging.")
    return "\n".join(regels)


def _tijdzone() -> Timezone:
    """Amsterdam with the summer time that has held since 1996 (Directive 2000/84/EC)."""
    import icalendar

    zone = icalendar.Timezone()
    zone.add("tzid", _ZONE)
    for soort, naam, begin, maand, van, naar in (
        (icalendar.TimezoneDaylight, "CEST", datetime(1996, 3, 31, 2), 3, 1, 2),
        (icalendar.TimezoneStandard, "CET", datetime(1996, 10, 27, 3), 10, 2, 1),
    ):
        deel = soort()
        deel.add("tzname", naam)
        deel.add("dtstart", begin)
        deel.add("rrule", {"freq": "yearly", "bymonth": maand, "byday": "-1SU"})
        deel.add("tzoffsetfrom", timedelta(hours=van))
        deel.add("tzoffsetto", timedelta(hours=naar))
        zone.add_component(deel)
    return zone
