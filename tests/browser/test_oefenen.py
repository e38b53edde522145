"""Practising on the page: alone, with a team of three browsers, on the learning path; without connection nothing is lost.

A poort of its own without Rasa behind it: nothing of this page is a turn of the conversation.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from bot.starten.omgeving import vrije_poort

from .eigenpoort import GEDULD, PROJECT
from .scherm import Scherm
from .test_in_beeld import niet_raak

Openen = Callable[..., Scherm]


@pytest.fixture(scope="module")
def poort(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a poort with an empty store answers."""
    map_, port = tmp_path_factory.mktemp("oefenpoort"), vrije_poort()
    adres = f"http://127.0.0.1:{port}"
    omgeving = {**os.environ, "REGIEWIJZER_VAR": str(map_), "REGIEWIJZER_GEHEIM": "geheim-voor-de-tests"}
    omgeving["REGIEWIJZER_OEFENMAP"] = str(map_ / "oefencasussen")
    opdracht = [sys.executable, "-m", "bot.starten.poort_proces", "--port", str(port)]
    with open(map_ / "poort.log", "ab") as uitvoer:
        proces = subprocess.Popen(
            opdracht, env=omgeving, cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=uitvoer, stderr=uitvoer
        )
    try:
        tot = time.monotonic() + GEDULD
        while not _leeft(adres):
            assert proces.poll() is None and time.monotonic() < tot, (map_ / "poort.log").read_text(errors="replace")
            time.sleep(0.2)
        yield adres
    finally:
        proces.kill()
        proces.wait(120)


def _leeft(adres: str) -> bool:
    try:
        return httpx.get(f"{adres}/api/levend", trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


@pytest.fixture
def openen(chromium: Browser, poort: str) -> Iterator[Openen]:
    """`openen(deel, **context)`: the page in a browser profile of its own; at the end none may have complained."""
    open_: list[Scherm] = []

    def maak(deel: str = "alleen", **opties: Any) -> Scherm:
        open_.append(Scherm(chromium, poort, **opties))
        open_[-1].page.goto(f"{poort}/oefenen#{deel}")
        expect(open_[-1].page.get_by_role("group", name="Onderdelen van oefenen")).to_be_visible()
        return open_[-1]

    yield maak
    klachten = [klacht for scherm in open_ for klacht in scherm.klachten()]
    for scherm in open_:
        scherm.sluit()
    assert not klachten, klachten


def begin(page: Page, kader: str = "Lekstroom", niveau: str = "Makkelijk") -> None:
    page.get_by_label("Werkwijze").select_option(kader)
    page.get_by_label("Niveau").select_option(niveau)
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("region", name="Jouw oordeel")).to_be_visible()


def beslis(page: Page, nummer: int = 1) -> None:
    """Choose the uitkomst with this number at each besluit, a certainty and a reason."""
    page.get_by_role("button", name="2. Beslis").click()
    for keuze in page.locator(".besluitkeuze select").all():
        keuze.select_option(index=nummer)
    page.get_by_label("Redelijk zeker").check()
    page.get_by_label("Waarom?").fill("Omdat er niets anders speelt.")


def test_een_hele_oefening(openen: Openen):
    page = openen().page
    begin(page)
    expect(page.locator(".verhaal")).to_contain_text("Deze casus is verzonnen")
    page.get_by_label("Ernst").select_option("Licht en afgebakend")
    page.get_by_role("button", name=re.compile("^Vorm van jeugdhulp")).click()
    dialoog = page.get_by_role("dialog", name="Vorm van jeugdhulp")
    dialoog.get_by_role("checkbox", name=re.compile("Ambulante jeugdhulp")).check()
    dialoog.get_by_role("button", name=re.compile("Klaar met kiezen")).click()
    expect(page.get_by_role("button", name="Vorm van jeugdhulp: Ambulante jeugdhulp")).to_be_visible()
    page.get_by_role("button", name="Verder").click()
    klaar = page.get_by_role("button", name="Leg het naast het kader")
    expect(klaar).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name=re.compile("^Hint bij Zwaarte")).click()
    expect(page.get_by_text("Hint: het kader kijkt hier naar")).to_be_visible()
    beslis(page)
    klaar.click()
    kop = page.get_by_role("heading", name=re.compile("jouw oordeel naast het kader"))
    expect(kop).to_be_focused()
    rijen = page.get_by_role("region", name="Wat je las").get_by_role("row")
    assert rijen.count() > 3
    expect(rijen.filter(has_text="Ernst")).to_contain_text("Licht en afgebakend")
    expect(page.locator(".vergelijking")).to_contain_text("Bron:")
    expect(page.locator(".vergelijking")).to_contain_text("Omslag:")
    vorige = kop.inner_text()
    page.get_by_role("button", name="Nog een casus").click()
    expect(page.get_by_role("region", name="Jouw oordeel")).to_be_visible()
    assert page.locator("#verhaal-kop").inner_text() not in vorige
    page.get_by_role("button", name="Leerpad en voortgang").click()
    expect(page.get_by_role("heading", name="Je voortgang")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile(r"Lekstroom: \d van \d keer"))).to_be_visible()


def test_zonder_muis(openen: Openen):
    page = openen().page
    begin(page)
    page.get_by_label("Ernst").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.markering, .invul') !== null")
    page.get_by_role("button", name="Verder").press("Enter")
    expect(page.get_by_role("group", name="Hoe zeker ben je?")).to_be_visible()
    page.get_by_role("button", name="1. Markeer").press("Enter")
    assert page.get_by_label("Ernst").input_value() == "0", "what was marked is still there"


# -- with a team


def leid(openen: Openen) -> tuple[Page, str]:
    page = openen("samen").page
    vak = page.get_by_role("form", name="Zelf een sessie leiden")
    vak.get_by_label("Werkwijze").select_option("Lekstroom")
    vak.get_by_role("button", name="Begin een sessie").click()
    expect(page.locator(".sessiecode")).to_be_visible()
    return page, page.locator(".sessiecode").inner_text()


def doe_mee(openen: Openen, code: str) -> Page:
    page = openen("samen").page
    page.get_by_label("Code van de trainer").fill(code.lower())
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_role("region", name="Jouw oordeel")).to_be_visible()
    return page


def test_een_team_van_drie_browsers(openen: Openen):
    trainer, code = leid(openen)
    anderen = [doe_mee(openen, code) for _ in range(3)]
    for nummer, page in enumerate(anderen, 1):
        page.get_by_label("Ernst").select_option(index=min(nummer, 2))
        beslis(page, nummer)
        page.get_by_role("button", name="Lever in").click()
        expect(page.get_by_role("region", name="Ingeleverd")).to_be_visible()
        expect(page.get_by_role("heading", name=re.compile("wat jullie vonden"))).to_have_count(0)
    expect(trainer.get_by_text("3 doen mee, 3 ingeleverd.")).to_be_visible()
    assert "wat jullie vonden" not in trainer.locator("main").inner_text()
    trainer.get_by_role("button", name="Sluit het oordelen").click()
    for page in (trainer, *anderen):
        expect(page.get_by_role("heading", name=re.compile("wat jullie vonden"))).to_be_visible()
        zwaarte = page.get_by_role("region", name=re.compile("^Zwaarte van de casusregie"))
        assert zwaarte.locator(".getal").all_inner_texts() == ["1", "1", "1"]
        expect(page.get_by_text("Krippendorffs alfa")).to_be_visible()
    expect(anderen[0].get_by_role("heading", name="Jouw oordeel naast het kader")).to_be_visible()
    trainer.get_by_label(re.compile("^Noteer het zonder namen")).fill("De ernst lazen we anders.")
    trainer.get_by_role("button", name="Noteer", exact=True).click()
    expect(anderen[0].get_by_text("Besproken: De ernst lazen we anders.")).to_be_visible()
    with trainer.expect_download() as bestand:
        trainer.get_by_role("button", name="Uitslag als Word (.docx)").click()
    assert bestand.value.suggested_filename == f"oefensessie-{code}.docx"
    trainer.get_by_role("button", name="Beëindig de sessie").click()
    laat = openen("samen")
    laat.page.get_by_label("Code van de trainer").fill(code)
    laat.page.get_by_role("button", name="Doe mee").click()
    expect(laat.page.get_by_role("alert")).to_contain_text("Deze oefensessie is voorbij")


def test_wie_de_verbinding_verliest_verliest_geen_oordeel(openen: Openen):
    trainer, code = leid(openen)
    page = doe_mee(openen, code)
    page.get_by_label("Ernst").select_option(index=1)
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    page.context.set_offline(True)
    beslis(page)
    expect(page.get_by_text("Geen verbinding. Je oordeel staat hier nog")).to_be_visible()
    page.get_by_role("button", name="Lever in").click()
    expect(page.get_by_text("Geen verbinding. Je oordeel staat hier nog")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("region", name="Ingeleverd")).to_be_visible()
    expect(trainer.get_by_text("1 doen mee, 1 ingeleverd.")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Met een team").click()
    expect(page.get_by_role("region", name="Ingeleverd")).to_be_visible()
    page.get_by_role("button", name="Verander mijn oordeel").click()
    assert page.get_by_label("Ernst").input_value() == "0", "what was sent is there again"


def test_een_verkeerde_code_is_een_regel(openen: Openen):
    page = openen("samen").page
    page.get_by_label("Code van de trainer").fill("BBBBBB")
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_role("alert")).to_contain_text("Deze code ken ik niet")


# -- the learning path


def test_het_leerpad(openen: Openen):
    page = openen("voortgang").page
    expect(page.get_by_role("heading", name=re.compile(r"Leerpad: dag 1 van \d+"))).to_be_visible()
    titel = page.locator(".leerstap h3").inner_text()
    page.get_by_role("button", name="Gelezen").click()
    expect(page.locator(".leerstap h3")).not_to_have_text(titel)
    page.get_by_text("Alle stappen").click()
    assert page.get_by_text("(gedaan)").count() == 1


# -- adding a casus


def test_een_casus_toevoegen(openen: Openen):
    page = openen("toevoegen", viewport={"width": 1366, "height": 768}).page
    page.get_by_label("Werkwijze").select_option("De GezinsManager")
    page.get_by_role("button", name="Kijk na").click()
    expect(page.get_by_role("alert")).to_contain_text("eerst een titel en een verhaal")
    page.get_by_label("Titel").fill("Een gezin met te veel hulp")
    uitkomst = page.get_by_label("Wat eruit komt")
    expect(uitkomst).to_contain_text("staat nog niet vast")
    page.get_by_label("Het verhaal").fill("Ik heb een gezin met drie hulpverleners.")
    page.get_by_role("button", name="Kijk na").click()
    opmerkingen = page.locator(".opmerkingen")
    expect(opmerkingen).to_contain_text("staat de uitkomst nog niet vast")
    expect(opmerkingen).to_contain_text("de tekst heeft 7 woorden")
    expect(page.get_by_role("button", name="Bewaar bij de oefencasussen")).to_have_count(0)
    for keuze in page.locator(".markeringen select").all():
        keuze.select_option(index=1)
    expect(uitkomst).not_to_contain_text("staat nog niet vast")
    expect(opmerkingen).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Titel")).to_have_value("Een gezin met te veel hulp")
    page.get_by_role("button", name="Kijk na").press("Enter")
    expect(page.get_by_text("Te oefenen; kijk nog naar")).to_be_visible()
    assert niet_raak(page.locator(".onderaan button")) == []
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Download als YAML").click()
    assert bestand.value.suggested_filename == "gezinsmanager-gezin-met-te-veel-hulp.yml"
    page.get_by_role("button", name="Bewaar bij de oefencasussen").click()
    expect(page.get_by_text("Bewaard als gezinsmanager-gezin-met-te-veel-hulp.yml")).to_be_visible()
    page.get_by_role("button", name="Nog een casus schrijven").click()
    expect(page.get_by_label("Titel")).to_be_focused()
    page.goto(page.url.split("#")[0] + "#alleen?casus=gezinsmanager-gezin-met-te-veel-hulp")
    page.reload()
    expect(page.locator("#verhaal-kop")).to_have_text("Een gezin met te veel hulp")


# -- for everybody


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("breedte", [1366, 320])
def test_voor_iedereen_te_gebruiken(openen: Openen, kleuren: str, breedte: int):
    scherm = openen(met_axe=True, color_scheme=kleuren, viewport={"width": breedte, "height": 768})
    page, gevonden = scherm.page, {}

    def toets(stand: str) -> None:
        if fouten := scherm.axe():
            gevonden[stand] = fouten
        if scherm.breder_dan_scherm():
            gevonden[f"{stand}: te breed"] = [str(breedte)]

    toets("kiezen")
    begin(page)
    toets("markeren")
    beslis(page)
    page.get_by_role("button", name=re.compile("^Hint bij")).first.click()
    expect(page.get_by_text("Hint: het kader")).to_be_visible()
    toets("beslissen")
    page.get_by_role("button", name="Leg het naast het kader").click()
    expect(page.get_by_role("heading", name="Wat je las")).to_be_visible()
    toets("vergelijking")
    for deel in ("Met een team", "Leerpad en voortgang", "Casus toevoegen"):
        page.get_by_role("button", name=deel).click()
        expect(page.get_by_role("heading", level=2).last).to_be_visible()
        toets(deel)
    assert gevonden == {}


def test_wat_je_moet_drukken_staat_in_beeld(openen: Openen):
    page = openen(viewport={"width": 1366, "height": 768}).page
    for kader in ("Lekstroom", "ZO!"):
        optie = page.get_by_label("Werkwijze").locator("option", has_text=kader).first
        begin(page, optie.inner_text())
        assert niet_raak(page.locator(".invul :is(button, select, input, textarea)")) == [], kader
        beslis(page)
        assert niet_raak(page.locator(".invul :is(button, select, input, textarea)")) == [], kader
        page.reload()


def test_de_eerste_keer_laden_is_licht(openen: Openen, poort: str):
    """What comes over the line for the page itself: html, script and style."""
    html = httpx.get(f"{poort}/oefenen", trust_env=False).text
    delen = re.findall(r'(?:href|src)="(/assets/[^"]+)"', html)
    koppen = {"Accept-Encoding": "br"}
    with httpx.Client(trust_env=False) as client:
        groot = sum(int(client.get(f"{poort}{deel}", headers=koppen).headers["content-length"]) for deel in delen)
    assert len(delen) >= 3 and groot < 150_000
