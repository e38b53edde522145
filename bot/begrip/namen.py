"""Finding names of people in a text: name lists (Faker), the words around them, and what is no ordinary Dutch word.

What stays: organisations, places, roles ("moeder"), ordinary words. A capital helps, but isn't needed after a word that
announces a name ("zoon daan").
"""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import dataclass
from functools import lru_cache

from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import bekend, bijna_bekend, lemma, samengesteld

_NEDERLANDS = ("nl_NL", "nl_BE")
_ELDERS = ("tr_TR", "pl_PL", "fr_DZ", "fr_FR", "en_GB", "de_DE", "es_ES", "en_PK", "hr_HR", "pt_PT", "it_IT", "sw", "ha_NG", "vi_VN", "ro_RO")
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
_ROLLEN = r"""moeder vader mama papa ma pa oma opa tante oom stiefvader stiefmoeder pleegmoeder pleegvader pleegzoon pleegdochter stiefzoon stiefdochter zoon zoontje dochter dochtertje
kind jongen jongetje meisje broer broertje zus zusje halfbroer halfzus halfzusje halfbroertje partner ex vriend vriendin vriendje vriendinnetje buurman buurvrouw neef neefje nicht nichtje baby peuter
kleuter puber tiener jeugdige leerling client clienten jongere man vrouw echtgenoot echtgenote oudste jongste middelste tweelingbroer tweelingzus kleinzoon kleindochter""".split()
# After these a name comes nearly always.
_AANSPREEK = r"""mevrouw mevr mvr mw mej mejuffrouw meneer mijnheer dhr heer heren dokter dr drs ing mr prof familie fam gezin juf juffrouw meester heet heten genaamd geheten roepnaam naam voornaam achternaam voornamen
namens collega gezinsvoogd voogd jeugdbeschermer gezinsmanager wijkteamlid mentor contactpersoon huisarts psycholoog orthopedagoog begeleider begeleidster ambulant-begeleider consulent casemanager bewindvoerder
advocaat leerkracht ib-er intern-begeleider gedragswetenschapper jeugdarts schoolmaatschappelijkwerker""".split()
_GROET = re.compile(r"\b(?:groet(?:en|jes)?|gr|mvg|m\.v\.g|hoogachtend|liefs)[.,!]*\s+$")
_IK_BEN = re.compile(r"\b(?:ik ben|mijn naam is|je spreekt met|u spreekt met|spreek je met|je kletst met|met)\s+$")
_VOORVOEGSEL = frozenset("van de der den ten ter te 't van't vander vanden el al ben bin bint ait ould von zu di da dos das du la le abu abou op het in'tveld oude".split())
# Words before a capital that make it an organisation, school or place.
_ORGANISATIE = frozenset("""basisschool school stichting instelling team wijkteam buurtteam gebiedsteam gemeente ggz jeugdbescherming praktijk huisartsenpraktijk ziekenhuis college lyceum vmbo mavo havo vwo mbo roc sbo so vso zorginstelling organisatie
kinderdagverblijf kdv bso opvang stad wijk buurt dorp provincie regio zorgaanbieder aanbieder instantie jeugdhulp jeugdzorg jeugdteam centrum cjg sociaal jongerencentrum buurthuis woongroep leefgroep gezinshuis kliniek vereniging club voetbalclub bureau
firma bedrijf stichtingen scholengemeenschap peuterspeelzaal speeltuin kerk moskee rechtbank parket locatie afdeling samenwerkingsverband woningcorporatie woningbouw corporatie hotel camping supermarkt""".split())
_PLAATS = frozenset("in te uit naar nabij regio omgeving gemeente wijk provincie stad dorp rond".split())
# Never a name, whatever the lists say.
_BLIJFT = frozenset("""maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december kerst pasen pinksteren ramadan suikerfeest sinterklaas god allah
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
app apps mail email site online chat link pdf""".split())
# Lower-case words that are in the lists but too ordinary to mask without a capital.
_GEWOON_KLEIN = frozenset("""roos fleur wil mark bas jong lang floor storm pim lief daan tim jan piet puck kees bram job max rob dirk tom ben dan nick linda faith hope joy grace mercy precious peace angel amber jade robin
bloem wolf lente zomer star sky moon lot joy pop iris rosa ravi ali mo job has cas fien pien star son sol luna gino melk pa kit kai noa""".split())

# Names of people in the names of organisations and places.
_VASTE_NAMEN = re.compile(
    r"\b(?:william schrikker|albert heijn|leger des heils|den haag|den bosch|den helder|s-hertogenbosch|'s-hertogenbosch|van der valk|jeroen bosch|max euwe|wilhelmina kinderziekenhuis|erasmus mc|sint maarten|"
    r"willem alexander|koningin wilhelmina|prins claus|anton constandse|de bascule|ipse de bruggen|'s heeren loo|s heeren loo|amerpoort|prinses maxima|maria montessori|montessori|dalton|jenaplan|rudolf steiner)\b"
)
_WOORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", re.UNICODE)
# Words of the field that the dictionary doesn't know.
_VAKWOORD = re.compile(
    r"(?:jeugd|gezins|pleeg|school|hulp|zorg|wijk|buurt|gebieds|kinder|ouder|opvoed|raads|leerplicht|reclasser|casus|proces|regie|ambulan|crisis|psych|verslav|schuld|bewind|multi|sociaal|maatschap|"
    r"onder(?:toezicht|wijs)|uithuis|thuis|huis|woon|trauma|veilig|problem|systeem|netwerk|gedrags|ontwikkel|verstand|stoornis|beleid|behandel|begeleid|verwaarlo|mishandel|forensi|ggz|jeugdggz)[a-z]{3,}$"
)
_INITIALEN = re.compile(r"(?:[A-Z]\.){1,4}|[A-Z](?:\.[A-Z]){0,3}\.")


@dataclass
class _W:
    tekst: str
    vorm: str
    begin: int
    eind: int
    hoofdletter: bool
    caps: bool
    zinsbegin: bool


@lru_cache(maxsize=1)
def _lijsten() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """First names (Dutch lists; all), family names (Dutch; all), places: folded words, from Faker's data without Faker itself."""
    voor_nl, voor, achter_nl, achter = set(_MEER_VOORNAMEN), set(_MEER_VOORNAMEN), set(_MEER_ACHTERNAMEN), set(_MEER_ACHTERNAMEN)
    al_geladen = set(sys.modules)
    for landen, voornamen, achternamen in ((_NEDERLANDS, voor_nl, achter_nl), (_NEDERLANDS + _ELDERS, voor, achter)):
        for land in landen:
            bron = importlib.import_module(f"faker.providers.person.{land}").Provider
            for veld in ("first_names", "first_names_male", "first_names_female"):
                voornamen.update(deel for naam in getattr(bron, veld, ()) for deel in vouw(str(naam)).split())
            achternamen.update(vouw(str(naam)).split()[-1] for naam in getattr(bron, "last_names", ()))
    adres = importlib.import_module("faker.providers.address.nl_NL").Provider
    plaatsen = {vouw(plek) for plek in (*adres.cities, *adres.countries, *adres.provinces)}
    plaatsen.update("kanaleneiland bijlmer schilderswijk overvecht hoograven vathorst middelburg goes terneuzen vlissingen nieuwegein houten vianen ijsselstein lopik vijfheerenlanden gorinchem leerdam den haag".split())
    for module in [m for m in sys.modules if m.partition(".")[0] == "faker" and m not in al_geladen]:
        del sys.modules[module]  # 40 MB of names with all that goes with them, of which we keep the folded words
    return tuple(frozenset(n for n in namen if len(n) > 1) for namen in (voor_nl, voor, achter_nl, achter, plaatsen))  # type: ignore[return-value]


def laad() -> None:
    """Load the lists now (about 1 s) instead of at the first text."""
    _lijsten()
    bekend("huis")


def vind_namen(tekst: str) -> list[tuple[int, int]]:
    """Spans [begin, eind) of people's names in `tekst`, in order and apart."""
    woorden = _woorden(tekst)
    grijs = _zonder_hoofdletters(woorden)
    gemaskeerd: list[tuple[int, int]] = []
    gezien: set[str] = set()
    nr = 0
    while nr < len(woorden):
        einde = _naam_vanaf(tekst, woorden, nr, grijs)
        if einde > nr:
            gemaskeerd.append((woorden[nr].begin, woorden[einde - 1].eind))
            gezien.update(w.vorm for w in woorden[nr:einde] if len(w.vorm) > 2 and w.vorm not in _VOORVOEGSEL)
            nr = einde
        else:
            nr += 1
    # The same name again, elsewhere or without its capital.
    for w in woorden:
        if w.vorm.removesuffix("'s").removesuffix("s") in gezien | {w.vorm} & gezien or w.vorm in gezien:
            if (w.hoofdletter or not bekend(w.vorm)) and w.vorm not in _BLIJFT and not any(b <= w.begin < e for b, e in gemaskeerd):
                gemaskeerd.append((w.begin, w.eind))
    return sorted(gemaskeerd)


def _woorden(tekst: str) -> list[_W]:
    uit: list[_W] = []
    vorige_eind = 0
    vast = [m.span() for m in _VASTE_NAMEN.finditer(vouw(tekst))]
    for m in _WOORD.finditer(tekst):
        begin, eind = m.start(), m.end()
        if tekst[eind - 1] == "." and not _INITIALEN.fullmatch(m.group()) and vouw(m.group()[:-1]) not in ("dr", "mr", "fam", "mevr", "dhr", "mw", "mvr", "drs", "ing", "prof"):
            eind -= 1
        stuk = tekst[begin:eind]
        if any(b <= begin < e for b, e in vast):
            continue
        if begin and tekst[begin - 1] == "[" and tekst[eind : eind + 1] == "]":
            continue
        tussen = tekst[vorige_eind:begin]
        zinsbegin = not uit or bool(re.search(r"[.!?;:\n•>]|(?:^|\s)[-*]\s|\"|“|\(", tussen))
        vorm = vouw(stuk).rstrip(".")
        uit.append(_W(stuk, vorm, begin, eind, stuk[0].isupper(), len(stuk) > 1 and stuk.isupper(), zinsbegin))
        vorige_eind = eind
    return uit


def _zonder_hoofdletters(woorden: list[_W]) -> bool:
    """Whether capitals say nothing here: ALL CAPS or Every Word Capitalised.

    Only ordinary words tell, not those that start a sentence or can be names: "Dag Piet Jansen" has all its capitals for good reason.
    """
    _, voor, _, achter, _ = _lijsten()
    gewoon = [w for w in woorden if len(w.vorm) > 2 and (not w.zinsbegin or w.caps) and w.vorm not in voor and w.vorm not in achter and bekend(w.vorm)]
    return len(gewoon) >= 2 and sum(w.hoofdletter for w in gewoon) > 0.7 * len(gewoon)


def _naam_vanaf(tekst: str, woorden: list[_W], nr: int, grijs: bool) -> int:
    """Index after the name that starts at word `nr`, or `nr` when none does."""
    w = woorden[nr]
    vorige = woorden[nr - 1] if nr else None
    los = vorige is None or not re.fullmatch(r"[\s.,:(]*", tekst[vorige.eind : w.begin]) or "\n" in tekst[vorige.eind : w.begin]
    cue = "" if los or vorige is None else vorige.vorm.rstrip(".")
    tussen = "" if vorige is None else tekst[vorige.eind : w.begin]
    if cue == "is" and nr > 1 and woorden[nr - 2].vorm in ("naam", "voornaam", "achternaam", "roepnaam"):
        cue = "naam"
    if cue == "en" and nr > 1 and _is_cue_meervoud(woorden, nr):
        cue = "zoon"
    begroet = bool(_GROET.search(vouw(tekst[max(0, w.begin - 30) : w.begin])))
    voorgesteld = bool(_IK_BEN.search(vouw(tekst[max(0, w.begin - 30) : w.begin]))) and (w.hoofdletter and not grijs)
    sterk = begroet or voorgesteld or (cue in _AANSPREEK and "," not in tussen)
    if cue in ("gezin", "heer", "mr", "huisarts", "psycholoog", "begeleider", "meester", "mentor", "voogd", "advocaat", "naam", "leerkracht", "collega"):
        sterk = sterk and (w.hoofdletter and not grijs or w.vorm in _VOORVOEGSEL)
    rol = cue in _ROLLEN or cue in ("zonen", "dochters", "zoons", "kinderen", "broers", "broertjes", "zusjes", "tweeling")
    if rol and "." in tussen:
        rol = False
    # Initials: "J.P. van den Berg".
    if _INITIALEN.fullmatch(w.tekst if w.tekst.endswith(".") else w.tekst + ".") and w.tekst.isupper() and "." in w.tekst:
        einde = _achternaam(tekst, woorden, nr + 1, grijs, streng=False)
        return einde if einde > nr + 1 else nr
    # A prefix first: "mevrouw de vries", "familie El Amrani", "gesproken met Van Dijk".
    if w.vorm in _VOORVOEGSEL and (sterk or (rol and w.hoofdletter and not w.zinsbegin) or (w.hoofdletter and not w.zinsbegin and not grijs and cue not in _ORGANISATIE)):
        einde = _achternaam(tekst, woorden, nr, grijs, streng=not sterk)
        if einde > nr and (sterk or _achternaam_kan(woorden[einde - 1])):
            return einde
        return nr
    if not _kan_naam(tekst, woorden, nr, cue, sterk, rol, grijs):
        return nr
    return _achternaam(tekst, woorden, nr + 1, grijs, streng=True)


def _is_cue_meervoud(woorden: list[_W], nr: int) -> bool:
    """ "zonen Daan en Bram": the second name stands behind the first."""
    return any(w.vorm in ("zonen", "zoons", "dochters", "kinderen", "broers", "zusjes", "broertjes", "tweeling", "zoon", "dochter") for w in woorden[max(0, nr - 4) : nr - 2])


def _kan_naam(tekst: str, woorden: list[_W], nr: int, cue: str, sterk: bool, rol: bool, grijs: bool) -> bool:
    w = woorden[nr]
    voor_nl, voor, achter_nl, achter, plaatsen = _lijsten()
    vorm = w.vorm.removesuffix("'s")
    if vorm.endswith("s") and vorm not in voor and vorm[:-1] in voor and w.hoofdletter:
        vorm = vorm[:-1]
    delen = [d for d in re.split(r"[-']", vorm) if len(d) > 1]
    hoofd = w.hoofdletter and not grijs
    if len(vorm) < 2 or vorm in _BLIJFT or vorm in _ROLLEN or vorm in _AANSPREEK or (w.caps and not grijs and len(vorm) <= 5 and vorm not in voor_nl):
        return False
    if vorm in _ORGANISATIE or cue in _ORGANISATIE and not sterk or _in_organisatie(tekst, woorden, nr):
        return False
    if vorm in plaatsen and not (sterk or rol):
        return False
    in_nl = any(d in voor_nl for d in delen[:1]) or vorm in voor_nl
    in_lijst = in_nl or vorm in voor or vorm in achter or any(d in achter for d in delen[1:])
    gewoon = bekend(vorm) or samengesteld(vorm) or bool(_VAKWOORD.match(vorm)) or ("-" in vorm and bekend(delen[-1] if delen else vorm))
    vervoegd = gewoon and lemma(vorm) != vorm
    if sterk:
        if hoofd:
            return not (w.zinsbegin and gewoon and not in_lijst) and not _VAKWOORD.match(vorm)
        return (in_lijst and not vervoegd) or (vorm in achter_nl) or (not gewoon and len(vorm) > 2 and not (len(vorm) > 5 and bijna_bekend(vorm)))
    if rol:
        if hoofd and not w.zinsbegin:
            return in_lijst or not gewoon
        return (in_nl and not vervoegd) or (not gewoon and in_lijst and len(vorm) > 2)
    if hoofd and not w.zinsbegin:
        if cue in _PLAATS and not in_nl:
            return False
        if gewoon:
            return (vorm in voor_nl or vorm in achter_nl) and not vervoegd
        return in_lijst or not (bijna_bekend(vorm) and len(vorm) > 6)
    if hoofd:
        if gewoon:
            return in_nl and vorm not in ("lieve", "wil") and _lijkt_onderwerp(tekst, woorden, nr)
        return in_nl or (in_lijst and len(vorm) > 2) or (_lijkt_onderwerp(tekst, woorden, nr) and not (len(vorm) > 5 and bijna_bekend(vorm)) and not vorm.endswith(("ing", "heid", "atie", "ische", "isch", "ant", "ante", "ief", "teit")))
    # No capital and nothing that announces it: only what can't be anything else.
    if gewoon or len(vorm) < 4 or vorm in _GEWOON_KLEIN:
        return False
    return in_nl or (not bijna_bekend(vorm) and _voor_achternaam(tekst, woorden, nr))


_ONDERWERP = re.compile(
    r"\s*(?:[,(]\s*(?:\d{1,2}\b|geb)|(?:\d{1,2}|van \d+) ?(?:jaar|jr|jarige|j\b)|(?:en|&) [A-Z]|(?:is|heeft|woont|wil|gaat|zit|slaapt|komt|krijgt|kan|zegt|vertelt|belt|belde|was|had|durft|moet|mag|loopt|luistert|huilt|spijbelt|slikt|gebruikt|blowt|drinkt|vindt|ging|werkt|weigert|slaat|doet|voelt|verblijft|staat|ziet|maakt|lijkt|heet)\b)"
)


def _lijkt_onderwerp(tekst: str, woorden: list[_W], nr: int) -> bool:
    """Whether the word is followed by an age, a verb or a capital: "Roos is 7", "Storm (4)", "Mark Visser"."""
    na = tekst[woorden[nr].eind : woorden[nr].eind + 25]
    if _ONDERWERP.match(na):
        return True
    return nr + 1 < len(woorden) and woorden[nr + 1].hoofdletter and na.startswith(" ") and _achternaam_kan(woorden[nr + 1])


def _voor_achternaam(tekst: str, woorden: list[_W], nr: int) -> bool:
    """Whether a family name that is no other word follows directly: "SIEBRIGJE WOUDA-TERPSTRA" in a text of capitals only."""
    return nr + 1 < len(woorden) and tekst[woorden[nr].eind : woorden[nr + 1].begin] == " " and _zeker_achternaam(woorden[nr + 1].vorm)


def _zeker_achternaam(vorm: str) -> bool:
    _, _, _, achter, _ = _lijsten()
    return not bekend(vorm) and not samengesteld(vorm) and any(deel in achter and not bekend(deel) for deel in vorm.split("-"))


def _in_organisatie(tekst: str, woorden: list[_W], nr: int) -> bool:
    """Whether the word belongs to a run of capitals that an organisation word starts ("Jeugdbescherming West")."""
    for terug in range(nr - 1, max(-1, nr - 4), -1):
        w = woorden[terug]
        if not re.fullmatch(r"[ '’]*", tekst[w.eind : woorden[terug + 1].begin]):
            return False
        if w.vorm in _ORGANISATIE:
            return True
        if not (w.hoofdletter or w.vorm in ("de", "het", "van", "den", "der")):
            return False
        if w.hoofdletter and (samengesteld(w.vorm) or w.vorm in ("veilig", "jeugdbescherming", "jeugdhulp", "ggz", "leger")) and not w.zinsbegin:
            return True
    return False


def _achternaam_kan(w: _W) -> bool:
    _, voor, _, achter, plaatsen = _lijsten()
    if w.vorm in _BLIJFT or w.vorm in _ROLLEN or w.vorm in plaatsen and w.vorm not in achter:
        return False
    return w.vorm in achter or w.vorm in voor or not (bekend(w.vorm) or samengesteld(w.vorm))


def _achternaam(tekst: str, woorden: list[_W], nr: int, grijs: bool, streng: bool) -> int:
    """Index after the prefixes and family names that follow directly; `nr` when none do."""
    _, voor, achter_nl, achter, _ = _lijsten()
    goed = plek = nr
    prefix = False
    while plek < len(woorden) and plek < nr + 6:
        w = woorden[plek]
        if plek and not re.fullmatch(r"[ \t'’-]{1,2}|\. ", tekst[woorden[plek - 1].eind : w.begin]) and plek > nr - 1:
            if not (plek == nr and nr > 0 and re.fullmatch(r"[\s.:]*", tekst[woorden[plek - 1].eind : w.begin]) and not streng):
                break
        if w.vorm in _VOORVOEGSEL:
            prefix = True
        elif _VAKWOORD.match(w.vorm) or w.vorm in _ORGANISATIE:
            break
        elif w.hoofdletter and not grijs and (w.vorm not in _BLIJFT or prefix) and not (w.caps and len(w.vorm) <= 4 and not prefix):
            if streng and not prefix and not _achternaam_kan(w) and w.vorm not in voor:
                break
            goed, prefix = plek + 1, False
        elif (prefix or plek == nr) and w.vorm in achter_nl and (prefix or not bekend(w.vorm)) and w.vorm not in _BLIJFT:
            goed, prefix = plek + 1, False
        elif w.vorm not in _BLIJFT and _zeker_achternaam(w.vorm):
            goed, prefix = plek + 1, False
        else:
            break
        plek += 1
    return goed
