"""What a turn was taken for, as it travels: on every message of the turn, until the poort says it once."""

from __future__ import annotations

from typing import Any

HANDELING = "handeling"


def apart(berichten: list[dict[str, Any]]) -> tuple[str | None, list[dict[str, Any]]]:
    """The intent of domain.yml that the turn was taken for, and the messages without it."""
    handeling = next((b[HANDELING] for b in berichten if b.get(HANDELING)), None)
    return handeling, [{k: v for k, v in b.items() if k != HANDELING} for b in berichten]
