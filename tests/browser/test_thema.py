"""The pages in the clothes of an organisation: worn by page, meeting screen and widget, clean for axe by day and by
night, and small.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from tests.vormen.test_thema import NEUTRAAL, UTRECHT

from .conftest import Schermen
from .eigenpoort import EigenPoort
from .scherm import CASUS, Scherm

EERSTE_KEER = 150_000  # bytes over the line: docs/besluiten/0007-webkant.md


@pytest.fixture(scope="module", params=[UTRECHT, NEUTRAAL], ids=["Utrecht", "neutraal"])
def gekleed(
    request: pytest.FixtureRequest, omgeving: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[EigenPoort, str]]:
    """A poort that wears a theme, and the colour of its buttons by day."""
    uitvoer = tmp_path_factory.mktemp("thema") / "poort.log"
    poort = EigenPoort({**omgeving, "REGIEWIJZER_THEMA": str(request.param)}, uitvoer).start()
    try:
        yield poort, {UTRECHT: "rgb(36, 87, 143)", NEUTRAAL: "rgb(31, 78, 140)"}[request.param]
    finally:
        poort.stop()


def toets(scherm: Scherm, gevonden: dict[str, list[str]], stand: str) -> None:
    if fouten := scherm.axe():
        gevonden[stand] = fouten


@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_pagina_widget_en_overleg_dragen_het_en_zijn_te_lezen(
    gekleed: tuple[EigenPoort, str], schermen: Schermen, kleuren: str
):
    poort, merk = gekleed
    scherm = schermen(poort.adres, met_axe=True, color_scheme=kleuren, reduced_motion="reduce").open()
    gevonden: dict[str, list[str]] = {}
    if kleuren == "light":
        expect(scherm.knop("Verstuur")).to_have_css("background-color", merk)
    toets(scherm, gevonden, "begin")
    scherm.zeg(CASUS)
    toets(scherm, gevonden, "feiten")
    scherm.druk("Ja, dit klopt")
    toets(scherm, gevonden, "vraag")
    scherm.bewerk("Leeftijden")
    toets(scherm, gevonden, "bewerker")
    scherm.page.keyboard.press("Escape")
    scherm.zeg("vader slaat nu de kinderen")
    expect(scherm.page.locator(".bericht.crisis")).to_be_visible()
    toets(scherm, gevonden, "crisis")
    scherm.page.goto(poort.adres + "/overleg")
    zet = scherm.knop("Bekijk")
    expect(zet).to_be_visible()
    if kleuren == "light":
        expect(zet).to_have_css("background-color", merk)
    toets(scherm, gevonden, "overleg")
    scherm.open("/widget")
    if kleuren == "light":
        expect(scherm.knop("Verstuur")).to_have_css("background-color", merk)
    toets(scherm, gevonden, "widget")
    assert gevonden == {}


def test_de_eerste_keer_laden_blijft_klein(gekleed: tuple[EigenPoort, str], schermen: Schermen):
    scherm = schermen(gekleed[0].adres)
    klaar: list[Request] = []
    scherm.page.on("requestfinished", lambda verzoek: klaar.append(verzoek))
    scherm.open()
    scherm.page.wait_for_load_state("networkidle")
    assert [r.url for r in klaar if "/thema-" in r.url]
    totaal = sum(r.sizes()["responseBodySize"] + r.sizes()["responseHeadersSize"] for r in klaar)
    assert totaal <= EERSTE_KEER, totaal


def test_een_thema_dat_er_niet_is_zegt_dat_in_een_regel(omgeving: dict[str, str], tmp_path: Path):
    poort = EigenPoort({**omgeving, "REGIEWIJZER_THEMA": str(tmp_path / "weg.css")}, tmp_path / "poort.log")
    with pytest.raises(RuntimeError, match="kan ik niet lezen"):
        poort.start()
