"""The sheets of the kaders: which there are, one as data to draw, and one as a Word file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.afweging import Kaders, OnbruikbareInvoer
from bot.afweging.blad import Blad, Tabel
from bot.afweging.termijnen import vandaag
from bot.bladen import alle, als_json, blad_van
from bot.gedeeld.limiet import Limiet
from bot.poort.bestand import geef, ingepakt
from bot.poort.fouten import Weigering, rem
from bot.poort.onderdelen import Poort

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BESTANDEN_PER_MINUUT = 60


def routes(poort: Poort) -> list[Route]:
    lijst = [{"naam": b.naam, "titel": b.titel, "waarvoor": b.waarvoor, "kader": b.kader} for b in alle(poort.kaders)]
    overzicht = ingepakt("application/json", json.dumps({"bladen": lijst}, ensure_ascii=False).encode())
    inhoud = {
        b.naam: ingepakt("application/json", json.dumps(als_json(poort.kaders, b), ensure_ascii=False).encode())
        for b in alle(poort.kaders)
    }
    kolommen = _kolommen(alle(poort.kaders))
    limiet = Limiet(_BESTANDEN_PER_MINUUT)

    def gevraagd(request: Request) -> Blad:
        try:
            return blad_van(poort.kaders, request.path_params["naam"])
        except OnbruikbareInvoer as fout:
            raise Weigering(404, str(fout)) from None

    async def bladen(request: Request) -> Response:
        poort.wie(request)
        return geef(request, overzicht)

    async def blad(request: Request) -> Response:
        poort.wie(request)
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

    return [
        Route("/api/bladen", bladen, methods=["GET"]),
        Route("/api/bladen/{naam}", blad, methods=["GET"]),
        Route("/api/bladen/{naam}/bestand", bestand, methods=["GET"]),
    ]


def _kolommen(bladen: Iterable[Blad]) -> dict[str, str]:
    """Column → the besluit whose uitkomst it is."""
    return {
        k.id: tabel.besluit
        for blad in bladen
        for tabel in blad.blokken
        if isinstance(tabel, Tabel)
        for k in tabel.kolommen
    }


def _gemarkeerd(kolommen: dict[str, str], uitkomst: str | None) -> dict[str, str]:
    """What to mark; a sheet without that column has nothing to mark."""
    if uitkomst is None:
        return {}
    if uitkomst not in kolommen:
        raise Weigering(422, f"'{uitkomst[:40]}' is geen kolom van een blad. Kies uit: {', '.join(kolommen)}.")
    return {kolommen[uitkomst]: uitkomst}


def _object(velden: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(velden), "properties": velden}


def paden(kaders: Kaders, poort_json: Any, fouten: Any) -> dict[str, Any]:
    """The part of openapi.json about this; `poort_json` and `fouten` are those of bot.poort.openapi."""
    naam = {"name": "naam", "in": "path", "required": True, "schema": {"enum": [b.naam for b in alle(kaders)]}}
    uitkomst = {
        "name": "uitkomst",
        "in": "query",
        "schema": {"enum": list(_kolommen(alle(kaders)))},
        "description": "Markeert de kolom van een casus, bijvoorbeeld fase_3.",
    }
    tekst = {"type": "string"}
    velden = dict.fromkeys(("naam", "titel", "waarvoor", "kader"), tekst)
    lijst = {
        "type": "object",
        "required": ["bladen"],
        "properties": {"bladen": {"type": "array", "items": _object(velden)}},
    }
    blokken = {
        "type": "array",
        "items": {"type": "object"},
        "description": "Tabellen en lijsten; elke regel heeft zijn bron.",
    }
    herkomst = {"type": "array", "items": tekst, "description": "Uit welke documenten, met hun versie."}
    heel = _object(
        {**velden, "liggend": {"type": "boolean"}, "herkomst": herkomst, "verantwoording": tekst, "blokken": blokken}
    )
    weg = {"404": {**fouten(404)["404"], "description": "Dit blad bestaat niet."}}
    bestand = {
        "description": "Het bestand.",
        "content": {WORD: {"schema": {"type": "string", "contentMediaType": WORD}}},
    }
    return {
        "/api/bladen": {
            "get": {
                "operationId": "bladen",
                "summary": "Welke bladen de kaders hebben",
                "responses": {"200": {"description": "De lijst.", "content": poort_json(lijst)}, **fouten(400, 401)},
            }
        },
        "/api/bladen/{naam}": {
            "get": {
                "operationId": "blad",
                "summary": "Eén blad als gegevens",
                "parameters": [naam],
                "responses": {
                    "200": {"description": "Het blad.", "content": poort_json(heel)},
                    **fouten(400, 401),
                    **weg,
                },
            }
        },
        "/api/bladen/{naam}/bestand": {
            "get": {
                "operationId": "bladBestand",
                "summary": "Eén blad als Word-bestand",
                "parameters": [naam, uitkomst],
                "responses": {"200": bestand, **fouten(400, 401, 422, 429), **weg},
            }
        },
    }
