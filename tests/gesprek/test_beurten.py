"""Turns over an afweging, without Rasa: what each skill does to the staat and what it says."""

import json
from dataclasses import replace
from datetime import datetime, timezone

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.afweging import laad_kaders
from bot.begrip.vermelding import Vermelding
from bot.gesprek import Beurt, Omgeving, Staat, vastgelegd, voer_uit
from tests.gesprek.spreken import Spreker, tekst_van

KADERS = laad_kaders()
OMGEVING = Omgeving(KADERS, "standaard")
NU = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)


def beurt(tekst="", intent="vertellen", *feiten, keuze=None, crisis=None):
    vermeldingen = tuple(Vermelding(k, w, tekst, 0, len(tekst), z) for k, w, z in feiten)
    return Beurt(tekst, intent, NU, vermeldingen, keuze, crisis, "u1", "web")


def speel(*beurten, staat=None):
    """Play (skill, turn) pairs; gives the last outcome, after a round trip of the staat through JSON each turn."""
    uit = None
    for naam, deze in beurten:
        uit = voer_uit(naam, OMGEVING, staat, deze)
        staat = Staat.uit_json(json.loads(json.dumps(uit.staat.als_json()))) if uit.staat else None
        assert staat == uit.staat
        if uit.staat and not uit.vastleggen:
            assert uit.berichten[-1].custom["soort"] == "afweging"
    return uit


def kies(kenmerk, waarde):
    return ("keuze", beurt(keuze=(kenmerk, waarde)))


def zeg(tekst, *feiten):
    return ("vertellen", beurt(tekst, "vertellen", *feiten))


START = ("nieuwe_afweging", beurt("nieuwe afweging volgens Lekstroom"))


@pytest.mark.parametrize(
    ("tekst", "profiel"),
    [
        ("nieuwe afweging", "standaard"),
        ("nieuwe afweging volgens Lekstroom", "lekstroom"),
        ("start een afweging, profiel zeeland", "zeeland"),
        ("nieuwe afweging volgens ZO!", "zo"),
        ("nieuwe afweging profiel mp", "mp"),
        ("nieuwe afweging volgens de GezinsManager", "gezinsmanager"),
        ("nieuwe afweging volgens keten", "keten"),
    ],
)
def test_nieuwe_afweging_kiest_het_genoemde_profiel(tekst, profiel):
    assert speel(("nieuwe_afweging", beurt(tekst))).staat.profiel == profiel


def test_onbekend_profiel_wordt_gezegd_en_niet_geraden():
    uit = speel(("nieuwe_afweging", beurt("nieuwe afweging volgens Drenthe")))
    assert uit.staat is None and "ken ik niet" in tekst_van(uit.berichten[0])


def test_antwoord_op_nummer_label_en_knop_is_hetzelfde():
    uitkomsten = [
        speel(START, stap).staat.antwoorden
        for stap in (zeg("3"), zeg("structureel onveilig"), kies("veiligheid", "structureel_onveilig"))
    ]
    assert uitkomsten == [{"doelgroep": "jeugd", "veiligheid": "structureel_onveilig"}] * 3


def test_weet_ik_niet_laat_onbekend_en_gaat_verder():
    staat = speel(START, zeg("weet ik niet")).staat
    assert "veiligheid" not in staat.antwoorden and staat.overgeslagen == ["veiligheid"]
    assert staat.vraag not in (None, "veiligheid")


@pytest.mark.parametrize("tekst", ["blabla", "9", "ja", "😀", "/restart", "veilig onveilig", "<b>x</b>", "nee"])
def test_onzin_verandert_geen_antwoord(tekst):
    voor = speel(START).staat
    na = speel(zeg(tekst), staat=voor)
    assert replace(na.staat, wacht=None) == voor  # "veilig onveilig" may be asked
    assert na.staat.wacht is None or tekst == "veilig onveilig"
    assert tekst_van(na.berichten[0])


def test_terug_heropent_het_vorige_antwoord_en_kan_vaker():
    een = speel(START, zeg("1")).staat
    twee = speel(zeg("7"), staat=een).staat
    terug = speel(("terug", beurt("terug")), staat=twee).staat
    assert (terug.antwoorden, terug.vraag) == (een.antwoorden, een.vraag)
    terug = speel(("terug", beurt("terug")), staat=terug).staat
    assert (terug.antwoorden, terug.vraag) == ({"doelgroep": "jeugd"}, "veiligheid")
    assert speel(("terug", beurt("terug")), staat=terug).staat == terug


def test_correctie_van_een_eerder_antwoord_telt_meteen():
    staat = speel(START, zeg("1")).staat
    uit = speel(zeg("nee, er is wel onveiligheid", ("veiligheid", "structureel_onveilig", "genoemd")), staat=staat)
    assert uit.staat.antwoorden["veiligheid"] == "structureel_onveilig"
    assert "Veiligheid: Structureel onveilig" in tekst_van(uit.berichten[0])
    assert uit.staat.vraag is not None


def test_nieuwe_feiten_tellen_pas_na_bevestiging():
    feiten = (
        ("schoolgang", "gaat_niet", "genoemd"),
        ("ernst", "ernstig", "mogelijk"),
        ("motivatie", "weigert", "verleden"),
    )
    uit = speel(START, zeg("ze gaat niet naar school", *feiten))
    assert "schoolgang" not in uit.staat.antwoorden
    assert "Klopt dit?" in tekst_van(uit.berichten[-1]) and "ze gaat niet naar school" in tekst_van(uit.berichten[-1])
    na = speel(("vertellen", beurt("ja", "bevestigen")), staat=uit.staat).staat
    assert na.antwoorden == {"doelgroep": "jeugd", "schoolgang": "gaat_niet"} and na.wacht is None


def test_aanpassen_laat_een_regel_vallen_en_de_rest_blijft():
    uit = speel(START, zeg("x y", ("schoolgang", "gaat_niet", "genoemd"), ("duur", "onzeker", "genoemd")))
    uit = speel(("vertellen", beurt("aanpassen", "antwoord")), kies("duur", None), staat=uit.staat)
    na = speel(("vertellen", beurt("ja, dit klopt", "bevestigen")), staat=uit.staat).staat
    assert na.antwoorden == {"doelgroep": "jeugd", "schoolgang": "gaat_niet"}


def test_niets_klopt_vult_niets_in():
    uit = speel(START, zeg("x y", ("schoolgang", "gaat_niet", "genoemd")), ("vertellen", beurt("niets klopt")))
    assert uit.staat.antwoorden == {"doelgroep": "jeugd"} and uit.staat.wacht is None


def test_tegenspraak_wordt_gevraagd():
    uit = speel(
        START,
        zeg(
            "veilig en onveilig", ("veiligheid", "veilig", "genoemd"), ("veiligheid", "structureel_onveilig", "genoemd")
        ),
    )
    assert "veiligheid" not in uit.staat.antwoorden
    assert "twee dingen" in tekst_van(uit.berichten[0])


def test_factoren_komen_bij_wat_al_bekend_is_en_gaan_eraf():
    staat = speel(("nieuwe_afweging", beurt("nieuwe afweging profiel mp")), kies("doelgroep", "jeugd")).staat
    staat = speel(kies("kindfactoren", ["psychisch_psychosociaal"]), staat=staat).staat
    staat = speel(zeg("ook slachtoffer", ("kindfactoren", "slachtoffer_getuige", "genoemd")), staat=staat).staat
    assert staat.antwoorden["kindfactoren"] == ["psychisch_psychosociaal", "slachtoffer_getuige"]
    staat = speel(zeg("toch niet psychisch", ("kindfactoren", "psychisch_psychosociaal", "ontkend")), staat=staat).staat
    assert staat.antwoorden["kindfactoren"] == ["slachtoffer_getuige"]


def test_een_beschrijving_begint_een_afweging():
    uit = speel(
        zeg("kind gaat niet naar school", ("schoolgang", "gaat_niet", "genoemd"), ("doelgroep", "jeugd", "genoemd"))
    )
    assert uit.staat.profiel == "standaard" and uit.staat.antwoorden == {}
    assert uit.berichten[-1].custom["voorstel"] == {"schoolgang": "gaat_niet", "doelgroep": "jeugd"}


def test_zonder_afweging_en_zonder_feiten_komt_er_een_aanbod():
    uit = speel(zeg("wat een weer"))
    assert uit.staat is None and any(k.label == "Nieuwe afweging" for k in uit.berichten[0].knoppen)


def klaar_lekstroom():
    return speel(START, kies("zorgvorm", ["forensisch"]), kies("maatregel", "ots")).staat


def test_veiligheid_weet_ik_niet_is_klaar_en_de_eerste_stap_zoekt_het_uit():
    uit = speel(START, kies("zorgvorm", ["forensisch"]), kies("maatregel", "ots"), kies("veiligheid", None))
    custom, tekst = uit.berichten[-1].custom, tekst_van(uit.berichten[-1])
    assert custom["klaar"] is True and custom["ontbreekt"] == ["veiligheid"]
    assert "veiligheid is nog niet bekend" in custom["vervolgstappen"][0]["tekst"]
    assert "Nog onbekend: veiligheid" in tekst


def test_klaar_geeft_advies_met_reden_termijnen_stappen_en_wie_beslist():
    zonder_veiligheid = speel(START, kies("zorgvorm", ["forensisch"]), kies("maatregel", "ots"))
    assert zonder_veiligheid.berichten[-1].custom["klaar"] is False and zonder_veiligheid.staat.vraag == "veiligheid"
    uit = speel(kies("veiligheid", "veilig"), staat=zonder_veiligheid.staat)
    kort = tekst_van(uit.berichten[-1])
    assert uit.berichten[-1].custom["klaar"] is True and len(kort.splitlines()) <= 12
    for deel in ("Casusregie zwaar", "De GI, want er is een", "Jij beslist", "Zeg 'overzicht'"):
        assert deel in kort
    heel = tekst_van(speel(("overzicht", beurt("overzicht")), staat=uit.staat).berichten[-1])
    for deel in ("Casusregie zwaar", "forensische zorg", "Wie beslist", "Deze week:", "Bij de start:", "Later:"):
        assert deel in heel


def test_volledig_vraagt_door_en_laat_zinloze_vragen_weg():
    staat = speel(("volledig", beurt("volledig")), staat=klaar_lekstroom()).staat
    gevraagd = []
    while staat.vraag:
        gevraagd.append(staat.vraag)
        staat = speel(kies(staat.vraag, None), staat=staat).staat
    assert {"ernst", "stapeling", "duur", "leeftijden", "toestemming_delen"} <= set(gevraagd)
    assert not {"verblijf", "perspectief", "uitstroom", "onderwijstijd_doel"} & set(gevraagd)
    assert len(gevraagd) == len(set(gevraagd))


@pytest.mark.parametrize(
    "zinnen",
    [
        ["afwijken naar casusregie midden omdat het gezin al veel rust heeft"],
        ["afwijken", "1", "casusregie midden", "het gezin heeft al veel rust"],
        ["ik wil afwijken", "zwaarte van de casusregie", "2", "want het gezin heeft al veel rust"],
    ],
)
def test_afwijken_met_reden(zinnen):
    staat = klaar_lekstroom()
    eerste, *rest = zinnen
    uit = speel(("afwijken", beurt(eerste, "afwijken")), *(zeg(z) for z in rest), staat=staat)
    (afwijking,) = uit.staat.afwijking
    assert (afwijking["besluit"], afwijking["advies"], afwijking["uitkomst"]) == (
        "lekstroom.zwaarte",
        "zwaar",
        "midden",
    )
    assert "al veel rust" in afwijking["reden"]


def test_afwijken_vraagt_om_een_echte_reden():
    uit = speel(("afwijken", beurt("afwijken naar casusregie midden")), zeg("ja"), staat=klaar_lekstroom())
    assert uit.staat.afwijking == [] and "reden" in tekst_van(uit.berichten[-1]).lower()


def test_vastleggen_zegt_niets_voordat_het_is_opgeslagen():
    onaf = voer_uit("vastleggen", OMGEVING, klaar_lekstroom(), beurt("vastleggen"))
    assert not onaf.vastleggen  # a question is open: it asks first
    uit = voer_uit("vastleggen", OMGEVING, onaf.staat, beurt("vastleggen"))
    assert uit.vastleggen and uit.berichten == ()
    na = vastgelegd(OMGEVING, uit.staat, "R-2026-0007", 1)
    assert na.staat.vastgelegd and "R-2026-0007" in tekst_van(na.berichten[-1])
    assert na.berichten[-1].custom["casus"] == "R-2026-0007"


def test_wijziging_na_vastleggen_is_een_nieuwe_afweging_van_dezelfde_casus():
    vast = vastgelegd(OMGEVING, klaar_lekstroom(), "R-2026-0007", 1).staat
    na = speel(kies("maatregel", "geen"), staat=vast).staat
    assert na.casus == "R-2026-0007" and not na.vastgelegd and na.afweging != vast.afweging
    assert speel(kies("maatregel", "ots"), staat=vast).staat.afweging == vast.afweging


def test_stop_vraagt_eerst():
    staat = klaar_lekstroom()
    vraag = speel(("stoppen", beurt("stop", "stoppen")), staat=staat)
    assert vraag.staat.antwoorden == staat.antwoorden
    assert speel(("vertellen", beurt("nee", "ontkennen")), staat=vraag.staat).staat == staat
    assert speel(("vertellen", beurt("ja", "bevestigen")), staat=vraag.staat).staat is None


def test_nieuwe_afweging_bewaart_de_oude_voor_terug():
    oud = klaar_lekstroom()
    uit = speel(("nieuwe_afweging", beurt("nieuwe afweging")), staat=oud)
    assert uit.staat.antwoorden == {} and "terug" in tekst_van(uit.berichten[0])
    weer = speel(("terug", beurt("terug")), staat=uit.staat).staat
    assert (weer.antwoorden, weer.afweging) == (oud.antwoorden, oud.afweging)


@pytest.mark.parametrize(
    "naam",
    ["waarom", "uitleg", "termijnen", "wie_beslist", "kaders", "privacy", "hulp", "begroeten", "bedanken", "overzicht"],
)
def test_een_vraag_tussendoor_verandert_niets_en_komt_terug(naam):
    staat = speel(START, zeg("1")).staat
    uit = speel((naam, beurt("wat is casusregie?", naam)), staat=staat)
    assert uit.staat == staat
    assert tekst_van(uit.berichten[-1]).startswith(KADERS.kenmerken[staat.vraag].vraag)


@pytest.mark.parametrize("naam", ["waarom", "terug", "stoppen", "begroeten", "vertellen", "vastleggen", "hulp"])
@pytest.mark.parametrize("met_afweging", [True, False])
def test_crisissignaal_toont_altijd_de_route(naam, met_afweging):
    staat = speel(START).staat if met_afweging else None
    uit = voer_uit(naam, OMGEVING, staat, beurt("vader slaat nu de kinderen", naam, crisis="slaat nu"))
    tekst = tekst_van(uit.berichten[0])
    assert "112" in tekst and "0800-2000" in tekst and "24 uur" in tekst and "21 november 2026" in tekst
    assert not uit.staat or "veiligheid" not in uit.staat.antwoorden  # shown, never filled in by itself


@pytest.mark.parametrize(
    ("zekerheid", "toont"), [("genoemd", True), ("mogelijk", True), ("ontkend", False), ("verleden", False)]
)
def test_ook_woorden_voor_acute_onveiligheid_tonen_de_route(zekerheid, toont):
    uit = speel(START, zeg("iets over gevaar thuis", ("veiligheid", "acuut_onveilig", zekerheid)))
    assert tekst_van(uit.berichten[0]).startswith("Let op: mogelijk acuut gevaar") == toont


def test_crisis_als_antwoord_toont_de_route_een_keer():
    uit = speel(("nieuwe_afweging", beurt("nieuwe afweging profiel zo")), kies("urgentie", "crisis"))
    assert "112" in tekst_van(uit.berichten[0])
    assert not any("112" in tekst_van(b) for b in speel(("waarom", beurt("waarom")), staat=uit.staat).berichten)


class Wandeling(RuleBasedStateMachine):
    """Any sequence of turns keeps the afweging whole."""

    @initialize(profiel=st.sampled_from(sorted(KADERS.profielen)))
    def begin(self, profiel):
        self.uit = voer_uit("nieuwe_afweging", OMGEVING, None, beurt(f"nieuwe afweging profiel {profiel}"))

    def doe(self, naam, deze):
        self.voor, self.uit = self.uit.staat, voer_uit(naam, OMGEVING, self.uit.staat, deze)
        if self.uit.vastleggen:
            self.uit = vastgelegd(OMGEVING, self.uit.staat, "R-2026-0001", 1)

    @rule(data=st.data())
    def antwoord(self, data):
        if self.uit.staat is None:
            return
        k = data.draw(st.sampled_from(sorted(KADERS.kenmerken))) if data.draw(st.booleans()) else self.uit.staat.vraag
        if k is None:
            return
        kenmerk = KADERS.kenmerken[k]
        opties = [None, *kenmerk.waarden]
        if kenmerk.soort == "meerkeuze":
            opties = [None, [], *([w] for w in kenmerk.waarden)]
        elif kenmerk.soort == "getallen":
            opties = [None, [5], [16.5, 3]]
        waarde = data.draw(st.sampled_from(opties))
        self.doe(*kies(k, waarde))
        assert self.uit.staat.antwoorden.get(k) == waarde

    @rule(
        naam=st.sampled_from(
            ["terug", "volledig", "waarom", "overzicht", "vastleggen", "hulp", "stoppen", "afwijken", "nieuwe_afweging"]
        )
    )
    def stuur(self, naam):
        self.doe(naam, beurt(naam, naam))

    @rule(
        tekst=st.sampled_from(
            ["1", "2", "ja", "nee", "weet ik niet", "qwerty", "1 en 2", "5 en 11", "", "niets klopt", "aanpassen"]
        )
    )
    def typ(self, tekst):
        self.doe(*zeg(tekst))

    @rule(
        k=st.sampled_from(["veiligheid", "ernst", "schoolgang"]),
        z=st.sampled_from(["genoemd", "mogelijk", "verleden", "ontkend"]),
    )
    def feit(self, k, z):
        waarde = KADERS.kenmerken[k].waarden[-1]
        voor = dict(self.uit.staat.antwoorden) if self.uit.staat else {}
        vraag, wacht = (
            (self.uit.staat.vraag, self.uit.staat.wacht or self.uit.staat.voorstel) if self.uit.staat else (None, None)
        )
        self.doe(*zeg("iets over " + k, (k, waarde, z)))
        if (
            z != "genoemd" and self.uit.staat and not wacht
        ):  # who denies what was known makes it unknown, and nothing else
            weg = {k} if z == "ontkend" and voor.get(k) == waarde else set()
            assert self.uit.staat.antwoorden == {naam: w for naam, w in voor.items() if naam not in weg}, vraag

    @invariant()
    def geheel(self):
        staat = self.uit.staat
        assert self.uit.berichten and all(tekst_van(b).strip() for b in self.uit.berichten)
        if staat is None:
            return
        assert Staat.uit_json(json.loads(json.dumps(staat.als_json()))) == staat
        custom = self.uit.berichten[-1].custom
        json.dumps(custom)
        assert custom["bekend"] == staat.antwoorden
        assert (custom["vraag"] or {}).get("kenmerk") == (
            staat.vraag if (custom["open"] or {}).get("soort") == "vraag" else None
        )
        alles = bool(custom["besluiten"]) and all(b["bepaald"] for b in custom["besluiten"].values())
        assert custom["klaar"] == ((alles and not custom["ontbreekt"]) or (staat.vraag is None and not staat.voorstel))
        assert not set(staat.antwoorden) & set(staat.overgeslagen)
        assert staat.vraag not in staat.antwoorden or staat.wacht or staat.verleden


TestWandeling = Wandeling.TestCase
TestWandeling.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


@pytest.mark.parametrize(
    "tekst",
    [
        "I don't know",
        "No idea, sorry",
        "bilmiyorum",
        "Hiçbir fikrim yok",
        "nie wiem",
        "Keine Ahnung",
        "ich weiß es nicht",
        "je ne sais pas",
        "No sé",
        "не знаю",
        "لا أعرف",
        "I don’t know.",
    ],
)
def test_weet_ik_niet_in_een_andere_taal_is_weet_ik_niet(tekst: str) -> None:
    s = Spreker().zeg("Jongen van 9, er zijn schulden.").zeg("ja")
    vraag = s.custom["open"]
    s.zeg(tekst)
    assert "Urgentie: onbekend" in s.tekst and s.custom["open"] != vraag


@pytest.mark.parametrize(
    "tekst", ["I don't know, my father hits me", "he is not sure about school", "my father hits me"]
)
def test_een_feit_in_een_andere_taal_is_geen_weet_ik_niet(tekst: str) -> None:
    s = Spreker().zeg("Jongen van 9, er zijn schulden.").zeg("ja")
    vraag = s.custom["open"]
    s.zeg(tekst)
    assert s.custom["open"] == vraag and s.custom["gewijzigd"] == []
