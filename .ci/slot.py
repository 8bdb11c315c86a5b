"""The lock file: every package that is installed, with the hash of every file of it that may be used.

``python .ci/slot.py maak`` resolves ``.[dev]`` anew and writes ``.ci/slot.txt``; run it when a dependency changes.
``python .ci/slot.py keur`` asks the registry whether a locked version was withdrawn and, where the registry answers
that, whether a vulnerability is known. Exit code 1 when there is one; a registry that does not answer is said, and that
passes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

HIER = Path(__file__).parent
SLOT = HIER / "slot.txt"
REGISTER = "https://pypi.org"


def _vraag(adres: str) -> Any:
    verzoek = urllib.request.Request(adres, headers={"Accept": "application/vnd.pypi.simple.v1+json, application/json"})
    with urllib.request.urlopen(verzoek, timeout=30) as antwoord:
        return json.load(antwoord)


def _bestanden(naam: str, versie: str) -> list[dict[str, Any]]:
    voor = tuple(
        f"{vorm}-{versie}{eind}".lower()
        for vorm in {naam, naam.replace("-", "_"), naam.replace("_", "-"), naam.replace("-", ".")}
        for eind in ("-", ".tar.gz", ".zip")
    )
    return [b for b in _vraag(f"{REGISTER}/simple/{naam}/")["files"] if b["filename"].lower().startswith(voor)]


def _opgelost() -> list[tuple[str, str]]:
    with tempfile.NamedTemporaryFile(suffix=".json") as rapport:
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed",
             "--report", rapport.name, f"{HIER.parent}[dev]"],
            check=True,
        )  # fmt: skip
        gelezen = json.loads(Path(rapport.name).read_text(encoding="utf-8"))
    paren = (
        (deel["metadata"]["name"].lower().replace("_", "-"), deel["metadata"]["version"]) for deel in gelezen["install"]
    )
    return sorted(paar for paar in paren if paar[0] != "weegtafel")


def maak() -> int:
    """Write the lock file."""
    regels = [f"# Made by .ci/slot.py maak on Python {sys.version_info.major}.{sys.version_info.minor}; do not edit."]
    for naam, versie in _opgelost():
        hashes = sorted({b["hashes"]["sha256"] for b in _bestanden(naam, versie) if "sha256" in b["hashes"]})
        if not hashes:
            print(f"{naam} {versie}: the registry names no file", file=sys.stderr)
            return 1
        regels.append(" \\\n    ".join([f"{naam}=={versie}", *(f"--hash=sha256:{h}" for h in hashes)]))
    SLOT.write_text("\n".join(regels) + "\n", encoding="utf-8")
    print(f"{len(regels) - 1} packages locked")
    return 0


def _vergrendeld() -> list[tuple[str, str]]:
    kop = (regel.split()[0].split("==") for regel in SLOT.read_text(encoding="utf-8").splitlines() if "==" in regel)
    return [(naam, versie) for naam, versie in kop]


def keur() -> int:
    """Withdrawn and vulnerable versions among the locked ones."""
    slecht: list[str] = []
    stil = 0
    try:
        for naam, versie in _vergrendeld():
            ingetrokken = [b for b in _bestanden(naam, versie) if b.get("yanked")]
            slecht += [f"{naam} {versie} was withdrawn: {b['yanked']}" for b in ingetrokken[:1]]
            try:
                gevaren = _vraag(f"{REGISTER}/pypi/{naam}/{versie}/json").get("vulnerabilities", [])
                slecht += [f"{naam} {versie}: {gevaar['id']}" for gevaar in gevaren if not gevaar.get("withdrawn")]
            except urllib.error.HTTPError:
                stil += 1
    except (OSError, ValueError) as fout:
        print(f"audit: the registry cannot be reached ({type(fout).__name__}); nothing was checked")
        return 0
    print(*slecht, sep="\n", end="\n" if slecht else "")
    print(f"audit: {len(_vergrendeld())} packages; for {stil} the registry tells no vulnerabilities, only withdrawals")
    return 1 if slecht else 0


if __name__ == "__main__":
    sys.exit({"maak": maak, "keur": keur}[sys.argv[1]]())
