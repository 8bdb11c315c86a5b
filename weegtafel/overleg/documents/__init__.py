"""The documents of an overleg: pure functions from facts to a document tree."""

from weegtafel.overleg.documents.adviesbrief import adviesbrief
from weegtafel.overleg.documents.agenda import agenda
from weegtafel.overleg.documents.notulen import notulen
from weegtafel.overleg.documents.voorbereiding import voorbereiding

__all__ = ["adviesbrief", "agenda", "notulen", "voorbereiding"]
