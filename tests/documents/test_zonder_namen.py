"""The edition without names: nobody is left in it, and ordinary words stay."""

from __future__ import annotations

import pytest

from weegtafel.kernel.codes import OrganisatieSoort
from weegtafel.overleg.documents.namen import Namen
from weegtafel.overleg.feiten import OrganisatieFeiten, PersoonFeiten

MENSEN = ("Marjolein Hoekstra-Vos", "Yassin el Amrani", "Roos van der Berg", "Lotte Kuiperij", "Aylin Demirtaş")
LID = "Een lid van de tafel"


@pytest.fixture(scope="module")
def namen() -> Namen:
    personen = [PersoonFeiten(n, naam, "", "", None, True) for n, naam in enumerate(MENSEN, start=1)]
    organisaties = [
        OrganisatieFeiten(1, "Jeugdteam Noord", "JTN", OrganisatieSoort.JEUGDTEAM),
        OrganisatieFeiten(2, "Jeugdteam Zuid", "JTZ", OrganisatieSoort.JEUGDTEAM),
        OrganisatieFeiten(3, "Voorbeeld Jeugdreclassering", "VJ", OrganisatieSoort.GI),
    ]
    return Namen(personen, organisaties, None, None, zonder=True)


@pytest.mark.parametrize(
    "naam",
    [
        "marjolein hoekstra-vos", "hoekstra-vos", "HOEKSTRA-vos", "HoekstraVos", "marjolein hoekstra", "lotte KUIPERIJ",
        "yassin el amrani", "roos van der berg", "aylin demirtas", "Kuiperij-Jansen", "Marjolein Hoekstra-Jansen",
        "Kuiperij\u2011Jansen", "Marjo\u00adlein", "Hoek\u200bstra", "Lot\u200dte", "ＭＡＲＪＯＬＥＩＮ",
        "ｌｏｔｔｅ ｋｕｉｐｅｒｉｊ", "\u202eLotte\u202c", "mevrouw L. Kuiperij",
    ],
)  # fmt: skip
def test_a_name_in_another_dress_goes_whole(namen: Namen, naam: str) -> None:
    assert namen.tekst(f"{naam} zegt dit.") == f"{LID} zegt dit."


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Jeugdteam-Noord vond.", "Een jeugdteam vond."),
        ("het jeugdteam-noord vond.", "Een jeugdteam vond."),
        ("Jeugdteam \u00adNoord vond.", "Een jeugdteam vond."),
        ("Volgens Jeugdteam Noords oordeel.", "Volgens een jeugdteam oordeel."),
        ("De Jeugdteams Noord en Zuid vonden.", "Enkele organisaties vonden."),
        ("Dat vroegen Jeugdteam Zuid, Noord.", "Dat vroegen enkele organisaties."),
        ("De JTN vond, VJ niet.", "Een jeugdteam vond, een gecertificeerde instelling niet."),
    ],
)
def test_an_organisation_in_another_form_becomes_its_kind(namen: Namen, tekst: str, verwacht: str) -> None:
    assert namen.tekst(tekst) == verwacht


@pytest.mark.parametrize(
    "nummer",
    [
        "06-12345678", "06 12 34 56 78", "0612345678", "(020) 123 45 67", "020-1234567", "0341 - 12 34 56",
        "+31 6 12345678", "+31 (0)6-12345678", "0031612345678",
    ],
)  # fmt: skip
def test_a_telephone_number_is_left_out(namen: Namen, nummer: str) -> None:
    assert namen.veeg(f"Bel {nummer}, na vier uur.") == "Bel [telefoonnummer], na vier uur."


@pytest.mark.parametrize(
    "tekst",
    [
        "Op de berg groeit een roos; de vos loopt noord en zuid.",
        "Een jeugdteam in het noorden, en een jeugdteam dat meekijkt.",
        "Op 06-12-2026 10:30 uur, en op 01-12-2026 1015 en 06 12 2026 1030.",
        "Van 09.00-10.00 15 minuten, zaak WT-2026-0001/A2, € 1.234.567,89.",
        "Code 45A04, nummer 12345678 en 0000012345, kenmerk AB0612345678.",
        "Een ½ uur per week op 30 m² … en 3º.",
    ],
)
def test_ordinary_words_and_numbers_stay_as_they_are(namen: Namen, tekst: str) -> None:
    assert namen.tekst(tekst) == tekst


def test_sweeping_twice_changes_nothing_more(namen: Namen) -> None:
    eens = namen.tekst("Marjolein hoekstra-vos van Jeugdteam-Noord, 06-12345678, l.kuiperij@voorbeeld.nl.")
    assert namen.tekst(eens) == eens == f"{LID} van een jeugdteam, [telefoonnummer], [e-mailadres]."


def test_the_full_edition_is_left_alone() -> None:
    vol = Namen([PersoonFeiten(1, MENSEN[0], "", "", None, True)], [], None, None, zonder=False)
    tekst = "Marjo\u00adlein belt 06-12345678."
    assert vol.tekst(tekst) == vol.veeg(tekst) == tekst
