"""How often someone may send: a token bucket a key, in the memory of this process."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

MAXIMUM_SLEUTELS = 10_000


@dataclass(frozen=True)
class Stand:
    """How it stands with the limit that this request fell under: how many a minute, how many are left, seconds until
    all are there again.
    """

    limiet: int
    over: int
    seconden: int

    def koppen(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limiet),
            "RateLimit-Remaining": str(self.over),
            "RateLimit-Reset": str(self.seconden),
        }


STAND: ContextVar[Stand | None] = ContextVar("stand", default=None)  # of the request that is being answered


class Limiet:
    """`per_minuut` a minute on average; a burst of as many is fine."""

    def __init__(self, per_minuut: int, klok: Callable[[], float] = time.monotonic) -> None:
        self._ruimte = float(max(1, per_minuut))
        self._per_seconde = self._ruimte / 60
        self._klok = klok
        self._emmers: OrderedDict[str, tuple[float, float]] = OrderedDict()  # key -> (tokens left, at which moment)

    def wacht(self, sleutel: str) -> int:
        """0 when this one may go on (and counts), else the whole seconds to wait."""
        nu = self._klok()
        over, toen = self._emmers.pop(sleutel, (self._ruimte, nu))
        over = min(self._ruimte, over + (nu - toen) * self._per_seconde)
        mag = over >= 1
        over = over - 1 if mag else over
        self._emmers[sleutel] = (over, nu)
        if len(self._emmers) > MAXIMUM_SLEUTELS:
            self._emmers.popitem(last=False)
        STAND.set(Stand(int(self._ruimte), int(over), math.ceil((self._ruimte - over) / self._per_seconde)))
        return 0 if mag else max(1, math.ceil((1 - over) / self._per_seconde))
