"""The shelf of documents in the browser: list, table, copy, print, save; the column of this casus; axe in light and
dark, wide and narrow.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from bot.afweging import laad_kaders
from bot.bladen import alle

from .conftest import Schermen
from .scherm import Scherm

NAMEN = [blad.titel for blad in alle(laad_kaders())]


def naar_documenten(scherm: Scherm) -> Page:
    scherm.page.goto(scherm.adres + "/documenten")
    expect(scherm.page.locator(".plank li")).to_have_count(len(NAMEN))
    return scherm.page


def kies(page: Page, titel: str) -> None:
    page.get_by_role("button", name=titel, exact=True).click()
    expect(page.get_by_role("heading", name=titel, level=2)).to_be_focused()


def test_een_kaart_lezen_bewaren_en_afdrukken(schermen: Schermen, tmp_path: Path):
    page = naar_documenten(schermen())
    for titel in NAMEN:
        expect(page.get_by_role("button", name=titel, exact=True)).to_be_visible()
    kies(page, "Zeeuwse regiekaart")
    tabel = page.get_by_role("table")
    koppen = tabel.get_by_role("columnheader").all_inner_texts()
    assert len(koppen) == 5 and [k[:6] for k in koppen[1:]] == ["Fase 1", "Fase 2", "Fase 3", "Fase 4"]
    rij = tabel.get_by_role("row", name="Procesregie")
    expect(rij.get_by_role("rowheader")).to_contain_text(
        "De GezinsManager, Bijlage Regiekaart Zeeland, rij Procesregie"
    )
    expect(page.locator(".deze-casus")).to_have_count(0)
    expect(page.get_by_role("article")).to_contain_text("ontbreekt in de documenten die wij hebben")
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Word (.docx)").click()
    bestand.value.save_as(tmp_path / "kaart.docx")
    assert bestand.value.suggested_filename == "regiekaart.docx"
    assert Document(str(tmp_path / "kaart.docx")).paragraphs[0].text == "Zeeuwse regiekaart"
    page.emulate_media(media="print")
    expect(page.locator(".plank")).to_be_hidden()
    expect(page.get_by_role("button", name="Afdrukken")).to_be_hidden()
    expect(tabel).to_be_visible()
    page.emulate_media(media="screen")
    page.reload()
    expect(page.get_by_role("heading", name="Zeeuwse regiekaart", level=2)).to_be_visible()


def test_de_zes_afspraken_kopieren(schermen: Schermen):
    scherm = schermen(permissions=["clipboard-read", "clipboard-write"])
    page = naar_documenten(scherm)
    kies(page, "Casusregie Lekstroom")
    page.get_by_role("button", name="Kopieer als tekst").click()
    expect(page.get_by_text("Gekopieerd.")).to_be_visible()
    regels = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert regels[0] == "De zes afspraken over casusregie" and [r[:2] for r in regels[1:]] == [
        f"{n}." for n in range(1, 7)
    ]


def test_de_fase_van_deze_casus_licht_op(schermen: Schermen, tmp_path: Path):
    scherm = schermen().open()
    scherm.zeg("nieuwe afweging volgens Zeeland")
    for kenmerk, label in (("Maatschappelijke onrust", "Nee"), ("Veiligheid", "Structureel onveilig")):
        scherm.bewerk(kenmerk)
        scherm.na_beurt(scherm.page.get_by_role("dialog").get_by_role("button", name=label).first.click)
    scherm.page.get_by_role("link", name="Documenten").click()
    page = scherm.page
    expect(page.locator(".plank li")).to_have_count(len(NAMEN))
    kies(page, "Zeeuwse regiekaart")
    gemarkeerd = page.locator("thead th.hier")
    expect(gemarkeerd).to_have_count(1)
    expect(gemarkeerd).to_contain_text("Fase 3")
    with page.expect_download() as bestand:
        page.get_by_role("button", name="Word (.docx)").click()
    bestand.value.save_as(tmp_path / "kaart.docx")
    koppen = [c.text for c in Document(str(tmp_path / "kaart.docx")).tables[0].rows[0].cells]
    assert ["deze casus" in k for k in koppen] == [False, False, False, True, False]
    page.get_by_role("link", name="Afweging", exact=True).click()
    expect(scherm.regels.first).to_be_visible()  # the conversation is still there


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("maat", [(1280, 800), (320, 640)], ids=["bureau", "smal"])
def test_elk_blad_is_toegankelijk(schermen: Schermen, kleuren: str, maat: tuple[int, int]):
    scherm = schermen(met_axe=True, color_scheme=kleuren, viewport={"width": maat[0], "height": maat[1]})
    page = naar_documenten(scherm)
    gevonden = {"lijst": scherm.axe()}
    for titel in NAMEN:
        kies(page, titel)
        gevonden[titel] = scherm.axe() + ([f"breder dan {maat}"] if scherm.breder_dan_scherm() else [])
    page.route("**/api/bladen/regiekaart", lambda route: route.abort())
    page.get_by_role("button", name="Zeeuwse regiekaart", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("niet bereikbaar")
    gevonden["storing"] = scherm.axe()
    assert not any(gevonden.values()), gevonden


@pytest.mark.parametrize("maat", [(1280, 800), (320, 640)], ids=["bureau", "smal"])
def test_een_blad_in_het_gesprek_is_in_te_klappen(schermen: Schermen, maat: tuple[int, int]):
    scherm = schermen(met_axe=True, viewport={"width": maat[0], "height": maat[1]}).open()
    scherm.zeg("toon de regiekaart")
    blad = scherm.regels.last.locator("details")
    expect(blad.get_by_text("Regiebehandelaar").first).to_be_visible()
    assert scherm.axe() == [] and not scherm.breder_dan_scherm()
    blad.locator("summary").click()
    expect(blad.get_by_text("Regiebehandelaar").first).to_be_hidden()
