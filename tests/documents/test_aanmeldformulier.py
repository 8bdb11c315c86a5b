from __future__ import annotations

import copy
import io
import json
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.formulierhulp import (
    INGEVULD,
    NS,
    W,
    bewerk,
    bewerk_boom,
    leeg,
    run,
    vul,
    zoek_sdt,
    zonder_controles,
    zonder_stijlen,
)
from weegtafel.casus.formulier import EIGENSCHAP, FORMULIERVELDEN, MERK, Formulieruitslag, naar_json
from weegtafel.casus.velden import TE_OVERWEGEN_GRONDEN
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.rendering.aanmeldformulier import lees, meegeleverd, schrijf_leeg

SOFFICE = shutil.which("soffice")


def lees_bytes(tmp_path: Path, data: bytes) -> Formulieruitslag:
    pad = tmp_path / "formulier.docx"
    pad.write_bytes(data)
    return lees(pad)


def eis_volledig(uitslag: Formulieruitslag) -> None:
    assert uitslag.soort == "gelezen"
    assert uitslag.ontbreekt == ()
    assert uitslag.kop == {
        "soort": "her",
        "eerdere_casus": "WT-2026-0003",
        "gemeente": "Voorbeeldstad",
        "inbrenger": "Jeugdteam Noord",
        "inbrenger_functie": "jeugdconsulent",
    }
    for sleutel in ("hulpvraag", "problemen", "veiligheid", "onderbouwing", "productcode"):
        assert uitslag.velden[sleutel] == INGEVULD[sleutel]
    assert uitslag.velden["segment"] == "complex" and uitslag.velden["vorm"] == "AMB"
    assert uitslag.velden["resultaat_datum"] == date(2027, 9, 1)
    assert uitslag.velden["ingangsdatum"] == date(2026, 12, 1)
    assert uitslag.velden["volume"] == 1200 and uitslag.velden["duur_maanden"] == 12
    assert uitslag.velden["kosten_cent"] == 3_140_000
    assert uitslag.gronden["wlz"] == ("niet_passend", "Geen blijvend toezicht nodig.")
    assert uitslag.gronden["onderwijs"] == ("onvoldoende", "Er is een arrangement.\nDat is niet genoeg.")
    assert list(uitslag.gronden) == list(TE_OVERWEGEN_GRONDEN)
    assert uitslag.alternatieven == {"jim": "Geen steunfiguur gevonden.", "buurtteam": "Te licht."}


# --- writing --------------------------------------------------------------------------------------


def test_the_empty_form_marks_every_question_and_itself() -> None:
    with zipfile.ZipFile(io.BytesIO(leeg())) as pakket:
        wortel = etree.fromstring(pakket.read("word/document.xml"))
        eigenschappen = pakket.read("docProps/custom.xml").decode()
    tags = [tag.get(f"{W}val") for tag in wortel.iter(f"{W}tag")]
    assert {veld.sleutel for veld in FORMULIERVELDEN} <= set(tags)
    assert len(tags) == len(set(tags)) == len(FORMULIERVELDEN) + 2 * len(TE_OVERWEGEN_GRONDEN) + 2 * 4
    assert MERK in "".join(wortel.itertext())
    assert f'name="{EIGENSCHAP}"' in eigenschappen
    assert len(list(wortel.iter(f"{W}date"))) == 2
    assert [i.get(f"{W}value") for i in zoek_sdt(wortel, "eenheid").iter(f"{W}listItem")][:2] == ["01", "04"]


def test_the_empty_form_opens_in_python_docx_with_headings() -> None:
    import docx

    document = docx.Document(io.BytesIO(leeg()))
    koppen = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert koppen[0] == "Over deze aanmelding" and koppen[-1] == "Klaar" and len(koppen) == 8
    assert document.core_properties.title == "Aanmeldformulier Weegtafel"


def test_an_empty_form_reads_as_empty(tmp_path: Path) -> None:
    uitslag = lees_bytes(tmp_path, leeg())
    assert uitslag.soort == "gelezen"
    assert not uitslag.velden and not uitslag.gronden and not uitslag.alternatieven
    assert len(uitslag.ontbreekt) > 25 and uitslag.opmerkingen == ()


def test_a_form_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    pad = tmp_path / "leeg.docx"
    schrijf_leeg(pad, *meegeleverd())
    assert lees(pad).soort == "gelezen"
    assert [p.name for p in tmp_path.iterdir()] == ["leeg.docx"]
    with pytest.raises(Regelovertreding, match=r"\.docx"):
        schrijf_leeg(tmp_path / "leeg.pdf", *meegeleverd())
    with pytest.raises(Storing):
        schrijf_leeg(tmp_path / "nergens" / "leeg.docx", *meegeleverd())
    (tmp_path / "map.docx").mkdir()
    with pytest.raises(Storing, match="map"):
        schrijf_leeg(tmp_path / "map.docx", *meegeleverd())


# --- reading --------------------------------------------------------------------------------------


def test_a_filled_form_reads_back(tmp_path: Path) -> None:
    uitslag = lees_bytes(tmp_path, vul(leeg(), INGEVULD))
    eis_volledig(uitslag)
    assert uitslag.opmerkingen == ()
    inhoud = json.loads(json.dumps(naar_json(uitslag)))
    assert inhoud["velden"]["kosten"] == "31400.00" and inhoud["velden"]["resultaat_datum"] == "2027-09-01"
    assert inhoud["gronden"]["wlz"]["uitkomst"] == "niet_passend"
    assert inhoud["bevindingen"] == {}
    assert set(inhoud) == {"soort", "velden", "gronden", "alternatieven", "ontbreekt", "opmerkingen", "bevindingen"}


def test_a_form_without_content_controls_is_read_by_its_questions(tmp_path: Path) -> None:
    eis_volledig(lees_bytes(tmp_path, bewerk_boom(vul(leeg(), INGEVULD), zonder_controles)))


def test_a_form_without_controls_and_styles_is_still_read(tmp_path: Path) -> None:
    """The questions come in one order, each once."""

    def kaal(wortel: Any) -> None:
        zonder_controles(wortel)
        zonder_stijlen(wortel)

    waarden = {**INGEVULD, "hulpvraag": "Een vraag."}
    uitslag = lees_bytes(tmp_path, bewerk_boom(vul(leeg(), waarden), kaal))
    assert uitslag.ontbreekt == ()
    assert uitslag.velden["hulpvraag"] == "Een vraag."
    assert uitslag.velden["veiligheid"] == INGEVULD["veiligheid"]
    assert uitslag.gronden["wlz"][1] == "Geen blijvend toezicht nodig."


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("via", ["docx", "odt"])
def test_a_form_saved_by_libreoffice_still_reads(tmp_path: Path, via: str) -> None:
    assert SOFFICE is not None
    bron = tmp_path / "bron.docx"
    bron.write_bytes(vul(leeg(), INGEVULD))
    uit = tmp_path / "uit"
    profiel = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    laatste = bron
    for soort in ["docx"] if via == "docx" else ["odt", "docx"]:
        subprocess.run(
            [SOFFICE, "--headless", profiel, "--convert-to", soort, "--outdir", str(uit), str(laatste)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        laatste = uit / f"bron.{soort}"
    eis_volledig(lees(laatste))


def test_text_left_marked_as_placeholder_counts_when_it_is_an_answer(tmp_path: Path) -> None:
    def typ(wortel: Any) -> None:
        next(zoek_sdt(wortel, "hulpvraag").iter(f"{W}t")).text = "Een echte vraag."

    assert lees_bytes(tmp_path, bewerk_boom(leeg(), typ)).velden["hulpvraag"] == "Een echte vraag."


def test_text_typed_beside_the_placeholder_counts_alone(tmp_path: Path) -> None:
    def typ(wortel: Any) -> None:
        next(zoek_sdt(wortel, "hulpvraag").iter(f"{W}t")).text = "Typ hier het antwoord.Een vraag."

    assert lees_bytes(tmp_path, bewerk_boom(leeg(), typ)).velden["hulpvraag"] == "Een vraag."


def test_text_typed_under_the_control_counts_too(tmp_path: Path) -> None:
    def typ(wortel: Any) -> None:
        sdt = zoek_sdt(wortel, "hulpvraag")
        alinea = etree.Element(f"{W}p")
        alinea.append(run("Er onder getypt."))
        sdt.addnext(alinea)

    uitslag = lees_bytes(tmp_path, bewerk_boom(vul(leeg(), {"hulpvraag": "Erin."}), typ))
    assert uitslag.velden["hulpvraag"] == "Erin.\nEr onder getypt."


def test_text_typed_on_the_line_of_the_question_or_its_help_counts(tmp_path: Path) -> None:
    def typ(wortel: Any) -> None:
        for t in wortel.iter(f"{W}t"):
            if t.text == "Hulpvraag":
                t.text = "Hulpvraag: op de regel van de vraag."
            elif t.text == "Hoe hangt het samen? Wat houdt het in stand?":
                t.text += " Achter de uitleg."
                eigen = etree.Element(f"{W}p")
                eigen.append(copy.deepcopy(t.getparent().getparent().find(f"{W}pPr")))
                eigen.append(run("En eronder, in dezelfde stijl."))
                t.getparent().getparent().addnext(eigen)

    uitslag = lees_bytes(tmp_path, bewerk_boom(leeg(), typ))
    assert uitslag.velden["hulpvraag"] == "op de regel van de vraag."
    assert uitslag.velden["verklarende_analyse"] == "Achter de uitleg.\nEn eronder, in dezelfde stijl."
    assert set(uitslag.velden) == {"hulpvraag", "verklarende_analyse"}


def test_a_date_that_stands_only_in_the_date_picker_counts(tmp_path: Path) -> None:
    def kies(wortel: Any) -> None:
        next(zoek_sdt(wortel, "ingangsdatum").iter(f"{W}date")).set(f"{W}fullDate", "2026-12-01T00:00:00Z")

    assert lees_bytes(tmp_path, bewerk_boom(leeg(), kies)).velden["ingangsdatum"] == date(2026, 12, 1)


def test_of_tracked_changes_inserted_text_counts_and_deleted_text_does_not(tmp_path: Path) -> None:
    def volg(wortel: Any) -> None:
        alinea = next(zoek_sdt(wortel, "hulpvraag").iter(f"{W}p"))
        weg = etree.SubElement(alinea, f"{W}del")
        oud = run(" Geschrapt.")
        for t in oud.iter(f"{W}t"):
            t.tag = f"{W}delText"
        weg.append(oud)
        etree.SubElement(alinea, f"{W}ins").append(run(" Erbij."))
        van = etree.SubElement(alinea, f"{W}moveFrom")
        van.append(run(" Verhuisd."))

    uitslag = lees_bytes(tmp_path, bewerk_boom(vul(leeg(), {"hulpvraag": "Staat."}), volg))
    assert uitslag.velden["hulpvraag"] == "Staat. Erbij."
    assert any("wijzigingen bijgehouden" in zin for zin in uitslag.opmerkingen)


def test_a_deleted_paragraph_mark_joins_two_lines(tmp_path: Path) -> None:
    def volg(wortel: Any) -> None:
        alinea = next(zoek_sdt(wortel, "hulpvraag").iter(f"{W}p"))
        etree.SubElement(etree.SubElement(alinea.find(f"{W}pPr"), f"{W}rPr"), f"{W}del")

    uitslag = lees_bytes(tmp_path, bewerk_boom(vul(leeg(), {"hulpvraag": "Een \ntwee"}), volg))
    assert uitslag.velden["hulpvraag"] == "Een twee"


def test_comments_notes_pictures_and_links_are_named_and_left(tmp_path: Path) -> None:
    def erin(wortel: Any) -> None:
        alinea = next(zoek_sdt(wortel, "hulpvraag").iter(f"{W}p"))
        r = etree.SubElement(alinea, f"{W}r")
        etree.SubElement(r, f"{W}footnoteReference")
        etree.SubElement(r, "{http://schemas.openxmlformats.org/drawingml/2006/main}blip")

    data = bewerk_boom(vul(leeg(), INGEVULD), erin)
    data = bewerk(
        data,
        {
            "word/_rels/document.xml.rels": lambda b: b.replace(
                b"</Relationships>",
                b'<Relationship Id="rId9" Type="x/attachedTemplate" Target="https://kwaad.example/x" '
                b'TargetMode="External"/></Relationships>',
            )
        },
        {"word/comments.xml": f'<w:comments xmlns:w="{NS}"/>'.encode()},
    )
    uitslag = lees_bytes(tmp_path, data)
    assert uitslag.ontbreekt == ()
    assert len(uitslag.opmerkingen) == 4


def test_an_answer_in_a_table_and_a_list_is_kept(tmp_path: Path) -> None:
    def tabel(wortel: Any) -> None:
        inhoud = zoek_sdt(wortel, "hulpvraag").find(f"{W}sdtContent")
        inhoud.append(
            etree.fromstring(
                f'<w:tbl xmlns:w="{NS}"><w:tr><w:tc><w:p><w:r><w:t>cel een</w:t></w:r></w:p></w:tc>'
                "<w:tc><w:p><w:r><w:t>cel twee</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            )
        )
        inhoud.append(
            etree.fromstring(
                f'<w:p xmlns:w="{NS}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
                "<w:r><w:t>een punt</w:t></w:r></w:p>"
            )
        )

    uitslag = lees_bytes(tmp_path, bewerk_boom(vul(leeg(), {"hulpvraag": "Voor."}), tabel))
    assert uitslag.velden["hulpvraag"] == "Voor.\ncel een\ncel twee\n- een punt"


def test_what_cannot_be_read_gets_its_own_sentence(tmp_path: Path) -> None:
    fout = {
        "volume": "veel",
        "kosten_cent": "-5",
        "resultaat_datum": "31 februari 2027",
        "profiel": "profiel 99",
        "ingangsdatum": "1-12-1826",
        "grond.wlz.uitkomst": "misschien",
        "alternatief.1.keuze": "Iets anders",
    }
    uitslag = lees_bytes(tmp_path, vul(leeg(), {**INGEVULD, **fout}))
    tekst = "\n".join(uitslag.ontbreekt)
    for stuk in ("“veel”", "negatief", "“31 februari 2027”", "“profiel 99”", "1826", "“misschien”"):
        assert stuk in tekst
    assert len(uitslag.ontbreekt) == 6
    assert "“Iets anders”" in uitslag.opmerkingen[0]


def test_a_text_of_200_000_characters_is_named_and_not_cut(tmp_path: Path) -> None:
    uitslag = lees_bytes(tmp_path, vul(leeg(), {**INGEVULD, "hulpvraag": "x" * 200_000}))
    assert "hulpvraag" not in uitslag.velden
    assert "200.000 tekens" in uitslag.ontbreekt[0]


def test_the_choices_of_the_form_itself_are_understood(tmp_path: Path) -> None:
    """A vault that renamed a profile hands out forms with its own words."""

    def hernoem(wortel: Any) -> None:
        item = next(i for i in zoek_sdt(wortel, "profiel").iter(f"{W}listItem") if i.get(f"{W}value") == "7")
        item.set(f"{W}displayText", "Gedrag en gezin")

    data = vul(bewerk_boom(leeg(), hernoem), {"profiel": "gedrag  en gezin"})
    assert lees_bytes(tmp_path, data).velden["profiel"] == "7"
