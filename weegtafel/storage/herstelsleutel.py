"""The recovery key: 160 random bits on paper, in eight groups of five characters that each check themselves.

Crockford's alphabet of 32 characters, without I, L, O and U. Each group is four characters of the key and one that
checks them: a weighted sum in the field of 32 elements, so that any one wrong character, any two neighbours that
changed places and a group in another's place are seen, and the group can be named.
"""

from __future__ import annotations

import secrets

from weegtafel.kernel.errors import Regelovertreding

ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROEPEN = 8
_LETTERS = 4
LENGTE = GROEPEN * _LETTERS * 5 // 8
"""Bytes in a recovery key: 20, or 160 bits."""
_ZELFDE = str.maketrans("OILU", "011V")


def nieuw() -> bytes:
    """A new recovery key."""
    return secrets.token_bytes(LENGTE)


def _maal(a: int, b: int) -> int:
    """The product in GF(32) with x^5 + x^2 + 1."""
    uit = 0
    while b:
        if b & 1:
            uit ^= a
        a <<= 1
        if a & 32:
            a ^= 0b100101
        b >>= 1
    return uit


def _controle(groep: int, letters: list[int]) -> int:
    """The check of one group; ``groep`` counts from 0 and takes part, so that groups cannot change places."""
    som, gewicht = _maal(groep + 1, 16), 2
    for letter in letters:
        som ^= _maal(letter, gewicht)
        gewicht = _maal(gewicht, 2)
    return som


def als_tekst(sleutel: bytes) -> str:
    """The key as it is printed: eight groups with a hyphen between them."""
    getal = int.from_bytes(sleutel)
    aantal = GROEPEN * _LETTERS
    letters = [(getal >> 5 * (aantal - 1 - i)) & 31 for i in range(aantal)]
    groepen = []
    for g in range(GROEPEN):
        deel = letters[g * _LETTERS : (g + 1) * _LETTERS]
        groepen.append("".join(ALFABET[x] for x in (*deel, _controle(g, deel))))
    return "-".join(groepen)


def lees(tekst: str) -> bytes:
    """The key that somebody typed from paper; capitals, spaces, hyphens and O for 0 or I and L for 1 do not matter.

    Raises:
        Regelovertreding: naming each group that cannot be right.
    """
    kaal = "".join(c for c in tekst.upper() if c.isalnum()).translate(_ZELFDE)
    breedte = _LETTERS + 1
    if len(kaal) != GROEPEN * breedte:
        raise Regelovertreding(
            f"Een herstelsleutel heeft {GROEPEN} groepen van {breedte} tekens, samen {GROEPEN * breedte}. "
            f"Hier staan er {len(kaal)}. Kijk of er een teken te veel of te weinig is."
        )
    fout = []
    getal = 0
    for g in range(GROEPEN):
        groep = kaal[g * breedte : (g + 1) * breedte]
        waarden = [ALFABET.find(c) for c in groep]
        if -1 in waarden or _controle(g, waarden[:-1]) != waarden[-1]:
            fout.append(f"Groep {g + 1} ({groep}) klopt niet. Kijk die groep na op het papier.")
            continue
        for waarde in waarden[:-1]:
            getal = getal << 5 | waarde
    if fout:
        raise Regelovertreding(fout)
    return getal.to_bytes(LENGTE)
