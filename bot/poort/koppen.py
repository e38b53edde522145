"""The outer layer: security headers on every answer, a Dutch line for what nobody expected, and on loopback only requests that name this machine."""

from __future__ import annotations

import logging
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.poort.fouten import NIET_VERWERKT, Weigering

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
}
EIGEN_NAAM = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)


class Koppen:
    """ASGI middleware. `alleen_eigen`: refuse another Host, so that no web page can reach us under a name of its own (DNS rebinding)."""

    def __init__(self, app: ASGIApp, alleen_eigen: bool) -> None:
        self._app = app
        self._alleen_eigen = alleen_eigen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        begonnen = False

        async def verstuur(bericht: Message) -> None:
            nonlocal begonnen
            begonnen = True
            if bericht["type"] == "http.response.start":
                koppen = MutableHeaders(scope=bericht)
                for naam, waarde in KOPPEN.items():
                    koppen.setdefault(naam, waarde)
                if not scope["path"].startswith("/web/"):
                    koppen.setdefault("Cache-Control", "no-store")
            await send(bericht)

        if self._alleen_eigen and not EIGEN_NAAM.fullmatch(Headers(scope=scope).get("host", "")):
            weigering = Weigering(400, "Open Regiewijzer via http://127.0.0.1 of http://localhost.")
            await weigering.antwoord()(scope, receive, verstuur)
            return
        try:
            await self._app(scope, receive, verstuur)
        except Exception as fout:
            # The log keeps the kind of fault and where it was, never its message: that may quote what the user sent.
            logger.exception("Onverwachte fout: %s", type(fout).__name__)
            if not begonnen:
                await Weigering(503, NIET_VERWERKT, {"Retry-After": "5"}).antwoord()(scope, receive, verstuur)
