"""The page with all shortcuts, written from the tables and the acts of the program itself.

``docs/maak_beelden.py`` calls :func:`schrijf`; ``tests/documents/test_handleiding.py`` holds the page against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence

from ui.actions import VENSTERACTIES, Vensteractie
from ui.overleg.vergadering import aanwezigheid, criteria, indrukken
from ui.overleg.vergadering.toetsen import TOETSEN
from ui.plaatsen import BESTEMMINGEN
from ui.venster import Hoofdvenster

HIER = Path(__file__).resolve().parent
BEGIN, EINDE = "<!-- toetsen -->", "<!-- einde toetsen -->"
SCHERMEN = (
    ("casussen", "Casussen"),
    ("casus", "Een casus"),
    ("overleggen", "Overleggen"),
    ("overleg", "Een overleg en zijn agenda"),
    ("notulen", "Notulen"),
    ("acties", "Acties"),
    ("doorbraken", "Doorbraken"),
    ("doorbraak", "Een doorbraak, met het rekenblad"),
    ("inrichting", "Inrichting"),
)
#: Keys that a list or a box handles itself, so that no table of the program holds them; several of them by a space.
IN_LIJSTEN = (
    ("↑ ↓", "door een lijst lopen"),
    ("Enter", "openen wat is gekozen"),
    ("Esc", "een venster of lijst sluiten"),
    ("Alt+↑ Alt+↓", "een agendapunt verplaatsen"),
    ("A B", "een organisatie komt, of meldde zich af (deelnemers van een gepland overleg)"),
    ("D Spatie", "een actie is gedaan, of weer open (Acties)"),
    ("V", "de datum van een actie verzetten (Acties)"),
    ("Delete", "van de agenda halen, of een actie laten vervallen"),
    ("Ctrl+Z Ctrl+Y", "ongedaan maken, en opnieuw doen (in een tekst)"),
    ("Ctrl+Shift+Z", "een standaardzin invoegen (in een tekst van overleg of notulen)"),
    ("Alt+↓", "de kalender openen (in een datumveld)"),
)
_NAMEN = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def _woorden(wat: Vensteractie) -> str:
    return f"{wat.tekst}; aangemeld: {wat.aangemeld.lower()}" if wat.aangemeld else wat.tekst


def toets(ruw: str) -> str:
    """A key as it stands on the keyboard: ``Ctrl+Return`` is ``Ctrl+Enter``."""
    return "+".join(_NAMEN.get(deel, deel) for deel in ruw.split("+")) if not ruw.endswith("++") else ruw


def schermtoetsen(acties: Sequence[QAction]) -> list[tuple[str, str]]:
    """The acts of a page that have a key, as (key, words); of acts that share a key the words together."""
    uit: dict[str, str] = {}
    for actie in acties:
        ruw = actie.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        if ruw:
            woorden = actie.text().replace("&", "")
            uit[toets(ruw)] = (
                f"{uit[toets(ruw)]}, of {woorden[:1].lower()}{woorden[1:]}" if toets(ruw) in uit else woorden
            )
    return list(uit.items())


def tabel(regels: Sequence[tuple[str, str]]) -> str:
    """Rows of key and words."""
    rijen = (" ".join(f"`{deel}`" for deel in t.split()) + f" | {wat}" for t, wat in regels)
    return "\n".join(["| toets | wat |", "| --- | --- |", *(f"| {rij} |" for rij in rijen)])


def vergadertoetsen() -> str:
    """The card of the meeting screen, group by group."""
    uit: list[str] = []
    groep: list[tuple[str, str]] = []
    kop = ""
    for t, wat in (*TOETSEN, ("", "")):
        if wat:
            groep.append((t, wat))
            continue
        if groep:
            uit.append(f"**{kop}**\n\n{tabel(groep)}")
        kop, groep = t, []
    letters = " · ".join(f"`{chr(k)}` {v.omschrijving}" for k, v in aanwezigheid.TOETSEN.items())
    return "\n\n".join([*uit, f"In het venster Aanwezigheid: {letters}."])


def bladzijde(venster: Hoofdvenster, ids: dict[str, int]) -> str:
    """The whole page. ``ids`` gives for each place what to open there (a casus, an overleg)."""
    delen = [
        "# Sneltoetsen",
        "[Inhoud](README.md)",
        "Deze bladzijde is door het programma zelf geschreven. Op elk scherm toont `F1` wat daar werkt. Een toets van "
        "een scherm gaat voor een toets van het venster: in de vergadering is `F5` de beamer.",
        "## Overal",
        tabel(
            [(w.toetsen.replace("Left", "←"), _woorden(w)) for w in VENSTERACTIES if w.toetsen]
            + [(f"Ctrl+{n}", b.tekst) for n, b in enumerate(BESTEMMINGEN, 1) if not b.onderaan]
        ),
    ]
    for plaats, kop in SCHERMEN:
        venster.ga_naar(plaats, ids.get(plaats, 0))
        venster.runner.wacht()
        scherm = venster.scherm
        regels = schermtoetsen(scherm.acties()) if scherm is not None else []
        if regels:
            delen += [f"## {kop}", tabel(regels)]
    delen += ["## In lijsten en teksten", tabel(IN_LIJSTEN), "## De vergadering", vergadertoetsen()]
    return "\n\n".join(delen) + "\n"


def bekende_toetsen() -> set[str]:
    """Every key of the tables of the window, the meeting and the letters in its lists."""
    letters = {chr(k) for lijst in (aanwezigheid.TOETSEN, indrukken.TOETSEN, criteria.TOETSEN) for k in lijst}
    return {toets(w.toetsen) for w in VENSTERACTIES if w.toetsen} | {t for t, wat in TOETSEN if wat} | letters


def schrijf(venster: Hoofdvenster, ids: dict[str, int]) -> list[Path]:
    """Write the page, and the table of the meeting into its chapter; gives the files."""
    pagina, hoofdstuk = HIER / "sneltoetsen.md", HIER / "5-overleg.md"
    pagina.write_text(bladzijde(venster, ids), encoding="utf-8")
    voor, rest = hoofdstuk.read_text(encoding="utf-8").split(BEGIN)
    na = rest.split(EINDE)[1]
    hoofdstuk.write_text(f"{voor}{BEGIN}\n\n{vergadertoetsen()}\n\n{EINDE}{na}", encoding="utf-8")
    return [pagina, hoofdstuk]
