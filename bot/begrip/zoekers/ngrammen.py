"""What the learned readers see of a clause: pieces of its words, and its words one, two and three in a row, as
numbers.
"""

from __future__ import annotations

import re
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.begrip.tekst import vouw

LETTERS = (2, 3, 4, 5)
WOORDEN = (1, 2, 3)
_WOORD = re.compile(r"[a-z]+|\d|[?]")


def ngrammen(tekst: str) -> NDArray[np.uint32]:
    """The pieces of a text, each once, sorted, by their crc32: no list of pieces has to be kept or loaded.

    Digits are one sign each, so that a number is known by its length and not by its value.
    """
    woorden = [w if w.isalpha() or w == "?" else "0" for w in _WOORD.findall(vouw(tekst))]
    stukken: set[str] = set()
    for woord in woorden:
        rand = f" {woord} "
        for lengte in LETTERS:
            stukken.update(rand[nr : nr + lengte] for nr in range(len(rand) - lengte + 1))
    om = ["<", *woorden, ">"]
    for aantal in WOORDEN:
        stukken.update("_".join(om[nr : nr + aantal]) + "_" for nr in range(len(om) - aantal + 1))
    return np.array(sorted({crc32(stuk.encode()) for stuk in stukken}), dtype=np.uint32)
