"""One function per act of the doorbraak. Each works in the transaction it is given and never commits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weegtafel.doorbraak import commands as c
from weegtafel.doorbraak.handlers import aanvragen, besluiten, boeken, nazorg, prijslijsten, rijen
from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht

HANDLERS: dict[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    c.MaakAanvraag: aanvragen.maak_aanvraag,
    c.BewaarAanvraag: aanvragen.bewaar_aanvraag,
    c.DienAanvraagIn: aanvragen.dien_aanvraag_in,
    c.LosRegulierOp: aanvragen.los_regulier_op,
    c.SluitRouteAf: aanvragen.sluit_route_af,
    c.WijsCoachToe: aanvragen.wijs_coach_toe,
    c.TrekAanvraagIn: aanvragen.trek_aanvraag_in,
    **rijen.HANDLERS,
    c.VraagToets: besluiten.vraag_toets,
    c.LegToetsVast: besluiten.leg_toets_vast,
    c.NeemBesluit: besluiten.neem_besluit,
    c.HerzieBesluit: besluiten.herzie_besluit,
    c.BoekRegel: boeken.boek_regel,
    c.ZetPot: boeken.zet_pot,
    c.PlanNazorg: nazorg.plan_nazorg,
    c.LaatNazorgVervallen: nazorg.laat_nazorg_vervallen,
    c.LegNazorgVast: nazorg.leg_nazorg_vast,
    c.StartNazorg: nazorg.start_nazorg,
    c.SluitAanvraagAf: nazorg.sluit_aanvraag_af,
    c.NeemPrijslijstOp: prijslijsten.neem_prijslijst_op,
}
