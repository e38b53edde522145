"""The caseload in the browser: the counts and the list, filter, sort, search; one casus on request; axe."""

from __future__ import annotations

import random
import re
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.dossier import NieuweAfweging, open_dossier
from bot.toegang import Wie

from .conftest import Poorten, Schermen

URGENTIES = [("crisis", "Crisis", 3), ("spoed", "Spoed", 9), ("regulier", "Regulier", 28)]
ZWAARTES = ["Casusregie licht", "Casusregie midden", "Casusregie zwaar"]
REDENEN = ["het is thuis niet veilig", "moeder wil het zo", "er is een wachtlijst"]
LOKAAL = Wie("lokaal", frozenset({"professional"}))


def vul(url: str) -> list[str]:
    """Forty made-up casussen of who works on this machine; gives their codes."""
    kans, nu, codes = random.Random(14), datetime.now(timezone.utc), []
    for uitkomst, label, aantal in URGENTIES:
        for _ in range(aantal):
            moment = nu - timedelta(days=kans.randint(1, 200))
            reden = kans.choice([None, None, None, *REDENEN])
            afwijking = {"besluit": "zo.urgentie", "uitkomst": uitkomst, "label": label, "reden": reden}
            nieuw = NieuweAfweging(
                afweging_id=str(uuid.UUID(int=kans.getrandbits(128), version=4)), door="lokaal", kanaal="web",
                antwoorden={"leeftijden": [kans.randint(0, 40)]}, kaders={}, engine_versie="test", profiel="standaard",
                besluiten={"zo.urgentie": {"uitkomst": uitkomst, "label": label},
                           "lekstroom.zwaarte": {"uitkomst": "x", "label": kans.choice(ZWAARTES)},
                           "zo.mp_jeugd": {"uitkomst": "mp", "label": kans.choice(["MP-casus jeugd", "Geen MP-casus jeugd"])}},
                afwijking=afwijking if reden else None,
                termijnen=[{"id": "c", "label": "Contact", "uiterlijk": (nu + timedelta(days=kans.randint(-30, 90))).date().isoformat()}],
            )  # fmt: skip
            with open_dossier(url, klok=lambda moment=moment: moment) as dossier:
                codes.append(dossier.afwegingen.leg_vast(nieuw, LOKAAL).casus)
    return codes


@pytest.fixture
def gevuld(eigen_poort: Poorten, schermen: Schermen, tmp_path: Path) -> Any:
    url = f"sqlite:///{tmp_path / 'vol.db'}"
    codes = vul(url)
    poort = eigen_poort(REGIEWIJZER_DATABASE_URL=url)

    def doe(**opties: Any) -> tuple[Any, list[str]]:
        scherm = schermen(poort.adres, **opties)
        scherm.page.goto(f"{poort.adres}/caseload")
        expect(scherm.page.get_by_role("heading", name=re.compile("^Caseload"), level=2)).to_be_visible()
        return scherm, codes

    return doe


def rijen(page: Page) -> Any:
    return page.get_by_role("region", name="De lijst").locator("tbody tr")


def test_zien_filteren_sorteren_en_zoeken(gevuld: Any):
    scherm, codes = gevuld()
    page = scherm.page
    expect(page.get_by_role("heading", name="Caseload: 40 casussen")).to_be_visible()
    urgentie = page.get_by_role("region", name="Urgentie")
    assert [r.split("\t")[:2] for r in urgentie.locator("tbody tr").all_inner_texts()] == [
        ["Regulier", "28"], ["Spoed", "9"], ["Crisis", "3"],
    ]  # fmt: skip
    breedtes = urgentie.locator("svg rect").evaluate_all("r => r.map((x) => Number(x.getAttribute('width')))")
    assert breedtes[0] == 100 and round(breedtes[1] / 100 * 28) == 9, "as long as the number says"
    expect(rijen(page)).to_have_count(40)
    page.get_by_role("combobox", name="Urgentie").select_option("Spoed")
    expect(rijen(page)).to_have_count(9)
    expect(page.get_by_text("9 van 40 gevonden")).to_be_visible()
    page.get_by_label("Alleen te laat").check()
    laat = rijen(page).count()
    assert 0 <= laat < 9 and all("te laat" in t for t in rijen(page).all_inner_texts())
    page.get_by_label("Alleen te laat").uncheck()
    page.get_by_role("combobox", name="Urgentie").select_option("")
    page.get_by_label("Zoek op code").fill(codes[7].lower())
    expect(rijen(page)).to_have_count(1)
    page.get_by_label("Zoek op code").fill("")
    knop = page.get_by_role("button", name=re.compile("^Eerste termijn"))
    knop.click()
    expect(page.get_by_role("columnheader", name="Eerste termijn")).to_have_attribute("aria-sort", "ascending")
    assert "te laat" in rijen(page).first.inner_text()
    knop.click()
    expect(page.get_by_role("columnheader", name="Eerste termijn")).to_have_attribute("aria-sort", "descending")
    assert "te laat" not in rijen(page).first.inner_text()


def test_een_casus_op_verzoek(gevuld: Any, tmp_path: Path):
    scherm, codes = gevuld()
    page = scherm.page
    page.get_by_role("button", name=codes[0], exact=True).click()
    dialoog = page.get_by_role("dialog", name=codes[0])
    expect(dialoog.get_by_role("row", name=re.compile("vastgelegd lokaal professional"))).to_be_visible()
    with page.expect_download() as bestand:
        dialoog.get_by_role("button", name="Alles van deze casus opslaan").click()
    assert bestand.value.suggested_filename == f"{codes[0]}.json"
    dialoog.get_by_label(re.compile("Typ de code over")).fill(codes[1])
    dialoog.get_by_role("button", name="Verwijder deze casus").click()
    expect(dialoog.get_by_role("alert").filter(has_text="Typ de code van deze casus over")).to_be_visible()
    scherm.vergeef("422")
    dialoog.get_by_label(re.compile("Typ de code over")).fill(codes[0])
    dialoog.get_by_role("button", name="Verwijder deze casus").click()
    expect(page.get_by_role("heading", name="Caseload: 39 casussen")).to_be_visible()
    expect(page.get_by_role("button", name=codes[0], exact=True)).to_have_count(0)


@pytest.mark.parametrize("kleuren", ["light", "dark"])
@pytest.mark.parametrize("breedte", [1366, 320])
def test_voor_iedereen_te_gebruiken(gevuld: Any, kleuren: str, breedte: int):
    scherm, codes = gevuld(met_axe=True, color_scheme=kleuren, viewport={"width": breedte, "height": 768})
    assert scherm.axe() == [] and not scherm.breder_dan_scherm()
    scherm.page.get_by_role("button", name=codes[0], exact=True).click()
    expect(scherm.page.get_by_role("dialog", name=codes[0]).get_by_role("table")).to_be_visible()
    assert scherm.axe() == [] and not scherm.breder_dan_scherm()
