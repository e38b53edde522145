"""Between Microsoft's playground and the poort: signs what the playground sends, as Bot Framework would, and passes
it on.

So the poort runs exactly as it does in production: it has no switch that turns its checks off.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.poort.teams import PAD
from bot.starten.omgeving import vrije_poort
from tests.poort.teams.microsoft import GEHEIM, TENANT, Microsoft

GEDULD = 120.0  # seconds


@contextmanager
def over_sockets(app: Starlette, port: int) -> Iterator[str]:
    """This application on a real socket of this machine, in a thread; gives its origin."""
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None, timeout_graceful_shutdown=5, ws="none")
    )
    draad = threading.Thread(target=server.run, daemon=True)
    draad.start()
    tot = time.monotonic() + GEDULD
    while not server.started:
        assert draad.is_alive() and time.monotonic() < tot, "de server startte niet"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        draad.join(GEDULD)


@dataclass
class Proxy:
    """Where the playground sends to. `doel`: origin of the poort.

    Keeps what went by, in order, with what the poort answered.
    """

    doel: str = ""
    port: int = field(default_factory=vrije_poort)
    langs: list[tuple[dict[str, Any], int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.microsoft = Microsoft(oorsprong=f"http://127.0.0.1:{self.port}")

    @property
    def eindpunt(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/messages"

    def instellingen(self, connector: str) -> dict[str, str]:
        """The environment of a poort that gets its messages through here and answers to `connector` (an origin)."""
        microsoft = self.microsoft.instelling()
        return {
            "REGIEWIJZER_TEAMS_APP_ID": microsoft.app_id,
            "REGIEWIJZER_TEAMS_GEHEIM": GEHEIM,
            "REGIEWIJZER_TEAMS_TENANT": TENANT,
            "REGIEWIJZER_TEAMS_HOSTS": connector,
            "REGIEWIJZER_TEAMS_OPENID": microsoft.openid,
            "REGIEWIJZER_TEAMS_TOKEN_URL": microsoft.token_url,
        }

    def app(self) -> Starlette:
        async def geef_door(request: Request) -> Response:
            inhoud = await request.json()
            token = self.microsoft.token(serviceurl=inhoud["serviceUrl"])
            async with httpx.AsyncClient(trust_env=False, timeout=300) as client:
                antwoord = await client.post(
                    f"{self.doel}{PAD}", json=inhoud, headers={"Authorization": f"Bearer {token}"}
                )
            self.langs.append((inhoud, antwoord.status_code))
            return Response(antwoord.content, antwoord.status_code, media_type=antwoord.headers.get("content-type"))

        app = self.microsoft.app()
        app.router.routes.append(Route("/api/messages", geef_door, methods=["POST"]))
        return app
