from __future__ import annotations

from datetime import date

import pytest

from tests.documents.overlegbouw import DAG, MOMENT, Bouwer, Gebouwd, bouw, maak_casus
from weegtafel.bootstrap import Programma
from weegtafel.kernel.codes import Aanwezigheidssoort, CasusStatus, OverlegStatus, PuntSoort, PuntStatus
from weegtafel.kernel.document import Feitenlijst, Kader, Tabel, koppen, platte_tekst, teksten
from weegtafel.overleg import uitgaven
from weegtafel.overleg.models import Aanwezigheid


@pytest.fixture
def gebouwd(programma: Programma) -> Gebouwd:
    with programma.kluis.transactie() as sessie:
        return bouw(sessie)


def gepland(programma: Programma, **velden: object) -> tuple[int, str]:
    """A planned overleg with one casus; its id and the number of the casus."""
    with programma.kluis.transactie() as sessie:
        b = Bouwer(sessie)
        b.uit.overleg = b.overleg(20, date(2026, 12, 10), OverlegStatus.GEPLAND, **velden)
        open_ = {"status": PuntStatus.OPEN, "afgerond_op": None}
        b.punt("opening", PuntSoort.OPENING, "Opening en mededelingen", **open_)
        casus = maak_casus(sessie, 50, status=CasusStatus.GEAGENDEERD, inbrenger_id=b.leden[0].id)
        b.punt("casus", PuntSoort.CASUS, "Casus", casus_id=casus, **open_)
        assert b.leden[0].id is not None
        sessie.add(
            Aanwezigheid(
                overleg_id=b.uit.overleg,
                organisatie_id=b.leden[0].id,
                soort=Aanwezigheidssoort.AFWEZIG_MET_BERICHT,
                tijdstip=MOMENT,
            )
        )
        return b.uit.overleg, "WT-2026-0050"


def test_items_stand_with_time_minutes_and_who_brings_them_in(programma: Programma, gebouwd: Gebouwd) -> None:
    document = programma.vraag(uitgaven.document_van, "agenda", gebouwd.overleg)
    tabel = next(b for b in document.blokken if isinstance(b, Tabel))
    assert tabel.rijen[0] == ("1", "13:00", "Opening en mededelingen", "voorzitter", "5")
    assert tabel.rijen[4] == ("5", "13:20", "WT-2026-0020 · her-indicatie", "Jeugdteam Oost", "15")
    assert [k.tekst for k in koppen(document)] == ["Agendapunten", "Openstaande acties", "Deelnemers"]


def test_head_says_when_where_and_who(programma: Programma, gebouwd: Gebouwd) -> None:
    document = programma.vraag(uitgaven.document_van, "agenda", gebouwd.overleg)
    hoofd = next(b for b in document.blokken if isinstance(b, Feitenlijst))
    assert dict(hoofd.feiten)["Datum"] == "donderdag 12 november 2026"
    assert dict(hoofd.feiten)["Voorzitter"] == "Marjolein Hoekstra-Vos (Gemeente Voorbeeldstad)"
    assert (document.kenmerk, document.datum) == ("WO-2026-0012", DAG)


def test_no_text_of_a_casus_stands_on_the_agenda(programma: Programma, gebouwd: Gebouwd) -> None:
    tekst = platte_tekst(programma.vraag(uitgaven.document_van, "agenda", gebouwd.overleg))
    assert "dagritme" not in tekst and "Intensief" not in tekst


def test_an_absent_inbrenger_is_flagged_before_the_overleg(programma: Programma) -> None:
    overleg, nummer = gepland(programma)
    document = programma.vraag(uitgaven.document_van, "agenda", overleg)
    kader = next(b for b in document.blokken if isinstance(b, Kader))
    assert f"Punt 2, {nummer}: Jeugdteam Noord is er niet." in "\n".join(teksten((kader,)))
    assert "Jeugdteam Noord (afwezig)" in platte_tekst(document)


def test_invited_members_stand_by_name_and_only_open_actions_of_earlier_overleggen(
    programma: Programma, gebouwd: Gebouwd
) -> None:
    overleg, _ = gepland(programma)
    tekst = platte_tekst(programma.vraag(uitgaven.document_van, "agenda", overleg))
    assert "Aylin Demirtaş" in tekst
    assert "Maak een overzicht van collectief aanbod" in tekst
    assert "Lang geleden gedaan" not in tekst


def test_a_cancelled_overleg_says_so_on_every_page(programma: Programma) -> None:
    overleg, _ = gepland(programma, vervallen_reden="Er zijn te weinig casussen")
    document = programma.vraag(uitgaven.document_van, "agenda", overleg, demonstratie=True)
    assert document.markering == "Vervallen · Fictieve demonstratiegegevens"
    assert "Er zijn te weinig casussen" in platte_tekst(document)
