"""Pasted characters change nothing of what is read or alarmed: soft hyphens, odd spaces, wide letters.

Offsets stay those of the text.
"""

from __future__ import annotations

import pytest

from bot.afweging import Kaders
from bot.begrip.crisis import crisissignaal
from bot.begrip.lezen import lees
from bot.begrip.tekst import gewone_tekens

GEWOON = "Vader mishandelt de kinderen. Er is een OTS en moeder heeft schulden."
GEPLAKT = {
    "zacht streepje": GEWOON.replace("mishandelt", "mis\u00adhan\u00addelt").replace("schulden", "schul\u00adden"),
    "niets te zien": GEWOON.replace("OTS", "O\u200bTS").replace("mishandelt", "mishan\u2060delt"),
    "vaste spaties": GEWOON.replace(" ", "\u00a0"),
    "smalle spaties": GEWOON.replace(" ", "\u202f"),
    "brede letters": GEWOON.replace("OTS", "\uff2f\uff34\uff33"),
    "losse accenten": GEWOON.replace("een OTS", "e\u0301e\u0301n OTS"),
}


@pytest.mark.parametrize("soort", GEPLAKT)
def test_gelezen_als_getypt(soort: str, alle_kaders: Kaders):
    gelezen, getypt = lees(GEPLAKT[soort], alle_kaders), lees(GEWOON, alle_kaders)
    assert gelezen.kenmerken == getypt.kenmerken and {"maatregel", "ouderfactoren", "doelgroep"} <= set(
        gelezen.kenmerken
    )
    assert gelezen.tekst == GEPLAKT[soort]
    for vermelding in gelezen.vermeldingen:
        assert vermelding.tekst == GEPLAKT[soort][vermelding.begin : vermelding.eind]
        assert vermelding.tekst.strip()


@pytest.mark.parametrize(
    "tekst",
    [
        "Ze heeft de zelf\u00admoord voor\u00adbereid, de pillen liggen klaar.",
        "Hij\u00a0staat\u00a0nu\u00a0met\u00a0een\u00a0mes\u00a0voor\u00a0de\u00a0deur.",
        "Hij staat nu met een m\u200bes voor de deur.",
    ],
)
def test_het_signaal_ziet_geplakte_tekst(tekst: str):
    signaal = crisissignaal(tekst)
    assert signaal is not None and signaal.tekst == tekst[signaal.begin : signaal.eind]


def test_geen_teken_groeit_uit_tot_een_zin():
    assert len(gewone_tekens("\ufdfa" * 1900).tekst) == 1900
    assert gewone_tekens("\ufb03x").tekst == "ffix"  # a ligature of three letters does become them
