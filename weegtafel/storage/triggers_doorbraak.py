"""What the database itself refuses in the doorbraak: what was judged, decided or booked is followed, never changed."""

from __future__ import annotations

from weegtafel.storage.triggers import lopend, niet_vervangen, niet_wissen, nooit

_REGISTER = "Het budgetregister wordt alleen aangevuld; boek een correctie."
_BESLUIT = "Een besluit wordt nooit gewijzigd; herzie het met een nieuw besluit."
_TOETS = "Een toets wordt nooit gewijzigd; vraag een nieuwe toets."
_UITKOMST = "Een bewaarde berekening wordt nooit gewijzigd."
_PRIJSLIJST = "Een versie van de prijslijst wordt nooit gewijzigd; neem een nieuwe versie op."
_BEWERKING = "Wie aan een aanvraag werkte, wordt nooit gewist."
_COACH = "Een toewijzing van een coach wordt aangevuld, nooit gewijzigd."
_AANVRAAG = "Een aanvraag wordt nooit gewist; trek haar in."
_POT = "Een periode van het doorbraakbudget wordt nooit gewist."

#: An aanvraag that is destroyed takes these along; of the register the amounts stay, for the pot adds up.
_WEG = lopend("aanvraag", "OLD.aanvraag_id")
_REGEL_LEEG = f"{_WEG} AND NEW.omschrijving = '' AND NEW.kenmerk = '' AND NEW.besluit_id IS NULL AND " + " AND ".join(
    f"NEW.{k} IS OLD.{k}"
    for k in ("id", "potperiode_id", "aanvraag_id", "soort", "kolom", "bedrag_cent", "datum", "corrigeert_id")
)

#: What the lines of a period take from its pot.
_BESLAG = (
    "(SELECT COALESCE(SUM(bedrag_cent), 0) FROM registerregel "
    "WHERE potperiode_id = NEW.potperiode_id AND kolom IN ('gereserveerd', 'verplicht'))"
)
_POTBEDRAG = "(SELECT bedrag_cent FROM potperiode WHERE id = NEW.potperiode_id)"


def _overlap(wanneer: str) -> str:
    return (
        f"CREATE TRIGGER potperiode_overlap_{wanneer.lower()} BEFORE {wanneer} ON potperiode "
        "WHEN NEW.tot < NEW.van OR EXISTS (SELECT 1 FROM potperiode "
        "WHERE id IS NOT NEW.id AND van <= NEW.tot AND tot >= NEW.van) "
        "BEGIN SELECT RAISE(ABORT, 'Perioden van het doorbraakbudget mogen elkaar niet overlappen.'); END"
    )


TRIGGERS: tuple[str, ...] = (
    *nooit("registerregel", _REGISTER, wijzigen=_REGEL_LEEG),
    niet_vervangen("registerregel", _REGISTER),
    *nooit("besluit", _BESLUIT, wissen=_WEG),
    niet_vervangen("besluit", _BESLUIT, "nummer", "herziet_id"),
    *nooit("toets", _TOETS, wissen=_WEG),
    niet_vervangen("toets", _TOETS),
    *nooit("rekenuitkomst", _UITKOMST, wissen=_WEG),
    niet_vervangen("rekenuitkomst", _UITKOMST),
    *nooit("prijslijstversie", _PRIJSLIJST),
    niet_vervangen("prijslijstversie", _PRIJSLIJST, "versie"),
    *nooit("bewerking", _BEWERKING, wissen=_WEG),
    niet_vervangen("bewerking", _BEWERKING),
    *nooit("coachtoewijzing", _COACH, wissen=_WEG),
    niet_vervangen("coachtoewijzing", _COACH),
    niet_wissen("aanvraag", _AANVRAAG),
    niet_vervangen("aanvraag", _AANVRAAG, "nummer"),
    niet_wissen("potperiode", _POT),
    niet_vervangen("potperiode", _POT, "van"),
    _overlap("INSERT"),
    _overlap("UPDATE"),
    "CREATE TRIGGER aanvraag_nummer_vast BEFORE UPDATE OF nummer, jaar, volgnummer ON aanvraag "
    "WHEN OLD.nummer IS NOT NEW.nummer OR OLD.jaar IS NOT NEW.jaar OR OLD.volgnummer IS NOT NEW.volgnummer "
    "BEGIN SELECT RAISE(ABORT, 'Het nummer van een aanvraag wijzigt nooit.'); END",
    # The last guard on the pot, under every rule: whoever writes, nothing is promised that is not there.
    "CREATE TRIGGER registerregel_pot BEFORE INSERT ON registerregel "
    "WHEN NEW.bedrag_cent > 0 AND NEW.kolom IN ('gereserveerd', 'verplicht') "
    f"AND {_BESLAG} + NEW.bedrag_cent > {_POTBEDRAG} "
    "BEGIN SELECT RAISE(ABORT, 'Dit bedrag zit niet meer in het doorbraakbudget van deze periode.'); END",
)


def _som(kolom: str) -> str:
    return (
        "(SELECT COALESCE(SUM(bedrag_cent), 0) FROM registerregel WHERE potperiode_id = NEW.potperiode_id "
        f"AND aanvraag_id = NEW.aanvraag_id AND kolom = '{kolom}')"
    )


#: From schema 7 on: an invoice takes nothing from a pot that was not promised. Lines of before stay as they are, and a
#: line that brings a request nearer to this is let through.
BETAALD: tuple[str, ...] = (
    "CREATE TRIGGER registerregel_betaald BEFORE INSERT ON registerregel "
    "WHEN (NEW.kolom = 'betaald' AND NEW.bedrag_cent > 0 "
    f"AND {_som('betaald')} + NEW.bedrag_cent > {_som('verplicht')}) "
    "OR (NEW.kolom = 'verplicht' AND NEW.bedrag_cent < 0 "
    f"AND {_som('verplicht')} + NEW.bedrag_cent < {_som('betaald')}) "
    "BEGIN SELECT RAISE(ABORT, 'Er kan niet meer betaald zijn dan is verplicht.'); END",
)

#: Narrow copies of what lists and sums read, so that no long text is touched.
INDEXEN: tuple[str, ...] = (
    "CREATE INDEX aanvraag_filter ON aanvraag(id, status, coach_id, jaar)",
    "CREATE INDEX registerregel_saldo ON registerregel(potperiode_id, aanvraag_id, kolom, bedrag_cent)",
    "CREATE INDEX registerregel_aanvraag ON registerregel(aanvraag_id, kolom, bedrag_cent)",
    "CREATE INDEX besluit_cijfers ON besluit(datum, soort, id, aanvraag_id, bedrag_cent, besparing_cent)",
)
