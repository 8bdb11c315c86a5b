"""Who may do and see what: every act, every export and everything about the vault, for every role."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import weegtafel
from tests.storage.kluishulp import LICHT, NAAM, NU, WOORD, beheerder_in
from weegtafel import archief, bootstrap, kluisdaden, tabeluitgave, vernietiging, verslaguitgave
from weegtafel.bootstrap import Programma
from weegtafel.doorbraak import uitgaven as doorbraakstukken
from weegtafel.inrichting import schermqueries
from weegtafel.inrichting.schermqueries import Journaalfilter
from weegtafel.inzicht.periode import jaar
from weegtafel.kernel.clock import VasteKlok
from weegtafel.kernel.errors import Regelovertreding, Storing
from weegtafel.kernel.opdracht import Gewijzigd, Opdracht
from weegtafel.kernel.roles import BEVOEGDHEDEN, Actor, Rol
from weegtafel.onderhoud import Onderhoud
from weegtafel.overleg import uitgaven as overlegstukken
from weegtafel.poort import aanmelden, beveilig_kluis
from weegtafel.storage import geheim

WORTEL = Path(__file__).parents[2]
WEIGERT = re.compile(r"^Dit mag alleen een ")
#: Read only: what they may do is let something leave.
ALLEEN_LEZEN = {Rol.CONTROLLER: {"doorbraak.uitgeven", "inzicht.uitgeven"}}
#: The data-protection officer reads the journal and judges a destruction.
TOEZICHT = {Rol.FUNCTIONARIS: {"journaal.inzien", "vernietiging.beoordelen"}}
VERZAMELINGEN = [frozenset(k) for n in range(len(Rol) + 1) for k in combinations(Rol, n)]


def alle_opdrachten() -> list[type[Opdracht]]:
    """Every act class of the whole program, found by importing all of it."""
    for pakket in pkgutil.walk_packages(weegtafel.__path__, "weegtafel."):
        if ".migrations" not in pakket.name:
            importlib.import_module(pakket.name)

    def onder(soort: type[Opdracht]) -> Iterator[type[Opdracht]]:
        for kind in soort.__subclasses__():
            yield kind
            yield from onder(kind)

    eigen = {k.__qualname__: k for k in onder(Opdracht) if k.__module__.startswith("weegtafel.")}
    return [eigen[naam] for naam in sorted(eigen) if "bevoegdheid" in vars(eigen[naam])]


OPDRACHTEN = alle_opdrachten()


def test_every_act_has_a_handler_and_a_row_in_the_one_table() -> None:
    assert set(bootstrap.handlers()) == set(OPDRACHTEN)
    assert len(OPDRACHTEN) > 100
    assert {o.bevoegdheid for o in OPDRACHTEN} <= set(BEVOEGDHEDEN)
    assert all(rollen and rollen <= set(Rol) for rollen in BEVOEGDHEDEN.values())


def _genoemd() -> set[str]:
    """Every name of a row that the code asks for, wherever it does."""
    uit = set()
    for pad in (*WORTEL.glob("weegtafel/**/*.py"), *WORTEL.glob("ui/**/*.py")):
        if pad.name == "roles.py":
            continue
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                uit |= set(knoop.value.split()) & set(BEVOEGDHEDEN)
    return uit


def test_no_row_of_the_table_is_dead() -> None:
    assert _genoemd() == set(BEVOEGDHEDEN)


def test_what_the_window_asks_for_stands_in_the_table() -> None:
    vragen = re.compile(r"""\bmag\((?:self\._?actor, |actor, )?["']([a-z.]+)["']\)""")
    gevonden = {naam for pad in WORTEL.glob("ui/**/*.py") for naam in vragen.findall(pad.read_text(encoding="utf-8"))}
    assert len(gevonden) > 15
    assert gevonden <= set(BEVOEGDHEDEN)


def test_every_act_is_asked_for_every_set_of_roles_before_anything_runs(
    programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    gedaan: list[type[Opdracht]] = []

    def doe(_werk: object, opdracht: Opdracht) -> Gewijzigd:
        gedaan.append(type(opdracht))
        return Gewijzigd(frozenset())

    monkeypatch.setattr(bootstrap, "handlers", lambda: dict.fromkeys(OPDRACHTEN, doe))
    # One act for each row with all 256 sets, and each act with every single role.
    een_per_rij = {o.bevoegdheid: o for o in OPDRACHTEN}.values()
    for soorten, verzamelingen in ((een_per_rij, VERZAMELINGEN), (OPDRACHTEN, [frozenset({rol}) for rol in Rol])):
        for soort in soorten:
            opdracht = object.__new__(soort)
            for rollen in verzamelingen:
                programma.actor = Actor(1, "Iemand", rollen)
                gedaan.clear()
                if rollen & BEVOEGDHEDEN[soort.bevoegdheid]:
                    programma.voer_uit(opdracht)
                    assert gedaan == [soort]
                else:
                    with pytest.raises(Regelovertreding, match=WEIGERT):
                        programma.voer_uit(opdracht)
                    assert gedaan == []


def test_an_act_that_is_not_in_the_table_can_be_done_by_nobody(
    programma: Programma, monkeypatch: pytest.MonkeyPatch
) -> None:
    opdracht = object.__new__(OPDRACHTEN[0])
    monkeypatch.delitem(BEVOEGDHEDEN, OPDRACHTEN[0].bevoegdheid)
    with pytest.raises(KeyError):
        programma.voer_uit(opdracht)


@pytest.mark.parametrize(
    ("rol", "hunne"),
    [*ALLEEN_LEZEN.items(), *TOEZICHT.items()],
    ids=lambda x: str(x) if isinstance(x, Rol) else "rijen",
)
def test_controller_and_functionaris_have_their_own_rows_and_no_other(rol: Rol, hunne: set[str]) -> None:
    assert {naam for naam, rollen in BEVOEGDHEDEN.items() if rol in rollen} == hunne


def test_no_act_that_changes_anything_is_the_controllers() -> None:
    assert [o.__name__ for o in OPDRACHTEN if Rol.CONTROLLER in BEVOEGDHEDEN[o.bevoegdheid]] == []


def test_the_acts_of_the_functionaris_are_those_of_a_reviewer() -> None:
    zijn = {o.__name__ for o in OPDRACHTEN if Rol.FUNCTIONARIS in BEVOEGDHEDEN[o.bevoegdheid]}
    assert {o.bevoegdheid for o in OPDRACHTEN if o.__name__ in zijn} == {"vernietiging.beoordelen"}
    assert {"KeurLijstGoed", "WeigerLijst"} <= zijn


# --- what leaves the program ----------------------------------------------------------------------

Uitgave = Callable[[Programma, Path], Any]


def stuk(soort: str) -> Uitgave:
    """Write a document of this kind."""
    return lambda p, map_: p.exporteer(soort, 987, map_ / "a.pdf")


def tabel(soort: str) -> Uitgave:
    """Write a table of this kind."""
    return lambda p, map_: tabeluitgave.exporteer_tabel(p, soort, 0, map_ / "a.csv")


UITGAVEN: dict[str, tuple[Uitgave, str]] = {
    **{soort: (stuk(soort), "document.uitgeven") for soort in (*overlegstukken.SOORTEN, "uitnodiging")},
    **{soort: (stuk(soort), "doorbraak.uitgeven") for soort in doorbraakstukken.SOORTEN},
    **{f"tabel {soort}": (tabel(soort), uit.bevoegdheid) for soort, uit in tabeluitgave.TABELLEN.items()},
    "journaal": (lambda p, map_: kluisdaden.exporteer_journaal(p, Journaalfilter(), map_ / "j.csv"), "journaal.inzien"),
    "journaalscherm": (
        lambda p, _map: kluisdaden.inzien(p, schermqueries.journaaluitvoer, Journaalfilter()),
        "journaal.inzien",
    ),
    "cijfers": (
        lambda p, map_: tabeluitgave.geef_cijfers_uit(
            p, "cijfers", ("Wat", "Aantal"), [("Casussen", "3")], map_ / "c.csv"
        ),
        tabeluitgave.CIJFERS,
    ),
    "jaarverslag": (
        lambda p, map_: verslaguitgave.geef_verslag_uit(p, jaar(2026), map_ / "v.pdf", WOORD),
        "inzicht.uitgeven",
    ),
    "verslagtabellen": (
        lambda p, map_: verslaguitgave.geef_verslag_uit(p, jaar(2026), map_ / "v.csv"),
        "inzicht.uitgeven",
    ),
    "verklaring": (
        lambda p, map_: vernietiging.exporteer_verklaring(p, 987, map_ / "v.pdf"),
        "document.uitgeven",
    ),
    "archief": (lambda p, map_: archief.draag_over(p, [], map_), "archief.overdragen"),
    "kopie": (lambda p, map_: Onderhoud(p).kopieer_naar(map_ / "kopie"), "kluis.kopieren"),
    "tweede plek": (lambda p, map_: Onderhoud(p).zet_tweede_plek(map_), "kluis.beheren"),
}


@pytest.mark.parametrize("naam", UITGAVEN)
def test_what_leaves_is_asked_for_every_role(naam: str, programma: Programma, tmp_path: Path) -> None:
    geef, bevoegdheid = UITGAVEN[naam]
    for rol in Rol:
        wie = programma.als(Actor(1, "Iemand", frozenset({rol})))
        mag = rol in BEVOEGDHEDEN[bevoegdheid]
        buiten = tmp_path / f"uit-{rol.value}"
        buiten.mkdir()
        try:
            geef(wie, buiten)
            uit = "gedaan"
        except (Regelovertreding, Storing, StopIteration) as fout:
            uit = " ".join(getattr(fout, "redenen", ("elders",)))
        assert (not WEIGERT.match(uit)) is mag, (rol, uit)
        if not mag:
            assert list(buiten.iterdir()) == []


# --- the vault itself, with passwords -------------------------------------------------------------


@pytest.fixture
def dicht(kluismap: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example vault with a password."""
    monkeypatch.setattr(geheim, "ijk", lambda: LICHT)
    beveilig_kluis(kluismap, beheerder_in(kluismap), NAAM, WOORD, klok=VasteKlok(NU))
    return kluismap


TOEGANG: dict[str, Callable[[Programma], Any]] = {
    "lijst": lambda p: p.toegang.lijst(),
    "geef toegang": lambda p: p.toegang.geef_toegang(1, "iemand", "een heel lang woord van de tafel"),
    "trek in": lambda p: p.toegang.trek_in(9_999),
    "herstelsleutel": lambda p: p.toegang.nieuwe_herstelsleutel(),
    "vernieuw sleutel": lambda p: p.toegang.vernieuw_sleutel(),
    "tweede plek": lambda p: Onderhoud(p).zet_tweede_plek(None),
}


def _zet_rollen(programma: Programma, persoon_id: int, rollen: frozenset[Rol]) -> None:
    with programma.kluis.transactie() as sessie:
        db = sessie.info["db"]
        db.execute("DELETE FROM persoon_rol WHERE persoon_id = ?", (persoon_id,))
        for rol in rollen:
            db.execute(
                "INSERT INTO persoon_rol (persoon_id, rol, geldig_van) VALUES (?, ?, ?)",
                (persoon_id, rol.value, date(2026, 1, 1).isoformat()),
            )


@pytest.mark.parametrize("naam", TOEGANG)
def test_the_acts_on_access_are_the_beheerders_by_the_roles_of_this_moment(dicht: Path, naam: str) -> None:
    programma = aanmelden(dicht, NAAM, WOORD, klok=VasteKlok(NU))
    assert programma.aanmelding is not None
    zelf = programma.aanmelding.persoon_id
    for rol in (*(r for r in Rol if r is not Rol.BEHEERDER), Rol.BEHEERDER):
        _zet_rollen(programma, zelf, frozenset({rol}))
        try:
            TOEGANG[naam](programma)
            uit = "gedaan"
        except Regelovertreding as fout:
            uit = " ".join(fout.redenen)
        assert bool(WEIGERT.match(uit)) is (rol is not Rol.BEHEERDER), (rol, uit)
    programma.sluit()


def test_roles_of_a_signed_in_person_come_from_the_database_not_from_the_window(dicht: Path) -> None:
    programma = aanmelden(dicht, NAAM, WOORD, klok=VasteKlok(NU))
    assert programma.aanmelding is not None
    zelf = programma.aanmelding.persoon_id
    _zet_rollen(programma, zelf, frozenset({Rol.CONTROLLER}))
    verzonnen = Actor(zelf, "Alles", frozenset(Rol))
    for poging in (programma.als(verzonnen), programma):
        poging.actor = verzonnen
        for soort in OPDRACHTEN:
            with pytest.raises(Regelovertreding, match=WEIGERT):
                poging.voer_uit(object.__new__(soort))
    programma.sluit()
