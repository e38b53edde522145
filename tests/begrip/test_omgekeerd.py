"""Sentences whose opposite must not be read: neither as they stand, nor with the doelgroep known."""

from __future__ import annotations

from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip.lezen import lees
from leren.corpus import lees_set
from tests.begrip.meten import paren

ZINNEN = [zin for naam in ("omgekeerd", "verkeerdom") for zin in lees_set(f"lezen/ontwikkel/{naam}.jsonl")]
# What stands there and isn't read yet, asked instead. Nothing here may be read the wrong way round.
NOG_NIET = {"oo05", "oo55"}


def _paren(rij: list[Any]) -> set[tuple[str, Any]]:
    return {(kenmerk, float(w) if kenmerk == "leeftijden" else w) for kenmerk, w in rij}


@pytest.mark.parametrize("zin", ZINNEN, ids=[f"{z['id']} {z['soort']}" for z in ZINNEN])
def test_het_omgekeerde_wordt_niet_gelezen(zin: dict[str, Any], alle_kaders: Kaders) -> None:
    niet, wel = _paren(zin["niet"]), _paren(zin["wel"])
    gelezen = set(paren(lees(zin["tekst"], alle_kaders).kenmerken))
    assert gelezen & niet == set(), zin["tekst"]
    assert zin["id"] in NOG_NIET or wel - gelezen == set(), zin["tekst"]
    for doelgroep in ("jeugd", "volwassenen"):
        bekend = set(paren(lees(zin["tekst"], alle_kaders, doelgroep).kenmerken))
        assert bekend & niet <= {("doelgroep", doelgroep)}, (doelgroep, zin["tekst"])
