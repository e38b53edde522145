"""The page about privacy: public, since who clicks on it in Teams hasn't signed in. Its words are in privacy.yml."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import yaml
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.dossier.opruimen import soorten
from bot.instellingen import Instellingen
from bot.poort.aanmelden.bladzijden import STIJL
from bot.poort.onderdelen import Poort
from bot.schrijfwijze import aantal

PAD = "/privacy"
TABEL = Path(__file__).with_name("privacy.yml")
_EEN_UUR = {"Cache-Control": "public, max-age=3600"}


def bladzijde(instellingen: Instellingen) -> str:
    """The page as HTML: what happens with data here, and how long each kind stays by these settings."""
    tekst = yaml.safe_load(TABEL.read_text(encoding="utf-8"))
    contact = instellingen.contact or tekst["zonder_contact"]
    delen = "".join(_deel(deel, contact) for deel in tekst["delen"])
    regels = "".join(f"<li>{escape(regel)}</li>" for regel in _termijnen(instellingen, tekst["vanaf"]))
    return f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(tekst["titel"])} – Regiewijzer</title><link rel="stylesheet" href="{PAD}/stijl.css"></head>
<body><main><h1>{escape(tekst["titel"])}</h1>{_alineas(tekst["inleiding"], contact)}{delen}
<h2>{escape(tekst["termijnen"])}</h2><ul>{regels}</ul>
<p class="nood">Is er direct gevaar? Bel 112. Veilig Thuis: 0800-2000.</p></main></body></html>
"""


def _deel(deel: dict[str, Any], contact: str) -> str:
    return f"<h2>{escape(deel['kop'])}</h2>{_alineas(deel['tekst'], contact)}"


def _alineas(alineas: list[str], contact: str) -> str:
    return "".join(f"<p>{escape(alinea.format(contact=contact))}</p>" for alinea in alineas)


def _termijnen(instellingen: Instellingen, vorm: str) -> list[str]:
    return [
        vorm.format(
            meer=soort.meer[:1].upper() + soort.meer[1:],
            dagen=aantal(soort.termijn(instellingen), "dag", "dagen"),
            vanaf=soort.vanaf,
        )
        for soort in soorten()
    ]


def routes(poort: Poort) -> list[BaseRoute]:
    inhoud = bladzijde(poort.instellingen)

    async def pagina(_: Request) -> Response:
        return HTMLResponse(inhoud, headers=_EEN_UUR)

    async def stijl(_: Request) -> Response:
        return Response(STIJL, media_type="text/css", headers=_EEN_UUR)

    return [Route(PAD, pagina, methods=["GET"]), Route(f"{PAD}/stijl.css", stijl, methods=["GET"])]
