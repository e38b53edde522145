"""Whether the words around a phrase let it stand, by weights that were learned (leren/strekking).

"Allesbehalve een chaos", "zijn buurman staat onder bewind": the rules of context (bot/taal/verband.yml) know the ways
of taking a word back that somebody wrote down. In a longer text the rest of it tells; a lone sentence has nothing to be
weighed with. This sees the words on both sides of a phrase, whichever phrase it is, so that what is learned of one
topic holds for the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np

from bot.begrip.tabel import MAP
from bot.begrip.zinnen import Tekst

BESTAND = MAP / "geleerd" / "strekking.json"
GETALLEN = MAP / "geleerd" / "strekking.npz"
DICHTBIJ = 3  # words on either side whose place counts
VER = 25  # words on either side: what is further away isn't seen
LENGTE = 8  # pairs of words around it: of more it doesn't matter
DRIE = 0.7  # what three words in a row count


class Strekking:
    """`score`: above 0 the phrase more likely holds than not."""

    def __init__(self, pad: Path) -> None:
        with np.load(pad) as bestand:
            gewicht = bestand["gewicht"].astype(np.float32) * bestand["schaal"]
            self._gewicht = dict(zip(map(int, bestand["sleutels"]), map(float, gewicht)))
            self._begin = float(bestand["begin"])

    def score(self, gezien: Mapping[int, float]) -> float:
        return self._begin + sum(self._gewicht.get(sleutel, 0.0) * telt for sleutel, telt in gezien.items())


@cache
def strekking() -> Strekking:
    return Strekking(GETALLEN)


def tekens(tekst: Tekst, begin: int, eind: int) -> dict[int, float]:
    """What is seen around the phrase at words [begin, eind), by number (crc32), and what each sign counts."""
    eerste, laatste = tekst.zinsgrenzen(begin)
    voor, na = tekst.vormen[max(eerste, begin - VER) : begin], tekst.vormen[eind : min(laatste, eind + VER)]
    uit = {nummer(sein): 1.0 for sein in _plekken(voor, na)}
    return uit | {nummer(sein): DRIE for sein in _drietallen(voor, na)}


def nummer(sein: str) -> int:
    return crc32(sein.encode())


def _plekken(voor: Sequence[str], na: Sequence[str]) -> Iterator[str]:
    yield f"L:{min(LENGTE, (len(voor) + len(na)) // 2)}"
    for nr in range(1, DICHTBIJ + 1):
        yield f"v{nr}:" + (voor[-nr] if len(voor) >= nr else "^")
        yield f"n{nr}:" + (na[nr - 1] if len(na) >= nr else "$")
    for kant, woorden in (("V", voor), ("N", na)):
        for woord in woorden:
            yield f"{kant}:{woord}"
            yield f"U:{woord}"
    for rij in _met_rand(voor, na):
        for een, twee in pairwise(rij):
            yield f"B:{een} {twee}"


def _drietallen(voor: Sequence[str], na: Sequence[str]) -> Iterator[str]:
    for rij in _met_rand(voor, na):
        for een, twee, drie in zip(rij, rij[1:], rij[2:]):
            yield f"T:{een} {twee} {drie}"


def _met_rand(voor: Sequence[str], na: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    return ["^", *voor, "X"], ["X", *na, "$"]
