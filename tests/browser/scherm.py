"""A page of Regiewijzer as a user sees it: what can be read, pressed and typed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, Request, expect

AXE = Path(__file__).resolve().parents[1] / "npm" / "node_modules" / "axe-core" / "axe.min.js"
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MELD_BELEID = (
    "document.addEventListener('securitypolicyviolation', (e) => window.meldBeleid(`${e.violatedDirective}: "
    "${e.blockedURI}`))"
)
TOETS_AXE = """
async (regels) => (await axe.run(document, { runOnly: { type: "tag", values: regels } })).violations
  .map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.any.concat(n.all).map((c) => c.message).join(" / ")}`).join(" || ")}`)
"""
CASUS = "Jongen van 9 jaar, zijn ouders hebben een vechtscheiding. Er zijn zorgen over de veiligheid."


class Scherm:
    """One browser profile with one page. Keeps what went wrong in it: `klachten()`."""

    def __init__(self, browser: Browser, adres: str, *, met_axe: bool = False, **opties: Any) -> None:
        self.adres = adres
        self.met_axe = met_axe
        gekozen = {
            "viewport": {"width": 1280, "height": 800},
            "locale": "nl-NL",
            "timezone_id": "Europe/Amsterdam",
            **opties,
        }
        # Axe is a script of ours that the policy of the page rightly forbids: only where it is needed, the policy is
        # off.
        self.context = browser.new_context(bypass_csp=met_axe, **gekozen)
        self.beleid: list[str] = []
        self.fouten: list[str] = []
        self.vreemd: list[str] = []
        self._vergeven: tuple[str, ...] = ()
        self.context.expose_function("meldBeleid", lambda melding: self.beleid.append(melding))
        self.context.add_init_script(MELD_BELEID)
        if met_axe:
            self.context.add_init_script(path=AXE)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        self.page.on("request", self._gevraagd)

    def _gevraagd(self, verzoek: Request) -> None:
        if not verzoek.url.startswith((self.adres, "blob:", "data:")):
            self.vreemd.append(verzoek.url)

    def vergeef(self, *delen: str) -> None:
        """These origins (or pieces of a complaint) belong to the test."""
        self._vergeven += delen

    def klachten(self) -> list[str]:
        alle = [*self.beleid, *self.fouten, *self.vreemd]
        return [klacht for klacht in alle if not any(deel in klacht for deel in self._vergeven)]

    def sluit(self) -> None:
        self.context.close()

    # --- what a user does ---

    def open(self, pad: str = "/") -> Scherm:
        self.page.goto(self.adres + pad)
        expect(self.tekstvak).to_be_visible()
        return self

    @property
    def tekstvak(self) -> Locator:
        return self.page.get_by_role("textbox", name="Je bericht")

    @property
    def regels(self) -> Locator:
        """The lines of the conversation, oldest first."""
        return self.page.get_by_role("log").locator(".bericht")

    @property
    def laatste(self) -> Locator:
        return self.regels.last

    @property
    def vraag(self) -> Locator:
        """The text of the question in hand."""
        return self.page.locator(".bericht.vraag").last.locator(".tekst")

    def knop(self, naam: str | re.Pattern[str], binnen: Locator | None = None) -> Locator:
        return (binnen or self.page).get_by_role("button", name=naam)

    @property
    def acties(self) -> Locator:
        return self.page.locator(".acties")

    def na_beurt(self, doe: Any) -> None:
        """Do something that sends a turn, and wait until its answer is shown."""
        was = self.regels.count()
        doe()
        expect(self.regels.nth(was + 1)).to_be_visible()
        expect(self.page.get_by_text("Regiewijzer denkt na")).to_have_count(0)

    def zeg(self, tekst: str) -> None:
        self.tekstvak.fill(tekst)
        self.na_beurt(lambda: self.tekstvak.press("Enter"))

    def druk(self, naam: str | re.Pattern[str]) -> None:
        """Press a button that belongs to the last turn."""
        self.na_beurt(lambda: self.knop(naam, self.acties).first.click())

    # --- the afweging on the right ---

    def bekend(self) -> dict[str, str]:
        """What the right side shows as known (and confirmed): label → value."""
        rijen = self.page.locator(".paneel.bekend .rij")
        paren = {}
        for rij in rijen.all():
            merk = rij.locator(".merk").all_inner_texts()
            if not any("nog bevestigen" in tekst for tekst in merk):
                paren[rij.locator(".kenmerk-naam").inner_text()] = rij.locator(".kenmerk-waarde").inner_text()
        return paren

    def uitkomsten(self) -> dict[str, str]:
        """Besluit → uitkomst, of those that are settled."""
        return {
            b.locator("h4").inner_text(): b.locator(".uitkomst")
            .inner_text()
            .removeprefix("✓ ")
            .partition(" ⚠")[0]
            .strip()
            for b in self.page.locator(".besluit.bepaald").all()
        }

    def bewerk(self, label: str) -> Locator:
        """Open the editor of a kenmerk."""
        self.page.locator(".kenmerk", has_text=label).first.click()
        dialoog = self.page.get_by_role("dialog")
        expect(dialoog).to_be_visible()
        return dialoog

    # --- judging ---

    def axe(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA in every frame; empty is good."""
        assert self.met_axe
        gevonden = []
        for frame in self.page.frames:
            if urlsplit(frame.url).scheme in ("http", "https"):
                gevonden += frame.evaluate(TOETS_AXE, REGELS)
        return gevonden

    def breder_dan_scherm(self) -> bool:
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
