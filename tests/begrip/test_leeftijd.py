"""Each form of an age by its own example: the ages stand between [brackets]."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

import pytest

from bot.begrip.leeftijd import vind_leeftijden
from bot.begrip.tabel import tabel

RIJEN = [*tabel("leeftijd")["vormen"], tabel("leeftijd")["baby"]]


@pytest.mark.parametrize("zin", [rij["zin"] for rij in RIJEN])
def test_vorm(zin: str) -> None:
    delen = re.split(r"[\[\]]", zin)  # every other one is an age
    grenzen = [*accumulate(map(len, delen))]
    tekst = "".join(delen)
    verwacht = [tekst[van:tot] for van, tot in pairwise(grenzen)][::2]
    assert [tekst[leeftijd.begin : leeftijd.eind] for leeftijd in vind_leeftijden(tekst)] == verwacht


@pytest.mark.parametrize(
    "tekst",
    [
        "Meneer is al 20 jaar verslaafd.",
        "De ouders, twee jaar geleden gescheiden, hebben ruzie.",
        "Moeder is 3 keer opgenomen.",
        "Zoon heeft een iq van 64.",
        "Een familie van zes.",
        "Hij is vader van vier en dat heeft hem twee jaar gekost.",
        "Moeder beviel toen ze 16 was.",
    ],
)
def test_een_ander_getal_is_geen_leeftijd(tekst: str) -> None:
    assert vind_leeftijden(tekst) == []


def test_wiens_leeftijd() -> None:
    gevonden = vind_leeftijden("Een aardig mens. Vrouw van 62 met haar nichtje van zeventien.")
    assert [(leeftijd.van, leeftijd.jaren) for leeftijd in gevonden] == [("vrouw", 62), ("nichtje", 17)]


@pytest.mark.parametrize(
    "tekst",
    [
        "Hij drinkt sinds zijn ontslag, drie jaar terug, een krat bier.",
        "Hij zit nu drie jaar zonder werk.",
        "Ze is hier negen jaar, maar mocht van hem niets.",
        "Nou zit ik thuis, dat is nou vier jaar.",
        "Ik woon nou twee jaar op mezelf.",
        "Tweeënhalf jaar heb ik gezeten.",
        "Twee jaar gaat dat al.",
    ],
)
def test_hoe_lang_iets_duurt_in_woorden_is_geen_leeftijd(tekst: str) -> None:
    assert vind_leeftijden(tekst) == []


@pytest.mark.parametrize(
    "tekst", ["Hij wordt bijna drie jaar.", "Zoon van drie jaar.", "Een driejarig meisje, drie jaar oud is drie jaar."]
)
def test_wie_zo_oud_is_heeft_die_leeftijd(tekst: str) -> None:
    assert 3 in {leeftijd.jaren for leeftijd in vind_leeftijden(tekst)}
