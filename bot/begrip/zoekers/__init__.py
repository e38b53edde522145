"""What looks for values in a text: each gives matches of one shape, whatever it found them by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from bot.begrip.zinnen import Tekst


@dataclass(frozen=True)
class Treffer:
    """One value of a kenmerk at words [begin, eind); `door` says who found it, `kans` how likely it is that it is
    stated.
    """

    kenmerk: str
    waarde: Any
    begin: int
    eind: int
    door: str
    kans: float


class Zoeker(Protocol):
    """Finds values in a text that is split into words and sentences."""

    def vind(self, tekst: Tekst) -> list[Treffer]: ...
