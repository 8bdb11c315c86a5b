"""The report of a year or a quarter, for the council and for the referrers: tables, charts and plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from weegtafel.inzicht import grafieken
from weegtafel.inzicht.codes import Opvolging, Resultaatbereik, Uitkomst
from weegtafel.inzicht.gezamenlijk import Masker
from weegtafel.inzicht.grafieken import procent
from weegtafel.inzicht.instroomqueries import Organisatieinstroom
from weegtafel.inzicht.leercurve import plekhelften, trendzin
from weegtafel.inzicht.maskeren import KLEINSTE, is_klein, maskeer, maskeer_paren, toon
from weegtafel.inzicht.overeenstemming import in_woorden
from weegtafel.inzicht.statistiek import wilson
from weegtafel.inzicht.verslagfeiten import Verslagfeiten
from weegtafel.inzicht.verslagmaskers import alleen, enkel
from weegtafel.kernel.bedrag import toon_bedrag, uit_centen
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import (
    Alinea,
    Blok,
    Document,
    Feitenlijst,
    Kader,
    Kop,
    Lijst,
    Tabel,
    Tekst,
    alinea,
)
from weegtafel.kernel.grafiek import Grafiek

DEMONSTRATIE = "Fictieve gegevens ter demonstratie"


def jaarverslag(feiten: Verslagfeiten, *, demonstratie: bool = False) -> Document:
    """The whole report."""
    return Document(
        titel=f"Verslag over {feiten.periode.in_zin}",
        onderwerp=f"{feiten.tafelnaam}: wat er kwam, wat de tafel besloot en wat zij leerde",
        kenmerk=f"Verslag {feiten.periode.van:%Y-%m} tot en met {feiten.periode.tot:%Y-%m}",
        datum=feiten.vandaag,
        afzender=", ".join(feiten.gemeenten) or feiten.tafelnaam,
        logo=None,
        markering=DEMONSTRATIE if demonstratie else "",
        voettekst=feiten.tafelnaam,
        blokken=tuple(_blokken(feiten)),
    )


def _blokken(feiten: Verslagfeiten) -> Iterator[Blok]:
    if not feiten.is_voorbij:
        yield alinea(
            f"Deze periode loopt nog: de cijfers gaan tot en met {datum_voluit(feiten.vandaag)}. Dit verslag is "
            "voorlopig; maak het niet openbaar.",
            "inleiding",
        )
    yield Kader("In het kort", (Lijst(tuple(kern(feiten))),))
    yield from _instroom(feiten)
    yield from _uitkomsten(feiten)
    yield from _leren(feiten)
    yield from _eens(feiten)
    yield from _opvolging(feiten)
    yield from _doorbraak(feiten)
    yield from _afspraken(feiten)
    yield from _verantwoording()


def kern(feiten: Verslagfeiten) -> Iterator[str]:
    """The report in a few sentences: does this table work?"""
    if not feiten.instroom_geteld:
        yield "Er is in deze periode geen instroom geteld; het aandeel complex is dus niet bekend."
    elif feiten.instroom_som is None:
        yield "De instroom was zo klein dat het aandeel complex niet wordt getoond."
    else:
        complex_, enkel = feiten.instroom_som
        totaal = complex_ + enkel
        grenzen = wilson(complex_, totaal)
        assert grenzen is not None
        yield (
            f"Van de nieuwe indicaties was {procent(complex_ / totaal)} complex ({toon(complex_)} van {toon(totaal)}; "
            f"95 %-marge {procent(grenzen[0])} tot {procent(grenzen[1])})."
        )
        yield trendzin(feiten.instroomtrend, "Het aandeel complex")
    if not _uitkomstmasker(feiten).som and not is_klein(feiten.casussen):
        yield "De uitkomsten zijn zo klein verdeeld dat het aantal casussen niet wordt getoond."
    else:
        yield f"De tafel gaf {_aantal(feiten.casussen, 'casus', 'casussen')} een advies."
    yield trendzin(feiten.curve.trends["afgewezen"], "Het aandeel niet zoals gevraagd")
    yield f"Overeenstemming vóór de bespreking: {in_woorden(feiten.eens.voor)}"
    gevolgd, n = _geheel_gevolgd(feiten), feiten.opgevolgd.geevalueerd
    if gevolgd is not None:
        yield f"Van {toon(n)} geëvalueerde adviezen is {procent(gevolgd / n, 0)} geheel gevolgd."
    elif not n:
        yield "Er zijn in deze periode geen adviezen geëvalueerd."


def _geheel_gevolgd(feiten: Verslagfeiten) -> int | None:
    """How many were wholly followed, when that and the sum are printed in the table too."""
    masker, volgt = _opvolgmasker(feiten), feiten.opgevolgd
    getoond = masker.som and masker.splitsingen[0][list(Opvolging).index(Opvolging.GEHEEL)]
    return volgt.opgevolgd[Opvolging.GEHEEL] if getoond and volgt.geevalueerd else None


def _uitkomstmasker(feiten: Verslagfeiten) -> Masker:
    return feiten.maskers.uitkomsten if feiten.maskers else alleen(enkel(feiten.uitkomsten.values()))


def _opvolgmasker(feiten: Verslagfeiten) -> Masker:
    volgt = feiten.opgevolgd
    return (
        feiten.maskers.opvolging
        if feiten.maskers
        else alleen(enkel(volgt.opgevolgd.values()), enkel(volgt.resultaat.values()))
    )


def _afgeschermd(aantallen: Iterable[int], mag: Iterable[bool]) -> list[int | None]:
    return [aantal if getoond else None for aantal, getoond in zip(aantallen, mag, strict=True)]


def _aantal(aantal: int, een: str, meer: str) -> str:
    if is_klein(aantal):
        return f"minder dan {KLEINSTE} {meer}"
    return f"{toon(aantal) if aantal else 'geen'} {een if aantal == 1 else meer}"


def _beeld(grafiek: Grafiek | None, ontbreekt: str) -> Iterator[Blok]:
    if grafiek is None:
        yield alinea(ontbreekt)
        return
    yield Alinea((Tekst(grafiek.titel, vet=True),))
    yield grafiek.figuur
    yield alinea(grafiek.uitleg, "klein")


def _tabel(kop: Sequence[str], rijen: Sequence[tuple[str, ...]], bijschrift: str) -> Tabel:
    kanten = ("links", *("rechts" for _ in kop[1:]))
    return Tabel(tuple(kop), tuple(rijen), bijschrift=bijschrift, uitlijning=kanten, rijkoppen=True)  # type: ignore[arg-type]  # mypy widens the words of a star


def _instroom(feiten: Verslagfeiten) -> Iterator[Blok]:
    yield Kop("Instroom")
    grafiek = grafieken.instroom(feiten.instroom)
    yield from _beeld(grafiek, "Er is geen maand geteld waarvan het aandeel complex te tonen is.")
    if feiten.instroom_verborgen:
        yield alinea(f"Afgeschermd: {feiten.instroom_verborgen} maanden, om kleine aantallen.", "klein")
    if grafiek is not None:
        yield _tabel(grafiek.kop, grafiek.rijen, "Instroom per maand")
    if len(feiten.organisaties) < 2:
        return
    mag = (
        [feiten.maskers.organisaties[o.organisatie_id] for o in feiten.organisaties]
        if feiten.maskers
        else maskeer_paren([(o.stand.complex, o.stand.totaal - o.stand.complex) for o in feiten.organisaties])
    )
    rijen = [
        _organisatierij(o) if getoond else (o.naam, toon(None), toon(None), "–", "–")
        for o, getoond in zip(feiten.organisaties, mag, strict=True)
    ]
    yield _tabel(("Organisatie", "Complex", "Totaal", "Aandeel", "95 %-marge"), rijen, "Instroom per organisatie")
    yield alinea(
        "Bij weinig indicaties staat er geen percentage: dat zou toeval zijn. Verschillen binnen de marge zeggen "
        "niets over een organisatie.",
        "klein",
    )


def _organisatierij(o: Organisatieinstroom) -> tuple[str, ...]:
    marge = "–" if o.stand.laag is None else f"{procent(o.stand.laag)} tot {procent(o.stand.hoog)}"
    return o.naam, toon(o.stand.complex), toon(o.stand.totaal), procent(o.stand.aandeel), marge


def maanden_getoond(feiten: Verslagfeiten) -> tuple[tuple[str, int | None], ...]:
    """The casussen of each month (``2026-11``) as they may be printed, each beside the sum of its quarter."""
    if feiten.maskers:
        return feiten.maskers.casussen
    uit: list[tuple[str, int | None]] = []
    for _, groep in groupby(feiten.curve.maanden, lambda m: (m.maand[:4], (int(m.maand[5:7]) - 1) // 3)):
        leden = list(groep)
        uit += zip((m.maand for m in leden), maskeer([m.casussen for m in leden]), strict=True)
    return tuple(uit)


def _uitkomsten(feiten: Verslagfeiten) -> Iterator[Blok]:
    yield Kop("Casussen en uitkomsten")
    grafiek = grafieken.casussen(maanden_getoond(feiten))
    yield from _beeld(grafiek, "Er was geen maand met een aantal casussen dat te tonen is.")
    if grafiek is not None:
        yield _tabel(grafiek.kop, grafiek.rijen, "Casussen per maand")
    nu, toen = (tuple(telling.values()) for telling in (feiten.uitkomsten, feiten.vorige))
    masker = _uitkomstmasker(feiten)
    vorig = feiten.maskers.vorige if feiten.maskers else alleen(enkel(toen))
    getoond, eerder = _afgeschermd(nu, masker.splitsingen[0]), _afgeschermd(toen, vorig.splitsingen[0])
    yield from _beeld(
        grafieken.staven(
            "uitkomsten", "Uitkomsten", "Casussen naar uitkomst, in deze periode.",
            [(u.omschrijving.capitalize(), n) for u, n in zip(Uitkomst, getoond, strict=True) if n != 0],
        ),
        "De tafel gaf in deze periode geen advies dat als aantal te tonen is.",
    )  # fmt: skip
    rijen = [
        (
            u.omschrijving.capitalize(),
            toon(a),
            procent(None if a is None or not masker.som else _deel(a, sum(nu))),
            toon(b),
        )
        for u, a, b in zip(Uitkomst, getoond, eerder, strict=True)
    ]
    samen = [toon(sum(telling) if m.som else None) for telling, m in ((nu, masker), (toen, vorig))]
    rijen.append(("Alle casussen", samen[0], "", samen[1]))
    yield _tabel(("Uitkomst", "Deze periode", "Aandeel", "Periode ervoor"), rijen, "Casussen naar uitkomst")


def _deel(deel: int, geheel: int) -> float | None:
    return deel / geheel if geheel else None


def _leren(feiten: Verslagfeiten) -> Iterator[Blok]:
    yield Kop("Wat de tafel leert")
    trends = feiten.curve.trends
    namen = (
        ("casussen", "Casussen per maand", ""),
        ("afgewezen", "Aandeel niet zoals gevraagd", ""),
        ("aangehouden", "Aandeel aangehouden", ""),
        ("minuten", "Tijd per casus", "minuten"),
        ("wachtdagen", "Wachttijd van aanmelding tot advies", "dagen"),
        ("acties", "Aandeel acties op tijd", ""),
    )
    yield Lijst(tuple(trendzin(trends[sleutel], naam, eenheid) for sleutel, naam, eenheid in namen))
    helften = plekhelften(feiten.curve.plekken)
    aantallen = [
        sum(n) for helft in helften for n in ([p.niet_beslist for p in helft], [p.niet_zoals_gevraagd for p in helft])
    ]
    if not any(map(is_klein, aantallen)):
        yield alinea(f"Plaats op de agenda: {feiten.curve.plekadvies}")


def _eens(feiten: Verslagfeiten) -> Iterator[Blok]:
    yield Kop("Hoe eender de tafel kijkt")
    yield alinea(f"Vóór de bespreking: {in_woorden(feiten.eens.voor)}")
    yield alinea(f"Na de bespreking: {in_woorden(feiten.eens.na)}")
    yield alinea(
        "Een lid geeft één oordeel over de hele casus, niet een oordeel per criterium. Bij een criterium staat "
        "hieronder hoe eender de leden oordeelden in de casussen waarin het niet of maar deels voldeed."
    )
    rijen = [("Alle casussen", feiten.eens.voor, feiten.eens.na)]
    genoeg = [c for c in feiten.criteria if max(c.eens.voor.casussen, c.eens.na.casussen) >= KLEINSTE]
    rijen += [(f"Niet of deels: {c.naam}", c.eens.voor, c.eens.na) for c in genoeg]
    grafiek = grafieken.eensgezindheid(rijen)
    yield from _beeld(grafiek, "Er is geen maat te berekenen in deze periode.")
    if grafiek is not None:
        yield _tabel(grafiek.kop, grafiek.rijen, "Overeenstemming")


def _opvolging(feiten: Verslagfeiten) -> Iterator[Blok]:
    yield Kop("Wat er van adviezen werd")
    if not feiten.opgevolgd.geevalueerd:
        yield alinea("Er zijn in deze periode geen adviezen geëvalueerd.")
    else:
        volgt, masker = feiten.opgevolgd, _opvolgmasker(feiten)
        for aantallen, namen, mag, bijschrift in (
            (volgt.opgevolgd.values(), Opvolging, masker.splitsingen[0], "Is het advies gevolgd"),
            (volgt.resultaat.values(), Resultaatbereik, masker.splitsingen[1], "Is het resultaat bereikt"),
        ):
            getoond = _afgeschermd(aantallen, mag)
            rijen = [(lid.omschrijving.capitalize(), toon(n)) for lid, n in zip(namen, getoond, strict=True)]
            rijen.append(("Geëvalueerd", toon(volgt.geevalueerd if masker.som else None)))
            yield _tabel(("", "Adviezen"), [(a or "–", b) for a, b in rijen], bijschrift)
    if feiten.opgevolgd.te_evalueren and (feiten.maskers is None or feiten.maskers.te_evalueren):
        yield alinea(f"Nog te evalueren: {_aantal(feiten.opgevolgd.te_evalueren, 'advies', 'adviezen')}.")


def _doorbraak(feiten: Verslagfeiten) -> Iterator[Blok]:
    yield Kop("Doorbraken")
    c = feiten.doorbraak.cijfers
    if not c.aantal or not (feiten.maskers.doorbraken if feiten.maskers else c.aantal >= KLEINSTE):
        yield alinea(
            "In deze periode is geen doorbraak toegekend."
            if not c.aantal
            else f"Er zijn minder dan {KLEINSTE} doorbraken toegekend, of het aantal zou dat van een ander kwartaal "
            "bekendmaken. Bedragen zouden naar een huishouden wijzen."
        )
        yield from _budget(feiten)
        return
    bedragen = (
        ("Gemiddeld bedrag", c.gemiddeld), ("Laagste bedrag", c.laagste), ("Hoogste bedrag", c.hoogste),
        ("Gemiddeld besparingspotentieel", c.gemiddeld_besparingspotentieel), ("Toegezegd", c.verplicht),
    )  # fmt: skip
    yield Feitenlijst(
        (("Toegekend", toon(c.aantal)), *((n, "–" if b is None else toon_bedrag(uit_centen(b))) for n, b in bedragen))
    )
    yield from _budget(feiten)
    if len(feiten.periode.maanden) < 12:
        return  # of so few effects a quarter beside its year would tell of one household
    kansen = feiten.doorbraak.kansen
    if kansen.aantal < KLEINSTE or kansen.brier is None or kansen.brier_vast is None:
        yield alinea("Van te weinig effecten is de uitkomst bekend om de voorspellingen te toetsen.")
        return
    beter = "beter" if kansen.brier < kansen.brier_vast else "niet beter"
    getallen = [f"{g:.3f}".replace(".", ",") for g in (kansen.brier, kansen.brier_vast)]
    yield alinea(
        f"Van {kansen.aantal} effecten is de uitkomst bekend. De Brierscore is {getallen[0]}, {beter} dan steeds "
        f"dezelfde kans voorspellen ({getallen[1]}); 0 is volmaakt."
    )
    alle = feiten.doorbraak.per_betaler
    weinig = {n for n, r in enumerate(alle) if r.aanvragen < KLEINSTE}
    getoond = maskeer([r.effecten for r in alle], weinig)
    groepen = [r for r, effecten in zip(alle, getoond, strict=True) if effecten is not None]
    if groepen:
        rijen = [
            (r.naam, toon(r.effecten), *(toon_bedrag(uit_centen(b)) for b in (r.verwacht_cent, r.gerealiseerd_cent)))
            for r in groepen
        ]
        yield _tabel(("Betaler", "Effecten", "Verwacht", "Gerealiseerd"), rijen, "Verwacht en gerealiseerd")


def _budget(feiten: Verslagfeiten) -> Iterator[Blok]:
    """What is really free: whole pots with their own days, and all that lies on them at the end of the report."""
    rijen = []
    for p in feiten.doorbraak.potten:
        if not (feiten.maskers.potten[p.van] if feiten.maskers else not is_klein(p.aanvragen)):
            yield alinea(
                f"Wat er op {datum_voluit(p.op)} van het budget over was, is afgeschermd: er liggen te weinig "
                "doorbraken op om bedragen te noemen."
            )
            continue
        bedragen = (p.pot, p.gereserveerd + p.verplicht, p.vrij)
        dagen = f"{datum_voluit(p.van)} tot en met {datum_voluit(p.tot)}"
        rijen.append((dagen, *(toon_bedrag(uit_centen(b)) for b in bedragen), datum_voluit(p.op)))
    if rijen:
        kop = ("Budget van", "Bedrag", "Gereserveerd of toegezegd", "Vrij", "Stand op")
        yield _tabel(kop, rijen, "Budget voor doorbraken")


def _afspraken(feiten: Verslagfeiten) -> Iterator[Blok]:
    yield Kop("Werkafspraken")
    if not feiten.werkafspraken:
        yield alinea("De tafel heeft nog geen werkafspraken vastgelegd.")
        return
    for w in feiten.werkafspraken:
        yield Alinea(
            (
                Tekst(f"{w.titel}. ", vet=True),
                Tekst(f"{w.tekst} ({w.code}, versie {w.nummer}, {datum_voluit(w.datum)})"),
            )
        )


def _verantwoording() -> Iterator[Blok]:
    yield Kop("Zo is geteld")
    yield Lijst(
        (
            "Een casus telt met het laatste advies in de periode, op de dag dat het is vastgesteld.",
            "Niet zoals gevraagd is: een andere grondslag, of verwezen naar het voorliggend veld. Enkelvoudig "
            "in plaats van complex telt als aangepast, want er blijft een indicatie.",
            f"Aantallen van 1 tot en met {KLEINSTE - 1} zijn afgeschermd (·), met zoveel andere als nodig is "
            "om ze niet te kunnen uitrekenen, ook niet met de andere verslagen van hetzelfde jaar: de kwartalen en het "
            "jaar zijn samen afgeschermd. Een aantal dat om een eerder kwartaal weg moet, valt weg in het vierde "
            "kwartaal, zodat het jaar te lezen blijft.",
            "Casussen per maand zijn per kwartaal geteld. Een casus die in een later kwartaal terugkwam, telt in beide "
            "kwartalen, en in het jaar één keer.",
            "Marges om een aandeel zijn die van Wilson (1927). Richtingen in aandelen en aantallen komen uit een "
            "logistische en een Poissonregressie, die in tijd van Theil en Sen (1968). Bij een aandeel is het de "
            "gemiddelde verandering per maand in procentpunten: van 25 naar 24 % is één procentpunt.",
            "Overeenstemming is Krippendorffs alpha voor benoemde oordelen; een onthouding is geen oordeel.",
            "De streefband van 15 tot 20 % is de inschatting van Zaanstad (VNG, Inventarisatie maatregelen jeugdhulp, "
            "2022), tenzij de gemeente een andere heeft ingesteld.",
        ),
        samen=True,
    )


def tabellen(document: Document) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Every table and list of facts of a report as one long table, one number a row, as masked as the report."""
    rijen: list[tuple[str, ...]] = []
    for blok in document.blokken:
        if isinstance(blok, Tabel):
            rijen += [
                (blok.bijschrift, rij[0], kolom, waarde)
                for rij in blok.rijen
                for kolom, waarde in zip(blok.kop[1:], rij[1:], strict=True)
            ]
        elif isinstance(blok, Feitenlijst):
            rijen += [("Doorbraken", naam, "Waarde", waarde) for naam, waarde in blok.feiten]
    return ("Tabel", "Rij", "Kolom", "Waarde"), rijen
