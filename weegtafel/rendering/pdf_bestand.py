"""The PDF file itself: numbered objects, object streams, cross-reference stream (ISO 32000-1, 7.5).

Structure elements are many and small. Written as plain bytes into object streams they cost a few
microseconds each, which is why the file is written here and not through a general PDF library.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

_PER_STROOM = 200


def pdf_tekst(tekst: str) -> str:
    """A text string object: literal when it is plain ASCII, otherwise UTF-16BE in hexadecimal."""
    if tekst.isascii() and tekst.isprintable():
        veilig = tekst.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({veilig})"
    return f"<FEFF{tekst.encode('utf-16-be', 'replace').hex().upper()}>"


def getal(waarde: float) -> str:
    """A real number as PDF wants it: at most three decimals, no exponent."""
    tekst = f"{waarde:.3f}".rstrip("0").rstrip(".")
    return "0" if tekst == "-0" else tekst


def getallen(waarden: Iterable[float]) -> str:
    """Several numbers, with spaces between."""
    return " ".join(map(getal, waarden))


class PdfBestand:
    """Collects objects and writes them as one file. Object numbers start at 1."""

    def __init__(self) -> None:
        self._klein: dict[int, bytes] = {}
        self._stromen: dict[int, bytes] = {}
        self._laatste = 0

    def nummer(self) -> int:
        """Reserve a number for an object that is written afterwards."""
        self._laatste += 1
        return self._laatste

    def zet(self, nummer: int, inhoud: str) -> int:
        """Give the reserved ``nummer`` its object, written in PDF syntax (ASCII)."""
        self._klein[nummer] = inhoud.encode("ascii")
        return nummer

    def voeg_toe(self, inhoud: str) -> int:
        """A new object in PDF syntax (ASCII); returns its number."""
        return self.zet(self.nummer(), inhoud)

    def stroom(self, sleutels: str, data: bytes, *, pers: bool = True) -> int:
        """A new stream object; ``sleutels`` are the extra dictionary entries."""
        nummer = self.nummer()
        if pers:
            data = zlib.compress(data, 6)
            sleutels += "/Filter/FlateDecode"
        self._stromen[nummer] = f"<<{sleutels}/Length {len(data)}>>\nstream\n".encode("ascii") + data + b"\nendstream"
        return nummer

    def bytes(self, wortel: int, info: int, kenmerk: str) -> bytes:
        """The whole file; ``kenmerk`` is 32 hexadecimal digits for /ID."""
        plaats: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        nummers = sorted(self._klein)
        for begin in range(0, len(nummers), _PER_STROOM):
            groep = nummers[begin : begin + _PER_STROOM]
            kop: list[str] = []
            delen: list[bytes] = []
            positie = 0
            for volgorde, nummer in enumerate(groep):
                kop.append(f"{nummer} {positie}")
                delen.append(self._klein[nummer])
                positie += len(delen[-1]) + 1
                plaats[nummer] = (2, self._laatste + 1, volgorde)
            hoofd = (" ".join(kop) + " ").encode("ascii")
            sleutels = f"/Type/ObjStm/N {len(groep)}/First {len(hoofd)}"
            self.stroom(sleutels, hoofd + b" ".join(delen))
        uit = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        for nummer in sorted(self._stromen):
            plaats[nummer] = (1, len(uit), 0)
            uit += b"%d 0 obj\n%b\nendobj\n" % (nummer, self._stromen[nummer])
        eigen = self.nummer()
        begin_xref = len(uit)
        plaats[eigen] = (1, begin_xref, 0)
        tabel = b"".join(
            soort.to_bytes(1, "big") + a.to_bytes(4, "big") + b.to_bytes(2, "big")
            for soort, a, b in (plaats.get(nummer, (0, 0, 65535)) for nummer in range(eigen + 1))
        )
        sleutels = (
            f"/Type/XRef/Size {eigen + 1}/W[1 4 2]/Root {wortel} 0 R/Info {info} 0 R"
            f"/ID[<{kenmerk}><{kenmerk}>]/Filter/FlateDecode"
        )
        data = zlib.compress(tabel, 6)
        uit += f"{eigen} 0 obj\n<<{sleutels}/Length {len(data)}>>\nstream\n".encode("ascii")
        uit += data + b"\nendstream\nendobj\n"
        uit += b"startxref\n%d\n%%%%EOF\n" % begin_xref
        return bytes(uit)
