"""Each sentence of verbanden.yml is read exactly: nothing missed, nothing too much (but what `ook_goed` allows)."""

from __future__ import annotations

from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip.lezen import lees
from leren.corpus import lees_set

from .meten import paren

ITEMS = lees_set("lezen/ontwikkel/verbanden.yml")
_ALLEEN = {
    "jeugd": {
        "regievoeringsproblemen",
        "psychosociale_problemen",
        "economische_problemen",
        "culturele_problemen",
        "normatieve_problemen",
    },
    "volwassenen": {
        *("kindfactoren", "ouderfactoren", "opvoedingsfactoren", "hulpverleningsgeschiedenis", "gezinsfunctioneren"),
        *("contextuele_factoren", "sociaal_netwerk"),
    },
}


@pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])
def test_verband(item: dict[str, Any], alle_kaders: Kaders) -> None:
    anders = _ALLEEN.get(item["goud"].get("doelgroep", ""), set())
    gevonden = {p for p in paren(lees(item["tekst"], alle_kaders).kenmerken) if p[0] not in anders}
    goud, ook = set(paren(item["goud"])), set(paren(item.get("ook_goed") or {}))
    assert goud - gevonden == set(), item["tekst"]
    assert gevonden - goud - ook == set(), item["tekst"]
