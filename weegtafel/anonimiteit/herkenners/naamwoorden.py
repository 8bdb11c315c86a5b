# ruff: noqa: E501, SIM905 - patterns and word lists are kept whole
"""The words by which a name is known: family, titles, roles, labels of a form, what people do."""

from __future__ import annotations

from typing import Final

from weegtafel.anonimiteit.herkenners.snel import Snel

FAMILIE: Final = frozenset(
    "moeder vader mama papa mam pap oma opa grootmoeder grootvader oom tante broer broertje zus zusje zuster neef neefje nicht nichtje zoon zoontje dochter dochtertje "
    "kleinzoon kleindochter stiefvader stiefmoeder stiefbroer stiefzus halfbroer halfzus halfbroertje halfzusje pleegmoeder pleegvader pleegzoon pleegdochter pleegbroer pleegzus pleegzusje pleegbroertje "
    "pleegouder pleegouders ouders pleeggezin gezin familie fam vriend vriendin vriendje vriendinnetje partner expartner ex-partner ex echtgenoot echtgenote man vrouw schoonmoeder schoonvader "
    "schoonzus schoonzoon schoondochter zwager buurman buurvrouw buurjongen buurmeisje tweelingzus tweelingbroer stiefzusje stiefbroertje stiefdochter stiefzoon biologische grootouders bonusmoeder bonusvader "
    "bonuszus peettante peetoom overgrootmoeder overgrootvader omi nani nana abi abla teyze baba yaya hooyo abo".split()
)
TITEL: Final = frozenset(
    "mw mevr mevrouw meneer dhr heer hr mijnheer dr drs mr ir prof ds mej mejuffrouw juf juffrouw meester dame zr zuster broeder".split()
)
FAMILIE_TITEL: Final = FAMILIE | TITEL
ROL: Final = frozenset(
    "wijkagent agent voogd gezinsvoogd jeugdbeschermer mentor mentrix leerkracht leraar lerares docent coach huisarts jeugdarts kinderarts psychiater psycholoog pedagoog orthopedagoog "
    "therapeut speltherapeut systeemtherapeut behandelaar medewerker medewerkster ene regiebehandelaar hoofdbehandelaar begeleider begeleidster pleegzorgwerker pleegzorgbegeleider pleegzorgbegeleidster casemanager casusregisseur regisseur consulent jeugdconsulent "
    "wmo-consulent leerplichtambtenaar gedragswetenschapper advocaat rechter kinderrechter bewindvoerder raadsonderzoeker tolk collega stagiair stagiaire vrijwilliger vrijwilligster teamleider directeur directrice rector "
    "ib'er intern ambulant hulpverlener jeugdhulpverlener groepsleider groepsleidster logopedist fysiotherapeut ergotherapeut verpleegkundige verloskundige dominee pastoor imam diaken "
    "jeugdige client patient kind jongen meisje leerling minderjarige jongere baby peuter kleuter cursist deelnemer bewoner klasgenoot klasgenoten vriendinnen vrienden kinderen broers zussen jongens meisjes zusjes broertjes "
    "genaamd heet heette heten roepnaam voornaam achternaam naam bijnaam geboortenaam meisjesnaam alias noemt noemen genoemd naamgenoot schoolmaatschappelijk jeugdreclasseerder reclasseringswerker "
    "wethouder burgemeester notaris trainer conciergee maatschappelijk werkster werker ondertekend ondergetekende getekend namens oppas gastouder oppasmoeder chauffeur jongerenwerker jeugdwerker "
    "beste lieve hoi hallo dag hey hee hai heej geachte groet groetjes groeten gr mvg liefs aldus ".split()
)
FORMULIER: Final = Snel(
    r"(?:naam|namen|jeugdige|cli[eë]nt|pati[eë]nt|kind|leerling|moeder|vader|ouder|ouders|ouder\(s\)|voogd|mentor|huisarts|verwijzer|contactpersoon|contact|aanmelder|opgesteld door|ingevuld door|auteur|behandelaar|"
    r"regiebehandelaar|casusregisseur|regisseur|begeleider|betreft|t\.a\.v\.|tav|aan|van|cc|voor|door|ondergetekende|gezaghebbende(?:n|\(n\))?|gezag|medewerker|aanwezig|afwezig|deelnemers|notulist|voorzitter|leerkracht|gezin|"
    r"broer(?:s|tje)?|zus(?:je|sen)?|partner|vertegenwoordiger|consulent|jeugdbeschermer|gezinsvoogd|opvoeder|pleegouder(?:s)?|ib'er|tolk|verslaglegger|rapporteur|advocaat|informant|noodcontact|afzender|onderwerp|jongere|getekend|handtekening|groet|mvg)"
    r"(?: ?[:=]|\s*\([^)\n]{0,20}\) ?:)\s*$"
)
WERKWOORD: Final = frozenset(
    "is was heeft had wil wilde kan kon gaat ging komt kwam zegt zei vertelt vertelde vraagt vroeg vindt vond denkt dacht geeft gaf krijgt kreeg woont woonde slaapt sliep eet at speelt speelde huilt huilde belt belde "
    "mag moet zal werkt werkte loopt liep blijft bleef ziet zag voelt zit zat staat stond doet deed maakt maakte heet wordt werd schreeuwt lacht lachte reageert reageerde weet wist houdt hield mist begint begon neemt nam "
    "brengt bracht haalt haalde leert leerde luistert praat praatte noemt noemde kijkt keek ligt lag stopt probeert toont laat liet hoort wacht gamet spijbelt zoekt draagt leest regelt geniet ervaart wenst weigert "
    "verblijft volgt volgde helpt hielp gooit gooide appt appte mailt belooft beloofde pakt reed rijdt schrok schrikt valt viel snapt bidt zorgt zorgde sloeg slaat durft groeit functioneert ontwikkelt profiteert".split()
)
FAMILIE_TITEL_ROL: Final = FAMILIE_TITEL | ROL
WAAR_VOOR: Final = frozenset(
    "methode methodiek training trainingen programma module cursus app apps spel spelletje game film serie boek liedje nummer merk medicijn medicatie vragenlijst test toets interventie platform systeem "
    "behandelmethode model schaal tablet console telefoon auto scooter fiets band zanger zangeres rapper youtuber voetballer club wet verordening richtlijn protocol werkwijze lespakket tijdschrift tekenfilm "
    "televisieserie musical kaartspel bordspel knuffel pop speelgoed laptop programmatuur pakket aanpak stroming theorie gedachtegoed wedstrijd finale concert festival attractie pretpark dierentuin".split()
)
WAAR_NA: Final = frozenset(
    "training trainingen therapie methode methodiek model schaal test toets lijst vragenlijst cursus module programma interview score scores dieet protocol criteria index profiel effect syndroom aanpak "
    "principe theorie piramide oefening oefeningen kaarten spel game app set doos pop knuffel poppen film serie boek tape shirt trui schoenen tas telefoon tablet auto scooter fiets abonnement account kanaal groep-app".split()
)
TELBAAR: Final = frozenset(
    "els hazel iris jade linde madelief mark merel roos amber floor ben bas max joke koos storm rein mees sam bo sil cas".split()
)
"""Names that are also a thing, but a thing that takes an article: "Roos gaat" is a person, "Hoop doet leven" is not."""
GEEN_INITIAAL: Final = frozenset(
    "vitamine hepatitis plan optie groep klas categorie bijlage deel type cluster rijbewijs punt stap fase scenario variant route vraag sectie gebouw blok lijn segment profiel havo vwo vmbo model kolom rij onder a b c".split()
)
