"""What somebody stored himself. Of a casus of another nothing is told, not even that it is there."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.dossier.afwegingen import CASUSCODE
from bot.dossier.verloop import als_geschiedenis
from bot.poort.api.casussen import CASUS, CASUSSEN, HOOGSTENS
from bot.poort.fouten import Weigering
from bot.poort.onderdelen import Poort

_CODE = re.compile(CASUSCODE, re.ASCII | re.IGNORECASE)
GEEN_CASUS = "Deze casus is er niet, of je hebt haar niet zelf vastgelegd. Kijk of de code klopt."


def routes(poort: Poort) -> list[Route]:
    bewaard = poort.dossier.afwegingen

    async def casussen(request: Request) -> Response:
        wie = poort.lezer(request).id
        rijen = await asyncio.to_thread(bewaard.van, wie, HOOGSTENS)
        return _json({"casussen": [rij.als_json() for rij in rijen]})

    async def casus(request: Request) -> Response:
        wie = poort.lezer(request).id
        code = request.path_params["casus"]
        rijen = await asyncio.to_thread(bewaard.verloop_van, wie, code) if _CODE.fullmatch(code) else []
        if not rijen:
            raise Weigering(404, GEEN_CASUS)
        oud_eerst = [rij.als_json() for rij in reversed(rijen[:HOOGSTENS])]
        return _json(als_geschiedenis(oud_eerst, poort.kaders))

    return [*CASUSSEN.routes(casussen), *CASUS.routes(casus)]


def _json(inhoud: dict[str, Any]) -> Response:
    koppen = {"Cache-Control": "no-store"}
    return Response(json.dumps(inhoud, ensure_ascii=False), media_type="application/json", headers=koppen)
