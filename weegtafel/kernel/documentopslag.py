"""A document tree as text and back, to the letter: what was established must print the same in ten years."""

from __future__ import annotations

import base64
import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from weegtafel.kernel import document as boom
from weegtafel.kernel.document import Document

_KNOPEN = {naam: soort for naam, soort in vars(boom).items() if isinstance(soort, type) and is_dataclass(soort)}


def _plat(waarde: Any) -> Any:
    if is_dataclass(waarde):
        return {"knoop": type(waarde).__name__} | {v.name: _plat(getattr(waarde, v.name)) for v in fields(waarde)}
    if isinstance(waarde, tuple | list):
        return [_plat(deel) for deel in waarde]
    if isinstance(waarde, bytes):
        return {"bytes": base64.b64encode(waarde).decode("ascii")}
    if isinstance(waarde, date):
        return {"datum": waarde.isoformat()}
    return waarde


def _rond(waarde: Any) -> Any:
    if isinstance(waarde, list):
        return tuple(_rond(deel) for deel in waarde)
    if not isinstance(waarde, dict):
        return waarde
    if "bytes" in waarde:
        return base64.b64decode(waarde["bytes"])
    if "datum" in waarde and len(waarde) == 1:
        return date.fromisoformat(waarde["datum"])
    soort = _KNOPEN[waarde["knoop"]]
    return soort(**{naam: _rond(deel) for naam, deel in waarde.items() if naam != "knoop"})


def naar_tekst(document: Document) -> str:
    """The whole tree as JSON."""
    return json.dumps(_plat(document), ensure_ascii=False, separators=(",", ":"))


def uit_tekst(tekst: str) -> Document:
    """The tree from its JSON. Raises KeyError or ValueError for a text that :func:`naar_tekst` did not write."""
    uit = _rond(json.loads(tekst))
    if not isinstance(uit, Document):
        raise ValueError("not a document")
    return uit
