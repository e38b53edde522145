"""What the components share: the kaders, read once a process."""

from __future__ import annotations

from functools import lru_cache

from bot.afweging import Kaders
from bot.gedeeld.kaders import kaders_van
from bot.instellingen import Instellingen, lees


def kaders_nu() -> Kaders:
    """The kaders of this installation. Raises KaderFout when one of them is wrong."""
    return _kaders(lees())


@lru_cache(maxsize=1)
def _kaders(instellingen: Instellingen) -> Kaders:
    return kaders_van(instellingen)
