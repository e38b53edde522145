"""What was read counts anew when the doelgroep turns out to be another: to confirm, without the text."""

from __future__ import annotations

import json

import pytest

from bot.gesprek import Staat
from bot.gesprek.gehoord import MEEST, erbij
from bot.gesprek.staat import telt_opnieuw
from tests.gesprek.spreken import KADERS, Spreker

VADER = "Vader drinkt al jaren, het huis is vervuild, er is huurachterstand en hij mijdt alle hulp."
MAN = "Man van 60 drinkt, woning vervuild, kan zelf niks regelen."


@pytest.mark.parametrize("zin", ["het is een volwassene, geen jeugd", "het gaat om een volwassene"])
def test_na_het_is_een_volwassene_telt_wat_was_gelezen_anders(zin: str) -> None:
    s = Spreker().zeg(VADER).zeg(zin)
    assert s.open == "bevestig"
    assert s.custom["voorstel"]["doelgroep"] == "volwassenen"
    assert s.custom["voorstel"]["psychosociale_problemen"] == ["verslaving"]
    assert s.custom["voorstel"]["economische_problemen"] == ["problematische_schulden"]
    assert "gezinsfunctioneren" not in s.custom["voorstel"]
    assert "past nu op een andere manier" in s.tekst and "drinkt al jaren" in s.tekst
    s.zeg("ja")
    assert s.custom["bekend"]["psychosociale_problemen"] == ["verslaving"]


def test_niets_wordt_ingevuld_zonder_ja() -> None:
    s = Spreker().zeg(VADER).zeg("het is een volwassene, geen jeugd")
    assert s.custom["bekend"] == {}
    s = Spreker().zeg(MAN).zeg("ja").kies("doelgroep", "jeugd")
    assert s.custom["voorstel"]["ouderfactoren"] == ["psychisch_psychosociaal"]
    assert "ouderfactoren" not in s.custom["bekend"]


def test_heen_en_terug_is_niets_kwijt() -> None:
    s = Spreker().zeg(VADER)
    eerst = s.custom["voorstel"]
    s.zeg("het is een volwassene, geen jeugd").kies("doelgroep", "jeugd")
    assert {k: w for k, w in eerst.items() if k != "doelgroep"}.items() <= s.custom["voorstel"].items()
    s = Spreker().zeg(MAN).zeg("ja").kies("doelgroep", "jeugd").zeg("terug", "terug")
    assert "ouderfactoren" not in s.custom["voorstel"]
    s.kies("doelgroep", "jeugd")
    assert s.custom["voorstel"]["ouderfactoren"] == ["psychisch_psychosociaal"]


def test_de_tekst_wordt_niet_bewaard_en_na_vastleggen_ook_de_woorden_niet() -> None:
    s = Spreker().zeg(VADER)
    assert s.staat is not None and s.staat.gehoord
    assert VADER not in json.dumps(s.staat.als_json(), ensure_ascii=False)
    s.zeg("niets klopt", "vertellen").zeg("ja")
    s = Spreker().zeg(MAN).zeg("ja").zeg("vastleggen", "vastleggen")
    while s.open == "vastleggen":
        s.zeg("ja")
    assert s.staat is not None and s.staat.vastgelegd and s.staat.gehoord == []


def test_wat_al_bekend_is_komt_niet_opnieuw() -> None:
    s = Spreker().zeg(VADER).kies("psychosociale_problemen", ["psychisch"]).zeg("het is een volwassene, geen jeugd")
    assert "psychosociale_problemen" not in s.custom["voorstel"]
    assert s.custom["bekend"]["psychosociale_problemen"] == ["psychisch"]


def test_een_staat_van_voor_dit_bestond_gaat_door() -> None:
    s = Spreker().zeg(MAN)
    assert s.staat is not None
    document = s.staat.als_json()
    del document["gehoord"]
    oud = Staat.uit_json(document)
    assert oud is not None and oud.gehoord == [] and telt_opnieuw("jeugd", oud).voorstel


def test_factoren_van_meer_teksten_worden_een_feit() -> None:
    s = Spreker().zeg(VADER)
    assert s.staat is not None
    from bot.begrip.vermelding import Vermelding

    somber = Vermelding("psychosociale_problemen", "psychisch", "somber", 0, 6)
    na = erbij(KADERS, s.staat.gehoord, [somber])
    [feit] = [f for f in na if f["kenmerk"] == "psychosociale_problemen"]
    assert feit["waarde"] == ["verslaving", "psychisch"] and feit["tekst"].endswith("; somber")
    assert len(na) <= MEEST
