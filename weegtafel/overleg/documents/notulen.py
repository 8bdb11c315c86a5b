"""The minutes of an overleg, in full or without names.

Without names (see :mod:`weegtafel.overleg.documents.namen` for the ground, Woo article 5.2):

- people become their role, also inside running text; the representatives disappear from the presence;
- judgements before and after the discussion are printed as counts, never per organisation;
- at a casus the inbrenger, recusals and actions show the kind of organisation, which also makes it harder to trace
  the family through its neighbourhood team;
- presence keeps the organisations: that somebody was there is no opinion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from weegtafel.casus.documents import (
    VERTROUWELIJK,
    klein,
    tekstblokken,
    vraagkader,
)
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import Aanwezigheidssoort, NotulenStatus, Oordeel, PuntSoort, PuntStatus
from weegtafel.kernel.document import (
    Blok,
    Document,
    Feitenlijst,
    Inhoud,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    Tabel,
    alinea,
)
from weegtafel.overleg.documents.adviesdelen import adviesblokken, voorbehoudzin
from weegtafel.overleg.documents.agenda import onderwerp
from weegtafel.overleg.documents.gedeeld import (
    DEMONSTRATIE,
    actietabel,
    label,
    markering,
    met_functie,
    namen_van,
    overlegfeiten,
)
from weegtafel.overleg.documents.namen import Namen
from weegtafel.overleg.feiten import AdviesFeiten, DeelnemerFeiten, OverlegFeiten, PuntFeiten
from weegtafel.overleg.rules.taal import hoofdletter, zin_van

_OORDELEN = (Oordeel.PASSEND, Oordeel.TWIJFEL, Oordeel.NIET_PASSEND, Oordeel.ONTHOUDING)
_INHOUD_VANAF = 3


def notulen(feiten: OverlegFeiten, *, zonder_namen: bool = False, demonstratie: bool = False) -> Document:
    """The minutes of one overleg; ``zonder_namen`` gives the edition with roles only."""
    namen = namen_van(feiten, zonder=zonder_namen)
    stand = feiten.notulen
    vast = stand is not None and stand.status is NotulenStatus.VASTGESTELD
    met_casus = [punt for punt in feiten.punten if punt.casus is not None]
    blokken: list[Blok] = [Feitenlijst(tuple(_hoofd(feiten, namen)))]
    if zonder_namen:
        blokken.append(_over_deze_uitgave())
    if len(met_casus) >= _INHOUD_VANAF:
        blokken.append(Inhoud())
    if met_casus:
        blokken += [Kop("De adviezen in het kort"), _kort(met_casus, namen)]
    blokken += _aanwezigheid(feiten, namen)
    blokken.append(Kop("Agendapunten"))
    if stand is not None:
        blokken += tekstblokken(namen.tekst(stand.opening))
    for punt in feiten.punten:
        blokken += _punt(punt, feiten, namen)
    blokken += _acties(feiten, namen)
    if stand is not None and stand.sluiting:
        blokken += [Kop("Sluiting"), *tekstblokken(namen.tekst(stand.sluiting))]
    blokken += _vaststelling(feiten, namen)
    titel = f"Notulen {klein(feiten.tafelnaam)}"
    return Document(
        titel=f"{titel}, zonder namen" if zonder_namen else titel,
        onderwerp=f"Overleg {feiten.code} van {datum_voluit(feiten.datum)}",
        kenmerk=stand.documentnummer if stand is not None else feiten.code,
        datum=stand.vastgesteld_op.date() if stand is not None and stand.vastgesteld_op else feiten.datum,
        afzender=feiten.afzender.naam,
        logo=feiten.afzender.logo,
        markering=markering("" if vast else "Concept", DEMONSTRATIE if demonstratie else ""),
        voettekst=VERTROUWELIJK,
        blokken=namen.blokken(blokken),
        auteur="" if zonder_namen else feiten.secretaris.naam,
        trefwoorden=(feiten.bewaring.zin,),
    )


def _hoofd(feiten: OverlegFeiten, namen: Namen) -> list[tuple[str, str]]:
    hoofd = overlegfeiten(feiten)
    if feiten.geopend_op is not None:
        gesloten = f", gesloten om {feiten.gesloten_op:%H:%M} uur" if feiten.gesloten_op is not None else ""
        hoofd.append(("Vergaderd", f"geopend om {feiten.geopend_op:%H:%M} uur{gesloten}"))
    if not namen.zonder:
        hoofd.append(("Voorzitter", met_functie(feiten.voorzitter)))
        hoofd.append(("Secretaris", met_functie(feiten.secretaris)))
    return hoofd


def _over_deze_uitgave() -> Kader:
    tekst = (
        "Personen staan hier met hun rol. Oordelen zijn geteld en argumenten staan zonder afzender, zodat zij niet tot "
        "een persoon te herleiden zijn (Woo, artikel 5.2). Bij een casus staat daarom ook de soort organisatie in "
        "plaats van de naam. De tekst blijft gepseudonimiseerd: lees hem na voordat u hem openbaar maakt."
    )
    return Kader("Over deze uitgave", (alinea(tekst),), "informatie")


def _geldend(punt: PuntFeiten) -> AdviesFeiten | None:
    return punt.adviezen[-1] if punt.adviezen else None


def _kort(punten: list[PuntFeiten], namen: Namen) -> Tabel:
    rijen = []
    for punt in punten:
        casus, advies = punt.casus, _geldend(punt)
        assert casus is not None and punt.inbrenger is not None
        if advies is not None:
            uitkomst = advies.soort.omschrijving + (" (herzien)" if advies.herziet else "")
            if advies.voorbehoud is not None and advies.bekrachtiging is None:
                uitkomst += ", onder voorbehoud"
        elif punt.status is PuntStatus.DOORGESCHOVEN:
            uitkomst = "doorgeschoven"
        else:
            uitkomst = "nog geen advies" if punt.status is PuntStatus.OPEN else "geen advies"
        evaluatie = datum_voluit(advies.evaluatiedatum) if advies is not None and advies.evaluatiedatum else "–"
        wie = klein(namen.organisatie(punt.inbrenger)).removeprefix("een ") if namen.zonder else punt.inbrenger.naam
        rijen.append((f"{casus.nummer}\n{casus.soort.omschrijving}", wie, uitkomst, evaluatie))
    return Tabel(
        ("Casus", "Ingebracht door", "Advies", "Evaluatie"), tuple(rijen), breedtes=(25, 26, 29, 20), rijkoppen=True
    )


# --- presence -------------------------------------------------------------------------------------


def _aanwezigheid(feiten: OverlegFeiten, namen: Namen) -> Iterator[Blok]:
    yield Kop("Aanwezigheid")
    if feiten.deelnemers:
        kop = ("Organisatie", "Vertegenwoordiger", "Bij de opening", "Bijzonderheden")
        rijen = [
            (
                d.organisatie.naam,
                ", ".join(d.vertegenwoordigers) or "–",
                d.begin.omschrijving if d.begin is not None else "niet gemeld",
                _bijzonderheden(d),
            )
            for d in feiten.deelnemers
        ]
        if namen.zonder:
            zonder = tuple((naam, begin, bijzonder) for naam, _, begin, bijzonder in rijen)
            yield Tabel((kop[0], kop[2], kop[3]), zonder, breedtes=(38, 26, 36), rijkoppen=True)
        else:
            yield Tabel(kop, tuple(rijen), breedtes=(28, 25, 20, 27), rijkoppen=True)
    quorum = "Het quorum is gehaald." if feiten.quorum_gehaald else "Het quorum is niet gehaald."
    yield alinea(f"Bij de opening: {feiten.quorumzin} {quorum}")
    if feiten.notulen is not None:
        yield from tekstblokken(namen.tekst(feiten.notulen.aanwezigheid))


def _bijzonderheden(deelnemer: DeelnemerFeiten) -> str:
    woorden = {Aanwezigheidssoort.GEKOMEN: "gekomen", Aanwezigheidssoort.VERTROKKEN: "vertrokken"}
    delen = []
    for w in deelnemer.wisselingen:
        waar = f" bij punt {w.punt}" if w.punt is not None else ""
        delen.append(f"{woorden.get(w.soort, w.soort.omschrijving)}{waar} ({w.tijdstip:%H:%M} uur)")
    return hoofdletter("; ".join(delen)) if delen else "–"


# --- items ----------------------------------------------------------------------------------------


def _punt(punt: PuntFeiten, feiten: OverlegFeiten, namen: Namen) -> Iterator[Blok]:
    yield Kop(f"{punt.nummer}. {namen.tekst(onderwerp(punt))}", 2)
    if punt.casus is not None:
        yield from _casuspunt(punt, namen)
    else:
        if punt.vorige_notulen:
            yield Feitenlijst((("Notulen", punt.vorige_notulen), ("Stand", punt.status.omschrijving)))
        if punt.soort is PuntSoort.ACTIES and feiten.open_acties:
            yield actietabel(feiten.open_acties, namen, "Acties uit eerdere overleggen", met_overleg=True)
        yield from tekstblokken(namen.tekst(punt.tekst))
        if punt.bekrachtigt is not None:
            yield from _bekrachtiging(punt.bekrachtigt, namen)
        if not punt.tekst and not punt.vorige_notulen and punt.bekrachtigt is None:
            yield alinea("Hierover is niets vastgelegd.")
    if punt.status is PuntStatus.DOORGESCHOVEN:
        yield from _doorgeschoven(punt, namen)


def _doorgeschoven(punt: PuntFeiten, namen: Namen) -> Iterator[Blok]:
    # The generated text ends with this sentence; it is said once.
    if "doorgeschoven naar een volgend overleg" not in punt.tekst:
        yield alinea(
            f"Dit punt is doorgeschoven naar een volgend overleg. {namen.tekst(zin_van(punt.doorschuif_reden))}".strip()
        )


def _bekrachtiging(advies: AdviesFeiten, namen: Namen) -> Iterator[Blok]:
    besluit = advies.bekrachtiging
    uitkomst = besluit.besluit.omschrijving if besluit is not None else "nog geen besluit"
    blokken: list[Blok] = [alinea(namen.tekst(voorbehoudzin(advies)))]
    blokken += [label("Het advies"), *adviesblokken(_zonder_voorbehoud(advies), None, namen)]
    yield Kader(f"Advies {advies.nummer} over {advies.casusnummer}: {uitkomst}", tuple(blokken), "besluit")


def _zonder_voorbehoud(advies: AdviesFeiten) -> AdviesFeiten:
    return replace(advies, voorbehoud=None)


def _casuspunt(punt: PuntFeiten, namen: Namen) -> Iterator[Blok]:
    casus = punt.casus
    assert casus is not None and punt.inbrenger is not None
    inbrenger = namen.organisatie(punt.inbrenger)
    if not namen.zonder and casus.inbrenger_functie.strip():
        inbrenger += f", {klein(casus.inbrenger_functie)}"
    if punt.inbrenger_afwezig and not namen.zonder:
        # Beside the presence of the same overleg this would give away which organisation it was.
        inbrenger += " (niet aanwezig bij dit punt)"
    hoofd = [("Ingebracht door", inbrenger), ("Leeftijdsgroep", casus.toon("leeftijdsband") or "–")]
    if casus.eerdere_casus:
        hoofd.append(("Volgt op", casus.eerdere_casus))
    hoofd.append(("Tijd", _tijd(punt)))
    yield Feitenlijst(tuple(hoofd))
    yield Kop("Vraag", 3)
    kader = vraagkader(casus)
    yield Kader(kader.titel, namen_in_feiten(kader.blokken, namen), kader.soort)
    yield from _terugtrekkingen(punt, namen)
    if punt.indrukken or punt.wegingen:
        yield Kop("Weging", 3)
        yield from _indrukken(punt, namen)
        yield from _weegtabel(punt, namen)
    tekst = _zonder_herhaling(punt)
    if tekst:
        yield Kop("Bespreking", 3)
        yield from tekstblokken(namen.tekst(tekst))
    if punt.adviezen:
        yield Kop("Advies", 3)
        for advies in punt.adviezen:
            vervangen = f", vervangen door {advies.herzien_door}" if advies.herzien_door else ""
            herzien = "Herzien advies" if advies.herziet else "Advies"
            titel = f"{herzien} {advies.nummer}: {advies.soort.omschrijving}{vervangen}"

            yield Kader(titel, tuple(adviesblokken(advies, casus, namen)), "informatie" if vervangen else "besluit")


def namen_in_feiten(blokken: tuple[Blok, ...], namen: Namen) -> tuple[Blok, ...]:
    """The facts of a call-out with their running text swept."""
    return tuple(
        Feitenlijst(tuple((term, namen.tekst(waarde)) for term, waarde in blok.feiten))
        if isinstance(blok, Feitenlijst)
        else blok
        for blok in blokken
    )


def _tijd(punt: PuntFeiten) -> str:
    gepland = f"{punt.minuten} minuten gepland"
    if not punt.seconden_gebruikt:
        return gepland
    gebruikt = max(1, round(punt.seconden_gebruikt / 60))
    return f"{gepland}, {gebruikt} gebruikt"


def _terugtrekkingen(punt: PuntFeiten, namen: Namen) -> Iterator[Blok]:
    if not punt.teruggetrokken:
        return
    regels = []
    for organisatie, reden in punt.teruggetrokken:
        wie = hoofdletter(namen.organisatie(organisatie))
        regels.append(f"{wie} nam geen deel aan dit punt. Reden: {namen.tekst(zin_van(reden))}")
    yield Lijst(tuple(regels))


def _indrukken(punt: PuntFeiten, namen: Namen) -> Iterator[Blok]:
    if not punt.indrukken:
        return
    if not namen.zonder:
        yield Tabel(
            ("Organisatie", "Eerste indruk", "Na de bespreking"),
            tuple(
                (
                    i.organisatie.naam,
                    i.eerste.omschrijving if i.eerste is not None else "–",
                    i.na.omschrijving if i.na is not None else "–",
                )
                for i in punt.indrukken
            ),
            breedtes=(44, 28, 28),
            bijschrift="Oordeel van de organisaties",
            rijkoppen=True,
        )
        return
    eerste = Counter(i.eerste for i in punt.indrukken if i.eerste is not None)
    na = Counter(i.na for i in punt.indrukken if i.na is not None)
    rijen = tuple((o.omschrijving, str(eerste[o]), str(na[o])) for o in _OORDELEN if eerste[o] or na[o])
    if rijen:
        yield Tabel(
            ("Oordeel", "Eerste indruk", "Na de bespreking"),
            rijen,
            breedtes=(44, 28, 28),
            uitlijning=("links", "rechts", "rechts"),
            bijschrift="Oordeel van de organisaties, geteld",
            rijkoppen=True,
        )


def _weegtabel(punt: PuntFeiten, namen: Namen) -> Iterator[Blok]:
    if punt.wegingen:
        yield Tabel(
            ("Criterium", "Oordeel", "Waarom"),
            tuple(
                (w.criterium, w.oordeel.omschrijving if w.oordeel is not None else "–", namen.tekst(w.reden) or "–")
                for w in punt.wegingen
            ),
            breedtes=(28, 18, 54),
            bijschrift="Weging per criterium",
            rijkoppen=True,
        )


def _zonder_herhaling(punt: PuntFeiten) -> str:
    """The running text without the lines that the program took over from the weighing table above it."""
    herhaald = {
        f"{w.criterium} ({w.oordeel.omschrijving}): {zin_van(w.reden)}" for w in punt.wegingen if w.oordeel is not None
    }
    return "\n".join(regel for regel in punt.tekst.splitlines() if regel not in herhaald).strip()


# --- end ------------------------------------------------------------------------------------------


def _acties(feiten: OverlegFeiten, namen: Namen) -> Iterator[Blok]:
    tekst = feiten.notulen.acties if feiten.notulen is not None else ""
    if not feiten.acties and not tekst:
        return
    yield Kop("Acties")
    yield from tekstblokken(namen.tekst(tekst))
    if feiten.acties:
        yield actietabel(feiten.acties, namen, "Afgesproken in dit overleg")


def _vaststelling(feiten: OverlegFeiten, namen: Namen) -> Iterator[Blok]:
    stand = feiten.notulen
    yield Kop("Vaststelling")
    if stand is None or stand.status is not NotulenStatus.VASTGESTELD or stand.vastgesteld_op is None:
        yield alinea("Deze notulen zijn een concept. De voorzitter stelt ze vast in een volgend overleg.")
        yield alinea(f"{feiten.bewaring.zin} na de vaststelling.", "klein")
        return
    dag = datum_voluit(stand.vastgesteld_op.date())
    yield Feitenlijst(
        (
            ("Vastgesteld op", dag),
            ("In overleg", stand.vastgesteld_in or "–"),
            ("Documentnummer", stand.documentnummer),
            ("Bewaren", f"{feiten.bewaring.termijn} na de vaststelling"),
            ("Controlegetal (SHA-256)", f"{stand.hash[:32]}\n{stand.hash[32:]}".strip()),
        )
    )
    wie = "" if namen.zonder else stand.vastgesteld_door or feiten.voorzitter.naam
    yield Ondertekening((("Voorzitter", wie, dag),))
