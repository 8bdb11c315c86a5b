"""The key file of a vault: one random data key, sealed to everybody who may open it.

Each holder (a person, or the recovery key) has an X25519 pair. The private half is encrypted with what the holder has:
a password through Argon2id, or the recovery key. The data key is sealed to the public half. So a new data key reaches
everybody without anybody's password, and a password changes without the data being touched. The whole file carries a
seal that only a holder of the data key can make. See ``docs/adr/0004-de-kluis.md``.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from weegtafel.kernel.errors import Storing
from weegtafel.storage import geheim
from weegtafel.storage.bestand import SLEUTELBESTAND, SLEUTELDUBBEL
from weegtafel.storage.geheim import Maat, Onleesbaar
from weegtafel.storage.rechten import alleen_eigenaar, schrijf_heel
from weegtafel.storage.storingen import bestaat, vertaal_os

_FORMAAT = "weegtafel-sleutels-1"
HERSTEL = "herstel"

Datasleutels = Mapping[int, bytes | bytearray]
"""Data keys by generation; two only while the key is being renewed."""

_KAPOT = (
    "Het sleutelbestand in deze map is beschadigd of gewijzigd. Aan de gegevens zelf is niets gewijzigd. Zet "
    "“sleutels.json” uit de laatste kopie van deze map terug en meld u opnieuw aan."
)


def houder_van(persoon_id: int) -> str:
    """The name of a person's entry in the key file."""
    return f"persoon-{persoon_id}"


def gelijke_naam(naam: str) -> str:
    """A user name as it is compared: capitals, spaces around and the way an accent is typed do not matter."""
    return " ".join(unicodedata.normalize("NFKC", naam).casefold().split())


@dataclass(slots=True)
class Houder:
    """Somebody who can get at the data key. ``maat`` is None for the recovery key, which needs no stretching."""

    openbaar: bytes
    prive: bytes
    zout: bytes
    maat: Maat | None
    sinds: str
    sleutels: dict[int, bytes]
    merk: bytes = b""
    namen: dict[int, bytes] = field(default_factory=dict)
    moet_wijzigen: bool = False


@dataclass(slots=True)
class Sleutelbos:
    """What the key file holds. ``versie`` grows with each change and stands in the database too."""

    kluis: str
    versie: int
    maat: Maat
    naamzout: bytes
    houders: dict[str, Houder] = field(default_factory=dict)
    eerdere: dict[int, bytes] = field(default_factory=dict)
    zegels: dict[int, bytes] = field(default_factory=dict)

    # --- who ------------------------------------------------------------------------------------

    def merk_van(self, naam: str) -> bytes:
        """What stands in the file instead of a user name: a thief cannot read it, but can try names."""
        return hashlib.sha256(self.naamzout + gelijke_naam(naam).encode()).digest()

    def zoek(self, naam: str) -> int | None:
        """The id of the person with this user name, if that one has access."""
        merk = self.merk_van(naam)
        for houder, wie in self.houders.items():
            if wie.merk and geheim.zelfde(wie.merk, merk):
                return int(houder.removeprefix("persoon-"))
        return None

    def naam_van(self, persoon_id: int, datasleutels: Datasleutels) -> str:
        """The user name of a person. Raises Onleesbaar."""
        houder = houder_van(persoon_id)
        namen = self.houders[houder].namen
        generatie = max(set(namen) & set(datasleutels))
        sleutel = geheim.afgeleid(datasleutels[generatie], "naam")
        return geheim.ontsleutel(sleutel, namen[generatie], self._plaats(houder, "naam")).decode()

    def personen(self) -> tuple[int, ...]:
        """The ids of the people who have access."""
        return tuple(int(h.removeprefix("persoon-")) for h in self.houders if h != HERSTEL)

    @property
    def generaties(self) -> tuple[int, ...]:
        """The data keys that the database may have now; two only while it is being renewed."""
        return tuple(sorted(self.zegels))

    # --- changing -------------------------------------------------------------------------------

    def _plaats(self, houder: str, wat: str) -> str:
        return f"weegtafel/{self.kluis}/{houder}/{wat}"

    def _nieuwe_houder(
        self, houder: str, kek: bytes, zout: bytes, maat: Maat | None, sleutels: Datasleutels, nu: datetime
    ) -> None:
        prive, openbaar = geheim.sleutelpaar()
        self.houders[houder] = Houder(
            openbaar=openbaar,
            prive=geheim.versleutel(kek, prive, self._plaats(houder, f"prive/{openbaar.hex()}")),
            zout=zout,
            maat=maat,
            sinds=nu.isoformat(timespec="seconds"),
            sleutels={},
        )
        self._deel(houder, sleutels)

    def _deel(self, houder: str, sleutels: Datasleutels) -> None:
        wie = self.houders[houder]
        wie.sleutels = {
            g: geheim.verzegel(wie.openbaar, sleutel, self._plaats(houder, f"datasleutel/{g}"))
            for g, sleutel in sleutels.items()
        }

    def zet_wachtwoord(
        self, persoon_id: int, naam: str, wachtwoord: str, sleutels: Datasleutels, nu: datetime, *, moet_wijzigen: bool
    ) -> None:
        """Give a person access by a password. A new pair each time: an old password opens no later data key."""
        zout = os.urandom(16)
        houder = houder_van(persoon_id)
        self._nieuwe_houder(houder, geheim.uit_wachtwoord(wachtwoord, zout, self.maat), zout, self.maat, sleutels, nu)
        wie = self.houders[houder]
        wie.merk = self.merk_van(naam)
        wie.moet_wijzigen = moet_wijzigen
        self._noem(houder, naam, sleutels)

    def _noem(self, houder: str, naam: str, sleutels: Datasleutels) -> None:
        self.houders[houder].namen = {
            g: geheim.versleutel(geheim.afgeleid(sleutel, "naam"), naam.encode(), self._plaats(houder, "naam"))
            for g, sleutel in sleutels.items()
        }

    def zet_herstel(self, herstelsleutel: bytes, sleutels: Datasleutels, nu: datetime) -> None:
        """Let this recovery key open the vault, and no earlier one."""
        zout = os.urandom(16)
        self._nieuwe_houder(HERSTEL, geheim.afgeleid(zout + herstelsleutel, HERSTEL), zout, None, sleutels, nu)

    def trek_in(self, persoon_id: int) -> None:
        """Take a person's access away."""
        del self.houders[houder_van(persoon_id)]

    def deel_opnieuw(self, sleutels: Datasleutels, bekend: Datasleutels) -> None:
        """Seal these data keys, and no others, to everybody. ``bekend`` are those the file was sealed with."""
        for houder in self.houders:
            if houder != HERSTEL:
                self._noem(houder, self.naam_van(int(houder.removeprefix("persoon-")), bekend), sleutels)
            self._deel(houder, sleutels)

    def onthoud(self, generatie: int, oud: bytes | bytearray, nieuw: bytes | bytearray, eerdere: Datasleutels) -> None:
        """Keep the earlier data keys under the new one, so that older copies can still be opened."""
        onder = geheim.afgeleid(nieuw, "eerdere")
        alle = {**eerdere, generatie: oud}
        self.eerdere = {g: geheim.versleutel(onder, s, self._plaats("eerdere", str(g))) for g, s in alle.items()}

    def eerdere_met(self, datasleutel: bytes | bytearray) -> dict[int, bytes]:
        """The earlier data keys, by generation. Raises Onleesbaar."""
        onder = geheim.afgeleid(datasleutel, "eerdere")
        return {g: geheim.ontsleutel(onder, s, self._plaats("eerdere", str(g))) for g, s in self.eerdere.items()}

    # --- opening --------------------------------------------------------------------------------

    def open_met_wachtwoord(self, persoon_id: int, wachtwoord: str) -> dict[int, bytes]:
        """The data keys, for a person. Raises Onleesbaar: a wrong password, or somebody else's entry."""
        wie = self.houders[houder_van(persoon_id)]
        if wie.maat is None:
            raise Onleesbaar("argon2")
        return self._open(houder_van(persoon_id), geheim.uit_wachtwoord(wachtwoord, wie.zout, wie.maat))

    def open_met_herstel(self, herstelsleutel: bytes) -> dict[int, bytes]:
        """The data keys, with the recovery key. Raises Onleesbaar."""
        if HERSTEL not in self.houders:
            raise Onleesbaar(HERSTEL)
        return self._open(HERSTEL, geheim.afgeleid(self.houders[HERSTEL].zout + herstelsleutel, HERSTEL))

    def _open(self, houder: str, kek: bytes) -> dict[int, bytes]:
        wie = self.houders[houder]
        prive = geheim.ontsleutel(kek, wie.prive, self._plaats(houder, f"prive/{wie.openbaar.hex()}"))
        return {
            g: geheim.ontzegel(prive, wie.openbaar, s, self._plaats(houder, f"datasleutel/{g}"))
            for g, s in wie.sleutels.items()
        }

    def schijn(self, wachtwoord: str) -> None:
        """Take as long as a real attempt, so that the time does not tell which names exist."""
        geheim.uit_wachtwoord(wachtwoord, self.naamzout, self.maat)

    # --- the seal and the file ------------------------------------------------------------------

    def verzegel(self, sleutels: Datasleutels) -> None:
        """Close the file after a change: a higher version and a fresh seal."""
        self.versie += 1
        self.zegels = {g: self._zegel(g, s) for g, s in sleutels.items()}

    def _zegel(self, generatie: int, sleutel: bytes | bytearray) -> bytes:
        inhoud = {**self._als_dict(), "generatie": generatie}
        del inhoud["zegels"]
        kaal = json.dumps(inhoud, sort_keys=True, separators=(",", ":")).encode()
        return geheim.merk(geheim.afgeleid(sleutel, "zegel"), kaal)

    def eis_zegel(self, sleutels: Datasleutels) -> None:
        """Refuse a file that was changed by somebody without the data key.

        Raises:
            Storing: what to do.
        """
        if set(sleutels) != set(self.zegels) or not all(
            geheim.zelfde(self.zegels[g], self._zegel(g, s)) for g, s in sleutels.items()
        ):
            raise Storing(_KAPOT)

    def _als_dict(self) -> dict[str, Any]:
        return {
            "formaat": _FORMAAT,
            "kluis": self.kluis,
            "versie": self.versie,
            "argon2id": self.maat.als_dict(),
            "naamzout": _tekst(self.naamzout),
            "houders": {h: _houder_als_dict(wie) for h, wie in sorted(self.houders.items())},
            "eerdere": _teksten(self.eerdere),
            "zegels": _teksten(self.zegels),
        }

    def bewaar(self, map_: Path) -> None:
        """Write the file and its double, each whole or not at all.

        Raises:
            Storing: the place cannot be written; the double may be older then, and neither is half.
        """
        inhoud = json.dumps(self._als_dict(), indent=1).encode() + b"\n"
        try:
            for naam in (SLEUTELBESTAND, SLEUTELDUBBEL):
                schrijf_heel(map_ / naam, inhoud)
                alleen_eigenaar(map_ / naam)
        except OSError as fout:
            raise vertaal_os(fout, "de sleutels bewaren") from fout

    def maak_gelijk(self, map_: Path) -> None:
        """Write both again when one was damaged or left behind; only after this one proved to be good.

        Raises:
            Storing: the place cannot be written.
        """
        try:
            gelijk = (map_ / SLEUTELBESTAND).read_bytes() == (map_ / SLEUTELDUBBEL).read_bytes()
        except OSError:
            gelijk = False
        if not gelijk:
            self.bewaar(map_)


def nieuwe_bos(maat: Maat | None = None) -> Sleutelbos:
    """An empty key file for a new vault; without ``maat`` the work of a guess is measured on this machine."""
    return Sleutelbos(os.urandom(16).hex(), 0, maat or geheim.ijk(), os.urandom(16))


def lees_bos(map_: Path) -> Sleutelbos:
    """The key file of a folder; its double when the file itself is gone or damaged.

    Raises:
        Onbereikbaar: the folder is gone.
        Storing: neither can be read.
    """
    weg: OSError | None = None
    for naam in (SLEUTELBESTAND, SLEUTELDUBBEL):
        try:
            return _uit_dict(json.loads((map_ / naam).read_bytes()))
        except FileNotFoundError as fout:
            weg = weg or (None if bestaat(map_) else fout)
        except OSError as fout:
            weg = fout
        except (ValueError, KeyError, TypeError, AttributeError, Onleesbaar):
            continue
    if weg is not None:
        raise vertaal_os(weg, "de sleutels lezen") from weg
    raise Storing(_KAPOT)


def _tekst(inhoud: bytes) -> str:
    return b64encode(inhoud).decode()


def _teksten(per_generatie: Mapping[int, bytes]) -> dict[str, str]:
    return {str(g): _tekst(inhoud) for g, inhoud in sorted(per_generatie.items())}


def _bytes(tekst: str) -> bytes:
    return b64decode(tekst, validate=True)


def _per_generatie(gegevens: Mapping[str, str]) -> dict[int, bytes]:
    return {int(g): _bytes(inhoud) for g, inhoud in gegevens.items()}


def _houder_als_dict(wie: Houder) -> dict[str, Any]:
    return {
        "openbaar": _tekst(wie.openbaar),
        "prive": _tekst(wie.prive),
        "zout": _tekst(wie.zout),
        "argon2id": None if wie.maat is None else wie.maat.als_dict(),
        "sinds": wie.sinds,
        "sleutels": _teksten(wie.sleutels),
        "merk": _tekst(wie.merk),
        "namen": _teksten(wie.namen),
        "moet_wijzigen": wie.moet_wijzigen,
    }


def _uit_dict(gegevens: Any) -> Sleutelbos:
    if gegevens["formaat"] != _FORMAAT:
        raise Onleesbaar("formaat")
    houders = {}
    for houder, rij in gegevens["houders"].items():
        if houder != HERSTEL:
            int(houder.removeprefix("persoon-"))
        houders[houder] = Houder(
            openbaar=_bytes(rij["openbaar"]),
            prive=_bytes(rij["prive"]),
            zout=_bytes(rij["zout"]),
            maat=None if rij["argon2id"] is None else Maat.uit(rij["argon2id"]),
            sinds=str(rij["sinds"]),
            sleutels=_per_generatie(rij["sleutels"]),
            merk=_bytes(rij["merk"]),
            namen=_per_generatie(rij["namen"]),
            moet_wijzigen=bool(rij["moet_wijzigen"]),
        )
    return Sleutelbos(
        kluis=str(gegevens["kluis"]),
        versie=int(gegevens["versie"]),
        maat=Maat.uit(gegevens["argon2id"]),
        naamzout=_bytes(gegevens["naamzout"]),
        houders=houders,
        eerdere=_per_generatie(gegevens["eerdere"]),
        zegels=_per_generatie(gegevens["zegels"]),
    )
