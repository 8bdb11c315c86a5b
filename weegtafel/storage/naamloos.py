"""What a backup leaves out: names in a casus that nobody declared anonymous yet.

A copy outlives the cleaning of a text by months, so what layer 1 sees as red is replaced in the copy by its neutral
label. Who restores such a copy finds the text whole, with labels where the names stood.
"""

from __future__ import annotations

from typing import Any, Final

from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst
from weegtafel.anonimiteit.vervangen import vervang
from weegtafel.anonimiteit.vlug import zoek_vlug

#: Statuses before the declaration, and after one that an edit may have outdated.
_ONVERKLAARD: Final = "('concept', 'aangemeld', 'aangehouden')"
_CASUS: Final = (
    "hulpvraag", "mening_jeugdige", "mening_ouders", "problemen", "verklarende_analyse", "deskundigheid",
    "eerdere_hulp", "veiligheid", "resultaat", "hulp_nodig", "eigen_mogelijkheden", "onderbouwing",
    "productcode", "inbrenger_functie",
)  # fmt: skip
_BIJ_CASUS: Final = f"casus_id IN (SELECT id FROM casus WHERE status IN {_ONVERKLAARD})"
#: Table, the columns that hold text, and which rows.
_TEKSTEN: Final = (
    ("casus", _CASUS, f"status IN {_ONVERKLAARD}"),
    ("casus_grond", ("toelichting",), _BIJ_CASUS),
    ("casus_alternatief", ("toelichting",), _BIJ_CASUS),
    ("klad", ("tekst",), "1"),
)


def _rood(tekst: str) -> list[Bevinding]:
    return [b for b in zoek_vlug(tekst) if b.ernst is Ernst.ROOD]


def maak_naamloos(db: Any) -> int:
    """Replace the names in a copy, and leave no remains of them in it. Returns how many texts changed.

    ``db`` is a connection to the copy, on which nobody else works. An older file that lacks a table is let be.
    """
    aanwezig = {naam for (naam,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    db.execute("PRAGMA secure_delete = ON")
    veranderd = 0
    for tabel, kolommen, waar in _TEKSTEN:
        if tabel not in aanwezig or "casus" not in aanwezig:
            continue
        for sleutel, *teksten in db.execute(f"SELECT id, {', '.join(kolommen)} FROM {tabel} WHERE {waar}").fetchall():
            nieuw = {
                kolom: vervang(tekst, rood)
                for kolom, tekst in zip(kolommen, teksten, strict=True)
                if tekst and (rood := _rood(tekst))
            }
            if nieuw:
                zetten = ", ".join(f"{kolom} = ?" for kolom in nieuw)
                db.execute(f"UPDATE {tabel} SET {zetten} WHERE id = ?", (*nieuw.values(), sleutel))
                veranderd += len(nieuw)
    if veranderd:
        for zoek in ("casus_begin", "casus_zoek"):
            if zoek in aanwezig:
                db.execute(f"INSERT INTO {zoek}({zoek}) VALUES ('optimize')")
        db.commit()
        db.execute("VACUUM")
    return veranderd
