"""Mijn casussen on the page: found, opened again, weighed again, and two side by side."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .conftest import Schermen
from .scherm import Scherm


def leg_vast(scherm: Scherm, keuze: str) -> str:
    """Store a casus with one answer by the kader of Lekstroom; gives its code."""
    scherm.zeg("nieuwe afweging volgens Lekstroom")
    scherm.na_beurt(scherm.acties.locator(".optie", has_text=keuze).first.click)
    return bewaar(scherm)


def bewaar(scherm: Scherm) -> str:
    scherm.zeg("vastleggen")
    toch = scherm.knop("Ja, toch vastleggen", scherm.acties)
    if toch.count():
        scherm.na_beurt(toch.click)
    expect(scherm.laatste).to_contain_text("Vastgelegd")
    return scherm.page.locator(".werkbalk strong").inner_text()


def lijst(scherm: Scherm) -> Locator:
    scherm.knop("Mijn casussen").click()
    dialoog = scherm.page.get_by_role("dialog", name="Mijn casussen")
    expect(dialoog.get_by_label("Zoek op")).to_be_visible()
    return dialoog


def test_zoeken_openen_opnieuw_afwegen_en_het_verloop(scherm: Scherm):
    eerste, tweede = leg_vast(scherm, "Veilig"), leg_vast(scherm, "Structureel onveilig")
    dialoog = lijst(scherm)
    dialoog.get_by_label("Zoek op").fill(f"lekstroom {eerste}")
    expect(dialoog.get_by_role("heading", level=3)).to_have_text([eerste])
    dialoog.get_by_label("Zoek op").fill("bestaat niet")
    expect(dialoog.get_by_role("status")).to_contain_text("0 van")
    dialoog.get_by_label("Zoek op").fill("")

    for code in (eerste, tweede):
        dialoog.get_by_label(f"Vergelijk {code}").check()
    rij = dialoog.get_by_role("row", name=re.compile("^Veiligheid"))
    expect(rij.get_by_role("cell")).to_have_text(["Veilig", "Structureel onveilig"])

    scherm.na_beurt(scherm.knop(f"Open {eerste}", dialoog).click)
    expect(dialoog).to_have_count(0)
    expect(scherm.regels.filter(has_text="Regiewijzer:").filter(has_text=eerste).last).to_be_visible()

    dialoog = lijst(scherm)
    scherm.na_beurt(scherm.knop(f"Weeg opnieuw af: {eerste}", dialoog).click)
    dialoog_bewerk = scherm.bewerk("Veiligheid")
    scherm.na_beurt(scherm.knop(re.compile("^Structureel onveilig"), dialoog_bewerk).click)
    if scherm.knop("Ja, dit klopt", scherm.acties).count():
        scherm.druk("Ja, dit klopt")
    assert bewaar(scherm) == eerste
    dialoog = lijst(scherm)
    scherm.knop(f"Antwoorden en verloop van {eerste}", dialoog).click()
    expect(dialoog.get_by_text("Van afweging 1 naar 2")).to_be_visible()
    expect(dialoog.get_by_text("Veiligheid: Structureel onveilig, was Veilig")).to_be_visible()


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("breedte", [1366, 320])
def test_voor_iedereen_te_gebruiken(schermen: Schermen, kleuren: str, breedte: int):
    scherm = schermen(met_axe=True, color_scheme=kleuren, viewport={"width": breedte, "height": 768}).open()
    leg_vast(scherm, "Veilig")
    if breedte < 640:  # there it stands at the beginning
        scherm.knop("Nieuw gesprek").first.click()
    dialoog = lijst(scherm)
    scherm.knop(re.compile("^Antwoorden en verloop"), dialoog).first.click()
    expect(dialoog.get_by_text("Deze casus is één keer afgewogen.").first).to_be_visible()
    assert scherm.axe() == [] and not scherm.breder_dan_scherm()
    scherm.page.keyboard.press("Escape")
    expect(scherm.knop("Mijn casussen")).to_be_focused()


def test_een_lijst_die_er_niet_is_zegt_dat(scherm: Scherm):
    scherm.page.route(
        "**/api/casussen", lambda route: route.fulfill(status=503, json={"fout": "Het dossier is nu niet bereikbaar."})
    )
    scherm.knop("Mijn casussen").click()
    expect(scherm.page.get_by_role("dialog").get_by_role("alert")).to_contain_text("niet bereikbaar")
