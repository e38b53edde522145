"""Text helpers that keep character offsets: folding and tokens. No dependencies, no state."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_VERVANG = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "}
)
_BREED = 50  # characters: a shorter line is an item of a list, a field or a head
_EINDIGT = frozenset(".!?:;…")
_TOKEN = re.compile(r"[a-z]+(?:'(?:s|n|tje|tjes)\b)?|\d+(?:[.,](?:5|25|75)\b)?|\n|[^\w\s]|_|\S")


@dataclass(frozen=True)
class Token:
    """One word, number or sign: `vorm` is folded (lower case, no accents), offsets are those of the original text."""

    vorm: str
    begin: int
    eind: int


def vouw(tekst: str) -> str:
    """Lower case without accents, character for character: the result is as long as `tekst`, so offsets stay valid.

    A line that a mail program or an editor broke off at its width goes on: that line end becomes a space.
    """
    tekst = doorlopend(tekst.translate(_VERVANG))
    if tekst.isascii():
        return tekst.lower()
    return "".join(_vouw_teken(teken) for teken in tekst)


def doorlopend(tekst: str) -> str:
    """The text, as long as it was, with a space for each line end that only keeps its lines within a width."""
    if "\n" not in tekst:
        return tekst
    uit: list[str] = []
    for alinea in re.split(r"(\n[ \t\r]*\n)", tekst):
        regels = alinea.split("\n")
        breedte = max(map(len, regels))
        uit.append(regels[0])
        for deze, volgende in pairwise(regels):
            uit.append((" " if _gaat_verder(deze.rstrip(), volgende.lstrip(), breedte) else "\n") + volgende)
    return "".join(uit)


def _gaat_verder(deze: str, volgende: str, breedte: int) -> bool:
    """Whether a line is broken off: no sentence ends there, and the next word wouldn't have fitted.

    A capital or a label ("casus 2: …") begins something, though a name may stand first in a line.
    """
    if len(deze) < _BREED or deze[-1] in _EINDIGT or not volgende[:1].islower():
        return False
    woorden = volgende.split(maxsplit=3)
    return len(deze) + 1 + len(woorden[0]) > breedte and not any(woord.endswith(":") for woord in woorden[:3])


def _vouw_teken(teken: str) -> str:
    if teken.isascii():
        return teken.lower()
    basis = unicodedata.normalize("NFD", teken)[0].lower()
    return basis if len(basis) == 1 else basis[0]


def tokens(gevouwen: str) -> tuple[Token, ...]:
    """Words, numbers ("16,5" is one), line ends and single signs of a folded text, in order."""
    return tuple(Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(gevouwen))


@dataclass(frozen=True)
class Gewoon:
    """A text in ordinary characters; `begin` and `eind` say, a character, which part of the original it stands for."""

    tekst: str
    begin: tuple[int, ...] | range
    eind: tuple[int, ...] | range

    def plek(self, begin: int, eind: int) -> tuple[int, int]:
        """Where in the original characters [begin, eind) of this text are; when there is nothing, an empty place."""
        if begin >= eind:
            plek = self.begin[begin] if begin < len(self.begin) else (self.eind[-1] if self.eind else 0)
            return plek, plek
        return self.begin[begin], self.eind[eind - 1]


# What a word processor, a mail program or a pdf puts in the place of an ordinary character, besides what Unicode itself
# calls the same (NFKC), a dash (Pd), a space (Zs) or a digit (Nd).
_STREEPJES = "\u2212\u02d7\u2043\u2011\u00af"
_PUNTJES = "\u00b7\u2219\u22c5\u2022\u2027"
_SCHUIN = "\u2044\u2215\u29f8"
_ACCENTJES = "\u2018\u2019\u201a\u201b\u00b4`\u2032\u02b9\u02bc\uff07"
_AANHALINGEN = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_GEWOON = {
    **dict.fromkeys(_STREEPJES, "-"),
    **dict.fromkeys(_PUNTJES, "."),
    **dict.fromkeys(_SCHUIN, "/"),
    **dict.fromkeys(_ACCENTJES, "'"),
    **dict.fromkeys(_AANHALINGEN, '"'),
    **dict.fromkeys("\u2028\u2029\u0085\x0b\x0c", "\n"),
    # Shown as nothing, though they count as letters or marks.
    **dict.fromkeys("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0", ""),
    **{chr(nr): "" for nr in (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))},
}
_GROEI = 4  # one character that stands for a whole sentence (U+FDFA is 18) stays as it is: a text may hold thousands
_MERKTEKENS = 8  # marks on one letter that are looked at: more than any language has, and a text may hold thousands


def gewone_tekens(tekst: str) -> Gewoon:
    """The text as it looks when it is typed: wide and joined letters, spaces, dashes and digits of every kind become
    the ordinary ones, and what nobody sees (soft hyphens, zero-width characters, marks of direction) goes. Capitals
    and accents stay.

    For searching: what is found lies at `plek(begin, eind)` of the original.
    """
    if tekst.isascii():
        return Gewoon(tekst, range(len(tekst)), range(1, len(tekst) + 1))
    stukken: list[str] = []
    begin: list[int] = []
    eind: list[int] = []
    nr, lengte = 0, len(tekst)
    while nr < lengte:
        tot = nr + 1
        while tot < lengte and not tekst[tot].isascii() and _is_merkteken(tekst[tot]):
            tot += 1
        gewoon = _gewoon_stuk(tekst[nr : min(tot, nr + 1 + _MERKTEKENS)])
        stukken.append(gewoon)
        begin += [nr] * len(gewoon)
        eind += [tot] * len(gewoon)
        nr = tot
    return Gewoon("".join(stukken), tuple(begin), tuple(eind))


@lru_cache(maxsize=5_000)
def _is_merkteken(teken: str) -> bool:
    return teken not in _GEWOON and unicodedata.category(teken).startswith("M")


@lru_cache(maxsize=5_000)
def _gewoon_stuk(stuk: str) -> str:
    """One letter with its marks, in ordinary characters; empty when nobody sees it."""
    eigen = _GEWOON.get(stuk)
    if eigen is not None:
        return eigen
    gelijk = unicodedata.normalize("NFKC", stuk)
    if len(gelijk) > _GROEI * len(stuk):
        return stuk
    return "".join(_gewoon_teken(teken) for teken in gelijk)


def _gewoon_teken(teken: str) -> str:
    if teken.isascii():
        return teken if teken != "`" else "'"
    eigen = _GEWOON.get(teken)
    if eigen is not None:
        return eigen
    soort = unicodedata.category(teken)
    if soort == "Nd":
        return str(unicodedata.decimal(teken))
    return {"Cf": "", "Pd": "-", "Zs": " "}.get(soort, teken)
