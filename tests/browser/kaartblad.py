"""A page in real Chromium that draws Adaptive Cards with Microsoft's renderer, as a Teams client does."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Page, sync_playwright

MODULES = Path(__file__).resolve().parents[1] / "npm" / "node_modules"
CHROMIUM = os.environ.get("REGIEWIJZER_CHROMIUM", "/usr/bin/chromium")
# The settings that are the host's, not the card's, as Teams has them: six buttons, titles as headings, readable
# colours.
HOST = {
    "actions": {"maxActions": 6, "actionsOrientation": "horizontal", "buttonSpacing": 8},
    "textBlock": {"headingLevel": 2},
    "fontFamily": "sans-serif",
    "containerStyles": {
        stijl: {"backgroundColor": vlak, "foregroundColors": {"default": {"default": "#242424", "subtle": "#555555"}}}
        for stijl, vlak in {
            "default": "#ffffff",
            "emphasis": "#f0f0f0",
            "attention": "#fdecec",
            "warning": "#fff4dc",
            "accent": "#e1eef3",
            "good": "#e4f4ea",
        }.items()
    },
}
PAGINA = "<!doctype html><html lang='nl'><title>Kaart</title><body><main id='plek'></main></body></html>"
TEKEN = """
([json, host]) => {
  const plek = document.getElementById("plek");
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const kaart = new AdaptiveCards.AdaptiveCard();
  kaart.hostConfig = new AdaptiveCards.HostConfig(host);
  window.verstuurd = [];
  kaart.onExecuteAction = (actie) => { if (actie instanceof AdaptiveCards.SubmitAction) window.verstuurd.push(actie.data); };
  kaart.parse(json, context);
  plek.replaceChildren(kaart.render());
  return Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
}
"""

T = TypeVar("T")


class Blad:
    """One page. `fouten`: what the browser complained of so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.fouten: list[str] = []
        page.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        page.on("console", lambda regel: self.fouten.append(regel.text) if regel.type == "error" else None)
        page.set_content(PAGINA)
        page.add_script_tag(path=MODULES / "adaptivecards/dist/adaptivecards.min.js")
        page.add_style_tag(path=MODULES / "adaptivecards/dist/adaptivecards.css")
        page.add_script_tag(path=MODULES / "axe-core/axe.min.js")

    def teken(self, kaart: dict[str, Any]) -> list[str]:
        """Draw this card alone; gives what the renderer objected to."""
        return self.page.evaluate(TEKEN, [kaart, HOST])

    def verstuurd(self) -> list[Any]:
        """What was submitted since it was drawn."""
        return self.page.evaluate("window.verstuurd")

    def toegankelijk(self) -> dict[str, list[str]]:
        """The violations of WCAG 2.2 A and AA that axe sees: rule -> the HTML of the places."""
        labels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        uit = self.page.evaluate("labels => axe.run('#plek', { runOnly: labels })", labels)
        return {regel["id"]: [plek["html"] for plek in regel["nodes"]] for regel in uit["violations"]}


def in_chromium(taak: Callable[[Blad], T]) -> T:
    """Do this with a page in a Chromium of its own.

    In a thread: one that has an event loop can't have Playwright too.
    """

    def doe() -> T:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            try:
                return taak(Blad(browser.new_page(viewport={"width": 720, "height": 1200})))
            finally:
                browser.close()

    with ThreadPoolExecutor(1) as draad:
        return draad.submit(doe).result()
