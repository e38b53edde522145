"""How the web servers of ours run (uvicorn): no log lines of their own, no name, no websockets, a quick end, and
limits.

h11 and not httptools: only h11 limits the size of a header. How long one may take to come in, and how many connections
there may be, uvicorn doesn't limit (its limit_concurrency counts the idle ones too, and then refuses everybody):
`Begrensd` does.
"""

from __future__ import annotations

import asyncio
import resource
from typing import Any

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

KOPGROOTTE = 16 * 1024  # bytes of the request line and the headers together
KOPTIJD = 10.0  # seconds for them to come in
UITERSTE = 120.0  # seconds for a whole request and its answer: twice as long as the slowest turn
VERBINDINGEN = 1000
OVERIG = 100  # files that are open besides connections


class Begrensd(H11Protocol):
    """One connection. It is closed when a whole header, or a whole request with its answer, takes too long; and when
    there are too many connections, the one that waits longest without a request goes.
    """

    koptijd = KOPTIJD
    uiterste = UITERSTE
    verbindingen = VERBINDINGEN

    def __init__(
        self,
        config: uvicorn.Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._wekker: asyncio.TimerHandle | None = None
        self._bezig = False
        self._sinds = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._zet(self.koptijd)
        if len(self.connections) > self.verbindingen:
            wachtend = (v for v in self.connections if isinstance(v, Begrensd) and not v._bezig)
            min(wachtend, key=lambda v: v._sinds, default=self).transport.abort()

    def data_received(self, data: bytes) -> None:
        # In pieces: h11 looks at the size of a header only while it isn't whole, and as much as 256 kB may come at
        # once.
        for plek in range(0, len(data), KOPGROOTTE):
            if self.transport.is_closing():
                return
            super().data_received(data[plek : plek + KOPGROOTTE])
        self._volg()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._volg()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _volg(self) -> None:
        """Start another clock when a request is whole, when it is done, and at the first byte of a next one."""
        vraagt = self.conn.their_state is h11.SEND_BODY
        bezig = self.cycle is not None and (vraagt or not self.cycle.response_complete)
        if bezig != self._bezig:
            self._bezig = bezig
            self._zet(self.uiterste if bezig else None)
        if not bezig and self._wekker is None and self.conn.trailing_data[0]:
            self._zet(self.koptijd)

    def _zet(self, seconden: float | None) -> None:
        self._stop()
        self._sinds = self.loop.time()
        if seconden is not None:
            self._wekker = self.loop.call_later(seconden, self.transport.abort)

    def _stop(self) -> None:
        if self._wekker:
            self._wekker.cancel()
            self._wekker = None


def _ruimte() -> int:
    """How many connections fit in what this process may have open, after asking the system for as much as we may."""
    zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    nodig = VERBINDINGEN + OVERIG
    if zacht != resource.RLIM_INFINITY and zacht < nodig:
        zacht = nodig if hard == resource.RLIM_INFINITY else min(nodig, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (zacht, hard))
    return VERBINDINGEN if zacht == resource.RLIM_INFINITY else max(1, min(VERBINDINGEN, zacht - OVERIG))


def server(app: Starlette, host: str, port: int, blijft_open: int) -> uvicorn.Server:
    """A server that is still to `run()`; an idle connection stays open for `blijft_open` seconds."""
    Begrensd.verbindingen = _ruimte()
    configuratie = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=Begrensd,
        h11_max_incomplete_event_size=KOPGROOTTE,
        proxy_headers=False,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=blijft_open,
        timeout_graceful_shutdown=5,
        ws="none",
    )
    return uvicorn.Server(configuratie)
