"""The preparation pack: every casus of the agenda, with room for the member's own weighing."""

from __future__ import annotations

from collections.abc import Iterator

from weegtafel.casus.documents import VERTROUWELIJK, gevraagd_kort, klein, kopfeiten, stapblokken, vraagkader
from weegtafel.casus.velden import VRAAG
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.document import Blok, Document, Feitenlijst, Inhoud, Kader, Kop, Paginaeinde, Tabel, alinea
from weegtafel.overleg.documents.adviesdelen import adviesblokken
from weegtafel.overleg.documents.gedeeld import DEMONSTRATIE, markering, namen_van, overlegfeiten
from weegtafel.overleg.documents.namen import Namen
from weegtafel.overleg.feiten import OverlegFeiten, PuntFeiten


def voorbereiding(feiten: OverlegFeiten, *, demonstratie: bool = False) -> Document:
    """The preparation pack of one overleg."""
    namen = namen_van(feiten)
    met_casus = [punt for punt in feiten.punten if punt.casus is not None]
    hoofd = overlegfeiten(feiten)
    hoofd += [("Voorzitter", feiten.voorzitter.naam), ("Casussen", str(len(met_casus)))]
    blokken: list[Blok] = [Feitenlijst(tuple(hoofd)), _zorgvuldig(), Inhoud()]
    blokken += [Kop("De casussen in het kort"), *_overzicht(met_casus)]
    if feiten.criteria:
        blokken += [Kop("Waarop de tafel weegt"), _criteria(feiten)]
    for nummer, punt in enumerate(met_casus):
        blokken.append(Paginaeinde())
        if nummer == 0:
            blokken.append(Kop("De casussen"))
        blokken += _casus(punt, feiten, namen)
    return Document(
        titel=f"Voorbereiding {klein(feiten.tafelnaam)}",
        onderwerp="Casussen om vooraf te lezen en te wegen",
        kenmerk=feiten.code,
        datum=feiten.datum,
        afzender=feiten.afzender.naam,
        logo=feiten.afzender.logo,
        markering=markering("Vertrouwelijk", DEMONSTRATIE if demonstratie else ""),
        voettekst=VERTROUWELIJK,
        blokken=tuple(blokken),
        auteur=feiten.secretaris.naam,
        trefwoorden=(feiten.bewaring.zin,),
    )


def _zorgvuldig() -> Kader:
    tekst = (
        "De casussen zijn gepseudonimiseerd: namen en geboortedata zijn weggelaten, maar wie het gezin kent, kan het "
        "herkennen. Het blijven daarom persoonsgegevens en de AVG geldt. Gebruik deze bundel alleen voor dit overleg, "
        "geef hem niet door en verwijder hem daarna. Herkent u het gezin privé? Meld het vooraf de voorzitter."
    )
    return Kader("Ga zorgvuldig om met deze bundel", (alinea(tekst),), "let_op")


def _overzicht(punten: list[PuntFeiten]) -> Iterator[Blok]:
    if not punten:
        yield alinea("Er staan geen casussen op de agenda.")
        return
    rijen = []
    for punt in punten:
        casus = punt.casus
        assert casus is not None
        rijen.append(
            (
                f"{punt.aanvang:%H:%M}",
                f"{casus.nummer}\n{casus.soort.omschrijving}",
                casus.inbrenger + (" (afwezig)" if punt.inbrenger_afwezig else ""),
                gevraagd_kort(casus),
                casus.toon("kosten_cent") or "–",
            )
        )
    yield Tabel(
        ("Tijd", "Casus", "Ingebracht door", "Gevraagd", "Kosten"),
        tuple(rijen),
        breedtes=(10, 21, 20, 34, 15),
        uitlijning=("links", "links", "links", "links", "rechts"),
    )


def _criteria(feiten: OverlegFeiten) -> Tabel:
    rijen = tuple((naam, f"{vraag}\n{toelichting}".strip()) for naam, vraag, toelichting in feiten.criteria)
    return Tabel(("Criterium", "Vraag en toelichting"), rijen, breedtes=(26, 74), rijkoppen=True)


def _casus(punt: PuntFeiten, feiten: OverlegFeiten, namen: Namen) -> Iterator[Blok]:
    casus = punt.casus
    assert casus is not None
    yield Kop(f"{casus.nummer} · {casus.soort.omschrijving}", 2)
    yield kopfeiten(casus)
    if punt.inbrenger_afwezig:
        yield Kader("Inbrenger afwezig", (alinea(f"{casus.inbrenger} is bij dit overleg niet aanwezig."),), "let_op")
    yield vraagkader(casus)
    if punt.eerdere_adviezen:
        yield Kop("Eerder advies", 3)
        for advies in punt.eerdere_adviezen:
            titel = f"{advies.nummer} van {datum_voluit(advies.vastgesteld_op.date())}: {advies.soort.omschrijving}"
            yield Kader(titel, tuple(adviesblokken(advies, None, namen)), "informatie")
    yield from stapblokken(casus, 3)
    yield Kop("Mijn weging", 3)
    # The question of the table is a row, so that heading and working table stay on one page.
    indruk = ("Eerste indruk", VRAAG, "passend / twijfel / niet passend", "")
    yield Tabel(
        ("Criterium", "Vraag", "Oordeel", "Aantekening"),
        (indruk, *((naam, vraag, "", "") for naam, vraag, _ in feiten.criteria)),
        breedtes=(22, 38, 16, 24),
        bijschrift="Oordeel per criterium: voldoet, voldoet deels, voldoet niet of niet van toepassing",
        rijkoppen=True,
    )
