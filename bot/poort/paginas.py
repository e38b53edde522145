"""The pages, what they load, and the script that puts the widget on an intranet.

bot/web/bouw.mjs makes the files and a manifest. Hashed files never change under a name, so browsers keep them for a
year; pages are never kept. Each file lies there compressed already.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.instellingen import Instellingen
from bot.poort.bestand import Bestand, geef, ingepakt
from bot.poort.fouten import Weigering
from bot.poort.koppen import CSP
from bot.poort.onderdelen import Poort
from bot.vormen import thema

logger = logging.getLogger("regiewijzer.poort")

DIST = Path(__file__).resolve().parent.parent / "web" / "dist"
SOORTEN = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
}
KLEUREN_LADER = (
    b"--regiewijzer-kleur, #0b5a75",
    b"--rw-op-kleur, #ffffff",
)  # as bot/web/src/widget/stijl.ts writes them
PAGINAS = ("/", "/overleg", "/documenten", "/caseload", "/oefenen", "/widget", "/teams/instellen")
INTRANETTEN_LADER = b'"regiewijzer:intranetten"'  # as bot/web/src/widget/lader.ts writes it
EEN_JAAR = "public, max-age=31536000, immutable"
KORT = "public, max-age=300"  # the loader keeps its name, so a new version must get through soon

NIET_GEBOUWD = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Regiewijzer</title></head>
<body><main><h1>Regiewijzer is nog niet klaar</h1>
<p>De webpagina's zijn nog niet gemaakt. Vraag je beheerder om dit commando te geven:
<code>make opzetten</code>. Herstart daarna Regiewijzer.</p>
<p>Is er direct gevaar? Bel 112. Veilig Thuis: 0800-2000.</p></main></body></html>
"""


@dataclass(frozen=True)
class Gebouwd:
    """What bouw.mjs made: pages by path, the loader of the widget, and every file by the name that it has under
    /assets/.
    """

    paginas: dict[str, Bestand]
    lader: Bestand
    bestanden: dict[str, Bestand]


def _bestand(map_: Path, naam: str) -> Bestand:
    pad = map_ / naam
    return Bestand(
        SOORTEN[pad.suffix],
        pad.read_bytes(),
        pad.with_name(f"{pad.name}.gz").read_bytes(),
        pad.with_name(f"{pad.name}.br").read_bytes(),
    )


def gebouwd(kleed: thema.Thema | None = None, intranetten: tuple[str, ...] = ()) -> Gebouwd | None:
    """The built files, dressed in this theme, with a widget for these intranets; None when they aren't there (yet)."""
    try:
        return _lees(DIST, (DIST / "manifest.json").stat().st_mtime_ns, kleed, intranetten)
    except FileNotFoundError:
        return None


def _gekleed(gemaakt: Gebouwd, kleed: thema.Thema) -> Gebouwd:
    """The same with the theme as the last style sheet of each page, and its colour as that of the widget's shell."""
    css = kleed.css.encode()
    naam = f"thema-{hashlib.sha256(css).hexdigest()[:12]}.css"
    link = f'<link rel="stylesheet" href="/assets/{naam}">\n</head>'.encode()
    lader = gemaakt.lader.plat
    for was, wordt in zip(KLEUREN_LADER, (kleed.merk, kleed.op_merk), strict=True):
        lader = lader.replace(was, was[:-7] + wordt.encode())
    return replace(
        gemaakt,
        paginas={pad: ingepakt(b.soort, b.plat.replace(b"</head>", link, 1)) for pad, b in gemaakt.paginas.items()},
        lader=ingepakt(gemaakt.lader.soort, lader),
        bestanden={**gemaakt.bestanden, naam: ingepakt(SOORTEN[".css"], css)},
    )


@lru_cache(maxsize=2)
def _lees(map_: Path, _gemaakt: int, kleed: thema.Thema | None, intranetten: tuple[str, ...]) -> Gebouwd:
    manifest = json.loads((map_ / "manifest.json").read_text(encoding="utf-8"))
    bestanden = {naam: _bestand(map_, naam) for naam in manifest["bestanden"]}
    paginas = {pad: _bestand(map_, naam) for pad, naam in manifest["paginas"].items()}
    gemaakt = _zegt_waar(Gebouwd(paginas, bestanden[manifest["lader"]], bestanden), intranetten)
    return _gekleed(gemaakt, kleed) if kleed else gemaakt


def _in_frame(vensters: tuple[str, ...]) -> str:
    """The policy of a page that these origins may show in a frame; for the rest as everywhere."""
    return CSP.replace("frame-ancestors 'none'", f"frame-ancestors {' '.join(vensters)}") if vensters else CSP


def _beleid(instellingen: Instellingen) -> dict[str, str]:
    """The policy of each page: an intranet may show the widget, Teams the other pages, and nobody else any."""
    teams = _in_frame(instellingen.teams.vensters if instellingen.teams else ())
    return {pad: _in_frame(instellingen.intranetten) if pad == "/widget" else teams for pad in PAGINAS}


def _zegt_waar(gemaakt: Gebouwd, intranetten: tuple[str, ...]) -> Gebouwd:
    """The same with a loader that knows where the widget may be, so that it can say so elsewhere: what a browser
    makes of a frame that is refused, a page can't see.
    """
    lijst = json.dumps(json.dumps(intranetten)).encode()
    lader = gemaakt.lader.plat.replace(INTRANETTEN_LADER, lijst)
    return replace(gemaakt, lader=ingepakt(gemaakt.lader.soort, lader))


def kleed_van(pad: Path | None) -> thema.Thema | None:
    """The theme of this installation; what of it isn't worn goes to the log. Raises ThemaFout."""
    if pad is None:
        return None
    kleed = thema.laad(pad)
    for melding in kleed.meldingen:
        logger.warning("%s", melding)
    return kleed


def routes(poort: Poort) -> list[BaseRoute]:
    """The routes of the pages. Raises ThemaFout when the theme of the organisation can't be worn."""
    kleed = kleed_van(poort.instellingen.thema)
    intranetten = poort.instellingen.intranetten
    beleid = _beleid(poort.instellingen)

    async def pagina(request: Request) -> Response:
        gemaakt = gebouwd(kleed, intranetten)
        if gemaakt is None:
            return HTMLResponse(NIET_GEBOUWD, status_code=503)
        pad = request.url.path
        return geef(request, gemaakt.paginas[pad], Cache_Control="no-store", Content_Security_Policy=beleid[pad])

    async def lader(request: Request) -> Response:
        gemaakt = gebouwd(kleed, intranetten)
        if gemaakt is None:
            return HTMLResponse(NIET_GEBOUWD, status_code=503)
        return geef(request, gemaakt.lader, Cache_Control=KORT, Cross_Origin_Resource_Policy="cross-origin")

    async def deel(request: Request) -> Response:
        gemaakt = gebouwd(kleed, intranetten)
        bestand = gemaakt.bestanden.get(request.path_params["naam"]) if gemaakt else None
        if bestand is None:
            raise Weigering(404, "Dit bestand bestaat niet.")
        return geef(request, bestand, Cache_Control=EEN_JAAR)

    async def met_streep(request: Request) -> Response:
        return RedirectResponse(request.url.path.rstrip("/"), 307)

    return [
        *(Route(pad, pagina, methods=["GET"]) for pad in PAGINAS),
        *(Route(f"{pad}/", met_streep, methods=["GET"]) for pad in PAGINAS if pad != "/"),
        Route("/widget.js", lader, methods=["GET"]),
        Route("/assets/{naam:path}", deel, methods=["GET"]),
    ]
