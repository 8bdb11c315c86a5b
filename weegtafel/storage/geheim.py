"""The cryptography of the key file, a few functions deep: Argon2id, X25519, HKDF-SHA256 and ChaCha20-Poly1305.

Everything here is pure but for the random numbers. The libraries are imported when first used: a start without
a password does not pay for them.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import time
from dataclasses import asdict, dataclass
from typing import Any

_NONCE = 12
#: Shares of memory and rounds above which a key file is not believed: it would only serve to hang the program.
_GROOTSTE_KIB, _MEESTE_RONDES, _MEESTE_BANEN = 2 * 1024 * 1024, 200, 16
KLEINSTE_KIB = 64 * 1024
"""Memory of Argon2id, at least: 64 MiB."""


class Onleesbaar(Exception):
    """Something does not decrypt: another password, another key, another place, or tampered with."""


@dataclass(frozen=True, slots=True)
class Maat:
    """How much work one guess of a password costs (RFC 9106): memory in KiB, rounds, lanes."""

    kib: int
    rondes: int
    banen: int

    def als_dict(self) -> dict[str, int]:
        """For the key file."""
        return asdict(self)

    @classmethod
    def uit(cls, gegevens: Any) -> Maat:
        """From the key file. Raises Onleesbaar for numbers that cannot be meant."""
        try:
            maat = cls(int(gegevens["kib"]), int(gegevens["rondes"]), int(gegevens["banen"]))
        except (KeyError, TypeError, ValueError) as fout:
            raise Onleesbaar("argon2") from fout
        if not (
            8 * maat.banen <= maat.kib <= _GROOTSTE_KIB
            and 1 <= maat.rondes <= _MEESTE_RONDES
            and 1 <= maat.banen <= _MEESTE_BANEN
        ):
            raise Onleesbaar("argon2")
        return maat


def uit_wachtwoord(wachtwoord: str, zout: bytes, maat: Maat) -> bytes:
    """The key that a password gives: Argon2id, 32 bytes."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(wachtwoord.encode(), zout, maat.rondes, maat.kib, maat.banen, 32, Type.ID)


def ijk(doel_s: float = 0.6) -> Maat:
    """The work that takes about ``doel_s`` seconds on this machine now; never less than RFC 9106 asks.

    First more memory, to 256 MiB, because that is what a guessing machine lacks; then more rounds.
    """
    banen, rondes, kib = 4, 3, KLEINSTE_KIB

    def duur(maat: Maat) -> float:
        begin = time.perf_counter()
        uit_wachtwoord("ijking", bytes(16), maat)
        return time.perf_counter() - begin

    duur(Maat(kib, 1, banen))  # the first one also loads the library
    tijd = duur(Maat(kib, rondes, banen))
    while tijd < doel_s / 3 and kib < 4 * KLEINSTE_KIB:
        kib *= 2
        tijd = duur(Maat(kib, rondes, banen))
    rondes = max(3, min(60, round(rondes * doel_s / tijd)))
    return Maat(kib, rondes, banen)


def afgeleid(sleutel: bytes | bytearray, waarvoor: str) -> bytes:
    """A key for one purpose from a random key: HKDF-SHA256 with an empty salt, one block."""
    kern = hmac.new(bytes(32), sleutel, hashlib.sha256).digest()
    return hmac.new(kern, waarvoor.encode() + b"\x01", hashlib.sha256).digest()


def versleutel(sleutel: bytes, inhoud: bytes | bytearray, plaats: str) -> bytes:
    """Encrypt with a random nonce in front. ``plaats`` says where it belongs; elsewhere it does not decrypt."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(sleutel).encrypt(nonce, bytes(inhoud), plaats.encode())


def ontsleutel(sleutel: bytes, geheim: bytes, plaats: str) -> bytes:
    """What :func:`versleutel` encrypted for the same place. Raises Onleesbaar."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return ChaCha20Poly1305(sleutel).decrypt(geheim[:_NONCE], geheim[_NONCE:], plaats.encode())
    except (InvalidTag, ValueError) as fout:
        raise Onleesbaar(plaats) from fout


def sleutelpaar() -> tuple[bytes, bytes]:
    """A new X25519 pair: (private, public), 32 bytes each."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    eigen = X25519PrivateKey.generate()
    return eigen.private_bytes_raw(), eigen.public_key().public_bytes_raw()


def _gedeeld(eigen: bytes, ander: bytes, vluchtig: bytes, ontvanger: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    try:
        geheim = X25519PrivateKey.from_private_bytes(eigen).exchange(X25519PublicKey.from_public_bytes(ander))
    except ValueError as fout:
        raise Onleesbaar("x25519") from fout
    return afgeleid(geheim + vluchtig + ontvanger, "verzegeld")


def verzegel(openbaar: bytes, inhoud: bytes | bytearray, plaats: str) -> bytes:
    """Encrypt for the holder of a private key, who need not be there. Raises Onleesbaar when that is no public key."""
    eigen, vluchtig = sleutelpaar()
    return vluchtig + versleutel(_gedeeld(eigen, openbaar, vluchtig, openbaar), inhoud, plaats)


def ontzegel(prive: bytes, openbaar: bytes, geheim: bytes, plaats: str) -> bytes:
    """What :func:`verzegel` encrypted for this pair and place. Raises Onleesbaar."""
    vluchtig = geheim[:32]
    return ontsleutel(_gedeeld(prive, vluchtig, vluchtig, openbaar), geheim[32:], plaats)


def merk(sleutel: bytes, inhoud: bytes) -> bytes:
    """An HMAC-SHA256 that only who has the key can make."""
    return hmac.new(sleutel, inhoud, hashlib.sha256).digest()


def zelfde(een: bytes, ander: bytes) -> bool:
    """Compare without telling by the time where they differ."""
    return hmac.compare_digest(een, ander)
