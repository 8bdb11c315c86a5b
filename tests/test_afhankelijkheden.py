"""What the program depends on is locked by hash, and the lock fits what pyproject asks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

HUIS = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((HUIS / "pyproject.toml").read_text(encoding="utf-8"))["project"]
GEVRAAGD = [Requirement(r) for r in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])]
SLOT = (HUIS / ".ci" / "slot.txt").read_text(encoding="utf-8")
VERGRENDELD = dict(re.findall(r"^([\w.-]+)==(\S+)", SLOT, re.MULTILINE))


@pytest.mark.parametrize("eis", GEVRAAGD, ids=lambda eis: eis.name)
def test_every_dependency_is_locked_at_a_version_that_fits(eis: Requirement) -> None:
    naam = eis.name.lower().replace("_", "-")
    assert naam in VERGRENDELD, "run: python .ci/slot.py maak"
    assert eis.specifier.contains(VERGRENDELD[naam])


def test_every_locked_package_has_a_hash() -> None:
    for blok in re.split(r"\n(?=\S)", SLOT.strip())[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", blok), blok.splitlines()[0]


def test_dependencies_are_bounded_above() -> None:
    assert [str(eis) for eis in GEVRAAGD if "<" not in str(eis.specifier)] == []
