"""The papers of a request: facts in, document tree out. Pure."""

from weegtafel.doorbraak.documents.besluitbrief import besluitbrief
from weegtafel.doorbraak.documents.plan import doorbraakplan
from weegtafel.doorbraak.documents.rekenblad import rekenblad

__all__ = ["besluitbrief", "doorbraakplan", "rekenblad"]
