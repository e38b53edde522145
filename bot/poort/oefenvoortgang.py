"""What somebody practised and how far he is on the learning path, for himself; and what a group finds hard."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.gedeeld.limiet import Limiet
from bot.gegevens.lezen import eerste_fout, lees
from bot.oefenen.groep import groep as van_groep
from bot.oefenen.leerpad import leerpad, te_lezen
from bot.oefenen.voortgang import voortgang, zeg
from bot.poort.api.oefenvoortgang import GROEP, LEERPAD, STAP_GELEZEN, VOORTGANG, WISSEN, Leerstapverzoek
from bot.poort.fouten import Weigering, rem
from bot.poort.onderdelen import Poort
from bot.poort.toegang import wie_mag
from bot.poort.verzoek import lees_inhoud, weigering
from bot.toegang import Daad

_PER_MINUUT = 30
_GEHEIM = {"Cache-Control": "no-store"}


def routes(poort: Poort) -> list[Route]:
    bewaard = poort.dossier.oefenvoortgang
    schrijven = Limiet(_PER_MINUUT)

    async def eigen(request: Request) -> Response:
        wie = (await wie_mag(poort, request, Daad.OEFENEN)).id
        return _json(await asyncio.to_thread(_voortgang, wie))

    def _voortgang(wie: str) -> dict[str, Any]:
        return voortgang(poort.kaders, bewaard.kaarten(wie), bewaard.uitslagen(wie), _nu())

    async def wissen(request: Request) -> Response:
        wie = (await wie_mag(poort, request, Daad.OEFENEN)).id
        rem(schrijven, wie)
        return _json({"aantal": await asyncio.to_thread(bewaard.wis, wie), "zin": zeg("gewist")})

    async def groep(request: Request) -> Response:
        wie = (await wie_mag(poort, request, Daad.BEGELEIDEN)).wie
        kaarten = await asyncio.to_thread(bewaard.van_groep, wie.gemeente, wie.teams)
        return _json(van_groep(poort.kaders, kaarten))

    async def pad(request: Request) -> Response:
        wie = (await wie_mag(poort, request, Daad.OEFENEN)).id
        return _json(await asyncio.to_thread(_leerpad, wie))

    def _leerpad(wie: str) -> dict[str, Any]:
        return leerpad(poort.kaders, bewaard.stappen(wie), bewaard.uitslagen(wie), _nu())

    async def gelezen(request: Request) -> Response:
        wie = (await wie_mag(poort, request, Daad.OEFENEN)).id
        stap = _lees(await lees_inhoud(request)).stap
        rem(schrijven, wie)
        if stap not in te_lezen():
            raise Weigering(422, "Alleen een stap om te lezen kun je zo afvinken. De andere tellen door ze te doen.")
        await asyncio.to_thread(bewaard.zet_stap, wie, stap)
        return _json(await asyncio.to_thread(_leerpad, wie))

    return [
        *VOORTGANG.routes(eigen),
        *WISSEN.routes(wissen),
        *GROEP.routes(groep),
        *LEERPAD.routes(pad),
        *STAP_GELEZEN.routes(gelezen),
    ]


def _nu() -> datetime:
    return datetime.now(timezone.utc)


def _json(inhoud: Any) -> JSONResponse:
    return JSONResponse(inhoud, headers=_GEHEIM)


def _lees(inhoud: Any) -> Leerstapverzoek:
    try:
        return lees(Leerstapverzoek, inhoud)
    except ValidationError as fout:
        raise weigering(eerste_fout(fout)["ctx"], "Stuur een JSON-object met stap: het id van de stap.") from None
