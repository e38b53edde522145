"""The privacy shield at the door: the only place that the poort calls it from."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from bot.begrip import afscherming, crisis

P = ParamSpec("P")
T = TypeVar("T")

# Threads of their own for reading text: whatever it takes, the threads that wait for the store stay free; and a
# pasted list (seconds) doesn't keep a message (milliseconds) waiting.
_KORT = ThreadPoolExecutor(2, "lezen")
_LANG = ThreadPoolExecutor(1, "lijsten")
_GEVAAR = ThreadPoolExecutor(1, "gevaar")


def laad() -> None:
    """Load the word lists now (seconds), so that the first message doesn't wait for them."""
    afscherming.laad()
    crisis.laad()
    gc.collect()  # what loading left behind: 40 MB


def scherm_af(bericht: str) -> tuple[str, str | None]:
    """The text without personal data, and a line that tells the user what was left out (None when nothing was)."""
    afgeschermd = afscherming.scherm_af(bericht)
    return afgeschermd.tekst, afgeschermd.melding()


async def kort(doe: Callable[P, T], *met: P.args, **meer: P.kwargs) -> T:
    """`doe(…)` outside the event loop: for one message."""
    return await asyncio.get_running_loop().run_in_executor(_KORT, partial(doe, *met, **meer))


async def lang(doe: Callable[P, T], *met: P.args, **meer: P.kwargs) -> T:
    """`doe(…)` outside the event loop: for a list or a report, one at a time."""
    return await asyncio.get_running_loop().run_in_executor(_LANG, partial(doe, *met, **meer))


async def meldt_gevaar(bericht: str) -> bool:
    """Whether this text has the crisis signal: read in a thread of its own, so that no other text goes before it."""
    return await asyncio.get_running_loop().run_in_executor(_GEVAAR, crisis.crisissignaal, bericht) is not None
