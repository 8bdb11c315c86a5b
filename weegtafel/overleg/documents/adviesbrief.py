"""The letter in which the table tells the referrer what it advises, and what that means now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from weegtafel.casus.documents import VERTROUWELIJK, klein, maanden, tekstblokken, vraagkader
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import Adviessoort, Bekrachtigingsbesluit, Voorbehoud
from weegtafel.kernel.document import Blok, Document, Feitenlijst, Kader, Kop, Lijst, Ondertekening, Tabel, alinea
from weegtafel.overleg.documents.adviesdelen import (
    advieszin,
    herzieningszin,
    vervangenzin,
    voorbehoudzin,
    wijzigingstabel,
)
from weegtafel.overleg.documents.gedeeld import DEMONSTRATIE, markering
from weegtafel.overleg.documents.toewijzing import toewijzingstabel
from weegtafel.overleg.feiten import AdviesbriefFeiten, AdviesFeiten
from weegtafel.overleg.rules.taal import zin_van

_VERVOLG: dict[Adviessoort, tuple[str, ...]] = {
    Adviessoort.PASSEND: (
        "Leg het advies vast in het dossier en bespreek het met het gezin.",
        "Zet de indicatie in gang. De gegevens voor het toewijzingsbericht staan verderop in deze brief.",
        "Bespreek met de aanbieder het te bereiken resultaat en de evaluatiedatum.",
    ),
    Adviessoort.PASSEND_MET_AANPASSING: (
        "Bespreek met het gezin wat de tafel anders ziet dan u vroeg, en waarom.",
        "Pas de aanvraag aan op de inzet in dit advies. De aanvraag hoeft niet opnieuw langs de tafel.",
        "Zet de aangepaste indicatie in gang. De gegevens voor het toewijzingsbericht staan verderop in deze brief.",
    ),
    Adviessoort.ENKELVOUDIG: (
        "Bespreek met het gezin dat enkelvoudige hulp past, en wat zij daarvan mogen verwachten.",
        "Kies een aanbieder in het enkelvoudige segment en zet die indicatie in gang.",
        "Blijkt de vraag onderweg toch complex, breng de casus dan opnieuw in.",
    ),
    Adviessoort.ANDERE_GRONDSLAG: (
        "Bespreek met het gezin waarom de hulp op een andere grondslag hoort.",
        "Help het gezin bij de aanvraag daar, en spreek af wie dat begeleidt.",
        "Spreek af welke hulp het gezin krijgt tot daarover is beslist.",
        "Wordt de aanvraag daar afgewezen, breng de casus dan opnieuw in met die afwijzing.",
    ),
    Adviessoort.VOORLIGGEND_VELD: (
        "Bespreek met het gezin welke hulp er zonder indicatie is.",
        "Leg zelf het eerste contact en ga na of de hulp op tijd kan beginnen.",
        "Is die hulp er niet of te laat, breng de casus dan opnieuw in.",
    ),
    Adviessoort.OPSCHALEN: (
        "Meld de casus aan bij het Regionaal Expertteam en stuur dit advies mee.",
        "Blijf aanspreekpunt voor het gezin zolang het Expertteam de vraag bekijkt.",
        "Laat de secretaris van de tafel weten wat het Expertteam adviseert.",
    ),
    Adviessoort.AANHOUDEN: (
        "Zorg voor de aanvulling die hieronder staat.",
        "Meld de secretaris wanneer die er is; de casus komt dan op de eerstvolgende agenda.",
        "Ga na welke hulp het gezin nodig heeft zolang er geen advies is.",
    ),
    Adviessoort.INGETROKKEN: (
        "Leg in het dossier vast waarom de aanvraag is ingetrokken.",
        "Verandert de situatie, breng de casus dan opnieuw in.",
    ),
}

#: Fixing an advice moves its casus along a moment later, and that is no change of the casus.
_ZELFDE_HANDELING = timedelta(seconds=5)


def adviesbrief(feiten: AdviesbriefFeiten, *, demonstratie: bool = False) -> Document:
    """The letter on one advice to the organisation that brought in the casus."""
    advies, casus = feiten.advies, feiten.casus
    blokken: list[Blok] = [
        Feitenlijst(tuple(_adres(feiten))),
        Kop("Het advies"),
        *_vervangen(advies),
        Kader(advies.soort.omschrijving.capitalize(), (alinea(advieszin(advies, casus)),), "besluit"),
        *_let_op(advies),
        Kop("Wat u vroeg"),
        *_gewijzigd(advies, casus),
        vraagkader(casus),
        Kop("Waarom de tafel dit adviseert"),
        *tekstblokken(advies.motivering),
    ]
    if feiten.wegingen:
        blokken.append(_weging(feiten))
    if tabel := wijzigingstabel(advies, casus):
        blokken.append(tabel)
    if feiten.voorganger is not None:
        blokken += [Kop("Wat het eerdere advies was", 2), *_voorganger(feiten.voorganger)]
    if advies.voorwaarden:
        blokken += [Kop("Voorwaarden"), Lijst(advies.voorwaarden, genummerd=True)]
    if advies.afwijkend:
        blokken += [Kop("Argumenten die anders wogen"), Lijst(advies.afwijkend)]
        blokken.append(alinea("Niet iedereen aan tafel woog alles gelijk; ook deze argumenten zijn meegewogen."))
    blokken += _vervolg(advies)
    blokken += _toewijzing(feiten)
    blokken += _gezin(advies)
    if advies.soort not in (Adviessoort.AANHOUDEN, Adviessoort.INGETROKKEN):  # there is nothing to follow yet
        blokken += _evaluatie(advies)
    blokken += [Kop("Wie besluit"), *_wie_besluit(), alinea(f"{feiten.bewaring.zin}.", "klein")]
    naam = feiten.voorzitter.naam if feiten.voorzitter is not None else ""
    dag = datum_voluit(advies.vastgesteld_op.date())
    blokken.append(Ondertekening((("Voorzitter", naam, dag),)))
    return Document(
        titel=f"Advies van de {klein(feiten.tafelnaam)}",
        onderwerp=f"Casus {casus.nummer}, {casus.soort.omschrijving}",
        kenmerk=advies.nummer,
        datum=advies.vastgesteld_op.date(),
        afzender=feiten.afzender.naam,
        logo=feiten.afzender.logo,
        markering=markering(_stand(advies), DEMONSTRATIE if demonstratie else ""),
        voettekst=VERTROUWELIJK,
        blokken=tuple(blokken),
        auteur=naam,
        trefwoorden=(feiten.bewaring.zin,),
    )


def _stand(advies: AdviesFeiten) -> str:
    if advies.herzien_door:
        return "Vervangen"
    if not advies.geldt:
        return "Niet bekrachtigd"
    return "Onder voorbehoud" if advies.voorbehoud is not None and advies.bekrachtiging is None else ""


def _adres(feiten: AdviesbriefFeiten) -> list[tuple[str, str]]:
    advies, casus = feiten.advies, feiten.casus
    aan = feiten.inbrenger.naam
    if casus.inbrenger_functie.strip():
        aan += f"\nt.a.v. de {klein(casus.inbrenger_functie)}"
    uit = [("Aan", aan), ("Kenmerk", advies.nummer)]
    if waar := _overleg(feiten):
        uit.append(("Overleg", waar))
    if casus.eerdere_casus:
        uit.append(("Volgt op", casus.eerdere_casus))
    if feiten.afzender.postadres.strip():
        uit.append(("Afzender", f"{feiten.afzender.naam}\n{feiten.afzender.postadres.strip()}"))
    return uit


def _overleg(feiten: AdviesbriefFeiten) -> str:
    """Where the advice was given; a revision was not weighed by the table, and does not say so."""
    advies = feiten.advies
    code = "" if feiten.overlegdatum is None else f"{advies.overleg} van {datum_voluit(feiten.overlegdatum)}"
    if advies.herziet:
        return f"herzien tijdens overleg {code}" if code else "herzien buiten een overleg"
    if not code and advies.voorbehoud is Voorbehoud.SPOED:
        return "spoedadvies tussen twee overleggen"
    return code


def _gewijzigd(advies: AdviesFeiten, casus: CasusFeiten) -> Iterator[Blok]:
    if casus.gewijzigd_op > advies.vastgesteld_op + _ZELFDE_HANDELING:
        yield alinea("De casus is na dit advies gewijzigd; de vraag staat hier zoals zij nu luidt.", "klein")


def _vervangen(advies: AdviesFeiten) -> Iterator[Blok]:
    # Before the advice itself: nobody may act on a letter that no longer holds.
    if zin := vervangenzin(advies):
        yield Kader("Dit advies is vervangen", (alinea(f"{zin} Gebruik alleen dat advies."),), "let_op")


def _let_op(advies: AdviesFeiten) -> Iterator[Blok]:
    if zin := herzieningszin(advies):
        yield Kader("Herzien advies", (alinea(zin),), "let_op")
    if zin := voorbehoudzin(advies):
        besluit = advies.bekrachtiging
        if besluit is None:
            titel = "Onder voorbehoud"
        else:
            bekrachtigd = besluit.besluit is Bekrachtigingsbesluit.BEKRACHTIGD
            titel = "Bekrachtigd" if bekrachtigd else "Niet bekrachtigd"
        yield Kader(titel, (alinea(zin),), "let_op" if titel != "Bekrachtigd" else "informatie")


def _weging(feiten: AdviesbriefFeiten) -> Tabel:
    return Tabel(
        ("Criterium", "Oordeel", "Waarom"),
        tuple(
            (w.criterium, w.oordeel.omschrijving if w.oordeel is not None else "–", w.reden or "–")
            for w in feiten.wegingen
        ),
        breedtes=(28, 18, 54),
        bijschrift="Zo woog de tafel",
        rijkoppen=True,
    )


def _voorganger(advies: AdviesFeiten) -> Iterator[Blok]:
    dag = datum_voluit(advies.vastgesteld_op.date())
    yield alinea(f"Advies {advies.nummer} van {dag}: {advies.soort.omschrijving}.")
    yield from tekstblokken(advies.motivering)


def _vervolg(advies: AdviesFeiten) -> Iterator[Blok]:
    yield Kop("Wat u nu doet")
    if not advies.geldt:
        yield alinea("Dit advies geldt niet meer. Volg het latere advies, of breng de casus opnieuw in.")
        return
    yield Lijst(_VERVOLG[advies.soort], genummerd=True)
    if advies.soort is Adviessoort.AANHOUDEN:
        paren = (
            ("Wat er nodig is", zin_van(advies.nodig_wat)),
            ("Wie daarvoor zorgt", advies.nodig_wie.strip()),
            ("Uiterlijk", datum_voluit(advies.nodig_wanneer) if advies.nodig_wanneer else ""),
        )
        yield Feitenlijst(tuple((term, waarde or "–") for term, waarde in paren))
    if advies.alternatief:
        paren_alternatief = [("Alternatief", advies.alternatief)]
        if advies.alternatief_wat.strip():
            paren_alternatief.append(("Wat het is", advies.alternatief_wat.strip()))
        yield Feitenlijst(tuple(paren_alternatief))


def _toewijzing(feiten: AdviesbriefFeiten) -> Iterator[Blok]:
    advies = feiten.advies
    tabel = toewijzingstabel(advies, feiten.casus)
    if tabel is None:
        return
    yield Kop("Gegevens voor het toewijzingsbericht (iJw 301/319)")
    if advies.voorbehoud is not None and advies.bekrachtiging is None:
        yield alinea("Dit advies is nog niet bekrachtigd. Overleg met de gemeente voordat u het bericht verstuurt.")
    yield tabel
    duur = maanden(advies.duur_maanden if advies.duur_maanden is not None else feiten.casus.duur_maanden)
    if duur:
        yield alinea(
            f"De einddatum is de laatste dag van {duur} vanaf de ingangsdatum. Over wat onbekend is, heeft de tafel "
            "niets vastgelegd; dat vult de backoffice aan.",
            "klein",
        )


def _gezin(advies: AdviesFeiten) -> Iterator[Blok]:
    yield Kop("Wat het gezin van u hoort")
    yield alinea(
        "Het gezin zit niet aan tafel. U vertelt de jeugdige en de ouders daarom zelf wat de tafel adviseert, in hun "
        "eigen taal:"
    )
    punten = [
        "wat het advies is en wat dat voor hen verandert;",
        "waarom de tafel dit vindt, en welke argumenten anders wogen;",
        "wie beslist, en hoe zij het kunnen laten weten als zij het er niet mee eens zijn;",
    ]
    punten.append(
        "wanneer u samen terugkijkt."
        if advies.evaluatiedatum is None
        else "dat u samen terugkijkt op de evaluatiedatum."
    )
    yield Lijst(tuple(punten))
    yield alinea(
        "Heeft het gezin iets gezegd dat de tafel niet wist? Meld het de secretaris; de tafel kan haar advies herzien."
    )


def _evaluatie(advies: AdviesFeiten) -> Iterator[Blok]:
    yield Kop("Evaluatie")
    if advies.evaluatiedatum is not None:
        vraag = f"Evaluatiedatum {datum_voluit(advies.evaluatiedatum)}: wilt u de secretaris dan dit laten weten?"
    else:
        vraag = "Wilt u de secretaris laten weten wat er met dit advies is gebeurd?"
    yield Tabel(
        ("Vraag", "Uw antwoord"),
        (
            ("Is het advies gevolgd?", "geheel / deels / niet"),
            ("Zo deels of niet: waarom?", ""),
            ("Is het resultaat bereikt?", "bereikt / deels / niet / nog niet te zeggen"),
        ),
        breedtes=(42, 58),
        bijschrift=vraag,
        rijkoppen=True,
    )


def _wie_besluit() -> Iterator[Blok]:
    yield alinea(
        "Dit is een advies en geen besluit. Het bindt omdat de verwijzers aan tafel hebben afgesproken het te volgen; "
        "die afspraak verandert niets aan wie volgens de wet besluit."
    )
    yield alinea(
        "Het college van burgemeester en wethouders besluit over een jeugdhulpvoorziening en geeft daarvoor een eigen "
        "motivering. Het gaat daarbij na of het onderzoek en dit advies zorgvuldig tot stand zijn gekomen. Voert een "
        "gecertificeerde instelling een kinderbeschermingsmaatregel of jeugdreclassering uit, dan bepaalt zij welke "
        "jeugdhulp daarbij nodig is. Tegen dit advies staat zelf geen bezwaar open; tegen een besluit van het college "
        "wel, en dat staat dan in het besluit."
    )
