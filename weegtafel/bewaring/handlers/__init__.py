"""One function per act on what is kept and let go."""

from __future__ import annotations

from weegtafel.bewaring.handlers.lijsten import HANDLERS as LIJSTEN
from weegtafel.bewaring.handlers.plichten import HANDLERS as PLICHTEN

HANDLERS = {**LIJSTEN, **PLICHTEN}
