"""Every table of the program, for migrations and for tests that compare them with the file."""

from __future__ import annotations

from sqlmodel import SQLModel

import weegtafel.anonimiteit.models
import weegtafel.bewaring.models
import weegtafel.casus.models
import weegtafel.doorbraak.models
import weegtafel.inrichting.models
import weegtafel.inzicht.models
import weegtafel.overleg.models  # noqa: F401  # importing is what registers the tables

ALLE = tuple(SQLModel.metadata.sorted_tables)
