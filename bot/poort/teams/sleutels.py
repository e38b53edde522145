"""The keys that Bot Framework signs with: fetched when first needed, kept, and fetched again when an unknown one
turns up.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

logger = logging.getLogger("regiewijzer.teams")

VERS = 24 * 3600  # seconds after which the keys are fetched again
HOUDBAAR = 5 * VERS  # and after which they aren't trusted any more when that keeps failing
TUSSENPOOS = 30  # seconds between two fetches, whatever is asked: unknown keys cost a stranger nothing
KLEINSTE = 2048  # bits


@dataclass(frozen=True)
class Sleutel:
    """A public key and the channels that it may sign for (its endorsements)."""

    publiek: RSAPublicKey
    kanalen: frozenset[str]


class Sleutels:
    """The keys by kid, from the OpenID metadata at `openid`."""

    def __init__(self, openid: str, client: httpx.AsyncClient, klok: Callable[[], float] = time.monotonic) -> None:
        self._openid = openid
        self._client = client
        self._klok = klok
        self._grendel = asyncio.Lock()
        self._bekend: dict[str, Sleutel] = {}
        self._gehaald = -math.inf
        self._geprobeerd = -math.inf

    async def vind(self, kid: str) -> Sleutel | None:
        """The key of this id; None when Bot Framework doesn't have it, or can't be asked."""
        if self._nodig(kid):
            async with self._grendel:
                if self._nodig(kid) and self._klok() - self._geprobeerd >= TUSSENPOOS:
                    await self._haal()
        return self._bekend.get(kid) if self._klok() - self._gehaald < HOUDBAAR else None

    def _nodig(self, kid: str) -> bool:
        return kid not in self._bekend or self._klok() - self._gehaald >= VERS

    async def _haal(self) -> None:
        self._geprobeerd = self._klok()
        try:
            adres = (await self._json(self._openid))["jwks_uri"]
            if httpx.URL(adres).scheme != "https" and httpx.URL(adres).host != httpx.URL(self._openid).host:
                raise ValueError("jwks_uri")
            gevonden = gelezen(await self._json(adres))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as fout:
            logger.error("De sleutels van Bot Framework zijn niet op te halen: %s", type(fout).__name__)
            return
        self._bekend, self._gehaald = gevonden, self._klok()

    async def _json(self, adres: str) -> dict[str, Any]:
        antwoord = await self._client.get(adres)
        antwoord.raise_for_status()
        inhoud = antwoord.json()
        if not isinstance(inhoud, dict):
            raise ValueError("geen object")
        return inhoud


def gelezen(jwks: dict[str, Any]) -> dict[str, Sleutel]:
    """The usable keys of a JWKS document, by kid: RSA, for signing, long enough, with endorsements."""
    uit = {}
    for jwk in jwks["keys"]:
        try:
            if jwk["kty"] != "RSA" or jwk.get("use", "sig") != "sig" or jwk.get("alg", "RS256") != "RS256":
                continue
            publiek = jwt.PyJWK(jwk, algorithm="RS256").key
            kanalen = frozenset(k for k in jwk["endorsements"] if isinstance(k, str))
            if isinstance(publiek, RSAPublicKey) and publiek.key_size >= KLEINSTE and isinstance(jwk["kid"], str):
                uit[jwk["kid"]] = Sleutel(publiek, kanalen)
        except (jwt.PyJWTError, KeyError, TypeError, ValueError, AttributeError):
            continue  # one key that we can't use doesn't spoil the others
    return uit
