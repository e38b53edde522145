"""The pages and what they load."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.poort.onderdelen import Poort

WEB = Path(__file__).resolve().parent.parent / "web"


def routes(_: Poort) -> list[BaseRoute]:
    async def pagina(_: Request) -> Response:
        return FileResponse(WEB / "index.html", media_type="text/html; charset=utf-8")

    return [Route("/", pagina, methods=["GET"]), Mount("/web", StaticFiles(directory=WEB))]
