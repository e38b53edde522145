"""Terms and steps: which of them certainly apply, for one choice of besluiten. Every answer is remembered.

They follow what was decided: where somebody deviated from the advice (`besloten`), that uitkomst counts and the advised
one doesn't. This is the only place that says so; chat, page, cards, store and files all show what comes from here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from .model import Besluit, Kader, Kenmerk, Termijn, Vervolgstap
from .tekst import naar_tekst
from .voorwaarde import WAAR, atomen, toets

_MAX_ONTHOUDEN = 10_000
_Gekozen = tuple[tuple[Termijn, ...], tuple["Stap", ...]]


class Stap:
    """A step ready for an answer: as JSON object and as JSON text."""

    def __init__(self, stap: Vervolgstap):
        self.json: dict[str, Any] = {"id": stap.id, "tekst": stap.tekst, **herkomst(stap)}

    @cached_property
    def tekst(self) -> str:
        return naar_tekst(self.json)


def herkomst(item: Termijn | Vervolgstap) -> dict[str, Any]:
    """Where an item comes from, as it travels with the item: `bron`, and all of them as `bronnen` when it has more.

    Of more, `bron` is the one that marks a part as ours: who reads only that one doesn't take our words for the
    source's.
    """
    bronnen = [b.als_json() for b in item.bronnen]
    eerst = next((b for b in bronnen if b["interpretatie"]), bronnen[0])
    return {"bron": eerst, **({"bronnen": bronnen} if len(bronnen) > 1 else {})}


class Gevolgen:
    """The terms and steps of all kaders, as far as these besluiten bring them into view, kader by kader."""

    def __init__(
        self,
        kaders: Mapping[str, Kader],
        alle: Mapping[str, Besluit],
        kenmerken: Mapping[str, Kenmerk],
        besluiten: Sequence[str],
    ):
        eigen = dict.fromkeys(alle[b].kader for b in besluiten)
        in_beeld = {*besluiten, *eigen}
        self._groepen = []
        for kader in (kaders[k] for k in dict.fromkeys((*eigen, *kaders))):
            termijnen = [t for t in kader.termijnen if t.bij in in_beeld]
            stappen = [s for s in kader.vervolgstappen if s.bij in in_beeld]
            if termijnen or stappen:
                self._groepen.append(_Groep(kenmerken, termijnen, stappen))

    def __call__(self, antwoorden: Mapping[str, Any], uitkomsten: Mapping[str, str | None]) -> _Gekozen:
        """What applies, in the order of the kaders asked for. `uitkomsten`: besluit → uitkomst, None while not bepaald.

        Both as they count, so after `na_besluit`.
        """
        termijnen: dict[tuple[int, str], Termijn] = {}
        stappen: dict[str, Stap] = {}
        for nummer, groep in enumerate(self._groepen):
            eigen_termijnen, eigen_stappen = groep(antwoorden, uitkomsten)
            # Within a kader the first of an id goes before the others; kaders don't know each other's ids.
            for termijn in eigen_termijnen:
                termijnen.setdefault((nummer, termijn.id), termijn)
            for stap in eigen_stappen:  # kaders share some steps, in the same words
                stappen.setdefault(stap.json["tekst"], stap)
        return tuple(termijnen.values()), tuple(stappen.values())


class _Groep:
    """The terms and steps of one kader."""

    def __init__(self, kenmerken: Mapping[str, Kenmerk], termijnen: Sequence[Termijn], stappen: Sequence[Vervolgstap]):
        als = [t.als for t in termijnen] + [s.als for s in stappen]
        gelezen = [a for deel in als for a in atomen(deel or WAAR)]
        self._kenmerken = tuple(dict.fromkeys(a[1] for a in gelezen if a[0] != "besluit"))
        self._besluiten = tuple(dict.fromkeys(a[1] for a in gelezen if a[0] == "besluit"))
        self._termijnen = [(t, toets(t.als or WAAR, kenmerken)) for t in termijnen]
        self._stappen = [(Stap(s), toets(s.als or WAAR, kenmerken)) for s in stappen]
        self._onthouden: dict[tuple[Any, ...], _Gekozen] = {}

    def __call__(self, antwoorden: Mapping[str, Any], uitkomsten: Mapping[str, str | None]) -> _Gekozen:
        # Which besluiten were asked for is the same at every call, so an absent one needs no mark of its own.
        sleutel = (*map(antwoorden.get, self._kenmerken), *map(uitkomsten.get, self._besluiten))
        if (uit := self._onthouden.get(sleutel)) is None:
            if len(self._onthouden) >= _MAX_ONTHOUDEN:
                self._onthouden.clear()
            uit = self._onthouden[sleutel] = (
                tuple(t for t, geldt in self._termijnen if geldt(antwoorden, uitkomsten) is True),
                tuple(s for s, geldt in self._stappen if geldt(antwoorden, uitkomsten) is True),
            )
        return uit
