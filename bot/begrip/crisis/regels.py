"""The rules of regels.yml: which fields together in one clause are a sign of acute danger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.begrip.crisis.velden import Voorkomen, Zin
from bot.begrip.tabel import tabel

_VER = 60


@dataclass(frozen=True)
class Regel:
    """All `delen` (each one of some fields) at words of their own within `binnen` words, and none of `zonder`."""

    soort: str
    tekst: str
    delen: tuple[frozenset[str], ...]
    zonder: frozenset[str]
    binnen: int


def lees_regel(soort: str, tekst: str) -> Regel:
    binnen, zonder, delen = _VER, set(), []
    for stuk in tekst.replace("&", " ").split():
        if stuk.startswith("~"):
            binnen = int(stuk[1:])
        elif stuk.startswith("!"):
            zonder.add(stuk[1:])
        else:
            delen.append(frozenset(stuk.split("|")))
    return Regel(soort, tekst, tuple(delen), frozenset(zonder), binnen)


@lru_cache(maxsize=1)
def regels() -> tuple[Regel, ...]:
    opgave = tabel("signaal/regels")
    return tuple(lees_regel(soort, tekst) for soort, teksten in opgave.items() for tekst in teksten)


def mogelijk(zin: Zin) -> tuple[Regel, ...]:
    """The rules whose every part is somewhere in the sentence: no other can hold in a piece of it."""
    aanwezig = {v.veld for v in zin.velden if not v.ontkend}
    return tuple(regel for regel in regels() if all(deel & aanwezig for deel in regel.delen))


def vind(zin: Zin, kandidaten: Sequence[Regel]) -> Iterator[Regel]:
    """Which of these rules hold in a sentence or a piece of one."""
    if not kandidaten:
        return
    gezegd = [v for v in zin.velden if not v.ontkend]
    aanwezig = {v.veld for v in gezegd}
    for regel in kandidaten:
        if not regel.zonder & aanwezig and all(deel & aanwezig for deel in regel.delen):
            if _kies(regel, gezegd, 0, []):
                yield regel


def _kies(regel: Regel, gezegd: Sequence[Voorkomen], nr: int, gekozen: list[Voorkomen]) -> bool:
    if nr == len(regel.delen):
        return True
    for v in gezegd:
        if v.veld in regel.delen[nr] and all(v.eind <= g.begin or g.eind <= v.begin for g in gekozen):
            if max(g.eind for g in [*gekozen, v]) - min(g.begin for g in [*gekozen, v]) <= regel.binnen:
                if _kies(regel, gezegd, nr + 1, [*gekozen, v]):
                    return True
    return False
