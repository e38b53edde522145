"""Who follows a meeting waits here until something changed. Only a shortcut: what changed is in the store, and a change
by another process is seen at the next look.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

KIJK = 1.0  # seconds between two looks for what another process changed


class Bel:
    """One event a meeting, for as long as somebody waits for it."""

    def __init__(self) -> None:
        self._wie: WeakValueDictionary[str, asyncio.Event] = WeakValueDictionary()

    def luid(self, overleg: str) -> None:
        """Something changed: wake everybody who follows."""
        if (wacht := self._wie.pop(overleg, None)) is not None:
            wacht.set()

    async def wacht(self, overleg: str, seconden: float, is_nieuw: Callable[[], Awaitable[bool]]) -> None:
        """Until `is_nieuw`, or until so many seconds are over."""
        tot = time.monotonic() + seconden
        while True:
            # Before looking: what changes after the look rings this one.
            wacht = self._wie.setdefault(overleg, asyncio.Event())
            if await is_nieuw() or (over := tot - time.monotonic()) <= 0:
                return
            try:
                await asyncio.wait_for(wacht.wait(), min(KIJK, over))
            except asyncio.TimeoutError:
                continue
