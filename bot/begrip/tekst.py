"""Text helpers that keep character offsets: folding and tokens. No dependencies, no state."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_VERVANG = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_TOKEN = re.compile(r"[a-z]+(?:'(?:s|n|tje|tjes)\b)?|\d+(?:[.,](?:5|25|75)\b)?|\n|[^\w\s]|_|\S")


@dataclass(frozen=True)
class Token:
    """One word, number or sign: `vorm` is folded (lower case, no accents), offsets are those of the original text."""

    vorm: str
    begin: int
    eind: int


def vouw(tekst: str) -> str:
    """Lower case without accents, character for character: the result is as long as `tekst`, so offsets stay valid."""
    tekst = tekst.translate(_VERVANG)
    if tekst.isascii():
        return tekst.lower()
    return "".join(_vouw_teken(teken) for teken in tekst)


def _vouw_teken(teken: str) -> str:
    if teken.isascii():
        return teken.lower()
    basis = unicodedata.normalize("NFD", teken)[0].lower()
    return basis if len(basis) == 1 else basis[0]


def tokens(gevouwen: str) -> tuple[Token, ...]:
    """Words, numbers ("16,5" is one), line ends and single signs of a folded text, in order."""
    return tuple(Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(gevouwen))
