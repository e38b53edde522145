"""What is stored, within the circle of who asks. Of a casus outside it nothing is told, not even that it is there."""

from __future__ import annotations

import asyncio
import re

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.dossier import Rij, Wat
from bot.dossier.afwegingen import CASUSCODE
from bot.dossier.verloop import als_geschiedenis
from bot.poort.api.casussen import CASUS, CASUSSEN, HOOGSTENS, INZAGE, LIJST, NA
from bot.poort.fouten import Weigering
from bot.poort.gebruiker import Gebruiker
from bot.poort.onderdelen import Poort
from bot.poort.toegang import noteer, wie_mag
from bot.toegang import Daad, bereik

_CODE = re.compile(CASUSCODE, re.ASCII | re.IGNORECASE)
_NA = re.compile(NA, re.ASCII)
GEEN_CASUS = "Deze casus is er niet, of je mag haar niet zien. Kijk of de code klopt."


def routes(poort: Poort) -> list[Route]:
    bewaard = poort.dossier.afwegingen

    async def casussen(request: Request) -> Response:
        wie = await wie_mag(poort, request, Daad.INZIEN)
        na = request.query_params.get("na")
        if na is not None and not _NA.fullmatch(na):
            raise Weigering(422, "Hier gaat geen lijst verder. Neem over wat in het vorige antwoord bij verder stond.")
        kring = bereik(wie.wie, Daad.INZIEN)
        rijen = await asyncio.to_thread(bewaard.van, kring, LIJST + 1, None if na is None else int(na))
        await noteer(poort, wie, Wat.INGEZIEN)
        verder = str(rijen[LIJST - 1].id) if len(rijen) > LIJST else None
        return JSONResponse({"casussen": [rij.met_stand() for rij in rijen[:LIJST]], "verder": verder})

    async def inzage(request: Request) -> Response:
        _, rijen = await rijen_in_kring(poort, request, Daad.LOGBOEK)
        regels = await asyncio.to_thread(poort.dossier.gebeurtenissen.regels, rijen[0].casus, HOOGSTENS)
        velden = ("op", "wie", "rollen", "namens", "wat", "kanaal")
        return JSONResponse({"casus": rijen[0].casus, "inzage": [{v: r.als_json()[v] for v in velden} for r in regels]})

    async def casus(request: Request) -> Response:
        _, rijen = await rijen_in_kring(poort, request, Daad.INZIEN)
        oud_eerst = [rij.met_stand() for rij in reversed(rijen[:HOOGSTENS])]
        return JSONResponse(als_geschiedenis(oud_eerst, poort.kaders))

    return [*CASUSSEN.routes(casussen), *CASUS.routes(casus), *INZAGE.routes(inzage)]


async def rijen_in_kring(
    poort: Poort, request: Request, daad: Daad, wat: Wat = Wat.INGEZIEN
) -> tuple[Gebruiker, list[Rij]]:
    """Who asks, and all rows of the casus that he asks for, that he may do this with. Raises Weigering: 403 when his
    role doesn't let him, 404 when it isn't in his circle, whether it is there or not. That is noted.
    """
    code = request.path_params["casus"]
    wie = await wie_mag(poort, request, daad, code.upper() if _CODE.fullmatch(code) else None)
    if not _CODE.fullmatch(code):
        raise Weigering(404, GEEN_CASUS)
    rijen = await asyncio.to_thread(poort.dossier.afwegingen.verloop_van, bereik(wie.wie, daad), code)
    await noteer(poort, wie, wat if rijen else Wat.GEWEIGERD, code.upper())
    if not rijen:
        raise Weigering(404, GEEN_CASUS)
    return wie, rijen
