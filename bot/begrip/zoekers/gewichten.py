"""A learned linear model as it is kept: for each piece of text (ngrammen) a weight a class, in one small file of
numbers.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.begrip.zoekers.ngrammen import ngrammen

Getallen = NDArray[np.float32]


class Gewichten:
    """`scores(tekst)` gives a number a class: above 0 the class is likelier than not."""

    def __init__(self, pad: Path) -> None:
        with np.load(pad) as bestand:
            self._sleutels = bestand["sleutels"]
            self._zeldzaam = bestand["zeldzaam"].astype(np.float32)
            self._gewicht = bestand["gewicht"]
            self._schaal = bestand["schaal"]
            self._begin = bestand["begin"]
        self._van_woord = lru_cache(maxsize=2_000)(self._bekend)

    def scores(self, tekst: str) -> Getallen:
        stukken, telt = self._bekend(tekst)
        lengte = float(np.sqrt((telt * telt).sum())) or 1.0
        uit: Getallen = (telt / lengte) @ self._gewicht[stukken] * self._schaal + self._begin
        return uit

    def aandelen(self, woord: str, klassen: NDArray[np.int64]) -> Getallen:
        """How much this word by itself speaks for each of these classes, to compare words of one text."""
        stukken, telt = self._van_woord(woord)
        uit: Getallen = telt @ self._gewicht[np.ix_(stukken, klassen)]
        return uit

    def _bekend(self, tekst: str) -> tuple[NDArray[np.int64], Getallen]:
        stukken = ngrammen(tekst)
        plek = np.searchsorted(self._sleutels, stukken)
        plek[plek == len(self._sleutels)] = 0
        plek = plek[self._sleutels[plek] == stukken]
        return plek, self._zeldzaam[plek]


def bewaar(
    pad: Path, sleutels: NDArray[np.uint32], zeldzaam: Getallen, gewicht: Getallen, begin: Getallen, klein: float
) -> None:
    """Write weights (pieces × classes) in whole steps of 1/127 of the heaviest of the class; below `klein` steps they
    are nothing, and a piece that weighs nothing anywhere is left out.
    """
    schaal = np.abs(gewicht).max(axis=0) / 127
    hele = np.rint(gewicht / schaal)
    hele[np.abs(hele) < klein] = 0
    blijft = hele.any(axis=1)
    np.savez_compressed(
        pad,
        sleutels=sleutels[blijft],
        zeldzaam=zeldzaam[blijft].astype(np.float16),
        gewicht=hele[blijft].astype(np.int8),
        schaal=schaal.astype(np.float32),
        begin=begin.astype(np.float32),
    )
