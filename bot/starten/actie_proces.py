"""The process of the action server: rasa_sdk's executor behind a web server of our own.

rasa_sdk's server listens on every address, asks for no secret, unpacks what it is sent without limit, and answers a
fault with the whole conversation. This one does none of that. `python -m bot.starten.actie_proces --port P`
"""

from __future__ import annotations

import argparse
import hmac
import importlib
import json
import logging
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.instellingen import lees
from bot.lijn.geheim import afgeleid, hoofdgeheim
from bot.poort.rasa import ACTIE_KOP
from bot.starten import dienst, levenslijn, logboek

logger = logging.getLogger("regiewijzer.acties")

MAXIMUM_BYTES = 4_000_000  # a tracker with an afweging is well under 1 MB


def maak_app(uitvoerder: ActionExecutor, geheim: str) -> Starlette:
    """`POST /webhook` as Rasa expects it, and `GET /health`; both only with the shared secret."""

    def mag(request: Request) -> bool:
        return hmac.compare_digest(request.headers.get(ACTIE_KOP, "").encode("latin-1", "replace"), geheim.encode())

    async def gezond(request: Request) -> Response:
        return JSONResponse({"status": "ok"}) if mag(request) else Response(status_code=401)

    async def webhook(request: Request) -> Response:
        if not mag(request):
            return Response(status_code=401)
        if "content-encoding" in request.headers:
            return Response(status_code=415)
        inhoud = bytearray()
        async for stuk in request.stream():
            inhoud.extend(stuk)
            if len(inhoud) > MAXIMUM_BYTES:
                return Response(status_code=413)
        try:
            oproep = json.loads(inhoud)
            naam = oproep["next_action"]
        except (ValueError, TypeError, KeyError):
            return Response(status_code=400)
        return await _voer_uit(uitvoerder, oproep, naam)

    return Starlette(
        routes=[Route("/health", gezond, methods=["GET"]), Route("/webhook", webhook, methods=["POST"])],
    )


async def _voer_uit(uitvoerder: ActionExecutor, oproep: dict[str, Any], naam: Any) -> Response:
    try:
        return JSONResponse(await uitvoerder.run(oproep) or {"events": [], "responses": []})
    except ActionExecutionRejection as fout:
        return JSONResponse({"action_name": fout.action_name, "error": "afgewezen"}, status_code=400)
    except ActionNotFoundException:
        logger.error("Een actie die Rasa vraagt, bestaat niet")
        return JSONResponse({"action_name": str(naam), "error": "onbekend"}, status_code=404)
    except Exception:
        # Neither the message nor the request: both may hold what the user said.
        logger.exception("Een actie is mislukt")
        return JSONResponse({"action_name": str(naam), "error": "mislukt"}, status_code=500)


def main() -> None:
    keuzes = argparse.ArgumentParser()
    keuzes.add_argument("--port", type=int, default=5056)
    keuzes.add_argument("--acties", default="actions")
    keuzes.add_argument(levenslijn.VLAG, action="store_true")
    gekozen = keuzes.parse_args()
    levenslijn.bewaak()
    instellingen = lees()
    opmaak = logboek.richt_in("acties", instellingen.var / "log", instellingen.logvorm)
    uitvoerder = ActionExecutor()
    uitvoerder.register_package(gekozen.acties)
    # What an action needs at its first turn can be loaded now: the package says how, when it has something to load.
    getattr(importlib.import_module(gekozen.acties), "voorbereiden", lambda: None)()
    opmaak.streng = True
    app = maak_app(uitvoerder, instellingen.actie_geheim or afgeleid(hoofdgeheim(instellingen), "actie"))
    dienst.server(app, "127.0.0.1", gekozen.port, 300).run()


if __name__ == "__main__":
    main()
