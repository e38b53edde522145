"""The little language of the signaalwoorden, and finding them in a text.

A phrase is a row of words. A word matches its own form and every form with the same lemma ("schuld" finds "schulden").
    =woord      this form only             woord*  *woord  *woord*    begins with, ends with, contains
    (a|b c|d*)  one of                     [a]  [a|b]                 optional
    _           any one word               ..   up to two words       ...  up to five words: no signs, no "niet" or "geen"
    ,..         up to six words, signs too #meer a number of two or more, #een one ("1", "één")
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

_STUK = re.compile(r"[()\[\]|]|[^\s()\[\]|]+")
# What a gap may hold: no sign (",.." may hold a comma) and no denial, which would turn the phrase around.
_VULLING = r"(?!(?:geen|niet|nooit|zonder)\|)[^ |.!?;:,()]+\|[^ ]+ "
_GAT = {
    "..": rf"(?:{_VULLING}){{0,2}}?",
    "...": rf"(?:{_VULLING}){{0,5}}?",
    ",..": r"(?:[^ |.!?;]+\|[^ ]+ ){0,6}?",
    "_": _VULLING,
}
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
        woorden: set[str] = set()
        for zin, teken in patronen:
            patroon, sleutels, eigen = _compileer(zin, teken)
            woorden |= eigen
            for sleutel in sleutels:
                self._op_sleutel.setdefault(sleutel, []).append(patroon)
        self.woorden = frozenset(woorden)

    def vind(self, regel: Regel) -> list[Treffer]:
        """Every match of every phrase, in no particular order."""
        kandidaten: dict[int, Patroon] = {}
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
    stukken = _STUK.findall(vouw(zin).replace("-", " "))
    regex, kansen, plek = _rij(stukken, 0, zin)
    if plek < len(stukken):
        raise ValueError(f"het signaalwoord {zin!r} heeft een haakje te veel")
    if not kansen:
        raise ValueError(f"het signaalwoord {zin!r} heeft geen enkel vast woord")
    # The element whose weakest alternative has the longest word is the rarest, so the best key.
    beste = max(kansen, key=lambda keuze: min(len(sleutel) for sleutel in keuze))
    woorden = {stuk.strip("=*") for stuk in stukken if stuk.strip("=*").isalpha()}
    return Patroon(zin, re.compile("(?<![^ ])" + regex), len(kansen), teken), set(beste), woorden


def _rij(stukken: Sequence[str], plek: int, zin: str) -> tuple[str, list[frozenset[str]], int]:
    """Words up to a closing bracket or bar: their regex, for each one that must occur its keys, and where it ended."""
    regex, kansen = "", []
    while plek < len(stukken) and stukken[plek] not in ")]|":
        stuk = stukken[plek]
        if stuk in "([":
            sluit = ")" if stuk == "(" else "]"
            keuzes, plek = [], plek + 1
            while True:
                deel, eigen, plek = _rij(stukken, plek, zin)
                keuzes.append((deel, eigen))
                if plek >= len(stukken) or stukken[plek] not in ("|", sluit):
                    raise ValueError(f"het signaalwoord {zin!r} mist een haakje {sluit}")
                plek += 1
                if stukken[plek - 1] == sluit:
                    break
            regex += "(?:" + "|".join(deel for deel, _ in keuzes) + ")" + ("?" if sluit == "]" else "")
            if sluit == ")" and all(eigen for _, eigen in keuzes):
                kansen.append(frozenset().union(*(max(eigen, key=lambda k: min(map(len, k))) for _, eigen in keuzes)))
            continue
        regex += _woord(stuk)
        if sleutels := _sleutels(stuk):
            kansen.append(sleutels)
        plek += 1
    return regex, kansen, plek


def _sleutels(woord: str) -> frozenset[str]:
    """The keys of which one occurs wherever this word matches; empty when there are none (gaps, *woord*)."""
    kern = woord.strip("=*")
    if woord in _GAT or woord.startswith("*") and woord.endswith("*"):
        return frozenset()
    if woord.startswith("#"):
        return frozenset({woord})
    if woord.endswith("*"):
        return frozenset({"<" + kern[:_ANKER]} if len(kern) >= _ANKER else ())
    if woord.startswith("*"):
        return frozenset({">" + kern[-_ANKER:]} if len(kern) >= _ANKER else ())
    return frozenset({kern} if woord.startswith("=") else {kern, _lemma(kern)})


@lru_cache(maxsize=10_000)
def _woord(woord: str) -> str:
    """One word of the language as a regular expression over one token."""
    if woord in _GAT:
        return _GAT[woord]
    if woord.startswith("#"):
        return rf"[^ |]+\|{woord} "
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
