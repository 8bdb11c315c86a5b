"""Keyed marks of texts: they tell whether a text is the same one, and nothing else. Pure.

A plain hash of a short text tells the text to whoever tries all of them; a mark is keyed with a random secret of the
vault, and bound to the place where the text stood.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.normaliseren import normaliseer, plat


def merk(geheim: bytes, *delen: str) -> str:
    """The mark of some texts in this order, 32 hexadecimal digits; no two rows of texts are written alike."""
    return _cijfers(_stempel(hmac.new(geheim, digestmod=hashlib.sha256), *delen))


def _stempel(stempel: hmac.HMAC, *delen: str) -> hmac.HMAC:
    for deel in delen:
        kaal = deel.encode("utf-8", "surrogatepass")
        stempel.update(len(kaal).to_bytes(8, "big") + kaal)
    return stempel


def _cijfers(stempel: hmac.HMAC) -> str:
    return stempel.hexdigest()[:32]


def vondstmerk(geheim: bytes, veld: str, soort: Soort, tekst: str) -> str:
    """The mark of found words in one field: capitals, accents and invisible signs make no difference."""
    return vondstmerker(geheim, veld, soort)(vlak(tekst))


def vlak(tekst: str) -> str:
    """Found words without capitals, accents and invisible signs."""
    return " ".join(plat(normaliseer(tekst).tekst).split())


def vondstmerker(geheim: bytes, veld: str, soort: Soort) -> Callable[[str], str]:
    """What makes the mark of :func:`vondstmerk` of words that are ``vlak`` already: for who asks many of them."""
    begin = _stempel(hmac.new(geheim, digestmod=hashlib.sha256), "vondst", veld, soort.value)
    return lambda woorden: _cijfers(_stempel(begin.copy(), woorden))


def veldmerk(geheim: bytes, veld: str, tekst: str) -> str:
    """The mark of the whole text of a field."""
    return merk(geheim, "veld", veld, tekst)


def geheelmerk(geheim: bytes, velden: Iterable[tuple[str, str]]) -> str:
    """The mark of all fields together, whatever their order; an empty field is no field."""
    return merk(geheim, "geheel", *(deel for veld in sorted(velden) if veld[1].strip() for deel in veld))
