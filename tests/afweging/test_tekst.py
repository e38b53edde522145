"""The text of an advice, put together from parts, is the JSON of that advice."""

import json

import pytest

from bench.gegevens import besluiten, casussen
from bot.afweging import laad_kaders
from bot.afweging.advies import weeg_af, weeg_af_als_tekst

KADERS = laad_kaders()
DATUM = "2026-11-20T10:00:00+01:00"


@pytest.mark.parametrize("profiel", KADERS.profielen)
def test_tekst_is_de_json_bij_elk_profiel(profiel):
    for antwoorden in ({}, {"doelgroep": "volwassenen"}, *casussen()[:40]):
        verzoek = {"profiel": profiel, "antwoorden": antwoorden, "datum": DATUM}
        assert weeg_af_als_tekst(KADERS, verzoek) == json.dumps(weeg_af(KADERS, verzoek), ensure_ascii=False)


def test_tekst_is_de_json_bij_besluiten_op_naam():
    for verzoek in besluiten():
        verzoek = {**verzoek, "datum": DATUM}
        assert weeg_af_als_tekst(KADERS, verzoek) == json.dumps(weeg_af(KADERS, verzoek), ensure_ascii=False)
