"""The outer layer: security headers on every answer, a Dutch line for what nobody expected, and only requests that
name us.
"""

from __future__ import annotations

import logging
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gedeeld.limiet import STAND
from bot.gedeeld.verzoeknummer import nieuw
from bot.poort.adres import Namen
from bot.poort.api.bewerking import VERSIE
from bot.poort.fouten import NIET_VERWERKT, VIA_EEN_PROXY, Weigering

logger = logging.getLogger("regiewijzer.poort")

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
KOPPEN = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "API-Version": VERSIE,
}
TEAMS = "/api/teams/"
HSTS = "max-age=31536000"  # a year; browsers forget it sooner when the address moves


# What proxies add to a request.
VIA_PROXY = re.compile(
    rb"forwarded|via|x-(?:forwarded|original)-.*|x-real-ip|(?:x|true|cf)-(?:client|connecting)-ip", re.IGNORECASE
)


class Koppen:
    """ASGI middleware. `namen`: under which names it answers. `url`: the public address, that decides on TLS-only.

    `vrij`: nobody signs in, because only this machine can reach us. A request that came through a proxy proves that
    otherwise.
    """

    def __init__(self, app: ASGIApp, namen: Namen, url: str | None = None, vrij: bool = False) -> None:
        self._app = app
        self._namen = namen
        self._vrij = vrij
        versleuteld = url is not None and url.startswith("https:")
        self._koppen = KOPPEN | ({"Strict-Transport-Security": HSTS} if versleuteld else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        begonnen = False
        STAND.set(None)
        nummer = nieuw()

        async def verstuur(bericht: Message) -> None:
            nonlocal begonnen
            begonnen = True
            if bericht["type"] == "http.response.start":
                koppen = MutableHeaders(scope=bericht)
                # A page that may be framed says so in a policy of its own; X-Frame-Options can't name origins and
                # would forbid it.
                eigen = koppen.get("Content-Security-Policy", CSP) != CSP
                for naam, waarde in self._koppen.items():
                    if not (eigen and naam == "X-Frame-Options"):
                        koppen.setdefault(naam, waarde)
                koppen.setdefault("Cache-Control", "no-store")
                koppen["Request-Id"] = nummer
                if stand := STAND.get():
                    koppen.update(stand.koppen())
            await send(bericht)

        weigering = self._weigering(scope)
        if weigering:
            await weigering.antwoord()(scope, receive, verstuur)
            return
        try:
            await self._app(scope, receive, verstuur)
        except Exception as fout:
            # The log keeps the kind of fault and where it was, never its message: that may quote what the user sent.
            logger.exception("Onverwachte fout: %s", type(fout).__name__)
            if not begonnen:
                await Weigering(503, NIET_VERWERKT, {"Retry-After": "5"}).antwoord()(scope, receive, verstuur)

    def _weigering(self, scope: Scope) -> Weigering | None:
        namen = Headers(scope=scope).getlist("host")
        if len(namen) != 1 or not self._namen.goed(namen[0]):
            return Weigering(400, self._namen.uitleg)
        # Teams proves in each message where it comes from; nothing there works for whoever happens to reach us.
        if (
            self._vrij
            and not scope["path"].startswith(TEAMS)
            and any(VIA_PROXY.fullmatch(naam) for naam, _ in scope["headers"])
        ):
            return Weigering(403, VIA_EEN_PROXY)
        return None
