"""The API: a turn of a conversation, a text without personal data, the kaders, the health of the parts, and the
description of it all.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.gedeeld.limiet import Limiet
from bot.poort.afscherming import kort, scherm_af
from bot.poort.api.beschrijving import beschrijving
from bot.poort.api.bewerking import WORTEL
from bot.poort.api.fout import PROBLEEM, probleem
from bot.poort.api.gesprek import AFSCHERMING, GESPREK, Afgeschermd
from bot.poort.api.kaders import KADERS
from bot.poort.api.wie import GEREED, GEZOND, LEVEND, Gereed, Gezond, Levend, NietGereed, Ongezond
from bot.poort.bestand import geef, ingepakt
from bot.poort.fouten import Weigering, rem
from bot.poort.gebruiker import MET_TOKEN
from bot.poort.gezond import Gereedheid, gezondheid
from bot.poort.kenmerken import beschreven
from bot.poort.onderdelen import Poort
from bot.poort.verzoek import controleer, lees_inhoud

NIET_GEZOND = (
    "Een onderdeel van Regiewijzer werkt nu niet. Probeer het over een minuut opnieuw, of waarschuw je beheerder."
)
PER_GEBRUIKER = 4  # requests a minute of one user, as a multiple of the messages a minute in one conversation


def routes(poort: Poort) -> list[Route]:
    limiet = Limiet(poort.instellingen.per_minuut * PER_GEBRUIKER)
    personen = Limiet(poort.instellingen.per_minuut * PER_GEBRUIKER)
    kaders = ingepakt("application/json", json.dumps(beschreven(poort.kaders), ensure_ascii=False).encode())

    async def gesprek(request: Request) -> Response:
        gebruiker = poort.wie(request)
        if gebruiker.id != MET_TOKEN:  # a program asks for many people
            rem(personen, gebruiker.id)  # before it is read: what is no message counts too
        verzoek = controleer(await lees_inhoud(request), poort.kaders)
        # Browsers tell where a request comes from; programs don't.
        kanaal = "web" if request.headers.get("sec-fetch-site") == "same-origin" else "api"
        return Response(await poort.beurten.beurt(verzoek, gebruiker.wie, kanaal), media_type="application/json")

    async def gezond(request: Request) -> Response:
        """Each part for who may know; where users sign in, just whether all is well for everybody else (a load
        balancer).
        """
        try:
            alles = poort.lezer(request).mag_beheren
        except Weigering as fout:
            if poort.instellingen.aanmelden is None or fout.status == 429:
                raise
            alles = False
        stand = await gezondheid(poort.rasa, poort.dossier)
        inhoud = stand if alles else Gezond(gezond=stand.gezond)
        if stand.gezond:
            return _json(inhoud)
        ziek = Ongezond(**probleem(503, NIET_GEZOND).dict(), **inhoud.dict(exclude_unset=True))
        return _json(ziek, status=503, soort=PROBLEEM)

    async def kaders_json(request: Request) -> Response:
        poort.lezer(request)
        return geef(request, kaders)

    async def afscherming(request: Request) -> Response:
        """`{"bericht"}` → `{"bericht", "melding"}`: what a page may show and keep of a typed text."""
        rem(limiet, poort.wie(request).id)
        verzoek = controleer(await lees_inhoud(request), poort.kaders)
        if verzoek.bericht is None:
            raise Weigering(422, "Stuur een bericht; een keuze heeft geen persoonsgegevens.")
        tekst, melding = await kort(scherm_af, verzoek.bericht)
        return _json(Afgeschermd(bericht=tekst, melding=melding))

    return [
        *GESPREK.routes(gesprek),
        *GEZOND.routes(gezond),
        *_voor_een_toezichthouder(poort),
        *AFSCHERMING.routes(afscherming),
        *KADERS.routes(kaders_json),
        *_beschreven(poort),
    ]


def _voor_een_toezichthouder(poort: Poort) -> list[Route]:
    """Whether the process lives and can do a turn: for everybody, for it tells no more than a turn does."""
    gereedheid = Gereedheid(poort.rasa, poort.dossier)

    async def levend(_: Request) -> Response:
        return _json(Levend(levend=True))

    async def gereed(_: Request) -> Response:
        if await gereedheid.is_gereed():
            return _json(Gereed(gereed=True))
        return _json(NietGereed(**probleem(503, NIET_GEZOND).dict(), gereed=False), status=503, soort=PROBLEEM)

    return [*LEVEND.routes(levend), *GEREED.routes(gereed)]


def _beschreven(poort: Poort) -> list[Route]:
    """`openapi.json`. Made when somebody first asks for it: it costs more than all the rest of a start."""
    # Everybody may read the description from a page of his own, but on a user's own machine no page may find out what
    # runs there.
    open_koppen = (
        {} if poort.lokaal else {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    )

    @cache
    def openapi() -> dict[str, Any]:
        return beschrijving(poort.kaders, poort.instellingen, poort.lokaal)

    async def openapi_json(_: Request) -> Response:
        return JSONResponse(openapi(), headers=open_koppen)

    return [Route(f"{begin}/openapi.json", openapi_json, methods=["GET"]) for begin in (WORTEL, "")]


def _json(vorm: BaseModel, status: int = 200, soort: str = "application/json") -> Response:
    return Response(vorm.json(exclude_unset=True, ensure_ascii=False), status_code=status, media_type=soort)
