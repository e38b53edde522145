"""The kaders of this installation, for every process in the same way: from the cache where they haven't changed."""

from __future__ import annotations

from bot.afweging import Kaders, laad_kaders
from bot.begrip.tekens import controleer
from bot.instellingen import Instellingen, lees


def kaders_van(instellingen: Instellingen) -> Kaders:
    """The kaders that these settings name. Raises KaderFout when one of them is wrong."""
    return laad_kaders(instellingen.kader_mappen, cache=instellingen.var / "cache")


def kaders_nu() -> Kaders:
    """The kaders of the settings of now, and it is sure that they fit the words. Raises KaderFout."""
    kaders = kaders_van(lees())
    controleer(kaders)
    return kaders
