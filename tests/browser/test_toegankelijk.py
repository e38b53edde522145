"""axe-core finds nothing against WCAG 2.2 AA, in any state: light and dark, on a desk screen and at 320 px (400 % of
1280).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from .conftest import Schermen
from .scherm import CASUS, Scherm

LICHT_EN_DONKER = pytest.mark.parametrize("kleuren", ["light", "dark"])
MATEN = pytest.mark.parametrize("maat", [(1280, 800), (320, 640), (320, 256)], ids=["bureau", "smal", "400 procent"])


def antwoordt_met(stand: dict[str, object]) -> Callable[[Route], None]:
    return lambda route: route.fulfill(json=stand)


def naar_rechts(scherm: Scherm, smal: bool) -> None:
    if smal:
        scherm.page.locator(".zijdekeuze").get_by_role("button", name="Afweging").click()


def naar_links(scherm: Scherm, smal: bool) -> None:
    if smal:
        scherm.page.locator(".zijdekeuze").get_by_role("button", name="Gesprek", exact=True).click()


@LICHT_EN_DONKER
@MATEN
def test_elke_stand_van_de_pagina(schermen: Schermen, kleuren: str, maat: tuple[int, int]):
    scherm = schermen(
        met_axe=True, color_scheme=kleuren, viewport={"width": maat[0], "height": maat[1]}, reduced_motion="reduce"
    ).open()
    smal = maat[0] < 900
    gevonden: dict[str, list[str]] = {}

    def toets(stand: str) -> None:
        if fouten := scherm.axe():
            gevonden[stand] = fouten
        if scherm.breder_dan_scherm():
            gevonden[f"{stand}: te breed"] = [str(maat)]

    toets("begin")
    scherm.zeg(CASUS)
    toets("voorstel")
    naar_rechts(scherm, smal)
    toets("voorstel rechts")
    naar_links(scherm, smal)
    scherm.druk("Ja, dit klopt")
    scherm.knop("Uitleg bij deze vraag").click()
    toets("vraag met uitleg")
    naar_rechts(scherm, smal)
    toets("halverwege rechts")
    scherm.knop("Waarom: Zwaarte").click()
    toets("waarom")
    scherm.page.keyboard.press("Escape")
    scherm.bewerk("Veiligheid")
    toets("bewerker keuze")
    scherm.page.keyboard.press("Escape")
    scherm.bewerk("Leeftijden")
    scherm.page.get_by_role("dialog").get_by_role("textbox").fill("x")
    toets("bewerker getallen")
    scherm.page.keyboard.press("Escape")
    scherm.page.locator(".besluiten .bronknop").first.click()
    toets("bron")
    scherm.page.keyboard.press("Escape")
    naar_links(scherm, smal)
    scherm.zeg("vader slaat nu de kinderen")
    expect(scherm.page.locator(".bericht.crisis")).to_be_visible()
    toets("crisis")
    scherm.zeg("nieuwe afweging volgens Lekstroom")
    for _ in range(20):
        if not scherm.page.locator(".acties .vraag").count():
            break
        vakje = scherm.acties.get_by_role("checkbox").first
        if vakje.count():
            toets("meerkeuze")
            vakje.check()
            scherm.druk("Klaar met kiezen")
        else:
            scherm.na_beurt(scherm.acties.locator(".optie").first.click)
    expect(scherm.laatste.get_by_role("heading", name="Advies")).to_be_visible()
    scherm.page.get_by_text("Lees het hele advies").click()
    toets("advies")
    naar_rechts(scherm, smal)
    scherm.knop("Waarom: Zwaarte").click()
    toets("waarom bij het advies")
    scherm.page.keyboard.press("Escape")
    scherm.page.locator(".afvinken input").first.check()
    toets("advies rechts")
    scherm.page.get_by_text("Weergave", exact=True).click()
    toets("weergave open")
    scherm.page.get_by_label("Vergaderstand").check()
    scherm.knop("Welke toetsen zijn er?").click()
    toets("toetsen")
    scherm.page.keyboard.press("Escape")
    toets("vergaderstand")
    naar_links(scherm, smal)
    scherm.page.route("**/api/gesprek", lambda route: route.abort())
    scherm.tekstvak.fill("hulp")
    scherm.tekstvak.press("Enter")
    expect(scherm.page.get_by_role("alert")).to_contain_text("niet bereikbaar")
    toets("storing")
    assert not gevonden, gevonden


@LICHT_EN_DONKER
def test_de_vraag_om_toegang(schermen: Schermen, kleuren: str):
    for stand in (
        {"aangemeld": False, "naam": None, "rollen": [], "aanmelden": None, "token": True, "csrf": None},
        {"aangemeld": False, "naam": None, "rollen": [], "aanmelden": "/aanmelden", "token": False, "csrf": None},
    ):
        scherm = schermen(met_axe=True, color_scheme=kleuren)
        scherm.page.route("**/api/ik", antwoordt_met(stand))
        scherm.page.goto(scherm.adres)
        expect(scherm.page.locator(".toegang")).to_be_visible()
        assert scherm.axe() == []


def test_de_widget_alleen(schermen: Schermen):
    for kleuren in ("light", "dark"):
        scherm = schermen(met_axe=True, color_scheme=kleuren, viewport={"width": 320, "height": 500}).open("/widget")
        assert scherm.axe() == []
        scherm.zeg(CASUS)
        scherm.druk("Ja, dit klopt")
        assert scherm.axe() == [] and not scherm.breder_dan_scherm()


def test_de_nieuwe_regels_worden_voorgelezen_en_de_focus_raakt_niet_kwijt(schermen: Schermen):
    scherm = schermen().open()
    log = scherm.page.get_by_role("log")
    scherm.zeg("nieuwe afweging volgens Lekstroom")
    expect(log).to_have_attribute("aria-label", "Berichten")
    assert log.get_by_role("button").count() == 0, "knoppen horen niet in wat wordt voorgelezen"
    expect(scherm.tekstvak).to_be_focused()
    scherm.na_beurt(scherm.acties.locator(".optie").first.click)
    expect(scherm.acties).to_be_focused()
    scherm.page.keyboard.press("Tab")
    assert scherm.acties.evaluate("(e) => e.contains(document.activeElement)")
    assert scherm.acties.evaluate("(e) => getComputedStyle(document.activeElement).outlineStyle !== 'none'"), (
        "de focus is te zien"
    )


def test_wie_geen_beweging_wil_krijgt_die_niet(schermen: Schermen):
    for wens, verwacht in (("reduce", 0), ("no-preference", 1)):
        scherm = schermen(reduced_motion=wens).open()
        scherm.page.route("**/api/gesprek", lambda route: None)
        scherm.tekstvak.fill("hulp")
        scherm.tekstvak.press("Enter")
        expect(scherm.page.get_by_text("Regiewijzer denkt na")).to_be_visible()
        assert scherm.page.evaluate("document.getAnimations().length") == verwacht
