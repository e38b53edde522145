"""The clauses of a sentence, and which are weighed together: danger in one is not made less by the next."""

from __future__ import annotations

from functools import lru_cache

from bot.begrip.crisis.velden import Voorkomen, Zin
from bot.begrip.tabel import tabel

_MINSTENS = 3  # a clause has so many words: "zij, en hij, slaan" is one
_SAMEN = 3  # so many clauses in a row are weighed together


@lru_cache(maxsize=1)
def grenzen() -> frozenset[str]:
    """The words and signs at which a clause begins."""
    opgave = tabel("signaal/deelzinnen")
    return frozenset(f"{opgave['woorden']} {opgave['tekens']}".split())


def stukken(zin: Zin) -> list[Zin]:
    """The sentence itself, each of its clauses, and every two or three clauses in a row."""
    begin = _begin(zin)
    delen = [*begin, len(zin.vormen)]
    spannen = {(0, len(zin.vormen))} | {
        (van, tot) for nr, van in enumerate(begin) for tot in delen[nr + 1 : nr + 1 + _SAMEN]
    }
    gestript = {_zonder_voegwoord(zin, van, tot) for van, tot in spannen}
    return [_stuk(zin, van, tot) for van, tot in sorted(gestript) if van < tot]


def _begin(zin: Zin) -> list[int]:
    """Where the clauses begin; one that is too short goes with its neighbour."""
    begin, woorden = [0], 0
    for nr, vorm in enumerate(zin.vormen):
        if woorden >= _MINSTENS and vorm in grenzen():
            begin.append(nr)
            woorden = 0
        woorden += vorm[:1].isalpha()
    if woorden < _MINSTENS and len(begin) > 1:
        begin.pop()
    return begin


def _zonder_voegwoord(zin: Zin, van: int, tot: int) -> tuple[int, int]:
    while van < tot and not zin.vormen[van][:1].isalnum():
        van += 1
    return van + (tot - van > 1 and zin.vormen[van] in grenzen()), tot


def _stuk(zin: Zin, van: int, tot: int) -> Zin:
    if (van, tot) == (0, len(zin.vormen)):
        return zin
    velden = tuple(
        Voorkomen(v.veld, v.begin - van, v.eind - van, v.ontkend)
        for v in zin.velden
        if van <= v.begin and v.eind <= tot
    )
    return Zin(zin.vormen[van:tot], zin.lemmas[van:tot], zin.begin[van:tot], zin.eind[van:tot], velden)
