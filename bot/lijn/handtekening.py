"""Signed requests between the poort and the Rasa channel: HMAC-SHA256 over time, nonce and body."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Mapping

TIJD = "x-regiewijzer-tijd"
NONCE = "x-regiewijzer-nonce"
HANDTEKENING = "x-regiewijzer-handtekening"
VENSTER = 60  # seconds that a signature stays valid, either way (clocks differ)


def _mac(sleutel: str, tijd: str, nonce: str, inhoud: bytes) -> str:
    return hmac.new(sleutel.encode(), f"{tijd}\n{nonce}\n".encode() + inhoud, hashlib.sha256).hexdigest()


def onderteken(sleutel: str, inhoud: bytes) -> dict[str, str]:
    """Headers that sign this body now."""
    tijd, nonce = str(int(time.time())), secrets.token_hex(16)
    return {TIJD: tijd, NONCE: nonce, HANDTEKENING: _mac(sleutel, tijd, nonce, inhoud)}


class Controle:
    """Checks signatures and remembers nonces, so that a copied request isn't accepted a second time."""

    def __init__(self, sleutel: str, klok: Callable[[], float] = time.time) -> None:
        self._sleutel = sleutel
        self._klok = klok
        self._gezien: dict[str, float] = {}  # nonce -> moment after which it can be forgotten, in order of arrival

    def klopt(self, koppen: Mapping[str, str], inhoud: bytes) -> bool:
        tijd, nonce, gegeven = (koppen.get(k) or "" for k in (TIJD, NONCE, HANDTEKENING))
        if not (tijd.isascii() and tijd.isdigit() and len(tijd) <= 12 and nonce and len(nonce) <= 64):
            return False
        # The signature is compared first: a stranger can't fill the memory of nonces, nor learn which were used.
        if not hmac.compare_digest(_mac(self._sleutel, tijd, nonce, inhoud).encode(), gegeven.encode(errors="replace")):
            return False
        nu = self._klok()
        if abs(nu - int(tijd)) > VENSTER:
            return False
        for oud in [n for n, tot in self._gezien.items() if tot < nu]:
            del self._gezien[oud]
        if nonce in self._gezien:
            return False
        self._gezien[nonce] = int(tijd) + VENSTER
        return True
