"""A repeated destruction repeats, and does nothing else."""

from __future__ import annotations

import json

import pytest

from tests.overleghulp import Tafelhulp
from weegtafel.bewaring import commands as b
from weegtafel.bewaring.codes import Objectsoort
from weegtafel.bewaring.zegel import zegel
from weegtafel.bootstrap import Programma
from weegtafel.casus.models import Casus
from weegtafel.kernel.codes import CasusStatus
from weegtafel.kernel.errors import Regelovertreding
from weegtafel.kernel.roles import Actor, Rol
from weegtafel.storage.vernietigen import zegelsleutel


def _regel(tafel: Tafelhulp, sleutel: bytes, **anders: object) -> str:
    regel = {
        "nummer": "VV-2020-0001",
        "gemaakt_op": "2026-10-01 10:00:00",
        "gemaakt_door": tafel.secretaris,
        "beoordeeld_op": "2026-10-02 10:00:00",
        "beoordeeld_door": tafel.voorzitter,
        "uitgevoerd_op": "2026-10-20 10:00:00",
        "hash": "x",
        "objecten": [["casus", "WT-2026-0001"]],
    } | anders
    return json.dumps(regel | {"zegel": zegel(sleutel, regel)})


def test_only_what_a_whole_list_destroyed_before_is_destroyed_again(programma: Programma) -> None:
    tafel = Tafelhulp(programma)
    casus, ander = tafel.concept_casus(), tafel.concept_casus()
    beheerder = programma.als(Actor(tafel.personen[tafel.leden[0]], "Beheerder", frozenset({Rol.BEHEERDER})))
    sleutel = programma.vraag(zegelsleutel)
    goed = _regel(tafel, sleutel)
    for regel, doel, woord in (
        ("", casus, "niet herhaald"),
        (_regel(tafel, b"verzonnen"), casus, "niet herhaald"),
        (goed.replace("WT-2026-0001", "WT-2026-0002"), ander, "niet herhaald"),
        (_regel(tafel, sleutel, beoordeeld_door=tafel.secretaris), casus, "twee mensen"),
        (_regel(tafel, sleutel, uitgevoerd_op="2026-10-05 10:00:00"), casus, "bedenktijd"),
        (goed, ander, "stond niet op lijst"),
    ):
        with pytest.raises(Regelovertreding, match=woord):
            beheerder.voer_uit(b.HerhaalVernietiging(regel=regel, doelen=((Objectsoort.CASUS, doel),)))
    assert {r["status"] for r in tafel.alle(Casus)} == {CasusStatus.CONCEPT}
    beheerder.voer_uit(b.HerhaalVernietiging(regel=goed, doelen=((Objectsoort.CASUS, casus),)))
    assert tafel.lees(Casus, casus)["status"] is CasusStatus.VERNIETIGD
    assert tafel.lees(Casus, ander)["status"] is CasusStatus.CONCEPT
