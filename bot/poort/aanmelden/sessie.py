"""The session of one browser: what is in its cookie, and how that leads to a user.

The cookie holds a random id and our signature under it, so that a made-up one costs no look in the store. The store
has a hash of the id. The name of the user is encrypted with the id itself: who reads the database reads no names.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken

from bot.dossier import Sessie, Sessies
from bot.instellingen import ROLLEN
from bot.poort.gebruiker import Gebruiker

_VORM = re.compile(r"([A-Za-z0-9_-]{43})\.([0-9a-f]{64})")


@dataclass(frozen=True)
class Aangemeld:
    """A user with a session, and the token that shows that a request comes from our own page."""

    gebruiker: Gebruiker
    csrf: str


class Sessiebeheer:
    """Begins, finds and ends sessions.

    `sleutel` signs; a session signed with another one (other secret, other provider) is none.
    """

    def __init__(self, winkel: Sessies, sleutel: str) -> None:
        self.winkel = winkel
        self._sleutel = sleutel.encode()

    def begin(self, gebruiker: Gebruiker, oud: str | None) -> str:
        """A new session; gives its cookie. The one of cookie `oud` ends."""
        nummer = secrets.token_urlsafe(32)
        naam = _kluis(nummer).encrypt(gebruiker.naam.encode()).decode() if gebruiker.naam else None
        vorig = self._nummer(oud)
        self.winkel.begin(
            _hash(nummer),
            Sessie(
                gebruiker.id,
                tuple(sorted(gebruiker.rollen)),
                naam,
                tuple(sorted(gebruiker.teams)),
                gebruiker.gemeente,
            ),
            in_plaats_van=_hash(vorig) if vorig else None,
        )
        return f"{nummer}.{self._mac('koekje', nummer)}"

    def vind(self, koekje: str | None) -> Aangemeld | None:
        """Who has this cookie; None when it isn't ours, or its session is over."""
        nummer = self._nummer(koekje)
        sessie = self.winkel.vind(_hash(nummer)) if nummer else None
        if nummer is None or sessie is None:
            return None
        try:
            naam = _kluis(nummer).decrypt(sessie.naam.encode()).decode() if sessie.naam else None
        except InvalidToken:
            naam = None
        rollen = frozenset(sessie.rollen) & set(ROLLEN)
        gebruiker = Gebruiker(sessie.gebruiker, rollen, naam, frozenset(sessie.teams), sessie.gemeente)
        return Aangemeld(gebruiker, self._mac("csrf", nummer))

    def beeindig(self, koekje: str | None) -> None:
        """End the session of this cookie, if there is one."""
        nummer = self._nummer(koekje)
        if nummer:
            self.winkel.beeindig(_hash(nummer))

    def _nummer(self, koekje: str | None) -> str | None:
        gevonden = _VORM.fullmatch(koekje or "")
        return gevonden[1] if gevonden and hmac.compare_digest(self._mac("koekje", gevonden[1]), gevonden[2]) else None

    def _mac(self, doel: str, nummer: str) -> str:
        return hmac.new(self._sleutel, f"{doel}:{nummer}".encode(), hashlib.sha256).hexdigest()


def _hash(nummer: str) -> str:
    return hashlib.sha256(nummer.encode()).hexdigest()


def _kluis(nummer: str) -> Fernet:
    """Encrypts with the id, which the store doesn't have."""
    return Fernet(base64.urlsafe_b64encode(hmac.new(nummer.encode(), b"naam", hashlib.sha256).digest()))
