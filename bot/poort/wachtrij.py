"""Which turns may go on: a few at once, a short line behind them, and no further promises.

What can't be done within the patience of who asks is refused at once, so that whoever is let in gets an answer. A
message that tells of danger goes before all others, and finds a place of its own when the rest are taken.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.poort.fouten import DRUK, TRAAG, Weigering

TEGELIJK = 8  # turns at once: where Rasa and the action server do most a second (docs/prestaties.md)
VOORBEHOUDEN = 2  # places beside those, for messages that tell of danger
LANGSTE_RIJ = 100  # turns that wait, of each kind
LANGSTE_DUUR = 2.5  # seconds that a turn with its wait is expected to take at most, or it isn't let in
EERSTE_SCHATTING = 0.8  # seconds that a turn takes when all places are taken, until it has been measured
GEWICHT = 0.2  # of the newest turn in that measure


class Wachtrij:
    """Places for `tegelijk` turns. `klok`: seconds, of the same clock as `tot`."""

    def __init__(self, tegelijk: int = TEGELIJK, klok: Callable[[], float] = time.monotonic) -> None:
        self._tegelijk = tegelijk
        self._klok = klok
        self._bezig = 0
        self._duur = EERSTE_SCHATTING
        self._dringend: deque[asyncio.Future[None]] = deque()
        self._gewoon: deque[asyncio.Future[None]] = deque()

    @property
    def vrij(self) -> bool:
        """Whether a turn that comes now needn't wait."""
        return self._bezig < self._tegelijk and not self.wachtend

    @property
    def bezig(self) -> int:
        """How many turns have a place."""
        return self._bezig

    @property
    def wachtend(self) -> int:
        """How many turns wait."""
        return len(self._dringend) + len(self._gewoon)

    @asynccontextmanager
    async def plek(self, dringend: bool, tot: float | None) -> AsyncIterator[None]:
        """A place for one turn, as long as the block lasts. Raises Weigering 503, at once when it would take too long.

        `dringend`: it tells of danger. `tot`: the moment (of the clock) until which somebody waits; None: whenever.
        """
        await self._kom_binnen(dringend, tot)
        begin = self._klok()
        try:
            yield
        finally:
            self._duur += GEWICHT * (self._klok() - begin - self._duur)
            self._bezig -= 1
            self._roep()

    async def _kom_binnen(self, dringend: bool, tot: float | None) -> None:
        if tot is not None and self._klok() >= tot:
            raise Weigering(503, TRAAG, {"Retry-After": "5"})
        rij = self._dringend if dringend else self._gewoon
        if not self._mag_beginnen(dringend):
            if self._vol(rij, dringend or tot is None):
                raise Weigering(503, DRUK, {"Retry-After": "5"})
            await self._wacht(rij, tot)
        else:
            self._bezig += 1

    def _mag_beginnen(self, dringend: bool) -> bool:
        if dringend:
            return self._bezig < self._tegelijk + VOORBEHOUDEN and not self._dringend
        return self.vrij

    def _vol(self, rij: deque[asyncio.Future[None]], hoe_lang_ook: bool) -> bool:
        wacht = (self.wachtend + 1) * self._duur / self._tegelijk
        # However slow turns are, one a place may wait: or nobody would get in while they are.
        te_lang = wacht + self._duur > LANGSTE_DUUR and self.wachtend >= self._tegelijk
        return len(rij) >= LANGSTE_RIJ or (te_lang and not hoe_lang_ook)

    async def _wacht(self, rij: deque[asyncio.Future[None]], tot: float | None) -> None:
        """Until `_roep` gives this turn a place, which it has then."""
        beurt = asyncio.get_running_loop().create_future()
        rij.append(beurt)
        try:
            await asyncio.wait_for(asyncio.shield(beurt), None if tot is None else tot - self._klok())
        except BaseException as fout:
            if beurt.done():  # called at the very moment that nobody waited any longer
                self._bezig -= 1
                self._roep()
            else:
                beurt.cancel()
                rij.remove(beurt)
            if isinstance(fout, asyncio.TimeoutError):
                raise Weigering(503, TRAAG, {"Retry-After": "5"}) from None
            raise

    def _roep(self) -> None:
        """Give the places that are free to who waits: danger first, then who came first."""
        while self._dringend and self._bezig < self._tegelijk + VOORBEHOUDEN:
            self._geef(self._dringend)
        while self._gewoon and self._bezig < self._tegelijk:
            self._geef(self._gewoon)

    def _geef(self, rij: deque[asyncio.Future[None]]) -> None:
        self._bezig += 1
        rij.popleft().set_result(None)
