"""One open prompt at a time: what is typed belongs to what is on screen, what was read survives, every change is
said.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gesprek.beeld import NOODREGEL
from bot.gesprek.wijzigingen import als_zin

from .spreken import KADERS, OMGEVING, Spreker

CASUS = "Jongen van 8, adhd."
LIJST = {"doelgroep": "jeugd", "leeftijden": [8], "kindfactoren": ["psychisch_psychosociaal"]}


def met_lijst() -> Spreker:
    s = Spreker().zeg(CASUS)
    assert s.open == "bevestig" and s.custom["voorstel"] == LIJST and s.custom["bekend"] == {}
    return s


def lijst_staat_er(s: Spreker, lijst=None) -> None:
    assert s.open == "bevestig" and s.custom["wacht"] == "bevestig"
    assert s.custom["voorstel"] == (LIJST if lijst is None else lijst)
    assert s.laatste.startswith("Dit haal ik uit je tekst") and s.laatste.endswith("Klopt dit?")
    assert [k["label"] for k in s.berichten[-1]["knoppen"]] == ["Ja, dit klopt", "Aanpassen"]
    assert s.custom["vraag"] is None  # the question behind it isn't on screen


# --- "Klopt dit?" ---


@pytest.mark.parametrize("tekst", ["1", "ja", "1.", "optie 1", "Ja, dit klopt", "klopt", "alles klopt", "dat klopt"])
def test_een_ja_of_de_een_neemt_de_lijst_mee(tekst):
    s = met_lijst().zeg(tekst)
    assert s.custom["bekend"] == LIJST and s.custom["voorstel"] == {}
    assert {g["kenmerk"]: g["naar"] for g in s.custom["gewijzigd"]} == LIJST
    assert s.open == "vraag" and s.custom["open"]["kenmerk"] == "urgentie" == s.custom["vraag"]["kenmerk"]


@pytest.mark.parametrize(
    "tekst", ["2", "nee", "aanpassen", "grotendeels", "bijna", "niet helemaal", "Nee.", "klopt niet"]
)
def test_twee_nee_en_bijna_vragen_wat_er_niet_klopt(tekst):
    s = met_lijst().zeg(tekst)
    assert s.custom["bekend"] == {} and s.custom["gewijzigd"] == [] and s.custom["voorstel"] == LIJST
    assert s.open == "bevestig" and "Wat klopt niet?" in s.laatste
    assert [k["label"] for k in s.berichten[-1]["knoppen"]][-2:] == ["De rest klopt", "Niets klopt"]


@pytest.mark.parametrize(
    "tekst", ["3", "0", "dat weten we nog niet", "weet ik niet", "1 en 2", "blub", "geen", "ambulant en"]
)
def test_wat_de_lijst_niet_beantwoordt_wordt_geweigerd(tekst):
    s = met_lijst().zeg(tekst)
    if s.custom["voorstel"] == LIJST:
        lijst_staat_er(s)
        assert NOODREGEL in s.tekst
    assert s.custom["bekend"] == {} and s.custom["overgeslagen"] == [] and s.custom["gewijzigd"] == []


@pytest.mark.parametrize(
    ("tekst", "kenmerk", "waarde"),
    [("regulier", "urgentie", "regulier"), ("er is een ots uitgesproken", "maatregel", "ots")],
)
def test_wat_bij_een_ander_kenmerk_past_komt_op_de_lijst_en_wordt_gezegd(tekst, kenmerk, waarde):
    s = met_lijst().zeg(tekst)
    lijst_staat_er(s, {**LIJST, kenmerk: waarde})
    assert s.custom["bekend"] == {} and s.custom["gewijzigd"] == []
    assert f"Ik zet op de lijst: {KADERS.kenmerken[kenmerk].label}" in s.tekst
    s.zeg("2")
    labels = [knop["label"] for knop in s.berichten[-1]["knoppen"]]
    s.zeg(str(labels.index("Leeftijden klopt niet") + 1))
    assert "leeftijden" not in s.custom["voorstel"] and s.custom["bekend"] == {}


@pytest.mark.parametrize(
    "tekst",
    [
        "overzicht",
        "waarom",
        "hulp",
        "termijnen",
        "wie beslist",
        "kaders",
        "privacy",
        "hallo",
        "bedankt",
        "wat is casusregie?",
        "wat is een OTS",
        "volledig",
        "vastleggen",
        "afwijken",
        "My husband is hitting me and the children",
    ],
)
def test_de_lijst_overleeft_wat_ertussen_komt(tekst):
    s = met_lijst().zeg(tekst)
    lijst_staat_er(s)
    assert s.custom["gewijzigd"] == [] and not s.custom["vastgelegd"]
    assert s.zeg("ja").custom["bekend"] == LIJST


def test_vastleggen_en_afwijken_met_een_open_lijst_zeggen_wat_er_open_staat():
    assert "nog niets vastgelegd" in met_lijst().zeg("vastleggen").tekst
    s = Spreker().zeg("nieuwe afweging profiel keten").zeg("ots")
    assert s.custom["klaar"]
    s.zeg("er is ook veel politie en hij is 12 jaar")
    if s.custom["voorstel"]:
        assert "telt pas mee" in s.zeg("afwijken").tekst and s.open == "bevestig"


def test_stoppen_met_een_open_lijst_vraagt_eerst_en_nee_brengt_de_lijst_terug():
    s = met_lijst().zeg("stop")
    assert s.open == "stop" and s.custom["vraag"] is None and "1." not in s.laatste
    s.zeg("1")
    assert s.open == "stop" and s.staat is not None  # a digit throws nothing away
    lijst_staat_er(s.zeg("nee"))
    assert met_lijst().zeg("stop").zeg("ja").staat is None


def test_een_nieuwe_afweging_bewaart_de_open_lijst():
    s = met_lijst().zeg("nieuwe afweging volgens Zeeland")
    assert s.custom["profiel"] == "zeeland" and s.custom["voorstel"] == {} and s.open == "vraag"
    lijst_staat_er(s.zeg("terug"))


def test_de_lijst_overleeft_een_alarm():
    s = met_lijst().zeg("hij heeft vannacht een overdosis genomen")
    assert s.berichten[0]["soort"] == "crisis"
    assert LIJST.items() <= s.custom["voorstel"].items() and s.open == "bevestig" and s.laatste.endswith("Klopt dit?")


def test_een_regel_van_de_lijst_op_nummer_of_op_zijn_naam():
    for tekst in ("1", "doelgroep klopt niet", "Doelgroep klopt niet."):
        s = met_lijst().zeg("aanpassen").zeg(tekst)
        assert s.custom["voorstel"] == {k: w for k, w in LIJST.items() if k != "doelgroep"}, tekst
        assert s.custom["overgeslagen"] == [] and "Van de lijst af: Doelgroep" in s.tekst


def test_een_knop_voor_een_regel_van_de_lijst_vult_die_in_en_laat_de_rest_staan():
    s = met_lijst().kies("doelgroep", "jeugd")
    assert s.custom["bekend"] == {"doelgroep": "jeugd"}
    lijst_staat_er(s, {k: w for k, w in LIJST.items() if k != "doelgroep"})


def test_een_andere_doelgroep_haalt_van_de_lijst_wat_daar_niet_bij_hoort_en_zegt_dat():
    s = met_lijst().kies("doelgroep", "volwassenen")
    assert s.custom["bekend"] == {"doelgroep": "volwassenen"}
    assert "kindfactoren" not in s.custom["voorstel"] and "Van de lijst af: kindfactoren" in s.tekst
    s.kies("doelgroep", "jeugd")
    lijst_staat_er(s, {k: w for k, w in LIJST.items() if k != "doelgroep"})


def test_terug_neemt_de_lijst_terug_en_na_ja_de_bevestiging():
    s = met_lijst().zeg("ja").zeg("terug")
    lijst_staat_er(s)
    assert {g["kenmerk"]: (g["van"], g["naar"]) for g in s.custom["gewijzigd"]} == {
        k: (w, None) for k, w in LIJST.items()
    }
    s.zeg("er is een ots uitgesproken").zeg("terug")
    lijst_staat_er(s)
    assert s.zeg("terug").custom["voorstel"] == {}


# --- the other prompts ---


def test_twee_waarden_is_een_vraag_op_zich_en_de_lijst_komt_erna():
    s = Spreker().zeg("Jongen van 8. Hij is veilig. Hij is structureel onveilig.")
    assert s.custom["open"] == {"soort": "bedoel_je", "kenmerk": "veiligheid"} and "twee dingen" in s.laatste
    s.zeg("ja")
    assert s.open == "bedoel_je" and s.custom["bekend"] == {} and NOODREGEL in s.tekst
    s.zeg("9")
    assert s.open == "bedoel_je" and s.custom["bekend"] == {}
    s.zeg("2")
    assert s.custom["bekend"] == {"veiligheid": "structureel_onveilig"} and s.open == "bevestig"
    assert s.custom["voorstel"]["leeftijden"] == [8]


def test_na_vastleggen_is_de_volgende_vraag_niet_in_beeld():
    s = Spreker().zeg("nieuwe afweging volgens Lekstroom").zeg("2").zeg("vastleggen").zeg("ja")
    assert s.custom["vastgelegd"] and s.custom["open"] is None and s.custom["vraag"] is None
    s.zeg("2")
    assert s.custom["gewijzigd"] == [] and s.custom["vastgelegd"]
    assert s.zeg("overzicht").open == "vraag"


def test_wie_op_stop_iets_anders_vertelt_gaat_door_zonder_dat_een_vraag_wordt_beantwoord():
    s = Spreker().zeg("nieuwe afweging").zeg("spoed").zeg("stop").zeg("regulier")
    assert "ik stop niet" in s.tekst and s.custom["bekend"]["urgentie"] in ("spoed", "regulier")
    assert all(KADERS.kenmerken[g["kenmerk"]].label in s.tekst for g in s.custom["gewijzigd"])


def test_laat_maar_in_het_afwijken_gooit_de_afweging_niet_weg():
    s = Spreker().zeg("nieuwe afweging profiel keten").zeg("ots").zeg("afwijken")
    assert s.open == "afwijken"
    s.zeg("laat maar")
    assert s.custom["open"] is None and s.custom["klaar"] and s.custom["bekend"] == {"maatregel": "ots"}


# --- not understood, another language, a question ---


@pytest.mark.parametrize(
    "vooraf",
    [
        [],
        ["nieuwe afweging"],
        [CASUS],
        [CASUS, "nee"],
        ["nieuwe afweging profiel keten", "ots"],
        ["nieuwe afweging", "spoed", "stop"],
        ["nieuwe afweging profiel keten", "ots", "afwijken"],
    ],
)
@pytest.mark.parametrize(
    "tekst",
    [
        "blub xyzzy",
        "de koffieautomaat is weer stuk",
        "I am scared and my husband talks to nobody",
        "Kızım okula gitmiyor, babası evde değil",
    ],
)
def test_wat_niet_begrepen_is_noemt_112_en_veilig_thuis_en_verandert_niets(vooraf, tekst):
    s = Spreker()
    for zin in vooraf:
        s.zeg(zin)
    voor = s.staat
    s.zeg(tekst)
    assert s.staat == voor and NOODREGEL in s.tekst
    assert "112" in NOODREGEL and "0800-2000" in NOODREGEL


# Written by hand for this test, in languages that the reader has no list of.
VREEMD = [
    "My daughter doesn't want to live anymore, what should I do",
    "He threatened us with a knife last night",
    "Eşim beni dövüyor ve çok korkuyorum",
    "Oğlum altı aydır okula gitmiyor",
    "Mój mąż pije i bije dzieci, boję się",
    "Syn nie chodzi do szkoły od miesiąca",
    "Чоловік б'є мене і дітей",
    "زوجي يضربني وأنا خائفة على أطفالي",
    "ወንድሜ ቤት የለውም",
    "我的丈夫打我",
    "Mi hijo no quiere vivir más y estoy sola",
    "Mon fils ne va plus à l'école depuis trois mois",
    "Mein Vater trinkt jeden Tag und schlägt meine Mutter",
    "Soțul meu bea și ne lovește",
    "Ninkaygu wuu i garaacaa carruurtana wuu cabsadaa",
    "Burri im më rreh para fëmijëve",
]
# Dutch that a dictionary knows little of: telegram, jargon, dialect, one word.
NEDERLANDS = [
    "j 14 thzt, ma ggz, vots loopt, rvdk bekend",
    "muhp",
    "ots",
    "ambulant",
    "jeugdreclassering",
    "poh ggz",
    "kweenie",
    "mdr lvb, vdr detentie, 3 ki",
    "j.a.",
    "tja",
    "adhd ass odd",
    "gezinsvormen",
    "nvt",
    "idd",
    "hij gaat nie mer nar school",
    "btr gezinscoach, sch zmlk",
    "wmo",
    "grotendeels",
    "hoi",
    "dankjewel",
    "KDC, MKD, MST, IPG",
    "16+ en 12-",
    "jhio",
    "pgb zin",
    "vijtien",
    "zwaarder",
]


@pytest.mark.parametrize("tekst", VREEMD)
@pytest.mark.parametrize("geraden", [None, "bedanken", "begroeten"])
def test_een_andere_taal_is_nooit_een_feit_een_groet_of_een_bedankje(tekst, geraden):
    from bot.begrip.bedoeling import vaste_bedoeling
    from bot.begrip.lezen import lees

    assert vaste_bedoeling(tekst, KADERS, lees(tekst, KADERS).vermeldingen, geraden, 0.95) == "anderstalig"
    s = Spreker().zeg(tekst)
    assert s.staat is None and "ik lees alleen Nederlands" in s.tekst and NOODREGEL in s.tekst
    s = Spreker().zeg("nieuwe afweging").zeg(tekst)
    assert s.custom["bekend"] == {} == s.custom["voorstel"] and "alleen Nederlands" in s.tekst and s.open == "vraag"


@pytest.mark.parametrize("tekst", NEDERLANDS)
def test_jargon_telegramstijl_en_een_woord_zijn_geen_andere_taal(tekst):
    from bot.begrip.taal import is_vreemd

    assert not is_vreemd(tekst)


@pytest.mark.parametrize("tekst", ["best heftig", "merhaba", "gracias", "hola"])
def test_een_bedankje_of_groet_vraagt_een_woord_dat_dat_zegt(tekst):
    from bot.begrip.bedoeling import vaste_bedoeling

    for geraden in ("bedanken", "begroeten"):
        assert vaste_bedoeling(tekst, KADERS, (), geraden, 0.99) in ("anderstalig", "buiten_bereik")


VRAGEN = [
    "wat is een OTS",
    "wat is een OTS?",
    "stel dat er een voogd is",
    "telt ambulant als jeugdhulp",
    "betekent ambulant dat hij thuis woont",
    "wat als er een ots komt",
    "is een voogd een maatregel?",
    "en als vader hulp weigert",
    "mag ik dit delen met school",
    "wanneer is iets spoed?",
]


@pytest.mark.parametrize(
    "vooraf",
    [
        ["nieuwe afweging"],
        [CASUS],
        ["nieuwe afweging profiel keten"],
        ["nieuwe afweging profiel zeeland", "nee"],
        ["nieuwe afweging", "spoed", "jeugd", "2"],
        ["nieuwe afweging profiel keten", "ots", "afwijken", "1"],
    ],
)
@pytest.mark.parametrize("tekst", VRAGEN)
def test_een_vraag_vult_niets_in_en_de_prompt_komt_terug(vooraf, tekst):
    s = Spreker()
    for zin in vooraf:
        s.zeg(zin)
    voor, open_, laatste = s.staat, s.custom["open"], s.laatste
    s.zeg(tekst)
    assert s.custom["gewijzigd"] == [] and s.custom["open"] == open_ and s.laatste == laatste
    assert (s.staat.antwoorden, s.staat.voorstel, s.staat.overgeslagen) == (
        voor.antwoorden,
        voor.voorstel,
        voor.overgeslagen,
    )
    assert len(s.berichten) > 1  # it got an answer


def test_een_beschrijving_die_op_een_vraag_eindigt_wordt_wel_gelezen():
    s = Spreker().zeg("Jongen van 8 gaat niet naar school. Is een ots dan nodig?")
    assert s.custom["voorstel"]["schoolgang"] == "gaat_niet" and "maatregel" not in s.custom["voorstel"]


# --- the alarm ---

GEEN_GEVAAR = [
    "nee er is geen acuut gevaar",
    "nee, niet acuut",
    "het is geen crisis",
    "vals alarm",
    "geen acuut gevaar",
    "Nee hoor, dit is geen noodsituatie.",
    "er is nu geen direct gevaar voor de kinderen",
]


def na_alarm(*vooraf) -> Spreker:
    s = Spreker()
    for zin in vooraf:
        s.zeg(zin)
    s.zeg("Vader slaat nu zijn zoon van 8, hij is acuut onveilig.")
    assert s.berichten[0]["soort"] == "crisis"
    return s


def test_de_knoppen_van_het_alarm_zijn_geen_ja():
    labels = [k["label"] for k in na_alarm().berichten[0]["knoppen"]]
    assert labels == ["Ja, nu gevaar", "Nee, wel zorgen", "Vals alarm"]
    assert na_alarm().open == "bevestig", "a bare yes belongs to what was read"


@pytest.mark.parametrize("tekst", GEEN_GEVAAR)
def test_het_alarm_ontkennen_neemt_het_alarm_terug_en_niets_anders(tekst):
    s = na_alarm()
    voor = s.custom["voorstel"]
    assert voor["veiligheid"] == "acuut_onveilig"
    s.zeg(tekst)
    assert s.custom["voorstel"] == {k: w for k, w in voor.items() if w not in ("acuut_onveilig", "crisis")}
    assert s.custom["bekend"] == {} and "veilig" not in s.custom["bekend"].values() and s.open == "bevestig"
    assert not any(b["soort"] == "crisis" for b in s.berichten) and "neem ik terug" in s.tekst
    s.zeg("vader slaat nu zijn zoon van 8, hij is acuut onveilig.")
    assert not any(b["soort"] == "crisis" for b in s.berichten), "the same words alarmed again"
    assert any(
        b["soort"] == "crisis" for b in s.zeg("hij heeft een overdosis genomen en zegt dat hij dood wil").berichten
    )


@pytest.mark.parametrize("tekst", GEEN_GEVAAR)
def test_wat_met_de_knop_van_het_alarm_was_gezegd_gaat_terug_naar_wat_het_was(tekst):
    s = na_alarm("nieuwe afweging").druk("Ja, nu gevaar")
    assert s.custom["bekend"]["urgentie"] == "crisis"
    s.zeg(tekst)
    assert (
        "urgentie" not in s.custom["bekend"]
        and {"kenmerk": "urgentie", "van": "crisis", "naar": None} in s.custom["gewijzigd"]
    )
    assert "Urgentie: onbekend (was Crisis" in s.tekst
    s = na_alarm("nieuwe afweging", "spoed").druk("Ja, nu gevaar").zeg(tekst)
    assert s.custom["bekend"]["urgentie"] == "spoed"


def test_wat_de_gebruiker_zelf_over_veiligheid_zei_blijft_en_wordt_gezegd():
    s = (
        Spreker()
        .zeg("nieuwe afweging profiel lekstroom")
        .kies("veiligheid", "zorgen")
        .zeg("ze zegt dat ze vannacht dood wil")
    )
    assert s.berichten[0]["soort"] == "crisis"
    s.zeg("nee er is geen acuut gevaar")
    assert s.custom["bekend"]["veiligheid"] == "zorgen" and "Veiligheid" in s.tekst and "Zorgen" in s.tekst
    assert all(g["kenmerk"] == "veiligheid" and g["naar"] == "zorgen" for g in s.custom["gewijzigd"])


def test_ontkennen_met_meer_erbij_neemt_het_meer_mee_op_de_lijst():
    s = na_alarm().zeg("nee, het is geen crisis. Hij gaat al een jaar niet naar school.")
    assert s.custom["voorstel"]["schoolgang"] == "gaat_niet" and "veiligheid" not in s.custom["voorstel"]


@pytest.mark.parametrize("tekst", GEEN_GEVAAR)
@pytest.mark.parametrize("vooraf", [[], ["nieuwe afweging profiel lekstroom"], ["nieuwe afweging profiel zeeland"]])
def test_geen_acuut_gevaar_is_nooit_veilig_en_beantwoordt_geen_andere_vraag(vooraf, tekst):
    s = Spreker()
    for zin in vooraf:
        s.zeg(zin)
    voor = s.staat.antwoorden if s.staat else {}
    s.zeg(tekst)
    assert (s.staat.antwoorden if s.staat else {}) == voor
    assert not s.staat or not s.staat.voorstel


@pytest.mark.parametrize(
    "tekst",
    [
        "is er geen gevaar?",
        "ik weet niet of er geen gevaar is",
        "geen gevaar bekend",
        "er is geen gevaar, tenzij vader drinkt",
        "geen crisis maar wel acuut onveilig",
    ],
)
def test_twijfel_of_een_grens_ontkent_het_alarm_niet(tekst):
    from bot.gesprek.zinnen import geen_gevaar

    assert geen_gevaar(tekst) == []


# --- any dialogue ---

POEL = [
    "1",
    "2",
    "3",
    "7",
    "ja",
    "nee",
    "weet ik niet",
    "geen",
    "1 en 3",
    "5 en 11",
    "regulier",
    "spoed",
    "veilig",
    "zorgen",
    "ots",
    "ambulant",
    "grotendeels",
    "dat weten we nog niet",
    "wat is een OTS",
    "stel dat er een voogd is",
    "telt ambulant als jeugdhulp?",
    "overzicht",
    "waarom",
    "hulp",
    "termijnen",
    "terug",
    "stop",
    "vastleggen",
    "afwijken",
    "volledig",
    "laat maar",
    "nieuwe afweging",
    "nieuwe afweging volgens Lekstroom",
    "nieuwe afweging profiel keten",
    CASUS,
    "Meisje van 14 gaat niet naar school, moeder is depressief.",
    "Mevrouw van 83 is dement en woont alleen.",
    "er is een ots uitgesproken",
    "nee, er is wel onveiligheid",
    "ouders weigeren hulp",
    "hij is veilig en structureel onveilig",
    "vader slaat hem nu",
    "geen acuut gevaar",
    "vals alarm",
    "blub xyzzy",
    "thank you very much",
    "My husband is hitting me and the children",
    "hallo",
    "bedankt",
    "aanpassen",
    "niets klopt",
]
STAPPEN = st.one_of(
    st.sampled_from(POEL).map(lambda tekst: ("zeg", tekst)),
    st.tuples(st.just("knop"), st.integers(0, 7)),
    st.sampled_from(
        [("veiligheid", "zorgen"), ("urgentie", "spoed"), ("maatregel", None), ("doelgroep", "volwassenen")]
    ).map(lambda keuze: ("kies", keuze)),
)


def _stap(s: Spreker, soort: str, wat) -> None:
    if soort == "zeg":
        s.zeg(wat)
    elif soort == "kies":
        s.kies(*wat)
    else:
        knoppen = [k["label"] for b in (s.berichten if s.uit else ()) for k in b["knoppen"]]
        enige = [label for label in knoppen if knoppen.count(label) == 1]
        if enige:
            s.druk(enige[wat % len(enige)])


@settings(max_examples=60, deadline=None)
@given(st.lists(STAPPEN, min_size=3, max_size=14))
def test_geen_enkel_gesprek_verandert_iets_ongezegd(stappen):
    s = Spreker()
    for soort, wat in stappen:
        voor = s.staat
        gezien = s.custom if voor else None
        _stap(s, soort, wat)
        if s.staat is None:
            continue
        zelfde = voor is not None and voor.afweging == s.staat.afweging
        was, nu = (voor.antwoorden if zelfde else {}), s.staat.antwoorden
        echt = {k: (was.get(k), nu.get(k)) for k in {*was, *nu} if was.get(k) != nu.get(k)}
        if zelfde or voor is None or voor.casus is None or voor.casus != s.staat.casus:
            assert {g["kenmerk"]: (g["van"], g["naar"]) for g in s.custom["gewijzigd"]} == echt, (soort, wat)
        # said in words
        for g in s.custom["gewijzigd"]:
            assert als_zin(OMGEVING, [g]).removeprefix("Genoteerd: ").rstrip(".") in s.tekst, (soort, wat)
        # a bare answer touches only what was on screen
        if (
            zelfde
            and soort == "zeg"
            and wat
            in (
                "1",
                "2",
                "3",
                "7",
                "ja",
                "nee",
                "weet ik niet",
                "geen",
                "1 en 3",
                "5 en 11",
                "dat weten we nog niet",
                "grotendeels",
            )
        ):
            getoond = {(gezien["open"] or {}).get("kenmerk"), *gezien["voorstel"]}
            assert set(echt) <= getoond, (soort, wat, echt)
        if soort == "zeg" and (wat.startswith(("wat is", "stel dat", "telt", "My husband", "thank", "blub"))):
            assert not echt and not s.custom["gewijzigd"]
        # what is shown is what is open
        open_ = s.custom["open"]
        assert (s.custom["vraag"] or {}).get("kenmerk") == (
            open_["kenmerk"] if open_ and open_["soort"] == "vraag" else None
        )
        if open_ and open_["soort"] == "vraag":
            assert s.custom["vraag"]["tekst"] in s.laatste
        if open_ and open_["soort"] == "bevestig":
            assert all(KADERS.kenmerken[k].label in s.laatste for k in s.custom["voorstel"]) and s.custom["voorstel"]
        # a list goes only by an answer to it, or by taking it back or another afweging
        if zelfde and voor.voorstel and not s.staat.voorstel:
            assert (
                soort in ("knop", "kies")
                or gezien["open"]["soort"] == "bevestig"
                or wat in ("terug", "geen acuut gevaar", "vals alarm")
            )


@pytest.mark.parametrize(
    ("eerst", "dan", "kenmerk"),
    [
        ("Kind van 4, moeder is depressief.", "nee, moeder is niet depressief", "ouderfactoren"),
        ("Kind van 4, vader is verslaafd.", "vader is niet verslaafd", "ouderfactoren"),
        ("Vrouw van 30 met schulden.", "ze heeft geen schulden", "economische_problemen"),
    ],
)
@pytest.mark.parametrize("bevestigd", [False, True])
def test_de_laatste_factor_ontkend_is_niet_geen_van_alle(eerst: str, dan: str, kenmerk: str, bevestigd: bool) -> None:
    s = Spreker().zeg(eerst)
    assert s.custom["voorstel"][kenmerk]
    if bevestigd:
        s.zeg("ja")
    s.zeg(dan)
    assert kenmerk not in s.custom["voorstel"] and kenmerk not in s.custom["bekend"]


def test_min_een_is_geen_ja() -> None:
    s = Spreker().zeg("Vrouw van 30, alcoholverslaving.").zeg("-1")
    assert s.custom["open"] == {"soort": "bevestig", "kenmerk": None} and s.custom["bekend"] == {}


def test_geen_gevaar_zonder_alarm_neemt_niets_terug() -> None:
    s = Spreker().zeg("Meisje van 11.").zeg("ja").kies("veiligheid", "structureel_onveilig").zeg("geen acuut gevaar")
    assert "neem ik terug" not in s.tekst and "Veiligheid blijft: Structureel onveilig" in s.tekst
    assert s.custom["bekend"]["veiligheid"] == "structureel_onveilig"
