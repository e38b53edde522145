"""The routes of signing in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.poort.fouten import Weigering
from bot.poort.onderdelen import Poort


def routes(poort: Poort) -> list[BaseRoute]:
    async def ik(request: Request) -> Response:
        """Who the page works for, and what it has to show for that. Never a refusal."""
        try:
            gebruiker = poort.wie(request)
        except Weigering:
            return JSONResponse(
                {"aangemeld": False, "naam": None, "rollen": [], "aanmelden": None, "token": True, "csrf": None}
            )
        return JSONResponse(
            {
                "aangemeld": not poort.lokaal,
                "naam": gebruiker.naam,
                "rollen": sorted(gebruiker.rollen),
                "aanmelden": None,
                "token": not poort.lokaal,
                "csrf": None,
            }
        )

    return [Route("/api/ik", ik, methods=["GET"])]
