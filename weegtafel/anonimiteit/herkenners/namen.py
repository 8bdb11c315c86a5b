"""Names of persons: by what stands before them, by lists, by their shape, and everywhere once found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.herkenners.indirect import nationaliteit_van
from weegtafel.anonimiteit.herkenners.vondst import Vondst
from weegtafel.anonimiteit.herkenners.woorden import (
    Index,
    Woord,
    Woordenrij,
    frase_op,
    gewoon,
    index_van,
    is_naam,
    is_tussenvoegsel,
    lijkt_nederlands,
)
from weegtafel.anonimiteit.lijsten import Lijsten
from weegtafel.anonimiteit.normaliseren import plat

_FAMILIE: Final = frozenset(
    "moeder vader mama papa mam pap oma opa grootmoeder grootvader oom tante broer broertje zus zusje zuster neef neefje nicht nichtje zoon zoontje dochter dochtertje "
    "kleinzoon kleindochter stiefvader stiefmoeder stiefbroer stiefzus halfbroer halfzus halfbroertje halfzusje pleegmoeder pleegvader pleegzoon pleegdochter pleegbroer pleegzus pleegzusje pleegbroertje "
    "pleegouder pleegouders ouders pleeggezin gezin familie fam vriend vriendin vriendje vriendinnetje partner expartner ex-partner ex echtgenoot echtgenote man vrouw schoonmoeder schoonvader "
    "schoonzus schoonzoon schoondochter zwager buurman buurvrouw buurjongen buurmeisje tweelingzus tweelingbroer stiefzusje stiefbroertje stiefdochter stiefzoon biologische grootouders bonusmoeder bonusvader "
    "bonuszus peettante peetoom overgrootmoeder overgrootvader omi nani nana abi abla teyze baba yaya hooyo abo".split()
)
_TITEL: Final = frozenset(
    "mw mevr mevrouw meneer dhr heer hr mijnheer dr drs mr ir prof ds mej mejuffrouw juf juffrouw meester dame zr zuster broeder".split()
)
_FAMILIE_TITEL: Final = _FAMILIE | _TITEL
_ROL: Final = frozenset(
    "wijkagent agent voogd gezinsvoogd jeugdbeschermer mentor mentrix leerkracht leraar lerares docent coach huisarts jeugdarts kinderarts psychiater psycholoog pedagoog orthopedagoog "
    "therapeut speltherapeut systeemtherapeut behandelaar medewerker medewerkster ene regiebehandelaar hoofdbehandelaar begeleider begeleidster pleegzorgwerker pleegzorgbegeleider pleegzorgbegeleidster casemanager casusregisseur regisseur consulent jeugdconsulent "
    "wmo-consulent leerplichtambtenaar gedragswetenschapper advocaat rechter kinderrechter bewindvoerder raadsonderzoeker tolk collega stagiair stagiaire vrijwilliger vrijwilligster teamleider directeur directrice rector "
    "ib'er intern ambulant hulpverlener jeugdhulpverlener groepsleider groepsleidster logopedist fysiotherapeut ergotherapeut verpleegkundige verloskundige dominee pastoor imam diaken "
    "jeugdige client patient kind jongen meisje leerling minderjarige jongere baby peuter kleuter cursist deelnemer bewoner klasgenoot klasgenoten vriendinnen vrienden kinderen broers zussen jongens meisjes zusjes broertjes "
    "genaamd heet heette heten roepnaam voornaam achternaam naam bijnaam geboortenaam meisjesnaam alias noemt noemen genoemd naamgenoot schoolmaatschappelijk jeugdreclasseerder reclasseringswerker "
    "wethouder burgemeester notaris trainer conciergee maatschappelijk werkster werker ondertekend ondergetekende getekend namens oppas gastouder oppasmoeder chauffeur jongerenwerker jeugdwerker "
    "beste lieve hoi hallo dag hey hee hai heej geachte groet groetjes groeten gr mvg liefs aldus ".split()
)
_FORMULIER: Final = re.compile(
    r"(?:naam|namen|jeugdige|cli[eë]nt|pati[eë]nt|kind|leerling|moeder|vader|ouder|ouders|ouder\(s\)|voogd|mentor|huisarts|verwijzer|contactpersoon|contact|aanmelder|opgesteld door|ingevuld door|auteur|behandelaar|"
    r"regiebehandelaar|casusregisseur|regisseur|begeleider|betreft|t\.a\.v\.|tav|aan|van|cc|voor|door|ondergetekende|gezaghebbende(?:n|\(n\))?|gezag|medewerker|aanwezig|afwezig|deelnemers|notulist|voorzitter|leerkracht|gezin|"
    r"broer(?:s|tje)?|zus(?:je|sen)?|partner|vertegenwoordiger|consulent|jeugdbeschermer|gezinsvoogd|opvoeder|pleegouder(?:s)?|ib'er|tolk|verslaglegger|rapporteur|advocaat|informant|noodcontact|afzender|onderwerp|jongere|getekend|handtekening|groet|mvg)"
    r"(?: ?[:=]|\s*\([^)\n]{0,20}\) ?:)\s*$",
    re.IGNORECASE,
)
_WERKWOORD: Final = frozenset(
    "is was heeft had wil wilde kan kon gaat ging komt kwam zegt zei vertelt vertelde vraagt vroeg vindt vond denkt dacht geeft gaf krijgt kreeg woont woonde slaapt sliep eet at speelt speelde huilt huilde belt belde "
    "mag moet zal werkt werkte loopt liep blijft bleef ziet zag voelt zit zat staat stond doet deed maakt maakte heet wordt werd schreeuwt lacht lachte reageert reageerde weet wist houdt hield mist begint begon neemt nam "
    "brengt bracht haalt haalde leert leerde luistert praat praatte noemt noemde kijkt keek ligt lag stopt probeert toont laat liet hoort wacht gamet spijbelt zoekt draagt leest regelt geniet ervaart wenst weigert "
    "verblijft volgt volgde helpt hielp gooit gooide appt appte mailt belooft beloofde pakt reed rijdt schrok schrikt valt viel snapt bidt zorgt zorgde sloeg slaat durft groeit functioneert ontwikkelt profiteert".split()
)
_STERK_WERKWOORD: Final = frozenset(
    "vertelt vertelde zegt zei vindt denkt dacht woont woonde huilt huilde belt belde slaapt eet speelt speelde lacht lachte luistert appt appte mailt heet zit weet vraagt vroeg wenst weigert bidt schrok reed".split()
)
_FAMILIE_TITEL_ROL: Final = _FAMILIE_TITEL | _ROL
_WAAR_VOOR: Final = frozenset(
    "methode methodiek training trainingen programma module cursus app apps spel spelletje game film serie boek liedje nummer merk medicijn medicatie vragenlijst test toets interventie platform systeem "
    "behandelmethode model schaal tablet console telefoon auto scooter fiets band zanger zangeres rapper youtuber voetballer club wet verordening richtlijn protocol werkwijze lespakket tijdschrift tekenfilm "
    "televisieserie musical kaartspel bordspel knuffel pop speelgoed laptop programmatuur pakket aanpak stroming theorie gedachtegoed wedstrijd finale concert festival attractie pretpark dierentuin".split()
)
_WAAR_NA: Final = frozenset(
    "training trainingen therapie methode methodiek model schaal test toets lijst vragenlijst cursus module programma interview score scores dieet protocol criteria index profiel effect syndroom aanpak "
    "principe theorie piramide oefening oefeningen kaarten spel game app set doos pop knuffel poppen film serie boek tape shirt trui schoenen tas telefoon tablet auto scooter fiets abonnement account kanaal groep-app".split()
)
_TELBAAR: Final = frozenset(
    "els hazel iris jade linde madelief mark merel roos amber floor ben bas max joke koos storm rein mees sam bo sil cas".split()
)
"""Names that are also a thing, but a thing that takes an article: "Roos gaat" is a person, "Hoop doet leven" is not."""
_GEEN_INITIAAL: Final = frozenset(
    "vitamine hepatitis plan optie groep klas categorie bijlage deel type cluster rijbewijs punt stap fase scenario variant route vraag sectie gebouw blok lijn segment profiel havo vwo vmbo model kolom rij onder a b c".split()
)
_INITIALEN: Final = re.compile(
    r"(?<![\w.])(?!(?:B\. ?V|N\. ?V|V\. ?O\. ?F|P\. ?S|N\. ?B|D\. ?D|P\. ?M)\.)(?P<i>(?:[A-Z](?:[a-z]{1,2})?\.[ -]?){1,6})"
    r"(?P<t>(?:(?:van|de|der|den|het|'t|ten|ter|te|op|in|el|al|ben|von|da|dos|v\.d\.|v\.|d\.|vd|Van|De|Der|Den|El|Al|Ben|Ter|Ten|'T|bin|St\.|aan|di|du|la|le)[ ]?){0,3})"
    r"(?P<n>[A-Z](?:[\w'-]*[a-zà-ÿA-Z])?)(?:-[A-Z][\w']+)?"
)
_LOSSE: Final = re.compile(r"(?<![\w.'-])(?P<i>[A-Z](?:\.(?:[ ]?[A-Z]\.){0,4}))(?=[\s,;:)!?'\"/-]|$)")
_KALE: Final = re.compile(r"(?<![\w.'-])(?P<w>[a-zA-Zà-ÿ]+) (?P<i>[A-Z])(?=[ ,;:)!?\n]|\.?$|\.\s)(?! ?[&/])")
_TUSSEN_RIJ: Final = re.compile(
    r"(?i)^(?:van|van de|van den|van der|van 't|van het|de|den|der|ter|ten|te|el|al|ben|'t|op de|op den|in 't|in den|bin|von|vd|v d|da|dos|di|du|la|le|abu|ait|ait el|ould|bint)$"
)
_BIJNAAM: Final = re.compile(
    r"(?i:\b(?:genaamd|genoemd|heet|ene|alias|bijnaam|noemt \w+|genoemd als|roepnaam|onder de naam|met|jongen|vriend|gezin|familie)\b)(?: is|:| als)? [\"'](?P<a>[A-Z][\w-]{1,20}(?: [A-Z][\w-]+)?)[\"']"
    r"|[\"'](?P<b>[A-Z][\w-]{1,20})[\"'] (?:(?i:genoemd|genaamd)|[A-Z][a-zà-ÿ]+\b)"
)
_ACHTERNAAM_INITIALEN: Final = re.compile(
    r"(?<![\w.])(?:(?i:van der|van den|van de|van|de|den|der|ter|ten|el|al|ben|'t|op de|in 't)[ ]){0,2}(?P<n>[A-Z][\w'à-ÿ]*(?:-[A-Z][\w']+)?), (?:[A-Z][a-z]?\. ?){1,4}(?:(?i:van der|van den|van de|van|de|den|der)\b)?(?<! )"
)
_AANHEF: Final = re.compile(
    r"(?i)(?:^|\n|[.!?] )(?:hoi|hey|hee|hé|hai|hallo|beste|lieve|dag|ha|yo|goedemorgen|goedemiddag) (?P<n>[a-zà-ÿ][\w'à-ÿ-]{1,20})(?=[,!\n]| en )"
)
_EXTENSIE: Final = re.compile(
    r"\.(?:docx?|pdf|xlsx?|jpe?g|png|msg|eml|odt|txt|mp3|mp4|m4a|wav|zip|csv|pptx?|heic|rtf)\b", re.IGNORECASE
)
_BESTAND: Final = re.compile(
    r"(?<![\w/\\])[\w .()-]{0,80}?[\w)-]\.(?:docx?|pdf|xlsx?|jpe?g|png|msg|eml|odt|txt|mp3|mp4|m4a|wav|zip|csv|pptx?|heic|rtf)\b",
    re.I,
)
_DEEL: Final = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=4)
def _veilig(lijsten: Lijsten) -> Index:
    return index_van(lijsten.veilig)


def bescherm(rij: Woordenrij) -> None:
    """Mark the words that stand in a phrase that never identifies."""
    index = _veilig(rij.lijsten)
    for i in range(len(rij.woorden)):
        n = frase_op(rij, i, index)
        if n and (n > 1 or rij.woorden[i].hoofd):
            rij.beschermd.update(range(i, i + n))


class Namenzoeker:
    """Finds the names in one text."""

    def __init__(self, rij: Woordenrij, bezet: bytearray) -> None:
        """``bezet`` marks the code points that another recogniser already took."""
        self.rij = rij
        self.w = rij.woorden
        self.l = rij.lijsten
        self.bezet = bezet
        self.gewoon_van: dict[str, bool] = {}
        self.naam_van: dict[str, bool] = {}
        starts = [w for w in self.w if w.start]
        self.kleine_stijl = len(starts) > 3 and sum(not w.hoofd for w in starts) * 2 > len(starts)
        self.kleine = {w.klein for w in self.w if not w.hoofd}
        self.spans: list[tuple[int, int, int]] = []
        """Begin, end, weight in code points."""
        self.gevonden: dict[str, int] = {}
        """Names that were found with certainty: small form to weight."""

    # --- what is known of one word

    def gewoon(self, klein: str) -> bool:
        """Ordinary Dutch, also inflected or compound."""
        antwoord = self.gewoon_van.get(klein)
        if antwoord is None:
            antwoord = self.gewoon_van[klein] = gewoon(klein, self.l)
        return antwoord

    def naam(self, klein: str) -> bool:
        """In a list of names."""
        antwoord = self.naam_van.get(klein)
        if antwoord is None:
            antwoord = self.naam_van[klein] = is_naam(klein, self.l)
        return antwoord

    def vreemd(self, woord: Woord) -> bool:
        """A capital word that is in no list and has no Dutch shape."""
        k = woord.klein
        if len(k) < 2 or self.gewoon(k) or (woord.kapitaal and len(k) < 6):
            return False
        if woord.kapitaal and (woord.start or not self.naam(k)):
            return False
        if (
            not woord.kapitaal
            and sum(t.isupper() for t in woord.tekst) > 1
            and not re.match(
                r"(?:Mc|Mac|De|El|Van|La|Al|IJ|O'|D')?[A-Z]?[a-zà-ÿ'-]+(?:-[A-Z][a-zà-ÿ']+)*$", woord.tekst
            )
        ):
            return False
        return not nationaliteit_van(k, self.l.indirect.get("nationaliteit", frozenset())) and k not in self.l.landen

    def vrij(self, i: int) -> bool:
        """Not taken by another recogniser."""
        return not self.bezet[self.w[i].begin]

    # --- seeds

    def voor(self, i: int) -> str:
        """The role, title or label that stands right before word ``i``; empty for none."""
        if i == 0:
            return ""
        woord, vorige = self.w[i], self.w[i - 1]
        gat = woord.gat
        if (
            gat in {" ", ". ", "  ", " (", ' "', ", "}
            or (gat == "\n" and vorige.klein in _FAMILIE_TITEL)
            or gat in {":\n", ",\n", "\n"}
        ):
            if gat in {" ", ". ", "  ", "\n"} and (vorige.klein in _FAMILIE or vorige.klein in _TITEL):
                return "titel" if vorige.klein in _TITEL else "familie"
            if gat in {" ", "  "} and vorige.klein in _ROL:
                return "rol"
            if gat in {" (", ", "} and (vorige.klein in _FAMILIE or vorige.klein in _ROL):
                return "bij"
            if gat in {",\n", "\n"} and vorige.klein in {
                "groet",
                "groeten",
                "groetjes",
                "gr",
                "mvg",
                "liefs",
                "hoogachtend",
                "achting",
                "dank",
                "namens",
            }:
                return "groet"
        if ":" in gat or "\n" in gat or "\t" in gat:
            regel = self.rij.tekst[max(0, woord.begin - 50) : woord.begin]
            if _FORMULIER.search(regel):
                return "veld"
        return ""

    def achter_tussenvoegsel(self, i: int) -> int:
        """The first word of the run of tussenvoegsels right before word ``i``."""
        j = i
        while (
            j > 0
            and i - j < 3
            and is_tussenvoegsel(self.w[j - 1])
            and self.w[j].gat in {" ", ".", ". ", "\n", " '", "'"}
        ):
            j -= 1
        return j

    def is_zaad(self, i: int) -> int:
        """How certain it is that word ``i`` is (the first capital word of) a name; 0 for not."""
        woord = self.w[i]
        k = woord.klein
        if not self.vrij(i) or len(k) < 2:
            return 0
        beschermd = i in self.rij.beschermd
        eerste = self.achter_tussenvoegsel(i)
        context = self.voor(eerste) if eerste != i else self.voor(i)
        if eerste != i and not context:
            context = self.voor(i)
        if not woord.hoofd:
            return self._klein_zaad(woord, context if eerste == i else "", beschermd)
        naam = self.naam(k)
        if (
            woord.kapitaal
            and len(k) < 5
            and not (naam and (context or k in self.l.voornamen) and k not in self.l.gewoon)
        ):
            return 0
        if is_tussenvoegsel(woord) and not (
            k in self.l.voornamen and i + 1 < len(self.w) and not self.w[i + 1].hoofd and not woord.start
        ):
            return 0
        if nationaliteit_van(k, self.l.indirect["nationaliteit"]) and not (naam and context):
            return 0
        if context:
            return self._context_zaad(woord, context, naam, beschermd, i)
        if beschermd:
            return 0
        if woord.start:
            return self._begin_zaad(woord, naam, i)
        if naam and k in self.l.gewoon and woord.kapitaal:
            return 0
        if re.match(r"[A-Za-z]-", woord.tekst) and not naam:
            return 0
        if self._is_methode(i):
            return 0
        if naam and k in self.l.gewoon:
            return 70 if k in self.l.dubbel and not self._na_lidwoord(i) else 0
        if naam:
            return 80 if not self.gewoon(k) or k in self.l.voornamen else 65
        return (
            62
            if self.vreemd(woord) and not lijkt_nederlands(k)
            else (0 if not self.vreemd(woord) or len(k) > 11 else 55)
        )

    def _is_methode(self, i: int) -> bool:
        """Whether a word of the trade stands next to it: "methode X", "X-training", "X 18 mg"."""
        woord = self.w[i]
        if i and woord.gat in {" ", ' "', " '", " (", ": "} and self.w[i - 1].klein in _WAAR_VOOR:
            return True
        if i + 1 < len(self.w) and self.w[i + 1].gat in {" ", "-", '" '} and self.w[i + 1].klein in _WAAR_NA:
            return True
        staart = woord.klein.rpartition("-")[2]
        return (
            "-" in woord.klein and (staart in _WAAR_NA or gewoon(staart, self.l)) and not self.naam(staart)
        ) or re.match(
            r" ?\d+(?:[.,]\d+)? ?(?:mg|ml|mcg|gram|IE|tabl|dd|x daags)\b",
            self.rij.tekst[woord.einde : woord.einde + 14],
        ) is not None

    def _na_lidwoord(self, i: int) -> bool:
        return i > 0 and self.w[i - 1].klein in {
            "een",
            "geen",
            "deze",
            "die",
            "dit",
            "dat",
            "elke",
            "het",
            "groep",
            "team",
            "uw",
            "zijn",
            "haar",
        }

    def _klein_zaad(self, woord: Woord, context: str, beschermd: bool) -> int:
        k = woord.klein
        if beschermd or len(k) < 3 or k in self.l.landen:
            return 0
        if k in self.l.gewoon and not (context == "titel" and k in self.l.achternamen):
            return 0
        if re.match(r"(?:al|el|ben|ait)-[A-Z]", woord.tekst):
            return 70
        if "-" in k and not all(deel in self.l.namen and deel not in self.l.gewoon for deel in k.split("-")):
            return 0
        if (
            context == "titel"
            and k in self.l.achternamen
            and k not in _WERKWOORD
            and k not in {"wil", "van", "er", "ben", "kan"}
        ):
            return 70
        eigen = k in self.l.voornamen and k not in self.l.vak
        if context in {"titel", "familie", "rol", "veld", "groet", "bij"} and (
            eigen or (self.naam(k) and not self.gewoon(k))
        ):
            return 80
        if (
            context in {"titel", "familie"}
            and self.kleine_stijl
            and not self.gewoon(k)
            and not lijkt_nederlands(k)
            and len(k) > 3
        ):
            return 60
        if eigen and len(k) > 3 and not (self.gewoon(k) and not self.kleine_stijl):
            return 75
        if eigen and self.kleine_stijl:
            return 70
        return 0

    def _context_zaad(self, woord: Woord, context: str, naam: bool, beschermd: bool, i: int) -> int:
        k = woord.klein
        if k in {
            "en",
            "is",
            "heeft",
            "wil",
            "kan",
            "de",
            "het",
            "een",
            "geen",
            "ook",
            "in",
            "op",
            "u",
            "ik",
            "allen",
            "allemaal",
            "team",
            "heer",
            "mevrouw",
            "meneer",
            "collega",
            "collega's",
        }:
            return 0
        if beschermd and not naam:
            return 0
        if k in _FAMILIE or k in _ROL or k in _TITEL:
            return 0
        if context in {"veld", "bij", "groet"} or woord.start:
            if k in self.l.gewoon and not (naam and context in {"titel", "groet", "veld"} and self._alleen(i)):
                return 0
            if context == "veld" and woord.kapitaal and not naam:
                return 0
            if not naam and (self.gewoon(k) or beschermd):
                return 0
            if not naam and lijkt_nederlands(k) and context != "titel":
                return 0
            return 82
        if k in self.l.gewoon and not naam and context != "titel":
            return 0
        if self.gewoon(k) and not naam and context not in {"titel", "familie"}:
            return 0
        return 85

    def _alleen(self, i: int) -> bool:
        """Whether the word fills its line or cell, or is followed by another name."""
        if i + 1 == len(self.w):
            return True
        volgend = self.w[i + 1]
        return (
            volgend.gat[:1] in {"\n", ",", "(", ";"}
            or (volgend.hoofd and volgend.gat == " " and self.naam(volgend.klein))
            or "  " in volgend.gat
        )

    def _begin_zaad(self, woord: Woord, naam: bool, i: int) -> int:
        k = woord.klein
        volgend = self.w[i + 1] if i + 1 < len(self.w) else None
        if woord.kapitaal and (
            not naam or self.gewoon(k) or (k not in self.l.voornamen and k not in self.l.achternamen)
        ):
            return 0
        if k in self.l.gewoon:
            sterk = volgend is not None and volgend.gat == " " and volgend.klein in _WERKWOORD and k in _TELBAAR
            paar = (
                volgend is not None
                and volgend.gat == " "
                and volgend.hoofd
                and self.naam(volgend.klein)
                and k in self.l.namen
                and (k in _TELBAAR or k in self.l.achternamen)
                and volgend.klein in self.l.voornamen
            )
            return (
                63 if (sterk or paar) and len(k) > 2 and k not in {"man", "vader", "wie", "mama", "papa", "zus"} else 0
            )
        if k in self.l.voornamen:
            return 78
        bewijs = volgend is None or (
            (volgend.gat == " " and (volgend.klein in _WERKWOORD or is_tussenvoegsel(volgend)))
            or (volgend.gat == " " and volgend.hoofd and (self.naam(volgend.klein) or self.vreemd(volgend)))
            or volgend.gat[:1] in {":", ",", "(", "\n", "'", "."}
            or volgend.gat[:2] in {" (", " -", " –", " /"}
            or (volgend.klein == "en" and i + 2 < len(self.w) and self.w[i + 2].hoofd)
        )
        if naam and not self.gewoon(k) and k not in self.l.eigen_plaatsen:
            return 68 if bewijs or k in self.l.achternamen else 0
        if naam and bewijs and volgend is not None and volgend.gat == " " and k not in self.l.vak:
            return 60
        if naam or not self.vreemd(woord) or lijkt_nederlands(k) or k in self.kleine:
            return 0
        if (
            volgend is not None
            and volgend.gat == " "
            and (
                volgend.klein in _WERKWOORD
                or (
                    volgend.hoofd
                    and (self.naam(volgend.klein) or self.vreemd(volgend))
                    and i + 1 not in self.rij.beschermd
                )
            )
        ):
            return 58
        if volgend is not None and volgend.klein == "en" and i + 2 < len(self.w) and self.w[i + 2].hoofd:
            return 57
        return 0

    # --- from seed to whole name

    def breid_uit(self, i: int, gewicht: int) -> int:
        """Record the name around seed ``i``; the index after it."""
        w = self.w
        eind = i + 1
        while eind < len(w):
            j = eind
            while (
                j < len(w)
                and j - eind < 3
                and is_tussenvoegsel(w[j])
                and w[j].gat in {" ", "-", ". ", ".", " '", "\n", ".d", "'"}
            ):
                j += 1
            if j >= len(w) or not self.vrij(j):
                break
            woord = w[j]
            if woord.gat not in {" ", "-", "_", " '", ". ", "."} and not (
                woord.gat == "\n" and self._afgebroken(j, j > eind)
            ):
                break
            if woord.gat in {". ", "."} and j == eind:
                break
            if not woord.hoofd:
                if not (
                    w[i].tekst.islower()
                    and self.naam(woord.klein)
                    and not self.gewoon(woord.klein)
                    and len(woord.klein) > 3
                ) or self.voor(j):
                    break
            elif j == eind and (
                j in self.rij.beschermd
                or (woord.klein in self.l.gewoon and not self.naam(woord.klein))
                or woord.klein in _FAMILIE
                or woord.klein in _ROL
            ):
                break
            elif (
                j == eind
                and not self.naam(woord.klein)
                and (self.gewoon(woord.klein) or (woord.kapitaal and not w[i].kapitaal))
            ):
                break
            eind = j + 1
        begin = i
        eerste = self.achter_tussenvoegsel(i)
        if eerste != i and (
            self.voor(eerste)
            or any(w[j].hoofd and (not w[j].start or j > eerste or self.voor(j)) for j in range(eerste, i))
            or (i - eerste > 1 and w[eerste].klein == "van")
            or (
                eerste > 0
                and (w[eerste - 1].kern,)
                and self.spans
                and self.spans[-1][1] == w[eerste - 1].kern
                and w[eerste].gat in {" ", "\n"}
            )
        ):
            begin = eerste
        b, e = w[begin].begin, w[eind - 1].kern
        staart = re.match(
            r"(?: (?:v\.d\.|v\.|van de[rn]?|van|de[rn]?|el|al|ter|ten))? [A-Z]\.(?! ?[A-Z]\.)(?![A-Za-z])",
            self.rij.tekst[e : e + 14],
        )
        if staart:
            e += staart.end()
        self.spans.append((b, e, gewicht))
        for j in range(i, eind):
            if w[j].hoofd or w[j].klein not in self.l.gewoon:
                self.gevonden.setdefault(w[j].klein, gewicht)
                if "-" in w[j].klein and gewicht >= 65:
                    for deel in w[j].klein.split("-"):
                        if len(deel) > 3:
                            self.gevonden.setdefault(deel, gewicht)
        return eind

    def _afgebroken(self, j: int, na_tussenvoegsel: bool) -> bool:
        """Whether a name runs on over the end of a line."""
        woord = self.w[j]
        if na_tussenvoegsel:
            return True
        begin = self.rij.tekst.rfind("\n", 0, woord.begin - 1)
        return woord.begin - begin > 55 and self.naam(woord.klein)

    def zoek(self) -> Iterator[Vondst]:
        """All names."""
        self._initialen()
        self._tussen_tekens()
        i = 0
        w, voornamen, klein_ook = self.w, self.l.voornamen, self.kleine_stijl
        while i < len(w):
            woord = w[i]
            if (
                not woord.hoofd
                and not klein_ook
                and woord.klein not in voornamen
                and "-" not in woord.tekst
                and not (i and w[i - 1].klein in _FAMILIE_TITEL_ROL)
            ):
                i += 1
                continue
            gewicht = self.is_zaad(i)
            i = self.breid_uit(i, gewicht) if gewicht else i + 1
        self._overal()
        for begin, einde, gewicht in _een_geheel(self.spans):
            yield Vondst(begin, einde, Soort.PERSOON, gewicht)
        yield from self._bestanden()

    def _initialen(self) -> None:
        tekst = self.rij.tekst
        for gevonden in _INITIALEN.finditer(tekst):
            naam = gevonden.group("n")
            eerste = re.match(r"[a-zà-ÿ]+", naam.lower())
            klein = naam.lower().split("'")[0]
            if len(naam) < 2 or (klein in self.l.gewoon and not self.naam(klein)) or eerste is None:
                continue
            if re.match(r"(?:[A-Z][a-z]{1,2}\. ?)+$", gevonden.group("i")) and not re.match(
                r"(?:Th|Ch|Ph|Joh|Chr|Fr|Jac|Wm|Yv|Sj|Tj|IJ)\.", gevonden.group("i")
            ):
                continue
            voor = tekst[max(0, gevonden.start() - 14) : gevonden.start()].lower().split()
            if (voor and voor[-1] in _GEEN_INITIAAL) or (
                klein in self.l.gewoon
                and re.search(r"(?:^|\n)\s*$", tekst[max(0, gevonden.start() - 4) : gevonden.start()])
            ):
                continue
            self.spans.append((gevonden.start(), gevonden.end() - (2 if naam.endswith("'s") else 0), 84))
            self.gevonden.setdefault(klein, 84)
        goed: set[str] = set()
        los: list[tuple[int, int, str, bool]] = []
        for gevonden in _LOSSE.finditer(tekst):
            begin, einde = gevonden.span("i")
            los.append((begin, einde, gevonden.group("i"), self._initiaal_telt(begin, einde)))
        for begin, einde, wat, telt in los:
            if telt:
                goed.add(wat)
        for begin, einde, wat, telt in los:
            if (telt or wat in goed) and not self.bezet[begin]:
                self.spans.append((begin, einde, 61))
        for gevonden in _KALE.finditer(tekst):
            woord = gevonden.group("w").lower()
            if woord in {
                "jeugdige",
                "client",
                "cliënt",
                "patient",
                "patiënt",
                "moeder",
                "vader",
                "mw",
                "mevrouw",
                "meneer",
                "dhr",
                "heer",
                "oma",
                "opa",
                "broer",
                "zus",
                "broertje",
                "zusje",
                "tante",
                "oom",
                "zoon",
                "dochter",
                "jongere",
                "pleegmoeder",
                "pleegvader",
                "stiefvader",
                "stiefmoeder",
                "juf",
            }:
                self.spans.append((*gevonden.span("i"), 61))

    def _tussen_tekens(self) -> None:
        """Nicknames between quotes, and a surname with its initials behind a comma."""
        tekst = self.rij.tekst
        for gevonden in _BIJNAAM.finditer(tekst) if '"' in tekst or "'" in tekst else ():
            groep = "a" if gevonden.group("a") else "b"
            woord = gevonden.group(groep)
            if not gewoon(plat(woord.split(" ")[0]), self.l):
                self.spans.append((*gevonden.span(groep), 83))
                self.gevonden.setdefault(plat(woord), 83)
        for gevonden in _ACHTERNAAM_INITIALEN.finditer(tekst):
            klein = plat(gevonden.group("n"))
            if self.naam(klein) or (
                not self.gewoon(klein) and klein not in self.l.veilig and len(gevonden.group("n")) > 1
            ):
                self.spans.append((*gevonden.span(), 84))
                self.gevonden.setdefault(klein, 84)
        for gevonden in _AANHEF.finditer(tekst):
            klein = plat(gevonden.group("n"))
            if klein not in self.l.gewoon and klein not in self.l.veilig and not self.gewoon(klein):
                self.spans.append((*gevonden.span("n"), 80))
                self.gevonden.setdefault(klein, 80)

    def _initiaal_telt(self, begin: int, einde: int) -> bool:
        """Whether a letter with a point is used as a name here."""
        tekst = self.rij.tekst
        if self.bezet[begin]:
            return False
        voor = tekst[max(0, begin - 30) : begin]
        na = tekst[einde : einde + 14]
        woorden = re.findall(r"[^\W\d_]+", voor.lower())
        laatste = woorden[-1] if woorden else ""
        if laatste in _GEEN_INITIAAL or re.search(r"\d ?$", voor):
            return False
        if (
            voor.endswith((" ", "(", '"'))
            and (laatste in _FAMILIE or laatste in _TITEL or laatste in _ROL)
            and not re.search(r"[.!?]\s+$", voor.removesuffix(". ") if laatste in _TITEL else voor)
        ):
            return True
        if re.search(r":\s*$", voor):
            return bool(_FORMULIER.search(voor)) or bool(re.match(r"\s*(?:\(|\n|$)", na))
        if re.match(r"'s\b|\)|,? [a-zà-ÿ]|,? \(|, |;| -| /|\"", na):
            opsomming = re.search(r"(?:^|\n)\s*$", voor) is not None
            if opsomming:
                return re.match(r" (?:%s)\b" % "|".join(sorted(_WERKWOORD)), na) is not None or na.startswith(
                    ("'s", " (")
                )
            return voor.endswith((" ", "(", '"', "'")) and not re.search(r"\b[A-Z]\. $", voor)
        return bool(re.match(r"\s+[A-Z]|\s*$", na)) and laatste in {
            "met",
            "van",
            "door",
            "bij",
            "aan",
            "voor",
            "naar",
            "en",
            "over",
            "dat",
            "heeft",
            "wil",
            "gaat",
            "is",
            "tegen",
            "zonder",
        }

    def _overal(self) -> None:
        """A name that was found with certainty is found everywhere, also misspelt by one letter when it is long."""
        zeker = {naam: g for naam, g in self.gevonden.items() if g >= 60 and len(naam) > 2}
        if not zeker:
            return
        bezet = bytearray(len(self.rij.tekst) + 1)
        for b, e, _ in self.spans:
            bezet[b:e] = b"\x01" * (e - b)
        lang = {naam for naam in zeker if len(naam) > 4}
        buren = zonder_een(lang)
        for i, woord in enumerate(self.w):
            if bezet[woord.begin] or not self.vrij(i) or i in self.rij.beschermd:
                continue
            k = woord.klein
            if k in zeker:
                if k in self.l.gewoon or (self.gewoon(k) and not self.naam(k)):
                    if not woord.hoofd or woord.start:
                        continue
                elif not woord.hoofd and self.gewoon(k):
                    continue
                self.spans.append((woord.begin, woord.kern, 59))
            elif (
                len(k) > 4
                and k not in self.l.gewoon
                and (woord.hoofd or self.kleine_stijl)
                and not self.gewoon(k)
                and lijkt_op_een(k, lang, buren)
            ):
                self.spans.append((woord.begin, woord.kern, 56))
            elif woord.hoofd and k.endswith("s") and k[:-1] in zeker and (not woord.start or not self.gewoon(k)):
                self.spans.append((woord.begin, woord.einde - 1, 59))

    def _bestanden(self) -> Iterator[Vondst]:
        tekst = self.rij.tekst
        if not _EXTENSIE.search(tekst):
            return
        for gevonden in _BESTAND.finditer(tekst):
            stuk = gevonden.group()
            naam, _, _ = stuk.rpartition(".")
            if "_" not in naam and "-" not in naam and " " in naam.strip():
                laatste = naam.rfind(" ")
                naam, verschuif = naam[laatste + 1 :], laatste + 1
            else:
                verschuif = 0
                spatie = naam.rfind(" ")
                if spatie >= 0:
                    naam, verschuif = naam[spatie + 1 :], spatie + 1
            basis = gevonden.start() + verschuif
            reeks: list[tuple[int, int]] = []
            for deel in _DEEL.finditer(naam):
                k = deel.group().lower()
                is_n = k in self.gevonden or (
                    k in self.l.namen and len(k) > 2 and k not in self.l.gewoon and k not in self.l.vak
                )
                if not is_n and not (
                    reeks
                    and reeks[-1][1] >= deel.start() - 1
                    and deel.group()[0].isupper()
                    and not self.gewoon(k)
                    and len(k) > 2
                ):
                    if not (k in {"de", "van", "der", "den", "el", "al", "ben"} and self._naam_volgt(naam, deel.end())):
                        continue
                if reeks and reeks[-1][1] >= deel.start() - 1:
                    reeks[-1] = (reeks[-1][0], deel.end())
                else:
                    reeks.append((deel.start(), deel.end()))
            for b, e in reeks:
                if e - b > 2:
                    yield Vondst(basis + b, basis + e, Soort.PERSOON, 97)

    def _naam_volgt(self, naam: str, plek: int) -> bool:
        deel = _DEEL.search(naam, plek)
        if deel is None or deel.start() > plek + 1:
            return False
        k = deel.group().lower()
        return k in self.gevonden or self.naam(k) or k in {"de", "der", "den"}


def _een_geheel(spans: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Spans that overlap become one."""
    uit: list[tuple[int, int, int]] = []
    for begin, einde, gewicht in sorted(spans):
        if uit and begin < uit[-1][1]:
            uit[-1] = (uit[-1][0], max(uit[-1][1], einde), max(uit[-1][2], gewicht))
        else:
            uit.append((begin, einde, gewicht))
    return uit


def zonder_een(namen: set[str]) -> dict[str, set[str]]:
    """Every name with one letter left out, to compare at one letter's distance without comparing all pairs."""
    uit: dict[str, set[str]] = {}
    for naam in namen:
        for j in range(len(naam)):
            uit.setdefault(naam[:j] + naam[j + 1 :], set()).add(naam)
    return uit


def lijkt_op_een(woord: str, namen: set[str], buren: dict[str, set[str]]) -> bool:
    if woord in buren:
        return True
    return any((gat := woord[:j] + woord[j + 1 :]) in namen or gat in buren for j in range(len(woord)))
