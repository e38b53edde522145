"""A page that plays Teams: at Teams' own address, it shows a tab of ours in a frame and answers Microsoft's library.

The library is the real one (npm @microsoft/teams-js) and so is the browser: it decides by the origin who it listens to,
and the browser by the policy of our page who may show it.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page

TEAMS = "https://teams.microsoft.com"
# What a host says that it can do; the library wants it as JSON in a string.
KAN = {"apiVersion": 4, "isLegacyTeams": False, "supports": {"pages": {"config": {}}}}
PAGINA = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Teams</title></head><body>
<script>
const gezegd = [];  // what the tab asked, by name
const antwoorden = __ANTWOORDEN__;
let tabblad = null;
addEventListener("message", ({ data, source, origin }) => {
  if (!data || typeof data.func !== "string") return;
  gezegd.push({ func: data.func, args: data.args ?? [], origin });
  tabblad = { source, origin };
  if (data.func in antwoorden) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args: antwoorden[data.func] }, origin);
});
function zegTegenTabblad(func, args) { tabblad.source.postMessage({ func, args }, tabblad.origin); }
</script>
<iframe src="__ADRES__" title="tabblad" width="420" height="700"></iframe></body></html>"""


class TeamsVenster:
    """One window of Teams with a tab in it, at `adres`. `token`: what the tab gets who asks who works here (None: Teams
    gives none). `plek`: where the tab is, as the library names it. `herkomst`: the address that the window has itself.
    """

    def __init__(
        self, browser: Browser, adres: str, *, token: str | None = None, plek: str = "sidePanel", herkomst: str = TEAMS
    ) -> None:
        self.context: BrowserContext = browser.new_context(locale="nl-NL")
        self.context.set_default_timeout(60_000)
        # Our page is on this machine here, and the window isn't: a browser asks before it lets the one load the other.
        self.context.grant_permissions(["local-network-access"])
        antwoorden = {
            "initialize": [plek, "web", json.dumps(KAN), "2.58.0"],
            "authentication.getAuthToken": [True, token] if token else [False, "resourceDisabled"],
            "settings.setSettings": [True],
        }
        inhoud = PAGINA.replace("__ANTWOORDEN__", json.dumps(antwoorden)).replace("__ADRES__", adres)
        self.context.route(f"{herkomst}/**", lambda r: r.fulfill(body=inhoud, content_type="text/html; charset=utf-8"))
        self.page: Page = self.context.new_page()
        self.regels: list[str] = []
        self.page.on("console", lambda regel: self.regels.append(regel.text))
        self.page.goto(f"{herkomst}/v2/")

    @property
    def tabblad(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    def gezegd(self, func: str) -> list[Any]:
        """The arguments of every time that the tab said this."""
        alles: list[dict[str, Any]] = self.page.evaluate("gezegd")
        return [regel["args"] for regel in alles if regel["func"] == func]

    def zeg(self, func: str, *args: Any) -> None:
        """Tell the tab something that it didn't ask."""
        self.page.evaluate("([func, args]) => zegTegenTabblad(func, args)", [func, list(args)])

    def sluit(self) -> None:
        self.context.close()
