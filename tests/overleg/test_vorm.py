"""The shape of a report: what openapi.json says of an answer is what the poort takes."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from bot.afweging import Kaders
from bot.gegevens.antwoord import MEEST
from bot.gegevens.model import schemas
from bot.overleg.vorm import verslag


def _met(antwoorden: dict[str, Any]) -> dict[str, Any]:
    return {"datum": "2026-11-22", "items": [{"aanmelding": "Meisje van 14", "antwoorden": antwoorden}]}


@pytest.fixture(scope="module")
def vorm(alle_kaders: Kaders) -> Any:
    return verslag(alle_kaders)


def test_wat_van_een_antwoord_beschreven_is_en_wat_er_mag_is_hetzelfde(vorm: Any, alle_kaders: Kaders) -> None:
    alles = schemas(vorm)["GetoondeAntwoorden"]["properties"]
    geteld = {True: 0, False: 0}
    for kenmerk in alle_kaders.kenmerken.values():
        eerste = next(iter(kenmerk.waarden), 4)
        for waarde in (None, eerste, [eerste], [eerste] * MEEST, [eerste] * (MEEST + 1), "bestaat niet", {}, True, 4.5):
            beschreven = jsonschema.Draft202012Validator(alles[kenmerk.id]).is_valid(waarde)
            try:
                vorm(**_met({kenmerk.id: waarde}))
                mag = True
            except ValidationError:
                mag = False
            assert mag == beschreven, (kenmerk.id, waarde)
            geteld[mag] += 1
    assert min(geteld.values()) > 100
