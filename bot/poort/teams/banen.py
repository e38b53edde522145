"""Work after the 200: one lane a conversation, first come first served; lanes run beside each other."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

logger = logging.getLogger("regiewijzer.teams")

PER_GESPREK = 100  # jobs that may wait in one conversation
SAMEN = 2000  # and in all together

Werk = Callable[[], Awaitable[None]]


class Banen:
    """Runs jobs in the background. A job that fails is logged by its kind and doesn't hold up the next."""

    def __init__(self) -> None:
        self._wachtend: dict[str, deque[Werk]] = {}
        self._taken: set[asyncio.Task[None]] = set()  # held here, or the garbage collector may take one away

    def neem(self, baan: str, werk: Werk) -> bool:
        """Queue this job; False when there is no room."""
        rij = self._wachtend.get(baan)
        if sum(map(len, self._wachtend.values())) >= SAMEN or (rij is not None and len(rij) >= PER_GESPREK):
            return False
        if rij is not None:
            rij.append(werk)
            return True
        self._wachtend[baan] = deque([werk])
        taak = asyncio.create_task(self._rijd(baan))
        self._taken.add(taak)
        taak.add_done_callback(self._taken.discard)
        return True

    async def _rijd(self, baan: str) -> None:
        rij = self._wachtend[baan]
        try:
            while rij:
                try:
                    await rij.popleft()()
                except Exception as fout:
                    logger.exception("Een bericht van Teams is niet afgehandeld: %s", type(fout).__name__)
        finally:
            del self._wachtend[baan]

    async def leeg(self, geduld: float) -> None:
        """Wait until all jobs are done, at most so many seconds; what isn't done by then is dropped."""
        if self._taken:
            await asyncio.wait(set(self._taken), timeout=geduld)
        over = [taak for taak in self._taken if not taak.done()]
        for taak in over:
            taak.cancel()
        if over:
            logger.error("Bij het stoppen waren %d gesprekken nog niet afgehandeld", len(over))
            await asyncio.gather(*over, return_exceptions=True)
