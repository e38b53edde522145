"""One attempt to sign in, from leaving to coming back: kept by the browser itself, in a cookie that only we can read
or make.

So a stranger who starts a thousand attempts leaves nothing behind here, and an attempt ends in the browser that began
it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken

GELDIG = 600  # seconds to type a password and pick up a phone


@dataclass(frozen=True)
class Poging:
    """`bewijs` is the PKCE code verifier, `terug` the local path where the user goes on."""

    state: str
    nonce: str
    bewijs: str
    terug: str

    @property
    def kenmerk(self) -> str:
        """What the store remembers of it once it is used."""
        return hashlib.sha256(self.state.encode()).hexdigest()


def nieuwe_poging(terug: str) -> Poging:
    """Every attempt has its own secrets, of 32 random bytes and more."""
    return Poging(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), terug)


class Pogingen:
    """Writes attempts as the value of a cookie, and reads them back. `sleutel`: 64 hex characters."""

    def __init__(self, sleutel: str, klok: Callable[[], float] = time.time) -> None:
        self._fernet = Fernet(base64.urlsafe_b64encode(bytes.fromhex(sleutel)))
        self._klok = klok

    def verpak(self, poging: Poging) -> str:
        return self._fernet.encrypt_at_time(json.dumps(asdict(poging)).encode(), int(self._klok())).decode()

    def pak_uit(self, koekje: str | None) -> Poging | None:
        """The attempt, or None when this isn't ours or is too old."""
        try:
            return Poging(
                **json.loads(self._fernet.decrypt_at_time((koekje or "").encode(), GELDIG, int(self._klok())))
            )
        except (InvalidToken, ValueError, TypeError):
            return None
