"""When an answer arrives, nothing that was on the screen jumps."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route

from .conftest import Schermen

MEET = """
window.verschoven = [];
new PerformanceObserver((lijst) => {
  for (const v of lijst.getEntries()) {
    window.verschoven.push({ waarde: v.value, recent: v.hadRecentInput,
      wat: v.sources.map((s) => `${s.node?.nodeName}.${s.node?.className ?? ""} ${s.node?.textContent?.slice(0, 40)} ${JSON.stringify(s.previousRect)} ${JSON.stringify(s.currentRect)}`) });
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("maat", [(1280, 800), (390, 844)], ids=["bureau", "telefoon"])
def test_een_antwoord_laat_niets_verspringen(schermen: Schermen, maat: tuple[int, int]):
    scherm = schermen(viewport={"width": maat[0], "height": maat[1]})
    scherm.context.add_init_script(MEET)

    def vertraag(route: Route) -> None:
        # Browsers don't count what moves within half a second of a click: here the answer always comes later than that.
        antwoord = route.fetch()
        scherm.page.wait_for_timeout(650)
        route.fulfill(response=antwoord)

    scherm.open()
    scherm.page.route("**/api/gesprek", vertraag)
    scherm.zeg("nieuwe afweging")
    for _ in range(9):
        if not scherm.page.locator(".acties .vraag").count():
            break
        vakje = scherm.acties.get_by_role("checkbox").first
        if vakje.count():
            vakje.check()
            scherm.druk("Klaar met kiezen")
        else:
            scherm.na_beurt(scherm.acties.locator(".optie").first.click)
        scherm.page.wait_for_timeout(100)
    geteld = [v for v in scherm.page.evaluate("window.verschoven") if not v["recent"]]
    assert sum(v["waarde"] for v in geteld) < 0.001, geteld
