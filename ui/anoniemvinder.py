"""Checking texts beside the window: layer 1 while one types, the slower readers when typing rests, known names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.anoniemvak import LANGSTE, Vak, Vakplek, maak_vak
from ui.grondigelaag import Gelezen, grondige_laag, lees_tekst
from ui.klembordwacht import klembordwacht
from ui.scherm import Omgeving
from ui.theme.theme import thema
from ui.widgets.markering import Streep
from weegtafel.anonimiteit.bekende_namen import BekendeNamen
from weegtafel.anonimiteit.bevinding import Bevinding
from weegtafel.anonimiteit.codes import Ernst, Onderwerp, Soort
from weegtafel.anonimiteit.commands import BewaarGrondig
from weegtafel.anonimiteit.labelgeheugen import Labelgeheugen
from weegtafel.anonimiteit.opslag import Naloop, naloop
from weegtafel.anonimiteit.vervangen import Labels
from weegtafel.anonimiteit.vlug import zoek_vlug
from weegtafel.anonimiteit.weigering import Vindplaats

#: A longer text is looked at beside the window.
IN_VENSTER: Final = 6_000


class Vinder(QObject):
    """Looks through the text boxes of one page and marks what it finds. ``veranderd`` when that became another.

    ``lezers`` gives, for a kind of thing, the query that fetches what was decided about it, when that is not
    ``opslag.naloop``.
    """

    veranderd = Signal()

    def __init__(
        self,
        omgeving: Omgeving,
        ouder: QObject,
        lezers: Mapping[Onderwerp, Callable[..., Naloop]] | None = None,
    ) -> None:
        super().__init__(ouder)
        self._omgeving, self._lezers = omgeving, dict(lezers or {})
        self._vakken: dict[str, Vak] = {}
        self._gegevens: dict[tuple[Onderwerp, int], Naloop] = {}
        self._namen: tuple[str, ...] = ()
        self._bekend = BekendeNamen(())
        self._geheugen = Labelgeheugen()
        self.huidig: tuple[str, Bevinding] | None = None
        klembordwacht().let_op(self._gevonden_woorden)
        thema().gewijzigd.connect(self._markeer_alles)
        laag = grondige_laag()
        if laag is not None:
            laag.veranderd.connect(self._na_stand)

    def _na_stand(self, _stand: object) -> None:
        self.veranderd.emit()

    @property
    def storing(self) -> str:
        """Why the thorough layer did not read some box; that it read another one since takes nothing away from it."""
        return next((vak.storing for vak in self._vakken.values() if vak.storing), "")

    # --- what is looked at ------------------------------------------------------------------------

    def ververs(self) -> None:
        """Fetch what was decided, and look again."""
        for bron in {vak.plek.bron for vak in self._vakken.values()}:
            lees = self._lezers.get(bron[0], naloop)
            self._omgeving.runner.vraag(lees, *bron, van=self, klaar=partial(self._neem, bron))

    def _neem(self, bron: tuple[Onderwerp, int], gegevens: Naloop) -> None:
        self._gegevens[bron] = gegevens
        for sleutel, vak in list(self._vakken.items()):
            if vak.plek.bron == bron:
                self._kijk(sleutel)

    def volg(self, plekken: Mapping[str, Vakplek]) -> None:
        """Look through these boxes, in this order; boxes that are followed already stay so."""
        oud, self._vakken = self._vakken, {}
        bekend = {vak.plek.bron for vak in oud.values()}
        for sleutel, plek in plekken.items():
            eerder = oud.get(sleutel)
            if eerder is not None and eerder.plek.zelfde(plek):
                eerder.plek = plek
                self._vakken[sleutel] = oud.pop(sleutel)
                continue
            vak = self._vakken[sleutel] = maak_vak(plek, partial(self._bij_wijziging, sleutel, plek.widget), self)
            vak.rust.timeout.connect(partial(self._kijk, sleutel))
            vak.lezer.timeout.connect(partial(self._vraag_lezing, sleutel, grondig=False))
            vak.lang.timeout.connect(partial(self._vraag_lezing, sleutel, grondig=True))
            vak.rust.start()
        for vak in oud.values():
            vak.laat_los()
        if self.huidig is not None and self.huidig[0] not in self._vakken:
            self.huidig = None
        if {vak.plek.bron for vak in self._vakken.values()} - bekend:
            self.ververs()
        self.veranderd.emit()

    def _bij_wijziging(self, sleutel: str, widget: QWidget) -> None:
        vak = self._vakken.get(sleutel)
        if vak is not None and vak.plek.widget is widget and vak.greep.tekst() != vak.tekst:
            vak.rust.start()

    def _kijk(self, sleutel: str) -> None:
        vak = self._vakken.get(sleutel)
        gegevens = self._gegevens.get(vak.plek.bron) if vak is not None else None
        if vak is None or gegevens is None or not vak.leeft:
            return
        tekst = vak.greep.tekst()
        # The first look reads the word lists, which takes longer than a keystroke may.
        if len(tekst) > IN_VENSTER or not vak.tekst:
            self._omgeving.runner.doe(
                partial(zoek_vlug, tekst[:LANGSTE], gegevens.lijsten),
                van=self,
                klaar=partial(self._na_vlug, sleutel, tekst),
            )
        else:
            self._na_vlug(sleutel, tekst, zoek_vlug(tekst, gegevens.lijsten))

    def _na_vlug(self, sleutel: str, tekst: str, gevonden: tuple[Bevinding, ...]) -> None:
        vak = self._vakken.get(sleutel)
        if vak is None or not vak.leeft or vak.greep.tekst() != tekst:
            return
        vak.tekst, vak.vlug = tekst, gevonden
        if not vak.gevuld:  # nothing is left that could not be read
            vak.storing, vak.gevraagd = "", None
        self._weeg(sleutel)
        if vak.gevuld and vak.lezing_van != tekst:
            vak.lezer.start()
        if vak.gevuld and vak.grondig_van != tekst:
            vak.lang.start()

    def _vraag_lezing(self, sleutel: str, *, grondig: bool) -> None:
        vak, laag = self._vakken.get(sleutel), grondige_laag()
        gegevens = self._gegevens.get(vak.plek.bron) if vak is not None else None
        if (
            vak is None
            or gegevens is None
            or not vak.gevuld
            or (grondig and (laag is None or vak.gevraagd == vak.tekst))
        ):
            return
        tekst = vak.tekst or ""
        klaar = partial(self._na_lezing, sleutel, tekst, grondig)
        if grondig:
            vak.gevraagd = tekst

        def nodig() -> bool:
            return isValid(self) and vak.tekst == tekst

        deel = tekst[:LANGSTE]
        if laag is not None:
            laag.lees(deel, self._namen, gegevens.lijsten, klaar, nodig=nodig, grondig=grondig)
        else:
            self._omgeving.runner.doe(partial(lees_tekst, deel, self._namen, gegevens.lijsten), van=self, klaar=klaar)

    def _na_lezing(self, sleutel: str, tekst: str, grondig: bool, uit: Gelezen) -> None:
        vak = self._vakken.get(sleutel) if isValid(self) else None
        if vak is None:
            return
        if grondig:
            vak.storing = uit.storing
            if uit.storing:
                vak.gevraagd = None
            else:  # it reads again, so it is asked again what it could not read
                for ander in self._vakken.values():
                    if ander.storing:
                        ander.lang.start()
        if vak.tekst != tekst:
            self.veranderd.emit()
            return
        if vak.lezing_van != tekst or vak.lezing is None or grondig:
            vak.lezing, vak.lezing_van = uit, tekst
        if uit.grondig is not None and not vak.te_lang:
            vak.grondig_van = tekst
            self._bewaar_grondig(vak)
        self._weeg(sleutel)

    def _bewaar_grondig(self, vak: Vak) -> None:
        vondsten = vak.te_bewaren(self._gegevens[vak.plek.bron])
        if vondsten is None or not self._omgeving.mag("anonimiteit.beslissen"):
            return
        velden = {vak.plek.veld: (vak.tekst or "", tuple((b.soort, b.tekst) for b in vondsten))}
        # Another text is kept now: when the earlier one comes back, it must be kept again.
        self._gegevens[vak.plek.bron].gelezen.pop(vak.plek.veld, None)
        onderwerp, onderwerp_id = vak.plek.bron
        # Who may not write this casus may still read its findings; nothing is kept then.
        self._omgeving.runner.voer_uit(
            BewaarGrondig(onderwerp=onderwerp, onderwerp_id=onderwerp_id, velden=velden),
            van=self,
            fout=lambda _fout: True,
        )

    def _weeg(self, sleutel: str) -> None:
        """Put the layers together, leave out what was decided, and show the rest with proposals over all boxes."""
        vak = self._vakken[sleutel]
        gegevens = self._gegevens.get(vak.plek.bron)
        if gegevens is None:
            return
        vak.bevindingen = vak.samen(self._bekend, gegevens)
        labels = Labels([(v.tekst or "", v.bevindingen) for v in self._vakken.values()], gegevens.banden)
        teksten = [v.tekst or "" for v in self._vakken.values()]
        for v in self._vakken.values():
            v.bevindingen = self._geheugen.pas_toe(labels.met_voorstel(v.bevindingen), teksten)
        if self.huidig is not None:
            self.huidig = next(
                ((s, b) for s, b in self.alles if s == self.huidig[0] and b.begin == self.huidig[1].begin), None
            )
        self._markeer(sleutel)
        self._na_wegen()
        self.veranderd.emit()

    # --- what is shown ----------------------------------------------------------------------------

    def _markeer_alles(self) -> None:
        for sleutel in self._vakken:
            self._markeer(sleutel)

    def _markeer(self, sleutel: str) -> None:
        vak = self._vakken[sleutel]
        if not vak.leeft:
            return
        gekozen = self.huidig[1].begin if self.huidig is not None and self.huidig[0] == sleutel else -1
        strepen = [
            Streep(
                b.begin,
                b.einde,
                b.ernst is Ernst.ROOD,
                f"{b.soort.omschrijving.capitalize()}. {b.waarom}",
                b.begin == gekozen,
            )
            for b in vak.bevindingen
        ]
        vak.greep.markeer(vak.tekst or "", strepen)

    def _gevonden_woorden(self) -> list[str]:
        return [b.tekst for _, b in self.alles]

    @property
    def alles(self) -> list[tuple[str, Bevinding]]:
        """Every open finding with its field, in the order of the page."""
        return [(sleutel, b) for sleutel, vak in self._vakken.items() for b in vak.bevindingen]

    def plek(self, sleutel: str) -> Vakplek:
        """A box, with its words and what it belongs to."""
        return self._vakken[sleutel].plek

    def kan_niet(self) -> bool:
        """Whether the thorough layer truly cannot read these texts: it is off, it failed, or a text is too long."""
        return grondige_laag() is None or bool(self.storing) or any(vak.te_lang for vak in self._vakken.values())

    def vindplaatsen(self) -> tuple[Vindplaats, ...]:
        """The fields in which something is open, known names included."""
        soorten: dict[str, list[Soort]] = {}
        for sleutel, b in self.alles:
            soorten.setdefault(sleutel, []).append(b.soort)
        return tuple(
            Vindplaats(*(plek := self.plek(s)).bron, plek.veld, plek.titel, tuple(rij)) for s, rij in soorten.items()
        )

    def tel(self) -> tuple[int, int]:
        """How many are red, and how many amber."""
        ernst = [b.ernst for _, b in self.alles]
        return ernst.count(Ernst.ROOD), ernst.count(Ernst.ORANJE)

    def stand(self) -> str:
        """What the thorough layer does now, in a sentence; empty when it read everything."""
        lang = next((vak.plek.titel for vak in self._vakken.values() if vak.te_lang), "")
        if lang:
            return self.tr("“%s” is te lang om te bewaren. Alleen het begin is nagekeken; kort de tekst in.") % lang
        if self.storing:
            return self.storing
        laag = grondige_laag()
        if laag is None:
            return self.tr("De grondige controle staat uit.")
        if any(vak.gevuld and vak.grondig_van != vak.tekst for vak in self._vakken.values()):
            return laag.motor.stand().zin
        return ""

    def _na_wegen(self) -> None:
        """After a box was looked at."""

    def vergeet_ongedaan(self) -> None:
        """After the declaration no key brings back what stood in these boxes before they were cleaned."""
        for vak in self._vakken.values():
            if vak.leeft:
                vak.greep.vergeet()

    # --- what is kept in memory only --------------------------------------------------------------

    @property
    def bekende_namen(self) -> tuple[str, ...]:
        """The names that were typed for this page; they are nowhere else."""
        return self._namen

    def zet_bekende_namen(self, namen: Sequence[str]) -> None:
        """Look for these names in every box, in all their shapes."""
        self._namen = tuple(namen)
        self._bekend = BekendeNamen(self._namen)
        for sleutel, vak in self._vakken.items():
            vak.lezing, vak.grondig_van, vak.gevraagd = None, None, None
            self._weeg(sleutel)
            vak.lezer.start()
            vak.lang.start()

    def vergeet_namen(self) -> None:
        """Forget the known names, and who got which label."""
        self._geheugen.vergeet()
        self.zet_bekende_namen(())
