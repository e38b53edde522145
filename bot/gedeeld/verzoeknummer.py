"""The number of the request in hand: by it the lines of the logs of several processes are found together.

Random, so it tells nothing; it goes along to Rasa inside the signed message, and back to who asked.
"""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar

VERZOEK: ContextVar[str | None] = ContextVar("verzoek", default=None)
_VORM = re.compile(r"[0-9a-f]{12}")


def nieuw() -> str:
    """Give this request its number."""
    nummer = secrets.token_hex(6)
    VERZOEK.set(nummer)
    return nummer


def neem_over(nummer: object) -> None:
    """Go on under the number that another process gave; what isn't one is no number."""
    VERZOEK.set(nummer if isinstance(nummer, str) and _VORM.fullmatch(nummer) else None)
