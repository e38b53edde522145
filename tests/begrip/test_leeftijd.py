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
