"""The Bot Connector: activities out, again when it is busy, within bounds."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import random
import time
from collections.abc import Callable
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import httpx

from bot.poort.teams.fouten import NietVerstuurd
from bot.poort.teams.toegang import GeenToegang, Toegang

logger = logging.getLogger("regiewijzer.teams")

# seconds that an answer is tried; later messages of that chat wait behind it, so that nothing gets out of order
UITERSTE = 600.0
KORT = 15.0  # seconds for what may get lost: a card that is redrawn
WACHT = 3.0  # seconds for what Teams itself waits for
LANGSTE_PAUZE = 30.0  # seconds between two tries, whatever Retry-After says


class Connector:
    """Sends to the service that the incoming activity named (checked by then)."""

    def __init__(self, toegang: Toegang, client: httpx.AsyncClient, klok: Callable[[], float] = time.monotonic) -> None:
        self._toegang = toegang
        self._client = client
        self._klok = klok
        self._stopt = asyncio.Event()

    def stop(self) -> None:
        """From now on nothing is tried again."""
        self._stopt.set()

    async def stuur(
        self, service_url: str, gesprek: str, activiteit: dict[str, Any], uiterste: float = UITERSTE
    ) -> str | None:
        """Send; gives the id that Teams gave it. With `replyToId` it is a reply. Raises NietVerstuurd."""
        pad = f"v3/conversations/{_deel(gesprek)}/activities"
        if activiteit.get("replyToId"):
            pad += f"/{_deel(activiteit['replyToId'])}"
        antwoord = await self._verzoek("POST", _adres(service_url, pad), activiteit, uiterste)
        try:
            nummer = antwoord.json().get("id")
        except (ValueError, AttributeError):
            return None
        return nummer if isinstance(nummer, str) and nummer else None

    async def eigen_chat(self, service_url: str, bot: str, wie: str, tenant: str) -> str:
        """The id of the chat of this one with the bot alone. Raises NietVerstuurd: 403 when he doesn't have the app."""
        vraag = {
            "bot": {"id": bot},
            "members": [{"id": wie}],
            "isGroup": False,
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        antwoord = await self._verzoek("POST", _adres(service_url, "v3/conversations"), vraag, WACHT)
        try:
            nummer = antwoord.json().get("id")
        except (ValueError, AttributeError):
            nummer = None
        if not isinstance(nummer, str) or not nummer:
            raise NietVerstuurd(antwoord.status_code)
        return nummer

    async def rol(self, service_url: str, gesprek: str, wie: str) -> str:
        """What Teams calls somebody in a chat: user, guest, anonymous; "" when it doesn't say."""
        adres = _adres(service_url, f"v3/conversations/{_deel(gesprek)}/members/{_deel(wie)}")
        try:
            antwoord = await self._verzoek("GET", adres, None, WACHT)
            rol = antwoord.json().get("userRole")
        except (NietVerstuurd, ValueError, AttributeError):
            return ""
        return rol if isinstance(rol, str) else ""

    async def vervang(self, service_url: str, gesprek: str, nummer: str, activiteit: dict[str, Any]) -> None:
        """Put this activity in place of one sent before. Raises NietVerstuurd."""
        pad = f"v3/conversations/{_deel(gesprek)}/activities/{_deel(nummer)}"
        await self._verzoek("PUT", _adres(service_url, pad), {**activiteit, "id": nummer}, KORT)

    async def _verzoek(
        self, methode: str, adres: str, inhoud: dict[str, Any] | None, uiterste: float
    ) -> httpx.Response:
        tot = self._klok() + uiterste
        poging, ververst = 0, False
        while True:
            status: int | None = None
            wacht: float | None = None
            try:
                token = await self._toegang.token()
                antwoord = await self._client.request(
                    methode, adres, json=inhoud, headers={"Authorization": f"Bearer {token}"}
                )
            except GeenToegang:
                pass
            except httpx.HTTPError as fout:
                logger.warning("De Bot Connector is niet te bereiken: %s", type(fout).__name__)
            else:
                if antwoord.is_success:
                    return antwoord
                status = antwoord.status_code
                wacht = retry_after(antwoord.headers.get("retry-after"))
                if status == 401 and not ververst:
                    self._toegang.vergeet(token)
                    ververst, wacht = True, 0.0
                elif status not in (412, 429) and status < 500:
                    logger.error("De Bot Connector weigert %s: status %s", methode, status)
                    raise NietVerstuurd(status)
            poging += 1
            if wacht is None:
                wacht = min(LANGSTE_PAUZE, 0.5 * 2 ** min(poging - 1, 10)) * random.uniform(0.5, 1.0)
            if self._klok() + wacht > tot or await self._gestopt(wacht):
                logger.error("De Bot Connector neemt %s niet aan na %d pogingen: status %s", methode, poging, status)
                raise NietVerstuurd(status)

    async def _gestopt(self, seconden: float) -> bool:
        """Wait so long, or less when we stop; whether we stop."""
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._stopt.wait(), seconden)
        return self._stopt.is_set()


def retry_after(kop: str | None) -> float | None:
    """Seconds to wait by a Retry-After header (seconds or a date), within bounds; None when there is none that can be
    read.
    """
    if not kop:
        return None
    try:
        seconden = float(kop)
    except ValueError:
        try:
            moment = parsedate_to_datetime(kop)
        except (TypeError, ValueError):
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone.utc)
        seconden = (moment - datetime.now(timezone.utc)).total_seconds()
    return min(max(seconden, 0.0), LANGSTE_PAUZE) if not math.isnan(seconden) else None


def _deel(tekst: str) -> str:
    """One segment of a path."""
    if tekst in (".", ".."):  # would be another address
        raise NietVerstuurd(None)
    return quote(tekst, safe="")


def _adres(service_url: str, pad: str) -> str:
    return f"{service_url.rstrip('/')}/{pad}"
