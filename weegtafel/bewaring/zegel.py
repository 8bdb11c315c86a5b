"""The seal on a destruction that was carried out, with the key of this vault. Pure."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping

#: Where the key of the seal stands, in hexadecimal; it goes along with every backup of this vault.
SLEUTELVRAAG = "SELECT waarde FROM kluiskenmerk WHERE sleutel = 'vernietigingszegel'"


def zegel(sleutel: bytes, regel: Mapping[str, object]) -> str:
    """The seal of one line of the list beside the vault."""
    inhoud = json.dumps(regel, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()
    return hmac.new(sleutel, inhoud, hashlib.sha256).hexdigest()


def klopt(sleutel: bytes, regel: Mapping[str, object], gegeven: str) -> bool:
    """Whether a line bears the seal of this vault."""
    return hmac.compare_digest(zegel(sleutel, regel), gegeven)
