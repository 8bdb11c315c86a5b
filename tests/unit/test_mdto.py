"""The XML of a transfer, held against the rules of MDTO 1.0.1: mandatory elements, their order, escaping."""

from __future__ import annotations

from datetime import date, datetime
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from weegtafel.bewaring import mdto

NS = f"{{{mdto.NAAMRUIMTE}}}"
#: Order of the elements of an object in the schema; (name, mandatory).
INFORMATIEOBJECT = (
    ("identificatie", True), ("naam", True), ("aggregatieniveau", False), ("classificatie", False),
    ("trefwoord", False), ("omschrijving", False), ("raadpleeglocatie", False), ("dekkingInTijd", False),
    ("dekkingInRuimte", False), ("taal", False), ("event", False), ("waardering", True), ("bewaartermijn", False),
    ("informatiecategorie", False), ("isOnderdeelVan", False), ("bevatOnderdeel", False),
    ("heeftRepresentatie", False), ("aanvullendeMetagegevens", False), ("gerelateerdInformatieobject", False),
    ("archiefvormer", True), ("betrokkene", False), ("activiteit", False), ("beperkingGebruik", True),
)  # fmt: skip
BESTAND = (
    ("identificatie", True), ("naam", True), ("omvang", True), ("bestandsformaat", True), ("checksum", True),
    ("URLBestand", False), ("isRepresentatieVan", True),
)  # fmt: skip
GROEPEN = {
    "identificatie": ("identificatieKenmerk", "identificatieBron"),
    "archiefvormer": ("verwijzingNaam",),
    "waardering": ("begripLabel", "begripCode", "begripBegrippenlijst"),
    "checksum": ("checksumAlgoritme", "checksumWaarde", "checksumDatum"),
    "isRepresentatieVan": ("verwijzingNaam", "verwijzingIdentificatie"),
    "bewaartermijn": (
        "termijnTriggerStartLooptijd", "termijnStartdatumLooptijd", "termijnLooptijd", "termijnEinddatum",
    ),
}  # fmt: skip


def stuk(naam: str = "Notulen WO-2026-0001", **anders: str) -> mdto.Informatieobject:
    return mdto.Informatieobject(
        **{  # type: ignore[arg-type]  # texts and dates by name
            "kenmerk": "NOT-2026-0001",
            "naam": naam,
            "waardering": "V",
            "archiefvormer": "Gemeente Vaartdam",
            "beperking": "Overig",
            "beperking_uitleg": "Beperkt openbaar.",
            "datum": date(2026, 11, 19),
            "termijn": "P5Y",
            "termijn_vanaf": date(2026, 11, 19),
            "termijn_tot": date(2031, 11, 19),
            "classificatie": "Selectielijst gemeenten 2020, procestype 19",
            "onderdeel_van": "WO-2026-0001",
        }
        | anders
    )


BIJ = mdto.Bestand(
    naam="Notulen.pdf", achtervoegsel="pdf", omvang=12345, sha256="a" * 64, gemeten_op=datetime(2026, 11, 20, 10, 0)
)


def kaal(naam: str) -> str:
    assert naam.startswith(NS)
    return naam.removeprefix(NS)


def keur(xml: bytes, soort: str, orde: tuple[tuple[str, bool], ...]) -> Element:
    wortel: Element = fromstring(xml)
    assert kaal(wortel.tag) == "MDTO"
    (object_,) = wortel
    assert kaal(object_.tag) == soort
    namen = [kaal(kind.tag) for kind in object_]
    plaats = {naam: n for n, (naam, _) in enumerate(orde)}
    assert [plaats[n] for n in namen] == sorted(plaats[n] for n in namen)
    assert {naam for naam, verplicht in orde if verplicht} <= set(namen)
    for kind in object_:
        if kaal(kind.tag) in GROEPEN:
            assert tuple(kaal(k.tag) for k in kind) == GROEPEN[kaal(kind.tag)]
    assert not [e.tag for e in object_.iter() if not len(e) and not (e.text or "").strip()]
    return object_


def test_an_informatieobject_has_what_is_mandatory_in_order() -> None:
    object_ = keur(mdto.informatieobject(stuk(), [BIJ]), "informatieobject", INFORMATIEOBJECT)
    assert object_.findtext(f"{NS}waardering/{NS}begripCode") == "V"
    assert object_.findtext(f"{NS}bewaartermijn/{NS}termijnLooptijd") == "P5Y"


def test_a_file_has_what_is_mandatory_in_order_and_points_to_its_object() -> None:
    object_ = keur(mdto.bestand(stuk(), BIJ), "bestand", BESTAND)
    assert object_.findtext(f"{NS}checksum/{NS}checksumWaarde") == "a" * 64
    assert object_.findtext(f"{NS}omvang") == "12345"
    geheel = keur(mdto.informatieobject(stuk(), [BIJ]), "informatieobject", INFORMATIEOBJECT)
    eigen = geheel.findtext(f"{NS}identificatie/{NS}identificatieKenmerk")
    verwijst = object_.findtext(f"{NS}isRepresentatieVan/{NS}verwijzingIdentificatie/{NS}identificatieKenmerk")
    assert eigen == verwijst
    terug = geheel.findtext(f"{NS}heeftRepresentatie/{NS}verwijzingIdentificatie/{NS}identificatieKenmerk")
    assert terug == object_.findtext(f"{NS}identificatie/{NS}identificatieKenmerk")


@pytest.mark.parametrize("naam", ["Jansen & Zn. <b>", "]]>", "a\x00b\x0bc", "é – “zo”", "\ufffe x"])
def test_words_stay_words(naam: str) -> None:
    object_ = keur(mdto.informatieobject(stuk(naam), []), "informatieobject", INFORMATIEOBJECT)
    zichtbaar = "".join(t for t in naam if ord(t) >= 32 and t != "\ufffe")
    assert object_.findtext(f"{NS}naam") == " ".join(zichtbaar.split())


@given(st.text(min_size=1).filter(lambda t: any(c.isalnum() for c in t)))
def test_any_text_makes_well_formed_xml(naam: str) -> None:
    keur(mdto.informatieobject(stuk(naam), [BIJ]), "informatieobject", INFORMATIEOBJECT)
