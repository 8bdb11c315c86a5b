"""Typed text as it may be stored."""

from __future__ import annotations

import re
from collections.abc import Sequence

_REGELEINDE = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_STUUR = re.compile("[\x01-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_GEEN_TEKST = re.compile("[\x00\ud800-\udfff]")


def maak_net(tekst: str) -> str:
    """One kind of line end and no control characters; nothing that can be read is lost."""
    return _STUUR.sub("", _REGELEINDE.sub("\n", tekst))


def is_tekst(tekst: str) -> bool:
    """Whether a string can be stored at all: no NUL and no half characters."""
    return _GEEN_TEKST.search(tekst) is None


def eerste_van(namen: Sequence[str], hoogstens: int = 6) -> str:
    """The first few of many, and how many more: "A, B en nog 12"; a sentence must stay one that is read."""
    if len(namen) <= hoogstens:
        return " en ".join(filter(None, (", ".join(namen[:-1]), *namen[-1:])))
    return f"{', '.join(namen[:hoogstens])} en nog {len(namen) - hoogstens}"
