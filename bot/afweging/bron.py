"""Where an item of the kaders comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# The mark of what is ours. It stands with the item itself wherever the item is shown: page, print, files, cards, chat.
EIGEN_UITLEG = "eigen uitleg van Regiewijzer"


@dataclass(frozen=True)
class Bron:
    """Where an item comes from. `interpretatie` marks a choice of ours, never shown as the source's words.

    `keuze` is the id of that choice in the kader of the item: what else the text could mean, and why this.
    """

    kader: str
    vindplaats: str
    interpretatie: bool
    keuze: str = field(default="", compare=False)

    def als_json(self) -> dict[str, Any]:
        return {"kader": self.kader, "vindplaats": self.vindplaats, "interpretatie": self.interpretatie}
