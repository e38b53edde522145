"""An afweging that was under way when the kaders changed goes on, and says what changed; what is stored stays as it
was.
"""

import copy
import json
from dataclasses import replace

import pytest

from bot.afweging import laad_kaders
from bot.gesprek import Omgeving, Staat, voer_uit
from tests.gesprek.spreken import tekst_van

from ..afweging.test_laden import ZESDE, schrijf
from .test_beurten import START, beurt, kies, speel

OVERZICHT = ("overzicht", beurt("overzicht", "overzicht"))


def teksten(uit):
    return "\n".join(tekst_van(b) for b in uit.berichten)


@pytest.fixture
def lopend():
    return speel(START, kies("ernst", "ernstig"), kies("veiligheid", "zorgen")).staat


def test_zonder_wijziging_staat_er_niets(lopend):
    uit = speel(OVERZICHT, staat=lopend)
    assert "vernieuwd" not in teksten(uit) and uit.staat.stand == lopend.stand
    assert lopend.stand["uitkomsten"] == {"lekstroom.zwaarte": "zwaar"}


def test_een_waarde_die_niet_meer_bestaat_wordt_genoemd_en_opnieuw_gevraagd(lopend):
    oud = replace(lopend, antwoorden={**lopend.antwoorden, "stapeling": "heel_veel", "schooltype": "mbo"}, stand={})
    oud = Staat.uit_json(json.loads(json.dumps({k: w for k, w in oud.als_json().items() if k != "stand"})))
    uit = speel(OVERZICHT, staat=oud)
    for deel in (
        "werkwijzen zijn vernieuwd",
        "antwoord bij stapeling bestaat zo niet meer",
        "'schooltype' bestaat niet meer",
    ):
        assert deel in teksten(uit)
    assert uit.staat.antwoorden == lopend.antwoorden
    weer = speel(OVERZICHT, staat=uit.staat)
    assert "vernieuwd" not in teksten(weer)


def test_ook_terug_haalt_geen_oude_waarde_terug(lopend):
    oud = replace(
        lopend, verleden=[{**v, "antwoorden": {**v["antwoorden"], "duur": "eeuwig"}} for v in lopend.verleden]
    )
    oud = replace(oud, antwoorden={**oud.antwoorden, "duur": "eeuwig"})
    uit = speel(("terug", beurt("terug", "terug")), staat=oud)
    assert "duur" not in uit.staat.antwoorden


def test_een_profiel_en_een_afwijking_die_er_niet_meer_zijn(lopend):
    afwijking = [{"besluit": "lekstroom.zwaarte", "advies": "zwaar", "uitkomst": "loodzwaar", "reden": "zo is het"}]
    uit = speel(OVERZICHT, staat=replace(lopend, profiel="weg", afwijking=afwijking))
    assert "werkwijze weg bestaat niet meer" in teksten(uit) and "vervalt" in teksten(uit)
    assert uit.staat.profiel == "standaard" and uit.staat.afwijking == []


def test_een_andere_uitkomst_wordt_gezegd(tmp_path):
    """The same answers, another version of the kader in force: what it was and what it is."""
    eerst = Omgeving(laad_kaders([schrijf(tmp_path, ZESDE)]), "zesde")
    staat = voer_uit("keuze", eerst, None, beurt(keuze=("huisdier", True))).staat
    assert staat.stand["uitkomsten"] == {"zesde.dier": "ja"}
    nieuw = copy.deepcopy(ZESDE)
    nieuw["kader"] |= {"versie": "2026-02-01", "geldig_vanaf": "2026-02-01"}
    nieuw["besluiten"]["dier"]["regels"][0]["als"] = {"huisdier": False}
    schrijf(tmp_path, nieuw, "2026-02-01.yml")
    uit = voer_uit("overzicht", Omgeving(laad_kaders([tmp_path]), "zesde"), staat, beurt("overzicht", "overzicht"))
    assert "Dierenzorg: was Dierenzorg, nu Geen dierenzorg." in teksten(uit)
    gelijk = copy.deepcopy(nieuw)
    gelijk["kader"] |= {"versie": "2026-03-01", "geldig_vanaf": "2026-03-01"}
    schrijf(tmp_path, gelijk, "2026-03-01.yml")
    uit = voer_uit("overzicht", Omgeving(laad_kaders([tmp_path]), "zesde"), uit.staat, beurt("overzicht", "overzicht"))
    assert "Het advies verandert daardoor niet." in teksten(uit)


def test_wat_apart_stond_komt_ook_bij_de_tijd_terug(lopend):
    oud = replace(lopend, antwoorden={**lopend.antwoorden, "duur": "eeuwig"})
    nieuw = speel(START, staat=replace(lopend, stand=lopend.stand)).staat
    nieuw = replace(nieuw, vorige=oud.als_json())
    uit = speel(("terug", beurt("terug", "terug")), staat=nieuw)
    assert "antwoord bij duur bestaat zo niet meer" in teksten(uit)
    assert "duur" not in uit.staat.antwoorden and uit.staat.antwoorden["ernst"] == "ernstig"
