"""What the signal looks at in a piece of a sentence: what takes the edge off, and the features that are weighed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from bot.begrip.crisis.velden import Zin

_MAX_VELDEN = 14


def stil(zin: Zin) -> bool:
    """Whether it is about the past, another world (a film, a training), a question or a figure of speech."""
    aanwezig = {v.veld for v in zin.velden}
    lang_geleden = not aanwezig.isdisjoint({"verleden", "elders"}) and ("nu" not in aanwezig or "goed_nu" in aanwezig)
    return (
        lang_geleden
        or not aanwezig.isdisjoint({"figuur", "niet_zo"})
        or any(v.veld == "vraag" and not v.begin for v in zin.velden)
    )


@lru_cache(maxsize=20_000)
def lettergroepen(woord: str) -> frozenset[str]:
    """The groups of three to five letters of a word, its edges as spaces."""
    if not woord.isalpha():
        return frozenset()
    return frozenset(f" {woord} "[p : p + n] for n in (3, 4, 5) for p in range(max(0, len(woord) + 3 - n)))


def groepen(zin: Zin, geldend: Iterable[str]) -> dict[str, AbstractSet[str]]:
    """The features of a piece, in which these rules hold, by kind.

    w: words, b: pairs of neighbours, c: letter groups, v: fields ("-" when denied), p: pairs of fields,
    r: rules that hold ("!" when the piece is `stil`), s: `stil`.
    """
    woorden = [lem for lem in zin.lemmas if lem[:1].isalpha()]
    wel = sorted({v.veld for v in zin.velden if not v.ontkend})[:_MAX_VELDEN]
    geen_nood = stil(zin)
    return {
        "w": {*woorden},
        "b": {f"{een} {twee}" for een, twee in zip(["^", *woorden], [*woorden, "$"])},
        "c": frozenset().union(*(lettergroepen(vorm) for vorm in zin.vormen)),
        "v": {("-" if v.ontkend else "") + v.veld for v in zin.velden},
        "p": {f"{een}+{twee}" for nr, een in enumerate(wel) for twee in wel[nr + 1 :]},
        "r": {f"{regel}{'!' * geen_nood}" for regel in geldend},
        "s": {"stil"} if geen_nood else frozenset(),
    }


def waarde(soort: str, aantal: int) -> float:
    """Of each of so many features of a kind: a group has length one, whatever its length; fields are twice as heavy."""
    return 1.0 if soort in "rs" else (2.0 if soort == "v" else 1.0) / math.sqrt(aantal or 1)


def trekken(groepen: Mapping[str, AbstractSet[str]]) -> dict[str, float]:
    """The same as one row of names with values, to learn from."""
    return {f"{soort}:{naam}": waarde(soort, len(namen)) for soort, namen in groepen.items() for naam in sorted(namen)}
