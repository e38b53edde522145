"""The little language of the signaalwoorden, and finding them in a text.

A phrase is a row of words. A word matches its own form and every form with the same lemma ("schuld" finds "schulden").
    =woord      this form only             woord*  *woord  *woord*    begins with, ends with, contains
    (a|b c|d*)  one of                     [a]  [a|b]                 optional
    _           any one word               ..   up to two words       ...  up to five words: no signs,
                no "niet" or "geen" or "onvoldoende"
    '(' ')' '-' the sign itself
    ,..         up to six words, signs too #meer a number of two or more, #een one ("1", "één")
Each different word of the phrases, and each group of words, gets a character of its own. A text becomes a line with,
for each of its words, the characters of the phrase words that it matches and a space; a phrase becomes a short
regular expression over such lines, made and tried only when every word that it needs occurs: loading and matching
stay cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from bot.begrip.tabel import woorden
from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import lemma

_STUK = re.compile(r"'[()-]'|[()\[\]|]|[^\s()\[\]|]+")
_ZELF = {"'('": "=(", "')'": "=)", "'-'": "=-"}
_KOPPELTEKEN = re.compile(r"(?<!')-")
_EINDE, _TEKEN, _ONTKENNING = "\x01", "\x02", "\x03"  # kinds of words that a gap can't hold
_SOORT = {".": _EINDE, "!": _EINDE, "?": _EINDE, ";": _EINDE, ",": _TEKEN, ":": _TEKEN, "(": _TEKEN, ")": _TEKEN}
_SOORT.update(dict.fromkeys(woorden("negatie", "geen", "zonder", "niet", "nauwelijks"), _ONTKENNING))
_VULLING = f"[^ {_EINDE}{_TEKEN}{_ONTKENNING}]* "
_GAT = {
    "..": f"(?:{_VULLING}){{0,2}}?",
    "...": f"(?:{_VULLING}){{0,5}}?",
    ",..": f"(?:[^ {_EINDE}]* ){{0,6}}?",
    "_": _VULLING,
}
_EERSTE = 0xF0000  # a private use plane: 65,000 words and groups
_PLEK = 6  # of its character in the expression for one word, below
_BEGIN = 4  # letters by which words with * are looked up


@dataclass(frozen=True)
class Patroon:
    """One phrase of one value; `teken` is what it stands for (see lezen.Teken).

    `nr` is its place among all phrases; `bron` is its regular expression; of each set in `nodig` one character must
    be in a line that it matches; `over_eind`: whether it holds a sign that ends a sentence ("o . t . s").
    """

    nr: int
    zin: str
    bron: str
    nodig: tuple[frozenset[str], ...]
    teken: Any
    over_eind: bool = False

    @property
    def gewicht(self) -> int:
        return len(self.nodig)


@dataclass(frozen=True)
class Treffer:
    """A phrase found at words [begin, eind)."""

    patroon: Patroon
    begin: int
    eind: int


class Zoeker:
    """All phrases, indexed by a word that each of them needs. ValueError names a phrase that can't be read."""

    def __init__(self, patronen: Iterable[tuple[str, Any]]) -> None:
        self._tekens: dict[str, str] = {}
        self._per_woord: dict[str, list[Patroon]] = {}
        woorden: set[str] = set()
        for nr, (zin, teken) in enumerate(patronen):
            stukken = [_ZELF.get(stuk, stuk) for stuk in _STUK.findall(_KOPPELTEKEN.sub(" ", vouw(zin)))]
            regex, kansen, plek = self._rij(stukken, 0, zin)
            if plek < len(stukken):
                raise ValueError(f"het signaalwoord {zin!r} heeft een haakje te veel")
            if not kansen:
                raise ValueError(f"het signaalwoord {zin!r} heeft geen enkel vast woord")
            nodig = tuple(frozenset(self._teken({w}) for w in keuze) for keuze in kansen)
            # Of one word its character alone will do, and is found faster.
            bron = regex[_PLEK] if regex == _een(regex[_PLEK : _PLEK + 1]) else "(?<![^ ])" + regex
            patroon = Patroon(nr, zin, bron, nodig, teken, any(_SOORT.get(s.strip("=*")) == _EINDE for s in stukken))
            # Looked up by the element with the fewest alternatives, of those the longest: the rarest, the best key.
            for woord in min(kansen, key=lambda keuze: (len(keuze) > 4, -min(len(w) for w in keuze))):
                self._per_woord.setdefault(self._teken({woord}), []).append(patroon)
            woorden.update(stuk.strip("=*") for stuk in stukken if stuk.strip("=*").isalpha())
        self.woorden = frozenset(woorden)
        self._index()

    def vind(self, vormen: Sequence[str], lemmas: Sequence[str]) -> list[Treffer]:
        """Every match of every phrase in a text of these words: phrase after phrase, in the order they were given.

        Few phrases go past the end of a sentence: the others are only tried on sentences that have all their words.
        """
        per_woord = [self._van_woord(v, lem) + _SOORT.get(v, "") + " " for v, lem in zip(vormen, lemmas)]
        treffers = list(self._in_regel(per_woord, 0, over_eind=True))
        eerste = 0
        for plek, tekens in enumerate(per_woord):
            if _EINDE in tekens or plek == len(per_woord) - 1:
                treffers += self._in_regel(per_woord[eerste : plek + 1], eerste, over_eind=False)
                eerste = plek + 1
        return sorted(treffers, key=lambda treffer: treffer.patroon.nr)

    def _in_regel(self, per_woord: Sequence[str], eerste: int, over_eind: bool) -> Iterator[Treffer]:
        """The matches in the line of some words, from word `eerste` on, of the phrases that go past the end of a
        sentence or of the others.
        """
        regel = "".join(per_woord)
        starts = list(accumulate(map(len, per_woord), initial=0))
        aanwezig = set(regel)
        kandidaten = {p.nr: p for teken in aanwezig & self._per_woord.keys() for p in self._per_woord[teken]}
        for patroon in kandidaten.values():
            if patroon.over_eind != over_eind or any(keuze.isdisjoint(aanwezig) for keuze in patroon.nodig):
                continue
            for gevonden in _regex(patroon.bron).finditer(regel):
                begin = bisect_right(starts, gevonden.start()) - 1
                yield Treffer(patroon, eerste + begin, eerste + bisect_right(starts, gevonden.end() - 1))

    def _rij(self, stukken: Sequence[str], plek: int, zin: str) -> tuple[str, list[frozenset[str]], int]:
        """Words up to a closing bracket or bar: their regex, what each word that must occur can be, and the end."""
        regex, kansen = "", []
        while plek < len(stukken) and stukken[plek] not in ")]|":
            stuk = stukken[plek]
            if stuk in "([":
                sluit = ")" if stuk == "(" else "]"
                keuzes, plek = [], plek + 1
                while True:
                    begin = plek
                    deel, eigen, plek = self._rij(stukken, plek, zin)
                    keuzes.append((deel, eigen, plek - begin == 1 and stukken[begin] not in _GAT))
                    if plek >= len(stukken) or stukken[plek] not in ("|", sluit):
                        raise ValueError(f"het signaalwoord {zin!r} mist een haakje {sluit}")
                    plek += 1
                    if stukken[plek - 1] == sluit:
                        break
                enkel = {next(iter(eigen[0])) for _, eigen, een in keuzes if een}
                delen = ([_een(self._teken(enkel))] if enkel else []) + [deel for deel, _, een in keuzes if not een]
                regex += ("(?:" + "|".join(delen) + ")" if len(delen) > 1 or sluit == "]" else delen[0]) + (
                    "?" if sluit == "]" else ""
                )
                if sluit == ")" and all(eigen for _, eigen, _ in keuzes):
                    kansen.append(
                        frozenset().union(*(max(eigen, key=lambda k: min(map(len, k))) for _, eigen, _ in keuzes))
                    )
                continue
            plek += 1
            if stuk in _GAT:
                regex += _GAT[stuk]
            else:
                regex += _een(self._teken({stuk}))
                kansen.append(frozenset({stuk}))
        return regex, kansen, plek

    def _teken(self, woorden: set[str]) -> str:
        """The character of a word, or of a group of words that each will do: that keeps the expressions short."""
        return self._tekens.setdefault("|".join(sorted(woorden)), chr(_EERSTE + len(self._tekens)))

    def _index(self) -> None:
        """How a word of a text finds the phrase words that it matches."""
        self._vorm: dict[str, str] = {}
        self._lemma: dict[str, str] = {}
        self._deel: dict[str, list[tuple[str, str, str]]] = {}
        per_woord: dict[str, str] = {}
        for groep, teken in self._tekens.items():
            for woord in groep.split("|"):
                per_woord[woord] = per_woord.get(woord, "") + teken
        for woord, tekens in per_woord.items():
            kern = woord.strip("=*")
            if woord.startswith("*") and woord.endswith("*"):
                self._deel.setdefault("", []).append(("in", kern, tekens))
            elif woord.endswith("*"):
                self._deel.setdefault("<" + kern[:_BEGIN], []).append(("begin", kern, tekens))
            elif woord.startswith("*"):
                self._deel.setdefault(">" + kern[-_BEGIN:], []).append(("eind", kern, tekens))
            elif woord.startswith("="):
                self._vorm[kern] = self._vorm.get(kern, "") + tekens
            else:
                for sleutel in {kern, vouw(lemma(kern))}:
                    self._lemma[sleutel] = self._lemma.get(sleutel, "") + tekens
        self._van_woord = lru_cache(maxsize=20_000)(self._zoek_woord)

    def _zoek_woord(self, vorm: str, lem: str) -> str:
        gevonden = set(self._vorm.get(vorm, "") + self._lemma.get(vorm, "") + self._lemma.get(lem, ""))
        for sleutel in ("", "<" + vorm[:_BEGIN], ">" + vorm[-_BEGIN:], "<" + lem[:_BEGIN], ">" + lem[-_BEGIN:]):
            for hoe, kern, tekens in self._deel.get(sleutel, ()):
                if any(
                    {"in": kern in w, "begin": w.startswith(kern), "eind": w.endswith(kern)}[hoe] for w in (vorm, lem)
                ):
                    gevonden.update(tekens)
        return "".join(sorted(gevonden))


@cache
def _regex(bron: str) -> re.Pattern[str]:
    """Compiled when a text first has all the words of the phrase: most phrases never are."""
    return re.compile(bron)


def _een(teken: str) -> str:
    """One word that has this character."""
    return f"[^ ]*?{teken}[^ ]* "
