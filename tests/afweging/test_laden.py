"""Kader files with an error: file, item and remedy in one Dutch line. And added kaders, versions and the cache."""

import copy

import pytest
import yaml

from bot.afweging import KaderFout, OnbruikbareInvoer, laad_kaders, weeg_af
from bot.afweging.laden import met_versies

BRON = {"vindplaats": "bladzijde 1", "interpretatie": False}
ZESDE = {
    "kader": {"id": "zesde", "naam": "Zesde kader", "versie": "2026-01-01", "geldig_vanaf": "2026-01-01", "bron": BRON},
    "kenmerken": {
        "huisdier": {
            "label": "Huisdier",
            "soort": "ja_nee",
            "vraag": "Is er een huisdier?",
            "hulp": "Elk dier telt.",
            "opties": [
                {"waarde": True, "label": "Ja", "zin": "er is een huisdier"},
                {"waarde": False, "label": "Nee", "zin": "er is geen huisdier"},
            ],
            "bron": {"kader": "zesde", **BRON},
        }
    },
    "besluiten": {
        "dier": {
            "naam": "Dierenzorg",
            "betekenis": "Of er dierenzorg is.",
            "beslisser": "De baas.",
            "bron": BRON,
            "uitkomsten": {
                "ja": {"label": "Dierenzorg", "betekenis": "Er is zorg.", "bron": BRON},
                "nee": {"label": "Geen dierenzorg", "betekenis": "Er is geen zorg.", "bron": BRON},
            },
            "regels": [{"uitkomst": "ja", "als": {"huisdier": True}, "bron": BRON}, {"uitkomst": "nee", "bron": BRON}],
        }
    },
    "termijnen": [
        {"id": "dier.bezoek", "label": "Bezoek", "als": {"zesde.dier": "ja"}, "na": {"dagen": 3}, "bron": BRON}
    ],
    "vervolgstappen": [{"id": "zesde.voeren", "als": {"huisdier": True}, "tekst": "Geef het dier eten.", "bron": BRON}],
    "profielen": {"zesde": {"label": "Zesde", "besluiten": ["zesde.dier"]}},
}


def schrijf(map_, document, naam="2026-01-01.yml"):
    pad = map_ / "zesde" / naam
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(document if isinstance(document, str) else yaml.safe_dump(document, allow_unicode=True), "utf-8")
    return map_


def test_een_termijn_van_een_ander_kader_met_hetzelfde_id_gaat_niet_verloren(tmp_path):
    eigen = {
        "id": "actie.crisis",
        "label": "Bel de dierenarts",
        "bij": "zo.urgentie",
        "als": {"urgentie": "crisis"},
        "na": {"uren": 2},
        "bron": BRON,
    }
    kaders = laad_kaders([schrijf(tmp_path, {**ZESDE, "termijnen": [eigen]})])
    uit = weeg_af(kaders, {"besluiten": ["zo.urgentie"], "antwoorden": {"urgentie": "crisis"}, "datum": "2026-11-20"})
    assert [(t["label"], t["bron"]["kader"]) for t in uit["termijnen"]] == [
        ("Actie (crisis)", "zo"),
        ("Bel de dierenarts", "zesde"),
    ]


def test_een_zesde_kader_is_alleen_data(tmp_path):
    kaders = laad_kaders([schrijf(tmp_path, ZESDE)])
    uit = weeg_af(kaders, {"profiel": "zesde", "antwoorden": {"huisdier": True}, "datum": "2026-11-20"})
    assert uit["besluiten"]["zesde.dier"]["uitkomst"] == "ja"
    bron = {"kader": "zesde", "vindplaats": "bladzijde 1", "interpretatie": False}
    assert uit["termijnen"] == [{"id": "dier.bezoek", "label": "Bezoek", "uiterlijk": "2026-11-23", "bron": bron}]
    assert [s["tekst"] for s in uit["vervolgstappen"]] == ["Geef het dier eten."]
    assert weeg_af(kaders, {"profiel": "zesde"})["volgende_vraag"] == "huisdier"


def test_de_versie_van_nu_geldt_en_een_andere_kan_gevraagd_worden(tmp_path):
    nieuw = copy.deepcopy(ZESDE)
    nieuw["kader"] |= {"versie": "2026-02-01", "geldig_vanaf": "2026-02-01"}
    nieuw["besluiten"]["dier"]["regels"] = [
        {"uitkomst": "nee", "als": {"huisdier": True}, "bron": BRON},
        {"uitkomst": "ja", "bron": BRON},
    ]
    later = copy.deepcopy(nieuw)
    later["kader"] |= {"versie": "2999-01-01", "geldig_vanaf": "2999-01-01"}
    for document in (ZESDE, nieuw, later):
        schrijf(tmp_path, document, f"{document['kader']['versie']}.yml")
    kaders = laad_kaders([tmp_path])
    verzoek = {"besluiten": ["zesde.dier"], "antwoorden": {"huisdier": True}}
    assert weeg_af(kaders, verzoek)["kaders"]["zesde"]["versie"] == "2026-02-01"
    assert weeg_af(kaders, verzoek)["besluiten"]["zesde.dier"]["uitkomst"] == "nee"
    oud = weeg_af(kaders, {**verzoek, "kaders": {"zesde": "2026-01-01"}})
    assert oud["kaders"]["zesde"]["versie"] == "2026-01-01" and oud["besluiten"]["zesde.dier"]["uitkomst"] == "ja"


def test_alleen_een_komende_versie(tmp_path):
    later = copy.deepcopy(ZESDE)
    later["kader"] |= {"versie": "2999-01-01", "geldig_vanaf": "2999-01-01"}
    assert laad_kaders([schrijf(tmp_path, later)]).kaders["zesde"].versie == "2999-01-01"


def zet(pad, waarde):
    def wijzig(document):
        deel = document
        for sleutel in pad[:-1]:
            deel = deel[sleutel]
        if waarde is None:
            del deel[pad[-1]]
        else:
            deel[pad[-1]] = waarde

    return wijzig


REGELS = ("besluiten", "dier", "regels")
GRENS = {"richting": "lichter", "als": {"veiligheid": "zorgen"}, "reden": "Krap.", "bron": BRON}
FOUTEN = {
    "regel zonder bron": (zet((*REGELS, 0, "bron"), None), ["regels", "[1]", "'bron' ontbreekt", "interpretatie"]),
    "kenmerk zonder bron": (zet(("kenmerken", "huisdier", "bron"), None), ["huisdier", "'bron' ontbreekt"]),
    "stap zonder bron": (zet(("vervolgstappen", 0, "bron"), None), ["vervolgstappen", "'bron' ontbreekt"]),
    "termijn zonder bron": (zet(("termijnen", 0, "bron"), None), ["termijnen", "'bron' ontbreekt"]),
    "uitkomst zonder bron": (
        zet(("besluiten", "dier", "uitkomsten", "ja", "bron"), None),
        ["uitkomsten", "'bron' ontbreekt"],
    ),
    "bron zonder interpretatie": (zet((*REGELS, 0, "bron"), {"vindplaats": "x"}), ["regels", "interpretatie"]),
    "onbekend kenmerk": (zet((*REGELS, 0, "als"), {"huisdeer": True}), ["regels[1]", "'huisdeer' bestaat niet"]),
    "onbekende waarde": (
        zet((*REGELS, 0, "als"), {"veiligheid": "gevaar"}),
        ["'gevaar' is geen waarde", "acuut_onveilig"],
    ),
    "onbekende uitkomst": (zet((*REGELS, 0, "uitkomst"), "misschien"), ["'misschien'", "Kies uit: ja, nee"]),
    "laatste regel met als": (
        zet((*REGELS, 1, "als"), {"huisdier": False, "veiligheid": "veilig"}),
        ["zesde.dier", "niet elk geval"],
    ),
    "onbekend veld": (zet((*REGELS, 0, "alz"), {"huisdier": True}), ["'alz' hoort hier niet"]),
    "onbekende soort": (zet(("kenmerken", "huisdier", "soort"), "vrij"), ["huisdier", "Kies uit"]),
    "ja_nee zonder nee": (zet(("kenmerken", "huisdier", "opties", 1, "waarde"), "nee"), ["huisdier", "true en false"]),
    "bestaand kenmerk": (zet(("kenmerken", "veiligheid"), ZESDE["kenmerken"]["huisdier"]), ["'veiligheid' bestaat al"]),
    "onbekend besluit in profiel": (
        zet(("profielen", "zesde", "besluiten"), ["zesde.kat"]),
        ["profielen", "'zesde.kat' bestaat niet"],
    ),
    "verwijst naar zichzelf": (zet((*REGELS, 0, "als"), {"zesde.dier": "ja"}), ["zesde.dier", "naar zichzelf"]),
    "verwijst naar onbekend besluit": (zet((*REGELS, 0, "als"), {"zo.nergens": "ja"}), ["'zo.nergens' bestaat niet"]),
    "termijn in onbekende eenheid": (zet(("termijnen", 0, "na"), {"jaren": 1}), ["termijnen", "na"]),
    "signaalwoorden, zoals vroeger": (
        zet(("signaalwoorden",), {"huisdier": {"true": ["hond"]}}),
        ["signaalwoorden horen niet bij een kader", "map 'woorden'"],
    ),
    "leeftijd beslist": (zet((*REGELS, 0, "als"), {"leeftijden": {"onder": 4}}), ["leeftijden", "kan niet beslissen"]),
    "grensgeval zonder richting, zoals vroeger": (
        zet(
            ("besluiten", "dier", "grensgevallen"),
            [{"bij": ["ja"], "als": {"veiligheid": "zorgen"}, "reden": "Krap.", "bron": BRON}],
        ),
        ["grensgevallen → [1]", "'richting' ontbreekt", "richting: lichter, of richting: zwaarder"],
    ),
    "grensgeval in een richting die niet bestaat": (
        zet(("besluiten", "dier", "grensgevallen"), [{**GRENS, "richting": "omhoog"}]),
        ["grensgevallen → [1] → richting", "Kies uit: lichter, zwaarder"],
    ),
    "enige drager naar zwaarder": (
        zet(
            ("besluiten", "dier", "grensgevallen"),
            [{"richting": "zwaarder", "enige_drager": True, "reden": "Krap.", "bron": BRON}],
        ),
        ["grensgevallen[1]", "enige_drager hoort bij richting lichter"],
    ),
    "grensgeval om wat onbekend is": (
        zet(("besluiten", "dier", "grensgevallen"), [{**GRENS, "als": {"veiligheid": "onbekend"}}]),
        ["grensgevallen[1]", "'onbekend' kan hier niet"],
    ),
    "onbekend beslist": (
        zet((*REGELS, 0, "als"), {"veiligheid": "onbekend"}),
        ["regels[1]", "'onbekend' kan niet beslissen"],
    ),
    "uren samen met dagen": (
        zet(("termijnen", 0, "na"), {"uren": 4, "dagen": 1}),
        ["dier.bezoek", "uren kan niet samen"],
    ),
    "lege voorwaarde": (zet((*REGELS, 0, "als"), {}), ["regels", "leeg"]),
}


@pytest.mark.parametrize("naam", FOUTEN)
def test_fout_in_een_kader_noemt_bestand_plek_en_remedie(naam, tmp_path):
    wijzig, noemt = FOUTEN[naam]
    document = copy.deepcopy(ZESDE)
    wijzig(document)
    with pytest.raises(KaderFout) as fout:
        laad_kaders([schrijf(tmp_path, document)])
    regel = str(fout.value)
    assert "\n" not in regel
    for woord in noemt:
        assert woord in regel, regel


@pytest.mark.parametrize("rauw", ["kader: [", "\t- x", "", "- 1", "kader: {id: a"])
def test_geen_yaml_of_geen_kader(rauw, tmp_path):
    with pytest.raises(KaderFout, match="zesde/2026-01-01.yml"):
        laad_kaders([schrijf(tmp_path, rauw)])


def test_de_motor_leest_geen_woorden(tmp_path):
    """A folder `woorden` is language: whatever it holds, the kaders load, and the engine weighs without it."""
    (tmp_path / "woorden").mkdir()
    (tmp_path / "woorden" / "huisdier.yml").write_text("true: [", "utf-8")
    kaders = laad_kaders([schrijf(tmp_path, ZESDE)])
    assert kaders.mappen == (tmp_path,) == met_versies(kaders, {}).mappen
    assert weeg_af(kaders, {"profiel": "zesde"})["volgende_vraag"] == "huisdier"


def test_ontbrekende_map(tmp_path):
    with pytest.raises(KaderFout, match="bestaat niet"):
        laad_kaders([tmp_path / "weg"])


def test_cache_geeft_hetzelfde_en_een_wijziging_telt_meteen(tmp_path):
    map_ = schrijf(tmp_path / "kaders", ZESDE)
    verzoek = {"profiel": "zesde", "antwoorden": {"huisdier": True}, "datum": "2026-11-20"}
    zonder = weeg_af(laad_kaders([map_]), verzoek)
    cache = tmp_path / "cache"
    assert weeg_af(laad_kaders([map_], cache=cache), verzoek) == zonder
    assert len(list(cache.iterdir())) == 1
    assert weeg_af(laad_kaders([map_], cache=cache), verzoek) == zonder
    (bestand,) = cache.iterdir()
    bestand.write_text("kapot")
    assert weeg_af(laad_kaders([map_], cache=cache), verzoek) == zonder
    anders = copy.deepcopy(ZESDE)
    anders["besluiten"]["dier"]["uitkomsten"]["ja"]["label"] = "Andere naam"
    schrijf(map_, anders)
    assert weeg_af(laad_kaders([map_], cache=cache), verzoek)["besluiten"]["zesde.dier"]["label"] == "Andere naam"


def test_onbekende_versie_bij_het_laden():
    with pytest.raises(OnbruikbareInvoer, match="2024-03-21"):
        laad_kaders(versies={"zo": "1999"})
