"""Numbers in a closed world: what a form lets stay stays, and every other number goes."""

from __future__ import annotations

import pytest

from bot.begrip.afscherming import scherm_af
from bot.begrip.tabel import tabel

GEEN_NUMMER = [
    "De kinderen zijn 4, 7, 11 en 15. Keuzes 1 3 4 7 10 11 12. En 1-3-5-7-9.",
    "3x per week 2 uur, 24/7, 10u30, groep 7/8, mbo-4, vmbo-tl, IQ 82-90, 16-jarige, 6jr, 13wk, 2e, 24uurs",
    "2F, DSM-5, ICD-10, covid19, PS5, FIFA23, klas h3c, lokaal B12, kamer 2.14",
    "MOEDER IS 45 EN VADER 50. KIND VAN 3 JAAR.",
    "Bel 14 0118, 0800-2000, 0800-0113, 112, 113 of 0900 8844.",
    "PGB van 23500 per jaar, 50/50, 20 à 30 keer, 8.30u, 2x per dag 10mg, 500mg, 84 m²",
]
NUMMERS = [
    "448210-K",
    "12345",
    "KW-33810",
    "RX-418-G",
    "HBX72K",
    "K 291 TB",
    "3390 4471 028",
    "25.088.417/MvD",
    "C/02/418803 / JE RK 25-1190",
    "WMO-2025-118834-02",
    "IKF93HT06",
    "D24/009831",
    "2026-0017-0004",
    "A-2026-0001",
]


@pytest.mark.parametrize("rij", tabel("nummers")["mag"], ids=lambda rij: rij["naam"])
def test_een_vorm_die_mag_blijft_staan(rij: dict[str, str]) -> None:
    assert scherm_af(rij["zin"]).tekst == rij["zin"]


@pytest.mark.parametrize("zin", GEEN_NUMMER)
def test_een_gewoon_getal_blijft_staan(zin: str) -> None:
    assert scherm_af(zin).tekst == zin


@pytest.mark.parametrize("nummer", NUMMERS)
@pytest.mark.parametrize("zin", ["Op de kaart stond {}.", "het was {} geloof ik", "({})", "Nummer: {}\nVerder niets."])
def test_elk_ander_nummer_gaat_weg(nummer: str, zin: str) -> None:
    uit = scherm_af(zin.format(nummer))
    assert len(uit.vervangen) == 1
    weg = uit.vervangen[0]
    assert zin.format(nummer)[weg.begin : weg.eind] == nummer


@pytest.mark.parametrize("huis", ["Kerkstraat 112", "De Dreef 113 A, 4388 JK"])
def test_een_huisnummer_is_geen_hulplijn(huis: str) -> None:
    assert "11" not in scherm_af(f"Zij woont op {huis} sinds kort").tekst
