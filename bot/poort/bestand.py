"""Content that doesn't change while the poort runs, sent in the smallest form that the browser takes."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True)
class Bestand:
    """Content ready to send: its media type, and its bytes plain, gzipped and by brotli (None: not in that form)."""

    soort: str
    plat: bytes
    gz: bytes
    br: bytes | None = None

    @property
    def etag(self) -> str:
        """The ETag."""
        return f'"{hashlib.sha256(self.plat).hexdigest()[:24]}"'


def ingepakt(soort: str, plat: bytes) -> Bestand:
    """This content, gzipped once for all requests."""
    return Bestand(soort, plat, gzip.compress(plat, 9))


def geef(request: Request, bestand: Bestand, **koppen: str) -> Response:
    """The content in the smallest form that the browser takes; 304 when it has it already."""
    namen = {naam.replace("_", "-"): waarde for naam, waarde in koppen.items()} | {"Vary": "Accept-Encoding"}
    if "max-age" in namen.get("Cache-Control", ""):
        namen["ETag"] = bestand.etag
        if request.headers.get("if-none-match") == bestand.etag:
            return Response(status_code=304, headers=namen)
    aanvaard = _aanvaard(request.headers.get("accept-encoding", ""))
    for codering, inhoud in (("br", bestand.br), ("gzip", bestand.gz)):
        if inhoud is not None and codering in aanvaard:
            return Response(inhoud, headers={**namen, "Content-Encoding": codering}, media_type=bestand.soort)
    return Response(bestand.plat, headers=namen, media_type=bestand.soort)


def _aanvaard(kop: str) -> set[str]:
    """The codings that an Accept-Encoding header names and doesn't refuse with q=0."""
    delen = (deel.replace(" ", "").lower().partition(";q=") for deel in kop.split(","))
    return {codering for codering, _, gewicht in delen if not gewicht or gewicht.strip("0.")}
