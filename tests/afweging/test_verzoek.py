"""Requests and the command `afweeg`: the contract, and every kind of bad input."""

import io
import json
import subprocess
import sys

import pytest

from bot.afweging import OnbruikbareInvoer, laad_kaders, weeg_af
from bot.opdrachten.afweeg import afweeg_regels

KADERS = laad_kaders()


def test_antwoord_heeft_de_velden_van_het_contract():
    uit = weeg_af(
        KADERS, {"besluiten": ["lekstroom.zwaarte"], "antwoorden": {"ernst": "zwaarder", "zorgvorm": ["ambulant"]}}
    )
    assert list(uit) == ["profiel", "besluiten", "volgende_vraag", "ontbreekt", "termijnen", "vervolgstappen", "kaders"]
    besluit = uit["besluiten"]["lekstroom.zwaarte"]
    assert {
        k: besluit[k] for k in ("uitkomst", "label", "bepaald", "mogelijk", "beslissend", "grensgeval", "omslag")
    } == {
        "uitkomst": None,
        "label": None,
        "bepaald": False,
        "mogelijk": ["midden", "zwaar"],
        "beslissend": [],
        "grensgeval": None,
        "omslag": [],
    }
    assert uit["ontbreekt"] == ["veiligheid", "stapeling", "duur", "schoolgang"]
    assert uit["volgende_vraag"] in uit["ontbreekt"]
    assert set(uit["kaders"]) == {"lekstroom"} and len(uit["kaders"]["lekstroom"]["sha256"]) == 64
    assert {t["id"] for t in uit["termijnen"]} == {"intake.ambulant", "plan.ambulant", "start.ambulant"}


@pytest.mark.parametrize(
    ("profiel", "antwoorden", "besluiten"),
    [
        ("standaard", {}, {"zo.urgentie"}),
        (
            "standaard",
            {"doelgroep": "jeugd"},
            {"zo.urgentie", "zo.mp_jeugd", "lekstroom.zwaarte", "lekstroom.casusregisseur"},
        ),
        (
            "standaard",
            {"doelgroep": "volwassenen"},
            {"zo.urgentie", "zo.mp_volwassenen", "zo.procesregie", "keten.casusregisseur"},
        ),
        ("mp", {}, set()),
        ("mp", {"doelgroep": "volwassenen"}, {"zo.mp_volwassenen"}),
        ("zo", {}, {"zo.urgentie", "zo.procesregie", "zo.procesregisseur", "zo.casusregisseur"}),
        ("lekstroom", {}, {"lekstroom.zwaarte", "lekstroom.casusregisseur"}),
        ("zeeland", {}, {"zeeland.fase", "zeeland.casusregie", "zeeland.procesregie", "zeeland.zwaarte"}),
        ("gezinsmanager", {}, {"gezinsmanager.indicatie", "zeeland.fase"}),
        ("keten", {}, {"keten.casusregisseur"}),
    ],
)
def test_profiel_kiest_de_besluiten(profiel, antwoorden, besluiten):
    uit = weeg_af(KADERS, {"profiel": profiel, "antwoorden": antwoorden})
    assert set(uit["besluiten"]) == besluiten
    assert uit["profiel"] == profiel


@pytest.mark.parametrize("profiel", ["standaard", "mp", "zo"])
def test_onbekende_doelgroep_wordt_gevraagd(profiel):
    antwoorden = {"urgentie": "regulier"}
    uit = weeg_af(KADERS, {"profiel": profiel, "antwoorden": antwoorden})
    assert "doelgroep" in uit["ontbreekt"] and uit["volgende_vraag"] is not None


def test_in_een_profiel_gaan_urgentie_en_veiligheid_voor():
    eerst = weeg_af(KADERS, {"profiel": "zo"})["volgende_vraag"]
    daarna = weeg_af(KADERS, {"profiel": "zo", "antwoorden": {"urgentie": "regulier"}})["volgende_vraag"]
    assert (eerst, daarna) == ("urgentie", "veiligheid")


def test_meerkeuze_als_true_en_false():
    vier = dict.fromkeys(
        ("economische_problemen", "culturele_problemen", "normatieve_problemen", "psychosociale_problemen"), True
    )
    uit = weeg_af(KADERS, {"besluiten": ["zo.mp_volwassenen"], "antwoorden": vier})["besluiten"]["zo.mp_volwassenen"]
    assert uit["uitkomst"] == "mp"
    twee_leeg = {"economische_problemen": False, "culturele_problemen": []}
    uit = weeg_af(KADERS, {"besluiten": ["zo.mp_volwassenen"], "antwoorden": twee_leeg})["besluiten"][
        "zo.mp_volwassenen"
    ]
    assert uit["uitkomst"] == "geen_mp"


def test_besluiten_gaan_voor_profiel_en_null_is_onbekend():
    uit = weeg_af(
        KADERS, {"profiel": "zo", "besluiten": ["zeeland.zwaarte"], "antwoorden": {"regulier_niet_uitvoerbaar": None}}
    )
    assert uit["profiel"] is None and list(uit["besluiten"]) == ["zeeland.zwaarte"]
    assert uit["ontbreekt"] == ["regulier_niet_uitvoerbaar"] == [uit["volgende_vraag"]]


FOUTEN = [
    ([], "JSON-object"),
    ({"profiel": "zoo"}, "zo"),
    ({"profiel": 3}, "Profiel"),
    ({"besluiten": []}, "ten minste één"),
    ({"besluiten": ["zo.mp"]}, "zo.mp_jeugd"),
    ({"besluiten": "zo.mp_jeugd"}, "lijst"),
    ({"antwoorden": {"veiligheid": "onveilig"}}, "structureel_onveilig"),
    ({"antwoorden": {"veilighied": "veilig"}}, "Bedoel je 'veiligheid'"),
    ({"antwoorden": {"hulp_nodig": "ja"}}, "true, false"),
    ({"antwoorden": {"hulp_nodig": 1}}, "true, false"),
    ({"antwoorden": {"kindfactoren": ["psychisch"]}}, "psychisch_psychosociaal"),
    ({"antwoorden": {"kindfactoren": "psychisch_psychosociaal"}}, "lijst"),
    ({"antwoorden": {"leeftijden": [-1]}}, "getallen"),
    ({"antwoorden": {"leeftijden": [True]}}, "getallen"),
    ({"antwoorden": {"leeftijden": ["vijf"]}}, "getallen"),
    ({"antwoorden": ["ernst"]}, "antwoorden"),
    ({"antwoordn": {}}, "Bedoel je 'antwoorden'"),
    ({"datum": "gisteren"}, "datum"),
    ({"kaders": {"zo": "2019"}}, "2024-03-21"),
    ({"kaders": {"zoo": "2024-03-21"}}, "Kader 'zoo'"),
    ({"kaders": "zo"}, "versie"),
]


@pytest.mark.parametrize(("verzoek", "noemt"), FOUTEN)
def test_onbruikbaar_verzoek_geeft_een_regel_die_zegt_wat_mag(verzoek, noemt):
    with pytest.raises(OnbruikbareInvoer) as fout:
        weeg_af(KADERS, verzoek)
    assert noemt in str(fout.value) and "\n" not in str(fout.value)


def test_jsonl_geeft_per_regel_een_antwoord_en_gaat_door_na_een_fout():
    goed = json.dumps({"besluiten": ["zeeland.zwaarte"], "antwoorden": {"regulier_niet_uitvoerbaar": True}})
    regels = [goed, "{kapot", json.dumps({"profiel": "x"}), "", "[" * 100_000, goed]
    uitvoer = io.StringIO()
    afweeg_regels(KADERS, io.StringIO("\n".join(regels)), uitvoer, "standaard")
    antwoorden = [json.loads(regel) for regel in uitvoer.getvalue().splitlines()]
    assert [list(a) == ["fout"] for a in antwoorden] == [False, True, True, True, False]
    assert antwoorden[0] == antwoorden[-1]
    assert antwoorden[0]["besluiten"]["zeeland.zwaarte"]["uitkomst"] == "zwaar"


def opdracht(*argumenten, invoer=b""):
    return subprocess.run(
        [sys.executable, "-m", "bot.opdrachten.regiewijzer", *argumenten],
        input=invoer,
        capture_output=True,
        timeout=300,
    )


def test_afweeg_leest_van_de_invoer_en_laadt_geen_rasa_of_tensorflow():
    code = (
        "import sys; from bot.opdrachten.regiewijzer import main; code = main(['afweeg']); "
        "assert not {'rasa', 'tensorflow', 'spacy', 'sqlalchemy'} & set(sys.modules), 'te veel geladen'; sys.exit(code)"
    )
    verzoek = json.dumps({"profiel": "keten", "antwoorden": {"maatregel": "ots"}}).encode()
    klaar = subprocess.run([sys.executable, "-c", code], input=verzoek, capture_output=True, timeout=300)
    assert klaar.returncode == 0, klaar.stderr.decode()
    assert json.loads(klaar.stdout)["besluiten"]["keten.casusregisseur"]["uitkomst"] == "gi"


@pytest.mark.parametrize(
    ("argumenten", "invoer"),
    [
        (["afweeg"], b"{"),
        (["afweeg"], b"\xff\xfe"),
        (["afweeg"], b'{"profiel": "onbekend"}'),
        (["afweeg", "bestaat-niet.json"], b""),
        (["afweeg", "--onbekend"], b""),
        (["nergens"], b""),
        ([], b""),
        (["casussen", "--casus"], b""),
    ],
)
def test_slechte_aanroep_geeft_code_2_en_een_nederlandse_regel(argumenten, invoer):
    klaar = opdracht(*argumenten, invoer=invoer)
    assert klaar.returncode == 2
    fout = klaar.stderr.decode()
    assert fout.count("\n") == 1 and "Traceback" not in fout and "error" not in fout.lower()


@pytest.mark.parametrize("naam", ["start", "train", "afweeg", "begrijp", "casussen", "bewaartermijn", "demo"])
def test_elke_opdracht_heeft_hulp_in_het_nederlands(naam):
    klaar = opdracht(naam, "--help")
    assert klaar.returncode == 0
    assert b"gebruik:" in klaar.stdout and b"usage" not in klaar.stdout
