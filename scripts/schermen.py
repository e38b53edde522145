"""Screenshots of the main views of a real assistant, into docs/schermen: `python -m scripts.schermen`.

REGIEWIJZER_TEST_URL names an assistant that runs already; its poort must then know the origin in
REGIEWIJZER_INTRANETTEN.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bench.verslag import Verslag
from bench.web import assistent
from bot.starten.omgeving import vrije_poort
from tests.browser.intranet import intranet

DOEL = Path(__file__).resolve().parents[1] / "docs" / "schermen"
CASUS = (
    "Jongen van 9 jaar. Zijn ouders zitten in een vechtscheiding en hij gaat al maanden niet naar school. "
    "Er zijn zorgen over de veiligheid. Moeder is gemotiveerd."
)
AANMELDINGEN = """\
1. Jongen van 9, ouders in een vechtscheiding, slaapt slecht. School maakt zich zorgen. Er is een gezinscoach.
2. Man van 47 met schulden zwerft op straat, de wijkagent vraagt om hulp.
3. Moeder belt: vader staat nu met een mes voor de deur. Kinderen van 3 en 6.
4. Meisje van 14 gaat al maanden niet naar school; er is spoed bij, binnen een week."""
BUREAU: ViewportSize = {"width": 1366, "height": 768}
SMAL: ViewportSize = {"width": 390, "height": 844}
GROOT: ViewportSize = {"width": 1920, "height": 1080}
PAPIER: ViewportSize = {"width": 794, "height": 1123}  # A4 at 96 dots an inch


class Fotograaf:
    """Makes pages of one assistant and keeps pictures of them."""

    def __init__(self, browser: Browser, adres: str) -> None:
        self._browser = browser
        self._adres = adres

    def pagina(self, maat: ViewportSize, pad: str = "/") -> Page:
        context = self._browser.new_context(
            viewport=maat, color_scheme="light", locale="nl-NL", reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(pad if "://" in pad else self._adres + pad)
        return page

    def foto(self, wat: Page, naam: str) -> None:
        DOEL.mkdir(parents=True, exist_ok=True)
        wat.screenshot(path=DOEL / f"{naam}.png")


def zeg(page: Page, tekst: str) -> None:
    vak = page.get_by_label("Je bericht")
    vak.fill(tekst)
    na_beurt(page, lambda: vak.press("Enter"))


def druk(page: Page, naam: str) -> None:
    na_beurt(page, page.locator(".acties").get_by_role("button", name=naam).first.click)


def na_beurt(page: Page, doe: Callable[[], object]) -> None:
    """Do something that sends a turn, and wait for its answer."""
    with page.expect_response("**/api/gesprek"):
        doe()
    page.get_by_text("Regiewijzer denkt na").wait_for(state="detached")


def tot_het_advies(page: Page) -> None:
    """Answer what is asked by the first option, at most 30 times."""
    for _ in range(30):
        vakje = page.locator(".acties input[type=checkbox]").first
        if vakje.count():
            vakje.check()
            druk(page, "Klaar met kiezen")
        elif page.locator(".acties .optie").count():
            na_beurt(page, page.locator(".acties .optie").first.click)
        else:
            return


def pagina_en_advies(f: Fotograaf) -> None:
    page = f.pagina(BUREAU)
    page.get_by_role("heading", name="Welke regie past bij deze casus?").wait_for()
    f.foto(page, "01-begin")
    zeg(page, CASUS)
    f.foto(page, "02-voorstel")
    druk(page, "Ja, dit klopt")
    f.foto(page, "03-vraag")
    page.locator(".kenmerk", has_text="Veiligheid").first.click()
    f.foto(page, "04-wijzigen")
    page.keyboard.press("Escape")
    page.locator(".besluiten .bronknop").first.click()
    f.foto(page, "05-bron")
    page.keyboard.press("Escape")
    tot_het_advies(page)
    f.foto(page, "06-advies")
    page.get_by_role("button", name="Waarom: Zwaarte").click()
    f.foto(page, "06b-waarom")
    page.keyboard.press("Escape")
    page.emulate_media(color_scheme="dark")
    f.foto(page, "07-advies-donker")
    page.emulate_media(color_scheme="light", media="print")
    page.set_viewport_size(PAPIER)
    f.foto(page, "08-dossierblad")
    page.emulate_media(media="screen")
    page.set_viewport_size(GROOT)
    page.get_by_text("Weergave", exact=True).click()
    page.get_by_label("Vergaderstand").check()
    page.keyboard.press("Escape")
    f.foto(page, "09-vergaderstand")
    page.context.close()


def crisis_en_smal(f: Fotograaf) -> None:
    page = f.pagina(SMAL)
    zeg(page, "Vader slaat nu de kinderen.")
    f.foto(page, "10-crisis-telefoon")
    zeg(page, "nieuwe afweging volgens Lekstroom")
    tot_het_advies(page)
    f.foto(page, "11-advies-telefoon")
    page.locator(".zijdekeuze").get_by_role("button", name="Afweging").click()
    f.foto(page, "12-afweging-telefoon")
    page.context.close()


def widget(f: Fotograaf, thuis: str) -> None:
    page = f.pagina(BUREAU, thuis)
    # The widget keeps its shadow root closed: the keyboard finds it all the same.
    page.locator("regiewijzer-widget").wait_for(state="attached")
    page.get_by_label("Zoeken").focus()
    page.keyboard.press("Tab")
    with page.expect_event("framenavigated", predicate=lambda frame: frame.url.endswith("/widget")):
        page.keyboard.press("Enter")
    frame = next(frame for frame in page.frames if frame.url.endswith("/widget"))
    frame.get_by_label("Je bericht").fill("nieuwe afweging volgens Lekstroom")
    frame.get_by_label("Je bericht").press("Enter")
    frame.get_by_role("button", name="Uitleg bij deze vraag").wait_for()
    f.foto(page, "13-widget-op-intranet")
    page.context.close()


def overleg(f: Fotograaf) -> None:
    page = f.pagina(BUREAU, "/overleg")
    page.get_by_label("Plak of typ").fill(AANMELDINGEN)
    page.get_by_role("button", name="Bekijk").click()
    page.get_by_role("button", name="Zet op de lijst").click()
    page.locator(".aanmelding").nth(3).wait_for()
    for rol in ("Gedragswetenschapper", "Teamleider", "Jeugd- en gezinswerker"):
        page.get_by_label(rol, exact=True).check()
    f.foto(page, "14-overleg-lijst")
    na_beurt(page, page.get_by_role("button", name="Bespreek aanmelding 2").click)
    druk(page, "Ja, dit klopt")
    tot_het_advies(page)
    page.get_by_role("radio", name="Akkoord").check()
    na_beurt(page, page.get_by_role("button", name="Akkoord: leg vast").click)
    f.foto(page, "15-overleg-bespreken")
    page.get_by_role("button", name="Verslag").click()
    f.foto(page, "16-overleg-verslag")
    page.context.close()


def main() -> None:
    thuis = os.environ.setdefault("REGIEWIJZER_INTRANETTEN", f"http://127.0.0.1:{vrije_poort()}")
    chromium = os.environ.get("REGIEWIJZER_CHROMIUM") or "/usr/bin/chromium"
    with assistent(Verslag()) as adres, intranet(adres, int(thuis.rpartition(":")[2])), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        fotograaf = Fotograaf(browser, adres)
        pagina_en_advies(fotograaf)
        crisis_en_smal(fotograaf)
        widget(fotograaf, thuis)
        overleg(fotograaf)
        browser.close()


if __name__ == "__main__":
    main()
