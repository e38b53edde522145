"""How often someone may send: a token bucket a key, in memory (the poort is one process)."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from bot.poort.fouten import Weigering

MAXIMUM_SLEUTELS = 10_000


class Limiet:
    """`per_minuut` a minute on average; a burst of as many is fine."""

    def __init__(self, per_minuut: int, klok: Callable[[], float] = time.monotonic) -> None:
        self._ruimte = float(max(1, per_minuut))
        self._per_seconde = self._ruimte / 60
        self._klok = klok
        self._emmers: OrderedDict[str, tuple[float, float]] = OrderedDict()  # key -> (tokens left, at which moment)

    def rem(self, sleutel: str) -> None:
        """Count this one. Raises a Weigering 429 that says how long to wait when it is one too many."""
        if wacht := self.wacht(sleutel):
            tekst = "1 seconde" if wacht == 1 else f"{wacht} seconden"
            raise Weigering(
                429, f"Dat gaat te snel. Wacht {tekst} en probeer het opnieuw.", {"Retry-After": str(wacht)}
            )

    def wacht(self, sleutel: str) -> int:
        """0 when this one may go on (and counts), else the whole seconds to wait."""
        nu = self._klok()
        over, toen = self._emmers.pop(sleutel, (self._ruimte, nu))
        over = min(self._ruimte, over + (nu - toen) * self._per_seconde)
        mag = over >= 1
        self._emmers[sleutel] = (over - 1 if mag else over, nu)
        if len(self._emmers) > MAXIMUM_SLEUTELS:
            self._emmers.popitem(last=False)
        return 0 if mag else max(1, math.ceil((1 - over) / self._per_seconde))
