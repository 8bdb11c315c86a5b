# ruff: noqa: E501, SIM905 - word lists are kept whole
"""Passages for the second reader to learn from, made by filling blanks in ``sjablonen_anonimiteit.txt``.

They widen what the written passages teach: many ways of naming an institution, a school or a person, and many capital words that
name nobody. Only learning uses them; nothing is measured on them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.meet_anonimiteit import Merk, Passage
from weegtafel.anonimiteit.codes import Soort
from weegtafel.anonimiteit.lijsten import MAP as LIJSTEN
from weegtafel.anonimiteit.lijsten import deduce_map, lees, standaard
from weegtafel.anonimiteit.woordenboek import BEGIN
from weegtafel.anonimiteit.woordenboek import BESTAND as WOORDEN

BESTAND: Final = Path(__file__).with_name("sjablonen_anonimiteit.txt")
_GAT: Final = re.compile(r"<(\w+)>")
_TEL: Final = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien".split()
)
_RANG: Final = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende".split()
_MAAND: Final = "januari februari maart april mei juni juli augustus september oktober november december".split()
_DAG: Final = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
_TV: Final = tuple(f"{woord} " for woord in "van;van de;van der;de;van den;ter;el;al;ten;den;van 't;dos;ben".split(";"))
_SCHOOLWOORD: Final = "basisschool;obs;cbs;rkbs;de basisschool;sbo;vso;so;ikc;praktijkschool;kinderdagverblijf;peuteropvang;kindcentrum;bso;speciaal onderwijs".split(
    ";"
)
_SCHOOLNA: Final = "College;Lyceum;Mavo;school;Praktijkonderwijs;Scholengroep;Kindcentrum".split(";")
_ORGWOORD: Final = "Stichting;zorgboerderij;gezinshuis;logeerhuis;Jeugdbescherming;GGZ;praktijk;kinderpraktijk;voetbalvereniging;scouting;Jeugdhulp;ziekenhuis;behandelgroep;leefgroep;woongroep;wijkteam;kliniek;fysiotherapie;manege;moskee;kerk".split(
    ";"
)
_STRAATNA: Final = "straat laan weg plein kade dreef singel gracht steeg hof pad plantsoen dijk".split()
_VOORSTUK: Final = (
    "Jeugd Kind Zorg Leef Groei Kracht Thuis Samen Meer Gezins Buurt Net Licht Ruim Op Door Bij Veer".split()
)
_NASTUK: Final = (
    "punt lijn kracht werk huis plus steun wijs spoor stroom haven plein groep kompas land sterk rijk thuis net".split()
)
_LETTERGREEP: Final = (
    "al en cu ri par lan tri as ju zt ar le vi to ca de mo ni sa ve ra lu po ma ka li el no so ti da xo pe".split()
)
_STAART: Final = ("a", "um", "is", "ent", "on", "ea", "io", "iz", "ix", "era", "ova", "ant", "ius", "ia")
_PROGRAMMA: Final = (
    "EMDR;Triple P;MST;FACT;IAG;IPT;PMTO;Families First;Signs of Safety;Rots en Water;Rots & Water;Geweldloos Verzet;Verbindend Gezag;Nieuwe Autoriteit;Brainblocks;KIES;Wraparound Care;Goal Attainment Scaling;JIM;Op Volle Kracht;"
    "Sociale Netwerk Strategieën;Eigen Kracht-conferentie;Video-hometraining;VIB;Kinderen uit de Knel;Ouderschap Blijvend;Geef me de 5;Ik ben Speciaal;So-Cool;TOPs!;Girls' Talk+;Alles Kidzzz;Bemoeizorg;Kamertraining;MDFT;FFT;Slapende Honden;Horizon;WRITEjunior;"
    "Basic Trust;NIKA;Floorplay;Speltherapie;Integrale Vroeghulp;Stevig Ouderschap;Home-Start;Opvoeden & Zo;Tim en Flapoor;Kanjertraining;Plezier op School;Levensboek;Piep zei de Muis;Houvast;VoorZorg;Minder Boos en Opstandig;Je bibbers de baas;Zelfcontrole;Coping Cat;"
    "Eigen Plan;Familiegroepsplan;Beschermd Wonen;Begeleid Wonen;Ambulante Spoedhulp;Respijtzorg;Dagbehandeling;Gezinsopname;Traumagerichte CGT;Schematherapie;Psychomotorische Therapie;Muziektherapie;Equitherapie;Leren van Delict;Tools4U;Halt-straf;ITB Harde Kern;Nieuwe Perspectieven;Sterke Start;Zorgcoördinatie;Blijvend Veilig;Thuis Best;Sterk in je Werk"
).split(";")  # fmt: skip
_TEST: Final = "SDQ;CBCL;TRF;YSR;WISC-V;WISC-V-NL;WPPSI;SON-R;NOSI;OBVL;VABS;Vineland;ADOS-2;ASEBA;BRIEF;GAF;HoNOSCA;ZRM;Zelfredzaamheid-Matrix;CAP-J;ARIJ;LIRIK;VFO;EMPO;NPST;SRS-2;Bayley;CELF;PPVT;RAKIT;SCARED;CRIES;CDI;SAVRY;DSM-5;AVI;Cito;Drempeltoets;Visueel-Ruimtelijk;Verbaal Begrip;Werkgeheugen;Verwerkingssnelheid".split(
    ";"
)
_MEDICIJN: Final = "Ritalin;Concerta;methylfenidaat;Medikinet;Strattera;risperidon;Abilify;melatonine;Melatonine;sertraline;fluoxetine;Prozac;Dipiperon;promethazine;Elvanse;dexamfetamine;Tentin;Intuniv;quetiapine;Keppra;Depakine;Ventolin;Circadin;oxazepam;Movicolon;Wellbutrin".split(
    ";"
)
_WET: Final = "Jeugdwet;Wmo;Wlz;Zvw;Participatiewet;Leerplichtwet;Wet zorg en dwang;Wvggz;Wet passend onderwijs;Awb;AVG;Uitvoeringsverordening Jeugd;Verordening Jeugdhulp;Wgs;Wsnp;WGBO;IVRK;Wetboek van Strafvordering;Burgerlijk Wetboek;Besluit Jeugdwet;Rv;Wet verbetering poortwachter;Archiefwet;Woo;Wet gelijke behandeling;Vreemdelingenwet;Wpg;Beleidsregels Jeugd;Woonplaatsbeginsel;Wegenverkeerswet".split(
    ";"
)
_DOCUMENT: Final = "Afwegingskader;Beleidsplan;Woordenlijst;Leeswijzer;Jaarverslag;Gezinsplan;Perspectiefplan;Veiligheidsplan;Hulpverleningsplan;Zorgplan;Plan van Aanpak;Ontwikkelingsperspectief;Convenant;Privacyreglement;Draaiboek;Format;Intakeformulier;Toestemmingsformulier;Uitvoeringsprogramma;Meerjarenbegroting;Kwaliteitskader;Norm van Opdrachtgeverschap;Hervormingsagenda;Productenboek;Toetsingskader;Normenkader;Verwijsprotocol;Werkinstructie;Klachtenregeling;Besluitenlijst;Stappenplan;Startnotitie;Verwerkersovereenkomst;Routekaart;Kernafspraken;Regiovisie;Inkoopkader;Raamovereenkomst;Servicedocument;Escalatieladder".split(
    ";"
)
_FUNCTIE: Final = "jeugdconsulent;gedragswetenschapper;orthopedagoog;orthopedagoog-generalist;contractmanager;teammanager;teamleider;casusregisseur;procesregisseur;jeugdbeschermer;gezinsvoogd;jeugdarts;huisarts;wijkverpleegkundige;bewindvoerder;juridisch toetser;jurist;arts;ervaringsdeskundige;privacy officer;functionaris gegevensbescherming;functioneel beheerder;beleidsadviseur;controller;zorgcoördinator;intern begeleider;mentor;leerplichtambtenaar;ambulant begeleider;groepsleider;regiebehandelaar;GZ-psycholoog;kinderpsychiater;systeemtherapeut;maatschappelijk werker;jongerenwerker;jeugdzorgwerker;pleegzorgbegeleider;wethouder;directeur;secretaris;voorzitter;notulist;budgethouder;adviseur;praktijkondersteuner;logopedist;kwaliteitsmedewerker;accountmanager;inkoper;trajectbegeleider;kindbehartiger;vertrouwenspersoon;poh-ggz;woonbegeleider;stagiair;rector;kinderrechter".split(
    ";"
)
_SYSTEEM: Final = "Zilliz;Promedico;Medicom;MicroHIS;ZorgDomein;Topicus;Mens Centraal;Suite4;Magister;ParnasSys;SomToday;Teams;VECOZO;Negometrix;Mijn Gezinsplan;Nedap;ONS;WIJZ;JeugdConnect;CORV;Zivver;Outlook;Excel".split(
    ";"
)
_BRON: Final = "Vektis;CBS;NJi;VNG;Movisie;Ingrado;NZa;RIVM;GGD GHOR;Trimbos-instituut;Jeugdstem;Berenschot;Nictiz;Kennisnet;Inspectie;Rekenkamer;Nationale Ombudsman;Defence for Children;Augeo;Balans;Ouders & Onderwijs;SCP;Landelijk Expertisecentrum".split(
    ";"
)
#: Names that are words too: they are learned in the ways in which people speak of them.
_WOORDNAAM: Final = "Roos Amber Iris Linde Merel Bas Mark Storm Hoop Mees Lot Floor Jet Bo Zon Mei Jan Rein Wolf Beer Sam Jade Hazel Fleur Lente Luna Puck Teun Bente Rik Guus Vos Tijger Koen Wil Els Joy Faith Hope Romeo Vrede Noor Kiki Ties Loes Bink Sil Cas Ben Rosa Jasmijn Anemoon Madelief Lelie Viool Dop Pip Riet Ans Bram Stijn Wim Rob Ad Toos Dirk Ernst Max Frank Frans Christen Dag Trouw Ster Maan Zilver Jazz Melodie Hart Sterre Vlinder Nova Aart".split()
_GAME: Final = "Fortnite;Minecraft;Roblox;Brawl Stars;FIFA;Call of Duty;K3;Snelle;Frozen;Pokémon;Paw Patrol;Netflix;TikTok;Mario Kart;Efteling;Ajax;Feyenoord;Expeditie Robinson;Bluey;Ninjago;Harry Potter;Stray Kids;Taylor Swift;GTA;Rocket League;Sims;Among Us;Barbie;Lego Ninjago;Star Wars;Genshin Impact;The Voice;Het Klokhuis;Sonic;Zelda".split(
    ";"
)
_PLATFORM: Final = (
    "Snapchat;snap;Instagram;insta;TikTok;tiktok;Discord;Roblox;Twitch;Fortnite;Telegram;Signal;Xbox;Steam".split(";")
)
_SPORT: Final = "voetbal;hockey;judo;turnen;dansles;scouting;korfbal;zwemles;kickboksen;atletiek;tennis".split(";")
_BEROEP: Final = "burgemeester van <P>;dierenarts in <P>;koster van de dorpskerk;imam van de moskee in <P>;brandweercommandant in <P>;profvoetballer bij <OB>;molenaar in <P>;havenmeester van <P>;dirigent van het fanfarekorps van <P>;notaris te <P>;wethouder in <P>;presentator bij de lokale omroep;dominee in <P>;sterrenkok in <P>;violist bij een symfonieorkest;trainer van <OB>;palingroker in <P>;boswachter op <P>;vuurtorenwachter;wereldkampioen kickboksen;hoofd van de dorpsschool;circusartiest;kapper in <P>;bakker in <P>;slager in <P>;huisarts in <P>;schutterskoning van <P>;wijkagent in <P>;oesterkweker;hoefsmid in <P>;pandit;raadslid in <P>;stadsdichter van <P>;gids in de grotten van <P>;veerman bij <P>;eigenaar van de snackbar in <P>;kraanmachinist in de haven van <P>;rechter in <P>;schaapherder;operazanger;lerares op <SB>;pianostemmer bij het concertgebouw;loods in de haven van <P>;rapper;goochelaar;ambassadeur;hoogleraar in <P>;zwemkampioen;conciërge op <SB>;sluiswachter".split(
    ";"
)
_GEZIN: Final = "de middelste van zeven;de jongste van acht kinderen;helft van een tweeling;de oudste van negen;een van een drieling;de vijfde van zes kinderen;enige dochter tussen vijf broers;nakomertje na vier broers;de oudste van een vierling;tweelingbroer van haar;de derde van zeven;enig kind van twee dove ouders;de jongste van elf;een donorkind;geadopteerd met zijn tweelingzus;de zesde van tien;de jongste van een drieling;de enige jongen van zes;pleegkind in een gezin met negen kinderen;de helft van een eeneiige tweeling".split(
    ";"
)
_GELOOF: Final = "streng gereformeerd;Jehova's Getuigen;hindoe;hindoestaans;moslim;evangelisch;rooms-katholiek;van de pinkstergemeente;oud-gereformeerd;boeddhistisch;joods-orthodox;alevitisch;koptisch;Syrisch-orthodox;soennitisch;sjiitisch;mormoon;bevindelijk gereformeerd;vrijgemaakt;jezidi;salafistisch;baptist;sikh;islamitisch;reformatorisch;lid van de zevendedagsadventisten;Arya Samaj;Sanatan Dharm;ahmadiyya;Russisch-orthodox;hersteld hervormd;doopsgezind;winti;antroposofisch;lid van een gesloten broedergemeente".split(
    ";"
)
_DIAGNOSE: Final = "het syndroom van Prader-Willi;22q11-deletie;PKU;sikkelcelziekte;het syndroom van Sotos;hemofilie;taaislijmziekte;spierdystrofie van Duchenne;het syndroom van Rett;neurofibromatose type 1;de ziekte van Huntington;narcolepsie;epidermolysis bullosa;het fragiele-X-syndroom;galactosemie;tubereuze sclerose;osteogenesis imperfecta;de ziekte van Crohn;het syndroom van Usher;eosinofiele oesofagitis;een deletie op chromosoom 16;het Cornelia de Lange-syndroom;het Dravetsyndroom;retinitis pigmentosa;spina bifida;juveniele artritis;een zeldzame stofwisselingsziekte;hydrocefalus;het syndroom van Angelman;alopecia areata;albinisme;achondroplasie;MCADD;de ziekte van Hirschsprung;Klinefelter;het foetaal alcoholsyndroom;lupus;acute lymfatische leukemie;een neuroblastoom;mitochondriële ziekte;thalassemie;trisomie 18;het syndroom van Williams;Ehlers-Danlos;type 1-diabetes;schisis;SMA type 2;het Kabuki-syndroom;porfyrie;Guillain-Barré".split(
    ";"
)
_GEBEURTENIS: Final = "de brand in de flat aan de <ST>;het busongeluk bij <P>;de schietpartij in het winkelcentrum;de ontploffing in de <ST>;de steekpartij op het station van <P>;dat filmpje dat viral ging;de overval op de juwelier;de kermisvechtpartij die in de krant stond;de uitzending van Opsporing Verzocht;het gezinsdrama in <P>;de verdrinking in de recreatieplas;de inval in de loods;de treinramp bij <P>;de moord op zijn oom;het ongeluk op de A28;de vermissing waar de hele buurt naar zocht;de plofkraak in <P>;de stille tocht voor zijn broer;het schandaal bij de voetbalclub;de rellen in <P>;de watersnood;het steekincident op school;de caféruzie die in het nieuws was;de dijkdoorbraak;het drama op de camping".split(
    ";"
)
_LAND: Final = "Syrië;Eritrea;Afghanistan;Marokko;Turkije;Polen;Suriname;Curaçao;Somalië;Oekraïne;Bulgarije;Roemenië;Irak;Iran;Ethiopië;Kaapverdië;Ghana;Nigeria;Brazilië;Hongarije;Servië;Pakistan;India;China;Vietnam;de Filipijnen;Indonesië;de Molukken;Colombia;Venezuela;Rusland;Georgië;Armenië;Congo;Sierra Leone;Gambia;Soedan;Egypte;Tunesië;Portugal;Griekenland".split(
    ";"
)


def kap(woord: str) -> str:
    return "-".join(deel[:1].upper() + deel[1:] for deel in woord.split("-"))


def woorden_van_opentaal() -> list[str]:
    """Ordinary words of four to ten letters, one line in three: a house or firm may bear any of them."""
    regels = (LIJSTEN / WOORDEN).read_text(encoding="utf-8").splitlines()[6::3]
    heel = (regel[:BEGIN].rstrip() + rest for regel in regels for rest in regel[BEGIN:].replace("-", "").split(" "))
    return [w for w in heel if 3 < len(w) < 11 and w.isalpha()]


class Vuller:
    """Fills blanks; within one passage a given name that was used may come back."""

    def __init__(self, kans: random.Random) -> None:
        self.k = kans
        bron = deduce_map()
        assert bron is not None, "learning needs the lists of deduce"
        self.voornamen = sorted({*map(kap, standaard().voornamen)}), lees(bron / "names/lst_first_name/items.txt")
        self.achternamen = sorted({*map(kap, standaard().achternamen)}), lees(bron / "names/lst_surname/items.txt")
        self.plaatsen = lees(bron / "locations/lst_placename/lst_residence/items.txt")
        self.straten = lees(bron / "locations/lst_street/items.txt")
        self.gewoon = [w for w in sorted(standaard().gewoon) if 3 < len(w) < 10 and w.isalpha()]
        self.huis = sorted(standaard().huisnamen)
        self.zeldzaam = woorden_van_opentaal()
        self.herkomst = [w for w in sorted(standaard().indirect["nationaliteit"]) if len(w) > 4]
        self.eerder: list[str] = []
        self.klein = False

    def gemengd(self, lijsten: tuple[Sequence[str], Sequence[str]]) -> str:
        naam = self.k.choice(lijsten[self.k.random() < 0.5])
        if self.k.random() < 0.1 and len(naam) > 3:
            i = self.k.randrange(1, len(naam))
            naam = naam[:i] + self.k.choice("aeiounrstlkmd") + naam[i + (self.k.random() < 0.5) :]
        return naam

    def voornaam(self) -> str:
        if self.eerder and self.k.random() < 0.45:
            return self.k.choice(self.eerder)
        self.eerder.append(self.gemengd(self.voornamen))
        return self.eerder[-1]

    def achternaam(self) -> str:
        naam = self.gemengd(self.achternamen)
        if self.k.random() < 0.06:
            naam += "-" + self.gemengd(self.achternamen)
        return (self.k.choice(_TV) if self.k.random() < 0.25 else "") + naam

    def verzonnen(self) -> str:
        """The name of a house or firm without a word for its kind."""
        if self.k.random() < 0.08:
            return "".join(self.k.choice("ABCDEFGHIJKLMNOPRSTUVWZ") for _ in range(self.k.choice((2, 3, 3, 4))))
        if self.k.random() < 0.15 and not self.klein:
            return self.k.choice(("", "", "De ", "de ", "Het ", "het ")) + kap(self.k.choice(self.zeldzaam))
        worp = self.k.random()
        if worp < 0.2:
            return self.k.choice(("", "De ", "Het ", "de ", "")) + kap(self.k.choice(self.huis))
        if worp < 0.4:
            return kap(
                "".join(self.k.choice(_LETTERGREEP) for _ in range(self.k.choice((1, 2, 2, 3))))
                + self.k.choice(_STAART)
            )
        if worp < 0.55:
            return self.k.choice(_VOORSTUK) + self.k.choice(_NASTUK)
        if worp < 0.68:
            return kap(self.k.choice(self.gewoon))
        if worp < 0.78:
            return (
                self.k.choice(("De ", "Het ", ""))
                + kap(self.k.choice(self.gewoon))
                + self.k.choice((" ", ""))
                + self.k.choice(self.gewoon)
            )
        if worp < 0.9:
            return (
                kap(self.k.choice(self.gewoon))
                + self.k.choice((" ", " & ", " en ", "-"))
                + kap(self.k.choice(self.gewoon))
            )
        return self.gemengd(self.achternamen) + self.k.choice(("", " Zorg", "huis", " Jeugd", " Coaching", " & Zn."))

    def straat(self) -> str:
        if self.k.random() < 0.6:
            return self.k.choice(self.straten)
        return kap(self.k.choice(self.gewoon)) + self.k.choice(_STRAATNA)

    def leeftijd(self, vorm: str) -> str:
        n = self.k.randrange(1, 18)
        if vorm == "LW":
            if self.k.random() < 0.12:
                return self.k.choice((f"{_TEL[n - 1]}enhalf", f"{_TEL[n - 1]} en een half", "anderhalf"))
            if self.k.random() < 0.12:
                tien = self.k.choice(("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig"))
                return self.k.choice(("", "", "eenen", "tweeën", "drieën", "vieren", "zesen", "achten")) + tien
            return _TEL[n - 1]
        if vorm == "LJ":
            return self.k.choice((f"{n}-jarige", f"{n} jarige", f"{_TEL[n - 1]}jarige"))
        if vorm == "LK":
            return str(n if self.k.random() < 0.8 else self.k.randrange(18, 82))
        m = self.k.randrange(1, 12)
        return self.k.choice(
            (
                f"{n} jaar",
                f"{n} jr",
                f"{n};{m} jaar",
                f"{n} jaar en {m} maanden",
                f"{_TEL[n - 1]} jaar",
                f"{n}j",
                f"{n} jr {m} mnd",
                f"bijna {n} jaar",
            )
        )

    def datum(self, jaren: tuple[int, int]) -> str:
        d, m, j = self.k.randrange(1, 29), self.k.randrange(1, 13), self.k.randrange(*jaren)
        return self.k.choice(
            (
                f"{d} {_MAAND[m - 1]} {j}",
                f"{d} {_MAAND[m - 1]}",
                f"{d:02}-{m:02}-{j}",
                f"{d}-{m}-{j}",
                f"{d}/{m}/{j}",
                f"{d}-{m}-'{j % 100:02}",
                f"{d}e {_MAAND[m - 1]}",
                f"{d}.{m}.{j}",
            )
        )

    def cijfers(self, n: int) -> str:
        return "".join(self.k.choice("0123456789") for _ in range(n))

    def nummer(self, gat: str) -> str:
        c, letters = self.cijfers, "".join(self.k.choice("BDFGHJKLNPRSTVXZ") for _ in range(6))
        return {
            "PC": lambda: f"{self.k.randrange(1000, 9999)}{self.k.choice((' ', ''))}{letters[:2]}",
            "TEL": lambda: self.k.choice((f"06-{c(8)}", f"06 {c(2)} {c(2)} {c(2)} {c(2)}", f"0{self.k.randrange(10, 79)}-{c(7)}", f"+31 6 {c(8)}")),
            "BSN": lambda: c(9),
            "IBAN": lambda: f"NL{c(2)} {self.k.choice(('INGB', 'RABO', 'ABNA'))} {c(4)} {c(4)} {c(2)}",
            "K": lambda: self.k.choice((f"{letters[:2]}-{c(3)}-{letters[2]}", f"{c(1)}-{letters[:3]}-{c(2)}")),
            "D": lambda: self.k.choice((f"{self.k.randrange(2018, 2027)}-{c(5)}", c(7), f"{letters[:3]}-{c(6)}", f"{letters[:2]}/{c(2)}/{c(5)}", c(6))),
            "BIG": lambda: c(11),
        }[gat]()  # fmt: skip

    def naam_online(self) -> str:
        kern = self.gemengd(self.voornamen).lower().replace(" ", "").replace("-", "")
        return self.k.choice(
            (
                f"{kern}_{self.cijfers(2)}",
                f"xx{kern}xx",
                f"@{kern}.{self.k.choice(self.gewoon)}",
                f"{kern}{self.cijfers(4)}",
                f"{self.k.choice(self.gewoon)}_{kern}",
                f"{kern[:4]}_x{self.cijfers(1)}",
            )
        )

    def vul(self, gat: str) -> str | None:
        """What goes into a blank that is marked; None for ordinary text."""
        k = self.k
        wie: dict[str, Callable[[], str]] = {
            "V": self.voornaam,
            "VW": lambda: k.choice(_WOORDNAAM),
            "A": self.achternaam,
            "VA": lambda: f"{self.voornaam()} {self.achternaam()}",
            "TVA": lambda: self.achternaam() if k.random() < 0.3 else f"{self.voornaam()} {self.achternaam()}",
            "I": lambda: k.choice("ABDEFHIJKLMNRSTWYZ") + ".",
            "IA": lambda: k.choice("ABCDEFGHIJKLMNRSTW") + "." + (k.choice("ABEHJM") + "." if k.random() < 0.3 else "") + " " + self.achternaam(),
            "BV": lambda: self.voornaam().replace(" ", "_") + k.choice(("", "_" + self.gemengd(self.achternamen).replace(" ", "_"))),
            "P": lambda: k.choice(self.plaatsen),
            "W": lambda: k.choice((kap(k.choice(self.gewoon)) + k.choice(("wijk", "buurt", "veld", "hoek", "kwartier")), k.choice(self.plaatsen) + k.choice(("-Noord", "-Oost", "-Zuid", "-West")), kap(k.choice(self.gewoon)) + k.choice(self.gewoon))),
            "S": lambda: k.choice((f"{k.choice(_SCHOOLWOORD)} {self.verzonnen()}", f"{k.choice(_SCHOOLWOORD)} de {kap(k.choice(self.huis))}", f"het {self.gemengd(self.achternamen)} {k.choice(_SCHOOLNA)}")),
            "SB": lambda: k.choice((self.verzonnen(), k.choice(("de ", "De ", "het ", "")) + kap(k.choice(self.huis)), f"het {self.gemengd(self.achternamen)} {k.choice(_SCHOOLNA)}")),
            "O": lambda: f"{k.choice(_ORGWOORD)} {self.verzonnen()}",
            "OB": self.verzonnen,
            "ST": self.straat,
            "STN": lambda: f"{self.straat()} {k.randrange(1, 320)}{k.choice(('', '', '', 'a', '-2', ' bis'))}",
            "MAIL": lambda: f"{self.gemengd(self.voornamen).lower().replace(' ', '')}.{k.choice(self.gewoon)}@{k.choice(self.gewoon)}.nl",
            "URL": lambda: f"www.{k.choice(self.gewoon)}{k.choice(self.gewoon)}.nl",
            "H": self.naam_online,
            "GD": lambda: self.datum((2007, 2023)),
            "DT": lambda: self.datum((2023, 2027)),
            "RANG": lambda: k.choice(_RANG),
            "BER": lambda: k.choice(_BEROEP),
            "GEZ": lambda: k.choice(_GEZIN),
            "GEL": lambda: k.choice(_GELOOF),
            "DIA": lambda: k.choice(_DIAGNOSE),
            "GEB": lambda: k.choice(_GEBEURTENIS),
            "NAT": lambda: kap(k.choice(self.herkomst)),
            "LAND": lambda: k.choice(_LAND),
        }  # fmt: skip
        if gat in wie:
            return wie[gat]()
        if gat in {"L", "LK", "LW", "LJ"}:
            return self.leeftijd(gat)
        return self.nummer(gat) if gat in {"PC", "TEL", "BSN", "IBAN", "K", "D", "BIG"} else None

    def gewone_tekst(self, gat: str) -> str:
        k = self.k
        if gat == "functie":
            naam = k.choice(_FUNCTIE)
            return naam if k.random() < 0.45 else " ".join(map(kap, naam.split())) if k.random() < 0.5 else kap(naam)
        if gat == "duur":
            return f"{k.choice((str(k.randrange(2, 40)), k.choice(_TEL[1:12])))} {k.choice(('maanden', 'weken', 'jaar', 'dagen'))}"
        if gat == "band":
            a = k.randrange(0, 14)
            return k.choice(
                (f"{a} tot {a + 4} jaar", f"{a}-{a + 5} jaar", f"{a} t/m {a + 4} jaar", "18 jaar en ouder", f"{a}+")
            )
        if gat == "programma" and k.random() < 0.25:
            return f"{kap(k.choice(self.gewoon))} {k.choice(('', 'en ', 'in '))}{kap(k.choice(self.gewoon))}"
        if gat == "document" and k.random() < 0.3:
            return kap(k.choice(self.gewoon)) + k.choice(("plan", "kader", "nota", "lijst", "protocol", "agenda"))
        return {
            "programma": lambda: k.choice(_PROGRAMMA),
            "test": lambda: k.choice(_TEST),
            "medicijn": lambda: k.choice(_MEDICIJN),
            "dosis": lambda: f"{k.choice((5, 10, 18, 20, 27, 36, 54))} mg",
            "wet": lambda: k.choice(_WET),
            "document": lambda: k.choice(_DOCUMENT),
            "game": lambda: k.choice(_GAME),
            "systeem": lambda: k.choice(_SYSTEEM),
            "bron": lambda: k.choice(_BRON),
            "platform": lambda: k.choice(_PLATFORM),
            "sport": lambda: k.choice(_SPORT),
            "bedrag": lambda: f"€ {k.randrange(20, 9000)}{k.choice(('', ',-', ',50'))}",
            "maand": lambda: k.choice(_MAAND) + k.choice(("", f" {k.randrange(2020, 2027)}")),
            "dag": lambda: k.choice(_DAG),
            "getal": lambda: str(k.randrange(1, 30)),
        }[gat]()


_SOORT: Final = {
    **dict.fromkeys(("V", "VW", "A", "VA", "TVA", "I", "IA", "BV"), Soort.PERSOON),
    **dict.fromkeys(("P", "W"), Soort.PLAATS),
    **dict.fromkeys(("S", "SB"), Soort.SCHOOL),
    **dict.fromkeys(("O", "OB"), Soort.INSTELLING),
    **dict.fromkeys(("ST", "STN"), Soort.ADRES),
    **dict.fromkeys(("L", "LK", "LW", "LJ", "RANG"), Soort.LEEFTIJD),
    **dict.fromkeys(("NAT", "LAND"), Soort.NATIONALITEIT),
    "PC": Soort.POSTCODE, "TEL": Soort.TELEFOON, "BSN": Soort.BSN, "MAIL": Soort.EMAIL, "URL": Soort.URL, "H": Soort.GEBRUIKERSNAAM,
    "IBAN": Soort.IBAN, "K": Soort.KENTEKEN, "D": Soort.DOSSIERNUMMER, "BIG": Soort.BIGNUMMER, "GD": Soort.GEBOORTEDATUM, "DT": Soort.DATUM,
    "BER": Soort.BEROEP, "GEZ": Soort.GEZINSPOSITIE, "GEL": Soort.GELOOF, "DIA": Soort.DIAGNOSE, "GEB": Soort.GEBEURTENIS,
}  # fmt: skip


def vul_zin(sjabloon: str, vuller: Vuller, klein: bool) -> tuple[str, list[Merk]]:
    """One filled sentence and its marks."""
    uit, merken, hier = "", [], 0
    for gat in _GAT.finditer(sjabloon):
        uit += sjabloon[hier : gat.start()]
        waarde = vuller.vul(gat[1])
        soort = _SOORT.get(gat[1])
        if waarde is None:
            waarde = vuller.gewone_tekst(gat[1])
        while "<" in waarde:  # a profession or an event with a place in it is one stretch
            waarde = _GAT.sub(lambda g: vuller.vul(g[1]) or "", waarde)
        if soort is not None:
            merken.append(Merk(len(uit), len(uit) + len(waarde), soort))
        uit += waarde
        hier = gat.end()
    uit += sjabloon[hier:]
    if klein:
        laag = uit.lower()
        uit = laag if len(laag) == len(uit) else uit
    return uit, merken


def verzonnen_passages(aantal: int, zaad: int = 11) -> list[Passage]:
    """``aantal`` passages of three to eight filled sentences."""
    kans = random.Random(zaad)
    vuller = Vuller(kans)
    sjablonen = lees(BESTAND)
    uit: list[Passage] = []
    voorraad: list[str] = []
    for nummer in range(aantal):
        vuller.eerder = []
        klein = vuller.klein = kans.random() < 0.22
        tekst, merken = "", []
        for _ in range(kans.randrange(3, 9)):
            if not voorraad:
                voorraad = kans.sample(sjablonen, len(sjablonen))
            zin, plekken = vul_zin(voorraad.pop(), vuller, klein)
            tussen = "" if not tekst else "\n" if " | " in zin or tekst[-1] not in ".!?" or kans.random() < 0.3 else " "
            merken += [
                Merk(m.begin + len(tekst) + len(tussen), m.einde + len(tekst) + len(tussen), m.soort) for m in plekken
            ]
            tekst += tussen + zin
        # Lines of a form; the sign is as long as what it replaces, so that the marks stay where they are.
        uit.append(Passage(f"Z-{nummer:04}", "formulier", tekst.replace(" | ", "\n  "), tuple(merken), ()))
    return uit
