"""Whatever is pressed, in whatever order: what lies on the table was declared anonymous, as it stands there now."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlmodel import Session, col, select

from tests.casus_wereld import anoniem
from tests.flows.test_toestandsmachine import KEUS, REDEN, Weegtafel
from tests.overleghulp import TEKST, Tafelhulp
from weegtafel.anonimiteit.codes import Keuze, Onderwerp, Soort
from weegtafel.anonimiteit.commands import BeslisVondst, HerroepVondst
from weegtafel.anonimiteit.opslag import laatste_verklaring, tekstmerk
from weegtafel.bootstrap import Programma
from weegtafel.casus.anoniem import teksten_van
from weegtafel.casus.commands import BewaarCasus, OverweegAlternatief, VerklaarGereed
from weegtafel.casus.models import Casus
from weegtafel.casus.queries import casus as lees_casus
from weegtafel.inrichting.models import Journaalregel
from weegtafel.kernel.codes import Adviessoort, Bekrachtigingsbesluit, CasusStatus, PuntSoort
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.opdracht import Opdracht, Wijziging
from weegtafel.overleg import commands as c
from weegtafel.overleg.models import Agendapunt

NAAMZIN = "Moeder Fatima El Amrani (bsn 111222333) woont aan de Kerkstraat 12 te Zwolle."
WOORD = "Tante Roos belt elke week met de groep en met school."
OP_TAFEL = (CasusStatus.GEREED, CasusStatus.GEAGENDEERD, CasusStatus.GEADVISEERD)


def ongedekt(sessie: Session) -> list[str]:
    """Casussen on the table of which the present text was not declared."""
    uit = []
    for casus in sessie.exec(select(Casus).where(col(Casus.status).in_(OP_TAFEL))):
        verklaring = laatste_verklaring(sessie, Onderwerp.CASUS, casus.id or 0)
        merk = tekstmerk(sessie, teksten_van(lees_casus(sessie, casus.id or 0)))
        if verklaring is None or verklaring.tekstmerk != merk:
            uit.append(f"{casus.nummer} {casus.status}")
    return uit


class Poort(Weegtafel):
    """The machine of the table, with somebody who types names in everything that can be typed in."""

    def probeer(self, opdracht: Opdracht) -> None:
        """Press an act that may or may not leave a line."""
        try:
            self.t.programma.voer_uit(opdracht)
        except Regelovertreding:
            return

    def te_bewerken(self, n: int) -> dict[str, object] | None:
        aangehouden = [r for r in self.t.alle(Casus) if r["status"] is CasusStatus.AANGEHOUDEN]
        rijen = aangehouden if aangehouden and n % 3 else self.t.alle(Casus)
        return rijen[n % len(rijen)] if rijen else None

    @rule(n=KEUS, tekst=st.sampled_from([NAAMZIN, WOORD, TEKST, ""]), veld=st.sampled_from(["hulpvraag", "veiligheid"]))
    def bewerk(self, n: int, tekst: str, veld: str) -> None:
        rij = self.te_bewerken(n)
        if rij is not None:
            wijziging = Wijziging(veld, rij[veld], tekst)
            self.probeer(BewaarCasus(casus_id=int(str(rij["id"])), wijzigingen=(wijziging,)))

    @rule(n=KEUS, tekst=st.sampled_from([NAAMZIN, TEKST]))
    def alternatief(self, n: int, tekst: str) -> None:
        rij = self.te_bewerken(n)
        if rij is not None:
            self.probeer(OverweegAlternatief(casus_id=int(str(rij["id"])), alternatief_id=1, toelichting=tekst))

    @rule(n=KEUS, weg=st.booleans(), verklaar=st.booleans())
    def beslis(self, n: int, weg: bool, verklaar: bool) -> None:
        rij = self.te_bewerken(n)
        if rij is None:
            return
        wat = {
            "onderwerp": Onderwerp.CASUS,
            "onderwerp_id": rij["id"],
            "veld": "hulpvraag",
            "soort": Soort.PERSOON,
            "tekst": "Roos",
        }
        if weg:
            self.probeer(HerroepVondst(**wat))  # type: ignore[arg-type]  # the mapping holds what the act asks
        else:
            self.probeer(BeslisVondst(**wat, keuze=Keuze.GEEN_NAAM, reden="Dat is de bloem."))  # type: ignore[arg-type]  # as above
        if verklaar:
            nummer, versie = int(str(rij["id"])), self.t.lees(Casus, int(str(rij["id"])))["versie"]
            self.probeer(anoniem(nummer, versie))
            self.probeer(VerklaarGereed(casus_id=nummer, versie=versie, geen_namen=True))

    @invariant()
    def gedekt(self) -> None:
        assert self.t.programma.vraag(ongedekt) == []


@pytest.mark.parametrize("zaad", [1, 20261112, 4])
def test_what_lies_on_the_table_was_declared_as_it_stands_there(voorbeeldmap: Path, zaad: int) -> None:
    lot = random.Random(zaad)
    tafel = Poort(voorbeeldmap)

    def n() -> int:
        return lot.randrange(10_000)

    def soort() -> Adviessoort:
        keuze: list[Adviessoort] = [Adviessoort.AANHOUDEN, Adviessoort.AANHOUDEN, *Adviessoort]
        return lot.choice(keuze)

    teksten = [NAAMZIN, WOORD, TEKST, ""]
    stappen: list[Callable[[], None]] = [
        lambda: tafel.behandel_alles(n=n(), soort=soort(), besluit=lot.choice(list(Bekrachtigingsbesluit))),
        lambda: tafel.sluit(n=n(), alles=1),
        lambda: tafel.volgende_dag(dagen=lot.randrange(1, 8)),
        lambda: tafel.nieuwe_casus(n=n()),
        lambda: tafel.plan(dagen=lot.randrange(0, 9), uur=13),
        lambda: tafel.op_agenda(n=n(), m=n()),
        lambda: tafel.van_agenda(n=n()),
        lambda: tafel.vervalt(n=4 * n()),
        lambda: tafel.spoed(n=n(), soort=soort()),
        lambda: tafel.herzie(n=n(), soort=soort()),
        lambda: tafel.schuif_door(n=n()),
        lambda: tafel.heropen(n=1 + 2 * n()),
        lambda: tafel.bekrachtig(n=n(), besluit=lot.choice(list(Bekrachtigingsbesluit))),
        lambda: tafel.alternatief(n=n(), tekst=lot.choice(teksten)),
        *[lambda: tafel.bewerk(n=n(), tekst=lot.choice(teksten), veld="hulpvraag")] * 4,
        *[lambda: tafel.beslis(n=n(), weg=lot.random() < 0.3, verklaar=lot.random() < 0.6)] * 4,
    ]
    try:
        for _ in range(120):
            lot.choice(stappen)()
            tafel.gedekt()
        assert tafel.gedaan[c.BekrachtigAdvies] and tafel.gedaan[c.ZetOpAgenda], "the walk never got to the table"
    finally:
        tafel.teardown()


def _aangehouden_en_bewerkt(tafel: Tafelhulp, tekst: str) -> int:
    casus = tafel.gereed()
    versie = tafel.lees(Casus, casus)["versie"]
    inhoud = c.AdviesInvoer(**tafel.inhoud(Adviessoort.AANHOUDEN))
    advies = tafel.doe(
        c.GeefSpoedadvies(casus_id=casus, versie=versie, inhoud=inhoud, bevestigd_door_id=tafel.secretaris)
    )
    oud = tafel.lees(Casus, casus)["hulpvraag"]
    tafel.doe(BewaarCasus(casus_id=casus, wijzigingen=(Wijziging("hulpvraag", oud, tekst),)))
    assert tafel.lees(Casus, casus)["status"] is CasusStatus.AANGEHOUDEN
    assert advies.nummer
    return casus


def _bekrachtig_niet(tafel: Tafelhulp) -> None:
    overleg, _ = tafel.open_met(1)
    for punt in tafel.alle(Agendapunt):
        if punt["overleg_id"] == overleg and punt["soort"] is PuntSoort.BEKRACHTIGING:
            nee = Bekrachtigingsbesluit.NIET_BEKRACHTIGD
            tafel.doe(c.BekrachtigAdvies(punt_id=punt["id"], besluit=nee, toelichting=REDEN))


@pytest.mark.parametrize("tekst", [NAAMZIN, "Een andere, schone hulpvraag die niemand heeft nagekeken."])
def test_a_bekrachtiging_sends_an_edited_casus_to_where_the_gate_asks(programma: Programma, tekst: str) -> None:
    tafel = Tafelhulp(programma)
    casus = _aangehouden_en_bewerkt(tafel, tekst)
    later = tafel.plan(14)
    _bekrachtig_niet(tafel)
    _teruggevallen(tafel, casus)
    assert not [p for p in tafel.agenda(later) if p["casus_id"] == casus]
    with pytest.raises(Regelovertreding):
        tafel.doe(c.ZetOpAgenda(overleg_id=later, casus_id=casus))


def test_a_bekrachtiging_sends_an_untouched_casus_back_to_gereed(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    casus = _aangehouden_en_bewerkt(tafel, TEKST)
    _bekrachtig_niet(tafel)
    assert tafel.lees(Casus, casus)["status"] is CasusStatus.GEREED


def _teruggevallen(tafel: Tafelhulp, casus: int) -> None:
    rij = tafel.lees(Casus, casus)
    assert rij["status"] is CasusStatus.AANGEMELD
    assert rij["gereed_door_id"] is None and rij["gereed_op"] is None, "nobody's word holds that it is gereed"
    terug = [r for r in tafel.alle(Journaalregel) if r["handeling"] == "zet_casus_terug"]
    assert [r["onderwerp"] for r in terug] == [rij["nummer"]]


def test_a_casus_that_falls_back_by_a_decision_taken_back_leaves_its_line(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    casus = tafel.gereed()
    tafel.doe(BewaarCasus(casus_id=casus, wijzigingen=(Wijziging("hulpvraag", TEKST, WOORD),)))
    wat: dict[str, Any] = {"onderwerp": Onderwerp.CASUS, "onderwerp_id": casus, "veld": "hulpvraag"}
    wat |= {"soort": Soort.PERSOON, "tekst": "Roos"}
    tafel.doe(BeslisVondst(**wat, keuze=Keuze.GEEN_NAAM, reden="Dat is de bloem."))
    tafel.doe(anoniem(casus, tafel.lees(Casus, casus)["versie"]))
    tafel.doe(VerklaarGereed(casus_id=casus, versie=tafel.lees(Casus, casus)["versie"], geen_namen=True))
    eerder = len([r for r in tafel.alle(Journaalregel) if r["handeling"] == "zet_casus_terug"])
    tafel.doe(HerroepVondst(**wat))
    assert tafel.lees(Casus, casus)["gereed_op"] is None
    regels = [r for r in tafel.alle(Journaalregel) if r["handeling"] == "zet_casus_terug"]
    assert len(regels) == eerder + 1 and "besluit_herroepen" in str(regels[-1])
