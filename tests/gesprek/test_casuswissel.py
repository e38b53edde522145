"""A text about another casus is noticed, and asked; one about the same casus never is."""

from __future__ import annotations

import json

import pytest

from bot.begrip.document import lees_document
from bot.begrip.hoofdpersoon import casusdelen, hoofdpersonen, is_lijst
from bot.gesprek import Beurt, Staat, voer_uit
from bot.gesprek.prompt import gekozen
from bot.gesprek.staat import Reactie
from bot.gesprek.wacht import NieuweCasus
from bot.lijn.doet import Doet
from tests.gesprek.spreken import tekst_van as tekst_van_bericht
from tests.gesprek.test_beurten import KADERS, NU, OMGEVING


def gezegd(staat: Staat | None, tekst: str, intent: str = "vertellen") -> Beurt:
    """A turn as Rasa reads it, with the doelgroep that is known."""
    gelezen = lees_document(tekst, KADERS, staat.antwoorden.get("doelgroep") if staat else None)
    return Beurt(tekst, intent, NU, gelezen.vermeldingen, los=gelezen.los)


def zeg(staat: Staat | None, tekst: str, naam: str = "vertellen") -> Reactie:
    uit = voer_uit(naam, OMGEVING, staat, gezegd(staat, tekst))
    if uit.staat:
        assert Staat.uit_json(json.loads(json.dumps(uit.staat.als_json()))) == uit.staat
    return uit


def tekst_van(uit: Reactie) -> str:
    return "\n".join(map(tekst_van_bericht, uit.berichten))


def druk(staat: Staat, doet: Doet) -> Reactie:
    return voer_uit(doet.bedoeling, OMGEVING, staat, Beurt("", "keuze", NU, doet=doet))


def na(*teksten: str) -> Staat:
    staat = None
    for tekst in teksten:
        staat = zeg(staat, tekst).staat
    assert staat is not None
    return staat


JONGEN = "Jongen van 9, ouders in vechtscheiding, hij gaat niet meer naar school."
VROUW = "Vrouw van 78 met dementie, man overbelast, er is een huurachterstand."
GEZIN = "Moeder met twee kinderen van 5 en 11. De oudste gaat al maanden niet naar school. Moeder drinkt."
MAN = "Man van 60, alleenstaand, drinkt, heeft schulden en weigert hulp."


@pytest.mark.parametrize(
    ("eerst", "dan"),
    [
        (JONGEN, VROUW),
        (JONGEN, "Meisje van 14, thuiszitter, moeder radeloos."),
        (JONGEN, "Het gaat om een man van 45 met een gokverslaving en schulden."),
        (JONGEN, "een 16-jarige jongen die wegloopt en blowt"),
        (JONGEN, "Andere casus: gezin met schulden, vader drinkt"),
        (JONGEN, "Volgende aanmelding: meisje van 9 dat niet eet"),
        (MAN, "Jongen van 9, vechtscheiding, gaat niet naar school"),
        (MAN, "Vrouw (34), verward, zwerft, geen inkomen"),
        (MAN, "We hebben een meisje van 15 dat niet meer naar school gaat"),
        (GEZIN, "Dhr. (81) woont alleen, valt vaak en eet slecht."),
        (GEZIN, "Puber van 16 blowt en spijbelt, ouders weten het niet meer."),
        (GEZIN, "Aanmelding van een statushouder, 27 jaar, spreekt de taal niet."),
    ],
)
def test_een_ander_wordt_opgemerkt_en_gevraagd(eerst: str, dan: str) -> None:
    oud = na(eerst, "ja")
    uit = zeg(oud, dan)
    assert uit.staat is not None and isinstance(uit.staat.wacht, NieuweCasus)
    assert (uit.staat.antwoorden, uit.staat.voorstel) == (oud.antwoorden, oud.voorstel)
    custom = uit.berichten[-1].custom
    assert custom is not None and custom["open"] == {"soort": "nieuwe_casus", "kenmerk": None}
    assert custom["gewijzigd"] == []
    assert "andere casus" in tekst_van(uit)
    # Facts wait with their words, as in any list that waits for a yes; the text itself isn't kept.
    bewaard = uit.staat.als_json()
    for v in [*bewaard["wacht"]["vermeldingen"], *bewaard["wacht"]["hier"]]:
        assert v.pop("tekst") in dan
    assert dan not in json.dumps(bewaard, ensure_ascii=False)


@pytest.mark.parametrize(
    ("eerst", "dan"),
    [
        (JONGEN, "hij is 10"),
        (JONGEN, "bijna, hij is 10"),
        (JONGEN, "nee, jongen van 10, hij gaat wel naar school"),
        (JONGEN, "Er is ook een broer van 13 die blowt"),
        (JONGEN, "Zijn zusje van 5 slaapt slecht en is bang"),
        (JONGEN, "moeder is 34 en drinkt"),
        (JONGEN, "Moeder (34) heeft schulden, vader (36) is uit beeld"),
        (JONGEN, "Mevrouw van 34 drinkt en heeft schulden"),
        (JONGEN, "Meneer (41) is vaak boos en slaat met deuren"),
        (JONGEN, "oma van 71 past op als moeder werkt"),
        (JONGEN, "de jongen van 9 heeft ADHD en is angstig"),
        (JONGEN, "Deze jongen slaapt slecht en plast in bed"),
        (JONGEN, "Jongen van 9 heeft ook een taalachterstand"),
        (JONGEN, "Daarnaast een meisje van 6 in het gezin, met haar gaat het goed"),
        (JONGEN, "ook nog een baby van 4 maanden"),
        (JONGEN, "verder is er een dochter van 15"),
        (JONGEN, "het gezin heeft schulden en de huur is niet betaald"),
        (JONGEN, "Gezin is bekend bij het wijkteam en werkt mee"),
        (JONGEN, "stiefvader van 45 woont er sinds kort ook"),
        (JONGEN, "vader is verslaafd, moeder kan het niet alleen"),
        (JONGEN, "meisje van 10"),
        (JONGEN, "het is een meisje van 10"),
        (JONGEN, "Is een vrouw van 78 ook jeugd?"),
        (GEZIN, "De jongste van 5 heeft een taalachterstand, de oudste van 11 blowt"),
        (GEZIN, "Jongen van 11 gaat niet naar school omdat hij wordt gepest"),
        (GEZIN, "Moeder is 29 jaar, alleenstaand en werkt niet"),
        (GEZIN, "Man van moeder is 40 en slaat haar"),
        (MAN, "zijn dochter van 22 doet de administratie"),
        (MAN, "hij is 61 en woont al twintig jaar alleen"),
        (MAN, "Meneer van 60 mijdt zorg en laat niemand binnen"),
        (MAN, "eigenlijk is hij 62, en hij heeft geen inkomen"),
        (MAN, "zijn ex-vrouw van 55 belt elke dag"),
        (MAN, "sorry, man van 63, verder klopt alles"),
        (MAN, "hij is al 20 jaar verslaafd en 3 keer opgenomen"),
    ],
)
def test_over_dezelfde_mensen_wordt_niets_gevraagd(eerst: str, dan: str) -> None:
    uit = zeg(na(eerst, "ja"), dan)
    assert uit.staat is not None and not isinstance(uit.staat.wacht, NieuweCasus)


def test_bij_de_vraag_naar_leeftijden_is_elke_leeftijd_een_antwoord() -> None:
    staat = na(JONGEN, "ja")
    staat = Staat.uit_json({**staat.als_json(), "vraag": "leeftijden", "antwoorden": {"doelgroep": "jeugd"}})
    uit = zeg(staat, "jongen van 9 en meisje van 12")
    assert uit.staat is not None and not isinstance(uit.staat.wacht, NieuweCasus)


@pytest.mark.parametrize("hoe", ["ja", "1", "Ja, nieuwe casus", "nieuwe casus", Doet.ANDERE_CASUS])
def test_ja_zet_de_oude_weg_en_leest_voor_wat_er_stond(hoe: str | Doet) -> None:
    oud = na(JONGEN, "ja")
    gevraagd = zeg(oud, VROUW).staat
    assert gevraagd is not None
    if isinstance(hoe, Doet):
        uit = druk(gevraagd, hoe)
    else:
        uit = zeg(gevraagd, hoe, "nieuwe_afweging" if hoe == "nieuwe casus" else "vertellen")
    nieuw = uit.staat
    assert nieuw is not None and nieuw.afweging != oud.afweging
    assert nieuw.antwoorden == {}  # nothing counts without a yes
    assert {"doelgroep": "volwassenen", "leeftijden": [78]}.items() <= {
        f["kenmerk"]: f["waarde"] for f in nieuw.voorstel
    }.items()
    terug = zeg(zeg(nieuw, "niets klopt").staat, "terug", "terug").staat
    assert nieuw.vorige is not None and nieuw.vorige["antwoorden"] == oud.antwoorden
    assert terug is not None


@pytest.mark.parametrize("hoe", ["nee", "2", "Nee, hoort bij deze", Doet.ZELFDE_CASUS])
def test_nee_zet_het_op_de_lijst_en_maakt_er_geen_ander_van(hoe: str | Doet) -> None:
    oud = na(JONGEN, "ja")
    gevraagd = zeg(oud, VROUW).staat
    assert gevraagd is not None
    uit = druk(gevraagd, hoe) if isinstance(hoe, Doet) else zeg(gevraagd, hoe)
    assert uit.staat is not None and uit.staat.afweging == oud.afweging
    assert uit.staat.antwoorden == oud.antwoorden
    namen = {f["kenmerk"] for f in uit.staat.voorstel}
    assert namen and not namen & {"doelgroep", "leeftijden"}


def test_wat_wacht_overleeft_een_knop_en_een_vraag_tussendoor() -> None:
    gevraagd = zeg(na(JONGEN, "ja"), VROUW).staat
    assert gevraagd is not None
    na_knop = voer_uit("keuze", OMGEVING, gevraagd, Beurt("", "keuze", NU, keuze=("urgentie", "regulier"))).staat
    assert na_knop is not None and na_knop.wacht == gevraagd.wacht
    tussendoor = zeg(na_knop, "wat is een ots?", "uitleg")
    assert tussendoor.staat is not None and tussendoor.staat.wacht == gevraagd.wacht
    assert "andere casus" in tekst_van(tussendoor)
    onzin = zeg(tussendoor.staat, "zeventien paarden")
    assert onzin.staat is not None and onzin.staat.wacht == gevraagd.wacht
    stop = zeg(onzin.staat, "stop", "stoppen")
    assert stop.staat is not None and stop.staat.wacht is not None
    door = zeg(stop.staat, "nee")
    assert door.staat is not None and door.staat.wacht == gevraagd.wacht


def test_meer_tekst_bij_de_vraag_wacht_mee() -> None:
    gevraagd = zeg(na(JONGEN, "ja"), VROUW).staat
    assert gevraagd is not None
    uit = zeg(gevraagd, "Ze weigert alle hulp.")
    assert uit.staat is not None and isinstance(uit.staat.wacht, NieuweCasus)
    nieuw = druk(uit.staat, Doet.ANDERE_CASUS).staat
    assert nieuw is not None and "motivatie" in {f["kenmerk"] for f in nieuw.voorstel}


def test_eerst_iets_over_deze_casus_en_dan_een_ander() -> None:
    oud = na(JONGEN, "ja")
    uit = zeg(oud, "Zijn vader drinkt en slaat. " + VROUW)
    assert uit.staat is not None and isinstance(uit.staat.wacht, NieuweCasus)
    assert uit.staat.voorstel and all("78" not in f["tekst"] for f in uit.staat.voorstel)
    assert all("drinkt" not in v["tekst"] for v in uit.staat.wacht.vermeldingen)


def test_gevaar_bij_een_ander_toont_de_route_zonder_knop_die_de_verkeerde_casus_vult() -> None:
    uit = zeg(na(JONGEN, "ja"), "Vrouw van 78 met dementie. Haar man slaat haar nu met een stok, ze bloedt.")
    assert uit.staat is not None and isinstance(uit.staat.wacht, NieuweCasus)
    if "112" in tekst_van(uit):
        assert not any(knop.keuze for b in uit.berichten for knop in b.knoppen)


def test_nieuwe_casus_met_tekst_erachter_leest_die_tekst() -> None:
    uit = zeg(na(JONGEN, "ja"), "nieuwe casus: Man 60, eenzaam, schulden", "nieuwe_afweging")
    assert uit.staat is not None and uit.staat.antwoorden == {}
    gelezen = {f["kenmerk"]: f["waarde"] for f in uit.staat.voorstel}
    assert gelezen["doelgroep"] == "volwassenen" and gelezen["leeftijden"] == [60]
    assert uit.staat.vorige is not None and uit.staat.profiel == "standaard"


@pytest.mark.parametrize(
    "tekst",
    [
        "Jongen van 9, vechtscheiding, gaat niet naar school. Vrouw van 78 met dementie, valt vaak.",
        "Jongen van 9, vechtscheiding, gaat niet naar school.\n\nEn nog een casus: vrouw van 78, valt vaak.",
        "Meisje van 14 spijbelt. Man van 60 drinkt en heeft schulden.",
    ],
)
def test_twee_casussen_in_een_tekst_de_eerste_telt_en_de_tweede_wordt_genoemd(tekst: str) -> None:
    uit = zeg(None, tekst)
    assert uit.staat is not None
    gelezen = {f["kenmerk"]: f["waarde"] for f in uit.staat.voorstel}
    assert gelezen["doelgroep"] == "jeugd" and gelezen["leeftijden"] in ([9], [14])
    assert "twee casussen" in tekst_van(uit)
    assert "psychosociale_problemen" not in gelezen


LIJSTEN = [
    "1. Jongen van 9, vechtscheiding\n2. Vrouw van 78 met dementie\n3. Man van 60, schulden",
    "- Jongen van 9, vechtscheiding\n- Vrouw van 78 met dementie",
    "Jongen van 9, vechtscheiding.\nMeisje van 14, thuiszitter.\nDhr. (81) valt vaak.\nGezin met schulden.",
    "Jongen van 9, vechtscheiding. Vrouw van 78, dementie. Jongen van 16 blowt. Man van 45, gokt.",
    "Casus 1: moeder drinkt, kinderen gaan niet naar school\nCasus 2: iemand met schulden die niet opendoet",
    "Aanmeldingen van vandaag:\n* jongen (9) vechtscheiding\n* mevrouw (78) dementie\n* man, 60, schulden",
]


@pytest.mark.parametrize("tekst", LIJSTEN)
def test_een_lijst_wordt_niet_samengevoegd_en_hoort_in_het_overleg(tekst: str) -> None:
    leeg = zeg(None, tekst)
    assert leeg.staat is None and "overleg" in tekst_van(leeg)
    oud = na(MAN, "ja")
    uit = zeg(oud, tekst)
    assert uit.staat is not None and (uit.staat.antwoorden, uit.staat.voorstel) == (oud.antwoorden, oud.voorstel)
    assert "overleg" in tekst_van(uit)


@pytest.mark.parametrize(
    "tekst",
    [
        GEZIN,
        "Gezin met twee kinderen:\nJongen van 9: ADHD\nMeisje van 12: gaat niet naar school",
        "Jongen van 9 en meisje van 12 bij moeder. Mevrouw (34) drinkt.",
        "Jongen van 9 heeft ADHD. Meisje van 6 doet het goed. Moeder is 34.",
        "Echtpaar, man van 78 en vrouw van 75. Man van 78 is dement.",
        "Man van 60 drinkt. Vrouw van 58 kan het niet meer aan.",
        "Casus 3: moeder met twee kinderen.\nMelding 112 gedaan in mei.\nCasus 7 van vorig jaar is gesloten.",
        "Vrouw van 34 met een zoon van 9. Haar moeder van 60 past op.",
    ],
)
def test_een_gezin_is_een_casus(tekst: str) -> None:
    assert len(casusdelen(tekst)) == 1


def test_hoofdpersonen_en_lijst() -> None:
    assert [wie.wie for wie in hoofdpersonen("1. Jongen (9), ADHD\n2. een 16-jarige jongen")] == [
        "Jongen (9",
        "16-jarige jongen",
    ]
    assert not is_lijst(casusdelen(JONGEN))


def test_een_nummer_kiest_de_knop() -> None:
    staat = zeg(na(JONGEN, "ja"), VROUW).staat
    assert staat is not None
    een, twee = gekozen(OMGEVING, staat, "1"), gekozen(OMGEVING, staat, "2")
    assert een and een.doet is Doet.ANDERE_CASUS and twee and twee.doet is Doet.ZELFDE_CASUS


def test_wat_van_een_mail_niet_is_gelezen_wordt_gezegd() -> None:
    mail = (
        "Beste collega,\n\nJongen van 9 gaat niet naar school.\n\nGroet,\n[naam]\nGezinsvoogd\n\n"
        "Op 3 november schreef [naam]:\n> Vrouw van 78, huurachterstand."
    )
    uit = zeg(None, mail)
    assert uit.staat is not None
    gelezen = {f["kenmerk"]: f["waarde"] for f in uit.staat.voorstel}
    assert gelezen == {"doelgroep": "jeugd", "leeftijden": [9], "schoolgang": "gaat_niet"}
    assert (
        "Niet gelezen" in tekst_van(uit) and "ondertekening" in tekst_van(uit) and "eerdere bericht" in tekst_van(uit)
    )
    assert "Niet gelezen" not in tekst_van(zeg(None, JONGEN))
