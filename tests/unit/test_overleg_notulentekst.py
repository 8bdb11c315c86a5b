"""The minutes in running text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from weegtafel.kernel.codes import (
    Aanwezigheidssoort,
    Bekrachtigingsbesluit,
    Criteriumoordeel,
    Oordeel,
    PuntSoort,
    PuntStatus,
    Voorbehoud,
)
from weegtafel.overleg.notulentekst import (
    Deeltekst,
    Overlegverslag,
    Puntverslag,
    Terugtrekkingfeit,
    Weegfeit,
    notulenhash,
    schrijf,
)
from weegtafel.overleg.rules.aanwezigheid import Gebeurtenis, Quorumstand

OPEN = datetime(2026, 11, 12, 13, 2)
P, T, N, ONTHOUDING = Oordeel.PASSEND, Oordeel.TWIJFEL, Oordeel.NIET_PASSEND, Oordeel.ONTHOUDING


def punt(nummer: int, **anders: Any) -> Puntverslag:
    basis: dict[str, Any] = {
        "id": nummer * 10,
        "nummer": nummer,
        "soort": PuntSoort.CASUS,
        "titel": f"Casus WT-2026-{nummer:04d}",
        "status": PuntStatus.AFGEROND,
        "adviesnummer": f"WT-2026-{nummer:04d}/A1",
    }
    return Puntverslag(**(basis | anders))


def overleg(*punten: Puntverslag, **anders: Any) -> Overlegverslag:
    basis: dict[str, Any] = {
        "code": "WO-2026-0012",
        "tafelnaam": "Weegtafel",
        "datum": date(2026, 11, 12),
        "geopend_op": OPEN,
        "gesloten_op": datetime(2026, 11, 12, 15, 20),
        "plaats": "Raadzaal",
        "quorum": Quorumstand(7, 0, 9, 5, True, ""),
        "organisaties": {1: "JT Oost", 2: "JT West", 3: "JBV"},
        "begin": {1: Aanwezigheidssoort.AANWEZIG, 2: Aanwezigheidssoort.AFWEZIG_MET_BERICHT},
        "wisselingen": (),
        "volgorde": tuple(p.id for p in punten),
        "punten": punten,
        "nieuwe_acties": 0,
    }
    return Overlegverslag(**(basis | anders))


def tekst(feiten: Overlegverslag, sleutel: str) -> str:
    return next(d.tekst for d in schrijf(feiten) if d.sleutel == sleutel)


def test_sections_come_in_the_order_of_the_meeting() -> None:
    assert [d.sleutel for d in schrijf(overleg(punt(1), punt(2)))] == [
        "opening",
        "aanwezigheid",
        "punt:10",
        "punt:20",
        "acties",
        "sluiting",
    ]


def test_the_opening_tells_when_where_and_whether_there_is_quorum() -> None:
    assert tekst(overleg(punt(1), punt(2)), "opening") == (
        "De voorzitter opent het overleg (Weegtafel) op donderdag 12 november 2026 om 13:02 uur. Plaats: Raadzaal. "
        "Op de agenda staan twee casussen. Zeven van de negen organisaties doen mee; vijf zijn nodig. "
        "Het quorum is gehaald."
    )
    zonder = overleg(plaats="", quorum=Quorumstand(1, 0, 9, 5, False, ""))
    assert "Het overleg is online. Er staan geen casussen op de agenda. Eén van de negen organisaties doet mee" in (
        tekst(zonder, "opening")
    )
    assert tekst(zonder, "opening").endswith("Het quorum is niet gehaald.")


def test_changes_of_presence_become_sentences_at_their_place_in_the_meeting() -> None:
    weg = Gebeurtenis(1, Aanwezigheidssoort.VERTROKKEN, 20, datetime(2026, 11, 12, 14, 35))
    komt = Gebeurtenis(2, Aanwezigheidssoort.GEKOMEN, 10, datetime(2026, 11, 12, 13, 10))
    regels = tekst(overleg(punt(1), punt(2), wisselingen=(komt, weg)), "aanwezigheid").split("\n")
    assert regels == [
        "Bij de opening aanwezig: JT Oost.",
        "Afwezig met bericht: JT West.",
        "Bij de opening afwezig: JBV.",
        "JT West komt voor punt 1 bij het overleg (13:10).",
        "JT Oost verlaat het overleg na punt 1 (14:35).",
    ]


def test_after_a_moved_item_the_sentence_names_the_item_that_really_came_before() -> None:
    weg = Gebeurtenis(1, Aanwezigheidssoort.VERTROKKEN, 10, datetime(2026, 11, 12, 14, 35))
    feiten = overleg(punt(1), punt(2), wisselingen=(weg,), volgorde=(20, 10))
    assert "JT Oost verlaat het overleg na punt 2 (14:35)." in tekst(feiten, "aanwezigheid")


def test_a_recusal_is_told_with_its_reason() -> None:
    feiten = overleg(punt(1, teruggetrokken=(Terugtrekkingfeit("JBV", "voert zelf de maatregel uit"),)))
    assert "JBV trekt zich terug bij punt 1. Reden: Voert zelf de maatregel uit." in tekst(feiten, "aanwezigheid")


@pytest.mark.parametrize(
    ("eerste", "na", "zin"),
    [
        (
            {1: P, 2: P, 3: T, 4: T, 5: N},
            {1: P, 2: P, 3: P, 4: P, 5: N},
            "Voor de bespreking vinden twee organisaties de inzet passend, vindt één de inzet niet passend en "
            "twijfelen twee. Na de bespreking vinden vier organisaties de inzet passend en vindt één de inzet niet "
            "passend. Twee organisaties herzien hun oordeel van twijfel naar passend.",
        ),
        (
            {1: T},
            {1: N},
            "Voor de bespreking twijfelt één organisatie. Na de bespreking vindt één organisatie de inzet niet "
            "passend. Eén organisatie herziet haar oordeel van twijfel naar niet passend.",
        ),
        ({1: P, 2: P}, {1: P, 2: P}, "Voor de bespreking vinden twee organisaties de inzet passend. "
         "Na de bespreking is dat niet veranderd."),
        ({1: ONTHOUDING}, {}, "Voor de bespreking onthoudt één organisatie zich van een oordeel."),
        ({}, {1: P}, "Na de bespreking vindt één organisatie de inzet passend."),
    ],
)  # fmt: skip
def test_the_discussion_is_told_from_the_judgements(
    eerste: dict[int, Oordeel], na: dict[int, Oordeel], zin: str
) -> None:
    feiten = overleg(punt(1, eerste=tuple(eerste.items()), na=tuple(na.items())))
    assert tekst(feiten, "punt:10") == f"{zin}\n\nDe tafel geeft advies WT-2026-0001/A1."


def test_the_weighing_is_told_short_with_the_reasons_that_were_given() -> None:
    weging = (
        Weegfeit("Hulpvraag", Criteriumoordeel.VOLDOET, ""),
        Weegfeit("Veiligheid", Criteriumoordeel.DEELS, "afspraken staan nog niet op papier"),
        Weegfeit("Eigen kracht", Criteriumoordeel.VOLDOET, ""),
    )
    assert tekst(overleg(punt(1, weging=weging)), "punt:10").startswith(
        "De tafel weegt drie criteria: twee voldoen en één voldoet deels.\n"
        "Veiligheid (voldoet deels): Afspraken staan nog niet op papier."
    )
    gelijk = tuple(replace(w, oordeel=Criteriumoordeel.VOLDOET, reden="") for w in weging)
    assert "De tafel weegt drie criteria. Alle drie voldoen." in tekst(overleg(punt(1, weging=gelijk)), "punt:10")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"voorbehoud": Voorbehoud.GEEN_QUORUM}, "Het advies staat onder voorbehoud, want het quorum ontbrak; "),
        (
            {"status": PuntStatus.DOORGESCHOVEN, "doorschuif_reden": "te weinig tijd"},
            "Dit punt is doorgeschoven naar een volgend overleg. Reden: Te weinig tijd.",
        ),
        ({"adviesnummer": ""}, "De casus is ingetrokken."),
        (
            {"soort": PuntSoort.BEKRACHTIGING, "besluit": Bekrachtigingsbesluit.BEKRACHTIGD},
            "De tafel bekrachtigt advies WT-2026-0001/A1; het voorbehoud vervalt.",
        ),
        (
            {"soort": PuntSoort.BEKRACHTIGING, "besluit": Bekrachtigingsbesluit.NIET_BEKRACHTIGD},
            "De tafel bekrachtigt advies WT-2026-0001/A1 niet; de casus komt opnieuw op de agenda.",
        ),
        (
            {
                "soort": PuntSoort.VORIGE_NOTULEN,
                "adviesnummer": "",
                "notulennummer": "NOT-2026-0011",
                "notulen_vastgesteld": True,
            },
            "De voorzitter stelt notulen NOT-2026-0011 vast.",
        ),
        ({"soort": PuntSoort.VRIJ, "adviesnummer": ""}, "De tafel heeft dit punt behandeld"),
        ({"eerder_doorgeschoven": "WO-2026-0011"}, "Dit punt is doorgeschoven uit overleg WO-2026-0011."),
        ({"verslag": "  De tafel vraagt naar school.  "}, "De tafel vraagt naar school.\n\nDe tafel geeft advies"),
    ],
)
def test_each_outcome_has_its_sentence(anders: dict[str, Any], zin: str) -> None:
    assert zin in tekst(overleg(punt(1, **anders)), "punt:10")


@pytest.mark.parametrize(
    ("n", "zin"),
    [
        (0, "Er zijn in dit overleg geen nieuwe acties afgesproken."),
        (1, "In dit overleg is één nieuwe actie afgesproken. Zij staat in de actielijst"),
        (13, "In dit overleg zijn 13 nieuwe acties afgesproken. Zij staan in de actielijst"),
    ],
)
def test_actions_are_counted(n: int, zin: str) -> None:
    assert tekst(overleg(nieuwe_acties=n), "acties").startswith(zin)


def test_the_closing_names_what_was_carried_over_and_revised() -> None:
    door = {"status": PuntStatus.DOORGESCHOVEN}
    feiten = overleg(punt(1, **door), punt(2, **door), herzien=(("WT-2026-0009/A1", "WT-2026-0009/A2"),))
    assert tekst(feiten, "sluiting") == (
        "Advies WT-2026-0009/A1 is in dit overleg gevolgd door herzien advies WT-2026-0009/A2. "
        "De punten 1 en 2 zijn doorgeschoven naar een volgend overleg. De voorzitter sluit het overleg om 15:20 uur."
    )
    laat = overleg(gesloten_op=datetime(2026, 11, 13, 0, 5))
    assert tekst(laat, "sluiting") == "De voorzitter sluit het overleg om 00:05 uur op vrijdag 13 november 2026."


def test_the_hash_changes_with_every_word_and_fact_and_with_nothing_else() -> None:
    delen = [Deeltekst("opening", "Opening", "De voorzitter opent.")]
    eerst = notulenhash("NOT-2026-0001", delen, {"a": 1, "b": [2]})
    assert eerst == notulenhash("NOT-2026-0001", list(delen), {"b": [2], "a": 1})
    assert len(eerst) == 64
    anders = {
        notulenhash("NOT-2026-0002", delen, {"a": 1, "b": [2]}),
        notulenhash("NOT-2026-0001", [replace(delen[0], tekst="De voorzitter sluit.")], {"a": 1, "b": [2]}),
        notulenhash("NOT-2026-0001", delen, {"a": 1, "b": [3]}),
    }
    assert len(anders) == 3 and eerst not in anders
