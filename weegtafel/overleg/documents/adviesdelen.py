"""What an advice says, in the words that minutes, preparation pack and letter share."""

from __future__ import annotations

from collections.abc import Iterator

from weegtafel.casus.documents import klein, maanden, omvang, tekstblokken
from weegtafel.casus.feiten import CasusFeiten
from weegtafel.kernel.clock import datum_voluit
from weegtafel.kernel.codes import Adviessoort, Bekrachtigingsbesluit, Voorbehoud
from weegtafel.kernel.document import Blok, Feitenlijst, Lijst, Tabel, alinea
from weegtafel.overleg.documents.gedeeld import label
from weegtafel.overleg.documents.namen import Namen
from weegtafel.overleg.feiten import AdviesFeiten
from weegtafel.overleg.rules.taal import opsomming, telwoord, zin_van

#: What can differ between request and advice: heading and keys of the fields.
_INZET = (
    ("Profiel", "profiel"),
    ("Intensiteit", "intensiteit"),
    ("Productcategorie (iJw)", "productcategorie"),
    ("Productcode", "productcode"),
    ("Ingangsdatum", "ingangsdatum"),
)


def _omvang(bron: AdviesFeiten | CasusFeiten) -> str:
    return omvang(bron.toon("volume"), bron.toon("eenheid"), bron.toon("frequentie"))


def wijzigingen(advies: AdviesFeiten, casus: CasusFeiten) -> tuple[tuple[str, str, str], ...]:
    """What the advice sets otherwise than was asked: name, asked, advised."""
    paren = [(titel, casus.toon(sleutel), advies.toon(sleutel)) for titel, sleutel in _INZET[:2]]
    paren += [("Omvang", _omvang(casus), _omvang(advies))]
    paren += [("Duur", maanden(casus.duur_maanden), maanden(advies.duur_maanden))]
    paren += [(titel, casus.toon(sleutel), advies.toon(sleutel)) for titel, sleutel in _INZET[2:]]
    return tuple((titel, oud or "–", nieuw) for titel, oud, nieuw in paren if nieuw and nieuw != oud)


def wijzigingstabel(advies: AdviesFeiten, casus: CasusFeiten) -> Tabel | None:
    """Asked beside advised, only what differs."""
    rijen = wijzigingen(advies, casus)
    if not rijen or not advies.soort.indicatie_staat:
        return None
    return Tabel(
        ("Wat", "Gevraagd", "Geadviseerd"), rijen, breedtes=(28, 36, 36), bijschrift="Wat wijzigt", rijkoppen=True
    )


def _verschil(wat: str, oud: str, nieuw: str) -> str:
    """One change in words; a code that is called after its list does not say so twice."""
    naam = "" if nieuw.casefold().startswith(wat.casefold()) else f"{klein(wat)} "
    return f"{naam}{klein(nieuw)} in plaats van {klein(oud)}" if oud != "–" else f"{naam}{klein(nieuw)}"


def advieszin(advies: AdviesFeiten, casus: CasusFeiten | None) -> str:
    """The advice in one clear sentence."""
    match advies.soort:
        case Adviessoort.PASSEND:
            return "De gevraagde indicatie is, met deze inzet, passend bij het te bereiken resultaat."
        case Adviessoort.PASSEND_MET_AANPASSING:
            anders = wijzigingen(advies, casus) if casus is not None else ()
            delen = [_verschil(*wijziging) for wijziging in anders]
            hoe = f" dan gevraagd: {opsomming(delen)}" if delen else ""
            return f"De indicatie is passend bij het te bereiken resultaat, met een andere inzet{hoe}."
        case Adviessoort.ENKELVOUDIG:
            return "Enkelvoudige jeugdhulp past bij het te bereiken resultaat; een complexe indicatie is niet nodig."
        case Adviessoort.ANDERE_GRONDSLAG:
            grond = advies.toon("grondslag") or "een andere wet dan de Jeugdwet"
            return f"De gevraagde jeugdhulp is niet passend; de hulp hoort op een andere grondslag: {grond}."
        case Adviessoort.VOORLIGGEND_VELD:
            waar = f": {advies.alternatief}" if advies.alternatief else ""
            return f"De gevraagde jeugdhulp is niet nodig; passende hulp staat open in het voorliggend veld{waar}."
        case Adviessoort.OPSCHALEN:
            return "De tafel kan hier geen passend advies geven en legt de vraag voor aan het Regionaal Expertteam."
        case Adviessoort.AANHOUDEN:
            return "De tafel houdt het advies aan totdat is aangevuld wat hieronder staat."
        case _:
            return "De aanvraag is ingetrokken; de tafel geeft geen inhoudelijk advies."


def voorbehoudzin(advies: AdviesFeiten) -> str:
    """Under which reservation the advice stands and what became of it; empty when there is none."""
    if advies.voorbehoud is None:
        return ""
    if advies.voorbehoud is Voorbehoud.GEEN_QUORUM and advies.herziet and not advies.aanwezig:
        waarom = "het anders adviseert dan eerder en de tafel daar nog niet met quorum over heeft gewogen"
    elif advies.voorbehoud is Voorbehoud.GEEN_QUORUM:
        wanneer = "bij het eerdere advies " if advies.herziet else ""
        werkwoord = "nam" if advies.aanwezig == 1 else "namen"
        deelname = f"van de {advies.totaal} organisaties {werkwoord} er {telwoord(advies.aanwezig)} deel"
        waarom = f"{wanneer}het quorum ontbrak: {deelname}"
    elif advies.herziet:
        waarom = "het een spoedadvies vervangt dat nog niet was bekrachtigd"
    else:
        waarom = "het een spoedadvies is, gegeven tussen twee overleggen"
    zin = f"Dit advies is gegeven onder voorbehoud, omdat {waarom}."
    besluit = advies.bekrachtiging
    if besluit is None:
        return f"{zin} Een volgend overleg besluit of het wordt bekrachtigd."
    slot = f"Overleg {besluit.overleg} van {datum_voluit(besluit.datum)} heeft het "
    bekrachtigd = besluit.besluit is Bekrachtigingsbesluit.BEKRACHTIGD
    slot += "bekrachtigd; het voorbehoud is vervallen." if bekrachtigd else "niet bekrachtigd; het advies geldt niet."
    toelichting = zin_van(besluit.toelichting)
    return f"{zin} {slot} {toelichting}".strip()


def herzieningszin(advies: AdviesFeiten) -> str:
    """Which advice this one replaces and why; empty when it is a first advice."""
    if not advies.herziet:
        return ""
    return f"Dit is een herzien advies. Het vervangt {advies.herziet}. Reden: {zin_van(advies.herzien_reden)}"


def vervangenzin(advies: AdviesFeiten) -> str:
    """By which advice this one was replaced; empty when it was not."""
    if not advies.herzien_door or advies.herzien_op is None:
        return ""
    return f"Dit advies is vervangen door herzien advies {advies.herzien_door} van {datum_voluit(advies.herzien_op)}."


def adviesblokken(advies: AdviesFeiten, casus: CasusFeiten | None, namen: Namen) -> Iterator[Blok]:
    """The whole advice as it stands in a call-out. Dissent is an argument, never a name."""
    yield alinea(advieszin(advies, casus))
    for zin in (vervangenzin(advies), herzieningszin(advies), voorbehoudzin(advies)):
        if zin:
            yield alinea(namen.tekst(zin))
    yield label("Motivering")
    yield from tekstblokken(namen.tekst(advies.motivering))
    tabel = wijzigingstabel(advies, casus) if casus is not None else None
    if tabel is not None:
        yield tabel
    for titel, punten in (("Voorwaarden", advies.voorwaarden), ("Argumenten die anders wogen", advies.afwijkend)):
        if punten:
            yield label(titel)
            yield Lijst(tuple(map(namen.tekst, punten)))
    # A revision is not given by those who took part in the advice before it.
    telt = advies.totaal and not advies.herziet
    feiten = [
        ("Grondslag", advies.toon("grondslag")),
        ("Alternatief", advies.alternatief),
        ("Nodig", namen.tekst(zin_van(advies.nodig_wat))),
        ("Door", namen.tekst(advies.nodig_wie)),
        ("Uiterlijk", datum_voluit(advies.nodig_wanneer) if advies.nodig_wanneer else ""),
        ("Evaluatiedatum", datum_voluit(advies.evaluatiedatum) if advies.evaluatiedatum else ""),
        ("Leerpunt", namen.tekst(zin_van(advies.leerpunt))),
        ("Deelgenomen", f"{advies.aanwezig} van {advies.totaal} organisaties" if telt else ""),
        ("Vastgesteld", _vastgesteld(advies, namen)),
    ]
    gevuld = tuple((term, waarde) for term, waarde in feiten if waarde.strip())
    yield Feitenlijst(gevuld)


def _vastgesteld(advies: AdviesFeiten, namen: Namen) -> str:
    moment = f"{datum_voluit(advies.vastgesteld_op.date())} om {advies.vastgesteld_op:%H:%M} uur"
    if namen.zonder:
        return f"{moment}; voorgelezen door de voorzitter en door een ander bevestigd"
    door = f" door {advies.vastgesteld_door}" if advies.vastgesteld_door else ""
    bevestigd = f", bevestigd door {advies.bevestigd_door}" if advies.bevestigd_door else ""
    return moment + door + bevestigd
