"""The API: a turn of a conversation, a text without personal data, the kaders, the health of the parts, and the description of it all."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.gedeeld.limiet import Limiet
from bot.poort.afscherming import kort, scherm_af
from bot.poort.bestand import geef, ingepakt
from bot.poort.fouten import Weigering, rem
from bot.poort.gezond import PAD, gezondheid
from bot.poort.kenmerken import beschreven
from bot.poort.onderdelen import Poort
from bot.poort.openapi import beschrijving
from bot.poort.verzoek import controleer, lees_inhoud

PER_GEBRUIKER = 4  # texts a minute of one user, as a multiple of the messages a minute in one conversation


def routes(poort: Poort) -> list[Route]:
    openapi = beschrijving(poort.kaders, poort.instellingen, poort.lokaal)
    limiet = Limiet(poort.instellingen.per_minuut * PER_GEBRUIKER)
    kaders = ingepakt("application/json", json.dumps(beschreven(poort.kaders), ensure_ascii=False).encode())

    async def gesprek(request: Request) -> Response:
        gebruiker = poort.wie(request)
        verzoek = controleer(await lees_inhoud(request), poort.kaders)
        # Browsers tell where a request comes from; programs don't.
        kanaal = "web" if request.headers.get("sec-fetch-site") == "same-origin" else "api"
        return Response(await poort.beurten.beurt(verzoek, gebruiker.id, kanaal), media_type="application/json")

    async def gezond(request: Request) -> Response:
        """Each part for who may know; where users sign in, just whether all is well for everybody else (a load balancer)."""
        try:
            alles = poort.wie(request).mag_beheren
        except Weigering:
            if poort.instellingen.aanmelden is None:
                raise
            alles = False
        stand = await gezondheid(poort.rasa, poort.dossier)
        inhoud = stand if alles else {"gezond": stand["gezond"]}
        return JSONResponse(inhoud, status_code=200 if stand["gezond"] else 503)

    async def kaders_json(request: Request) -> Response:
        poort.wie(request)
        return geef(request, kaders)

    async def afscherming(request: Request) -> Response:
        """`{"bericht"}` → `{"bericht", "melding"}`: what a page may show and keep of a typed text."""
        rem(limiet, poort.wie(request).id)
        verzoek = controleer(await lees_inhoud(request), poort.kaders)
        if verzoek.bericht is None:
            raise Weigering(422, "Stuur een bericht; een keuze heeft geen persoonsgegevens.")
        tekst, melding = await kort(scherm_af, verzoek.bericht)
        return JSONResponse({"bericht": tekst, "melding": melding})

    async def openapi_json(_: Request) -> Response:
        return JSONResponse(openapi)

    return [
        Route("/api/gesprek", gesprek, methods=["POST"]),
        Route(PAD, gezond, methods=["GET"]),
        Route("/api/afscherming", afscherming, methods=["POST"]),
        Route("/api/kaders", kaders_json, methods=["GET"]),
        Route("/openapi.json", openapi_json, methods=["GET"]),
    ]
