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


def test_voorleggen_antwoorden_en_afsluiten_met_de_controle(scherm: Scherm):
    code = leg_vast(scherm, "Veilig")
    dialoog = lijst(scherm)
    scherm.knop(f"Status en documenten van {code}", dialoog).click()
    vervolg = dialoog.get_by_role("region", name=f"Vervolg van {code}")
    expect(vervolg.get_by_role("heading", name="Status: advies")).to_be_visible()

    vervolg.get_by_text("Leg voor", exact=True).click()
    expect(vervolg).to_contain_text("Bij twijfel beslist volgens het kader: Sociaal Team.")
    scherm.knop("Leg deze vraag voor", vervolg).click()
    expect(vervolg.get_by_role("alert")).to_contain_text("leeg")
    vervolg.get_by_label("Je vraag, zonder namen").fill("Is licht genoeg voor Jan de Vries?")
    scherm.knop("Leg deze vraag voor", vervolg).click()
    expect(vervolg.get_by_role("heading", name="Status: ter bespreking")).to_be_visible()
    expect(vervolg).to_contain_text("bij Sociaal Team. Is licht genoeg voor [naam]?")
    expect(dialoog.locator("li", has_text=code).first.locator("strong").first).to_have_text("ter bespreking")

    vervolg.get_by_label("Het antwoord").fill("Ja")
    vervolg.get_by_label("De reden").fill("het gaat goed")
    scherm.knop("Leg dit antwoord vast", vervolg).click()
    scherm.knop("Stel vast", vervolg).click()
    expect(vervolg.get_by_role("heading", name="Status: vastgesteld")).to_be_visible()

    vervolg.get_by_text("Sluit af", exact=True).click()
    scherm.knop("Sluit de casus af", vervolg).click()
    expect(vervolg.get_by_role("alert")).to_contain_text("nog niet nagegaan")
    for punt in vervolg.locator("fieldset").all():
        punt.get_by_label("Ja", exact=True).check()
    vervolg.get_by_role("group", name="Zijn de doelen gehaald?").get_by_label("Nee", exact=True).check()
    scherm.knop("Sluit de casus af", vervolg).click()
    expect(vervolg.get_by_role("alert")).to_contain_text("waarom")
    vervolg.get_by_label("Waarom sluit je toch af?").fill("Het gezin is verhuisd.")
    scherm.knop("Sluit de casus af", vervolg).click()
    expect(vervolg.get_by_role("heading", name="Status: afgesloten")).to_be_visible()

    with scherm.page.expect_download() as gehaald:
        scherm.knop("Werkplan als Word", vervolg).click()
    assert gehaald.value.suggested_filename == f"werkplan-{code}.docx"
    assert gehaald.value.path().read_bytes().startswith(b"PK")


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("breedte", [1366, 320])
def test_status_en_documenten_voor_iedereen(schermen: Schermen, kleuren: str, breedte: int):
    scherm = schermen(met_axe=True, color_scheme=kleuren, viewport={"width": breedte, "height": 768}).open()
    leg_vast(scherm, "Veilig")
    if breedte < 640:
        scherm.knop("Nieuw gesprek").first.click()
    dialoog = lijst(scherm)
    scherm.knop(re.compile("^Status en documenten"), dialoog).first.click()
    vervolg = dialoog.get_by_role("region", name=re.compile("^Vervolg van")).first
    for kop in ("Leg voor", "Sluit af"):
        vervolg.get_by_text(kop, exact=True).click()
    expect(vervolg.get_by_role("group", name="Zijn de doelen gehaald?")).to_be_visible()
    assert scherm.axe() == [] and not scherm.breder_dan_scherm()


def test_een_lijst_die_er_niet_is_zegt_dat(scherm: Scherm):
    scherm.page.route(
        "**/api/casussen", lambda route: route.fulfill(status=503, json={"fout": "Het dossier is nu niet bereikbaar."})
    )
    scherm.knop("Mijn casussen").click()
    expect(scherm.page.get_by_role("dialog").get_by_role("alert")).to_contain_text("niet bereikbaar")
