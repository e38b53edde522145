"""Who the page works for, and whatever else belongs to signing in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.gedeeld.limiet import Limiet
from bot.poort.aanmelden.wie import Identiteit
from bot.poort.api.wie import IK, Ik
from bot.poort.fouten import Weigering, rem


def routes(identiteit: Identiteit, lezen: Limiet) -> list[BaseRoute]:
    niemand = Ik(
        aangemeld=False,
        naam=None,
        rollen=[],
        aanmelden="/aanmelden" if identiteit.inlog else None,
        token=bool(identiteit.token) and not identiteit.vrij,
        csrf=None,
        teams=bool(identiteit.inlog and identiteit.inlog.uit_teams),
    )

    async def ik(request: Request) -> Response:
        """Who asks, how he can sign in, and the token that his POST requests need. A stranger gets an answer too."""
        return Response(_wie(request).json(ensure_ascii=False), media_type="application/json")

    def _wie(request: Request) -> Ik:
        try:
            gebruiker = identiteit.wie(request)
        except Weigering:
            return niemand
        rem(lezen, gebruiker.id)
        sessie = identiteit.sessie(request)
        return niemand.copy(
            update={
                "aangemeld": not identiteit.vrij,
                "naam": gebruiker.naam,
                "rollen": sorted(gebruiker.rollen),
                "csrf": sessie.csrf if sessie and sessie.gebruiker == gebruiker else None,
            }
        )

    paden: list[BaseRoute] = [*IK.routes(ik)]
    if identiteit.inlog:
        from bot.poort.aanmelden import paden as van_de_aanbieder  # half a second of libraries

        paden += van_de_aanbieder.routes(identiteit, identiteit.inlog)
        if identiteit.inlog.uit_teams:
            from bot.poort.aanmelden.uit_teams import UitTeams

            paden += UitTeams(identiteit.inlog).routes
    return paden
