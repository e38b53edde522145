"""The poort's side of the line to Rasa and to the action server.

Both are on loopback; no proxy of the environment comes in between.
"""

from __future__ import annotations

import json
import logging
from typing import Any

import httpx

from bot.lijn.handtekening import onderteken
from bot.poort.fouten import KWIJT, NIET_VERWERKT, START_NOG, Weigering

logger = logging.getLogger("regiewijzer.poort")

ACTIE_KOP = "x-regiewijzer-geheim"
UITERSTE = 60.0  # seconds: longer than anyone waits, so that a late answer is still remembered


class Rasa:
    """Sends one message to the Rasa channel and gives its messages back."""

    def __init__(
        self,
        rasa_url: str,
        actie_url: str,
        sleutel: str,
        actie_sleutel: str,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._sleutel = sleutel
        self._actie_sleutel = actie_sleutel
        self._actie_url = actie_url
        self._client = httpx.AsyncClient(
            base_url=rasa_url, timeout=httpx.Timeout(UITERSTE, connect=3.0), trust_env=False, transport=transport
        )

    async def vraag(self, bericht: dict[str, Any]) -> list[dict[str, Any]]:
        """The messages that answer this one. A Weigering 503 when Rasa can't be reached, failed, or said nothing."""
        inhoud = json.dumps(bericht).encode()
        koppen = {"content-type": "application/json", **onderteken(self._sleutel, inhoud)}
        try:
            antwoord = await self._client.post("/webhooks/regiewijzer/bericht", content=inhoud, headers=koppen)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise Weigering(503, START_NOG, {"Retry-After": "30"}) from None
        except httpx.HTTPError as fout:
            logger.error("Rasa gaf geen antwoord: %s", type(fout).__name__)
            raise Weigering(503, NIET_VERWERKT, {"Retry-After": "5"}) from None
        try:
            inhoud_terug = antwoord.json() if antwoord.status_code == 200 else {}
            berichten, kwijt = inhoud_terug["berichten"], inhoud_terug.get("kwijt")
        except (ValueError, KeyError, TypeError):
            berichten, kwijt = None, None
        if not isinstance(berichten, list) or not berichten:
            logger.error("Rasa antwoordde met status %s en zonder berichten", antwoord.status_code)
            raise Weigering(503, NIET_VERWERKT, {"Retry-After": "5"})
        return [{"tekst": KWIJT}, *berichten] if kwijt else berichten

    async def stand(self) -> dict[str, Any] | None:
        """`{"model", "taalmodel"}` of a Rasa that is up and has a model, else None."""
        try:
            antwoord = await self._client.get("/webhooks/regiewijzer/gezond", timeout=3.0)
            return antwoord.json() if antwoord.status_code == 200 else None
        except (httpx.HTTPError, ValueError):
            return None

    async def actieserver(self) -> bool:
        """Whether the action server answers and knows our secret."""
        try:
            koppen = {ACTIE_KOP: self._actie_sleutel}
            return (await self._client.get(f"{self._actie_url}/health", headers=koppen, timeout=3.0)).status_code == 200
        except httpx.HTTPError:
            return False

    async def sluit(self) -> None:
        await self._client.aclose()
