"""How often someone may send: a token bucket a key, in the memory of this process."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

MAXIMUM_SLEUTELS = 10_000


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
        self._emmers[sleutel] = (over - 1 if mag else over, nu)
        if len(self._emmers) > MAXIMUM_SLEUTELS:
            self._emmers.popitem(last=False)
        return 0 if mag else max(1, math.ceil((1 - over) / self._per_seconde))
