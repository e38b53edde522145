"""How far a stored afweging is, and the step that brought it there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from bot.schrijfwijze import AMSTERDAM


class Status(str, Enum):
    """How far a casus is. ADVIES is where each afweging begins, and comes back to once its question was answered."""

    ADVIES = "advies"
    VASTGESTELD = "vastgesteld"
    TER_BESPREKING = "ter_bespreking"
    AFGESLOTEN = "afgesloten"


STATUS = {
    Status.ADVIES: "advies",
    Status.VASTGESTELD: "vastgesteld",
    Status.TER_BESPREKING: "ter bespreking",
    Status.AFGESLOTEN: "afgesloten",
}


@dataclass(frozen=True)
class Stand:
    """One step as it was stored. `op` is aware, in UTC."""

    casus: str
    volgnummer: int
    status: Status
    door: str
    kanaal: str
    op: datetime
    inhoud: dict[str, Any] = field(default_factory=dict)

    def als_json(self) -> dict[str, Any]:
        """As programs get it (docs/contract.md)."""
        return {
            "status": self.status.value,
            "volgnummer": self.volgnummer,
            "op": self.op.astimezone(AMSTERDAM).isoformat(timespec="seconds"),
            "door": self.door,
            **self.inhoud,
        }
