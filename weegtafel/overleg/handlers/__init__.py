"""One function for each act around an overleg."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weegtafel.inrichting.werk import Werk
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.overleg import commands as c
from weegtafel.overleg.handlers import (
    acties,
    advies,
    bekrachtiging,
    concept,
    notulen,
    planning,
    vaststellen,
    vergadering,
    verloop,
)

HANDLERS: dict[type[Opdracht], Callable[[Werk, Any], Gewijzigd]] = {
    c.PlanOverleg: planning.plan_overleg,
    c.WijzigOverleg: planning.wijzig_overleg,
    c.LaatOverlegVervallen: planning.laat_overleg_vervallen,
    c.ZetOpAgenda: planning.zet_op_agenda,
    c.VoegPuntToe: planning.voeg_punt_toe,
    c.HaalVanAgenda: planning.haal_van_agenda,
    c.VerplaatsPunt: planning.verplaats_punt,
    c.ZetMinuten: planning.zet_minuten,
    c.OpenOverleg: verloop.open_overleg,
    c.StartPunt: vergadering.start_punt,
    c.Pauzeer: vergadering.pauzeer,
    c.MeldAanwezigheid: vergadering.meld_aanwezigheid,
    c.TrekTerug: vergadering.trek_terug,
    c.HefTerugtrekkingOp: vergadering.hef_terugtrekking_op,
    c.GeefIndruk: vergadering.geef_indruk,
    c.WeegCriterium: vergadering.weeg_criterium,
    c.BewaarPunt: vergadering.bewaar_punt,
    c.BewaarVoorzittersnotitie: vergadering.bewaar_voorzittersnotitie,
    c.BewaarAdviesconcept: concept.bewaar_adviesconcept,
    c.StelAdviesVast: vaststellen.stel_advies_vast,
    c.GeefSpoedadvies: advies.geef_spoedadvies,
    c.HerzieAdvies: advies.herzie_advies,
    c.BekrachtigAdvies: bekrachtiging.bekrachtig_advies,
    c.RondPuntAf: verloop.rond_punt_af,
    c.SchuifPuntDoor: verloop.schuif_punt_door,
    c.HeropenPunt: verloop.heropen_punt,
    c.SluitOverleg: verloop.sluit_overleg,
    c.LegActieVast: acties.leg_actie_vast,
    c.WerkActieBij: acties.werk_actie_bij,
    c.BewaarNotulendeel: notulen.bewaar_notulendeel,
    c.BewaarNotulenversie: notulen.bewaar_notulenversie,
    c.HerstelNotulenversie: notulen.herstel_notulenversie,
    c.VernieuwNotulen: notulen.vernieuw_notulen,
    c.StelNotulenVast: notulen.stel_notulen_vast,
}
