"""Which question next: the one that saves most; in a profiel safety and urgency always come first.

The worth of a question: `Verwachting.vragen(node)` is the expected number of questions that the best adaptive strategy
still needs from a node, by dynamic programming over what can remain (priors from the kenmerken). For several besluiten
together the savings are added up: a question that serves two of them is worth asking earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from .diagram import Diagram
from .model import Kenmerk

GRENS_EXACT = 8
"""Up to this many open kenmerken the expectation is exact; above it, that of asking in the order of the diagram."""


class Verwachting:
    """Expected numbers of questions for the remainders of one diagram, kept once computed."""

    def __init__(self, diagram: Diagram):
        self.diagram = diagram
        self._exact: dict[int, float] = {}
        self._op_volgorde: dict[int, float] = {}

    def vragen(self, n: int) -> float:
        """Expected number of questions from node `n`."""
        if n < len(self.diagram.bladeren):
            return 0.0
        if len(self.diagram.steun(n)) > GRENS_EXACT:
            return self._volgorde(n)
        if n not in self._exact:
            self._exact[n] = 1 + min(self.na(n, niveau) for niveau in self.diagram.steun(n))
        return self._exact[n]

    def na(self, n: int, niveau: int) -> float:
        """Expected number of questions after asking variable `niveau` at node `n`."""
        kansen = self.diagram.variabelen[niveau].kansen
        return sum(kans * self.vragen(self.diagram.kies(n, niveau, k)) for k, kans in enumerate(kansen))

    def _volgorde(self, n: int) -> float:
        if n < len(self.diagram.bladeren):
            return 0.0
        if n not in self._op_volgorde:
            niveau, kinderen = self.diagram.knopen[n]
            kansen = self.diagram.variabelen[niveau].kansen
            self._op_volgorde[n] = 1 + sum(kans * self._volgorde(kind) for kans, kind in zip(kansen, kinderen))
        return self._op_volgorde[n]


def beste_vraag(
    resten: list[tuple[Verwachting, int]],
    eerst: Iterable[str],
    kenmerken: Mapping[str, Kenmerk],
    met_voorrang: bool,
    sla_over: Iterable[str] = (),
) -> str | None:
    """The best kenmerk to ask, None when nothing is left.

    `resten` holds (expectation, remaining node) per besluit, `eerst` kenmerken to ask besides, in this order (the
    doelgroep that splits a profiel, safety where it can't change an uitkomst), `sla_over` kenmerken that were asked
    and stay unknown. With `met_voorrang` a kenmerk with voorrang (urgency, safety) goes before all others, then those
    of `eerst`.
    """
    open_ = {v.diagram.variabelen[i].kenmerk.id for v, n in resten for i in v.diagram.steun(n)} - set(sla_over)
    volgorde = {k: i for i, k in enumerate(kenmerken)}
    if met_voorrang and (dringend := [k for k in open_ if kenmerken[k].voorrang]):
        return min(dringend, key=lambda k: (kenmerken[k].voorrang or 0, volgorde[k]))
    if ook := [k for k in eerst if k not in sla_over]:
        return ook[0]
    if not open_:
        return None
    return max(open_, key=lambda k: (round(_besparing(k, resten), 9), -volgorde[k]))


def _besparing(kenmerk: str, resten: list[tuple[Verwachting, int]]) -> float:
    winst = 0.0
    for verwachting, n in resten:
        niveau = verwachting.diagram.nummer.get(kenmerk)
        if niveau is not None and niveau in verwachting.diagram.steun(n):
            winst += verwachting.vragen(n) - verwachting.na(n, niveau)
    return winst


Resten = tuple[tuple[Diagram, int], ...]


def langste_pad(
    resten: Resten, eerst: tuple[str, ...], kies: Callable[[Resten, tuple[str, ...]], str | None], hoogstens: int
) -> int | None:
    """How many questions are left at the most: the longest row of answers, asked in the order of `kies`.

    `kies` gives the next kenmerk for what remains. None when more than `hoogstens` remainders would have to be seen.
    """
    gezien: dict[tuple[Resten, tuple[str, ...]], int] = {}

    def vanaf(resten: Resten, eerst: tuple[str, ...]) -> int:
        stand = (resten, eerst)
        if stand not in gezien:
            if len(gezien) >= hoogstens:
                raise _TeVeel
            vraag = kies(resten, eerst)
            na = tuple(k for k in eerst if k != vraag)
            gezien[stand] = 0 if vraag is None else 1 + max(vanaf(rest, na) for rest in _na(resten, vraag))
        return gezien[stand]

    try:
        return vanaf(resten, eerst)
    except _TeVeel:
        return None


class _TeVeel(Exception):
    pass


def _na(resten: Resten, vraag: str) -> Iterator[Resten]:
    """What can remain after an answer to `vraag`, each once."""
    gezien = set()
    leest = [diagram.variabelen[diagram.nummer[vraag]].kenmerk for diagram, _ in resten if vraag in diagram.nummer]
    for waarde in _antwoorden(leest[0]) if leest else (None,):
        rest = tuple((d, _ingevuld(d, n, vraag, waarde)) for d, n in resten)
        rest = tuple((d, n) for d, n in rest if d.steun(n))
        if rest not in gezien:
            gezien.add(rest)
            yield rest


def _ingevuld(diagram: Diagram, n: int, vraag: str, waarde: Any) -> int:
    niveau = diagram.nummer.get(vraag)
    if niveau is None or niveau not in diagram.steun(n):
        return n
    masker = diagram.variabelen[niveau].masker(waarde)
    return diagram.kies(n, niveau, masker.bit_length() - 1)


def _antwoorden(kenmerk: Kenmerk) -> Iterator[Any]:
    """The answers that a besluit may tell apart: of several factors none, each, each pair, and all."""
    if kenmerk.soort != "meerkeuze":
        yield from kenmerk.waarden
        return
    yield from ((), *((w,) for w in kenmerk.waarden), *combinations(kenmerk.waarden, 2), kenmerk.waarden)
