"""Who the page works for, and whatever else belongs to signing in."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.poort.aanmelden.wie import Identiteit
from bot.poort.fouten import Weigering


def routes(identiteit: Identiteit) -> list[BaseRoute]:
    async def ik(request: Request) -> Response:
        """Who asks, how he can sign in, and the token that his POST requests need. Never a refusal."""
        stand: dict[str, Any] = {
            "aangemeld": False,
            "naam": None,
            "rollen": [],
            "aanmelden": "/aanmelden" if identiteit.aanmelding else None,
            "token": bool(identiteit.token) and not identiteit.vrij,
            "csrf": None,
        }
        try:
            gebruiker = identiteit.wie(request)
        except Weigering:
            return JSONResponse(stand)
        sessie = identiteit.sessie(request)
        stand |= {"aangemeld": not identiteit.vrij, "naam": gebruiker.naam, "rollen": sorted(gebruiker.rollen)}
        return JSONResponse(stand | {"csrf": sessie.csrf if sessie and sessie.gebruiker == gebruiker else None})

    paden: list[BaseRoute] = [Route("/api/ik", ik, methods=["GET"])]
    if identiteit.aanmelding:
        from bot.poort.aanmelden import paden as van_de_aanbieder  # half a second of libraries

        paden += van_de_aanbieder.routes(identiteit, identiteit.aanmelding)
    return paden
