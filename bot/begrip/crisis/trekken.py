"""What the signal looks at in a piece of a sentence: what takes the edge off, and the features that are weighed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.begrip.crisis.velden import Zin
from bot.begrip.zoekers.ngrammen import ngrammen

_MAX_VELDEN = 14
_ZWAAR = {"v": 2.0, "n": 3.0}  # how heavy a kind is beside the others: fields, and the pieces of the text itself

Sleutels = NDArray[np.uint32]
Waarden = NDArray[np.float32]


def stil(zin: Zin) -> bool:
    """Whether it is about the past, another world (a film, a training), a question or a figure of speech."""
    aanwezig = {v.veld for v in zin.velden}
    lang_geleden = not aanwezig.isdisjoint({"verleden", "elders"}) and ("nu" not in aanwezig or "goed_nu" in aanwezig)
    return (
        lang_geleden
        or not aanwezig.isdisjoint({"figuur", "niet_zo"})
        or any(v.veld == "vraag" and not v.begin for v in zin.velden)
    )


def groepen(zin: Zin, geldend: Iterable[str]) -> dict[str, AbstractSet[str]]:
    """The features of a piece, in which these rules hold, by kind.

    w: words, b: pairs of neighbours, v: fields ("-" when denied), p: pairs of fields, r: rules that hold ("!" when
    the piece is `stil`), s: `stil`. The pieces of its own text (n) come beside these: `trekken`.
    """
    woorden = [lem for lem in zin.lemmas if lem[:1].isalpha()]
    wel = sorted({v.veld for v in zin.velden if not v.ontkend})[:_MAX_VELDEN]
    geen_nood = stil(zin)
    return {
        "w": {*woorden},
        "b": {f"{een} {twee}" for een, twee in zip(["^", *woorden], [*woorden, "$"])},
        "v": {("-" if v.ontkend else "") + v.veld for v in zin.velden},
        "p": {f"{een}+{twee}" for nr, een in enumerate(wel) for twee in wel[nr + 1 :]},
        "r": {f"{regel}{'!' * geen_nood}" for regel in geldend},
        "s": {"stil"} if geen_nood else frozenset(),
    }


def waarde(soort: str, aantal: int) -> float:
    """Of each of so many features of a kind: a group has one length, however many it holds; a rule counts whole."""
    return 1.0 if soort in "rs" else _ZWAAR.get(soort, 1.0) / math.sqrt(aantal or 1)


@lru_cache(maxsize=100_000)
def _sleutel(soort: str, naam: str) -> int:
    return crc32(f"{soort}:{naam}".encode())


def trekken(groepen: Mapping[str, AbstractSet[str]], stuk: str) -> tuple[Sleutels, Waarden]:
    """The features of a piece as numbers, and how much each counts; `stuk`: its text, for the pieces of its words."""
    sleutels = [_sleutel(soort, naam) for soort, namen in groepen.items() for naam in namen]
    waarden = np.repeat([waarde(soort, len(namen)) for soort, namen in groepen.items()], [*map(len, groepen.values())])
    letters = ngrammen(stuk)
    return (
        np.concatenate([np.array(sleutels, dtype=np.uint32), letters]),
        np.concatenate([waarden, np.full(len(letters), waarde("n", len(letters)))]).astype(np.float32),
    )
