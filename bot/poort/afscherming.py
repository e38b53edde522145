"""The privacy shield at the door: the only place that the poort calls it from."""

from __future__ import annotations

import gc

from bot.begrip import afscherming


def laad() -> None:
    """Load the word lists now (seconds), so that the first message doesn't wait for them."""
    afscherming.laad()
    gc.collect()  # what loading left behind: 40 MB


def scherm_af(bericht: str) -> tuple[str, str | None]:
    """The text without personal data, and a line that tells the user what was left out (None when nothing was)."""
    afgeschermd = afscherming.scherm_af(bericht)
    return afgeschermd.tekst, afgeschermd.melding()
