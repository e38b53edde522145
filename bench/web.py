"""The page in headless Chromium: what a first load costs, when it can be used, and what drawing adds to a turn.

REGIEWIJZER_TEST_URL names an assistant that runs already; otherwise one is started.
"""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.gegevens import PROJECT
from bench.systemen import regiewijzer
from bench.verslag import Verslag, ms, tabel

KEREN = 15  # first loads, each in a fresh browser profile
BEURTEN = 40
DOELEN = {"bytes": 150 * 1024, "bruikbaar": 1.0, "beurt": 0.1}

# Usable: the text field is there, the kaders are in, and the main thread takes input again.
LADEN = """
window.bruikbaar = new Promise((klaar) => {
  const geladen = (r) => r.name.endsWith("/api/kaders") && r.responseEnd;
  const kijk = () => document.getElementById("invoer") && performance.getEntriesByType("resource").some(geladen)
    ? setTimeout(() => klaar(performance.now())) : setTimeout(kijk, 5);
  kijk();
});
"""
# A turn: from the click to the first frame that shows the answer, less the time between request and answer on the wire.
BEURT = """
window.beurten = [];
let geklikt = 0, laatste = null;
document.addEventListener("click", () => { geklikt = performance.now(); }, true);
document.addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
  const nu = [...document.querySelectorAll(".bericht")].at(-1)?.id ?? null;
  if (nu === laatste) return;
  laatste = nu;
  requestAnimationFrame(() => setTimeout(() => {
    const api = performance.getEntriesByType("resource").filter((r) => r.name.endsWith("/api/gesprek")).at(-1);
    window.beurten.push({ getoond: performance.now() - geklikt, api: api.responseEnd - api.startTime });
  }));
}).observe(document, { childList: true, subtree: true }));
"""


@contextmanager
def assistent(verslag: Verslag) -> Iterator[str]:
    if adres := os.environ.get("REGIEWIJZER_TEST_URL"):
        yield adres
        return
    systeem = regiewijzer(PROJECT / "var" / "bench", verslag.zeg)
    try:
        systeem.start()
        yield systeem.adres
    finally:
        systeem.stop()


def _eerste_keer(browser: Browser, adres: str) -> tuple[float, dict[str, int]]:
    """Seconds until usable, and bytes on the wire per resource, with nothing kept from before."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(LADEN)
    maten: dict[str, int] = {}
    namen: dict[str, str] = {}
    cdp = context.new_cdp_session(page)
    cdp.on("Network.responseReceived", lambda m: namen.__setitem__(m["requestId"], m["response"]["url"]))
    cdp.on("Network.loadingFinished", lambda m: maten.__setitem__(namen[m["requestId"]], int(m["encodedDataLength"])))
    cdp.send("Network.enable")
    page.goto(adres)
    tijd = page.evaluate("window.bruikbaar") / 1000
    page.wait_for_load_state("networkidle")
    context.close()
    return tijd, maten


def _beurten(page: Page, adres: str) -> list[dict[str, Any]]:
    """Turns of one conversation by clicks; each `{"getoond", "api"}` in ms."""
    page.add_init_script(BEURT)
    page.goto(adres)
    page.get_by_role("button", name="Begin met de vragen").click()
    for nummer in range(1, BEURTEN):
        page.wait_for_function("(n) => window.beurten.length >= n", arg=nummer)
        vakje = page.locator(".acties input[type=checkbox]").first
        if vakje.count():
            vakje.check()
            page.get_by_role("button", name="Klaar met kiezen").click()
        elif page.locator(".acties .optie").count():
            page.locator(".acties .optie").first.click()
        else:
            page.locator(".acties").get_by_role("button", name="Nieuwe afweging").click()
    page.wait_for_function("(n) => window.beurten.length >= n", arg=BEURTEN)
    gemeten: list[dict[str, Any]] = page.evaluate("window.beurten")
    return gemeten


def meet(verslag: Verslag) -> None:
    chromium = os.environ.get("REGIEWIJZER_CHROMIUM") or "/usr/bin/chromium"
    with assistent(verslag) as adres, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which(chromium) or chromium, args=["--no-sandbox"])
        verslag.zeg(f"{KEREN} first loads")
        keren = [_eerste_keer(browser, adres) for _ in range(KEREN)]
        verslag.zeg(f"{BEURTEN} turns")
        beurten = _beurten(browser.new_page(), adres)
        browser.close()
    tijden = sorted(tijd for tijd, _ in keren)
    totaal = sum(keren[-1][1].values())
    extra = sorted((b["getoond"] - b["api"]) / 1000 for b in beurten)
    api = statistics.median(b["api"] for b in beurten) / 1000
    rijen = [
        (
            "first load, compressed, everything together",
            f"{totaal / 1024:.0f} KB",
            f"≤ {DOELEN['bytes'] / 1024:.0f} KB",
        ),
        (f"usable, median of {KEREN}", ms(statistics.median(tijden)), f"< {ms(DOELEN['bruikbaar'])}"),
        (f"usable, slowest of {KEREN}", ms(tijden[-1]), ""),
        (
            f"a turn above the API's own time, median of {BEURTEN}",
            ms(statistics.median(extra)),
            f"< {ms(DOELEN['beurt'])}",
        ),
        ("the same, 95th percentile", ms(extra[int(0.95 * len(extra))]), ""),
        ("the API's own time, median", ms(api), ""),
    ]
    delen = [
        (url.removeprefix(adres) or "/", f"{maat / 1024:.1f} KB")
        for url, maat in sorted(keren[-1][1].items(), key=lambda p: -p[1])
    ]
    verslag.deel(
        "The page",
        f"{tabel(('headless Chromium on this machine', 'measured', 'to reach'), rijen)}\n\n"
        f"{tabel(('first load', 'on the wire'), delen)}",
    )


if __name__ == "__main__":
    meet(Verslag())
