"""What the components share: the kaders, read once a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from bot.afweging.laden import Kaders, laad_kaders
from bot.instellingen import lees


def kaders_nu() -> Kaders:
    """The kaders of this installation. Raises KaderFout when one of them is wrong."""
    return _kaders(lees().kader_mappen)


@lru_cache(maxsize=1)
def _kaders(mappen: tuple[Path, ...]) -> Kaders:
    return laad_kaders(mappen)
