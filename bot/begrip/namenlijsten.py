"""The words that names are found with: first and family names, what announces a name, what is never one."""

from __future__ import annotations

import importlib
import re
import sys
from functools import lru_cache

from bot.begrip.tekst import vouw

_NEDERLANDS = ("nl_NL", "nl_BE")
_ELDERS = (
    "tr_TR",
    "pl_PL",
    "fr_DZ",
    "fr_FR",
    "en_GB",
    "de_DE",
    "es_ES",
    "en_PK",
    "hr_HR",
    "pt_PT",
    "it_IT",
    "sw",
    "ha_NG",
    "vi_VN",
    "ro_RO",
)
# Names that are common in the Netherlands and missing from Faker's lists.
_MEER_VOORNAMEN = """aicha ahmed ali amira amina amin anouar appie ayoub aya aylin ayse bilal boris bouchra chaima chantal cheyenne daan dani
danny delano denise dewi dunya dylan elif emine emre esra fadoua fatiha fatima fatma faisal farid faysal finn gijs giovanni guus hafsa hakim halima hamza
hanan hassan hicham hidaya hoda ibrahim ibtissam ikram ilias ilham imane iman indy ismail jack jaden jady jamal jayden jaylano jaylinn jim joep jolijn
jordy joyce junior kai kaya karim kaoutar kevin khadija khalid kiki kim kyan lamyae latifa layla leila levi liam lieke liv lina linda lisa loubna lotte louisa luca luuk
maelys malika malik mariam mariska maryam mats mehdi mehmet melek melvin mees merve meryem mick mila milan mimoun mo moes mohamed mohammed moh mourad
mustafa myrthe nabil nadia naima najat nassim naomi nicky noa nora noor nour nouri nova oumaima ouassim omar oscar osman ouafae puck quinten rachid
ranya rayan redouan rida ricardo robin romy rosalie ryan saida salim salma samir samira sanne sara sarah sayf selim sem semih serkan sena seyda
shaniqua shanaya sharon sharona sharony shirley siem sienna sjaak sjors sjoerd soufiane soufyan soumaya storm suze sven tamara tarik tess teun thijmen thijn tijn tirza tuana
valentijn vesna vince wassim wesley willem wouter xavi yara yassin yassine yasmin yasmina yaya younes yousef youssef yusuf yuna zakaria zara zeynep ziad zineb zoe zohra
abdi abdullah asha ayaan faduma hodan ifrah khadra liban maxamed nasra sahal said sahra abeba biniam dawit filmon hiwot meron mulu natnael saba samuel selam semhar tesfay yonas
olena oksana dmytro andriy iryna vadym yuriy svitlana natalia bohdan bashar khaled firas rania rasha nawal ghada anas mazen hala rima wael razan
ashley brian cindy claudia demi dennis dion eline ellen esmee floor florian fien fenna hugo ingrid isa jelle jeroen jesse job johnny joost jop julia karlijn kees klaas koen lars loes luna marijke
marloes martijn maud max mia mieke nick nina noah olivia patricia peter pien piet pim rick rik rens ruben sabine saar sandra sjaan stef stijn sophie thomas tom tygo vera wendy yvonne zoey joey melissa brandon
angelique natasja priscilla samantha kimberly romano gino rodney winston clyton sherwin rishi sunita anjali ravi soraya raoul iris rosa anna eva emma ella evi sofie bram pepijn floris hidde jurre mart jens""".split()
_MEER_ACHTERNAMEN = """achterberg aydin aziz bakkali bouali bouzid boukhari celik chaoui demir dijkstra dogan doorn duran elmas erdogan ergin guler haddad hamdaoui hassan hendriks
hoekstra idrissi jansen janssen kaplan karaca kaya kilic koc kowalski kowalczyk kurt mulder nguyen nowak ouali oulad ozdemir ozturk polat ramdin ramautar ramlal sahin sarikaya simsek
smit tahiri tran turan veenstra visser vries wisniewski yavuz yildirim yildiz yilmaz zouhairi amrani bouazza azzouzi benali kaddouri khattabi morabit mansouri pinas doekhi jagroep martina
rosalia maduro croes tromp winklaar abdullahi warsame tesfamariam kovalenko shevchenko al-hassan hosseini ahmadi rahimi karimi mohammadi groot wit jong dijk berg bosch brink
meer leeuwen beek bruin boer graaf haan klerk koning kok kuipers post prins schouten wolters zwart postma bosma wiersma terpstra hofstra zijlstra""".split()
ROLLEN = r"""moeder vader mama papa ma pa oma opa tante oom stiefvader stiefmoeder pleegmoeder pleegvader pleegzoon pleegdochter stiefzoon stiefdochter zoon zoontje dochter dochtertje
kind jongen jongetje meisje broer broertje zus zusje halfbroer halfzus halfzusje halfbroertje partner ex vriend vriendin vriendje vriendinnetje buurman buurvrouw neef neefje nicht nichtje baby peuter
kleuter puber tiener jeugdige leerling client clienten jongere man vrouw echtgenoot echtgenote oudste jongste middelste tweelingbroer tweelingzus kleinzoon kleindochter""".split()
# After these a name comes nearly always.
AANSPREEK = r"""mevrouw mevr mvr mw mej mejuffrouw meneer mijnheer dhr heer heren dokter dr drs ing mr prof familie fam gezin juf juffrouw meester heet heten genaamd geheten roepnaam naam voornaam achternaam voornamen
namens collega gezinsvoogd voogd jeugdbeschermer gezinsmanager wijkteamlid mentor contactpersoon huisarts psycholoog orthopedagoog begeleider begeleidster ambulant-begeleider consulent casemanager bewindvoerder
advocaat leerkracht ib-er intern-begeleider gedragswetenschapper jeugdarts schoolmaatschappelijkwerker""".split()
VOORVOEGSEL = frozenset(
    "van de der den ten ter te 't van't vander vanden el al ben bin bint ait ould von zu di da dos das du la le abu abou op het in'tveld oude".split()
)
# Words before a capital that make it an organisation, school or place.
ORGANISATIE = frozenset(
    """basisschool school stichting instelling team wijkteam buurtteam gebiedsteam gemeente ggz jeugdbescherming praktijk huisartsenpraktijk ziekenhuis college lyceum vmbo mavo havo vwo mbo roc sbo so vso zorginstelling organisatie
kinderdagverblijf kdv bso opvang stad wijk buurt dorp provincie regio zorgaanbieder aanbieder instantie jeugdhulp jeugdzorg jeugdteam centrum cjg sociaal jongerencentrum buurthuis woongroep leefgroep gezinshuis kliniek vereniging club voetbalclub bureau
firma bedrijf stichtingen scholengemeenschap peuterspeelzaal speeltuin kerk moskee rechtbank parket locatie afdeling samenwerkingsverband woningcorporatie woningbouw corporatie hotel camping supermarkt""".split()
)
PLAATS = frozenset("in te uit naar nabij regio omgeving gemeente wijk provincie stad dorp rond".split())
# Never a name, whatever the lists say.
BLIJFT = frozenset(
    """maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december kerst pasen pinksteren ramadan suikerfeest sinterklaas god allah
nederland nederlands nederlandse marokkaans marokkaanse turks turkse pools poolse syrisch syrische surinaams surinaamse antilliaans antilliaanse somalisch somalische eritrees eritrese oekraiens oekraiense arabisch arabische engels engelse duits duitse frans franse
belgie belgisch marokko turkije polen syrie suriname curacao aruba somalie eritrea oekraine afghanistan irak iran duitsland frankrijk engeland spanje europa afrika
asperger tourette down alzheimer parkinson korsakov borderline autisme ptss adhd add odd ass lvb tos emdr mst mdft fft ots vots vt gi gis rvdk jhio ggz iq tiq ggd oggz wmo jgz zat om wlz zvw pgb svb uwv dwi bjz jb jbw jr wsg ldh sdw hbo mbo wo vso pi pwo mp zo hvo ithi iag igb sr mdo zvp avg bsn
whatsapp instagram snapchat tiktok facebook teams outlook excel fortnite roblox minecraft playstation xbox netflix google youtube ritalin concerta triple signs safety lekstroom zeeland gezinsmanager regiewijzer rasa
levvel altra spirit parlan youke enver yulius pluryn kenter timon horizon cordaan philadelphia intermetzo lijn5 trajectum lievegoed ambiq karakter accare molendrift curium lucertis parnassia brijder jellinek tactus novadic kentron iriszorg arkin bavo
leger heils riagg rigb koraal combinatie entrea lindenhout sterk huis oosterpoort juvent indigo emergis lentis elker cosis humanitas salvation army basta xonar rubicon mutsaersstichting vitree jarabee accent trias samen veilig midden moviera arosa kadera fier zonnehuizen
ik we wij hij zij ze je jij jullie het de een en of maar ook nu niet geen wel ja nee er is was wil kan mag moet gaat heeft had zijn haar hem hun ons onze mijn die dat dit deze dan als om op aan af al an bij door in met na naar over per te tot uit van voor
want sinds toen thuis samen jong oud lang mee min wel pas boos ziek dood blij best goed nooit altijd soms vaak lief klein groot rood wit ma pa oma opa mama papa heer dame vrouw man kind lieve beste geachte hoi hallo hey dag hi raad jeugd veiligheid alleen ouders kinderen moeder vader familie gezin school hulp zorg
bas-school lot lente mark- sterke eerste tweede derde beide twee drie vier vijf zes zeven acht negen tien gert-jan- page status plan van der den teamleider weg fase will hulpvraag west oost noord zuid kort crisis spoed licht zwaar midden intensief basis regulier standaard keten profiel start stop terug waarom volledig
hebt doe doet ga zie zien voelt weet zit ligt loopt komt krijgt vindt dus nog wie wat waar wanneer hoe vanaf vanuit tijdens volgens binnen buiten tegen onder boven tussen rond ivm tav mbt dmv nav ihkv cq nvt aub svp sws idd ivf gz pgz vog ai hiv ms soa
halt mee hboschool rtv nos ambulant ambulante residentieel residentiele forensisch forensische triage psychosociaal psychosociale multiproblem gezinsvormen zorgmijdend mantelzorger mantelzorg casus casusregie procesregie regie regisseur intake pedagogisch pedagogische cognitief cognitieve somatisch hecht hechting kwetsbaar
app apps mail email site online chat link pdf""".split()
)
# Lower-case words that are in the lists but too ordinary to mask without a capital.
GEWOON_KLEIN = frozenset(
    """roos fleur wil mark bas jong lang floor storm pim lief daan tim jan piet puck kees bram job max rob dirk tom ben dan nick linda faith hope joy grace mercy precious peace angel amber jade robin
bloem wolf lente zomer star sky moon lot joy pop iris rosa ravi ali mo job has cas fien pien star son sol luna gino melk pa kit kai noa""".split()
)

# Names of people in the names of organisations and places.
VASTE_NAMEN = re.compile(
    r"\b(?:william schrikker|albert heijn|leger des heils|den haag|den bosch|den helder|s-hertogenbosch|'s-hertogenbosch|van der valk|jeroen bosch|max euwe|wilhelmina kinderziekenhuis|erasmus mc|sint maarten|"
    r"willem alexander|koningin wilhelmina|prins claus|anton constandse|de bascule|ipse de bruggen|'s heeren loo|s heeren loo|amerpoort|prinses maxima|maria montessori|montessori|dalton|jenaplan|rudolf steiner)\b"
)
# Words of the field that the dictionary doesn't know.
VAKWOORD = re.compile(
    r"(?:jeugd|gezins|pleeg|school|hulp|zorg|wijk|buurt|gebieds|kinder|ouder|opvoed|raads|leerplicht|reclasser|casus|proces|regie|ambulan|crisis|psych|verslav|schuld|bewind|multi|sociaal|maatschap|"
    r"onder(?:toezicht|wijs)|uithuis|thuis|huis|woon|trauma|veilig|problem|systeem|netwerk|gedrags|ontwikkel|verstand|stoornis|beleid|behandel|begeleid|verwaarlo|mishandel|forensi|ggz|jeugdggz)[a-z]{3,}$"
)


@lru_cache(maxsize=1)
def naamlijsten() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """First names (Dutch lists; all), family names (Dutch; all), places: folded words, from Faker's data without Faker itself."""
    voor_nl, voor, achter_nl, achter = (
        set(_MEER_VOORNAMEN),
        set(_MEER_VOORNAMEN),
        set(_MEER_ACHTERNAMEN),
        set(_MEER_ACHTERNAMEN),
    )
    al_geladen = set(sys.modules)
    for landen, voornamen, achternamen in ((_NEDERLANDS, voor_nl, achter_nl), (_NEDERLANDS + _ELDERS, voor, achter)):
        for land in landen:
            bron = importlib.import_module(f"faker.providers.person.{land}").Provider
            for veld in ("first_names", "first_names_male", "first_names_female"):
                voornamen.update(deel for naam in getattr(bron, veld, ()) for deel in vouw(str(naam)).split())
            achternamen.update(vouw(str(naam)).split()[-1] for naam in getattr(bron, "last_names", ()))
    adres = importlib.import_module("faker.providers.address.nl_NL").Provider
    plaatsen = {vouw(plek) for plek in (*adres.cities, *adres.countries, *adres.provinces)}
    plaatsen.update(
        "kanaleneiland bijlmer schilderswijk overvecht hoograven vathorst middelburg goes terneuzen vlissingen nieuwegein houten vianen ijsselstein lopik vijfheerenlanden gorinchem leerdam den haag".split()
    )
    for module in [m for m in sys.modules if m.partition(".")[0] == "faker" and m not in al_geladen]:
        del sys.modules[module]  # 40 MB of names with all that goes with them, of which we keep the folded words
    return tuple(frozenset(n for n in namen if len(n) > 1) for namen in (voor_nl, voor, achter_nl, achter, plaatsen))  # type: ignore[return-value]
