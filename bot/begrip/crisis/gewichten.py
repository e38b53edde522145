"""The weights of the signal: learned by leren/signaal, kept as whole hundredths in bot/taal/geleerd/signaal.npz."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.begrip.crisis.trekken import Sleutels, Waarden
from bot.begrip.tabel import MAP

BESTAND = MAP / "geleerd" / "signaal.json"
GETALLEN = MAP / "geleerd" / "signaal.npz"


class Som(NamedTuple):
    """How a piece weighs: as danger now, and as danger or something that may be it."""

    acuut: float
    zorg: float


@dataclass(frozen=True)
class Gewichten:
    """`per_trek`: hundredths by feature (in the order of `sleutels`, its crc32) for each sum of Som; a piece that
    reaches the limit of `grens` is a signal."""

    sleutels: Sleutels
    per_trek: NDArray[np.int16]
    begin: Som
    grens: Som

    def som(self, sleutels: Sleutels, waarden: Waarden) -> Som:
        """The sums of a piece with these features. A feature that was never seen weighs nothing."""
        plek = np.searchsorted(self.sleutels, sleutels)
        plek[plek == len(self.sleutels)] = 0
        bekend = self.sleutels[plek] == sleutels
        acuut, zorg = waarden[bekend].astype(np.float64) @ self.per_trek[plek[bekend]] / 100
        # Rounded, so that the order in which numbers are added can't decide.
        return Som(round(float(acuut) + self.begin.acuut, 6), round(float(zorg) + self.begin.zorg, 6))


@lru_cache(maxsize=1)
def gewichten() -> Gewichten:
    kop = json.loads(BESTAND.read_text(encoding="utf-8"))
    with np.load(GETALLEN) as bestand:
        return Gewichten(bestand["sleutels"], bestand["per_trek"], Som(*kop["begin"]), Som(*kop["grens"]))


def bewaar(sleutels: Sleutels, per_trek: NDArray[Any], klein: float) -> None:
    """Write weights (features × sums, in hundredths); below `klein` they are nothing, and a feature that weighs
    nothing is left out."""
    hele = np.rint(np.where(np.abs(per_trek) < klein, 0, per_trek)).astype(np.int16)
    blijft = hele.any(axis=1)
    np.savez_compressed(GETALLEN, sleutels=sleutels[blijft], per_trek=hele[blijft])
    gewichten.cache_clear()
