"""What a page is for is in view: the four outcomes, and everything that must be pressed. Measured in Chromium, by what
lies under the middle of each target.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from bot.afweging import laad_kaders, weeg_af
from bot.gesprek.actieblad import als_json

from .conftest import Schermen
from .scherm import CASUS, Scherm

HOOGSTENS = 30  # questions in one afweging
SCHERMEN = pytest.mark.parametrize(
    ("maat", "vergader"), [((1366, 768), False), ((1920, 1080), True), ((390, 844), False)], ids=str
)
RAAK = """
(e) => {
  const r = e.getBoundingClientRect();
  const x = r.left + r.width / 2, y = r.top + r.height / 2;
  const op = document.elementFromPoint(x, y);
  return r.width > 0 && op !== null && (e === op || e.contains(op) || (e.labels && [...e.labels].some((l) => l.contains(op))));
}
"""


def niet_raak(doelen: Locator) -> list[str]:
    """What of these can't be pressed where it stands: out of view, or with something over it."""
    return [doel.inner_text() or "vakje" for doel in doelen.all() if not doel.evaluate(RAAK)]


def te_drukken(scherm: Scherm) -> Locator:
    """The answers to what is asked, and where one types instead; of a fold only its title."""
    return scherm.page.locator(
        ".acties :is(button, input, summary):not(details:not([open]) > :not(summary) *), .invoer :is(textarea, button)"
    )


def beantwoord(scherm: Scherm) -> bool:
    """Answer the question in hand by its last option (the heaviest); whether there was one."""
    if not scherm.page.locator(".acties .vraag").count():
        return False
    vakjes = scherm.acties.get_by_role("checkbox")
    if vakjes.count():
        vakjes.first.check()
        scherm.druk("Klaar met kiezen")
    else:
        scherm.na_beurt(scherm.acties.locator(".opties .optie").last.click)
    return True


def zet_vergaderstand(scherm: Scherm) -> None:
    scherm.page.get_by_text("Weergave", exact=True).click()
    scherm.page.get_by_label("Vergaderstand").check()
    scherm.page.keyboard.press("Escape")


@SCHERMEN
def test_van_elke_beurt_is_alles_wat_je_moet_indrukken_in_beeld(
    schermen: Schermen, maat: tuple[int, int], vergader: bool
):
    scherm = schermen(viewport={"width": maat[0], "height": maat[1]}).open()
    if vergader:
        zet_vergaderstand(scherm)
    gemist: dict[str, list[str]] = {}
    beurten = 0

    def kijk(naam: str) -> None:
        if mis := niet_raak(te_drukken(scherm)):
            gemist[naam] = mis

    scherm.zeg(CASUS)
    kijk("voorstel")
    scherm.druk("Ja, dit klopt")
    for start in (None, "nieuwe afweging volgens zo", "nieuwe afweging volgens Zeeland"):
        if start:
            scherm.zeg(start)
        for _ in range(HOOGSTENS):
            if scherm.page.locator(".acties .vraag").count():
                kijk(scherm.vraag.inner_text())
                assert scherm.vraag.evaluate(RAAK), f"de vraag zelf: {scherm.vraag.inner_text()}"
                beurten += 1
            if not beantwoord(scherm):
                break
        kijk(f"advies {start}")
    assert not gemist, gemist
    assert beurten > 15
    assert not scherm.breder_dan_scherm()


@pytest.mark.parametrize(("maat", "vergader"), [((1366, 768), False), ((1920, 1080), True)], ids=str)
@pytest.mark.parametrize("profiel", ["standaard", "zo", "zeeland"])
def test_alle_uitkomsten_staan_in_een_rij_in_beeld(
    schermen: Schermen, maat: tuple[int, int], vergader: bool, profiel: str
):
    scherm = schermen(viewport={"width": maat[0], "height": maat[1]})
    zet_stand(scherm, stand(profiel, random.Random(3)))
    if vergader:
        zet_vergaderstand(scherm)
    tegels = scherm.page.locator(".tegels .besluit")
    assert tegels.count() >= 4
    dozen = [tegel.bounding_box() for tegel in tegels.all()]
    assert len({doos["y"] for doos in dozen if doos}) == 1, "één rij"
    assert not niet_raak(scherm.page.locator(".tegels .uitkomst"))
    assert not niet_raak(scherm.page.locator(".tegels button"))
    assert all(tegel.evaluate("(e) => e.scrollHeight <= e.clientHeight + 1") for tegel in tegels.all())
    voorop = [laad_kaders().besluiten[b].naam for b in laad_kaders().profielen[profiel].voorop]
    namen = tegels.locator("h4").all_inner_texts()
    assert [naam for naam in namen if naam in voorop] == namen[: len([naam for naam in namen if naam in voorop])]


def stand(profiel: str, loop: random.Random) -> dict[str, Any]:
    """The afweging at the end of a random complete case of this profiel, as `custom` has it."""
    kaders = laad_kaders()
    antwoorden: dict[str, Any] = {}
    while True:
        uit = weeg_af(kaders, {"profiel": profiel, "antwoorden": antwoorden, "datum": "2026-11-20"})
        naam = uit["volgende_vraag"]
        if naam is None:
            break
        kenmerk = kaders.kenmerken[naam]
        waarden = [o.waarde for o in kenmerk.opties]
        if kenmerk.soort == "getallen":
            antwoorden[naam] = [loop.randint(0, 17)]
        elif kenmerk.soort == "meerkeuze":
            antwoorden[naam] = [w for w in waarden if loop.random() < 0.4]
        else:
            antwoorden[naam] = loop.choice(waarden)
    leeg: dict[str, Any] = {
        "voorstel": {},
        "voorstel_woorden": {},
        "overgeslagen": [],
        "afwijking": [],
        "gewijzigd": [],
    }
    return {
        **uit,
        **leeg,
        "soort": "afweging",
        "acties": als_json(uit, "2026-11-20"),
        "bekend": antwoorden,
        "casus": "R-2026-0001",
        "klaar": True,
        "vastgelegd": True,
        "vraag": None,
        "open": None,
        "datum": "2026-11-20",
    }


def zet_stand(scherm: Scherm, afweging: dict[str, Any]) -> None:
    """Open the page with this afweging as the one that it kept."""
    bewaard = {
        "gesprek": "proef",
        "regels": [],
        "acties": [],
        "afweging": afweging,
        "volgorde": list(afweging["bekend"]),
        "gedaan": [],
    }
    scherm.open()
    scherm.page.evaluate("(t) => sessionStorage.setItem('regiewijzer-gesprek', t)", json.dumps(bewaard))
    with scherm.page.expect_response("**/api/kaders"):
        scherm.page.reload()
    expect(scherm.page.locator(".tegels .besluit").first).to_be_visible()


def vellen(pad: Path) -> int:
    """How many pages this PDF of Chromium has."""
    return len(re.findall(rb"/Type\s*/Page\b", pad.read_bytes()))


def test_het_dossierblad_past_op_een_vel(schermen: Schermen, tmp_path: Path):
    """Of 60 random complete cases at least 95 % is printed on one page of A4."""
    loop = random.Random(20261129)
    scherm = schermen()
    namen = ["standaard", "standaard", "zo", "lekstroom", "zeeland", "keten"]
    te_lang = []
    for nr in range(60):
        profiel = namen[nr % len(namen)]
        zet_stand(scherm, stand(profiel, loop))
        pad = tmp_path / f"{nr}.pdf"
        scherm.page.pdf(path=pad, prefer_css_page_size=True)
        if vellen(pad) > 1:
            te_lang.append((nr, profiel))
    assert len(te_lang) <= 3, te_lang


def test_het_advies_als_tekst_om_te_plakken(schermen: Schermen):
    scherm = schermen(permissions=["clipboard-read", "clipboard-write"])
    afweging = stand("standaard", random.Random(3))
    zet_stand(scherm, afweging)
    scherm.knop("Kopieer als tekst").click()
    expect(scherm.knop("Gekopieerd")).to_be_visible()
    tekst = scherm.page.evaluate("navigator.clipboard.readText()")
    kaders = laad_kaders()
    for naam, oordeel in afweging["besluiten"].items():
        assert f"{kaders.besluiten[naam].naam}: {oordeel['label']}" in tekst
    for termijn in afweging["termijnen"]:
        assert termijn["label"] in tekst
    regels = tekst.splitlines()
    for actie in afweging["acties"]:
        assert any(regel.startswith(f"- {actie['tekst']}") for regel in regels), actie
        assert actie["kop"] in regels
    punten = [regel for regel in regels if regel.startswith("- ")]
    assert len(set(punten)) == len(punten), "a line twice"
    assert "undefined" not in tekst and "<" not in tekst


def test_zonder_klembord_staat_de_tekst_er_om_zelf_te_kopieren(schermen: Schermen):
    scherm = schermen()
    scherm.context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    afweging = stand("lekstroom", random.Random(3))
    zet_stand(scherm, afweging)
    scherm.knop("Kopieer als tekst").click()
    tekst = scherm.page.get_by_role("dialog").get_by_role("textbox").input_value()
    assert tekst.startswith("Afweging regie, casus R-2026-0001")
    assert all(oordeel["label"] in tekst for oordeel in afweging["besluiten"].values())


def test_licht_en_donker_zijn_te_kiezen_en_blijven(schermen: Schermen):
    achtergrond = "getComputedStyle(document.body).backgroundColor"
    for computer, keuze in (("light", "Donker"), ("dark", "Licht")):
        scherm = schermen(color_scheme=computer).open()
        was = scherm.page.evaluate(achtergrond)
        scherm.page.get_by_text("Weergave", exact=True).click()
        scherm.page.get_by_label(keuze, exact=True).check()
        gekozen = scherm.page.evaluate(achtergrond)
        assert gekozen != was
        scherm.page.reload()
        expect(scherm.tekstvak).to_be_visible()
        assert scherm.page.evaluate(achtergrond) == gekozen
        scherm.page.get_by_text("Weergave", exact=True).click()
        scherm.page.get_by_label("Zoals mijn computer").check()
        assert scherm.page.evaluate(achtergrond) == was


def test_het_vraagteken_toont_de_toetsen(scherm: Scherm):
    scherm.tekstvak.press("?")
    expect(scherm.tekstvak).to_have_value("?")
    expect(scherm.page.get_by_role("dialog")).to_have_count(0)
    scherm.tekstvak.evaluate("(e) => e.blur()")
    scherm.page.keyboard.press("?")
    dialoog = scherm.page.get_by_role("dialog", name="Toetsen")
    expect(dialoog).to_contain_text("Weet ik niet")
    scherm.page.keyboard.press("Escape")
    expect(dialoog).to_have_count(0)


def test_geen_knop_staat_twee_keer_op_het_scherm(schermen: Schermen):
    scherm = schermen(viewport={"width": 1366, "height": 768}).open()
    scherm.zeg(CASUS)
    scherm.druk("Ja, dit klopt")
    for _ in range(HOOGSTENS):
        namen = [
            knop.get_attribute("aria-label") or knop.inner_text() for knop in scherm.knop("").all() if knop.is_visible()
        ]
        dubbel = {naam for naam in namen if namen.count(naam) > 1}
        assert not dubbel, dubbel
        if not beantwoord(scherm):
            return
