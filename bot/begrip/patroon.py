"""The little language of the signaalwoorden, and finding them in a text.

A phrase is a row of words. A word matches its own form and every form with the same lemma ("schuld" finds "schulden").
    =woord      this form only             woord*  *woord  *woord*    begins with, ends with, contains
    (a|b c|d*)  one of                     [a]  [a|b]                 optional
    _           any one word               ..   up to two words       ...  up to five words, never across a sentence
    #meer       a number of two or more
Phrases are compiled to regular expressions over a line of "form|lemma " tokens and looked up through a word that each must
hold, so that a text is only tried on the phrases that can match.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Iterable, Mapping, Sequence

from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import lemma

_DEEL = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|(\.{2,3})|(\S+)")
_GAT = {"..": r"(?:[^ |.!?;]+\|[^ ]+ ){0,2}?", "...": r"(?:[^ |.!?;]+\|[^ ]+ ){0,5}?", "_": r"[^ |.!?;]+\|[^ ]+ "}
_ANKER = 4  # letters of a word's begin or end that serve as its key


@dataclass(frozen=True)
class Patroon:
    """One phrase of one value; `opties` holds what the kader says about it (see lezen.Teken)."""

    zin: str
    regex: "re.Pattern[str]"
    gewicht: int
    teken: Any


@dataclass(frozen=True)
class Treffer:
    """A phrase found at tokens [begin, eind)."""

    patroon: Patroon
    begin: int
    eind: int


@dataclass(frozen=True)
class Regel:
    """A tokenised text as the phrases see it: the line, where each token starts in it, and the keys that occur."""

    tekst: str
    starts: tuple[int, ...]
    sleutels: frozenset[str]


def maak_regel(vormen: Sequence[str], lemmas: Sequence[str]) -> Regel:
    """The line for tokens with these folded forms and lemmas (of the same length)."""
    delen, starts, plek, sleutels = [], [], 0, set()
    for vorm, lem in zip(vormen, lemmas):
        vorm = vorm.replace("|", "/").replace(" ", "_")
        deel = f"{vorm}|{lem.replace('|', '/').replace(' ', '_')} "
        delen.append(deel)
        starts.append(plek)
        plek += len(deel)
        sleutels.update((vorm, lem, "<" + vorm[:_ANKER], ">" + vorm[-_ANKER:], "<" + lem[:_ANKER], ">" + lem[-_ANKER:]))
    return Regel("".join(delen), tuple(starts), frozenset(sleutels))


class Zoeker:
    """All phrases, indexed by a word that each of them needs."""

    def __init__(self, patronen: Iterable[tuple[str, Any]]) -> None:
        self._op_sleutel: dict[str, list[Patroon]] = {}
        self._altijd: list[Patroon] = []
        woorden: set[str] = set()
        for zin, teken in patronen:
            patroon, sleutels, eigen = _compileer(zin, teken)
            woorden |= eigen
            for sleutel in sleutels:
                self._op_sleutel.setdefault(sleutel, []).append(patroon)
            if not sleutels:
                self._altijd.append(patroon)
        self.woorden = frozenset(woorden)

    def vind(self, regel: Regel) -> list[Treffer]:
        """Every match of every phrase, in no particular order."""
        kandidaten = {id(p): p for p in self._altijd}
        for sleutel in regel.sleutels & self._op_sleutel.keys():
            kandidaten.update((id(p), p) for p in self._op_sleutel[sleutel])
        treffers = []
        for patroon in kandidaten.values():
            for gevonden in patroon.regex.finditer(regel.tekst):
                begin = bisect_right(regel.starts, gevonden.start()) - 1
                eind = bisect_right(regel.starts, gevonden.end() - 1)
                if eind > begin:
                    treffers.append(Treffer(patroon, begin, eind))
        return treffers


def _compileer(zin: str, teken: Any) -> tuple[Patroon, set[str], set[str]]:
    """The phrase as a pattern, the keys of which one must occur, and its literal words. ValueError when it is no phrase."""
    regex, kansen, woorden = "", [], set()
    gewicht = 0
    for groep, optioneel, gat, woord in _DEEL.findall(vouw(zin)):
        if gat or woord == "_":
            regex += _GAT[gat or woord]
            continue
        keuzes = (groep or optioneel or woord).split("|")
        deel = "(?:" + "|".join("".join(_woord(w) for w in keuze.split()) for keuze in keuzes) + ")"
        regex += deel + ("?" if optioneel else "")
        woorden.update(w for keuze in keuzes for w in keuze.split() if w.isalpha())
        if not optioneel:
            gewicht += 1
            kansen.append([_sleutels(keuze.split()) for keuze in keuzes])
    if not kansen:
        raise ValueError(f"het signaalwoord {zin!r} heeft geen enkel vast woord")
    # The element whose weakest alternative has the longest word is the rarest, so the best key.
    beste = max(kansen, key=lambda keuzes: min(max((len(s) for s in k), default=0) for k in keuzes))
    sleutels = {s for keuze in beste for s in _langste(keuze)} if all(beste) else set()
    return Patroon(zin, re.compile("(?<![^ ])" + regex), gewicht, teken), sleutels, woorden


def _langste(groepen: list[set[str]]) -> set[str]:
    return max(groepen, key=lambda groep: min(len(s) for s in groep)) if groepen else set()


def _sleutels(woorden: list[str]) -> list[set[str]]:
    uit = []
    for woord in woorden:
        kern = woord.strip("=*")
        if woord in ("_", "..", "...") or not kern:
            continue
        if woord == "#meer":
            uit.append({"#meer"})
        elif woord.startswith("*") and woord.endswith("*"):
            continue
        elif woord.endswith("*"):
            uit.append({"<" + kern[:_ANKER]} if len(kern) >= _ANKER else set())
        elif woord.startswith("*"):
            uit.append({">" + kern[-_ANKER:]} if len(kern) >= _ANKER else set())
        else:
            uit.append({kern} if woord.startswith("=") else {kern, _lemma(kern)})
    return [groep for groep in uit if groep]


@lru_cache(maxsize=10_000)
def _woord(woord: str) -> str:
    """One word of the language as a regular expression over one token."""
    if woord in _GAT:
        return _GAT[woord]
    if woord == "#meer":
        return r"[^ |]+\|#meer "
    if woord.startswith("="):
        return re.escape(woord[1:]) + r"\|[^ ]+ "
    kern = re.escape(woord.strip("*"))
    if woord.startswith("*") or woord.endswith("*"):
        voor, na = (r"[^ |]*" if woord.startswith("*") else ""), (r"[^ |]*" if woord.endswith("*") else "")
        return rf"(?:{voor}{kern}{na}\|[^ ]+|[^ |]+\|{voor}{kern}{na}) "
    lem = re.escape(_lemma(woord))
    lemmas = lem if lem == kern else f"(?:{lem}|{kern})"
    return rf"(?:{kern}\|[^ ]+|[^ |]+\|{lemmas}) "


@lru_cache(maxsize=10_000)
def _lemma(woord: str) -> str:
    return vouw(lemma(woord))


def lees_opgave(opgave: Sequence[Any]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The entries of one value as (phrase, options): strings, {zin: …, option…}, and a mapping without `zin` for all after it."""
    voor_alle: dict[str, Any] = {}
    for deel in opgave:
        if isinstance(deel, str):
            yield deel, voor_alle
        elif "zin" in deel:
            zinnen = deel["zin"] if isinstance(deel["zin"], list) else [deel["zin"]]
            for zin in zinnen:
                yield zin, {**voor_alle, **{k: v for k, v in deel.items() if k != "zin"}}
        else:
            voor_alle = {**voor_alle, **deel}
