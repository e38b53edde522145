"""The crisis signal: acute danger, suicidality, abuse that happens now.

Deterministic and light (regular expressions over folded text): no classifier decides about safety. It favours recall: a
false alarm costs one extra message with the emergency route, a miss may cost far more. Doubt ("bang dat hij haar iets
aandoet") therefore alarms; only plain negation, history and figures of speech don't.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.begrip.tekst import vouw


@dataclass(frozen=True)
class Signaal:
    """`soort` is suicidaliteit, geweld, misbruik or gevaar; `tekst` the words that gave the alarm, at [begin, eind)."""

    soort: str
    tekst: str
    begin: int
    eind: int


_WIE = (
    r"(?:kind(?:eren|je|jes)?|zoon(?:tje)?s?|dochter(?:tje)?s?|moeder|vader|mama|papa|ma|pa|hem|haar|mij|me|ons|hun|hen|elkaar|"
    r"ze|broer(?:tje)?s?|zus(?:je)?s?|partner|vrouw|man|vriendin|ex|baby|peuter|kleuter|oma|opa|jongen|meisje|jongste|oudste|"
    r"leerkracht|client(?:e)?|jeugdige|leerling|ouders?|stief\w+|pleeg\w+|buur\w+|iemand|mevr?\.?|mevrouw|meneer|dhr|mvr|mw|hulpverlener)"
)
_ONLANGS = (
    r"\b(?:nu|op dit moment|momenteel|vandaag|vannacht|vanacht|vanavond|vanmiddag|vanmorgen|vanochtend|zojuist|zonet|net|daarnet|"
    r"gister\w*|afgelopen (?:nacht|avond|weekend|dagen|week)|deze week|weer|opnieuw|nog steeds|nog altijd|sinds|dagelijks|elke dag|"
    r"iedere dag|continu|acuut|direct|meteen|onmiddellijk|zo meteen|straks)\b"
)
_NU_GOED = (
    r"\b(?:is|gaat|lijkt|zijn|gaan|en|maar|inmiddels|sindsdien|dat)?\s*(?:het |hij |zij |ze )?(?:inmiddels|nu|op dit moment|momenteel)"
    r"(?: al)?(?: een hele tijd| jaren)? (?:is (?:het|hij|ze|alles) |gaat het |gaat alles )?"
    r"(?:veilig|goed|rustig|stabiel|beter|prima|niet meer|geen sprake meer|clean|over|achter de rug|weg|voorbij|afgerond|gestopt)\b"
)
_VERLEDEN = (
    r"\b(?:vroeger|voorheen|destijds|indertijd|in het verleden|uit het verleden|verleden|geleden|als kind|als kleuter|in (?:haar|zijn|hun|mijn) jeugd|"
    r"jeugdtrauma\w*|ooit|eens|eerder|vorige? (?:jaar|eeuw|relatie|huwelijk|school|maand|partner|vriend|man|zomer)|vorig jaar|"
    r"in (?:19|20)\d\d|tot (?:19|20)\d\d|sinds (?:19|20)\d\d|"
    r"toen (?:\w+ ){1,3}(?:klein|jong|kind|jonger|nog|\d+(?: jaar)?) (?:\w+ ){0,2}(?:was|waren|woonde\w*)|jarenlang geleden|"
    r"opgegroeid met|getuige geweest van|meegemaakt|niet meer voor(?:gekomen|komt)|verleden tijd|voorgeschiedenis)\b"
)
# Other people's worlds: films, school subjects, training, policy.
_ELDERS = (
    r"\b(?:film|boek|serie|game|gamen|fortnite|computerspel|toneelstuk|verhaal|training|cursus|voorlichting|preventie\w*|protocol|"
    r"folder|richtlijn|thema|nieuws|krant|statistiek\w*|theorie|podcast|documentaire|lesstof|spreekbeurt|workshop|werkstuk|bijeenkomst)\b"
)
_SLAAN_FIGUUR = (
    r"(?:doorheen|heen|tang|zak|boksbal|raad|advies|wind|vleugels?|bruggen|brug|deur(?:en)?|dicht|door|aan|over|hol|piketpa\w+|alarm|munt|nergens|slag|tilt|acht|"
    r"handen|weg|richting|spijker|plank|figuur|balk|maat|nacht|lessen|pagina|bladzijde|om(?! zich)|in(?= (?:als|bij (?:de|het)|voor))|voorraad|"
    r"boodschappen|gade|stuk(?= over)|af|neer(?= bij)|tent(?:en)?|bal(?:len)?|trommel|piano|drum\w*|op(?= (?:hol|tilt|de vlucht|jou|dit|deze|dat|die|het feit|alle))|"
    r"tafel|plat(?= qua)|kritiek|toon|twijfel toe|paniek toe|toe(?= bij)|linksaf|rechtsaf|ineen|open|eieren|vliegen|record\w*|les|klok)"
)
_GEWELD_WW = (
    r"(?:slaa?t|sloeg(?:en)?|geslagen|schopt(?:e|en)?|geschopt|trapt(?:e|en)?|getrapt|bijt|beet|knijpt|kneep|wurgt(?:e)?|gewurgd|"
    r"mishandel(?:t|de|den|d)|mept(?:e)?|gemept|steekt|stak|gestoken|duwt(?:e)?|bedreigt|bedreigd|stompt(?:e)?|gestompt|ramt|aanvalt|aanviel|aangevallen)"
)

# (kind, pattern on folded text). Each is searched per sentence.
_PATRONEN: tuple[tuple[str, str], ...] = (
    # suicidality and self-harm
    ("suicidaliteit", r"(?<!anti)\bsu[iï]?c[iy]d\w*|\bsuicid\w*|\bsuïcid\w*|\bzelf ?moord\w*|\bzelf ?doding\w*"),
    ("suicidaliteit", r"\bniet (?:meer )?(?:te |willen |wil |wilt |hoeft |hoef |kan |zou willen |te willen )*(?:leven|bestaan)\b(?! (?:in|van|met|zonder|bij|als|onder|op|onder)\b)"),
    ("suicidaliteit", r"\b(?:wil|wilt|willen|wilde) (?:\w+ ){0,3}(?:niet meer )(?:\w+ ){0,2}(?:leven|wakker worden|er zijn|bestaan)\b"),
    ("suicidaliteit", r"\b(?:wil|wilt|willen|wilde|zou|liever|beter|was|waren?) (?:ik |hij |zij |ze |het liefst |liefst |gewoon |echt |eigenlijk |maar |nu |ook |het beste )*dood\b(?!\w)(?! van| door)"),
    ("suicidaliteit", r"\b(?:niet meer wakker (?:te )?(?:hoeven |willen )?worden|er niet meer (?:te )?(?:wil(?:len)?|hoeven?)? ?(?:te )?zijn|er niet meer (?:wil|wilt|willen) zijn)\b"),
    ("suicidaliteit", r"\beinde? (?:aan|aan het|aan zijn|aan haar|aan mijn) ?(?:leven|alles)?\s?(?:te )?(?:mak|maakt|maak)\w*|\beinde? (?:te )?mak\w+ aan|\ber(?:\w| )*? een eind(?:e)? aan (?:te |wil |gaat |maakt|maken)|\bmaakt? er (?:\w+ )?een eind"),
    ("suicidaliteit", r"\b(?:van|uit) (?:het|haar|zijn|mijn) leven (?:te )?(?:beroven|berooft|stappen|stapt)|\bleven (?:te )?benemen"),
    ("suicidaliteit", r"\bniet (?:meer )?verder (?:te )?(?:wil|wilt|willen|leven)\b|\bwil(?:t|len)? (?:zo )?niet (?:meer )?verder(?: leven)?\b(?! met| praten| met| in | gaan| kijken)"),
    ("suicidaliteit", r"\b(?:voor de trein|van (?:de|het|een) (?:brug|flat|dak|balkon|flatgebouw|spoorbrug)|van (?:een|het) gebouw|uit het raam)(?: af)? (?:te |wil |gaat |wilde |dreigt (?:te )?)*(?:spring|sprong|gesprongen|stap)\w*|\bspringt? (?:zo |nu |straks )?(?:van|voor|uit) (?:de|het|een) (?:brug|trein|flat|dak|balkon|raam)|\b(?:staat|zit) (?:nu |al )?op (?:de|het|een) (?:brug|dak|spoor|balkon|reling|vensterbank)|\bop (?:de|het) (?:spoor|rails)\b"),
    ("suicidaliteit", r"\b(?:overdosis|teveel pillen|te veel pillen|(?:alle|veel|een (?:handvol|strip|doos|potje)|strip|doos|hele strip) ?(?:\w+ )?(?:pillen|paracetamol|medicijnen|medicatie|tabletten|slaappillen|slaapmiddelen)?|pillen|paracetamol\w*|tabletten) (?:\w+ ){0,3}(?:ingenomen|geslikt|genomen|slikken|innemen|slikt|inneemt)|\boverdosis\b|\boverdos(?:eerd|is)"),
    ("suicidaliteit", r"\bafscheid\w*brief\w*|\bafscheid (?:te )?(?:genomen|nemen|neemt) van (?:iedereen|alles|haar leven|zijn leven|vrienden|familie)|\bafscheidsfilmpje|\bafscheidsapp\w*"),
    ("suicidaliteit", r"\b(?:zich|zichzelf|hem|haar|mezelf) ?(?:zelf )?(?:te |willen |wil |gaat |gaan |probe\w+ (?:te )?|nu |net |heeft |had )*(?:op(?:gehangen| te hangen|hangen|hangt)|verhangen|verdrinken|van kant(?: te)? maken|voor (?:de|zijn|haar) kop(?: te)? schieten|doodschieten|iets (?:wil |gaat |zal |zou |te )?(?:aan|aangedaan|doet))|\bstrop\b"),
    ("suicidaliteit", r"\b(?:zichzelf|zich zelf|mezelf|zich) (?:\w+ ){0,4}(?:iets|wat) (?:\w+ ){0,3}(?:aan ?(?:doet|doen|te doen|gedaan)|aandoet)"),
    ("suicidaliteit", r"\b(?:doet|doe|aangedaan) (?:zichzelf|zich|mezelf) (?:\w+ )?(?:iets|wat|pijn)"),
    ("suicidaliteit", r"\b(?:polsen?|pols|aders?|slagader)\b (?:\w+ ){0,3}(?:door|open|gesneden|snijd\w*|doorgesneden)|\bsnijdt? (?:nu |weer |vandaag )?(?:zich|zichzelf|haarzelf|hemzelf|mezelf|in (?:haar|zijn) (?:armen?|polsen?|benen))|\bzich(?:zelf)? (?:\w+ ){0,3}(?:snijd\w*|gesneden|krast)|\bautomutil\w+|\bzelfbeschadig\w*|\bzelfverwond\w*|\bzelf ?mutil\w*"),
    ("suicidaliteit", r"\b(?:het )?leven (?:niet meer (?:ziet |zien )?zitten|heeft geen zin meer|zat|moe\b)|\bleven (?:\w+ ){0,3}niet meer zitten|\bziet (?:het |alles )?(?:leven )?(?:\w+ )?niet meer zitten|\blevensmoe\w*|\bdoodswens\w*|\bdoodsverlangen\w*|\bheeft het leven niet meer"),
    ("suicidaliteit", r"\b(?:beter af|beter) (?:\w+ )?(?:zonder (?:mij|haar|hem)|als (?:ik|hij|zij|ze) er niet meer (?:ben|is|was|zou zijn))|\bgeen zin meer om te leven|\bgeen reden (?:meer )?om te leven|\blever dood|\bpraat (?:\w+ ){0,3}(?:over|van) dood ?(?:gaan|willen)|\bdood (?:wil(?:t|len|de)?|wou|te willen)\b|\bdood gaan wil|\bwil (?:\w+ ){0,2}doodgaan\b|\bniet meer hoeft\b.{0,20}\bleven|\bhoeft (?:het )?(?:van|voor) (?:hem|haar|mij) niet meer\b|\b(?:voor|van) (?:hem|haar|mij) (?:hoeft het niet (?:meer|langer)|(?:het )?(?:allemaal )?niet (?:meer|langer) hoeft)\b"),
    ("suicidaliteit", r"\bvan plan (?:\w+ ){0,3}(?:dood te|zich(?:zelf)? te (?:doden|verhangen|vermoorden)|er een eind)|\bzichzelf (?:te )?(?:doden|vermoorden|doodt|doden wil|doodmaken)|\b(?:zich(?:zelf)?|mezelf|haarzelf|hemzelf) (?:dood(?= (?:te )?(?:mak|schiet|rijd|hong|sn))|van kant)"),
    # violence that happens (now, again, or without a word about time)
    ("geweld", r"\bslaat\b(?!(?: [\w']+){0,7}? " + _SLAAN_FIGUUR + r"\b)"),
    ("geweld", r"\b(?:sloeg(?:en)?|slaan|slaand?)\b(?!(?: [\w']+){0,7}? " + _SLAAN_FIGUUR + r"\b)(?=(?: [\w']+){0,5}? " + _WIE + r"\b)"),
    ("geweld", r"\b" + _WIE + r"(?: [\w']+){0,5}? (?:(?:ge|te |neer|neerge|dood|doodge|in elkaar ge|in elkaar |in mekaar )(?:slagen|slaan)|meppen|geschopt|getrapt|(?:ge)?wurgd?|te wurgen|mishandeld|gestompt|gestoken|neergestoken|neerschieten|neergeschoten|aangevallen)\b"),
    ("geweld", r"\b(?:mishandelt|mishandelen|wurgt|schopt|trapt|mept|stompt|bijt|knijpt|verkracht(?:te)?|bedreigt|bedreigde|molesteert|steekt|stak|duwt|aanvliegt|aanvalt|gooit) (?:[\w']+ ){0,4}?" + _WIE + r"\b"),
    ("geweld", r"\b(?:word(?:t|en)?|is|zijn|werd(?:en)?|heeft|hebben) (?:[\w']+ ){0,7}?(?:geslagen|geschopt|mishandeld|gewurgd|gestompt|neergestoken|gestoken|verkracht|misbruikt|bedreigd met|toegetakeld|aangerand|afgetuigd|in elkaar|gemept|geslage|geslgen)\b"),
    ("geweld", r"\b(?:geslagen|mishandeld|gewurgd|verkracht|misbruikt|toegetakeld|aangerand|afgetuigd) (?:word(?:t|en)|door|thuis)\b"),
    ("geweld", r"\bin (?:elkaar|mekaar) (?:ge)?(?:slaat|slaan|geslagen|slagen|getrapt|timmert|getimmerd|gemept)|\b(?:slaat|schopt|timmert|trapt) (?:[\w']+ ){1,4}(?:in elkaar|in mekaar|dood|verrot|bont en blauw|tot bloedens)"),
    ("geweld", r"\bde keel (?:dicht)?(?: ?ge)?(?:knijp\w*|knepen|grijp\w*|pakt)|\b(?:naar|bij|om) (?:de|haar|zijn) keel\b|\bkeel dicht"),
    ("geweld", r"\bhandgemeen\b|\bvliegt? (?:[\w']+ ){1,3}aan\b(?= |$|[.,!])(?<!eraan)|\baan het vechten\b|\bvechten\b(?= (?:nu|op dit))|\bgaat (?:[\w']+ ){0,3}tekeer\b|\bmet (?:een |de |zijn )?(?:vuist\w*|riem|stok|hamer|bijl|knuppel)\b(?! op tafel)|\bklappen (?:krijgt|krijgen|gekregen|uitgedeeld|uitdeelt|geeft)|\b(?:krijgt|krijgen|kreeg|geeft|deelt) (?:[\w']+ ){0,4}(?:een |rake )?(?:klap|klappen|pak slaag|tikken|aframmeling|trappen)\b"),
    ("geweld", r"\b(?:door elkaar (?:te )?(?:geschud|schudt|schudden)|(?:schudt|geschud|schudde) (?:[\w']+ ){0,3}(?:baby|kind|peuter))"),
    ("geweld", r"\b(?:blauwe plekken|botbreuk\w*|brandwonden|brandplekken|striemen|bloed(?:t|end|de|neus|t hevig)?|gebroken (?:arm|been|neus|ribben|kaak)|kneuzingen|letsel|hoofdwond)\b(?! ?(?:opgelopen )?(?:bij|tijdens|door) (?:het )?(?:sport|voetbal|spelen|val|vallen|gym))(?!prik|onderzoek|druk|verwant)"),
    # weapons, threats of killing
    ("gevaar", r"\b(?:mes|messen|keukenmes|wapen|wapens|vuurwapen|pistool|geweer|machete|hakbijl|bijl|steekwapen)\b(?! (?:en vork|snijdt aan|op de keel wat))"),
    ("gevaar", r"\b(?:vermoord\w*|dood ?(?:te )?(?:maak|maakt|maken|steek|steken|steekt|schiet|schieten|slaan|slaat)|doodslaan|omleggen|af ?maken|maakt (?:haar|hem|ze|je|me|iedereen) (?:nog )?af|gescho(?:ten|oten) (?:in|op|thuis)|er wordt geschoten|neer ?(?:te )?(?:steken|schieten|steekt|schiet)|doodmaak\w*|doodsbedreig\w*|bedreigd met de dood|met de dood|dood te maken|overhoop steken)\b(?! ?(?:opdracht|huiswerk|school|opleiding|de opleiding))"),
    ("gevaar", r"\b(?:dreigt|dreigde|dreigen|gedreigd|dreigement\w*|bedreiging\w*|bedreigd|bedreigt) (?:[\w',]+ ){0,9}?(?:vermoord|dood|iets aan|wat aan|kinderen|meenemen|ontvoer|brand|in de fik|springen|steken|schieten|slaan|pakken|komen|neer|met (?:een|zelf|geweld|mes|wapen|de dood|moord)|gas|aanrijden|te doden)"),
    ("gevaar", r"\b(?:haar|hem|hen|ze|kinderen|kind|baby|moeder|vader|iemand|anderen|ons|mij|zichzelf|elkaar|gezin) (?:[\w']+ ){0,3}(?:iets|wat) (?:[\w']+ ){0,3}aan ?(?:doet|doen|te doen|gaat doen|gedaan|dan)\b"),
    ("gevaar", r"\bdoet (?:haar|hem|de kinderen|zijn kinderen|haar kinderen|het kind|mij|ons|de baby|moeder|vader|zijn \w+|iemand) (?:\w+ )?iets aan\b"),
    # acute danger
    ("gevaar", r"\b(?:acuut|acute|direct|directe|onmiddell?ijke?|levensgroot|ernstig|groot|reeel) (?:en \w+ )?(?:gevaar|dreiging|onveilig\w*|bedreig\w*|nood|crisis|noodsituatie|situatie thuis|fysiek gevaar|veiligheidsrisico)\b"),
    ("gevaar", r"\bacute (?:situatie|veiligheid\w*|crisis\w*|nood\w*)|\bnoodsituatie|\blevensgevaar\w*|\bin levensgevaar|\bgevaar voor (?:eigen leven|zichzelf|anderen|haar|hem|de kinderen|het kind|de baby)|\bin gevaar\b|\bcrisissituatie\b|\bacuut onveilig"),
    ("gevaar", r"\b(?:nu|vannacht|vanavond|vandaag|op dit moment|momenteel|thuis nu|nu thuis|hier) (?:[\w']+ ){0,3}(?:niet (?:meer )?veilig|onveilig|gevaarlijk|in gevaar|geen veilige plek)\b|\b(?:onveilig|niet (?:meer )?veilig|gevaarlijk) (?:[\w']+ ){0,3}(?:nu|vannacht|vanavond|vandaag|op dit moment|meer)\b(?! bekend)"),
    ("gevaar", r"\b(?:112|politie (?:is |was )?(?:\w+ )?(?:onderweg|ter plaatse|gebeld|erbij|aanwezig|moet komen|bellen|in huis|aan de deur)|arrestatieteam|ambulance|bel (?:nu |direct |de )?politie|alarmnummer|help (?:mij|me|ons|nu|snel)(?! (?:even|met|bij|om|eens|op|verder|aub|alsjeblieft met))|spoedmelding|noodkreet)\b"),
    ("gevaar", r"\b(?:bewusteloos|buiten westen|buiten bewustzijn|ademt niet|ademt nauwelijks|niet wakker (?:te )?krijg\w*|reageert niet(?: meer)?(?= (?:meer )?(?:op|,|en ligt|\.|$))(?! op (?:mails?|telefoon\w*|app\w*|brieven|berichten|post|uitnodig\w*|onze|mijn|contact|bel|het voorstel|terugbel))|ligt (?:\w+ ){0,3}op de grond|stuiptrek\w*|out gegaan|onderkoeld|uitgedroogd|ondervoed)\b"),
    ("gevaar", r"\b(?:opgesloten|sluit (?:[\w']+ ){1,4}op|opgesloten in|gegijzeld|vastgehouden|vastgebonden|houdt (?:[\w']+ ){1,3}vast|barricade\w*|verschanst)\b(?! (?:in zichzelf|in een cel|in detentie|in de gevangenis|in (?:haar|zijn|hun|een) (?:rol|hoofd|relatie|gevoel|patroon|lichaam)))"),
    ("gevaar", r"\b(?:ontvoer\w*|vermist|spoorloos|weggelopen(?! (?:van|uit|bij) (?:de |een |het )?(?:\w+ )?(?:opdracht|les|gesprek|taak|tafel|training))|zoek sinds|van huis (?:is )?weg(?:gelopen)?|niet thuisgekomen|wegloopt|meegenomen naar het buitenland|uitgehuwelijkt|uithuwelijk\w*|eerwraak|eergerelateerd\w*|gedwongen huwelijk|loverboy\w*|mensenhandel|gedwongen tot (?:seks|prostitutie))\b"),
    ("gevaar", r"\b(?:baby|peuter|kleuter|kind(?:eren|je)?|dreumes|ze|zuigeling|van [0-5])\b (?:[\w',]+ ){0,7}?(?:alleen (?:thuis|gelaten|achtergelaten|in huis|op straat)|zonder toezicht|onbeheerd|alleen in (?:de auto|bad))|\b(?:alleen|onbeheerd) (?:achter)?(?:gelaten|thuis|achtergebleven) (?:[\w']+ ){0,4}(?:baby|peuter|kleuter|kind)|\b(?:laat|liet|laten) (?:[\w']+ ){0,4}(?:baby|peuter|kleuter|kind(?:eren)?) (?:[\w']+ ){0,3}alleen"),
    ("gevaar", r"\b(?:brand ?(?:stichten|gesticht|sticht)|in brand|staat in brand|in de fik|gaskraan|gas open|gaslucht|huis in brand|benzine)\b"),
    ("gevaar", r"\b(?:psychotisch|psychose|in de war|verward|stemmen|waanbeeld\w*|doorgedraaid|draait door|flipt|door het lint|dol(?:gedraaid)?|ontspoor\w*) (?:[\w',]+ ){0,8}?(?:gevaar\w*|kinderen|baby|nu|agressief|mes|dreigt|doden|opdracht|bedreig\w*|op straat|vannacht)\b|\b(?:nu|vannacht|vandaag|momenteel|op dit moment) (?:[\w']+ ){0,5}(?:psychotisch|door het lint|doorgedraaid|ontspoord|dronken achter het stuur)|\bdoor het lint\b|\bstemmen (?:die )?(?:\w+ ){0,4}opdracht"),
    ("gevaar", r"\b(?:escaleert|geescaleerd|escaleren|escalatie|loopt (?:\w+ ){0,3}uit de hand|uit de hand gelopen|uit de hand loopt|mis gaat|gaat (?:\w+ ){0,3}mis) (?:[\w']+ ){0,6}?(?:nu|vannacht|vanavond|vandaag|op dit moment|thuis|compleet|volledig|elk moment|net|zojuist)\b|\b(?:nu|vannacht|vanavond|vandaag|op dit moment|elk moment|ieder moment|zojuist|net) (?:[\w']+ ){0,6}?(?:escal\w+|geescaleerd|uit de hand|misgaan|mis gaan|gaat het mis|ontploffen|fout gaan|fout af)"),
    ("gevaar", r"\b(?:durft|durven|kan|kunnen|mag|wil) (?:[\w']+ ){0,4}(?:niet (?:meer )?naar huis|het huis niet (?:meer )?in|niet meer thuis|niet thuis slapen|het huis niet (?:meer )?uit van)|\b(?:gevlucht|op de vlucht|vlucht(?:te|en)?|gevlucht) (?:[\w']+ ){0,5}(?:voor|huis|buren|nacht|straat)|\bvluchtte|\b(?:is|zijn|net) gevlucht|\bop straat gezet|\bhuis uit (?:gezet|gevlucht)|\bhuis (?:\w+ )?uitgezet(?! wegens| i\.?v\.?m)|\bvreest voor (?:haar|zijn|hun) leven|\bbang voor (?:haar|zijn|hun) leven|\bvoor (?:haar|zijn|hun|mijn) leven"),
    ("gevaar", r"\b(?:geen|al dagen geen|niet te|niets te|krijgt geen|krijgen geen) (?:\w+ )?(?:eten|voeding|drinken|melk)\b (?:[\w']+ ){0,4}(?:kind\w*|baby|gehad|krijg\w*|gegeven|in huis)|\b(?:kind\w*|baby|peuter) (?:[\w']+ ){0,4}(?:geen eten|niet te eten|al dagen niet|geen drinken|geen voeding|uitgehongerd)|\buitgehongerd"),
    ("gevaar", r"\b(?:dronken|onder invloed|stomdronken|bezopen|high|stoned) (?:[\w',]+ ){0,6}?(?:baby|kind\w*|achter het stuur|auto|rijdt|peuter)\b|\b(?:baby|kind\w*) (?:[\w']+ ){0,4}bij (?:\w+ )?(?:dronken|stomdronken)"),
    ("gevaar", r"\bmoet(?:en)? (?:nu|direct|meteen|onmiddellijk|vandaag nog|acuut|vannacht|vanavond)(?: nog)? (?:[\w']+ ){0,4}(?:weg|het huis uit|uit huis|in veiligheid|ingrijpen|ingegrepen|opgehaald|geplaatst|onderdak|(?:een )?veilige plek)|\b(?:nu|direct|meteen|vannacht|vanavond) (?:\w+ ){0,2}(?:een )?veilige plek|\bin veiligheid (?:brengen|gebracht|worden)|\b(?:acute|spoed) ?uithuisplaatsing|\bspoeduithuis\w*|\bnu ingrijpen|\bhuisverbod\b(?= (?:nu|opgelegd vandaag|nodig))"),
    ("gevaar", r"\b(?:stalkt|belaagt|achtervolgt|staat (?:nu )?(?:voor|aan) (?:de|haar) deur|bonkt|trapt de deur|ramt op|deur ingetrapt|deur in ?(?:te )?(?:trapt|trappen)|vernielt|sloopt|slaat (?:alles|de boel|het huis|de inboedel) (?:kapot|kort en klein|stuk)|kort en klein)\b"),
    # abuse
    ("misbruik", r"\b(?:seksueel|sexueel) (?:\w+ )?(?:misbruik\w*|geweld|grensoverschrijdend\w*|lastig)|\bmisbruikt?(?: wordt| worden| door)?\b(?! van (?:drank|alcohol|drugs|middelen|macht|medic|de situatie))(?<!middelenmisbruik)|\bincest\b|\bontucht\w*|\bverkracht\w*|\baangerand|\baanrand\w*|\bkinderporno\w*|\bnaaktfoto\w*|\bsextort\w*|\bgegroomd|\bgrooming"),
    ("misbruik", r"\b(?:zit|raakt|komt|kruipt|voelt|betast|friemelt|zitten) (?:[\w']+ ){0,4}(?:aan|bij) (?:haar|hem|zijn|de) (?:[\w']+ ){0,2}(?:aan|bed|piemel|vagina|borsten|kruis|billen|lijf|geslachtsdelen|stiefdochter|dochter|zoon|kinderen|stiefzoon|nichtje|kleindochter)\b|\b(?:zit|zat) aan (?:haar|hem|zijn \w*dochter|zijn \w*zoon|de kinderen)|\b(?:raakt|raakte) (?:haar|hem|de kinderen) (?:\w+ )?aan op\b|\bplekken waar (?:zij|ze|hij) (?:het|dat) niet wil|\bbetast\w*|\bbij haar in bed"),
    ("misbruik", r"\bkindermishandeling\b(?= (?:nu|op dit moment|gaande|vastgesteld|thuis))|\b(?:sprake van|duidelijke|ernstige|gaande|actuele|lichamelijke|fysieke) (?:kinder)?mishandeling\b|\bmishandelt\b|\bmishandelen\b|\bverwaarloos\w+ (?:[\w']+ ){0,4}(?:levensbedreig\w*|acuut|ernstig|baby)|\b(?:acuut|ernstig|levensbedreigend) verwaarloos\w*|\bmartel\w*|\bonder de douche gezet|\bwordt geslage"),
    ("geweld", r"\b(?:nu|op dit moment|vannacht|vanavond|vandaag|momenteel|gaande|net|zojuist|weer|actueel|acuut) (?:[\w']+ ){0,5}?(?:huiselijk geweld|geweld|mishandel\w*|vechtpartij|geschreeuw|steekpartij)\b|\b(?:huiselijk geweld|geweld|vechtpartij|mishandeling|steekpartij|schietpartij) (?:[\w']+ ){0,5}?(?:nu|op dit moment|vannacht|vanavond|vandaag|momenteel|gaande|bezig|net|zojuist|gisteren|gisteravond|weer)\b"),
    ("gevaar", r"\b(?:dit is|het is|er is|er dreigt|we zitten in|gezin in|sprake van) (?:een |nu |echt |hier )*(?:acute )?(?:crisis|noodgeval|nood)\b(?!opvang|kaart|dienst)|\bin crisis\b|\bhelp!+|\bhoge nood\b"),
    # words that alarm by themselves: rare in harmless talk
    ("gevaar", r"\b(?:levensbedreig\w*|levensgevaar\w*|doodsbang|doodsangst\w*|doodsnood|doodsbedreig\w*|\w*(?:mes|messen|zwaard|pistool|pistolen|revolver|geweer|wapens?|machete|bijl|molotov\w*|explosie\w*|handgranaat)\b|gijzel\w*|gegijzeld|belaag\w*|ontvoer\w*|achterlating|eergerelateerd\w*|eerwraak|bloedwraak|noodgeval|noodtoestand|levensvatbaar)(?<!\bmessen en vorken)(?<!scheermesjes)(?<!\bames)(?<!kermes)"),
    ("geweld", r"\b(?:wurg\w*|gewurgd|verwurg\w*|kopstoot\w*|ransel\w*|afgeranseld|aframmel\w*|afgetuigd|tuigt (?:\w+ ){1,4}af|toegetakeld|in elkaar (?:ge)?(?:slagen|trapt|timmerd)|slaags|gemarteld|martel\w*|verdrink\w*|verdronken|gestikt|mishandelt|mishandelde|steekt? (?:\w+ ){1,3}(?:neer|dood)|bont en blauw|bebloed\w*|onder het bloed|veel bloed|(?:rake )?klappen (?:vallen|gevallen|krijg\w*|gekregen|uit\w*|gegeven)|vallen (?:er )?(?:\w+ )?klappen|tikken uit|afstraff\w*)\b"),
    ("geweld", r"\b(?:doet|deed|doen|gedaan) (?:[\w']+ ){0,3}" + _WIE + r" (?:[\w']+ ){0,2}pijn\b|\b" + _WIE + r" pijn (?:doet|doen|gedaan)"),
    ("geweld", r"\b(?:gegooid|gesmeten|geduwd|gesleurd|gesleept|geslingerd|gooide|smeet|duwde|sleurde|gooit|smijt)\b(?=.*\b(?:muur|trap|raam|grond|vloer|haren|balkon|water|kast)\b)|\b(?:tegen de muur|van de trap|aan (?:haar|zijn) haren) (?:\w+ )?(?:gegooid|gesmeten|geduwd|gesleurd|getrokken|gesleept)"),
    ("geweld", r"\b(?:schopte|trapte|getrapt|geschopt|stompte|gestompt|mepte|gemept|beet|gebeten|kneep|sloeg|geslagen|schopt|trapt)\b(?=.*\b" + _WIE + r"\b)(?!(?:[\w' ]+)?(?:zak\b|bal\b|rem\b|(?:tegen|op) een))(?!(?: [\w']+){0,7}? " + _SLAAN_FIGUUR + r"\b)"),
    ("gevaar", r"\b(?:schiet|schoot|steek|stak|sla|rij|rijd|rijdt|trap|maak|maakt) (?:[\w']+ ){0,4}(?:dood|neer|overhoop|kapot|van kant|het water in|in het water|tegen een boom)\b(?! ?spoor)|\bin het water te (?:rijden|springen)|\b(?:schiet|steek|maak|sla) (?:ik |hij |ie )?(?:jullie|je|iedereen|ons|haar|hem|ze) "),
    ("misbruik", r"\b(?:randt|aangerand|aanrand\w*|betast\w*|verkracht\w*|ontucht\w*|misbruikt (?:zijn|haar|de|hem|wordt|door|thuis|een kind|dochter|zoon)|(?:stoute|rare|vieze|gekke|nare) dingen (?:\w+ )?(?:met|bij|aan)|geheimpje (?:met|van)|seks (?:te )?(?:gedwongen|dwingt)|gedwongen (?:tot |met )?seks|tot seks|tegen haar wil|tegen zijn wil|doet dingen die (?:ze|hij) niet wil)\b"),
    ("suicidaliteit", r"\b(?:doos|doosje|strip|strips|pot|potje|handvol|hele voorraad) (?:met |vol )?(?:pillen|paracetamol\w*|medicijnen|medicatie|slaappillen|tabletten|slaapmiddelen|ibuprofen)\b|\b(?:afscheid (?:al |heeft |van )?(?:geregeld|genomen|nemen|iedereen|alles)|spullen weg(?:ge\w+)?|geeft (?:\w+ ){1,3}(?:spullen|bezittingen) weg|testament|uitvaart (?:al )?geregeld)\b|\bliever (?:niet meer|dood)\b|\bgeen uitweg\b"),
    ("gevaar", r"\b(?:psychotisch\w*|waanbeeld\w*|doorgedraaid|buiten zinnen|dwaalt|verward over straat|hoort opdrachten|duivel|bezeten)\b(?! (?:geweest|verleden))"),
    ("gevaar", r"\b(?:baby|peuter|kleuter|kind\w*|jochie|meisje|dreumes|jongetje)\b(?=.*\b(?:gevonden|zwervend|dwalend|zonder ouders|op straat|zwerft)\b)(?=.*\b(?:alleen|zonder|zwerv\w*|dwal\w*|nacht|pyjama|blote voeten|zwerft|gevonden)\b)"),
    ("gevaar", r"\b(?:rijdt|rijden|stapt|zit|rijd)\b(?=.*\b(?:drank op|dronken|gedronken|onder invloed|bezopen|gesnoven|geblowd|stoned)\b)(?=.*\b(?:auto|kind\w*|achterin|stuur|rijdt|weg)\b)"),
    ("gevaar", r"\bmoet(?:en)? (?:er )?(?:nu|direct|meteen|onmiddellijk|acuut|vandaag nog|vannacht|vanavond) (?:[\w']+ ){0,2}(?:iemand|politie|hulp|ingegrepen|iets|ambulance|arts|naartoe|heen|weg|komen|een plek)\b|\bstuur (?:nu |direct |meteen |snel )?(?:iemand|hulp|politie)"),
    ("gevaar", r"\b(?:gegil|gillen|gilt|hulpgeroep|roept om hulp|schreeuwt om hulp|noodkreet|sos|hulpkreet)\b"),
    ("suicidaliteit", r"\buit (?:het|haar|zijn|mijn) leven (?:te |wil(?:t|len)? |is |zou )*(?:stap\w*|gestapt)|\beruit (?:te |wil(?:t|len)? |zou )*stappen|\bleven\b(?=.*\b(?:te zwaar|ondraaglijk|zinloos|beeindig\w*|te beeindigen|niet (?:meer )?(?:waard|aankan|volhoud\w*)|te veel|hel\b|niet langer)\b)|\b(?:ondraaglijk|zinloos)\b(?=.*\bleven\b)|\bgeen toekomst meer\b|\blevenslust (?:weg|verloren|kwijt)|\b(?:rust|slapen) voor altijd|\bvoor altijd (?:slapen|weg)\b"),
    ("suicidaliteit", r"\b(?:snijdt?|snijden|sneed|gesneden|krast|kerft|gekrast|brandt|verbrandt|verwondt|verwond|bekrast)\b(?=.*\b(?:armen?|benen?|been|pols\w*|buik|huid|zich|zichzelf|dijen|lichaam)\b)(?!.*\b(?:brood|groente|vlees|papier|uien)\b)"),
    ("geweld", r"\b(?:rammel\w*|gerammeld|geschud|schudt|schudde)\b(?=.*\b" + _WIE + r"\b)|\b" + _WIE + r"\b(?=.*\bdoor elkaar (?:ge)?(?:rammel\w*|schud\w*)\b)|\bonder (?:het )?water (?:ge|te )?(?:duw\w*|houd\w*|hield\w*)|\bonder water\b(?=.*\b(?:geduwd|gehouden|hield|kind|baby)\b)|\b(?:heet|kokend) water (?:over|gegooid|op)"),
    ("geweld", r"\b(?:glasgerinkel|geschreeuw|gekrijs|gevecht|vechtpartij|gebonk|geram)\b(?=.*\b(?:nu|woning|huis|buren|thuis|vannacht|zojuist|net)\b)|\b(?:nu|vannacht|zojuist)\b(?=.*\b(?:glasgerinkel|geschreeuw|gekrijs|gevecht|vechtpartij)\b)|\baan (?:haar|zijn|de|hun) haren?\b|\b(?:aan|over) te rijden\b|\baangereden door (?:haar|zijn) (?:ex|man|vader)|\b(?:inrijden|ingereden|inrijdt) op\b|\bachterna(?: ge)?zit\w*"),
    ("misbruik", r"\bseksuele? (?:handelingen|contact|spelletjes|dingen)\b|\bseks\b(?=.*\b(?:gedwongen|dwingt|kind|minderjarig\w*|dochter|zoon|zusje|nichtje|1[0-5])\b)|\b(?:komt|kwam|zit|zat|komen) (?:[\w']+ ){0,3}aan (?:haar|hem|mij|zijn \w+|de (?:kinderen|dochter|zoon|meisjes?|jongens?))\b(?! (?:denken|doen|werk|toe|de beurt|vragen|adres|tafel))|\baan (?:haar|hem|mij) (?:zit|zat|komt|kwam|gezeten)\b"),
    ("geweld", r"\b(?:gestoken|steekt|stak|uithaalt|haalt uit|uitgehaald|zwaait|zwaaide|dreigt|gedreigd)\b(?=.*\b(?:schaar|fles|stok|hamer|mes|schroevendraaier|glas|ketting|riem|knuppel|stoel|wapen|naald)\b)"),
    ("gevaar", r"\b(?:wat|iets) aan (?:gaat |te |wil |zal |zou )*(?:doen|doet|gedaan)\b|\bop het punt\b(?=.*\b(?:iets aan|springen|slaan|steken|dood|doen)\b)"),
    # the same, wider: words that belong together somewhere in one sentence, whatever their order
    *(
        (soort, r"^" + "".join(rf"(?=.*\b(?:{deel})\b)" for deel in delen) + r".*?(?P<kern>\b(?:" + delen[0] + r")\b)")
        for soort, *delen in (
            ("geweld", r"(?:aan het |te |gaan |kan )(?:slaan|schoppen|wurgen|mishandelen|vechten)|gevochten|vechten", _WIE + r"|huis|thuis|woning|flat", r"nu|op dit moment|momenteel|net|zojuist|vannacht|vanavond|vandaag|weer|gister\w*|aan het|wordt|worden"),
            ("geweld", r"bont en blauw|schedelbreuk\w*|schedelletsel|schedel|breuken|hersenschudding|kapotgeslagen|dichtgeslagen|brandwond\w*|uitgedrukt\w*", _WIE + r"|hij|zij|er"),
            ("geweld", r"steekpartij\w*|schietpartij\w*|neergestoken|neergeschoten|doodgestoken|doodgeslagen|gestoken|geschoten|gewurgd|verwurg\w*"),
            ("geweld", r"gooit|gooide|smijt|smeet|slingert|sleept|sleurt|duwt|duwde|trekt", _WIE, r"trap|muur|haren|raam|grond|vloer|servies|stoel|kast|tegen hem|tegen haar|naar buiten"),
            ("gevaar", r"(?:uit|ver|dood)?moorden|vermoord\w*|uitmoorden|afmaken|omleggen|ombrengen|omgebracht|dood ?maken|kapot ?maken|doodt|doden|van kant maken"),
            ("gevaar", r"doe|doet|doen|deed|aandoet|aandoen|aangedaan|aan te doen", r"iets aan|wat aan|iets aan\w*|wat aan\w+|iets ergs|aandoet|aandoen|aangedaan|aan te doen|iets", r"kind\w*|baby|zoon\w*|dochter\w*|mezelf|zichzelf|haarzelf|hemzelf|zich|haar|hem|ze|mij|me|ons|moeder|vader|vrouw|gezin|anderen", r"iets|wat|pijn|kwaad"),
            ("suicidaliteit", r"touw|strop|snoer|riem|sjaal", r"nek|hals|zolder|balk|boom"),
            ("suicidaliteit", r"pillen|medicijnen|medicatie|tabletten|paracetamol\w*|slaapmiddelen|bleek|chloor|gif", r"alle|te ?veel|handvol|strip\w*|doos|doosje|potje|nu|hele|massa|overdosis|gaat|gaan|wil|veel|gedronken|dronk", r"slik\w*|geslikt|neemt|nemen|genomen|ingenomen|inneemt|innemen|in ?te nemen|gedronken|dronk\w*|drinkt|drinken"),
            ("suicidaliteit", r"leven|bestaan|toekomst", r"geen zin|zinloos|niet meer|geen waarde|uitzichtloos|klaar|zat|op", r"heeft (?:voor (?:hem|haar|mij) )?geen zin|zinloos|klaar met|niet waard|niks waard|niet meer (?:willen|wil|wilt|hoeft|aan|kan)|hoeft niet meer|geen zin meer|uitzichtloos|is op|zat is|zat\b(?= )?"),
            ("suicidaliteit", r"poging (?:gedaan|ondernomen|tot|gehad|achter|vannacht|vandaag|gister\w*)|zelfmoordpoging\w*|suicidepoging\w*|\bts\b|tentamen suicidii"),
            ("suicidaliteit", r"(?:wil|wilt|wilde|willen|zou)", r"(?:dood|doodgaan|sterven|inslapen|nooit meer wakker|er niet meer zijn|niet meer wakker|niet meer leven|weg uit dit leven|uit dit leven|bij (?:opa|oma|mama|papa|god) (?:in de hemel )?zijn)", r"(?:wil|wilt|wilde|willen|zou) (?:\w+ ){0,4}(?:dood\b|doodgaan|sterven|inslapen|nooit meer wakker|er niet meer zijn|niet meer wakker|niet meer leven|weg uit dit leven|uit dit leven|bij (?:opa|oma|mama|papa|god))"),
            ("suicidaliteit", r"er (?:\w+ ){0,3}niet meer (?:is|ben|was|te zijn|zal zijn|zijn)|niet meer (?:te )?zien|nooit meer (?:terug|zien)", r"zegt|zei|zeg|appt|schrijft|belooft|afscheid|brief\w*|vertelt", r"er (?:\w+ ){0,3}niet meer (?:is|ben|was|te zijn|zal zijn|zijn)|nooit meer|afscheid"),
            ("suicidaliteit", r"(?:zit|staat|hangt|klimt|loopt|ligt|stond) (?:\w+ ){0,4}(?:op|aan|over|naar) (?:de |het |een )?(?:rand van (?:de |het |een )?)?(?:dak|dakrand|brug|balkon|reling|spoor|spoorlijn|rails|vensterbank|viaduct|flat|toren|treinrails|perron)"),
            ("suicidaliteit", r"springen|gesprongen|springt|sprong|spring", r"dak|brug|balkon|trein|raam|flat|viaduct|spoor|toren|kanaal|water|gracht|gebouw"),
            ("gevaar", r"baby|peuter|kleuter|dreumes|kindje|kind(?:eren)?|jochie|jongetje|meisje|zuigeling|broertje|zusje|van (?:[0-7]|een|twee|drie|vier|vijf|zes) (?:jaar|maanden|weken)|kleintje|kids", r"alleen|moederziel alleen|zonder (?:toezicht|volwassene\w*|ouders?)|achtergelaten|onbeheerd", r"thuis|huis|gelaten|achtergelaten|buiten|straat|snelweg|dagen|dag|uren|uur|nacht|nachten|avond|auto|weekend|achter|park|bad|onbeheerd|zonder toezicht", r"alleen (?:thuis|gelaten|achter\w*|in huis|op straat|buiten|in (?:de )?(?:auto|bad|het huis|het park)|over straat|sinds|langs)|(?:is|zijn|zit|zitten|loopt|lopen|blijft|blijven|ligt|waren|was|laat|laten) (?:[\w']+ ){0,8}(?:alleen|achtergelaten|onbeheerd|zonder toezicht)|zonder (?:toezicht|volwassene\w*)|achtergelaten|onbeheerd"),
            ("gevaar", r"(?:niks|niets|geen|nauwelijks|amper) (?:meer |te )?(?:eten|drinken|voeding|melk)|(?:niet|nauwelijks) (?:gegeten|gedronken|gevoed|te eten)|honger", r"dagen|al|sinds|week|kind\w*|baby|peuter", r"kind\w*|baby|peuter|kleuter|jongste|zuigeling|dreumes", r"al (?:\w+ )?(?:dagen|dag|week)|krijg\w*|sinds|honger lijd\w*|uitgehongerd|niet gevoed"),
            ("gevaar", r"adem\w*|stikt|stikken|blauw aangelopen|slap|levenloos|bewusteloos|niet wakker|stuip\w*|hoge koorts|uitgedroogd|ondertemperatuur|reageert niet", r"baby|kind\w*|peuter|kleuter|zoon\w*|dochter\w*|ze|hij|zij|moeder|vader|mevrouw|meneer|vrouw|man", r"slecht|niet|nauwelijks|amper|moeizaam|stikt|stikken|blauw|slap|levenloos|bewusteloos|stuip\w*|uitgedroogd|geen dokter|geen arts|reageert niet"),
            ("gevaar", r"pooier\w*|loverboy\w*|prostitutie|seksuele? uitbuiting|uitgebuit|uitbuiting|mensenhandel\w*|seks voor geld|mannen afwerken|gedwongen (?:seks|huwelijk|uithuwelijk\w*)|besnijdenis|besneden|genitale verminking"),
            ("gevaar", r"durft|durven|wil|kan|kunnen|bang|angst", r"niet (?:meer )?(?:thuis|naar huis|alleen thuis|in huis)|(?:thuis|naar huis)", r"vannacht|vanavond|nu|vandaag|slapen|naar huis", r"bang|angst|vlucht\w*|durft|durven|doodsbang"),
            ("gevaar", r"terug ?(?:te )?(?:brengen|brengt|komen|gebracht)|grens|buitenland|marokko|turkije|vliegtuig|schiphol|meegenomen", r"kind\w*|dochter\w*|zoon\w*|baby|ze|haar|hen", r"nooit meer|niet meer|op weg|onderweg|meegenomen|ontvoer\w*|dreigt|dreigde|tegen haar wil|zonder toestemming|morgen|vannacht"),
            ("gevaar", r"politie|112|ambulance|arrestatieteam|brandweer", r"nu|direct|meteen|snel|onmiddellijk|komen|kom|moet|onderweg|stuur|bellen|gebeld|bel|ter plaatse|nodig", r"moet|nu|snel|direct|meteen|stuur|onderweg|ter plaatse|bellen|bel", r"moet (?:er )?(?:nu|direct|meteen|komen|snel)|nu|onderweg|ter plaatse|stuur|bel|direct|meteen|snel|gebeld"),
            ("gevaar", r"help", r"hij|zij|ze|komt|slaat|mij|me|ons|nu|snel|alsjeblieft|gevaar|bang", r"komt (?:eraan|binnen|hierheen|achter|naar)|slaat|nu|snel|gevaar|doodsbang|vermoord\w*|deur"),
            ("gevaar", r"niet (?:meer )?veilig|onveilig|gevaarlijk|in gevaar|geen veilige plek|niet in veiligheid", r"ontsnapt|vrij|onderweg|op weg|nu|vannacht|vandaag|vanavond|op dit moment|momenteel|acuut|direct|elk moment|dader|vrijgelaten|zojuist|komt eraan|bedreig\w*"),
            ("gevaar", r"binnengedrongen|binnengevallen|ingebroken|voor de deur|aan de deur|staat buiten|deur ingetrapt|stalkt|achtervolgt|achtervolgd", r"ex\w*|vader|partner|man|vriend|hij|dader|broer\w*", r"bedreig\w*|dreigt|schreeuw\w*|bonkt|nu|mes|wapen|geweld\w*|haar|kinderen"),
            ("gevaar", r"aansteker|benzine|lucifers|gasfles|gaskraan|spiritus|in brand|brandstichten", r"keuken|huis|dreigt|staat|wil|gaat|woning|in brand|met"),
            ("misbruik", r"aan (?:zijn|haar|de|mijn|hun) (?:\w+ )?(?:piemel|plasser|vagina|poes|borsten|kruis|billen|geslachtsde\w+|lichaam|lijf)|blote foto\w*|naaktfoto\w*|naaktbeeld\w*|seks met|in (?:haar|zijn) broek"),
            ("misbruik", r"(?:kruipt|komt|ligt|slaapt|stapt)", r"(?:s nachts|nacht|nachts|bed)", r"(?:bij|naast) (?:haar|hem|dochter|stiefdochter|zoon|de dochter|zijn dochter|het meisje|mij)", r"vader|stiefvader|opa|oom|broer|vriend|partner|hij|buurman|pleegvader|man"),
            ("suicidaliteit", r"(?:ik|hij|zij|ze|client|dochter|zoon) (?:wil|wilt|kan|trekt het) niet meer(?: verder)?(?=\s*(?:[.!?,]|$))|er (?:helemaal )?klaar mee (?:is|ben|zijn)(?=.*(?:pillen|leven|dood|einde))"),
        )
    ),
)
_KLEIN = (
    r"bab(?:y|ie)\w*|peuter\w*|kleuter\w*|dreumes\w*|zuigeling\w*|kind\w*|kids|kleintjes?|jongste\w*|oudste|zoon\w*|dochter\w*|broertje\w*|zusje\w*|"
    r"meisje\w*|jongen\w*|jochie|tweeling|pleeg\w+|(?:\d+|een|twee|drie|vier|vijf|zes) ?(?:-|jaar|jarige|maanden|mnd|weken|jr)"
)
_DADER = r"(?:stief|pleeg|schoon)?(?:vader|moeder|pa|ma|papa|mama|broer|zus|oom|opa|ouders?)s?|hij|zij|ze|ex|exen|man|vriend|partner|zoon|zn|buurman|trainer|leraar|begeleider|groepsleider"
_IEMAND = r"haar|hem|mij|me|ons|hen|hun|mn|m'n|mijn|ze|" + _KLEIN + r"|moeder|vader|mama|papa|mam|oma|opa|vrouw|mevrouw|mevr|meneer|heer|client\w*|bewon\w+|zus|broer|buurvrouw"
_LICHAAM = (
    r"arm(?:en|pje|pjes)?|be(?:en|nen|entje|entjes)|rib(?:ben)?|neus|kaak|pols(?:je)?|vinger\w*|hoofd(?:je)?|gezicht(?:je)?|wang\w*|oog|oogje|buik|rug|keel|hals|mond|"
    r"schedel|billen|nek|sleutelbeen\w*|dijbeen|lip|oor"
)
_GESLACHT = r"plasser\w*|piemel\w*|vagina|poes(?:je)?|borst(?:en|jes)?|kruis|billen|geslachtsde\w+|onderbroek\w*|broek|schaamstreek|voorbips"
_GIF = r"bleek\w*|chloor|gif|rattengif|terpentine|afwasmiddel|ontstopper|gootsteenontstopper|zuur|antivries|schoonmaakmiddel\w*|methadon|lsd|ghb|xtc|medicijnen|pillen|wasmiddel|benzine|spiritus"
_DRONKEN = r"(?:stom|lade|straal|smoor)?(?:dronken|zat|bezopen|lazarus|high|stoned)|onder invloed|drank op|gedronken|gebruikt heeft|starnakel|laveloos"

# Word families: a sentence that has one of each alarms, whatever the order; the first of a row is what gets shown.
_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("suicidaliteit", r"(?:voor|onder) (?:de |een )?(?:trein|metro|tram|vrachtwagen|auto)", r"wil|wilt|wilde|willen|gaat|ga|gaan|zou|dreigt|zegt|springen|springt|gesprongen|gaan liggen|lopen|liep|stapt|stappen|gooit|gooien"),
    ("suicidaliteit", r"afscheid|vaarwel|laatste (?:brief|bericht|groet|appje)|testament", r"app\w*|geappt|brief\w*|bericht\w*|spullen|post\w*|snapchat|tiktok|insta\w*|vannacht|klasgenoten|iedereen|kamer|weg"),
    ("suicidaliteit", r"nooit meer|niet meer", r"opstaan|op te staan|wakker|er zijn|leven|ben ik er|is (?:ze|hij|zij) er|(?:ik|ze|hij) er", r"wil\w*|liefst|zegt|wou|was|maandag|morgen|straks|binnenkort|zei"),
    ("suicidaliteit", r"(?:zich|zichzelf|zn eigen|z'n eigen|zijn eigen|d'r eigen|haar eigen|mezelf|jezelf|hemzelf|haarzelf|je) (?:\w+ ){0,2}(?:op ?(?:te )?hang\w*|opgehangen|opknop\w*|verhang\w*|verdrink\w*|dood ?(?:te )?(?:mak|schiet|steek|stek|rijd|hong)\w*|doden|kapot ?(?:te )?mak\w*|van kant|wat aan\w*|iets aan\w*|in brand\w*|in de fik)"),
    ("suicidaliteit", r"ophang\w*|op te hangen|verhang\w*|zelfdod\w*|zelfmo\w*|suic\w*|zelf doden", r"zoekt|zocht|google\w*|gegoogeld|internet|wil|gaat|zn|plan\w*|gezegd|zegt|aangekondigd|kunt|hoe je"),
    ("suicidaliteit", r"touw|strop|pillen|medicijnen|medicatie|insuline|paracetamol\w*|slaappillen|slaapmiddel\w*|scheermes\w*|heliumtank|stikstof|middel x", r"gekocht|besteld|koopt|verzamelt|spaart|gespaard|hamstert|verstopt|klaargelegd|opgespaard|matras|opsparen|ligt klaar|klaar"),
    ("suicidaliteit", r"krast|kerft|snijdt|snijden|automutil\w*|krassen|snijwond\w*|sneden", r"diep\w*|hecht\w*|gehecht|bloed\w*|wond\w*|scheermes\w*|dagelijks|weer|armen?|polsen"),
    ("suicidaliteit", r"andere uitweg|geen uitweg|uitweg|oplossing|de dood", r"dood|geen uitweg|sterven", r"ziet|zie|geen|enige|wil"),
    ("suicidaliteit", r"(?:geen|enige|beste) (?:\w+ )?(?:uitweg|oplossing|optie) (?:\w+ )*(?:dood|sterven|doodgaan)|(?:sterven|dood|doodgaan) (?:\w+ ){0,3}(?:oplossing|uitweg|optie|beter)"),
    ("suicidaliteit", r"(?:liefst|beter|wou|wilde|wens\w*|had) (?:\w+ ){0,5}(?:er niet (?:meer )?(?:was|waren|ben|is)|nooit geboren|(?:was|ben) (?:ik|ze|hij) er niet meer)"),
    ("suicidaliteit", r"(?:is |zijn )?(?:het )?(?:snel|straks|gauw|binnenkort|morgen|zo|dan) (?:allemaal )?(?:over|voorbij|afgelopen)|(?:haalt|haal|redt|red) (?:\w+ ){0,2}(?:weekend|nacht|morgen|ochtend|week|het niet)|geen morgen", r"pillen|paracetamol\w*|zegt|bang|iets|zei|appt|doosjes|dood"),
    ("suicidaliteit", r"(?:ik|hij|ze|zij) (?:ga |gaat )?spring(?:t|en)?(?= ?[.!]*$| straks| nu| morgen)|van (?:het |de |een )(?:balkon|dak|brug|flat|viaduct)"),
    ("suicidaliteit", r"(?:dak|viaduct|brug|balkon|spoor|reling|flat|hoogspanningsmast|kraan)", r"politie|praat|springen|beneden|staat|zit|wil|klimt", r"jongen|meisje|ze|hij|zij|client\w*|mevrouw|meneer|leerling|zoon|dochter|man|vrouw|politie"),
    ("gevaar", r"(?:trek|trekt|kan|red|redt|hou|houd|houdt) (?:het |dit )?(?:echt |zo |allemaal )?niet (?:meer|langer)(?: vol)?", r"kind\w*|baby|bang|aandoe\w*|aan doe\w*|pillen|dood|stap\w*|eruit", r"wat aan\w*|iets aan\w*|bang|dood|eruit|pillen"),
    ("gevaar", r"(?:wat|iets) (?:ergs |stoms )?(?:aan ?(?:doe|doet|doen|gedaan|te doen)|aandoe\w*)|(?:is |ben )?bang (?:\w+ ){0,3}(?:iets|wat) (?:doet|doe|gaat doen|ergs)|bang (?:\w+ ){1,3}iets doet"),
    ("gevaar", r"krijgt niemand|(?:als|wanneer) (?:ik|hij|ze|zij) (?:\w+ ){1,4}niet (?:krijg\w*|mag|heb\w*)", r"niemand|dan (?:maakt|neemt|doet|gaat|steekt|schiet)"),
    ("gevaar", r"(?:kapot|dood|af|doodgaan|koud) ?(?:ga\w* |te |zal |wil )?(?:mak(?:en|t)|maak|maken|make|steken|schieten|doodmaken)|kapot gaat maken|komt (?:haar|hem|ons|mij|me|ze|de kinderen) halen|(?:haar|hem|ons|mij|me) (?:komt|kom|gaat|zal) (?:halen|pakken|opzoeken|slaan)", _DADER, _IEMAND),
    ("gevaar", r"vrijgekomen|vrijgelaten|ontsnapt|vrij is|los is", r"halen|pakken|zoekt|bang|dreig\w*|ex|haar|nu|weer"),
    ("gevaar", r"(?:gaat|ga|gaan|zal|wil|moet|durft|dreigt) (?:[\w']+ ){0,4}(?:slaan|schoppen|steken|neersteken|sterven|doden|schieten|neerschieten|opblazen|vermoorden|verbranden|doodmaken|lek steken)", r"bang|durf\w*|papa|mama|" + _DADER + r"|school|klas"),
    ("gevaar", r"wraak|steekwapen|wapens?|pistool|vuurwapen|geweer|mes(?:sen)?|bom|opblazen|aanslag|schoten|geschoten|schieten|steken|lekgestoken|doodgeschoten|zuur", r"gelost|gehoord|dreigt|wil|gaat|bij zich|slaapkamer|school|klas|huis|woning|gezicht|banden|gooi\w*|zwaai\w*|loopt|groep|zit|kinderen|opdracht|moeder|vader"),
    ("gevaar", r"stemmen|de duivel|duivel|demon\w*|bezeten|psychotisch|psychose|waan\w*|manisch|verward", r"doden|dood|steken|sterven|pasgeboren|baby|kind\w*|dochter|zoon|moeder te|opdracht\w*|zeggen dat|straat|gevaar\w*", r"hoort|denkt|is|zegt|geven|in|heeft|stemmen|lijkt"),
    ("gevaar", r"gestalkt|stalk\w*|achtervolg\w*|belaagt|belaagd|volgt haar|bespied\w*|opgewacht|wacht (?:haar|hem) op|lekgestoken|chanteert|gechanteerd|chantage|afgeperst|afpers\w*", r"ex|hij|nu|tuin|haar|hem|huis|deur|foto\w*|film\w*|bedreig\w*"),
    ("gevaar", r"trouwen|huwelijk|uithuwelijk\w*|uitgehuwelijkt|uit te huwelijken|achterlating|achtergelaten|besnijdenis|besneden|besnijden", r"moet|wordt|marokko|turkije|somalie|syrie|pakistan|afghanistan|irak|buitenland|paspoort\w*|vliegtuig|gedwongen|dwing\w*|vakantie|familie|tegen haar zin|meegenomen", r"meegenomen|morgen|volgende|paspoort\w*|vliegtuig|gedwongen|dwing\w*|marokko|turkije|somalie|syrie|pakistan|afghanistan|irak|buitenland|vakantie|zomer|binnenkort|bang|tegen haar"),
    ("gevaar", r"eerwraak|eergerelateerd\w*|familie-?eer|eer van de familie"),
    ("gevaar", r"(?:nooit|niet) (?:meer )?terug ?(?:te )?(?:komen|brengen|komt|brengt|keren)|meenemen|mee te nemen|meegenomen|onvindbaar|ondergedoken|ontvoer\w*|weggehaald", r"kind\w*|zoon\w*|dochter\w*|baby|kleinkind\w*", r"dreig\w*|dronken|onvindbaar|wil|turkije|marokko|buitenland|ontvoer\w*|schoolplein|nooit", r"dreig\w*|dronken|onvindbaar|turkije|marokko|buitenland|ontvoer\w*|schoolplein|nooit"),
    ("gevaar", r"paspoort\w*|telefoon|sleutels?|deur|mobiel", r"afgepakt|op slot|ingenomen|afgenomen", r"mag|niet|ze|trouwen|huis|haar|hebben", r"mag|trouwen|huis|paspoort\w*|op slot|opgesloten"),
    ("gevaar", r"(?:vast|aan)ge(?:bonden|keten\w*|bond)|vastgebond\w*|vastgeketend|geketend|gekneveld|gegijzeld|gijzel\w*|opgesloten (?:in (?:de |het |een |haar |zijn )?(?:kelder|kamer|schuur|kast|badkamer|zolder|huis|hok|wc|berging|garage))|(?:schuur|kelder|hok|kast|berging) (?:\w+ ){0,3}(?:slapen|slaapt|zitten|zit|opgesloten)|(?:slapen|slaapt|zit) (?:[\w]+ ){0,4}(?:schuur|hok|kelder)", _IEMAND + r"|hij|zij|aangetroffen"),
    ("gevaar", r"mag (?:\w+ ){0,3}(?:het huis|de deur|de kamer|huis|haar kamer) niet uit|mag (?:niemand|niet) (?:\w+ )?(?:naar buiten|zien)"),
    ("gevaar", r"(?:eet|drinkt|eten|drinken|gegeten|gedronken|plast)", r"niks|niets|geen|niet|nauwelijks|amper|zonder", r"al (?:\w+ )?(?:\w+ )?(?:dag|dagen|uur|uren|nachten|week)|\d+ dagen|dagenlang|sinds (?:gister\w*|\w+dag)|krijgt|krijgen|opgesloten|slapen|onderkoeld", r"eet|drinkt|krijgt|krijgen|zitten|zit|heeft|hebben|gegeten|gedronken|moet|ze|hij|geen"),
    ("gevaar", r"krijgt|krijgen|geven|geeft|onthouden|weiger\w*", r"geen (?:eten|drinken|insuline|medicijn\w*|medicatie|voeding|melk|zorg|dokter)|niks te eten|niets te eten|niet te eten", _IEMAND + r"|ze"),
    ("gevaar", r"slaapmiddel\w*|slaappil\w*|kalmeringsmiddel\w*|drugs|alcohol|wodka|methadon|oxazepam|melatonine|wiet", _KLEIN, r"stil te|stil houden|geeft|geven|gegeven|binnengekregen|gegeten|gevoerd|rustig te houden", r"(?:geeft|geven|gegeven|binnengekregen|gevoerd|stil)"),
    ("gevaar", _GIF, r"gedronken|drinkt|opgedronken|ingeslikt|geslikt|binnengekregen|gegeten|gegooid|gooien|over (?:haar|hem)|gezicht|verslikt"),
    ("gevaar", _DRONKEN, r"kind\w*|kleintjes|kids|baby\w*|zoontje\w*|dochtertje\w*|zoon|dochter|peuter\w*|kleuter\w*|auto|rijdt", r"auto|rijdt|rond|bij|meenemen|schoolplein|past op|zorgt|alleen|thuis|vandaag|nu", r"(?:is|staat|rijdt|zit|ligt|zijn|loopt|met|past)"),
    ("gevaar", r"alleen|moederziel|zonder (?:eten|ouders?|toezicht|verwarming|stroom)|in de auto|snelweg|buiten|op straat|over straat", r"bab(?:y|ie)\w*|peuter\w*|kleuter\w*|dreumes|kids|kleintjes?|kind\w*|zusjes?|broertjes?", r"zit\w*|loopt|lopen|zwerft|zwerven|slapen|slaapt|gevonden|aangetroffen|ligt", r"alleen (?:thuis|langs|op|in|buiten|zonder|op straat)|zonder eten|sinds|vriest|snelweg|zwerft|zwerven|dagen|nachten|gevonden|aangetroffen|slapen in"),
    ("gevaar", r"onderkoeld|ondervoed|uitgedroogd|uitgehonger\w*|verhonger\w*|vermager\w*|valt (?:snel |erg )?af|onderkoeling|eigen (?:ontlasting|poep|urine|vuil)|vieze luier\w*|dagen niet verschoond|blauw aangelopen|doorlig\w*", _IEMAND + r"|ligt|wordt"),
    ("gevaar", r"reage(?:ert|ren) (?:\w+ )?(?:niet|nauwelijks|amper)|niet (?:aanspreekbaar|wekbaar|wakker te krijgen|bij kennis|bij bewustzijn)|buiten (?:bewustzijn|westen|kennis)|niet meer bij (?:kennis|bewustzijn|zinnen)|bewusteloos|(?:krijg\w*|was|is) (?:\w+ ){0,2}niet (?:meer )?wakker|beweegt (?:\w+ ){0,2}niet(?: meer)?|reageert (?:nergens|nergens meer|nauwelijks)|ademt? (?:nauwelijks|niet|amper|zwaar)|ic\b|intensive care|blauwe lippen|herkent niemand", _IEMAND + r"|hij|zij|ik|ligt|baby\w*"),
    ("gevaar", r"loopt (?:\w+ ){0,3}uit de hand|kom (?:\w+ )?snel|nu hulp|hulp nodig nu|direct hulp|meteen hulp|breekt (?:\w+ ){0,3}deur|trapt (?:\w+ ){0,3}deur|hulp!|help!|spoed!|sos", r"hier|kom|nodig|hij|kind|deur|nu|agressief|thuis|snel|ze"),
    ("gevaar", r"agressief|agressie|door het lint|flipt|ontploft|losgeslagen|buiten zinnen|kort en klein|om zich heen", r"nu|kom|hulp|helemaal|mes\w*|gooit|badkamer|slaat|herkent|opgesloten|vandaag|moment"),
    ("gevaar", r"vermist|weggelopen|spoorloos|zoek|niet thuisgekomen|weggebleven|verdwenen|kwijt", r"(?:\d+|\w+)[- ]jarige|pooier|nachten|telefoon|dagen|sinds|meisje|jongen|dochter|zoon|groep|baby|peuter", r"al|zit|sinds|telefoon|is|pooier|nachten", r"al (?:\w+ )?(?:nacht\w*|dag\w*|uur|week|weken)|pooier|telefoon|sinds|man van|onvindbaar|dagen|nachten"),
    ("geweld", r"gebroken|breekt|brak|gekneusd|verstuikt|verbrand\w*|uitgeslagen|blauwe?|dik|dikke|opgezwollen|rode?|handafdruk\w*|hematoom|bijtwond\w*|hersenbloeding|toegebracht", _LICHAAM + r"|letsel|handafdruk\w*|baby|hersenbloeding", r"(?:vader|moeder|man|ex|partner|vriend|stiefvader|hij) heeft (?:[\w]+ )?(?:haar|hem|mijn|moeders?)|geen verklaring|onverklaard|verklaring klopt|baby|zegt dat|toegebracht|handafdruk\w*|door (?:haar|zijn|de|mijn)? ?(?:vader|moeder|vriend|man|ex|partner)|maanden|deed|wangetje|zuigeling"),
    ("geweld", r"klappen|slaag|ruzie|geschreeuw|gegil|gevecht|vecht\w*|gevochten|matpartij\w*|rake klap\w*|duwen en trekken", r"buren|elke|iedere|thuis|fysiek|vallen|waar de kinderen|nu|daar", r"klappen|slaag|geschreeuw|gegil|fysiek|gevochten|gevecht", r"hoor\w*|vallen|thuis|fysiek|elke|krijgt|nu|bij zijn"),
    ("geweld", r"(?:ge|neer|af|dood|weg)?(?:slaan|slagen|schopt|trapt|stompt|tuigd|duwd|beten|krabd|knepen|smeten|schud|wurgd|stoken|ranseld|ramd)", _IEMAND, r"door (?:\w+ )?(?:\w+ )?(?:vriend|vader|moeder|man|zoon|dochter|partner|ex|broer|hem|haar|papa|mama)|ziekenhuis|buik|gezicht|zwanger|gister\w*|vannacht|vandaag|gezicht|hoofd"),
    ("geweld", r"bijten?|bijt|krabt|krabben|knijpt|schopt|duwt|drukt|drukte|knijpen|gooit|smijt|gooien|trekt|stompt|ranselt|mept|beukt|beukte|ramt|kopstoot", _IEMAND, r"kinderen|kussen|keel|gezicht|trap|spullen|bloedens|haren|messen|muur|zusje|broertje|hoofd|stoel"),
    ("geweld", r"(?:papa|mama|hij|vader|moeder|pap|mam) (?:\w+ )?(?:niet )?(?:slaan|pijn doen|au)|au (?:papa|mama)|doet (?:me|mij|haar|hem|\w+) (?:\w+ )?pijn\b(?=.*\b(?:papa|mama|vader|moeder|hij|stief\w+)\b)|(?:zegt|vertelt|verteld) dat (?:\w+ )?(?:papa|mama|moeder|vader|hij|zij|stief\w+|oma|opa) dat (?:deed|doet|gedaan heeft)"),
    ("misbruik", _GESLACHT, r"komt|kwam|zit|zat|voelt|voelde|betast\w*|raakt|aanraakt|hand|handen|wrijft|aait|laat|aan", r"vader|stiefvader|stiefpa|opa|oom|broer|neef|buurman|trainer|leraar|juf|meester|begeleider|papa|hij|moeder|man|vriend", r"aan (?:haar|zijn|mijn|d'r|de|het)|betast\w*|voelt|voelde|in (?:haar|zijn|zn|z'n|mijn)|laat"),
    ("misbruik", r"aangerand|aanranding|verkracht\w*|verkrachting|betast\w*|aan(?:zit|gezeten)|zit aan (?:een |de )?(?:bewo\w+|client\w*|meisje\w*|jongen\w*|leerling\w*|kind\w*)|ontucht|grooming|sextort\w*|misbruikt"),
    ("misbruik", r"seks|sex|naaktfoto\w*|naakt\w*|filmt|gefilmd|foto'?s|webcam|wraakporno|afwerken|klanten|escort", r"geld|drugs|dwing\w*|gedwongen|chant\w*|meisje\w*|mannen|volwassen\w*|man van|minderjarig\w*|douche|anderen|pooier|moet|online", r"haar|ze|meisje\w*|jongen|dochter|hij|zij|hem|van 1\d"),
    ("misbruik", r"zwanger", r"stiefvader|vader|broer|oom|opa|neef|leraar|trainer|verkracht\w*|1[0-5]", r"van (?:haar|de|een) (?:\w+ )?(?:stiefvader|vader|broer|oom|opa|neef|leraar|trainer)|1[0-5]|verkracht\w*"),
    ("misbruik", r"(?:kruipt|kroop|komt|kwam|ligt|slaapt|stapt) (?:[\w' ]+? )?(?:in|bij|naast) (?:[\w' ]+? )?bed|bij (?:haar|hem|mij) in bed", r"vader|stiefvader|stiefpa|opa|oom|broer|buurman|pleegvader|hij|begeleider"),
    ("gevaar", r"gas(?:kraan|fles|leiding)?", r"opengedraaid|open gedraaid|openzetten|aangestoken|opendraai\w*|opgeblazen|ontploffen"),
    # the words of a third blind round, again as families
    ("suicidaliteit", r"niemand (?:\w+ ){0,4}(?:missen|mist|merken|erg vinden)", r"zou|als|weg|dood|zegt|er niet"),
    ("suicidaliteit", r"(?:vanavond|vannacht|morgen|straks|dit weekend|nu) (?:doe ik het|gaat (?:ze|hij) het doen|doet (?:ze|hij) het)|(?:ik|hij|ze) (?:doe|doet) het (?:vanavond|vannacht|morgen|straks)|alles op een rij"),
    ("suicidaliteit", r"van de wereld (?:is|ben|af|wil)|laatste reis|(?:dit|m'n|mijn|dat|het) (?:rot|klote|kut|pest|stomme )\w*leven|geen zin (?:meer )?in (?:het|dit|mijn|m'n|zijn|haar) (?:\w+)?leven|wil(?:t|len)? weg (?:hier )?van de(?:ze)? wereld"),
    ("suicidaliteit", r"(?:naar|bij) (?:mijn|m'n|haar|zijn) (?:overleden|gestorven|dode) \w+", r"ga|gaat|wil|toe|zijn|straks|vanavond"),
    ("suicidaliteit", r"parkeergarage|vluchtstrook|hoog|verdieping|kraan|hijskraan|toren|klif|kade|zendmast|perron|spoorwegovergang|overweg", r"staat|zit|hangt|loopt|klimt|half|balanceert|ligt", r"boven op|bovenop|op de (?:vluchtstrook|rand|kade|overweg|toren|kraan)|uit het raam|wil|half|hoog|in haar eentje|huilend"),
    ("suicidaliteit", r"(?:de |het )?(?:zee|water|kanaal|rivier|sloot|gracht|meer|plas) (?:in|inge\w+) ?(?:gelopen|gesprongen|lopen|gereden|gaan|springen|gegooid|loopt)|(?:expres|bewust|met opzet|opzettelijk) (?:\w+ ){0,4}(?:boom|vrachtwagen|muur|water|trein|auto)|uit het raam"),
    ("suicidaliteit", r"(?:\d+|twintig|tien|dertig|veertig|hele|voorraad|alle|strip\w*|doos|te ?veel) (?:\w+ ){0,2}(?:oxazepam|diazepam|temazepam|paracetamol\w*|insuline|ibuprofen|pillen|tabletten|pammetjes|antidepressiva|ritalin|slaappillen)", r"op|gespoten|in|genomen|geslikt|naar binnen|achter elkaar|weg"),
    ("gevaar", r"kettingzaag|zwaard|samuraizwaard|jachtgeweer\w*|jachtgeweren|explosie\w*|bom|granaat|vuurwerkbom|cobra|honkbalknuppel|boksbeugel|kruisboog|luchtbuks|molotov\w*|ploertendoder|hakmes|stanleymes\w*|taser"),
    ("gevaar", r"eraan (?:gaan|gaat|gaan we|moet\w*)|(?:de )?volgende (?:is|bent|ben)|(?:als (?:ze|zij|hij|ik) niet (?:\w+ ){1,3})?(?:maak|maakt) (?:\w+ ){0,4}af|in een kist|haar graf|zijn graf|doodgetrapt|doodgeslagen|doodgeschopt", r"roept|zegt|zei|liever|dreig\w*|appt|hond|kat|niet komt|als (?:ze|zij|hij|ik) niet"),
    ("gevaar", r"op te blazen|opblazen|opgeblazen", r"school|huis|kantoor|gemeente\w*|woning|boel|dreig\w*"),
    ("gevaar", r"schiet|schieten|geschoten|beschoten", r"op (?:de |het |straat|elkaar|ons|hem|haar|een)|iemand|woning|huis"),
    ("gevaar", r"(?:deur|raam|ruit) (?:\w+ ){0,3}(?:getrapt|ingetrapt|ingeslagen|ingegooid|geforceerd|gebeukt|gebroken|trapt)|rondjes om het huis|staat (?:elke dag|iedere dag|dagelijks|weer|constant) (?:bij|voor) (?:haar|mijn|ons|het|de)|(?:telefoon|account|mobiel) gehackt|tracker|air ?tag"),
    ("gevaar", r"vrieskou|in de (?:kou|regen|sneeuw|vrieskou|hitte)|koude douche|ijskoud\w*|op rijst|pollepel|in de hoek knielen|donkere kamer|donker hok", r"straf|gezet|zet|weg|knielen|huilen|krijgt|buiten|moet|opgesloten|houdt|uur"),
    ("gevaar", r"ketting|ketenen|touwen|tape|tie-?wraps?|riemen", r"om|aan|vast\w*", r"enkel|pols\w*|bed|nek|voet\w*|stoel|radiator|verwarming|handen|mond"),
    ("gevaar", r"vastgezet|vasthoudt|vastgehouden|laat (?:\w+ ){0,2}niet (?:gaan|weg|naar buiten|los)|opgesloten", r"gezin|haar|hem|huis|vriend|man|kinderen|kamer"),
    ("gevaar", r"ratten|vervuild\w*|poep|ontlasting|ongedierte|maden|geen (?:fles|water|voeding|stroom)", r"kind\w*|bab(?:y|ie)\w*|peuter\w*|kleuter\w*", r"aangetroffen|dagen|huilen|geen fles|geen water|ligt|laat|laten|uren|kruipt"),
    ("gevaar", r"vergiftig\w*|muenchhausen|munchausen|verzint (?:\w+ )?(?:ziekte|klachten)\w*|verstikking\w*|verdrinking\w*|bijna verdronken"),
    ("gevaar", r"(?:sinds|al) (?:\w+ ){0,4}(?:weg|bij (?:een )?onbekende\w*|niet gezien|onbereikbaar|niet bereikbaar|niet terug|spoorloos)", r"kind\w*|dochter|zoon|meisje|jongen|client\w*|mevrouw|mevr|meneer|dementie|leerling|jongere|broertje|zusje", r"onbekende\w*|vrieskou|kou|niet gezien|uur weg|dementie|onbereikbaar|niet bereikbaar|nachten"),
    ("gevaar", r"met geweld|tegen (?:haar|zijn|hun) (?:zin|wil)|in (?:een |de )?(?:auto|busje) (?:getrokken|gesleurd|gesleept|geduwd|gezet)|meegesleurd|meegetrokken"),
    ("gevaar", r"huwelijk|bruiloft|trouwen|verloofd|uitgehuwelijkt|verloving", r"neef|1[0-7]|minderjarig\w*|tegen|onbekende", r"1[0-7]|minderjarig\w*|tegen haar (?:zin|wil)|moet|gedwongen"),
    ("gevaar", r"gestopt met (?:\w+ )?(?:medicatie|medicijnen|pillen)|praat met (?:de muur|geesten|stemmen|zichzelf)|ziet dingen die|doet raar|hallucineert|waanideeen", r"kind\w*|broertje|zusje|baby|wapen\w*|geweer\w*|jachtgeweren|hart vast|alleen|huilt|bang|boos"),
    ("geweld", r"brandplek\w*|brandwond\w*|onder het bloed|bloedplas|bloed|schaafwond\w*|snijwond\w*|handafdruk\w*|striem\w*|bloeduitstorting\w*|kale plek\w*", r"arm\w*|be(?:en|nen)|rug|oor|neus|badkamer|gezicht|leerling|kind\w*|leeg|hals|nek|mentor|juf"),
    ("geweld", r"(?:ge?sla[ga]e?n?|geslage|geslaan|geslaagn|gesalgen|gelsagen|gesl?ope?n|mishandelt|mishandelde|mishadeld|mishandled)", r"mij|me|mn|haar|hem|hept|heeft|weer|kind\w*|thuis|wordt", r"hept|heb|heeft|hij|vader|pa|wordt|ma|moeder"),
    ("misbruik", r"bevredig\w*|aftrekken|pijpen|tongzoen\w*|masturb\w*|intiem\w*|vingert|vingeren|porno\w*|raakt (?:haar|hem|mij|me) aan|aanraken|aangeraakt", _IEMAND + r"|pleeg\w*|hij", r"vader|stiefvader|pleegvader|opa|oom|broer|neef|buurman|trainer|leraar|dwing\w*|moet|geeft|mn|mijn|man|hij"),
    ("misbruik", r"dwing\w*|gedwongen|gepusht|pusht|overgehaald|verplicht|onder druk", r"dingen|hotel\w*|mannen|bevredig\w*|broer|neef|seks\w*|klanten|uitkleden|foto\w*", r"zus\w*|haar|meisje|dochter|hem|jongen|mij|kind\w*"),
    ("misbruik", r"(?:komt|kwam|sluipt|sloop) (?:[\w']+ ){0,3}(?:nacht|avond|nachts) (?:[\w']+ ){0,3}kamer|(?:moet|moest) (?:ik |ze |zij |hij )?stil (?:zijn|blijven)|ons geheim\w*|(?:mag|mocht) (?:het )?(?:aan )?niemand (?:iets )?(?:vertellen|zeggen)", r"vader|stiefvader|opa|oom|broer|hij|buurman|pleegvader|trainer"),
)
_GEEN = (
    r"(?:geen|zonder|nooit|ontken\w*|geen sprake (?:meer )?van|niet sprake van|geen enkele?|uitgesloten|afwezig\w*|"
    r"geen (?:aanwijzing\w*|signalen|teken\w*|vermoeden\w*|zorgen|gedachten?|plannen|risico|uitingen|melding\w*)(?: (?:voor|van|over|om|aan|dat))?)"
)
_ONTKEND_VOOR = re.compile(
    r"\b" + _GEEN + r"(?: (?:er|een|de|het|enige?|actuele?|acute?|concrete?|directe?|ook|nu|op dit moment|meer|uit|van|voor|over|op|aan|om|dat|in|zich|of|"
    r"sprake|kans|gevaar|agressie|geweld|huiselijk|middelen|verslaving|wapens?|suicidal\w+|su[iï]cid\w+|gedachten?|seksueel|sexueel|fysiek|lichamelijk|sprake|hij|zij|ze))*[ ,]*$"
)
_NIET_VOOR = re.compile(r"\bniet (?:\w+ )?(?:langer |meer |echt |acuut |direct )?(?:sprake van |van |een |in )*$")
_ONTKEND_NA = re.compile(
    r"^\w*(?: [\w']+){0,3} (?:is|zijn|wordt|worden|heeft|was|lijkt|speelt|spelen|komt|doet)? ?(?:er )?(?:niet|nooit|geen)(?! meer (?:leven|verder|veilig|weg))"
    r"(?: meer)?(?: aan de orde| sprake| aanwezig| van toepassing| vastgesteld| voor| waar| meer|[.,;!]|$)"
)
_ZINNEN = re.compile(r"(?<=[.!?;\n])\s+|\n+|(?<=\w)\s+maar\s+(?=nu\b)")


@lru_cache(maxsize=1)
def _patronen() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    families = (
        (soort, r"^" + "".join(rf"(?=.*\b(?:{deel})(?!\w))" for deel in delen) + rf".*?(?P<kern>\b(?:{delen[0]})(?!\w))")
        for soort, *delen in _FAMILIES
    )
    return tuple((soort, re.compile(patroon)) for soort, patroon in (*_PATRONEN, *families))


# Questions to the assistant about its own words.
_RE_VRAAG = re.compile(r"\s*(?:en |maar )?(?:wat betekent|wat is|wat zijn|wat bedoel|wat versta|waarom vraag|waarom wil je|leg uit|uitleg|wie beslist|wie bepaalt|wanneer moet|wat doe je|wat houdt|hoe vaak|verschil tussen)\b(?!.*\b(?:hij|haar|nu|kinderen)\b)")
_RE_VERLEDEN, _RE_ONLANGS, _RE_NU_GOED, _RE_ELDERS = (re.compile(p) for p in (_VERLEDEN, _ONLANGS, _NU_GOED, _ELDERS))


def crisissignaal(tekst: str) -> Signaal | None:
    """The first sign of acute danger in `tekst`, or None. Never raises; offsets are those of `tekst`."""
    gevouwen, plekken = _enkele_spaties(vouw(tekst))
    begin = 0
    for grens in [*_ZINNEN.finditer(gevouwen), None]:
        eind = grens.start() if grens else len(gevouwen)
        gevonden = _in_zin(gevouwen[begin:eind], begin)
        if gevonden:
            soort, van, tot = gevonden[0], plekken[gevonden[1]], plekken[gevonden[2] - 1] + 1
            return Signaal(soort, tekst[van:tot], van, tot)
        begin = grens.end() if grens else eind
    return None


def _enkele_spaties(gevouwen: str) -> tuple[str, list[int]]:
    """The text with runs of spaces and tabs as one space, and for each character where it was."""
    plekken = [p for p, teken in enumerate(gevouwen) if teken not in " \t" or not p or gevouwen[p - 1] not in " \t"]
    return "".join(" " if gevouwen[p] == "\t" else gevouwen[p] for p in plekken), plekken


def _in_zin(zin: str, start: int) -> tuple[str, int, int] | None:
    """Kind and [begin, end) of the first sign in one sentence that starts at `start`."""
    if len(zin) < 3 or _RE_VRAAG.match(zin) or _voorbij(zin):
        return None
    for soort, patroon in _patronen():
        groep = "kern" if "kern" in patroon.groupindex else 0
        for treffer in patroon.finditer(zin):
            if not _ontkend(zin, treffer.start(groep), treffer.end(groep)):
                return soort, start + treffer.start(groep), start + treffer.end(groep)
    return None


def _voorbij(zin: str) -> bool:
    """Whether the sentence is about the past, or about a film, training or policy: and nothing in it says that it is now."""
    if not _RE_VERLEDEN.search(zin) and not _RE_ELDERS.search(zin):
        return False
    return not _RE_ONLANGS.search(_RE_NU_GOED.sub(" ", zin))


def _ontkend(zin: str, begin: int, eind: int) -> bool:
    voor = zin[max(0, begin - 80) : begin]
    if re.search(r"\bnooit\b", zin[begin:eind]) and not re.search(r"nooit meer", zin[begin:eind]):
        return True
    if _ONTKEND_VOOR.search(voor) or _NIET_VOOR.search(voor):
        return True
    # "niet" inside a sign ("wil niet meer leven") is part of it; behind it, it denies it.
    return bool(_ONTKEND_NA.match(zin[eind : eind + 60]))
