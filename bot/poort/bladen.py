"""The sheets of the kaders: which there are, one as data to draw, and one as a Word file."""

from __future__ import annotations

import asyncio
import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.afweging import OnbruikbareInvoer
from bot.afweging.blad import Blad
from bot.afweging.termijnen import vandaag
from bot.bladen import alle, als_json, blad_van
from bot.bladen import kolommen as kolommen_van
from bot.gedeeld.limiet import Limiet
from bot.poort.api.bladen import BLADEN, WORD, Bladen, Kort
from bot.poort.api.bladen import bestand as bestand_bewerking
from bot.poort.api.bladen import blad as blad_bewerking
from bot.poort.bestand import geef, ingepakt
from bot.poort.fouten import Weigering, rem
from bot.poort.onderdelen import Poort

_BESTANDEN_PER_MINUUT = 60


def routes(poort: Poort) -> list[Route]:
    lijst = [Kort(naam=b.naam, titel=b.titel, waarvoor=b.waarvoor, kader=b.kader) for b in alle(poort.kaders)]
    overzicht = ingepakt("application/json", Bladen(bladen=lijst).json(ensure_ascii=False).encode())
    inhoud = {
        b.naam: ingepakt("application/json", json.dumps(als_json(poort.kaders, b), ensure_ascii=False).encode())
        for b in alle(poort.kaders)
    }
    kolommen = kolommen_van(alle(poort.kaders))
    limiet = Limiet(_BESTANDEN_PER_MINUUT)

    def gevraagd(request: Request) -> Blad:
        try:
            return blad_van(poort.kaders, request.path_params["naam"])
        except OnbruikbareInvoer as fout:
            raise Weigering(404, str(fout)) from None

    async def bladen(request: Request) -> Response:
        poort.lezer(request)
        return geef(request, overzicht)

    async def blad(request: Request) -> Response:
        poort.lezer(request)
        return geef(request, inhoud[gevraagd(request).naam])

    async def bestand(request: Request) -> Response:
        """The Word file; `uitkomst` marks the column of a casus."""
        rem(limiet, poort.wie(request).id)
        gekozen = gevraagd(request)
        uitkomsten = _gemarkeerd(kolommen, request.query_params.get("uitkomst"))
        from bot.vormen.blad import docx

        gemaakt = await asyncio.to_thread(docx, poort.kaders, gekozen, vandaag(), uitkomsten)
        koppen = {"Content-Disposition": f'attachment; filename="{gekozen.naam}.docx"', "Cache-Control": "no-store"}
        return Response(gemaakt, media_type=WORD, headers=koppen)

    namen = list(inhoud)
    return [
        *BLADEN.routes(bladen),
        *blad_bewerking(namen).routes(blad),
        *bestand_bewerking(namen, kolommen).routes(bestand),
    ]


def _gemarkeerd(kolommen: dict[str, str], uitkomst: str | None) -> dict[str, str]:
    """What to mark; a sheet without that column has nothing to mark."""
    if uitkomst is None:
        return {}
    if uitkomst not in kolommen:
        raise Weigering(422, f"'{uitkomst[:40]}' is geen kolom van een blad. Kies uit: {', '.join(kolommen)}.")
    return {kolommen[uitkomst]: uitkomst}
