"""Other ways to ask, to compare with: the best adaptive strategy, the cheapest proof, the fixed order, and what each
costs.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.afweging import Kaders, motor
from bot.afweging.oordeel import BesluitWerk

Stand = tuple[int, ...]  # what remains of each besluit: a node of its diagram
_VERSCHIL = 1e-9


class TeGroot(RuntimeError):
    """The exact computation would take too many states."""


@dataclass
class Spel:
    """Several besluiten to be decided together by asking kenmerken, each answer drawn from the priors."""

    kaders: Kaders
    besluiten: tuple[str, ...]
    maximum: int = 100_000
    _waarde: dict[Stand, tuple[float, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.werk: list[BesluitWerk] = [motor(self.kaders).werk(b) for b in self.besluiten]
        self._kansen: dict[str, list[tuple[float, list[tuple[int, int]]]]] = {}
        self._nummer = [w.diagram.nummer for w in self.werk]

    def begin(self, antwoorden: Mapping[str, Any] = {}) -> Stand:
        return tuple(w.diagram.rest(w.diagram.kennis(antwoorden)) for w in self.werk)

    def open(self, stand: Stand) -> list[str]:
        """The kenmerken that can still change something, in the order of the rules."""
        return list(
            dict.fromkeys(
                w.diagram.variabelen[i].kenmerk.id for w, n in zip(self.werk, stand) for i in sorted(w.diagram.steun(n))
            )
        )

    def na(self, stand: Stand, kenmerk: str, waarde: Any) -> Stand:
        """What remains once this kenmerk has this (checked) value."""
        return tuple(
            w.diagram.kies(n, nummer[kenmerk], w.diagram.variabelen[nummer[kenmerk]].masker(waarde).bit_length() - 1)
            if kenmerk in nummer
            else n
            for w, n, nummer in zip(self.werk, stand, self._nummer)
        )

    def takken(self, stand: Stand, kenmerk: str) -> list[tuple[float, Stand]]:
        """What can remain after asking this kenmerk, with its chance."""
        uit: dict[Stand, float] = {}
        for kans, klassen in self.kansen(kenmerk):
            nieuw = list(stand)
            for plek, klasse in klassen:
                nieuw[plek] = self.werk[plek].diagram.kies(stand[plek], self._nummer[plek][kenmerk], klasse)
            uit[tuple(nieuw)] = uit.get(tuple(nieuw), 0.0) + kans
        return [(kans, s) for s, kans in uit.items()]

    def kansen(self, kenmerk: str) -> list[tuple[float, list[tuple[int, int]]]]:
        """Per prior of the kenmerk its chance and, for each besluit that reads it, (place, class)."""
        if kenmerk not in self._kansen:
            self._kansen[kenmerk] = self._lees_kansen(kenmerk)
        return self._kansen[kenmerk]

    def _lees_kansen(self, kenmerk: str) -> list[tuple[float, list[tuple[int, int]]]]:
        k = self.kaders.kenmerken[kenmerk]
        totaal = sum(kans for _, kans in k.kansen)
        uit = []
        for waarde, kans in k.kansen:
            waarde = () if waarde is False and k.soort == "meerkeuze" else waarde
            klassen = []
            for plek, (w, nummer) in enumerate(zip(self.werk, self._nummer)):
                if kenmerk in nummer:
                    masker = w.diagram.variabelen[nummer[kenmerk]].masker(waarde)
                    if masker & (masker - 1):
                        raise TeGroot(f"the prior {waarde!r} of {kenmerk} covers several classes of {w.besluit.id}")
                    klassen.append((plek, masker.bit_length() - 1))
            uit.append((kans / totaal, klassen))
        return uit

    def beste(self, stand: Stand) -> tuple[float, str]:
        """The lowest expected number of questions that any adaptive strategy needs from here; its first question."""
        if stand not in self._waarde:
            if len(self._waarde) > self.maximum:
                raise TeGroot(f"{', '.join(self.besluiten)}: more than {self.maximum} states")
            keuze = (0.0, "")
            for kenmerk in self.open(stand):
                kosten = 1 + sum(kans * self.beste(s)[0] for kans, s in self.takken(stand, kenmerk))
                if not keuze[1] or kosten < keuze[0] - _VERSCHIL:
                    keuze = (kosten, kenmerk)
            self._waarde[stand] = keuze
        return self._waarde[stand]

    def beste_vraag(self, stand: Stand) -> str:
        return self.beste(stand)[1]

    def verwacht(self, stand: Stand, kies: Callable[[Stand], str], _weet: dict[Stand, float] | None = None) -> float:
        """The expected number of questions of another strategy, exactly."""
        weet = {} if _weet is None else _weet
        if not self.open(stand):
            return 0.0
        if stand not in weet:
            weet[stand] = 1 + sum(kans * self.verwacht(s, kies, weet) for kans, s in self.takken(stand, kies(stand)))
        return weet[stand]

    def speel(self, stand: Stand, kies: Callable[[Stand], str], casus: Mapping[str, Any]) -> int:
        """The number of questions for one complete casus (checked answers)."""
        aantal = 0
        while self.open(stand):
            kenmerk = kies(stand)
            stand = self.na(stand, kenmerk, casus[kenmerk])
            aantal += 1
        return aantal

    def bewijs(self, stand: Stand, casus: Mapping[str, Any]) -> int:
        """The fewest kenmerken that prove all uitkomsten in hindsight."""
        namen = self.open(stand)

        def bewezen(bekend: Iterable[str]) -> bool:
            uit = stand
            for kenmerk in bekend:
                uit = self.na(uit, kenmerk, casus[kenmerk])
            return not self.open(uit)

        getuigen: list[frozenset[str]] = []
        while True:
            keuze = kleinste_dekking(getuigen)
            if bewezen(keuze):
                return len(keuze)
            # Grow the set as far as it proves nothing: every proof holds one of the kenmerken that are then left.
            niet = set(keuze)
            for kenmerk in namen:
                if kenmerk not in niet and not bewezen(niet | {kenmerk}):
                    niet.add(kenmerk)
            getuigen.append(frozenset(namen) - niet)


def kleinste_dekking(verzamelingen: Sequence[frozenset[str]]) -> set[str]:
    """A smallest set that has something in common with each of these."""
    for grootte in itertools.count():
        if (uit := _dekking(verzamelingen, grootte)) is not None:
            return uit
    raise AssertionError


def _dekking(verzamelingen: Sequence[frozenset[str]], grootte: int) -> set[str] | None:
    if not verzamelingen:
        return set()
    if grootte == 0:
        return None
    kleinste: frozenset[str] = min(verzamelingen, key=lambda v: len(v))
    for element in sorted(kleinste):
        rest = _dekking([v for v in verzamelingen if element not in v], grootte - 1)
        if rest is not None:
            return {element, *rest}
    return None
