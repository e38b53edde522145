"""Conversation ids: issued by the poort, signed, good for one user only."""

from __future__ import annotations

import base64
import hmac
import re
import secrets

from bot.lijn.geheim import mac

# Versions 4 and 7 are (mostly) random; a counter in the shape of an uuid has few digits.
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
_NUMMER = re.compile(r"[A-Za-z0-9_-]{22}")
_VORM = re.compile(r"[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{22}")


def _b64(inhoud: bytes) -> str:
    return base64.urlsafe_b64encode(inhoud[:16]).rstrip(b"=").decode()


class Gesprekken:
    """Issues and checks ids.

    An id is `<22 random>.<22 signature>`; only the first half goes to Rasa, so its store holds no usable id.
    """

    def __init__(self, sleutel: str) -> None:
        self._sleutel = sleutel.encode()

    def _ondertekend(self, nummer: str, wie: str) -> str:
        return f"{nummer}.{_b64(mac(self._sleutel, 'id', nummer, wie))}"

    def nieuw(self, wie: str) -> str:
        """An id that nobody can guess."""
        return self._ondertekend(_b64(secrets.token_bytes(16)), wie)

    def opening(self, wie: str, bericht_id: str, inhoud: str) -> str:
        """The id for a conversation that this message opens: the same again when the same opening message is sent
        again.
        """
        return self._ondertekend(_b64(mac(self._sleutel, "opening", wie, bericht_id, inhoud)), wie)

    def voor(self, nummer: str, wie: str) -> str | None:
        """The id by which this user goes on with the conversation of this number; None when it is no number of ours.

        Only for who was let into it: whoever drives a meeting goes on where the previous one was.
        """
        return self._ondertekend(nummer, wie) if _NUMMER.fullmatch(nummer) else None

    def nummer(self, gesprek: str, wie: str) -> str | None:
        """The part that Rasa gets, or None when this id wasn't issued to this user."""
        if not _VORM.fullmatch(gesprek):
            return None
        nummer = gesprek.partition(".")[0]
        return nummer if hmac.compare_digest(self._ondertekend(nummer, wie), gesprek) else None


def is_onraadbaar(bericht_id: str) -> bool:
    """Whether only who made this message id can know it: a random uuid. A counter or a name is no proof of who asks."""
    return _UUID.fullmatch(bericht_id) is not None and len(set(bericht_id.lower())) >= 9  # eight digits and the dash
