"""How the web servers of ours run (uvicorn): no log lines of their own, no name, no websockets, and a quick end."""

from __future__ import annotations

import uvicorn
from starlette.applications import Starlette


def server(app: Starlette, host: str, port: int, blijft_open: int) -> uvicorn.Server:
    """A server that is still to `run()`; an idle connection stays open for `blijft_open` seconds."""
    configuratie = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=blijft_open,
        timeout_graceful_shutdown=5,
        ws="none",
    )
    return uvicorn.Server(configuratie)
