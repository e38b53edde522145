"""What somebody stored himself. Of a casus of another nothing is told, not even that it is there."""

from __future__ import annotations

import asyncio
import re

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.dossier import Gebeurtenis, Rij, Wat
from bot.dossier.afwegingen import CASUSCODE
from bot.dossier.verloop import als_geschiedenis
from bot.poort.api.casussen import CASUS, CASUSSEN, HOOGSTENS, INZAGE
from bot.poort.fouten import Weigering
from bot.poort.gebruiker import Gebruiker
from bot.poort.onderdelen import Poort

_CODE = re.compile(CASUSCODE, re.ASCII | re.IGNORECASE)
KANAAL = "api"
GEEN_CASUS = "Deze casus is er niet, of je hebt haar niet zelf vastgelegd. Kijk of de code klopt."


def routes(poort: Poort) -> list[Route]:
    bewaard = poort.dossier.afwegingen

    async def casussen(request: Request) -> Response:
        wie = poort.lezer(request)
        rijen = await asyncio.to_thread(bewaard.van, wie.id, HOOGSTENS)
        await noteer(poort, wie, Wat.INGEZIEN)
        return JSONResponse({"casussen": [rij.met_stand() for rij in rijen]})

    async def eigen(request: Request) -> list[Rij]:
        return (await eigen_rijen(poort, request))[1]

    async def inzage(request: Request) -> Response:
        rijen = await eigen(request)
        regels = await asyncio.to_thread(poort.dossier.gebeurtenissen.regels, rijen[0].casus, HOOGSTENS)
        velden = ("op", "wie", "rollen", "wat", "kanaal")
        return JSONResponse({"casus": rijen[0].casus, "inzage": [{v: r.als_json()[v] for v in velden} for r in regels]})

    async def casus(request: Request) -> Response:
        rijen = await eigen(request)
        oud_eerst = [rij.met_stand() for rij in reversed(rijen[:HOOGSTENS])]
        return JSONResponse(als_geschiedenis(oud_eerst, poort.kaders))

    return [*CASUSSEN.routes(casussen), *CASUS.routes(casus), *INZAGE.routes(inzage)]


async def eigen_rijen(poort: Poort, request: Request, wat: Wat = Wat.INGEZIEN) -> tuple[Gebruiker, list[Rij]]:
    """Who asks, and all rows of the casus that he asks for. Raises Weigering 404 when it isn't his; that is noted."""
    wie, code = poort.lezer(request), request.path_params["casus"]
    if not _CODE.fullmatch(code):
        raise Weigering(404, GEEN_CASUS)
    rijen = await asyncio.to_thread(poort.dossier.afwegingen.verloop_van, wie.id, code)
    await noteer(poort, wie, wat if rijen else Wat.GEWEIGERD, code.upper())
    if not rijen:
        raise Weigering(404, GEEN_CASUS)
    return wie, rijen


async def noteer(poort: Poort, wie: Gebruiker, wat: Wat, casus: str | None = None, kanaal: str = KANAAL) -> None:
    """A line in the audit log. Raises DossierFout: nothing is shown without a line about it."""
    gebeurd = Gebeurtenis(wie.id, wat, kanaal, casus, tuple(wie.rollen))
    await asyncio.to_thread(poort.dossier.gebeurtenissen.noteer, gebeurd)
