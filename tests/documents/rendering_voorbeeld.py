"""A document tree that holds every kind of block, and a logo; shared by the tests of rendering."""

from __future__ import annotations

import io
from datetime import date, datetime

from PIL import Image

from weegtafel.kernel.document import (
    Alinea,
    Blok,
    Cirkel,
    Document,
    Feitenlijst,
    Figuur,
    FiguurTekst,
    Inhoud,
    Kader,
    Kop,
    Lijn,
    Lijst,
    Ondertekening,
    Paginaeinde,
    Polygoon,
    Rechthoek,
    Tabel,
    Tekst,
    alinea,
)

MOMENT = datetime(2026, 11, 12, 17, 5)
ZIN = "De gevraagde inzet sluit aan bij het resultaat, maar de duur is langer dan nodig om te zien of de aanpak werkt. "


def logo() -> bytes:
    uit = io.BytesIO()
    Image.new("RGBA", (240, 80), (11, 95, 102, 128)).save(uit, "PNG")
    return uit.getvalue()


def figuur() -> Figuur:
    vormen = (
        Lijn(20, 100, 300, 100),
        Lijn(20, 100, 300, 10, gestreept=True),
        Rechthoek(40, 40, 30, 60, "reeks1", "inkt"),
        Polygoon(((100, 100), (120, 50), (140, 100)), "reeks2"),
        Polygoon(((150, 90), (180, 60), (210, 80)), gesloten=False),
        Cirkel(240, 60, 20, "reeks3", "inkt"),
        FiguurTekst(55, 112, "Noord", "midden"),
        FiguurTekst(300, 112, "Zuid", "rechts", vet=True),
    )
    return Figuur(320, 120, vormen, "Staafdiagram met twee jeugdteams: Noord het meest.")


def alle_blokken() -> tuple[Blok, ...]:
    return (
        alinea("Een inleiding in grotere letters.", "inleiding"),
        Inhoud(),
        Kop("Aanwezigheid"),
        Feitenlijst((("Voorzitter", "M. de Vries"), ("Secretaris", "J. Jansen"))),
        Tabel(
            ("Organisatie", "Aanwezig", "Bedrag"),
            tuple((f"Jeugdteam {n}", "ja" if n % 2 else "", f"€ {n}.000") for n in range(1, 61)),
            (4, 3, 2),
            ("links", "midden", "rechts"),
            "Wie aan tafel zat",
            rijkoppen=True,
        ),
        Kop("Casus WT-2026-0042", 2),
        Alinea((Tekst("Wij vinden dit "), Tekst("passend", vet=True), Tekst(", maar "), Tekst("korter", cursief=True))),
        alinea(ZIN * 30),
        Kader("Besluit", (alinea("Negen maanden."), Lijst(("Een gesprek.", "Een verslag."))), "besluit"),
        Kader("Let op", (Feitenlijst((("Wie", "Noord"),)), Tabel(("A", "B"), (("1", "2"),))), "let_op"),
        Kader("", (alinea("Alleen ter informatie."),)),
        Kop("Overgeslagen niveau", 4),
        Lijst(("Eerste actie.", "Tweede actie."), genummerd=True),
        Lijst(("Nog een keer eerste.",), genummerd=True),
        figuur(),
        alinea("Een noot.", "klein"),
        Paginaeinde(),
        Kop("Ondertekening"),
        Ondertekening((("Voorzitter", "M. de Vries", "12 november 2026"), ("Secretaris", "J. Jansen", ""))),
    )


def voorbeeld(*blokken: Blok, **anders: object) -> Document:
    velden: dict[str, object] = {
        "titel": "Notulen van de weegtafel",
        "onderwerp": "Complexe indicaties",
        "kenmerk": "WT-NOT-2026-0045",
        "datum": date(2026, 11, 12),
        "afzender": "Gemeente Voorbeeld",
        "logo": None,
        "markering": "Concept",
        "voettekst": "Weegtafel Voorbeeld",
        "blokken": blokken or alle_blokken(),
        "auteur": "J. Jansen",
    }
    return Document(**(velden | anders))  # type: ignore[arg-type]  # a test may replace any field
