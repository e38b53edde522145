"""A small intranet of another origin, with the one script tag of the widget on each page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What a careful intranet sends along: only scripts and frames of itself and of Regiewijzer, and no styles in its pages.
BELEID = (
    "default-src 'self'; script-src 'self' {regiewijzer}; frame-src {regiewijzer}; style-src 'self'; img-src 'self'"
)
PAGINA = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Intranet {naam}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/logo.svg"><link rel="stylesheet" href="/stijl.css">
<script src="{regiewijzer}/widget.js" defer data-titel="Regiehulp" data-logo="/logo.svg"></script></head>
<body><main><h1>Intranet {naam}</h1><p><a href="/ander">Andere pagina</a></p><label>Zoeken <input></label></main></body></html>"""
STIJL = "body { font: 16px sans-serif; } h1 { color: #00573d; } regiewijzer-widget { --regiewijzer-kleur: #ffd400; }"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#00573d"/></svg>'


@contextmanager
def intranet(regiewijzer: str, port: int = 0) -> Iterator[str]:
    """Serves pages at "/" and "/ander"; gives the origin.

    `regiewijzer`: the origin of the poort; `port` 0: a free one.
    """

    class Bediende(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            soort, inhoud = {"/stijl.css": ("text/css", STIJL), "/logo.svg": ("image/svg+xml", LOGO)}.get(
                self.path, ("text/html; charset=utf-8", PAGINA.format(naam=self.path, regiewijzer=regiewijzer))
            )
            self.send_response(200)
            self.send_header("Content-Type", soort)
            self.send_header("Content-Security-Policy", BELEID.format(regiewijzer=regiewijzer))
            self.end_headers()
            self.wfile.write(inhoud.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Bediende)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
