"""The widget on an intranet of another origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from bot.starten.omgeving import vrije_poort

from .conftest import Schermen
from .eigenpoort import EigenPoort
from .intranet import intranet
from .scherm import CASUS, Scherm


class Bezoek:
    """Somebody on a page of the intranet."""

    def __init__(self, scherm: Scherm, thuis: str, poort: EigenPoort) -> None:
        self.scherm, self.thuis, self.poort = scherm, thuis, poort
        scherm.vergeef(poort.adres)
        self.page: Page = scherm.page
        self.page.goto(thuis)

    @property
    def opener(self) -> Locator:
        return self.page.get_by_role("button", name="Regiehulp")

    @property
    def paneel(self) -> Locator:
        return self.page.get_by_role("region", name="Regiehulp")

    @property
    def frame(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    def zeg(self, tekst: str) -> None:
        vak = self.frame.get_by_label("Je bericht")
        vak.fill(tekst)
        vak.press("Enter")
        expect(vak).to_have_value("")


# A closed shadow root hides the widget from the page's scripts; it would hide it from Playwright too.
OPEN_SCHADUW = (
    "const oud = Element.prototype.attachShadow; Element.prototype.attachShadow = function (o) { return "
    "oud.call(this, { ...o, mode: 'open' }); };"
)


@contextmanager
def samen(omgeving: dict[str, str], uitvoer: Path, toegestaan: bool = True) -> Iterator[tuple[str, EigenPoort]]:
    """An intranet and a poort that know each other (or, not `toegestaan`, a poort that knows another one)."""
    poortnummer = vrije_poort()
    with intranet(f"http://127.0.0.1:{poortnummer}") as thuis:
        namen = {"REGIEWIJZER_INTRANETTEN": thuis if toegestaan else "https://elders.example"}
        poort = EigenPoort({**omgeving, **namen}, uitvoer, poortnummer).start()
        try:
            yield thuis, poort
        finally:
            poort.stop()


@pytest.fixture(scope="module")
def gedeeld(omgeving: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, EigenPoort]]:
    """For the tests that leave both as they are."""
    with samen(omgeving, tmp_path_factory.mktemp("widget") / "poort.log") as paar:
        yield paar


def bezoek_aan(paar: tuple[str, EigenPoort], schermen: Schermen, **opties: object) -> Bezoek:
    scherm = schermen(paar[0], **opties)
    scherm.context.add_init_script(OPEN_SCHADUW)
    return Bezoek(scherm, *paar)


Bezoeken = Callable[..., Bezoek]


@pytest.fixture
def bezoek(gedeeld: tuple[str, EigenPoort], schermen: Schermen) -> Bezoeken:
    """`bezoek(**context)`: on an intranet that is allowed."""
    return lambda **opties: bezoek_aan(gedeeld, schermen, **opties)


def test_openen_praten_sluiten_en_verder_op_een_andere_pagina(bezoek: Bezoeken):
    hier = bezoek()
    expect(hier.paneel).to_be_hidden()
    hier.opener.click()
    expect(hier.paneel).to_be_visible()
    hier.zeg(CASUS)
    expect(hier.frame.get_by_text("Klopt dit?")).to_be_visible()
    hier.page.get_by_role("link", name="Andere pagina").click()
    expect(hier.page.get_by_role("heading", name="Intranet /ander")).to_be_visible()
    expect(hier.paneel).to_be_visible()
    expect(hier.frame.get_by_text("Klopt dit?")).to_be_visible()
    hier.frame.get_by_role("button", name="Ja, dit klopt").click()
    expect(hier.frame.get_by_text("Goed, dat neem ik mee.")).to_be_visible()
    hier.page.get_by_role("button", name="Sluiten").click()
    expect(hier.paneel).to_be_hidden()
    expect(hier.opener).to_be_focused()
    hier.page.reload()
    expect(hier.opener).to_have_attribute("aria-expanded", "false")
    hier.opener.click()
    expect(hier.frame.get_by_text("Goed, dat neem ik mee.")).to_be_visible()


def test_escape_sluit_ook_vanuit_het_gesprek(bezoek: Bezoeken):
    hier = bezoek()
    hier.opener.focus()
    hier.page.keyboard.press("Enter")
    expect(hier.page.get_by_role("button", name="Sluiten")).to_be_focused()
    hier.page.keyboard.press("Escape")
    expect(hier.paneel).to_be_hidden()
    hier.opener.click()
    hier.frame.get_by_label("Je bericht").press("Escape")
    expect(hier.paneel).to_be_hidden()
    expect(hier.opener).to_be_focused()


def test_kleur_naam_en_logo_van_de_organisatie(bezoek: Bezoeken):
    hier = bezoek()
    hier.opener.click()
    expect(hier.frame.get_by_label("Je bericht")).to_be_visible()
    assert hier.opener.evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgb(255, 212, 0)"
    assert hier.opener.evaluate("(e) => getComputedStyle(e).color") == "rgb(0, 0, 0)", (
        "op geel zijn zwarte letters te lezen"
    )
    knop = hier.frame.get_by_role("button", name="Verstuur")
    expect(knop).to_have_css("background-color", "rgb(255, 212, 0)")
    expect(knop).to_have_css("color", "rgb(0, 0, 0)")
    logo = hier.paneel.locator("img")
    assert logo.evaluate("(e) => e.complete && e.naturalWidth > 0")


def test_de_pagina_van_het_intranet_kan_niet_bij_het_gesprek(bezoek: Bezoeken):
    hier = bezoek()
    hier.opener.click()
    hier.zeg(CASUS)
    kijk = """() => { try { return document.querySelector('regiewijzer-widget').shadowRoot.querySelector('iframe').contentDocument?.body.innerText ?? null; }
        catch (e) { return null; } }"""
    assert hier.page.evaluate(kijk) is None
    assert CASUS not in hier.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}]) + document.cookie")


def test_valse_berichten_doen_niets(bezoek: Bezoeken):
    hier = bezoek()
    hier.opener.click()
    expect(hier.frame.get_by_label("Je bericht")).to_be_visible()
    hier.page.evaluate("window.postMessage({ regiewijzer: 'sluit' }, '*')")
    frame = next(f for f in hier.page.frames if f.url.endswith("/widget"))
    hier.page.evaluate(
        """(kleur) => document.querySelector('regiewijzer-widget').shadowRoot.querySelector('iframe').contentWindow
            .postMessage({ regiewijzer: 'thema', kleur }, '*')""",
        "red; background: url(https://kwaad.example)",
    )
    hier.page.wait_for_timeout(300)
    expect(hier.paneel).to_be_visible()
    assert frame.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--merk')") == "rgb(255 212 0)"


def test_op_een_ander_intranet_komt_het_gesprek_niet_in_beeld(
    omgeving: dict[str, str], schermen: Schermen, tmp_path: Path
):
    with samen(omgeving, tmp_path / "poort.log", toegestaan=False) as paar:
        hier = bezoek_aan(paar, schermen)
        hier.opener.click()
        expect(hier.page.get_by_role("status")).to_contain_text("mag op deze website niet worden gebruikt")
        assert hier.page.locator("iframe").count() == 0
        # The browser decides by the same list, whatever a page puts in a frame itself.
        hier.scherm.vergeef("frame-ancestors")
        geweigerd: list[str] = []
        hier.page.on("console", lambda regel: geweigerd.append(regel.text))
        hier.page.evaluate(
            "(adres) => { const kader = document.createElement('iframe'); kader.src = adres; document.body.append(kader); }",
            f"{hier.poort.adres}/widget",
        )
        hier.page.wait_for_load_state("networkidle")
        assert any("frame-ancestors" in regel for regel in geweigerd)


def test_de_server_weg_en_weer_terug(omgeving: dict[str, str], schermen: Schermen, tmp_path: Path):
    with samen(omgeving, tmp_path / "poort.log") as paar:
        hier = bezoek_aan(paar, schermen)
        hier.poort.stop()  # before the widget is opened for the first time
        hier.opener.click()
        expect(hier.page.get_by_role("status")).to_contain_text("niet bereikbaar", timeout=120_000)
        hier.poort.start()
        expect(hier.frame.get_by_label("Je bericht")).to_be_visible(timeout=120_000)
        expect(hier.page.get_by_text("niet bereikbaar")).to_have_count(0)
        hier.zeg(CASUS)
        expect(hier.frame.get_by_text("Klopt dit?")).to_be_visible()
        hier.poort.stop()  # in the middle of a conversation
        hier.frame.get_by_role("button", name="Ja, dit klopt").click()
        expect(hier.frame.get_by_role("alert")).to_contain_text("niet bereikbaar")
        hier.poort.start()
        expect(hier.frame.get_by_text("Goed, dat neem ik mee.")).to_be_visible(timeout=120_000)


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("maat", [(1280, 800), (320, 640), (320, 256)], ids=["bureau", "smal", "400 procent"])
def test_toegankelijk_en_passend(bezoek: Bezoeken, kleuren: str, maat: tuple[int, int]):
    hier = bezoek(met_axe=True, color_scheme=kleuren, viewport={"width": maat[0], "height": maat[1]})
    assert hier.scherm.axe() == []
    hier.opener.click()
    hier.zeg("nieuwe afweging volgens Lekstroom")
    expect(hier.frame.get_by_role("button", name="Uitleg bij deze vraag")).to_be_visible()
    assert hier.scherm.axe() == [] and not hier.scherm.breder_dan_scherm()
    vak = hier.page.locator("iframe").bounding_box()
    assert vak and vak["x"] >= 0 and vak["x"] + vak["width"] <= maat[0] and vak["y"] >= 0
    if maat[1] > 500:  # room enough: the text field and whom to call are in sight without scrolling
        expect(hier.frame.get_by_label("Je bericht")).to_be_in_viewport(ratio=1)
        expect(hier.frame.get_by_role("link", name="112")).to_be_in_viewport(ratio=1)
    breder = next(f for f in hier.page.frames if f.url.endswith("/widget")).evaluate(
        "document.documentElement.scrollWidth > innerWidth"
    )
    assert not breder
