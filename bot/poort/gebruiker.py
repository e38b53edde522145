"""Who asks."""

from __future__ import annotations

from dataclasses import dataclass

LOKAAL = "lokaal"
MET_TOKEN = "token"


@dataclass(frozen=True)
class Gebruiker:
    """`id` is the pseudonym that conversations and the store know; `naam` is only ever shown to the user."""

    id: str
    rollen: frozenset[str] = frozenset({"professional"})
    naam: str | None = None
