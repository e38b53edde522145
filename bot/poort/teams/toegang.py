"""The token with which we talk to the Bot Connector: client credentials of a single tenant."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

import httpx

from bot.afweging.fouten import OnbruikbareInvoer
from bot.instellingen import Teams
from bot.poort.teams.legitimatie import velden

logger = logging.getLogger("regiewijzer.teams")

MARGE = 300.0  # seconds before its end that a token isn't used any more


class GeenToegang(Exception):
    """The token endpoint gave no token; what it said isn't kept, it may quote our secret."""


class Toegang:
    """One token at a time, asked for once by however many need it."""

    def __init__(self, teams: Teams, client: httpx.AsyncClient, klok: Callable[[], float] = time.monotonic) -> None:
        self._teams = teams
        self._client = client
        self._klok = klok
        self._grendel = asyncio.Lock()
        self._token = ""
        self._tot = 0.0

    async def token(self) -> str:
        """A token that is good for some time. Raises GeenToegang."""
        async with self._grendel:
            if not self._token or self._klok() >= self._tot:
                await self._haal()
            return self._token

    def vergeet(self, token: str) -> None:
        """The connector refused this token: the next one who asks gets a new one."""
        if token == self._token:
            self._token = ""

    async def _haal(self) -> None:
        gegevens = {
            "grant_type": "client_credentials",
            "client_id": self._teams.app_id,
            "scope": self._teams.scope,
        }
        try:
            gegevens |= velden(self._teams)  # each time: a new certificate counts without a restart
        except OnbruikbareInvoer as fout:
            logger.error("%s", fout)
            raise GeenToegang from None
        try:
            antwoord = await self._client.post(self._teams.token_url, data=gegevens)
            inhoud = antwoord.json() if antwoord.status_code == 200 else {}
            token, duur = inhoud["access_token"], float(inhoud["expires_in"])
            if not isinstance(token, str) or not token.isascii() or not token.isprintable() or not token:
                raise ValueError("access_token")
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as fout:
            wat = f"status {antwoord.status_code}" if "antwoord" in locals() else type(fout).__name__
            logger.error("Geen token voor de Bot Connector: %s", wat)
            raise GeenToegang from None
        self._token = token
        self._tot = self._klok() + max(duur - MARGE, duur / 2)
