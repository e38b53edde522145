"""Where a name stands by its place, whatever the dictionary thinks of the word."""

from __future__ import annotations

import pytest

from bot.begrip.afscherming import scherm_af
from bot.begrip.tabel import tabel


@pytest.mark.parametrize("rij", tabel("naamplekken")["plekken"], ids=lambda rij: rij["naam"])
def test_elke_plek_vindt_wat_in_haar_zin_tussen_haken_staat(rij: dict[str, str]) -> None:
    voor, _, rest = rij["zin"].partition("[")
    weg, _, na = rest.partition("]")
    uit = scherm_af(voor + weg + na)
    assert [(voor + weg + na)[v.begin : v.eind] for v in uit.vervangen if v.soort == "naam"] == [weg]
